//! Lines that say where: "Jeudi 4 mai – Espace Nord, 3 rue du Port, 29000 Quimper". Their chunks and what each is.

use super::venue::{self, Venue};
use super::{Found, Reading};
use crate::extract::dates::DateUse;
use crate::extract::times;
use crate::lexicon::Tags;
use crate::record::PlaceKind;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// What a chunk between two signs is.
#[derive(Clone, Debug, PartialEq)]
enum Chunk {
    /// A day, a time, a number, a connection: says nothing of the place.
    Neutral,
    Date,
    /// The kind of the event.
    Kind,
    /// A street with its number, or a postal code; with the town behind the code.
    Address(Option<Tokens>),
    House(Venue),
    Room(Venue),
    /// A town of the gazetteer.
    Town(Tokens),
    /// "Lieu :"
    Label,
    /// A house without a name: "abbaye".
    Bare(Tokens),
    /// Capitalised words that nothing tells about: a house or a small town.
    Name(Tokens),
    /// Anything else.
    Other,
}

/// The places on a line that says where; none on any other line.
/// `beside` says that a line next to it gives day, address or room.
pub fn places(reading: &Reading, tokens: &Tokens, beside: bool) -> Vec<Found> {
    let doc = reading.doc;
    if tokens.len() > 70 || tokens.is_empty() {
        return Vec::new();
    }
    let chunks: Vec<Chunk> = pieces(reading, tokens).into_iter().map(|piece| classify(reading, &piece)).collect();
    let count = |test: fn(&Chunk) -> bool| chunks.iter().filter(|c| test(c)).count();
    let others = count(|c| matches!(c, Chunk::Other));
    let dated = count(|c| matches!(c, Chunk::Date)) > 0;
    let labelled = count(|c| matches!(c, Chunk::Label)) > 0;
    let address = count(|c| matches!(c, Chunk::Address(_))) > 0;
    let rooms = count(|c| matches!(c, Chunk::Room(_)));
    let towns = count(|c| matches!(c, Chunk::Town(_)));
    let houses = count(|c| matches!(c, Chunk::House(v) if v.sure));
    let kinds = count(|c| matches!(c, Chunk::Kind));
    let opens_with_house = matches!(chunks.first(), Some(Chunk::House(_)));
    let says_where = labelled
        || dated
        || address
        || houses > 0 && towns > 0
        || (rooms + houses + towns > 0) && others == 0 && (beside || houses > 0)
        || beside && opens_with_house && others <= 1;
    if !says_where {
        // "Les Rencontres du livre – Blois": the town behind the name of the event.
        let told: Vec<&Chunk> = chunks.iter().filter(|c| !matches!(c, Chunk::Neutral)).collect();
        return match told.last() {
            Some(Chunk::Town(town)) if kinds > 0 && told.len() == 2 => vec![Found::town(doc, town)],
            _ => Vec::new(),
        };
    }
    if others > 1 && !labelled && !address && !dated {
        return Vec::new();
    }
    let town_known = towns > 0 || chunks.iter().any(|c| matches!(c, Chunk::Address(Some(_)))) || chunks.iter().any(closes_with_town);
    let house_known = houses + rooms > 0 || address || chunks.iter().any(|c| matches!(c, Chunk::House(_)));
    let named_house = chunks.iter().any(|c| matches!(c, Chunk::House(_)));
    let mut out = Vec::new();
    let mut rooms = Vec::new();
    for chunk in &chunks {
        match chunk {
            Chunk::Town(town) | Chunk::Address(Some(town)) => out.push(Found::town(doc, town)),
            Chunk::House(house) if !house.sure && houses > 0 => {}
            // "Domaine de Brivelle, Musée du cuir": the domain tells the town.
            Chunk::House(Venue { town: Some(town), tokens, .. }) if houses > 1 && tokens.end >= town.end => {
                out.push(Found::town(doc, town))
            }
            // "Abbaye de Saint-Aubin – Brivelle": the town is told.
            Chunk::House(house) if towns > 0 => house_and_town(doc, &Venue { town: None, ..house.clone() }, &mut out),
            Chunk::House(house) => house_and_town(doc, house, &mut out),
            Chunk::Bare(house) if dated && (towns > 0 || told_town(&out)) => {
                out.push(Found { tokens: house.clone(), kind: PlaceKind::Venue });
            }
            Chunk::Room(room) => rooms.push(room),
            Chunk::Name(name) if others == 0 || labelled || dated => {
                let leads_address = address && !named_house && !out.iter().any(|f: &Found| f.kind == PlaceKind::Venue);
                if leads_address && matches!(chunks.first(), Some(Chunk::Name(first)) if first == name) {
                    out.push(Found { tokens: name.clone(), kind: PlaceKind::Venue });
                } else if house_known && !town_known && !out.iter().any(|f: &Found| f.kind == PlaceKind::City) {
                    out.push(Found { tokens: name.clone(), kind: PlaceKind::City });
                } else if town_known && !house_known && (dated || labelled || beside) {
                    out.push(Found { tokens: name.clone(), kind: PlaceKind::Venue });
                } else if dated && kinds == 0 && venue::is_toponym(doc, name.start) {
                    out.push(Found { tokens: name.clone(), kind: PlaceKind::City });
                }
            }
            _ => {}
        }
    }
    // A room stands for the house where nothing else does, and only with a name of its own.
    if !out.iter().any(|f| f.kind == PlaceKind::Venue)
        && !address
        && let Some(room) = rooms.into_iter().find(|r| has_proper_name(doc, &r.tokens))
    {
        house_and_town(doc, room, &mut out);
    }
    out
}

