//! Rows of tables with a column of times: which of the other columns holds titles, people, places and kinds is told by all
//! rows together, in whatever order the columns stand.
//!
//! "9 h | Le quai | Lise Duval (CNRS) | Amphi 3", "Le quai | 9 h – 10 h | Lise Duval", "9 h | Pause | Pause | Pause"

use rustc_hash::FxHashMap;

use super::cut::{begins_with_people, trim};
use super::place_column::{next_row, row_at};
use super::{Builder, Item, Level};
use crate::extract::times::{self, TimeMention};
use crate::lexicon::Tags;
use crate::text::fold::fold;
use crate::text::{TokenKind, Tokens};

/// So many rows with a time make a table.
const LEAST: usize = 4;

/// So many columns have to be told apart.
const LEAST_COLUMNS: usize = 3;
/// No programme has more.
const MOST_COLUMNS: usize = 16;
/// Lines that say a title again, at most.
const MOST_AGAIN: usize = 8;
/// Lines of a row whose cells stand below each other, at most.
const LONGEST_BLOCK: usize = 5;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Time,
    Title,
    People,
    Place,
    Kind,
}

/// The cells of a row, and its segments.
struct Row {
    cells: Vec<Tokens>,
    segments: std::ops::Range<usize>,
}

/// An item that a row holds.
pub(super) struct OfRow {
    time: TimeMention,
    title: Option<Tokens>,
    people: Option<Tokens>,
    kind: Option<Tokens>,
    segments: std::ops::Range<usize>,
}

impl Builder<'_, '_> {
    /// The items of tables by the first segments of their rows.
    pub(super) fn table_rows(&self) -> FxHashMap<usize, OfRow> {
        let mut found = FxHashMap::default();
        let mut k = 0;
        while k < self.segments.len() {
            let mut table = Vec::new();
            while k < self.segments.len() {
                let cells = row_at(self.doc, self.segments, k);
                if cells.len() < 2 {
                    break;
                }
                let next = next_row(self.segments, k);
                table.push(Row { cells: cells.into_iter().map(|cell| trim(self.doc, cell)).collect(), segments: k..next });
                k = next;
            }
            if table.is_empty() {
                k += 1;
            } else if let Some(roles) = self.roles(&table).filter(|roles| roles.len() >= LEAST_COLUMNS) {
                found.extend(table.iter().filter_map(|row| Some((row.segments.start, self.read_row(row, &roles)?))));
            }
        }
        found
    }

    /// Tables whose cells stand below each other: "9 h / Lise Duval (CNRS) / Le quai", where whoever speaks, a room or a kind stands
    /// between most times and titles. Where titles come first, nothing has to be told apart.
    pub(super) fn rows_on_lines(&self) -> FxHashMap<usize, OfRow> {
        let mut found = FxHashMap::default();
        let alone: Vec<usize> = (0..self.segments.len()).filter(|i| self.is_time_line(*i)).collect();
        let mut table: Vec<Row> = Vec::new();
        for (n, i) in alone.iter().enumerate() {
            let end = alone
                .get(n + 1)
                .copied()
                .unwrap_or_else(|| self.segments.len().min(i + table.iter().map(|row| row.cells.len()).max().unwrap_or(1)));
            // A blank line or half a day ends the block.
            let gap = self.segments.get(i + 1).map_or(0, |s| s.blank_before);
            let ends = |k: &usize| {
                self.segments[*k].blank_before > gap || !self.labels_nothing(&self.segments[*k]) || self.day_heading(*k).is_some()
            };
            let end = (i + 1..end).find(ends).unwrap_or(end);
            table.push(Row { cells: (*i..end).map(|k| trim(self.doc, self.segments[k].tokens.clone())).collect(), segments: *i..end });
        }
        let Some(most) = table.iter().map(|row| row.cells.len()).max().filter(|most| (3..=LONGEST_BLOCK).contains(most)) else {
            return found;
        };
        let full = table.iter().filter(|row| row.cells.len() == most).count();
        let rest = |row: &Row| row.cells.len() == most || row.cells.len() == 2 || self.is_repeated(row, row.cells.len() - 1);
        if full < LEAST || full * 2 < table.len() || !table.iter().all(rest) {
            return found;
        }
        if let Some(roles) = self.roles(&table).filter(|roles| roles.get(1) != Some(&Role::Title)) {
            found.extend(table.iter().filter_map(|row| Some((row.segments.start, self.read_row(row, &roles)?))));
        }
        found
    }

