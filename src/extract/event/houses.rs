//! Houses that no line about the place names: above an address in the head, on the lines of several items.

use rustc_hash::FxHashSet;

use super::{Found, Reading, towns, venue, where_line};
use crate::extract::times;
use crate::lexicon::Tags;
use crate::record::{PlaceKind, SessionKind};
use crate::text::fold::fold;
use crate::text::{Case, Tokens};

/// Tokens of the longest line that names a house.
const LONGEST_HOUSE: usize = 10;

/// "Le Comptoir des peaux et en ligne / 7 avenue du Port": whatever stands right above an address in the head is the house.
pub fn above_address(reading: &Reading, head: std::ops::Range<usize>, title: Option<&Tokens>) -> Option<Found> {
    let doc = reading.doc;
    let segments = reading.segments;
    // "Rue du Port 11"
    let numbered_last = |tokens: &Tokens| {
        tokens.len() >= 3
            && doc.has(tokens.start, Tags::STREET)
            && doc.number(tokens.end - 1).is_some()
            && doc.case(tokens.start).is_capital()
    };
    let address = |i: usize| {
        let tokens = &segments[i].tokens;
        segments[i].blank_before == 0
            && tokens.len() <= LONGEST_HOUSE
            && (doc.number(tokens.start).is_some() && tokens.clone().take(4).any(|t| doc.has(t, Tags::STREET)) || numbered_last(tokens))
    };
    let line = (head.start + 1..head.end).find(|i| address(*i))? - 1;
    let tokens = &segments[line].tokens;
    let ends = |t: &usize| {
        doc.is_any(*t, &[",", "(", "–", "—", "|", "*"])
            || doc.folds_to(*t, &["et"]) && doc.phrase(t + 1, tokens.end, Tags::ONLINE).is_some()
    };
    let end = tokens.clone().find(ends).unwrap_or(tokens.end);
    let start = tokens.start + usize::from(doc.folds_to(tokens.start, &["le", "la", "l'", "les"]));
    let other = tokens.len() > LONGEST_HOUSE
        || segments[line].furniture
        || reading.has_date(tokens)
        || reading.holds_person(tokens)
        || title.is_some_and(|title| title.start < tokens.end && tokens.start < title.end)
        || doc.has(tokens.start, Tags::PAGE_WORD | Tags::WHERE | Tags::WHEN)
        || doc.phrase(start, tokens.end, Tags::BODY_HEAD | Tags::BODY_WEAK).is_some() && venue::venue_at(doc, start, tokens.end).is_none()
        || tokens.clone().any(|t| doc.is_any(t, &[":", "?", "!"]));
    (!other && end > start && doc.case(start).is_capital()).then(|| Found::venue(&(start..end)))
}

/// Lines from the head of an item to its house; to one with an address.
const NEAR: usize = 5;
const NEAR_ADDRESSED: usize = 8;

/// "Librairie du Quai", "Musée du Gant, 3 rue Haute", alone on lines near the heads of items: the houses of an event in several.
pub fn of_items(reading: &Reading) -> Vec<Found> {
    let doc = reading.doc;
    let mut out: Vec<Found> = Vec::new();
    let mut alone: Vec<bool> = Vec::new();
    let mut again = false;
    for item in &reading.agenda.items {
        for (below, segment) in reading.segments[item.segments.clone()].iter().enumerate().take(NEAR_ADDRESSED).skip(1) {
            let tokens = &segment.tokens;
            // "Espace Nord, 3 rue du Port (sur inscription)": an address behind it, a hall of it.
            let placed = |from: usize| {
                let told = doc.number(from + 1).is_some() || doc.has(from + 1, Tags::STREET | Tags::ROOM);
                doc.is(from, ",") && told && !(from..tokens.end).any(|t| doc.is(t, ":"))
            };
            let whole = |v: &venue::Venue| v.tokens == *tokens && below < NEAR || v.tokens.end < tokens.end && placed(v.tokens.end);
            let venue = venue::venue_at(doc, tokens.start, tokens.end).filter(|v| v.sure && !v.room && whole(v));
            let named = (2..=2 * LONGEST_HOUSE).contains(&tokens.len()) && doc.case(tokens.start).is_capital() && segment.blank_before <= 1;
            // "Espace Tannerie", "Pavillon du cuir": where a stand is.
            let stand = doc.has(tokens.start, Tags::ROOM) || doc.folds_to(tokens.start, &["espace", "stand", "village", "pavillon"]);
            let Some(venue) = venue.filter(|v| named && (!stand || v.tokens.end < tokens.end && !v.room)) else { continue };
            let found = Found::venue(&venue.tokens);
            let name = fold(&found.name(doc));
            if out.iter().any(|f| fold(&f.name(doc)) == name) {
                again = true;
                continue;
            }
            out.push(found);
            alone.push(venue.tokens == *tokens);
        }
    }
    // One address among houses alone on their lines is that of something else.
    if alone.iter().filter(|alone| !**alone).count() == 1 {
        let mut kept = alone.iter();
        out.retain(|_| kept.next().is_some_and(|alone| *alone));
    }
    // One house that stands once may be anything; one that stands at several items receives.
    if out.len() >= 2 || again { out } else { Vec::new() }
}

