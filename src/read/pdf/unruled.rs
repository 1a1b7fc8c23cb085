//! Finds tables without rules, by their times on the left and by cells that begin at the same places from entry to entry.
//!
//! Only a table some of whose cells have several lines needs it: the others are read across anyway.

use std::ops::Range;

use super::rows::{CELL_GAP, Row, is_label};
use super::run::Run;
use super::table::Table;

/// How far two cells of one column may begin from each other.
const ALIGNED: f32 = 3.0;
/// Columns: of two, the lines of the second stand below each other as they are.
const FEWEST: usize = 3;
const MOST: usize = 12;
/// Of the size: between the lines of a cell at most, and between two entries of a table.
const LEADING: f32 = 1.7;
const ENTRIES: f32 = 5.0;
/// Of the usual distance of lines: from where on a space parts two entries.
const PARTED: f32 = 1.25;

/// The tables of a region, from top to bottom.
pub(super) fn find(rows: &[Row]) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let Some(columns) = heads(&rows[at]) else {
            at += 1;
            continue;
        };
        let end = end(rows, at, &columns);
        let least = tables.last().map_or(0, |table: &Table| table.rows.end);
        tables.extend(table(rows, least..end, at, &columns));
        at = end;
    }
    tables
}

/// Where the cells of a row begin: the first with a time, the others with something else.
fn heads(row: &Row) -> Option<Vec<f32>> {
    let cells = cells(row);
    let (first, others) = cells.split_first()?;
    let is_head = is_time(first[0]) && (FEWEST..=MOST).contains(&cells.len()) && !others.iter().any(|cell| is_time(cell[0]));
    is_head.then(|| cells.iter().map(|cell| cell[0].left).collect())
}

fn is_time(run: &Run) -> bool {
    run.text.starts_with(|c: char| c.is_ascii_digit()) && is_label(&run.text)
}

/// What joins the beginning and the end of a time on two lines.
const JOINTS: [char; 4] = ['-', '–', '—', 'à'];

/// The runs of a row by cell.
fn cells(row: &Row) -> Vec<Vec<&Run>> {
    let mut cells: Vec<Vec<&Run>> = Vec::new();
    for run in row {
        match cells.last_mut() {
            Some(cell) if cell.last().is_some_and(|last| run.left - last.right <= CELL_GAP * run.size) => cell.push(run),
            _ => cells.push(vec![run]),
        }
    }
    cells
}

/// From one row to the next, of their size.
fn distance(rows: &[Row], at: usize) -> f32 {
    (rows[at][0].top - rows[at - 1][0].top) / rows[at][0].size.max(rows[at - 1][0].size)
}

/// Whether the cells of a row begin where columns do and end before the next one, the first with a time.
fn fits(row: &Row, columns: &[f32]) -> bool {
    let is_first = |run: &Run| run.left < columns[0] + ALIGNED;
    let has_time = !is_first(&row[0]) || is_time(&row[0]) || row[0].text.starts_with(JOINTS);
    has_time
        && cells(row).iter().all(|cell| {
            let column = columns.iter().position(|left| (left - cell[0].left).abs() < ALIGNED);
            let right = cell.iter().map(|run| run.right).fold(cell[0].right, f32::max);
            column.is_some_and(|column| columns.get(column + 1).is_none_or(|next| right < *next))
        })
}

/// The end of the rows from a head on that have its columns.
fn end(rows: &[Row], head: usize, columns: &[f32]) -> usize {
    let goes_on = |at: &usize| (0.0..ENTRIES).contains(&distance(rows, *at)) && fits(&rows[*at], columns);
    head + 1 + (head + 1..rows.len()).take_while(goes_on).count()
}