    /// A line with nothing but hours, and no cell of a row.
    fn is_time_line(&self, i: usize) -> bool {
        let segment = &self.segments[i];
        self.time_is_alone(i) && !segment.cell && !segment.furniture && self.head_of(i).is_some_and(|head| head.date.is_none())
    }

    /// The item of a row.
    pub(super) fn of_row(&mut self, row: OfRow) -> Item {
        let mut item = self.new_item(row.segments.start, Level::Timed, "agenda.table_row");
        item.start = row.time.start;
        item.end = row.time.end;
        item.segments = row.segments.clone();
        if let Some(title) = row.title {
            self.name(&mut item, title);
        }
        if let Some(kind) = row.kind {
            item.kind = item.kind.or_else(|| self.labelled_as(&kind).map(|label| label.kind));
            item.label = item.label.or(Some(kind));
        }
        item.label_only = false;
        if let Some(people) = row.people.filter(|_| item.people_from.is_none()) {
            item.people_from = Some(people.start);
            item.people_to = Some(people.end);
        }
        self.taken[row.segments].fill(true);
        item
    }

    /// "Pause / Pause / Pause" where the cells of a row stand below each other: whether a line says again what the one above it says,
    /// the last item's title.
    pub(super) fn says_title_again(&self, i: usize) -> bool {
        let key = |tokens: &Tokens| fold(&self.doc.on_one_line(tokens));
        let near = |item: &&Item| item.level == Level::Timed && item.segments.end <= i && i < item.segments.end + MOST_AGAIN;
        let Some(item) = self.items.last().filter(near) else { return false };
        let segment = &self.segments[i];
        let below = |title: &Tokens| (item.segments.end - 1..i).all(|k| key(&self.segments[k].tokens).ends_with(&key(title)));
        let same = |title: &Tokens| title.len() == segment.tokens.len() && key(title) == key(&segment.tokens) && below(title);
        segment.blank_before <= 1 && !segment.bullet && item.title.as_ref().is_some_and(same)
    }

    /// The time that fills a cell.
    pub(super) fn time_of(&self, cell: &Tokens) -> Option<TimeMention> {
        let leads = |i: &usize| self.doc.folds_to(*i, &["de", "a", "des", "partir"]);
        let from = cell.clone().take(2).find(|i| !leads(i))?;
        let time = times::mention_at(self.doc, from, true).filter(|time| time.start.is_some())?;
        let end = self.with_second(time, cell.end);
        (end.tokens.end >= cell.end).then_some(end)
    }

