//! Reads parts of zip archives by their names, through a limit; nothing is ever unpacked to disk.

use std::collections::HashMap;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

use zip::read::{Config, ZipFileEntry};
use zip::result::ZipError;
use zip::unstable::read::ZipIterable;
use zip::{ZipArchive, ZipReadOptions};

use super::{ReadError, limit};
use crate::record::MediaType;

/// What an archive is read from.
pub trait Source: Read + Seek + Send {}

impl<T: Read + Seek + Send> Source for T {}

pub(super) struct Archive<R> {
    zip: ZipArchive<Shared<R>>,
    source: Shared<R>,
    /// Its files by their names, of which no two are the same.
    places: HashMap<String, Place>,
    /// How many of them had the name of another.
    renamed: usize,
    packed: usize,
    /// Bytes unpacked so far.
    unpacked: usize,
}

/// Where a file is.
#[derive(Clone, Copy)]
enum Place {
    /// Among those with different names.
    Named(usize),
    /// In the table of all, where a later one has the same name, which programs that unpack an archive would put in its place.
    Hidden(usize),
}

/// Parts of an archive beyond which it is refused.
const MOST_PARTS: usize = 100_000;
/// Files with the name of another, at most: for each of them the table may be read anew, and a free name is looked for.
const MOST_RENAMED: usize = 100;
/// Bytes that all parts together may unpack to.
const MOST_UNPACKED: usize = 1 << 29;

impl<'a> Archive<Cursor<&'a [u8]>> {
    pub fn of(bytes: &'a [u8]) -> Result<Self, ReadError> {
        Archive::open(Cursor::new(bytes), bytes.len())
    }
}

impl<R: Source> Archive<R> {
    /// `packed`: size of the whole archive in bytes.
    pub fn open(source: R, packed: usize) -> Result<Self, ReadError> {
        let source = Shared(Arc::new(Mutex::new(source)));
        let zip = ZipArchive::new(source.clone()).map_err(ReadError::damaged)?;
        if zip.len() > MOST_PARTS {
            return Err(ReadError::Limit(format!("an archive of {} parts", zip.len())));
        }
        let mut archive = Archive { zip, source, places: HashMap::new(), packed, renamed: 0, unpacked: 0 };
        for at in 0..archive.zip.len() {
            let Ok(name) = archive.zip.by_index_data(at).map(|entry| name(&entry)) else { continue };
            archive.place(name, Place::Named(at))?;
        }
        if archive.zip.has_duplicate_names() {
            archive.place_hidden()?;
        }
        Ok(archive)
    }

    fn place(&mut self, name: String, place: Place) -> Result<(), ReadError> {
        if name.ends_with('/') {
            return Ok(());
        }
        let is_taken = self.places.contains_key(&name);
        self.renamed += usize::from(is_taken);
        if self.renamed > MOST_RENAMED {
            return Err(ReadError::Limit(format!("an archive in which more than {MOST_RENAMED} files have the name of another")));
        }
        let name = if is_taken { self.free_name(&name) } else { name };
        self.places.insert(name, place);
        Ok(())
    }

    /// Of several files with the same name, all but the last.
    fn place_hidden(&mut self) -> Result<(), ReadError> {
        let mut table = ZipIterable::try_new(self.source.clone(), Config::default()).map_err(ReadError::damaged)?;
        if table.len() > MOST_PARTS {
            return Err(ReadError::Limit(format!("an archive of {} parts", table.len())));
        }
        let entries = table.files().map_err(ReadError::damaged)?;
        let names = entries.map(|entry| entry.map(|entry| (entry.name_raw().to_vec(), name(&entry))));
        let names: Vec<(Vec<u8>, String)> = names.collect::<Result<_, _>>().map_err(ReadError::damaged)?;
        let last: HashMap<&[u8], usize> = names.iter().enumerate().map(|(at, (raw, _))| (raw.as_slice(), at)).collect();
        let hidden: Vec<usize> = names.iter().enumerate().filter(|(at, (raw, _))| last[raw.as_slice()] != *at).map(|(at, _)| at).collect();
        hidden.into_iter().try_for_each(|at| self.place(names[at].1.clone(), Place::Hidden(at)))
    }

    /// “a (2).txt” for a second “a.txt”.
    fn free_name(&self, name: &str) -> String {
        let folder = name.rfind('/').map_or(0, |slash| slash + 1);
        let dot = name[folder..].rfind('.').filter(|dot| *dot > 0).map_or(name.len(), |dot| folder + dot);
        let numbered = (2..).map(|number| format!("{} ({number}){}", &name[..dot], &name[dot..]));
        numbered.into_iter().find(|name| !self.places.contains_key(name)).unwrap_or_default()
    }

