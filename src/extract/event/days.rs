//! The days of the event, from the head of the text, day headings and dated items.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Reading;
use super::told_days::{is_in_report, is_of_name, is_of_sitting, names_minutes, run_of_days, siblings, told, told_headings, weekdays};
use crate::extract::dates::{DateMention, DateUse};
use crate::lexicon::Tags;
use crate::record::{Edtf, EventDate};
use crate::text::{Marked, TokenKind};

/// A range in days that is one event; a longer one is a season.
const LONGEST: i32 = 45;

/// More days than a series has: a calendar, a chronicle.
const MOST: usize = 60;

/// The days of the event.
pub fn dates(reading: &Reading) -> Vec<EventDate> {
    let mut out: Vec<EventDate> = Vec::new();
    let mut years: FxHashMap<(Edtf, Option<u8>), (Edtf, bool)> = FxHashMap::default();
    for mention in chosen(reading) {
        // Days written together have their year together: "les 16 et 17 mai" is no "15 et 16 mai 2025".
        let shared =
            (mention.dates.len() > 1 && mention.dates.iter().all(|d| d.start_year().is_none())).then(|| shared_year(reading, mention));
        for date in &mention.dates {
            let day = (*date, mention.weekday);
            let (date, inferred) = match shared {
                Some(year) => (year.map_or(*date, |year| date.with_year(year)), year.is_some()),
                None => *years.entry(day).or_insert_with(|| dated(reading, day.0, day.1)),
            };
            for date in each_day(date) {
                if out.iter().any(|d| d.date == date || d.date.is_range() && d.date.covers(date)) {
                    continue;
                }
                out.push(EventDate {
                    date,
                    text: reading.doc.surface(&mention.tokens),
                    span: reading.doc.span(&mention.tokens),
                    rule: "event.date".into(),
                    inferred,
                });
            }
        }
    }
    if out.is_empty() {
        let found = published(reading.dates).and_then(|day| weekdays(reading, day));
        out.extend(found.map(|(date, tokens)| EventDate {
            date,
            text: reading.doc.surface(&tokens),
            span: reading.doc.span(&tokens),
            rule: "event.weekday".into(),
            inferred: true,
        }));
    }
    out.sort_by_key(|d| d.date);
    out
}

/// The days of a stretch whose year is not known: each stands for itself, as days of a list do. Any other date is itself.
fn each_day(date: Edtf) -> Vec<Edtf> {
    let known = |x: Edtf| x.with_year(2000).as_date();
    let unknown = date.is_range() && date.start_year().is_none();
    let Some((first, last)) = known(date.first()).zip(known(date.last())).filter(|_| unknown) else { return vec![date] };
    let days = first.series(jiff::Span::new().days(1)).take_while(|day| *day <= last).take(LONGEST as usize + 1);
    let days: Vec<Edtf> = days.filter_map(|day| Edtf::day(None, day.month() as u8, day.day() as u8)).collect();
    if days.is_empty() { vec![date] } else { days }
}

