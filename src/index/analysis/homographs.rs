//! Tells apart words that only an accent tells apart: "marché" and "marche", "pêcheur" and "pécheur".
//!
//! Such a word has two terms at its place: the one without accents, under which it is found when it is typed bare, and
//! one of its own. A question that has the accent asks for the latter, and so does not find the other word.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization;

use super::fold::{fold_char, folded};
use crate::text::stem::stem;

struct Homographs {
    /// By written form, see [`key`].
    terms: FxHashMap<String, &'static str>,
    /// All terms of the words that are written alike without accents, by the stem that they share.
    by_stem: FxHashMap<String, Vec<&'static str>>,
    /// The forms of the words with each term, typed bare.
    bare: FxHashSet<(&'static str, String)>,
}

static HOMOGRAPHS: LazyLock<Homographs> = LazyLock::new(|| {
    let rows = include_str!("../../../lexicon/search/homographs.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let mut homographs = Homographs { terms: FxHashMap::default(), by_stem: FxHashMap::default(), bare: FxHashSet::default() };
    for (form, term) in rows.filter_map(|row| row.split_once('\t')) {
        homographs.terms.insert(key(form), term);
        let mut shared = folded(form);
        homographs.bare.insert((term, shared.clone()));
        stem(&mut shared);
        let terms = homographs.by_stem.entry(shared).or_default();
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
    homographs
});

/// The term of its own of a word written with the accent that tells it from another.
pub fn own_term(word: &str) -> Option<&'static str> {
    let key = key(word);
    let terms = &HOMOGRAPHS.terms;
    if key.is_ascii() {
        // Typed bare, "-ee" can only be "-ée".
        let plural = if key.ends_with('s') { "s" } else { "" };
        let masculine = key.strip_suffix(plural)?.strip_suffix("ee")?;
        return terms.get(&format!("{masculine}ée{plural}")).copied();
    }
    terms.get(&key).copied()
}

/// Whether somebody who types bare can mean a word with this term: "marche" may be "marché", "foule" is never "foulée".
pub fn may_mean(bare: &str, own: &'static str) -> bool {
    HOMOGRAPHS.bare.contains(&(own, bare.to_owned()))
}

/// The terms of all words that one in capitals without accents may stand for; `stem` is its own.
pub fn terms_in_capitals(word: &str, stem: &str) -> &'static [&'static str] {
    if word.len() < 2 || !word.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return &[];
    }
    HOMOGRAPHS.by_stem.get(stem).map_or(&[], Vec::as_slice)
}

/// Lower case, composed, without an accent on the first letter, which is often left out there.
fn key(word: &str) -> String {
    let mut letters = word.nfc().flat_map(char::to_lowercase);
    let mut key = String::with_capacity(word.len());
    if let Some(first) = letters.next() {
        fold_char(first, &mut key);
    }
    key.extend(letters);
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_terms_of_their_own() {
        for (word, expected) in [
            ("marché", Some("marché")),
            ("Marchés", Some("marché")),
            ("marche\u{301}", Some("marché")),
            ("côtés", Some("côté")),
            ("côte", Some("côte")),
            ("Elève", Some("élève")),
            ("ÉLEVÉE", Some("élevé")),
            ("pêcheuses", Some("pêcheur")),
            ("retraitees", Some("retraité")),
            ("marche", None),
            ("MARCHE", None),
            ("école", None),
            ("présente", None),
            ("s", None),
            ("", None),
        ] {
            assert_eq!(own_term(word), expected, "{word}");
        }
    }

    #[test]
    fn words_typed_bare() {
        for (bare, own, expected) in
            [("marche", "marché", true), ("marches", "marché", true), ("argent", "argenté", false), ("elevee", "élevé", true)]
        {
            let own = own_term(own).unwrap_or(own);
            assert_eq!(may_mean(bare, own), expected, "{bare}, {own}");
        }
    }

    #[test]
    fn capitals_may_stand_for_several() {
        let terms = |word: &str| {
            let mut shared = folded(word);
            stem(&mut shared);
            terms_in_capitals(word, &shared)
        };
        assert_eq!(terms("MARCHE"), ["marché"]);
        assert!(terms("COTE").contains(&"côte") && terms("COTE").contains(&"côté"));
        assert_eq!(terms("Marche"), [""; 0]);
        assert_eq!(terms("ECOLE"), [""; 0]);
    }
}
