//! `estrade search`: documents, sessions or appearances that a query finds.

use std::io::Write;

use clap::{Args, ValueEnum};
use estrade::export::{Cell, Format, Table, one_line, write_table};
use estrade::index::Unit;
use estrade::query::{Explained, Hit, SearchAnswer, SearchOptions, Snippet, explain, facets, like, search};

use super::app::Outcome;
use super::output::{self, DIM, FOUND, HEADING};
use super::shared::{FormatArgs, IndexArgs};
use super::show::find;

/// Find documents, sessions or appearances
///
/// All words must be found, in any form. "…" for a phrase, OR, -word to leave out, brackets, num* for a beginning,
/// word~1 for a wrong letter. Fields: intervenant (speaker), organisation (org), role, theme, lieu (place),
/// type (kind), date, titre (title), evenement (event), langue (language), part, and exact for words as written:
/// exact:Pôle minds the accent and the capital, exact:pole neither.
#[derive(Args)]
#[command(after_help = "Examples:
  estrade search 'transition numérique -santé date:2019..2021'
  estrade search --unit session 'type:table-ronde intervenant:\"Axelle Lemaire\"'
  estrade search --like corpus/lille.txt 'date:2022..'
  estrade search --explain 'élus OR maires'")]
pub struct Search {
    #[arg(required_unless_present = "like", value_name = "QUERY")]
    query: Vec<String>,
    /// Find what is about the same as this document (its path, or the beginning of its identifier)
    #[arg(long, value_name = "DOC")]
    like: Option<String>,
    /// Tell how the query was understood, and why the hits rank
    #[arg(long, conflicts_with_all = ["like", "facet"])]
    explain: bool,
    /// What to find
    #[arg(long, value_enum, default_value = "document")]
    unit: UnitName,
    /// Count instead of listing: year, kind, theme, place, role, organisation, part or language, separated by commas
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    facet: Vec<String>,
    /// How many to print
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(..=100_000))]
    limit: u32,
    #[command(flatten)]
    index: IndexArgs,
    #[command(flatten)]
    format: FormatArgs,
}

#[derive(Clone, Copy, ValueEnum)]
enum UnitName {
    Document,
    Session,
    Appearance,
}

impl Search {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let unit = match self.unit {
            UnitName::Document => Unit::Document,
            UnitName::Session => Unit::Session,
            UnitName::Appearance => Unit::Appearance,
        };
        if !self.facet.is_empty() {
            return self.count(unit);
        }
        if self.explain {
            return self.tell(unit);
        }
        let options = SearchOptions { unit, limit: self.limit as usize };
        let (reader, query) = (self.index.open()?, self.query.join(" "));
        let answer = match &self.like {
            None => search(&reader, &query, options)?,
            Some(document) => {
                let Some(stored) = find(&reader, document)? else {
                    output::complain(format_args!("no document has the path, or an identifier that begins with, “{document}”"));
                    return Ok(Outcome::Missing);
                };
                like(&reader, &stored, Some(query.as_str()).filter(|query| !query.is_empty()), options)?
            }
        };
        for name in &answer.similar {
            output::complain(format_args!("nothing is called “{name}”; these have similar names"));
        }
        let mut out = output::stdout();
        match self.format.resolve() {
            Format::Json => output::json_document(&mut out, &answer)?,
            Format::JsonLines => answer.hits.iter().try_for_each(|hit| output::json_line(&mut out, hit))?,
            Format::Aligned { .. } => print(&mut out, &answer)?,
            format => write_table(&mut out, &table(&answer), format)?,
        }
        out.flush()?;
        Ok(if answer.total == 0 { Outcome::NothingFound } else { Outcome::Done })
    }
}

impl Search {
    fn count(&self, unit: Unit) -> anyhow::Result<Outcome> {
        let facets = facets(&self.index.open()?, &self.query.join(" "), unit, &self.facet)?;
        let mut table = Table::new(&["facet", "value", "count"]);
        for facet in &facets {
            facet.values.iter().for_each(|row| table.push([facet.name.into(), row.value.as_str().into(), row.count.into()]));
        }
        let mut out = output::stdout();
        write_table(&mut out, &table, self.format.resolve())?;
        out.flush()?;
        Ok(if table.rows.is_empty() { Outcome::NothingFound } else { Outcome::Done })
    }
}

