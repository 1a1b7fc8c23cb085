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
use crate::extract::{bodies, functions};
use crate::lexicon::Tags;
use crate::record::Edtf;
use crate::text::{TokenKind, Tokens};

/// So many days make a timetable.
const LEAST_DAYS: usize = 2;
/// So many rows with hours below them.
const LEAST_ROWS: usize = 2;
/// Tokens beside the day at the head of a column, at most.
const LONGEST_BESIDE: usize = 3;

/// No timetable has more.
const MOST_DAYS: usize = 16;

/// The rule of these items, which end with their cells.
pub const RULE: &str = "agenda.day_column";

/// The items of a row.
pub(super) struct OfDays {
    cells: Vec<OfDay>,
    row: std::ops::Range<usize>,
}

/// The item of a cell.
struct OfDay {
    time: TimeMention,
    day: Option<Edtf>,
    words: Tokens,
    segments: std::ops::Range<usize>,
}

/// Which column is of which day.
type Days = Vec<(usize, Option<Edtf>)>;

impl Builder<'_, '_> {
    /// The items of timetables, by the first segments of their rows.
    pub(super) fn day_columns(&self) -> FxHashMap<usize, OfDays> {
        let mut found = FxHashMap::default();
        let mut k = 0;
        while k < self.segments.len() {
            let days = self.days_at(k);
            k = next_row(self.segments, k);
            if !(LEAST_DAYS..=MOST_DAYS).contains(&days.len()) {
                continue;
            }
            let mut rows = Vec::new();
            while k < self.segments.len() && self.segments[k].cell && !self.segments[k].cut {
                if let Some(cells) = self.cells_of_days(k, &days) {
                    rows.push((k, OfDays { cells, row: k..next_row(self.segments, k) }));
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
    pub(super) fn of_days(&mut self, held: OfDays) {
        self.taken[held.row].fill(true);
        for cell in held.cells {
            let mut item = self.new_item(cell.segments.start, Level::Timed, RULE);
            item.start = cell.time.start;
            item.end = cell.time.end;
            item.date = cell.day;
            item.own_date = cell.day.is_some();
            item.segments = cell.segments.clone();
            match self.speaker_at_head(&cell.words) {
                Some(people) => {
                    self.name(&mut item, people.end..cell.words.end);
                    (item.people_from, item.people_to) = (Some(people.start), Some(people.end));
                }
                None => self.name(&mut item, cell.words),
            }
            item.label_only = false;
            self.items.push(item);
        }
    }

    /// "L. Duval Tanner sans chrome": whoever stands before a title in a cell whose line ends are lost.
    fn speaker_at_head(&self, words: &Tokens) -> Option<Tokens> {
        let doc = self.doc;
        let name = &self.found.names[self.found.names.starting_at(words.start)?];
        // "L. Duval Tanner" may have passed for a name of three words.
        let initial = doc.word(words.start).chars().count() == 1 && doc.is(words.start + 1, ".");
        let end = if initial { words.start + 3 } else { name.whole.end };
        let end = (end..words.end).step_by(2).find(|i| !doc.is(*i, "-")).unwrap_or(end);
        let word = doc.kind(end) == Some(TokenKind::Word) && doc.case(end).is_capital() && end < words.end;
        let said = functions::head_at(doc, end, words.end).is_some()
            || bodies::mention_at(doc, end, words.end, false).is_some_and(|body| body.start.is_sure());
        (word && !said && (initial || name.sure)).then_some(words.start..end)
    }
}
