//! Reads the segments of all items, and those outside, into a programme.

use crate::extract::mentions::Mentions;
use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::shape::Shape;
use crate::extract::agenda::{Agenda, Item, Level};
use crate::extract::entries::{self, Entry, Intro};
use crate::extract::names::NameMention;
use crate::extract::segments::{self, Segment};
use crate::extract::status::Status;
use crate::record::{Edtf, Part, SessionKind};
use crate::text::{Marked, Tokens};

/// An entry in its session.
#[derive(Clone, Debug)]
pub struct Placed {
    pub entry: Entry,
    /// Index into [`Programme::items`].
    pub session: Option<usize>,
}

/// Items with nested papers in their places, and everybody listed.
#[derive(Debug, Default)]
pub struct Programme {
    pub items: Vec<Item>,
    /// The block that holds each item.
    pub parents: Vec<Option<usize>>,
    pub placed: Vec<Placed>,
    /// Segments in which nobody is listed: prose for the attribution rules.
    pub prose: Vec<Tokens>,
}

/// Reads the segments of every item, and those outside.
pub fn read(doc: &Marked, segments: &[Segment], names: &Mentions<NameMention>, agenda: &Agenda) -> Programme {
    let mut programme = Programme::default();
    let mut reader = Reader {
        doc,
        segments,
        names,
        programme: &mut programme,
        part: Part::Speaker,
        mode_lines: 0,
        chaired_without_bullet: None,
        stops: titles_stop(doc, agenda),
        spaced: segments::are_spaced(segments),
        heads: vec![false; segments.len()],
        consumed: vec![false; segments.len()],
        shapes: vec![OnceCell::new(); segments.len()],
        intros: vec![OnceCell::new(); segments.len()],
        bullet_papers: vec![OnceCell::new(); segments.len()],
        many_bracketed: OnceCell::new(),
        many_signed: OnceCell::new(),
        many_quoted: OnceCell::new(),
        has_bullets: false,
        titles: FxHashMap::default(),
        rows: FxHashMap::default(),
        everywhere: Vec::new(),
        series: is_series(agenda),
        chairs_all: Vec::new(),
        chairs_debates: Vec::new(),
        heading_said: None,
        chairs_next: Vec::new(),
    };
    for item in &agenda.items {
        reader.heads[item.segments.start] = true;
    }
    reader.outside(agenda.head.clone());
    let mut read_to = agenda.head.end;
    for item in &agenda.items {
        reader.outside(read_to.min(item.segments.start)..item.segments.start);
        reader.item(item);
        read_to = item.segments.end;
    }
    reader.outside(read_to..segments.len());
    reader.chair_all();
    reader.chair_debates();
    reader.attach_common_definitions();
    parents(&mut programme);
    programme
}

/// Items whose titles tell how a document ends them, at least.
const MANY_TITLES: usize = 4;

/// Whether titles of items end with a full stop, or there are too few items to tell.
fn titles_stop(doc: &Marked, agenda: &Agenda) -> bool {
    let titles = || agenda.items.iter().filter_map(|item| item.title.as_ref());
    titles().count() < MANY_TITLES || titles().any(|title| doc.is(title.end, ".") && !doc.breaks(title.end))
}

/// Whether the items are those of a series: most of them have a day of their own.
fn is_series(agenda: &Agenda) -> bool {
    let days: FxHashSet<Edtf> = agenda.items.iter().filter_map(|item| item.date).collect();
    let own = agenda.items.iter().filter(|item| item.own_date).count() * 2 > agenda.items.len();
    agenda.items.len() >= 3 && (own || days.len() >= 3 && days.len() * 4 >= agenda.items.len() * 3)
}

/// The title of a paper on a line, and where the people behind it begin.
pub(super) type Paper = (Tokens, Option<usize>);

