//! Tells what kind of file some bytes are: by their content first, by the file's name where the content leaves it open.

use std::path::Path;

use memchr::memmem;
use serde::de::IgnoredAny;

use super::{calendar, schedule};
use crate::record::MediaType;

/// First bytes of formats that are not text, with their media types (IANA names where there are any).
const SIGNATURES: [(&[u8], &str); 26] = [
    (b"%PDF-", "application/pdf"),
    (b"%!PS", "application/postscript"),
    (b"{\\rtf", "application/rtf"),
    (b"PK\x05\x06", "application/zip"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "application/x-ole-storage"),
    (b"\x89PNG\r\n\x1A\n", "image/png"),
    (b"\xFF\xD8\xFF", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x1F\x8B\x08", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xFD7zXZ\x00", "application/x-xz"),
    (b"\x28\xB5\x2F\xFD", "application/zstd"),
    (b"7z\xBC\xAF\x27\x1C", "application/x-7z-compressed"),
    (b"Rar!\x1A\x07", "application/vnd.rar"),
    (b"\x7FELF", "application/x-executable"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"PAR1", "application/vnd.apache.parquet"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"fLaC", "audio/flac"),
    (b"wOFF", "font/woff"),
    (b"wOF2", "font/woff2"),
    (b"\x00\x00\x01\x00", "image/x-icon"),
];

/// The media type of bytes that begin like a known format that is not text.
pub(super) fn binary_type(bytes: &[u8]) -> Option<&'static str> {
    let known = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)).map(|&(_, media_type)| media_type);
    known.or_else(|| match bytes {
        _ if bytes.starts_with(b"PK\x03\x04") => Some(zip_type(bytes)),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => Some("audio/wav"),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Some("video/mp4"),
        // A PDF may be preceded by up to 1024 bytes of something else (PDF 1.7, appendix H, note 13).
        _ => memmem::find(&bytes[..bytes.len().min(1024)], b"\n%PDF-1").map(|_| "application/pdf"),
    })
}

/// Word, spreadsheet, slide and OpenDocument files are zip archives; their first entries tell them apart.
fn zip_type(bytes: &[u8]) -> &'static str {
    let head = &bytes[..bytes.len().min(4096)];
    let kinds: [(&[u8], &'static str); 7] = [
        (b"mimetypeapplication/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
        (b"mimetypeapplication/vnd.oasis.opendocument", "application/vnd.oasis.opendocument"),
        (b"mimetypeapplication/epub+zip", "application/epub+zip"),
        (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        (b"[Content_Types].xml", "application/vnd.openxmlformats-officedocument"),
    ];
    kinds.iter().find(|(mark, _)| memmem::find(head, mark).is_some()).map_or("application/zip", |&(_, media_type)| media_type)
}

/// What decoded text is, going by its beginning and then by its name; `Err` holds the media type of mark-up that has no reader.
pub(super) fn text_type(text: &str, name: Option<&Path>) -> Result<MediaType, &'static str> {
    let extension = name.and_then(Path::extension).map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    let named = match extension.as_deref() {
        Some("md" | "markdown" | "mdown" | "mkd") => Some(MediaType::Markdown),
        Some("html" | "htm" | "xhtml") => Some(MediaType::Html),
        _ => None,
    };
    let start = skip_comments(text);
    if calendar::is_calendar(start) {
        return Ok(MediaType::Calendar);
    }
    if schedule::is_json(start) {
        return Ok(MediaType::ScheduleJson);
    }
    if is_data(start) {
        return Err("application/json");
    }
    if let Some(declared) = (starts_with_ignoring_case(start, "<?xml") || start.starts_with("<schedule")).then(|| xml_type(start)) {
        return declared;
    }
    if starts_with_ignoring_case(start, "<svg") {
        return Err("image/svg+xml");
    }
    if starts_like_html(start) || (named == Some(MediaType::Html) && holds_a_tag(text)) {
        return Ok(MediaType::Html);
    }
    Ok(match named {
        Some(MediaType::Markdown) => MediaType::Markdown,
        _ => MediaType::Text,
    })
}

/// Whether a text is JSON from end to end, one value or one a line: data of another program, which no reader was made for.
fn is_data(start: &str) -> bool {
    start.starts_with(['{', '[']) && serde_json::Deserializer::from_str(start).into_iter::<IgnoredAny>().all(|value| value.is_ok())
}

/// Whether bytes in an unknown encoding that keeps ASCII begin like HTML, so that a declared encoding is worth looking for.
pub(super) fn may_be_html(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    memmem::find(head, b"<").is_some()
        && [&b"<meta"[..], b"<META", b"<Meta", b"<?xml"].iter().any(|mark| memmem::find(head, mark).is_some())
}

/// Tags that no plain text begins with.
const FIRST_TAGS: [&str; 27] = [
    "!doctype", "html", "head", "body", "meta", "title", "link", "script", "style", "div", "section", "article", "main", "header", "nav",
    "table", "p", "h1", "h2", "h3", "ul", "ol", "dl", "span", "center", "font", "base",
];

fn starts_like_html(start: &str) -> bool {
    let Some(tag) = start.strip_prefix('<') else { return false };
    let name_end = tag.find(|found: char| !found.is_ascii_alphanumeric() && found != '!').unwrap_or(tag.len());
    let closes = matches!(tag.as_bytes().get(name_end), Some(b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n'));
    closes && FIRST_TAGS.iter().any(|first| tag[..name_end].eq_ignore_ascii_case(first))
}

fn xml_type(start: &str) -> Result<MediaType, &'static str> {
    let mut head_end = start.len().min(4096);
    while !start.is_char_boundary(head_end) {
        head_end -= 1;
    }
    let head = start[..head_end].to_ascii_lowercase();
    if head.contains("<html") || head.contains("<!doctype html") {
        Ok(MediaType::Html)
    } else if head.contains("<svg") {
        Err("image/svg+xml")
    } else {
        if schedule::is_xml(start) { Ok(MediaType::ScheduleXml) } else { Err("application/xml") }
    }
}

/// The text after white space and HTML comments at its beginning.
fn skip_comments(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix("<!--") {
        let Some(end) = memmem::find(comment.as_bytes(), b"-->") else { break };
        rest = comment[end + 3..].trim_start();
    }
    rest
}

fn starts_with_ignoring_case(text: &str, prefix: &str) -> bool {
    text.as_bytes().get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix.as_bytes()))
}

