//! Undoes the hyphen at which a line end divides a word.

/// The word as it would stand on one line: a hyphen at a line end undone.
pub fn unbroken(word: &str) -> std::borrow::Cow<'_, str> {
    // No white space begins with any other byte.
    if word.bytes().all(|byte| byte > b' ' && !matches!(byte, 0xC2 | 0xE1..=0xE3)) {
        return word.into();
    }
    match word.find(char::is_whitespace) {
        None => word.into(),
        Some(cut) => {
            let (head, tail) = word.split_at(cut);
            let tail = tail.trim_start();
            let head = head.trim_end();
            if keeps_hyphen(head, tail) { format!("{head}{tail}").into() } else { format!("{}{tail}", head.trim_end_matches('-')).into() }
        }
    }
}

/// First parts after which a hyphen stays when a line ends there.
const PREFIXES: &[&str] = &[
    "vice", "après", "avant", "sous", "demi", "non", "ex", "mi", "semi", "contre", "grand", "petit", "rez", "celui", "ceux", "peut", "arc",
    "chef",
];

/// A hyphen before a capital letter belongs to the word (`Languedoc-⏎Roussillon`).
fn keeps_hyphen(head: &str, tail: &str) -> bool {
    PREFIXES.contains(&head.trim_end_matches('-').to_lowercase().as_str())
        || tail.starts_with(char::is_uppercase)
            && !head.trim_end_matches('-').ends_with(|c: char| c.is_uppercase() && head.len() > 3 && all_upper(head))
}

fn all_upper(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_their_line_end() {
        for (written, meant) in [
            ("quai", "quai"),
            ("repé-\nrage", "repérage"),
            ("tech- niciens", "techniciens"),
            // A hyphen of its own stays.
            ("vice-\nprésident", "vice-président"),
            ("Languedoc-\nRoussillon", "Languedoc-Roussillon"),
            ("MONTPEL-\nLIER", "MONTPELLIER"),
        ] {
            assert_eq!(unbroken(written), meant);
        }
    }
}
