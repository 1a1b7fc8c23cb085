//! `estrade organisations`: organisations as written, with the documents that name them.

use clap::Args;
use estrade::query::organisations;

use super::app::Outcome;
use super::shared::{CountArgs, print_counts};

/// Count the documents that name each organisation
#[derive(Args)]
#[command(after_help = "Examples:
  estrade organisations --limit 20
  estrade organisations --format csv > organisations.csv")]
pub struct Organisations {
    #[command(flatten)]
    count: CountArgs,
}

impl Organisations {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let rows = organisations(&self.count.index.open()?)?;
        print_counts(&self.count, &rows, ["organisation", "documents"])
    }
}
