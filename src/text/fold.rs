//! Folding: case, accents and ligatures taken away, and the 64-bit key of a folded word by which lexicons are looked up.

use unicode_normalization::UnicodeNormalization;

/// The letters U+00C0 to U+00FF by their second byte in UTF-8: folded, or 0 where folding gives no single letter.
pub(crate) const LATIN: [u8; 64] = *b"aaaaaa\0ceeeeiiii\0nooooo\0ouuuuy\0\0aaaaaa\0ceeeeiiii\0nooooo\0ouuuuy\0y";

/// Calls `sink` with each byte of the folded form of `c`: lower case, no accents, `œ` as `oe`, straight apostrophe, plain hyphen.
#[inline]
pub fn fold_char(c: char, mut sink: impl FnMut(u8)) {
    if c.is_ascii() {
        sink(c.to_ascii_lowercase() as u8);
        return;
    }
    let plain: &[u8] = match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' | 'À' | 'Â' | 'Ä' | 'Á' | 'Ã' | 'Å' => b"a",
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => b"e",
        'î' | 'ï' | 'í' | 'ì' | 'Î' | 'Ï' | 'Í' | 'Ì' => b"i",
        'ô' | 'ö' | 'ó' | 'ò' | 'õ' | 'ø' | 'Ô' | 'Ö' | 'Ó' | 'Ò' | 'Õ' | 'Ø' => b"o",
        'ù' | 'û' | 'ü' | 'ú' | 'Ù' | 'Û' | 'Ü' | 'Ú' => b"u",
        'ÿ' | 'ý' | 'Ÿ' | 'Ý' => b"y",
        'ç' | 'Ç' => b"c",
        'ñ' | 'Ñ' => b"n",
        'œ' | 'Œ' => b"oe",
        'æ' | 'Æ' => b"ae",
        'ß' => b"ss",
        '’' | '‘' | 'ʼ' => b"'",
        '–' | '‐' | '‑' => b"-",
        _ => b"",
    };
    if !plain.is_empty() {
        plain.iter().for_each(|&b| sink(b));
        return;
    }
    let mut buffer = [0u8; 4];
    if is_plain_sign(c) {
        c.encode_utf8(&mut buffer).bytes().for_each(sink);
        return;
    }
    for d in c.to_lowercase().nfd().filter(|d| !unicode_normalization::char::is_combining_mark(*d)) {
        d.encode_utf8(&mut buffer).bytes().for_each(&mut sink);
    }
}

/// The signs of Latin-1 and of general punctuation: neither letters nor composed of others.
#[inline]
pub(super) fn is_plain_sign(c: char) -> bool {
    matches!(c, '\u{a1}'..='\u{bf}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}') && !matches!(c, 'ª' | 'µ' | 'º')
}

/// The folded form of a text: what a reader would call the same letters.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = Vec::with_capacity(text.len());
    fold_into(text, &mut folded);
    String::from_utf8(folded).expect("folding writes whole characters")
}

/// Adds the folded form of a text to one that is being written.
pub fn fold_into(text: &str, folded: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let run = ascii_run(&bytes[at..]);
        let from = folded.len();
        folded.extend_from_slice(&bytes[at..at + run]);
        folded[from..].make_ascii_lowercase();
        at += run;
        // Nearly all other letters of French have two bytes and fold to one.
        let latin = match bytes[at..] {
            [0xC3, second, ..] => LATIN[usize::from(second & 0x3F)],
            _ => 0,
        };
        if latin != 0 {
            folded.push(latin);
            at += 2;
        } else if let Some(c) = text[at..].chars().next() {
            fold_char(c, |b| folded.push(b));
            at += c.len_utf8();
        }
    }
}

/// With how many bytes of ASCII these begin.
fn ascii_run(bytes: &[u8]) -> usize {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let mut run = 0;
    while let Some(eight) = bytes[run..].first_chunk::<8>() {
        let high = u64::from_le_bytes(*eight) & HIGH;
        if high != 0 {
            return run + high.trailing_zeros() as usize / 8;
        }
        run += 8;
    }
    run + bytes[run..].iter().take_while(|byte| byte.is_ascii()).count()
}

