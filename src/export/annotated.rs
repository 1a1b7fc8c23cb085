//! Cuts a text into pieces by what was found in it.

use crate::record::Record;
use crate::text::Span;

/// Kinds of facts that are shown in their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Annotation {
    Event,
    Date,
    Place,
    Session,
    Person,
    Role,
    Organisation,
    Theme,
}

impl Annotation {
    pub const ALL: [Annotation; 8] = [
        Annotation::Event,
        Annotation::Date,
        Annotation::Place,
        Annotation::Session,
        Annotation::Person,
        Annotation::Role,
        Annotation::Organisation,
        Annotation::Theme,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Annotation::Event => "event",
            Annotation::Date => "date",
            Annotation::Place => "place",
            Annotation::Session => "session",
            Annotation::Person => "person",
            Annotation::Role => "role",
            Annotation::Organisation => "organisation",
            Annotation::Theme => "theme",
        }
    }
}

/// The facts of a record with their places, in the order of the text. Facts within others come after them.
pub fn annotations(record: &Record) -> Vec<(Span, Annotation)> {
    let event = &record.event;
    let mut found: Vec<(Span, Annotation)> = Vec::new();
    found.extend(event.title.iter().map(|title| (title.span, Annotation::Event)));
    found.extend(event.dates.iter().map(|date| (date.span, Annotation::Date)));
    found.extend(event.places.iter().map(|place| (place.span, Annotation::Place)));
    found.extend(record.sessions.iter().filter_map(|session| session.title_span).map(|span| (span, Annotation::Session)));
    found.extend(record.appearances.iter().filter_map(|a| a.person.as_ref()).map(|person| (person.span, Annotation::Person)));
    for affiliation in record.appearances.iter().flat_map(|appearance| &appearance.affiliations) {
        found.extend(affiliation.role_span.map(|span| (span, Annotation::Role)));
        found.extend(affiliation.organisation_span.map(|span| (span, Annotation::Organisation)));
    }
    found.extend(record.organisations.iter().flat_map(|body| &body.mentions).map(|span| (*span, Annotation::Organisation)));
    found.extend(record.themes.iter().flat_map(|theme| &theme.mentions).map(|span| (*span, Annotation::Theme)));
    found.sort_by_key(|(span, kind)| (span.start, std::cmp::Reverse(span.end), *kind));
    found.dedup();
    found
}

/// The whole text in pieces, each with the innermost annotation that covers it.
pub fn pieces<'t>(text: &'t str, annotations: &[(Span, Annotation)]) -> Vec<(&'t str, Option<Annotation>)> {
    let mut cutter = Cutter { text, at: 0, open: Vec::new(), pieces: Vec::new() };
    for (span, kind) in annotations.iter().filter(|(span, _)| text.get(span.range()).is_some()) {
        let (start, end) = (span.start as usize, span.end as usize);
        cutter.close_before(start);
        cutter.cut(start);
        // What overlaps the border of another fact ends there.
        let end = cutter.open.last().map_or(end, |(outer, _)| end.min(*outer));
        cutter.open.push((end, *kind));
    }
    cutter.close_before(text.len());
    cutter.cut(text.len());
    cutter.pieces
}

struct Cutter<'t> {
    text: &'t str,
    /// Where the next piece begins.
    at: usize,
    /// Annotations that cover this place, each with its end, the innermost last.
    open: Vec<(usize, Annotation)>,
    pieces: Vec<(&'t str, Option<Annotation>)>,
}

impl Cutter<'_> {
    /// Makes a piece of what lies before a place.
    fn cut(&mut self, to: usize) {
        if self.at < to {
            self.pieces.push((&self.text[self.at..to], self.open.last().map(|(_, kind)| *kind)));
            self.at = to;
        }
    }

    /// Ends the annotations that do not reach beyond a place.
    fn close_before(&mut self, place: usize) {
        while let Some(end) = self.open.last().map(|(end, _)| *end).filter(|end| *end <= place) {
            self.cut(end);
            self.open.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_the_text() {
        let text = "Mme Élu, maire de Lille, sur le numérique";
        let span = |word: &str| {
            let start = text.find(word).expect(word);
            Span::new(start, start + word.len())
        };
        let annotations = [
            (span("Élu"), Annotation::Person),
            (span("maire de Lille"), Annotation::Role),
            (span("Lille"), Annotation::Place),
            (span("Lille, sur"), Annotation::Theme),
            (Span::new(5, 6), Annotation::Date),
            (span("numérique"), Annotation::Theme),
        ];
        let found = pieces(text, &annotations);
        assert_eq!(found.iter().map(|(piece, _)| *piece).collect::<String>(), text);
        let marked: Vec<(&str, Annotation)> = found.iter().filter_map(|(piece, kind)| Some((*piece, (*kind)?))).collect();
        assert_eq!(marked[0], ("Élu", Annotation::Person));
        assert_eq!(marked[1], ("maire de ", Annotation::Role));
        assert_eq!(marked.last(), Some(&("numérique", Annotation::Theme)));
    }
}
