//! Adds and removes records; one writer at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::BuildHasher;
use std::path::{Path, PathBuf};

use rustc_hash::{FxBuildHasher, FxHashSet};
use tantivy::directory::error::LockError;
use tantivy::directory::{Directory, DirectoryLock, INDEX_WRITER_LOCK, META_LOCK, MmapDirectory};
use tantivy::index::SegmentComponent;
use tantivy::indexer::{IndexWriterOptions, LogMergePolicy, UserOperation};
use tantivy::store::{Compressor, ZstdCompressor};
use tantivy::{IndexSettings, IndexWriter, SegmentMeta, TantivyError, Term};

use super::analysis::tokenizers;
use super::disk::{Disk, Folder};
use super::handed_unit::HandedUnit;
use super::queue::Queue;
use super::rebuild::is_segment;
use super::version::Made;
use super::{Fields, FoldedWords, IndexError, Reader, Stamp, Units};
use crate::record::Record;

/// Bytes of memory for all indexing threads together, before a segment is written: the larger the segments, the less often
/// the same words stand in several dictionaries and the less is merged.
const MEMORY: usize = 200 << 20;
/// What Tantivy asks of each thread at least.
const MEMORY_PER_THREAD: usize = 16 << 20;

/// Units of a segment that is merged with others: what merging needs of memory is in proportion to what it merges, and each
/// unit is merged a few times however many there are.
const MERGED: usize = 400_000;
/// Units of a segment whose merging nobody has to wait for.
const SOON_MERGED: u32 = 20_000;
/// The share of removed units from which a larger segment is merged: what it costs is then in proportion to what was removed.
const THINNED: f32 = 0.1;

/// The one writer of an index. What it does is seen by readers after [`Writer::commit`].
pub struct Writer {
    path: PathBuf,
    disk: Disk,
    index: tantivy::Index,
    writer: IndexWriter<HandedUnit>,
    queue: Queue,
    fields: Fields,
    stamp: Stamp,
    /// Of an index that held nothing when it was opened, what it was given since, as hashes: what it never held need not be removed.
    given: Option<FxHashSet<u64>>,
}

impl Writer {
    /// Opens the index in a folder, or begins one there. Refuses an index of another make, or one made with other lexicons.
    pub fn open(path: &Path, lexicon: &str, threads: usize) -> Result<Self, IndexError> {
        Writer::open_on(&Disk::default(), path, lexicon, threads)
    }

    /// The same on a disk that may fail.
    pub fn open_on(disk: &Disk, path: &Path, lexicon: &str, threads: usize) -> Result<Self, IndexError> {
        let io = |source| IndexError::Io { path: path.to_owned(), source };
        disk.create_folder(path).map_err(io)?;
        let (schema, fields) = Fields::schema();
        let directory = Folder::open(disk, path)?;
        let mut index = if tantivy::Index::exists(&directory).map_err(TantivyError::from)? {
            tantivy::Index::open(directory).map_err(|error| IndexError::Damaged { path: path.to_owned(), reason: error.to_string() })?
        } else {
            tantivy::Index::builder().schema(schema.clone()).settings(settings()).open_or_create(directory)?
        };
        let metas = index.load_metas()?;
        // Without a payload it has just been made, by this run or by one that was killed at once.
        let is_new = metas.payload.is_none() && metas.segments.is_empty() && index.schema() == schema;
        let stamp = if is_new { Stamp::new(lexicon) } else { Stamp::of(&index, path)? };
        if stamp.lexicon != lexicon {
            return Err(stamp.outdated(path, Made::WithOtherLexicons));
        }
        index.set_tokenizers(tokenizers());
        // What is handed over is analysed, so that the writing threads have the smaller part of the work.
        let threads = threads.div_ceil(2).clamp(1, MEMORY / MEMORY_PER_THREAD);
        // One merging at a time: several at once would hold as many segments in memory.
        let options = IndexWriterOptions::builder().num_worker_threads(threads).memory_budget_per_thread(MEMORY / threads);
        let writer = index.writer_with_options(options.num_merge_threads(1).build()).map_err(|error| match error {
            TantivyError::LockFailure(LockError::LockBusy, _) => IndexError::Busy(path.to_owned()),
            other => other.into(),
        })?;
        writer.set_merge_policy(Box::new(merging()));
        if let Some(missing) = missing_file(path, &index)? {
            return Err(IndexError::Damaged { path: path.to_owned(), reason: format!("{missing} is missing") });
        }
        clear(disk, path, &index).map_err(io)?;
        let given = metas.segments.is_empty().then(FxHashSet::default);
        let mut writer = Writer { path: path.to_owned(), disk: disk.clone(), index, writer, queue: Queue::default(), fields, stamp, given };
        if is_new {
            writer.commit()?;
        }
        Ok(writer)
    }

