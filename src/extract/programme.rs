//! The programme: who appears in which item, and the papers that only their speakers reveal.

use std::collections::HashMap;

use super::agenda::{self, Agenda, Item, Level};
use super::entries::{self, Entry};
use super::functions;
use super::names::NameMention;
use super::segments::Segment;
use super::status;
use super::told::{self, Telling, Told};
use super::unnamed;
use crate::lexicon::Tags;
use crate::record::{Part, SessionKind, Status};
use crate::text::{Case, Marked, Tokens};

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
pub fn read(doc: &Marked, segments: &[Segment], names: &[NameMention], agenda: &Agenda) -> Programme {
    let mut programme = Programme::default();
    let mut reader = Reader {
        doc,
        segments,
        names,
        programme: &mut programme,
        part: Part::Speaker,
        mode_lines: 0,
        consumed: vec![false; segments.len()],
        titles: HashMap::new(),
        everywhere: Vec::new(),
    };
    reader.outside(agenda.head.clone());
    let mut read_to = agenda.head.end;
    for item in &agenda.items {
        reader.outside(read_to.min(item.segments.start)..item.segments.start);
        reader.item(item);
        read_to = item.segments.end;
    }
    reader.outside(read_to..segments.len());
    parents(&mut programme);
    programme
}

struct Reader<'a, 'd> {
    doc: &'a Marked<'d>,
    segments: &'a [Segment],
    names: &'a [NameMention],
    programme: &'a mut Programme,
    /// Part that a heading has announced for the lines below it.
    part: Part,
    mode_lines: usize,
    /// Segments that belong to an entry above them.
    consumed: Vec<bool>,
    /// Who chairs every item that a plural announced.
    everywhere: Vec<Entry>,
    /// Items by the first five words of their titles.
    titles: HashMap<u64, usize>,
}

/// What a line is, seen from the list of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    People,
    Title,
    Quoted,
    Prose,
}

impl Reader<'_, '_> {
    /// Segments before the programme or of a text without one.
    fn outside(&mut self, range: std::ops::Range<usize>) {
        self.part = Part::Speaker;
        for i in range {
            let segment = &self.segments[i];
            if segment.furniture || self.consumed[i] {
                continue;
            }
            let tokens = segment.tokens.clone();
            let listed = segment.bullet && entries::lists_people(self.doc, &tokens, self.names);
            let introduced = entries::intro(self.doc, &tokens).filter(|x| x.part == Part::Moderator);
            if listed || introduced.is_some() && !entries::names_in(self.doc, &tokens, self.names).is_empty() {
                self.line(i, tokens, None);
            } else if self.is_signature(i) {
                self.consumed[i + 1] = true;
                self.programme.prose.push(tokens.start..self.segments[i + 1].tokens.end);
            } else {
                self.programme.prose.push(tokens);
            }
        }
    }

    /// A name alone on its line, with the function on the line below.
    fn is_signature(&self, i: usize) -> bool {
        let tokens = &self.segments[i].tokens;
        let Some(next) = self.segments.get(i + 1).filter(|s| s.blank_before == 0 && s.tokens.len() <= 20) else { return false };
        let lone = self
            .names
            .binary_search_by_key(&tokens.start, |n| n.whole.start)
            .is_ok_and(|n| self.names[n].sure && self.names[n].whole.end == tokens.end);
        lone && functions::head_at(self.doc, next.tokens.start, next.tokens.end).is_some_and(|h| !h.weak)
    }

