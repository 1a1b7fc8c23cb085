//! Times that close a line: "Ouverture (9 h – 9 h 30)", "Accueil ........ 8 h 15", "Visite (14 h, hall B), sur inscription".

use super::cut::{begins_with_people, trim, trim_lead};
use super::{Builder, Item, Level};
use crate::extract::entries;
use crate::extract::segments::Segment;
use crate::extract::times::TimeMention;
use crate::lexicon::Tags;
use crate::record::SessionKind;
use crate::text::{Case, Marked, Tokens};

/// A title of more tokens is running text.
const LONGEST_TITLE: usize = 30;
/// The same with the people behind it.
const LONGEST_PEOPLED: usize = 70;
/// So many tokens may stand in a bracket that begins with a time: "(10 h > 11 h, salle des mariages)".
const LONGEST_BRACKET: usize = 16;
/// Lines from a title to the time that closes its people.
const LONGEST_BLOCK: usize = 5;
/// Tokens of a title that words lead from to its time.
const LONGEST_WORDED: usize = 14;
/// Hours that last so long, in a bracket and in words, are a length.
const LONGEST_HOURS: u32 = 7;
/// So many dots lead from a title to its time.
const LEADER: usize = 3;

/// A time behind the title of its item.
#[derive(Clone)]
pub(super) struct EndTime {
    pub(super) time: TimeMention,
    pub(super) title: Tokens,
    /// What stands behind the bracket of the time: people, a note.
    pub(super) rest: Tokens,
}

impl Builder<'_, '_> {
    /// "REGARDS DE SPÉCIALISTES (10h00 – 12h15)", "ICOPE et repérage – 10h-12h", "Accueil ........ 8h15"
    pub(super) fn time_at_end(&self, segment: &Segment) -> Option<EndTime> {
        let doc = self.doc;
        let tokens = &segment.tokens;
        let first = self.found.times.first_from(tokens.start);
        if self.found.times.get(first).is_none_or(|t| t.tokens.start >= tokens.end) {
            return None;
        }
        // "Créneau de l'atelier : 11 h – 12 h", "Horaires de la journée : 9 h – 17 h": when something is that has its item elsewhere.
        let colon = self.found.times[first].tokens.start.saturating_sub(1);
        if doc.folds_to(tokens.start, &["creneau", "creneaux", "horaire", "horaires"]) && doc.is(colon, ":") && colon > tokens.start {
            return None;
        }
        if let Some(found) = self.times_run_in.then(|| self.time_run_in(segment)).flatten() {
            return Some(found);
        }
        if let Some(found) = self.time_in_bracket(tokens, first) {
            return Some(found);
        }
        if let Some(found) = self.time_behind_quote(tokens) {
            return Some(found);
        }
        if let Some(found) = self.times_between.then(|| self.time_between(segment)).flatten() {
            return Some(found);
        }
        let time = self.found.times[first..].iter().take_while(|t| t.tokens.start < tokens.end).last()?;
        if time.tokens.start == tokens.start || time.start.is_none() {
            return None;
        }
        let closed = (time.tokens.end..tokens.end).all(|i| doc.is_any(i, &[")", ".", ":", "]"]));
        let before = time.tokens.start - 1;
        // "Revoir le débat (1 h 05)", "France — 2024 — VOST — 1h18": how long it is.
        if time.end.is_none() && time.start.is_some_and(|start| start.hour() < 6) && doc.is_any(before, &["(", "—", "–", "-", "|", ","])
        {
            return None;
        }
        let led = leader(doc, tokens.start, time.tokens.start);
        // "Pause 11h30", "Accueil des participants à partir de 8h30": a label and nothing else leads to the time.
        let opening = &self.found.times[first];
        if opening.start.is_some()
            && doc.is(opening.tokens.end, ",")
            && doc.folds_to(opening.tokens.start.saturating_sub(1), &["de", "des", "a"])
            && let Some(title) = self.label_before(tokens.start, opening.tokens.start)
            && self.is_house(&(opening.tokens.end + 1..tokens.end.min(opening.tokens.end + LONGEST_WORDED)))
        {
            // "Accueil à partir de 8 h 30, espace des Tanneurs – 2 rue du Port"
            return Some(EndTime { time: opening.clone(), title, rest: tokens.end..tokens.end });
        }
        if let Some(title) = self.label_before(tokens.start, time.tokens.start)
            && (time.tokens.end..tokens.end).all(|i| doc.is(i, "."))
        {
            return Some(EndTime { time: time.clone(), title, rest: tokens.end..tokens.end });
        }
        if let Some(found) = self.label_with_hours(tokens, opening) {
            return Some(found);
        }
        if let Some(found) = self.times_in_words.then(|| self.time_in_words(segment)).flatten() {
            return Some(found);
        }
        if time.tokens.start <= tokens.start + 1 {
            return None;
        }
        let opened = led.is_some() || doc.is_any(before, &["(", "–", "-", "—", "|", ":", "["]);
        let title = tokens.start..led.unwrap_or(before);
        let fits = closed && opened && !self.is_half_day(&title) && self.is_timed_title(&title);
        fits.then(|| EndTime { time: time.clone(), title, rest: tokens.end..tokens.end })
    }

