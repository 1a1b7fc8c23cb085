//! How a name is found: its words in any order, without regard to case and accents.

use tantivy::Term;
use tantivy::query::{BooleanQuery, FuzzyTermQuery, Query};
use tantivy::schema::Field;

use super::compile::term;
use crate::index::analysis::{NAMES, tokenizers, words};

/// Letters from which a word may have one wrong letter: in shorter ones it makes another name.
const LEAST_FOR_TYPO: usize = 5;

/// Letters of the longest word in capitals that is taken for an acronym.
const LONGEST_ACRONYM: usize = 6;

/// Everybody whose name has all words of this one; none for a name without letters.
pub fn exact_name(field: Field, name: &str) -> Option<Box<dyn Query>> {
    all_words(name, |word| term(field, word))
}

/// The same with one wrong, missing or additional letter, or two exchanged ones, in each word of five letters or more.
/// None for a code or an acronym, which is right or wrong.
pub fn similar_name(field: Field, name: &str) -> Option<Box<dyn Query>> {
    let is_code = |word: &str| {
        word.contains(|c: char| c.is_numeric()) || word.chars().count() <= LONGEST_ACRONYM && !word.contains(|c: char| c.is_lowercase())
    };
    if name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(is_code) {
        return None;
    }
    all_words(name, |word| {
        if word.chars().count() < LEAST_FOR_TYPO {
            return term(field, word);
        }
        Box::new(FuzzyTermQuery::new(Term::from_field_text(field, word), 1, true))
    })
}

/// Everybody with words of a name or body in this field.
pub fn all_words(text: &str, query: impl Fn(&str) -> Box<dyn Query>) -> Option<Box<dyn Query>> {
    let mut analyser = tokenizers().get(NAMES).expect("the analyser is registered under this name");
    let parts: Vec<Box<dyn Query>> =
        words(&mut analyser, text).iter().filter(|word| word.length == 1).map(|word| query(&word.term)).collect();
    (!parts.is_empty()).then(|| Box::new(BooleanQuery::intersection(parts)) as Box<dyn Query>)
}
