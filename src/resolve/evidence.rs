//! What speaks for and against two appearances being of one person: named features with weights, added up.

use serde::{Deserialize, Serialize};

use super::knowledge::Knowledge;
use super::person_name::{FamilyMatch, GivenMatch, PersonName};
use crate::record::Gender;

/// A reason that a person can read. Weights are natural logarithms of odds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Feature {
    RareName,
    CommonName,
    FamilySpelling,
    FamilyPart,
    FamilySlip,
    GivenSpelling,
    GivenVariant,
    GivenInitial,
    GivenSlip,
    GivenMissing,
    SharedBody,
    SharedLargeBody,
    SimilarBody,
    SharedTrade,
    SharedFunctionClass,
    SharedPlace,
    SharedTheme,
    Companion,
    Companions,
    OtherBodies,
    OtherGender,
    YearsApart,
}

impl Feature {
    pub fn weight(self) -> f64 {
        match self {
            Feature::RareName => 5.0,
            Feature::CommonName => -1.0,
            Feature::FamilySpelling => -0.5,
            Feature::FamilyPart => -1.2,
            Feature::FamilySlip => -1.5,
            Feature::GivenSpelling => -0.3,
            Feature::GivenVariant => -0.5,
            Feature::GivenInitial => -1.5,
            Feature::GivenSlip => -1.5,
            Feature::GivenMissing => -3.0,
            Feature::SharedBody => 5.0,
            Feature::SharedLargeBody => 3.0,
            Feature::SimilarBody => 2.0,
            Feature::SharedTrade => 2.5,
            Feature::SharedFunctionClass => 0.5,
            Feature::SharedPlace => 1.0,
            Feature::SharedTheme => 0.5,
            Feature::Companion => 2.0,
            Feature::Companions => 3.5,
            Feature::OtherBodies => -1.0,
            Feature::OtherGender => -4.0,
            Feature::YearsApart => -1.0,
        }
    }

    /// The reason in words.
    pub fn words(self) -> &'static str {
        match self {
            Feature::RareName => "the name is rare",
            Feature::CommonName => "the name is common",
            Feature::FamilySpelling => "the family name has another spelling",
            Feature::FamilyPart => "one has a part of the other's double name",
            Feature::FamilySlip => "the family name differs by a letter",
            Feature::GivenSpelling => "the given name has another spelling",
            Feature::GivenVariant => "one given name is short for the other",
            Feature::GivenInitial => "one has only initials",
            Feature::GivenSlip => "the given name differs by a letter",
            Feature::GivenMissing => "one has no given name",
            Feature::SharedBody => "the same body",
            Feature::SharedLargeBody => "the same large body",
            Feature::SimilarBody => "related bodies",
            Feature::SharedTrade => "the same trade or charge",
            Feature::SharedFunctionClass => "the same kind of function",
            Feature::SharedPlace => "the same place",
            Feature::SharedTheme => "the same theme",
            Feature::Companion => "a companion in common",
            Feature::Companions => "several companions in common",
            Feature::OtherBodies => "other bodies",
            Feature::OtherGender => "man and woman",
            Feature::YearsApart => "many years apart",
        }
    }
}

/// Link made without asking: probability of at least 0.98.
pub const SURE: f64 = 3.9;
/// Link proposed: more likely than not.
pub const LIKELY: f64 = 0.0;

/// What is known of a person in one or more documents. Lists are sorted and hold numbers of texts.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    pub names: Vec<PersonName>,
    pub documents: Vec<u32>,
    pub bodies: Vec<u32>,
    pub body_words: Vec<u32>,
    pub trades: Vec<u32>,
    pub classes: Vec<u32>,
    pub places: Vec<u32>,
    pub themes: Vec<u32>,
    pub companions: Vec<u32>,
    pub years: Vec<i16>,
    pub gender: Option<Gender>,
    pub is_common: bool,
}

