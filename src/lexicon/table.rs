//! Defines the compiled form of the lexicons: how it is written at build time and loaded at start-up.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::value::{Tags, Value};

/// Keys are hashes already.
#[derive(Default)]
pub struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(b);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

pub type Table = HashMap<u64, Value, BuildHasherDefault<KeyHasher>>;

const ENTRY: usize = 8 + 8 + 4;

/// Little-endian key, tags and codes of every entry, ascending by key.
pub fn to_bytes<'a>(entries: impl Iterator<Item = (&'a u64, &'a Value)>) -> Vec<u8> {
    let mut sorted: Vec<_> = entries.collect();
    sorted.sort_by_key(|(key, _)| **key);
    let mut bytes = Vec::with_capacity(sorted.len() * ENTRY);
    for (key, value) in sorted {
        bytes.extend(key.to_le_bytes());
        bytes.extend(value.tags.bits().to_le_bytes());
        bytes.extend(value.codes);
    }
    bytes
}

/// The table from what [`to_bytes`] wrote.
pub fn from_bytes(bytes: &[u8]) -> Table {
    let mut table = Table::with_capacity_and_hasher(bytes.len() / ENTRY, Default::default());
    for entry in bytes.chunks_exact(ENTRY) {
        let key = u64::from_le_bytes(entry[..8].try_into().expect("eight bytes"));
        let tags = u64::from_le_bytes(entry[8..16].try_into().expect("eight bytes"));
        let codes = entry[16..].try_into().expect("four bytes");
        table.insert(key, Value { tags: Tags::from_bits_truncate(tags), codes });
    }
    table
}
