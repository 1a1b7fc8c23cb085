//! `estrade people`: the people of the index, their careers and their companions.

use clap::{Args, ValueEnum};
use estrade::export::Table;
use estrade::query::{PersonRow, career, companions, people};

use super::app::Outcome;
use super::filters::AppearanceArgs;
use super::shared::print_table;

/// List people with their appearances, or one person's career and companions
#[derive(Args)]
#[command(after_help = "Examples:
  estrade people --org \"Banque des Territoires\" --sort last --limit 20
  estrade people \"Muriel Barnéoud\" --career
  estrade people barneoud-muriel --companions --format csv > companions.csv")]
pub struct People {
    /// Given name, family name or both; or an identifier
    #[arg(value_name = "NAME")]
    name: Vec<String>,
    /// Functions over time, with the documents that tell them
    #[arg(long, conflicts_with = "companions")]
    career: bool,
    /// Who sat in the same sessions, moderated them or was moderated
    #[arg(long)]
    companions: bool,
    /// In which order
    #[arg(long, value_enum, default_value = "appearances")]
    sort: Sort,
    /// How many to print [default: all]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[command(flatten)]
    asked: AppearanceArgs,
}

#[derive(Clone, Copy, ValueEnum)]
enum Sort {
    Appearances,
    Events,
    Name,
    /// Who appeared first comes first.
    First,
    /// Who appeared last comes first.
    Last,
}

impl People {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let (reader, directory, found) = self.asked.find(&self.name)?;
        let mut table = if self.career {
            table_of_careers(&career(&found, &directory))
        } else if self.companions {
            table_of_companions(&companions(&reader, &directory, &found)?)
        } else {
            let mut rows = people(&found);
            self.sort(&mut rows);
            table_of_people(&rows)
        };
        table.rows.truncate(self.limit.unwrap_or(usize::MAX));
        print_table(&self.asked.format, &table)
    }

    /// Rows come with the most appearances first; equal ones keep that order.
    fn sort(&self, rows: &mut [PersonRow]) {
        match self.sort {
            Sort::Appearances => {}
            Sort::Events => rows.sort_by_key(|row| std::cmp::Reverse(row.events)),
            Sort::Name => rows.sort_by(|a, b| a.id.cmp(&b.id)),
            Sort::First => rows.sort_by(|a, b| (a.first.is_none(), &a.first).cmp(&(b.first.is_none(), &b.first))),
            Sort::Last => rows.sort_by(|a, b| b.last.cmp(&a.last)),
        }
    }
}

pub fn table_of_people(rows: &[PersonRow]) -> Table {
    Table::of(["id", "person", "appearances", "events", "first", "last", "roles", "organisations"], rows, |row| {
        [
            row.id.as_str().into(),
            row.name.as_str().into(),
            row.appearances.into(),
            row.events.into(),
            row.first.as_deref().into(),
            row.last.as_deref().into(),
            row.roles.clone().into(),
            row.organisations.clone().into(),
        ]
    })
}

fn table_of_careers(rows: &[estrade::query::CareerRow]) -> Table {
    Table::of(["id", "person", "from", "to", "role", "organisation", "appearances", "documents"], rows, |row| {
        [
            row.id.as_deref().into(),
            row.person.as_deref().into(),
            row.from.as_deref().into(),
            row.to.as_deref().into(),
            row.role.as_deref().into(),
            row.organisation.as_deref().into(),
            row.appearances.into(),
            row.documents.clone().into(),
        ]
    })
}

fn table_of_companions(rows: &[estrade::query::CompanionRow]) -> Table {
    Table::of(["person", "companion", "id", "sat with", "moderated by", "moderated", "events", "first", "last"], rows, |row| {
        [
            row.of.as_str().into(),
            row.companion.as_str().into(),
            row.id.as_deref().into(),
            row.sat_with.into(),
            row.moderated_by.into(),
            row.moderated.into(),
            row.events.into(),
            row.first.as_deref().into(),
            row.last.as_deref().into(),
        ]
    })
}
