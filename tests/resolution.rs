//! Decisions on people and bodies, driven as a user would, over rebuilds.

use std::path::Path;

use assert_cmd::Command;

const ONE: &str = "Colloque Habiter demain\nLyon, jeudi 9 septembre 2021\n\n9h30 – Ouverture\nSolène Karadeg, présidente de la Fédération des habitants\n\n10h – Table ronde : Se loger\n- Paul Ostrel, notaire\n";
const TWO: &str = "Colloque Bâtir demain\nRennes, vendredi 8 avril 2022\n\n9h30 – Ouverture\nKARADEG Solène, présidente de la Fédération des habitants\n\n10h – Table ronde : Construire\n- Paul Ostrel, notaire\n";

fn run(folder: &Path, args: &[&str]) -> String {
    let output = Command::cargo_bin("estrade").unwrap().current_dir(folder).args(args).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn ids(folder: &Path) -> Vec<String> {
    let people: serde_json::Value = serde_json::from_str(&run(folder, &["entities", "--format", "json"])).unwrap();
    people["people"].as_array().unwrap().iter().map(|entity| entity["id"].as_str().unwrap().to_owned()).collect()
}

fn corpus() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("corpus")).unwrap();
    std::fs::write(folder.path().join("corpus/one.txt"), ONE).unwrap();
    std::fs::write(folder.path().join("corpus/two.txt"), TWO).unwrap();
    run(folder.path(), &["build"]);
    folder
}

#[test]
fn one_person_in_two_documents() {
    assert_eq!(ids(corpus().path()), ["karadeg-solene", "ostrel-paul"]);
}

#[test]
fn a_split_outlives_a_rebuild_and_can_be_undone() {
    let folder = corpus();
    run(folder.path(), &["split", "ostrel-paul", "--document", "two.txt"]);
    assert_eq!(ids(folder.path()), ["karadeg-solene", "ostrel-paul", "ostrel-paul-notaire"]);
    std::fs::remove_dir_all(folder.path().join("index")).unwrap();
    run(folder.path(), &["build"]);
    assert_eq!(ids(folder.path()), ["karadeg-solene", "ostrel-paul", "ostrel-paul-notaire"]);
    run(folder.path(), &["merge", "ostrel-paul", "ostrel-paul-notaire"]);
    assert_eq!(ids(folder.path()), ["karadeg-solene", "ostrel-paul"]);
    run(folder.path(), &["undo"]);
    run(folder.path(), &["undo"]);
    assert_eq!(ids(folder.path()), ["karadeg-solene", "ostrel-paul"]);
}

#[test]
fn a_decision_without_its_document_is_listed() {
    let folder = corpus();
    run(folder.path(), &["rename", "ostrel-paul", "Maître Ostrel"]);
    assert!(run(folder.path(), &["entities"]).contains("Maître Ostrel"));
    std::fs::write(folder.path().join("corpus/one.txt"), ONE.replace("Paul Ostrel", "Jeanne Valmy")).unwrap();
    std::fs::write(folder.path().join("corpus/two.txt"), TWO.replace("Paul Ostrel", "Jeanne Valmy")).unwrap();
    run(folder.path(), &["build"]);
    assert!(run(folder.path(), &["entities", "--decisions-lost"]).contains("Paul Ostrel"));
}
