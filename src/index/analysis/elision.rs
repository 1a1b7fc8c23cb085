//! Tells the elided words that stand before an apostrophe: l’, d’, qu’, jusqu’ …

const ELIDED: [&str; 13] = ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// Whether a word before an apostrophe is an elided one, in any case.
pub fn is_elided(word: &str) -> bool {
    ELIDED.iter().any(|elided| elided.eq_ignore_ascii_case(word))
}

/// The straight and the curly apostrophe, the modifier letter, and the opening quote that some programs write for it.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '′')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elided_words() {
        for word in ["l", "L", "qu", "Lorsqu", "d"] {
            assert!(is_elided(word), "{word}");
        }
        for word in ["aujourd", "presqu", "quelqu", "o", "prud", ""] {
            assert!(!is_elided(word), "{word}");
        }
    }
}
