//! Programmes told in prose: "La table ronde, à 14 h, réunira …", "Suivra, à 18 h 20, la conférence « … »".
//!
//! Where a document has its times inside sentences, its paragraphs are cut into sentences, and each sentence says
//! whether it is an item of the programme, goes on with one, or is an aside.

use super::dates::DateMention;
use super::entries::{self, Entry};
use super::names::NameMention;
use super::segments::{Found, Segment};
use super::status;
use super::times::TimeMention;
use crate::lexicon::{Tags, Value};
use crate::record::{Edtf, Part, SessionKind};
use crate::text::{Case, Marked, TokenKind, Tokens};

/// What a sentence of a told programme is.
#[derive(Clone, Debug, Default)]
pub enum Telling {
    /// Not cut from prose.
    #[default]
    None,
    Item(Box<Told>),
    /// It says more of the item before.
    GoesOn,
    Aside,
}

/// An item of the programme as a sentence tells it.
#[derive(Clone, Debug)]
pub struct Told {
    pub time: TimeMention,
    pub date: Option<Edtf>,
    pub label: Option<Tokens>,
    /// Its quoted title or its label; `None` where only a verb says that somebody speaks.
    pub title: Option<Tokens>,
    pub kind: Option<SessionKind>,
    /// It is one of several that a plural has announced.
    pub one_of_several: bool,
}

/// Fewer timed sentences than this are no programme.
const LEAST: usize = 3;

/// A sentence of more tokens tells no item.
const LONGEST: usize = 600;

/// The segments with the paragraphs of a told programme cut into sentences; unchanged for any other text.
pub fn cut(doc: &Marked, segments: Vec<Segment>, found: &Found) -> Vec<Segment> {
    let dated = |s: &&Segment| found.dates.binary_search_by_key(&s.tokens.start, |d| d.tokens.start).is_ok() && s.bullet;
    let (others, heads): (Vec<&Segment>, Vec<&Segment>) =
        segments.iter().filter(|s| !s.furniture && time_heads(doc, s, found)).partition(dated);
    // A list of other days may follow the programme of one day.
    let heads = if others.len() > heads.len() && heads.is_empty() { 0 } else { heads.len() + others.len() };
    let headings = segments.iter().filter(|s| s.heading > 0 && dates_in(found, &s.tokens)).count();
    if found.times.len() < LEAST || heads >= LEAST || headings >= LEAST {
        return segments;
    }
    let range = found.dates.iter().flat_map(|d| &d.dates).copied().find(|d| d.is_range() && d.start_day().is_some());
    let mut teller = Teller { doc, found, range, plural: None, day: None };
    let mut pieces: Vec<Segment> = Vec::with_capacity(segments.len());
    let (mut items, mut rich) = (0, 0);
    for segment in &segments {
        if segment.furniture || segment.heading > 0 || segment.tokens.len() < 8 || dated(&segment) {
            pieces.push(segment.clone());
            continue;
        }
        let mut open = false;
        for (k, sentence) in sentences(doc, &segment.tokens, found).into_iter().enumerate() {
            let telling = teller.telling(&sentence, open);
            open = match telling {
                Telling::Item(_) => true,
                Telling::GoesOn => open,
                _ => false,
            };
            if let Telling::Item(told) = &telling {
                items += 1;
                rich += usize::from(
                    !quotes(doc, &sentence).is_empty() || teller.names_in(&sentence) > 0 && told.title.as_ref().is_none_or(|t| t.len() < 8),
                );
            }
            let blank_before = if k == 0 { segment.blank_before } else { 0 };
            pieces.push(Segment { tokens: sentence, cut: k > 0, blank_before, telling, ..segment.clone() });
        }
    }
    // Market days and opening hours have neither titles nor people.
    if items >= LEAST && items > heads && rich * 3 >= items { pieces } else { segments }
}

fn dates_in(found: &Found, tokens: &Tokens) -> bool {
    let first = found.dates.partition_point(|d| d.tokens.start < tokens.start);
    found.dates.get(first).is_some_and(|d| d.tokens.end <= tokens.end)
}

