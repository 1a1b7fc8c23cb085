//! Layout: whether the titles of a programme stand above their times or below them.
//!
//! One line rarely tells; all items of a document together do. Each time that stands alone votes with the strength of
//! the line above and of the line below it.

use super::Builder;
use super::cut::cut_people;
use crate::extract::functions;
use crate::extract::segments::Segment;
use crate::lexicon::Tags;
use crate::record::SessionKind;
use crate::text::fold::fold;
use crate::text::{Case, Tokens};

/// Lines from the beginning of a block to its time, at most.
const LONGEST_BLOCK: usize = 6;

/// Lines from one day of a cycle to the next, at most.
const LONGEST_DAY: usize = 6;

/// Tokens of the day and hour at which an event ends.
const LONGEST_UNTIL: usize = 12;

/// Tokens beside a time that say of what kind an item is, at most.
const LONGEST_CAPTION: usize = 8;

/// Tokens of a room beside a time, at most.
const LONGEST_ROOM: usize = 10;

/// Where titles stand in relation to a time that has a line of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum TitlePlace {
    Above,
    Below,
    /// Too few times stand alone to tell.
    #[default]
    Unknown,
}

/// Minutes that no item of a programme takes.
const LONG_HOURS: u32 = 150;
/// Tokens of a sentence that tells what took place in these hours.
const LONGEST_HOURS_LEAD: usize = 12;

impl Builder<'_, '_> {
    /// What the times that stand alone say together.
    pub(super) fn title_place(&self) -> TitlePlace {
        let (mut above, mut below, mut alone) = (0u32, 0u32, 0u32);
        for i in 0..self.segments.len() {
            if self.segments[i].furniture || !self.time_is_alone(i) {
                continue;
            }
            alone += 1;
            let over = i.checked_sub(1).map_or(0, |k| self.title_strength(&self.segments[k]));
            // A blank line parts the time from one of its neighbours and not from the other.
            let gap = |k: usize| self.segments.get(k).is_none_or(|s| s.blank_before > 0);
            above += u32::from(over > 0 && !gap(i) && gap(i + 1));
            above += over;
            let next =
                (i + 1..self.segments.len().min(i + 3)).find(|k| !self.segments[*k].furniture && !self.is_place(&self.segments[*k].tokens));
            // The speaker below a time that nothing stands above: the title comes behind.
            let speaker = |k: usize| u32::from(over == 0 && self.holds_people(&self.segments[k]));
            below += next.map_or(0, |k| self.title_strength(&self.segments[k]).max(speaker(k)));
        }
        match (alone, above, below) {
            (0..3, ..) => TitlePlace::Unknown,
            (_, a, b) if a > b => TitlePlace::Above,
            _ => TitlePlace::Below,
        }
    }

    /// "FORUM" above "Eau : garder la main": a short line in capitals right above a title that is not.
    pub(super) fn is_rubric(&self, i: usize) -> bool {
        let segment = &self.segments[i];
        let title = |next: &Segment| {
            next.blank_before == 0
                && !next.upper
                && !next.furniture
                && !next.bullet
                && next.tokens.len() >= 3
                && self.is_title(next)
                && !self.doc.is(next.tokens.end - 1, ".")
                && functions::head_at(self.doc, next.tokens.start, next.tokens.end).is_none()
        };
        segment.upper
            && segment.tokens.len() <= 3
            && !segment.furniture
            && !self.holds_people(segment)
            && !self.is_place(&segment.tokens)
            && self.segments.get(i + 1).is_some_and(title)
    }

    /// Whether the short lines beside the times are rooms: the same ones come back, or each stands between a day and a
    /// time, and a title follows below.
    pub(super) fn rooms_beside(&self) -> bool {
        let (mut beside, mut below, mut between) = (0usize, 0usize, 0usize);
        let mut rests: Vec<String> = Vec::new();
        for i in 0..self.segments.len() {
            let Some(head) = self.head_of(i).filter(|h| !h.rest.is_empty()) else { continue };
            beside += 1;
            if self.titled_below(i, &head.rest) {
                below += 1;
                between += usize::from(head.rest.end <= head.time.tokens.start);
                rests.push(fold(&self.doc.on_one_line(&head.rest)));
            }
        }
        rests.sort_unstable();
        let repeated = rests.windows(2).filter(|w| w[0] == w[1]).count();
        below >= 3 && below * 10 >= beside * 6 && (repeated * 3 >= below || between * 2 >= below)
    }

