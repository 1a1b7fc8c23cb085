//! `estrade compare`: what changed between two versions of a programme.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;
use estrade::export::Table;
use estrade::pipeline::{Extracted, Readers, extract_file, shown};
use estrade::query::compare;
use estrade::resolve::{Knowledge, Source};

use super::app::Outcome;
use super::shared::{FormatArgs, LexiconArgs, print_table, readers};

/// Print what changed between two versions of a programme: event, sessions, people, functions
#[derive(Args)]
#[command(after_help = "Examples:
  estrade compare programme-v1.pdf programme-v2.pdf
  estrade compare programme.html programme.txt --format csv > changes.csv")]
pub struct Compare {
    #[arg(value_name = "OLD")]
    old: PathBuf,
    #[arg(value_name = "NEW")]
    new: PathBuf,
    #[command(flatten)]
    lexicon: LexiconArgs,
    #[command(flatten)]
    format: FormatArgs,
}

impl Compare {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let lexicon = self.lexicon.load()?;
        let readers = readers()?;
        let (old, new) = (extract(&self.old, &readers, &lexicon)?, extract(&self.new, &readers, &lexicon)?);
        let changes = compare(source(&old), source(&new), &Knowledge::new(&lexicon));
        let mut table = Table::new(&["change", "what", "subject", "old", "new"]);
        for change in &changes {
            table.push([
                change.change.name().into(),
                change.what.into(),
                change.subject.as_str().into(),
                change.old.as_deref().into(),
                change.new.as_deref().into(),
            ]);
        }
        print_table(&self.format, &table)
    }
}

fn extract(file: &Path, readers: &Readers, lexicon: &estrade::lexicon::Lexicon) -> anyhow::Result<Extracted> {
    extract_file(file, readers, lexicon).with_context(|| shown(file).into_owned())
}

fn source(extracted: &Extracted) -> Source<'_> {
    Source { record: &extracted.record, text: Some(extracted.text.as_str()) }
}
