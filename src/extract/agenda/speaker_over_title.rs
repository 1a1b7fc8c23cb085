//! Speakers beside their times, with the titles of what they present on the lines below.

use super::cut::trim;
use super::heads::HeadTime;
use super::{Builder, Item};
use crate::extract::segments::Segment;
use crate::extract::{bodies, functions};
use crate::record::SessionKind;
use crate::text::{Case, Tokens};

/// Tokens of a line that ends what is said of a speaker with a colon, at most.
const LONGEST_END: usize = 12;

/// Tokens of the names before a bracket, at most.
const LONGEST_SIGNED: usize = 10;

/// So many times with speakers above titles show how a document is written.
const LEAST: usize = 2;

impl Builder<'_, '_> {
    /// Names an item whose time stands beside whoever speaks, where the title stands below; false where that is not so.
    pub(super) fn name_below_speaker(&mut self, item: &mut Item, i: usize, head: &HeadTime) -> bool {
        let Some((people, k)) = self.over_colon(i, &head.rest).or_else(|| self.over_title(i, &head.rest)) else { return false };
        self.taken[i + 1..k].fill(true);
        item.segments.end = k;
        self.title_below(item, k);
        // "Forums de gantiers": a word of what somebody presents is no label of a block.
        if item.label.is_none() && item.kind == Some(SessionKind::Session) {
            item.kind = None;
        }
        item.people_from = Some(people.start);
        item.people_to = Some(people.end);
        item.rule = "agenda.title_below_speaker";
        true
    }

    /// "9 h : Dr Lise Duval directrice du laboratoire de Bavay :" above the title: a colon ends what is said of who speaks.
    fn over_colon(&self, i: usize, rest: &Tokens) -> Option<(Tokens, usize)> {
        let doc = self.doc;
        if !self.begins_with_sure_name(rest) {
            return None;
        }
        let closed = |tokens: &Tokens| doc.is(tokens.end - 1, ":") && !tokens.clone().any(|t| doc.is_any(t, &["«", "“", "\"", "?"]));
        let first = closed(rest) && self.is_presented(i + 1);
        if first {
            return Some((rest.start..rest.end - 1, i + 1));
        }
        let end = self.segments.get(i + 1).filter(|s| self.is_near(s) && s.tokens.len() <= LONGEST_END && closed(&s.tokens))?;
        let second = !self.holds_people(end) && self.labelled_as(&end.tokens).is_none() && !self.is_timed(end) && self.is_presented(i + 2);
        second.then(|| (rest.start..end.tokens.end - 1, i + 2))
    }

    /// "9 h Lise Duval (CNRS)" above the title, where others of the document are written so.
    fn over_title(&self, i: usize, rest: &Tokens) -> Option<(Tokens, usize)> {
        let stands = || self.stands_over_title(i) || self.is_signed(rest) && self.is_presented(i + 1);
        (self.speakers_over_titles && stands()).then(|| (rest.clone(), i + 1))
    }

    /// "Aldis Korv & Ilze Tessim (Institut de Riga)": capitals before a bracket that ends the line, whatever the words.
    fn is_signed(&self, rest: &Tokens) -> bool {
        let doc = self.doc;
        let open = rest.clone().find(|i| doc.is(*i, "(")).filter(|_| doc.is(rest.end - 1, ")"));
        let word = |i: usize| doc.case(i) == Case::Capital || doc.is_any(i, &["&", ",", "-"]) || doc.folds_to(i, &["et"]);
        open.is_some_and(|open| (2..=LONGEST_SIGNED).contains(&(open - rest.start)) && (rest.start..open).all(word))
    }

    /// Whether several times are written so, and most of those that have nobody but people beside them.
    pub(super) fn speakers_over_titles(&self) -> bool {
        let peopled: Vec<usize> = (0..self.segments.len()).filter(|i| self.has_only_people(*i)).collect();
        let over = peopled.iter().filter(|i| self.stands_over_title(**i)).count();
        over >= LEAST && over * 2 > peopled.len()
    }

    fn has_only_people(&self, i: usize) -> bool {
        self.head_of(i).is_some_and(|head| {
            let rest = trim(self.doc, head.rest.clone());
            !rest.is_empty() && (self.is_nobody_else(&rest) || self.is_person_alone(&rest))
        })
    }

    fn stands_over_title(&self, i: usize) -> bool {
        self.has_only_people(i) && self.is_presented(i + 1)
    }

    fn begins_with_sure_name(&self, tokens: &Tokens) -> bool {
        let name = self.found.names.starting_at(tokens.start).map(|k| &self.found.names[k]);
        name.is_some_and(|n| n.sure && n.name.len() >= 2 && n.whole.end < tokens.end)
    }

    fn is_near(&self, segment: &Segment) -> bool {
        segment.blank_before == 0 && !segment.cell && !segment.furniture
    }

    /// Whether segment `k` may be the title of what somebody presents: neither their function nor their body.
    fn is_presented(&self, k: usize) -> bool {
        // Where blank lines stand between all lines, a quotation is a title all the same.
        let spaced = |s: &Segment| {
            let quoted = self.doc.is_any(s.tokens.start, &["«", "“"]);
            let parted = self.segments[k - 1].blank_before > 0 || self.segments[k - 1].cut;
            quoted && s.blank_before == 1 && parted && !s.cell && !s.furniture
        };
        let Some(segment) = self.segments.get(k).filter(|s| (self.is_near(s) || spaced(s)) && self.is_title(s)) else { return false };
        let tokens = &segment.tokens;
        let from = bodies::skip_article(self.doc, tokens.start, tokens.end);
        let sure = |b: &bodies::BodyMention| b.start.is_sure() || b.start == bodies::Start::Acronym;
        let body = bodies::mention_at(self.doc, from, tokens.end, true).is_some_and(|b| b.end + 1 >= tokens.end && sure(&b));
        // "Reporters de guerre, guerres de reporters": of one person, no plural.
        let plural = self.doc.word(tokens.start).ends_with('s');
        let function = functions::head_at(self.doc, tokens.start, tokens.end).is_some_and(|h| !h.weak) && !plural;
        tokens.len() >= 2 && !body && !function && self.day_heading(k).is_none()
    }
}
