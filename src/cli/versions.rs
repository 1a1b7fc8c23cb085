//! `estrade versions`: documents of which there are several versions.

use std::io::Write;

use clap::Args;
use estrade::export::{Table, write_table};
use estrade::query::version_groups;

use super::app::Outcome;
use super::output;
use super::shared::{FormatArgs, IndexArgs};

/// List documents that are versions of each other, with the share of what they have in common
#[derive(Args)]
#[command(after_help = "Examples:
  estrade versions
  estrade versions --format csv > versions.csv")]
pub struct Versions {
    #[command(flatten)]
    index: IndexArgs,
    #[command(flatten)]
    format: FormatArgs,
}

impl Versions {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let groups = version_groups(&self.index.open()?)?;
        let mut table = Table::new(&["group", "share", "path", "document", "date", "event"]);
        for (number, group) in groups.iter().enumerate() {
            for version in &group.versions {
                table.push([
                    (number + 1).into(),
                    format!("{:.2}", version.share).into(),
                    version.path.as_str().into(),
                    version.document.as_str().into(),
                    group.dates.clone().into(),
                    group.event.as_deref().into(),
                ]);
            }
        }
        let mut out = output::stdout();
        write_table(&mut out, &table, self.format.resolve())?;
        out.flush()?;
        Ok(if groups.is_empty() { Outcome::NothingFound } else { Outcome::Done })
    }
}
