//! Networks: who appears with whom, what goes with what, and when.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::gather::{Copies, Scope, gather};
use super::names::Names;
use super::variants::merge;
use crate::index::{IndexError, Reader};
use crate::record::{Part, Record};

/// What the nodes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    People,
    Organisations,
    Themes,
    Terms,
}

impl Of {
    pub fn name(self) -> &'static str {
        match self {
            Of::People => "people",
            Of::Organisations => "organisations",
            Of::Themes => "themes",
            Of::Terms => "terms",
        }
    }

    /// What an edge says, for the description of the network.
    pub fn meaning(self) -> &'static str {
        match self {
            Of::People => "people who speak or moderate in the same session; weight: number of common sessions",
            Of::Organisations => "bodies whose people speak or moderate in the same session; weight: number of common sessions",
            Of::Themes => "themes of the same document; weight: number of common documents",
            Of::Terms => "terms of the same document; weight: number of common documents",
        }
    }

    /// What is counted in nodes and weights.
    pub fn counted(self) -> &'static str {
        match self {
            Of::People | Of::Organisations => "sessions",
            Of::Themes | Of::Terms => "documents",
        }
    }
}

/// The years of the meetings; empty where no date is known.
pub type Years = BTreeSet<i16>;

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Node {
    /// What a theme or an entity is called in full.
    pub label: String,
    /// Of a theme, by which questions name it.
    pub identifier: Option<String>,
    /// Sessions or documents that it is in.
    pub count: usize,
    pub years: Years,
    /// Number of its community, the largest first from 1, where communities were asked for.
    pub community: Option<usize>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Edge {
    /// Positions in the list of nodes, the smaller first.
    pub source: usize,
    pub target: usize,
    /// Common sessions or documents.
    pub weight: usize,
    /// Equivalence index (Callon, Courtial and Turner 1983): weight² / (count of the one × count of the other), 0 to 1.
    pub equivalence: f64,
    pub years: Years,
    /// Paths of the documents that have both, at most [`MOST_DOCUMENTS`] of them, and how many there are.
    pub documents: Vec<String>,
    pub document_count: usize,
    /// The document of the last meeting.
    #[serde(skip)]
    pub(crate) latest: Option<String>,
}

/// So many documents are named with an edge.
pub const MOST_DOCUMENTS: usize = 10;

impl Edge {
    /// Adds a meeting; those of one document follow each other.
    fn add(&mut self, meeting: &Meeting) {
        self.weight += 1;
        self.years.extend(&meeting.years);
        if self.latest.as_deref() != Some(&meeting.path) {
            self.latest = Some(meeting.path.clone());
            self.document_count += 1;
            if self.documents.len() < MOST_DOCUMENTS {
                self.documents.push(meeting.path.clone());
            }
        }
    }
}

/// An undirected network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    pub description: String,
    /// By label.
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
    /// Documents read, and those left out as copies of others.
    pub documents: usize,
    pub copies: usize,
    pub counting: Copies,
}

/// Items that were together, with the years of their document.
struct Meeting {
    items: BTreeMap<String, usize>,
    years: Years,
    /// Of the document.
    path: String,
}

/// The network of an index; only edges of at least `least` meetings, and nodes that have one.
pub fn network(reader: &Reader, of: Of, least: usize, scope: &Scope, names: &Names) -> Result<Network, IndexError> {
    let labelled = |record: &Record| -> Vec<(String, String)> {
        if of == Of::Themes { record.themes.iter().map(|theme| (theme.label.clone(), theme.id.clone())).collect() } else { Vec::new() }
    };
    let gathered = gather(reader, scope, |document| (meetings(&document.record, of, names), labelled(&document.record)))?;
    let (documents, copies, counting) = (gathered.of_documents.len(), gathered.copies, gathered.counting);
    let (meetings, labels): (Vec<_>, Vec<_>) = gathered.of_documents.into_iter().unzip();
    let identifiers: BTreeMap<String, String> = labels.into_iter().flatten().collect();
    let mut meetings: Vec<Meeting> = meetings.into_iter().flatten().collect();
    if of == Of::Terms {
        merge(meetings.iter_mut().map(|meeting| &mut meeting.items));
    }
    let mut network = Network { documents, copies, counting, ..of_meetings(meetings.into_iter(), least) };
    network.nodes.iter_mut().for_each(|node| node.identifier = identifiers.get(&node.label).cloned());
    network.description = described(&network, of);
    Ok(network)
}

/// What is counted, in how many documents, and what has no date.
fn described(network: &Network, of: Of) -> String {
    let copies = match (network.counting, network.copies) {
        (Copies::Each, _) => "each copy of a programme counted".to_owned(),
        (Copies::Once, 0) => "each programme once".to_owned(),
        (Copies::Once, copies) => format!("each programme once ({copies} left out as copies)"),
    };
    let documents = if network.documents == 1 { "1 document".to_owned() } else { format!("{} documents", network.documents) };
    let mut text = format!("{}; counted in {documents}, {copies}", of.meaning());
    match network.nodes.iter().filter(|node| node.years.is_empty()).count() {
        0 => {}
        undated => text += &format!("; {undated} of {} nodes stand in undated documents alone and have no spell", network.nodes.len()),
    }
    text
}

