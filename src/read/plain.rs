//! Reads plain text and markdown, which differ in name only: many a `.txt` programme carries `**bold**` and `[links](…)`.

use super::encoding::Decoded;
use super::{ReadText, markdown};
use crate::record::MediaType;
use crate::text::normalise;

/// Normalised text without inline markup; line-level marks (`# `, `- `, `> `, `|`) stay.
pub(super) fn read(decoded: Decoded, media_type: MediaType) -> ReadText {
    let Decoded { text, offsets, encoding, warnings } = decoded;
    let (text, normalised) = normalise(text);
    let (text, stripped) = markdown::strip_inline(text);
    let offsets = offsets.then(normalised).then(stripped);
    ReadText { text, offsets, media_type, encoding: encoding.into(), warnings, ..ReadText::default() }
}
