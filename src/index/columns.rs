//! Defines the columns of a segment that tell what stands where in it; each is opened when it is first asked for.

use std::sync::OnceLock;

use tantivy::columnar::{BytesColumn, Column, StrColumn};
use tantivy::fastfield::FastFieldReaders;
use tantivy::{DocId, TantivyError};

use super::passage::UNITS;
use super::{Resemblance, Unit, UnitAddress};

pub struct SegmentColumns {
    fast: FastFieldReaders,
    units: OnceLock<UnitColumns>,
    sketches: OnceLock<SketchColumns>,
}

/// Which unit a document of the index is.
struct UnitColumns {
    unit: Option<StrColumn>,
    document: Option<StrColumn>,
    number: Column<u64>,
    /// Of documents only.
    units: Column<u64>,
}

struct SketchColumns {
    sketch: Option<BytesColumn>,
    day: Column<i64>,
}

impl SegmentColumns {
    pub fn new(fast: FastFieldReaders) -> Self {
        SegmentColumns { fast, units: OnceLock::new(), sketches: OnceLock::new() }
    }

    fn units(&self) -> Result<&UnitColumns, TantivyError> {
        let open = || {
            let (unit, document) = (self.fast.str("unit")?, self.fast.str("document")?);
            Ok(UnitColumns { unit, document, number: self.fast.u64("number")?, units: self.fast.u64(UNITS)? })
        };
        opened(&self.units, open)
    }

    fn sketches(&self) -> Result<&SketchColumns, TantivyError> {
        opened(&self.sketches, || Ok(SketchColumns { sketch: self.fast.bytes("sketch")?, day: self.fast.i64("day")? }))
    }

    pub fn unit(&self, position: DocId) -> Result<UnitAddress, TantivyError> {
        let columns = self.units()?;
        let text = |column: &Option<StrColumn>| -> Result<String, TantivyError> {
            let mut value = String::new();
            if let Some((column, ord)) = column.as_ref().and_then(|column| Some((column, column.term_ords(position).next()?))) {
                column.ord_to_str(ord, &mut value)?;
            }
            Ok(value)
        };
        let kind = text(&columns.unit)?;
        Ok(UnitAddress {
            document: text(&columns.document)?,
            unit: Unit::ALL.into_iter().find(|unit| unit.name() == kind).unwrap_or(Unit::Document),
            number: columns.number.first(position).unwrap_or(0) as usize,
        })
    }

    /// Where the document of a unit stands: it is the last one that is not behind the unit.
    pub fn document_of(&self, unit: DocId) -> Result<DocId, TantivyError> {
        let columns = self.units()?;
        Ok((0..=unit).rev().find(|position| columns.units.first(*position).is_some()).unwrap_or(unit))
    }

    /// The sketch and the days of a document; none where it is too short to have one.
    pub fn sketch(&self, position: DocId) -> Result<Option<(Resemblance, Vec<i64>)>, TantivyError> {
        let columns = self.sketches()?;
        let Some(column) = &columns.sketch else { return Ok(None) };
        let Some(ord) = column.term_ords(position).next() else { return Ok(None) };
        let mut bytes = Vec::new();
        column.ord_to_bytes(ord, &mut bytes)?;
        Ok(Resemblance::from_bytes(&bytes).map(|sketch| (sketch, columns.day.values_for_doc(position).collect())))
    }
}

/// What has been opened, or is opened now.
fn opened<T>(cell: &OnceLock<T>, open: impl FnOnce() -> Result<T, TantivyError>) -> Result<&T, TantivyError> {
    if let Some(known) = cell.get() {
        return Ok(known);
    }
    let new = open()?;
    Ok(cell.get_or_init(|| new))
}
