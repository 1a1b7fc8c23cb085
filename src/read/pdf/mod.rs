//! Reads PDF: the lines of each page as a reader of the page would copy them out.
//!
//! A PDF says where glyphs stand and nothing else, so lines, columns and tables are told by coordinates.
//! - `document`: the way through the pages, and the verdicts on files without text
//! - `run`: from spans to pieces of a line
//! - `rows`: from pieces to the lines of a region
//! - `columns`: regions that are read one after the other
//! - `table`: ruled tables, row by row; `unruled`: tables that are told by their times and by where their cells begin
//! - `running`: heads and page numbers that stand on page after page
//! - `hyphens`: words divided at the end of a line

mod columns;
mod document;
mod hyphens;
mod rows;
mod run;
mod running;
mod table;
mod unruled;

pub(super) use document::read;
