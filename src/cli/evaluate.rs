//! `estrade evaluate`: how far extraction agrees with gold annotations.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use estrade::evaluate::{Floors, Gold, Grouping, Measure, Report, Shortfall, evaluate, load_gold, load_resolution_gold, score_resolution};
use estrade::export::{Cell, Format, Table, write_table};
use estrade::pipeline::{extract_file, shown};
use estrade::record::Record;
use estrade::resolve::{Decisions, Knowledge, Source, resolve};
use rayon::prelude::*;

use super::app::Outcome;
use super::output;
use super::shared::{FormatArgs, LexiconArgs, ThreadArgs, print_table, readers};

/// Measure extraction against gold annotations (NAME.json beside NAME.txt, .md or .html)
#[derive(Args)]
#[command(after_help = "Examples:
  estrade evaluate gold/dev --by domain
  estrade evaluate gold/seeds gold/dev --errors --measure persons
  estrade evaluate --resolution gold/resolution")]
pub struct Evaluate {
    /// Folders of annotated documents
    #[arg(required = true, value_name = "GOLD")]
    folders: Vec<PathBuf>,
    /// Measure which appearances and names across documents are of one person or body, folder by folder
    #[arg(long, conflicts_with_all = ["by", "errors", "measure", "floors", "records"])]
    resolution: bool,
    /// A table for each domain or document as well
    #[arg(long, value_enum)]
    by: Option<By>,
    /// List what was missed and what was found in excess
    #[arg(long)]
    errors: bool,
    /// Only this measure, in the tables and the list of errors
    #[arg(long, value_parser = measure)]
    measure: Option<Measure>,
    /// TOML file of least F1 values, a table for each folder name; exit status 2 where one is not reached
    #[arg(long, value_name = "FILE")]
    floors: Option<PathBuf>,
    /// Score these records (JSON lines, as printed by extract) and extract nothing
    #[arg(long, value_name = "FILE")]
    records: Option<PathBuf>,
    #[command(flatten)]
    format: FormatArgs,
    #[command(flatten)]
    lexicon: LexiconArgs,
    #[command(flatten)]
    threads: ThreadArgs,
}

#[derive(Clone, Copy, ValueEnum)]
enum By {
    Domain,
    Document,
}

impl From<By> for Grouping {
    fn from(by: By) -> Self {
        match by {
            By::Domain => Grouping::Domain,
            By::Document => Grouping::Document,
        }
    }
}

fn measure(name: &str) -> Result<Measure, String> {
    Measure::from_name(name).ok_or_else(|| format!("the measures are: {}", Measure::ALL.map(Measure::name).join(", ")))
}

/// A folder's annotations with the records to compare.
struct Set {
    name: String,
    pairs: Vec<(Gold, Option<Record>)>,
}

impl Evaluate {
    pub fn run(self) -> anyhow::Result<Outcome> {
        if self.resolution {
            return self.resolution();
        }
        let floors = self.floors.as_deref().map(read_floors).transpose()?;
        let sets = self.sets()?;
        let report = evaluate(pairs(&sets), self.by.map(Grouping::from));
        let mut out = output::stdout();
        self.print(&mut out, &report)?;
        out.flush()?;
        let short: Vec<Shortfall> = match &floors {
            Some(floors) => {
                sets.iter().flat_map(|set| floors.check(&set.name, &evaluate(pairs(std::slice::from_ref(set)), None).tables[0])).collect()
            }
            None => Vec::new(),
        };
        for Shortfall { set, measure, f1, floor } in &short {
            output::complain(format_args!("{set}: {measure} is {f1:.3}, below its floor of {floor:.3}"));
        }
        Ok(if short.is_empty() { Outcome::Done } else { Outcome::BelowFloor })
    }

    fn resolution(&self) -> anyhow::Result<Outcome> {
        let lexicon = self.lexicon.load()?;
        let readers = readers()?;
        let pool = self.threads.pool()?;
        let knowledge = Knowledge::new(&lexicon);
        let mut table = Table::new(&["set", "entities", "mentions", "measure", "precision", "recall", "F1"]);
        for folder in &self.folders {
            let gold = load_resolution_gold(folder)?;
            let extract = |document: &PathBuf| {
                let complain = |failure: &_| output::complain(format_args!("{}: {failure}", shown(document)));
                extract_file(document, &readers, &lexicon).inspect_err(complain).ok()
            };
            let documents: Vec<&PathBuf> = gold.iter().filter_map(|gold| gold.document.as_ref()).collect();
            let extracted: Vec<_> = pool.install(|| documents.into_par_iter().filter_map(extract).collect());
            let sources: Vec<Source> = extracted.iter().map(|done| Source { record: &done.record, text: Some(&done.text) }).collect();
            let report = score_resolution(&gold, &resolve(&sources, &knowledge, &Decisions::default()));
            for (entities, figures) in [("people", report.people), ("organisations", report.organisations)] {
                let mentions = format!("{} of {}", figures.found, figures.mentions);
                for (measure, agreement) in [
                    ("pairwise, mentions found", figures.pairwise),
                    ("B-cubed, mentions found", figures.b_cubed),
                    ("pairwise, all mentions", figures.pairwise_of_all),
                    ("B-cubed, all mentions", figures.b_cubed_of_all),
                    ("B-cubed, equal names alone", figures.baseline),
                ] {
                    table.push([
                        shown(folder).as_ref().into(),
                        entities.into(),
                        mentions.as_str().into(),
                        measure.into(),
                        Cell::Figure(agreement.precision),
                        Cell::Figure(agreement.recall),
                        Cell::Figure(agreement.f1),
                    ]);
                }
            }
        }
        print_table(&self.format, &table)
    }

