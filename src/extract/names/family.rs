//! Family names: which words can be one, and how far it reaches with its particles.

use super::civility;
use crate::extract::functions;
use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind};

/// Whether token `i` can be a word of a family name.
pub(super) fn is_family(doc: &Marked, i: usize) -> bool {
    let value = doc.value(i);
    if is_trade_name(doc, i) || is_rare_name(doc, i) {
        return true;
    }
    match doc.case(i) {
        Case::Capital | Case::Upper | Case::Mixed => {}
        _ => return false,
    }
    if value.has(Tags::SURE_GIVEN_NAME) || is_month_name(doc, i) {
        return true;
    }
    // "Paris VIII"
    if doc.case(i) == Case::Upper && doc.word(i).len() > 1 && doc.word(i).chars().all(|c| "IVX".contains(c)) {
        return false;
    }
    // "ED3"
    if doc.case(i) != Case::Capital && doc.word(i).ends_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let other = Tags::FUNCTION
        | Tags::MONTH
        | Tags::WEEKDAY
        | Tags::NOT_NAME
        | Tags::MODERATION
        | Tags::SPEAKERS_HEADING
        | Tags::LABEL
        | Tags::BODY_HEAD
        | Tags::CIVILITY;
    !value.has(other) && !(value.has(Tags::GRAMMATICAL) && !value.has(Tags::GIVEN_NAME)) && compound_function(doc, i).is_none()
}

/// "Thi Mai Nguyen", "Avril Duval": a month that is a given name, with a capital and another name behind it.
#[inline]
pub(super) fn is_month_name(doc: &Marked, i: usize) -> bool {
    // Few words are names of months.
    if !doc.has(i, Tags::MONTH) || !doc.has(i, Tags::GIVEN_NAME) || doc.case(i) != Case::Capital {
        return false;
    }
    let month = |i: usize| doc.has(i, Tags::MONTH | Tags::WEEKDAY) || doc.number(i).is_some();
    let name =
        |i: usize| matches!(doc.case(i), Case::Capital | Case::Upper) && !month(i) && !doc.has(i, Tags::COMMON_WORD | Tags::FUNCTION);
    let before = i > 0 && !doc.divides(i);
    let dated = before && (month(i - 1) || doc.case(i - 1) == Case::Lower) || month(i + 1) && !doc.divides(i + 1);
    let beside = !doc.divides(i + 1) && name(i + 1);
    !dated && beside
}

/// "Agathe Meunier": a trade behind a sure given name is the family name where a part or the line ends with it.
pub(super) fn is_trade_name(doc: &Marked, i: usize) -> bool {
    let named = |i: usize| doc.has(i, Tags::SURE_GIVEN_NAME) || doc.has(i, Tags::GIVEN_NAME) && !doc.has(i, Tags::COMMON_WORD);
    let trade = doc.has(i, Tags::FUNCTION) && !doc.has(i, Tags::FEMININE_FUNCTION | Tags::PLURAL_FUNCTION | Tags::CIVILITY);
    // "GAËLLE MEUNIER": both in capitals.
    let written = |i: usize| doc.case(i - 1) == Case::Capital || doc.case(i - 1) == Case::Upper && doc.case(i) == Case::Upper;
    let given = || i > 0 && !doc.divides(i) && named(i - 1) && written(i);
    // "Agathe MEUNIER juriste au CNRS"
    let spoken = || {
        let next = i + 1;
        let function = || functions::head_at(doc, next, doc.tokens.len()).is_some_and(|h| !h.weak);
        doc.case(i) == Case::Upper && doc.case(i - 1).is_capital() && doc.case(next) == Case::Lower && function()
    };
    let ends = || ends_name(doc, i + 1) || spoken();
    trade && given() && matches!(doc.case(i), Case::Capital | Case::Upper) && ends()
}

/// "MEUNIER Agathe, juriste": a trade in capitals before a sure given name with which a name ends, at the head of a line or part.
pub(super) fn is_trade_before(doc: &Marked, i: usize) -> bool {
    let trade = doc.case(i) == Case::Upper && doc.has(i, Tags::FUNCTION) && !doc.has(i, Tags::FEMININE_FUNCTION | Tags::PLURAL_FUNCTION);
    let led = || doc.folds_to(i - 1, &["par", "avec", "et"]) && doc.case(i - 1) == Case::Lower;
    let first = i == 0 || doc.breaks(i) || doc.kind(i - 1) == Some(TokenKind::Sign) || led();
    let given = || doc.case(i + 1) == Case::Capital && doc.has(i + 1, Tags::SURE_GIVEN_NAME) && !doc.breaks(i + 1);
    trade && first && given() && ends_name(doc, i + 2) && !doc.is(i + 2, ".")
}