    /// The names of its files, as they are written: never paths to be opened; and how long each may be: what the archive says
    /// of it, as far as so much can be packed into its bytes. In the order of the names.
    pub fn names(&self) -> Vec<(String, u64)> {
        /// The most that DEFLATE makes of a byte.
        const MOST_PACKED: u64 = 1032;
        let bytes = |place: &Place| match place {
            Place::Named(at) => self.zip.by_index_data(*at).map_or(0, |entry| entry.size().min(MOST_PACKED * entry.compressed_size())),
            Place::Hidden(_) => 0,
        };
        let mut names: Vec<(String, u64)> = self.places.iter().map(|(name, place)| (name.clone(), bytes(place))).collect();
        names.sort_unstable();
        names
    }

    /// A part's bytes; none where there is no such part.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(&place) = self.places.get(name) else { return Ok(None) };
        let bytes = match place {
            Place::Named(at) => unpacked(self.zip.by_index(at), self.packed)?,
            Place::Hidden(at) => {
                let mut table = ZipIterable::try_new(self.source.clone(), Config::default()).map_err(ReadError::damaged)?;
                let entry = table.files().map_err(ReadError::damaged)?.nth(at).ok_or_else(missing)?.map_err(ReadError::damaged)?;
                unpacked(entry.with_reader(&mut self.source, ZipReadOptions::new()), self.packed)?
            }
        };
        self.unpacked += bytes.len();
        if self.unpacked > MOST_UNPACKED {
            return Err(ReadError::Limit(format!("its parts unpack to more than {MOST_UNPACKED} bytes")));
        }
        Ok(Some(bytes))
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
        let is_main = |name: &&String| {
            let number = name.strip_prefix("word/document").and_then(|rest| rest.strip_suffix(".xml"));
            number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
        };
        self.places.keys().filter(is_main).min().cloned()
    }

    /// What the archive is, by the parts that only such a file has.
    pub fn media_type(&mut self) -> Option<MediaType> {
        if self.word_document().is_some() {
            return Some(MediaType::Docx);
        }
        let mimetype = self.part("mimetype").ok().flatten().unwrap_or_default();
        let mimetype = String::from_utf8_lossy(&mimetype).trim().to_owned();
        match mimetype.as_str() {
            "application/vnd.oasis.opendocument.text" | "application/vnd.oasis.opendocument.text-template" => Some(MediaType::Odt),
            _ if mimetype == MediaType::Epub.name() || self.places.contains_key("META-INF/container.xml") => Some(MediaType::Epub),
            _ => None,
        }
    }
}

fn name(entry: &ZipFileEntry) -> String {
    entry.name().map_or_else(|_| String::from_utf8_lossy(entry.name_raw()).into_owned(), |name| name.into_owned())
}

fn unpacked<R: Read>(part: Result<zip::read::ZipFile<'_, R>, ZipError>, packed: usize) -> Result<Vec<u8>, ReadError> {
    let part = part.map_err(|error| match error {
        ZipError::UnsupportedArchive(message) if message == ZipError::PASSWORD_REQUIRED => ReadError::Encrypted,
        error => ReadError::damaged(error),
    })?;
    if part.is_symlink() {
        return Err(ReadError::damaged("a link within an archive is not followed"));
    }
    limit::unpacked(part, packed)
}

/// One source, which the archive and its table read in turn.
struct Shared<R>(Arc<Mutex<R>>);

impl<R> Clone for Shared<R> {
    fn clone(&self) -> Self {
        Shared(Arc::clone(&self.0))
    }
}

impl<R: Read> Read for Shared<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).read(buffer)
    }
}

impl<R: Seek> Seek for Shared<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).seek(to)
    }
}

/// The way to a document within an archive: the names of archives within it, and last the document's own.
pub type Way = Vec<String>;

