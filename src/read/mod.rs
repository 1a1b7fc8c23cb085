//! Reading: from a file's bytes to plain text with line structure.
//!
//! One file a format; every reader is a function from bytes to text and knows nothing of files.
//! - `dispatch`: [`read`], the one way in
//! - `sniff`: what kind of file it is
//! - `encoding`, `single_byte`: from bytes to characters
//! - `mojibake`: characters that were encoded twice
//! - `plain`, `markdown`: text with or without inline markup
//! - `html`: the visible text of a page
//! - `pdf`: the pages of a PDF file
//! - `office`: Word and OpenDocument texts; `rtf`: Rich Text
//! - `mail`: messages, and web pages saved as one; `msg`: Outlook's own; `attachments`: what is attached to them
//! - `calendar`, `schedule`: structured programmes, written as lines; `recurrence`: events that take place again
//! - `archive`, `xml`, `limit`: zip and XML within limits
//! - `writer`, `table`, `flow`, `clock`: lines, rows of cells, and paragraphs with both
//! - `worker`: reading for another process
//! - `escape`: bytes that are written as signs and digits
//! - `error`: why a file gives no text

pub mod archive;
mod attachments;
mod calendar;
mod clock;
mod dispatch;
mod encoding;
mod error;
mod escape;
mod flow;
mod html;
mod limit;
mod mail;
mod markdown;
mod mojibake;
mod msg;
mod office;
mod pdf;
mod plain;
mod recurrence;
mod rtf;
mod schedule;
mod single_byte;
mod sniff;
mod table;
pub mod worker;
mod writer;
mod xml;

pub use dispatch::{needs_isolation, read};
pub use error::ReadError;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::record::MediaType;
use crate::text::OffsetMap;

/// Raised with every format that is learnt, so that files without a record are read again.
pub const VERSION: u32 = 2;

/// What a reader makes of a file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ReadText {
    /// NFC, lines ended by `\n`, no markup but heading marks (`# `), bullets (`- `) and cell bars (` | `).
    pub text: String,
    /// From byte offsets of `text` back to byte offsets of the file, for text and markdown. The other formats lead back to
    /// the text that their readers wrote, and by `pages`.
    #[serde(skip)]
    pub offsets: OffsetMap,
    /// Where each page begins: byte offsets into `text`; empty where the format knows no pages.
    pub pages: Vec<u32>,
    /// Pages that are pictures without text, counted from 1, ascending.
    pub pictures: Vec<u32>,
    /// The text of most pages was recognised in pictures of them, and may have errors.
    #[serde(skip)]
    pub is_recognised: bool,
    pub media_type: MediaType,
    /// WHATWG name of the encoding.
    pub encoding: Cow<'static, str>,
    pub metadata: Metadata,
    /// What was repaired, replaced or cut, each in one sentence without its full stop.
    pub warnings: Vec<String>,
}

/// What the format itself says about the document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Metadata {
    pub title: Option<String>,
    pub description: Option<String>,
    /// As written in the file.
    pub published: Option<String>,
}
