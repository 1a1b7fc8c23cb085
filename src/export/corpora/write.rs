//! Writes every text of an index as a corpus for another program.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::cortext::Cortext;
use super::gargantext::Gargantext;
use super::iramuteq::Iramuteq;
use super::text::{CorpusText, TextUnit, texts};
use super::txm::Txm;
use crate::index::{IndexError, Reader};
use crate::trace::{Names, Scope, gather};

/// The program that is to read the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CorpusFormat {
    /// A folder.
    Txm,
    Iramuteq,
    Gargantext,
    Cortext,
}

#[derive(Debug, Error)]
pub enum CorpusError {
    #[error(transparent)]
    Index(#[from] IndexError),
    #[error("{0} cannot be written: {1}")]
    Write(PathBuf, #[source] std::io::Error),
    #[error("{0} is not empty; TXM reads every file of a folder, so give a new one")]
    NotEmpty(PathBuf),
}

/// What became of the texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    pub texts: usize,
    /// Copies of programmes that were left out.
    pub copies: usize,
    /// Texts without a year, where the format has no place for them.
    pub undated: usize,
}

/// Writes a corpus to a file or, for TXM, into a new folder. One text at a time is in memory.
///
/// It is written under another name beside its own first: what bears the name of the corpus is whole. Where there is no text,
/// nothing is left.
pub fn write_corpus(
    reader: &Reader,
    format: CorpusFormat,
    path: &Path,
    unit: TextUnit,
    scope: &Scope,
    names: &Names,
) -> Result<Written, CorpusError> {
    let failed = |error| CorpusError::Write(path.to_owned(), error);
    let documents = gather(reader, scope, |document| document.record.document.id.clone())?;
    let partial = partial(format, path)?;
    let mut writer = Writer::new(format, &partial).map_err(failed)?;
    let mut written = Written { copies: documents.copies, ..Written::default() };
    for id in documents.of_documents {
        let Some(document) = reader.document(&id)? else { continue };
        for text in texts(&document, unit, names) {
            let placed = writer.add(&text).map_err(failed)?;
            *if placed { &mut written.texts } else { &mut written.undated } += 1;
        }
    }
    writer.finish().map_err(failed)?;
    if partial != path {
        settle(&partial, path, written.texts > 0).map_err(failed)?;
    }
    Ok(written)
}

/// Where the corpus is written until it is whole. Pipes and devices are written to directly.
fn partial(format: CorpusFormat, path: &Path) -> Result<PathBuf, CorpusError> {
    let failed = |error| CorpusError::Write(path.to_owned(), error);
    let known = std::fs::metadata(path).ok();
    if format == CorpusFormat::Txm {
        if known.is_some() && std::fs::read_dir(path).map_err(failed)?.next().is_some() {
            return Err(CorpusError::NotEmpty(path.to_owned()));
        }
    } else if known.is_some_and(|known| !known.is_file()) {
        return Ok(path.to_owned());
    }
    let Some(name) = path.file_name() else { return Ok(path.to_owned()) };
    let mut name = name.to_owned();
    name.push(".part");
    let partial = path.with_file_name(name);
    if format == CorpusFormat::Txm {
        // What a run that was killed has left.
        let _ = std::fs::remove_dir_all(&partial);
        std::fs::create_dir_all(&partial).map_err(failed)?;
    }
    Ok(partial)
}

/// Gives a whole corpus its name, and takes an empty one away.
fn settle(partial: &Path, path: &Path, is_kept: bool) -> std::io::Result<()> {
    match (partial.is_dir(), is_kept) {
        (false, true) => std::fs::rename(partial, path),
        (false, false) => std::fs::remove_file(partial),
        (true, false) => std::fs::remove_dir_all(partial),
        (true, true) => {
            if path.exists() {
                std::fs::remove_dir(path)?;
            }
            std::fs::rename(partial, path)
        }
    }
}

enum Writer<'a> {
    Txm(Txm<'a>),
    Iramuteq(Iramuteq<BufWriter<File>>),
    Gargantext(Gargantext<BufWriter<File>>),
    Cortext(Cortext<BufWriter<File>>),
}

impl<'a> Writer<'a> {
    fn new(format: CorpusFormat, path: &'a Path) -> std::io::Result<Self> {
        let file = || File::create(path).map(BufWriter::new);
        Ok(match format {
            CorpusFormat::Txm => Writer::Txm(Txm::new(path)?),
            CorpusFormat::Iramuteq => Writer::Iramuteq(Iramuteq::new(file()?)),
            CorpusFormat::Gargantext => Writer::Gargantext(Gargantext::new(file()?)?),
            CorpusFormat::Cortext => Writer::Cortext(Cortext::new(file()?)?),
        })
    }

    /// Writes a text; false where the format has no place for it.
    fn add(&mut self, text: &CorpusText) -> std::io::Result<bool> {
        match self {
            Writer::Txm(txm) => txm.add(text).map(|()| true),
            Writer::Iramuteq(file) => file.add(text).map(|()| true),
            Writer::Gargantext(file) => file.add(text),
            Writer::Cortext(table) => table.add(text).map(|()| true),
        }
    }

    fn finish(self) -> std::io::Result<()> {
        match self {
            Writer::Txm(txm) => txm.finish(),
            Writer::Iramuteq(file) => file.finish(),
            Writer::Gargantext(file) => file.finish(),
            Writer::Cortext(table) => table.finish(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corpus_bears_its_name_once_it_is_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("corpus");
        for format in [CorpusFormat::Txm, CorpusFormat::Iramuteq] {
            for is_kept in [false, true] {
                let partial = partial(format, &path).expect("writable");
                assert_eq!(partial, folder.path().join("corpus.part"));
                Writer::new(format, &partial).and_then(Writer::finish).expect("written");
                assert!(!path.exists());
                settle(&partial, &path, is_kept).expect("settled");
                assert!(path.exists() == is_kept && !partial.exists());
            }
            if format == CorpusFormat::Txm {
                assert!(matches!(super::partial(format, &path), Err(CorpusError::NotEmpty(_))));
                std::fs::remove_dir_all(&path).expect("removed");
            }
        }
        // A folder is no file, and a device is written to as it is.
        assert_eq!(super::partial(CorpusFormat::Cortext, folder.path()).expect("told"), folder.path());
    }
}
