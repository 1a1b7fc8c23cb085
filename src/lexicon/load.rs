//! Loads the lexicons: the built-in ones from their compiled form, a user's own from files.

use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};

use super::compile::files::BadRow;
use super::compile::{Builder, FILES};
use super::places::Places;
use super::table::{Filter, Table, ValueId};
use super::value::Value;
use crate::text::fold::join;
use crate::text::token::Token;

static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));
static PLACES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.bin"));
static CLASSES: &str = include_str!(concat!(env!("OUT_DIR"), "/classes.txt"));
/// Digest of the built-in lexicon files.
static VERSION: &str = include_str!(concat!(env!("OUT_DIR"), "/version.txt"));

/// Changes whenever a built-in lexicon file does.
pub fn built_in_version() -> &'static str {
    VERSION
}

/// Everything known of French words, names, places, functions and bodies. Loaded once and passed on.
pub struct Lexicon {
    words: Table,
    /// Every combination of tags and codes; the first stands for what no lexicon knows.
    values: Vec<Value>,
    /// What a user's own files say, with what is built in.
    own: FxHashMap<u64, ValueId>,
    /// Which keys may be known, by their upper bits: most phrases that are asked for are not.
    filter: Filter,
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
    #[error(transparent)]
    Thesaurus(#[from] crate::themes::LoadError),
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
        let (mut values, mut filter) = (words.values(), words.filter());
        let mut added = FxHashMap::default();
        for (&key, &value) in &own.entries {
            let mut merged = values[words.get(key) as usize];
            merged.merge(value);
            added.insert(key, values.len() as ValueId);
            values.push(merged);
            filter.add(key);
        }
        Ok(Lexicon {
            own: added,
            values,
            filter,
            words,
            places: Places::load(PLACES, &own.places),
            thesaurus: crate::themes::load(folder)?,
            classes: own.classes,
            version,
        })
    }

    /// Changes whenever a lexicon file does.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// What is known of one word.
    pub fn word(&self, key: u64) -> Value {
        *self.value(self.id(key))
    }

    /// Under which number [`Lexicon::value`] has what is known of one word; 0 for nothing.
    #[inline]
    pub fn id(&self, key: u64) -> ValueId {
        if !self.own.is_empty()
            && let Some(id) = self.own.get(&key)
        {
            return *id;
        }
        self.words.get(key)
    }

    #[inline]
    pub fn value(&self, id: ValueId) -> &Value {
        &self.values[id as usize]
    }

    /// Name of a function class by its code.
    #[inline]
    pub fn class(&self, code: u8) -> Option<&str> {
        self.classes.get(usize::from(code).checked_sub(1)?).map(String::as_str)
    }

    /// Calls `found` with the number of tokens and the value of every longer phrase that begins with these tokens, of which
    /// the first must be known to begin one; the shortest first.
    #[inline]
    pub fn longer_phrases(&self, tokens: &[Token], mut found: impl FnMut(usize, ValueId)) {
        let Some((first, rest)) = tokens.split_first() else { return };
        let mut sum = first.key;
        for (n, token) in rest.iter().enumerate() {
            sum = join(sum, token.key);
            if !self.filter.may_have(sum) {
                return;
            }
            let id = self.id(sum);
            let tags = self.value(id).tags;
            if !(tags - super::Tags::PREFIX).is_empty() {
                found(n + 2, id);
            }
            if !tags.contains(super::Tags::PREFIX) {
                return;
            }
        }
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
