//! How the cost of a document grows with the number of documents: builds an index of a tenth of them, of all, and of a tenth once
//! more. All are held against the mean of both tenths, since the speed of a machine drifts while it runs.
//!
//! `cargo run --release --example scale -- 1000000` (with a third argument: so many threads)

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use estrade::lexicon::Lexicon;
use estrade::pipeline::{Build, Outcome, PathKey, Progress};

const BODIES: [&str; 6] =
    ["la Fédération des lisières", "l’Agence des cours d’eau", "la Mutuelle des bergers", "l’Institut du bocage", "la ville", "le Parc"];
const FUNCTIONS: [&str; 5] = ["présidente de", "directeur de", "chargée de mission à", "géographe à", "secrétaire de"];
const GIVEN: [&str; 8] = ["Solène", "Gaël", "Aurélie", "Tanguy", "Maëlle", "Edern", "Katell", "Noël"];
const TOPICS: [&str; 8] = ["l’eau", "la haie", "le chemin", "les élèves", "la tourbe", "le marché", "la forêt", "les communes"];
const WITHIN_ARCHIVE: usize = 1000;

/// A small programme; no two are the same.
fn document(number: usize) -> String {
    let pick = |salt: usize| number.wrapping_mul(2_654_435_761).wrapping_add(salt.wrapping_mul(40_503)) >> 7;
    let mut text =
        format!("Rencontre {number} sur {}\n{} mars {}, Quimperlé\n\n", TOPICS[pick(1) % 8], 1 + number % 28, 2000 + number % 25);
    for item in 0..4 {
        let name = format!("{} Kerv{:x}", GIVEN[pick(item + 2) % 8], pick(item + 9) % 50_000);
        let (function, body) = (FUNCTIONS[pick(item + 17) % 5], BODIES[pick(item + 31) % 6]);
        let topic = TOPICS[pick(item + 40) % 8];
        let _ = writeln!(
            text,
            "{}h{:02} Atelier : {topic} et {}, {name}, {function} {body}",
            9 + item,
            15 * (item % 4),
            TOPICS[pick(item + 50) % 8]
        );
    }
    text
}

/// Archives of a thousand documents each.
fn write_corpus(folder: &Path, documents: usize) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    for first in (0..documents).step_by(WITHIN_ARCHIVE) {
        let mut archive = zip::ZipWriter::new(BufWriter::new(File::create(folder.join(format!("{first:08}.zip")))?));
        for number in first..documents.min(first + WITHIN_ARCHIVE) {
            archive.start_file(format!("{number:08}.txt"), zip::write::SimpleFileOptions::default())?;
            archive.write_all(document(number).as_bytes())?;
        }
        archive.finish()?;
    }
    Ok(())
}

struct Quiet;

impl Progress for Quiet {
    fn planned(&self, _: usize, _: u64) {}
    fn done(&self, _: &PathKey, _: u64, _: &Outcome) {}
}

/// Most memory of this process so far, in megabytes, where the system tells it.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()? / 1024)
}

/// Processor time of this process so far, in seconds, where the system tells it.
fn processor_time() -> Option<f64> {
    const TICKS_PER_SECOND: f64 = 100.0;
    let status = std::fs::read_to_string("/proc/self/stat").ok()?;
    // Behind the name, which may hold anything: user and system time are the 14th and 15th field.
    let times = status.rsplit_once(')')?.1.split_whitespace().skip(11).take(2);
    Some(times.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / TICKS_PER_SECOND)
}

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1).filter_map(|argument| argument.parse().ok());
    let documents: usize = arguments.next().unwrap_or(20_000);
    let threads = arguments.next().unwrap_or(0);
    let lexicon = Lexicon::load(None)?;
    let folder = std::env::temp_dir().join(format!("estrade-scale-{}", std::process::id()));
    let mut costs = Vec::new();
    for documents in [documents / 10, documents, documents / 10] {
        let (corpus, index) = (folder.join("corpus"), folder.join("index"));
        write_corpus(&corpus, documents)?;
        let build = Build { corpus, index, threads, ..Build::default() };
        let before = processor_time();
        let report = build.run(&lexicon, &Quiet, &AtomicBool::new(false))?;
        let each = |seconds: f64| 1e6 * seconds / documents as f64;
        let cost = [Some(report.elapsed.as_secs_f64()), processor_time().zip(before).map(|(after, before)| after - before)];
        let cost = cost.map(|seconds| seconds.map_or(f64::NAN, each));
        let memory = peak().map_or("unknown".to_owned(), |peak| format!("{peak} MB"));
        let [elapsed, processor] = cost;
        println!(
            "{documents} documents, {} indexed: {:.1?}, {elapsed:.0} µs each, {processor:.0} µs of processor time, most memory {memory}",
            report.total, report.elapsed
        );
        costs.push(cost);
        std::fs::remove_dir_all(&folder)?;
    }
    let ratio = |kind: usize| 2.0 * costs[1][kind] / (costs[0][kind] + costs[2][kind]);
    println!("ratio {:.2}, of processor time {:.2}", ratio(0), ratio(1));
    Ok(())
}
