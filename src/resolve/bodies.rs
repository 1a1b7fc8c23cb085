//! Which names of bodies are one body: equal keys, acronyms with their long names, renamings that a text states.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::body_name::BodyName;
use super::clusters::Clusters;
use super::gather::Mentions;
use super::knowledge::{Knowledge, is_made_of_initials};
use crate::lexicon::Tags;
use crate::text::fold::{join, key};

/// Why names are of one body, beyond case, articles, plurals and renamings that everybody knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BodyReason {
    WordLeftOut,
    OneLetter,
    Acronym,
    Stated,
    WordOrder,
    WordMore,
    Initials,
    SeveralMeanings,
    Person,
    TownLeftOut,
}

impl BodyReason {
    /// The reason in words.
    pub fn words(self) -> &'static str {
        match self {
            BodyReason::WordLeftOut => "a first word may be left out",
            BodyReason::OneLetter => "one letter in a long name differs",
            BodyReason::Acronym => "an acronym stands for its long name",
            BodyReason::Stated => "a text says that it is the same",
            BodyReason::WordOrder => "the same words in another order",
            BodyReason::WordMore => "one word more",
            BodyReason::Initials => "the initials of the long name",
            BodyReason::SeveralMeanings => "the acronym has several meanings",
            BodyReason::Person => "the same person at both",
            BodyReason::TownLeftOut => "the town of the event is left out",
        }
    }

    /// What the reason is worth where it joins nothing by itself, in natural logarithms of odds; set by judgement, since the
    /// annotated documents hold too few such pairs to measure it.
    pub fn weight(self) -> f64 {
        match self {
            BodyReason::WordOrder => 1.0,
            BodyReason::OneLetter | BodyReason::Initials => 0.5,
            BodyReason::Person => 2.0,
            _ => 0.0,
        }
    }
}

/// The body of each mention, as the number of a cluster; and for a branch the cluster of the body it is a branch of.
#[derive(Clone, Debug, Default)]
pub struct Bodies {
    /// For each of [`Mentions::bodies`].
    pub cluster: Vec<usize>,
    pub parent: BTreeMap<usize, usize>,
    /// Of clusters.
    pub because: BTreeMap<usize, BTreeSet<BodyReason>>,
}

impl Bodies {
    /// A number for each cluster that depends on its names alone, and on a document where two have the same.
    pub fn digests(&self, mentions: &Mentions) -> BTreeMap<usize, u64> {
        // The first document of each name of each cluster.
        let mut forms: FxHashMap<(usize, bool, &[String]), usize> = FxHashMap::default();
        for (cluster, mention) in self.cluster.iter().zip(&mentions.bodies) {
            let form = (*cluster, mention.name.is_acronym, &mention.name.words[..]);
            forms.entry(form).or_insert(mention.document);
        }
        let mut names: BTreeMap<usize, (bool, String, usize)> = BTreeMap::new();
        for ((cluster, is_acronym, words), document) in forms {
            let name = (is_acronym, words.concat(), document);
            let least = names.entry(cluster).or_insert_with(|| name.clone());
            if name < *least {
                *least = name;
            }
        }
        let mut clusters_of: HashMap<&str, usize> = HashMap::new();
        names.values().for_each(|(_, name, _)| *clusters_of.entry(name).or_default() += 1);
        let digest = |(_, name, document): &(bool, String, usize)| match clusters_of[name.as_str()] {
            1 => key(name),
            _ => join(key(name), key(&mentions.documents[*document].id)),
        };
        names.iter().map(|(cluster, name)| (*cluster, digest(name))).collect()
    }
}

struct Resolver<'a> {
    mentions: &'a Mentions,
    knowledge: &'a Knowledge<'a>,
    nodes: BTreeMap<String, usize>,
    /// The node of a name by its words, faster than by its key.
    known: FxHashMap<Vec<String>, usize>,
    words: Vec<Vec<String>>,
    clusters: Clusters,
    /// Long names of an acronym, with the documents that give it.
    meanings: BTreeMap<String, BTreeMap<usize, BTreeSet<usize>>>,
    /// Nodes that were joined to others.
    reasons: Vec<(usize, BodyReason)>,
}

