//! Defines `Form`, what a word's letters tell without any lexicon: its case, and how it is known once folded.

use super::fold::{self, KeyHash, LATIN, fold_char};
use super::token::{Case, TokenKind};
use super::unbroken::unbroken;

/// Case, key and a glance at the folded form of one word, number or sign.
pub struct Form {
    pub case: Case,
    /// Key of the folded form; of an inclusive form, of its masculine part.
    pub key: u64,
    /// Bytes of the folded form; 255 for 255 and more.
    pub folded_len: u8,
    /// First byte of the folded form.
    pub initial: u8,
    /// A hyphen or dash stands in the word.
    pub joined: bool,
}

/// What loses its vowel before any word: an article, a preposition, a conjunction.
fn is_always_elided(head: &[u8]) -> bool {
    matches!(head, [b'l' | b'L' | b'd' | b'D'] | [b'q' | b'Q', b'u' | b'U'])
}

impl Form {
    pub fn of(word: &str, kind: TokenKind, broken: bool) -> Form {
        match Letters::read(word).filter(|_| !broken) {
            Some(letters) => Form {
                case: if kind == TokenKind::Word { letters.case(word) } else { Case::None },
                key: letters.masculine.unwrap_or(letters.hash).key(),
                folded_len: letters.folded_len.min(255) as u8,
                initial: letters.initial,
                joined: letters.joined,
            },
            None => Form::of_any(word, kind, broken),
        }
    }

    /// A number, or a sign of ASCII.
    #[inline]
    pub fn of_ascii(bytes: &[u8]) -> Form {
        let mut hash = KeyHash::START;
        bytes.iter().for_each(|byte| hash.push(*byte));
        let folded_len = bytes.len().min(255) as u8;
        Form { case: Case::None, key: hash.key(), folded_len, initial: bytes[0], joined: bytes[0] == b'-' }
    }

    /// A [plain sign](fold::is_plain_sign) by its bytes.
    #[inline]
    pub fn of_plain_sign(sign: &[u8]) -> Form {
        let (folded, joined): (&[u8], bool) = match sign {
            [0xE2, 0x80, 0x90 | 0x91 | 0x93] => (b"-", true),
            [0xE2, 0x80, 0x98 | 0x99] => (b"'", false),
            _ => (sign, false),
        };
        let mut hash = KeyHash::START;
        folded.iter().for_each(|byte| hash.push(*byte));
        Form { case: Case::None, key: hash.key(), folded_len: folded.len() as u8, initial: folded[0], joined }
    }

    /// A sign beyond ASCII.
    pub fn of_sign(sign: char) -> Form {
        let (mut hash, mut folded_len, mut initial) = (KeyHash::START, 0, 0);
        fold_char(sign, |byte| {
            if folded_len == 0 {
                initial = byte;
            }
            folded_len += 1;
            hash.push(byte);
        });
        Form { case: Case::None, key: hash.key(), folded_len, initial, joined: matches!(sign, '‐' | '‑' | '–') }
    }

