//! The shapes of a name: given name first, family name first, initials, words that no lexicon knows.

use super::NameMention;
use super::civility;
use super::family::{family, is_family, is_month_name, is_trade_before, is_trade_behind_initial, particles, wraps};
use crate::extract::{bodies, functions};
use crate::lexicon::Tags;
use crate::text::fold::key;
use crate::text::{Case, Marked, Token, TokenKind, Tokens};

/// Whether what stands behind token `i` can go on with a name that begins there: another word of it, the full stop of an
/// initial, a hyphen, a name for friends, or the comma or bracket behind a given name alone. A glance that spares most searches.
#[inline]
pub(super) fn may_go_on(doc: &Marked, i: usize) -> bool {
    let next = i + 1;
    doc.case(next).is_capital() || doc.has(next, Tags::PARTICLE) || doc.is_any(next, &[".", "-", "(", ",", "«", "“", "\""])
}

pub(super) fn full_name(doc: &Marked, i: usize) -> Option<NameMention> {
    if !may_go_on(doc, i) {
        return None;
    }
    // "France Travail Oyonnax" is a body, though France is a given name; "directrice, Leroy Merlin", "chez Yves Rocher" as well.
    let said = || {
        let behind = i > 0 && !doc.breaks(i);
        behind
            && (doc.is_any(i - 1, &[",", "(", "|", "–", "—", "-"])
                || doc.folds_to(i - 1, &["de", "chez", "a"]) && doc.case(i - 1) == Case::Lower)
    };
    if doc.phrase(i, doc.tokens.len(), Tags::KNOWN_BODY).is_some_and(|(n, _)| n > 1 && (!doc.has(i, Tags::SURE_GIVEN_NAME) || said())) {
        return None;
    }
    // "maire de Saint-Raphaël Henri Duval": where the line ends between them are lost, the place is no given name.
    let joined = doc.tokens[i].joined && !doc.has(i, Tags::GIVEN_NAME);
    let placed = || doc.has(i, Tags::PLACE) || i > 0 && doc.folds_to(i - 1, &["de", "d'", "du"]) && !doc.divides(i);
    let another = || doc.has(i + 1, Tags::SURE_GIVEN_NAME) && !doc.has(i + 1, Tags::COMMON_WORD) && doc.case(i + 2).is_capital();
    // "Ligue de Lyon Jeanne DUVAL", "Gantiers de France Paul Roche"
    let led = || {
        let place = doc.has(i, Tags::PLACE) && (!doc.has(i, Tags::SURE_GIVEN_NAME) || doc.has(i, Tags::COUNTRY));
        place && i > 0 && doc.folds_to(i - 1, &["de", "d'"]) && doc.case(i - 1) == Case::Lower && !doc.divides(i)
    };
    let written = || doc.has(i + 1, Tags::SURE_GIVEN_NAME) && doc.case(i + 1) == Case::Capital && doc.case(i + 2) == Case::Upper;
    if !doc.divides(i + 1) && !doc.divides(i + 2) && (joined && another() && placed() || led() && (another() || written())) {
        return None;
    }
    let capitals_first = doc.case(i) == Case::Upper && doc.case(i + 1) == Case::Capital;
    // "VAN DEN VERLON Lise": a particle begins the family name, though somebody is called Van.
    if doc.has(i, Tags::PARTICLE) && doc.case(i) == Case::Upper && !capitals_first {
        let particled = family_first(doc, i).filter(|name| doc.case(name.name.end - 1) == Case::Capital);
        if particled.is_some() {
            return particled;
        }
    }
    initials(doc, i)
        .or_else(|| if capitals_first { family_first(doc, i) } else { None })
        .or_else(|| given_first(doc, i))
        .or_else(|| if capitals_first { None } else { family_first(doc, i) })
        .or_else(|| before_function(doc, i))
        .or_else(|| unlisted(doc, i))
        .or_else(|| introduced(doc, i))
        .or_else(|| given_alone(doc, i))
}

