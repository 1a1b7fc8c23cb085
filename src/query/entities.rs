//! The people and bodies of an index: resolved once for each commit and set of decisions, and kept beside it.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::compile::AskError;
use crate::index::{IndexError, Reader, StoredDocument, Unit};
use crate::resolve::{Decisions, Entities, Knowledge, Source, resolve};

/// File in the folder of the index. It can be deleted: it is made again from the records and the decisions.
const TABLE: &str = "entities.json";
/// Raised when resolution gives other results, so that tables of older programs are made again.
const RESOLUTION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Kept {
    resolution: u32,
    /// What the last commit says of itself, with the number of its documents.
    commit: String,
    decisions: Decisions,
    entities: Entities,
}

/// The entities of an index under some decisions; read from the table beside it where that is up to date.
pub fn entities(reader: &Reader, index: &Path, decisions: &Decisions, knowledge: &Knowledge) -> Result<Entities, AskError> {
    let path = index.join(TABLE);
    let payload = reader.index().load_metas().map_err(IndexError::from)?.payload.unwrap_or_default();
    let commit = format!("{payload} {}", reader.count(reader.all(Unit::Document).as_ref())?);
    let kept = std::fs::read(&path).ok().and_then(|bytes| serde_json::from_slice::<Kept>(&bytes).ok());
    if let Some(kept) = kept.filter(|kept| kept.resolution == RESOLUTION && kept.commit == commit && kept.decisions == *decisions) {
        return Ok(kept.entities);
    }
    let documents = all_documents(reader)?;
    let sources: Vec<Source> = documents.iter().map(|stored| Source { record: &stored.record, text: Some(stored.text.as_str()) }).collect();
    let kept = Kept { resolution: RESOLUTION, commit, decisions: decisions.clone(), entities: resolve(&sources, knowledge, decisions) };
    // A folder that may only be read costs time on every question, not the answer.
    if let Ok(bytes) = serde_json::to_vec(&kept) {
        let beside = index.join(format!("{TABLE}.{}", std::process::id()));
        let _ = std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, &path));
    }
    Ok(kept.entities)
}

/// Every record with its text.
pub(super) fn all_documents(reader: &Reader) -> Result<Vec<StoredDocument>, AskError> {
    let mut documents = Vec::new();
    for id in reader.document_ids()? {
        documents.extend(reader.document(&id)?);
    }
    Ok(documents)
}
