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
}

#[path = "src/lexicon"]
mod lexicon {
    pub mod compile;
    #[allow(dead_code)]
    pub mod places;
    #[allow(dead_code)]
    pub mod table;
    #[allow(dead_code)]
    pub mod value;
}

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
    let themes = fs::read_to_string("lexicon/themes.toml").unwrap_or_else(|e| panic!("lexicon/themes.toml: {e}"));
    version = text::fold::join(version, text::fold::key(&themes));
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let write = |name: &str, bytes: &[u8]| fs::write(Path::new(&out).join(name), bytes).expect("OUT_DIR is writable");
    write("words.bin", &lexicon::table::to_bytes(&builder.entries));
    write("places.bin", &lexicon::places::to_bytes(&builder.places));
    write("classes.txt", builder.classes.join("\n").as_bytes());
    write("version.txt", format!("{version:016x}").as_bytes());
}
