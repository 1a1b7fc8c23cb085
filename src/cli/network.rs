//! `estrade network`: who appears with whom, what goes with what.

use std::cmp::Reverse;
use std::io::Write;

use clap::{Args, ValueEnum};
use estrade::export::{write_gexf, write_graphml};
use estrade::figures::{Caption, copies_told, count_of, graph};
use estrade::trace::{Names, Network, Of, find_communities, network};

use super::app::Outcome;
use super::command_line::quoted;
use super::output;
use super::shared::{EntityArgs, ScopeArgs};
use super::trace::PlotArgs;

/// Print a network for Gephi and other programs
///
/// People and organisations are joined by the sessions in which they appear together, as speakers or moderators; themes
/// and terms by the documents that have both. The weight of an edge is the number of those sessions or documents, its
/// equivalence weight² / (count of the one × count of the other). Nodes and edges bear the years of their documents, and
/// edges the paths of the first ten.
#[derive(Args)]
#[command(after_help = "Examples:
  estrade network --of people > people.gexf
  estrade network --of themes --communities --plot themes.svg > themes.gexf
  estrade network --of themes --least 3 --communities --to graphml > themes.graphml")]
pub struct PrintNetwork {
    /// What the nodes are
    #[arg(long, value_enum, value_name = "WHAT")]
    of: Nodes,
    /// Least weight of an edge
    #[arg(long, value_name = "N", default_value_t = 1)]
    least: usize,
    /// Number the communities of nodes that are more joined among each other (Leiden algorithm, modularity over weights)
    #[arg(long)]
    communities: bool,
    /// Above 1: more and smaller communities; below: fewer and larger ones
    #[arg(long, value_name = "X", default_value_t = 1.0, value_parser = resolution, requires = "communities")]
    resolution: f64,
    #[command(flatten)]
    scope: ScopeArgs,
    /// People and bodies as written, without resolving their names
    #[arg(long)]
    as_written: bool,
    /// File format
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "gexf")]
    to: To,
    #[command(flatten)]
    plot: PlotArgs,
    #[command(flatten)]
    entities: EntityArgs,
}

fn resolution(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|x: &f64| x.is_finite() && *x > 0.0).ok_or_else(|| "write a number above 0".to_owned())
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

impl From<Nodes> for Of {
    fn from(nodes: Nodes) -> Of {
        match nodes {
            Nodes::People => Of::People,
            Nodes::Organisations => Of::Organisations,
            Nodes::Themes => Of::Themes,
            Nodes::Terms => Of::Terms,
        }
    }
}

impl PrintNetwork {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let network = self.network()?;
        if !network.nodes.is_empty() {
            self.plot.write(|| Ok(graph(&self.caption(&network), &network)?))?;
        }
        let mut out = output::stdout();
        match self.to {
            To::Gexf => write_gexf(&mut out, &network)?,
            To::Graphml => write_graphml(&mut out, &network)?,
        }
        out.flush()?;
        output::complain(format_args!("{}", self.told(&network)));
        Ok(if network.nodes.is_empty() { Outcome::Missing } else { Outcome::Done })
    }

    /// How much it is, and the question that leads from an edge back to the texts.
    fn told(&self, network: &Network) -> String {
        let Some(edge) = network.edges.iter().max_by_key(|edge| (edge.weight, Reverse(edge.source), Reverse(edge.target))) else {
            let (who, counted) = (Of::from(self.of).name(), Of::from(self.of).counted());
            let documents = network.documents;
            return format!("no two {who} have {} or more common {counted} (--least), in all documents: {documents}", self.least);
        };
        let name = |node: usize| {
            let node = &network.nodes[node];
            let name = node.identifier.as_ref().unwrap_or(&node.label);
            match self.of {
                Nodes::People => format!("intervenant:\"{name}\""),
                Nodes::Organisations => format!("organisation:\"{name}\""),
                Nodes::Themes => format!("theme:{name}"),
                Nodes::Terms => format!("\"{name}\""),
            }
        };
        let unit = if Of::from(self.of).counted() == "sessions" { " --unit session" } else { "" };
        let query = quoted(&format!("{} {}", name(edge.source), name(edge.target))).into_owned();
        let (nodes, edges) = (network.nodes.len(), network.edges.len());
        format!(
            "{nodes} nodes, {edges} edges, each with its documents; behind one: estrade search{unit} {query}{}",
            self.entities.index.again()
        )
    }

    fn caption(&self, network: &Network) -> Caption {
        let (who, counted) = match self.of {
            Nodes::People => ("Qui intervient avec qui", "séances communes"),
            Nodes::Organisations => ("Quels organismes se rencontrent", "séances communes"),
            Nodes::Themes => ("Quels thèmes vont ensemble", "documents communs"),
            Nodes::Terms => ("Quels termes vont ensemble", "documents communs"),
        };
        let groups = if self.communities { "\u{a0}; les numéros sont les communautés (algorithme de Leiden)" } else { "" };
        let (nodes, edges) = (count_of(network.nodes.len(), "nœud"), count_of(network.edges.len(), "lien"));
        let subtitle = format!("Épaisseur d’un lien\u{a0}: {counted} (au moins {}){groups}. n = {nodes}, {edges}.", self.least);
        let documents = count_of(network.documents, "document");
        let corpus = self.plot.corpus(&self.entities.index.index, self.scope.query());
        let copies = copies_told(network.counting, network.copies);
        let source = format!("Source\u{a0}: {corpus}, {documents}, {copies}. Estrade {}.", env!("CARGO_PKG_VERSION"));
        Caption { title: self.plot.title.clone().unwrap_or_else(|| who.to_owned()), subtitle, source }
    }

    fn network(&self) -> anyhow::Result<Network> {
        let reader = self.entities.index.open()?;
        let named = matches!(self.of, Nodes::People | Nodes::Organisations) && !self.as_written;
        let names = if named { Names::new(&self.entities.resolve_in(&reader)?) } else { Names::default() };
        let mut network = network(&reader, self.of.into(), self.least, &self.scope.resolve(&reader)?, &names)?;
        if self.communities {
            let modularity = find_communities(&mut network, self.resolution)?;
            let found = network.nodes.iter().filter_map(|node| node.community).max().unwrap_or(0);
            let communities = if found == 1 { "community" } else { "communities" };
            network.description += &format!("; {found} {communities} (Leiden, modularity {modularity:.3})");
        }
        Ok(network)
    }
}
