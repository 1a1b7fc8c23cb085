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
    assert!(why.contains("theme words\t\teau potable\ttitle\t8.000"), "{why}");
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
fn a_theme_that_no_text_can_have_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    std::fs::create_dir(path.join("mine")).expect("made");
    let theme = "<https://example.org/sun> a <http://www.w3.org/2004/02/skos/core#Concept> ; <http://www.w3.org/2004/02/skos/core#prefLabel> \"Sun\"@en .";
    std::fs::write(path.join("mine/themes.ttl"), theme).expect("written");
    let told = estrade(path, &["thesaurus", "--lexicon", "mine"]);
    assert!(told.contains("themes without a form in French, which no document will have: sun"), "{told}");
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
    // A list of somebody else is not written over; named as the list, it is added to.
    std::fs::write(path.join("ours.tsv"), "keep\tmoulin à vent\n").expect("written");
    let message = estrade(path, &["terms", "--write-list", "ours.tsv"]);
    assert!(message.contains("ours.tsv is there already and would be lost"), "{message}");
    estrade(path, &["terms", "--list", "ours.tsv", "--write-list", "ours.tsv"]);
    let ours = std::fs::read_to_string(path.join("ours.tsv")).expect("the list");
    assert!(ours.starts_with("keep\tmoulin à vent\ncandidate\t") && ours.contains("\tprojet de territoire\t"), "{ours}");
    let message = estrade(path, &["terms", "--list", "nowhere.tsv"]);
    assert!(message.contains("there is no list nowhere.tsv"), "{message}");
    std::fs::write(path.join("terms.tsv"), "maybe\tprojet\n").expect("written");
    let message = estrade(path, &["terms"]);
    assert!(message.contains("terms.tsv, line 1: write keep, candidate or stop"), "{message}");
}