    fn sets(&self) -> anyhow::Result<Vec<Set>> {
        let mut golds = Vec::new();
        for folder in &self.folders {
            let name = folder.canonicalize().unwrap_or_else(|_| folder.clone());
            golds.push((shown(Path::new(name.file_name().unwrap_or_default())).into_owned(), load_gold(folder)?));
        }
        if let Some(file) = &self.records {
            let mut records = read_records(file)?;
            let mut with_record = |gold: Gold| (records.remove(&gold.id), gold);
            let set = |(name, golds): (String, Vec<Gold>)| Set {
                name,
                pairs: golds.into_iter().map(&mut with_record).map(|(record, gold)| (gold, record)).collect(),
            };
            return Ok(golds.into_iter().map(set).collect());
        }
        let lexicon = self.lexicon.load()?;
        let pool = self.threads.pool()?;
        let readers = readers()?;
        let extracted = |gold: Gold| {
            let record = gold.document.as_deref().and_then(|document| {
                let complain = |failure: &_| output::complain(format_args!("{}: {failure}", shown(document)));
                extract_file(document, &readers, &lexicon).inspect_err(complain).ok()
            });
            (gold, record.map(|extracted| extracted.record))
        };
        Ok(golds
            .into_iter()
            .map(|(name, golds)| Set { name, pairs: pool.install(|| golds.into_par_iter().map(extracted).collect()) })
            .collect())
    }

    fn print(&self, out: &mut dyn Write, report: &Report) -> anyhow::Result<()> {
        let format = self.format.resolve();
        match format {
            Format::Json => output::json_document(out, report)?,
            Format::Aligned { .. } => {
                for group in &report.tables {
                    writeln!(out, "{}: {} documents", group.name, group.documents)?;
                    write_table(out, &self.table(std::slice::from_ref(group), false), format)?;
                    writeln!(out)?;
                }
            }
            _ => write_table(out, &self.table(&report.tables, true), format)?,
        }
        if !report.absent.is_empty() && format != Format::Json {
            output::complain(format_args!("no record for: {}", report.absent.join(", ")));
        }
        if self.errors && format != Format::Json {
            let asked = |measure: &str| self.measure.is_none_or(|only| only.name() == measure);
            let mut table = Table::new(&["measure", "document", "error", "fact"]);
            for error in report.disagreements.iter().filter(|error| asked(error.measure)) {
                let direction = serde_json::to_value(error.direction)?;
                table.push([error.measure.into(), error.document.as_str().into(), direction.as_str().into(), error.fact.as_str().into()]);
            }
            write_table(out, &table, if matches!(format, Format::Aligned { .. }) { Format::Plain } else { format })?;
        }
        Ok(())
    }

    fn table(&self, groups: &[estrade::evaluate::Table], named: bool) -> Table {
        let columns = ["group", "measure", "precision", "recall", "F1", "gold"];
        let mut table = Table::new(&columns[usize::from(!named)..]);
        for group in groups {
            let asked = group.figures.iter().filter(|(measure, _)| self.measure.is_none_or(|only| only == *measure));
            let mut rows: Vec<Vec<Cell>> = asked
                .map(|(measure, f)| vec![measure.name().into(), f.precision.into(), f.recall.into(), f.f1.into(), f.gold.into()])
                .collect();
            if self.measure.is_none() {
                rows.push(vec!["mean F1".into(), Cell::Nothing, Cell::Nothing, group.mean_f1().into(), Cell::Nothing]);
            }
            let name = named.then(|| Cell::from(group.name.as_str()));
            table.rows.extend(rows.into_iter().map(|row| name.clone().into_iter().chain(row).collect()));
        }
        table
    }
}

fn pairs(sets: &[Set]) -> impl Iterator<Item = (&Gold, Option<&Record>)> {
    sets.iter().flat_map(|set| &set.pairs).map(|(gold, record)| (gold, record.as_ref()))
}

fn read_floors(file: &Path) -> anyhow::Result<Floors> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    Floors::parse(&text).with_context(|| file.display().to_string())
}

/// Records by the stem of their path.
fn read_records(file: &Path) -> anyhow::Result<HashMap<String, Record>> {
    let open = std::fs::File::open(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let mut records = HashMap::new();
    for (number, line) in BufReader::new(open).lines().enumerate() {
        let line = line.with_context(|| format!("{}: line {}", file.display(), number + 1))?;
        if line.trim().is_empty() {
            continue;
        }
        let record: Record = serde_json::from_str(&line).with_context(|| format!("{}: line {}", file.display(), number + 1))?;
        let stem = Path::new(&record.document.path).file_stem().map(|stem| shown(Path::new(stem)).into_owned());
        let Some(stem) = stem else { bail!("{}: line {}: a record without a path", file.display(), number + 1) };
        records.insert(stem, record);
    }
    Ok(records)
}
