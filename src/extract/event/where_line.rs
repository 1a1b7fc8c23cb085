//! Lines that say where: "Jeudi 4 mai – Espace Nord, 3 rue du Port, 29000 Quimper".

use super::chunks::{Chunk, classify, pieces};
use super::venue::{self, Venue};
use super::{Found, Reading};
use crate::extract::bodies;
use crate::extract::dates::DateUse;
use crate::extract::times;
use crate::lexicon::Tags;
use crate::record::{OrganisationKind, PlaceKind};
use crate::text::{Case, Marked, TokenKind, Tokens};

/// Tokens of the longest line that is read as one.
const LONGEST: usize = 70;

/// The places on a line that says where; none on any other line.
/// `beside` says that a line next to it gives day, address or room.
pub fn places(reading: &Reading, tokens: &Tokens, beside: bool) -> Vec<Found> {
    let whole = tokens;
    let tokens = &before_ways(reading.doc, tokens);
    let beside = beside || tokens.start > whole.start;
    if tokens.len() > LONGEST || tokens.is_empty() || !may_say_where(reading, tokens) {
        return Vec::new();
    }
    let line = Line::new(reading, tokens, beside);
    if !line.says_where() {
        return line.beside_the_name();
    }
    let mut out = line.told();
    if !out.iter().any(|f| f.kind == PlaceKind::Venue) {
        line.stand_in(&mut out);
    }
    out
}

/// "Salle des fêtes, Brivelle": a house and its town, and nothing else.
pub fn is_house_and_town(reading: &Reading, tokens: &Tokens) -> bool {
    if !may_say_where(reading, tokens) {
        return false;
    }
    let line = Line::new(reading, tokens, false);
    line.others == 0 && line.houses > 0 && line.towns > 0 && !line.people && !line.any(|c| matches!(c, Chunk::Name(_) | Chunk::Kind(_)))
}

/// Chunks behind a day that may say where, in text that lost its line ends.
const BEHIND_DATE: usize = 4;

/// "… 4 et 5 mai 2022, Palais des congrès, Brivelle Réunion de …": what stands right behind the day on a line too long to be one.
pub fn around_date(reading: &Reading, tokens: &Tokens) -> Vec<Found> {
    let doc = reading.doc;
    let date = reading.dates_in(tokens).find(|d| d.use_ == DateUse::Open && d.dates.iter().all(|x| x.start_day().is_some()));
    let Some(date) = date.filter(|d| tokens.len() > LONGEST && d.tokens.start < tokens.start + LONGEST) else { return Vec::new() };
    let mut out = Vec::new();
    for piece in pieces(reading, &(date.tokens.end..tokens.end.min(date.tokens.end + LONGEST / 2))).iter().take(BEHIND_DATE) {
        match classify(reading, piece) {
            Chunk::Neutral => {}
            Chunk::House(house) if house.sure => house_and_town(doc, &house, &mut out),
            Chunk::Town(town) | Chunk::Address(_, Some(town)) => out.push(Found::town(doc, &town)),
            _ => {
                // "Université de Brivelle 9 h Accueil …": the hour of the first item ends the house.
                let house = venue::venue_at(doc, piece.start, piece.end).filter(|v| times::mention_at(doc, v.tokens.end, true).is_some());
                if let Some(house) = house.filter(|v| !v.room) {
                    house_and_town(doc, &house, &mut out);
                    break;
                }
                // The town, and then whatever follows it.
                let town =
                    doc.phrase(piece.start, piece.end, Tags::TOWN).filter(|(_, v)| v.has(Tags::TOWN) && doc.case(piece.start).is_capital());
                out.extend(town.filter(|_| !out.is_empty()).map(|(n, _)| Found::town(doc, &(piece.start..piece.start + n))));
                break;
            }
        }
    }
    if out.iter().any(|f| f.kind == PlaceKind::Venue) { out } else { Vec::new() }
}

