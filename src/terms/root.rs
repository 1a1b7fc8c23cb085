//! What the inflected variants of a term share.

use crate::text::fold::fold;
use crate::text::stem::stem;
use crate::text::{TokenKind, tokenize};

/// Words that variants of a term may differ in: "réseau d'eau", "réseaux de l'eau".
pub(crate) const SMALL: &[&str; 14] = &["de", "du", "des", "d'", "d", "la", "le", "les", "l'", "l", "en", "a", "au", "aux"];

/// The stems of the words that count.
pub fn stems(term: &str) -> Vec<String> {
    let words = tokenize(term).into_iter().filter(|token| token.kind != TokenKind::Sign).map(|token| fold(token.span.of(term)));
    let stems = words.filter(|word| !SMALL.contains(&word.as_str())).map(|mut word| {
        stem(&mut word);
        word
    });
    stems.collect()
}

/// The same in one text.
pub fn root(term: &str) -> String {
    stems(term).join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_share_their_root() {
        for (one, other) in [("Réseaux d’eau", "réseau de l'eau"), ("collectivité territoriale", "collectivités territoriales")] {
            assert_eq!(root(one), root(other));
        }
        assert_ne!(root("réseau d'eau"), root("réseau sans eau"));
    }
}
