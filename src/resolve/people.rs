//! Which people of different documents are one: candidates by blocks of family names, evidence, clusters without contradiction.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use super::bodies::Bodies;
use super::body_name::BodyName;
use super::clusters::Clusters;
use super::evidence::{Feature, LIKELY, Profile, SURE, compare};
use super::gather::Mentions;
use super::knowledge::{Knowledge, singular, words};
use super::units::Unit;
use crate::lexicon::Tags;
use crate::record::Gender;

/// Up to this many people of a family name every pair is compared; above it only those that share a piece of evidence.
const SMALL_BLOCK: usize = 48;
/// A body with people of more names than this is large: sharing it says less.
const LARGE_BODY: usize = 40;
/// Given names of a family name in the corpus from which it is common.
const COMMON_FAMILY: usize = 5;
/// What was joined in a round is evidence for the next.
const ROUNDS: usize = 3;
/// By how much the best bearer of initials must be ahead of the next.
const INITIALS_MARGIN: f64 = 2.0;

/// Two clusters that may be one person, with the reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub one: usize,
    pub other: usize,
    pub score: f64,
    pub features: Vec<Feature>,
}

/// The clusters of units, and the links that were made or are proposed.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// For each unit.
    pub cluster: Vec<usize>,
    /// Between units.
    pub made: Vec<Link>,
    /// Between the first units of clusters.
    pub proposed: Vec<Link>,
}

/// What an analyst has decided about two units.
#[derive(Clone, Debug, Default)]
pub struct Verdicts {
    pub same: Vec<(usize, usize)>,
    pub different: Vec<(usize, usize)>,
}

/// Resolves the people of all documents; the verdicts hold before everything else.
pub fn resolve(units: &[Unit], mentions: &Mentions, bodies: &Bodies, knowledge: &Knowledge, verdicts: &Verdicts) -> People {
    let mut resolver = Resolver::new(units, mentions, bodies, knowledge, verdicts);
    for (one, other) in &verdicts.same {
        resolver.join(*one, *other);
    }
    let mut made = Vec::new();
    let mut links = Vec::new();
    for _ in 0..ROUNDS {
        links = resolver.links();
        let before = made.len();
        for link in links.iter().filter(|link| link.score >= SURE) {
            if resolver.may_join(link) {
                resolver.join(link.one, link.other);
                made.push(link.clone());
            }
        }
        if made.len() == before {
            break;
        }
    }
    let proposed = links.into_iter().filter(|link| link.score >= LIKELY && resolver.may_join(link)).collect();
    let cluster = (0..units.len()).map(|unit| resolver.clusters.of(unit)).collect();
    People { cluster, made, proposed }
}

struct Resolver<'a> {
    knowledge: &'a Knowledge<'a>,
    /// Of clusters, at their smallest unit.
    profiles: Vec<Profile>,
    is_open: Vec<bool>,
    clusters: Clusters,
    large: BTreeSet<u32>,
    apart: BTreeMap<usize, Vec<usize>>,
}