/// The mentions that give the days: a range or list in the head, else dated items, headings and lines, else the first day told.
fn chosen<'a>(reading: &'a Reading) -> Vec<&'a DateMention> {
    let Reading { segments, agenda, dates: mentions, .. } = *reading;
    let head_end = agenda.head.end.checked_sub(1).and_then(|i| segments.get(i)).map_or(0, |s| s.tokens.end);
    let until = next_events(reading).unwrap_or(usize::MAX);
    let before = |segment: usize| segments.get(segment).is_some_and(|s| s.tokens.start < until);
    let published = published_above(reading).map(|d| d.tokens.start);
    let open = |d: &DateMention| published != Some(d.tokens.start);
    let headings: Vec<&DateMention> = agenda.day_headings.iter().filter(|(k, d)| before(*k) && open(d)).map(|(_, d)| d).collect();
    let item_days = agenda.items.iter().filter(|i| i.own_date && before(i.segments.start)).filter_map(|i| i.date);
    // "Octobre 2023" is no day.
    // The day on which a reader has written below the programme is none either.
    let mut written: FxHashSet<Edtf> = of_use(mentions, DateUse::Publication).collect();
    if !written.is_empty() {
        of_use(mentions, DateUse::Open).for_each(|day| _ = written.remove(&day));
    }
    let item_days = distinct(item_days.filter(|day| day.start_day().is_some() && !written.contains(day)));
    let siblings = siblings(reading);
    let sibling = |d: &DateMention| siblings.contains(&d.tokens.start);
    let held = |d: &&DateMention| is_full(d) && open(d) && d.tokens.start < until && !is_put_off(reading.doc, d) && !sibling(d);
    let full: Vec<&DateMention> = mentions.iter().filter(held).collect();
    let in_head = || full.iter().copied().filter(|d| d.tokens.start < head_end);
    // Without a programme, days further down are those of something else.
    let single =
        in_head().next().filter(|d| agenda.items.is_empty() && d.dates.len() == 1 && !d.dates[0].is_range() && is_in_report(reading, d));
    let several = in_head().find(|d| d.dates.iter().any(|x| x.is_range()) || d.dates.len() > 1).filter(|_| single.is_none());
    let spans = |d: &&DateMention| item_days.iter().all(|day| d.dates.iter().any(|x| holds(*x, *day)));
    let stretch = || full.iter().copied().find(|d| spans(d) && is_stretch_of(d, item_days.len()));
    // "On y prépare la foire, du 5 au 8 juin": none of the days that head the programme.
    let strange = |d: &&DateMention| {
        let held = |h: &&DateMention| h.dates.iter().any(|day| d.dates.iter().any(|x| holds(*x, *day)));
        !headings.is_empty() && !headings.iter().any(held)
    };
    let several = several.filter(|d| !strange(d));
    let several = several.filter(spans).or_else(|| stretch().filter(|_| item_days.len() >= 2)).or(several);
    // "Du 9 au 30 novembre" above five evenings: a season, of which the evenings are the days.
    let season = |d: &DateMention| d.dates.iter().any(|x| x.is_range()) && !is_stretch_of(d, item_days.len());
    let spans = several.as_ref().is_some_and(|d| spans(d) && !season(d));
    let of_days = |days: &[Edtf]| mentions.iter().filter(|d| d.dates.iter().any(|x| days.contains(x))).collect::<Vec<_>>();
    if item_days.len() >= 3 && !spans {
        // "JEUDI 4 MAI – horaire à fixer" is one of them.
        let headed = headings.iter().filter(|d| is_full(d) && d.dates.len() == 1).flat_map(|d| d.dates.iter().copied());
        let lines = dated_lines(reading, &full).into_iter().filter(|d| d.weekday.is_some() && published.is_none());
        let lines = lines.flat_map(|d| d.dates.iter().copied());
        return of_days(&distinct(item_days.iter().copied().chain(headed).chain(lines)));
    }
    if let Some(several) = several {
        return vec![several];
    }
    if let Some(placed) = placed_below(reading, &full) {
        return vec![placed];
    }
    if let Some(single) = single.filter(|d| names_minutes(reading, d)) {
        return vec![single];
    }
    let lines = dated_lines(reading, &full);
    if (3..=MOST).contains(&distinct(lines.iter().flat_map(|d| d.dates.iter().copied())).len()) {
        return lines;
    }
    let told_days = told_headings(reading, &full);
    if told_days.len() >= 2 && headings.len() < 2 && item_days.len() < 2 {
        return told_days;
    }
    if headings.len() >= 2 || headings.len() == 1 && in_head().next().is_none() {
        let open: Vec<&DateMention> = of_days(&item_days).into_iter().filter(|d| d.use_ == DateUse::Open).collect();
        return headings.into_iter().chain(open).collect();
    }
    if item_days.len() >= 2 {
        return of_days(&item_days);
    }
    let first = told(reading, &full)
        .or(single)
        .or_else(|| in_head().find(|d| is_of_name(reading, d)))
        .or_else(|| in_head().find(|d| is_of_sitting(reading, d)))
        .or_else(|| in_head().find(|d| d.weekday.is_some()))
        .or_else(|| in_head().next());
    let few = agenda.items.len() > 1 || mentions.len() < 12;
    let first = first.or_else(|| full.first().copied().filter(|_| few));
    first.map_or(Vec::new(), |first| run_of_days(reading.doc, first, &full))
}

