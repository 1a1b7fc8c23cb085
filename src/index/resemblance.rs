//! Defines `Resemblance`, a sketch by which versions of the same document are recognised.
//!
//! One-permutation MinHash (Li, Owen and Zhang 2012) over groups of three words: each group falls into one of the cells,
//! and a cell keeps the smallest hash that fell into it. The share of equal cells estimates the share of common groups.

use crate::text::fold::fold;

/// Cells of a sketch.
const CELLS: usize = 64;
/// Groups of cells by which candidates are found, and cells of each: of two documents with half of their words in
/// common, four of five such pairs share a group, of those with seven tenths 99 in 100.
const BANDS: usize = 12;
const CELLS_OF_BAND: usize = 3;
/// Words of a group.
const GROUP: usize = 3;
/// Groups below which a text is too short to be told from another.
const FEWEST_GROUPS: usize = 30;
const EMPTY: u16 = u16::MAX;
/// Bands are indexed by so many numbers: each number is a term, and with a term for each band the dictionary would have
/// more of them than of words.
const INDEXED: u64 = 1 << 15;

/// The words of a text, folded, as hashes.
pub struct FoldedWords {
    hashes: Vec<u64>,
    /// Positions of those that begin with a digit.
    numbers: Vec<usize>,
}

impl FoldedWords {
    pub fn of(text: &str) -> Self {
        let folded = fold(text);
        let (mut hashes, mut numbers) = (Vec::new(), Vec::new());
        for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            if word.starts_with(|c: char| c.is_ascii_digit()) {
                numbers.push(hashes.len());
            }
            hashes.push(hash(word));
        }
        FoldedWords { hashes, numbers }
    }

    pub fn hashes(&self) -> &[u64] {
        &self.hashes
    }

    /// The hashes of numbers.
    pub fn numbers(&self) -> impl Iterator<Item = u64> {
        self.numbers.iter().map(|at| self.hashes[*at])
    }
}

/// What a text holds, in so many numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resemblance([u16; CELLS]);

impl Resemblance {
    /// Of the words of a text; none for one that is too short.
    pub fn of(words: &FoldedWords) -> Option<Self> {
        let words = words.hashes();
        if words.len() < FEWEST_GROUPS + GROUP - 1 {
            return None;
        }
        let mut cells = [EMPTY; CELLS];
        for group in words.windows(GROUP) {
            let mixed = group.iter().fold(0, |sum: u64, word| mix(sum ^ word));
            let cell = &mut cells[(mixed >> 58) as usize];
            *cell = (*cell).min((mixed >> 16) as u16);
        }
        Some(Resemblance(cells))
    }

    /// The share of what two texts have in common, about: 0 to 1.
    pub fn share(&self, other: &Self) -> f32 {
        let pairs = || self.0.iter().zip(&other.0).filter(|(a, b)| **a != EMPTY || **b != EMPTY);
        pairs().filter(|(a, b)| a == b).count() as f32 / pairs().count().max(1) as f32
    }

    /// Numbers of which similar texts share one at least, with high probability.
    pub fn bands(&self) -> impl Iterator<Item = u64> {
        self.0
            .chunks_exact(CELLS_OF_BAND)
            .take(BANDS)
            .enumerate()
            .filter(|(_, cells)| !cells.contains(&EMPTY))
            .map(|(band, cells)| mix(cells.iter().fold(band as u64, |number, cell| number << 16 | u64::from(*cell))) >> 32)
    }

    /// The numbers that bands are found under: similar texts share one of these too, and some others do by chance.
    pub fn indexed(&self) -> impl Iterator<Item = u64> {
        self.bands().map(|band| band % INDEXED)
    }

    /// Whether two texts share a band.
    pub fn has_common_band(&self, other: &Self) -> bool {
        self.bands().any(|band| other.bands().any(|other| other == band))
    }

    /// The cells, four in a number.
    pub fn numbers(&self) -> impl Iterator<Item = u64> {
        self.0.chunks_exact(4).map(|cells| cells.iter().fold(0, |number, cell| number << 16 | u64::from(*cell)))
    }

    /// None for numbers that are no sketch.
    pub fn from_numbers(numbers: impl IntoIterator<Item = u64>) -> Option<Self> {
        let cells = |number: u64| [48, 32, 16, 0].map(|shift| (number >> shift) as u16);
        let cells: Vec<u16> = numbers.into_iter().flat_map(cells).collect();
        Some(Resemblance(cells.try_into().ok()?))
    }
}

/// FNV-1a: the same on every machine.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// The last step of SplitMix64 (Steele et al. 2014).
fn mix(mut number: u64) -> u64 {
    number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: std::ops::Range<usize>) -> String {
        words.map(|number| format!("mot{number} ")).collect()
    }

    #[test]
    fn shares_are_about_right() {
        let sketch = |words| Resemblance::of(&FoldedWords::of(&text(words))).expect("long enough");
        let whole = sketch(0..1000);
        for (words, least, most) in [(0..1000, 1.0, 1.0), (0..900, 0.75, 1.0), (0..500, 0.3, 0.7), (1000..2000, 0.0, 0.05)] {
            let share = whole.share(&sketch(words.clone()));
            assert!((least..=most).contains(&share), "{words:?}: {share}");
        }
        assert!(whole.bands().any(|band| sketch(0..900).bands().any(|other| other == band)));
        assert_eq!(Resemblance::of(&FoldedWords::of("trop court")), None);
    }

    #[test]
    fn there_and_back() {
        let sketch = Resemblance::of(&FoldedWords::of(&text(0..100))).expect("long enough");
        assert_eq!(Resemblance::from_numbers(sketch.numbers()), Some(sketch));
        assert_eq!(Resemblance::from_numbers([1, 2]), None);
    }
}
