//! Defines what became of an input.

use serde::{Deserialize, Serialize};

use super::{FILE_LIMIT, PathKey};
use crate::read::ReadError;

/// What became of an input, as the manifest keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", content = "reason", rename_all = "lowercase")]
pub enum Verdict {
    Indexed,
    /// The same bytes are indexed under another path.
    Duplicate(PathKey),
    #[serde(untagged)]
    Failure(Failure),
}

/// Why an input gave no record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "verdict", content = "reason", rename_all = "kebab-case")]
pub enum Failure {
    #[error("empty")]
    Empty,
    /// It opens with a password only.
    #[error("encrypted")]
    Encrypted,
    /// Its pages are pictures.
    #[error("needs OCR: {0}")]
    NeedsOcr(String),
    /// No format that Estrade reads.
    #[error("unsupported: {0}")]
    Unsupported(String),
    /// The system did not let it be read, or it is damaged.
    #[error("unreadable: {0}")]
    Unreadable(String),
    /// Not opened, or not read to its end.
    #[error("refused: {0}")]
    Refused(String),
    /// A defect of Estrade.
    #[error("failed: {0}")]
    Failed(String),
}

impl Failure {
    pub fn beyond_limit() -> Self {
        Failure::Refused(format!("limit: larger than {} MiB", FILE_LIMIT >> 20))
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Empty => Failure::Empty,
            ReadError::Encrypted => Failure::Encrypted,
            ReadError::NeedsOcr { .. } => Failure::NeedsOcr(error.to_string()),
            ReadError::Unsupported { .. } | ReadError::Binary => Failure::Unsupported(error.to_string()),
            ReadError::TooLarge { .. } | ReadError::Limit(_) => Failure::Refused(error.to_string()),
            ReadError::Damaged(_) => Failure::Unreadable(error.to_string()),
        }
    }
}
