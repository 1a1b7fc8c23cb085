//! Reads every document of an index once; of several copies of one programme, only the fullest.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::index::{IndexError, Reader, StoredDocument};
use crate::record::Record;
use crate::text::fold::fold;

/// What becomes of several documents that announce the same event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Copies {
    /// The fullest of them stands for all.
    #[default]
    Once,
    Each,
}

/// Which documents of an index are looked at.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    pub copies: Copies,
    /// Identifiers of the documents of a part of the corpus; none for all.
    pub documents: Option<BTreeSet<String>>,
}

/// What was taken from each document, and how many were left out as copies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered<T> {
    /// In the order of the documents' identifiers.
    pub of_documents: Vec<T>,
    pub copies: usize,
    /// Whether copies were looked for.
    pub counting: Copies,
}

/// Takes something from every document of the index, in all threads.
///
/// Files with the same bytes are one document already. Here documents with the same title and the same full dates are one
/// programme as well; without a title or a year nobody can tell, and the document counts.
pub fn gather<T: Send>(
    reader: &Reader,
    scope: &Scope,
    take: impl Fn(&StoredDocument) -> T + Sync + Send,
) -> Result<Gathered<T>, IndexError> {
    let mut ids: Vec<String> = reader.document_ids()?.into_iter().collect();
    if let Some(chosen) = &scope.documents {
        ids.retain(|id| chosen.contains(id));
    }
    let taken: Vec<Option<(Announced, T)>> = ids
        .par_iter()
        .map(|id| Ok(reader.document(id)?.map(|document| (announced(&document.record), take(&document)))))
        .collect::<Result<_, IndexError>>()?;
    let (announced, of_documents): (Vec<Announced>, Vec<T>) = taken.into_iter().flatten().unzip();
    let left_out = if scope.copies == Copies::Once { lesser_copies(&announced) } else { BTreeSet::new() };
    let kept = of_documents.into_iter().enumerate().filter(|(at, _)| !left_out.contains(at)).map(|(_, taken)| taken);
    Ok(Gathered { of_documents: kept.collect(), copies: left_out.len(), counting: scope.copies })
}

/// Which event a document announces, and how fully.
struct Announced {
    event: Option<(String, BTreeSet<String>)>,
    fullness: usize,
}

fn announced(record: &Record) -> Announced {
    let dates: BTreeSet<String> = record.event.dates.iter().map(|date| date.date.to_string()).collect();
    let is_dated = !dates.is_empty() && record.event.dates.iter().all(|date| date.date.start_year().is_some());
    let title = record.event.title.as_ref().map(|title| fold(&title.text)).filter(|title| !title.trim().is_empty());
    Announced { event: title.filter(|_| is_dated).map(|title| (title, dates)), fullness: record.sessions.len() + record.appearances.len() }
}

/// Positions of the documents for which another one stands; the earlier of equally full ones stays.
fn lesser_copies(documents: &[Announced]) -> BTreeSet<usize> {
    let mut by_event: BTreeMap<&(String, BTreeSet<String>), Vec<usize>> = BTreeMap::new();
    for (at, document) in documents.iter().enumerate() {
        if let Some(event) = &document.event {
            by_event.entry(event).or_default().push(at);
        }
    }
    let mut lesser = BTreeSet::new();
    for mut same in by_event.into_values() {
        same.sort_by_key(|at| Reverse(documents[*at].fullness));
        lesser.extend(&same[1..]);
    }
    lesser
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(title: &str, date: Option<&str>, fullness: usize) -> Announced {
        let event = date.map(|date| (title.to_owned(), BTreeSet::from([date.to_owned()])));
        Announced { event, fullness }
    }

    #[test]
    fn the_fullest_copy_stands_for_all() {
        let documents = [
            document("rencontres de l'eau", Some("2021-05-04"), 2),
            document("rencontres de l'eau", Some("2021-05-04"), 9),
            document("rencontres de l'eau", Some("2021-05-04"), 9),
            document("rencontres de l'eau", Some("2022-05-03"), 1),
            document("rencontres de l'eau", None, 1),
            document("rencontres de l'eau", None, 1),
        ];
        assert_eq!(lesser_copies(&documents), BTreeSet::from([0, 2]));
    }
}
