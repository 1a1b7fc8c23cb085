//! Names in the few letters that all programs read.

use crate::text::fold::fold;

/// Small letters without accents, digits, and one hyphen for all between: "Saint-Étienne (Loire)" → "saint-etienne-loire".
pub fn slug(name: &str) -> String {
    let plain: String = fold(name).chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join("-")
}

/// The same in one word, as a value of a variable; "na" where nothing is known.
pub fn value(name: &str) -> String {
    let value = slug(name).replace('-', "");
    if value.is_empty() { "na".to_owned() } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_letters() {
        for (name, plain) in [("Saint-Étienne (Loire)", "saint-etienne-loire"), ("Cœur d’Hérault", "coeur-d-herault"), ("…", "")] {
            assert_eq!(slug(name), plain);
        }
        assert_eq!((value("Table ronde").as_str(), value("").as_str()), ("tableronde", "na"));
    }
}