/// "8 rue du Port, 29000 Quimper : bus 4, arrêt Vauban": a line without the ways that lead to the place.
fn before_ways(doc: &Marked, tokens: &Tokens) -> Tokens {
    let ways = ["metro", "rer", "tram", "tramway", "bus", "parking", "parkings", "acces"];
    let way = |t: &usize| {
        let led =
            *t == tokens.start || doc.is_any(t - 1, &[":", ",", "(", "–", "—", "-", ";", "|", "/"]) && !doc.glued(*t) || doc.is(t - 1, "(");
        led && doc.folds_to(*t, &ways) && (*t > tokens.start || doc.is(t + 1, ":"))
    };
    let end = tokens.clone().find(way);
    // "au Palais des congrès de Dinard"
    let article = 1 + usize::from(doc.folds_to(tokens.start + 1, &["la", "l'"]));
    let led = doc.folds_to(tokens.start, &["a", "au"]) && tokens.len() <= LONGEST_LED && article < tokens.len();
    let house = led && doc.phrase(tokens.start + article, tokens.end, Tags::HOUSE | Tags::VENUE).is_some();
    let start = if house { tokens.start + article } else { tokens.start };
    start..end.map_or(tokens.end, |t| if t > tokens.start { t - 1 } else { t })
}

/// Tokens of a line that "au" leads to its house.
const LONGEST_LED: usize = 14;

/// Tokens of a line that holds nothing but a town and a name.
const SHORT: usize = 7;

/// What towns, houses and rooms are known by.
const PLACED: Tags = Tags::PLACE.union(Tags::BODY).union(Tags::HOUSE).union(Tags::ROOM).union(Tags::STREET);

/// Whether a line has a day, a number long enough for a postal code, or any word by which places are known: most have none,
/// and need not be cut into chunks.
fn may_say_where(reading: &Reading, tokens: &Tokens) -> bool {
    let doc = reading.doc;
    let tells = |t: usize| match doc.kind(t) {
        Some(TokenKind::Word) => doc.phrase(t, tokens.end, PLACED).is_some() || doc.folds_to(t, &["lieu", "lieux", "adresse", "ou"]),
        Some(TokenKind::Number) => doc.word(t).len() >= 4 || doc.phrase(t, tokens.end, PLACED).is_some(),
        _ => false,
    };
    reading.dates_in(tokens).next().is_some() || reading.date_over(tokens.start).is_some() || tokens.clone().any(tells)
}

/// A line cut into chunks, and how many of each it has.
struct Line<'a, 'd> {
    doc: &'a Marked<'d>,
    chunks: Vec<Chunk>,
    /// Length in tokens.
    length: usize,
    beside: bool,
    /// Somebody is named, and no house that could bear the name.
    people: bool,
    others: usize,
    rooms: usize,
    towns: usize,
    houses: usize,
    dated: bool,
    labelled: bool,
    address: bool,
}

impl<'a, 'd> Line<'a, 'd> {
    fn new(reading: &Reading<'a, 'd>, tokens: &Tokens, beside: bool) -> Self {
        let classified = |piece: &Tokens| if is_of_person(reading, tokens, piece) { Chunk::Other } else { classify(reading, piece) };
        let chunks: Vec<Chunk> = pieces(reading, tokens).iter().map(classified).collect();
        let count = |test: fn(&Chunk) -> bool| chunks.iter().filter(|c| test(c)).count();
        let sure_venue = count(|c| matches!(c, Chunk::House(v) | Chunk::Room(v) if v.sure)) > 0;
        Line {
            doc: reading.doc,
            length: tokens.len(),
            beside,
            people: reading.names_anybody(tokens) && !sure_venue,
            others: count(|c| matches!(c, Chunk::Other)),
            rooms: count(|c| matches!(c, Chunk::Room(_))),
            towns: count(|c| matches!(c, Chunk::Town(_))),
            houses: count(|c| matches!(c, Chunk::House(v) if v.sure)),
            dated: count(|c| matches!(c, Chunk::Date)) > 0,
            labelled: count(|c| matches!(c, Chunk::Label)) > 0,
            address: count(|c| matches!(c, Chunk::Address(..))) > 0,
            chunks,
        }
    }

    fn any(&self, test: fn(&Chunk) -> bool) -> bool {
        self.chunks.iter().any(test)
    }

