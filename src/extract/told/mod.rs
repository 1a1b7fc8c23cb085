//! Programmes told in prose: "La table ronde, à 14 h, réunira …", "Suivra, à 18 h 20, la conférence « … »".
//!
//! Where a document has its times inside sentences, its paragraphs are cut into sentences, and each sentence says
//! whether it is an item of the programme, goes on with one, or is an aside.
//!
//! - `sentences`: sentences and their halves; `teller`: what each is; `people`: who takes part in it

mod people;
mod sentences;
mod teller;

use super::agenda;
use super::dates::DateMention;
use super::segments::{Found, Segment};
use super::times::TimeMention;
use crate::record::{Edtf, SessionKind};
use crate::text::{Case, Marked, TokenKind, Tokens};
pub use people::{chairs, papers, people, quotes};
use sentences::sentences;
use teller::Teller;

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

/// Fewer timed sentences than this are no programme, unless all tell of people or titles; a single one is none.
const LEAST: usize = 3;
const LEAST_RICH: usize = 2;

/// Tokens of a sentence that calls out the subject of its paragraph.
const LEAST_LEAD: usize = 4;
const LONGEST_LEAD: usize = 10;

/// Tokens of a title before a time in brackets, of the brackets, and of a line that holds both, at most.
const LONGEST_TITLE: usize = 30;
const LONGEST_BRACKET: usize = 16;
const LONGEST_LINE: usize = 60;

/// A sentence of more tokens tells no item.
const LONGEST: usize = 600;

/// Tokens of a line with time, title and people that is no sentence.
const LONGEST_HEADED: usize = 40;

/// The segments with the paragraphs of a told programme cut into sentences; unchanged for any other text.
pub fn cut(doc: &Marked, segments: Vec<Segment>, found: &Found) -> Vec<Segment> {
    if found.times.len() < LEAST_RICH {
        return segments;
    }
    let headed = |dated: bool| segments.iter().filter(|s| !s.furniture && time_heads(doc, s, found, dated)).count();
    // "Séance 2 – 5 mai 2023": a series.
    let headings = segments.iter().filter(|s| s.heading > 0 && holds_day(s, found)).count();
    if headings >= LEAST || headed(false) >= LEAST {
        return segments;
    }
    let several = |d: &&DateMention| d.dates.len() > 1 || d.dates.iter().any(|x| x.is_range());
    let days = found.dates.iter().filter(several).map(|d| &d.dates).find(|d| d.iter().all(|x| x.start_day().is_some()));
    let mut teller = Teller { doc, found, days: days.cloned().unwrap_or_default(), plural: None, day: None, begun: false };
    let mut pieces: Vec<Segment> = Vec::with_capacity(segments.len());
    let (mut items, mut rich) = (0, 0);
    for segment in &segments {
        let dated_line =
            || time_heads(doc, segment, found, true) && !time_heads(doc, segment, found, false) && sets_off(doc, segment, found);
        if segment.furniture || segment.heading > 0 || segment.tokens.len() < 8 || dated_line() {
            pieces.push(segment.clone());
            continue;
        }
        let mut open = false;
        let mut last_item = None;
        let mut lead = None;
        for (k, sentence) in sentences(doc, &segment.tokens, found).into_iter().enumerate() {
            let mut telling = teller.telling(&sentence, open);
            if k == 0 {
                lead = heads_paragraph(doc, &sentence, found).then(|| sentence.clone());
            }
            open = match telling {
                Telling::Item(_) => true,
                Telling::GoesOn => open,
                _ => false,
            };
            if let Telling::Item(told) = &mut telling {
                let unquoted = quotes(doc, &sentence).is_empty();
                if let Some(lead) = lead.take().filter(|_| k == 1 && unquoted) {
                    told.label = told.label.take().or(told.title.take());
                    told.title = Some(lead);
                }
                // Nothing is interrupted before it has begun: "un café sera servi dès 8 h 30".
                if items == 0 && told.kind == Some(SessionKind::Break) {
                    told.kind = Some(SessionKind::Welcome);
                }
                items += 1;
                rich += usize::from(
                    !quotes(doc, &sentence).is_empty() || teller.names_in(&sentence) > 0 && told.title.as_ref().is_none_or(|t| t.len() < 8),
                );
            }
            if matches!(telling, Telling::GoesOn)
                && let Some((title, kind)) = teller.names_last(&sentence)
                && let Some(Telling::Item(last)) = last_item.map(|k: usize| &mut pieces[k].telling)
                && last.title.is_none()
            {
                (last.title, last.kind) = (Some(title), kind.or(last.kind));
            }
            if matches!(telling, Telling::Item(_)) {
                last_item = Some(pieces.len());
            }
            let blank_before = if k == 0 { segment.blank_before } else { 0 };
            pieces.push(Segment { tokens: sentence, cut: k > 0, blank_before, telling, ..segment.clone() });
        }
    }
    // "mardi 4 mai, 18 h : visite": a list of other days leaves the letter above it what it is.
    // Market days and opening hours have neither titles nor people.
    let enough = items >= LEAST && rich * 3 >= items || items == LEAST_RICH && rich == items;
    if enough && items > headed(true) { pieces } else { segments }
}