fn is_given(doc: &Marked, i: usize, tags: Tags) -> bool {
    if !doc.case(i).is_capital()
        || doc.case(i) == Case::Single
        || doc.has(i, Tags::FUNCTION | Tags::MONTH | Tags::WEEKDAY) && !doc.has(i, Tags::SURE_GIVEN_NAME) && !is_month_name(doc, i)
        // "PETR", "CC": acronyms, though somebody is called Petr.
        || doc.case(i) == Case::Upper && doc.has(i, Tags::BODY_HEAD | Tags::KNOWN_BODY) && doc.word(i).chars().count() <= 5
    {
        return false;
    }
    if doc.has(i, tags) {
        return true;
    }
    // "Thuy-Linh", "Anne-Claude": the first part is enough.
    let word = doc.word(i);
    doc.tokens[i].joined && word.contains(['-', '–']) && {
        let part = word.split(['-', '–']).next().unwrap_or_default();
        let value = doc.lexicon.word(crate::text::fold::key(part));
        part.chars().count() > 2 && value.has(tags)
    }
}

/// `Prénom [Prénom|J.] [de] Nom`
fn given_first(doc: &Marked, i: usize) -> Option<NameMention> {
    // "Orange Médian": a house, no person
    if !is_given(doc, i, Tags::GIVEN_NAME) || doc.has(i, Tags::KNOWN_BODY) && !doc.has(i, Tags::SURE_GIVEN_NAME) {
        return None;
    }
    let upper = doc.case(i) == Case::Upper;
    let mut at = i + 1;
    // "Jean- Marc": a hyphen with a stray space.
    if doc.is(at, "-") && doc.glued(at) && is_given(doc, at + 1, Tags::GIVEN_NAME) && !doc.divides(at + 1) {
        at += 2;
    }
    // More given names: only while a family name can still follow.
    while is_given(doc, at, Tags::SURE_GIVEN_NAME)
        && !doc.divides(at)
        && (doc.case(at) == Case::Upper) == upper
        && doc.kind(at + 1) == Some(TokenKind::Word)
        && !doc.divides(at + 1)
        && (is_family(doc, at + 1) || particles(doc, at + 1) > 0)
    {
        if at - i >= 3 {
            break;
        }
        at += 1;
    }
    // Middle initials: `Jean P. Dupont`.
    while doc.case(at) == Case::Single
        && doc.is(at + 1, ".")
        && doc.glued(at + 1)
        && is_family(doc, at + 2)
        && !doc.divides(at)
        && !doc.divides(at + 2)
    {
        at += 2;
    }
    at = behind_pet_name(doc, at);
    if doc.divides(at) && !wraps(doc, at) {
        return None;
    }
    let given = i..at;
    let sure_given = is_given(doc, i, Tags::SURE_GIVEN_NAME);
    if let Some(end) = family(doc, at, upper, 3) {
        let family_upper = doc.case(end - 1) == Case::Upper;
        let common = doc.has(end - 1, Tags::COMMON_WORD | Tags::BODY | Tags::TOWN | Tags::COUNTRY | Tags::REGION)
            && !doc.has(end - 1, Tags::SURE_GIVEN_NAME);
        // "Dominique RACHEL" is a person, though Dominica is a country.
        let written = family_upper && !upper && doc.folds_to(i, &["dominique"]);
        let land = doc.has(i, Tags::COUNTRY | Tags::REGION) && !written && (common || doc.has(end - 1, Tags::PLACE));
        // "France Vendée", "France Nouvelle-Aquitaine": a branch of a body.
        if land && doc.folds_to(i, &["france"]) && doc.has(end - 1, Tags::REGION | Tags::DEPARTEMENT) {
            return None;
        }
        // "Dominique Vernet, vice-présidente": a function behind the comma tells who may be a land as well.
        let spoken = || doc.is(end, ",") && functions::head_at(doc, end + 1, doc.tokens.len()).is_some_and(|h| !h.weak && !h.plural);
        let likely = !upper && !common && !land && !doc.has(i, Tags::BODY | Tags::FUNCTION | Tags::TOWN) && at == i + 1;
        let sure = sure_given && (!upper || !common)
            || likely && spoken()
            || family_upper && !upper && !land && !doc.has(i, Tags::BODY | Tags::FUNCTION);
        return Some(NameMention { whole: i..end, name: i..end, given, civility: None, sure, rule: "name.given_family" });
    }
    // `Cédric O`, `Moussa B.`
    let initial = doc.case(at) == Case::Single && !doc.glued(at) && !doc.breaks(at);
    if sure_given && initial {
        let dot = doc.is(at + 1, ".") && doc.glued(at + 1);
        let end = at + 1 + usize::from(dot);
        let ends =
            end >= doc.tokens.len() || doc.kind(end) == Some(TokenKind::Sign) || doc.divides(end) || dot || doc.case(end) == Case::Lower;
        return ends.then_some(NameMention { whole: i..end, name: i..end, given, civility: None, sure: true, rule: "name.given_initial" });
    }
    None
}

