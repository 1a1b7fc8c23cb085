//! Cuts a text into words, numbers and signs.
//!
//! A word keeps its hyphens (`Jean-Philippe`, `post-doctorant`) and its inclusive endings (`élu·es`, `participant.e.s`);
//! an elided article or pronoun is a token of its own (`l’`, `d'`); `9h30` is three tokens. A word that a line end
//! divides at a hyphen (`repé-⏎rage`) is one.

use super::fold::is_plain_sign;
use super::form::Form;
use super::span::Span;
use super::token::{Token, TokenKind, head};

/// Cuts a text into tokens, in order, without overlap.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 4);
    tokenize_into(text, &mut tokens);
    tokens
}

/// Adds the tokens of a text to others.
pub fn tokenize_into(text: &str, tokens: &mut Vec<Token>) {
    let mut scanner = Scanner { text, bytes: text.as_bytes(), at: 0 };
    let mut breaks = false;
    let mut end_of_last = usize::MAX;
    // Written out where plain words, signs and numbers are read, so that what was read of them stays in registers.
    macro_rules! push {
        ($start:expr, $kind:expr, $broken:expr, $form:expr) => {{
            let (start, end) = ($start, scanner.at);
            let Form { case, key, folded_len, initial, joined } = $form;
            tokens.push(Token {
                span: Span::new(start, end),
                kind: $kind,
                case,
                glued: start == end_of_last,
                breaks: breaks || $broken,
                folded_len,
                initial,
                joined,
                head: scanner.head(start, end),
                key,
            });
            breaks = false;
            end_of_last = end;
        }};
    }
    while let Some(&first) = scanner.bytes.get(scanner.at) {
        let start = scanner.at;
        if first == b' ' || first == b'\n' {
            breaks |= first == b'\n';
            scanner.at += 1;
            continue;
        }
        // Most tokens are words of plain letters, signs of ASCII and numbers.
        match first {
            b'a'..=b'z' | b'A'..=b'Z' | 0xC3 => {
                if let Some(form) = scanner.plain_word(first) {
                    push!(start, TokenKind::Word, false, form);
                    continue;
                }
            }
            b'0'..=b'9' => {
                let form = scanner.number();
                push!(start, TokenKind::Number, false, form);
                continue;
            }
            _ if first.is_ascii_punctuation() => {
                let form = scanner.plain_sign(first);
                push!(start, TokenKind::Sign, false, form);
                continue;
            }
            0xC2 | 0xE2 => {
                if let Some(form) = scanner.wide_sign() {
                    push!(start, TokenKind::Sign, false, form);
                    continue;
                }
            }
            _ => {}
        }
        if let Some((kind, broken, form)) = scanner.odd() {
            push!(start, kind, broken, form);
        }
    }
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
}

/// Inclusive endings that may follow a full stop, a bracket or a stroke inside a word.
const ENDINGS: &[&str] = &[
    "e", "es", "s", "rice", "rices", "trice", "trices", "euse", "euses", "se", "ses", "ne", "nes", "le", "les", "ère", "ères", "ve", "ves",
    "ice", "ices", "fe", "onne", "onnes", "ale", "te", "tes",
];

