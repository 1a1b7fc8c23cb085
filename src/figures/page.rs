//! Title, subtitle and source around every figure, and the finished figure as SVG and PNG.

use plotters::prelude::{IntoDrawingArea, SVGBackend};
use quick_xml::escape::escape;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use thiserror::Error;

use super::fonts;
use super::sheet::{Anchor, BLACK, GREY, Sheet, Type, WHITE};

#[derive(Debug, Error)]
pub enum FigureError {
    #[error("there is nothing to draw: {0}")]
    Nothing(&'static str),
    #[error("the built-in font cannot be read")]
    Font,
    #[error("the figure cannot be drawn: {0}")]
    Drawing(String),
    #[error("the picture cannot be made: {0}")]
    Picture(String),
}

/// The words around a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    pub title: String,
    /// What is counted, and of how many.
    pub subtitle: String,
    /// Which corpus, read by what.
    pub source: String,
}

/// A finished figure: an SVG of `width` × `height` pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    svg: String,
    width: u32,
    height: u32,
}

pub const WIDTH: i32 = 1600;
/// White around everything.
pub const MARGIN: i32 = 56;
const TITLE: Type = Type { size: 42.0, bold: true, color: BLACK };
const SUBTITLE: Type = Type { size: 27.0, bold: false, color: GREY };
const SOURCE: Type = Type { size: 21.0, bold: false, color: GREY };

/// Pixels between two rows or columns of a picture: left, top, right, bottom of where a figure may draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
}

/// Sets the caption around a figure `height` pixels high, which `draw` draws into its frame.
pub fn page(caption: &Caption, height: i32, draw: impl FnOnce(&Sheet, Frame) -> Result<(), FigureError>) -> Result<Figure, FigureError> {
    fonts::register()?;
    let within = WIDTH - 2 * MARGIN;
    let title = TITLE.wrap(&caption.title, within, 3);
    let subtitle = SUBTITLE.wrap(&caption.subtitle, within, 3);
    let source = SOURCE.wrap(&caption.source, within, 3);
    let lines: Vec<(&String, Type, i32)> =
        title.iter().map(|line| (line, TITLE, 50)).chain(subtitle.iter().map(|line| (line, SUBTITLE, 36))).collect();
    let top = MARGIN + lines.iter().map(|(_, _, step)| step).sum::<i32>() + 30;
    let bottom = top + height;
    let whole = bottom + 34 + 28 * source.len() as i32 + MARGIN - 20;
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, (WIDTH as u32, whole as u32)).into_drawing_area();
        let failed = |error: &dyn std::error::Error| FigureError::Drawing(error.to_string());
        area.fill(&WHITE).map_err(|error| failed(&error))?;
        let sheet = Sheet::new(area.clone());
        let mut y = MARGIN;
        for (line, kind, step) in lines {
            sheet.words(line, (MARGIN, y + step / 2 - 8), kind, Anchor::Left)?;
            y += step;
        }
        for (at, line) in source.iter().enumerate() {
            sheet.words(line, (MARGIN, bottom + 48 + 28 * at as i32), SOURCE, Anchor::Left)?;
        }
        draw(&sheet, Frame { left: MARGIN, top, right: WIDTH - MARGIN, bottom })?;
        area.present().map_err(|error| failed(&error))?;
    }
    Ok(Figure { svg: described(&svg, caption), width: WIDTH as u32, height: whole as u32 })
}

/// An SVG that tells its title and what it shows to those who cannot see it.
fn described(svg: &str, caption: &Caption) -> String {
    let told = format!("<title>{}</title><desc>{} {}</desc>", escape(&caption.title), escape(&caption.subtitle), escape(&caption.source));
    match svg.find("<svg").and_then(|at| Some(at + svg[at..].find('>')? + 1)) {
        Some(inside) => format!("{}\n{told}{}", &svg[..inside], &svg[inside..]),
        None => svg.to_owned(),
    }
}

impl Figure {
    pub fn svg(&self) -> &str {
        &self.svg
    }

    /// The same as a PNG, 1600 pixels wide, with the built-in font.
    pub fn png(&self) -> Result<Vec<u8>, FigureError> {
        let options = Options { fontdb: fonts::database(), ..Options::default() };
        let tree = Tree::from_str(&self.svg, &options).map_err(|error| FigureError::Picture(error.to_string()))?;
        let mut picture = Pixmap::new(self.width, self.height).ok_or_else(|| FigureError::Picture("it is too large".to_owned()))?;
        resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
        picture.encode_png().map_err(|error| FigureError::Picture(error.to_string()))
    }
}
