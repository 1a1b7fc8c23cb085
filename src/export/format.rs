//! Writes a table as aligned columns, tab columns, JSON, JSON lines, CSV or TSV.

use std::io::{self, Write};

use serde_json::{Map, Value};
use unicode_normalization::char::canonical_combining_class;

use super::cell::{inert, one_line};
use super::{Cell, Table};

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Aligned columns under a header, cut to a width in characters where one is given.
    Aligned { width: Option<usize> },
    /// Tab columns without a header, one row a line: what a pipe wants.
    Plain,
    /// One array of objects.
    Json,
    /// One object a line.
    JsonLines,
    /// RFC 4180 with a header; texts that a spreadsheet would compute are made inert.
    Csv,
    /// Tab-separated with a header; control characters become spaces.
    Tsv,
}

/// Writes a table in the given format.
pub fn write_table(out: &mut dyn Write, table: &Table, format: Format) -> io::Result<()> {
    match format {
        Format::Aligned { width } => write_aligned(out, table, width),
        Format::Plain => write_tabs(out, table),
        Format::Tsv => {
            writeln!(out, "{}", table.columns.join("\t"))?;
            write_tabs(out, table)
        }
        Format::Json => {
            let rows: Vec<Value> = table.rows.iter().map(|row| object(table, row)).collect();
            serde_json::to_writer_pretty(&mut *out, &rows)?;
            writeln!(out)
        }
        Format::JsonLines => table.rows.iter().try_for_each(|row| writeln!(out, "{}", object(table, row))),
        Format::Csv => write_csv(out, table),
    }
}

fn object(table: &Table, row: &[Cell]) -> Value {
    Value::Object(table.columns.iter().zip(row).map(|(name, cell)| ((*name).to_owned(), cell.json())).collect::<Map<_, _>>())
}

fn write_tabs(out: &mut dyn Write, table: &Table) -> io::Result<()> {
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|cell| one_line(&cell.text()).into_owned()).collect();
        writeln!(out, "{}", cells.join("\t"))?;
    }
    Ok(())
}

fn write_csv(out: &mut dyn Write, table: &Table) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(&table.columns)?;
    for row in &table.rows {
        let cell = |cell: &Cell| if cell.is_number() { cell.text() } else { inert(&cell.text()).into_owned() };
        writer.write_record(row.iter().map(cell))?;
    }
    writer.flush()
}

/// Characters between two columns.
const GAP: usize = 2;
/// No column is cut below this.
const LEAST_WIDTH: usize = 8;

fn write_aligned(out: &mut dyn Write, table: &Table, width: Option<usize>) -> io::Result<()> {
    let texts: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(|cell| one_line(&cell.text()).into_owned()).collect()).collect();
    let mut widths: Vec<usize> = table.columns.iter().map(|name| name.chars().count()).collect();
    for row in &texts {
        for (width, text) in widths.iter_mut().zip(row) {
            *width = (*width).max(columns_of(text));
        }
    }
    if let Some(width) = width {
        fit(&mut widths, width);
    }
    let header: Vec<String> = table.columns.iter().map(|name| (*name).to_owned()).collect();
    let is_number = |column: usize| table.rows.iter().all(|row| row[column].is_number() || row[column] == Cell::Nothing);
    let right: Vec<bool> = (0..table.columns.len()).map(|column| !table.rows.is_empty() && is_number(column)).collect();
    for row in std::iter::once(&header).chain(&texts) {
        let cells: Vec<String> = row.iter().zip(&widths).zip(&right).map(|((text, width), right)| pad(text, *width, *right)).collect();
        writeln!(out, "{}", cells.join(&" ".repeat(GAP)).trim_end())?;
    }
    if !table.notes.is_empty() && !table.rows.is_empty() {
        writeln!(out)?;
    }
    table.notes.iter().filter(|_| !table.rows.is_empty()).try_for_each(|note| writeln!(out, "{}", one_line(note)))
}

/// Takes width from the widest columns until all fit.
fn fit(widths: &mut [usize], available: usize) {
    let gaps = GAP * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > available {
        match widths.iter_mut().filter(|width| **width > LEAST_WIDTH).max_by_key(|width| **width) {
            Some(widest) => *widest -= 1,
            None => return,
        }
    }
}

/// Terminal columns of a text; combining marks take none.
fn columns_of(text: &str) -> usize {
    text.chars().filter(|c| canonical_combining_class(*c) == 0).count()
}

fn pad(text: &str, width: usize, right: bool) -> String {
    let columns = columns_of(text);
    if columns > width {
        return text.chars().take(width.saturating_sub(1)).chain(['…']).collect();
    }
    let space = " ".repeat(width - columns);
    if right { format!("{space}{text}") } else { format!("{text}{space}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(format: Format) -> String {
        let mut table = Table::new(&["name", "count", "themes"]);
        table.push(["Élise Œuvrard".into(), 12usize.into(), vec!["a".to_owned(), "b".to_owned()].into()]);
        table.push(["=SUM(A1)".into(), 3usize.into(), Cell::Nothing]);
        table.notes.push("Counted: documents.".into());
        let mut out = Vec::new();
        write_table(&mut out, &table, format).expect("written to memory");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn every_format() {
        assert_eq!(
            written(Format::Aligned { width: None }),
            "name           count  themes\nÉlise Œuvrard     12  a; b\n=SUM(A1)           3\n\nCounted: documents.\n"
        );
        assert_eq!(
            written(Format::Aligned { width: Some(23) }),
            "name      count  themes\nÉlise Œ…     12  a; b\n=SUM(A1)      3\n\nCounted: documents.\n"
        );
        assert_eq!(written(Format::Plain), "Élise Œuvrard\t12\ta; b\n=SUM(A1)\t3\t\n");
        assert_eq!(written(Format::Tsv), "name\tcount\tthemes\nÉlise Œuvrard\t12\ta; b\n=SUM(A1)\t3\t\n");
        assert_eq!(written(Format::Csv), "name,count,themes\nÉlise Œuvrard,12,a; b\n'=SUM(A1),3,\n");
        assert_eq!(
            written(Format::JsonLines),
            "{\"count\":12,\"name\":\"Élise Œuvrard\",\"themes\":[\"a\",\"b\"]}\n{\"count\":3,\"name\":\"=SUM(A1)\",\"themes\":null}\n"
        );
    }
}
