//! Adds and removes records; one writer at a time.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use tantivy::directory::error::LockError;
use tantivy::directory::{Directory, DirectoryLock, INDEX_WRITER_LOCK, MmapDirectory};
use tantivy::indexer::UserOperation;
use tantivy::store::{Compressor, ZstdCompressor};
use tantivy::{IndexSettings, IndexWriter, TantivyError, Term};

use super::analysis::tokenizers;
use super::units::units;
use super::version::Made;
use super::{Fields, IndexError, Reader, Stamp};
use crate::record::Record;

/// Bytes of memory for all indexing threads together, before a segment is written.
const MEMORY: usize = 100 << 20;
/// What Tantivy asks of each thread at least.
const MEMORY_PER_THREAD: usize = 16 << 20;

/// The one writer of an index. What it does is seen by readers after [`Writer::commit`].
pub struct Writer {
    path: PathBuf,
    index: tantivy::Index,
    writer: IndexWriter,
    fields: Fields,
    stamp: Stamp,
}

impl Writer {
    /// Opens the index in a folder, or begins one there. Refuses an index of another make, or one made with other lexicons.
    pub fn open(path: &Path, lexicon: &str, threads: usize) -> Result<Self, IndexError> {
        let io = |source| IndexError::Io { path: path.to_owned(), source };
        std::fs::create_dir_all(path).map_err(io)?;
        let (schema, fields) = Fields::schema();
        let directory = MmapDirectory::open(path).map_err(TantivyError::from)?;
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
        let threads = threads.clamp(1, MEMORY / MEMORY_PER_THREAD);
        let writer = index.writer_with_num_threads(threads, MEMORY).map_err(|error| match error {
            TantivyError::LockFailure(LockError::LockBusy, _) => IndexError::Busy(path.to_owned()),
            other => other.into(),
        })?;
        let mut writer = Writer { path: path.to_owned(), index, writer, fields, stamp };
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
        self.remove(&record.document.id);
        let units = units(&self.fields, record, text, corpus_path)
            .map_err(|error| IndexError::Io { path: self.path.clone(), source: error.into() })?;
        // In one go: the units of a document stand behind it in the same segment.
        self.writer.run(units.into_iter().map(UserOperation::Add).collect::<Vec<_>>())?;
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
        sync_folder(&self.path).map_err(|source| IndexError::Io { path: self.path.clone(), source })?;
        self.stamp = stamp;
        Ok(self.stamp.generation)
    }

    /// Identifiers of all documents in the last commit.
    pub fn documents(&self) -> Result<BTreeSet<String>, IndexError> {
        Reader::of(self.index.clone(), self.fields.clone())?.document_ids()
    }

    /// Ends the writing; waits for segments that are being merged.
    pub fn close(self) -> Result<(), IndexError> {
        Ok(self.writer.wait_merging_threads()?)
    }
}

/// Of zstd: a tenth smaller than at the usual level, and still much faster than extraction.
const STORE_LEVEL: i32 = 9;

/// Records repeat much, and the more of them are compressed together, the smaller they get.
fn settings() -> IndexSettings {
    let docstore_compression = Compressor::Zstd(ZstdCompressor { compression_level: Some(STORE_LEVEL) });
    IndexSettings { docstore_compression, docstore_blocksize: 64 << 10, ..IndexSettings::default() }
}

/// Makes the names in a folder durable.
pub fn sync_folder(path: &Path) -> std::io::Result<()> {
    if cfg!(unix) { std::fs::File::open(path)?.sync_all() } else { Ok(()) }
}
