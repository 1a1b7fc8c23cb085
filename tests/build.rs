//! An index follows its corpus: what is new, changed, moved, doubled or gone, and what happens after a crash.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

use estrade::index::{Reader, Unit, Writer};
use estrade::lexicon::Lexicon;
use estrade::pipeline::{Build, BuildError, Failure, Manifest, Outcome, PathKey, Progress, Report};
use estrade::query::{SearchOptions, search};

struct Corpus {
    folder: tempfile::TempDir,
}

/// Remembers what became of each file; stops the run after some of them.
struct Log<'a> {
    outcomes: Mutex<BTreeMap<String, Outcome>>,
    stop: Option<(usize, &'a AtomicBool)>,
}

impl Progress for Log<'_> {
    fn planned(&self, _: usize, _: u64) {}

    fn done(&self, key: &PathKey, _: u64, outcome: &Outcome) {
        let mut outcomes = self.outcomes.lock().expect("no panic");
        outcomes.insert(key.to_string(), outcome.clone());
        if let Some((after, stop)) = self.stop
            && outcomes.len() >= after
        {
            stop.store(true, std::sync::atomic::Ordering::Relaxed);
        }
    }
}

impl Corpus {
    fn new() -> Self {
        let corpus = Corpus { folder: tempfile::tempdir().expect("a temporary folder") };
        std::fs::create_dir(corpus.path("corpus")).expect("a folder");
        corpus
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path("corpus").join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("written");
    }

    fn remove(&self, name: &str) {
        std::fs::remove_file(self.path("corpus").join(name)).expect("removed");
    }

    fn build(&self) -> (Report, BTreeMap<String, Outcome>) {
        self.try_build(false, None).expect("built")
    }

    fn try_build(&self, rebuild: bool, stop_after: Option<usize>) -> Result<(Report, BTreeMap<String, Outcome>), BuildError> {
        let lexicon = Lexicon::load(None).expect("lexicons");
        let stop = AtomicBool::new(false);
        let log = Log { outcomes: Mutex::default(), stop: stop_after.map(|after| (after, &stop)) };
        let build = Build { corpus: self.path("corpus"), index: self.path("index"), rebuild, threads: 2, ..Build::default() };
        let report = build.run(&lexicon, &log, &stop)?;
        Ok((report, log.outcomes.into_inner().expect("no panic")))
    }

    /// A new index of the whole corpus.
    fn build_at_once(&self, index: &str, threads: usize) {
        let _ = std::fs::remove_dir_all(self.path(index));
        let log = Log { outcomes: Mutex::default(), stop: None };
        let build = Build { corpus: self.path("corpus"), index: self.path(index), threads, ..Build::default() };
        build.run(&Lexicon::load(None).expect("lexicons"), &log, &AtomicBool::new(false)).expect("built");
    }

    /// Identifiers and verdicts of an index, and what it finds, the best first.
    fn answers(&self, index: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
        let reader = Reader::open(&self.path(index)).expect("a reader");
        let manifest = Manifest::load(&self.path(index)).expect("a manifest");
        let verdicts = manifest.files().iter().map(|(key, entry)| format!("{key} {} {}", entry.verdict.name(), entry.verdict.reason()));
        let hits = [Unit::Document, Unit::Session, Unit::Appearance].into_iter().flat_map(|unit| {
            let queries = ["commun", "mot", "lisières", "Solène", "accueil"];
            queries.into_iter().flat_map(move |query| {
                let hits = search(&Reader::open(&self.path(index)).expect("a reader"), query, SearchOptions { unit, limit: 1000 });
                hits.expect("an answer").hits.into_iter().map(move |hit| format!("{query} {}", hit.path))
            })
        });
        (reader.document_ids().expect("identifiers").into_iter().collect(), verdicts.collect(), hits.collect())
    }

    /// File names of the documents that have a word.
    fn found(&self, word: &str) -> Vec<String> {
        let reader = Reader::open(&self.path("index")).expect("a reader");
        let answer = search(&reader, word, SearchOptions { unit: Unit::Document, limit: 1000 }).expect("an answer");
        let name = |path: &str| Path::new(path).file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut names: Vec<String> = answer.hits.iter().map(|hit| name(&hit.path)).collect();
        names.sort();
        names
    }
}