    fn says_where(&self) -> bool {
        let opens_with_house = matches!(self.chunks.first(), Some(Chunk::House(_)));
        self.labelled
            || self.dated
            || self.address
            || self.others <= 1 && self.houses > 0 && self.towns > 0
            || self.beside && self.others == 0 && self.rooms + self.houses + self.towns > 0
            || self.beside && self.opens_with_town()
            || self.beside && self.others <= 1 && opens_with_house
            || self.others <= 1 && opens_with_house && self.chunks.len() <= 3 && self.closes_with_town()
            || self.others <= 1 && self.room_of_institution()
    }

    /// "Brivelle, Conseil économique, social et environnemental": the town, then whose house it is.
    fn opens_with_town(&self) -> bool {
        let known = |town: &Tokens| self.doc.has(town.start, Tags::TOWN) && self.doc.is(town.end, ",");
        self.length <= SHORT + SHORT && matches!(self.chunks.first(), Some(Chunk::Town(town)) if known(town))
    }

    /// "Palais des congrès de Dinard" opens the line.
    fn closes_with_town(&self) -> bool {
        matches!(self.chunks.first(), Some(Chunk::House(v)) if v.sure && closes_with_known_town(self.doc, v))
    }

    /// "Manifestation hybride : Université de Dinard, amphi 300": an institution with its room.
    fn room_of_institution(&self) -> bool {
        self.chunks.windows(2).any(|pair| matches!(pair, [Chunk::House(_), Chunk::Room(_)]))
    }

    /// The town behind the name of the event, or a house below the day that begins with its town.
    fn beside_the_name(&self) -> Vec<Found> {
        let doc = self.doc;
        // "Brivelle Expo Porte du Nord"
        if let [Chunk::Name(name)] = self.chunks.as_slice()
            && self.beside
            && let Some((n, _)) = doc.phrase(name.start, name.end, Tags::COMMUNE | Tags::FOREIGN_CITY)
            && doc.has(name.start, Tags::TOWN)
        {
            // "MILLAU CARCOM": all in capitals, the town is no part of the name.
            let apart = name.len() > n && name.clone().all(|t| doc.case(t) == Case::Upper || doc.kind(t) != Some(TokenKind::Word));
            let house = if apart { name.start + n..name.end } else { name.clone() };
            return vec![Found::town(doc, &(name.start..name.start + n)), Found::venue(&house)];
        }
        // "Les Rencontres du cuir – Millau"
        let told: Vec<&Chunk> = self.chunks.iter().filter(|c| !matches!(c, Chunk::Neutral)).collect();
        match told.as_slice() {
            [Chunk::Kind(_), Chunk::Town(town)] => vec![Found::town(doc, town)],
            // "Brivelle – Salle Jean Vauban"
            [Chunk::Town(town), Chunk::Room(room)] | [Chunk::Room(room), Chunk::Town(town)]
                if self.length <= SHORT && has_proper_name(doc, &room.tokens) =>
            {
                vec![Found::town(doc, town), Found { weak: true, ..Found::venue(&room.tokens) }]
            }
            // "Brivelle – Les Tanneries": a town and what one would have to know.
            [Chunk::Town(town), Chunk::Name(name) | Chunk::Bare(name)] if self.length <= SHORT && !self.people => {
                vec![Found::town(doc, town), Found::venue(name)]
            }
            _ => Vec::new(),
        }
    }

    /// What the chunks tell, in their order.
    fn told(&self) -> Vec<Found> {
        let doc = self.doc;
        let mut out = Vec::new();
        for (k, chunk) in self.chunks.iter().enumerate() {
            match chunk {
                // "La Grange, pôle culturel de l’agglo de Brivelle": what kind of house it is, and whose.
                Chunk::House(_) if self.apposition(k).is_some() => {
                    let known = self.towns > 1 || out.iter().any(|f: &Found| f.kind != PlaceKind::Venue);
                    out.extend(self.apposition(k).filter(|_| !known).map(|town| Found::town(doc, &town)));
                }
                _ if self.explained(k).is_some() => out.extend(self.explained(k)),
                // "Université de Brivelle (campus du Nord)": a part of the house.
                Chunk::House(part)
                    if doc.folds_to(part.tokens.start, &["campus", "site"])
                        && out.iter().any(|f| f.kind == PlaceKind::Venue && !f.weak) => {}
                // "QUIMPER (Saint-Corentin)": a quarter.
                Chunk::Town(town) if k > 0 && self.is_quarter(&self.chunks[k - 1], town) => {}
                Chunk::Town(town) | Chunk::Address(_, Some(town)) => out.push(Found::town(doc, town)),
                Chunk::House(house) => self.house(house, &mut out),
                Chunk::Bare(house) if self.dated && out.iter().any(|f| f.kind != PlaceKind::Venue) => out.push(Found::venue(house)),
                // "Lieu : Carrefour des Tanneurs"
                Chunk::Kind(name) if k > 0 && self.chunks[k - 1] == Chunk::Label && name.len() > 1 => out.push(Found::venue(name)),
                Chunk::Name(name) if self.stands_for_house(k, name) => out.push(Found::venue(name)),
                Chunk::Name(name) => out.extend(self.name(name, &out)),
                _ => {}
            }
        }
        out
    }

