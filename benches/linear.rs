//! Whether extraction costs in proportion to the length of a text, however hostile.
//!
//! `cargo bench --bench linear` times repetitions of awkward beginnings at growing lengths and prints the slope of time
//! over length in logarithms: 1 is linear, 2 is quadratic. It fails above 1.15.

use std::time::Instant;

use estrade::extract::extract;
use estrade::lexicon::Lexicon;
use estrade::read::ReadText;

const HOSTILE: &[&str] = &[
    "9h",
    "9h ",
    "9h30 Accueil\n",
    "M. ",
    "(",
    "Jean-",
    "Jean ",
    "Jean\n",
    ", directeur de",
    "de la ",
    "« ",
    "| ",
    "# ",
    "• Jean Dupont\n",
    "12 juin ",
    "Table ronde\n",
    "président de l’association des maires et ",
    "Université de ",
    "A. ",
    "et ",
    "\n\n",
    "– ",
    "* ",
    "é",
    "1. ",
    "Jean D",
    "Jean Dupont ",
    "JEAN DUPONT, ",
    "Jean Dupont (maire) et ",
    "Lise Duval : ",
    "animé par Lise Duval, ",
    "« Titre » par Lise Duval, ",
    "un représentant de ",
    "75001 Paris, ",
    "# 9h\n",
    "Débat animé par la directrice du port\n",
    "9h30 Séance 2. Lise Duval, juriste\n",
    "10 h – Atelier 1 : Le bois\nJean Dupont, maire\n\n",
];
const LIMIT: f64 = 1.15;

fn main() {
    let lexicon = Lexicon::load(None).expect("the built-in lexicons");
    let largest: usize = std::env::var("LARGEST").ok().and_then(|n| n.parse().ok()).unwrap_or(1 << 18);
    let mut failed = false;
    for beginning in HOSTILE {
        let points: Vec<(f64, f64)> = (0..4).map(|k| largest >> (2 * (3 - k))).map(|times| point(beginning, times, &lexicon)).collect();
        let slope = slope(&points);
        let (length, seconds) = (points[3].0.exp(), points[3].1.exp());
        println!("{beginning:45?} slope {slope:5.2}  {:7.1} ms for {:5.1} MB", seconds * 1e3, length / 1e6);
        failed |= slope > LIMIT;
    }
    if failed {
        eprintln!("a slope is above {LIMIT}");
        std::process::exit(1);
    }
}

/// Logarithms of length and of the time of extraction, the best of three.
fn point(beginning: &str, times: usize, lexicon: &Lexicon) -> (f64, f64) {
    let read = ReadText { text: beginning.repeat(times), ..ReadText::default() };
    let best = (0..3).map(|_| time(&read, lexicon)).fold(f64::INFINITY, f64::min);
    ((read.text.len() as f64).ln(), best.ln())
}

fn time(read: &ReadText, lexicon: &Lexicon) -> f64 {
    let start = Instant::now();
    std::hint::black_box(extract(read, lexicon));
    start.elapsed().as_secs_f64()
}

/// Of the line through the points with the least squares.
fn slope(points: &[(f64, f64)]) -> f64 {
    let n = points.len() as f64;
    let (x, y) = (points.iter().map(|p| p.0).sum::<f64>() / n, points.iter().map(|p| p.1).sum::<f64>() / n);
    points.iter().map(|p| (p.0 - x) * (p.1 - y)).sum::<f64>() / points.iter().map(|p| (p.0 - x).powi(2)).sum::<f64>()
}
