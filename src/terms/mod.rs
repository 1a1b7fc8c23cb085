//! Terms: how much an expression is worth as one, and which a researcher keeps or stops.
//!
//! - `c_value`: the measure
//! - `list`: keep, candidate and stop lists
//! - `root`: what inflected variants share

/// Expressions of one document that its record holds at most, those of titles and repeated ones first, then the highest C-value.
pub const MOST_OF_A_DOCUMENT: usize = 100;

mod c_value;
mod list;
mod root;

pub use c_value::c_values;
pub use list::{List, ListError, Verdict};
pub(crate) use root::SMALL;
pub use root::{root, stems};
