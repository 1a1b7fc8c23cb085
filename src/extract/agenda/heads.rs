//! Heads: the time, the day or both that begin an item, and what remains of their line.

use super::cut::is_sign_dust;
use super::held;
use super::labels::Label;
use super::{Builder, Item, Level, single_day};
use crate::extract::dates::{DateMention, DateUse};
use crate::extract::lengths;
use crate::extract::segments::Segment;
use crate::extract::times::{self, TimeMention};
use crate::lexicon::Tags;
use crate::record::Edtf;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// Signs between the parts of a line.
pub(super) const PARTS: &[&str; 9] = &["·", "•", "|", "–", "—", "-", ",", "/", ":"];

/// Tokens before an hour that presents something.
const LONGEST_LEAD: usize = 12;
/// Tokens of the hours of an event, day by day.
const LONGEST_HOURS: usize = 10;

/// Lines from the head of an item to the field of its hours, at most.
const LONGEST_FIELDS: usize = 5;

/// Tokens of a remark in brackets between hours and title.
const LONGEST_REMARK: usize = 16;

/// Tokens of whoever wrote a comment, with "par", at most.
const LONGEST_WRITER: usize = 4;

/// Digits of a postcode.
const POSTCODE: usize = 5;

/// Letters of the code of a room.
const LONGEST_CODE: usize = 3;

/// A time at the head of a segment and where the rest begins; or at its end and where the title ends.
#[derive(Clone)]
pub(super) struct HeadTime {
    pub(super) time: TimeMention,
    /// What remains of the segment.
    pub(super) rest: Tokens,
    pub(super) date: Option<DateMention>,
}

/// The number of the table row that an item was read from.
pub fn row_number(doc: &Marked, item: &Item) -> Option<u32> {
    let label = item.label.as_ref().filter(|_| item.rule == "agenda.row")?;
    doc.number(label.start)
}

impl Builder<'_, '_> {
    pub(super) fn date_in(&self, tokens: &Tokens) -> Option<&DateMention> {
        let first = self.found.dates.first_from(tokens.start);
        self.found.dates.get(first).filter(|d| d.tokens.end <= tokens.end)
    }

    /// A segment that is a day and little else: "Mercredi 26 juin", "MARDI 28 MARS – Journée de …".
    pub(super) fn day_heading(&self, i: usize) -> Option<DateMention> {
        let doc = self.doc;
        let segment = &self.segments[i];
        let date = self.date_in(&segment.tokens)?;
        if segment.cell {
            return None;
        }
        if date.use_ != DateUse::Open || self.is_timed(segment) {
            return None;
        }
        let lead = date.tokens.start - segment.tokens.start;
        let led = lead == 0
            || lead <= 4
                && (self.counts_half_day(&(segment.tokens.start..date.tokens.start))
                    || (segment.tokens.start..date.tokens.start).all(|t| {
                        doc.folds_to(t, &["journee", "du", "le", "jour", "date", "programme", "de", "la", "seance"])
                            || doc.kind(t) != Some(TokenKind::Word)
                    }));
        let after = segment.tokens.end - date.tokens.end;
        let short = after <= 10 || doc.is_any(date.tokens.end, &["–", "-", "—", ":", "•", "|", "("]) && after <= 16;
        (led && short && !doc.is(segment.tokens.end - 1, ".")).then(|| date.clone())
    }

    /// "Jour 1", "2e journée", "Première journée", alone on its line: a day of the programme, by its number among those of the event.
    pub(super) fn numbered_day(&self, i: usize) -> Option<Option<Edtf>> {
        let doc = self.doc;
        let tokens = &self.segments[i].tokens;
        let colon = usize::from(doc.is_any(tokens.end - 1, &[":", "–", "-"]));
        let words = tokens.start..tokens.end - colon;
        let day = |t: usize| t < words.end && doc.folds_to(t, &["jour", "journee"]);
        let number = if day(words.start) && words.len() == 2 {
            doc.number(words.start + 1)
        } else if words.len() <= 3 && day(words.end - 1) && words.len() > 1 {
            let ordinals = ["premiere", "deuxieme", "troisieme", "quatrieme", "cinquieme"];
            let written = ordinals.iter().position(|word| doc.folds_to(words.start, &[*word])).map(|n| n as u32 + 1);
            doc.number(words.start).or(written)
        } else {
            None
        }?;
        let several = |d: &&DateMention| d.use_ == DateUse::Open && (d.dates.len() > 1 || d.dates.iter().any(|x| x.is_range()));
        let days = *self.days.get_or_init(|| self.found.dates.iter().find(several));
        let nth = number.checked_sub(1)? as usize;
        let dated = days.and_then(|range| match range.dates.as_slice() {
            [stretch] => {
                let day = stretch.first().as_date()?.checked_add(jiff::Span::new().days(nth as i64)).ok()?;
                Edtf::day(Some(day.year()), day.month() as u8, day.day() as u8).filter(|day| stretch.covers(*day))
            }
            days => days.get(nth).copied(),
        });
        (number < 10).then_some(dated)
    }

