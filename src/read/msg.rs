//! Reads Outlook's messages ([MS-OXMSG]): the subject, the text, and the attachments one after the other.
//!
//! Every property is a stream of its own in a compound file, named after its number and type.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use cfb::CompoundFile;

use super::attachments::Attached;
use super::encoding::{self, Decoded};
use super::{Metadata, ReadError, ReadText, html, limit, plain, rtf};
use crate::record::MediaType;
use crate::text::{OffsetMap, normalise};

type Compound<'a> = CompoundFile<Cursor<&'a [u8]>>;

/// The media type of compound files, by their first bytes.
pub(super) const CONTAINER: &str = "application/x-ole-storage";

/// Numbers of properties.
const SUBJECT: u16 = 0x0037;
const BODY: u16 = 0x1000;
const BODY_RTF: u16 = 0x1009;
const BODY_HTML: u16 = 0x1013;
const ATTACHED: u16 = 0x3701;
const ATTACHED_NAME: u16 = 0x3707;
const ATTACHED_SHORT_NAME: u16 = 0x3704;

/// Bytes beyond which a property is not read.
const LONGEST: u64 = 200 << 20;

/// Word hides an encrypted document in such a container too.
///
/// # Errors
/// `Unsupported` for other files in such a container, among them Word's before 2007; `Encrypted` where it holds an
/// encrypted document.
pub(super) fn read(bytes: &[u8], depth: usize) -> Result<ReadText, ReadError> {
    let whole = filled_up(bytes);
    let mut compound = CompoundFile::open(Cursor::new(whole.as_deref().unwrap_or(bytes))).map_err(ReadError::damaged)?;
    if compound.is_stream("/EncryptedPackage") {
        return Err(ReadError::Encrypted);
    }
    if !compound.is_stream("/__properties_version1.0") {
        let media_type = if compound.is_stream("/WordDocument") { "application/msword" } else { CONTAINER };
        return Err(ReadError::Unsupported { media_type: media_type.to_owned() });
    }
    let mut read = message(&mut compound, Path::new("/"), depth)?;
    limit::text(read.text.len(), bytes.len())?;
    if whole.is_some() {
        read.warnings.push("its table of sectors is longer than the file".to_owned());
    }
    Ok(read)
}

/// Some programs (SheetJS's, and with it Tutanota's export) fill the last sector of the table of sectors ([MS-CFB] 2.3) with
/// ends of chains instead of marks for what is free. Such a file is given the sectors that it tells of, which nothing uses.
fn filled_up(bytes: &[u8]) -> Option<Vec<u8>> {
    const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
    const TABLES: usize = 44;
    const FIRST_TABLE: usize = 76;
    const TABLES_IN_HEAD: usize = 109;
    let number = |at: usize| bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map(u32::from_le_bytes);
    let sector = match bytes.get(30..32)? {
        [9, 0] => 512,
        [12, 0] => 4096,
        _ => return None,
    };
    let sectors = (bytes.len() / sector).checked_sub(1)?;
    let tables = number(TABLES)? as usize;
    if !(1..=TABLES_IN_HEAD).contains(&tables) {
        return None;
    }
    let last = (number(FIRST_TABLE + 4 * (tables - 1))? as usize).checked_add(1)?.checked_mul(sector)?;
    let entries = sector / 4;
    let beyond = sectors.checked_sub((tables - 1) * entries)?;
    let are_ends = beyond < entries && (beyond..entries).all(|entry| number(last + 4 * entry) == Some(END_OF_CHAIN));
    are_ends.then(|| {
        let mut whole = bytes.to_vec();
        whole.resize((tables * entries + 1) * sector, 0);
        whole
    })
}

/// The message in a folder of the container.
fn message(compound: &mut Compound, folder: &Path, depth: usize) -> Result<ReadText, ReadError> {
    if depth > limit::ARCHIVES {
        return Err(ReadError::Limit(format!("more than {} messages within each other", limit::ARCHIVES)));
    }
    let body = body(compound, folder)?;
    let subject = string(compound, folder, SUBJECT)?.map(|subject| subject.trim().to_owned()).filter(|subject| !subject.is_empty());
    let mut text = subject.as_ref().map_or(String::new(), |subject| format!("# {subject}\n\n"));
    text.push_str(body.text.trim_end());
    let mut attached = Attached { text, warnings: body.warnings };
    for attachment in attachments(compound, folder)? {
        attach(compound, &attachment, depth + 1, &mut attached)?;
    }
    let Attached { text, warnings } = attached;
    let metadata = Metadata { title: body.metadata.title.or(subject), ..Metadata::default() };
    Ok(ReadText {
        offsets: OffsetMap::identity(text.len()),
        text,
        media_type: MediaType::Outlook,
        metadata,
        warnings,
        ..ReadText::default()
    })
}

