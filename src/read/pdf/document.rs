//! Defines `read`, the way from a file to the text of its pages.

use pdfboss_core::{Document, Error, Page};
use pdfboss_text::{ExtractReport, FontCache, ReadingOrder, Ruling, TextSpan, placed_images};

use super::super::{Metadata, ReadError, ReadText, limit};
use super::rows::Line;
use super::{columns, hyphens, run, running};
use crate::record::MediaType;
use crate::text::{OffsetMap, normalise};

/// # Errors
/// `Encrypted`, `NeedsOcr`, `Empty`, `Damaged`, or a limit.
pub(in crate::read) fn read(bytes: &[u8]) -> Result<ReadText, ReadError> {
    let document = Document::load(bytes.to_vec()).map_err(|error| match error {
        Error::Encrypted => ReadError::Encrypted,
        error => ReadError::damaged(error),
    })?;
    let mut pages = Vec::new();
    let is_cut = memchr::memmem::rfind(&bytes[bytes.len().saturating_sub(2048)..], b"%%EOF").is_none();
    let mut warnings: Vec<String> =
        is_cut.then(|| "the file ends before its end mark: something may be missing".to_owned()).into_iter().collect();
    let mut pictures = Vec::new();
    let fonts = FontCache::default();
    let mut length = 0;
    for index in 0..document.page_count() {
        let page = match document.page(index) {
            Ok(page) => page,
            Err(error) => {
                warnings.push(format!("page {} cannot be read: {error}", index + 1));
                pages.push(Vec::new());
                continue;
            }
        };
        let (spans, rulings, report) = spans(&document, &page, &fonts)?;
        if !report.is_complete() {
            warnings.push(format!("page {} was read in part: {} pieces of its content are damaged", index + 1, report.skipped.len()));
        }
        if spans.iter().all(|span| span.text.trim().is_empty()) && placed_images(&document, &page).is_ok_and(|images| !images.is_empty()) {
            pictures.push(index as u32 + 1);
        }
        let lines = lines(&spans, &rulings);
        length += lines.iter().map(|line| line.text.len() + 1).sum::<usize>();
        limit::text(length, bytes.len())?;
        pages.push(lines);
    }
    if pages.iter().all(Vec::is_empty) {
        return Err(match pictures.len() {
            0 if is_cut || !warnings.is_empty() => ReadError::damaged(warnings.join("; ")),
            0 => ReadError::Empty,
            pages => ReadError::NeedsOcr { pages },
        });
    }
    warnings.extend(pictures_warning(&pictures, pages.len()));
    running::remove(&mut pages);
    hyphens::join(&mut pages);
    let (text, pages) = write(&pages);
    let metadata = metadata(&document);
    Ok(ReadText {
        offsets: OffsetMap::identity(text.len()),
        text,
        pages,
        pictures,
        media_type: MediaType::Pdf,
        metadata,
        warnings,
        ..ReadText::default()
    })
}

fn spans(document: &Document, page: &Page, fonts: &FontCache) -> Result<(Vec<TextSpan>, Vec<Ruling>, ExtractReport), ReadError> {
    pdfboss_text::extract_spans_and_rulings_reporting_cached(document, page, fonts, ReadingOrder::Content).map_err(ReadError::damaged)
}

/// The lines of a page, in reading order. Text that runs in another direction comes last.
fn lines(spans: &[TextSpan], rulings: &[Ruling]) -> Vec<Line> {
    let mut directions: Vec<(i32, usize)> = Vec::new();
    for span in spans {
        match directions.iter_mut().find(|(rotate, _)| *rotate == span.rotate) {
            Some((_, characters)) => *characters += span.text.len(),
            None => directions.push((span.rotate, span.text.len())),
        }
    }
    directions.sort_by_key(|&(rotate, characters)| (std::cmp::Reverse(characters), rotate));
    let mut lines = Vec::new();
    for (rotate, _) in directions {
        let rules = run::turned(rulings, rotate);
        lines.extend(columns::read(run::of(spans, rotate, &rules), &rules));
    }
    lines
}

/// Normalised text, and where each page begins in it.
fn write(pages: &[Vec<Line>]) -> (String, Vec<u32>) {
    let mut text = String::new();
    let mut starts = Vec::with_capacity(pages.len());
    for lines in pages {
        let mut page = String::new();
        for line in lines {
            if line.is_apart && !page.is_empty() {
                page.push('\n');
            }
            // A sign that its font does not name, before a line: a bullet.
            let unnamed = line.text.strip_prefix("\u{FFFD} ");
            page.extend(unnamed.map(|_| "• "));
            page.push_str(unnamed.unwrap_or(&line.text));
            page.push('\n');
        }
        let page = normalise(page).0;
        if !text.is_empty() && !page.is_empty() {
            text.push('\n');
        }
        // A text beyond 4 GiB is refused when it is complete.
        starts.push(text.len() as u32);
        text.push_str(&page);
    }
    (text, starts)
}

fn pictures_warning(pictures: &[u32], pages: usize) -> Option<String> {
    let numbers = || pictures.iter().take(10).map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let more = if pictures.len() > 10 { " …" } else { "" };
    (!pictures.is_empty()).then(|| format!("{} of {pages} pages are pictures without text: {}{more}", pictures.len(), numbers()))
}

/// Titles that word processors make of file names say nothing.
fn metadata(document: &Document) -> Metadata {
    let found = document.metadata();
    let is_title = |title: &String| {
        let title = title.trim();
        let extension = title.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
        let is_file = extension.is_some_and(|e| {
            matches!(e.as_str(), "doc" | "docx" | "odt" | "indd" | "pdf" | "pptx" | "ppt" | "html" | "rtf" | "qxd" | "pub" | "tex")
        });
        title.contains(' ') && !is_file && !title.starts_with("Microsoft ")
    };
    Metadata {
        title: found.title.filter(is_title).map(|title| normalise(title).0.trim().to_owned()),
        description: found.subject.map(|subject| normalise(subject).0.trim().to_owned()).filter(|subject| !subject.is_empty()),
        published: found.creation_date,
    }
}
