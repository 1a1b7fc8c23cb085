//! Series whose items have a day each: lectures, webinars, seminars. One line rarely tells where title and speaker stand; the
//! lines with the days are written alike, and what stands around them is read the same way for all.
//!
//! "Mardi 3 octobre / Les moulins / Lise Duval", "Webinaire #3 – 3 octobre, 11 h : Les moulins", "Les moulins (3 octobre)"

use rustc_hash::{FxHashMap, FxHashSet};

use super::cut::trim;
use super::labels::Label;
use super::{Builder, Item, Level, single_day};
use crate::extract::dates::DateUse;
use crate::extract::functions;
use crate::extract::times::{self, TimeMention};
use crate::lexicon::Tags;
use crate::record::Edtf;
use crate::text::fold::fold;
use crate::text::{Case, TokenKind, Tokens};

pub const RULE: &str = "agenda.cycle";

/// So many days make a series.
const LEAST: usize = 3;
/// Lines below a day among which title, hour and place are looked for.
const NEAR: usize = 5;
/// Lines of one item without those that are sentences, at most.
const LONGEST_BLOCK: usize = 8;
/// Tokens of a place, at most.
const LONGEST_PLACE: usize = 12;
/// Tokens of the number of one of a series and what it is called.
const LONGEST_NUMBER: usize = 8;

/// Lines at the head of a text, and what of them may pass for items.
const HEAD: usize = 8;
const MOST_HOURS: usize = 2;

/// What stands on the line of a day beside it, its hour and the number of the item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Beside {
    /// Nothing, or a place: the title has a line of its own.
    Nothing,
    Title,
    /// Whoever speaks, above the title.
    Speaker,
    /// The title stands before the day.
    TitleBefore,
}

/// The line with the day of an item.
struct Entry {
    line: usize,
    day: Edtf,
    time: Option<TimeMention>,
    label: Option<Label>,
    beside: Beside,
    /// Title or speaker on the line.
    words: Tokens,
}

/// An item of a series: the first of its lines, and what they hold.
pub(super) struct Planned {
    day: Edtf,
    time: Option<TimeMention>,
    label: Option<Label>,
    title: Tokens,
    /// Whoever speaks, where the title follows.
    people: Option<Tokens>,
    segments: std::ops::Range<usize>,
    /// The line of its hour, where it has one of its own.
    hour: Option<usize>,
    /// Where its last line ends that begins no other item.
    until: usize,
}

impl Builder<'_, '_> {
    /// The items of a series by their first lines, where all are written alike.
    pub(super) fn cycle(&self) -> FxHashMap<usize, Planned> {
        let mut planned = FxHashMap::default();
        // "Samedi 7 octobre / Rencontre avec Lise Duval / 15 h | auditorium" is read line by line.
        if self.days_over_titles {
            return planned;
        }
        // So are titles below towns and days.
        if !self.places_above.is_empty() {
            return planned;
        }
        let mut all: Vec<Entry> = (0..self.segments.len()).filter_map(|i| self.entry(i)).collect();
        // "À lire aussi" above other days
        let first = all.first().map_or(0, |entry| entry.line);
        let others = (first..self.segments.len()).find(|i| self.heads_others(*i)).unwrap_or(self.segments.len());
        all.retain(|entry| entry.line < others);
        let Some(entries) = alike(all) else { return planned };
        let days: FxHashSet<Edtf> = entries.iter().map(|entry| entry.day).collect();
        if days.len() < LEAST || days.len() * 4 < entries.len() * 3 || !self.are_single(&entries) {
            return planned;
        }
        let above = entries[0].beside == Beside::Nothing && self.stand_below_titles(&entries);
        let place = self.place_of_title(&entries);
        let placed = entries.iter().filter(|entry| self.without_place(&entry.words) != entry.words).count() * 5 >= entries.len() * 3;
        for (n, entry) in entries.iter().enumerate() {
            let end = entries.get(n + 1).map_or(self.segments.len(), |next| next.line - usize::from(above));
            if let Some((first, mut item)) = self.plan(entry, end, above, place) {
                if placed {
                    item.title = self.without_place(&item.title);
                }
                if n + 1 < entries.len() {
                    let own = |k: &usize| {
                        let s = &self.segments[*k];
                        !s.bullet && !s.cell && s.heading == 0 && !self.is_timed_at(*k) && self.date_in(&s.tokens).is_none()
                    };
                    item.until = (item.segments.end..end).take_while(own).last().map_or(item.segments.end, |k| k + 1);
                }
                planned.insert(first, item);
            }
        }
        // Where titles are missing or come again, the days head something else: "Acheteuse vérifiée".
        let titles: FxHashSet<String> = planned.values().map(|item| fold(&self.doc.on_one_line(&item.title))).collect();
        if planned.len() * 5 < entries.len() * 4 || titles.len() * 4 < planned.len() * 3 { FxHashMap::default() } else { planned }
    }

