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
    Write(PathBuf, std::io::Error),
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
    let mut writer = Writer::new(format, path)?;
    let mut written = Written { copies: documents.copies, ..Written::default() };
    for id in documents.of_documents {
        let Some(document) = reader.document(&id)? else { continue };
        for text in texts(&document, unit, names) {
            let placed = writer.add(&text).map_err(failed)?;
            *if placed { &mut written.texts } else { &mut written.undated } += 1;
        }
    }
    writer.finish().map_err(failed)?;
    Ok(written)
}

enum Writer<'a> {
    Txm(Txm<'a>),
    Iramuteq(Iramuteq<BufWriter<File>>),
    Gargantext(Gargantext<BufWriter<File>>),
    Cortext(Cortext<BufWriter<File>>),
}

impl<'a> Writer<'a> {
    fn new(format: CorpusFormat, path: &'a Path) -> Result<Self, CorpusError> {
        let failed = |error| CorpusError::Write(path.to_owned(), error);
        if format == CorpusFormat::Txm {
            std::fs::create_dir_all(path).map_err(failed)?;
            if std::fs::read_dir(path).map_err(failed)?.next().is_some() {
                return Err(CorpusError::NotEmpty(path.to_owned()));
            }
            return Ok(Writer::Txm(Txm::new(path).map_err(failed)?));
        }
        let file = BufWriter::new(File::create(path).map_err(failed)?);
        Ok(match format {
            CorpusFormat::Gargantext => Writer::Gargantext(Gargantext::new(file).map_err(failed)?),
            CorpusFormat::Cortext => Writer::Cortext(Cortext::new(file).map_err(failed)?),
            CorpusFormat::Iramuteq | CorpusFormat::Txm => Writer::Iramuteq(Iramuteq::new(file)),
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
