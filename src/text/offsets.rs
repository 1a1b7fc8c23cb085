//! Defines `OffsetMap`, the way from byte offsets of a converted text back to the text it was made from.
//!
//! Every step of reading writes such a map while it writes its text, with an [`OffsetMapBuilder`];
//! [`OffsetMap::then`] joins the maps of two steps into one, so that only one survives.

use std::ops::Range;

use super::Span;

/// A map made of runs in which every unit has the same length on both sides, so that plain stretches cost one entry.
///
/// A unit is what is converted as a whole: a byte of text that was only copied, a character that has another length in
/// the file's encoding, a letter composed from two characters, a ligature that became two letters. A span that covers
/// a part of a unit leads to the whole unit. Positions are held in 32 bits, as those of [`Span`] are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OffsetMap {
    /// In ascending order of `converted`; `original` never descends. None for an empty text.
    runs: Vec<Run>,
    converted_len: u32,
    original_len: u32,
}

/// From here on, every `converted_step` bytes come from `original_step` bytes (0: inserted, from nothing).
#[derive(Clone, Copy, Debug, PartialEq)]
struct Run {
    converted: u32,
    original: u32,
    converted_step: u32,
    original_step: u32,
}

impl Run {
    /// The original bytes of the unit that holds the converted byte `at`.
    fn unit(&self, at: u32) -> Range<u32> {
        let start = self.original + (at - self.converted) / self.converted_step * self.original_step;
        start..start + self.original_step
    }
}

impl OffsetMap {
    /// The map of a text of `len` bytes that was not changed.
    pub fn identity(len: usize) -> Self {
        let mut builder = OffsetMapBuilder::default();
        builder.copy(len);
        builder.finish()
    }

    pub fn is_identity(&self) -> bool {
        self.converted_len == self.original_len
            && match self.runs.as_slice() {
                [] => true,
                [run] => run.original == 0 && run.converted_step == 1 && run.original_step == 1,
                _ => false,
            }
    }

    /// Bytes of the converted text.
    pub fn converted_len(&self) -> u64 {
        self.converted_len.into()
    }

    /// Bytes of the text it was made from.
    pub fn original_len(&self) -> u64 {
        self.original_len.into()
    }

    /// The original bytes that a span of the converted text was made from, by binary search.
    ///
    /// What was dropped inside the span belongs to the range, what was dropped at its borders does not.
    /// An empty span, and one of inserted text, leads to an empty range at its place.
    pub fn to_original(&self, span: Span) -> Range<u64> {
        let start = self.original_start(span.start);
        let end = if span.is_empty() { start } else { self.original_end(span.end) };
        start.into()..start.max(end).into()
    }

    /// The map from the converted text of `next` to the original text of `self`, where `next` was made from what `self` leads to.
    pub fn then(self, next: OffsetMap) -> OffsetMap {
        debug_assert_eq!(self.converted_len, next.original_len, "the second step starts from the text the first one made");
        if self.is_identity() {
            return next;
        }
        if next.is_identity() {
            return self;
        }
        let mut joined = OffsetMapBuilder::default();
        let mut inner = 0;
        for (index, run) in next.runs.iter().enumerate() {
            let end = next.runs.get(index + 1).map_or(next.converted_len, |following| following.converted);
            inner = self.join_run(*run, end, inner, &mut joined);
        }
        joined.original = self.original_len as usize;
        joined.finish()
    }

    /// Adds one run of the second step, which ends at `end`, cut where the runs of `self` change; returns the run of `self` reached.
    fn join_run(&self, run: Run, end: u32, mut inner: usize, joined: &mut OffsetMapBuilder) -> usize {
        let mut units = (end - run.converted) / run.converted_step;
        let mut at = run.original;
        if run.original_step == 0 {
            joined.push(units, run.converted_step, self.original_start(at), 0);
            return inner;
        }
        while units > 0 {
            while self.runs.get(inner + 1).is_some_and(|following| following.converted <= at) {
                inner += 1;
            }
            let Some(under) = self.runs.get(inner) else { break };
            let under_end = self.runs.get(inner + 1).map_or(self.converted_len, |following| following.converted);
            let unit = under.unit(at);
            let into_unit = (at - under.converted) % under.converted_step;
            let copied = run.converted_step == 1 && run.original_step == 1;
            let done = if copied && into_unit == 0 && units.min(under_end - at) >= under.converted_step {
                let whole = units.min(under_end - at) / under.converted_step;
                joined.push(whole, under.converted_step, unit.start, under.original_step);
                whole * under.converted_step
            } else if copied {
                // The copy begins or ends inside a unit: that part stands for the whole unit.
                let part = units.min(under.converted_step - into_unit);
                joined.push(1, part, unit.start, under.original_step);
                part
            } else if into_unit == 0 && run.original_step.is_multiple_of(under.converted_step) && under_end - at >= run.original_step {
                let whole = units.min((under_end - at) / run.original_step);
                let step = run.original_step / under.converted_step * under.original_step;
                joined.push(whole, run.converted_step, unit.start, step);
                whole
            } else {
                let original_end = self.original_end(at + run.original_step).max(unit.start);
                joined.push(1, run.converted_step, unit.start, original_end - unit.start);
                1
            };
            units -= done;
            at += done * run.original_step;
        }
        inner
    }

    fn original_start(&self, at: u32) -> u32 {
        if at >= self.converted_len { self.original_len } else { self.run_at(at).map_or(0, |run| run.unit(at).start) }
    }

    fn original_end(&self, end: u32) -> u32 {
        let last = end.min(self.converted_len).saturating_sub(1);
        self.run_at(last).map_or(self.original_len, |run| run.unit(last).end)
    }

