//! City and venue of the event: from the head of the text, dated lines, the foot, and what the prose says of it.

use super::addressed;
use super::candidate::is_masthead;
use super::foot::{at_an_address, at_the_foot};
use super::page::{in_row, leads_aside, row_of_page};
use super::told_places::{is_of_event, told};
use super::venue;
use super::where_line::{self, town_of_house};
use super::{Found, Reading, days, houses, led, towns};
use crate::extract::bodies::is_made_of_initials;
use crate::extract::dates::DateUse;
use crate::extract::segments::Segment;
use crate::extract::times;
use crate::lexicon::Tags;
use crate::record::{Edtf, Place, PlaceKind};
use crate::text::fold::fold;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// Tokens of a line that gives the hours alone, or of a town below a house.
const HOURS: usize = 8;

/// "9 h – 16 h 30", alone on a line.
fn gives_hours(reading: &Reading, tokens: &Tokens) -> bool {
    let doc = reading.doc;
    let numbers = |t: usize| {
        doc.kind(t) != Some(TokenKind::Word) || doc.folds_to(t, &["h", "de", "a"]) || doc.word(t).starts_with(|c: char| c.is_ascii_digit())
    };
    tokens.len() <= HOURS && tokens.clone().all(numbers) && tokens.clone().any(|t| times::mention_at(doc, t, true).is_some())
}

/// Tokens of a line that is a sentence rather than a heading.
const SENTENCE: usize = 12;

