//! Decodes the encodings of one byte a character, and guesses which of them a French text is written in.

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

use super::ReadError;
use super::encoding::{Decoded, Losses, OLD_FRENCH};
use crate::text::OffsetMapBuilder;

/// The characters of the bytes 0x80 to 0xFF.
pub(super) type UpperHalf = [char; 128];

pub(super) fn upper_half(encoding: &'static Encoding) -> UpperHalf {
    std::array::from_fn(|index| {
        let byte = [index as u8 + 0x80];
        let (decoded, _) = encoding.decode_without_bom_handling(&byte);
        decoded.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)
    })
}

/// # Errors
/// `TooLarge` if the text takes more than 4 GiB in UTF-8.
pub(super) fn decode(bytes: &[u8], encoding: &'static Encoding) -> Result<Decoded, ReadError> {
    let table = upper_half(encoding);
    let wide: usize = bytes.iter().filter(|byte| !byte.is_ascii()).map(|&byte| table[usize::from(byte) - 0x80].len_utf8() - 1).sum();
    let size = bytes.len() + wide;
    if u32::try_from(size).is_err() {
        return Err(ReadError::TooLarge { bytes: size as u64 });
    }
    let mut text = String::with_capacity(size);
    let mut offsets = OffsetMapBuilder::default();
    let mut invalid = Losses::default();
    let mut at = 0;
    while at < bytes.len() {
        let ascii = bytes[at..].iter().position(|byte| !byte.is_ascii()).unwrap_or(bytes.len() - at);
        // Cannot fail, the stretch is ASCII; no text is lost should it ever do.
        text.push_str(&String::from_utf8_lossy(&bytes[at..at + ascii]));
        offsets.copy(ascii);
        at += ascii;
        if let Some(&byte) = bytes.get(at) {
            let found = table[usize::from(byte) - 0x80];
            if found == char::REPLACEMENT_CHARACTER {
                invalid.add(at);
            }
            text.push(found);
            offsets.replace(found.len_utf8(), 1);
            at += 1;
        }
    }
    Ok(Decoded { text, offsets: offsets.finish(), encoding: encoding.name(), warnings: invalid.warning(encoding).into_iter().collect() })
}

/// The old encoding in which the bytes look most like French; Windows-1252 where nothing decides.
pub(super) fn guess(bytes: &[u8]) -> &'static Encoding {
    let scores = OLD_FRENCH.map(|encoding| score(bytes, encoding));
    let best = (1..OLD_FRENCH.len()).fold(0, |best, index| if scores[index] > scores[best] { index } else { best });
    if scores[best] >= 0 {
        return OLD_FRENCH[best];
    }
    // Not French in any of them: Greek, Cyrillic, Central European.
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(Some(b"fr"), chardetng::Utf8Detection::Deny);
    if guessed.is_single_byte() { guessed } else { WINDOWS_1252 }
}

/// Whether what a page declares cannot be: Windows or ISO declared over Mac bytes, or bytes that the declared encoding leaves undefined.
pub(super) fn contradicts(bytes: &[u8], declared: &'static Encoding) -> bool {
    OLD_FRENCH.contains(&declared) && score(bytes, declared) < 0 && guess(bytes) == MACINTOSH
}

/// How French the bytes above ASCII look between their neighbours, read in one encoding.
fn score(bytes: &[u8], encoding: &'static Encoding) -> i64 {
    /// Half a megabyte of French.
    const SAMPLE: usize = 20_000;
    let table = upper_half(encoding);
    let read = |byte: u8| if byte.is_ascii() { char::from(byte) } else { table[usize::from(byte) - 0x80] };
    let mut total = 0;
    for (at, &byte) in bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()).take(SAMPLE) {
        let before = at.checked_sub(1).map_or(' ', |before| read(bytes[before]));
        let after = bytes.get(at + 1).map_or(' ', |&after| read(after));
        total += plausibility(before, read(byte), after);
    }
    total
}

fn plausibility(before: char, found: char, after: char) -> i64 {
    let touches_word = before.is_alphabetic() || after.is_alphabetic();
    let value = |if_so: bool, good: i64, bad: i64| if if_so { good } else { bad };
    match found {
        'À' | 'Â' | 'Æ' | 'Ç' | 'È'..='Ë' | 'Î' | 'Ï' | 'Ô' | 'Ö' | 'Ù' | 'Û' | 'Ü' | 'Œ' | 'Ÿ' => {
            value(before.is_lowercase(), -3, value(touches_word || found == 'À', 1, -1))
        }
        'à' | 'â' | 'ä' | 'æ' | 'ç' | 'è'..='ë' | 'î' | 'ï' | 'ô' | 'ö' | 'ù' | 'û' | 'ü' | 'œ' | 'ÿ' => {
            let amid_capitals = before.is_uppercase() && after.is_uppercase();
            value(amid_capitals, -2, value(touches_word || found == 'à', 2, -1))
        }
        '’' => value(before.is_alphabetic(), 2, 0),
        '·' => 1,
        '‘' | '“' | '”' | '«' | '»' | '–' | '—' | '…' | '•' | '°' | '\u{A0}' => {
            value(before.is_lowercase() && after.is_lowercase(), -2, 1)
        }
        '€' => value(before.is_alphabetic(), -1, 2),
        '²' | '³' | '§' | '©' | '®' | '™' | '±' | '×' | '¼'..='¾' => value(before.is_alphabetic(), -2, 0),
        _ if found.is_control() || found == char::REPLACEMENT_CHARACTER => -5,
        // Letters of names from elsewhere.
        _ if found.is_alphabetic() && touches_word => 0,
        _ => -2,
    }
}
