//! What resolution gives for annotated programmes, in any order and step by step.

use std::path::Path;
use std::sync::LazyLock;

use estrade::evaluate::{load_resolution_gold, score_resolution};
use estrade::lexicon::Lexicon;
use estrade::pipeline::{Extracted, Limits, Readers, extract_file};
use estrade::resolve::{Decisions, DocumentMentions, Entities, Knowledge, Remembered, Source, resolve, resolve_documents};
use proptest::prelude::*;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::load(None).expect("the built-in lexicons"));
static DOCUMENTS: LazyLock<Vec<Extracted>> = LazyLock::new(|| extracted(&folder()));

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/resolution")
}

fn extracted(folder: &Path) -> Vec<Extracted> {
    let readers = Readers::isolated(env!("CARGO_BIN_EXE_estrade").into(), Limits::default());
    let mut texts: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    texts.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    texts.sort();
    texts.iter().map(|path| extract_file(path, &readers, &LEXICON).expect("a programme")).collect()
}

fn source(document: &Extracted) -> Source<'_> {
    Source { record: &document.record, text: Some(&document.text) }
}

fn fresh(documents: &[&Extracted], knowledge: &Knowledge) -> Entities {
    let sources: Vec<Source> = documents.iter().map(|document| source(document)).collect();
    resolve(&sources, knowledge, &Decisions::default())
}

#[test]
fn people_and_bodies_agree_with_the_annotated_ones() {
    let gold = load_resolution_gold(&folder()).expect("annotations");
    let report = score_resolution(&gold, &fresh(&DOCUMENTS.iter().collect::<Vec<_>>(), &Knowledge::new(&LEXICON)));
    assert!(report.people.b_cubed.f1 > 0.97 && report.people.pairwise.precision > 0.99, "{:#?}", report.people);
    assert!(report.organisations.b_cubed.f1 > 0.97, "{:#?}", report.organisations);
    assert!(report.people.baseline.f1 < report.people.b_cubed.f1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_input_changes_nothing(order in Just((0..14usize).collect::<Vec<_>>()).prop_shuffle()) {
        let knowledge = Knowledge::new(&LEXICON);
        let shuffled: Vec<&Extracted> = order.iter().map(|at| &DOCUMENTS[*at]).collect();
        prop_assert_eq!(fresh(&shuffled, &knowledge), fresh(&DOCUMENTS.iter().collect::<Vec<_>>(), &knowledge));
    }

    #[test]
    fn what_is_remembered_changes_nothing(order in Just((0..14usize).collect::<Vec<_>>()).prop_shuffle(), first in 1..14usize) {
        let knowledge = Knowledge::new(&LEXICON);
        let gather = |at: &usize| DocumentMentions::gather(source(&DOCUMENTS[*at]), &knowledge);
        let mut remembered = Remembered::default();
        resolve_documents(order[..first].iter().map(gather).collect(), &knowledge, &Decisions::default(), &mut remembered);
        let all = resolve_documents(order.iter().map(gather).collect(), &knowledge, &Decisions::default(), &mut remembered);
        prop_assert_eq!(all, fresh(&DOCUMENTS.iter().collect::<Vec<_>>(), &knowledge));
    }
}

#[test]
fn only_what_a_new_document_touches_is_resolved_again() {
    let knowledge = Knowledge::new(&LEXICON);
    let gather = |document: &Extracted| DocumentMentions::gather(source(document), &knowledge);
    let mut remembered = Remembered::default();
    let all: Vec<DocumentMentions> = DOCUMENTS.iter().map(gather).collect();
    resolve_documents(all[..13].to_vec(), &knowledge, &Decisions::default(), &mut remembered);
    let groups = remembered.resolved;
    resolve_documents(all[..13].to_vec(), &knowledge, &Decisions::default(), &mut remembered);
    assert_eq!(remembered.resolved, 0);
    resolve_documents(all, &knowledge, &Decisions::default(), &mut remembered);
    assert!(remembered.resolved > 0 && remembered.resolved < groups, "{} of {groups}", remembered.resolved);
}
