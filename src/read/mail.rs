//! Reads messages (RFC 5322 and MIME): the subject, the text, and the attachments one after the other; and web pages that a
//! browser saved as one message.

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders};

use super::attachments::Attached;
use super::encoding::Decoded;
use super::{Metadata, ReadError, ReadText, html, limit, plain};
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
    let body = body(&message, is_page)?;
    let subject = message.subject().map(|subject| normalise(subject.to_owned()).0.trim().to_owned()).filter(|subject| !subject.is_empty());
    let mut text = String::new();
    if let Some(subject) = subject.as_ref().filter(|_| !is_page) {
        text.push_str(&format!("# {subject}\n\n"));
    }
    text.push_str(body.text.trim_end());
    let mut warnings = body.warnings;
    if !is_page {
        let mut attached = Attached { text, warnings };
        for part in message.attachments() {
            attached.file(part.attachment_name().unwrap_or("without a name"), part.contents(), depth + 1);
        }
        Attached { text, warnings } = attached;
    }
    limit::text(text.len(), bytes.len())?;
    let published = message.date().map(|date| date.to_rfc3339());
    let metadata = Metadata { title: body.metadata.title.or(subject), published, ..Metadata::default() };
    let media_type = if is_page { MediaType::Mhtml } else { MediaType::Mail };
    Ok(ReadText { offsets: OffsetMap::identity(text.len()), text, media_type, metadata, warnings, ..ReadText::default() })
}

/// The pages of a message where it has any, since they keep lists and tables, else its plain texts; of a page that was saved,
/// the first, since others are frames of it.
fn body(message: &Message, is_saved: bool) -> Result<ReadText, ReadError> {
    let is_first = |part: &&MessagePart| !is_saved || part.is_text_html();
    let most = if is_saved { 1 } else { usize::MAX };
    let mut whole = ReadText::default();
    for part in message.html_bodies().filter(is_first).take(most) {
        let text = Decoded::of(part.text_contents().unwrap_or_default().to_owned());
        let read = if part.is_text_html() { html::read(text)? } else { plain::read(text, MediaType::Text) };
        if !whole.text.is_empty() && !read.text.is_empty() {
            whole.text.push_str("\n\n");
        }
        whole.text.push_str(&read.text);
        whole.warnings.extend(read.warnings);
        whole.metadata.title = whole.metadata.title.or(read.metadata.title);
    }
    Ok(whole)
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

    #[test]
    fn all_pieces_of_a_text_are_read() {
        let part = |kind: &str, text: &str| format!("--x\nContent-Type: text/{kind}; charset=utf-8\n\n{text}\n");
        let parts = [part("html", "<p>9h Accueil</p>"), part("plain", "10h Pause"), part("html", "<ul><li>11h Fin</li></ul>")].concat();
        let head = "From: a@b.test\nSubject: Jour\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n";
        let read = read(format!("{head}{parts}--x--\n").as_bytes(), 0).expect("readable");
        let lines: Vec<&str> = read.text.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(lines, ["# Jour", "9h Accueil", "10h Pause", "- 11h Fin"]);
    }
}
