//! The programme: who appears in which item, and the papers that only their speakers reveal.
//!
//! - `read`: runs through all items and what stands outside; blocks over items
//! - `chairs`: who chairs a whole series, or the half of a day
//! - `credits`: who made a work that is shown, and is not there
//! - `item`: the lines of one item
//! - `shape`: what a line is: people, a title, or what one reads
//! - `papers`: papers inside an item; `in_shape`: those that several lines of one shape show; `bullets`: papers in lists;
//!   `title_on_line`: papers with their speakers on one line; `behind_commas`: their titles at its end
//! - `people`: the people of one line

mod behind_commas;
mod bullets;
mod chairs;
mod credits;
mod in_shape;
mod item;
mod papers;
mod people;
mod read;
mod shape;
mod title_on_line;

pub use credits::set_aside as set_credits_aside;
pub use read::{Placed, Programme, read};