/// `Alexandra (Sacha) Vercel`, `Alexandra « Sacha » Vercel`: the token behind the name for friends, or `at`.
fn behind_pet_name(doc: &Marked, at: usize) -> usize {
    let enclosed = doc.is(at, "(") && doc.is(at + 2, ")") || doc.is_any(at, &["«", "“", "\""]) && doc.is_any(at + 2, &["»", "”", "\""]);
    let pet = enclosed && doc.case(at + 1) == Case::Capital && is_family(doc, at + 3) && !(at..at + 4).any(|i| doc.divides(i));
    if pet { at + 3 } else { at }
}

/// `NOM Prénom`, `Nom, Prénom` is left to lists that say so.
fn family_first(doc: &Marked, i: usize) -> Option<NameMention> {
    if doc.case(i) != Case::Upper && !doc.has(i, Tags::PARTICLE) {
        return None;
    }
    let mut at = i;
    while at < i + 4
        && (doc.case(at) == Case::Upper && (is_family(doc, at) || is_trade_before(doc, at)) || doc.has(at, Tags::PARTICLE))
        && (at == i || !doc.divides(at))
    {
        at += 1;
    }
    if at == i
        || doc.case(at - 1) != Case::Upper
        || doc.case(at) != Case::Capital
        || doc.divides(at)
        || !(is_given(doc, at, Tags::SURE_GIVEN_NAME) || unlisted_family(doc, i..at) && is_given(doc, at, Tags::GIVEN_NAME))
    {
        return None;
    }
    // "EPF Lorraine": an acronym and where it is.
    let region = doc.has(at, Tags::REGION | Tags::DEPARTEMENT | Tags::COUNTRY) && at == i + 1 && doc.word(i).chars().count() <= 4;
    if region && doc.divides(at + 1) {
        return None;
    }
    // "M. MIGNOT Philippe UFC": behind a civility the family name stands first, and the body behind it.
    let body = civility::is_before(doc, i) && doc.case(at + 1) == Case::Upper;
    // "ARS Martine Dupont" is a body and a name.
    if doc.case(at + 1).is_capital()
        && !body
        && !doc.divides(at + 1)
        && is_family(doc, at + 1)
        && !is_given(doc, at + 1, Tags::SURE_GIVEN_NAME)
    {
        return None;
    }
    // "NGUYEN Thi Mai": a second given name closes the name.
    let closed = doc.is_any(at + 2, &[",", "(", ";"]) || doc.divides(at + 2);
    let second =
        is_given(doc, at + 1, Tags::SURE_GIVEN_NAME) || closed && doc.has(at + 1, Tags::GIVEN_NAME) && doc.case(at + 1) == Case::Capital;
    let end = if second && !doc.divides(at + 1) { at + 2 } else { at + 1 };
    // "BARBIER Lise, présidente": a trade or a bird, but what she is follows.
    let function = || {
        let own = (i == 0 || doc.divides(i))
            && (i..at).filter(|j| !doc.has(*j, Tags::PARTICLE)).count() == 1
            && doc.is_any(end, &[",", "–", "—", "(", "|"])
            && !doc.divides(end + 1);
        own && functions::head_at(doc, end + 1, doc.tokens.len().min(end + 12)).is_some_and(|h| !h.weak && !h.plural)
    };
    let other = |j: usize| doc.has(j, Tags::BODY | Tags::COMMON_WORD) && !doc.has(j, Tags::PARTICLE);
    let sure = !(i..at).any(other) || !doc.has(i, Tags::BODY) && function();
    Some(NameMention { whole: i..end, name: i..end, given: at..end, civility: None, sure, rule: "name.family_given" })
}