    /// "Matin (9 h – 12 h 30)": no item.
    pub(super) fn is_half_day(&self, title: &Tokens) -> bool {
        self.doc.phrase(title.start, title.end, Tags::HALF_DAY).is_some_and(|(n, _)| n == title.len())
    }

    /// "Balade au bord du quai de 14 h à 16 h", "Ouverture officielle à 14 h (halle)": words lead to the time that closes a title.
    fn time_in_words(&self, segment: &Segment) -> Option<EndTime> {
        let doc = self.doc;
        let tokens = &segment.tokens;
        let noted = doc.is(tokens.end - 1, ")").then(|| tokens.clone().rev().find(|i| doc.is(*i, "("))).flatten();
        let end = noted.unwrap_or(tokens.end);
        let near = self.found.times.first_reaching(end);
        let time = self.found.times.get(near).filter(|t| t.tokens.end == end && t.start.is_some() && t.tokens.start > tokens.start)?;
        let leads = |i: usize| doc.folds_to(i, &["a", "de", "des", "partir", "vers"]) && doc.case(i) == Case::Lower;
        let led = (tokens.start..time.tokens.start).rev().take_while(|i| leads(*i)).count();
        let title = trim(doc, tokens.start..time.tokens.start - led);
        let other = self.date_in(tokens).is_some()
            || self.holds_people(segment)
            || doc.has(tokens.start, Tags::WHEN | Tags::WHERE)
            || doc.phrase(title.start, title.end, Tags::NOTICE).is_some();
        let fits = (led > 0 || leads(time.tokens.start))
            && !segment.cell
            && !other
            && title.len() <= LONGEST_WORDED
            && self.is_timed_title(&title);
        fits.then(|| EndTime { time: time.clone(), title, rest: tokens.end..tokens.end })
    }

    /// Whether several lines are written so, and no fewer than begin with their times.
    /// The lines that hold times are given.
    pub(super) fn times_in_words(&self, holding: &[usize]) -> bool {
        let worded = holding.iter().filter(|i| !self.is_timed_at(**i) && self.time_in_words(&self.segments[**i]).is_some()).count();
        worded >= 3 && worded >= (0..self.segments.len()).filter(|i| !self.segments[*i].furniture && self.is_timed_at(*i)).count()
    }

    /// The lines within which a time begins, but for furniture: few rules ask others.
    pub(super) fn holding_times(&self) -> Vec<usize> {
        let holds = |segment: &Segment| {
            let first = self.found.times.first_from(segment.tokens.start);
            self.found.times.get(first).is_some_and(|t| t.tokens.start < segment.tokens.end)
        };
        (0..self.segments.len()).filter(|i| !self.segments[*i].furniture && holds(&self.segments[*i])).collect()
    }

