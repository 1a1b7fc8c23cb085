//! Repairs text that was encoded twice: UTF-8 taken for Windows-1252 or Mac Roman and encoded once more ("rÃ©union", "l‚Äô√©lu").

use std::collections::HashMap;
use std::sync::LazyLock;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};
use memchr::memmem::Finder;

use super::encoding::Decoded;
use super::single_byte::upper_half;
use crate::text::{OffsetMap, OffsetMapBuilder, Span};

/// Sequences that French text does not hold but for this reason, by the encoding that was taken for the true one.
static SIGNS: LazyLock<[(&Encoding, Vec<Finder>); 2]> = LazyLock::new(|| {
    let finders = |signs: &[&'static str]| signs.iter().map(|sign| Finder::new(*sign)).collect();
    [(WINDOWS_1252, finders(&["Ã", "â€", "Å“", "Â\u{A0}", "ï¿½", "ï»¿"])), (MACINTOSH, finders(&["√", "‚Ä", "≈ì", "¬†"]))]
});

/// Text that went wrong more than twice is beyond repair.
const TIMES: usize = 2;

/// The text with every doubly encoded character set right, and a warning if there were any.
pub(super) fn repair(mut decoded: Decoded) -> Decoded {
    for (encoding, signs) in SIGNS.iter() {
        for _ in 0..TIMES {
            let suspicious = signs.iter().any(|sign| sign.find(decoded.text.as_bytes()).is_some());
            let Some(repaired) = suspicious.then(|| Repair::new(encoding).run(&decoded.text)).flatten() else { break };
            let first = decoded.offsets.to_original(Span::new(repaired.first, repaired.first)).start;
            decoded.warnings.push(format!(
                "{} characters were encoded twice (UTF-8 taken for {}) and set right, the first at byte {first}",
                repaired.count,
                encoding.name()
            ));
            decoded.text = repaired.text;
            decoded.offsets = decoded.offsets.then(repaired.offsets);
        }
    }
    decoded
}

struct Repaired {
    text: String,
    offsets: OffsetMap,
    count: usize,
    first: usize,
}

struct Repair {
    /// The byte that a character was before it was taken for the wrong one.
    bytes: HashMap<char, u8>,
}

impl Repair {
    fn new(encoding: &'static Encoding) -> Self {
        let upper = upper_half(encoding).into_iter().zip(0x80..=0xFF);
        // Bytes that Windows-1252 leaves undefined are controls in most decoders.
        let controls = ('\u{80}'..='\u{9F}').zip(0x80..=0x9F);
        Repair { bytes: if encoding == WINDOWS_1252 { controls.chain(upper).collect() } else { upper.collect() } }
    }

    /// None if nothing was encoded twice.
    fn run(&self, text: &str) -> Option<Repaired> {
        let mut repaired = Repaired { text: String::with_capacity(text.len()), offsets: OffsetMap::default(), count: 0, first: 0 };
        let mut offsets = OffsetMapBuilder::default();
        let (mut copied, mut at) = (0, 0);
        // Whether there was a sequence that cannot be two characters of plain French, such as "Â»" can.
        let mut sure = false;
        while let Some(distance) = text.as_bytes()[at..].iter().position(|byte| !byte.is_ascii()) {
            let start = at + distance;
            let Some((found, length)) = self.sequence(&text[start..]) else {
                at = start + text[start..].chars().next().map_or(1, char::len_utf8);
                continue;
            };
            sure |= !matches!(found, '\u{A1}'..='\u{BF}');
            repaired.first = if repaired.count == 0 { start } else { repaired.first };
            repaired.count += 1;
            repaired.text.push_str(&text[copied..start]);
            repaired.text.push(found);
            offsets.copy(start - copied);
            offsets.replace(found.len_utf8(), length);
            at = start + length;
            copied = at;
        }
        repaired.text.push_str(&text[copied..]);
        offsets.copy(text.len() - copied);
        repaired.offsets = offsets.finish();
        sure.then_some(repaired)
    }

    /// The character at the beginning of `text` if it was encoded twice, and the bytes that it takes now.
    fn sequence(&self, text: &str) -> Option<(char, usize)> {
        let mut chars = text.char_indices();
        let (_, first) = chars.next()?;
        let lead = *self.bytes.get(&first)?;
        let length = match lead {
            0xC2..=0xCD => 2,
            0xE2 | 0xEF => 3,
            0xF0 => 4,
            _ => return None,
        };
        let mut bytes = [lead, 0, 0, 0];
        for byte in &mut bytes[1..length] {
            let (at, following) = chars.next()?;
            match self.bytes.get(&following) {
                Some(&continuation @ 0x80..=0xBF) => *byte = continuation,
                // The no-break space of "Ã\u{A0}", which is "à", often has become a common one.
                _ if (lead, following) == (0xC3, ' ') => return Some(('à', space_to_take(text, at))),
                _ => return None,
            }
        }
        let found = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
        let end = chars.next().map_or(text.len(), |(at, _)| at);
        is_plausible(found).then_some((found, end))
    }
}

/// If two spaces follow, the first one belonged to the letter; a single one separates words.
fn space_to_take(text: &str, at: usize) -> usize {
    if text[at..].starts_with("  ") { at + 1 } else { at }
}

/// What French texts hold: Latin letters, typographic marks, symbols, ligatures, accents, emoji (with U+F8FF, which Mac Roman makes of their first byte).
fn is_plausible(found: char) -> bool {
    matches!(
        found,
        '\u{A0}'..='\u{17F}' | '\u{300}'..='\u{36F}' | '\u{2000}'..='\u{27BF}' | '\u{FB00}'..='\u{FB06}' | '\u{F8FF}'
            | '\u{FE0F}' | '\u{FEFF}' | '\u{FFFD}' | '\u{1F300}'..='\u{1FAFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repaired(text: &str) -> Decoded {
        repair(Decoded { text: text.into(), offsets: OffsetMap::identity(text.len()), encoding: "UTF-8", warnings: Vec::new() })
    }

    /// UTF-8 taken for `encoding`.
    fn spoiled(text: &str, encoding: &'static Encoding) -> String {
        encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn what_was_encoded_twice_comes_back() {
        let written = "Déjà l’élu « à l’œuvre » – CŒUR, À ÉTÉ… 5 € 📅 n° 1";
        for encoding in [WINDOWS_1252, MACINTOSH] {
            let once = spoiled(written, encoding);
            assert_eq!(repaired(&once).text, written, "{}", encoding.name());
            assert_eq!(repaired(&once).warnings.len(), 1);
            assert_eq!(repaired(&spoiled(&once, encoding)).text, written, "{}, twice", encoding.name());
        }
        assert_eq!(repaired("De 9h Ã  12h, lÃ   oÃ¹").text, "De 9h à 12h, là  où");
    }

    #[test]
    fn stretches_are_repaired_alone() {
        let decoded = repaired("été, puis Ã©tÃ©, puis été");
        assert_eq!(decoded.text, "été, puis été, puis été");
        assert_eq!(decoded.offsets.to_original(Span::new(12, 17)), 12..21);
        assert_eq!(
            decoded.warnings,
            ["2 characters were encoded twice (UTF-8 taken for windows-1252) and set right, the first at byte 12"]
        );
    }

    #[test]
    fn good_text_stays() {
        for written in ["Âne, « PROPRIÉTÉ» et SÃO PAULO", "Â» et Â°", "né\u{A0}» l’âge", "√2 ≈ 1,4 ¬p", "Ångström", "‚Äh"]
        {
            let decoded = repaired(written);
            assert_eq!((decoded.text.as_str(), decoded.warnings.len()), (written, 0));
        }
    }
}