/// The places, the surest first.
pub fn places(reading: &Reading, title: Option<&Tokens>) -> Vec<Place> {
    let segments = reading.segments;
    let agenda = reading.agenda;
    let mut out = Places { doc: reading.doc, found: Vec::new() };
    let head = if agenda.items.is_empty() { 0..segments.len().min(14) } else { agenda.head.start..agenda.head.end.min(40) };
    let open = |i: &usize| !segments[*i].furniture;
    // Where a letter was written counts only where it gives no other day.
    let days = reading.dates.iter().filter(|d| d.use_ == DateUse::Open && d.dates.iter().all(|x| x.start_day().is_some())).count();
    let event_days: Vec<Edtf> = days::dates(reading).into_iter().map(|d| d.date).collect();
    out.add(below_label(reading));
    out.add(addressed::labelled(reading));
    for i in head.clone().filter(open) {
        if out.complete() {
            break;
        }
        let aside = is_of_another(reading, &segments[i].tokens)
            || is_masthead(reading.doc, &segments[i].tokens)
            || leads_aside(reading.doc, &segments[i].tokens)
            || in_row(reading, i) && row_of_page(reading, i);
        if days > 1 && reading.is_dateline(&segments[i].tokens) || aside {
            continue;
        }
        // A sentence with another day is about something else.
        if segments[i].tokens.len() > SENTENCE && !is_of_event(reading, &segments[i].tokens, &event_days) {
            continue;
        }
        out.add(where_line::places(reading, &row(segments, i), beside(reading, i)));
        out.add(where_line::around_date(reading, &segments[i].tokens));
    }
    if !out.has_house() {
        out.add(led::house_of_name(reading, title).into_iter().flatten().collect());
    }
    // "Université de Rennes" at the very top is whose event it is, where the head names another house.
    let top = segments.first().map_or(0, |s| s.tokens.start);
    let host = |f: &Found| f.kind == PlaceKind::Venue && f.tokens.start == top && reading.doc.folds_to(top, &["universite"]);
    if out.found.iter().any(|f| f.kind == PlaceKind::Venue && !host(f)) {
        out.found.retain(|f| !host(f));
    }
    let complete_head = out.complete();
    let mut housed = None;
    // The line with day and hour may pass for the first item; the place stands on it or below.
    for i in (head.end..segments.len().min(head.end.saturating_add(2).max(8))).filter(open) {
        let dated = |k: usize| reading.has_date(&segments[k].tokens);
        let labelled = reading.doc.folds_to(segments[i].tokens.start, &["lieu"]);
        // "Samedi 7 mai / 9 h / Dinard – Salle des Tanneurs"
        let hour = i > 1 && gives_hours(reading, &segments[i - 1].tokens);
        let below =
            i > 0 && dated(i - 1) && segments[i - 1].tokens.len() <= 16 || hour && dated(i - 2) && segments[i - 2].tokens.len() <= 8;
        // "Lycée du Gué / Lieuvy (14)"
        let goes_on = housed == Some(i) && segments[i].tokens.len() <= HOURS;
        if !out.complete() && (dated(i) || labelled || below || goes_on) {
            let found = where_line::places(reading, &segments[i].tokens, hour || goes_on || beside(reading, i));
            housed = (!found.is_empty()).then_some(i + 1);
            out.add(found);
        }
    }
    for i in (head.start..head.end.max(segments.len().min(4))).filter(open) {
        if out.complete() {
            break;
        }
        out.add(told(reading, &segments[i].tokens, &event_days));
    }
    let complete = out.complete();
    out.add(of_days(reading, complete));
    let (items, paired) = of_items(reading);
    // One evening of a series held online may have a house.
    let housed = items.iter().any(|f| f.kind == PlaceKind::Venue) && items.iter().any(|f| f.kind != PlaceKind::Venue);
    if out.found.is_empty() && !housed && is_online(reading, head.end) {
        return Vec::new();
    }
    let mut towns: Vec<String> = items.iter().filter(|f| f.kind != PlaceKind::Venue).map(|f| fold(&f.name(reading.doc))).collect();
    towns.sort();
    towns.dedup();
    // A programme whose items give towns of their own tours.
    let dated = agenda.items.iter().filter(|i| i.own_date).count() >= 2;
    if out.found.is_empty() || paired || towns.len() >= if complete_head && !dated { 3 } else { 2 } {
        out.add(items);
    }
    out.add(of_stops(reading));
    out.add(addressed::towns_before_codes(reading));
    out.add(below_items(reading));
    out.add(houses::in_brackets(reading));
    out.add(houses::heads_of_towns(reading));
    if !out.has_house() || agenda.day_headings.len() >= 2 {
        out.add(houses::of_welcome(reading));
    }
    let houses = houses::of_items(reading);
    if houses.len() >= 2 || !out.has_house() {
        out.add(houses);
    }
    out.add(houses::behind_times(reading));
    let towns: Vec<String> = out.found.iter().filter(|f| f.kind != PlaceKind::Venue).map(|f| fold(&f.name(reading.doc))).collect();
    out.add(houses::in_towns(reading, |name| towns.iter().any(|town| town == name)));
    out.add(houses::behind_hours(reading));
    let houses = houses::told_at_items(reading);
    if houses.len() >= 2 || !out.has_house() {
        out.add(houses);
    }
    if !out.has_house() {
        out.add(houses::above_address(reading, head.clone(), title).into_iter().collect());
    }
    if !out.has_house() && out.found.len() < 2 {
        out.add(at_an_address(reading, head.end));
    }
    if !out.has_house() {
        out.add(at_the_foot(reading, out.has_town()));
    }
    if !out.has_house() {
        out.add(led::houses(reading, head.clone()));
    }
    if !out.has_house() {
        out.add(host_of_room(reading, head.clone()).into_iter().collect());
    }
    if !out.has_town() {
        out.add(addressed::town_below_street(reading, head.clone()).into_iter().collect());
    }
    if !out.has_town() {
        out.add(towns::told_apart(reading, head.end, title).into_iter().collect());
    }
    if !out.has_town() {
        out.add(addressed::towns_of_codes(reading));
    }
    // "L'ÉCOLE ET SES TERRITOIRES": the subject of the event is no house.
    let subject = |f: &Found| f.tokens.len() > 2 && title.is_some_and(|t| t.start <= f.tokens.start && f.tokens.end <= t.end);
    out.found.retain(|f| f.kind == PlaceKind::Commune || !subject(f));
    if !out.has_town()
        && let Some(town) = out.found.iter().find_map(|f| town_of_house(reading.doc, &f.tokens))
    {
        out.add(vec![town]);
    }
    // An address stands for the house where not even a room is named.
    let room = |f: &Found| f.weak && reading.doc.has(f.tokens.start, Tags::ROOM);
    if out.found.iter().any(room) {
        out.found.retain(|f| !f.weak || room(f));
    }
    out.found.truncate(20);
    out.found.iter().map(|f| f.place(reading.doc)).collect()
}

/// The label of the places stands among so many lines.
const LABEL_WITHIN: usize = 20;