    /// What the columns hold: one has times, one has titles. Two of titles are items side by side, which are read otherwise.
    fn roles(&self, table: &[Row]) -> Option<Vec<Role>> {
        let columns = table.iter().map(|row| row.cells.len()).max().filter(|columns| *columns <= MOST_COLUMNS)?;
        let timed = |c: usize| table.iter().filter(|row| row.cells.get(c).is_some_and(|cell| self.time_of(cell).is_some())).count();
        let time =
            (0..columns).max_by_key(|c| (timed(*c), usize::MAX - c)).filter(|c| timed(*c) >= LEAST && timed(*c) * 5 >= table.len() * 3)?;
        let head = table.first().filter(|row| row.cells.get(time).is_none_or(|cell| self.time_of(cell).is_none()));
        let headed = |c: usize, tags: Tags| {
            let cell = head.and_then(|row| row.cells.get(c)).filter(|cell| !cell.is_empty());
            cell.is_some_and(|cell| cell.clone().any(|t| self.doc.phrase(t, cell.end, tags).is_some()) && cell.len() <= 4)
        };
        let mut roles = vec![Role::Title; columns];
        roles[time] = Role::Time;
        for c in (0..columns).filter(|c| *c != time) {
            let own = |row: &&Row| row.cells.len() == columns && self.time_of(&row.cells[time]).is_some() && !row.cells[c].is_empty();
            let cells: Vec<&Tokens> = table.iter().filter(own).filter(|row| !self.is_repeated(row, c)).map(|row| &row.cells[c]).collect();
            let share = |test: &dyn Fn(&Tokens) -> bool| cells.iter().filter(|cell| test(cell)).count() * 2 > cells.len();
            let label = |cell: &Tokens| self.labelled_as(cell).is_some_and(|label| label.words.end >= cell.end);
            let people = |cell: &Tokens| begins_with_people(self.doc, cell, self.found.names);
            let place = |cell: &Tokens| self.place_cells.contains(&cell.start) || self.tells_where(cell);
            roles[c] = match () {
                () if headed(c, Tags::SPEAKERS_HEADING) || share(&people) => Role::People,
                () if headed(c, Tags::WHERE) || share(&place) => Role::Place,
                () if share(&label) => Role::Kind,
                () => Role::Title,
            };
        }
        // "9 h | Ouverture | Amphi": labels alone are titles where nothing else is.
        let titles = roles.iter().filter(|role| **role == Role::Title).count();
        if titles == 0
            && let Some(kind) = roles.iter_mut().find(|role| **role == Role::Kind)
        {
            *kind = Role::Title;
            return Some(roles);
        }
        (titles == 1).then_some(roles)
    }

    /// Whether a cell only says again what another of its row says.
    fn is_repeated(&self, row: &Row, c: usize) -> bool {
        let key = |cell: &Tokens| fold(&self.doc.on_one_line(cell));
        let own = key(&row.cells[c]);
        row.cells.iter().enumerate().any(|(k, cell)| k != c && cell.len() == row.cells[c].len() && key(cell) == own)
    }

    fn read_row(&self, row: &Row, roles: &[Role]) -> Option<OfRow> {
        let cell = |role: Role| {
            let at = roles.iter().position(|r| *r == role)?;
            row.cells.get(at).filter(|cell| !cell.is_empty()).cloned()
        };
        let time_at = row.cells.iter().position(|cell| self.time_of(cell).is_some())?;
        let time = self.time_of(&row.cells[time_at])?;
        let worded = |cell: &&Tokens| (*cell).clone().any(|t| self.doc.kind(t) == Some(TokenKind::Word));
        // "10 h | Pause" in a table of four columns
        let other = || row.cells.iter().enumerate().filter(|(k, _)| *k != time_at).map(|(_, cell)| cell).find(worded).cloned();
        let shifted = row.cells.len() < roles.len() && roles.get(time_at) != Some(&Role::Time);
        let short = row.cells.len() < roles.len() && row.cells.len() == 2;
        let title = if shifted || short { other() } else { cell(Role::Title) };
        // "9 h / Ouverture / Lise Duval" among rows whose speakers stand first
        let first = |cell: &Tokens| begins_with_people(self.doc, cell, self.found.names);
        let swapped = title.as_ref().is_some_and(first) && cell(Role::People).is_some_and(|cell| !first(&cell));
        let (title, spoken) = if swapped { (cell(Role::People), title) } else { (title, cell(Role::People)) };
        let key = |cell: &Tokens| fold(&self.doc.on_one_line(cell));
        let again = |cell: &Tokens| title.as_ref().is_some_and(|title| key(title) == key(cell));
        let people = spoken.filter(|cell| !again(cell));
        let kind = cell(Role::Kind).filter(|cell| title.as_ref() != Some(cell));
        // "9 h | Discours | Lise Duval" in a table whose title stands elsewhere
        let title = title.or_else(|| kind.clone()).or_else(|| if people.is_none() { other() } else { None });
        Some(OfRow { time, kind: kind.filter(|kind| title.as_ref() != Some(kind)), title, people, segments: row.segments.clone() })
    }
}
