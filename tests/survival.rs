//! Builds that are killed at any moment: the next one ends as if nothing had happened.
//!
//! `ESTRADE_KILLS=200 cargo test --release --test survival` kills as often as a release asks for.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use estrade::index::{Reader, Unit};
use estrade::pipeline::check;
use estrade::query::{SearchOptions, search};

const FILES: u32 = 120;

fn write_corpus(corpus: &Path, round: u32) {
    std::fs::create_dir_all(corpus).expect("a folder");
    for file in 0..FILES {
        // A third of the files changes in each round, so that every run has work to do.
        let version = if file % 3 == round % 3 { round } else { 0 };
        let text = format!("Journée numéro {file}\nJeudi 12 mars 2020\n\n9h00 Accueil\n9h30 Ouverture, version{version}\n")
            .repeat(1 + file as usize % 5);
        std::fs::write(corpus.join(format!("{file}.txt")), text).expect("written");
    }
    std::fs::write(corpus.join("empty.txt"), "").expect("written");
}

fn build(folder: &Path, index: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_estrade"));
    command.args(["build", "corpus", "--index", index]).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Paths of what some queries find; scores depend on deleted documents until segments are merged.
fn answers(index: &Path) -> BTreeMap<String, Vec<String>> {
    let reader = Reader::open(index).expect("an index");
    let answer = |query: &str| {
        let found = search(&reader, query, SearchOptions { unit: Unit::Document, limit: 1000 }).expect("an answer");
        let mut hits: Vec<String> = found.hits.into_iter().map(|hit| hit.path).collect();
        hits.sort();
        hits
    };
    ["journée", "version0", "version1", "7", "ouverture"].into_iter().map(|query| (query.to_owned(), answer(query))).collect()
}

#[test]
fn a_killed_build_is_healed_by_the_next() {
    let kills: u32 = std::env::var("ESTRADE_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(12);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let corpus = folder.path().join("corpus");
    write_corpus(&corpus, 0);
    let started = Instant::now();
    assert_eq!(build(folder.path(), "undisturbed").status().expect("run").code(), Some(3));
    let whole = started.elapsed();
    let mut random = 12_345_u64;
    for round in 1..=kills {
        write_corpus(&corpus, round);
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let share = (random >> 33) as f64 / f64::from(1_u32 << 31);
        let mut child = build(folder.path(), "killed").spawn().expect("started");
        std::thread::sleep(Duration::from_secs_f64(1.1 * share * whole.as_secs_f64()));
        let _ = child.kill();
        let _ = child.wait();
    }
    let code = build(folder.path(), "killed").status().expect("run").code();
    assert!(matches!(code, Some(0 | 3)), "{code:?}");
    assert_eq!(build(folder.path(), "undisturbed").arg("--rebuild").status().expect("run").code(), Some(3));
    let found = check(&folder.path().join("killed")).expect("an index");
    assert!(found.is_well() && found.documents == FILES as usize, "{found:?}");
    assert_eq!(answers(&folder.path().join("killed")), answers(&folder.path().join("undisturbed")));
}