/// "A. Meunier (INRE)": a trade behind an initial, with which the name ends.
pub(super) fn is_trade_behind_initial(doc: &Marked, i: usize) -> bool {
    let trade =
        doc.has(i, Tags::FUNCTION | Tags::RARE_NAME) && !doc.has(i, Tags::FEMININE_FUNCTION | Tags::PLURAL_FUNCTION | Tags::CIVILITY);
    trade && matches!(doc.case(i), Case::Capital | Case::Upper) && ends_name(doc, i + 1)
}

/// Whether a sign, the line or the text ends before `at`, or "et" stands there.
fn ends_name(doc: &Marked, at: usize) -> bool {
    doc.divides(at)
        || at >= doc.tokens.len()
        || doc.is_any(at, &[",", "(", ")", ";", "–", "—", "*", ".", "|", ":"])
        || doc.is_any(at, &["-", "/"]) && !doc.glued(at)
        || doc.folds_to(at, &["et"])
}

/// "Ophélie Grand, agronome": a word of programmes that some families are called by, right behind a sure given name.
fn is_rare_name(doc: &Marked, i: usize) -> bool {
    if !doc.has(i, Tags::RARE_NAME) {
        return false;
    }
    // "Pierre Grand, docteur": a stone only where nothing is said of it.
    let said = || doc.is(i + 1, ",") && functions::head_at(doc, i + 2, doc.tokens.len()).is_some();
    let given = i > 0
        && !doc.divides(i)
        && doc.has(i - 1, Tags::SURE_GIVEN_NAME)
        && !doc.has(i - 1, Tags::PLACE)
        && (!doc.has(i - 1, Tags::COMMON_WORD) || said());
    let part = doc.divides(i + 1) || i + 1 >= doc.tokens.len() || doc.is_any(i + 1, &[",", "(", ")", ";", "–", "—", "*"]);
    given && part && matches!(doc.case(i), Case::Capital | Case::Upper)
}

pub(super) fn compound_function(doc: &Marked, i: usize) -> Option<()> {
    functions::compound(doc, i).map(|_| ())
}

/// The end of a family name that begins at `i`, particles included; at most `most` words that are no particles.
pub(super) fn family(doc: &Marked, i: usize, upper: bool, most: usize) -> Option<usize> {
    let mut end = None;
    let mut at = i;
    let mut words = 0;
    while words < most && at < doc.tokens.len() {
        if at > i && (doc.divides(at) && !wraps(doc, at) || doc.kind(at) != Some(TokenKind::Word) && !doc.is(at, "-")) {
            break;
        }
        // "Manaï- Bauchet": a hyphen with a stray space.
        let stray = at > i && doc.is(at, "-") && doc.glued(at) && !doc.divides(at + 1) && doc.case(at + 1) == doc.case(at - 1);
        if stray && doc.case(at + 1).is_capital() && is_family(doc, at + 1) {
            at += 2;
            end = Some(at);
            continue;
        }
        let particles = particles(doc, at);
        let word = at + particles;
        if particles > 0 && doc.divides(word) && !doc.divides(at) {
            break;
        }
        if word >= doc.tokens.len()
            || doc.kind(word) != Some(TokenKind::Word)
            || !is_family(doc, word)
                && !(particles > 0
                    && doc.case(word).is_capital()
                    && doc.case(word) != Case::Single
                    && (doc.case(at) != Case::Lower || !doc.has(word, Tags::FUNCTION)))
        {
            break;
        }
        if particles > 0 && words > 0 && !particle_continues(doc, at, word) {
            break;
        }
        let case = doc.case(word);
        if words > 0 {
            let previous_upper = end.is_some_and(|e: usize| doc.case(e - 1) == Case::Upper);
            // "Johanna VERNOUX Maire", "Pierre Dupont CNRS": the case of the family name does not change.
            if previous_upper && case != Case::Upper || !upper && !previous_upper && case == Case::Upper {
                break;
            }
            if particles == 0
                && doc.has(word, Tags::COMMON_WORD)
                && (upper || doc.has(word, Tags::FREQUENT))
                && !doc.has(word, Tags::GIVEN_NAME)
            {
                break;
            }
            let acronym = particles == 0 || case != Case::Capital || doc.word(word).chars().count() > 3;
            if acronym && doc.has(word, Tags::KNOWN_BODY | Tags::BODY_WEAK | Tags::VENUE) {
                break;
            }
        }
        at = word + 1;
        words += 1;
        end = Some(at);
    }
    end
}

