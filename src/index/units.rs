//! From a record to its units.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::Date;
use tantivy::schema::Field;
use tantivy::{TantivyDocument, TantivyError};

use super::analysis::word_starts;
use super::packed::pack;
use super::{Fields, FoldedWords, IndexError, Resemblance, Unit};
use crate::record::{Appearance, Edtf, Organisation, Record, Session};
use crate::text::Span;

/// What the index is to hold of a document, made apart from the one writer.
pub struct Units {
    /// `Document::id`.
    pub(super) id: String,
    /// The document, its sessions and its appearances.
    pub(super) documents: Vec<TantivyDocument>,
    /// Of memory, about.
    pub(super) bytes: usize,
}

/// Bytes of the values of a unit without its text, about.
const BYTES_OF_UNIT: usize = 1000;

/// The numbers of the fields, which are the same in every index of this make.
static FIELDS: LazyLock<Fields> = LazyLock::new(|| Fields::schema().1);

impl Units {
    /// Of a record and its text with its words; `corpus_path` is the path within the corpus.
    pub fn new(record: &Record, text: &str, words: &FoldedWords, corpus_path: &str) -> Result<Self, IndexError> {
        let maker = Maker::new(&FIELDS, record, text);
        let mut documents = vec![maker.document(words, corpus_path)?];
        documents[0].add_u64(FIELDS.units, (record.sessions.len() + record.appearances.len()) as u64);
        documents.extend(record.sessions.iter().map(|session| maker.session(session)));
        documents.extend(record.appearances.iter().enumerate().map(|(number, appearance)| maker.appearance(number, appearance)));
        let bytes = text.len() + BYTES_OF_UNIT * documents.len();
        Ok(Units { id: record.document.id.clone(), documents, bytes })
    }
}

/// A record with what its units look up, so that a long document costs no more for each unit than a short one.
struct Maker<'a> {
    fields: &'a Fields,
    record: &'a Record,
    text: &'a str,
    /// By session.
    appearances: HashMap<u32, Vec<&'a Appearance>>,
    /// By name and acronym.
    organisations: HashMap<&'a str, &'a Organisation>,
    /// In the order of the text.
    mentions: Vec<(Span, &'a Organisation)>,
    /// Byte offset of each word of the text.
    words: Vec<usize>,
}

impl<'a> Maker<'a> {
    fn new(fields: &'a Fields, record: &'a Record, text: &'a str) -> Self {
        let mut appearances: HashMap<u32, Vec<&Appearance>> = HashMap::new();
        for appearance in &record.appearances {
            appearance.session.into_iter().for_each(|session| appearances.entry(session).or_default().push(appearance));
        }
        let names = record.organisations.iter().flat_map(|body| names_of(body).map(move |name| (name, body)));
        let mut mentions: Vec<(Span, &Organisation)> =
            record.organisations.iter().flat_map(|body| body.mentions.iter().map(move |mention| (*mention, body))).collect();
        mentions.sort_by_key(|(mention, _)| *mention);
        Maker { fields, record, text, appearances, organisations: names.collect(), mentions, words: word_starts(text) }
    }

    fn document(&self, words: &FoldedWords, corpus_path: &str) -> Result<TantivyDocument, IndexError> {
        let (fields, record) = (self.fields, self.record);
        let mut unit = self.unit(Unit::Document, 0);
        unit.add_text(fields.path, &record.document.path);
        if corpus_path != record.document.path {
            unit.add_text(fields.path, corpus_path);
        }
        let packed = pack(record, self.text).map_err(|error| TantivyError::SchemaError(format!("a record: {error}")))?;
        unit.add_bytes(fields.record, &packed);
        self.add_title(&mut unit, record.event.title.as_ref().map(|title| title.text.as_str()));
        unit.add_text(fields.text, self.text);
        if let Some(sketch) = Resemblance::of(words) {
            sketch.numbers().for_each(|number| unit.add_u64(fields.sketch, number));
            sketch.indexed().for_each(|band| unit.add_u64(fields.band, band));
        }
        self.add_days(&mut unit, record.event.dates.iter().map(|date| date.date).chain(record.sessions.iter().filter_map(|s| s.date)));
        add_values(&mut unit, fields.theme, record.themes.iter().map(|theme| theme.id.as_str()));
        add_values(&mut unit, fields.kind, record.sessions.iter().map(|session| session.kind.name()));
        let rooms = record.sessions.iter().filter_map(|session| session.place.as_deref());
        add_values(&mut unit, fields.place, record.event.places.iter().map(|place| place.name.as_str()).chain(rooms));
        self.add_people(&mut unit, record.appearances.iter());
        let held = self.organisations_of(record.appearances.iter());
        add_values(&mut unit, fields.organisation, record.organisations.iter().flat_map(names_of).chain(held));
        Ok(unit)
    }

