//! Brings what became of each file into the index and the manifest, in bounded batches.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::arrange::{Arrangement, arrange};
use super::report::Counted;
use super::{BuildError, Digest, Entry, Extracted, Failure, Input, Manifest, Outcome, PathKey, Plan, Progress, Report, Sketch, Verdict};
use crate::index::{Disk, FoldedWords, IndexError, Units, Writer};
use crate::record::Record;

/// A file after reading.
pub(super) struct Done {
    pub input: Input,
    /// None where it could not be read.
    pub sha256: Option<Digest>,
    pub work: Result<Work, Failure>,
}

pub(super) enum Work {
    New(Box<New>),
    /// Its bytes are in the index, of this path or another.
    Known,
}

/// A document with what the index and the manifest are to hold of it.
pub(super) struct New {
    pub record: Record,
    pub sketch: Option<Sketch>,
    pub units: Result<Units, IndexError>,
}

impl New {
    /// Of the file with this key.
    pub fn of(Extracted { record, text, is_recognised }: Extracted, key: &PathKey) -> Self {
        let words = FoldedWords::of(&text);
        let sketch = Sketch::of(&words, &record).map(|sketch| Sketch { is_recognised, ..sketch });
        let units = Units::new(&record, &text, &words, key.as_str());
        New { record, sketch, units }
    }
}

/// A commit is due after so many documents or bytes of text.
const COMMIT_DOCUMENTS: usize = 50_000;
const COMMIT_BYTES: u64 = 128 << 20;

pub(super) struct Settling<'a> {
    disk: Disk,
    index: PathBuf,
    writer: Writer,
    manifest: Manifest,
    /// By document, the path under which a text stays indexed without being read.
    owners: &'a HashMap<u64, PathKey>,
    /// By document, the path under which a text is indexed after this run, or none, where it is another.
    claimed: HashMap<u64, Option<PathKey>>,
    /// By document, the path under which a text was indexed before, if it is still to be settled.
    previous: HashMap<u64, PathKey>,
    counted: Counted,
    /// Since the last commit.
    documents: usize,
    bytes: u64,
    is_changed: bool,
}

impl<'a> Settling<'a> {
    /// `is_changed`: the manifest has to be written even if no file has changed.
    pub fn new(disk: &Disk, index: &Path, writer: Writer, manifest: Manifest, plan: &'a Plan, is_changed: bool) -> Self {
        Settling {
            disk: disk.clone(),
            index: index.to_owned(),
            writer,
            manifest,
            owners: &plan.owners,
            claimed: HashMap::new(),
            previous: plan.previous.clone(),
            counted: Counted::default(),
            documents: 0,
            bytes: 0,
            is_changed,
        }
    }

    /// Takes files that are no longer there out of the index.
    pub fn remove_gone(&mut self, gone: &[PathKey], report: &mut Report) {
        for key in gone {
            if let Some(entry) = self.manifest.remove(key) {
                self.remove(&entry, report);
                self.is_changed = true;
            }
        }
    }

    /// Sets down what the walk could not take.
    pub fn refuse(&mut self, key: PathKey, failure: Failure, report: &mut Report, progress: &dyn Progress) {
        let entry = Entry { size: 0, modified: 0, sha256: None, sketch: None, verdict: failure.clone().into() };
        let old = self.manifest.remove(&key);
        let outcome = if old.as_ref() == Some(&entry) { Outcome::KnownFailure(failure) } else { Outcome::Failure(failure) };
        self.is_changed |= old.as_ref() != Some(&entry);
        if let Some(old) = old {
            self.remove(&old, report);
        }
        self.manifest.insert(key.clone(), entry);
        report_outcome(report, &key, &outcome);
        progress.done(&key, 0, &outcome);
    }

