//! Verbs, by their endings and by what else a word may be.

use crate::lexicon::Tags;
use crate::text::{Case, Marked};

/// "indique", "rouvre": a verb that is neither noun, adjective nor infinitive.
pub fn is_finite(doc: &Marked, at: usize) -> bool {
    let other = Tags::NOUN | Tags::ADJECTIVE | Tags::GRAMMATICAL | Tags::ADVERB | Tags::ANY_FUNCTION;
    doc.case(at) == Case::Lower
        && doc.has(at, Tags::VERB)
        && !doc.has(at, other)
        && !["er", "ir", "re", "ant"].iter().any(|ending| doc.word(at).ends_with(ending))
}
