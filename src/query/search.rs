//! Which documents, sessions or appearances a query finds.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;
use tantivy::query::Query;

use super::compile::{AskError, compile};
use super::facets::{Facet, facet};
use super::highlight::{Marker, Marks, Snippet};
use super::parse;
use super::similar::{Version, versions};
use super::who::{WhoRow, dates_of};
use crate::index::{Reader, StoredDocument, Unit, UnitAddress};
use crate::record::{Record, Session};
use crate::text::Span;

#[derive(Clone, Copy, Debug)]
pub struct SearchOptions {
    pub unit: Unit,
    pub limit: usize,
}

#[derive(Clone, Debug, Serialize)]
pub struct SearchAnswer {
    pub unit: Unit,
    /// Units found; `hits` has the best of them.
    pub total: usize,
    pub hits: Vec<Hit>,
    /// Names of the query that nobody and nothing has; the hits have similar ones.
    pub similar: Vec<String>,
}

/// A unit that was found.
#[derive(Clone, Debug, Serialize)]
pub struct Hit {
    pub document: String,
    pub path: String,
    /// BM25, comparable within one answer.
    pub score: f32,
    pub event: Option<String>,
    /// ISO 8601 / EDTF.
    pub dates: Vec<String>,
    pub places: Vec<String>,
    /// Of a session, or of the session of an appearance.
    pub session: Option<HitSession>,
    pub appearance: Option<WhoRow>,
    pub snippet: Snippet,
    /// Of a document, others that are versions of it.
    pub versions: Vec<Version>,
}

#[derive(Clone, Debug, Serialize)]
pub struct HitSession {
    pub number: usize,
    pub kind: &'static str,
    pub label: Option<String>,
    pub title: Option<String>,
    pub start: Option<String>,
    pub end: Option<String>,
}

impl From<&Session> for HitSession {
    fn from(session: &Session) -> Self {
        HitSession {
            number: session.id as usize,
            kind: session.kind.name(),
            label: session.label.clone(),
            title: session.title.clone(),
            start: session.start.map(String::from),
            end: session.end.map(String::from),
        }
    }
}

/// Counts the values of some facets among all units that a query finds.
pub fn facets(reader: &Reader, query: &str, unit: Unit, names: &[String]) -> Result<Vec<Facet>, AskError> {
    let compiled = compile(reader, query, &parse(query)?, unit)?;
    names.iter().map(|name| facet(reader, compiled.query.as_ref(), name)).collect()
}

/// Identifiers of the documents that a query finds.
pub fn documents_of(reader: &Reader, query: &str) -> Result<BTreeSet<String>, AskError> {
    let compiled = compile(reader, query, &parse(query)?, Unit::Document)?;
    Ok(reader.matching(compiled.query.as_ref())?.into_iter().map(|unit| unit.document).collect())
}

/// Answers a query in the query language.
pub fn search(reader: &Reader, query: &str, options: SearchOptions) -> Result<SearchAnswer, AskError> {
    let compiled = compile(reader, query, &parse(query)?, options.unit)?;
    Ok(SearchAnswer { similar: compiled.similar, ..hits(reader, compiled.query.as_ref(), &compiled.marks, options)? })
}

/// The best units that a query finds, with what is to be shown of them.
pub(super) fn hits(reader: &Reader, query: &dyn Query, marks: &Marks, options: SearchOptions) -> Result<SearchAnswer, AskError> {
    let (total, best) = reader.best(query, options.limit)?;
    let mut stored: HashMap<String, StoredDocument> = HashMap::new();
    let mut marker = Marker::new(reader, marks)?;
    let mut hits = Vec::new();
    for (score, unit) in best {
        if !stored.contains_key(&unit.document) {
            let Some(document) = reader.document(&unit.document)? else { continue };
            stored.insert(unit.document.clone(), document);
        }
        let document = &stored[&unit.document];
        let snippet = marker.snippet(&document.text, span_of(&document.record, &document.text, &unit));
        let versions = if unit.unit == Unit::Document { versions(reader, document)? } else { Vec::new() };
        hits.push(Hit { versions, ..hit(&document.record, &unit, score, snippet) });
    }
    Ok(SearchAnswer { unit: options.unit, total, hits, similar: Vec::new() })
}

fn span_of(record: &Record, text: &str, unit: &UnitAddress) -> Span {
    let span = match unit.unit {
        Unit::Document => None,
        Unit::Session => record.sessions.get(unit.number).map(|session| session.span),
        Unit::Appearance => record.appearances.get(unit.number).map(|appearance| appearance.span),
    };
    span.unwrap_or_else(|| Span::new(0, text.len()))
}

fn hit(record: &Record, unit: &UnitAddress, score: f32, snippet: Snippet) -> Hit {
    let appearance = record.appearances.get(unit.number).filter(|_| unit.unit == Unit::Appearance);
    let session = match unit.unit {
        Unit::Document => None,
        Unit::Session => record.sessions.get(unit.number),
        Unit::Appearance => appearance.and_then(|a| a.session).and_then(|id| record.sessions.get(id as usize)),
    };
    Hit {
        document: record.document.id.clone(),
        path: record.document.path.clone(),
        score,
        event: record.event.title.as_ref().map(|title| title.text.clone()),
        dates: dates_of(record, session),
        places: record.event.places.iter().map(|place| place.name.clone()).collect(),
        session: session.map(HitSession::from),
        appearance: appearance.map(|appearance| WhoRow::new(record, unit.number, appearance)),
        snippet,
        versions: Vec::new(),
    }
}