    /// "1re demi-journée –", "Deuxième demi-journée :": which half of its days a day heads.
    fn counts_half_day(&self, lead: &Tokens) -> bool {
        let sign = usize::from(self.doc.kind(lead.end - 1) != Some(TokenKind::Word));
        lead.len() > sign + 1 && self.doc.folds_to(lead.end - 1 - sign, &["demi-journee"])
    }

    /// Webinars and readings: several headings, bullets or rows with a date of their own.
    pub(super) fn dated_headings(&self) -> bool {
        let dated = |i: &usize| {
            let s = &self.segments[*i];
            (s.heading > 0 || s.bullet) && self.date_in(&s.tokens).is_some_and(|d| d.tokens.start <= s.tokens.start + 2)
                || self.row_date(*i).is_some()
                || self.dated_label(&s.tokens).is_some()
        };
        (0..self.segments.len()).filter(dated).count() >= 3
    }

    /// "Horaire : 18 h – 20 h" among the fields below "22 janvier 2019 : Lise Duval – Le quai": the hours of that item.
    pub(super) fn gives_hours(&mut self, i: usize) -> bool {
        let doc = self.doc;
        let tokens = &self.segments[i].tokens;
        let named = doc.folds_to(tokens.start, &["horaire", "horaires", "heure", "heures"]) && doc.is(tokens.start + 1, ":");
        let Some(time) =
            times::mention_at(doc, tokens.start + 2, false).filter(|t| named && t.start.is_some() && t.tokens.end <= tokens.end)
        else {
            return false;
        };
        let near = |item: &&mut Item| item.own_date && item.start.is_none() && i <= item.segments.start + LONGEST_FIELDS;
        let Some(item) = self.items.last_mut().filter(near) else { return false };
        item.start = time.start;
        item.end = time.end;
        self.taken[i] = true;
        true
    }

    /// The day behind a numbered label: "Séance 2 – 15 novembre 2024".
    pub(super) fn dated_label(&self, tokens: &Tokens) -> Option<DateMention> {
        self.date_in(tokens)?;
        let Label { words, numbered, .. } = self.labelled_as(tokens)?;
        let date = self.date_in(&(words.end..tokens.end)).filter(|d| d.tokens.start <= words.end + 2)?;
        (numbered && !self.counts_half_day(&words) && single_day(date).is_some()).then(|| date.clone())
    }

    /// The time, the day or both at the head of a segment.
    pub(super) fn time_at_head(&self, segment: &Segment) -> Option<HeadTime> {
        match self.number_of(segment) {
            Some(k) => self.head_of(k).cloned(),
            None => self.read_head(segment).filter(|head| self.counts(head, segment)),
        }
    }

    /// Whether there is one.
    pub(super) fn is_timed(&self, segment: &Segment) -> bool {
        match self.number_of(segment) {
            Some(k) => self.head_of(k).is_some(),
            None => self.time_at_head(segment).is_some(),
        }
    }

    /// Whether segment `k` has one.
    #[inline]
    pub(super) fn is_timed_at(&self, k: usize) -> bool {
        k < self.segments.len() && self.head_of(k).is_some()
    }

    /// The time at the head of segment `k`.
    #[inline]
    pub(super) fn head_of(&self, k: usize) -> Option<&HeadTime> {
        // Most segments have none, and are asked again and again.
        if matches!(self.heads[k].get(), Some(None)) { None } else { self.counted_head(k) }
    }

