//! Defines the fields of the index.

use tantivy::schema::{FAST, Field, IndexRecordOption, NumericOptions, STORED, Schema, TextFieldIndexing, TextOptions};

use super::analysis::HANDED;
use super::columns::SKETCH;
use super::passage::{FROM, SESSIONS, TO, UNITS};

/// What an index document stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    Document,
    Session,
    Appearance,
}

impl Unit {
    pub const ALL: [Unit; 3] = [Unit::Document, Unit::Session, Unit::Appearance];

    pub fn name(self) -> &'static str {
        match self {
            Unit::Document => "document",
            Unit::Session => "session",
            Unit::Appearance => "appearance",
        }
    }
}

/// The fields by their meaning. A unit holds the values of what it contains: a session those of its appearances, a
/// document those of all.
#[derive(Clone, Debug)]
pub struct Fields {
    /// [`Unit::name`].
    pub unit: Field,
    /// `Document::id` of the document that the unit belongs to.
    pub document: Field,
    /// Position of a session or appearance in its record.
    pub number: Field,
    /// Of documents: how many sessions and appearances follow it in the index, and how many of them are sessions; these come
    /// first.
    pub units: Field,
    pub sessions: Field,
    /// The first word of a session's or appearance's passage in the document's text, and the first after it; 0 of documents.
    pub from: Field,
    pub to: Field,
    /// Of documents only: the path as found and the path within the corpus.
    pub path: Field,
    /// Of documents only, stored: the record, packed.
    pub record: Field,
    pub title: Field,
    /// Of documents only: the normalised text.
    pub stored: Field,
    /// Of documents only: the words of the text, in all their forms and as written. See `forms`, and `passage` for the units
    /// within.
    pub text: Field,
    pub person: Field,
    pub role: Field,
    /// The words of the names, and the names to be counted.
    pub organisation: Field,
    pub organisation_name: Field,
    pub place: Field,
    pub place_name: Field,
    pub event: Field,
    /// Every day of the unit as the number YYYYMMDD.
    pub day: Field,
    pub year: Field,
    pub kind: Field,
    pub theme: Field,
    pub role_class: Field,
    pub part: Field,
    pub language: Field,
    /// Of documents only: what of a text tells versions of it, and numbers that such versions share; see `resemblance`.
    pub sketch: Field,
    pub band: Field,
}

/// Names of text fields are the ones that queries use.
impl Fields {
    pub fn schema() -> (Schema, Fields) {
        let mut builder = Schema::builder();
        let terms = TextFieldIndexing::default().set_tokenizer(HANDED).set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let text = TextOptions::default().set_indexing_options(terms.clone());
        // The lengths of names and functions say nothing about how well they fit.
        let short = TextOptions::default().set_indexing_options(terms.set_fieldnorms(false));
        // A value is there or not: neither its length nor how often it is there tells anything.
        let only = TextFieldIndexing::default().set_tokenizer("raw").set_index_option(IndexRecordOption::Basic).set_fieldnorms(false);
        let only = TextOptions::default().set_indexing_options(only);
        let value = only.clone().set_fast("raw");
        let counted = TextOptions::default().set_fast("raw");
        let number = NumericOptions::default().set_fast().set_indexed();
        let fields = Fields {
            unit: builder.add_text_field("unit", value.clone()),
            document: builder.add_text_field("document", value.clone()),
            number: builder.add_u64_field("number", FAST),
            units: builder.add_u64_field(UNITS, FAST),
            sessions: builder.add_u64_field(SESSIONS, FAST),
            from: builder.add_u64_field(FROM, FAST),
            to: builder.add_u64_field(TO, FAST),
            path: builder.add_text_field("path", only),
            record: builder.add_bytes_field("record", STORED),
            title: builder.add_text_field("title", text.clone()),
            stored: builder.add_text_field("stored", STORED),
            text: builder.add_text_field("text", text),
            person: builder.add_text_field("person", short.clone()),
            role: builder.add_text_field("role", short.clone()),
            organisation: builder.add_text_field("organisation", short.clone()),
            organisation_name: builder.add_text_field("organisation_name", counted.clone()),
            place: builder.add_text_field("place", short.clone()),
            place_name: builder.add_text_field("place_name", counted),
            event: builder.add_text_field("event", short),
            day: builder.add_i64_field("day", number.clone()),
            year: builder.add_i64_field("year", number),
            kind: builder.add_text_field("kind", value.clone()),
            theme: builder.add_text_field("theme", value.clone()),
            role_class: builder.add_text_field("role_class", value.clone()),
            part: builder.add_text_field("part", value.clone()),
            language: builder.add_text_field("language", value),
            sketch: builder.add_u64_field(SKETCH, FAST),
            band: builder.add_u64_field("band", NumericOptions::default().set_indexed()),
        };
        (builder.build(), fields)
    }
}