/// "9 h – Accueil à la Halle aux cuirs", "Plénière au Petit Kursaal": the house at which an item receives all.
pub fn of_welcome(reading: &Reading) -> Vec<Found> {
    let receives = [SessionKind::Welcome, SessionKind::Opening, SessionKind::Plenary];
    let lines = reading.agenda.items.iter().filter_map(|item| Some((item.kind, &reading.segments.get(item.segments.start)?.tokens)));
    let all = |kind: Option<SessionKind>| kind.is_some_and(|kind| receives.contains(&kind));
    let plenary = |tokens: &Tokens| tokens.clone().any(|t| reading.doc.folds_to(t, &["pleniere"]));
    let lines = lines.filter(|(kind, tokens)| all(*kind) || plenary(tokens));
    lines.flat_map(|(kind, tokens)| received_at(reading, tokens, kind == Some(SessionKind::Welcome))).collect()
}

/// The house that "à" leads to on a line, and the town right behind it. An institution receives those who arrive.
fn received_at(reading: &Reading, tokens: &Tokens, arrival: bool) -> Vec<Found> {
    let doc = reading.doc;
    let led = tokens.clone().find(|t| doc.folds_to(*t, &["a", "au"]) && doc.case(*t) == Case::Lower);
    let Some(at) = led.filter(|at| !reading.names_anybody(&(tokens.start..*at))) else { return Vec::new() };
    let start = at + 1 + usize::from(doc.folds_to(at + 1, &["la", "l'"]));
    // "au Petit Kursaal"
    let head = start + usize::from(doc.folds_to(start, &["grand", "grande", "petit", "petite"]));
    let known = head > start && doc.case(head) == Case::Capital && doc.has(head, Tags::HOUSE) && !doc.has(head, Tags::ROOM);
    if known && doc.case(start) == Case::Capital {
        return vec![Found::venue(&(start..head + 1))];
    }
    let house = venue::venue_at(doc, head, tokens.end).filter(|v| (v.sure || arrival) && !v.room && doc.case(start).is_capital());
    let Some(house) = house.filter(|_| !reading.inside_person(start)) else { return Vec::new() };
    let mut out = vec![Found::venue(&(start..house.tokens.end))];
    // "…, Brivelle 3e"
    let behind = house.tokens.end + 1;
    let town = towns::town_at(reading, behind, tokens.end).filter(|_| doc.is(behind - 1, ",") && behind < tokens.end);
    out.extend(town.map(|end| Found::town(doc, &(behind..end))));
    out
}

/// "18 h 30 – Auditorium Vauban": houses right behind the hours of several items.
pub fn behind_times(reading: &Reading) -> Vec<Found> {
    let doc = reading.doc;
    let sign = |t: usize| doc.is_any(t, &["–", "—", "-", "|", ":", "/", ","]);
    let mut out: Vec<Found> = Vec::new();
    let mut lines = 0;
    for item in &reading.agenda.items {
        let near = item.segments.start..item.segments.end.min(item.segments.start + 2);
        let housed = reading.segments[near].iter().map(|s| &s.tokens).find_map(|tokens| {
            let from = times::mention_at(doc, tokens.start, true)?.tokens.end;
            let start = from + 1;
            let house = venue::venue_at(doc, start, tokens.end).filter(|v| v.sure && sign(from) && start < tokens.end)?;
            let end = house.town.as_ref().map_or(0, |town| town.end).max(house.tokens.end);
            let closed = end >= tokens.end || doc.is_any(end, &[",", "(", "|"]) || doc.breaks(end);
            // "Auditorium Lise-Duval", but "Salle 12"
            let named = !house.room || house.tokens.clone().skip(1).any(|t| doc.case(t).is_capital() && doc.word(t).chars().count() > 3);
            (closed && named && doc.case(house.tokens.start).is_capital() && !reading.inside_person(start)).then_some(house)
        });
        let Some(house) = housed else { continue };
        lines += 1;
        let found = Found { weak: house.room, ..Found::venue(&house.tokens) };
        if out.len() < MOST_HOUSES && !out.iter().any(|f| fold(&f.name(doc)) == fold(&found.name(doc))) {
            out.push(found);
        }
    }
    // Among houses, what else would be a room is one of them.
    let houses = out.iter().filter(|f| !f.weak).count();
    out.iter_mut().filter(|_| houses >= 2).for_each(|f| f.weak = false);
    if lines >= 2 && houses > 0 { out } else { Vec::new() }
}