    fn session(&self, session: &Session) -> TantivyDocument {
        let fields = self.fields;
        let mut unit = self.unit(Unit::Session, session.id as usize);
        self.add_title(&mut unit, session.title.as_deref());
        self.add_passage(&mut unit, session.span);
        self.add_place_and_time(&mut unit, Some(session));
        add_values(&mut unit, fields.kind, [session.kind.name()]);
        add_values(&mut unit, fields.theme, session.themes.iter().map(String::as_str));
        let here = self.appearances.get(&session.id).map_or(&[][..], Vec::as_slice);
        self.add_people(&mut unit, here.iter().copied());
        let from = self.mentions.partition_point(|(mention, _)| mention.start < session.span.start);
        let named =
            self.mentions[from..].iter().take_while(|(mention, _)| mention.start < session.span.end).flat_map(|(_, body)| names_of(body));
        let held = self.organisations_of(here.iter().copied());
        add_values(&mut unit, fields.organisation, named.chain(held));
        unit
    }

    fn appearance(&self, number: usize, appearance: &Appearance) -> TantivyDocument {
        let fields = self.fields;
        let session = appearance.session.and_then(|id| self.record.sessions.get(id as usize));
        let mut unit = self.unit(Unit::Appearance, number);
        self.add_title(&mut unit, appearance.talk.as_deref().or(session.and_then(|session| session.title.as_deref())));
        self.add_passage(&mut unit, appearance.span);
        self.add_place_and_time(&mut unit, session);
        add_values(&mut unit, fields.kind, session.map(|session| session.kind.name()));
        match session.filter(|session| !session.themes.is_empty()) {
            Some(session) => add_values(&mut unit, fields.theme, session.themes.iter().map(String::as_str)),
            None => add_values(&mut unit, fields.theme, self.record.themes.iter().map(|theme| theme.id.as_str())),
        }
        self.add_people(&mut unit, std::iter::once(appearance));
        add_values(&mut unit, fields.organisation, self.organisations_of(std::iter::once(appearance)));
        unit
    }

    fn unit(&self, unit: Unit, number: usize) -> TantivyDocument {
        let (fields, record) = (self.fields, self.record);
        let mut document = TantivyDocument::new();
        document.add_text(fields.unit, unit.name());
        document.add_text(fields.document, &record.document.id);
        document.add_u64(fields.number, number as u64);
        document.add_text(fields.language, &record.document.language.code);
        if let Some(title) = &record.event.title {
            document.add_text(fields.event, &title.text);
        }
        document
    }

    fn add_title(&self, unit: &mut TantivyDocument, title: Option<&str>) {
        if let Some(title) = title {
            unit.add_text(self.fields.title, title);
        }
    }

    fn add_passage(&self, unit: &mut TantivyDocument, span: Span) {
        let place = |offset: u32| self.words.partition_point(|start| *start < offset as usize) as u64;
        unit.add_u64(self.fields.from, place(span.start));
        unit.add_u64(self.fields.to, place(span.end));
    }