    fn item(&mut self, item: &Item) {
        let mut index = self.push(item.clone());
        if let Telling::Item(told) = &self.segments[item.segments.start].telling {
            return self.told(item, told, index);
        }
        self.part = Part::Speaker;
        self.mode_lines = 0;
        let mut first = item.segments.start;
        // People on the line of the heading.
        let head_end = (item.segments.start..item.segments.end)
            .find(|k| {
                item.title.as_ref().is_some_and(|t| t.end <= self.segments[*k].tokens.end && t.start >= self.segments[*k].tokens.start)
            })
            .unwrap_or(item.segments.start);
        if let Some(from) = item.people_from {
            let k = (item.segments.clone()).find(|k| self.segments[*k].tokens.contains(&from)).unwrap_or(first);
            let tokens = from..item.people_to.unwrap_or(self.segments[k].tokens.end);
            self.heading_people(k, tokens, index);
            first = first.max(k + 1);
        }
        if item.people_from.is_none() {
            self.speech(item, head_end, index);
        }
        first = first.max(head_end + 1).max(item.segments.start + 1);
        // The segment of the time, when the title stood above it.
        if item.rule == "agenda.title_above_time" {
            first = first.max(item.segments.start + 2);
        }
        let body = first..item.segments.end;
        let papers = self.papers(item, &body);
        let mut last_title: Option<usize> = None;
        let mut spoken = false;
        let block = index;
        for i in body.clone() {
            let segment = &self.segments[i];
            if segment.furniture || self.consumed[i] {
                continue;
            }
            if let Some(known) = self.repeats_title(i) {
                // A later list takes up the title of an item: "1. Title (avec X, Y)".
                index = known;
                let title = self.programme.items[known].title.clone().map_or(0, |t| t.len());
                if segment.tokens.len() <= title + 3 {
                    continue;
                }
            }
            if let Some(part) = self.announces(i) {
                if papers == Papers::TitleFirst
                    && let Some(t) = last_title.take()
                {
                    index = self.paper(item, i, self.segments[t].tokens.clone(), t);
                }
                self.part = part;
                self.mode_lines = 0;
                continue;
            }
            let shape = self.shape(i);
            match shape {
                Shape::People => {
                    if papers == Papers::TitleFirst
                        && let Some(t) = last_title.take()
                    {
                        index = self.paper(item, i, self.segments[t].tokens.clone(), t);
                    }
                    let (tokens, title) = self.title_on_line(i);
                    let before = self.programme.placed.len();
                    self.line_title(i, tokens, title, papers, item, block, &mut index);
                    spoken |= self.programme.placed.len() > before;
                    // The title of the paper on the line below.
                    if papers == Papers::SpeakerFirst
                        && let Some(t) = self.title_after(i, &body)
                    {
                        let title = self.segments[t].tokens.clone();
                        self.consumed[t] = true;
                        let nested = self.paper(item, i, title, t);
                        for placed in &mut self.programme.placed[before..] {
                            if placed.entry.part == Part::Speaker {
                                placed.session = Some(nested);
                            }
                        }
                        index = block;
                    }
                }
                Shape::Title | Shape::Quoted => {
                    if papers == Papers::TitleFirst
                        && (spoken || item.level == Level::Block || item.label_only)
                        && segment.tokens.len() >= 2
                    {
                        last_title = Some(i);
                    } else {
                        self.inline(i, index);
                    }
                }
                Shape::Prose => {
                    self.part = if segment.blank_before > 0 { Part::Speaker } else { self.part };
                    self.inline(i, index);
                }
            }
        }
    }

    /// "Discours du Premier ministre": the title says who speaks, without a name.
    fn speech(&mut self, item: &Item, k: usize, index: usize) {
        let Some(title) = item.title.clone() else { return };
        let line = title.start..self.segments[k].tokens.end.max(title.end);
        let Some(intro) = entries::intro(self.doc, &line).filter(|x| x.part == Part::Speaker && x.len < line.len()) else { return };
        let rest = line.start + intro.len..line.end;
        if entries::names_in(self.doc, &line, self.names).is_empty() && unnamed::heads_line(self.doc, &rest) {
            let mut entries = Vec::new();
            unnamed::list(self.doc, &rest, false, Part::Speaker, &mut entries);
            self.programme.placed.extend(entries.into_iter().map(|entry| Placed { entry, session: Some(index) }));
        }
    }

    /// The people of an item that prose tells, and the papers that it quotes.
    fn told(&mut self, item: &Item, told: &Told, index: usize) {
        if told.one_of_several {
            self.programme.placed.extend(self.everywhere.iter().map(|entry| Placed { entry: entry.clone(), session: Some(index) }));
        }
        for i in item.segments.clone() {
            let sentence = self.segments[i].tokens.clone();
            let papers = told::papers(self.doc, &sentence, self.names);
            for person in told::people(self.doc, &sentence, &told.title, &papers, self.names) {
                if person.everywhere {
                    self.everywhere.push(person.entry);
                    continue;
                }
                let nested = person.paper.map(|title| self.told_paper(item, i, title));
                self.programme.placed.push(Placed { entry: person.entry, session: Some(nested.unwrap_or(index)) });
            }
        }
    }

    /// The paper of this title within a told item, made where it is met first.
    fn told_paper(&mut self, item: &Item, segment: usize, title: Tokens) -> usize {
        match self.programme.items.iter().rposition(|i| i.title.as_ref() == Some(&title)) {
            Some(known) => known,
            None => self.paper(item, segment, title, segment),
        }
    }

