//! Dates: days, lists and ranges of days, months, with or without a year; the weekday is kept as a check.

use super::date_use::{is_byline, is_cancelled, use_of};
use super::mentions::{Mention, Mentions};
use super::{named_days, times};
use crate::lexicon::{Tags, Value};
use crate::record::Edtf;
use crate::text::{Marked, TokenKind, Tokens};

/// One or more days written together.
#[derive(Clone, Debug, PartialEq)]
pub struct DateMention {
    pub tokens: Tokens,
    /// A range is one value, days in a list are several.
    pub dates: Vec<Edtf>,
    /// Weekday of the first day as written, Monday 1.
    pub weekday: Option<u8>,
    pub use_: DateUse,
}

/// What the words before a date say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateUse {
    /// Nothing against its being a day of the event.
    Open,
    /// "Publié le", "mis à jour le".
    Publication,
    /// "avant le", "jusqu'au", "loi du", "depuis le": no day of the event.
    Other,
    /// "prochaine réunion :", "l’an dernier": the day of another event than one whose day was given before.
    Another,
}

/// Words that a date may begin with.
const BEGINS: Tags = Tags::WEEKDAY.union(Tags::SHORT_DAY).union(Tags::MONTH);

impl Mention for DateMention {
    fn place(&self) -> &Tokens {
        &self.tokens
    }
}

/// A text of so many tokens has an end of its own.
const LATE: usize = 200;

/// Every date in the text, in order.
pub fn find(doc: &Marked) -> Mentions<DateMention> {
    let mut found: Vec<DateMention> = Vec::new();
    let mut numbers = doc.numbers().iter().copied().peekable();
    let mut words = doc.beginnings(0..doc.tokens.len(), BEGINS).filter(|i| doc.has(*i, BEGINS)).peekable();
    let mut from = 0;
    loop {
        while numbers.next_if(|i| *i < from).is_some() {}
        while words.next_if(|i| *i < from).is_some() {}
        // "juin-juillet 2022": a word before a number, too.
        let joined =
            |i: usize| i > from && doc.tokens[i - 1].kind == TokenKind::Word && doc.tokens[i - 1].joined && doc.number(i).is_some();
        let number = numbers.peek().map(|i| if joined(*i) { i - 1 } else { *i });
        let Some(i) = number.into_iter().chain(words.peek().copied()).min() else { break };
        from = i + 1;
        if let Some(mention) = mention_at(doc, i) {
            from = mention.tokens.end;
            found.push(mention);
        }
    }
    named_days::add(doc, &mut found);
    // Where no other day was given before, the next meeting is the event.
    let first = found.iter().position(|d| d.use_ == DateUse::Open && d.dates.iter().all(|x| x.start_day().is_some()));
    // What closes a text that gave no day is not its event.
    let late = doc.tokens.len() - doc.tokens.len() / 5;
    for (k, date) in found.iter_mut().enumerate() {
        let closes = date.tokens.start >= late.max(LATE);
        if date.use_ == DateUse::Another && first.is_none_or(|first| k < first) && !closes {
            date.use_ = DateUse::Open;
        }
    }
    Mentions::new(found, doc.tokens.len())
}

/// The date that begins at token `i`.
pub fn mention_at(doc: &Marked, i: usize) -> Option<DateMention> {
    // "9 h 30": most numbers are times.
    if doc.kind(i) == Some(TokenKind::Number) && doc.is_any(i + 1, &["h", "H"]) || numbers_an_item(doc, i) {
        return None;
    }
    let (dates, weekday, end) =
        numeric(doc, i).or_else(|| written(doc, i)).or_else(|| day_and_month(doc, i)).or_else(|| month_alone(doc, i))?;
    let begin = opening(doc, i);
    let mut use_ = use_of(doc, begin);
    // "Diffusé le 4 mai de 13 h à 14 h": what has a beginning and an end took place.
    let lasts = || (end..end + 3).find_map(|at| times::mention_at(doc, at, true)).is_some_and(|t| t.start.is_some() && t.end.is_some());
    if use_ == DateUse::Publication && lasts() {
        use_ = DateUse::Open;
    }
    if use_ == DateUse::Open && is_byline(doc, begin, end) {
        use_ = DateUse::Publication;
    }
    if use_ == DateUse::Open && is_cancelled(doc, end) {
        use_ = DateUse::Other;
    }
    Some(DateMention { tokens: begin..end, dates, weekday, use_ })
}

