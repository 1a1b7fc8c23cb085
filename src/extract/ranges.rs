//! Defines `Ranges`, a sorted set of ranges that answers which one holds a position in logarithmic time.

use std::ops::Range;

use crate::text::Span;

/// As many ranges as most documents have of one sort.
const MANY: usize = 64;

/// Ranges of tokens or bytes that hardly overlap: titles, entries, names.
#[derive(Debug, Default)]
pub struct Ranges {
    /// Ascending by start.
    sorted: Vec<(usize, usize)>,
}

impl Ranges {
    pub fn new(ranges: impl Iterator<Item = Range<usize>>) -> Self {
        let mut sorted = Vec::with_capacity(MANY);
        // Chains of iterators are faster walked from within.
        ranges.for_each(|range| {
            if !range.is_empty() {
                sorted.push((range.start, range.end));
            }
        });
        sorted.sort_unstable();
        Ranges { sorted }
    }

    /// The end of a range that holds `at`. Of ranges inside others, the four that begin nearest are looked at.
    pub fn end_of(&self, at: usize) -> Option<usize> {
        let after = self.sorted.partition_point(|(start, _)| *start <= at);
        self.sorted[after.saturating_sub(4)..after].iter().rev().find(|(_, end)| *end > at).map(|(_, end)| *end)
    }

    /// The same for positions that ascend, which costs a step or none each.
    pub fn walk(&self) -> Walk<'_> {
        Walk { sorted: &self.sorted, after: 0 }
    }

    pub fn contains(&self, at: usize) -> bool {
        self.end_of(at).is_some()
    }
}

/// A look at the ranges from one position to the next.
#[derive(Debug)]
pub struct Walk<'a> {
    sorted: &'a [(usize, usize)],
    after: usize,
}

impl Walk<'_> {
    /// As [`Ranges::end_of`] says it; `at` is none before those asked for.
    #[inline]
    pub fn end_of(&mut self, at: usize) -> Option<usize> {
        while self.sorted.get(self.after).is_some_and(|(start, _)| *start <= at) {
            self.after += 1;
        }
        self.sorted[self.after.saturating_sub(4)..self.after].iter().rev().find(|(_, end)| *end > at).map(|(_, end)| *end)
    }

    /// Whether one range holds the whole span.
    #[inline]
    pub fn covers(&mut self, span: Span) -> bool {
        self.end_of(span.start as usize).is_some_and(|end| end >= span.end as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges() {
        let ranges = Ranges::new([5..9, 0..3, 20..30, 22..24].into_iter());
        for (at, end) in [(0, Some(3)), (3, None), (8, Some(9)), (23, Some(24)), (25, Some(30)), (40, None)] {
            assert_eq!(ranges.end_of(at), end, "{at}");
        }
        let mut walk = ranges.walk();
        for at in 0..40 {
            assert_eq!(walk.end_of(at), ranges.end_of(at), "{at}");
        }
        let mut walk = ranges.walk();
        assert!(walk.covers(Span::new(21, 30)) && !walk.covers(Span::new(25, 31)));
    }
}