/// The days of the mentions of a use.
fn of_use(mentions: &[DateMention], use_: DateUse) -> impl Iterator<Item = Edtf> {
    mentions.iter().filter(move |d| d.use_ == use_).flat_map(|d| d.dates.iter().copied())
}

/// Lines of a page among which the day of an entry stands.
const ENTRY: usize = 10;

/// A day alone on the first line, or above the title of an entry, with another day between it and the first item: when the programme was published.
pub fn published_above<'a>(reading: &'a Reading) -> Option<&'a DateMention> {
    let Reading { agenda, segments, .. } = *reading;
    let (k, day) = agenda.day_headings.first().filter(|(k, d)| *k < ENTRY && matches!(d.dates.as_slice(), [day] if !day.is_range()))?;
    let first_item = agenda.items.first().and_then(|i| segments.get(i.segments.start)).map_or(0, |s| s.tokens.start);
    let between = day.tokens.end..first_item;
    // Below the head of the page, only an entry of a journal has the year that the days of its event do without.
    let year = |d: &DateMention| d.dates.iter().all(|x| x.start_year().is_some());
    let titled = |next: &DateMention| segments.partition_point(|s| s.tokens.start <= next.tokens.start) > k + 2;
    let entry = |next: &DateMention| *k == 0 || year(day) && !year(next) && titled(next);
    let another = |next: &DateMention| is_full(next) && next.weekday.is_some() && next.dates != day.dates && entry(next);
    reading.dates_in(&between).any(another).then_some(day)
}

/// A range of days that is not much longer than the number of days on which something is given.
fn is_stretch_of(mention: &DateMention, days: usize) -> bool {
    let [range] = mention.dates.as_slice() else { return false };
    let dated = |x: Edtf| if x.start_year().is_some() { x } else { x.with_year(2000) };
    let length = |(a, b): (jiff::civil::Date, jiff::civil::Date)| b.since(a).map_or(i32::MAX, |s| s.get_days());
    range.is_range() && dated(range.first()).as_date().zip(dated(range.last()).as_date()).map_or(i32::MAX, length) <= 3 * days as i32
}

/// The year of several days without one: the weekday of the first tells it, or each of them has it elsewhere.
fn shared_year(reading: &Reading, mention: &DateMention) -> Option<i16> {
    let year_of = |d: &Edtf, weekday: Option<u8>| {
        let (date, inferred) = dated(reading, *d, weekday);
        date.start_year().filter(|_| inferred)
    };
    let (first, others) = mention.dates.split_first()?;
    let year = year_of(first, mention.weekday)?;
    (mention.weekday.is_some() || others.iter().all(|d| year_of(d, None) == Some(year))).then_some(year)
}

/// Where a heading, behind the first day given, opens a list of other events: "Nos prochains rendez-vous".
fn next_events(reading: &Reading) -> Option<usize> {
    let doc = reading.doc;
    let first = reading.dates.iter().find(|d| is_full(d))?.tokens.end;
    let opens = |tokens: &crate::text::Tokens| {
        tokens.start >= first
            && tokens.len() <= 9
            && reading.dates_in(tokens).next().is_none()
            && tokens
                .clone()
                .take(4)
                .any(|t| doc.phrase(t, tokens.end, Tags::ANOTHER_EVENT).is_some_and(|(_, v)| v.has(Tags::ANOTHER_EVENT)))
    };
    // "Actualités" alone on its line behind the programme.
    let last = reading.agenda.items.last().map_or(usize::MAX, |item| item.segments.start);
    let rubric = |k: usize| {
        let tokens = &reading.segments[k].tokens;
        let page = doc.phrase(tokens.start, tokens.end, Tags::PAGE_WORD).is_some_and(|(n, _)| n == tokens.len());
        k > last && page && doc.folds_to(tokens.start, &["actualite", "actualites", "agenda"])
    };
    (0..reading.segments.len()).find(|k| opens(&reading.segments[*k].tokens) || rubric(*k)).map(|k| reading.segments[k].tokens.start)
}

