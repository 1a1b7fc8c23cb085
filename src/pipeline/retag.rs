//! Gives the documents of an index the themes of another thesaurus, from the texts and records that it keeps.
//!
//! No file is read and nothing else is extracted anew; only documents whose themes change are written again.

use std::collections::HashMap;
use std::path::Path;

use rayon::prelude::*;

use super::Manifest;
use crate::index::{IndexError, Reader, StoredDocument, Writer};
use crate::lexicon::Lexicon;
use crate::text::Marked;
use crate::themes::tag;

/// Documents in memory at a time.
const BATCH: usize = 512;

/// Brings the index to the thesaurus of `lexicon`; gives the number of documents whose themes have changed.
pub(super) fn retag(index: &Path, writer: &mut Writer, manifest: &Manifest, lexicon: &Lexicon) -> Result<usize, IndexError> {
    let version = lexicon.thesaurus.version();
    if writer.themes() == version {
        return Ok(0);
    }
    let reader = Reader::open(index)?;
    let paths: HashMap<String, &str> =
        manifest.files().iter().filter_map(|(key, entry)| entry.document().map(|document| (document, key.as_str()))).collect();
    let ids: Vec<String> = reader.document_ids()?.into_iter().collect();
    if ids.is_empty() {
        writer.set_themes(version);
        return Ok(0);
    }
    let mut changed = 0;
    for batch in ids.chunks(BATCH) {
        let retagged: Vec<StoredDocument> = batch
            .par_iter()
            .map(|id| Ok(reader.document(id)?.and_then(|document| retagged(document, lexicon))))
            .collect::<Result<Vec<_>, IndexError>>()?
            .into_iter()
            .flatten()
            .collect();
        for StoredDocument { record, text } in &retagged {
            let path = paths.get(&record.document.id).copied().unwrap_or(&record.document.path);
            writer.add(record, text, path)?;
        }
        changed += retagged.len();
    }
    writer.set_themes(version);
    writer.commit()?;
    Ok(changed)
}

/// The document with its new themes; none where they are the old ones.
fn retagged(StoredDocument { mut record, text }: StoredDocument, lexicon: &Lexicon) -> Option<StoredDocument> {
    let before = record.clone();
    tag(&Marked::new(&text, lexicon), &mut record, &lexicon.thesaurus);
    (record != before).then_some(StoredDocument { record, text })
}
