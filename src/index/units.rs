//! From a record to its units.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, LazyLock};

use jiff::ToSpan;
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};
use tantivy::TantivyError;
use tantivy::schema::Field;

use super::analysis::{Analyser, add_gap, hand_text, hand_value};
use super::handed_unit::{HandedUnit, Kept, Shared, Stretch};
use super::packed::pack;
use super::{Fields, FoldedWords, IndexError, Resemblance, Unit};
use crate::record::{Appearance, Edtf, Organisation, Record, Session};
use crate::text::Span;

/// What the index is to hold of a document, made apart from the one writer.
pub struct Units {
    /// `Document::id`.
    pub(super) id: String,
    /// The document, its sessions and its appearances.
    pub(super) documents: Vec<HandedUnit>,
    /// Of memory, about.
    pub(super) bytes: usize,
}

/// The numbers of the fields, which are the same in every index of this make.
static FIELDS: LazyLock<Fields> = LazyLock::new(|| Fields::schema().1);

impl Units {
    /// Of a record and its text with its words; `corpus_path` is the path within the corpus.
    pub fn new(record: &Record, text: &str, words: &FoldedWords, corpus_path: &str) -> Result<Self, IndexError> {
        let mut maker = Maker::new(&FIELDS, record, text);
        let mut units = vec![maker.document(words, corpus_path)?];
        for session in &record.sessions {
            units.push(maker.session(session));
        }
        for (number, appearance) in record.appearances.iter().enumerate() {
            units.push(maker.appearance(number, appearance));
        }
        let shared = Arc::new(maker.shared);
        let documents: Vec<HandedUnit> = units.into_iter().map(|values| HandedUnit::new(values, &shared)).collect();
        let bytes = shared.bytes() + documents.iter().map(HandedUnit::bytes).sum::<usize>();
        Ok(Units { id: record.document.id.clone(), documents, bytes })
    }
}