fn distinct(days: impl Iterator<Item = Edtf>) -> Vec<Edtf> {
    let mut days: Vec<Edtf> = days.collect();
    days.sort();
    days.dedup();
    days
}

/// A day or a short stretch of days that nothing speaks against.
fn is_full(mention: &DateMention) -> bool {
    let dated = |x: Edtf| if x.start_year().is_some() { x } else { x.with_year(2000) };
    let long = |x: &Edtf| {
        let x = dated(*x);
        x.as_date().zip(x.last().as_date()).is_some_and(|(a, b)| b.since(a).is_ok_and(|s| s.get_days() > LONGEST))
    };
    mention.use_ == DateUse::Open && mention.dates.iter().all(|x| x.start_day().is_some() && !long(x))
}

/// Tokens of a line with day and place.
pub const LONGEST_PLACED: usize = 20;

/// Words between "prévu le" and "reporté au".
const PUT_OFF: usize = 30;

/// "Prévu le 7 novembre, le colloque a été reporté au 30 janvier": a day on which nothing took place.
fn is_put_off(doc: &Marked, mention: &DateMention) -> bool {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let planned = ["prevu", "prevue", "prevus", "prevues", "programme", "programmee", "programmes", "programmees"];
    let put_off = ["reporte", "reportee", "reportes", "reportees", "decale", "decalee", "repousse", "repoussee", "deplace", "deplacee"];
    (start.saturating_sub(4)..start).any(|i| doc.folds_to(i, &planned))
        && (end..doc.tokens.len().min(end + PUT_OFF)).any(|i| doc.folds_to(i, &put_off) && doc.folds_to(i + 1, &["au", "a", "aux", "du"]))
}

/// Days that begin a line or a cell: the dates of a series.
fn dated_lines<'a>(reading: &'a Reading, full: &[&'a DateMention]) -> Vec<&'a DateMention> {
    let mut lines = Vec::new();
    for segment in reading.segments.iter().filter(|s| !s.furniture) {
        let from = full.partition_point(|d| d.tokens.start < segment.tokens.start);
        let near = full[from..].iter().take_while(|d| d.tokens.start < segment.tokens.end.min(segment.tokens.start + 5));
        lines.extend(near.copied().filter(|d| !d.dates.iter().any(|x| x.is_range())));
    }
    lines
}

/// "Compte rendu – Le cuir d'ici / 10 juillet 2019 / 30 avril 2019 – Salle Vauban": the day of writing alone on its line, then
/// the day and the place of which minutes tell.
fn placed_below<'a>(reading: &Reading, full: &[&'a DateMention]) -> Option<&'a DateMention> {
    let (first, next) = (full.first()?, full.get(1)?);
    let line = |d: &DateMention| reading.segments.iter().find(|s| s.tokens.contains(&d.tokens.start));
    let alone = line(first).is_some_and(|s| s.tokens.len() <= first.tokens.len() + 2);
    let placed = line(next).is_some_and(|s| {
        let places = Tags::ROOM | Tags::HOUSE | Tags::VENUE;
        s.tokens.len() <= LONGEST_PLACED && (next.tokens.end..s.tokens.end).any(|i| reading.doc.phrase(i, s.tokens.end, places).is_some())
    });
    (alone && placed && is_in_report(reading, first)).then_some(*next)
}

/// Whether a range, its year or not, holds a day, its year or not.
pub fn holds(range: Edtf, day: Edtf) -> bool {
    let year = range.start_year().or(day.start_year()).unwrap_or(2000);
    let (range, day) = (range.with_year(range.start_year().unwrap_or(year)), day.with_year(day.start_year().unwrap_or(year)));
    range == day || range.is_range() && range.covers(day)
}

/// Days from a publication to the event that it announces, and back to one that it reports, at most.
const ANNOUNCED: i32 = 150;
const REPORTED: i32 = 45;

