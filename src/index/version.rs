//! Defines what every commit says about itself, and the errors of the index.

use std::cmp::Ordering;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tantivy::TantivyError;
use tantivy::directory::error::OpenReadError;

use crate::lexicon::built_in_version;

/// Raised whenever the fields, the analysis or the bytes of a packed record change, so that an index of another make is not half understood.
pub const SCHEMA_VERSION: u32 = 6;

/// Digest of the sources of reading and extraction: records made by other ones may hold other facts.
pub const EXTRACTION_VERSION: &str = include_str!(concat!(env!("OUT_DIR"), "/extraction.txt"));

/// Stands in the payload of each commit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    pub schema: u32,
    /// Version of the lexicons that the records were made with, a user's own among them.
    pub lexicon: String,
    /// Version of the built-in ones, by which questions are analysed too.
    #[serde(default)]
    pub built_in: String,
    #[serde(default)]
    pub extraction: String,
    /// What the index was built from, where it is known.
    #[serde(default)]
    pub corpus: Option<PathBuf>,
    /// Version of the thesaurus that the records were tagged with.
    #[serde(default)]
    pub themes: String,
    /// Counts commits; the manifest bears the same number.
    pub generation: u64,
}

#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    #[error("no index in {0}; build one with: estrade build")]
    Missing(PathBuf),
    #[error("{0} holds an index that estrade did not make")]
    Foreign(PathBuf),
    #[error("the index in {path} was made {}; rebuild it with: {command}", .made.words(), path = .path.display())]
    Outdated { path: PathBuf, made: Made, command: String },
    #[error("another estrade is writing to the index in {0}; wait until it is done")]
    Busy(PathBuf),
    #[error("the index in {path} is damaged: {reason}; rebuild it with: estrade build --rebuild --index {path}", path = .path.display())]
    Damaged { path: PathBuf, reason: String },
    #[error("{path}: {source}")]
    Io { path: PathBuf, source: std::io::Error },
    #[error("the index failed: {0}")]
    Tantivy(#[from] TantivyError),
}

impl IndexError {
    /// The error, or where a file of the index in `path` is not there, that damage.
    pub(crate) fn or_damage(self, path: &Path) -> Self {
        match self {
            IndexError::Tantivy(TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(file))) => {
                let reason = format!("{} is missing", file.file_name().unwrap_or_default().display());
                IndexError::Damaged { path: path.to_owned(), reason }
            }
            error => error,
        }
    }
}

/// In which way an index is of another make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    Before,
    Later,
    WithOtherLexicons,
    ByOtherExtraction,
}

impl Made {
    fn words(self) -> &'static str {
        match self {
            Made::Before => "by an older estrade",
            Made::Later => "by a newer estrade",
            Made::WithOtherLexicons => "with other lexicons",
            Made::ByOtherExtraction => "by another version of the extraction",
        }
    }
}

impl Stamp {
    /// Of a new index.
    pub(super) fn new(lexicon: &str) -> Stamp {
        Stamp {
            schema: SCHEMA_VERSION,
            lexicon: lexicon.to_owned(),
            built_in: built_in_version().to_owned(),
            extraction: EXTRACTION_VERSION.to_owned(),
            ..Stamp::default()
        }
    }

    /// Reads the payload of the last commit, and refuses an index that this program does not understand, or that holds
    /// other facts than it would find.
    pub(super) fn of(index: &tantivy::Index, path: &Path) -> Result<Stamp, IndexError> {
        let payload = index.load_metas()?.payload.ok_or_else(|| IndexError::Foreign(path.to_owned()))?;
        let stamp: Stamp = serde_json::from_str(&payload).map_err(|_| IndexError::Foreign(path.to_owned()))?;
        let made = match stamp.schema.cmp(&SCHEMA_VERSION) {
            Ordering::Less => Some(Made::Before),
            Ordering::Greater => Some(Made::Later),
            Ordering::Equal if stamp.built_in != built_in_version() => Some(Made::WithOtherLexicons),
            Ordering::Equal if stamp.extraction != EXTRACTION_VERSION => Some(Made::ByOtherExtraction),
            Ordering::Equal => None,
        };
        made.map_or(Ok(()), |made| Err(stamp.outdated(path, made)))?;
        Ok(stamp)
    }

    /// What the index in a folder says of itself.
    ///
    /// # Errors
    /// As for [`Stamp::of`], and where there is no index that can be opened.
    pub(super) fn at(path: &Path) -> Result<Stamp, IndexError> {
        let index =
            tantivy::Index::open_in_dir(path).map_err(|error| IndexError::Damaged { path: path.to_owned(), reason: error.to_string() })?;
        Stamp::of(&index, path)
    }

    pub(super) fn outdated(&self, path: &Path, made: Made) -> IndexError {
        let corpus = self.corpus.as_deref().map_or(String::new(), |corpus| format!(" {}", quoted(corpus)));
        let command = format!("estrade build{corpus} --rebuild --index {}", quoted(path));
        IndexError::Outdated { path: path.to_owned(), made, command }
    }
}

/// A path as a shell takes it.
fn quoted(path: &Path) -> String {
    let path = path.to_string_lossy();
    let is_plain = path.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '+' | ','));
    if is_plain { path.into_owned() } else { format!("'{}'", path.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_can_be_pasted() {
        let stamp = Stamp { corpus: Some("/data/l'an 1".into()), ..Stamp::new("0") };
        let message = stamp.outdated(Path::new("index"), Made::Before).to_string();
        assert!(message.ends_with(r"rebuild it with: estrade build '/data/l'\''an 1' --rebuild --index index"), "{message}");
    }
}