impl<'a> Resolver<'a> {
    fn new(units: &[Unit], mentions: &Mentions, bodies: &Bodies, knowledge: &'a Knowledge, verdicts: &Verdicts) -> Self {
        let (profiles, large) = profiles(units, mentions, bodies, knowledge);
        let mut apart: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (one, other) in &verdicts.different {
            apart.entry(*one).or_default().push(*other);
            apart.entry(*other).or_default().push(*one);
        }
        let is_open = units.iter().map(|unit| unit.is_open).collect();
        Resolver { knowledge, profiles, is_open, clusters: Clusters::new(units.len()), large, apart }
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.clusters.of(one), self.clusters.of(other));
        if one != other {
            let low = self.clusters.join(one, other);
            let absorbed = std::mem::take(&mut self.profiles[one.max(other)]);
            self.profiles[low].absorb(absorbed);
            let apart = self.apart.remove(&one.max(other)).unwrap_or_default();
            if !apart.is_empty() {
                self.apart.entry(low).or_default().extend(apart);
            }
        }
    }

    /// Whether no name, document or verdict of one cluster contradicts the other, as they are by now.
    fn may_join(&mut self, link: &Link) -> bool {
        let (one, other) = (self.clusters.of(link.one), self.clusters.of(link.other));
        if one == other {
            return false;
        }
        let apart = self.apart.get(&one).cloned().unwrap_or_default();
        if apart.into_iter().any(|unit| self.clusters.of(unit) == other) {
            return false;
        }
        compare(&self.profiles[one], &self.profiles[other], &|body| self.large.contains(&body), self.knowledge).is_some()
    }

    /// Every pair of clusters that can be one, the best first; of initials only those that have one best bearer.
    fn links(&mut self) -> Vec<Link> {
        let alive: Vec<usize> = (0..self.is_open.len()).filter(|unit| self.clusters.of(*unit) == *unit && !self.is_open[*unit]).collect();
        let pairs = candidates(&alive, &self.profiles);
        let large = |body| self.large.contains(&body);
        let mut links: Vec<Link> = pairs
            .par_iter()
            .filter_map(|&(one, other)| {
                let (score, features) = compare(&self.profiles[one], &self.profiles[other], &large, self.knowledge)?;
                (score >= LIKELY).then_some(Link { one, other, score, features })
            })
            .collect();
        links.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.one, a.other).cmp(&(b.one, b.other))));
        let undecided = self.undecided_initials(&links);
        links.iter_mut().filter(|link| undecided.contains(&link.one) || undecided.contains(&link.other)).for_each(|link| {
            link.score = link.score.min(SURE - 1.0);
        });
        links
    }

    /// Clusters with initials only that two people who cannot be one could stand for.
    fn undecided_initials(&self, links: &[Link]) -> BTreeSet<usize> {
        let mut bearers: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
        for link in links {
            for (initials, bearer) in [(link.one, link.other), (link.other, link.one)] {
                if !self.profiles[initials].is_full() && self.profiles[bearer].is_full() {
                    bearers.entry(initials).or_default().push((bearer, link.score));
                }
            }
        }
        let two = |bearers: &Vec<(usize, f64)>| {
            let (best, score) = bearers[0];
            let rivals = bearers[1..].iter().filter(|(_, other)| score - other < INITIALS_MARGIN);
            rivals.into_iter().any(|(rival, _)| {
                compare(&self.profiles[best], &self.profiles[*rival], &|_| false, self.knowledge).is_none_or(|(score, _)| score < LIKELY)
            })
        };
        bearers.iter().filter(|(_, bearers)| two(bearers)).map(|(initials, _)| *initials).collect()
    }
}

/// Pairs of clusters that share a block and, in large blocks, a piece of evidence.
fn candidates(alive: &[usize], profiles: &[Profile]) -> Vec<(usize, usize)> {
    let mut blocks: HashMap<u64, Vec<usize>> = HashMap::new();
    for unit in alive {
        let keys: BTreeSet<u64> =
            profiles[*unit].names.iter().flat_map(|name| name.blocks()).map(|key| crate::text::fold::key(&key)).collect();
        keys.into_iter().for_each(|key| blocks.entry(key).or_default().push(*unit));
    }
    let mut pairs: Vec<(usize, usize)> = blocks.into_par_iter().flat_map_iter(|(_, block)| of_block(&block, profiles)).collect();
    pairs.par_sort_unstable();
    pairs.dedup();
    pairs
}

fn of_block(block: &[usize], profiles: &[Profile]) -> Vec<(usize, usize)> {
    if block.len() <= SMALL_BLOCK {
        return all_pairs(block);
    }
    let mut shared: BTreeMap<(u8, u64), Vec<usize>> = BTreeMap::new();
    for unit in block {
        let profile = &profiles[*unit];
        let lists = [&profile.bodies, &profile.trades, &profile.companions, &profile.body_words];
        for (kind, list) in lists.into_iter().enumerate() {
            list.iter().for_each(|item| shared.entry((kind as u8, u64::from(*item))).or_default().push(*unit));
        }
        for name in &profile.names {
            let key = crate::text::fold::key(&format!("{} {}", name.family_key(), name.given_key()));
            shared.entry((u8::MAX, key)).or_default().push(*unit);
        }
    }
    let near = |group: &Vec<usize>| -> Vec<(usize, usize)> {
        if group.len() <= SMALL_BLOCK {
            return all_pairs(group);
        }
        // A chain over the group, in which each is compared with the next few.
        group.iter().enumerate().flat_map(|(at, one)| group[at + 1..].iter().take(4).map(|other| (*one, *other))).collect()
    };
    shared.values().flat_map(near).collect()
}

fn all_pairs(group: &[usize]) -> Vec<(usize, usize)> {
    let pairs = group.iter().enumerate().flat_map(|(at, one)| group[at + 1..].iter().map(|other| (*one.min(other), *one.max(other))));
    pairs.collect()
}

