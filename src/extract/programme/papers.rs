//! Papers inside an item that only their titles and speakers reveal.

use super::people::{states_status, status_of};
use super::read::Reader;
use crate::extract::agenda::{self, Item, Level};
use crate::extract::{bodies, entries, functions, unnamed};
use crate::lexicon::Tags;
use crate::record::{Part, SessionKind, Status};
use crate::text::{Case, TokenKind, Tokens};

/// What a line is, seen from the list of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    People,
    Title,
    Quoted,
    Prose,
}

/// Tokens of the longest heading of a day.
const LONGEST_DAY: usize = 6;

/// So many lines with speakers, their bodies in brackets and a title show how a document writes its papers.
const MANY_BRACKETED: usize = 3;

/// So many people a list of bullets announces, at most.
const LONGEST_LIST: usize = 30;

/// Tokens of what is said of a speaker before the title of the paper, and of a title within which its words are looked at.
const LONGEST_PARTICULARS: usize = 60;

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
        let nested = Item {
            start: None,
            end: None,
            date: item.date,
            own_date: false,
            label: None,
            title: Some(agenda::trim(self.doc, self.without_room(title))),
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

    /// "CO-01 Allaitement et tabac", "Habitat – salle Les Causses": a paper or workshop without its code and the room behind a dash.
    fn without_room(&self, mut title: Tokens) -> Tokens {
        let doc = self.doc;
        let word = doc.word(title.start);
        let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
        let number = word[letters..].trim_start_matches('-');
        let coded = (1..=3).contains(&letters) && (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
        if coded && title.len() >= 4 && doc.case(title.start + 1).is_capital() {
            title.start += 1;
        }
        let Some(dash) = title.clone().skip(1).rev().find(|t| doc.is_any(*t, &["–", "—", "|"])) else { return title };
        let room = doc.phrase(dash + 1, title.end, Tags::ROOM).is_some() && title.end - dash <= 7 && doc.case(dash + 1) == Case::Lower;
        if room { title.start..dash } else { title }
    }

    pub(super) fn shape(&self, i: usize) -> Shape {
        *self.shapes[i].get_or_init(|| self.shape_of(i))
    }

    fn shape_of(&self, i: usize) -> Shape {
        let doc = self.doc;
        let segment = &self.segments[i];
        let tokens = &segment.tokens;
        if !self.presents_subject(i)
            && self.intro(i).is_some_and(|x| {
                tokens.start + x.len >= tokens.end
                    || entries::names_anybody(doc, &(tokens.start + x.len..tokens.end), self.names)
                    || doc.is(tokens.start + x.len - 1, ":")
                    || unnamed::heads_line(doc, &(tokens.start + x.len..tokens.end))
            })
            || entries::lists_people(doc, tokens, self.names)
        {
            return Shape::People;
        }
        // "En savoir plus": the button of a page.
        if doc.phrase(tokens.start, tokens.end, Tags::FURNITURE).is_some_and(|(n, _)| n == tokens.len()) {
            return Shape::Prose;
        }
        if segment.bullet && self.is_announced(i) && entries::names_anybody(doc, tokens, self.names) {
            return Shape::People;
        }
        let closed = |i: usize| doc.is_any(i, &["»", "”", "\""]);
        if doc.is_any(tokens.start, &["«", "“", "\""]) && (closed(tokens.end - 1) || doc.is(tokens.end - 1, ".") && closed(tokens.end - 2))
        {
            return Shape::Quoted;
        }
        if self.announces(i).is_some() {
            return Shape::People;
        }
        // "Après-midi", "MARDI 3 JUIN", "Mercredi (halle)": a day or a half of one.
        let short = tokens.len() <= LONGEST_DAY;
        if doc.has(tokens.start, Tags::HALF_DAY) && tokens.len() <= 4 || doc.has(tokens.start, Tags::WEEKDAY) && short {
            return Shape::Prose;
        }
        // "La rencontre sera animée par X."
        let chaired = |t: usize| doc.phrase(t, tokens.end, Tags::MODERATION).is_some_and(|(n, _)| self.names.starting_at(t + n).is_some());
        if doc.is(tokens.end - 1, ".") && tokens.clone().skip(1).any(chaired) {
            return Shape::Prose;
        }
        let sentence = doc.is(tokens.end - 1, ".") && (tokens.len() > 22 || tokens.clone().filter(|t| doc.is(*t, ".")).count() > 1);
        let opened = usize::from(doc.is_any(tokens.start, &["«", "“", "\""]));
        let capital = doc.case(tokens.start + opened).is_capital();
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

    /// "Présentation du banc d'essai, Lise Duval (CNRS)": a noun of speaking with its subject, then who speaks.
    fn presents_subject(&self, i: usize) -> bool {
        let doc = self.doc;
        let tokens = &self.segments[i].tokens;
        let Some(intro) = self.intro(i) else { return false };
        let from = tokens.start + intro.len;
        let noun = intro.len >= 2 && doc.folds_to(from - 1, &["de", "d'", "du", "des", "la", "le", "l'", "les"]);
        let people = || agenda::cut_people(doc, tokens, self.names).1.filter(|people| doc.is_any(people - 1, &[",", "–", "—"]));
        noun && people().is_some_and(|people| people > from + 2 && !entries::names_anybody(doc, &(from..people), self.names))
            && functions::head_at(doc, from, tokens.end).is_none()
    }

    /// Whether a bullet belongs to a list that a line announces: "En présence de :", "Intervenants :".
    fn is_announced(&self, i: usize) -> bool {
        let list = (i.saturating_sub(LONGEST_LIST)..i).rev().find(|k| !self.segments[*k].bullet && !self.segments[*k].furniture);
        list.is_some_and(|k| {
            let tokens = &self.segments[k].tokens;
            let heading = entries::intro(self.doc, tokens).is_some_and(|intro| tokens.start + intro.len >= tokens.end);
            self.announces(k).is_some() || heading
        })
    }

    /// Whether the lines of an item alternate between papers and their speakers.
    pub(super) fn papers(&self, item: &Item, body: &std::ops::Range<usize>, subtitle: Option<usize>) -> Papers {
        // Who chairs at the head of a block gives no paper.
        let chairs = |i: usize| self.intro(i).is_some_and(|intro| intro.part == Part::Moderator);
        let shapes: Vec<Shape> = body
            .clone()
            .filter(|i| !self.segments[*i].furniture && !self.is_particular(*i) && !self.is_room(*i) && subtitle != Some(*i))
            .skip_while(|i| chairs(*i))
            .map(|i| if chairs(i) && !self.segments[i].bullet && self.segments[i].blank_before > 0 { Shape::Prose } else { self.shape(i) })
            .collect();
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
        let heads = |i: usize| body.contains(&i) && self.intro(i).is_some_and(|x| x.len >= self.segments[i].tokens.len());
        let asks = |i: usize| self.doc.is_any(self.segments[i].tokens.end - 1, &["?", "."]);
        let titled = |i: &usize| !self.segments[*i].bullet && asks(*i) && self.shape(*i) == Shape::Title && heads(i + 1);
        let whole = item.level == Level::Timed && item.title.is_some() && !item.label_only;
        let mut found = body.clone().filter(|i| whole && titled(i));
        let first = found.next().filter(|first| first - body.start <= MOST_ABOVE)?;
        found.next().is_none().then_some(first)
    }

    /// A line that only goes on with the entry above: function or body of a three-line entry.
    pub(super) fn is_particular(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        let segment = &self.segments[i];
        let named_only = |k: usize| {
            self.names
                .starting_at(self.segments[k].tokens.start)
                .is_some_and(|n| self.names[n].whole.end + 2 >= self.segments[k].tokens.end)
        };
        let function = || functions::head_at(self.doc, segment.tokens.start, segment.tokens.end).is_some();
        segment.blank_before == 0
            && (named_only(before) && function()
                || before > 0
                    && named_only(before - 1)
                    && functions::head_at(self.doc, self.segments[before].tokens.start, self.segments[before].tokens.end).is_some()
                    && segment.tokens.len() < 16)
    }

    /// "Auditorium Jeanne-Barret" below the heading of an item.
    fn is_room(&self, i: usize) -> bool {
        let tokens = &self.segments[i].tokens;
        tokens.len() <= 8 && self.doc.phrase(tokens.start, tokens.end, Tags::ROOM | Tags::HOUSE).is_some()
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

    /// People and the title of their paper on one line: `Name (Lab), « Title »`.
    pub(super) fn title_on_line(&self, i: usize) -> (Tokens, Option<Tokens>) {
        let doc = self.doc;
        let tokens = self.segments[i].tokens.clone();
        // "Lise Duval (CNRS) : "Éteindre le village""
        let straight = |t: &usize| {
            doc.is(*t, "\"") && doc.is_any(t - 1, &[":", ",", "–", "—", "-"]) && doc.is(tokens.end - 1, "\"") && t + 3 < tokens.end
        };
        let open = tokens
            .clone()
            .skip(1)
            .find(straight)
            .filter(|open| tokens.clone().filter(|t| doc.is(*t, "\"")).count() == 2 && *open > tokens.start);
        if let Some(open) = open.filter(|open| entries::names_anybody(doc, &(tokens.start..*open), self.names)) {
            return (tokens.start..open, Some(open..tokens.end));
        }
        let Some(open) = tokens.clone().find(|t| doc.is_any(*t, &["«", "“"])) else {
            return match self.title_behind_bracket(i) {
                Some(from) => (tokens.start..from, Some(from..self.status_behind(&(from..tokens.end)))),
                None => (tokens, None),
            };
        };
        let close = (open..tokens.end).rev().find(|t| doc.is_any(*t, &["»", "”"]));
        let note = |c: usize| doc.is_any(c + 1, &["(", "["]) && doc.is_any(tokens.end - 1, &[")", "]"]) && tokens.end - c <= 10;
        let ends = |c: usize| c + 3 >= tokens.end || note(c) || states_status(doc, &self.after_title(i, c));
        let Some(close) = close.filter(|c| *c > open + 2 && ends(*c)) else { return (tokens, None) };
        let named = entries::names_in(doc, &(tokens.start..open), self.names);
        let behind_sign = open > tokens.start && doc.is_any(open - 1, &[",", ":", "–", "-", "—", ".", ")", "|"]);
        let particulars = close > open + 3 && self.is_behind_body(&(tokens.start..open));
        if named.is_empty() || !behind_sign && !particulars {
            return (tokens, None);
        }
        (tokens.start..open, Some(open..close + 1))
    }

    /// "Lise Duval, professeure, Université de Bavay" before a quoted title: a name, a comma and at last the proper name of a body.
    fn is_behind_body(&self, before: &Tokens) -> bool {
        let named = |k: usize| self.doc.is(self.names[k].whole.end, ",");
        before.len() > 4 && self.doc.case(before.end - 1).is_capital() && self.names.starting_at(before.start).is_some_and(named)
    }

    /// Whether a line gives a quoted title behind the body of whoever speaks.
    pub(super) fn quotes_after_body(&self, i: usize) -> bool {
        let start = self.segments[i].tokens.start;
        let named = self.names.starting_at(start).is_some_and(|k| self.doc.is(self.names[k].whole.end, ","));
        named && self.title_on_line(i).1.is_some_and(|title| self.is_behind_body(&(start..title.start)))
    }

    /// "Le cuir en exil [en visioconférence]": where the title ends before a bracket that gives a status.
    pub(super) fn status_behind(&self, title: &Tokens) -> usize {
        let doc = self.doc;
        let open = title.clone().rev().find(|t| doc.is_any(*t, &["(", "["])).filter(|_| doc.is_any(title.end - 1, &[")", "]"]));
        open.filter(|open| *open > title.start && states_status(doc, &(*open..title.end))).unwrap_or(title.end)
    }

    /// "Lise Duval (CNRS), Le parchemin et ses bêtes": where the title begins behind the bracket of the last speaker.
    fn title_behind_bracket(&self, i: usize) -> Option<usize> {
        let doc = self.doc;
        let tokens = &self.segments[i].tokens;
        let mut at = tokens.start;
        while let Some(k) = self.names.starting_at(at) {
            let open = self.names[k].whole.end;
            // "Lise Duval : Annoter les disfluences"
            let named = at > tokens.start || self.names[k].name.len() > 1;
            if named && doc.is(open, ":") && !doc.glued(open + 1) {
                at = open + 1;
                break;
            }
            let joined = doc.is(open, ",") || doc.folds_to(open, &["et"]) || doc.is(open, "&");
            if joined && self.names.starting_at(open + 1).is_some() {
                at = open + 1;
                continue;
            }
            // "(Université de Bavay (UB))"
            let mut depth = 0;
            let closes = |t: &usize| {
                depth += i32::from(doc.is(*t, "(")) - i32::from(doc.is(*t, ")"));
                depth == 0
            };
            let close = (open..tokens.end).find(closes).filter(|_| doc.is(open, "("))?;
            at = close + 1;
            while doc.is_any(at, &[",", "&", ":", "–", "—", "-", ".", "/"]) || doc.folds_to(at, &["et"]) {
                at += 1;
            }
        }
        let set_off =
            at > tokens.start && (doc.is_any(at - 1, &[",", ":", "–", "—", "-", ".", "/"]) && doc.is(at - 2, ")") || doc.is(at - 1, ":"));
        // "Gantières de Millau" are whom the paper is about.
        let function = || functions::head_at(doc, at, tokens.end).is_some_and(|h| !h.plural);
        let other = || function() || doc.phrase(at, tokens.end, Tags::BODY).is_some();
        (set_off && tokens.end >= at + 2 && doc.case(at).is_capital() && !other()).then_some(at)
    }

    /// "Lise Duval, professeure à Bavay : Un conflit artificiel", "Paul Vercel – Les gants, nouveaux objets ?": where the title of
    /// a paper begins behind whoever speaks. Where `sure`, its words alone tell that it is one.
    pub(super) fn title_behind_sign(&self, i: usize, sure: bool) -> Option<usize> {
        let doc = self.doc;
        let tokens = &self.segments[i].tokens;
        let name = self.names.starting_at(tokens.start).map(|k| &self.names[k])?;
        if name.name.len() < 2 || tokens.clone().any(|t| doc.is_any(t, &["«", "“"])) {
            return None;
        }
        // "Lise Duval (CNRS), Liberté, privilège : les mots du cuir": the title begins behind the bracket, whatever colon stands in it.
        let enclosed = self.title_behind_bracket(i).filter(|at| doc.is(at - 1, ",") && doc.is(at - 2, ")") && name.sure);
        if enclosed.is_some() {
            return enclosed;
        }
        let mut depth = 0i32;
        for at in name.whole.end..tokens.end.min(name.whole.end + LONGEST_PARTICULARS) {
            match doc.word(at) {
                "(" => depth += 1,
                ")" => depth -= 1,
                ":" if depth == 0 && !doc.glued(at + 1) => return self.reads_as_paper(at + 1, tokens.end, false).then_some(at + 1),
                "–" | "—" | "-" if depth == 0 && !doc.glued(at) && self.reads_as_paper(at + 1, tokens.end, sure) => {
                    return Some(at + 1);
                }
                _ => {}
            }
        }
        None
    }

    /// Whether words behind a sign read like the title of a paper: no function, nobody, nothing that leads to others, no body.
    fn reads_as_paper(&self, from: usize, end: usize, sure: bool) -> bool {
        let doc = self.doc;
        let leads = Tags::MODERATION | Tags::MODERATION_HEADING | Tags::SPEAKERS_HEADING | Tags::SPEAKERS_INLINE | Tags::STAGED;
        let article = from + usize::from(doc.folds_to(from, &["le", "la", "les", "l'", "un", "une"]));
        let plain = end >= from + 3
            && doc.kind(from) == Some(TokenKind::Word)
            && functions::head_at(doc, from, end).is_none()
            && functions::head_at(doc, article, end).is_none_or(|h| !sure || h.weak || h.plural)
            && doc.phrase(from, end, leads).is_none()
            && self.names.starting_at(from).is_none();
        let body = || bodies::mention_at(doc, bodies::skip_article(doc, from, end), end, true);
        let whole = || body().is_some_and(|b| b.end + 1 >= end || b.start.is_sure() && doc.is_any(b.end, &[",", "(", "–", "-", ":"]));
        let worded = || {
            let word = |t: usize| doc.case(t) == Case::Lower && doc.has(t, Tags::NOUN | Tags::ADJECTIVE | Tags::VERB);
            (from + 1..end.min(from + LONGEST_PARTICULARS)).any(|t| word(t) && !doc.has(t, Tags::GRAMMATICAL))
        };
        plain && (!sure || doc.case(from).is_capital() && worded() && !whole())
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

    /// What segment `i` says behind the title that closes at token `close`.
    fn after_title(&self, i: usize, close: usize) -> Tokens {
        let end = self.segments[i].tokens.end;
        let from = close + 1 + usize::from(self.doc.is_any(close + 1, &[",", "–", "-", ":"]));
        from.min(end)..end
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

    /// "Name (Body), « Title », en visioconférence": what stands behind the title that closes at token `close` holds for those
    /// placed since there were `before`.
    pub(super) fn say_behind_title(&mut self, i: usize, close: usize, before: usize) {
        let Some(said) = status_of(self.doc, &self.after_title(i, close)) else { return };
        for placed in &mut self.programme.placed[before..] {
            placed.entry.tentative |= said.tentative;
            placed.entry.remote |= said.remote;
        }
    }
}