#[test]
fn new_changed_moved_doubled_and_gone() {
    let corpus = Corpus::new();
    corpus.write("a.txt", "commun alpha");
    corpus.write("b.txt", "commun beta");
    corpus.write("c.txt", "commun beta");
    let (report, outcomes) = corpus.build();
    assert_eq!((report.documents, report.duplicates, report.total), (2, 1, 2));
    assert_eq!(outcomes["c.txt"], Outcome::Duplicate(PathKey::new(Path::new("b.txt"))));
    assert_eq!(corpus.found("commun"), ["a.txt", "b.txt"]);

    let (report, outcomes) = corpus.build();
    assert_eq!((report.unchanged, report.documents, outcomes.len()), (3, 0, 0));

    // The double takes the place of the file that goes.
    corpus.remove("b.txt");
    let (report, _) = corpus.build();
    assert_eq!((report.removed, report.documents, report.total), (1, 1, 2));
    assert_eq!(corpus.found("beta"), ["c.txt"]);

    corpus.write("a.txt", "commun gamma delta");
    corpus.write("2021/d.txt", "commun alpha");
    corpus.build();
    assert_eq!(corpus.found("alpha"), ["d.txt"]);
    assert_eq!(corpus.found("gamma"), ["a.txt"]);

    std::fs::rename(corpus.path("corpus/a.txt"), corpus.path("corpus/z.txt")).expect("renamed");
    corpus.build();
    assert_eq!(corpus.found("gamma"), ["z.txt"]);
    assert_eq!(corpus.found("commun"), ["c.txt", "d.txt", "z.txt"]);
}

#[test]
fn a_corpus_that_has_vanished_takes_nothing_along() {
    let corpus = Corpus::new();
    for number in 0..12 {
        corpus.write(&format!("{number}.txt"), format!("{number}h Accueil de la commune"));
    }
    corpus.build();
    (0..11).for_each(|number| corpus.remove(&format!("{number}.txt")));
    assert_eq!(corpus.build().0.removed, 11);
    for number in 0..11 {
        corpus.write(&format!("{number}.txt"), format!("{number}h Accueil de la ville"));
    }
    corpus.build();
    (0..12).for_each(|number| corpus.remove(&format!("{number}.txt")));
    assert!(matches!(corpus.try_build(false, None), Err(BuildError::Vanished { files: 12, .. })));
    assert_eq!(corpus.found("accueil").len(), 12);
    assert_eq!(corpus.try_build(true, None).expect("built").0.total, 0);
}

#[test]
fn two_files_exchange_their_texts() {
    let corpus = Corpus::new();
    corpus.write("a.txt", "commun alpha");
    corpus.write("b.txt", "commun beta beta");
    corpus.build();
    corpus.write("a.txt", "commun beta beta");
    corpus.write("b.txt", "commun alpha");
    let (report, _) = corpus.build();
    assert_eq!(report.total, 2);
    assert_eq!((corpus.found("alpha"), corpus.found("beta")), (vec!["b.txt".to_owned()], vec!["a.txt".to_owned()]));
    assert_eq!(corpus.build().0.unchanged, 2);
}

#[test]
fn a_touched_file_is_not_extracted_again() {
    let corpus = Corpus::new();
    corpus.write("a.txt", "commun alpha");
    corpus.build();
    let file = std::fs::File::options().write(true).open(corpus.path("corpus/a.txt")).expect("opened");
    file.set_modified(std::time::SystemTime::UNIX_EPOCH).expect("touched");
    let (report, outcomes) = corpus.build();
    assert_eq!((report.documents, report.unchanged, report.total), (0, 1, 1));
    assert_eq!(outcomes["a.txt"], Outcome::Unchanged);
    assert!(corpus.build().1.is_empty());
}

#[test]
fn every_file_gets_its_verdict() {
    let corpus = Corpus::new();
    corpus.write("good.txt", "commun");
    corpus.write("empty.txt", "");
    corpus.write("binary.txt", b"\x7fELF\x02\x01\0\0\0\0\xff\xfe\0\0".repeat(100));
    corpus.write("one line.txt", "mot ".repeat(250_000));
    corpus.write("good.json", r#"{"event": {}, "sessions": [], "people": []}"#);
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        let name = std::ffi::OsStr::from_bytes(b"caf\xe9\n.txt");
        std::fs::write(corpus.path("corpus").join(name), "commun aussi").expect("written");
    }
    let (report, outcomes) = corpus.build();
    assert_eq!(report.annotations, 1);
    assert_eq!(outcomes["empty.txt"], Outcome::Failure(Failure::Empty));
    assert!(matches!(&outcomes["binary.txt"], Outcome::Failure(Failure::Unsupported(_))), "{outcomes:?}");
    assert_eq!(outcomes["one line.txt"], Outcome::Indexed);
    assert_eq!(report.failures.len(), 2);
    #[cfg(unix)]
    assert_eq!(outcomes["caf%E9\n.txt"], Outcome::Indexed);
    // What failed is counted again, and named only where it is new.
    let (again, outcomes) = corpus.build();
    assert_eq!((again.failures.len(), again.known_failures, outcomes.len()), (0, 2, 0));
    corpus.write("empty.txt", "commun enfin");
    let (report, _) = corpus.build();
    assert_eq!((report.failures.len(), report.known_failures, report.documents), (0, 1, 1));
    assert!(corpus.found("commun").contains(&"empty.txt".to_owned()));
}