/// "9 h 30 Accueil", "Accueil (9 h 30)": the time stands at one end of a line, bare.
fn time_heads(doc: &Marked, segment: &Segment, found: &Found) -> bool {
    let tokens = &segment.tokens;
    let first = found.times.partition_point(|t| t.tokens.start < tokens.start);
    let closing = |t: &TimeMention| t.tokens.end + 1 == tokens.end && doc.is(t.tokens.end, ")");
    let inside = |t: &&TimeMention| t.tokens.end <= tokens.end;
    // "Mardi 18 novembre (20 h) : ciné-débat"
    let dated = found.dates.binary_search_by_key(&tokens.start, |d| d.tokens.start).ok().map(|k| found.dates[k].tokens.end);
    let behind_date = dated.is_some_and(|end| {
        let sign = |i: usize| doc.kind(i) == Some(TokenKind::Sign) && !doc.is(i, ".");
        found.times.get(first).is_some_and(|t| (end..t.tokens.start).all(sign) && t.tokens.start <= end + 2 && t.tokens.end < tokens.end)
    });
    // "De 16 h à 17 h : ateliers"
    // "De 16 h à 17 h DÉBAT", in a list too "À 19 h Concert"
    let label = |i: usize| doc.case(i) == Case::Upper || segment.bullet && doc.case(i).is_capital();
    let opened = found.times.get(first).filter(inside).is_some_and(|t| {
        let next = t.tokens.end;
        t.tokens.start == tokens.start && next < tokens.end && (doc.is_any(next, &[":", "–", "—", "-", "|"]) || label(next))
    });
    // "Visite (14 h, hall B), sur inscription"
    let bracket = found.times[first..].iter().take_while(inside).any(|t| {
        let close = (t.tokens.end..tokens.end.min(t.tokens.end + 16)).find(|i| doc.is_any(*i, &["(", ")", "."]));
        let opened = t.tokens.start > tokens.start && doc.is(t.tokens.start - 1, "(") && t.tokens.start - tokens.start <= 30;
        opened
            && close.is_some_and(|c| doc.is(c, ")") && (c + 1 >= tokens.end || doc.is_any(c + 1, &[",", "–", "—", "-"])))
            && !(tokens.start..t.tokens.start).any(|i| doc.is_any(i, &[".", ";"]))
    });
    behind_date
        || opened
        || bracket && segment.tokens.len() < 60
        || doc.number(tokens.start).is_some() && found.times.get(first).filter(inside).is_some_and(|t| t.tokens.start == tokens.start)
        || found.times[first..].iter().take_while(inside).last().is_some_and(closing)
}

/// Sentences, and the halves of one that a semicolon and a time divide.
fn sentences(doc: &Marked, tokens: &Tokens, found: &Found) -> Vec<Tokens> {
    let mut cuts = Vec::new();
    let mut quoted = 0i32;
    for i in tokens.clone() {
        if doc.is_any(i, &["«", "“"]) {
            quoted += 1;
        } else if doc.is_any(i, &["»", "”"]) {
            quoted -= 1;
        }
        let next = i + 1;
        if quoted > 0 || next >= tokens.end {
            continue;
        }
        let stop = doc.is_any(i, &[".", "!", "?", "…"]) && !doc.glued(next) && !is_initial(doc, i);
        let begins = doc.case(next).is_capital() || doc.is_any(next, &["«", "“", "\""]) || doc.kind(next) == Some(TokenKind::Number);
        let half = doc.is(i, ";") && time_within(found, next..tokens.end.min(next + 5));
        if stop && begins || half {
            cuts.push(next);
        }
    }
    cuts.extend(between_times(doc, tokens, found));
    cuts.sort_unstable();
    cuts.dedup();
    let mut start = tokens.start;
    let mut out = Vec::with_capacity(cuts.len() + 1);
    for cut in cuts.into_iter().chain([tokens.end]) {
        out.push(start..cut);
        start = cut;
    }
    out
}

/// "Après le déjeuner (12 h 30), la visite de 14 heures …": a comma between two times divides two items.
fn between_times(doc: &Marked, tokens: &Tokens, found: &Found) -> Vec<usize> {
    let first = found.times.partition_point(|t| t.tokens.start < tokens.start);
    let inside: Vec<&TimeMention> =
        found.times[first..].iter().take_while(|t| t.tokens.end <= tokens.end).filter(|t| t.start.is_some()).collect();
    let comma = |pair: &[&TimeMention]| {
        let label = |i: &usize| doc.phrase(*i, tokens.end, Tags::LABEL | Tags::LABEL_WORD).is_some();
        let between = pair[0].tokens.end..pair[1].tokens.start;
        let cut = between.clone().rev().find(|i| doc.is(*i, ","))? + 1;
        if between.end - cut > 12 || (cut..between.end).any(|i| doc.is_any(i, &[".", ";", "?", "!"])) {
            return None;
        }
        (cut..pair[1].tokens.end + 8).take_while(|i| *i < tokens.end && !doc.is(*i, ",")).any(|i| label(&i)).then_some(cut)
    };
    inside.windows(2).filter_map(comma).collect()
}

