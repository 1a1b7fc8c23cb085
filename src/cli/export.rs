//! `estrade export`: the corpus in the formats of other programs.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use estrade::export::{CorpusFormat, TextUnit, write_corpus};
use estrade::trace::Names;

use super::app::Outcome;
use super::output::{self, count};
use super::shared::{EntityArgs, ScopeArgs};

/// Write the corpus for other programs
#[derive(Args)]
#[command(after_help = "Examples:
  estrade export txm corpus-txm/
  estrade export iramuteq corpus.txt --unit session
  estrade export cortext corpus.csv --in 'theme:eau date:2020..2024'")]
pub struct Export {
    #[command(subcommand)]
    format: Format,
}

#[derive(Subcommand)]
enum Format {
    /// A folder for TXM: text files and metadata.csv (import module TXT+CSV)
    Txm(Corpus),
    /// A file for IRaMuTeQ: texts with starred variables
    Iramuteq(Corpus),
    /// A file for GarganText: its seven columns between tabs; texts without a year are left out
    Gargantext(Corpus),
    /// A table for CorTexT Manager: CSV with several values of a cell between ***; zip it before you send it
    Cortext(Corpus),
}

/// Texts with what is known of them.
#[derive(Args)]
#[command(after_help = "Examples:
  estrade export txm corpus-txm/
  estrade export gargantext corpus.tsv --unit session --in 'type:table-ronde'")]
struct Corpus {
    /// File to write; for TXM a new folder
    #[arg(value_name = "OUT")]
    out: PathBuf,
    /// What one text is
    #[arg(long, value_enum, value_name = "UNIT", default_value = "document")]
    unit: Unit,
    /// People and bodies as written, without resolving their names
    #[arg(long)]
    as_written: bool,
    #[command(flatten)]
    scope: ScopeArgs,
    #[command(flatten)]
    entities: EntityArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Unit {
    Document,
    Session,
}

impl Export {
    pub fn run(self) -> anyhow::Result<Outcome> {
        match &self.format {
            Format::Txm(corpus) => corpus.run(CorpusFormat::Txm),
            Format::Iramuteq(corpus) => corpus.run(CorpusFormat::Iramuteq),
            Format::Gargantext(corpus) => corpus.run(CorpusFormat::Gargantext),
            Format::Cortext(corpus) => corpus.run(CorpusFormat::Cortext),
        }
    }
}

impl Corpus {
    fn run(&self, format: CorpusFormat) -> anyhow::Result<Outcome> {
        let reader = self.entities.index.open()?;
        let names = if self.as_written { Names::default() } else { Names::new(&self.entities.resolve_in(&reader)?) };
        let unit = match self.unit {
            Unit::Document => TextUnit::Document,
            Unit::Session => TextUnit::Session,
        };
        let written = write_corpus(&reader, format, &self.out, unit, &self.scope.resolve(&reader)?, &names)?;
        let mut told = match written.texts {
            0 => format!("nothing written to {}: no text", self.out.display()),
            number => format!("{}: {}", self.out.display(), count(number, "text")),
        };
        match written.copies {
            0 => {}
            1 => told += "; 1 copy of a programme left out (--every-copy writes it)",
            copies => told += &format!("; {copies} copies of programmes left out (--every-copy writes them)"),
        }
        if written.undated > 0 {
            told += &format!("; {} without a year left out, which the format cannot place", written.undated);
        }
        output::complain(format_args!("{told}"));
        Ok(if written.texts == 0 { Outcome::Missing } else { Outcome::Done })
    }
}
