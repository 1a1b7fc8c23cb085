//! Brings what became of each file into the index and the manifest, in bounded batches.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::report::Names;
use super::{BuildError, Entry, Extracted, Failure, Input, Manifest, Outcome, PathKey, Plan, Progress, Report, Sketch, Verdict};
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
    /// By the numbers of their texts, the files that are indexed.
    sketched: HashMap<u64, Vec<PathKey>>,
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
        let mut sketched: HashMap<u64, Vec<PathKey>> = HashMap::new();
        for (key, entry) in manifest.files.iter().filter(|(_, entry)| entry.document().is_some()) {
            if let Some(sketch) = &entry.sketch {
                sketched.entry(sketch.numbers).or_default().push(key.clone());
            }
        }
        Settling {
            index: index.to_owned(),
            writer,
            manifest,
            owners,
            previous,
            sketched,
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

    /// Sets down what the walk could not take.
    pub fn refuse(&mut self, key: PathKey, failure: Failure, report: &mut Report, progress: &dyn Progress) {
        let entry = Entry { size: 0, modified: 0, sha256: None, sketch: None, verdict: Verdict::Failure(failure.clone()) };
        let old = self.manifest.files.remove(&key);
        let outcome = if old.as_ref() == Some(&entry) { Outcome::KnownFailure(failure) } else { Outcome::Failure(failure) };
        self.is_changed |= old.as_ref() != Some(&entry);
        if let Some(old) = old {
            self.remove(&old, report);
        }
        self.manifest.files.insert(key.clone(), entry);
        report_outcome(report, &key, &outcome);
        progress.done(&key, 0, &outcome);
    }

    /// Settles one file; commits where it is time.
    pub fn settle(&mut self, done: Done, report: &mut Report, progress: &dyn Progress) -> Result<(), BuildError> {
        let Done { input, sha256, work } = done;
        report.bytes += if sha256.is_some() { input.size } else { 0 };
        let old = self.manifest.files.remove(&input.key);
        if let Some(before) = old.as_ref().and_then(|entry| entry.sha256.as_ref()) {
            self.previous.remove(before);
        }
        let sketch = match &work {
            Ok(Work::Extracted(extracted)) => Sketch::of(&extracted.text, extracted.record.document.media_type),
            Ok(Work::Known) => old.as_ref().and_then(|entry| entry.sketch.clone()),
            Err(_) => None,
        };
        let owner = sha256.as_ref().and_then(|sha256| self.owners.get(sha256)).cloned();
        let outcome = match (work, owner) {
            (Err(failure), _) if is_known(old.as_ref(), &input, &failure) => Outcome::KnownFailure(failure),
            (Err(failure), _) => Outcome::Failure(failure),
            (Ok(_), Some(owner)) => Outcome::Duplicate(owner),
            (Ok(Work::Known), None) => Outcome::Unchanged,
            (Ok(Work::Extracted(extracted)), None) => match self.twin(&input.key, sketch.as_ref(), report) {
                Some(twin) => Outcome::Duplicate(twin),
                None => {
                    self.writer.add(&extracted.record, &extracted.text, input.key.as_str())?;
                    self.count(&extracted, report);
                    Outcome::Indexed
                }
            },
        };
        let verdict = match &outcome {
            Outcome::Indexed | Outcome::Unchanged => Verdict::Indexed,
            Outcome::Duplicate(owner) => Verdict::Duplicate(owner.clone()),
            Outcome::Failure(failure) | Outcome::KnownFailure(failure) => Verdict::Failure(failure.clone()),
        };
        if let Some(sha256) = sha256.as_ref().filter(|_| verdict == Verdict::Indexed) {
            self.claim(sha256, &input.key);
            if let Some(sketch) = &sketch {
                self.sketched.entry(sketch.numbers).or_default().push(input.key.clone());
            }
        }
        let entry = Entry { size: input.size, modified: input.modified, sha256, sketch, verdict };
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

    /// The indexed file that holds the same document in another format. Of two, the one whose path comes first is indexed,
    /// whichever was there first, so that every order of runs ends the same.
    fn twin(&mut self, key: &PathKey, sketch: Option<&Sketch>, report: &mut Report) -> Option<PathKey> {
        let sketch = sketch?;
        let is_twin = |other: &&PathKey| {
            let entry = self.manifest.files.get(*other);
            *other != key
                && entry.is_some_and(|entry| entry.document().is_some() && entry.sketch.as_ref().is_some_and(|s| s.is_twin(sketch)))
        };
        let twin = self.sketched.get(&sketch.numbers)?.iter().filter(is_twin).min()?.clone();
        if twin < *key {
            return Some(twin);
        }
        let mut entry = self.manifest.files.remove(&twin)?;
        if let (Some(sha256), Some(document)) = (&entry.sha256, entry.document()) {
            self.owners.remove(sha256);
            self.writer.remove(document);
            report.duplicates += 1;
        }
        entry.verdict = Verdict::Duplicate(key.clone());
        self.manifest.files.insert(twin, entry);
        None
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

/// Whether the same file failed in the same way before.
fn is_known(old: Option<&Entry>, input: &Input, failure: &Failure) -> bool {
    let is_same = |old: &Entry| old.size == input.size && old.modified == input.modified;
    old.is_some_and(|old| is_same(old) && matches!(&old.verdict, Verdict::Failure(before) if before == failure))
}

fn report_outcome(report: &mut Report, key: &PathKey, outcome: &Outcome) {
    match outcome {
        Outcome::Indexed => {}
        Outcome::Unchanged => report.unchanged += 1,
        Outcome::Duplicate(_) => report.duplicates += 1,
        Outcome::KnownFailure(_) => report.known_failures += 1,
        Outcome::Failure(failure) => report.failures.push((key.clone(), failure.clone())),
    }
}
