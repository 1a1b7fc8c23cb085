//! Series without times: lines that begin or end with a day of their own, "12 octobre 2024 : Les moulins", "Les moulins – Jeudi 12
//! octobre 2024", with whoever speaks on them or below.

use super::cut::{cut_people, trim};
use super::heads::PARTS;
use super::{Builder, Item, Level, single_day};
use crate::extract::dates::{DateMention, DateUse};
use crate::extract::entries;
use crate::extract::segments::Segment;
use crate::text::Tokens;

/// So many lines with a day make a series.
const LEAST: usize = 3;
/// Lines from a title to whoever speaks, at most.
const NEAR: usize = 2;

impl Builder<'_, '_> {
    /// "12 octobre 2024 Les moulins, par Lise Duval": whether a list without times gives the days of a series.
    pub(super) fn dated_lines(&self) -> bool {
        let named = |i: usize| self.found.names.starting_at(i).is_some_and(|k| self.found.names[k].name.len() >= 2);
        let begins = |s: &Segment| self.date_in(&s.tokens).is_some_and(|d| named(d.tokens.end) || named(d.tokens.end + 1));
        self.are_spoken(|s| self.begins_with_day(s).is_some(), begins)
    }

    /// "Les moulins – Jeudi 12 octobre 2024", whoever speaks on the line below: the same of days that end their lines.
    pub(super) fn days_behind(&self) -> bool {
        self.are_spoken(|s| self.ends_with_day(s).is_some(), |_| false)
    }

    /// Whether several lines are `dated` and half of them tell who speaks. A chronicle names people, too, but nobody speaks in it.
    fn are_spoken(&self, dated: impl Fn(&Segment) -> bool, named: impl Fn(&Segment) -> bool) -> bool {
        let lines: Vec<usize> = (0..self.segments.len()).filter(|i| dated(&self.segments[*i])).collect();
        let below = |i: usize| {
            let next = self.segments[i + 1..].iter().take(NEAR).take_while(|s| s.blank_before == 0 && !dated(s));
            next.into_iter().any(|s| self.tells_who(s))
        };
        let spoken = |i: &&usize| {
            let line = &self.segments[**i];
            named(line) || cut_people(self.doc, &line.tokens, self.found.names).1.is_some() || below(**i)
        };
        lines.len() >= LEAST && lines.iter().filter(spoken).count() * 2 >= lines.len()
    }

    /// The one day with which a line begins that has a title behind it and no time.
    pub(super) fn begins_with_day(&self, segment: &Segment) -> Option<&DateMention> {
        let tokens = &segment.tokens;
        let date = self.date_in(tokens).filter(|d| d.tokens.start <= tokens.start + 1 && single_day(d).is_some())?;
        let behind = date.tokens.end + usize::from(self.doc.is_any(date.tokens.end, PARTS));
        let titled = behind + 2 <= tokens.end && (self.doc.case(behind).is_capital() || self.doc.is_any(behind, &["«", "“", "\""]));
        (titled && self.may_be_dated(segment, date)).then_some(date)
    }

    /// The one day with which a line ends that has a title before it and no time; a sign or a capital sets it off.
    fn ends_with_day(&self, segment: &Segment) -> Option<(&DateMention, Tokens)> {
        let doc = self.doc;
        let tokens = &segment.tokens;
        let date = self.date_in(tokens).filter(|d| d.tokens.end + 1 >= tokens.end && single_day(d).is_some())?;
        let before = date.tokens.start.checked_sub(1)?;
        let set_off = doc.is_any(before, PARTS) || doc.is(before, "(") || doc.case(date.tokens.start).is_capital();
        let title = trim(doc, tokens.start..date.tokens.start.max(tokens.start));
        let titled = title.len() >= 2 && doc.case(title.start).is_capital() && !self.is_where(&title);
        (titled && set_off && self.may_be_dated(segment, date)).then_some((date, title))
    }

    /// "Les moulins", below it "Jeudi 12 octobre 2024" alone and whoever speaks: whether titles stand so above their days.
    pub(super) fn titles_over_dates(&self) -> bool {
        let spoken =
            |i: &usize| self.day_below(*i).is_some() && self.segments.get(i + 2).is_some_and(|s| s.blank_before == 0 && self.tells_who(s));
        (0..self.segments.len()).filter(spoken).nth(LEAST - 1).is_some()
    }

    fn tells_who(&self, segment: &Segment) -> bool {
        self.holds_people(segment) || entries::intro(self.doc, &segment.tokens).is_some()
    }

    /// The one day that stands alone right below the title `i`.
    fn day_below(&self, i: usize) -> Option<&DateMention> {
        let day = self.segments.get(i + 1).filter(|s| s.blank_before == 0)?;
        let date = self.date_in(&day.tokens).filter(|d| d.tokens.start == day.tokens.start && d.tokens.end + 1 >= day.tokens.end)?;
        let title = &self.segments[i];
        let titled =
            title.tokens.len() >= 2 && self.is_title(title) && self.date_in(&title.tokens).is_none() && !self.is_sentence(&title.tokens);
        (titled && single_day(date).is_some() && self.may_be_dated(day, date)).then_some(date)
    }

    /// The item of such a title.
    pub(super) fn over_date(&mut self, i: usize) -> Option<Item> {
        let day = single_day(self.day_below(i).filter(|_| self.titles_over_dates)?);
        let mut item = self.new_item(i, Level::Timed, "agenda.over_date");
        item.date = day;
        item.own_date = true;
        item.segments.end = i + 2;
        self.taken[i + 1] = true;
        self.name(&mut item, self.segments[i].tokens.clone());
        Some(item)
    }

    fn may_be_dated(&self, segment: &Segment, date: &DateMention) -> bool {
        let first = self.found.times.first_from(segment.tokens.start);
        let timed = self.found.times.get(first).is_some_and(|t| t.tokens.end <= segment.tokens.end);
        !segment.cell && !segment.furniture && !timed && date.use_ == DateUse::Open
    }

    /// An item whose day ends its line.
    pub(super) fn closed_by_day(&mut self, i: usize) -> Option<Item> {
        let (date, title) = self.ends_with_day(&self.segments[i]).filter(|_| self.days_behind)?;
        let day = single_day(date);
        let mut item = self.new_item(i, Level::Timed, "agenda.closed_by_day");
        item.date = day;
        item.own_date = true;
        self.name(&mut item, title);
        Some(item)
    }
}
