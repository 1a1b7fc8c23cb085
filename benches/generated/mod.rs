//! Programmes made up by rule: the same number gives the same bytes on any machine.
//!
//! Words are drawn by their frequency in French, and new ones keep coming as they do in real text (Heaps' law: the
//! vocabulary of n words grows like n^0.6), so that dictionaries of an index are neither too small nor too large.

use std::fmt::Write;

/// A sequence of numbers without pattern (SplitMix64, Steele et al. 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn of<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }
}

const SYLLABLES: &[&str] = &[
    "ba", "bre", "cal", "cha", "clo", "dan", "do", "dré", "fau", "fli", "gar", "gne", "jou", "kan", "lan", "lé", "mar", "mou", "nan", "né",
    "pel", "pri", "quin", "rai", "ro", "sau", "ser", "tan", "ti", "tré", "val", "vin", "zé", "bour", "char", "lon",
];
const GIVEN: &[&str] =
    &["Anne", "Claire", "Marie", "Sophie", "Nadia", "Camille", "Pierre", "Jean-Luc", "Karim", "Thomas", "Hélène", "Olivier"];
const FUNCTIONS: &[&str] =
    &["maire", "directrice", "directeur", "présidente", "chercheur", "déléguée générale", "ingénieure", "vice-président"];
const BODIES: &[&str] =
    &["Communauté de communes", "Université", "Agence", "Association", "Département", "Chambre d’agriculture", "Fédération"];
const LABELS: &[&str] = &["Table ronde", "Atelier", "Conférence", "Plénière", "Débat"];
const TOWNS: &[&str] = &["Rodez", "Lille", "Nantes", "Albi", "Dijon", "Brest", "Pau", "Metz", "Tours", "Valence", "Niort", "Arras"];
const MONTHS: &[&str] = &["janvier", "mars", "avril", "juin", "septembre", "octobre", "novembre"];

/// Makes one programme after another.
pub struct Programmes {
    chance: Chance,
    /// French words with the sum of the frequencies up to each.
    words: Vec<(String, f64)>,
    invented: Vec<String>,
    written: f64,
}

impl Programmes {
    pub fn new() -> Self {
        let mut sum = 0.0;
        let rows = include_str!("../../lexicon/words/common.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
        let words = rows
            .filter_map(|row| {
                let mut columns = row.split('\t');
                let word = columns.next()?.to_owned();
                sum += columns.nth(2)?.parse::<f64>().ok()?;
                Some((word, sum))
            })
            .collect();
        Programmes { chance: Chance(20_211_109), words, invented: Vec::new(), written: 1.0 }
    }

    fn invent(&mut self) -> String {
        let syllables = 2 + self.chance.below(3);
        (0..syllables).map(|_| self.chance.of(SYLLABLES)).collect()
    }

    fn word(&mut self) -> String {
        self.written += 1.0;
        // The derivative of n^0.6, without the French words that come anyway.
        let is_new = self.chance.share() < 0.3 * self.written.powf(-0.4);
        if is_new || self.invented.is_empty() {
            let word = self.invent();
            self.invented.push(word.clone());
            return word;
        }
        if self.chance.share() < 0.05 {
            return self.invented[self.chance.below(self.invented.len())].clone();
        }
        let place = self.chance.share() * self.words.last().map_or(0.0, |last| last.1);
        self.words[self.words.partition_point(|word| word.1 <= place)].0.clone()
    }

    fn phrase(&mut self, words: usize) -> String {
        let words: Vec<String> = (0..words).map(|_| self.word()).collect();
        capitalised(&words.join(" "))
    }

    fn person(&mut self) -> String {
        let (given, family) = (self.chance.of(GIVEN), capitalised(&self.invent()));
        let (function, body, seat) = (self.chance.of(FUNCTIONS), self.chance.of(BODIES), capitalised(&self.invent()));
        format!("{given} {family}, {function}, {body} de {seat}")
    }
}

impl Iterator for Programmes {
    type Item = String;

    /// About six thousand bytes.
    fn next(&mut self) -> Option<String> {
        let mut text = self.phrase(6);
        let (day, month, year, town) =
            (1 + self.chance.below(28), self.chance.of(MONTHS), 2005 + self.chance.below(20), self.chance.of(TOWNS));
        let _ = write!(text, "\n{day} {month} {year}, {town}\n\n");
        let items = 2 + self.chance.below(6);
        for hour in 9..9 + items {
            let (label, title) = (self.chance.of(LABELS), self.phrase(8));
            let _ = writeln!(text, "{hour}h{:02} {label} : {title}", 15 * self.chance.below(4));
            for _ in 0..1 + self.chance.below(4) {
                let _ = writeln!(text, "- {}", self.person());
            }
            for _ in 0..1 + self.chance.below(3) {
                let length = 40 + self.chance.below(90);
                let _ = writeln!(text, "{}.", self.phrase(length));
            }
            text.push('\n');
        }
        Some(text)
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
