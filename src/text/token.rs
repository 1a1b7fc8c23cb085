//! Defines a token of a French text: a word, a number or a sign, with its case and folded key.

use super::span::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    Word,
    /// Digits only.
    Number,
    /// One character that is neither letter nor digit.
    Sign,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Not a word.
    None,
    Lower,
    /// First letter upper case, the rest lower.
    Capital,
    /// At least two letters, all upper case.
    Upper,
    /// One upper-case letter.
    Single,
    /// Anything else: `EuraTechnologies`, `BnF`.
    Mixed,
}

impl Case {
    /// Whether it is that of a word.
    #[inline]
    pub fn is_word(self) -> bool {
        self != Case::None
    }

    /// Whether the word begins with a capital letter.
    #[inline]
    pub fn is_capital(self) -> bool {
        !matches!(self, Case::None | Case::Lower)
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
    pub case: Case,
    /// Nothing stands between this token and the one before.
    pub glued: bool,
    /// A line end stands between this token and the one before, or within it.
    pub breaks: bool,
    /// Length of the folded form in bytes (255 for longer ones) and its first byte: what tells most words apart at a glance.
    pub folded_len: u8,
    pub initial: u8,
    /// A hyphen or dash holds its parts together.
    pub joined: bool,
    /// Its first bytes (see [`head`]), by which signs and short words are told apart without a look into the text.
    pub head: u32,
    /// Key of the folded form (see [`fold::key`](super::fold::key)); of an inclusive form, of its masculine part.
    pub key: u64,
}

impl Token {
    /// Length and first byte of the folded form.
    #[inline]
    pub fn glance(&self) -> u16 {
        u16::from_be_bytes([self.folded_len, self.initial])
    }
}

/// The first four bytes of a word as a number, with zeros for those that a shorter one has not.
#[inline(always)]
pub const fn head(word: &[u8]) -> u32 {
    match *word {
        [] => 0,
        [a] => u32::from_le_bytes([a, 0, 0, 0]),
        [a, b] => u32::from_le_bytes([a, b, 0, 0]),
        [a, b, c] => u32::from_le_bytes([a, b, c, 0]),
        [a, b, c, d, ..] => u32::from_le_bytes([a, b, c, d]),
    }
}
