//! Houses that no line about the place names: above an address in the head, on the lines of several items.

use rustc_hash::FxHashSet;

use super::{Found, Reading, venue};
use crate::extract::times;
use crate::lexicon::Tags;
use crate::record::SessionKind;
use crate::text::fold::fold;
use crate::text::{Case, Tokens};

/// Tokens of the longest line that names a house.
const LONGEST_HOUSE: usize = 10;

/// "Le Comptoir des peaux et en ligne / 7 avenue du Port": whatever stands right above an address in the head is the house.
pub fn above_address(reading: &Reading, head: std::ops::Range<usize>, title: Option<&Tokens>) -> Option<Found> {
    let doc = reading.doc;
    let segments = reading.segments;
    let address = |i: usize| {
        let tokens = &segments[i].tokens;
        segments[i].blank_before == 0
            && tokens.len() <= LONGEST_HOUSE
            && doc.number(tokens.start).is_some()
            && tokens.clone().take(4).any(|t| doc.has(t, Tags::STREET))
    };
    let line = (head.start + 1..head.end).find(|i| address(*i))? - 1;
    let tokens = &segments[line].tokens;
    let ends = |t: &usize| {
        doc.is_any(*t, &[",", "(", "–", "—", "|"]) || doc.folds_to(*t, &["et"]) && doc.phrase(t + 1, tokens.end, Tags::ONLINE).is_some()
    };
    let end = tokens.clone().find(ends).unwrap_or(tokens.end);
    let start = tokens.start + usize::from(doc.folds_to(tokens.start, &["le", "la", "l'", "les"]));
    let other = tokens.len() > LONGEST_HOUSE
        || segments[line].furniture
        || reading.has_date(tokens)
        || reading.holds_person(tokens)
        || title.is_some_and(|title| title.start < tokens.end && tokens.start < title.end)
        || doc.has(tokens.start, Tags::PAGE_WORD | Tags::WHERE | Tags::WHEN)
        || doc.phrase(start, tokens.end, Tags::BODY_HEAD | Tags::BODY_WEAK).is_some()
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
            if !out.iter().any(|f| fold(&f.name(doc)) == name) {
                out.push(found);
                alone.push(venue.tokens == *tokens);
            }
        }
    }
    // One address among houses alone on their lines is that of something else.
    if alone.iter().filter(|alone| !**alone).count() == 1 {
        let mut kept = alone.iter();
        out.retain(|_| kept.next().is_some_and(|alone| *alone));
    }
    out
}

/// "9 h – Accueil à la Halle aux cuirs": the house at which an item receives.
pub fn of_welcome(reading: &Reading) -> Vec<Found> {
    let doc = reading.doc;
    let welcomes = reading.agenda.items.iter().filter(|item| item.kind == Some(SessionKind::Welcome));
    let lines = welcomes.filter_map(|item| reading.segments.get(item.segments.start)).map(|s| &s.tokens);
    lines
        .filter_map(|tokens| {
            let at = tokens.clone().find(|t| doc.folds_to(*t, &["a", "au"]) && doc.case(*t) == Case::Lower)?;
            let start = at + 1 + usize::from(doc.folds_to(at + 1, &["la", "l'"]));
            let house = venue::venue_at(doc, start, tokens.end).filter(|v| v.sure && !v.room && doc.case(start).is_capital())?;
            (!reading.inside_person(start)).then(|| Found::venue(&house.tokens))
        })
        .collect()
}

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
        super::where_line::house_and_town(doc, &house, &mut found);
        let known = |f: &Found| out.iter().any(|o| fold(&o.name(doc)) == fold(&f.name(doc)));
        let new: Vec<Found> = found.into_iter().filter(|f| !known(f)).collect();
        out.extend(new.into_iter().map(|f| Found { weak: false, ..f }));
    }
    out
}

/// Words of the longest name that stands behind day and hour.
const LONGEST_SLOT: usize = 5;

/// "VENDREDI 6 MAI / 15 h / LA HALLE", "Samedi 7 mai, 10 h – 11 h | Les Carmes, nef": what stands behind day and hour on several
/// such lines, whatever it is called.
pub fn behind_hours(reading: &Reading) -> Vec<Found> {
    let doc = reading.doc;
    let sign = |t: usize| doc.is_any(t, &["/", "|", "–", "—", "-", "•"]) && !(doc.glued(t) && doc.glued(t + 1));
    let mut slots: Vec<(String, Tokens)> = Vec::new();
    let mut lines = 0;
    for segment in reading.segments.iter().filter(|s| s.tokens.len() <= 30) {
        let tokens = &segment.tokens;
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
            ("Journées du gant\n5 mai 2022\n9h Accueil à la gare\n10h Débat", "", ""),
        ] {
            let found = reading(text, |reading| {
                let names = |found: Vec<Found>| found.iter().map(|f| f.name(reading.doc)).collect::<Vec<_>>().join(" | ");
                (names(in_brackets(reading)), names(of_welcome(reading)))
            });
            assert_eq!((found.0.as_str(), found.1.as_str()), (brackets, welcomes), "{text}");
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
