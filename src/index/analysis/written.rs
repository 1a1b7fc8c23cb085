//! Puts a word of the text into one term: its stem, and behind it how it is written.
//!
//! So a text is indexed once, and answers both for a word in all its forms (terms that begin with the stem) and for a
//! word as written, with its accents and capitals (one of these terms).

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::fold::SOFT_HYPHEN;

/// Stands between the stem and the rest; no letter.
pub const SEPARATOR: char = '\u{1}';
/// The first of the signs that tell how many bytes of the stem the written word begins with.
const SHARED: u32 = 2;

/// What the terms of all words with a stem begin with.
pub fn beginning(stem: &str) -> String {
    format!("{stem}{SEPARATOR}")
}

/// A written word in the one form that terms have of it.
pub fn composed(word: &str) -> Cow<'_, str> {
    if is_composed(word) { Cow::Borrowed(word) } else { word.nfkc().filter(|c| *c != SOFT_HYPHEN).collect() }
}

/// Whether a word is surely as terms have it: of ASCII, the letters of French and the other small ones of Latin-1.
pub fn is_composed(word: &str) -> bool {
    const LATIN: u8 = 0xC3;
    const OE: [[u8; 2]; 2] = [[0xC5, 0x92], [0xC5, 0x93]];
    let mut bytes = word.as_bytes();
    if bytes.is_ascii() {
        return true;
    }
    loop {
        match bytes {
            [] => return true,
            [LATIN, _, rest @ ..] => bytes = rest,
            [first, next, rest @ ..] if OE.contains(&[*first, *next]) => bytes = rest,
            [first, rest @ ..] if first.is_ascii() => bytes = rest,
            _ => return false,
        }
    }
}

/// What a sign tells of a term: how many bytes of the stem the written word begins with; none where it takes more bytes.
pub fn shared(sign: u8) -> Option<usize> {
    usize::from(sign).checked_sub(SHARED as usize).filter(|_| sign.is_ascii())
}

/// The term of a written word.
pub fn term(stem: &str, word: &str) -> String {
    let mut term = String::new();
    push_term(stem, &composed(word), &mut term);
    term
}

/// Adds the term of a written word, composed.
pub fn push_term(stem: &str, composed: &str, term: &mut String) {
    let same = stem.bytes().zip(composed.bytes()).take_while(|(a, b)| a == b).count();
    let shared = (0..=same).rev().find(|at| stem.is_char_boundary(*at) && composed.is_char_boundary(*at)).unwrap_or(0);
    let sign = char::from_u32(SHARED + shared as u32).filter(|_| shared < 256);
    let (sign, shared) = sign.map_or((char::from(SHARED as u8), 0), |sign| (sign, shared));
    term.push_str(stem);
    term.push(SEPARATOR);
    term.push(sign);
    term.push_str(&composed[shared..]);
}

/// The stem and the written word of a term; none for what is no such term.
pub fn split(term: &str) -> Option<(&str, String)> {
    let (stem, rest) = term.split_once(SEPARATOR)?;
    let mut signs = rest.chars();
    let shared = (signs.next()? as u32).checked_sub(SHARED)? as usize;
    Some((stem, format!("{}{}", stem.get(..shared)?, signs.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_surely_composed_is() {
        for letter in '\0'..'\u{2000}' {
            let letter = letter.to_string();
            let really: String = letter.nfkc().filter(|c| *c != SOFT_HYPHEN).collect();
            assert!(!is_composed(&letter) || really == letter, "{letter}");
        }
        assert!(is_composed("Œuvre à côté") && !is_composed("ﬁl") && !is_composed("e\u{301}"));
    }

    #[test]
    fn there_and_back() {
        for (stem, word) in [
            ("territoire", "territoires"),
            ("territoire", "Territoires"),
            ("projet", "projet"),
            ("elu", "élue"),
            ("directeu", "directrice"),
            ("oeil", "yeux"),
            ("5g", "5G"),
            ("", ""),
        ] {
            let term = term(stem, word);
            assert!(term.starts_with(&beginning(stem)));
            assert_eq!(split(&term), Some((stem, word.to_owned())));
        }
        assert_eq!(split(&term("ete", "e\u{301}te\u{301}")), Some(("ete", "été".to_owned())));
        assert_eq!(split("mot"), None);
    }
}