/// The page of a message where it has one, since it keeps lists and tables; else its Rich Text, else its plain text.
fn body(compound: &mut Compound, folder: &Path) -> Result<ReadText, ReadError> {
    if let Some(page) = stream(compound, folder, BODY_HTML, "0102")? {
        let declared = encoding::declared(&page);
        return html::read(encoding::decode(&page, declared)?);
    }
    if let Some(page) = string(compound, folder, BODY_HTML)? {
        return html::read(Decoded::of(page));
    }
    let rich = stream(compound, folder, BODY_RTF, "0102")?.and_then(|packed| unpacked(&packed));
    let plain = string(compound, folder, BODY)?.unwrap_or_default();
    match rich.map(|rich| rtf::read(&rich)) {
        Some(Ok(read)) => Ok(read),
        _ => Ok(plain::read(Decoded::of(plain), MediaType::Text)),
    }
}

/// Adds what is attached: a file, or another message.
fn attach(compound: &mut Compound, attachment: &Path, depth: usize, attached: &mut Attached) -> Result<(), ReadError> {
    let name = string(compound, attachment, ATTACHED_NAME)?.or(string(compound, attachment, ATTACHED_SHORT_NAME)?);
    let name = name.unwrap_or_else(|| "without a name".to_owned());
    let inner = attachment.join(format!("__substg1.0_{ATTACHED:04X}000D"));
    if compound.is_storage(&inner) {
        attached.read(&name, message(compound, &inner, depth));
        return Ok(());
    }
    match stream(compound, attachment, ATTACHED, "0102") {
        Ok(Some(bytes)) => attached.file(&name, &bytes, depth),
        Ok(None) => attached.read(&name, Err(ReadError::damaged("it holds no file"))),
        Err(error) => attached.read(&name, Err(error)),
    }
    Ok(())
}

/// Folders of the attachments, in their order.
fn attachments(compound: &Compound, folder: &Path) -> Result<Vec<PathBuf>, ReadError> {
    let entries = compound.read_storage(folder).map_err(ReadError::damaged)?;
    let mut found: Vec<PathBuf> =
        entries.filter(|entry| entry.is_storage() && entry.name().starts_with("__attach")).map(|entry| entry.path().to_owned()).collect();
    found.sort();
    Ok(found)
}

/// A property that is text: in UTF-16, or in the code page of its sender.
fn string(compound: &mut Compound, folder: &Path, property: u16) -> Result<Option<String>, ReadError> {
    if let Some(bytes) = stream(compound, folder, property, "001F")? {
        let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let text: String = char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        return Ok(Some(normalise(text.trim_end_matches('\0').to_owned()).0));
    }
    let Some(bytes) = stream(compound, folder, property, "001E")? else { return Ok(None) };
    let end = bytes.iter().rposition(|&byte| byte != 0).map_or(0, |last| last + 1);
    Ok(Some(normalise(encoding::decode(&bytes[..end], None)?.text).0))
}

