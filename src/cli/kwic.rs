//! `estrade kwic`: a word, phrase or prefix in its contexts.

use std::io::Write;

use clap::{Args, ValueEnum};
use estrade::export::{Format, Table, write_table};
use estrade::query::{KwicAnswer, KwicOptions, KwicOrder, kwic};

use super::app::Outcome;
use super::output::{self, DIM, FOUND};
use super::shared::{FormatArgs, IndexArgs};

/// Print a word, phrase or prefix in its contexts
#[derive(Args)]
#[command(after_help = "Examples:
  estrade kwic 'transition numérique'
  estrade kwic 'souverain*' --sort right --context 60 --format csv > contexts.csv")]
pub struct Kwic {
    /// A word in any form, a phrase, or a prefix like num*
    #[arg(required = true, value_name = "PATTERN")]
    pattern: Vec<String>,
    /// Characters on each side, about
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(..=2_000))]
    context: u32,
    /// Sort by date, or by the words to the left or right
    #[arg(long, value_enum, default_value = "date")]
    sort: Sort,
    /// How many lines to print
    #[arg(long, value_name = "N", default_value_t = 1_000)]
    limit: u32,
    #[command(flatten)]
    index: IndexArgs,
    #[command(flatten)]
    format: FormatArgs,
}

#[derive(Clone, Copy, ValueEnum)]
enum Sort {
    Date,
    Left,
    Right,
}

impl Kwic {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let order = match self.sort {
            Sort::Date => KwicOrder::Date,
            Sort::Left => KwicOrder::Left,
            Sort::Right => KwicOrder::Right,
        };
        let options = KwicOptions { context: self.context as usize, limit: self.limit as usize, order };
        let answer = kwic(&self.index.open()?, &self.pattern.join(" "), options)?;
        let mut out = output::stdout();
        match self.format.resolve() {
            Format::Json => output::json_document(&mut out, &answer.lines)?,
            Format::JsonLines => answer.lines.iter().try_for_each(|line| output::json_line(&mut out, line))?,
            Format::Aligned { .. } => print(&mut out, &answer, options.context)?,
            format => write_table(&mut out, &table(&answer), format)?,
        }
        out.flush()?;
        if answer.lines.len() < answer.total {
            output::complain(format_args!("{} of {} lines; more with --limit", answer.lines.len(), answer.total));
        }
        Ok(if answer.total == 0 { Outcome::NothingFound } else { Outcome::Done })
    }
}

fn table(answer: &KwicAnswer) -> Table {
    Table::of(["left", "found", "right", "date", "event", "session", "start", "document", "path"], &answer.lines, |line| {
        [
            line.left.as_str().into(),
            line.found.as_str().into(),
            line.right.as_str().into(),
            line.dates.clone().into(),
            line.event.as_deref().into(),
            line.session.as_deref().into(),
            (line.span.start as usize).into(),
            line.document.as_str().into(),
            line.path.as_str().into(),
        ]
    })
}

/// The words found stand under each other.
fn print(out: &mut dyn Write, answer: &KwicAnswer, context: usize) -> std::io::Result<()> {
    for line in &answer.lines {
        let date = line.dates.first().map_or("", String::as_str);
        writeln!(
            out,
            "{DIM}{date:10}{DIM:#} {:>context$} {FOUND}{}{FOUND:#} {:context$} {DIM}{}{DIM:#}",
            line.left, line.found, line.right, line.path
        )?;
    }
    Ok(())
}
