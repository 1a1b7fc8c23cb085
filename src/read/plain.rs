//! Reads UTF-8 text as it is.

use std::path::Path;

use super::{ReadError, ReadText};
use crate::record::MediaType;

/// Reads a file's bytes; `name` tells the format where the bytes do not.
pub fn read(bytes: &[u8], name: Option<&Path>) -> Result<ReadText, ReadError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| ReadError::Unsupported("no text in UTF-8".into()))?;
    if text.contains('\0') {
        return Err(ReadError::Unsupported("binary data".into()));
    }
    let media_type = match name.and_then(Path::extension).and_then(|e| e.to_str()) {
        Some("md") => MediaType::Markdown,
        Some("html" | "htm") => MediaType::Html,
        _ => MediaType::Text,
    };
    Ok(ReadText { text: text.to_owned(), media_type, encoding: "UTF-8", ..ReadText::default() })
}
