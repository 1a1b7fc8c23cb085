//! Which terms of a part of the corpus are worth most.

use std::collections::{BTreeMap, BTreeSet};

use super::observe::Observation;
use super::specificity::Hypergeometric;
use crate::terms::{c_values, stems};

/// A term with its worth in a part of the corpus.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedTerm {
    pub term: String,
    /// C-value over all documents of the part.
    pub c_value: f64,
    /// Documents of the part that have it, and its mentions there.
    pub documents: usize,
    pub mentions: usize,
    /// Of the documents that have it, how remarkable so many in the part are, after Lafon; 0 for the whole corpus.
    pub specificity: f64,
}

/// The terms of the documents in `part`, or of all, the highest C-value first; those that stand only once come after all
/// others, however long. `units` are documents.
pub fn rank_terms(units: &[Observation], part: Option<&BTreeSet<String>>) -> Vec<RankedTerm> {
    let is_in = |unit: &Observation| part.is_none_or(|part| part.contains(&unit.document));
    let size = units.iter().filter(|unit| is_in(unit)).count();
    let mut counts: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    for unit in units {
        for (term, occurrences) in &unit.items {
            let (with, documents, mentions) = counts.entry(term).or_default();
            *with += 1;
            if is_in(unit) {
                *documents += 1;
                *mentions += occurrences;
            }
        }
    }
    counts.retain(|_, (_, documents, _)| *documents > 0);
    let words: Vec<Vec<String>> = counts.keys().map(|term| stems(term)).collect();
    let candidates: Vec<(&[String], usize)> = words.iter().zip(counts.values()).map(|(words, count)| (words.as_slice(), count.2)).collect();
    let law = Hypergeometric::new(units.len());
    let ranked = counts.iter().zip(c_values(&candidates)).map(|((term, (with, documents, mentions)), c_value)| RankedTerm {
        term: (*term).to_owned(),
        c_value,
        documents: *documents,
        mentions: *mentions,
        specificity: law.specificity(units.len(), *with, size, *documents),
    });
    let mut ranked: Vec<RankedTerm> = ranked.collect();
    let once = |row: &RankedTerm| row.mentions < 2;
    ranked.sort_by(|a, b| once(a).cmp(&once(b)).then(b.c_value.total_cmp(&a.c_value)).then_with(|| a.term.cmp(&b.term)));
    ranked
}

#[cfg(test)]
mod tests {
    use super::super::partition::observations;
    use super::*;

    #[test]
    fn terms_of_a_part_against_the_rest() {
        // Two mentions of each term in each document that has it.
        let mut units = observations(&[
            ("", &["projet de territoire", "projet de territoire connecté"]),
            ("", &["projet de territoire"]),
            ("", &["cœur de ville"]),
            ("", &["cœur de ville"]),
        ]);
        units.iter_mut().enumerate().for_each(|(number, unit)| unit.document = number.to_string());
        let part = BTreeSet::from(["0".to_owned(), "1".to_owned()]);
        let shown = |part| -> Vec<String> {
            let ranked = rank_terms(&units, part).into_iter();
            ranked.map(|r| format!("{} {:.2} {} {} {:.2}", r.term, r.c_value, r.documents, r.mentions, r.specificity)).collect()
        };
        // log₂3 · 2; 4 - 2/1; two of four documents, both in a part of two: 1/C(4,2).
        assert_eq!(shown(Some(&part)), ["projet de territoire connecté 3.17 1 2 0.30", "projet de territoire 2.00 2 4 0.78"]);
        assert_eq!(
            shown(None),
            ["cœur de ville 4.00 2 4 0.00", "projet de territoire connecté 3.17 1 2 0.00", "projet de territoire 2.00 2 4 0.00"]
        );
    }
}
