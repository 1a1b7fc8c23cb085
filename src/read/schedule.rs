//! Reads conference schedules as frab and pretalx export them, in XML or JSON, and writes them as the lines of a programme.

use std::borrow::Cow;

use serde_json::Value;

use super::encoding::Decoded;
use super::xml::{Node, Walk};
use super::{Metadata, ReadError, ReadText, html};
use crate::record::MediaType;
use crate::text::{OffsetMap, normalise};

/// An event of a schedule.
#[derive(Clone, Debug, Default)]
struct Event {
    date: String,
    start: String,
    duration: String,
    room: String,
    title: String,
    subtitle: Option<String>,
    r#type: Option<String>,
    r#abstract: Option<String>,
    description: Option<String>,
    persons: Vec<String>,
}

#[derive(Debug, Default)]
struct Schedule {
    title: String,
    venue: String,
    city: String,
    /// With their days (`2020-03-12`).
    events: Vec<(String, Event)>,
}

/// Whether XML is a schedule, by its first element.
pub(super) fn is_xml(source: &str) -> bool {
    let mut walk = Walk::new(source);
    while let Ok(Some(node)) = walk.next() {
        if let Node::Open(element) = node {
            return element.name == "schedule";
        }
    }
    false
}

/// Whether JSON is a schedule.
pub(super) fn is_json(source: &str) -> bool {
    source.trim_start().starts_with('{') && source.contains("\"conference\"") && parsed(source).is_some()
}

pub(super) fn read_xml(source: &str) -> Result<ReadText, ReadError> {
    let mut schedule = Schedule::default();
    let (mut day, mut room) = (String::new(), String::new());
    let (mut open, mut text) = (Vec::<String>::new(), String::new());
    let mut event: Option<Event> = None;
    let mut walk = Walk::new(source);
    while let Some(node) = walk.next()? {
        match node {
            Node::Open(element) => {
                match element.name.as_str() {
                    "day" => day = element.attribute("date").unwrap_or_default(),
                    "room" if event.is_none() => room = element.attribute("name").unwrap_or_default(),
                    "event" => event = Some(Event { room: room.clone(), ..Event::default() }),
                    _ => {}
                }
                open.push(element.name);
                text.clear();
            }
            Node::Text(found) => text.push_str(&found),
            Node::Close(name) => {
                let value = std::mem::take(&mut text);
                open.pop();
                match (&mut event, name.as_str()) {
                    (found, "event") => schedule.events.extend(found.take().map(|event| (day.clone(), event))),
                    // Some write more of a person than the name.
                    (Some(event), "name" | "public_name") if open.last().is_some_and(|parent| parent == "person") => {
                        event.set("person", value);
                    }
                    (Some(event), name) => event.set(name, value),
                    (None, "title") if open.last().is_some_and(|parent| parent == "conference") => schedule.title = value,
                    (None, "venue") => schedule.venue = value,
                    (None, "city") => schedule.city = value,
                    _ => {}
                }
            }
        }
    }
    Ok(written(schedule, MediaType::ScheduleXml))
}

impl Event {
    fn set(&mut self, name: &str, value: String) {
        match name {
            "date" => self.date = value,
            "start" => self.start = value,
            "duration" => self.duration = value,
            "title" => self.title = value,
            "subtitle" => self.subtitle = Some(value),
            "type" => self.r#type = Some(value),
            "abstract" => self.r#abstract = Some(value),
            "description" => self.description = Some(value),
            "person" if !value.trim().is_empty() => self.persons.push(value),
            _ => {}
        }
    }
}

pub(super) fn read_json(source: &str) -> Result<ReadText, ReadError> {
    let schedule = parsed(source).ok_or_else(|| ReadError::damaged("a schedule without conference or days"))?;
    Ok(written(schedule, MediaType::ScheduleJson))
}

