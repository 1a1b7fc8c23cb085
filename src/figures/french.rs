//! Numbers and names as French writes them.

use std::collections::HashMap;
use std::sync::OnceLock;

/// Names of the closed vocabularies in French.
const PARTS: &str = include_str!("../../lexicon/display/parts.tsv");

/// The narrow space that breaks no line: before a per cent sign, within large numbers.
const NARROW: char = '\u{202f}';

/// "12,5": a decimal comma, no decimals that say nothing.
pub fn decimal(figure: f64) -> String {
    let rounded = (figure * 10.0).round() / 10.0;
    let text = if rounded.fract().abs() < 0.05 { grouped(rounded.abs().trunc() as u64) } else { format!("{:.1}", rounded.abs()) };
    let sign = if rounded < 0.0 { "−" } else { "" };
    format!("{sign}{}", text.replace('.', ","))
}

/// "12,5 %".
pub fn per_cent(figure: f64) -> String {
    format!("{}{NARROW}%", decimal(figure))
}

/// "1 250": thousands apart.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(NARROW);
        }
        text.push(digit);
    }
    text
}

/// "1 document", "12 documents".
pub fn count_of(number: usize, noun: &str) -> String {
    let plural = if number > 1 { "s" } else { "" };
    format!("{} {noun}{plural}", grouped(number as u64))
}

/// The French name of a kind of session, a class of functions or a gender; any other name as it is.
pub fn part_in_french(name: &str) -> &str {
    static NAMES: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    let names =
        NAMES.get_or_init(|| PARTS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect());
    names.get(name).copied().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (figure, text) in [(12.54, "12,5"), (12.0, "12"), (-3.25, "−3,3"), (1234.0, "1\u{202f}234"), (0.04, "0"), (33.333, "33,3")] {
            assert_eq!(decimal(figure), text);
        }
        assert_eq!(per_cent(50.0), "50\u{202f}%");
        assert_eq!((count_of(1, "document").as_str(), count_of(1500, "session").as_str()), ("1 document", "1\u{202f}500 sessions"));
    }

    #[test]
    fn every_kind_has_a_french_name() {
        for kind in crate::record::SessionKind::ALL {
            assert_ne!(part_in_french(kind.name()), "", "{kind}");
            assert!(PARTS.contains(&format!("\n{kind}\t")), "{kind}");
        }
        assert_eq!(part_in_french("elected.local"), "élus locaux");
        assert_eq!(part_in_french("2021"), "2021");
    }
}
