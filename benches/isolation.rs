//! What it costs to read files in processes of their own: the sample files of `tests/files` that are good PDFs, word
//! processors' files and messages, read in this process and by its children in turn, in as many threads as there are cores.
//!
//! `cargo bench --bench isolation` prints the ratio of both times, for reading alone and for the whole way of a file into an
//! index, and fails where that takes more than 1.1 times as long. With `inside` or `apart` and a number of rounds behind `--` it
//! only does the one or the other, for a program that measures a process with its children; a folder as last argument takes the
//! place of the sample files.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use estrade::lexicon::Lexicon;
use estrade::pipeline::{Build, Limits, Outcome, PathKey, Progress, Readers};
use estrade::read::needs_isolation;
use rayon::prelude::*;

const LIMIT: f64 = 1.1;
const ROUNDS: usize = 21;
/// Copies of each file in the corpus that is built.
const COPIES: usize = 8;

fn readers(apart: bool) -> Readers {
    if apart { Readers::isolated(env!("CARGO_BIN_EXE_estrade").into(), Limits::default()) } else { Readers::in_process() }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let folder = arguments.last().filter(|argument| Path::new(argument).is_dir());
    let folder = folder.map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files"), PathBuf::from);
    let (inside, apart) = (readers(false), readers(true));
    let mut files: Vec<(PathBuf, Vec<u8>)> = std::fs::read_dir(&folder)
        .expect("a folder of files")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter_map(|path| std::fs::read(&path).ok().map(|bytes| (path, bytes)))
        .filter(|(path, bytes)| needs_isolation(bytes) && inside.read(bytes, path).is_ok())
        .collect();
    files.sort();
    let lexicon = Lexicon::load(None).expect("the built-in lexicons");
    let corpus = tempfile::tempdir().expect("a temporary folder");
    write_copies(&files, corpus.path()).expect("the copies are written");
    let reading = |readers: &Readers| files.par_iter().for_each(|(path, bytes)| drop(readers.read(bytes, path)));
    let building = |apart: bool| build(corpus.path(), readers(apart), &lexicon);
    if let [way, rounds, ..] = &arguments[..]
        && let Ok(rounds) = rounds.parse::<usize>()
    {
        return (0..rounds).for_each(|_| building(way != "inside"));
    }
    println!("{} files, {} bytes", files.len(), files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>());
    ratio("reading", || reading(&inside), || reading(&apart));
    let whole = ratio(&format!("an index of {COPIES} copies of each"), || building(false), || building(true));
    assert!(whole <= LIMIT, "{whole:.3} is above {LIMIT}");
}

/// Every copy has other bytes: what stands behind the end of a PDF, an archive or a message does not count.
fn write_copies(files: &[(PathBuf, Vec<u8>)], corpus: &Path) -> std::io::Result<()> {
    for copy in 0..COPIES {
        for (path, bytes) in files {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            std::fs::write(corpus.join(format!("{copy}-{name}")), [bytes, "\n".repeat(copy).as_bytes()].concat())?;
        }
    }
    Ok(())
}

fn build(corpus: &Path, readers: Readers, lexicon: &Lexicon) {
    let index = tempfile::tempdir().expect("a temporary folder");
    let build = Build { corpus: corpus.to_owned(), index: index.path().join("index"), readers, ..Build::default() };
    build.run(lexicon, &Quiet, &AtomicBool::new(false)).expect("built");
}

struct Quiet;

impl Progress for Quiet {
    fn planned(&self, _: usize, _: u64) {}
    fn done(&self, _: &PathKey, _: u64, _: &Outcome) {}
}

/// The median of the ratios of two times that were taken in turn.
fn ratio(what: &str, inside: impl Fn(), apart: impl Fn()) -> f64 {
    let time = |work: &dyn Fn()| {
        let started = Instant::now();
        work();
        started.elapsed().as_secs_f64()
    };
    let mut pairs: Vec<(f64, f64)> = (0..ROUNDS).map(|_| (time(&inside), time(&apart))).collect();
    pairs.sort_by(|a, b| (a.1 / a.0).total_cmp(&(b.1 / b.0)));
    let (within, beside) = pairs[ROUNDS / 2];
    println!("{what}: {:.2} ms in this process, {:.2} ms in others, {:.3} times", 1e3 * within, 1e3 * beside, beside / within);
    beside / within
}
