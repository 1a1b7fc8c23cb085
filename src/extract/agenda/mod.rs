//! The agenda: which segments begin an item of the programme, its time, label, title and kind.

mod above;
mod abstracts;
mod among_days;
mod behind_label;
mod below;
mod cards;
mod closing;
mod cut;
mod cycle;
mod dated_labels;
mod dated_rows;
mod day_columns;
mod headings;
mod heads;
mod held;
mod in_turn;
mod label_rows;
mod labels;
mod layout;
mod listed;
mod place_column;
mod places;
mod rows;
mod series;
mod speaker_over_title;
mod speakers;
mod tails;
mod timed;
mod times_below;
mod titles;
mod untimed;
mod works;

pub use cut::{begins_with_people, cut_people, trim};
pub use cycle::RULE as CYCLE;
pub use heads::row_number;
pub use held::held_at;

use std::cell::{Cell, OnceCell};

use rustc_hash::FxHashSet;

use heads::HeadTime;
use layout::TitlePlace;

use super::dates::DateMention;
use super::segments::{Found, Segment};
use super::times::TimeMention;
use super::told::{Telling, Told};
use crate::lexicon::Tags;
use crate::record::{ClockTime, Edtf, SessionKind, Status};
use crate::text::{Marked, Tokens};

/// An item of the programme under construction.
#[derive(Clone, Debug)]
pub struct Item {
    pub start: Option<ClockTime>,
    pub end: Option<ClockTime>,
    pub date: Option<Edtf>,
    /// The date stands at the item itself.
    pub own_date: bool,
    pub label: Option<Tokens>,
    pub title: Option<Tokens>,
    /// Kind that its label tells.
    pub kind: Option<SessionKind>,
    /// The label says no more than its kind: the title follows on another line.
    pub label_only: bool,
    /// Segments of its own, its head first.
    pub segments: std::ops::Range<usize>,
    /// Where in the head segment the people begin, if they stand on the same line.
    pub people_from: Option<usize>,
    /// Where they end, if the title follows them.
    pub people_to: Option<usize>,
    pub level: Level,
    pub status: Status,
    pub rule: &'static str,
}

impl Item {
    /// Takes over the time that segment `i`, below what the item has so far, gives it.
    fn give_time(&mut self, i: usize, time: &TimeMention) {
        self.start = time.start;
        self.end = time.end;
        self.level = Level::Timed;
        self.segments.end = i + 1;
    }
}

/// How an item stands to those around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It has a time of its own.
    Timed,
    /// A block named by its label only: "Session 2", "Thème 1", "Axe 3".
    Block,
    /// A labelled item in a block: "Atelier 1", "Parcours B".
    Labelled,
    /// A paper or an untitled item found by its speaker.
    Nested,
}

/// The agenda of a document: items in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Agenda {
    pub items: Vec<Item>,
    /// Segments before the first item.
    pub head: std::ops::Range<usize>,
    /// Days that head parts of the programme: segment, day.
    pub day_headings: Vec<(usize, DateMention)>,
    /// Lines in brackets right below the hours of items, which say where: their first tokens.
    pub houses: Vec<usize>,
}

