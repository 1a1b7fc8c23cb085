//! Compares an index with its manifest, and takes out of the manifest what the index does not hold.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Serialize;

use super::{BuildError, Manifest};
use crate::index::{Disk, IndexError, Reader};

/// How index and manifest agree.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Check {
    /// Documents that both know.
    pub documents: usize,
    /// Paths of documents that the manifest knows and the index does not hold.
    pub missing: Vec<String>,
    /// Documents that the index holds and no path in the manifest has.
    pub unknown: Vec<String>,
    /// Files of the index whose bytes are not those that were written.
    pub damaged: Vec<String>,
    /// The manifest is of another commit than the index, or there is none: a run was killed in between.
    pub is_apart: bool,
}

impl Check {
    pub fn is_well(&self) -> bool {
        !self.is_apart && self.missing.is_empty() && self.unknown.is_empty() && self.damaged.is_empty()
    }
}

/// Reads the whole index.
///
/// # Errors
/// Where the index cannot be opened at all.
pub fn check(index: &Path) -> Result<Check, IndexError> {
    let reader = Reader::open(index)?;
    let sums = reader.index().validate_checksum().map_err(|error| IndexError::from(error).or_damage(index))?;
    let damaged: Vec<String> = sums.into_iter().map(|path| path.display().to_string()).collect();
    if !damaged.is_empty() {
        // What else such an index says is not to be relied on.
        return Ok(Check { damaged, ..Check::default() });
    }
    let held = reader.document_ids()?;
    let manifest = Manifest::load(index);
    let is_apart = manifest.as_ref().is_none_or(|manifest| manifest.generation != reader.generation());
    let manifest = manifest.unwrap_or_default();
    let files = manifest.files();
    let known: BTreeSet<String> = files.values().filter_map(|entry| entry.document()).collect();
    let is_missing = |document: String| !held.contains(&document);
    let missing = files.iter().filter(|(_, entry)| entry.document().is_some_and(is_missing)).map(|(key, _)| key.to_string()).collect();
    let unknown = held.iter().filter(|document| !known.contains(*document)).cloned().collect();
    let documents = held.iter().filter(|document| known.contains(*document)).count();
    Ok(Check { documents, missing, unknown, damaged, is_apart })
}

/// Makes the manifest say what the index holds, so that the next run reads what is missing and takes out what is unknown.
/// Damaged files need an index that is built anew.
pub fn repair(index: &Path) -> Result<(), BuildError> {
    let held = Reader::open(index)?.document_ids()?;
    let Some(mut manifest) = Manifest::load(index) else { return Ok(()) };
    manifest.retain(|entry| entry.document().is_none_or(|document| held.contains(&document)));
    // No commit has this number: the next run compares again.
    manifest.generation = u64::MAX;
    manifest.save(&Disk::default(), index).map_err(|source| BuildError::Manifest { path: index.to_owned(), source })
}
