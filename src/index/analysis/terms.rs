//! The analysers that the index knows by name.

use std::cell::RefCell;
use std::hash::BuildHasher;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;
use tantivy::tokenizer::{TextAnalyzer, Token, TokenFilter, TokenStream, Tokenizer, TokenizerManager};

use super::fold::folded;
use super::handed::{HANDED, Handed};
use super::homographs::{own_term, terms_in_capitals};
use super::stop::is_stop;
use super::tokens::Tokens;
use super::written;
use crate::text::stem::stem;

/// Stemmed terms, for titles and functions, and for all questions to running text.
pub const FRENCH: &str = "french";
/// Folded words, for names: nothing is stemmed or left out.
pub const NAMES: &str = "names";
/// Words with their stems, for running text: see `written`.
pub const WRITTEN: &str = "written";

/// What becomes of each token.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Form {
    French,
    Name,
    Written,
}

/// The analyser of questions and titles, for a caller that wants its terms.
pub fn analyser() -> TextAnalyzer {
    chain(Form::French)
}

/// The analyser of running text.
pub fn written_analyser() -> TextAnalyzer {
    chain(Form::Written)
}

/// Only cuts a text into written words.
pub fn cutter() -> TextAnalyzer {
    TextAnalyzer::from(Tokens::default())
}

/// All analysers under their names.
pub fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    for (name, form) in [(FRENCH, Form::French), (NAMES, Form::Name), (WRITTEN, Form::Written)] {
        manager.register(name, chain(form));
    }
    manager.register(HANDED, Handed::default());
    manager
}

fn chain(form: Form) -> TextAnalyzer {
    TextAnalyzer::builder(Tokens::default()).filter(Terms { form }).build()
}

/// A word of a text as the index sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub term: String,
    /// Byte offsets into the text.
    pub range: std::ops::Range<usize>,
    pub position: usize,
    /// How many words it stands for: more than one for a compound taken as a whole.
    pub length: usize,
}

/// The terms of a text, with their places.
pub fn words(analyser: &mut TextAnalyzer, text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    analyser.token_stream(text).process(&mut |token| {
        let range = token.offset_from..token.offset_to;
        words.push(Word { term: token.text.clone(), range, position: token.position, length: token.position_length });
    });
    words
}

#[derive(Clone)]
struct Terms {
    form: Form,
}

impl TokenFilter for Terms {
    type Tokenizer<T: Tokenizer> = TermsTokenizer<T>;

    fn transform<T: Tokenizer>(self, inner: T) -> TermsTokenizer<T> {
        TermsTokenizer { inner, form: self.form }
    }
}

#[derive(Clone)]
struct TermsTokenizer<T> {
    inner: T,
    form: Form,
}

impl<T: Tokenizer> Tokenizer for TermsTokenizer<T> {
    type TokenStream<'a> = TermsRun<T::TokenStream<'a>>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        TermsRun { inner: self.inner.token_stream(text), form: self.form, more: None }
    }
}

struct TermsRun<S> {
    inner: S,
    form: Form,
    /// The terms of the last word, where some follow the first at the same position; and which is next.
    more: Option<(Arc<[String]>, usize)>,
}

impl<S: TokenStream> TokenStream for TermsRun<S> {
    fn advance(&mut self) -> bool {
        if let Some((terms, next)) = &mut self.more {
            let token = self.inner.token_mut();
            token.text.clear();
            token.text.push_str(&terms[*next]);
            *next += 1;
            if *next == terms.len() {
                self.more = None;
            }
            return true;
        }
        while self.inner.advance() {
            let word = &mut self.inner.token_mut().text;
            let form = self.form;
            let more = KNOWN.with_borrow_mut(|known| {
                let known = known[form as usize].word(hash_of(word), word, form);
                word.clear();
                word.push_str(known.first());
                known.several.clone()
            });
            if !word.is_empty() {
                self.more = more.map(|terms| (terms, 1));
                return true;
            }
        }
        false
    }

    fn token(&self) -> &Token {
        self.inner.token()
    }

    fn token_mut(&mut self) -> &mut Token {
        self.inner.token_mut()
    }
}

thread_local! {
    /// By form. Almost every word of a text has been met before, in this field or another one.
    static KNOWN: RefCell<[Known; 3]> = RefCell::default();
}

/// Twice as many words are remembered: the usual ones stay, since of two that fall into one place the last one goes first.
const PAIRS: usize = 1 << 14;