    #[inline(never)]
    fn counted_head(&self, k: usize) -> Option<&HeadTime> {
        let segment = &self.segments[k];
        self.heads[k].get_or_init(|| self.read_head(segment)).as_ref().filter(|head| self.counts(head, segment))
    }

    fn counts(&self, head: &HeadTime, segment: &Segment) -> bool {
        let leads = head.rest.start >= head.time.tokens.end;
        !leads || !self.is_length(&head.time, &segment.tokens)
    }

    /// The place of a segment among all: most often that of the last one asked for, or the next.
    pub(super) fn number_of(&self, segment: &Segment) -> Option<usize> {
        let start = segment.tokens.start;
        let last = self.asked.get();
        let near = [last, last + 1].into_iter().find(|k| self.segments.get(*k).is_some_and(|s| s.tokens.start == start));
        let number = near.or_else(|| self.segments.binary_search_by_key(&start, |s| s.tokens.start).ok())?;
        self.asked.set(number);
        Some(number)
    }

    /// The same, whatever the items before it say.
    fn read_head(&self, segment: &Segment) -> Option<HeadTime> {
        let doc = self.doc;
        let tokens = &segment.tokens;
        // "Mardi 5 novembre 2024, de 12h à 13h30", "20/11/2025 - 09:30 - Le Grand Forum"
        let leads = |d: &&DateMention| {
            let lead = tokens.start..d.tokens.start;
            lead.is_empty() || self.leads_to_day(lead.clone()) || segment.bullet && self.is_tour_stop(lead)
        };
        let date = self.date_in(tokens).filter(leads).cloned();
        let mut at = date.as_ref().map_or(tokens.start, |d| d.tokens.end);
        while date.is_some()
            && at < tokens.end
            && (doc.is_any(at, &[",", "-", "–", "—", ":", "|", "(", "·", "•", "/"]) || doc.folds_to(at, &["a"]))
        {
            at += 1;
        }
        // "De 9 h 15 à 10 h 45", "(9h30", "à 9h", "Horaire :", "et à 18 h", "Entre 9 h et 10 h"
        let mut from = at;
        if doc.folds_to(at, &["et", "puis", "enfin", "ensuite"]) && doc.folds_to(at + 1, &["a", "de", "des", "entre"]) {
            from += 1;
        }
        while from < tokens.end
            && from < at + 4
            && (doc.is_any(from, &["(", "[", "*"])
                || doc.folds_to(from, &["de", "a", "des", "partir", "vers", "entre", "horaire", "horaires", "jusqu'a", "jusqu'"])
                || doc.is(from, ":") && from > at)
        {
            from += 1;
        }
        // "Cette soutenance a lieu à 9 h 30 – Amphithéâtre Nord"
        if let Some(at) = held::held_at(doc, tokens).filter(|_| date.is_none()) {
            from = at;
        }
        // "Matin (9 h 30 – 12 h) : Le procès du cuir": a half of the day with its hours and what takes place.
        let half = date.is_none() && doc.has(tokens.start, Tags::HALF_DAY) && doc.is(tokens.start + 1, "(");
        if half && self.titles_half_day(tokens) {
            from = tokens.start + 2;
        }
        // "(Vendredi 22 à 16 h)" below a title: the month is that of the event.
        if date.is_none() && doc.is(tokens.start, "(") && doc.is(tokens.end - 1, ")") && doc.has(tokens.start + 1, Tags::WEEKDAY) {
            let hour = (tokens.start + 2..tokens.start + 5).find(|i| doc.folds_to(*i, &["a"]) || doc.is(*i, ","));
            from = hour.map_or(from, |i| i + 1);
        }
        let Some(time) =
            times::mention_at(doc, from, date.is_none()).filter(|t| t.tokens.end <= tokens.end && (t.start.is_some() || date.is_none()))
        else {
            return match date {
                Some(date) => self.slot(segment, date),
                None => self.presented(tokens),
            };
        };
        // "4 mai 2013, 21:14, par Nono": who wrote what stands below, and when.
        let by = time.tokens.end + usize::from(doc.is(time.tokens.end, ","));
        let stamp =
            date.is_some() && doc.is(time.tokens.start + 1, ":") && doc.folds_to(by, &["par", "by"]) && tokens.end - by <= LONGEST_WRITER;
        if stamp && doc.case(by) == Case::Lower && time.end.is_none() {
            return None;
        }
        // "Prochain rendez-vous le mardi 14 avril à 14 heures": of another event.
        if doc.folds_to(tokens.start, &["prochain", "prochaine", "prochains", "prochaines"]) {
            return None;
        }
        let time = self.with_second(time, tokens.end);
        // "Le dernier bateau / de 18 heures": of that hour, and no beginning.
        let of_hour = from > tokens.start && doc.folds_to(from - 1, &["de"]) && doc.case(from - 1) == Case::Lower;
        let starting = from >= 2 && doc.folds_to(from - 2, &["partir"]);
        if of_hour && !starting && time.end.is_none() && time.tokens.end >= tokens.end && !doc.folds_to(time.tokens.end, &["a"]) {
            return None;
        }
        let lasting = lengths::behind_time(doc, &time, tokens.end);
        let rest = self.behind_head(lasting.unwrap_or(time.tokens.end)..tokens.end);
        // "12.03 18.03": two days.
        let dotted = |tokens: &Tokens| tokens.len() == 3 && doc.is(tokens.start + 1, ".");
        if dotted(&time.tokens) && date.is_none() && dotted(&rest) && doc.number(rest.start + 2).is_some_and(|n| (1..=12).contains(&n)) {
            return None;
        }
        // "de 10 h le mercredi à 16 h le jeudi": the hours of the whole.
        let of_days = doc.folds_to(rest.start, &["le", "du"]) && doc.has(rest.start + 1, Tags::WEEKDAY) && rest.len() <= LONGEST_HOURS;
        if of_days && doc.case(rest.start) == Case::Lower && (rest.start + 2..rest.end).any(|i| times::mention_at(doc, i, false).is_some())
        {
            return None;
        }
        // "Vernissage le jeudi 7 mars à 18 h 30 en présence de l'artiste": what stands before the day names the item.
        let lead = tokens.start..date.as_ref().map_or(tokens.start, |d| d.tokens.start);
        let article = usize::from(lead.len() > 1 && doc.folds_to(lead.end - 1, &["le"]));
        let label = self.labelled_as(&lead).filter(|label| label.words.end + article >= lead.end && lead.len() > article);
        if let Some(label) = label.filter(|_| !lead.is_empty() && doc.case(rest.start) == Case::Lower && !rest.is_empty()) {
            return Some(HeadTime { time, rest: label.words, date });
        }
        // "9h30 les ateliers ouvrent": running prose, unless it is short, or a place leads to what takes place there.
        let prose = doc.kind(time.tokens.end) == Some(TokenKind::Word)
            && doc.case(time.tokens.end) == Case::Lower
            && rest.len() > 25
            && doc.is(tokens.end - 1, ".")
            && !self.is_led_by_place(&rest);
        (!prose).then_some(HeadTime { time, rest, date })
    }

