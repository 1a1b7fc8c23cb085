//! `ex-Halle aux cuirs`: "ex-" before a name with a capital is a word of its own, so that the name is found as it stands elsewhere.

use super::fold::key;
use super::superscript::in_two;
use super::token::Token;
use crate::lexicon::{Lexicon, Tags};

const PREFIXES: [&str; 2] = ["ex-", "Ex-"];

/// Cuts it off; "ex-Directeur" stays a function.
pub(super) fn cut(text: &str, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let is_former = |token: &Token| {
        if token.head.to_le_bytes()[1..3] != *b"x-" {
            return false;
        }
        let word = token.span.of(text);
        let rest = PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix)).filter(|rest| rest.starts_with(char::is_uppercase));
        rest.is_some_and(|rest| !lexicon.word(key(rest)).has(Tags::ANY_FUNCTION))
    };
    if !tokens.iter().any(|token| token.joined && is_former(token)) {
        return;
    }
    let mut cut = Vec::with_capacity(tokens.len() + tokens.len() / 8);
    for token in tokens.iter() {
        let parts = (token.joined && is_former(token)).then(|| in_two(text, *token, token.span.start as usize + PREFIXES[0].len()));
        match parts.flatten() {
            Some(parts) => cut.extend(parts),
            None => cut.push(*token),
        }
    }
    *tokens = cut;
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("ex-Halle aux cuirs", "ex-|Halle|aux|cuirs"),
            ("Ex-Écluse 12", "Ex-|Écluse|12"),
            ("ex-directrice", "ex-directrice"),
            ("ex-Directrice", "ex-Directrice"),
        ] {
            let words = marked(text, |doc| (0..doc.tokens.len()).map(|i| doc.word(i)).collect::<Vec<_>>().join("|"));
            assert_eq!(words, expected);
        }
    }
}