    /// A name in brackets right behind the town: its quarter, its land, the larger town beside it: "Loudun (Vienne)", "Bulle (Fribourg)".
    fn is_quarter(&self, before: &Chunk, name: &Tokens) -> bool {
        let behind = matches!(before, Chunk::Town(town) if town.end + 1 == name.start);
        behind && self.doc.is(name.start - 1, "(") && self.doc.is(name.end, ")")
    }

    /// A common noun for a house right behind a name, with the known town that closes it.
    fn apposition(&self, k: usize) -> Option<Tokens> {
        let doc = self.doc;
        let Some(Chunk::House(house)) = self.chunks.get(k) else { return None };
        let before = k.checked_sub(1).map(|k| &self.chunks[k]);
        let named = match before {
            Some(Chunk::Name(_) | Chunk::House(_)) => true,
            // "La Grange" is a village too.
            Some(Chunk::Town(town)) => {
                town.len() > 1 && doc.folds_to(town.start, &["la", "le", "l'", "les"]) && !doc.has(town.start, Tags::TOWN)
            }
            _ => false,
        };
        let led = house.tokens.start > 0 && doc.is(house.tokens.start - 1, ",");
        if !named || !led || doc.case(house.tokens.start) != Case::Lower {
            return None;
        }
        let end = house.town.as_ref().map_or(house.tokens.end, |t| t.end.max(house.tokens.end));
        // "Héliopole, centre des congrès, Brivelle": no name of its own, and the town behind it.
        if let Some(Chunk::Town(town)) = self.chunks.get(k + 1)
            && house.tokens.len() > 1
            && house.tokens.clone().all(|t| doc.case(t) == Case::Lower)
            && matches!(before, Some(Chunk::Name(_)))
        {
            return Some(town.clone());
        }
        (house.tokens.start + 1..end).map(|t| t..end).find(|town| {
            let (n, _) = doc.phrase(town.start, end, Tags::COMMUNE | Tags::FOREIGN_CITY).unwrap_or_default();
            n == town.len() && doc.case(town.start).is_capital() && doc.folds_to(town.start - 1, &["de", "d'"])
        })
    }

    /// The name that an apposition explains.
    fn explained(&self, k: usize) -> Option<Found> {
        self.apposition(k + 1)?;
        match &self.chunks[k] {
            Chunk::Name(name) | Chunk::Town(name) => Some(Found::venue(name)),
            Chunk::House(house) => Some(Found::venue(&house.tokens)),
            _ => None,
        }
    }

    /// "Caen, MRSH, 3 rue du Port", "MSHA Paul-Dury, Caen (salle 2)": a name that an acronym opens, beside the town, on a line
    /// with an address or a room.
    fn stands_for_house(&self, k: usize, name: &Tokens) -> bool {
        let town = |k: Option<usize>| k.and_then(|k| self.chunks.get(k)).is_some_and(|c| matches!(c, Chunk::Town(_)));
        let acronym = self.doc.case(name.start) == Case::Upper && self.doc.word(name.start).chars().count() >= 3;
        let beside =
            |test: fn(&Chunk) -> bool| [k.checked_sub(1), Some(k + 1)].into_iter().flatten().filter_map(|k| self.chunks.get(k)).any(test);
        let room = self.rooms > 0 && beside(|c| matches!(c, Chunk::Town(_) | Chunk::Room(_))) && self.towns > 0;
        let plain = self.others == 0 && !self.people && !self.any(|c| matches!(c, Chunk::Bare(_)));
        (town(k.checked_sub(1)) || town(Some(k + 1))) && self.address && self.houses == 0 && acronym
            || room && self.houses == 0 && (acronym || plain && k == self.first_name())
    }

