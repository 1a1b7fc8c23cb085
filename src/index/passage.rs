//! Finds sessions and appearances by the text of their document.
//!
//! A text is indexed once, with its document. The units of a document follow it, each with the stretch of word
//! positions that it covers; what is found in a document is found in the units whose stretch holds it.

use tantivy::columnar::Column;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{EnableScoring, Explanation, FuzzyTermQuery, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError, Term};

/// Names of the fast fields that lead from a document to its units.
pub const UNITS: &str = "units";
pub const FROM: &str = "from";
pub const TO: &str = "to";

/// What is looked for in the text of documents.
#[derive(Clone, Debug)]
pub enum Sought {
    /// Terms with their distances from the first, and so many other words between them at most.
    Phrase(Vec<(usize, Term)>, u32),
    /// Terms with this beginning.
    Prefix(Field, String),
    /// Terms with so many other letters at most.
    Fuzzy(Term, u8),
}

/// All units within documents that hold what is sought.
#[derive(Clone, Debug)]
pub struct PassageQuery {
    pub sought: Sought,
}

impl Query for PassageQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let rarity = match (scoring.searcher(), &self.sought) {
            (Some(searcher), Sought::Phrase(terms, _)) => {
                let all = searcher.num_docs() as f32;
                let frequencies = terms.iter().map(|(_, term)| searcher.doc_freq(term).map(|found| found as f32));
                // The sum of the rarities of the terms, as BM25 has it for a phrase.
                frequencies.sum_rarities(all)?
            }
            _ => 1.0,
        };
        Ok(Box::new(PassageWeight { sought: self.sought.clone(), rarity }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        if let Sought::Phrase(terms, _) = &self.sought {
            terms.iter().for_each(|(_, term)| visitor(term, true));
        }
    }
}

trait SumRarities: Iterator<Item = tantivy::Result<f32>> + Sized {
    fn sum_rarities(self, all: f32) -> tantivy::Result<f32> {
        self.map(|found| found.map(|found| (1.0 + (all - found + 0.5).max(0.5) / (found + 0.5)).ln())).sum()
    }
}

impl<I: Iterator<Item = tantivy::Result<f32>>> SumRarities for I {}

struct PassageWeight {
    sought: Sought,
    rarity: f32,
}

impl Weight for PassageWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut found = Vec::new();
        let units = Units::open(reader)?;
        self.documents(reader, |document, positions| units.holding(document, positions, &mut found))?;
        // Several terms with a common beginning come one after the other.
        if !found.is_sorted_by_key(|unit| unit.document) {
            found.sort_by_key(|unit| unit.document);
        }
        found.dedup_by(|next, unit| {
            let same = next.document == unit.document;
            unit.times += if same { next.times } else { 0.0 };
            same
        });
        Ok(Box::new(PassageScorer { found, at: 0, rarity: self.rarity * boost }))
    }

    fn explain(&self, reader: &SegmentReader, document: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        if scorer.doc() > document || scorer.seek(document) != document {
            return Err(TantivyError::InvalidArgument(format!("unit {document} does not match")));
        }
        Ok(Explanation::new("what is sought, within the passage", scorer.score()))
    }
}

impl PassageWeight {
    /// Calls with each document of a segment that holds what is sought, and with the positions of it.
    fn documents(&self, reader: &SegmentReader, mut found: impl FnMut(DocId, &[u32])) -> tantivy::Result<()> {
        let mut positions = Vec::new();
        let mut every = |mut postings: SegmentPostings| {
            while postings.doc() != TERMINATED {
                postings.positions(&mut positions);
                found(postings.doc(), &positions);
                postings.advance();
            }
        };
        match &self.sought {
            Sought::Phrase(terms, slop) => {
                let mut all = Vec::new();
                for (distance, term) in terms {
                    let index = reader.inverted_index(term.field())?;
                    match index.read_postings(term, IndexRecordOption::WithFreqsAndPositions)? {
                        Some(postings) => all.push((*distance as u32, postings)),
                        None => return Ok(()),
                    }
                }
                match all.len() {
                    1 => all.into_iter().for_each(|(_, postings)| every(postings)),
                    _ => phrases(&mut all, *slop, found),
                }
            }
            Sought::Prefix(field, prefix) => {
                let index = reader.inverted_index(*field)?;
                let mut terms = index.terms().range().ge(prefix.as_bytes()).into_stream()?;
                while let Some((_, info)) = terms.next().filter(|(term, _)| term.starts_with(prefix.as_bytes())) {
                    every(index.read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions)?);
                }
            }
            Sought::Fuzzy(term, edits) => {
                let index = reader.inverted_index(term.field())?;
                let automaton = FuzzyTermQuery::new(term.clone(), *edits, true).automaton()?;
                let mut terms = index.terms().search(&automaton).into_stream()?;
                while let Some((_, info)) = terms.next() {
                    every(index.read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions)?);
                }
            }
        }
        Ok(())
    }
}