fn told_town(found: &[Found]) -> bool {
    found.iter().any(|f| f.kind != PlaceKind::Venue)
}

fn closes_with_town(chunk: &Chunk) -> bool {
    matches!(chunk, Chunk::House(v) | Chunk::Room(v) if v.town.is_some())
}

fn has_proper_name(doc: &Marked, tokens: &Tokens) -> bool {
    tokens.clone().skip(1).any(|t| doc.case(t).is_capital() && doc.word(t).chars().count() > 2)
}

/// A house, and the town that its name closes with.
pub fn house_and_town(doc: &Marked, venue: &Venue, out: &mut Vec<Found>) {
    out.push(Found { tokens: venue.tokens.clone(), kind: PlaceKind::Venue });
    if let Some(town) = &venue.town {
        out.push(Found::town(doc, town));
    }
}

/// Cuts a line at its signs, its line breaks, and around its dates.
fn pieces(reading: &Reading, tokens: &Tokens) -> Vec<Tokens> {
    let doc = reading.doc;
    let mut pieces = Vec::new();
    let mut start = tokens.start;
    let mut at = tokens.start;
    while at < tokens.end {
        if let Some(date) = reading.date_at(at) {
            pieces.push(start..at);
            let end = date.tokens.end.min(tokens.end);
            pieces.push(at..end);
            start = end;
            at = end;
            continue;
        }
        let sign = doc.is_any(at, &[",", "(", ")", ":", ";", "|", "·", "•", "●", "►", "[", "]", "\t"])
            || doc.is_any(at, &["–", "-", "—", "/", ">"]) && !(doc.glued(at) && doc.glued(at + 1))
            || doc.is(at, ".") && !doc.glued(at + 1)
            || doc.is(at, "*");
        // "Brivelle PROGRAMME 8h45", "P R O G R A M M E" in text that lost its line ends.
        let headline = at > start
            && (doc.case(at) == Case::Upper && doc.has(at, Tags::EVENT_REPORT) && doc.case(at - 1) != Case::Upper
                || doc.case(at) == Case::Single && doc.case(at + 1) == Case::Single && doc.case(at + 2) == Case::Single);
        if sign {
            pieces.push(start..at);
            start = at + 1;
        } else if headline {
            pieces.push(start..at);
            start = tokens.end;
            break;
        } else if at > start && doc.breaks(at) && doc.case(at).is_capital() && !doc.folds_to(at - 1, &["de", "du", "des", "la", "l'", "d'"])
        {
            pieces.push(start..at);
            start = at;
        }
        at += 1;
    }
    pieces.push(start..tokens.end);
    pieces.retain(|p| !p.is_empty());
    pieces
}

