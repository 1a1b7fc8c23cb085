//! `estrade who`: who spoke where, in which function, for whom.

use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;
use estrade::export::{Cell, Format, Table, write_table};
use estrade::query::{Dimension, Directory, GroupRow, ShareRow, WhoAnswer, WhoRow, group, shares, who};
use estrade::record::SessionKind;
use estrade::text::fold::fold;
use serde_json::json;

use super::app::Outcome;
use super::filters::AppearanceArgs;
use super::output;
use super::shared::{FormatArgs, print_table};

/// Print who spoke where, when, in which function and for whom
///
/// A name is found in either order, without accents, by the family name alone, and under every form that was found to be
/// the same person's; if nobody has it, people whose name differs by one letter in a word are shown.
#[derive(Args)]
#[command(after_help = "Examples:
  estrade who --org \"Banque des Territoires\" --kind table-ronde --by organisation,year
  estrade who \"Muriel Barnéoud\" --format csv > barneoud.csv
  estrade who --women --by year
  estrade who --list names.csv --format csv > found.csv")]
pub struct Who {
    /// Given name, family name or both; or an identifier
    #[arg(value_name = "NAME")]
    name: Vec<String>,
    /// Count by one or several of person, organisation, year, role, role-class, part, kind, theme, place, event,
    /// organiser
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = Dimension::parse)]
    by: Vec<Dimension>,
    /// The share of women among speakers and among moderators, with how many are unknown
    #[arg(long, conflicts_with = "list")]
    women: bool,
    /// CSV file or list of names, one a line, to be found all at once; its first column is read, or those called name or nom
    /// and prénom
    #[arg(long, value_name = "FILE", conflicts_with_all = ["name", "by"])]
    list: Option<PathBuf>,
    #[command(flatten)]
    asked: AppearanceArgs,
}

impl Who {
    pub fn run(self) -> anyhow::Result<Outcome> {
        if let Some(list) = &self.list {
            return self.answer_list(list);
        }
        let (_, directory, rows) = self.asked.find(&self.name)?;
        if self.women {
            return print_table(&self.asked.format, &table_of_shares(&rows, &self.by, &directory));
        }
        if !self.by.is_empty() {
            return print_table(&self.asked.format, &table_of_groups(&rows, &self.by, &directory));
        }
        print_rows(&self.asked.format, &rows)
    }

    fn answer_list(&self, list: &Path) -> anyhow::Result<Outcome> {
        let names = names_of(list)?;
        let (reader, directory) = self.asked.entities.open()?;
        let mut answers = Vec::new();
        for name in names {
            // A line without letters is a name that nobody has.
            let is_name = name.chars().any(char::is_alphanumeric);
            let answer =
                if is_name { who(&reader, &directory, &self.asked.filter.filter(Some(name.clone()))?)? } else { WhoAnswer::default() };
            answers.push((name, answer));
        }
        let (found, similar) = answers.iter().fold((0, 0), |(found, similar), (_, answer)| {
            (found + usize::from(!answer.rows.is_empty() && !answer.similar), similar + usize::from(answer.similar))
        });
        let all = answers.len();
        output::complain(format_args!("{all} names: {found} found, {similar} similar, {} not found", all - found - similar));
        let mut out = output::stdout();
        match self.asked.format.resolve() {
            Format::Json => {
                let all: Vec<_> =
                    answers.iter().map(|(name, answer)| json!({"asked": name, "found": verdict(answer), "rows": answer.rows})).collect();
                output::json_document(&mut out, &all).context("the answer cannot be written")?;
            }
            format => write_table(&mut out, &table_of_list(&answers), format)?,
        }
        out.flush()?;
        Ok(if found + similar == 0 { Outcome::Missing } else { Outcome::Done })
    }
}

/// The names of a file: the column called name, nom or person, else the first, behind that of the given name where there is
/// one; an empty line is none.
fn names_of(file: &Path) -> anyhow::Result<Vec<String>> {
    let bytes = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let text = String::from_utf8_lossy(&bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b';', b'\t'].into_iter().find(|delimiter| first.as_bytes().contains(delimiter)).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut names = Vec::new();
    let (mut column, mut given) = (0, None);
    for (number, row) in reader.records().enumerate() {
        let row = row.with_context(|| format!("{}: line {}", file.display(), number + 1))?;
        if number == 0
            && let Some(at) = headed(&row, &NAME_HEADERS)
        {
            (column, given) = (at, headed(&row, &GIVEN_NAME_HEADERS));
            continue;
        }
        // "Barnéoud, Muriel" without quotation marks in a list of one name a line is one name.
        let is_plain = delimiter == b',' && column == 0 && row.len() == 2 && !text.contains('"');
        let cell = |at: usize| row.get(at).unwrap_or_default().trim();
        let name = match given {
            Some(given) => format!("{} {}", cell(given), cell(column)),
            None if is_plain => row.iter().collect::<Vec<_>>().join(" "),
            None => cell(column).to_owned(),
        };
        names.extend(Some(name.trim().to_owned()).filter(|name| !name.is_empty()));
    }
    Ok(names)
}

/// What the column of names, and that of given names beside it, may be called.
const NAME_HEADERS: [&str; 7] = ["name", "nom", "person", "personne", "nom de famille", "family name", "last name"];
const GIVEN_NAME_HEADERS: [&str; 5] = ["prenom", "prenoms", "given name", "first name", "given"];

fn headed(row: &csv::StringRecord, headers: &[&str]) -> Option<usize> {
    row.iter().position(|cell| headers.contains(&fold(cell.trim()).replace('_', " ").as_str()))
}

fn verdict(answer: &WhoAnswer) -> &'static str {
    match (answer.rows.is_empty(), answer.similar) {
        (true, _) => "no",
        (_, true) => "similar",
        _ => "yes",
    }
}

