//! Marks a text: tokens with what the lexicons say of each word, and physical lines with layout facts.

use std::borrow::Cow;
use std::ops::Range;

use super::token::unbroken;
use super::{Case, Span, Token, TokenKind, tokenize};
use crate::lexicon::{Lexicon, Tags, Value};

/// A range of tokens, by index.
pub type Tokens = Range<usize>;

/// A text with everything that later steps need to know of its words and lines.
pub struct Marked<'a> {
    pub text: &'a str,
    pub lexicon: &'a Lexicon,
    pub tokens: Vec<Token>,
    /// What the lexicons say of each token as a single word.
    pub values: Vec<Value>,
    pub lines: Vec<Line>,
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
        let tokens = tokenize(text);
        let values = tokens.iter().map(|t| if t.kind == TokenKind::Word { lexicon.word(t.key) } else { Value::default() }).collect();
        let lines = lines(text, &tokens);
        Marked { text, lexicon, tokens, values, lines }
    }

    /// The text of one token.
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// Whether token `i` is this sign or word, letter for letter.
    pub fn is(&self, i: usize, word: &str) -> bool {
        self.word(i) == word
    }

    pub fn is_any(&self, i: usize, words: &[&str]) -> bool {
        words.contains(&self.word(i))
    }

    /// Whether the folded form of token `i` is one of these.
    pub fn folds_to(&self, i: usize, words: &[&str]) -> bool {
        self.kind(i) == Some(TokenKind::Word) && {
            let folded = super::fold::fold(self.word(i));
            words.contains(&folded.as_str())
        }
    }

    pub fn kind(&self, i: usize) -> Option<TokenKind> {
        self.tokens.get(i).map(|t| t.kind)
    }

    pub fn case(&self, i: usize) -> Case {
        self.tokens.get(i).map_or(Case::None, |t| t.case)
    }

    pub fn value(&self, i: usize) -> Value {
        self.values.get(i).copied().unwrap_or_default()
    }

    pub fn has(&self, i: usize, tags: Tags) -> bool {
        self.value(i).has(tags)
    }

    /// The number that token `i` is.
    pub fn number(&self, i: usize) -> Option<u32> {
        (self.kind(i)? == TokenKind::Number).then(|| self.word(i).parse().ok()).flatten()
    }

    pub fn glued(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.glued)
    }

    /// Whether a line ends between token `i - 1` and token `i`.
    pub fn breaks(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.breaks)
    }

    /// The longest phrase within `i..end` that carries one of these tags: number of tokens and value.
    pub fn phrase(&self, i: usize, end: usize, tags: Tags) -> Option<(usize, Value)> {
        let first = self.value(i);
        if !first.has(tags | Tags::PREFIX) || i >= end {
            return None;
        }
        if !first.has(Tags::PREFIX) {
            return Some((1, first));
        }
        let limit = end.min(i + 12).min(self.tokens.len());
        self.lexicon.phrases(&self.tokens[i..limit]).filter(|(_, v)| v.has(tags)).last()
    }

    /// The bytes that a range of tokens covers.
    pub fn span(&self, tokens: &Tokens) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|i| self.tokens.get(i))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    /// The words as they would stand on one line: line ends are spaces, hyphens at line ends undone.
    pub fn surface(&self, tokens: &Tokens) -> String {
        let mut surface = String::new();
        for i in tokens.clone() {
            let token = &self.tokens[i];
            if i > tokens.start && !token.glued {
                surface.push(' ');
            }
            let word: Cow<'_, str> = if token.breaks { unbroken(token.span.of(self.text)) } else { token.span.of(self.text).into() };
            surface.push_str(&word);
        }
        surface
    }
}

fn lines(text: &str, tokens: &[Token]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let bytes = text.as_bytes();
    let mut first = 0;
    for i in 1..=tokens.len() {
        let ends = tokens.get(i).is_none_or(|next| {
            let from = tokens[i - 1].span.end as usize;
            memchr::memchr(b'\n', &bytes[from..next.span.start as usize]).is_some()
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