/// The terms of words that were met.
#[derive(Default)]
struct Known {
    pairs: Vec<[KnownWord; 2]>,
}

#[derive(Default)]
struct KnownWord {
    hash: u64,
    /// The word and behind it its first term, side by side in memory.
    letters: String,
    word: usize,
    /// All terms, where there are several.
    several: Option<Arc<[String]>>,
}

impl Known {
    /// What is known of a word, or now learnt.
    fn word(&mut self, hash: u64, word: &str, form: Form) -> &KnownWord {
        if self.pairs.is_empty() {
            self.pairs.resize_with(PAIRS, Default::default);
        }
        let pair = &mut self.pairs[hash as usize % PAIRS];
        if !pair[0].is(hash, word) {
            if !pair[1].is(hash, word) {
                pair[1].learn(hash, word, form);
            }
            pair.swap(0, 1);
        }
        &pair[0]
    }
}

/// By which words are known.
pub(super) fn hash_of(word: &str) -> u64 {
    FxBuildHasher.hash_one(word)
}

/// Calls with each term of a written word at its place: none where it is a stop word.
pub(super) fn each_term(form: Form, hash: u64, word: &str, mut found: impl FnMut(&str)) {
    KNOWN.with_borrow_mut(|known| {
        let known = known[form as usize].word(hash, word, form);
        match &known.several {
            Some(terms) => terms.iter().for_each(|term| found(term)),
            None if known.first().is_empty() => {}
            None => found(known.first()),
        }
    });
}

impl KnownWord {
    /// Empty where it has no term.
    fn first(&self) -> &str {
        &self.letters[self.word..]
    }

    fn is(&self, hash: u64, word: &str) -> bool {
        self.hash == hash && self.letters[..self.word] == *word
    }

    fn learn(&mut self, hash: u64, word: &str, form: Form) {
        let terms = terms_of(word, form);
        (self.hash, self.word) = (hash, word.len());
        self.letters.clear();
        self.letters.push_str(word);
        self.letters.extend(terms.first().map(String::as_str));
        self.several = (terms.len() > 1).then(|| terms.into());
    }
}

/// The terms of a written word at its place: first the one that a question asks for; none for a stop word.
fn terms_of(word: &str, form: Form) -> Vec<String> {
    if form == Form::French && is_stop(word) {
        return Vec::new();
    }
    let mut term = folded(word);
    if term.is_empty() {
        return Vec::new();
    }
    match form {
        Form::Name => vec![term],
        Form::Written => {
            stem(&mut term);
            vec![written::term(&term, word)]
        }
        Form::French => {
            stem(&mut term);
            let in_capitals = terms_in_capitals(word, &term).iter().copied().map(str::to_owned);
            own_term(word).map(str::to_owned).into_iter().chain([term.clone()]).chain(in_capitals).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(name: &str, text: &str) -> String {
        let mut analyser = tokenizers().get(name).expect("a registered analyser");
        words(&mut analyser, text).iter().map(|word| format!("{}@{}", word.term, word.position)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn analysers() {
        for (name, text, expected) in [
            (FRENCH, "L’égalité des territoires", "egalite@0 territoire@2"),
            (FRENCH, "Les élus, des élues", "elu@1 elu@3"),
            (NAMES, "Banque des Territoires", "banque@0 des@1 territoires@2"),
            (NAMES, "BARNÉOUD Muriel", "barneoud@0 muriel@1"),
            (FRENCH, "le marché, la marche, MARCHE", "marché@1 marche@1 marche@3 marche@4 marché@4"),
            (WRITTEN, "Le projet", "le\u{1}\u{2}Le@0 projet\u{1}\u{8}@1"),
        ] {
            assert_eq!(shown(name, text), expected, "{name}: {text}");
        }
    }

    #[test]
    fn a_remembered_word_is_the_same_word() {
        let mut analyser = analyser();
        let first = words(&mut analyser, "Élus des lieux, MARCHE");
        assert_eq!(words(&mut analyser, "Élus des lieux, MARCHE"), first);
        // More words than are remembered.
        let many: String = (0..5 * PAIRS).map(|number| format!("mots{number} ")).collect();
        assert!(words(&mut analyser, &many).iter().enumerate().all(|(number, word)| word.term == format!("mots{number}")));
        assert_eq!(words(&mut analyser, "Élus des lieux, MARCHE"), first);
    }
}