/// A stop after one letter, or after a civility: "M. Petit", "J. Roche".
fn is_initial(doc: &Marked, stop: usize) -> bool {
    doc.is(stop, ".") && stop > 0 && (doc.case(stop - 1) == Case::Single || doc.has(stop - 1, Tags::CIVILITY))
}

fn time_within(found: &Found, tokens: Tokens) -> bool {
    let first = found.times.partition_point(|t| t.tokens.start < tokens.start);
    found.times.get(first).is_some_and(|t| t.tokens.start < tokens.end)
}

struct Teller<'a, 'd> {
    doc: &'a Marked<'d>,
    found: &'a Found<'a>,
    /// The days of the event, where they are given as a range.
    range: Option<Edtf>,
    /// Kind of the items that a plural has announced: "Trois tables rondes …", then "La première, …".
    plural: Option<SessionKind>,
    day: Option<Edtf>,
}

impl Teller<'_, '_> {
    fn telling(&mut self, sentence: &Tokens, open: bool) -> Telling {
        let item = self.item(sentence);
        self.note_plural(sentence);
        match item {
            Some(told) => Telling::Item(Box::new(told)),
            None if open && self.goes_on(sentence) => Telling::GoesOn,
            None => Telling::Aside,
        }
    }

    /// The item that a sentence with a time tells.
    fn item(&mut self, sentence: &Tokens) -> Option<Told> {
        let doc = self.doc;
        self.read_day(sentence);
        let first = self.found.times.partition_point(|t| t.tokens.start < sentence.start);
        if sentence.len() > LONGEST {
            return None;
        }
        let time = self.found.times.get(first).filter(|t| t.tokens.end <= sentence.end && t.start.is_some())?;
        if self.is_notice(sentence) {
            return None;
        }
        let label = self.label(sentence, time);
        let ordinal = (sentence.start..sentence.end.min(sentence.start + 3)).any(|i| doc.has(i, Tags::ORDINAL));
        let kind = label.as_ref().and_then(|(_, kind)| *kind).or(self.plural.filter(|_| ordinal));
        let quotes = quotes(doc, sentence);
        let several = papers(doc, sentence, self.found.names).len() >= 2 && label.is_some() && kind != Some(SessionKind::Workshop);
        let quote = quotes.first().filter(|_| kind != Some(SessionKind::Meal) && !several);
        let title = quote.cloned().or(label.as_ref().map(|(t, _)| t.clone()));
        // "Viendra ensuite, de 9 h à 10 h, le temps des explications : « Dix questions »"
        let introduced = quote.is_some_and(|q| doc.is(q.start - 2, ":") && q.len() >= 3);
        let named = label.is_some() || kind.is_some() || introduced;
        // "À 10 h, Lise Duval, juriste, expliquera …"
        let spoken = self.spoken(sentence);
        if title.is_none() && spoken.is_none() {
            return None;
        }
        // "s’ouvrira à 9 heures par un discours": the verb tells more than the word.
        let kind = spoken.flatten().filter(|_| !matches!(kind, Some(SessionKind::RoundTable | SessionKind::Workshop))).or(kind);
        (named || self.names_in(sentence) > 0).then(|| Told {
            time: time.clone(),
            date: self.day,
            label: label.map(|(t, _)| t).filter(|t| title.as_ref() != Some(t)),
            title,
            kind,
            one_of_several: self.plural.is_some() && (ordinal || kind == self.plural),
        })
    }

    /// The verb by which somebody of a sentence takes the floor, with the kind that it tells.
    fn spoken(&self, sentence: &Tokens) -> Option<Option<SessionKind>> {
        let doc = self.doc;
        let (_, value) = sentence.clone().find_map(|i| doc.phrase(i, sentence.end, Tags::SPEAKS).filter(|_| doc.case(i) == Case::Lower))?;
        let kind = usize::from(value.codes[Value::SESSION_KIND]).checked_sub(1).and_then(|k| SessionKind::ALL.get(k)).copied();
        (self.names_in(sentence) > 0).then_some(kind)
    }