/// "Brivelle, salle des fêtes" below the items of an event that takes place in Brivelle and elsewhere.
pub fn in_towns(reading: &Reading, known: impl Fn(&str) -> bool) -> Vec<Found> {
    let doc = reading.doc;
    let mut out: Vec<Found> = Vec::new();
    for item in &reading.agenda.items {
        for segment in reading.segments[item.segments.clone()].iter().take(NEAR).filter(|s| s.tokens.len() <= LONGEST_HOUSE) {
            let tokens = &segment.tokens;
            let town = towns::town_at(reading, tokens.start, tokens.end).filter(|end| doc.is_any(*end, &[",", "–", "—", "-"]));
            if town.is_none() || out.len() >= MOST_HOUSES || reading.holds_person(tokens) {
                continue;
            }
            let found = where_line::places(reading, tokens, false);
            let (houses, towns): (Vec<Found>, Vec<Found>) = found.into_iter().partition(|f| f.kind == PlaceKind::Venue);
            if !towns.is_empty() && towns.iter().all(|town| known(&fold(&town.name(doc)))) {
                out.extend(houses.into_iter().map(|house| Found { weak: false, ..house }));
            }
        }
    }
    out
}

/// Tokens of the longest line of a town and its house.
const LONGEST_HEADING: usize = 14;

/// ">> MILLAU (salle Goriot)" above the items of each town of an event that tours: town and house of several such lines.
pub fn heads_of_towns(reading: &Reading) -> Vec<Found> {
    let doc = reading.doc;
    let mut out: Vec<Found> = Vec::new();
    let mut lines = 0;
    for pair in reading.segments.windows(2).filter(|pair| pair[0].tokens.len() <= LONGEST_HEADING) {
        let tokens = &pair[0].tokens;
        let start = tokens.start + tokens.clone().take_while(|t| doc.is_any(*t, &[">", ">>", "»", "•", "-", "–", "►"])).count();
        let Some(open) = (start..tokens.end).take(TOWN).find(|t| doc.is(*t, "(")) else { continue };
        let inner = open + 1..tokens.end - 1;
        let closed = doc.is(tokens.end - 1, ")") && !inner.is_empty() && inner.clone().all(|t| !doc.is_any(t, &["(", ")", ":"]));
        let town = open > start && towns::town_at(reading, start, open) == Some(open) && doc.case(start).is_capital();
        let timed = times::mention_at(doc, pair[1].tokens.start, true).is_some();
        let land = doc.has(inner.start, Tags::DEPARTEMENT | Tags::REGION | Tags::COUNTRY) || doc.number(inner.start).is_some();
        // "Programme à venir" may stand below one of them.
        let timed = timed || lines >= 2;
        if !closed || !town || !timed || land || reading.holds_person(&inner) {
            continue;
        }
        lines += 1;
        for found in [Found::town(doc, &(start..open)), Found::venue(&inner)] {
            if out.len() < MOST_HOUSES && !out.iter().any(|f| fold(&f.name(doc)) == fold(&found.name(doc))) {
                out.push(found);
            }
        }
    }
    if lines >= 2 { out } else { Vec::new() }
}

/// Tokens of the longest name of a town, with the bracket behind it.
const TOWN: usize = 8;

/// Houses of one event, at most.
const MOST_HOUSES: usize = 20;

/// Tokens of an item among which it may tell its house.
const TOLD_WITHIN: usize = 60;

