//! Verbs, by their endings and by what else a word may be.

use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind};

/// "indique", "rouvre": a verb that is neither noun, adjective nor infinitive.
pub fn is_finite(doc: &Marked, at: usize) -> bool {
    let other = Tags::NOUN | Tags::ADJECTIVE | Tags::GRAMMATICAL | Tags::ADVERB | Tags::ANY_FUNCTION;
    doc.case(at) == Case::Lower
        && doc.has(at, Tags::VERB)
        && !doc.has(at, other)
        && !["er", "ir", "re", "ant"].iter().any(|ending| doc.word(at).ends_with(ending))
}

/// "présentera", "seront": the third person of the future, by its ending.
pub fn is_future(doc: &Marked, i: usize) -> bool {
    let noun = doc.has(i, Tags::NOUN) && !doc.has(i, Tags::VERB);
    doc.case(i) == Case::Lower && !noun && ends_as_future(doc, i)
}

/// Whether a word has an ending of the future.
pub fn ends_as_future(doc: &Marked, i: usize) -> bool {
    let word = doc.word(i);
    doc.kind(i) == Some(TokenKind::Word) && word.chars().count() >= 4 && ["ra", "ront", "rons"].iter().any(|end| word.ends_with(end))
}
