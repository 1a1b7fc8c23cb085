//! Reading: from a file's bytes to plain text with line structure.
//!
//! One file a format; every reader is a function from bytes to text and knows nothing of files.
//! - `dispatch`: [`read`], the one way in
//! - `sniff`: what kind of file it is
//! - `encoding`, `single_byte`: from bytes to characters
//! - `plain`, `markdown`: text with or without inline markup
//! - `error`: why a file gives no text

mod dispatch;
mod encoding;
mod error;
mod markdown;
mod plain;
mod single_byte;
mod sniff;

pub use dispatch::read;
pub use error::ReadError;

use crate::record::MediaType;
use crate::text::OffsetMap;

/// What a reader makes of a file.
#[derive(Clone, Debug, Default)]
pub struct ReadText {
    /// NFC, lines ended by `\n`, no markup but heading marks (`# `), bullets (`- `) and cell bars (` | `).
    pub text: String,
    /// From byte offsets of `text` back to byte offsets of the file; for HTML, see the `html` module.
    pub offsets: OffsetMap,
    pub media_type: MediaType,
    /// WHATWG name of the encoding.
    pub encoding: &'static str,
    pub metadata: Metadata,
    /// What was repaired, replaced or cut, each in one sentence without its full stop.
    pub warnings: Vec<String>,
}

/// What the format itself says about the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    pub title: Option<String>,
    /// As written in the file.
    pub published: Option<String>,
}
