//! Cards of events: a title with day, hour and house on lines of their own, and places that come back beside or above them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Builder, Item, Level, single_day};
use crate::extract::times::TimeMention;
use crate::record::Edtf;
use crate::text::Tokens;
use crate::text::fold::fold;

/// So many cards show how a document is written.
const LEAST: usize = 3;
/// So many places beside days and hours, of which some come back.
const LEAST_PLACES: usize = 4;
/// Tokens of a place that no word for one leads, at most.
const LONGEST_PLACE: usize = 5;

/// A title with its day and hour on the lines below it.
pub(super) struct OverDay {
    /// The title, or the label above it.
    first: usize,
    title: usize,
    day: Edtf,
    time: TimeMention,
    last: usize,
}

impl Builder<'_, '_> {
    /// The first tokens of what stands beside days and hours, where few short words come back again and again and none is a title.
    pub(super) fn places_of_cards(&self) -> Vec<usize> {
        let mut found = Vec::new();
        for i in 0..self.segments.len() {
            let Some(head) = self.head_of(i).filter(|head| head.date.is_some() && !head.rest.is_empty()) else { continue };
            let place = self.before_room(&head.rest);
            let next = self.segments.get(i + 1).is_some_and(|s| !self.is_timed(s));
            let plain = !place.clone().any(|t| self.doc.is_any(t, &["«", "“", "\"", ":", "?", "!"]));
            if next && place.len() <= LONGEST_PLACE && plain && self.labelled_as(&place).is_none() {
                found.push((fold(&self.doc.on_one_line(&place)), place.start));
            }
        }
        if come_back(found.iter().map(|(words, _)| words)) { found.into_iter().map(|(_, at)| at).collect() } else { Vec::new() }
    }

    /// "Brivelle" above "Mercredi 4 mai, 14 h" and above "Mercredi 6 juin, 14 h": the short lines above days and hours that say
    /// where, since the same few come back.
    pub(super) fn places_above_days(&self) -> FxHashSet<usize> {
        let mut found = Vec::new();
        for i in 1..self.segments.len() {
            let above = &self.segments[i - 1];
            let short = above.tokens.len() <= LONGEST_PLACE && !above.cell && !above.furniture && !self.is_timed(above);
            if !short || self.head_of(i).is_none_or(|head| head.date.is_none()) || self.day_heading(i - 1).is_some() {
                continue;
            }
            let next = self.segments.get(i + 1).is_some_and(|s| !self.is_timed(s));
            if next && self.labelled_as(&above.tokens).is_none() {
                found.push((fold(&self.doc.on_one_line(&above.tokens)), i - 1));
            }
        }
        if come_back(found.iter().map(|(words, _)| words)) { found.into_iter().map(|(_, at)| at).collect() } else { FxHashSet::default() }
    }

    /// "Le cuir", a blank line, "Mardi 4 mai 2021", "En ligne", "14 h": titles with day, perhaps a line on where, and hour below
    /// them, by their segments, where several items are written so.
    pub(super) fn titles_over_spaced_days(&self) -> FxHashMap<usize, OverDay> {
        let found: FxHashMap<usize, OverDay> =
            (2..self.segments.len()).filter_map(|t| self.over_day_at(t)).map(|card| (card.first, card)).collect();
        let spaced = |card: &OverDay| self.segments[card.title + 1].blank_before > 0;
        if found.len() >= LEAST && found.values().filter(|card| spaced(card)).count() >= LEAST { found } else { FxHashMap::default() }
    }

    fn over_day_at(&self, t: usize) -> Option<OverDay> {
        let head = self.head_of(t).filter(|head| head.date.is_none() && head.rest.is_empty())?;
        let near = |k: usize| self.segments[k].blank_before == 0 && !self.segments[k].cell;
        let day = [t - 1, t - 2].into_iter().find(|k| self.day_heading(*k).is_some())?;
        let between = day + 2 == t && near(t - 1) && self.segments[t - 1].tokens.len() <= LONGEST_PLACE;
        let title = day.checked_sub(1)?;
        let segment = &self.segments[title];
        // "Conférence" above "Le cuir"
        let labelled = title > 0 && segment.blank_before == 0 && self.heads_title(title - 1);
        let first = title - usize::from(labelled);
        let titled = (segment.blank_before > 0 || labelled) && self.segments[day].blank_before <= 1 && !segment.cell && !segment.furniture;
        let free = self.day_heading(title).is_none() && !self.is_timed(segment) && !self.is_sentence(&segment.tokens);
        let day = self.day_heading(day).as_ref().and_then(single_day)?;
        let named =
            self.is_title(segment) || self.labelled_as(&segment.tokens).is_some() || self.doc.number(segment.tokens.start).is_some();
        (near(t) && (between || title + 2 == t) && titled && free && named).then(|| OverDay {
            first,
            title,
            day,
            time: head.time.clone(),
            last: t,
        })
    }

    /// The item of a title with day and hour below it.
    pub(super) fn over_day(&mut self, card: OverDay) -> Item {
        let mut item = self.new_item(card.first, Level::Timed, "agenda.title_over_day");
        item.start = card.time.start;
        item.end = card.time.end;
        item.date = Some(card.day);
        item.own_date = true;
        item.segments = card.first..card.last + 1;
        self.name(&mut item, self.segments[card.title].tokens.clone());
        if let Some(label) = self.labelled_as(&self.segments[card.first].tokens).filter(|_| card.first < card.title) {
            (item.kind, item.label) = (Some(label.kind), Some(label.words));
        }
        item.label_only = false;
        self.taken[item.segments.clone()].fill(true);
        item
    }

    /// "Lise Duval, tanneuse", then "LE CUIR" below day, hour and place: who speaks, and the segment of the title.
    pub(super) fn titled_below_people(&self, i: usize) -> Option<(Tokens, usize)> {
        let people = self.segments.get(i + 1).filter(|s| s.blank_before <= 1 && !s.cell && !s.bullet && self.holds_people(s))?;
        let title = self.segments.get(i + 2).filter(|s| s.upper && s.blank_before <= 1 && !s.cell && self.is_title(s))?;
        (!people.upper && self.day_heading(i + 2).is_none() && title.tokens.len() > 1).then(|| (people.tokens.clone(), i + 2))
    }
}

/// Whether most of these words come back again.
fn come_back<'a>(words: impl Iterator<Item = &'a String>) -> bool {
    let mut words: Vec<&String> = words.collect();
    words.sort_unstable();
    let again = words.chunk_by(|a, b| a == b).filter(|same| same.len() > 1);
    let (kinds, repeated) = again.fold((0, 0), |(kinds, repeated), same| (kinds + 1, repeated + same.len()));
    words.len() >= LEAST_PLACES && repeated * 3 >= words.len() * 2 && (kinds > 1 || repeated >= LEAST_PLACES)
}
