//! Venues: where the name of a house begins, and how far it reaches.

use crate::extract::bodies;
use crate::lexicon::Tags;
use crate::record::OrganisationKind;
use crate::text::fold::{join, key};
use crate::text::{Case, Marked, TokenKind, Tokens};

/// A house or a part of one, as it stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Venue {
    pub tokens: Tokens,
    /// "Salle 12", "amphithéâtre Nord": stands for the house only where no house is named.
    pub room: bool,
    /// The town that closes the name: "salle des fêtes de Villefont".
    pub town: Option<Tokens>,
    /// The first words tell of the house whoever writes them; an institution is one only on a line that says where.
    pub sure: bool,
}

/// The venue that begins at token `i` and ends before `end`.
pub fn venue_at(doc: &Marked, i: usize, end: usize) -> Option<Venue> {
    let house = doc.phrase(i, end, Tags::HOUSE | Tags::VENUE).filter(|(_, v)| v.has(Tags::HOUSE | Tags::VENUE));
    let room = doc.phrase(i, end, Tags::ROOM).filter(|(_, v)| v.has(Tags::ROOM));
    let head = house.map_or(0, |(n, _)| n).max(room.map_or(0, |(n, _)| n));
    if head == 0 {
        return institution_at(doc, i, end);
    }
    let is_room = room.is_some_and(|(n, _)| n >= head);
    let reach = extent(doc, i + head, end);
    // "Maison de la recherche B1 104"
    let coded = |t: &usize| doc.word(*t).starts_with(|c: char| c.is_uppercase()) && doc.word(*t).bytes().any(|b| b.is_ascii_digit());
    let reach = if is_room { reach } else { (i + head + 1..reach).find(coded).unwrap_or(reach) };
    // "Auditorium de l’Université Victor-Segalen": the institution is the house.
    if is_room && let Some(inner) = (i + head + 1..reach).find_map(|j| owner_at(doc, j, reach)) {
        return Some(Venue { sure: true, ..inner });
    }
    // A long phrase of the lexicon says enough: "salle des fêtes", "hôtel du département".
    let named = reach > i + head;
    let capital = doc.case(i).is_capital();
    if !named && head < 2 && !(capital && !is_room && house.is_some_and(|(_, v)| v.has(Tags::VENUE)) && doc.breaks(reach)) {
        return None;
    }
    let common = (i..reach).all(|j| !doc.case(j).is_capital() && doc.number(j).is_none()) && head < 2;
    if common && !is_room && !house.is_some_and(|(_, v)| v.has(Tags::VENUE)) {
        return None;
    }
    let (tokens, town) = split_town(doc, i, i + head, reach);
    // "Maison du Cuir MILLAU"
    let behind = reach < end && doc.case(reach) == Case::Upper && doc.case(reach - 1) == Case::Capital && doc.has(reach, Tags::TOWN);
    let town = town.or(behind.then_some(reach..reach + 1));
    Some(Venue { tokens, room: is_room, town, sure: true })
}

/// The house behind the name of a room.
fn owner_at(doc: &Marked, i: usize, end: usize) -> Option<Venue> {
    let (n, _) = doc.phrase(i, end, Tags::HOUSE | Tags::VENUE).filter(|(_, v)| v.has(Tags::HOUSE | Tags::VENUE)).unwrap_or_default();
    let reach = extent(doc, i + n, end);
    // "Salons d’honneur de la Mairie"
    let alone = n == 1 && i + 1 == end && doc.case(i) == Case::Capital;
    if doc.folds_to(i - 1, &["de", "du", "des", "la", "l'"]) && (n >= 2 || n == 1 && reach > i + 1 || alone) {
        let (tokens, town) = split_town(doc, i, i + n, reach);
        return Some(Venue { tokens, room: false, town, sure: true });
    }
    institution_at(doc, i, end)
}

