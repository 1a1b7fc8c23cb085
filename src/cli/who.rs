//! `estrade who`: who spoke where, in which function, for whom.

use std::io::Write;

use anyhow::{Context, bail};
use clap::Args;
use estrade::export::{Format, Table, write_table};
use estrade::query::{DayRange, WhoFilter, WhoRow, kind_from_name, part_from_name, who};
use estrade::record::{Part, SessionKind};

use super::app::Outcome;
use super::output;
use super::shared::{FormatArgs, IndexArgs};

/// Print who spoke where, when, in which function and for whom
///
/// A name is found in either order, without accents, by the family name alone; if nobody has it, people whose name
/// differs by one letter in a word are shown.
#[derive(Args)]
#[command(after_help = "Examples:
  estrade who --org \"Banque des Territoires\" --kind table-ronde --from 2021 --to 2021
  estrade who \"Muriel Barnéoud\" --format csv > barneoud.csv")]
pub struct Who {
    /// Given name, family name or both
    #[arg(value_name = "NAME")]
    name: Vec<String>,
    /// Words of the organisation's name, or its acronym
    #[arg(long, visible_alias = "organisation")]
    org: Option<String>,
    /// Function, in any form (maire, sénatrice)
    #[arg(long)]
    role: Option<String>,
    /// Theme, or words of its identifier
    #[arg(long)]
    theme: Option<String>,
    /// Town, venue or room
    #[arg(long)]
    place: Option<String>,
    /// First day, month or year (2021, 2021-09, 2021-09-09)
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    from: Option<jiff::civil::Date>,
    /// Last day, month or year
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    to: Option<jiff::civil::Date>,
    /// Kind of session: round_table or table-ronde, keynote, workshop, …
    #[arg(long, value_parser = kind)]
    kind: Option<SessionKind>,
    /// speaker, moderator, quoted or mentioned
    #[arg(long, value_parser = part)]
    part: Option<Part>,
    #[command(flatten)]
    index: IndexArgs,
    #[command(flatten)]
    format: FormatArgs,
}

const DATE: &str = "write 2021, 2021-09 or 2021-09-09";

fn first_day(text: &str) -> Result<jiff::civil::Date, String> {
    DayRange::first(text).ok_or_else(|| DATE.to_owned())
}

fn last_day(text: &str) -> Result<jiff::civil::Date, String> {
    DayRange::last(text).ok_or_else(|| DATE.to_owned())
}

fn kind(name: &str) -> Result<SessionKind, String> {
    kind_from_name(name)
        .map_err(|_| format!("the kinds are: {}", SessionKind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ")))
}

fn part(name: &str) -> Result<Part, String> {
    part_from_name(name).map_err(|_| format!("the parts are: {}", Part::ALL.iter().map(|part| part.name()).collect::<Vec<_>>().join(", ")))
}

impl Who {
    pub fn run(self) -> anyhow::Result<Outcome> {
        if let (Some(from), Some(to)) = (self.from, self.to)
            && from > to
        {
            bail!("--from {from} is later than --to {to}");
        }
        let filter = WhoFilter {
            name: Some(self.name.join(" ")).filter(|_| !self.name.is_empty()),
            organisation: self.org,
            role: self.role,
            theme: self.theme,
            place: self.place,
            days: DayRange { from: self.from, to: self.to },
            kind: self.kind,
            part: self.part,
        };
        let answer = who(&self.index.open()?, &filter)?;
        if answer.similar {
            output::complain(format_args!("nobody is called “{}”; these names are similar", filter.name.as_deref().unwrap_or_default()));
        }
        let mut out = output::stdout();
        let format = self.format.resolve();
        match format {
            Format::Json => {
                serde_json::to_writer_pretty(&mut out, &answer.rows).context("the answer cannot be written")?;
                writeln!(out)?;
            }
            Format::JsonLines => answer.rows.iter().try_for_each(|row| output::json_line(&mut out, row))?,
            Format::Aligned { .. } => write_table(&mut out, &for_reading(&answer.rows), format)?,
            _ => write_table(&mut out, &table(&answer.rows), format)?,
        }
        out.flush()?;
        Ok(if answer.rows.is_empty() { Outcome::NothingFound } else { Outcome::Done })
    }
}

fn table(rows: &[WhoRow]) -> Table {
    let mut table =
        Table::new(&["person", "role", "organisation", "part", "event", "session", "kind", "date", "time", "place", "document", "path"]);
    for row in rows {
        table.push([
            row.person.as_deref().into(),
            row.roles.clone().into(),
            row.organisations.clone().into(),
            row.part.name().into(),
            row.event.as_deref().into(),
            row.session.as_deref().into(),
            row.kind.map(SessionKind::name).into(),
            row.dates.clone().into(),
            row.start.as_deref().into(),
            row.places.clone().into(),
            row.document.as_str().into(),
            row.path.as_str().into(),
        ]);
    }
    table
}

/// What a terminal has room for, in the order of a sentence.
fn for_reading(rows: &[WhoRow]) -> Table {
    let mut table = Table::new(&["person", "role", "organisation", "part", "event", "session", "date"]);
    for row in rows {
        table.push([
            row.person.as_deref().into(),
            row.roles.clone().into(),
            row.organisations.clone().into(),
            row.part.name().into(),
            row.event.as_deref().into(),
            row.session.as_deref().into(),
            row.dates.first().map(String::as_str).into(),
        ]);
    }
    table
}
