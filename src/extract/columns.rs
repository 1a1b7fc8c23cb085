//! Columns: parallel items that stand side by side, each line of theirs in a row of cells, are read one after the other.
//!
//! ```text
//! ATELIER A              ATELIER B
//! Habiter la halle       Le médecin et le maire
//! Lise Duval, CAUE       Paul Tessier, ARS
//! ```

use super::segments::{Found, Segment};
use super::times;
use crate::lexicon::Tags;
use crate::text::{Marked, TokenKind};

/// So many rows make columns; fewer are a table.
const LEAST_ROWS: usize = 3;

/// Puts the cells of each column behind one another where labels head the columns.
pub fn unfold(doc: &Marked, segments: &mut Vec<Segment>, found: &Found) {
    let mut at = 0;
    while at < segments.len() {
        let rows = rows_from(doc, segments, found, at);
        let end = rows.last().map_or(at + 1, |row| row.end);
        if rows.len() >= LEAST_ROWS {
            let columns = rows[0].len();
            let mut order: Vec<Segment> = Vec::with_capacity(end - at);
            for column in 0..columns {
                for (k, row) in rows.iter().enumerate() {
                    let mut cell = segments[row.start + column].clone();
                    // Each is a line of its own now, and a label heads the column.
                    cell.cell = false;
                    cell.cut = column > 0;
                    cell.upper |= k == 0 && column > 0;
                    cell.blank_before = if k == 0 { segments[at].blank_before } else { 0 };
                    order.push(cell);
                }
            }
            segments.splice(at..end, order);
        }
        at = end;
    }
}

/// The rows of columns that begin with segment `at`: the first holds a label in each cell, the others as many cells.
fn rows_from(doc: &Marked, segments: &[Segment], found: &Found, at: usize) -> Vec<std::ops::Range<usize>> {
    let Some(first) = row_at(segments, at) else { return Vec::new() };
    let labelled = |k: usize| {
        let mut tokens = segments[k].tokens.clone();
        if let Some(time) = times::mention_at(doc, tokens.start, true).filter(|t| t.tokens.end < tokens.end) {
            tokens.start = time.tokens.end;
        }
        // "ATELIER A", "Table ronde": a label and perhaps its number.
        doc.phrase(tokens.start, tokens.end, Tags::LABEL | Tags::LABEL_WORD)
            .is_some_and(|(n, _)| n + 2 >= tokens.len() && (tokens.start + n..tokens.end).all(|i| doc.kind(i) != Some(TokenKind::Sign)))
    };
    if first.len() < 2 || !first.clone().all(labelled) {
        return Vec::new();
    }
    let timed = |k: usize| times::mention_at(doc, segments[k].tokens.start, true).is_some() || dated(found, &segments[k]);
    let mut rows = vec![first.clone()];
    while let Some(row) = row_at(segments, rows[rows.len() - 1].end) {
        let same = row.len() == first.len() && segments[row.start].blank_before == 0 && !row.clone().any(timed);
        if !same || row.clone().all(labelled) {
            break;
        }
        rows.push(row);
    }
    rows
}

fn dated(found: &Found, segment: &Segment) -> bool {
    found.dates.binary_search_by_key(&segment.tokens.start, |d| d.tokens.start).is_ok()
}

/// The cells of the row that begins with segment `at`.
fn row_at(segments: &[Segment], at: usize) -> Option<std::ops::Range<usize>> {
    let head = segments.get(at).filter(|s| s.cell && !s.cut && !s.furniture)?;
    let cells = segments[at + 1..].iter().take_while(|s| s.cell && s.cut).count();
    (!head.tokens.is_empty()).then_some(at..at + 1 + cells)
}