/// Lines below "Lieux :" among which each may name one.
const LABELLED: usize = 4;

/// "Lieux du congrès", alone on a line of the head, and the houses on the lines right below.
fn below_label(reading: &Reading) -> Vec<Found> {
    let (doc, segments) = (reading.doc, reading.segments);
    let alone = |i: &usize| {
        let tokens = &segments[*i].tokens;
        let words = tokens.clone().filter(|t| doc.kind(*t) == Some(TokenKind::Word)).count();
        doc.folds_to(tokens.start, &["lieu", "lieux"]) && words <= 4 && !tokens.clone().any(|t| doc.number(t).is_some())
    };
    let Some(label) = (0..segments.len().min(LABEL_WITHIN)).find(alone) else { return Vec::new() };
    let below = segments.iter().skip(label + 1).take(LABELLED);
    let housed = |found: &Vec<Found>| found.iter().any(|f| f.kind == PlaceKind::Venue);
    let lines = below.map(|s| where_line::places(reading, &s.tokens, true)).take_while(housed);
    lines.flatten().collect()
}

/// "Prochain rendez-vous à …": a line about another event.
fn is_of_another(reading: &Reading, tokens: &Tokens) -> bool {
    let another = |t: usize| reading.doc.phrase(t, tokens.end, Tags::ANOTHER_EVENT).is_some_and(|(_, v)| v.has(Tags::ANOTHER_EVENT));
    let dates = reading.dates_in(tokens).all(|d| d.use_ != DateUse::Open);
    dates && tokens.clone().take(4).any(another)
}

/// "Mardi 4 mai | Le Quai | Millau": a segment, and with the first cell of a row the cells behind it.
fn row(segments: &[Segment], i: usize) -> Tokens {
    let tokens = &segments[i].tokens;
    let cells = if segments[i].cut { &[] } else { &segments[i + 1..] };
    let last = cells.iter().take_while(|cell| cell.cell && cell.cut).last();
    tokens.start..last.map_or(tokens.end, |cell| cell.tokens.end)
}

/// Whether a line with the day, or one that asks where, says that there is no place but a connection.
fn is_online(reading: &Reading, head_end: usize) -> bool {
    let doc = reading.doc;
    reading.segments.iter().take(head_end.max(6)).any(|s| {
        let tells = s.tokens.len() <= 30 && (reading.has_date(&s.tokens) || doc.folds_to(s.tokens.start, &["lieu", "ou"]));
        tells && s.tokens.clone().any(|t| doc.phrase(t, s.tokens.end, Tags::ONLINE).is_some_and(|(_, v)| v.has(Tags::ONLINE)))
    })
}

/// Places on the lines of day headings and right below them.
/// Where the head has told town and house, only a line with a town of its own adds to them.
fn of_days(reading: &Reading, complete: bool) -> Vec<Found> {
    let mut out = Vec::new();
    for (k, _) in &reading.agenda.day_headings {
        for segment in reading.segments.iter().skip(*k).take(2).filter(|s| s.tokens.len() < 24) {
            if reading.has_date(&segment.tokens) || segment.tokens.clone().all(|t| !reading.doc.is(t, ":")) {
                let found = where_line::places(reading, &segment.tokens, true);
                if !complete || found.iter().any(|f| f.kind != PlaceKind::Venue) {
                    out.extend(found);
                }
            }
        }
    }
    out
}

/// Places at the items of an event that tours: towns, and houses that are no rooms; whether most items give both.
fn of_items(reading: &Reading) -> (Vec<Found>, bool) {
    let doc = reading.doc;
    let mut out = Vec::new();
    let mut paired = 0;
    for item in &reading.agenda.items {
        let tokens = &reading.segments[item.segments.start].tokens;
        if tokens.len() <= 24 && !reading.holds_person(tokens) {
            let found = where_line::places(reading, tokens, true);
            let house = |f: &Found| f.kind == PlaceKind::Venue && !f.weak;
            paired += usize::from(found.iter().any(house) && found.iter().any(|f| f.kind != PlaceKind::Venue));
            out.extend(
                found
                    .into_iter()
                    .filter(|f| f.kind != PlaceKind::Venue || f.tokens.len() > 1 && !doc.has(f.tokens.start, Tags::LABEL | Tags::ROOM)),
            );
        }
    }
    (out, paired >= LEAST_PAIRED && 2 * paired >= reading.agenda.items.len())
}

