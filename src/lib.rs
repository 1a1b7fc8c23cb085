//! Estrade reads French event programmes and answers: who spoke where, in which function, for whom, about what.
//!
//! The way of the data, one direction: [`read`] → [`text`] → [`extract`] (with [`lexicon`]) → [`record`].

pub mod extract;
pub mod lexicon;
pub mod read;
pub mod record;
pub mod text;
