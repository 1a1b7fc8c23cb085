//! Which people of different documents are one: evidence within groups of names that can be the same, clusters without
//! contradiction.
//!
//! A group is resolved by itself, and what came of it is remembered under a digest of all that was compared: a document
//! that is added touches the groups of its names and no other.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::clusters::Clusters;
use super::evidence::{Feature, Features, LIKELY, SURE, compare};
use super::names::Names;
use super::profile::Profile;
use crate::text::fold::join;

/// Up to this many pairs of bearers of two names are all compared; above it only those that share a piece of evidence.
const ALL_PAIRS: usize = 48 * 48;
/// Up to this many people who share a piece of evidence are all compared, of more each with the next few.
const SMALL_GROUP: usize = 48;
const NEXT: usize = 4;
/// What was joined in a round is evidence for the next.
const ROUNDS: usize = 3;
/// By how much the best bearer of initials must be ahead of the next.
const INITIALS_MARGIN: f64 = 2.0;

/// Two units that may be one person, with the reasons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    pub one: usize,
    pub other: usize,
    pub score: f64,
    pub features: Vec<Feature>,
}

/// The clusters of units, and the links that were made or are proposed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct People {
    /// For each unit its smallest fellow.
    pub cluster: Vec<usize>,
    pub made: Vec<Link>,
    /// The likeliest first.
    pub proposed: Vec<Link>,
}

/// What an analyst has decided about two units.
#[derive(Clone, Debug, Default)]
pub struct Verdicts {
    pub same: Vec<(usize, usize)>,
    pub different: Vec<(usize, usize)>,
}

/// What was found in groups of names, by the digest of what was compared in them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Remembered {
    groups: HashMap<u64, People>,
    /// Groups that the last run had to resolve.
    #[serde(skip)]
    pub resolved: usize,
}

/// What there is to resolve, in the order of the units.
pub struct Given<'a> {
    pub profiles: Vec<Profile>,
    /// Initials that several people of their document can stand for are left alone.
    pub is_open: Vec<bool>,
    pub names: &'a Names,
    /// A number for each document that is the same in every run.
    pub documents: Vec<u64>,
    pub verdicts: &'a Verdicts,
}

/// Resolves the people of all documents; the verdicts hold before everything else.
pub fn resolve(given: &Given, remembered: &mut Remembered) -> People {
    let groups = groups(given);
    let verdicts = verdicts_of_groups(&groups, given);
    let outcomes: Vec<(u64, Option<People>)> = groups
        .par_iter()
        .zip(&verdicts)
        .map(|(units, verdicts)| {
            let digest = digest(units, verdicts, given);
            (digest, (!remembered.groups.contains_key(&digest)).then(|| Group::new(units, verdicts, given).resolve()))
        })
        .collect();
    remembered.resolved = outcomes.iter().filter(|(_, fresh)| fresh.is_some()).count();
    let mut people = People { cluster: (0..given.profiles.len()).collect(), ..People::default() };
    let mut next = HashMap::with_capacity(outcomes.len());
    for (units, (digest, fresh)) in groups.iter().zip(outcomes) {
        let found =
            fresh.or_else(|| remembered.groups.remove(&digest)).or_else(|| next.get(&digest).cloned()).expect("resolved or remembered");
        let global = |link: &Link| Link { one: units[link.one], other: units[link.other], ..link.clone() };
        units.iter().zip(&found.cluster).for_each(|(unit, cluster)| people.cluster[*unit] = units[*cluster]);
        people.made.extend(found.made.iter().map(global));
        people.proposed.extend(found.proposed.iter().map(global));
        next.insert(digest, found);
    }
    remembered.groups = next;
    sort(&mut people.proposed);
    people
}

fn sort(links: &mut [Link]) {
    links.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.one, a.other).cmp(&(b.one, b.other))));
}

