//! Rows of a table whose first cell is a day: "| 14 janvier 2025 | 13h-14h | Le loyer expliqué | Lise Duval |".

use super::cut::trim;
use super::{Builder, Item, Level, single_day};
use crate::extract::dates::DateMention;
use crate::lexicon::Tags;

impl Builder<'_, '_> {
    /// The day of a table row, in a cell of its own before that of the title.
    pub(super) fn row_date(&self, i: usize) -> Option<&DateMention> {
        let segment = &self.segments[i];
        let next = self.segments.get(i + 1)?;
        if !(segment.cell && next.cell && next.cut) {
            return None;
        }
        let date = self.date_in(&segment.tokens).filter(|d| d.tokens.start <= segment.tokens.start + 2)?;
        single_day(date).is_some().then_some(date)
    }

    /// "| 14 janvier 2025 | 13h-14h | Le loyer expliqué | Lise Duval |": an item in a row of a table.
    pub(super) fn row(&mut self, i: usize) -> Option<Item> {
        let date = self.row_date(i).filter(|_| self.rows)?.clone();
        let first = self.found.times.first_from(date.tokens.end);
        let own = self.found.times.get(first).filter(|t| t.tokens.end <= self.segments[i].tokens.end && t.start.is_some()).cloned();
        let next = self.time_at_head(&self.segments[i + 1]);
        let title = next.as_ref().map_or_else(|| self.segments[i + 1].tokens.clone(), |head| head.rest.clone());
        // "| 4 mai | Brivelle, salle des fêtes | Le cuir expliqué |"
        let third = self.segments.get(i + 2).filter(|s| s.cell && s.cut && self.is_where(&title));
        let priced = third.is_some_and(|s| self.is_price(&s.tokens));
        let beyond = third.filter(|s| !priced && self.is_title(s)).map(|s| s.tokens.clone());
        let title_at = if beyond.is_some() || priced { i + 2 } else { i + 1 };
        let title = beyond.unwrap_or(title);
        // "4 mai | Le cuir expliqué" and whoever speaks in the next cell; "4 mai", "Lise Duval (CNRS)" and "Le cuir expliqué"
        let own_end = own.as_ref().map_or(date.tokens.end, |time| time.tokens.end);
        let beside = trim(self.doc, own_end..self.segments[i].tokens.end.max(own_end));
        let beside = Some(beside).filter(|words| words.len() >= 2 && self.doc.case(words.start).is_capital() && !self.is_where(words));
        // "4 mai | Lise Duval" and "Le cuir expliqué"
        let spoken =
            beside.as_ref().is_some_and(|words| self.is_full_name(words) || self.is_nobody_else(words) || self.is_person_alone(words));
        let under = self.segments.get(i + 1).filter(|s| spoken && s.cell && s.cut && self.is_title(s)).map(|s| s.tokens.clone());
        if let (Some(title), Some(people)) = (under, beside.clone()) {
            let mut item = self.new_item(i, Level::Timed, "agenda.row");
            item.start = own.as_ref().and_then(|t| t.start);
            item.end = own.and_then(|t| t.end);
            item.date = single_day(&date);
            item.own_date = true;
            item.segments.end = i + 2;
            self.taken[i + 1] = true;
            self.name(&mut item, title);
            (item.people_from, item.people_to) = (Some(people.start), Some(people.end));
            return Some(item);
        }
        let speaker = beside.is_none() && (self.holds_people(&self.segments[title_at]) || self.is_person_alone(&title));
        let behind = self.segments.get(title_at + 1).filter(|s| speaker && s.cell && s.cut && self.is_title(s)).map(|s| s.tokens.clone());
        let people = behind.as_ref().map(|_| self.segments[title_at].tokens.clone());
        let title_at = if beside.is_some() { i } else { title_at + usize::from(behind.is_some()) };
        let title = beside.or(behind).unwrap_or(title);
        let mut item = self.new_item(i, Level::Timed, "agenda.row");
        let time = own.or(next.map(|head| head.time));
        item.start = time.as_ref().and_then(|t| t.start);
        item.end = time.and_then(|t| t.end);
        item.date = single_day(&date);
        item.own_date = true;
        let number = Some(self.segments[i].tokens.start..date.tokens.start).filter(|lead| self.doc.number(lead.start).is_some());
        item.segments.end = title_at + 1;
        self.taken[i + 1..=title_at].fill(true);
        let pending = self.doc.phrase(title.start, title.end, Tags::PENDING | Tags::TENTATIVE).is_some_and(|(n, _)| n == title.len());
        // "Coudre dehors" above "4 mai 2025 | De 10 h à 11 h"
        let above =
            self.heading_before(i).filter(|k| title.is_empty() && self.segments[i].blank_before == 0 && self.segments[*k].blank_before > 0);
        if let Some(k) = above {
            item.segments.start = k;
            self.taken[k] = true;
            self.name(&mut item, self.segments[k].tokens.clone());
        } else if title.is_empty() || pending || priced || self.around.beside.contains(&title.start) {
            self.title_below(&mut item, title_at + 1);
        } else {
            self.name(&mut item, title);
        }
        item.label = item.label.or(number);
        if let Some(people) = people.filter(|_| item.people_from.is_none()) {
            item.people_from = Some(people.start);
            item.people_to = Some(people.end);
        }
        Some(item)
    }
}
