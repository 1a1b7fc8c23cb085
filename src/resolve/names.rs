//! The names of a corpus, each once, and which of them can be those of one person.

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::clusters::Clusters;
use super::evidence::{Feature, Features};
use super::gather::Mentions;
use super::knowledge::Knowledge;
use super::person_name::{FamilyMatch, GivenMatch, PersonName};
use super::rarity::{Rarities, Rarity};
use crate::text::fold::{join, key};

/// Names in a block beyond which only those with the same first letters of the given name are compared.
const LARGE_BLOCK: usize = 300;

/// Mentions up to which a family name can be a slip of another one: what is written more often is a name of its own.
const SELDOM: usize = 3;

/// All names of a corpus.
pub struct Names {
    pub list: Vec<PersonName>,
    pub rarity: Vec<Rarity>,
    /// The name of each mention.
    pub of_mention: Vec<u32>,
    /// Pairs that can be one person's, the smaller number first.
    edges: FxHashMap<(u32, u32), Features>,
    /// For each name those of higher numbers that can be the same person's.
    after: Vec<Vec<u32>>,
}

impl Names {
    pub fn of(mentions: &Mentions, knowledge: &Knowledge) -> Self {
        let mut numbers: FxHashMap<&PersonName, u32> = FxHashMap::default();
        let mut list = Vec::new();
        let mut of_mention = Vec::with_capacity(mentions.people.len());
        for mention in &mentions.people {
            of_mention.push(*numbers.entry(&mention.name).or_insert_with(|| {
                list.push(mention.name.clone());
                list.len() as u32 - 1
            }));
        }
        let rarities = Rarities::of(&list);
        let rarity = list.par_iter().map(|name| rarities.of_name(name, knowledge)).collect();
        let mut edges = edges(&list, knowledge);
        let seldom = seldom(&list, &of_mention);
        edges.retain(|(a, b), features| !features.has(Feature::FamilySlip) || seldom[*a as usize] || seldom[*b as usize]);
        let mut after = vec![Vec::new(); list.len()];
        edges.keys().for_each(|(a, b)| after[*a as usize].push(*b));
        after.iter_mut().for_each(|names| names.sort_unstable());
        Names { list, rarity, of_mention, edges, after }
    }

    /// What speaks against two names being those of one person; none where they cannot be.
    pub fn compare(&self, a: u32, b: u32) -> Option<Features> {
        if a == b {
            let name = &self.list[a as usize];
            let mut features = Features::default();
            if name.given.is_empty() {
                features.add(Feature::GivenMissing);
            } else if !name.is_full() {
                features.add(Feature::GivenInitial);
            }
            return Some(features);
        }
        self.edges.get(&(a.min(b), a.max(b))).copied()
    }

    /// Pairs of some names, given in their order, that can be one person's.
    pub fn among(&self, names: &[u32]) -> impl Iterator<Item = (u32, u32)> {
        let present = move |name: &&u32| names.binary_search(name).is_ok();
        names.iter().flat_map(move |name| self.after[*name as usize].iter().filter(present).map(move |other| (*name, *other)))
    }

    /// Names that are connected by names that can be the same.
    pub fn components(&self) -> Clusters {
        let mut clusters = Clusters::new(self.list.len());
        self.edges.keys().for_each(|(a, b)| {
            clusters.join(*a as usize, *b as usize);
        });
        clusters
    }

    /// A number for what can be the same among some names, which is the same in every run.
    pub fn digest_among(&self, names: &[u32]) -> u64 {
        let edge = |(a, b): (u32, u32)| {
            let (a_digest, b_digest) = (self.digest(a), self.digest(b));
            join(a_digest.min(b_digest), a_digest.max(b_digest)) ^ self.edges[&(a, b)].bits()
        };
        // The order of the numbers is that of this run.
        self.among(names).map(edge).fold(0, u64::wrapping_add)
    }

    /// A number that is the same in every run.
    pub fn digest(&self, name: u32) -> u64 {
        let name = &self.list[name as usize];
        let given = key(&name.given.join(" "));
        let family = join(key(&name.family.join(" ")), given);
        if name.birth.is_empty() { family } else { join(family, key(&name.birth.concat())) }
    }
}

/// For each name whether its family name is written but a few times.
fn seldom(list: &[PersonName], of_mention: &[u32]) -> Vec<bool> {
    let mut mentions = vec![0; list.len()];
    of_mention.iter().for_each(|name| mentions[*name as usize] += 1);
    let families: Vec<String> = list.iter().map(PersonName::family_key).collect();
    let mut of_family: FxHashMap<&str, usize> = FxHashMap::default();
    families.iter().zip(&mentions).for_each(|(family, mentions)| *of_family.entry(family).or_default() += mentions);
    families.iter().map(|family| of_family[family.as_str()] <= SELDOM).collect()
}

