//! `estrade show`: a document with what was found in it, its text or its record.

use std::io::Write;

use anyhow::bail;
use clap::Args;
use estrade::export::annotated::{Annotation, annotations, pieces};
use estrade::export::{reasons, write_table};
use estrade::index::{Reader, StoredDocument};

use super::app::Outcome;
use super::output::{self, DIM, HEADING};
use super::shared::{FormatArgs, IndexArgs};

/// Show a document: with its annotations in colour, as plain text, as a record, or fact by fact
///
/// --format applies to --why.
#[derive(Args)]
#[command(after_help = "Examples:
  estrade show corpus/lille.txt
  estrade show 99b4eb79 --record | jq .sessions
  estrade show 99b4eb79 --why --format json")]
pub struct Show {
    /// Beginning of the document's identifier, or its path
    #[arg(value_name = "DOC")]
    document: String,
    /// The normalised text that all spans point into, and nothing else
    #[arg(long, conflicts_with = "record")]
    text: bool,
    /// The record as JSON
    #[arg(long)]
    record: bool,
    /// Every fact with the rule that found it, its passage and its score; for themes the words with their weights
    #[arg(long, conflicts_with_all = ["text", "record"])]
    why: bool,
    #[command(flatten)]
    format: FormatArgs,
    #[command(flatten)]
    index: IndexArgs,
}

impl Show {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let reader = self.index.open()?;
        let Some(document) = find(&reader, &self.document)? else {
            output::complain(format_args!("no document has the path, or an identifier that begins with, “{}”", self.document));
            return Ok(Outcome::Missing);
        };
        let mut out = output::stdout();
        if self.text {
            out.write_all(document.text.as_bytes())?;
        } else if self.record {
            output::json_document(&mut out, &document.record)?;
        } else if self.why {
            write_table(&mut out, &reasons(&document.record, &document.text), self.format.resolve())?;
        } else {
            print(&mut out, &document)?;
        }
        out.flush()?;
        Ok(Outcome::Done)
    }
}

/// Identifiers that are listed when a beginning fits several.
const MOST_LISTED: usize = 10;

/// The document with a path or the beginning of an identifier.
pub fn find(reader: &Reader, document: &str) -> anyhow::Result<Option<StoredDocument>> {
    let path = document.strip_prefix("./").unwrap_or(document);
    for path in [document, path] {
        if let Some(found) = reader.document_at(path)? {
            return Ok(Some(found));
        }
    }
    let ids = reader.ids_with_prefix(&document.to_lowercase(), MOST_LISTED)?;
    match ids.as_slice() {
        [] => Ok(None),
        [id] => Ok(reader.document(id)?),
        _ => bail!("“{document}” is the beginning of several identifiers: {}", ids.join(", ")),
    }
}

fn print(out: &mut dyn Write, StoredDocument { record, text }: &StoredDocument) -> std::io::Result<()> {
    let document = &record.document;
    writeln!(out, "{HEADING}{}{HEADING:#}", document.path)?;
    writeln!(out, "{DIM}{} · {} · {} · {} bytes{DIM:#}", document.id, document.media_type.name(), document.language.code, document.bytes)?;
    for warning in &document.warnings {
        writeln!(out, "{DIM}warning: {warning}{DIM:#}")?;
    }
    let legend: Vec<String> = Annotation::ALL.iter().map(|kind| format!("{0}{1}{0:#}", output::style_of(*kind), kind.name())).collect();
    writeln!(out, "{}\n", legend.join("  "))?;
    for (piece, kind) in pieces(text, &annotations(record)) {
        match kind {
            Some(kind) => write!(out, "{0}{1}{0:#}", output::style_of(kind), output::visible(piece))?,
            None => write!(out, "{}", output::visible(piece))?,
        }
    }
    writeln!(out)
}
