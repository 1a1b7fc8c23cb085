//! A word, phrase or prefix in its contexts: the concordance.

use serde::Serialize;

use super::compile::{AskError, compile};
use super::highlight::whole_words;
use super::parse::{Leaf, Node, QueryError, Value, parse};
use super::who::dates_of;
use crate::index::analysis::{Word, analyser, folded, words};
use crate::index::{Reader, StoredDocument, Unit};
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
    let refusal = || QueryError::new(pattern, 0, "a concordance takes a word, a phrase or a prefix like num*");
    let node = match parse(pattern)? {
        Node::Leaf(leaf @ Leaf { field: None, value: Value::Word(_) | Value::Phrase(..) | Value::Prefix(_), .. }) => Node::Leaf(leaf),
        // Words side by side are meant as a phrase.
        Node::All(_) if !pattern.contains(['"', ':', '(', '*', '~']) => {
            Node::Leaf(Leaf { field: None, value: Value::Phrase(pattern.trim().to_owned(), 0), at: 0 })
        }
        _ => return Err(refusal().into()),
    };
    let Node::Leaf(leaf) = &node else { return Err(refusal().into()) };
    let wanted = Wanted::new(&leaf.value);
    let compiled = compile(reader, pattern, &node, Unit::Document)?;
    let mut answer = KwicAnswer::default();
    let mut analyser = analyser();
    for unit in reader.matching(compiled.query.as_ref())? {
        let Some(stored) = reader.document(&unit.document)? else { continue };
        let mut found = words(&mut analyser, &stored.text);
        found.retain(|word| word.length == 1);
        answer.lines.extend(wanted.spans(&found, &stored.text).map(|span| line(&stored, span, options.context)));
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

enum Wanted {
    /// Terms with their distances from the first.
    Terms(Vec<(usize, String)>),
    /// Folded.
    Prefix(String),
}

impl Wanted {
    fn new(value: &Value) -> Self {
        match value {
            Value::Prefix(text) => Wanted::Prefix(folded(text)),
            Value::Word(text) | Value::Phrase(text, _) | Value::Fuzzy(text, _) => {
                let mut found = words(&mut analyser(), text);
                found.retain(|word| word.length == 1);
                let first = found.first().map_or(0, |word| word.position);
                Wanted::Terms(found.into_iter().map(|word| (word.position - first, word.term)).collect())
            }
        }
    }

    fn spans<'w>(&'w self, found: &'w [Word], text: &'w str) -> impl Iterator<Item = Span> + 'w {
        found.iter().enumerate().filter_map(move |(index, first)| match self {
            Wanted::Prefix(prefix) => {
                folded(&text[first.range.clone()]).starts_with(prefix.as_str()).then(|| Span::new(first.range.start, first.range.end))
            }
            Wanted::Terms(terms) => {
                let mut end = first.range.end;
                let here = terms.iter().zip(&found[index..]).all(|((distance, term), word)| {
                    end = word.range.end;
                    word.position == first.position + distance && word.term == *term
                });
                (here && !terms.is_empty() && found.len() - index >= terms.len()).then(|| Span::new(first.range.start, end))
            }
        })
    }
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
