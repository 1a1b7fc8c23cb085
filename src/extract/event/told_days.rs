//! Days of the event that minutes, articles and sentences tell rather than a line of the head.

use super::Reading;
use super::days::LONGEST_PLACED;
use crate::extract::dates::{DateMention, DateUse, weekday_at};
use crate::extract::segments::Segment;
use crate::extract::{times, verbs};
use crate::lexicon::Tags;
use crate::record::Edtf;
use crate::text::fold::fold;
use crate::text::{Case, Marked, Tokens};

/// A day, and the days after it with which sentences begin: "Le vendredi 7 mai, …", "Samedi 8 mai, dès 10 h, …".
pub fn run_of_days<'a>(doc: &Marked, first: &'a DateMention, full: &[&'a DateMention]) -> Vec<&'a DateMention> {
    let mut run = vec![first];
    let day = |d: &DateMention| {
        let [day] = d.dates.as_slice() else { return None };
        if day.is_range() { None } else { day.with_year(day.start_year().unwrap_or(2000)).as_date().map(|at| (at, day.start_year())) }
    };
    let opens = |t: usize| t == 0 || doc.breaks(t) || doc.is_any(t - 1, &[".", "!", "?", "»"]);
    // "… jeudi 5 mai 9 h Accueil …" in text that lost its line ends
    let timed = |d: &DateMention| times::mention_at(doc, d.tokens.end, true).is_some() && !doc.folds_to(d.tokens.end, &["a"]);
    let heads = |d: &DateMention| opens(d.tokens.start) || timed(d);
    for next in full.iter().copied().filter(|d| d.tokens.start > first.tokens.start && d.weekday.is_some() && heads(d)) {
        let Some(((last, year), (at, own))) = run.last().and_then(|last| day(last)).zip(day(next)) else { continue };
        let follows = last.with().year(at.year()).build().ok().and_then(|last| last.tomorrow().ok()) == Some(at);
        if follows && (own.is_none() || year.is_none() || own == year) {
            run.push(next);
        }
    }
    run
}

/// "Programme de samedi 21 mai : à 9 h, accueil ; …": days that head paragraphs in which the programme is told.
pub fn told_headings<'a>(reading: &Reading, full: &[&'a DateMention]) -> Vec<&'a DateMention> {
    let doc = reading.doc;
    let heads = |d: &&DateMention| {
        let line = reading.segments.partition_point(|s| s.tokens.end <= d.tokens.start);
        let near = reading.segments.get(line).is_some_and(|s| d.tokens.start < s.tokens.start + TOLD_HEADING);
        near && doc.is(d.tokens.end, ":") && d.dates.len() == 1
    };
    full.iter().copied().filter(heads).collect()
}

/// Tokens before the day that heads a paragraph.
const TOLD_HEADING: usize = 6;

/// "Compte rendu de la réunion du 4 mai 2022", "Jeudi 4 mai 2022" right below: the day of which minutes tell.
pub fn is_in_report(reading: &Reading, date: &DateMention) -> bool {
    let doc = reading.doc;
    let reports =
        |s: &Segment| s.tokens.clone().any(|t| doc.phrase(t, s.tokens.end, Tags::MINUTES).is_some_and(|(_, v)| v.has(Tags::MINUTES)));
    let line = reading.segments.partition_point(|s| s.tokens.end <= date.tokens.start);
    reading.segments[line.saturating_sub(4)..(line + 1).min(reading.segments.len())].iter().any(reports)
}

/// "Compte rendu du 4 mai 2022", on one line.
pub fn names_minutes(reading: &Reading, date: &DateMention) -> bool {
    let doc = reading.doc;
    let line = reading.segments.iter().find(|s| s.tokens.contains(&date.tokens.start));
    let minutes = |t: usize| doc.phrase(t, date.tokens.start, Tags::MINUTES).is_some_and(|(_, v)| v.has(Tags::MINUTES));
    line.is_some_and(|line| (line.tokens.start..date.tokens.start).any(minutes))
}

/// "Réunion du bureau du 4 mai 2022" on one of the first lines: the day stands with the kind of the event.
pub fn is_of_name(reading: &Reading, date: &DateMention) -> bool {
    let doc = reading.doc;
    let line = reading.segments.iter().take(3).find(|s| s.tokens.contains(&date.tokens.start));
    line.is_some_and(|s| s.tokens.len() <= LONGEST_PLACED && doc.phrase(s.tokens.start, date.tokens.start, Tags::EVENT_KIND).is_some())
}

