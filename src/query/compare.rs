//! What changed between two versions of a programme: its event, its sessions, its people.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::index::analysis::folded;
use crate::record::{Appearance, Record, Session};
use crate::resolve::{Decisions, Entities, Knowledge, Source, resolve};

/// A difference.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    pub change: ChangeKind,
    /// What it is about: `event title`, `session time`, `person`, `role`, …
    pub what: &'static str,
    /// The session or person, as the newer version writes it.
    pub subject: String,
    pub old: Option<String>,
    pub new: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    Added,
    Removed,
    Changed,
}

impl ChangeKind {
    pub fn name(self) -> &'static str {
        match self {
            ChangeKind::Added => "added",
            ChangeKind::Removed => "removed",
            ChangeKind::Changed => "changed",
        }
    }
}

/// The differences of two versions: the event's first, then those of sessions and of people in the order of the newer text.
pub fn compare(old: Source, new: Source, knowledge: &Knowledge) -> Vec<Change> {
    let mut changes = Changes(Vec::new());
    changes.event(old.record, new.record);
    let pairs = pairs(&old.record.sessions, &new.record.sessions);
    changes.sessions(old.record, new.record, &pairs);
    changes.people(&People::of(old, new, knowledge), old.record, new.record, &pairs);
    changes.0
}

struct Changes(Vec<Change>);

impl Changes {
    /// Adds a difference of two values, if there is one.
    fn values(&mut self, what: &'static str, subject: &str, old: Option<String>, new: Option<String>) {
        if old.as_deref().map(folded) == new.as_deref().map(folded) {
            return;
        }
        let change = match (&old, &new) {
            (None, _) => ChangeKind::Added,
            (_, None) => ChangeKind::Removed,
            _ => ChangeKind::Changed,
        };
        self.0.push(Change { change, what, subject: subject.to_owned(), old, new });
    }

    fn event(&mut self, old: &Record, new: &Record) {
        let title = |record: &Record| record.event.title.as_ref().map(|title| title.text.clone());
        let subject = title(new).or_else(|| title(old)).unwrap_or_default();
        self.values("event title", &subject, title(old), title(new));
        let dates = |record: &Record| joined(record.event.dates.iter().map(|date| date.date.to_string()));
        self.values("event dates", &subject, dates(old), dates(new));
        let places = |record: &Record| joined(record.event.places.iter().map(|place| place.name.clone()));
        self.values("event places", &subject, places(old), places(new));
    }

    fn sessions(&mut self, old: &Record, new: &Record, pairs: &BTreeMap<usize, usize>) {
        let kept: BTreeSet<usize> = pairs.values().copied().collect();
        for (at, session) in new.sessions.iter().enumerate() {
            let subject = named(session);
            let Some(before) = pairs.get(&at).map(|at| &old.sessions[*at]) else {
                self.values("session", &subject, None, Some(summary(session)));
                continue;
            };
            self.values("session title", &subject, before.title.clone(), session.title.clone());
            self.values("session date", &subject, before.date.map(|date| date.to_string()), session.date.map(|date| date.to_string()));
            self.values("session time", &subject, time(before), time(session));
            self.values("session place", &subject, before.place.clone(), session.place.clone());
            self.values("session kind", &subject, Some(before.kind.to_string()), Some(session.kind.to_string()));
            self.values("session status", &subject, Some(before.status.to_string()), Some(session.status.to_string()));
        }
        for (_, gone) in old.sessions.iter().enumerate().filter(|(at, _)| !kept.contains(at)) {
            self.values("session", &named(gone), Some(summary(gone)), None);
        }
    }

