//! Places that sentences tell: "se tiendra le 4 mai à Quimper, dans la salle du Stang", "au Comptoir des peaux, à Lyon".

use super::venue::{self, Venue};
use super::where_line::{self, house_and_town};
use super::{Found, Reading, days, towns};
use crate::extract::dates::DateUse;
use crate::extract::times;
use crate::lexicon::Tags;
use crate::record::Edtf;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// Places in a sentence that tells when or that the event takes place: "se tiendra le 4 mai à Quimper, dans la salle du Stang".
pub fn told(reading: &Reading, tokens: &Tokens, event_days: &[Edtf]) -> Vec<Found> {
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
        let another =
            || doc.beginnings(sentence.clone(), Tags::ANOTHER_EVENT).any(|t| doc.phrase(t, sentence.end, Tags::ANOTHER_EVENT).is_some());
        if (dated || asked || held && (named || tokens.start < 300))
            && (dated || !another())
            && (held && named || is_of_event(reading, &sentence, event_days))
        {
            sentence_places(reading, &sentence, &mut out);
        }
        out.extend(in_brackets(reading, &sentence));
    }
    out
}

/// Whether a sentence gives a day of the event or none at all.
pub fn is_of_event(reading: &Reading, sentence: &Tokens, event_days: &[Edtf]) -> bool {
    let mut given = reading.dates_in(sentence).filter(|d| d.use_ == DateUse::Open).flat_map(|d| &d.dates).peekable();
    let known = |day: &Edtf| event_days.iter().any(|event| days::holds(*event, *day) || days::holds(*day, *event));
    given.peek().is_none() || event_days.is_empty() || given.any(known)
}

fn sentence_places(reading: &Reading, sentence: &Tokens, out: &mut Vec<Found>) {
    let doc = reading.doc;
    let mut at = sentence.start;
    while at < sentence.end {
        // "Brivelle accueille les Rencontres …"
        let weekday = sentence.start + 2 == at && doc.has(sentence.start, Tags::WEEKDAY) && doc.is(sentence.start + 1, ",");
        // "Du 3 au 5 mai, Brivelle vivra au rythme du cuir"
        let dated = reading.date_at(sentence.start).is_some_and(|d| doc.is(d.tokens.end, ",") && d.tokens.end + 1 == at);
        let hosts = (at == sentence.start || weekday || dated)
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
            let sure = v.sure || doc.folds_to(at, &["a", "au"]) && is_received(reading, at, sentence);
            sure && close && proper && !dated && (!within || v.town.is_some()) && !reading.inside_person(v.tokens.start)
        };
        if let Some(venue) = venue::venue_at(doc, first, sentence.end).filter(told_house) {
            at = take_venue(doc, venue, sentence.end, out);
            continue;
        }
        // "à l’Embarcadère de Lyon": only the preposition and the town tell that it is a house.
        let to = doc.folds_to(at, &["au"]) || doc.folds_to(at, &["a"]) && doc.folds_to(at + 1, &["la", "l'"]);
        if let Some(house) = house_of_town(reading, first, sentence.end).filter(|_| to && !hosts) {
            at = take_venue(doc, house, sentence.end, out);
            continue;
        }
        // "au Comptoir des peaux, à Lyon", "à Lyon, au Comptoir des peaux"
        if let Some((house, town)) = house_beside_town(reading, at, sentence).filter(|_| !hosts && !within) {
            let end = town.as_ref().map_or(house.end, |town| town.end.max(house.end));
            out.push(Found::venue(&house));
            out.extend(town.map(|town| Found::town(doc, &town)));
            at = end;
            continue;
        }
        // "se tient à Polytech Quimper", "s’est tenue le 4 mai à 14 h à Lieuvy"
        if let Some((found, end)) = received_in(reading, at, sentence).filter(|_| !hosts) {
            out.extend(found);
            at = end;
            continue;
        }
        // "au Havre"
        if doc.folds_to(at, &["au"]) && venue::is_contracted(doc, &(at..(at + 2).min(sentence.end))) {
            out.push(Found::town(doc, &(at..at + 2)));
            at += 2;
            continue;
        }
        if doc.folds_to(at, &["a"]) || hosts {
            let end = towns::town_at(reading, first, sentence.end).filter(|end| !hosts || doc.has(*end, Tags::EVENT_HELD));
            if let Some(end) = end {
                out.push(Found::town(doc, &(first..end)));
                at = end;
                // "à Quimper, Faculté des lettres, amphithéâtre Vauban"
                let behind = (doc.is(end, ",") && doc.case(end + 1).is_capital() && !hosts).then_some(end + 1);
                if let Some(house) = behind.and_then(|i| venue::venue_at(doc, i, sentence.end)).filter(|v| !v.room) {
                    out.push(Found::venue(&house.tokens));
                    at = house.tokens.end;
                }
                continue;
            }
        }
        at += 1;
    }
}

