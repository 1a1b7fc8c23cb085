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
pub fn places(reading: &Reading, title: Option<&Tokens>) -> Vec<Place> {
    let segments = reading.segments;
    let agenda = reading.agenda;
    let mut out = Places { doc: reading.doc, found: Vec::new() };
    let head = if agenda.items.is_empty() { 0..segments.len().min(14) } else { agenda.head.start..agenda.head.end.min(40) };
    let open = |i: &usize| !segments[*i].furniture;
    for i in (0..head.end.max(segments.len().min(8))).filter(open) {
        if i >= head.end && !reading.has_date(&segments[i].tokens) {
            continue;
        }
        out.add(where_line::places(reading, &segments[i].tokens, beside(reading, i)));
        if out.complete() {
            break;
        }
    }
    for i in head.clone().filter(open) {
        if out.complete() {
            break;
        }
        out.add(told(reading, &segments[i].tokens));
    }
    out.add(of_days(reading));
    if out.found.is_empty() {
        out.add(of_items(reading));
    }
    if !out.has_house() && out.found.len() < 2 {
        for i in (head.end.max(segments.len().saturating_sub(12))..segments.len()).rev() {
            let found = where_line::places(reading, &segments[i].tokens, beside(reading, i));
            if !found.is_empty() {
                out.add(found);
                break;
            }
        }
    }
    if !out.has_town() {
        out.add(town_told_apart(reading, head.end, title).into_iter().collect());
    }
    out.found.truncate(14);
    out.found.iter().map(|f| f.place(reading.doc)).collect()
}

/// Places on the lines of day headings and right below them.
fn of_days(reading: &Reading) -> Vec<Found> {
    let mut out = Vec::new();
    for (k, _) in &reading.agenda.day_headings {
        for segment in reading.segments.iter().skip(*k).take(2).filter(|s| s.tokens.len() < 24) {
            if reading.has_date(&segment.tokens) || segment.tokens.clone().all(|t| !reading.doc.is(t, ":")) {
                out.extend(where_line::places(reading, &segment.tokens, true));
            }
        }
    }
    out
}

/// Places at the items of an event that tours: towns, and houses that are no rooms.
fn of_items(reading: &Reading) -> Vec<Found> {
    let doc = reading.doc;
    let mut out = Vec::new();
    for item in &reading.agenda.items {
        let tokens = &reading.segments[item.segments.start].tokens;
        if tokens.len() <= 24 && !reading.holds_person(tokens) {
            let found = where_line::places(reading, tokens, true);
            out.extend(
                found
                    .into_iter()
                    .filter(|f| f.kind != PlaceKind::Venue || f.tokens.len() > 1 && !doc.has(f.tokens.start, Tags::LABEL | Tags::ROOM)),
            );
        }
    }
    out
}

/// The town that no line about the place gives: a letter's own ("Brivelle, le 4 mai"), a local body's, the title's.
fn town_told_apart(reading: &Reading, head_end: usize, title: Option<&Tokens>) -> Option<Found> {
    let doc = reading.doc;
    for segment in reading.segments.iter().take(head_end.min(8)) {
        let tokens = &segment.tokens;
        let dateline =
            tokens.len() > 3 && doc.is(tokens.start + 1, ",") && reading.dates_in(tokens).any(|d| d.tokens.start == tokens.start + 2);
        let body = doc.folds_to(tokens.start, &["ville", "commune", "mairie"]) && doc.folds_to(tokens.start + 1, &["de", "d'"]);
        if dateline && doc.case(tokens.start).is_capital() && !reading.inside_person(tokens.start) {
            return Some(Found::town(doc, &(tokens.start..tokens.start + 1)));
        }
        if body && let Some(end) = town_at(reading, tokens.start + 2, tokens.end).filter(|end| *end == tokens.end) {
            return Some(Found::town(doc, &(tokens.start + 2..end)));
        }
    }
    let title = title?;
    let link = title.clone().rev().find(|t| doc.folds_to(*t, &["de", "d'", "a"]) || doc.is_any(*t, &["–", "-"]))?;
    town_at(reading, link + 1, title.end).filter(|end| *end == title.end).map(|end| Found::town(doc, &(link + 1..end)))
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

    fn has_house(&self) -> bool {
        self.found.iter().any(|f| f.kind == PlaceKind::Venue)
    }

    fn has_town(&self) -> bool {
        self.found.iter().any(|f| f.kind != PlaceKind::Venue)
    }

    /// A town and a house: all that most events have.
    fn complete(&self) -> bool {
        self.has_house() && self.has_town()
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
        let asked = sentence.start >= 2 && doc.is(sentence.start - 1, "?") && doc.folds_to(sentence.start - 2, &["ou"]);
        if dated || asked || held && named {
            sentence_places(reading, &sentence, &mut out);
        }
        out.extend(in_brackets(reading, &sentence));
    }
    out
}