/// Items with house and town, at least, that tell where an event tours.
const LEAST_PAIRED: usize = 2;

/// Stops of an event that tours, at least, and tokens of the line of one.
const LEAST_STOPS: usize = 3;
const LONGEST_STOP: usize = 24;

/// "Lyon – mardi 3 octobre – Palais des congrès", "3 octobre : Lille", "NANTES / 3 octobre, 9 h / Cité des congrès": the towns of lines
/// with a day each, and the houses on them, above or below.
fn of_stops(reading: &Reading) -> Vec<Found> {
    let segments = reading.segments;
    let dated = |i: usize| {
        let tokens = &segments[i].tokens;
        let mut days = reading.dates_in(tokens).filter(|d| d.use_ == DateUse::Open);
        let one = days.next().is_some_and(|d| d.dates.len() == 1 && d.dates[0].start_day().is_some()) && days.next().is_none();
        one && tokens.len() <= LONGEST_STOP && !segments[i].furniture && !reading.holds_person(tokens)
    };
    let line = |i: usize| where_line::places(reading, &row(segments, i), true);
    let mut stops = 0;
    let mut out: Vec<Found> = Vec::new();
    for i in (0..segments.len()).filter(|i| dated(*i)) {
        let mut found = line(i);
        let near = |k: usize| segments.get(k).filter(|s| !dated(k) && s.tokens.len() <= LONGEST_STOP && s.tokens.start < s.tokens.end);
        // The town above its day, the house below it.
        let above =
            i.checked_sub(1).filter(|k| segments[i].blank_before == 0 && near(*k).is_some_and(|s| is_place_alone(reading, &s.tokens)));
        if found.is_empty()
            && let Some(k) = above
        {
            found.extend(line(k).into_iter().filter(|f| f.kind != PlaceKind::Venue));
        }
        if !found.is_empty()
            && near(i + 1).is_some_and(|s| s.blank_before == 0 && !s.bullet)
            && found.iter().all(|f| f.kind != PlaceKind::Venue)
        {
            found.extend(line(i + 1).into_iter().filter(|f| f.kind == PlaceKind::Venue));
        }
        stops += usize::from(found.iter().any(|f| f.kind != PlaceKind::Venue));
        out.extend(found);
    }
    let mut towns: Vec<String> = out.iter().filter(|f| f.kind != PlaceKind::Venue).map(|f| fold(&f.name(reading.doc))).collect();
    towns.sort_unstable();
    towns.dedup();
    if stops >= LEAST_STOPS && towns.len() >= LEAST_STOPS { out } else { Vec::new() }
}

/// Lines from the head of an item to its place.
const BELOW_ITEM: usize = 5;

/// "Salle des fêtes, Brivelle" below the title of most items of a series: where all of them take place.
fn below_items(reading: &Reading) -> Vec<Found> {
    let items: Vec<_> = reading.agenda.items.iter().filter(|item| item.own_date).collect();
    if items.len() < LEAST_STOPS || items.len() * 2 < reading.agenda.items.len() {
        return Vec::new();
    }
    let mut placed = 0;
    let mut out: Vec<Found> = Vec::new();
    for item in &items {
        let lines = reading.segments[item.segments.clone()].iter().take(BELOW_ITEM).filter(|s| s.tokens.len() <= HOURS + HOURS);
        let tells = |tokens: &Tokens| is_place_alone(reading, tokens) || where_line::is_house_and_town(reading, tokens);
        let found =
            lines.filter(|s| tells(&s.tokens)).map(|s| where_line::places(reading, &s.tokens, true)).find(|found| !found.is_empty());
        placed += usize::from(found.is_some());
        out.extend(found.into_iter().flatten().filter(|f| !f.weak));
    }
    if placed * 2 >= items.len() { out } else { Vec::new() }
}