/// "Séance 1 – 11 octobre": the first number counts the item, it is no day.
fn numbers_an_item(doc: &Marked, i: usize) -> bool {
    i > 0
        && doc.number(i).is_some()
        && !doc.breaks(i)
        && doc.is_any(i + 1, &["-", "–", "—", ",", "/"])
        && (doc.has(i - 1, Tags::LABEL | Tags::LABEL_WORD)
            || doc.folds_to(i - 1, &["n", "no", "jour"])
            || doc.is_any(i - 1, &["°", "#", "n°", "N°"]))
}

type Parsed = (Vec<Edtf>, Option<u8>, usize);

/// `04/05/2022`, and with a later day behind it a stretch: `04/05/2022 - 07/06/2022`, `04/05/2022 au 07/06/2022`.
fn numeric(doc: &Marked, i: usize) -> Option<Parsed> {
    let (first, end) = numeric_day(doc, i)?;
    let sign = doc.is_any(end, &["-", "–", "—", "→"]) && !doc.glued(end + 1) || doc.folds_to(end, &["au"]);
    let last = if sign && !doc.breaks(end) { numeric_day(doc, end + 1 + usize::from(doc.folds_to(end + 1, &["le"]))) } else { None };
    match last.filter(|(last, _)| first < *last) {
        Some((last, behind)) => Some((vec![Edtf::range(first, last)], None, behind)),
        None => Some((vec![first], None, end)),
    }
}