#[test]
fn a_run_that_was_stopped_goes_on() {
    let corpus = Corpus::new();
    for number in 0..200 {
        corpus.write(&format!("{number:03}.txt"), format!("commun numero{number}"));
    }
    let (report, _) = corpus.try_build(false, Some(10)).expect("built");
    assert!(report.stopped && (10..200).contains(&report.total), "{report:?}");
    assert_eq!(corpus.found("commun").len(), report.total);
    let (rest, _) = corpus.build();
    assert_eq!((rest.unchanged, rest.total), (report.total, 200));
    assert_eq!(corpus.found("commun").len(), 200);
}

/// The index and the manifest as they are when a run is killed between their commits, or when the power goes after them.
#[test]
fn index_and_manifest_agree_again_after_a_crash() {
    let corpus = Corpus::new();
    let manifest = corpus.path("index/estrade.manifest");
    corpus.write("a.txt", "commun alpha");
    corpus.write("b.txt", "commun beta");
    corpus.build();
    let before = std::fs::read(&manifest).expect("a manifest");

    // Killed before the manifest was written; meanwhile one of the new files has gone and one has changed.
    corpus.write("c.txt", "commun gamma");
    corpus.write("d.txt", "commun delta");
    corpus.build();
    std::fs::write(&manifest, &before).expect("written");
    corpus.remove("c.txt");
    corpus.write("d.txt", "commun epsilon");
    corpus.build();
    assert_eq!(corpus.found("commun"), ["a.txt", "b.txt", "d.txt"]);
    assert!(corpus.found("delta").is_empty());

    // The manifest is lost.
    std::fs::remove_file(&manifest).expect("removed");
    corpus.build();
    assert_eq!(corpus.found("commun"), ["a.txt", "b.txt", "d.txt"]);
    assert_eq!(corpus.build().0.unchanged, 3);

    // Half of the manifest is lost.
    let whole = std::fs::read(&manifest).expect("a manifest");
    std::fs::write(&manifest, &whole[..whole.len() / 2]).expect("written");
    corpus.build();
    assert_eq!(corpus.found("commun"), ["a.txt", "b.txt", "d.txt"]);

    // The last commit is lost, its segments are not: the list of segments is the one from before.
    let corpus = Corpus::new();
    corpus.write("a.txt", "commun alpha");
    corpus.build();
    let meta = std::fs::read(corpus.path("index/meta.json")).expect("meta.json");
    corpus.write("b.txt", "commun beta");
    corpus.build();
    std::fs::write(corpus.path("index/meta.json"), &meta).expect("written");
    corpus.build();
    assert_eq!(corpus.found("commun"), ["a.txt", "b.txt"]);
}

#[test]
fn a_first_run_killed_at_once_can_be_repeated() {
    let corpus = Corpus::new();
    corpus.write("a.txt", "commun");
    drop(Writer::open(&corpus.path("index"), Lexicon::load(None).expect("lexicons").version(), 1).expect("an index"));
    assert_eq!(corpus.build().0.total, 1);
}

#[test]
fn a_rebuild_that_was_stopped_leaves_the_old_index() {
    let corpus = Corpus::new();
    (0..400).for_each(|number| corpus.write(&format!("{number}.txt"), format!("commun {number}")));
    corpus.build();
    let reader = Reader::open(&corpus.path("index")).expect("a reader");
    let (report, _) = corpus.try_build(true, Some(1)).expect("stopped");
    assert!(report.stopped && report.documents < 400);
    assert_eq!(corpus.found("commun").len(), 400);
    // What is left of a rebuild that was killed is no harm to the next build, nor to the next rebuild.
    assert!(corpus.path("index/rebuild").is_dir());
    corpus.write("400.txt", "commun 400");
    corpus.build();
    let (report, _) = corpus.try_build(true, None).expect("rebuilt");
    assert_eq!((report.documents, report.total), (401, 401));
    assert_eq!(corpus.found("commun").len(), 401);
    assert!(!corpus.path("index/rebuild").exists());
    let (report, _) = corpus.build();
    assert_eq!((report.unchanged, report.documents), (401, 0));
    // A reader of before goes on with what it has seen.
    let options = SearchOptions { unit: Unit::Document, limit: 1000 };
    assert_eq!(search(&reader, "commun", options).expect("an answer").hits.len(), 400);
}

