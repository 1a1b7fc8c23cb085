//! What `estrade themes` and `estrade terms` share: counting by part, neighbours, changes and passages.

use std::io::Write;

use anyhow::bail;
use clap::{Args, ValueEnum};
use estrade::export::{Cell, Table, write_table};
use estrade::index::Reader;
use estrade::trace::{By, Items, Observation, Period, changes, first_and_last, neighbours, observe, partition, passages};

use super::app::Outcome;
use super::output;
use super::shared::{FormatArgs, IndexArgs};

/// What to tell of the items.
#[derive(Args)]
pub struct TraceArgs {
    /// Counts in each part: documents by year, month, place and event, sessions by kind, appearances by person,
    /// organisation, role and gender
    #[arg(long, value_enum, value_name = "PART", conflicts_with_all = ["neighbours", "periods", "passages"])]
    by: Option<ByName>,
    /// What goes together with it in the same sessions: common sessions, equivalence index and specificity
    #[arg(long, conflicts_with_all = ["periods", "passages"])]
    neighbours: bool,
    /// What rises and what falls from one period to another
    #[arg(long, value_name = "YEARS,YEARS", value_parser = two_periods, conflicts_with = "passages")]
    periods: Option<(Period, Period)>,
    /// Every mention in its context
    #[arg(long)]
    passages: bool,
    /// Only items in at least so many of what is counted
    #[arg(long, value_name = "N", default_value_t = 1)]
    least: usize,
    /// How many rows to print [default: all]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[command(flatten)]
    index: IndexArgs,
    #[command(flatten)]
    format: FormatArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ByName {
    Year,
    Month,
    Place,
    Event,
    Kind,
    Person,
    Organisation,
    Role,
    Gender,
}

impl From<ByName> for By {
    fn from(name: ByName) -> By {
        match name {
            ByName::Year => By::Year,
            ByName::Month => By::Month,
            ByName::Place => By::Place,
            ByName::Event => By::Event,
            ByName::Kind => By::Kind,
            ByName::Person => By::Person,
            ByName::Organisation => By::Organisation,
            ByName::Role => By::Role,
            ByName::Gender => By::Gender,
        }
    }
}

fn two_periods(text: &str) -> Result<(Period, Period), String> {
    let periods = text.split_once(',').and_then(|(before, after)| Some((Period::parse(before)?, Period::parse(after)?)));
    periods.ok_or_else(|| "write two stretches of years: 2015..2018,2019..2022".to_owned())
}

/// The name of the first column, and which items are meant.
pub struct Traced<'a> {
    pub column: &'static str,
    pub items: Items,
    /// Part of the item, in any case.
    pub pattern: Option<&'a str>,
}

impl Traced<'_> {
    fn wants(&self, item: &str) -> bool {
        self.pattern.is_none_or(|pattern| item.to_lowercase().contains(&pattern.to_lowercase()))
    }
}

impl TraceArgs {
    pub fn run(&self, traced: &Traced) -> anyhow::Result<Outcome> {
        let reader = self.index.open()?;
        let mut table = if self.passages {
            passage_table(&reader, traced)?
        } else if self.neighbours {
            let rows = neighbours(&observe(&reader, traced.items, By::Kind)?, |item| traced.wants(item), self.least);
            neighbour_table(traced, &rows)
        } else if let Some((before, after)) = self.periods {
            change_table(traced, &observe(&reader, traced.items, By::Year)?, (before, after), self.least)?
        } else if let Some(by) = self.by {
            part_table(traced, &observe(&reader, traced.items, by.into())?, by, self.least)
        } else {
            overview(traced, &observe(&reader, traced.items, By::Year)?, self.least)
        };
        table.rows.truncate(self.limit.unwrap_or(usize::MAX));
        let mut out = output::stdout();
        write_table(&mut out, &table, self.format.resolve())?;
        out.flush()?;
        Ok(if table.rows.is_empty() { Outcome::NothingFound } else { Outcome::Done })
    }
}

