//! Places below the programme: an address, "Lieu : …", the line that gives name, house and days of the event once more.

use super::{Found, Reading, venue, where_line};
use crate::lexicon::Tags;
use crate::record::PlaceKind;
use crate::text::Tokens;

/// The house that an address stands at, somewhere behind the head; the last one counts.
pub fn at_an_address(reading: &Reading, from: usize) -> Vec<Found> {
    let segments = reading.segments;
    let address = |i: usize| {
        segments.get(i).is_some_and(|s| {
            let street = s.tokens.clone().any(|t| reading.doc.has(t, Tags::STREET));
            s.tokens.len() <= 40 && street && s.tokens.clone().any(|t| reading.doc.number(t).is_some())
        })
    };
    for i in (from..segments.len()).rev() {
        let asked = i > 0 && segments[i - 1].tokens.len() <= 3 && reading.doc.folds_to(segments[i - 1].tokens.start, &["ou", "lieu"]);
        // "Lieu : Domaine des Tanneurs, 29000 Quimper"
        let start = segments[i].tokens.start;
        let asked = asked || reading.doc.folds_to(start, &["lieu", "adresse"]) && reading.doc.is(start + 1, ":");
        if address(i) || address(i + 1) || asked {
            let mut found = where_line::places(reading, &segments[i].tokens, true);
            if found.is_empty() && segments.get(i + 1).is_some_and(|next| begins_with_address(reading, &next.tokens)) {
                found.extend(institution_alone(reading, &segments[i].tokens));
            }
            if found.iter().any(|f| f.kind == PlaceKind::Venue && !f.weak) {
                // Street and town on lines of their own below the house.
                for below in segments.iter().skip(i + 1).take(2).filter(|s| s.tokens.len() <= 12) {
                    found.extend(where_line::places(reading, &below.tokens, true).into_iter().filter(|f| f.kind != PlaceKind::Venue));
                }
                return found;
            }
        }
    }
    Vec::new()
}

/// "43, place du Port", "rue Haute"
fn begins_with_address(reading: &Reading, tokens: &Tokens) -> bool {
    let doc = reading.doc;
    let number = doc.number(tokens.start).is_some() && !doc.is_any(tokens.start + 1, &["h", "H", ":"]);
    let street = |t: usize| t < tokens.end && doc.has(t, Tags::STREET);
    street(tokens.start) || number && (tokens.start + 1..tokens.start + 4).any(street)
}

/// "Université de Dinard" on a line of its own, above an address.
fn institution_alone(reading: &Reading, tokens: &Tokens) -> Option<Found> {
    let venue = venue::venue_at(reading.doc, tokens.start, tokens.end)?;
    let alone = venue.tokens.end >= tokens.end && !venue.room && reading.doc.case(tokens.start).is_capital();
    (alone && !reading.holds_person(tokens)).then(|| Found::venue(&venue.tokens))
}

/// Lines at the end of a text among which one may say where.
const FOOT: usize = 14;

/// "Rencontres du cuir – Palais des congrès de Dinard – 4 mai 2022", "Cité des tanneurs, salle 3" below the programme.
pub fn at_the_foot(reading: &Reading, town: bool) -> Vec<Found> {
    let segments = reading.segments;
    let Some(last) = reading.agenda.items.last().map(|item| item.segments.start + 1) else { return Vec::new() };
    let foot = last.max(segments.len().saturating_sub(FOOT))..segments.len();
    for k in foot.rev().filter(|k| !segments[*k].furniture && segments[*k].tokens.len() <= 30) {
        let tokens = &segments[k].tokens;
        // "Lieu : Brivelle"
        if !town && reading.doc.folds_to(tokens.start, &["lieu"]) && reading.doc.is(tokens.start + 1, ":") {
            let found = where_line::places(reading, tokens, true);
            if !found.is_empty() {
                return found;
            }
        }
        // Where every line has a blank one before it, "Espace Nord, Brivelle" stands apart by its words.
        if segments[k].blank_before == 0 && !where_line::is_house_and_town(reading, tokens) {
            continue;
        }
        let house = venue::venue_at(reading.doc, tokens.start, tokens.end).is_some_and(|v| v.sure && !v.room);
        let alone = house && reading.doc.case(tokens.start).is_capital() && !reading.holds_person(tokens);
        if !(reading.has_date(tokens) && !town || alone && tokens.len() <= 14) {
            continue;
        }
        let mut found = where_line::places(reading, tokens, true);
        if found.iter().any(|f| f.kind == PlaceKind::Venue && !f.weak) {
            // The town on the line below the house.
            if let Some(next) = segments.get(k + 1).filter(|s| s.blank_before == 0 && s.tokens.len() <= 4)
                && found.iter().all(|f| f.kind == PlaceKind::Venue)
            {
                found.extend(where_line::places(reading, &next.tokens, true).into_iter().filter(|f| f.kind != PlaceKind::Venue));
            }
            return found;
        }
    }
    Vec::new()
}