/// The values of a unit.
type Values = Vec<(Field, Kept)>;

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
    shared: Shared,
    /// Where values stand in what the units share.
    whole: FxHashMap<&'a str, Stretch>,
    /// Where the terms of values stand, and how much further those of another value would begin.
    analysed: FxHashMap<(Analyser, &'a str), (Stretch, usize)>,
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
        Maker {
            fields,
            record,
            text,
            appearances,
            organisations: names.collect(),
            mentions,
            words: Vec::new(),
            shared: Shared::default(),
            whole: FxHashMap::default(),
            analysed: FxHashMap::default(),
        }
    }

    fn document(&mut self, words: &FoldedWords, corpus_path: &'a str) -> Result<Values, IndexError> {
        let (fields, record) = (self.fields, self.record);
        let mut unit = self.unit(Unit::Document, 0);
        unit.push((fields.units, Kept::Natural((record.sessions.len() + record.appearances.len()) as u64)));
        unit.push((fields.sessions, Kept::Natural(record.sessions.len() as u64)));
        unit.extend([fields.from, fields.to].map(|field| (field, Kept::Natural(0))));
        self.add_whole(&mut unit, fields.path, [record.document.path.as_str(), corpus_path]);
        let packed = pack(record, self.text).map_err(|error| TantivyError::SchemaError(format!("a record: {error}")))?;
        unit.push((fields.record, self.shared.keep_packed(packed)));
        unit.push((fields.stored, self.shared.keep(|letters| letters.push_str(self.text)).into()));
        let starts = &mut self.words;
        unit.push((fields.text, self.shared.keep(|letters| *starts = hand_text(self.text, letters)).into()));
        self.add_terms(&mut unit, fields.title, Analyser::French, record.event.title.as_ref().map(|title| title.text.as_str()));
        if let Some(sketch) = Resemblance::of(words) {
            unit.extend(sketch.numbers().map(|number| (fields.sketch, Kept::Natural(number))));
            unit.extend(sketch.indexed().map(|band| (fields.band, Kept::Natural(band))));
        }
        self.add_days(&mut unit, record.event.dates.iter().map(|date| date.date).chain(record.sessions.iter().filter_map(|s| s.date)));
        self.add_whole(&mut unit, fields.theme, record.themes.iter().map(|theme| theme.id.as_str()));
        self.add_whole(&mut unit, fields.kind, record.sessions.iter().map(|session| session.kind.name()));
        let rooms = record.sessions.iter().filter_map(|session| session.place.as_deref());
        self.add_places(&mut unit, record.event.places.iter().map(|place| place.name.as_str()).chain(rooms));
        self.add_people(&mut unit, record.appearances.iter());
        let held = self.organisations_of(record.appearances.iter());
        self.add_organisations(&mut unit, record.organisations.iter().flat_map(names_of).chain(held));
        Ok(unit)
    }

    fn session(&mut self, session: &'a Session) -> Values {
        let fields = self.fields;
        let mut unit = self.unit(Unit::Session, session.id as usize);
        self.add_terms(&mut unit, fields.title, Analyser::French, session.title.as_deref());
        self.add_passage(&mut unit, session.span);
        self.add_place_and_time(&mut unit, Some(session));
        self.add_whole(&mut unit, fields.kind, [session.kind.name()]);
        self.add_whole(&mut unit, fields.theme, session.themes.iter().map(String::as_str));
        let here = self.appearances.remove(&session.id).unwrap_or_default();
        self.add_people(&mut unit, here.iter().copied());
        let from = self.mentions.partition_point(|(mention, _)| mention.start < session.span.start);
        let inside = self.mentions[from..].iter().take_while(|(mention, _)| mention.start < session.span.end);
        let named: Vec<&str> = inside.flat_map(|(_, body)| names_of(body)).collect();
        let held = self.organisations_of(here.iter().copied());
        self.add_organisations(&mut unit, named.into_iter().chain(held));
        unit
    }

    fn appearance(&mut self, number: usize, appearance: &'a Appearance) -> Values {
        let (fields, record) = (self.fields, self.record);
        let session = appearance.session.and_then(|id| record.sessions.get(id as usize));
        let mut unit = self.unit(Unit::Appearance, number);
        let title = appearance.talk.as_deref().or(session.and_then(|session| session.title.as_deref()));
        self.add_terms(&mut unit, fields.title, Analyser::French, title);
        self.add_passage(&mut unit, appearance.span);
        self.add_place_and_time(&mut unit, session);
        self.add_whole(&mut unit, fields.kind, session.map(|session| session.kind.name()));
        match session.filter(|session| !session.themes.is_empty()) {
            Some(session) => self.add_whole(&mut unit, fields.theme, session.themes.iter().map(String::as_str)),
            None => self.add_whole(&mut unit, fields.theme, record.themes.iter().map(|theme| theme.id.as_str())),
        }
        self.add_people(&mut unit, std::iter::once(appearance));
        let held = self.organisations_of(std::iter::once(appearance));
        self.add_organisations(&mut unit, held);
        unit
    }

    fn unit(&mut self, unit: Unit, number: usize) -> Values {
        let (fields, record) = (self.fields, self.record);
        let mut values = Vec::with_capacity(USUAL_VALUES);
        values.push((fields.unit, self.whole(unit.name())));
        values.push((fields.document, self.whole(&record.document.id)));
        values.push((fields.number, Kept::Natural(number as u64)));
        values.push((fields.language, self.whole(&record.document.language.code)));
        self.add_terms(&mut values, fields.event, Analyser::French, record.event.title.as_ref().map(|title| title.text.as_str()));
        values
    }

    fn add_passage(&self, unit: &mut Values, span: Span) {
        let place = |offset: u32| self.words.partition_point(|start| *start < offset as usize) as u64;
        unit.push((self.fields.from, Kept::Natural(place(span.start))));
        unit.push((self.fields.to, Kept::Natural(place(span.end))));
    }

    /// Of a session, its own date and place beside the event's; else the event's.
    fn add_place_and_time(&mut self, unit: &mut Values, session: Option<&'a Session>) {
        let event = &self.record.event;
        match session.and_then(|session| session.date) {
            Some(date) => self.add_days(unit, [date]),
            None => self.add_days(unit, event.dates.iter().map(|date| date.date)),
        }
        let room = session.and_then(|session| session.place.as_deref());
        self.add_places(unit, room.into_iter().chain(event.places.iter().map(|place| place.name.as_str())));
    }

    fn add_days(&self, unit: &mut Values, dates: impl IntoIterator<Item = Edtf>) {
        let days: BTreeSet<Date> = dates.into_iter().flat_map(days_of).collect();
        let years: BTreeSet<i64> = days.iter().map(|day| i64::from(day.year())).collect();
        unit.extend(days.iter().map(|day| (self.fields.day, Kept::Integer(day_number(*day)))));
        unit.extend(years.iter().map(|year| (self.fields.year, Kept::Integer(*year))));
    }

    fn add_places(&mut self, unit: &mut Values, places: impl Iterator<Item = &'a str>) {
        let places = distinct(places);
        self.add_whole(unit, self.fields.place_name, places.iter().copied());
        self.add_terms(unit, self.fields.place, Analyser::Names, places);
    }

    fn add_organisations(&mut self, unit: &mut Values, organisations: impl IntoIterator<Item = &'a str>) {
        let organisations = distinct(organisations);
        self.add_whole(unit, self.fields.organisation_name, organisations.iter().copied());
        self.add_terms(unit, self.fields.organisation, Analyser::Names, organisations);
    }

    fn add_people(&mut self, unit: &mut Values, appearances: impl Iterator<Item = &'a Appearance> + Clone) {
        let fields = self.fields;
        let people = appearances.clone().filter_map(|a| a.person.as_ref()).map(|person| person.name.as_str());
        self.add_terms(unit, fields.person, Analyser::Names, people);
        self.add_whole(unit, fields.part, appearances.clone().map(|appearance| appearance.part.name()));
        let affiliations = || appearances.clone().flat_map(|appearance| &appearance.affiliations);
        self.add_terms(unit, fields.role, Analyser::French, affiliations().filter_map(|affiliation| affiliation.role.as_deref()));
        self.add_whole(unit, fields.role_class, affiliations().filter_map(|affiliation| affiliation.role_class.as_deref()));
    }

    /// The bodies of some people as written beside them, each with the other names under which the document knows it.
    fn organisations_of(&self, appearances: impl Iterator<Item = &'a Appearance>) -> Vec<&'a str> {
        let written = appearances.flat_map(|a| &a.affiliations).filter_map(|a| a.organisation.as_deref());
        written
            .flat_map(|name| std::iter::once(name).chain(self.organisations.get(name).into_iter().flat_map(|body| names_of(body))))
            .collect()
    }

    /// A value that is one term.
    fn whole(&mut self, value: &'a str) -> Kept {
        let shared = &mut self.shared;
        (*self.whole.entry(value).or_insert_with(|| shared.keep(|letters| letters.push_str(value)))).into()
    }

    /// Adds every value as one term, once and in order.
    fn add_whole(&mut self, unit: &mut Values, field: Field, values: impl IntoIterator<Item = &'a str>) {
        for value in distinct(values) {
            let value = self.whole(value);
            unit.push((field, value));
        }
    }

    /// Adds the terms of every value, once and in order.
    fn add_terms(&mut self, unit: &mut Values, field: Field, analyser: Analyser, values: impl IntoIterator<Item = &'a str>) {
        let values = distinct(values);
        let (shared, analysed) = (&mut self.shared, &mut self.analysed);
        let mut terms = |value| {
            *analysed.entry((analyser, value)).or_insert_with(|| {
                let mut further = 0;
                (shared.keep(|letters| further = hand_value(analyser, value, letters)), further)
            })
        };
        match values.as_slice() {
            [] => {}
            [value] => unit.push((field, terms(value).0.into())),
            values => {
                let values: Vec<(Stretch, usize)> = values.iter().map(|value| terms(value)).collect();
                let joined = shared.keep(|letters| {
                    for (stretch, further) in values {
                        letters.extend_from_within(stretch.range());
                        add_gap(further, letters);
                    }
                });
                unit.push((field, joined.into()));
            }
        }
    }
}

/// Values of a unit for which there is room at once.
const USUAL_VALUES: usize = 24;

/// Every value that is not empty, once and in order.
fn distinct<'a>(values: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = FxHashSet::default();
    values.into_iter().filter(|value| !value.is_empty() && seen.insert(*value)).collect()
}

/// The full name and the acronym.
fn names_of(body: &Organisation) -> impl Iterator<Item = &str> {
    std::iter::once(body.name.as_str()).chain(body.acronym.as_deref())
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
    fn distinct_values() {
        assert_eq!(distinct(["b", "", "a", "b"]), ["b", "a"]);
        let many: Vec<String> = (0..40).map(|number| (number % 20).to_string()).collect();
        assert_eq!(distinct(many.iter().map(String::as_str)), many[..20]);
    }

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
