//! A light stemmer for folded French words: plural, feminine and the usual alternations, no more.
//!
//! It works on forms without accents, so that "collectivite" and "collectivités" meet, where stemmers for written
//! French (Snowball, Savoy's light stemmer in Lucene) lose the endings once the accents are gone. It brings together
//! what a reader takes for the same word (directeur/directrice, régional/régionaux) and keeps apart what only shares
//! a root (numérique/numérisation, sénateur/sénat, médecin/médecine): a wrong merge cannot be undone by a query.
//! What no rule makes (vieux/vieille) stands in `lexicon/search/stems.tsv` and, where the table of French words tells it,
//! in `lexicon/search/feminines.tsv`.

use std::cell::RefCell;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::fold::{fold, key};
use super::token::{Token, TokenKind};
use super::unbroken::unbroken;

/// Forms with the form that they are found under; what is written by hand goes before what a table tells.
static EXCEPTIONS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| rows(FEMININES).chain(rows(STEMS)).collect());
const FEMININES: &str = include_str!("../../lexicon/search/feminines.tsv");
const STEMS: &str = include_str!("../../lexicon/search/stems.tsv");

fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).skip(1).filter_map(|row| row.split_once('\t'))
}

/// An ending, what stands for it, and the least number of letters of a word that it applies to.
///
/// The first that fits is taken. -eur, -eux and their feminines meet in -eu, because -euse belongs to both.
const ENDINGS: &[(&str, &str, usize)] = &[
    ("trice", "teu", 6),
    ("drice", "deu", 8),
    ("deure", "deu", 9),
    ("teure", "teu", 6),
    ("seure", "seu", 8),
    ("cheure", "cheu", 9),
    ("cureure", "cureu", 9),
    ("ieure", "ieu", 8),
    ("jeure", "jeu", 7),
    ("neure", "neu", 7),
    ("leure", "leu", 9),
    ("euse", "eu", 6),
    ("eux", "eu", 4),
    ("eur", "eu", 5),
    ("ive", "if", 5),
    ("elle", "el", 6),
    ("enne", "en", 6),
    ("iere", "ier", 6),
    ("gere", "ger", 6),
    ("yere", "yer", 6),
    ("llere", "ller", 8),
    ("chere", "cher", 7),
    ("ale", "al", 5),
    ("arde", "ard", 8),
    ("ante", "ant", 7),
    ("ente", "ent", 7),
    ("ointe", "oint", 7),
    ("aine", "ain", 7),
    ("aise", "ai", 7),
    ("oise", "oi", 7),
];

/// Stems a folded word in place. A word with a digit, or without a vowel, is a code or an acronym and stays.
pub fn stem(word: &mut String) {
    if word.len() < 3 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) || !word.bytes().any(is_vowel) {
        return;
    }
    if replace_exception(word) {
        return;
    }
    strip_plural(word);
    if !replace_exception(word) {
        strip_feminine(word);
    }
}

thread_local! {
    /// Keys of words with the keys of their stems: most words of a text have been stemmed in the one before it. Each pair of
    /// places is for the words whose keys have the same lower bits, so that a stream of odd words cannot fill more.
    static KNOWN: RefCell<Vec<[(u64, u64); 2]>> = RefCell::new(vec![Default::default(); PAIRS]);
}

/// Twice as many words are remembered.
const PAIRS: usize = 1 << 14;

/// The keys of the stems of all tokens of a text; of an inclusive form (`élu·es`), of its masculine part. A number is its
/// own stem, and so is a sign.
pub fn stem_keys(text: &str, tokens: &[Token]) -> Vec<u64> {
    KNOWN.with_borrow_mut(|known| {
        let stem = |token: &Token| {
            if token.kind != TokenKind::Word {
                return token.key;
            }
            let [one, other] = &mut known[token.key as usize % PAIRS];
            if one.0 == token.key {
                return one.1;
            }
            if other.0 != token.key {
                *other = (token.key, stem_key(token.span.of(text)));
            }
            std::mem::swap(one, other);
            one.1
        };
        tokens.iter().map(stem).collect()
    })
}

/// An inclusive form (`élu·es`, `directeur(rice)`) without its endings; any other word as it is.
pub fn masculine(word: &str) -> &str {
    // Few words have a sign in them, or a character beyond Latin-1.
    let mut signed = false;
    for byte in word.as_bytes() {
        signed |= matches!(byte, b'(' | b'.' | b'/' | 0xC2 | 0xE2);
    }
    if !signed {
        return word;
    }
    let cut = word.match_indices(['·', '(', '.', '/', '•']).map(|(cut, _)| cut).find(|cut| *cut > 1);
    cut.map_or(word, |cut| &word[..cut])
}

