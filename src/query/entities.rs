//! The people and bodies of an index: resolved once for each commit and set of decisions, and kept beside it.
//!
//! Two files lie in the folder of the index: what came out, read by every question, and what went in, read when a commit
//! has changed something. Of a document that was there before the record is not read again, and groups of names that are
//! as they were are not resolved again. Both files can be deleted.

use std::collections::HashMap;
use std::path::Path;

use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tantivy::query::BooleanQuery;

use super::compile::{AskError, term};
use crate::index::{IndexError, Reader, Stamp, Unit};
use crate::resolve::{Decisions, DocumentMentions, Entities, Knowledge, Remembered, Source, resolve_documents};

const TABLE: &str = "entities.json";
const MEMORY: &str = "entities.memory.json";
/// Raised when resolution gives other results, so that tables of older programs are made again.
const RESOLUTION: u32 = 3;

#[derive(Serialize, Deserialize)]
struct Kept {
    resolution: u32,
    /// What the last commit says of itself, with the number of its documents.
    commit: String,
    decisions: Decisions,
    entities: Entities,
}

#[derive(Default, Serialize, Deserialize)]
struct Memory {
    resolution: u32,
    /// What the records were made with.
    made: Stamp,
    documents: Vec<DocumentMentions>,
    remembered: Remembered,
}

/// The entities of an index under some decisions; read from the table beside it where that is up to date.
pub fn entities(reader: &Reader, index: &Path, decisions: &Decisions, knowledge: &Knowledge) -> Result<Entities, AskError> {
    let payload = reader.index().load_metas().map_err(IndexError::from)?.payload.unwrap_or_default();
    let commit = format!("{payload} {}", reader.count(reader.all(Unit::Document).as_ref())?);
    let kept = read::<Kept>(&index.join(TABLE));
    if let Some(kept) = kept.filter(|kept| kept.resolution == RESOLUTION && kept.commit == commit && kept.decisions == *decisions) {
        return Ok(kept.entities);
    }
    let made = Stamp { generation: 0, ..serde_json::from_str(&payload).unwrap_or_default() };
    let memory = read::<Memory>(&index.join(MEMORY)).filter(|memory| memory.resolution == RESOLUTION && memory.made == made);
    let Memory { documents, mut remembered, .. } = memory.unwrap_or_default();
    let documents = gathered(reader, documents, knowledge)?;
    let entities = resolve_documents(documents.clone(), knowledge, decisions, &mut remembered);
    write(index, MEMORY, &Memory { resolution: RESOLUTION, made, documents, remembered });
    let kept = Kept { resolution: RESOLUTION, commit, decisions: decisions.clone(), entities };
    write(index, TABLE, &kept);
    Ok(kept.entities)
}

/// The mentions of all documents: those that were gathered before as they are, the others from their records.
fn gathered(reader: &Reader, before: Vec<DocumentMentions>, knowledge: &Knowledge) -> Result<Vec<DocumentMentions>, AskError> {
    let mut before: HashMap<String, DocumentMentions> = before.into_iter().map(|mentions| (mentions.id().to_owned(), mentions)).collect();
    let mut gathered = Vec::new();
    let mut fresh = Vec::new();
    for id in reader.document_ids()? {
        match before.remove(&id) {
            Some(mentions) if is_at(reader, &id, mentions.path())? => gathered.push(mentions),
            _ => fresh.push(id),
        }
    }
    let gather = |id: &String| -> Result<Option<DocumentMentions>, IndexError> {
        let stored = reader.document(id)?;
        Ok(stored.map(|stored| DocumentMentions::gather(Source { record: &stored.record, text: Some(&stored.text) }, knowledge)))
    };
    let fresh: Result<Vec<Option<DocumentMentions>>, IndexError> = fresh.par_iter().map(gather).collect();
    gathered.extend(fresh?.into_iter().flatten());
    Ok(gathered)
}

/// Whether a document still has its path: the same file may have been moved.
fn is_at(reader: &Reader, id: &str, path: &str) -> Result<bool, IndexError> {
    let fields = reader.fields();
    let query = BooleanQuery::intersection(vec![reader.all(Unit::Document), term(fields.document, id), term(fields.path, path)]);
    Ok(reader.count(&query)? > 0)
}

fn read<T: DeserializeOwned>(path: &Path) -> Option<T> {
    std::fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok())
}

/// A folder that may only be read costs time on every question, not the answer.
fn write(index: &Path, name: &str, value: &impl Serialize) {
    if let Ok(bytes) = serde_json::to_vec(value) {
        let beside = index.join(format!("{name}.{}", std::process::id()));
        let _ = std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, index.join(name)));
    }
}
