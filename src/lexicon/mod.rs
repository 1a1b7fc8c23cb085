//! Lexicons: language knowledge as data.
pub struct Lexicon;
