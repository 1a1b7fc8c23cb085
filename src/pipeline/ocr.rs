//! Recognises the text of pages that are pictures with programs of the same machine: Poppler's `pdftoppm` draws a page, and
//! Tesseract reads it with its French.

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use super::Failure;
use crate::read::ReadText;
use crate::record::MediaType;
use crate::text::{OffsetMap, normalise};

/// The programs, found and asked for their versions.
#[derive(Clone, Debug)]
pub struct Ocr {
    /// “tesseract 5.3.0”.
    version: String,
}

/// Why nothing can be recognised.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OcrError {
    #[error("Tesseract is not installed; in Debian: apt install tesseract-ocr tesseract-ocr-fra")]
    NoTesseract,
    #[error("Tesseract has no French; in Debian: apt install tesseract-ocr-fra")]
    NoFrench,
    #[error("pdftoppm is not installed, which draws the pages; in Debian: apt install poppler-utils")]
    NoPoppler,
}

/// What drawing or reading one page may cost.
const TIME: Duration = Duration::from_secs(120);
const MEMORY: u64 = 2 << 30;
/// Bytes of a drawn page, and pages, beyond which nothing is recognised.
const LARGEST_PAGE: u64 = 256 << 20;
const MOST_PAGES: usize = 500;
/// The resolution for which Tesseract is trained.
const DOTS_PER_INCH: &str = "300";

impl Ocr {
    /// Looks for the programs.
    pub fn find() -> Result<Ocr, OcrError> {
        let version = output("tesseract", &["--version"], &[]).map_err(|_| OcrError::NoTesseract)?;
        let languages = output("tesseract", &["--list-langs"], &[]).unwrap_or_default();
        if !String::from_utf8_lossy(&languages).lines().any(|language| language.trim() == "fra") {
            return Err(OcrError::NoFrench);
        }
        output("pdftoppm", &["-v"], &[]).map_err(|_| OcrError::NoPoppler)?;
        let version = String::from_utf8_lossy(&version).lines().next().unwrap_or("tesseract").trim().to_owned();
        Ok(Ocr { version })
    }

    /// A PDF all of whose pages are pictures.
    pub(super) fn read(&self, pdf: &[u8]) -> Result<ReadText, Failure> {
        let mut read = ReadText { media_type: MediaType::Pdf, ..ReadText::default() };
        let mut texts = Vec::new();
        while texts.len() < MOST_PAGES {
            match self.page(pdf, texts.len() + 1)? {
                Some(text) => texts.push(text),
                None => break,
            }
        }
        if texts.len() == MOST_PAGES {
            read.warnings.push(format!("only the first {MOST_PAGES} pages were recognised"));
        }
        read.pictures = (1..=texts.len() as u32).collect();
        read.pages = vec![0; texts.len()];
        let read = self.filled(read, |page| texts.get(page - 1).cloned().unwrap_or_default());
        if read.text.trim().is_empty() { Err(Failure::NeedsOcr(format!("{} recognised no text", self.version))) } else { Ok(read) }
    }

    /// A PDF some of whose pages are pictures.
    pub(super) fn complete(&self, pdf: &[u8], mut read: ReadText) -> Result<ReadText, Failure> {
        if read.pictures.len() > MOST_PAGES {
            read.warnings.push(format!("only the first {MOST_PAGES} of {} pages without text were recognised", read.pictures.len()));
            read.pictures.truncate(MOST_PAGES);
        }
        let mut texts = std::collections::BTreeMap::new();
        for page in read.pictures.iter().map(|page| *page as usize) {
            texts.insert(page, self.page(pdf, page)?.unwrap_or_default());
        }
        Ok(self.filled(read, |page| texts.get(&page).cloned().unwrap_or_default()))
    }

    /// Puts texts into the places of the pages that are pictures.
    fn filled(&self, read: ReadText, recognised: impl Fn(usize) -> String) -> ReadText {
        let mut text = String::new();
        let mut starts = Vec::with_capacity(read.pages.len());
        for (index, &start) in read.pages.iter().enumerate() {
            let end = read.pages.get(index + 1).map_or(read.text.len(), |&end| end as usize);
            let is_picture = read.pictures.binary_search(&(index as u32 + 1)).is_ok();
            let page = if is_picture { recognised(index + 1) } else { read.text[start as usize..end].to_owned() };
            let page = page.trim_matches('\n');
            if !text.is_empty() && !page.is_empty() {
                text.push_str("\n\n");
            }
            starts.push(text.len() as u32);
            text.push_str(page);
        }
        if !text.is_empty() {
            text.push('\n');
        }
        let mut warnings = read.warnings;
        warnings.push(format!("the text of {} pages was recognised by {} and may have errors", read.pictures.len(), self.version));
        let is_recognised = 2 * read.pictures.len() > read.pages.len();
        let offsets = OffsetMap::identity(text.len());
        ReadText { offsets, text, pages: starts, warnings, pictures: Vec::new(), is_recognised, ..read }
    }

