//! Corpora for the programs that researchers of texts use, ready to load.
//!
//! - `text`: a document or session with what those programs want to know of it
//! - `slug`: names in the few letters that all of them read
//! - `txm`, `iramuteq`, `gargantext`, `cortext`: one program each, with the rules of its format
//! - `write`: every text of an index into one of them

mod cortext;
mod gargantext;
mod iramuteq;
mod slug;
mod text;
mod txm;
mod write;

pub use text::{CorpusText, TextUnit};
pub use write::{CorpusError, CorpusFormat, Written, write_corpus};