fn print_rows(format: &FormatArgs, rows: &[WhoRow]) -> anyhow::Result<Outcome> {
    let mut out = output::stdout();
    match format.resolve() {
        Format::Json => output::json_document(&mut out, rows).context("the answer cannot be written")?,
        Format::JsonLines => rows.iter().try_for_each(|row| output::json_line(&mut out, row))?,
        format @ Format::Aligned { .. } => write_table(&mut out, &for_reading(rows), format)?,
        format => write_table(&mut out, &table(rows), format)?,
    }
    out.flush()?;
    Ok(if rows.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}

const COLUMNS: [&str; 15] = [
    "id",
    "person",
    "written",
    "role",
    "organisation",
    "organisation id",
    "part",
    "event",
    "session",
    "kind",
    "date",
    "time",
    "place",
    "document",
    "path",
];

fn cells(row: &WhoRow) -> Vec<Cell> {
    vec![
        row.id.as_deref().into(),
        row.person.as_deref().into(),
        row.written.as_deref().into(),
        row.roles.clone().into(),
        row.organisations.clone().into(),
        row.organisation_ids.clone().into(),
        row.part.name().into(),
        row.event.as_deref().into(),
        row.session.as_deref().into(),
        row.kind.map(SessionKind::name).into(),
        row.dates.clone().into(),
        row.start.as_deref().into(),
        row.places.clone().into(),
        row.document.as_str().into(),
        row.path.as_str().into(),
    ]
}

fn table(rows: &[WhoRow]) -> Table {
    Table { columns: COLUMNS.to_vec(), rows: rows.iter().map(cells).collect(), ..Table::default() }
}

/// A line for each appearance of each name, and one for each name that was not found.
fn table_of_list(answers: &[(String, WhoAnswer)]) -> Table {
    let columns = ["asked", "found"].into_iter().chain(COLUMNS).collect();
    let mut rows = Vec::new();
    for (name, answer) in answers {
        let asked = || [Cell::from(name.as_str()), Cell::from(verdict(answer))].into_iter();
        if answer.rows.is_empty() {
            rows.push(asked().chain(COLUMNS.map(|_| Cell::Nothing)).collect());
        }
        rows.extend(answer.rows.iter().map(|row| asked().chain(cells(row)).collect()));
    }
    Table { columns, rows, ..Table::default() }
}

/// What a terminal has room for, in the order of a sentence.
fn for_reading(rows: &[WhoRow]) -> Table {
    Table::of(["person", "role", "organisation", "part", "event", "session", "date"], rows, |row| {
        [
            row.person.as_deref().into(),
            row.roles.clone().into(),
            row.organisations.clone().into(),
            row.part.name().into(),
            row.event.as_deref().into(),
            row.session.as_deref().into(),
            row.dates.first().map(String::as_str).into(),
        ]
    })
}

/// How the values of dimensions are printed: an identifier together with the name that is shown for it.
struct Dimensions<'a> {
    columns: Vec<&'static str>,
    names: Vec<Option<HashMap<&'a str, &'a str>>>,
}

impl<'a> Dimensions<'a> {
    fn new(by: &[Dimension], directory: &'a Directory) -> Self {
        let columns = |dimension: &Dimension| match dimension {
            Dimension::Person => vec!["person id", "person"],
            Dimension::Organisation => vec!["organisation id", "organisation"],
            Dimension::Organiser => vec!["organiser id", "organiser"],
            other => vec![other.name()],
        };
        Dimensions {
            columns: by.iter().flat_map(columns).collect(),
            names: by.iter().map(|dimension| dimension.shown_names(directory)).collect(),
        }
    }

    fn cells(&self, values: &[Option<String>]) -> Vec<Cell> {
        let cells = |(names, value): (&Option<HashMap<&str, &str>>, &Option<String>)| {
            let value = value.as_deref();
            match names {
                None => vec![value.into()],
                // A body that was not resolved has no identifier.
                Some(names) => match value.and_then(|id| names.get(id)) {
                    Some(name) => vec![value.into(), Cell::from(*name)],
                    None => vec![Cell::Nothing, value.into()],
                },
            }
        };
        self.names.iter().zip(values).flat_map(cells).collect()
    }
}

fn table_of_groups(rows: &[WhoRow], by: &[Dimension], directory: &Directory) -> Table {
    let dimensions = Dimensions::new(by, directory);
    let cells = |group: &GroupRow| {
        let counts = [group.appearances.into(), group.people.into(), group.events.into()];
        dimensions.cells(&group.values).into_iter().chain(counts).collect()
    };
    let rows = group(rows, by).iter().map(cells).collect();
    Table { columns: [&dimensions.columns[..], &["appearances", "people", "events"]].concat(), rows, ..Table::default() }
}

fn table_of_shares(rows: &[WhoRow], by: &[Dimension], directory: &Directory) -> Table {
    let by: Vec<Dimension> = by.iter().copied().filter(|dimension| *dimension != Dimension::Part).collect();
    let dimensions = Dimensions::new(&by, directory);
    let cells = |share: &ShareRow| {
        let counts: [Cell; 6] = [
            share.part.name().into(),
            share.women.into(),
            share.men.into(),
            share.unknown.into(),
            share.share_of_women.map_or(Cell::Nothing, Cell::Figure),
            Cell::Figure(share.share_unknown),
        ];
        dimensions.cells(&share.values).into_iter().chain(counts).collect()
    };
    let counts = ["part", "women", "men", "unknown", "share of women", "share unknown"];
    let rows = shares(rows, &by).iter().map(cells).collect();
    Table { columns: [&dimensions.columns[..], &counts].concat(), rows, ..Table::default() }
}