    /// "Séminaire du cuir / De 14 h à 16 h" above the first item with a day: the hours of all.
    pub(super) fn drop_hours_of_all(&mut self) {
        let of_all = |item: &Item| !item.own_date && item.segments.start < HEAD;
        if self.items.len() <= MOST_HOURS && self.items.iter().all(of_all) {
            self.items.clear();
        }
    }

    /// The item that segment `i` begins.
    pub(super) fn of_cycle(&mut self, planned: Planned) -> Item {
        let mut item = self.new_item(planned.segments.start, Level::Timed, RULE);
        item.date = Some(planned.day);
        item.own_date = true;
        item.start = planned.time.as_ref().and_then(|time| time.start);
        item.end = planned.time.and_then(|time| time.end);
        item.segments = planned.segments.clone();
        self.name(&mut item, planned.title.clone());
        // "Georges Vercel, naturaliste et bâtisseur" where the others have their titles: whom it is about.
        if item.title.is_none() && item.people_from.is_some() {
            let by = |t: &usize| self.doc.folds_to(*t, &["par"]) && self.found.names.starting_at(t + 1).is_some();
            let by = planned.title.clone().find(by);
            item.title = Some(trim(self.doc, planned.title.start..by.unwrap_or(planned.title.end)));
            (item.people_from, item.people_to) = (by, None);
        }
        if let Some(label) = planned.label {
            item.kind = item.kind.or(Some(label.kind));
            item.label = item.label.or(Some(label.words));
        }
        if let Some(people) = planned.people.filter(|_| item.people_from.is_none()) {
            item.people_from = Some(people.start);
            item.people_to = Some(people.end);
        }
        item.label_only = false;
        self.taken[planned.segments.start..planned.until.max(planned.segments.end)].fill(true);
        if let Some(hour) = planned.hour {
            self.taken[hour] = true;
        }
        item
    }

    /// "À lire aussi", "Nos prochains rendez-vous": a short line that heads other events.
    fn heads_others(&self, i: usize) -> bool {
        let tokens = &self.segments[i].tokens;
        let another = self.doc.phrase(tokens.start, tokens.end, Tags::ANOTHER_EVENT).is_some_and(|(_, v)| v.has(Tags::ANOTHER_EVENT));
        another && tokens.len() <= LONGEST_NUMBER && self.date_in(tokens).is_none()
    }

