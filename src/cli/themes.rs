//! `estrade themes`: which themes, when, where and with whom.

use clap::Args;
use estrade::trace::Items;

use super::app::Outcome;
use super::trace::{TraceArgs, Traced};

/// Trace themes: how often, since when, by whom and where, with what, and exactly in which words
///
/// Without options: the documents about each theme, their share of all documents, the first and the last year. `specificity`
/// is the order of magnitude of the probability of so high (positive) or so low (negative) a count by chance, after Lafon:
/// 3 is once in a thousand; below 2 nothing should be said. What is counted stands in the heading of the column and below
/// the table. An identifier or label that is one theme's means this theme; otherwise all that contain it, or all its words.
#[derive(Args)]
#[command(after_help = "Examples:
  estrade themes --by year --format csv > themes.csv
  estrade themes tiers-lieux --by organisation
  estrade themes eau --profile
  estrade themes sante culture --by year --plot themes.svg
  estrade themes numerique --neighbours --least 2
  estrade themes --periods 2015..2018,2019..2022
  estrade themes eau --by year --only 2024 --passages")]
pub struct Themes {
    /// Identifiers or labels of themes, or parts of them
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    #[command(flatten)]
    trace: TraceArgs,
}

impl Themes {
    pub fn run(self) -> anyhow::Result<Outcome> {
        self.trace.run(&Traced { column: "theme", items: Items::Themes, patterns: &self.ids, admits: &|_| true, again: String::new() })
    }
}
