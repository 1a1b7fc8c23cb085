//! Marks a text: tokens with what the lexicons say of each word, and physical lines with layout facts.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use super::fold::KeyHash;
use super::former;
use super::language::{self, Detected, Passage};
use super::lost_ends;
use super::marks::Marks;
use super::notes::{self, Notes};
use super::quotes;
use super::stem::stem_keys;
use super::superscript;
use super::token::head;
use super::unbroken::unbroken;
use super::unglue;
use super::wrapped;
use super::{Case, Span, Token, TokenKind, tokenize};
use crate::lexicon::{Lexicon, Tags, Value};

/// A range of tokens, by index.
pub type Tokens = Range<usize>;

/// What names are called alike in every language.
const NAMED: Tags = Tags::GIVEN_NAME.union(Tags::PLACE).union(Tags::KNOWN_BODY).union(Tags::PARTICLE);

/// So many words of a list are written out.
const WRITTEN_OUT: usize = 20;

/// Whether one of some words passes a test. The first are written out: a loop over words that the compiler knows would read
/// and measure each of them every time.
macro_rules! one_of {
    ($words:expr, $word:ident, $passes:expr) => {
        one_of!($words, $word, $passes, 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19)
    };
    ($words:expr, $word:ident, $passes:expr, $($k:literal)*) => {
        $((match $words.get($k) {
            Some($word) => $passes,
            None => false,
        }) ||)* $words.len() > WRITTEN_OUT && $words.iter().skip(WRITTEN_OUT).any(|$word| $passes)
    };
}

/// A text with everything that later steps need to know of its words and lines.
pub struct Marked<'a> {
    pub text: &'a str,
    pub lexicon: &'a Lexicon,
    pub tokens: Vec<Token>,
    marks: Marks<'a>,
    pub lines: Vec<Line>,
    /// The language of the text; `None` where it is too short to tell.
    pub language: Option<Detected>,
    /// Blocks in other languages. Of their words only names count: they are not read as French.
    pub foreign: Vec<Passage>,
    /// The tokens that are numbers, and those that may be "midi": where times and days begin.
    numbers: Vec<usize>,
    noons: Vec<usize>,
    notes: OnceCell<Notes>,
    stems: OnceCell<Vec<u64>>,
}

/// A physical line that is not blank.
#[derive(Clone, Debug)]
pub struct Line {
    pub tokens: Tokens,
    /// Number of blank lines before it.
    pub blank_before: u32,
    /// Columns of white space at its beginning; a tab counts as four.
    pub indent: u32,
}

impl<'a> Marked<'a> {
    pub fn new(text: &'a str, lexicon: &'a Lexicon) -> Self {
        let mut tokens = tokenize(text);
        let mut starts = line_starts(&tokens);
        let number = tokens.len();
        if lost_ends::restore(text, &mut tokens, &starts) {
            starts = line_starts(&tokens);
        }
        let cuts = unglue::cut(text, lexicon, &mut tokens, &starts);
        superscript::cut(text, lexicon, &mut tokens);
        former::cut(text, lexicon, &mut tokens);
        if tokens.len() != number {
            starts = line_starts(&tokens);
        }
        quotes::pair(text, &mut tokens);
        let mut marks = Marks::new(&tokens, lexicon);
        if wrapped::join(text, &mut tokens, &marks, &starts) {
            starts = line_starts(&tokens);
        }
        let lines = lines(text, &tokens, &starts, &cuts);
        let (language, foreign) = language::detect(text, &tokens, &marks, &lines);
        for passage in &foreign {
            marks.keep_only(passage.tokens.clone(), NAMED);
        }
        let (numbers, noons) = numbers_and_noons(&tokens);
        let (notes, stems) = (OnceCell::new(), OnceCell::new());
        Marked { text, lexicon, tokens, marks, lines, language, foreign, numbers, noons, notes, stems }
    }

    /// The text of one token.
    #[inline]
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// Whether token `i` is this sign or word, letter for letter.
    #[inline(always)]
    pub fn is(&self, i: usize, word: &str) -> bool {
        self.is_any(i, &[word])
    }

