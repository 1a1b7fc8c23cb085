//! One file's bytes to its record.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use super::{Digest, Failure, Readers, read_file, shown};
use crate::extract::extract;
use crate::lexicon::Lexicon;
use crate::read::ReadText;
use crate::read::worker::panic_message;
use crate::record::{Document, Record};

/// A record and the text that its spans point into.
#[derive(Clone, Debug, PartialEq)]
pub struct Extracted {
    pub record: Record,
    pub text: String,
    /// Most of the text was recognised in pictures.
    pub is_recognised: bool,
}

/// Reads and extracts one file.
pub fn extract_file(path: &Path, readers: &Readers, lexicon: &Lexicon) -> Result<Extracted, Failure> {
    extract_bytes(&read_file(path)?, path, readers, lexicon)
}

/// Extracts the record of a file's bytes; `path` is stored as given and tells the format where the bytes do not.
///
/// A panic in a reader or recogniser becomes [`Failure::Failed`].
pub fn extract_bytes(bytes: &[u8], path: &Path, readers: &Readers, lexicon: &Lexicon) -> Result<Extracted, Failure> {
    extract_read(read_bytes(bytes, path, readers)?, bytes.len() as u64, Digest::of(bytes), path, lexicon)
}

/// Reads a file's bytes; a panic becomes [`Failure::Failed`].
pub(super) fn read_bytes(bytes: &[u8], path: &Path, readers: &Readers) -> Result<ReadText, Failure> {
    let outcome = catch_unwind(AssertUnwindSafe(|| readers.read(bytes, path)));
    outcome.unwrap_or_else(|panic| Err(Failure::Failed(panic_message(panic.as_ref()))))
}

/// Extracts what was read of so many bytes with this digest.
pub(super) fn extract_read(read: ReadText, bytes: u64, digest: Digest, path: &Path, lexicon: &Lexicon) -> Result<Extracted, Failure> {
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let mut record = extract(&read, lexicon);
        record.document = Document {
            id: digest.document_id(),
            path: shown(path).into_owned(),
            media_type: read.media_type,
            sha256: digest.to_string(),
            bytes,
            encoding: Some(read.encoding.into_owned()).filter(|name| !name.is_empty()),
            language: record.document.language,
            warnings: read.warnings.into_iter().chain(record.document.warnings).collect(),
            pages: read.pages,
        };
        Extracted { record, text: read.text, is_recognised: read.is_recognised }
    }));
    outcome.map_err(|panic| Failure::Failed(panic_message(panic.as_ref())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_is_described() {
        let bytes = "Le programme\n".as_bytes();
        let Extracted { record, text, .. } =
            extract_bytes(bytes, Path::new("corpus/a.md"), &Readers::in_process(), &Lexicon::load(None).expect("lexicon")).expect("read");
        assert_eq!(record.document.path, "corpus/a.md");
        assert_eq!(record.document.bytes, 13);
        assert_eq!(record.document.sha256.len(), 64);
        assert!(record.document.sha256.starts_with(&record.document.id));
        assert_eq!(text, "Le programme\n");
    }

    #[test]
    fn an_empty_file_is_told_from_a_binary_one() {
        let lexicon = Lexicon::load(None).expect("lexicon");
        assert_eq!(extract_bytes(b" \n", Path::new("a.txt"), &Readers::in_process(), &lexicon), Err(Failure::Empty));
        assert!(matches!(
            extract_bytes(b"\x7fELF\0\0\0\x01\0", Path::new("a"), &Readers::in_process(), &lexicon),
            Err(Failure::Unsupported(_))
        ));
    }
}
