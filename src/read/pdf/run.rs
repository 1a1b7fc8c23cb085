//! From the spans of a page to runs: pieces of a line without wide gaps.

use pdfboss_text::{ArtifactKind, Ruling, TextSpan};

/// A piece of a line. Coordinates are turned so that its text runs to the right and the page begins at the top: `top` grows
/// downwards.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    pub text: String,
    pub left: f32,
    pub right: f32,
    /// Of the baseline.
    pub top: f32,
    pub size: f32,
}

/// A horizontal or vertical line that is drawn, turned like a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
}

/// Gaps between words, and those at which a line may be cut into columns, in units of the font size.
const WORD_GAP: f32 = 0.16;
const COLUMN_GAP: f32 = 0.7;
/// How far two spans of one line may be apart in height, in units of the size.
const SAME_LINE: f32 = 0.35;
/// What is raised is smaller and still on its line: programs raise the number of a note by a third to two fifths of the size.
const RAISED: f32 = 0.8;
const RAISED_LINE: f32 = 0.5;

/// The runs of the spans that read upright when the page is turned by `rotate`.
pub(super) fn of(spans: &[TextSpan], rotate: i32, rules: &[Rule]) -> Vec<Run> {
    let bars: Vec<&Rule> =
        rules.iter().filter(|rule| rule.bottom - rule.top > 6.0 && rule.right - rule.left < 2.0).take(MOST_BARS).collect();
    let is_barred = |run: &Run, piece: &Run| {
        let between =
            |bar: &&Rule| bar.left > run.right - 2.0 && bar.left < piece.left + 2.0 && bar.top < run.top && bar.bottom > run.top - run.size;
        piece.left > run.right && bars.iter().any(between)
    };
    let shown = |span: &&TextSpan| {
        let is_running = span.artifact.as_ref().is_some_and(|artifact| artifact.kind == ArtifactKind::Pagination);
        span.rotate == rotate
            && !is_running
            && !span.text.trim().is_empty()
            && span.size.is_finite()
            && span.x.is_finite()
            && span.y.is_finite()
    };
    let mut pieces: Vec<Run> = spans.iter().filter(shown).map(|span| piece(span, rotate)).collect();
    sort_into_lines(&mut pieces);
    let mut runs: Vec<Run> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match runs.last_mut() {
            Some(run) if is_drawn_twice(run, &piece) => {}
            Some(run) if joins(run, &piece) && !is_barred(run, &piece) => {
                let gap = piece.left - run.right;
                if gap > WORD_GAP * run.size.min(piece.size) && !run.text.ends_with(' ') && !piece.text.starts_with(' ') {
                    run.text.push(' ');
                }
                run.text.push_str(&piece.text);
                run.right = run.right.max(piece.right);
                if piece.size > run.size {
                    (run.size, run.top) = (piece.size, piece.top);
                }
            }
            _ => runs.push(piece),
        }
    }
    runs.iter_mut().for_each(|run| run.text = run.text.split_whitespace().collect::<Vec<_>>().join(" "));
    runs
}

/// Vertical rules beyond which none is looked at.
const MOST_BARS: usize = 400;

fn joins(run: &Run, piece: &Run) -> bool {
    is_one_line(run, piece) && piece.left - run.right < COLUMN_GAP * run.size.max(piece.size) && piece.left > run.left
}

/// The lines that are drawn, in the coordinates of the runs.
pub(super) fn turned(rulings: &[Ruling], rotate: i32) -> Vec<Rule> {
    rulings
        .iter()
        .map(|ruling| {
            let (a, b) = (turn(ruling.start.x, ruling.start.y, rotate), turn(ruling.end.x, ruling.end.y, rotate));
            Rule { left: a.0.min(b.0), right: a.0.max(b.0), top: a.1.min(b.1), bottom: a.1.max(b.1) }
        })
        .collect()
}

fn piece(span: &TextSpan, rotate: i32) -> Run {
    let (left, top) = turn(span.x, span.y, rotate);
    let (right, _) = turn(span.end_x, span.end_y, rotate);
    // Leading and trailing spaces of a span are part of its width; they only say that words end there.
    Run { text: span.text.clone(), left: left.min(right), right: left.max(right), top, size: span.size.abs().max(1.0) }
}

/// To the right and downwards, as the text reads.
fn turn(x: f32, y: f32, rotate: i32) -> (f32, f32) {
    match rotate.rem_euclid(360) {
        90 => (y, x),
        180 => (-x, y),
        270 => (-y, -x),
        _ => (x, -y),
    }
}

/// From top to bottom and from left to right, where what stands within a third of a size is one line.
fn sort_into_lines(pieces: &mut [Run]) {
    pieces.sort_by(|a, b| a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left)));
    let mut start = 0;
    while start < pieces.len() {
        let mut end = start + 1;
        while end < pieces.len() && is_one_line(&pieces[end - 1], &pieces[end]) && pieces[end].top - pieces[start].top < pieces[start].size
        {
            end += 1;
        }
        pieces[start..end].sort_by(|a, b| a.left.total_cmp(&b.left));
        start = end;
    }
}

pub(super) fn is_one_line(a: &Run, b: &Run) -> bool {
    let (small, large) = if a.size < b.size { (a, b) } else { (b, a) };
    let is_raised = small.size < RAISED * large.size && small.top < large.top;
    (a.top - b.top).abs() < if is_raised { RAISED_LINE } else { SAME_LINE } * large.size
}

/// Bold letters are sometimes made by drawing them twice.
fn is_drawn_twice(run: &Run, piece: &Run) -> bool {
    run.text.trim() == piece.text.trim() && (run.left - piece.left).abs() < 0.2 * run.size && (run.top - piece.top).abs() < 0.2 * run.size
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, left: f32, top: f32, size: f32) -> Run {
        Run { text: text.to_owned(), left, right: left + size, top, size }
    }

    #[test]
    fn what_is_raised_stands_on_its_line() {
        let word = run("oubliés", 100.0, 200.0, 11.0);
        let table = [
            (run("1", 130.0, 195.7, 6.4), true),
            (run("1", 130.0, 200.0, 6.4), true),
            // A line of the same size, one of a small one below, and one of a small one above.
            (run("1", 130.0, 195.7, 11.0), false),
            (run("1", 130.0, 204.3, 6.4), false),
            (run("1", 130.0, 190.0, 6.4), false),
        ];
        for (other, expected) in table {
            assert_eq!(is_one_line(&word, &other), expected, "{other:?}");
            assert_eq!(is_one_line(&other, &word), expected, "{other:?}");
        }
    }
}
