//! Defines `Windowed`, which reads a file of the index piece by piece.
//!
//! Merging reads segments from their beginning to their end. Through a mapped file every page that was read counts as
//! memory of the program until the merging is over, as much as all merged segments have; through a window it is the
//! window and what is asked for at the time.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use tantivy::HasLen;
use tantivy::directory::{FileHandle, OwnedBytes};

/// Bytes that are read ahead: what is merged is asked for in small pieces, one behind the other.
const WINDOW: usize = 128 << 10;

/// A file that nobody changes.
#[derive(Debug)]
pub struct Windowed {
    file: File,
    length: usize,
    /// Where the bytes stand that were read last, and what they are.
    window: Mutex<(usize, OwnedBytes)>,
}

impl Windowed {
    pub fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let length = file.metadata()?.len() as usize;
        Ok(Windowed { file, length, window: Mutex::new((0, OwnedBytes::empty())) })
    }

    fn read(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        let mut bytes = vec![0; range.len()];
        read_at(&self.file, &mut bytes, range.start as u64)?;
        Ok(OwnedBytes::new(bytes))
    }
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

/// Where a file has only one place at which it is read, each piece is read through an own one.
#[cfg(not(unix))]
fn read_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    use std::io::{Read, Seek, SeekFrom};
    let mut file = file;
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(bytes)
}

impl HasLen for Windowed {
    fn len(&self) -> usize {
        self.length
    }
}

impl FileHandle for Windowed {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        if range.is_empty() {
            return Ok(OwnedBytes::empty());
        }
        // One reader at a time: whoever waits is likely to ask for what is read now.
        let mut window = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        if range.len() > WINDOW / 2 {
            return self.read(range);
        }
        let is_inside = window.0 <= range.start && range.end <= window.0 + window.1.len();
        if !is_inside {
            *window = (range.start, self.read(range.start..self.length.min(range.start + WINDOW).max(range.end))?);
        }
        Ok(window.1.slice(range.start - window.0..range.end - window.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_is_what_the_file_holds() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a");
        let bytes: Vec<u8> = (0..3 * WINDOW + 7).map(|at| (at % 251) as u8).collect();
        std::fs::write(&path, &bytes).expect("written");
        let file = Windowed::open(&path).expect("opened");
        let length = bytes.len();
        assert_eq!(file.len(), length);
        for range in [0..0, 0..5, 3..9, 100..WINDOW, 5..6, length - 4..length, length - 9..length - 4, 0..length, WINDOW - 1..WINDOW + 1] {
            assert_eq!(file.read_bytes(range.clone()).expect("read").as_slice(), &bytes[range.clone()], "{range:?}");
        }
        assert!(file.read_bytes(length..length + 1).is_err());
    }
}
