//! A word, phrase or prefix in its contexts: the concordance.

use serde::Serialize;

use super::compile::{AskError, Compiler, Forms, compile};
use super::highlight::whole_words;
use super::names::QueryField;
use super::parse::{Leaf, Node, QueryError, Value, parse};
use super::who::dates_of;
use crate::index::analysis::{Word, folded, words, written, written_analyser};
use crate::index::{Form, Reader, StoredDocument, Unit};
use crate::record::Session;
use crate::text::Span;

#[derive(Clone, Copy, Debug)]
pub struct KwicOptions {
    /// Bytes of context on each side.
    pub context: usize,
    /// Lines at most.
    pub limit: usize,
    pub order: KwicOrder,
}

/// By what the lines of a concordance are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KwicOrder {
    /// Date, document and place in the text.
    #[default]
    Date,
    /// The words before, from the nearest on.
    Left,
    /// The words after.
    Right,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct KwicAnswer {
    /// Occurrences in all texts; `lines` has the first of them.
    pub total: usize,
    /// In the order asked for.
    pub lines: Vec<KwicLine>,
}

/// An occurrence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KwicLine {
    pub left: String,
    pub found: String,
    pub right: String,
    pub dates: Vec<String>,
    pub event: Option<String>,
    pub session: Option<String>,
    pub document: String,
    pub path: String,
    /// Byte offsets of the occurrence in the document's normalised text.
    pub span: Span,
}

/// Every occurrence of a word in all its forms, of a phrase, or of words with a beginning (`num*`).
pub fn kwic(reader: &Reader, pattern: &str, options: KwicOptions) -> Result<KwicAnswer, AskError> {
    let refusal = || {
        QueryError::new(pattern, 0, "a concordance takes a word, a phrase or a prefix like num*, or one of them as written: exact:Lieux")
    };
    let node = match parse(pattern)? {
        Node::Leaf(leaf @ Leaf { field: None | Some(QueryField::Text | QueryField::Exact), .. }) => Node::Leaf(leaf),
        // Words side by side are meant as a phrase.
        Node::All(_) if !pattern.contains(['"', ':', '(', '*', '~']) => {
            Node::Leaf(Leaf { field: None, value: Value::Phrase(pattern.trim().to_owned(), 0), at: 0 })
        }
        _ => return Err(refusal().into()),
    };
    let Node::Leaf(leaf) = &node else { return Err(refusal().into()) };
    let wanted = Compiler::new(reader, pattern).forms(&leaf.value, leaf.field == Some(QueryField::Exact));
    let in_text = Node::Leaf(Leaf { field: leaf.field.or(Some(QueryField::Text)), ..leaf.clone() });
    let compiled = compile(reader, pattern, &in_text, Unit::Document)?;
    let mut answer = KwicAnswer::default();
    let mut analyser = written_analyser();
    for unit in reader.matching(compiled.query.as_ref())? {
        let Some(stored) = reader.document(&unit.document)? else { continue };
        let found = words(&mut analyser, &stored.text);
        answer.lines.extend(spans(&wanted, &found).into_iter().map(|span| line(&stored, span, options.context)));
    }
    answer.total = answer.lines.len();
    answer.lines.sort_by(|a, b| (&a.dates, &a.path, a.span).cmp(&(&b.dates, &b.path, b.span)));
    match options.order {
        KwicOrder::Date => {}
        KwicOrder::Left => answer.lines.sort_by_cached_key(|line| sort_words(&line.left).rev().collect::<Vec<_>>()),
        KwicOrder::Right => answer.lines.sort_by_cached_key(|line| sort_words(&line.right).collect::<Vec<_>>()),
    }
    answer.lines.truncate(options.limit);
    Ok(answer)
}

/// Words as they are sorted: without case, accents and signs.
fn sort_words(text: &str) -> impl DoubleEndedIterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(folded)
}

/// Where the words asked for stand among the words of a text.
fn spans(wanted: &Forms, found: &[Word]) -> Vec<Span> {
    let split: Vec<(&Word, &str, String)> =
        found.iter().filter_map(|word| written::split(&word.term).map(|(stem, written)| (word, stem, written))).collect();
    let means = |form: &Form, index: usize| split.get(index).is_some_and(|(_, stem, written)| form.means(stem, written));
    let mut spans = Vec::new();
    for (start, (first, ..)) in split.iter().enumerate() {
        if !wanted.words.first().is_some_and(|(_, form)| means(form, start)) {
            continue;
        }
        let (mut place, mut slop, mut end) = (first.position + first.length - 1, wanted.slop as usize, Some(start));
        for (before, (distance, form)) in wanted.words.iter().zip(&wanted.words[1..]) {
            let expected = place + distance - before.0;
            let from = split.partition_point(|(word, ..)| word.position < expected);
            let mut near = (from..split.len()).take_while(|index| split[*index].0.position <= expected + slop);
            end = near.find(|index| means(form, *index));
            let Some(reached) = end else { break };
            let word = split[reached].0;
            slop -= word.position - expected;
            // A compound, or a word broken at the end of a line, takes the place of several.
            place = word.position + word.length - 1;
        }
        spans.extend(end.map(|end| Span::new(first.range.start, split[end].0.range.end)));
    }
    spans
}

fn line(stored: &StoredDocument, span: Span, context: usize) -> KwicLine {
    let StoredDocument { record, text } = stored;
    let range = span.range();
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let left = whole_words(text, range.start.saturating_sub(context)..range.start);
    let right = whole_words(text, range.end..(range.end + context).min(text.len()));
    // The innermost session that holds the passage.
    let session: Option<&Session> =
        record.sessions.iter().filter(|session| session.span.contains(span)).min_by_key(|session| session.span.len());
    KwicLine {
        left: one_line(&text[left.start..range.start]),
        found: one_line(&text[range.clone()]),
        right: one_line(&text[range.end..right.end.max(range.end)]),
        dates: dates_of(record, session),
        event: record.event.title.as_ref().map(|title| title.text.clone()),
        session: session.and_then(|session| session.title.clone().or_else(|| session.label.clone())),
        document: record.document.id.clone(),
        path: record.document.path.clone(),
        span,
    }
}
