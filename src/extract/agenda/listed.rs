//! Workshops in a list: the bullets below "Ateliers", each of which has its title, and people or not.

use super::{Builder, Item, Level};
use crate::extract::entries;
use crate::extract::kinds;
use crate::lexicon::Tags;
use crate::record::SessionKind;
use crate::text::Tokens;

/// How such items are found.
pub(super) const LISTED_WORKSHOP: &str = "agenda.listed_workshop";

/// Lines below "Ateliers" within which its list begins, and among which its bullets are looked at.
const NEAR: usize = 3;
const LONGEST_LIST: usize = 40;

/// Tokens of the longest title with its people.
const LONGEST_ENTRY: usize = 60;

/// Tokens of the longest heading of a list.
const LONGEST_HEADING: usize = 10;

impl Builder<'_, '_> {
    /// "9 h 30 : deux ateliers" above "– coudre en aveugle (avec Lise Duval)" and "– tanner sans chrome".
    pub(super) fn listed_workshop(&mut self, i: usize) -> Option<Item> {
        if !self.is_entry(i) {
            return None;
        }
        let last = self.items.last()?;
        let heads = || {
            let near = i <= last.segments.end + NEAR && self.heads_workshops(last) && last.people_from.is_none();
            near && self.lists_workshops(last.segments.end, i)
        };
        if last.rule != LISTED_WORKSHOP && !heads() {
            return None;
        }
        let mut item = self.new_item(i, Level::Labelled, LISTED_WORKSHOP);
        // "– 1 Coudre en aveugle"
        let tokens = self.segments[i].tokens.clone();
        let counted = self.doc.number(tokens.start).is_some_and(|n| n < 40) && self.doc.case(tokens.start + 1).is_capital();
        self.name(&mut item, tokens.start + usize::from(counted)..tokens.end);
        item.kind = Some(SessionKind::Workshop);
        item.title.is_some().then_some(item)
    }

    /// Whether an item is called "Ateliers", "trois ateliers en parallèle", "première session d’ateliers".
    fn heads_workshops(&self, item: &Item) -> bool {
        let doc = self.doc;
        let several = |words: &Tokens| {
            words.len() <= LONGEST_HEADING
                && words.clone().any(|t| {
                    let label =
                        doc.phrase(t, words.end, Tags::LABEL | Tags::LABEL_WORD).filter(|(_, v)| v.has(Tags::LABEL | Tags::LABEL_WORD));
                    label.is_some_and(|(n, value)| {
                        kinds::labelled(value) == Some(SessionKind::Workshop) && (t..t + n).any(|k| doc.word(k).ends_with(['s', 'S']))
                    })
                })
        };
        item.rule != LISTED_WORKSHOP && (item.title.as_ref().is_some_and(several) || item.label.as_ref().is_some_and(several))
    }

    /// A bullet that is neither somebody nor a heading of people.
    fn is_entry(&self, i: usize) -> bool {
        let segment = &self.segments[i];
        let tokens = &segment.tokens;
        segment.bullet
            && !segment.cell
            && (2..=LONGEST_ENTRY).contains(&tokens.len())
            && !self.is_timed_at(i)
            && !self.holds_people(segment)
            && entries::intro(self.doc, tokens).is_none()
            && self.labelled_as(tokens).is_none_or(|label| !label.numbered)
    }

    /// Whether several bullets follow, all of which may be workshops, and nothing but notes stands before the first.
    fn lists_workshops(&self, from: usize, i: usize) -> bool {
        let ends = |k: &usize| self.is_timed_at(*k) || self.segments[*k].heading > 0 || self.day_heading(*k).is_some();
        let list: Vec<usize> = (i..self.segments.len().min(i + LONGEST_LIST)).take_while(|k| *k == i || !ends(k)).collect();
        let bullets = list.iter().filter(|k| self.segments[**k].bullet);
        let own = bullets.clone().filter(|k| self.is_entry(**k) && !self.is_sentence(&self.segments[**k].tokens)).count();
        let chairs = |k: usize| entries::intro(self.doc, &self.segments[k].tokens).is_some();
        let others = bullets.filter(|k| !self.is_entry(**k) && !chairs(**k)).count();
        // "On y débattra de trois questions :" leads to questions.
        let told = |k: usize| self.doc.is(self.segments[k].tokens.end - 1, ":") && self.segments[k].tokens.len() > LONGEST_HEADING;
        own >= 2 && others == 0 && !(from..i).any(|k| self.is_timed_at(k) || told(k))
    }
}
