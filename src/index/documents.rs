//! What a reader knows of the words of the index, and of documents that resemble each other.

use std::collections::HashMap;

use tantivy::query::{BooleanQuery, EnableScoring, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{TERMINATED, Term};

use super::{Form, IndexError, Reader, Resemblance, Unit, UnitAddress};

/// A document that has something in common with another.
#[derive(Clone, Debug, PartialEq)]
pub struct Resembling {
    pub document: String,
    /// Of what both have, about: 0 to 1.
    pub share: f32,
    /// Days of the document as numbers YYYYMMDD.
    pub days: Vec<i64>,
}

impl Reader {
    /// How many documents the index holds, about: removed ones count until their segment is merged.
    pub fn documents(&self) -> u64 {
        let unit = Term::from_field_text(self.fields().unit, Unit::Document.name());
        self.searcher().doc_freq(&unit).unwrap_or(0)
    }

    /// How many documents have a word, about: one with several forms of it counts for each.
    pub fn frequency(&self, form: &Form) -> Result<u64, IndexError> {
        let mut found = 0;
        for segment in self.searcher().segment_readers() {
            let terms = form.terms(segment.inverted_index(self.fields().text)?.terms())?;
            found += terms.iter().map(|info| u64::from(info.doc_freq)).sum::<u64>();
        }
        Ok(found)
    }

    /// How a word is written in the texts, each with the number of documents.
    pub fn written(&self, form: &Form) -> Result<Vec<(String, u64)>, IndexError> {
        let mut found: HashMap<String, u64> = HashMap::new();
        for segment in self.searcher().segment_readers() {
            for (word, info) in form.words(segment.inverted_index(self.fields().text)?.terms())? {
                *found.entry(word).or_default() += u64::from(info.doc_freq);
            }
        }
        Ok(found.into_iter().collect())
    }

    /// How many units of a kind a query finds.
    pub fn count_of(&self, query: &dyn Query, unit: Unit) -> Result<usize, IndexError> {
        self.count(&BooleanQuery::intersection(vec![query.box_clone(), self.all(unit)]))
    }

    /// What a query gives to the rank of a unit; none where it does not find it.
    pub fn score(&self, query: &dyn Query, unit: &UnitAddress) -> Result<Option<f32>, IndexError> {
        let by_document = TermQuery::new(Term::from_field_text(self.fields().document, &unit.document), IndexRecordOption::Basic);
        let weight = query.weight(EnableScoring::enabled_from_searcher(self.searcher()))?;
        for (segment, positions) in self.found(&by_document)? {
            let units = self.columns(segment).units(&positions)?;
            if let Some(position) = units.iter().position(|found| found == unit).map(|at| positions[at]) {
                let mut scorer = weight.scorer(self.searcher().segment_reader(segment), 1.0)?;
                let is_found = scorer.doc() != TERMINATED && scorer.doc() <= position && scorer.seek(position) == position;
                return Ok(is_found.then(|| scorer.score()));
            }
        }
        Ok(None)
    }

    /// The days of a document, as numbers YYYYMMDD, and the others that share at least so much with it.
    pub fn resembling(&self, document: &str, least: f32) -> Result<(Vec<i64>, Vec<Resembling>), IndexError> {
        let Some(place) = self.place_of(document)? else { return Ok((Vec::new(), Vec::new())) };
        let columns = self.columns(place.segment_ord);
        let Some(sketch) = columns.sketch(place.doc_id)? else { return Ok((Vec::new(), Vec::new())) };
        let days = columns.days(place.doc_id)?;
        let bands = sketch.indexed().map(|band| {
            let term = Term::from_field_u64(self.fields().band, band);
            Box::new(TermQuery::new(term, IndexRecordOption::Basic)) as Box<dyn Query>
        });
        let mut found = Vec::new();
        for (segment, candidates) in self.found(&BooleanQuery::union(bands.collect()))? {
            let columns = self.columns(segment);
            for candidate in candidates.into_iter().filter(|candidate| (segment, *candidate) != (place.segment_ord, place.doc_id)) {
                let Some(other) = columns.sketch(candidate)? else { continue };
                let share = sketch.share(&other);
                if share >= least && sketch.has_common_band(&other) {
                    let days = columns.days(candidate)?;
                    found.push(Resembling { document: columns.unit(candidate)?.document, share, days });
                }
            }
        }
        Ok((days, found))
    }

    /// The sketches and days of all documents that are long enough to have one.
    pub fn sketches(&self) -> Result<Vec<(String, Resemblance, Vec<i64>)>, IndexError> {
        let mut sketches = Vec::new();
        for (segment, documents) in self.found(self.all(Unit::Document).as_ref())? {
            let columns = self.columns(segment);
            for (position, unit) in documents.iter().zip(columns.units(&documents)?) {
                if let Some(sketch) = columns.sketch(*position)? {
                    sketches.push((unit.document, sketch, columns.days(*position)?));
                }
            }
        }
        Ok(sketches)
    }
}
