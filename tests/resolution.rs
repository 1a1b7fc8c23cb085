//! Decisions on people and bodies, driven as a user would, over rebuilds.

use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

const ONE: &str = "Colloque Habiter demain\nLyon, jeudi 9 septembre 2021\n\n9h30 – Ouverture\nSolène Karadeg, présidente de la Fédération des habitants\n\n10h – Table ronde : Se loger\n- Paul Ostrel, notaire, Chambre des notaires\n- Ana Le Goas, directrice, Agence du livre\n- Modération : Lise Valmy, journaliste\n";
const TWO: &str = "Colloque Bâtir demain\nRennes, vendredi 8 avril 2022\n\n9h30 – Ouverture\nKARADEG Solène, présidente de la Fédération des habitants\n\n10h – Table ronde : Construire\n- Paul Ostrel, notaire, Chambre des notaires\n- Ana Le Goas, directrice, Agence du livre\n- Modération : Lise Valmy, journaliste\n";

fn run(folder: &Path, args: &[&str]) -> String {
    let output = Command::cargo_bin("estrade").unwrap().current_dir(folder).args(args).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn json(folder: &Path, args: &[&str]) -> Value {
    serde_json::from_str(&run(folder, &[args, &["--format", "json"]].concat())).unwrap()
}

fn ids_of(folder: &Path, kind: &str) -> Vec<String> {
    let entities = json(folder, &["entities"]);
    let alive = entities[kind].as_array().unwrap().iter().filter(|entity| entity["is_rejected"] != true);
    alive.map(|entity| entity["id"].as_str().unwrap().to_owned()).collect()
}

fn people(folder: &Path) -> Vec<String> {
    ids_of(folder, "people")
}

fn corpus() -> tempfile::TempDir {
    corpus_of(&[("one", ONE), ("two", TWO)])
}

/// The index made anew, with a document more than before.
fn rebuild(folder: &Path) {
    std::fs::remove_dir_all(folder.join("index")).unwrap();
    let text = "Matinée du bois\nQuimper, mardi 6 juin 2023\n\n9h – Ouverture\nNour Zerrouki, menuisière\n";
    std::fs::write(folder.join("corpus/three.txt"), text).unwrap();
    run(folder, &["build"]);
}

const ALL: [&str; 4] = ["karadeg-solene", "legoas-ana", "ostrel-paul", "valmy-lise"];

#[test]
fn one_person_in_two_documents() {
    assert_eq!(people(corpus().path()), ALL);
}

const PORTS: &str = "Assises des ports\nCalais, jeudi 9 septembre 2021\n\n9h30 – Ouverture\nYves Valmy, président du Comité régional des ports et criées de Bretagne (CRPC Bretagne)\n\n10h – Table ronde : La pointe et le fuseau\n- Ana Ostrel, directrice, musée de la Dentelle\n- Ivo Kerdaniel, pêcheur\n- Lise Goarant, notaire, Chambre des notaires\n- L. Goarant, conseillère, Agence du livre\n";
const SEWING: &str = "Colloque Coudre demain\nRennes, vendredi 8 avril 2022\n\n9h30 – Ouverture\nYves Valmy, président du CRPC Bretagne\n\n10h – Table ronde : Se soigner\n- Ana Ostrel, directrice, musée de la Dentelle de Calais\n- Ivo Kerdaniel, chirurgien, CHU de Rennes\n- Lucie Goarant, conseillère, Agence du livre\n";
const ELSEWHERE: &str = "Journée du fil\nAlençon, mardi 6 juin 2023\n\n9h – Ouverture\nNour Zerrouki, couturière, musée de la Dentelle\nIvo Kerdaniel, chef de pôle, CHU de Rennes\n";

/// A folder with an index of some texts.
fn corpus_of(texts: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("corpus")).unwrap();
    for (name, text) in texts {
        std::fs::write(folder.path().join(format!("corpus/{name}.txt")), text).unwrap();
    }
    run(folder.path(), &["build"]);
    folder
}