    /// The same of short lines beside times that stand right below the titles: "Jouer dehors" above "14 h – 15 h • studio 2".
    pub(super) fn rooms_above(&self) -> bool {
        let mut rests: Vec<String> = Vec::new();
        for i in 0..self.segments.len() {
            let Some(head) = self.head_of(i).filter(|h| !h.rest.is_empty() && h.date.is_none()) else { continue };
            if self.titled_above(i, &head.rest) {
                rests.push(fold(&self.doc.on_one_line(&head.rest)));
            }
        }
        rests.sort_unstable();
        rests.len() >= 3 && rests.windows(2).any(|w| w[0] == w[1])
    }

    /// "Mercredi 12 octobre 2022 / Les faïences / par Lise Duval", block after block: whether days head the titles of a cycle.
    pub(super) fn days_above(&self) -> bool {
        let heads = |i: &usize| !self.segments[*i].furniture && self.day_heading(*i).as_ref().and_then(super::single_day).is_some();
        let days: Vec<usize> = (0..self.segments.len()).filter(heads).collect();
        let peopled = days.iter().enumerate().filter(|(n, i)| {
            let end = days.get(n + 1).copied().unwrap_or_else(|| self.segments.len().min(**i + LONGEST_DAY));
            let block = **i + 1..end.min(**i + LONGEST_DAY);
            let first = self.segments.get(**i + 1).filter(|s| s.blank_before == 0 && !s.bullet && !s.cell);
            let titled = first.is_some_and(|s| !self.is_sentence(&s.tokens));
            let short = end - **i <= LONGEST_DAY;
            let people = |k: usize| cut_people(self.doc, &self.segments[k].tokens, self.found.names).1.is_some();
            short && titled && block.into_iter().any(|k| people(k) || self.holds_people(&self.segments[k]))
        });
        let peopled = peopled.count();
        peopled >= 3 && peopled * 3 >= days.len() * 2
    }

    /// "15 h 30 : débat", a blank line, "Le siècle du cuir": whether labels alone beside times, or on the line below them,
    /// have their titles so.
    pub(super) fn titles_spaced(&self) -> bool {
        let kinds = [
            SessionKind::RoundTable,
            SessionKind::Workshop,
            SessionKind::Plenary,
            SessionKind::Session,
            SessionKind::Keynote,
            SessionKind::Talk,
        ];
        let spaced = |i: &usize| {
            let Some(head) = self.head_of(*i).filter(|h| h.date.is_none()) else { return false };
            let below = head.rest.is_empty();
            let (k, words) = match self.segments.get(i + 1).filter(|s| below && s.blank_before <= 1 && !s.bullet && !s.cell) {
                Some(label) => (i + 1, label.tokens.clone()),
                None => (*i, head.rest.clone()),
            };
            let label = self.labelled_as(&words).filter(|label| label.words.end >= words.end && kinds.contains(&label.kind));
            let whole = below && label.as_ref().is_some_and(|label| label.numbered || label.kind == SessionKind::Session);
            label.is_some()
                && !whole
                && self.segments.get(k + 1).is_some_and(|next| {
                    let plain = !next.bullet && !next.cell && self.is_title(next) && !self.is_sentence(&next.tokens);
                    let spoken = below && cut_people(self.doc, &next.tokens, self.found.names).1.is_some();
                    next.blank_before == 1
                        && plain
                        && !spoken
                        && self.labelled_as(&next.tokens).is_none()
                        && self.day_heading(k + 1).is_none()
                })
        };
        (0..self.segments.len()).filter(spaced).nth(1).is_some()
    }

    /// The first line of the block of lines without blank ones between them that goes on at `i`.
    fn block_start(&self, i: usize) -> usize {
        (i.saturating_sub(LONGEST_BLOCK)..=i).rev().find(|k| self.segments[*k].blank_before > 0).unwrap_or(i)
    }

