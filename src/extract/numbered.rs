//! Affiliations by number, as papers have them: `Nora Teissier 1, Pavel Hrubý 2 – 1 : LadHyX, 2 : Université Charles`.

use super::affiliations::{self, Attached};
use super::bodies;
use super::entries::Entry;
use crate::text::superscript::number;
use crate::text::{Marked, TokenKind, Tokens};

/// Gives the people whose names bear numbers the bodies that the rest of their list gives those numbers.
pub fn attach(doc: &Marked, entries: &mut [Entry], to: usize) {
    if !entries.iter().any(|e| e.name.as_ref().is_some_and(|n| may_bear_mark(doc, n.whole.end))) {
        return;
    }
    let read = |e: &Entry| e.name.as_ref().map_or((Vec::new(), e.tokens.end), |n| read_marks(doc, n.whole.end));
    let (marks, ends): (Vec<Vec<u32>>, Vec<usize>) = entries.iter().map(read).unzip();
    if marks.iter().all(Vec::is_empty) {
        return;
    }
    // What looked like the particulars of the last may be the first definition.
    let from = match (marks.last(), ends.last(), entries.last()) {
        (Some(marks), Some(end), Some(_)) if !marks.is_empty() => *end,
        (.., Some(last)) => last.tokens.end,
        _ => to,
    };
    let said = definitions(doc, from, to);
    for entry in entries.iter_mut() {
        attach_said(doc, entry, &said);
    }
}

/// Gives somebody whose name bears numbers the bodies that they stand for.
pub fn attach_said(doc: &Marked, entry: &mut Entry, said: &[(u32, Vec<Attached>)]) {
    let Some(name) = &entry.name else { return };
    for mark in marks(doc, name.whole.end) {
        let bodies = said.iter().filter(|(n, _)| *n == mark).flat_map(|(_, attached)| attached.clone());
        entry.attached.extend(bodies);
    }
}

/// A line with the number before it that was taken for that of a list: "1. LadHyX, Bavay".
pub fn with_number(doc: &Marked, line: &Tokens) -> Tokens {
    let counted = line.start >= 2 && doc.number(line.start - 2).is_some() && (line.start == 2 || doc.breaks(line.start - 2));
    let sign =
        counted && !doc.breaks(line.start - 1) && !doc.breaks(line.start) && doc.is_any(line.start - 1, &[".", ")", "/", "–", "—", "-"]);
    if sign { line.start - 2..line.end } else { line.clone() }
}

/// The number that opens a definition.
pub fn number_of(doc: &Marked, line: &Tokens) -> Option<u32> {
    number(doc.word(line.start + usize::from(doc.is_any(line.start, &["(", "["]))))
}

/// Whether a number of an affiliation may stand behind a name that ends at token `at`.
fn may_bear_mark(doc: &Marked, at: usize) -> bool {
    number(doc.word(at + usize::from(doc.is(at, "(")))).is_some()
}

/// The numbers behind a name that ends at token `at`: `1`, `1,2`, `(1)`, `(1, 2)`.
pub fn marks(doc: &Marked, at: usize) -> Vec<u32> {
    read_marks(doc, at).0
}

/// The numbers behind a name, and the token behind them.
fn read_marks(doc: &Marked, name_end: usize) -> (Vec<u32>, usize) {
    let bracket = doc.is(name_end, "(");
    let mut at = name_end + usize::from(bracket);
    let mut found = Vec::new();
    while (bracket || doc.glued(at) || is_spaced_mark(doc, at))
        && let Some(n) = number(doc.word(at))
    {
        found.push(n);
        at += 1;
        let glued = doc.glued(at) && doc.glued(at + 1) && number(doc.word(at + 1)).is_some();
        let next = doc.is_any(at, &[",", ";"]) && (bracket || glued);
        at += usize::from(next);
    }
    if bracket {
        if !doc.is(at, ")") {
            found.clear();
        }
        at += 1;
    }
    (found, at)
}

/// So many bodies a list of authors has, at most, where their numbers stand apart from the names.
const MOST_SPACED: u32 = 20;

/// "Nora Teissier 1, Pavel Hrubý 2": a small number, before whoever comes next or at the end of the line.
fn is_spaced_mark(doc: &Marked, at: usize) -> bool {
    let small = number(doc.word(at)).is_some_and(|n| (1..=MOST_SPACED).contains(&n)) && !doc.breaks(at);
    let next = at + 1;
    let next = next + usize::from(doc.is(next, "*") && doc.glued(next));
    small && (next >= doc.tokens.len() || doc.breaks(next) || doc.is_any(next, &[",", ";", "&"]) || doc.folds_to(next, &["et"]))
}

