//! Reads parts of zip archives by their names, through a limit; nothing is ever unpacked to disk.

use std::io::Cursor;

use zip::ZipArchive;
use zip::result::ZipError;

use super::{ReadError, limit};
use crate::record::MediaType;

pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    packed: usize,
    /// Bytes unpacked so far.
    unpacked: usize,
}

/// Parts of an archive beyond which it is refused.
const MOST_PARTS: usize = 100_000;
/// Bytes that all parts together may unpack to.
const MOST_UNPACKED: usize = 1 << 29;

impl<'a> Archive<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(ReadError::damaged)?;
        if zip.len() > MOST_PARTS {
            return Err(ReadError::Limit(format!("an archive of {} parts", zip.len())));
        }
        Ok(Archive { zip, packed: bytes.len(), unpacked: 0 })
    }

    /// The names of its files, as they are written: never paths to be opened.
    pub fn names(&self) -> Vec<String> {
        self.zip.file_names().flatten().filter(|name| !name.ends_with('/')).map(|name| name.into_owned()).collect()
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