    /// The first chunk that is a name.
    fn first_name(&self) -> usize {
        self.chunks.iter().position(|c| matches!(c, Chunk::Name(_))).unwrap_or(usize::MAX)
    }

    fn house(&self, house: &Venue, out: &mut Vec<Found>) {
        if !house.sure && self.houses > 0 {
            return;
        }
        match &house.town {
            // "Domaine de Brivelle, Musée du cuir": the domain tells the town.
            Some(town) if self.houses > 1 && house.tokens.end >= town.end => out.push(Found::town(self.doc, town)),
            // "Abbaye de Saint-Aubin – Brivelle": the town stands apart.
            Some(_) if self.towns > 0 || self.names_town() && !closes_with_known_town(self.doc, house) => {
                out.push(Found::venue(&house.tokens));
            }
            _ => house_and_town(self.doc, house, out),
        }
    }

    /// A dated line with a name that nothing tells about: where a house is known, it is the town.
    fn names_town(&self) -> bool {
        self.dated && self.any(|c| matches!(c, Chunk::Name(_)))
    }

    /// House or small town, by what else the line has.
    fn name(&self, name: &Tokens, out: &[Found]) -> Option<Found> {
        let plain = self.others == 0 || self.labelled || self.dated && self.others <= 1 && self.length <= 30;
        if self.people || !plain {
            return None;
        }
        let closes = |c: &Chunk| match c {
            Chunk::House(v) | Chunk::Room(v) => v.town.is_some() && (!self.names_town() || closes_with_known_town(self.doc, v)),
            Chunk::Address(_, town) => town.is_some(),
            _ => false,
        };
        let town_known = self.towns > 0 || self.chunks.iter().any(closes);
        let house_known = self.rooms > 0
            || self.address
            || self.any(|c| matches!(c, Chunk::House(_) | Chunk::Bare(_)))
            || out.iter().any(|f| f.kind == PlaceKind::Venue && !f.weak);
        let told = self.chunks.iter().find(|c| !matches!(c, Chunk::Label | Chunk::Neutral | Chunk::Date));
        let first = matches!(told, Some(Chunk::Name(first)) if first == name);
        let kind = self.any(|c| matches!(c, Chunk::Kind(_)));
        if first && self.address && !self.any(|c| matches!(c, Chunk::House(_))) {
            Some(Found::venue(name))
        } else if house_known && !town_known && !out.iter().any(|f| f.kind == PlaceKind::City) {
            Some(Found::city(name))
        } else if town_known && !house_known && (self.dated || self.labelled || self.beside) {
            Some(Found::venue(name))
        } else {
            (self.dated && !kind && venue::is_toponym(self.doc, name.start)).then(|| Found::city(name))
        }
    }

    /// A room with a name of its own, else an address, stands for the house where nothing else does.
    fn stand_in(&self, out: &mut Vec<Found>) {
        let doc = self.doc;
        let street = |c: &Chunk| match c {
            Chunk::Address(tokens, _) if tokens.clone().any(|t| doc.has(t, Tags::STREET)) => {
                let end = tokens.clone().skip(1).find(|t| doc.number(*t).is_some_and(|n| n >= 1000)).unwrap_or(tokens.end);
                Some(Found { weak: true, ..Found::venue(&(tokens.start..end)) })
            }
            _ => None,
        };
        let room = self.chunks.iter().find_map(|c| match c {
            Chunk::Room(room) if has_proper_name(doc, &room.tokens) => Some(room),
            _ => None,
        });
        if let Some(room) = room {
            house_and_town(doc, room, out);
            return;
        }
        if let Some(address) = self.chunks.iter().find_map(street) {
            out.push(address);
        }
    }
}

/// Tokens from a name to where its bearer works.
const NEAR_NAME: usize = 16;

