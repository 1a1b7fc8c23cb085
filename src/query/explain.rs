//! How a query was understood, and why a hit ranks.

use serde::Serialize;

use super::compile::{AskError, Compiler, QueryPart, compile};
use super::names::QueryField;
use super::parse::{Leaf, Node, parse};
use crate::index::{Reader, Unit, UnitAddress};

/// How a query was understood.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explained {
    /// The query as a tree, a line for each node.
    pub understood: Vec<UnderstoodLine>,
    /// What is counted for the rank, with the number of units that have it.
    pub parts: Vec<PartCount>,
    /// The best hits, the best first.
    pub hits: Vec<HitReasons>,
}

/// A node of the tree.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnderstoodLine {
    /// Nodes above it.
    pub depth: usize,
    pub text: String,
    /// How the index writes what is sought, the most frequent first.
    pub written: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartCount {
    pub part: String,
    pub units: usize,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HitReasons {
    pub document: String,
    pub number: usize,
    /// BM25: the sum of what its parts give.
    pub score: f32,
    /// Parts that the hit has, with what they give; what only filters gives nothing.
    pub parts: Vec<(String, f32)>,
}

/// Written words that are listed of a node.
const MOST_WRITTEN: usize = 12;

/// Explains a query and its best hits.
pub fn explain(reader: &Reader, query: &str, unit: Unit, limit: usize) -> Result<Explained, AskError> {
    let tree = parse(query)?;
    let compiled = compile(reader, query, &tree, unit)?;
    let mut understood = Vec::new();
    describe(reader, query, &tree, 0, &mut understood)?;
    let mut parts = Vec::new();
    for QueryPart { what, query } in &compiled.parts {
        parts.push(PartCount { part: what.clone(), units: reader.count_of(query.as_ref(), unit)? });
    }
    let mut hits = Vec::new();
    for (score, address) in reader.best(compiled.query.as_ref(), limit)?.1 {
        let UnitAddress { document, number, .. } = address.clone();
        let mut reasons = Vec::new();
        for QueryPart { what, query } in &compiled.parts {
            reasons.extend(reader.score(query.as_ref(), &address)?.map(|score| (what.clone(), score)));
        }
        hits.push(HitReasons { document, number, score, parts: reasons });
    }
    Ok(Explained { understood, parts, hits })
}

fn describe(reader: &Reader, query: &str, node: &Node, depth: usize, lines: &mut Vec<UnderstoodLine>) -> Result<(), AskError> {
    let mut line = |text: String, written: Vec<String>| lines.push(UnderstoodLine { depth, text, written });
    let inner = match node {
        Node::All(nodes) => {
            line("all of".to_owned(), Vec::new());
            nodes.as_slice()
        }
        Node::Any(nodes) => {
            line("any of".to_owned(), Vec::new());
            nodes.as_slice()
        }
        Node::Not(node) => {
            line("without".to_owned(), Vec::new());
            std::slice::from_ref(node.as_ref())
        }
        Node::Leaf(leaf) => {
            let field = leaf.field.map_or("title or text", QueryField::name);
            line(format!("{field}: {}", leaf.value), written(reader, query, leaf)?);
            &[]
        }
    };
    inner.iter().try_for_each(|node| describe(reader, query, node, depth + 1, lines))
}

/// How the index writes the words of a leaf that is sought in the text.
fn written(reader: &Reader, query: &str, leaf: &Leaf) -> Result<Vec<String>, AskError> {
    if !matches!(leaf.field, None | Some(QueryField::Text | QueryField::Exact)) {
        return Ok(Vec::new());
    }
    let mut written = Vec::new();
    for (_, form) in Compiler::new(reader, query).forms(&leaf.value, leaf.field == Some(QueryField::Exact)).words {
        let mut forms = reader.written(&form)?;
        forms.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
        written.extend(forms.into_iter().take(MOST_WRITTEN).map(|(word, count)| format!("{word} {count}")));
    }
    Ok(written)
}
