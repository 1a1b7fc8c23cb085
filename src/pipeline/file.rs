//! Opens what may be opened and reads it, within the limit.

use std::borrow::Cow;
use std::fs::{File, Metadata};
use std::io::{BufReader, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use super::{Failure, Input};
use crate::read::ReadError;
use crate::read::archive::{OpenArchive, Way};
use crate::read::worker::panic_message;

/// Bytes beyond which a file is refused: spans have 32 bits, and one file must not take the memory of all.
pub const FILE_LIMIT: u64 = 1 << 30;

/// Reads a regular file. A FIFO, socket or device is refused without being opened, since opening one may block or act.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    Ok(read_whole(path, read_once)?.0)
}

/// Times that a file is read that changes meanwhile.
const MOST_READS: usize = 3;
/// Within it, two changes of a file may bear the same time.
const TICK: Duration = Duration::from_millis(10);

/// Reads a file as it is at one moment, with what the system says of it at that moment. `read_once` reads a file of about so
/// many bytes as far as it goes.
fn read_whole(path: &Path, read_once: impl Fn(&Path, usize) -> Result<Vec<u8>, Failure>) -> Result<(Vec<u8>, Metadata), Failure> {
    for _ in 0..MOST_READS {
        let before = std::fs::metadata(path).map_err(unreadable)?;
        check(&before)?;
        // What changes it from now on gives it another time.
        if before.modified().is_ok_and(|time| time.elapsed().is_ok_and(|age| age < TICK)) {
            std::thread::sleep(TICK);
        }
        let bytes = read_once(path, before.len() as usize)?;
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

/// Reads the inputs of a run. The archive that was read last stays open: its table, and the archive within it, are read once
/// for all of its documents.
#[derive(Default)]
pub(super) struct Inputs {
    last: Mutex<Option<Opened>>,
}

struct Opened {
    path: Arc<Path>,
    outer: Way,
    /// Bytes and time of change.
    state: (u64, i64),
    archive: OpenArchive,
}

impl Inputs {
    /// Reads inputs that lie beside each other: a file, or documents of one archive. Each comes with the size and time that
    /// its bytes had.
    pub fn read(&self, inputs: &[Input]) -> Vec<(Input, Result<Vec<u8>, Failure>)> {
        match inputs {
            [input] if input.within.is_empty() => match read_whole(&input.path, read_once) {
                Ok((bytes, metadata)) => {
                    let input = Input { size: metadata.len(), modified: modified(&metadata), bytes: metadata.len(), ..input.clone() };
                    vec![(input, Ok(bytes))]
                }
                Err(failure) => vec![(input.clone(), Err(failure))],
            },
            [] => Vec::new(),
            [first, ..] => match self.opened(first) {
                Ok(mut opened) => {
                    let read = |input: &Input| {
                        let name = input.within.last().map_or("", String::as_str);
                        let bytes = guarded(|| opened.archive.document(name));
                        (Input { bytes: bytes.as_ref().map_or(input.bytes, |bytes| bytes.len() as u64), ..input.clone() }, bytes)
                    };
                    let documents = inputs.iter().map(read).collect();
                    *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(opened);
                    documents
                }
                Err(failure) => inputs.iter().map(|input| (input.clone(), Err(failure.clone()))).collect(),
            },
        }
    }

    /// The archive that a document lies in.
    fn opened(&self, input: &Input) -> Result<Opened, Failure> {
        let outer = input.within.split_last().map_or(&[][..], |(_, outer)| outer);
        let metadata = std::fs::metadata(&input.path).map_err(unreadable)?;
        let state = (metadata.len(), modified(&metadata));
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(last) = last.filter(|last| *last.path == *input.path && last.outer == outer && last.state == state) {
            return Ok(last);
        }
        let file = File::open(&input.path).map_err(unreadable)?;
        let archive = guarded(|| OpenArchive::open(BufReader::new(file), metadata.len() as usize, outer))?;
        Ok(Opened { path: Arc::clone(&input.path), outer: outer.to_vec(), state, archive })
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

    /// What is read of a file whose writer does something while it is read, the first times.
    fn read_beside(writer: impl Fn(&Path), times: usize) -> Result<(String, u64), Failure> {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let file = dir.path().join("a.txt");
        std::fs::write(&file, "9h Accueil").expect("written");
        let read = std::cell::Cell::new(0);
        let (bytes, metadata) = read_whole(&file, |path, size| {
            let bytes = read_once(path, size);
            if read.replace(read.get() + 1) < times {
                writer(path);
            }
            bytes
        })?;
        Ok((String::from_utf8(bytes).expect("text"), metadata.len()))
    }

    #[test]
    fn a_file_that_changes_while_it_is_read_is_read_again() {
        let grow = |path: &Path| {
            let mut file = File::options().append(true).open(path).expect("opened");
            std::io::Write::write_all(&mut file, b"\n10h Atelier").expect("written");
        };
        assert_eq!(read_beside(grow, 0), Ok(("9h Accueil".to_owned(), 10)));
        assert_eq!(read_beside(grow, 1), Ok(("9h Accueil\n10h Atelier".to_owned(), 22)));
        let changes = Err(Failure::Unreadable("it changes while it is read".to_owned()));
        assert_eq!(read_beside(grow, MOST_READS), changes);
        // As long as before, and another text.
        let overwrite = |path: &Path| std::fs::write(path, "9h Cloture").expect("written");
        assert_eq!(read_beside(overwrite, 1), Ok(("9h Cloture".to_owned(), 10)));
        let cut = |path: &Path| File::options().write(true).open(path).and_then(|file| file.set_len(2)).expect("cut");
        assert_eq!(read_beside(cut, 1), Ok(("9h".to_owned(), 2)));
        let rename = |path: &Path| {
            let other = path.with_extension("new");
            std::fs::write(&other, "9h Clôture").and_then(|()| std::fs::rename(other, path)).expect("renamed");
        };
        assert_eq!(read_beside(rename, 1), Ok(("9h Clôture".to_owned(), 11)));
        let remove = |path: &Path| std::fs::remove_file(path).expect("removed");
        assert_eq!(read_beside(remove, 1), Err(Failure::Unreadable("no such file or directory".to_owned())));
    }
}
