//! Who spoke where: person, event, session, date, place, function, organisation and part.

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde::Serialize;
use tantivy::Term;
use tantivy::query::{BooleanQuery, Query, TermSetQuery};

use super::compile::{AskError, Compiler, days, term, theme};
use super::dates::DayRange;
use super::directory::Directory;
use super::parse::Value;
use super::people_match::{all_words, exact_name, similar_name};
use crate::index::analysis::{FRENCH, NAMES};
use crate::index::{FoundDocument, IndexError, Reader, Unit, UnitAddress};
use crate::record::{Appearance, Gender, Part, Record, Session, SessionKind};

/// What the appearances must have in common; what is `None` says nothing.
#[derive(Clone, Debug, Default)]
pub struct WhoFilter {
    /// Given name, family name or both, in either order; or an identifier.
    pub name: Option<String>,
    /// Words of the organisation's name, or its acronym; or an identifier.
    pub organisation: Option<String>,
    /// The branches and parts of the organisation too.
    pub branches: bool,
    pub role: Option<String>,
    /// Words of a theme's identifier.
    pub theme: Option<String>,
    pub place: Option<String>,
    pub days: DayRange,
    pub kind: Option<SessionKind>,
    pub part: Option<Part>,
}

impl WhoFilter {
    /// Whether everybody passes.
    pub fn is_empty(&self) -> bool {
        let words = [&self.name, &self.organisation, &self.role, &self.theme, &self.place];
        words.into_iter().all(Option::is_none) && self.days.is_open() && self.kind.is_none() && self.part.is_none()
    }
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
    /// Identifier of the person; none for an unnamed participant, and where nobody has been resolved.
    pub id: Option<String>,
    /// The name under which the person is shown; none for an unnamed participant.
    pub person: Option<String>,
    /// The name as this document writes it.
    pub written: Option<String>,
    pub gender: Gender,
    pub roles: Vec<String>,
    /// Classes of these functions, in the hierarchy of the lexicon.
    pub role_classes: Vec<String>,
    /// As this document writes them.
    pub organisations: Vec<String>,
    /// Identifiers of the organisations.
    pub organisation_ids: Vec<String>,
    pub part: Part,
    pub status: crate::record::Status,
    pub remote: bool,
    pub event: Option<String>,
    /// Of the event: identifiers of the bodies, else their names as this document writes them.
    pub organisers: Vec<String>,
    /// ISO 8601 / EDTF: the session's day, else those of the event.
    pub dates: Vec<String>,
    /// `HH:MM`.
    pub start: Option<String>,
    pub end: Option<String>,
    pub session: Option<String>,
    pub kind: Option<SessionKind>,
    /// The event's, and the session's room.
    pub places: Vec<String>,
    /// The session's, else those of the document.
    pub themes: Vec<String>,
    pub document: String,
    pub path: String,
    /// Position in the record's list of appearances.
    pub number: usize,
    /// Position of the session in the record's list.
    pub session_number: Option<u32>,
    /// Each function with the body in which it is held.
    #[serde(skip)]
    pub functions: Vec<(Option<String>, Option<String>)>,
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
            id: None,
            person: appearance.person.as_ref().map(|person| person.name.clone()),
            written: appearance.person.as_ref().map(|person| person.name.clone()),
            gender: appearance.person.as_ref().map_or(Gender::Unknown, |person| person.gender),
            roles: distinct(appearance.affiliations.iter().filter_map(|a| a.role.clone()).collect()),
            role_classes: distinct(appearance.affiliations.iter().filter_map(|a| a.role_class.clone()).collect()),
            organisations: distinct(appearance.affiliations.iter().filter_map(|a| a.organisation.clone()).collect()),
            organisation_ids: Vec::new(),
            part: appearance.part,
            status: appearance.status,
            remote: appearance.remote,
            event: record.event.title.as_ref().map(|title| title.text.clone()),
            organisers: distinct(record.event.organisers.iter().map(|body| body.text.clone()).collect()),
            dates: dates_of(record, session),
            start: session.and_then(|session| session.start).map(String::from),
            end: session.and_then(|session| session.end).map(String::from),
            session: session.and_then(|session| session.title.clone().or_else(|| session.label.clone())),
            kind: session.map(|session| session.kind),
            places: distinct(record.event.places.iter().map(|place| place.name.clone()).chain(room).collect()),
            themes: match session {
                Some(session) if !session.themes.is_empty() => session.themes.clone(),
                _ => record.themes.iter().map(|theme| theme.id.clone()).collect(),
            },
            document: record.document.id.clone(),
            path: record.document.path.clone(),
            number,
            session_number: appearance.session,
            functions: appearance.affiliations.iter().map(|a| (a.role.clone(), a.organisation.clone())).collect(),
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

impl WhoRow {
    /// Its days, the first and the last of a stretch of them, as far as the year is known.
    pub fn days(&self) -> impl Iterator<Item = &str> {
        let days = self.dates.iter().flat_map(|date| date.split('/'));
        days.filter(|day| day.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit())))
    }

    /// The year of the first day, where it is known.
    pub fn year(&self) -> Option<&str> {
        self.days().min().and_then(|date| date.get(..4))
    }

    /// Puts in who it is and which bodies these are; false for what was decided to be nobody.
    fn identify(&mut self, directory: &Directory) -> bool {
        let body = |written: &String| directory.body_at(&self.document, written).map(|at| &directory.entities.bodies[at]);
        let organiser = |written: String| match body(&written) {
            Some(body) => (!body.is_rejected).then(|| body.id.clone()),
            None => Some(written),
        };
        self.organisers = std::mem::take(&mut self.organisers).into_iter().filter_map(organiser).collect();
        let bodies: Vec<_> = self.organisations.iter().filter_map(body).filter(|body| !body.is_rejected).collect();
        self.organisation_ids = bodies.into_iter().map(|body| body.id.clone()).collect();
        self.organisation_ids.dedup();
        let Some(person) = directory.person_at(&self.document, self.number).map(|at| &directory.entities.people[at]) else { return true };
        self.id = Some(person.id.clone());
        self.person = Some(person.name.clone());
        self.gender = person.gender.unwrap_or(self.gender);
        !person.is_rejected
    }
}