/// Number of particles at `i`, before a capitalised word: "de la", "van der", "d’".
pub(super) fn particles(doc: &Marked, i: usize) -> usize {
    let mut n = 0;
    // "E", "I" are initials, "e" and "i" join two family names.
    let joins = |j: usize| !doc.folds_to(j, &["e", "i", "y"]) || doc.case(j) == Case::Lower && j > 0 && doc.case(j - 1).is_capital();
    while n < 3 && doc.has(i + n, Tags::PARTICLE) && (n == 0 || !doc.divides(i + n)) && joins(i + n) {
        n += 1;
    }
    // A capitalised particle may be the name itself ("Al", "Ben").
    if n > 0 && !doc.case(i + n).is_capital() { if doc.case(i).is_capital() { n.saturating_sub(1) } else { 0 } } else { n }
}

/// After a family name, "de Bressieux" goes on with it, "de Lyon" and "du Medef" do not.
pub(super) fn particle_continues(doc: &Marked, particle: usize, word: usize) -> bool {
    // "DE LA TOUR", "Jean DELMAS Du VAL"
    let like_before = doc.case(word) == doc.case(word - 1) || doc.case(word) == Case::Upper && doc.case(particle - 1) == Case::Upper;
    if doc.case(particle).is_capital() && doc.case(particle) != Case::Single && like_before {
        return true;
    }
    if doc.case(word) != Case::Capital || doc.folds_to(particle, &["du", "des", "le", "les", "l'"]) {
        return false;
    }
    let closed = word + 1 >= doc.tokens.len() || doc.kind(word + 1) != Some(TokenKind::Word) || doc.divides(word + 1);
    // "Alba Morel da Silva et Paul Vercel", "Alba Morel da Silva à la Comédie"
    let foreign = doc.folds_to(particle, &["da", "do", "dos", "das", "van", "von"]);
    let closed = closed || foreign && doc.case(word + 1) == Case::Lower && doc.folds_to(word + 1, &["et", "a", "au"]);
    // "d’Ars" is no agency: acronyms stand in capitals.
    let short = doc.word(word).chars().count() <= 4;
    let body = if short { Tags::empty() } else { Tags::BODY_HEAD | Tags::BODY_WEAK | Tags::VENUE | Tags::ORGAN };
    // "d'Ars": so short a town behind an elision is rather a part of the name.
    let town = if short && doc.word(word).chars().count() <= 3 && doc.folds_to(particle, &["d'"]) { Tags::empty() } else { Tags::TOWN };
    let known = town | Tags::COUNTRY | Tags::REGION | Tags::DEPARTEMENT | body;
    // "de la Motte"
    let common = doc.has(word, if short { Tags::FREQUENT } else { Tags::COMMON_WORD }) && word < particle + 2;
    closed && !common && !doc.has(word, known) && (short || !doc.has(word, Tags::KNOWN_BODY))
}

/// A name that a line end divides: the given name stands last on its line.
pub(super) fn wraps(doc: &Marked, at: usize) -> bool {
    at >= 2
        && (doc.case(at).is_capital() || doc.has(at, Tags::PARTICLE) && doc.case(at + 1) == Case::Upper)
        && (doc.case(at - 1) != Case::Upper || doc.case(at) == Case::Upper)
        && doc.has(at - 1, Tags::SURE_GIVEN_NAME)
        && !doc.divides(at - 1)
        && !begins_line_with_name(doc, at)
        && (doc.is_any(at - 2, &[",", ";", "(", ":", "’", "-", "–", "|"])
            || civility::is_before(doc, at - 1)
            || doc.has(at - 2, Tags::GRAMMATICAL) && doc.case(at - 2) == Case::Lower)
}

/// "économiste, Engie" above "Anne Duval, juriste": the next line begins with a given name and a family name of its own.
fn begins_line_with_name(doc: &Marked, at: usize) -> bool {
    doc.breaks(at) && doc.has(at, Tags::SURE_GIVEN_NAME) && doc.case(at + 1).is_capital() && !doc.breaks(at + 1) && !doc.glued(at + 1)
}
