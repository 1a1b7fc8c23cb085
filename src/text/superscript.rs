//! Numbers of affiliations that a converter has glued to names: `Nora Teissier1`, `Pavel Hrubý²`.

use super::Span;
use super::fold::key;
use super::token::{Case, Token, TokenKind, head};
use super::tokenize::tokenize;
use crate::lexicon::{Lexicon, Tags};

/// One such word alone is a name with a number in it.
const LEAST: usize = 2;

/// Cuts the numbers off, where a text has several names that end so.
pub(super) fn cut(text: &str, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let mut found = Vec::new();
    for (i, token) in tokens.iter().enumerate().skip(1) {
        // A name begins with a capital.
        if token.case.is_capital() && may_end_in_digit(text, *token) {
            found.extend(mark(text, lexicon, tokens, i).map(|at| (i, at)));
        }
    }
    if found.len() < LEAST {
        return;
    }
    let mut marks = found.into_iter().peekable();
    let mut cut = Vec::with_capacity(tokens.len() + marks.len());
    for (i, token) in tokens.iter().enumerate() {
        match marks.next_if(|mark| mark.0 == i).and_then(|(_, at)| in_two(text, *token, at)) {
            Some(parts) => cut.extend(parts),
            None => cut.push(*token),
        }
    }
    *tokens = cut;
}

/// A token as what stands before a byte and the number from there on.
pub(super) fn in_two(text: &str, token: Token, at: usize) -> Option<[Token; 2]> {
    let part = |start: usize, end: usize, glued: bool| {
        let head = head(&text.as_bytes()[start..end]);
        tokenize(&text[start..end]).into_iter().next().map(|t| Token { span: Span::new(start, end), glued, head, ..t })
    };
    let (start, end) = (token.span.start as usize, token.span.end as usize);
    let (word, number) = (part(start, at, token.glued)?, part(at, end, true)?);
    Some([Token { breaks: token.breaks, ..word }, number])
}

/// The byte where the number begins, in the last word of a name.
fn mark(text: &str, lexicon: &Lexicon, tokens: &[Token], i: usize) -> Option<usize> {
    let token = tokens[i];
    let word = token.span.of(text);
    if !word.ends_with(is_digit) || !word.starts_with(char::is_uppercase) {
        return None;
    }
    let stem = word.trim_end_matches(is_digit);
    let number = word[stem.len()..].chars().count();
    let before = tokens[i - 1];
    let named = before.case == Case::Capital && !token.breaks || before.span.of(text) == ".";
    let place = lexicon.word(key(stem)).has(Tags::TOWN | Tags::COUNTRY | Tags::BODY);
    (number <= 2 && named && !place && stem.chars().count() >= 3 && stem.ends_with(char::is_lowercase))
        .then_some(token.span.start as usize + stem.len())
}

/// Whether the last byte of a word is that of a digit or may be that of a superscript: of most words it is another, with an
/// accent (é, à) too.
#[inline]
fn may_end_in_digit(text: &str, token: Token) -> bool {
    let last = text.as_bytes()[token.span.end as usize - 1];
    token.kind == TokenKind::Word && matches!(last, b'0'..=b'9' | 0xB0..=0xB9)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || value(c).is_some()
}

/// The number that a superscript is.
fn value(c: char) -> Option<u32> {
    match c {
        '⁰' => Some(0),
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁴'..='⁹' => Some(c as u32 - '⁰' as u32),
        _ => None,
    }
}

/// The number that a word of digits or superscripts is.
pub fn number(word: &str) -> Option<u32> {
    let mut digits = word.chars().map(|c| c.to_digit(10).or_else(|| value(c)));
    let first = digits.next()??;
    match (digits.next(), digits.next()) {
        (None, _) => Some(first),
        (Some(second), None) => Some(first * 10 + second?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("Nora Teissier1, Pavel Hrubý2 et B. Laforgue12", "Nora Teissier|1 , Pavel Hrubý|2 et B. Laforgue|12"),
            ("Nora Teissier¹, Pavel Hrubý²", "Nora Teissier|¹ , Pavel Hrubý|²"),
            // One alone, towns, products.
            ("Nora Teissier1, directrice", "Nora Teissier1 , directrice"),
            ("Université Lyon2, Université Paris8", "Université Lyon2 , Université Paris8"),
        ] {
            let found = marked(text, |doc| {
                let mut out = String::new();
                for i in 0..doc.tokens.len() {
                    let number = super::number(doc.word(i)).is_some();
                    out += match (i, number && doc.glued(i), doc.is(i, ".")) {
                        (0, ..) | (.., true) => "",
                        (_, true, _) => "|",
                        _ => " ",
                    };
                    out += doc.word(i);
                }
                out
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
