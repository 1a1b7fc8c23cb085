//! Terms that are analysed before they are handed to the index, as a text that its threads only read.
//!
//! So a value that several units of a document share is analysed once, and a word that a text has often is looked up
//! once: of each word come its term and all its positions. A number is written in digits of six bits, the lowest first,
//! of which all but the last have the seventh bit set: such bytes are ASCII, and the whole is a text.

use hashbrown::HashTable;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::fold::fold;
use super::terms::{Form, each_term, hash_of};
use super::tokens::Cutter;
use super::written::{composed, is_composed, push_term};
use crate::text::stem::stem;

/// Reads terms as they were handed over.
pub const HANDED: &str = "handed";

/// Adds a number.
fn add_number(mut number: usize, out: &mut String) {
    while number >= 1 << 6 {
        out.push(char::from((number & 0x3F) as u8 | 0x40));
        number >>= 6;
    }
    out.push(char::from(number as u8));
}

/// Takes a number from the beginning; none at the end.
fn take_number(rest: &mut &str) -> Option<usize> {
    let (mut number, mut read) = (0, 0);
    loop {
        let byte = *rest.as_bytes().get(read)?;
        number |= usize::from(byte & 0x3F) << (6 * read);
        read += 1;
        if byte & 0x40 == 0 {
            *rest = rest.get(read..)?;
            return Some(number);
        }
    }
}

fn add_term(term: &str, positions: impl ExactSizeIterator<Item = usize>, out: &mut String) {
    add_number(term.len(), out);
    out.push_str(term);
    add_number(positions.len(), out);
    let mut last = 0;
    for position in positions {
        add_number(position - last, out);
        last = position;
    }
}

/// Lets the positions of what follows begin so many further on.
pub fn add_gap(positions: usize, out: &mut String) {
    add_number(0, out);
    add_number(positions, out);
}

/// Which analyser makes the terms of a short value.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Analyser {
    French,
    Names,
}

/// Adds the terms of a short value; gives how much further those of another value of the field begin.
pub fn hand_value(analyser: Analyser, value: &str, out: &mut String) -> usize {
    let form = if analyser == Analyser::French { Form::French } else { Form::Name };
    let mut end = 0;
    Cutter::default().each(value, |cut| {
        each_term(form, hash_of(cut.word), cut.word, |term| {
            end = end.max(cut.position + cut.length);
            add_term(term, std::iter::once(cut.position), out);
        });
    });
    // As Tantivy keeps the values of a field apart.
    end + 1
}

/// Adds the terms of a text; gives the byte offset of each word of it, by its position.
pub fn hand_text(text: &str, out: &mut String) -> Vec<usize> {
    let (mut starts, mut words) = (Vec::with_capacity(text.len() / USUAL_WORD), Words::for_text(text));
    Cutter::default().each(text, |cut| {
        if cut.position >= starts.len() {
            starts.resize(cut.position + 1, cut.range.start);
        }
        if is_composed(cut.word) {
            words.add(cut.word, cut.position);
        } else {
            words.add(&composed(cut.word), cut.position);
        }
    });
    let (mut positions, mut stemmed, mut term) = (Vec::new(), String::new(), String::new());
    for word in &words.words {
        let letters = &words.letters[word.from..word.to];
        // To make a term of a word takes less than to find what has become of it elsewhere in a large table.
        stemmed.clear();
        fold(letters, &mut stemmed);
        if stemmed.is_empty() {
            continue;
        }
        stem(&mut stemmed);
        term.clear();
        push_term(&stemmed, letters, &mut term);
        positions.clear();
        positions
            .extend(std::iter::successors(Some(word.first), |at| Some(words.places[*at].1)).take(word.count).map(|at| words.places[at].0));
        add_term(&term, positions.iter().copied(), out);
    }
    starts
}

/// The different words of a text with their places.
struct Words {
    /// Numbers of words by their hash.
    numbers: HashTable<u32>,
    words: Vec<Word>,
    letters: String,
    /// A position, and where the next one of the same word stands.
    places: Vec<(usize, usize)>,
}

struct Word {
    hash: u64,
    /// Of `letters`.
    from: usize,
    to: usize,
    /// Of `places`.
    first: usize,
    last: usize,
    count: usize,
}

/// Bytes of a word with what stands behind it, rather few.
const USUAL_WORD: usize = 5;

impl Words {
    fn for_text(text: &str) -> Self {
        let places = Vec::with_capacity(text.len() / USUAL_WORD);
        Words { numbers: HashTable::new(), words: Vec::with_capacity(1 << 9), letters: String::with_capacity(1 << 12), places }
    }