    /// Keeps all writers from an index for as long as the lock lives.
    pub fn lock(path: &Path) -> Result<DirectoryLock, IndexError> {
        let directory = MmapDirectory::open(path).map_err(TantivyError::from)?;
        directory.acquire_lock(&INDEX_WRITER_LOCK).map_err(|_| IndexError::Busy(path.to_owned()))
    }

    /// Notes with the next commit what the index is built from.
    pub fn set_corpus(&mut self, corpus: &Path) {
        self.stamp.corpus = Some(corpus.to_owned());
    }

    /// Version of the thesaurus that the records of the last commit were tagged with.
    pub fn themes(&self) -> &str {
        &self.stamp.themes
    }

    /// From the next commit on, the records are said to be tagged with this version of the thesaurus.
    pub fn set_themes(&mut self, version: &str) {
        version.clone_into(&mut self.stamp.themes);
    }

    /// Number of the last commit.
    pub fn generation(&self) -> u64 {
        self.stamp.generation
    }

    /// Adds a record with its text, in place of what the index holds of the same document.
    pub fn add(&mut self, record: &Record, text: &str, corpus_path: &str) -> Result<(), IndexError> {
        self.put(Units::new(record, text, &FoldedWords::of(text), corpus_path)?)
    }

    /// Adds the units of a document, in place of what the index holds of it.
    pub fn put(&mut self, units: Units) -> Result<(), IndexError> {
        let is_new = self.given.as_mut().is_some_and(|given| given.insert(FxBuildHasher.hash_one(&units.id)));
        if !is_new {
            self.remove(&units.id);
        }
        // In one go: the units of a document stand behind it in the same segment.
        let place = self.queue.enter(units.bytes);
        let queued = units.documents.into_iter().map(|unit| UserOperation::Add(unit.queued(&place)));
        self.writer.run(queued.collect::<Vec<_>>())?;
        Ok(())
    }

    /// Removes a document with its sessions and appearances.
    pub fn remove(&mut self, document: &str) {
        self.writer.delete_term(Term::from_field_text(self.fields.document, document));
    }

    /// Makes everything done so far durable and visible; gives the number of the commit.
    pub fn commit(&mut self) -> Result<u64, IndexError> {
        let stamp = Stamp { generation: self.stamp.generation + 1, ..self.stamp.clone() };
        let payload = serde_json::to_string(&stamp).expect("numbers and a text become JSON");
        let mut commit = self.writer.prepare_commit()?;
        commit.set_payload(&payload);
        commit.commit()?;
        // Tantivy syncs the folder before it puts the new list of segments into place, not after.
        self.disk.sync_folder(&self.path).map_err(|source| IndexError::Io { path: self.path.clone(), source })?;
        self.stamp = stamp;
        Ok(self.stamp.generation)
    }

    /// Identifiers of all documents in the last commit.
    pub fn documents(&self) -> Result<BTreeSet<String>, IndexError> {
        Reader::of(self.index.clone(), self.fields.clone())?.document_ids()
    }

