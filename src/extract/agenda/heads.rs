//! Heads: the time, the day or both that begin an item, and what remains of their line.

use super::titles::is_sign_dust;
use super::{Builder, Item, Level, single_day};
use crate::extract::dates::{DateMention, DateUse};
use crate::extract::segments::Segment;
use crate::extract::times::{self, TimeMention};
use crate::text::{Case, TokenKind, Tokens};

/// A time at the head of a segment and where the rest begins; or at its end and where the title ends.
pub(super) struct HeadTime {
    pub(super) time: TimeMention,
    /// What remains of the segment.
    pub(super) rest: Tokens,
    pub(super) date: Option<DateMention>,
}

impl Builder<'_, '_> {
    pub(super) fn date_in(&self, tokens: &Tokens) -> Option<&DateMention> {
        let first = self.found.dates.partition_point(|d| d.tokens.start < tokens.start);
        self.found.dates.get(first).filter(|d| d.tokens.end <= tokens.end)
    }

    /// A segment that is a day and little else: "Mercredi 26 juin", "MARDI 28 MARS – Journée de …".
    pub(super) fn day_heading(&self, i: usize) -> Option<DateMention> {
        let doc = self.doc;
        let segment = &self.segments[i];
        let date = self.date_in(&segment.tokens)?;
        if segment.cut && doc.is(segment.tokens.start - 1, "|") {
            return None;
        }
        if date.use_ != DateUse::Open || self.time_at_head(segment).is_some() {
            return None;
        }
        let lead = date.tokens.start - segment.tokens.start;
        let led = lead == 0
            || lead <= 4
                && (segment.tokens.start..date.tokens.start).all(|t| {
                    doc.folds_to(t, &["journee", "du", "le", "jour", "date", "programme", "de", "la", "seance"])
                        || doc.kind(t) != Some(TokenKind::Word)
                });
        let after = segment.tokens.end - date.tokens.end;
        let short = after <= 10 || doc.is_any(date.tokens.end, &["–", "-", "—", ":", "•", "|", "("]) && after <= 16;
        (led && short && !doc.is(segment.tokens.end - 1, ".")).then(|| date.clone())
    }

    /// Webinars and readings: several segments that are headings or bullets with a date of their own.
    pub(super) fn dated_headings(&self) -> bool {
        self.segments
            .iter()
            .filter(|s| (s.heading > 0 || s.bullet) && self.date_in(&s.tokens).is_some_and(|d| d.tokens.start <= s.tokens.start + 2))
            .count()
            >= 3
    }

    pub(super) fn time_at_head(&self, segment: &Segment) -> Option<HeadTime> {
        let doc = self.doc;
        let tokens = &segment.tokens;
        let mut at = tokens.start;
        let mut date = None;
        // "Mardi 5 novembre 2024, de 12h à 13h30", "20/11/2025 - 09:30 - Le Grand Forum"
        if let Some(d) = self.date_in(tokens).filter(|d| d.tokens.start == at) {
            date = Some(d.clone());
            at = d.tokens.end;
            while at < tokens.end && (doc.is_any(at, &[",", "-", "–", ":", "|", "("]) || doc.folds_to(at, &["a"])) {
                at += 1;
            }
        }
        // "De 9 h 15 à 10 h 45", "(9h30", "à 9h", "Horaire :"
        let mut from = at;
        while from < tokens.end
            && from < at + 4
            && (doc.is_any(from, &["(", "[", "*"])
                || doc.folds_to(from, &["de", "a", "des", "partir", "vers", "horaire", "horaires"])
                || doc.is(from, ":") && from > at)
        {
            from += 1;
        }
        let expected = date.is_none();
        let time = times::mention_at(doc, from, expected).filter(|t| t.start.is_some() && t.tokens.end <= tokens.end)?;
        let mut rest = time.tokens.end..tokens.end;
        while rest.start < rest.end
            && (doc.is_any(rest.start, &[":", "-", "–", "—", "|", ".", "•", "·", ")", "]", ",", ">", "→", "/", "*", "■", "", "_"])
                || is_sign_dust(doc, rest.start))
        {
            rest.start += 1;
        }
        // "9h30 les ateliers ouvrent": running prose, unless it is short.
        let prose = doc.kind(time.tokens.end) == Some(TokenKind::Word)
            && doc.case(time.tokens.end) == Case::Lower
            && rest.len() > 25
            && doc.is(tokens.end - 1, ".");
        (!prose).then_some(HeadTime { time, rest, date })
    }

    /// "REGARDS DE SPÉCIALISTES (10h00 – 12h15)", "ICOPE et repérage – 10h-12h"
    pub(super) fn time_at_end(&self, segment: &Segment) -> Option<(TimeMention, Tokens)> {
        let doc = self.doc;
        let tokens = &segment.tokens;
        if tokens.len() > 30 {
            return None;
        }
        let last = self.found.times.partition_point(|t| t.tokens.start < tokens.end).checked_sub(1)?;
        let time = &self.found.times[last];
        if time.tokens.start <= tokens.start + 1 || time.start.is_none() {
            return None;
        }
        let closed = (time.tokens.end..tokens.end).all(|i| doc.is_any(i, &[")", ".", ":", "]"]));
        let before = time.tokens.start - 1;
        let opened = doc.is_any(before, &["(", "–", "-", "—", "|", ":", "["]);
        let title = tokens.start..before;
        let heading = doc.case(title.start).is_capital() && !title.clone().any(|i| doc.is_any(i, &[";"]));
        (closed && opened && heading && !title.is_empty()).then(|| (time.clone(), title))
    }

    pub(super) fn time_is_alone(&self, i: usize) -> bool {
        self.time_at_head(&self.segments[i]).is_some_and(|h| h.rest.is_empty())
    }

    /// An item of a series that a date heads: "# 12 JUIN Territoires fragilisés : …"
    pub(super) fn dated(&mut self, i: usize) -> Option<Item> {
        let doc = self.doc;
        let segment = &self.segments[i];
        if !(segment.bullet || segment.heading > 0) {
            return None;
        }
        let date = self.date_in(&segment.tokens).filter(|d| d.tokens.start <= segment.tokens.start + 1)?;
        let mut rest = date.tokens.end..segment.tokens.end;
        while rest.start < rest.end && doc.kind(rest.start) == Some(TokenKind::Sign) && !doc.is(rest.start, "«") {
            rest.start += 1;
        }
        if rest.len() < 3 {
            return None;
        }
        let day = single_day(date);
        let mut item = self.new_item(i, Level::Timed, "agenda.dated");
        item.date = day;
        item.own_date = true;
        self.name(&mut item, rest);
        Some(item)
    }
}
