//! Opens what may be opened and reads it, within the limit.

use std::borrow::Cow;
use std::fs::{File, Metadata};
use std::io::{BufReader, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use super::{Failure, Input};
use crate::read::ReadError;
use crate::read::archive::document;
use crate::read::worker::panic_message;

/// Bytes beyond which a file is refused: spans have 32 bits, and one file must not take the memory of all.
pub const FILE_LIMIT: u64 = 1 << 30;

/// Reads a regular file. A FIFO, socket or device is refused without being opened, since opening one may block or act.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: std::io::Error| Failure::Unreadable(reason(&error));
    let metadata = std::fs::metadata(path).map_err(unreadable)?;
    check(&metadata)?;
    let file = File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(metadata.len() as usize).map_err(|_| Failure::Refused("limit: not enough memory".into()))?;
    // A file may grow while it is read: the limit holds for what was read, not for what its size said.
    file.take(FILE_LIMIT + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > FILE_LIMIT { Err(Failure::beyond_limit()) } else { Ok(bytes) }
}

/// Reads an input: a file, or a document within an archive.
pub fn read_input(input: &Input) -> Result<Vec<u8>, Failure> {
    if input.within.is_empty() {
        return read_file(&input.path);
    }
    let file = File::open(&input.path).map_err(|error| Failure::Unreadable(reason(&error)))?;
    guarded(|| document(BufReader::new(file), input.size as usize, &input.within))
}

/// Archives are opened in this process; a panic of their reader is a defect that costs one of them.
pub(super) fn guarded<T>(read: impl FnOnce() -> Result<T, ReadError>) -> Result<T, Failure> {
    let outcome = catch_unwind(AssertUnwindSafe(read));
    Ok(outcome.map_err(|panic| Failure::Failed(panic_message(panic.as_ref())))??)
}

/// Refuses what is not a regular file within the limit.
pub(super) fn check(metadata: &Metadata) -> Result<(), Failure> {
    if metadata.is_dir() {
        Err(Failure::Refused("a folder".into()))
    } else if !metadata.is_file() {
        Err(Failure::Refused("not a regular file".into()))
    } else if metadata.len() > FILE_LIMIT {
        Err(Failure::beyond_limit())
    } else {
        Ok(())
    }
}

/// The system's words without its number.
pub(super) fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}

/// A path as it is shown and stored: bytes that are not UTF-8 become U+FFFD.
pub fn shown(path: &Path) -> Cow<'_, str> {
    path.to_string_lossy()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_regular_files_are_opened() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        assert_eq!(read_file(dir.path()), Err(Failure::Refused("a folder".into())));
        assert_eq!(read_file(&dir.path().join("none")), Err(Failure::Unreadable("no such file or directory".into())));
        #[cfg(unix)]
        {
            let socket = dir.path().join("socket");
            let _listener = std::os::unix::net::UnixListener::bind(&socket).expect("a socket");
            assert_eq!(read_file(&socket), Err(Failure::Refused("not a regular file".into())));
        }
        let file = dir.path().join("a.txt");
        std::fs::write(&file, "a").expect("written");
        assert_eq!(read_file(&file), Ok(b"a".to_vec()));
    }
}
