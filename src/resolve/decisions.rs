//! What an analyst has decided of people and bodies: a file that is read, written by hand or by commands, and kept in git.
//!
//! A decision points at names in documents, not at numbers of a table, so that it holds when the index is rebuilt, when
//! documents are added and when lexicons change. One that finds none of its names is told with the reason.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::bodies::Bodies;
use super::gather::Mentions;
use super::people::Verdicts;
use super::units::Unit;
use crate::text::fold::fold;

/// First lines of a new file of decisions.
const HEADER: &str = "# Decisions on people and bodies, in the order in which they were made; the last word holds.
# action: same | different | rename | reject | mention (the names of `of` are the person of `other`)
# kind: person | organisation. of, other: names in documents; one that is found is enough.

";

/// The decisions of a file, in its order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decisions {
    #[serde(default, rename = "decision")]
    pub all: Vec<Decision>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    pub action: Action,
    pub kind: Kind,
    pub of: Vec<Anchor>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other: Vec<Anchor>,
    /// Of a renaming.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Why, in the analyst's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    Same,
    Different,
    Rename,
    Reject,
    Mention,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Person,
    Organisation,
}

/// A name in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// Path of the document, or the end of it.
    pub document: String,
    /// As written there.
    pub name: String,
}

/// A decision that found nothing to decide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unapplied {
    /// Its place in the file, from 1.
    pub number: usize,
    pub decision: Decision,
    pub reason: String,
}

#[derive(Debug, thiserror::Error)]
pub enum DecisionError {
    #[error("{0} cannot be read: {1}")]
    Unreadable(String, std::io::Error),
    #[error("{0} cannot be written: {1}")]
    Unwritable(String, std::io::Error),
    #[error("{0}: {1}")]
    Malformed(String, toml::de::Error),
}

/// Decisions as positions in [`Mentions`].
#[derive(Clone, Debug, Default)]
pub struct Applied {
    pub people: Verdicts,
    pub person_names: Vec<(usize, String)>,
    pub people_rejected: Vec<usize>,
    bodies: Vec<BodyStep>,
    pub body_names: Vec<(usize, String)>,
    pub bodies_rejected: Vec<usize>,
    pub unapplied: Vec<Unapplied>,
}

/// What a decision does to mentions of bodies.
#[derive(Clone, Debug)]
enum BodyStep {
    /// They are one body, and no other.
    SetApart(Vec<usize>),
    /// The second are not the body of the first.
    Part(Vec<usize>, Vec<usize>),
    /// Their bodies are one.
    Join(Vec<usize>),
}

impl Decisions {
    /// The decisions of a file; none where there is no file.
    pub fn load(path: &Path) -> Result<Self, DecisionError> {
        let shown = || path.display().to_string();
        match std::fs::read_to_string(path) {
            Ok(text) => toml::from_str(&text).map_err(|error| DecisionError::Malformed(shown(), error)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Decisions::default()),
            Err(error) => Err(DecisionError::Unreadable(shown(), error)),
        }
    }