/// Finds the items.
pub fn find(doc: &Marked, segments: &[Segment], found: &Found) -> Agenda {
    let mut agenda = Agenda::default();
    let mut builder = Builder {
        doc,
        segments,
        found,
        items: Vec::new(),
        day: None,
        taken: vec![false; segments.len()],
        heads: vec![OnceCell::new(); segments.len()],
        asked: Cell::new(0),
        days: OnceCell::new(),
        title_place: TitlePlace::Unknown,
        rubrics: false,
        numbered: false,
        rows: false,
        row_numbers: FxHashSet::default(),
        rooms_beside: false,
        rooms_above: false,
        people_above: false,
        labels_between: false,
        label_rows: false,
        times_between: false,
        times_run_in: false,
        captions_beside: false,
        titles_over_days: false,
        speakers_over_titles: false,
        works_by_makers: false,
        times_in_words: false,
        times_in_blocks: false,
        days_over_titles: false,
        titles_days_times: false,
        days_over_subjects: false,
        dated_lines: false,
        days_behind: false,
        titles_over_dates: false,
        titles_spaced: false,
        spaced: super::segments::are_spaced(segments),
        days_above: false,
        days_titled: false,
        bulleted_times: false,
        headings_over_bullets: false,
        last_timed: 0,
        notes: Cell::default(),
        place_cells: place_column::places(doc, segments),
        places_above: FxHashSet::default(),
        around: places::Around::default(),
    };
    let rooms = builder.rooms_between();
    builder.place_cells.extend(rooms);
    agenda.houses = builder.houses_in_brackets();
    builder.place_cells.extend(&agenda.houses);
    let (beside, above) = (builder.places_of_cards(), builder.places_above_days());
    builder.place_cells.extend(beside);
    builder.places_above = above;
    builder.around = builder.places_around();
    builder.place_cells.extend(&builder.around.beside);
    builder.title_place = builder.title_place();
    builder.rubrics = (0..segments.len()).filter(|i| builder.is_rubric(*i)).count() >= 3;
    builder.numbered = (0..segments.len()).filter(|i| builder.is_number(*i)).count() >= 3;
    builder.rooms_beside = builder.rooms_beside();
    builder.rooms_above = builder.rooms_above();
    builder.people_above = builder.people_above();
    builder.labels_between = builder.labels_between();
    builder.label_rows = builder.label_rows();
    builder.times_in_blocks = builder.times_last_in_blocks();
    builder.days_over_titles = builder.days_over_titles();
    builder.titles_days_times = builder.titles_days_times();
    builder.days_over_subjects = builder.days_over_subjects();
    builder.titles_spaced = builder.spaced || builder.titles_spaced();
    let holding = builder.holding_times();
    builder.times_between = holding.iter().filter(|i| builder.time_between(&segments[**i]).is_some()).nth(2).is_some();
    builder.times_run_in = holding.iter().filter(|i| builder.time_run_in(&segments[**i]).is_some()).nth(2).is_some();
    builder.captions_beside = (0..segments.len()).filter(|i| builder.captioned(*i)).nth(2).is_some();
    builder.titles_over_days = builder.titles_over_days();
    builder.speakers_over_titles = builder.speakers_over_titles();
    builder.works_by_makers = builder.works_by_makers();
    builder.times_in_words = builder.times_in_words(&holding);
    builder.rows = (0..segments.len()).filter(|i| builder.row_date(*i).is_some()).count() >= 3;
    // "Horaires : 16 h 30 à 18 h" gives the hours of the whole.
    let hours = |s: &Segment| {
        let named = doc.folds_to(s.tokens.start, &["horaire", "horaires", "heure", "heures"]) && doc.is(s.tokens.start + 1, ":");
        named && builder.time_at_head(s).is_some_and(|head| head.rest.is_empty())
    };
    let timed = (0..segments.len()).filter(|i| !segments[*i].furniture && builder.is_timed_at(*i)).count();
    let timed = if timed == 1 && segments.iter().any(hours) { 0 } else { timed };
    let closing: Vec<usize> = holding.into_iter().filter(|i| builder.time_at_end(&segments[*i]).is_some()).collect();
    let closed = closing.len();
    let last_head = (0..segments.len()).rev().find(|i| !segments[*i].furniture && builder.is_timed_at(*i));
    builder.last_timed = last_head.max(closing.last().copied()).unwrap_or(0);
    if builder.label_rows {
        builder.last_timed = builder.last_timed.max(builder.last_label_row().unwrap_or(0));
    }
    builder.dated_lines = builder.dated_lines();
    let dateless = timed == 0 && closed < 2 && !builder.dated_lines;
    builder.days_behind = dateless && builder.days_behind();
    builder.titles_over_dates = dateless && !builder.days_behind && builder.titles_over_dates();
    let series = builder.dated_headings() || builder.dated_lines || builder.days_behind || builder.titles_over_dates;
    let tells = segments.iter().any(|s| matches!(s.telling, Telling::Item(_)));
    let mut cycle = builder.cycle();
    let mut rows = builder.table_rows();
    rows.extend(builder.rows_on_lines());
    let mut grid = builder.day_columns();
    builder.last_timed = rows.keys().chain(grid.keys()).copied().max().unwrap_or(0).max(builder.last_timed);
    let mut over_days = builder.titles_over_spaced_days();
    let untimed = timed == 0 && closed < 2 && !series && !builder.label_rows && cycle.is_empty() && rows.is_empty();
    builder.days_above = untimed && builder.days_above();
    builder.days_titled = builder.days_titled();
    builder.bulleted_times = segments.iter().filter(|s| builder.is_timed(s)).all(|s| s.bullet);
    builder.headings_over_bullets = builder.headings_over_bullets();
    for i in 0..segments.len() {
        if segments[i].furniture || builder.taken[i] {
            continue;
        }
        if let Some(planned) = cycle.remove(&i) {
            builder.drop_hours_of_all();
            let item = builder.of_cycle(planned);
            builder.items.push(item);
            continue;
        }
        if let Some(cells) = grid.remove(&i) {
            builder.of_days(cells);
            continue;
        }
        if let Some(card) = over_days.remove(&i) {
            let item = builder.over_day(card);
            builder.items.push(item);
            continue;
        }
        if let Some(row) = rows.remove(&i) {
            let item = builder.of_row(row);
            builder.items.push(item);
            continue;
        }
        let of_series = builder.dated_lines && builder.begins_with_day(&segments[i]).is_some();
        if let Some(day) = builder
            .day_heading(i)
            .filter(|_| !of_series && builder.subject_of_day(i).is_none() && builder.dated_label(&segments[i].tokens).is_none())
        {
            builder.day = single_day(&day);
            builder.taken[i] = true;
            if builder.days_titled
                && let Some(item) = builder.day_block(i, &day)
            {
                builder.items.push(item);
            }
            agenda.day_headings.push((i, day));
            continue;
        }
        if let Some(day) = builder.numbered_day(i) {
            builder.day = day;
            builder.taken[i] = true;
            continue;
        }
        match &segments[i].telling {
            Telling::None => {}
            Telling::Item(told) => {
                let item = builder.told(i, told);
                builder.items.push(item);
                continue;
            }
            Telling::GoesOn => {
                if let Some(item) = builder.items.last_mut() {
                    item.segments.end = i + 1;
                }
                continue;
            }
            Telling::Aside => continue,
        }
        if builder.is_end_mark(&segments[i]) || builder.says_title_again(i) || builder.is_practical(i) {
            continue;
        }
        if builder.gives_hours(i) {
            continue;
        }
        if builder.is_event_hours(i) {
            builder.items.clear();
            builder.row_numbers.clear();
            continue;
        }
        if builder.days_above && i > 0 && builder.taken[i - 1] && builder.day_heading(i - 1).is_some() {
            let item = builder.below_day(i);
            builder.items.push(item);
            continue;
        }
        if untimed || tells && builder.is_day_of_event(i) {
            continue;
        }
        if builder.times_last(i) {
            continue;
        }
        if let Some(day) = builder.gives_day_hours(i).filter(|_| !builder.items.is_empty()) {
            builder.day = single_day(&day);
            builder.taken[i] = true;
            agenda.day_headings.push((i, day));
            continue;
        }
        if let Some(item) = builder.item_at(i) {
            if item.rule == "agenda.row" {
                builder.drop_hours_of_all();
            }
            builder.row_numbers.extend(row_number(doc, &item));
            builder.items.push(item);
        }
    }
    if untimed && builder.items.is_empty() {
        builder.untimed();
    }
    // What runs to the next item belongs to an item; practical notes behind the last time belong to none.
    let notes = |k: &usize| {
        let s = &segments[*k];
        let committee = doc.phrase(s.tokens.start, s.tokens.end, Tags::ORGANISERS_HEADING).is_some_and(|(n, _)| n == s.tokens.len());
        let short = (s.blank_before > 0 || s.upper || committee) && s.tokens.len() <= 6 && !s.bullet;
        // "COMITÉ D'ORGANISATION" above names: they take no part.
        let tags = if s.upper || committee { Tags::FURNITURE | Tags::ORGANISERS_HEADING } else { Tags::FURNITURE };
        // "Avec le soutien de la Ligue du Val", "Publié par Lise à 18 h 40", paragraphs of their own
        let helped = || doc.phrase(s.tokens.start, s.tokens.end, Tags::SUPPORT).is_some() && doc.case(s.tokens.start).is_capital();
        let published = || doc.folds_to(s.tokens.start, &["publie"]) && doc.folds_to(s.tokens.start + 1, &["par"]);
        if s.blank_before > 0 && !s.bullet && (helped() || published()) {
            return true;
        }
        short && doc.phrase(s.tokens.start, s.tokens.end, tags).is_some_and(|(n, _)| n == s.tokens.len())
    };
    let end = (builder.last_timed + 1..segments.len()).find(notes).unwrap_or(segments.len());
    let mut items = std::mem::take(&mut builder.items);
    if items.len() > 3 && builder.tells_hours(&items[0]) {
        items.remove(0);
    }
    items.drain(..builder.announced_items(&items));
    for k in 0..items.len() {
        if !matches!(segments[items[k].segments.start].telling, Telling::None)
            || [in_turn::LISTED, day_columns::RULE].contains(&items[k].rule)
        {
            continue;
        }
        let next = items.get(k + 1).map_or(end, |n| n.segments.start);
        items[k].segments.end = next.max(items[k].segments.end);
        if items[k].kind.is_none() && items[k].level == Level::Timed {
            items[k].kind = builder.kind_below(&items[k].segments);
        }
        items[k].title = items[k].title.take().map(|title| builder.without_abstract(title));
    }
    agenda.head = 0..items.first().map_or(segments.len(), |i| i.segments.start);
    agenda.items = items;
    agenda
}

