//! The French analyser: from text to the terms that are indexed and searched.
//!
//! A text runs through `tokens`, and each token through `fold`, `stop` and `stem`; `terms` puts the steps into a
//! chain that Tantivy can run and remembers what became of each word. Folding comes first, so that a word typed
//! without accents meets the accented one in every later step.
//! - `tokens`: words with their places; a compound as its parts and as one
//! - `elision`: l’, d’, qu’ … before a word
//! - `inclusive`: the ending of the other gender behind a word: élu·e·s, directeur/trice
//! - `fold`: lower case, no accents, no ligatures
//! - `stop`: words that are not indexed, whose places stay
//! - `terms`: the analysers and their names

mod elision;
mod fold;
mod inclusive;
mod stop;
mod terms;
mod tokens;

pub use fold::folded;
pub use terms::{EXACT, FRENCH, NAMES, Word, analyser, tokenizers, words};
pub use tokens::word_starts;