/// Numbers for texts, given in the order of their first use.
#[derive(Default)]
struct Texts(HashMap<String, u32>);

impl Texts {
    fn number(&mut self, text: String) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(text).or_insert(next)
    }
}

/// What is known of each unit, and the bodies that have people of many names.
fn profiles(units: &[Unit], mentions: &Mentions, bodies: &Bodies, knowledge: &Knowledge) -> (Vec<Profile>, BTreeSet<u32>) {
    let mut given_of_family: HashMap<String, BTreeSet<String>> = HashMap::new();
    let mut names_of_body: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    for mention in &mentions.people {
        let family = mention.name.family_key();
        for body in &mention.bodies {
            names_of_body.entry(bodies.cluster[*body] as u32).or_default().insert(family.clone());
        }
        if mention.name.is_full() {
            given_of_family.entry(family).or_default().insert(mention.name.given_key());
        }
    }
    let is_common = |family: &str| {
        knowledge.is_common_family(family)
            || knowledge.word(family).has(Tags::SURE_GIVEN_NAME)
            || given_of_family.get(family).is_some_and(|given| given.len() >= COMMON_FAMILY)
    };
    let mut texts = Texts::default();
    let mut companions: HashMap<usize, Vec<(usize, u32)>> = HashMap::new();
    for (at, unit) in units.iter().enumerate() {
        let full = unit.mentions.iter().map(|mention| &mentions.people[*mention].name).find(|name| name.is_full());
        if let Some(name) = full {
            let number = texts.number(format!("companion {} {}", name.family_key(), name.given_key()));
            companions.entry(unit.document).or_default().push((at, number));
        }
    }
    let mut profiles = Vec::with_capacity(units.len());
    for (at, unit) in units.iter().enumerate() {
        let beside = companions.get(&unit.document).into_iter().flatten().filter(|(other, _)| *other != at);
        let mut profile = Profile { companions: beside.map(|(_, number)| *number).collect(), is_common: true, ..Profile::default() };
        for mention in unit.mentions.iter().map(|mention| &mentions.people[*mention]) {
            let words_of_roles = |roles: &[String], texts: &mut Texts| -> Vec<u32> {
                roles.iter().flat_map(|role| trades(role, knowledge)).map(|word| texts.number(format!("trade {word}"))).collect()
            };
            profile.is_common &= is_common(&mention.name.family_key());
            profile.names.push(mention.name.clone());
            profile.bodies.extend(mention.bodies.iter().map(|body| bodies.cluster[*body] as u32));
            profile.trades.extend(words_of_roles(&mention.roles, &mut texts));
            profile.classes.extend(mention.classes.iter().map(|class| texts.number(format!("class {class}"))));
            for body in &mention.bodies {
                if let Some(parent) = bodies.parent.get(&bodies.cluster[*body]) {
                    profile.body_words.push(texts.number(format!("body {parent}")));
                }
                profile.body_words.push(texts.number(format!("body {}", bodies.cluster[*body])));
                let telling = telling_words(&mentions.bodies[*body].name, knowledge);
                profile.body_words.extend(telling.into_iter().map(|word| texts.number(format!("word {word}"))));
            }
            profile.gender = profile.gender.or(Some(mention.gender).filter(|gender| *gender != Gender::Unknown));
        }
        let document = &mentions.documents[unit.document];
        profile.documents = vec![unit.document as u32];
        profile.places = document.places.iter().map(|place| texts.number(format!("place {}", words(place).concat()))).collect();
        profile.themes = document.themes.iter().map(|theme| texts.number(format!("theme {theme}"))).collect();
        profile.years = document.date.iter().filter_map(|date| date.get(..4)?.parse().ok()).collect();
        let mut whole = Profile { is_common: true, ..Profile::default() };
        whole.absorb(profile);
        profiles.push(whole);
    }
    let large = names_of_body.into_iter().filter(|(_, names)| names.len() > LARGE_BODY).map(|(body, _)| body).collect();
    (profiles, large)
}

/// The words of a function that few share: "notaire", "formation", "sénateur" no.
fn trades(role: &str, knowledge: &Knowledge) -> Vec<String> {
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
fn telling_words(name: &BodyName, knowledge: &Knowledge) -> Vec<String> {
    let weak = Tags::PLACE | Tags::COMMON_WORD | Tags::GIVEN_NAME;
    let rare = name.words.iter().filter(|word| word.len() > 3 && !knowledge.word(word).has(weak));
    rare.cloned().collect()
}
