//! Pairs of bodies that may be one and were left apart: what an analyst is asked about.
//!
//! Every reason has its own way to find candidates by equal keys, so that the cost grows with the number of names.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::bodies::{Bodies, BodyReason};
use super::evidence::{LIKELY, probability};
use super::gather::Mentions;
use super::knowledge::{Knowledge, Phrase};
use crate::lexicon::Tags;
use crate::text::fold::{join, key};

/// Two clusters of names with the reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct BodyLink {
    pub one: usize,
    pub other: usize,
    pub probability: f64,
    pub because: Vec<BodyReason>,
}

/// Letters of a short name that differs by one from another: still shorter ones differ by chance.
const LEAST_LETTERS: usize = 8;
/// Content words of a name with one more in it, of a name with initials, of one in another order.
const LEAST_WORDS: usize = 3;
/// Names that share a key, at most: of very many none is likely.
const MOST: usize = 6;

/// The pairs, the likeliest first; none that are branch and whole, and none of those that were decided to be `apart`.
pub fn likely(mentions: &Mentions, bodies: &Bodies, knowledge: &Knowledge, apart: &[(usize, usize)]) -> Vec<BodyLink> {
    let mut names: BTreeMap<(&[String], bool), usize> = BTreeMap::new();
    for (mention, cluster) in mentions.bodies.iter().zip(&bodies.cluster) {
        names.entry((&mention.name.words, mention.name.is_acronym)).or_insert(*cluster);
    }
    let mut pairs = Pairs::default();
    let long: Vec<(&[String], usize)> = names.iter().filter(|((_, acronym), _)| !acronym).map(|((words, _), at)| (*words, *at)).collect();
    same_words(&long, &mut pairs);
    one_word_more(&long, knowledge, &mut pairs);
    one_letter(&long, knowledge, &mut pairs);
    // An acronym that has found its long name is not asked about.
    let explained: BTreeSet<usize> = long.iter().map(|(_, cluster)| *cluster).collect();
    let open = names.iter().filter(|((_, acronym), cluster)| *acronym && !explained.contains(cluster));
    let acronyms: Vec<(String, usize)> = open.map(|((words, _), cluster)| (words.concat(), *cluster)).collect();
    initials(&long, &acronyms, &mut pairs);
    several_meanings(mentions, bodies, &acronyms, &mut pairs);
    let people = people_of(mentions, bodies);
    let is_apart = |one: usize, other: usize| apart.iter().any(|(a, b)| [(*a, *b), (*b, *a)].contains(&(one, other)));
    let is_part = |one: usize, other: usize| bodies.parent.get(&one) == Some(&other);
    let mut links = Vec::new();
    for ((one, other), mut because) in pairs.0 {
        if is_apart(one, other) || is_part(one, other) || is_part(other, one) {
            continue;
        }
        let common = people.get(&one).zip(people.get(&other)).is_some_and(|(a, b)| !a.is_disjoint(b));
        because.extend(common.then_some(BodyReason::Person));
        let score: f64 = because.iter().map(|reason| reason.weight()).sum();
        if score >= LIKELY {
            links.push(BodyLink { one, other, probability: probability(score), because: because.into_iter().collect() });
        }
    }
    links.sort_by(|a, b| b.probability.total_cmp(&a.probability).then((a.one, a.other).cmp(&(b.one, b.other))));
    links
}

/// Pairs of clusters, the smaller first, with why they were found.
#[derive(Default)]
struct Pairs(BTreeMap<(usize, usize), BTreeSet<BodyReason>>);

impl Pairs {
    fn add(&mut self, one: usize, other: usize, reason: BodyReason) {
        if one != other {
            self.0.entry((one.min(other), one.max(other))).or_default().insert(reason);
        }
    }

    /// All pairs of the few that share a key.
    fn add_all(&mut self, sharing: &BTreeSet<usize>, reason: BodyReason) {
        if sharing.len() <= MOST {
            let later = |one: &usize| sharing.range(one + 1..).copied().collect::<Vec<_>>();
            sharing.iter().for_each(|one| later(one).into_iter().for_each(|other| self.add(*one, other, reason)));
        }
    }
}

/// "Union des parcs et jardins", "Union des jardins et parcs".
fn same_words(long: &[(&[String], usize)], pairs: &mut Pairs) {
    let mut sharing: HashMap<Phrase, BTreeSet<usize>> = HashMap::new();
    for (words, cluster) in long.iter().filter(|(words, _)| words.len() >= LEAST_WORDS) {
        let mut sorted = words.to_vec();
        sorted.sort_unstable();
        sharing.entry(sorted).or_default().insert(*cluster);
    }
    sharing.values().for_each(|clusters| pairs.add_all(clusters, BodyReason::WordOrder));
}

