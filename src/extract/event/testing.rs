//! What the examples beside the rules of an event share.

use super::Reading;
use crate::extract::segments::{self, Found};
use crate::extract::testing::marked;
use crate::extract::{agenda, dates, names, times};

/// Reads a text as far as the event needs it and hands it to a check.
pub fn reading<T>(text: &str, check: impl FnOnce(&Reading) -> T) -> T {
    marked(text, |doc| {
        let (times, dates, names) = (times::find(doc), dates::find(doc), names::find(doc));
        let found = Found { times: &times, dates: &dates, names: &names };
        let segments = segments::find(doc, &found);
        let agenda = agenda::find(doc, &segments, &found);
        check(&Reading { doc, segments: &segments, agenda: &agenda, names: &names, dates: &dates })
    })
}
