//! Resolution: the same person and the same body under one identifier, across documents, with the reasons.
//!
//! - `knowledge`: renamings, acronyms, common family names, nicknames
//! - `person_name`, `body_name`: what two names have in common, and whether they can be the same
//! - `rarity`: how many others may bear a name
//! - `gather`: from records to mentions of people and bodies
//! - `bodies`: which names are one body
//! - `likely_bodies`: which bodies may be one
//! - `units`: who is one person within a document
//! - `evidence`: what speaks for and against two people being one
//! - `profile`: what is known of a person, as numbers that can be compared fast
//! - `names`: the names of a corpus, and which of them can be those of one person
//! - `people`: candidates, links, clusters without contradiction
//! - `clusters`: disjoint sets
//! - `ids`: readable identifiers
//! - `decisions`: what an analyst has decided
//! - `entities`: what comes out of it

mod bodies;
mod body_name;
mod clusters;
mod decisions;
mod entities;
mod evidence;
mod gather;
mod ids;
mod knowledge;
mod likely_bodies;
mod names;
mod people;
mod person_name;
mod profile;
mod rarity;
mod units;

pub use bodies::BodyReason;
pub use decisions::{Action, Anchor, Decision, DecisionError, Decisions, Kind, Unapplied};
pub use entities::{Entities, Entity, EntityMention, Proposal, resolve, resolve_documents};
pub use evidence::Feature;
pub use gather::{DocumentMentions, Source};
pub use knowledge::Knowledge;
pub use people::Remembered;