    /// Of a session, its own date and place beside the event's; else the event's.
    fn add_place_and_time(&self, unit: &mut TantivyDocument, session: Option<&Session>) {
        let event = &self.record.event;
        match session.and_then(|session| session.date) {
            Some(date) => self.add_days(unit, [date]),
            None => self.add_days(unit, event.dates.iter().map(|date| date.date)),
        }
        let room = session.and_then(|session| session.place.as_deref());
        add_values(unit, self.fields.place, room.into_iter().chain(event.places.iter().map(|place| place.name.as_str())));
    }

    fn add_days(&self, unit: &mut TantivyDocument, dates: impl IntoIterator<Item = Edtf>) {
        let days: BTreeSet<Date> = dates.into_iter().flat_map(days_of).collect();
        let years: BTreeSet<i64> = days.iter().map(|day| i64::from(day.year())).collect();
        days.iter().for_each(|day| unit.add_i64(self.fields.day, day_number(*day)));
        years.iter().for_each(|year| unit.add_i64(self.fields.year, *year));
    }

    fn add_people<'s>(&self, unit: &mut TantivyDocument, appearances: impl Iterator<Item = &'s Appearance> + Clone) {
        let fields = self.fields;
        add_values(unit, fields.person, appearances.clone().filter_map(|a| a.person.as_ref()).map(|person| person.name.as_str()));
        add_values(unit, fields.part, appearances.clone().map(|appearance| appearance.part.name()));
        let affiliations = || appearances.clone().flat_map(|appearance| &appearance.affiliations);
        add_values(unit, fields.role, affiliations().filter_map(|affiliation| affiliation.role.as_deref()));
        add_values(unit, fields.role_class, affiliations().filter_map(|affiliation| affiliation.role_class.as_deref()));
    }

    /// The bodies of some people as written beside them, each with the other names under which the document knows it.
    fn organisations_of<'s>(&'s self, appearances: impl Iterator<Item = &'s Appearance>) -> Vec<&'s str> {
        let written = appearances.flat_map(|a| &a.affiliations).filter_map(|a| a.organisation.as_deref());
        written
            .flat_map(|name| std::iter::once(name).chain(self.organisations.get(name).into_iter().flat_map(|body| names_of(body))))
            .collect()
    }
}

/// The full name and the acronym.
fn names_of(body: &Organisation) -> impl Iterator<Item = &str> {
    std::iter::once(body.name.as_str()).chain(body.acronym.as_deref())
}

/// Adds every value once, in order.
fn add_values<'a>(unit: &mut TantivyDocument, field: Field, values: impl IntoIterator<Item = &'a str>) {
    let mut seen = BTreeSet::new();
    for value in values {
        if !value.is_empty() && seen.insert(value) {
            unit.add_text(field, value);
        }
    }
}

/// No stretch of an event has more days; a longer one is known by its first ones and its last.
const MOST_DAYS: usize = 400;

/// Every calendar day of a date; none where the year is not known.
fn days_of(date: Edtf) -> Vec<Date> {
    let Some(first) = date.as_date() else { return Vec::new() };
    let end = date.last();
    let Some(start_of_end) = end.as_date() else { return vec![first] };
    let last = match (end.start_month(), end.start_day()) {
        (_, Some(_)) => start_of_end,
        (Some(_), None) => start_of_end.last_of_month(),
        (None, None) => start_of_end.last_of_year(),
    };
    let mut days: Vec<Date> = first.series(1.day()).take_while(|day| *day <= last).take(MOST_DAYS).collect();
    if days.last().is_some_and(|day| *day < last) {
        days.push(last);
    }
    days
}

/// A day as the number YYYYMMDD.
pub fn day_number(day: Date) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_their_days() {
        let count = |text: &str| days_of(text.parse().expect("a date")).len();
        assert_eq!(count("2021-09-09"), 1);
        assert_eq!(count("2021-09-09/2021-09-11"), 3);
        assert_eq!(count("2021-02"), 28);
        assert_eq!(count("2020"), 366);
        assert_eq!(count("XXXX-06-12"), 0);
        assert_eq!(count("2000/2020"), MOST_DAYS + 1);
        assert_eq!(day_number(days_of("2021-09-09".parse().expect("a date"))[0]), 20210909);
    }
}