    /// The item before whose title a line begins with.
    fn repeats_title(&self, i: usize) -> Option<usize> {
        let doc = self.doc;
        let mut tokens = self.segments[i].tokens.clone();
        while tokens.start < tokens.end && (doc.number(tokens.start).is_some() || doc.is_any(tokens.start, &[".", ")", ":", "-", "–"])) {
            tokens.start += 1;
        }
        if tokens.len() < 5 {
            return None;
        }
        let keys = |t: &Tokens| -> Vec<u64> {
            t.clone().filter(|k| doc.kind(*k) == Some(crate::text::TokenKind::Word)).map(|k| doc.tokens[k].key).collect()
        };
        let here = keys(&tokens);
        // Titles are found by their first five words.
        let beginning = here.get(..5)?.iter().copied().reduce(crate::text::fold::join)?;
        let known = *self.titles.get(&beginning)?;
        let title = self.programme.items[known].title.as_ref().filter(|t| t.end <= tokens.start)?;
        here.starts_with(&keys(title)).then_some(known)
    }

    /// The part that a line announces for those below it: "Débat participatif animé par :".
    fn announces(&self, i: usize) -> Option<Part> {
        let tokens = &self.segments[i].tokens;
        if !self.doc.is(tokens.end - 1, ":") && !self.doc.folds_to(tokens.end - 1, &["par", "avec"]) || tokens.len() < 3 {
            return None;
        }
        let end = tokens.end - usize::from(self.doc.is(tokens.end - 1, ":"));
        (tokens.start.max(end.saturating_sub(6))..end).find_map(|t| {
            let (n, value) = self.doc.phrase(t, end, Tags::MODERATION | Tags::SPEAKERS_HEADING | Tags::SPEAKERS_INLINE)?;
            (t + n == end).then_some(if value.has(Tags::MODERATION) { Part::Moderator } else { Part::Speaker })
        })
    }

    /// People behind the title of an item, on its line.
    fn heading_people(&mut self, k: usize, tokens: Tokens, index: usize) {
        self.line(k, tokens, Some(index));
        self.part = Part::Speaker;
    }

    fn push(&mut self, item: Item) -> usize {
        if let Some(title) = &item.title {
            let words =
                title.clone().filter(|k| self.doc.kind(*k) == Some(crate::text::TokenKind::Word)).take(5).map(|k| self.doc.tokens[k].key);
            let words: Vec<u64> = words.collect();
            if words.len() == 5
                && let Some(beginning) = words.into_iter().reduce(crate::text::fold::join)
            {
                self.titles.insert(beginning, self.programme.items.len());
            }
        }
        self.programme.items.push(item);
        self.programme.items.len() - 1
    }

    /// A paper inside `item`, named by a title of its own.
    fn paper(&mut self, item: &Item, at: usize, title: Tokens, title_segment: usize) -> usize {
        let start = at.min(title_segment);
        let nested = Item {
            start: None,
            end: None,
            date: item.date,
            own_date: false,
            label: None,
            title: Some(agenda::trim(self.doc, title)),
            kind: Some(SessionKind::Talk),
            label_only: false,
            segments: start..at.max(title_segment) + 1,
            people_from: None,
            people_to: None,
            level: Level::Nested,
            status: Status::Confirmed,
            rule: "programme.paper",
        };
        self.push(nested)
    }

    fn shape(&self, i: usize) -> Shape {
        let doc = self.doc;
        let segment = &self.segments[i];
        let tokens = &segment.tokens;
        if entries::intro(doc, tokens).is_some_and(|x| {
            tokens.start + x.len >= tokens.end
                || !entries::names_in(doc, &(tokens.start + x.len..tokens.end), self.names).is_empty()
                || doc.is(tokens.start + x.len - 1, ":")
                || unnamed::heads_line(doc, &(tokens.start + x.len..tokens.end))
        }) || entries::lists_people(doc, tokens, self.names)
        {
            return Shape::People;
        }
        if doc.is_any(tokens.start, &["«", "“", "\""]) && doc.is_any(tokens.end - 1, &["»", "”", "\"", "."]) {
            return Shape::Quoted;
        }
        if self.announces(i).is_some() {
            return Shape::People;
        }
        // "Après-midi": a half of the day.
        if doc.has(tokens.start, Tags::HALF_DAY) && tokens.len() <= 4 {
            return Shape::Prose;
        }
        // "La rencontre sera animée par X."
        let chaired = |t: usize| {
            doc.phrase(t, tokens.end, Tags::MODERATION)
                .is_some_and(|(n, _)| self.names.binary_search_by_key(&(t + n), |m| m.whole.start).is_ok())
        };
        if doc.is(tokens.end - 1, ".") && tokens.clone().skip(1).any(chaired) {
            return Shape::Prose;
        }
        let sentence = doc.is(tokens.end - 1, ".") && (tokens.len() > 22 || tokens.clone().filter(|t| doc.is(*t, ".")).count() > 1);
        let capital = doc.case(tokens.start).is_capital();
        if capital
            && !sentence
            && tokens.len() <= 40
            && !doc.is_any(tokens.end - 1, &[":", ";", ","])
            && functions::head_at(doc, tokens.start, tokens.end).is_none_or(|h| h.weak)
        {
            return Shape::Title;
        }
        Shape::Prose
    }