fn edges(list: &[PersonName], knowledge: &Knowledge) -> FxHashMap<(u32, u32), Features> {
    let by_letter = sorted_keys(list, |name| blocks(name, knowledge));
    // Names without a given name can be those of all of the family.
    let by_family = sorted_keys(list, |name| name.blocks().iter().map(|block| key(block)).collect());
    let blocks = |keys: &'_ [(u64, u32)]| -> Vec<std::ops::Range<usize>> {
        let mut from = 0;
        let blocks = keys.chunk_by(|a, b| a.0 == b.0).map(|block| {
            from += block.len();
            from - block.len()..from
        });
        blocks.filter(|block| block.len() > 1).collect()
    };
    let with_letter = blocks(&by_letter).into_par_iter().flat_map_iter(|block| pairs_of(&by_letter[block], list));
    let without = blocks(&by_family).into_par_iter().flat_map_iter(|block| pairs_without_given(&by_family[block], list));
    let compared =
        with_letter.chain(without).filter_map(|(a, b)| Some(((a, b), of_names(&list[a as usize], &list[b as usize], knowledge)?)));
    compared.collect::<Vec<_>>().into_iter().collect()
}

fn sorted_keys(list: &[PersonName], blocks: impl Fn(&PersonName) -> BTreeSet<u64> + Sync) -> Vec<(u64, u32)> {
    let of_name = |(at, name): (usize, &PersonName)| blocks(name).into_iter().map(move |key| (key, at as u32)).collect::<Vec<_>>();
    let mut keys: Vec<(u64, u32)> = list.par_iter().enumerate().flat_map_iter(of_name).collect();
    keys.par_sort_unstable();
    keys
}

fn pairs_without_given(block: &[(u64, u32)], list: &[PersonName]) -> Vec<(u32, u32)> {
    let bare = block.iter().filter(|(_, name)| list[*name as usize].given.is_empty());
    bare.flat_map(|(_, a)| block.iter().filter(move |(_, b)| a != b).map(move |(_, b)| (*a.min(b), *a.max(b)))).collect()
}

/// Keys that two names that can be the same have in common: a key of the family name with a letter of the given name.
fn blocks(name: &PersonName, knowledge: &Knowledge) -> BTreeSet<u64> {
    let mut letters: BTreeSet<char> = BTreeSet::new();
    for given in name.given.first().into_iter().chain(&name.alias) {
        letters.extend(given.chars().next());
        letters.extend(super::person_name::given_skeleton(given).chars().next());
    }
    let given = name.given_key();
    letters.extend(knowledge.long_forms(&given).filter_map(|long| long.chars().next()));
    let family = name.blocks();
    let of_family = |letter: &char| {
        let letter = u64::from(u32::from(*letter));
        family.iter().map(move |block| join(key(block), letter))
    };
    letters.iter().flat_map(of_family).collect()
}

fn pairs_of(block: &[(u64, u32)], list: &[PersonName]) -> Vec<(u32, u32)> {
    let members: Vec<u32> = block.iter().map(|(_, name)| *name).collect();
    let given = |name: &u32| list[*name as usize].given_key();
    let ordered = |a: u32, b: u32| (a.min(b), a.max(b));
    let all = |group: &[u32]| -> Vec<(u32, u32)> {
        group.iter().enumerate().flat_map(|(at, a)| group[at + 1..].iter().map(move |b| ordered(*a, *b))).collect()
    };
    if members.len() <= LARGE_BLOCK {
        return all(&members);
    }
    let (short, long): (Vec<u32>, Vec<u32>) = members.iter().partition(|name| !list[**name as usize].is_full());
    let mut pairs: Vec<(u32, u32)> = short.iter().flat_map(|a| long.iter().map(move |b| ordered(*a, *b))).collect();
    let mut groups: HashMap<String, Vec<u32>> = HashMap::new();
    for name in long {
        groups.entry(given(&name).chars().take(3).collect()).or_default().push(name);
    }
    groups.values().chain([&short]).for_each(|group| pairs.extend(all(&group[..group.len().min(LARGE_BLOCK)])));
    pairs
}

fn of_names(a: &PersonName, b: &PersonName, knowledge: &Knowledge) -> Option<Features> {
    let mut features = Features::default();
    match a.family_match(b) {
        FamilyMatch::Same => {}
        FamilyMatch::Spelling => features.add(Feature::FamilySpelling),
        FamilyMatch::Part => features.add(Feature::FamilyPart),
        FamilyMatch::Slip => features.add(Feature::FamilySlip),
        FamilyMatch::Different => return None,
    }
    match a.given_match(b, knowledge) {
        GivenMatch::Same => {}
        GivenMatch::Spelling => features.add(Feature::GivenSpelling),
        GivenMatch::Variant => features.add(Feature::GivenVariant),
        GivenMatch::Initial => features.add(Feature::GivenInitial),
        GivenMatch::Slip => features.add(Feature::GivenSlip),
        GivenMatch::Missing => features.add(Feature::GivenMissing),
        GivenMatch::Different => return None,
    }
    Some(features)
}