/// Whether these tokens begin with a number and the body that it stands for: `1 LadHyX`, `(2) École polytechnique`.
pub fn is_definition(doc: &Marked, tokens: &Tokens) -> bool {
    let bracket = usize::from(doc.is_any(tokens.start, &["(", "["]));
    let at = tokens.start + bracket;
    let Some(_) = number(doc.word(at)).filter(|_| at < tokens.end) else { return false };
    let body = (at + 1..tokens.end).find(|i| doc.kind(*i) == Some(TokenKind::Word));
    body.is_some_and(|i| {
        i <= at + 3
            && doc.number(i).is_none()
            && bodies::mention_at(doc, bodies::skip_article(doc, i, tokens.end), tokens.end, true).is_some()
    })
}

/// The bodies behind each number that opens a part: `1 : LadHyX, École polytechnique, 2 : …`.
pub fn definitions(doc: &Marked, from: usize, to: usize) -> Vec<(u32, Vec<Attached>)> {
    let opens = |i: usize| {
        let bracket = i > 0 && doc.is_any(i - 1, &["(", "["]);
        let led = i > 0 && (doc.kind(i - 1) == Some(TokenKind::Sign) || doc.breaks(i)) && (bracket || !doc.glued(i));
        let bodies = doc.is_any(i + 1, &[":", ".", ")", "-", "–"]) || doc.case(i + 1).is_capital();
        number(doc.word(i)).filter(|_| led && bodies)
    };
    let starts: Vec<(usize, u32)> = (from..to).filter_map(|i| Some((i, opens(i)?))).collect();
    starts
        .iter()
        .enumerate()
        .map(|(k, &(i, n))| {
            let end = starts.get(k + 1).map_or(to, |next| next.0);
            let from = i + 1 + usize::from(doc.is_any(i + 1, &[")", "]"]));
            let bodies = affiliations::tail(doc, from, end).attached;
            (n, bodies.into_iter().filter(|a| a.role.is_none()).collect())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::extract::entries;
    use crate::extract::names;
    use crate::extract::testing::marked;
    use crate::record::Part;

    #[test]
    fn examples() {
        for (text, expected) in [
            (
                "Nora Teissier1, Paul Hruby2, B. Laforgue1 - 1 : LadHyX, École polytechnique, 2 : Université Charles",
                "Nora Teissier @ LadHyX École polytechnique | Paul Hruby @ Université Charles | B. Laforgue @ LadHyX École polytechnique",
            ),
            (
                "Nora Teissier1,2, Zoé Maillard2\n1 CHU de Nantes, 2 Centre national d’études spatiales",
                "Nora Teissier @ CHU de Nantes Centre national d’études spatiales | Zoé Maillard @ Centre national d’études spatiales",
            ),
            (
                "Nora Teissier (1), Paul Hruby (1, 2)\n(1) LadHyX\n(2) Université Charles",
                "Nora Teissier @ LadHyX | Paul Hruby @ LadHyX Université Charles",
            ),
            ("Nora Teissier, Paul Tessier - 1 : Université Charles", "Nora Teissier @ | Paul Tessier @"),
            (
                "Nora Teissier 1, Paul Hruby 1,2 et Zoé Maillard 2\n1. LadHyX, Bavay\n2. Université Charles",
                "Nora Teissier @ LadHyX | Paul Hruby @ LadHyX Université Charles | Zoé Maillard @ Université Charles",
            ),
            (
                "Nora Teissier 1*, Paul Hruby 2\n1 - Institut de la mer\n2 - Université Charles",
                "Nora Teissier @ Institut de la mer | Paul Hruby @ Université Charles",
            ),
            ("Nora Teissier (1958), Paul Tessier (1)", "Nora Teissier @ | Paul Tessier @"),
        ] {
            let found = marked(text, |doc| {
                let names = names::find(doc);
                let all = 0..doc.tokens.len();
                let entries = entries::list(doc, &all, all.end, Part::Speaker, &names);
                let shown: Vec<String> = entries
                    .iter()
                    .map(|e| {
                        let name = e.name.as_ref().map_or(String::new(), |n| doc.surface(&n.name));
                        let bodies: Vec<String> =
                            e.attached.iter().filter_map(|a| a.organisation.as_ref()).map(|o| doc.surface(o)).collect();
                        format!("{name} @ {}", bodies.join(" ")).trim_end().to_owned()
                    })
                    .collect();
                shown.join(" | ")
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