/// `LISK VAN DER AARVIK – Autrice`: capitals at the head of a line, and what somebody is behind a dash.
fn before_function(doc: &Marked, i: usize) -> Option<NameMention> {
    if doc.case(i) != Case::Upper || !(i == 0 || doc.divides(i)) {
        return None;
    }
    let end = (i + 1..i + 6).find(|j| doc.case(*j) != Case::Upper || doc.divides(*j))?;
    let dash = doc.is_any(end, &["–", "—"]) && !doc.divides(end) && !doc.divides(end + 1);
    let function = || functions::head_at(doc, end + 1, doc.tokens.len().min(end + 12)).is_some_and(|h| !h.plural);
    let fits = (2..=5).contains(&(end - i)) && dash && unlisted_family(doc, i..end) && function();
    fits.then(|| NameMention { whole: i..end, name: i..end, given: i..i + 1, civility: None, sure: true, rule: "name.before_function" })
}

/// Words in capitals that no lexicon knows as anything else.
fn unlisted_family(doc: &Marked, words: Tokens) -> bool {
    words.clone().all(|j| {
        doc.has(j, Tags::PARTICLE)
            || doc.word(j).chars().count() > 2 && !doc.has(j, Tags::BODY | Tags::COMMON_WORD | Tags::PLACE | Tags::LABEL)
    })
}

/// `Ph.`, `Ch.`, `Fr.`, `Jean-Ph.`: a given name cut before its first vowel.
fn is_short_given(doc: &Marked, i: usize) -> bool {
    let word = doc.word(i).as_bytes();
    let part = word.iter().rposition(|b| *b == b'-').map_or(word, |hyphen| &word[hyphen + 1..]);
    let consonant = |b: &u8| b.is_ascii_lowercase() && !b"aeiouy".contains(b);
    // "St. Kervella" among others, "St. Malo"
    let listed = || i > 0 && (doc.is_any(i - 1, &[",", "&"]) || doc.folds_to(i - 1, &["et"])) && !doc.has(i + 2, Tags::PLACE);
    // "Cf. Duval", "Bd. Pasteur"
    let other = || {
        doc.has(i, Tags::CIVILITY | Tags::MONTH | Tags::STREET)
            || doc.folds_to(i, &["cf", "pl", "av", "bd", "bld", "nb", "ps", "bp"])
            || doc.folds_to(i, &["st"]) && !listed()
    };
    (2..=3).contains(&part.len()) && part[0].is_ascii_uppercase() && part[1..].iter().all(consonant) && !other()
}

/// `JC`, `P-Y`: the capitals of a compound given name without full stops.
fn is_compound_initials(doc: &Marked, i: usize) -> bool {
    if !doc.tokens.get(i).is_some_and(|token| matches!(token.head.to_le_bytes()[0], b'J' | b'P' | b'M' | b'A' | b'F')) {
        return false;
    }
    let mut letters = doc.word(i).chars().filter(|letter| !matches!(letter, '-' | '‑'));
    let second = match letters.next() {
        Some('J') => "BCDFGHJLMNPRSY",
        Some('P') => "AELMY",
        Some('M') => "ACFHJLP",
        Some('A') => "CLMS",
        Some('F') => "X",
        _ => return false,
    };
    letters.next().is_some_and(|letter| second.contains(letter)) && letters.next().is_none() && !doc.has(i, Tags::BODY)
}