/// "Séance du 4 mai 2022", "Réunion du 4 mai 2022" at the beginning of a line: the day of which minutes tell.
pub fn is_of_sitting(reading: &Reading, date: &DateMention) -> bool {
    let doc = reading.doc;
    let start = date.tokens.start;
    let begins = |t: usize| doc.folds_to(t, &["seance", "reunion"]) && (t == 0 || doc.breaks(t));
    let year = date.dates.iter().all(|d| d.start_year().is_some());
    year && (start.saturating_sub(2)..start).any(begins)
}

/// In a programme told in prose, a day alone on a line above it is the day of writing; the event's stands in a sentence.
/// So is "Brivelle, le 4 mai" alone on its line in a text without a programme.
pub fn told<'a>(reading: &'a Reading, full: &[&'a DateMention]) -> Option<&'a DateMention> {
    let doc = reading.doc;
    let alone = |d: &DateMention| {
        reading.segments.iter().any(|s| {
            // "Mardi 3 mai 2022 à 9 h 25"
            let hour = (d.tokens.end..d.tokens.end + 2).find_map(|t| times::mention_at(doc, t, true)).map(|time| time.tokens.end);
            let end = hour.filter(|end| *end == s.tokens.end).unwrap_or(d.tokens.end);
            s.tokens.start >= d.tokens.start.saturating_sub(1) && s.tokens.end <= end + 1 && s.tokens.contains(&d.tokens.start)
        })
    };
    let prose = !reading.agenda.items.is_empty() && reading.agenda.items.iter().all(|i| i.rule.contains("told"));
    let (first, next) = (full.first()?, full.get(1)?);
    let dateline = reading.segments.iter().any(|s| s.tokens.contains(&first.tokens.start) && reading.is_dateline(&s.tokens));
    // The day of an entry of a journal above its headline, then "Le 4 mai, le colloque « X » réunissait …" before the programme.
    // With its hour, it may stand below a rubric or the name of the newspaper.
    let hour = (first.tokens.end..first.tokens.end + 2).any(|t| times::mention_at(doc, t, true).is_some());
    let below = |k: usize| reading.segments.get(k).is_some_and(|s| first.tokens.start < s.tokens.start && s.blank_before > 0);
    let top = below(1) || hour && (2..TOP).any(below);
    let entry = || {
        // The hour of the entry alone may pass for an item.
        let (items, line) = (&reading.agenda.items, |i: usize| reading.segments[i].tokens.start);
        let before = items.len() <= 1 && hour || items.first().is_none_or(|item| next.tokens.end <= line(item.segments.start));
        before && !alone(next) && next.dates.len() == 1 && tells_of_event(reading, next)
    };
    (prose && alone(first) && !alone(next) || dateline && (!alone(next) || next.weekday.is_some()) || top && alone(first) && entry())
        .then_some(*next)
}

/// Lines at the top of a page, one of which is its day.
const TOP: usize = 4;

/// Tokens around a day in which its sentence names the event.
const TOLD: usize = 14;

/// "Le 4 mai, le colloque « X » réunissait …": kind and verb near a day, on a line that goes on.
fn tells_of_event(reading: &Reading, date: &DateMention) -> bool {
    let doc = reading.doc;
    let Some(line) = reading.segments.iter().find(|s| s.tokens.contains(&date.tokens.start)) else { return false };
    let near = date.tokens.start.saturating_sub(TOLD).max(line.tokens.start)..(date.tokens.end + TOLD).min(line.tokens.end);
    let has = |tags: Tags| near.clone().any(|t| doc.case(t) == Case::Lower && doc.phrase(t, near.end, tags).is_some());
    has(Tags::EVENT_KIND | Tags::EVENT_BODY) && has(Tags::EVENT_HELD)
}

/// Tokens of a line that leads to the page of another day.
const SIBLING: usize = 8;

/// "Soutenances du 3 mai 2022 / Soutenances du 5 mai 2022" at the end of the page that "Soutenances du 4 mai 2022" heads: where the
/// days begin that lead to the pages before and after.
pub fn siblings(reading: &Reading) -> Vec<usize> {
    let segments = reading.segments;
    let foot = &segments[segments.len().saturating_sub(SIBLINGS_WITHIN)..];
    let dated = |s: &Segment| {
        let one =
            reading.dates_in(&s.tokens).next().filter(|d| d.use_ == DateUse::Open && d.dates.len() == 1 && d.dates[0].as_date().is_some());
        let date = one.filter(|d| s.tokens.len() <= SIBLING && d.tokens.end >= s.tokens.end && d.tokens.start > s.tokens.start)?;
        Some((fold(&reading.doc.surface(&(s.tokens.start..date.tokens.start))), date.dates[0], date.tokens.start))
    };
    let Some([(words, before, first), (_, after, second)]) =
        foot.windows(2).find_map(|pair| Some([dated(&pair[0])?, dated(&pair[1])?])).filter(|[(a, ..), (b, ..)]| a == b)
    else {
        return Vec::new();
    };
    let between = |s: &Segment| dated(s).is_some_and(|(own, day, at)| at < first && own == words && before < day && day < after);
    let heads = segments.iter().take(SIBLINGS_HEAD).any(between);
    if heads { vec![first, second] } else { Vec::new() }
}

/// Lines at the end and at the head of a page among which the pages of other days and its own day stand.
const SIBLINGS_WITHIN: usize = 8;
const SIBLINGS_HEAD: usize = 16;

/// Tokens at the head of an article among which it tells its weekday.
const ARTICLE: usize = 200;

/// Tokens around a weekday in which its sentence names the event and says that it was held.
const NEAR: usize = 30;

/// "Le festival a fermé ses portes samedi, devant des curieux accourus depuis jeudi", published on a Monday:
/// the days that an article tells by their weekdays alone.
pub fn weekdays(reading: &Reading, published: Edtf) -> Option<(Edtf, Tokens)> {
    let doc = reading.doc;
    let plain = |i: &usize| {
        let weekly = *i > 0 && doc.folds_to(i - 1, &["le", "les", "chaque", "du", "tous"]);
        doc.has(*i, Tags::WEEKDAY) && doc.case(*i) == Case::Lower && doc.number(i + 1).is_none() && !weekly
    };
    let told = |i: &usize| {
        let near = i.saturating_sub(NEAR)..(i + NEAR).min(doc.tokens.len());
        let from = near.clone().take(NEAR).filter(|t| doc.is(*t, ".") && !doc.glued(t + 1) && t < i).last().map_or(near.start, |t| t + 1);
        let end = (*i..near.end).find(|t| doc.is(*t, ".") && !doc.glued(t + 1)).unwrap_or(near.end);
        let sentence = from..end;
        let has = |tags: Tags| sentence.clone().any(|t| doc.phrase(t, sentence.end, tags).is_some_and(|(_, v)| v.has(tags)));
        let future = sentence.clone().any(|t| verbs::is_future(doc, t));
        (has(Tags::EVENT_KIND) && has(Tags::EVENT_HELD) && !future).then_some(sentence)
    };
    let words = doc.beginnings(0..doc.tokens.len().min(ARTICLE), Tags::WEEKDAY).filter(plain);
    let (i, sentence) = words.into_iter().find_map(|i| Some((i, told(&i)?)))?;
    let day = |i: usize, until: jiff::civil::Date| {
        let weekday = weekday_at(doc, i)? as i8;
        let back = (until.weekday().to_monday_one_offset() - weekday).rem_euclid(7);
        until.checked_sub(jiff::Span::new().days(back)).ok()
    };
    let edtf = |date: jiff::civil::Date| Edtf::day(Some(date.year()), date.month() as u8, date.day() as u8);
    let last = day(i, published.as_date()?.yesterday().ok()?)?;
    // "depuis mercredi"
    let since = (i + 1..sentence.end).find(|t| doc.has(*t, Tags::WEEKDAY) && doc.folds_to(t - 1, &["depuis"]));
    let first = since.and_then(|since| day(since, last)).filter(|first| *first < last);
    let date = match first {
        Some(first) => Edtf::range(edtf(first)?, edtf(last)?),
        None => edtf(last)?,
    };
    Some((date, i..i + 1))
}