    /// The word of plain letters with which these bytes begin and its length: up to white space or a sign that never joins
    /// words, or with the apostrophe of an elided article. `None` for all words that need a closer look.
    #[inline]
    pub fn plain(bytes: &[u8]) -> Option<(Form, usize)> {
        let mut hash = KeyHash::START;
        let (mut at, mut wide, mut upper) = (0, 0, 0);
        loop {
            // Most letters are small ones of ASCII.
            for byte in bytes[at..].iter().take_while(|byte| byte.is_ascii_lowercase()) {
                hash.push(*byte);
                at += 1;
            }
            match *bytes.get(at).unwrap_or(&0) {
                byte @ b'A'..=b'Z' => {
                    hash.push(byte | 0x20);
                    upper += 1;
                    at += 1;
                }
                0xC3 => {
                    let second = *bytes.get(at + 1)?;
                    match LATIN[usize::from(second & 0x3F)] {
                        0 => return None,
                        folded => hash.push(folded),
                    }
                    upper += usize::from(second >> 5 & 1 ^ 1);
                    wide += 1;
                    at += 2;
                }
                _ => break,
            }
        }
        let (initial, first_is_upper) = match *bytes {
            [0xC3, second, ..] => (LATIN[usize::from(second & 0x3F)], second & 0x20 == 0),
            [first, ..] => (first | 0x20, first & 0x20 == 0),
            [] => return None,
        };
        let apostrophe = match &bytes[at..] {
            _ if at == 0 => return None,
            [] | [b' ' | b'\n' | b',' | b';' | b':' | b')' | b'!' | b'?' | b'|' | b'"' | b'\t', ..] => 0,
            [b'.'] | [b'.', b' ' | b'\n', ..] => 0,
            [b'\'', next, ..] if next.is_ascii_alphabetic() && is_always_elided(&bytes[..at]) => 1,
            [0xE2, 0x80, 0x99, next, ..] if next.is_ascii_alphabetic() && is_always_elided(&bytes[..at]) => 3,
            _ => return None,
        };
        if apostrophe > 0 {
            hash.push(b'\'');
        }
        let letters = at - wide;
        let case = match upper {
            0 => Case::Lower,
            _ if letters == 1 => Case::Single,
            _ if letters == upper => Case::Upper,
            1 if first_is_upper => Case::Capital,
            _ => Case::Mixed,
        };
        let folded_len = (letters + usize::from(apostrophe > 0)).min(255) as u8;
        Some((Form { case, key: hash.key(), folded_len, initial, joined: false }, at + apostrophe))
    }

    /// Words with characters beyond Latin-1, ligatures or a line end in them.
    fn of_any(word: &str, kind: TokenKind, broken: bool) -> Form {
        let (mut folded_len, mut initial) = (0usize, 0);
        for c in word.chars() {
            fold_char(c, |byte| {
                if folded_len == 0 {
                    initial = byte;
                }
                folded_len += 1;
            });
        }
        let key = if broken {
            fold::key(&unbroken(word))
        } else {
            let masculine = word.find(['·', '(', '.', '/', '•']).filter(|cut| kind == TokenKind::Word && *cut > 1);
            fold::key(masculine.map_or(word, |cut| &word[..cut]))
        };
        let case = if kind == TokenKind::Word { case_of(word) } else { Case::None };
        let joined = word.contains(['-', '‐', '‑', '–']);
        Form { case, key, folded_len: folded_len.min(255) as u8, initial, joined }
    }
}

/// What one pass over the bytes of a Latin word finds.
struct Letters {
    hash: KeyHash,
    /// The hash before an inclusive ending: `élu(e)s` is `élu`.
    masculine: Option<KeyHash>,
    folded_len: usize,
    initial: u8,
    joined: bool,
    upper: usize,
    lower: usize,
    first_is_upper: bool,
}

impl Letters {
    /// `None` where a character asks for the tables of Unicode.
    #[inline]
    fn read(word: &str) -> Option<Letters> {
        let bytes = word.as_bytes();
        let mut letters = Letters {
            hash: KeyHash::START,
            masculine: None,
            folded_len: 0,
            initial: 0,
            joined: false,
            upper: 0,
            lower: 0,
            first_is_upper: false,
        };
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let (folded, upper, lower) = match byte {
                b'a'..=b'z' => (byte, false, true),
                b'A'..=b'Z' => (byte | 0x20, true, false),
                b'(' | b'.' | b'/' => {
                    if at > 1 && letters.masculine.is_none() {
                        letters.masculine = Some(letters.hash);
                    }
                    (byte, false, false)
                }
                b'-' => {
                    letters.joined = true;
                    (byte, false, false)
                }
                0..0x80 => (byte, false, false),
                0xC3 => {
                    at += 1;
                    let second = bytes.get(at)? & 0x3F;
                    let folded = LATIN[usize::from(second)];
                    if folded == 0 {
                        return None;
                    }
                    (folded, second < 0x20, second >= 0x20)
                }
                _ => return None,
            };
            if letters.folded_len == 0 {
                letters.initial = folded;
            }
            letters.first_is_upper |= upper && letters.upper + letters.lower == 0;
            letters.hash.push(folded);
            letters.folded_len += 1;
            letters.upper += usize::from(upper);
            letters.lower += usize::from(lower);
            at += 1;
        }
        Some(letters)
    }

    fn case(&self, word: &str) -> Case {
        case_by_count(self.upper, self.lower, self.first_is_upper, word)
    }
}