    fn add(&mut self, word: &str, position: usize) {
        let hash = hash_of(word);
        let place = self.places.len();
        self.places.push((position, 0));
        let is_it = |known: &Word| known.hash == hash && self.letters[known.from..known.to] == *word;
        if let Some(&known) = self.numbers.find(hash, |number| is_it(&self.words[*number as usize])) {
            let known = &mut self.words[known as usize];
            self.places[known.last].1 = place;
            known.last = place;
            known.count += 1;
            return;
        }
        let (from, number) = (self.letters.len(), self.words.len() as u32);
        self.letters.push_str(word);
        self.words.push(Word { hash, from, to: self.letters.len(), first: place, last: place, count: 1 });
        let words = &self.words;
        self.numbers.insert_unique(hash, number, |number| words[*number as usize].hash);
    }
}

/// The tokenizer of terms that were handed over.
#[derive(Clone, Default)]
pub struct Handed {
    token: Token,
}

pub struct HandedRun<'a> {
    rest: &'a str,
    token: &'a mut Token,
    /// Where the positions of the value begin.
    base: usize,
    /// Positions of the term that are still to come.
    left: usize,
}

impl Tokenizer for Handed {
    type TokenStream<'a> = HandedRun<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> HandedRun<'a> {
        self.token.reset();
        HandedRun { rest: text, token: &mut self.token, base: 0, left: 0 }
    }
}

impl HandedRun<'_> {
    fn take(&mut self) -> Option<()> {
        if self.left > 0 {
            self.left -= 1;
            self.token.position += take_number(&mut self.rest)?;
            return Some(());
        }
        let mut length = take_number(&mut self.rest)?;
        while length == 0 {
            self.base += take_number(&mut self.rest)?;
            length = take_number(&mut self.rest)?;
        }
        let (term, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        self.token.text.clear();
        self.token.text.push_str(term);
        self.left = take_number(&mut self.rest)?.checked_sub(1)?;
        self.token.position = self.base + take_number(&mut self.rest)?;
        Some(())
    }
}

impl TokenStream for HandedRun<'_> {
    fn advance(&mut self) -> bool {
        self.take().is_some()
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::analysis::{FRENCH, NAMES, WRITTEN, tokenizers};

    /// All terms with their positions, in their order.
    fn shown(analyser: &str, text: &str) -> Vec<(usize, String)> {
        let mut analyser = tokenizers().get(analyser).expect("a registered analyser");
        let mut shown = Vec::new();
        analyser.token_stream(text).process(&mut |token| shown.push((token.position, token.text.clone())));
        shown.sort();
        shown
    }

    const TEXTS: &[&str] = &[
        "",
        "Le marché, la marche, MARCHE ; le marché des tiers-lieux",
        "e\u{301}te\u{301} été e\u{301}te\u{301}, l’été des ﬁlières, filières, no\u{ad}uveau nouveau",
        "S.N.C.F. et les élu·e·s d’aujourd’hui : 5G, R&D",
    ];

    #[test]
    fn what_is_handed_over_is_what_the_analysers_give() {
        let long: String = (0..3000).map(|number| format!("mot{} ", number % 700)).collect();
        for text in TEXTS.iter().copied().chain([long.as_str()]) {
            let mut handed = String::new();
            let starts = hand_text(text, &mut handed);
            assert_eq!(shown(HANDED, &handed), shown(WRITTEN, text), "{text}");
            assert!(starts.is_sorted());
            for (analyser, name) in [(Analyser::French, FRENCH), (Analyser::Names, NAMES)] {
                let mut handed = String::new();
                hand_value(analyser, text, &mut handed);
                assert_eq!(shown(HANDED, &handed), shown(name, text), "{text}");
            }
        }
    }

    #[test]
    fn values_of_a_field_stand_apart() {
        let mut handed = String::new();
        let further = hand_value(Analyser::Names, "Anne Martin", &mut handed);
        add_gap(further, &mut handed);
        hand_value(Analyser::Names, "Paul", &mut handed);
        let expected = [(0, "anne"), (1, "martin"), (3, "paul")].map(|(position, term)| (position, term.to_owned()));
        assert_eq!(shown(HANDED, &handed), expected);
    }

    #[test]
    fn numbers_there_and_back() {
        for number in [0, 1, 63, 64, 4095, 4096, 1_000_000] {
            let mut text = String::new();
            add_number(number, &mut text);
            assert_eq!(take_number(&mut text.as_str()), Some(number));
        }
        assert_eq!(take_number(&mut "@"), None);
    }
}
