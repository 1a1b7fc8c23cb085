//! Loads the lexicons: the built-in ones from their compiled form, a user's own from files.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::compile::{BadRow, Builder, FILES};
use super::places::Places;
use super::table::Table;
use super::value::Value;
use crate::text::fold::join;
use crate::text::token::Token;

static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));
static PLACES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.bin"));
static CLASSES: &str = include_str!(concat!(env!("OUT_DIR"), "/classes.txt"));
/// Digest of the built-in lexicon files.
static VERSION: &str = include_str!(concat!(env!("OUT_DIR"), "/version.txt"));

/// Everything known of French words, names, places, functions and bodies. Loaded once and passed on.
pub struct Lexicon {
    words: Table,
    /// What a user's own files say, with what is built in.
    own: HashMap<u64, Value>,
    pub places: Places,
    pub thesaurus: crate::themes::Thesaurus,
    classes: Vec<String>,
    version: String,
}

#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    #[error("the lexicon folder {0} cannot be read: {1}")]
    Folder(PathBuf, std::io::Error),
    #[error("{0}, {1}")]
    Row(PathBuf, BadRow),
    #[error("{0} is no lexicon file; those are: {known}", known = FILES.join(", "))]
    Unknown(PathBuf),
}

impl Lexicon {
    /// The built-in lexicons; with a folder, its files (named as in `lexicon/`, with or without their subfolder) are added.
    pub fn load(folder: Option<&Path>) -> Result<Lexicon, LexiconError> {
        let words = Table::from_bytes(WORDS);
        let mut own = Builder::default();
        own.classes = CLASSES.lines().map(str::to_owned).collect();
        let mut version = VERSION.to_owned();
        if let Some(folder) = folder {
            for (name, text) in user_files(folder)? {
                own.file(name, &text).map_err(|e| LexiconError::Row(folder.join(name), e))?;
                version = format!("{version}+{:016x}", crate::text::fold::key(&text));
            }
        }
        let with_builtin = |(&key, &value): (&u64, &Value)| {
            let mut merged = words.get(key).unwrap_or_default();
            merged.merge(value);
            (key, merged)
        };
        Ok(Lexicon {
            own: own.entries.iter().map(with_builtin).collect(),
            words,
            places: Places::load(PLACES, &own.places),
            thesaurus: crate::themes::Thesaurus::builtin(),
            classes: own.classes,
            version,
        })
    }

    /// Changes whenever a lexicon file does.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// What is known of one word.
    #[inline]
    pub fn word(&self, key: u64) -> Value {
        let own = if self.own.is_empty() { None } else { self.own.get(&key).copied() };
        own.or_else(|| self.words.get(key)).unwrap_or_default()
    }

    /// Name of a function class by its code.
    pub fn class(&self, code: u8) -> Option<&str> {
        self.classes.get(usize::from(code).checked_sub(1)?).map(String::as_str)
    }

    /// Every phrase that begins at the first of these tokens: number of tokens and value, the shortest first.
    pub fn phrases<'a>(&'a self, tokens: &'a [Token]) -> impl Iterator<Item = (usize, Value)> + 'a {
        let mut sum = 0;
        let mut more = true;
        tokens.iter().enumerate().map_while(move |(i, token)| {
            if !more {
                return None;
            }
            sum = if i == 0 { token.key } else { join(sum, token.key) };
            let value = self.word(sum);
            more = value.tags.contains(super::Tags::PREFIX);
            Some((i + 1, value))
        })
    }
}

fn user_files(folder: &Path) -> Result<Vec<(&'static str, String)>, LexiconError> {
    let unreadable = |e| LexiconError::Folder(folder.to_owned(), e);
    let mut found = Vec::new();
    std::fs::read_dir(folder).map_err(unreadable)?;
    for name in FILES {
        let short = name.rsplit('/').next().unwrap_or(name);
        for candidate in [folder.join(name), folder.join(short)] {
            match std::fs::read_to_string(&candidate) {
                Ok(text) => found.push((*name, text)),
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
                Err(e) => return Err(LexiconError::Folder(candidate, e)),
            }
        }
    }
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let tsv = path.extension().is_some_and(|e| e == "tsv");
        let known = path.file_name().is_some_and(|n| FILES.iter().any(|f| f.ends_with(&format!("/{}", n.to_string_lossy()))));
        if tsv && !known {
            return Err(LexiconError::Unknown(path));
        }
    }
    Ok(found)
}
