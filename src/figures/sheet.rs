//! What is drawn on: words, lines, boxes and dots, in pixels from the upper left corner.

use plotters::coord::Shift;
use plotters::element::{Circle, DashedPathElement, PathElement, Polygon, Rectangle, Text};
use plotters::prelude::{Color, DrawingArea, RGBColor, SVGBackend, ShapeStyle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, FontTransform, TextStyle};

use super::fonts::FAMILY;
use super::page::FigureError;

pub const BLACK: RGBColor = RGBColor(26, 26, 26);
/// Text of second rank: still dark enough on white for a poor print.
pub const GREY: RGBColor = RGBColor(89, 89, 89);
/// Axes and grids.
pub const RULE: RGBColor = RGBColor(205, 205, 205);
pub const WHITE: RGBColor = RGBColor(255, 255, 255);
/// The one colour of figures; its lightness alone carries what it says.
pub const BLUE: RGBColor = RGBColor(31, 78, 121);

/// How words are set.
#[derive(Clone, Copy)]
pub struct Type {
    pub size: f64,
    pub bold: bool,
    pub color: RGBColor,
}

pub const LABEL: Type = Type { size: 25.0, bold: false, color: BLACK };
pub const SMALL: Type = Type { size: 22.0, bold: false, color: GREY };

impl Type {
    pub const fn bold(self) -> Type {
        Type { bold: true, ..self }
    }

    pub const fn colored(self, color: RGBColor) -> Type {
        Type { color, ..self }
    }

    pub const fn sized(self, size: f64) -> Type {
        Type { size, ..self }
    }

    fn font(self) -> FontDesc<'static> {
        FontDesc::new(FontFamily::Name(FAMILY), self.size, if self.bold { FontStyle::Bold } else { FontStyle::Normal })
    }

    /// Pixels that a line of words takes.
    pub fn width(self, words: &str) -> i32 {
        self.font().box_size(words).map_or(0, |(width, _)| width as i32)
    }

    /// The words, cut with an ellipsis where they are too wide.
    pub fn fit(self, words: &str, width: i32) -> String {
        if self.width(words) <= width {
            return words.to_owned();
        }
        let letters: Vec<char> = words.chars().collect();
        let cut = |n: usize| letters[..n].iter().collect::<String>().trim_end().to_owned() + "…";
        let fits = (0..letters.len()).rev().map(cut).find(|text| self.width(text) <= width);
        fits.unwrap_or_default()
    }

    /// The words in lines no wider than this, at most so many; what is left is cut.
    pub fn wrap(self, words: &str, width: i32, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in words.split(' ') {
            let longer = lines.last().map(|line| format!("{line} {word}"));
            match longer.filter(|longer| lines.len() == most || self.width(longer) <= width) {
                Some(longer) => {
                    lines.pop();
                    lines.push(longer);
                }
                None => lines.push(word.to_owned()),
            }
        }
        lines.into_iter().map(|line| self.fit(&line, width)).collect()
    }
}

/// Where words stand beside their point.
#[derive(Clone, Copy)]
pub enum Anchor {
    Left,
    Middle,
    Right,
}

/// A sheet of paper.
pub struct Sheet<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
}

type Drawn = Result<(), FigureError>;

impl<'a> Sheet<'a> {
    pub fn new(area: DrawingArea<SVGBackend<'a>, Shift>) -> Self {
        Sheet { area }
    }

    /// Words whose middle height is at `y`.
    pub fn words(&self, words: &str, (x, y): (i32, i32), kind: Type, anchor: Anchor) -> Drawn {
        self.turned(words, (x, y), kind, anchor, FontTransform::None)
    }

    /// Words that run upwards.
    pub fn upright(&self, words: &str, at: (i32, i32), kind: Type, anchor: Anchor) -> Drawn {
        self.turned(words, at, kind, anchor, FontTransform::Rotate270)
    }

    fn turned(&self, words: &str, at: (i32, i32), kind: Type, anchor: Anchor, turn: FontTransform) -> Drawn {
        let side = match anchor {
            Anchor::Left => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::Right => HPos::Right,
        };
        let style = TextStyle::from(kind.font().transform(turn)).color(&kind.color).pos(Pos::new(side, VPos::Center));
        drawn(self.area.draw(&Text::new(words.to_owned(), at, style)))
    }

    pub fn line(&self, points: &[(i32, i32)], color: RGBColor, width: u32) -> Drawn {
        drawn(self.area.draw(&PathElement::new(points.to_vec(), color.stroke_width(width))))
    }

    /// A line of dashes and gaps, in pixels.
    pub fn dashes(&self, points: &[(i32, i32)], color: RGBColor, width: u32, (dash, gap): (u32, u32)) -> Drawn {
        drawn(self.area.draw(&DashedPathElement::new(points.to_vec(), dash, gap, color.stroke_width(width))))
    }

    pub fn filled(&self, upper_left: (i32, i32), lower_right: (i32, i32), color: RGBColor) -> Drawn {
        drawn(self.area.draw(&Rectangle::new([upper_left, lower_right], color.filled())))
    }

    pub fn outlined(&self, upper_left: (i32, i32), lower_right: (i32, i32), color: RGBColor, width: u32) -> Drawn {
        drawn(self.area.draw(&Rectangle::new([upper_left, lower_right], color.stroke_width(width))))
    }

    pub fn dot(&self, at: (i32, i32), radius: i32, color: RGBColor) -> Drawn {
        drawn(self.area.draw(&Circle::new(at, radius, color.filled())))
    }

    pub fn ring(&self, at: (i32, i32), radius: i32, color: RGBColor, width: u32) -> Drawn {
        drawn(self.area.draw(&Circle::new(at, radius, color.stroke_width(width))))
    }

    pub fn polygon(&self, points: &[(i32, i32)], color: RGBColor) -> Drawn {
        let style: ShapeStyle = color.filled();
        drawn(self.area.draw(&Polygon::new(points.to_vec(), style)))
    }
}

/// An error of the drawing library as ours.
fn drawn<E: std::error::Error>(result: Result<(), E>) -> Drawn {
    result.map_err(|error| FigureError::Drawing(error.to_string()))
}

/// A colour between two, by 0 to 1.
pub fn between(one: RGBColor, other: RGBColor, share: f64) -> RGBColor {
    let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share.clamp(0.0, 1.0)).round() as u8;
    RGBColor(mix(one.0, other.0), mix(one.1, other.1), mix(one.2, other.2))
}
