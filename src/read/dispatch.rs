//! Defines `read`, which hands a file's bytes to the reader of its format.

use std::path::Path;

use super::{ReadError, ReadText, encoding, html, mojibake, pdf, plain, sniff};
use crate::record::MediaType;

/// Reads a file's bytes into normalised text.
///
/// The content decides about the format; `name` only settles what the content leaves open (markdown or plain text).
///
/// # Errors
/// [`ReadError`], if there is no text to be had. Losses and repairs are no errors, but warnings of the result.
pub fn read(bytes: &[u8], name: Option<&Path>) -> Result<ReadText, ReadError> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(ReadError::TooLarge { bytes: bytes.len() as u64 });
    }
    let content = without_padding(bytes);
    if content.trim_ascii().is_empty() {
        return Err(ReadError::Empty);
    }
    let read = match sniff::binary_type(content) {
        Some(media_type) => read_binary(content, media_type)?,
        None => read_text(content, name)?,
    };
    if u32::try_from(read.text.len()).is_err() {
        return Err(ReadError::TooLarge { bytes: read.text.len() as u64 });
    }
    if read.text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(read)
}

/// Whether a file is read by a parser of a format that was not made to be safe: in a process of its own, where that can be.
pub fn needs_isolation(bytes: &[u8]) -> bool {
    sniff::binary_type(without_padding(bytes)).and_then(MediaType::named).is_some()
}

fn read_binary(bytes: &[u8], media_type: &str) -> Result<ReadText, ReadError> {
    match MediaType::named(media_type) {
        Some(MediaType::Pdf) => pdf::read(bytes),
        _ => Err(ReadError::Unsupported { media_type: media_type.to_owned() }),
    }
}

fn read_text(content: &[u8], name: Option<&Path>) -> Result<ReadText, ReadError> {
    let declared = if sniff::may_be_html(content) { encoding::declared(content) } else { None };
    let decoded = mojibake::repair(encoding::decode(content, declared)?);
    let media_type = sniff::text_type(&decoded.text, name).map_err(|media_type| ReadError::Unsupported { media_type: media_type.to_owned() })?;
    if media_type == MediaType::Html { html::read(decoded) } else { Ok(plain::read(decoded, media_type)) }
}

/// Files padded by a failing disk or copy end in zeros; one zero may be the second half of a UTF-16 character.
fn without_padding(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|&byte| byte != 0).map_or(0, |last| (last + 1).next_multiple_of(2));
    &bytes[..end.min(bytes.len())]
}
