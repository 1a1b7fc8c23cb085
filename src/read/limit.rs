//! Limits on what a file may unpack to: those of Apache Tika's `SecureContentHandler`.

use std::io::Read;

use super::ReadError;

/// Bytes of text for each byte of the file …
const RATIO: usize = 100;
/// … once there are so many.
const ALWAYS_ALLOWED: usize = 1_000_000;
/// Bytes that one part of an archive may unpack to.
const PART: u64 = 200 << 20;
/// Bytes of text beyond which no programme is so long; more would take minutes and gigabytes.
pub(super) const TEXT: usize = 32 << 20;
/// Elements within elements.
pub(super) const DEPTH: usize = 100;
/// Archives within archives.
pub(super) const ARCHIVES: usize = 10;

/// # Errors
/// `Limit` if a file of `bytes` gave so many bytes of text that it must be made to harm.
pub(super) fn text(length: usize, bytes: usize) -> Result<(), ReadError> {
    if length > ALWAYS_ALLOWED && length / RATIO > bytes {
        return Err(ReadError::Limit(format!("{length} bytes of text from a file of {bytes}")));
    }
    Ok(())
}

/// Reads what is unpacked, whatever its header says of its size; `packed` is the size of the whole file.
pub(super) fn unpacked(reader: impl Read, packed: usize) -> Result<Vec<u8>, ReadError> {
    // XML packs better than text: a long table of contents reaches a ratio of 40.
    let most = PART.min((4 * RATIO * packed).max(16 * ALWAYS_ALLOWED) as u64);
    let mut bytes = Vec::new();
    reader.take(most + 1).read_to_end(&mut bytes).map_err(ReadError::damaged)?;
    if bytes.len() as u64 > most {
        return Err(ReadError::Limit(format!("a part unpacks to more than {most} bytes")));
    }
    Ok(bytes)
}
