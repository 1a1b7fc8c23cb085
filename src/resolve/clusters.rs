//! Disjoint sets of numbered things, the smallest number standing for its set.

/// Union-find with path halving.
#[derive(Clone, Debug)]
pub struct Clusters {
    parent: Vec<u32>,
}

impl Clusters {
    pub fn new(count: usize) -> Self {
        Clusters { parent: (0..count as u32).collect() }
    }

    /// The smallest member of the set.
    pub fn of(&mut self, item: usize) -> usize {
        let mut at = item as u32;
        while self.parent[at as usize] != at {
            let grandparent = self.parent[self.parent[at as usize] as usize];
            self.parent[at as usize] = grandparent;
            at = grandparent;
        }
        at as usize
    }

    pub fn join(&mut self, a: usize, b: usize) -> usize {
        let (a, b) = (self.of(a), self.of(b));
        let (low, high) = (a.min(b), a.max(b));
        self.parent[high] = low as u32;
        low
    }

    pub fn add(&mut self) -> usize {
        self.parent.push(self.parent.len() as u32);
        self.parent.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_stands_for_all() {
        let mut clusters = Clusters::new(5);
        clusters.join(4, 2);
        clusters.join(2, 3);
        assert_eq!((0..5).map(|item| clusters.of(item)).collect::<Vec<_>>(), [0, 1, 2, 2, 2]);
    }
}