/// The first day on which the text says that it was published.
fn published(mentions: &[DateMention]) -> Option<Edtf> {
    let dated = mentions.iter().filter(|m| m.use_ == DateUse::Publication).flat_map(|m| &m.dates);
    dated.copied().find(|d| !d.is_range() && d.as_date().is_some())
}

/// A day or range without a year, in the year that puts it near the day of publication.
fn near(date: Edtf, published: Edtf) -> Option<Edtf> {
    let day = published.as_date()?;
    let year = published.start_year()?;
    [year, year + 1].into_iter().map(|year| date.with_year(year)).find(|dated| {
        let after = dated.as_date().and_then(|d| d.since(day).ok()).map(|span| span.get_days());
        after.is_some_and(|days| (-REPORTED..=ANNOUNCED).contains(&days))
    })
}

/// A day of the event with its year: its own, one that the weekday vouches for, or that of the event's name.
fn dated(reading: &Reading, date: Edtf, weekday: Option<u8>) -> (Edtf, bool) {
    // "5 et 6 juin" in the head, "Mardi 5 juin" above the items of the day.
    let first = date.first();
    let lent = || reading.dates.iter().find(|m| m.weekday.is_some() && m.dates.first() == Some(&first)).and_then(|m| m.weekday);
    let weekday = weekday.or_else(lent);
    match with_year(reading.doc, date, weekday, reading.dates) {
        (same, false) if same.start_year().is_none() && weekday.is_none() => {
            named_year(reading).map_or((same, false), |year| (same.with_year(year), true))
        }
        found => found,
    }
}

/// Lines of the head among which one may give the year of the event.
const NAMED_IN: usize = 8;

/// "Rencontres du cuir 2018", "Congrès 2025 des tanneurs": the one year that stands beside a name in the head.
fn named_year(reading: &Reading) -> Option<i16> {
    let doc = reading.doc;
    let lines = reading.segments.iter().take(NAMED_IN).filter(|s| s.tokens.len() <= 24);
    let mut years = lines.flat_map(|line| {
        let kind = line.tokens.clone().any(|t| doc.has(t, Tags::ANY_EVENT));
        line.tokens
            .clone()
            .filter(move |t| kind || *t + 1 == line.tokens.end)
            .filter(|t| reading.date_over(*t).is_none())
            .filter_map(|t| year_alone(doc, t))
    });
    let year = years.next()?;
    years.all(|other| other == year).then_some(year)
}

/// "2018", but not "en 2018", "2018-2019", "depuis 2018".
fn year_alone(doc: &Marked, t: usize) -> Option<i16> {
    let year = doc.number(t).filter(|y| (1990..2100).contains(y) && doc.word(t).len() == 4)?;
    let joined = |at: usize| doc.is_any(at, &["-", "–", "/", "—"]) && doc.number(at + 1).is_some_and(|y| (1900..2100).contains(&y));
    let past =
        t > 0 && doc.folds_to(t - 1, &["en", "depuis", "des", "entre", "fin", "debut", "horizon", "avant", "apres"]) && !doc.breaks(t)
            || t > 1 && doc.is_any(t - 1, &["-", "–", "/", "—"]) && doc.number(t - 2).is_some();
    (!past && !joined(t + 1)).then_some(year as i16)
}

/// Tokens from "©" to its year.
const RIGHTS: usize = 8;

/// "© Maison du cuir 2025": a year behind the sign of rights on its line.
fn is_of_rights(doc: &Marked, i: usize) -> bool {
    (i.saturating_sub(RIGHTS)..i).rev().take_while(|k| !doc.breaks(k + 1)).any(|k| doc.is(k, "©"))
}

/// A year alone counts among the first words, where the event is introduced, and beside the name of the event.
const YEARS_UNTIL: usize = 400;

/// Tokens at the head of a text among which it names its season.
const SEASON_WITHIN: usize = 80;
/// The first month of a season, and the last: from summer to summer.
const FIRST_MONTH: u8 = 8;

