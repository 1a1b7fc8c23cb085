//! Defines `read`, which hands a file's bytes to the reader of its format.

use std::path::Path;

use super::{ReadError, ReadText, encoding, plain, sniff};

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
    if let Some(media_type) = sniff::binary_type(content) {
        return Err(ReadError::Unsupported { media_type });
    }
    let declared = if sniff::may_be_html(content) { encoding::declared(content) } else { None };
    let decoded = encoding::decode(content, declared)?;
    let media_type = sniff::text_type(&decoded.text, name).map_err(|media_type| ReadError::Unsupported { media_type })?;
    let read = plain::read(decoded, media_type);
    if u32::try_from(read.text.len()).is_err() {
        return Err(ReadError::TooLarge { bytes: read.text.len() as u64 });
    }
    if read.text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(read)
}

/// Files padded by a failing disk or copy end in zeros; one zero may be the second half of a UTF-16 character.
fn without_padding(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|&byte| byte != 0).map_or(0, |last| (last + 1).next_multiple_of(2));
    &bytes[..end.min(bytes.len())]
}
