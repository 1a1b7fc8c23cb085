//! What is counted: documents, sessions or appearances, with the parts they belong to and the items they hold.

use std::collections::{BTreeMap, BTreeSet};

use super::gather::{Copies, Scope, gather};
use super::names::Names;
use super::variants::{merge, one_form};
use crate::index::{IndexError, Reader, StoredDocument};
use crate::record::{Appearance, Edtf, Event, Gender, Part, Place, PlaceKind, Record, Session};
use crate::text::fold::fold;
use crate::text::{Span, TokenKind, tokenize};

/// What is traced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Items {
    Themes,
    Terms,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    Documents,
    Sessions,
    Appearances,
}

impl Counted {
    pub fn name(self) -> &'static str {
        match self {
            Counted::Documents => "documents",
            Counted::Sessions => "sessions",
            Counted::Appearances => "appearances",
        }
    }
}

/// Into which parts the corpus is divided. A unit may belong to several parts, or to none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The corpus as one part.
    Whole,
    Year,
    Month,
    /// Town or venue of the event; a venue with its town.
    Place,
    /// The series of events or, where it is none, the event.
    Event,
    /// The event of a year: the edition of a series.
    Edition,
    /// Body that gives the event.
    Organiser,
    /// Kind of session.
    Kind,
    /// Who carries it.
    Person,
    Organisation,
    /// Class of the function, as in `lexicon/language/functions.tsv`.
    Role,
    Gender,
}

impl By {
    /// The parts into which the corpus can be divided.
    pub const DIVISIONS: [By; 11] = [
        By::Year,
        By::Month,
        By::Place,
        By::Event,
        By::Edition,
        By::Organiser,
        By::Kind,
        By::Person,
        By::Organisation,
        By::Role,
        By::Gender,
    ];

    /// What is counted in such parts.
    pub fn counted(self) -> Counted {
        match self {
            By::Whole | By::Year | By::Month | By::Place | By::Event | By::Edition | By::Organiser => Counted::Documents,
            By::Kind => Counted::Sessions,
            By::Person | By::Organisation | By::Role | By::Gender => Counted::Appearances,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            By::Whole => "whole",
            By::Year => "year",
            By::Month => "month",
            By::Place => "place",
            By::Event => "event",
            By::Edition => "edition",
            By::Organiser => "organiser",
            By::Kind => "kind",
            By::Person => "person",
            By::Organisation => "organisation",
            By::Role => "role",
            By::Gender => "gender",
        }
    }

    /// Whether the parts follow each other in time.
    pub fn is_time(self) -> bool {
        matches!(self, By::Year | By::Month)
    }
}

/// A unit with its parts and items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Observation {
    pub document: String,
    pub parts: BTreeSet<String>,
    /// Each with its mentions in the unit; of an appearance, in its session.
    pub items: BTreeMap<String, usize>,
    /// Words of the unit, stop words included; 0 for an appearance.
    pub words: usize,
    /// Where the items of the unit are mentioned: of a session, what is not said in its parts, which are units of their own.
    pub within: Vec<Span>,
}

/// Every unit of an index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Observed {
    pub units: Vec<Observation>,
    /// Documents read, and those left out as copies of others.
    pub documents: usize,
    pub copies: usize,
    pub counting: Copies,
    /// What themes are called in full, by identifier.
    pub labels: BTreeMap<String, String>,
}

impl Observed {
    /// The name of an item for people.
    pub fn label<'a>(&'a self, item: &'a str) -> &'a str {
        self.labels.get(item).map_or(item, String::as_str)
    }

    /// The units as those of one part, "all": also those that belong to none of the parts.
    pub fn as_whole(&self) -> Vec<Observation> {
        self.units.iter().map(|unit| Observation { parts: BTreeSet::from(["all".to_owned()]), ..unit.clone() }).collect()
    }

    /// How many units belong to some part.
    pub fn placed(&self) -> usize {
        self.units.iter().filter(|unit| !unit.parts.is_empty()).count()
    }
}

/// Every unit of the index.
///
/// A session holds its own themes and the terms in it. An appearance holds the themes of its session or, where that has
/// none, of the document, as in search. People who are only mentioned carry nothing and do not count.
pub fn observe(reader: &Reader, items: Items, by: By, scope: &Scope, names: &Names) -> Result<Observed, IndexError> {
    Ok(observe_each(reader, items, &[by], scope, names)?.pop().unwrap_or_default())
}