    /// Writes the file beside itself first, so that a killed run loses no decision.
    pub fn save(&self, path: &Path) -> Result<(), DecisionError> {
        let text = format!("{HEADER}{}", toml::to_string(self).expect("texts become TOML"));
        let unwritable = |error| DecisionError::Unwritable(path.display().to_string(), error);
        let beside = path.with_extension("toml.new");
        std::fs::write(&beside, text).map_err(unwritable)?;
        std::fs::rename(&beside, path).map_err(unwritable)
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Mentions that were decided to be somebody: taken out of the unit that the document makes of them.
    pub(super) fn set_apart(&self, mentions: &Mentions, units: &mut Vec<Unit>) {
        let apart = |decision: &&Decision| decision.action == Action::Mention && decision.kind == Kind::Person;
        let decided: Vec<&Decision> = self.all.iter().filter(apart).collect();
        if decided.is_empty() {
            return;
        }
        let places = Places::of(mentions);
        let alone: BTreeSet<usize> = decided.iter().flat_map(|decision| &decision.of).flat_map(|anchor| places.people(anchor)).collect();
        units.iter_mut().for_each(|unit| unit.mentions.retain(|mention| !alone.contains(mention)));
        units.retain(|unit| !unit.mentions.is_empty());
        units.extend(alone.iter().map(|mention| Unit {
            document: mentions.people[*mention].document,
            mentions: vec![*mention],
            is_open: true,
        }));
        units.sort_by_key(|unit| (unit.document, unit.mentions[0]));
    }

    /// What the decisions say of these mentions.
    pub(super) fn apply(&self, mentions: &Mentions, units: &[Unit]) -> Applied {
        let mut applied = Applied::default();
        if self.is_empty() {
            return applied;
        }
        let places = Places::of(mentions);
        let mut unit_of = vec![0; mentions.people.len()];
        units.iter().enumerate().for_each(|(at, unit)| unit.mentions.iter().for_each(|mention| unit_of[*mention] = at));
        for (at, decision) in self.all.iter().enumerate() {
            let find = |anchors: &[Anchor]| -> Vec<usize> {
                match decision.kind {
                    Kind::Person => anchors.iter().flat_map(|anchor| places.people(anchor)).collect(),
                    Kind::Organisation => anchors.iter().flat_map(|anchor| places.bodies(anchor)).collect(),
                }
            };
            let (of, other) = (find(&decision.of), find(&decision.other));
            match missing(decision, &of, &other) {
                Some(reason) => applied.unapplied.push(Unapplied { number: at + 1, decision: decision.clone(), reason }),
                None => applied.take(decision, of, other, &unit_of),
            }
        }
        applied
    }
}

/// Where names are written.
struct Places<'a> {
    mentions: &'a Mentions,
    /// By folded name.
    people: HashMap<String, Vec<usize>>,
    /// By name as written.
    bodies: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Places<'a> {
    fn of(mentions: &'a Mentions) -> Self {
        let mut places = Places { mentions, people: HashMap::new(), bodies: HashMap::new() };
        for (at, mention) in mentions.people.iter().enumerate() {
            places.people.entry(fold(&mention.written)).or_default().push(at);
        }
        for (at, mention) in mentions.bodies.iter().enumerate() {
            places.bodies.entry(&mention.written).or_default().push(at);
        }
        places
    }

    fn people(&self, anchor: &Anchor) -> Vec<usize> {
        let of_name = self.people.get(&fold(&anchor.name)).into_iter().flatten().copied();
        of_name.filter(|at| self.is_in(self.mentions.people[*at].document, anchor)).collect()
    }

    fn bodies(&self, anchor: &Anchor) -> Vec<usize> {
        let of_name = self.bodies.get(anchor.name.as_str()).into_iter().flatten().copied();
        of_name.filter(|at| self.is_in(self.mentions.bodies[*at].document, anchor)).collect()
    }

    fn is_in(&self, document: usize, anchor: &Anchor) -> bool {
        is_path(&self.mentions.documents[document].path, &anchor.document)
    }
}

/// Why a decision cannot be applied.
fn missing(decision: &Decision, of: &[usize], other: &[usize]) -> Option<String> {
    let first = |anchors: &[Anchor]| anchors.first().map_or_else(|| "nobody".into(), |a| format!("“{}” in {}", a.name, a.document));
    let needs_other = matches!(decision.action, Action::Same | Action::Different | Action::Mention);
    if of.is_empty() {
        return Some(format!("no document has {} any more", first(&decision.of)));
    }
    if needs_other && other.is_empty() {
        return Some(format!("no document has {} any more", first(&decision.other)));
    }
    (decision.action == Action::Rename && decision.name.is_none()).then(|| "the new name is missing".into())
}