/// Tokens from "aura lieu" to the hour behind it.
const TELLS: usize = 16;

/// "se tiendra à l’Université de Dinard", "le 4 mai à la faculté": what stands right before "à" says that the event is held.
fn is_received(reading: &Reading, at: usize, sentence: &Tokens) -> bool {
    let doc = reading.doc;
    let comma = usize::from(at > sentence.start && doc.is(at - 1, ","));
    let hour = before_hour(doc, at - comma, sentence.start);
    // "auront lieu le vendredi, de 9 h à 12 h, à l’université de Brivelle"
    if hour < at {
        let held = |t: usize| doc.phrase(t, at, Tags::EVENT_HELD).is_some_and(|(_, v)| v.has(Tags::EVENT_HELD));
        if (hour.saturating_sub(TELLS).max(sentence.start)..hour).any(held) {
            return true;
        }
    }
    // "a réuni samedi à l’université"
    let day = (sentence.start..at).rev().take_while(|t| doc.has(*t, Tags::WEEKDAY) || doc.folds_to(*t, &["dernier"])).count();
    let Some(before) = (at - day).checked_sub(1).filter(|t| *t >= sentence.start) else { return false };
    let held = (before.saturating_sub(2)..=before)
        .any(|t| doc.phrase(t, at, Tags::EVENT_HELD).is_some_and(|(n, v)| v.has(Tags::EVENT_HELD) && t + n + day == at));
    held || reading.date_over(at - 1).or(reading.date_at(at - 1)).is_some_and(|d| d.tokens.end == at)
}

/// What "à" leads to where the event is said to be held: a school or house whose name a town closes, or a town that no
/// gazetteer knows.
fn received_in(reading: &Reading, at: usize, sentence: &Tokens) -> Option<(Vec<Found>, usize)> {
    let doc = reading.doc;
    let (start, other) = (at + 1, Tags::ANY_EVENT | Tags::ANY_FUNCTION | Tags::CIVILITY | Tags::MONTH | Tags::COUNTRY | Tags::REGION);
    let capital = |t: &usize| doc.case(*t).is_capital() && doc.kind(*t) == Some(TokenKind::Word) && !doc.has(*t, other);
    if !doc.is(at, "à") || !capital(&start) || doc.has(start, Tags::TOWN | Tags::COMMON_WORD) || !is_received(reading, at, sentence) {
        return None;
    }
    let end = (start..sentence.end.min(start + LONGEST_NAME)).take_while(capital).last()? + 1;
    let closed = end >= sentence.end || doc.kind(end) == Some(TokenKind::Sign) || doc.case(end) == Case::Lower;
    if !closed || reading.inside_person(start) || doc.breaks(start) {
        return None;
    }
    let town = (start + 1..end).find(|t| doc.phrase(*t, end, Tags::TOWN).is_some_and(|(n, v)| v.has(Tags::TOWN) && t + n == end));
    match town {
        Some(town) => Some((vec![Found::venue(&(start..end)), Found::town(doc, &(town..end))], end)),
        None => (end == start + 1 && doc.case(start) == Case::Capital).then(|| (vec![Found::town(doc, &(start..end))], end)),
    }
}

/// Where the hour ends that stands right before token `at`, or else `at`: "le 4 mai à 14 h | à Lieuvy".
fn before_hour(doc: &Marked, at: usize, first: usize) -> usize {
    let ends = |t: &usize| times::mention_at(doc, *t, true).is_some_and(|time| time.tokens.end == at);
    let Some(hour) = (at.saturating_sub(HOUR).max(first)..at).find(ends) else { return at };
    let led = doc.folds_to(hour.saturating_sub(1), &["a", "des", "de"]) && hour > first;
    hour - usize::from(led)
}

/// Tokens of the longest hour.
const HOUR: usize = 6;

