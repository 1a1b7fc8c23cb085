//! Terms: multi-word expressions `noun [adjective]… [de noun [adjective]]` that a document repeats or puts into a title.
//!
//! Ranked by C-value (Frantzi, Ananiadou and Mima 2000): frequency times the logarithm of the length, less what belongs
//! to longer terms.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::ranges::Ranges;
use crate::lexicon::Tags;
use crate::record::Term;
use crate::text::fold::join;
use crate::text::{Case, Marked, TokenKind, Tokens};

const LONGEST: usize = 7;
const MOST: usize = 40;

/// An expression under all its forms.
#[derive(Default)]
struct Candidate {
    /// How often it occurs.
    count: u32,
    /// The keys of its stems, among those of all candidates.
    stems: Range<usize>,
    /// Occurrences inside longer candidates, and how many of those there are.
    nested: u32,
    longer: u32,
    in_title: bool,
}

impl Candidate {
    /// Its C-value, where it is repeated or stands in a title.
    fn score(&self) -> Option<f32> {
        let words = self.stems.len();
        if words < 2 || self.count < 2 && !self.in_title {
            return None;
        }
        let inner = if self.longer > 0 { self.nested as f32 / self.longer as f32 } else { 0.0 };
        let score = (1.0 + words as f32).log2() * (self.count as f32 - inner).max(0.0);
        (score > 0.0).then_some(score)
    }
}

/// The terms of a document, the highest C-value first.
pub fn find(doc: &Marked, titles: &Ranges, names: &[Tokens]) -> Vec<Term> {
    let stem_of = doc.stems();
    let mut stems: Vec<u64> = Vec::new();
    let mut candidates: FxHashMap<u64, Candidate> = FxHashMap::default();
    let mut occurrences: Vec<(u64, Tokens)> = Vec::new();
    let mut i = 0;
    while i < doc.tokens.len() {
        let reach = phrase_end(doc, i, names);
        if reach <= i + 1 {
            i += 1;
            continue;
        }
        let first = stems.len();
        stems.extend((i..reach).filter(|t| !doc.has(*t, Tags::GRAMMATICAL)).map(|t| stem_of[t]));
        let key = key(&stems[first..]);
        let entry = candidates.entry(key).or_default();
        if entry.count == 0 {
            entry.stems = first..stems.len();
        } else {
            stems.truncate(first);
        }
        entry.count += 1;
        entry.in_title |= !entry.in_title && titles.covers(doc.span(&(i..reach)));
        occurrences.push((key, i..reach));
        i = reach;
    }
    nest(&mut candidates, &stems);
    let mut scored: FxHashMap<u64, (f32, Vec<Tokens>)> =
        candidates.iter().filter_map(|(key, c)| Some((*key, (c.score()?, Vec::with_capacity(c.count as usize))))).collect();
    for (key, tokens) in occurrences {
        if let Some((_, mentions)) = scored.get_mut(&key) {
            mentions.push(tokens);
        }
    }
    let mut terms: Vec<Term> = scored.into_values().map(|(score, mentions)| term(doc, score, &mentions)).collect();
    terms.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.text.cmp(&b.text)));
    terms.truncate(MOST);
    terms
}

/// A term under its most frequent form.
fn term(doc: &Marked, score: f32, mentions: &[Tokens]) -> Term {
    let mut forms: FxHashMap<String, u32> = FxHashMap::default();
    for tokens in mentions {
        *forms.entry(doc.surface(tokens).to_lowercase()).or_default() += 1;
    }
    let text = forms.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0))).map(|(form, _)| form).unwrap_or_default();
    let count = mentions.len() as u32;
    Term { text, count, score, mentions: mentions.iter().map(|tokens| doc.span(tokens)).collect(), rule: "term.c_value".into() }
}

fn key(stems: &[u64]) -> u64 {
    stems.iter().copied().reduce(join).unwrap_or_default()
}

/// Where the longest noun phrase that begins at `i` ends; `i` where none does.
fn phrase_end(doc: &Marked, i: usize, names: &[Tokens]) -> usize {
    let noun = |t: usize| {
        let value = doc.value(t);
        value.has(Tags::NOUN)
            && doc.kind(t) == Some(TokenKind::Word)
            && !value.has(Tags::GRAMMATICAL | Tags::LABEL | Tags::MONTH | Tags::WEEKDAY | Tags::NOT_NAME)
            && doc.word(t).chars().count() > 2
    };
    let adjective = |t: usize| {
        doc.has(t, Tags::ADJECTIVE) && doc.case(t) != Case::Capital && !doc.has(t, Tags::GRAMMATICAL) && doc.word(t).chars().count() > 2
    };
    if !noun(i)
        || names
            .binary_search_by(|n| {
                if n.end <= i {
                    std::cmp::Ordering::Less
                } else if n.start > i {
                    std::cmp::Ordering::Greater
                } else {
                    std::cmp::Ordering::Equal
                }
            })
            .is_ok()
    {
        return i;
    }
    let mut good = i + 1;
    let mut at = i + 1;
    while at < doc.tokens.len() && at - i < LONGEST && !doc.breaks(at) {
        if adjective(at) || noun(at) && doc.has(at, Tags::ADJECTIVE) {
            at += 1;
            good = at;
        } else if doc.folds_to(at, &["de", "d'", "des", "du", "en", "a"]) && doc.case(at) == Case::Lower {
            let next = if doc.folds_to(at + 1, &["la", "l'"]) { at + 2 } else { at + 1 };
            if !noun(next) || doc.breaks(next) {
                break;
            }
            at = next + 1;
            good = at;
        } else {
            break;
        }
    }
    good
}

/// Counts for each candidate the occurrences that belong to longer ones.
fn nest(candidates: &mut FxHashMap<u64, Candidate>, stems: &[u64]) {
    let counts: Vec<(Tokens, u32)> = candidates.values().filter(|c| c.stems.len() > 2).map(|c| (c.stems.clone(), c.count)).collect();
    for (range, count) in counts {
        for length in 2..range.len() {
            for part in stems[range.clone()].windows(length) {
                if let Some(inner) = candidates.get_mut(&key(part)) {
                    inner.nested += count;
                    inner.longer += 1;
                }
            }
        }
    }
}
