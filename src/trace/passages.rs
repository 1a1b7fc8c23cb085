//! Where in the texts an item stands.

use serde::Serialize;

use super::observe::Items;
use crate::index::{IndexError, Reader, StoredDocument};
use crate::text::Span;

/// A mention with what stands before and after it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Passage {
    pub item: String,
    pub path: String,
    pub event: Option<String>,
    pub dates: Vec<String>,
    pub session: Option<String>,
    pub left: String,
    pub found: String,
    pub right: String,
    /// Byte offsets into the document's normalised text.
    pub span: Span,
}

/// Bytes of context on each side.
const CONTEXT: usize = 60;

/// Every mention of the items that `wanted` chooses, by path and place in the text.
pub fn passages(reader: &Reader, items: Items, wanted: impl Fn(&str) -> bool) -> Result<Vec<Passage>, IndexError> {
    let mut found = Vec::new();
    for id in reader.document_ids()? {
        if let Some(document) = reader.document(&id)? {
            found.extend(of_document(&document, items, &wanted));
        }
    }
    found.sort_by(|a, b| (&a.path, a.span).cmp(&(&b.path, b.span)));
    Ok(found)
}

fn of_document(StoredDocument { record, text }: &StoredDocument, items: Items, wanted: impl Fn(&str) -> bool) -> Vec<Passage> {
    let mentions: Vec<(&str, Span)> = match items {
        Items::Themes => record.themes.iter().flat_map(|theme| theme.mentions.iter().map(|span| (theme.id.as_str(), *span))).collect(),
        Items::Terms => record.terms.iter().flat_map(|term| term.mentions.iter().map(|span| (term.text.as_str(), *span))).collect(),
    };
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    mentions
        .into_iter()
        .filter(|(item, _)| wanted(item))
        .map(|(item, span)| {
            let (start, end) = (span.start as usize, span.end as usize);
            let session = record.sessions.iter().rfind(|session| session.span.contains(span));
            Passage {
                item: item.to_owned(),
                path: record.document.path.clone(),
                event: record.event.title.as_ref().map(|title| title.text.clone()),
                dates: record.event.dates.iter().map(|date| date.date.to_string()).collect(),
                session: session.and_then(|session| session.title.clone().or_else(|| session.label.clone())),
                left: plain(&text[boundary(text, start.saturating_sub(CONTEXT))..start]),
                found: plain(&text[start..end]),
                right: plain(&text[end..boundary(text, end + CONTEXT)]),
                span,
            }
        })
        .collect()
}

/// The last beginning of a character that is not after `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