    fn run_at(&self, at: u32) -> Option<&Run> {
        let after = self.runs.partition_point(|run| run.converted <= at);
        self.runs.get(after.checked_sub(1)?)
    }
}

/// Writes an [`OffsetMap`] from left to right, beside the text it belongs to.
///
/// Texts of 4 GiB and more do not fit; whoever converts refuses them before the map is used.
#[derive(Debug, Default)]
pub struct OffsetMapBuilder {
    runs: Vec<Run>,
    converted: usize,
    original: usize,
}

impl OffsetMapBuilder {
    /// `len` bytes are the same on both sides.
    pub fn copy(&mut self, len: usize) {
        self.units(len, 1, 1);
    }

    /// `converted` bytes were made, as a whole, from the next `original` bytes.
    pub fn replace(&mut self, converted: usize, original: usize) {
        self.units(1, converted, original);
    }

    /// `count` times, `converted` bytes were made from `original` bytes.
    pub fn units(&mut self, count: usize, converted: usize, original: usize) {
        if converted > 0 {
            self.push(count as u32, converted as u32, self.original as u32, original as u32);
        }
        self.original += count * original;
    }

    /// The next `original` bytes were dropped.
    pub fn skip(&mut self, original: usize) {
        self.original += original;
    }

    /// `converted` bytes were added that stand for nothing in the original.
    pub fn insert(&mut self, converted: usize) {
        self.units(1, converted, 0);
    }

    pub fn finish(self) -> OffsetMap {
        OffsetMap { runs: self.runs, converted_len: self.converted as u32, original_len: self.original as u32 }
    }

    fn push(&mut self, count: u32, converted_step: u32, original: u32, original_step: u32) {
        if count == 0 || converted_step == 0 {
            return;
        }
        let converted = self.converted as u32;
        let extends = self.runs.last().is_some_and(|last| {
            let units = converted.wrapping_sub(last.converted) / last.converted_step;
            last.converted_step == converted_step
                && last.original_step == original_step
                && last.original.wrapping_add(units.wrapping_mul(original_step)) == original
        });
        if !extends {
            self.runs.push(Run { converted, original, converted_step, original_step });
        }
        self.converted += count as usize * converted_step as usize;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn original(map: &OffsetMap, start: usize, end: usize) -> Range<u64> {
        map.to_original(Span::new(start, end))
    }

    #[test]
    fn an_unchanged_text_costs_one_run() {
        let mut builder = OffsetMapBuilder::default();
        (0..1000).for_each(|_| builder.copy(7));
        let map = builder.finish();
        assert_eq!(map.runs.len(), 1);
        assert!(map.is_identity());
        assert_eq!(original(&map, 12, 6999), 12..6999);
        assert_eq!(OffsetMap::identity(0), OffsetMap::default());
    }

    #[test]
    fn dropped_bytes_belong_to_a_span_only_from_inside() {
        let mut builder = OffsetMapBuilder::default();
        builder.skip(3);
        builder.copy(4);
        builder.skip(2);
        builder.copy(4);
        builder.skip(1);
        let map = builder.finish();
        assert_eq!(original(&map, 0, 4), 3..7);
        assert_eq!(original(&map, 4, 8), 9..13);
        assert_eq!(original(&map, 0, 8), 3..13);
        assert_eq!(original(&map, 4, 4), 9..9);
        assert_eq!(map.original_len(), 14);
    }

    #[test]
    fn a_part_of_a_unit_leads_to_the_whole() {
        let mut builder = OffsetMapBuilder::default();
        builder.copy(2);
        builder.replace(2, 3);
        builder.copy(2);
        let map = builder.finish();
        assert_eq!(original(&map, 2, 3), 2..5);
        assert_eq!(original(&map, 3, 4), 2..5);
        assert_eq!(original(&map, 3, 5), 2..6);
    }

    #[test]
    fn two_steps_lead_back_through_both() {
        // "é" is one byte of the file, two of the decoded text; the second step drops the first two letters of "abéc" and doubles "c".
        let mut decoded = OffsetMapBuilder::default();
        decoded.copy(2);
        decoded.replace(2, 1);
        decoded.copy(1);
        let mut stripped = OffsetMapBuilder::default();
        stripped.skip(2);
        stripped.copy(2);
        stripped.replace(2, 1);
        stripped.insert(1);
        let map = decoded.finish().then(stripped.finish());
        assert_eq!(original(&map, 0, 2), 2..3);
        assert_eq!(original(&map, 2, 4), 3..4);
        assert_eq!(original(&map, 0, 4), 2..4);
        assert_eq!((map.converted_len(), map.original_len()), (5, 4));
    }

    #[test]
    fn a_copy_that_cuts_a_unit_keeps_all_of_it() {
        let mut ligature = OffsetMapBuilder::default();
        ligature.replace(3, 3);
        ligature.copy(1);
        let mut cut = OffsetMapBuilder::default();
        cut.skip(1);
        cut.copy(3);
        let map = ligature.finish().then(cut.finish());
        assert_eq!(original(&map, 0, 2), 0..3);
        assert_eq!(original(&map, 0, 3), 0..4);
    }

    #[test]
    fn a_letter_composed_from_two_units_covers_both() {
        // UTF-16: "e" and U+0301 take two bytes each; both become one letter of two bytes.
        let mut decoded = OffsetMapBuilder::default();
        decoded.skip(2);
        decoded.units(2, 1, 2);
        decoded.replace(2, 2);
        decoded.units(2, 1, 2);
        let mut composed = OffsetMapBuilder::default();
        composed.copy(1);
        composed.replace(2, 3);
        composed.copy(2);
        let map = decoded.finish().then(composed.finish());
        assert_eq!(original(&map, 1, 3), 4..8);
        assert_eq!(original(&map, 3, 4), 8..10);
    }
}