    /// Whether token `i` is one of these; the compiler makes numbers of them.
    #[inline(always)]
    pub fn is_any<const N: usize>(&self, i: usize, words: &[&str; N]) -> bool {
        let Some(token) = self.tokens.get(i) else { return false };
        // Most tokens are words, and most of what is asked for are signs.
        if (2..=WRITTEN_OUT).contains(&N) && token.kind != TokenKind::Sign && !one_of!(words, word, !begins_with_sign(word)) {
            return false;
        }
        one_of!(words, word, token.head == head(word.as_bytes()) && self.is_written(token, word))
    }

    /// Whether a token whose first bytes are those of a word is that word; a paired straight mark has those of a curled one.
    #[inline(always)]
    fn is_written(&self, token: &Token, word: &str) -> bool {
        word.len() < 4 || token.span.len() == word.len() && (word.len() == 4 || token.span.of(self.text).as_bytes() == word.as_bytes())
    }

    /// Whether the folded form of token `i` is one of these, which have no sign of an inclusive form. Length and first letter
    /// tell most words apart; the number of words is known to the compiler, which makes numbers of what is compared.
    #[inline(always)]
    pub fn folds_to<const N: usize>(&self, i: usize, words: &[&str; N]) -> bool {
        let Some(token) = self.tokens.get(i).filter(|t| t.kind == TokenKind::Word) else { return false };
        let glance = token.glance();
        one_of!(words, word, glance_at(word) == glance && (is_short_and_written(token, word) || folds_to_word(token, word)))
    }

    #[inline]
    pub fn kind(&self, i: usize) -> Option<TokenKind> {
        self.tokens.get(i).map(|t| t.kind)
    }

    #[inline]
    pub fn case(&self, i: usize) -> Case {
        self.tokens.get(i).map_or(Case::None, |t| t.case)
    }

    /// What the lexicons say of token `i` as a single word.
    #[inline]
    pub fn value(&self, i: usize) -> Value {
        self.marks.value(i)
    }

    #[inline]
    pub fn has(&self, i: usize, tags: Tags) -> bool {
        self.marks.has(i, tags)
    }

    /// The number that token `i` is.
    #[inline]
    pub fn number(&self, i: usize) -> Option<u32> {
        // Most tokens are none.
        self.tokens.get(i).filter(|token| token.kind == TokenKind::Number).and_then(|token| self.number_of(token))
    }

    fn number_of(&self, token: &Token) -> Option<u32> {
        if token.span.len() > 4 {
            return token.span.of(self.text).parse().ok();
        }
        let digit = |place: u32| token.head >> (8 * place) & 0xF;
        let (a, b, c, d) = (digit(0), digit(1), digit(2), digit(3));
        Some(match token.span.len() {
            1 => a,
            2 => a * 10 + b,
            3 => (a * 10 + b) * 10 + c,
            _ => ((a * 10 + b) * 10 + c) * 10 + d,
        })
    }

    /// The tokens that are numbers, in order.
    pub fn numbers(&self) -> &[usize] {
        &self.numbers
    }

    /// The tokens that may be "midi", in order.
    pub fn noons(&self) -> &[usize] {
        &self.noons
    }