    /// "Jeudi 27", within the days of the event; or a full date.
    fn read_day(&mut self, sentence: &Tokens) {
        let doc = self.doc;
        let first = self.found.dates.partition_point(|d| d.tokens.start < sentence.start);
        if let Some(DateMention { dates, .. }) = self.found.dates.get(first).filter(|d| d.tokens.end <= sentence.end) {
            self.day = dates.first().copied().filter(|d| !d.is_range() && d.start_day().is_some()).or(self.day);
            return;
        }
        for i in sentence.clone() {
            let Some(number) = doc.number(i + 1).filter(|_| doc.has(i, Tags::WEEKDAY) && i + 1 < sentence.end) else { continue };
            self.day = self
                .range
                .and_then(|r| Edtf::day(r.start_year(), r.start_month()?, number as u8).filter(|day| r.covers(*day)))
                .or(self.day);
        }
    }

    /// Opening hours, registration, prices: times without an item.
    fn is_notice(&self, sentence: &Tokens) -> bool {
        sentence.clone().any(|i| self.doc.phrase(i, sentence.end, Tags::NOTICE).is_some())
    }

    /// The label nearest to the time, and its kind.
    fn label(&self, sentence: &Tokens, time: &TimeMention) -> Option<(Tokens, Option<SessionKind>)> {
        let doc = self.doc;
        let mut found: Option<(Tokens, Option<SessionKind>)> = None;
        let quotes = quotes(doc, sentence);
        let mut i = sentence.start;
        while i < sentence.end {
            let free = !self.in_name(i) && !doc.has(i, Tags::ORDINAL) && !quotes.iter().any(|q| q.contains(&i));
            let Some((n, value)) = doc.phrase(i, sentence.end, Tags::LABEL | Tags::LABEL_WORD).filter(|_| free) else {
                i += 1;
                continue;
            };
            let kind = usize::from(value.codes[Value::SESSION_KIND]).checked_sub(1).and_then(|k| SessionKind::ALL.get(k)).copied();
            let distance = |t: &Tokens| t.start.abs_diff(time.tokens.start);
            let tokens = i..i + n;
            if doc.case(i) != Case::Upper && found.as_ref().is_none_or(|(t, _)| distance(&tokens) < distance(t)) {
                found = Some((self.extended(tokens, kind, sentence.end), kind));
            }
            i += n;
        }
        found
    }

    /// "visite des ateliers", "remise des prix": the complement belongs to the name of the item.
    fn extended(&self, mut tokens: Tokens, kind: Option<SessionKind>, end: usize) -> Tokens {
        let doc = self.doc;
        let takes = matches!(kind, Some(SessionKind::Visit | SessionKind::Ceremony | SessionKind::Performance));
        if takes && doc.folds_to(tokens.end, &["de", "du", "des", "d'"]) {
            let stop = |i: usize| {
                doc.kind(i) == Some(TokenKind::Sign) || doc.has(i, Tags::VERB) && !doc.has(i, Tags::NOUN) || doc.number(i).is_some()
            };
            let last = (tokens.end..end.min(tokens.end + 10)).find(|i| stop(*i)).unwrap_or(end.min(tokens.end + 10));
            tokens.end = last;
            while doc.has(tokens.end - 1, Tags::GRAMMATICAL) {
                tokens.end -= 1;
            }
        }
        tokens
    }

    fn in_name(&self, i: usize) -> bool {
        let near = self.found.names.partition_point(|n| n.whole.end <= i);
        self.found.names.get(near).is_some_and(|n| n.sure && n.whole.start <= i)
    }

    fn names_in(&self, sentence: &Tokens) -> usize {
        let inside = |n: &&NameMention| n.whole.end <= sentence.end;
        self.found.names[self.found.names.partition_point(|n| n.whole.start < sentence.start)..].iter().take_while(inside).count()
    }

    /// A sentence about the item before: "Y prendront part …", "X animera les débats".
    fn goes_on(&self, sentence: &Tokens) -> bool {
        let doc = self.doc;
        let part = |i: usize| {
            doc.phrase(i, sentence.end, Tags::GOES_ON | Tags::MODERATES | Tags::MODERATION | Tags::MODERATION_AFTER).is_some()
                || i == sentence.start && doc.phrase(i, sentence.end, Tags::SPEAKERS_INLINE).is_some()
        };
        self.names_in(sentence) > 0 && sentence.clone().any(part)
    }

    fn note_plural(&mut self, sentence: &Tokens) {
        let doc = self.doc;
        for i in sentence.clone() {
            if doc.has(i, Tags::COUNT)
                && let Some((_, value)) = doc.phrase(i + 1, sentence.end, Tags::LABEL | Tags::LABEL_WORD)
            {
                self.plural = usize::from(value.codes[Value::SESSION_KIND]).checked_sub(1).and_then(|k| SessionKind::ALL.get(k)).copied();
            }
        }
    }
}

