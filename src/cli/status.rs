//! `estrade status`: what became of each file of the corpus.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::bail;
use clap::Args;
use clap::builder::PossibleValuesParser;
use estrade::export::{Table, write_table};
use estrade::pipeline::{Manifest, Verdict};

use super::app::Outcome;
use super::output;
use super::shared::{FormatArgs, IndexArgs};

/// Count the files of the corpus by what became of them, or list those of one verdict
#[derive(Args)]
#[command(after_help = "Examples:
  estrade status
  estrade status needs-ocr --format csv > scanned.csv")]
pub struct Status {
    /// List the files with this verdict; “failures” for all files without a record
    #[arg(value_parser = PossibleValuesParser::new(Verdict::NAMES.into_iter().chain(["failures"])))]
    verdict: Option<String>,
    #[command(flatten)]
    index: IndexArgs,
    #[command(flatten)]
    format: FormatArgs,
}

impl Status {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let Some(manifest) = Manifest::load(&self.index.index) else {
            bail!("there is no index in {}; estrade build makes one", self.index.index.display());
        };
        let table = match &self.verdict {
            Some(verdict) => files(&manifest, verdict),
            None => counts(&manifest),
        };
        let mut out = output::stdout();
        write_table(&mut out, &table, self.format.resolve())?;
        out.flush()?;
        Ok(if table.rows.is_empty() { Outcome::NothingFound } else { Outcome::Done })
    }
}

fn counts(manifest: &Manifest) -> Table {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    manifest.files().values().for_each(|entry| *counts.entry(entry.verdict.name()).or_default() += 1);
    let mut table = Table::new(&["verdict", "files"]);
    for name in Verdict::NAMES {
        if let Some(count) = counts.get(name) {
            table.push([name.into(), (*count).into()]);
        }
    }
    table
}

fn files(manifest: &Manifest, verdict: &str) -> Table {
    let mut table = Table::new(&["path", "verdict", "reason"]);
    for (key, entry) in manifest.files() {
        let is_wanted = entry.verdict.name() == verdict || verdict == "failures" && matches!(entry.verdict, Verdict::Failure(_));
        if is_wanted {
            table.push([key.as_str().into(), entry.verdict.name().into(), entry.verdict.reason().into()]);
        }
    }
    table
}
