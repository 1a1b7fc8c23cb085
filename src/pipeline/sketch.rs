//! Defines `Sketch`, by which the same document is recognised in another format, and another version of a programme.

use std::collections::BTreeSet;

use crate::index::FoldedWords;
use crate::record::{MediaType, Record};
use crate::text::fold::fold;

/// What stays the same when a document is saved in another format: its numbers, exactly, and its words, nearly; and what
/// stays the same when it is revised: the title and the days of the event, exactly, and most of the words.
///
/// Two programmes of a series have nearly the same words and other numbers; so both are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch {
    pub media_type: MediaType,
    /// The text was recognised in pictures.
    pub is_recognised: bool,
    /// Of all different numbers.
    pub numbers: u64,
    /// Of all words in their order.
    pub(super) words: u64,
    /// Of the event's title and days; none where the text is no programme with both.
    pub event: Option<u64>,
    /// For each of equal parts of the hashes, a trace of the smallest hash of a pair of words in it; 0 for none
    /// (one permutation hashing; Li, Owen and Zhang 2012).
    pub(super) traces: [u8; PARTS],
}

pub(super) const PARTS: usize = 64;
/// Shares of equal traces. Two readers see a document in two formats nearly alike; a revised programme keeps most of it.
const TWIN: f64 = 0.75;
const VERSION: f64 = 0.65;
/// Words below which a text is too short to be told from another.
const FEWEST_WORDS: usize = 30;

impl Sketch {
    /// Of the words of a text; none for one that is too short.
    pub fn of(words: &FoldedWords, record: &Record) -> Option<Sketch> {
        let hashes = words.hashes();
        if hashes.len() < FEWEST_WORDS {
            return None;
        }
        let numbers: BTreeSet<u64> = words.numbers().collect();
        let mut smallest = [u64::MAX; PARTS];
        for pair in hashes.windows(2) {
            let hash = joined(joined(0, pair[0]), pair[1]);
            let part = &mut smallest[(hash >> 58) as usize];
            *part = (*part).min(hash);
        }
        let trace = |hash: u64| if hash == u64::MAX { 0 } else { 1 + (hash % 255) as u8 };
        Some(Sketch {
            media_type: record.document.media_type,
            is_recognised: false,
            numbers: numbers.into_iter().fold(0, joined),
            words: hashes.iter().copied().fold(0, joined),
            event: event(record),
            traces: smallest.map(trace),
        })
    }

    /// Whether two files hold the same document in different formats, of which the picture of a page is one.
    pub fn is_twin(&self, other: &Sketch) -> bool {
        (self.media_type, self.is_recognised) != (other.media_type, other.is_recognised)
            && self.numbers == other.numbers
            && self.resemblance(other) >= TWIN
    }

    /// Whether two files hold the same words, whatever stands between them.
    pub fn is_same_text(&self, other: &Sketch) -> bool {
        self.words == other.words
    }

    /// Whether two files hold versions of the same programme.
    pub fn is_version(&self, other: &Sketch) -> bool {
        self.event.is_some() && self.event == other.event && self.resemblance(other) >= VERSION
    }

    /// Share of pairs of words that two texts have in common, estimated.
    fn resemblance(&self, other: &Sketch) -> f64 {
        let filled = self.traces.iter().zip(&other.traces).filter(|(a, b)| **a != 0 || **b != 0).count();
        let equal = self.traces.iter().zip(&other.traces).filter(|(a, b)| **a != 0 && a == b).count();
        equal as f64 / filled.max(1) as f64
    }

    /// Pieces of the sketch, of which two that resemble each other have at least one in common.
    pub fn bands(&self) -> impl Iterator<Item = (usize, &[u8])> {
        self.traces.chunks(PARTS / 16).enumerate()
    }
}

/// Of the title and the days of an event that has sessions.
fn event(record: &Record) -> Option<u64> {
    let title = fold(&record.event.title.as_ref()?.text);
    let mut key: Vec<String> = words(&title).map(str::to_owned).collect();
    // A title of one word is shared by too many events.
    if key.len() < 2 || record.event.dates.is_empty() || record.sessions.is_empty() {
        return None;
    }
    let days: BTreeSet<String> = record.event.dates.iter().map(|day| day.date.to_string()).collect();
    key.extend(days);
    Some(hash(&key.iter().map(String::as_str).collect::<Vec<_>>()))
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// FNV-1a with a last mixing step: the same on every machine.
fn hash(words: &[&str]) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for byte in words.iter().flat_map(|word| word.bytes().chain([b' '])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    }
    hash = (hash ^ (hash >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash ^ (hash >> 32)
}

/// Joins a hash with those before it (Murmur's last step; Appleby 2008).
fn joined(before: u64, next: u64) -> u64 {
    let mut hash = (before.rotate_left(5) ^ next).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Journée des lisières, jeudi 12 mars 2020 à Quimperlé. 9h00 Accueil des participants. 9h30 Ouverture par Solène Marzin, \
        présidente de la fédération des lisières. 10h15 Conférence sur l’eau, la haie et le chemin. 12h30 Déjeuner au lycée.";

    fn sketch(text: &str, media_type: MediaType) -> Sketch {
        let mut record = Record::default();
        record.document.media_type = media_type;
        Sketch::of(&FoldedWords::of(text), &record).expect("long enough")
    }

    #[test]
    fn the_same_document_and_another_one() {
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
        assert_eq!(Sketch::of(&FoldedWords::of("9h Accueil"), &Record::default()), None);
    }

    #[test]
    fn versions_are_of_the_same_event() {
        let of = |text: &str, event| Sketch { event, ..sketch(text, MediaType::Pdf) };
        let revised = TEXT.replace("Solène Marzin", "Gaël Tanguy").replace("10h15", "10h30");
        assert!(of(TEXT, Some(1)).is_version(&of(&revised, Some(1))));
        assert!(!of(TEXT, Some(1)).is_version(&of(&revised, Some(2))));
        assert!(!of(TEXT, None).is_version(&of(&revised, None)));
        let other_day = "Journée des lisières, atelier de Rennes, avec les élèves de la ville et leurs maîtres, sur le chemin du canal. \
            14h00 Départ de la gare à pied. 15h00 Lecture du paysage et dessin au bord de l’eau. 17h00 Retour par le bois et goûter offert.";
        assert!(!of(TEXT, Some(1)).is_version(&of(other_day, Some(1))));
    }
}