fn holds_a_tag(text: &str) -> bool {
    memchr::memchr_iter(b'<', text.as_bytes())
        .any(|at| text.as_bytes().get(at + 1).is_some_and(|next| next.is_ascii_alphabetic() || *next == b'/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_comes_before_the_name() {
        let table = [
            ("Programme", None, Ok(MediaType::Text)),
            ("# Programme", Some("a.md"), Ok(MediaType::Markdown)),
            ("# Programme", Some("a.txt"), Ok(MediaType::Text)),
            ("\n<!-- export --><!DOCTYPE html><p>x", Some("a.txt"), Ok(MediaType::Html)),
            ("<HTML>", Some("a.md"), Ok(MediaType::Html)),
            ("<div class=a>x</div>", None, Ok(MediaType::Html)),
            ("<u>Programme</u> du 3 mars", None, Ok(MediaType::Text)),
            ("<Programme>", None, Ok(MediaType::Text)),
            ("9h <b>Accueil</b>", Some("a.HTM"), Ok(MediaType::Html)),
            ("9h Accueil", Some("a.html"), Ok(MediaType::Text)),
            ("<?xml version=\"1.0\"?><html xmlns=\"x\">", None, Ok(MediaType::Html)),
            ("<?xml version=\"1.0\"?><rss>", None, Err("application/xml")),
            ("<p>", None, Ok(MediaType::Html)),
            ("<pause>", None, Ok(MediaType::Text)),
            ("{\"titre\": \"Programme\"}\n", Some("a.txt"), Err("application/json")),
            ("[1, 2]\n[3]", None, Err("application/json")),
            ("[12 mars] Accueil", None, Ok(MediaType::Text)),
            ("{Accueil}", Some("a.json"), Ok(MediaType::Text)),
        ];
        for (text, name, expected) in table {
            assert_eq!(text_type(text, name.map(Path::new)), expected, "{text:?} {name:?}");
        }
    }

    #[test]
    fn binary_formats_are_named() {
        let table: [(&[u8], Option<&str>); 7] = [
            (b"%PDF-1.7\n", Some("application/pdf")),
            (b"junk\n%PDF-1.4", Some("application/pdf")),
            (
                b"PK\x03\x04....[Content_Types].xml....word/document.xml",
                Some("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            ),
            (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", Some("application/vnd.oasis.opendocument.text")),
            (b"\x89PNG\r\n\x1A\n", Some("image/png")),
            (b"{\\rtf1", Some("application/rtf")),
            (b"BZ", None),
        ];
        for (bytes, expected) in table {
            assert_eq!(binary_type(bytes), expected, "{bytes:?}");
        }
    }
}