/// "Fédération des scieries", "Fédération française des scieries": one word more, before the last and no place.
fn one_word_more(long: &[(&[String], usize)], knowledge: &Knowledge, pairs: &mut Pairs) {
    let known: HashMap<&[String], usize> = long.iter().copied().collect();
    for (words, cluster) in long.iter().filter(|(words, _)| words.len() >= LEAST_WORDS) {
        for at in 1..words.len() - 1 {
            let place = knowledge.word(&words[at]).has(Tags::PLACE) || words[at].bytes().all(|byte| byte.is_ascii_digit());
            let rest = [&words[..at], &words[at + 1..]].concat();
            if let Some(other) = known.get(rest.as_slice()).filter(|_| !place) {
                pairs.add(*cluster, *other, BodyReason::WordMore);
            }
        }
    }
}

/// "Altaris", "Altharis": one letter more or another one, in names that are no ordinary words.
fn one_letter(long: &[(&[String], usize)], knowledge: &Knowledge, pairs: &mut Pairs) {
    let ordinary = |words: &[String]| words.iter().all(|word| knowledge.word(word).has(Tags::PLACE | Tags::COMMON_WORD | Tags::GIVEN_NAME));
    // Sorted, since there are many times more of them than names.
    let mut forms: Vec<(u64, u32)> = Vec::new();
    for (words, cluster) in long.iter().filter(|(words, _)| !ordinary(words)) {
        let name = words.concat();
        if name.len() < LEAST_LETTERS || !name.is_ascii() || name.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let form = |at: usize, rest: usize| join(key(&name[..at]) ^ at as u64, key(&name[rest..]));
        forms.extend((1..name.len()).flat_map(|at| [form(at, at + 1), form(at, at)]).map(|form| (form, *cluster as u32)));
    }
    forms.sort_unstable();
    forms.dedup();
    for sharing in forms.chunk_by(|a, b| a.0 == b.0).filter(|sharing| sharing.len() > 1) {
        pairs.add_all(&sharing.iter().map(|(_, cluster)| *cluster as usize).collect(), BodyReason::OneLetter);
    }
}

/// "MCB" and "Maison du conte breton", where no text says so.
fn initials(long: &[(&[String], usize)], acronyms: &[(String, usize)], pairs: &mut Pairs) {
    let mut meant: HashMap<String, BTreeSet<usize>> = HashMap::new();
    for (words, cluster) in long.iter().filter(|(words, _)| words.len() >= LEAST_WORDS) {
        meant.entry(words.iter().filter_map(|word| word.chars().next()).collect()).or_default().insert(*cluster);
    }
    for (acronym, cluster) in acronyms {
        let found = meant.get(acronym).filter(|clusters| clusters.len() <= MOST);
        found.into_iter().flatten().for_each(|other| pairs.add(*cluster, *other, BodyReason::Initials));
    }
}

/// "AMF", where it has several long names and nothing decides between them.
fn several_meanings(mentions: &Mentions, bodies: &Bodies, acronyms: &[(String, usize)], pairs: &mut Pairs) {
    let mut meant: HashMap<&str, BTreeSet<usize>> = HashMap::new();
    for (mention, cluster) in mentions.bodies.iter().zip(&bodies.cluster).filter(|(mention, _)| !mention.name.is_acronym) {
        if let Some(acronym) = &mention.name.acronym {
            meant.entry(acronym).or_default().insert(*cluster);
        }
    }
    for (acronym, cluster) in acronyms {
        let found = meant.get(acronym.as_str()).filter(|clusters| (2..=MOST).contains(&clusters.len()) && !clusters.contains(cluster));
        found.into_iter().flatten().for_each(|other| pairs.add(*cluster, *other, BodyReason::SeveralMeanings));
    }
}

/// Full names of those who are said to be at each body.
fn people_of(mentions: &Mentions, bodies: &Bodies) -> HashMap<usize, BTreeSet<(String, String)>> {
    let mut people: HashMap<usize, BTreeSet<(String, String)>> = HashMap::new();
    for person in mentions.people.iter().filter(|person| person.name.is_full()) {
        let name = (person.name.family_key(), person.name.given_key());
        for body in &person.bodies {
            people.entry(bodies.cluster[*body]).or_default().insert(name.clone());
        }
    }
    people
}
