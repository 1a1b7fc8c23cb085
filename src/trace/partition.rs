//! Counts of items by part, with shares and specificities.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::observe::Observation;
use super::specificity::Hypergeometric;

/// An item in a part.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartRow {
    pub item: String,
    pub part: String,
    /// Units of the part that have the item.
    pub count: usize,
    /// Units of the part.
    pub of: usize,
    /// Of a hundred units of the part, so many have the item.
    pub percent: f64,
    /// Units of the whole that have the item, and all units that belong to any part.
    pub with: usize,
    pub whole: usize,
    /// After Lafon, against the whole.
    pub specificity: f64,
}

/// Every item in every part where it occurs, or where its absence says something.
///
/// `wanted` chooses the items. Only units that belong to some part are counted, so that the parts are compared with what
/// could be in them. Ordered by item, the most frequent first, then by part.
pub fn partition(observations: &[Observation], wanted: impl Fn(&str) -> bool) -> Vec<PartRow> {
    let placed: Vec<&Observation> = observations.iter().filter(|unit| !unit.parts.is_empty()).collect();
    let mut parts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut with: BTreeMap<&str, usize> = BTreeMap::new();
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for unit in &placed {
        unit.parts.iter().for_each(|part| *parts.entry(part).or_default() += 1);
        for item in unit.items.iter().filter(|item| wanted(item)) {
            *with.entry(item).or_default() += 1;
            unit.parts.iter().for_each(|part| *counts.entry((item, part)).or_default() += 1);
        }
    }
    let law = Hypergeometric::new(placed.len());
    let mut rows = Vec::new();
    for (item, total) in &with {
        for (part, of) in &parts {
            let count = counts.get(&(*item, *part)).copied().unwrap_or(0);
            let specificity = law.specificity(placed.len(), *total, *of, count);
            if count == 0 && specificity > -ABSENT {
                continue;
            }
            rows.push(PartRow {
                item: (*item).to_owned(),
                part: (*part).to_owned(),
                count,
                of: *of,
                percent: 100.0 * count as f64 / *of as f64,
                with: *total,
                whole: placed.len(),
                specificity,
            });
        }
    }
    rows.sort_by(|a, b| (b.with, &a.item, &a.part).cmp(&(a.with, &b.item, &b.part)));
    rows
}

/// An absence is worth a row where chance gives it less often than once in ten draws.
const ABSENT: f64 = 1.0;

/// First and last part in which each item occurs, for parts that have an order.
pub fn first_and_last(rows: &[PartRow]) -> BTreeMap<&str, (&str, &str)> {
    let mut seen: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    rows.iter().filter(|row| row.count > 0).for_each(|row| {
        seen.entry(&row.item).or_default().insert(&row.part);
    });
    seen.into_iter().filter_map(|(item, parts)| Some((item, (*parts.first()?, *parts.last()?)))).collect()
}

#[cfg(test)]
pub(super) fn observations(units: &[(&str, &[&str])]) -> Vec<Observation> {
    let unit = |(parts, items): &(&str, &[&str])| Observation {
        document: String::new(),
        parts: parts.split(' ').filter(|part| !part.is_empty()).map(str::to_owned).collect(),
        items: items.iter().map(|item| (*item).to_owned()).collect(),
    };
    units.iter().map(unit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_shares_and_specificities() {
        let units = observations(&[
            ("2019", &["eau"]),
            ("2019", &["eau", "sport"]),
            ("2020", &["sport"]),
            ("2020 2021", &[]),
            ("2021", &["sport"]),
            // Without a date: it is in no part and does not count.
            ("", &["eau"]),
        ]);
        let rows = partition(&units, |_| true);
        let shown: Vec<String> = rows
            .iter()
            .map(|r| format!("{} {} {}/{} {:.0} % {}/{} {:.2}", r.item, r.part, r.count, r.of, r.percent, r.with, r.whole, r.specificity))
            .collect();
        assert_eq!(
            shown,
            [
                "sport 2019 1/2 50 % 3/5 -0.15",
                "sport 2020 1/2 50 % 3/5 -0.15",
                "sport 2021 1/2 50 % 3/5 -0.15",
                // Both of the two units drawn of five have it: 1/C(5,2).
                "eau 2019 2/2 100 % 2/5 1.00",
            ]
        );
        assert_eq!(first_and_last(&rows)["sport"], ("2019", "2021"));
        assert!(partition(&units, |item| item == "forêt").is_empty());
    }
}
