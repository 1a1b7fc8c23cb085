//! The French analyser: from text to the terms that are indexed and searched.
//!
//! A text runs through `tokens`, and each token through `fold`, `stop` and `stem`; `terms` puts the steps into a
//! chain that Tantivy can run and remembers what became of each word. Folding comes first, so that a word typed
//! without accents meets the accented one in every later step.
//! - `tokens`: words with their places; a compound as its parts and as one
//! - `elision`: l’, d’, qu’ … before a word
//! - `inclusive`: the ending of the other gender behind a word: élu·e·s, directeur/trice
//! - `fold`: lower case, no accents, no ligatures
//! - `homographs`: what only an accent tells apart has a second term at its place
//! - `stop`: words that are not indexed, whose places stay
//! - `written`: a word of the text and its stem as one term
//! - `terms`: the analysers and their names
//! - `handed`: terms as they are handed to the index

mod elision;
mod fold;
mod handed;
mod homographs;
mod inclusive;
mod stop;
mod terms;
mod tokens;
pub(crate) mod written;

pub use fold::folded;
pub(super) use handed::{Analyser, HANDED, add_gap, hand_text, hand_value};
pub(crate) use homographs::{may_mean, own_term, terms_in_capitals};
pub(crate) use stop::is_stop;
pub use terms::{FRENCH, NAMES, WRITTEN, Word, analyser, cutter, tokenizers, words, written_analyser};
