//! Export: answers as tables and lines of text.
//!
//! - `corpora`: corpora for TXM, IRaMuTeQ, GarganText and CorTexT
//! - `network`: networks as GEXF and GraphML
//! - `table`: rows of named columns, the shape in which every list leaves the program
//! - `format`: a table as aligned columns, tab columns, JSON, JSON lines, CSV or TSV
//! - `reasons`: why a record says what it says, fact by fact
//! - `annotated`: a text in pieces by what was found in it
//! - `cell`: keeps spreadsheets from taking a cell for a formula

pub mod annotated;
mod cell;
mod corpora;
mod format;
mod network;
mod reasons;
mod table;

pub use cell::one_line;
pub use corpora::{CorpusError, CorpusFormat, CorpusText, TextUnit, Written, write_corpus};
pub use format::{Format, write_table};
pub use network::{write_gexf, write_graphml};
pub use reasons::reasons;
pub use table::{Cell, Table};
