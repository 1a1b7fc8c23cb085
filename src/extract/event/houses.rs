//! Houses that no line about the place names: above an address in the head, on the lines of several items.

use super::{Found, Reading, where_line};
use crate::lexicon::Tags;
use crate::text::Tokens;

/// Tokens of the longest line that names a house.
pub(super) const LONGEST_HOUSE: usize = 10;

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

/// So many houses of an event in several are places of it.
const MOST_HOUSES: usize = 8;

/// "Théâtre du Quai" below one time, "Théâtre de la Halle" below another: the houses of an event that has several, each on a line
/// of its items.
pub fn of_items(reading: &Reading) -> Vec<Found> {
    let doc = reading.doc;
    let mut found: Vec<Found> = Vec::new();
    for item in reading.agenda.items.iter().filter(|item| item.start.is_some()) {
        let lines = &reading.segments[item.segments.start..item.segments.end.min(item.segments.start + 3)];
        let short = lines.iter().filter(|s| s.tokens.len() <= LONGEST_HOUSE && !reading.names_anybody(&s.tokens));
        let houses = short.flat_map(|s| where_line::venues(reading, &s.tokens));
        for house in houses.filter(|v| v.sure && !v.room && v.tokens.len() > 1 && !doc.is(v.tokens.start.wrapping_sub(1), "(")) {
            let house = Found::venue(&house.tokens);
            if !found.iter().any(|known| known.name(doc) == house.name(doc)) {
                found.push(house);
            }
        }
    }
    found.truncate(MOST_HOUSES);
    if found.len() >= 2 { found } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::agenda;
    use crate::extract::segments::{self, Found as Words};
    use crate::extract::testing::marked;
    use crate::extract::{dates, names, times};

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
            ("Fête du cuir\n5 mai 2022\n\n14h00 Accueil\n15h00 Lise Duval (Musée du cuir)\n16h00 Paul Roche (Musée du gant)", "", ""),
        ] {
            let found = marked(text, |doc| {
                let (times, dates, names) = (times::find(doc), dates::find(doc), names::find(doc));
                let found = Words { times: &times, dates: &dates, names: &names };
                let segments = segments::find(doc, &found);
                let agenda = agenda::find(doc, &segments, &found);
                let reading = Reading { doc, segments: &segments, agenda: &agenda, names: &names, dates: &dates };
                let above = above_address(&reading, agenda.head.clone(), None).map_or(String::new(), |f| f.name(doc));
                (above, of_items(&reading).iter().map(|f| f.name(doc)).collect::<Vec<_>>().join(" | "))
            });
            assert_eq!((found.0.as_str(), found.1.as_str()), (above, items), "{text}");
        }
    }
}