/// A capitalised word or two, no body, function or event, that "de" joins to a town of the gazetteer.
fn house_of_town(reading: &Reading, start: usize, end: usize) -> Option<Venue> {
    let doc = reading.doc;
    let link = (start + 1..end.min(start + 4)).find(|t| doc.folds_to(*t, &["de", "d'"]) && doc.case(*t) == Case::Lower)?;
    let other = Tags::BODY | Tags::ANY_FUNCTION | Tags::ANY_EVENT | Tags::ORGAN | Tags::CIVILITY | Tags::LABEL | Tags::LABEL_WORD;
    let named = (start..link).all(|t| doc.case(t) == Case::Capital && !doc.has(t, other));
    let (n, town) = doc.phrase(link + 1, end, Tags::COMMUNE | Tags::FOREIGN_CITY)?;
    let known = town.has(Tags::TOWN | Tags::FOREIGN_CITY) && doc.case(link + 1).is_capital();
    (named && known && !reading.inside_person(start)).then_some(Venue {
        tokens: start..link,
        room: false,
        town: Some(link + 1..link + 1 + n),
        sure: true,
    })
}

/// Words of the longest name of a house that only its town tells.
const LONGEST_NAME: usize = 6;

/// "au Comptoir des peaux, à Lyon", "à Lyon, dans l’ancienne fonderie Goriot", "au centre Goriot, 3 rue du Port": a name with
/// capitals that a preposition with its article leads to, right before the town or an address, or right behind the town.
fn house_beside_town(reading: &Reading, at: usize, sentence: &Tokens) -> Option<(Tokens, Option<Tokens>)> {
    let doc = reading.doc;
    let article = doc.folds_to(at, &["a", "dans", "sous"]) && doc.folds_to(at + 1, &["la", "l'", "le"]);
    let start = if article { at + 2 } else { at + 1 };
    if !(article || doc.folds_to(at, &["au"])) {
        return None;
    }
    let town_before = town_before(reading, at, sentence);
    // "l’ancienne fonderie Goriot": words that say what it is open the name.
    let plain = |t: &usize| doc.case(*t) == Case::Lower && doc.has(*t, Tags::NOUN | Tags::ADJECTIVE) && !doc.has(*t, Tags::GRAMMATICAL);
    let lower = (start..sentence.end).take(2).take_while(plain).count();
    let first = start + lower;
    let other = Tags::ANY_EVENT | Tags::ANY_FUNCTION | Tags::CIVILITY | Tags::MONTH | Tags::WEEKDAY;
    if doc.case(first) != Case::Capital || (start..=first).any(|t| doc.has(t, other)) || reading.inside_person(start) {
        return None;
    }
    let end = capitals_end(doc, first, sentence.end.min(first + LONGEST_NAME));
    // "à l’Enclave 7"
    let numbered = doc.number(end).is_some() && doc.word(end).len() <= 3 && end < sentence.end && !doc.is_any(end + 1, &["h", "H"]);
    let end = end + usize::from(numbered);
    let comma = usize::from(doc.is(end, ","));
    let street = |t: usize| doc.has(t, Tags::STREET);
    let addressed = comma > 0 && (street(end + 1) || doc.number(end + 1).is_some() && (end + 2..end + 5).any(street));
    let led = usize::from(doc.folds_to(end + comma, &["a"]) || doc.is(end, "("));
    let from = end + comma + led;
    let behind = towns::town_at(reading, from, sentence.end).filter(|_| comma + led > 0).map(|stop| from..stop);
    let town = behind.or(town_before);
    (town.is_some() || addressed).then_some((start..end, town))
}

/// The end of words with capitals and of what links them.
fn capitals_end(doc: &Marked, start: usize, most: usize) -> usize {
    let link = |t: usize| doc.case(t) == Case::Lower && doc.folds_to(t, &["de", "du", "des", "d'", "la", "l'", "le", "les", "aux", "en"]);
    let inside = (start..most).take_while(|t| doc.kind(*t) == Some(TokenKind::Word) && (doc.case(*t).is_capital() || link(*t)));
    inside.filter(|t| !link(*t)).last().map_or(start, |t| t + 1)
}

/// "à Lyon, | au Comptoir", "en Avignon, | à la Verrière"
fn town_before(reading: &Reading, at: usize, sentence: &Tokens) -> Option<Tokens> {
    let doc = reading.doc;
    let comma = at.checked_sub(1).filter(|c| doc.is(*c, ","))?;
    let link = (at.saturating_sub(5).max(sentence.start)..comma).rev().find(|t| doc.folds_to(*t, &["a", "en"]))?;
    (towns::town_at(reading, link + 1, sentence.end) == Some(comma)).then_some(link + 1..comma)
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