fn stream(compound: &mut Compound, folder: &Path, property: u16, kind: &str) -> Result<Option<Vec<u8>>, ReadError> {
    let path = folder.join(format!("__substg1.0_{property:04X}{kind}"));
    if !compound.is_stream(&path) {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let stream = compound.open_stream(&path).map_err(ReadError::damaged)?;
    stream.take(LONGEST).read_to_end(&mut bytes).map_err(ReadError::damaged)?;
    Ok((!bytes.is_empty()).then_some(bytes))
}

/// What the window of the compression holds at its beginning ([MS-OXRTFCP] 2.1.2.1).
const WINDOW: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \
\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \
\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

/// Unpacks Rich Text ([MS-OXRTFCP]); none where it is not packed as it should be.
fn unpacked(packed: &[u8]) -> Option<Vec<u8>> {
    const SIZE: usize = 4096;
    let (head, rest) = packed.split_at_checked(16)?;
    match &head[8..12] {
        b"MELA" => return Some(rest.to_vec()),
        b"LZFu" => {}
        _ => return None,
    }
    let mut window = [b' '; SIZE];
    window[..WINDOW.len()].copy_from_slice(WINDOW);
    let mut write = WINDOW.len();
    let mut out = Vec::new();
    let mut bytes = rest.iter().copied();
    while let Some(control) = bytes.next() {
        for bit in 0..8 {
            let Some(byte) = bytes.next() else { return Some(out) };
            if control & (1 << bit) == 0 {
                out.push(byte);
                window[write] = byte;
                write = (write + 1) % SIZE;
                continue;
            }
            let Some(low) = bytes.next() else { return Some(out) };
            let pair = usize::from(byte) << 8 | usize::from(low);
            let (offset, length) = (pair >> 4, (pair & 15) + 2);
            // The end is marked by a reference to the place that is written next.
            if offset == write {
                return Some(out);
            }
            for step in 0..length {
                let byte = window[(offset + step) % SIZE];
                out.push(byte);
                window[write] = byte;
                write = (write + 1) % SIZE;
            }
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The two examples of [MS-OXRTFCP] 4.1 and 4.2.
    #[test]
    fn rich_text_is_unpacked() {
        let first = [
            0x2d, 0, 0, 0, 0x2b, 0, 0, 0, 0x4c, 0x5a, 0x46, 0x75, 0xf1, 0xc5, 0xc7, 0xa7, 0x03, 0, 0x0a, 0, 0x72, 0x63, 0x70, 0x67, 0x31,
            0x32, 0x35, 0x42, 0x32, 0x0a, 0xf3, 0x20, 0x68, 0x65, 0x6c, 0x09, 0, 0x20, 0x62, 0x77, 0x05, 0xb0, 0x6c, 0x64, 0x7d, 0x0a,
            0x80, 0x0f, 0xa0,
        ];
        assert_eq!(WINDOW.len(), 207);
        assert_eq!(unpacked(&first).as_deref(), Some(&b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"[..]));
        let second = [
            0x1a, 0, 0, 0, 0x1c, 0, 0, 0, 0x4c, 0x5a, 0x46, 0x75, 0xe2, 0xd4, 0x4b, 0x51, 0x41, 0, 0x04, 0x20, 0x57, 0x58, 0x59, 0x5a,
            0x0d, 0x6e, 0x7d, 0x01, 0x0e, 0xb0,
        ];
        assert_eq!(unpacked(&second).as_deref(), Some(&b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"[..]));
        assert_eq!(unpacked(b"short"), None);
    }

    fn message(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
        let mut compound = CompoundFile::create(Cursor::new(Vec::new())).expect("created");
        for (path, bytes) in parts {
            if let Some(parent) = Path::new(path).parent() {
                compound.create_storage_all(parent).expect("created");
            }
            std::io::Write::write_all(&mut compound.create_stream(path).expect("created"), bytes).expect("written");
        }
        compound.into_inner().into_inner()
    }

    fn utf16(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn a_message_is_its_subject_its_text_and_its_attachments() {
        let bytes = message(&[
            ("/__properties_version1.0", vec![0; 32]),
            ("/__substg1.0_0037001F", utf16("Journée des lisières")),
            ("/__substg1.0_1000001E", b"9h Pl\xe9ni\xe8re du matin, d\xe9jeuner \xe0 midi".to_vec()),
            ("/__attach_version1.0_#00000000/__substg1.0_3707001F", utf16("salle.txt")),
            ("/__attach_version1.0_#00000000/__substg1.0_37010102", b"Salle Camus".to_vec()),
            ("/__attach_version1.0_#00000001/__substg1.0_3701000D/__substg1.0_0037001F", utf16("Transmis")),
            ("/__attach_version1.0_#00000001/__substg1.0_3701000D/__substg1.0_1000001F", utf16("14h Clôture")),
        ]);
        let read = read(&bytes, 0).expect("readable");
        assert_eq!(
            read.text,
            "# Journée des lisières\n\n9h Plénière du matin, déjeuner à midi\n\nSalle Camus\n\n# Transmis\n\n14h Clôture"
        );
        assert_eq!((read.media_type, read.warnings), (MediaType::Outlook, vec![]));
    }

    #[test]
    fn other_files_in_such_containers_are_told() {
        let word = message(&[("/WordDocument", vec![0])]);
        assert_eq!(read(&word, 0).err(), Some(ReadError::Unsupported { media_type: "application/msword".into() }));
        let encrypted = message(&[("/EncryptedPackage", vec![0])]);
        assert_eq!(read(&encrypted, 0).err(), Some(ReadError::Encrypted));
        assert!(matches!(read(&word[..600], 0), Err(ReadError::Damaged(_))));
    }
}
