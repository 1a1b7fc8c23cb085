//! The arguments of tracing, and what runs for each.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;

use anyhow::bail;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use estrade::export::{Table, write_table};
use estrade::figures::{Figure, Subject};
use estrade::index::Reader;
use estrade::trace::{
    By, Items, Names, Observed, Period, RankedTerm, Scope, changes, neighbours, observe, observe_each, partition, rank_terms,
};

use super::super::app::Outcome;
use super::super::command_line::{flag, quoted};
use super::super::output;
use super::super::shared::{EntityArgs, FormatArgs, ScopeArgs};
use super::nothing::{self, Asked};
use super::plot::PlotArgs;
use super::{profile, tables};

/// What to tell of the items.
#[derive(Args)]
pub struct TraceArgs {
    /// Counts in each part: documents by year, month, place, event, edition and organiser; sessions by kind; appearances by
    /// person, organisation, role and gender
    #[arg(long, value_parser = division(), value_name = "PART", group = "division")]
    by: Option<By>,
    /// Of these parts, neighbours or periods only one: --by year --only 2021, --neighbours --only eau
    #[arg(long, value_name = "PART", requires = "division")]
    only: Option<String>,
    /// What goes together with it in the same sessions: common sessions, equivalence index and specificity
    #[arg(long, group = "division")]
    neighbours: bool,
    /// What rises and what falls from one period to a later one
    #[arg(long, value_name = "YEARS,YEARS", value_parser = two_periods, group = "division")]
    periods: Option<(Period, Period)>,
    /// Everything of one item in one table: first and last, years, places, events, kinds, carriers, neighbours
    #[arg(long, conflicts_with_all = ["division", "passages", "plot"])]
    profile: bool,
    /// Every mention in its context, the earliest first; with --only, those behind one row
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

/// One of the divisions by its name; all of them are listed in the help.
fn division() -> impl TypedValueParser<Value = By> {
    let named = |name: String| By::DIVISIONS.into_iter().find(|by| by.name() == name).ok_or("no such part");
    PossibleValuesParser::new(By::DIVISIONS.map(By::name)).try_map(named)
}

fn two_periods(text: &str) -> Result<(Period, Period), String> {
    let periods = text.split_once(',').and_then(|(before, after)| Some((Period::parse(before)?, Period::parse(after)?)));
    let (before, after) = periods.ok_or("write two stretches of years: 2015..2018,2019..2022")?;
    if before.to < after.from { Ok((before, after)) } else { Err("the second period begins when the first has ended".to_owned()) }
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
    /// Arguments of the command that are not of tracing, to be typed again.
    pub again: String,
}

impl Traced<'_> {
    fn leave_out(&self, observed: &mut Observed) {
        observed.units.iter_mut().for_each(|unit| unit.items.retain(|item, _| (self.admits)(item)));
    }
}

impl TraceArgs {
    pub fn run(&self, traced: &Traced) -> anyhow::Result<Outcome> {
        let reader = self.entities.index.open()?;
        let table = self.table(&reader, traced)?;
        self.print(table)
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
        if let Some(part) = &scope.documents {
            observed.units.retain(|unit| part.contains(&unit.document));
        }
        Ok((observed, scope.documents.is_some(), rows))
    }

    /// Of so many rows, how many are wanted.
    pub fn wanted_rows(&self, all: usize) -> usize {
        all.min(self.limit.unwrap_or(usize::MAX))
    }

    /// Prints an answer, as many of its rows as are wanted.
    pub fn print(&self, mut table: Table) -> anyhow::Result<Outcome> {
        let all = table.rows.len();
        table.rows.truncate(self.wanted_rows(all));
        if table.rows.len() < all {
            table.notes.insert(0, format!("The first {} of {all} rows.", table.rows.len()));
        }
        let mut out = output::stdout();
        write_table(&mut out, &table, self.format.resolve())?;
        out.flush()?;
        Ok(if table.rows.is_empty() { Outcome::Missing } else { Outcome::Done })
    }

    /// Says why there is no row.
    pub fn nothing(&self, traced: &Traced, observed: &Observed, by: By) {
        let only = self.by.and(self.only.as_deref());
        let asked = Asked { by, only, neighbours: self.neighbours, least: self.least, query: self.scope.query() };
        output::complain(format_args!("{}", nothing::why(traced, observed, asked)));
    }