/// "Mardi 4 mai à 18 h au gymnase Vauban": the houses at which the dated items of a series are told to take place.
pub fn told_at_items(reading: &Reading) -> Vec<Found> {
    let doc = reading.doc;
    let mut out: Vec<Found> = Vec::new();
    let dated = reading.agenda.items.iter().filter(|item| item.own_date);
    for item in dated {
        if out.len() >= MOST_HOUSES {
            break;
        }
        let Some(first) = reading.segments.get(item.segments.start) else { continue };
        let last = reading.segments.get(item.segments.end.min(item.segments.start + 3).max(item.segments.start + 1) - 1).unwrap_or(first);
        let tokens = first.tokens.start..last.tokens.end.min(first.tokens.start + TOLD_WITHIN);
        let house = tokens.clone().find_map(|at| {
            let article = usize::from(doc.folds_to(at + 1, &["la", "l'", "le"]));
            let led = doc.folds_to(at, &["au"]) || article == 1 && doc.folds_to(at, &["a", "dans"]);
            let start = at + 1 + article;
            let house = venue::venue_at(doc, start, tokens.end).filter(|v| led && doc.case(at) == Case::Lower && v.sure)?;
            // "au musée", "à la mairie": a house without a name is one where its kind suffices.
            let named = house.tokens.clone().skip(1).any(|t| doc.case(t).is_capital());
            (named && !reading.names_anybody(&(tokens.start..start))).then_some(house)
        });
        let Some(house) = house else { continue };
        let mut found = Vec::new();
        where_line::house_and_town(doc, &house, &mut found);
        let known = |f: &Found| out.iter().any(|o| fold(&o.name(doc)) == fold(&f.name(doc)));
        let new: Vec<Found> = found.into_iter().filter(|f| !known(f)).collect();
        out.extend(new.into_iter().map(|f| Found { weak: false, ..f }));
    }
    out
}

/// Tokens of the longest line with day and hour, and the most cells behind them.
const LONGEST_DATED: usize = 30;
const MOST_CELLS: usize = 3;

/// Words of the longest name that stands behind day and hour.
const LONGEST_SLOT: usize = 5;

/// "VENDREDI 6 MAI / 15 h / LA HALLE", "Samedi 7 mai, 10 h – 11 h | Les Carmes, nef": what stands behind day and hour on several
/// such lines, whatever it is called.
pub fn behind_hours(reading: &Reading) -> Vec<Found> {
    let doc = reading.doc;
    let sign = |t: usize| doc.is_any(t, &["/", "|", "–", "—", "-", "•"]) && !(doc.glued(t) && doc.glued(t + 1));
    let mut slots: Vec<(String, Tokens)> = Vec::new();
    let mut lines = 0;
    for (k, segment) in reading.segments.iter().enumerate().filter(|(_, s)| s.tokens.len() <= LONGEST_DATED && !s.cut) {
        // "Ven. 6 mai à 21 h | Halle Nord | Tarif 8 €", cut at its signs.
        let cells = reading.segments[k + 1..].iter().take(MOST_CELLS).take_while(|s| s.cut && s.tokens.len() <= LONGEST_DATED);
        let tokens = &(segment.tokens.start..cells.last().map_or(segment.tokens.end, |s| s.tokens.end));
        if reading.dates_in(tokens).next().is_none_or(|d| d.tokens.start > tokens.start + 2) {
            continue;
        }
        let hour = tokens.clone().filter_map(|t| times::mention_at(doc, t, true)).map(|time| time.tokens.end).max();
        let Some(from) = hour.filter(|end| *end < tokens.end && sign(*end)).map(|end| end + 1) else { continue };
        lines += 1;
        let end = (from..tokens.end).find(|t| doc.is_any(*t, &[",", "("]) || sign(*t)).unwrap_or(tokens.end);
        let label = doc.phrase(from, end, Tags::LABEL | Tags::LABEL_WORD | Tags::ONLINE).is_some() || doc.has(from, Tags::ROOM);
        // "CHAPITEAU", "ESPACE JEUNESSE": parts of the ground.
        let part = doc.folds_to(from, &["chapiteau", "espace", "pavillon", "scene", "stand", "tente", "village"]);
        let label = label || part;
        let named = end > from && end - from <= LONGEST_SLOT && doc.case(from).is_capital() && !label && !reading.inside_person(from);
        if named && !(from..end).any(|t| doc.is_any(t, &[":", "?", "!", "«", "“"])) {
            slots.push((fold(&doc.surface(&(from..end))), from..end));
        }
    }
    let mut known: FxHashSet<&str> = FxHashSet::default();
    let new: Vec<&Tokens> = slots.iter().filter(|(name, _)| known.insert(name)).map(|(_, slot)| slot).collect();
    if new.len() == slots.len() || 2 * slots.len() < lines {
        return Vec::new();
    }
    let town = |slot: &Tokens| doc.phrase(slot.start, slot.end, Tags::TOWN).is_some_and(|(n, _)| n == slot.len());
    new.into_iter().filter(|slot| !town(slot)).map(Found::venue).take(MOST_HOUSES).collect()
}

