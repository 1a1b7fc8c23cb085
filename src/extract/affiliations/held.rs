//! The body to which a preposition behind a function leads.

use crate::extract::bodies::{self, BodyMention, Start};
use crate::extract::functions;
use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// The body to which the preposition at `i` leads, for a function of this class.
pub(super) fn body_after(doc: &Marked, i: usize, end: usize, class: &str) -> Option<BodyMention> {
    if class == "government" {
        return None;
    }
    let mut at = i + 1;
    if doc.folds_to(i, &["aupres"]) && doc.folds_to(at, &["de", "du", "des", "d'"]) {
        at += 1;
    }
    if doc.folds_to(at, &["un", "une"]) {
        at += 1;
    }
    let contracted = doc.folds_to(i, &["du", "au", "des", "aux"]);
    at = if contracted { at } else { bodies::skip_article(doc, at, end) };
    if at >= end || doc.kind(at) == Some(TokenKind::Sign) && !doc.is(at, "«") {
        return None;
    }
    if doc.is(at, "«") {
        let close = (at + 1..end.min(at + 14)).find(|j| doc.is(*j, "»"))?;
        let name = at + 1..close;
        return doc.case(at + 1).is_capital().then(|| BodyMention { name, acronym: None, end: close + 1, kind: 0, start: Start::Capital });
    }
    if doc.folds_to(i, &["en", "pour", "sur", "dans"])
        && !doc.phrase(at, end, Tags::KNOWN_BODY | Tags::BODY_HEAD).is_some_and(|_| doc.case(at).is_capital())
    {
        return None;
    }
    let place = doc.phrase(at, end, Tags::PLACE).filter(|_| doc.case(at).is_capital());
    let body = bodies::mention_at(doc, at, end, true)?;
    let local = class == "elected.local";
    match body.start {
        Start::Known | Start::Head | Start::Acronym => {}
        _ if matches!(class, "elected.national" | "elected.european") => return None,
        _ if class == "state" && (place.is_some() || doc.case(at) == Case::Lower) => return None,
        // "directeur des études de …"
        Start::Weak if doc.folds_to(i, &["des"]) && doc.case(at) == Case::Lower => return None,
        Start::Weak | Start::Venue => {
            if doc.case(at) == Case::Lower && !named(doc, &body.name) && !is_organ(doc, at) {
                return None;
            }
        }
        Start::Capital if local => {}
        Start::Capital => {
            // "Directeur de la Communication": a function written with capitals.
            let common = doc.has(at, Tags::NOUN | Tags::ADJECTIVE)
                && !body.name.clone().skip(1).any(|t| doc.case(t).is_capital())
                && !doc.has(at, Tags::PLACE)
                && doc.case(at) == Case::Capital
                && body.name.len() < 4;
            let place_only = place.is_some_and(|(n, _)| at + n >= body.name.end);
            if common || place_only && !local {
                return None;
            }
        }
    }
    if matches!(body.start, Start::Head)
        && doc.case(at) == Case::Lower
        && doc.folds_to(i, &["de", "d'"])
        && !named(doc, &body.name)
        && !contracted
        && at == i + 1
        && body.name.len() < 3
    {
        // "chef de laboratoire", "professeur d’école"
        return None;
    }
    Some(body)
}

/// Whether a name holds a capitalised word.
fn named(doc: &Marked, name: &Tokens) -> bool {
    name.clone().any(|i| doc.case(i).is_capital())
}

pub(super) fn is_organ(doc: &Marked, i: usize) -> bool {
    doc.has(i, Tags::ORGAN) && doc.case(i) == Case::Lower && !functions::leads_to_place(doc, i + 1, doc.tokens.len())
}
