//! Themes traced from the command line: counts, figures, networks, corpora for other programs, and the way back to the texts.

use std::path::{Path, PathBuf};

use assert_cmd::Command;

fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::cargo_bin("estrade").expect("built").current_dir(folder).args(arguments).output().expect("run");
    let told = String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8");
    (output.status.code().unwrap_or(-1), told)
}

fn estrade(folder: &Path, arguments: &[&str]) -> String {
    run(folder, arguments).1
}

/// Three events with an index; the first one twice, under two names and with another last line.
fn built() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = folder.path().join("corpus");
    std::fs::create_dir(&corpus).expect("made");
    let programme = |name: &str, year: u16, subject: &str| {
        format!(
            "Rencontres de {name}\nNiort, le 9 septembre {year}\nOrganisées par l'Association des moulins du Marais\n\n9h30 – Table ronde : {subject}\nMarie Delorme, maire de Niort\n\n10h30 – Table ronde : {subject}, suite\nPaul Tessier, architecte, Agence du paysage\nInès Ben Salem, hydrologue\n"
        )
    };
    let water = programme("l'amont", 2015, "Économiser l'eau potable");
    let notice = "\nRenseignements et inscriptions au secrétariat de l'association, tous les matins de la semaine avant midi, sauf le lundi, et par courrier à la mairie, qui transmettra les demandes aux bénévoles chargés de l'accueil et de la restauration du public.\n";
    std::fs::write(corpus.join("a.txt"), &water).expect("written");
    std::fs::write(corpus.join("a-bis.txt"), water + notice).expect("written");
    std::fs::write(corpus.join("b.txt"), programme("l'aval", 2016, "Le logement des étudiants")).expect("written");
    std::fs::write(corpus.join("c.txt"), programme("la plaine", 2021, "Le logement social")).expect("written");
    estrade(folder.path(), &["build"]);
    folder
}

