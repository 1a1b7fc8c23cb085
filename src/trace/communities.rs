//! Communities of a network by the Leiden algorithm (Traag, Waltman and van Eck, "From Louvain to Leiden", 2019).

use std::cmp::Reverse;
use std::collections::HashMap;

use leiden_rs::{GraphDataBuilder, Leiden, LeidenConfig};
use thiserror::Error;

use super::network::Network;

#[derive(Debug, Error)]
#[error("no communities can be found: {0}")]
pub struct CommunityError(#[from] leiden_rs::LeidenError);

/// The random choices of the algorithm begin here, so that a network always falls into the same communities.
const SEED: u64 = 2019;

/// Writes into every node the number of its community, the largest first from 1, by modularity over the weights.
///
/// A higher resolution than 1 gives more and smaller communities. Returns the modularity, -0.5 to 1.
pub fn find_communities(network: &mut Network, resolution: f64) -> Result<f64, CommunityError> {
    let mut graph = GraphDataBuilder::new(network.nodes.len());
    for edge in &network.edges {
        graph.add_edge(edge.source, edge.target, edge.weight as f64)?;
    }
    let config = LeidenConfig { seed: Some(SEED), resolution, ..LeidenConfig::default() };
    let found = Leiden::new(config).run(&graph.build()?)?;
    let of_node: Vec<usize> = (0..network.nodes.len()).map(|node| found.partition.community_of(node)).collect();
    // Size and first node of each.
    let mut sizes: HashMap<usize, (Reverse<usize>, usize)> = HashMap::new();
    for (node, community) in of_node.iter().enumerate() {
        sizes.entry(*community).or_insert((Reverse(0), node)).0.0 += 1;
    }
    let mut order: Vec<usize> = sizes.keys().copied().collect();
    order.sort_by_key(|community| sizes[community]);
    let number: HashMap<usize, usize> = order.into_iter().enumerate().map(|(place, community)| (community, place + 1)).collect();
    for (node, community) in network.nodes.iter_mut().zip(of_node) {
        node.community = number.get(&community).copied();
    }
    Ok(found.quality)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::{Edge, Node};

    #[test]
    fn two_groups_that_one_edge_joins() {
        let pairs = [(0, 1), (0, 2), (1, 2), (0, 3), (1, 3), (4, 5), (4, 6), (5, 6), (3, 4)];
        let edges = pairs.map(|(source, target)| Edge { source, target, weight: 1, ..Edge::default() });
        let nodes = vec![Node::default(); 7];
        let mut network = Network { nodes, edges: edges.to_vec(), ..Network::default() };
        let modularity = find_communities(&mut network, 1.0).expect("a network");
        let found: Vec<_> = network.nodes.iter().filter_map(|node| node.community).collect();
        assert_eq!(found, [1, 1, 1, 1, 2, 2, 2]);
        // Of 9 edges 5 and 3 lie within; the degrees sum to 11 and 7: 8/9 - (11² + 7²) / 18².
        assert!((modularity - (8.0 / 9.0 - 170.0 / 324.0)).abs() < 1e-9, "{modularity}");
    }

    #[test]
    fn nothing_has_no_communities() {
        assert!(find_communities(&mut Network::default(), 1.0).is_ok());
    }
}
