//! Finds documents by their text, and sessions and appearances by the text of their document.
//!
//! A text is indexed once, with its document. The units of a document follow it, each with the stretch of word
//! positions that it covers; what is found in a document is found in the units whose stretch holds it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io;
use std::sync::Arc;

use tantivy::columnar::{Column, ColumnValues};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::{InvertedIndexReader, SegmentId};
use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, Searcher, SegmentReader, TERMINATED, TantivyError, Term};

use super::{Fields, Form, Unit};

/// Names of the fast fields that lead from a document to its units.
pub const UNITS: &str = "units";
pub const SESSIONS: &str = "sessions";
pub const FROM: &str = "from";
pub const TO: &str = "to";

/// All units of a kind whose text has some words in this order.
#[derive(Clone, Debug)]
pub struct TextQuery {
    pub text: Field,
    /// To be counted, for the rarity of a word among documents.
    pub documents: Term,
    pub unit: Unit,
    /// Words with their distances from the first.
    pub words: Vec<(usize, Form)>,
    /// Other words between them at most.
    pub slop: u32,
}

impl TextQuery {
    pub fn new(fields: &Fields, unit: Unit, words: Vec<(usize, Form)>, slop: u32) -> Self {
        let documents = Term::from_field_text(fields.unit, Unit::Document.name());
        TextQuery { text: fields.text, documents, unit, words, slop }
    }

    /// The sum of the rarities of the words, as BM25 has it for a phrase, and the usual number of words of a unit.
    fn statistics(&self, searcher: &Searcher, terms: &TermsOfSegments) -> tantivy::Result<(f32, f32)> {
        let all = searcher.doc_freq(&self.documents)? as f32;
        let (mut rarity, mut tokens) = (0.0, 0);
        for segment in searcher.segment_readers() {
            tokens += segment.inverted_index(self.text)?.total_num_tokens();
        }
        for place in 0..self.words.len() {
            let in_segment = |terms: &Vec<Vec<TermInfo>>| terms[place].iter().map(|info| info.doc_freq as f32).sum::<f32>();
            let found = searcher.segment_readers().iter().map(|segment| in_segment(&terms[&segment.segment_id()])).sum::<f32>().min(all);
            rarity += (1.0 + (all - found + 0.5) / (found + 0.5)).ln();
        }
        let usual = if self.unit == Unit::Document { tokens as f32 / all.max(1.0) } else { USUAL_LENGTH };
        Ok((rarity, usual))
    }

    /// For each word, the terms of a segment that are meant.
    fn terms(&self, reader: &SegmentReader) -> tantivy::Result<Vec<Vec<TermInfo>>> {
        let index = reader.inverted_index(self.text)?;
        self.words.iter().map(|(_, form)| form.terms(index.terms())).collect()
    }
}

/// The terms of the words in each segment.
type TermsOfSegments = HashMap<SegmentId, Vec<Vec<TermInfo>>>;

impl Query for TextQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let Some(searcher) = scoring.searcher() else {
            return Ok(Box::new(TextWeight { query: self.clone(), terms: HashMap::new(), rarity: 1.0, usual_length: USUAL_LENGTH }));
        };
        let segments = searcher.segment_readers().iter();
        let terms: TermsOfSegments =
            segments.map(|reader| Ok((reader.segment_id(), self.terms(reader)?))).collect::<tantivy::Result<_>>()?;
        let (rarity, usual_length) = if scoring.is_scoring_enabled() { self.statistics(searcher, &terms)? } else { (1.0, USUAL_LENGTH) };
        Ok(Box::new(TextWeight { query: self.clone(), terms, rarity, usual_length }))
    }
}

struct TextWeight {
    query: TextQuery,
    /// Of a search: none for a segment that is asked by itself.
    terms: TermsOfSegments,
    rarity: f32,
    usual_length: f32,
}

impl Weight for TextWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut found = self.found(reader)?;
        // The forms of a word come one after the other, each in order: a stable sort merges them.
        found.sort_by_key(|unit| unit.document);
        found.dedup_by(|next, unit| {
            let same = next.document == unit.document;
            unit.times += if same { next.times } else { 0.0 };
            same
        });
        Ok(Box::new(TextScorer { found, at: 0, rarity: self.rarity * boost, usual_length: self.usual_length }))
    }

    fn explain(&self, reader: &SegmentReader, document: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        if scorer.doc() > document || scorer.seek(document) != document {
            return Err(TantivyError::InvalidArgument(format!("unit {document} does not match")));
        }
        Ok(Explanation::new("words of the text", scorer.score()))
    }
}

