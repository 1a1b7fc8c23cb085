//! Which items rise and which fall between two periods.

use std::collections::BTreeMap;

use serde::Serialize;

use super::observe::Observation;
use super::specificity::Hypergeometric;

/// Years, the last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: i16,
    pub to: i16,
}

impl Period {
    /// Reads "2015..2018" or "2015".
    pub fn parse(text: &str) -> Option<Period> {
        let (from, to) = text.split_once("..").unwrap_or((text, text));
        let period = Period { from: from.trim().parse().ok()?, to: to.trim().parse().ok()? };
        (period.from <= period.to).then_some(period)
    }

    /// Whether a unit, divided by year or month, has a part within the period.
    pub fn holds(self, unit: &Observation) -> bool {
        unit.parts.iter().filter_map(|part| part.get(..4)?.parse::<i16>().ok()).any(|year| (self.from..=self.to).contains(&year))
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        if self.from == self.to { write!(f, "{}", self.from) } else { write!(f, "{}..{}", self.from, self.to) }
    }
}

/// An item in two periods.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangeRow {
    pub item: String,
    pub before: usize,
    pub before_of: usize,
    pub after: usize,
    pub after_of: usize,
    /// Points of a hundred that the share has gained or lost.
    pub points: f64,
    /// After Lafon, of the second period within both; positive for what rises.
    pub specificity: f64,
}

impl ChangeRow {
    /// Of a hundred units of the first period, so many have the item.
    pub fn percent_before(&self) -> f64 {
        percent(self.before, self.before_of)
    }

    /// Of a hundred units of the second period, so many have the item.
    pub fn percent_after(&self) -> f64 {
        percent(self.after, self.after_of)
    }
}

fn percent(count: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { 100.0 * count as f64 / of as f64 }
}

/// What has changed between two periods, what rises most first, what falls most last. A unit in both counts in both.
///
/// `observations` are divided by year or month.
pub fn changes(observations: &[Observation], before: Period, after: Period) -> Vec<ChangeRow> {
    let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let mut of = [0; 2];
    for unit in observations {
        for (side, _) in [before, after].iter().enumerate().filter(|(_, period)| period.holds(unit)) {
            of[side] += 1;
            unit.items.keys().for_each(|item| counts.entry(item).or_default()[side] += 1);
        }
    }
    let law = Hypergeometric::new(of[0] + of[1]);
    let mut rows: Vec<ChangeRow> = counts
        .into_iter()
        .map(|(item, [early, late])| ChangeRow {
            item: item.to_owned(),
            before: early,
            before_of: of[0],
            after: late,
            after_of: of[1],
            points: percent(late, of[1]) - percent(early, of[0]),
            specificity: law.specificity(of[0] + of[1], early + late, of[1], late),
        })
        .collect();
    rows.sort_by(|a, b| b.specificity.total_cmp(&a.specificity).then(b.points.total_cmp(&a.points)).then_with(|| a.item.cmp(&b.item)));
    rows
}

#[cfg(test)]
mod tests {
    use super::super::partition::observations;
    use super::*;

    #[test]
    fn periods() {
        assert_eq!(Period::parse("2015..2018"), Some(Period { from: 2015, to: 2018 }));
        assert_eq!(Period::parse("2015"), Some(Period { from: 2015, to: 2015 }));
        for text in ["2015..2018", "2015"] {
            assert_eq!(Period::parse(text).map(|period| period.to_string()).as_deref(), Some(text));
        }
        for wrong in ["2018..2015", "x", "2015-2018", ""] {
            assert_eq!(Period::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn rising_and_falling() {
        let units = observations(&[
            ("2015", &["eau"]),
            ("2016-05", &["eau", "sport"]),
            ("2020", &["sport"]),
            ("2021", &["sport"]),
            ("1999", &["eau"]),
        ]);
        let periods = (Period { from: 2015, to: 2016 }, Period { from: 2020, to: 2021 });
        let shown: Vec<String> = changes(&units, periods.0, periods.1)
            .iter()
            .map(|r| format!("{} {}/{} {}/{} {:+.0} {:+.2}", r.item, r.before, r.before_of, r.after, r.after_of, r.points, r.specificity))
            .collect();
        // Three of four have it, two of them among the two drawn: C(3,2)/C(4,2) = 1/2; both of two elsewhere: 1/6.
        assert_eq!(shown, ["sport 1/2 2/2 +50 +0.30", "eau 2/2 0/2 -100 -0.78"]);
    }
}
