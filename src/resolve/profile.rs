//! What is known of a person in one or more documents, as sorted numbers: hashes of texts, so that they mean the same in
//! every run.

use std::collections::HashMap;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::bodies::Bodies;
use super::body_name::BodyName;
use super::gather::{Mentions, PersonMention};
use super::knowledge::{Knowledge, singular, words};
use super::names::Names;
use super::rarity::Rarity;
use super::units::Unit;
use crate::lexicon::Tags;
use crate::record::{Gender, Part};
use crate::text::fold::{join, key};

/// A body with people of more family names than this is large: sharing it says less.
const LARGE_BODY: usize = 40;

/// What an item of a profile is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Body,
    LargeBody,
    BodyWord,
    Trade,
    FunctionClass,
    Profession,
    ProfessionGroup,
    Place,
    Theme,
    Companion,
    Moderates,
}

const KINDS: usize = 11;
/// The kind stands in the upper bits of an item.
const KIND_AT: u32 = 60;

/// Lists are sorted.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Positions in [`Names`].
    pub names: Vec<u32>,
    pub documents: Vec<u32>,
    pub items: Vec<u64>,
    /// The first and the last.
    pub years: Option<(i16, i16)>,
    pub gender: Option<Gender>,
    pub rarity: Rarity,
    /// A given name is written out.
    pub is_full: bool,
}

impl Profile {
    fn add(&mut self, kind: Kind, hash: u64) {
        self.items.push((kind as u64) << KIND_AT | hash >> (64 - KIND_AT));
    }

    pub fn has(&self, kind: Kind) -> bool {
        let at = self.items.partition_point(|item| item >> KIND_AT < kind as u64);
        self.items.get(at).is_some_and(|item| item >> KIND_AT == kind as u64)
    }

    /// How many items of each kind two profiles have in common.
    pub fn shared(&self, other: &Profile) -> [usize; KINDS] {
        let mut shared = [0; KINDS];
        let (short, long) = if self.items.len() <= other.items.len() { (self, other) } else { (other, self) };
        let mut rest = &long.items[..];
        for item in &short.items {
            rest = &rest[rest.partition_point(|other| other < item)..];
            if rest.first() == Some(item) {
                shared[(item >> KIND_AT) as usize] += 1;
            }
        }
        shared
    }

    /// Items that lead from one bearer of a name to another.
    pub fn leads(&self) -> impl Iterator<Item = u64> {
        const LEADING: [Kind; 4] = [Kind::Body, Kind::BodyWord, Kind::Trade, Kind::Companion];
        self.items.iter().copied().filter(|item| LEADING.iter().any(|kind| *kind as u64 == item >> KIND_AT))
    }

    /// Takes in what is known of the same person elsewhere.
    pub fn absorb(&mut self, other: Profile) {
        fn unite<T: Ord>(mine: &mut Vec<T>, theirs: Vec<T>) {
            mine.extend(theirs);
            mine.sort_unstable();
            mine.dedup();
        }
        unite(&mut self.names, other.names);
        unite(&mut self.documents, other.documents);
        unite(&mut self.items, other.items);
        self.years = match (self.years, other.years) {
            (Some(mine), Some(theirs)) => Some((mine.0.min(theirs.0), mine.1.max(theirs.1))),
            (mine, theirs) => mine.or(theirs),
        };
        self.gender = self.gender.or(other.gender);
        self.rarity = self.rarity.max(other.rarity);
        self.is_full |= other.is_full;
    }

    /// Changes whenever anything that is compared does.
    pub fn digest(&self, names: &Names, documents: &[u64]) -> u64 {
        let numbers = self.names.iter().map(|name| names.digest(*name)).chain(self.documents.iter().map(|at| documents[*at as usize]));
        let years = self.years.map_or(0, |(first, last)| (first as u64) << 16 | last as u64);
        let rest = [years, self.gender.map_or(9, |gender| gender as u64), self.rarity as u64];
        numbers.chain(self.items.iter().copied()).chain(rest).fold(1, join)
    }
}

/// The profiles of units.
pub fn profiles(units: &[Unit], mentions: &Mentions, bodies: &Bodies, names: &Names, knowledge: &Knowledge) -> Vec<Profile> {
    let bodies = BodyItems::new(mentions, bodies, knowledge);
    let roles = role_items(mentions, knowledge);
    let documents: Vec<&[Unit]> = units.chunk_by(|a, b| a.document == b.document).collect();
    let of_document = |units: &&[Unit]| -> Vec<Profile> {
        let companions: Vec<Option<u64>> = units.iter().map(|unit| companion(unit, names)).collect();
        let of_unit = |(at, unit): (usize, &Unit)| {
            let mut profile = of_unit(unit, mentions, &bodies, names, &roles);
            let beside = companions.iter().enumerate().filter(|(other, _)| *other != at).filter_map(|(_, name)| *name);
            beside.for_each(|name| profile.add(Kind::Companion, name));
            // Sorts the lists.
            let mut sorted = Profile { rarity: profile.rarity, ..Profile::default() };
            sorted.absorb(profile);
            sorted.items.shrink_to_fit();
            sorted
        };
        units.iter().enumerate().map(of_unit).collect()
    };
    documents.par_iter().map(of_document).collect::<Vec<_>>().into_iter().flatten().collect()
}

