//! Marking: from plain text to normalised text, lines with layout facts and tagged tokens.
//!
//! - `span`: byte ranges of the normalised text
//! - `offsets`: the way back from the normalised text to the original characters
//! - `quotes`: straight quotation marks told apart
//! - `seek`: the next byte of a kind
//! - `edits`: how many letters two words differ by
//! - `fold`: case and accents taken away; the keys by which lexicons are looked up
//! - `form`: case, folded length and key of a word, in one pass over it
//! - `stem`: plural, feminine and the usual alternations taken away
//! - `superscript`: numbers of affiliations cut off names
//! - `token`: what a word, number or sign is
//! - `tokenize`: cuts a text into them
//! - `unbroken`: a word that a line end divides, as it would stand on one line
//! - `marks`: what the lexicons say of every token, and of every phrase that begins at it
//! - `unglue`: words that a converter has joined cut apart
//! - `wrapped`: lines made one that were broken at the edge of a page
//! - `language`: the language of a text, and of blocks in another
//! - `mark`: tokens tagged by the lexicons, lines with layout facts
//! - `notes`: footnote marks that say something of people
//! - `normalise`: one line end, one space, composed accents, nothing invisible

mod edits;
pub mod fold;
mod form;
mod former;
mod language;
mod lost_ends;
mod mark;
mod marks;
mod normalise;
mod notes;
mod offsets;
mod quotes;
mod seek;
mod span;
pub mod stem;
pub mod superscript;
pub mod token;
pub(crate) mod tokenize;
pub(crate) mod unbroken;
mod unglue;
mod wrapped;

pub use edits::edits;
pub use language::{Detected, Passage, is_foreign};
pub use mark::{Line, Marked, Tokens};
pub use normalise::normalise;
pub use offsets::{OffsetMap, OffsetMapBuilder};
pub(crate) use seek::seek;
pub use span::Span;
pub use token::{Case, Token, TokenKind};
pub use tokenize::tokenize;
