//! `estrade check`: whether the index is whole and holds what its manifest says.

use std::io::Write;

use clap::Args;
use estrade::pipeline::{check, repair};

use super::app::Outcome;
use super::output::{self, count};
use super::shared::IndexArgs;

/// Compare the index with its manifest, byte for byte and document for document
#[derive(Args)]
#[command(after_help = "Examples:
  estrade check
  estrade check --repair && estrade build")]
pub struct Check {
    /// Make the manifest say what the index holds; the next build reads what is missing
    #[arg(long)]
    repair: bool,
    #[command(flatten)]
    index: IndexArgs,
}

/// Without a manifest all are.
const MOST_UNKNOWN: usize = 20;

impl Check {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let index = &self.index.index;
        let found = check(index)?;
        let mut out = output::stdout();
        if found.damaged.is_empty() {
            writeln!(out, "{} documents are in the index and in the manifest", found.documents)?;
        }
        found.missing.iter().try_for_each(|path| writeln!(out, "missing in the index: {path}"))?;
        found.unknown.iter().take(MOST_UNKNOWN).try_for_each(|document| writeln!(out, "unknown to the manifest: {document}"))?;
        if let Some(more @ 1..) = found.unknown.len().checked_sub(MOST_UNKNOWN) {
            writeln!(out, "unknown to the manifest: {} more", count(more, "document"))?;
        }
        found.damaged.iter().try_for_each(|file| writeln!(out, "damaged: {file}"))?;
        if found.is_apart {
            writeln!(out, "index and manifest are of different commits: a run was killed between them")?;
        }
        out.flush()?;
        if found.is_well() {
            return Ok(Outcome::Done);
        }
        if !found.damaged.is_empty() {
            output::complain(format_args!("the index is damaged; make it anew with estrade build --rebuild"));
        } else if self.repair {
            repair(index)?;
            output::complain(format_args!("repaired; estrade build brings the index up to date"));
            return Ok(Outcome::Done);
        } else {
            output::complain(format_args!("estrade check --repair, then estrade build, puts it right"));
        }
        Ok(Outcome::BelowFloor)
    }
}
