//! What of a headline names the event, without what it tells of it: "Le festival Cuirs & Voix lance la vente".

use super::candidate::words;
use crate::extract::verbs;
use crate::lexicon::Tags;
use crate::text::{Case, Marked, Tokens};

/// "Forum du cuir : les tanneries cherchent cent bras": a headline tells something of the event behind the colon.
pub fn without_clause(doc: &Marked, mut tokens: Tokens) -> Tokens {
    let Some(colon) = tokens.clone().skip(3).find(|t| doc.is(*t, ":")) else { return tokens };
    let article = doc.case(colon + 1) == Case::Lower && doc.folds_to(colon + 1, &["le", "la", "les", "l'", "un", "une", "des"]);
    // "Forum du cuir : Brivelle se prépare"
    let article = article || doc.has(colon + 1, Tags::TOWN) && doc.case(colon + 1).is_capital();
    let told = article
        && !doc.is(tokens.end - 1, "?")
        && (colon + 3..tokens.end).any(|t| {
            let reflexive = doc.folds_to(t - 1, &["se", "s'"]) && doc.has(t, Tags::VERB) && doc.case(t) == Case::Lower;
            reflexive || verbs::is_finite(doc, t)
        });
    if told && doc.has(tokens.start, Tags::EVENT_KIND) && words(doc, &(tokens.start..colon)) >= 2 {
        tokens.end = colon;
    }
    tokens
}

/// "Le festival Cuirs & Voix lance la vente", "Brivelle : la fête du Gant revient": a headline tells something of the
/// event that it names.
pub fn without_news(doc: &Marked, tokens: Tokens) -> Tokens {
    let colon = tokens.clone().take(5).find(|t| doc.is(*t, ":") && doc.case(tokens.start).is_capital());
    let start = colon.map_or(tokens.start, |colon| colon + 1);
    let kind = start + 1;
    let led = doc.folds_to(start, &["le", "la", "les", "l'"]) && doc.has(kind, Tags::EVENT_KIND) && doc.case(kind) == Case::Lower;
    if !led || doc.is(tokens.end - 1, "?") {
        return tokens;
    }
    // "se remet", "n’ouvre"
    let end = |verb: usize| if doc.folds_to(verb - 1, &["se", "s'", "ne", "n'"]) { verb - 1 } else { verb };
    let proper = |t: usize| doc.case(t - 1).is_capital() || doc.is_any(t - 1, &["»", "”", "\""]);
    let other = Tags::GRAMMATICAL | Tags::ADVERB;
    // "lance la vente": what a noun or an adjective would not have behind it.
    let object = |t: usize| doc.folds_to(t, &["le", "la", "les", "l'", "un", "une", "des", "son", "sa", "ses"]);
    let verb = |t: &usize| {
        let told = doc.has(*t, Tags::VERB) && !doc.has(*t, other) && (!doc.has(*t, Tags::NOUN | Tags::ADJECTIVE) || object(t + 1));
        told && doc.case(*t) == Case::Lower && proper(end(*t))
    };
    let Some(end) = (kind + 2..tokens.end).find(verb).map(end) else { return tokens };
    if words(doc, &(kind..end)) >= 2 { kind..end } else { tokens }
}

/// "Le Salon du cuir revient" before its date: the verb tells, it does not name.
pub fn without_held(doc: &Marked, tokens: Tokens) -> Tokens {
    let held = |t: usize| {
        let verb = doc.has(t, Tags::VERB) && !doc.has(t, Tags::NOUN | Tags::ADJECTIVE);
        let phrase = doc.phrase(t, tokens.end, Tags::EVENT_HELD).is_some_and(|(n, v)| v.has(Tags::EVENT_HELD) && t + n == tokens.end);
        doc.case(t) == Case::Lower && phrase && (verb || t + 1 < tokens.end)
    };
    let mut start = (tokens.start + 2..tokens.end).find(|t| held(*t)).unwrap_or(tokens.end);
    start -= usize::from(start < tokens.end && doc.folds_to(start - 1, &["se", "s'"]));
    tokens.start..start
}

