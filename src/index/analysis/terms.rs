//! The analysers that the index knows by name.

use std::collections::HashMap;

use tantivy::tokenizer::{TextAnalyzer, Token, TokenFilter, TokenStream, Tokenizer, TokenizerManager};
use unicode_normalization::UnicodeNormalization;

use super::fold::fold;
use super::stop::is_stop;
use super::tokens::Tokens;
use crate::text::stem::stem;

/// Stemmed terms, for running text.
pub const FRENCH: &str = "french";
/// Folded words, for names: nothing is stemmed or left out.
pub const NAMES: &str = "names";
/// Lower-case words with their accents, and at the same position without them: for quotations and wildcards.
pub const EXACT: &str = "exact";

/// What becomes of each token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    French,
    Name,
    Exact,
}

/// The analyser of running text, for a caller that wants its terms.
pub fn analyser() -> TextAnalyzer {
    chain(Form::French)
}

/// All analysers under their names.
pub fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    for (name, form) in [(FRENCH, Form::French), (NAMES, Form::Name), (EXACT, Form::Exact)] {
        manager.register(name, chain(form));
    }
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
        TermsTokenizer { inner, form: self.form, known: HashMap::new() }
    }
}

struct TermsTokenizer<T> {
    inner: T,
    form: Form,
    /// The term of each written word met so far. Every indexing thread has a tokenizer of its own, and with it a memory.
    known: HashMap<String, Option<String>>,
}

/// Words remembered before the memory is emptied: the vocabulary of some thousand programmes.
const MOST_KNOWN: usize = 1 << 16;

impl<T: Clone> Clone for TermsTokenizer<T> {
    fn clone(&self) -> Self {
        TermsTokenizer { inner: self.inner.clone(), form: self.form, known: HashMap::new() }
    }
}

impl<T: Tokenizer> Tokenizer for TermsTokenizer<T> {
    type TokenStream<'a> = TermsRun<'a, T::TokenStream<'a>>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        if self.known.len() > MOST_KNOWN {
            self.known.clear();
        }
        TermsRun { inner: self.inner.token_stream(text), form: self.form, known: &mut self.known, folded: None }
    }
}

struct TermsRun<'a, S> {
    inner: S,
    form: Form,
    known: &'a mut HashMap<String, Option<String>>,
    /// The form without accents that follows the exact one at the same position.
    folded: Option<String>,
}

impl<S: TokenStream> TokenStream for TermsRun<'_, S> {
    fn advance(&mut self) -> bool {
        if let Some(folded) = self.folded.take() {
            self.inner.token_mut().text = folded;
            return true;
        }
        while self.inner.advance() {
            let token = self.inner.token_mut();
            if self.form == Form::Exact {
                self.folded = to_exact(&mut token.text);
                return true;
            }
            // Looked up before it is inserted: almost every word has been met before, and costs no allocation.
            let term = match self.known.get(token.text.as_str()) {
                Some(term) => term,
                None => {
                    let term = to_term(&token.text, self.form);
                    self.known.entry(token.text.clone()).or_insert(term)
                }
            };
            if let Some(term) = term {
                token.text.clear();
                token.text.push_str(term);
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

/// The term of a written word; none for a stop word.
fn to_term(word: &str, form: Form) -> Option<String> {
    if form == Form::French && is_stop(word) {
        return None;
    }
    let mut term = String::with_capacity(word.len());
    fold(word, &mut term);
    if form == Form::French {
        stem(&mut term);
    }
    Some(term).filter(|term| !term.is_empty())
}

/// Makes a word lower case in composed form; gives it without accents where that differs.
fn to_exact(word: &mut String) -> Option<String> {
    if word.is_ascii() {
        word.make_ascii_lowercase();
        return None;
    }
    *word = word.nfkc().flat_map(char::to_lowercase).collect();
    let mut folded = String::with_capacity(word.len());
    fold(word, &mut folded);
    (folded != *word && !folded.is_empty()).then_some(folded)
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
            (EXACT, "L’Économie sociale", "économie@0 economie@0 sociale@1"),
            (EXACT, "E\u{301}CO", "éco@0 eco@0"),
        ] {
            assert_eq!(shown(name, text), expected, "{name}: {text}");
        }
    }

    #[test]
    fn a_remembered_word_is_the_same_word() {
        let mut analyser = analyser();
        let first = words(&mut analyser, "Élus des lieux");
        assert_eq!(words(&mut analyser, "Élus des lieux"), first);
    }
}
