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
    assert_eq!((&changes[0]["percent"], &changes[0]["percent after"]), (&50.0.into(), &0.0.into()), "{changes:?}");
    let error = themes(&["--periods", "1999,2021"]);
    assert!(error.contains("no document of 1999; the years are those of estrade themes --by year"), "{error}");
    let (code, error) = run(folder.path(), &["themes", "--periods", "2015..2021,2021"]);
    assert!(code == 2 && error.contains("the second period begins when the first has ended"), "{error}");
    let profile = themes(&["eau", "--profile"]);
    assert!(profile.starts_with("first\t2015 Rencontres de l'amont\t"), "{profile}");
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
    let every = estrade(folder.path(), &["themes", "eau", "--every-copy", "--format", "table"]);
    assert!(every.contains("each copy of a programme counted") && !every.contains("each programme once"), "{every}");
    let first = estrade(folder.path(), &["themes", "--limit", "1", "--format", "table"]);
    assert!(first.contains("The first 1 of 2 rows."), "{first}");
    let periods = estrade(folder.path(), &["themes", "--periods", "2015..2016,2021", "--format", "table"]);
    assert!(periods.contains("before: 2015..2016, after: 2021"), "{periods}");
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
    assert!(table.contains("Passages of a row: estrade themes logement --by year --only 2016 --passages\n"), "{table}");
    // The printed command is the same question: with its query, its copies and its names, quoted for a shell.
    let table = estrade(
        folder.path(),
        &["themes", "logement", "--by", "event", "--in", "lieu:Niort date:2016", "--every-copy", "--format", "table"],
    );
    let expected =
        "estrade themes logement --by event --only 'Rencontres de l'\\''aval' --in 'lieu:Niort date:2016' --every-copy --passages\n";
    assert!(table.contains(expected), "{table}");
    let event = passages(&["--by", "event", "--only", "Rencontres de l'aval"]);
    assert!(!event.is_empty() && event.iter().all(|path| path == "corpus/b.txt"), "{event:?}");
    let period = passages(&["--periods", "2015..2016,2021", "--only", "2021"]);
    assert!(!period.is_empty() && period.iter().all(|path| path == "corpus/c.txt"), "{period:?}");
    assert!(!passages(&["--neighbours"]).is_empty());
    // The earliest comes first.
    assert_eq!(passages(&[]).first().map(String::as_str), Some("corpus/b.txt"));
    let part = estrade(folder.path(), &["themes", "--in", "date:2021", "--format", "jsonl"]);
    assert!(rows(&part).iter().all(|row| row["of documents"] == 1), "{part}");
}

#[test]
fn a_theme_of_one_session_alone_has_its_passages_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    std::fs::create_dir(path.join("corpus")).expect("made");
    let day = "Journée de l'eau potable et de l'assainissement\nNiort, le 9 septembre 2021\n\nPréserver la ressource en eau, les nappes phréatiques, les rivières et les zones humides.\n\n9h30 – Table ronde : Protéger les nappes phréatiques et les rivières\nMarie Delorme, hydrologue\n\n10h30 – Table ronde : Le prix de l'eau potable\nPaul Tessier, fontainier\n\n11h – Table ronde : Les stations d'épuration et l'assainissement\nAnne Petit, directrice\n\n11h30 – Atelier : La scierie du Marais\nHugo Marchand, géologue\n";
    std::fs::write(path.join("corpus/day.txt"), day).expect("written");
    estrade(path, &["build"]);
    assert!(!estrade(path, &["themes"]).contains("foret"), "the day as a whole is not about forests");
    let kinds = rows(&estrade(path, &["themes", "foret", "--by", "kind", "--format", "jsonl"]));
    assert_eq!((&kinds[0]["kind"], &kinds[0]["sessions"]), (&"workshop".into(), &1.into()), "{kinds:?}");
    let mentions = kinds[0]["mentions"].as_u64().expect("a count");
    let passages = rows(&estrade(path, &["themes", "foret", "--by", "kind", "--only", "workshop", "--passages", "--format", "jsonl"]));
    assert!(mentions > 0 && passages.len() as u64 == mentions, "{passages:?}");
    let why = estrade(path, &["show", "corpus/day.txt", "--why"]);
    assert!(why.contains("session theme\t3\tForêt et bois (foret): scierie\t"), "{why}");
    assert_eq!(run(path, &["themes", "foret", "--passages"]).0, 1, "no document is about it");
}