/// "Lise Duval, maîtresse de conférences, Université de Brest", "Lise Duval (CHU de Nantes)": whether a body stands behind somebody
/// who works there.
fn is_of_person(reading: &Reading, line: &Tokens, piece: &Tokens) -> bool {
    let doc = reading.doc;
    let after = reading.names.first_from(piece.start);
    let Some(name) = after.checked_sub(1).map(|k| &reading.names[k]) else { return false };
    let between = name.whole.end..piece.start;
    if name.whole.start < line.start || name.name.len() < 2 || between.is_empty() || between.len() > NEAR_NAME {
        return false;
    }
    let plain = between.clone().all(|t| doc.kind(t) == Some(TokenKind::Word) || doc.is_any(t, &[",", "(", "-"]));
    let said = between.clone().any(|t| doc.has(t, Tags::ANY_FUNCTION));
    let body =
        || bodies::mention_at(doc, bodies::skip_article(doc, piece.start, piece.end), piece.end, false).filter(|b| b.start.is_sure());
    let works = [
        OrganisationKind::University,
        OrganisationKind::School,
        OrganisationKind::Hospital,
        OrganisationKind::Laboratory,
        OrganisationKind::ResearchBody,
    ];
    plain && body().is_some_and(|b| said || doc.is(between.start, "(") || works.contains(&bodies::kind(b.kind)))
}

/// "ESAV Rennes", "Palais des congrès de Dinard": the town with which the name of a house ends.
pub fn town_of_house(doc: &Marked, house: &Tokens) -> Option<Found> {
    // "Université Brest 2"
    let numbers = house.clone().rev().take_while(|t| doc.number(*t).is_some()).count();
    let end = house.end - numbers;
    let last = end.checked_sub(1).filter(|last| *last > house.start)?;
    let led = doc.case(last - 1) == Case::Upper || doc.folds_to(last - 1, &["de", "d'"]) || numbers > 0 && last == house.start + 1;
    let town = doc.case(last) == Case::Capital && doc.phrase(last, end, Tags::TOWN).is_some();
    (led && town).then(|| Found::town(doc, &(last..end)))
}

/// What a house or room is known by, or the town without which a word is none.
const HOUSED: Tags = Tags::HOUSE.union(Tags::VENUE).union(Tags::ROOM).union(Tags::COMMUNE).union(Tags::FOREIGN_CITY);

/// Houses and rooms that fill a chunk of a line of the programme, of sure words.
pub fn venues(reading: &Reading, tokens: &Tokens) -> Vec<Venue> {
    let filled = |piece: Tokens| match classify(reading, &piece) {
        Chunk::House(v) | Chunk::Room(v) if v.sure && v.tokens.end.max(v.town.as_ref().map_or(0, |t| t.end)) >= piece.end => Some(v),
        _ => None,
    };
    let told = |piece: &Tokens| reading.doc.beginnings(piece.clone(), HOUSED).next().is_some();
    let may_hold = || reading.doc.beginnings(tokens.clone(), HOUSED).any(|t| reading.doc.phrase(t, tokens.end, HOUSED).is_some());
    if tokens.len() > 60 || !may_hold() {
        Vec::new()
    } else {
        pieces(reading, tokens).into_iter().filter(told).filter_map(filled).collect()
    }
}

fn closes_with_known_town(doc: &Marked, venue: &Venue) -> bool {
    let known = |town: &Tokens| {
        doc.phrase(town.start, town.end, Tags::COMMUNE | Tags::FOREIGN_CITY).is_some_and(|(n, _)| town.start + n == town.end)
    };
    venue.town.as_ref().is_some_and(known)
}

fn has_proper_name(doc: &Marked, tokens: &Tokens) -> bool {
    tokens.clone().skip(1).any(|t| doc.case(t).is_capital() && doc.word(t).chars().count() > 2)
}

/// A house, and the town that its name closes with.
pub fn house_and_town(doc: &Marked, venue: &Venue, out: &mut Vec<Found>) {
    out.push(Found { weak: venue.room, ..Found::venue(&venue.tokens) });
    if let Some(town) = &venue.town {
        out.push(Found::town(doc, town));
    }
}