/// `04/05/2022`, `4.5.22`, `2022-05-04`, `2022.05.04`, and where it ends.
fn numeric_day(doc: &Marked, i: usize) -> Option<(Edtf, usize)> {
    let a = doc.number(i)?;
    let sign = doc.word(i + 1);
    if !matches!(sign, "/" | "." | "-")
        || !doc.glued(i + 1)
        || !doc.glued(i + 2)
        || !doc.is(i + 3, sign)
        || !doc.glued(i + 4)
        || (doc.glued(i) && i > 0 && doc.is_any(i - 1, &["/", ".", "-"]))
    {
        return None;
    }
    let (b, c) = (doc.number(i + 2)?, doc.number(i + 4)?);
    // "2021-05-04", "2021.05.04"
    let (day, month, year) = if doc.word(i).len() == 4 && (sign == "-" || is_expected(doc, i)) { (c, b, a) } else { (a, b, c) };
    let year = match if doc.word(i).len() == 4 { 4 } else { doc.word(i + 4).len() } {
        4 if (1900..2100).contains(&year) => year,
        2 if sign != "." || is_expected(doc, i) => 2000 + year,
        _ => return None,
    };
    let date = Edtf::day(Some(year as i16), u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    Some((date, i + 5))
}

/// Tokens of the longest word for a meeting or its minutes.
const MEETING: usize = 4;

/// Whether a date stands here: at the head of a line, behind "le" or a weekday. Elsewhere `4.5.22` is a version or a chapter.
fn is_expected(doc: &Marked, i: usize) -> bool {
    i == 0
        || doc.breaks(i)
        || doc.has(i - 1, Tags::WEEKDAY)
        || doc.folds_to(i - 1, &["le", "du", "au", "les", "date"])
        || doc.is_any(i - 1, &["(", ":", "–", "|"])
        // "Bureau des gantiers 04.05.22", at the end of its line
        || doc.breaks(i + 5) && [i, i + 2, i + 4].iter().all(|k| doc.word(*k).len() == 2)
        // "Compte rendu du bureau 04.05.22"
        || (i.saturating_sub(MEETING)..i).any(|k| {
            let (n, value) = doc.phrase(k, i, Tags::EVENT_BODY | Tags::EVENT_REPORT).unwrap_or_default();
            k + n == i && value.has(Tags::EVENT_BODY | Tags::EVENT_REPORT)
        })
}

/// `Jeudi 21.09`, `mar. 3/10`: behind a weekday two numbers are a day and its month.
fn day_and_month(doc: &Marked, i: usize) -> Option<Parsed> {
    let weekday = weekday_at(doc, i)?;
    let at = if doc.is_any(i + 1, &[".", ","]) { i + 2 } else { i + 1 };
    let at = if doc.folds_to(at, &["le"]) { at + 1 } else { at };
    let glued = doc.is_any(at + 1, &[".", "/"]) && doc.glued(at + 1) && doc.glued(at + 2);
    let (day, month) = doc.number(at).zip(doc.number(at + 2)).filter(|_| glued && doc.word(at + 2).len() <= 2)?;
    let date = Edtf::day(None, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    Some((vec![date], Some(weekday), at + 3))
}

/// The number of the weekday at `i`; an abbreviated one ("Ven. 12/05") counts only before a number.
pub fn weekday_at(doc: &Marked, i: usize) -> Option<u8> {
    let short = || doc.has(i, Tags::SHORT_DAY) && doc.number(i + 1 + usize::from(doc.is(i + 1, ".") && doc.glued(i + 1))).is_some();
    (doc.has(i, Tags::WEEKDAY) || short()).then(|| doc.value(i).codes[Value::CALENDAR].saturating_sub(20))
}

/// Days as written, before their month is known.
struct Days {
    days: Vec<u8>,
    /// The last connector says "up to".
    range: bool,
    weekday: Option<u8>,
    end: usize,
}

/// `[jeudi] [le] 9[er], 10 et 11`
fn days(doc: &Marked, mut i: usize) -> Option<Days> {
    let mut days = Vec::new();
    let mut weekday = None;
    let mut range = false;
    loop {
        if let Some(number) = weekday_at(doc, i) {
            if days.is_empty() {
                weekday = Some(number);
            }
            i += 1;
            while doc.is_any(i, &[",", ".", ":"]) {
                i += 1;
            }
        }
        if doc.folds_to(i, &["le", "les"]) {
            i += 1;
        }
        let day = doc.number(i).filter(|d| (1..=31).contains(d) && doc.word(i).len() <= 2)?;
        i += 1;
        if day == 1 && doc.folds_to(i, &["er"]) || doc.folds_to(i, &["st", "nd", "rd", "th"]) {
            i += 1;
        }
        let (next_range, after) = if doc.is_any(i, &["au", "AU", "à", "-", "–", "—", ">", "→", "/"]) {
            (true, i + 1)
        } else if doc.is_any(i, &["et", "ET", "&"]) {
            (false, i + 1)
        } else if doc.is(i, ",") {
            (false, if doc.folds_to(i + 1, &["et"]) { i + 2 } else { i + 1 })
        } else {
            // Most numbers are no days: no month follows.
            month(doc, i)?;
            days.push(day as u8);
            return Some(Days { days, range, weekday, end: i });
        };
        days.push(day as u8);
        let day_follows = doc.number(after).is_some_and(|d| (1..=31).contains(&d) && doc.word(after).len() <= 2)
            || weekday_at(doc, after).is_some()
            || doc.folds_to(after, &["le"]) && doc.number(after + 1).is_some();
        if !day_follows || days.len() > 30 {
            return Some(Days { days, range, weekday, end: i });
        }
        range = next_range;
        i = after;
    }
}

/// `mardi 03 mai 2022`, `du 31 mars au 1er avril 2022`, `31 mai, 1er et 2 juin 2006`, `2 > 3 > 4 AVR. 2019`.
fn written(doc: &Marked, i: usize) -> Option<Parsed> {
    if let Some(english) = english(doc, i) {
        return Some(english);
    }
    let first = days(doc, i)?;
    let weekday = first.weekday;
    let (month, mut end) = month(doc, first.end)?;
    let mut groups = vec![(first, month, take_year(doc, &mut end))];
    let mut range = false;
    while let Some((next, month, connector)) = further(doc, end, groups.last()?.2.is_some()) {
        // "les 1er janvier, 1er mai et 25 décembre": days apart, of no event.
        range = doc.is_any(connector, &["au", "AU", "-", "–", "—"]);
        let near = month.0 == groups.last()?.1 || month.0 == groups.last()?.1 % 12 + 1;
        if doc.is(connector, ",") && !near {
            break;
        }
        let timed = connector > end;
        end = month.1;
        let mut year = take_year(doc, &mut end);
        if timed && let Some(behind) = behind_time(doc, end) {
            end = behind;
            year = year.or_else(|| take_year(doc, &mut end));
        }
        groups.push((next, month.0, year));
        if range {
            break;
        }
    }
    // The year behind the last of them is that of all.
    let mut year = groups.iter().rev().find_map(|(.., own)| *own);
    let mut dates: Vec<Edtf> = Vec::new();
    for (days, month, own) in groups.iter().rev() {
        year = own.or(year);
        dates.splice(0..0, expand(days, *month, year)?);
    }
    if range {
        let to = dates.pop()?;
        let from = dates.pop()?;
        // "du 4 mai 2020 9 h au 4 mai 2020 18 h"; "du 30 décembre au 2 janvier 2022" begins the year before.
        let earlier = to.start_year().filter(|_| from.as_date() > to.as_date());
        let before = earlier.and_then(|year| Edtf::day(Some(year - 1), from.start_month()?, from.start_day()?)).unwrap_or(from);
        dates.push(if from == to { to } else { Edtf::range(before, to) });
    }
    Some((dates, weekday, end))
}

fn take_year(doc: &Marked, end: &mut usize) -> Option<i16> {
    let year = year(doc, *end);
    *end += usize::from(year.is_some());
    year
}

/// Days of another month that go on with those before `end`, or close their range: `, 1er et 2 juin`, `(9 h) au 3 juin (17 h)`.
/// With them their month, where it ends, and the token that connects both.
fn further(doc: &Marked, end: usize, dated: bool) -> Option<(Days, (u8, usize), usize)> {
    let connector = behind_time(doc, end).filter(|at| doc.is_any(*at, &["au", "AU"])).unwrap_or(end);
    let closes = doc.is_any(connector, &["au", "AU", "-", "–", "—"]);
    if !closes && (dated || !doc.is_any(connector, &["et", "&", "ET", ","])) {
        return None;
    }
    let days = days(doc, connector + 1).filter(|d| !closes || d.days.len() == 1)?;
    let month = month(doc, days.end)?;
    Some((days, month, connector))
}

/// Behind the hour that stands at `i`, in brackets or not.
fn behind_time(doc: &Marked, i: usize) -> Option<usize> {
    let bracket = usize::from(doc.is(i, "("));
    let time = times::mention_at(doc, i + bracket, true)?;
    Some(time.tokens.end + usize::from(bracket == 1 && doc.is(time.tokens.end, ")")))
}

/// `May 12, 2022`.
fn english(doc: &Marked, i: usize) -> Option<Parsed> {
    let at = if doc.has(i, Tags::WEEKDAY) { if doc.is(i + 1, ",") { i + 2 } else { i + 1 } } else { i };
    let (month, after) = month(doc, at)?;
    let day = doc.number(after).filter(|d| (1..=31).contains(d) && doc.word(after).len() <= 2)?;
    let mut end = after + 1;
    if doc.folds_to(end, &["st", "nd", "rd", "th"]) {
        end += 1;
    }
    end += usize::from(doc.is(end, ","));
    let year = year(doc, end)?;
    Some((vec![Edtf::day(Some(year), month, day as u8)?], None, end + 1))
}

/// `oct. 2022`, `juin-juillet 2022`.
fn month_alone(doc: &Marked, i: usize) -> Option<Parsed> {
    if let Some((first, last)) = doc.word(i).split_once('-').and_then(|(a, b)| month_named(doc, a).zip(month_named(doc, b))) {
        let year = year(doc, i + 1)?;
        return Some((vec![Edtf::range(Edtf::month(Some(year), first)?, Edtf::month(Some(year), last)?)], None, i + 2));
    }
    // "31 février": no day, and not the month either.
    if i > 0 && !doc.breaks(i) && doc.number(i - 1).is_some_and(|d| d <= 99) {
        return None;
    }
    let (first, after) = month(doc, i)?;
    let (last, end) = match doc.is_any(after, &["-", "–", "/", "à", "et"]).then(|| month(doc, after + 1)).flatten() {
        Some((m, e)) => (m, e),
        None => (first, after),
    };
    let year = year(doc, end)?;
    let from = Edtf::month(Some(year), first)?;
    let date = if first == last { from } else { Edtf::range(from, Edtf::month(Some(year), last)?) };
    Some((vec![date], None, end + 1))
}

fn month_named(doc: &Marked, word: &str) -> Option<u8> {
    let value = doc.lexicon.word(crate::text::fold::key(word));
    value.has(Tags::MONTH).then_some(value.codes[Value::CALENDAR])
}

fn expand(days: &Days, month: u8, year: Option<i16>) -> Option<Vec<Edtf>> {
    let all: Option<Vec<Edtf>> = days.days.iter().map(|d| Edtf::day(year, month, *d)).collect();
    let all = all?;
    Some(match all.as_slice() {
        [from, to] if days.range => vec![Edtf::range(*from, *to)],
        _ => all,
    })
}

/// Month name at `i`, with its full stop: number and the token after it.
fn month(doc: &Marked, i: usize) -> Option<(u8, usize)> {
    let at = if doc.folds_to(i, &["de", "d'"]) { i + 1 } else { i };
    let value = doc.value(at);
    // "mar", "sept" and "mai" alone are months only after a day; the caller has seen the day.
    (value.has(Tags::MONTH) && value.codes[Value::CALENDAR] > 0).then(|| {
        (value.codes[Value::CALENDAR], at + 1 + usize::from(doc.is(at + 1, ".") && doc.glued(at + 1) && doc.word(at).chars().count() <= 5))
    })
}

/// Whether a token is the number of a year.
pub fn is_year(doc: &Marked, i: usize) -> bool {
    doc.number(i).is_some_and(|n| (1900..2100).contains(&n))
}

fn year(doc: &Marked, i: usize) -> Option<i16> {
    doc.number(i).filter(|y| (1900..2100).contains(y) && doc.word(i).len() == 4 && !doc.breaks(i)).map(|y| y as i16)
}

/// The first token of "du", "le", "les" before the date.
pub(super) fn opening(doc: &Marked, i: usize) -> usize {
    if i > 0 && !doc.breaks(i) && doc.folds_to(i - 1, &["du", "le", "les"]) { i - 1 } else { i }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("2021.05.04 Amphi du cuir", "2021-05-04"),
            ("du 3 au 5 mai 2022", "2022-05-03/2022-05-05"),
            ("les 3, 4 et 5 mai 2022", "2022-05-03 2022-05-04 2022-05-05"),
            ("3-5 mai 2022", "2022-05-03/2022-05-05"),
            ("du 31 mars au 1er avril 2022", "2022-03-31/2022-04-01"),
            ("du 31 décembre 2021 au 2 janvier 2022", "2021-12-31/2022-01-02"),
            ("du 30 décembre au 2 janvier 2022", "2021-12-30/2022-01-02"),
            ("les 30 avril, 1er et 2 mai 2022", "2022-04-30 2022-05-01 2022-05-02"),
            ("du mardi 3 mai (18 h) au jeudi 5 mai (14 h) 2022", "2022-05-03/2022-05-05"),
            ("du 3 mai 2022 9 h 00 au 3 mai 2022 18 h 00", "2022-05-03"),
            ("du 4 mars au 9 mai", "XXXX-03-04/XXXX-05-09"),
            ("Mardi 03.05, 14h", "XXXX-05-03"),
            ("mar. 3/05", "XXXX-05-03"),
            ("le chapitre 21.09", ""),
            ("mardi 03 mai 2022", "2022-05-03"),
            ("dimanche 1 er mai", "XXXX-05-01"),
            ("8 AOÛT 2016", "2016-08-08"),
            ("le 12 et 13 mars", "XXXX-03-12 XXXX-03-13"),
            ("le 4.5.22", "2022-05-04"),
            ("2022.05.04", "2022-05-04"),
            ("4.5.22", "2022-05-04"),
            ("Compte rendu 04.05.22", "2022-05-04"),
            ("Bureau des gantiers 04.05.22\nPrésents", "2022-05-04"),
            ("la version 4.5.22 du logiciel", ""),
            ("04/05/2022", "2022-05-04"),
            ("04/05/2022 - 07/06/2022", "2022-05-04/2022-06-07"),
            ("du 04/05/2022 au 07/05/2022", "2022-05-04/2022-05-07"),
            ("2022-05-04", "2022-05-04"),
            ("oct. 2022", "2022-10"),
            ("juin-juillet 2022", "2022-06/2022-07"),
            ("jeudi 2 et vendredi 3 juin", "XXXX-06-02 XXXX-06-03"),
            ("2 > 3 > 4 AVR. 2019", "2019-04-02 2019-04-03 2019-04-04"),
            ("jeudi12mai2022", "2022-05-12"),
            ("Thursday, May 12, 2022", "2022-05-12"),
            ("Séance 3 – 14 mars 2025", "2025-03-14"),
            ("Atelier n° 2 – 5 juin", "XXXX-06-05"),
            ("31 février 2022", ""),
            ("2014-2019", ""),
            ("67000 Strasbourg", ""),
        ] {
            let found =
                marked(text, |doc| find(doc).iter().flat_map(|m| m.dates.clone()).map(|d| d.to_string()).collect::<Vec<_>>().join(" "));
            assert_eq!(found, expected, "{text}");
        }
    }
}