/// The ways to all documents of an archive, those of archives within it included, with the bytes that each is said to have.
/// An archive within it that cannot be read is a document, which then gets its own verdict.
///
/// # Errors
/// Where it cannot be read, or is nested too deep.
pub fn documents(mut source: impl Source, packed: usize) -> Result<Vec<(Way, u64)>, ReadError> {
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

fn collect<R: Source>(archive: &mut Archive<R>, outer: &mut Way, ways: &mut Vec<(Way, u64)>) -> Result<(), ReadError> {
    if outer.len() >= limit::ARCHIVES {
        return Err(ReadError::Limit(format!("more than {} archives within each other", limit::ARCHIVES)));
    }
    let names = archive.names();
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

/// An archive, or one within it, that is open for its documents.
pub struct OpenArchive(Archive<Box<dyn Source>>);

impl OpenArchive {
    /// `outer`: the way to the archive within that of the source.
    ///
    /// # Errors
    /// Where it cannot be opened, or one that it lies in.
    pub fn open(source: impl Source + 'static, packed: usize, outer: &[String]) -> Result<Self, ReadError> {
        let mut archive = Archive::open(Box::new(source) as Box<dyn Source>, packed)?;
        for name in outer {
            let bytes = archive.part(name)?.ok_or_else(missing)?;
            let packed = bytes.len();
            archive = Archive::open(Box::new(Cursor::new(bytes)) as Box<dyn Source>, packed)?;
        }
        Ok(OpenArchive(archive))
    }

    /// The bytes of a document.
    ///
    /// # Errors
    /// Where it is missing, damaged, or unpacks to too much.
    pub fn document(&mut self, name: &str) -> Result<Vec<u8>, ReadError> {
        self.0.unpacked = 0;
        self.0.part(name)?.ok_or_else(missing)
    }
}

fn missing() -> ReadError {
    ReadError::damaged("the archive no longer holds it")
}

/// Whether a name is that of an archive of documents. Formats that are archives themselves have names of their own.
pub fn is_archive(name: &str) -> bool {
    name.len() > 4 && name.as_bytes()[name.len() - 4..].eq_ignore_ascii_case(b".zip")
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    /// An archive whose files may have the same name, which no writer of archives allows: names of the same length are
    /// written over.
    fn archive(parts: &[(&str, &str, &str)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (written, _, text) in parts {
            writer.start_file(*written, zip::write::SimpleFileOptions::default()).expect("begun");
            writer.write_all(text.as_bytes()).expect("written");
        }
        let mut bytes = writer.finish().expect("finished").into_inner();
        for (written, name, _) in parts {
            while let Some(at) = memchr::memmem::find(&bytes, written.as_bytes()).filter(|_| written != name) {
                bytes[at..at + name.len()].copy_from_slice(name.as_bytes());
            }
        }
        bytes
    }

    #[test]
    fn files_of_one_name_are_told_apart() {
        let parts = [("a/1.md", "a/x.md", "first"), ("a/2.md", "a/x.md", "second"), ("a/3.md", "a/x.md", "third"), ("x", "x", "other")];
        let bytes = archive(&parts);
        let ways = documents(Cursor::new(&bytes), bytes.len()).expect("readable");
        let names: Vec<&str> = ways.iter().map(|(way, _)| way[0].as_str()).collect();
        assert_eq!(names, ["a/x (2).md", "a/x (3).md", "a/x.md", "x"]);
        let mut open = OpenArchive::open(Cursor::new(bytes), 1, &[]).expect("opened");
        let texts: Vec<Vec<u8>> = names.iter().map(|name| open.document(name).expect("bytes")).collect();
        assert_eq!(texts, [&b"first"[..], b"second", b"third", b"other"]);
        assert!(open.document("a/x (4).md").is_err());
    }

    #[test]
    fn a_name_that_is_taken_is_not_given() {
        let parts = [("1.md", "x.md", "first"), ("2.md", "x.md", "second"), ("x (2).md", "x (2).md", "other")];
        let bytes = archive(&parts);
        let ways = documents(Cursor::new(&bytes), bytes.len()).expect("readable");
        let names: Vec<&str> = ways.iter().map(|(way, _)| way[0].as_str()).collect();
        assert_eq!(names, ["x (2).md", "x (3).md", "x.md"]);
    }

    #[test]
    fn very_many_of_one_name_are_refused() {
        let written: Vec<String> = (0..MOST_RENAMED + 2).map(|number| format!("{number:03}.md")).collect();
        let parts: Vec<(&str, &str, &str)> = written.iter().map(|written| (written.as_str(), "xxx.md", "text")).collect();
        let bytes = archive(&parts);
        assert!(matches!(documents(Cursor::new(&bytes), bytes.len()), Err(ReadError::Limit(_))));
        let bytes = archive(&parts[1..]);
        assert_eq!(documents(Cursor::new(&bytes), bytes.len()).expect("readable").len(), MOST_RENAMED + 1);
    }
}