#[test]
fn an_empty_answer_says_why() {
    let folder = built();
    for (arguments, reason) in [
        (vec!["themes", "logment"], "no theme of these documents is called “logment”; nearly so: logement"),
        (vec!["themes", "foret", "--by", "year"], "no document has the theme foret (Forêt et bois)"),
        (vec!["themes", "licorne", "--profile"], "no theme of these documents is called “licorne”"),
        (vec!["themes", "--in", "date:1999"], "no document is found by “date:1999”"),
        (
            vec!["themes", "eau", "--by", "year", "--only", "1999", "--passages"],
            "no year of these documents is 1999: the first is 2015, the last 2021",
        ),
        (vec!["themes", "--by", "year", "--least", "9"], "nothing stands in 9 documents or more (--least)"),
        (vec!["themes", "eau", "--by", "year", "--only", "2051", "--plot", "none.svg"], "no year of these documents is 2051"),
        (
            vec!["themes", "eau", "--by", "event", "--only", "rencontres"],
            "no event is called “rencontres”; nearly so: Rencontres de l'amont",
        ),
        (vec!["terms", "--verdict", "keep"], "no document has a term under --verdict keep; documents looked at: 3"),
        (vec!["network", "--of", "themes", "--least", "9"], "no two themes have 9 or more common documents (--least), in all documents: 3"),
    ] {
        let (code, told) = run(folder.path(), &arguments);
        assert!(code == 1 && told.contains(reason), "{arguments:?}: {code} {told}");
    }
    assert!(!folder.path().join("none.svg").exists(), "nothing to draw");
    // All words of a label, in any form, mean it too.
    assert!(estrade(folder.path(), &["themes", "habitat et logements"]).starts_with("logement\t"));
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
    let (network, _) = gexf.split_once("estrade: ").expect("what stands behind an edge, on standard error");
    let tree = roxmltree::Document::parse(network).expect("well-formed");
    let labels: Vec<_> = tree
        .descendants()
        .filter(|node| node.has_tag_name(("http://gexf.net/1.3", "node")))
        .filter_map(|node| node.attribute("label"))
        .collect();
    assert_eq!(labels, ["Inès Ben Salem", "Paul Tessier"]);
    let description =
        "weight: number of common sessions; counted in 3 documents, each programme once (1 left out as copies); 1 community (Leiden";
    assert!(gexf.contains(description), "{gexf}");
    assert!(gexf.contains("estrade search --unit session 'intervenant:\"Inès Ben Salem\" intervenant:\"Paul Tessier\"'"), "{gexf}");
    let behind = estrade(path, &["search", "--unit", "session", "intervenant:\"Inès Ben Salem\" intervenant:\"Paul Tessier\""]);
    assert!(behind.lines().count() >= 3, "{behind}");
    assert!(gexf.contains("<spell start=\"2015-01-01\" end=\"2016-12-31\"/>"), "{gexf}");
}

#[test]
fn corpora_for_other_programs() {
    let folder = built();
    let path = folder.path();
    let (code, told) = run(path, &["export", "txm", "txm"]);
    assert!(code == 0 && told.contains("3 texts; 1 copy of a programme left out (--every-copy writes it)"), "{told}");
    assert_eq!(std::fs::read_dir(path.join("txm")).expect("a folder").count(), 4);
    assert_eq!(run(path, &["export", "txm", "txm"]).0, 2, "a folder with files is left alone");
    assert_eq!(run(path, &["export", "iramuteq", "iramuteq.txt", "--unit", "session", "--in", "theme:logement"]).0, 0);
    let starred = std::fs::read_to_string(path.join("iramuteq.txt")).expect("a file");
    assert!(starred.contains("*annee_2021") && starred.contains("*type_roundtable") && !starred.contains("*annee_2015"), "{starred}");
    assert_eq!(run(path, &["export", "gargantext", "g.tsv"]).0, 0);
    assert_eq!(std::fs::read_to_string(path.join("g.tsv")).expect("a file").lines().count(), 4);
    let (code, told) = run(path, &["export", "cortext", "c.csv", "--in", "date:1999"]);
    assert!(code == 1 && told.contains("nothing written to c.csv: no text") && !path.join("c.csv").exists(), "{told}");
}
