//! Houses and towns that a label or a postal code gives: "Lieu : Maison du cuir et du gant, 3 rue du Port, 29000 Quimper".

use super::{Found, Reading, towns, venue};
use crate::extract::times;
use crate::lexicon::Tags;
use crate::text::fold::fold;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// Tokens of the longest line that "Lieu :" opens, and of the longest name of a house there.
const LONGEST_LINE: usize = 60;
const LONGEST_NAME: usize = 14;

/// What stands behind "Lieu :", wherever in the text such a line stands.
pub fn labelled(reading: &Reading) -> Vec<Found> {
    let doc = reading.doc;
    let mut out = Vec::new();
    for segment in reading.segments.iter().filter(|s| !s.furniture && s.tokens.len() <= LONGEST_LINE) {
        let Some(from) = label_end(doc, &segment.tokens) else { continue };
        out.extend(behind_label(reading, &(from..segment.tokens.end)));
    }
    out
}

/// Tokens of the longest label.
const LONGEST_LABEL: usize = 8;

/// Behind "Lieu :", "Lieu de la rencontre :", "Adresse :" at the beginning of a line.
fn label_end(doc: &Marked, tokens: &Tokens) -> Option<usize> {
    let colon = tokens.clone().take(LONGEST_LABEL).find(|t| doc.is(*t, ":"))?;
    // "Pour venir sur place : Université de Brivelle, site des Quais"
    let there = colon >= tokens.start + 2 && doc.folds_to(colon - 1, &["place"]) && doc.folds_to(colon - 2, &["sur"]);
    if there && venue::venue_at(doc, colon + 1, tokens.end).is_some_and(|v| !v.room) {
        return Some(colon + 1);
    }
    let words = (tokens.start + 1..colon).all(|t| doc.case(t) == Case::Lower);
    (doc.folds_to(tokens.start, &["lieu", "lieux", "adresse"]) && words && colon + 1 < tokens.end).then_some(colon + 1)
}

/// The first part that is neither town nor room nor street is the house, whatever it is called.
fn behind_label(reading: &Reading, tokens: &Tokens) -> Vec<Found> {
    let doc = reading.doc;
    let mut out = Vec::new();
    let mut housed = false;
    let mut room = None;
    let mut at = tokens.start;
    while at < tokens.end {
        let end = (at..tokens.end).find(|t| ends_part(doc, *t)).unwrap_or(tokens.end);
        let mut part = at..end;
        at = end + 1;
        if doc.phrase(part.start, part.end, Tags::ONLINE).is_some() || part.len() > LONGEST_NAME {
            return Vec::new();
        }
        if let Some(town) = behind_code(reading, &part) {
            out.push(Found::town(doc, &town));
            break;
        }
        while part.len() > 1 && doc.case(part.start) == Case::Lower && doc.folds_to(part.start, &["a", "au", "la", "l'", "le"]) {
            part.start += 1;
        }
        // "…, campus du Nord", "…, faculté des lettres": a part of the house.
        if housed && (doc.folds_to(part.start, &["campus", "site"]) || doc.case(part.start) == Case::Lower) {
            continue;
        }
        let street = doc.has(part.start, Tags::STREET) || doc.number(part.start).is_some();
        // "Lieu : salle Goriot, 3 rue du Port": a room with a name, where nothing else is told.
        let called = || part.clone().skip(1).any(|t| doc.case(t).is_capital() && doc.word(t).chars().count() > 3);
        if !housed && room.is_none() && !part.is_empty() && doc.has(part.start, Tags::ROOM) && called() && !reading.has_date(&part) {
            room = Some(part.clone());
        }
        if part.is_empty() || street || doc.has(part.start, Tags::ROOM) || times::mention_at(doc, part.start, true).is_some() {
            continue;
        }
        if towns::town_at(reading, part.start, part.end) == Some(part.end) {
            out.push(Found::town(doc, &part));
        } else if doc.case(part.start).is_capital() && !housed || venue::venue_at(doc, part.start, part.end).is_some_and(|v| !v.room) {
            let told = part.clone().any(|t| doc.is(t, ":")) || reading.has_date(&part);
            if told || reading.inside_person(part.start) {
                return out;
            }
            // "Palais des congrès de Dinard": the town that closes the name is told apart.
            match venue::venue_at(doc, part.start, part.end).filter(|v| v.town.as_ref().is_some_and(|town| town.end >= part.end)) {
                Some(house) => super::where_line::house_and_town(doc, &house, &mut out),
                None => out.push(Found::venue(&part)),
            }
            housed = true;
        }
    }
    out.extend(room.filter(|_| !housed).map(|room| Found { weak: true, ..Found::venue(&room) }));
    out
}

