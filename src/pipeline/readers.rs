//! Reads files of formats whose parsers are not trusted in child processes of the same program.
//!
//! A stack overflow, an abort, a hang or a decompression bomb costs the file that caused it a verdict, and nothing else: the
//! child is killed and another one started for the next file. Children that are well are used again.

use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::{Failure, Ocr, shown};
use crate::read::worker::{Answer, read_answer, write_request};
use crate::read::{ReadText, needs_isolation, read};

/// What one file may cost.
#[derive(Clone, Debug)]
pub struct Limits {
    pub time: Duration,
    /// Bytes of address space of a child.
    pub memory: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { time: Duration::from_secs(30), memory: 1 << 30 }
    }
}

/// How files are read: in this process, or where it matters in others.
#[derive(Debug, Default)]
pub struct Readers {
    child: Option<PathBuf>,
    limits: Limits,
    ocr: Option<Ocr>,
    idle: Mutex<Vec<Worker>>,
}

/// The hidden subcommand by which the program serves as a child.
pub const SUBCOMMAND: &str = "reader";

impl Readers {
    /// Everything in this process: an abort of a parser is one of the program.
    pub fn in_process() -> Self {
        Readers::default()
    }

    /// Formats that need it are read by children that run `program reader`.
    pub fn isolated(program: PathBuf, limits: Limits) -> Self {
        Readers { child: Some(program), limits, ..Readers::default() }
    }

    /// Pages that are pictures are recognised too, where there are programs for it.
    pub fn with_ocr(self, ocr: Option<Ocr>) -> Self {
        Readers { ocr, ..self }
    }

    /// Whether pages that are pictures are recognised.
    pub fn recognises(&self) -> bool {
        self.ocr.is_some()
    }

    /// Reads a file's bytes; `path` tells the format where they do not.
    pub fn read(&self, bytes: &[u8], path: &Path) -> Result<ReadText, Failure> {
        let read = self.read_text(bytes, path);
        match (&self.ocr, read) {
            (Some(ocr), Err(Failure::NeedsOcr(_))) => ocr.read(bytes),
            (Some(ocr), Ok(read)) if !read.pictures.is_empty() => ocr.complete(bytes, read),
            (_, read) => read,
        }
    }

    /// Whether whoever reads these bytes waits for a child or for a program that recognises pictures.
    pub(super) fn reads_apart(&self, bytes: &[u8]) -> bool {
        self.child.is_some() && needs_isolation(bytes)
    }

    fn read_text(&self, bytes: &[u8], path: &Path) -> Result<ReadText, Failure> {
        match &self.child {
            Some(program) if self.reads_apart(bytes) => self.read_apart(program, bytes, path),
            _ => Ok(read(bytes, Some(path))?),
        }
    }

    fn read_apart(&self, program: &Path, bytes: &[u8], path: &Path) -> Result<ReadText, Failure> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut worker = match idle {
            Some(worker) => worker,
            None => Worker::start(program, &self.limits)
                .map_err(|error| Failure::Failed(format!("no process can be started to read it: {}", super::file::reason(&error))))?,
        };
        let answer = worker.ask(bytes, path)?;
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
        match answer {
            Answer::Read(read) => Ok(*read),
            Answer::Refused(error) => Err(error.into()),
            Answer::Panicked(message) => Err(Failure::Failed(message)),
        }
    }
}

/// A child, with a thread that ends it when it takes too long, and one for its complaints.
#[derive(Debug)]
struct Worker {
    process: Arc<Mutex<Child>>,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
    watch: Arc<Watch>,
    complaints: Option<JoinHandle<String>>,
}

