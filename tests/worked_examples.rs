//! The worked example of `docs/adding-to-the-lexicons.md`, as the page has it.

use std::path::Path;

use assert_cmd::Command;

/// The blocks of a page between fences, each with the last file in backquotes before it.
fn blocks(page: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut file = String::new();
    let mut block: Option<String> = None;
    for line in page.lines() {
        match (&mut block, line.starts_with("```")) {
            (None, true) => block = Some(String::new()),
            (Some(text), true) => {
                found.push((file.clone(), std::mem::take(text)));
                block = None;
            }
            (Some(text), false) => *text += &format!("{line}\n"),
            (None, false) => {
                let names = line.split('`').skip(1).step_by(2).filter(|name| name.ends_with(".tsv") || name.ends_with(".txt"));
                file = names.last().map_or(file, str::to_owned);
            }
        }
    }
    found
}

fn record(folder: &Path, arguments: &[&str]) -> serde_json::Value {
    let output = Command::cargo_bin("estrade").expect("built").current_dir(folder).arg("extract").args(arguments).output().expect("run");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)))
}

#[test]
fn words_are_added_as_the_page_tells() {
    let page = std::fs::read_to_string("docs/adding-to-the-lexicons.md").expect("the page");
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("my-words")).expect("made");
    let blocks = blocks(&page);
    let first = |name: &str| &blocks.iter().find(|(file, _)| file == name).unwrap_or_else(|| panic!("no block for {name}")).1;
    for name in ["functions.tsv", "bodies.tsv", "labels.tsv"] {
        std::fs::write(folder.path().join("my-words").join(name), first(name)).expect("written");
    }
    std::fs::write(folder.path().join("programme.txt"), first("programme.txt")).expect("written");

    let without = record(folder.path(), &["programme.txt"]);
    assert!(without["sessions"][0]["title"].as_str().is_some_and(|title| title.contains("Causette 1")), "{without:#}");
    let with = record(folder.path(), &["programme.txt", "--lexicon", "my-words"]);
    let (session, person) = (&with["sessions"][0], &with["appearances"][0]);
    assert_eq!((&session["label"], &session["title"]), (&"Causette 1".into(), &"Le houblon de demain".into()));
    assert_eq!(person["person"]["name"], "Marie Durand");
    assert_eq!(person["affiliations"][0]["role"], "zythologue");
    assert_eq!(person["affiliations"][0]["organisation"], "Zythothèque de Lille");
    assert_eq!(with["organisations"][0]["kind"], "library");
}
