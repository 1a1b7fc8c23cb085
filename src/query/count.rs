//! How often: themes over the years, people and organisations.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use tantivy::query::BooleanQuery;

use super::compile::AskError;
use super::compile::term;
use super::who::WhoRow;
use crate::index::{Reader, Unit};
use crate::resolve::Entity;

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

/// A person with how often and when they appeared.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PersonRow {
    pub id: String,
    pub name: String,
    pub appearances: usize,
    pub events: usize,
    /// ISO 8601 / EDTF: days of the first and the last appearance.
    pub first: Option<String>,
    pub last: Option<String>,
    /// The most recent last, each once.
    pub roles: Vec<String>,
    /// Identifiers of bodies.
    pub organisations: Vec<String>,
}

/// The people of some appearances, those of most appearances first.
pub fn people(rows: &[WhoRow]) -> Vec<PersonRow> {
    let mut people: BTreeMap<&str, (PersonRow, BTreeSet<&str>)> = BTreeMap::new();
    for row in rows {
        let Some(id) = row.id.as_deref().or(row.person.as_deref()) else { continue };
        let (person, events) = people.entry(id).or_default();
        person.id = id.to_owned();
        person.name = row.person.clone().unwrap_or_default();
        person.appearances += 1;
        events.insert(&row.document);
        person.first = row.days().chain(person.first.as_deref()).min().map(str::to_owned);
        person.last = row.days().chain(person.last.as_deref()).max().map(str::to_owned);
        add_new(&mut person.roles, &row.roles);
        add_new(&mut person.organisations, &row.organisation_ids);
    }
    let mut people: Vec<PersonRow> = people.into_values().map(|(person, events)| PersonRow { events: events.len(), ..person }).collect();
    people.sort_by(|a, b| (b.appearances, &a.id).cmp(&(a.appearances, &b.id)));
    people
}

/// A body with how often it is named and by whom it is represented.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct OrganisationRow {
    pub id: String,
    pub name: String,
    /// Documents that name it, with or without its people.
    pub documents: usize,
    pub appearances: usize,
    pub people: usize,
    pub first: Option<String>,
    pub last: Option<String>,
    pub forms: Vec<String>,
    /// The body of which it is a branch or part.
    pub part_of: Option<String>,
}

/// Bodies, those that most documents name first; days and people are those of some appearances.
pub fn organisations<'a>(bodies: impl Iterator<Item = &'a Entity>, rows: &[WhoRow]) -> Vec<OrganisationRow> {
    let mut of_body: BTreeMap<&str, Vec<&WhoRow>> = BTreeMap::new();
    for row in rows {
        row.organisation_ids.iter().for_each(|id| of_body.entry(id).or_default().push(row));
    }
    let mut organisations: Vec<OrganisationRow> = bodies
        .map(|body| {
            let rows = of_body.get(body.id.as_str()).map_or(&[][..], Vec::as_slice);
            let days = || rows.iter().flat_map(|row| row.days());
            let people: BTreeSet<&str> = rows.iter().filter_map(|row| row.id.as_deref()).collect();
            let documents: BTreeSet<&str> = body.mentions.iter().map(|mention| mention.document.as_str()).collect();
            OrganisationRow {
                id: body.id.clone(),
                name: body.name.clone(),
                documents: documents.len(),
                appearances: rows.len(),
                people: people.len(),
                first: days().min().map(str::to_owned),
                last: days().max().map(str::to_owned),
                forms: body.forms.clone(),
                part_of: body.parent.clone(),
            }
        })
        .collect();
    organisations.sort_by(|a, b| (b.documents, b.appearances, &a.id).cmp(&(a.documents, a.appearances, &b.id)));
    organisations
}

fn add_new(list: &mut Vec<String>, more: &[String]) {
    for text in more {
        if !list.contains(text) {
            list.push(text.clone());
        }
    }
}
