//! Reads calendars (iCalendar, RFC 5545) and writes their events as the lines of a programme, in the order of their times.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::mem::take;

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;

use super::recurrence::times;
use super::{Metadata, ReadText, escape};
use crate::record::MediaType;
use crate::text::{OffsetMap, normalise};

/// Whether a text is a calendar.
pub(super) fn is_calendar(text: &str) -> bool {
    text.trim_start().get(..15).is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:VCALENDAR"))
}

#[derive(Clone, Debug, Default)]
struct Event {
    start: Option<Moment>,
    end: Option<Moment>,
    /// In place of an end.
    duration: Option<jiff::Span>,
    summary: String,
    location: String,
    description: String,
    people: Vec<String>,
    is_cancelled: bool,
    uid: String,
    rule: Option<String>,
    /// Further times, times at which it does not take place, and the one of the event with the same `uid` that it replaces.
    further: Vec<Moment>,
    without: Vec<Moment>,
    instead_of: Option<Moment>,
}

/// A day, with a time unless it is the whole of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Moment {
    at: DateTime,
    has_time: bool,
}

impl Moment {
    /// The last moment that it means: the end of a day.
    pub fn last(self) -> DateTime {
        if self.has_time { self.at } else { self.at.date().at(23, 59, 59, 0) }
    }
}

pub(super) fn read(source: &str) -> ReadText {
    let mut name = String::new();
    let mut events = Vec::new();
    let mut event: Option<Event> = None;
    // Alarms lie within events and have descriptions of their own.
    let mut inner = 0_usize;
    for line in unfolded(source) {
        let Some((property, parameters, value)) = parts(&line) else { continue };
        match (property.as_str(), &mut event) {
            ("BEGIN", None) if value.eq_ignore_ascii_case("VEVENT") => event = Some(Event::default()),
            ("BEGIN", Some(_)) => inner += 1,
            ("END", Some(_)) if inner > 0 => inner -= 1,
            ("END", found @ Some(_)) => events.extend(found.take()),
            (_, Some(event)) if inner == 0 => event.set(&property, parameters, value),
            ("X-WR-CALNAME" | "NAME", None) => name = unescaped(value),
            _ => {}
        }
    }
    let mut warnings = Vec::new();
    if let Some(last) = event {
        events.push(last);
        warnings.push("the file ends before its last event does".to_owned());
    }
    let mut events = each_time(events, &mut warnings);
    events.sort_by_key(|event| event.start.map(|start| start.at));
    let text = normalise(written(&name, &events)).0;
    let title = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
    ReadText {
        offsets: OffsetMap::identity(text.len()),
        text,
        media_type: MediaType::Calendar,
        metadata: Metadata { title, ..Metadata::default() },
        warnings,
        ..ReadText::default()
    }
}

impl Event {
    fn set(&mut self, property: &str, parameters: &str, value: &str) {
        let text = || unescaped(&printed(parameters, value));
        match property {
            "DTSTART" => self.start = moment(value),
            "DTEND" => self.end = moment(value),
            "DURATION" => self.duration = value.parse().ok(),
            "UID" => value.clone_into(&mut self.uid),
            "RRULE" => self.rule = Some(value.to_owned()),
            "RDATE" => self.further.extend(value.split(',').filter_map(moment)),
            "EXDATE" => self.without.extend(value.split(',').filter_map(moment)),
            "RECURRENCE-ID" => self.instead_of = moment(value),
            "SUMMARY" => self.summary = text(),
            "LOCATION" => self.location = text(),
            "DESCRIPTION" => self.description = text(),
            "STATUS" => self.is_cancelled = value.eq_ignore_ascii_case("CANCELLED"),
            // A name in quotes may hold the signs that separate parameters.
            "ATTENDEE" | "ORGANIZER" => {
                let name = parameters
                    .split_once("CN=")
                    .map(|(_, name)| name.strip_prefix('"').map_or_else(|| name.split(';').next(), |name| name.split('"').next()));
                self.people.extend(name.flatten().filter(|name| !name.contains('@') && !name.is_empty()).map(str::to_owned));
            }
            _ => {}
        }
    }
}

