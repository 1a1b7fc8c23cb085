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
    assert!(why.contains("Eau et assainissement (eau)\ttheme.thesaurus\t0."), "{why}");
    assert!(why.contains("theme words\t\teau potable\ttitle\t12.000"), "{why}");
    let why = estrade(path, &["show", "corpus/day.txt", "--why", "--format", "json"]);
    let facts: Vec<serde_json::Value> = serde_json::from_str(&why).expect("JSON");
    let date = facts.iter().find(|fact| fact["fact"] == "date").expect("the date of the event");
    assert_eq!((&date["rule"], &date["passage"]), (&"event.date".into(), &"jeudi 9 septembre 2021".into()));

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

#[test]
fn a_list_keeps_and_stops_terms() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    std::fs::create_dir(path.join("corpus")).expect("made");
    for (name, subject) in [("a", "Vers un projet de territoire"), ("b", "Des projets de territoire et des énergies marines")] {
        let text = format!(
            "Rencontres de {name}\nNiort, le 9 septembre 2021\n\n9h30 – Table ronde : {subject}\nMarie Delorme, maire de Niort\n\n10h30 – Clôture\n"
        );
        std::fs::write(path.join(format!("corpus/{name}.txt")), text).expect("written");
    }
    estrade(path, &["build"]);
    let terms = estrade(path, &["terms"]);
    assert!(terms.starts_with("projet de territoire\t2.000\t2\t2\t"), "{terms}");
    estrade(path, &["terms", "--write-list", "terms.tsv"]);
    let list = std::fs::read_to_string(path.join("terms.tsv")).expect("the list");
    assert!(list.contains("\ncandidate\tprojet de territoire\t2.0\t2\t2\n"), "{list}");
    let decided = list.replace("candidate\tprojet", "stop\tprojet").replace("candidate\ténergies", "keep\ténergies");
    std::fs::write(path.join("terms.tsv"), &decided).expect("written");
    assert!(!estrade(path, &["terms"]).contains("projet"));
    assert!(!estrade(path, &["terms", "--by", "year"]).contains("projet"));
    assert!(estrade(path, &["terms", "--verdict", "keep"]).starts_with("énergies marines\t1.000\t1\t1\tkeep\t2021"));
    assert!(estrade(path, &["terms", "--verdict", "stop"]).starts_with("projet de territoire\t"));
    // Decisions stay, and nothing is added twice.
    estrade(path, &["terms", "--write-list", "again.tsv"]);
    assert_eq!(std::fs::read_to_string(path.join("again.tsv")).expect("the list"), decided);
    std::fs::write(path.join("terms.tsv"), "maybe\tprojet\n").expect("written");
    let message = estrade(path, &["terms"]);
    assert!(message.contains("terms.tsv, line 1: write keep, candidate or stop"), "{message}");
}
