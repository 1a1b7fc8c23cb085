//! Family names before initials: `DUVAL L, ROCHE JP, LE GALL P (Brivelle)`, `Duval L., Roche P.`, as authors of papers are listed.

use super::NameMention;
use super::family::is_family;
use crate::lexicon::Tags;
use crate::text::{Case, Marked, Tokens};

/// Words of a family name, at most.
const LONGEST_FAMILY: usize = 4;
/// Initials of one person, and letters of initials that stand together.
const MOST_INITIALS: usize = 3;
const LONGEST_INITIALS: usize = 3;
/// Tokens before such a list on its line: a bullet, a number.
const LEAD: usize = 3;

/// What may be a family name and is most often something else: "HÉPATITE B, HÉPATITE C".
const COMMON: Tags = Tags::NOUN.union(Tags::ADJECTIVE).union(Tags::PLACE).union(Tags::TOWN).union(Tags::BODY);

/// Puts the names of such lists in the place of whatever was found there; the list of names stays in order.
pub(super) fn find(doc: &Marked, found: &mut Vec<NameMention>) {
    let (mut listed, mut alone) = (Vec::new(), Vec::new());
    for line in &doc.lines {
        let Some(first) = line.tokens.clone().take(LEAD).find(|i| doc.case(*i).is_capital()) else { continue };
        let mut names = list_at(doc, &(first..line.tokens.end));
        match names.len() {
            0 => {}
            1 => alone.append(&mut names),
            _ => listed.append(&mut names),
        }
    }
    if listed.is_empty() {
        return;
    }
    // "DUVAL L (Brivelle)" below a paper whose fellows have several authors.
    let upper = |name: &NameMention| (name.name.start..name.given.start).all(|i| doc.case(i) != Case::Capital);
    listed.extend(alone.into_iter().filter(|name| upper(name) && !is_common(doc, name)));
    listed.sort_by_key(|name| name.whole.start);
    super::replace(found, listed);
}

/// The names of a list that fills its line, or ends before a bracket or dash; most have words that are seldom anything else.
fn list_at(doc: &Marked, line: &Tokens) -> Vec<NameMention> {
    let mut names: Vec<NameMention> = Vec::new();
    let mut at = line.start;
    while let Some(name) = name_at(doc, at, line.end) {
        let end = name.whole.end;
        names.push(name);
        if end < line.end && (doc.is_any(end, &[",", ";", "&"]) || doc.folds_to(end, &["et"])) {
            at = end + 1;
        } else {
            at = end;
            break;
        }
    }
    let closed = at >= line.end || doc.is_any(at, &["(", "–", "—", "-", ".", ":", "*"]) || at + 1 >= line.end;
    let rare = names.iter().filter(|name| !is_common(doc, name)).count();
    if closed && rare * 2 >= names.len() { names } else { Vec::new() }
}

fn is_common(doc: &Marked, name: &NameMention) -> bool {
    (name.name.start..name.given.start).all(|i| doc.has(i, COMMON | Tags::PARTICLE))
}

/// The name that begins with the family name at token `i`.
fn name_at(doc: &Marked, i: usize, end: usize) -> Option<NameMention> {
    let mut given = i;
    while given < end.min(i + LONGEST_FAMILY)
        && doc.word(given).chars().count() > 1
        && !doc.word(given).contains('.')
        && (doc.has(given, Tags::PARTICLE) || doc.word(given).chars().count() > 2 && is_family(doc, given))
    {
        given += 1;
    }
    let mut at = given;
    while at < end && at < given + 2 * MOST_INITIALS && is_initials(doc, at) {
        at += 1;
        at += usize::from(at < end && doc.is(at, ".") && doc.glued(at));
        at += usize::from(at + 1 < end && doc.is(at, "-") && doc.glued(at) && is_initials(doc, at + 1));
    }
    let closed = at >= end || doc.is_any(at, &[",", ";", "&", "(", "–", "—", "*", ".", ":"]) || doc.folds_to(at, &["et"]);
    (given > i && at > given && closed && !(i + 1..at).any(|k| doc.breaks(k))).then_some(NameMention {
        whole: i..at,
        name: i..at,
        given: given..at,
        civility: None,
        sure: true,
        rule: "name.family_initials",
    })
}

/// "L", "JP", "J.-P": letters in capitals that stand for given names.
fn is_initials(doc: &Marked, i: usize) -> bool {
    let word = doc.word(i);
    let letters = word.chars().filter(|c| c.is_uppercase()).count();
    word.starts_with(char::is_uppercase)
        && letters <= LONGEST_INITIALS
        && word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-'))
        && !doc.has(i, Tags::KNOWN_BODY)
}

#[cfg(test)]
mod tests {
    use crate::extract::names::find;
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("SORVELIN H, LE GOFFIC JP (Bavay)", "SORVELIN H | LE GOFFIC JP"),
            ("SORVELIN Y, VERQUIN E", "SORVELIN Y | VERQUIN E"),
            ("Sorvelin H., Talbotin J.-P. et Verquin M.", "Sorvelin H. | Talbotin J.-P. | Verquin M."),
            ("SORVELIN H, VERQUIN M\nLe cuir\nTALBOTIN O (Brivelle)", "SORVELIN H | VERQUIN M | TALBOTIN O"),
            // One name alone may be anything.
            ("HÉPATITE B, HÉPATITE C", ""),
            ("Session A, Salle B", ""),
        ] {
            let names = marked(text, |doc| find(doc).iter().map(|m| doc.surface(&m.name)).collect::<Vec<_>>().join(" | "));
            assert_eq!(names, expected, "{text}");
        }
    }
}