fn stem_key(word: &str) -> u64 {
    // Most words are folded as they stand.
    let is_folded = word.bytes().all(|byte| byte.is_ascii_lowercase());
    let mut stemmed = if is_folded { word.to_owned() } else { fold(masculine(&unbroken(word))) };
    stem(&mut stemmed);
    key(&stemmed)
}

/// Replaces a form of the table by the stem of what it stands for, by the rules alone.
fn replace_exception(word: &mut String) -> bool {
    let Some(stands) = EXCEPTIONS.get(word.as_str()).copied() else { return false };
    if word != stands {
        word.clear();
        word.push_str(stands);
        if EXCEPTIONS.get(stands).is_none_or(|own| *own != stands) {
            strip_plural(word);
            strip_feminine(word);
        }
    }
    true
}

/// The stems of the forms of the tables that begin so, themselves or in the plural or feminine.
pub fn irregular_stems(beginning: &str) -> impl Iterator<Item = String> {
    let begins = move |form: &str| form.starts_with(beginning) || beginning.strip_prefix(form).is_some_and(|ending| ending.len() <= 2);
    EXCEPTIONS.keys().filter(move |form| begins(form)).map(|form| {
        let mut word = (*form).to_owned();
        stem(&mut word);
        word
    })
}

/// Whether a folded ending stands for the feminine behind a sign: "e", "trice", "ne".
pub fn is_feminine_ending(ending: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "e", "ee", "ere", "esse", "euse", "elle", "enne", "fe", "ice", "iere", "ive", "le", "ne", "onne", "que", "rice", "se", "sse", "te",
        "teuse", "trice", "ve", "ale", "ane", "ine", "che", "lle", "re", "xe",
    ];
    ENDINGS.contains(&ending.strip_suffix('s').unwrap_or(ending))
}

#[inline]
fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

fn strip_plural(word: &mut String) {
    if word.len() < 4 {
        return;
    }
    match word.as_bytes() {
        // "process", "business"; "CNRS" has been left alone as an acronym.
        [.., b's', b's'] => {}
        [.., b's'] | [.., b'e' | b'y', b'a', b'u', b'x'] | [.., b'o' | b'e', b'u', b'x'] => {
            word.pop();
        }
        [.., b'a', b'u', b'x'] if word.len() >= 5 => {
            word.truncate(word.len() - 2);
            word.push('l');
        }
        _ => {}
    }
}

/// The last two letters of each ending, which tell most of them apart.
const LAST_TWO: [[u8; 2]; ENDINGS.len()] = {
    let mut lasts = [[0; 2]; ENDINGS.len()];
    let mut number = 0;
    while number < lasts.len() {
        let [.., before, last] = *ENDINGS[number].0.as_bytes() else { panic!("an ending has two letters") };
        lasts[number] = [before, last];
        number += 1;
    }
    lasts
};

