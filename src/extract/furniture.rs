//! Furniture of pages: their numbers, running heads, and what a layout program prints outside of them.

use rustc_hash::FxHashMap;

use super::segments::Segment;
use crate::text::fold::join;
use crate::text::{Marked, TokenKind, Tokens};

/// Tokens of the line that a layout program prints outside the page, at most.
const LONGEST_SLUG: usize = 24;

/// Lines at the head of a text that its pages may say again.
const HEAD: usize = 6;

/// By what a running head is known on every page: its words without the number of the page.
fn head_key(doc: &Marked, tokens: &Tokens) -> Option<u64> {
    let number = tokens.end.checked_sub(1).filter(|last| tokens.len() > 3 && doc.number(*last).is_some());
    let words = tokens.start..number.unwrap_or(tokens.end);
    if !(3..40).contains(&words.len()) {
        return None;
    }
    doc.tokens[words].iter().map(|t| t.key ^ u64::from(t.glued)).reduce(join)
}

/// The token behind the name of a file of a layout or office program: "Depliant_V7.indd".
pub fn file_name(doc: &Marked, tokens: &Tokens) -> Option<usize> {
    const ENDINGS: &[&str; 15] =
        &["indd", "qxd", "qxp", "pmd", "pdf", "doc", "docx", "odt", "xls", "xlsx", "pptx", "jpg", "jpeg", "png", "gif"];
    // Most lines have no full stop.
    memchr::memchr(b'.', doc.span(tokens).of(doc.text).as_bytes())?;
    let named = |i: usize| doc.is(i, ".") && doc.glued(i) && doc.glued(i + 1) && doc.folds_to(i + 1, ENDINGS);
    tokens.clone().skip(1).find(|i| named(*i)).map(|dot| dot + 2)
}

/// "Depliant_V7.indd 2   12/03/2024   16:42": the line that a layout program prints outside the page.
fn is_slug(doc: &Marked, tokens: &Tokens) -> bool {
    tokens.len() <= LONGEST_SLUG && file_name(doc, tokens).is_some_and(|behind| (behind..tokens.end).any(|k| doc.number(k).is_some()))
}

/// Page numbers, "Page 2", and lines that stand on several pages.
pub(super) fn mark_furniture(doc: &Marked, segments: &mut [Segment]) {
    let pages: Vec<usize> = (0..segments.len()).filter(|i| tells_page(doc, &segments[*i])).collect();
    for &i in &pages {
        segments[i].furniture = true;
    }
    let may_repeat = |i: &usize| {
        let Segment { tokens, upper, .. } = &segments[*i];
        let near = pages.get(pages.partition_point(|p| *p + 2 < *i)).is_some_and(|p| p.abs_diff(*i) <= 2);
        near || *upper && doc.number(tokens.end - 1).is_some() && doc.kind(tokens.start) == Some(TokenKind::Word)
    };
    let heads: Vec<usize> = (0..segments.len()).filter(may_repeat).collect();
    mark_titles(doc, segments);
    if heads.is_empty() {
        return;
    }
    let mut count: FxHashMap<u64, usize> = FxHashMap::default();
    for key in segments.iter().filter_map(|s| head_key(doc, &s.tokens)) {
        *count.entry(key).or_default() += 1;
    }
    for i in heads {
        if head_key(doc, &segments[i].tokens).and_then(|key| count.get(&key)).is_some_and(|n| *n >= 3) {
            segments[i].furniture = true;
        }
    }
}

/// "Forum du cuir 2" between blank lines: the name of the event, which stands at the head, with the number of the page.
fn mark_titles(doc: &Marked, segments: &mut [Segment]) {
    let numbered = |s: &Segment| s.blank_before > 0 && s.tokens.len() > 3 && doc.number(s.tokens.end - 1).is_some_and(|n| n < 100);
    let pages: Vec<usize> = (HEAD.min(segments.len())..segments.len()).filter(|i| numbered(&segments[*i])).collect();
    if pages.is_empty() {
        return;
    }
    // "Conférence n° 1" and "Conférence n° 2" are counted.
    let counted = |s: &Segment| doc.number(s.tokens.end - 1).is_some_and(|n| n < 100);
    let first: Vec<u64> = segments.iter().take(HEAD).filter(|s| !counted(s)).filter_map(|s| head_key(doc, &s.tokens)).collect();
    for i in pages {
        segments[i].furniture |= head_key(doc, &segments[i].tokens).is_some_and(|key| first.contains(&key));
    }
}

/// "12", "– 12 / 40 –", "Page 2", the line of a layout program.
fn tells_page(doc: &Marked, segment: &Segment) -> bool {
    let tokens = &segment.tokens;
    // "– 2 –" begins with no bullet.
    let enclosed = doc.is_any(tokens.end - 1, &["-", "–", "—"]) && tokens.len() == 2;
    let number = tokens.len() <= 5
        && (!segment.bullet || enclosed)
        && tokens.clone().all(|t| doc.number(t).is_some() || doc.is_any(t, &["-", "–", "—", "/", "|"]))
        && tokens.clone().any(|t| doc.number(t).is_some_and(|n| n < 200))
        // "09/12/2021" is a day.
        && tokens.clone().filter(|t| doc.number(*t).is_some()).count() <= 2;
    let page = doc.folds_to(tokens.start, &["page", "p"]) && doc.number(tokens.start + 1).is_some();
    number || page || is_slug(doc, tokens)
}
