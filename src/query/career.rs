//! What a person did over time, and with whom.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::compile::AskError;
use super::directory::Directory;
use super::who::{WhoRow, row};
use crate::index::Reader;
use crate::index::analysis::folded;
use crate::record::Part;

/// A function in a body, for as long as it is met.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CareerRow {
    pub id: Option<String>,
    pub person: Option<String>,
    pub role: Option<String>,
    pub organisation: Option<String>,
    /// ISO 8601 / EDTF: the first and the last day on which it is met.
    pub from: Option<String>,
    pub to: Option<String>,
    pub appearances: usize,
    /// Paths of the documents.
    pub documents: Vec<String>,
}

/// The functions of the people of some appearances, in the order in which they are first met.
pub fn career(rows: &[WhoRow], directory: &Directory) -> Vec<CareerRow> {
    let mut functions: BTreeMap<(Option<String>, String, String), CareerRow> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.person.is_some()) {
        for (role, organisation) in &row.functions {
            let body = organisation.as_deref().and_then(|written| Some((written, directory.body_at(&row.document, written)?)));
            let shown = body.map_or(organisation.clone(), |(_, at)| Some(directory.entities.bodies[at].name.clone()));
            let text = |text: &Option<String>| text.as_deref().map(folded).unwrap_or_default();
            let key = (row.id.clone().or(row.person.clone()), text(role), text(&shown));
            let date = row.days().min().map(str::to_owned);
            let function = functions.entry(key).or_insert_with(|| CareerRow {
                id: row.id.clone(),
                person: row.person.clone(),
                role: role.clone(),
                organisation: shown,
                from: date.clone(),
                to: date.clone(),
                appearances: 0,
                documents: Vec::new(),
            });
            function.appearances += 1;
            function.from = function.from.take().into_iter().chain(date.clone()).min();
            function.to = function.to.take().max(date);
            if !function.documents.contains(&row.path) {
                function.documents.push(row.path.clone());
            }
        }
    }
    let mut career: Vec<CareerRow> = functions.into_values().collect();
    // What has no date comes last.
    career.sort_by(|a, b| (&a.id, a.from.is_none(), &a.from, &a.to, &a.role).cmp(&(&b.id, b.from.is_none(), &b.from, &b.to, &b.role)));
    career
}

/// Somebody who was there in the same sessions.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CompanionRow {
    /// The person who was asked for.
    pub of: String,
    pub id: Option<String>,
    pub companion: String,
    /// Sessions in which both speak.
    pub sat_with: usize,
    /// Sessions that the companion moderates and in which the person speaks.
    pub moderated_by: usize,
    /// Sessions that the person moderates and in which the companion speaks.
    pub moderated: usize,
    pub events: usize,
    pub first: Option<String>,
    pub last: Option<String>,
}

/// Who sat in the sessions of some people, moderated them or was moderated by them; the most frequent first.
pub fn companions(reader: &Reader, directory: &Directory, rows: &[WhoRow]) -> Result<Vec<CompanionRow>, AskError> {
    let documents: BTreeSet<&str> = rows.iter().map(|row| row.document.as_str()).collect();
    let mut found: BTreeMap<(String, String), (CompanionRow, BTreeSet<String>)> = BTreeMap::new();
    for document in documents {
        let Some(stored) = reader.document(document)? else { continue };
        let all: Vec<WhoRow> = (0..stored.record.appearances.len()).filter_map(|number| row(&stored.record, number, directory)).collect();
        // One row for a person and a part in a session, however often the programme names them.
        let mut counted: BTreeSet<(String, String, u32, Part, Part)> = BTreeSet::new();
        for asked in rows.iter().filter(|row| row.document == document) {
            for other in all.iter().filter(|other| other.session_number.is_some() && other.session_number == asked.session_number) {
                let (Some(of), Some(name), Some(session)) = (who_is(asked), who_is(other), asked.session_number) else { continue };
                if of == name || !counted.insert((of.clone(), name.clone(), session, asked.part, other.part)) {
                    continue;
                }
                let (companion, events) = found.entry((of.clone(), name)).or_default();
                companion.of = asked.person.clone().unwrap_or(of);
                companion.id = other.id.clone();
                companion.companion = other.person.clone().unwrap_or_default();
                match (asked.part, other.part) {
                    (Part::Speaker, Part::Speaker) => companion.sat_with += 1,
                    (Part::Speaker, Part::Moderator) => companion.moderated_by += 1,
                    (Part::Moderator, Part::Speaker) => companion.moderated += 1,
                    _ => {}
                }
                let date = asked.days().min().map(str::to_owned);
                companion.first = companion.first.take().into_iter().chain(date.clone()).min();
                companion.last = companion.last.take().max(date);
                events.insert(document.to_owned());
            }
        }
    }
    let mut companions: Vec<CompanionRow> =
        found.into_values().map(|(companion, events)| CompanionRow { events: events.len(), ..companion }).collect();
    let weight = |row: &CompanionRow| row.sat_with + row.moderated_by + row.moderated;
    companions.retain(|row| weight(row) > 0);
    companions.sort_by(|a, b| (&a.of, weight(b), &a.companion).cmp(&(&b.of, weight(a), &b.companion)));
    Ok(companions)
}

fn who_is(row: &WhoRow) -> Option<String> {
    row.id.clone().or_else(|| row.person.clone())
}

/// An event at which a body is named.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BodyEventRow {
    pub id: String,
    pub organisation: String,
    pub dates: Vec<String>,
    pub event: Option<String>,
    pub places: Vec<String>,
    /// As this document writes it.
    pub forms: Vec<String>,
    /// Its people there.
    pub people: Vec<String>,
    pub path: String,
}

/// The events of some bodies, by date: those that only name them too.
pub fn body_events(
    reader: &Reader,
    directory: &Directory,
    bodies: &BTreeSet<usize>,
    rows: &[WhoRow],
) -> Result<Vec<BodyEventRow>, AskError> {
    let mut events = Vec::new();
    for body in bodies.iter().map(|at| &directory.entities.bodies[*at]) {
        for mentions in body.mentions.chunk_by(|a, b| a.document == b.document) {
            let Some(stored) = reader.document(&mentions[0].document)? else { continue };
            let event = &stored.record.event;
            let here = rows.iter().filter(|row| row.document == mentions[0].document && row.organisation_ids.contains(&body.id));
            let people: BTreeSet<String> = here.filter_map(|row| row.person.clone()).collect();
            events.push(BodyEventRow {
                id: body.id.clone(),
                organisation: body.name.clone(),
                dates: event.dates.iter().map(|date| date.date.to_string()).collect(),
                event: event.title.as_ref().map(|title| title.text.clone()),
                places: event.places.iter().map(|place| place.name.clone()).collect(),
                forms: mentions.iter().map(|mention| mention.written.clone()).collect(),
                people: people.into_iter().collect(),
                path: mentions[0].path.clone(),
            });
        }
    }
    events.sort_by(|a, b| (&a.dates, &a.path, &a.id).cmp(&(&b.dates, &b.path, &b.id)));
    Ok(events)
}
