//! Reading: from a file's bytes to plain text with line structure.
//!
//! One file a format; every reader is a function from bytes to text and knows nothing of files.

mod plain;

pub use plain::read;

use crate::record::MediaType;
use crate::text::OffsetMap;

/// Why a file gives no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("nothing but white space")]
    Empty,
    /// What the file seems to be.
    #[error("not a text: {0}")]
    Unsupported(String),
}

/// What a reader makes of a file.
#[derive(Clone, Debug, Default)]
pub struct ReadText {
    /// NFC, lines ended by `\n`, no markup but heading marks (`# `), bullets (`- `) and cell bars (` | `).
    pub text: String,
    /// From byte offsets of `text` back to byte offsets of the file (of the decoded source for HTML).
    pub offsets: OffsetMap,
    pub media_type: MediaType,
    /// WHATWG name of the encoding.
    pub encoding: &'static str,
    pub metadata: Metadata,
    pub warnings: Vec<String>,
}

/// What the format itself says about the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    pub title: Option<String>,
    /// As written in the file.
    pub published: Option<String>,
}
