//! Extraction: from text to a record, a pure function of text and lexicon.
//!
//! A cascade of small stages, each over what the ones before have found:
//! - `times`, `dates`, `names`, `functions`, `bodies`: what the words alone tell; `date_use`: whether a date is a day of the event
//! - `mentions`: from a token to what begins there
//! - `segments`: the lines as their author meant them; `glued`: items that share a line; `head_lines`: a head that does;
//!   `counted_parts`: items that count themselves; `furniture`: what belongs to the page
//! - `columns`: parallel items side by side, read one after the other
//! - `minutes`: whether the text tells of a meeting that was held
//! - `told`: the sentences of a programme told in prose
//! - `agenda`: which of them begin an item of the programme
//! - `affiliations`, `leading`, `status`, `unnamed`, `entries`: people with functions and bodies, as lines list them
//! - `numbered`: affiliations that numbers behind names point to
//! - `programme`: who appears in which item; papers inside blocks
//! - `prose`: who is quoted or mentioned elsewhere; `chairs`: who leads what prose tells of
//! - `repeats`: people named again under a shorter form
//! - `named_bodies`: bodies that the text names outside lists of people
//! - `kinds`, `event`, `organisations`, `themes`, `terms`: what the whole says
//! - `ranges`: which range holds a position
//! - `stages`: runs them, and shows what each has found
//! - `assemble`: from the stages to the record

mod affiliations;
mod agenda;
mod assemble;
mod bodies;
mod chairs;
mod columns;
mod counted_parts;
mod date_use;
mod dates;
mod entries;
mod event;
mod functions;
mod furniture;
mod glued;
mod head_lines;
mod kinds;
mod leading;
mod lengths;
mod mentions;
mod minutes;
mod named_bodies;
mod named_days;
mod names;
mod numbered;
mod organisations;
mod programme;
mod prose;
mod ranges;
mod repeats;
mod segments;
mod stages;
mod status;
mod terms;
#[cfg(test)]
pub(crate) mod testing;
mod times;
mod told;
mod unnamed;
mod verbs;

pub use assemble::extract;
pub use ranges::{Ranges, Walk};
pub use stages::{Stage, view};