/// The text in lower case, as [`str::to_lowercase`] writes it: faster where all letters are those of French.
pub fn lower(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let mut at = ascii_run(&bytes);
    bytes[..at].make_ascii_lowercase();
    while at < bytes.len() {
        match bytes[at..] {
            // À to Þ but the sign ×, and the small letters and signs of Latin-1.
            [0xC3, second, ..] => {
                if second < 0x9F && second != 0x97 {
                    bytes[at + 1] += 0x20;
                }
                at += 2;
            }
            [0xC2, ..] => at += 2,
            // General punctuation.
            [0xE2, 0x80, ..] => at += 3,
            _ => return text.to_lowercase(),
        }
        let run = ascii_run(&bytes[at..]);
        bytes[at..at + run].make_ascii_lowercase();
        at += run;
    }
    String::from_utf8(bytes).expect("letters of two bytes are lowered to such letters")
}

/// FNV-1a of a folded form, byte by byte.
#[derive(Clone, Copy)]
pub struct KeyHash(u64);

impl KeyHash {
    pub const START: Self = KeyHash(0xcbf2_9ce4_8422_2325);

    #[inline]
    pub fn push(&mut self, folded: u8) {
        self.0 = (self.0 ^ u64::from(folded)).wrapping_mul(0x0000_0100_0000_01b3);
    }

    /// The key: mixed, so that it can be used as a hash as it is.
    #[inline]
    pub fn key(self) -> u64 {
        mix(self.0)
    }
}

/// The key of the folded form of a word.
pub fn key(word: &str) -> u64 {
    let mut hash = KeyHash::START;
    let bytes = word.as_bytes();
    let mut at = 0;
    loop {
        for byte in bytes[at..].iter().take_while(|byte| byte.is_ascii()) {
            hash.push(byte.to_ascii_lowercase());
            at += 1;
        }
        // Nearly all other letters of French.
        let latin = match bytes[at..] {
            [] => break,
            [0xC3, second, ..] => LATIN[usize::from(second & 0x3F)],
            _ => 0,
        };
        if latin != 0 {
            hash.push(latin);
            at += 2;
        } else if let Some(c) = word[at..].chars().next() {
            fold_char(c, |b| hash.push(b));
            at += c.len_utf8();
        }
    }
    hash.key()
}

/// The finaliser of MurmurHash3.
#[inline]
fn mix(mut h: u64) -> u64 {
    h ^= h >> 33;
    h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^= h >> 33;
    h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ (h >> 33)
}

/// The key of a phrase from the key of its beginning and of its next word.
#[inline]
pub fn join(beginning: u64, next: u64) -> u64 {
    mix(beginning.rotate_left(23) ^ next.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding() {
        for (text, folded) in
            [("Élu", "elu"), ("ŒUVRE", "oeuvre"), ("L’Haÿ", "l'hay"), ("Szymańska", "szymanska"), ("5G", "5g"), ("Łódź", "łodz")]
        {
            assert_eq!(fold(text), folded);
            assert_eq!(key(text), key(folded));
        }
        let slow = |c: char| c.to_lowercase().nfd().filter(|d| !unicode_normalization::char::is_combining_mark(*d)).collect::<String>();
        for sign in ('\u{80}'..='\u{2100}').filter(|c| is_plain_sign(*c) && !matches!(c, '’' | '‘' | '–' | '‐' | '‑')) {
            assert!(!sign.is_alphabetic() && slow(sign) == sign.to_string() && fold(&sign.to_string()) == slow(sign), "{sign}");
        }
        for text in ["L’ÉLU du Œuf", "ÀÎÖ×ØÞß÷ÿ « ° »", "École – DES Mines, Łódź", "ΑΣ", ""] {
            assert_eq!(lower(text), text.to_lowercase());
        }
        assert_ne!(key("maire"), key("mairie"));
        assert_ne!(join(key("table"), key("ronde")), join(key("ronde"), key("table")));
    }
}
