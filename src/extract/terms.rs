//! Terms: multi-word expressions `noun [adjective]… [de noun [adjective]]` that a document repeats or puts into a title.
//!
//! Ranked by C-value (Frantzi, Ananiadou and Mima 2000): frequency times the logarithm of the length, less what belongs
//! to longer terms.

use std::collections::HashMap;

use super::ranges::Ranges;
use crate::lexicon::Tags;
use crate::record::Term;
use crate::text::fold::fold;
use crate::text::stem::stem;
use crate::text::{Case, Marked, Span, TokenKind, Tokens};

const LONGEST: usize = 7;
const MOST: usize = 40;

#[derive(Default)]
struct Candidate {
    mentions: Vec<Span>,
    forms: HashMap<String, u32>,
    /// Occurrences inside longer candidates, and how many of those there are.
    nested: u32,
    longer: u32,
    in_title: bool,
    words: usize,
}

/// The terms of a document, the highest C-value first.
pub fn find(doc: &Marked, titles: &Ranges, names: &[Tokens]) -> Vec<Term> {
    let mut candidates: HashMap<String, Candidate> = HashMap::new();
    let mut i = 0;
    while i < doc.tokens.len() {
        let reach = phrase_end(doc, i, names);
        if reach > i + 1 {
            let span = doc.span(&(i..reach));
            let key = stems(doc, &(i..reach));
            let entry = candidates.entry(key).or_default();
            entry.mentions.push(span);
            entry.words = (i..reach).filter(|t| !doc.has(*t, Tags::GRAMMATICAL)).count();
            *entry.forms.entry(doc.surface(&(i..reach)).to_lowercase()).or_default() += 1;
            entry.in_title |= titles.covers(span);
            i = reach;
        } else {
            i += 1;
        }
    }
    nest(&mut candidates);
    let mut terms: Vec<Term> = candidates
        .into_values()
        .filter(|c| c.words >= 2 && (c.mentions.len() >= 2 || c.in_title))
        .map(|c| {
            let frequency = c.mentions.len() as f32;
            let inner = if c.longer > 0 { c.nested as f32 / c.longer as f32 } else { 0.0 };
            let text = c.forms.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0))).map(|(f, _)| f).unwrap_or_default();
            Term {
                text,
                count: c.mentions.len() as u32,
                score: (1.0 + c.words as f32).log2() * (frequency - inner).max(0.0),
                mentions: c.mentions,
                rule: "term.c_value".into(),
            }
        })
        .filter(|t| t.score > 0.0)
        .collect();
    terms.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.text.cmp(&b.text)));
    terms.truncate(MOST);
    terms
}

/// Where the longest noun phrase that begins at `i` ends; `i` where none does.
fn phrase_end(doc: &Marked, i: usize, names: &[Tokens]) -> usize {
    let noun = |t: usize| {
        doc.kind(t) == Some(TokenKind::Word)
            && doc.has(t, Tags::NOUN)
            && !doc.has(t, Tags::GRAMMATICAL | Tags::LABEL | Tags::MONTH | Tags::WEEKDAY | Tags::NOT_NAME)
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

fn stems(doc: &Marked, tokens: &Tokens) -> String {
    let mut words: Vec<String> = Vec::new();
    for t in tokens.clone().filter(|t| !doc.has(*t, Tags::GRAMMATICAL)) {
        let mut word = fold(doc.word(t));
        stem(&mut word);
        words.push(word);
    }
    words.join(" ")
}

/// Counts for each candidate the occurrences that belong to longer ones.
fn nest(candidates: &mut HashMap<String, Candidate>) {
    let counts: Vec<(String, u32)> = candidates.iter().map(|(k, c)| (k.clone(), c.mentions.len() as u32)).collect();
    for (key, count) in counts {
        let words: Vec<&str> = key.split(' ').collect();
        for length in 2..words.len() {
            for part in words.windows(length) {
                if let Some(inner) = candidates.get_mut(&part.join(" ")) {
                    inner.nested += count;
                    inner.longer += 1;
                }
            }
        }
    }
}
