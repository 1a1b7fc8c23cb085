//! Loads what is known beforehand of names: renamings, acronyms, common family names, nicknames, words that say little.

use std::collections::{HashMap, HashSet};

use crate::lexicon::{Lexicon, Tags, Value};
use crate::text::fold::{fold, join, key};

static BODY_WORDS: &str = include_str!("../../lexicon/resolution/body_words.tsv");
static RENAMING_MARKS: &str = include_str!("../../lexicon/resolution/renaming_marks.tsv");
static GENERIC_WORDS: &str = include_str!("../../lexicon/resolution/generic_words.tsv");
static FAMILY_COMMON: &str = include_str!("../../lexicon/resolution/family_common.tsv");
static NICKNAMES: &str = include_str!("../../lexicon/resolution/nicknames.tsv");
static PROFESSIONS: &str = include_str!("../../lexicon/resolution/professions.tsv");
static KNOWN_BODIES: &str = include_str!("../../lexicon/language/known_bodies.tsv");
static GIVEN: &str = include_str!("../../lexicon/names/given.tsv");
static REGIONS: &str = include_str!("../../lexicon/places/regions.tsv");
static DEPARTEMENTS: &str = include_str!("../../lexicon/places/departements.tsv");

/// A phrase of folded words.
pub type Phrase = Vec<String>;

/// The tables of `lexicon/resolution/`, with what resolution needs of the other lexicons.
pub struct Knowledge<'a> {
    pub lexicon: &'a Lexicon,
    pub stop: HashSet<String>,
    /// Beginnings of names by their first word, the longest first.
    pub heads: HashMap<String, Vec<(Phrase, Phrase)>>,
    pub renamed: HashMap<String, Vec<(Phrase, Phrase)>>,
    pub whole: HashMap<String, Phrase>,
    /// Names of places at the end of a name, as one word, with the name that is in use.
    pub places: HashMap<String, Phrase>,
    /// Portfolios of ministries with those by which they are known, the longest first.
    pub portfolios: Vec<(Phrase, Phrase)>,
    /// Beginnings of names of bodies that have their seat in one town.
    pub sited: Vec<Phrase>,
    pub optional: Vec<Phrase>,
    pub local: Vec<Phrase>,
    /// Acronyms before a number that is none of a département.
    pub numbered: HashSet<String>,
    pub marks: HashSet<String>,
    pub generic: HashSet<String>,
    /// The share of people with a family name, an order of magnitude, where it is frequent.
    frequent_families: HashMap<String, f64>,
    /// Births of a given name in France since 1900, an order of magnitude.
    births: HashMap<String, u32>,
    /// The field of words of professions that keep to one ("notaire" to law), and the group of fields that people change between.
    professions: HashMap<String, (&'static str, &'static str)>,
    /// Given names for which a form is short.
    nicknames: HashMap<String, Vec<String>>,
    /// Long names of acronyms with one well-known meaning.
    pub acronyms: HashMap<String, String>,
    /// Names of régions, past and present, as one word.
    pub regions: HashSet<String>,
    /// Names of départements by their number.
    pub departements: HashMap<String, Phrase>,
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1).map(|line| line.split('\t').collect())
}

fn cell<'a>(row: &[&'a str], at: usize) -> &'a str {
    row.get(at).copied().unwrap_or_default()
}

