//! Extraction: from text to a record, a pure function of both.
pub mod bodies;
pub mod dates;
pub mod functions;
pub mod names;
#[cfg(test)]
pub mod testing;
pub mod times;
use crate::lexicon::Lexicon;
use crate::read::ReadText;
use crate::record::Record;

/// Extracts the record of one document; `Record::document` is left for the caller to fill in, but for its language.
pub fn extract(_read: &ReadText, _lexicon: &Lexicon) -> Record {
    Record::default()
}