/// Whether the line before or after gives the day, an address or a room.
fn beside(reading: &Reading, i: usize) -> bool {
    let tells = |k: usize| {
        reading.segments.get(k).is_some_and(|s| {
            s.tokens.len() <= 24
                && (reading.has_date(&s.tokens)
                    || gives_hours(reading, &s.tokens)
                    || reading.doc.number(s.tokens.start).is_some() && s.tokens.clone().any(|t| reading.doc.has(t, Tags::STREET))
                    || is_coded_town(reading.doc, &s.tokens)
                    || reading.doc.phrase(s.tokens.start, s.tokens.end, Tags::ROOM).is_some()
                    || is_place_alone(reading, &s.tokens))
        })
    };
    let asked = |k: usize| reading.segments.get(k).is_some_and(|s| s.tokens.len() <= 2 && reading.doc.folds_to(s.tokens.start, &["lieu"]));
    i.checked_sub(1).is_some_and(|k| tells(k) || asked(k)) || tells(i + 1)
}

/// "29000 Quimper", "2350 Lieuvy", alone on a line.
fn is_coded_town(doc: &Marked, tokens: &Tokens) -> bool {
    let code = doc.number(tokens.start).filter(|_| matches!(doc.word(tokens.start).len(), 4 | 5));
    let year = |n: u32| (1900..2100).contains(&n);
    tokens.len() <= HOURS
        && code.is_some_and(|n| !year(n))
        && doc.case(tokens.start + 1).is_capital()
        && doc.has(tokens.start + 1, Tags::PLACE)
}

/// Lines at the top among which one may tell whose house it is.
const HOST_WITHIN: usize = 4;

/// "Université de Brivelle" at the top, "Bâtiment B, salle 12" in the head: where only a room is told, it is the host's.
fn host_of_room(reading: &Reading, head: std::ops::Range<usize>) -> Option<Found> {
    let (doc, segments) = (reading.doc, reading.segments);
    let room = |tokens: &Tokens| {
        tokens.len() <= HOURS && doc.phrase(tokens.start, tokens.end, Tags::ROOM).is_some_and(|(_, v)| v.has(Tags::ROOM)) && {
            let coded = |t: usize| doc.number(t).is_some() || doc.case(t) == Case::Single;
            tokens.clone().skip(1).any(coded) && !reading.has_date(tokens)
        }
    };
    segments.get(head.clone())?.iter().find(|s| room(&s.tokens))?;
    segments.iter().take(HOST_WITHIN).map(|s| &s.tokens).find_map(|tokens| {
        let house = venue::venue_at(doc, tokens.start, tokens.end).filter(|v| !v.sure && v.tokens.end >= tokens.end)?;
        Some(Found::venue(&house.tokens))
    })
}

/// A town or a house and nothing else: "DIJON", "Palais des congrès".
fn is_place_alone(reading: &Reading, tokens: &Tokens) -> bool {
    let doc = reading.doc;
    let town = doc.phrase(tokens.start, tokens.end, Tags::TOWN).is_some_and(|(n, v)| v.has(Tags::TOWN) && n == tokens.len());
    tokens.len() <= 8
        && !doc.has(tokens.start, Tags::ANY_EVENT)
        && (town && doc.case(tokens.start).is_capital()
            || venue::venue_at(doc, tokens.start, tokens.end).is_some_and(|v| v.sure && v.tokens.end >= tokens.end))
}

struct Places<'a, 'd> {
    doc: &'a Marked<'d>,
    found: Vec<Found>,
}

impl Places<'_, '_> {
    fn add(&mut self, found: Vec<Found>) {
        for f in found {
            if f.weak && self.has_house() {
                continue;
            }
            // "MSHG" in a line of the programme: the house that the head names.
            let letters = f.tokens.len() == 1 && self.doc.case(f.tokens.start) == Case::Upper;
            if letters && self.found.iter().any(|known| is_made_of_initials(self.doc, &known.tokens, f.tokens.start)) {
                continue;
            }
            let name = fold(&f.name(self.doc));
            if !self.found.iter().any(|known| fold(&known.name(self.doc)) == name) {
                self.found.push(f);
            }
        }
        if self.found.iter().any(|f| f.kind == PlaceKind::Venue && !f.weak) {
            self.found.retain(|f| !f.weak);
        }
    }

    fn has_house(&self) -> bool {
        self.found.iter().any(|f| f.kind == PlaceKind::Venue && !f.weak)
    }

    fn has_town(&self) -> bool {
        self.found.iter().any(|f| f.kind != PlaceKind::Venue)
    }