fn parsed(source: &str) -> Option<Schedule> {
    let value: Value = serde_json::from_str(source).ok()?;
    let conference = value.get("schedule")?.get("conference")?;
    let mut schedule = Schedule {
        title: field(conference, "title"),
        venue: field(conference, "venue"),
        city: field(conference, "city"),
        events: Vec::new(),
    };
    for day in conference.get("days")?.as_array()? {
        let date = field(day, "date");
        let rooms = day.get("rooms").and_then(Value::as_object).into_iter().flatten();
        for (room, events) in rooms {
            schedule.events.extend(events.as_array().into_iter().flatten().map(|found| (date.clone(), event(found, room))));
        }
    }
    Some(schedule)
}

/// An event of a room. What is not what it should be is as good as absent: one odd field costs no event.
fn event(found: &Value, room: &str) -> Event {
    const TEXTS: [&str; 8] = ["date", "start", "duration", "title", "subtitle", "type", "abstract", "description"];
    let mut event = Event { room: room.to_owned(), ..Event::default() };
    TEXTS.into_iter().for_each(|name| event.set(name, field(found, name)));
    // frab gives one person several names.
    let name = |person: &Value| {
        let names = ["public_name", "full_public_name", "name"].map(|key| field(person, key));
        let name = names.into_iter().find(|name| !name.trim().is_empty());
        name.or_else(|| person.as_str().map(str::to_owned))
    };
    event.persons = found.get("persons").and_then(Value::as_array).into_iter().flatten().filter_map(name).collect();
    event
}

/// A text or a number; of a text in several languages the French one, or the first.
fn field(value: &Value, name: &str) -> String {
    match value.get(name) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Object(texts)) => {
            texts.get("fr").or_else(|| texts.values().next()).and_then(Value::as_str).unwrap_or_default().to_owned()
        }
        _ => String::new(),
    }
}

