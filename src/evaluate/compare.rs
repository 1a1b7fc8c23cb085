//! Defines when two written forms count as the same.
//!
//! Forms are compared as words: folded (case, accents, ligatures, punctuation) and without leading determiners.
//! Two forms are the same when they share at least three quarters of their words.

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

const DETERMINERS: [&str; 11] = ["le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "the"];

/// The share of words at which two forms are the same, unless a measure says otherwise.
pub const SAME: f64 = 0.75;

/// The words that are compared.
pub fn fold(text: &str) -> Vec<String> {
    let ligatures = text.replace('œ', "oe").replace('Œ', "OE").replace('æ', "ae");
    let bare: String = ligatures.nfkd().filter(|c| canonical_combining_class(*c) == 0).flat_map(char::to_lowercase).collect();
    let mut words: Vec<String> = bare
        .split(|c: char| !(c.is_ascii_digit() || c.is_ascii_lowercase() || "&@+#".contains(c)))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let determiners = words.iter().take_while(|word| DETERMINERS.contains(&word.as_str())).count();
    words.drain(..determiners.min(words.len().saturating_sub(1)));
    words
}

/// The words of a name in alphabetical order, so that "DUPONT Jean" and "Jean Dupont" are one.
pub fn name_key(name: &str) -> Vec<String> {
    let mut words = fold(name);
    words.sort();
    words
}

/// Twice the shared words over all words, 0 to 1.
fn similarity(a: &[String], b: &[String]) -> f64 {
    if a == b {
        return 1.0;
    }
    let mut rest: Vec<&String> = b.iter().collect();
    let mut common = 0;
    for word in a {
        if let Some(at) = rest.iter().position(|other| *other == word) {
            rest.remove(at);
            common += 1;
        }
    }
    if a.is_empty() || b.is_empty() { 0.0 } else { (2 * common) as f64 / (a.len() + b.len()) as f64 }
}

/// What was written in one place: nothing, one form, or several accepted readings with the preferred one first.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(from = "Written")]
pub struct Readings {
    texts: Vec<String>,
    words: Vec<Vec<String>>,
    /// With the long name and the acronym of "Long name (ACRONYM)" apart.
    organisation_words: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Nothing,
    One(String),
    Several(Vec<String>),
}

impl From<Written> for Readings {
    fn from(written: Written) -> Self {
        match written {
            Written::Nothing => Readings::default(),
            Written::One(text) => Readings::new([text]),
            Written::Several(texts) => Readings::new(texts),
        }
    }
}

impl Readings {
    pub fn new(texts: impl IntoIterator<Item = String>) -> Self {
        let texts: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
        let words = texts.iter().map(|text| fold(text)).collect();
        let organisation_words = texts.iter().flat_map(|text| organisation_forms(text)).map(fold).collect();
        Readings { texts, words, organisation_words }
    }

    pub fn is_written(&self) -> bool {
        !self.texts.is_empty()
    }

    /// The preferred reading as written.
    pub fn text(&self) -> Option<&str> {
        self.texts.first().map(String::as_str)
    }

    /// The words of the preferred reading; none where nothing was written.
    pub fn key(&self) -> Vec<String> {
        self.words.first().cloned().unwrap_or_default()
    }

    /// Whether some readings of both share enough words. Nothing is the same as nothing.
    pub fn same_at(&self, other: &Readings, threshold: f64) -> bool {
        any_pair(&self.words, &other.words, threshold)
    }

    pub fn same(&self, other: &Readings) -> bool {
        self.same_at(other, SAME)
    }

    /// Like [`Readings::same`], where an acronym may stand for the name that it follows in brackets.
    pub fn same_organisation(&self, other: &Readings) -> bool {
        any_pair(&self.organisation_words, &other.organisation_words, SAME)
    }
}

fn any_pair(a: &[Vec<String>], b: &[Vec<String>], threshold: f64) -> bool {
    const NOTHING: &[Vec<String>] = &[Vec::new()];
    let or_nothing = |forms: &'_ [Vec<String>]| if forms.is_empty() { NOTHING.to_vec() } else { forms.to_vec() };
    or_nothing(a).iter().any(|x| or_nothing(b).iter().any(|y| similarity(x, y) >= threshold))
}

/// The whole name; then, of "Long name (ACRONYM)", the long name and the acronym.
fn organisation_forms(name: &str) -> Vec<&str> {
    let parts = name.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match parts {
        Some((long, acronym)) if (2..=15).contains(&acronym.chars().count()) && !acronym.contains(')') => {
            vec![name, long.trim_end(), acronym]
        }
        _ => vec![name],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(texts: &[&str]) -> Readings {
        Readings::new(texts.iter().map(|text| (*text).to_owned()))
    }

    #[test]
    fn folding() {
        for (text, words) in [
            ("L’Économie sociale", "economie sociale"),
            ("de la", "la"),
            ("Œuvres & C°", "oeuvres & c"),
            ("M@ison-mère", "m@ison mere"),
            ("", ""),
        ] {
            assert_eq!(fold(text).join(" "), words, "{text}");
        }
    }

    #[test]
    fn the_same_or_not() {
        for (a, b, same) in [
            (readings(&["maire d’Albi"]), readings(&["Maire de Albi"]), false),
            (readings(&["Le numérique pour tous"]), readings(&["numérique pour tous"]), true),
            (readings(&["vice-président délégué"]), readings(&["président", "vice président délégué au numérique"]), true),
            (readings(&[]), readings(&[]), true),
            (readings(&[]), readings(&["maire"]), false),
        ] {
            assert_eq!(a.same(&b), same, "{a:?} {b:?}");
        }
    }

    #[test]
    fn an_acronym_stands_for_its_name() {
        let both = readings(&["Fédération nationale des collectivités (FNCCR)"]);
        assert!(both.same_organisation(&readings(&["FNCCR"])));
        assert!(both.same_organisation(&readings(&["Fédération nationale des collectivités"])));
        assert!(!both.same(&readings(&["FNCCR"])));
    }

    #[test]
    fn names_in_either_order() {
        assert_eq!(name_key("BARNÉOUD Muriel"), name_key("Muriel Barneoud"));
    }
}
