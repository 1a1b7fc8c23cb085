//! Where in a document a form stands.

use crate::extract::{Ranges, Walk};
use crate::record::{Record, Zone};
use crate::text::{Marked, Span};

/// So many words at the beginning of a document are its opening: the heading, where it was not taken for a title.
const OPENING: usize = 40;

/// The parts of one document.
pub(super) struct Zones {
    title: Option<Span>,
    session_titles: Ranges,
    talk_titles: Ranges,
    people: Ranges,
    /// Bodies in the opening.
    hosts: Ranges,
    /// Byte where the opening ends.
    opening: u32,
    /// Byte where the programme begins.
    programme: Option<u32>,
}

impl Zones {
    pub fn new(doc: &Marked, record: &Record) -> Self {
        let titles = |nested: bool| {
            let sessions = record.sessions.iter().filter(move |s| s.parent.is_some() == nested);
            Ranges::new(sessions.filter_map(|s| s.title_span).map(|span| span.range()))
        };
        let opening = doc.tokens.get(OPENING).map_or(u32::MAX, |t| t.span.end);
        // A body that the heading names gives the event, and its name may be all that tells of the subject.
        let bodies = record.organisations.iter().flat_map(|o| o.mentions.iter().copied());
        let (hosts, bodies): (Vec<Span>, Vec<Span>) = bodies.partition(|span| span.end <= opening);
        let people = record.appearances.iter().map(|a| a.span.range());
        Zones {
            title: record.event.title.as_ref().map(|t| t.span),
            session_titles: titles(false),
            talk_titles: titles(true),
            people: Ranges::new(people.chain(bodies.iter().map(|span| span.range()))),
            opening,
            hosts: Ranges::new(hosts.iter().map(|span| span.range())),
            programme: record.sessions.first().map(|s| s.span.start),
        }
    }

    /// For spans in the order of the text.
    pub fn in_order(&self) -> InOrder<'_> {
        InOrder {
            zones: self,
            session_titles: self.session_titles.walk(),
            talk_titles: self.talk_titles.walk(),
            people: self.people.walk(),
            hosts: self.hosts.walk(),
        }
    }
}

/// A look at the zones from one span to the next.
pub(super) struct InOrder<'a> {
    zones: &'a Zones,
    session_titles: Walk<'a>,
    talk_titles: Walk<'a>,
    people: Walk<'a>,
    hosts: Walk<'a>,
}

impl InOrder<'_> {
    /// Where a span stands that begins no earlier than the one asked for before.
    pub fn of(&mut self, span: Span) -> Zone {
        let Zones { title, opening, programme, .. } = *self.zones;
        if title.is_some_and(|title| title.contains(span)) {
            Zone::Title
        } else if self.session_titles.covers(span) {
            Zone::SessionTitle
        } else if self.talk_titles.covers(span) {
            Zone::TalkTitle
        } else if self.people.covers(span) {
            Zone::People
        } else if span.end <= opening && !self.hosts.covers(span) {
            Zone::Opening
        } else if span.end > opening && programme.is_some_and(|start| span.end <= start) {
            Zone::Presentation
        } else {
            Zone::Text
        }
    }
}