impl Search {
    fn tell(&self, unit: Unit) -> anyhow::Result<Outcome> {
        let explained = explain(&self.index.open()?, &self.query.join(" "), unit, self.limit as usize)?;
        let mut out = output::stdout();
        match self.format.resolve() {
            Format::Aligned { .. } | Format::Plain => print_explained(&mut out, &explained)?,
            Format::Json => output::json_document(&mut out, &explained)?,
            Format::JsonLines => output::json_line(&mut out, &explained)?,
            format => write_table(&mut out, &reasons(&explained), format)?,
        }
        out.flush()?;
        Ok(if explained.hits.is_empty() { Outcome::NothingFound } else { Outcome::Done })
    }
}

fn print_explained(out: &mut dyn Write, explained: &Explained) -> std::io::Result<()> {
    writeln!(out, "{HEADING}Understood as{HEADING:#}")?;
    for line in &explained.understood {
        let written = if line.written.is_empty() { String::new() } else { format!("  {DIM}{}{DIM:#}", one_line(&line.written.join(", "))) };
        writeln!(out, "{:indent$}{}{written}", "", one_line(&line.text), indent = 2 + 2 * line.depth)?;
    }
    writeln!(out, "{HEADING}Found{HEADING:#}")?;
    for part in &explained.parts {
        writeln!(out, "  {:6}  {}", part.units, one_line(&part.part))?;
    }
    writeln!(out, "{HEADING}Ranked{HEADING:#}")?;
    for hit in &explained.hits {
        let parts: Vec<String> = hit.parts.iter().filter(|part| part.1 > 0.0).map(|(part, score)| format!("{part} {score:.2}")).collect();
        writeln!(out, "  {:6.2}  {} {DIM}{}{DIM:#}  {}", hit.score, hit.document, hit.number, one_line(&parts.join(" + ")))?;
    }
    Ok(())
}

fn reasons(explained: &Explained) -> Table {
    let mut table = Table::new(&["document", "number", "score", "part", "gives"]);
    for hit in &explained.hits {
        for (part, score) in &hit.parts {
            let number = |score: f32| format!("{score:.3}");
            table.push([
                hit.document.as_str().into(),
                hit.number.into(),
                number(hit.score).into(),
                part.as_str().into(),
                number(*score).into(),
            ]);
        }
    }
    table
}

fn title(hit: &Hit) -> Option<&str> {
    let session = hit.session.as_ref().and_then(|session| session.title.as_deref().or(session.label.as_deref()));
    let person = hit.appearance.as_ref().and_then(|appearance| appearance.person.as_deref());
    person.or(session)
}

fn time(hit: &Hit) -> Option<&str> {
    hit.session.as_ref().and_then(|session| session.start.as_deref())
}

fn table(answer: &SearchAnswer) -> Table {
    Table::of(["date", "time", "event", "found", "place", "snippet", "document", "path", "versions"], &answer.hits, |hit| {
        [
            hit.dates.clone().into(),
            time(hit).into(),
            hit.event.as_deref().into(),
            title(hit).into(),
            hit.places.clone().into(),
            Cell::from(hit.snippet.text.as_str()),
            hit.document.as_str().into(),
            hit.path.as_str().into(),
            hit.versions.iter().map(|version| version.path.clone()).collect::<Vec<_>>().into(),
        ]
    })
}

fn print(out: &mut dyn Write, answer: &SearchAnswer) -> std::io::Result<()> {
    for hit in &answer.hits {
        let event = hit.event.as_deref().unwrap_or(&hit.path);
        let about: Vec<String> =
            [hit.dates.join(", "), hit.places.join(", "), hit.path.clone()].into_iter().filter(|text| !text.is_empty()).collect();
        writeln!(out, "{HEADING}{}{HEADING:#}", one_line(event))?;
        writeln!(out, "  {DIM}{}  {}{DIM:#}", one_line(&about.join(" · ")), hit.document)?;
        if let Some(title) = title(hit) {
            writeln!(out, "  {}{}", time(hit).map_or(String::new(), |time| format!("{time} ")), one_line(title))?;
        }
        writeln!(out, "  {}", highlighted(&hit.snippet))?;
        for version in &hit.versions {
            writeln!(out, "  {DIM}another version, {:.0} % the same: {}{DIM:#}", 100.0 * version.share, one_line(&version.path))?;
        }
    }
    writeln!(out, "{} of {} {}s", answer.hits.len(), answer.total, answer.unit.name())
}

fn highlighted(snippet: &Snippet) -> String {
    let mut shown = String::new();
    let mut at = 0;
    for [from, to] in &snippet.highlights {
        shown.push_str(&one_line(&snippet.text[at..*from]));
        shown.push_str(&format!("{FOUND}{}{FOUND:#}", one_line(&snippet.text[*from..*to])));
        at = *to;
    }
    shown.push_str(&one_line(&snippet.text[at..]));
    shown
}
