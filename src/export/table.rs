//! Defines rows of named columns, the shape in which every list leaves the program.

use serde_json::Value;

/// A value in a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    Count(u64),
    /// A share or score, shown with three decimals.
    Figure(f64),
    /// Several texts, shown with "; " between them and kept apart in JSON.
    List(Vec<String>),
    Nothing,
}

/// Columns with their names, and rows of as many cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub columns: Vec<&'static str>,
    pub rows: Vec<Vec<Cell>>,
    /// What is counted and what is left out, for people: shown under aligned columns only.
    pub notes: Vec<String>,
}

impl Table {
    pub fn new(columns: &[&'static str]) -> Self {
        Table { columns: columns.to_vec(), ..Table::default() }
    }

    /// A row for each of these.
    pub fn of<'a, T: 'a, const N: usize>(
        columns: [&'static str; N],
        all: impl IntoIterator<Item = &'a T>,
        cells: impl Fn(&'a T) -> [Cell; N],
    ) -> Self {
        let rows = all.into_iter().map(|one| cells(one).into()).collect();
        Table { columns: columns.into(), rows, ..Table::default() }
    }

    pub fn push<const N: usize>(&mut self, row: [Cell; N]) {
        debug_assert_eq!(N, self.columns.len());
        self.rows.push(row.into());
    }
}

impl Cell {
    pub fn text(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Count(count) => count.to_string(),
            Cell::Figure(figure) => format!("{figure:.3}"),
            Cell::List(texts) => texts.join("; "),
            Cell::Nothing => String::new(),
        }
    }

    pub fn json(&self) -> Value {
        match self {
            Cell::Text(text) => text.as_str().into(),
            Cell::Count(count) => (*count).into(),
            Cell::Figure(figure) => (*figure).into(),
            Cell::List(texts) => texts.as_slice().into(),
            Cell::Nothing => Value::Null,
        }
    }

    /// Numbers stand at the right of their column.
    pub fn is_number(&self) -> bool {
        matches!(self, Cell::Count(_) | Cell::Figure(_))
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell::Text(text)
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Cell::Count(count as u64)
    }
}

impl From<u64> for Cell {
    fn from(count: u64) -> Self {
        Cell::Count(count)
    }
}

impl From<f64> for Cell {
    fn from(figure: f64) -> Self {
        Cell::Figure(figure)
    }
}

impl From<Vec<String>> for Cell {
    fn from(texts: Vec<String>) -> Self {
        Cell::List(texts)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Cell::Nothing, Into::into)
    }
}
