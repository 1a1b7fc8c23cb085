//! Builds that are killed, or whose disk fails, at any moment: the next one ends as if nothing had happened.
//!
//! `ESTRADE_KILLS=200 ESTRADE_FAULTS=1 cargo test --release --test survival` kills as often as a release asks for, and lets
//! every single operation fail instead of every fifth.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use estrade::index::{Disk, Reader, Unit};
use estrade::lexicon::Lexicon;
use estrade::pipeline::{Build, BuildError, Outcome, PathKey, Progress, Report, check, repair};
use estrade::query::{SearchOptions, search};

/// A third of the files changes in each round, so that every run has work to do.
fn write_corpus(corpus: &Path, files: u32, round: u32) {
    std::fs::create_dir_all(corpus).expect("a folder");
    for file in 0..files {
        let version = if file % 3 == round % 3 { round } else { 0 };
        let text = format!("Journée numéro {file}\nJeudi 12 mars 2020\n\n9h00 Accueil\n9h30 Ouverture, version{version}\n")
            .repeat(1 + file as usize % 5);
        std::fs::write(corpus.join(format!("{file}.txt")), text).expect("written");
    }
    std::fs::write(corpus.join("empty.txt"), "").expect("written");
}

/// How many units some queries find, and which, with their documents and scores, the best first.
fn answers(index: &Path) -> BTreeMap<String, (usize, Vec<String>)> {
    let reader = Reader::open(index).expect("an index");
    let answer = |(query, unit)| {
        let found = search(&reader, query, SearchOptions { unit, limit: 1000 }).expect("an answer");
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        (found.total, found.hits.into_iter().map(|hit| format!("{} {} {:.4}", name(&hit.path), hit.document, hit.score)).collect())
    };
    let queries = ["journée", "version0", "version1", "7", "ouverture", "numéro 12"];
    let units = [Unit::Document, Unit::Session];
    let asked = queries.into_iter().flat_map(|query| units.map(|unit| (query, unit)));
    asked.map(|(query, unit)| (format!("{query} {}", unit.name()), answer((query, unit)))).collect()
}

struct Quiet;

impl Progress for Quiet {
    fn planned(&self, _: usize, _: u64) {}
    fn done(&self, _: &PathKey, _: u64, _: &Outcome) {}
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::load(None).expect("lexicons"))
}

fn build(folder: &Path, index: &str, disk: Disk) -> Result<Report, BuildError> {
    let build = Build { corpus: folder.join("corpus"), index: folder.join(index), threads: 1, disk, ..Build::default() };
    build.run(lexicon(), &Quiet, &AtomicBool::new(false))
}

/// From one operation that fails to the next one.
fn stride() -> usize {
    std::env::var("ESTRADE_FAULTS").ok().and_then(|stride| stride.parse().ok()).unwrap_or(5)
}

/// Lets the operation with this number and all that follow fail, as on a full disk; or that one alone.
fn failing(nth: usize, error: io::ErrorKind, ever_after: bool) -> (Disk, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let disk = Disk::failing(move |_, _| {
        let now = count.fetch_add(1, Ordering::Relaxed);
        if now == nth || ever_after && now > nth { Err(error.into()) } else { Ok(()) }
    });
    (disk, asked)
}

/// A corpus and its index, and the state to which both can be brought back.
struct Place {
    folder: tempfile::TempDir,
    kept: tempfile::TempDir,
}

