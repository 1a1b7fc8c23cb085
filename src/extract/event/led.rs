//! Houses that no day stands beside: "se faire connaître au Palais du Port, Brivelle", "Le Quai, Brivelle" below the name of the event.

use super::{Found, Reading, towns, venue};
use crate::lexicon::Tags;
use crate::text::{Case, TokenKind, Tokens};

/// Lines at the end of a text among which one may say where.
const FOOT: usize = 14;

/// Tokens of the longest line that is looked at, and of one at the foot.
const LONGEST: usize = 200;

/// A house with its town right behind it that "au", "à la", "dans la" leads to, in the head or below the programme.
pub fn houses(reading: &Reading, head: std::ops::Range<usize>) -> Vec<Found> {
    let segments = reading.segments;
    let last = reading.agenda.items.last().map_or(segments.len(), |item| item.segments.start + 1);
    let foot = last.max(segments.len().saturating_sub(FOOT)).max(head.end)..segments.len();
    let lines = head.chain(foot).filter_map(|k| segments.get(k)).filter(|s| !s.furniture && s.tokens.len() <= LONGEST);
    lines.map(|s| in_line(reading, &s.tokens)).find(|found| !found.is_empty()).unwrap_or_default()
}

/// Tokens before a preposition among which a function says that somebody works in the house.
const OFFICE: usize = 6;

fn in_line(reading: &Reading, tokens: &Tokens) -> Vec<Found> {
    let doc = reading.doc;
    for at in tokens.clone().filter(|t| doc.case(*t) == Case::Lower) {
        let article = usize::from(doc.folds_to(at + 1, &["la", "l'", "le"]));
        if !(doc.folds_to(at, &["au"]) || article == 1 && doc.folds_to(at, &["a", "dans"])) {
            continue;
        }
        let start = at + 1 + article;
        let Some(house) = venue::venue_at(doc, start, tokens.end).filter(|v| v.sure && !v.room) else { continue };
        let town = house.tokens.end + 1;
        let end = towns::town_at(reading, town, tokens.end).filter(|_| doc.is(town - 1, ",") && town < tokens.end);
        let works = (at.saturating_sub(OFFICE).max(tokens.start)..at).any(|t| doc.has(t, Tags::FUNCTION));
        let named = house.tokens.clone().skip(1).any(|t| doc.case(t).is_capital());
        if let Some(end) = end.filter(|_| named && !works && !reading.inside_person(start)) {
            return vec![Found::venue(&house.tokens), Found::town(doc, &(town..end))];
        }
    }
    Vec::new()
}

/// Tokens of a line with house and town.
const SHORT: usize = 7;

/// "Le Quai, Brivelle" right below the name of the event: a name, and a town that everybody knows.
pub fn house_of_name(reading: &Reading, title: Option<&Tokens>) -> Option<[Found; 2]> {
    let (doc, segments) = (reading.doc, reading.segments);
    let title = title?;
    let line = segments.partition_point(|s| s.tokens.end < title.end);
    let tokens = &segments.get(line + 1).filter(|s| !s.furniture && s.tokens.len() <= SHORT)?.tokens;
    let sign = tokens.clone().skip(1).find(|t| doc.is_any(*t, &[",", "–", "—", "|", "-"]) && !doc.glued(t + 1))?;
    let known = doc.has(sign + 1, Tags::TOWN) && towns::town_at(reading, sign + 1, tokens.end) == Some(tokens.end);
    let other = Tags::ANY_EVENT | Tags::ANY_FUNCTION | Tags::PAGE_WORD | Tags::BODY_HEAD | Tags::WEEKDAY | Tags::MONTH;
    let plain = |t: usize| doc.kind(t) == Some(TokenKind::Word) && !doc.has(t, other);
    let house = tokens.start..sign;
    let named = doc.case(house.start).is_capital() && doc.case(house.end - 1).is_capital() && house.clone().all(plain);
    (known && named && !reading.inside_person(house.start) && !reading.inside_person(house.end - 1))
        .then(|| [Found::venue(&house), Found::town(doc, &(sign + 1..tokens.end))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::event::testing::reading;

    #[test]
    fn examples() {
        for (text, expected) in [
            (
                "Forum du cuir\nIl fallait se faire connaître au Palais du Port, Quimper, salle 3.\n9h Accueil\n10h Débat",
                "Palais du Port, Quimper",
            ),
            (
                "Forum du cuir\n9h Accueil\n10h Débat\n\nDébats à la chapelle Saint-Aubin, Quimper. Entrée libre.",
                "chapelle Saint-Aubin, Quimper",
            ),
            ("Forum du cuir\nLise Duval, directrice au Théâtre du Port, Quimper\n9h Accueil\n10h Débat", ""),
        ] {
            let found = reading(text, |reading| {
                houses(reading, reading.agenda.head.clone()).iter().map(|f| f.name(reading.doc)).collect::<Vec<_>>().join(", ")
            });
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn houses_below_the_name() {
        for (text, expected) in [
            ("Forum du cuir\nLe Quai, Quimper\n9h Accueil\n10h Débat", "Le Quai, Quimper"),
            ("Forum du cuir\nLise Duval, Quimper\n9h Accueil\n10h Débat", ""),
            ("Forum du cuir\nProgramme, Quimper\n9h Accueil\n10h Débat", ""),
        ] {
            let found = reading(text, |reading| {
                let title = reading.segments[0].tokens.clone();
                let found = house_of_name(reading, Some(&title)).into_iter().flatten();
                found.map(|f| f.name(reading.doc)).collect::<Vec<_>>().join(", ")
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