impl Scanner<'_> {
    #[inline]
    fn peek(&self) -> Option<char> {
        self.char_at(self.at)
    }

    #[inline]
    fn char_at(&self, at: usize) -> Option<char> {
        match self.bytes.get(at) {
            None => None,
            Some(b) if b.is_ascii() => Some(*b as char),
            Some(_) => self.text[at..].chars().next(),
        }
    }

    /// The [`head`] of the bytes of a token.
    #[inline(always)]
    fn head(&self, start: usize, end: usize) -> u32 {
        match self.bytes[start..].first_chunk::<4>() {
            Some(four) if end - start >= 4 => u32::from_le_bytes(*four),
            Some(four) => u32::from_le_bytes(*four) & ((1 << (8 * (end - start))) - 1),
            None => head(&self.bytes[start..end]),
        }
    }

    /// Reads a word that [`Form::plain`] knows at once.
    #[inline(always)]
    fn plain_word(&mut self, first: u8) -> Option<Form> {
        if self.is_of_time(first) {
            return None;
        }
        let (form, length) = Form::plain(&self.bytes[self.at..])?;
        self.at += length;
        Some(form)
    }

    /// Reads a sign of ASCII.
    #[inline(always)]
    fn plain_sign(&mut self, sign: u8) -> Form {
        self.at += 1;
        Form::of_ascii(&[sign])
    }

    /// Reads one of the commoner signs beyond ASCII: « ° », dashes, quotation marks, bullets.
    #[inline]
    fn wide_sign(&mut self) -> Option<Form> {
        let length = match self.bytes[self.at..] {
            // All but ª, µ and º, which are letters.
            [0xC2, 0xA1..=0xA9 | 0xAB..=0xB4 | 0xB6..=0xB9 | 0xBB..=0xBF, ..] => 2,
            [0xE2, 0x80, 0x90..=0xA7, ..] => 3,
            _ => return None,
        };
        let start = self.at;
        self.at += length;
        Some(Form::of_plain_sign(&self.bytes[start..self.at]))
    }

    /// Reads digits.
    #[inline(always)]
    fn number(&mut self) -> Form {
        let start = self.at;
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        Form::of_ascii(&self.bytes[start..self.at])
    }

    /// Reads what needs a closer look: its kind, whether a line end divides it, its form; `None` for white space.
    #[inline(never)]
    fn odd(&mut self) -> Option<(TokenKind, bool, Form)> {
        let start = self.at;
        let c = self.peek()?;
        if c.is_whitespace() {
            self.at += c.len_utf8();
            return None;
        }
        let (kind, broken, form) = self.token(c);
        Some((kind, broken, form.unwrap_or_else(|| Form::of(&self.text[start..self.at], kind, broken))))
    }

    /// Whether this is the `h` behind the number of a time: `9h30`, `9hCafé`.
    #[inline]
    fn is_of_time(&self, byte: u8) -> bool {
        matches!(byte, b'h' | b'H') && self.at > 0 && self.bytes[self.at - 1].is_ascii_digit()
    }

    /// Reads one token that begins with `c` and is no plain word; whether a line end divides it, and its form where that is
    /// known already.
    fn token(&mut self, c: char) -> (TokenKind, bool, Option<Form>) {
        if c.is_ascii() && !c.is_ascii_alphabetic() {
            return (TokenKind::Sign, false, Some(self.plain_sign(c as u8)));
        }
        if !c.is_ascii() && (is_plain_sign(c) || !c.is_alphabetic()) {
            self.at += c.len_utf8();
            return (TokenKind::Sign, false, Some(Form::of_sign(c)));
        }
        if self.is_of_time(self.bytes[self.at]) && self.char_at(self.at + 1).is_none_or(|n| !n.is_alphabetic() || n.is_uppercase()) {
            self.at += 1;
            return (TokenKind::Word, false, None);
        }
        (TokenKind::Word, self.word(), None)
    }

    /// Reads a word; whether a line end divides it.
    fn word(&mut self) -> bool {
        let start = self.at;
        if self.dotted_capitals() {
            return false;
        }
        loop {
            self.letters();
            if !self.joins(start) {
                break;
            }
        }
        self.broken_hyphen(start)
    }

    /// Letters and digits, up to what looks like a time (`ENSSIB10h15`).
    fn letters(&mut self) {
        let start = self.at;
        loop {
            self.at += latin_letters(&self.bytes[self.at..]);
            let Some(c) = self.peek() else { return };
            if c.is_ascii_digit()
                && (self.time_at(self.at)
                    || self.text[..self.at].ends_with(char::is_lowercase) && !self.text[start..self.at].starts_with(char::is_uppercase))
            {
                return;
            }
            if !c.is_alphanumeric() && !is_mark(c) {
                return;
            }
            self.at += c.len_utf8();
        }
    }

    fn time_at(&self, mut at: usize) -> bool {
        let from = at;
        while self.bytes.get(at).is_some_and(u8::is_ascii_digit) && at - from < 3 {
            at += 1;
        }
        at - from <= 2 && matches!(self.bytes.get(at), Some(b'h' | b'H')) && self.char_at(at + 1).is_none_or(|c| !c.is_lowercase())
    }

    /// Steps over a sign that keeps the word together; false where the word ends.
    fn joins(&mut self, start: usize) -> bool {
        if matches!(self.bytes.get(self.at), Some(b' ' | b'\n' | b',')) {
            return false;
        }
        let Some(c) = self.peek() else { return false };
        let after = self.at + c.len_utf8();
        let Some(next) = self.char_at(after) else { return false };
        match c {
            // "9 H-12 H"
            '-' | '‐' | '‑' if next.is_ascii_digit() && matches!(&self.text[start..self.at], "h" | "H") => false,
            '-' | '‐' | '‑' if next.is_alphanumeric() => {
                self.at = after;
                !(next.is_ascii_digit() && self.time_at(after))
            }
            '–' if next.is_uppercase() && self.text[..self.at].ends_with(char::is_lowercase) => {
                self.at = after;
                true
            }
            '·' | '•' | '‧' | '.' | '/' => {
                let inclusive = self.text[..self.at].ends_with(|c: char| c.is_alphabetic())
                    && self.at - start > 1
                    && (c == '·' && next.is_alphabetic() || self.ending_at(after));
                if inclusive {
                    self.at = after;
                }
                inclusive
            }
            '(' if self.at - start > 1 => self.bracketed_ending(after),
            '\'' | '’' | 'ʼ' if next.is_alphabetic() => {
                self.at = after;
                !is_elision(&self.text[start..after], next)
            }
            _ => false,
        }
    }

    fn ending_at(&self, at: usize) -> bool {
        let rest = &self.text[at..];
        let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        length <= 8 && ENDINGS.contains(&&rest[..length])
    }

    /// `directeur(rice)`, `Pluriel(le)s`, `Tour(s)plus`.
    fn bracketed_ending(&mut self, after: usize) -> bool {
        let rest = &self.bytes[after..];
        let length = rest.iter().take(6).position(|&b| b == b')');
        match length {
            Some(n) if n > 0 && rest[..n].iter().all(u8::is_ascii_lowercase) => {
                self.at = after + n + 1;
                self.peek().is_some_and(char::is_lowercase)
            }
            _ => false,
        }
    }

    /// `I.R.T.S.`, `J.-P.`, `S.E.M.`: capitals each with its full stop.
    fn dotted_capitals(&mut self) -> bool {
        let mut at = self.at;
        let mut count = 0;
        while let Some(c) = self.char_at(at) {
            let dot = at + c.len_utf8();
            if !c.is_uppercase() || self.bytes.get(dot) != Some(&b'.') {
                break;
            }
            count += 1;
            at = dot + 1;
            if self.bytes.get(at) == Some(&b'-')
                && self.char_at(at + 1).is_some_and(char::is_uppercase)
                && self.bytes.get(at + 1 + self.char_at(at + 1).map_or(1, char::len_utf8)) == Some(&b'.')
            {
                at += 1;
            }
        }
        if count < 2 {
            return false;
        }
        self.at = at;
        true
    }

    /// `repé-⏎rage`: takes the rest of a word that a line end divides; whether it did.
    fn broken_hyphen(&mut self, start: usize) -> bool {
        if self.bytes.get(self.at) != Some(&b'-') || self.at - start < 2 {
            return false;
        }
        let mut at = self.at + 1;
        while matches!(self.bytes.get(at), Some(b' ' | b'\t')) {
            at += 1;
        }
        // Where line ends are lost, a space is left of them: `techni- ciens`.
        let spaced = at == self.at + 2 && self.char_at(at).is_some_and(char::is_lowercase) && self.at - start >= 3;
        if self.bytes.get(at) != Some(&b'\n') && !spaced {
            return false;
        }
        // One blank line may stand between where a converter put one after every line.
        let mut line_ends = 0;
        while let Some(b @ (b' ' | b'\t' | b'\n')) = self.bytes.get(at) {
            line_ends += usize::from(*b == b'\n');
            at += 1;
        }
        let head = &self.text[start..self.at];
        let continues = self.char_at(at).is_some_and(|c| c.is_lowercase() || (c.is_uppercase() && head.starts_with(char::is_uppercase)));
        if line_ends > 2 || !continues {
            return false;
        }
        self.at = at;
        self.letters();
        true
    }
}