/// What the document and the mentions of a unit tell of it.
fn of_unit(unit: &Unit, mentions: &Mentions, bodies: &BodyItems, names: &Names, roles: &HashMap<&str, Vec<(Kind, u64)>>) -> Profile {
    let mut profile = Profile { documents: vec![unit.document as u32], ..Profile::default() };
    for mention in &unit.mentions {
        let name = names.of_mention[*mention];
        profile.names.push(name);
        profile.rarity = profile.rarity.max(names.rarity[name as usize]);
        profile.is_full |= names.list[name as usize].is_full();
        profile.add_mention(&mentions.people[*mention], bodies);
        let items = mentions.people[*mention].roles.iter().filter_map(|role| roles.get(role.as_str())).flatten();
        items.for_each(|(kind, hash)| profile.add(*kind, *hash));
    }
    let document = &mentions.documents[unit.document];
    document.places.iter().for_each(|place| profile.add(Kind::Place, key(place)));
    document.themes.iter().for_each(|theme| profile.add(Kind::Theme, key(theme)));
    profile.years = document.date.as_ref().and_then(|date| date.get(..4)?.parse().ok()).map(|year| (year, year));
    profile
}

/// The trades and professions that each function tells.
fn role_items<'a>(mentions: &'a Mentions, knowledge: &Knowledge) -> HashMap<&'a str, Vec<(Kind, u64)>> {
    let mut items: HashMap<&str, Vec<(Kind, u64)>> = HashMap::new();
    for role in mentions.people.iter().flat_map(|mention| &mention.roles) {
        items.entry(role).or_insert_with(|| {
            let trades = trades(role, knowledge).into_iter().map(|word| (Kind::Trade, key(&word)));
            let professions = words(role).into_iter().filter_map(|word| knowledge.profession(&word));
            let group = |group: &str| (!group.is_empty()).then(|| (Kind::ProfessionGroup, key(group)));
            let fields = professions.flat_map(|(field, of)| [(Kind::Profession, key(field))].into_iter().chain(group(of)));
            trades.chain(fields).collect()
        });
    }
    items
}

impl Profile {
    fn add_mention(&mut self, mention: &PersonMention, bodies: &BodyItems) {
        mention.classes.iter().for_each(|class| self.add(Kind::FunctionClass, key(class)));
        for body in &mention.bodies {
            let kind = if bodies.is_large[*body] { Kind::LargeBody } else { Kind::Body };
            self.add(kind, bodies.hash[*body]);
            bodies.words[*body].iter().for_each(|word| self.add(Kind::BodyWord, *word));
        }
        if mention.part == Part::Moderator {
            self.add(Kind::Moderates, 0);
        }
        self.gender = self.gender.or(Some(mention.gender).filter(|gender| *gender != Gender::Unknown));
    }
}

/// The name by which somebody is a companion of others.
fn companion(unit: &Unit, names: &Names) -> Option<u64> {
    let mut full = unit.mentions.iter().map(|mention| names.of_mention[*mention]).filter(|name| names.list[*name as usize].is_full());
    full.next().map(|name| names.digest(name))
}

/// What profiles say of each mention of a body.
struct BodyItems {
    /// One number for one body, whatever its place in the lists of a run.
    hash: Vec<u64>,
    is_large: Vec<bool>,
    /// Itself, the body of which it is a part, and the telling words of its name.
    words: Vec<Vec<u64>>,
}

impl BodyItems {
    fn new(mentions: &Mentions, bodies: &Bodies, knowledge: &Knowledge) -> Self {
        let of_cluster = bodies.digests(mentions);
        let mut families: FxHashMap<usize, FxHashSet<u64>> = FxHashMap::default();
        for mention in mentions.people.iter().filter(|mention| !mention.bodies.is_empty()) {
            let family = key(&mention.name.family_key());
            for body in &mention.bodies {
                families.entry(bodies.cluster[*body]).or_default().insert(family);
            }
        }
        let is_large = |cluster: &usize| families.get(cluster).is_some_and(|families| families.len() > LARGE_BODY);
        let mut telling: FxHashMap<&[String], Vec<u64>> = FxHashMap::default();
        for name in mentions.bodies.iter().map(|mention| &mention.name) {
            telling.entry(&name.words).or_insert_with(|| telling_words(name, knowledge).map(|word| key(word)).collect());
        }
        let words = bodies.cluster.iter().zip(&mentions.bodies).map(|(cluster, mention)| {
            let parent = bodies.parent.get(cluster).and_then(|parent| of_cluster.get(parent));
            let telling = telling[&mention.name.words[..]].iter().copied();
            [of_cluster[cluster]].into_iter().chain(parent.copied()).chain(telling).collect()
        });
        BodyItems {
            hash: bodies.cluster.iter().map(|cluster| of_cluster[cluster]).collect(),
            is_large: bodies.cluster.iter().map(is_large).collect(),
            words: words.collect(),
        }
    }
}

/// The words of a function that few share: "notaire", "formation", "sénateur" no.
pub fn trades(role: &str, knowledge: &Knowledge) -> Vec<String> {
    let telling = |word: &String| !knowledge.generic.contains(word) && word.len() > 3;
    words(role)
        .into_iter()
        .filter(telling)
        .map(|word| {
            let mut stem = singular(&word).to_owned();
            crate::text::stem::stem(&mut stem);
            stem
        })
        .collect()
}

/// Words by which two bodies are related: neither places nor what many bodies have in their names.
fn telling_words<'a>(name: &'a BodyName, knowledge: &Knowledge) -> impl Iterator<Item = &'a String> {
    let weak = Tags::PLACE | Tags::COMMON_WORD | Tags::GIVEN_NAME;
    name.words.iter().filter(move |word| word.len() > 3 && !knowledge.word(word).has(weak))
}
