//! The second pass: what a name that is sure elsewhere in the document tells of others.
//!
//! `Ph. Girard` and `P. Girard` beside `Philippe Girard`, `Girard Philippe`, `Girard, Philippe`: written so, no lexicon
//! would tell that it is a name, or that it surely is one.

use rustc_hash::FxHashMap;

use super::NameMention;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// The most tokens of a family name that is looked for.
const LONGEST_FAMILY: usize = 6;
/// Letters of an abbreviated given name, at most.
const LONGEST_INITIAL: usize = 3;

/// People of one family name that are told apart.
const MOST_BEARERS: usize = 20;

/// Names by the key of the first word of their family name.
type Known<'a> = FxHashMap<u64, Vec<&'a NameMention>>;

/// Adds and makes sure what names that are sure already vouch for; the list stays in order.
pub(super) fn find(doc: &Marked, found: &mut Vec<NameMention>) {
    let mut known = Known::default();
    for name in found.iter().filter(|n| n.sure && is_whole(doc, n)) {
        if let Some(first) = family_of(name).next() {
            let bearers = known.entry(doc.tokens[first].key).or_default();
            if bearers.len() < MOST_BEARERS && !bearers.iter().any(|bearer| is_same(doc, bearer, name)) {
                bearers.push(name);
            }
        }
    }
    if known.is_empty() {
        return;
    }
    let mut vouched: Vec<usize> = Vec::new();
    for (k, name) in found.iter().enumerate().filter(|(_, n)| !n.sure) {
        let bearers = name.name.clone().filter_map(|i| known.get(&doc.tokens[i].key)).flatten();
        let short = doc.case(name.name.start) != Case::Single;
        let is_abbreviated = || abbreviated(doc, name.name.start, name.name.end, &known).is_some_and(|own| own.name == name.name);
        if bearers.into_iter().any(|whole| is_same(doc, name, whole)) || short && is_abbreviated() {
            vouched.push(k);
        }
    }
    let mut more: Vec<NameMention> = Vec::new();
    let mut k = 0;
    for (i, token) in doc.tokens.iter().enumerate() {
        if !token.case.is_capital() {
            continue;
        }
        while found.get(k).is_some_and(|n| n.whole.end <= i) {
            k += 1;
        }
        if found.get(k).is_some_and(|n| n.whole.start <= i) || more.last().is_some_and(|n| n.whole.end > i) {
            continue;
        }
        // Most words with a capital are neither cut nor family names.
        if !known.contains_key(&token.key) && !may_be_abbreviated(doc, i) {
            continue;
        }
        let limit = found.get(k).map_or(doc.tokens.len(), |n| n.whole.start);
        more.extend(abbreviated(doc, i, limit, &known).or_else(|| turned(doc, i, limit, &known)));
    }
    vouched.into_iter().for_each(|k| found[k].sure = true);
    if !more.is_empty() {
        found.append(&mut more);
        found.sort_by_key(|n| n.whole.start);
    }
}

/// A given name written out, with a family name that stands behind or before it.
fn is_whole(doc: &Marked, name: &NameMention) -> bool {
    let given = &name.given;
    !given.is_empty() && doc.case(given.start) != Case::Single && doc.word(given.start).chars().count() > 2 && family_of(name).count() > 0
}

/// The tokens of a name that are no given name.
fn family_of(name: &NameMention) -> impl Iterator<Item = usize> + use<> {
    let given = name.given.clone();
    name.name.clone().filter(move |i| !given.contains(i))
}

/// The same words, in whatever order.
fn is_same(doc: &Marked, name: &NameMention, whole: &NameMention) -> bool {
    let words = |tokens: &Tokens| {
        let mut keys: Vec<u64> = tokens.clone().map(|i| doc.tokens[i].key).collect();
        keys.sort_unstable();
        keys
    };
    name.name.len() == whole.name.len() && words(&name.name) == words(&whole.name)
}

