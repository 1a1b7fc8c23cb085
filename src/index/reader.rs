//! Finds units and gives back records and texts.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::panic::catch_unwind;
use std::path::Path;

use tantivy::collector::{Count, TopDocs};
use tantivy::directory::MmapDirectory;
use tantivy::query::{BooleanQuery, ConstScoreQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Value};
use tantivy::{DocAddress, DocId, DocSet, ReloadPolicy, Searcher, TERMINATED, TantivyDocument, TantivyError, Term};

use super::analysis::tokenizers;
use super::columns::{SegmentColumns, strings};
use super::found::{AtLeast, BySegment};
use super::packed::unpack;
use super::{Fields, IndexError, Stamp, Unit};
use crate::record::Record;

/// A view of the last commit. Writers do not disturb it.
pub struct Reader {
    index: tantivy::Index,
    searcher: Searcher,
    fields: Fields,
    /// By segment.
    columns: Vec<SegmentColumns>,
}

/// Hits beyond those asked for, among which the order of the last score is settled.
const FEW_TIES: usize = 100;
/// Where more have the last score, all hits are asked for theirs, which may differ in the last bits: terms are then added in
/// another order.
const NEARLY: f32 = 1.0 - 1e-6;

/// A document as the index keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredDocument {
    pub record: Record,
    /// The normalised text that the spans of the record point into.
    pub text: String,
}

/// Which session or appearance of which document a unit is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnitAddress {
    pub document: String,
    pub unit: Unit,
    /// Position in the record's list of sessions or appearances; 0 for a document.
    pub number: usize,
}

/// A document with those of its units that a query finds.
pub struct FoundDocument {
    place: DocAddress,
    /// In the order of their numbers.
    pub units: Vec<UnitAddress>,
}

impl Reader {
    /// Opens the index in a folder.
    pub fn open(path: &Path) -> Result<Self, IndexError> {
        if !path.join("meta.json").is_file() {
            return Err(IndexError::Missing(path.to_owned()));
        }
        let damaged = |reason: String| IndexError::Damaged { path: path.to_owned(), reason };
        let open = || {
            let directory = MmapDirectory::open(path).map_err(TantivyError::from)?;
            let index = tantivy::Index::open(directory).map_err(|error| damaged(error.to_string()))?;
            Stamp::of(&index, path)?;
            Reader::of(index, Fields::schema().1).map_err(|error| error.or_damage(path))
        };
        // Tantivy trusts the bytes of its files, and panics where they are damaged.
        catch_unwind(open).unwrap_or_else(|_| Err(damaged("a file of it does not hold what it should".to_owned())))
    }

    /// Number of the last commit.
    pub fn generation(&self) -> u64 {
        Stamp::of(&self.index, Path::new("")).map_or(0, |stamp| stamp.generation)
    }

    pub(super) fn of(mut index: tantivy::Index, fields: Fields) -> Result<Self, IndexError> {
        index.set_tokenizers(tokenizers());
        let searcher = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?.searcher();
        let columns = searcher.segment_readers().iter().map(|segment| SegmentColumns::new(segment.fast_fields().clone())).collect();
        Ok(Reader { index, searcher, fields, columns })
    }

    pub(super) fn columns(&self, segment: u32) -> &SegmentColumns {
        &self.columns[segment as usize]
    }

    pub fn fields(&self) -> &Fields {
        &self.fields
    }

    pub fn index(&self) -> &tantivy::Index {
        &self.index
    }

    pub fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    /// A query for all units of a kind.
    pub fn all(&self, unit: Unit) -> Box<dyn Query> {
        let unit = TermQuery::new(Term::from_field_text(self.fields.unit, unit.name()), IndexRecordOption::Basic);
        Box::new(ConstScoreQuery::new(Box::new(unit), 0.0))
    }

    /// How many units a query finds.
    pub fn count(&self, query: &dyn Query) -> Result<usize, IndexError> {
        Ok(self.searcher.search(query, &Count)?)
    }