/// Whether a sign parts what stands before it from what stands behind it.
fn ends_part(doc: &Marked, t: usize) -> bool {
    doc.is_any(t, &[",", ";", "(", ")", "|", "·", "•"]) || doc.is_any(t, &["–", "—", "-", "/", "."]) && !(doc.glued(t) && doc.glued(t + 1))
}

/// "29000 Quimper", "80 000 Amiens", "1200 Bruxelles": the town behind a postal code.
fn behind_code(reading: &Reading, tokens: &Tokens) -> Option<Tokens> {
    let doc = reading.doc;
    let digits = |t: usize| if doc.number(t).is_some() { doc.word(t).len() } else { 0 };
    for t in tokens.clone() {
        let town = match digits(t) {
            4 | 5 => t + 1,
            2 if digits(t + 1) == 3 => t + 2,
            _ => continue,
        };
        let end = towns::town_at(reading, town, tokens.end).filter(|_| town < tokens.end);
        // Four digits may be a year.
        let known = |end: &usize| digits(t) != 4 || doc.phrase(town, *end, Tags::FOREIGN_CITY).is_some();
        if let Some(end) = end.filter(known) {
            return Some(town..end);
        }
    }
    None
}

/// "3 rue du Port / VILLEFONT (Orne)": what stands alone right below a street in the head is the town, whether the gazetteer
/// knows it or not.
pub fn town_below_street(reading: &Reading, head: std::ops::Range<usize>) -> Option<Found> {
    let (doc, segments) = (reading.doc, reading.segments);
    let lines = segments.get(head)?.windows(2).filter(|pair| pair[1].blank_before == 0);
    let pairs = lines.map(|pair| (&pair[0].tokens, &pair[1].tokens));
    pairs.filter(|(street, _)| street.len() <= LONGEST_STREET).find_map(|(street, line)| {
        let numbered = doc.number(street.start).is_some() && street.clone().take(4).any(|t| doc.has(t, Tags::STREET));
        // "(Orne)", "(61)"
        let open = line.clone().find(|t| doc.is(*t, "(")).filter(|_| doc.is(line.end - 1, ")"));
        let town = line.start..open.unwrap_or(line.end);
        let other = Tags::ANY_EVENT | Tags::ANY_FUNCTION | Tags::PAGE_WORD | Tags::BODY | Tags::STREET | Tags::LABEL | Tags::COMMON_WORD;
        let link = |t: usize| doc.folds_to(t, &["le", "la", "les", "en", "sur", "sous"]);
        let named =
            town.clone().all(|t| doc.kind(t) == Some(TokenKind::Word) && (link(t) || doc.case(t).is_capital() && !doc.has(t, other)));
        let plain = (1..=3).contains(&town.len()) && named && !reading.inside_person(town.start) && !reading.has_date(line);
        (numbered && plain).then(|| Found::town(doc, &town))
    })
}

/// Tokens of the longest line with a street alone.
const LONGEST_STREET: usize = 12;

/// The town of all postal codes of a text, where they agree on one; all towns where each stands with an hour.
pub fn towns_of_codes(reading: &Reading) -> Vec<Found> {
    let doc = reading.doc;
    let mut towns: Vec<(String, Tokens)> = Vec::new();
    let mut timed = true;
    // "1200 Bruxelles": four digits that are no year.
    let short = |t: usize| doc.word(t).len() == 4 && doc.number(t).is_some_and(|n| !(1900..2100).contains(&n));
    for t in doc.numbers().iter().copied().filter(|t| doc.word(*t).len() == 5 || short(*t)) {
        let Some(found) = behind_code(reading, &(t..doc.tokens.len().min(t + 6))) else { continue };
        // "La séance a lieu à 9 h, 3 rue du Port, 29000 Quimper"
        timed &= (t.saturating_sub(TIMED)..t).rev().take_while(|k| !doc.breaks(k + 1)).any(|k| times::mention_at(doc, k, true).is_some());
        let name = fold(&doc.surface(&found));
        if !towns.iter().any(|(known, _)| *known == name) {
            towns.push((name, found));
        }
        if towns.len() > MOST_TOWNS {
            return Vec::new();
        }
    }
    if towns.len() > 1 && !timed {
        return Vec::new();
    }
    towns.into_iter().map(|(_, town)| Found::town(doc, &town)).collect()
}

