//! From runs to the lines of a region that is read from top to bottom.

use super::run::{Run, is_one_line};

/// A line of the page's text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub text: String,
    /// Whether more than the usual space stands before it.
    pub is_apart: bool,
    /// Distance of its baseline from the top of the page, and its left end.
    pub top: f32,
    pub left: f32,
    pub right: f32,
    pub size: f32,
}

/// Runs that stand on one baseline, from left to right.
pub(super) type Row = Vec<Run>;

/// The runs, which are sorted, by baseline.
pub(super) fn rows(runs: Vec<Run>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for run in runs {
        match rows.last_mut() {
            Some(row) if row.last().is_some_and(|last| is_one_line(last, &run)) => row.push(run),
            _ => rows.push(vec![run]),
        }
    }
    rows.iter_mut().for_each(|row| row.sort_by(|a, b| a.left.total_cmp(&b.left)));
    rows
}

/// A space of so many usual distances between lines begins a paragraph.
const APART: f32 = 1.35;

/// One line for each row.
pub(super) fn lines(rows: Vec<Row>) -> Vec<Line> {
    let mut lines: Vec<Line> = rows.iter().filter(|row| !row.is_empty()).map(line).collect();
    let leading = leading(&lines);
    for index in 1..lines.len() {
        let (before, after) = (&lines[index - 1], &lines[index]);
        let distance = after.top - before.top;
        let usual = leading.max(1.1 * after.size.min(before.size));
        lines[index].is_apart = distance > APART * usual || distance < -usual;
    }
    lines
}

/// The distance from baseline to baseline that is most usual.
fn leading(lines: &[Line]) -> f32 {
    let mut distances: Vec<f32> = lines.windows(2).map(|pair| pair[1].top - pair[0].top).filter(|distance| *distance > 0.0).collect();
    distances.sort_by(f32::total_cmp);
    // Most lines follow their like closely; those of an airy page stand apart anyway.
    distances.get(distances.len() / 3).copied().unwrap_or(0.0)
}

/// A gap of so many sizes makes cells of what stands on its sides.
pub(super) const CELL_GAP: f32 = 1.3;

/// The words of a line that was stretched to the width of its column, all by the same space.
fn is_justified(row: &Row) -> bool {
    let gaps: Vec<f32> = row.windows(2).map(|pair| pair[1].left - pair[0].right).collect();
    let (least, most) = gaps.iter().fold((f32::MAX, 0.0_f32), |(least, most), gap| (least.min(*gap), most.max(*gap)));
    gaps.len() >= 2 && most - least < 0.1 * most && !row.iter().any(|run| run.text.contains(' '))
}

fn line(row: &Row) -> Line {
    let mut text = String::new();
    let is_justified = is_justified(row);
    for (index, run) in row.iter().enumerate() {
        if index > 0 {
            let is_cell = !is_justified && run.left - row[index - 1].right > CELL_GAP * run.size;
            text.push_str(if is_cell && !(index == 1 && is_label(&row[0].text)) { " | " } else { " " });
        }
        text.push_str(&run.text);
    }
    let size = row.iter().map(|run| run.size).fold(0.0, f32::max);
    Line { text, is_apart: false, top: row[0].top, left: row[0].left, right: row.last().map_or(0.0, |run| run.right), size }
}

/// Whether a text is short enough for a time, a number or a bullet before what it belongs to.
pub(super) fn is_label(text: &str) -> bool {
    let characters = text.chars().count();
    characters <= 2 || characters <= 18 && text.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretched_line_has_no_cells() {
        let run = |text: &str, left: f32, right: f32| Run { text: text.to_owned(), left, right, top: 0.0, size: 10.0 };
        let words = vec![run("Anne", 0.0, 20.0), run("Roux,", 36.0, 60.0), run("géographe", 76.0, 120.0)];
        assert_eq!(lines(vec![words])[0].text, "Anne Roux, géographe");
        let cells = vec![run("Atelier", 0.0, 20.0), run("Salle", 50.0, 60.0), run("Niveau", 76.0, 120.0)];
        assert_eq!(lines(vec![cells])[0].text, "Atelier | Salle | Niveau");
    }
}