    /// Whether the bracket behind the half of a day is closed before a colon or dash and a title.
    fn titles_half_day(&self, tokens: &Tokens) -> bool {
        let doc = self.doc;
        let close = (tokens.start..tokens.end.min(tokens.start + LONGEST_REMARK)).find(|i| doc.is(*i, ")"));
        close.is_some_and(|close| {
            let sign = doc.is_any(close + 1, &[":", "–", "—"]);
            sign && tokens.end >= close + 4 && doc.case(close + 2).is_capital() && self.date_in(&(close + 2..tokens.end)).is_none()
        })
    }

    /// "Pour finir en beauté, à partir de 21 h il y aura le bal": an hour behind a few words, and what it presents.
    fn presented(&self, tokens: &Tokens) -> Option<HeadTime> {
        let first = self.found.times.first_from(tokens.start);
        let near = |t: &&TimeMention| t.tokens.end <= tokens.end && t.tokens.start <= tokens.start + LONGEST_LEAD;
        let time =
            self.found.times.get(first).filter(near).filter(|t| t.tokens.start > tokens.start && self.doc.is(t.tokens.start - 1, ","))?;
        let from = time.tokens.end + usize::from(self.doc.is(time.tokens.end, ","));
        let led = self.doc.begins(from, Tags::PRESENTED);
        let rest = self.behind_head(from..tokens.end);
        (led && rest.start > from).then(|| HeadTime { time: time.clone(), rest, date: None })
    }

