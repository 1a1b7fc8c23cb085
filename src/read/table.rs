//! Sets the rows of a table into lines: short cells side by side, a time beside its talk, and the blocks of a layout under each other.

use super::clock::clock_times;
use super::writer::Writer;

/// A cell that is longer stands on lines of its own.
const SHORT: usize = 160;
const TIME: usize = 40;

/// A table that is open.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The texts of the cells of the open row.
    pub row: Vec<String>,
    /// It names its columns, so an empty cell counts.
    pub named_columns: bool,
}

impl Table {
    /// Writes the row that has ended.
    pub(super) fn end_row(&mut self, writer: &mut Writer) {
        let mut cells = std::mem::take(&mut self.row);
        if self.named_columns {
            let filled = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
            cells.truncate(filled);
        } else {
            cells.retain(|cell| !cell.is_empty());
        }
        let time = cells.first().is_some_and(|cell| is_time(cell));
        let single_lines = cells.iter().skip(usize::from(time)).all(|cell| !cell.contains('\n'));
        let short = time || cells.iter().all(|cell| cell.chars().count() <= SHORT);
        writer.block();
        match cells.as_slice() {
            [] => {}
            [cell] if !cell.contains('\n') => writer.line(cell),
            cells if single_lines && short => writer.line(&joined(cells)),
            [time_cell, talk, rest @ ..] if time => {
                writer.paragraph();
                let (first, others) = talk.split_once('\n').unwrap_or((talk, ""));
                writer.line(&joined(&[time_cell.clone(), first.to_string()]));
                for line in others.lines().chain(rest.iter().flat_map(|cell| cell.lines())) {
                    writer.line(line);
                }
                writer.paragraph();
            }
            cells => {
                for cell in cells {
                    writer.paragraph();
                    cell.lines().for_each(|line| writer.line(line));
                }
                writer.paragraph();
            }
        }
    }
}

fn joined(cells: &[String]) -> String {
    let lines: Vec<String> = cells.iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    lines.join(" | ")
}

/// A time, or a beginning and an end on two lines.
fn is_time(cell: &str) -> bool {
    cell.len() <= TIME && cell.lines().count() <= 3 && clock_times(cell) > 0
}
