//! Reads files of formats whose parsers are not trusted in child processes of the same program.
//!
//! A stack overflow, an abort, a hang or a decompression bomb costs the file that caused it a verdict, and nothing else: the
//! child is killed and another one started for the next file. Children that are well are used again.

use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use super::{Failure, Ocr, shown};
use crate::read::worker::{Answer, panic_message, read_answer, write_request};
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

    fn read_text(&self, bytes: &[u8], path: &Path) -> Result<ReadText, Failure> {
        match &self.child {
            Some(program) if needs_isolation(bytes) => self.read_apart(program, bytes, path),
            _ => Ok(read(bytes, Some(path))?),
        }
    }

    fn read_apart(&self, program: &Path, bytes: &[u8], path: &Path) -> Result<ReadText, Failure> {
        let idle = self.idle.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).pop();
        let mut worker = match idle {
            Some(worker) => worker,
            None => Worker::start(program, &self.limits)
                .map_err(|error| Failure::Failed(format!("no process can be started to read it: {}", super::file::reason(&error))))?,
        };
        let answer = worker.ask(bytes, path, self.limits.time)?;
        self.idle.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).push(worker);
        match answer {
            Answer::Read(read) => Ok(*read),
            Answer::Refused(error) => Err(error.into()),
            Answer::Panicked(message) => Err(Failure::Failed(message)),
        }
    }
}

/// Bytes of a file that a pipe takes with its name, whether the child reads or not: a pipe holds 64 KiB on the usual systems.
const WITHIN_PIPE: usize = 32 << 10;

/// A child, with a thread for each of its outputs, so that waiting for it can end.
#[derive(Debug)]
struct Worker {
    process: Child,
    requests: Option<ChildStdin>,
    answers: Receiver<std::io::Result<Answer>>,
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
        let requests = process.stdin.take();
        let (sender, answers) = channel();
        if let Some(output) = process.stdout.take() {
            std::thread::spawn(move || {
                let mut output = BufReader::new(output);
                loop {
                    let answer = read_answer(&mut output);
                    let is_last = answer.is_err();
                    if sender.send(answer).is_err() || is_last {
                        return;
                    }
                }
            });
        }
        let complaints = process.stderr.take().map(|errors| std::thread::spawn(move || last_words(errors)));
        Ok(Worker { process, requests, answers, complaints })
    }

    fn ask(&mut self, bytes: &[u8], path: &Path, time: Duration) -> Result<Answer, Failure> {
        let Some(mut requests) = self.requests.take() else { return Err(Failure::Failed("its reader has no input".to_owned())) };
        let mut write = || write_request(&mut requests, &shown(path), bytes);
        let (written, answer) = if bytes.len() < WITHIN_PIPE {
            let written = write();
            (Ok(written), self.answer(time))
        } else {
            // Writing blocks as long as the child does not read; it ends when the child is killed.
            std::thread::scope(|scope| {
                let writing = scope.spawn(write);
                let answer = self.answer(time);
                (writing.join(), answer)
            })
        };
        match (written, answer) {
            (Ok(Ok(())), Ok(Ok(answer))) => {
                self.requests = Some(requests);
                Ok(answer)
            }
            (_, Err(RecvTimeoutError::Timeout)) => {
                Err(Failure::Refused(format!("limit: reading it took more than {} s", time.as_secs_f32())))
            }
            (Err(panic), _) => Err(Failure::Failed(panic_message(panic.as_ref()))),
            (_, Ok(Err(error))) if error.kind() == std::io::ErrorKind::FileTooLarge => Err(Failure::Refused(error.to_string())),
            _ => Err(self.cause_of_death()),
        }
    }

    /// Waits for an answer; a child that gives none in time is killed.
    fn answer(&mut self, time: Duration) -> Result<std::io::Result<Answer>, RecvTimeoutError> {
        let answer = self.answers.recv_timeout(time);
        if !matches!(answer, Ok(Ok(_))) {
            let _ = self.process.kill();
        }
        answer
    }

    /// What the child said last tells why it died.
    fn cause_of_death(&mut self) -> Failure {
        let status = self.process.wait().map_or_else(|error| error.to_string(), |status| status.to_string());
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
        let _ = self.process.kill();
        let _ = self.process.wait();
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
