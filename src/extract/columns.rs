//! Columns: parallel items that stand side by side, each line of theirs in a row of cells, are read one after the other.
//!
//! ```text
//! ATELIER A              ATELIER B
//! Habiter la halle       Le médecin et le maire
//! Lise Duval, CAUE       Paul Tessier, ARS
//! ```

use super::segments::{Found, Segment, strip_marks};
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
            let mut columns: Vec<Vec<Segment>> = vec![Vec::new(); rows[0].len()];
            let last = columns.len() - 1;
            let indent = segments[rows[1].start].indent;
            for (k, row) in rows.iter().enumerate() {
                for (column, cell) in row.clone().enumerate() {
                    // A line alone belongs to the column that goes on: the first, unless it stands further to the right.
                    let alone = row.len() == 1 && segments[cell].indent > indent;
                    let column = if alone { last } else { column };
                    let blank_before = if k == 0 { segments[at].blank_before } else { 0 };
                    let heads = k == 0 && column > 0;
                    let own = strip_marks(doc, segments[cell].tokens.clone(), segments[cell].indent, blank_before);
                    columns[column].push(Segment {
                        bullet: own.bullet || segments[cell].bullet,
                        cut: column > 0,
                        heads_column: heads,
                        upper: segments[cell].upper,
                        ..own
                    });
                }
            }
            segments.splice(at..end, columns.into_iter().flatten());
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
        // "Animation", "Intervenants" head a column of a table.
        let heads = Tags::MODERATION | Tags::MODERATION_HEADING | Tags::SPEAKERS_HEADING;
        if doc.phrase(tokens.start, tokens.end, heads).is_some_and(|(n, _)| n == tokens.len()) {
            return false;
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
        let goes_on = row.len() == 1 && rows.len() >= LEAST_ROWS;
        let same = (row.len() == first.len() || goes_on) && segments[row.start].blank_before == 0 && !row.clone().any(timed);
        if !same || row.clone().all(labelled) {
            break;
        }
        rows.push(row);
    }
    rows
}

fn dated(found: &Found, segment: &Segment) -> bool {
    found.dates.starting_at(segment.tokens.start).is_some()
}

/// The cells of the row that begins with segment `at`.
fn row_at(segments: &[Segment], at: usize) -> Option<std::ops::Range<usize>> {
    let head = segments.get(at).filter(|s| (s.cell || s.indent > 0) && !s.cut && !s.furniture)?;
    let cells = segments[at + 1..].iter().take_while(|s| s.cell && s.cut).count();
    (!head.tokens.is_empty()).then_some(at..at + 1 + cells)
}
