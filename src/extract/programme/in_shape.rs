//! Papers that several lines of one shape show, whatever heads their item: with or without label, chair or bullets.

use super::papers::Papers;
use super::read::Reader;
use super::shape::Shape;
use crate::extract::agenda::{Item, Level};
use crate::extract::bodies;
use crate::record::SessionKind;
use crate::text::Tokens;

/// So many titles in quotation marks behind their speakers show how a document writes its papers.
const MANY_QUOTED: usize = 3;

/// Tokens of the paragraph that tells what a paper is about, at least.
const LEAST_ABSTRACT: usize = 20;

impl Reader<'_, '_> {
    /// Whether what an item is called leaves open that it holds papers: a title without label, a session.
    pub(super) fn may_hold_papers(item: &Item) -> bool {
        matches!(item.kind, None | Some(SessionKind::Session))
    }

    /// "Le quai / Lise Duval (CNRS) / La digue / Paul Vercel (INRAE)": the order of titles and speakers that take turns, where
    /// nothing is left over.
    pub(super) fn alternating(&self, item: &Item, lines: &[(usize, Shape)]) -> Option<Papers> {
        if item.level == Level::Nested || item.title.is_none() || item.own_date || !Self::may_hold_papers(item) {
            return None;
        }
        let abstracts =
            |i: usize, shape: Shape| shape == Shape::Prose && (self.heads_abstract(i) || self.segments[i].tokens.len() >= LEAST_ABSTRACT);
        let lines: Vec<(usize, Shape)> = lines.iter().filter(|(i, shape)| !abstracts(*i, *shape)).copied().collect();
        let titles: Vec<usize> = lines.iter().filter(|(_, shape)| *shape != Shape::People).map(|(i, _)| *i).collect();
        // "Lise Duval / Conseil citoyen" may be whoever speaks and no title; "Lise Duval (CNRS)" has all that belongs to it.
        let bare = |i: usize| {
            let tokens = &self.segments[i].tokens;
            self.names.starting_at(tokens.start).is_none_or(|k| self.names[k].whole.end >= tokens.end)
        };
        let said = lines.iter().all(|(i, shape)| *shape != Shape::People || !bare(*i));
        let read = titles.iter().filter(|i| self.reads_as_title(**i, !said)).count();
        let plain =
            lines.iter().all(|(_, shape)| *shape != Shape::Prose) && titles.iter().all(|i| !self.is_body(self.segments[*i].tokens.clone()));
        if titles.len() < 2 || read * 2 <= titles.len() || !plain {
            return None;
        }
        let people = |k: usize| lines[k].1 == Shape::People;
        let last = lines.len() - 1;
        let never = |both: bool| (1..lines.len()).all(|k| people(k) != people(k - 1) || people(k) != both);
        if !people(0) && people(last) && never(false) {
            return Some(Papers::TitleFirst);
        }
        (people(0) && !people(last) && never(false) && never(true)).then_some(Papers::SpeakerFirst)
    }

    /// A line in quotation marks, a question, or words of a language with a capital at their head; where `sure`, words that
    /// cannot be the name of a body.
    fn reads_as_title(&self, i: usize, sure: bool) -> bool {
        let tokens = &self.segments[i].tokens;
        self.shape(i) == Shape::Quoted || self.doc.is(tokens.end - 1, "?") || self.reads_as_paper(tokens.start, tokens.end, sure)
    }

    /// "Université de Bavay" and nothing else.
    pub(super) fn is_body(&self, tokens: Tokens) -> bool {
        let from = bodies::skip_article(self.doc, tokens.start, tokens.end);
        let sure = |b: &bodies::BodyMention| b.start.is_sure() || b.start == bodies::Start::Acronym;
        bodies::mention_at(self.doc, from, tokens.end, true).is_some_and(|b| b.end + 1 >= tokens.end && sure(&b))
    }

    /// "Lise Duval (CNRS), « Le quai »": whether several lines of an item give speaker and title so, or one where many of the
    /// document do.
    pub(super) fn quotes_titles(&self, item: &Item, body: &std::ops::Range<usize>) -> bool {
        // "Introduction" above those who speak to it, each with a title.
        let frames = matches!(item.kind, Some(SessionKind::Opening | SessionKind::Closing)) && item.label == item.title;
        if item.level == Level::Nested || !(Self::may_hold_papers(item) || frames) {
            return false;
        }
        let quoted = |i: &usize| {
            let title = (!self.segments[*i].furniture).then(|| self.title_on_line(*i).1).flatten();
            title.is_some_and(|t| self.doc.is_any(t.start, &["«", "“", "\""]))
        };
        let many = || *self.many_quoted.get_or_init(|| (0..self.segments.len()).filter(quoted).nth(MANY_QUOTED - 1).is_some());
        match body.clone().filter(quoted).take(2).count() {
            0 => false,
            1 => item.title.is_some() && !item.own_date && !frames && many(),
            _ => true,
        }
    }
}
