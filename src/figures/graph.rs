//! Networks: who meets whom, what goes with what.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::layout::{Extent, places, spread};
use super::page::{Caption, Figure, FigureError, Frame, page};
use super::sheet::{Anchor, BLACK, BLUE, GREY, LABEL, SMALL, Sheet, Type, WHITE, between};
use crate::trace::{Edge, Network, Node};

/// Nodes that one sheet can show with their names.
const MOST_NODES: usize = 40;
const HEIGHT: i32 = 1100;
/// Widest line of a name.
const NAME: i32 = 250;
const NAMES: Type = LABEL.sized(23.0);

/// Draws the nodes that have most, with their edges; the width of an edge is its weight, the size of a node its count, the
/// number in a node its community. The subtitle is completed by what was left out.
pub fn graph(caption: &Caption, network: &Network) -> Result<Figure, FigureError> {
    let chosen = chosen(network);
    if chosen.is_empty() {
        return Err(FigureError::Nothing("no two of them are found together as often"));
    }
    let mut caption = caption.clone();
    if chosen.len() < network.nodes.len() {
        caption.subtitle +=
            &format!(" Seuls les {} nœuds aux liens les plus forts sur {} sont dessinés.", chosen.len(), network.nodes.len());
    }
    let edges: Vec<(usize, usize, &Edge)> = network
        .edges
        .iter()
        .filter_map(|edge| Some((chosen.iter().position(|n| *n == edge.source)?, chosen.iter().position(|n| *n == edge.target)?, edge)))
        .collect();
    let nodes: Vec<&Node> = chosen.iter().map(|at| &network.nodes[*at]).collect();
    page(&caption, HEIGHT, |sheet, frame| draw(sheet, frame, &nodes, &edges))
}

/// Positions of the nodes at the ends of the heaviest edges.
fn chosen(network: &Network) -> Vec<usize> {
    let mut strength = vec![0; network.nodes.len()];
    for edge in &network.edges {
        strength[edge.source] += edge.weight;
        strength[edge.target] += edge.weight;
    }
    let mut edges: Vec<&Edge> = network.edges.iter().collect();
    edges.sort_by_key(|edge| Reverse((edge.weight, strength[edge.source] + strength[edge.target])));
    let mut chosen = BTreeSet::new();
    for edge in edges {
        let new = [edge.source, edge.target].iter().filter(|node| !chosen.contains(*node)).count();
        if chosen.len() + new <= MOST_NODES {
            chosen.extend([edge.source, edge.target]);
        }
    }
    chosen.into_iter().collect()
}

fn draw(sheet: &Sheet, frame: Frame, nodes: &[&Node], edges: &[(usize, usize, &Edge)]) -> Result<(), FigureError> {
    let most = nodes.iter().map(|node| node.count).max().unwrap_or(1).max(1) as f64;
    let radius: Vec<i32> = nodes.iter().map(|node| 10 + (18.0 * (node.count as f64 / most).sqrt()).round() as i32).collect();
    let names: Vec<Vec<String>> = nodes.iter().map(|node| NAMES.wrap(&node.label, NAME, 2)).collect();
    let extents: Vec<Extent> = (0..nodes.len())
        .map(|at| {
            let width = names[at].iter().map(|line| NAMES.width(line)).max().unwrap_or(0).max(2 * radius[at]);
            Extent { width: f64::from(width) / 2.0 + 10.0, height: f64::from(radius[at]) + 14.0 * names[at].len() as f64 + 8.0 }
        })
        .collect();
    let pairs: Vec<(usize, usize)> = edges.iter().map(|(one, other, _)| (*one, *other)).collect();
    let size = (f64::from(frame.right - frame.left), f64::from(frame.bottom - frame.top));
    let mut place = stretched(&places(nodes.len(), &pairs), &extents, size);
    spread(&mut place, &extents, size);
    // The middle of a box is the middle of node and name together; the node itself stands above it.
    let dots: Vec<(i32, i32)> = (0..nodes.len())
        .map(|at| (frame.left + place[at].0 as i32, frame.top + place[at].1 as i32 - 14 * names[at].len() as i32))
        .collect();
    let heaviest = edges.iter().map(|(_, _, edge)| edge.weight).max().unwrap_or(1).max(1) as f64;
    for (one, other, edge) in edges {
        let share = (edge.weight as f64 - 1.0) / (heaviest - 1.0).max(1.0);
        sheet.line(&[dots[*one], dots[*other]], between(WHITE, GREY, 0.35 + 0.5 * share), 2 + (6.0 * share).round() as u32)?;
    }
    for (at, node) in nodes.iter().enumerate() {
        let (x, y) = dots[at];
        sheet.dot((x, y), radius[at] + 4, WHITE)?;
        let depth = match node.community {
            None => 0.85,
            Some(community) => [1.0, 0.05, 0.5, 0.75, 0.25][(community - 1) % 5],
        };
        sheet.dot((x, y), radius[at], between(WHITE, BLUE, depth))?;
        sheet.ring((x, y), radius[at], BLUE, 2)?;
        if let Some(community) = node.community {
            let ink = if depth > 0.45 { WHITE } else { BLACK };
            sheet.words(&community.to_string(), (x, y), SMALL.sized(20.0).colored(ink).bold(), Anchor::Middle)?;
        }
        for (line, words) in names[at].iter().enumerate() {
            let y = y + radius[at] + 16 + 26 * line as i32;
            halo(sheet, words, (x, y))?;
        }
    }
    Ok(())
}

/// A name that the edges under it do not cross.
fn halo(sheet: &Sheet, words: &str, (x, y): (i32, i32)) -> Result<(), FigureError> {
    let half = NAMES.width(words) / 2 + 3;
    sheet.filled((x - half, y - 12), (x + half, y + 13), WHITE)?;
    sheet.words(words, (x, y), NAMES, Anchor::Middle)
}

/// Places stretched over the whole sheet.
fn stretched(places: &[(f64, f64)], extents: &[Extent], (width, height): (f64, f64)) -> Vec<(f64, f64)> {
    let range = |of: fn(&(f64, f64)) -> f64| {
        let least = places.iter().map(of).fold(f64::INFINITY, f64::min);
        let most = places.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        (least, (most - least).max(1e-6))
    };
    let ((left, wide), (top, high)) = (range(|place| place.0), range(|place| place.1));
    places
        .iter()
        .zip(extents)
        .map(|((x, y), extent)| {
            let (room_x, room_y) = (width - 2.0 * extent.width, height - 2.0 * extent.height);
            (extent.width + room_x * (x - left) / wide, extent.height + room_y * (y - top) / high)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_node_has_its_name_and_community() {
        let node = |label: &str, community| Node { label: label.into(), count: 2, community: Some(community), ..Node::default() };
        let edge = |source, target| Edge { source, target, weight: 1, ..Edge::default() };
        let network = Network {
            nodes: vec![node("Inès Ben Salem", 1), node("Paul Tessier", 1), node("Marie Delorme", 2)],
            edges: vec![edge(0, 1), edge(1, 2)],
            ..Network::default()
        };
        let figure = graph(&Caption::default(), &network).expect("drawn");
        for words in ["Inès Ben Salem", "Paul Tessier", "Marie Delorme"] {
            assert!(figure.svg().contains(words), "{words}");
        }
        assert!(graph(&Caption::default(), &Network::default()).is_err());
    }
}
