//! The event: its own name, days and places.
//!
//! - `title`: the line of the head with the best claim to be the name; `candidate`: what of a line could be one; `headline`: what of a headline;
//!   `page`: the page around it; `naming`: what its words name; `named`: the name that only the prose gives
//! - `days`: on which days it takes place; `told_days`: days that minutes, articles and sentences tell
//! - `places`: city and venue; `where_line`: lines that say where; `chunks`: what such a line is made of; `venue`: the names of
//!   houses and rooms; `addressed`: what a label or a postal code gives; `houses`: houses that no such line names; `foot`: places below the programme;
//!   `led`: houses that a preposition, or the name of the event above them, leads to;
//!   `towns`: the town that no such line gives; `told_places`: what sentences say
//! - `rooms`: the place of one item
//! - `series`: the series it belongs to
//! - `organisers`: the bodies that give it
//! - `plausible`: whether there is a programme, and an event at all

mod addressed;
mod candidate;
mod chunks;
mod days;
mod foot;
mod headline;
mod houses;
mod led;
mod named;
mod naming;
mod organisers;
mod page;
mod places;
mod plausible;
mod rooms;
mod series;
#[cfg(test)]
mod testing;
mod title;
mod told_days;
mod told_places;
mod towns;
mod venue;
mod where_line;

use super::agenda::Agenda;
use super::dates::{DateMention, DateUse};
use super::names::NameMention;
use super::segments::Segment;
use crate::extract::mentions::Mentions;
use crate::lexicon::Tags;
use crate::record::{Place, PlaceKind};
use crate::text::fold::join;
use crate::text::{Marked, Tokens};

pub use days::{dates, with_year};
pub use organisers::organisers;
pub use places::places;
pub use plausible::{is_announced, is_plausible};
pub use rooms::room;
pub use series::series;
pub use title::title;

/// What the facts about the event are read from.
pub struct Reading<'a, 'd> {
    pub doc: &'a Marked<'d>,
    pub segments: &'a [Segment],
    pub agenda: &'a Agenda,
    pub names: &'a Mentions<NameMention>,
    pub dates: &'a Mentions<DateMention>,
}

impl Reading<'_, '_> {
    /// The date that begins at token `i`.
    #[inline]
    fn date_at(&self, i: usize) -> Option<&DateMention> {
        self.dates.starting_at(i).map(|k| &self.dates[k])
    }

    /// The date that began before token `i` and goes on over it.
    #[inline]
    fn date_over(&self, i: usize) -> Option<&DateMention> {
        self.dates.get(self.dates.first_reaching(i + 1)).filter(|d| d.tokens.start < i)
    }

    /// The dates within a stretch.
    #[inline]
    fn dates_in(&self, tokens: &Tokens) -> impl Iterator<Item = &DateMention> {
        let from = self.dates.first_from(tokens.start);
        let end = tokens.end;
        self.dates[from..].iter().take_while(move |d| d.tokens.start < end)
    }

    /// Whether a day that may be one of the event's stands there.
    #[inline]
    fn has_date(&self, tokens: &Tokens) -> bool {
        self.dates_in(tokens).any(|d| d.use_ == DateUse::Open)
    }

    /// "Brivelle, le 4 mai 2022", alone on its line: where and when a letter was written.
    fn is_dateline(&self, tokens: &Tokens) -> bool {
        let doc = self.doc;
        let Some(date) = self.dates_in(tokens).next().filter(|d| doc.folds_to(d.tokens.start, &["le"])) else { return false };
        let town = tokens.start..date.tokens.start;
        let comma = (2..=5).contains(&town.len()) && doc.is(town.end - 1, ",") && doc.case(town.start).is_capital();
        comma && tokens.end <= date.tokens.end + 1
    }

    /// Whether a sure name stands anywhere in the stretch.
    #[inline]
    fn names_anybody(&self, tokens: &Tokens) -> bool {
        let from = self.names.first_from(tokens.start);
        self.names[from..].iter().take_while(|n| n.whole.start < tokens.end).any(|n| n.sure)
    }

    /// Whether token `i` belongs to a sure name.
    fn inside_person(&self, i: usize) -> bool {
        self.names.get(self.names.first_reaching(i + 1)).is_some_and(|n| n.sure && n.whole.contains(&i))
    }

    /// Whether a sure name begins in the stretch that is not led to by the name of a house: "Espace Jean-Moulin".
    fn holds_person(&self, tokens: &Tokens) -> bool {
        let from = self.names.first_from(tokens.start);
        let housed = self.doc.phrase(tokens.start, tokens.end, Tags::HOUSE | Tags::VENUE | Tags::ROOM | Tags::BODY_HEAD).is_some();
        !housed && self.names[from..].iter().take_while(|n| n.whole.start < tokens.end).any(|n| n.sure)
    }
}

/// The name of a town in ordinary case: "BOURG-SUR-ORNE" is Bourg-sur-Orne.
fn ordinary(name: String) -> String {
    const SMALL: &[&str] = &["sur", "sous", "en", "le", "la", "les", "de", "du", "des", "au", "aux", "et", "lès", "lez"];
    if name.chars().count() < 4 || name.chars().any(char::is_lowercase) {
        return name;
    }
    let lower = name.to_lowercase();
    let mut out = String::with_capacity(lower.len());
    for (k, part) in lower.split_inclusive(['-', ' ', '’', '\'']).enumerate() {
        let word = part.trim_end_matches(['-', ' ', '’', '\'']);
        if k > 0 && SMALL.contains(&word) {
            out.push_str(part);
            continue;
        }
        let mut letters = part.chars();
        out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        out.push_str(letters.as_str());
    }
    out
}

/// A place as found in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    tokens: Tokens,
    kind: PlaceKind,
    /// A room or an address: stands for the house only where no house is named.
    weak: bool,
}

impl Found {
    /// A town: a commune of the gazetteer or a city that it does not know.
    fn town(doc: &Marked, tokens: &Tokens) -> Found {
        let commune = venue::is_contracted(doc, tokens)
            || doc.phrase(tokens.start, tokens.end, Tags::COMMUNE).is_some_and(|(n, _)| tokens.start + n == tokens.end);
        Found { tokens: tokens.clone(), kind: if commune { PlaceKind::Commune } else { PlaceKind::City }, weak: false }
    }

    fn venue(tokens: &Tokens) -> Found {
        Found { tokens: tokens.clone(), kind: PlaceKind::Venue, weak: false }
    }

    fn city(tokens: &Tokens) -> Found {
        Found { tokens: tokens.clone(), kind: PlaceKind::City, weak: false }
    }

    /// Name and code of the gazetteer.
    fn known<'d>(&self, doc: &'d Marked) -> Option<(&'d str, &'d str)> {
        let key = match venue::is_contracted(doc, &self.tokens) {
            true => venue::with_article(doc, &self.tokens),
            false => doc.tokens[self.tokens.clone()].iter().map(|t| t.key).reduce(join)?,
        };
        (self.kind != PlaceKind::Venue).then(|| doc.lexicon.places.named(key).next()).flatten().map(|p| (p.name, p.code))
    }

    fn name(&self, doc: &Marked) -> String {
        let written = || {
            let surface = doc.surface(&self.tokens);
            if self.kind == PlaceKind::Venue { surface } else { ordinary(surface) }
        };
        self.known(doc).map_or_else(written, |(name, _)| name.to_owned())
    }

    fn place(&self, doc: &Marked) -> Place {
        let code = self.known(doc).map(|(_, code)| code.to_owned());
        Place { name: self.name(doc), kind: self.kind, code, span: doc.span(&self.tokens), rule: "event.place".into() }
    }
}