/// "Saison 2023-2024", "Programme 2023/24": the first of the two years that the head joins.
fn season(doc: &Marked) -> Option<i16> {
    let year = |i: usize| doc.number(i).filter(|y| (1990..2100).contains(y) && doc.word(i).len() == 4);
    (0..doc.tokens.len().saturating_sub(2).min(SEASON_WITHIN)).find_map(|i| {
        let first = year(i).filter(|_| doc.is_any(i + 1, &["-", "–", "/"]) && doc.glued(i + 2) == doc.glued(i + 1))?;
        let next = doc.number(i + 2)?;
        let short = doc.word(i + 2).len() == 2 && next == (first + 1) % 100;
        (next == first + 1 || short).then_some(first as i16)
    })
}

/// A day of a season, in the year in which its month falls.
fn in_season(doc: &Marked, date: Edtf, weekday: Option<u8>) -> Option<Edtf> {
    let first = season(doc)?;
    let dated = date.with_year(if date.start_month()? >= FIRST_MONTH { first } else { first + 1 });
    let agrees = |weekday: u8| dated.as_date().is_some_and(|d| d.weekday().to_monday_one_offset() == weekday as i8);
    weekday.is_none_or(agrees).then_some(dated)
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
    let Some(weekday) = weekday else {
        let year = || published(mentions).and_then(|day| near(date, day));
        return in_season(doc, date, None).or_else(year).map_or((date, false), |date| (date, true));
    };
    let mut years: Vec<i16> =
        mentions.iter().filter(|m| m.use_ != DateUse::Other).flat_map(|m| &m.dates).filter_map(|d| d.start_year()).collect();
    years.extend((0..doc.tokens.len().min(YEARS_UNTIL)).filter_map(|i| year_alone(doc, i)));
    // "Congrès 2025 des caves", "© Maison du cuir 2025" below the programme.
    let named = |i: &usize| (i.saturating_sub(2)..*i).any(|k| doc.has(k, Tags::EVENT_KIND)) || is_of_rights(doc, *i);
    years.extend(
        (YEARS_UNTIL..doc.tokens.len())
            .filter(|i| doc.kind(*i) == Some(TokenKind::Number))
            .filter(named)
            .filter_map(|i| year_alone(doc, i)),
    );
    for year in years {
        let dated = date.with_year(year);
        if dated.first().as_date().is_some_and(|d| d.weekday().to_monday_one_offset() == weekday as i8) {
            return (dated, true);
        }
    }
    in_season(doc, date, Some(weekday)).map_or((date, false), |date| (date, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::segments::{self, Found};
    use crate::extract::testing::marked;
    use crate::extract::{agenda, dates, names, times};

    #[test]
    fn examples() {
        for (text, expected) in [
            ("Forum du cuir\nJeudi 5 mai 2022\n9h Accueil\n10h Débat", "2022-05-05"),
            ("Forum du cuir\ndu 5 au 7 mai 2022\n9h Accueil\n10h Débat", "2022-05-05/2022-05-07"),
            ("Forum du cuir\nPublié le 1er avril 2022\nLe forum se tiendra le 5 mai 2022.", "2022-05-05"),
            // The weekday agrees with the year of the publication: an inference, and marked as one.
            ("Forum du cuir\nPublié le 1er avril 2022\nLe forum se tiendra jeudi 5 mai.", "2022-05-05 (inferred)"),
            // It does not agree: no year.
            ("Forum du cuir\nPublié le 1er avril 2022\nLe forum se tiendra lundi 5 mai.", "XXXX-05-05"),
            // The publication is near enough, or too far.
            ("Forum du cuir\nPublié le 1er avril 2022\nLe forum se tiendra le 5 mai.", "2022-05-05 (inferred)"),
            ("Forum du cuir\nPublié le 1er octobre 2022\nLe forum se tiendra le 5 mai.", "XXXX-05-05"),
            ("Forum du cuir\nLe forum se tiendra le 5 mai.", "XXXX-05-05"),
            ("Forum du cuir\nPublié le 1er avril 2022\nLe forum se tiendra le 5 mai.", "2022-05-05 (inferred)"),
            ("Forum du cuir\nPublié le 12 décembre 2022\nLe forum se tiendra le 5 janvier.", "2023-01-05 (inferred)"),
            ("Forum du cuir\nPublié le 1er avril 2022\nLe forum se tiendra le 5 novembre.", "XXXX-11-05"),
            // Text that lost its line ends.
            (
                "Forum du cuir Mercredi 4 mai 2022 9h Accueil 10h Débat 11h Pause 12h Repas jeudi 5 mai 9h Accueil 10h Débat",
                "2022-05-04 2022-05-05 (inferred)",
            ),
            ("Conseil des gants\nSéance du 4 mai 2022 à Millau\nLa prochaine séance se tiendra vendredi 3 juin.", "2022-05-04"),
            (
                "ÉCONOMIE\n\nMardi 3 mai 2022 à 9h25\n\nLes gantiers réunis\n\nLundi 25 avril se tenait à Millau l’assemblée générale des gantiers.",
                "2022-04-25 (inferred)",
            ),
            (
                "De : Lise Duval\nDate : mardi 3 mai 2022 09:08\nObjet : forum\n\nForum du cuir, jeudi 12 mai 2022\n9h Accueil\n10h Débat",
                "2022-05-12",
            ),
            (
                "Cycle du cuir, mai à juillet\n5 mai 2022 : Tanner\n2 juin 2022 : Coudre\n7 juillet 2022 : Porter",
                "2022-05-05 2022-06-02 2022-07-07",
            ),
            ("Forum du cuir\nInscription avant le 5 mai 2022", ""),
            // A season lasts from summer to summer.
            (
                "Les mardis du cuir\nSaison 2021-2022\n\n12 octobre : Tanner\n9 novembre : Coudre\n11 janvier : Porter",
                "2021-10-12 (inferred) 2021-11-09 (inferred) 2022-01-11 (inferred)",
            ),
            ("Les mardis du cuir\nSaison 2021-2022\n\nlundi 12 octobre : Tanner", "XXXX-10-12"),
            // Another line tells the weekday, the name the year.
            (
                "Forum du cuir 2022\n5 et 6 mai\nJeudi 5 mai\n9h Accueil\n10h Débat\nVendredi 6 mai\n9h Accueil",
                "2022-05-05 (inferred) 2022-05-06 (inferred)",
            ),
            ("Forum du cuir 2022\nLe forum se tiendra le 5 mai.", "2022-05-05 (inferred)"),
            // No year of the event: it was founded then; the weekday does not agree.
            ("Forum du cuir\nFondé en 2016, le forum se tiendra jeudi 5 mai.", "XXXX-05-05"),
            ("Forum du cuir 2022\nLe forum se tiendra lundi 5 mai.", "XXXX-05-05"),
            // The whole stretch, of which only some days have something.
            (
                "Semaine du cuir\nJeudi 5 mai, 18h\nDébat\nSamedi 7 mai, 14h\nVisite\nLundi 9 mai, 18h\nConcert\nDu 5 au 10 mai, tout est gratuit.",
                "XXXX-05-05 XXXX-05-06 XXXX-05-07 XXXX-05-08 XXXX-05-09 XXXX-05-10",
            ),
            (
                "Fête du cuir\nAu programme de samedi 7 mai : à 9 h, accueil ; à 11 h, débat.\nProgramme de dimanche 8 mai : à 9 h, marche.",
                "XXXX-05-07 XXXX-05-08",
            ),
            // The day of publication above the name.
            (
                "lundi 4 avril 2022\n\nForum du cuir\n\nJeudi 5 mai – Halle aux cuirs\n9h Accueil\n10h Débat\n\nVendredi 6 mai\n9h Accueil",
                "2022-05-05 (inferred) 2022-05-06 (inferred)",
            ),
            (
                "Compte rendu – Veillée du cuir\n\n10 juillet 2019\n\n30 avril 2019 – Salle Vauban\n\nLa table ronde a réuni cent tanneurs.",
                "2019-04-30",
            ),
            // The day on which it did not take place.
            ("Initialement prévu le 7 novembre 2020, ce forum a été reporté au 30 janvier 2021.\n9h Accueil\n10h Débat", "2021-01-30"),
            ("Réunion du bureau du 4 mai 2022\nLa fête est fixée au samedi 12 juin 2022.", "2022-05-04"),
            (
                "Le festival s’ouvre jeudi 5 mai 2022. Une soirée suivra.\nLe vendredi 6 mai, les écoles ont la salle.\nSamedi 7 mai, dès 10 h, débat.",
                "2022-05-05 2022-05-06 (inferred) 2022-05-07 (inferred)",
            ),
            (
                "Le blog du gant\nNouvelles du bourg\n\nmardi 3 mai 2022\n\nAssises du cuir : le programme\n\nCent tanneurs sont attendus.\n\nJeudi 5 mai\n9h Accueil\n10h Débat\nVendredi 6 mai\n9h Accueil\n10h Débat",
                "2022-05-05 (inferred) 2022-05-06 (inferred)",
            ),
            (
                "Soutenances du 4 mai 2022\nLe gant, par Lise Duval\nLa selle, par Paul Roche\n\nSoutenances du 3 mai 2022\nSoutenances du 5 mai 2022",
                "2022-05-04",
            ),
            (
                "Publié le 9 mai 2022\n\nLe festival « Cuirs » a fermé ses portes samedi, devant des curieux accourus depuis jeudi.",
                "2022-05-05/2022-05-07 (inferred)",
            ),
            ("Publié le 9 mai 2022\n\nLe festival « Cuirs » se tiendra samedi.", ""),
            (
                "Fête du gant : le programme\n\nDimanche 8 mai 2022, de 10 h à 19 h\n10h Accueil\n11h Débat\n\nMessages\n11 avril 2022, 17:20, par Lise12\nEt le bal ?\n12 avril 2022, 17:40, par le bureau\nAussi !",
                "2022-05-08",
            ),
            ("Compte rendu du bureau du cuir\n5e réunion\n4 mai 2022 à Millau\nLa fête aura lieu le samedi 21 mai 2022.", "2022-05-04"),
            ("COMPTE RENDU du 09-03-2022 – Conseil du cuir\nLe conseil s’est réuni. Nettoyage le samedi 9 avril.", "2022-03-09"),
            (
                "vendredi 20 mai 2022\n\nLe cuir en débat\n\nLe 4 mai 2022, le colloque « Gants » réunissait cent tanneurs.\n9h Accueil\n10h Débat",
                "2022-05-04",
            ),
            ("Forum prévu le 7 novembre 2020 à Pau.\n9h Accueil\n10h Débat", "2020-11-07"),
            ("Forum du cuir\nLe forum a réuni cent artisans les 5 et 6 mai.\nIl se tiendra les 6 et 7 mai 2026.", "XXXX-05-05 XXXX-05-06"),
            (
                "Brivelle, le 2 avril 2022\nObjet : soirée du cuir\nChers amis,\nmardi 5 mai 2022 à partir de 19 h 30\nsalle des fêtes\n– 19 h 30 : accueil\n– 20 h : débat",
                "2022-05-05",
            ),
            ("Brivelle, le 2 avril 2022\nCommuniqué\nLe Forum du cuir se tiendra le 5 mai 2022.", "2022-05-05"),
            (
                "Soirée du cuir\nJeudi 5 mai 2022\nNos prochains rendez-vous\nLe 2 juin 2022 : Coudre\nLe 7 juillet 2022 : Porter\nLe 1er septembre 2022 : Laver",
                "2022-05-05",
            ),
        ] {
            let found = marked(text, |doc| {
                let (times, dates, names) = (times::find(doc), dates::find(doc), names::find(doc));
                let found = Found { times: &times, dates: &dates, names: &names };
                let segments = segments::find(doc, &found);
                let agenda = agenda::find(doc, &segments, &found);
                let days = super::dates(&Reading { doc, segments: &segments, agenda: &agenda, names: &names, dates: &dates });
                let show = |d: &EventDate| format!("{}{}", d.date, if d.inferred { " (inferred)" } else { "" });
                days.iter().map(show).collect::<Vec<_>>().join(" ")
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