#[test]
fn a_rebuild_killed_between_index_and_manifest_is_put_right() {
    let corpus = Corpus::new();
    corpus.write("a.txt", "commun alpha");
    corpus.build();
    corpus.try_build(true, None).expect("rebuilt");
    std::fs::remove_file(corpus.path("index/estrade.manifest")).expect("removed");
    assert_eq!(corpus.found("alpha"), ["a.txt"]);
    corpus.build();
    assert_eq!(corpus.found("commun"), ["a.txt"]);
}

#[test]
fn an_index_belongs_to_one_corpus() {
    let corpus = Corpus::new();
    corpus.write("a.txt", "commun alpha");
    corpus.build();
    std::fs::create_dir(corpus.path("other")).expect("a folder");
    let lexicon = Lexicon::load(None).expect("lexicons");
    let log = Log { outcomes: Mutex::default(), stop: None };
    let build = |corpus_path: &str, index: &str, rebuild: bool| {
        let build = Build { corpus: corpus.path(corpus_path), index: corpus.path(index), rebuild, threads: 1, ..Build::default() };
        build.run(&lexicon, &log, &AtomicBool::new(false))
    };
    assert!(matches!(build("other", "index", false), Err(BuildError::OtherCorpus { .. })));
    assert!(matches!(build("none", "index", false), Err(BuildError::Corpus { .. })));
    assert!(matches!(build("corpus", "corpus", true), Err(BuildError::NotAnIndex(_))));
    assert_eq!(build("other", "index", true).expect("built").total, 0);

    // A corpus that was moved is still the same one.
    corpus.try_build(true, None).expect("built");
    std::fs::rename(corpus.path("corpus"), corpus.path("moved")).expect("renamed");
    assert_eq!(build("moved", "index", false).expect("built").unchanged, 1);
}

/// Adds, changes, renames and removes in any order, of texts, programmes in two formats and versions of them.
#[test]
fn small_steps_lead_to_the_same_index_as_one() {
    let corpus = Corpus::new();
    let mut chance: u64 = 7;
    let mut below = |n: u64| {
        chance = chance.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (chance >> 33) % n
    };
    for step in 0..30 {
        for _ in 0..4 {
            let endings = ["txt", "html"];
            let name = format!("{}.{}", below(12), endings[below(2) as usize]);
            let text = match below(3) {
                0 => format!("commun {}", "mot ".repeat(below(8) as usize)),
                _ => format!("{}commun {}\n", programme(12 + below(2) as u32), ["", "Solène", "encore plus"][below(3) as usize]),
            };
            let text = if name.ends_with("html") { page(&text) } else { text };
            let is_here = corpus.path("corpus").join(&name).exists();
            match below(4) {
                0 if is_here => corpus.remove(&name),
                1 if is_here => {
                    let to = corpus.path("corpus").join(format!("{}.{}", below(12), name.rsplit('.').next().unwrap_or_default()));
                    std::fs::rename(corpus.path("corpus").join(&name), to).expect("renamed");
                }
                _ => corpus.write(&name, text),
            }
        }
        corpus.build();
        if step % 10 == 9 {
            let small_steps = corpus.answers("index");
            for threads in [1, 8] {
                corpus.build_at_once("at once", threads);
                assert_eq!(small_steps, corpus.answers("at once"), "step {step}, {threads} threads");
            }
        }
    }
}

fn page(text: &str) -> String {
    format!("<html><body>{}</body></html>", text.lines().map(|line| format!("<p>{line}</p>")).collect::<String>())
}

/// A programme that is long enough to be recognised in another format.
fn programme(day: u32) -> String {
    format!(
        "Journée des lisières\n{day} mars 2020, Quimperlé\n\n9h00 Accueil des participants\n9h30 Ouverture par Solène Marzin, présidente de la \
         Fédération des lisières\n10h15 Conférence sur l’eau et la haie, Aurélie Fauchet, géographe\n12h30 Déjeuner au lycée agricole de la ville\n"
    )
}