/// Bytes of the letters of ASCII and Latin-1 with which these bytes begin.
#[inline]
fn latin_letters(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        match bytes[at..] {
            [b'a'..=b'z' | b'A'..=b'Z', ..] => at += 1,
            // All but the signs × and ÷.
            [0xC3, second, ..] if second & 0x1F != 0x17 => at += 2,
            _ => return at,
        }
    }
}

/// Combining marks that NFC could not compose stay with their letter.
fn is_mark(c: char) -> bool {
    !c.is_ascii() && unicode_normalization::char::is_combining_mark(c)
}

/// Whether a beginning such as `l’` is cut off before `next`; `N’Diaye`, `M’Baye`, `O’Hare` and `aujourd’hui` stay whole.
fn is_elision(beginning: &str, next: char) -> bool {
    let head = &beginning[..beginning.len() - beginning.chars().next_back().map_or(0, char::len_utf8)];
    match *head.as_bytes() {
        [b'l' | b'd' | b'L' | b'D'] => true,
        // Before a capital these begin a name.
        [letter @ (b'j' | b'm' | b't' | b's' | b'n' | b'c' | b'J' | b'M' | b'T' | b'S' | b'N' | b'C')] => {
            !(next.is_uppercase() && letter.is_ascii_uppercase())
        }
        _ => ["qu", "jusqu", "lorsqu", "puisqu", "quoiqu"].iter().any(|word| head.eq_ignore_ascii_case(word)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::unbroken::unbroken;
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokenize(text).iter().map(|t| unbroken(t.span.of(text)).into_owned()).collect()
    }

    #[test]
    fn tokens() {
        for (text, expected) in [
            ("9h30 – Accueil", "9 h 30 – Accueil"),
            ("l’Ain, d'Albi", "l’ Ain , d' Albi"),
            ("Jean-Philippe N’Diaye-Roussel", "Jean-Philippe N’Diaye-Roussel"),
            ("élu·es, participant.e.s et directeur(rice)", "élu·es , participant.e.s et directeur(rice)"),
            ("centre social Pluriel(le)s", "centre social Pluriel(le)s"),
            ("l’I.R.T.S. de J.-P. Durand", "l’ I.R.T.S. de J.-P. Durand"),
            ("repé-\nrage, Languedoc-\nRoussillon", "repérage , Languedoc-Roussillon"),
            ("9hCafé d’accueil9h15Ouverture", "9 h Café d’ accueil 9 h 15 Ouverture"),
            ("aujourd'hui I4CE à l’ENSSIB10h15", "aujourd'hui I4CE à l’ ENSSIB 10 h 15"),
            ("Lecrosnier–Wittkowsky, 9h–10h", "Lecrosnier–Wittkowsky , 9 h – 10 h"),
            ("C. Devaux (ESO)", "C . Devaux ( ESO )"),
            ("la fin. Les autres", "la fin . Les autres"),
            ("élus et tech- niciens, vice-\nprésident", "élus et techniciens , vice-président"),
            ("vendredi23sept.2022", "vendredi 23 sept . 2022"),
        ] {
            assert_eq!(words(text).join(" "), expected, "{text}");
        }
    }
}
