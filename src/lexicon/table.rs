//! Defines the compiled form of the lexicons: a hash table that the build writes and the program reads where it stands.

use std::collections::HashMap;

use super::value::{Tags, Value};

/// From keys to values, open-addressed; nothing is copied or built when the program starts.
///
/// A slot is eight bytes: the upper 48 bits of the key and the number of its value, counted from 1; 0 is an empty slot.
/// Keys are hashes already: their lower bits are the place, and the next slots where that is taken.
pub struct Table {
    slots: &'static [u8],
    /// Number of slots less one, a power of two less one.
    mask: usize,
    /// Few combinations of tags and codes share all words.
    values: Vec<Value>,
}

const SLOT: usize = 8;
const TAGS: usize = size_of::<Tags>();
const VALUE: usize = TAGS + 4;

impl Table {
    /// Reads what [`to_bytes`] wrote.
    pub fn from_bytes(bytes: &'static [u8]) -> Table {
        let (count, rest) = bytes.split_at(4);
        let count = u32::from_le_bytes(count.try_into().expect("four bytes")) as usize;
        let (values, slots) = rest.split_at(count * VALUE);
        let value = |bytes: &[u8]| Value {
            tags: Tags::from_bits_retain(u64::from_le_bytes(bytes[..TAGS].try_into().expect("the size of the tags"))),
            codes: bytes[TAGS..].try_into().expect("four bytes"),
        };
        Table { slots, mask: slots.len() / SLOT - 1, values: values.chunks_exact(VALUE).map(value).collect() }
    }

    #[inline]
    pub fn get(&self, key: u64) -> Option<Value> {
        let mut place = key as usize & self.mask;
        loop {
            let slot = u64::from_le_bytes(self.slots[place * SLOT..][..SLOT].try_into().expect("eight bytes"));
            let number = (slot & 0xFFFF) as usize;
            if number == 0 {
                return None;
            }
            if slot >> 16 == key >> 16 {
                return Some(self.values[number - 1]);
            }
            place = (place + 1) & self.mask;
        }
    }
}

/// The number of distinct values, the values, and the slots, of which at least a quarter stay empty.
pub fn to_bytes(entries: &HashMap<u64, Value>) -> Vec<u8> {
    let mut sorted: Vec<_> = entries.iter().collect();
    sorted.sort_by_key(|(key, _)| **key);
    let size = (entries.len() * 4 / 3 + 1).next_power_of_two();
    let (mut slots, mut values) = (vec![0u64; size], Vec::new());
    let mut numbers: HashMap<(u64, [u8; 4]), u64> = HashMap::new();
    for (&key, value) in sorted {
        let number = *numbers.entry((value.tags.bits(), value.codes)).or_insert_with(|| {
            values.push(*value);
            values.len() as u64
        });
        let mut place = key as usize & (size - 1);
        while slots[place] != 0 {
            assert_ne!(slots[place] >> 16, key >> 16, "two keys share their upper 48 bits");
            place = (place + 1) & (size - 1);
        }
        slots[place] = key >> 16 << 16 | number;
    }
    assert!(values.len() < 1 << 16, "a slot has 16 bits for the number of its value");
    let mut bytes = (values.len() as u32).to_le_bytes().to_vec();
    for value in values {
        bytes.extend(value.tags.bits().to_le_bytes());
        bytes.extend(value.codes);
    }
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
        assert_eq!(table.values.len(), 21);
        for n in 0..1000 {
            assert_eq!(table.get(join(key("a"), n)), Some(value(n)));
            assert_eq!(table.get(join(key("b"), n)), None);
        }
    }
}
