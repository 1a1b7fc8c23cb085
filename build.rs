//! Compiles the files of `lexicon/` into the tables that the program carries.

use std::path::Path;
use std::{env, fs};

#[path = "src/text"]
mod text {
    #[allow(dead_code)]
    pub mod fold;
    mod form;
    /// The part of the program's `Span` that cutting tokens needs.
    pub mod span {
        #[allow(dead_code)]
        #[derive(Clone, Copy, Debug)]
        pub struct Span {
            pub start: usize,
            pub end: usize,
        }

        impl Span {
            pub fn new(start: usize, end: usize) -> Self {
                Span { start, end }
            }
        }
    }
    #[allow(dead_code)]
    pub mod token;
    pub mod tokenize;
    mod unbroken;
}

#[path = "src/lexicon"]
mod lexicon {
    mod columns;
    pub mod compile;
    #[allow(dead_code)]
    pub mod places;
    mod plural;
    #[allow(dead_code)]
    pub mod table;
    #[allow(dead_code)]
    pub mod value;
}

/// Files that the program reads at its start; here they only count for the version. The thesaurus has a version of its own,
/// since an index is brought to another one from the texts that it keeps.
const READ_AS_THEY_STAND: [&str; 4] = ["search/feminines.tsv", "search/homographs.tsv", "search/stems.tsv", "search/stop_words.tsv"];

fn main() {
    let mut builder = lexicon::compile::Builder::default();
    let mut version = 0u64;
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=lexicon");
    for name in lexicon::compile::FILES {
        let path = Path::new("lexicon").join(name);
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        builder.file(name, &text).unwrap_or_else(|e| panic!("{}, {e}", path.display()));
        version = text::fold::join(version, text::fold::key(&text));
    }
    for name in READ_AS_THEY_STAND {
        let path = Path::new("lexicon").join(name);
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        version = text::fold::join(version, text::fold::key(&text));
    }
    let extraction = EXTRACTION.iter().fold(0, |digest, folder| text::fold::join(digest, digest_of(Path::new(folder))));
    let tagging = digest_of(Path::new("src/themes"));
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let write = |name: &str, bytes: &[u8]| fs::write(Path::new(&out).join(name), bytes).expect("OUT_DIR is writable");
    write("words.bin", &lexicon::table::to_bytes(&builder.entries));
    write("places.bin", &lexicon::places::to_bytes(&builder.places));
    write("classes.txt", builder.classes.join("\n").as_bytes());
    write("extraction.txt", format!("{extraction:016x}").as_bytes());
    write("tagging.txt", format!("{tagging:016x}").as_bytes());
    write("version.txt", format!("{version:016x}").as_bytes());
}

/// Folders whose code decides what a record holds.
const EXTRACTION: [&str; 4] = ["src/read", "src/text", "src/extract", "src/record"];

/// Digest of the sources in a folder.
fn digest_of(folder: &Path) -> u64 {
    println!("cargo:rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths.iter().fold(0, |digest, path| {
        let next = if path.is_dir() { digest_of(path) } else { text::fold::key(&fs::read_to_string(path).unwrap_or_default()) };
        text::fold::join(digest, next)
    })
}
