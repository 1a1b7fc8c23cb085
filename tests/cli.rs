//! The program as a user runs it: what it prints, where, and with which exit status.

use std::path::Path;

use assert_cmd::Command;
use estrade::index::Disk;
use estrade::pipeline::{Digest, Entry, Manifest, PathKey};
use predicates::prelude::*;
use predicates::str::{contains, is_empty, starts_with};

fn estrade(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("estrade").expect("the program");
    command.current_dir(folder);
    command
}

/// A folder with a corpus of two documents, and its index.
fn built() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let corpus = folder.path().join("corpus");
    std::fs::create_dir(&corpus).expect("a folder");
    std::fs::write(corpus.join("lille.txt"), "Assises du numérique à Lille\nLes territoires connectés\n").expect("written");
    std::fs::write(corpus.join("albi.txt"), "Journée de l’eau à Albi\n\u{1b}[31mLa rivière\n").expect("written");
    estrade(folder.path()).arg("build").assert().code(0).stdout(contains("indexed 2 documents"));
    folder
}

#[test]
fn build_names_what_failed() {
    let folder = built();
    let build = |code: i32| estrade(folder.path()).arg("build").assert().code(code);
    build(0).stdout(contains("2 unchanged"));
    std::fs::write(folder.path().join("corpus/empty.txt"), "").expect("written");
    std::fs::write(folder.path().join("corpus/copy.txt"), "Journée de l’eau à Albi\n\u{1b}[31mLa rivière\n").expect("written");
    build(3)
        .stdout(contains("1 failure").and(contains("index now holds 2 documents")))
        .stderr(contains("estrade: empty.txt: empty").and(contains("estrade: copy.txt: duplicate of albi.txt")));
    // The next night says nothing new, and the status still knows.
    build(0).stdout(contains("1 known failure")).stderr(contains("empty.txt").not());
    let status = |arguments: &[&str]| estrade(folder.path()).arg("status").args(arguments).assert();
    status(&[]).code(0).stdout(contains("indexed\t2").and(contains("duplicate\t1")).and(contains("empty\t1")));
    status(&["failures"]).code(0).stdout(contains("empty.txt\tempty"));
    status(&["encrypted"]).code(1);
}

#[test]
fn build_tells_before_and_after() {
    let folder = built();
    std::fs::write(folder.path().join("corpus/empty.txt"), "").expect("written");
    let build = |arguments: &[&str]| estrade(folder.path()).arg("build").args(arguments).assert();
    build(&["--dry-run"]).code(0).stdout("read\tnew\tempty.txt\n").stderr(contains("1 file to read, 0 to remove, 2 unchanged"));
    build(&["--report", "report.json"]).code(3);
    let report = std::fs::read(folder.path().join("report.json")).expect("a report");
    let report: serde_json::Value = serde_json::from_slice(&report).expect("JSON");
    assert_eq!((&report["failures"][0][0], &report["unchanged"]), (&"empty.txt".into(), &2.into()));
    build(&["--dry-run"]).stderr(contains("0 files to read"));
    build(&["--dry-run", "--retry", "failed"]).stdout("read\tagain\tempty.txt\n");
    build(&["--retry", "failed"]).code(0).stdout(contains("1 known failure"));
}

#[test]
fn check_finds_and_repairs() {
    let folder = built();
    let run = |arguments: &[&str]| estrade(folder.path()).args(arguments).assert();
    run(&["check"]).code(0).stdout(contains("2 documents"));
    let index = folder.path().join("index");
    let mut manifest = Manifest::load(&index).expect("a manifest");
    let key = |name: &str| PathKey::new(name.as_ref());
    let (lille, _) = manifest.files().iter().find(|(key, _)| key.as_str().ends_with("lille.txt")).expect("known");
    let entry = manifest.remove(&lille.clone()).expect("known");
    manifest.insert(key("nantes.txt"), Entry { sha256: Some(Digest::of(b"another")), ..entry });
    manifest.save(&Disk::default(), &index).expect("written");
    run(&["check"]).code(2).stdout(contains("missing in the index").and(contains("unknown to the manifest")));
    run(&["check", "--repair"]).code(0);
    run(&["build"]).code(0);
    run(&["check"]).code(0).stdout(contains("2 documents"));
    let segment = std::fs::read_dir(folder.path().join("index")).expect("listed").flatten().map(|entry| entry.path());
    let store = segment.into_iter().find(|path| path.extension().is_some_and(|e| e == "store")).expect("a store");
    let mut bytes = std::fs::read(&store).expect("read");
    bytes[10] ^= 1;
    std::fs::write(&store, bytes).expect("written");
    run(&["check"]).code(2).stdout(contains("damaged: "));
}

