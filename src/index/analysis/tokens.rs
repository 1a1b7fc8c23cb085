//! Cuts a text into words, each with its place.
//!
//! A word is a run of letters and digits. Words joined by a hyphen, an apostrophe, or the dots of acronyms and
//! inclusive spellings are given as parts, each with its own position, and as one at the first position:
//! "tiers-lieux" gives "tiers", "tierslieux", "lieux". Elided words before an apostrophe are left out without a position,
//! and the inclusive ending of a word belongs to its place.

use std::ops::Range;

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use unicode_normalization::char::canonical_combining_class;

use super::elision::{is_apostrophe, is_elided};
use super::fold::SOFT_HYPHEN;
use super::inclusive;

/// Bytes beyond which a run of letters is no word: encoded data, or a text without spaces.
const LONGEST_WORD: usize = 200;
/// A compound of more parts is given as its parts alone.
const MOST_PARTS: usize = 6;

/// The tokenizer.
#[derive(Clone, Default)]
pub struct Tokens {
    token: Token,
    /// The tokens of a run, of which the first `ready` count: the others keep their memory for later ones.
    pending: Vec<Token>,
    ready: usize,
    cutter: Cutter,
}

/// A word, or a compound taken as one.
pub struct Cut<'a> {
    pub word: &'a str,
    /// Byte offsets into the text.
    pub range: Range<usize>,
    pub position: usize,
    /// How many words it stands for.
    pub length: usize,
}

/// What cutting works with.
#[derive(Clone, Default)]
pub struct Cutter {
    parts: Vec<Part>,
    joined: String,
}

/// A word of a compound, as byte offsets.
#[derive(Clone, Copy)]
struct Part {
    from: usize,
    /// Of its letters.
    to: usize,
    /// With its inclusive ending.
    end: usize,
}

/// How far a text has been cut.
#[derive(Clone, Copy, Default)]
struct Reached {
    /// Byte offset of what has not been looked at.
    at: usize,
    position: usize,
}

/// The tokens of one text.
pub struct TokenRun<'a> {
    text: &'a str,
    reached: Reached,
    state: &'a mut Tokens,
    /// Next of `state.pending`.
    next: usize,
}

impl Tokenizer for Tokens {
    type TokenStream<'a> = TokenRun<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> TokenRun<'a> {
        self.token.reset();
        self.ready = 0;
        TokenRun { text, reached: Reached::default(), state: self, next: 0 }
    }
}

impl TokenStream for TokenRun<'_> {
    fn advance(&mut self) -> bool {
        while self.next == self.state.ready {
            self.state.ready = 0;
            self.next = 0;
            let Tokens { pending, ready, cutter, .. } = &mut *self.state;
            if !cutter.read_run(self.text, &mut self.reached, &mut |cut| keep(cut, pending, ready)) {
                return false;
            }
        }
        std::mem::swap(&mut self.state.token, &mut self.state.pending[self.next]);
        self.next += 1;
        true
    }

    fn token(&self) -> &Token {
        &self.state.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.state.token
    }
}

fn keep(cut: Cut, pending: &mut Vec<Token>, ready: &mut usize) {
    if *ready == pending.len() {
        pending.push(Token::default());
    }
    let token = &mut pending[*ready];
    (token.offset_from, token.offset_to) = (cut.range.start, cut.range.end);
    (token.position, token.position_length) = (cut.position, cut.length);
    token.text.clear();
    token.text.push_str(cut.word);
    *ready += 1;
}

impl Cutter {
    /// Calls with all words of a text.
    pub fn each(&mut self, text: &str, mut found: impl FnMut(Cut)) {
        let mut reached = Reached::default();
        while self.read_run(text, &mut reached, &mut found) {}
    }

    /// Reads up to the end of the next run of joined words; false at the end of the text.
    fn read_run(&mut self, text: &str, reached: &mut Reached, found: &mut impl FnMut(Cut)) -> bool {
        let Some(start) = word_start(text, reached.at) else { return false };
        reached.at = start;
        loop {
            let to = word_end(text, reached.at);
            if self.parts.is_empty() && is_alone(text, to) {
                push_word(text, reached.at..to, reached.position, found);
                *reached = Reached { at: to, position: reached.position + 1 };
                return true;
            }
            let end = inclusive::ending(text, to).unwrap_or(to);
            let joiner = text[end..].chars().next();
            let next = joiner.and_then(|c| joined_at(c, text, end + c.len_utf8()));
            let elided = next.is_some() && joiner.is_some_and(is_apostrophe) && is_elided(&text[reached.at..to]);
            if elided {
                self.flush(text, reached, found);
            } else {
                self.parts.push(Part { from: reached.at, to, end });
            }
            match next {
                Some(next) => reached.at = next,
                None => {
                    reached.at = end;
                    self.flush(text, reached, found);
                    return true;
                }
            }
        }
    }

    /// Turns the parts read so far into words.
    fn flush(&mut self, text: &str, reached: &mut Reached, found: &mut impl FnMut(Cut)) {
        for (index, part) in self.parts.iter().copied().enumerate() {
            let position = reached.position;
            if part.to - part.from <= LONGEST_WORD {
                found(Cut { word: &text[part.from..part.to], range: part.from..part.end, position, length: 1 });
            }
            let end = self.parts.last().map_or(part.end, |last| last.end);
            if index == 0 && (2..=MOST_PARTS).contains(&self.parts.len()) && end - part.from <= LONGEST_WORD {
                self.joined.clear();
                self.parts.iter().for_each(|part| self.joined.push_str(&text[part.from..part.to]));
                found(Cut { word: &self.joined, range: part.from..end, position, length: self.parts.len() });
            }
            reached.position += 1;
        }
        self.parts.clear();
    }
}

