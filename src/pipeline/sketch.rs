//! Defines `Sketch`, by which the same document is recognised in another format.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::record::MediaType;
use crate::text::fold::fold;

/// What stays the same when a document is saved in another format: its numbers, exactly, and its words, nearly.
///
/// Two programmes of a series have nearly the same words and other numbers; so both are asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sketch {
    pub media_type: MediaType,
    /// Of all different numbers.
    pub numbers: u64,
    /// The smallest hashes of pairs of words (bottom-k sketch; Cohen and Kaplan 2007).
    words: Vec<u32>,
}

/// Hashes that are kept, and those that two sketches must share.
const KEPT: usize = 8;
const SHARED: usize = 6;
/// Words below which a text is too short to be told from another.
const FEWEST_WORDS: usize = 30;

impl Sketch {
    /// None for a text that is too short.
    pub fn of(text: &str, media_type: MediaType) -> Option<Sketch> {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        if words.len() < FEWEST_WORDS {
            return None;
        }
        let numbers: BTreeSet<&str> = words.iter().copied().filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).collect();
        let mut smallest: Vec<u32> = words.windows(2).map(|pair| (hash(pair) >> 32) as u32).collect();
        smallest.sort_unstable();
        smallest.dedup();
        smallest.truncate(KEPT);
        Some(Sketch { media_type, numbers: hash(&numbers.into_iter().collect::<Vec<_>>()), words: smallest })
    }

    /// Whether two files hold the same document in different formats.
    pub fn is_twin(&self, other: &Sketch) -> bool {
        let shared = self.words.iter().filter(|word| other.words.contains(word)).count();
        self.media_type != other.media_type && self.numbers == other.numbers && shared >= SHARED
    }
}

/// FNV-1a with a last mixing step: the same on every machine.
fn hash(words: &[&str]) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for byte in words.iter().flat_map(|word| word.bytes().chain([b' '])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    }
    (hash ^ (hash >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Journée des lisières, jeudi 12 mars 2020 à Quimperlé. 9h00 Accueil des participants. 9h30 Ouverture par Solène Marzin, \
        présidente de la fédération des lisières. 10h15 Conférence sur l’eau, la haie et le chemin. 12h30 Déjeuner au lycée.";

    #[test]
    fn the_same_document_and_another_one() {
        let sketch = |text: &str, media_type| Sketch::of(text, media_type).expect("long enough");
        let text = sketch(TEXT, MediaType::Pdf);
        let table = [
            (TEXT.replace(". ", "\n\n# "), MediaType::Docx, true),
            (format!("{TEXT} Fédération"), MediaType::Docx, true),
            (TEXT.to_owned(), MediaType::Pdf, false),
            (TEXT.replace("12 mars", "19 mars"), MediaType::Docx, false),
            (TEXT.split_whitespace().rev().collect::<Vec<_>>().join(" "), MediaType::Docx, false),
        ];
        for (other, media_type, expected) in table {
            assert_eq!(text.is_twin(&sketch(&other, media_type)), expected, "{other}");
        }
        assert_eq!(Sketch::of("9h Accueil", MediaType::Text), None);
    }
}
