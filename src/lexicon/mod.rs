//! Lexicons: language knowledge as data, compiled into one table that tags every token in one look-up.
//!
//! The files stand in `lexicon/` at the top of the project, each with its source and licence in its header.
//! - `value`: what is known of a word or phrase: tags and codes
//! - `compile`: from TSV files to the table, at build time and for a user's own files
//! - `columns`: cells by the name of their column, closed lists of words
//! - `table`: the compiled form
//! - `places`: communes, départements, régions, countries with their codes
//! - `load`: the built-in lexicons, with a user's files added

mod columns;
pub mod compile;
mod load;
#[allow(dead_code, reason = "the build script writes what the program reads")]
mod places;
mod plural;
#[allow(dead_code, reason = "the build script writes what the program reads")]
pub mod table;
pub mod value;

pub use load::{Lexicon, LexiconError, built_in_version};
pub use places::{PlaceEntry, Places};
pub use table::ValueId;
pub use value::{Tags, Value};
