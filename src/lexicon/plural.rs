//! Plurals of the forms that a lexicon gives in the singular.

use crate::text::token::{Case, TokenKind};
use crate::text::tokenize::tokenize;

/// The plural of a phrase: its words up to the first preposition, each in the plural. `None` for acronyms.
pub(super) fn plural(form: &str) -> Option<String> {
    let mut done = false;
    let words: Vec<String> = form
        .split(' ')
        .map(|word| {
            done |= matches!(
                word,
                "de" | "du" | "des" | "à" | "au" | "aux" | "en" | "par" | "pour" | "sur" | "et" | "la" | "le" | "of" | "for"
            ) || word.contains(['\'', '’']);
            if done { word.to_owned() } else { plural_word(word) }
        })
        .collect();
    let plural = words.join(" ");
    let acronym = tokenize(form).iter().any(|t| t.kind == TokenKind::Word && t.case == Case::Upper);
    (plural != form && !acronym).then_some(plural)
}

fn plural_word(word: &str) -> String {
    match word {
        _ if word.ends_with(['s', 'x', 'z']) => word.to_owned(),
        _ if word.ends_with("eau") || word.ends_with("eu") => format!("{word}x"),
        _ if word.ends_with("al") => format!("{}aux", &word[..word.len() - 2]),
        _ => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::plural;

    #[test]
    fn examples() {
        for (form, expected) in [
            ("table ronde", Some("tables rondes")),
            ("bureau d'études", Some("bureaux d'études")),
            ("conseil municipal", Some("conseils municipaux")),
            ("chef de projet", Some("chefs de projet")),
            ("débats", None),
            ("PDG", None),
        ] {
            assert_eq!(plural(form).as_deref(), expected, "{form}");
        }
    }
}
