//! Tables, those that are ruled and those that others have found: each row of cells becomes one line, however many lines its cells have.

use std::collections::HashSet;
use std::ops::Range;

use super::super::table as shared;
use super::super::writer::Writer;
use super::hyphens;
use super::rows::{Line, Row};
use super::run::{Rule, Run};

/// A table within rows.
#[derive(Debug)]
pub(super) struct Table {
    pub rows: Range<usize>,
    /// Heights of the horizontal rules and places of the vertical ones, ascending.
    pub horizontal: Vec<f32>,
    pub vertical: Vec<f32>,
    /// Where the text of each column may end at most; the first column is what stands before the first rule.
    pub ends: Vec<f32>,
}

/// Rules that are nearer than this are one.
const NEAR: f32 = 4.0;
/// A table of more rows or columns than any print is none.
const MOST: usize = 400;

/// The ruled tables of a region, from top to bottom.
pub(super) fn find(rows: &[Row], rules: &[Rule]) -> Vec<Table> {
    if rules.len() > 20_000 {
        return Vec::new();
    }
    let horizontal: Vec<&Rule> = rules.iter().filter(|rule| rule.right - rule.left > 20.0).collect();
    let vertical: Vec<&Rule> = rules.iter().filter(|rule| rule.bottom - rule.top > 6.0 && rule.right - rule.left < 2.0).collect();
    let mut tables = Vec::new();
    for (top, bottom) in extents(&vertical) {
        let within = |rule: &&&Rule| rule.top > top - NEAR && rule.bottom < bottom + NEAR;
        let heights = merged(horizontal.iter().filter(within).map(|rule| rule.top).collect());
        let places = merged(vertical.iter().filter(within).map(|rule| rule.left).collect());
        let first = rows.iter().position(|row| row[0].top > top - NEAR);
        let end = rows.iter().rposition(|row| row[0].top < bottom + NEAR).map_or(0, |last| last + 1);
        let Some(first) = first.filter(|first| *first < end) else { continue };
        let is_grid = (3..MOST).contains(&heights.len()) && (3..MOST).contains(&places.len());
        if is_grid && tables.last().is_none_or(|before: &Table| before.rows.end <= first) {
            let ends = places.iter().copied().chain([f32::MAX]).collect();
            tables.push(Table { rows: first..end, horizontal: heights, vertical: places, ends });
        }
    }
    tables
}

/// From top to bottom of vertical rules that overlap.
fn extents(vertical: &[&Rule]) -> Vec<(f32, f32)> {
    let mut sorted: Vec<(f32, f32)> = vertical.iter().map(|rule| (rule.top, rule.bottom)).collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut extents: Vec<(f32, f32)> = Vec::new();
    for (top, bottom) in sorted {
        match extents.last_mut() {
            Some(last) if top < last.1 + NEAR => last.1 = last.1.max(bottom),
            _ => extents.push((top, bottom)),
        }
    }
    extents
}

fn merged(mut places: Vec<f32>) -> Vec<f32> {
    places.sort_by(f32::total_cmp);
    places.dedup_by(|next, before| *next - *before < NEAR);
    places
}

impl Table {
    /// The lines of each row of cells, as those of a table in any other format.
    pub fn lines(&self, rows: Vec<Row>) -> Vec<Line> {
        let mut cells: Vec<Vec<Vec<Run>>> = vec![vec![Vec::new(); self.vertical.len() + 1]; self.horizontal.len() + 1];
        for run in rows.into_iter().flatten() {
            // The baseline stands above the rule that closes its cell.
            let row = self.horizontal.partition_point(|height| *height < run.top - 0.3 * run.size);
            let column = self.vertical.partition_point(|place| *place < run.left + 0.4 * run.size);
            cells[row][column].push(run);
        }
        cells.into_iter().flat_map(|cells| self.row_lines(cells)).collect()
    }

    fn row_lines(&self, cells: Vec<Vec<Run>>) -> Vec<Line> {
        let Some(first) = cells.iter().flatten().next() else { return Vec::new() };
        let (top, left, size) = (first.top, first.left, first.size);
        let right = cells.iter().flatten().map(|run| run.right).fold(left, f32::max);
        let mut writer = Writer::default();
        let texts = cells.iter().enumerate().map(|(column, cell)| self.cell_text(column, cell)).collect();
        shared::Table { row: texts, named_columns: false }.end_row(&mut writer);
        let text = writer.finish();
        text.split('\n')
            .scan(false, |after_blank, line| {
                let is_apart = std::mem::replace(after_blank, line.is_empty());
                Some((line, is_apart))
            })
            .filter(|(line, _)| !line.is_empty())
            .map(|(line, is_apart)| Line { text: line.to_owned(), is_apart, top, left, right, size })
            .collect()
    }

    /// The text of a cell; a line that ends long before the cell does was ended by its author.
    fn cell_text(&self, column: usize, runs: &[Run]) -> String {
        let start = column.checked_sub(1).and_then(|before| self.vertical.get(before)).copied().unwrap_or(f32::MIN);
        let padding = runs.iter().map(|run| run.left - start).fold(f32::MAX, f32::min).clamp(0.0, 12.0);
        let end = self.ends[column] - padding - 2.0;
        let mut text = String::new();
        let mut before: Option<&Run> = None;
        for run in runs {
            let mut next = run.text.clone();
            hyphens::join_pair(&mut text, &mut next, &HashSet::new());
            if !text.is_empty() && !next.is_empty() {
                let letter = (run.right - run.left) / run.text.chars().count().max(1) as f32;
                let word = next.split(' ').next().map_or(0, |word| word.chars().count() + 1) as f32;
                let is_ended = before.is_some_and(|before| before.top < run.top && before.right + word * letter < end);
                text.push(if is_ended { '\n' } else { ' ' });
            }
            text.push_str(&next);
            before = Some(run);
        }
        text
    }
}