    fn people(&mut self, people: &People, old: &Record, new: &Record, pairs: &BTreeMap<usize, usize>) {
        for (before, after) in people.matched() {
            let (was, is) = (Roles::of(old, &before, Some), Roles::of(new, &after, |session| pairs.get(&session).copied()));
            let name =
                |record: &Record, of: &[usize]| of.first().and_then(|at| Some(record.appearances[*at].person.as_ref()?.name.clone()));
            let subject = name(new, &after).or_else(|| name(old, &before)).unwrap_or_default();
            if before.is_empty() || after.is_empty() {
                let told = |roles: &Roles, of: &[usize]| (!of.is_empty()).then(|| roles.summary());
                self.values("person", &subject, told(&was, &before), told(&is, &after));
                continue;
            }
            if was.sessions != is.sessions {
                self.values("sessions of person", &subject, was.session_names(), is.session_names());
            }
            self.values("part", &subject, joined(was.parts), joined(is.parts));
            self.values("role", &subject, joined(was.functions), joined(is.functions));
            self.values("status", &subject, joined(was.status), joined(is.status));
        }
    }
}

/// What the appearances of a person say; sessions are numbered as in the older version.
struct Roles {
    sessions: BTreeSet<Result<usize, String>>,
    names: Vec<String>,
    parts: BTreeSet<String>,
    functions: Vec<String>,
    status: BTreeSet<String>,
}

impl Roles {
    fn of(record: &Record, appearances: &[usize], number: impl Fn(usize) -> Option<usize>) -> Self {
        let mut roles =
            Roles { sessions: BTreeSet::new(), names: Vec::new(), parts: BTreeSet::new(), functions: Vec::new(), status: BTreeSet::new() };
        for appearance in appearances.iter().map(|at| &record.appearances[*at]) {
            if let Some(session) = appearance.session.and_then(|id| record.sessions.get(id as usize)) {
                roles.sessions.insert(number(session.id as usize).ok_or_else(|| named(session)));
                roles.names.push(named(session));
            }
            roles.parts.insert(appearance.part.to_string());
            roles.status.insert(format!("{}{}", appearance.status, if appearance.remote { ", remote" } else { "" }));
            for function in functions(appearance) {
                if !roles.functions.contains(&function) {
                    roles.functions.push(function);
                }
            }
        }
        roles.names.dedup();
        roles
    }

    fn session_names(&self) -> Option<String> {
        joined(self.names.iter().cloned())
    }