impl Worker {
    fn start(program: &Path, limits: &Limits) -> std::io::Result<Worker> {
        let mut process = Command::new(program)
            .args([SUBCOMMAND, "--memory", &limits.memory.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let pipes = (process.stdin.take(), process.stdout.take(), process.stderr.take());
        let (Some(requests), Some(answers), errors) = pipes else { unreachable!("all three were asked for") };
        let (process, watch) = (Arc::new(Mutex::new(process)), Arc::new(Watch::default()));
        let (child, watched, time) = (Arc::clone(&process), Arc::clone(&watch), limits.time);
        std::thread::spawn(move || watched.end_what_is_late(time, &child));
        let complaints = errors.map(|errors| std::thread::spawn(move || last_words(errors)));
        Ok(Worker { process, requests, answers: BufReader::new(answers), watch, complaints })
    }

    /// The child reads the whole request before it answers: writing and reading need no thread of their own, and both end
    /// when the child is killed.
    fn ask(&mut self, bytes: &[u8], path: &Path) -> Result<Answer, Failure> {
        self.watch.begin();
        let answer = write_request(&mut self.requests, &shown(path), bytes).and_then(|()| read_answer(&mut self.answers));
        let lateness = self.watch.end();
        match answer {
            Ok(answer) if lateness.is_none() => Ok(answer),
            Err(error) if error.kind() == std::io::ErrorKind::FileTooLarge => Err(Failure::Refused(error.to_string())),
            _ => Err(lateness.map_or_else(
                || self.cause_of_death(),
                |time| Failure::Refused(format!("limit: reading it took more than {} s", time.as_secs_f32())),
            )),
        }
    }

    /// What the child said last tells why it died.
    fn cause_of_death(&mut self) -> Failure {
        // It may live on with its output closed.
        let status = end(&self.process).map_or_else(|error| error.to_string(), |status| status.to_string());
        let words = self.complaints.take().and_then(|thread| thread.join().ok()).unwrap_or_default();
        if words.contains("memory allocation of") {
            Failure::Refused("limit: reading it took more memory than allowed".to_owned())
        } else if words.contains("overflowed its stack") {
            Failure::Failed("its reader overflowed its stack".to_owned())
        } else {
            Failure::Failed(format!("its reader died ({status})"))
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.watch.close();
        let _ = end(&self.process);
    }
}

/// Kills a child that has not ended yet.
fn end(process: &Mutex<Child>) -> std::io::Result<ExitStatus> {
    let mut process = process.lock().unwrap_or_else(PoisonError::into_inner);
    let _ = process.kill();
    process.wait()
}

/// Since when a child has been at work.
#[derive(Debug, Default)]
struct Watch {
    state: Mutex<Watched>,
    closed: Condvar,
}

#[derive(Debug, Default)]
enum Watched {
    #[default]
    Idle,
    Since(Instant),
    /// Killed, after so long.
    Late(Duration),
    Closed,
}

impl Watch {
    fn state(&self) -> MutexGuard<'_, Watched> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begin(&self) {
        *self.state() = Watched::Since(Instant::now());
    }

    /// How long the child was given, where that was too short.
    fn end(&self) -> Option<Duration> {
        match std::mem::take(&mut *self.state()) {
            Watched::Late(time) => Some(time),
            _ => None,
        }
    }

    fn close(&self) {
        *self.state() = Watched::Closed;
        self.closed.notify_one();
    }

    /// Kills a child that works longer than allowed. Nobody wakes it for a request: what begins while it waits has its
    /// whole time before it.
    fn end_what_is_late(&self, time: Duration, process: &Mutex<Child>) {
        let mut state = self.state();
        loop {
            let left = match *state {
                Watched::Idle | Watched::Late(_) => time,
                Watched::Since(begun) => time.saturating_sub(begun.elapsed()),
                Watched::Closed => return,
            };
            if left.is_zero() {
                *state = Watched::Late(time);
                let _ = process.lock().unwrap_or_else(PoisonError::into_inner).kill();
                return;
            }
            state = self.closed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// Reads a child's complaints to their end, which must not block it, and keeps the last of them.
fn last_words(mut errors: impl Read) -> String {
    const KEPT: usize = 4096;
    let mut words = Vec::new();
    let mut chunk = [0; KEPT];
    while let Ok(length @ 1..) = errors.read(&mut chunk) {
        words.extend_from_slice(&chunk[..length]);
        words.drain(..words.len().saturating_sub(KEPT));
    }
    String::from_utf8_lossy(&words).into_owned()
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// What becomes of a PDF whose reader is a shell script.
    fn read_by(script: &str, files: usize) -> Vec<Result<String, Failure>> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let program = folder.path().join("reader.sh");
        std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).expect("written");
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("permitted");
        let readers = Readers::isolated(program, Limits { time: Duration::from_millis(300), ..Limits::default() });
        (0..files).map(|_| readers.read(b"%PDF-1.4\n", Path::new("a.pdf")).map(|read| read.text)).collect()
    }

    #[test]
    fn a_bad_reader_costs_its_file_a_verdict() {
        let table = [
            ("exec sleep 60", Failure::Refused("limit: reading it took more than 0.3 s".into())),
            (
                "echo 'memory allocation of 99 bytes failed' >&2; exit 1",
                Failure::Refused("limit: reading it took more memory than allowed".into()),
            ),
            ("echo 'thread main has overflowed its stack' >&2; exit 1", Failure::Failed("its reader overflowed its stack".into())),
            ("exit 3", Failure::Failed("its reader died (exit status: 3)".into())),
            (r"printf '\377\377\377\377\377\377\377\177'; sleep 9", Failure::Refused("limit: more text than any document holds".into())),
        ];
        for (script, failure) in table {
            assert_eq!(read_by(script, 2), [Err(failure.clone()), Err(failure)], "{script}");
        }
    }

    #[test]
    fn text_needs_no_process() {
        let readers = Readers::isolated("/nonexistent".into(), Limits::default());
        assert_eq!(readers.read(b"9h Accueil", Path::new("a.txt")).map(|read| read.text), Ok("9h Accueil".to_owned()));
        assert!(matches!(readers.read(b"%PDF-1.4\n", Path::new("a.pdf")), Err(Failure::Failed(_))));
    }
}