fn sentence_places(reading: &Reading, sentence: &Tokens, out: &mut Vec<Found>) {
    let doc = reading.doc;
    let mut at = sentence.start;
    while at < sentence.end {
        // "Brivelle accueille les Rencontres …"
        let hosts = at == sentence.start
            && (at + 1..(at + 8).min(sentence.end)).any(|t| doc.has(t, Tags::EVENT_HELD) && doc.case(t) == Case::Lower);
        let met = doc.has(at, Tags::EVENT_HELD) && doc.has(at + 1, Tags::VENUE | Tags::ROOM | Tags::HOUSE);
        let within = doc.folds_to(at, &["du", "la"]) && doc.has(at + 1, Tags::VENUE | Tags::HOUSE);
        let led = met || within || doc.folds_to(at, &["a", "au", "aux", "dans", "sous", "en"]) && doc.case(at) != Case::Upper;
        if !led && !hosts {
            at += 1;
            continue;
        }
        let mut first = if hosts { at } else { at + 1 };
        if hosts && doc.folds_to(first, &["le", "la", "l'"]) && !doc.has(first + 1, Tags::TOWN) {
            first += 1;
        }
        while doc.folds_to(first, &["la", "le", "l'", "les", "petit", "petite", "grand", "grande"]) && doc.case(first) == Case::Lower {
            first += 1;
        }
        let told_house = |v: &Venue| {
            let close = !hosts || doc.has(v.tokens.end, Tags::EVENT_HELD | Tags::VERB);
            let proper = !v.room || v.tokens.clone().skip(1).any(|t| doc.case(t).is_capital());
            v.sure && close && proper && (!within || v.town.is_some()) && !reading.inside_person(v.tokens.start)
        };
        if let Some(venue) = venue::venue_at(doc, first, sentence.end).filter(told_house) {
            at = take_venue(doc, venue, sentence.end, out);
            continue;
        }
        if doc.folds_to(at, &["a"]) || hosts {
            let end = town_at(reading, first, sentence.end).filter(|end| !hosts || doc.has(*end, Tags::EVENT_HELD));
            if let Some(end) = end {
                out.push(Found::town(doc, &(first..end)));
                at = end;
                continue;
            }
        }
        at += 1;
    }
}

/// "(Espace Nord, 3 rue du Port, Brivelle)": what stands around an address.
fn in_brackets(reading: &Reading, sentence: &Tokens) -> Vec<Found> {
    let doc = reading.doc;
    let Some(open) = sentence.clone().find(|t| doc.is(*t, "(")) else { return Vec::new() };
    let Some(close) = (open + 1..sentence.end).find(|t| doc.is(*t, ")")) else { return Vec::new() };
    let inside = open + 1..close;
    let address = inside.clone().any(|t| doc.has(t, Tags::STREET)) && inside.clone().any(|t| doc.number(t).is_some());
    if address && inside.len() < 24 { where_line::places(reading, &inside, true) } else { Vec::new() }
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
