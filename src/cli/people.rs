//! `estrade people`: names as written, with their appearances.

use clap::Args;
use estrade::query::people;

use super::app::Outcome;
use super::shared::{CountArgs, print_counts};

/// Count the appearances of each person
#[derive(Args)]
#[command(after_help = "Examples:
  estrade people --limit 20
  estrade people --format csv > people.csv")]
pub struct People {
    #[command(flatten)]
    count: CountArgs,
}

impl People {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let rows = people(&self.count.index.open()?)?;
        print_counts(&self.count, &rows, ["person", "appearances"])
    }
}