    /// The label of a rest or of arrivals that fills the words up to a time, but for "à partir de", "dès", "à".
    fn label_before(&self, from: usize, time: usize) -> Option<Tokens> {
        let doc = self.doc;
        let mut end = time;
        while end > from && doc.folds_to(end - 1, &["a", "partir", "de", "des", "vers"]) && doc.case(end - 1) == Case::Lower {
            end -= 1;
        }
        let label = self.labelled_as(&(from..end)).filter(|label| label.words.end == end)?;
        let rests = matches!(label.kind, SessionKind::Break | SessionKind::Meal | SessionKind::Welcome);
        (rests && !label.numbered && end > from).then_some(from..end)
    }

    /// "Ateliers de 9 h 30 à 11 h :", "Table ronde, 14 h - 16 h : Le quai": from when to when, right behind a label.
    fn label_with_hours(&self, tokens: &Tokens, time: &TimeMention) -> Option<EndTime> {
        let doc = self.doc;
        if time.tokens.start <= tokens.start {
            return None;
        }
        let comma = usize::from(doc.is(time.tokens.start - 1, ","));
        let label = tokens.start..time.tokens.start - comma;
        let whole = self.labelled_as(&label).is_some_and(|found| found.words.end == label.end);
        let end = time.tokens.end.min(tokens.end);
        let rest = if doc.is(end, ":") && end < tokens.end { end + 1..tokens.end } else { end..tokens.end };
        let set_off = end == tokens.end || rest.start > end;
        (whole && set_off && time.start.is_some() && time.end.is_some() && !self.is_half_day(&label)).then(|| EndTime {
            time: time.clone(),
            title: label,
            rest,
        })
    }

    /// "Inauguration (9 h 30 > 10 h, hall A)", "Visite (14 h), menée par Lise Duval": a bracket that begins with a time.
    /// `first` is the number of the first time of the line.
    fn time_in_bracket(&self, tokens: &Tokens, first: usize) -> Option<EndTime> {
        let doc = self.doc;
        let inside = self.found.times[first..].iter().take_while(|t| t.tokens.end <= tokens.end);
        let time = inside
            .into_iter()
            .find(|t| t.start.is_some() && t.tokens.start > tokens.start && doc.is_any(t.tokens.start - 1, &["(", "["]))?;
        let close = (time.tokens.end..tokens.end.min(time.tokens.end + LONGEST_BRACKET)).find(|i| doc.is_any(*i, &["(", ")", "]"]))?;
        let title = tokens.start..time.tokens.start - 1;
        let rest = close + 1..tokens.end;
        // "Le quai (9 h 30-12 h 30) Présidence : Lise Duval"
        let chaired = || {
            let heading = doc.phrase(rest.start, rest.end, Tags::MODERATION_HEADING | Tags::MODERATION);
            heading.is_some_and(|(n, _)| doc.is(rest.start + n, ":"))
        };
        let set_off = rest.is_empty() || doc.is_any(rest.start, &[",", ";", ":", "–", "—", "-", ".", "|", "*"]) || chaired();
        // "Séminaire reconnu pour la formation continue (5h30)", "(6 heures)": how long it is.
        let hours = doc.folds_to(time.tokens.end - 1, &["heures"]);
        let longest = if hours { LONGEST_HOURS } else { 5 };
        let lasts = time.end.is_none() && close == time.tokens.end && time.start.is_some_and(|start| start.hour() <= longest);
        let is_title = |title: &Tokens| !self.is_half_day(title) && self.is_timed_title(title) && !self.is_sentence(title);
        let fits = doc.is_any(close, &[")", "]"]) && !lasts && set_off && is_title(&title);
        fits.then(|| EndTime { time: time.clone(), title, rest })
    }

    /// "Table ronde « Le quai » de 15 h à 18 h, organisée par le port": begin and end right behind a label and its quoted title.
    fn time_behind_quote(&self, tokens: &Tokens) -> Option<EndTime> {
        let doc = self.doc;
        let (label, _) = doc.phrase(tokens.start, tokens.end, Tags::LABEL | Tags::LABEL_WORD)?;
        let open = tokens.start + label;
        let quoted = doc.is_any(open, &["«", "“", "\""]);
        let close = (open + 1..tokens.end.min(open + LONGEST_TITLE)).find(|i| doc.is_any(*i, &["»", "”", "\""])).filter(|_| quoted)?;
        let near = self.found.times.first_from(close + 1);
        let time = self.found.times.get(near).filter(|t| t.tokens.start <= close + 2 && t.start.is_some() && t.end.is_some())?;
        let rest = time.tokens.end.min(tokens.end)..tokens.end;
        Some(EndTime { time: time.clone(), title: tokens.start..close + 1, rest })
    }