fn case_of(word: &str) -> Case {
    let (mut upper, mut lower, mut first_is_upper) = (0, 0, false);
    for c in word.chars().filter(|c| c.is_alphabetic()) {
        if c.is_uppercase() {
            first_is_upper |= upper + lower == 0;
            upper += 1;
        } else {
            lower += 1;
        }
    }
    case_by_count(upper, lower, first_is_upper, word)
}

fn case_by_count(upper: usize, lower: usize, first_is_upper: bool, word: &str) -> Case {
    match (upper, lower) {
        (0, _) => Case::Lower,
        (1, 0) => Case::Single,
        (_, 0) => Case::Upper,
        _ if !first_is_upper => Case::Mixed,
        (1, _) => Case::Capital,
        // `Jean-Philippe`, `Le Floc’h`: every part begins with its capital.
        _ if parts_are_capital(word) => Case::Capital,
        _ => Case::Mixed,
    }
}

fn parts_are_capital(word: &str) -> bool {
    word.split(['-', '’', '\'', '–']).all(|part| {
        let mut letters = part.chars().filter(|c| c.is_alphabetic());
        letters.next();
        letters.all(char::is_lowercase)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        for (word, case) in [
            ("maire", Case::Lower),
            ("Jean-Philippe", Case::Capital),
            ("ÉVREUX", Case::Upper),
            ("O", Case::Single),
            ("EuraTechnologies", Case::Mixed),
            ("N’Diaye", Case::Capital),
        ] {
            assert_eq!(Form::of(word, TokenKind::Word, false).case, case, "{word}");
        }
    }

    /// The pass over Latin bytes says the same as the tables of Unicode.
    #[test]
    fn latin_letters() {
        let every = (' '..='ÿ').map(|c| format!("Ab{c}cd")).chain((' '..='ÿ').map(|c| c.to_string()));
        for word in every.chain(["élu(e)s", "participant.e", "a.b", "L'HAŸ", "5g"].map(str::to_owned)) {
            let (quick, slow) = (Form::of(&word, TokenKind::Word, false), Form::of_any(&word, TokenKind::Word, false));
            assert_eq!((quick.case, quick.key), (slow.case, slow.key), "{word}");
            assert_eq!((quick.folded_len, quick.initial), (slow.folded_len, slow.initial), "{word}");
        }
        for word in ["maire", "ÉVREUX", "O", "EuraTechnologies", "été", "l'", "L’", "Qu’"] {
            let text = format!("{word}{}", if word.ends_with(['\'', '’']) { "eau" } else { " " });
            let (quick, end) = Form::plain(text.as_bytes()).expect("plain letters");
            let slow = Form::of_any(word, TokenKind::Word, false);
            assert_eq!((quick.case, quick.key, end), (slow.case, slow.key, word.len()), "{word}");
            assert_eq!((quick.folded_len, quick.initial), (slow.folded_len, slow.initial), "{word}");
        }
        for word in ["Jean-Luc", "participant.e", "n’y", "9h", "œuvre", "élu·e", "A.B.", "élu(e)"] {
            assert!(Form::plain(word.as_bytes()).is_none(), "{word}");
        }
        for sign in ('\u{80}'..='\u{2fff}').filter(|c| !c.is_alphabetic()) {
            let (quick, slow) = (Form::of_sign(sign), Form::of_any(&sign.to_string(), TokenKind::Sign, false));
            assert_eq!((quick.key, quick.folded_len, quick.initial, quick.joined), (slow.key, slow.folded_len, slow.initial, slow.joined));
            if fold::is_plain_sign(sign) {
                let plain = Form::of_plain_sign(sign.to_string().as_bytes());
                assert_eq!(
                    (plain.key, plain.folded_len, plain.initial, plain.joined),
                    (slow.key, slow.folded_len, slow.initial, slow.joined)
                );
            }
        }
        let masculine = Form::of("élu(e)s", TokenKind::Word, false);
        assert_eq!((masculine.key, masculine.folded_len), (fold::key("elu"), 7));
    }
}
