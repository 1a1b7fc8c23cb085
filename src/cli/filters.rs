//! What appearances must have in common: the filters that `who`, `people` and `organisations` share.

use anyhow::bail;
use clap::Args;
use estrade::index::Reader;
use estrade::query::{DayRange, Directory, WhoFilter, WhoRow, kind_from_name, part_from_name, who};
use estrade::record::{Part, SessionKind};

use super::output;
use super::shared::{EntityArgs, FormatArgs};

/// Which appearances are asked for, in which index, and how the answer is printed.
#[derive(Args)]
pub struct AppearanceArgs {
    #[command(flatten)]
    pub filter: FilterArgs,
    #[command(flatten)]
    pub entities: EntityArgs,
    #[command(flatten)]
    pub format: FormatArgs,
}

#[derive(Args)]
pub struct FilterArgs {
    /// Words of the organisation's name, its acronym or its identifier
    #[arg(long, visible_alias = "organisation")]
    org: Option<String>,
    /// With --org: its branches and parts too
    #[arg(long, requires = "org")]
    branches: bool,
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

impl FilterArgs {
    pub fn filter(&self, name: Option<String>) -> anyhow::Result<WhoFilter> {
        if let (Some(from), Some(to)) = (self.from, self.to)
            && from > to
        {
            bail!("--from {from} is later than --to {to}");
        }
        Ok(WhoFilter {
            name,
            organisation: self.org.clone(),
            branches: self.branches,
            role: self.role.clone(),
            theme: self.theme.clone(),
            place: self.place.clone(),
            days: DayRange { from: self.from, to: self.to },
            kind: self.kind,
            part: self.part,
        })
    }
}

impl AppearanceArgs {
    /// The appearances of whoever is called so, or of all; says so where nobody is and others have similar names.
    pub fn find(&self, name: &[String]) -> anyhow::Result<(Reader, Directory, Vec<WhoRow>)> {
        let (reader, directory) = self.entities.open()?;
        let filter = self.filter.filter(Some(name.join(" ")).filter(|_| !name.is_empty()))?;
        let answer = who(&reader, &directory, &filter)?;
        if answer.similar {
            output::complain(format_args!("nobody is called “{}”; these names are similar", filter.name.unwrap_or_default()));
        }
        Ok((reader, directory, answer.rows))
    }
}

impl EntityArgs {
    /// The index with its people and bodies.
    pub fn open(&self) -> anyhow::Result<(Reader, Directory)> {
        let reader = self.index.open()?;
        let directory = Directory::new(self.resolve_in(&reader)?);
        Ok((reader, directory))
    }
}
