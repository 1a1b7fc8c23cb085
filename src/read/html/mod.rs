//! Reads HTML: the visible text of a page, a line where a browser shows one, without menus, banners and other furniture.
//!
//! Recall comes first: what is not clearly furniture stays, and nothing is cut that holds most of the text or several
//! clock times. Nothing here recurses, so that no page is too deep.
//!
//! The parser does not say where in the source a text stood (character references, misplaced tags), so the offsets of a
//! page lead to the text that this module wrote, before it was normalised.
//! - `page`: the way through the steps below
//! - `parse`: the tree, kept shallow
//! - `dom`: the tree as a list in reading order, with measures of every subtree
//! - `furniture`: what is cut
//! - `render`: from elements to lines
//! - `metadata`: what the head says

mod dom;
mod furniture;
mod metadata;
mod page;
mod parse;
mod render;

pub(super) use page::read;
