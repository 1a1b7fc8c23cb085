//! Folds a word: compatibility forms, lower case, no accents, no ligatures.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use crate::text::fold::LATIN;

/// Appends the folded word. "Œuvre" gives "oeuvre", "ÉTÉ" gives "ete", decomposed or not.
pub fn fold(word: &str, out: &mut String) {
    let from = out.len();
    if word.is_ascii() {
        out.push_str(word);
        out[from..].make_ascii_lowercase();
        return;
    }
    if !fold_latin(word, out) {
        out.truncate(from);
        fold_chars(word.nfkd(), out);
    }
}

/// Appends the folded form of a word of ASCII, the letters of French and others of Latin-1; false where it has other ones.
fn fold_latin(word: &str, out: &mut String) -> bool {
    let mut bytes = word.as_bytes();
    loop {
        match bytes {
            [] => return true,
            [byte, rest @ ..] if byte.is_ascii() => {
                out.push(char::from(byte.to_ascii_lowercase()));
                bytes = rest;
            }
            [0xC3, second, rest @ ..] => {
                let letter = LATIN[usize::from(second & 0x3F)];
                if letter == 0 {
                    return false;
                }
                out.push(char::from(letter));
                bytes = rest;
            }
            [0xC5, 0x92 | 0x93, rest @ ..] => {
                out.push_str("oe");
                bytes = rest;
            }
            _ => return false,
        }
    }
}

/// Appends the folded letter.
pub fn fold_char(letter: char, out: &mut String) {
    fold_chars(std::iter::once(letter).nfkd(), out);
}

fn fold_chars(letters: impl Iterator<Item = char>, out: &mut String) {
    for c in letters.filter(|c| canonical_combining_class(*c) == 0 && *c != SOFT_HYPHEN) {
        for c in c.to_lowercase() {
            match c {
                'œ' => out.push_str("oe"),
                'æ' => out.push_str("ae"),
                'ß' => out.push_str("ss"),
                'ø' => out.push('o'),
                'ł' => out.push('l'),
                'đ' => out.push('d'),
                'ı' => out.push('i'),
                c if canonical_combining_class(c) != 0 => {}
                c => out.push(c),
            }
        }
    }
}

pub const SOFT_HYPHEN: char = '\u{ad}';

/// The folded word.
pub fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold(word, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_letters_are_folded_like_all() {
        for letter in ('\0'..'\u{200}').map(|letter| letter.to_string()) {
            let (mut one, mut other) = (String::new(), String::new());
            fold_chars(letter.nfkd(), &mut other);
            assert!(!fold_latin(&letter, &mut one) || one == other, "{letter}: {one}, {other}");
        }
        assert!(fold_latin("Œuvré", &mut String::new()));
    }

    #[test]
    fn folding() {
        for (word, expected) in [
            ("Économie", "economie"),
            ("E\u{301}conomie", "economie"),
            ("Œuvre", "oeuvre"),
            ("ﬁlière", "filiere"),
            ("ÇA", "ca"),
            ("5G", "5g"),
            ("no\u{ad}uveau", "nouveau"),
            ("Łódź", "lodz"),
            ("１２", "12"),
        ] {
            assert_eq!(folded(word), expected, "{word}");
        }
    }
}