impl TextWeight {
    /// What a segment holds of what is sought.
    fn found(&self, reader: &SegmentReader) -> tantivy::Result<Vec<Found>> {
        let Some(lengths) = reader.fieldnorms_readers().get_field(self.query.text)? else { return Ok(Vec::new()) };
        let is_document = self.query.unit == Unit::Document;
        let index = reader.inverted_index(self.query.text)?;
        let terms = match self.terms.get(&reader.segment_id()) {
            Some(terms) => Cow::Borrowed(terms),
            None => Cow::Owned(self.query.terms(reader)?),
        };
        if terms.iter().any(Vec::is_empty) {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        if let ([terms], true) = (terms.as_slice(), is_document) {
            documents(&index, terms, &lengths, reader.max_doc(), &mut found)?;
            return Ok(found);
        }
        let mut units = Units::open(reader, self.query.unit)?;
        let mut add = |document: DocId, positions: &[u32]| {
            if is_document {
                found.push(Found { document, times: positions.len() as f32, length: lengths.fieldnorm(document) as f32 });
            } else {
                units.holding(document, positions);
            }
        };
        let postings = |info: &TermInfo| index.read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions);
        if let [terms] = terms.as_slice() {
            for info in terms {
                places(postings(info)?, &mut add);
            }
        } else {
            let mut words = Vec::with_capacity(terms.len());
            for ((distance, _), terms) in self.query.words.iter().zip(terms.iter()) {
                words.push((*distance as u32, Forms { postings: terms.iter().map(postings).collect::<Result<_, _>>()? }));
            }
            phrases(&mut words, self.query.slop, add);
        }
        found.append(&mut units.found);
        Ok(found)
    }
}

/// Adds each document of some terms with the times that it has them.
fn documents(
    index: &InvertedIndexReader,
    terms: &[TermInfo],
    lengths: &FieldNormReader,
    all: DocId,
    found: &mut Vec<Found>,
) -> io::Result<()> {
    let mut add = |document: DocId, times: u32| {
        found.push(Found { document, times: times as f32, length: lengths.fieldnorm(document) as f32 });
    };
    let postings: u64 = terms.iter().map(|info| u64::from(info.doc_freq)).sum();
    if terms.len() <= FEW_FORMS || postings < u64::from(all) / FEW {
        return each_posting(index, terms, add);
    }
    // Where many terms stand in many documents, counting costs less than merging.
    let mut times = vec![0; all as usize];
    each_posting(index, terms, |document, more| times[document as usize] += more)?;
    (0..all).zip(times).filter(|(_, times)| *times > 0).for_each(|(document, times)| add(document, times));
    Ok(())
}

/// The part of a segment's units below which postings are few.
const FEW: u64 = 64;
/// Terms whose documents are merged faster than counted, whatever a segment holds.
const FEW_FORMS: usize = 8;

/// Calls with the documents of each of some terms and the times that each has it. The postings of all terms are unpacked in
/// one place: a beginning of words may have thousands.
fn each_posting(index: &InvertedIndexReader, terms: &[TermInfo], mut found: impl FnMut(DocId, u32)) -> io::Result<()> {
    let Some(first) = terms.first() else { return Ok(()) };
    let mut postings = index.read_block_postings_from_terminfo(first, IndexRecordOption::WithFreqs)?;
    for (number, info) in terms.iter().enumerate() {
        if number > 0 {
            index.reset_block_postings_from_terminfo(info, &mut postings)?;
        }
        while postings.block_len() > 0 {
            postings.docs().iter().zip(postings.freqs()).for_each(|(document, times)| found(*document, *times));
            postings.advance();
        }
    }
    Ok(())
}

/// Calls with each document of a term, and with the positions of it.
fn places(mut postings: SegmentPostings, found: &mut impl FnMut(DocId, &[u32])) {
    let mut positions = Vec::new();
    while postings.doc() != TERMINATED {
        postings.positions(&mut positions);
        found(postings.doc(), &positions);
        postings.advance();
    }
}

/// Where the forms of one word stand.
struct Forms {
    postings: Vec<SegmentPostings>,
}

impl Forms {
    /// The first document at or after one.
    fn seek(&mut self, target: DocId) -> DocId {
        let reach = |postings: &mut SegmentPostings| if postings.doc() < target { postings.seek(target) } else { postings.doc() };
        self.postings.iter_mut().map(reach).min().unwrap_or(TERMINATED)
    }

    fn positions(&mut self, document: DocId, positions: &mut Vec<u32>) {
        positions.clear();
        self.postings.iter_mut().filter(|p| p.doc() == document).for_each(|p| p.append_positions_with_offset(0, positions));
        positions.sort_unstable();
    }
}