    /// The text of one page, counted from 1; none behind the last.
    fn page(&self, pdf: &[u8], page: usize) -> Result<Option<String>, Failure> {
        let number = page.to_string();
        let picture = output("pdftoppm", &["-r", DOTS_PER_INCH, "-gray", "-f", &number, "-l", &number, "-"], pdf);
        let picture = match picture {
            Ok(picture) if picture.is_empty() => return Ok(None),
            Ok(picture) => picture,
            Err(Ended::Badly) => return Ok(None),
            Err(ended) => return Err(ended.failure("drawing a page")),
        };
        let text = output("tesseract", &["-", "-", "-l", "fra"], &picture).map_err(|ended| ended.failure("recognising a page"))?;
        Ok(Some(normalise(String::from_utf8_lossy(&text).replace('\u{0C}', "")).0))
    }
}

/// How a program ended that gave no answer.
enum Ended {
    NotStarted,
    Badly,
    Late,
    TooLong,
}

impl Ended {
    fn failure(self, what: &str) -> Failure {
        match self {
            Ended::Late => Failure::Refused(format!("limit: {what} took more than {} s", TIME.as_secs())),
            Ended::TooLong => Failure::Refused(format!("limit: {what} gave more than {LARGEST_PAGE} bytes")),
            Ended::NotStarted | Ended::Badly => Failure::NeedsOcr(format!("{what} failed")),
        }
    }
}

/// Runs a program on some bytes, within limits.
fn output(program: &str, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, Ended> {
    let mut command = Command::new(program);
    // One page a thread: the threads of a build are enough.
    command.args(arguments).env("OMP_THREAD_LIMIT", "1").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|_| Ended::NotStarted)?;
    limit_memory(&child);
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let answer = std::thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        let (sender, receiver) = channel();
        scope.spawn(move || {
            let mut bytes = Vec::new();
            let read = stdout.map(|stdout| stdout.take(LARGEST_PAGE + 1).read_to_end(&mut bytes));
            // Nobody waits any more where it took too long.
            let _ = sender.send(read.is_some_and(|read| read.is_ok()).then_some(bytes));
        });
        let answer = receiver.recv_timeout(TIME);
        if !matches!(&answer, Ok(Some(bytes)) if bytes.len() as u64 <= LARGEST_PAGE) {
            let _ = child.kill();
        }
        answer
    });
    let status = child.wait().map_err(|_| Ended::Badly)?;
    match answer {
        Err(_) => Err(Ended::Late),
        Ok(Some(bytes)) if bytes.len() as u64 > LARGEST_PAGE => Err(Ended::TooLong),
        Ok(Some(bytes)) if status.success() => Ok(bytes),
        Ok(_) => Err(Ended::Badly),
    }
}

/// Where the system lets a parent do so.
fn limit_memory(child: &std::process::Child) {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Pid, Resource, Rlimit, prlimit};
        let limit = Rlimit { current: Some(MEMORY), maximum: Some(MEMORY) };
        let _ = prlimit(Pid::from_raw(child.id() as i32), Resource::As, limit);
    }
    #[cfg(not(target_os = "linux"))]
    let _ = child;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recognised_text_takes_the_place_of_its_page() {
        let ocr = Ocr { version: "tesseract 5".into() };
        let read = ReadText {
            text: "un\n\ntrois\n".into(),
            pages: vec![0, 4, 4],
            pictures: vec![2],
            media_type: MediaType::Pdf,
            ..ReadText::default()
        };
        let filled = ocr.filled(read, |page| format!("page {page}\n"));
        assert_eq!((filled.text.as_str(), filled.pages), ("un\n\npage 2\n\ntrois\n", vec![0, 4, 12]));
        assert!(!filled.is_recognised, "most of its pages have a text of their own");
        assert_eq!(filled.warnings, ["the text of 1 pages was recognised by tesseract 5 and may have errors"]);
    }

    #[test]
    fn a_program_that_is_missing_or_fails_is_told() {
        assert!(matches!(output("no-such-program", &[], &[]), Err(Ended::NotStarted)));
        #[cfg(unix)]
        {
            assert!(matches!(output("false", &[], &[]), Err(Ended::Badly)));
            assert!(matches!(output("cat", &[], b"bytes"), Ok(bytes) if bytes == b"bytes"));
        }
    }
}