fn strip_feminine(word: &mut String) {
    // "privée" becomes "privé", and both what the endings below make of it.
    if word.len() >= 4 && word.as_bytes().ends_with(b"ee") {
        word.pop();
        if replace_exception(word) {
            return;
        }
    }
    // So all endings end.
    let Some(&last @ [_, b'e' | b'r' | b'x']) = word.as_bytes().last_chunk::<2>() else { return };
    let fits = |number: usize| {
        let (ending, _, least) = ENDINGS[number];
        LAST_TWO[number] == last && word.len() >= least && word.ends_with(ending)
    };
    if let Some(number) = (0..ENDINGS.len()).find(|number| fits(*number)) {
        let (ending, stands, _) = ENDINGS[number];
        word.truncate(word.len() - ending.len());
        word.push_str(stands);
    } else if word.len() >= 4 && word.ends_with("ue") && !word.ends_with("que") && !word.ends_with("gue") {
        word.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::analysis::folded;
    use crate::text::tokenize;

    fn stemmed(word: &str) -> String {
        let mut term = folded(word);
        stem(&mut term);
        term
    }

    /// Words that a reader takes for the same, typed with or without accents.
    const SAME: &[(&str, &str)] = &[
        ("élu", "élus"),
        ("élu", "élue"),
        ("élue", "élues"),
        ("elu", "élues"),
        ("lieu", "lieux"),
        ("enjeu", "enjeux"),
        ("réseau", "réseaux"),
        ("chercheur", "chercheuse"),
        ("chercheurs", "chercheuses"),
        ("nombreux", "nombreuses"),
        ("directeur", "directrice"),
        ("directrices", "directeurs"),
        ("sénateur", "sénatrice"),
        ("ambassadeur", "ambassadrice"),
        ("auteur", "autrices"),
        ("auteur", "auteure"),
        ("professeure", "professeur"),
        ("supérieur", "supérieures"),
        ("régional", "régionaux"),
        ("régionale", "régionaux"),
        ("territorial", "territoriales"),
        ("local", "locaux"),
        ("travail", "travaux"),
        ("collectif", "collectives"),
        ("participatif", "participative"),
        ("culturel", "culturelles"),
        ("industrielle", "industriels"),
        ("nouveau", "nouvelles"),
        ("citoyen", "citoyenne"),
        ("européen", "européennes"),
        ("premier", "première"),
        ("conseiller", "conseillères"),
        ("étranger", "étrangère"),
        ("habitant", "habitantes"),
        ("présidente", "président"),
        ("adjointe", "adjoint"),
        ("urbain", "urbaines"),
        ("français", "françaises"),
        ("lillois", "lilloise"),
        ("délégué", "déléguées"),
        ("public", "publiques"),
        ("avocat", "avocates"),
        ("collectivite", "collectivités"),
        ("activite", "activités"),
        ("économie", "economies"),
        ("numerique", "numériques"),
        ("territoire", "TERRITOIRES"),
        ("cheffe", "chefs"),
        ("œuvre", "oeuvres"),
        ("tiers", "tiers"),
        ("fonds", "fonds"),
        ("année", "annees"),
        ("clé", "clefs"),
    ];

    /// Words that only share a root or a form.
    const APART: &[(&str, &str)] = &[
        ("numérique", "numéro"),
        ("numérique", "numérisation"),
        ("sénateur", "Sénat"),
        ("collectivité", "collecte"),
        ("collectivité", "collectif"),
        ("médecin", "médecine"),
        ("commun", "communes"),
        ("maire", "mairie"),
        ("cour", "cours"),
        ("fond", "fonds"),
        ("Paris", "pari"),
        ("CNRS", "CNR"),
        ("innovation", "innovant"),
        ("territoire", "territorial"),
        ("directeur", "direction"),
        ("peu", "peur"),
        ("musée", "muse"),
        ("année", "Anne"),
        ("communauté", "communal"),
        ("marin", "marine"),
        ("plan", "plante"),
        ("lieu", "lieutenant"),
        ("politique", "politicien"),
        ("social", "société"),
        ("crue", "cru"),
        ("revue", "revu"),
    ];

    #[test]
    fn exceptions_are_in_order() {
        for (table, least) in [(STEMS, 600), (FEMININES, 600)] {
            let forms: Vec<&str> = rows(table).map(|(form, _)| form).collect();
            assert!(forms.is_sorted() && forms.len() > least);
        }
        for (form, stands) in EXCEPTIONS.iter() {
            assert!(EXCEPTIONS.get(stands).is_none_or(|own| own == stands), "{form} stands for {stands}, which stands for another");
        }
    }

    #[test]
    fn families_meet() {
        for (a, b) in SAME {
            assert_eq!(stemmed(a), stemmed(b), "{a}, {b}");
        }
    }

    #[test]
    fn strangers_stay_apart() {
        for (a, b) in APART {
            assert_ne!(stemmed(a), stemmed(b), "{a}, {b}");
        }
    }

    #[test]
    fn what_one_form_teaches_holds_for_all_of_its_key() {
        let stems = |text: &str| stem_keys(text, &tokenize(text));
        for pair in ["repé-\nrage repérage", "élu·es élus", "participants participant.e.s"] {
            KNOWN.with_borrow_mut(|known| known.fill(Default::default()));
            let [a, b] = stems(pair)[..] else { panic!("two words: {pair}") };
            assert_eq!(a, b, "{pair}");
            KNOWN.with_borrow_mut(|known| known.fill(Default::default()));
            let alone: Vec<u64> = pair.split(' ').rev().flat_map(stems).collect();
            assert_eq!(alone, [a, b], "{pair}");
        }
    }

    #[test]
    fn endings_end_in_three_letters() {
        assert!(ENDINGS.iter().all(|(ending, ..)| ending.ends_with(['e', 'r', 'x'])));
    }

    #[test]
    fn codes_stay() {
        for word in ["5gs", "c2d", "snc", "ns", "40s"] {
            assert_eq!(stemmed(word), word);
        }
    }
}