#[test]
fn a_profession_and_a_body_tell_two_people_apart() {
    let folder = corpus_of(&[("ports", PORTS), ("sewing", SEWING), ("elsewhere", ELSEWHERE)]);
    let found = people(folder.path());
    assert_eq!(found.iter().filter(|id| id.starts_with("kerdaniel-ivo")).count(), 2, "{found:?}");
    let physician = json(folder.path(), &["who", "kerdaniel-ivo-chu-de-rennes"]);
    assert_eq!(physician.as_array().unwrap().len(), 2);
    // The initials are those of who is at the same body, not of who is in the same document.
    let rows = json(folder.path(), &["who", "goarant-lucie"]);
    let written: Vec<&str> = rows.as_array().unwrap().iter().map(|row| row["written"].as_str().unwrap()).collect();
    assert_eq!(written, ["L. Goarant", "Lucie Goarant"]);
}

#[test]
fn a_body_without_its_town_and_under_the_acronym_of_a_part_of_its_name() {
    let bodies = |texts: &[(&str, &str)]| ids_of(corpus_of(texts).path(), "bodies");
    let two = bodies(&[("ports", PORTS), ("sewing", SEWING)]);
    let is_of = |id: &&String| id.contains("crpc") || id.contains("comite") || id.contains("musee");
    let found: Vec<&String> = two.iter().filter(is_of).collect();
    assert_eq!(found, ["comite-regional-des-ports-et-criees-de-bretagne", "musee-de-la-dentelle"]);
    assert_eq!(
        bodies(&[("ports", PORTS), ("sewing", SEWING), ("elsewhere", ELSEWHERE)]).iter().filter(|id| id.contains("musee")).count(),
        2
    );
}

#[test]
fn a_split_outlives_a_rebuild_and_can_be_undone() {
    let folder = corpus();
    run(folder.path(), &["split", "ostrel-paul", "--document", "two.txt"]);
    let split = ["karadeg-solene", "legoas-ana", "ostrel-paul", "ostrel-paul-chambre-des-notaires", "valmy-lise"];
    assert_eq!(people(folder.path()), split);
    rebuild(folder.path());
    assert_eq!(people(folder.path()).iter().filter(|id| id.starts_with("ostrel")).count(), 2);
    run(folder.path(), &["undo"]);
    assert_eq!(people(folder.path()).iter().filter(|id| id.starts_with("ostrel")).count(), 1);
}

#[test]
fn what_a_split_leaves_stays_one_person() {
    let folder = corpus();
    let text = "Foire aux greffes\nDieppe, samedi 6 mai 2023\n\n9h – Ouverture\nPaul Ostrel, potier\n";
    std::fs::write(folder.path().join("corpus/four.txt"), text).unwrap();
    run(folder.path(), &["build"]);
    run(folder.path(), &["merge", "ostrel-paul", "legoas-ana"]);
    run(folder.path(), &["split", "ostrel-paul", "--document", "two.txt"]);
    rebuild(folder.path());
    let rows = json(folder.path(), &["who", "ostrel-paul"]);
    let written: Vec<&str> = rows.as_array().unwrap().iter().map(|row| row["written"].as_str().unwrap()).collect();
    assert!(written.contains(&"Paul Ostrel") && written.contains(&"Ana Le Goas"), "{written:?}");
}

#[test]
fn a_merge_outlives_a_rebuild() {
    let folder = corpus();
    run(folder.path(), &["merge", "ostrel-paul", "valmy-lise", "--reason", "a pen name"]);
    assert_eq!(people(folder.path()).len(), 3);
    rebuild(folder.path());
    assert_eq!(people(folder.path()), ["karadeg-solene", "legoas-ana", "ostrel-paul", "zerrouki-nour"]);
    assert!(std::fs::read_to_string(folder.path().join("entities.toml")).unwrap().contains("a pen name"));
}

#[test]
fn a_new_name_outlives_a_rebuild() {
    let folder = corpus();
    run(folder.path(), &["rename", "ostrel-paul", "Maître Ostrel"]);
    rebuild(folder.path());
    assert!(run(folder.path(), &["people", "ostrel-paul"]).contains("Maître Ostrel"));
}

#[test]
fn who_was_rejected_is_in_no_answer_after_a_rebuild() {
    let folder = corpus();
    run(folder.path(), &["reject", "valmy-lise"]);
    rebuild(folder.path());
    assert!(!people(folder.path()).contains(&"valmy-lise".to_owned()));
    assert!(!run(folder.path(), &["who"]).contains("Valmy"));
    assert!(!run(folder.path(), &["people"]).contains("Valmy"));
}

