//! Rows of particulars: label, time, length and room on one line, the title on the line below.

use super::{Builder, Item, Level};
use crate::extract::lengths;
use crate::extract::segments::Segment;
use crate::extract::times::TimeMention;
use crate::text::Tokens;

/// Cells and tokens of such a row, at most.
const MOST_CELLS: usize = 6;
const LONGEST_ROW: usize = 36;

/// "Table ronde | 9 h 30 | 1 h | Salle Nord": a label alone before its time, and nothing but length and room behind.
pub(super) struct LabelRow {
    time: TimeMention,
    label: Tokens,
    /// The last segment of the row.
    last: usize,
}

impl Builder<'_, '_> {
    /// The row that begins with segment `i`.
    pub(super) fn label_row(&self, i: usize) -> Option<LabelRow> {
        let segment = &self.segments[i];
        if segment.cut || segment.furniture {
            return None;
        }
        let in_row = |k: &usize| self.segments.get(*k).is_some_and(|s| s.cell && s.cut);
        let last = (i + 1..i + MOST_CELLS).take_while(in_row).last().unwrap_or(i);
        let row = segment.tokens.start..self.segments[last].tokens.end;
        let first = self.found.times.first_from(row.start + 1);
        let time = self.found.times.get(first).filter(|t| t.tokens.end <= row.end && t.start.is_some() && row.len() <= LONGEST_ROW)?;
        let mut label = None;
        for part in self.parts_of_row(&row, &time.tokens) {
            let alone = || self.labelled_as(&part).filter(|label| label.words.end >= part.end);
            if part.start >= time.tokens.start && part.start < time.tokens.end || lengths::is_length(self.doc, &part) {
                continue;
            } else if label.is_none() && part.end <= time.tokens.start && alone().is_some() {
                label = Some(part);
            } else if !self.is_where(&part) {
                return None;
            }
        }
        label.map(|label| LabelRow { time: time.clone(), label, last })
    }

    /// The parts of a row between signs and gaps; the time is one whatever sign stands in it.
    fn parts_of_row(&self, row: &Tokens, time: &Tokens) -> Vec<Tokens> {
        let doc = self.doc;
        let mut parts = Vec::new();
        let mut start = row.start;
        let mut i = row.start;
        while i < row.end {
            let sign = lengths::parts(doc, i) || doc.is(i, ",");
            if i > start && (sign || doc.parts_columns(i)) {
                parts.push(start..i);
                start = i;
            }
            start += usize::from(sign);
            i = if i == time.start { time.end } else { i + 1 };
        }
        parts.push(start..row.end);
        parts.retain(|part| !part.is_empty());
        parts
    }

    /// Whether several lines are written so.
    pub(super) fn label_rows(&self) -> bool {
        (0..self.segments.len()).filter(|i| self.label_row(*i).is_some()).nth(1).is_some()
    }

    /// The last segment that ends such a row.
    pub(super) fn last_label_row(&self) -> Option<usize> {
        (0..self.segments.len()).rev().find(|i| self.label_row(*i).is_some())
    }

    /// The item of a row, with the title on the line below it.
    pub(super) fn of_label_row(&mut self, i: usize, row: LabelRow) -> Item {
        let mut item = self.new_item(i, Level::Timed, "agenda.label_row");
        item.start = row.time.start;
        item.end = row.time.end;
        self.name(&mut item, row.label);
        self.taken[i..=row.last].fill(true);
        item.segments.end = row.last + 1;
        let below = self.segments.get(row.last + 1);
        if item.label_only && below.is_some_and(|s: &Segment| s.blank_before == 0 && !s.bullet) {
            self.title_below(&mut item, row.last + 1);
        }
        item
    }
}
