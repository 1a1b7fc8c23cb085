//! A part behind a name that is a body, a town or a detail.

use super::held::is_known;
use crate::extract::bodies::{self, BodyMention, Start};
use crate::extract::{functions, names};
use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind};

/// A body as a part of its own: `, CHU de Nantes`, `(CELLF, Sorbonne Université)`, `de l’AMF`.
/// A commune is one where it is `awaited`.
pub(super) fn body_part(doc: &Marked, at: usize, end: usize, expected: bool, awaited: bool) -> Option<BodyMention> {
    let mut from = at;
    // "…, Lise Duval, a clos la matinée": an auxiliary leads to no body.
    if doc.is(from, "a") {
        return None;
    }
    if doc.case(from) == Case::Lower && doc.folds_to(from, &["de", "du", "des", "d'", "a", "au", "aux", "pour", "chez"]) {
        from += 1;
    }
    from = bodies::skip_article(doc, from, end);
    if doc.folds_to(from, &["revue", "magazine", "journal"]) && doc.case(from + 1).is_capital() {
        from += 1;
    }
    // "contact@example.org" is where one writes to; "(cartes-en-marge.net)" is what a medium is called.
    if doc.is(from + 1, "@") && doc.glued(from + 1) {
        return None;
    }
    let dotted = doc.is(from + 1, ".") && doc.glued(from + 1) && doc.glued(from + 2);
    if dotted && doc.case(from) == Case::Lower && doc.is(from.wrapping_sub(1), "(") && doc.is(from + 3, ")") {
        return Some(BodyMention { name: from..from + 3, acronym: None, end: from + 3, kind: 0, start: Start::Weak });
    }
    let mut body = bodies::mention_at(doc, from, end, expected)?;
    // A room, a practical note, the label of the next item.
    let capital = body.start == Start::Capital;
    let numbered =
        doc.number(from + 1).is_some() && doc.has(from, Tags::NOUN) && !doc.has(from, Tags::PLACE) && !is_of_departement(doc, from);
    // "J. Petit (atelier 1, salle B)": what of the programme it is.
    if body.name.len() <= 2 && doc.has(from, Tags::LABEL | Tags::LABEL_WORD) && doc.number(from + 1).is_some() {
        return None;
    }
    // "(archives sonores)", "(atelier complet)": a kind of thing, with no name.
    let kind = matches!(body.start, Start::Weak | Start::Venue) && !body.name.clone().any(|i| doc.case(i).is_capital());
    if kind && body.acronym.is_none() && doc.is(from.wrapping_sub(1), "(") {
        return None;
    }
    // "scène nationale" is more than a stage.
    let venue = doc.phrase(from, end, Tags::VENUE).map_or(0, |(n, _)| n);
    let head = doc.phrase(from, end, Tags::BODY_HEAD).map_or(0, |(n, _)| n).max(venue);
    // "Lise Duval, Bruno et Corentin Roth"
    let given = body.name.len() == 1 && doc.has(from, Tags::SURE_GIVEN_NAME) && doc.folds_to(body.end, &["et"]);
    // "cour d’appel" is no courtyard.
    if doc.phrase(from, end, Tags::ROOM).is_some_and(|(n, _)| n >= head) && body.start != Start::Known
        || capital && (numbered || given || doc.phrase(from, end, Tags::FURNITURE).is_some())
    {
        return None;
    }
    // "(ENSV), Alassa Fouap (Université de Bavay)", "(FabT), Dominique Vernet, vice-présidente": somebody else behind a bracket.
    if capital && behind_bracket(doc, from) && is_somebody(doc, from, end) {
        return None;
    }
    // "Comité : Lise Duval, Peter Brenner-Aziz (CNRS)": somebody else, behind a name of whom nothing is said.
    if capital && doc.has(from, Tags::GIVEN_NAME) && !doc.has(from, Tags::COMMON_WORD | Tags::PLACE) && behind_name(doc, from) {
        return None;
    }
    // Alone on its line, the whole line is the name.
    if doc.breaks(from) {
        let line_end = (from + 1..end).find(|i| doc.breaks(*i)).unwrap_or(end);
        let whole = line_end - from <= 14
            && (body.end..line_end).all(|i| {
                doc.kind(i) == Some(TokenKind::Word) && doc.phrase(i, line_end, Tags::TENTATIVE | Tags::REMOTE | Tags::MODERATION).is_none()
            });
        if whole && body.end < line_end {
            body.name.end = line_end;
            body.end = line_end;
        }
    }
    // A bare town is no affiliation, though Tours are towers, too.
    let place = !awaited
        && (body.start == Start::Capital
            || body.name.len() == 1 && matches!(body.start, Start::Weak | Start::Venue)
            // "Université de Pau, Pau, FRANCE"
            || body.start == Start::Acronym && doc.word(from).len() > 3)
        && doc
            .phrase(from, end, Tags::TOWN | Tags::COUNTRY | Tags::FOREIGN_CITY | Tags::REGION | Tags::DEPARTEMENT)
            .is_some_and(|(n, _)| from + n == body.name.end);
    // "directrice, Saint-Gobain": a firm that bears the name of a town, behind a function.
    let place = place && !is_firm_behind(doc, &body);
    let small_town = body.start == Start::Capital
        && body.name.len() == 1
        && doc.has(from, Tags::COMMUNE)
        && doc.is(body.end, ")")
        && doc.is(from.wrapping_sub(1), "(");
    (!place && !(small_town && !is_firm_behind(doc, &body))).then_some(body)
}

