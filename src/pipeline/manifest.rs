//! Defines the manifest: what became of each file of the corpus, kept inside the index folder.
//!
//! It is a journal: entries, names of files that have gone, and after each commit of the index its number. What stands
//! behind the last commit was never completed and does not count. A commit writes what has changed behind the rest, so that
//! it costs as much as has changed; when half of the file no longer counts, the whole is written anew. It is written after
//! the commit of the index, so that a run that was killed in between is noticed by the next one.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::journal::{Commit, Frame, committed, frames, put_commit, put_entry, put_gone, sum};
use super::{Digest, PathKey, Sketch, Verdict};
use crate::index::{Disk, DiskFile};

const NAME: &str = "estrade.manifest";

/// What is known of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Bytes.
    pub size: u64,
    /// Nanoseconds since 1970.
    pub modified: i64,
    /// None for a file that was not read.
    pub sha256: Option<Digest>,
    /// Of the text, by which other formats and versions of the document are known; none without a text.
    pub sketch: Option<Sketch>,
    pub verdict: Verdict,
}

impl Entry {
    /// The identifier of the document that the index holds of this file.
    pub fn document(&self) -> Option<String> {
        self.sha256.filter(|_| self.is_held()).map(|digest| digest.document_id())
    }

    /// Whether the index holds a document of this file.
    pub fn is_held(&self) -> bool {
        self.sha256.is_some() && self.verdict.is_held()
    }
}

/// What is known of each file. An entry has its own place: within the tree, whose nodes are half empty where files come in
/// their order, it would take nearly twice its size.
pub type Files = BTreeMap<PathKey, Box<Entry>>;

#[derive(Clone, Debug, Default)]
pub struct Manifest {
    /// Number of the commit that it describes.
    pub generation: u64,
    /// The folder that the index was built from.
    pub corpus: PathBuf,
    /// What the readers of the last run could read; where they have learnt since, files without a record are read again.
    pub readers: u32,
    files: Files,
    /// Files that differ from what is written.
    changed: BTreeSet<PathKey>,
    /// Bytes and frames of the file that count; none before it is written for the first time.
    written: Option<Written>,
}

#[derive(Clone, Copy, Debug)]
struct Written {
    bytes: u64,
    frames: usize,
}

/// Frames beyond those that count, below which the file is not written anew.
const SPARE: usize = 1000;

impl Manifest {
    /// Reads the manifest of an index; none where there is none, or none of it is whole.
    pub fn load(index: &Path) -> Option<Manifest> {
        let bytes = std::fs::read(index.join(NAME)).ok()?;
        let committed = &bytes[..committed(&bytes)];
        let mut manifest = Manifest::default();
        let mut count = 0;
        for frame in frames(committed) {
            count += 1;
            match frame? {
                Frame::Entry(key, entry) => drop(manifest.files.insert(key, Box::new(entry))),
                Frame::Gone(key) => drop(manifest.files.remove(&key)),
                Frame::Commit(Commit { generation, corpus, readers }) => {
                    (manifest.generation, manifest.corpus, manifest.readers) = (generation, corpus, readers);
                }
            }
        }
        manifest.written = Some(Written { bytes: committed.len() as u64, frames: count });
        (count > 0).then_some(manifest)
    }

    pub fn files(&self) -> &Files {
        &self.files
    }

    pub fn insert(&mut self, key: PathKey, entry: Entry) {
        self.changed.insert(key.clone());
        self.files.insert(key, Box::new(entry));
    }

    pub fn remove(&mut self, key: &PathKey) -> Option<Entry> {
        let entry = self.files.remove(key)?;
        self.changed.insert(key.clone());
        Some(*entry)
    }

    /// Gives a file another verdict.
    pub fn set_verdict(&mut self, key: &PathKey, verdict: Verdict) {
        if let Some(entry) = self.files.get_mut(key) {
            entry.verdict = verdict;
            self.changed.insert(key.clone());
        }
    }

    /// Forgets the files whose entries do not fulfil a condition.
    pub fn retain(&mut self, keep: impl Fn(&Entry) -> bool) {
        let changed = &mut self.changed;
        self.files.retain(|key, entry| {
            let stays = keep(entry);
            if !stays {
                changed.insert(key.clone());
            }
            stays
        });
    }

