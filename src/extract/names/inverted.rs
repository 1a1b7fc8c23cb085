//! Family names first, a comma, the given name: `MARCHAND, Hélène, historienne`, where several lines of a list are written so.

use super::NameMention;
use super::family::is_family;
use crate::lexicon::Tags;
use crate::text::{Case, Marked};

/// So many lines make such a list; more where the family names are not in capitals.
const LEAST: usize = 2;
const LEAST_ORDINARY: usize = 3;
/// Words of a family name, at most.
const LONGEST_FAMILY: usize = 4;

/// Puts the names of such a list in the place of whatever was found there; the list of names stays in order.
pub(super) fn find(doc: &Marked, found: &mut Vec<NameMention>) {
    let (mut listed, mut capitals) = (Vec::new(), 0);
    for line in &doc.lines {
        let opened = line.tokens.clone().take(3).find(|i| doc.case(*i).is_capital());
        if let Some(name) = opened.and_then(|i| name_at(doc, i)) {
            capitals += usize::from(doc.case(name.name.start) == Case::Upper);
            listed.push(name);
        }
    }
    if capitals < LEAST && listed.len() < LEAST_ORDINARY {
        return;
    }
    super::replace(found, listed);
}

/// The name that begins with the family name at token `i`.
fn name_at(doc: &Marked, i: usize) -> Option<NameMention> {
    if !(i + 1..=i + LONGEST_FAMILY).any(|comma| doc.is(comma, ",")) {
        return None;
    }
    let upper = doc.case(i) == Case::Upper;
    let mut at = i;
    while at < i + LONGEST_FAMILY && (doc.has(at, Tags::PARTICLE) || is_family(doc, at) && (doc.case(at) == Case::Upper) == upper) {
        at += 1;
    }
    let rare =
        |j: usize| doc.word(j).chars().count() > 1 && (upper || !doc.has(j, Tags::COMMON_WORD | Tags::PLACE | Tags::SURE_GIVEN_NAME));
    let given = at + 1;
    let end = given + 1;
    let written = at > i && doc.is(at, ",") && doc.case(given) == Case::Capital && doc.has(given, Tags::SURE_GIVEN_NAME);
    let closed = end >= doc.tokens.len() || doc.divides(end) || doc.is_any(end, &[",", "(", "–", "—", "-", ":", ";"]);
    (written && closed && (i..at).all(rare)).then_some(NameMention {
        whole: i..end,
        name: i..end,
        given: given..end,
        civility: None,
        sure: true,
        rule: "name.family_comma_given",
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::names::find;
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("SORVELIN, Hélène, juriste\nVERQUIN, Omar (CHU)\nLE GOFFIC, Anne", "SORVELIN, Hélène | VERQUIN, Omar | LE GOFFIC, Anne"),
            ("Sorvelin, Hélène\nTalbotin, Omar\nLarbaoui, Anne", "Sorvelin, Hélène | Talbotin, Omar | Larbaoui, Anne"),
            // One line is no list.
            ("SORVELIN, Hélène Verquin et Omar Larbaoui", "Hélène Verquin | Omar Larbaoui"),
        ] {
            let names = marked(text, |doc| find(doc).iter().map(|m| doc.surface(&m.name)).collect::<Vec<_>>().join(" | "));
            assert_eq!(names, expected, "{text}");
        }
    }
}
