//! Groups of arguments that several subcommands take, and what they resolve to.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, ValueEnum};
use estrade::export::{Format, Table, write_table};
use estrade::index::Reader;
use estrade::lexicon::Lexicon;
use estrade::pipeline::{Limits, Ocr, Readers};
use estrade::query::{documents_of, entities};
use estrade::resolve::{Decisions, Entities, Knowledge};
use estrade::trace::{Copies, Scope};

use super::app::Outcome;
use super::command_line::{flag, option};
use super::output;

/// Lexicons beside the built-in ones.
#[derive(Args)]
pub struct LexiconArgs {
    /// Folder of lexicon files that add to the built-in ones
    #[arg(long, value_name = "DIR")]
    lexicon: Option<PathBuf>,
}

impl LexiconArgs {
    pub fn load(&self) -> anyhow::Result<Lexicon> {
        let lexicon = Lexicon::load(self.lexicon.as_deref()).context("the lexicons cannot be loaded")?;
        let mute: Vec<&str> = lexicon.thesaurus.concepts().iter().filter(|c| !c.has_forms()).map(|c| c.id.as_str()).collect();
        if !mute.is_empty() {
            output::complain(format_args!("themes without a form in French, which no document will have: {}", mute.join(", ")));
        }
        Ok(lexicon)
    }
}

/// How files are read by a command: formats whose parsers are not trusted, by child processes of this program.
pub fn readers() -> anyhow::Result<Readers> {
    let program = std::env::current_exe().context("the program does not find itself")?;
    Ok(Readers::isolated(program, Limits::default()))
}

/// Whether pages that are pictures are recognised.
#[derive(Args)]
pub struct OcrArgs {
    /// Recognise the text of PDF pages that are pictures, with a Tesseract that knows French
    #[arg(long)]
    ocr: bool,
}

impl OcrArgs {
    /// As [`readers`]; says so where pictures are to be recognised and cannot.
    pub fn readers(&self) -> anyhow::Result<Readers> {
        let ocr = match self.ocr.then(Ocr::find).transpose() {
            Ok(ocr) => ocr,
            Err(error) => {
                output::complain(format_args!("pages that are pictures are not recognised: {error}"));
                None
            }
        };
        Ok(readers()?.with_ocr(ocr))
    }
}

/// The index that is meant where none is named.
const INDEX: &str = "index";

/// Which index.
#[derive(Args)]
pub struct IndexArgs {
    /// Folder of the index
    #[arg(long, value_name = "DIR", default_value = INDEX)]
    pub index: PathBuf,
}

impl IndexArgs {
    /// The same arguments, to be typed again.
    pub fn again(&self) -> String {
        option("index", self.index.to_str().filter(|index| *index != INDEX))
    }

    pub fn open(&self) -> anyhow::Result<Reader> {
        Ok(Reader::open(&self.index)?)
    }
}

/// Which index, and what was decided of its people and bodies.
#[derive(Args)]
pub struct EntityArgs {
    #[command(flatten)]
    pub index: IndexArgs,
    /// File of decisions on people and bodies [default: entities.toml beside the index]
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
}

impl EntityArgs {
    pub fn decisions_path(&self) -> PathBuf {
        self.decisions.clone().unwrap_or_else(|| self.index.index.with_file_name("entities.toml"))
    }

    /// The same arguments, to be typed again.
    pub fn again(&self) -> String {
        self.index.again() + &option("decisions", self.decisions.as_deref().and_then(|path| path.to_str()))
    }

    pub fn decisions(&self) -> anyhow::Result<Decisions> {
        Ok(Decisions::load(&self.decisions_path())?)
    }

    /// The people and bodies of the index under the decisions.
    pub fn resolve(&self) -> anyhow::Result<Entities> {
        self.resolve_in(&self.index.open()?)
    }

    pub fn resolve_in(&self, reader: &Reader) -> anyhow::Result<Entities> {
        let lexicon = Lexicon::load(None).context("the lexicons cannot be loaded")?;
        Ok(entities(reader, &self.index.index, &self.decisions()?, &Knowledge::new(&lexicon))?)
    }
}

/// Which documents are counted.
#[derive(Args)]
pub struct ScopeArgs {
    /// Only documents that this query finds, in the language of estrade search
    #[arg(long = "in", value_name = "QUERY")]
    query: Option<String>,
    /// Count each copy of a programme; without it, documents with the same title and dates count once
    #[arg(long)]
    every_copy: bool,
}

impl ScopeArgs {
    pub fn resolve(&self, reader: &Reader) -> anyhow::Result<Scope> {
        let documents = self.query.as_deref().map(|query| documents_of(reader, query)).transpose()?;
        Ok(Scope { copies: if self.every_copy { Copies::Each } else { Copies::Once }, documents })
    }

    /// The query, for captions.
    pub fn query(&self) -> Option<&str> {
        self.query.as_deref()
    }

    /// The same arguments, to be typed again.
    pub fn again(&self) -> String {
        option("in", self.query()) + &flag("every-copy", self.every_copy)
    }
}

/// Prints a table that is the whole answer.
pub fn print_table(format: &FormatArgs, table: &Table) -> anyhow::Result<Outcome> {
    let mut out = output::stdout();
    write_table(&mut out, table, format.resolve())?;
    out.flush()?;
    Ok(if table.rows.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}

/// How many files are worked on at a time.
#[derive(Args)]
pub struct ThreadArgs {
    /// Threads to use [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

impl ThreadArgs {
    /// 0 for one for each core.
    pub fn number(&self) -> usize {
        self.threads.map_or(0, usize::from)
    }

    pub fn pool(&self) -> anyhow::Result<rayon::ThreadPool> {
        rayon::ThreadPoolBuilder::new().num_threads(self.number()).build().context("no threads can be started")
    }
}

/// How a table is printed.
#[derive(Args)]
pub struct FormatArgs {
    /// How to print [default: table to a terminal, plain tab columns to a pipe]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<FormatName>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatName {
    Table,
    Json,
    Jsonl,
    Csv,
    Tsv,
}

impl FormatArgs {
    pub fn resolve(&self) -> Format {
        match self.format {
            Some(FormatName::Table) => Format::Aligned { width: output::width() },
            Some(FormatName::Json) => Format::Json,
            Some(FormatName::Jsonl) => Format::JsonLines,
            Some(FormatName::Csv) => Format::Csv,
            Some(FormatName::Tsv) => Format::Tsv,
            None if output::is_terminal() => Format::Aligned { width: output::width() },
            None => Format::Plain,
        }
    }
}