    /// A town and a house: all that most events have.
    fn complete(&self) -> bool {
        self.has_house() && self.has_town()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::event::testing::reading;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("Forum du cuir\nJeudi 5 mai 2022 – Espace Nord, Quimper", "Espace Nord, Quimper"),
            ("Forum du cuir\nQuimper, amphithéâtre Vauban, 5 mai 2022", "Quimper, amphithéâtre Vauban"),
            ("Forum du cuir – Quimper\nJeudi 5 mai 2022", "Quimper"),
            ("Forum du cuir\n5 mai 2022\nHôtel du Parc, 3 rue du Port, 29000 Quimper", "Hôtel du Parc, Quimper"),
            ("Forum du cuir\nLe forum se tiendra jeudi 5 mai 2022 à Quimper, dans la salle des fêtes.", "Quimper, salle des fêtes"),
            ("Forum du cuir\nJeudi 5 mai 2022, salle des fêtes de Bourg-sur-Orne", "salle des fêtes de Bourg-sur-Orne, Bourg-sur-Orne"),
            ("Forum du cuir\nJeudi 5 mai 2022 – Quimper et à distance", "Quimper"),
            ("Forum du cuir\nJeudi 5 mai 2022, en visioconférence", ""),
            ("Forum du cuir\nJeudi 5 mai 2022 – Espace Nord, Quimper (Rennes)", "Espace Nord, Quimper"),
            ("Forum du cuir\nLe forum se tient à Polytech Quimper le 5 mai 2022.", "Polytech Quimper, Quimper"),
            ("Forum du cuir\nLe forum s’est tenu le 5 mai 2022 à 14h à Gerzey, sous la présidence de Lise Duval.", "Gerzey"),
            (
                "Forum du cuir\nLes séances auront lieu le vendredi matin, de 9h30 à 12h30, à l’université de Quimper (bâtiment 3).",
                "université de Quimper, Quimper",
            ),
            ("Forum du cuir\n5 mai 2022\nQUIMPER CORNICHE\n9h Accueil\n10h Débat", "Quimper, CORNICHE"),
            ("← Forum du cuir, Quimper\n\nForum du gant\n5 mai 2022\n9h Accueil\n10h Débat", ""),
            ("Université Paul-Goriot\nForum du cuir\n5 mai 2022\nBâtiment B, salle 12\n9h Accueil\n10h Débat", "Université Paul-Goriot"),
            ("Bourg-sur-Orne, le 2 avril 2022\nNous vous invitons au forum le 5 mai 2022 à l’Espace Nord.", "Espace Nord, Bourg-sur-Orne"),
            ("Lyon, le 2 avril 2022\nNous vous invitons au forum le 5 mai 2022 à Quimper, salle des fêtes.", "Quimper, salle des fêtes"),
            ("Cent élus étaient réunis jeudi 5 mai 2022 à l’Astrolabe de Lyon. Ils assistaient aux Rencontres du cuir.", "Astrolabe, Lyon"),
            ("Forum du cuir\n5 mai 2022, salle Goriot de l’Université Brest 2 (campus du Nord)", "Université Brest 2, Brest"),
            ("Forum du cuir\n5 mai 2022\nPalais des congrès, quai du Port 2 – 4000 LIÈGE", "Palais des congrès, Liège"),
            (
                "Forum du cuir\n5 mai 2022\nMaison du cuir, 4 rue Haute, Quimper\net\nLycée Goriot (repas)\n9h Accueil",
                "Maison du cuir, Quimper, Lycée Goriot",
            ),
            ("Forum du cuir\n5 mai 2022, Loudun (Vienne)", "Loudun"),
            (
                "Forum du cuir\n5 mai 2022, au château de Goriot et dans le bas quartier de Loudun (Vienne)\n9h Accueil",
                "château de Goriot, Loudun",
            ),
            (
                "Forum du cuir\nMaison du gant et de la halle, Quimper\n5 mai 2022\n9h Accueil\n10h Atelier\nMGH, salle 2",
                "Maison du gant et de la halle, Quimper",
            ),
            ("Loudun : le forum du cuir fait le plein\n\nCent tanneurs se pressaient mercredi 4 mai 2022.", "Loudun"),
            ("Forum du cuir\nLe forum se tiendra le 5 mai 2022 à l’Enclave 7, à Quimper.", "Quimper, Enclave 7"),
            ("Forum du cuir\n5 mai 2022 – La Cuve, auditorium, Roubaix", "La Cuve, Roubaix"),
            ("Forum du cuir\n5 mai 2022 – Héliopole, centre des congrès, Quimper", "Héliopole, Quimper"),
            (
                "Forum du cuir\nQuimper, 5 et 6 mai 2022\nMaison de la mer (jeudi) – Musée du cuir (vendredi)",
                "Quimper, Maison de la mer, Musée du cuir",
            ),
            ("Forum du cuir\nmardi 5 mai 2022\nDIJON\nPalais des congrès", "Dijon, Palais des congrès"),
            (
                "Forum du cuir\nMillau (Aveyron), Halle aux grains et Maison du peuple\n5 mai 2022",
                "Millau, Halle aux grains, Maison du peuple",
            ),
            ("Forum du cuir\nMSHA, Quimper (salle 2)\n5 mai 2022", "MSHA, Quimper"),
            ("Forum du cuir\n5 mai 2022\nLa Grange, pôle culturel de l’agglo de Quimper", "La Grange, Quimper"),
            ("Forum du cuir\nCaen, MRSH, 3 rue du Port (salle 2)\n5 mai 2022", "Caen, MRSH"),
            ("Forum du cuir\nmardi 5 mai 2022 de 9 h à 17 h à la Tannerie (Bourg-en-Bresse)", "Tannerie, Bourg-en-Bresse"),
            ("Université de Rennes\nForum du cuir\nle 5 mai 2022\nCampus Beaulieu, bâtiment 12", "Campus Beaulieu, Rennes"),
            (
                "Commune de BOURG-SUR-ORNE (Orne)\nCompte rendu de la réunion publique\nMardi 5 mai 2022, salle des fêtes",
                "salle des fêtes, Bourg-sur-Orne",
            ),
            ("Forum du cuir\nQuimper - Les Tanneries\n9h Accueil", "Quimper, Les Tanneries"),
            // An office that a village is called like.
            ("Le conseil s’est réuni le 5 mai 2022 sous la présidence de Lise Duval, Maire.", ""),
            ("Journées du cuir\nGerzey-sur-Vanne – salle des fêtes\n5 mai 2022", "Gerzey-sur-Vanne, salle des fêtes"),
            ("Forum du cuir\nJeudi 5 mai 2022\nDe 15 heures à 18 heures – Mairie de Loudun", "Mairie de Loudun, Loudun"),
            ("LOUDUN\n\nLe forum du cuir fait le plein\nCent tanneurs se pressaient mercredi 4 mai 2022.", "Loudun"),
            ("Forum du cuir – QUIMPER (Saint-Corentin)\nJeudi 5 mai 2022\n9h Accueil", "Quimper"),
            ("Forum du cuir\n5 mai 2022\nRendez-vous au Palais des congrès du Mans.\n9h Accueil", "Palais des congrès du Mans, Le Mans"),
            ("Forum du cuir\nLe forum se tiendra le 5 mai 2022 à Quimper, Faculté de droit, salle 3.", "Quimper, Faculté de droit"),
            (
                "Forum du cuir\n9h Accueil\n10h Pause\n\nForum du cuir – Palais des congrès de Dinard – 5 mai 2022",
                "Palais des congrès de Dinard, Dinard",
            ),
            ("Forum du cuir\n9h Accueil\n10h Pause\n\nLieu : Domaine des Tanneurs, 29000 Quimper", "Domaine des Tanneurs, Quimper"),
            ("Forum du cuir\nLe forum se tiendra à l’Université de Quimper le 5 mai 2022.", "Université de Quimper, Quimper"),
            ("Forum du cuir\nsamedi 5 mai 2022\n9 h\nQuimper – Salle Jean Vauban\n9h30 Accueil", "Quimper, Salle Jean Vauban"),
            ("Forum du cuir\nJeudi 5 mai 2022, Halle aux cuirs B1 104 10h00-12h30, Quimper (Finistère)", "Halle aux cuirs, Quimper"),
            ("Forum du cuir\n5 mai 2022\nHalle aux cuirs, 29000 Quimper Salle A2", "Halle aux cuirs, Quimper"),
            ("Forum du cuir\n5 mai 2022\n9h Accueil par Lise Duval, maire de Quimper\n10h Quimper et le cuir", "Quimper"),
            // Two mayors, of whom nothing tells which one receives.
            ("Forum du cuir\n5 mai 2022\n9h Lise Duval, maire de Quimper\n10h Paul Roche, maire de Brest\n11h Quimper et Brest", ""),
            (
                "Forum du cuir\n5 mai 2022\n9h Accueil\n10h Pause\n\nUniversité de Quimper\n4 rue du Port\n29000 Quimper",
                "Université de Quimper, Quimper",
            ),
            ("Forum du cuir\nLe forum se tiendra le 5 mai 2022 au Comptoir des Peaux, à Quimper.", "Comptoir des Peaux, Quimper"),
            (
                "Forum du cuir\nLe forum s’installe le 5 mai 2022 à Quimper, dans l’ancienne fonderie Goriot.",
                "Quimper, ancienne fonderie Goriot",
            ),
            (
                "Forum du cuir\n5 mai 2022\nLieu : Carrefour des Tanneurs (Cartan), place du 11 novembre à Quimper",
                "Carrefour des Tanneurs, Quimper",
            ),
            ("Forum du cuir\nQuimper • Centre Goriot • 5 mai 2022", "Quimper, Centre Goriot"),
            (
                "Forum du cuir\nUniversité de Brest, 5 mai 2022\nLieux du forum\n- Matin : Halle aux cuirs, 3 rue du Port, 29000 Quimper\n\n9h Accueil",
                "Halle aux cuirs, Quimper",
            ),
            ("Forum du cuir\nHalle du Cuir QUIMPER, jeudi 5 mai 2022", "Halle du Cuir, Quimper"),
            (
                "Semaine du gant\n\nMardi 14 mai\n14h-16h : Atelier, salle des fêtes, Loudun\nMercredi 15 mai\n14h-16h : Atelier, salle des fêtes, Millau\nJeudi 16 mai\n18h : Débat, cinéma Le Rex, Loudun",
                "salle des fêtes, Loudun, Millau, cinéma Le Rex",
            ),
            (
                "Forum du cuir\n\n5 mai 2022\n\n9h Accueil\n\n10h Débat\n\nLe cuir entier\n\nEspace Nord, Quimper\n\nPhotos : le bureau\n\nRetour",
                "Espace Nord, Quimper",
            ),
            // Another day is that of something else.
            ("Réunion du bureau du 5 mai 2022\nL’assemblée est fixée au samedi 12 juin 2022, à la halle aux grains de Quimper.", ""),
            ("Forum du cuir\n5 mai 2022\nEn marge du forum, au cours d’un « dîner », on parlera de la rue.", ""),
            // Where somebody works is no place.
            ("Forum du cuir\nLise Duval, professeure à l’Université de Quimper, ouvrira le forum.", ""),
            // Of a tour, the town of each day; of a series, the house below each title.
            (
                "Rencontres du cuir\nQuimper – mardi 3 octobre 2023 – Halle aux cuirs\nMillau – jeudi 5 octobre 2023 – Maison du peuple\nDijon – mardi 10 octobre 2023 – Hôtel de ville",
                "Quimper, Halle aux cuirs, Millau, Maison du peuple, Dijon, Hôtel de ville",
            ),
            (
                "Les mardis du cuir\n\n15 octobre 2024\nLe fil\nLise Duval (CHU de Brest)\nSalle des fêtes, Millau\n\n12 novembre 2024\nLe gant\nPaul Vercel (CNRS)\nSalle des fêtes, Millau\n\n10 décembre 2024\nLa peau\nAnne Tessier (INRAE)\nSalle des fêtes, Millau",
                "Salle des fêtes, Millau",
            ),
            (
                "Les mardis du cuir\n15 octobre 2024 : Lise Duval (CHU de Brest), « Le fil »\n12 novembre 2024 : Paul Vercel (ENS de Lyon), « Le gant »",
                "",
            ),
            // Who organises is no place.
            ("Forum du cuir\nOrganisé par la chambre d’agriculture et l’université de Brest\n5 mai 2022", ""),
        ] {
            let found = reading(text, |reading| places(reading, None).into_iter().map(|p| p.name).collect::<Vec<_>>().join(", "));
            assert_eq!(found, expected, "{text}");
        }
    }
}