pub(super) struct Reader<'a, 'd> {
    pub(super) doc: &'a Marked<'d>,
    pub(super) segments: &'a [Segment],
    pub(super) names: &'a Mentions<NameMention>,
    pub(super) programme: &'a mut Programme,
    /// Part that a heading has announced for the lines below it.
    pub(super) part: Part,
    pub(super) mode_lines: usize,
    /// The line before, so many below their heading, names who chairs without a bullet.
    pub(super) chaired_without_bullet: Option<usize>,
    /// Titles of items end with a full stop, or there are too few items to tell.
    pub(super) stops: bool,
    /// A blank line stands before nearly every line.
    pub(super) spaced: bool,
    /// Segments with which items begin.
    pub(super) heads: Vec<bool>,
    /// Segments that belong to an entry above them.
    pub(super) consumed: Vec<bool>,
    /// What each segment is, once it has been asked.
    pub(super) shapes: Vec<OnceCell<Shape>>,
    /// The heading of a list with which each segment begins, once it has been asked.
    pub(super) intros: Vec<OnceCell<Option<Intro>>>,
    /// Title and people of each bullet, once they have been asked.
    pub(super) bullet_papers: Vec<OnceCell<Option<Paper>>>,
    /// Papers stand behind the bracket of their speakers throughout the document, once it has been asked.
    pub(super) many_bracketed: OnceCell<bool>,
    /// The same of papers behind a sign, once it has been asked.
    pub(super) many_signed: OnceCell<bool>,
    /// The same of papers whose titles stand in quotation marks.
    pub(super) many_quoted: OnceCell<bool>,
    /// Several lines of the item that is read have bullets.
    pub(super) has_bullets: bool,
    /// Who chairs every item that a plural announced.
    pub(super) everywhere: Vec<Entry>,
    /// The items are those of a series, each on its day.
    pub(super) series: bool,
    /// Who chairs every item of a series.
    pub(super) chairs_all: Vec<Entry>,
    /// Who chairs the debates of the whole programme, as a line behind it says.
    pub(super) chairs_debates: Vec<Entry>,
    /// What a heading says of all below it: "Avec (sous réserve) :".
    pub(super) heading_said: Option<Status>,
    /// Who chairs what follows the heading of a half day.
    pub(super) chairs_next: Vec<Entry>,
    /// Items by the first five words of their titles.
    pub(super) titles: FxHashMap<u64, usize>,
    /// Items by the number of the table row that they were read from.
    pub(super) rows: FxHashMap<u32, usize>,
}

impl Reader<'_, '_> {
    /// The heading with which segment `i` begins.
    pub(super) fn intro(&self, i: usize) -> Option<Intro> {
        *self.intros[i].get_or_init(|| {
            self.leads_exchange(i).or_else(|| self.maker_comes(i)).or_else(|| entries::intro(self.doc, &self.segments[i].tokens))
        })
    }
}

/// The block over each item: a timed item with an end that holds it, or the item before whose kind is a block.
fn parents(programme: &mut Programme) {
    let mut timed: Option<usize> = None;
    // The timed item before, inside another or not.
    let mut inner: Option<usize> = None;
    let mut block: Option<usize> = None;
    let mut labelled: Option<usize> = None;
    for (i, item) in programme.items.iter().enumerate() {
        let parent = match item.level {
            Level::Timed => {
                let inside = timed.filter(|t| {
                    let outer = &programme.items[*t];
                    outer.end.zip(item.start).is_some_and(|(end, start)| start < end && outer.start <= item.start)
                        && outer.date == item.date
                        && (item.end.is_none() || item.end <= outer.end)
                        && (outer.start, outer.end) != (item.start, item.end)
                });
                if inside.is_none() {
                    timed = Some(i);
                    block = None;
                }
                labelled = None;
                inner = Some(i);
                inside
            }
            // What a day is about is no part of what ended the day before.
            Level::Block if item.rule == "agenda.day_subject" => {
                (block, labelled, timed, inner) = (Some(i), None, None, None);
                None
            }
            Level::Block => {
                block = Some(i);
                labelled = None;
                // A thematic heading behind a paper, over those that follow, is no part of it.
                let next = programme.items.get(i + 1).filter(|next| next.level == Level::Timed);
                let inside = |t: &usize| {
                    let end = programme.items[*t].end;
                    next.is_none_or(|next| end.zip(next.start).is_some_and(|(end, start)| start < end))
                };
                timed.filter(|t| item.rule != "agenda.heading_over_bullets" || programme.items[*t].end.is_some()).filter(inside)
            }
            Level::Labelled => {
                labelled = Some(i);
                let workshops = inner.filter(|p| programme.items[*p].kind == Some(SessionKind::Workshop));
                block.or(workshops).or(timed)
            }
            Level::Nested => labelled.or(block).or(inner),
        };
        programme.parents.push(parent);
    }
}
