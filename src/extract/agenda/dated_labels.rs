//! Labels with a day: "Séance 2 – 15 novembre 2024", "Première session : Le quai, jeudi 8 octobre 2020".

use super::cut::trim_lead;
use super::{Builder, Item, Level, single_day};
use crate::extract::dates::DateMention;
use crate::text::Tokens;

impl Builder<'_, '_> {
    /// "Première session : Le quai, jeudi 8 octobre 2020": the day that ends the title of a labelled item is its own.
    pub(super) fn take_day(&self, item: &mut Item) {
        let Some(title) = item.title.clone().filter(|_| item.label.is_some() && !item.own_date) else { return };
        let first = self.found.dates.first_from(title.start + 2);
        let day = self.found.dates.get(first).filter(|day| day.tokens.end <= title.end);
        let closed = |day: &&DateMention| (day.tokens.end..title.end).all(|t| self.doc.is_any(t, &[")", ".", "]"]));
        if let Some((day, date)) = day.filter(closed).and_then(|day| Some((day, single_day(day)?))) {
            let mut end = day.tokens.start;
            while end > title.start + 1 && self.doc.is_any(end - 1, &["(", "[", ",", "–", "—", "-", ":"]) {
                end -= 1;
            }
            item.title = Some(title.start..end);
            item.date = Some(date);
            item.own_date = true;
        }
    }

    /// "Séance 2 – 15 novembre 2024 – 10 h 30": label and day head an item whose title stands below.
    pub(super) fn dated_session(&mut self, i: usize, date: &DateMention) -> Item {
        let tokens = self.segments[i].tokens.clone();
        let mut item = self.new_item(i, Level::Timed, "agenda.dated_label");
        self.name(&mut item, tokens.start..date.tokens.start);
        item.date = single_day(date);
        item.own_date = true;
        let first = self.found.times.first_from(date.tokens.end);
        let mut behind = date.tokens.end;
        if let Some(time) = self.found.times.get(first).filter(|t| t.tokens.end <= tokens.end) {
            item.start = time.start;
            item.end = time.end;
            behind = time.tokens.end;
        }
        item.label_only = true;
        // "Atelier 1 – 13 novembre 2020 (9 h – 13 h) : Le roman et la loi"
        let rest = trim_lead(self.doc, behind..tokens.end);
        let set_off = rest.len() >= 2 && self.doc.is_any(rest.start - 1, &[":", "–", "—", "|", "."]);
        if set_off && self.doc.case(rest.start).is_capital() && !self.is_where(&rest) {
            self.title_behind_label(&mut item, rest);
        } else {
            self.segments_title(&mut item, i + 1);
        }
        item
    }

    /// Names an item whose label is known by other words.
    pub(super) fn title_behind_label(&self, item: &mut Item, tokens: Tokens) {
        let label = item.label.take().or(item.title.take());
        let kind = item.kind;
        item.label_only = false;
        self.name(item, tokens);
        item.kind = item.kind.or(kind);
        item.label = item.label.take().or(label);
    }

    /// The line below as title, whatever stands between.
    fn segments_title(&mut self, item: &mut Item, i: usize) {
        let Some(segment) = self.segments.get(i).filter(|s| self.is_title(s) && s.blank_before <= 2) else { return };
        let tokens = segment.tokens.clone();
        self.taken[i] = true;
        item.segments.end = i + 1;
        item.kind = None;
        self.title_behind_label(item, tokens);
    }
}
