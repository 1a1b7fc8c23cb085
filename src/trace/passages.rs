//! Where in the texts an item stands: the way back from every count.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::observe::{Items, Observation};
use crate::index::{IndexError, Reader, StoredDocument};
use crate::terms::root;
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

/// What is meant in one unit: of terms, the roots.
struct Meant<'a> {
    within: &'a [Span],
    items: BTreeSet<String>,
}

/// Every mention of the chosen items within some units, the earliest event first and those without a date last, then by path
/// and place in the text; of a term, in all its variants.
pub fn passages(reader: &Reader, items: Items, units: &[Observation], chosen: &BTreeSet<String>) -> Result<Vec<Passage>, IndexError> {
    // The same item may be meant in one session of a document and not in another.
    let mut within: BTreeMap<&str, Vec<Meant>> = BTreeMap::new();
    let key = |item: &str| if items == Items::Terms { root(item) } else { item.to_owned() };
    for unit in units {
        let meant: BTreeSet<String> = unit.items.keys().filter(|item| chosen.contains(*item)).map(|item| key(item)).collect();
        if !meant.is_empty() {
            within.entry(&unit.document).or_default().push(Meant { within: &unit.within, items: meant });
        }
    }
    let mut found = Vec::new();
    for (id, units) in within {
        if let Some(document) = reader.document(id)? {
            let wanted = |item: &str, span: Span| {
                let item = key(item);
                units.iter().any(|unit| unit.items.contains(&item) && unit.within.iter().any(|stretch| stretch.contains(span)))
            };
            found.extend(of_document(&document, items, wanted));
        }
    }
    let order = |passage: &Passage| (passage.dates.is_empty(), passage.dates.iter().min().cloned());
    found.sort_by_cached_key(|passage| (order(passage), passage.path.clone(), passage.span));
    Ok(found)
}

fn of_document(StoredDocument { record, text }: &StoredDocument, items: Items, wanted: impl Fn(&str, Span) -> bool) -> Vec<Passage> {
    let mentions: Vec<(&str, Span)> = match items {
        Items::Themes => record.all_themes().flat_map(|theme| theme.mentions.iter().map(|span| (theme.id.as_str(), *span))).collect(),
        Items::Terms => record.terms.iter().flat_map(|term| term.mentions.iter().map(|span| (term.text.as_str(), *span))).collect(),
    };
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    mentions
        .into_iter()
        .filter(|(item, span)| wanted(item, *span))
        .map(|(item, span)| {
            let (start, end) = (span.start as usize, span.end as usize);
            let session = record.sessions.iter().rfind(|session| session.span.contains(span));
            Passage {
                item: item.to_owned(),
                path: record.document.path.clone(),
                event: record.event.title.as_ref().map(|title| title.text.clone()),
                dates: record.event.dates.iter().map(|date| date.date.to_string()).collect(),
                session: session.and_then(|session| session.title.clone().or_else(|| session.label.clone())),
                left: plain(left(text, start)),
                found: plain(&text[start..end]),
                right: plain(right(text, end)),
                span,
            }
        })
        .collect()
}

/// What stands before `at`, from the beginning of a word.
fn left(text: &str, at: usize) -> &str {
    let from = boundary(text, at.saturating_sub(CONTEXT));
    let before = &text[from..at];
    let cut = from > 0 && !text[..from].ends_with(char::is_whitespace);
    if cut { before.split_once(char::is_whitespace).map_or(before, |(_, whole)| whole) } else { before }
}

/// What stands after `at`, to the end of a word.
fn right(text: &str, at: usize) -> &str {
    let to = boundary(text, at + CONTEXT);
    let after = &text[at..to];
    let cut = to < text.len() && !text[to..].starts_with(char::is_whitespace);
    if cut { after.rsplit_once(char::is_whitespace).map_or(after, |(whole, _)| whole) } else { after }
}

/// The last beginning of a character that is not after `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contexts_begin_and_end_with_whole_words() {
        let text = format!("{} préserver l'eau potable {}", "é".repeat(50), "à".repeat(60));
        let at = text.find("eau").expect("there");
        assert_eq!((left(&text, at), right(&text, at + 3)), ("préserver l'", " potable"));
        assert_eq!((left("l'eau", 2), right("l'eau", 5)), ("l'", ""));
    }
}
