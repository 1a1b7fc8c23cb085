//! Themes: a thesaurus of concepts, the forms under which French texts speak of them, and what a document is about.
//!
//! - `thesaurus`: the concepts with their labels, relations and forms, read from TOML
//! - `matcher`: all forms in one automaton over stemmed words
//! - `zones`: where in a document a form stands
//! - `tag`: from forms found to the themes of a document and of its sessions, with the evidence

mod matcher;
mod tag;
mod thesaurus;
mod zones;

pub use tag::tag;
pub use thesaurus::{Concept, Thesaurus, ThesaurusError};