/// Resolves all mentions of bodies.
pub fn resolve(mentions: &Mentions, knowledge: &Knowledge) -> Bodies {
    let mut resolver = Resolver {
        mentions,
        knowledge,
        nodes: BTreeMap::new(),
        known: FxHashMap::default(),
        words: Vec::new(),
        clusters: Clusters::new(0),
        meanings: BTreeMap::new(),
        reasons: Vec::new(),
    };
    let mut node: Vec<usize> = mentions.bodies.iter().map(|mention| resolver.node(&mention.name.words)).collect();
    resolver.learn_acronyms(&node);
    resolver.join_shorter();
    resolver.join_slips();
    resolver.join_acronym_heads();
    for at in 0..node.len() {
        if let Some(whole) = resolver.with_town(at, node[at]) {
            resolver.reasons.push((whole, BodyReason::TownLeftOut));
            node[at] = whole;
        }
        if resolver.is_acronym(at) {
            let Some(long) = resolver.meaning(at, &node) else { continue };
            resolver.reasons.push((long, BodyReason::Acronym));
            node[at] = long;
        }
    }
    for &(one, other) in mentions.documents.iter().flat_map(|document| &document.stated) {
        resolver.join(node[one], node[other], BodyReason::Stated);
    }
    let cluster: Vec<usize> = node.iter().map(|node| resolver.clusters.of(*node)).collect();
    let parent = resolver.parents();
    let mut because: BTreeMap<usize, BTreeSet<BodyReason>> = BTreeMap::new();
    for (node, reason) in std::mem::take(&mut resolver.reasons) {
        because.entry(resolver.clusters.of(node)).or_default().insert(reason);
    }
    Bodies { cluster, parent, because }
}

