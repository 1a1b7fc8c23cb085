//! Days that are written without their month: the days of the event tell it.

use super::date_use::use_of;
use super::dates::{DateMention, DateUse, opening, weekday_at};
use crate::lexicon::Tags;
use crate::record::Edtf;
use crate::text::{Marked, TokenKind};

/// Days of an event that lasts long enough for its weekdays to come twice.
const MOST_DAYS: usize = 7;

/// "vendredi 8", and "Samedi" at the head of a line: days whose month the days of the event tell, where these are given
/// together before.
pub(super) fn add(doc: &Marked, found: &mut Vec<DateMention>) {
    let together = |d: &&DateMention| d.use_ == DateUse::Open && (d.dates.len() > 1 || d.dates.iter().any(|x| x.is_range()));
    let Some(event) = found.iter().find(together) else { return };
    let days: Vec<Edtf> = event.dates.iter().flat_map(|date| each_day(*date)).collect();
    if !(2..=MOST_DAYS).contains(&days.len()) {
        return;
    }
    let from = event.tokens.end;
    let mut named = Vec::new();
    let mut near = 0;
    for i in doc.beginnings(from..doc.tokens.len(), Tags::WEEKDAY).filter(|i| doc.has(*i, Tags::WEEKDAY)) {
        while found.get(near).is_some_and(|d| d.tokens.end <= i) {
            near += 1;
        }
        if found.get(near).is_some_and(|d| d.tokens.start <= i + 1) {
            continue;
        }
        let Some(weekday) = weekday_at(doc, i) else { continue };
        let falls = |day: &&Edtf| day.as_date().map(|date| date.weekday().to_monday_one_offset() as u8);
        let day = match day_number(doc, i + 1) {
            Some(number) => days.iter().find(|day| day.start_day() == Some(number) && falls(day).is_none_or(|own| own == weekday)),
            None if heads_line(doc, i) => only(days.iter().filter(|day| falls(day) == Some(weekday))),
            None => None,
        };
        if let Some(day) = day {
            let begin = opening(doc, i);
            let end = i + 1 + usize::from(day_number(doc, i + 1).is_some());
            named.push(DateMention { tokens: begin..end, dates: vec![*day], weekday: Some(weekday), use_: use_of(doc, begin) });
        }
    }
    found.append(&mut named);
    found.sort_by_key(|date| date.tokens.start);
}

/// The number of a day that stands by itself: neither an hour nor the first of a list.
fn day_number(doc: &Marked, i: usize) -> Option<u8> {
    let number = doc.number(i).filter(|n| (1..=31).contains(n) && doc.word(i).len() <= 2 && !doc.breaks(i))?;
    let other = doc.is_any(i + 1, &["h", "H", "/", "."]) && doc.glued(i + 1) || doc.folds_to(i + 1, &["h", "heures", "et"]);
    (!other).then_some(number as u8)
}

/// "Samedi", "> Vendredi (salle des fêtes)", "Jeudi matin :": a weekday with a capital that begins its line, and little behind it.
fn heads_line(doc: &Marked, i: usize) -> bool {
    let lead = (0..i).rev().take_while(|k| !doc.breaks(k + 1) && doc.kind(*k) == Some(TokenKind::Sign)).count();
    let first = i - lead;
    let begins = doc.case(i).is_capital() && (first == 0 || doc.breaks(first));
    let half = usize::from(doc.has(i + 1, Tags::HALF_DAY) && !doc.breaks(i + 1));
    let next = i + 1 + half;
    begins && (next >= doc.tokens.len() || doc.breaks(next) || doc.is_any(next, &["(", ":", "–", "—", "|"]))
}

/// The one value of an iterator that gives one.
fn only<T>(mut values: impl Iterator<Item = T>) -> Option<T> {
    values.next().filter(|_| values.next().is_none())
}

/// The days of a stretch within one month, or whose year is known; none of one that says no day.
fn each_day(date: Edtf) -> Vec<Edtf> {
    let (Some(month), Some(from), Some(to)) = (date.start_month(), date.start_day(), date.last().start_day()) else { return Vec::new() };
    match (date.as_date(), date.last().as_date()) {
        (Some(first), Some(last)) => {
            let day = |date: jiff::civil::Date| Edtf::day(Some(date.year()), date.month() as u8, date.day() as u8);
            first.series(jiff::Span::new().days(1)).take_while(|date| *date <= last).take(MOST_DAYS + 1).filter_map(day).collect()
        }
        _ if date.last().start_month() == Some(month) => {
            (from..=to).take(MOST_DAYS + 1).filter_map(|day| Edtf::day(None, month, day)).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::dates::find;
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("10 et 11 juin 2017\nSamedi\n10 h Lecture\nDimanche (salle B)\n", "2017-06-10 2017-06-11 2017-06-10 2017-06-11"),
            ("du 8 au 10 mai 2026\n– vendredi 8, 21 h : veillée\n", "2026-05-08/2026-05-10 2026-05-08"),
            // Neither another weekday, nor one within a sentence, nor one that comes twice.
            ("10 et 11 juin 2017\nMardi\nvendredi 11, la suite\n", "2017-06-10 2017-06-11"),
            ("10 et 11 juin 2017\nLe samedi, la salle ouvre à 9 h.\n", "2017-06-10 2017-06-11"),
            ("du 1er au 31 octobre 2017\nSamedi\n", "2017-10-01/2017-10-31"),
            ("10 juin 2017\nSamedi\n", "2017-06-10"),
        ] {
            let found =
                marked(text, |doc| find(doc).iter().flat_map(|m| m.dates.clone()).map(|d| d.to_string()).collect::<Vec<_>>().join(" "));
            assert_eq!(found, expected, "{text}");
        }
    }
}