    /// Whether the lines of an item alternate between papers and their speakers.
    fn papers(&self, item: &Item, body: &std::ops::Range<usize>) -> Papers {
        let shapes: Vec<Shape> =
            body.clone().filter(|i| !self.segments[*i].furniture && !self.is_particular(*i)).map(|i| self.shape(i)).collect();
        let pairs = |a: &dyn Fn(Shape) -> bool, b: &dyn Fn(Shape) -> bool| shapes.windows(2).filter(|w| a(w[0]) && b(w[1])).count();
        let people = |s: Shape| s == Shape::People;
        let title = |s: Shape| matches!(s, Shape::Title | Shape::Quoted);
        let quoted = |s: Shape| s == Shape::Quoted;
        if pairs(&people, &quoted) >= 1 && !matches!(shapes.first(), Some(Shape::Quoted)) {
            return Papers::SpeakerFirst;
        }
        let after = pairs(&people, &title);
        let before = pairs(&title, &people);
        let block = item.level == Level::Block || matches!(item.kind, Some(SessionKind::Session)) || item.label_only;
        if block && after >= 1 && after >= before && matches!(shapes.first(), Some(Shape::People)) {
            return Papers::SpeakerFirst;
        }
        if before >= 1 && (shapes.first().is_some_and(|s| people(*s)) || block) {
            return Papers::TitleFirst;
        }
        Papers::None
    }

    /// A line that only goes on with the entry above: function or body of a three-line entry.
    fn is_particular(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        let segment = &self.segments[i];
        let named_only = |k: usize| {
            self.names
                .binary_search_by_key(&self.segments[k].tokens.start, |n| n.whole.start)
                .is_ok_and(|n| self.names[n].whole.end + 2 >= self.segments[k].tokens.end)
        };
        let function = functions::head_at(self.doc, segment.tokens.start, segment.tokens.end).is_some();
        segment.blank_before == 0
            && (named_only(before) && function
                || before > 0
                    && named_only(before - 1)
                    && functions::head_at(self.doc, self.segments[before].tokens.start, self.segments[before].tokens.end).is_some()
                    && segment.tokens.len() < 16)
    }

    fn title_after(&self, i: usize, body: &std::ops::Range<usize>) -> Option<usize> {
        let next = (i + 1..body.end).find(|k| !self.consumed[*k] && !self.segments[*k].furniture)?;
        let title = matches!(self.shape(next), Shape::Title | Shape::Quoted) && self.segments[next].tokens.len() >= 3;
        let label = self
            .doc
            .phrase(self.segments[next].tokens.start, self.segments[next].tokens.end, Tags::LABEL)
            .is_some_and(|(n, _)| n == self.segments[next].tokens.len());
        (title && !label).then_some(next)
    }

    /// People and the title of their paper on one line: `Name (Lab), « Title »`.
    fn title_on_line(&self, i: usize) -> (Tokens, Option<Tokens>) {
        let doc = self.doc;
        let tokens = self.segments[i].tokens.clone();
        let Some(open) = tokens.clone().find(|t| doc.is_any(*t, &["«", "“"])) else { return (tokens, None) };
        let close = (open..tokens.end).rev().find(|t| doc.is_any(*t, &["»", "”"]));
        let ends = |c: usize| c + 3 >= tokens.end || states_status(doc, &self.after_title(i, c));
        let Some(close) = close.filter(|c| *c > open + 2 && ends(*c)) else { return (tokens, None) };
        let named = entries::names_in(doc, &(tokens.start..open), self.names);
        let behind_sign = open > tokens.start && doc.is_any(open - 1, &[",", ":", "–", "-", "—", ".", ")", "|"]);
        if named.is_empty() || !behind_sign {
            return (tokens, None);
        }
        (tokens.start..open, Some(open..close + 1))
    }

