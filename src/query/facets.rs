//! How what a query finds is spread over years, kinds, themes, places, functions, bodies, parts and languages.

use serde::Serialize;
use tantivy::query::Query;

use super::compile::AskError;
use crate::index::Reader;
use crate::text::edits;

/// What can be counted, with its name in French, and its fast field.
const FACETS: &[(&str, &str, &str)] = &[
    ("year", "annee", "year"),
    ("kind", "type", "kind"),
    ("theme", "theme", "theme"),
    ("place", "lieu", "place_name"),
    ("role", "fonction", "role_class"),
    ("organisation", "organisation", "organisation_name"),
    ("part", "qualite", "part"),
    ("language", "langue", "language"),
];

/// The values of one facet among the units that a query finds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Facet {
    pub name: &'static str,
    /// The most frequent first; years in their order. A unit counts once for each of its values.
    pub values: Vec<FacetValue>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FacetValue {
    pub value: String,
    pub count: usize,
}

/// Counts the values of a facet, under all conditions of the query.
pub fn facet(reader: &Reader, query: &dyn Query, name: &str) -> Result<Facet, AskError> {
    let (name, _, field) = find(name)?;
    let counts: Vec<(String, usize)> = match *field {
        "year" => reader.years(query)?.into_iter().map(|(year, count)| (year.to_string(), count)).collect(),
        field => {
            let mut counts: Vec<(String, usize)> = reader.facet(query, field)?.into_iter().collect();
            counts.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
            counts
        }
    };
    Ok(Facet { name, values: counts.into_iter().map(|(value, count)| FacetValue { value, count }).collect() })
}

fn find(name: &str) -> Result<&'static (&'static str, &'static str, &'static str), AskError> {
    let wanted = crate::index::analysis::folded(name.trim());
    FACETS.iter().find(|facet| facet.0 == wanted || facet.1 == wanted).ok_or_else(|| {
        let names: Vec<&str> = FACETS.iter().map(|facet| facet.0).collect();
        let nearest = names.iter().min_by_key(|known| edits(&wanted, known)).filter(|known| edits(&wanted, known) <= 2);
        let nearest = nearest.map_or(String::new(), |nearest| format!("; did you mean “{nearest}”?"));
        AskError::Value(format!("no facet is called “{name}”{nearest}; there are {}", names.join(", ")))
    })
}
