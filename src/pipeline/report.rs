//! Defines what a run tells while it goes and when it is done.

use std::collections::{BTreeMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use serde::Serialize;

use super::{Failure, PathKey};
use crate::index::analysis::folded;
use crate::record::Record;

/// What a run made of one input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Indexed,
    /// Its bytes are the ones that the index holds already.
    Unchanged,
    /// As the last run told.
    KnownFailure(Failure),
    Duplicate(PathKey),
    /// A newer version of the same programme is indexed.
    Replaced(PathKey),
    Failure(Failure),
}

/// Hears of a run as it goes.
pub trait Progress: Sync {
    /// So many files and bytes are to be read.
    fn planned(&self, files: usize, bytes: u64);
    /// One of them is done.
    fn done(&self, key: &PathKey, bytes: u64, outcome: &Outcome);
}

/// What a run did.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// Documents read and indexed, with what they hold.
    pub documents: usize,
    pub sessions: usize,
    pub appearances: usize,
    /// Different names, whatever their case, accents and order.
    pub people: usize,
    pub organisations: usize,
    pub warnings: usize,
    /// What was lost or repaired, by file: nothing is cut short without a word here and in the record.
    pub warned: BTreeMap<PathKey, Vec<String>>,
    pub unchanged: usize,
    pub duplicates: usize,
    /// Programmes of which there is a newer version.
    pub replaced: usize,
    /// Documents taken out of the index, because their files have gone or changed.
    pub removed: usize,
    /// Documents whose themes have changed because the thesaurus has.
    pub retagged: usize,
    pub annotations: usize,
    /// Files without a record that are new or have changed, in the order in which they were met.
    pub failures: Vec<(PathKey, Failure)>,
    /// Files without a record that were told by an earlier run.
    pub known_failures: usize,
    /// Read in this run.
    pub bytes: u64,
    #[serde(serialize_with = "seconds")]
    pub elapsed: Duration,
    /// The run was asked to stop before it was done.
    pub stopped: bool,
    /// Documents that the index holds now.
    pub total: usize,
}

impl Report {
    /// Millions of bytes read in a second.
    pub fn speed(&self) -> f64 {
        self.bytes as f64 / 1e6 / self.elapsed.as_secs_f64().max(1e-9)
    }
}

fn seconds<S: serde::Serializer>(duration: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(duration.as_secs_f64())
}

/// Counts what was indexed in a run: different names without keeping them, and what each document holds.
#[derive(Default)]
pub(super) struct Counted {
    state: RandomState,
    people: HashSet<u64>,
    organisations: HashSet<u64>,
    /// The hash of each document, with its sessions, appearances and warnings; none where it was taken back.
    documents: Vec<(u64, Option<[u32; 3]>)>,
    are_sorted: bool,
}

impl Counted {
    pub fn add(&mut self, key: &PathKey, record: &Record, report: &mut Report) {
        for person in record.appearances.iter().filter_map(|appearance| appearance.person.as_ref()) {
            let folded = folded(&person.name);
            let mut words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
            words.sort_unstable();
            self.people.insert(self.state.hash_one(words));
        }
        for body in &record.organisations {
            self.organisations.insert(self.state.hash_one(folded(&body.name)));
        }
        let numbers = [record.sessions.len(), record.appearances.len(), record.document.warnings.len()];
        self.documents.push((self.state.hash_one(record.document.id.as_str()), Some(numbers.map(|number| number as u32))));
        self.are_sorted = false;
        report.documents += 1;
        report.sessions += numbers[0];
        report.appearances += numbers[1];
        report.warnings += numbers[2];
        if !record.document.warnings.is_empty() {
            report.warned.insert(key.clone(), record.document.warnings.clone());
        }
    }

    /// A document of this run was taken out of the index again.
    pub fn take_back(&mut self, key: &PathKey, document: &str, report: &mut Report) {
        // Seldom, and at the end of a run: until then a list takes less than half of what a map would.
        if !self.are_sorted {
            self.documents.sort_unstable();
            self.are_sorted = true;
        }
        let hash = self.state.hash_one(document);
        let first = self.documents.partition_point(|(document, _)| *document < hash);
        let same = self.documents[first..].iter_mut().take_while(|(document, _)| *document == hash);
        let Some([sessions, appearances, warnings]) = same.filter_map(|(_, numbers)| numbers.take()).next() else { return };
        report.documents -= 1;
        report.sessions -= sessions as usize;
        report.appearances -= appearances as usize;
        report.warnings -= warnings as usize;
        report.warned.remove(key);
    }

    pub fn people(&self) -> usize {
        self.people.len()
    }

    pub fn organisations(&self) -> usize {
        self.organisations.len()
    }
}
