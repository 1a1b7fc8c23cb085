//! The answers of tracing as tables; every table says what it counts.

use std::collections::BTreeSet;

use estrade::export::{Cell, Table};
use estrade::index::Reader;
use estrade::trace::{By, ChangeRow, Counted, NeighbourRow, Observed, PartRow, first_and_last};

use super::Traced;

/// Each item with the documents that have it, its mentions, and the first and last year.
pub fn overview(traced: &Traced, observed: &Observed, rows: &[PartRow], years: &[PartRow]) -> Table {
    let span = first_and_last(years);
    let columns = [traced.column, "documents", "of documents", "percent", "mentions", "per 10 000 words", "first", "last"];
    let mut table = Table::new(&columns);
    for row in rows {
        let (first, last) = span.get(row.item.as_str()).copied().unzip();
        table.push([
            row.item.as_str().into(),
            row.count.into(),
            row.of.into(),
            Cell::Figure(row.percent),
            row.mentions.into(),
            row.per_ten_thousand().into(),
            first.into(),
            last.into(),
        ]);
    }
    table.notes.push(format!("Counted: documents with the {}, and its mentions; words include stop words.", traced.column));
    table.notes.push(read(observed));
    table
}

/// Items in the parts of the corpus.
pub fn parts(traced: &Traced, observed: &Observed, by: By, rows: &[PartRow]) -> Table {
    let (counted, of) = match by.counted() {
        Counted::Documents => ("documents", "of documents"),
        Counted::Sessions => ("sessions", "of sessions"),
        Counted::Appearances => ("appearances", "of appearances"),
    };
    let is_text = by.counted() != Counted::Appearances;
    let mut columns = vec![traced.column, by.name(), counted, of, "percent"];
    if is_text {
        columns.extend(["mentions", "words", "per 10 000 words"]);
    }
    columns.push("specificity");
    let mut table = Table::new(&columns);
    for row in rows {
        let mut cells: Vec<Cell> =
            vec![row.item.as_str().into(), row.part.as_str().into(), row.count.into(), row.of.into(), Cell::Figure(row.percent)];
        if is_text {
            cells.extend([row.mentions.into(), row.words.into(), row.per_ten_thousand().into()]);
        }
        cells.push(Cell::Figure(row.specificity));
        table.rows.push(cells);
    }
    table.notes = notes_of_parts(traced.column, observed, by);
    let item = rows.first().map_or("ID", |row| row.item.as_str());
    let part = rows.first().map_or("PART", |row| row.part.as_str());
    table.notes.push(format!("Passages of a row: {}", passages_of(traced, by, item, part)));
    table
}

/// The command that shows the passages behind a count.
pub fn passages_of(traced: &Traced, by: By, item: &str, part: &str) -> String {
    format!("estrade {}s '{item}' --by {} --only '{part}' --passages", traced.column, by.name())
}

/// What a division of the corpus counts, and how many belong to it.
fn notes_of_parts(column: &str, observed: &Observed, by: By) -> Vec<String> {
    let counted = by.counted().name();
    let what = match by.counted() {
        Counted::Documents => format!("Counted: documents about the {column}, and its mentions in them; words include stop words."),
        Counted::Sessions => format!("Counted: sessions about the {column}, and its mentions in them; words include stop words."),
        Counted::Appearances => {
            format!("Counted: appearances (a person in a session, or quoted) under the {column}; people only mentioned do not count.")
        }
    };
    let (placed, all) = (observed.placed(), observed.units.len());
    let several = if matches!(by, By::Kind | By::Gender) { "" } else { "; one with several counts in each" };
    vec![what, format!("{placed} of {all} {counted} have a known {}{several}. {}", by.name(), read(observed)), LAFON.to_owned()]
}

pub const LAFON: &str =
    "Specificity (Lafon): order of magnitude of the probability of so high (+) or so low (-) a count by chance; below 2 it says nothing.";

/// How many documents were read.
pub fn read(observed: &Observed) -> String {
    match observed.copies {
        0 => format!("{} documents, each programme once.", observed.documents),
        1 => format!("{} documents, each programme once: 1 copy left out (--every-copy counts it).", observed.documents),
        copies => format!("{} documents, each programme once: {copies} copies left out (--every-copy counts them).", observed.documents),
    }
}

pub fn neighbours(traced: &Traced, observed: &Observed, rows: &[NeighbourRow]) -> Table {
    let columns = [traced.column, "neighbour", "common sessions", "sessions", "sessions of neighbour", "equivalence", "specificity"];
    let mut table = Table::new(&columns);
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
    table.notes = vec![
        format!("Counted: sessions with both {}s, of {} sessions. {}", traced.column, observed.units.len(), read(observed)),
        "Equivalence (Callon): common² / (sessions of the one × sessions of the other), 0 to 1.".to_owned(),
        LAFON.to_owned(),
    ];
    table
}

pub fn changes(traced: &Traced, observed: &Observed, rows: &[ChangeRow]) -> Table {
    let columns = [traced.column, "before", "of documents", "after", "of documents after", "points", "specificity"];
    let mut table = Table::new(&columns);
    for row in rows {
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
    table.notes = vec![
        format!("Counted: documents of the two periods with the {}; points: difference of the shares in per cent.", traced.column),
        read(observed),
        LAFON.to_owned(),
    ];
    table
}

pub fn passages(reader: &Reader, traced: &Traced, observed: &Observed, chosen: &BTreeSet<String>) -> anyhow::Result<Table> {
    let mut table = Table::new(&[traced.column, "date", "left", "found", "right", "session", "path"]);
    for passage in estrade::trace::passages(reader, traced.items, &observed.units, chosen)? {
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
    table.notes.push(format!("Counted: mentions, {}. {}", table.rows.len(), read(observed)));
    Ok(table)
}