    /// The command that shows the passages behind a row; `division` divides the rows as this one does.
    pub fn passages_of(&self, traced: &Traced, item: &str, division: &str) -> String {
        let again = traced.again.clone() + &self.again();
        format!("estrade {}s {}{division}{again} --passages", traced.column, quoted(item))
    }

    fn again(&self) -> String {
        self.scope.again() + &flag("as-written", self.as_written) + &self.entities.again()
    }

    fn table(&self, reader: &Reader, traced: &Traced) -> anyhow::Result<Table> {
        match (self.periods, self.by) {
            _ if self.passages => self.passages(reader, traced),
            _ if self.profile => self.profile(reader, traced),
            _ if self.neighbours => self.neighbours(reader, traced),
            (Some(periods), _) => self.changes(reader, traced, periods),
            (None, Some(by)) => self.parts(reader, traced, by),
            (None, None) => self.overview(reader, traced),
        }
    }

    fn passages(&self, reader: &Reader, traced: &Traced) -> anyhow::Result<Table> {
        let by = match (self.periods, self.by) {
            (Some(_), _) => By::Year,
            (None, _) if self.neighbours => By::Kind,
            (None, by) => by.unwrap_or(By::Whole),
        };
        let (mut observed, mut chosen) = self.observe(reader, traced, by)?;
        let mut within = Observed { units: observed.units.clone(), ..Observed::default() };
        if let Some((before, after)) = self.periods {
            within.units.retain(|unit| match self.only.as_deref() {
                None => before.holds(unit) || after.holds(unit),
                Some(only) => [before, after].iter().any(|period| period.to_string() == only && period.holds(unit)),
            });
        } else if self.neighbours {
            let others = self.only.as_ref().map(|only| observed.choose(std::slice::from_ref(only)));
            let is_near = |item: &String| others.as_ref().map_or(!chosen.contains(item), |others| others.contains(item));
            within.units.retain(|unit| unit.items.keys().any(|item| chosen.contains(item)) && unit.items.keys().any(is_near));
            chosen.extend(others.unwrap_or_default());
        } else if let Some(only) = &self.only {
            within.units.retain(|unit| unit.parts.contains(only));
        }
        std::mem::swap(&mut observed.units, &mut within.units);
        let table = tables::passages(reader, traced, &observed, &chosen)?;
        if table.rows.is_empty() {
            self.nothing(traced, &Observed { units: within.units, ..observed }, by);
        }
        Ok(table)
    }

    fn neighbours(&self, reader: &Reader, traced: &Traced) -> anyhow::Result<Table> {
        let (observed, chosen) = self.observe(reader, traced, By::Kind)?;
        let mut rows = neighbours(&observed.units, |item| chosen.contains(item), self.least);
        if let Some(only) = &self.only {
            let others = observed.choose(std::slice::from_ref(only));
            rows.retain(|row| others.contains(&row.neighbour));
        }
        let Some(first) = rows.first() else {
            self.nothing(traced, &observed, By::Kind);
            return Ok(Table::default());
        };
        self.draw(traced, &observed, |subject| Ok(subject.neighbours(only_one(traced, &chosen)?, &rows)?))?;
        let passages = self.passages_of(traced, &first.item, &format!(" --neighbours --only {}", quoted(&first.neighbour)));
        self.drawn(&passages);
        Ok(tables::neighbours(traced, &observed, &rows).noted(passages))
    }