/// Units whose names can be the same, directly or through others, or that a verdict connects; only those of several units.
fn groups(given: &Given) -> Vec<Vec<usize>> {
    let mut clusters = given.names.components();
    let first = |unit: usize| given.profiles[unit].names[0] as usize;
    for profile in &given.profiles {
        profile.names[1..].iter().for_each(|name| {
            clusters.join(profile.names[0] as usize, *name as usize);
        });
    }
    for (one, other) in given.verdicts.same.iter().chain(&given.verdicts.different) {
        clusters.join(first(*one), first(*other));
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    (0..given.profiles.len()).for_each(|unit| groups.entry(clusters.of(first(unit))).or_default().push(unit));
    groups.into_values().filter(|units| units.len() > 1).collect()
}

/// The verdicts on the units of each group, as positions in it.
fn verdicts_of_groups(groups: &[Vec<usize>], given: &Given) -> Vec<Verdicts> {
    let Verdicts { same, different } = given.verdicts;
    let mut of_groups = vec![Verdicts::default(); groups.len()];
    if same.is_empty() && different.is_empty() {
        return of_groups;
    }
    let mut place: HashMap<usize, (usize, usize)> = HashMap::new();
    for (group, units) in groups.iter().enumerate() {
        units.iter().enumerate().for_each(|(at, unit)| {
            place.insert(*unit, (group, at));
        });
    }
    let local = |pair: &(usize, usize)| Some((*place.get(&pair.0)?, *place.get(&pair.1)?));
    same.iter().filter_map(local).for_each(|(one, other)| of_groups[one.0].same.push((one.1, other.1)));
    different.iter().filter_map(local).for_each(|(one, other)| of_groups[one.0].different.push((one.1, other.1)));
    of_groups
}

/// Changes with everything that can change what comes of a group.
fn digest(units: &[usize], verdicts: &Verdicts, given: &Given) -> u64 {
    let profiles = units.iter().map(|unit| given.profiles[*unit].digest(given.names, &given.documents) ^ u64::from(given.is_open[*unit]));
    let pairs =
        |pairs: &[(usize, usize)], salt: u64| pairs.iter().fold(salt, |sum, (one, other)| join(sum, (*one as u64) << 32 | *other as u64));
    let mut names: Vec<u32> = units.iter().flat_map(|unit| &given.profiles[*unit].names).copied().collect();
    names.sort_unstable();
    names.dedup();
    let rest = join(pairs(&verdicts.same, 2), pairs(&verdicts.different, 3));
    profiles.fold(join(rest, given.names.digest_among(&names)), join)
}

/// Units of a group; positions are those in it.
struct Group<'a> {
    names: &'a Names,
    /// Of clusters, at their smallest unit.
    profiles: Vec<Profile>,
    is_open: Vec<bool>,
    clusters: Clusters,
    apart: BTreeMap<usize, Vec<usize>>,
    same: &'a [(usize, usize)],
}

impl<'a> Group<'a> {
    fn new(units: &[usize], verdicts: &'a Verdicts, given: &Given<'a>) -> Self {
        let mut apart: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (one, other) in &verdicts.different {
            apart.entry(*one).or_default().push(*other);
            apart.entry(*other).or_default().push(*one);
        }
        Group {
            names: given.names,
            profiles: units.iter().map(|unit| given.profiles[*unit].clone()).collect(),
            is_open: units.iter().map(|unit| given.is_open[*unit]).collect(),
            clusters: Clusters::new(units.len()),
            apart,
            same: &verdicts.same,
        }
    }

    fn resolve(mut self) -> People {
        for (one, other) in self.same {
            self.join(*one, *other);
        }
        let mut made = Vec::new();
        let mut links = Vec::new();
        for _ in 0..ROUNDS {
            links = self.links();
            let before = made.len();
            for link in links.iter().filter(|link| link.score >= SURE) {
                if self.may_join(link) {
                    self.join(link.one, link.other);
                    made.push(link.clone());
                }
            }
            if made.len() == before {
                break;
            }
        }
        let proposed = links.into_iter().filter(|link| link.score >= LIKELY && self.may_join(link)).collect();
        let cluster = (0..self.profiles.len()).map(|unit| self.clusters.of(unit)).collect();
        People { cluster, made, proposed }
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
        // What one of a cluster is known for is known of all: a link between two of them is not enough against it.
        let holds = |features: Features| !features.has(Feature::FarProfession) || features.score() >= link.score.min(SURE);
        compare(&self.profiles[one], &self.profiles[other], self.names).is_some_and(holds)
    }