impl Place {
    fn new(files: u32) -> Self {
        let place = Place { folder: tempfile::tempdir().expect("a folder"), kept: tempfile::tempdir().expect("a folder") };
        write_corpus(&place.path("corpus"), files, 0);
        build(place.folder.path(), "index", Disk::default()).expect("built");
        copy(place.folder.path(), place.kept.path());
        place
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn restore(&self) {
        ["corpus", "index"].iter().for_each(|name| std::fs::remove_dir_all(self.path(name)).expect("removed"));
        copy(self.kept.path(), self.folder.path());
    }
}

/// Every operation on the disk of a build that adds, changes and removes fails in its turn.
#[test]
fn every_failing_operation_is_healed_by_the_next_build() {
    const FILES: u32 = 12;
    let place = Place::new(FILES);
    let (folder, index) = (place.folder.path(), place.path("index"));
    let prepare = || {
        place.restore();
        write_corpus(&place.path("corpus"), FILES + 2, 1);
        std::fs::remove_file(place.path("corpus/5.txt")).expect("removed");
    };
    prepare();
    let (disk, asked) = failing(usize::MAX, io::ErrorKind::Other, false);
    build(folder, "index", disk).expect("built");
    let undisturbed = answers(&index);
    let operations = asked.load(Ordering::Relaxed);
    assert!(operations > 20, "{operations}");
    for nth in (0..operations).step_by(stride()) {
        for (error, ever_after) in [(io::ErrorKind::StorageFull, true), (io::ErrorKind::Other, false)] {
            prepare();
            let _ = build(folder, "index", failing(nth, error, ever_after).0);
            Reader::open(&index).unwrap_or_else(|error| panic!("operation {nth}: no reader after the failure: {error}"));
            let report = build(folder, "index", Disk::default()).unwrap_or_else(|error| panic!("operation {nth}: {error}"));
            assert_eq!(report.total, FILES as usize + 1, "operation {nth}");
            let found = check(&index).expect("an index");
            assert!(found.is_well(), "operation {nth}: {found:?}");
            assert_eq!(answers(&index), undisturbed, "operation {nth}");
        }
    }
}

/// The same for an index that is built anew, which must be there all the time.
#[test]
fn a_rebuild_may_fail_anywhere() {
    let place = Place::new(6);
    let (folder, index) = (place.folder.path(), place.path("index"));
    let expected = answers(&index);
    for nth in (0..).step_by(stride()) {
        place.restore();
        let (disk, _) = failing(nth, io::ErrorKind::StorageFull, true);
        let rebuild = Build { corpus: place.path("corpus"), index: index.clone(), rebuild: true, threads: 1, disk, ..Build::default() };
        let outcome = rebuild.run(lexicon(), &Quiet, &AtomicBool::new(false));
        assert_eq!(answers(&index), expected, "operation {nth}");
        build(folder, "index", Disk::default()).unwrap_or_else(|error| panic!("operation {nth}: {error}"));
        assert_eq!(answers(&index), expected, "operation {nth}");
        assert!(check(&index).expect("an index").is_well(), "operation {nth}");
        if outcome.is_ok() {
            return;
        }
    }
}

/// After a loss of power any of the last renames may be undone: the manifest is older or newer than the index, or gone.
#[test]
fn check_tells_what_a_loss_of_power_has_undone_and_repairs_it() {
    const FILES: u32 = 8;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (corpus, index) = (folder.path().join("corpus"), folder.path().join("index"));
    write_corpus(&corpus, FILES, 0);
    build(folder.path(), "index", Disk::default()).expect("built");
    let old = tempfile::tempdir().expect("a temporary folder");
    copy(&index, old.path());
    write_corpus(&corpus, FILES + 3, 1);
    build(folder.path(), "index", Disk::default()).expect("built");
    let expected = answers(&index);
    let new = tempfile::tempdir().expect("a temporary folder");
    copy(&index, new.path());
    let heads = ["meta.json", ".managed.json", "estrade.manifest"];
    for undone in 1..1_u32 << heads.len() {
        std::fs::remove_dir_all(&index).expect("removed");
        copy(old.path(), &index);
        copy(new.path(), &index);
        for (bit, head) in heads.iter().enumerate().filter(|(bit, _)| undone & (1 << bit) != 0) {
            std::fs::copy(old.path().join(head), index.join(head)).unwrap_or_else(|error| panic!("{bit} {head}: {error}"));
        }
        let is_apart = (undone & 1 != 0) != (undone & 4 != 0);
        let found = check(&index).expect("an index");
        assert_eq!(found.is_apart, is_apart, "{undone}: {found:?}");
        repair(&index).expect("repaired");
        build(folder.path(), "index", Disk::default()).unwrap_or_else(|error| panic!("{undone}: {error}"));
        assert!(check(&index).expect("an index").is_well(), "{undone}");
        assert_eq!(answers(&index), expected, "{undone}");
    }
}

/// Whatever has happened to the files of an index, it is opened and says so, or it is refused: nothing panics.
#[test]
fn damaged_files_of_an_index_are_told() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write_corpus(&folder.path().join("corpus"), 6, 0);
    build(folder.path(), "index", Disk::default()).expect("built");
    let index = folder.path().join("index");
    let names: Vec<_> = std::fs::read_dir(&index).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    let mut told = 0;
    for path in names.iter().filter(|path| path.extension().is_none_or(|extension| extension != "lock")) {
        let whole = std::fs::read(path).expect("bytes");
        for at in (0..whole.len()).step_by(1 + whole.len() / 12) {
            let mut changed = whole.clone();
            changed[at] ^= 0x40;
            for bytes in [&changed[..], &whole[..at]] {
                std::fs::write(path, bytes).expect("written");
                told += usize::from(check(&index).is_ok_and(|found| !found.is_well()) || check(&index).is_err());
            }
        }
        std::fs::write(path, &whole).expect("written");
    }
    assert!(told > 50, "{told}");
    assert!(check(&index).expect("an index").is_well());
    // What has gone is told by everything that would need it, and by what would add to it.
    let is_segment = |path: &&std::path::PathBuf| path.file_stem().is_some_and(|stem| stem.len() == 32);
    let aside = folder.path().join("aside");
    for path in names.iter().filter(is_segment) {
        std::fs::rename(path, &aside).expect("moved");
        let told = [
            check(&index).err().map(|error| error.to_string()),
            build(folder.path(), "index", Disk::default()).err().map(|error| error.to_string()),
        ];
        for message in told {
            let name = path.file_name().expect("a name").to_string_lossy();
            assert!(message.as_ref().is_some_and(|message| message.contains(&*name) && message.contains("--rebuild")), "{message:?}");
        }
        std::fs::rename(&aside, path).expect("moved back");
    }
    assert!(check(&index).expect("an index").is_well());
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let to = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            std::fs::copy(&path, &to).expect("copied");
            let modified = path.metadata().and_then(|metadata| metadata.modified()).expect("a time");
            std::fs::File::options().write(true).open(&to).and_then(|file| file.set_modified(modified)).expect("set");
        }
    }
}

