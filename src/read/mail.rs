//! Reads messages (RFC 5322 and MIME): the subject, the text, and the attachments one after the other; and web pages that a
//! browser saved as one message.

use std::path::Path;

use mail_parser::{Message, MessageParser, MimeHeaders};

use super::encoding::Decoded;
use super::{Metadata, ReadError, ReadText, dispatch, html, limit, plain};
use crate::record::MediaType;
use crate::text::{OffsetMap, normalise};

/// Header fields with which messages begin.
const FIELDS: [&str; 14] = [
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "mime-version",
    "received",
    "return-path",
    "delivered-to",
    "content-type",
    "reply-to",
    "x-mozilla-status",
    "dkim-signature",
    "snapshot-content-location",
];

/// Whether bytes begin with the head of a message: three of the usual fields before the first blank line.
pub(super) fn is_message(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(16 << 10)];
    let mut known = 0;
    for line in head.split(|&byte| byte == b'\n').take(200) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let is_folded = line.starts_with(b" ") || line.starts_with(b"\t");
        let name = line.split(|&byte| byte == b':').next().unwrap_or_default();
        if line.is_empty() {
            break;
        }
        if is_folded && known > 0 {
            continue;
        }
        if name.len() == line.len() || !name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-') {
            return false;
        }
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        known += usize::from(FIELDS.contains(&name.as_str()));
    }
    known >= 3
}

/// `depth`: how many files this one lies in.
pub(super) fn read(bytes: &[u8], depth: usize) -> Result<ReadText, ReadError> {
    let message = MessageParser::default().parse(bytes).ok_or_else(|| ReadError::damaged("its parts cannot be told apart"))?;
    let is_page = message.header("Snapshot-Content-Location").is_some()
        || message
            .content_type()
            .is_some_and(|kind| kind.ctype() == "multipart" && kind.subtype() == Some("related") && message.to().is_none());
    let body = body(&message)?;
    let mut warnings = body.warnings;
    let subject = message.subject().map(|subject| normalise(subject.to_owned()).0.trim().to_owned()).filter(|subject| !subject.is_empty());
    let mut text = String::new();
    if let Some(subject) = subject.as_ref().filter(|_| !is_page) {
        text.push_str(&format!("# {subject}\n\n"));
    }
    text.push_str(body.text.trim_end());
    if !is_page {
        attachments(&message, depth, &mut text, &mut warnings);
    }
    limit::text(text.len(), bytes.len())?;
    let published = message.date().map(|date| date.to_rfc3339());
    let metadata = Metadata { title: body.metadata.title.or(subject), published, ..Metadata::default() };
    let media_type = if is_page { MediaType::Mhtml } else { MediaType::Mail };
    Ok(ReadText { offsets: OffsetMap::identity(text.len()), text, media_type, metadata, warnings, ..ReadText::default() })
}

/// The page of a message where it has one, since it keeps lists and tables; else its plain text.
fn body(message: &Message) -> Result<ReadText, ReadError> {
    let decoded =
        |text: &str| Decoded { text: text.to_owned(), offsets: OffsetMap::identity(text.len()), encoding: "", warnings: Vec::new() };
    let page = message.html_bodies().find_map(|part| part.is_text_html().then(|| part.text_contents()).flatten());
    match page {
        Some(page) => html::read(decoded(page)),
        None => {
            let text: Vec<&str> = message.text_bodies().filter_map(|part| part.text_contents()).collect();
            Ok(plain::read(decoded(&text.join("\n\n")), MediaType::Text))
        }
    }
}

/// Attachments that are documents follow the text; others are named.
fn attachments(message: &Message, depth: usize, text: &mut String, warnings: &mut Vec<String>) {
    for part in message.attachments() {
        let name = part.attachment_name().unwrap_or("without a name").to_owned();
        match dispatch::read_within(part.contents(), Some(Path::new(&name)), depth + 1) {
            Ok(read) => {
                text.push_str("\n\n");
                text.push_str(read.text.trim());
                warnings.extend(read.warnings.into_iter().map(|warning| format!("attachment {name}: {warning}")));
            }
            Err(error) => warnings.push(format!("attachment {name} was not read: {error}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_told_from_text() {
        let table: [(&[u8], bool); 4] = [
            (b"From: a@b.test\r\nSubject: Programme\r\nDate: Mon, 2 Mar 2020 09:00:00 +0100\r\n\r\n9h", true),
            (b"Date : 9 mars\nTo: tous\nSubject: rien\n\n9h", false),
            (b"9h00: Accueil\n10h: Pause\n\nFrom: x", false),
            (b"Received: x\n y\nFrom: a\nMIME-Version: 1.0\n\n", true),
        ];
        for (bytes, expected) in table {
            assert_eq!(is_message(bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_message_is_its_subject_and_its_text() {
        let source = "From: a@b.test\nSubject: =?utf-8?q?Journ=C3=A9e?=\nMIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n9h Pl=E9ni=E8re\n";
        let read = read(source.as_bytes(), 0).expect("readable");
        assert_eq!(read.text, "# Journée\n\n9h Plénière");
        assert_eq!(read.metadata.title.as_deref(), Some("Journée"));
    }
}