    /// "Le quai / Lise Duval, juriste / 14 h", "Lise Duval / 14 h Le quai": the time of segment `i` closes its block, or
    /// follows whoever speaks; where the block begins.
    pub(super) fn block_of(&self, i: usize) -> Option<usize> {
        let head = self.head_of(i).filter(|h| h.date.is_none())?;
        let start = self.block_start(i);
        let segment = &self.segments[start];
        if start == i || segment.furniture || segment.cell || (start..i).any(|k| self.head_of(k).is_some()) {
            return None;
        }
        let closes = self.segments.get(i + 1).is_none_or(|s| s.blank_before > 0);
        let spoken = self.holds_people(segment) && !head.rest.is_empty() && i == start + 1;
        let titled =
            self.is_title(segment) && head.rest.is_empty() && closes && i >= start + 2 && self.holds_people(&self.segments[start + 1]);
        // "Lise Duval (CNRS) / Le gant / 9 h"
        let after_title =
            self.holds_people(segment) && head.rest.is_empty() && closes && i >= start + 2 && self.is_title(&self.segments[i - 1]);
        (spoken || titled || after_title).then_some(start)
    }

    /// Whether most times stand so.
    pub(super) fn times_last_in_blocks(&self) -> bool {
        let timed: Vec<usize> = (0..self.segments.len()).filter(|i| self.head_of(*i).is_some()).collect();
        let blocks = timed.iter().filter(|i| self.block_of(**i).is_some()).count();
        blocks >= 3 && blocks * 4 >= timed.len() * 3
    }

    /// Somebody alone on a line, set off by a blank one, above day and hour: "Lise Duval / Jeudi 4 mai / 18 h 30".
    pub(super) fn person_above(&self, i: usize) -> Option<usize> {
        let above = i.checked_sub(1)?;
        let k = if self.day_heading(above).is_some() { above.checked_sub(1)? } else { above };
        let segment = &self.segments[k];
        let name = self.found.names.starting_at(segment.tokens.start).map(|n| &self.found.names[n])?;
        let alone = name.sure && name.name.len() >= 2 && name.whole.end == segment.tokens.end && !segment.cell && !segment.bullet;
        (alone && (segment.blank_before > 0 || k == 0)).then_some(k)
    }

    /// Whether people stand so above several times.
    pub(super) fn people_above(&self) -> bool {
        let above = |i: &usize| self.time_is_alone(*i) && self.person_above(*i).is_some();
        (0..self.segments.len()).filter(above).nth(1).is_some()
    }

    /// "LE QUAI / TABLE RONDE / 14 h – 15 h, amphi 2": a label alone between its title and its time.
    pub(super) fn is_between(&self, i: usize) -> bool {
        let Some((above, time)) = i.checked_sub(1).and_then(|k| self.segments.get(k)).zip(self.segments.get(i + 1)) else { return false };
        let label = &self.segments[i];
        // Capitals set a title off as well as a blank line.
        let capitals = || {
            above.upper
                && i.checked_sub(2).is_none_or(|k| {
                    let before = &self.segments[k];
                    !before.upper || before.furniture || self.date_in(&before.tokens).is_some()
                })
        };
        if label.blank_before > 0 || time.blank_before > 0 || above.blank_before == 0 && !capitals() {
            return false;
        }
        let alone = || self.labelled_as(&label.tokens).is_some_and(|found| found.words.end >= label.tokens.end);
        let titled = || self.is_title(above) && self.labelled_as(&above.tokens).is_none();
        self.time_at_head(time).is_some_and(|h| h.rest.is_empty() || self.is_where(&h.rest)) && alone() && titled()
    }

    /// Whether several labels stand so.
    pub(super) fn labels_between(&self) -> bool {
        (0..self.segments.len()).filter(|i| self.is_between(*i)).nth(1).is_some()
    }

    /// Whether a short line without label has a title right above it, behind a blank line.
    pub(super) fn titled_above(&self, i: usize, rest: &Tokens) -> bool {
        let Some(above) = i.checked_sub(1).map(|k| &self.segments[k]) else { return false };
        let segment = &self.segments[i];
        let title = above.blank_before > 0 && segment.blank_before == 0 && !segment.cell && !segment.bullet && self.is_title(above);
        (1..=LONGEST_ROOM).contains(&rest.len()) && self.labelled_as(rest).is_none() && title && self.time_at_end(above).is_none()
    }

    /// Whether a short line without label has a title right below it.
    pub(super) fn titled_below(&self, i: usize, rest: &Tokens) -> bool {
        let labelled = self.labelled_as(rest).is_some();
        let title = |s: &Segment| s.blank_before == 0 && !s.cell && self.is_title(s) && self.time_at_end(s).is_none();
        (1..=10).contains(&rest.len()) && !labelled && self.segments.get(i + 1).is_some_and(title)
    }