/// Events, and bytes of what is said of them again, beyond which none is written for another time of an event.
const MOST_EVENTS: usize = 20_000;
const MOST_REPEATED: usize = 1 << 22;

/// Times at which an event does not take place.
#[derive(Debug, Default)]
struct Without {
    times: HashSet<DateTime>,
    days: HashSet<Date>,
}

impl Without {
    fn add(&mut self, moment: Moment) {
        if moment.has_time {
            self.times.insert(moment.at);
        } else {
            self.days.insert(moment.at.date());
        }
    }

    fn includes(&self, at: DateTime) -> bool {
        self.times.contains(&at) || self.days.contains(&at.date())
    }
}

/// An event for each time that one takes place; what is said of it at length stands with the first.
fn each_time(events: Vec<Event>, warnings: &mut Vec<String>) -> Vec<Event> {
    let mut replaced: HashMap<String, Without> = HashMap::new();
    for event in &events {
        if let Some(moment) = event.instead_of {
            replaced.entry(event.uid.clone()).or_default().add(moment);
        }
    }
    let mut all = Vec::new();
    let mut repeated = 0;
    for mut event in events {
        if let (Some(start), Some(span), None) = (event.start, event.duration, event.end) {
            event.end = start.at.checked_add(span).ok().map(|at| Moment { at, ..start });
        }
        let (rule, further, without) = (event.rule.take(), take(&mut event.further), take(&mut event.without));
        let is_single = rule.is_none() && further.is_empty() || event.instead_of.is_some();
        let Some(start) = event.start.filter(|_| !is_single) else {
            all.push(event);
            continue;
        };
        let mut found = times(start.at, rule.as_deref());
        found.at.extend(further.iter().map(|moment| moment.at));
        found.at.sort_unstable();
        found.at.dedup();
        let mut own = Without::default();
        without.into_iter().for_each(|moment| own.add(moment));
        let others = replaced.get(&event.uid);
        found.at.retain(|at| !own.includes(*at) && others.is_none_or(|others| !others.includes(*at)));
        let once = event.summary.len() + event.location.len() + event.people.iter().map(String::len).sum::<usize>();
        let room = MOST_REPEATED.saturating_sub(repeated) / once.max(1);
        let most = MOST_EVENTS.saturating_sub(all.len()).min(room).max(1);
        if found.at.len() > most {
            found.at.truncate(most);
            found.left_out = Some("it takes place again more often than is written");
        }
        repeated += once * found.at.len().saturating_sub(1);
        warnings.extend(found.left_out.map(|left_out| format!("“{}”: {left_out}", shortened(&event.summary))));
        let length = event.end.map(|end| end.at.duration_since(start.at));
        for (number, at) in found.at.into_iter().enumerate() {
            let end = length.and_then(|length| at.checked_add(length).ok()).map(|at| Moment { at, ..start });
            let description = if number == 0 { take(&mut event.description) } else { String::new() };
            all.push(Event { start: Some(Moment { at, ..start }), end, description, ..event.clone() });
        }
    }
    all
}

/// The beginning of what an event is called, on one line.
fn shortened(summary: &str) -> String {
    const LETTERS: usize = 60;
    summary.chars().take(LETTERS).map(|c| if c == '\n' { ' ' } else { c }).collect()
}

/// Lines that were folded are one (3.1), and so are those that vCalendar 1.0 has divided.
fn unfolded(source: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in source.lines() {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            (None, Some(last)) if last.ends_with('=') && parts(last).is_some_and(|(_, parameters, _)| is_printable(parameters)) => {
                last.truncate(last.len() - 1);
                last.push_str(line);
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

fn is_printable(parameters: &str) -> bool {
    parameters.to_ascii_uppercase().contains("QUOTED-PRINTABLE")
}

/// The value of a property; vCalendar 1.0 writes it in quoted-printable characters (RFC 2045, 6.7), UTF-8 or Windows’.
fn printed<'a>(parameters: &str, value: &'a str) -> Cow<'a, str> {
    if !is_printable(parameters) {
        return Cow::Borrowed(value);
    }
    let bytes = escape::bytes(value, b'=');
    Cow::Owned(String::from_utf8(bytes).unwrap_or_else(|error| encoding_rs::WINDOWS_1252.decode(error.as_bytes()).0.into_owned()))
}

/// Name in capitals, parameters, value.
fn parts(line: &str) -> Option<(String, &str, &str)> {
    let mut quoted = false;
    let colon = line.find(|c: char| {
        quoted ^= c == '"';
        c == ':' && !quoted
    })?;
    let (head, value) = (&line[..colon], line[colon + 1..].trim_end());
    let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
    Some((name.to_ascii_uppercase(), parameters, value))
}

/// `\n`, `\,`, `\;` and `\\` (3.3.11).
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut characters = value.chars();
    while let Some(found) = characters.next() {
        match found {
            '\\' => match characters.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => {}
            },
            other => text.push(other),
        }
    }
    text
}

