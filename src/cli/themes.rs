//! `estrade themes`: themes over the years.

use std::io::Write;

use clap::Args;
use estrade::export::{Cell, Format, Table, write_table};
use estrade::query::{ThemeRow, themes};

use super::app::Outcome;
use super::output;
use super::shared::{FormatArgs, IndexArgs};

/// Count the documents about each theme, year by year
#[derive(Args)]
#[command(after_help = "Examples:
  estrade themes
  estrade themes numerique --format csv > numerique.csv")]
pub struct Themes {
    /// Only themes whose identifier contains this
    #[arg(value_name = "ID")]
    id: Option<String>,
    #[command(flatten)]
    index: IndexArgs,
    #[command(flatten)]
    format: FormatArgs,
}

impl Themes {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let rows = themes(&self.index.open()?, self.id.as_deref())?;
        let mut out = output::stdout();
        match self.format.resolve() {
            Format::Json => {
                serde_json::to_writer_pretty(&mut out, &rows)?;
                writeln!(out)?;
            }
            Format::JsonLines => rows.iter().try_for_each(|row| output::json_line(&mut out, row))?,
            format => write_table(&mut out, &table(&rows), format)?,
        }
        out.flush()?;
        Ok(if rows.is_empty() { Outcome::NothingFound } else { Outcome::Done })
    }
}

/// One row for each theme and year, which any spreadsheet or data frame can turn round.
fn table(rows: &[ThemeRow]) -> Table {
    let mut table = Table::new(&["theme", "year", "documents"]);
    for row in rows {
        table.push([row.theme.as_str().into(), Cell::from("all"), row.documents.into()]);
        row.years
            .iter()
            .for_each(|(year, documents)| table.push([row.theme.as_str().into(), year.to_string().into(), (*documents).into()]));
    }
    table
}