/// `J. Dupont`, `J.-F. Verchot`, `JC Dupont`, `Ph. Vercel`, `B. van Loon`
fn initials(doc: &Marked, i: usize) -> Option<NameMention> {
    let dotted = |j: usize| {
        let stop = |token: &&Token| token.span.len() > 2 && doc.text.as_bytes()[token.span.end as usize - 1] == b'.';
        doc.tokens.get(j).filter(stop).is_some_and(|token| token.kind == TokenKind::Word)
    };
    let mut at = i + usize::from(is_compound_initials(doc, i));
    while at < i + 6 {
        if doc.is(at + 1, ".") && doc.glued(at + 1) && (doc.case(at) == Case::Single || is_short_given(doc, at)) {
            at += 2;
        } else if at > i && doc.is(at, "-") && doc.glued(at) && doc.glued(at + 1) && is_short_given(doc, at + 1) {
            // "J.-Ph. Vercel"
            at += 1;
        } else if dotted(at) && doc.word(at).chars().filter(|c| c.is_alphabetic()).count() <= 3 {
            at += 1;
        } else {
            break;
        }
    }
    let article = doc.case(at) == Case::Lower && doc.folds_to(at, &["le", "la", "l'", "les"]);
    // "U. Bordeaux Montaigne"
    if doc.is(i, "U") && doc.has(at, Tags::TOWN) {
        return None;
    }
    if at == i || doc.divides(at) || article {
        return None;
    }
    let end = family(doc, at, doc.case(at) == Case::Upper, 2).or_else(|| is_trade_behind_initial(doc, at).then_some(at + 1))?;
    // "U. Lyon-Vallon" is a university.
    let town = doc.word(end - 1).split_once('-').is_some_and(|(head, _)| doc.lexicon.word(key(head)).has(Tags::TOWN | Tags::REGION));
    let rare = !doc.has(end - 1, Tags::COMMON_WORD | Tags::FUNCTION | Tags::BODY | Tags::TOWN | Tags::COUNTRY | Tags::REGION) && !town;
    // "A. Les enjeux" is a heading.
    let closed = end >= doc.tokens.len() || doc.divides(end) || doc.kind(end) == Some(TokenKind::Sign) || doc.folds_to(end, &["et"]);
    (rare || closed).then_some(NameMention {
        whole: i..end,
        name: i..end,
        given: i..at,
        civility: None,
        sure: closed && (rare || is_told_of(doc, end)),
        rule: "name.initials",
    })
}

/// "A. Charpentier (INRE)", "A. Charpentier, historienne": a body or a function behind a family name that is a trade as well.
fn is_told_of(doc: &Marked, end: usize) -> bool {
    let at = end + 1;
    let body = || doc.case(at) == Case::Upper || doc.has(at, Tags::BODY | Tags::PLACE) && doc.case(at).is_capital();
    doc.is(end, "(") && body()
        || doc.is(end, ",") && !doc.divides(at) && functions::head_at(doc, at, doc.tokens.len()).is_some_and(|h| !h.weak && !h.plural)
}

/// Whether a further word of a name may stand at `i`: most words behind a capitalised one are small.
#[inline]
fn may_follow(doc: &Marked, i: usize) -> bool {
    (doc.case(i).is_capital() || doc.has(i, Tags::PARTICLE)) && !doc.divides(i)
}

/// Two to four capitalised words that no lexicon knows: likely only.
fn unlisted(doc: &Marked, i: usize) -> Option<NameMention> {
    let case = doc.case(i);
    if !matches!(case, Case::Capital | Case::Mixed)
        || !may_follow(doc, i + 1)
        || !is_family(doc, i)
        || doc.has(i, Tags::COMMON_WORD | Tags::BODY | Tags::COUNTRY | Tags::REGION | Tags::DEPARTEMENT | Tags::PARTICLE)
        || doc.phrase(i, doc.tokens.len(), Tags::KNOWN_BODY).is_some()
    {
        return None;
    }
    // "Torvald K. Haugen", but "El Moudir M. Haugen"
    let initial = doc.case(i + 1) == Case::Single && !doc.is(i + 1, "M");
    let middle = initial && doc.is(i + 2, ".") && doc.glued(i + 2) && is_family(doc, i + 3) && !doc.divides(i + 3);
    let at = if middle { i + 3 } else { i + 1 };
    let end = family(doc, at, false, 3)?;
    let upper = doc.case(end - 1) == Case::Upper;
    // "Rencontres SNDP": nobody is called so, and neither is "Vexel CH".
    if upper && !doc.word(end - 1).chars().any(is_vowel) {
        return None;
    }
    let common = (at..end).any(|j| !doc.has(j, Tags::PARTICLE) && doc.has(j, Tags::COMMON_WORD | Tags::BODY));
    if common && !upper {
        return None;
    }
    // A given name that nobody listed, a family name in capitals: a signature that bodies do not have.
    let sure =
        upper && doc.word(end - 1).chars().count() > 2 && case == Case::Capital && !doc.has(end - 1, Tags::COMMON_WORD | Tags::KNOWN_BODY);
    let sure = sure || middle || is_housed(doc, i, end) || is_spoken_of(doc, i, end);
    Some(NameMention { whole: i..end, name: i..end, given: i..at, civility: None, sure, rule: "name.unlisted" })
}

