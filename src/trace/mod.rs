//! Tracing: how often themes and terms occur, where, when and with whom, and how remarkable that is.
//!
//! - `gather`: every document of an index once, copies of a programme told apart
//! - `names`: people and bodies under the name that resolution gives them
//! - `observe`: what is counted: documents, sessions or appearances, with the parts they belong to and the items they hold
//! - `choose`: which items are meant, and what was perhaps meant
//! - `specificity`: how remarkable a count is, by the hypergeometric law
//! - `partition`: counts by part, with shares and specificities
//! - `neighbours`: which items go together
//! - `network`, `communities`: who appears with whom, what goes with what, and in which groups
//! - `change`: which items rise and fall between two periods
//! - `variants`: inflected variants of a term under the commonest form
//! - `ranking`: which terms of a part of the corpus are worth most
//! - `passages`: where in the texts an item stands

mod change;
mod choose;
mod communities;
mod gather;
mod names;
mod neighbours;
mod network;
mod observe;
mod partition;
mod passages;
mod ranking;
mod specificity;
mod variants;

pub use change::{ChangeRow, Period, changes};
pub use communities::{CommunityError, find_communities};
pub use gather::{Copies, Gathered, Scope, gather};
pub use names::Names;
pub use neighbours::{NeighbourRow, neighbours};
pub use network::{Edge, MOST_DOCUMENTS, Network, Node, Of, Years, network};
pub use observe::{By, Counted, Items, Observation, Observed, observe, observe_each};
pub use partition::{PartRow, PartSize, first_and_last, part_sizes, partition};
pub use passages::{Passage, passages};
pub use ranking::{RankedTerm, rank_terms};
pub use specificity::Hypergeometric;
