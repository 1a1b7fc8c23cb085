//! Times below: day and hour that stand under the label or title of the item that they belong to.

use super::headings::MEETING;
use super::heads::HeadTime;
use super::layout::TitlePlace;
use super::{Builder, Item, Level, single_day};
use crate::lexicon::Tags;

/// Lines from the heading of a block to the time of those who speak in it, at most.
const NEAR_BLOCK: usize = 3;

impl Builder<'_, '_> {
    /// "Session 4 : Le quai" above "14 h Avec Lise Duval, maire, et Paul Vercel": gives the time of nothing but people to the
    /// heading right above, which has none.
    pub(super) fn times_block_above(&mut self, i: usize, head: &HeadTime) -> bool {
        let doc = self.doc;
        let led = doc.phrase(head.rest.start, head.rest.end, Tags::SPEAKERS_INLINE).is_some_and(|(n, _)| {
            let civil = doc.folds_to(head.rest.start + n, &["le", "la", "l'", "les"]);
            self.found.names.starting_at(head.rest.start + n + usize::from(civil)).is_some()
        });
        let led = led && doc.folds_to(head.rest.start, &["avec", "par"]);
        let near = |item: &&mut Item| {
            let heading = item.level == Level::Block && item.start.is_none() && item.title.is_some() && item.people_from.is_none();
            heading && i <= item.segments.start + NEAR_BLOCK
        };
        let Some(item) = self.items.last_mut().filter(|_| led && head.date.is_none()).filter(near) else { return false };
        item.give_time(i, &head.time);
        item.people_from = Some(head.rest.start);
        item.people_to = Some(head.rest.end);
        self.taken[i] = true;
        true
    }

    /// "ATELIER / Titre / 20/11/2025 - 14:30 - Agora": day and time below a title belong to the item that it has begun.
    pub(super) fn times_last(&mut self, i: usize) -> bool {
        let Some(head) = self.time_at_head(&self.segments[i]).filter(|_| self.row_date(i).is_none()) else { return false };
        // The next of a series stands below "Une rencontre avec" and those whom one meets.
        if self.items.last().is_some_and(|item| item.rule == MEETING) {
            return false;
        }
        if self.times_label(i, &head) || self.times_lone_label(i, &head) {
            return true;
        }
        if self.dates_labelled_title(i, &head) {
            return true;
        }
        // "#1 Mardi 12 janvier, 11 h" right above a title of its own.
        if head.rest.is_empty() && self.nearer_below(i) {
            return false;
        }
        let day = head.date.as_ref().and_then(single_day).or(self.day.filter(|_| self.below_its_day(i)));
        let Some(day) = day else { return false };
        let peopled = |from: usize| (from + 1..i).any(|k| self.segments[k].bullet && self.holds_people(&self.segments[k]));
        let listed = self.items.last().is_some_and(|item| peopled(item.segments.start));
        let near = |item: &&mut Item| {
            !item.own_date
                && !listed
                && item.title.is_some()
                && i - item.segments.start <= 6
                && i < item.segments.end + 4
                && (item.start.is_none() || item.start == head.time.start)
        };
        let Some(item) = self.items.last_mut().filter(near) else { return false };
        let end = item.end;
        item.give_time(i, &head.time);
        item.end = item.end.or(end);
        item.date = Some(day);
        item.own_date = true;
        self.taken[i] = true;
        true
    }

    /// "Lecture : Le gant perdu", "Samedi 4 mai de 10 h à 11 h", "Le Comptoir": day and hour right below a label and its
    /// title, where each item before has a day of its own.
    fn dates_labelled_title(&mut self, i: usize, head: &HeadTime) -> bool {
        let Some(day) = head.date.as_ref().and_then(single_day).filter(|_| head.rest.is_empty()) else { return false };
        let dated = self.items.iter().rev().nth(1).is_none_or(|before| before.own_date);
        let set_off = |k: usize| self.segments[k].blank_before > 0;
        let whole = |item: &&mut Item| {
            let start = item.segments.start;
            item.start.is_none()
                && item.label.is_some()
                && item.label != item.title
                && item.title.is_some()
                && !item.label_only
                && start + 1 == i
        };
        if !dated || i == 0 || !set_off(i - 1) || self.segments[i].cell {
            return false;
        }
        let Some(item) = self.items.last_mut().filter(whole) else { return false };
        item.give_time(i, &head.time);
        item.date = Some(day);
        item.own_date = true;
        self.taken[i] = true;
        true
    }

