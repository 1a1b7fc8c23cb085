//! Records as the index keeps them: a fraction of their JSON, and read many times faster.
//!
//! The bytes hold no names: of a struct, its fields by their places in its definition, those without a value left out; of
//! an enumeration, the place of the variant. A string that the document's text has nearby is kept as its place there, one
//! that the record has had before as its number; spans are kept as distances from what came before them. So bytes can
//! only be read by the definitions that wrote them, which every index tells by its version.
//!
//! - `write`, `read`: serde's two halves
//! - `strings`: how a string is kept

mod read;
mod strings;
mod write;

use serde::de::value::Error;

use crate::record::Record;

/// The bytes of a record and of nothing else than what its text does not tell.
pub fn pack(record: &Record, text: &str) -> Result<Vec<u8>, Error> {
    write::bytes(record, text)
}

/// The record that was packed beside this text.
pub fn unpack(bytes: &[u8], text: &str) -> Result<Record, Error> {
    read::value(bytes, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::pipeline::{Readers, extract_bytes};

    fn corpus() -> Vec<(String, Record)> {
        let lexicon = Lexicon::load(None).expect("lexicon");
        let files = std::fs::read_dir("corpus").expect("the corpus").map(|entry| entry.expect("an entry").path());
        let extracted = files.filter(|path| path.extension().is_some_and(|e| e != "json")).filter_map(|path| {
            let bytes = std::fs::read(&path).ok()?;
            let extracted = extract_bytes(&bytes, &path, &Readers::in_process(), &lexicon).ok()?;
            Some((extracted.text, extracted.record))
        });
        extracted.collect()
    }

    #[test]
    fn there_and_back() {
        let corpus = corpus();
        assert!(!corpus.is_empty());
        for (text, record) in corpus.into_iter().chain([(String::new(), Record::default())]) {
            let bytes = pack(&record, &text).expect("packed");
            assert_eq!(unpack(&bytes, &text).expect("unpacked"), record);
            let json = serde_json::to_vec(&record).expect("JSON");
            assert!(3 * bytes.len() < json.len() || json.len() < 1000, "{} of {}", bytes.len(), json.len());
        }
    }

    #[test]
    fn damaged_bytes_are_told() {
        for (text, record) in corpus().into_iter().take(2) {
            let bytes = pack(&record, &text).expect("packed");
            for at in 0..bytes.len() {
                assert!(unpack(&bytes[..at], &text).is_err(), "{at}");
                let mut other = bytes.clone();
                other[at] ^= 0x55;
                let _ = unpack(&other, &text);
            }
            let _ = unpack(&bytes, "");
        }
    }
}
