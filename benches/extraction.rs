//! What extraction costs, beside a bare scan of the same bytes and bare indexing of them by Tantivy.
//!
//! `cargo bench --bench extraction` prints bytes a second, on one core, for each step over the programmes of `corpus/`.
//! Extraction has been asked for 40 MB/s in a release.

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use estrade::extract::extract;
use estrade::lexicon::Lexicon;
use estrade::read::{ReadText, read};
use estrade::text::{Marked, tokenize};
use tantivy::schema::{STORED, Schema, TEXT};
use tantivy::{Index, IndexWriter, TantivyDocument, doc};

/// The texts of the corpus, and all of them as one document.
fn corpus() -> (Vec<ReadText>, ReadText) {
    let mut paths: Vec<_> = std::fs::read_dir("corpus").expect("run in the project's folder").flatten().map(|e| e.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "txt" || e == "md" || e == "html"));
    paths.sort();
    let text = |path: &Path| read(&std::fs::read(path).expect("a file of the corpus"), Some(path)).expect("a readable file");
    let texts: Vec<ReadText> = paths.iter().map(|path| text(path)).collect();
    let whole = texts.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join("\n\n");
    (texts, ReadText { text: whole, ..ReadText::default() })
}

fn steps(criterion: &mut Criterion) {
    let (texts, whole) = corpus();
    let lexicon = Lexicon::load(None).expect("the built-in lexicons");
    let mut group = criterion.benchmark_group("corpus");
    group.throughput(Throughput::Bytes(texts.iter().map(|t| t.text.len() as u64).sum()));
    group.sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));

    group.bench_function("scan", |b| b.iter(|| texts.iter().map(|t| t.text.split_whitespace().count()).sum::<usize>()));
    group.bench_function("tokenize", |b| b.iter(|| texts.iter().for_each(|t| drop(black_box(tokenize(&t.text))))));
    group.bench_function("mark", |b| b.iter(|| texts.iter().for_each(|t| drop(black_box(Marked::new(&t.text, &lexicon))))));
    group.bench_function("extract", |b| b.iter(|| texts.iter().for_each(|t| drop(black_box(extract(t, &lexicon))))));
    group.bench_function("extract as one document", |b| b.iter(|| extract(&whole, &lexicon)));
    group.bench_function("tantivy", |b| b.iter(|| index(&texts)));
    group.finish();
}

/// Indexes the texts in memory with Tantivy's own analysis, in one thread.
fn index(texts: &[ReadText]) {
    let mut schema = Schema::builder();
    let body = schema.add_text_field("body", TEXT | STORED);
    let index = Index::create_in_ram(schema.build());
    let mut writer: IndexWriter<TantivyDocument> = index.writer_with_num_threads(1, 50_000_000).expect("an index in memory");
    for text in texts {
        writer.add_document(doc!(body => text.text.as_str())).expect("an index in memory");
    }
    writer.commit().expect("an index in memory");
}

fn start(criterion: &mut Criterion) {
    criterion.bench_function("load the lexicons", |b| b.iter(|| Lexicon::load(None).expect("the built-in lexicons")));
}

criterion_group!(benches, steps, start);
criterion_main!(benches);