#[cfg(unix)]
mod processes {
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    use super::*;

    fn command(folder: &Path, index: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_estrade"));
        command.args(["build", "corpus", "--index", index]).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    #[test]
    fn a_killed_build_is_healed_by_the_next() {
        const FILES: u32 = 120;
        let kills: u32 = std::env::var("ESTRADE_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(12);
        let folder = tempfile::tempdir().expect("a temporary folder");
        let corpus = folder.path().join("corpus");
        write_corpus(&corpus, FILES, 0);
        let started = Instant::now();
        assert_eq!(command(folder.path(), "undisturbed").status().expect("run").code(), Some(3));
        let whole = started.elapsed();
        let mut random = 12_345_u64;
        for round in 1..=kills {
            write_corpus(&corpus, FILES, round);
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let share = (random >> 33) as f64 / f64::from(1_u32 << 31);
            let mut child = command(folder.path(), "killed").spawn().expect("started");
            std::thread::sleep(Duration::from_secs_f64(1.1 * share * whole.as_secs_f64()));
            let _ = child.kill();
            let _ = child.wait();
        }
        let code = command(folder.path(), "killed").status().expect("run").code();
        assert!(matches!(code, Some(0 | 3)), "{code:?}");
        assert_eq!(command(folder.path(), "undisturbed").arg("--rebuild").status().expect("run").code(), Some(3));
        let found = check(&folder.path().join("killed")).expect("an index");
        assert!(found.is_well() && found.documents == FILES as usize, "{found:?}");
        assert_eq!(answers(&folder.path().join("killed")), answers(&folder.path().join("undisturbed")));
    }

    /// The system itself refuses to write more than so many blocks to a file.
    #[test]
    fn a_file_that_may_not_grow_is_no_harm() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write_corpus(&folder.path().join("corpus"), 160, 0);
        for blocks in [0, 1, 4, 8, 16] {
            let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec {} build corpus --index index", env!("CARGO_BIN_EXE_estrade"));
            let output = Command::new("sh").args(["-c", &script]).current_dir(folder.path()).output().expect("run");
            assert!(matches!(output.status.code(), Some(2 | 3)), "{blocks}: {output:?}");
        }
        assert_eq!(command(folder.path(), "index").status().expect("run").code(), Some(3));
        assert_eq!(command(folder.path(), "other").status().expect("run").code(), Some(3));
        assert_eq!(answers(&folder.path().join("index")), answers(&folder.path().join("other")));
    }

    /// A small disk of its own, where the system lets this process have one.
    struct SmallDisk<'a>(&'a Path);

