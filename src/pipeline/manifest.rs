//! Defines the manifest: what became of each file of the corpus, kept inside the index folder.
//!
//! It is written after the commit of the index and bears the same number, so that a run that was killed in between is
//! noticed by the next one.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{PathKey, Verdict};
use crate::index::sync_folder;

const NAME: &str = "estrade-manifest.json";

/// What is known of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Bytes.
    pub size: u64,
    /// Nanoseconds since 1970.
    pub modified: i64,
    /// Hexadecimal; none for a file that was not read.
    pub sha256: Option<String>,
    #[serde(flatten)]
    pub verdict: Verdict,
}

impl Entry {
    /// The document that the index holds of this file.
    pub fn document(&self) -> Option<&str> {
        let sha256 = self.sha256.as_deref()?;
        (self.verdict == Verdict::Indexed).then(|| &sha256[..16.min(sha256.len())])
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Number of the commit that it describes.
    pub generation: u64,
    /// The folder that the index was built from.
    pub corpus: PathBuf,
    pub files: BTreeMap<PathKey, Entry>,
}

impl Manifest {
    /// Reads the manifest of an index; none where there is none or it is not whole.
    pub fn load(index: &Path) -> Option<Manifest> {
        serde_json::from_slice(&std::fs::read(index.join(NAME)).ok()?).ok()
    }

    /// Writes the manifest so that after a crash either the old or the new one is there, whole.
    pub fn save(&self, index: &Path) -> std::io::Result<()> {
        let temporary = index.join(format!("{NAME}.new"));
        let mut file = BufWriter::new(File::create(&temporary)?);
        serde_json::to_writer(&mut file, self)?;
        file.flush()?;
        file.get_ref().sync_all()?;
        std::fs::rename(&temporary, index.join(NAME))?;
        sync_folder(index)
    }

    /// Whether a folder holds an index that Estrade made, as far as its manifest tells.
    pub fn exists(index: &Path) -> bool {
        index.join(NAME).is_file()
    }
}
