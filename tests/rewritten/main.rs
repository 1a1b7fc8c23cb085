//! Annotated programmes written otherwise: lines wrapped, times alone on their line, bullets lost. What they say stays the same, so
//! what is read worse shows a rule that hangs on one layout.
//!
//! `cargo nextest run --test rewritten --no-capture` prints for each rewriting how many documents it changed, their mean F1 as they
//! stand and rewritten, and the measures that lost most. `ESTRADE_REWRITTEN=FOLDER` rewrites the documents of another folder.

mod ways;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use estrade::evaluate::{Gold, Measure, Table, evaluate, load_gold};
use estrade::extract::extract;
use estrade::lexicon::Lexicon;
use estrade::read::read;
use estrade::record::Record;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use serde_json::Value;
use ways::{People, WAYS, Way};

/// Measures that no rewriting here should touch: subjects, and what few documents have.
const LEFT_OUT: [Measure; 3] = [Measure::Themes, Measure::UnnamedParticipants, Measure::TentativeOrRemote];

fn folders() -> Vec<PathBuf> {
    let own = || ["corpus", "tests/programmes/met"].iter().map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).collect();
    std::env::var_os("ESTRADE_REWRITTEN").map_or_else(own, |folder| vec![folder.into()])
}

/// A document in plain text or markdown with its annotation.
struct Programme {
    name: String,
    extension: String,
    text: String,
    gold: Value,
}

fn programmes() -> Vec<Programme> {
    let mut found = Vec::new();
    for folder in folders() {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
            let annotation = path.with_extension("json");
            if !matches!(extension.as_str(), "txt" | "md") || !annotation.is_file() {
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a text");
            let gold = serde_json::from_slice(&std::fs::read(&annotation).expect("an annotation")).expect("JSON");
            found.push(Programme { name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), extension, text, gold });
        }
    }
    found
}

impl Programme {
    /// The text and the annotation written in another way; none where nothing is there to be changed.
    fn rewritten(&self, way: &Way) -> Option<Programme> {
        let people = People::of(&self.gold);
        let text = (way.text)(&self.text, &people);
        if text == self.text {
            return None;
        }
        let mut gold = self.gold.clone();
        if let Some(name) = way.name {
            for person in gold["people"].as_array_mut().into_iter().flatten() {
                if let Some(written) = person["name"].as_str().map(name) {
                    person["name"] = Value::from(written);
                }
            }
        }
        Some(Programme { name: self.name.clone(), extension: self.extension.clone(), text, gold })
    }
}

/// The annotations of documents as the evaluation knows them, and what is extracted from these.
fn read_all(programmes: &[Programme], lexicon: &Lexicon) -> Vec<(Gold, Option<Record>)> {
    let folder = tempfile::tempdir().expect("a folder");
    for programme in programmes {
        let path = folder.path().join(&programme.name);
        std::fs::write(path.with_extension("json"), programme.gold.to_string()).expect("written");
        std::fs::write(path.with_extension(&programme.extension), &programme.text).expect("written");
    }
    let record = |path: &PathBuf| {
        let text = read(&std::fs::read(path).expect("a text"), Some(path)).expect("a readable text");
        extract(&text, lexicon)
    };
    let gold = load_gold(folder.path()).expect("annotations");
    gold.into_par_iter().map(|gold| (gold.document.as_ref().map(record), gold)).map(|(record, gold)| (gold, record)).collect()
}

fn figures<'a>(read: impl Iterator<Item = &'a (Gold, Option<Record>)>) -> Table {
    evaluate(read.map(|(gold, record)| (gold, record.as_ref())), None).tables.swap_remove(0)
}

/// The measures that lost most, with their loss.
fn worst(as_it_stands: &Table, rewritten: &Table) -> String {
    let before: BTreeMap<&str, f64> = as_it_stands.figures.iter().map(|(measure, figures)| (measure.name(), figures.f1)).collect();
    let mut lost: Vec<(&str, f64)> = rewritten
        .figures
        .iter()
        .filter(|(measure, _)| !LEFT_OUT.contains(measure))
        .map(|(measure, figures)| (measure.name(), figures.f1 - before[measure.name()]))
        .filter(|(_, lost)| *lost < -0.004)
        .collect();
    lost.sort_by(|a, b| a.1.total_cmp(&b.1));
    lost.iter().take(4).map(|(measure, lost)| format!("{measure} {lost:+.3}")).collect::<Vec<_>>().join(", ")
}

#[test]
fn what_is_written_otherwise_is_read_the_same() {
    let lexicon = Lexicon::load(None).expect("the built-in lexicons");
    let programmes = programmes();
    let stand = read_all(&programmes, &lexicon);
    let mut too_much = Vec::new();
    for way in &WAYS {
        let changed: Vec<Programme> = programmes.iter().filter_map(|programme| programme.rewritten(way)).collect();
        if changed.is_empty() {
            continue;
        }
        let names: FxHashSet<&str> = changed.iter().map(|programme| programme.name.as_str()).collect();
        let before = figures(stand.iter().filter(|(gold, _)| names.contains(gold.id.as_str())));
        let after = figures(read_all(&changed, &lexicon).iter());
        let (was, is) = (before.mean_f1(), after.mean_f1());
        println!("{:24} {:3} documents  {was:.3} {:+.3}  {}", way.is, changed.len(), is - was, worst(&before, &after));
        if was - is > way.most_lost {
            too_much.push(format!("{}: {was:.3} as they stand, {is:.3} rewritten", way.is));
        }
    }
    let own = std::env::var_os("ESTRADE_REWRITTEN").is_none();
    assert!(!own || too_much.is_empty(), "{too_much:#?}");
}
