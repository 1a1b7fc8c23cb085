//! Opens what may be opened and reads it, within the limit.

use std::borrow::Cow;
use std::fs::{File, Metadata};
use std::io::{BufReader, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use super::{Failure, Input};
use crate::read::ReadError;
use crate::read::archive::read_documents;
use crate::read::worker::panic_message;

/// Bytes beyond which a file is refused: spans have 32 bits, and one file must not take the memory of all.
pub const FILE_LIMIT: u64 = 1 << 30;

/// Reads a regular file. A FIFO, socket or device is refused without being opened, since opening one may block or act.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    Ok(read_whole(path)?.0)
}

/// Times that a file is read that changes meanwhile.
const MOST_READS: usize = 3;
/// Within it, two changes of a file may bear the same time.
const TICK: Duration = Duration::from_millis(10);

/// Reads a file as it is at one moment, with what the system says of it at that moment.
fn read_whole(path: &Path) -> Result<(Vec<u8>, Metadata), Failure> {
    for _ in 0..MOST_READS {
        let before = std::fs::metadata(path).map_err(unreadable)?;
        check(&before)?;
        let bytes = read_once(path, before.len() as usize)?;
        if before.modified().is_ok_and(|time| time.elapsed().is_ok_and(|age| age < TICK)) {
            std::thread::sleep(TICK);
        }
        let after = std::fs::metadata(path).map_err(unreadable)?;
        if is_same(&before, &after) && bytes.len() as u64 == after.len() {
            return Ok((bytes, after));
        }
    }
    Err(Failure::Unreadable("it changes while it is read".to_owned()))
}

fn read_once(path: &Path, size: usize) -> Result<Vec<u8>, Failure> {
    let file = File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(size).map_err(|_| Failure::Refused("limit: not enough memory".into()))?;
    // A file may grow while it is read: the limit holds for what was read, not for what its size said.
    file.take(FILE_LIMIT + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > FILE_LIMIT { Err(Failure::beyond_limit()) } else { Ok(bytes) }
}

fn is_same(before: &Metadata, after: &Metadata) -> bool {
    before.len() == after.len() && before.modified().ok() == after.modified().ok()
}

/// Reads inputs that lie beside each other: a file, or documents of one archive. Each comes with the size and time that its
/// bytes had.
pub(super) fn read_inputs(inputs: &[&Input]) -> Vec<(Input, Result<Vec<u8>, Failure>)> {
    match inputs {
        [input] if input.within.is_empty() => match read_whole(&input.path) {
            Ok((bytes, metadata)) => {
                let input = Input { size: metadata.len(), modified: modified(&metadata), bytes: metadata.len(), ..(*input).clone() };
                vec![(input, Ok(bytes))]
            }
            Err(failure) => vec![((*input).clone(), Err(failure))],
        },
        [] => Vec::new(),
        [first, ..] => {
            let ways: Vec<&[String]> = inputs.iter().map(|input| input.within.as_slice()).collect();
            let read = File::open(&first.path).map_err(unreadable).and_then(|file| {
                let size = file.metadata().map_or(first.size, |metadata| metadata.len()) as usize;
                guarded(|| read_documents(BufReader::new(file), size, &ways))
            });
            match read {
                Ok(documents) => {
                    inputs.iter().copied().cloned().zip(documents.into_iter().map(|read| read.map_err(Failure::from))).collect()
                }
                Err(failure) => inputs.iter().map(|input| ((*input).clone(), Err(failure.clone()))).collect(),
            }
        }
    }
}

fn unreadable(error: std::io::Error) -> Failure {
    Failure::Unreadable(reason(&error))
}

/// Nanoseconds since 1970; 0 where the system does not tell.
pub(super) fn modified(metadata: &Metadata) -> i64 {
    let since = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.map_or(0, |time| time.as_nanos() as i64)
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