/// "14 h / (Théâtre du Quai) / Ouverture": the lines in brackets between hours and titles, whatever the house is called.
pub fn in_brackets(reading: &Reading) -> Vec<Found> {
    let doc = reading.doc;
    let line = |start: &usize| reading.segments.get(reading.segments.partition_point(|s| s.tokens.start < *start)).map(|s| &s.tokens);
    let mut out: Vec<Found> = Vec::new();
    for inner in reading.agenda.houses.iter().filter_map(line).map(|tokens| tokens.start + 1..tokens.end - 1) {
        let found = Found::venue(&inner);
        let name = fold(&found.name(doc));
        let part = |f: &Found| fold(&f.name(doc)).ends_with(&name) || name.ends_with(&fold(&f.name(doc)));
        if !out.iter().any(part) && !doc.has(inner.start, Tags::ROOM) && !reading.holds_person(&inner) {
            out.push(found);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::event::testing::reading;

    #[test]
    fn houses_in_brackets_and_of_welcomes() {
        for (text, brackets, welcomes) in [
            (
                "Journées du gant à Quimper\nles 6 et 7 mai 2022\n\nVENDREDI 6 MAI\n14 H 30\n(Kursaal)\nOuverture\nLise Duval, maire de Quimper\n*****\n15 H\n(Kursaal)\nConférence inaugurale\nLe cuir et la mer\n*****\n16 H 15\n(Maison Goriot)\nTable ronde animée par Paul Roche\n*****\n18 H\n(Kursaal)\nRencontre avec les tanneurs",
                "Kursaal | Maison Goriot",
                "",
            ),
            ("Journées du gant\n5 mai 2022\n9h30 – 10h00 Accueil à la Halle aux cuirs\n10h Débat", "", "Halle aux cuirs"),
            ("Journées du gant\n5 mai 2022\n9h Matinée en plénière au Petit Kursaal\n10h Débat", "", "Petit Kursaal"),
            ("Journées du gant\n5 mai 2022\n9h Accueil à la gare\n10h Débat", "", ""),
            (
                "Journées du gant\n5 mai 2022\n9h Accueil à l’Université Paul-Goriot, Quimper\n10h Débat",
                "",
                "Université Paul-Goriot | Quimper",
            ),
            ("Journées du gant\n5 mai 2022\n9h Accueil par Lise Duval à l’Université Paul-Goriot\n10h Débat", "", ""),
        ] {
            let found = reading(text, |reading| {
                let names = |found: Vec<Found>| found.iter().map(|f| f.name(reading.doc)).collect::<Vec<_>>().join(" | ");
                (names(in_brackets(reading)), names(of_welcome(reading)))
            });
            assert_eq!((found.0.as_str(), found.1.as_str()), (brackets, welcomes), "{text}");
        }
    }

    #[test]
    fn houses_behind_times_and_towns() {
        for (text, times, towns) in [
            (
                "Salon du gant\n5 mai 2022\n\nPeaux et cuirs\n18h30 – Auditorium Paul-Goriot\nLise Duval\n\nLe fil\n20h30 – Théâtre municipal\nDébat\n\nLa selle\n21h30 – Halle aux cuirs\nDébat",
                "Auditorium Paul-Goriot | Théâtre municipal | Halle aux cuirs",
                "",
            ),
            ("Salon du gant\n5 mai 2022\n9h – Musée du gant : une visite\n10h Débat", "", ""),
            (
                "Fête du gant\n5 mai 2022\n9h Le fil, une histoire\nQuimper, salle des fêtes\n10h Débat sur le gant\nQuimper, lavoir",
                "",
                "salle des fêtes | lavoir",
            ),
        ] {
            let found = reading(text, |reading| {
                let names = |found: Vec<Found>| found.iter().map(|f| f.name(reading.doc)).collect::<Vec<_>>().join(" | ");
                (names(behind_times(reading)), names(in_towns(reading, |name| name == "quimper")))
            });
            assert_eq!((found.0.as_str(), found.1.as_str()), (times, towns), "{text}");
        }
    }

    #[test]
    fn houses_of_towns() {
        for (text, expected) in [
            (
                "Tournée du cuir\n\n>> QUIMPER (salle Goriot)\n9h Accueil\n10h Débat\n>> RENNES (Musée du gant)\n9h Accueil\n10h Débat",
                "Quimper | salle Goriot | Rennes | Musée du gant",
            ),
            ("Tournée du cuir\n\nQUIMPER (Finistère)\n9h Accueil\n10h Débat\nRENNES (35)\n9h Accueil\n10h Débat", ""),
        ] {
            let found =
                reading(text, |reading| heads_of_towns(reading).iter().map(|f| f.name(reading.doc)).collect::<Vec<_>>().join(" | "));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn houses_that_dated_items_tell() {
        for (text, told, behind) in [
            (
                "Le tour du cuir\n\nMardi 3 mai 2022 à 18 h au gymnase Vauban : atelier\nJeudi 5 mai 2022 à 18 h à l’école Jean-Goriot : débat",
                "gymnase Vauban | école Jean-Goriot",
                "",
            ),
            (
                "Fête du cuir\n\nVENDREDI 6 MAI 2022 / 15 h / LES CARMES\nLe gant\nSAMEDI 7 MAI 2022 / 10 h / HALLE NORD\nLa selle\nSAMEDI 7 MAI 2022 / 14 h / LES CARMES\nDébat",
                "",
                "LES CARMES | HALLE NORD",
            ),
            (
                "Fête du cuir\n\nVen. 6 mai 2022 à 15 h | Les Carmes, nef | 8 €\nLe gant\nSam. 7 mai 2022 à 10 h | Halle Nord | 8 €\nLa selle\nDim. 8 mai 2022 à 14 h | Les Carmes | Gratuit\nDébat",
                "",
                "Les Carmes | Halle Nord",
            ),
            ("Fête du cuir\n\nVendredi 6 mai 2022, 15 h – Le gant\nSamedi 7 mai 2022, 10 h – La selle", "", ""),
        ] {
            let found = reading(text, |reading| {
                let names = |found: Vec<Found>| found.iter().map(|f| f.name(reading.doc)).collect::<Vec<_>>().join(" | ");
                (names(told_at_items(reading)), names(behind_hours(reading)))
            });
            assert_eq!((found.0.as_str(), found.1.as_str()), (told, behind), "{text}");
        }
    }

    #[test]
    fn examples() {
        for (text, above, items) in [
            (
                "Café du cuir\n5 mai 2022\n\nLe Comptoir des peaux et en ligne\n7 avenue du Port\n\n9h Accueil\n10h Débat",
                "Comptoir des peaux",
                "",
            ),
            ("Café du cuir\n5 mai 2022\n\nCollège Goriot*\nRue du Port 11\n\n9h Accueil\n10h Débat", "Collège Goriot", ""),
            ("Café du cuir\n5 mai 2022\n\nAssociation des tanneurs\n7 avenue du Port\n\n9h Accueil\n10h Débat", "", ""),
            (
                "Fête du cuir\n5 mai 2022\n\n14h00\nThéâtre du Quai\nLes gants\n\n16h00\nThéâtre de la Halle\nLes selles",
                "",
                "Théâtre du Quai | Théâtre de la Halle",
            ),
            (
                "Fête du cuir\n5 mai 2022\n\n14h00\nLes gants\nEspace Germinal, 4 rue du Port\n\n16h00\nLes selles\nCinéma Le Quai, rue Haute",
                "",
                "Espace Germinal | Cinéma Le Quai",
            ),
            ("Fête du cuir\n5 mai 2022\n\n14h00 Accueil\n15h00 Lise Duval (Musée du cuir)\n16h00 Paul Roche (Musée du gant)", "", ""),
        ] {
            let found = reading(text, |reading| {
                let above = above_address(reading, reading.agenda.head.clone(), None).map_or(String::new(), |f| f.name(reading.doc));
                (above, of_items(reading).iter().map(|f| f.name(reading.doc)).collect::<Vec<_>>().join(" | "))
            });
            assert_eq!((found.0.as_str(), found.1.as_str()), (above, items), "{text}");
        }
    }
}
