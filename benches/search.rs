//! Building and asking an index, beside a bare Tantivy index of the same text with the same analyser and threads.
//!
//!     cargo bench --bench search
//!     ESTRADE_BENCH_DOCUMENTS=100000 cargo bench --bench search
//!
//! Ratios hold on a noisy machine, absolute figures do not. The last column is the limit that each is held against.

mod generated;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use estrade::index::analysis::{FRENCH, tokenizers};
use estrade::index::{Reader, Unit};
use estrade::query::{Directory, SearchOptions, WhoFilter, facets, like, search, who};
use tantivy::collector::TopDocs;
use tantivy::query::TermQuery;
use tantivy::schema::{IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, Searcher, TantivyDocument, Term};

/// Writing threads, and threads of `build`.
const THREADS: usize = 2;
/// What `build` gives its writer.
const MEMORY: usize = 200 << 20;
const REPEATS: usize = 200;

fn main() {
    // `cargo test --benches` only wants to know that it runs.
    let is_test = !std::env::args().any(|argument| argument == "--bench");
    let documents = std::env::var("ESTRADE_BENCH_DOCUMENTS").ok().and_then(|number| number.parse().ok());
    let documents: usize = documents.unwrap_or(if is_test { 20 } else { 2_000 });
    let folder = tempfile::tempdir().expect("a temporary folder");
    let corpus = folder.path().join("corpus");
    let bytes = write_corpus(&corpus, documents);
    println!("{documents} documents, {:.1} MB\n\n| | measured | beside bare Tantivy | limit |\n|---|---|---|---|", bytes as f64 / 1e6);

    let (bare, bare_time) = timed(|| build_bare(&corpus, &folder.path().join("bare")));
    let index = folder.path().join("index");
    let (peak, time) = timed(|| build(&corpus, &index));
    row("build", &seconds(time), &ratio(time.as_secs_f64(), bare_time.as_secs_f64()), "1.6 times");
    row("peak memory of build", &format!("{} MB", peak >> 20), "", "700 MB");
    let (size, bare_size) = (size(&index), size(&folder.path().join("bare")));
    row("size of the index", &format!("{:.2} of the text", size as f64 / bytes as f64), &ratio(size as f64, bare_size as f64), "1.5 times");
    fs::write(corpus.join("new.txt"), generated::Programmes::new().next().unwrap_or_default() + "\nEncore un mot.\n").expect("written");
    let (_, time) = timed(|| build(&corpus, &index));
    row("one document more", &seconds(time), "", "1 s");
    questions(&Reader::open(&index).expect("the index"), &bare);
}

/// Thousand files to a folder.
fn write_corpus(corpus: &Path, documents: usize) -> usize {
    let mut bytes = 0;
    for (number, text) in generated::Programmes::new().take(documents).enumerate() {
        let folder = corpus.join(format!("{:03}", number / 1_000));
        fs::create_dir_all(&folder).expect("a folder");
        bytes += text.len();
        fs::write(folder.join(format!("{number:06}.txt")), text).expect("written");
    }
    bytes
}

fn files(corpus: &Path) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(corpus).sort_by_file_name().into_iter().filter_map(Result::ok);
    files.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

/// One field with positions, and the text stored.
fn build_bare(corpus: &Path, folder: &Path) -> Searcher {
    fs::create_dir_all(folder).expect("a folder");
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default().set_tokenizer(FRENCH).set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing) | STORED);
    let mut index = Index::create_in_dir(folder, schema.build()).expect("an index");
    index.set_tokenizers(tokenizers());
    let mut writer = index.writer_with_num_threads(THREADS, MEMORY).expect("a writer");
    for file in files(corpus) {
        let mut document = TantivyDocument::new();
        document.add_text(text, fs::read_to_string(file).expect("a text"));
        writer.add_document(document).expect("added");
    }
    writer.commit().expect("committed");
    writer.wait_merging_threads().expect("merged");
    index.reader().expect("a reader").searcher()
}

