//! Works by their makers: a programme of films or plays that names each title with whoever made it.

use super::{Builder, Item};
use crate::record::SessionKind;
use crate::text::{Case, Tokens};

/// So many works by their makers show what a programme holds.
const LEAST: usize = 3;

impl Builder<'_, '_> {
    /// "Le banc, de Lise Duval", "Le banc, d'Anne Tessier (dès 5 ans)": the comma behind the title of a work.
    fn maker_of(&self, tokens: &Tokens) -> Option<usize> {
        let doc = self.doc;
        let named = |i: usize| {
            let name = self.found.names.starting_at(i).map(|k| &self.found.names[k]);
            name.is_some_and(|n| {
                let end = n.whole.end;
                n.name.len() >= 2 && (end >= tokens.end || doc.is_any(end, &["(", ",", "–", "—"]) || doc.folds_to(end, &["et"]))
            })
        };
        let by = |i: usize| doc.folds_to(i, &["de", "d'"]) && doc.case(i) == Case::Lower;
        (tokens.start + 1..tokens.end.saturating_sub(2)).find(|i| doc.is(*i, ",") && by(i + 1) && named(i + 2))
    }

    /// Whether a good part of the timed titles are works by their makers.
    pub(super) fn works_by_makers(&self) -> bool {
        let (mut timed, mut works) = (0, 0);
        for i in 0..self.segments.len() {
            let Some(head) = self.head_of(i) else { continue };
            let below = self.segments.get(i + 1).filter(|s| s.cut || s.blank_before == 0);
            timed += 1;
            works += usize::from(self.maker_of(&head.rest).is_some() || below.is_some_and(|s| self.maker_of(&s.tokens).is_some()));
        }
        works >= LEAST && works * 3 >= timed
    }

    /// Takes the maker off the title of a work; `tokens` are the words that the title was cut from.
    pub(super) fn name_work(&self, item: &mut Item, title: Tokens, tokens: &Tokens) -> Tokens {
        let maker = self.works_by_makers.then(|| self.maker_of(tokens)).flatten();
        let Some(comma) = maker.filter(|comma| *comma <= title.end && item.people_from.is_none()) else { return title };
        item.kind = item.kind.or(Some(SessionKind::Performance));
        title.start..comma
    }
}
