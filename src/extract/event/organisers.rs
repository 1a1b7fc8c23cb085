//! The bodies that give the event: "organisé par la Ligue et le Parc naturel", "Organisateurs : …", "La Ligue vous invite".

use rustc_hash::FxHashSet;

use super::Reading;
use crate::extract::bodies::{BodyMention, mention_at, skip_article};
use crate::lexicon::Tags;
use crate::record::SpannedText;
use crate::text::fold::fold;
use crate::text::{Case, Marked};

/// Tokens over which one list of organisers may reach.
const REACH: usize = 80;
/// Tokens between a body and its verb: an acronym in brackets, a comma.
const BEFORE: usize = 20;

/// Every body that the text says gives the event, in the order of the text.
pub fn organisers(reading: &Reading) -> Vec<SpannedText> {
    let doc = reading.doc;
    let mut found: Vec<SpannedText> = Vec::new();
    let mut known: FxHashSet<String> = FxHashSet::default();
    let mut add = |body: &BodyMention| {
        let text = doc.surface(&body.name);
        if known.insert(fold(&text)) {
            found.push(SpannedText { text, span: doc.span(&body.name), rule: "event.organiser".into() });
        }
    };
    for i in doc.beginnings(0..doc.tokens.len(), Tags::ORGANISED_BY | Tags::ORGANISERS_HEADING | Tags::ORGANISES) {
        let end = doc.tokens.len().min(i + REACH);
        if let Some((n, _)) = doc.phrase(i, end, Tags::ORGANISED_BY) {
            list(reading, i + n, end).iter().for_each(&mut add);
        } else if let Some((n, _)) = doc.phrase(i, end, Tags::ORGANISERS_HEADING).filter(|(n, _)| doc.is(i + n, ":")) {
            list(reading, i + n + 1, end).iter().for_each(&mut add);
        } else if let Some((_, _)) = doc.phrase(i, end, Tags::ORGANISES) {
            subject(reading, i).iter().for_each(&mut add);
        }
    }
    found
}

/// The bodies that begin at a token, one after the other.
fn list(reading: &Reading, start: usize, end: usize) -> Vec<BodyMention> {
    let doc = reading.doc;
    let mut bodies = Vec::new();
    let mut at = start;
    loop {
        at = skip_article(doc, skip_preposition(doc, at), end);
        // "organisée par Marie Delorme (Ligue …)" says who, and not for whom.
        let Some(body) = (at < end && !reading.inside_person(at)).then(|| body_at(doc, at, end)).flatten() else { return bodies };
        at = body.end;
        bodies.push(body);
        let comma = doc.is_any(at, &[",", "/", "&"]) as usize;
        let and = doc.folds_to(at + comma, &["et"]) as usize;
        if comma + and == 0 {
            return bodies;
        }
        at += comma + and;
    }
}

fn body_at(doc: &Marked, at: usize, end: usize) -> Option<BodyMention> {
    let body = mention_at(doc, at, end, true)?;
    body.name.clone().any(|t| doc.case(t).is_capital()).then_some(body)
}

/// The body that ends where a verb begins.
fn subject(reading: &Reading, verb: usize) -> Option<BodyMention> {
    let doc = reading.doc;
    let from = verb.saturating_sub(BEFORE);
    let sentence = (from..verb).rev().find(|t| doc.is_any(*t, &[".", "!", "?", ";", ":"])).map_or(from, |t| t + 1);
    let starts = (sentence..verb).filter(|t| doc.case(*t) != Case::None && !reading.inside_person(*t));
    let bodies = starts.filter_map(|t| body_at(doc, skip_article(doc, t, verb), verb).filter(|body| body.start.is_sure()));
    let ends_there = |body: &BodyMention| body.end == verb || body.end + 1 == verb && doc.is(body.end, ",");
    bodies.into_iter().find(ends_there)
}

fn skip_preposition(doc: &Marked, at: usize) -> usize {
    at + doc.folds_to(at, &["de", "du", "des", "d'", "par"]) as usize
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
            ("Journée organisée par la Fédération des moulins de l'Orne", "Fédération des moulins de l'Orne"),
            (
                "Colloque co-organisé par l'Université de Tours, le CNRS et la Société d'histoire du Val",
                "Université de Tours; CNRS; Société d'histoire du Val",
            ),
            ("Organisateurs : Université de Caen et CNRS", "Université de Caen; CNRS"),
            ("À l'initiative de la Chambre d'agriculture du Cher", "Chambre d'agriculture du Cher"),
            ("L'Association des maires du Gers vous invite à ses rencontres", "Association des maires du Gers"),
            ("La Fédération des moulins organise une journée d'étude", "Fédération des moulins"),
            // A person, a thing, no body at all.
            ("Journée organisée par Marie Delorme", ""),
            ("Comment s'organise le travail ?", ""),
            ("Une réponse organisée par étapes", ""),
        ] {
            let found = marked(text, |doc| {
                let (times, dates, names) = (times::find(doc), dates::find(doc), names::find(doc));
                let segments = segments::find(doc, &Found { times: &times, dates: &dates, names: &names });
                let reading = Reading { doc, segments: &segments, agenda: &Agenda::default(), names: &names, dates: &dates };
                organisers(&reading).into_iter().map(|body| body.text).collect::<Vec<_>>().join("; ")
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
