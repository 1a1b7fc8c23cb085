//! Defines the compiled form of the lexicons: a hash table that the build writes and the program reads where it stands.

use std::collections::HashMap;

use super::value::{Tags, Value};

/// The number of a value; 0 is that of no tags and codes.
pub type ValueId = u32;

/// From keys to values, open-addressed; nothing of it is built when the program starts.
///
/// A slot is eight bytes: the upper 48 bits of the key and the number of its value; 0 is an empty slot.
/// Keys are hashes already: their lower bits are the place, and the next slots where that is taken.
pub struct Table {
    slots: &'static [[u8; SLOT]],
    /// Number of slots less one, a power of two less one.
    mask: usize,
    values: &'static [u8],
    filter: &'static [u8],
}

const SLOT: usize = 8;
const TAGS: usize = size_of::<Tags>();
const VALUE: usize = TAGS + 4;

impl Table {
    /// Reads what [`to_bytes`] wrote.
    pub fn from_bytes(bytes: &'static [u8]) -> Table {
        let (count, rest) = bytes.split_at(4);
        let count = u32::from_le_bytes(count.try_into().expect("four bytes")) as usize;
        let (values, rest) = rest.split_at(count * VALUE);
        let (filter, slots) = rest.split_at(FILTER / 8);
        let (slots, _) = slots.as_chunks();
        Table { slots, mask: slots.len() - 1, values, filter }
    }

    /// The number of the value of a key; 0 where nothing is known of it.
    #[inline]
    pub fn get(&self, key: u64) -> ValueId {
        let mut place = key as usize & self.mask;
        loop {
            let slot = u64::from_le_bytes(self.slots[place]);
            if slot == 0 || slot >> 16 == key >> 16 {
                return (slot & 0xFFFF) as ValueId;
            }
            place = (place + 1) & self.mask;
        }
    }

    /// All values by their numbers.
    pub fn values(&self) -> Vec<Value> {
        let value = |bytes: &[u8]| Value {
            tags: Tags::from_bits_retain(u128::from_le_bytes(bytes[..TAGS].try_into().expect("the size of the tags"))),
            codes: bytes[TAGS..].try_into().expect("four bytes"),
        };
        self.values.chunks_exact(VALUE).map(value).collect()
    }

    pub fn filter(&self) -> Filter {
        Filter(self.filter.to_vec())
    }
}

/// A bit for every group of keys: a look at it spares most fruitless look-ups in the table, which is too large to stay near
/// the processor.
pub struct Filter(Vec<u8>);

/// Bits of a filter.
const FILTER: usize = 1 << 20;

impl Filter {
    #[inline]
    fn bit(key: u64) -> usize {
        (key >> (64 - FILTER.ilog2())) as usize
    }

    pub fn add(&mut self, key: u64) {
        self.0[Self::bit(key) / 8] |= 1 << (Self::bit(key) % 8);
    }

    /// Whether the key may be known; if not, it is not.
    #[inline]
    pub fn may_have(&self, key: u64) -> bool {
        self.0[Self::bit(key) / 8] & 1 << (Self::bit(key) % 8) != 0
    }
}

/// The number of distinct values, the values, the filter, and the slots, of which at least a quarter stay empty.
pub fn to_bytes(entries: &HashMap<u64, Value>) -> Vec<u8> {
    let mut sorted: Vec<_> = entries.iter().collect();
    sorted.sort_by_key(|(key, _)| **key);
    let size = (entries.len() * 4 / 3 + 1).next_power_of_two();
    let mut slots = vec![0u64; size];
    let mut values = vec![Value::default()];
    let mut numbers = HashMap::from([(Value::default(), 0u64)]);
    let mut filter = Filter(vec![0; FILTER / 8]);
    for (&key, &value) in sorted {
        let number = *numbers.entry(value).or_insert_with(|| {
            values.push(value);
            values.len() as u64 - 1
        });
        let mut place = key as usize & (size - 1);
        while slots[place] != 0 {
            assert_ne!(slots[place] >> 16, key >> 16, "two keys share their upper 48 bits");
            place = (place + 1) & (size - 1);
        }
        slots[place] = key >> 16 << 16 | number;
        filter.add(key);
    }
    assert!(values.len() <= 1 << 16, "a slot has 16 bits for the number of its value");
    let mut bytes = (values.len() as u32).to_le_bytes().to_vec();
    for value in values {
        bytes.extend(value.tags.bits().to_le_bytes());
        bytes.extend(value.codes);
    }
    bytes.extend(filter.0);
    bytes.extend(slots.into_iter().flat_map(u64::to_le_bytes));
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::{join, key};

    #[test]
    fn what_is_written_is_found() {
        let value = |n: u64| Value { tags: Tags::from_bits_retain(1 << (n % 7)), codes: [(n % 3) as u8, 0, 0, 1] };
        let entries: HashMap<u64, Value> = (0..1000).map(|n| (join(key("a"), n), value(n))).collect();
        let table = Table::from_bytes(to_bytes(&entries).leak());
        let (values, filter) = (table.values(), table.filter());
        assert_eq!(values.len(), 22);
        for n in 0..1000 {
            let known = join(key("a"), n);
            assert!(filter.may_have(known) && values[table.get(known) as usize] == value(n));
            assert_eq!(table.get(join(key("b"), n)), 0);
        }
    }
}
