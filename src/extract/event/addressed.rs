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

/// Behind "Lieu :", "Lieu de la rencontre :", "Adresse :" at the beginning of a line.
fn label_end(doc: &Marked, tokens: &Tokens) -> Option<usize> {
    let colon = tokens.clone().take(6).find(|t| doc.is(*t, ":"))?;
    let words = (tokens.start + 1..colon).all(|t| doc.case(t) == Case::Lower);
    (doc.folds_to(tokens.start, &["lieu", "lieux", "adresse"]) && words && colon + 1 < tokens.end).then_some(colon + 1)
}

/// The first part that is neither town nor room nor street is the house, whatever it is called.
fn behind_label(reading: &Reading, tokens: &Tokens) -> Vec<Found> {
    let doc = reading.doc;
    let mut out = Vec::new();
    let mut housed = false;
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
        let street = doc.has(part.start, Tags::STREET) || doc.number(part.start).is_some();
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

/// The town of all postal codes of a text, where they agree on one.
pub fn town_of_codes(reading: &Reading) -> Option<Found> {
    let doc = reading.doc;
    let mut town: Option<Tokens> = None;
    for t in (0..doc.tokens.len()).filter(|t| doc.kind(*t) == Some(TokenKind::Number) && doc.word(*t).len() == 5) {
        let Some(found) = behind_code(reading, &(t..doc.tokens.len().min(t + 6))) else { continue };
        match &town {
            Some(known) if fold(&doc.surface(known)) != fold(&doc.surface(&found)) => return None,
            _ => town = Some(found),
        }
    }
    town.map(|town| Found::town(doc, &town))
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
            ("Lieu : en visioconférence", ""),
            ("Adresse : 3 rue du Port, 29 000 Quimper", "Quimper"),
            ("Lieu : Palais des congrès de Dinard", "Palais des congrès de Dinard, Dinard"),
        ] {
            let names = |found: Vec<Found>, doc: &Marked| found.iter().map(|f| f.name(doc)).collect::<Vec<_>>().join(", ");
            assert_eq!(reading(text, |reading| names(labelled(reading), reading.doc)), expected, "{text}");
        }
    }

    #[test]
    fn towns_of_codes() {
        for (text, expected) in [
            ("Forum du cuir\n9h Accueil\nINSEB – 2, rue du Port – 29000 Quimper", "Quimper"),
            ("Forum du cuir\n29000 Quimper\n35000 Rennes", ""),
        ] {
            let found = reading(text, |reading| town_of_codes(reading).map_or(String::new(), |f| f.name(reading.doc)));
            assert_eq!(found, expected, "{text}");
        }
    }
}