/// Files in formats whose parsers are not trusted, made to harm: each costs its verdict, and the others are read.
#[test]
fn hostile_files_cost_their_verdict() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let corpus = folder.path().join("corpus");
    std::fs::create_dir(&corpus).expect("a folder");
    let write = |name: &str, bytes: Vec<u8>| std::fs::write(corpus.join(name), bytes).expect("written");
    let samples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files");
    write("good.docx", std::fs::read(samples.join("word.docx")).expect("a sample"));
    write("good.pdf", std::fs::read(samples.join("chromium.pdf")).expect("a sample"));
    let nested = format!(
        "%PDF-1.4\n1 0 obj\n<</Type/Catalog/X {}{}>>\nendobj\ntrailer<</Root 1 0 R>>",
        "[".repeat(1_000_000),
        "]".repeat(1_000_000)
    );
    write("nested.pdf", nested.into_bytes());
    write("cut.pdf", std::fs::read(samples.join("chromium.pdf")).expect("a sample")[..20_000].to_vec());
    write("deep.rtf", format!("{{\\rtf1 {}", "{".repeat(2_000_000)).into_bytes());
    write("bomb.docx", zipped("word/document.xml", 400 << 20));
    estrade(folder.path())
        .arg("build")
        .assert()
        .code(3)
        .stdout(contains("index now holds 3 documents").and(contains("2 warnings")))
        .stderr(contains("bomb.docx: refused: limit").and(contains("deep.rtf: refused: limit")).and(contains("nested.pdf: ")));
}

/// A zip archive of one part that unpacks to so many spaces.
fn zipped(name: &str, length: u64) -> Vec<u8> {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file(name, zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated)).expect("begun");
    let block = vec![b' '; 1 << 20];
    (0..length >> 20).for_each(|_| writer.write_all(&block).expect("written"));
    writer.finish().expect("finished").into_inner()
}

#[test]
fn search_in_every_format() {
    let folder = built();
    let search = |arguments: &[&str]| estrade(folder.path()).arg("search").args(arguments).assert();
    search(&["territoire"]).code(0).stdout(contains("corpus/lille.txt").and(contains("\t")));
    search(&["territoire", "--format", "table"]).code(0).stdout(contains("1 of 1 documents").and(contains('\u{1b}').not()));
    search(&["territoire", "--format", "csv"]).code(0).stdout(starts_with("date,time,event,"));
    search(&["territoire", "--format", "tsv"]).code(0).stdout(starts_with("date\ttime\tevent\t"));
    let json = search(&["territoire", "--format", "json"]).code(0).get_output().stdout.clone();
    let answer: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!((&answer["total"], &answer["hits"][0]["path"]), (&1.into(), &"corpus/lille.txt".into()));
    let lines = search(&["à", "OR", "territoire", "OR", "rivière", "--format", "jsonl"]).code(0).get_output().stdout.clone();
    assert_eq!(String::from_utf8_lossy(&lines).lines().filter(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()).count(), 2);
    search(&["inconnu"]).code(1).stdout(is_empty());
    search(&["intervennant:x"]).code(2).stderr(contains("did you mean “intervenant:”? (at character 1 of the query)\n"));
    search(&["eau -rivière"]).code(1);
    search(&["--", "-rivière"]).code(0).stdout(contains("lille").and(contains("albi").not()));
}

#[test]
fn show_in_three_ways() {
    let folder = built();
    let show = |arguments: &[&str]| estrade(folder.path()).arg("show").args(arguments).assert();
    show(&["corpus/lille.txt", "--text"]).code(0).stdout("Assises du numérique à Lille\nLes territoires connectés\n");
    show(&["./corpus/lille.txt"]).code(0).stdout(contains("text/plain").and(contains("Les territoires connectés")));
    // A document cannot steer the terminal.
    show(&["albi.txt"]).code(0).stdout(contains('\u{1b}').not());
    let record = show(&["lille.txt", "--record"]).code(0).get_output().stdout.clone();
    let record: serde_json::Value = serde_json::from_slice(&record).expect("JSON");
    let id = record["document"]["id"].as_str().expect("an identifier");
    show(&[&id[..6], "--text"]).code(0).stdout(contains("territoires"));
    show(&["nothing"]).code(1).stdout(is_empty()).stderr(contains("no document has the path"));
}

#[test]
fn kwic_and_counts() {
    let folder = built();
    estrade(folder.path()).args(["kwic", "territoire"]).assert().code(0).stdout(contains("Les\tterritoires\tconnectés"));
    estrade(folder.path()).args(["kwic", "(a"]).assert().code(2).stderr(contains("not closed"));
    estrade(folder.path()).args(["who", "Personne"]).assert().code(1).stdout(is_empty()).stderr(contains("nothing found"));
    estrade(folder.path()).args(["who", "--kind", "x"]).assert().code(2).stderr(contains("round_table"));
    estrade(folder.path()).args(["who", "--from", "2022", "--to", "2021"]).assert().code(2).stderr(contains("later than"));
}

