//! Defines `HandedUnit`, a unit on its way to the index: what units of a document have in common they share.

use std::ops::Range;
use std::sync::Arc;

use tantivy::schema::Field;
use tantivy::schema::document::{Document, ReferenceValue, ReferenceValueLeaf, Value};

use super::queue::Place;

/// The letters of all values of a document and its units.
#[derive(Default)]
pub struct Shared {
    letters: String,
    packed: Vec<u8>,
}

/// Bytes of the shared letters.
#[derive(Clone, Copy)]
pub struct Stretch {
    from: usize,
    to: usize,
}

/// A value.
pub enum Kept {
    Letters(Stretch),
    Packed,
    Natural(u64),
    Integer(i64),
}

impl Stretch {
    pub fn range(self) -> Range<usize> {
        self.from..self.to
    }
}

impl From<Stretch> for Kept {
    fn from(stretch: Stretch) -> Self {
        Kept::Letters(stretch)
    }
}

impl Shared {
    /// Keeps what is written.
    pub fn keep(&mut self, write: impl FnOnce(&mut String)) -> Stretch {
        let from = self.letters.len();
        write(&mut self.letters);
        Stretch { from, to: self.letters.len() }
    }

    /// Keeps the bytes of the record.
    pub fn keep_packed(&mut self, packed: Vec<u8>) -> Kept {
        self.packed = packed;
        Kept::Packed
    }

    /// Of memory.
    pub fn bytes(&self) -> usize {
        self.letters.capacity() + self.packed.capacity()
    }
}

pub struct HandedUnit {
    values: Vec<(Field, Kept)>,
    shared: Arc<Shared>,
    /// Given back when the last of the document's units is written.
    _place: Option<Arc<Place>>,
}

impl HandedUnit {
    pub fn new(values: Vec<(Field, Kept)>, shared: &Arc<Shared>) -> Self {
        HandedUnit { values, shared: Arc::clone(shared), _place: None }
    }

    /// The same, holding a place in the queue.
    pub fn queued(self, place: &Arc<Place>) -> Self {
        HandedUnit { _place: Some(Arc::clone(place)), ..self }
    }

    /// Of memory, without what is shared.
    pub fn bytes(&self) -> usize {
        size_of::<Self>() + self.values.capacity() * size_of::<(Field, Kept)>()
    }
}

/// A value as Tantivy reads it.
#[derive(Clone, Debug)]
pub struct UnitValue<'a>(ReferenceValueLeaf<'a>);

impl<'a> Value<'a> for UnitValue<'a> {
    type ArrayIter = std::iter::Empty<Self>;
    type ObjectIter = std::iter::Empty<(&'a str, Self)>;

    fn as_value(&self) -> ReferenceValue<'a, Self> {
        ReferenceValue::Leaf(self.0.clone())
    }
}

/// The values of a unit in their order.
pub struct UnitValues<'a> {
    values: std::slice::Iter<'a, (Field, Kept)>,
    shared: &'a Shared,
}

impl<'a> Iterator for UnitValues<'a> {
    type Item = (Field, UnitValue<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let (field, kept) = self.values.next()?;
        let value = match kept {
            Kept::Letters(stretch) => ReferenceValueLeaf::Str(&self.shared.letters[stretch.range()]),
            Kept::Packed => ReferenceValueLeaf::Bytes(&self.shared.packed),
            Kept::Natural(number) => ReferenceValueLeaf::U64(*number),
            Kept::Integer(number) => ReferenceValueLeaf::I64(*number),
        };
        Some((*field, UnitValue(value)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.values.size_hint()
    }
}

impl Document for HandedUnit {
    type Value<'a> = UnitValue<'a>;
    type FieldsValuesIter<'a> = UnitValues<'a>;

    fn iter_fields_and_values(&self) -> UnitValues<'_> {
        UnitValues { values: self.values.iter(), shared: &self.shared }
    }
}