/// What met in a document. Themes go by their labels.
fn meetings(record: &Record, of: Of, names: &Names) -> Vec<Meeting> {
    let dates = record.event.dates.iter().flat_map(|date| [date.date.first(), date.date.last()]);
    let years: Years = dates.filter_map(|date| date.start_year()).collect();
    let path = record.document.path.clone();
    match of {
        Of::Themes => {
            let items = record.themes.iter().map(|theme| (theme.label.clone(), theme.mentions.len())).collect();
            vec![Meeting { items, years, path }]
        }
        Of::Terms => {
            let items = record.terms.iter().map(|term| (term.text.clone(), term.mentions.len())).collect();
            vec![Meeting { items, years, path }]
        }
        Of::People | Of::Organisations => sessions(record, of, names)
            .into_values()
            .map(|names| Meeting { items: names.into_iter().map(|name| (name, 1)).collect(), years: years.clone(), path: path.clone() })
            .collect(),
    }
}

/// Who, or whose people, spoke or moderated in each session.
fn sessions(record: &Record, of: Of, names: &Names) -> BTreeMap<u32, BTreeSet<String>> {
    let id = &record.document.id;
    let mut sessions: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    for (number, appearance) in record.appearances.iter().enumerate() {
        let Some(session) = appearance.session.filter(|_| matches!(appearance.part, Part::Speaker | Part::Moderator)) else { continue };
        let items = sessions.entry(session).or_default();
        if of == Of::People {
            items.extend(appearance.person.as_ref().and_then(|person| names.person(id, number, &person.name)));
        } else {
            let written = appearance.affiliations.iter().filter_map(|affiliation| affiliation.organisation.as_deref());
            items.extend(written.filter_map(|written| names.body(id, written)));
        }
    }
    sessions
}

fn of_meetings(meetings: impl Iterator<Item = Meeting>, least: usize) -> Network {
    let mut nodes: BTreeMap<String, (usize, Years)> = BTreeMap::new();
    let mut edges: BTreeMap<(String, String), Edge> = BTreeMap::new();
    for meeting in meetings {
        for (i, item) in meeting.items.keys().enumerate() {
            let node = nodes.entry(item.clone()).or_default();
            node.0 += 1;
            node.1.extend(&meeting.years);
            for other in meeting.items.keys().skip(i + 1) {
                edges.entry((item.clone(), other.clone())).or_default().add(&meeting);
            }
        }
    }
    edges.retain(|_, edge| edge.weight >= least.max(1));
    let joined: BTreeSet<&String> = edges.keys().flat_map(|(one, other)| [one, other]).collect();
    nodes.retain(|label, _| joined.contains(label));
    let place: BTreeMap<&String, usize> = nodes.keys().enumerate().map(|(place, label)| (label, place)).collect();
    let edges = edges
        .into_iter()
        .map(|((one, other), edge)| {
            let equivalence = (edge.weight * edge.weight) as f64 / (nodes[&one].0 * nodes[&other].0) as f64;
            Edge { source: place[&one], target: place[&other], equivalence, ..edge }
        })
        .collect();
    let nodes = nodes.into_iter().map(|(label, (count, years))| Node { label, count, years, ..Node::default() }).collect();
    Network { nodes, edges, ..Network::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_meets_whom() {
        let meeting = |items: &[&str], year: i16| Meeting {
            items: items.iter().map(|item| ((*item).to_owned(), 1)).collect(),
            years: [year].into(),
            path: format!("{year}.txt"),
        };
        let meetings = || [meeting(&["b", "a"], 2019), meeting(&["a", "b", "c"], 2021), meeting(&["d"], 2021)].into_iter();
        let network = of_meetings(meetings(), 1);
        let labels: Vec<&str> = network.nodes.iter().map(|node| node.label.as_str()).collect();
        assert_eq!(labels, ["a", "b", "c"], "who meets nobody is no node");
        let edges: Vec<_> = network
            .edges
            .iter()
            .map(|edge| (edge.source, edge.target, edge.weight, edge.equivalence, edge.years.iter().copied().collect::<Vec<_>>()))
            .collect();
        assert_eq!(edges, [(0, 1, 2, 1.0, vec![2019, 2021]), (0, 2, 1, 0.5, vec![2021]), (1, 2, 1, 0.5, vec![2021])]);
        assert_eq!(of_meetings(meetings(), 2).nodes.len(), 2);
        assert_eq!(network.edges[0].documents, ["2019.txt", "2021.txt"]);
        // Many sessions of one document are one document, and of many documents the first are named.
        let often = of_meetings((0..40).map(|at| meeting(&["a", "b"], 2000 + at / 2)), 1);
        let edge = &often.edges[0];
        assert_eq!((edge.weight, edge.document_count, edge.documents.len()), (40, 20, MOST_DOCUMENTS));
    }

    #[test]
    fn the_description_tells_what_was_counted() {
        let node = |years: &[i16]| Node { years: years.iter().copied().collect(), ..Node::default() };
        let network = Network { nodes: vec![node(&[2019]), node(&[])], documents: 7, copies: 2, ..Network::default() };
        assert_eq!(
            described(&network, Of::Themes),
            "themes of the same document; weight: number of common documents; counted in 7 documents, each programme once (2 left out as copies); 1 of 2 nodes stand in undated documents alone and have no spell"
        );
        let each = Network { counting: Copies::Each, ..Network::default() };
        assert!(described(&each, Of::People).ends_with("counted in 0 documents, each copy of a programme counted"));
    }
}