    /// The day of segment `i`, if it may be that of an item.
    fn entry(&self, i: usize) -> Option<Entry> {
        let doc = self.doc;
        let segment = &self.segments[i];
        let tokens = &segment.tokens;
        let date = self.date_in(tokens).filter(|date| date.use_ == DateUse::Open && !segment.furniture)?;
        // Rows with cells of their own are read as such.
        if segment.cell && (segment.cut || self.segments.get(i + 1).is_some_and(|next| next.cut)) {
            return None;
        }
        let day = single_day(date)?;
        if self.date_in(&(date.tokens.end..tokens.end)).is_some() {
            return None;
        }
        // "Samedi 5 juillet · Orsenac, église · 17 h": the hour closes the line.
        if self.head_of(i).is_some_and(|head| !head.rest.is_empty() && head.rest.end <= head.time.tokens.start) {
            return None;
        }
        let mut at = date.tokens.end;
        while at < tokens.end && (doc.kind(at) == Some(TokenKind::Sign) && !doc.is_any(at, &["«", "“"]) || doc.folds_to(at, &["a", "de"]))
        {
            at += 1;
        }
        let time = times::mention_at(doc, at, false).filter(|time| time.start.is_some() && time.tokens.end <= tokens.end);
        let from = time.as_ref().map_or(date.tokens.end, |time| time.tokens.end);
        let behind = trim(doc, from..tokens.end);
        if self.is_off(&behind) {
            return None;
        }
        let before = tokens.start..date.tokens.start;
        let before = before.start..before.end - usize::from(before.len() > 1 && doc.folds_to(before.end - 1, &["le"]));
        let label = self.labelled_as(&before).filter(|label| label.numbered && before.len() <= LONGEST_NUMBER);
        let number = label.as_ref().map_or(before.start, |label| label.words.end.min(before.end));
        let number = if label.is_none() { self.number_of_item(&before) } else { number };
        let lead = trim(doc, number..before.end);
        let of = |beside, words| Some(Entry { line: i, day, time: time.clone(), label: label.clone(), beside, words });
        if lead.is_empty() || doc.folds_to(lead.start, &["le", "date"]) && lead.len() == 1 {
            let set_off = time.is_some() || doc.kind(date.tokens.end) == Some(TokenKind::Sign) || doc.case(behind.start).is_capital();
            return match () {
                () if behind.is_empty() || self.tells_where(&behind) => of(Beside::Nothing, behind),
                () if !set_off || doc.is(tokens.end - 1, ".") && behind.len() > 20 => None,
                () if self.is_person_alone(&behind) || self.is_nobody_else(&behind) || self.is_full_name(&behind) => {
                    of(Beside::Speaker, behind)
                }
                () if doc.case(behind.start).is_capital() || doc.is_any(from, &[":", "–", "—", "|"]) || !doc.glued(behind.start) => {
                    of(Beside::Title, from..tokens.end)
                }
                () => None,
            };
        }
        let open = date.tokens.start - 1;
        let set_off = doc.kind(open) == Some(TokenKind::Sign) || doc.case(date.tokens.start).is_capital();
        let titled = lead.len() >= 2 && (doc.case(lead.start).is_capital() || lead.start > 0 && doc.is_any(lead.start - 1, &["«", "“"]));
        (titled && set_off && behind.is_empty() && !self.tells_where(&lead)).then(|| of(Beside::TitleBefore, lead)).flatten()
    }

    /// Behind "#3 –", "n° 3 :", "3." at the beginning of a line.
    fn number_of_item(&self, lead: &Tokens) -> usize {
        let doc = self.doc;
        let sign = lead.start + usize::from(doc.is_any(lead.start, &["#", "n°", "N°", "nº"]));
        let set_off = sign > lead.start || doc.is_any(sign + 1, &[".", ")", "–", "—", "|", ":", "/"]);
        if set_off && sign < lead.end && doc.number(sign).is_some_and(|n| n < 100) { sign + 1 } else { lead.start }
    }

    pub(super) fn is_full_name(&self, tokens: &Tokens) -> bool {
        let name = self.found.names.starting_at(tokens.start).map(|k| &self.found.names[k]);
        name.is_some_and(|name| name.sure && name.name.len() >= 2 && name.whole.end >= tokens.end)
    }