/// "Université Paris 8", "Institut Henri-Moissan": a body that can receive an event.
fn institution_at(doc: &Marked, i: usize, end: usize) -> Option<Venue> {
    let named = doc.begins(i, Tags::BODY) || doc.case(i).is_capital() && doc.begins(i + 1, Tags::KNOWN_BODY);
    if !named || doc.has(i, Tags::ANY_EVENT) {
        return None;
    }
    let body = bodies::mention_at(doc, i, end, false)?;
    // "L’université et la revue Passeurs invitent": who gives the event, not where.
    let near = body.end..doc.tokens.len().min(body.end + 10);
    if near.take_while(|t| !doc.is(*t, ".")).any(|t| doc.phrase(t, doc.tokens.len(), Tags::ORGANISES).is_some()) {
        return None;
    }
    let receives = matches!(
        bodies::kind(body.kind),
        OrganisationKind::University
            | OrganisationKind::School
            | OrganisationKind::Hospital
            | OrganisationKind::Museum
            | OrganisationKind::Library
            | OrganisationKind::Theatre
            | OrganisationKind::Court
            | OrganisationKind::Chamber
            | OrganisationKind::Ministry
    );
    (receives && matches!(body.start, bodies::Start::Head | bodies::Start::Known) && body.name.len() >= 2).then_some(Venue {
        tokens: body.name,
        room: false,
        town: None,
        sure: false,
    })
}

/// How far a name goes on behind its head: names, adjectives, "de" with what it leads to, quotation marks.
fn extent(doc: &Marked, mut at: usize, end: usize) -> usize {
    let mut last = at;
    let from = at;
    while at < end {
        // "Bibliothèque du Nord, site Marie-Curie"
        if at == last && at > from && doc.is(at, ",") && doc.folds_to(at + 1, &["site", "campus"]) && doc.case(at + 2).is_capital() {
            at += 3;
            last = at;
            continue;
        }
        if doc.breaks(at) && !goes_over_line(doc, at) {
            break;
        }
        // "Maison des associations du 14e arrondissement"
        let ward = (at + 1..at + 3).find(|j| doc.folds_to(*j, &["arrondissement"]));
        if let Some(ward) = ward.filter(|_| at > from && doc.number(at).is_some() && doc.folds_to(at - 1, &["du"])) {
            at = ward + 1;
            last = at;
            continue;
        }
        if doc.kind(at) == Some(TokenKind::Number) {
            // "Salle 12", "Paris 8"; no year, no postal code.
            if at > from && !doc.case(at - 1).is_capital()
                || doc.word(at).len() > 3
                || doc.is_any(at + 1, &["h", "H", ":"])
                || is_ordinal(doc, at)
            {
                break;
            }
            at += 1;
            last = at;
        } else if doc.is_any(at, &["«", "“", "\""]) {
            let close = (at + 1..end.min(at + 8)).find(|j| doc.is_any(*j, &["»", "”", "\""]));
            let Some(close) = close else { break };
            at = close + 1;
            last = at;
        } else if doc.kind(at) != Some(TokenKind::Word) || doc.has(at, Tags::MONTH | Tags::WEEKDAY) && doc.case(at) != Case::Capital {
            break;
        } else if doc.folds_to(at, LINKS) && doc.case(at) == Case::Lower {
            // "Cité de la lumière et du son" is one house, "le tribunal et le barreau" are two.
            if doc.folds_to(at, &["et"]) && doc.folds_to(at + 1, &["le", "la", "les", "l'", "a", "au"]) {
                break;
            }
            // "à l’hôtel du département les premiers états généraux": an article behind a noun begins anew.
            let anew = doc.folds_to(at, &["le", "la", "les", "l'"]) && doc.case(at + 1) == Case::Lower;
            if anew && doc.case(at - 1) == Case::Lower && !doc.folds_to(at - 1, LINKS) {
                break;
            }
            // "Halle aux grains et Maison du peuple"
            let another = doc.phrase(at + 1, end, Tags::HOUSE | Tags::VENUE).is_some_and(|(_, v)| v.has(Tags::HOUSE | Tags::VENUE));
            if doc.folds_to(at, &["et"]) && another && doc.case(at + 1).is_capital() {
                break;
            }
            at += 1;
        } else if doc.case(at).is_capital() {
            let glued_on = at > from && doc.case(at - 1) == Case::Upper && doc.case(at) == Case::Capital && doc.has(at, Tags::COMMON_WORD);
            // "Maison du Cuir MILLAU"
            let town = at > from && doc.case(at) == Case::Upper && doc.case(at - 1) == Case::Capital && doc.has(at, Tags::TOWN);
            if glued_on
                || town && doc.word(at).chars().count() > 3
                || doc.has(at, Tags::WEEKDAY | Tags::MONTH | Tags::EVENT_REPORT)
                || doc.case(at) == Case::Single && doc.case(at + 1) == Case::Single
            {
                break;
            }
            at += 1;
            last = at;
        } else {
            // A common noun after "de", an adjective after the head: "Maison des bateaux", "marché couvert".
            let complement = at > from && last != at && at - last <= 3 || at == from && doc.case(at - 1) == Case::Capital;
            // "Espace Goriot avenue du Port": the street behind the house, though "avenue" is an adjective too.
            let adjective = last == at && doc.has(at, Tags::ADJECTIVE) && !doc.has(at, Tags::GRAMMATICAL | Tags::VERB | Tags::STREET);
            let noun = complement && doc.has(at, Tags::NOUN) && !doc.has(at, Tags::GRAMMATICAL) && !doc.folds_to(at - 1, &["et", "a"]);
            if !(adjective || noun) {
                break;
            }
            at += 1;
            last = at;
        }
    }
    last
}

