//! What speaks for and against two appearances being of one person: named features with weights, added up.

use serde::{Deserialize, Serialize};

use super::names::Names;
use super::profile::{Kind, Profile};
use super::rarity::Rarity;

/// A reason that a person can read. Weights are natural logarithms of odds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Feature {
    RareName,
    MiddlingName,
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
    SharedPart,
    OtherProfession,
    FarProfession,
}

impl Feature {
    const ALL: [Feature; 26] = [
        Feature::RareName,
        Feature::MiddlingName,
        Feature::CommonName,
        Feature::FamilySpelling,
        Feature::FamilyPart,
        Feature::FamilySlip,
        Feature::GivenSpelling,
        Feature::GivenVariant,
        Feature::GivenInitial,
        Feature::GivenSlip,
        Feature::GivenMissing,
        Feature::SharedBody,
        Feature::SharedLargeBody,
        Feature::SimilarBody,
        Feature::SharedTrade,
        Feature::SharedFunctionClass,
        Feature::SharedPlace,
        Feature::SharedTheme,
        Feature::Companion,
        Feature::Companions,
        Feature::OtherBodies,
        Feature::OtherGender,
        Feature::YearsApart,
        Feature::SharedPart,
        Feature::OtherProfession,
        Feature::FarProfession,
    ];

    pub fn weight(self) -> f64 {
        match self {
            Feature::RareName => 5.0,
            Feature::MiddlingName => 2.0,
            Feature::CommonName => -1.0,
            Feature::FamilySpelling => -0.5,
            Feature::FamilyPart => -1.2,
            Feature::FamilySlip => -1.5,
            Feature::GivenSpelling => -0.3,
            Feature::GivenVariant => -0.5,
            Feature::GivenInitial => -1.5,
            Feature::GivenSlip => -1.5,
            Feature::GivenMissing => -3.0,
            Feature::SharedBody => 6.5,
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
            Feature::SharedPart => 0.6,
            Feature::OtherProfession => -1.0,
            Feature::FarProfession => -6.0,
        }
    }

    /// The reason in words.
    pub fn words(self) -> &'static str {
        match self {
            Feature::RareName => "the name is rare",
            Feature::MiddlingName => "the name is not frequent",
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
            Feature::SharedPart => "both moderate",
            Feature::OtherProfession => "another profession",
            Feature::FarProfession => "a profession that has nothing to do with it",
        }
    }
}

/// Link made without asking: probability of at least 0.98.
pub const SURE: f64 = 3.9;
/// Link proposed: more likely than not.
pub const LIKELY: f64 = 0.0;

/// A set of features, in the order of their declaration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features(u32);

impl Features {
    pub fn add(&mut self, feature: Feature) {
        self.0 |= 1 << feature as u32;
    }

    pub fn has(self, feature: Feature) -> bool {
        self.0 & (1 << feature as u32) != 0
    }

    pub fn bits(self) -> u64 {
        u64::from(self.0)
    }

    pub fn iter(self) -> impl Iterator<Item = Feature> {
        Feature::ALL.into_iter().filter(move |feature| self.has(*feature))
    }

    /// The sum of the weights.
    pub fn score(self) -> f64 {
        self.iter().map(Feature::weight).sum()
    }
}

/// Why two profiles may be of one person; none where names or documents forbid it.
pub fn compare(a: &Profile, b: &Profile, names: &Names) -> Option<Features> {
    if have_common(&a.documents, &b.documents) {
        return None;
    }
    let mut features = of_names(a, b, names)?;
    features.add(match a.rarity.min(b.rarity) {
        Rarity::Rare => Feature::RareName,
        Rarity::Middling => Feature::MiddlingName,
        Rarity::Common => Feature::CommonName,
    });
    let shared = a.shared(b);
    let both = |kind: Kind| a.has(kind) && b.has(kind);
    let bodies = |profile: &Profile| profile.has(Kind::Body) || profile.has(Kind::LargeBody);
    if shared[Kind::Body as usize] > 0 {
        features.add(Feature::SharedBody);
    } else if shared[Kind::LargeBody as usize] > 0 {
        features.add(Feature::SharedLargeBody);
    } else if shared[Kind::BodyWord as usize] > 0 {
        features.add(Feature::SimilarBody);
    } else if bodies(a) && bodies(b) {
        features.add(Feature::OtherBodies);
    }
    if shared[Kind::Trade as usize] > 0 {
        features.add(Feature::SharedTrade);
    } else if shared[Kind::FunctionClass as usize] > 0 {
        features.add(Feature::SharedFunctionClass);
    }
    if both(Kind::ProfessionGroup) && shared[Kind::ProfessionGroup as usize] == 0 {
        features.add(Feature::FarProfession);
    } else if both(Kind::Profession) && shared[Kind::Profession as usize] == 0 {
        features.add(Feature::OtherProfession);
    }
    for (kind, feature) in
        [(Kind::Place, Feature::SharedPlace), (Kind::Theme, Feature::SharedTheme), (Kind::Moderates, Feature::SharedPart)]
    {
        if shared[kind as usize] > 0 {
            features.add(feature);
        }
    }
    match shared[Kind::Companion as usize] {
        0 => {}
        1 => features.add(Feature::Companion),
        _ => features.add(Feature::Companions),
    }
    if a.gender.zip(b.gender).is_some_and(|(one, other)| one != other) {
        features.add(Feature::OtherGender);
    }
    if are_years_apart(a, b) {
        features.add(Feature::YearsApart);
    }
    Some(features)
}

/// The best of what the names of two profiles say; none where any two of them contradict each other.
fn of_names(a: &Profile, b: &Profile, names: &Names) -> Option<Features> {
    let mut best: Option<Features> = None;
    for mine in &a.names {
        for theirs in &b.names {
            let features = names.compare(*mine, *theirs)?;
            // Of equal ones the same in every run, whatever the numbers of the names.
            if best.is_none_or(|best| (features.score(), features.0) > (best.score(), best.0)) {
                best = Some(features);
            }
        }
    }
    best
}

fn are_years_apart(a: &Profile, b: &Profile) -> bool {
    const LONG: i16 = 25;
    a.years.zip(b.years).is_some_and(|(a, b)| b.0 - a.1 > LONG || a.0 - b.1 > LONG)
}

fn have_common(a: &[u32], b: &[u32]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.iter().any(|item| long.binary_search(item).is_ok())
}

/// The probability that weights of this sum stand for.
pub fn probability(score: f64) -> f64 {
    1.0 / (1.0 + (-score).exp())
}
