//! The record: everything that Estrade found in one document, each fact with the passage that proves it.
//!
//! A record is complete in itself: it can be indexed, sent to another machine or read by another
//! program without the document. Its JSON Schema is derived from these types (`estrade schema`).
//! - `document`: what was read: path, digest, media type, language, warnings
//! - `time`: `ClockTime` and `Edtf`, the two ways of saying when
//! - `kind`: the closed vocabularies (kinds of sessions and bodies, parts, status, gender)
//! - `fact`: event, session, appearance, affiliation, organisation
//! - `subject`: themes with their evidence, terms

mod document;
mod fact;
mod kind;
mod subject;
mod time;

pub use document::{Document, Language, MediaType};
pub use fact::{Affiliation, Appearance, Event, EventDate, Organisation, Person, Place, Record, Session, SpannedText};
pub use kind::{Gender, OrganisationKind, Part, PlaceKind, SessionKind, Status};
pub use subject::{Evidence, Term, Theme, Zone};
pub use time::{ClockTime, Edtf, InvalidDate};
