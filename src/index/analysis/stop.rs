//! Tells the words that carry no subject and are not indexed. Their places stay, so that phrases keep their distances.

/// Folded, in alphabetical order. Kept out: words that are also nouns of the field when folded ("cours", "plan", "pays").
const STOP_WORDS: &[&str] = &[
    "a", "ai", "alors", "apres", "as", "au", "aucun", "aucune", "aussi", "autre", "autres", "aux", "avaient", "avait", "avant", "avec",
    "avez", "avoir", "avons", "c", "car", "ce", "ceci", "cela", "celle", "celles", "celui", "ces", "cet", "cette", "ceux", "chez", "comme",
    "comment", "d", "dans", "de", "depuis", "des", "donc", "dont", "du", "elle", "elles", "en", "entre", "es", "est", "et", "etaient",
    "etait", "ete", "etre", "eu", "eux", "il", "ils", "j", "je", "l", "la", "laquelle", "le", "lequel", "les", "lesquels", "leur", "leurs",
    "lui", "m", "ma", "mais", "me", "meme", "memes", "mes", "moi", "mon", "n", "ne", "ni", "nos", "notre", "nous", "on", "ont", "ou",
    "par", "pas", "pour", "pourquoi", "qu", "quand", "que", "quel", "quelle", "quelles", "quels", "qui", "s", "sa", "sans", "se", "sera",
    "seront", "ses", "si", "son", "sont", "sous", "sur", "t", "ta", "te", "tes", "toi", "un", "une", "vos", "votre", "vous", "y",
];

/// Whether a folded word is not indexed.
pub fn is_stop(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stop_words() {
        assert!(STOP_WORDS.is_sorted());
        for word in ["le", "des", "ou", "y"] {
            assert!(is_stop(word), "{word}");
        }
        for word in ["territoire", "elu", "5g", "cours", ""] {
            assert!(!is_stop(word), "{word}");
        }
    }
}
