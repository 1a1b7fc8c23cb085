//! Which terms of the text a word of a question means.
//!
//! A term of the text is a stem with a written word (`analysis::written`), so that the words with one stem stand beside
//! each other in the dictionary.

use std::collections::BTreeSet;
use std::io;

use tantivy::Term;
use tantivy::postings::TermInfo;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::termdict::TermDictionary;
use tantivy_fst::Automaton;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use super::analysis::written::{SEPARATOR, beginning, shared, split};
use super::analysis::{folded, is_stop, may_mean, own_term, terms_in_capitals};
use crate::text::edits;
use crate::text::stem::irregular_stems;

/// What is asked of a word.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// In any form. Of words that only an accent tells apart, the one with this term of its own; all that may be meant by
    /// `typed` (folded) where it has none.
    Family { stem: String, own: Option<&'static str>, typed: String },
    /// As written: with its accents where it has any, with its capitals where it has any.
    Written { stem: String, word: String },
    /// Begins so: folded, or as written.
    Beginning { letters: String, as_written: bool },
    /// Has a stem with so many other letters at most.
    Similar { stem: String, edits: u8 },
}

/// Letters at the end of a word that a rule may take from its stem, and letters at its beginning that all rules leave.
const CHANGED: usize = 5;
const KEPT: usize = 2;

impl Form {
    /// The terms of a dictionary that are meant.
    pub fn terms(&self, dictionary: &TermDictionary) -> tantivy::Result<Vec<TermInfo>> {
        let mut found = Vec::new();
        self.each(dictionary, |_, info| found.push(info.clone()))?;
        Ok(found)
    }

    /// The same with the words as they are written.
    pub fn words(&self, dictionary: &TermDictionary) -> tantivy::Result<Vec<(String, TermInfo)>> {
        let mut found = Vec::new();
        self.each(dictionary, |term, info| found.extend(split_bytes(term).map(|(_, word)| (word, info.clone()))))?;
        Ok(found)
    }

    fn each(&self, dictionary: &TermDictionary, mut found: impl FnMut(&[u8], &TermInfo)) -> tantivy::Result<()> {
        match self {
            Form::Family { stem, .. } | Form::Written { stem, .. } => {
                self.scan(dictionary, &beginning(stem), &mut found)?;
            }
            Form::Beginning { letters, as_written } => {
                let folded = folded(letters);
                let beginning_so = BeginningWord(folded.as_bytes());
                let mut terms = dictionary.search(&beginning_so).into_stream()?;
                while let Some((term, info)) = terms.next() {
                    if !as_written && beginning_so.has(term) || split_bytes(term).is_some_and(|(stem, word)| self.means(stem, &word)) {
                        found(term, info);
                    }
                }
                let irregular: BTreeSet<String> = irregular_stems(&folded).filter(|stem| !beginning_so.has_stem(stem)).collect();
                for stem in irregular {
                    self.scan(dictionary, &beginning(&stem), &mut found)?;
                }
            }
            Form::Similar { stem, edits } => {
                let wanted = Term::from_field_text(Field::from_field_id(0), stem);
                let similar = SimilarStem(FuzzyTermQuery::new(wanted, *edits, true).automaton()?);
                let mut terms = dictionary.search(&similar).into_stream()?;
                while let Some((term, info)) = terms.next() {
                    found(term, info);
                }
            }
        }
        Ok(())
    }

    fn scan(&self, dictionary: &TermDictionary, common: &str, found: &mut impl FnMut(&[u8], &TermInfo)) -> io::Result<()> {
        let mut terms = dictionary.range().ge(common.as_bytes()).into_stream()?;
        while let Some((term, info)) = terms.next().filter(|(term, _)| term.starts_with(common.as_bytes())) {
            if split_bytes(term).is_some_and(|(stem, word)| self.means(stem, &word)) {
                found(term, info);
            }
        }
        Ok(())
    }

