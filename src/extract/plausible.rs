//! Whether what looks like a programme is one: opening hours, care instructions and timetables have times as well.

use super::dates::{DateMention, DateUse};
use super::event;
use super::programme::Programme;
use crate::text::Marked;

/// Whether the items found make a programme together.
pub fn is_programme(doc: &Marked, programme: &Programme, dates: &[DateMention]) -> bool {
    let items = programme.items.len();
    let mut peopled = vec![false; items];
    for session in programme.placed.iter().filter_map(|p| p.session) {
        peopled[session] = true;
    }
    let peopled = peopled.into_iter().filter(|p| *p).count();
    let dated = dates.iter().any(|d| d.use_ == DateUse::Open && d.dates.iter().any(|x| x.start_day().is_some()));
    event::is_plausible(doc, programme)
        // Without a day, people must speak for it.
        && (dated || peopled * 2 >= items)
        // One time alone needs a text that speaks of an event.
        && (items > 1 || event::is_announced(doc, dates))
}