/// `20200312`, `20200312T093000`, or with a `Z` for universal time, which is shown as the time in France.
pub(super) fn moment(value: &str) -> Option<Moment> {
    let number = |range: std::ops::Range<usize>| value.get(range)?.parse::<i16>().ok();
    let date = Date::new(number(0..4)?, number(4..6)?.try_into().ok()?, number(6..8)?.try_into().ok()?).ok()?;
    let Some((hour, minute)) = number(9..11).zip(number(11..13)) else { return Some(Moment { at: date.at(0, 0, 0, 0), has_time: false }) };
    let time = jiff::civil::Time::new(hour.try_into().ok()?, minute.try_into().ok()?, 0, 0).ok()?;
    let written = date.to_datetime(time);
    let at = if value.ends_with('Z') { in_france(written)? } else { written };
    Some(Moment { at, has_time: true })
}

fn in_france(universal: DateTime) -> Option<DateTime> {
    let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").ok()?;
    Some(zone.to_datetime(TimeZone::UTC.to_timestamp(universal).ok()?))
}

fn written(name: &str, events: &[Event]) -> String {
    let mut text = if name.trim().is_empty() { String::new() } else { format!("# {}\n", name.trim()) };
    let mut today = None;
    for event in events {
        let day = event.start.map(|start| start.at.date());
        if day != today {
            text.extend(day.map(|day| format!("\n## {}\n", date_in_words(day))));
            today = day;
        }
        text.push('\n');
        let clock = |moment: Option<Moment>| moment.filter(|m| m.has_time).map(|m| format!("{:02}h{:02}", m.at.hour(), m.at.minute()));
        if let Some(start) = clock(event.start) {
            text.push_str(&start);
            text.extend(clock(event.end).map(|end| format!(" – {end}")));
            text.push(' ');
        }
        text.push_str(&event.summary.replace('\n', " "));
        text.push_str(if event.is_cancelled { " (annulé)\n" } else { "\n" });
        if !event.people.is_empty() {
            text.push_str(&format!("Avec {}\n", event.people.join(", ")));
        }
        for detail in [&event.location, &event.description] {
            if !detail.trim().is_empty() {
                text.push_str(&format!("{}\n", detail.trim()));
            }
        }
    }
    text
}

/// `2020-03-12` as a French programme writes it; as it is where it is no date.
pub(super) fn long_date(iso: &str) -> String {
    iso.get(..10).and_then(|date| date.parse::<Date>().ok()).map_or_else(|| iso.to_owned(), date_in_words)
}

