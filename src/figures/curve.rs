//! Curves: how one or a few items fare over time.

use super::french::{count_of, decimal, per_cent};
use super::page::{Caption, Figure, FigureError, Frame, page};
use super::sheet::{Anchor, BLACK, BLUE, LABEL, RULE, SMALL, Sheet, WHITE};

/// An item over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    pub name: String,
    /// One for each moment; none where the corpus has nothing of that time.
    pub points: Vec<Option<Share>>,
}

/// A share in per cent with the count behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    pub percent: f64,
    pub count: usize,
}

/// Some items over the same moments.
#[derive(Clone, Debug, PartialEq)]
pub struct Curves {
    /// In order, without gaps.
    pub moments: Vec<String>,
    /// Units of each moment.
    pub sizes: Vec<usize>,
    /// What is counted, in the singular: "document".
    pub counted: String,
    pub curves: Vec<Curve>,
}

/// Curves that one sheet can tell apart by their strokes and marks.
pub const MOST_CURVES: usize = 6;
const HEIGHT: i32 = 620;
/// Room for the numbers beside the axis, for the names beside the last points, for the moments below.
const LEFT: i32 = 96;
const RIGHT: i32 = 330;
const BELOW: i32 = 96;

/// Draws curves; every one has a stroke and a mark of its own and its name at its end.
pub fn curves(caption: &Caption, data: &Curves) -> Result<Figure, FigureError> {
    if data.moments.is_empty() || data.curves.is_empty() {
        return Err(FigureError::Nothing("no year has a document with it"));
    }
    page(caption, HEIGHT, |sheet, frame| {
        let scale = Scale::new(frame, data);
        scale.axes(sheet, data)?;
        let ends = data.curves.iter().take(MOST_CURVES).enumerate().map(|(at, curve)| scale.curve(sheet, at, curve));
        let ends: Vec<(usize, i32)> = ends.collect::<Result<Vec<_>, _>>()?.into_iter().enumerate().collect();
        scale.names(sheet, data, ends)
    })
}

struct Scale {
    frame: Frame,
    top: f64,
    moments: usize,
}

impl Scale {
    fn new(frame: Frame, data: &Curves) -> Scale {
        let frame = Frame { left: frame.left + LEFT, top: frame.top + 14, right: frame.right - RIGHT, bottom: frame.bottom - BELOW };
        let most = data.curves.iter().flat_map(|curve| curve.points.iter().flatten()).map(|point| point.percent).fold(0.0, f64::max);
        Scale { frame, top: ceiling(most), moments: data.moments.len() }
    }

    fn x(&self, moment: usize) -> i32 {
        let (width, steps) = (self.frame.right - self.frame.left, self.moments.max(2) as i32 - 1);
        if self.moments == 1 { self.frame.left + width / 2 } else { self.frame.left + width * moment as i32 / steps }
    }

    fn y(&self, percent: f64) -> i32 {
        let height = f64::from(self.frame.bottom - self.frame.top);
        self.frame.bottom - (height * percent / self.top).round() as i32
    }

    fn axes(&self, sheet: &Sheet, data: &Curves) -> Result<(), FigureError> {
        let Frame { left, right, bottom, .. } = self.frame;
        for tick in 0..=4 {
            let percent = self.top * f64::from(tick) / 4.0;
            let y = self.y(percent);
            sheet.line(&[(left - 8, y), (right + 8, y)], if tick == 0 { BLACK } else { RULE }, if tick == 0 { 2 } else { 1 })?;
            sheet.words(&per_cent(percent), (left - 20, y), SMALL, Anchor::Right)?;
        }
        let widest = data.moments.iter().map(|moment| LABEL.width(moment)).max().unwrap_or(0) + 8;
        let every = (widest as usize * self.moments).div_ceil((right - left).max(1) as usize).max(1);
        for (at, moment) in data.moments.iter().enumerate().filter(|(at, _)| at % every == 0) {
            let x = self.x(at);
            sheet.line(&[(x, bottom), (x, bottom + 8)], BLACK, 2)?;
            sheet.words(moment, (x, bottom + 30), LABEL, Anchor::Middle)?;
            let size = data.sizes.get(at).copied().unwrap_or(0);
            sheet.words(&decimal(size as f64), (x, bottom + 62), SMALL, Anchor::Middle)?;
        }
        let explained = count_of(2, &data.counted).trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').to_owned();
        sheet.words(&format!("{explained} de la période"), (right + 40, bottom + 62), SMALL, Anchor::Left)
    }

    /// Draws a curve and tells the height of its last point.
    fn curve(&self, sheet: &Sheet, at: usize, curve: &Curve) -> Result<i32, FigureError> {
        let mut stretch: Vec<(i32, i32)> = Vec::new();
        let mut stretches = Vec::new();
        for (moment, point) in curve.points.iter().enumerate() {
            match point {
                Some(point) => stretch.push((self.x(moment), self.y(point.percent))),
                None => stretches.push(std::mem::take(&mut stretch)),
            }
        }
        stretches.push(stretch);
        let color = if at == 0 { BLUE } else { BLACK };
        for points in stretches.iter().filter(|points| points.len() > 1) {
            match STROKES[at % STROKES.len()] {
                Some(dashes) => sheet.dashes(points, color, 3, dashes)?,
                None => sheet.line(points, color, if at == 0 { 4 } else { 3 })?,
            }
        }
        // Where moments stand close together, zeros would hide the axis.
        let crowded = (self.frame.right - self.frame.left) < 24 * self.moments as i32;
        let points = curve.points.iter().flatten().zip(stretches.iter().flatten());
        for (point, place) in points.filter(|(point, _)| point.count > 0 || !crowded) {
            mark(sheet, at, *place, point.count > 0)?;
        }
        Ok(stretches.iter().flatten().last().map_or(self.frame.bottom, |(_, y)| *y))
    }