    /// "PLÉNIÈRE 1 / CE QUE L’ON SAIT / 14h30 – 18h00": a time alone below a labelled title that no other title follows.
    fn times_label(&mut self, i: usize, head: &HeadTime) -> bool {
        let titled_below = self.segments.get(i + 1).is_some_and(|s| {
            let part = self.coded(&s.tokens).is_some() || self.labelled_as(&s.tokens).is_some() || s.bullet;
            self.is_title(s) && !part
        });
        let above = self.title_place == TitlePlace::Above && i > 0 && self.segments[i].blank_before == 0;
        // "A / Coudre dehors" above "14 h – 15 h • studio 2"
        let room = self.items.last().is_some_and(|item| item.segments.start + 1 == i)
            && (self.rooms_above && self.titled_above(i, &head.rest) || self.is_where(&head.rest));
        if titled_below && !above || !(self.time_is_alone(i) || room) || head.date.is_some() {
            return false;
        }
        // Where titles or speakers stand below their times, this time has its own.
        let own = self
            .segments
            .get(i + 1)
            .is_some_and(|s| s.blank_before <= 1 && !s.bullet && (self.is_title(s) || s.blank_before == 0 && self.holds_people(s)));
        if own && self.title_place == TitlePlace::Below {
            return false;
        }
        let untimed = |item: &&mut Item| {
            let spoken = item.people_from.is_some() && self.segments[i].blank_before > 0;
            let whole = item.start.is_none() && item.title.is_some() && !item.label_only && !spoken;
            whole && item.level != Level::Nested && i - item.segments.start <= 2
        };
        let Some(item) = self.items.last_mut().filter(untimed) else { return false };
        item.give_time(i, &head.time);
        self.taken[i] = true;
        true
    }

    /// "Table ronde / 10 h 45 | Amphi B / Quel avenir pour la pêche ?": the time right below a label that has no title yet.
    fn times_lone_label(&mut self, i: usize, head: &HeadTime) -> bool {
        let next = i + 1 + usize::from(self.segments.get(i + 1).is_some_and(|s| s.cell && s.cut && self.is_where(&s.tokens)));
        let placed = head.date.is_none() && (head.rest.is_empty() || self.is_where(&head.rest));
        let titled = self.segments.get(next).is_some_and(|s| s.blank_before == 0 && !s.bullet && self.is_title(s));
        let lone = |item: &&mut Item| {
            item.start.is_none() && item.label_only && item.segments == (i - 1..i) && item.label == Some(item.title.clone().unwrap_or(0..0))
        };
        if !placed || !titled || self.segments[i].blank_before > 0 || self.closes_before_time() {
            return false;
        }
        let Some(mut item) = self.items.pop_if(|item| lone(&item)) else { return false };
        item.give_time(i, &head.time);
        self.taken[i] = true;
        self.title_below(&mut item, next);
        self.items.push(item);
        true
    }

    /// "Discussion" last before a time on a line of its own, where the item before begins with such a line, too:
    /// what is below the time is another item.
    fn closes_before_time(&self) -> bool {
        let mut back = self.items.iter().rev();
        let ends = back.next().is_some_and(|item| {
            let exchange = |t: usize| self.doc.folds_to(t, &["discussion", "discussions", "debat", "echange", "echanges", "questions"]);
            item.label.as_ref().is_some_and(|label| exchange(label.start))
        });
        let timed = back.find(|item| item.level == Level::Timed && item.start.is_some());
        ends && timed.is_some_and(|item| self.time_is_alone(item.segments.start))
    }
}
