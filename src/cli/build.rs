//! `estrade build`: brings the index up to date with a folder of documents.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use anyhow::Context;
use clap::{Args, ValueEnum};
use estrade::export::one_line;
use estrade::lexicon::Lexicon;
use estrade::pipeline::{Build as Pipeline, Intent, Outcome as FileOutcome, PathKey, Progress, Report, Retry};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::app::Outcome;
use super::output::{self, count};
use super::shared::{IndexArgs, LexiconArgs, OcrArgs, ThreadArgs};

/// Read a folder of programmes and bring the index up to date
///
/// Unchanged files are skipped, changed ones replaced, deleted ones removed. Every file that gives no record is named
/// with the reason.
#[derive(Args)]
#[command(after_help = "Examples:
  estrade build
  estrade build ~/programmes --index ~/programmes.index --threads 4")]
pub struct Build {
    /// Folder of documents
    #[arg(value_name = "CORPUS", default_value = "corpus")]
    corpus: PathBuf,
    /// Begin anew where there is an index already
    #[arg(long)]
    rebuild: bool,
    /// Read again what gave no record, although it has not changed
    #[arg(long, value_enum, value_name = "WHAT")]
    retry: Option<RetryName>,
    /// Say what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,
    /// Write what was done to a file, as JSON
    #[arg(long, value_name = "FILE.json")]
    report: Option<PathBuf>,
    /// Go on and follow the folder until Ctrl-C
    #[arg(long, conflicts_with = "dry_run")]
    watch: bool,
    #[command(flatten)]
    ocr: OcrArgs,
    #[command(flatten)]
    index: IndexArgs,
    #[command(flatten)]
    lexicon: LexiconArgs,
    #[command(flatten)]
    threads: ThreadArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum RetryName {
    /// Files without a record, whatever the reason
    Failed,
}

impl Build {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let mut build = Pipeline {
            corpus: self.corpus,
            index: self.index.index,
            rebuild: self.rebuild,
            threads: self.threads.number(),
            retry: if self.retry == Some(RetryName::Failed) { Retry::All } else { Retry::MayPass },
            readers: self.ocr.readers()?,
            ..Pipeline::default()
        };
        if self.dry_run {
            return announce(&build.intent()?);
        }
        let lexicon = self.lexicon.load()?;
        let stop = stop_on_interrupt()?;
        let mut looked = self.watch.then(|| build.look()).transpose()?;
        let mut outcome = run(&build, &lexicon, &stop, self.report.as_deref())?;
        while let Some(since) = looked.filter(|_| outcome != Outcome::Stopped) {
            looked = build.wait_for_change(since, &stop)?;
            if looked.is_none() {
                break;
            }
            build.rebuild = false;
            let next = run(&build, &lexicon, &stop, self.report.as_deref())?;
            outcome = if next == Outcome::Done { outcome } else { next };
        }
        Ok(outcome)
    }
}

/// Brings the index up to date once, and tells what was done.
fn run(build: &Pipeline, lexicon: &Lexicon, stop: &AtomicBool, told: Option<&Path>) -> anyhow::Result<Outcome> {
    let lines = Lines::new();
    let report = build.run(lexicon, &lines, stop)?;
    lines.bar.finish_and_clear();
    if let Some(path) = told {
        let json = serde_json::to_vec_pretty(&report)?;
        std::fs::write(path, json).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    let mut out = output::stdout();
    summarise(&mut out, &report)?;
    writeln!(out, "{} now holds {}", build.index.display(), count(report.total, "document"))?;
    out.flush()?;
    if report.stopped {
        output::complain(format_args!("stopped; the same command goes on where this one ended"));
        return Ok(Outcome::Stopped);
    }
    Ok(if report.failures.is_empty() { Outcome::Done } else { Outcome::SomeFailed })
}

fn announce(intent: &Intent) -> anyhow::Result<Outcome> {
    let mut out = output::stdout();
    intent.work.iter().try_for_each(|(key, why)| writeln!(out, "read\t{why}\t{}", one_line(key.as_str())))?;
    intent.gone.iter().try_for_each(|key| writeln!(out, "remove\tgone\t{}", one_line(key.as_str())))?;
    let (unchanged, failures) = (intent.unchanged, count(intent.known_failures, "known failure"));
    output::complain(format_args!(
        "{} to read, {} to remove, {unchanged} unchanged, {failures}",
        count(intent.work.len(), "file"),
        intent.gone.len()
    ));
    out.flush()?;
    Ok(Outcome::Done)
}

/// A flag that the first Ctrl-C sets; the second ends the program at once.
fn stop_on_interrupt() -> anyhow::Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stop);
    let handler = move || {
        if flag.swap(true, Ordering::Relaxed) {
            std::process::exit(2);
        }
        output::complain(format_args!("stopping after the files at hand; again to stop at once"));
    };
    ctrlc::set_handler(handler).context("Ctrl-C cannot be caught")?;
    Ok(stop)
}

