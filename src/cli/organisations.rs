//! `estrade organisations`: the bodies of the index, their people, branches and events.

use std::collections::BTreeSet;

use clap::{Args, ValueEnum};
use estrade::export::{Cell, Table};
use estrade::query::{Directory, OrganisationRow, body_events, organisations, people, who};

use super::app::Outcome;
use super::filters::AppearanceArgs;
use super::people::table_of_people;
use super::shared::print_table;

/// List organisations with the documents that name them, or one body's people, branches or events
#[derive(Args)]
#[command(after_help = "Examples:
  estrade organisations --from 2021 --sort people --limit 20
  estrade organisations \"Banque des Territoires\" --people
  estrade organisations ademe --tree --format json")]
pub struct Organisations {
    /// Words of the name, the acronym or the identifier
    #[arg(value_name = "NAME", conflicts_with = "org")]
    name: Vec<String>,
    /// Who spoke or moderated for it
    #[arg(long, conflicts_with_all = ["tree", "events"])]
    people: bool,
    /// The bodies of which it is a part, and those that are parts of it
    #[arg(long, conflicts_with = "events")]
    tree: bool,
    /// The events at which it is named, with its people there
    #[arg(long)]
    events: bool,
    /// In which order
    #[arg(long, value_enum, default_value = "documents")]
    sort: Sort,
    /// How many to print [default: all]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[command(flatten)]
    asked: AppearanceArgs,
}

#[derive(Clone, Copy, ValueEnum)]
enum Sort {
    Documents,
    Appearances,
    People,
    Name,
    /// What appeared first comes first.
    First,
    /// What appeared last comes first.
    Last,
}

impl Organisations {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let (reader, directory) = self.asked.entities.open()?;
        let name = Some(self.name.join(" ")).filter(|name| !name.is_empty());
        let chosen = self.chosen(&directory, name.as_deref());
        let mut filter = self.asked.filter.filter(None)?;
        let is_filtered = !filter.is_empty();
        filter.organisation = filter.organisation.or(name.clone());
        let rows = if name.is_some() && chosen.is_empty() { Vec::new() } else { who(&reader, &directory, &filter)?.rows };
        let mut table = if self.people {
            table_of_people(&people(&rows))
        } else if self.events {
            table_of_events(&body_events(&reader, &directory, &chosen, &rows)?)
        } else {
            let chosen = if self.tree { family(&directory, &chosen) } else { chosen };
            let bodies = chosen.iter().map(|at| &directory.entities.bodies[*at]).filter(|body| !body.is_rejected);
            let mut bodies = organisations(bodies, &rows);
            // Under a filter only bodies with people who pass it.
            bodies.retain(|body| !is_filtered || body.appearances > 0);
            self.sort(&mut bodies);
            table_of_bodies(&bodies)
        };
        table.rows.truncate(self.limit.unwrap_or(usize::MAX));
        print_table(&self.asked.format, &table)
    }

    fn chosen(&self, directory: &Directory, name: Option<&str>) -> BTreeSet<usize> {
        match name {
            Some(name) => directory.bodies_named(name),
            None => (0..directory.entities.bodies.len()).collect(),
        }
    }

    /// Rows come with those that most documents name first; equal ones keep that order.
    fn sort(&self, rows: &mut [OrganisationRow]) {
        match self.sort {
            Sort::Documents => {}
            Sort::Appearances => rows.sort_by_key(|row| std::cmp::Reverse(row.appearances)),
            Sort::People => rows.sort_by_key(|row| std::cmp::Reverse(row.people)),
            Sort::Name => rows.sort_by(|a, b| a.id.cmp(&b.id)),
            Sort::First => rows.sort_by(|a, b| (a.first.is_none(), &a.first).cmp(&(b.first.is_none(), &b.first))),
            Sort::Last => rows.sort_by(|a, b| b.last.cmp(&a.last)),
        }
    }
}

/// Some bodies with those of which they are parts and with their own parts.
fn family(directory: &Directory, chosen: &BTreeSet<usize>) -> BTreeSet<usize> {
    let bodies = &directory.entities.bodies;
    let place = |id: &str| bodies.binary_search_by(|body| body.id.as_str().cmp(id)).ok();
    let mut family = directory.with_branches(chosen.clone());
    for at in chosen {
        let mut at = *at;
        // The bound keeps two bodies that are parts of each other from being endless.
        for _ in 0..bodies.len() {
            let Some(parent) = bodies[at].parent.as_deref().and_then(place).filter(|parent| family.insert(*parent)) else { break };
            at = parent;
        }
    }
    family
}

fn table_of_bodies(rows: &[OrganisationRow]) -> Table {
    Table::of(["id", "organisation", "documents", "appearances", "people", "first", "last", "part of", "forms"], rows, |row| {
        [
            row.id.as_str().into(),
            row.name.as_str().into(),
            row.documents.into(),
            row.appearances.into(),
            row.people.into(),
            row.first.as_deref().into(),
            row.last.as_deref().into(),
            row.part_of.as_deref().into(),
            row.forms.clone().into(),
        ]
    })
}

fn table_of_events(rows: &[estrade::query::BodyEventRow]) -> Table {
    Table::of(["organisation", "date", "event", "place", "people", "written", "path"], rows, |row| {
        [
            row.organisation.as_str().into(),
            row.dates.clone().into(),
            row.event.as_deref().map_or(Cell::Nothing, Cell::from),
            row.places.clone().into(),
            row.people.clone().into(),
            row.forms.clone().into(),
            row.path.as_str().into(),
        ]
    })
}
