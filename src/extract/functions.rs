//! Functions that people hold, as far as their head goes: `ancien premier adjoint`, `co-directrice`, `Sénateur-Maire`.

use crate::lexicon::{Tags, Value};
use crate::text::fold::key;
use crate::text::{Case, Marked, Token, TokenKind, Tokens};

/// The head of a function phrase, with the modifiers around it.
#[derive(Clone, Debug, PartialEq)]
pub struct FunctionHead {
    pub tokens: Tokens,
    /// Code of its class.
    pub class: u8,
    /// Only an attributive position makes it a function.
    pub weak: bool,
    pub plural: bool,
}

/// "agronome mais également éleveuse", "maire ainsi que présidente": whether two words at `i` lead to another function.
pub fn adds_another(doc: &Marked, i: usize, end: usize) -> bool {
    let also = doc.folds_to(i, &["mais", "et"]) && doc.folds_to(i + 1, &["egalement", "aussi"])
        || doc.folds_to(i, &["ainsi"]) && doc.folds_to(i + 1, &["que", "qu'"]);
    also && head_at(doc, i + 2, end).is_some_and(|head| !head.plural)
}

/// The function that begins at token `i`, before `end`.
#[inline]
pub fn head_at(doc: &Marked, i: usize, end: usize) -> Option<FunctionHead> {
    if may_begin(doc, i) && !heads_people(doc, i) { find_at(doc, i, end) } else { None }
}

/// "Intervenante Lise Duval", "Animatrice Mme Duval" at the head of a line: whom a heading without its colon leads to, and nothing
/// that the person on the line before is.
fn heads_people(doc: &Marked, i: usize) -> bool {
    const HEADINGS: Tags = Tags::SPEAKERS_HEADING.union(Tags::MODERATION).union(Tags::MODERATION_HEADING);
    doc.breaks(i)
        && doc.begins(i, HEADINGS)
        && doc.case(i).is_capital()
        && !doc.breaks(i + 1)
        && doc.case(i + 1).is_capital()
        && doc.has(i + 1, Tags::SURE_GIVEN_NAME | Tags::CIVILITY)
        && doc.phrase(i, i + 1, HEADINGS).is_some_and(|(_, value)| value.has(HEADINGS))
}

/// Whether a function may begin at token `i`: a glance that spares most searches.
#[inline]
fn may_begin(doc: &Marked, i: usize) -> bool {
    // "la mairie invite à …", "juge que le tarif est haut": verbs, no guest and no judge.
    !(doc.is(i, "invite") || doc.is(i, "juge") && doc.folds_to(i + 1, &["que", "qu'"])) && doc.begins(i, Tags::ANY_FUNCTION | Tags::MODIFIER_BEFORE)
        // "1re adjointe"
        || doc.kind(i) == Some(TokenKind::Number) && doc.glued(i + 1)
        || may_be_compound(doc, i)
        || doc.folds_to(i, FORMER)
}

/// What somebody once was.
const FORMER: &[&str; 4] = &["ancien", "ancienne", "anciens", "anciennes"];

fn find_at(doc: &Marked, i: usize, end: usize) -> Option<FunctionHead> {
    let mut at = i;
    // "ancien", "premier", "1re", "nouvelle"
    for _ in 0..3 {
        if doc.number(at).is_some() && doc.folds_to(at + 1, &["er", "re", "ere", "e", "eme"]) && doc.glued(at + 1) {
            at += 2;
        } else if let Some((n, _)) = doc.phrase(at, end, Tags::MODIFIER_BEFORE).filter(|_| !doc.has(at, Tags::FUNCTION)) {
            at += n;
            at += usize::from(doc.is(at, "-") && doc.glued(at));
        } else {
            break;
        }
        if at >= end {
            return None;
        }
    }
    if at >= end {
        return None;
    }
    let found = phrase(doc, at, end).or_else(|| compound(doc, at).map(|v| (1, v)));
    // "adjointe à la culture": what looked like a modifier is the function.
    if found.is_none() && at > i {
        at = i;
    }
    let Some((n, value)) = found.or_else(|| phrase(doc, at, end).filter(|_| at == i)) else { return former(doc, i, end) };
    let mut tail = at + n;
    while tail < end && !doc.breaks(tail) {
        match doc.phrase(tail, end, Tags::MODIFIER_AFTER) {
            Some((m, _)) => tail += m,
            None => break,
        }
    }
    Some(FunctionHead {
        tokens: i..tail,
        class: value.codes[Value::FUNCTION_CLASS],
        weak: !value.has(Tags::FUNCTION),
        plural: value.has(Tags::PLURAL_FUNCTION),
    })
}

/// "ancienne bobineuse", "ancien appelé": whatever somebody once was, where people are told about.
fn former(doc: &Marked, i: usize, end: usize) -> Option<FunctionHead> {
    let other = Tags::BODY | Tags::ORGAN | Tags::GRAMMATICAL | Tags::HOUSE | Tags::ROOM | Tags::STREET | Tags::ANY_EVENT | Tags::PLACE;
    let noun = i + 1 < end
        && doc.folds_to(i, FORMER)
        && doc.case(i + 1) == Case::Lower
        && doc.has(i + 1, Tags::NOUN | Tags::ADJECTIVE)
        && !doc.has(i + 1, other);
    let plural = doc.folds_to(i, &["anciens", "anciennes"]);
    noun.then(|| FunctionHead { tokens: i..i + 2, class: 0, weak: true, plural })
}