    /// Settles one file; commits where it is time.
    pub fn settle(&mut self, done: Done, report: &mut Report, progress: &dyn Progress) -> Result<(), BuildError> {
        let Done { input, sha256, work } = done;
        report.bytes += if sha256.is_some() { input.bytes } else { 0 };
        let old = self.manifest.remove(&input.key);
        if let Some(before) = old.as_ref().and_then(|entry| entry.sha256.as_ref()) {
            self.previous.remove(&before.document());
        }
        let owner = sha256.and_then(|sha256| self.owner(&sha256)).cloned();
        let (verdict, sketch, outcome) = match (work, owner) {
            (Err(failure), _) if is_known(old.as_ref(), &input, &failure) => (failure.clone().into(), None, Outcome::KnownFailure(failure)),
            (Err(failure), _) => (failure.clone().into(), None, Outcome::Failure(failure)),
            (Ok(Work::Known), None) => {
                let held = old.as_ref().map(|old| old.verdict.clone()).filter(Verdict::is_held);
                (held.unwrap_or(Verdict::Indexed), old.as_ref().and_then(|old| old.sketch.clone()), Outcome::Unchanged)
            }
            (Ok(Work::Known), Some(owner)) => {
                let sketch = self.manifest.files().get(&owner).and_then(|entry| entry.sketch.clone());
                (Verdict::Duplicate(owner.clone()), sketch, Outcome::Duplicate(owner))
            }
            (Ok(Work::New(new)), Some(owner)) if owner < input.key => {
                (Verdict::Duplicate(owner.clone()), new.sketch, Outcome::Duplicate(owner))
            }
            (Ok(Work::New(new)), owner) => {
                let New { record, sketch, units } = *new;
                self.writer.put(units?)?;
                self.counted.add(&input.key, &record, report);
                // Of the same bytes, the first path is indexed, whichever was there first.
                if let Some(owner) = owner {
                    self.manifest.set_verdict(&owner, Verdict::Duplicate(input.key.clone()));
                }
                (Verdict::of(&record), sketch, Outcome::Indexed)
            }
        };
        if let Some(sha256) = sha256.as_ref().filter(|_| verdict.is_held()) {
            self.claim(sha256, &input.key);
        }
        let entry = Entry { size: input.size, modified: input.modified, sha256, sketch, verdict };
        self.is_changed |= old.as_ref() != Some(&entry);
        if let Some(old) = old {
            self.remove(&old, report);
        }
        self.manifest.insert(input.key.clone(), entry);
        report_outcome(report, &input.key, &outcome);
        progress.done(&input.key, input.bytes, &outcome);
        self.documents += usize::from(outcome == Outcome::Indexed);
        self.bytes += input.bytes;
        if self.documents >= COMMIT_DOCUMENTS || self.bytes >= COMMIT_BYTES { self.commit() } else { Ok(()) }
    }

    /// Takes out of the index what other files with the same document make needless, and tells which files have to be
    /// read to be indexed in their place.
    pub fn arrange(&mut self, is_here: impl Fn(&PathKey) -> bool, report: &mut Report, progress: &dyn Progress) -> Vec<PathKey> {
        let Arrangement { owned, missing } = arrange(self.manifest.files(), is_here);
        self.is_changed |= !owned.is_empty();
        for (key, verdict) in owned {
            let Some(entry) = self.manifest.files().get(&key).cloned() else { continue };
            let is_new = entry.verdict.owner().is_none();
            let is_owner = entry.sha256.is_some_and(|sha256| self.owner(&sha256).is_none_or(|owner| *owner == key));
            if let Some(document) = entry.document().filter(|_| is_owner) {
                self.writer.remove(&document);
                self.counted.take_back(&key, &document, report);
                self.claimed.extend(entry.sha256.map(|sha256| (sha256.document(), None)));
            }
            let outcome = match &verdict {
                Verdict::Replaced(newer) => Outcome::Replaced(newer.clone()),
                verdict => Outcome::Duplicate(verdict.owner().cloned().unwrap_or_else(|| key.clone())),
            };
            self.manifest.set_verdict(&key, verdict);
            if is_new {
                report_outcome(report, &key, &outcome);
                progress.done(&key, 0, &outcome);
            }
        }
        missing
    }

    /// The path under which a text is indexed after this run, as far as it is known.
    fn owner(&self, sha256: &Digest) -> Option<&PathKey> {
        let document = sha256.document();
        self.claimed.get(&document).map_or_else(|| self.owners.get(&document), Option::as_ref)
    }

    /// Makes a path the one that a text is indexed under, and lets the path that was it before be settled like a new one.
    fn claim(&mut self, sha256: &Digest, key: &PathKey) {
        self.claimed.insert(sha256.document(), Some(key.clone()));
        if let Some(previous) = self.previous.remove(&sha256.document()).filter(|previous| previous != key) {
            self.manifest.remove(&previous);
        }
    }

    /// Takes the document of an entry out of the index, unless some file has claimed the same bytes in this run.
    fn remove(&mut self, entry: &Entry, report: &mut Report) {
        let claimed = entry.sha256.is_some_and(|sha256| self.owner(&sha256).is_some());
        if let Some(document) = entry.document().filter(|_| !claimed) {
            self.writer.remove(&document);
            report.removed += 1;
        }
    }

    /// The index first, then the manifest: only what is in the index is ever taken for done.
    fn commit(&mut self) -> Result<(), BuildError> {
        if self.is_changed {
            self.manifest.generation = self.writer.commit()?;
            self.manifest.save(&self.disk, &self.index).map_err(|source| BuildError::Manifest { path: self.index.clone(), source })?;
        }
        (self.documents, self.bytes, self.is_changed) = (0, 0, false);
        Ok(())
    }

    pub fn finish(mut self, report: &mut Report) -> Result<(), BuildError> {
        self.commit()?;
        report.people = self.counted.people();
        report.organisations = self.counted.organisations();
        report.total = self.manifest.files().values().filter(|entry| entry.is_held()).count();
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
        Outcome::Replaced(_) => report.replaced += 1,
        Outcome::KnownFailure(_) => report.known_failures += 1,
        Outcome::Failure(failure) => report.failures.push((key.clone(), failure.clone())),
    }
}
