//! What a reader knows of the words of the index, and of documents that resemble each other.

use std::collections::HashMap;

use tantivy::collector::DocSetCollector;
use tantivy::query::{BooleanQuery, EnableScoring, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, TERMINATED, TantivyError, Term};

use super::reader::UnitColumns;
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
        let found = self.searcher().search(&by_document, &DocSetCollector)?;
        let weight = query.weight(EnableScoring::enabled_from_searcher(self.searcher()))?;
        for address in found {
            if UnitColumns::open(self.searcher(), address.segment_ord)?.unit(address.doc_id)? != *unit {
                continue;
            }
            let mut scorer = weight.scorer(self.searcher().segment_reader(address.segment_ord), 1.0)?;
            let is_found = scorer.doc() != TERMINATED && scorer.doc() <= address.doc_id && scorer.seek(address.doc_id) == address.doc_id;
            return Ok(is_found.then(|| scorer.score()));
        }
        Ok(None)
    }

    /// Documents that have something in common with a sketch, its own among them.
    pub fn resembling(&self, sketch: &Resemblance) -> Result<Vec<Resembling>, IndexError> {
        let bands = sketch.bands().map(|band| {
            let term = Term::from_field_u64(self.fields().band, band);
            Box::new(TermQuery::new(term, IndexRecordOption::Basic)) as Box<dyn Query>
        });
        let candidates = self.searcher().search(&BooleanQuery::union(bands.collect()), &DocSetCollector)?;
        let mut found = Vec::new();
        for address in candidates {
            if let Some((document, other, days)) = self.sketch(address)? {
                found.push(Resembling { document, share: sketch.share(&other), days });
            }
        }
        Ok(found)
    }

    /// The sketches and days of all documents that are long enough to have one.
    pub fn sketches(&self) -> Result<Vec<(String, Resemblance, Vec<i64>)>, IndexError> {
        let mut documents: Vec<DocAddress> =
            self.searcher().search(self.all(Unit::Document).as_ref(), &DocSetCollector)?.into_iter().collect();
        documents.sort();
        documents.into_iter().filter_map(|address| self.sketch(address).transpose()).collect()
    }

    fn sketch(&self, address: DocAddress) -> Result<Option<(String, Resemblance, Vec<i64>)>, IndexError> {
        let fast = self.searcher().segment_reader(address.segment_ord).fast_fields();
        let Some(column) = fast.bytes("sketch")? else { return Ok(None) };
        let Some(ord) = column.term_ords(address.doc_id).next() else { return Ok(None) };
        let mut bytes = Vec::new();
        column.ord_to_bytes(ord, &mut bytes).map_err(TantivyError::from)?;
        let Some(sketch) = Resemblance::from_bytes(&bytes) else { return Ok(None) };
        let unit = UnitColumns::open(self.searcher(), address.segment_ord)?.unit(address.doc_id)?;
        let days = fast.i64("day")?.values_for_doc(address.doc_id).collect();
        Ok(Some((unit.document, sketch, days)))
    }
}
