//! `estrade terms`: expressions that no thesaurus has to know.

use clap::Args;
use estrade::trace::Items;

use super::app::Outcome;
use super::trace::{TraceArgs, Traced};

/// Trace terms: multi-word expressions that documents repeat or put into titles
///
/// Inflected variants stand together under the commonest form. The counts are those of `estrade themes`.
#[derive(Args)]
#[command(after_help = "Examples:
  estrade terms --least 2
  estrade terms \"projet de territoire\" --passages")]
pub struct Terms {
    /// Terms, or parts of them
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    #[command(flatten)]
    trace: TraceArgs,
}

impl Terms {
    pub fn run(self) -> anyhow::Result<Outcome> {
        self.trace.run(&Traced { column: "term", items: Items::Terms, patterns: &self.words })
    }
}