    /// "Coudre dehors", a blank line, "SAMEDI 4 MAI À 14 H": a line alone above day and hour.
    pub(super) fn is_below_title(&self, i: usize) -> bool {
        let dated = self.head_of(i).is_some_and(|head| head.date.is_some() && head.rest.is_empty());
        let alone = |above: &Segment| {
            above.blank_before > 0 && !above.cell && !above.bullet && !above.furniture && !self.is_sentence(&above.tokens)
        };
        dated && self.segments[i].blank_before > 0 && i > 0 && alone(&self.segments[i - 1])
    }

    /// Whether several titles stand so, with a place right below day and hour.
    pub(super) fn titles_over_days(&self) -> bool {
        let placed = |i: &usize| {
            self.is_below_title(*i) && self.segments.get(i + 1).is_some_and(|s| s.blank_before == 0 && self.is_where(&s.tokens))
        };
        (0..self.segments.len()).filter(placed).nth(2).is_some()
    }

    /// "14 h, séance gratuite" above "LES GANTS": what stands beside the time in small letters is no title, the line in
    /// capitals below it is.
    pub(super) fn captioned(&self, i: usize) -> bool {
        let Some(head) = self.head_of(i).filter(|h| h.date.is_none() && (1..=LONGEST_CAPTION).contains(&h.rest.len())) else {
            return false;
        };
        let capitals = |s: &Segment| {
            let title = cut_people(self.doc, &s.tokens, self.found.names).0;
            s.upper
                || title.len() >= 2
                    && title.len() < s.tokens.len()
                    && title.clone().all(|t| !matches!(self.doc.case(t), Case::Lower | Case::Capital))
        };
        let below = |s: &Segment| capitals(s) && s.blank_before <= 1 && !s.cell && !s.bullet && self.is_title(s);
        self.doc.case(head.rest.start) == Case::Lower && !self.segments[i].cell && self.segments.get(i + 1).is_some_and(below)
    }

    /// "10 h | Café de la Halle" above "Petit déjeuner poésie": a house whose name is a label's, above a label.
    pub(super) fn labelled_below(&self, i: usize, rest: &Tokens) -> bool {
        let labelled = |s: &Segment| s.blank_before == 0 && self.labelled_as(&s.tokens).is_some();
        let named = self.labelled_as(rest).is_some_and(|label| self.doc.folds_to(label.words.end, &["de", "du", "des", "d'"]));
        (2..=8).contains(&rest.len()) && named && self.segments.get(i + 1).is_some_and(labelled)
    }

    /// "17 h 15 Fin des travaux": no item.
    pub(super) fn is_end_mark(&self, segment: &Segment) -> bool {
        let rest = self.time_at_head(segment).map(|head| head.rest).or_else(|| self.time_at_end(segment).map(|end| end.title));
        let Some(mut rest) = rest else { return false };
        // "19 h – Fermeture du salon (le bar reste ouvert)"
        let note = rest.clone().find(|t| self.doc.is(*t, "(")).filter(|_| self.doc.is(rest.end - 1, ")"));
        rest.end = note.unwrap_or(rest.end);
        // "12 h / Fin du salon"
        if rest.is_empty() {
            let next = self.number_of(segment).and_then(|k| self.segments.get(k + 1)).filter(|next| !self.is_timed(next));
            rest = next.map_or(rest, |next| next.tokens.clone());
        }
        self.doc.phrase(rest.start, rest.end, Tags::END_MARK).is_some_and(|(n, _)| n + 3 >= rest.len())
    }

    /// "Jeudi 6 juin 2019 de 9 h à 13 h : tanneurs et élus étaient réunis pour le colloque …": when the whole took place.
    pub(super) fn tells_hours(&self, item: &super::Item) -> bool {
        let doc = self.doc;
        let long = item.start.zip(item.end).is_some_and(|(start, end)| end.minutes() >= start.minutes() + LONG_HOURS);
        long && item.own_date
            && item.title.clone().is_some_and(|title| {
                let event = title.clone().any(|i| doc.has(i, Tags::EVENT_KIND));
                doc.case(title.start) == crate::text::Case::Lower && title.len() > LONGEST_HOURS_LEAD && event
            })
    }