    /// "Concert de Lise Duval, 20 h 30, église Saint-Blaise": commas or dashes set the time off, and only a place follows.
    pub(super) fn time_between(&self, segment: &Segment) -> Option<EndTime> {
        let doc = self.doc;
        let tokens = &segment.tokens;
        if segment.cell || doc.is(tokens.end - 1, ".") || tokens.len() > LONGEST_TITLE {
            return None;
        }
        let sign = |i: usize| doc.is_any(i, &[",", "–", "—", "|", "•", "·"]) || doc.is(i, "-") && !doc.glued(i);
        let first = self.found.times.first_from(tokens.start + 2);
        let inside = self.found.times[first..].iter().take_while(|t| t.tokens.end <= tokens.end);
        let set_off =
            |t: &&TimeMention| t.start.is_some() && sign(t.tokens.start - 1) && (t.tokens.end == tokens.end || sign(t.tokens.end));
        let time = inside.into_iter().find(set_off)?;
        let rest = (time.tokens.end + 1).min(tokens.end)..tokens.end;
        let noted = || doc.phrase(rest.start, rest.end, Tags::NOTICE | Tags::FURNITURE).is_some() || doc.folds_to(rest.start, &["depart"]);
        let title = tokens.start..time.tokens.start - 1;
        let placed = || self.is_where(&rest) || doc.has(rest.start, Tags::STREET);
        let fits = (rest.is_empty() || placed() || noted()) && self.is_timed_title(&title) && !self.is_sentence(tokens);
        fits.then(|| EndTime { time: time.clone(), title, rest: tokens.end..tokens.end })
    }

    /// "Recoudre le fleuve – 14 h-15 h – Salle des filets. Avec Lise Duval, batelière.": dashes set title, time and place off
    /// from each other at the head of a paragraph.
    pub(super) fn time_run_in(&self, segment: &Segment) -> Option<EndTime> {
        let doc = self.doc;
        let tokens = &segment.tokens;
        let dash = |i: usize| doc.is_any(i, &["–", "—", "|", "•", "·"]) || doc.is(i, "-") && !doc.glued(i);
        let first = self.found.times.first_from(tokens.start + 2);
        let time = self.found.times.get(first).filter(|t| t.start.is_some() && t.tokens.end < tokens.end)?;
        let title = tokens.start..time.tokens.start - 1;
        let place = time.tokens.end + 1;
        let ends = |i: &usize| doc.is(*i, ".") && !doc.glued(i + 1);
        let stop = (place..tokens.end.min(place + LONGEST_BRACKET)).find(ends)?;
        let named = doc.case(title.start).is_capital() || doc.is_any(title.start, &["«", "“", "\""]);
        let fits = dash(time.tokens.start - 1)
            && dash(time.tokens.end)
            && !segment.cell
            && named
            && (1..=LONGEST_TITLE).contains(&title.len())
            && !title.clone().any(|i| ends(&i) || doc.is(i, ";"))
            && doc.case(place).is_capital();
        fits.then(|| EndTime { time: time.clone(), title, rest: stop + 1..tokens.end })
    }

