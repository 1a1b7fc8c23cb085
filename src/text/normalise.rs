//! Defines `normalise`, which writes equal texts with equal characters: one line end, one space, composed accents, nothing invisible.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::{OffsetMap, OffsetMapBuilder, seek};

/// The normalised text and the way back.
///
/// - Every line end (CR LF, CR, VT, NEL, U+2028, U+2029) becomes LF; a form feed leaves a blank line.
/// - Every space of whatever width, breaking or not, becomes U+0020; tabs stay.
/// - Soft hyphens, zero-width characters, byte order marks, variation selectors, bidirectional and other controls vanish.
/// - The ligatures U+FB00 to U+FB06 become letters (œ and æ are letters and stay), bullets of the Symbol and Wingdings
///   fonts in the private use area become `•`.
/// - Then the text is brought to NFC (Unicode Standard Annex 15). Typographic quotes and U+FFFD stay.
///
/// A text that needs none of this is returned without being copied.
pub fn normalise(text: String) -> (String, OffsetMap) {
    let (text, cleaned) = clean(text);
    let (text, composed) = compose(text);
    (text, cleaned.then(composed))
}

/// Whether a character may begin with this byte that [`replacement`] changes; everything between them is copied in bulk.
#[inline(always)]
fn is_suspect(byte: u8) -> bool {
    // Without branches, as `seek` wants it.
    let control = (byte < 0x20) & (byte != b'\t') & (byte != b'\n') | (byte == 0x7F);
    let lead = (byte == 0xC2) | (byte == 0xCD) | (byte == 0xD8) | (byte == 0xEF) | (byte == 0xF3);
    control | lead | (0xE1..=0xE3).contains(&byte)
}

fn clean(text: String) -> (String, OffsetMap) {
    let bytes = text.as_bytes();
    let mut cleaned = String::new();
    let mut map = OffsetMapBuilder::default();
    let (mut copied, mut at) = (0, 0);
    while let Some(suspect) = seek(bytes, at, is_suspect) {
        at = suspect;
        let Some(found) = text[at..].chars().next() else { break };
        let mut end = at + found.len_utf8();
        if let Some(mut by) = replacement(found) {
            if found == '\r' && bytes.get(end) == Some(&b'\n') {
                end += 1;
            }
            if cleaned.capacity() == 0 {
                cleaned.reserve(text.len());
            }
            cleaned.push_str(&text[copied..at]);
            map.copy(at - copied);
            if found == '\u{0C}' && !cleaned.is_empty() && !cleaned.ends_with('\n') {
                by = "\n\n";
            }
            cleaned.push_str(by);
            map.replace(by.len(), end - at);
            copied = end;
        }
        at = end;
    }
    if copied == 0 {
        let map = OffsetMap::identity(text.len());
        return (text, map);
    }
    cleaned.push_str(&text[copied..]);
    map.copy(text.len() - copied);
    (cleaned, map.finish())
}

/// What stands for a character in the normalised text, if not itself.
fn replacement(found: char) -> Option<&'static str> {
    Some(match found {
        '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => "\n",
        '\t' | '\n' => return None,
        '\u{00}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => "",
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' | '\u{F020}' => " ",
        // Soft hyphen, grapheme joiner, Arabic letter mark, Mongolian vowel separator.
        '\u{AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' => "",
        // Zero-width space and joiners, direction marks, embeddings and isolates, invisible operators.
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => "",
        // Variation selectors, byte order mark, interlinear annotation, tags.
        '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E01EF}' => "",
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        // Long s: read as s, which is what its users mean today.
        '\u{FB05}' | '\u{FB06}' => "st",
        '\u{F0E0}' | '\u{F0E8}' => "→",
        '\u{F02D}' | '\u{F0BE}' => "-",
        symbol if is_symbol_font_bullet(symbol) => "•",
        _ => return None,
    })
}

/// The characters of the Symbol and Wingdings fonts that word processors set before list items, moved to U+F000 as Windows does.
fn is_symbol_font_bullet(found: char) -> bool {
    matches!(
        found,
        '\u{F046}'
            | '\u{F06C}'
            | '\u{F06E}'
            | '\u{F06F}'
            | '\u{F071}'
            | '\u{F072}'
            | '\u{F075}'..='\u{F077}'
            | '\u{F09E}'..='\u{F09F}'
            | '\u{F0A7}'..='\u{F0A8}'
            | '\u{F0AB}'
            | '\u{F0B7}'
            | '\u{F0D2}'
            | '\u{F0D8}'
            | '\u{F0DE}'
            | '\u{F0F0}'
            | '\u{F0FC}'
            | '\u{F0FE}'
    )
}

/// Whether any character may not be in NFC. All Latin letters are, marks of typography but a few, all others need a look into
/// the tables of Unicode.
fn is_doubtful(bytes: &[u8]) -> bool {
    seek(bytes, 0, |byte| (byte > 0xCB) & (byte != 0xE2)).is_some()
        || memchr::memchr_iter(0xE2, bytes).any(|at| is_doubtful_mark(bytes.get(at + 1).copied()))
}