    #[inline]
    pub fn glued(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.glued)
    }

    /// Whether tabs or four spaces within a line part token `i` from the one before: they stand in different columns.
    #[inline]
    pub fn parts_columns(&self, i: usize) -> bool {
        let (Some(before), Some(token)) = (i.checked_sub(1).and_then(|k| self.tokens.get(k)), self.tokens.get(i)) else { return false };
        if token.glued || token.breaks {
            return false;
        }
        let gap = before.span.end as usize..token.span.start as usize;
        if gap.is_empty() || gap.len() == 1 && self.text.as_bytes()[gap.start] == b' ' {
            return false;
        }
        self.text.get(gap).is_some_and(|space| space.contains('\t') || space.len() >= 4 && space.bytes().all(|b| b == b' '))
    }

    /// Whether a line or a column ends between token `i - 1` and token `i`: no name goes on behind it.
    #[inline]
    pub fn divides(&self, i: usize) -> bool {
        self.breaks(i) || self.parts_columns(i)
    }

    /// Whether a line ends between token `i - 1` and token `i`.
    #[inline]
    pub fn breaks(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.breaks)
    }

    /// Whether a phrase that carries one of these tags may begin at token `i`: a glance that spares most searches.
    #[inline]
    pub fn begins(&self, i: usize, tags: Tags) -> bool {
        self.marks.begins(i, tags)
    }

    /// The tokens of a stretch where such a phrase may begin.
    #[inline]
    pub fn beginnings(&self, tokens: Tokens, tags: Tags) -> impl Iterator<Item = usize> {
        self.marks.beginnings(tokens, tags)
    }

    /// The longest phrase within `i..end` that carries one of these tags: number of tokens and value.
    #[inline]
    pub fn phrase(&self, i: usize, end: usize, tags: Tags) -> Option<(usize, Value)> {
        self.marks.phrase(i, end, tags)
    }

    /// Every phrase within `i..end` that carries one of these tags, the longest first.
    #[inline]
    pub fn phrases(&self, i: usize, end: usize, tags: Tags) -> impl Iterator<Item = (usize, Value)> {
        self.marks.phrases(i, end, tags)
    }

    /// The keys of the stems of all tokens (see [`stem`](super::stem)).
    pub fn stems(&self) -> &[u64] {
        self.stems.get_or_init(|| stem_keys(self.text, &self.tokens))
    }

    /// What a footnote says of whoever bears the mark at token `i`, and the number of tokens of the mark: "* sous réserve".
    pub fn note(&self, i: usize) -> Option<(Tags, usize)> {
        if !self.is_any(i, &["*", "("]) || !notes::is_mark(self, i) {
            return None;
        }
        self.notes.get_or_init(|| Notes::find(self)).at(self, i)
    }

    /// The bytes that a range of tokens covers.
    #[inline]
    pub fn span(&self, tokens: &Tokens) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|i| self.tokens.get(i))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    /// The words as they would stand on one line: line ends are spaces, hyphens at line ends undone.
    pub fn surface(&self, tokens: &Tokens) -> String {
        self.on_one_line(tokens).into_owned()
    }

    /// The same, borrowed where the text has it so.
    pub fn on_one_line(&self, tokens: &Tokens) -> Cow<'a, str> {
        let span = self.span(tokens);
        if self.stands_as_is(tokens) {
            return span.of(self.text).into();
        }
        let mut surface = String::with_capacity(span.len());
        for i in tokens.clone() {
            let token = &self.tokens[i];
            if i > tokens.start && !token.glued {
                surface.push(' ');
            }
            // Only a token that breaks can have a line end or a space in it.
            let word = token.span.of(self.text);
            let word: Cow<'_, str> = if token.breaks { unbroken(word) } else { word.into() };
            surface.push_str(&word);
        }
        surface.into()
    }

    /// Whether single spaces are all that separates these tokens.
    fn stands_as_is(&self, tokens: &Tokens) -> bool {
        let Some((first, rest)) = self.tokens.get(tokens.clone()).and_then(<[Token]>::split_first) else { return true };
        let bytes = self.text.as_bytes();
        let mut end = first.span.end as usize;
        (!first.breaks || !bytes[first.span.range()].contains(&b' ') && !bytes[first.span.range()].contains(&b'\n'))
            && rest.iter().all(|token| {
                let start = token.span.start as usize;
                let as_is = !token.breaks && (start == end || start == end + 1 && bytes[end] == b' ');
                end = token.span.end as usize;
                as_is
            })
    }
}

/// Whether a word begins with one of the commoner characters that are no letters or digits: only a sign is written so.
#[inline(always)]
fn begins_with_sign(word: &str) -> bool {
    match *word.as_bytes() {
        // « ° · », the dashes and quotation marks, arrows, operators and squares.
        [0xC2, 0xA7 | 0xAB | 0xB0 | 0xB7 | 0xBB | 0xBF] | [0xE2, 0x80 | 0x88 | 0x96, _] | [0xE2, 0x86, 0x90..=0xBF] => true,
        [first, ..] => first.is_ascii_punctuation(),
        [] => false,
    }
}

