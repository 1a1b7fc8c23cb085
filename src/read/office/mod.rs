//! Reads the zipped XML of word processors and e-books.
//!
//! - `docx`: Word since 2007 (ECMA-376)
//! - `styles`: which of Word's styles are headings
//! - `odt`: OpenDocument text (ISO 26300)
//! - `epub`: the pages of an e-book in their order

mod docx;
mod epub;
mod odt;
mod styles;

use super::archive::Archive;
use super::{Metadata, ReadError, ReadText, limit};
use crate::record::MediaType;
use crate::text::{OffsetMap, normalise};

/// An archive in memory.
type Bytes<'a> = Archive<std::io::Cursor<&'a [u8]>>;

pub(super) fn read(bytes: &[u8]) -> Result<ReadText, ReadError> {
    let mut archive = Archive::of(bytes)?;
    match archive.media_type() {
        Some(MediaType::Docx) => docx::read(&mut archive, bytes.len()),
        Some(MediaType::Odt) => odt::read(&mut archive, bytes.len()),
        Some(MediaType::Epub) => epub::read(&mut archive, bytes.len()),
        _ => Err(ReadError::Unsupported { media_type: super::sniff::binary_type(bytes).unwrap_or("application/zip").to_owned() }),
    }
}

/// What a walk wrote, normalised, within the limit.
fn finished(text: String, bytes: usize, media_type: MediaType, metadata: Metadata, warnings: Vec<String>) -> Result<ReadText, ReadError> {
    limit::text(text.len(), bytes)?;
    let text = normalise(text).0;
    Ok(ReadText { offsets: OffsetMap::identity(text.len()), text, media_type, metadata, warnings, ..ReadText::default() })
}

/// Title and subject of the part of an archive that describes it, by the names that Dublin Core gives them.
fn described(source: Option<String>) -> Metadata {
    let mut metadata = Metadata::default();
    let Some(source) = source else { return metadata };
    let mut walk = super::xml::Walk::new(&source);
    let mut open = String::new();
    let mut text = String::new();
    while let Ok(Some(node)) = walk.next() {
        match node {
            super::xml::Node::Open(element) => (open, text) = (element.name, String::new()),
            super::xml::Node::Text(found) => text.push_str(&found),
            super::xml::Node::Close(_) => {
                let value = Some(normalise(std::mem::take(&mut text)).0.trim().to_owned()).filter(|value| !value.is_empty());
                match std::mem::take(&mut open).as_str() {
                    "title" => metadata.title = metadata.title.or(value),
                    "subject" | "description" => metadata.description = metadata.description.or(value),
                    "created" | "creation-date" | "date" => metadata.published = metadata.published.or(value),
                    _ => {}
                }
            }
        }
    }
    metadata
}
