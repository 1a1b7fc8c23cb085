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

#[test]
fn themes_are_counted_by_parts_with_their_neighbours_changes_and_passages() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    std::fs::create_dir(path.join("corpus")).expect("made");
    for (name, year, subject) in
        [("a", 2015, "Économiser l'eau potable"), ("b", 2016, "Loger les étudiants"), ("c", 2021, "Le logement social")]
    {
        let text = format!(
            "Rencontres de {name}\nNiort, le 9 septembre {year}\n\n9h30 – Table ronde : {subject}\nMarie Delorme, maire de Niort\n\n10h30 – Table ronde : {subject}, suite\nPaul Tessier, architecte\n"
        );
        std::fs::write(path.join(format!("corpus/{name}.txt")), text).expect("written");
    }
    estrade(path, &["build"]);
    let themes = |arguments: &[&str]| estrade(path, &[&["themes"], arguments].concat());
    assert!(themes(&["eau"]).contains("eau\t1\t3\t33.333\t2015\t2015"), "{}", themes(&["eau"]));
    assert!(themes(&["--by", "year"]).contains("eau\t2015\t1\t1\t100.000\t0.477"), "{}", themes(&["--by", "year"]));
    assert!(
        themes(&["logement", "--by", "gender"]).contains("logement\tfemale\t1\t3\t33.333"),
        "{}",
        themes(&["logement", "--by", "gender"])
    );
    let changes = themes(&["--periods", "2015..2016,2021"]);
    assert!(changes.contains("eau\t1\t2\t0\t1\t-50.000"), "{changes}");
    let passages = themes(&["eau", "--passages"]);
    assert!(passages.contains("eau potable") && passages.contains("corpus/a.txt"), "{passages}");
    let error = themes(&["--periods", "1999,2000"]);
    assert!(error.contains("no document of one of the periods"), "{error}");
}
