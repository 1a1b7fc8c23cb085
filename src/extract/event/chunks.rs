//! The chunks of a line between its signs, line breaks and dates, and what each is: day, address, house, room, town.

use super::Reading;
use super::venue::{self, Venue};
use crate::extract::dates::DateUse;
use crate::extract::times;
use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// What a chunk between two signs is.
#[derive(Clone, Debug, PartialEq)]
pub enum Chunk {
    /// A day, a time, a number, a connection: says nothing of the place.
    Neutral,
    Date,
    /// The kind of the event.
    Kind(Tokens),
    /// A street with its number, or a postal code; with the town behind the code.
    Address(Tokens, Option<Tokens>),
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

/// Cuts a line at its signs, its line breaks, and around its dates.
pub fn pieces(reading: &Reading, tokens: &Tokens) -> Vec<Tokens> {
    let doc = reading.doc;
    let mut pieces = Vec::new();
    let mut start = tokens.start;
    // A date that began on the line before.
    if let Some(date) = reading.date_over(tokens.start) {
        start = date.tokens.end.min(tokens.end);
        pieces.push(tokens.start..start);
    }
    let mut at = start;
    let rest = start..tokens.end;
    let mut dates = reading.dates_in(&rest).peekable();
    while at < tokens.end {
        if let Some(date) = dates.next_if(|date| date.tokens.start == at) {
            pieces.push(start..at);
            let end = date.tokens.end.min(tokens.end);
            pieces.push(at..end);
            start = end;
            at = end;
            continue;
        }
        let sign = doc.kind(at) == Some(TokenKind::Sign)
            && (doc.is_any(at, &[",", "(", ")", ":", ";", "?", "|", "·", "•", "●", "►", "[", "]", "*"])
                || doc.is_any(at, &["–", "-", "—", "/", ">"]) && !(doc.glued(at) && doc.glued(at + 1))
                || doc.is(at, ".") && !doc.glued(at + 1));
        // "Brivelle PROGRAMME 8h45", "P R O G R A M M E" in text that lost its line ends.
        let headline = at > start
            && (doc.case(at) == Case::Upper && doc.has(at, Tags::EVENT_REPORT) && doc.case(at - 1) != Case::Upper
                || doc.case(at) == Case::Single && doc.case(at + 1) == Case::Single && doc.case(at + 2) == Case::Single);
        // "Halle aux grains et Maison du peuple"
        let house = |i: usize| doc.phrase(i, tokens.end, Tags::HOUSE | Tags::VENUE).is_some_and(|(_, v)| v.has(Tags::HOUSE | Tags::VENUE));
        let two_houses = doc.folds_to(at, &["et"]) && at > start && house(start) && doc.case(at + 1).is_capital() && house(at + 1);
        // "Quimperlé et Moëlan, du 5 au 7 mai"
        let town = |i: usize| {
            doc.phrase(i, tokens.end, Tags::COMMUNE | Tags::FOREIGN_CITY).filter(|_| doc.case(i).is_capital()).map(|(n, _)| i + n)
        };
        let two_towns = doc.folds_to(at, &["et"])
            && at > start
            && town(start) == Some(at)
            && town(at + 1).is_some_and(|end| end >= tokens.end || doc.kind(end) == Some(TokenKind::Sign));
        // "3 rue du Port, Quimper et Lycée Goriot"
        let town_and_house =
            doc.folds_to(at, &["et"]) && at > start && town(start) == Some(at) && doc.case(at + 1).is_capital() && house(at + 1);
        // "au château du Port et dans le bas quartier"
        let two_ways = doc.folds_to(at, &["et"]) && at > start && doc.is_any(at + 1, &["dans", "à", "au"]) && house(start + 1);
        if sign || two_houses || two_towns || town_and_house || two_ways {
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

/// What a chunk is, by its first words and by what fills it.
pub fn classify(reading: &Reading, piece: &Tokens) -> Chunk {
    let doc = reading.doc;
    if let Some(date) = reading.date_at(piece.start).or(reading.date_over(piece.start)).filter(|d| d.tokens.end >= piece.end) {
        return if date.use_ == DateUse::Open { Chunk::Date } else { Chunk::Neutral };
    }
    // "(jeudi)", "auditorium"
    let room = piece.len() == 1 && doc.case(piece.start) == Case::Lower && doc.has(piece.start, Tags::ROOM);
    if room || piece.clone().all(|t| doc.has(t, Tags::WEEKDAY | Tags::HALF_DAY)) {
        return Chunk::Neutral;
    }
    let mut tokens = piece.clone();
    // "(MRSH)": the acronym of the house before it.
    if tokens.len() == 1 && doc.case(tokens.start) == Case::Upper && tokens.start > 0 && doc.is(tokens.start - 1, "(") {
        return Chunk::Neutral;
    }
    // "Brivelle et à distance"
    let online = |from: usize, end: usize| doc.beginnings(from..end, Tags::ONLINE).find(|t| doc.phrase(*t, end, Tags::ONLINE).is_some());
    if let Some(online) = online(tokens.start + 1, tokens.end)
        && let Some(link) = (tokens.start + 1..online).rev().find(|t| doc.folds_to(*t, &["et", "ou"]) || doc.is(*t, "&"))
    {
        tokens.end = link;
    }
    if online(tokens.start, tokens.end).is_some() {
        return Chunk::Neutral;
    }
    if tokens.len() > 1 && doc.folds_to(tokens.start, &["lieu", "lieux", "adresse"]) && doc.case(tokens.start + 1).is_capital() {
        tokens.start += 1;
    }
    // "de 9 h à 17 h à la Tannerie"
    let timed = (tokens.start..tokens.end.min(tokens.start + 2)).find_map(|t| times::mention_at(doc, t, true));
    // "De 15 heures à 18 heures"
    if timed.as_ref().is_some_and(|t| t.tokens.end >= tokens.end) {
        return Chunk::Neutral;
    }
    if let Some(time) = timed.filter(|t| t.tokens.end + 1 < tokens.end && doc.folds_to(t.tokens.end, &["a", "au", "dans"])) {
        tokens.start = time.tokens.end;
    }
    let led = doc.folds_to(tokens.start, &["au", "a", "dans"]) && tokens.len() > 2;
    let to_the = doc.folds_to(tokens.start, &["au"]) || led && doc.folds_to(tokens.start + 1, &["la", "l'"]);
    while tokens.len() > 1
        && doc.folds_to(tokens.start, &["a", "au", "aux", "en", "dans", "la", "le", "l'", "les", "et"])
        && keeps_no_article(doc, &tokens)
    {
        tokens.start += 1;
    }
    let words = tokens.clone().filter(|t| doc.kind(*t) == Some(TokenKind::Word)).count();
    if words == 0 || times::mention_at(doc, tokens.start, true).is_some() {
        return if doc.number(tokens.start).is_some_and(|n| n >= 1000) && doc.word(tokens.start).len() == 5 {
            Chunk::Address(tokens, None)
        } else {
            Chunk::Neutral
        };
    }
    if doc.folds_to(tokens.start, &["lieu", "ou", "adresse", "lieux"]) && words == 1 {
        return Chunk::Label;
    }
    // "à partir de 13 h au 12 rue des Tanneurs"
    let number = tokens.clone().skip(1).find(|t| doc.number(*t).is_some() && (t + 1..t + 3).any(|k| doc.has(k, Tags::STREET)));
    tokens.start = number.filter(|n| doc.folds_to(n - 1, &["au", "du"])).unwrap_or(tokens.start);
    // "la rue", "au cours d’un dîner": no street without a name or a number.
    let street = tokens.clone().find(|t| doc.has(*t, Tags::STREET));
    let named = street.is_some_and(|street| {
        let name = |t: usize| doc.case(t).is_capital() || doc.number(t).is_some();
        doc.number(tokens.start).is_some() || (street + 1..tokens.end.min(street + 5)).any(name)
    });
    if named && (doc.number(tokens.start).is_some() || doc.has(tokens.start, Tags::STREET)) {
        let coded = behind_postal_code(doc, &tokens);
        // "12 rue des Tanneurs à Millau"
        let link = tokens.clone().rev().find(|t| doc.is(*t, "à")).filter(|_| coded.is_none());
        return match link.and_then(|link| Some((link, town_alone(doc, &(link + 1..tokens.end))?))) {
            Some((link, town)) => Chunk::Address(tokens.start..link, Some(town)),
            None => Chunk::Address(tokens, coded),
        };
    }
    if let Some(town) = behind_postal_code(doc, &tokens) {
        return Chunk::Address(tokens, Some(town));
    }
    // "MSHA Paul-Dury": an acronym bears the name of somebody.
    let acronym = tokens.len() > 1 && doc.case(tokens.start) == Case::Upper && doc.case(tokens.start + 1) == Case::Capital;
    if reading.holds_person(&tokens) && !(acronym && !reading.inside_person(tokens.start))
        || doc.has(tokens.start, Tags::MODERATION | Tags::SPEAKERS_INLINE | Tags::PUBLICATION)
    {
        return Chunk::Other;
    }
    // "Guéret (Creuse)"
    let land = tokens.start > 0
        && doc.is(tokens.start - 1, "(")
        && doc
            .phrase(tokens.start, tokens.end, Tags::REGION | Tags::DEPARTEMENT)
            .is_some_and(|(n, v)| v.has(Tags::REGION | Tags::DEPARTEMENT) && tokens.start + n == tokens.end && !v.has(Tags::TOWN));
    if land {
        return Chunk::Neutral;
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
    // "à la Tannerie": the capital tells that it is the name of one house.
    let one = tokens.len() == 1 && doc.has(begins, Tags::HOUSE | Tags::VENUE) && !doc.has(begins, Tags::ROOM);
    if to_the && one && matches!(doc.case(begins), Case::Capital) {
        return Chunk::House(Venue { tokens, room: false, town: None, sure: true });
    }
    if let Some(venue) = venue::venue_at(doc, begins, tokens.end)
        && (venue.tokens.end >= tokens.end
            || venue.town.as_ref().is_some_and(|t| t.end >= tokens.end)
            || venue.room
            || is_coded(doc, venue.tokens.end..tokens.end)
            || doc.folds_to(venue.tokens.end, &["a", "de", "d'", "entree"])
            || doc.folds_to(venue.tokens.end, &["et"]) && !doc.folds_to(venue.tokens.end + 1, &["la", "le", "l'", "les"]))
    {
        return if venue.room { Chunk::Room(venue) } else { Chunk::House(venue) };
    }
    if (tokens.start..tokens.end.min(tokens.start + 4)).any(|t| doc.has(t, Tags::ANY_EVENT)) {
        return Chunk::Kind(tokens);
    }
    // "INSEB de Brivelle"
    let school = doc.case(tokens.start) == Case::Upper && tokens.len() <= 4 && doc.word(tokens.start).chars().count() >= 3;
    if school
        && doc.is(tokens.start + 1, "de")
        && let Some(town) = town_alone(doc, &(tokens.start + 2..tokens.end))
    {
        return Chunk::House(Venue { tokens, room: false, town: Some(town), sure: true });
    }
    if led && let Some(house) = house_of_town(doc, &tokens) {
        return Chunk::House(house);
    }
    let other = Tags::FUNCTION
        | Tags::MONTH
        | Tags::WEEKDAY
        | Tags::COUNTRY
        | Tags::REGION
        | Tags::DEPARTEMENT
        | Tags::PAGE_WORD
        | Tags::LABEL
        | Tags::EVENT_REPORT;
    // "Centre Vauban", "Espace Bretagne": a land is only the first word of a name.
    let land = Tags::COUNTRY | Tags::REGION | Tags::DEPARTEMENT;
    let opens_with_land = words > 1
        && doc.has(tokens.start, land)
        && doc
            .phrases(tokens.start, tokens.end, land)
            .all(|(n, _)| tokens.start + n < tokens.end && doc.case(tokens.start + n).is_capital());
    let plain = |t: usize| {
        doc.kind(t) == Some(TokenKind::Word)
            && (doc.case(t).is_capital() || doc.folds_to(t, &["de", "du", "des", "d'", "la", "le", "les", "l'", "en", "sur"]))
            && (!doc.has(t, other)
                || doc.has(t, Tags::TOWN)
                || t == tokens.start && opens_with_land
                || t > tokens.start && doc.has(t, Tags::LABEL | Tags::LABEL_WORD))
    };
    let common = words == 1 && doc.has(tokens.start, Tags::COMMON_WORD) && !doc.has(tokens.start, Tags::PLACE);
    let name = !common && words <= 5 && doc.case(tokens.start).is_capital() && tokens.clone().all(plain);
    // "Le Lieu unique", "La Fabrique sonore": an article and a noun with capitals open the name of a house.
    let article = doc.folds_to(tokens.start, &["le", "la", "les", "l'"]) && doc.case(tokens.start) != Case::Lower;
    let small = |t: usize| doc.kind(t) == Some(TokenKind::Word) && doc.case(t) == Case::Lower && !doc.has(t, Tags::GRAMMATICAL);
    let opened = article && words == 3 && tokens.len() == 3 && doc.case(tokens.start + 1) == Case::Capital && small(tokens.start + 2);
    let name = name || opened && plain(tokens.start + 1);
    // "Villefont-sur-Orne": its shape tells that it is a town, though the gazetteer does not know it.
    if name && tokens.len() == 1 && venue::is_toponym(doc, tokens.start) {
        return Chunk::Town(tokens);
    }
    // "LIEUVY (14)": the number of its département.
    let numbered = doc.is(tokens.end, "(") && doc.is(tokens.end + 2, ")") && matches!(doc.word(tokens.end + 1).len(), 2..=3);
    if name && numbered && doc.number(tokens.end + 1).is_some_and(|n| (1..=976).contains(&n)) && tokens.len() <= 4 {
        return Chunk::Town(tokens);
    }
    if name {
        return Chunk::Name(tokens);
    }
    // "dans le bas quartier de Villefont (Orne)"
    if doc.is(tokens.end, "(")
        && doc.folds_to(piece.start, &["a", "dans", "et"])
        && doc.phrase(tokens.end + 1, doc.tokens.len(), Tags::DEPARTEMENT).is_some_and(|(n, _)| doc.is(tokens.end + 1 + n, ")"))
        && let Some(town) =
            (tokens.start + 1..tokens.end).find_map(|t| town_alone(doc, &(t..tokens.end)).filter(|town| town.end == tokens.end))
    {
        return Chunk::Town(town);
    }
    let region = doc
        .phrase(tokens.start, tokens.end, Tags::COUNTRY | Tags::REGION | Tags::DEPARTEMENT)
        .is_some_and(|(n, _)| tokens.start + n >= tokens.end);
    if region { Chunk::Neutral } else { Chunk::Other }
}

/// "B1 104 10h00-12h30" behind a house: its room and the hours.
fn is_coded(doc: &Marked, mut rest: Tokens) -> bool {
    rest.all(|t| doc.kind(t) != Some(TokenKind::Word) || doc.word(t).bytes().any(|b| b.is_ascii_digit()) || doc.folds_to(t, &["h"]))
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
    // "4000 Liège": four digits before a town abroad, that are no year.
    let abroad = |t: usize| doc.word(t).len() == 4 && doc.phrase(t + 1, tokens.end, Tags::FOREIGN_CITY).is_some();
    // "2350 Lieuvy": alone, before no common word.
    let alone = |t: usize| {
        let other = Tags::NOUN | Tags::COMMON_WORD | Tags::MONTH | Tags::LABEL;
        t == tokens.start && doc.word(t).len() == 4 && tokens.len() <= 4 && doc.case(t + 1) == Case::Capital && !doc.has(t + 1, other)
    };
    let abroad = |t: usize| abroad(t) || alone(t);
    let coded =
        |n: u32, t: usize| n >= 1_000 && doc.word(t).len() == 5 || (1_000..1_900).contains(&n) && abroad(t) || n >= 2_100 && abroad(t);
    let code = tokens.clone().find(|t| doc.number(*t).is_some_and(|n| coded(n, *t)))?;
    let mut end = code + 1;
    while end < tokens.end
        && doc.kind(end) == Some(TokenKind::Word)
        && (doc.case(end).is_capital() || doc.folds_to(end, &["la", "le", "les", "sur", "de"]))
        && !doc.folds_to(end, &["cedex", "cx"])
        && !(end > code + 1 && doc.has(end, Tags::ROOM))
    {
        end += 1;
    }
    (end > code + 1).then_some(code + 1..end)
}

/// Letters of the acronym of a house that a village may be called like.
const LONGEST_ACRONYM: usize = 4;

/// A town that fills the chunk, apart from "Cedex", "1er", "9e".
fn town_alone(doc: &Marked, tokens: &Tokens) -> Option<Tokens> {
    let (n, _) = doc.phrase(tokens.start, tokens.end, Tags::COMMUNE | Tags::FOREIGN_CITY)?;
    let end = tokens.start + n;
    let rest_is_small = (end..tokens.end)
        .all(|t| doc.number(t).is_some_and(|n| n < 100) || doc.folds_to(t, &["cedex", "er", "e", "eme", "ème", "arrondissement"]));
    let common = n == 1
        && !doc.has(tokens.start, Tags::TOWN)
        // "…, Maire." is no village of Mairé.
        && doc.has(tokens.start, Tags::LABEL | Tags::NOT_NAME | Tags::MONTH | Tags::HOUSE | Tags::ROOM | Tags::FUNCTION);
    // "Bois, pierre et terre": a common noun, though Bois is a village.
    let next = tokens.end + 1;
    let listed = doc.is(tokens.end, ",") && doc.case(next) == Case::Lower && !doc.has(next, Tags::HOUSE | Tags::VENUE | Tags::ROOM);
    let noun = n == 1 && listed && doc.has(tokens.start, Tags::NOUN | Tags::COMMON_WORD) && doc.has(next, Tags::NOUN);
    let common = common || noun && !doc.has(tokens.start, Tags::TOWN);
    // "ENS" is a school, though Ens is a village.
    let short = n == 1 && doc.case(tokens.start) == Case::Upper && doc.word(tokens.start).chars().count() <= LONGEST_ACRONYM;
    let acronym = short && !doc.has(tokens.start, Tags::TOWN);
    (rest_is_small && doc.case(tokens.start).is_capital() && !common && !acronym).then_some(tokens.start..end)
}
