//! Themes from the command line: a thesaurus of one's own, tagging anew, and the evidence.

use std::path::Path;

use assert_cmd::Command;

const DAY: &str = "Journée du cerf-volant et de l'eau potable\nNiort, jeudi 9 septembre 2021\n\n9h30 – Ouverture\nMarie Delorme, présidente de la ligue\n\n10h – Table ronde : Protéger l'eau potable\nInès Ben Salem, hydrologue\n";

fn estrade(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::cargo_bin("estrade").expect("built").current_dir(folder).args(arguments).output().expect("run");
    String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8")
}

#[test]
fn another_thesaurus_tags_the_index_anew_without_reading_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    std::fs::create_dir(path.join("corpus")).expect("made");
    std::fs::create_dir(path.join("mine")).expect("made");
    std::fs::write(path.join("corpus/day.txt"), DAY).expect("written");
    estrade(path, &["build"]);
    let why = estrade(path, &["show", "corpus/day.txt", "--why"]);
    assert!(why.contains("Eau et assainissement") && why.contains("eau potable  title"), "{why}");

    let kites = "[[theme]]\nid = \"cerfs-volants\"\nlabel = \"Cerfs-volants\"\nstrong = [\"cerf-volant\"]\n";
    std::fs::write(path.join("mine/themes.toml"), kites).expect("written");
    let report = estrade(path, &["build", "--lexicon", "mine"]);
    assert!(report.contains("1 re-tagged") && report.contains("1 unchanged"), "{report}");
    let found = estrade(path, &["search", "theme:cerfs-volants", "--format", "jsonl"]);
    assert!(found.contains("day.txt"), "{found}");
    let report = estrade(path, &["build", "--lexicon", "mine"]);
    assert!(!report.contains("re-tagged"), "{report}");
    estrade(path, &["build"]);
    assert!(!estrade(path, &["themes"]).contains("cerfs-volants"));
}

#[test]
fn the_printed_thesaurus_can_stand_in_place_of_the_built_in_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    std::fs::create_dir(path.join("mine")).expect("made");
    let turtle = estrade(path, &["thesaurus"]);
    std::fs::write(path.join("mine/thesaurus.ttl"), &turtle).expect("written");
    assert_eq!(estrade(path, &["thesaurus", "--lexicon", "mine"]), turtle);
    assert_eq!(estrade(path, &["thesaurus", "--lexicon", "mine", "--to", "toml"]), estrade(path, &["thesaurus", "--to", "toml"]));
}