    /// "Samedi 7 octobre / Rencontre avec Lise Duval / 15 h | auditorium": whether several items are written so.
    pub(super) fn days_over_titles(&self) -> bool {
        let titled = |i: &usize| {
            let [_, title, time] = &self.segments[*i..*i + 3] else { return false };
            let below = title.blank_before == 0 && time.blank_before == 0 && !title.cell && !self.is_timed(title);
            below
                && self.time_at_head(time).is_some_and(|head| head.date.is_none())
                && self.day_heading(*i).is_some()
                && self.is_heading(title)
        };
        (0..self.segments.len().saturating_sub(2)).filter(titled).nth(1).is_some()
    }

    /// "Rencontre avec Lise Duval / Samedi 7 octobre / 15 h": a title, its day and its time, each on a line of its own.
    pub(super) fn is_over_day_and_time(&self, k: usize) -> bool {
        let Some([title, day, time]) = self.segments.get(k..k + 3) else { return false };
        let close = day.blank_before == 0 && time.blank_before == 0 && !title.cell && !title.furniture;
        close
            && self.time_is_alone(k + 2)
            && self.head_of(k + 2).is_some_and(|head| head.date.is_none())
            && self.day_heading(k + 1).as_ref().and_then(super::single_day).is_some()
            && self.day_heading(k).is_none()
            && self.is_heading(title)
            && !self.is_sentence(&title.tokens)
    }

    /// Whether several items are written so.
    pub(super) fn titles_days_times(&self) -> bool {
        (0..self.segments.len()).filter(|k| self.is_over_day_and_time(*k)).nth(2).is_some()
    }

    /// Whether a line may be a title: an event with somebody, or words that are no people.
    pub(super) fn is_heading(&self, segment: &Segment) -> bool {
        self.is_meeting(&segment.tokens) || self.is_title(segment) && !self.holds_people(segment)
    }

    /// "Jeudi 16 mars 2023, 9 h – 17 h" above the programme: the hours of the event, within which the next items begin.
    pub(super) fn is_event_hours(&self, i: usize) -> bool {
        // "Journée d'étude « Archives »" above it may have passed for an item.
        if self.items.len() > 1 || self.items.iter().any(|item| item.start.is_some() || item.segments.start > 3) {
            return false;
        }
        if self.titles_days_times && i >= 2 && self.is_over_day_and_time(i - 2) {
            return false;
        }
        let Some(head) = self.head_of(i) else { return self.is_closed_by_hours(i) };
        // "Horaires / 9 h 30 – 12 h"
        let named = i.checked_sub(1).map(|k| &self.segments[k].tokens).is_some_and(|above| {
            let colon = usize::from(self.doc.is(above.end - 1, ":"));
            above.len() == 1 + colon && self.doc.folds_to(above.start, &["horaire", "horaires", "heure", "heures"])
        });
        let own = self.doc.folds_to(self.segments[i].tokens.start, &["horaire", "horaires"])
            && (i + 1..self.segments.len().min(i + 60)).any(|k| self.head_of(k).is_some());
        if (named || own) && head.rest.is_empty() && self.items.is_empty() {
            return true;
        }
        // "Samedi 4 mai 2021 / 9 h / Brivelle – Maison des bateliers": between day and house.
        let day_above = i > 0 && self.taken[i - 1] && self.day_heading(i - 1).is_some();
        // A house that each item has is none of the whole.
        let own = |s: &Segment| self.place_cells.contains(&s.tokens.start);
        let housed = self.segments.get(i + 1).is_some_and(|s| self.is_where(&s.tokens) && !own(s));
        if day_above && housed && head.date.is_none() && head.rest.is_empty() && self.items.is_empty() {
            // "9 h – 10 h / Salle Nord" above "10 h – 11 h / Salle Nord": the first item, and no hours of the whole.
            let next = (i + 1..self.segments.len().min(i + 60)).find_map(|k| self.head_of(k));
            if head.time.end.is_some()
                && next.is_some_and(|next| next.date.is_none() && next.rest.is_empty() && next.time.start >= head.time.end)
            {
                return false;
            }
            return (i + 2..self.segments.len().min(i + 60)).filter(|k| self.head_of(*k).is_some()).count() >= 2;
        }
        // Without its day, only the hours of a whole day, alone on their line.
        let least = if head.date.is_some() { 150 } else { 360 };
        if head.date.is_none() && !head.rest.is_empty() && !self.is_where(&head.rest) {
            return false;
        }
        // "Du jeudi 4 mai 2023 - 9 h au jeudi 4 mai 2023 - 17 h": from when to when.
        let until = head.rest.start + 1..head.rest.end;
        let ends =
            self.doc.folds_to(head.rest.start, &["au", "a"]) && self.date_in(&until).is_some_and(|d| d.tokens.start <= until.start + 1);
        if ends && head.date.is_some() && until.len() <= LONGEST_UNTIL {
            return true;
        }
        // "Mardi 4 mai à partir de 19 h" above "19 h : accueil"
        // "14 h → 18 h" below the day, above the house and "14 h Accueil"
        let hours = day_above && head.date.is_none() && head.time.end.is_some() && head.rest.is_empty();
        let start_only = hours || head.date.is_some() && head.time.end.is_none() && (head.rest.is_empty() || self.is_where(&head.rest));
        if start_only {
            let mut own = (i + 1..self.segments.len().min(i + 60)).filter(|k| !self.segments[*k].furniture).filter_map(|k| self.head_of(k));
            let first = own.next();
            let opens = first.is_some_and(|next| {
                let titled = !next.rest.is_empty() || hours && next.time.end.is_none();
                next.date.is_none() && next.time.start == head.time.start && titled
            });
            return opens && own.filter(|next| next.date.is_none() && next.time.start > head.time.start).count() >= 2;
        }
        let Some((start, end)) = head.time.start.zip(head.time.end).filter(|(start, end)| end.minutes() >= start.minutes() + least) else {
            return false;
        };
        let labelled = self.labelled_as(&head.rest).is_some();
        let inside = |k: usize| {
            let time = self.head_of(k).filter(|h| h.date.is_none()).map(|h| h.time.clone());
            let time = time.or_else(|| self.time_at_end(&self.segments[k]).map(|end| end.time));
            time.and_then(|t| t.start).is_some_and(|t| start <= t && t <= end)
        };
        !labelled && (i + 1..self.segments.len().min(i + 60)).filter(|k| !self.segments[*k].furniture && inside(*k)).count() >= 2
    }

