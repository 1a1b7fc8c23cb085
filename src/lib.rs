//! Estrade reads French event programmes and answers: who spoke where, in which function, for whom, about what.
//!
//! The way of the data, one direction: [`read`] → [`text`] → [`extract`] (with [`lexicon`]) → [`record`] → [`index`] → [`query`].
//! [`pipeline`] runs the steps over files, [`trace`] follows themes and terms through the corpus, [`export`] writes answers as tables, [`evaluate`] measures records against gold annotations.

pub mod evaluate;
pub mod export;
pub mod extract;
pub mod figures;
pub mod index;
pub mod lexicon;
pub mod pipeline;
pub mod query;
pub mod read;
pub mod record;
pub mod resolve;
pub mod terms;
pub mod text;
pub mod themes;
pub mod trace;