    /// Every pair of clusters that can be one, the best first; of initials only those that have one best bearer.
    fn links(&mut self) -> Vec<Link> {
        let pairs = self.candidates();
        let link = |&(one, other): &(usize, usize)| {
            let features = compare(&self.profiles[one], &self.profiles[other], self.names)?;
            let score = features.score();
            (score >= LIKELY).then(|| Link { one, other, score, features: features.iter().collect() })
        };
        let mut links: Vec<Link> = pairs.par_iter().filter_map(link).collect();
        sort(&mut links);
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
                if !self.profiles[initials].is_full && self.profiles[bearer].is_full {
                    bearers.entry(initials).or_default().push((bearer, link.score));
                }
            }
        }
        let are_two = |one: usize, other: usize| {
            compare(&self.profiles[one], &self.profiles[other], self.names).is_none_or(|features: Features| features.score() < LIKELY)
        };
        let undecided = |bearers: &[(usize, f64)]| {
            let (best, score) = bearers[0];
            bearers[1..].iter().take_while(|(_, other)| score - other < INITIALS_MARGIN).any(|(rival, _)| are_two(best, *rival))
        };
        bearers.iter().filter(|(_, bearers)| undecided(bearers)).map(|(initials, _)| *initials).collect()
    }

    /// Pairs of clusters whose names can be the same and, where there are many, that share a piece of evidence.
    fn candidates(&mut self) -> Vec<(usize, usize)> {
        let alive: Vec<usize> = (0..self.profiles.len()).filter(|unit| self.clusters.of(*unit) == *unit && !self.is_open[*unit]).collect();
        let mut bearers: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for unit in alive {
            self.profiles[unit].names.iter().for_each(|name| bearers.entry(*name).or_default().push(unit));
        }
        let names: Vec<u32> = bearers.keys().copied().collect();
        let edges = self.names.among(&names).chain(names.iter().map(|name| (*name, *name)));
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for (a, b) in edges {
            let (of_a, of_b) = (&bearers[&a], &bearers[&b]);
            if of_a.len() * of_b.len() <= ALL_PAIRS {
                pairs.extend(of_a.iter().flat_map(|one| of_b.iter().map(|other| (*one.min(other), *one.max(other)))));
            } else {
                self.sharing(of_a, of_b, &mut pairs);
            }
        }
        pairs.retain(|(one, other)| one != other);
        pairs.par_sort_unstable();
        pairs.dedup();
        pairs
    }

    /// Bearers of two names that share a piece of evidence, and each with the next few, for names that are evidence enough.
    fn sharing(&self, of_a: &[usize], of_b: &[usize], pairs: &mut Vec<(usize, usize)>) {
        let mut members: Vec<usize> = of_a.iter().chain(of_b).copied().collect();
        members.sort_unstable();
        members.dedup();
        let mut leads: Vec<(u64, usize)> =
            members.iter().flat_map(|unit| self.profiles[*unit].leads().map(move |item| (item, *unit))).collect();
        leads.sort_unstable();
        let groups = leads.chunk_by(|a, b| a.0 == b.0).map(|group| group.iter().map(|(_, unit)| *unit).collect());
        for group in groups.chain([members]).collect::<Vec<Vec<usize>>>() {
            let reach = if group.len() <= SMALL_GROUP { group.len() } else { NEXT };
            let near = |at: usize| group[at + 1..].iter().take(reach);
            pairs.extend(group.iter().enumerate().flat_map(|(at, one)| near(at).map(|other| (*one, *other))));
        }
    }
}