/// Tokens between the hour of an item and its postal code, at most, and towns of one event.
const TIMED: usize = 24;
const MOST_TOWNS: usize = 12;

/// "Villefont 61000" alone on several lines: the towns of a calendar.
pub fn towns_before_codes(reading: &Reading) -> Vec<Found> {
    let doc = reading.doc;
    let mut out: Vec<Found> = Vec::new();
    let mut lines = 0;
    for code in doc.numbers().iter().copied().filter(|t| doc.word(*t).len() == 5 && (*t + 1 >= doc.tokens.len() || doc.breaks(*t + 1))) {
        let Some(start) = (code.saturating_sub(4)..code).rev().find(|t| *t == 0 || doc.breaks(*t)) else { continue };
        if towns::town_at(reading, start, code) != Some(code) {
            continue;
        }
        lines += 1;
        let town = Found::town(doc, &(start..code));
        if out.len() < MOST_TOWNS && !out.iter().any(|f| fold(&f.name(doc)) == fold(&town.name(doc))) {
            out.push(town);
        }
    }
    if lines >= 2 { out } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::event::testing::reading;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("Lieu : Maison du cuir et de l’invention, place Jean Vauban, 29000 Quimper", "Maison du cuir et de l’invention, Quimper"),
            ("Lieu de la rencontre : Le Grand Large – Quimper", "Le Grand Large, Quimper"),
            ("Lieu : Salle 3, Auditoire Vauban, avenue Haute 51, 1200 Bruxelles", "Auditoire Vauban, Bruxelles"),
            ("Lieu : salle 12", ""),
            ("Lieu : salle Goriot, rue du Port", "salle Goriot"),
            ("Pour venir sur place : Université Paul-Goriot, faculté des lettres, salle 7", "Université Paul-Goriot"),
            ("Restauration sur place : paniers de la ferme", ""),
            ("Adresse : Université Paul-Goriot, campus du Nord, bâtiment 3", "Université Paul-Goriot"),
            ("Lieu : en visioconférence", ""),
            ("Adresse : 3 rue du Port, 29 000 Quimper", "Quimper"),
            ("Lieu : Palais des congrès de Dinard", "Palais des congrès de Dinard, Dinard"),
        ] {
            let names = |found: Vec<Found>, doc: &Marked| found.iter().map(|f| f.name(doc)).collect::<Vec<_>>().join(", ");
            assert_eq!(reading(text, |reading| names(labelled(reading), reading.doc)), expected, "{text}");
        }
    }

    #[test]
    fn towns_below_streets() {
        for (text, expected) in [
            ("Forum du cuir\nHalle Goriot\n3 rue du Port\nGERZEY (Orne)\n9h Accueil\n10h Débat", "Gerzey"),
            ("Forum du cuir\nHalle Goriot\n3 rue du Port\nProgramme\n9h Accueil\n10h Débat", ""),
            ("Forum du cuir\nHalle Goriot\n3 rue du Port\nLise Duval\n9h Accueil\n10h Débat", ""),
        ] {
            let found = reading(text, |reading| {
                town_below_street(reading, reading.agenda.head.clone()).map_or(String::new(), |f| f.name(reading.doc))
            });
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn towns_with_codes() {
        for (text, expected) in [
            ("Forum du cuir\n9h Accueil\nINSEB – 2, rue du Port – 29000 Quimper", "Quimper"),
            ("Forum du cuir\n29000 Quimper\n35000 Rennes", ""),
            ("Forum du cuir\n9h Accueil\n1200 BRUXELLES", "Bruxelles"),
            ("Forum du cuir\nEn 2012 Bruxelles était loin.", ""),
            ("La séance a lieu à 9h, 3 rue du Port, 29000 Quimper\nLa séance a lieu à 11h, 4 rue Haute, 35000 Rennes", "Quimper, Rennes"),
            ("Le gant\nQuimper 29000\nLe 5 mai 2022\n\nLa selle\nRENNES 35000\nLe 6 mai 2022", "Quimper, Rennes"),
        ] {
            let found = reading(text, |reading| {
                let found = [towns_of_codes(reading), towns_before_codes(reading)].concat();
                found.iter().map(|f| f.name(reading.doc)).collect::<Vec<_>>().join(", ")
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
