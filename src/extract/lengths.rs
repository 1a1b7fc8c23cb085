//! Lengths: how long an item lasts, written beside its time: "9 h 30 | 1 h", "10 h 45 (45 min)", "14 h · durée : 1 h 30".

use super::times::TimeMention;
use crate::text::{Marked, Tokens};

/// Hours of the longest item whose length is written in hours alone.
const LONGEST: u32 = 8;
/// Minutes of the longest item.
const LONGEST_MINUTES: u32 = 600;

/// The end of a length at `i`: "45 min", "1 h", "1h30", "1 h 15 min", "20'".
pub fn length_at(doc: &Marked, i: usize) -> Option<usize> {
    let number = doc.number(i).filter(|n| (1..=LONGEST_MINUTES).contains(n))?;
    let minutes = |i: usize| doc.folds_to(i, &["m", "mn", "min", "minutes"]) && !doc.breaks(i);
    if minutes(i + 1) || doc.is_any(i + 1, &["'", "’", "′"]) && doc.glued(i + 1) {
        let dot = doc.folds_to(i + 1, &["min", "mn"]) && doc.is(i + 2, ".") && doc.glued(i + 2);
        return Some(i + 2 + usize::from(dot));
    }
    if number > LONGEST || !doc.folds_to(i + 1, &["h", "heure", "heures"]) || doc.breaks(i + 1) {
        return None;
    }
    let more = doc.number(i + 2).filter(|m| *m < 60 && doc.word(i + 2).len() == 2 && !doc.breaks(i + 2));
    Some(if more.is_some() { i + 3 + usize::from(minutes(i + 3)) } else { i + 2 })
}

/// Where the line goes on behind the length that a bracket, a cell or a sign sets off right behind a time.
pub fn behind_time(doc: &Marked, time: &TimeMention, end: usize) -> Option<usize> {
    let at = time.tokens.end;
    if at >= end || doc.breaks(at) {
        return None;
    }
    let bracket = doc.is_any(at, &["(", "["]);
    let column = doc.parts_columns(at);
    let bare = !bracket && !parts(doc, at);
    // "9 h 00 10’", but "9 h 10 h"
    if bare && !column && doc.folds_to(at + 1, &["h", "heure", "heures"]) {
        return None;
    }
    let mut from = if bare { at } else { at + 1 };
    let named = doc.folds_to(from, &["duree"]);
    from += usize::from(named);
    from += usize::from(named && doc.is(from, ":"));
    let close = length_at(doc, from).filter(|close| *close <= end)?;
    if bracket {
        return doc.is_any(close, &[")", "]"]).then_some(close + 1);
    }
    // "22 h | 1 h": the end of a night.
    let night = time.end.is_none() && time.start.is_some_and(|start| start.hour() >= 21);
    let hours = doc.folds_to(from + 1, &["h"]) && !named;
    let ends = close >= end || doc.breaks(close) || doc.parts_columns(close) || parts(doc, close);
    (ends && !(night && hours)).then_some(close)
}

/// Whether a sign stands at `i` that parts the particulars of an item from each other.
pub fn parts(doc: &Marked, i: usize) -> bool {
    doc.is_any(i, &["|", "·", "•", "–", "—"]) || doc.is_any(i, &["-", "/"]) && !doc.glued(i)
}

/// Whether these tokens are a length and nothing else: "45 min", "durée : 1 h 30", "(1 h)".
pub fn is_length(doc: &Marked, tokens: &Tokens) -> bool {
    let bracket = doc.is(tokens.start, "(") && doc.is(tokens.end - 1, ")");
    let (mut from, end) = if bracket { (tokens.start + 1, tokens.end - 1) } else { (tokens.start, tokens.end) };
    from += usize::from(doc.folds_to(from, &["duree"]));
    from += usize::from(from > tokens.start && doc.is(from, ":"));
    length_at(doc, from).is_some_and(|close| close == end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::marked;
    use crate::extract::times;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("9 h 30 | 1 h | Salle Nord", "| Salle Nord"),
            ("10h45 (45 min) – Débat", "– Débat"),
            ("14 h · durée : 1 h 30 · Atelier", "· Atelier"),
            ("16h [1h15] Visite du fournil", "Visite du fournil"),
            ("15 h 30 (20') Pause", "Pause"),
            ("9h – 30 min – Accueil", "– Accueil"),
            ("9 h | 10 h 30 | Atelier", "none"),
            ("22 h | 1 h | Bal", "none"),
            ("9 h – 10 h : 2 tables rondes", "none"),
            ("14 h | 2 ateliers", "none"),
        ] {
            let rest = marked(text, |doc| {
                let time = times::mention_at(doc, 0, true).expect("a time at the head");
                let end = doc.tokens.len();
                behind_time(doc, &time, end).map_or_else(|| "none".to_owned(), |at| doc.surface(&(at..end)))
            });
            assert_eq!(rest, expected, "{text}");
        }
    }
}
