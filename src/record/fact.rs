//! Defines the facts of a record. `rule` names the recogniser that found a fact; `inferred` marks what was concluded, not read.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ClockTime, Document, Edtf, Gender, OrganisationKind, Part, PlaceKind, SessionKind, Status, Term, Theme};
use crate::text::Span;

fn is_false(value: &bool) -> bool {
    !*value
}

/// Everything found in one document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    pub document: Document,
    pub event: Event,
    /// In the order of the text.
    pub sessions: Vec<Session>,
    pub appearances: Vec<Appearance>,
    pub organisations: Vec<Organisation>,
    /// The most central first.
    pub themes: Vec<Theme>,
    /// The highest score first.
    pub terms: Vec<Term>,
    /// Themes of single sessions that the event as a whole is not about, with what speaks for them in those sessions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub session_themes: Vec<Theme>,
}

impl Record {
    /// The themes of the event, then those of single sessions alone; none twice.
    pub fn all_themes(&self) -> impl Iterator<Item = &Theme> {
        self.themes.iter().chain(&self.session_themes)
    }
}

/// A piece of the text with its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SpannedText {
    pub text: String,
    pub span: Span,
    pub rule: Cow<'static, str>,
}

/// The event that a document announces or reports.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    pub title: Option<SpannedText>,
    pub dates: Vec<EventDate>,
    pub places: Vec<Place>,
    /// The event without its edition number, where it is one of a series.
    pub series: Option<String>,
    /// Bodies that the text says give the event, as written, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organisers: Vec<SpannedText>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EventDate {
    pub date: Edtf,
    pub text: String,
    pub span: Span,
    pub rule: Cow<'static, str>,
    /// The year (or more) was concluded from other evidence.
    #[serde(default, skip_serializing_if = "is_false")]
    pub inferred: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    pub name: String,
    pub kind: PlaceKind,
    /// INSEE code of a commune, département or région; ISO 3166-1 of a country or of the country of a foreign city.
    pub code: Option<String>,
    pub span: Span,
    pub rule: Cow<'static, str>,
}

/// An item of the programme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Session {
    /// Its position in `Record::sessions`.
    pub id: u32,
    /// The block that holds it.
    pub parent: Option<u32>,
    pub date: Option<Edtf>,
    pub start: Option<ClockTime>,
    pub end: Option<ClockTime>,
    pub kind: SessionKind,
    /// "Table ronde 1", "Plénière #1".
    pub label: Option<String>,
    pub title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title_span: Option<Span>,
    pub status: Status,
    /// Room or place, where the item gives its own.
    pub place: Option<String>,
    pub themes: Vec<String>,
    /// From its first line to the line before the next item.
    pub span: Span,
    pub rule: Cow<'static, str>,
}

/// A person in a session, or named in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Appearance {
    /// `Session::id`; null for people who are quoted or mentioned.
    pub session: Option<u32>,
    pub part: Part,
    pub status: Status,
    pub remote: bool,
    /// Null for an unnamed participant.
    pub person: Option<Person>,
    pub affiliations: Vec<Affiliation>,
    /// Title of the talk, where the session has one for each speaker.
    pub talk: Option<String>,
    pub span: Span,
    pub rule: Cow<'static, str>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Person {
    /// As written, without title.
    pub name: String,
    pub given: Option<String>,
    pub family: Option<String>,
    /// "M.", "Mme", "Pr", "Dr", "Me".
    pub title: Option<String>,
    pub gender: Gender,
    pub span: Span,
}

/// A function and the body in which it is held; what is not written is null.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Affiliation {
    /// As written.
    pub role: Option<String>,
    /// As written at this place.
    pub organisation: Option<String>,
    /// Class of the function, e.g. `elected.local`; see `lexicon/language/functions.tsv`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_class: Option<String>,
    /// The office to which somebody is elected or appointed, without constituency and portfolio: "sénatrice", "adjoint au maire".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mandate: Option<String>,
    /// Where the mandate is held, as written: "la Creuse", "la 2e circonscription de l’Ain".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constituency: Option<String>,
    /// What somebody is charged with, as written: "Numérique", "mobilités".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portfolio: Option<String>,
    /// The function is over: "ancien ministre".
    #[serde(default, skip_serializing_if = "is_false")]
    pub former: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_span: Option<Span>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation_span: Option<Span>,
    pub rule: Cow<'static, str>,
}

/// A body named in the text, once for each document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Organisation {
    /// The longest form written.
    pub name: String,
    pub acronym: Option<String>,
    pub kind: OrganisationKind,
    pub mentions: Vec<Span>,
    pub rule: Cow<'static, str>,
}