/// "Le gant, Torvald Haugen, psychologue", "le tanneur Torvald Haugen": a function behind two words that are no place and that no
/// preposition leads to, or that of one before them.
fn is_spoken_of(doc: &Marked, i: usize, end: usize) -> bool {
    // "Lise Duval, gérante, Haugen Tannerie, présidente de la Ligue": the body of what is said before.
    let said = i > 1 && doc.is(i - 1, ",") && doc.has(i - 2, Tags::ANY_FUNCTION);
    if doc.case(i) != Case::Capital || said || i > 0 && doc.is(i - 1, "(") {
        return false;
    }
    let led =
        i > 0 && !doc.divides(i) && doc.folds_to(i - 1, &["de", "du", "d'", "des", "chez", "a", "au", "pour", "la", "le", "l'", "les"]);
    let function = || functions::head_at(doc, end + 1, doc.tokens.len()).is_some_and(|h| !h.weak && !h.plural && !doc.divides(end + 1));
    // "animé par la comédienne Torvalda Haugen"
    let called =
        || i > 0 && !doc.divides(i) && doc.case(i - 1) == Case::Lower && doc.value(i - 1).has(Tags::FUNCTION) && is_one(doc, i - 1);
    let told = doc.is(end, ",") && !led && function() || called();
    told && !(i..end).any(|j| doc.has(j, Tags::PLACE | Tags::KNOWN_BODY | Tags::ANY_EVENT))
}

/// Whether the function at `i` is that of one: "la comédienne", "un tanneur".
fn is_one(doc: &Marked, i: usize) -> bool {
    i > 0 && doc.folds_to(i - 1, &["la", "le", "l'", "un", "une"]) && !doc.value(i).has(Tags::PLURAL_FUNCTION)
}

/// "Torvald Haugen (Université de Brivelle)", "Torvald Haugen & Lise Duval" at the head of a part: a body in brackets, or somebody,
/// behind two words that are no place.
fn is_housed(doc: &Marked, i: usize, end: usize) -> bool {
    let led = || opens_part(doc, i) || doc.kind(i - 1) == Some(TokenKind::Number);
    let named = |i: usize| bodies::mention_at(doc, i, doc.tokens.len().min(i + 12), false).is_some_and(|body| body.start.is_sure());
    let beside = |i: usize| is_given(doc, i, Tags::SURE_GIVEN_NAME) && is_family(doc, i + 1) && !doc.divides(i + 1);
    let told = || doc.is(end, "(") && named(end + 1) || doc.is(end, "&") && !doc.glued(end) && beside(end + 1);
    doc.is_any(end, &["(", "&"]) && led() && !(i..end).any(|j| doc.has(j, Tags::PLACE | Tags::KNOWN_BODY)) && told()
}