/// The units of several divisions of the corpus, in one pass over it.
pub fn observe_each(reader: &Reader, items: Items, by: &[By], scope: &Scope, names: &Names) -> Result<Vec<Observed>, IndexError> {
    let gathered = gather(reader, scope, |document| {
        let labels: Vec<(String, String)> = match items {
            Items::Themes => document.record.all_themes().map(|theme| (theme.id.clone(), theme.label.clone())).collect(),
            Items::Terms => Vec::new(),
        };
        (by.iter().map(|by| of_document(document, items, *by, names)).collect::<Vec<_>>(), labels)
    })?;
    let (documents, copies, counting) = (gathered.of_documents.len(), gathered.copies, gathered.counting);
    let empty = Observed { documents, copies, counting, ..Observed::default() };
    let mut observed = vec![empty; by.len()];
    for (divisions, labels) in gathered.of_documents {
        for (observed, units) in observed.iter_mut().zip(divisions) {
            observed.units.extend(units);
            observed.labels.extend(labels.iter().cloned());
        }
    }
    for (by, observed) in by.iter().zip(&mut observed) {
        if items == Items::Terms {
            merge(observed.units.iter_mut().map(|unit| &mut unit.items));
        }
        if matches!(by, By::Place | By::Event | By::Edition | By::Organiser) {
            one_form(observed.units.iter_mut().map(|unit| &mut unit.parts));
        }
    }
    Ok(observed)
}

/// The units of one document.
pub fn of_document(document: &StoredDocument, items: Items, by: By, names: &Names) -> Vec<Observation> {
    let StoredDocument { record, text } = document;
    let whole = Span::new(0, text.len());
    let words = if by.counted() == Counted::Appearances { Vec::new() } else { words(text) };
    let words_of = |span: &Span| words.partition_point(|at| *at < span.end) - words.partition_point(|at| *at < span.start);
    let unit = |parts, within: Vec<Span>, items| Observation {
        document: record.document.id.clone(),
        parts,
        items,
        words: within.iter().map(words_of).sum(),
        within,
    };
    match by.counted() {
        Counted::Documents => vec![unit(document_parts(record, by, names), vec![whole], document_items(record, items))],
        Counted::Sessions => record
            .sessions
            .iter()
            .zip(own_stretches(&record.sessions))
            .map(|(session, own)| {
                let items = session_items(record, session, items, &own);
                unit(BTreeSet::from([session.kind.name().to_owned()]), own, items)
            })
            .collect(),
        Counted::Appearances => {
            let carries = |appearance: &Appearance| appearance.part != Part::Mentioned;
            let carriers = record.appearances.iter().enumerate().filter(|(_, appearance)| carries(appearance));
            carriers
                .map(|(number, appearance)| {
                    let session = appearance.session.and_then(|id| record.sessions.get(id as usize));
                    let there = session.map(|session| (session.span, session_items(record, session, items, &[session.span])));
                    let (within, items) =
                        there.filter(|(_, items)| !items.is_empty()).unwrap_or_else(|| (whole, document_items(record, items)));
                    unit(appearance_parts(record, number, by, names), vec![within], items)
                })
                .collect()
        }
    }
}

/// Where each word of a text begins.
fn words(text: &str) -> Vec<u32> {
    tokenize(text).into_iter().filter(|token| token.kind == TokenKind::Word).map(|token| token.span.start).collect()
}

fn document_items(record: &Record, items: Items) -> BTreeMap<String, usize> {
    match items {
        Items::Themes => record.themes.iter().map(|theme| (theme.id.clone(), theme.mentions.len())).collect(),
        Items::Terms => record.terms.iter().map(|term| (term.text.clone(), term.mentions.len())).collect(),
    }
}

/// Of each session the stretches that belong to none of its parts.
fn own_stretches(sessions: &[Session]) -> Vec<Vec<Span>> {
    let mut own: Vec<Vec<Span>> = sessions.iter().map(|session| vec![session.span]).collect();
    // Parts follow each other: each cuts the last stretch.
    for part in sessions {
        let Some(stretches) = part.parent.and_then(|parent| own.get_mut(parent as usize)) else { continue };
        let Some(last) = stretches.pop() else { continue };
        if !last.overlaps(part.span) {
            stretches.push(last);
            continue;
        }
        let before = Span { start: last.start, end: part.span.start.max(last.start) };
        let behind = Span { start: part.span.end.min(last.end), end: last.end };
        stretches.extend([before, behind]);
    }
    own
}

/// The items of a session, with their mentions within some stretches of it.
fn session_items(record: &Record, session: &Session, items: Items, stretches: &[Span]) -> BTreeMap<String, usize> {
    let is_there = |mention: &&Span| stretches.iter().any(|stretch| stretch.contains(**mention));
    let within = |mentions: &[Span]| mentions.iter().filter(is_there).count();
    match items {
        Items::Themes => {
            let mentions = |id: &String| record.all_themes().find(|theme| theme.id == *id).map_or(0, |theme| within(&theme.mentions));
            session.themes.iter().map(|id| (id.clone(), mentions(id))).collect()
        }
        Items::Terms => {
            let counted = record.terms.iter().map(|term| (term.text.clone(), within(&term.mentions)));
            counted.filter(|(_, mentions)| *mentions > 0).collect()
        }
    }
}