/// "Habitat 44", "Tourisme 64": what a body does and the number of its département, with which the part ends.
fn is_of_departement(doc: &Marked, at: usize) -> bool {
    let number = doc.word(at + 1);
    let departement = number.len() == 2 && doc.number(at + 1).is_some_and(|n| (1..96).contains(&n)) && !doc.breaks(at + 1);
    let other = Tags::LABEL | Tags::LABEL_WORD | Tags::ROOM | Tags::HOUSE | Tags::STREET | Tags::MONTH | Tags::WEEKDAY | Tags::ORGAN;
    let closed = doc.kind(at + 2) != Some(TokenKind::Word) && !doc.is(at + 2, ":") || doc.breaks(at + 2);
    departement && closed && doc.word(at).chars().count() > 4 && !doc.has(at, other)
}

/// Whether a name that everybody knows stands behind a comma or a dash, and before those small letters that are no town, as
/// functions end.
pub(super) fn is_firm_behind(doc: &Marked, body: &BodyMention) -> bool {
    let at = body.name.start;
    at >= 2
        && doc.is_any(at - 1, &[",", "–", "—", "-", "("])
        && (doc.case(at - 2) == Case::Lower || doc.has(at - 2, Tags::ANY_FUNCTION))
        && !doc.has(at - 2, Tags::PLACE)
        && is_known(doc, &body.name)
}

/// Whether "et" or a comma stands between a name and what may be another, at `at`.
fn behind_name(doc: &Marked, at: usize) -> bool {
    let led = at >= 2 && (doc.is(at - 1, ",") || doc.folds_to(at - 1, &["et"]));
    let name = |i: usize| names::mention_at(doc, i).is_some_and(|name| name.name.len() >= 2 && name.whole.end + 1 == at);
    let named = |i: usize| doc.case(i).is_capital() && doc.kind(i) == Some(TokenKind::Word);
    led && named(at + 1) && !doc.breaks(at + 1) && (at.saturating_sub(5)..at - 2).any(name)
}

/// Whether a comma behind a bracket leads to `at`.
fn behind_bracket(doc: &Marked, at: usize) -> bool {
    at >= 2 && doc.is(at - 1, ",") && doc.is(at - 2, ")")
}

/// Whether what may be a name stands at `at`, with a bracket or a function behind it.
fn is_somebody(doc: &Marked, at: usize, end: usize) -> bool {
    names::mention_at(doc, at).filter(|name| name.name.len() >= 2 && name.whole.end < end).is_some_and(|name| {
        let next = name.whole.end;
        let function = || doc.is(next, ",") && functions::head_at(doc, next + 1, end).is_some_and(|h| !h.weak);
        doc.is(next, "(") || function()
    })
}

/// Steps over a town, a postal code or a lower-case detail that belongs to the part before.
pub(super) fn town_or_detail(doc: &Marked, at: usize, end: usize, depth: i32) -> Option<usize> {
    if let Some((n, _)) = doc.phrase(at, end, Tags::PLACE).filter(|_| doc.case(at).is_capital()) {
        return Some(at + n);
    }
    if depth > 0
        || doc.case(at) == Case::Lower
            && doc.has(at, Tags::NOUN | Tags::ADJECTIVE)
            && !doc.has(at, Tags::ATTRIBUTION_VERB | Tags::VERB | Tags::GRAMMATICAL)
    {
        let next = (at..end).find(|i| doc.is_any(*i, &[",", ")", ";", "–", "—", ".", ":"]) || *i > at && doc.breaks(*i));
        let next = next.unwrap_or(end);
        return (next - at <= 14).then_some(next);
    }
    None
}
