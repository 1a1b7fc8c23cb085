//! Compiles lexicon files (TSV) into one table from folded words and phrases to values.
//!
//! The same code runs when the program is built (for the files in `lexicon/`) and when a user's own folder is read.
//! - `files`: which files there are, and what a row of each says
//! - `builder`: the table under construction: phrases under the keys of their words, with their plurals
//! - `words`: common words, and given names that are weighed against them
//! - `places`: communes and whatever else has a code
//! - `language`: functions, bodies, days and months

mod builder;
pub(super) mod files;
mod language;
mod places;
mod words;

pub use builder::Builder;
pub use files::FILES;
pub use places::PlaceRow;
