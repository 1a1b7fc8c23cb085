//! Marking: from plain text to normalised text, lines with layout facts and tagged tokens.
//!
//! - `span`: byte ranges of the normalised text
//! - `offsets`: the way back from the normalised text to the original characters
//! - `normalise`: one line end, one space, composed accents, nothing invisible
mod normalise;
mod offsets;
mod span;

pub use normalise::normalise;
pub use offsets::{OffsetMap, OffsetMapBuilder};
pub use span::Span;
