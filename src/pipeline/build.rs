//! Brings an index up to date with a corpus.
//!
//! Files are read and extracted a batch at a time by all threads, and handed in the order of their paths to the one
//! writer; two batches at most are in memory. The index is committed first and the manifest written after it.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::time::Instant;

use super::process::{extract_read, read_bytes};
use super::read_ahead::read_ahead;
use super::retag::retag;
use super::settle::{Done, New, Settling, Work};
use super::{Digest, FILE_LIMIT, Failure, Input, Inputs, Manifest, PathKey, Plan, Progress, Readers, Report, Retry, Verdict, plan, walk};
use crate::index::{Disk, IndexError, Rebuilding, Writer, is_unbegun};
use crate::lexicon::Lexicon;
use crate::read::{ReadText, VERSION};

/// Files and bytes of a batch, whichever is reached first.
const BATCH_FILES_PER_THREAD: usize = 32;
const BATCH_BYTES: u64 = 32 << 20;
/// Files that do not all go at once, unless their disk has.
const MANY: usize = 10;
/// A file that has to be indexed in the place of another may turn out to be another version again; the next run goes on.
const MOST_ROUNDS: usize = 3;

/// What to build, and how.
#[derive(Debug, Default)]
pub struct Build {
    pub corpus: PathBuf,
    pub index: PathBuf,
    /// Begin anew where there is an index already.
    pub rebuild: bool,
    /// 0 for one for each core.
    pub threads: usize,
    pub retry: Retry,
    pub readers: Readers,
    pub disk: Disk,
}

/// What a run would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intent {
    /// To be read, and why: new, changed, or to be tried again.
    pub work: Vec<(PathKey, &'static str)>,
    pub gone: Vec<PathKey>,
    pub unchanged: usize,
    pub known_failures: usize,
}

#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    #[error("the corpus {path} cannot be read: {source}")]
    Corpus { path: PathBuf, source: std::io::Error },
    #[error("the index in {index} was built from {other}; give another folder with --index, or begin anew with --rebuild", index = .index.display(), other = .other.display())]
    OtherCorpus { index: PathBuf, other: PathBuf },
    #[error("{corpus} is empty, and the index in {index} knows {files} files of it: is its disk there? To empty the index, begin anew with --rebuild", corpus = .corpus.display(), index = .index.display())]
    Vanished { corpus: PathBuf, index: PathBuf, files: usize },
    #[error("{0} is not empty and holds no index of estrade; give another folder with --index")]
    NotAnIndex(PathBuf),
    #[error("{path} cannot be written: {source}")]
    Manifest { path: PathBuf, source: std::io::Error },
    #[error("no threads can be started: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    #[error(transparent)]
    Index(#[from] IndexError),
}

impl Build {
    /// Runs until the index agrees with the corpus, or until `stop` is set: what is done by then is committed.
    pub fn run(&self, lexicon: &Lexicon, progress: &dyn Progress, stop: &AtomicBool) -> Result<Report, BuildError> {
        if !self.rebuild || !holds_index(&self.index) {
            return self.fill(&self.index, lexicon, progress, stop);
        }
        // Beside the old index, which answers until the new one is whole.
        let rebuilding = Rebuilding::begin(&self.disk, &self.index)?;
        let report = self.fill(rebuilding.folder(), lexicon, progress, stop)?;
        if !report.stopped {
            rebuilding.replace()?;
        }
        Ok(report)
    }

    /// Brings the index in a folder up to date.
    fn fill(&self, folder: &Path, lexicon: &Lexicon, progress: &dyn Progress, stop: &AtomicBool) -> Result<Report, BuildError> {
        let started = Instant::now();
        let corpus_error = |source| BuildError::Corpus { path: self.corpus.clone(), source };
        let corpus = self.corpus.canonicalize().map_err(corpus_error)?;
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.threads).build()?;
        let (mut writer, mut manifest) = self.open(folder, lexicon, &corpus, pool.current_num_threads())?;
        let walk_now = || pool.install(|| walk(&self.corpus, &self.index)).map_err(corpus_error);
        let mut walk = walk_now()?;
        let files = manifest.files().len();
        if walk.is_empty() && files >= MANY {
            return Err(BuildError::Vanished { corpus: self.corpus.clone(), index: self.index.clone(), files });
        }
        let agreed = self.reconcile(&mut writer, &mut manifest)? && manifest.readers == VERSION;
        let before = writer.generation();
        let retagged = pool.install(|| retag(folder, &mut writer, &manifest, lexicon))?;
        let agreed = agreed && writer.generation() == before;
        let mut plan = plan(&mut walk, manifest.files(), self.retry(&manifest));
        manifest.readers = VERSION;
        progress.planned(plan.work.len(), plan.work.iter().map(|input| input.bytes).sum());