    fn summary(&self) -> String {
        let parts = self.parts.iter().cloned().collect::<Vec<_>>().join(", ");
        [Some(parts), joined(self.functions.iter().cloned()), self.session_names()].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

fn functions(appearance: &Appearance) -> impl Iterator<Item = String> {
    let told = |role: &Option<String>, organisation: &Option<String>| joined_with(", ", role.iter().chain(organisation).cloned());
    appearance.affiliations.iter().filter_map(move |affiliation| told(&affiliation.role, &affiliation.organisation))
}

/// The appearances of each person in both versions.
struct People {
    /// By the position of the first appearance in the newer version, then of those who are gone.
    list: Vec<(Vec<usize>, Vec<usize>)>,
}

impl People {
    fn of(old: Source, new: Source, knowledge: &Knowledge) -> Self {
        // Two versions have one identifier for resolution only where they are one document: they are told apart here.
        let versions = [(old, "old"), (new, "new")].map(|(source, id)| {
            let mut record = source.record.clone();
            id.clone_into(&mut record.document.id);
            record
        });
        let sources = [Source { record: &versions[0], text: old.text }, Source { record: &versions[1], text: new.text }];
        let entities = resolve(&sources, knowledge, &Decisions::default());
        let mut list = by_entity(&entities);
        join_equal_names(&mut list, old.record, new.record);
        list.sort_by_key(|(before, after)| (after.is_empty(), after.first().copied(), before.first().copied()));
        People { list }
    }

    fn matched(&self) -> impl Iterator<Item = (Vec<usize>, Vec<usize>)> {
        self.list.iter().cloned()
    }
}

fn by_entity(entities: &Entities) -> Vec<(Vec<usize>, Vec<usize>)> {
    let of = |document: &'static str| {
        move |entity: &crate::resolve::Entity| -> Vec<usize> {
            let mut numbers: Vec<usize> =
                entity.mentions.iter().filter(|mention| mention.document == document).filter_map(|mention| mention.number).collect();
            numbers.sort_unstable();
            numbers
        }
    };
    let (before, after) = (of("old"), of("new"));
    entities.people.iter().map(|entity| (before(entity), after(entity))).collect()
}

/// In two versions of one programme an equal name is the same person even where nothing else is known.
fn join_equal_names(list: &mut Vec<(Vec<usize>, Vec<usize>)>, old: &Record, new: &Record) {
    let name = |record: &Record, at: usize| record.appearances[at].person.as_ref().map(|person| words(&person.name));
    let gone: Vec<usize> = (0..list.len()).filter(|at| list[*at].1.is_empty()).collect();
    for at in gone {
        let wanted = list[at].0.first().and_then(|number| name(old, *number));
        let same = |(before, after): &(Vec<usize>, Vec<usize>)| {
            before.is_empty() && after.iter().any(|number| name(new, *number) == wanted && wanted.is_some())
        };
        let candidates: Vec<usize> = (0..list.len()).filter(|other| same(&list[*other])).collect();
        if let [only] = candidates[..] {
            list[only].0 = std::mem::take(&mut list[at].0);
        }
    }
    list.retain(|(before, after)| !before.is_empty() || !after.is_empty());
}

/// For sessions of the newer version the one they were: by title, then by similar titles, then by time and kind.
fn pairs(old: &[Session], new: &[Session]) -> BTreeMap<usize, usize> {
    const ALIKE: f64 = 0.5;
    let mut pairs: BTreeMap<usize, usize> = BTreeMap::new();
    let mut free: BTreeSet<usize> = (0..old.len()).collect();
    let same_time = |a: &Session, b: &Session| a.start.is_some() && (a.start, a.date) == (b.start, b.date);
    type Test<'a> = &'a dyn Fn(&Session, &Session) -> bool;
    let tests: [Test; 4] = [
        &|a, b| words(&named(a)) == words(&named(b)) && same_time(a, b),
        &|a, b| words(&named(a)) == words(&named(b)),
        &|a, b| likeness(&named(a), &named(b)) >= ALIKE,
        &|a, b| same_time(a, b) && a.kind == b.kind,
    ];
    for test in tests {
        for (at, session) in new.iter().enumerate() {
            if pairs.contains_key(&at) {
                continue;
            }
            if let Some(before) = free.iter().copied().find(|before| test(&old[*before], session)) {
                free.remove(&before);
                pairs.insert(at, before);
            }
        }
    }
    pairs
}

/// Words in common, of all words of two titles.
fn likeness(a: &str, b: &str) -> f64 {
    let (a, b): (BTreeSet<String>, BTreeSet<String>) = (words(a).into_iter().collect(), words(b).into_iter().collect());
    let all = a.union(&b).count();
    if all == 0 { 0.0 } else { a.intersection(&b).count() as f64 / all as f64 }
}

fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> =
        folded(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.sort();
    words
}

fn named(session: &Session) -> String {
    session.title.clone().or_else(|| session.label.clone()).unwrap_or_else(|| session.kind.to_string())
}

fn time(session: &Session) -> Option<String> {
    joined_with("–", session.start.into_iter().chain(session.end).map(String::from))
}

fn summary(session: &Session) -> String {
    let facts = [session.date.map(|date| date.to_string()), time(session), Some(session.kind.to_string())];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn joined(texts: impl IntoIterator<Item = String>) -> Option<String> {
    joined_with("; ", texts)
}

fn joined_with(between: &str, texts: impl IntoIterator<Item = String>) -> Option<String> {
    let texts: Vec<String> = texts.into_iter().collect();
    (!texts.is_empty()).then(|| texts.join(between))
}