#[test]
fn a_mention_given_to_somebody_stays_with_them() {
    let folder = corpus();
    run(folder.path(), &["split", "ostrel-paul", "--document", "two.txt", "--into", "valmy-lise"]);
    rebuild(folder.path());
    let rows = json(folder.path(), &["who", "valmy-lise"]);
    let written: Vec<&str> = rows.as_array().unwrap().iter().map(|row| row["written"].as_str().unwrap()).collect();
    assert_eq!(written, ["Lise Valmy", "Paul Ostrel", "Lise Valmy"]);
}

#[test]
fn one_of_two_names_in_a_document_is_given_to_somebody() {
    let folder = corpus();
    let text = "Débat du bois\nDieppe, samedi 6 mai 2023\n\n9h – Ouverture\nPaul Ostrel, notaire, Chambre des notaires\n\n10h – Clôture\nP. Ostrel\n";
    std::fs::write(folder.path().join("corpus/four.txt"), text).unwrap();
    run(folder.path(), &["build"]);
    run(folder.path(), &["split", "ostrel-paul", "--document", "four.txt", "--written", "P. OSTREL", "--into", "valmy-lise"]);
    let rows = json(folder.path(), &["who", "valmy-lise"]);
    let written: Vec<&str> = rows.as_array().unwrap().iter().map(|row| row["written"].as_str().unwrap()).collect();
    assert_eq!(written, ["Lise Valmy", "Lise Valmy", "P. Ostrel"]);
}