        let work = std::mem::take(&mut plan.work);
        let mut settling = Settling::new(&self.disk, folder, writer, manifest, &plan, !agreed);
        let (unchanged, known_failures) = (plan.unchanged, plan.known_failures);
        let mut report = Report { annotations: walk.annotations, unchanged, known_failures, retagged, ..Report::default() };
        for (key, failure) in &walk.refused {
            settling.refuse(key.clone(), failure.clone(), &mut report, progress);
        }
        settling.remove_gone(&plan.gone, &mut report);
        let run = Run { build: self, pool: &pool, lexicon, stop, inputs: Inputs::default() };
        run.read(work, &plan, &mut settling, &mut report, progress)?;
        let is_apart = walk.apart();
        for _ in 0..MOST_ROUNDS {
            let missing = if run.is_stopped() { Vec::new() } else { settling.arrange(|key| !is_apart(key), &mut report, progress) };
            if missing.is_empty() {
                break;
            }
            let missing: HashSet<PathKey> = missing.into_iter().collect();
            let work = walk_now()?.inputs.into_iter().filter(|input| missing.contains(&input.key)).collect();
            run.read(work, &Plan::default(), &mut settling, &mut report, progress)?;
        }
        report.stopped = run.is_stopped();
        settling.finish(&mut report)?;
        report.elapsed = started.elapsed();
        Ok(report)
    }

    /// What a run would do; nothing is opened or written.
    pub fn intent(&self) -> Result<Intent, BuildError> {
        let mut walk = walk(&self.corpus, &self.index).map_err(|source| BuildError::Corpus { path: self.corpus.clone(), source })?;
        let manifest = Manifest::load(&self.index).filter(|_| !self.rebuild).unwrap_or_default();
        let plan = plan(&mut walk, manifest.files(), self.retry(&manifest));
        let why = |key: &PathKey| match manifest.files().get(key).map(|entry| &entry.verdict) {
            None => "new",
            Some(Verdict::Failure(_)) => "again",
            Some(_) => "changed",
        };
        let work = plan.work.iter().map(|input| (input.key.clone(), why(&input.key))).collect();
        Ok(Intent { work, gone: plan.gone, unchanged: plan.unchanged, known_failures: plan.known_failures })
    }

    /// Where the readers have learnt a format, everything that failed is tried again; where pictures are recognised, those.
    fn retry(&self, manifest: &Manifest) -> Retry {
        match self.retry {
            _ if manifest.readers != VERSION => Retry::All,
            Retry::MayPass if self.readers.recognises() => Retry::Pictures,
            retry => retry,
        }
    }

    /// Opens the index and its manifest, or begins both.
    fn open(&self, folder: &Path, lexicon: &Lexicon, corpus: &Path, threads: usize) -> Result<(Writer, Manifest), BuildError> {
        let manifest_error = |source| BuildError::Manifest { path: folder.to_owned(), source };
        if !holds_index(folder) && !is_unbegun(folder) {
            return Err(BuildError::NotAnIndex(folder.to_owned()));
        }
        let mut writer = Writer::open_on(&self.disk, folder, lexicon.version(), threads)?;
        writer.set_corpus(corpus);
        let mut manifest = Manifest::load(folder).unwrap_or_default();
        let moved = manifest.corpus != corpus;
        if moved && !manifest.files().is_empty() && manifest.corpus.is_dir() {
            return Err(BuildError::OtherCorpus { index: self.index.clone(), other: manifest.corpus });
        }
        if moved {
            manifest.corpus = corpus.to_owned();
            manifest.save(&self.disk, folder).map_err(manifest_error)?;
        }
        Ok((writer, manifest))
    }

    /// Where a run was killed between the commit and the manifest, takes out of both what the other does not know.
    /// True where nothing of the kind has happened.
    fn reconcile(&self, writer: &mut Writer, manifest: &mut Manifest) -> Result<bool, BuildError> {
        if writer.generation() == manifest.generation {
            return Ok(true);
        }
        let indexed = writer.documents()?;
        manifest.retain(|entry| entry.document().is_none_or(|document| indexed.contains(&document)));
        let known: HashSet<String> = manifest.files().values().filter_map(|entry| entry.document()).collect();
        indexed.iter().filter(|document| !known.contains(*document)).for_each(|document| writer.remove(document));
        Ok(false)
    }
}

