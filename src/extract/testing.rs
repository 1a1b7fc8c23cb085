//! What the examples beside the rules share.

use std::sync::OnceLock;

use super::affiliations::tail;
use crate::lexicon::Lexicon;
use crate::text::{Marked, Tokens};

pub fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::load(None).expect("the built-in lexicons are well-formed"))
}

/// Marks a text and hands it to a check.
pub fn marked<T>(text: &str, check: impl FnOnce(&Marked) -> T) -> T {
    check(&Marked::new(text, lexicon()))
}

/// What the words behind a name say of a person: "function @ body", with "-" for what is not said and " | " between.
pub fn affiliations(text: &str) -> String {
    marked(text, |doc| {
        let show = |t: &Option<Tokens>| t.as_ref().map_or("-".to_owned(), |t| doc.surface(t));
        let attached = tail(doc, 0, doc.tokens.len()).attached;
        attached.iter().map(|a| format!("{} @ {}", show(&a.role), show(&a.organisation))).collect::<Vec<_>>().join(" | ")
    })
}
