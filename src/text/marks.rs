//! Defines `Marks`, what the lexicons say of the tokens of a text: found in one pass, read by every recogniser.

use super::{Token, TokenKind};
use crate::lexicon::{Lexicon, Tags, Value};

/// What the lexicons say of each token alone and of the phrases that begin at it.
pub struct Marks {
    tokens: Vec<Mark>,
    /// Phrases of at least two tokens, by their first token, the shortest first.
    phrases: Vec<Phrase>,
}

#[derive(Clone, Copy)]
struct Mark {
    /// Of the token as a single word.
    tags: Tags,
    /// Of the token and of every phrase that begins at it: most questions end here.
    reach: Tags,
    codes: [u8; 4],
    /// Where its phrases begin; they end where those of the next token begin.
    phrases: u32,
}

#[derive(Clone, Copy)]
struct Phrase {
    len: usize,
    value: Value,
}

/// The most tokens of a phrase.
const LONGEST: usize = 12;

impl Marks {
    pub fn new(tokens: &[Token], lexicon: &Lexicon) -> Self {
        let mut marks = Marks { tokens: Vec::with_capacity(tokens.len() + 1), phrases: Vec::new() };
        for (i, token) in tokens.iter().enumerate() {
            let value = if token.kind == TokenKind::Word { lexicon.word(token.key) } else { Value::default() };
            let first = marks.phrases.len();
            let mut reach = value.tags;
            if value.has(Tags::PREFIX) {
                let rest = &tokens[i..tokens.len().min(i + LONGEST)];
                for (len, value) in lexicon.phrases(rest).skip(1).filter(|(_, v)| !(v.tags - Tags::PREFIX).is_empty()) {
                    reach |= value.tags;
                    marks.phrases.push(Phrase { len, value });
                }
            }
            marks.tokens.push(Mark { tags: value.tags, reach, codes: value.codes, phrases: first as u32 });
        }
        marks.tokens.push(Mark { tags: Tags::empty(), reach: Tags::empty(), codes: [0; 4], phrases: marks.phrases.len() as u32 });
        marks
    }

    pub fn value(&self, i: usize) -> Value {
        self.tokens.get(i).map_or_else(Value::default, |mark| Value { tags: mark.tags, codes: mark.codes })
    }

    #[inline]
    pub fn has(&self, i: usize, tags: Tags) -> bool {
        self.tokens.get(i).is_some_and(|mark| mark.tags.intersects(tags))
    }

    /// Every phrase within `i..end` that carries one of these tags, the longest first: number of tokens and value.
    #[inline]
    pub fn phrases(&self, i: usize, end: usize, tags: Tags) -> impl Iterator<Item = (usize, Value)> {
        let mark = self.tokens.get(i).filter(|mark| i < end && mark.reach.intersects(tags));
        let longer = match (mark, self.tokens.get(i + 1)) {
            (Some(mark), Some(next)) => &self.phrases[mark.phrases as usize..next.phrases as usize],
            _ => &[],
        };
        let word = mark.filter(|mark| mark.tags.intersects(tags)).map(|mark| (1, Value { tags: mark.tags, codes: mark.codes }));
        longer.iter().rev().filter(move |p| p.value.has(tags) && p.len <= end - i).map(|p| (p.len, p.value)).chain(word)
    }
}