    /// "1/ Brivelle, jeudi 4 mai, 20 h": in a list, the town before the day.
    fn is_tour_stop(&self, lead: Tokens) -> bool {
        let sign = lead.end - 1;
        lead.len() >= 2 && self.doc.is_any(sign, PARTS) && self.is_where(&(lead.start..sign))
    }

    /// "Diffusé en direct", "Rendez-vous", "Quand :": a few words before a day.
    fn leads_to_day(&self, lead: Tokens) -> bool {
        let doc = self.doc;
        let word = |i: usize| doc.has(i, Tags::WHEN) || doc.is(i, ":") && i > lead.start;
        let recorded = || doc.phrase(lead.start, lead.end, Tags::BROADCAST).is_some_and(|(n, _)| n == lead.len());
        // "Pré-colloque le 4 mai de 17 h à 19 h": what of the event it is.
        let part = || {
            lead.clone()
                .all(|i| doc.has(i, Tags::EVENT_KIND | Tags::LABEL | Tags::LABEL_WORD) || doc.folds_to(i, &["pre-colloque", "pre-congres"]))
        };
        // "#1 Mardi 12 janvier, 11 h", "n° 2 – Jeudi 4 mai": the number of one of a series.
        let numbered = || {
            let sign = |i: usize| doc.is_any(i, &["#", "°", "n°", "N°", ".", ")", "–", "-", ":", "|"]) || doc.folds_to(i, &["n"]);
            lead.clone().all(|i| sign(i) || doc.number(i).is_some_and(|n| n < 100))
                && lead.clone().any(|i| doc.number(i).is_some())
                && (doc.kind(lead.start) != Some(TokenKind::Number) || doc.is_any(lead.start + 1, &[".", ")", "–", ":", "|"]))
        };
        (1..=3).contains(&lead.len()) && (lead.clone().all(word) || recorded() || part() || numbered())
    }

    /// "1h15 | dès 12 ans", "2h10 sans entracte": how long it lasts; nothing begins at that hour but a night's programme.
    fn is_length(&self, time: &TimeMention, tokens: &Tokens) -> bool {
        let at_night = || {
            let late = self.items.last().and_then(|item| item.start).is_some_and(|start| start.hour() >= 20);
            let rest = self.behind_head(time.tokens.end..tokens.end);
            late && self.doc.case(rest.start).is_capital() && !self.is_for_whom(&rest)
        };
        time.end.is_none() && time.tokens.end < tokens.end && time.start.is_some_and(|start| start.hour() < 6) && !at_night()
    }

    /// "13h30 14h00", "9h | 9h45": begin and end in columns of their own; "13 h 13 h Repas": the begin twice.
    pub(super) fn with_second(&self, mut time: TimeMention, end: usize) -> TimeMention {
        let next = time.tokens.end + usize::from(self.doc.is(time.tokens.end, "|"));
        if time.end.is_none()
            && let Some(second) = times::mention_at(self.doc, next, false)
            && second.tokens.start == next
            && second.tokens.end <= end
            && second.end.is_none()
            && second.start >= time.start
        {
            time.end = second.start.filter(|_| second.start > time.start);
            time.tokens.end = second.tokens.end;
        }
        time
    }

    /// "Samedi 5 juillet · Orsenac, église Saint-Blaise · 17 h": day and time at the two ends of a line of short parts.
    fn slot(&self, segment: &Segment, date: DateMention) -> Option<HeadTime> {
        let doc = self.doc;
        let tokens = &segment.tokens;
        let first = self.found.times.first_from(date.tokens.end);
        let time = self.found.times.get(first).filter(|t| t.tokens.end <= tokens.end && t.start.is_some())?.clone();
        let between = date.tokens.end..time.tokens.start;
        let parted = doc.is_any(between.start, PARTS) && doc.is_any(between.end - 1, PARTS);
        let last = (time.tokens.end..tokens.end).all(|i| doc.is_any(i, &[")", ".", "|"]));
        let rest = self.behind_head(between.start..between.end - 1);
        (parted && last && rest.len() <= 14).then_some(HeadTime { time, rest, date: Some(date) })
    }

