//! How often: themes over the years, people and organisations.

use std::collections::BTreeMap;

use serde::Serialize;
use tantivy::query::BooleanQuery;

use super::compile::AskError;
use super::compile::term;
use crate::index::{Reader, Unit};

/// Something with the number of units that have it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CountRow {
    pub name: String,
    pub count: usize,
}

/// A theme with the number of documents about it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ThemeRow {
    pub theme: String,
    pub documents: usize,
    /// A document of two years counts in both.
    pub years: BTreeMap<i64, usize>,
}

/// Themes, the most frequent first; only those whose identifier contains `pattern`, where one is given.
pub fn themes(reader: &Reader, pattern: Option<&str>) -> Result<Vec<ThemeRow>, AskError> {
    let field = reader.fields().theme;
    let mut rows = Vec::new();
    for id in reader.values(field)?.into_iter().filter(|id| pattern.is_none_or(|pattern| id.contains(pattern))) {
        let query = BooleanQuery::intersection(vec![reader.all(Unit::Document), term(field, &id)]);
        let documents = reader.count(&query)?;
        if documents > 0 {
            rows.push(ThemeRow { theme: id, documents, years: reader.years(&query)? });
        }
    }
    rows.sort_by(|a, b| (b.documents, &a.theme).cmp(&(a.documents, &b.theme)));
    Ok(rows)
}

/// Names as written, with their appearances, the most frequent first.
pub fn people(reader: &Reader) -> Result<Vec<CountRow>, AskError> {
    counted(reader, Unit::Appearance, "person")
}

/// Organisations as written, with the documents that name them, the most frequent first.
pub fn organisations(reader: &Reader) -> Result<Vec<CountRow>, AskError> {
    counted(reader, Unit::Document, "organisation")
}

fn counted(reader: &Reader, unit: Unit, field: &str) -> Result<Vec<CountRow>, AskError> {
    let counts = reader.facet(reader.all(unit).as_ref(), field)?;
    let mut rows: Vec<CountRow> = counts.into_iter().map(|(name, count)| CountRow { name, count }).collect();
    rows.sort_by(|a, b| (b.count, &a.name).cmp(&(a.count, &b.name)));
    Ok(rows)
}