    /// The best units with their scores, the best first, and how many there are; of equal scores in the order of their
    /// addresses, so that the same documents rank alike however they came into the index.
    pub fn best(&self, query: &dyn Query, limit: usize) -> Result<(usize, Vec<(f32, UnitAddress)>), IndexError> {
        if limit == 0 {
            return Ok((self.count(query)?, Vec::new()));
        }
        let collected = limit.saturating_add(FEW_TIES);
        let (count, mut hits) = self.searcher.search(query, &(Count, TopDocs::with_limit(collected).order_by_score()))?;
        let last = hits.get(limit - 1).map_or(f32::MIN, |(score, _)| *score);
        if hits.len() == collected && count > collected && hits[collected - 1].0 >= last {
            hits = self.searcher.search(query, &AtLeast(last * NEARLY))?;
        }
        hits.retain(|(score, _)| *score >= last * NEARLY);
        let mut best = Vec::new();
        hits.sort_by_key(|(_, address)| address.segment_ord);
        for hits in hits.chunk_by(|a, b| a.1.segment_ord == b.1.segment_ord) {
            best.extend(self.columns(hits[0].1.segment_ord).best(hits, limit)?);
        }
        best.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        best.truncate(limit);
        Ok((count, best))
    }

    /// All units that a query finds, by document and number.
    pub fn matching(&self, query: &dyn Query) -> Result<Vec<UnitAddress>, IndexError> {
        let mut units = Vec::new();
        for (segment, found) in self.found(query)? {
            units.extend(self.columns(segment).units(&found)?);
        }
        units.sort();
        Ok(units)
    }

    /// All units that a query finds, by document in the order in which the index keeps them.
    pub fn matching_by_document(&self, query: &dyn Query) -> Result<Vec<FoundDocument>, IndexError> {
        let mut documents: Vec<FoundDocument> = Vec::new();
        for (segment, found) in self.found(query)? {
            let columns = self.columns(segment);
            let units = columns.units(&found)?;
            for (position, unit) in found.into_iter().zip(units) {
                let is_same = |last: &&mut FoundDocument| last.place.segment_ord == segment && last.units[0].document == unit.document;
                match documents.last_mut().filter(is_same) {
                    Some(last) => last.units.push(unit),
                    None => {
                        let place = DocAddress::new(segment, columns.document_of(position)?);
                        documents.push(FoundDocument { place, units: vec![unit] });
                    }
                }
            }
        }
        Ok(documents)
    }

    /// The record of a document.
    pub fn record_at(&self, document: &FoundDocument) -> Result<Record, IndexError> {
        Ok(self.stored(document.place)?.record)
    }

    /// The positions of all units that a query finds in the segments that have any.
    pub(super) fn found(&self, query: &dyn Query) -> Result<Vec<(u32, Vec<DocId>)>, IndexError> {
        Ok(self.searcher.search(query, &BySegment)?)
    }

    /// The record and text of a document.
    pub fn document(&self, id: &str) -> Result<Option<StoredDocument>, IndexError> {
        self.place_of(id)?.map(|address| self.stored(address)).transpose()
    }

    /// Where a document stands; its units stand behind it.
    pub(super) fn place_of(&self, id: &str) -> Result<Option<DocAddress>, IndexError> {
        let term = Term::from_field_text(self.fields.document, id);
        for (ord, segment) in self.searcher.segment_readers().iter().enumerate() {
            let index = segment.inverted_index(self.fields.document)?;
            let Some(mut units) = index.read_postings(&term, IndexRecordOption::Basic).map_err(TantivyError::from)? else { continue };
            while units.doc() != TERMINATED && segment.is_deleted(units.doc()) {
                units.advance();
            }
            if units.doc() != TERMINATED {
                return Ok(Some(DocAddress::new(ord as u32, units.doc())));
            }
        }
        Ok(None)
    }

    /// The document with this path, as found or within the corpus.
    pub fn document_at(&self, path: &str) -> Result<Option<StoredDocument>, IndexError> {
        let by_path = TermQuery::new(Term::from_field_text(self.fields.path, path), IndexRecordOption::Basic);
        self.first(Box::new(by_path))
    }