/// Whether a mark of typography (U+2000 to U+2FFF, 0xE2 and this byte) may not be in NFC: some signs of units, mathematics and
/// old scripts.
fn is_doubtful_mark(second: Option<u8>) -> bool {
    matches!(second, Some(0x83 | 0x84 | 0x8C | 0xAB | 0xB3 | 0xB5 | 0xB7))
}

/// Brings to NFC those stretches alone that are not, each from one safe character to the next.
fn compose(text: String) -> (String, OffsetMap) {
    let bytes = text.as_bytes();
    if !is_doubtful(bytes) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        let map = OffsetMap::identity(text.len());
        return (text, map);
    }
    let mut composed = String::with_capacity(text.len());
    let mut map = OffsetMapBuilder::default();
    let mut copied = 0;
    let mut chars = text.char_indices().peekable();
    let mut last_safe = 0;
    while let Some((at, found)) = chars.next() {
        if is_safe(found) {
            last_safe = at;
            continue;
        }
        while chars.next_if(|&(_, following)| !is_safe(following)).is_some() {}
        let end = chars.peek().map_or(text.len(), |&(next, _)| next);
        let stretch = &text[last_safe..end];
        let written = composed.len() + last_safe - copied;
        composed.push_str(&text[copied..last_safe]);
        composed.extend(stretch.nfc());
        map.copy(last_safe - copied);
        if &composed[written..] == stretch {
            map.copy(stretch.len());
        } else {
            map.replace(composed.len() - written, stretch.len());
        }
        copied = end;
        last_safe = end;
    }
    composed.push_str(&text[copied..]);
    map.copy(text.len() - copied);
    (composed, map.finish())
}

/// Whether nothing before this character can change it or be joined with it.
fn is_safe(found: char) -> bool {
    found < '\u{0300}' || (is_nfc_quick(std::iter::once(found)) == IsNormalized::Yes && canonical_combining_class(found) == 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn examples() {
        let table = [
            ("déjà vu", "déjà vu"),
            ("de\u{301}ja\u{300} vu", "déjà vu"),
            ("un\r\ndeux\rtrois\u{2028}quatre\u{85}cinq\u{0B}six", "un\ndeux\ntrois\nquatre\ncinq\nsix"),
            ("page\n\u{0C}suite", "page\n\nsuite"),
            ("page\u{0C}suite", "page\n\nsuite"),
            ("9\u{A0}h\u{202F}30\u{2009}!\tfin", "9 h 30 !\tfin"),
            ("terri\u{AD}toire\u{200B}\u{FEFF}s", "territoires"),
            ("\u{202E}Anne\u{202C}", "Anne"),
            ("eﬃcace, proﬁl, ﬂux, œuvre, æ, ﬆ", "efficace, profil, flux, œuvre, æ, st"),
            ("\u{F0B7} Accueil", "• Accueil"),
            ("l’\u{FFFD}« x »…", "l’\u{FFFD}« x »…"),
            ("a\u{0}b\u{7F}c\u{9D}d\u{1B}", "abcd"),
            // Two steps at once: the accent meets its letter only when the joiner between them has gone.
            ("e\u{200D}\u{301}", "é"),
            ("10 \u{2126}, 5 \u{212A}, \u{212B}, 1 ™ ≠", "10 Ω, 5 K, Å, 1 ™ ≠"),
            ("ﬁ\u{301}n", "fín"),
        ];
        for (written, expected) in table {
            let (text, map) = normalise(written.to_string());
            assert_eq!(text, expected, "{written:?}");
            assert_eq!(map.converted_len() as usize, text.len(), "{written:?}");
            assert_eq!(map.original_len() as usize, written.len(), "{written:?}");
            assert_eq!(normalise(text.clone()).0, text, "{written:?} again");
        }
    }

    #[test]
    fn every_character_that_is_not_composed_is_looked_into() {
        for found in (0..=0x10FFFF).filter_map(char::from_u32) {
            let text = found.to_string();
            if replacement(found).is_some() {
                continue;
            }
            if is_nfc_quick(text.chars()) != IsNormalized::Yes || canonical_combining_class(found) > 0 {
                assert!(is_doubtful(text.as_bytes()), "{found:?}");
            }
        }
    }

    #[test]
    fn every_change_leads_back() {
        let written = "Ge\u{301}rard\r\nﬁche\u{A0}terri\u{AD}toire";
        let (text, map) = normalise(written.to_string());
        for (word, expected) in [("Gérard", "Ge\u{301}rard"), ("fiche", "ﬁche"), ("territoire", "terri\u{AD}toire")] {
            let start = text.find(word).expect(word);
            let range = map.to_original(Span::new(start, start + word.len()));
            assert_eq!(&written[range.start as usize..range.end as usize], expected);
        }
    }

    #[test]
    fn a_plain_text_is_not_copied() {
        let written = "Matinée – l’élu « local »".to_string();
        let place = written.as_ptr();
        let (text, map) = normalise(written);
        assert_eq!(text.as_ptr(), place);
        assert!(map.is_identity());
    }
}
