//! Where the name of a body begins: at a known name, a word for a kind of body, an acronym, a capital.

use super::Start;
use crate::lexicon::{Tags, Value};
use crate::text::{Case, Marked, TokenKind};

/// Whether the word at `i` can begin the name of a body where none is expected: what most words cannot.
#[inline]
pub fn may_begin(doc: &Marked, i: usize) -> bool {
    match doc.case(i) {
        Case::Upper | Case::Mixed => true,
        case => doc.begins(i, Tags::BODY) || case.is_capital() && skip_name_article(doc, i, doc.tokens.len()) > i,
    }
}

/// How the name of a body can begin at token `i`; articles must be skipped before.
pub fn start_at(doc: &Marked, i: usize, end: usize) -> Option<(Start, usize, Value)> {
    if i >= end {
        return None;
    }
    let first = skip_name_article(doc, i, end);
    let tagged = doc.phrase(i, end, Tags::BODY).is_some();
    let phrase = |tags: Tags| if tagged { doc.phrase(i, end, tags) } else { None };
    let behind_article = first > i && doc.case(first).is_capital();
    let known = phrase(Tags::KNOWN_BODY)
        .or_else(|| behind_article.then(|| doc.phrase(first, end, Tags::KNOWN_BODY).map(|(n, v)| (n + first - i, v))).flatten());
    if let Some((n, value)) = known
        && written_as_name(doc, i, n)
    {
        return Some((Start::Known, n, value));
    }
    // "sa petite maison" is no SA.
    let possessive = doc.case(i) == Case::Lower && doc.folds_to(i, &["sa", "ses", "son"]);
    if let Some((n, value)) = phrase(Tags::BODY_HEAD).filter(|_| !possessive) {
        return Some((Start::Head, n, value));
    }
    // Tours is a town where it is written so.
    let town = doc.case(i) == Case::Capital && doc.has(i, Tags::TOWN);
    // "centre de congrès" is a house, a "centre" may be anything: the longer tells.
    let venue = phrase(Tags::VENUE);
    let longer = |n: usize| venue.is_some_and(|(m, _)| m > n);
    if let Some((n, value)) = phrase(Tags::BODY_WEAK).filter(|(n, _)| (*n > 1 || !town) && !possessive && !longer(*n)) {
        return Some((Start::Weak, n, value));
    }
    if let Some((n, value)) = venue {
        return Some((Start::Venue, n, value));
    }
    if is_acronym(doc, i) {
        return Some((Start::Acronym, 1, Value::default()));
    }
    let capital = doc.case(first).is_capital()
        && doc.case(first) != Case::Single
        && !doc.has(first, Tags::FUNCTION | Tags::MONTH | Tags::WEEKDAY | Tags::CIVILITY | Tags::MODERATION | Tags::SPEAKERS_HEADING);
    let pronoun = first == i && doc.has(i, Tags::GRAMMATICAL) && doc.case(i) == Case::Capital && !doc.has(i, Tags::NOUN);
    // "De quelle école parle-t-on ?"
    let opens = doc.case(i) == Case::Capital && doc.folds_to(i, &["de", "d'", "du", "que", "qu'", "quel", "quelle", "comment", "pourquoi"]);
    (capital && !pronoun && !opens).then(|| (Start::Capital, first - i + 1, Value::default()))
}

fn skip_name_article(doc: &Marked, i: usize, end: usize) -> usize {
    if i + 1 < end && doc.case(i).is_capital() && doc.folds_to(i, &["le", "la", "l'", "les"]) { i + 1 } else { i }
}

/// A known name is one only as it is written: "orange" is a fruit, "AMF" an acronym, "le monde" everybody.
fn written_as_name(doc: &Marked, i: usize, n: usize) -> bool {
    let capitals = (i..i + n).filter(|j| doc.case(*j).is_capital()).count();
    if n == 1 {
        let value = doc.value(i);
        return match doc.case(i) {
            Case::Upper | Case::Mixed => true,
            Case::Capital => !value.has(Tags::COMMON_WORD | Tags::SURE_GIVEN_NAME | Tags::PLACE),
            _ => false,
        };
    }
    let words = (i..i + n).filter(|j| doc.kind(*j) == Some(TokenKind::Word) && !doc.has(*j, Tags::GRAMMATICAL)).count();
    // "Compagnons du devoir": three words and more with a capital at their head.
    let headed = doc.case(i).is_capital() && (doc.case(i + n - 1).is_capital() || n > 2);
    capitals >= 1 && (words > 1 || headed) || words > 2
}

/// `ANCT`, `I.R.T.S.`, `EuraTechnologies`, `I4CE`: no common word, no Roman number.
pub fn is_acronym(doc: &Marked, i: usize) -> bool {
    if doc.kind(i) != Some(TokenKind::Word) || !matches!(doc.case(i), Case::Upper | Case::Mixed) {
        return false;
    }
    let word = doc.word(i);
    let value = doc.value(i);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    match doc.case(i) {
        Case::Upper => {
            let roman = word.chars().all(|c| "IVXLC".contains(c)) && letters <= 4;
            let dotted = word.contains('.');
            !roman
                && (2..=14).contains(&letters)
                && (letters <= 6 || dotted || word.contains('-') || !value.has(Tags::COMMON_WORD))
                && !value.has(Tags::COMMON_WORD | Tags::FUNCTION | Tags::MONTH | Tags::LABEL | Tags::SURE_GIVEN_NAME | Tags::PARTICLE)
                && !neighbour_is_upper(doc, i)
        }
        Case::Mixed => {
            letters > 2 && !word.contains(['-', '–']) || word.split('-').any(|p| p.len() > 1 && p.chars().all(char::is_uppercase))
        }
        _ => false,
    }
}

/// A word in a line of capitals is no acronym.
fn neighbour_is_upper(doc: &Marked, i: usize) -> bool {
    let common_upper = |j: usize| {
        doc.case(j) == Case::Upper
            && doc.has(j, Tags::COMMON_WORD | Tags::SURE_GIVEN_NAME | Tags::FUNCTION)
            && doc.word(j).chars().count() > 2
    };
    let before = i > 0 && !doc.divides(i) && common_upper(i - 1);
    let after = !doc.divides(i + 1) && common_upper(i + 1);
    before || after
}