#[test]
fn a_mention_is_taken_out_of_what_was_merged_before() {
    let folder = corpus();
    run(folder.path(), &["merge", "ostrel-paul", "legoas-ana"]);
    run(folder.path(), &["split", "ostrel-paul", "--document", "two.txt", "--written", "Ana Le Goas", "--into", "valmy-lise"]);
    let written = |id: &str| -> Vec<String> {
        let rows = json(folder.path(), &["who", id]);
        rows.as_array().unwrap().iter().map(|row| row["written"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(written("valmy-lise"), ["Lise Valmy", "Ana Le Goas", "Lise Valmy"]);
    assert_eq!(written("ostrel-paul"), ["Paul Ostrel", "Ana Le Goas", "Paul Ostrel"]);
}

#[test]
fn decisions_that_cannot_be_meant_are_refused() {
    let folder = corpus();
    for args in [
        &["rename", "ostrel-paul", " "][..],
        &["split", "ostrel-paul", "--document", "two.txt", "--written", "P. Ostrel"],
        &["reject", "organisation:ostrel-paul"],
    ] {
        let output = Command::cargo_bin("estrade").unwrap().current_dir(folder.path()).args(args).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
    assert!(!folder.path().join("entities.toml").exists());
    run(folder.path(), &["reject", "person:ostrel-paul"]);
    assert!(!people(folder.path()).contains(&"ostrel-paul".to_owned()));
}

#[test]
fn decisions_on_bodies_outlive_a_rebuild() {
    let folder = corpus();
    let bodies = || ids_of(folder.path(), "bodies");
    assert_eq!(bodies(), ["agence-du-livre", "chambre-des-notaires", "federation-des-habitants"]);
    run(folder.path(), &["merge", "agence-du-livre", "federation-des-habitants"]);
    run(folder.path(), &["rename", "chambre-des-notaires", "Chambre interdépartementale"]);
    rebuild(folder.path());
    assert_eq!(bodies(), ["chambre-des-notaires", "federation-des-habitants"]);
    assert!(run(folder.path(), &["organisations"]).contains("Chambre interdépartementale"));
    run(folder.path(), &["undo", "--number", "1"]);
    run(folder.path(), &["split", "agence-du-livre", "--document", "one.txt"]);
    assert_eq!(bodies().len(), 4);
    run(folder.path(), &["reject", "federation-des-habitants"]);
    rebuild(folder.path());
    assert!(!run(folder.path(), &["organisations"]).contains("Fédération"));
    run(folder.path(), &["split", "chambre-des-notaires", "--document", "two.txt", "--into", "agence-du-livre"]);
    assert_eq!(json(folder.path(), &["organisations", "chambre-des-notaires"])[0]["documents"], 1);
}

#[test]
fn a_review_writes_what_is_answered() {
    let folder = corpus();
    let text = "Fête des arts du feu\nDieppe, samedi 6 mai 2023\n\n9h – Ouverture\nP. Ostrel, bénévole\n";
    std::fs::write(folder.path().join("corpus/four.txt"), text).unwrap();
    run(folder.path(), &["build"]);
    let proposed = json(folder.path(), &["entities"])["proposals"].as_array().unwrap().len();
    assert!(proposed > 0);
    let review = Command::cargo_bin("estrade")
        .unwrap()
        .current_dir(folder.path())
        .arg("review")
        .write_stdin("n\n".repeat(proposed))
        .output()
        .unwrap();
    assert!(review.status.success() && String::from_utf8_lossy(&review.stdout).contains("the same?"));
    rebuild(folder.path());
    assert_eq!(json(folder.path(), &["entities"])["proposals"].as_array().unwrap().len(), 0);
}

#[test]
fn decisions_outlive_other_lexicons() {
    let folder = corpus();
    run(folder.path(), &["rename", "ostrel-paul", "Maître Ostrel"]);
    run(folder.path(), &["merge", "legoas-ana", "valmy-lise"]);
    std::fs::create_dir(folder.path().join("own")).unwrap();
    std::fs::write(folder.path().join("own/functions.tsv"), "form\tfeminine\tclass\tgrade\nzythologue\t\tculture\thead\n").unwrap();
    run(folder.path(), &["build", "--rebuild", "--lexicon", "own"]);
    assert_eq!(people(folder.path()), ["karadeg-solene", "legoas-ana", "ostrel-paul"]);
    assert!(run(folder.path(), &["people"]).contains("Maître Ostrel"));
}

#[test]
fn bodies_that_may_be_one_are_proposed() {
    let folder = tempfile::tempdir().unwrap();
    let text = |day: &str, of: &str| {
        format!("Colloque Habiter demain\nLyon, jeudi {day} septembre 2021\n\n9h30 – Ouverture\nSolène Karadeg, professeure, {of}\n")
    };
    let write = |name: &str, text: String| std::fs::write(folder.path().join("corpus").join(name), text).unwrap();
    std::fs::create_dir(folder.path().join("corpus")).unwrap();
    write("one.txt", text("9", "Université du Léon maritime"));
    write("two.txt", text("16", "Université maritime du Léon"));
    run(folder.path(), &["build"]);
    let answered = |key: &str| {
        let mut review = Command::cargo_bin("estrade").unwrap();
        let output = review.current_dir(folder.path()).arg("review").write_stdin(format!("{key}\n")).output().unwrap();
        assert!(String::from_utf8_lossy(&output.stdout).contains("the same words in another order, the same person at both"));
    };
    let proposals = || json(folder.path(), &["entities"])["proposals"].as_array().unwrap().len();
    assert_eq!(proposals(), 1);
    answered("y");
    assert_eq!(ids_of(folder.path(), "bodies").len(), 1);
    run(folder.path(), &["undo"]);
    answered("n");
    assert_eq!((proposals(), ids_of(folder.path(), "bodies").len()), (0, 2));
    // A document to come says the same of them.
    write("three.txt", text("23", "Université maritime du Léon"));
    run(folder.path(), &["build"]);
    assert_eq!((proposals(), ids_of(folder.path(), "bodies").len()), (0, 2));
}

#[test]
fn a_decision_without_its_document_is_listed() {
    let folder = corpus();
    run(folder.path(), &["rename", "ostrel-paul", "Maître Ostrel"]);
    assert!(run(folder.path(), &["entities"]).contains("Maître Ostrel"));
    std::fs::write(folder.path().join("corpus/one.txt"), ONE.replace("Paul Ostrel", "Jeanne Brumas")).unwrap();
    std::fs::write(folder.path().join("corpus/two.txt"), TWO.replace("Paul Ostrel", "Jeanne Brumas")).unwrap();
    run(folder.path(), &["build"]);
    assert!(run(folder.path(), &["entities", "--decisions-lost"]).contains("Paul Ostrel"));
}

#[test]
fn answers_go_by_person_and_body() {
    let folder = corpus();
    let rows = json(folder.path(), &["who", "Solène Karadeg"]);
    let written: Vec<&str> = rows.as_array().unwrap().iter().map(|row| row["written"].as_str().unwrap()).collect();
    assert_eq!(written, ["Solène Karadeg", "KARADEG Solène"]);
    let groups = json(folder.path(), &["who", "--by", "organisation,year", "--org", "Agence du livre"]);
    assert_eq!(
        groups[0],
        serde_json::json!({"organisation id": "agence-du-livre", "organisation": "Agence du livre", "year": "2021", "appearances": 1, "people": 1, "events": 1})
    );
    let career = json(folder.path(), &["people", "karadeg-solene", "--career"]);
    assert_eq!(
        (career[0]["from"].as_str(), career[0]["to"].as_str(), career.as_array().unwrap().len()),
        (Some("2021-09-09"), Some("2022-04-08"), 1)
    );
    let companions = json(folder.path(), &["people", "ostrel-paul", "--companions"]);
    let of = |name: &str| companions.as_array().unwrap().iter().find(|row| row["id"] == name).unwrap().clone();
    assert_eq!((of("legoas-ana")["sat with"].as_u64(), of("valmy-lise")["moderated by"].as_u64()), (Some(2), Some(2)));
    let events = json(folder.path(), &["organisations", "agence-du-livre", "--events"]);
    assert_eq!(events.as_array().unwrap().len(), 2);
    let share = json(folder.path(), &["who", "--women"]);
    assert_eq!((share[0]["part"].as_str(), share[0]["women"].as_u64(), share[0]["men"].as_u64()), (Some("speaker"), Some(4), Some(2)));
}

#[test]
fn the_share_of_women_by_organiser() {
    let folder = corpus();
    let text = ONE.replace("\n\n9h30", "\nOrganisé par l’Agence du livre\n\n9h30");
    std::fs::write(folder.path().join("corpus/one.txt"), text).unwrap();
    run(folder.path(), &["build"]);
    let shares = json(folder.path(), &["who", "--women", "--by", "organisateur", "--part", "speaker"]);
    let of = |row: usize| (shares[row]["organiser id"].as_str(), shares[row]["women"].as_u64(), shares[row]["men"].as_u64());
    assert_eq!((of(0), of(1)), ((None, Some(2), Some(1)), (Some("agence-du-livre"), Some(2), Some(1))));
}

#[test]
fn a_list_of_names_has_a_line_for_each() {
    let folder = corpus();
    std::fs::write(folder.path().join("names.csv"), "nom;note\nKaradeg;\nZoé Inconnue;\nPaul Ostrell;\n").unwrap();
    let table = run(folder.path(), &["who", "--list", "names.csv", "--format", "csv"]);
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.iter().filter(|line| line.starts_with("Karadeg,yes,karadeg-solene")).count(), 2);
    assert_eq!(lines.iter().filter(|line| line.starts_with("Zoé Inconnue,no,")).count(), 1);
    assert_eq!(lines.iter().filter(|line| line.starts_with("Paul Ostrell,similar,ostrel-paul")).count(), 2);
}

#[test]
fn a_list_with_given_names_in_a_column_of_their_own() {
    let folder = corpus();
    std::fs::write(folder.path().join("names.csv"), "Prénom,Nom\nSolène,Karadeg\nPaul,Karadeg\n").unwrap();
    let table = run(folder.path(), &["who", "--list", "names.csv", "--format", "csv"]);
    assert_eq!(table.lines().filter(|line| line.starts_with("Solène Karadeg,yes,karadeg-solene")).count(), 2);
    assert!(table.contains("Paul Karadeg,"));
}

#[test]
fn versions_of_a_programme_are_compared() {
    let folder = corpus();
    let newer = ONE
        .replace("10h –", "10h15 –")
        .replace("notaire, Chambre", "président, Chambre")
        .replace("- Ana Le Goas, directrice, Agence du livre\n", "");
    std::fs::write(folder.path().join("newer.txt"), newer).unwrap();
    let changes = json(folder.path(), &["compare", "corpus/one.txt", "newer.txt"]);
    let told: Vec<(&str, &str)> =
        changes.as_array().unwrap().iter().map(|row| (row["change"].as_str().unwrap(), row["what"].as_str().unwrap())).collect();
    assert!(told.contains(&("changed", "session time")), "{changes:#}");
    assert!(told.contains(&("changed", "role")), "{changes:#}");
    assert!(told.contains(&("removed", "person")), "{changes:#}");
    let same = Command::cargo_bin("estrade")
        .unwrap()
        .current_dir(folder.path())
        .args(["compare", "corpus/one.txt", "corpus/one.txt"])
        .output()
        .unwrap();
    assert_eq!(same.status.code(), Some(1));
}