/// Why two profiles may be of one person, with the sum of the weights; none where names or documents forbid it.
pub fn compare(a: &Profile, b: &Profile, large: &dyn Fn(u32) -> bool, knowledge: &Knowledge) -> Option<(f64, Vec<Feature>)> {
    if have_common(&a.documents, &b.documents) {
        return None;
    }
    let mut features = vec![if a.is_common || b.is_common { Feature::CommonName } else { Feature::RareName }];
    features.extend(name_features(a, b, knowledge)?);
    let shared: Vec<u32> = common(&a.bodies, &b.bodies);
    let similar = have_common(&a.body_words, &b.body_words);
    if shared.iter().any(|body| !large(*body)) {
        features.push(Feature::SharedBody);
    } else if !shared.is_empty() {
        features.push(Feature::SharedLargeBody);
    } else if similar {
        features.push(Feature::SimilarBody);
    } else if !a.bodies.is_empty() && !b.bodies.is_empty() {
        features.push(Feature::OtherBodies);
    }
    if have_common(&a.trades, &b.trades) {
        features.push(Feature::SharedTrade);
    } else if have_common(&a.classes, &b.classes) {
        features.push(Feature::SharedFunctionClass);
    }
    if have_common(&a.places, &b.places) {
        features.push(Feature::SharedPlace);
    }
    if have_common(&a.themes, &b.themes) {
        features.push(Feature::SharedTheme);
    }
    match common(&a.companions, &b.companions).len() {
        0 => {}
        1 => features.push(Feature::Companion),
        _ => features.push(Feature::Companions),
    }
    if let (Some(one), Some(other)) = (a.gender, b.gender)
        && one != other
    {
        features.push(Feature::OtherGender);
    }
    if are_years_apart(&a.years, &b.years) {
        features.push(Feature::YearsApart);
    }
    Some((features.iter().map(|feature| feature.weight()).sum(), features))
}

/// The best of what the names of two profiles say; none where any two of them contradict each other.
fn name_features(a: &Profile, b: &Profile, knowledge: &Knowledge) -> Option<Vec<Feature>> {
    let mut best: Option<Vec<Feature>> = None;
    let weight = |features: &[Feature]| features.iter().map(|feature| feature.weight()).sum::<f64>();
    for mine in &a.names {
        for theirs in &b.names {
            let features = of_names(mine, theirs, knowledge)?;
            if best.as_ref().is_none_or(|best| weight(&features) > weight(best)) {
                best = Some(features);
            }
        }
    }
    best
}

fn of_names(a: &PersonName, b: &PersonName, knowledge: &Knowledge) -> Option<Vec<Feature>> {
    let family = match a.family_match(b) {
        FamilyMatch::Same => None,
        FamilyMatch::Spelling => Some(Feature::FamilySpelling),
        FamilyMatch::Part => Some(Feature::FamilyPart),
        FamilyMatch::Slip => Some(Feature::FamilySlip),
        FamilyMatch::Different => return None,
    };
    let given = match a.given_match(b, knowledge) {
        GivenMatch::Same => None,
        GivenMatch::Spelling => Some(Feature::GivenSpelling),
        GivenMatch::Variant => Some(Feature::GivenVariant),
        GivenMatch::Initial => Some(Feature::GivenInitial),
        GivenMatch::Slip => Some(Feature::GivenSlip),
        GivenMatch::Missing => Some(Feature::GivenMissing),
        GivenMatch::Different => return None,
    };
    Some(family.into_iter().chain(given).collect())
}

fn are_years_apart(a: &[i16], b: &[i16]) -> bool {
    const LONG: i16 = 25;
    let gap = |first: &[i16], second: &[i16]| Some(second.first()? - first.last()?);
    gap(a, b).is_some_and(|gap| gap > LONG) || gap(b, a).is_some_and(|gap| gap > LONG)
}

/// What two sorted lists have in common.
fn common(a: &[u32], b: &[u32]) -> Vec<u32> {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.iter().copied().filter(|item| long.binary_search(item).is_ok()).collect()
}

fn have_common(a: &[u32], b: &[u32]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.iter().any(|item| long.binary_search(item).is_ok())
}

/// The probability that weights of this sum stand for.
pub fn probability(score: f64) -> f64 {
    1.0 / (1.0 + (-score).exp())
}

impl Profile {
    /// Takes in what is known of the same person elsewhere.
    pub fn absorb(&mut self, other: Profile) {
        fn unite<T: Ord>(mine: &mut Vec<T>, theirs: Vec<T>) {
            mine.extend(theirs);
            mine.sort();
            mine.dedup();
        }
        unite(&mut self.names, other.names);
        unite(&mut self.documents, other.documents);
        unite(&mut self.bodies, other.bodies);
        unite(&mut self.body_words, other.body_words);
        unite(&mut self.trades, other.trades);
        unite(&mut self.classes, other.classes);
        unite(&mut self.places, other.places);
        unite(&mut self.themes, other.themes);
        unite(&mut self.companions, other.companions);
        unite(&mut self.years, other.years);
        self.gender = self.gender.or(other.gender);
        self.is_common &= other.is_common;
    }

    pub fn is_full(&self) -> bool {
        self.names.iter().any(PersonName::is_full)
    }
}
