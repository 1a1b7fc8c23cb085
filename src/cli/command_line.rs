//! Commands that are shown to be typed again.

use std::borrow::Cow;

/// A word as a shell takes it for one.
pub fn quoted(word: &str) -> Cow<'_, str> {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ',' | ':');
    if !word.is_empty() && !word.starts_with('-') && word.chars().all(plain) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(format!("'{}'", word.replace('\'', r"'\''")))
}

/// An option with its value, where it has one; with a space before it.
pub fn option(name: &str, value: Option<&str>) -> String {
    value.map_or(String::new(), |value| format!(" --{name} {}", quoted(value)))
}

/// An option without a value, where it is given.
pub fn flag(name: &str, given: bool) -> String {
    if given { format!(" --{name}") } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_a_shell() {
        for (word, shown) in [
            ("sante", "sante"),
            ("2015..2018,2021", "2015..2018,2021"),
            ("éducation", "éducation"),
            ("Bourse du travail", "'Bourse du travail'"),
            ("Journée de l'eau", r"'Journée de l'\''eau'"),
            ("$HOME", "'$HOME'"),
            ("-x", "'-x'"),
            ("", "''"),
        ] {
            assert_eq!(quoted(word), shown);
        }
        assert_eq!(option("in", Some("lieu:Lyon date:2021")) + &flag("every-copy", true), " --in 'lieu:Lyon date:2021' --every-copy");
        assert_eq!(option("in", None) + &flag("every-copy", false), "");
    }
}
