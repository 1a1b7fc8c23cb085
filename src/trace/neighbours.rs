//! Which items go together.

use std::collections::BTreeMap;

use serde::Serialize;

use super::observe::Observation;
use super::specificity::Hypergeometric;

/// Two items in the same units.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NeighbourRow {
    pub item: String,
    pub neighbour: String,
    /// Units that have both, the one, the other.
    pub together: usize,
    pub item_units: usize,
    pub neighbour_units: usize,
    /// Equivalence index of co-word analysis (Callon, Courtial and Turner 1983): together² / (one × other), 0 to 1.
    pub equivalence: f64,
    /// After Lafon: the units of the one as a part of the whole.
    pub specificity: f64,
}

/// Pairs of items in at least `least` common units, of which `wanted` chooses the first; the highest equivalence first.
pub fn neighbours(observations: &[Observation], wanted: impl Fn(&str) -> bool, least: usize) -> Vec<NeighbourRow> {
    let mut with: BTreeMap<&str, usize> = BTreeMap::new();
    let mut together: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for unit in observations {
        for item in unit.items.keys() {
            *with.entry(item).or_default() += 1;
            if wanted(item) {
                let others = unit.items.keys().filter(|other| *other != item);
                others.for_each(|other| *together.entry((item, other)).or_default() += 1);
            }
        }
    }
    let law = Hypergeometric::new(observations.len());
    let mut rows: Vec<NeighbourRow> = together
        .into_iter()
        .filter(|(_, count)| *count >= least.max(1))
        .map(|((item, neighbour), count)| {
            let (one, other) = (with[item], with[neighbour]);
            NeighbourRow {
                item: item.to_owned(),
                neighbour: neighbour.to_owned(),
                together: count,
                item_units: one,
                neighbour_units: other,
                equivalence: (count * count) as f64 / (one * other) as f64,
                specificity: law.specificity(observations.len(), other, one, count),
            }
        })
        .collect();
    rows.sort_by(|a, b| b.equivalence.total_cmp(&a.equivalence).then_with(|| (&a.item, &a.neighbour).cmp(&(&b.item, &b.neighbour))));
    rows
}

#[cfg(test)]
mod tests {
    use super::super::partition::observations;
    use super::*;

    #[test]
    fn pairs_of_items() {
        let units = observations(&[("", &["eau", "sport"]), ("", &["eau", "sport"]), ("", &["eau", "forêt"]), ("", &[])]);
        let rows = neighbours(&units, |item| item == "eau", 1);
        let shown: Vec<String> = rows
            .iter()
            .map(|r| format!("{} {} {} {:.3} {:.3}", r.neighbour, r.together, r.neighbour_units, r.equivalence, r.specificity))
            .collect();
        // 2²/(3·2) and C(2,2)·C(2,1)/C(4,3) = 1/2; 1²/(3·1) and 3/4.
        assert_eq!(shown, ["sport 2 2 0.667 0.301", "forêt 1 1 0.333 0.125"]);
        assert_eq!(neighbours(&units, |item| item == "eau", 2).len(), 1);
    }
}