fn document_parts(record: &Record, by: By, names: &Names) -> BTreeSet<String> {
    let event = &record.event;
    let dates = event.dates.iter().map(|date| date.date).chain(record.sessions.iter().filter_map(|session| session.date));
    let ends: Vec<Edtf> = dates.flat_map(|date| [date.first(), date.last()]).collect();
    let title = event.title.as_ref().map(|title| title.text.split_whitespace().collect::<Vec<_>>().join(" "));
    match by {
        By::Whole => BTreeSet::from(["all".to_owned()]),
        By::Year => ends.into_iter().filter_map(Edtf::start_year).map(|year| year.to_string()).collect(),
        By::Month => ends.into_iter().filter_map(|date| Some(format!("{}-{:02}", date.start_year()?, date.start_month()?))).collect(),
        By::Place => places(event),
        By::Event => event.series.clone().or(title).into_iter().collect(),
        By::Edition => {
            let year = ends.into_iter().filter_map(Edtf::start_year).min();
            title.map(|title| year.map_or_else(|| title.clone(), |year| format!("{year} {title}"))).into_iter().collect()
        }
        By::Organiser => event.organisers.iter().filter_map(|body| names.body(&record.document.id, &body.text)).collect(),
        By::Kind | By::Person | By::Organisation | By::Role | By::Gender => BTreeSet::new(),
    }
}

/// Towns and venues. Many towns have a Bourse du travail: a venue is told with its town, where that is one.
fn places(event: &Event) -> BTreeSet<String> {
    let mut towns = event.places.iter().filter(|place| place.kind != PlaceKind::Venue).map(|place| &place.name);
    let town = towns.next().filter(|_| towns.next().is_none());
    let name = |place: &Place| match town {
        Some(town) if place.kind == PlaceKind::Venue && !fold(&place.name).contains(&fold(town)) => format!("{} ({town})", place.name),
        _ => place.name.clone(),
    };
    event.places.iter().map(name).collect()
}

fn appearance_parts(record: &Record, number: usize, by: By, names: &Names) -> BTreeSet<String> {
    let appearance = &record.appearances[number];
    let id = &record.document.id;
    let affiliations = appearance.affiliations.iter();
    match by {
        By::Person => appearance.person.iter().filter_map(|person| names.person(id, number, &person.name)).collect(),
        By::Organisation => affiliations.filter_map(|affiliation| names.body(id, affiliation.organisation.as_deref()?)).collect(),
        By::Role => affiliations.filter_map(|affiliation| affiliation.role_class.clone()).collect(),
        By::Gender => {
            let genders = appearance.person.iter().map(|person| person.gender).filter(|gender| *gender != Gender::Unknown);
            genders.map(|gender| gender.name().to_owned()).collect()
        }
        _ => BTreeSet::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_venue_stands_with_its_town() {
        let place = |name: &str, kind| Place { name: name.into(), kind, code: None, span: Span::new(0, 1), rule: "".into() };
        let (hall, town) = (place("Bourse du travail", PlaceKind::Venue), place("Lyon", PlaceKind::Commune));
        for (of_event, expected) in [
            (vec![hall.clone(), town.clone()], vec!["Bourse du travail (Lyon)", "Lyon"]),
            (vec![hall.clone()], vec!["Bourse du travail"]),
            (vec![place("Opéra de Lyon", PlaceKind::Venue), town.clone()], vec!["Lyon", "Opéra de Lyon"]),
            (vec![hall, town, place("Nantes", PlaceKind::Commune)], vec!["Bourse du travail", "Lyon", "Nantes"]),
        ] {
            let event = Event { places: of_event, ..Event::default() };
            assert_eq!(places(&event).into_iter().collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn what_a_part_says_is_not_said_by_its_session() {
        let session = |id: u32, parent: Option<u32>, start: usize, end: usize| -> Session {
            let span = Span::new(start, end);
            let text = format!(
                r#"{{"id": {id}, "parent": {}, "date": null, "start": null, "end": null, "kind": "session", "label": null, "title": null,
                "status": "confirmed", "place": null, "themes": [], "span": [{}, {}], "rule": "t"}}"#,
                parent.map_or("null".to_owned(), |parent| parent.to_string()),
                span.start,
                span.end
            );
            serde_json::from_str(&text).expect("a session")
        };
        let sessions = [session(0, None, 0, 100), session(1, Some(0), 20, 40), session(2, Some(0), 40, 90), session(3, Some(2), 60, 90)];
        let own: Vec<Vec<(u32, u32)>> =
            own_stretches(&sessions).into_iter().map(|stretches| stretches.iter().map(|s| (s.start, s.end)).collect()).collect();
        assert_eq!(own, [vec![(0, 20), (40, 40), (90, 100)], vec![(20, 40)], vec![(40, 60), (90, 90)], vec![(60, 90)]]);
    }
}