    /// "Débat : Le quai / Avec Lise Duval et Paul Vercel (15 h – 16 h)": the time that closes the people below a title.
    pub(super) fn time_below(&self, i: usize) -> Option<(usize, TimeMention)> {
        let title = &self.segments[i];
        let block = i + 1..self.segments.len().min(i + LONGEST_BLOCK);
        // Few lines have such a time near below them.
        let bracketed = |segment: &Segment| {
            let times = self.found.times[self.found.times.first_from(segment.tokens.start + 1)..].iter();
            times.take_while(|t| t.tokens.start < segment.tokens.end).any(|t| self.doc.is(t.tokens.start - 1, "("))
        };
        if !self.segments[block.clone()].iter().any(bracketed) {
            return None;
        }
        if !self.is_title(title) || title.cell || self.time_at_end(title).is_some() || self.day_heading(i).is_some() {
            return None;
        }
        for j in block {
            let segment = &self.segments[j];
            let other = segment.blank_before > 0 || segment.furniture || self.is_timed(segment);
            if other || j == i + 1 && !self.holds_people(segment) {
                return None;
            }
            let last = self.found.times.first_from(segment.tokens.end).checked_sub(1)?;
            let time = &self.found.times[last];
            let closes = |k: usize| self.doc.is(k, ")") && (k + 1..segment.tokens.end).all(|k| self.doc.is(k, "."));
            if time.tokens.start > segment.tokens.start && self.doc.is(time.tokens.start - 1, "(") && closes(time.tokens.end) {
                // "Clôture (17 h)" below the people is the next item.
                let people = self.holds_people(segment) || entries::names_anybody(self.doc, &segment.tokens, self.found.names);
                return time.start.filter(|_| people).map(|_| (j, time.clone()));
            }
        }
        None
    }

    /// The item of such a title.
    pub(super) fn timed_below(&mut self, i: usize, below: usize, time: TimeMention) -> Item {
        let mut item = self.new_item(i, Level::Timed, "agenda.time_below_people");
        item.start = time.start;
        item.end = time.end;
        self.name(&mut item, self.segments[i].tokens.clone());
        self.taken[i..=below].fill(true);
        item.segments.end = below + 1;
        item
    }

    /// Whether words in front of a time may name its item: no contact, no date of an update.
    fn is_timed_title(&self, title: &Tokens) -> bool {
        let doc = self.doc;
        let furniture = Tags::FURNITURE | Tags::PUBLICATION;
        let telephone = title.clone().filter(|i| doc.number(*i).is_some() && doc.number(i + 1).is_some()).count() >= 3;
        let heading = doc.case(title.start).is_capital() || doc.is_any(title.start, &["«", "“", "\""]);
        // "Table ronde : Le quai, Lise Duval, maire ; Paul Vercel, notaire"
        let peopled = || entries::names_in(doc, title, self.found.names).iter().any(|n| n.sure && n.whole.start > title.start);
        !title.is_empty()
            && title.len() <= if peopled() { LONGEST_PEOPLED } else { LONGEST_TITLE }
            && heading
            && !telephone
            && (!title.clone().any(|i| doc.is_any(i, &[";"])) || peopled())
            && (doc.phrase(title.start, title.end, furniture).is_none()
                || doc.phrase(title.start, title.end, Tags::LABEL | Tags::LABEL_WORD).is_some())
    }

    /// The item of a title that its time follows.
    pub(super) fn closed_by_time(&mut self, i: usize, end: EndTime) -> Item {
        let mut item = self.new_item(i, Level::Timed, "agenda.time_after_title");
        item.start = end.time.start;
        item.end = end.time.end;
        self.name(&mut item, end.title);
        let rest = trim_lead(self.doc, end.rest);
        let peopled = !rest.is_empty()
            && (begins_with_people(self.doc, &rest, self.found.names) || entries::names_anybody(self.doc, &rest, self.found.names));
        if peopled && item.people_from.is_none() {
            item.people_from = Some(rest.start);
        } else if item.label_only
            && !rest.is_empty()
            && (self.doc.case(rest.start).is_capital() || self.doc.is_any(rest.start, &["«", "“"]))
        {
            // "Session 1 [9 h – 10 h] : Le quai"
            self.title_behind_label(&mut item, rest);
        } else if item.title.is_none() && item.people_from.is_none() || item.label_only {
            self.title_below(&mut item, i + 1);
        } else {
            self.quoted_below(&mut item, i + 1);
        }
        item
    }
}

/// Where the dots begin that lead to what stands at `to`.
pub(super) fn leader(doc: &Marked, from: usize, to: usize) -> Option<usize> {
    let dots = (from..to).rev().take_while(|i| doc.is_any(*i, &[".", "…", "_", "·"])).count();
    (dots >= LEADER || dots > 0 && doc.is(to - 1, "…")).then(|| to - dots)
}