    fn first(&self, query: Box<dyn Query>) -> Result<Option<StoredDocument>, IndexError> {
        let query = BooleanQuery::intersection(vec![self.all(Unit::Document), query]);
        let hits = self.searcher.search(&query, &TopDocs::with_limit(1).order_by_score())?;
        hits.first().map(|(_, address)| self.stored(*address)).transpose()
    }

    fn stored(&self, address: DocAddress) -> Result<StoredDocument, IndexError> {
        let document: TantivyDocument = self.searcher.doc(address)?;
        let text = document.get_first(self.fields.stored).and_then(|value| value.as_str()).unwrap_or_default();
        let packed = document.get_first(self.fields.record).and_then(|value| value.as_bytes()).unwrap_or_default();
        let record = unpack(packed, text).map_err(|error| TantivyError::SchemaError(format!("a stored record: {error}")))?;
        Ok(StoredDocument { record, text: text.to_owned() })
    }

    /// Identifiers of all documents.
    pub fn document_ids(&self) -> Result<BTreeSet<String>, IndexError> {
        Ok(self.matching(self.all(Unit::Document).as_ref())?.into_iter().map(|unit| unit.document).collect())
    }

    /// Identifiers of documents that begin with some letters, at most `limit`.
    pub fn ids_with_prefix(&self, prefix: &str, limit: usize) -> Result<Vec<String>, IndexError> {
        let mut ids = BTreeSet::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.fields.document)?;
            let mut terms = index.terms().range().ge(prefix.as_bytes()).into_stream().map_err(TantivyError::from)?;
            while let Some((term, _)) = terms.next() {
                if !term.starts_with(prefix.as_bytes()) || ids.len() > limit + segment.num_deleted_docs() as usize {
                    break;
                }
                ids.insert(String::from_utf8_lossy(term).into_owned());
            }
        }
        // A dictionary still knows the documents that were removed since its segment was written.
        let mut alive = Vec::new();
        for id in ids {
            let by_id = TermQuery::new(Term::from_field_text(self.fields.document, &id), IndexRecordOption::Basic);
            if alive.len() < limit && self.count(&by_id)? > 0 {
                alive.push(id);
            }
        }
        Ok(alive)
    }

    /// All values of a field in the dictionary of the index, those of removed units included.
    pub fn values(&self, field: Field) -> Result<BTreeSet<String>, IndexError> {
        let mut values = BTreeSet::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let mut terms = index.terms().stream().map_err(TantivyError::from)?;
            while let Some((term, _)) = terms.next() {
                values.insert(String::from_utf8_lossy(term).into_owned());
            }
        }
        Ok(values)
    }

    /// How many units of a query fall into each year.
    pub fn years(&self, query: &dyn Query) -> Result<BTreeMap<i64, usize>, IndexError> {
        let mut years = BTreeMap::new();
        for (segment, units) in self.found(query)? {
            let column = self.searcher.segment_reader(segment).fast_fields().i64("year")?;
            units.into_iter().flat_map(|unit| column.values_for_doc(unit)).for_each(|year| *years.entry(year).or_default() += 1);
        }
        Ok(years)
    }

    /// Values of a fast field, each with the number of units of a kind found by the query that have it.
    pub fn facet(&self, query: &dyn Query, field: &str) -> Result<HashMap<String, usize>, IndexError> {
        let mut counts = HashMap::new();
        for (segment, units) in self.found(query)? {
            let fast = self.searcher.segment_reader(segment).fast_fields();
            let Some(column) = fast.str(field)? else { continue };
            let mut ords: BTreeMap<u64, usize> = BTreeMap::new();
            // A unit counts once for each of its values: it has none twice.
            units.into_iter().flat_map(|unit| column.term_ords(unit)).for_each(|ord| *ords.entry(ord).or_default() += 1);
            let values = strings(&column, &ords.keys().copied().collect::<Vec<_>>())?;
            for (value, count) in values.into_iter().zip(ords.into_values()) {
                *counts.entry(value).or_default() += count;
            }
        }
        Ok(counts)
    }
}
