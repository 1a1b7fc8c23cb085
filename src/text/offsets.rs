//! Defines `OffsetMap`, the way from byte offsets of a converted text back to the text it was made from.

use super::Span;

/// A map made of runs in which every character has the same length on both sides, so that plain stretches cost one entry.
///
/// Maps are chained with [`OffsetMap::then`]: file bytes → decoded text → text without markup → normalised text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OffsetMap {
    /// In ascending order of `converted`.
    runs: Vec<Run>,
    converted_len: u64,
    original_len: u64,
}

/// From here on, every `converted_step` bytes come from `original_step` bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Run {
    converted: u64,
    original: u64,
    converted_step: u32,
    original_step: u32,
}
