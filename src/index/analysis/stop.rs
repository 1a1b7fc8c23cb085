//! Tells the words that carry no subject and are not indexed. Their places stay, so that phrases keep their distances.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::fold::folded;

/// Lower case, with accents and without.
static STOP_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let words = include_str!("../../../lexicon/search/stop_words.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    words.flat_map(|word| [word.to_owned(), folded(word)]).collect()
});

/// Whether a word, as written, is not indexed.
pub fn is_stop(word: &str) -> bool {
    let lower: String = word.nfc().flat_map(char::to_lowercase).collect();
    STOP_WORDS.contains(&lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stop_words() {
        for word in ["le", "des", "ou", "où", "Y", "A\u{300}", "même", "meme"] {
            assert!(is_stop(word), "{word}");
        }
        for word in ["territoire", "maïs", "sûr", "été", "cours", "word", ""] {
            assert!(!is_stop(word), "{word}");
        }
    }
}