fn is_vowel(letter: char) -> bool {
    !letter.is_ascii_alphabetic() || matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Words that are no part of a name, whatever stands beside them.
const NO_NAME: Tags = Tags::FUNCTION
    .union(Tags::MONTH)
    .union(Tags::WEEKDAY)
    .union(Tags::MODERATION)
    .union(Tags::SPEAKERS_HEADING)
    .union(Tags::LABEL)
    .union(Tags::BODY)
    .union(Tags::ORGAN)
    .union(Tags::CIVILITY)
    .union(Tags::ANY_EVENT)
    .union(Tags::STREET)
    .union(Tags::FURNITURE)
    .union(Tags::COUNTRY)
    .union(Tags::REGION)
    .union(Tags::DEPARTEMENT);

/// Two to four capitalised words at the head of a part and a function behind their comma: a name, whatever the words are
/// elsewhere ("Lô Mamba, harpiste", "Le Gall Erwan, pêcheur").
fn introduced(doc: &Marked, i: usize) -> Option<NameMention> {
    let small = doc.has(i, Tags::GRAMMATICAL | Tags::ADVERB | Tags::ATTRIBUTION_PREPOSITION) && !doc.has(i, Tags::PARTICLE);
    if small || !may_follow(doc, i + 1) || !opens_part(doc, i) || doc.phrase(i, doc.tokens.len(), Tags::PLACE).is_some_and(|(n, _)| n > 1) {
        return None;
    }
    let mut at = i;
    let mut words = 0;
    while words < 5 && (at == i || !doc.divides(at)) {
        let word = doc.case(at).is_capital() && doc.case(at) != Case::Single && !doc.has(at, NO_NAME);
        let article = doc.has(at, Tags::PARTICLE) && doc.case(at).is_capital();
        if word && !doc.has(at, Tags::NOT_NAME) || article {
            words += usize::from(words > 0 || !article || !doc.has(at, Tags::GRAMMATICAL));
            at += 1;
        } else if words > 0 && doc.has(at, Tags::PARTICLE) && doc.case(at + 1).is_capital() {
            at += 1;
        } else {
            break;
        }
    }
    let spoken = doc.is(at, ",") && functions::head_at(doc, at + 1, doc.tokens.len()).is_some_and(|h| !doc.divides(h.tokens.start));
    // "Honorable Claire Sorel": the name begins later.
    if (i + 1..at).any(|j| j + 1 < at && is_given(doc, j, Tags::SURE_GIVEN_NAME) && doc.case(j + 1).is_capital()) {
        return None;
    }
    // "Petits Papiers, éditeur": two common words are as likely a firm.
    let own = (i..at).any(|j| !doc.has(j, Tags::COMMON_WORD | Tags::GRAMMATICAL) || doc.has(j, Tags::SURE_GIVEN_NAME));
    // "Le Gall Erwan": the particle leads the family name.
    let family_leads = doc.has(i, Tags::PARTICLE) && at > i + 2 && is_given(doc, at - 1, Tags::SURE_GIVEN_NAME);
    ((2..=4).contains(&words) && spoken && own).then_some(NameMention {
        whole: i..at,
        name: i..at,
        given: if family_leads { at - 1..at } else { i..i + 1 },
        civility: None,
        sure: false,
        rule: "name.introduced",
    })
}

/// "Inaya, 19 ans, étudiante", "Élodie (mère de trois enfants)": a given name alone, with an age or a function behind it.
fn given_alone(doc: &Marked, i: usize) -> Option<NameMention> {
    let given = doc.case(i) == Case::Capital && doc.has(i, Tags::SURE_GIVEN_NAME) && !doc.has(i, Tags::COMMON_WORD | NO_NAME | Tags::PLACE);
    let led = || opens_part(doc, i) || i > 0 && (doc.folds_to(i - 1, &["avec", "et", "par", "de", "d'"]) || doc.is(i - 1, ","));
    if !given || !doc.is_any(i + 1, &[",", "("]) || !led() {
        return None;
    }
    let aged = doc.number(i + 2).is_some() && doc.folds_to(i + 3, &["ans"]);
    let end = doc.tokens.len();
    let spoken = doc.case(i + 2) == Case::Lower && functions::head_at(doc, i + 2, end).is_some_and(|h| !h.plural);
    (aged || spoken).then_some(NameMention {
        whole: i..i + 1,
        name: i..i + 1,
        given: i..i + 1,
        civility: None,
        sure: aged || opens_part(doc, i) || doc.is(i + 1, "("),
        rule: "name.given",
    })
}

/// Whether a part of a list begins at `i`: a line, or what stands behind a bullet or colon.
fn opens_part(doc: &Marked, i: usize) -> bool {
    i == 0 || doc.divides(i) || doc.is_any(i - 1, &["•", "·", "-", "–", "—", ":", ";", "|", ">", "*", "/", "+"]) && !doc.glued(i)
}
