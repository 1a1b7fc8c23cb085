//! Defines what became of an input.

use serde::Serialize;

use super::{FILE_LIMIT, PathKey};
use crate::read::ReadError;
use crate::record::Record;
use crate::text::is_foreign;

/// What became of an input, as the manifest keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Indexed,
    /// In another language (ISO 639): it can be searched, and nothing was extracted.
    NotFrench(String),
    /// The same bytes, or the same text in another format, are indexed under another path.
    Duplicate(PathKey),
    /// A newer version of the same programme is indexed under another path.
    Replaced(PathKey),
    Failure(Failure),
}

impl Verdict {
    /// All names, in the order in which they are told.
    pub const NAMES: [&str; 11] = [
        "indexed",
        "not-french",
        "duplicate",
        "replaced",
        "empty",
        "encrypted",
        "needs-ocr",
        "unsupported",
        "unreadable",
        "refused",
        "failed",
    ];

    /// The verdict with this name and [`Verdict::reason`].
    pub(super) fn named(name: &str, reason: &str) -> Option<Verdict> {
        let failure = |failure: fn(String) -> Failure| Verdict::Failure(failure(reason.to_owned()));
        Some(match name {
            "indexed" => Verdict::Indexed,
            "not-french" => Verdict::NotFrench(reason.to_owned()),
            "duplicate" => Verdict::Duplicate(PathKey::written(reason)),
            "replaced" => Verdict::Replaced(PathKey::written(reason)),
            "empty" => Verdict::Failure(Failure::Empty),
            "encrypted" => Verdict::Failure(Failure::Encrypted),
            "needs-ocr" => failure(Failure::NeedsOcr),
            "unsupported" => failure(Failure::Unsupported),
            "unreadable" => failure(Failure::Unreadable),
            "refused" => failure(Failure::Refused),
            "failed" => failure(Failure::Failed),
            _ => return None,
        })
    }

    /// Of a document that is read: indexed, or not French.
    pub fn of(record: &Record) -> Verdict {
        let language = &record.document.language;
        if is_foreign(&language.code, language.confidence) { Verdict::NotFrench(language.code.clone()) } else { Verdict::Indexed }
    }

    /// Whether the index holds the document under this path.
    pub fn is_held(&self) -> bool {
        matches!(self, Verdict::Indexed | Verdict::NotFrench(_))
    }

    /// The path under which the index holds it, where that is another.
    pub fn owner(&self) -> Option<&PathKey> {
        match self {
            Verdict::Duplicate(owner) | Verdict::Replaced(owner) => Some(owner),
            _ => None,
        }
    }

    pub fn name(&self) -> &'static str {
        match self {
            Verdict::Indexed => "indexed",
            Verdict::NotFrench(_) => "not-french",
            Verdict::Duplicate(_) => "duplicate",
            Verdict::Replaced(_) => "replaced",
            Verdict::Failure(failure) => failure.name(),
        }
    }

    /// What there is to say beyond the name.
    pub fn reason(&self) -> &str {
        match self {
            Verdict::Indexed => "",
            Verdict::NotFrench(language) => language,
            Verdict::Duplicate(owner) | Verdict::Replaced(owner) => owner.as_str(),
            Verdict::Failure(failure) => failure.reason(),
        }
    }
}

/// Why an input gave no record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
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

impl From<Failure> for Verdict {
    fn from(failure: Failure) -> Self {
        Verdict::Failure(failure)
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