/// The table with a first entry at a row, within some rows; none where no cell has several lines.
fn table(rows: &[Row], within: Range<usize>, head: usize, columns: &[f32]) -> Option<Table> {
    let end = within.end;
    let distance = |at: usize| distance(rows, at);
    let is_first_column = |at: usize| rows[at][0].left < columns[0] + ALIGNED;
    // The end of a time, under its beginning.
    let goes_on = |at: usize| {
        let before = (within.start..at).rfind(|before| is_first_column(*before)).map_or("", |before| rows[before][0].text.as_str());
        before.ends_with(JOINTS) || rows[at][0].text.starts_with(JOINTS)
    };
    let has_time = |at: usize| is_first_column(at) && !goes_on(at);
    let mut first = head;
    // Times may stand in the middle of their entries, alone on their line.
    while first > within.start && (0.0..ENTRIES).contains(&distance(first)) && fits(&rows[first - 1], columns) {
        first -= 1;
    }
    let starts = entries(first..end, &distance, &has_time)?;
    // As many entries as rows: none has several lines.
    if starts.len() < 2 || starts.len() == end - starts[0] {
        return None;
    }
    let horizontal = starts.iter().map(|start| rows[*start][0].top - 0.8 * rows[*start][0].size).collect();
    let ends = ends(&rows[starts[0]..end], columns);
    Some(Table { rows: starts[0]..end, horizontal, vertical: columns.iter().map(|left| left - ALIGNED).collect(), ends })
}

/// Where entries begin: behind the spaces that part them, where each then has its time; else with their times.
fn entries(rows: Range<usize>, distance: &dyn Fn(usize) -> f32, has_time: &dyn Fn(usize) -> bool) -> Option<Vec<usize>> {
    let within = rows.start + 1..rows.end;
    let usual = within.clone().map(distance).min_by(f32::total_cmp)?;
    let parted = [rows.start].into_iter().chain(within.filter(|at| distance(*at) > PARTED * usual)).collect::<Vec<_>>();
    let ends = parted[1..].iter().copied().chain([rows.end]);
    let mut groups = parted.iter().zip(ends);
    if usual < LEADING && parted.len() > 1 && groups.all(|(start, end)| (*start..end).filter(|at| has_time(*at)).count() == 1) {
        return Some(parted);
    }
    let headed: Vec<usize> = rows.filter(|at| has_time(*at)).collect();
    // What stands between two times stands close to the first.
    let is_close = |pair: &[usize]| (pair[0] + 1..pair[1]).all(|at| distance(at) < LEADING);
    headed.windows(2).all(is_close).then_some(headed)
}