    /// The names at the right, each as near to its curve's end as the others let it.
    fn names(&self, sheet: &Sheet, data: &Curves, mut ends: Vec<(usize, i32)>) -> Result<(), FigureError> {
        const STEP: i32 = 60;
        ends.sort_by_key(|(_, y)| *y);
        let mut places: Vec<(usize, i32)> = Vec::new();
        for (at, y) in ends {
            let above = places.last().map_or(i32::MIN, |(_, place)| place.saturating_add(STEP));
            places.push((at, y.max(above)));
        }
        // What was pushed below the axis moves up, and of the others only those in its way.
        let mut lowest = self.frame.bottom;
        for (_, place) in places.iter_mut().rev() {
            *place = (*place).min(lowest);
            lowest = *place - STEP;
        }
        let x = self.frame.right + 34;
        for (at, place) in places {
            let curve = &data.curves[at];
            mark(sheet, at, (x, place), true)?;
            let kind = if at == 0 { LABEL.bold().colored(BLUE) } else { LABEL.bold() };
            let lines = kind.wrap(&curve.name, RIGHT - 60, 2);
            let first = place - 13 * (lines.len() as i32 - 1);
            for (line, words) in lines.iter().enumerate() {
                sheet.words(words, (x + 22, first + 27 * line as i32), kind, Anchor::Left)?;
            }
        }
        Ok(())
    }
}

/// Dashes and gaps; the first curve is drawn through.
const STROKES: [Option<(u32, u32)>; MOST_CURVES] = [None, Some((18, 8)), Some((6, 8)), Some((28, 10)), Some((3, 6)), Some((12, 4))];

/// The mark of a curve: filled where something was counted, open at zero.
fn mark(sheet: &Sheet, at: usize, place: (i32, i32), filled: bool) -> Result<(), FigureError> {
    let color = if at == 0 { BLUE } else { BLACK };
    let inner = if filled { color } else { WHITE };
    if at == 0 {
        sheet.dot(place, 9, color)?;
        return sheet.dot(place, 6, inner);
    }
    sheet.polygon(&shape(at, place, 9), color)?;
    sheet.polygon(&shape(at, place, 5), inner)
}

/// A square, two triangles, a lozenge, a star of four points.
fn shape(at: usize, (x, y): (i32, i32), r: i32) -> Vec<(i32, i32)> {
    match at % MOST_CURVES {
        1 => vec![(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)],
        2 => vec![(x, y - r - 2), (x + r + 2, y + r), (x - r - 2, y + r)],
        3 => vec![(x, y - r - 3), (x + r + 3, y), (x, y + r + 3), (x - r - 3, y)],
        4 => vec![(x, y + r + 2), (x + r + 2, y - r), (x - r - 2, y - r)],
        _ => {
            let (long, short) = (r + 4, r / 3);
            let points = [(0, -long), (short, -short), (long, 0), (short, short), (0, long), (-short, short), (-long, 0), (-short, -short)];
            points.iter().map(|(dx, dy)| (x + dx, y + dy)).collect()
        }
    }
}

/// The top of an axis of four steps: 4, 8, 20, 40, 60, 80 or 100 per cent.
fn ceiling(most: f64) -> f64 {
    [4.0, 8.0, 12.0, 20.0, 40.0, 60.0, 80.0].into_iter().find(|top| most <= *top).unwrap_or(100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_names_itself_its_moments_and_their_sizes() {
        let point = |percent, count| Some(Share { percent, count });
        let data = Curves {
            moments: ["2019", "2020", "2021"].map(String::from).to_vec(),
            sizes: vec![4, 0, 8],
            counted: "document".into(),
            curves: vec![
                Curve { name: "Eau & forêts".into(), points: vec![point(25.0, 1), None, point(50.0, 4)] },
                Curve { name: "Sport".into(), points: vec![point(0.0, 0), None, point(12.5, 1)] },
            ],
        };
        let caption = Caption { title: "Titre".into(), subtitle: "n = 12".into(), source: "Source".into() };
        let figure = curves(&caption, &data).expect("drawn");
        for words in ["Eau &amp; forêts", "Sport", "2019", "2021", "60\u{202f}%", "documents de la période", "<title>Titre</title>"] {
            assert!(figure.svg().contains(words), "{words} in {}", figure.svg());
        }
        roxmltree::Document::parse(figure.svg()).expect("well-formed");
        assert!(figure.png().expect("a picture").starts_with(b"\x89PNG"));
        let nothing = Curves { curves: Vec::new(), ..data };
        assert!(matches!(curves(&caption, &nothing), Err(FigureError::Nothing(_))));
    }
}
