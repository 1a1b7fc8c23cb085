//! Defines `read`, which hands a file's bytes to the reader of its format.

use std::path::Path;

use super::{ReadError, ReadText, calendar, encoding, html, limit, mail, mojibake, msg, office, pdf, plain, rtf, schedule, sniff};
use crate::record::MediaType;

/// Reads a file's bytes into normalised text.
///
/// The content decides about the format; `name` only settles what the content leaves open (markdown or plain text).
///
/// # Errors
/// [`ReadError`], if there is no text to be had. Losses and repairs are no errors, but warnings of the result.
pub fn read(bytes: &[u8], name: Option<&Path>) -> Result<ReadText, ReadError> {
    read_within(bytes, name, 0)
}

/// Reads a file that lies in `depth` others.
pub(super) fn read_within(bytes: &[u8], name: Option<&Path>, depth: usize) -> Result<ReadText, ReadError> {
    if depth > limit::ARCHIVES {
        return Err(ReadError::Limit(format!("more than {} files within each other", limit::ARCHIVES)));
    }
    if u32::try_from(bytes.len()).is_err() {
        return Err(ReadError::TooLarge { bytes: bytes.len() as u64 });
    }
    let content = without_padding(bytes);
    if content.trim_ascii().is_empty() {
        return Err(ReadError::Empty);
    }
    let read = match sniff::binary_type(content) {
        Some(media_type) => read_binary(bytes, media_type, depth)?,
        None if mail::is_message(content) => mail::read(content, depth)?,
        None => read_text(content, name)?,
    };
    if read.text.len() > limit::TEXT {
        return Err(ReadError::TooLarge { bytes: read.text.len() as u64 });
    }
    if read.text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(read)
}

/// Bytes beyond which even a text or a page is read where memory is limited.
const LARGE: usize = 8 << 20;

/// Whether a file is large, or read by a parser of a format that was not made to be safe: in a process of its own, where that
/// can be.
pub fn needs_isolation(bytes: &[u8]) -> bool {
    let content = without_padding(bytes);
    bytes.len() > LARGE || sniff::binary_type(content).is_some_and(is_readable) || mail::is_message(content)
}

fn is_readable(media_type: &str) -> bool {
    matches!(media_type, "application/pdf" | "application/rtf" | "application/zip" | "application/epub+zip" | msg::CONTAINER)
        || media_type.starts_with("application/vnd.o")
}

fn read_binary(bytes: &[u8], media_type: &str, depth: usize) -> Result<ReadText, ReadError> {
    match media_type {
        "application/pdf" => pdf::read(bytes),
        "application/rtf" => rtf::read(bytes),
        msg::CONTAINER => msg::read(bytes, depth),
        _ if is_readable(media_type) => office::read(bytes),
        _ => Err(ReadError::Unsupported { media_type: media_type.to_owned() }),
    }
}

fn read_text(content: &[u8], name: Option<&Path>) -> Result<ReadText, ReadError> {
    let declared = if sniff::may_be_html(content) { encoding::declared(content) } else { None };
    let decoded = mojibake::repair(encoding::decode(content, declared)?);
    let media_type =
        sniff::text_type(&decoded.text, name).map_err(|media_type| ReadError::Unsupported { media_type: media_type.to_owned() })?;
    match media_type {
        MediaType::Html => html::read(decoded),
        MediaType::Calendar => Ok(calendar::read(&decoded.text)),
        MediaType::ScheduleXml => schedule::read_xml(&decoded.text),
        MediaType::ScheduleJson => schedule::read_json(&decoded.text),
        media_type => Ok(plain::read(decoded, media_type)),
    }
}

/// Files padded by a failing disk or copy end in zeros; one zero may be the second half of a UTF-16 character.
fn without_padding(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|&byte| byte != 0).map_or(0, |last| (last + 1).next_multiple_of(2));
    &bytes[..end.min(bytes.len())]
}
