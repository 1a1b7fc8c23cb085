//! Answers: typed, serialisable values that know nothing of terminals. Nothing here prints.
//!
//! - `parse`: the query language, from text to a tree
//! - `names`: field names and values in French and English
//! - `dates`: a year, month, day or stretch of them as a range of days
//! - `compile`: from the tree to a query of the index, and to the words that are shown as found
//! - `clauses`: small queries and how they are joined
//! - `people_match`: how a name is found
//! - `facets`: how what is found is spread over years, kinds, themes …
//! - `entities`: the people and bodies of an index, resolved; `directory`: found by name, and who it is in each appearance
//! - `group`: appearances counted by what they have in common; `career`: functions over time, companions, events of a body
//! - `compare`: what changed between two versions of a programme
//! - `highlight`: passages with what was found in them
//! - `explain`: how a query was understood, and why a hit ranks
//! - `search`, `similar`, `who`, `kwic`, `count`: the questions

mod career;
mod clauses;
mod compare;
mod compile;
mod count;
mod dates;
mod directory;
mod entities;
mod explain;
mod facets;
mod group;
mod highlight;
mod kwic;
mod names;
mod parse;
mod people_match;
mod search;
mod similar;
mod who;

pub use career::{BodyEventRow, CareerRow, CompanionRow, body_events, career, companions};
pub use compare::{Change, ChangeKind, compare};
pub use compile::AskError;
pub use count::{OrganisationRow, PersonRow, ThemeRow, organisations, people, themes};
pub use dates::DayRange;
pub use directory::Directory;
pub use entities::entities;
pub use explain::{Explained, explain};
pub use facets::{Facet, FacetValue};
pub use group::{Dimension, GroupRow, ShareRow, group, shares};
pub use highlight::Snippet;
pub use kwic::{KwicAnswer, KwicLine, KwicOptions, KwicOrder, kwic};
pub use names::{kind_from_name, part_from_name};
pub use parse::{QueryError, parse};
pub use search::{Hit, SearchAnswer, SearchOptions, documents_of, facets, search};
pub use similar::{Version, VersionGroup, like, version_groups};
pub use who::{WhoAnswer, WhoFilter, WhoRow, who};