/// Calls with each document that has all words in this order, `slop` other words at most between them altogether.
fn phrases(words: &mut [(u32, Forms)], slop: u32, mut found: impl FnMut(DocId, &[u32])) {
    let distances: Vec<u32> = words.iter().map(|(distance, _)| *distance).collect();
    let mut positions: Vec<Vec<u32>> = vec![Vec::new(); words.len()];
    let mut starts = Vec::new();
    let mut document = 0;
    'documents: loop {
        for (_, forms) in words.iter_mut() {
            let reached = forms.seek(document);
            if reached == TERMINATED {
                return;
            }
            if reached != document {
                document = reached;
                continue 'documents;
            }
        }
        for ((_, forms), positions) in words.iter_mut().zip(&mut positions) {
            forms.positions(document, positions);
        }
        starts.clear();
        starts.extend(positions[0].iter().copied().filter(|start| continues(&distances, &positions, 0, *start, slop)));
        if !starts.is_empty() {
            found(document, &starts);
        }
        document += 1;
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

/// Where the units of a kind lie in a segment, and which of them hold what is sought.
struct Units {
    kind: Unit,
    sessions: Column<u64>,
    count: Column<u64>,
    from: Arc<dyn ColumnValues<u64>>,
    to: Arc<dyn ColumnValues<u64>>,
    /// The stretches of the units of the last document.
    document: Option<DocId>,
    first: DocId,
    stretches: Vec<[u64; 2]>,
    bounds: Vec<u64>,
    found: Vec<Found>,
}

impl Units {
    fn open(reader: &SegmentReader, kind: Unit) -> tantivy::Result<Self> {
        let fast = reader.fast_fields();
        // Every unit has a stretch, a document an empty one: so its row is its number.
        let (from, to) = (fast.u64(FROM)?.values, fast.u64(TO)?.values);
        let (sessions, count) = (fast.u64(SESSIONS)?, fast.u64(UNITS)?);
        let (stretches, bounds) = (Vec::new(), Vec::new());
        Ok(Units { kind, sessions, count, from, to, document: None, first: 0, stretches, bounds, found: Vec::new() })
    }

    /// Reads the stretches of a document's units.
    fn reach(&mut self, document: DocId) {
        if self.document == Some(document) {
            return;
        }
        self.document = Some(document);
        let sessions = self.sessions.first(document).unwrap_or(0) as DocId;
        let all = self.count.first(document).unwrap_or(0) as DocId;
        let range = if self.kind == Unit::Session { 0..sessions.min(all) } else { sessions.min(all)..all };
        self.first = document + 1 + range.start;
        self.stretches.clear();
        self.stretches.resize(range.len(), [0; 2]);
        self.bounds.resize(range.len(), 0);
        for (end, column) in [&self.from, &self.to].into_iter().enumerate() {
            column.get_range(u64::from(self.first), &mut self.bounds);
            self.stretches.iter_mut().zip(&self.bounds).for_each(|(stretch, bound)| stretch[end] = *bound);
        }
    }

    /// Finds the units of a document whose stretch holds one of the positions.
    fn holding(&mut self, document: DocId, positions: &[u32]) {
        self.reach(document);
        for (unit, [from, to]) in (self.first..).zip(&self.stretches) {
            let times = match positions {
                [position] => usize::from((*from..*to).contains(&u64::from(*position))),
                positions => {
                    let after = |place: u64| positions.partition_point(|position| u64::from(*position) < place);
                    after(*to).saturating_sub(after(*from))
                }
            };
            if times > 0 {
                self.found.push(Found { document: unit, times: times as f32, length: (to - from) as f32 });
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

struct TextScorer {
    found: Vec<Found>,
    at: usize,
    rarity: f32,
    usual_length: f32,
}

impl DocSet for TextScorer {
    fn advance(&mut self) -> DocId {
        self.at = (self.at + 1).min(self.found.len());
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        // What is sought is seldom far: in steps that double up to it, and between the last two.
        let rest = &self.found[self.at..];
        let mut step = 1;
        while rest.get(step).is_some_and(|unit| unit.document < target) {
            step *= 2;
        }
        let from = step / 2;
        self.at += from + rest[from..rest.len().min(step + 1)].partition_point(|unit| unit.document < target);
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.found.get(self.at).map_or(TERMINATED, |unit| unit.document)
    }

    fn size_hint(&self) -> u32 {
        self.found.len() as u32
    }
}

/// Words of a session or appearance of usual length, and BM25's two parameters as Tantivy sets them.
const USUAL_LENGTH: f32 = 60.0;
const K1: f32 = 1.2;
const B: f32 = 0.75;

impl Scorer for TextScorer {
    fn score(&mut self) -> Score {
        self.found.get(self.at).map_or(0.0, |unit| {
            let length = 1.0 - B + B * unit.length / self.usual_length;
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
