//! Who chairs more than one item: a whole series ("Toutes les séances sont animées par X"), the half of a day.

use super::read::{Placed, Reader};
use crate::extract::agenda::Level;
use crate::extract::entries;
use crate::lexicon::Tags;
use crate::record::Part;
use crate::text::Tokens;

impl Reader<'_, '_> {
    /// Takes out of the running text of a series the sentences that say who chairs all its items; what remains.
    pub(super) fn without_series_chairs(&mut self, tokens: Tokens) -> Vec<Tokens> {
        let mut rest = Vec::new();
        let (mut from, mut at) = (tokens.start, tokens.start);
        while at < tokens.end {
            let sentence = at..self.sentence_end(at, tokens.end);
            at = sentence.end.max(at + 1);
            let Some(cue) = self.chairs_series(&sentence) else { continue };
            let entries = entries::list(self.doc, &(cue..sentence.end), sentence.end, Part::Moderator, self.names);
            self.chairs_all.extend(entries.into_iter().filter(|entry| entry.name.is_some()));
            if from < sentence.start {
                rest.push(from..sentence.start);
            }
            from = sentence.end;
        }
        if from < tokens.end {
            rest.push(from..tokens.end);
        }
        rest
    }

    /// Where the person begins who chairs all items, as a sentence says: "Chaque webinaire est animé par …".
    fn chairs_series(&self, sentence: &Tokens) -> Option<usize> {
        let doc = self.doc;
        let every = |i: usize| doc.has(i, Tags::EVERY);
        let cue = doc.beginnings(sentence.clone(), Tags::MODERATION).find_map(|i| {
            let (n, _) = doc.phrase(i, sentence.end, Tags::MODERATION)?;
            let leads = doc.folds_to(i + n - 1, &["par", "de", "d'"]) || doc.is(i + n, ":");
            (leads && self.presents_person(i, sentence.start, sentence.end)).then_some((i, i + n))
        })?;
        (sentence.start..cue.0).any(every).then_some(cue.1)
    }

    /// Gives those who chair a series to every item without a chair of its own.
    pub(super) fn chair_all(&mut self) {
        let chairs = std::mem::take(&mut self.chairs_all);
        if chairs.is_empty() {
            return;
        }
        let mut chaired = vec![false; self.programme.items.len()];
        for placed in self.programme.placed.iter().filter(|p| p.entry.part == Part::Moderator) {
            if let Some(session) = placed.session {
                chaired[session] = true;
            }
        }
        for (session, item) in self.programme.items.iter().enumerate() {
            if item.level == Level::Timed && !chaired[session] {
                self.programme.placed.extend(chairs.iter().map(|entry| Placed { entry: entry.clone(), session: Some(session) }));
            }
        }
    }

    /// "MATINÉE, sous la présidence de X", or "Présidence : X" right below the heading of a half day.
    pub(super) fn half_day_chair(&mut self, i: usize) -> bool {
        let doc = self.doc;
        let tokens = self.segments[i].tokens.clone();
        let half_day = |k: usize| doc.phrase(self.segments[k].tokens.start, self.segments[k].tokens.end, Tags::HALF_DAY).map(|(n, _)| n);
        if let Some(n) = half_day(i) {
            let behind = tokens.start + n + usize::from(doc.is_any(tokens.start + n, &[",", "–", "—", "-", ":", "("]))..tokens.end;
            let Some(intro) = entries::intro(doc, &behind).filter(|x| x.part == Part::Moderator) else { return false };
            // The half of a day is no item.
            let list = behind.start + intro.len..tokens.end;
            let found = entries::list(doc, &list, list.end, Part::Moderator, self.names);
            let any = !found.is_empty();
            self.programme.placed.extend(found.into_iter().map(|entry| Placed { entry, session: None }));
            return any;
        }
        let below =
            i > 0 && self.segments[i].blank_before == 0 && half_day(i - 1).is_some_and(|n| n + 2 >= self.segments[i - 1].tokens.len());
        let Some(intro) = entries::intro(doc, &tokens).filter(|x| below && x.part == Part::Moderator) else { return false };
        let list = tokens.start + intro.len..tokens.end;
        self.chairs_next = entries::list(doc, &list, list.end, Part::Moderator, self.names);
        !self.chairs_next.is_empty()
    }
}