    fn changes(&self, reader: &Reader, traced: &Traced, periods: (Period, Period)) -> anyhow::Result<Table> {
        if self.only.is_some() {
            bail!("--periods with --only shows passages: add --passages");
        }
        let (observed, chosen) = self.observe(reader, traced, By::Year)?;
        let mut rows = changes(&observed.units, periods.0, periods.1);
        for period in [periods.0, periods.1] {
            if !observed.units.iter().any(|unit| period.holds(unit)) {
                bail!("no document of {period}; the years are those of estrade {}s --by year", traced.column);
            }
        }
        rows.retain(|row| chosen.contains(&row.item) && row.before + row.after >= self.least);
        let Some(first) = rows.first() else {
            self.nothing(traced, &observed, By::Year);
            return Ok(Table::default());
        };
        self.draw(traced, &observed, |subject| Ok(subject.change(periods, &rows)?))?;
        let period = if first.after > 0 { periods.1 } else { periods.0 };
        let passages = self.passages_of(traced, &first.item, &format!(" --periods {},{} --only {period}", periods.0, periods.1));
        self.drawn(&passages);
        Ok(tables::changes(traced, &observed, periods, &rows).noted(passages))
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
        let Some(first) = rows.iter().find(|row| row.count > 0).or(rows.first()) else {
            self.nothing(traced, &observed, by);
            return Ok(Table::default());
        };
        let passages = self.passages_of(traced, &first.item, &format!(" --by {} --only {}", by.name(), quoted(&first.part)));
        self.draw(traced, &observed, |subject| {
            Ok(if by.is_time() {
                subject.over_time(by, &chosen, &rows)?
            } else {
                subject.by_part(by, only_one(traced, &chosen)?, &rows)?
            })
        })?;
        self.drawn(&passages);
        Ok(tables::parts(traced, &observed, by, &rows).noted(passages))
    }

    fn overview(&self, reader: &Reader, traced: &Traced) -> anyhow::Result<Table> {
        let (observed, chosen) = self.observe(reader, traced, By::Year)?;
        let mut rows = partition(&observed.as_whole(), |item| chosen.contains(item));
        rows.retain(|row| row.count >= self.least);
        let Some(first) = rows.first() else {
            self.nothing(traced, &observed, By::Whole);
            return Ok(Table::default());
        };
        self.draw(traced, &observed, |subject| Ok(subject.overview(&rows)?))?;
        let passages = self.passages_of(traced, &first.item, "");
        self.drawn(&passages);
        let years = partition(&observed.units, |item| chosen.contains(item));
        Ok(tables::overview(traced, &observed, &rows, &years).noted(passages))
    }

    /// Writes the figure, where one is wanted.
    fn draw(&self, traced: &Traced, observed: &Observed, figure: impl FnOnce(Subject) -> anyhow::Result<Figure>) -> anyhow::Result<()> {
        let corpus = self.plot.corpus(&self.entities.index.index, self.scope.query());
        let subject = Subject { items: traced.items, observed, title: self.plot.title.as_deref(), corpus: &corpus };
        self.plot.write(|| figure(subject))
    }

    /// Says how a point of the figure leads back to its passages.
    fn drawn(&self, passages: &str) {
        if let Some(file) = &self.plot.plot {
            output::complain(format_args!("{} is drawn; the passages behind a point of it: {passages}", file.display()));
        }
    }

    /// The units of a division of the corpus, and the items that are meant.
    fn observe(&self, reader: &Reader, traced: &Traced, by: By) -> anyhow::Result<(Observed, BTreeSet<String>)> {
        let mut observed = observe(reader, traced.items, by, &self.scope.resolve(reader)?, &self.names(reader, &[by])?)?;
        traced.leave_out(&mut observed);
        let chosen = observed.choose(traced.patterns);
        Ok((observed, chosen))
    }

    fn profile(&self, reader: &Reader, traced: &Traced) -> anyhow::Result<Table> {
        let divisions = profile::DIVISIONS;
        let mut observed = observe_each(reader, traced.items, &divisions, &self.scope.resolve(reader)?, &self.names(reader, &divisions)?)?;
        observed.iter_mut().for_each(|observed| traced.leave_out(observed));
        let whole = observed.first().expect("a profile has divisions");
        let chosen = whole.choose(traced.patterns);
        if chosen.is_empty() {
            self.nothing(traced, whole, By::Whole);
            return Ok(Table::default());
        }
        let item = only_one(traced, &chosen)?;
        let passages = self.passages_of(traced, item, "");
        Ok(profile::table(&divisions.into_iter().zip(&observed).collect::<Vec<_>>(), item).noted(passages))
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

/// A table that ends with the way from a row to its passages.
trait Noted {
    fn noted(self, passages: String) -> Table;
}

impl Noted for Table {
    fn noted(mut self, passages: String) -> Table {
        self.notes.push(format!("Passages of a row: {passages}"));
        self
    }
}
