//! One item in one table: when, where, in which sessions, by whom, with what.

use std::collections::BTreeSet;

use estrade::export::{Cell, Table};
use estrade::trace::{By, Counted, Observed, PartRow, neighbours, partition};

use super::tables::{LAFON, read};

/// The divisions that a profile shows, in this order.
pub const DIVISIONS: [By; 11] =
    [By::Whole, By::Edition, By::Year, By::Place, By::Event, By::Organiser, By::Kind, By::Role, By::Gender, By::Person, By::Organisation];

/// Rows of a division that is no stretch of time.
const ROWS: usize = 6;

pub fn table(divisions: &[(By, &Observed)], item: &str) -> Table {
    let mut table = Table::new(&["by", "part", "count", "of", "counted", "percent", "specificity"]);
    if let Some((_, editions)) = divisions.iter().find(|(by, _)| *by == By::Edition) {
        first_and_last(&mut table, editions, item);
    }
    for (by, observed) in divisions.iter().filter(|(by, _)| *by != By::Edition) {
        let mut rows = partition(&observed.units, |other| other == item);
        rows.retain(|row| row.count > 0);
        if !by.is_time() {
            rows.sort_by(|a, b| b.count.cmp(&a.count).then(b.specificity.total_cmp(&a.specificity)).then_with(|| a.part.cmp(&b.part)));
            rows.truncate(ROWS);
        }
        let counted = by.counted().name();
        for row in &rows {
            table.push([
                by.name().into(),
                part(row, observed).into(),
                row.count.into(),
                row.of.into(),
                counted.into(),
                Cell::Figure(row.percent),
                if *by == By::Whole { Cell::Nothing } else { Cell::Figure(row.specificity) },
            ]);
        }
    }
    let sessions = divisions.iter().find(|(by, _)| by.counted() == Counted::Sessions);
    let near = sessions.map(|(_, observed)| neighbours(&observed.units, |other| other == item, 1)).unwrap_or_default();
    for row in near.iter().take(ROWS) {
        let percent = 100.0 * row.together as f64 / row.neighbour_units as f64;
        table.push([
            "neighbour".into(),
            row.neighbour.as_str().into(),
            row.together.into(),
            row.neighbour_units.into(),
            "sessions".into(),
            Cell::Figure(percent),
            Cell::Figure(row.specificity),
        ]);
    }
    table.notes = vec![
        format!("{item}: count of the part's units that have it; at most {ROWS} parts of a kind, the most frequent first."),
        divisions.first().map(|(_, observed)| read(observed)).unwrap_or_default(),
        LAFON.to_owned(),
    ];
    table
}

/// The earliest and the latest edition that has the item; an edition is called by its year first.
fn first_and_last(table: &mut Table, editions: &Observed, item: &str) {
    let dated = |part: &&String| part.get(..4).is_some_and(|year| year.parse::<u16>().is_ok());
    let with = editions.units.iter().filter(|unit| unit.items.contains_key(item));
    let named: BTreeSet<&String> = with.flat_map(|unit| &unit.parts).filter(dated).collect();
    for (by, part) in [("first", named.first()), ("last", named.last())] {
        let Some(part) = part else { continue };
        let nothing = || Cell::Nothing;
        table.push([by.into(), part.as_str().into(), nothing(), nothing(), nothing(), nothing(), nothing()]);
    }
}

fn part(row: &PartRow, observed: &Observed) -> String {
    if row.part == "all" { observed.label(&row.item).to_owned() } else { row.part.clone() }
}