#[test]
fn the_same_document_in_two_formats_is_one() {
    let corpus = Corpus::new();
    corpus.write("b.html", page(&programme(12)));
    corpus.write("other.html", page(&programme(19)));
    corpus.build();
    assert_eq!(corpus.found("lisières"), ["b.html", "other.html"]);
    // Of two, the first path is indexed, whichever came first.
    corpus.write("c.txt", programme(12));
    let (_, outcomes) = corpus.build();
    assert_eq!(outcomes["c.txt"], Outcome::Duplicate(PathKey::new(Path::new("b.html"))));
    corpus.write("a.txt", format!("\n{}", programme(12)));
    let (report, outcomes) = corpus.build();
    assert_eq!((&outcomes["a.txt"], report.total), (&Outcome::Indexed, 2));
    assert_eq!(corpus.found("lisières"), ["a.txt", "other.html"]);
    // It gives its place back when it goes.
    corpus.remove("a.txt");
    corpus.build();
    assert_eq!(corpus.found("lisières"), ["b.html", "other.html"]);
    corpus.remove("b.html");
    corpus.build();
    assert_eq!(corpus.found("lisières"), ["c.txt", "other.html"]);
}

#[test]
fn archives_are_walked() {
    use std::io::Write;
    let zip = |parts: &[(&str, &[u8])]| {
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("begun");
            writer.write_all(bytes).expect("written");
        }
        writer.finish().expect("finished").into_inner()
    };
    let corpus = Corpus::new();
    let inner = zip(&[("c.txt", b"commun gamma"), ("../../escape.txt", b"commun delta")]);
    corpus.write("a.zip", zip(&[("b.txt", b"commun beta"), ("2021/empty.txt", b""), ("inner.zip", &inner), ("__MACOSX/b.txt", b"x")]));
    corpus.write("b.txt", "commun beta");
    corpus.write("broken.zip", b"PK\x03\x04 broken");
    let (report, outcomes) = corpus.build();
    assert_eq!(report.total, 3, "{outcomes:?}");
    assert_eq!(outcomes["b.txt"], Outcome::Duplicate(PathKey::new(Path::new("a.zip/b.txt"))));
    assert_eq!(outcomes["a.zip/2021/empty.txt"], Outcome::Failure(Failure::Empty));
    assert_eq!(outcomes["a.zip/inner.zip/c.txt"], Outcome::Indexed);
    assert!(matches!(&outcomes["broken.zip"], Outcome::Failure(Failure::Unreadable(_))), "{outcomes:?}");
    assert_eq!(corpus.build().0.unchanged, 4);
    corpus.remove("a.zip");
    let (report, _) = corpus.build();
    assert_eq!(report.total, 1);
    assert_eq!(corpus.found("commun"), ["b.txt"]);
    // Eleven archives within each other are too many.
    let mut deep = zip(&[("z.txt", b"commun")]);
    (0..10).for_each(|_| deep = zip(&[("z.zip", &deep)]));
    corpus.write("deep.zip", &deep);
    let (_, outcomes) = corpus.build();
    assert!(matches!(&outcomes["deep.zip"], Outcome::Failure(Failure::Refused(_))), "{outcomes:?}");
}

#[test]
fn a_newer_version_takes_the_place_of_the_old_one_which_stays_known() {
    let corpus = Corpus::new();
    corpus.write("programme.txt", programme(12));
    corpus.build();
    corpus.write("programme v2.txt", programme(12).replace("Aurélie Fauchet", "Gaël Tanguy"));
    let (report, outcomes) = corpus.build();
    assert_eq!((report.total, report.replaced), (1, 1), "{outcomes:?}");
    assert_eq!(corpus.found("lisières"), ["programme v2.txt"]);
    assert_eq!(corpus.found("Fauchet"), [""; 0]);
    let manifest = Manifest::load(&corpus.path("index")).expect("a manifest");
    let old = &manifest.files()[&PathKey::new(Path::new("programme.txt"))];
    assert_eq!((old.verdict.name(), old.verdict.reason()), ("replaced", "programme v2.txt"));
    assert_eq!(corpus.build().0.unchanged, 2);
    // It comes back when the newer one goes.
    corpus.remove("programme v2.txt");
    corpus.build();
    assert_eq!(corpus.found("Fauchet"), ["programme.txt"]);
}

#[test]
fn a_text_in_another_language_is_told_and_can_be_searched() {
    let corpus = Corpus::new();
    let english = "The annual conference of the river keepers will take place in the town hall, with the mayor and the chair of the anglers, \
        who will talk about the barriers and the fish passes that they have built with their own hands in the last ten years";
    corpus.write("english.txt", english);
    let (report, _) = corpus.build();
    assert_eq!((report.total, report.failures.len(), report.sessions), (1, 0, 0));
    let manifest = Manifest::load(&corpus.path("index")).expect("a manifest");
    let entry = &manifest.files()[&PathKey::new(Path::new("english.txt"))];
    assert_eq!((entry.verdict.name(), entry.verdict.reason()), ("not-french", "en"));
    assert_eq!(corpus.found("anglers"), ["english.txt"]);
    assert_eq!(corpus.build().0.unchanged, 1);
}
