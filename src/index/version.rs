//! Defines what every commit says about itself, and the errors of the index.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use tantivy::TantivyError;

/// Raised whenever the fields or the analysis change, so that an index of another make is not half understood.
pub const SCHEMA_VERSION: u32 = 2;

/// Stands in the payload of each commit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    pub schema: u32,
    /// Version of the lexicons that the records were made with.
    pub lexicon: String,
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
    #[error("the index in {path} was made by {}; rebuild it with: estrade build --rebuild --index {path}", if *.newer { "a newer estrade" } else { "an older estrade" }, path = .path.display())]
    OtherSchema { path: PathBuf, newer: bool },
    #[error("the index in {path} was made with other lexicons; rebuild it with: estrade build --rebuild --index {path}", path = .0.display())]
    OtherLexicon(PathBuf),
    #[error("another estrade is writing to the index in {0}; wait until it is done")]
    Busy(PathBuf),
    #[error("the index in {path} is damaged: {reason}; rebuild it with: estrade build --rebuild --index {path}", path = .path.display())]
    Damaged { path: PathBuf, reason: String },
    #[error("{path}: {source}")]
    Io { path: PathBuf, source: std::io::Error },
    #[error("the index failed: {0}")]
    Tantivy(#[from] TantivyError),
}

impl Stamp {
    /// Reads the payload of the last commit, and refuses an index that this program does not understand.
    pub(super) fn of(index: &tantivy::Index, path: &std::path::Path) -> Result<Stamp, IndexError> {
        let payload = index.load_metas()?.payload.ok_or_else(|| IndexError::Foreign(path.to_owned()))?;
        let stamp: Stamp = serde_json::from_str(&payload).map_err(|_| IndexError::Foreign(path.to_owned()))?;
        if stamp.schema != SCHEMA_VERSION {
            return Err(IndexError::OtherSchema { path: path.to_owned(), newer: stamp.schema > SCHEMA_VERSION });
        }
        Ok(stamp)
    }
}
