//! Marking: from plain text to normalised text, lines with layout facts and tagged tokens.
//!
//! - `span`: byte ranges of the normalised text
//! - `offsets`: the way back from the normalised text to the original characters
//! - `fold`: case and accents taken away; the keys by which lexicons are looked up
//! - `stem`: plural, feminine and the usual alternations taken away
//! - `token`: words, numbers and signs
//! - `mark`: tokens tagged by the lexicons, lines with layout facts
//! - `normalise`: one line end, one space, composed accents, nothing invisible

pub mod fold;
mod mark;
mod normalise;
mod offsets;
mod span;
pub mod stem;
pub mod token;

pub use mark::{Line, Marked, Tokens};
pub use normalise::normalise;
pub use offsets::{OffsetMap, OffsetMapBuilder};
pub use span::Span;
pub use token::{Case, Token, TokenKind, tokenize};
