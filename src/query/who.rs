//! Who spoke where: person, event, session, date, place, function, organisation and part.

use serde::Serialize;
use tantivy::query::{BooleanQuery, Query};

use super::compile::{AskError, Compiler, days, term, theme};
use super::dates::DayRange;
use super::parse::Value;
use super::people_match::{all_words, exact_name, similar_name};
use crate::index::analysis::{FRENCH, NAMES};
use crate::index::{Reader, Unit};
use crate::record::{Appearance, Part, Record, Session, SessionKind};

/// What the appearances must have in common; what is `None` says nothing.
#[derive(Clone, Debug, Default)]
pub struct WhoFilter {
    /// Given name, family name or both, in either order.
    pub name: Option<String>,
    /// Words of the organisation's name, or its acronym.
    pub organisation: Option<String>,
    pub role: Option<String>,
    /// Words of a theme's identifier.
    pub theme: Option<String>,
    pub place: Option<String>,
    pub days: DayRange,
    pub kind: Option<SessionKind>,
    pub part: Option<Part>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct WhoAnswer {
    /// By date, document and place in the text.
    pub rows: Vec<WhoRow>,
    /// Nobody has this name: the rows are of people whose name differs by one letter in a word.
    pub similar: bool,
}

/// An appearance.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WhoRow {
    /// None for an unnamed participant.
    pub person: Option<String>,
    pub roles: Vec<String>,
    pub organisations: Vec<String>,
    pub part: Part,
    pub status: crate::record::Status,
    pub remote: bool,
    pub event: Option<String>,
    /// ISO 8601 / EDTF: the session's day, else those of the event.
    pub dates: Vec<String>,
    /// `HH:MM`.
    pub start: Option<String>,
    pub end: Option<String>,
    pub session: Option<String>,
    pub kind: Option<SessionKind>,
    /// The event's, and the session's room.
    pub places: Vec<String>,
    pub document: String,
    pub path: String,
    /// Position in the record's list of appearances.
    pub number: usize,
}

impl WhoRow {
    pub(super) fn new(record: &Record, number: usize, appearance: &Appearance) -> Self {
        let session = appearance.session.and_then(|id| record.sessions.get(id as usize));
        let distinct = |texts: Vec<String>| {
            let mut kept: Vec<String> = Vec::new();
            texts.into_iter().for_each(|text| {
                if !kept.contains(&text) {
                    kept.push(text)
                }
            });
            kept
        };
        let room = session.and_then(|session| session.place.clone());
        WhoRow {
            person: appearance.person.as_ref().map(|person| person.name.clone()),
            roles: distinct(appearance.affiliations.iter().filter_map(|a| a.role.clone()).collect()),
            organisations: distinct(appearance.affiliations.iter().filter_map(|a| a.organisation.clone()).collect()),
            part: appearance.part,
            status: appearance.status,
            remote: appearance.remote,
            event: record.event.title.as_ref().map(|title| title.text.clone()),
            dates: dates_of(record, session),
            start: session.and_then(|session| session.start).map(String::from),
            end: session.and_then(|session| session.end).map(String::from),
            session: session.and_then(|session| session.title.clone().or_else(|| session.label.clone())),
            kind: session.map(|session| session.kind),
            places: distinct(record.event.places.iter().map(|place| place.name.clone()).chain(room).collect()),
            document: record.document.id.clone(),
            path: record.document.path.clone(),
            number,
        }
    }
}

/// The day of a session, else those of the event.
pub(super) fn dates_of(record: &Record, session: Option<&Session>) -> Vec<String> {
    match session.and_then(|session| session.date) {
        Some(date) => vec![date.to_string()],
        None => record.event.dates.iter().map(|date| date.date.to_string()).collect(),
    }
}

/// Everybody who appeared, as far as the filter lets them through.
pub fn who(reader: &Reader, filter: &WhoFilter) -> Result<WhoAnswer, AskError> {
    let field = reader.fields().person;
    let Some(name) = filter.name.as_deref() else {
        return Ok(WhoAnswer { rows: rows(reader, filter, None)?, similar: false });
    };
    let no_letters = || AskError::Value(format!("“{name}” is no name"));
    let found = rows(reader, filter, Some(exact_name(field, name).ok_or_else(no_letters)?))?;
    if !found.is_empty() {
        return Ok(WhoAnswer { rows: found, similar: false });
    }
    let rows = rows(reader, filter, Some(similar_name(field, name).ok_or_else(no_letters)?))?;
    Ok(WhoAnswer { similar: !rows.is_empty(), rows })
}

fn rows(reader: &Reader, filter: &WhoFilter, name: Option<Box<dyn Query>>) -> Result<Vec<WhoRow>, AskError> {
    let query = BooleanQuery::intersection(clauses(reader, filter)?.into_iter().chain(name).collect());
    let mut rows = Vec::new();
    for units in reader.matching(&query)?.chunk_by(|a, b| a.document == b.document) {
        let Some(stored) = reader.document(&units[0].document)? else { continue };
        let of_unit = |number: usize| Some(WhoRow::new(&stored.record, number, stored.record.appearances.get(number)?));
        rows.extend(units.iter().filter_map(|unit| of_unit(unit.number)));
    }
    rows.sort_by(|a, b| (&a.dates, &a.path, a.number).cmp(&(&b.dates, &b.path, b.number)));
    Ok(rows)
}

fn clauses(reader: &Reader, filter: &WhoFilter) -> Result<Vec<Box<dyn Query>>, AskError> {
    let fields = reader.fields();
    let mut clauses = vec![reader.all(Unit::Appearance)];
    if let Some(organisation) = &filter.organisation {
        // One body, not words of two: its name is a phrase, in which small words may be missing.
        let query = Compiler::new(reader, organisation).words_in(fields.organisation, &Value::Phrase(organisation.clone(), 2), NAMES);
        clauses.push(query.ok_or_else(|| AskError::Value(format!("“{organisation}” is no organisation")))?);
    }
    if let Some(role) = &filter.role {
        let query = Compiler::new(reader, role).words_in(fields.role, &Value::Phrase(role.clone(), 1), FRENCH);
        clauses.push(query.ok_or_else(|| AskError::Value(format!("“{role}” is no function")))?);
    }
    if let Some(place) = &filter.place {
        let query = all_words(place, |word| term(fields.place, word));
        clauses.push(query.ok_or_else(|| AskError::Value(format!("“{place}” is no place")))?);
    }
    if let Some(text) = &filter.theme {
        clauses.push(theme(reader, text)?);
    }
    if !filter.days.is_open() {
        clauses.push(days(fields, filter.days));
    }
    clauses.extend(filter.kind.map(|kind| term(fields.kind, kind.name())));
    clauses.extend(filter.part.map(|part| term(fields.part, part.name())));
    Ok(clauses)
}