fn classify(reading: &Reading, piece: &Tokens) -> Chunk {
    let doc = reading.doc;
    if reading.date_at(piece.start).is_some_and(|d| d.tokens.end >= piece.end) {
        let open = reading.date_at(piece.start).is_some_and(|d| d.use_ == DateUse::Open);
        return if open { Chunk::Date } else { Chunk::Neutral };
    }
    let mut tokens = piece.clone();
    if tokens.clone().any(|t| doc.phrase(t, tokens.end, Tags::ONLINE).is_some_and(|(_, v)| v.has(Tags::ONLINE))) {
        return Chunk::Neutral;
    }
    if tokens.len() > 1 && doc.folds_to(tokens.start, &["lieu", "lieux", "adresse"]) && doc.case(tokens.start + 1).is_capital() {
        tokens.start += 1;
    }
    let led = doc.folds_to(tokens.start, &["au", "a", "dans"]) && tokens.len() > 2;
    while tokens.len() > 1
        && doc.folds_to(tokens.start, &["a", "au", "aux", "en", "dans", "la", "le", "l'", "les", "et"])
        && keeps_no_article(doc, &tokens)
    {
        tokens.start += 1;
    }
    let words = tokens.clone().filter(|t| doc.kind(*t) == Some(TokenKind::Word)).count();
    if words == 0 || times::mention_at(doc, tokens.start, true).is_some() {
        return if doc.number(tokens.start).is_some_and(|n| n >= 1000) && doc.word(tokens.start).len() == 5 {
            Chunk::Address(None)
        } else {
            Chunk::Neutral
        };
    }
    if doc.folds_to(tokens.start, &["lieu", "ou", "adresse", "lieux"]) && words == 1 {
        return Chunk::Label;
    }
    if tokens.clone().any(|t| doc.has(t, Tags::STREET)) && (doc.number(tokens.start).is_some() || doc.has(tokens.start, Tags::STREET)) {
        return Chunk::Address(behind_postal_code(doc, &tokens));
    }
    if let Some(town) = behind_postal_code(doc, &tokens) {
        return Chunk::Address(Some(town));
    }
    if reading.holds_person(&tokens) || doc.has(tokens.start, Tags::MODERATION | Tags::SPEAKERS_INLINE | Tags::PUBLICATION) {
        return Chunk::Other;
    }
    if let Some(town) = town_alone(doc, &tokens) {
        return Chunk::Town(town);
    }
    let begins = if doc.folds_to(tokens.start, &["la", "le", "l'", "les"]) { tokens.start + 1 } else { tokens.start };
    if doc
        .phrase(begins, tokens.end, Tags::HOUSE | Tags::VENUE)
        .is_some_and(|(n, v)| v.has(Tags::HOUSE | Tags::VENUE) && begins + n == tokens.end)
        && doc.case(begins) == Case::Lower
        && tokens.len() <= 2
    {
        return Chunk::Bare(tokens);
    }
    if let Some(venue) = venue::venue_at(doc, begins, tokens.end)
        && (venue.tokens.end >= tokens.end
            || venue.town.as_ref().is_some_and(|t| t.end >= tokens.end)
            || venue.room
            || doc.folds_to(venue.tokens.end, &["a", "de", "et", "d'", "entree"]))
    {
        return if venue.room { Chunk::Room(venue) } else { Chunk::House(venue) };
    }
    if (tokens.start..tokens.end.min(tokens.start + 4)).any(|t| doc.has(t, Tags::ANY_EVENT)) {
        return Chunk::Kind;
    }
    let plain = |t: usize| {
        doc.kind(t) == Some(TokenKind::Word)
            && (doc.case(t).is_capital() || doc.folds_to(t, &["de", "du", "des", "d'", "la", "le", "les", "l'", "en", "sur"]))
            && !doc.has(
                t,
                Tags::FUNCTION
                    | Tags::MONTH
                    | Tags::WEEKDAY
                    | Tags::COUNTRY
                    | Tags::REGION
                    | Tags::DEPARTEMENT
                    | Tags::PAGE_WORD
                    | Tags::LABEL
                    | Tags::EVENT_REPORT,
            )
    };
    if led && let Some(house) = house_of_town(doc, &tokens) {
        return Chunk::House(house);
    }
    let name = words <= 5 && doc.case(tokens.start).is_capital() && tokens.clone().all(plain);
    if name {
        return Chunk::Name(tokens);
    }
    let region = doc
        .phrase(tokens.start, tokens.end, Tags::COUNTRY | Tags::REGION | Tags::DEPARTEMENT)
        .is_some_and(|(n, _)| tokens.start + n >= tokens.end);
    if region { Chunk::Neutral } else { Chunk::Other }
}

