//! Themes: a thesaurus of concepts, the forms under which French texts speak of them, and what a document is about.
//!
//! - `thesaurus`: the concepts with their labels, relations and forms, read from TOML
//! - `load`: a user's own thesaurus beside the built-in one or in its place
//! - `skos`: the same as SKOS in Turtle
//! - `matcher`: all forms in one automaton over stemmed words
//! - `zones`: where in a document a form stands
//! - `tag`: from forms found to the themes of a document and of its sessions, with the evidence

mod load;
mod matcher;
pub mod skos;
mod tag;
mod thesaurus;
mod zones;

pub use load::{LoadError, load};
pub use tag::tag;
pub use thesaurus::{Concept, Thesaurus, ThesaurusError, parse, to_toml};