    /// Ends the writing; waits for segments that are being merged.
    ///
    /// Units that were removed count in the weights of words until their segments are merged. So segments that hold such
    /// units are merged now, large ones if they hold many: a small index ranks as if it had been built at once.
    pub fn close(mut self) -> Result<(), IndexError> {
        let segments = self.index.searchable_segment_metas()?;
        let is_thinned = |segment: &&SegmentMeta| {
            let removed = segment.num_deleted_docs() as f32 / segment.max_doc().max(1) as f32;
            segment.has_deletes() && (segment.max_doc() <= SOON_MERGED || removed >= THINNED)
        };
        let thinned: Vec<_> = segments.iter().filter(is_thinned).collect();
        if !thinned.is_empty() {
            let ids: Vec<_> = thinned.iter().map(|segment| segment.id()).collect();
            self.writer.merge(&ids).wait()?;
            self.writer.garbage_collect_files().wait()?;
            self.disk.sync_folder(&self.path).map_err(|source| IndexError::Io { path: self.path.clone(), source })?;
        }
        self.writer.wait_merging_threads()?;
        // Of what was merged last the files are left; where another writer has come, it has removed them.
        match Writer::lock(&self.path) {
            Ok(_lock) => clear(&self.disk, &self.path, &self.index).map_err(|source| IndexError::Io { path: self.path.clone(), source }),
            Err(IndexError::Busy(_)) => Ok(()),
            Err(other) => Err(other),
        }
    }
}

/// A file of the last commit that is not there: what would be added to such an index could not be found either.
fn missing_file(path: &Path, index: &tantivy::Index) -> Result<Option<String>, IndexError> {
    use SegmentComponent::{Delete, FastFields, FieldNorms, Positions, Postings, Store, Terms};
    let files = |segment: &SegmentMeta| {
        let parts = [Postings, Positions, Terms, Store, FastFields, FieldNorms].into_iter().chain(segment.has_deletes().then_some(Delete));
        parts.map(|part| segment.relative_path(part)).collect::<Vec<_>>()
    };
    let missing = index.searchable_segment_metas()?.iter().flat_map(files).find(|file| !path.join(file).is_file());
    Ok(missing.map(|file| file.display().to_string()))
}

/// Removes what a run has left that was killed or lost its last commit: files of segments that no commit names, which would
/// stand in the way of new ones with the same names, and files that were not yet renamed.
fn clear(disk: &Disk, path: &Path, index: &tantivy::Index) -> std::io::Result<()> {
    let segments = index.searchable_segment_metas().map_err(std::io::Error::other)?;
    let named: BTreeMap<String, Option<u64>> =
        segments.iter().map(|segment| (segment.id().uuid_string(), segment.delete_opstamp())).collect();
    let is_named = |name: &str| {
        let (segment, ending) = name.split_once('.').unwrap_or((name, ""));
        let deletes = ending.strip_suffix(".del").map(|opstamp| opstamp.parse().ok());
        named.get(segment).is_some_and(|current| deletes.is_none_or(|opstamp: Option<u64>| opstamp == *current))
    };
    // Readers hold this lock while they open the files of the last commit.
    let _lock = MmapDirectory::open(path).map_err(std::io::Error::other)?.acquire_lock(&META_LOCK).map_err(std::io::Error::other)?;
    for entry in std::fs::read_dir(path)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if is_segment(&name) && !is_named(&name) || is_temporary(&name) {
            disk.remove_file(&path.join(&name))?;
        }
    }
    Ok(())
}

/// Names of files that are renamed as soon as they are written.
fn is_temporary(name: &str) -> bool {
    name.starts_with(".tmp") && name.len() == 10 || name.ends_with(".new")
}

/// Whether a folder holds nothing but what a run leaves that ends before its first commit.
pub fn is_unbegun(path: &Path) -> bool {
    let is_left = |name: &str| is_temporary(name) || is_segment(name) || name.ends_with(".lock") || name == ".managed.json";
    std::fs::read_dir(path)
        .map_or(true, |mut entries| entries.all(|entry| entry.is_ok_and(|entry| is_left(&entry.file_name().to_string_lossy()))))
}

/// Tantivy's usual way of merging, within a bound.
fn merging() -> LogMergePolicy {
    let mut policy = LogMergePolicy::default();
    policy.set_max_docs_before_merge(MERGED);
    policy
}

/// Of zstd: indexes are 1.6 % smaller than at level 3.
const STORE_LEVEL: i32 = 5;

/// Records repeat much, and the more of them are compressed together, the smaller they get.
fn settings() -> IndexSettings {
    let docstore_compression = Compressor::Zstd(ZstdCompressor { compression_level: Some(STORE_LEVEL) });
    IndexSettings { docstore_compression, docstore_blocksize: 64 << 10, ..IndexSettings::default() }
}