/// "Coudre ou coller ?", "Gants, on tourne !": a short sentence at the head of a paragraph that calls out what it is about.
fn heads_paragraph(doc: &Marked, sentence: &Tokens, found: &Found) -> bool {
    let first = found.times.first_from(sentence.start);
    let timed = found.times.get(first).is_some_and(|t| t.tokens.start < sentence.end);
    let calls = doc.is_any(sentence.end - 1, &["?", "!"]) && !doc.folds_to(sentence.start, &["et", "mais", "ou"]);
    calls && !timed && (LEAST_LEAD..=LONGEST_LEAD).contains(&sentence.len())
}

fn holds_day(segment: &Segment, found: &Found) -> bool {
    let first = found.dates.first_from(segment.tokens.start);
    found.dates.get(first).is_some_and(|d| d.tokens.end <= segment.tokens.end)
}

/// "mardi 4 mai, 18 h : visite": a sign sets day and hour off; "Le mardi 4 mai, à 18 h, Lise Duval …" is a sentence.
fn sets_off(doc: &Marked, segment: &Segment, found: &Found) -> bool {
    let first = found.times.first_from(segment.tokens.start);
    found.times.get(first).is_some_and(|t| doc.is_any(t.tokens.end, &[":", "–", "—", "-", "|", ")", "·", "•"]))
}

/// "9 h 30 Accueil", "Accueil (9 h 30)": the time stands at one end of a line, bare; or behind a day.
fn time_heads(doc: &Marked, segment: &Segment, found: &Found, with_dated: bool) -> bool {
    let tokens = &segment.tokens;
    let first = found.times.first_from(tokens.start);
    let closing = |t: &TimeMention| t.tokens.end + 1 == tokens.end && doc.is(t.tokens.end, ")");
    let inside = |t: &&TimeMention| t.tokens.end <= tokens.end;
    if found.times.get(first).filter(inside).is_none() {
        return false;
    }
    // "Mardi 18 novembre (20 h) : ciné-débat"
    let dated = found.dates.starting_at(tokens.start).map(|k| found.dates[k].tokens.end);
    let behind_date = dated.is_some_and(|end| {
        let sign = |i: usize| doc.kind(i) == Some(TokenKind::Sign) && !doc.is(i, ".");
        found.times.get(first).is_some_and(|t| (end..t.tokens.start).all(sign) && t.tokens.start <= end + 2 && t.tokens.end < tokens.end)
    });
    // "De 16 h à 17 h : ateliers", "De 16 h à 17 h DÉBAT", in a list too "À 19 h Concert"
    let label = |i: usize| doc.case(i) == Case::Upper || segment.bullet && doc.case(i).is_capital();
    let opened = found.times.get(first).filter(inside).is_some_and(|t| {
        // "[De 9 h à 10 h] Accueil"
        let enclosed = doc.is_any(tokens.start, &["(", "["]) && doc.is_any(t.tokens.end, &[")", "]"]);
        let next = t.tokens.end + usize::from(enclosed);
        // "• et à 17 h, Lise Duval"
        let first = tokens.start + usize::from(segment.bullet && doc.folds_to(tokens.start, &["et", "puis", "enfin"]) || enclosed);
        // "De 9 h à 10 h Table ronde": a short line that is no sentence, and names nobody first.
        let short = tokens.len() <= LONGEST_HEADED && !doc.is_any(tokens.end - 1, &[".", "!", ","]);
        let title = next + usize::from(doc.is(next, ","));
        let titled = || short && doc.case(title) == Case::Capital && found.names.starting_at(title).is_none();
        let set_off = enclosed || titled() || doc.is_any(next, &[":", "–", "—", "-", "|"]) || segment.bullet && doc.is(next, ",");
        t.tokens.start == first && next < tokens.end && (set_off || label(next) || doc.parts_columns(next))
    });
    // "Visite (14 h, hall B), sur inscription"
    let bracket = found.times[first..].iter().take_while(inside).any(|t| {
        let close = (t.tokens.end..tokens.end.min(t.tokens.end + LONGEST_BRACKET)).find(|i| doc.is_any(*i, &["(", ")", "."]));
        let opened = t.tokens.start > tokens.start && doc.is(t.tokens.start - 1, "(") && t.tokens.start - tokens.start <= LONGEST_TITLE;
        opened
            && close.is_some_and(|c| doc.is(c, ")") && (c + 1 >= tokens.end || doc.is_any(c + 1, &[",", "–", "—", "-"])))
            && !(tokens.start..t.tokens.start).any(|i| doc.is_any(i, &[".", ";"]))
    });
    // "Concert de Lise Duval, 20 h 30, église Saint-Blaise": a line of a list
    let sign = |i: usize| doc.is_any(i, &[",", "–", "—", "|", "•", "·"]) || doc.is(i, "-") && !doc.glued(i);
    let between = || {
        tokens.len() <= LONGEST_TITLE
            && !doc.is(tokens.end - 1, ".")
            && found.times[first..].iter().take_while(inside).any(|t| {
                t.tokens.start > tokens.start + 1 && sign(t.tokens.start - 1) && (t.tokens.end == tokens.end || sign(t.tokens.end))
            })
    };
    // "Cette soutenance a lieu à 9 h 30" below its title
    let held =
        || agenda::held_at(doc, tokens).is_some_and(|at| found.times.get(first).is_some_and(|t| t.tokens.start <= at && at < t.tokens.end));
    behind_date && with_dated
        || opened
        || held()
        || bracket && segment.tokens.len() < LONGEST_LINE
        || doc.number(tokens.start).is_some() && found.times.get(first).filter(inside).is_some_and(|t| t.tokens.start == tokens.start)
        || found.times[first..].iter().take_while(inside).last().is_some_and(closing)
        || between()
}