    /// "Brivelle – Salle des fêtes – jeudi 4 mai 2021 – de 9 h à 17 h": place, day and hours of the event on one line.
    fn is_closed_by_hours(&self, i: usize) -> bool {
        let segment = &self.segments[i];
        let Some(end) = self.time_at_end(segment).filter(|_| self.items.is_empty()) else { return false };
        let Some(date) = self.date_in(&segment.tokens) else { return false };
        let Some((from, to)) = end.time.start.zip(end.time.end) else { return false };
        let placed = self.is_where(&(segment.tokens.start..date.tokens.start.saturating_sub(1).max(segment.tokens.start)));
        let inside = |s: &Segment| {
            !s.furniture && self.time_at_head(s).and_then(|head| head.time.start).is_some_and(|start| from <= start && start <= to)
        };
        placed && to.minutes() >= from.minutes() + 150 && self.segments[i + 1..].iter().take(60).filter(|s| inside(s)).count() >= 2
    }

    /// "Jeudi 4 mai à 18 h", alone on its line above a programme that sentences tell: when the event begins.
    pub(super) fn is_day_of_event(&self, i: usize) -> bool {
        self.items.is_empty() && self.head_of(i).is_some_and(|head| head.date.is_some() && head.rest.is_empty())
    }

    /// 0 for a line that is no title, 2 for one that looks like nothing else.
    fn title_strength(&self, segment: &Segment) -> u32 {
        let doc = self.doc;
        if !self.is_title(segment) || segment.furniture || doc.is_any(segment.tokens.end - 1, &[".", ",", ";"]) {
            return 0;
        }
        // "Tanneuse, musée du Gant": who somebody is.
        if functions::head_at(doc, segment.tokens.start, segment.tokens.end).is_some_and(|head| !head.weak)
            && segment.tokens.clone().any(|i| doc.is(i, ","))
        {
            return 0;
        }
        let labelled = doc.phrase(segment.tokens.start, segment.tokens.end, Tags::LABEL).is_some();
        if segment.heading > 0 || segment.upper || labelled { 2 } else { 1 }
    }
}
