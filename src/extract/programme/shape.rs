//! What a line of an item is: people, a title, or what one reads.

use super::read::Reader;
use crate::extract::{agenda, entries, functions, unnamed};
use crate::lexicon::Tags;
use crate::text::Case;

/// What a line is, seen from the list of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    People,
    Title,
    Quoted,
    Prose,
}

/// Years with which a title may begin, and tokens of one that does.
const YEARS: std::ops::Range<u32> = 1000..2100;
const LEAST_DATED: usize = 4;

/// Tokens of a sentence that is no title where titles have no full stop.
const LEAST_SENTENCE: usize = 6;

/// Tokens of the longest heading of a day.
const LONGEST_DAY: usize = 6;

/// Tokens of a line that says where, at most.
const LONGEST_PLACE: usize = 8;

/// So many people a list of bullets announces, at most.
const LONGEST_LIST: usize = 30;

impl Reader<'_, '_> {
    pub(super) fn shape(&self, i: usize) -> Shape {
        *self.shapes[i].get_or_init(|| self.shape_of(i))
    }

    fn shape_of(&self, i: usize) -> Shape {
        let doc = self.doc;
        let segment = &self.segments[i];
        let tokens = &segment.tokens;
        if !self.presents_subject(i)
            && self.intro(i).is_some_and(|x| {
                tokens.start + x.len >= tokens.end
                    || entries::names_anybody(doc, &(tokens.start + x.len..tokens.end), self.names)
                    || doc.is(tokens.start + x.len - 1, ":")
                    || unnamed::heads_line(doc, &(tokens.start + x.len..tokens.end))
            })
            || entries::lists_people(doc, tokens, self.names)
        {
            return Shape::People;
        }
        // "Résumé" above what a paper is about
        if self.heads_abstract(i) {
            return Shape::Prose;
        }
        // "En savoir plus": the button of a page.
        if doc.phrase(tokens.start, tokens.end, Tags::FURNITURE).is_some_and(|(n, _)| n == tokens.len()) {
            return Shape::Prose;
        }
        if segment.bullet && self.is_announced(i) && entries::names_anybody(doc, tokens, self.names) {
            return Shape::People;
        }
        let closed = |i: usize| doc.is_any(i, &["»", "”", "\""]);
        if doc.is_any(tokens.start, &["«", "“", "\""]) && (closed(tokens.end - 1) || doc.is(tokens.end - 1, ".") && closed(tokens.end - 2))
        {
            return Shape::Quoted;
        }
        if self.announces(i).is_some() {
            return Shape::People;
        }
        if self.is_day(i) {
            return Shape::Prose;
        }
        // "La rencontre sera animée par X."
        let chaired = |t: usize| doc.phrase(t, tokens.end, Tags::MODERATION).is_some_and(|(n, _)| self.names.starting_at(t + n).is_some());
        if doc.is(tokens.end - 1, ".") && tokens.clone().skip(1).any(chaired) {
            return Shape::Prose;
        }
        // "Session coordonnée par la Ligue du Val", "Session organisée par …": who has made it.
        let label = doc.phrase(tokens.start, tokens.end, Tags::LABEL | Tags::LABEL_WORD).map(|(n, _)| tokens.start + n);
        let made = |at: usize| {
            let by =
                doc.phrase(at, tokens.end, Tags::MODERATION | Tags::ORGANISED_BY).is_some_and(|(n, _)| doc.folds_to(at + n - 1, &["par"]));
            by || doc.has(at, Tags::EVENT_HELD) && doc.folds_to(at + 1, &["par"])
        };
        if label.is_some_and(|at| doc.case(at) == Case::Lower && made(at)) {
            return Shape::Prose;
        }
        let sentence = doc.is(tokens.end - 1, ".") && (tokens.len() > 22 || tokens.clone().filter(|t| doc.is(*t, ".")).count() > 1);
        // "On y parlera d’argent." in a programme whose titles have no full stop.
        let verb = |t: usize| doc.case(t) == Case::Lower && doc.has(t, Tags::VERB) && !doc.has(t, Tags::NOUN | Tags::ADJECTIVE);
        let stopped = !self.stops && doc.is(tokens.end - 1, ".") && tokens.len() >= LEAST_SENTENCE;
        let sentence = sentence || stopped && tokens.clone().any(verb);
        let opened = usize::from(doc.is_any(tokens.start, &["«", "“", "\""]));
        // "1954, Bavay : retour sur une grève"
        let year = doc.number(tokens.start).is_some_and(|n| YEARS.contains(&n)) && tokens.len() >= LEAST_DATED;
        let capital = doc.case(tokens.start + opened).is_capital() || year;
        if capital
            && !sentence
            && tokens.len() <= 40
            && !doc.is_any(tokens.end - 1, &[":", ";", ","])
            && functions::head_at(doc, tokens.start, tokens.end).is_none_or(|h| h.weak)
        {
            return Shape::Title;
        }
        Shape::Prose
    }