    impl<'a> SmallDisk<'a> {
        fn mount(folder: &'a Path, size: &str) -> Option<Self> {
            std::fs::create_dir_all(folder).expect("a folder");
            let size = format!("size={size}");
            let mount = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(folder).stderr(Stdio::null()).status();
            mount.is_ok_and(|status| status.success()).then_some(SmallDisk(folder))
        }

        fn grow(&self, size: &str) {
            let size = format!("remount,size={size}");
            assert!(Command::new("mount").args(["-o", &size]).arg(self.0).status().expect("run").success());
        }
    }

    impl Drop for SmallDisk<'_> {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg("-l").arg(self.0).status();
        }
    }

    /// Only a process with rights of the administrator may have a disk of its own; others try nothing here.
    #[test]
    fn a_full_disk_is_no_harm() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write_corpus(&folder.path().join("corpus"), 160, 0);
        assert_eq!(command(folder.path(), "undisturbed").status().expect("run").code(), Some(3));
        let expected = answers(&folder.path().join("undisturbed"));
        let disk = folder.path().join("disk");
        let index = disk.join("index");
        let mut full = 0;
        for kibibytes in [4, 8, 16, 32, 48, 64, 80, 96, 112, 128, 160, 192, 256] {
            let Some(small) = SmallDisk::mount(&disk, &format!("{kibibytes}k")) else {
                return eprintln!("not tried: no disk can be mounted");
            };
            for _ in 0..2 {
                let code = command(folder.path(), "disk/index").status().expect("run").code();
                assert!(matches!(code, Some(0 | 2 | 3)), "{kibibytes} KiB: {code:?}");
                full += usize::from(code == Some(2));
            }
            small.grow("64m");
            let code = command(folder.path(), "disk/index").status().expect("run").code();
            assert!(matches!(code, Some(0 | 3)), "{kibibytes} KiB: {code:?}");
            assert!(check(&index).expect("an index").is_well(), "{kibibytes} KiB");
            assert_eq!(answers(&index), expected, "{kibibytes} KiB");
        }
        assert!(full >= 6, "the disk was full {full} times only");
    }

    #[test]
    fn an_interrupted_build_keeps_what_is_done_and_says_how_to_go_on() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write_corpus(&folder.path().join("corpus"), 3000, 0);
        let mut child = command(folder.path(), "index").stderr(Stdio::piped()).spawn().expect("started");
        std::thread::sleep(Duration::from_millis(400));
        let pid = child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().expect("run").success());
        let mut errors = String::new();
        io::Read::read_to_string(&mut child.stderr.take().expect("piped"), &mut errors).expect("text");
        let code = child.wait().expect("ended").code();
        // A fast machine may have been done, a slow one may not have begun.
        if code == Some(2) && errors.contains("stopp") {
            assert!(errors.contains("the same command goes on"), "{errors}");
            assert!(check(&folder.path().join("index")).expect("an index").is_well());
        }
        assert!(matches!(command(folder.path(), "index").status().expect("run").code(), Some(0 | 3)));
        assert_eq!(check(&folder.path().join("index")).expect("an index").documents, 3000);
    }
}
