//! Tables that are ruled: each row of cells becomes one line, however many lines its cells have.

use std::ops::Range;

use super::rows::{Line, Row, is_label};
use super::run::{Rule, Run};

/// A ruled table within rows.
#[derive(Debug)]
pub(super) struct Table {
    pub rows: Range<usize>,
    /// Heights of the horizontal rules and places of the vertical ones, ascending.
    horizontal: Vec<f32>,
    vertical: Vec<f32>,
}

/// Rules that are nearer than this are one.
const NEAR: f32 = 4.0;
/// A table of more rows or columns than any print is none.
const MOST: usize = 400;

/// The tables of a region, from top to bottom; none where there is no table.
pub(super) fn find(rows: &[Row], rules: &[Rule]) -> Option<Vec<Table>> {
    if rules.len() > 20_000 {
        return None;
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
            tables.push(Table { rows: first..end, horizontal: heights, vertical: places });
        }
    }
    (!tables.is_empty()).then_some(tables)
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
    /// One line for each row of cells; a first cell that is a time or a number is not set apart by a bar.
    pub fn lines(&self, rows: Vec<Row>) -> Vec<Line> {
        let mut cells: Vec<Vec<Vec<Run>>> = vec![vec![Vec::new(); self.vertical.len() + 1]; self.horizontal.len() + 1];
        for run in rows.into_iter().flatten() {
            // The baseline stands above the rule that closes its cell.
            let row = self.horizontal.partition_point(|height| *height < run.top - 0.3 * run.size);
            let column = self.vertical.partition_point(|place| *place < run.left + 0.4 * run.size);
            cells[row][column].push(run);
        }
        cells.into_iter().filter_map(row_line).collect()
    }
}

fn row_line(cells: Vec<Vec<Run>>) -> Option<Line> {
    let first = cells.iter().flatten().next()?;
    let (top, left, size) = (first.top, first.left, first.size);
    let right = cells.iter().flatten().map(|run| run.right).fold(left, f32::max);
    let mut text = String::new();
    for (index, cell) in cells.iter().filter(|cell| !cell.is_empty()).map(|cell| cell_text(cell)).enumerate() {
        if index > 0 {
            let is_beside_label = index == 1 && is_label(&text);
            text.push_str(if is_beside_label { " " } else { " | " });
        }
        text.push_str(&cell);
    }
    Some(Line { text, is_apart: false, top, left, right, size })
}

fn cell_text(runs: &[Run]) -> String {
    let mut text = String::new();
    for run in runs {
        let divided = text.ends_with('-') && run.text.starts_with(char::is_lowercase) && text.chars().rev().nth(1).is_some_and(char::is_lowercase);
        if divided {
            text.pop();
        } else if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&run.text);
    }
    text
}
