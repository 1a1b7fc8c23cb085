//! The series that an event belongs to, from its title.

use crate::text::fold::fold;

/// The name of the series: "31e Congrès des tanneurs" is one of "Congrès des tanneurs". `None` where no number or year tells of one.
pub fn series(title: &str) -> Option<String> {
    let words: Vec<&str> = title.split_whitespace().collect();
    let ordinal = |w: &str| {
        let digits = w.trim_end_matches(char::is_alphabetic);
        !digits.is_empty() && digits.len() < w.len() && digits.chars().all(|c| c.is_ascii_digit()) && digits.len() <= 3
    };
    let year = |w: &str| w.len() == 4 && w.parse::<u16>().is_ok_and(|y| (1900..2100).contains(&y));
    let mut kept: Vec<&str> = words.clone();
    if kept.first().is_some_and(|w| ordinal(w)) {
        kept.remove(0);
        if kept.first().is_some_and(|w| fold(w) == "edition") {
            kept.remove(0);
            while kept.first().is_some_and(|w| matches!(fold(w).as_str(), "de" | "du" | "des" | "la" | "le")) {
                kept.remove(0);
            }
        }
    }
    if kept.last().is_some_and(|w| year(w)) {
        kept.pop();
    }
    (kept.len() < words.len() && kept.len() >= 2).then(|| kept.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn series_of_events() {
        for (title, expected) in [
            ("31e Congrès des tanneurs", Some("Congrès des tanneurs")),
            ("1ère édition des Folles Nuits", Some("Folles Nuits")),
            ("Assises de la Montagne 2020", Some("Assises de la Montagne")),
            ("Colloque Habiter demain", None),
            ("2020", None),
        ] {
            assert_eq!(series(title).as_deref(), expected, "{title}");
        }
    }
}
