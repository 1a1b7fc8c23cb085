//! Affiliations by number, as papers have them: `Nora Teissier 1, Pavel Hrubý 2 – 1 : LadHyX, 2 : Université Charles`.

use super::affiliations::{self, Attached};
use super::entries::Entry;
use crate::text::superscript::number;
use crate::text::{Marked, TokenKind};

/// Gives the people whose names bear numbers the bodies that the rest of their list gives those numbers.
pub fn attach(doc: &Marked, entries: &mut [Entry], to: usize) {
    if !entries.iter().any(|e| e.name.as_ref().is_some_and(|n| doc.glued(n.whole.end))) {
        return;
    }
    let marks: Vec<Vec<u32>> = entries.iter().map(|e| e.name.as_ref().map_or(Vec::new(), |n| marks(doc, n.whole.end))).collect();
    if marks.iter().all(Vec::is_empty) {
        return;
    }
    let from = entries.last().map_or(to, |e| e.tokens.end);
    let said = definitions(doc, from, to);
    for (entry, marks) in entries.iter_mut().zip(marks) {
        for mark in marks {
            let bodies = said.iter().filter(|(n, _)| *n == mark).flat_map(|(_, attached)| attached.clone());
            entry.attached.extend(bodies);
        }
    }
}

/// The numbers glued to a name that ends at token `at`: `1`, `1,2`.
pub fn marks(doc: &Marked, mut at: usize) -> Vec<u32> {
    let mut found = Vec::new();
    while doc.glued(at)
        && let Some(n) = number(doc.word(at))
    {
        found.push(n);
        at += 1;
        let next = doc.is_any(at, &[",", ";"]) && doc.glued(at) && doc.glued(at + 1);
        at += usize::from(next);
    }
    found
}

/// The bodies behind each number that opens a part: `1 : LadHyX, École polytechnique, 2 : …`.
fn definitions(doc: &Marked, from: usize, to: usize) -> Vec<(u32, Vec<Attached>)> {
    let opens = |i: usize| {
        let led = i > 0 && (doc.kind(i - 1) == Some(TokenKind::Sign) || doc.breaks(i)) && !doc.glued(i);
        let bodies = doc.is_any(i + 1, &[":", ".", ")", "-", "–"]) || doc.case(i + 1).is_capital();
        number(doc.word(i)).filter(|_| led && bodies)
    };
    let starts: Vec<(usize, u32)> = (from..to).filter_map(|i| Some((i, opens(i)?))).collect();
    starts
        .iter()
        .enumerate()
        .map(|(k, &(i, n))| {
            let end = starts.get(k + 1).map_or(to, |next| next.0);
            let bodies = affiliations::tail(doc, i + 1, end).attached;
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
            ("Nora Teissier, Paul Tessier - 1 : Université Charles", "Nora Teissier @ | Paul Tessier @"),
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
