//! What appearances must have in common: the filters that `who`, `people` and `organisations` share.

use anyhow::bail;
use clap::Args;
use estrade::query::{DayRange, Directory, WhoFilter, kind_from_name, part_from_name};
use estrade::record::{Part, SessionKind};

use super::shared::EntityArgs;

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

impl EntityArgs {
    /// The index with its people and bodies.
    pub fn open(&self) -> anyhow::Result<(estrade::index::Reader, Directory)> {
        let reader = self.index.open()?;
        let directory = Directory::new(self.resolve_in(&reader)?);
        Ok((reader, directory))
    }
}