/// The longest function phrase; "président de l’association" is one only where no name follows "association".
fn phrase(doc: &Marked, at: usize, end: usize) -> Option<(usize, Value)> {
    let longest = doc.phrase(at, end, Tags::ANY_FUNCTION)?;
    // "Directrice" above "France Cuir", which "directrice France" begins like.
    let next_line = (at + 1..at + longest.0).find(|i| doc.breaks(*i) && doc.case(*i).is_capital());
    if let Some(end) = next_line {
        return phrase(doc, at, end);
    }
    let ends_in_body = |n: usize| {
        (2..n).any(|k| {
            let inner = doc.has(at + k, Tags::INNER_ORGAN) && !leads_to_place(doc, at + k + 1, end);
            // "chargée d’études", "directeur d’études": no offices of notaries.
            // "attaché de presse", "conseillère presse": what somebody does.
            // "rectrice de l’académie d’Orléans": the place of her office.
            if doc.folds_to(at + k, &["academie"]) && doc.folds_to(at, &["recteur", "rectrice"]) {
                return false;
            }
            // "Professeur des Universités": a rank, at none in particular.
            if doc.folds_to(at + k, &["universites", "ecoles"]) && doc.folds_to(at, &["professeur", "professeure"]) {
                return false;
            }
            if doc.folds_to(at + k, &["presse"]) && !doc.folds_to(at + k - 1, &["la"]) {
                return false;
            }
            let bare = doc.folds_to(at + k - 1, &["de", "d'"]) && doc.case(at + k) == Case::Lower && !doc.has(at + k, Tags::BODY_HEAD);
            // "architecte des bâtiments de France": the function goes on behind the word.
            let reaches = doc.phrase(at + k, end, Tags::BODY).is_some_and(|(m, _)| (k + m..n).all(|t| doc.has(at + t, Tags::ADJECTIVE)));
            let body = reaches && !(bare && doc.word(at + k).ends_with('s'))
                || doc.case(at + k).is_capital()
                    && doc.phrase(at + k, end, Tags::KNOWN_BODY | Tags::BODY_HEAD).is_some_and(|(m, _)| k + m >= n);
            body && !inner && doc.folds_to(at + k - 1, &["l'", "la", "le", "les", "de", "du", "des", "d'", "au", "aux"])
        })
    };
    if !ends_in_body(longest.0) {
        return Some(longest);
    }
    let next = at + longest.0;
    let after = if doc.folds_to(next, &["de", "du", "des", "d'"]) {
        next + 1 + usize::from(doc.folds_to(next + 1, &["la", "l'", "le", "les"]))
    } else {
        next
    };
    // "Commissaire de Police" is what somebody is; "directeur des Archives", where.
    let article = (at + 1..next).any(|t| doc.folds_to(t, &["du", "des", "la", "le", "l'", "les", "au", "aux"]));
    let capital = after < end && !doc.breaks(after) && doc.case(after).is_capital()
        || article && doc.case(next - 1).is_capital()
        || doc.is(next, "«");
    // "du tribunal judiciaire" is a certain one, "d’école maternelle" is not.
    // "directeur des Archives départementales" is one of certain archives, too.
    let lower = doc.case(at) == Case::Lower;
    let definite = (at + 1..next).any(|t| doc.folds_to(t, &["du", "la", "l'", "au"]) || lower && doc.case(t) == Case::Capital);
    let named = capital || definite;
    if !named {
        return Some(longest);
    }
    doc.phrases(at, end, Tags::ANY_FUNCTION).find(|(n, _)| !ends_in_body(*n)).or(Some(longest))
}

/// "de l’Isère", "du Nord": a preposition and a département, région or town.
pub fn leads_to_place(doc: &Marked, i: usize, end: usize) -> bool {
    let at = i + 1 + usize::from(doc.folds_to(i + 1, &["la", "l'", "le", "les"]));
    doc.folds_to(i, &["de", "du", "des", "d'"])
        && at < end
        && doc.case(at).is_capital()
        && doc.phrase(at, end, Tags::DEPARTEMENT | Tags::REGION).is_some()
}

/// What a word is that is put together from functions: `vice-présidente`, `coprésident`, `Sénateur-Maire`, `ex-directeur`.
#[inline]
pub fn compound(doc: &Marked, i: usize) -> Option<Value> {
    if !may_be_compound(doc, i) || doc.has(i, Tags::GIVEN_NAME) { None } else { joined_functions(doc, i) }
}

/// Whether token `i` is a word with a hyphen, or a long one that begins with "co".
#[inline]
fn may_be_compound(doc: &Marked, i: usize) -> bool {
    let long = |token: &Token| token.initial == b'c' && token.span.len() > 7 && token.head.to_le_bytes()[1].eq_ignore_ascii_case(&b'o');
    doc.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word && (token.joined || long(token)))
}

fn joined_functions(doc: &Marked, i: usize) -> Option<Value> {
    let function = |part: &str| Some(doc.lexicon.word(key(part))).filter(|v| v.has(Tags::FUNCTION));
    let word = doc.word(i);
    let token = &doc.tokens[i];
    if token.joined
        && let Some((first, rest)) = word.split_once(['-', '‑'])
    {
        let prefix = ["vice", "co", "ex", "sous", "pro"].iter().any(|prefix| first.eq_ignore_ascii_case(prefix));
        let first_counts = prefix || function(first).is_some();
        return first_counts.then(|| function(rest)).flatten();
    }
    if token.initial != b'c' {
        return None;
    }
    let (prefix, rest) = word.split_at_checked(2)?;
    (prefix.eq_ignore_ascii_case("co") && rest.len() > 5).then(|| function(rest)).flatten()
}