/// "au Quadrant de Brivelle": only the preposition and the town tell that it is a house.
fn house_of_town(doc: &Marked, tokens: &Tokens) -> Option<Venue> {
    let link = tokens.clone().rev().find(|t| doc.folds_to(*t, &["de", "d'", "à"]))?;
    let town = town_alone(doc, &(link + 1..tokens.end))?;
    let house = tokens.start..link;
    let capitals = !house.is_empty() && house.len() <= 4 && doc.case(house.start).is_capital();
    capitals.then_some(Venue { tokens: house, room: false, town: Some(town), sure: true })
}

/// "La Baule" and "Le Havre" keep their article; "à la mairie" and "au Palais" do without.
fn keeps_no_article(doc: &Marked, tokens: &Tokens) -> bool {
    !(doc.case(tokens.start).is_capital()
        && doc.case(tokens.start + 1).is_capital()
        && doc.folds_to(tokens.start, &["la", "le", "les", "l'"]))
}

/// "75009 Paris", "29000 Quimper Cedex 2".
fn behind_postal_code(doc: &Marked, tokens: &Tokens) -> Option<Tokens> {
    let code = tokens.clone().find(|t| doc.number(*t).is_some_and(|n| n >= 1_000) && doc.word(*t).len() == 5)?;
    let mut end = code + 1;
    while end < tokens.end
        && doc.kind(end) == Some(TokenKind::Word)
        && (doc.case(end).is_capital() || doc.folds_to(end, &["la", "le", "les", "sur", "de"]))
        && !doc.folds_to(end, &["cedex"])
    {
        end += 1;
    }
    (end > code + 1).then_some(code + 1..end)
}

/// A town that fills the chunk, apart from "Cedex", "1er", "9e".
fn town_alone(doc: &Marked, tokens: &Tokens) -> Option<Tokens> {
    let (n, _) = doc.phrase(tokens.start, tokens.end, Tags::COMMUNE | Tags::FOREIGN_CITY)?;
    let end = tokens.start + n;
    let rest_is_small = (end..tokens.end)
        .all(|t| doc.number(t).is_some_and(|n| n < 100) || doc.folds_to(t, &["cedex", "er", "e", "eme", "ème", "arrondissement"]));
    let common = n == 1
        && !doc.has(tokens.start, Tags::TOWN)
        && doc.has(tokens.start, Tags::LABEL | Tags::NOT_NAME | Tags::MONTH | Tags::HOUSE | Tags::ROOM);
    (rest_is_small && doc.case(tokens.start).is_capital() && !common).then_some(tokens.start..end)
}