    /// "Après-midi", "MARDI 3 JUIN", "Mar. 3 juin", "Mercredi (halle)": a day or a half of one.
    pub(super) fn is_day(&self, i: usize) -> bool {
        let (doc, tokens) = (self.doc, &self.segments[i].tokens);
        let abbreviated = || doc.has(tokens.start, Tags::SHORT_DAY) && tokens.clone().any(|t| doc.has(t, Tags::MONTH));
        let day = || doc.has(tokens.start, Tags::WEEKDAY) || abbreviated();
        doc.has(tokens.start, Tags::HALF_DAY) && tokens.len() <= 4 || tokens.len() <= LONGEST_DAY && day()
    }

    /// "Présentation du banc d'essai, Lise Duval (CNRS)": a noun of speaking with its subject, then who speaks.
    fn presents_subject(&self, i: usize) -> bool {
        let doc = self.doc;
        let tokens = &self.segments[i].tokens;
        let Some(intro) = self.intro(i) else { return false };
        let from = tokens.start + intro.len;
        let noun = intro.len >= 2 && doc.folds_to(from - 1, &["de", "d'", "du", "des", "la", "le", "l'", "les"]);
        let people = || agenda::cut_people(doc, tokens, self.names).1.filter(|people| doc.is_any(people - 1, &[",", "–", "—"]));
        // "Le regard de l'éclusière, par Lise Duval"
        let by = |people: usize| doc.folds_to(people, &["par"]) && people > from;
        noun && people().is_some_and(|people| {
            let led = people > from + 2 && functions::head_at(doc, from, tokens.end).is_none() || by(people);
            led && !entries::names_anybody(doc, &(from..people), self.names)
        })
    }

    /// Whether a bullet belongs to a list that a line announces: "En présence de :", "Intervenants :".
    fn is_announced(&self, i: usize) -> bool {
        let list = (i.saturating_sub(LONGEST_LIST)..i).rev().find(|k| !self.segments[*k].bullet && !self.segments[*k].furniture);
        list.is_some_and(|k| {
            let tokens = &self.segments[k].tokens;
            let heading = entries::intro(self.doc, tokens).is_some_and(|intro| tokens.start + intro.len >= tokens.end);
            self.announces(k).is_some() || heading
        })
    }

    /// "Résumé", "Abstract :", alone on a line.
    pub(super) fn heads_abstract(&self, i: usize) -> bool {
        let tokens = &self.segments[i].tokens;
        tokens.len() <= 2 && self.doc.folds_to(tokens.start, &["resume", "abstract", "argument"])
    }

    /// A line that only goes on with the entry above: function or body of a three-line entry.
    pub(super) fn is_particular(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        let segment = &self.segments[i];
        let named_only = |k: usize| {
            self.names
                .starting_at(self.segments[k].tokens.start)
                .is_some_and(|n| self.names[n].whole.end + 2 >= self.segments[k].tokens.end)
        };
        let function = || functions::head_at(self.doc, segment.tokens.start, segment.tokens.end).is_some();
        segment.blank_before == 0
            && (named_only(before) && function()
                || before > 0
                    && named_only(before - 1)
                    && functions::head_at(self.doc, self.segments[before].tokens.start, self.segments[before].tokens.end).is_some()
                    && segment.tokens.len() < 16)
    }

    /// "Auditorium Jeanne-Barret", "Brivelle, salle des fêtes" below the heading of an item.
    pub(super) fn is_room(&self, i: usize) -> bool {
        let (doc, tokens) = (self.doc, &self.segments[i].tokens);
        let house = |from: usize| doc.phrase(from, tokens.end, Tags::ROOM | Tags::HOUSE).is_some();
        let behind_town = || {
            let (n, _) = doc.phrase(tokens.start, tokens.end, Tags::COMMUNE)?;
            (doc.case(tokens.start).is_capital() && doc.is(tokens.start + n, ",")).then_some(tokens.start + n + 1)
        };
        tokens.len() <= LONGEST_PLACE && (house(tokens.start) || behind_town().is_some_and(house))
    }
}
