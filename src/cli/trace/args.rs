//! The arguments of tracing, and what runs for each.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, ValueEnum};
use estrade::export::{Table, write_table};
use estrade::figures::{Figure, Subject};
use estrade::index::Reader;
use estrade::trace::{
    By, Items, Names, Observation, Observed, Period, RankedTerm, Scope, changes, neighbours, observe, observe_each, partition, rank_terms,
};

use super::super::app::Outcome;
use super::super::output;
use super::super::shared::{EntityArgs, FormatArgs, ScopeArgs};
use super::plot::PlotArgs;
use super::{profile, tables};

/// What to tell of the items.
#[derive(Args)]
pub struct TraceArgs {
    /// Counts in each part: documents by year, month, place, event, edition and organiser; sessions by kind; appearances by
    /// person, organisation, role and gender
    #[arg(long, value_enum, value_name = "PART", conflicts_with_all = ["neighbours", "periods", "profile"])]
    by: Option<ByName>,
    /// Of these parts only one: --by year --only 2021
    #[arg(long, value_name = "PART", requires = "by")]
    only: Option<String>,
    /// What goes together with it in the same sessions: common sessions, equivalence index and specificity
    #[arg(long, conflicts_with_all = ["periods", "passages", "profile"])]
    neighbours: bool,
    /// What rises and what falls from one period to another
    #[arg(long, value_name = "YEARS,YEARS", value_parser = two_periods, conflicts_with_all = ["passages", "profile"])]
    periods: Option<(Period, Period)>,
    /// Everything of one item in one table: years, places, events, kinds, carriers, neighbours
    #[arg(long, conflicts_with_all = ["passages", "plot"])]
    profile: bool,
    /// Every mention in its context; with --by and --only, those behind one row
    #[arg(long, conflicts_with = "plot")]
    passages: bool,
    #[command(flatten)]
    plot: PlotArgs,
    #[command(flatten)]
    scope: ScopeArgs,
    /// People and bodies as written, without resolving their names
    #[arg(long)]
    as_written: bool,
    /// Only items in at least so many of what is counted
    #[arg(long, value_name = "N", default_value_t = 1)]
    least: usize,
    /// How many rows to print [default: all]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[command(flatten)]
    entities: EntityArgs,
    #[command(flatten)]
    format: FormatArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ByName {
    Year,
    Month,
    Place,
    Event,
    Edition,
    Organiser,
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
            ByName::Edition => By::Edition,
            ByName::Organiser => By::Organiser,
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

/// What is traced, under which name.
pub struct Traced<'a> {
    /// The name of the first column and, in the plural, of the command.
    pub column: &'static str,
    pub items: Items,
    /// Identifiers, labels or parts of them; empty for all.
    pub patterns: &'a [String],
    /// Items that are left out altogether do not pass.
    pub admits: &'a dyn Fn(&str) -> bool,
}

impl Traced<'_> {
    fn leave_out(&self, observed: &mut Observed) {
        observed.units.iter_mut().for_each(|unit| unit.items.retain(|item, _| (self.admits)(item)));
    }
}

impl TraceArgs {
    pub fn run(&self, traced: &Traced) -> anyhow::Result<Outcome> {
        let reader = self.entities.index.open()?;
        let mut table = self.table(&reader, traced)?;
        table.rows.truncate(self.limit.unwrap_or(usize::MAX));
        self.print(&table)
    }

    /// Whether only the items themselves are asked for, without parts, neighbours or a figure.
    pub fn is_overview(&self) -> bool {
        let other = self.by.is_some() || self.neighbours || self.periods.is_some() || self.profile || self.passages;
        !other && self.plot.plot.is_none()
    }

    /// A file beside the index.
    pub fn beside_index(&self, name: &str) -> PathBuf {
        self.entities.index.index.with_file_name(name)
    }

    /// The terms of the documents in scope, ranked, with whether these are a part of the corpus, and what was observed.
    pub fn ranked(&self, traced: &Traced) -> anyhow::Result<(Observed, bool, Vec<RankedTerm>)> {
        let reader = self.entities.index.open()?;
        let scope = self.scope.resolve(&reader)?;
        let everything = Scope { documents: None, ..scope.clone() };
        let mut observed = observe(&reader, traced.items, By::Year, &everything, &Names::default())?;
        traced.leave_out(&mut observed);
        let chosen = observed.choose(traced.patterns);
        let mut rows = rank_terms(&observed.units, scope.documents.as_ref());
        rows.retain(|row| chosen.contains(&row.term) && row.documents >= self.least);
        rows.truncate(self.limit.unwrap_or(usize::MAX));
        if let Some(part) = &scope.documents {
            observed.units.retain(|unit| part.contains(&unit.document));
        }
        Ok((observed, scope.documents.is_some(), rows))
    }

    /// Prints an answer.
    pub fn print(&self, table: &Table) -> anyhow::Result<Outcome> {
        let mut out = output::stdout();
        write_table(&mut out, table, self.format.resolve())?;
        out.flush()?;
        Ok(if table.rows.is_empty() { Outcome::NothingFound } else { Outcome::Done })
    }

    fn table(&self, reader: &Reader, traced: &Traced) -> anyhow::Result<Table> {
        match (self.periods, self.by.map(By::from)) {
            (_, by) if self.passages => {
                let (observed, chosen) = self.observe(reader, traced, by.unwrap_or(By::Whole))?;
                tables::passages(reader, traced, &observed, &chosen)
            }
            _ if self.profile => self.profile(reader, traced),
            _ if self.neighbours => self.neighbours(reader, traced),
            (Some(periods), _) => self.changes(reader, traced, periods),
            (None, Some(by)) => self.parts(reader, traced, by),
            (None, None) => self.overview(reader, traced),
        }
    }

