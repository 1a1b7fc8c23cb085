//! Decodes a file's bytes into text, with the way back to every byte.
//!
//! What decides, in this order: a byte order mark, zero bytes (UTF-16), validity as UTF-8, what an HTML page says of
//! itself, and last how French the non-ASCII letters look in each of the old encodings.

use std::ops::Range;

use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{ReadError, single_byte};
use crate::text::{OffsetMap, OffsetMapBuilder};

/// Text with its line ends and characters as they are in the file.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    /// From byte offsets of `text` to byte offsets of the file.
    pub offsets: OffsetMap,
    /// WHATWG name.
    pub encoding: &'static str,
    pub warnings: Vec<String>,
}

impl Decoded {
    /// What was characters already.
    pub fn of(text: String) -> Self {
        Decoded { offsets: OffsetMap::identity(text.len()), text, encoding: "", warnings: Vec::new() }
    }
}

const REPLACEMENT: &str = "\u{FFFD}";

/// Decodes `bytes`; `declared` is what the document says of its own encoding.
pub(super) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<Decoded, ReadError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(if encoding == UTF_8 { utf8(bytes, mark) } else { utf16(bytes, mark, encoding) });
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Ok(utf16(bytes, 0, encoding));
    }
    if looks_binary(bytes) {
        return Err(ReadError::Binary);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let wrong = declared.filter(|&declared| declared != UTF_8 && !text.is_ascii());
        let warnings = wrong.map(|wrong| format!("the page says it is encoded in {}, but it is UTF-8", wrong.name())).into_iter().collect();
        return Ok(Decoded { text: text.into(), offsets: OffsetMap::identity(text.len()), encoding: UTF_8.name(), warnings });
    }
    if is_mostly_utf8(bytes) {
        return Ok(utf8(bytes, 0));
    }
    let encoding = match declared {
        Some(declared) if declared != UTF_8 && !single_byte::contradicts(bytes, declared) => declared,
        _ => single_byte::guess(bytes),
    };
    if encoding.is_single_byte() { single_byte::decode(bytes, encoding) } else { Ok(multi_byte(bytes, encoding)) }
}

fn utf8(bytes: &[u8], mark: usize) -> Decoded {
    let mut text = String::with_capacity(bytes.len() - mark);
    let mut offsets = OffsetMapBuilder::default();
    offsets.skip(mark);
    let mut invalid = Losses::default();
    let mut at = mark;
    for chunk in bytes[mark..].utf8_chunks() {
        text.push_str(chunk.valid());
        offsets.copy(chunk.valid().len());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            invalid.add(at);
            text.push_str(REPLACEMENT);
            offsets.replace(REPLACEMENT.len(), chunk.invalid().len());
            at += chunk.invalid().len();
        }
    }
    Decoded { text, offsets: offsets.finish(), encoding: UTF_8.name(), warnings: invalid.warning(UTF_8).into_iter().collect() }
}

fn utf16(bytes: &[u8], mark: usize, encoding: &'static Encoding) -> Decoded {
    let (pairs, rest) = bytes[mark..].as_chunks::<2>();
    let units = pairs.iter().map(|&pair| if encoding == UTF_16LE { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) });
    let mut text = String::with_capacity(bytes.len());
    let mut offsets = OffsetMapBuilder::default();
    offsets.skip(mark);
    let mut invalid = Losses::default();
    let mut at = mark;
    for found in char::decode_utf16(units) {
        let (character, width) = match found {
            Ok(character) => (character, 2 * character.len_utf16()),
            Err(_) => {
                invalid.add(at);
                (char::REPLACEMENT_CHARACTER, 2)
            }
        };
        text.push(character);
        offsets.replace(character.len_utf8(), width);
        at += width;
    }
    if !rest.is_empty() {
        invalid.add(at);
        text.push_str(REPLACEMENT);
        offsets.replace(REPLACEMENT.len(), rest.len());
    }
    Decoded { text, offsets: offsets.finish(), encoding: encoding.name(), warnings: invalid.warning(encoding).into_iter().collect() }
}

/// An encoding that only an HTML page can ask for (Shift_JIS and the like); the way back is not needed for HTML, one unit stands for all.
fn multi_byte(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    let mut offsets = OffsetMapBuilder::default();
    offsets.replace(text.len(), bytes.len());
    let warnings = lossy.then(|| format!("some bytes are not valid {} and were replaced by U+FFFD", encoding.name()));
    Decoded { text: text.into_owned(), offsets: offsets.finish(), encoding: encoding.name(), warnings: warnings.into_iter().collect() }
}

