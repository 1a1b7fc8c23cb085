//! Reads the gold annotations of a folder and finds the documents beside them.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::Facts;

/// An annotated document.
#[derive(Clone, Debug)]
pub struct Gold {
    /// The file name without its extension.
    pub id: String,
    /// What the annotation says about the field the event belongs to; empty where it says nothing.
    pub domain: String,
    pub facts: Facts,
    /// The text beside the annotation; none where there is no such file.
    pub document: Option<PathBuf>,
}

/// Annotations that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum GoldError {
    #[error("{path}: {source}")]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error("{path}: not a gold annotation: {source}")]
    Malformed { path: PathBuf, source: serde_json::Error },
    #[error("{0}: no annotations (NAME.json beside NAME.txt) in this folder")]
    NoneFound(PathBuf),
}

#[derive(Deserialize)]
struct Annotation {
    #[serde(default)]
    domain: String,
    #[serde(flatten)]
    facts: Facts,
}

/// Extensions of a document beside its annotation, in order of preference.
pub(super) const DOCUMENTS: [&str; 5] = ["txt", "md", "html", "htm", "text"];

/// All annotations of a folder, by name.
pub fn load_gold(folder: &Path) -> Result<Vec<Gold>, GoldError> {
    let unreadable = |source| GoldError::Unreadable { path: folder.to_owned(), source };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    if paths.is_empty() {
        return Err(GoldError::NoneFound(folder.to_owned()));
    }
    paths.iter().map(|path| load_one(path)).collect()
}

fn load_one(path: &Path) -> Result<Gold, GoldError> {
    let text = std::fs::read(path).map_err(|source| GoldError::Unreadable { path: path.to_owned(), source })?;
    let annotation: Annotation = serde_json::from_slice(&text).map_err(|source| GoldError::Malformed { path: path.to_owned(), source })?;
    Ok(Gold {
        id: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        domain: annotation.domain,
        facts: annotation.facts,
        document: DOCUMENTS.iter().map(|extension| path.with_extension(extension)).find(|beside| beside.is_file()),
    })
}
