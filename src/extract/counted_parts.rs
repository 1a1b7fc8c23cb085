//! Parts of a line that count themselves: "Forum 1 … Forum 2 …", "A. … B. …", where the line ends between them are lost.

use rustc_hash::FxHashMap;

use super::segments::{Found, Segment};
use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// The highest number of a part.
const MOST_PARTS: u32 = 20;

/// Pieces before a line among which another part of the same label shows that it goes on counting.
const NEAR: usize = 12;

/// Adds where labels with numbers and letters of a list begin within a line.
pub(super) fn counted_parts(doc: &Marked, within: &Tokens, found: &Found, before: &[Segment], cuts: &mut Vec<usize>) {
    let mut labels: Vec<(usize, u64)> = Vec::new();
    let mut letters = Letters::default();
    for (k, token) in doc.tokens[within.clone()].iter().enumerate() {
        let i = within.start + k;
        if token.kind == TokenKind::Number && k > 0 {
            labels.extend(numbered_label(doc, i, within).map(|start| (start, doc.tokens[start].key)));
        } else if token.case == Case::Single {
            letters.meet(doc, i, within, found);
        }
    }
    if letters.cuts.len() >= 2 {
        cuts.extend(letters.cuts.iter().filter(|i| **i > within.start));
    }
    if labels.is_empty() {
        return;
    }
    let mut counts: FxHashMap<u64, usize> = FxHashMap::default();
    for (_, key) in &labels {
        *counts.entry(*key).or_default() += 1;
    }
    let counts_on = |key: u64| {
        before.iter().rev().take(NEAR).any(|piece| {
            let start = piece.tokens.start;
            doc.tokens[start].key == key && (start + 1..start + 4).any(|i| doc.number(i).is_some())
        })
    };
    for (start, key) in labels {
        let several = counts[&key] > 1 || is_plural_before(doc, start, within) || counts_on(key);
        if start > within.start && several {
            cuts.push(start);
        }
    }
}

/// "… un responsable du réseau Forum 2 Le quai, employeur": where the label begins whose number stands at `number`.
fn numbered_label(doc: &Marked, number: usize, within: &Tokens) -> Option<usize> {
    doc.number(number).filter(|n| (1..=MOST_PARTS).contains(n))?;
    let sign = doc.is(number - 1, "°") && doc.folds_to(number.saturating_sub(2), &["n"]);
    let end = if sign { number - 2 } else { number };
    let whole = |n: &usize| {
        let start = end.checked_sub(*n).filter(|start| *start >= within.start)?;
        doc.phrase(start, end, Tags::LABEL | Tags::LABEL_WORD).filter(|(m, _)| m == n).map(|_| start)
    };
    let start = [2, 1].iter().find_map(whole).filter(|start| doc.case(*start).is_capital())?;
    let titled = |i: usize| doc.case(i).is_capital() || doc.is_any(i, &["«", "“", "\""]);
    let next = number + 1;
    let colon = doc.is_any(next, &[":", "–", "—", "."]) && titled(next + 1);
    let behind = next < within.end && !doc.glued(next) && (titled(next) || doc.is(next, "("));
    let other = doc.tokens.get(next).is_some_and(|t| t.key == doc.tokens[start].key) || doc.has(next, Tags::MONTH);
    let free = start == within.start || closes_part(doc, start - 1);
    ((behind || colon) && !other && free).then_some(start)
}

/// Whether what stands before a part may be the end of another: a word that leads to nothing, a closing sign.
fn closes_part(doc: &Marked, i: usize) -> bool {
    let other = Tags::GRAMMATICAL | Tags::WEEKDAY | Tags::CIVILITY;
    match doc.kind(i) {
        Some(TokenKind::Word) => !doc.has(i, other) || doc.case(i) == Case::Upper,
        Some(TokenKind::Number) => true,
        _ => doc.is_any(i, &[")", "]", "»", "”", "?", "!", ".", "…", ":"]),
    }
}

/// "FORUMS Forum 1", "QUATRE ATELIERS SIMULTANÉS Atelier 1": the plural of a label right before it.
fn is_plural_before(doc: &Marked, start: usize, within: &Tokens) -> bool {
    let key = doc.tokens[start].folded_len;
    (start.saturating_sub(3).max(within.start)..start).any(|i| {
        let token = &doc.tokens[i];
        token.initial == doc.tokens[start].initial
            && token.folded_len == key.saturating_add(1)
            && doc.phrase(i, start, Tags::LABEL | Tags::LABEL_WORD).is_some()
    })
}

/// The letters of a list that a line has been found to count through.
#[derive(Default)]
struct Letters {
    cuts: Vec<usize>,
}

impl Letters {
    /// "… A. Coudre B. Tanner": takes the letter at `i` where it is the next one.
    fn meet(&mut self, doc: &Marked, i: usize, within: &Tokens, found: &Found) {
        let word = doc.word(i);
        let expected = b'A' + u8::try_from(self.cuts.len().min(25)).unwrap_or(25);
        let set_off = doc.is_any(i + 1, &[".", ")"]) && doc.glued(i + 1) && i + 3 < within.end && !doc.glued(i + 2);
        let titled = doc.case(i + 2).is_capital() || doc.is_any(i + 2, &["«", "“"]);
        if word.as_bytes() != [expected] || !set_off || !titled {
            return;
        }
        // "A. Duval (Pau), B. Vercel": initials.
        let somebody = found.names.starting_at(i).is_some_and(|k| {
            let after = found.names[k].whole.end;
            after >= within.end || doc.is_any(after, &[",", "(", ";", "–", "-", "&"]) || doc.folds_to(after, &["et"])
        });
        // "Brivelle Est B. Vendre": a capital within the name of a place.
        let closed = || closes_part(doc, i - 1) && doc.case(i - 1) != Case::Single || doc.case(i - 1) == Case::Capital;
        let free = i == within.start || closed();
        if !somebody && free {
            self.cuts.push(i);
        }
    }
}
