//! What the examples beside the rules share.

use std::sync::OnceLock;

use crate::lexicon::Lexicon;
use crate::text::Marked;

pub fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::load(None).expect("the built-in lexicons are well-formed"))
}

/// Marks a text and hands it to a check.
pub fn marked<T>(text: &str, check: impl FnOnce(&Marked) -> T) -> T {
    check(&Marked::new(text, lexicon()))
}