/// Whether a token is this short word as it is folded, letter for letter: most are.
#[inline(always)]
fn is_short_and_written(token: &Token, word: &str) -> bool {
    word.len() <= 4 && token.head == head(word.as_bytes()) && token.span.len() == word.len()
}

/// Whether a token whose folded form has the length of a folded word is folded to it.
#[inline(never)]
fn folds_to_word(token: &Token, word: &str) -> bool {
    // Of a word, bytes of ASCII from "@" on are letters, which this bit makes small ones.
    let first = u32::MAX >> (32 - 8 * word.len().clamp(1, 4));
    if token.head & 0xC0C0_C0C0 & first == 0x4040_4040 & first {
        if (token.head | 0x2020_2020) & first != head(word.as_bytes()) {
            return false;
        }
        if word.len() <= 4 && token.span.len() == word.len() {
            return true;
        }
    }
    let mut hash = KeyHash::START;
    word.bytes().for_each(|byte| hash.push(byte));
    hash.key() == token.key
}

/// Length and first letter of a folded word, as [`Token::glance`] has them.
#[inline(always)]
fn glance_at(word: &str) -> u16 {
    u16::from_be_bytes([word.len().min(255) as u8, word.as_bytes().first().copied().unwrap_or_default()])
}

/// The tokens that are numbers, and those with the length and first letter of "midi".
fn numbers_and_noons(tokens: &[Token]) -> (Vec<usize>, Vec<usize>) {
    let (mut numbers, mut noons) = (Vec::with_capacity(tokens.len() / 8), Vec::new());
    for (i, token) in tokens.iter().enumerate() {
        if token.kind == TokenKind::Number {
            numbers.push(i);
        } else if token.glance() == glance_at("midi") {
            noons.push(i);
        }
    }
    (numbers, noons)
}

/// The tokens before which a line ends, but for the first of all.
fn line_starts(tokens: &[Token]) -> Vec<usize> {
    let mut starts = Vec::with_capacity(tokens.len() / 8);
    for (i, token) in tokens.iter().enumerate().skip(1) {
        if token.breaks {
            starts.push(i);
        }
    }
    starts
}

/// The stretches of so many tokens between these starts.
pub(super) fn between(starts: &[usize], tokens: usize) -> impl Iterator<Item = Tokens> {
    let mut start = 0;
    let ends = starts.iter().copied().chain([tokens]);
    ends.map(move |end| std::mem::replace(&mut start, end)..end).filter(|stretch| !stretch.is_empty())
}

/// The lines; `cuts` are the bytes at which words were cut apart.
fn lines(text: &str, tokens: &[Token], starts: &[usize], cuts: &[u32]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::with_capacity(starts.len() + 1);
    let bytes = text.as_bytes();
    let mut first = 0;
    for i in starts.iter().copied().chain([tokens.len()]) {
        let ends = tokens.get(i).is_none_or(|next| {
            let gap = tokens[i - 1].span.end as usize..next.span.start as usize;
            memchr::memchr(b'\n', &bytes[gap]).is_some()
                || cuts.binary_search(&next.span.start).is_ok()
                || lost_ends::is_gap(text, &tokens[i - 1], next)
        });
        if !ends || first >= tokens.len() {
            continue;
        }
        let start = tokens[first].span.start as usize;
        let gap_start = first.checked_sub(1).map_or(0, |p| tokens[p].span.end as usize);
        let gap = &bytes[gap_start..start];
        let line_start = memchr::memrchr(b'\n', gap).map_or(gap_start, |p| gap_start + p + 1);
        let ends_before = memchr::memchr_iter(b'\n', gap).count() as u32;
        lines.push(Line {
            tokens: first..i,
            blank_before: if first == 0 { ends_before } else { ends_before.saturating_sub(1) },
            indent: bytes[line_start..start].iter().map(|&b| if b == b'\t' { 4 } else { 1 }).sum(),
        });
        first = i;
    }
    lines
}