/// Where the text of each column may end: where the longest of its lines does. The first is what stands before all.
fn ends(rows: &[Row], columns: &[f32]) -> Vec<f32> {
    /// What a table keeps free at the end of a cell.
    const FREE: f32 = ALIGNED + 2.0;
    let mut ends = vec![f32::MIN; columns.len() + 1];
    for cell in rows.iter().flat_map(cells) {
        let column = columns.partition_point(|left| *left < cell[0].left + ALIGNED);
        ends[column] = cell.iter().map(|run| run.right + FREE).fold(ends[column], f32::max);
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::super::columns;
    use super::*;

    /// Lines of a page; each cell with the column in which it begins, letters 5 wide.
    fn read(lines: &[(f32, &[(f32, &str)])]) -> Vec<String> {
        let run = |left: f32, top: f32, text: &str| Run {
            text: text.to_owned(),
            left,
            right: left + 5.0 * text.chars().count() as f32,
            top,
            size: 10.0,
        };
        let runs = lines.iter().flat_map(|(top, cells)| cells.iter().map(|(left, text)| run(*left, *top, text))).collect();
        columns::read(runs, &[]).into_iter().map(|line| line.text).collect()
    }

    const TITLE: f32 = 60.0;
    const PERSON: f32 = 260.0;

    #[test]
    fn cells_of_several_lines_are_joined() {
        let top = read(&[
            (0.0, &[(0.0, "Ateliers au choix")]),
            (20.0, &[(0.0, "9h00"), (TITLE, "Dessiner la carte des haies avec les"), (PERSON, "Maëlle Trévidic, chargée")]),
            (32.0, &[(TITLE, "habitants du canton"), (PERSON, "de mission à la Région")]),
            (52.0, &[(0.0, "10h00"), (TITLE, "Payer la plantation"), (PERSON, "Hervé Pastourel, juriste")]),
            (72.0, &[(0.0, "11h00"), (TITLE, "Visite du sentier"), (PERSON, "Naïg Cozannec")]),
        ]);
        assert_eq!(
            top,
            [
                "Ateliers au choix",
                "9h00 | Dessiner la carte des haies avec les habitants du canton | Maëlle Trévidic, chargée de mission à la Région",
                "10h00 | Payer la plantation | Hervé Pastourel, juriste",
                "11h00 | Visite du sentier | Naïg Cozannec",
            ]
        );
        // Times in the middle of their entries, as browsers print them.
        let middle = read(&[
            (20.0, &[(TITLE, "Dessiner la carte des haies avec les"), (PERSON, "Maëlle Trévidic, chargée")]),
            (26.0, &[(0.0, "9h00")]),
            (32.0, &[(TITLE, "habitants du canton"), (PERSON, "de mission à la Région")]),
            (52.0, &[(0.0, "10h00"), (TITLE, "Payer la plantation"), (PERSON, "Hervé Pastourel, juriste")]),
        ]);
        assert_eq!(middle[0], top[1]);
        // Without spaces between the entries.
        let tight = read(&[
            (20.0, &[(0.0, "9h00"), (TITLE, "Dessiner la carte des haies avec les"), (PERSON, "Maëlle Trévidic, chargée")]),
            (32.0, &[(TITLE, "habitants du canton"), (PERSON, "de mission à la Région")]),
            (44.0, &[(0.0, "10h00"), (TITLE, "Payer la plantation"), (PERSON, "Hervé Pastourel, juriste")]),
        ]);
        assert_eq!(tight, &top[1..3]);
        // A time on two lines.
        let range = read(&[
            (20.0, &[(0.0, "9h00 –"), (TITLE, "Dessiner la carte des haies avec les"), (PERSON, "Maëlle Trévidic, chargée")]),
            (32.0, &[(0.0, "9h45"), (TITLE, "habitants du canton"), (PERSON, "de mission à la Région")]),
            (52.0, &[(0.0, "10h00"), (TITLE, "Payer la plantation"), (PERSON, "Hervé Pastourel, juriste")]),
        ]);
        assert_eq!((range[0].split(" | ").next(), range.len()), (Some("9h00 – 9h45"), 2));
    }

    #[test]
    fn a_line_that_its_author_has_ended_stays_one() {
        let lines = read(&[
            (20.0, &[(0.0, "9h00"), (TITLE, "Table ronde des communes"), (PERSON, "Anne Roux, maire")]),
            (32.0, &[(PERSON, "Paul Gallo, géographe à Brest")]),
            (52.0, &[(0.0, "10h00"), (TITLE, "Bilan"), (PERSON, "Inès Moreau")]),
        ]);
        let expected =
            ["9h00 | Table ronde des communes", "Anne Roux, maire", "Paul Gallo, géographe à Brest", "10h00 | Bilan | Inès Moreau"];
        assert_eq!(lines, expected);
    }

    #[test]
    fn what_is_no_table_is_read_as_before() {
        // Two columns of a programme side by side.
        let lines = read(&[
            (20.0, &[(0.0, "9h00"), (TITLE, "Accueil"), (PERSON, "14h00"), (PERSON + TITLE, "Reprise")]),
            (32.0, &[(TITLE, "café"), (PERSON + TITLE, "en salle")]),
            (52.0, &[(0.0, "10h00"), (TITLE, "Bilan"), (PERSON, "15h00"), (PERSON + TITLE, "Clôture")]),
        ]);
        assert_eq!(lines[1], "café | en salle");
        // Rows of which none goes on.
        assert_eq!(find(&[]).len(), 0);
        let single = read(&[
            (20.0, &[(0.0, "9h00"), (TITLE, "Accueil"), (PERSON, "Anne Roux")]),
            (40.0, &[(0.0, "10h00"), (TITLE, "Bilan"), (PERSON, "Inès Moreau")]),
        ]);
        assert_eq!(single, ["9h00 Accueil | Anne Roux", "10h00 Bilan | Inès Moreau"]);
    }
}
