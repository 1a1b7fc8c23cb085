//! Defines the columns of a segment that tell what stands where in it; each is opened when it is first asked for.

use std::sync::OnceLock;

use tantivy::columnar::{Column, StrColumn};
use tantivy::error::DataCorruption;
use tantivy::fastfield::FastFieldReaders;
use tantivy::{DocAddress, DocId, Score, TantivyError};

use super::passage::UNITS;
use super::{Resemblance, Unit, UnitAddress};

/// Name of the fast field of sketches.
pub const SKETCH: &str = "sketch";

pub struct SegmentColumns {
    fast: FastFieldReaders,
    columns: OnceLock<UnitColumns>,
    sketches: OnceLock<SketchColumns>,
}

/// Which unit a document of the index is.
struct UnitColumns {
    kind: Option<StrColumn>,
    /// By the numbers of their names in the column.
    kinds: Vec<Unit>,
    document: Option<StrColumn>,
    number: Column<u64>,
    /// Of documents only.
    units: Column<u64>,
}

impl UnitColumns {
    fn document_ord(&self, position: DocId) -> Option<u64> {
        self.document.as_ref()?.term_ords(position).next()
    }

    fn kind(&self, position: DocId) -> Unit {
        let ord = self.kind.as_ref().and_then(|kind| kind.term_ords(position).next());
        ord.and_then(|ord| self.kinds.get(ord as usize).copied()).unwrap_or(Unit::Document)
    }

    fn number(&self, position: DocId) -> usize {
        self.number.first(position).unwrap_or(0) as usize
    }
}

struct SketchColumns {
    sketch: Column<u64>,
    day: Column<i64>,
}

impl SegmentColumns {
    pub fn new(fast: FastFieldReaders) -> Self {
        SegmentColumns { fast, columns: OnceLock::new(), sketches: OnceLock::new() }
    }

    fn columns(&self) -> Result<&UnitColumns, TantivyError> {
        opened(&self.columns, || {
            let kind = self.fast.str("unit")?;
            let names =
                kind.as_ref().map_or(Ok(Vec::new()), |column| strings(column, &(0..column.num_terms() as u64).collect::<Vec<_>>()))?;
            let kind_of = |name: &String| Unit::ALL.into_iter().find(|unit| unit.name() == name).unwrap_or(Unit::Document);
            let (number, units) = (self.fast.u64("number")?, self.fast.u64(UNITS)?);
            Ok(UnitColumns { kind, kinds: names.iter().map(kind_of).collect(), document: self.fast.str("document")?, number, units })
        })
    }

    fn sketches(&self) -> Result<&SketchColumns, TantivyError> {
        opened(&self.sketches, || Ok(SketchColumns { sketch: self.fast.u64(SKETCH)?, day: self.fast.i64("day")? }))
    }

    pub fn unit(&self, position: DocId) -> Result<UnitAddress, TantivyError> {
        Ok(self.units(&[position])?.remove(0))
    }

    /// The best of some hits in this segment, the best first; of equal scores in the order of their addresses, which is that
    /// of the numbers of their documents in the column. Only what may be shown is looked up.
    pub fn best(&self, hits: &[(Score, DocAddress)], limit: usize) -> Result<Vec<(Score, UnitAddress)>, TantivyError> {
        let columns = self.columns()?;
        let order = |position: DocId| (columns.document_ord(position), columns.kind(position), columns.number(position));
        let mut best: Vec<_> = hits.iter().map(|(score, address)| (*score, order(address.doc_id), address.doc_id)).collect();
        best.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        best.truncate(limit);
        let units = self.units(&best.iter().map(|(_, _, position)| *position).collect::<Vec<_>>())?;
        Ok(best.iter().map(|(score, ..)| *score).zip(units).collect())
    }

    /// The units at some positions.
    pub fn units(&self, positions: &[DocId]) -> Result<Vec<UnitAddress>, TantivyError> {
        let columns = self.columns()?;
        let documents: Vec<Option<u64>> = positions.iter().map(|position| columns.document_ord(*position)).collect();
        // The column keeps its values packed in blocks: each block is unpacked once for all units.
        let mut different: Vec<u64> = documents.iter().flatten().copied().collect();
        different.sort_unstable();
        different.dedup();
        let ids = columns.document.as_ref().map_or(Ok(Vec::new()), |column| strings(column, &different))?;
        let id_of = |ord: &Option<u64>| ord.and_then(|ord| different.binary_search(&ord).ok()).map(|at| ids[at].clone());
        let address = |(position, document): (&DocId, &Option<u64>)| UnitAddress {
            document: id_of(document).unwrap_or_default(),
            unit: columns.kind(*position),
            number: columns.number(*position),
        };
        Ok(positions.iter().zip(&documents).map(address).collect())
    }

    /// Where the document of a unit stands: it is the last one that is not behind the unit.
    pub fn document_of(&self, unit: DocId) -> Result<DocId, TantivyError> {
        let columns = self.columns()?;
        Ok((0..=unit).rev().find(|position| columns.units.first(*position).is_some()).unwrap_or(unit))
    }

    /// The sketch of a document; none where it is too short to have one.
    pub fn sketch(&self, position: DocId) -> Result<Option<Resemblance>, TantivyError> {
        Ok(Resemblance::from_numbers(self.sketches()?.sketch.values_for_doc(position)))
    }

    /// The days of a document.
    pub fn days(&self, position: DocId) -> Result<Vec<i64>, TantivyError> {
        Ok(self.sketches()?.day.values_for_doc(position).collect())
    }
}

/// The values of a column with these numbers, which ascend.
pub fn strings(column: &StrColumn, ords: &[u64]) -> Result<Vec<String>, TantivyError> {
    let mut values = Vec::with_capacity(ords.len());
    let are_all = column.dictionary().sorted_ords_to_term_cb(ords, |value| values.push(String::from_utf8_lossy(value).into_owned()))?;
    if are_all { Ok(values) } else { Err(DataCorruption::comment_only("a column lacks a value that it refers to").into()) }
}

/// What has been opened, or is opened now.
fn opened<T>(cell: &OnceLock<T>, open: impl FnOnce() -> Result<T, TantivyError>) -> Result<&T, TantivyError> {
    if let Some(known) = cell.get() {
        return Ok(known);
    }
    let new = open()?;
    Ok(cell.get_or_init(|| new))
}