/// Counts the places where bytes had to be replaced.
#[derive(Default)]
pub(super) struct Losses {
    count: usize,
    first: usize,
}

impl Losses {
    pub(super) fn add(&mut self, at: usize) {
        if self.count == 0 {
            self.first = at;
        }
        self.count += 1;
    }

    pub(super) fn warning(&self, encoding: &'static Encoding) -> Option<String> {
        let Losses { count, first } = self;
        (*count > 0).then(|| {
            format!("{count} byte sequences are not valid {} and were replaced by U+FFFD, the first at byte {first}", encoding.name())
        })
    }
}

/// Whether the bytes are UTF-8 with some damage. Old encodings hold next to no valid sequences, for an accented capital and a
/// symbol would have to meet ("É»"), and those that look French would begin with the very rare letters Â, Ã and â.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sequences, mut french, mut invalid) = (0, 0, 0);
    for chunk in bytes.utf8_chunks() {
        sequences += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        french += chunk.valid().bytes().filter(|byte| matches!(byte, 0xC2 | 0xC3 | 0xE2)).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    french * 2 >= invalid || sequences > invalid * 2
}

/// UTF-16 without a byte order mark: half of the bytes of Latin text are zero, all on one side.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    const SAMPLE: usize = 1 << 16;
    memchr::memchr(0, &bytes[..bytes.len().min(SAMPLE)])?;
    let (pairs, _) = bytes[..bytes.len().min(SAMPLE)].as_chunks::<2>();
    let zeros = |side: usize| pairs.iter().filter(|pair| pair[side] == 0 && !matches!(pair[1 - side], 0x00..=0x08 | 0x0E..=0x1F)).count();
    let (high_second, high_first) = (zeros(1), zeros(0));
    // Seven in ten: leaves room for typographic marks, which have no zero byte.
    let enough = |count: usize, other: usize| count * 10 >= pairs.len() * 7 && other * 50 <= pairs.len() && count > 0;
    if enough(high_second, high_first) {
        Some(UTF_16LE)
    } else if enough(high_first, high_second) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Text holds hardly any zero bytes and few control characters.
fn looks_binary(bytes: &[u8]) -> bool {
    let zeros = memchr::memchr_iter(0, bytes).count();
    let is_control = |byte: &u8| matches!(byte, 0x01..=0x08 | 0x0E..=0x19 | 0x1C..=0x1F | 0x7F);
    // Sums in single bytes: the compiler makes vectors of them.
    let of_few = |few: &[u8]| few.iter().map(|byte| u8::from(is_control(byte))).sum::<u8>();
    let controls: usize = bytes.chunks(usize::from(u8::MAX)).map(|few| usize::from(of_few(few))).sum();
    zeros > 1 + bytes.len() / 500 || controls * 10 > bytes.len()
}

/// The encoding that an HTML or XML document declares within its first kilobytes (WHATWG HTML, 13.2.3.2, simplified).
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    const PRESCAN: usize = 4096;
    let head = bytes[..bytes.len().min(PRESCAN)].to_ascii_lowercase();
    let label = |mark: &[u8], within: Range<usize>| {
        let at = within.start + memchr::memmem::find(&head[within.clone()], mark)? + mark.len();
        let value = head[at..within.end].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let end = value.iter().position(|byte| matches!(byte, b'"' | b'\'' | b';' | b'>' | b'?') || byte.is_ascii_whitespace())?;
        Encoding::for_label(&value[..end])
    };
    let element = |opening: &[u8], mark: &[u8]| {
        memchr::memmem::find_iter(&head, opening).find_map(|start| {
            let end = start + memchr::memchr(b'>', &head[start..])? + 1;
            label(mark, start..end)
        })
    };
    let found = element(b"<meta", b"charset").or_else(|| element(b"<?xml", b"encoding"))?;
    // A page that could be read thus far is not UTF-16, whatever it says; x-user-defined is read as Windows (WHATWG).
    match found {
        _ if found == UTF_16LE || found == UTF_16BE => Some(UTF_8),
        _ if found.name() == "x-user-defined" => Some(WINDOWS_1252),
        _ => Some(found),
    }
}

/// The encodings that French programmes were written in before UTF-8, the most frequent one first.
pub(super) const OLD_FRENCH: [&Encoding; 3] = [WINDOWS_1252, ISO_8859_15, MACINTOSH];
