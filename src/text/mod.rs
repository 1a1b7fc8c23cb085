//! Marking: from plain text to normalised text, lines with layout facts and tagged tokens.
//!
//! - `span`: byte ranges of the normalised text
//! - `offsets`: the way back from the normalised text to the original characters
mod offsets;
mod span;

pub use offsets::OffsetMap;
pub use span::Span;