    /// What follows a head, without the signs that set it off.
    fn behind_head(&self, mut rest: Tokens) -> Tokens {
        let doc = self.doc;
        // "(heure de Nouméa)", "(9 h, heure de Nouméa)"
        let zone = doc.is(rest.start, "(") || doc.is(rest.start, ",") && doc.folds_to(rest.start + 2, &["de", "d'", "du"]);
        if zone && doc.folds_to(rest.start + 1, &["heure", "heures", "horaire"]) {
            let close = (rest.start..rest.end.min(rest.start + 8)).find(|i| doc.is(*i, ")"));
            rest.start = close.map_or(rest.start, |i| i + 1);
        }
        // "15 h – 18 h (pause à 16 h) : Le cuir": a remark on the hours before the colon.
        if doc.is(rest.start, "(")
            && let Some(close) = (rest.start..rest.end.min(rest.start + LONGEST_REMARK)).find(|i| doc.is(*i, ")"))
            && doc.is(close + 1, ":")
            && close + 3 < rest.end
        {
            rest.start = close + 2;
        }
        while rest.start < rest.end
            && (doc.is_any(rest.start, &[":", "-", "–", "—", "|", ".", "•", "·", ")", "]", ",", ">", "→", "/", "*", "■", "", "_"])
                || is_sign_dust(doc, rest.start))
        {
            rest.start += 1;
        }
        // "18h [C] Ouverture": the code of a room or a house.
        let coded = doc.is(rest.start, "[") && doc.is(rest.start + 2, "]") && doc.kind(rest.start + 1) == Some(TokenKind::Word);
        if coded && rest.start + 3 < rest.end && doc.word(rest.start + 1).chars().count() <= LONGEST_CODE {
            return self.behind_head(rest.start + 3..rest.end);
        }
        // "À 14 h, il y aura un bal": what it presents.
        let presented = doc.phrase(rest.start, rest.end, Tags::PRESENTED).filter(|_| doc.case(rest.start) == Case::Lower);
        let Some((n, _)) = presented.filter(|(n, _)| rest.start + n < rest.end) else { return rest };
        let from = rest.start + n;
        let article =
            doc.folds_to(from, &["un", "une", "le", "la", "l'", "des", "les"]) && doc.begins(from + 1, Tags::LABEL | Tags::LABEL_WORD);
        from + usize::from(article)..rest.end
    }

    pub(super) fn time_is_alone(&self, i: usize) -> bool {
        self.head_of(i).is_some_and(|h| h.rest.is_empty())
    }

    /// "Séance annulée": what does not take place.
    pub(super) fn is_off(&self, words: &Tokens) -> bool {
        let off = ["annule", "annulee", "annules", "annulees", "reporte", "reportee", "relache"];
        words.len() <= 4 && words.clone().any(|t| self.doc.folds_to(t, &off))
    }

    /// An item of a series that a date heads: "# 12 JUIN Territoires fragilisés : …"
    pub(super) fn dated(&mut self, i: usize) -> Option<Item> {
        let doc = self.doc;
        let segment = &self.segments[i];
        if !(segment.bullet || segment.heading > 0 || self.dated_lines && self.begins_with_day(segment).is_some()) {
            return None;
        }
        let date = self.date_in(&segment.tokens).filter(|d| d.tokens.start <= segment.tokens.start + 1)?;
        let mut rest = date.tokens.end..segment.tokens.end;
        while rest.start < rest.end && doc.kind(rest.start) == Some(TokenKind::Sign) && !doc.is(rest.start, "«") {
            rest.start += 1;
        }
        if rest.len() < if self.dated_lines { 2 } else { 3 } {
            return None;
        }
        // "Matinée du 6 juin : La Halle, 16 rue du Quai, 68100 Brivelle": an address.
        if rest.clone().any(|t| doc.number(t).is_some() && doc.word(t).len() == POSTCODE) {
            return None;
        }
        if self.is_off(&rest) {
            return None;
        }
        let day = single_day(date);
        let mut item = self.new_item(i, Level::Timed, "agenda.dated");
        item.date = day;
        item.own_date = true;
        self.name(&mut item, rest);
        Some(item)
    }
}
