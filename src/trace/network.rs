//! Networks: who appears with whom, what goes with what, and when.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::Serialize;

use super::observe::{By, Items, of_record};
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
            Of::People => "people who appear in the same session; weight: number of sessions",
            Of::Organisations => "bodies whose members appear in the same session; weight: number of sessions",
            Of::Themes => "themes of the same document; weight: number of documents",
            Of::Terms => "terms of the same document; weight: number of documents",
        }
    }
}

/// First and last year; none where no date is known.
pub type Years = Option<(i16, i16)>;

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Node {
    pub label: String,
    /// Sessions or documents that it is in.
    pub count: usize,
    pub years: Years,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Edge {
    /// Positions in the list of nodes, the smaller first.
    pub source: usize,
    pub target: usize,
    pub weight: usize,
    pub years: Years,
}

/// An undirected network.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Network {
    pub description: String,
    /// By label.
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
}

/// Items that were together, with the years of their document.
struct Meeting {
    items: BTreeSet<String>,
    years: Years,
}

/// The network of an index; only edges of at least `least` meetings, and nodes that have one.
pub fn network(reader: &Reader, of: Of, least: usize) -> Result<Network, IndexError> {
    let ids: Vec<String> = reader.document_ids()?.into_iter().collect();
    let meetings: Vec<Vec<Meeting>> = ids
        .par_iter()
        .map(|id| Ok(reader.document(id)?.map(|document| meetings(&document.record, of)).unwrap_or_default()))
        .collect::<Result<_, IndexError>>()?;
    let mut meetings: Vec<Meeting> = meetings.into_iter().flatten().collect();
    if of == Of::Terms {
        merge(meetings.iter_mut().map(|meeting| &mut meeting.items));
    }
    Ok(of_meetings(meetings.into_iter(), of, least))
}

fn meetings(record: &Record, of: Of) -> Vec<Meeting> {
    let dates = record.event.dates.iter().flat_map(|date| [date.date.first(), date.date.last()]);
    let years: BTreeSet<i16> = dates.filter_map(|date| date.start_year()).collect();
    let years = years.first().copied().zip(years.last().copied());
    let documents = |items| of_record(record, items, By::Year).into_iter().map(|unit| Meeting { items: unit.items, years }).collect();
    match of {
        Of::Themes => documents(Items::Themes),
        Of::Terms => documents(Items::Terms),
        Of::People | Of::Organisations => {
            let mut sessions: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
            let there = |part| matches!(part, Part::Speaker | Part::Moderator);
            for appearance in record.appearances.iter().filter(|appearance| there(appearance.part)) {
                let Some(session) = appearance.session else { continue };
                let items = sessions.entry(session).or_default();
                if of == Of::People {
                    items.extend(appearance.person.as_ref().map(|person| person.name.clone()));
                } else {
                    items.extend(appearance.affiliations.iter().filter_map(|affiliation| affiliation.organisation.clone()));
                }
            }
            sessions.into_values().map(|items| Meeting { items, years }).collect()
        }
    }
}

fn widened(one: Years, other: Years) -> Years {
    match (one, other) {
        (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
        (years, None) | (None, years) => years,
    }
}

fn of_meetings(meetings: impl Iterator<Item = Meeting>, of: Of, least: usize) -> Network {
    let mut nodes: BTreeMap<String, (usize, Years)> = BTreeMap::new();
    let mut edges: BTreeMap<(String, String), (usize, Years)> = BTreeMap::new();
    for meeting in meetings {
        for (i, item) in meeting.items.iter().enumerate() {
            let node = nodes.entry(item.clone()).or_default();
            *node = (node.0 + 1, widened(node.1, meeting.years));
            for other in meeting.items.iter().skip(i + 1) {
                let edge = edges.entry((item.clone(), other.clone())).or_default();
                *edge = (edge.0 + 1, widened(edge.1, meeting.years));
            }
        }
    }
    edges.retain(|_, (weight, _)| *weight >= least.max(1));
    let joined: BTreeSet<&String> = edges.keys().flat_map(|(one, other)| [one, other]).collect();
    nodes.retain(|label, _| joined.contains(label));
    let place: BTreeMap<&String, usize> = nodes.keys().enumerate().map(|(place, label)| (label, place)).collect();
    let edges = edges
        .iter()
        .map(|((one, other), (weight, years))| Edge { source: place[one], target: place[other], weight: *weight, years: *years })
        .collect();
    let nodes = nodes.iter().map(|(label, (count, years))| Node { label: label.clone(), count: *count, years: *years }).collect();
    Network { description: of.meaning().to_owned(), nodes, edges }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_meets_whom() {
        let meeting =
            |items: &[&str], year: i16| Meeting { items: items.iter().map(|item| (*item).to_owned()).collect(), years: Some((year, year)) };
        let meetings = || [meeting(&["b", "a"], 2019), meeting(&["a", "b", "c"], 2021), meeting(&["d"], 2021)].into_iter();
        let network = of_meetings(meetings(), Of::People, 1);
        let labels: Vec<&str> = network.nodes.iter().map(|node| node.label.as_str()).collect();
        assert_eq!(labels, ["a", "b", "c"], "who meets nobody is no node");
        let edges: Vec<_> = network.edges.iter().map(|edge| (edge.source, edge.target, edge.weight, edge.years)).collect();
        assert_eq!(edges, [(0, 1, 2, Some((2019, 2021))), (0, 2, 1, Some((2021, 2021))), (1, 2, 1, Some((2021, 2021)))]);
        assert_eq!(of_meetings(meetings(), Of::People, 2).nodes.len(), 2);
    }
}
