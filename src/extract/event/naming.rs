//! What the words of a line name: an event of its own, only its kind, a body.

use super::venue;
use crate::extract::bodies;
use crate::extract::dates::is_year;
use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// What a line names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// Something of its own.
    Own,
    /// Only the kind of the event: "Colloque international", "1e Journée d’études".
    Kind,
    /// The kind and who holds it: "Journée d’étude du laboratoire Artefact".
    KindOfBody,
    /// Only a body: "Université de Brivelle".
    Body,
}

/// What the words of a candidate name.
pub fn naming(doc: &Marked, tokens: &Tokens) -> Naming {
    let bare = |t: usize| is_bare(doc, t) || doc.has(t, Tags::COMMUNE) && t > tokens.start && doc.is(t - 1, ",");
    let mut head = tokens.clone().take_while(|t| bare(*t)).count();
    // "Rencontres et tables rondes 2024"
    let plural = |n: usize, at: usize| n > 1 && (at..at + n).all(|t| doc.word(t).ends_with(['s', 'S']));
    let labels = |at: usize| doc.phrase(at, tokens.end, Tags::LABEL).map(|(n, _)| n).filter(|n| plural(*n, at));
    while head > 0
        && let Some(n) = labels(tokens.start + head)
    {
        head += n;
        head += (tokens.start + head..tokens.end).take_while(|t| bare(*t)).count();
    }
    let head = head;
    let kind = (tokens.start..tokens.start + head).any(|t| doc.has(t, Tags::EVENT_KIND | Tags::EVENT_REPORT | Tags::EVENT_FILLER));
    if head == tokens.len() {
        return Naming::Kind;
    }
    if is_name_with_year(doc, tokens) {
        return Naming::Own;
    }
    // "Rencontre territoriale", "Journée technique"
    let kind_alone = doc.has(tokens.start, Tags::EVENT_KIND) && tokens.start + head < tokens.end;
    if kind_alone && (tokens.start + head..tokens.end).all(|t| doc.has(t, Tags::ADJECTIVE) && doc.case(t) != Case::Capital) {
        return Naming::KindOfBody;
    }
    // "Séminaire du laboratoire Artefact 2019-2020"
    let year = |t: usize| is_year(doc, t) || is_season(doc.word(t));
    let years = tokens.clone().rev().take_while(|t| year(*t) || doc.is_any(*t, &["-", "–", "/"])).count();
    let end = if tokens.len() > years && year(tokens.end - 1) { tokens.end - years } else { tokens.end };
    let covers = |from: usize| {
        let tokens = from.min(end)..end;
        // "Archives et mémoires du fleuve" is no house.
        bodies::mention_at(doc, from, tokens.end, false)
            .filter(|b| !doc.folds_to(from + 1, &["et"]) || b.start == bodies::Start::Acronym)
            .is_some_and(|b| {
                doc.is(b.end, "(") && doc.is(tokens.end - 1, ")")
                    || doc.folds_to(b.end, &["et"]) && names_another(doc, b.end + 1)
                    || b.end + 1 >= tokens.end && b.start <= bodies::Start::Venue
                    || b.end >= tokens.end && b.start == bodies::Start::Acronym
                    || doc.folds_to(from, &["universite"]) && b.start.is_sure() && is_named_after(doc, b.end..tokens.end)
            })
    };
    let rest = tokens.start + head;
    // "Colloque de Brivelle": where it is, whether the gazetteer knows it or not.
    let of_town = doc.has(tokens.start, Tags::EVENT_KIND | Tags::LEARNED)
        && head > 0
        && head + 1 == tokens.len()
        && doc.folds_to(rest - 1, &["de", "d'"])
        && doc.case(rest).is_capital();
    if of_town {
        return Naming::KindOfBody;
    }
    if kind && head > 0 && (covers(rest) || doc.is(rest - 1, "#") && rest + 1 >= tokens.end) {
        return Naming::KindOfBody;
    }
    if tokens.clone().any(|t| doc.has(t, Tags::ANY_EVENT) && !is_adjective(doc, t, tokens)) {
        return Naming::Own;
    }
    let house = || venue::venue_at(doc, tokens.start, tokens.end).is_some_and(|v| v.tokens.end >= tokens.end);
    // "UNIVERSITÉ DE BRIVELLE — LABORATOIRE CUIRS (UMR 7324)"
    let dash = tokens.clone().find(|t| doc.is_any(*t, &["–", "—", "|", "/"]) && !doc.glued(*t)).filter(|t| *t > tokens.start);
    let bodies = || {
        dash.is_some_and(|dash| {
            let first = bodies::mention_at(doc, tokens.start, dash, false).is_some_and(|b| b.start <= bodies::Start::Head && b.end >= dash);
            first && covers(dash + 1)
        })
    };
    if covers(tokens.start) || house() || bodies() { Naming::Body } else { Naming::Own }
}

/// "2019-2020"
fn is_season(word: &str) -> bool {
    word.len() == 9
        && word
            .split_once(['-', '/'])
            .is_some_and(|(a, b)| a.len() == 4 && b.len() == 4 && (a.to_owned() + b).bytes().all(|c| c.is_ascii_digit()))
}

/// "Université de Brivelle Paul Duval": only capitals are left, the name of somebody.
fn is_named_after(doc: &Marked, mut rest: Tokens) -> bool {
    rest.len() <= 3 && rest.all(|t| doc.case(t) == Case::Capital)
}

/// "… et Korval", "… et de l’Institut Korval": another body behind "et".
fn names_another(doc: &Marked, i: usize) -> bool {
    let mut at = i;
    while at < i + 3 && doc.case(at) == Case::Lower && doc.folds_to(at, &["de", "du", "d'", "la", "le", "l'"]) {
        at += 1;
    }
    doc.case(at).is_capital()
}

/// "Maison des écoles doctorales": a word for an event that is an adjective behind its noun.
pub fn is_adjective(doc: &Marked, t: usize, tokens: &Tokens) -> bool {
    let noun = t > tokens.start && doc.case(t - 1) != Case::Upper && doc.has(t - 1, Tags::NOUN) && !doc.has(t - 1, Tags::GRAMMATICAL);
    noun && doc.case(t) == Case::Lower && doc.has(t, Tags::ADJECTIVE | Tags::EVENT_FILLER)
}

/// A word that tells only what kind of event it is.
pub fn is_bare(doc: &Marked, t: usize) -> bool {
    doc.kind(t) != Some(TokenKind::Word)
        || doc.has(t, Tags::EVENT_KIND | Tags::EVENT_FILLER | Tags::EVENT_REPORT | Tags::ORDINAL)
        || doc.folds_to(t, &["d'", "de", "du", "des", "la", "le", "l'", "les", "et"])
}

/// "GANTEXPO 2024": a name of one word, and its year.
pub fn is_name_with_year(doc: &Marked, tokens: &Tokens) -> bool {
    let other = Tags::PAGE_WORD | Tags::ANY_EVENT | Tags::COMMUNE;
    doc.case(tokens.start) == Case::Upper && tokens.len() == 2 && is_year(doc, tokens.start + 1) && !doc.has(tokens.start, other)
}