/// What stands between quotation marks and begins with a capital, the marks left out.
pub fn quotes(doc: &Marked, tokens: &Tokens) -> Vec<Tokens> {
    let mut found = Vec::new();
    let mut open = None;
    for i in tokens.clone().filter(|i| doc.kind(*i) == Some(TokenKind::Sign)) {
        if doc.is_any(i, &["«", "“"]) {
            open = Some(i + 1);
        } else if doc.is_any(i, &["»", "”"])
            && let Some(start) = open.take().filter(|s| i > *s && (doc.case(*s).is_capital() || doc.number(*s).is_some()))
        {
            found.push(start..i);
        }
    }
    found
}

/// Papers that a sentence names one after the other, each with its speaker: "« A » par X, « B » par Y".
pub fn papers(doc: &Marked, sentence: &Tokens, names: &[NameMention]) -> Vec<Tokens> {
    let spoken = |title: &Tokens| {
        let mark = title.end + 1;
        let by = (mark..mark + 4).find(|i| doc.folds_to(*i, &["par", "de", "d'"])).unwrap_or(mark);
        let name = by + 1..by + 5;
        doc.folds_to(by, &["par", "de", "d'"])
            && names.get(names.partition_point(|n| n.whole.start < name.start)).is_some_and(|n| n.whole.start < name.end)
    };
    let papers: Vec<Tokens> = quotes(doc, sentence).into_iter().filter(spoken).collect();
    if papers.len() < 2 { Vec::new() } else { papers }
}

/// Somebody of a sentence that tells an item.
pub struct Person {
    pub entry: Entry,
    /// Title of the paper that they give.
    pub paper: Option<Tokens>,
    /// "Y les animera toutes": holds for every item that the plural announced.
    pub everywhere: bool,
}

/// The people of a sentence.
pub fn people(doc: &Marked, sentence: &Tokens, title: Option<&Tokens>, papers: &[Tokens], names: &[NameMention]) -> Vec<Person> {
    let mut out = Vec::new();
    let mut start = sentence.start;
    let mut paper: Option<Tokens> = None;
    let quotes = quotes(doc, sentence);
    for quote in quotes.iter().chain([&(sentence.end + 1..sentence.end + 1)]) {
        let part = start..(quote.start.saturating_sub(1)).clamp(start, sentence.end);
        let mut entries = entries::list(doc, &part, part.end, Part::Speaker, names);
        status::of_sentences(doc, &mut entries, part.end);
        for mut entry in entries.into_iter().filter(|e| e.name.as_ref().is_none_or(|n| !is_aside(doc, n))) {
            let chair = chairs(doc, &part, &entry);
            if chair.is_some() {
                entry.part = Part::Moderator;
            }
            let everywhere = chair.is_some_and(|verb| doc.folds_to(verb - 1, &["les"]));
            out.push(Person { entry, paper: paper.clone(), everywhere });
        }
        start = (quote.end + 1).min(sentence.end);
        paper = Some(quote.clone()).filter(|q| papers.contains(q) && Some(q) != title);
    }
    out
}

/// Somebody to whom one writes: no participant.
fn is_aside(doc: &Marked, name: &NameMention) -> bool {
    name.whole.start > 0 && doc.folds_to(name.whole.start - 1, &["aupres"])
}

/// The verb by which this person chairs: "X, journaliste, animera …", "C’est X qui mènera la discussion".
fn chairs(doc: &Marked, sentence: &Tokens, entry: &Entry) -> Option<usize> {
    // "…, qu'animera Lise Duval"
    let before = entry.tokens.start.checked_sub(1).filter(|i| *i > sentence.start && doc.phrase(*i, i + 1, Tags::MODERATES).is_some());
    if before.is_some_and(|i| doc.case(i) == Case::Lower && doc.folds_to(i - 1, &["qu'", "que"])) {
        return before;
    }
    let after = entry.tokens.end..sentence.end.min(entry.tokens.end + 6);
    let verb =
        after.clone().take_while(|i| !doc.is_any(*i, &[".", ";"])).find(|i| doc.phrase(*i, sentence.end, Tags::MODERATES).is_some())?;
    // Only a relative or an object pronoun may stand between.
    let pronoun = |i: usize| doc.case(i) == Case::Lower && doc.word(i).chars().count() <= 3;
    (after.start..verb).all(|i| doc.is(i, ",") || pronoun(i)).then_some(verb)
}