#[test]
fn extract_keeps_the_order_and_names_what_failed() {
    let folder = built();
    let mut files: Vec<String> = (0..50).map(|number| format!("corpus/{number:02}.txt")).collect();
    for (number, file) in files.iter().enumerate() {
        std::fs::write(folder.path().join(file), format!("Journée {number}\n")).expect("written");
    }
    files.insert(20, "corpus/none.txt".into());
    let assert = estrade(folder.path()).arg("extract").args(&files).assert().code(3);
    let output = assert.stderr(contains("estrade: corpus/none.txt: unreadable: no such file or directory")).get_output().stdout.clone();
    let paths: Vec<String> = String::from_utf8_lossy(&output)
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["document"]["path"].as_str().expect("a path").to_owned())
        .collect();
    files.retain(|file| file != "corpus/none.txt");
    assert_eq!(paths, files);
    estrade(folder.path()).args(["extract", "-"]).write_stdin("Journée\n").assert().code(0).stdout(contains("\"path\":\"-\""));
    estrade(folder.path()).args(["extract", "corpus"]).assert().code(3).stderr(contains("refused: a folder"));
}

#[test]
fn wrong_use_is_told() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    estrade(folder.path()).args(["search", "x"]).assert().code(2).stderr("estrade: no index in index; build one with: estrade build\n");
    estrade(folder.path()).arg("build").assert().code(2).stderr(contains("the corpus corpus cannot be read"));
    estrade(folder.path()).args(["extract"]).assert().code(2);
    estrade(folder.path()).args(["extract", "--lexicon", "none", "x"]).assert().code(2).stderr(contains("lexicons cannot be loaded"));
    std::fs::write(folder.path().join("notes.txt"), "a").expect("written");
    estrade(folder.path()).args(["build", ".", "--index", "."]).assert().code(2).stderr(contains("holds no index of estrade"));
    assert!(folder.path().join("notes.txt").is_file());
}

#[test]
fn what_describes_the_program() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let schema = estrade(folder.path()).arg("schema").assert().code(0).get_output().stdout.clone();
    let schema: serde_json::Value = serde_json::from_slice(&schema).expect("JSON");
    assert!(schema["properties"]["appearances"].is_object());
    for shell in ["bash", "zsh", "fish"] {
        estrade(folder.path()).args(["completions", shell]).assert().code(0).stdout(contains("estrade"));
    }
    estrade(folder.path()).arg("man").assert().code(0).stdout(contains(".TH estrade"));
    estrade(folder.path()).args(["man", "--out", "."]).assert().code(0);
    assert!(folder.path().join("estrade-who.1").is_file());
    for command in ["build", "search", "who", "show", "extract", "evaluate", "kwic"] {
        estrade(folder.path()).args([command, "--help"]).assert().code(0).stdout(contains("Examples:\n"));
    }
}

#[test]
fn evaluate_fails_below_its_floors() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let gold = folder.path().join("set");
    std::fs::create_dir(&gold).expect("a folder");
    std::fs::write(gold.join("a.txt"), "Rien\n").expect("written");
    std::fs::write(
        gold.join("a.json"),
        r#"{"domain": "d", "event": {"title": ["Xyz", "Zyx"], "dates": ["--09-09"], "places": []}, "sessions": [],
            "people": [{"name": null, "affiliations": [{"role": "maire", "organisation": null}], "part": "speaker", "session": null}],
            "organisations": [["A b c", "D"]], "themes": []}"#,
    )
    .expect("written");
    std::fs::write(folder.path().join("floors.toml"), "[set]\n\"event title\" = 0.5\n").expect("written");
    let evaluate = |arguments: &[&str]| estrade(folder.path()).args(["evaluate", "set"]).args(arguments).assert();
    evaluate(&[]).code(0).stdout(contains("all\tevent title\t0.000\t0.000\t0.000\t1\n"));
    evaluate(&["--errors", "--measure", "event-title"]).code(0).stdout(contains("event title\ta\tmissed\tXyz"));
    evaluate(&["--floors", "floors.toml"]).code(2).stderr(contains("set: event title is 0.000, below its floor of 0.500"));
    evaluate(&["--measure", "nonsense"]).code(2).stderr(contains("the measures are"));
    evaluate(&["--by", "domain", "--format", "json"]).code(0).stdout(contains("\"unnamed participants\""));
    estrade(folder.path()).args(["evaluate", "."]).assert().code(2).stderr(contains("no annotations"));
}

#[cfg(unix)]
#[test]
fn a_reader_that_stops_reading_is_no_failure() {
    let folder = built();
    let program = assert_cmd::cargo::cargo_bin("estrade");
    let script = format!(
        "for i in $(seq 2000); do echo corpus/lille.txt; done | xargs {0} extract | head -n 1 > /dev/null; echo ${{PIPESTATUS[1]}}",
        program.display()
    );
    let run = std::process::Command::new("bash").args(["-c", &script]).current_dir(folder.path()).output().expect("bash runs");
    assert_eq!((String::from_utf8_lossy(&run.stdout).trim(), String::from_utf8_lossy(&run.stderr).as_ref()), ("0", ""));
}