/// Calls with each document that has all terms in this order, `slop` other words at most between them altogether.
fn phrases(terms: &mut [(u32, SegmentPostings)], slop: u32, mut found: impl FnMut(DocId, &[u32])) {
    let mut document = terms[0].1.doc();
    let mut positions: Vec<Vec<u32>> = vec![Vec::new(); terms.len()];
    let mut starts = Vec::new();
    'documents: while document != TERMINATED {
        for (_, postings) in terms.iter_mut() {
            let reached = if postings.doc() < document { postings.seek(document) } else { postings.doc() };
            if reached != document {
                document = reached;
                continue 'documents;
            }
        }
        for ((_, postings), positions) in terms.iter_mut().zip(&mut positions) {
            postings.positions(positions);
        }
        let distances: Vec<u32> = terms.iter().map(|(distance, _)| *distance).collect();
        starts.clear();
        starts.extend(positions[0].iter().copied().filter(|start| continues(&distances, &positions, 0, *start, slop)));
        if !starts.is_empty() {
            found(document, &starts);
        }
        document = terms[0].1.advance();
    }
}

/// Whether the terms after the one at `index` follow its position.
fn continues(distances: &[u32], positions: &[Vec<u32>], index: usize, position: u32, slop: u32) -> bool {
    let Some(next) = positions.get(index + 1) else { return true };
    let wanted = position + distances[index + 1] - distances[index];
    let from = next.partition_point(|place| *place < wanted);
    // With words left out, the nearest is the best: it leaves most to the later ones.
    next[from..]
        .first()
        .is_some_and(|place| place - wanted <= slop && continues(distances, positions, index + 1, *place, slop - (place - wanted)))
}

/// Where the units of a segment lie.
struct Units {
    count: Column<u64>,
    from: Column<u64>,
    to: Column<u64>,
}

impl Units {
    fn open(reader: &SegmentReader) -> tantivy::Result<Self> {
        let fast = reader.fast_fields();
        Ok(Units { count: fast.u64(UNITS)?, from: fast.u64(FROM)?, to: fast.u64(TO)? })
    }

    /// Adds the units of a document whose stretch holds one of the positions.
    fn holding(&self, document: DocId, positions: &[u32], found: &mut Vec<Found>) {
        for unit in document + 1..=document + self.count.first(document).unwrap_or(0) as DocId {
            let (Some(from), Some(to)) = (self.from.first(unit), self.to.first(unit)) else { continue };
            let after = |place: u64| positions.partition_point(|position| u64::from(*position) < place);
            let times = after(to) - after(from);
            if times > 0 {
                found.push(Found { document: unit, times: times as f32, length: (to - from) as f32 });
            }
        }
    }
}

struct Found {
    /// Of the unit.
    document: DocId,
    times: f32,
    /// Words of the unit.
    length: f32,
}

struct PassageScorer {
    found: Vec<Found>,
    at: usize,
    rarity: f32,
}

impl DocSet for PassageScorer {
    fn advance(&mut self) -> DocId {
        self.at = (self.at + 1).min(self.found.len());
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.at += self.found[self.at..].partition_point(|unit| unit.document < target);
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.found.get(self.at).map_or(TERMINATED, |unit| unit.document)
    }

    fn size_hint(&self) -> u32 {
        self.found.len() as u32
    }
}

/// Words of a passage of usual length, and BM25's two parameters as Tantivy sets them.
const USUAL_LENGTH: f32 = 60.0;
const K1: f32 = 1.2;
const B: f32 = 0.75;

impl Scorer for PassageScorer {
    fn score(&mut self) -> Score {
        self.found.get(self.at).map_or(0.0, |unit| {
            let length = 1.0 - B + B * unit.length / USUAL_LENGTH;
            self.rarity * unit.times * (K1 + 1.0) / (unit.times + K1 * length)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_with_gaps() {
        let follows = |positions: &[&[u32]], distances: &[u32], slop: u32| {
            let positions: Vec<Vec<u32>> = positions.iter().map(|places| places.to_vec()).collect();
            positions[0].iter().any(|start| continues(distances, &positions, 0, *start, slop))
        };
        assert!(follows(&[&[3], &[4]], &[0, 1], 0));
        assert!(!follows(&[&[3], &[5]], &[0, 1], 0));
        assert!(follows(&[&[3], &[5]], &[0, 1], 1));
        assert!(follows(&[&[3, 9], &[5, 11], &[13]], &[0, 2, 4], 0));
        assert!(!follows(&[&[3], &[5], &[8]], &[0, 1, 2], 1));
        assert!(!follows(&[&[5], &[3]], &[0, 1], 9));
    }
}
