//! Papers inside an item that only their titles and speakers reveal.

use super::read::Reader;
use super::shape::Shape;
use crate::extract::agenda::{self, Item, Level};
use crate::extract::{entries, lengths};
use crate::lexicon::Tags;
use crate::record::{Part, SessionKind, Status};
use crate::text::Tokens;

/// So many lines with speakers, their bodies in brackets and a title show how a document writes its papers.
const MANY_BRACKETED: usize = 3;

/// Tokens of a length in brackets.
const LONGEST_LENGTH: usize = 8;

/// Lines from the head of an item to the question that it asks, at most: a room, a chair, an abstract.
const MOST_ABOVE: usize = 3;

/// How papers and speakers alternate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Papers {
    None,
    TitleFirst,
    SpeakerFirst,
}

impl Reader<'_, '_> {
    /// A paper inside `item`, named by a title of its own.
    pub(super) fn paper(&mut self, item: &Item, at: usize, title: Tokens, title_segment: usize) -> usize {
        let start = at.min(title_segment);
        let title = agenda::trim(self.doc, self.without_room(title));
        // "Lise Duval (CNRS) – titre à préciser"
        let pends = self.doc.phrase(title.start, title.end, Tags::PENDING).is_some_and(|(n, _)| n == title.len());
        let nested = Item {
            start: None,
            end: None,
            date: item.date,
            own_date: false,
            label: None,
            title: Some(title).filter(|_| !pends),
            kind: Some(SessionKind::Talk),
            label_only: false,
            segments: start..at.max(title_segment) + 1,
            people_from: None,
            people_to: None,
            level: Level::Nested,
            status: if pends { Status::Pending } else { Status::Confirmed },
            rule: "programme.paper",
        };
        self.push(nested)
    }