    /// A room, a house or a town: "Amphi 3", "Maison de l’Eau, Brivelle".
    pub(super) fn tells_where(&self, tokens: &Tokens) -> bool {
        let doc = self.doc;
        if tokens.clone().any(|t| doc.is_any(t, &[":", "?", "!", "«"])) && !doc.has(tokens.start, Tags::WHERE) {
            return false;
        }
        let town = |at: usize| doc.phrase(at, tokens.end, Tags::COMMUNE).filter(|_| doc.case(at).is_capital()).map(|(n, _)| at + n);
        let set_off = |at: usize| doc.is_any(at - 1, &[",", "–", "—", "-", "("]) && town(at).is_some_and(|end| end + 1 >= tokens.end);
        // "Théâtre municipal"
        let house = doc.phrase(tokens.start, tokens.end, Tags::VENUE | Tags::HOUSE).is_some_and(|(n, _)| {
            let rest = tokens.start + n..tokens.end;
            rest.len() <= 1 && doc.case(tokens.start).is_capital() && rest.into_iter().all(|i| doc.has(i, Tags::ADJECTIVE))
        });
        if house {
            return true;
        }
        let last = || (tokens.start + 2..tokens.end).find(|at| set_off(*at)).filter(|_| tokens.len() <= LONGEST_PLACE);
        self.is_where(tokens) || last().is_some_and(|at| self.is_where(&(tokens.start..at - 1)))
    }

    /// "Maison de l’Eau, Brivelle : Les moulins", "Les moulins – Maison de l’Eau": the words without the place at one of their ends.
    fn without_place(&self, words: &Tokens) -> Tokens {
        let doc = self.doc;
        let words = trim(doc, words.clone());
        let parts = |i: &usize| doc.is_any(*i, &[":", "–", "—", "|"]) && !doc.glued(*i + 1);
        let before = words.clone().find(parts).filter(|i| self.tells_where(&(words.start..*i)) && i + 2 < words.end);
        let behind = words.clone().rev().find(parts).filter(|i| self.tells_where(&(i + 1..words.end)) && *i >= words.start + 2);
        match (before, behind) {
            (Some(sign), _) => trim(doc, sign + 1..words.end),
            (None, Some(sign)) => words.start..sign,
            (None, None) => words,
        }
    }

    /// Whether most days have one item each: no programme of several days, where each heads a list of hours.
    fn are_single(&self, entries: &[Entry]) -> bool {
        let single = |(n, entry): (usize, &Entry)| {
            let end = entries.get(n + 1).map_or(self.segments.len().min(entry.line + NEAR), |next| next.line);
            let lines = entry.line + 1..end;
            let timed = lines.clone().filter(|k| self.is_timed_at(*k)).count();
            let told = lines.filter(|k| !self.is_sentence(&self.segments[*k].tokens) && !self.segments[*k].furniture).count();
            timed <= usize::from(entry.time.is_none()) && told <= LONGEST_BLOCK
        };
        entries.iter().enumerate().filter(|entry| single(*entry)).count() * 5 >= entries.len() * 4
    }

    /// Whether a line may be a title here: neither a sentence, a place nor what somebody is.
    fn names_item(&self, k: usize) -> bool {
        let s = &self.segments[k];
        let function = || functions::head_at(self.doc, s.tokens.start, s.tokens.end).is_some_and(|head| !head.weak);
        self.is_title(s) && !self.is_sentence(&s.tokens) && !self.tells_where(&s.tokens) && !function()
    }

    /// Whether the titles stand above the days: one stands right above the first of them, and none below the last.
    fn stand_below_titles(&self, entries: &[Entry]) -> bool {
        let titled = |k: usize| self.names_item(k) && self.date_in(&self.segments[k].tokens).is_none();
        let above = |entry: &&Entry| self.segments[entry.line].blank_before == 0 && entry.line > 0 && titled(entry.line - 1);
        let Some(last) = entries.last().map(|entry| entry.line) else { return false };
        let block: Vec<usize> = self.told_lines(last, self.segments.len()).take_while(|k| self.segments[*k].blank_before == 0).collect();
        // "Jardin" between the hour and whoever speaks is no title.
        let spoken = block.iter().position(|k| self.holds_people(&self.segments[*k])).unwrap_or(0);
        let below = block[spoken.min(block.len())..].iter().any(|k| titled(*k));
        entries.first().filter(above).is_some() && !below && entries.iter().filter(above).count() * 5 >= entries.len() * 4
    }

