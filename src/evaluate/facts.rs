//! Defines `Facts`, the shape into which a gold annotation and a record are both brought before they are compared.

use serde::Deserialize;

use super::compare::Readings;
use crate::record::{Appearance, Record, Session};

/// What one document says, as far as it is measured.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Facts {
    pub(super) event: EventFacts,
    pub(super) sessions: Vec<SessionFact>,
    pub(super) people: Vec<PersonFact>,
    pub(super) organisations: Vec<Readings>,
    pub(super) themes: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct EventFacts {
    pub title: Readings,
    /// ISO 8601; a range as `A/B`; a day without a year as `--06-12` or `XXXX-06-12`.
    pub dates: Vec<String>,
    pub places: Vec<Readings>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SessionFact {
    /// `HH:MM`.
    pub start: Option<String>,
    pub end: Option<String>,
    pub kind: Option<String>,
    pub title: Readings,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PersonFact {
    /// None for an unnamed participant.
    pub name: Option<String>,
    pub affiliations: Vec<AffiliationFact>,
    pub part: Option<String>,
    pub status: Option<String>,
    pub remote: Option<bool>,
    /// Position in `Facts::sessions`.
    pub session: Option<usize>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AffiliationFact {
    pub role: Readings,
    pub organisation: Readings,
}

impl From<&Record> for Facts {
    fn from(record: &Record) -> Self {
        Facts {
            event: EventFacts {
                title: readings(record.event.title.as_ref().map(|title| &title.text)),
                dates: record.event.dates.iter().map(|date| date.date.to_string()).collect(),
                places: record.event.places.iter().map(|place| readings(Some(&place.name))).collect(),
            },
            sessions: record.sessions.iter().map(SessionFact::from).collect(),
            people: record.appearances.iter().map(PersonFact::from).collect(),
            organisations: record.organisations.iter().map(|body| readings(Some(&body.name))).collect(),
            themes: record.themes.iter().map(|theme| theme.id.clone()).collect(),
        }
    }
}

impl From<&Session> for SessionFact {
    fn from(session: &Session) -> Self {
        SessionFact {
            start: session.start.map(String::from),
            end: session.end.map(String::from),
            kind: Some(session.kind.to_string()),
            title: readings(session.title.as_ref()),
        }
    }
}

impl From<&Appearance> for PersonFact {
    fn from(appearance: &Appearance) -> Self {
        let affiliation = |a: &crate::record::Affiliation| AffiliationFact {
            role: readings(a.role.as_ref()),
            organisation: readings(a.organisation.as_ref()),
        };
        PersonFact {
            name: appearance.person.as_ref().map(|person| person.name.clone()),
            affiliations: appearance.affiliations.iter().map(affiliation).collect(),
            part: Some(appearance.part.to_string()),
            status: Some(appearance.status.to_string()),
            remote: Some(appearance.remote),
            session: appearance.session.map(|id| id as usize),
        }
    }
}

fn readings(text: Option<&String>) -> Readings {
    Readings::new(text.cloned())
}
