//! The agenda: which segments begin an item of the programme, its time, label, title and kind.

use super::dates::{DateMention, DateUse};
use super::names::NameMention;
use super::segments::{Found, Segment};
use super::times::{self, TimeMention};
use crate::lexicon::{Tags, Value};
use crate::record::{ClockTime, Edtf, SessionKind, Status};
use crate::text::{Case, Marked, TokenKind, Tokens};

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
}

/// Finds the items.
pub fn find(doc: &Marked, segments: &[Segment], found: &Found) -> Agenda {
    let mut agenda = Agenda::default();
    let mut builder = Builder { doc, segments, found, items: Vec::new(), day: None, taken: vec![false; segments.len()] };
    let timed = segments.iter().filter(|s| !s.furniture && builder.time_at_head(s).is_some()).count();
    let series = builder.dated_headings();
    for i in 0..segments.len() {
        if segments[i].furniture || builder.taken[i] {
            continue;
        }
        if let Some(day) = builder.day_heading(i) {
            builder.day = single_day(&day);
            builder.taken[i] = true;
            agenda.day_headings.push((i, day));
            continue;
        }
        if timed == 0 && !series {
            continue;
        }
        if let Some(item) = builder.item_at(i) {
            builder.items.push(item);
        }
    }
    // What runs to the next item belongs to an item.
    let mut items = builder.items;
    for k in 0..items.len() {
        let next = items.get(k + 1).map_or(segments.len(), |n| n.segments.start);
        items[k].segments.end = next.max(items[k].segments.end);
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
}

/// A time at the head of a segment and where the rest begins; or at its end and where the title ends.
struct HeadTime {
    time: TimeMention,
    /// What remains of the segment.
    rest: Tokens,
    date: Option<DateMention>,
}

impl Builder<'_, '_> {
    fn date_in(&self, tokens: &Tokens) -> Option<&DateMention> {
        let first = self.found.dates.partition_point(|d| d.tokens.start < tokens.start);
        self.found.dates.get(first).filter(|d| d.tokens.end <= tokens.end)
    }

    /// A segment that is a day and little else: "Mercredi 26 juin", "MARDI 28 MARS – Journée de …".
    fn day_heading(&self, i: usize) -> Option<DateMention> {
        let doc = self.doc;
        let segment = &self.segments[i];
        let date = self.date_in(&segment.tokens)?;
        if segment.cut && doc.is(segment.tokens.start - 1, "|") {
            return None;
        }
        if date.use_ != DateUse::Open || self.time_at_head(segment).is_some() {
            return None;
        }
        let lead = date.tokens.start - segment.tokens.start;
        let led = lead == 0
            || lead <= 4
                && (segment.tokens.start..date.tokens.start).all(|t| {
                    doc.folds_to(t, &["journee", "du", "le", "jour", "date", "programme", "de", "la", "seance"])
                        || doc.kind(t) != Some(TokenKind::Word)
                });
        let after = segment.tokens.end - date.tokens.end;
        let short = after <= 10 || doc.is_any(date.tokens.end, &["–", "-", "—", ":", "•", "|", "("]) && after <= 16;
        (led && short && !doc.is(segment.tokens.end - 1, ".")).then(|| date.clone())
    }

    /// Webinars and readings: several segments that are headings or bullets with a date of their own.
    fn dated_headings(&self) -> bool {
        self.segments
            .iter()
            .filter(|s| (s.heading > 0 || s.bullet) && self.date_in(&s.tokens).is_some_and(|d| d.tokens.start <= s.tokens.start + 2))
            .count()
            >= 3
    }

    fn time_at_head(&self, segment: &Segment) -> Option<HeadTime> {
        let doc = self.doc;
        let tokens = &segment.tokens;
        let mut at = tokens.start;
        let mut date = None;
        // "Mardi 5 novembre 2024, de 12h à 13h30", "20/11/2025 - 09:30 - Le Grand Forum"
        if let Some(d) = self.date_in(tokens).filter(|d| d.tokens.start == at) {
            date = Some(d.clone());
            at = d.tokens.end;
            while at < tokens.end && (doc.is_any(at, &[",", "-", "–", ":", "|", "("]) || doc.folds_to(at, &["a"])) {
                at += 1;
            }
        }
        // "De 9 h 15 à 10 h 45", "(9h30", "à 9h", "Horaire :"
        let mut from = at;
        while from < tokens.end
            && from < at + 4
            && (doc.is_any(from, &["(", "[", "*"])
                || doc.folds_to(from, &["de", "a", "des", "partir", "vers", "horaire", "horaires"])
                || doc.is(from, ":") && from > at)
        {
            from += 1;
        }
        let expected = date.is_none();
        let time = times::mention_at(doc, from, expected).filter(|t| t.start.is_some() && t.tokens.end <= tokens.end)?;
        let mut rest = time.tokens.end..tokens.end;
        while rest.start < rest.end
            && (doc.is_any(rest.start, &[":", "-", "–", "—", "|", ".", "•", "·", ")", "]", ",", ">", "→", "/", "*", "■", "", "_"])
                || is_sign_dust(doc, rest.start))
        {
            rest.start += 1;
        }
        // "9h30 les ateliers ouvrent": running prose, unless it is short.
        let prose = doc.kind(time.tokens.end) == Some(TokenKind::Word)
            && doc.case(time.tokens.end) == Case::Lower
            && rest.len() > 25
            && doc.is(tokens.end - 1, ".");
        (!prose).then_some(HeadTime { time, rest, date })
    }

    /// "REGARDS DE SPÉCIALISTES (10h00 – 12h15)", "ICOPE et repérage – 10h-12h"
    fn time_at_end(&self, segment: &Segment) -> Option<(TimeMention, Tokens)> {
        let doc = self.doc;
        let tokens = &segment.tokens;
        if tokens.len() > 30 {
            return None;
        }
        let last = self.found.times.partition_point(|t| t.tokens.start < tokens.end).checked_sub(1)?;
        let time = &self.found.times[last];
        if time.tokens.start <= tokens.start + 1 || time.start.is_none() {
            return None;
        }
        let closed = (time.tokens.end..tokens.end).all(|i| doc.is_any(i, &[")", ".", ":", "]"]));
        let before = time.tokens.start - 1;
        let opened = doc.is_any(before, &["(", "–", "-", "—", "|", ":", "["]);
        let title = tokens.start..before;
        let heading = doc.case(title.start).is_capital() && !title.clone().any(|i| doc.is_any(i, &[";"]));
        (closed && opened && heading && !title.is_empty()).then(|| (time.clone(), title))
    }

    /// The item that begins with segment `i`.
    fn item_at(&mut self, i: usize) -> Option<Item> {
        let segment = &self.segments[i];
        if let Some(head) = self.time_at_head(segment) {
            return Some(self.timed(i, head));
        }
        if let Some((time, title)) = self.time_at_end(segment) {
            let mut item = self.new_item(i, Level::Timed, "agenda.time_after_title");
            item.start = time.start;
            item.end = time.end;
            self.name(&mut item, title);
            return Some(item);
        }
        self.labelled(i).or_else(|| self.dated(i))
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

    fn timed(&mut self, i: usize, head: HeadTime) -> Item {
        let mut item = self.new_item(i, Level::Timed, "agenda.time_at_head");
        item.start = head.time.start;
        item.end = head.time.end;
        if let Some(date) = &head.date {
            item.date = single_day(date).or(item.date);
            item.own_date = single_day(date).is_some();
        }
        let place_only = self.is_place(&head.rest);
        let previous = self.heading_before(i);
        if (head.rest.is_empty() || place_only || head.date.is_some())
            && let Some(k) = previous
        {
            // The title stands above its time.
            item.segments.start = k;
            self.taken[k] = true;
            let title = self.segments[k].tokens.clone();
            self.name(&mut item, title);
            item.rule = "agenda.title_above_time";
        } else if head.rest.is_empty()
            && self.segments.get(i + 1).is_some_and(|s| {
                s.blank_before <= 1
                    && !s.furniture
                    && !self.holds_people(s)
                    && self.time_at_head(s).is_none()
                    && self.labelled_as(&s.tokens).is_some_and(|(_, k, n, _)| !n && k != SessionKind::Session)
            })
        {
            self.taken[i + 1] = true;
            item.segments.end = i + 2;
            self.name(&mut item, self.segments[i + 1].tokens.clone());
        } else if head.rest.is_empty() || place_only && self.segments.get(i + 1).is_some_and(|s| self.is_title(s)) {
            self.title_below(&mut item, i + 1);
        } else {
            self.name(&mut item, head.rest);
            if item.title.is_none() || item.label_only {
                self.title_below(&mut item, i + 1);
            } else {
                self.quoted_below(&mut item, i + 1);
            }
        }
        item
    }

    /// "DIALOGUE INTRODUCTIF / Salle Einstein / « … »": the quoted line is the title of what stands above in capitals.
    fn quoted_below(&mut self, item: &mut Item, mut i: usize) {
        let doc = self.doc;
        if self.segments.get(i).is_some_and(|s| self.is_place(&s.tokens)) {
            i += 1;
        }
        let Some(segment) = self.segments.get(i) else { return };
        let quoted = doc.is_any(segment.tokens.start, &["«", "“"]) && doc.is_any(segment.tokens.end - 1, &["»", "”"]);
        let capitals = item.title.clone().is_some_and(|t| t.clone().all(|w| doc.case(w) != Case::Lower) && t.len() <= 12);
        if quoted
            && capitals
            && segment.blank_before == 0
            && !matches!(item.kind, Some(SessionKind::Opening | SessionKind::Closing | SessionKind::Meal | SessionKind::Break))
        {
            item.label = item.title.take();
            item.title = Some(trim(doc, segment.tokens.clone()));
            self.taken[i] = true;
            item.segments.end = i + 1;
        }
    }

    /// A heading right above segment `i` that no item has taken.
    fn heading_before(&self, i: usize) -> Option<usize> {
        let mut k = i.checked_sub(1)?;
        // Title, day, time, each on its line.
        if k > 0
            && self.taken[k]
            && self.day_heading(k).is_some()
            && !self.taken[k - 1]
            && self.is_title(&self.segments[k - 1])
            && self.time_is_alone(i)
        {
            k -= 1;
        }
        let segment = &self.segments[k];
        let free = !self.taken[k]
            && !segment.furniture
            && self.items.last().is_none_or(|item| {
                item.segments.end <= k || item.segments.start < k && !self.holds_people(segment) && item.title.is_some()
            });
        let own = self.items.last().is_some_and(|item| k < item.segments.end);
        let own_title = self
            .items
            .last()
            .is_some_and(|item| item.title.as_ref().is_some_and(|t| t.start >= segment.tokens.start && t.end <= segment.tokens.end));
        let heading = segment.heading > 0
            || segment.upper
            || segment.tokens.clone().any(|t| self.doc.is(t, "|"))
            || segment.blank_before > 0 && self.is_title(segment);
        let head_of_text = self.items.is_empty() && segment.upper && self.date_in(&segment.tokens).is_some();
        (free && !own && !own_title && heading && !head_of_text && !self.holds_people(segment) && self.labels_nothing(segment)).then_some(k)
    }

    fn time_is_alone(&self, i: usize) -> bool {
        self.time_at_head(&self.segments[i]).is_some_and(|h| h.rest.is_empty())
    }

    fn labels_nothing(&self, segment: &Segment) -> bool {
        let doc = self.doc;
        !(doc.folds_to(segment.tokens.start, &["programme", "matin", "matinee", "apres-midi", "soiree", "agenda", "deroule", "am", "pm"])
            && segment.tokens.len() <= 4)
    }

    /// A segment that could be a title: begins with a capital or a quotation mark, is no list of people, no running prose.
    fn is_title(&self, segment: &Segment) -> bool {
        let doc = self.doc;
        let tokens = &segment.tokens;
        let first = doc.case(tokens.start).is_capital()
            || doc.is_any(tokens.start, &["«", "“", "\""])
            || doc.number(tokens.start).is_some() && tokens.len() > 2;
        first
            && !segment.furniture
            && tokens.len() <= 45
            && self.time_at_head(segment).is_none()
            && !self.holds_people(segment)
            && !doc.is_any(tokens.end - 1, &[":", ";"])
            && !self.is_place(tokens)
    }

    /// Whether a segment begins with a name, a moderator's or speakers' heading.
    fn holds_people(&self, segment: &Segment) -> bool {
        let tokens = &segment.tokens;
        let doc = self.doc;
        // "Mathias Duplessy et les Violons du Monde" is a title.
        let goes_on = self.found.names.binary_search_by_key(&tokens.start, |n| n.whole.start).is_ok_and(|k| {
            let after = self.found.names[k].whole.end;
            after < tokens.end
                && !doc.breaks(after)
                && doc.case(after) == Case::Lower
                && super::functions::head_at(doc, after, tokens.end).is_none()
                && !(doc.folds_to(after, &["et"]) && self.found.names.binary_search_by_key(&(after + 1), |n| n.whole.start).is_ok())
        });
        !goes_on && begins_with_people(doc, tokens, self.found.names)
    }

    /// Only a room or house: "Salle Einstein", "Auditorium François 1er", "- Amphi 1, Antenne universitaire".
    fn is_place(&self, tokens: &Tokens) -> bool {
        let doc = self.doc;
        if tokens.is_empty() || tokens.len() > 12 {
            return false;
        }
        let labelled = doc.phrase(tokens.start, tokens.end, Tags::LABEL | Tags::LABEL_WORD).is_some();
        let venue = doc.phrase(tokens.start, tokens.end, Tags::VENUE).is_some() && !labelled
            || doc
                .folds_to(tokens.start, &["salle", "amphi", "amphitheatre", "auditorium", "hemicycle", "batiment", "hall", "espace", "en"])
                && !doc.is(tokens.start, "En")
            || doc.folds_to(tokens.start, &["en"]) && doc.folds_to(tokens.start + 1, &["ligne"]);
        venue && !tokens.clone().any(|i| doc.is_any(i, &["?", "!", "«", ":"]))
    }

    /// The title on the lines below a time or a label.
    fn title_below(&mut self, item: &mut Item, mut i: usize) {
        while let Some(segment) = self.segments.get(i) {
            if segment.furniture || self.is_place(&segment.tokens) && !segment.tokens.is_empty() {
                i += 1;
                if i > item.segments.start + 4 {
                    return;
                }
                continue;
            }
            break;
        }
        let Some(segment) = self.segments.get(i) else { return };
        let head = &self.segments[item.segments.start];
        if i > item.segments.start + 1 && segment.blank_before > 2 || !self.is_title(segment) || self.day_heading(i).is_some() {
            return;
        }
        let first = self.doc.is_any(segment.tokens.start, &["«", "“", "\""]);
        if item.label_only && segment.bullet {
            return;
        }
        if item.label_only
            && segment.blank_before > 0
            && head.heading == 0
            && !first
            && !segment.upper
            && !self.segments[item.segments.start].upper
        {
            return;
        }
        let numbered = self.labelled_as(&segment.tokens).is_some_and(|(_, _, numbered, _)| numbered);
        if item.label_only && numbered || item.label_only && self.doc.is(segment.tokens.end - 1, ".") && segment.tokens.len() > 18 {
            return;
        }
        self.taken[i] = true;
        item.segments.end = i + 1;
        let kind = item.kind;
        let label = item.label.take();
        let tokens = segment.tokens.clone();
        let label_only = item.label_only;
        self.name(item, tokens);
        if label_only {
            item.kind = kind.or(item.kind);
            item.label = label.or(item.label.take());
            if item.label_only {
                item.label_only = false;
            }
        }
    }

    /// "Table ronde 1 : …", "ATELIER A …", "2e séance …", "Thème 1": label, kind, whether it is numbered, where the title begins.
    fn labelled_as(&self, tokens: &Tokens) -> Option<(Tokens, SessionKind, bool, usize)> {
        let doc = self.doc;
        let mut at = tokens.start;
        let mut numbered = false;
        // "2ème séance", "Première session"
        if doc.number(at).is_some() && doc.folds_to(at + 1, &["e", "er", "ere", "re", "eme", "nd", "nde"]) && doc.glued(at + 1) {
            at += 2;
            numbered = true;
        } else if doc
            .folds_to(at, &["premiere", "premier", "deuxieme", "seconde", "second", "troisieme", "quatrieme", "cinquieme", "derniere"])
        {
            at += 1;
            numbered = true;
        }
        let (n, value) = doc.phrase(at, tokens.end, Tags::LABEL | Tags::LABEL_WORD)?;
        let kind = *SessionKind::ALL.get(usize::from(value.codes[Value::SESSION_KIND]).checked_sub(1)?)?;
        at += n;
        while doc.is_any(at, &["#", "n", "N", "°", "nº"]) && at < tokens.end {
            at += 1;
        }
        let number = doc.number(at).is_some() && !doc.is_any(at + 1, &["h", "H"])
            || doc.case(at) == Case::Single && doc.word(at).chars().count() == 1 && !doc.breaks(at) && !doc.folds_to(at, &["a", "l"])
            || is_roman(doc, at)
            || doc.is(at, "A") && !doc.glued(at);
        let coded = doc.number(at).is_some() && doc.case(at + 1) == Case::Single && doc.glued(at + 1);
        if number && at < tokens.end {
            at += if coded { 2 } else { 1 };
            numbered = true;
        }
        Some((tokens.start..at, kind, numbered, at))
    }

    /// An item without a time that its label announces.
    fn labelled(&mut self, i: usize) -> Option<Item> {
        let doc = self.doc;
        let segment = &self.segments[i];
        let tokens = segment.tokens.clone();
        if self.items.is_empty() && self.time_at_head(self.segments.get(i + 1)?).is_none() {
            return None;
        }
        let (label, kind, numbered, after) = match self.labelled_as(&tokens) {
            Some(found) => found,
            None => self.coded(&tokens)?,
        };
        let sure = doc.phrase(tokens.start, tokens.end, Tags::LABEL).is_some() || numbered;
        let separated = doc.is_any(after, &[":", "–", "-", "—", "|", "«", "."]) || after >= tokens.end;
        let heading = segment.heading > 0 || segment.upper || doc.case(label.start) == Case::Upper;
        let people =
            doc.phrase(tokens.start, tokens.end, Tags::SPEAKERS_HEADING | Tags::MODERATION).is_some_and(|(n, _)| tokens.start + n >= after);
        let worth = numbered && (separated || heading || doc.case(after).is_capital())
            || !people
                && (heading && separated
                    || doc.is(after, ":")
                    || doc.is(after, "«")
                    || after >= tokens.end && matches!(kind, SessionKind::RoundTable | SessionKind::Break | SessionKind::Meal));
        if !worth
            || !sure
            || !doc.case(label.start).is_capital() && doc.number(label.start).is_none()
            || doc.is(tokens.end - 1, ".") && tokens.len() > 30
        {
            return None;
        }
        // A second heading under the time that has just been read belongs to its item.
        if let Some(last) = self.items.last()
            && last.segments.end == i
            && last.title.is_none()
            && last.level == Level::Timed
        {
            return None;
        }
        let level = if matches!(kind, SessionKind::Session) { Level::Block } else { Level::Labelled };
        let mut item = self.new_item(i, level, "agenda.label");
        self.name(&mut item, tokens);
        if item.title.is_none() || item.label_only {
            self.title_below(&mut item, i + 1);
        }
        Some(item)
    }

    /// "1A. Trajectoires", "I / Sur la performance", "Parcours A :"
    fn coded(&self, tokens: &Tokens) -> Option<(Tokens, SessionKind, bool, usize)> {
        let doc = self.doc;
        let i = tokens.start;
        let code = doc.number(i).is_some() && doc.case(i + 1) == Case::Single && doc.glued(i + 1);
        let after = if code {
            i + 2
        } else if is_roman(doc, i) && doc.is_any(i + 1, &["/", "-", "–", "."]) && doc.word(i) != "I.R" {
            i + 1
        } else {
            return None;
        };
        if !doc.is_any(after, &[".", "/", ":", "-", "–", ")"]) || !doc.case(after + 1).is_capital() {
            return None;
        }
        Some((i..after, SessionKind::Session, true, after))
    }

    /// An item of a series that a date heads: "# 12 JUIN Territoires fragilisés : …"
    fn dated(&mut self, i: usize) -> Option<Item> {
        let doc = self.doc;
        let segment = &self.segments[i];
        if !(segment.bullet || segment.heading > 0) {
            return None;
        }
        let date = self.date_in(&segment.tokens).filter(|d| d.tokens.start <= segment.tokens.start + 1)?;
        let mut rest = date.tokens.end..segment.tokens.end;
        while rest.start < rest.end && doc.kind(rest.start) == Some(TokenKind::Sign) && !doc.is(rest.start, "«") {
            rest.start += 1;
        }
        if rest.len() < 3 {
            return None;
        }
        let day = single_day(date);
        let mut item = self.new_item(i, Level::Timed, "agenda.dated");
        item.date = day;
        item.own_date = true;
        self.name(&mut item, rest);
        Some(item)
    }

    /// Takes label and title from the words of a heading; people that follow on the same line are left for later.
    fn name(&self, item: &mut Item, tokens: Tokens) {
        let doc = self.doc;
        let mut tokens = trim(doc, tokens);
        if tokens.is_empty() {
            return;
        }
        let whole = tokens.clone();
        // "Maxime Berges (CELLF) – Title": the speaker stands before the title.
        if let Some(title) = self.title_behind_people(&tokens) {
            item.people_from = Some(tokens.start);
            item.people_to = Some(title.start);
            item.title = Some(trim(doc, title)).filter(|t| !t.is_empty());
            return;
        }
        let coded = self.coded(&tokens);
        if let Some((label, kind, numbered, after)) = self.labelled_as(&tokens).or(coded) {
            item.kind = Some(kind);
            let mut rest = trim_lead(doc, after..tokens.end);
            if self.is_place(&rest) {
                rest = rest.end..rest.end;
            }
            let separated = doc.is_any(after, &[":", "–", "-", "—", "«", "\"", "“", "|", ".", "/", "•"]) && after < tokens.end;
            let strips = matches!(
                kind,
                SessionKind::RoundTable
                    | SessionKind::Workshop
                    | SessionKind::Plenary
                    | SessionKind::Session
                    | SessionKind::Keynote
                    | SessionKind::Talk
                    | SessionKind::Exhibition
                    | SessionKind::Visit
                    | SessionKind::Performance
                    | SessionKind::Ceremony
            );
            let label_title = matches!(kind, SessionKind::Opening | SessionKind::Closing | SessionKind::Welcome) && !separated;
            if (separated || numbered) && strips && !rest.is_empty() && !label_title && !begins_with_people(doc, &rest, self.found.names) {
                item.label = Some(label);
                tokens = rest;
            } else if doc.folds_to(after, &["de", "d'", "du"]) || doc.folds_to(after.saturating_sub(1), &["de", "d'", "du"]) {
                // "Discours de X" stays whole.
                let person = self
                    .found
                    .names
                    .iter()
                    .find(|n| n.sure && n.whole.start >= after && n.whole.start <= after + 2 && n.whole.end <= tokens.end);
                let opens = doc.folds_to(label.end - 1, &["de", "d'", "du"]);
                if let Some(person) = person {
                    item.label = Some(label);
                    item.title = Some(tokens.start..person.whole.end);
                    item.people_from = Some(person.whole.start);
                    return;
                }
                if opens {
                    item.label = None;
                    tokens = whole.clone();
                }
            } else if rest.is_empty() || begins_with_people(doc, &rest, self.found.names) {
                item.label = Some(label.clone());
                item.label_only = strips;
                if !rest.is_empty() {
                    item.people_from = Some(rest.start);
                }
                item.title = Some(label);
                return;
            }
        }
        let (title, people) = cut_people(doc, &tokens, self.found.names);
        item.people_from = people;
        let title = trim(doc, title);
        item.title = if title.is_empty() {
            Some(whole.start..people.unwrap_or(whole.end)).map(|t| trim(doc, t)).filter(|t| !t.is_empty())
        } else {
            Some(title)
        };
    }
}

impl Builder<'_, '_> {
    /// The title behind the speakers of a line, if there is one.
    fn title_behind_people(&self, tokens: &Tokens) -> Option<Tokens> {
        let doc = self.doc;
        let mut at = tokens.start;
        let mut seen = false;
        while let Ok(k) = self.found.names.binary_search_by_key(&at, |n| n.whole.start) {
            let name = &self.found.names[k];
            if !name.sure && !ends_entry(doc, name.whole.end, tokens.end)
                || doc.kind(name.whole.end) == Some(TokenKind::Word)
                    && !doc.folds_to(name.whole.end, &["et"])
                    && super::functions::head_at(doc, name.whole.end, tokens.end).is_none()
            {
                return None;
            }
            seen = true;
            // The particulars end before a quotation mark or a dash that no function or body follows.
            let limit = (name.whole.end..tokens.end)
                .find(|t| doc.is_any(*t, &["«", "“", "\""]) || doc.is_any(*t, &["–", "—", ":"]) && !doc.glued(*t))
                .unwrap_or(tokens.end);
            let tail = super::affiliations::tail(doc, name.whole.end, limit);
            at = tail.end;
            while at < tokens.end && (doc.is_any(at, &[",", "&", ";"]) || doc.folds_to(at, &["et"])) {
                at += 1;
            }
        }
        let rest = trim_lead(doc, at..tokens.end);
        let set_off = rest.start > tokens.start && doc.is_any(rest.start - 1, &["–", "—", "-", ":", ",", ".", ")"])
            || doc.is_any(rest.start, &["«", "“", "\""]);
        (seen
            && rest.len() >= 3
            && set_off
            && (doc.case(rest.start).is_capital() || doc.is_any(rest.start, &["«", "“", "\""]) || doc.number(rest.start).is_some()))
        .then_some(rest)
    }
}

fn is_sign_dust(doc: &Marked, i: usize) -> bool {
    doc.kind(i) == Some(TokenKind::Sign) && doc.word(i).chars().all(|c| c >= '\u{2600}')
}

fn is_roman(doc: &Marked, i: usize) -> bool {
    let word = doc.word(i);
    !word.is_empty() && word.len() <= 4 && word.chars().all(|c| "IVX".contains(c))
}

/// Whether these words begin with a name, or with the heading of a list of people.
pub fn begins_with_people(doc: &Marked, tokens: &Tokens, names: &[NameMention]) -> bool {
    let name = names
        .binary_search_by_key(&tokens.start, |n| n.whole.start)
        .is_ok_and(|k| names[k].sure || ends_entry(doc, names[k].whole.end, tokens.end));
    let heading =
        doc.phrase(tokens.start, tokens.end, Tags::MODERATION | Tags::SPEAKERS_HEADING | Tags::SPEAKERS_INLINE).is_some_and(|(n, v)| {
            let next = tokens.start + n;
            v.has(Tags::MODERATION | Tags::SPEAKERS_HEADING)
                && (next >= tokens.end
                    || doc.is_any(next, &[":", "-", "–"])
                    || names.binary_search_by_key(&next, |n| n.whole.start).is_ok()
                    || doc.word(next - 1).ends_with("par"))
                || v.has(Tags::SPEAKERS_INLINE) && doc.folds_to(tokens.start, &["avec", "par", "with", "by"])
        });
    name || heading
}

fn ends_entry(doc: &Marked, at: usize, end: usize) -> bool {
    at >= end || doc.is_any(at, &[",", "(", "–", "-", ":", "*"])
}

/// Signs at both ends of a title, and quotation marks around the whole of it.
pub fn trim(doc: &Marked, tokens: Tokens) -> Tokens {
    let mut tokens = trim_lead(doc, tokens);
    loop {
        let before = tokens.clone();
        while !tokens.is_empty()
            && (doc.is_any(tokens.end - 1, &[":", ",", ";", "–", "-", "—", "|", ".", "/", "•", "·", "*", "➔", "_"])
                && !(doc.is(tokens.end - 1, ".") && abbreviation(doc, tokens.end - 1))
                || doc.is(tokens.end - 1, "("))
        {
            tokens.end -= 1;
        }
        let pair = |open: &str, close: &str| {
            tokens.len() > 2
                && doc.is(tokens.start, open)
                && doc.is(tokens.end - 1, close)
                && (tokens.start + 1..tokens.end - 1).all(|i| !doc.is(i, open) && !doc.is(i, close))
        };
        if pair("«", "»") || pair("“", "”") || pair("\"", "\"") || pair("(", ")") {
            tokens = tokens.start + 1..tokens.end - 1;
        }
        tokens = trim_lead(doc, tokens);
        if tokens == before {
            return tokens;
        }
    }
}

fn abbreviation(doc: &Marked, dot: usize) -> bool {
    doc.is(dot - 1, ".") || doc.folds_to(dot - 1, &["etc"])
}

fn trim_lead(doc: &Marked, mut tokens: Tokens) -> Tokens {
    while !tokens.is_empty()
        && (doc.is_any(tokens.start, &[":", ",", ";", "–", "-", "—", "|", ".", "/", "•", "·", ")", "*", "#", "]", "&", ">"])
            || is_sign_dust(doc, tokens.start))
    {
        tokens.start += 1;
    }
    tokens
}

/// Cuts "…, par X", "… animé par Y", "… avec Z" and "Name – Title" off a heading: title and where the people begin.
pub fn cut_people(doc: &Marked, tokens: &Tokens, names: &[NameMention]) -> (Tokens, Option<usize>) {
    let mut quoted = 0i32;
    for i in tokens.start..tokens.end {
        match doc.word(i) {
            "«" | "“" => quoted += 1,
            "»" | "”" => quoted -= 1,
            _ => {}
        }
        if quoted > 0 || i == tokens.start {
            continue;
        }
        if let Some((n, value)) = doc.phrase(i, tokens.end, Tags::MODERATION | Tags::SPEAKERS_INLINE | Tags::SPEAKERS_HEADING) {
            let next = i + n;
            let person_follows = (next..tokens.end.min(next + 4)).any(|j| names.binary_search_by_key(&j, |m| m.whole.start).is_ok());
            let moderated = value.has(Tags::MODERATION)
                && (doc.is(next, ":")
                    || doc.word(next - 1).ends_with("par")
                    || doc.folds_to(i, &["presidence", "animation", "moderation", "animateur", "animatrice", "moderateur", "moderatrice"]));
            let led = doc.kind(i - 1) == Some(TokenKind::Sign) || doc.case(i) == Case::Lower;
            if led
                && (person_follows && (moderated || !value.has(Tags::MODERATION))
                    || moderated && (value.has(Tags::MODERATION) && doc.is(next, ":")))
                && !(doc.folds_to(i, &["de", "d'"]))
            {
                return (tokens.start..i, Some(i));
            }
        }
        // "Title, Mariana Graña (IPhT)": a sure name behind a sign, a tail behind the name.
        if let Ok(k) = names.binary_search_by_key(&i, |m| m.whole.start)
            && names[k].sure
            && doc.is_any(i - 1, &[",", "–", "-", "—", "|", ":", "•"])
            && names[k].whole.end <= tokens.end
            && (names[k].whole.end == tokens.end || doc.is_any(names[k].whole.end, &["(", ",", "–", "-", "*"]))
            && !(doc.is(i - 1, ",") && doc.is(names[k].whole.end, ",") && tokens.end - names[k].whole.end > 25)
        {
            return (tokens.start..i - 1, Some(i));
        }
    }
    (tokens.clone(), None)
}