/// Whether a folder holds an index, by its manifest or by Tantivy's list of segments.
fn holds_index(folder: &Path) -> bool {
    Manifest::exists(folder) || folder.join("meta.json").is_file()
}

/// Reading and extracting in all threads.
struct Run<'a> {
    build: &'a Build,
    pool: &'a rayon::ThreadPool,
    lexicon: &'a Lexicon,
    stop: &'a AtomicBool,
    inputs: Inputs,
}

impl Run<'_> {
    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Reads inputs and settles them in their order; the plan tells what need not be extracted.
    fn read(
        &self,
        work: Vec<Input>,
        plan: &Plan,
        settling: &mut Settling,
        report: &mut Report,
        progress: &dyn Progress,
    ) -> Result<(), BuildError> {
        std::thread::scope(|scope| {
            let (sender, receiver) = sync_channel(1);
            scope.spawn(move || self.produce(work, plan, &sender));
            receiver.into_iter().flatten().try_for_each(|done| settling.settle(done, report, progress))
        })
    }

    /// Reads and extracts batch after batch, until all is done, the receiver has gone or the run is stopped. What has been
    /// read is forgotten: of very many files, what is still to be done and what is known of the rest are in memory, not both.
    fn produce(&self, mut work: Vec<Input>, plan: &Plan, sender: &SyncSender<Vec<Done>>) {
        let most = BATCH_FILES_PER_THREAD * self.pool.current_num_threads();
        work.reverse();
        while !work.is_empty() && !self.is_stopped() {
            let mut bytes = 0;
            let fits = |input: &&Input| {
                bytes += input.bytes.min(FILE_LIMIT);
                bytes <= BATCH_BYTES
            };
            let count = work.iter().rev().take(most).take_while(fits).count().max(1);
            let batch: Vec<Input> = work.drain(work.len() - count..).rev().collect();
            if work.len() < work.capacity() / 2 {
                work.shrink_to_fit();
            }
            let groups: Vec<&[Input]> = batch.chunk_by(|a, b| a.lies_beside(b)).collect();
            let done = read_ahead(self.pool, &groups, |group| self.prepare(group, plan), |prepared| self.process(prepared));
            if sender.send(done).is_err() {
                return;
            }
        }
    }

    /// Reads inputs that lie beside each other, up to their text where that means to wait for others.
    fn prepare(&self, group: &[Input], plan: &Plan) -> Vec<Prepared> {
        let prepared = |(input, bytes): (Input, Result<Vec<u8>, Failure>)| {
            let bytes = match bytes {
                Ok(bytes) => bytes,
                Err(failure) => return Prepared { input, sha256: None, ready: Err(failure) },
            };
            let sha256 = Digest::of(&bytes);
            // What a file before this one has said already, or this one, need not be extracted again.
            let is_owned = plan.owners.get(&sha256.document()).is_some_and(|owner| *owner < input.key);
            let ready = if is_owned || plan.previous.get(&sha256.document()) == Some(&input.key) {
                Ok(Ready::Known)
            } else if self.build.readers.reads_apart(&bytes) {
                read_bytes(&bytes, &input.shown_path(), &self.build.readers)
                    .map(|read| Ready::Text(sha256, Box::new(read), bytes.len() as u64))
            } else {
                Ok(Ready::Bytes(sha256, bytes))
            };
            Prepared { input, sha256: Some(sha256), ready }
        };
        self.inputs.read(group).into_iter().map(prepared).collect()
    }

    /// Extracts what was prepared.
    fn process(&self, Prepared { input, sha256, ready }: Prepared) -> Done {
        let path = input.shown_path();
        let extract = |digest: Digest, read: ReadText, bytes: u64| {
            let extracted = extract_read(read, bytes, digest, &path, self.lexicon)?;
            Ok(Work::New(Box::new(New::of(extracted, &input.key))))
        };
        let work = ready.and_then(|ready| match ready {
            Ready::Known => Ok(Work::Known),
            Ready::Text(digest, read, bytes) => extract(digest, *read, bytes),
            Ready::Bytes(digest, bytes) => extract(digest, read_bytes(&bytes, &path, &self.build.readers)?, bytes.len() as u64),
        });
        Done { input, sha256, work }
    }
}

/// A file on the way to its record.
struct Prepared {
    input: Input,
    /// None where it could not be read.
    sha256: Option<Digest>,
    ready: Result<Ready, Failure>,
}

enum Ready {
    /// Its bytes are in the index.
    Known,
    Bytes(Digest, Vec<u8>),
    /// What a child has read of so many bytes.
    Text(Digest, Box<ReadText>, u64),
}
