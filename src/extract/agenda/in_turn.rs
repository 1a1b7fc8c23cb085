//! Lines of one form, one below the other, of which each is an item: what somebody says within a timed item, papers in a list
//! above the times; items that an overview names before the programme.

use super::cut::cut_people;
use super::{Builder, Item, Level};
use crate::extract::dates::DateMention;
use crate::lexicon::Tags;
use crate::record::SessionKind;
use crate::text::fold::fold;
use crate::text::{TokenKind, Tokens};

/// Tokens of what somebody says in turn, at most.
const LONGEST_SAID: usize = 16;

/// Bullets with a quoted title that make a list of papers.
const LEAST_PAPERS: usize = 3;

/// Items that an overview announces, at least and at most.
const LEAST_ANNOUNCED: usize = 2;
const MOST_ANNOUNCED: usize = 12;

/// Tokens of the heading of half a day, and hours that no item takes.
const LONGEST_HALF: usize = 6;
const LONG_DAY: u32 = 4;

const IN_TURN: &str = "agenda.spoken_in_turn";
pub(super) const LISTED: &str = "agenda.listed_paper";

impl Builder<'_, '_> {
    /// "Mot de bienvenue par M. Paul Vercel, maire" above "Le quai en chiffres, par Mme Lise Duval, directrice", below a time:
    /// each is an item.
    pub(super) fn spoken_in_turn(&mut self, i: usize) -> Option<Item> {
        let within = self.items.last().is_some_and(|item| item.level == Level::Timed && item.title.is_some() || item.rule == IN_TURN);
        if !within || !self.is_spoken_by(i) {
            return None;
        }
        let others = || self.items.iter().any(|item| item.rule == IN_TURN);
        if !(self.is_spoken_by(i + 1) || i > 0 && self.is_spoken_by(i - 1) || others()) {
            return None;
        }
        let mut item = self.new_item(i, Level::Labelled, IN_TURN);
        self.name(&mut item, self.segments[i].tokens.clone());
        item.kind = item.kind.or(Some(SessionKind::Talk));
        item.title.is_some().then_some(item)
    }

    /// Whether a line gives a title, "par" and somebody with a title or function of theirs.
    fn is_spoken_by(&self, i: usize) -> bool {
        let doc = self.doc;
        let Some(segment) = self.segments.get(i).filter(|s| !s.bullet && !s.cell && !s.furniture && s.blank_before == 0) else {
            return false;
        };
        let (title, people) = cut_people(doc, &segment.tokens, self.found.names);
        let Some(by) = people.filter(|by| doc.folds_to(*by, &["par"])) else { return false };
        let Some(name) = self.found.names.starting_at(by + 1).map(|k| &self.found.names[k]) else { return false };
        let somebody = name.sure && (name.civility.is_some() || doc.is(name.whole.end, ","));
        let worded = (2..=LONGEST_SAID).contains(&title.len()) && doc.case(title.start).is_capital() && !self.is_sentence(&title);
        somebody && worded && !self.is_timed(segment) && self.date_in(&segment.tokens).is_none()
    }

    /// "• Lise Duval, CNRS : « Le cuir en exil »" in a list above the first time: a paper.
    pub(super) fn listed_paper(&mut self, i: usize) -> Option<Item> {
        let first = self.items.is_empty() || self.items.last().is_some_and(|item| item.rule == LISTED);
        if !first || !self.quotes_paper(i) {
            return None;
        }
        let listed = |k: usize| self.segments.get(k).is_some_and(|s| s.bullet) && self.quotes_paper(k);
        let from = (0..i).rev().take_while(|k| listed(*k)).count();
        let to = (i + 1..self.segments.len()).take_while(|k| listed(*k)).count();
        if from + 1 + to < LEAST_PAPERS {
            return None;
        }
        let tokens = self.segments[i].tokens.clone();
        let open = self.quote_at_end(&tokens)?;
        let mut item = self.new_item(i, Level::Nested, LISTED);
        item.title = Some(super::trim(self.doc, open..tokens.end));
        item.kind = Some(SessionKind::Talk);
        item.people_from = Some(tokens.start);
        item.people_to = Some(open - 1);
        Some(item)
    }

    /// Whether a bullet begins with somebody and ends with a title in quotation marks.
    fn quotes_paper(&self, i: usize) -> bool {
        let segment = &self.segments[i];
        segment.bullet && !self.is_timed(segment) && self.holds_people(segment) && self.quote_at_end(&segment.tokens).is_some()
    }

    /// Where the only quotation begins that ends a line and a sign sets off.
    fn quote_at_end(&self, tokens: &Tokens) -> Option<usize> {
        let doc = self.doc;
        let mut opens = tokens.clone().filter(|i| doc.is_any(*i, &["«", "“"]));
        let open = opens.next().filter(|open| *open > tokens.start + 1 && doc.is_any(open - 1, &[":", ",", "–", "—"]))?;
        let end = tokens.end - usize::from(doc.is(tokens.end - 1, "."));
        let worded = (open + 1..end).filter(|i| doc.kind(*i) == Some(TokenKind::Word)).nth(1).is_some();
        (opens.next().is_none() && doc.is_any(end - 1, &["»", "”"]) && worded).then_some(open)
    }

    /// "10 h – 12 h : « Le cuir »" and "14 h – 16 h : « Les gants »" above a programme with blocks of these titles: how many items at
    /// its head only announce others.
    pub(super) fn announced_items(&self, items: &[Item]) -> usize {
        let title = |item: &Item| item.title.as_ref().filter(|t| t.len() >= 2).map(|t| fold(&self.doc.on_one_line(t)));
        let titles: Vec<Option<String>> = items.iter().map(title).collect();
        let again = |k: usize| titles[k].is_some() && titles[k + 1..].contains(&titles[k]);
        let plain = |item: &Item| item.level == Level::Timed && item.end.is_some() && item.label.is_none() && item.people_from.is_none();
        let first = (0..items.len().min(MOST_ANNOUNCED)).take_while(|k| plain(&items[*k]) && again(*k)).count();
        let apart = (0..first).all(|k| !titles[k + 1..first].contains(&titles[k]));
        if first >= LEAST_ANNOUNCED && apart && items.len() > 2 * first { first } else { 0 }
    }

    /// "Jeudi 4 mai, 9 h – 12 h" above "9 h | Visite": the hours of a day, within which its items begin.
    pub(super) fn gives_day_hours(&self, i: usize) -> Option<DateMention> {
        let head = self.head_of(i).filter(|head| head.rest.is_empty() && head.time.end.is_some())?;
        let date = head.date.clone().filter(|day| super::single_day(day).is_some())?;
        // "Jeudi 4 mai 2023 de 9 h à 17 h" above half a day: the hours of the whole day.
        let half = self.segments.get(i + 1).is_some_and(|s| self.doc.has(s.tokens.start, Tags::HALF_DAY) && s.tokens.len() <= LONGEST_HALF);
        let next = self.head_of(i + 1 + usize::from(half)).filter(|next| next.date.is_none())?;
        let long = head.time.start.zip(head.time.end).is_some_and(|(start, end)| end.hour() >= start.hour() + LONG_DAY);
        let within = next.time.start == head.time.start && next.time.end != head.time.end && !next.rest.is_empty();
        ((within || long && next.time.start < head.time.end) && !self.segments[i].cell).then_some(date)
    }
}