    fn neighbours(&self, reader: &Reader, traced: &Traced) -> anyhow::Result<Table> {
        let (observed, chosen) = self.observe(reader, traced, By::Kind)?;
        let rows = neighbours(&observed.units, |item| chosen.contains(item), self.least);
        self.draw(traced, &observed, |subject| Ok(subject.neighbours(only_one(traced, &chosen)?, &rows)?))?;
        Ok(tables::neighbours(traced, &observed, &rows))
    }

    fn changes(&self, reader: &Reader, traced: &Traced, periods: (Period, Period)) -> anyhow::Result<Table> {
        let (observed, chosen) = self.observe(reader, traced, By::Year)?;
        let mut rows = changes(&observed.units, periods.0, periods.1);
        if rows.first().is_none_or(|row| row.before_of == 0 || row.after_of == 0) {
            bail!("no document of one of the periods; the years are those of estrade {}s --by year", traced.column);
        }
        rows.retain(|row| chosen.contains(&row.item) && row.before + row.after >= self.least);
        self.draw(traced, &observed, |subject| Ok(subject.change(periods, &rows)?))?;
        Ok(tables::changes(traced, &observed, &rows))
    }

    fn parts(&self, reader: &Reader, traced: &Traced, by: By) -> anyhow::Result<Table> {
        let (observed, chosen) = self.observe(reader, traced, by)?;
        let mut rows = partition(&observed.units, |item| chosen.contains(item));
        if !by.is_time() {
            // Who or what has most of an item comes first.
            rows.sort_by(|a, b| {
                let by_item = (b.with, &a.item).cmp(&(a.with, &b.item));
                by_item.then(b.count.cmp(&a.count)).then(b.specificity.total_cmp(&a.specificity)).then_with(|| a.part.cmp(&b.part))
            });
        }
        rows.retain(|row| row.with >= self.least && self.only.as_ref().is_none_or(|only| *only == row.part));
        self.draw(traced, &observed, |subject| {
            Ok(if by.is_time() {
                subject.over_time(by, &chosen, &rows)?
            } else {
                subject.by_part(by, only_one(traced, &chosen)?, &rows)?
            })
        })?;
        if let Some(file) = &self.plot.plot {
            let item = rows.first().map_or("ID", |row| row.item.as_str());
            let passages = tables::passages_of(traced, by, item, "PART");
            output::complain(format_args!("{} is drawn; the passages behind a point of it: {passages}", file.display()));
        }
        Ok(tables::parts(traced, &observed, by, &rows))
    }

    fn overview(&self, reader: &Reader, traced: &Traced) -> anyhow::Result<Table> {
        let (observed, chosen) = self.observe(reader, traced, By::Year)?;
        let mut rows = partition(&observed.as_whole(), |item| chosen.contains(item));
        rows.retain(|row| row.count >= self.least);
        self.draw(traced, &observed, |subject| Ok(subject.overview(&rows)?))?;
        let years = partition(&observed.units, |item| chosen.contains(item));
        Ok(tables::overview(traced, &observed, &rows, &years))
    }

    /// Writes the figure, where one is wanted.
    fn draw(&self, traced: &Traced, observed: &Observed, figure: impl FnOnce(Subject) -> anyhow::Result<Figure>) -> anyhow::Result<()> {
        let corpus = self.plot.corpus(&self.entities.index.index, self.scope.query());
        let subject = Subject { items: traced.items, observed, title: self.plot.title.as_deref(), corpus: &corpus };
        self.plot.write(|| figure(subject))
    }

    /// The units of a division of the corpus, and the items that are meant; under `--only`, passages come from its units.
    fn observe(&self, reader: &Reader, traced: &Traced, by: By) -> anyhow::Result<(Observed, BTreeSet<String>)> {
        let mut observed = observe(reader, traced.items, by, &self.scope.resolve(reader)?, &self.names(reader, &[by])?)?;
        traced.leave_out(&mut observed);
        let chosen = observed.choose(traced.patterns);
        if self.passages
            && let Some(only) = &self.only
        {
            observed.units.retain(|unit: &Observation| unit.parts.contains(only));
        }
        Ok((observed, chosen))
    }

    fn profile(&self, reader: &Reader, traced: &Traced) -> anyhow::Result<Table> {
        let divisions = profile::DIVISIONS;
        let mut observed = observe_each(reader, traced.items, &divisions, &self.scope.resolve(reader)?, &self.names(reader, &divisions)?)?;
        observed.iter_mut().for_each(|observed| traced.leave_out(observed));
        let chosen = observed.first().map(|observed| observed.choose(traced.patterns)).unwrap_or_default();
        if chosen.is_empty() {
            return Ok(Table::default());
        }
        Ok(profile::table(&divisions.into_iter().zip(&observed).collect::<Vec<_>>(), only_one(traced, &chosen)?))
    }

    fn names(&self, reader: &Reader, by: &[By]) -> anyhow::Result<Names> {
        let named = by.iter().any(|by| matches!(by, By::Person | By::Organisation | By::Organiser));
        if self.as_written || !named { Ok(Names::default()) } else { Ok(Names::new(&self.entities.resolve_in(reader)?)) }
    }
}

/// The item, where only one is meant.
fn only_one<'a>(traced: &Traced, chosen: &'a BTreeSet<String>) -> anyhow::Result<&'a str> {
    match chosen.iter().collect::<Vec<_>>()[..] {
        [item] => Ok(item),
        [] => bail!("no {} of the corpus is called so", traced.column),
        [first, second, ..] => bail!("this tells of one {0}, but several are meant: {first}, {second} …; name one", traced.column),
    }
}
