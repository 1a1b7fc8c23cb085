//! `estrade terms`: expressions that no thesaurus has to know.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use estrade::export::{Cell, Table};
use estrade::terms::{List, MOST_OF_A_DOCUMENT, Verdict};
use estrade::trace::{By, Items, Observed, RankedTerm, first_and_last, partition};

use super::app::Outcome;
use super::command_line::option;
use super::output;
use super::trace::{LAFON, TraceArgs, Traced, read};

/// Trace terms: multi-word expressions that documents repeat or put into titles
///
/// Without options: the terms of the corpus, the highest C-value first (Frantzi, Ananiadou and Mima 2000: how often an
/// expression stands, more for long ones, less what belongs to longer terms). With --in, also how specific each is for the
/// documents that the query finds, against the rest of the corpus. Inflected variants stand together under the commonest
/// form. The other counts are those of `estrade themes`.
///
/// The list of terms is a table that you edit and share: on each line keep, candidate or stop, a tab, and an expression;
/// a star stands for further words. What is stopped is left out everywhere. --write-list writes the list with all terms
/// found, your decisions kept; with --list it adds to that list.
#[derive(Args)]
#[command(after_help = "Examples:
  estrade terms --least 2
  estrade terms --in date:2024 --limit 20
  estrade terms --write-list terms.tsv && $EDITOR terms.tsv && estrade terms --verdict keep --by year
  estrade terms \"projet de territoire\" --passages")]
pub struct Terms {
    /// Terms, or parts of them
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    /// File with the terms to keep and to stop [default: terms.tsv beside the index]
    #[arg(long, value_name = "FILE")]
    list: Option<PathBuf>,
    /// Only terms of which the list says this
    #[arg(long, value_enum, value_name = "VERDICT")]
    verdict: Option<VerdictName>,
    /// Write the list with all terms found, for editing, instead of printing them
    #[arg(long, value_name = "FILE", conflicts_with_all = ["by", "neighbours", "periods", "profile", "passages", "plot"])]
    write_list: Option<PathBuf>,
    #[command(flatten)]
    trace: TraceArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum VerdictName {
    Keep,
    Candidate,
    Stop,
}

impl From<VerdictName> for Verdict {
    fn from(name: VerdictName) -> Verdict {
        match name {
            VerdictName::Keep => Verdict::Keep,
            VerdictName::Candidate => Verdict::Candidate,
            VerdictName::Stop => Verdict::Stop,
        }
    }
}

impl Terms {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let path = self.list.clone().unwrap_or_else(|| self.trace.beside_index("terms.tsv"));
        if self.list.is_some() && !path.exists() {
            bail!("there is no list {0}; estrade terms --write-list {0} makes one", path.display());
        }
        let list = List::load(&path)?;
        if let Some(to) = &self.write_list {
            return self.write(&path, to, &list);
        }
        let wanted = self.verdict.map(Verdict::from);
        let admits = |term: &str| {
            let verdict = list.verdict(term).unwrap_or(Verdict::Candidate);
            wanted.map_or(verdict != Verdict::Stop, |wanted| verdict == wanted)
        };
        let again = option("list", self.list.as_deref().and_then(Path::to_str)) + &option("verdict", wanted.map(Verdict::name));
        let traced = Traced { column: "term", items: Items::Terms, patterns: &self.words, admits: &admits, again };
        if !self.trace.is_overview() {
            return self.trace.run(&traced);
        }
        let (observed, is_part, rows) = self.trace.ranked(&traced)?;
        let mut table = ranking(&observed, is_part, &rows, &list);
        match rows.first() {
            None => self.trace.nothing(&traced, &observed, By::Year),
            Some(first) => table.notes.push(format!("Passages of a row: {}", self.trace.passages_of(&traced, &first.term, ""))),
        }
        self.trace.print(table)
    }

    /// Adds the terms of which the list says nothing, with their counts, to the list or to a copy of it.
    fn write(&self, from: &Path, to: &Path, list: &List) -> anyhow::Result<Outcome> {
        let known = |path: &Path| path.canonicalize().ok();
        if to.exists() && known(from) != known(to) {
            bail!("{0} is there already and would be lost; --list {0} --write-list {0} adds to it", to.display());
        }
        let admits = |term: &str| list.verdict(term).is_none();
        let traced = Traced { column: "term", items: Items::Terms, patterns: &self.words, admits: &admits, again: String::new() };
        let (_, _, rows) = self.trace.ranked(&traced)?;
        let rows = &rows[..self.trace.wanted_rows(rows.len())];
        let mut text = if from.exists() {
            std::fs::read_to_string(from).with_context(|| format!("{} cannot be read", from.display()))?
        } else {
            HEADER.to_owned()
        };
        if !text.ends_with('\n') {
            text.push('\n');
        }
        for row in rows {
            writeln!(text, "candidate\t{}\t{:.1}\t{}\t{}", row.term, row.c_value, row.documents, row.mentions)?;
        }
        let unwritable = || format!("{} cannot be written", to.display());
        // Beside it first: a killed run loses no decision.
        let beside = to.with_extension("tsv.new");
        std::fs::write(&beside, text).with_context(unwritable)?;
        std::fs::rename(&beside, to).with_context(unwritable)?;
        output::complain(format_args!("{}: {} candidates added", to.display(), rows.len()));
        Ok(if rows.is_empty() { Outcome::Missing } else { Outcome::Done })
    }
}

const HEADER: &str =
    "# keep, candidate or stop, a tab, and the expression, which stands for all its inflected variants; a star stands for further words.
# Further columns are for the reader: C-value, documents, mentions.
";

/// The terms with their C-value in these documents and, where they are a part of the corpus, their specificity for them.
fn ranking(observed: &Observed, is_part: bool, rows: &[RankedTerm], list: &List) -> Table {
    let mut columns = vec!["term", "C-value", "documents", "mentions"];
    if is_part {
        columns.push("specificity");
    }
    columns.extend(["verdict", "first", "last"]);
    let mut table = Table::new(&columns);
    let years = partition(&observed.units, |_| true);
    let span = first_and_last(&years);
    for row in rows {
        let mut cells: Vec<Cell> = vec![row.term.as_str().into(), Cell::Figure(row.c_value), row.documents.into(), row.mentions.into()];
        if is_part {
            cells.push(Cell::Figure(row.specificity));
        }
        let (first, last) = span.get(row.term.as_str()).copied().unzip();
        cells.extend([list.verdict(&row.term).map(Verdict::name).into(), first.into(), last.into()]);
        table.rows.push(cells);
    }
    let part = if is_part { "those of the documents in question" } else { "all documents" };
    table.notes.push(format!("Counted: documents with the term, and its mentions, in {} documents: {part}.", observed.units.len()));
    table.notes.push(format!(
        "C-value (Frantzi et al.): mentions by the logarithm of the length, less those inside longer terms. Of each document its first {MOST_OF_A_DOCUMENT} terms."
    ));
    if is_part {
        table.notes.push(LAFON.to_owned());
    }
    table.notes.push(read(observed));
    table
}
