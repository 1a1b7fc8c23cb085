//! What is counted: documents, sessions or appearances, with the parts they belong to and the items they hold.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::variants::merge;
use crate::index::{IndexError, Reader};
use crate::record::{Appearance, Edtf, Record, Session};

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
    Year,
    Month,
    /// Town or venue of the event.
    Place,
    /// The event, or the series of which it is an edition.
    Event,
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
    /// What is counted in such parts.
    pub fn counted(self) -> Counted {
        match self {
            By::Year | By::Month | By::Place | By::Event => Counted::Documents,
            By::Kind => Counted::Sessions,
            By::Person | By::Organisation | By::Role | By::Gender => Counted::Appearances,
        }
    }
}

/// A unit with its parts and items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Observation {
    pub document: String,
    pub parts: BTreeSet<String>,
    pub items: BTreeSet<String>,
}

/// Every unit of the index.
///
/// A session holds its own themes and the terms in it. An appearance holds the themes of its session or, where that has
/// none, of the document, as in search.
pub fn observe(reader: &Reader, items: Items, by: By) -> Result<Vec<Observation>, IndexError> {
    let ids: Vec<String> = reader.document_ids()?.into_iter().collect();
    let observed: Vec<Vec<Observation>> = ids
        .par_iter()
        .map(|id| Ok(reader.document(id)?.map(|document| of_record(&document.record, items, by)).unwrap_or_default()))
        .collect::<Result<_, IndexError>>()?;
    let mut observed: Vec<Observation> = observed.into_iter().flatten().collect();
    if items == Items::Terms {
        merge(observed.iter_mut().map(|unit| &mut unit.items));
    }
    Ok(observed)
}

/// The units of one record.
pub fn of_record(record: &Record, items: Items, by: By) -> Vec<Observation> {
    let unit = |parts: BTreeSet<String>, items: BTreeSet<String>| Observation { document: record.document.id.clone(), parts, items };
    match by.counted() {
        Counted::Documents => vec![unit(document_parts(record, by), document_items(record, items))],
        Counted::Sessions => record
            .sessions
            .iter()
            .map(|session| unit(BTreeSet::from([session.kind.name().to_owned()]), session_items(record, session, items)))
            .collect(),
        Counted::Appearances => record
            .appearances
            .iter()
            .map(|appearance| {
                let session = appearance.session.and_then(|id| record.sessions.get(id as usize));
                let own = session.map(|session| session_items(record, session, items)).unwrap_or_default();
                let items = if own.is_empty() { document_items(record, items) } else { own };
                unit(appearance_parts(appearance, by), items)
            })
            .collect(),
    }
}

fn document_items(record: &Record, items: Items) -> BTreeSet<String> {
    match items {
        Items::Themes => record.themes.iter().map(|theme| theme.id.clone()).collect(),
        Items::Terms => record.terms.iter().map(|term| term.text.clone()).collect(),
    }
}

fn session_items(record: &Record, session: &Session, items: Items) -> BTreeSet<String> {
    match items {
        Items::Themes => session.themes.iter().cloned().collect(),
        Items::Terms => {
            let within = record.terms.iter().filter(|term| term.mentions.iter().any(|mention| session.span.contains(*mention)));
            within.map(|term| term.text.clone()).collect()
        }
    }
}

fn document_parts(record: &Record, by: By) -> BTreeSet<String> {
    let dates = record.event.dates.iter().map(|date| date.date).chain(record.sessions.iter().filter_map(|session| session.date));
    let ends = dates.flat_map(|date| [date.first(), date.last()]);
    match by {
        By::Year => ends.filter_map(Edtf::start_year).map(|year| year.to_string()).collect(),
        By::Month => ends.filter_map(|date| Some(format!("{}-{:02}", date.start_year()?, date.start_month()?))).collect(),
        By::Place => record.event.places.iter().map(|place| place.name.clone()).collect(),
        By::Event => {
            let title = record.event.title.as_ref().map(|title| &title.text);
            record.event.series.as_ref().or(title).into_iter().cloned().collect()
        }
        _ => BTreeSet::new(),
    }
}

fn appearance_parts(appearance: &Appearance, by: By) -> BTreeSet<String> {
    let affiliations = appearance.affiliations.iter();
    match by {
        By::Person => appearance.person.iter().map(|person| person.name.clone()).collect(),
        By::Organisation => affiliations.filter_map(|affiliation| affiliation.organisation.clone()).collect(),
        By::Role => affiliations.filter_map(|affiliation| affiliation.role_class.clone()).collect(),
        By::Gender => appearance.person.iter().map(|person| person.gender.name().to_owned()).collect(),
        _ => BTreeSet::new(),
    }
}