    /// Whether a word of a text with its stem is meant.
    pub fn means(&self, stem: &str, word: &str) -> bool {
        match self {
            Form::Family { stem: asked, own, typed } => {
                let is_meant = || match own {
                    Some(own) => own_term(word) == Some(own) || terms_in_capitals(word, stem).contains(own),
                    None => own_term(word).is_none_or(|own| may_mean(typed, own)),
                };
                stem == asked && !is_stop(word) && is_meant()
            }
            Form::Written { word: asked, stem: asked_stem } => stem == asked_stem && as_asked(word, asked) == *asked,
            Form::Beginning { letters, as_written: true } => as_asked(word, letters).starts_with(letters),
            Form::Beginning { letters, as_written: false } => folded(word).starts_with(letters),
            Form::Similar { stem: asked, edits: most } => edits(asked, stem) <= usize::from(*most),
        }
    }
}

/// Accepts a term whose stem an automaton accepts.
struct SimilarStem<A>(A);

impl<A: Automaton> Automaton for SimilarStem<A>
where
    A::State: Copy,
{
    /// The state after the stem's bytes so far, and whether the stem is over.
    type State = (A::State, bool);

    fn start(&self) -> Self::State {
        (self.0.start(), false)
    }

    fn is_match(&self, (state, is_over): &Self::State) -> bool {
        *is_over && self.0.is_match(state)
    }

    fn can_match(&self, (state, is_over): &Self::State) -> bool {
        if *is_over { self.0.is_match(state) } else { self.0.can_match(state) }
    }

    fn accept(&self, (state, is_over): &Self::State, byte: u8) -> Self::State {
        if *is_over || byte == SEPARATOR as u8 { (*state, true) } else { (self.0.accept(state, byte), false) }
    }
}

/// Accepts the terms of words that may begin with some folded letters: the stem has them, but for those at the end of a
/// short word, and the rest of the term does not tell otherwise.
struct BeginningWord<'a>(&'a [u8]);

/// Letters of a stem that the words of a rule do not have: "national" for "nationaux", "actif" for "active", "acteu" for
/// "actrice". All other rules only leave letters out.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Other {
    None,
    E,
    Whole,
}

impl Other {
    fn and(self, letter: u8) -> Option<Other> {
        match (self, letter) {
            (Other::None, b'l' | b'f') | (Other::E, b'u') => Some(Other::Whole),
            (Other::None, b'e') => Some(Other::E),
            _ => None,
        }
    }
}

/// How far a term has been read.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Reading {
    /// So many of the letters, and what a rule puts in the place of those after them.
    Stem {
        same: usize,
        other: Other,
    },
    /// The stem is over: the next byte tells how much of it the word has.
    Sign {
        same: usize,
        other: Other,
    },
    /// What the word has beyond this many bytes of the stem begins.
    Rest {
        shared: usize,
    },
    Accepted,
    Refused,
}

impl BeginningWord<'_> {
    /// Whether the stem begins with the letters and the word with as much of the stem: then there is nothing else to ask.
    fn has(&self, term: &[u8]) -> bool {
        let sign = memchr::memchr(SEPARATOR as u8, term).and_then(|at| term.get(at + 1));
        term.starts_with(self.0) && sign.and_then(|sign| shared(*sign)).is_some_and(|shared| shared >= self.0.len())
    }

    /// Whether regular words with a stem can begin with the letters.
    fn has_stem(&self, stem: &str) -> bool {
        stem.bytes().chain([SEPARATOR as u8]).fold(self.start(), |state, byte| self.accept(&state, byte)) != Reading::Refused
    }
}