impl Resolver<'_> {
    fn node(&mut self, words: &[String]) -> usize {
        if let Some(node) = self.known.get(words) {
            return *node;
        }
        let node = match self.nodes.entry(words.concat()) {
            Entry::Occupied(entry) => *entry.get(),
            Entry::Vacant(entry) => {
                self.words.push(words.to_vec());
                *entry.insert(self.clusters.add())
            }
        };
        self.known.insert(words.to_vec(), node);
        node
    }

    fn join(&mut self, one: usize, other: usize, reason: BodyReason) {
        if self.clusters.of(one) != self.clusters.of(other) {
            self.clusters.join(one, other);
            self.reasons.push((one, reason));
        }
    }

    /// "Maison du conte (MDC)" in any document, and the acronyms that everybody knows.
    fn learn_acronyms(&mut self, node: &[usize]) {
        for (mention, node) in self.mentions.bodies.iter().zip(node) {
            if let Some(acronym) = &mention.name.acronym
                && !mention.name.is_acronym
            {
                self.meanings.entry(acronym.clone()).or_default().entry(*node).or_default().insert(mention.document);
            }
        }
        for (document, facts) in self.mentions.documents.iter().enumerate() {
            for (acronym, long) in &facts.spelt_out {
                let node = self.node(long);
                self.meanings.entry(acronym.clone()).or_default().entry(node).or_default().insert(document);
            }
        }
        let used: BTreeSet<String> =
            self.mentions.bodies.iter().filter(|mention| mention.name.is_acronym).map(|mention| mention.name.key()).collect();
        for acronym in used {
            let Some(long) = self.knowledge.acronyms.get(&acronym) else { continue };
            let node = self.node(&BodyName::read(self.knowledge, long).words);
            let alike = |words: &[String], other: &[String]| {
                let common = words.iter().filter(|word| other.contains(word)).count();
                common * 5 >= 3 * (words.len() + other.len() - common)
            };
            let meanings = self.meanings.entry(acronym).or_default();
            let other_form = meanings.keys().copied().find(|other| alike(&self.words[*other], &self.words[node]));
            match other_form {
                Some(other) => {
                    self.clusters.join(other, node);
                }
                None => {
                    meanings.entry(node).or_default();
                }
            }
        }
    }

    /// "Réseau Lire en Bretagne" and "Lire en Bretagne", where both are written.
    fn join_shorter(&mut self) {
        let mut pairs = Vec::new();
        let named: FxHashSet<&BodyName> = self.mentions.bodies.iter().map(|mention| &mention.name).collect();
        for name in named {
            let shorter = name.shorter_key(self.knowledge).and_then(|key| self.nodes.get(&key).copied());
            pairs.extend(shorter.map(|shorter| (shorter, self.known[&name.words])));
        }
        pairs.sort_unstable();
        pairs.into_iter().for_each(|(shorter, node)| self.join(shorter, node, BodyReason::WordLeftOut));
    }

    /// "CPC Bretagne" and "Comité des ports et criées de Bretagne", where a text gives the meaning of CPC and no text another.
    fn join_acronym_heads(&mut self) {
        let long = |words: &Vec<String>| {
            let (acronym, rest) = words.split_first().filter(|(_, rest)| !rest.is_empty())?;
            let meanings = self.meanings.get(acronym)?;
            let head = meanings.keys().next().filter(|_| meanings.len() == 1)?;
            self.nodes.get(&[self.words[*head].concat(), rest.concat()].concat()).copied()
        };
        let pairs: Vec<(usize, usize)> = self.nodes.values().filter_map(|node| Some((long(&self.words[*node])?, *node))).collect();
        pairs.into_iter().for_each(|(long, node)| self.join(long, node, BodyReason::Acronym));
    }

    /// "Musée de la pêche" at an event in Concarneau, where "Musée de la pêche de Concarneau" is written too.
    fn with_town(&self, at: usize, node: usize) -> Option<usize> {
        let words = &self.mentions.bodies[at].name.words;
        let is_sited = self.knowledge.sited.iter().any(|head| words.starts_with(head));
        let ends_in_place = words.last().is_some_and(|word| self.knowledge.word(word).has(Tags::PLACE));
        if !is_sited || ends_in_place {
            return None;
        }
        let places = &self.mentions.documents[self.mentions.bodies[at].document].places;
        let towns = places.iter().filter(|place| self.knowledge.phrase(place).has(Tags::COMMUNE));
        let whole = |town: &String| self.nodes.get(&[words.concat(), self.knowledge.content(town).concat()].concat()).copied();
        towns.filter_map(whole).find(|whole| *whole != node)
    }

    /// Whether a name is an acronym by its capitals, or because it is made of the initials of what stands before its bracket.
    fn is_acronym(&self, at: usize) -> bool {
        let name = &self.mentions.bodies[at].name;
        let is_explained = |acronym: &String| {
            self.meanings.get(acronym).is_some_and(|long| long.keys().any(|node| is_made_of_initials(acronym, &self.words[*node])))
        };
        name.is_acronym || matches!(&name.words[..], [word] if is_explained(word))
    }

    /// Long names that differ by one letter in a word that nobody knows.
    fn join_slips(&mut self) {
        const LEAST_LETTERS: usize = 14;
        let mut seen: HashMap<u64, usize> = HashMap::new();
        let mut slips = Vec::new();
        for (name, node) in &self.nodes {
            if name.len() < LEAST_LETTERS || !name.is_ascii() || name.bytes().any(|byte| byte.is_ascii_digit()) {
                continue;
            }
            let form = |at: usize, rest: usize| join(key(&name[..at]) ^ at as u64, key(&name[rest..]));
            let without = (1..name.len()).map(|at| form(at, at + 1));
            let missing = (1..name.len()).map(|at| form(at, at));
            for form in without.chain(missing) {
                let Some(other) = seen.insert(form, *node).filter(|other| other != node) else { continue };
                if is_slip(self.knowledge, &self.words[other], &self.words[*node]) {
                    slips.push((other, *node));
                }
            }
        }
        slips.into_iter().for_each(|(one, other)| self.join(one, other, BodyReason::OneLetter));
    }

    /// What an acronym stands for in its document, if that can be decided.
    fn meaning(&mut self, at: usize, node: &[usize]) -> Option<usize> {
        let mention = &self.mentions.bodies[at];
        let meanings = self.meanings.get(&mention.name.key())?;
        let mut documents: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (long, places) in meanings {
            documents.entry(self.clusters.of(*long)).or_default().extend(places);
        }
        if let Some((long, _)) = documents.iter().find(|(_, places)| places.contains(&mention.document)) {
            return Some(*long);
        }
        // The long name stands in the document without the acronym beside it.
        let here: BTreeSet<usize> = self.mentions.bodies_of(mention.document).map(|body| self.clusters.of(node[body])).collect();
        if let Some(long) = documents.keys().copied().find(|long| here.contains(long)) {
            return Some(long);
        }
        if documents.len() == 1 {
            return documents.into_keys().next();
        }
        let mut scored: Vec<(usize, usize)> =
            documents.iter().map(|(long, places)| (self.closeness(at, *long, places, node), *long)).collect();
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        (scored[0].0 > scored[1].0).then_some(scored[0].1)
    }

    /// How much speaks for a meaning: people of this mention at that body elsewhere, then themes of the documents.
    fn closeness(&self, at: usize, long: usize, documents: &BTreeSet<usize>, node: &[usize]) -> usize {
        const PERSON: usize = 100;
        let mention = &self.mentions.bodies[at];
        let people_at = |document: usize, means: &dyn Fn(usize) -> bool| -> BTreeSet<(String, String)> {
            let people = self.mentions.people_of(document).iter().filter(|person| person.bodies.iter().any(|body| means(*body)));
            people.map(|person| (person.name.family_key(), person.name.given_key())).collect()
        };
        let mine = people_at(mention.document, &|body| body == at);
        let themes = |document: usize| self.mentions.documents[document].themes.iter().collect::<BTreeSet<_>>();
        let acronym = mention.name.key();
        let means = |body: usize| node[body] == long || self.mentions.bodies[body].name.key() == acronym;
        let common = |document: usize| {
            let people = people_at(document, &means).intersection(&mine).count();
            PERSON * people + themes(document).intersection(&themes(mention.document)).count()
        };
        documents.iter().map(|document| common(*document)).sum()
    }

    /// "France Travail Bretagne" is a branch of "France Travail", where that is named too.
    fn parents(&mut self) -> BTreeMap<usize, usize> {
        let mut parents = BTreeMap::new();
        let nodes: Vec<usize> = self.nodes.values().copied().collect();
        for node in nodes {
            let words = &self.words[node];
            let shorter = (1..words.len()).rev().find_map(|n| {
                let key = words[..n].concat();
                let generic = n == 1 && self.knowledge.word(&words[0]).has(Tags::BODY_HEAD | Tags::BODY_WEAK | Tags::COMMON_WORD);
                self.nodes.get(&key).copied().filter(|_| !generic)
            });
            if let Some(parent) = shorter {
                let (child, parent) = (self.clusters.of(node), self.clusters.of(parent));
                if child != parent {
                    parents.insert(child, parent);
                }
            }
        }
        parents
    }
}

/// Whether two names differ in one word only, which the lexicons know at most once.
fn is_slip(knowledge: &Knowledge, a: &[String], b: &[String]) -> bool {
    let only_in = |a: &[String], b: &[String]| a.iter().filter(|word| !b.contains(word)).cloned().collect::<Vec<_>>();
    let known = |words: &[String]| words.iter().all(|word| knowledge.word(word).has(Tags::PLACE | Tags::COMMON_WORD | Tags::GIVEN_NAME));
    let (mine, theirs) = (only_in(a, b), only_in(b, a));
    mine.len() <= 1 && theirs.len() <= 1 && !(known(&mine) && known(&theirs))
}
