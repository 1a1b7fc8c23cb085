//! Extraction: from text to a record, a pure function of text and lexicon.
//!
//! A cascade of small stages, each over what the ones before have found:
//! - `times`, `dates`, `names`, `functions`, `bodies`: what the words alone tell
//! - `segments`: the lines as their author meant them
//! - `agenda`: which of them begin an item of the programme
//! - `affiliations`, `entries`: people with functions and bodies, as lines list them
//! - `programme`: who appears in which item; papers inside blocks
//! - `prose`: who is quoted or mentioned elsewhere
//! - `kinds`, `event`, `organisations`, `themes`, `terms`: what the whole says
//! - `ranges`: which range holds a position
//! - `assemble`: from the stages to the record

mod affiliations;
mod agenda;
mod assemble;
mod bodies;
mod dates;
mod entries;
mod event;
mod functions;
mod kinds;
mod names;
mod organisations;
mod programme;
mod prose;
mod ranges;
mod segments;
mod terms;
#[cfg(test)]
pub(crate) mod testing;
mod themes;
mod times;
mod told;

pub use assemble::extract;
pub use themes::Thesaurus;