fn single_day(day: &DateMention) -> Option<Edtf> {
    match day.dates.as_slice() {
        [one] if !one.is_range() => Some(*one),
        _ => None,
    }
}

struct Builder<'a, 'd> {
    doc: &'a Marked<'d>,
    segments: &'a [Segment],
    found: &'a Found<'a>,
    items: Vec<Item>,
    day: Option<Edtf>,
    taken: Vec<bool>,
    /// The time at the head of each segment, once it has been asked.
    heads: Vec<OnceCell<Option<HeadTime>>>,
    /// The segment whose head was asked for last.
    asked: Cell<usize>,
    /// The first mention of several days or of a stretch, once a day has been asked for by its number.
    days: OnceCell<Option<&'a DateMention>>,
    title_place: TitlePlace,
    /// Lines above days and hours that tell where.
    places_above: FxHashSet<usize>,
    /// Short lines in capitals name the kind of the item whose title is on the next line.
    rubrics: bool,
    /// Bullets that hold a number only head the items.
    numbered: bool,
    /// Rows of a table have a day each.
    rows: bool,
    /// The numbers of the rows that were read as items.
    row_numbers: FxHashSet<u32>,
    /// What stands beside the times are rooms; the titles follow below.
    rooms_beside: bool,
    /// The same with the titles right above.
    rooms_above: bool,
    /// Whoever speaks stands alone above day and hour.
    people_above: bool,
    /// Labels stand between their titles and their times.
    labels_between: bool,
    /// Label, time, length and room stand on one line, the title below.
    label_rows: bool,
    /// Times close the blocks of their items, or follow whoever speaks.
    times_in_blocks: bool,
    /// Day, title and time stand below each other.
    days_over_titles: bool,
    /// Title, day and time stand below each other.
    titles_days_times: bool,
    /// Several items stand behind day, hour and colon.
    days_over_subjects: bool,
    /// Lines without times begin with days of their own and tell who speaks.
    dated_lines: bool,
    /// The same with days that end their lines.
    days_behind: bool,
    /// Titles stand above days that are alone on their lines, whoever speaks below.
    titles_over_dates: bool,
    /// Days alone on their lines head the titles of a cycle without times.
    days_above: bool,
    /// Each day has a subject of its own behind a colon or dash.
    days_titled: bool,
    /// All lines with a time have bullets.
    bulleted_times: bool,
    /// Lines that are no bullets head the timed bullets below them.
    headings_over_bullets: bool,
    /// Blank lines part labels beside times from their titles.
    titles_spaced: bool,
    /// Blank lines part nearly all lines.
    spaced: bool,
    /// Times stand between titles and places.
    times_between: bool,
    /// Titles, times and places stand at the heads of paragraphs, dashes between them.
    times_run_in: bool,
    /// What stands beside times in small letters says of what kind the title below in capitals is.
    captions_beside: bool,
    /// Titles stand alone above days and hours, places below.
    titles_over_days: bool,
    /// Whoever speaks stands beside the time, the title below.
    speakers_over_titles: bool,
    /// Titles are works by their makers.
    works_by_makers: bool,
    /// Words lead from titles to the times behind them.
    times_in_words: bool,
    /// The last segment with a time of its own.
    last_timed: usize,
    /// How far the lines behind it were looked at for practical notes, and the first that was found.
    notes: Cell<(usize, Option<usize>)>,
    /// First tokens of the cells of a column of places.
    place_cells: FxHashSet<usize>,
    /// Places that stand around the titles of most items.
    around: places::Around,
}

