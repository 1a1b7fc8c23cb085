//! Defines what a run tells while it goes and when it is done.

use std::collections::HashSet;
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
    Duplicate(PathKey),
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
    pub unchanged: usize,
    pub duplicates: usize,
    /// Documents taken out of the index, because their files have gone or changed.
    pub removed: usize,
    /// Documents whose themes have changed because the thesaurus has.
    pub retagged: usize,
    pub annotations: usize,
    /// In the order in which they were met.
    pub failures: Vec<(PathKey, Failure)>,
    /// Read in this run.
    pub bytes: u64,
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

/// Counts different names without keeping them.
#[derive(Default)]
pub(super) struct Names {
    state: RandomState,
    people: HashSet<u64>,
    organisations: HashSet<u64>,
}

impl Names {
    pub fn add(&mut self, record: &Record) {
        for person in record.appearances.iter().filter_map(|appearance| appearance.person.as_ref()) {
            let folded = folded(&person.name);
            let mut words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
            words.sort_unstable();
            self.people.insert(self.state.hash_one(words));
        }
        for body in &record.organisations {
            self.organisations.insert(self.state.hash_one(folded(&body.name)));
        }
    }

    pub fn people(&self) -> usize {
        self.people.len()
    }

    pub fn organisations(&self) -> usize {
        self.organisations.len()
    }
}
