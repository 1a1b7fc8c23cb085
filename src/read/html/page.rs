//! Defines `read`, the steps from a decoded page to its text.

use super::super::encoding::Decoded;
use super::super::{ReadError, ReadText};
use super::{dom::Dom, metadata, parse, render};
use crate::record::MediaType;
use crate::text::normalise;

/// # Errors
/// `TooLarge` if a page grows beyond 4 GiB of text.
pub(in crate::read) fn read(decoded: Decoded) -> Result<ReadText, ReadError> {
    let Decoded { text: source, encoding, mut warnings, .. } = decoded;
    let tree = parse::parse(&source);
    drop(source);
    let dom = Dom::new(&tree);
    let metadata = metadata::of(&dom);
    let rendered = render::render(&dom);
    if let Some(warning) = cut_warning(rendered.cut, dom.total().chars) {
        warnings.push(warning);
    }
    if u32::try_from(rendered.text.len()).is_err() {
        return Err(ReadError::TooLarge { bytes: rendered.text.len() as u64 });
    }
    let (text, offsets) = normalise(rendered.text);
    Ok(ReadText { text, offsets, media_type: MediaType::Html, encoding: encoding.into(), metadata, warnings, ..ReadText::default() })
}

/// A cut is worth a warning if it takes more than three characters in ten.
fn cut_warning(cut: usize, total: usize) -> Option<String> {
    (cut * 10 > total * 3).then(|| format!("menus, banners and the like were cut: {cut} of {total} characters"))
}
