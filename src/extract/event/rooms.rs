//! Room or house of an item of the programme, where the item gives its own: "10 h – Atelier (salle 12)", "Amphi Nord" below it.

use super::{Reading, where_line};
use crate::text::Tokens;

/// The place that stands on the first line of an item, or alone on the next.
pub fn room(reading: &Reading, segments: &std::ops::Range<usize>) -> Option<Tokens> {
    let head = reading.segments.get(segments.start)?;
    let named = reading.names_anybody(&head.tokens);
    let on_line = where_line::venues(reading, &head.tokens).into_iter().find(|v| v.room || !named);
    let below = || {
        let next = reading.segments.get(segments.start + 1).filter(|s| segments.end > segments.start + 1 && s.tokens.len() <= 10)?;
        let venues = where_line::venues(reading, &next.tokens);
        venues.into_iter().find(|v| v.tokens.start <= next.tokens.start + 1 && !reading.names_anybody(&next.tokens))
    };
    on_line.or_else(below).map(|v| v.tokens)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::agenda::Agenda;
    use crate::extract::segments::{self, Found};
    use crate::extract::testing::marked;
    use crate::extract::{dates, names, times};

    #[test]
    fn examples() {
        for (text, expected) in [
            ("10 h – Lire la ville (salle Vauban)", "salle Vauban"),
            ("14h30 | Pause | Hall B", "Hall B"),
            ("9h – Ouverture\nAmphi Nord", "Amphi Nord"),
            ("9h – Mairie de Bourg-sur-Orne\nGroupe de parole", "Mairie de Bourg-sur-Orne"),
            ("9h – Ouverture\nParole aux habitants", ""),
            ("9h – La salle de classe change-t-elle ?", ""),
        ] {
            let found = marked(text, |doc| {
                let (times, dates, names) = (times::find(doc), dates::find(doc), names::find(doc));
                let segments = segments::find(doc, &Found { times: &times, dates: &dates, names: &names });
                let reading = Reading { doc, segments: &segments, agenda: &Agenda::default(), names: &names, dates: &dates };
                room(&reading, &(0..segments.len())).map_or(String::new(), |t| doc.surface(&t))
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