fn date_in_words(date: Date) -> String {
    const MONTHS: [&str; 12] =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
    let weekday = match date.weekday() {
        Weekday::Monday => "lundi",
        Weekday::Tuesday => "mardi",
        Weekday::Wednesday => "mercredi",
        Weekday::Thursday => "jeudi",
        Weekday::Friday => "vendredi",
        Weekday::Saturday => "samedi",
        Weekday::Sunday => "dimanche",
    };
    let day = if date.day() == 1 { "1er".to_owned() } else { date.day().to_string() };
    format!("{weekday} {day} {} {}", MONTHS[usize::from(date.month().unsigned_abs()) - 1], date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_become_lines() {
        let source = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Journ\r\n ées\r\nBEGIN:VEVENT\r\nDTSTART:20200601T080000Z\r\nDTEND;TZID=Europe/Paris:20200601T113000\r\nSUMMARY:Ouverture\\, accueil\r\nATTENDEE;CN=\"Roux; Anne\":mailto:a@b.test\r\nBEGIN:VALARM\r\nDESCRIPTION:rappel\r\nEND:VALARM\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:20200531\r\nSUMMARY:Montage\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assert!(is_calendar(source));
        let expected = "# Journées\n\n## dimanche 31 mai 2020\n\nMontage (annulé)\n\n## lundi 1er juin 2020\n\n10h00 – 11h30 Ouverture, accueil\nAvec Roux; Anne\n";
        assert_eq!(read(source).text, expected);
    }

    #[test]
    fn older_calendars_are_read() {
        let source = "begin:vcalendar\nversion:1.0\nbegin:vevent\ndtstart:20200312t090000\nSUMMARY;ENCODING=QUOTED-PRINTABLE:Lire l=E2=80=99=\n=\n\
            eau\nend:vevent\nend:vcalendar\n";
        assert!(is_calendar(source));
        assert_eq!(read(source).text.trim(), "## jeudi 12 mars 2020\n\n09h00 Lire l’eau");
        let cut = read(source.split_once("end:").expect("an end").0);
        assert_eq!((cut.text.trim(), cut.warnings.len()), ("## jeudi 12 mars 2020\n\n09h00 Lire l’eau", 1));
    }

    #[test]
    fn an_event_stands_at_each_of_its_times() {
        let calendar = |events: &str| read(&format!("BEGIN:VCALENDAR\n{events}END:VCALENDAR\n"));
        let weekly = "BEGIN:VEVENT\nUID:1\nSUMMARY:Atelier\nDTSTART;TZID=Europe/Paris:20200312T090000\nDURATION:PT1H30M\n\
            RRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;TZID=Europe/Paris:20200319T090000\nRDATE;VALUE=DATE-TIME:20200501T090000\n\
            DESCRIPTION:Pour tous\nEND:VEVENT\n";
        let moved = "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20200326T090000\nSUMMARY:Atelier\nDTSTART:20200327T140000\nEND:VEVENT\n";
        let read = calendar(&format!("{weekly}{moved}"));
        let lines: Vec<&str> = read.text.lines().filter(|line| !line.is_empty()).collect();
        let expected = [
            "## jeudi 12 mars 2020",
            "09h00 – 10h30 Atelier",
            "Pour tous",
            "## vendredi 27 mars 2020",
            "14h00 Atelier",
            "## jeudi 2 avril 2020",
            "09h00 – 10h30 Atelier",
            "## vendredi 1er mai 2020",
            "09h00 – 10h30 Atelier",
        ];
        assert_eq!((lines.as_slice(), read.warnings.len()), (expected.as_slice(), 0));
        let endless = calendar("BEGIN:VEVENT\nSUMMARY:Marché\nDTSTART:20200312T090000\nRRULE:FREQ=MONTHLY\nEND:VEVENT\n");
        assert_eq!(endless.warnings, ["“Marché”: it takes place again without an end; one year of it is written"]);
        assert_eq!(endless.text.matches("Marché").count(), 12);
    }

    #[test]
    fn what_is_said_again_has_a_bound() {
        let name = "Marché ".repeat(MOST_REPEATED / 20);
        let days: String = (1..=28).map(|day| format!(",202003{day:02}")).collect();
        let event = format!(
            "BEGIN:VEVENT\nSUMMARY:{name}\nDTSTART:20200312T090000\nRRULE:FREQ=DAILY;COUNT=400\nEXDATE:{}\nEND:VEVENT\n",
            &days[1..]
        );
        let read = read(&format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", event.repeat(3)));
        assert!(read.text.len() < 4 * MOST_REPEATED, "{}", read.text.len());
        assert_eq!(read.warnings.len(), 3);
    }

    #[test]
    fn moments() {
        let table = [
            ("20210328T003000Z", Some("2021-03-28T01:30:00")),
            ("20210328T013000Z", Some("2021-03-28T03:30:00")),
            ("20211031T013000Z", Some("2021-10-31T02:30:00")),
            ("20210101T090000", Some("2021-01-01T09:00:00")),
            ("2021", None),
            ("20211301", None),
        ];
        for (value, expected) in table {
            assert_eq!(moment(value).map(|moment| moment.at.to_string()).as_deref(), expected, "{value}");
        }
    }
}
