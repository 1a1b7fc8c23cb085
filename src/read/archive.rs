//! Reads parts of zip archives by their names, through a limit; nothing is ever unpacked to disk.

use std::io::{Cursor, Read, Seek, SeekFrom};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{ReadError, limit};
use crate::record::MediaType;

pub(super) struct Archive<R> {
    zip: ZipArchive<R>,
    packed: usize,
    /// Bytes unpacked so far.
    unpacked: usize,
}

/// Parts of an archive beyond which it is refused.
const MOST_PARTS: usize = 100_000;
/// Bytes that all parts together may unpack to.
const MOST_UNPACKED: usize = 1 << 29;

impl<'a> Archive<Cursor<&'a [u8]>> {
    pub fn of(bytes: &'a [u8]) -> Result<Self, ReadError> {
        Archive::open(Cursor::new(bytes), bytes.len())
    }
}

impl<R: Read + Seek> Archive<R> {
    /// `packed`: size of the whole archive in bytes.
    pub fn open(source: R, packed: usize) -> Result<Self, ReadError> {
        let zip = ZipArchive::new(source).map_err(ReadError::damaged)?;
        if zip.len() > MOST_PARTS {
            return Err(ReadError::Limit(format!("an archive of {} parts", zip.len())));
        }
        Ok(Archive { zip, packed, unpacked: 0 })
    }

    /// The names of its files, as they are written: never paths to be opened; and how long each says it is.
    pub fn names(&mut self) -> Vec<(String, u64)> {
        let mut names = Vec::with_capacity(self.zip.len());
        for at in 0..self.zip.len() {
            let Ok(part) = self.zip.by_index_raw(at) else { continue };
            let name = part.name().map_or_else(|_| String::from_utf8_lossy(part.name_raw()).into_owned(), |name| name.into_owned());
            if !name.ends_with('/') {
                names.push((name, part.size()));
            }
        }
        names
    }

    /// A part's bytes; none where there is no such part.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(message)) if message == ZipError::PASSWORD_REQUIRED => return Err(ReadError::Encrypted),
            Err(error) => return Err(ReadError::damaged(error)),
        };
        if part.is_symlink() {
            return Err(ReadError::damaged("a link within an archive is not followed"));
        }
        let bytes = limit::unpacked(part, self.packed)?;
        self.unpacked += bytes.len();
        if self.unpacked > MOST_UNPACKED {
            return Err(ReadError::Limit(format!("its parts unpack to more than {MOST_UNPACKED} bytes")));
        }
        Ok(Some(bytes))
    }

    /// The documents at the end of some ways.
    fn parts(&mut self, ways: &[&[String]]) -> Vec<Result<Vec<u8>, ReadError>> {
        let names = ways.iter().map(|way| way.last().map_or("", String::as_str));
        names
            .map(|name| {
                self.unpacked = 0;
                self.part(name)?.ok_or_else(missing)
            })
            .collect()
    }

    /// A part as UTF-8, the encoding of all formats that are read from archives, or as UTF-16 where it begins with the mark of it.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let text = |bytes: Vec<u8>| match encoding_rs::Encoding::for_bom(&bytes) {
            Some((encoding, _)) => encoding.decode(&bytes).0.into_owned(),
            None => String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
        };
        Ok(self.part(name)?.map(text))
    }

    /// The main part of a Word document: most programs call it `document.xml`, some `document2.xml`.
    pub fn word_document(&mut self) -> Option<String> {
        let names = self.names().into_iter().map(|(name, _)| name);
        let is_main = |name: &String| {
            let number = name.strip_prefix("word/document").and_then(|rest| rest.strip_suffix(".xml"));
            number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
        };
        names.filter(is_main).min()
    }

    /// What the archive is, by the parts that only such a file has.
    pub fn media_type(&mut self) -> Option<MediaType> {
        let has = |zip: &ZipArchive<_>, name: &str| zip.index_for_name(name).is_some();
        if self.word_document().is_some() {
            return Some(MediaType::Docx);
        }
        let mimetype = self.part("mimetype").ok().flatten().unwrap_or_default();
        let mimetype = String::from_utf8_lossy(&mimetype).trim().to_owned();
        match mimetype.as_str() {
            "application/vnd.oasis.opendocument.text" | "application/vnd.oasis.opendocument.text-template" => Some(MediaType::Odt),
            _ if mimetype == MediaType::Epub.name() || has(&self.zip, "META-INF/container.xml") => Some(MediaType::Epub),
            _ => None,
        }
    }
}

