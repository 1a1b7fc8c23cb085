//! Defines what became of an input.

use serde::{Deserialize, Serialize};

use super::{FILE_LIMIT, PathKey};
use crate::read::ReadError;

/// What became of an input, as the manifest keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", content = "reason", rename_all = "lowercase")]
pub enum Verdict {
    Indexed,
    /// The same bytes, or the same text in another format, are indexed under another path.
    Duplicate(PathKey),
    #[serde(untagged)]
    Failure(Failure),
}

impl Verdict {
    /// All names, in the order in which they are told.
    pub const NAMES: [&str; 9] =
        ["indexed", "duplicate", "empty", "encrypted", "needs-ocr", "unsupported", "unreadable", "refused", "failed"];

    pub fn name(&self) -> &'static str {
        match self {
            Verdict::Indexed => "indexed",
            Verdict::Duplicate(_) => "duplicate",
            Verdict::Failure(failure) => failure.name(),
        }
    }

    /// What there is to say beyond the name.
    pub fn reason(&self) -> &str {
        match self {
            Verdict::Indexed => "",
            Verdict::Duplicate(owner) => owner.as_str(),
            Verdict::Failure(failure) => failure.reason(),
        }
    }
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
    pub fn name(&self) -> &'static str {
        match self {
            Failure::Empty => "empty",
            Failure::Encrypted => "encrypted",
            Failure::NeedsOcr(_) => "needs-ocr",
            Failure::Unsupported(_) => "unsupported",
            Failure::Unreadable(_) => "unreadable",
            Failure::Refused(_) => "refused",
            Failure::Failed(_) => "failed",
        }
    }

    pub fn reason(&self) -> &str {
        match self {
            Failure::Empty | Failure::Encrypted => "",
            Failure::NeedsOcr(reason)
            | Failure::Unsupported(reason)
            | Failure::Unreadable(reason)
            | Failure::Refused(reason)
            | Failure::Failed(reason) => reason,
        }
    }

    /// Whether the same bytes may fare better another time: rights, a full disk or a lack of memory leave no trace in the file.
    pub fn may_pass(&self) -> bool {
        matches!(self, Failure::Unreadable(_) | Failure::Refused(_) | Failure::Failed(_))
    }

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
