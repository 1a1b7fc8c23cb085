//! The answers of tracing as tables; every table says what it counts.

use std::collections::BTreeSet;

use estrade::export::{Cell, Table};
use estrade::index::Reader;
use estrade::trace::{By, ChangeRow, Copies, Counted, NeighbourRow, Observed, PartRow, Period, first_and_last};

use super::super::output::count;
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
    table
}

/// What a division of the corpus counts, and how many belong to it.
fn notes_of_parts(column: &str, observed: &Observed, by: By) -> Vec<String> {
    let counted = by.counted().name();
    let what = match by.counted() {
        Counted::Documents => format!("Counted: documents about the {column}, and its mentions in them; words include stop words."),
        Counted::Sessions => format!(
            "Counted: sessions about the {column}, and its mentions in them, each in the innermost session; words include stop words."
        ),
        Counted::Appearances => {
            format!(
                "Counted: appearances (a person in a session, or quoted) under a {column} of the session or, where it has none, of the document; people only mentioned do not count."
            )
        }
    };
    let (placed, all) = (observed.placed(), observed.units.len());
    let several = if matches!(by, By::Kind | By::Gender) { "" } else { "; one with several counts in each" };
    vec![what, format!("{placed} of {all} {counted} have a known {}{several}. {}", by.name(), read(observed)), LAFON.to_owned()]
}

pub const LAFON: &str =
    "Specificity (Lafon): order of magnitude of the probability of so high (+) or so low (-) a count by chance; below 2 it says nothing.";

/// How many documents were read, and what became of copies.
pub fn read(observed: &Observed) -> String {
    let documents = count(observed.documents, "document");
    match (observed.counting, observed.copies) {
        (Copies::Each, _) => format!("{documents}, each copy of a programme counted."),
        (Copies::Once, 0) => format!("{documents}, each programme once."),
        (Copies::Once, 1) => format!("{documents}, each programme once: 1 copy left out (--every-copy counts it)."),
        (Copies::Once, copies) => format!("{documents}, each programme once: {copies} copies left out (--every-copy counts them)."),
    }
}

/// What goes together.
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

/// What rose and fell between two periods.
pub fn changes(traced: &Traced, observed: &Observed, (before, after): (Period, Period), rows: &[ChangeRow]) -> Table {
    let columns =
        [traced.column, "before", "of documents", "percent", "after", "of documents after", "percent after", "points", "specificity"];
    let mut table = Table::new(&columns);
    for row in rows {
        table.push([
            row.item.as_str().into(),
            row.before.into(),
            row.before_of.into(),
            Cell::Figure(row.percent_before()),
            row.after.into(),
            row.after_of.into(),
            Cell::Figure(row.percent_after()),
            Cell::Figure(row.points),
            Cell::Figure(row.specificity),
        ]);
    }
    table.notes = vec![
        format!("Counted: documents with the {}, before: {before}, after: {after}; one in both periods counts in both.", traced.column),
        format!("Points: difference of the two shares in per cent; what rises stands first, what falls last. {}", read(observed)),
        LAFON.to_owned(),
    ];
    table
}

/// Every mention with the words around it.
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
    table.notes.push(format!("Counted: mentions, {}, the earliest event first. {}", table.rows.len(), read(observed)));
    Ok(table)
}