fn written(mut schedule: Schedule, media_type: MediaType) -> ReadText {
    for (day, event) in &mut schedule.events {
        // What begins after midnight stands under the day before.
        if let Some(own) = event.date.get(..10).filter(|own| own.parse::<jiff::civil::Date>().is_ok()) {
            own.clone_into(day);
        }
    }
    schedule.events.sort_by(|(a_day, a), (b_day, b)| (a_day, &a.start, &a.room).cmp(&(b_day, &b.start, &b.room)));
    let mut text = format!("# {}\n", schedule.title.trim());
    let place = [schedule.venue.trim(), schedule.city.trim()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    if !place.is_empty() {
        text.push_str(&format!("{place}\n"));
    }
    let mut today = String::new();
    for (day, event) in &schedule.events {
        if *day != today {
            text.push_str(&format!("\n## {}\n", super::calendar::long_date(day)));
            today.clone_from(day);
        }
        write_event(event, &mut text);
    }
    let text = normalise(text).0;
    let title = Some(schedule.title.trim().to_owned()).filter(|title| !title.is_empty());
    ReadText {
        offsets: OffsetMap::identity(text.len()),
        text,
        media_type,
        metadata: Metadata { title, ..Metadata::default() },
        ..ReadText::default()
    }
}

fn write_event(event: &Event, text: &mut String) {
    let end = minutes(&event.start).zip(minutes(&event.duration)).map(|(start, length)| start + length);
    let end = end.map(|end| format!(" – {:02}h{:02}", end / 60 % 24, end % 60)).unwrap_or_default();
    text.push_str(&format!("\n{}{end} {}\n", event.start.replacen(':', "h", 1), one_line(&event.title)));
    let details = [event.subtitle.as_deref(), event.r#abstract.as_deref(), event.description.as_deref()];
    let names: Vec<&str> = event.persons.iter().map(|person| person.trim()).filter(|name| !name.is_empty()).collect();
    if !names.is_empty() {
        text.push_str(&format!("{} : {}\n", if names.len() == 1 { "Intervenant" } else { "Intervenants" }, names.join(" ; ")));
    }
    if !event.room.trim().is_empty() {
        text.push_str(&format!("{}\n", one_line(&event.room)));
    }
    for detail in details.into_iter().flatten().filter(|detail| !detail.trim().is_empty()) {
        text.push_str(&format!("{}\n", without_tags(detail.trim())));
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Minutes of `HH:MM`.
fn minutes(time: &str) -> Option<u32> {
    let (hours, minutes) = time.trim().split_once(':')?;
    Some(hours.parse::<u32>().ok()?.min(10_000) * 60 + minutes.get(..2)?.parse::<u32>().ok()?)
}

/// The text of a detail that is a piece of a page.
fn without_tags(detail: &str) -> Cow<'_, str> {
    if !detail.contains("</") && !detail.contains("<br") {
        return Cow::Borrowed(detail);
    }
    let has_lines = ["<p", "<br", "<li", "<div"].into_iter().any(|tag| detail.contains(tag));
    let page = if has_lines { detail.to_owned() } else { detail.replace('\n', "<br>") };
    html::read(Decoded::of(page)).map_or(Cow::Borrowed(detail), |read| Cow::Owned(read.text.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Rencontres du code libre\nHalle, Redon\n\n## jeudi 12 mars 2020\n\n09h30 – 10h15 Compiler sans peur\nIntervenants : Anne Roux ; Paul Lenoir\nSalle 2\n";

    #[test]
    fn xml_and_json_say_the_same() {
        let xml = r#"<?xml version="1.0"?><schedule><conference><title>Rencontres du code libre</title><venue>Halle</venue><city>Redon</city></conference>
            <day date="2020-03-12"><room name="Salle 2"><event id="1"><start>09:30</start><duration>00:45</duration><title>Compiler sans peur</title>
            <persons><person id="1">Anne Roux</person><person id="2">Paul Lenoir</person></persons></event></room></day></schedule>"#;
        let json = r#"{"schedule": {"conference": {"title": "Rencontres du code libre", "venue": "Halle", "city": "Redon", "days": [{"date": "2020-03-12",
            "rooms": {"Salle 2": [{"start": "09:30", "duration": "00:45", "room": "Salle 2", "title": "Compiler sans peur", "subtitle": null,
            "persons": [{"public_name": "Anne Roux", "full_public_name": "Anne Roux", "id": 1}, {"name": "Paul Lenoir", "public_name": null}]}]}}]}}}"#;
        assert!(is_xml(xml) && is_json(json));
        assert_eq!(read_xml(xml).map(|read| read.text), Ok(TEXT.to_owned()));
        assert_eq!(read_json(json).map(|read| read.text), Ok(TEXT.to_owned()));
        assert!(!is_json("{\"event\": {}}") && !is_xml("<feed/>"));
    }

    #[test]
    fn what_begins_after_midnight_is_of_the_next_day() {
        let event = |date: &str, start: &str, title: &str| {
            format!("<event><date>{date}T{start}:00+01:00</date><start>{start}</start><title>{title}</title></event>")
        };
        let (night, morning) = (event("2014-12-28", "00:30", "Film"), event("2014-12-27", "11:00", "Ouverture"));
        let xml = format!(
            "<schedule><conference><title>Nuits</title></conference><day date='2014-12-27'><room name='A'>{night}{morning}</room></day></schedule>"
        );
        let expected = "# Nuits\n\n## samedi 27 décembre 2014\n\n11h00 Ouverture\nA\n\n## dimanche 28 décembre 2014\n\n00h30 Film\nA\n";
        assert_eq!(read_xml(&xml).map(|read| read.text), Ok(expected.to_owned()));
    }

    #[test]
    fn details_may_be_pieces_of_pages() {
        let table = [
            ("9 < 10 et a<b", "9 < 10 et a<b"),
            ("Un <b>atelier</b>\npour tous", "Un atelier\npour tous"),
            ("<p>Un atelier</p><ul><li>Anne Roux</li></ul>", "Un atelier\n\n- Anne Roux"),
        ];
        table.into_iter().for_each(|(detail, expected)| assert_eq!(without_tags(detail), expected, "{detail}"));
    }

    #[test]
    fn persons_may_have_names_within() {
        let source = "<schedule><day date='2021-06-01'><room name='Grange'><event><start>09:30</start><title>La haie</title>\
            <persons><person id='1'><name>Anne Roux</name><url>x</url></person><person>Paul Gallo</person></persons></event></room></day></schedule>";
        let text = read_xml(source).expect("readable").text;
        assert!(text.contains("Intervenants : Anne Roux ; Paul Gallo\n"), "{text}");
    }
}
