//! The targets of `fuzz/` under mutations that need no other compiler: a short run in every test, a long one with
//! `ESTRADE_FUZZ_SECONDS=600 cargo test --release --test fuzz`.
//!
//! What made a target panic is written to the folder for temporary files and named. It belongs into `tests/files/crashes/`,
//! whose files are tried first: `NAME.TARGET`.

#[path = "../fuzz/targets.rs"]
mod targets;

use std::io::{Cursor, Read, Write};
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use targets::{TARGETS, Target};

/// A generator of numbers that gives the same ones on every machine (xorshift64*; Vigna 2016).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}

/// Pieces that mean something to one of the formats.
const PIECES: [&[u8]; 48] = [
    b"{",
    b"}",
    b"\\u-1 ",
    b"\\'e9",
    b"\\bin99999 ",
    b"{\\*\\",
    b"<w:tbl>",
    b"</w:tc>",
    b"<w:p>",
    b"<text:p>",
    b"<table>",
    b"<td>",
    b"</td>",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"&#x110000;",
    b"&amp;",
    b"<!DOCTYPE a [",
    b"<script>",
    b"endobj",
    b"stream\n",
    b"/Kids[1 0 R]",
    b"[[[[[[[[",
    b"<</A",
    b"BT",
    b"Tj",
    b"9h30",
    b"9h-",
    b" 32 h 99 ",
    b"30 f\xc3\xa9vrier 2021",
    b"du 9 au ",
    b"M. ",
    b"\xe2\x80\x9c",
    b"\xe2\x80\xaf",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\r\n\r\n",
    b"BEGIN:VEVENT\n",
    b"DTSTART;TZID=\"",
    b"--boundary",
    b"=?utf-8?q?=",
    b"Content-Type: ",
    b"\"",
    b"(((((((",
    b"*~99 OR -",
    b"date:[* TO 9999..",
];

fn mutated(random: &mut Random, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = seeds[random.below(seeds.len())].clone();
    // Most mutations of a packed file are stopped by its checksums; those of what it holds are not.
    if bytes.starts_with(b"PK") && random.below(4) > 0 {
        bytes = repacked(random, &bytes).unwrap_or(bytes);
        return bytes;
    }
    mutate(random, &mut bytes, seeds);
    bytes
}

fn mutate(random: &mut Random, bytes: &mut Vec<u8>, seeds: &[Vec<u8>]) {
    for _ in 0..1 + random.below(6) {
        let at = random.below(bytes.len() + 1);
        let end = (at + 1 + random.below(64)).min(bytes.len());
        match random.below(8) {
            0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            1 if at < bytes.len() => bytes[at] = random.next() as u8,
            2 => bytes.truncate(at),
            3 => drop(bytes.splice(at..end, [])),
            4 => {
                let piece: Vec<u8> = bytes[at..end].repeat(1 + random.below(8));
                drop(bytes.splice(at..at, piece));
            }
            5 if !seeds.is_empty() => {
                let other = &seeds[random.below(seeds.len())];
                let from = random.below(other.len() + 1);
                let to = (from + random.below(512)).min(other.len());
                drop(bytes.splice(at..end, other[from..to].iter().copied()));
            }
            6 => drop(bytes.splice(at..at, PIECES[random.below(PIECES.len())].repeat(1 + random.below(40)))),
            _ => drop(bytes.splice(at..at, PIECES[random.below(PIECES.len())].iter().copied())),
        }
    }
    bytes.truncate(1 << 20);
}

/// A packed file with one of its parts changed.
fn repacked(random: &mut Random, bytes: &[u8]) -> Option<Vec<u8>> {
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let chosen = random.below(old.len());
    for at in 0..old.len() {
        let mut part = old.by_index(at).ok()?;
        let mut content = Vec::new();
        part.by_ref().take(1 << 20).read_to_end(&mut content).ok()?;
        let name = part.name().ok()?.into_owned();
        if at == chosen {
            mutate(random, &mut content, &[]);
        }
        new.start_file(name, zip::write::SimpleFileOptions::default()).ok()?;
        new.write_all(&content).ok()?;
    }
    Some(new.finish().ok()?.into_inner())
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Files with some endings, in the order of their names.
fn files(folder: &Path, endings: &[&str]) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
    found.retain(|path| path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted)));
    found.sort();
    found.into_iter().filter_map(|path| Some((path.clone(), std::fs::read(path).ok()?))).collect()
}

fn seeds((_, _, endings): Target) -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> =
        ["tests/files", "corpus"].iter().flat_map(|name| files(&folder(name), endings)).map(|(_, bytes)| bytes).collect();
    if endings.contains(&"query") {
        seeds.extend(QUERIES.map(|query| query.as_bytes().to_vec()));
    }
    if seeds.is_empty() {
        seeds.push(Vec::new());
    }
    seeds
}

const QUERIES: [&str; 6] = [
    "intervenant:\"Solène Marzin\" date:2015..2021",
    "organisation:fédération OR -theme:eau",
    "(lisière OR \"des lisières\") type:table-ronde",
    "num* mot~1 lieu:Quimperlé",
    "role:présidente -not",
    "\"",
];

fn run(target: Target) {
    let (name, function, _) = target;
    for (path, bytes) in files(&folder("tests/files/crashes"), &[name]) {
        assert!(catch_unwind(|| function(&bytes)).is_ok(), "{}", path.display());
    }
    let seconds = std::env::var("ESTRADE_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(3.0);
    let seed = std::env::var("ESTRADE_FUZZ_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1_u64);
    let seeds = seeds(target);
    let mut random = Random(0x9E37_79B9_7F4A_7C15 ^ seed);
    let input = std::env::temp_dir().join(format!("estrade-fuzz-input.{name}"));
    let (mut runs, mut slowest) = (0_u64, Duration::ZERO);
    let started = Instant::now();
    while started.elapsed().as_secs_f64() < seconds {
        let bytes = mutated(&mut random, &seeds);
        // An overflow of the stack ends the process: then this file tells what did it.
        std::fs::write(&input, &bytes).expect("the folder for temporary files can be written");
        let begun = Instant::now();
        assert!(catch_unwind(|| function(&bytes)).is_ok(), "after {runs} runs: {}", input.display());
        if begun.elapsed() > slowest {
            slowest = begun.elapsed();
            if slowest > Duration::from_secs(2) {
                let _ = std::fs::copy(&input, input.with_extension(format!("slow.{name}")));
            }
        }
        runs += 1;
    }
    println!("{name}: {runs} inputs, the slowest took {slowest:.2?}");
    let _ = std::fs::remove_file(input);
}

/// A test for each target, by its place in the list.
macro_rules! targets {
    ($($name:ident: $at:expr),* $(,)?) => {
        $(#[test]
        fn $name() {
            assert_eq!(TARGETS[$at].0, stringify!($name));
            run(TARGETS[$at]);
        })*
    };
}

targets! {
    pdf: 0, office: 1, rtf: 2, mail: 3, html: 4, markdown: 5, structured: 6, archive: 7, marker: 8, dates: 9, record: 10, query: 11,
}
