//! Reads parts of zip archives by their names, through a limit; nothing is ever unpacked to disk.

use std::io::{Cursor, Read, Seek};

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
            let Ok(name) = part.name() else { continue };
            if !name.ends_with('/') {
                names.push((name.into_owned(), part.size()));
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
            return Ok(None);
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

    /// A part as UTF-8, the encoding of all formats that are read from archives.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        Ok(self.part(name)?.map(text))
    }

    /// What the archive is, by the parts that only such a file has.
    pub fn media_type(&mut self) -> Option<MediaType> {
        let has = |zip: &ZipArchive<_>, name: &str| zip.index_for_name(name).is_some();
        if has(&self.zip, "word/document.xml") {
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
///
/// # Errors
/// Where it cannot be read, or is nested too deep.
pub fn documents(source: impl Read + Seek, packed: usize) -> Result<Vec<(Way, u64)>, ReadError> {
    let mut ways = Vec::new();
    collect(&mut Archive::open(source, packed)?, &mut Vec::new(), &mut ways)?;
    Ok(ways)
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
            let bytes = archive.part(name)?.unwrap_or_default();
            collect(&mut Archive::of(&bytes)?, outer, ways)?;
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
