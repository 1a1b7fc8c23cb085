//! Timetables of several days: hours head the rows, days the columns, and each cell is an item of its day.
//!
//! ```text
//! |             | lundi 9 mai | mardi 10 mai |
//! | 9 h – 10 h  | Le cuir     | Le fil       |
//! | 10 h – 11 h | pause       | pause        |
//! ```

use rustc_hash::FxHashMap;

use super::cut::trim;
use super::place_column::{next_row, row_at};
use super::{Builder, Level, single_day};
use crate::extract::times::TimeMention;
use crate::lexicon::Tags;
use crate::record::Edtf;
use crate::text::{TokenKind, Tokens};

/// So many days make a timetable.
const LEAST_DAYS: usize = 2;
/// So many rows with hours below them.
const LEAST_ROWS: usize = 2;
/// Tokens beside the day at the head of a column, at most.
const LONGEST_BESIDE: usize = 3;

/// The item of a cell.
pub(super) struct OfDay {
    time: TimeMention,
    day: Option<Edtf>,
    words: Tokens,
    segments: std::ops::Range<usize>,
}

/// Which column is of which day.
type Days = Vec<(usize, Option<Edtf>)>;

impl Builder<'_, '_> {
    /// The items of timetables, by the first segments of their rows.
    pub(super) fn day_columns(&self) -> FxHashMap<usize, Vec<OfDay>> {
        let mut found = FxHashMap::default();
        let mut k = 0;
        while k < self.segments.len() {
            let days = self.days_at(k);
            k = next_row(self.segments, k);
            if days.len() < LEAST_DAYS {
                continue;
            }
            let mut rows = Vec::new();
            while k < self.segments.len() && self.segments[k].cell && !self.segments[k].cut {
                if let Some(cells) = self.cells_of_days(k, &days) {
                    rows.push((k, cells));
                } else if self.days_at(k).len() >= LEAST_DAYS {
                    break;
                }
                k = next_row(self.segments, k);
            }
            if rows.len() >= LEAST_ROWS {
                found.extend(rows);
            }
        }
        found
    }

    /// The days at the head of columns, where the row of segment `k` holds several; the columns are those of the rows below, which
    /// begin with their hours.
    fn days_at(&self, k: usize) -> Days {
        let cells = row_at(self.doc, self.segments, k);
        if cells.len() < LEAST_DAYS {
            return Days::new();
        }
        let cells: Vec<Tokens> = cells.into_iter().map(|cell| trim(self.doc, cell)).collect();
        // The bars of empty cells at the head of a row are gone.
        let shift = usize::from(self.day_at_head(&cells[0]).is_some());
        let days = cells.iter().enumerate().filter_map(|(c, cell)| self.day_at_head(cell).map(|day| (c + shift, day)));
        days.collect()
    }

    /// "lundi 9 mai", "Mardi": the day that a cell names, if it names one.
    fn day_at_head(&self, cell: &Tokens) -> Option<Option<Edtf>> {
        if cell.is_empty() {
            return None;
        }
        if let Some(date) = self.date_in(cell) {
            return (cell.len() <= date.tokens.len() + LONGEST_BESIDE && !self.is_timed_cell(cell)).then(|| single_day(date));
        }
        (cell.len() == 1 && self.doc.has(cell.start, Tags::WEEKDAY)).then_some(None)
    }

    fn is_timed_cell(&self, cell: &Tokens) -> bool {
        self.time_of(cell).is_some()
    }

    /// What the row of segment `k` holds on each day, if hours head it.
    fn cells_of_days(&self, k: usize, days: &Days) -> Option<Vec<OfDay>> {
        let doc = self.doc;
        let cells = row_at(doc, self.segments, k);
        let time = self.time_of(&trim(doc, cells[0].clone()))?;
        let end = next_row(self.segments, k);
        // Where gaps divide the cells, an empty one leaves no trace.
        let barred = cells.get(1).is_some_and(|cell| doc.is(cell.start - 1, "|"));
        if !barred && cells.len() <= days.last()?.0 {
            return None;
        }
        let worded = |cell: &Tokens| cell.clone().any(|i| doc.kind(i) == Some(TokenKind::Word)) && !self.is_timed_cell(cell);
        let held = days.iter().filter_map(|(c, day)| Some((trim(doc, cells.get(*c)?.clone()), *day)));
        let mut found: Vec<OfDay> = Vec::new();
        for (words, day) in held.filter(|(words, _)| worded(words)) {
            let first = (k..end).rev().find(|s| self.segments[*s].tokens.start <= words.start).unwrap_or(k);
            let last = (first..end).find(|s| self.segments[*s].tokens.end >= words.end).unwrap_or(first);
            found.push(OfDay { time: time.clone(), day, words, segments: first..last + 1 });
        }
        Some(found)
    }

    /// Adds the items of a row.
    pub(super) fn of_days(&mut self, cells: Vec<OfDay>) {
        for cell in cells {
            let mut item = self.new_item(cell.segments.start, Level::Timed, "agenda.day_column");
            item.start = cell.time.start;
            item.end = cell.time.end;
            item.date = cell.day;
            item.own_date = cell.day.is_some();
            item.segments = cell.segments.clone();
            self.name(&mut item, cell.words);
            item.label_only = false;
            self.taken[cell.segments].fill(true);
            self.items.push(item);
        }
    }
}
