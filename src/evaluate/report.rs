//! Precision, recall and F1 of every measure, for all documents and for groups of them.

use std::collections::BTreeMap;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::score::{Counts, Disagreement, Measure, Tally, score};
use super::{Facts, Gold};
use crate::record::Record;

/// Agreement on one measure, each figure 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Figures {
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
    /// Number of facts in the gold annotations.
    pub gold: usize,
}

impl From<Counts> for Figures {
    fn from(Counts { hits, missed, extra }: Counts) -> Self {
        let share = |of: usize| if of == 0 { 0.0 } else { hits as f64 / of as f64 };
        let (precision, recall) = (share(hits + extra), share(hits + missed));
        let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
        Figures { precision, recall, f1, gold: hits + missed }
    }
}

/// The figures of a group of documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// "all", a domain or a document.
    pub name: String,
    pub documents: usize,
    /// Every measure, in the order of [`Measure::ALL`].
    pub figures: Vec<(Measure, Figures)>,
}

impl Table {
    fn new(name: &str, documents: usize, tally: &Tally) -> Self {
        let figures = |measure| Figures::from(tally.counts.get(&measure).copied().unwrap_or_default());
        Table { name: name.to_owned(), documents, figures: Measure::ALL.into_iter().map(|measure| (measure, figures(measure))).collect() }
    }

    /// The mean over the measures of which the gold annotations have any fact.
    pub fn mean_f1(&self) -> f64 {
        let used: Vec<f64> = self.figures.iter().filter(|(_, figures)| figures.gold > 0).map(|(_, figures)| figures.f1).collect();
        used.iter().sum::<f64>() / used.len().max(1) as f64
    }
}

/// What gets a table of its own beside the one over all documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    Domain,
    Document,
}

/// The outcome of an evaluation. As JSON: `documents`, `absent`, then the figures by table and measure.
#[derive(Clone, Debug)]
pub struct Report {
    pub documents: usize,
    /// Gold documents for which there was no record.
    pub absent: Vec<String>,
    /// The one over all documents first.
    pub tables: Vec<Table>,
    pub disagreements: Vec<Disagreement>,
}

/// Compares records with gold annotations; each record stands beside its annotation. A missing record misses everything.
pub fn evaluate<'a>(pairs: impl IntoIterator<Item = (&'a Gold, Option<&'a Record>)>, by: Option<Grouping>) -> Report {
    let mut absent = Vec::new();
    let (mut all, mut documents) = (Tally::default(), 0);
    let mut groups: BTreeMap<&str, (usize, Tally)> = BTreeMap::new();
    for (gold, record) in pairs {
        if record.is_none() {
            absent.push(gold.id.clone());
        }
        let tally = score(&gold.id, &gold.facts, &record.map(Facts::from).unwrap_or_default());
        all.add(&tally);
        documents += 1;
        if let Some(grouping) = by {
            let name = match grouping {
                Grouping::Domain => gold.domain.as_str(),
                Grouping::Document => gold.id.as_str(),
            };
            let group = groups.entry(name).or_default();
            group.0 += 1;
            group.1.add(&tally);
        }
    }
    absent.sort();
    let mut tables = vec![Table::new("all", documents, &all)];
    tables.extend(groups.iter().map(|(name, (documents, tally))| Table::new(name, *documents, tally)));
    Report { documents, absent, tables, disagreements: all.disagreements }
}

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.figures.len() + 1))?;
        for (measure, figures) in &self.figures {
            map.serialize_entry(measure.name(), figures)?;
        }
        map.serialize_entry("mean F1", &self.mean_f1())?;
        map.end()
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.tables.len() + 2))?;
        map.serialize_entry("documents", &self.documents)?;
        map.serialize_entry("absent", &self.absent)?;
        for table in &self.tables {
            map.serialize_entry(&table.name, table)?;
        }
        map.end()
    }
}