/// Runs `estrade build`; gives its peak memory in bytes, where the system tells.
fn build(corpus: &Path, index: &Path) -> usize {
    let mut command = Command::new(env!("CARGO_BIN_EXE_estrade"));
    let command = command.arg("build").arg(corpus).arg("--index").arg(index).args(["--threads", &THREADS.to_string()]);
    let mut child = command.stdout(Stdio::null()).spawn().expect("started");
    let mut peak = 0;
    while child.try_wait().expect("running").is_none() {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<usize>().ok());
        peak = peak.max(kilobytes.unwrap_or(0) << 10);
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(child.wait().expect("ended").success());
    peak
}

fn questions(reader: &Reader, bare_index: &Searcher) {
    let field = bare_index.schema().get_field("text").expect("the field");
    let term = TermQuery::new(Term::from_field_text(field, "chateau"), IndexRecordOption::WithFreqs);
    let bare = latency(|| drop(bare_index.search(&term, &TopDocs::with_limit(10).order_by_score()).expect("an answer")));
    println!("\n| question | median | 99th percentile | median beside a bare term query |\n|---|---|---|---|");
    let show = |name: &str, [median, high]: [Duration; 2]| {
        println!("| {name} | {} | {} | {} |", milliseconds(median), milliseconds(high), ratio(median.as_secs_f64(), bare[0].as_secs_f64()));
    };
    show("bare Tantivy: term", bare);
    let fetched = latency(|| {
        let hits = bare_index.search(&term, &TopDocs::with_limit(10).order_by_score()).expect("an answer");
        hits.into_iter().for_each(|(_, address)| drop(bare_index.doc::<TantivyDocument>(address).expect("a document")));
    });
    show("the same with ten texts fetched", fetched);
    for (name, query, unit) in [
        ("term", "château", Unit::Document),
        ("two words", "château pays", Unit::Document),
        ("phrase", "\"table ronde\"", Unit::Document),
        ("as written", "exact:Château", Unit::Document),
        ("prefix", "châ*", Unit::Document),
        ("fuzzy word", "chatau~1", Unit::Document),
        ("fuzzy name", "intervenant:lemairre~1", Unit::Document),
        ("filter", "château date:2015..2018 lieu:Lille", Unit::Session),
        ("appearances of a function", "role:directrice", Unit::Appearance),
    ] {
        show(name, latency(|| drop(search(reader, query, SearchOptions { unit, limit: 10 }).expect("an answer"))));
    }
    let names = ["theme", "year", "place"].map(str::to_owned);
    let counted = latency(|| drop(facets(reader, "château date:2010..2020", Unit::Session, &names).expect("an answer")));
    show("three facets of a filter", counted);
    let some = search(reader, "château", SearchOptions { unit: Unit::Document, limit: 1 }).expect("an answer").hits;
    if let Some(stored) = some.first().and_then(|hit| reader.document(&hit.document).expect("an answer")) {
        show("like a document", latency(|| drop(like(reader, &stored, None, SearchOptions { unit: Unit::Document, limit: 10 }))));
    }
    let (rows, time) = timed(|| who(reader, &Directory::default(), &WhoFilter::default()).expect("an answer").rows.len());
    println!("| who, unfiltered: {rows} rows | {} | | |", milliseconds(time));
}

/// Median and 99th percentile.
fn latency(mut question: impl FnMut()) -> [Duration; 2] {
    question();
    let mut times: Vec<Duration> = (0..REPEATS).map(|_| timed(&mut question).1).collect();
    times.sort();
    [times[REPEATS / 2], times[REPEATS * 99 / 100]]
}

fn timed<T>(mut work: impl FnMut() -> T) -> (T, Duration) {
    let started = Instant::now();
    (work(), started.elapsed())
}

fn size(folder: &Path) -> u64 {
    files(folder).iter().filter_map(|file| fs::metadata(file).ok()).map(|file| file.len()).sum()
}

fn row(name: &str, measured: &str, beside: &str, limit: &str) {
    println!("| {name} | {measured} | {beside} | {limit} |");
}

fn ratio(ours: f64, bare: f64) -> String {
    format!("{:.2} times", ours / bare)
}

fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

fn milliseconds(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1e3)
}
