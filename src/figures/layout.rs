//! Where the nodes of a network stand.
//!
//! Distances on the sheet follow the lengths of the shortest ways in the network, by the stochastic gradient descent of
//! Zheng, Pawar and Goodman, "Graph Drawing by Stochastic Gradient Descent" (2018), with a fixed order of steps, so that a
//! network always looks the same.

use std::collections::VecDeque;

/// Rounds of the descent.
const ROUNDS: usize = 60;
/// The smallest step of the descent.
const EPSILON: f64 = 0.05;

/// Places of `nodes` nodes in a plane, about one unit for each edge of the way between two.
pub fn places(nodes: usize, edges: &[(usize, usize)]) -> Vec<(f64, f64)> {
    let distance = distances(nodes, edges);
    let farthest = distance.iter().flatten().copied().max().unwrap_or(1);
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut place: Vec<(f64, f64)> = (0..nodes).map(|_| (random.next_share(), random.next_share())).collect();
    let mut pairs: Vec<(usize, usize)> = (0..nodes).flat_map(|one| (0..one).map(move |other| (one, other))).collect();
    let first = f64::from(farthest).powi(2);
    let decay = (EPSILON / first).ln() / (ROUNDS - 1) as f64;
    for round in 0..ROUNDS {
        let step = first * (decay * round as f64).exp();
        for at in (1..pairs.len()).rev() {
            pairs.swap(at, random.below(at + 1));
        }
        for &(one, other) in &pairs {
            let wanted = f64::from(distance[one][other]);
            let strength = (step / (wanted * wanted)).min(1.0);
            let (dx, dy) = (place[one].0 - place[other].0, place[one].1 - place[other].1);
            let now = dx.hypot(dy).max(1e-6);
            let by = strength * (now - wanted) / 2.0 / now;
            place[one] = (place[one].0 - by * dx, place[one].1 - by * dy);
            place[other] = (place[other].0 + by * dx, place[other].1 + by * dy);
        }
    }
    place
}

/// Lengths of the shortest ways; between parts that nothing joins, somewhat more than the longest way there is.
fn distances(nodes: usize, edges: &[(usize, usize)]) -> Vec<Vec<u32>> {
    let mut neighbours = vec![Vec::new(); nodes];
    for &(one, other) in edges {
        neighbours[one].push(other);
        neighbours[other].push(one);
    }
    let mut distance: Vec<Vec<Option<u32>>> = Vec::with_capacity(nodes);
    for start in 0..nodes {
        let mut reached = vec![None; nodes];
        reached[start] = Some(0);
        let mut queue = VecDeque::from([start]);
        while let Some(node) = queue.pop_front() {
            let next = reached[node].map(|steps: u32| steps + 1);
            for &neighbour in &neighbours[node] {
                if reached[neighbour].is_none() {
                    reached[neighbour] = next;
                    queue.push_back(neighbour);
                }
            }
        }
        distance.push(reached);
    }
    let longest = distance.iter().flatten().flatten().copied().max().unwrap_or(1).max(1);
    let apart = (longest + 1).min(4);
    distance.into_iter().map(|row| row.into_iter().map(|steps| steps.unwrap_or(apart).max(1)).collect()).collect()
}

/// A box around the middle of a node: half its width and half its height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    pub width: f64,
    pub height: f64,
}

/// Moves places apart, as little as it takes, until no two boxes overlap or all rounds are done; none leaves the sheet.
pub fn spread(places: &mut [(f64, f64)], extents: &[Extent], (width, height): (f64, f64)) {
    for round in 0..4_000 {
        let mut moved = false;
        for one in 0..places.len() {
            for other in 0..one {
                let (dx, dy) = (places[one].0 - places[other].0, places[one].1 - places[other].1);
                let over_x = extents[one].width + extents[other].width - dx.abs();
                let over_y = extents[one].height + extents[other].height - dy.abs();
                if over_x <= 0.0 || over_y <= 0.0 {
                    continue;
                }
                moved = true;
                // A column that fills the whole height only comes apart sideways.
                let sideways = round > 200 && round % 10 == 0;
                let (x, y) = if over_y <= over_x && !sideways { (0.0, over_y / 2.0 + 0.5) } else { (over_x / 2.0 + 0.5, 0.0) };
                let (x, y) = (if dx < 0.0 { -x } else { x }, if dy < 0.0 { -y } else { y });
                places[one] = (places[one].0 + x, places[one].1 + y);
                places[other] = (places[other].0 - x, places[other].1 - y);
            }
        }
        for (place, extent) in places.iter_mut().zip(extents) {
            place.0 = place.0.clamp(extent.width, (width - extent.width).max(extent.width));
            place.1 = place.1.clamp(extent.height, (height - extent.height).max(extent.height));
        }
        if !moved {
            return;
        }
    }
}

/// Numbers that look random and are always the same: xorshift, Marsaglia 2003.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn next_share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_lies_straight() {
        let place = places(4, &[(0, 1), (1, 2), (2, 3)]);
        let between = |a: usize, b: usize| (place[a].0 - place[b].0).hypot(place[a].1 - place[b].1);
        for (a, b, steps) in [(0, 1, 1.0), (1, 2, 1.0), (0, 2, 2.0), (0, 3, 3.0)] {
            assert!((between(a, b) - steps).abs() < 0.1, "{a} {b}: {}", between(a, b));
        }
        assert_eq!(place, places(4, &[(0, 1), (1, 2), (2, 3)]));
        assert!(places(0, &[]).is_empty());
    }

    #[test]
    fn a_column_without_room_comes_apart_sideways() {
        let extents = [Extent { width: 20.0, height: 20.0 }; 4];
        let mut place = vec![(50.0, 20.0), (50.0, 40.0), (50.0, 60.0), (50.0, 80.0)];
        spread(&mut place, &extents, (200.0, 100.0));
        for one in 0..4 {
            for other in 0..one {
                let apart = (place[one].0 - place[other].0).abs() >= 40.0 || (place[one].1 - place[other].1).abs() >= 40.0;
                assert!(apart, "{place:?}");
            }
        }
    }

    #[test]
    fn boxes_move_apart() {
        let extents = [Extent { width: 20.0, height: 5.0 }; 3];
        let mut place = vec![(50.0, 50.0), (51.0, 50.0), (50.0, 51.0)];
        spread(&mut place, &extents, (200.0, 100.0));
        for one in 0..3 {
            for other in 0..one {
                let apart = (place[one].0 - place[other].0).abs() >= 40.0 || (place[one].1 - place[other].1).abs() >= 10.0;
                assert!(apart, "{place:?}");
            }
        }
    }
}