/// Each item with the documents that have it, and the first and last year.
fn overview(traced: &Traced, observations: &[Observation], least: usize) -> Table {
    let years = partition(observations, |item| traced.wants(item));
    let span = first_and_last(&years);
    // Documents without a date count here, though in no year.
    let all: Vec<Observation> = observations.iter().map(|unit| Observation { parts: ["all".to_owned()].into(), ..unit.clone() }).collect();
    let mut table = Table::new(&[traced.column, "documents", "of documents", "percent", "first", "last"]);
    for row in partition(&all, |item| traced.wants(item)).iter().filter(|row| row.count >= least) {
        let (first, last) = span.get(row.item.as_str()).copied().unzip();
        table.push([row.item.as_str().into(), row.count.into(), row.of.into(), Cell::Figure(row.percent), first.into(), last.into()]);
    }
    table
}

fn part_table(traced: &Traced, observations: &[Observation], by: ByName, least: usize) -> Table {
    let (part, counted, of) = match by {
        ByName::Year => ("year", "documents", "of documents"),
        ByName::Month => ("month", "documents", "of documents"),
        ByName::Place => ("place", "documents", "of documents"),
        ByName::Event => ("event", "documents", "of documents"),
        ByName::Kind => ("kind", "sessions", "of sessions"),
        ByName::Person => ("person", "appearances", "of appearances"),
        ByName::Organisation => ("organisation", "appearances", "of appearances"),
        ByName::Role => ("role", "appearances", "of appearances"),
        ByName::Gender => ("gender", "appearances", "of appearances"),
    };
    let mut table = Table::new(&[traced.column, part, counted, of, "percent", "specificity"]);
    for row in partition(observations, |item| traced.wants(item)).iter().filter(|row| row.with >= least) {
        table.push([
            row.item.as_str().into(),
            row.part.as_str().into(),
            row.count.into(),
            row.of.into(),
            Cell::Figure(row.percent),
            Cell::Figure(row.specificity),
        ]);
    }
    table
}

fn neighbour_table(traced: &Traced, rows: &[estrade::trace::NeighbourRow]) -> Table {
    let mut table =
        Table::new(&[traced.column, "neighbour", "common sessions", "sessions", "sessions of neighbour", "equivalence", "specificity"]);
    for row in rows {
        table.push([
            row.item.as_str().into(),
            row.neighbour.as_str().into(),
            row.together.into(),
            row.item_units.into(),
            row.neighbour_units.into(),
            Cell::Figure(row.equivalence),
            Cell::Figure(row.specificity),
        ]);
    }
    table
}

fn change_table(traced: &Traced, observations: &[Observation], periods: (Period, Period), least: usize) -> anyhow::Result<Table> {
    let rows = changes(observations, periods.0, periods.1);
    if rows.first().is_none_or(|row| row.before_of == 0 || row.after_of == 0) {
        bail!("no document of one of the periods; the years are those of estrade {}s --by year", traced.column);
    }
    let columns = [traced.column, "before", "of documents", "after", "of documents after", "points", "specificity"];
    let mut table = Table::new(&columns);
    for row in rows.iter().filter(|row| traced.wants(&row.item) && row.before + row.after >= least) {
        table.push([
            row.item.as_str().into(),
            row.before.into(),
            row.before_of.into(),
            row.after.into(),
            row.after_of.into(),
            Cell::Figure(row.points),
            Cell::Figure(row.specificity),
        ]);
    }
    Ok(table)
}

fn passage_table(reader: &Reader, traced: &Traced) -> anyhow::Result<Table> {
    let mut table = Table::new(&[traced.column, "date", "left", "found", "right", "session", "path"]);
    for passage in passages(reader, traced.items, |item| traced.wants(item))? {
        table.push([
            passage.item.into(),
            passage.dates.into(),
            passage.left.into(),
            passage.found.into(),
            passage.right.into(),
            passage.session.as_deref().into(),
            passage.path.into(),
        ]);
    }
    Ok(table)
}
