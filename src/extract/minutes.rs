//! Minutes: whether a text tells of a meeting that was held. It has no programme, whatever hours it gives.

use super::agenda::Item;
use super::segments::Segment;
use crate::lexicon::Tags;
use crate::record::SessionKind;
use crate::text::{Marked, Tokens};

/// Lines of the head that may say what the text is.
const HEAD: usize = 12;

/// A list of items with times is a programme, whoever tells of it afterwards.
const LEAST_TIMED: usize = 3;
/// So is one of items whose labels meetings do not have.
const LEAST_LABELLED: usize = 3;

/// Whether what was read from minutes is the programme of an event all the same.
pub fn has_programme(items: &[Item]) -> bool {
    use SessionKind::{Closing, Keynote, Opening, RoundTable, Workshop};
    let timed = items.iter().filter(|item| item.start.is_some()).count();
    let labelled = |kinds: &[SessionKind]| items.iter().filter(|item| item.kind.is_some_and(|kind| kinds.contains(&kind))).count();
    timed >= LEAST_TIMED || labelled(&[Keynote, RoundTable, Workshop]) >= LEAST_LABELLED && labelled(&[Opening, Closing]) > 0
}

/// Whether the text calls itself minutes, or lists who attended and says when the sitting was opened or closed.
pub fn is_minutes(doc: &Marked, segments: &[Segment]) -> bool {
    let lines = || segments.iter().filter(|s| !s.furniture).map(|s| &s.tokens);
    let called = || lines().take(HEAD).any(|t| calls_itself(doc, t));
    let attended = || lines().any(|t| heads_attendance(doc, t));
    let sat = || lines().any(|t| doc.beginnings(t.clone(), Tags::SITTING).any(|i| doc.phrase(i, t.end, Tags::SITTING).is_some()));
    called() || attended() && sat()
}

/// "Compte rendu de la séance", "Commission – procès-verbal": at the head of a line or behind a dash.
/// "Approbation du procès-verbal" names other minutes.
fn calls_itself(doc: &Marked, tokens: &Tokens) -> bool {
    let opens = |i: usize| i == tokens.start || doc.is_any(i - 1, &["–", "—", "-", "|", ":", "["]);
    tokens.len() <= 40
        && doc.beginnings(tokens.clone(), Tags::MINUTES).any(|i| opens(i) && doc.phrase(i, tokens.end, Tags::MINUTES).is_some())
}

/// "Étaient présents :", "Excusée : …"
fn heads_attendance(doc: &Marked, tokens: &Tokens) -> bool {
    doc.phrase(tokens.start, tokens.end, Tags::ATTENDANCE)
        .is_some_and(|(n, _)| tokens.start + n >= tokens.end || doc.is_any(tokens.start + n, &[":", "("]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::segments::{self, Found};
    use crate::extract::testing::marked;
    use crate::extract::{dates, names, times};

    #[test]
    fn examples() {
        for (text, expected) in [
            ("Compte rendu de la réunion du 4 mai\nLe maire présente le budget.", true),
            ("COMMISSION DES SPORTS – PROCÈS-VERBAL\nJeudi 4 mai, 18 h", true),
            ("Conseil de quartier\nPrésents : Mme Duval, M. Roche\nLa séance est levée à 20 h.", true),
            ("Ordre du jour\nApprobation du procès-verbal de la séance du 4 mai\nBudget", false),
            ("Journée du cuir\n9 h Accueil\nParticipants : Lise Duval, Paul Roche", false),
        ] {
            let found = marked(text, |doc| {
                let (times, dates, names) = (times::find(doc), dates::find(doc), names::find(doc));
                is_minutes(doc, &segments::find(doc, &Found { times: &times, dates: &dates, names: &names }))
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