/// "9ème", in two tokens: what it counts begins here.
fn is_ordinal(doc: &Marked, number: usize) -> bool {
    doc.glued(number + 1) && doc.folds_to(number + 1, &["e", "er", "ere", "eme", "emes", "es", "ieme"])
}

const LINKS: &[&str; 11] = &["de", "du", "des", "d'", "la", "le", "les", "l'", "et", "en", "aux"];

/// A line break inside a name: what comes before or after is a word that only leads on.
fn goes_over_line(doc: &Marked, at: usize) -> bool {
    doc.folds_to(at, &["de", "du", "des", "d'"]) && doc.case(at) == Case::Lower || doc.folds_to(at - 1, LINKS)
}

/// Takes the town off the end of a name. A proper name does without it ("Espace Marie-Curie de Villefont"),
/// a plain one keeps it ("salle des fêtes de Villefont").
fn split_town(doc: &Marked, start: usize, head_end: usize, reach: usize) -> (Tokens, Option<Tokens>) {
    let whole = start..reach;
    // "Palais des congrès du Mans"
    if reach >= head_end + 2 && is_contracted(doc, &(reach - 2..reach)) {
        return (whole, Some(reach - 2..reach));
    }
    let Some(link) = (head_end..reach).rev().find(|j| doc.folds_to(*j, &["de", "d'", "à"]) && doc.case(*j) == Case::Lower) else {
        return (whole, None);
    };
    let town = link + 1..reach;
    if town.is_empty() || !doc.case(town.start).is_capital() {
        return (whole, None);
    }
    // "Parc de la Porte de Brivelle": the gate has the name, not the house.
    let inner = link > head_end && doc.case(link - 1).is_capital() && doc.has(link - 1, Tags::NOUN) && !doc.has(link - 1, Tags::GIVEN_NAME);
    if inner {
        return (whole, None);
    }
    // "Bibliothèque Agathe de Vernon": a given name right behind the head opens the name of somebody.
    let person = link == head_end + 1 && doc.has(link - 1, Tags::SURE_GIVEN_NAME) && doc.case(link - 1).is_capital();
    if person && !doc.has(town.start, Tags::TOWN) {
        return (whole, None);
    }
    if doc.has(town.start, Tags::COUNTRY | Tags::REGION) && town.len() == 1 {
        return (whole, None);
    }
    let known = doc.phrase(town.start, reach, Tags::COMMUNE | Tags::FOREIGN_CITY).is_some_and(|(n, _)| town.start + n == reach);
    let shaped = town.len() == 1 && is_toponym(doc, town.start);
    let plain = (head_end..link).all(|j| !doc.case(j).is_capital());
    let one_word = town.len() == 1 && plain && doc.has(start, Tags::HOUSE | Tags::VENUE | Tags::PREFIX) && !doc.has(town.start, Tags::NOUN);
    if !(known || shaped || one_word) {
        return (whole, None);
    }
    (if plain { whole } else { start..link }, Some(town))
}