/// The way to a document within an archive: the names of archives within it, and last the document's own.
pub type Way = Vec<String>;

/// The ways to all documents of an archive, those of archives within it included, with the bytes that each is said to have.
/// An archive within it that cannot be read is a document, which then gets its own verdict.
///
/// # Errors
/// Where it cannot be read, or is nested too deep.
pub fn documents(mut source: impl Read + Seek, packed: usize) -> Result<Vec<(Way, u64)>, ReadError> {
    let is_archive = begins_as_archive(&mut source)?;
    let mut archive = Archive::open(source, packed)?;
    // Before an archive there may be the program that unpacks it; the beginning of another one is what is left of it.
    if is_archive && archive.zip.offset() > 0 {
        return Err(ReadError::damaged("the archive was cut short: its end is that of an archive within it"));
    }
    let mut ways = Vec::new();
    collect(&mut archive, &mut Vec::new(), &mut ways)?;
    Ok(ways)
}

/// Whether the first bytes are those of an archive; whatever its name is, it is none without them, but for a program that
/// unpacks itself.
///
/// # Errors
/// Where it cannot be read.
pub fn begins_as_archive(mut source: impl Read + Seek) -> Result<bool, ReadError> {
    let mut first = Vec::new();
    source.by_ref().take(4).read_to_end(&mut first).map_err(ReadError::damaged)?;
    source.seek(SeekFrom::Start(0)).map_err(ReadError::damaged)?;
    Ok(first == b"PK\x03\x04")
}

fn collect<R: Read + Seek>(archive: &mut Archive<R>, outer: &mut Way, ways: &mut Vec<(Way, u64)>) -> Result<(), ReadError> {
    if outer.len() >= limit::ARCHIVES {
        return Err(ReadError::Limit(format!("more than {} archives within each other", limit::ARCHIVES)));
    }
    let mut names = archive.names();
    names.sort_unstable();
    names.dedup_by(|next, before| next.0 == before.0);
    let is_hidden =
        |name: &str| name.split('/').any(|part| part.starts_with('.') && !part.trim_matches('.').is_empty() || part == "__MACOSX");
    for (name, bytes) in names.into_iter().filter(|(name, _)| !is_hidden(name)) {
        outer.push(name);
        let name = &outer[outer.len() - 1];
        if is_archive(name) {
            match archive.part(name) {
                Ok(Some(inner)) => match Archive::of(&inner) {
                    Ok(mut inner) => collect(&mut inner, outer, ways)?,
                    Err(limit @ ReadError::Limit(_)) => return Err(limit),
                    Err(_) => ways.push((outer.clone(), bytes)),
                },
                Err(limit @ ReadError::Limit(_)) => return Err(limit),
                Ok(None) | Err(_) => ways.push((outer.clone(), bytes)),
            }
        } else {
            ways.push((outer.clone(), bytes));
        }
        outer.pop();
        if ways.len() > MOST_PARTS {
            return Err(ReadError::Limit(format!("more than {MOST_PARTS} documents")));
        }
    }
    Ok(())
}

/// The bytes of documents that lie beside each other in an archive.
///
/// # Errors
/// Where the archive, or one within it that holds them, cannot be opened; each document has an error of its own where it
/// is missing or unpacks to too much.
pub fn read_documents(source: impl Read + Seek, packed: usize, ways: &[&[String]]) -> Result<Vec<Result<Vec<u8>, ReadError>>, ReadError> {
    let outer = ways.first().and_then(|way| way.split_last()).map_or(&[][..], |(_, outer)| outer);
    let mut archive = Archive::open(source, packed)?;
    let Some((first, rest)) = outer.split_first() else { return Ok(archive.parts(ways)) };
    let mut bytes = archive.part(first)?.ok_or_else(missing)?;
    for name in rest {
        bytes = Archive::of(&bytes)?.part(name)?.ok_or_else(missing)?;
    }
    Ok(Archive::of(&bytes)?.parts(ways))
}

fn missing() -> ReadError {
    ReadError::damaged("the archive no longer holds it")
}

/// Whether a name is that of an archive of documents. Formats that are archives themselves have names of their own.
pub fn is_archive(name: &str) -> bool {
    name.len() > 4 && name.as_bytes()[name.len() - 4..].eq_ignore_ascii_case(b".zip")
}
