//! The days of the event, from the head of the text, day headings and dated items.

use super::Reading;
use crate::extract::dates::{DateMention, DateUse};
use crate::record::{Edtf, EventDate};
use crate::text::Marked;

/// The days of the event.
pub fn dates(reading: &Reading) -> Vec<EventDate> {
    let Reading { doc, segments, agenda, dates: mentions, .. } = *reading;
    let head_end = agenda.head.end.checked_sub(1).and_then(|i| segments.get(i)).map_or(0, |s| s.tokens.end);
    let headings: Vec<&DateMention> = agenda.day_headings.iter().map(|(_, d)| d).collect();
    let mut item_days: Vec<Edtf> = agenda.items.iter().filter(|i| i.own_date).filter_map(|i| i.date).collect();
    item_days.sort();
    item_days.dedup();
    // A season is no event.
    let long = |x: &Edtf| x.as_date().zip(x.last().as_date()).is_some_and(|(a, b)| b.since(a).is_ok_and(|s| s.get_days() > 60));
    let full = |d: &&DateMention| d.use_ == DateUse::Open && d.dates.iter().all(|x| x.start_day().is_some() && !long(x));
    let in_head: Vec<&DateMention> = mentions.iter().filter(|d| d.tokens.start < head_end).filter(full).collect();
    let mut chosen: Vec<&DateMention> = Vec::new();
    // A range or list in the head says it all; day headings and dated items come next.
    let range = in_head.iter().find(|d| d.dates.iter().any(|x| x.is_range()) || d.dates.len() > 1);
    let spans = range.is_some_and(|r| item_days.iter().all(|day| r.dates.iter().any(|x| holds(*x, *day))));
    if item_days.len() >= 3 && !spans {
        chosen.extend(mentions.iter().filter(|d| d.dates.iter().any(|x| item_days.contains(x))));
    } else if let Some(range) = range {
        chosen.push(range);
    } else if headings.len() >= 2 || headings.len() == 1 && in_head.is_empty() {
        chosen.extend(&headings);
        chosen.extend(mentions.iter().filter(|d| d.use_ == DateUse::Open && d.dates.iter().any(|x| item_days.contains(x))));
    } else if item_days.len() >= 2 {
        chosen.extend(mentions.iter().filter(|d| d.dates.iter().any(|x| item_days.contains(x))));
    } else if let Some(first) = in_head.iter().find(|d| d.weekday.is_some()).or(in_head.first()) {
        chosen.push(first);
    } else if let Some(first) = mentions.iter().find(full).filter(|_| agenda.items.len() > 1 || mentions.len() < 12) {
        chosen.push(first);
    }
    let mut out: Vec<EventDate> = Vec::new();
    for mention in chosen {
        for date in &mention.dates {
            let (date, inferred) = with_year(doc, *date, mention.weekday, mentions);
            if !out.iter().any(|d| d.date == date || d.date.is_range() && d.date.covers(date)) {
                out.push(EventDate {
                    date,
                    text: doc.surface(&mention.tokens),
                    span: doc.span(&mention.tokens),
                    rule: "event.date".into(),
                    inferred,
                });
            }
        }
    }
    out.sort_by_key(|d| d.date);
    out
}

/// Whether a range, its year or not, holds a day, its year or not.
fn holds(range: Edtf, day: Edtf) -> bool {
    let year = range.start_year().or(day.start_year()).unwrap_or(2000);
    let (range, day) = (range.with_year(range.start_year().unwrap_or(year)), day.with_year(day.start_year().unwrap_or(year)));
    range == day || range.is_range() && range.covers(day)
}

/// A year that the same day, a range that holds it, or the weekday together with a year in the text gives.
pub fn with_year(doc: &Marked, date: Edtf, weekday: Option<u8>, mentions: &[DateMention]) -> (Edtf, bool) {
    if date.start_year().is_some() {
        return (date, false);
    }
    for other in mentions.iter().filter(|m| m.use_ != DateUse::Other).flat_map(|m| &m.dates).filter(|d| d.start_year().is_some()) {
        let year = other.start_year().unwrap_or_default();
        let dated = date.with_year(year);
        if other.is_range() && other.covers(dated) || *other == dated {
            return (dated, true);
        }
    }
    // A year written anywhere counts if the weekday agrees.
    let Some(weekday) = weekday else { return (date, false) };
    let mut years: Vec<i16> =
        mentions.iter().filter(|m| m.use_ != DateUse::Other).flat_map(|m| &m.dates).filter_map(|d| d.start_year()).collect();
    years.extend(
        (0..doc.tokens.len())
            .filter_map(|i| doc.number(i).filter(|y| (1990..2100).contains(y) && doc.word(i).len() == 4 && i < 400).map(|y| y as i16)),
    );
    for year in years {
        let dated = date.with_year(year);
        if dated.as_date().is_some_and(|d| d.weekday().to_monday_one_offset() == weekday as i8) {
            return (dated, true);
        }
    }
    (date, false)
}