impl Applied {
    fn take(&mut self, decision: &Decision, of: Vec<usize>, other: Vec<usize>, unit_of: &[usize]) {
        if (decision.kind, decision.action) == (Kind::Person, Action::Mention) {
            of.iter().for_each(|mention| self.release(unit_of[*mention]));
        }
        match (decision.kind, decision.action) {
            (Kind::Person, Action::Same | Action::Mention) => {
                let all = of.iter().chain(&other).map(|mention| unit_of[*mention]);
                let first = unit_of[of[0]];
                self.people.same.extend(all.filter(|unit| *unit != first).map(|unit| (first, unit)));
                self.people.different.retain(|pair| !of.iter().any(|a| other.iter().any(|b| is_pair(*pair, unit_of[*a], unit_of[*b]))));
            }
            (Kind::Person, Action::Different) => {
                for (a, b) in of.iter().flat_map(|a| other.iter().map(move |b| (unit_of[*a], unit_of[*b]))).filter(|(a, b)| a != b) {
                    self.people.same.retain(|pair| !is_pair(*pair, a, b));
                    self.people.different.push((a, b));
                }
                // What was one person stays one, also where what is set apart was the link between two parts of it.
                for one in [of, other] {
                    let units = one.iter().map(|mention| unit_of[*mention]);
                    self.people.same.extend(units.map(|unit| (unit_of[one[0]], unit)).filter(|(first, unit)| first != unit));
                }
            }
            (Kind::Person, Action::Rename) => self.person_names.push((of[0], decision.name.clone().unwrap_or_default())),
            (Kind::Person, Action::Reject) => self.people_rejected.extend(of),
            (Kind::Organisation, Action::Same) => self.bodies.push(BodyStep::Join(of.into_iter().chain(other).collect())),
            (Kind::Organisation, Action::Different) => self.bodies.push(BodyStep::Part(of, other)),
            (Kind::Organisation, Action::Mention) => {
                self.bodies.push(BodyStep::SetApart(of.clone()));
                self.bodies.push(BodyStep::Join(of.into_iter().chain(other).collect()));
            }
            (Kind::Organisation, Action::Rename) => self.body_names.push((of[0], decision.name.clone().unwrap_or_default())),
            (Kind::Organisation, Action::Reject) => self.bodies_rejected.extend(of),
        }
    }

    /// Takes a unit out of what was decided to be one person before; the others stay one.
    fn release(&mut self, unit: usize) {
        let same = &mut self.people.same;
        let near: Vec<usize> =
            same.iter().filter_map(|(one, other)| if *one == unit { Some(*other) } else { (*other == unit).then_some(*one) }).collect();
        same.retain(|(one, other)| *one != unit && *other != unit);
        same.extend(near.windows(2).map(|pair| (pair[0], pair[1])));
    }

    /// Brings the decisions on bodies into their clusters, in the order in which they were made; pairs of clusters that are
    /// decided to be different.
    pub(super) fn decide_bodies(&self, bodies: &mut Bodies) -> Vec<(usize, usize)> {
        let mut free = bodies.cluster.iter().max().map_or(0, |max| max + 1);
        let mut set_apart = |bodies: &mut Bodies, apart: &[usize]| {
            apart.iter().for_each(|body| bodies.cluster[*body] = free);
            free += 1;
        };
        for step in &self.bodies {
            match step {
                BodyStep::SetApart(apart) => set_apart(bodies, apart),
                // Bodies that are two already stay what they are, also for documents to come.
                BodyStep::Part(of, other) => {
                    if of.iter().any(|a| other.iter().any(|b| bodies.cluster[*a] == bodies.cluster[*b])) {
                        set_apart(bodies, other);
                    }
                }
                BodyStep::Join(joined) => {
                    let to = bodies.cluster[joined[0]];
                    let from: BTreeSet<usize> = joined.iter().map(|body| bodies.cluster[*body]).collect();
                    bodies.cluster.iter_mut().filter(|cluster| from.contains(cluster)).for_each(|cluster| *cluster = to);
                }
            }
        }
        let apart = self.bodies.iter().filter_map(|step| match step {
            BodyStep::Part(of, other) => Some((bodies.cluster[*of.first()?], bodies.cluster[*other.first()?])),
            _ => None,
        });
        apart.filter(|(one, other)| one != other).collect()
    }
}

fn is_pair(pair: (usize, usize), a: usize, b: usize) -> bool {
    pair == (a, b) || pair == (b, a)
}

/// Whether a path is the one that a decision means: the same, or with other folders before it.
fn is_path(path: &str, meant: &str) -> bool {
    let tail = |long: &str, short: &str| long.strip_suffix(short).is_some_and(|before| before.is_empty() || before.ends_with('/'));
    tail(path, meant) || tail(meant, path)
}