/// A word that is no part of a compound.
fn push_word(text: &str, range: Range<usize>, position: usize, found: &mut impl FnMut(Cut)) {
    if range.len() <= LONGEST_WORD {
        found(Cut { word: &text[range.clone()], range, position, length: 1 });
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric()
}

/// Whether a letter of French with an accent or cedilla stands here, U+00C0 to U+00FF but for two signs: it has two bytes.
fn is_latin_letter(text: &str, at: usize) -> bool {
    const FIRST: u8 = 0xC3;
    const TIMES: u8 = 0x97;
    const DIVIDED: u8 = 0xB7;
    matches!(text.as_bytes()[at..], [FIRST, next, ..] if next != TIMES && next != DIVIDED)
}

/// Where the first word from here on begins.
fn word_start(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        match *text.as_bytes().get(at)? {
            byte if byte.is_ascii_alphanumeric() => return Some(at),
            byte if byte.is_ascii() => at += 1,
            _ if is_latin_letter(text, at) => return Some(at),
            _ => {
                let c = text[at..].chars().next()?;
                if is_word(c) {
                    return Some(at);
                }
                at += c.len_utf8();
            }
        }
    }
}

/// Where the word that begins here ends.
fn word_end(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(byte) = text.as_bytes().get(at) {
        if byte.is_ascii_alphanumeric() {
            at += 1;
        } else if byte.is_ascii() {
            break;
        } else if is_latin_letter(text, at) {
            at += 2;
        } else {
            let inside = |c: &char| is_word(*c) || *c == SOFT_HYPHEN || canonical_combining_class(*c) != 0;
            let Some(c) = text[at..].chars().next().filter(inside) else { break };
            at += c.len_utf8();
        }
    }
    at
}

/// Whether what stands behind a word neither joins it with another nor ends it for both genders.
fn is_alone(text: &str, end: usize) -> bool {
    text.as_bytes().get(end).is_none_or(|byte| byte.is_ascii() && !matches!(byte, b'(' | b'.' | b'/' | b'-' | b'&' | b'\''))
}

/// Where the word begins that a character joins with the one before it; the character ends at `next`.
fn joined_at(joiner: char, text: &str, next: usize) -> Option<usize> {
    let follows = text[next..].starts_with(is_word);
    let is_joined = match joiner {
        '-' | '‐' | '‑' if !follows => return broken_at(text, next),
        '-' | '‐' | '‑' | '&' => follows,
        c if is_apostrophe(c) => follows,
        // "S.N.C.F.": a dot joins what is too short to begin a sentence.
        '.' | '·' | '•' | '‧' | '⋅' => follows && text[next..].chars().take_while(|c| is_word(*c)).take(4).count() < 4,
        _ => false,
    };
    is_joined.then_some(next)
}

/// Where a word goes on that a hyphen breaks at the end of a line: "comp-", and "tages" below it.
fn broken_at(text: &str, hyphen: usize) -> Option<usize> {
    let below = text[hyphen..].strip_prefix("\r\n").or(text[hyphen..].strip_prefix('\n'))?;
    let rest = below.trim_start_matches([' ', '\t']);
    rest.starts_with(char::is_lowercase).then(|| text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens with their positions, compounds with their length.
    fn shown(text: &str) -> String {
        let mut tokens = Tokens::default();
        let mut stream = tokens.token_stream(text);
        let mut shown = Vec::new();
        while stream.advance() {
            let token = stream.token();
            let length = if token.position_length > 1 { format!("+{}", token.position_length) } else { String::new() };
            shown.push(format!("{}@{}{length}", token.text, token.position));
        }
        shown.join(" ")
    }

    #[test]
    fn words_and_their_places() {
        for (text, expected) in [
            ("Le numérique, demain", "Le@0 numérique@1 demain@2"),
            ("l’Assemblée d'Albi", "Assemblée@0 Albi@1"),
            ("les comp-\n  tages de vélos", "les@0 comp@1 comptages@1+2 tages@2 de@3 vélos@4"),
            ("- un -\nDeux-\n\ntrois", "un@0 Deux@1 trois@2"),
            ("la ville d’aujourd’hui", "la@0 ville@1 aujourd@2 aujourdhui@2+2 hui@3"),
            ("tiers-lieux ruraux", "tiers@0 tierslieux@0+2 lieux@1 ruraux@2"),
            ("centre-d’accueil", "centre@0 accueil@1"),
            ("5G, C2D et R&D", "5G@0 C2D@1 et@2 R@3 RD@3+2 D@4"),
            ("S.N.C.F. Demain.", "S@0 SNCF@0+4 N@1 C@2 F@3 Demain@4"),
            ("fin.Début", "fin@0 Début@1"),
            ("les élu·e·s locaux", "les@0 élu@1 locaux@2"),
            ("directeur/trice adjoint(e)", "directeur@0 adjoint@1"),
            ("« l’ » - '", "l@0"),
            ("e\u{301}te\u{301}", "e\u{301}te\u{301}@0"),
            ("", ""),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn a_run_of_letters_without_end_is_no_word() {
        assert_eq!(shown(&format!("{} fin", "a".repeat(100_000))), "fin@1");
        assert_eq!(shown(&vec!["ab"; 50_000].join("-")).matches('@').count(), 50_000);
    }
}