/// The end of the family name of `whole`, where it stands at token `i`.
fn family_at(doc: &Marked, i: usize, limit: usize, whole: &NameMention) -> Option<usize> {
    let mut at = i;
    for token in family_of(whole).take(LONGEST_FAMILY) {
        if at >= limit || doc.tokens[at].key != doc.tokens[token].key || at > i && doc.divides(at) {
            return None;
        }
        at += 1;
    }
    (doc.case(i).is_capital() || at > i + 1).then_some(at)
}

/// Whether a given name that stands at token `i` may be cut: a full stop follows, or it is in capitals.
#[inline]
fn may_be_abbreviated(doc: &Marked, i: usize) -> bool {
    doc.case(i) == Case::Upper || doc.is(i + 1, ".") && doc.glued(i + 1)
}

/// `Ph. Girard`, `JC Tardivel`, `JF. Verchot`.
fn abbreviated(doc: &Marked, i: usize, limit: usize, known: &Known) -> Option<NameMention> {
    if !may_be_abbreviated(doc, i) {
        return None;
    }
    let dot = doc.is(i + 1, ".") && doc.glued(i + 1);
    let at = i + 1 + usize::from(dot);
    if doc.kind(i) != Some(TokenKind::Word) || at >= limit || doc.divides(at) {
        return None;
    }
    let bearers = known.get(&doc.tokens[at].key)?;
    let letters: Vec<char> = doc.word(i).chars().filter(|c| c.is_alphabetic()).take(LONGEST_INITIAL + 1).collect();
    if letters.len() > LONGEST_INITIAL || !dot && letters.len() <= 1 {
        return None;
    }
    let (whole, end) = bearers.iter().find_map(|whole| Some((whole, family_at(doc, at, limit, whole)?)))?;
    let given: Vec<char> = doc.word(whole.given.start).chars().collect();
    let part = |c: &char| c.to_lowercase().next();
    let begins = given.len() > letters.len() && letters.iter().map(part).eq(given[..letters.len()].iter().map(part));
    // "JC" of "Jean-Claude"
    let parts = doc.surface(&whole.given);
    let heads: Vec<char> = parts.split([' ', '-', '–']).filter_map(|part| part.chars().next()).collect();
    let initials = heads.len() == letters.len() && heads.iter().map(part).eq(letters.iter().map(part));
    (begins || initials).then_some(NameMention {
        whole: i..end,
        name: i..end,
        given: i..at,
        civility: None,
        sure: true,
        rule: "name.known",
    })
}

/// `Girard Philippe`, `Girard, Philippe`.
fn turned(doc: &Marked, i: usize, limit: usize, known: &Known) -> Option<NameMention> {
    known.get(&doc.tokens[i].key)?.iter().find_map(|whole| {
        let end = family_at(doc, i, limit, whole)?;
        let from = end + usize::from(doc.is(end, ","));
        let given = from..from + whole.given.len();
        let same = given.end <= limit
            && !doc.divides(from)
            && given.clone().zip(whole.given.clone()).all(|(a, b)| doc.tokens[a].key == doc.tokens[b].key);
        same.then_some(NameMention { whole: i..given.end, name: i..given.end, given, civility: None, sure: true, rule: "name.known" })
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("Philippe Salgues, maire\nPrésidence : Ph. Salgues", "Philippe Salgues | Ph. Salgues"),
            ("Jean-Claude Vercel, maire\n- JC Vercel", "Jean-Claude Vercel | JC Vercel"),
            ("Yvon Vercel, maire\n« La terre » : Vercel, Yvon", "Yvon Vercel | Vercel, Yvon"),
            ("Yvon Le Goas, maire\navec Y. Le Goas", "Yvon Le Goas | Y. Le Goas"),
            ("Yvon Moulin, maire\nCh. Moulin", "Yvon Moulin"),
        ] {
            let found = marked(text, |doc| {
                super::super::find(doc).iter().filter(|n| n.sure).map(|n| doc.surface(&n.name)).collect::<Vec<_>>().join(" | ")
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
