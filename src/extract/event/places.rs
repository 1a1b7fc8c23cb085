//! City and venue of the event: from the head of the text, dated lines, the foot, and what the prose says of it.

use super::venue::{self, Venue};
use super::where_line::{self, house_and_town};
use super::{Found, Reading};
use crate::extract::dates::DateUse;
use crate::lexicon::Tags;
use crate::record::{Place, PlaceKind};
use crate::text::fold::fold;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// The places, the surest first.
pub fn places(reading: &Reading) -> Vec<Place> {
    let segments = reading.segments;
    let agenda = reading.agenda;
    let mut out = Places { doc: reading.doc, found: Vec::new() };
    let head = if agenda.items.is_empty() { 0..segments.len().min(14) } else { agenda.head.start..agenda.head.end.min(40) };
    for i in head.clone().filter(|i| !segments[*i].furniture) {
        out.add(where_line::places(reading, &segments[i].tokens, beside(reading, i)));
        if out.complete() {
            break;
        }
    }
    if !out.complete() {
        for i in head.clone().filter(|i| !segments[*i].furniture) {
            out.add(told(reading, &segments[i].tokens));
            if out.complete() {
                break;
            }
        }
    }
    for (k, _) in &agenda.day_headings {
        for segment in segments.iter().skip(*k).take(2).filter(|s| s.tokens.len() < 24) {
            if reading.has_date(&segment.tokens) || segment.tokens.clone().all(|t| !doc_is_label(reading.doc, t)) {
                out.add(where_line::places(reading, &segment.tokens, true));
            }
        }
    }
    if out.found.is_empty() {
        for item in &agenda.items {
            out.add(where_line::places(reading, &segments[item.segments.start].tokens, true));
        }
    }
    if out.found.is_empty() {
        for i in (segments.len().saturating_sub(12)..segments.len()).rev() {
            out.add(where_line::places(reading, &segments[i].tokens, false));
            if !out.found.is_empty() {
                break;
            }
        }
    }
    out.found.truncate(14);
    out.found.iter().map(|f| f.place(reading.doc)).collect()
}

fn doc_is_label(doc: &Marked, t: usize) -> bool {
    doc.is(t, ":")
}

/// Whether the line before or after gives the day, an address or a room.
fn beside(reading: &Reading, i: usize) -> bool {
    let tells = |k: usize| {
        reading.segments.get(k).is_some_and(|s| {
            s.tokens.len() <= 24
                && (reading.has_date(&s.tokens)
                    || reading.doc.number(s.tokens.start).is_some() && s.tokens.clone().any(|t| reading.doc.has(t, Tags::STREET))
                    || reading.doc.phrase(s.tokens.start, s.tokens.end, Tags::ROOM).is_some())
        })
    };
    i.checked_sub(1).is_some_and(tells) || tells(i + 1)
}

struct Places<'a, 'd> {
    doc: &'a Marked<'d>,
    found: Vec<Found>,
}

impl Places<'_, '_> {
    fn add(&mut self, found: Vec<Found>) {
        for f in found {
            let name = fold(&f.name(self.doc));
            if !self.found.iter().any(|known| fold(&known.name(self.doc)) == name) {
                self.found.push(f);
            }
        }
    }

    /// A town and a house: all that most events have.
    fn complete(&self) -> bool {
        self.found.iter().any(|f| f.kind == PlaceKind::Venue) && self.found.iter().any(|f| f.kind != PlaceKind::Venue)
    }
}

/// Places in a sentence that tells when or that the event takes place: "se tiendra le 4 mai à Quimper, dans la salle du Stang".
fn told(reading: &Reading, tokens: &Tokens) -> Vec<Found> {
    let doc = reading.doc;
    let mut out = Vec::new();
    let mut start = tokens.start;
    for at in tokens.clone() {
        let stop = doc.is_any(at, &[".", "?", "!", ";"]) && !doc.glued(at + 1) && doc.case(at + 1) != Case::Lower || at + 1 == tokens.end;
        if !stop {
            continue;
        }
        let sentence = start..at + 1;
        start = at + 1;
        let held = sentence.clone().any(|t| doc.phrase(t, sentence.end, Tags::EVENT_HELD).is_some());
        let named = sentence.clone().any(|t| doc.has(t, Tags::EVENT_KIND));
        let dated = reading.dates_in(&sentence).any(|d| d.use_ == DateUse::Open);
        if dated || held && named {
            sentence_places(reading, &sentence, &mut out);
        }
    }
    out
}

fn sentence_places(reading: &Reading, sentence: &Tokens, out: &mut Vec<Found>) {
    let doc = reading.doc;
    let mut at = sentence.start;
    while at < sentence.end {
        // "Tonnerre accueille les Rencontres …"
        let hosts = at == sentence.start && doc.has(at + 1, Tags::EVENT_HELD);
        let led = doc.folds_to(at, &["a", "au", "aux", "dans", "sous", "en"]) && doc.case(at) != Case::Upper;
        if !led && !hosts {
            at += 1;
            continue;
        }
        let mut first = if hosts { at } else { at + 1 };
        while doc.folds_to(first, &["la", "le", "l'", "les", "petit", "petite", "grand", "grande"]) && doc.case(first) == Case::Lower {
            first += 1;
        }
        if let Some(venue) = venue::venue_at(doc, first, sentence.end).filter(|v| v.sure && !reading.inside_person(v.tokens.start)) {
            at = take_venue(doc, venue, sentence.end, out);
            continue;
        }
        if doc.folds_to(at, &["a"]) || hosts {
            let end = town_at(reading, first, sentence.end);
            if let Some(end) = end {
                out.push(Found::town(doc, &(first..end)));
                at = end;
                continue;
            }
        }
        at += 1;
    }
}

/// A house told of, and the institution that a room belongs to.
fn take_venue(doc: &Marked, venue: Venue, end: usize, out: &mut Vec<Found>) -> usize {
    let after = venue.town.as_ref().map_or(venue.tokens.end, |t| t.end).max(venue.tokens.end);
    house_and_town(doc, &venue, out);
    // "…, à Quimper" is found by its own preposition; "…, Quimper" stands right behind.
    if doc.is(after, ",")
        && let Some((n, _)) = doc.phrase(after + 1, end, Tags::COMMUNE | Tags::FOREIGN_CITY)
        && doc.case(after + 1).is_capital()
    {
        out.push(Found::town(doc, &(after + 1..after + 1 + n)));
        return after + 1 + n;
    }
    after.max(venue.tokens.start + 1)
}

/// The end of the name of a town at `i`: one of the gazetteer, or a capitalised word that is nothing else.
fn town_at(reading: &Reading, i: usize, end: usize) -> Option<usize> {
    let doc = reading.doc;
    if !doc.case(i).is_capital() || reading.inside_person(i) || doc.kind(i) != Some(TokenKind::Word) {
        return None;
    }
    if let Some((n, _)) = doc.phrase(i, end, Tags::COMMUNE | Tags::FOREIGN_CITY) {
        let common = n == 1 && !doc.has(i, Tags::TOWN) && doc.has(i, Tags::LABEL | Tags::MONTH);
        let longer = doc.case(i + n).is_capital() && !doc.breaks(i + n);
        return (!common && !longer).then_some(i + n);
    }
    venue::is_toponym(doc, i).then_some(i + 1)
}