    /// What segment `i` says behind the title that closes at token `close`.
    fn after_title(&self, i: usize, close: usize) -> Tokens {
        let end = self.segments[i].tokens.end;
        let from = close + 1 + usize::from(self.doc.is_any(close + 1, &[",", "–", "-", "[", ":"]));
        from.min(end)..end
    }

    #[allow(clippy::too_many_arguments)]
    fn line_title(
        &mut self,
        i: usize,
        tokens: Tokens,
        title: Option<Tokens>,
        papers: Papers,
        item: &Item,
        block: usize,
        index: &mut usize,
    ) {
        let many = self.segments[item.segments.clone()].iter().filter(|s| s.bullet).count() >= 2;
        let before = self.programme.placed.len();
        let said = title.as_ref().and_then(|t| status_of(self.doc, &self.after_title(i, t.end - 1)));
        match title {
            Some(title)
                if many || papers != Papers::None || item.level == Level::Block || matches!(item.kind, Some(SessionKind::Session)) =>
            {
                let nested = self.paper(item, i, title, i);
                self.line(i, tokens, Some(nested));
                *index = block;
            }
            _ => self.line(i, self.segments[i].tokens.clone(), Some(*index)),
        }
        // "Name (Body), « Title », en visioconférence"
        if let Some(said) = said {
            for placed in &mut self.programme.placed[before..] {
                placed.entry.tentative |= said.tentative;
                placed.entry.remote |= said.remote;
            }
        }
    }

    /// A line that lists people; `tokens` is the part of segment `i` that does.
    fn line(&mut self, i: usize, tokens: Tokens, session: Option<usize>) {
        let doc = self.doc;
        let mut tokens = tokens;
        let mut part = if self.mode_lines > 0 && self.segments[i].blank_before > 0 && self.part == Part::Moderator {
            Part::Speaker
        } else {
            self.part
        };
        if let Some(intro) = entries::intro(doc, &tokens) {
            part = intro.part;
            tokens.start += intro.len;
            if tokens.is_empty() {
                self.part = intro.part;
                self.mode_lines = 0;
                return;
            }
            self.part = Part::Speaker;
        }
        let to = self.particulars(i, &tokens);
        let entries = entries::list(doc, &tokens, to, part, self.names);
        let three_lines = entries.iter().any(|e| e.tokens.end > tokens.end);
        for entry in entries {
            self.programme.placed.push(Placed { entry, session });
        }
        self.mode_lines += 1;
        if three_lines && self.part == Part::Moderator {
            self.part = Part::Speaker;
        }
    }

    /// Function and body on the lines below a name: the token up to which they reach.
    fn particulars(&mut self, i: usize, tokens: &Tokens) -> usize {
        let doc = self.doc;
        let Some(last) = entries::names_in(doc, tokens, self.names).last().map(|n| n.whole.end) else { return tokens.end };
        let mut said = tokens.end > last + 1 && (last..tokens.end).any(|t| functions::head_at(doc, t, tokens.end).is_some());
        let on_line = said;
        let full = tokens.end > last + 1 && !said && (last..tokens.end).any(|t| doc.case(t).is_capital());
        let mut end = tokens.end;
        for (lines, k) in (i + 1..(i + 5).min(self.segments.len())).enumerate() {
            let segment = &self.segments[k];
            let next = &segment.tokens;
            let open = doc.is_any(end - 1, &[",", "&"]) && !segment.bullet;
            if segment.bullet || segment.heading > 0 || segment.blank_before > 0 || next.len() > 34 || self.consumed[k] || full && !open {
                break;
            }
            let function = functions::head_at(doc, next.start, next.end).is_some();
            // Below a bare name, "Président" is what they are; with a colon it heads a list.
            let below_name = function && !said && !doc.is(next.end - 1, ":");
            if entries::intro(doc, next).is_some_and(|x| !below_name || (next.start..next.start + x.len).any(|t| doc.is(t, ":")))
                || entries::lists_people(doc, next, self.names)
                || doc.is_any(next.start, &["«", "“"])
                || doc.is(next.end - 1, ".") && next.len() > 20
                || doc.number(next.start).is_some()
            {
                break;
            }
            let status = states_status(doc, next);
            let from = super::bodies::skip_article(doc, next.start, next.end);
            let body = super::bodies::mention_at(doc, from, next.end, said).is_some_and(|b| {
                b.end >= next.end.saturating_sub(1) && (!on_line || b.start.is_sure() || b.start == super::bodies::Start::Acronym)
                    || b.start.is_sure()
                    || said && !on_line
            }) && next.len() <= 16
                && !next.clone().any(|t| doc.is_any(t, &[":", "?", "!"]));
            if !(function && lines < 3 || status || body && (said || lines == 0) && !function && doc.case(next.start).is_capital() || open)
            {
                break;
            }
            // One body closes the entry.
            let closes = body && !function;
            said |= function;
            end = next.end;
            self.consumed[k] = true;
            if closes && !doc.is(end - 1, ",") {
                // A status may still follow.
                let next = &self.segments.get(k + 1);
                if next.is_none_or(|n| !states_status(doc, &n.tokens)) {
                    break;
                }
            }
        }
        end
    }