impl Automaton for BeginningWord<'_> {
    type State = Reading;

    fn start(&self) -> Reading {
        Reading::Stem { same: 0, other: Other::None }
    }

    fn is_match(&self, state: &Reading) -> bool {
        matches!(state, Reading::Accepted | Reading::Rest { .. })
    }

    fn can_match(&self, state: &Reading) -> bool {
        *state != Reading::Refused
    }

    fn accept(&self, state: &Reading, byte: u8) -> Reading {
        let letters = self.0;
        match *state {
            Reading::Stem { same, other } if byte == SEPARATOR as u8 && other != Other::E => Reading::Sign { same, other },
            Reading::Stem { same, other: Other::None } if letters.get(same).is_none_or(|letter| *letter == byte) => {
                Reading::Stem { same: letters.len().min(same + 1), other: Other::None }
            }
            Reading::Stem { same, other } if same >= KEPT && same + CHANGED >= letters.len() => {
                other.and(byte).map_or(Reading::Refused, |other| Reading::Stem { same, other })
            }
            Reading::Stem { .. } => Reading::Refused,
            Reading::Sign { same, other } => match shared(byte) {
                Some(shared) if shared >= letters.len() && other == Other::None => Reading::Accepted,
                Some(shared) if shared > same => Reading::Refused,
                Some(shared) => Reading::Rest { shared },
                None => Reading::Accepted,
            },
            // A letter beyond ASCII may be one of the letters with an accent.
            Reading::Rest { shared } if byte.is_ascii() && letters.get(shared).is_some_and(|l| *l != byte.to_ascii_lowercase()) => {
                Reading::Refused
            }
            Reading::Rest { .. } | Reading::Accepted => Reading::Accepted,
            Reading::Refused => Reading::Refused,
        }
    }
}

fn split_bytes(term: &[u8]) -> Option<(&str, String)> {
    split(std::str::from_utf8(term).ok()?)
}

/// A word without capitals where the one asked for has none, and without accents where that has none.
fn as_asked(word: &str, asked: &str) -> String {
    let word = if asked.contains(char::is_uppercase) { word.to_owned() } else { word.to_lowercase() };
    if asked.is_ascii() { word.nfd().filter(|c| canonical_combining_class(*c) == 0).collect() } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_as_asked() {
        for (word, asked, expected) in [
            ("Élus", "élus", "élus"),
            ("Élus", "elus", "elus"),
            ("Élus", "Elus", "Elus"),
            ("Élus", "Élus", "Élus"),
            ("CÔTE", "Côte", "CÔTE"),
        ] {
            assert_eq!(as_asked(word, asked), expected, "{word}, {asked}");
        }
    }

    #[test]
    fn what_words_mean() {
        let family = |stem: &str, own| Form::Family { stem: stem.to_owned(), own, typed: stem.to_owned() };
        for (form, stem, word, expected) in [
            (family("marche", None), "marche", "marché", true),
            (family("marche", Some("marché")), "marche", "marche", false),
            (family("marche", Some("marché")), "marche", "MARCHE", true),
            (family("gratuit", None), "gratuit", "gratuité", false),
            (family("sur", None), "sur", "sur", false),
            (family("sur", None), "sur", "sûrs", true),
            (Form::Beginning { letters: "eco".into(), as_written: false }, "ecologie", "Écologie", true),
            (Form::Beginning { letters: "éco".into(), as_written: true }, "economie", "economie", false),
            (Form::Written { stem: "elu".into(), word: "élus".into() }, "elu", "élu", false),
        ] {
            assert_eq!(form.means(stem, word), expected, "{form:?} {word}");
        }
    }

    /// The stem of every French word is found by every beginning of the word.
    #[test]
    fn a_beginning_finds_all_that_begins_so() {
        let table = include_str!("../../lexicon/words/common.tsv");
        let mut missed = Vec::new();
        for word in table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').next()) {
            let folded = folded(word);
            let mut stemmed = folded.clone();
            crate::text::stem::stem(&mut stemmed);
            for end in 2..=folded.len() {
                let Some(beginning) = folded.get(..end) else { continue };
                let by_rule = BeginningWord(beginning.as_bytes()).has_stem(&stemmed);
                if !by_rule && !irregular_stems(beginning).any(|stem| stem == stemmed) {
                    missed.push(format!("{beginning} of {word}: {stemmed}"));
                }
            }
        }
        assert_eq!(missed, [""; 0]);
    }
}
