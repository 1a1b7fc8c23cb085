//! Figures: curves, bars, heat maps and networks as SVG and PNG, with title, source and numbers, legible in black and white.
//!
//! Labels are French, as the programmes are and the texts that show the figures. The drawing is done by the library
//! plotters, the PNG made of the SVG by resvg; the font is built in, so that no system font is needed.
//!
//! - `fonts`: the built-in font
//! - `sheet`: what is drawn on: words, lines, boxes, dots
//! - `page`: title, subtitle and source around every figure; the finished figure
//! - `french`: numbers and names as French writes them
//! - `curve`, `bars`, `heatmap`, `graph`: the kinds of figures
//! - `traced`: which figure shows what was traced
//! - `layout`: where the nodes of a network stand

mod bars;
mod curve;
mod fonts;
mod french;
mod graph;
mod heatmap;
mod layout;
mod page;
mod sheet;
mod traced;

pub use bars::{Bar, Bars, bars};
pub use curve::{Curve, Curves, Share, curves};
pub use french::{count_of, decimal, part_in_french, per_cent};
pub use graph::graph;
pub use heatmap::{HeatMap, HeatRow, heat_map};
pub use page::{Caption, Figure, FigureError};
pub use traced::{Subject, copies_told};