/// Everybody who appeared, as far as the filter lets them through; people and bodies under any form of their names.
pub fn who(reader: &Reader, directory: &Directory, filter: &WhoFilter) -> Result<WhoAnswer, AskError> {
    let field = reader.fields().person;
    let Some(name) = filter.name.as_deref() else {
        return Ok(WhoAnswer { rows: rows(reader, directory, filter, Named::Anybody)?, similar: false });
    };
    let no_letters = || AskError::Value(format!("“{name}” is no name"));
    let exact = exact_name(field, name).ok_or_else(no_letters)?;
    let people = directory.people_named(name);
    let named = if people.is_empty() { Named::Written(exact) } else { Named::People(people) };
    let found = rows(reader, directory, filter, named)?;
    if !found.is_empty() {
        return Ok(WhoAnswer { rows: found, similar: false });
    }
    let rows = rows(reader, directory, filter, Named::Written(similar_name(field, name).ok_or_else(no_letters)?))?;
    Ok(WhoAnswer { similar: !rows.is_empty(), rows })
}

/// An appearance with who it is; none for what was decided to be nobody.
pub(super) fn row(record: &Record, number: usize, directory: &Directory) -> Option<WhoRow> {
    let mut row = WhoRow::new(record, number, record.appearances.get(number)?);
    row.identify(directory).then_some(row)
}

/// Whose appearances are asked for.
enum Named {
    Anybody,
    /// Positions in the directory's list of people.
    People(BTreeSet<usize>),
    Written(Box<dyn Query>),
}

fn rows(reader: &Reader, directory: &Directory, filter: &WhoFilter, named: Named) -> Result<Vec<WhoRow>, AskError> {
    let mut clauses = clauses(reader, filter)?;
    let bodies = filter.organisation.as_ref().map(|name| directory.bodies_named(name)).filter(|bodies| !bodies.is_empty());
    let bodies = bodies.map(|bodies| if filter.branches { directory.with_branches(bodies) } else { bodies });
    match (&filter.organisation, &bodies) {
        (Some(_), Some(bodies)) => clauses.push(in_documents(reader, Directory::documents_of(&directory.entities.bodies, bodies))),
        (Some(organisation), None) => clauses.push(written_organisation(reader, organisation)?),
        (None, _) => {}
    }
    let people = match named {
        Named::Anybody => None,
        Named::Written(query) => {
            clauses.push(query);
            None
        }
        Named::People(people) => {
            clauses.push(in_documents(reader, Directory::documents_of(&directory.entities.people, &people)));
            Some(people)
        }
    };
    let documents = reader.matching_by_document(&BooleanQuery::intersection(clauses))?;
    let is_meant = |unit: &&UnitAddress| {
        people.as_ref().is_none_or(|people| directory.person_at(&unit.document, unit.number).is_some_and(|at| people.contains(&at)))
    };
    let works_for = |row: &WhoRow| {
        let is_meant =
            |written: &String, bodies: &BTreeSet<usize>| directory.body_at(&row.document, written).is_some_and(|at| bodies.contains(&at));
        bodies.as_ref().is_none_or(|bodies| row.organisations.iter().any(|written| is_meant(written, bodies)))
    };
    let rows_of = |found: &FoundDocument| -> Result<Vec<WhoRow>, IndexError> {
        let mut units = found.units.iter().filter(is_meant).peekable();
        if units.peek().is_none() {
            return Ok(Vec::new());
        }
        let record = reader.record_at(found)?;
        Ok(units.filter_map(|unit| row(&record, unit.number, directory)).filter(works_for).collect())
    };
    let rows: Result<Vec<Vec<WhoRow>>, IndexError> = documents.par_iter().map(rows_of).collect();
    let mut rows: Vec<WhoRow> = rows?.into_iter().flatten().collect();
    rows.sort_by(|a, b| (&a.dates, &a.path, a.number).cmp(&(&b.dates, &b.path, b.number)));
    Ok(rows)
}

fn in_documents(reader: &Reader, documents: BTreeSet<&str>) -> Box<dyn Query> {
    Box::new(TermSetQuery::new(documents.into_iter().map(|id| Term::from_field_text(reader.fields().document, id))))
}

/// Where no body of this name has been resolved: its words in the index.
fn written_organisation(reader: &Reader, organisation: &str) -> Result<Box<dyn Query>, AskError> {
    // One body, not words of two: its name is a phrase, in which small words may be missing.
    let phrase = Value::Phrase(organisation.to_owned(), 2);
    let query = Compiler::new(reader, organisation).words_in(reader.fields().organisation, &phrase, NAMES);
    query.ok_or_else(|| AskError::Value(format!("“{organisation}” is no organisation")))
}

fn clauses(reader: &Reader, filter: &WhoFilter) -> Result<Vec<Box<dyn Query>>, AskError> {
    let fields = reader.fields();
    let mut clauses = vec![reader.all(Unit::Appearance)];
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
