//! Defines the gazetteer: which places bear a name, with code and population.

use super::compile::PlaceRow;

/// A place that bears a name.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceEntry<'a> {
    /// Official spelling.
    pub name: &'a str,
    /// 1 commune, 2 département, 3 région, 4 foreign city, 5 country, 6 grouping of communes.
    pub kind: u8,
    /// INSEE or ISO 3166-1 code, SIREN of a grouping of communes.
    pub code: &'a str,
    /// Code of the département of a commune, else empty.
    pub departement: &'a str,
    pub population: u32,
}

/// All places, in one text with an index sorted by key.
#[derive(Default)]
pub struct Places {
    /// `name⇥kind⇥code⇥département⇥population⏎` a place.
    rows: Box<str>,
    /// Key of the folded name, offset of the row; ascending.
    index: Box<[(u64, u32)]>,
}

impl Places {
    /// Every place with this key, the most populous first.
    pub fn named(&self, key: u64) -> impl Iterator<Item = PlaceEntry<'_>> {
        let first = self.index.partition_point(|(k, _)| *k < key);
        self.index[first..].iter().take_while(move |(k, _)| *k == key).filter_map(|(_, at)| self.row(*at as usize))
    }

    fn row(&self, at: usize) -> Option<PlaceEntry<'_>> {
        let line = self.rows[at..].split('\n').next()?;
        let mut cells = line.split('\t');
        Some(PlaceEntry {
            name: cells.next()?,
            kind: cells.next()?.parse().ok()?,
            code: cells.next()?,
            departement: cells.next()?,
            population: cells.next()?.parse().ok()?,
        })
    }

    /// Rows and index from what [`to_bytes`] wrote, with more rows added.
    pub fn load(bytes: &[u8], more: &[PlaceRow]) -> Places {
        let count = u32::from_le_bytes(bytes[..4].try_into().expect("four bytes")) as usize;
        let (index_bytes, rows) = bytes[4..].split_at(count * 12);
        let mut rows = String::from_utf8(rows.to_vec()).expect("written as UTF-8");
        let mut index: Vec<(u64, u32)> = index_bytes
            .chunks_exact(12)
            .map(|c| {
                (u64::from_le_bytes(c[..8].try_into().expect("eight bytes")), u32::from_le_bytes(c[8..].try_into().expect("four bytes")))
            })
            .collect();
        for place in more {
            index.push((place.key, rows.len() as u32));
            write_row(&mut rows, place);
        }
        if !more.is_empty() {
            index.sort_by_key(|(key, _)| *key);
        }
        Places { rows: rows.into(), index: index.into() }
    }
}

fn write_row(rows: &mut String, p: &PlaceRow) {
    rows.push_str(&format!("{}\t{}\t{}\t{}\t{}\n", p.name, p.kind, p.code, p.departement, p.population));
}

/// Count, index (key, offset) and rows; places of one key by falling population.
pub fn to_bytes(places: &[PlaceRow]) -> Vec<u8> {
    let mut sorted: Vec<&PlaceRow> = places.iter().collect();
    sorted.sort_by_key(|p| (p.key, std::cmp::Reverse(p.population), p.code.clone()));
    let mut rows = String::new();
    let mut bytes = (sorted.len() as u32).to_le_bytes().to_vec();
    for place in sorted {
        bytes.extend(place.key.to_le_bytes());
        bytes.extend((rows.len() as u32).to_le_bytes());
        write_row(&mut rows, place);
    }
    bytes.extend(rows.into_bytes());
    bytes
}
