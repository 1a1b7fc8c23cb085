//! Footnote marks that say something of the people they stand at: "* sous réserve", "(1) en visioconférence".

use super::mark::Marked;
use crate::lexicon::Tags;

/// The sign of a footnote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Star,
    TwoStars,
    Number(u32),
}

/// What the footnotes of a text say.
#[derive(Debug, Default)]
pub(super) struct Notes {
    said: Vec<(Mark, Tags)>,
}

/// Tokens between a mark and what it says.
const NEAR: usize = 4;

impl Notes {
    pub(super) fn find(doc: &Marked) -> Notes {
        let mut notes = Notes::default();
        for i in (0..doc.tokens.len()).filter(|i| doc.is_any(*i, &["(", "*"])) {
            if let Some((mark, n)) = mark_at(doc, i)
                && let Some(tags) = explanation(doc, i, mark, n)
                && notes.said.iter().all(|(known, _)| *known != mark)
            {
                notes.said.push((mark, tags));
            }
        }
        notes
    }

    /// What the mark at token `i` says, and its number of tokens; none for the footnote itself.
    pub(super) fn at(&self, doc: &Marked, i: usize) -> Option<(Tags, usize)> {
        if self.said.is_empty() {
            return None;
        }
        let (mark, n) = mark_at(doc, i)?;
        let (_, tags) = self.said.iter().find(|(known, _)| *known == mark)?;
        explanation(doc, i, mark, n).is_none().then_some((*tags, n))
    }
}

/// Whether token `i` may be the mark of a footnote: most brackets are none.
pub(super) fn is_mark(doc: &Marked, i: usize) -> bool {
    mark_at(doc, i).is_some()
}

/// A star or two, alone or in brackets, or a number in brackets.
fn mark_at(doc: &Marked, i: usize) -> Option<(Mark, usize)> {
    let bracket = usize::from(doc.is(i, "("));
    let (mark, n) = match doc.number(i + bracket) {
        Some(number) if bracket == 1 && number < 20 => (Mark::Number(number), 1),
        _ if !doc.is(i + bracket, "*") => return None,
        _ if bracket == 0 && i > 0 && doc.is(i - 1, "*") && doc.glued(i) => return None,
        _ if doc.is(i + bracket + 1, "*") && doc.glued(i + bracket + 1) => (Mark::TwoStars, 2),
        _ => (Mark::Star, 1),
    };
    // The star within "(*)" is read with its brackets.
    let inner = bracket == 0 && i > 0 && doc.is(i - 1, "(") && doc.is(i + n, ")");
    (!inner && (bracket == 0 || doc.is(i + bracket + n, ")"))).then_some((mark, n + 2 * bracket))
}

/// The status of which the words behind a mark speak; a number explains itself only at the head of a line.
fn explanation(doc: &Marked, i: usize, mark: Mark, n: usize) -> Option<Tags> {
    if matches!(mark, Mark::Number(_)) && i > 0 && !doc.breaks(i) {
        return None;
    }
    (i + n..i + n + NEAR)
        .take_while(|j| !doc.breaks(*j))
        .find_map(|j| doc.phrase(j, doc.tokens.len(), Tags::TENTATIVE | Tags::REMOTE))
        .map(|(_, value)| value.tags & (Tags::TENTATIVE | Tags::REMOTE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("Paul Tessier*, maire\n* sous réserve", "tentative at 2"),
            ("Paul Tessier (*), maire\n(*) sous réserve de confirmation", "tentative at 2"),
            ("Paul Tessier (1), maire\n(1) sous réserve", "tentative at 2"),
            ("Paul Tessier**\n* sous réserve\n** en visioconférence", "remote at 2"),
            // Stars that no note explains, and numbers that are none.
            ("Paul Tessier*, maire", ""),
            ("Paul Tessier (1), maire\n1. Accueil", ""),
        ] {
            let found = marked(text, |doc| {
                let notes = Notes::find(doc);
                let said = |i: usize| {
                    let (tags, _) = notes.at(doc, i)?;
                    Some(format!("{} at {i}", if tags.contains(Tags::REMOTE) { "remote" } else { "tentative" }))
                };
                (0..doc.tokens.len()).filter_map(said).collect::<Vec<_>>().join(" ")
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
