//! `estrade network`: who appears with whom, what goes with what.

use std::io::Write;

use clap::{Args, ValueEnum};
use estrade::export::{write_gexf, write_graphml};
use estrade::trace::{Of, network};

use super::app::Outcome;
use super::output;
use super::shared::IndexArgs;

/// Print a network for Gephi and other programs
///
/// People and organisations are joined by the sessions in which they appear together, as speakers or moderators; themes
/// and terms by the documents that have both. The weight of an edge is the number of those sessions or documents. Nodes
/// and edges bear the first and last year of their documents.
#[derive(Args)]
#[command(after_help = "Examples:
  estrade network --of people > people.gexf
  estrade network --of themes --least 3 --to graphml > themes.graphml")]
pub struct PrintNetwork {
    /// What the nodes are
    #[arg(long, value_enum, value_name = "WHAT")]
    of: Nodes,
    /// Least weight of an edge
    #[arg(long, value_name = "N", default_value_t = 1)]
    least: usize,
    /// File format
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "gexf")]
    to: To,
    #[command(flatten)]
    index: IndexArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Nodes {
    People,
    Organisations,
    Themes,
    Terms,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    Gexf,
    Graphml,
}

impl PrintNetwork {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let of = match self.of {
            Nodes::People => Of::People,
            Nodes::Organisations => Of::Organisations,
            Nodes::Themes => Of::Themes,
            Nodes::Terms => Of::Terms,
        };
        let network = network(&self.index.open()?, of, self.least)?;
        let mut out = output::stdout();
        match self.to {
            To::Gexf => write_gexf(&mut out, &network)?,
            To::Graphml => write_graphml(&mut out, &network)?,
        }
        out.flush()?;
        Ok(if network.nodes.is_empty() { Outcome::NothingFound } else { Outcome::Done })
    }
}
