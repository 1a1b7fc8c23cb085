//! `estrade show`: a document with what was found in it, its text or its record.

use std::io::Write;

use anyhow::bail;
use clap::Args;
use estrade::export::annotated::{Annotation, annotations, pieces};
use estrade::index::{Reader, StoredDocument};
use estrade::record::{Evidence, Record};

use super::app::Outcome;
use super::output::{self, DIM, HEADING};
use super::shared::IndexArgs;

/// Show a document: with its annotations in colour, as plain text, or as a record
#[derive(Args)]
#[command(after_help = "Examples:
  estrade show corpus/lille.txt
  estrade show 99b4eb79 --record | jq .sessions
  estrade show 99b4eb79 --why")]
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
    /// Which words gave which theme with what weight
    #[arg(long, conflicts_with_all = ["text", "record"])]
    why: bool,
    #[command(flatten)]
    index: IndexArgs,
}

impl Show {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let reader = self.index.open()?;
        let Some(document) = find(&reader, &self.document)? else {
            output::complain(format_args!("no document has the path, or an identifier that begins with, “{}”", self.document));
            return Ok(Outcome::NothingFound);
        };
        let mut out = output::stdout();
        if self.text {
            out.write_all(document.text.as_bytes())?;
        } else if self.record {
            serde_json::to_writer_pretty(&mut out, &document.record)?;
            writeln!(out)?;
        } else if self.why {
            why(&mut out, &document.record)?;
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

/// The evidence for each theme: a form weighs by its level, and by where it stands.
fn why(out: &mut dyn Write, record: &Record) -> std::io::Result<()> {
    writeln!(out, "{HEADING}{}{HEADING:#}", record.document.path)?;
    for theme in &record.themes {
        let weight: f32 = theme.evidence.iter().map(|evidence| evidence.weight).sum();
        writeln!(out, "\n{HEADING}{}{HEADING:#}  {:.2}  {DIM}{}, weight {weight:.1}{DIM:#}", theme.label, theme.score, theme.id)?;
        for Evidence { form, zone, count, weight } in &theme.evidence {
            writeln!(out, "  {weight:>6.2}  {form}  {DIM}{}{}{DIM:#}", zone.name(), times(*count))?;
        }
    }
    for session in record.sessions.iter().filter(|session| !session.themes.is_empty()) {
        let title = session.title.as_deref().or(session.label.as_deref()).unwrap_or("-");
        writeln!(out, "\n{DIM}session {}{DIM:#}  {}  {}", session.id, output::visible(title), session.themes.join(", "))?;
    }
    Ok(())
}

fn times(count: u32) -> String {
    if count > 1 { format!(", {count} times") } else { String::new() }
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
