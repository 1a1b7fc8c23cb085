//! Defines figures below which a run fails, kept in a TOML file with one table for each set of gold documents:
//!
//! ```toml
//! [seeds]
//! "mean F1" = 0.90
//! "persons" = 0.95
//! ```

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Measure, Table};

const MEAN: &str = "mean F1";

/// For each set of gold documents, by the name of its folder, the least F1 by measure.
#[derive(Clone, Debug, Default)]
pub struct Floors(BTreeMap<String, BTreeMap<String, f64>>);

#[derive(Debug, thiserror::Error)]
pub enum FloorError {
    #[error("not a table of floors: {0}")]
    Malformed(#[from] toml::de::Error),
    #[error("[{set}] \"{measure}\": no such measure; there are: {MEAN}, {}", Measure::ALL.map(Measure::name).join(", "))]
    UnknownMeasure { set: String, measure: String },
}

/// A figure below its floor.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shortfall {
    pub set: String,
    pub measure: String,
    pub f1: f64,
    pub floor: f64,
}

impl Floors {
    pub fn parse(text: &str) -> Result<Self, FloorError> {
        let sets: BTreeMap<String, BTreeMap<String, f64>> = toml::from_str(text)?;
        for (set, floors) in &sets {
            if let Some(measure) = floors.keys().find(|name| *name != MEAN && Measure::from_name(name).is_none()) {
                return Err(FloorError::UnknownMeasure { set: set.clone(), measure: measure.clone() });
            }
        }
        Ok(Floors(sets))
    }

    /// The figures of a set that lie below their floor; a set without floors has none.
    pub fn check(&self, set: &str, table: &Table) -> Vec<Shortfall> {
        let f1 = |name: &str| match Measure::from_name(name) {
            Some(measure) => table.figures.iter().find(|(m, _)| *m == measure).map_or(0.0, |(_, figures)| figures.f1),
            None => table.mean_f1(),
        };
        let floors = self.0.get(set).into_iter().flatten();
        let shortfall = |measure: &String, floor: f64| Shortfall { set: set.to_owned(), measure: measure.clone(), f1: f1(measure), floor };
        floors.map(|(measure, floor)| shortfall(measure, *floor)).filter(|short| short.f1 < short.floor).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::evaluate;

    #[test]
    fn floors_name_measures() {
        let floors = Floors::parse("[dev]\n\"mean F1\" = 0.5\npersons = 0.2\n[seeds]\nthemes = 0.0").expect("floors");
        let table = evaluate([], None).tables.remove(0);
        assert_eq!(floors.check("dev", &table).len(), 2);
        assert_eq!(floors.check("seeds", &table), []);
        assert_eq!(floors.check("other", &table), []);
        assert!(matches!(Floors::parse("[dev]\nperson = 0.2"), Err(FloorError::UnknownMeasure { .. })));
    }
}
