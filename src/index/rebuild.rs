//! Builds an index anew beside the old one, and puts it into its place in one step.
//!
//! The files of segments bear names that no other index has, so that those of the new index can lie beside the old
//! ones. `meta.json` tells which of them count: replacing it is the step. A run that is killed before it leaves the
//! old index as it was, and one that is killed after it leaves the new one, without a manifest at worst: the next
//! build then reads all files again.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use tantivy::TantivyError;
use tantivy::directory::{Directory, DirectoryLock, META_LOCK, MmapDirectory};

use super::{Disk, IndexError, Stamp, Writer};

/// Within the folder of the index.
const FOLDER: &str = "rebuild";
/// In this order: from the second on, the new index is the one that counts.
const HEADS: [&str; 3] = ["meta.json", ".managed.json", MANIFEST];
const MANIFEST: &str = "estrade.manifest";
/// What it was called up to the third schema.
const FORMER_MANIFEST: &str = "estrade-manifest.jsonl";

/// A new index beside an old one, to which no one else may write as long as this lives.
pub struct Rebuilding {
    disk: Disk,
    index: PathBuf,
    folder: PathBuf,
    _lock: DirectoryLock,
}

impl Rebuilding {
    /// Locks the old index, and clears what a rebuild that was killed has left.
    ///
    /// # Errors
    /// Where another program made the index, or writes to it.
    pub fn begin(disk: &Disk, index: &Path) -> Result<Self, IndexError> {
        if let Err(foreign @ IndexError::Foreign(_)) = Stamp::at(index) {
            return Err(foreign);
        }
        let lock = Writer::lock(index)?;
        let folder = index.join(FOLDER);
        let io = |source| IndexError::Io { path: folder.clone(), source };
        if folder.is_dir() {
            disk.remove_folder(&folder).map_err(io)?;
        }
        disk.create_folder(&folder).map_err(io)?;
        Ok(Rebuilding { disk: disk.clone(), index: index.to_owned(), folder, _lock: lock })
    }

    /// Where the new index is built.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Puts the new index, whole and closed, in the place of the old one.
    pub fn replace(self) -> Result<(), IndexError> {
        let directory = MmapDirectory::open(&self.index).map_err(TantivyError::from)?;
        // Readers hold this lock while they open the files that `meta.json` names.
        let lock = directory.acquire_lock(&META_LOCK).map_err(TantivyError::from)?;
        let moved = self.move_files();
        drop(lock);
        moved.map_err(|source| IndexError::Io { path: self.index.clone(), source })
    }

    fn move_files(&self) -> std::io::Result<()> {
        let mut new = BTreeSet::new();
        for entry in fs::read_dir(&self.folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if !HEADS.contains(&name.as_str()) && !name.ends_with(".lock") {
                self.disk.rename(&self.folder.join(&name), &self.index.join(&name))?;
                new.insert(name);
            }
        }
        self.disk.sync_folder(&self.index)?;
        // The old manifest speaks of the old index only.
        for old in [FORMER_MANIFEST, MANIFEST] {
            match self.disk.remove_file(&self.index.join(old)) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        for head in HEADS {
            self.disk.rename(&self.folder.join(head), &self.index.join(head))?;
            self.disk.sync_folder(&self.index)?;
        }
        for entry in fs::read_dir(&self.index)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if is_segment(&name) && !new.contains(name.as_ref()) {
                self.disk.remove_file(&path)?;
            }
        }
        self.disk.remove_folder(&self.folder)
    }
}

/// Whether a file belongs to a segment: 32 hexadecimal digits and an ending.
pub(super) fn is_segment(name: &str) -> bool {
    name.split_once('.').is_some_and(|(stem, _)| stem.len() == 32 && stem.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
