//! Defines the manifest: what became of each file of the corpus, kept inside the index folder.
//!
//! It is a file of JSON lines: entries, names of files that have gone, and after each commit of the index a line with the
//! number of the commit. What stands behind the last such line was never completed and does not count. A commit writes
//! what has changed behind the rest, so that it costs as much as has changed; when half of the file no longer counts,
//! the whole is written anew. It is written after the commit of the index, so that a run that was killed in between is
//! noticed by the next one.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{PathKey, Sketch, Verdict};
use crate::index::{Disk, DiskFile};

const NAME: &str = "estrade-manifest.jsonl";

/// What is known of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Bytes.
    pub size: u64,
    /// Nanoseconds since 1970.
    pub modified: i64,
    /// Hexadecimal; none for a file that was not read.
    pub sha256: Option<String>,
    /// Of the text, by which other formats and versions of the document are known; none without a text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sketch: Option<Sketch>,
    #[serde(flatten)]
    pub verdict: Verdict,
}

impl Entry {
    /// The document that the index holds of this file.
    pub fn document(&self) -> Option<&str> {
        let sha256 = self.sha256.as_deref()?;
        self.verdict.is_held().then(|| &sha256[..16.min(sha256.len())])
    }
}

#[derive(Clone, Debug, Default)]
pub struct Manifest {
    /// Number of the commit that it describes.
    pub generation: u64,
    /// The folder that the index was built from.
    pub corpus: PathBuf,
    /// What the readers of the last run could read; where they have learnt since, files without a record are read again.
    pub readers: u32,
    files: BTreeMap<PathKey, Entry>,
    /// Files that differ from what is written.
    changed: BTreeSet<PathKey>,
    /// Bytes and lines of the file that count; none before it is written for the first time.
    written: Option<Written>,
}

#[derive(Clone, Copy, Debug)]
struct Written {
    bytes: u64,
    lines: usize,
}

/// A line of the file.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Line<P, E, K> {
    Entry {
        path: K,
        #[serde(flatten)]
        entry: E,
    },
    Gone {
        gone: K,
    },
    Commit {
        commit: u64,
        corpus: P,
        readers: u32,
    },
}

/// Lines beyond those that count, below which the file is not written anew.
const SPARE: usize = 1000;

impl Manifest {
    /// Reads the manifest of an index; none where there is none, or none of it is whole.
    pub fn load(index: &Path) -> Option<Manifest> {
        let mut reader = BufReader::new(std::fs::File::open(index.join(NAME)).ok()?);
        let mut manifest = Manifest::default();
        let (mut read, mut lines) = (0, 0);
        let mut pending: Vec<(PathKey, Option<Entry>)> = Vec::new();
        let mut line = Vec::new();
        while let Ok(length @ 1..) = reader.read_until(b'\n', &mut line) {
            read += length as u64;
            lines += 1;
            // A line that is not whole, and whatever follows it, was never completed.
            let Some(complete) = line.strip_suffix(b"\n") else { break };
            match serde_json::from_slice::<Line<PathBuf, Entry, PathKey>>(complete) {
                Ok(Line::Entry { path, entry }) => pending.push((path, Some(entry))),
                Ok(Line::Gone { gone }) => pending.push((gone, None)),
                Ok(Line::Commit { commit, corpus, readers }) => {
                    (manifest.generation, manifest.corpus, manifest.readers) = (commit, corpus, readers);
                    for (key, entry) in pending.drain(..) {
                        match entry {
                            Some(entry) => drop(manifest.files.insert(key, entry)),
                            None => drop(manifest.files.remove(&key)),
                        }
                    }
                    manifest.written = Some(Written { bytes: read, lines });
                }
                Err(_) => break,
            }
            line.clear();
        }
        manifest.written.is_some().then_some(manifest)
    }

    pub fn files(&self) -> &BTreeMap<PathKey, Entry> {
        &self.files
    }

    pub fn insert(&mut self, key: PathKey, entry: Entry) {
        self.changed.insert(key.clone());
        self.files.insert(key, entry);
    }

    pub fn remove(&mut self, key: &PathKey) -> Option<Entry> {
        let entry = self.files.remove(key)?;
        self.changed.insert(key.clone());
        Some(entry)
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
            let lines = written.lines + self.changed.len() + 1;
            lines <= 2 * self.files.len() + SPARE && index.join(NAME).metadata().is_ok_and(|file| file.len() >= written.bytes)
        };
        let written = match self.written.filter(is_current) {
            Some(before) => {
                let mut file = Counted { file: disk.append(&index.join(NAME), before.bytes)?, written: before };
                for key in &self.changed {
                    match self.files.get(key) {
                        Some(entry) => file.line(&Line::<&Path, _, _>::Entry { path: key, entry })?,
                        None => file.line(&Line::<&Path, &Entry, _>::Gone { gone: key })?,
                    }
                }
                self.commit_line(file)?
            }
            None => {
                let temporary = index.join(format!("{NAME}.new"));
                let mut file = Counted { file: disk.create(&temporary)?, written: Written { bytes: 0, lines: 0 } };
                for (path, entry) in &self.files {
                    file.line(&Line::<&Path, _, _>::Entry { path, entry })?;
                }
                let written = self.commit_line(file)?;
                disk.rename(&temporary, &index.join(NAME))?;
                disk.sync_folder(index)?;
                written
            }
        };
        self.written = Some(written);
        self.changed.clear();
        Ok(())
    }

    /// Ends what was written.
    fn commit_line(&self, mut file: Counted) -> io::Result<Written> {
        file.line(&Line::<&Path, &Entry, &PathKey>::Commit { commit: self.generation, corpus: &self.corpus, readers: self.readers })?;
        file.file.finish()?;
        Ok(file.written)
    }

    /// Whether a folder holds an index that Estrade made, as far as its manifest tells.
    pub fn exists(index: &Path) -> bool {
        index.join(NAME).is_file()
    }
}

/// A file of lines that knows how long it is.
struct Counted {
    file: DiskFile,
    written: Written,
}

impl Counted {
    fn line(&mut self, line: &impl Serialize) -> io::Result<()> {
        let mut bytes = serde_json::to_vec(line)?;
        bytes.push(b'\n');
        self.file.write_all(&bytes)?;
        self.written.bytes += bytes.len() as u64;
        self.written.lines += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(size: u64) -> Entry {
        Entry { size, modified: 1, sha256: Some("00".into()), sketch: None, verdict: Verdict::NotFrench("en".into()) }
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
                _ if length == both.len() => Some((2, BTreeMap::from([(key("a"), entry(1)), (key("b"), entry(2))]))),
                _ if length >= first.len() => Some((1, ["a", "b", "c"].into_iter().map(|name| (key(name), entry(1))).collect())),
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
        let lines = std::fs::read_to_string(folder.path().join(NAME)).expect("text").lines().count();
        assert!(lines <= SPARE + 2, "{lines}");
        assert_eq!(Manifest::load(folder.path()).expect("whole").files[&key("a")], entry(2999));
    }
}