    /// "CO-01 Allaitement et tabac", "Habitat – salle Les Causses": a paper or workshop without its code, its length and
    /// the room behind a dash.
    fn without_room(&self, mut title: Tokens) -> Tokens {
        let doc = self.doc;
        let word = doc.word(title.start);
        let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
        let number = word[letters..].trim_start_matches('-');
        let coded = (1..=3).contains(&letters) && (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
        if coded && title.len() >= 4 && doc.case(title.start + 1).is_capital() {
            title.start += 1;
        }
        // "Discussion (15 min)"
        let open = title.clone().rev().take(LONGEST_LENGTH).find(|t| doc.is_any(*t, &["(", "["])).filter(|open| *open > title.start);
        if let Some(open) = open.filter(|open| lengths::is_length(doc, &(*open..title.end))) {
            title.end = open;
        }
        let Some(dash) = title.clone().skip(1).rev().find(|t| doc.is_any(*t, &["–", "—", "|"])) else { return title };
        let room = doc.phrase(dash + 1, title.end, Tags::ROOM).is_some() && title.end - dash <= 7;
        if room { title.start..dash } else { title }
    }

    /// Whether the lines of an item alternate between papers and their speakers.
    pub(super) fn papers(&self, item: &Item, body: &std::ops::Range<usize>, subtitle: Option<usize>) -> Papers {
        // What stands below the title of one of a series tells of it.
        if item.rule == agenda::CYCLE && !body.clone().any(|i| self.segments[i].bullet) {
            return Papers::None;
        }
        // Who chairs at the head of a block gives no paper.
        let enclosed = |i: usize| {
            let tokens = &self.segments[i].tokens;
            self.doc.is(tokens.start, "(").then(|| entries::intro(self.doc, &(tokens.start + 1..tokens.end))).flatten()
        };
        let chairs = |i: usize| self.intro(i).or_else(|| enclosed(i)).is_some_and(|intro| intro.part == Part::Moderator);
        let lines: Vec<(usize, Shape)> = body
            .clone()
            .filter(|i| !self.segments[*i].furniture && !self.is_particular(*i) && !self.is_room(*i) && subtitle != Some(*i))
            .skip_while(|i| chairs(*i))
            .map(|i| {
                let apart = chairs(i) && !self.segments[i].bullet && self.segments[i].blank_before > 0;
                (i, if apart { Shape::Prose } else { self.shape(i) })
            })
            .collect();
        let shapes: Vec<Shape> = lines.iter().map(|(_, shape)| *shape).collect();
        let pairs = |a: &dyn Fn(Shape) -> bool, b: &dyn Fn(Shape) -> bool| shapes.windows(2).filter(|w| a(w[0]) && b(w[1])).count();
        let people = |s: Shape| s == Shape::People;
        let title = |s: Shape| matches!(s, Shape::Title | Shape::Quoted);
        let quoted = |s: Shape| s == Shape::Quoted;
        // "« Title » / Lise Duval / « Title » / Paul Vercel": the title of the item has its quotation marks, too.
        let own = item.title.as_ref().is_some_and(|t| t.start > 0 && self.doc.is_any(t.start - 1, &["«", "“", "\""]));
        if own && pairs(&quoted, &people) >= 1 && shapes.first().is_some_and(|s| people(*s)) && shapes.last().is_some_and(|s| people(*s)) {
            return Papers::TitleFirst;
        }
        if pairs(&people, &quoted) >= 1 && !matches!(shapes.first(), Some(Shape::Quoted)) {
            return Papers::SpeakerFirst;
        }
        // "« Le quai » / Lise Duval (CNRS)", twice or more, whatever else stands between them.
        if matches!(shapes.first(), Some(Shape::Quoted)) && pairs(&quoted, &people) >= 2 && Self::may_hold_papers(item) {
            return Papers::TitleFirst;
        }
        if let Some(order) = self.alternating(item, &lines) {
            return order;
        }
        let after = pairs(&people, &title);
        let before = pairs(&title, &people);
        let block = item.level == Level::Block || matches!(item.kind, Some(SessionKind::Session)) || item.label_only;
        if block && after >= 1 && after >= before && matches!(shapes.first(), Some(Shape::People)) {
            return Papers::SpeakerFirst;
        }
        // Under a chair titles and speakers alternate: "Présidence : X / Le quai / Lise Duval (CNRS) / La digue / Paul Vercel (INRAE)".
        let chaired = body.clone().find(|i| !self.segments[*i].furniture).is_some_and(chairs);
        let listed = matches!(item.kind, Some(SessionKind::RoundTable | SessionKind::Workshop | SessionKind::Performance));
        if chaired && !listed && before.max(after) >= 2 && !shapes.contains(&Shape::Prose) {
            return if shapes.first().is_some_and(|s| title(*s)) { Papers::TitleFirst } else { Papers::SpeakerFirst };
        }
        // "Bavay / Par Lise Duval, urbaniste" and "Loudun / Par Paul Vercel, maire", below each other.
        if lines.iter().filter(|(i, shape)| title(*shape) && self.is_signed_below(*i)).nth(1).is_some() {
            return Papers::TitleFirst;
        }
        // A table ronde lists people; one line among them that is none is no paper.
        let before = if item.kind == Some(SessionKind::RoundTable) && before == 1 { 0 } else { before };
        if before >= 1 && (shapes.first().is_some_and(|s| people(*s)) || block) {
            return Papers::TitleFirst;
        }
        Papers::None
    }

    /// "Séance 1 : Le quai" above "Qui paie la digue ?" and "Intervenants :": what a titled item asks before the heading of all its
    /// people names no paper.
    pub(super) fn subtitle(&self, item: &Item, body: &std::ops::Range<usize>) -> Option<usize> {
        let heads = |i: usize| {
            let speakers = |x: &entries::Intro| x.part == Part::Speaker && self.doc.is(self.segments[i].tokens.start + x.len - 1, ":");
            body.contains(&i) && self.intro(i).is_some_and(|x| x.len >= self.segments[i].tokens.len() || speakers(&x))
        };
        let asks = |i: usize| self.doc.is_any(self.segments[i].tokens.end - 1, &["?", "."]);
        let titled = |i: &usize| !self.segments[*i].bullet && asks(*i) && self.shape(*i) == Shape::Title && heads(i + 1);
        let whole = item.level == Level::Timed && item.title.is_some() && !item.label_only;
        let mut found = body.clone().filter(|i| whole && titled(i));
        let first = found.next().filter(|first| first - body.start <= MOST_ABOVE)?;
        found.next().is_none().then_some(first)
    }

    /// "« Le quai » Lise Duval (CNRS)": the title in quotation marks and where its speakers begin, on one line.
    pub(super) fn quoted_paper(&self, i: usize) -> Option<(Tokens, usize)> {
        let doc = self.doc;
        let tokens = &self.segments[i].tokens;
        if !doc.is_any(tokens.start, &["«", "“"]) {
            return None;
        }
        let (title, people) = agenda::cut_people(doc, tokens, self.names);
        let title = agenda::trim(doc, title);
        people.filter(|_| doc.is_any(title.end, &["»", "”"])).map(|people| (title, people))
    }

    /// "Par Lise Duval, urbaniste": whether the line below begins so.
    pub(super) fn is_signed_below(&self, i: usize) -> bool {
        let next = self.segments.get(i + 1).filter(|s| s.blank_before == 0 && self.doc.folds_to(s.tokens.start, &["par"]));
        next.is_some() && self.shape(i + 1) == Shape::People
    }

    pub(super) fn title_after(&self, i: usize, body: &std::ops::Range<usize>) -> Option<usize> {
        let next = (i + 1..body.end).find(|k| !self.consumed[*k] && !self.segments[*k].furniture)?;
        let title = matches!(self.shape(next), Shape::Title | Shape::Quoted) && self.segments[next].tokens.len() >= 3;
        let label = self
            .doc
            .phrase(self.segments[next].tokens.start, self.segments[next].tokens.end, Tags::LABEL)
            .is_some_and(|(n, _)| n == self.segments[next].tokens.len());
        (title && !label).then_some(next)
    }

    /// Whether most lines of an item that begin with somebody give the title of a paper behind a colon or dash.
    pub(super) fn signed(&self, item: &Item, body: &std::ops::Range<usize>) -> bool {
        let named = |i: &usize| self.names.starting_at(self.segments[*i].tokens.start).is_some();
        let lines = || body.clone().filter(|i| !self.segments[*i].furniture && named(i));
        let titled = lines().filter(|i| self.title_behind_sign(*i, true).is_some()).count();
        let performed = matches!(item.kind, Some(SessionKind::Performance | SessionKind::Meal));
        // A paper alone behind a break, where many of the document are written so.
        let many = || {
            let all = self.many_signed.get_or_init(|| {
                let speakers = (0..self.segments.len()).filter(|i| !self.segments[*i].furniture && named(i));
                speakers.filter(|i| self.title_behind_sign(*i, true).is_some()).nth(MANY_BRACKETED).is_some()
            });
            *all && titled == lines().count() && matches!(item.kind, Some(SessionKind::Break | SessionKind::Session))
        };
        (titled >= 2 && titled * 2 > lines().count() || titled == 1 && many()) && !performed
    }

    /// Whether several lines of an item give speakers and title so, or many of the document.
    pub(super) fn bracketed(&self, body: &std::ops::Range<usize>) -> bool {
        let gives = |i: &usize| self.title_behind_bracket(*i).is_some();
        let many = || *self.many_bracketed.get_or_init(|| (0..self.segments.len()).filter(gives).nth(MANY_BRACKETED - 1).is_some());
        // Titles in quotation marks count with those without, but make no others papers by themselves.
        let quoted = |i: &usize| self.title_on_line(*i).1.is_some();
        let several = body.clone().any(|i| gives(&i)) && body.clone().filter(quoted).nth(1).is_some();
        several || many()
    }

    /// "Avec A (Lab), « Title » ; B (Lab), « Title »": papers one after the other on a line; whether there are several.
    pub(super) fn several_papers(&mut self, item: &Item, i: usize, block: usize) -> bool {
        let doc = self.doc;
        let tokens = self.segments[i].tokens.clone();
        let quotes = |words: Tokens| words.into_iter().filter(|t| doc.is_any(*t, &["«", "“"])).nth(1).is_some();
        if !quotes(tokens.clone()) {
            return false;
        }
        let intro = self.intro(i).filter(|x| x.part == Part::Speaker).map_or(0, |x| x.len);
        let mut parts: Vec<(Tokens, Option<Tokens>)> = Vec::new();
        let first = tokens.start + intro;
        // Each of them has its title in quotation marks.
        if !quotes(first..tokens.end) {
            return false;
        }
        let mut start = first;
        let mut depth = 0i32;
        for t in first..=tokens.end {
            match doc.word(t) {
                _ if t == tokens.end => {}
                "«" | "“" | "(" => depth += 1,
                "»" | "”" | ")" => depth -= 1,
                _ => {}
            }
            if t < tokens.end && !(doc.is(t, ";") && depth == 0) {
                continue;
            }
            let open = (start..t).find(|k| doc.is_any(*k, &["«", "“"]));
            let close = t.checked_sub(1).filter(|k| doc.is_any(*k, &["»", "”"]) || doc.is(*k, ".") && doc.is_any(k - 1, &["»", "”"]));
            let named = |end: usize| entries::names_anybody(doc, &(start..end), self.names);
            let title = open.zip(close).filter(|(o, _)| *o > start && named(*o)).map(|(o, c)| o..c + 1);
            parts.push((start..title.as_ref().map_or(t, |q| q.start), title));
            start = t + 1;
        }
        if parts.iter().filter(|(_, title)| title.is_some()).count() < 2 {
            return false;
        }
        for (people, title) in parts {
            let index = title.map_or(block, |title| self.paper(item, i, title, i));
            self.line(i, people, Some(index));
        }
        true
    }

    #[allow(clippy::too_many_arguments)]
    pub(super) fn line_title(
        &mut self,
        i: usize,
        tokens: Tokens,
        title: Option<Tokens>,
        papers: Papers,
        item: &Item,
        block: usize,
        index: &mut usize,
    ) {
        let posters = item.kind == Some(SessionKind::Exhibition);
        let usual = (self.segments[i].bullet || posters) && self.many_bracketed.get().is_some_and(|many| *many);
        let many = usual || self.has_bullets;
        let before = self.programme.placed.len();
        let close = title.as_ref().map(|title| title.end - 1);
        match title {
            Some(title) if self.is_lecture(item) && self.programme.items[*index].title == item.title => {
                self.programme.items[*index].title = Some(agenda::trim(self.doc, title));
                self.line(i, tokens, Some(*index));
            }
            Some(title)
                if many || papers != Papers::None || item.level == Level::Block || matches!(item.kind, Some(SessionKind::Session)) =>
            {
                let nested = self.paper(item, i, title, i);
                self.line(i, tokens, Some(nested));
                *index = block;
            }
            // "12 octobre, 14 h" above "Lise Duval (Paris 8), « Les grèves oubliées »"
            Some(title) if self.programme.items[*index].title.is_none() => {
                self.programme.items[*index].title = Some(agenda::trim(self.doc, title));
                self.line(i, tokens, Some(*index));
            }
            _ => self.line(i, self.segments[i].tokens.clone(), Some(*index)),
        }
        if let Some(close) = close {
            self.say_behind_title(i, close, before);
        }
    }
}
