//! Brings what became of each file into the index and the manifest, in bounded batches.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::report::Names;
use super::{BuildError, Entry, Extracted, Failure, Input, Manifest, Outcome, PathKey, Plan, Progress, Report, Verdict};
use crate::index::Writer;

/// A file after reading.
pub(super) struct Done {
    pub input: Input,
    /// None where it could not be read.
    pub sha256: Option<String>,
    pub work: Result<Work, Failure>,
}

pub(super) enum Work {
    Extracted(Box<Extracted>),
    /// Its bytes are in the index, of this path or another.
    Known,
}

/// A commit is due after so many documents or bytes of text.
const COMMIT_DOCUMENTS: usize = 10_000;
const COMMIT_BYTES: u64 = 256 << 20;

pub(super) struct Settling {
    index: PathBuf,
    writer: Writer,
    manifest: Manifest,
    /// By digest, the path under which a text is indexed after this run.
    owners: HashMap<String, PathKey>,
    /// By digest, the path under which a text was indexed before, if it is still to be settled.
    previous: HashMap<String, PathKey>,
    names: Names,
    /// Since the last commit.
    documents: usize,
    bytes: u64,
    is_changed: bool,
}

impl Settling {
    /// `is_changed`: the manifest has to be written even if no file has changed.
    pub fn new(index: &Path, writer: Writer, manifest: Manifest, plan: &Plan, is_changed: bool) -> Self {
        let (owners, previous) = (plan.owners.clone(), plan.previous.clone());
        Settling {
            index: index.to_owned(),
            writer,
            manifest,
            owners,
            previous,
            names: Names::default(),
            documents: 0,
            bytes: 0,
            is_changed,
        }
    }

    /// Takes files that are no longer there out of the index.
    pub fn remove_gone(&mut self, gone: &[PathKey], report: &mut Report) {
        for key in gone {
            if let Some(entry) = self.manifest.files.remove(key) {
                self.remove(&entry, report);
                self.is_changed = true;
            }
        }
    }

    /// Settles one file; commits where it is time.
    pub fn settle(&mut self, done: Done, report: &mut Report, progress: &dyn Progress) -> Result<(), BuildError> {
        let Done { input, sha256, work } = done;
        report.bytes += if sha256.is_some() { input.size } else { 0 };
        let old = self.manifest.files.remove(&input.key);
        if let Some(before) = old.as_ref().and_then(|entry| entry.sha256.as_ref()) {
            self.previous.remove(before);
        }
        let owner = sha256.as_ref().and_then(|sha256| self.owners.get(sha256)).cloned();
        let outcome = match (work, owner) {
            (Err(failure), _) => Outcome::Failure(failure),
            (Ok(_), Some(owner)) => Outcome::Duplicate(owner),
            (Ok(Work::Known), None) => Outcome::Unchanged,
            (Ok(Work::Extracted(extracted)), None) => {
                self.writer.add(&extracted.record, &extracted.text, input.key.as_str())?;
                self.count(&extracted, report);
                Outcome::Indexed
            }
        };
        let verdict = match &outcome {
            Outcome::Indexed | Outcome::Unchanged => Verdict::Indexed,
            Outcome::Duplicate(owner) => Verdict::Duplicate(owner.clone()),
            Outcome::Failure(failure) => Verdict::Failure(failure.clone()),
        };
        if let Some(sha256) = sha256.as_ref().filter(|_| verdict == Verdict::Indexed) {
            self.claim(sha256, &input.key);
        }
        let entry = Entry { size: input.size, modified: input.modified, sha256, verdict };
        self.is_changed |= old.as_ref() != Some(&entry);
        if let Some(old) = old {
            self.remove(&old, report);
        }
        self.manifest.files.insert(input.key.clone(), entry);
        report_outcome(report, &input.key, &outcome);
        progress.done(&input.key, input.size, &outcome);
        self.documents += usize::from(outcome == Outcome::Indexed);
        self.bytes += input.size;
        if self.documents >= COMMIT_DOCUMENTS || self.bytes >= COMMIT_BYTES { self.commit() } else { Ok(()) }
    }

    /// Makes a path the one that a text is indexed under, and lets the path that was it before be settled like a new one.
    fn claim(&mut self, sha256: &str, key: &PathKey) {
        self.owners.insert(sha256.to_owned(), key.clone());
        if let Some(previous) = self.previous.remove(sha256).filter(|previous| previous != key) {
            self.manifest.files.remove(&previous);
        }
    }

    /// Takes the document of an entry out of the index, unless some file has claimed the same bytes in this run.
    fn remove(&mut self, entry: &Entry, report: &mut Report) {
        let claimed = entry.sha256.as_ref().is_some_and(|sha256| self.owners.contains_key(sha256));
        if let Some(document) = entry.document().filter(|_| !claimed) {
            self.writer.remove(document);
            report.removed += 1;
        }
    }

    fn count(&mut self, extracted: &Extracted, report: &mut Report) {
        let record = &extracted.record;
        report.documents += 1;
        report.sessions += record.sessions.len();
        report.appearances += record.appearances.len();
        report.warnings += record.document.warnings.len();
        self.names.add(record);
    }

    /// The index first, then the manifest: only what is in the index is ever taken for done.
    fn commit(&mut self) -> Result<(), BuildError> {
        if self.is_changed {
            self.manifest.generation = self.writer.commit()?;
            self.manifest.save(&self.index).map_err(|source| BuildError::Manifest { path: self.index.clone(), source })?;
        }
        (self.documents, self.bytes, self.is_changed) = (0, 0, false);
        Ok(())
    }

    pub fn finish(mut self, report: &mut Report) -> Result<(), BuildError> {
        self.commit()?;
        report.people = self.names.people();
        report.organisations = self.names.organisations();
        report.total = self.manifest.files.values().filter(|entry| entry.document().is_some()).count();
        Ok(self.writer.close()?)
    }
}

fn report_outcome(report: &mut Report, key: &PathKey, outcome: &Outcome) {
    match outcome {
        Outcome::Indexed => {}
        Outcome::Unchanged => report.unchanged += 1,
        Outcome::Duplicate(_) => report.duplicates += 1,
        Outcome::Failure(failure) => report.failures.push((key.clone(), failure.clone())),
    }
}
