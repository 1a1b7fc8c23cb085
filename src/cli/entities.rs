//! `estrade entities`: the people and bodies of an index or of files, with what makes them one.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use estrade::export::{Format, Table, write_table};
use estrade::pipeline::{extract_file, shown};
use estrade::resolve::{Entities as Resolved, Entity, Feature, Kind, Knowledge, Proposal, Source, resolve};
use rayon::prelude::*;
use serde_json::json;

use super::app::Outcome;
use super::output;
use super::shared::{EntityArgs, FormatArgs, LexiconArgs, ThreadArgs, readers};

/// List the people and bodies under their identifiers, with every form of their names and why they are one
#[derive(Args)]
#[command(after_help = "Examples:
  estrade entities --proposed
  estrade entities programmes/*.txt --mentions > mentions.jsonl")]
pub struct Entities {
    /// Documents to resolve instead of those of the index
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// One JSON line for each mention: document, name or organisation, entity
    #[arg(long, conflicts_with_all = ["proposed", "decisions_lost"])]
    mentions: bool,
    /// The pairs that may be one person or one body, for estrade review
    #[arg(long, conflicts_with = "decisions_lost")]
    proposed: bool,
    /// The decisions that speak of nothing in these documents any more
    #[arg(long)]
    decisions_lost: bool,
    #[command(flatten)]
    entities: EntityArgs,
    #[command(flatten)]
    lexicon: LexiconArgs,
    #[command(flatten)]
    threads: ThreadArgs,
    #[command(flatten)]
    format: FormatArgs,
}

impl Entities {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let (resolved, outcome) = if self.files.is_empty() { (self.entities.resolve()?, Outcome::Done) } else { self.of_files()? };
        let mut out = output::stdout();
        if self.mentions {
            print_mentions(&mut out, &resolved)?;
            out.flush()?;
            return Ok(outcome);
        }
        let format = self.format.resolve();
        if format == Format::Json {
            output::json_document(&mut out, &resolved)?;
        } else {
            let table = match (self.proposed, self.decisions_lost) {
                (true, _) => proposals(&resolved),
                (_, true) => lost(&resolved),
                _ => entities(&resolved),
            };
            write_table(&mut out, &table, format)?;
        }
        out.flush()?;
        Ok(outcome)
    }

    fn of_files(&self) -> anyhow::Result<(Resolved, Outcome)> {
        let lexicon = self.lexicon.load()?;
        let knowledge = Knowledge::new(&lexicon);
        let readers = readers()?;
        let extract = |file: &PathBuf| {
            let complain = |failure: &_| output::complain(format_args!("{}: {failure}", shown(file)));
            extract_file(file, &readers, &lexicon).inspect_err(complain).ok()
        };
        let extracted: Vec<_> = self.threads.pool()?.install(|| self.files.par_iter().filter_map(extract).collect());
        let outcome = if extracted.len() < self.files.len() { Outcome::SomeFailed } else { Outcome::Done };
        let sources: Vec<Source> = extracted.iter().map(|done| Source { record: &done.record, text: Some(done.text.as_str()) }).collect();
        Ok((resolve(&sources, &knowledge, &self.entities.decisions()?), outcome))
    }
}

/// What other programs compare: every mention with the identifier of its entity, people in the order of the text.
fn print_mentions(out: &mut dyn Write, resolved: &Resolved) -> anyhow::Result<()> {
    let mut people: Vec<_> = resolved.people.iter().flat_map(|of| of.mentions.iter().map(|mention| (mention, &of.id))).collect();
    people.sort_by_key(|(mention, _)| (&mention.path, mention.number));
    for (mention, id) in people {
        output::json_line(out, &json!({"document": mention.path, "name": mention.written, "entity": id}))?;
    }
    for body in &resolved.bodies {
        for mention in &body.mentions {
            output::json_line(out, &json!({"document": mention.path, "organisation": mention.written, "entity": body.id}))?;
        }
    }
    Ok(())
}

fn entities(resolved: &Resolved) -> Table {
    let mut table = Table::new(&["kind", "id", "name", "mentions", "documents", "forms", "part of", "because"]);
    for (kind, entities) in [("person", &resolved.people), ("organisation", &resolved.bodies)] {
        for entity in entities.iter().filter(|entity| !entity.is_rejected) {
            table.push([
                kind.into(),
                entity.id.as_str().into(),
                entity.name.as_str().into(),
                entity.mentions.len().into(),
                documents(entity).into(),
                entity.forms.clone().into(),
                entity.parent.as_deref().into(),
                reasons(entity).into(),
            ]);
        }
    }
    table
}

fn documents(entity: &Entity) -> usize {
    let mut documents: Vec<&str> = entity.mentions.iter().map(|mention| mention.document.as_str()).collect();
    documents.dedup();
    documents.len()
}

fn reasons(entity: &Entity) -> Vec<String> {
    in_words(&entity.because).into_iter().chain(entity.names_because.iter().map(|reason| reason.words().to_owned())).collect()
}

fn in_words(features: &[Feature]) -> Vec<String> {
    features.iter().map(|feature| feature.words().to_owned()).collect()
}

fn proposals(resolved: &Resolved) -> Table {
    Table::of(["kind", "one", "other", "probability", "because"], &resolved.proposals, |proposal| {
        [
            kind_name(proposal.kind).into(),
            proposal.one.as_str().into(),
            proposal.other.as_str().into(),
            proposal.probability.into(),
            because(proposal).into(),
        ]
    })
}

/// Why the two may be one, in words.
pub(super) fn because(proposal: &Proposal) -> Vec<String> {
    in_words(&proposal.because).into_iter().chain(proposal.names_because.iter().map(|reason| reason.words().to_owned())).collect()
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "person",
        Kind::Organisation => "organisation",
    }
}

fn lost(resolved: &Resolved) -> Table {
    let mut table = Table::new(&["number", "action", "reason"]);
    for lost in &resolved.unapplied {
        table.push([lost.number.into(), format!("{:?}", lost.decision.action).to_lowercase().into(), lost.reason.as_str().into()]);
    }
    table
}
