//! Counts of items by part, absolute and in proportion to the part, with specificities.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::observe::Observation;
use super::specificity::Hypergeometric;

/// How large a part is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PartSize {
    pub units: usize,
    /// Stop words included; 0 where units are no texts.
    pub words: usize,
}

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
    /// Mentions of the item in the units of the part.
    pub mentions: usize,
    /// Words of the part, stop words included.
    pub words: usize,
    /// Units of the whole that have the item, and all units that belong to any part.
    pub with: usize,
    pub whole: usize,
    /// After Lafon, against the whole.
    pub specificity: f64,
}

impl PartRow {
    /// Mentions in ten thousand words; none where there are no words.
    pub fn per_ten_thousand(&self) -> Option<f64> {
        (self.words > 0).then(|| 10_000.0 * self.mentions as f64 / self.words as f64)
    }
}

/// The sizes of all parts, by name.
pub fn part_sizes(observations: &[Observation]) -> BTreeMap<&str, PartSize> {
    let mut parts: BTreeMap<&str, PartSize> = BTreeMap::new();
    for unit in observations {
        for part in &unit.parts {
            let size = parts.entry(part).or_default();
            size.units += 1;
            size.words += unit.words;
        }
    }
    parts
}

/// Every item in every part where it occurs, or where its absence says something.
///
/// `wanted` chooses the items. Only units that belong to some part are counted, so that the parts are compared with what
/// could be in them. Ordered by item, the most frequent first, then by part.
pub fn partition(observations: &[Observation], wanted: impl Fn(&str) -> bool) -> Vec<PartRow> {
    let placed: Vec<&Observation> = observations.iter().filter(|unit| !unit.parts.is_empty()).collect();
    let parts = part_sizes(observations);
    let mut with: BTreeMap<&str, usize> = BTreeMap::new();
    let mut counts: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    for unit in &placed {
        for (item, mentions) in unit.items.iter().filter(|(item, _)| wanted(item)) {
            *with.entry(item).or_default() += 1;
            for part in &unit.parts {
                let (count, total) = counts.entry((item, part)).or_default();
                *count += 1;
                *total += mentions;
            }
        }
    }
    let law = Hypergeometric::new(placed.len());
    let mut largest: Vec<(&str, PartSize)> = parts.iter().map(|(part, size)| (*part, *size)).collect();
    largest.sort_by(|a, b| b.1.units.cmp(&a.1.units).then(a.0.cmp(b.0)));
    let row = |item: &str, total: usize, part: &str, size: PartSize, (count, mentions): (usize, usize)| PartRow {
        item: item.to_owned(),
        part: part.to_owned(),
        count,
        of: size.units,
        percent: 100.0 * count as f64 / size.units as f64,
        mentions,
        words: size.words,
        with: total,
        whole: placed.len(),
        specificity: law.specificity(placed.len(), total, size.units, count),
    };
    let mut rows: Vec<PartRow> = counts.iter().map(|((item, part), counted)| row(item, with[item], part, parts[part], *counted)).collect();
    for (item, total) in &with {
        let could_be_missed = |size: &PartSize| (total * size.units) as f64 >= EXPECTED * placed.len() as f64;
        let missing =
            largest.iter().take_while(|(_, size)| could_be_missed(size)).filter(|(part, _)| !counts.contains_key(&(*item, *part)));
        rows.extend(missing.map(|(part, size)| row(item, *total, part, *size, (0, 0))).filter(|row| row.specificity <= -ABSENT));
    }
    rows.sort_by(|a, b| (b.with, &a.item, &a.part).cmp(&(a.with, &b.item, &b.part)));
    rows
}

/// An absence is worth a row where chance gives it less often than once in ten draws.
const ABSENT: f64 = 1.0;
/// Where fewer are expected, chance gives none at least once in ten draws (Markov's inequality): so that not every item has
/// to be looked for in every part.
const EXPECTED: f64 = 0.9;

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
        parts: parts.split(' ').filter(|part| !part.is_empty()).map(str::to_owned).collect(),
        items: items.iter().map(|item| ((*item).to_owned(), 2)).collect(),
        words: 100,
        ..Observation::default()
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
        // Two mentions in each of the units that have it, a hundred words in each of the part.
        assert_eq!((rows[3].mentions, rows[3].words, rows[3].per_ten_thousand()), (4, 200, Some(200.0)));
        assert_eq!(first_and_last(&rows)["sport"], ("2019", "2021"));
        assert!(partition(&units, |item| item == "forêt").is_empty());
    }

    proptest::proptest! {
        /// Parts that are passed over without looking would have had no row.
        #[test]
        fn no_telling_absence_is_missed(units in proptest::collection::vec((0usize..4, proptest::bool::weighted(0.4)), 1..60)) {
            let units: Vec<Observation> = units
                .into_iter()
                .map(|(part, has)| {
                    let items: &[&str] = if has { &["eau"] } else { &[] };
                    observations(&[(&part.to_string(), items)]).remove(0)
                })
                .collect();
            let (with, whole) = (units.iter().filter(|unit| !unit.items.is_empty()).count(), units.len());
            let law = Hypergeometric::new(whole);
            let expected = part_sizes(&units).into_iter().filter(|(part, size)| {
                let count = units.iter().filter(|unit| unit.parts.contains(*part) && !unit.items.is_empty()).count();
                with > 0 && (count > 0 || law.specificity(whole, with, size.units, 0) <= -ABSENT)
            });
            let expected: Vec<&str> = expected.map(|(part, _)| part).collect();
            let rows = partition(&units, |_| true);
            proptest::prop_assert_eq!(rows.iter().map(|row| row.part.as_str()).collect::<Vec<_>>(), expected);
        }
    }
}
