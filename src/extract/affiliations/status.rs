//! Marks of status behind a name: somebody comes perhaps, or from afar.

use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind};

/// What a status mark says, and the token after it.
pub struct Status {
    pub tentative: bool,
    pub remote: bool,
    /// Token after the mark.
    pub end: usize,
}

/// A status mark at `at`; in a part that is set off, some plain words may stand before it: `(exposé à distance)`,
/// `, présence sous réserve`, `, si son calendrier le permet`.
pub fn status_at(doc: &Marked, at: usize, end: usize, set_off: bool) -> Option<Status> {
    let plain = |i: usize| doc.kind(i) == Some(TokenKind::Word) && doc.case(i) == Case::Lower && !doc.has(i, Tags::FUNCTION | Tags::VERB);
    let words = if set_off { 3 } else { 0 };
    for from in at..end.min(at + words + 1) {
        if let Some((n, value)) = doc.phrase(from, end, Tags::TENTATIVE | Tags::REMOTE) {
            return Some(Status { tentative: value.has(Tags::TENTATIVE), remote: value.has(Tags::REMOTE), end: from + n });
        }
        if from > at && doc.breaks(from) || !plain(from) {
            break;
        }
    }
    // "si son calendrier le permet", "si les travaux du Sénat le permettent"
    let condition = set_off && doc.folds_to(at, &["si"]);
    let verb = (at + 1..end.min(at + 10))
        .find(|i| doc.folds_to(*i, &["permet", "permettent"]) && doc.folds_to(*i - 1, &["le"]))
        .filter(|_| condition)?;
    Some(Status { tentative: true, remote: false, end: verb + 1 })
}
