//! Defines `Marks`, what the lexicons say of the tokens of a text: found in one pass, read by every recogniser.

use std::ops::Range;

use super::{Token, TokenKind, Tokens};
use crate::lexicon::{Lexicon, Tags, Value, ValueId};

/// What the lexicons say of each token alone and of the phrases that begin at it.
pub struct Marks<'a> {
    lexicon: &'a Lexicon,
    /// One for each token, and one more.
    tokens: Vec<Mark>,
    /// Phrases of at least two tokens, by their first token, the shortest first.
    phrases: Vec<Phrase>,
    /// What any token of each block may begin: a scan for rare tags steps over most blocks.
    blocks: Vec<Tags>,
}

/// Tokens of a block.
const BLOCK: usize = 16;

#[derive(Clone, Copy, Default)]
struct Mark {
    /// Of the token as a single word.
    tags: Tags,
    /// The same, and those of all phrases that begin at it: most questions after a phrase are answered by a glance at these.
    any: Tags,
    /// Of the token as a single word.
    value: ValueId,
    /// Where its phrases begin; they end where those of the next token begin.
    phrases: u32,
}

#[derive(Clone, Copy)]
struct Phrase {
    len: u32,
    value: ValueId,
}

/// The most tokens of a phrase.
const LONGEST: usize = 12;

impl<'a> Marks<'a> {
    pub fn new(tokens: &[Token], lexicon: &'a Lexicon) -> Self {
        // Words first and phrases after them: look-ups that wait for no other overlap.
        let id = |token: &Token| if token.kind == TokenKind::Word { lexicon.id(token.key) } else { 0 };
        let mut marks: Vec<Mark> = Vec::with_capacity(tokens.len() + 1);
        marks.extend(tokens.iter().map(|token| Mark { value: id(token), ..Mark::default() }));
        marks.push(Mark::default());
        let mut phrases = Vec::with_capacity(tokens.len() / 8);
        for (i, mark) in marks.iter_mut().enumerate() {
            mark.phrases = phrases.len() as u32;
            mark.tags = lexicon.value(mark.value).tags;
            mark.any = mark.tags;
            if mark.tags.contains(Tags::PREFIX) {
                let reach = &tokens[i..tokens.len().min(i + LONGEST)];
                lexicon.longer_phrases(reach, |len, value| {
                    mark.any |= lexicon.value(value).tags;
                    phrases.push(Phrase { len: len as u32, value });
                });
            }
        }
        let blocks = marks.chunks(BLOCK).map(|block| block.iter().fold(Tags::empty(), |tags, mark| tags | mark.any)).collect();
        Marks { lexicon, tokens: marks, phrases, blocks }
    }

    /// Forgets what the lexicons say of these tokens, but for these tags of single words.
    pub fn keep_only(&mut self, tokens: Tokens, tags: Tags) {
        for mark in &mut self.tokens[tokens] {
            if !mark.tags.intersects(tags) {
                *mark = Mark { phrases: mark.phrases, ..Mark::default() };
            }
        }
    }

    #[inline]
    pub fn value(&self, i: usize) -> Value {
        self.tokens.get(i).map_or_else(Value::default, |mark| *self.lexicon.value(mark.value))
    }

    #[inline]
    pub fn tags(&self, i: usize) -> Tags {
        self.tokens.get(i).map_or(Tags::empty(), |mark| mark.tags)
    }

    #[inline]
    pub fn has(&self, i: usize, tags: Tags) -> bool {
        self.tags(i).intersects(tags)
    }

    /// Whether token `i` or a phrase that begins with it carries one of these tags, wherever the phrase ends.
    #[inline]
    pub fn begins(&self, i: usize, tags: Tags) -> bool {
        self.tokens.get(i).is_some_and(|mark| mark.any.intersects(tags))
    }

    /// The tokens of a stretch of which the same is true.
    #[inline]
    pub fn beginnings(&self, tokens: Tokens, tags: Tags) -> impl Iterator<Item = usize> {
        let mut at = tokens.start;
        std::iter::from_fn(move || {
            while at < tokens.end {
                if at.is_multiple_of(BLOCK) && self.blocks.get(at / BLOCK).is_none_or(|block| !block.intersects(tags)) {
                    at += BLOCK;
                    continue;
                }
                at += 1;
                if self.begins(at - 1, tags) {
                    return Some(at - 1);
                }
            }
            None
        })
    }

    /// The longest phrase within `i..end` that carries one of these tags: number of tokens and value.
    #[inline]
    pub fn phrase(&self, i: usize, end: usize, tags: Tags) -> Option<(usize, Value)> {
        let mark = self.tokens.get(i)?;
        if !mark.any.intersects(tags) || i >= end { None } else { self.known_phrase(i, end, tags) }
    }

    /// The same where one of the phrases carries one of these tags.
    fn known_phrase(&self, i: usize, end: usize, tags: Tags) -> Option<(usize, Value)> {
        let [mark, next] = self.tokens.get(i..i + 2)? else { return None };
        for phrase in self.phrases[mark.phrases as usize..next.phrases as usize].iter().rev() {
            let value = self.lexicon.value(phrase.value);
            if phrase.len as usize <= end - i && value.has(tags) {
                return Some((phrase.len as usize, *value));
            }
        }
        mark.tags.intersects(tags).then(|| (1, *self.lexicon.value(mark.value)))
    }

    /// Every phrase within `i..end` that carries one of these tags, the longest first: number of tokens and value.
    pub fn phrases(&self, i: usize, end: usize, tags: Tags) -> impl Iterator<Item = (usize, Value)> {
        let word = self.tokens.get(i).filter(|mark| i < end && mark.any.intersects(tags));
        let longer = match (word, self.tokens.get(i + 1)) {
            (Some(mark), Some(next)) => mark.phrases..next.phrases,
            _ => 0..0,
        };
        let word = word.map(|mark| (1, *self.lexicon.value(mark.value)));
        self.longer(longer, end.saturating_sub(i), tags).chain(word.filter(move |(_, value)| value.has(tags)))
    }

    /// Of some phrases of at least two tokens those of at most `most`, the longest first.
    fn longer(&self, phrases: Range<u32>, most: usize, tags: Tags) -> impl Iterator<Item = (usize, Value)> {
        let phrases = &self.phrases[phrases.start as usize..phrases.end as usize];
        let known = phrases.iter().rev().filter(move |phrase| phrase.len as usize <= most);
        known.map(|phrase| (phrase.len as usize, *self.lexicon.value(phrase.value))).filter(move |(_, value)| value.has(tags))
    }
}