    /// Which of the lines below a day that are neither hour nor place is most often the title.
    fn place_of_title(&self, entries: &[Entry]) -> usize {
        let (mut first, mut second, mut third) = (0, 0, 0);
        for (n, entry) in entries.iter().enumerate() {
            let end = entries.get(n + 1).map_or(self.segments.len(), |next| next.line);
            let lines: Vec<usize> = self.told_lines(entry.line, end).take(3).collect();
            let title = |k: usize| lines.get(k).is_some_and(|i| self.names_item(*i));
            first += usize::from(title(0));
            second += usize::from(!title(0) && title(1));
            third += usize::from(!title(0) && !title(1) && title(2));
        }
        // "Lise Duval / Juriste à Bavay / Le quai"
        let most = |count: usize| count * 2 >= entries.len();
        if third > first.max(second) && most(third) { 2 } else { usize::from(second > first && most(second)) }
    }

    /// Lines below a day that are neither an hour nor a place.
    fn told_lines(&self, line: usize, end: usize) -> impl Iterator<Item = usize> + '_ {
        let near = line + 1..end.min(line + 1 + NEAR);
        near.filter(|k| {
            let s = &self.segments[*k];
            let hour = self.head_of(*k).is_some_and(|head| head.rest.is_empty() || self.tells_where(&head.rest));
            !hour && !s.furniture && !self.tells_where(&s.tokens)
        })
    }

    /// The item of a day, and the first of its lines.
    fn plan(&self, entry: &Entry, end: usize, above: bool, place: usize) -> Option<(usize, Planned)> {
        let line = entry.line;
        let hour =
            || (line + 1..end.min(line + NEAR)).find(|k| self.head_of(*k).is_some_and(|head| head.date.is_none() && head.rest.is_empty()));
        let hour = if entry.time.is_none() { hour() } else { None };
        let time = entry.time.clone().or_else(|| hour.and_then(|k| self.head_of(k)).map(|head| head.time.clone()));
        let planned = |title: Tokens, people, segments| Planned {
            day: entry.day,
            time,
            label: entry.label.clone(),
            title,
            people,
            segments,
            hour,
            until: 0,
        };
        match entry.beside {
            Beside::Title | Beside::TitleBefore => {
                Some((line, planned(entry.words.clone(), None, line..hour.map_or(line, |k| k.min(line + 1)) + 1)))
            }
            Beside::Nothing if above => {
                let title = self.segments[line - 1].tokens.clone();
                Some((line - 1, planned(title, None, line - 1..hour.unwrap_or(line) + 1)))
            }
            Beside::Nothing | Beside::Speaker => {
                let skipped = if entry.beside == Beside::Speaker { 0 } else { place };
                let title = self.told_lines(line, end).nth(skipped)?;
                let tokens = self.segments[title].tokens.clone();
                if self.is_sentence(&tokens) || self.is_timed_at(title) || self.doc.case(tokens.start) == Case::Lower {
                    return None;
                }
                let people = match entry.beside {
                    Beside::Speaker => Some(entry.words.clone()),
                    _ => self
                        .told_lines(line, end)
                        .next()
                        .filter(|k| *k < title)
                        .map(|k| self.segments[k].tokens.start..self.segments[title - 1].tokens.end),
                };
                Some((line, planned(tokens, people, line..title + 1)))
            }
        }
    }
}

/// The entries of the commonest form, where hardly any is written otherwise.
fn alike(all: Vec<Entry>) -> Option<Vec<Entry>> {
    let mut count: FxHashMap<Beside, usize> = FxHashMap::default();
    for entry in &all {
        *count.entry(entry.beside).or_default() += 1;
    }
    let (form, most) = count.into_iter().max_by_key(|(form, n)| (*n, *form == Beside::Title))?;
    // What stands above the first of them belongs to the event.
    let first = all.iter().position(|entry| entry.beside == form)?;
    let all: Vec<Entry> = all.into_iter().skip(first).collect();
    (most >= LEAST && most * 5 >= all.len() * 4).then(|| all.into_iter().filter(|entry| entry.beside == form).collect())
}