/// Inhabitants of a town whose name a common noun may be as well: "au Havre", but "Maison du Port".
const LARGE: u32 = 40_000;

/// "du Mans", "au Havre": a town of the gazetteer whose article hides in the preposition.
pub fn is_contracted(doc: &Marked, tokens: &Tokens) -> bool {
    let (link, town) = (tokens.start, tokens.start + 1);
    let least = if doc.has(town, Tags::NOUN) { LARGE } else { LARGE / 4 };
    let led = tokens.len() == 2 && doc.folds_to(link, &["du", "au"]) && doc.case(link) == Case::Lower && doc.case(town).is_capital();
    led && doc.lexicon.places.named(with_article(doc, tokens)).any(|place| place.population >= least)
}

/// The key under which the gazetteer knows "du Mans".
pub fn with_article(doc: &Marked, tokens: &Tokens) -> u64 {
    join(key("le"), doc.tokens[tokens.start + 1].key)
}

/// The shape of a town's name: "Saint-Aubin", "Bourg-sur-Orne", "Castel-le-Vieux".
pub fn is_toponym(doc: &Marked, i: usize) -> bool {
    let folded = crate::text::fold::fold(doc.word(i));
    let parts: Vec<&str> = folded.split('-').collect();
    doc.case(i).is_capital()
        && parts.len() >= 2
        && (matches!(parts[0], "saint" | "sainte" | "st" | "ste" | "le" | "la" | "les")
            || parts[1..]
                .iter()
                .any(|p| matches!(*p, "sur" | "sous" | "les" | "lez" | "en" | "le" | "la" | "aux" | "au" | "du" | "des" | "de")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("Palais des congrès, Brivelle", "Palais des congrès"),
            ("salle des fêtes de Bourg-sur-Orne", "salle des fêtes de Bourg-sur-Orne @ Bourg-sur-Orne"),
            ("Palais des congrès du Mans", "Palais des congrès du Mans @ du Mans"),
            ("Maison du Port", "Maison du Port"),
            ("Espace Marie-Curie de Bourg-sur-Orne", "Espace Marie-Curie @ Bourg-sur-Orne"),
            ("Maison des bateliers", "Maison des bateliers"),
            ("Maison des bateliers du 14e arrondissement", "Maison des bateliers du 14e arrondissement"),
            ("cinéma Le Rex et à la mairie", "cinéma Le Rex"),
            ("marché couvert, place du Nord", "marché couvert"),
            ("Espace Goriot avenue du Port", "Espace Goriot"),
            ("hôtel du département les premiers débats", "hôtel du département"),
            ("salle Berlioz", "salle Berlioz (room)"),
            ("Auditorium de l’Université Victor-Segalen", "Université Victor-Segalen"),
            ("Grand salon de la Mairie", "Mairie"),
            ("salle comble", ""),
            ("maison", ""),
            ("espace de travail partagé entre collègues", ""),
        ] {
            let found = marked(text, |doc| {
                venue_at(doc, 0, doc.tokens.len()).map_or(String::new(), |v| {
                    let town = v.town.map_or(String::new(), |t| format!(" @ {}", doc.surface(&t)));
                    format!("{}{town}{}", doc.surface(&v.tokens), if v.room { " (room)" } else { "" })
                })
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
