//! Defines `ReadError`, the reasons why a file gives no text at all.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::limit;

/// Why a file was refused. What could be read with losses is read, with a warning in `ReadText::warnings`.
#[derive(Clone, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReadError {
    #[error("the file is empty: no bytes, or white space only")]
    Empty,
    #[error("the file is binary data of an unknown kind, not text")]
    Binary,
    /// A kind of file that is known by its first bytes, but has no reader.
    #[error("files of type {media_type} cannot be read; save the document as text, HTML, PDF or ODT")]
    Unsupported { media_type: String },
    #[error("the file holds {bytes} bytes of text; the limit is {limit}", limit = limit::TEXT)]
    TooLarge { bytes: u64 },
    /// It opens with a password only.
    #[error("the file is encrypted; save it without a password")]
    Encrypted,
    /// Its pages are pictures.
    #[error("the pages are pictures without text ({pages}); have their text recognised first")]
    NeedsOcr { pages: usize },
    /// Not what its first bytes promise, in the words of the reader.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// It unpacks to more than any programme holds, or is nested deeper.
    #[error("limit: {0}")]
    Limit(String),
}

impl ReadError {
    pub(super) fn damaged(error: impl std::fmt::Display) -> Self {
        ReadError::Damaged(error.to_string())
    }
}