impl Builder<'_, '_> {
    /// The item that begins with segment `i`.
    fn item_at(&mut self, i: usize) -> Option<Item> {
        let segment = &self.segments[i];
        if let Some(head) = self.time_at_head(segment) {
            // "| Lundi 3 juin 18 h | Brivelle | Débat : … |": a row that begins with its day and hour.
            if self.times_block_above(i, &head) {
                return None;
            }
            let row = head.date.is_some() && head.rest.is_empty() && self.row_date(i).is_some();
            return if row { self.row(i).or_else(|| Some(self.timed(i, head))) } else { Some(self.timed(i, head)) };
        }
        if let Some(row) = self.label_row(i).filter(|_| self.label_rows) {
            return Some(self.of_label_row(i, row));
        }
        if let Some(date) = self.dated_label(&segment.tokens) {
            return Some(self.dated_session(i, &date));
        }
        if let Some((below, time)) = self.time_below(i) {
            return Some(self.timed_below(i, below, time));
        }
        if let Some(end) = self.time_at_end(segment) {
            return Some(self.closed_by_time(i, end));
        }
        self.among_days(i)
            .or_else(|| self.between(i))
            .or_else(|| self.numbered(i))
            .or_else(|| self.row(i))
            .or_else(|| self.beside(i))
            .or_else(|| self.row_within(i))
            .or_else(|| self.listed_workshop(i))
            .or_else(|| self.lettered(i))
            .or_else(|| self.spoken_in_turn(i))
            .or_else(|| self.listed_paper(i))
            .or_else(|| self.meeting_heading(i))
            .or_else(|| self.labelled(i))
            .or_else(|| self.half_day_block(i))
            .or_else(|| self.numbered_heading(i))
            .or_else(|| self.led_bullet(i))
            .or_else(|| self.bullet_between(i))
            .or_else(|| self.chaired_block(i))
            .or_else(|| self.chaired_heading(i))
            .or_else(|| self.heading_over_bullets(i))
            .or_else(|| self.subheading(i))
            .or_else(|| self.roomed_heading(i))
            .or_else(|| self.dated(i))
            .or_else(|| self.closed_by_day(i))
            .or_else(|| self.over_date(i))
    }

    /// An item that a sentence tells.
    fn told(&self, i: usize, told: &Told) -> Item {
        let mut item = self.new_item(i, Level::Timed, "agenda.told");
        item.start = told.time.start;
        item.end = told.time.end;
        item.date = told.date.or(self.day);
        item.own_date = false;
        item.label = told.label.clone();
        item.title = told.title.clone();
        item.kind = told.kind;
        item
    }

    fn new_item(&self, i: usize, level: Level, rule: &'static str) -> Item {
        Item {
            start: None,
            end: None,
            date: self.day,
            own_date: false,
            label: None,
            title: None,
            kind: None,
            label_only: false,
            segments: i..i + 1,
            people_from: None,
            people_to: None,
            level,
            status: Status::Confirmed,
            rule,
        }
    }
}