fn rows(text: &str) -> Vec<serde_json::Value> {
    text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

#[test]
fn themes_are_counted_by_parts_with_their_neighbours_changes_and_passages() {
    let folder = built();
    let themes = |arguments: &[&str]| estrade(folder.path(), &[&["themes"], arguments].concat());
    let first = |arguments: &[&str]| rows(&themes(&[arguments, &["--format", "jsonl"]].concat())).into_iter().next().expect("a row");
    let all = first(&["eau"]);
    assert_eq!((&all["documents"], &all["first"], &all["last"]), (&1.into(), &"2015".into(), &"2015".into()), "{all}");
    let year = first(&["eau", "--by", "year"]);
    assert_eq!((&year["year"], &year["documents"], &year["of documents"]), (&"2015".into(), &1.into(), &1.into()));
    assert!((year["specificity"].as_f64().expect("a figure") - 3f64.log10()).abs() < 1e-9, "one of three: {year}");
    let organiser = first(&["logement", "--by", "organiser"]);
    assert_eq!(organiser["organiser"], "Association des moulins du Marais", "{organiser}");
    let gender = rows(&themes(&["logement", "--by", "gender", "--format", "jsonl"]));
    assert!(gender.iter().any(|row| row["gender"] == "female" && row["appearances"].as_u64() > Some(0)), "{gender:?}");
    let changes = rows(&themes(&["eau", "--periods", "2015..2016,2021", "--format", "jsonl"]));
    assert_eq!((&changes[0]["before"], &changes[0]["points"]), (&1.into(), &(-50.0).into()), "{changes:?}");
    let error = themes(&["--periods", "1999,2000"]);
    assert!(error.contains("no document of one of the periods"), "{error}");
    let profile = themes(&["eau", "--profile"]);
    assert!(profile.contains("year\t2015\t1\t1\tdocuments") && profile.contains("person\tPaul Tessier\t1\t"), "{profile}");
}

#[test]
fn copies_of_a_programme_count_once_and_every_table_says_what_it_counts() {
    let folder = built();
    let table = estrade(folder.path(), &["themes", "eau", "--by", "year", "--format", "table"]);
    assert!(table.contains("1 copy left out (--every-copy counts it)"), "{table}");
    assert!(table.contains("Counted: documents about the theme") && table.contains("words include stop words"), "{table}");
    let every = estrade(folder.path(), &["themes", "eau", "--every-copy", "--format", "jsonl"]);
    assert_eq!(rows(&every)[0]["documents"], 2, "{every}");
    let csv = estrade(folder.path(), &["themes", "eau", "--by", "year", "--format", "csv"]);
    assert!(csv.starts_with("theme,year,documents,of documents,percent,mentions,words,per 10 000 words,specificity\n"), "{csv}");
    assert!(!csv.contains("Counted"), "machine formats hold data alone: {csv}");
}

#[test]
fn every_count_leads_back_to_its_passages() {
    let folder = built();
    let passages = |arguments: &[&str]| {
        let told = estrade(folder.path(), &[&["themes", "logement"], arguments, &["--passages", "--format", "jsonl"]].concat());
        rows(&told).into_iter().map(|row| row["path"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert!(passages(&[]).iter().any(|path| path == "corpus/b.txt") && passages(&[]).iter().any(|path| path == "corpus/c.txt"));
    let of_year = passages(&["--by", "year", "--only", "2021"]);
    assert!(!of_year.is_empty() && of_year.iter().all(|path| path == "corpus/c.txt"), "{of_year:?}");
    let table = estrade(folder.path(), &["themes", "logement", "--by", "year", "--format", "table"]);
    assert!(table.contains("estrade themes 'logement' --by year --only '2016' --passages"), "{table}");
    let part = estrade(folder.path(), &["themes", "--in", "date:2021", "--format", "jsonl"]);
    assert!(rows(&part).iter().all(|row| row["of documents"] == 1), "{part}");
    assert_eq!(run(folder.path(), &["themes", "nulle-part"]).0, 1);
}

#[test]
fn figures_and_networks_are_files_that_others_read() {
    let folder = built();
    let path = folder.path();
    let figure = |arguments: &[&str], file: &str| -> PathBuf {
        let (code, told) = run(path, &[arguments, &["--plot", file]].concat());
        assert_eq!(code, 0, "{told}");
        path.join(file)
    };
    for (arguments, title) in [
        (vec!["themes", "logement", "--by", "year"], "au fil du temps"),
        (vec!["themes", "logement", "--by", "kind"], "par type de séance"),
        (vec!["themes"], "Les thèmes du corpus"),
        (vec!["themes", "--periods", "2015..2016,2021"], "Ce qui monte"),
        (vec!["network", "--of", "people", "--communities"], "Qui intervient avec qui"),
    ] {
        let svg = std::fs::read_to_string(figure(&arguments, "figure.svg")).expect("a file");
        let tree = roxmltree::Document::parse(&svg).expect("well-formed");
        let words: String = tree.descendants().filter_map(|node| node.text()).collect();
        assert!(words.contains(title) && words.contains("Source") && words.contains("n ="), "{arguments:?}: {words}");
    }
    let png = std::fs::read(figure(&["themes", "logement", "--by", "year"], "figure.png")).expect("a file");
    assert!(png.starts_with(b"\x89PNG\r\n"));
    assert_eq!(run(path, &["themes", "--plot", "figure.gif"]).0, 2);
    let (code, told) = run(path, &["themes", "--by", "kind", "--plot", "figure.svg"]);
    assert!(code == 2 && told.contains("name one"), "{told}");

    let gexf = estrade(path, &["network", "--of", "people", "--communities"]);
    let tree = roxmltree::Document::parse(&gexf).expect("well-formed");
    let labels: Vec<_> = tree
        .descendants()
        .filter(|node| node.has_tag_name(("http://gexf.net/1.3", "node")))
        .filter_map(|node| node.attribute("label"))
        .collect();
    assert_eq!(labels, ["Inès Ben Salem", "Paul Tessier"]);
    assert!(gexf.contains("weight: number of common sessions; 1 communities (Leiden"), "{gexf}");
    assert!(gexf.contains("<spell start=\"2015-01-01\" end=\"2016-12-31\"/>"), "{gexf}");
}

#[test]
fn corpora_for_other_programs() {
    let folder = built();
    let path = folder.path();
    let (code, told) = run(path, &["export", "txm", "txm"]);
    assert!(code == 0 && told.contains("3 texts; 1 copies of programmes left out"), "{told}");
    assert_eq!(std::fs::read_dir(path.join("txm")).expect("a folder").count(), 4);
    assert_eq!(run(path, &["export", "txm", "txm"]).0, 2, "a folder with files is left alone");
    assert_eq!(run(path, &["export", "iramuteq", "iramuteq.txt", "--unit", "session", "--in", "theme:logement"]).0, 0);
    let starred = std::fs::read_to_string(path.join("iramuteq.txt")).expect("a file");
    assert!(starred.contains("*annee_2021") && starred.contains("*type_roundtable") && !starred.contains("*annee_2015"), "{starred}");
    assert_eq!(run(path, &["export", "gargantext", "g.tsv"]).0, 0);
    assert_eq!(std::fs::read_to_string(path.join("g.tsv")).expect("a file").lines().count(), 4);
    assert_eq!(run(path, &["export", "cortext", "c.csv", "--in", "date:1999"]).0, 1, "nothing found");
}