    /// Writes the manifest so that after a crash either the old or the new one is there, whole.
    pub fn save(&mut self, disk: &Disk, index: &Path) -> io::Result<()> {
        let is_current = |written: &Written| {
            let frames = written.frames + self.changed.len() + 1;
            frames <= 2 * self.files.len() + SPARE && index.join(NAME).metadata().is_ok_and(|file| file.len() >= written.bytes)
        };
        let written = match self.written.filter(is_current) {
            Some(before) => {
                let mut journal = Journal::new(disk.append(&index.join(NAME), before.bytes)?, before);
                for key in &self.changed {
                    journal.frame(|out| match self.files.get(key) {
                        Some(entry) => put_entry(key, entry, out),
                        None => put_gone(key, out),
                    })?;
                }
                journal.finish(&self.commit())?
            }
            None => {
                let temporary = index.join(format!("{NAME}.new"));
                let mut journal = Journal::new(disk.create(&temporary)?, Written { bytes: 0, frames: 0 });
                for (key, entry) in &self.files {
                    journal.frame(|out| put_entry(key, entry, out))?;
                }
                let written = journal.finish(&self.commit())?;
                disk.rename(&temporary, &index.join(NAME))?;
                disk.sync_folder(index)?;
                written
            }
        };
        self.written = Some(written);
        self.changed.clear();
        Ok(())
    }

    fn commit(&self) -> Commit {
        Commit { generation: self.generation, corpus: self.corpus.clone(), readers: self.readers }
    }

    /// Whether a folder holds an index that Estrade made, as far as its manifest tells.
    pub fn exists(index: &Path) -> bool {
        index.join(NAME).is_file()
    }
}

/// A file of frames that is being written.
struct Journal {
    file: DiskFile,
    written: Written,
    /// Of all frames since the last commit.
    sum: u64,
    bytes: Vec<u8>,
}

impl Journal {
    fn new(file: DiskFile, written: Written) -> Self {
        Journal { file, written, sum: 0, bytes: Vec::new() }
    }

    fn frame(&mut self, put: impl FnOnce(&mut Vec<u8>)) -> io::Result<()> {
        self.bytes.clear();
        put(&mut self.bytes);
        self.sum = sum(self.sum, &self.bytes);
        self.file.write_all(&self.bytes)?;
        self.written.bytes += self.bytes.len() as u64;
        self.written.frames += 1;
        Ok(())
    }

    /// Ends what was written.
    fn finish(mut self, commit: &Commit) -> io::Result<Written> {
        let (sum, mut last) = (self.sum, Vec::new());
        put_commit(commit, sum, &mut last)?;
        self.frame(|out| out.extend(last))?;
        self.file.finish()?;
        Ok(self.written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(size: u64) -> Entry {
        Entry { size, modified: 1, sha256: Some(Digest::of(b"a")), sketch: None, verdict: Verdict::NotFrench("en".into()) }
    }

    fn key(name: &str) -> PathKey {
        PathKey::new(name.as_ref())
    }

    #[test]
    fn what_was_not_completed_does_not_count() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join(NAME);
        let disk = Disk::default();
        let mut manifest = Manifest { generation: 1, corpus: "corpus".into(), readers: 1, ..Manifest::default() };
        ["a", "b", "c"].into_iter().for_each(|name| manifest.insert(key(name), entry(1)));
        manifest.save(&disk, folder.path()).expect("written");
        let first = std::fs::read(&path).expect("bytes");
        manifest.insert(key("b"), entry(2));
        manifest.remove(&key("c"));
        manifest.generation = 2;
        manifest.save(&disk, folder.path()).expect("written");
        let both = std::fs::read(&path).expect("bytes");
        assert!(both.starts_with(&first) && both.len() > first.len());
        for length in 0..=both.len() {
            std::fs::write(&path, &both[..length]).expect("written");
            let found = Manifest::load(folder.path()).map(|found| (found.generation, found.files));
            let expected = match length {
                _ if length == both.len() => Some((2, BTreeMap::from([(key("a"), Box::new(entry(1))), (key("b"), Box::new(entry(2)))]))),
                _ if length >= first.len() => Some((1, ["a", "b", "c"].into_iter().map(|name| (key(name), Box::new(entry(1)))).collect())),
                _ => None,
            };
            assert_eq!(found, expected, "{length}");
        }
        // What is written next takes the place of what was not completed.
        std::fs::write(&path, &both[..both.len() - 3]).expect("written");
        let mut manifest = Manifest::load(folder.path()).expect("the first commit");
        manifest.insert(key("d"), entry(4));
        manifest.save(&disk, folder.path()).expect("written");
        let found = Manifest::load(folder.path()).expect("whole");
        assert_eq!((found.files, found.generation), (manifest.files, 1));
    }

    #[test]
    fn the_file_does_not_outgrow_what_it_says() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut manifest = Manifest::default();
        for size in 0..3000 {
            manifest.insert(key("a"), entry(size));
            manifest.save(&Disk::default(), folder.path()).expect("written");
        }
        let frames = frames(&std::fs::read(folder.path().join(NAME)).expect("bytes")).count();
        assert!(frames <= SPARE + 2, "{frames}");
        assert_eq!(Manifest::load(folder.path()).expect("whole").files[&key("a")], Box::new(entry(2999)));
    }
}
