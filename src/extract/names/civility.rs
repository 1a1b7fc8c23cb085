//! Civilities before a name, the office that may stand between both, and the gender that they tell.

use super::NameMention;
use crate::extract::functions;
use crate::lexicon::Tags;
use crate::record::Gender;
use crate::text::{Case, Marked, Tokens};

/// The most civilities before one name.
const MOST: usize = 6;

/// Whether a civility, with its full stop or without, stands right before a token.
pub(super) fn is_before(doc: &Marked, i: usize) -> bool {
    i > 0 && (doc.has(i - 1, Tags::CIVILITY) || i > 1 && doc.is(i - 1, ".") && doc.has(i - 2, Tags::CIVILITY))
}

/// Civilities before a name (`M. le Prof.`, `S.E. Mme`, `Pr`): their tokens and the token after them.
pub(super) fn civility(doc: &Marked, i: usize) -> (Tokens, usize) {
    let mut at = i;
    let mut first = i..i;
    // "S.E. Monsieur le Professeur": more than a few are no address.
    for _ in 0..MOST {
        let Some((n, _)) = doc.phrase(at, doc.tokens.len(), Tags::CIVILITY) else { break };
        // "Dr M. Cardinal": behind a doctor's title the M is an initial.
        let doctor =
            !first.is_empty() && doc.folds_to(first.start, &["dr", "pr", "docteur", "professeur", "docteure", "professeure", "prof"]);
        if doctor && doc.is(at, "M") && doc.is(at + 1, ".") && doc.case(at + 2).is_capital() {
            break;
        }
        // "M" without its full stop, or as an initial, is no civility unless a name follows.
        let end = at + n;
        if doc.case(at) == Case::Lower && !doc.is_any(at, &["abbé", "père", "sœur", "frère", "me", "dr", "pr"]) {
            break;
        }
        if first.is_empty() {
            first = at..end;
        }
        at = end + usize::from(doc.is(end, ".") && doc.glued(end));
        if doc.folds_to(at, &["le", "la", "l'"]) && doc.phrase(at + 1, doc.tokens.len(), Tags::CIVILITY).is_some() {
            at += 1;
        }
    }
    // "Maître de Conférences": what somebody is, though an address begins so.
    let longer = || doc.phrase(i, doc.tokens.len(), Tags::FUNCTION).is_some_and(|(n, v)| v.has(Tags::FUNCTION) && i + n > at);
    if at == i || doc.has(at, Tags::PARTICLE) && longer() {
        return (i..i, i);
    }
    let office = office(doc, at);
    at = office.unwrap_or(at);
    // "M. le Préfet du Nord", "Monsieur le Président"
    let nameless = !doc.case(at).is_capital() && (office.is_some() || doc.folds_to(at, &["le", "la", "l'", "les"]));
    // "Association des Professeurs de Sciences": of what they are, not who.
    let field = doc.case(at) == Case::Lower && doc.has(at + 1, Tags::NOUN) && doc.has(first.start, Tags::FUNCTION);
    if field || nameless || !(doc.case(at).is_capital() || doc.has(at, Tags::PARTICLE)) || doc.divides(at) {
        return (i..i, i);
    }
    (first, at)
}

/// `M. le Recteur`, `Madame la Députée`: the token after an office that stands between civility and name.
pub(super) fn office(doc: &Marked, at: usize) -> Option<usize> {
    let written = doc.case(at) == Case::Lower || doc.case(at) == Case::Upper && doc.case(at - 1) == Case::Upper;
    // "Monsieur Le Maire": whoever is called so has a given name before it.
    let office = doc.case(at) == Case::Capital && doc.case(at + 1) == Case::Capital && !doc.case(at + 2).is_capital();
    let article = (written || office) && doc.folds_to(at, &["le", "la", "l'"]);
    let head = article.then(|| functions::head_at(doc, at + 1, doc.tokens.len())).flatten()?;
    Some(head.tokens.end)
}

/// Gender by civility, else by the given name; unknown where births are mixed.
pub fn gender(doc: &Marked, mention: &NameMention) -> Gender {
    let of = |tags: Tags| match (tags.contains(Tags::FEMALE), tags.contains(Tags::MALE)) {
        (true, false) => Gender::Female,
        (false, true) => Gender::Male,
        _ => Gender::Unknown,
    };
    if let Some(civility) = &mention.civility {
        let known = of(doc.phrase(civility.start, doc.tokens.len(), Tags::CIVILITY).map(|(_, v)| v.tags).unwrap_or_default());
        if known != Gender::Unknown {
            return known;
        }
    }
    let Some(first) = mention.given.clone().next() else { return Gender::Unknown };
    let value = doc.value(first);
    if value.has(Tags::GIVEN_NAME) {
        return of(value.tags);
    }
    let part = doc.word(first).split('-').next().unwrap_or_default();
    of(doc.lexicon.word(crate::text::fold::key(part)).tags)
}