/// Folded words of letters and digits; the two are cut apart ("AD37").
pub fn words(text: &str) -> Phrase {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in fold(text).chars() {
        let other_kind = word.chars().last().is_some_and(|last| last.is_ascii_digit() != c.is_ascii_digit());
        if (!c.is_alphanumeric() || other_kind) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphanumeric() {
            word.push(c);
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Whether the letters of an acronym are first letters of words, in their order: "Shom" of "service hydrographique … marine".
pub fn is_made_of_initials(acronym: &str, words: &[String]) -> bool {
    let mut rest = acronym;
    for word in words {
        let common: usize = rest.chars().zip(word.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        rest = &rest[common..];
    }
    rest.is_empty() && words.len() > 1 && words[0].chars().next() == acronym.chars().next()
}

/// A word without the ending of the plural.
pub fn singular(word: &str) -> &str {
    if word.len() > 3 { word.strip_suffix(['s', 'x']).unwrap_or(word) } else { word }
}

impl<'a> Knowledge<'a> {
    pub fn new(lexicon: &'a Lexicon) -> Self {
        let mut new = Knowledge {
            lexicon,
            stop: HashSet::new(),
            heads: HashMap::new(),
            renamed: HashMap::new(),
            whole: HashMap::new(),
            places: HashMap::new(),
            portfolios: Vec::new(),
            sited: Vec::new(),
            optional: Vec::new(),
            local: Vec::new(),
            numbered: HashSet::new(),
            marks: rows(RENAMING_MARKS).map(|row| words(cell(&row, 0)).join(" ")).collect(),
            generic: rows(GENERIC_WORDS).flat_map(|row| words(cell(&row, 0))).collect(),
            frequent_families: rows(FAMILY_COMMON)
                .filter_map(|row| Some((words(cell(&row, 0)).concat(), cell(&row, 1).parse::<f64>().ok()? / 100_000.0)))
                .collect(),
            births: rows(GIVEN).filter_map(|row| Some((words(cell(&row, 0)).concat(), cell(&row, 1).parse().ok()?))).collect(),
            professions: rows(PROFESSIONS)
                .flat_map(|row| {
                    let fields = (cell(&row, 1), cell(&row, 2));
                    words(cell(&row, 0)).into_iter().map(move |word| (word, fields))
                })
                .collect(),
            nicknames: HashMap::new(),
            acronyms: HashMap::new(),
            regions: HashSet::new(),
            departements: HashMap::new(),
        };
        new.stop.extend(rows(BODY_WORDS).filter(|row| cell(row, 0) == "stop").flat_map(|row| words(cell(&row, 1))));
        new.load_bodies();
        let region =
            |row: Vec<&'static str>| words(cell(&row, 0)).into_iter().filter(|word| !new.stop.contains(word)).collect::<Phrase>().concat();
        new.regions = rows(REGIONS).map(region).collect();
        for row in rows(DEPARTEMENTS) {
            let name = new.content(cell(&row, 0));
            new.departements.insert(fold(cell(&row, 1)), name);
        }
        for row in rows(NICKNAMES) {
            new.nicknames.entry(words(cell(&row, 0)).concat()).or_default().push(words(cell(&row, 1)).concat());
        }
        for row in rows(GIVEN).filter(|row| !cell(row, 5).is_empty()) {
            let (form, of) = (words(cell(&row, 0)).concat(), words(cell(&row, 5)).concat());
            if form != of {
                new.nicknames.entry(form).or_default().push(of);
            }
        }
        new
    }

    fn load_bodies(&mut self) {
        for row in rows(BODY_WORDS) {
            let (form, same) = (self.content(cell(&row, 1)), self.content(cell(&row, 2)));
            let Some(first) = form.first().cloned() else { continue };
            match cell(&row, 0) {
                "head" => self.heads.entry(first).or_default().push((form, same)),
                "rename" => self.renamed.entry(first).or_default().push((form, same)),
                "whole" => {
                    self.whole.insert(form.concat(), same);
                }
                "place" => {
                    self.places.insert(form.concat(), same);
                }
                "ministry" => self.portfolios.push((form, same)),
                "sited" => self.sited.push(form),
                "optional" => self.optional.push(form),
                "local" => self.local.push(form),
                "numbered" => {
                    self.numbered.insert(first);
                }
                _ => {}
            }
        }
        for table in [&mut self.heads, &mut self.renamed] {
            table.values_mut().for_each(|rows| rows.sort_by_key(|(form, _)| std::cmp::Reverse(form.len())));
        }
        self.portfolios.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
        let mut meanings: HashMap<String, HashSet<&str>> = HashMap::new();
        for row in rows(KNOWN_BODIES).filter(|row| !cell(row, 0).is_empty() && !cell(row, 1).is_empty()) {
            let acronym = words(cell(&row, 0)).concat();
            let entry = meanings.entry(acronym).or_default();
            entry.insert(cell(&row, 1));
            if cell(&row, 3) == "yes" {
                entry.insert("");
            }
        }
        for (acronym, names) in meanings.into_iter().filter(|(_, names)| names.len() == 1) {
            self.acronyms.extend(names.into_iter().map(|name| (acronym.clone(), name.to_owned())));
        }
    }

    /// The words that say something, without the ending of the plural.
    pub fn content(&self, text: &str) -> Phrase {
        words(text).into_iter().filter(|word| !self.stop.contains(word)).map(|word| singular(&word).to_owned()).collect()
    }

    /// What the lexicons say of a word.
    pub fn word(&self, word: &str) -> Value {
        self.lexicon.word(key(word))
    }

    /// What the lexicons say of a phrase as written ("Provence-Alpes-Côte d'Azur").
    pub fn phrase(&self, text: &str) -> Value {
        let one = self.lexicon.word(key(text));
        let mut keys = text.split_whitespace().map(key);
        let first = keys.next().unwrap_or_default();
        let mut all = self.lexicon.word(keys.fold(first, join));
        all.merge(one);
        all
    }

    pub fn is_given_name(&self, word: &str) -> bool {
        self.word(word).has(Tags::GIVEN_NAME)
    }

    /// Whether the lexicon has these given names for different sexes.
    pub fn are_of_two_sexes(&self, a: &str, b: &str) -> bool {
        let both = Tags::FEMALE | Tags::MALE;
        let (a, b) = (self.word(a).tags & both, self.word(b).tags & both);
        !a.is_empty() && !b.is_empty() && (a & b).is_empty()
    }

    /// The share of people with a family name, where it is listed as frequent.
    pub fn share_of_family(&self, family: &str) -> Option<f64> {
        self.frequent_families.get(family).copied()
    }

    /// The share of people with a given name; small where the list of births has it not.
    pub fn share_of_given(&self, given: &str) -> f64 {
        const BIRTHS: f64 = 65_000_000.0;
        const UNLISTED: u32 = 100;
        f64::from(*self.births.get(given).unwrap_or(&UNLISTED)) / BIRTHS
    }

    /// The field of a word and its group of fields, where it is that of a profession.
    pub fn profession(&self, word: &str) -> Option<(&'static str, &'static str)> {
        self.professions.get(word).copied()
    }

    /// The given names that a form can stand for, itself first.
    pub fn long_forms(&self, given: &str) -> impl Iterator<Item = &str> {
        self.nicknames.get(given).into_iter().flatten().map(String::as_str)
    }

    /// Whether one given name is short for the other, or both for a third.
    pub fn are_variants(&self, a: &str, b: &str) -> bool {
        let of = |name: &str| self.nicknames.get(name).map_or(&[][..], Vec::as_slice);
        of(a).iter().any(|long| long == b) || of(b).iter().any(|long| long == a) || of(a).iter().any(|long| of(b).contains(long))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_an_acronym() {
        let long = |name: &str| words(name);
        assert!(is_made_of_initials("cpc", &long("Comité ports criées")));
        assert!(is_made_of_initials("coport", &long("Comité ports")));
        assert!(!is_made_of_initials("cpc", &long("Comité ports")));
        assert!(!is_made_of_initials("comite", &long("Comité")));
    }
}
