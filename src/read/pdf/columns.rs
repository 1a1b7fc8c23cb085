//! Finds columns that are read one after the other, and leaves together what is read across: times and their talks, names
//! and their functions.

use super::rows::{Line, Row, is_label, lines, rows};
use super::run::{Rule, Run};
use super::{table, unruled};

/// The lines of a page in reading order.
pub(super) fn read(runs: Vec<Run>, rules: &[Rule]) -> Vec<Line> {
    let mut all = Vec::new();
    region(rows(runs), rules, DEEPEST, &mut all);
    all
}

/// Columns within columns.
const DEEPEST: usize = 6;
/// Rows on each side without which nothing is a column.
const FEWEST: usize = 4;
/// A page with more rows than any print is read across.
const MOST: usize = 2_000;

fn region(rows: Vec<Row>, rules: &[Rule], deepest: usize, all: &mut Vec<Line>) {
    let mut tables = table::find(&rows, rules);
    if tables.is_empty() {
        tables = unruled::find(&rows);
    }
    if !tables.is_empty() {
        let mut rest = rows.into_iter();
        let mut passed = 0;
        for found in tables {
            let before: Vec<Row> = rest.by_ref().take(found.rows.start - passed).collect();
            region(before, &[], deepest, all);
            let within: Vec<Row> = rest.by_ref().take(found.rows.len()).collect();
            passed = found.rows.end;
            append(all, found.lines(within));
        }
        return region(rest.collect(), &[], deepest, all);
    }
    let gutter = if deepest > 0 && (2 * FEWEST..=MOST).contains(&rows.len()) { gutter(&rows) } else { None };
    let Some(Gutter { middle, first, last }) = gutter else { return append(all, lines(rows)) };
    let mut rows = rows;
    let below = rows.split_off(last + 1);
    let band = rows.split_off(first);
    region(rows, &[], deepest - 1, all);
    let side = |is_left: bool| -> Vec<Row> {
        let keep = |row: &Row| row.iter().filter(|run| (run.left < middle) == is_left).cloned().collect::<Row>();
        band.iter().map(keep).filter(|row| !row.is_empty()).collect()
    };
    let (left, right) = (side(true), side(false));
    region(left, &[], deepest - 1, all);
    region(right, &[], deepest - 1, all);
    region(below, &[], deepest - 1, all);
}

/// A region begins apart from the one before it.
fn append(all: &mut Vec<Line>, mut lines: Vec<Line>) {
    if let (Some(before), Some(first)) = (all.last(), lines.first_mut()) {
        first.is_apart = first.top < before.top || first.top - before.top > 1.8 * first.size.max(before.size);
    }
    all.append(&mut lines);
}

/// White space between two columns, and the rows along it.
#[derive(Debug)]
struct Gutter {
    middle: f32,
    first: usize,
    last: usize,
}

/// The gutter along the most rows.
fn gutter(rows: &[Row]) -> Option<Gutter> {
    let mut candidates: Vec<i32> = Vec::new();
    for row in rows {
        candidates.extend(row.iter().map(|run| (run.left - 3.0).floor() as i32));
    }
    candidates.sort_unstable();
    candidates.dedup();
    candidates.into_iter().filter_map(|middle| band(rows, middle as f32)).max_by_key(|gutter| gutter.last - gutter.first)
}

/// The longest band of rows that leave `middle` free and have columns on both of its sides.
fn band(rows: &[Row], middle: f32) -> Option<Gutter> {
    let is_crossed = |row: &Row| row.iter().any(|run| run.left < middle && run.right > middle - 2.0);
    let mut best: Option<Gutter> = None;
    let mut first = 0;
    for end in 0..=rows.len() {
        if end < rows.len() && !is_crossed(&rows[end]) {
            continue;
        }
        if let Some(found) = trimmed(rows, middle, first, end)
            && best.as_ref().is_none_or(|best| found.last - found.first > best.last - best.first)
        {
            best = Some(found);
        }
        first = end + 1;
    }
    best
}

/// The part of a band that both columns share, if they are columns.
fn trimmed(rows: &[Row], middle: f32, first: usize, end: usize) -> Option<Gutter> {
    let is_left = |run: &Run| run.left < middle;
    let on = |index: &usize, left: bool| rows[*index].iter().any(|run| is_left(run) == left);
    // What stands on one side only before the other side begins is a heading or an end of the whole.
    let start = (first..end).find(|index| on(index, false))?;
    let first = if (first..end).find(|index| on(index, true))? < start { start.saturating_sub(lead(rows, first, start)) } else { start };
    let end = (first..end).rfind(|index| on(index, true) && on(index, false)).map_or(end, |shared| tail(rows, shared, end));
    let last = end.checked_sub(1)?;
    let count = |left: bool| (first..end).filter(|index| on(index, left)).count();
    let is_column = |left: bool| {
        let texts: Vec<String> = (first..end)
            .map(|index| rows[index].iter().filter(|run| is_left(run) == left).map(|run| run.text.as_str()).collect::<Vec<_>>().join(" "))
            .filter(|text| !text.is_empty())
            .collect();
        let labels = texts.iter().filter(|text| is_label(text) || text.chars().count() < 14).count();
        let mut widths: Vec<usize> = texts.iter().map(|text| text.chars().count()).collect();
        widths.sort_unstable();
        labels * 2 < texts.len() && widths.get(widths.len() / 2).is_some_and(|median| *median >= 18)
    };
    if count(true) < FEWEST || count(false) < FEWEST || !is_column(true) || !is_column(false) || is_across(&rows[first..end], middle) {
        return None;
    }
    Some(Gutter { middle, first, last })
}

/// The end of the band below its last shared row: a line or two that stand apart there belong to neither column.
fn tail(rows: &[Row], shared: usize, end: usize) -> usize {
    let apart = (shared + 1..end).rfind(|index| is_apart(&rows[index - 1], &rows[*index]));
    apart.filter(|apart| end - apart <= 2).unwrap_or(end)
}

fn is_apart(above: &Row, below: &Row) -> bool {
    below[0].top - above[0].top > 1.6 * below[0].size.max(above[0].size)
}

/// Rows that stand directly above the first shared one belong to the column.
fn lead(rows: &[Row], first: usize, start: usize) -> usize {
    let close = |index: &usize| {
        let (above, below) = (&rows[index - 1][0], &rows[*index][0]);
        below.top - above.top < 1.8 * above.size.max(below.size)
    };
    (first + 1..=start).rev().take_while(close).count()
}

/// Whether two columns are read across: each entry on the left has its counterpart on the right, and every line that begins
/// an entry stands beside one that does. Columns of running text have lines that stand alone, or none that do.
fn is_across(rows: &[Row], middle: f32) -> bool {
    let sides = |row: &Row| (row.iter().any(|run| run.left < middle), row.iter().any(|run| run.left >= middle));
    let shared = rows.iter().filter(|row| sides(row) == (true, true)).count();
    let apart = rows.windows(2).filter(|pair| is_apart(&pair[0], &pair[1])).count();
    // Entries that all begin on shared rows after a space.
    let entries = rows.windows(2).filter(|pair| is_apart(&pair[0], &pair[1]) && sides(&pair[1]) == (true, true)).count();
    apart >= 2 && entries == apart && shared * 10 <= rows.len() * 9 || shared == rows.len() && apart + 1 >= rows.len()
}