    /// People within a line that does not begin with them: "Concert de …, animé par X", "Débat entre Y et Z. Texte : W."
    fn inline(&mut self, i: usize, session: usize) {
        let tokens = self.segments[i].tokens.clone();
        let mut rest = tokens.start;
        let mut t = tokens.start;
        while t < tokens.end {
            let stop = self.sentence_end(t, tokens.end);
            let Some(cue) = (t..stop).find(|k| self.presents_person(*k, t, stop)) else {
                t = stop;
                continue;
            };
            if cue > rest {
                self.programme.prose.push(rest..cue);
            }
            self.line(i, cue..stop, Some(session));
            t = stop;
            rest = stop;
        }
        if rest < tokens.end {
            self.programme.prose.push(rest..tokens.end);
        }
    }

    /// The end of the sentence that goes on at `from`.
    fn sentence_end(&self, from: usize, end: usize) -> usize {
        let doc = self.doc;
        let stops = |i: usize| {
            let initial = doc.case(i - 1) == Case::Single || doc.has(i - 1, Tags::CIVILITY);
            doc.is_any(i, &[".", "!", "?"]) && !initial && i + 1 < end && !doc.glued(i + 1)
        };
        (from + 1..end).find(|i| stops(*i)).map_or(end, |i| i + 1)
    }

    /// Whether the words at `t` lead to a person who takes part: "animé par X", "En présence de la commissaire, Y".
    fn presents_person(&self, t: usize, from: usize, end: usize) -> bool {
        let doc = self.doc;
        let Some((n, value)) = doc.phrase(t, end, Tags::MODERATION | Tags::SPEAKERS_INLINE | Tags::SPEAKERS_HEADING) else {
            return false;
        };
        let near = t + n;
        let first = self.names.partition_point(|m| m.whole.start < near);
        let person = self.names[first..].iter().take_while(|m| m.whole.start <= near + 8).any(|m| {
            m.sure
                && m.whole.end <= end
                && (near..m.whole.start).all(|j| {
                    doc.kind(j) == Some(crate::text::TokenKind::Word)
                        && (doc.case(j) == Case::Lower || doc.has(j, Tags::CIVILITY | Tags::FUNCTION))
                        || doc.is_any(j, &[":", ","])
                })
        });
        let led = t == from
            || doc.kind(t - 1) == Some(crate::text::TokenKind::Sign)
            || value.has(Tags::MODERATION)
            || doc.folds_to(t, &["avec", "par", "en"]);
        person && led && !doc.folds_to(t, &["de", "d'", "pour"])
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Papers {
    None,
    TitleFirst,
    SpeakerFirst,
}

/// Whether a line says that somebody is remote or unconfirmed: `(sous réserve)`, `exposé à distance`.
fn states_status(doc: &Marked, line: &Tokens) -> bool {
    status_of(doc, line).is_some()
}

/// The status with which a line begins.
fn status_of(doc: &Marked, line: &Tokens) -> Option<status::Status> {
    let bracket = usize::from(doc.is_any(line.start, &["(", "["]));
    (!line.is_empty()).then(|| status::status_at(doc, line.start + bracket, line.end, true)).flatten()
}

/// The block over each item: a timed item with an end that holds it, or the item before whose kind is a block.
fn parents(programme: &mut Programme) {
    let mut timed: Option<usize> = None;
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
                inside
            }
            Level::Block => {
                block = Some(i);
                labelled = None;
                timed
            }
            Level::Labelled => {
                labelled = Some(i);
                block.or(timed)
            }
            Level::Nested => labelled.or(block).or(timed),
        };
        programme.parents.push(parent);
    }
}
