//! Defines `ReadError`, the reasons why a file gives no text at all.

use thiserror::Error;

/// Why a file was refused. What could be read with losses is read, with a warning in `ReadText::warnings`.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ReadError {
    #[error("the file is empty: no bytes, or white space only")]
    Empty,
    #[error("the file is binary data of an unknown kind, not text")]
    Binary,
    /// A kind of file that is known by its first bytes, but has no reader.
    #[error("files of type {media_type} cannot be read; save the document as text, markdown or HTML")]
    Unsupported { media_type: &'static str },
    #[error("the file holds {bytes} bytes of text; the limit is {limit}", limit = u32::MAX)]
    TooLarge { bytes: u64 },
}
