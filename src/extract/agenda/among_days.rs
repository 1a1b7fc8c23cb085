//! Items whose day stands before a colon, among others that have an hour as well: "Mardi 4 mai : Ciné-goûter" below
//! "Lundi 3 mai (20 h) : conférence".

use super::cut::trim;
use super::{Builder, Item, Level, single_day};
use crate::record::Edtf;
use crate::text::Tokens;

/// Items with day, hour and colon that show how an agenda is written.
const LEAST: usize = 2;
/// Tokens of what a day is said to hold, at most.
const LONGEST_SUBJECT: usize = 16;
/// Lines from a day to its hours, at most.
const LONGEST_BLOCK: usize = 6;

impl Builder<'_, '_> {
    /// Whether several lines begin with day and hour, and a colon before the title.
    pub(super) fn days_over_subjects(&self) -> bool {
        let titled = |i: &usize| {
            let head = self.head_of(*i).filter(|head| head.date.is_some() && head.rest.len() >= 2);
            head.is_some_and(|head| self.doc.is(head.rest.start - 1, ":")) && !self.segments[*i].cell
        };
        (0..self.segments.len()).filter(titled).nth(LEAST - 1).is_some()
    }

    /// The day of such a line without an hour, and what takes place on it.
    pub(super) fn subject_of_day(&self, i: usize) -> Option<(Edtf, Tokens)> {
        let segment = &self.segments[i];
        if !self.days_over_subjects || segment.cell || segment.furniture || self.is_timed_at(i) {
            return None;
        }
        let date = self.date_in(&segment.tokens).filter(|date| date.tokens.start <= segment.tokens.start + 1)?;
        let colon = date.tokens.end;
        let title = trim(self.doc, colon + 1..segment.tokens.end.max(colon + 1));
        let plain = self.doc.is(colon, ":") && (1..=LONGEST_SUBJECT).contains(&title.len()) && !self.is_where(&title);
        single_day(date).filter(|_| plain).map(|day| (day, title))
    }

    /// Its item; one for each hour where hours stand below it, with nothing but a remark in brackets beside them.
    pub(super) fn among_days(&mut self, i: usize) -> Option<Item> {
        let (day, title) = self.subject_of_day(i)?;
        let remark = |rest: &Tokens| {
            rest.is_empty() || self.doc.is(rest.start - 1, "(") || self.doc.is(rest.start, "(") && self.doc.is(rest.end - 1, ")")
        };
        let hours: Vec<usize> = (i + 1..self.segments.len().min(i + LONGEST_BLOCK))
            .take_while(|k| self.head_of(*k).is_none_or(|head| head.date.is_none()) && self.day_heading(*k).is_none())
            .filter(|k| self.head_of(*k).is_some_and(|head| remark(&head.rest)))
            .collect();
        let mut items = Vec::new();
        for k in hours.iter().copied().map(Some).chain(hours.is_empty().then_some(None)) {
            let mut item = self.new_item(items.last().map_or(i, |_| k.unwrap_or(i)), Level::Timed, "agenda.among_days");
            (item.date, item.own_date) = (Some(day), true);
            self.name(&mut item, title.clone());
            if let Some(k) = k {
                let time = self.head_of(k).map(|head| head.time.clone());
                item.start = time.as_ref().and_then(|time| time.start);
                item.end = time.and_then(|time| time.end);
                item.segments.end = k + 1;
                self.taken[k] = true;
            }
            items.push(item);
        }
        let last = items.pop();
        self.items.extend(items);
        last
    }
}