/// "Brivelle accueille les 2es Rencontres du cuir": a headline tells of the event; its name begins with the kind.
pub fn without_opening(doc: &Marked, mut tokens: Tokens) -> Tokens {
    // "Entreprises. Les Rencontres du cuir": the column of a newspaper.
    let next = tokens.start + 2;
    let column = doc.is(tokens.start + 1, ".") && doc.case(tokens.start) == Case::Capital && doc.word(tokens.start).chars().count() > 3;
    if column && (next..tokens.end.min(next + 3)).any(|t| doc.has(t, Tags::EVENT_KIND) && doc.case(t).is_capital()) {
        tokens.start = next;
    }
    let kind = tokens
        .clone()
        .skip(2)
        .find(|t| doc.has(*t, Tags::EVENT_KIND) && doc.case(*t).is_capital() && !doc.is(*t - 1, ":") && doc.case(*t - 1) != Case::Upper)
        .filter(|t| !is_housed(doc, *t));
    let Some(kind) = kind else { return tokens };
    let start = ordinal_before(doc, kind);
    let told = (tokens.start + 1..start).any(|t| {
        let verb = doc.has(t, Tags::VERB) && !doc.has(t, Tags::NOUN | Tags::ADJECTIVE | Tags::GRAMMATICAL);
        let held = doc.phrase(t, start, Tags::EVENT_HELD).is_some_and(|(_, v)| v.has(Tags::EVENT_HELD));
        doc.case(t) == Case::Lower && (verb || held)
    });
    // "Rendez-vous aux Journées du cuir", "Retrouvez le programme du Salon du gant"
    let first = doc.word(tokens.start);
    let called = start > tokens.start
        && (first.ends_with("ez") || first.ends_with("ez-vous") || doc.folds_to(tokens.start, &["bienvenue", "rendez-vous", "tous"]));
    let told = told || called;
    let led =
        start > tokens.start && doc.folds_to(start - 1, &["le", "la", "les", "l'", "du", "des", "au", "aux", "ses", "son", "sa", "nos"]);
    if told && led {
        tokens.start = start;
    }
    tokens
}

/// Tokens from the first word of a house to a kind within its name.
const HOUSED: usize = 6;

/// "Palais des Arts et des Congrès": the kind at `kind` is a part of the name of a house.
pub fn is_housed(doc: &Marked, kind: usize) -> bool {
    let link = |t: usize| doc.case(t) == Case::Lower && doc.folds_to(t, &["de", "du", "des", "d'", "la", "l'", "et"]);
    let inside = |t: &usize| link(*t) || doc.case(*t).is_capital();
    let mut before = (kind.saturating_sub(HOUSED)..kind).rev().take_while(inside);
    link(kind.saturating_sub(1)) && before.any(|t| doc.has(t, Tags::HOUSE | Tags::VENUE) && doc.case(t).is_capital())
}

/// The first token of "2es", "3e édition des", "premières" before the kind at `kind`.
pub fn ordinal_before(doc: &Marked, kind: usize) -> usize {
    let suffix = |t: usize| doc.folds_to(t, &["e", "er", "ere", "re", "eme", "emes", "es", "eres", "ieme", "iemes"]);
    if kind >= 2 && suffix(kind - 1) && doc.number(kind - 2).is_some() {
        return kind - 2;
    }
    let ordinal = kind >= 1
        && (doc.word(kind - 1).starts_with(|c: char| c.is_ascii_digit()) && doc.number(kind - 1).is_none_or(|n| n < 200)
            || doc.has(kind - 1, Tags::ORDINAL | Tags::EVENT_FILLER) && doc.case(kind - 1) == Case::Lower && !doc.breaks(kind));
    if ordinal { kind - 1 } else { kind }
}