fn summarise(out: &mut dyn Write, report: &Report) -> std::io::Result<()> {
    let read = [
        count(report.documents, "document"),
        count(report.sessions, "session"),
        count(report.appearances, "appearance"),
        if report.people == 1 { "1 person".to_owned() } else { format!("{} people", report.people) },
        count(report.organisations, "organisation"),
    ];
    writeln!(out, "indexed {}", read.join(", "))?;
    let mut rest = vec![count(report.warnings, "warning"), count(report.failures.len(), "failure")];
    rest.extend((report.known_failures > 0).then(|| count(report.known_failures, "known failure")));
    let others = [
        (report.unchanged, "unchanged"),
        (report.duplicates, "duplicate"),
        (report.replaced, "replaced"),
        (report.removed, "removed"),
        (report.retagged, "re-tagged"),
    ];
    rest.extend(others.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}")));
    if report.annotations > 0 {
        rest.push(count(report.annotations, "annotation"));
    }
    writeln!(out, "{}", rest.join(", "))?;
    writeln!(out, "{:.1} s, {:.1} MB/s", report.elapsed.as_secs_f64(), report.speed())
}

/// A bar on a terminal, else a line now and then; a line for each file that gave no record.
struct Lines {
    bar: ProgressBar,
    /// Pauses after which a line was printed.
    pauses: AtomicU64,
}

/// Between two lines of progress where there is no terminal.
const PAUSE: Duration = Duration::from_secs(10);

impl Lines {
    fn new() -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{bar:30} {decimal_bytes}/{decimal_total_bytes} {decimal_bytes_per_sec} {eta}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Lines { bar, pauses: AtomicU64::new(0) }
    }
}

impl Progress for Lines {
    fn planned(&self, files: usize, bytes: u64) {
        self.bar.set_length(bytes);
        if !std::io::stderr().is_terminal() {
            output::complain(format_args!("{} to read, {:.1} MB", count(files, "file"), bytes as f64 / 1e6));
            self.bar.set_draw_target(ProgressDrawTarget::hidden());
        }
    }

    fn done(&self, key: &PathKey, bytes: u64, outcome: &FileOutcome) {
        let line = match outcome {
            FileOutcome::Duplicate(of) => Some(format!("duplicate of {of}")),
            FileOutcome::Replaced(by) => Some(format!("replaced by {by}")),
            FileOutcome::Failure(failure) => Some(failure.to_string()),
            FileOutcome::Indexed | FileOutcome::Unchanged | FileOutcome::KnownFailure(_) => None,
        };
        if let Some(line) = line {
            self.bar.suspend(|| output::complain(format_args!("{}: {}", one_line(key.as_str()), one_line(&line))));
        }
        self.bar.inc(bytes);
        let pauses = self.bar.elapsed().as_secs() / PAUSE.as_secs();
        if !std::io::stderr().is_terminal() && self.pauses.swap(pauses, Ordering::Relaxed) < pauses {
            output::complain(format_args!(
                "{:.1} of {:.1} MB",
                self.bar.position() as f64 / 1e6,
                self.bar.length().unwrap_or(0) as f64 / 1e6
            ));
        }
    }
}
