//! Evaluation: how far records agree with gold annotations.
//!
//! - `compare`: when two written forms are the same: folding, shared words, accepted readings
//! - `facts`: the shape into which a gold annotation and a record are both brought
//! - `gold`: reads the annotations of a folder and finds the documents beside them
//! - `people`: the measures on people, parts and affiliations
//! - `score`: matches one document's facts, measure by measure
//! - `report`: precision, recall and F1 of every measure, for all documents and for groups
//! - `resolution`: how far people and bodies across documents agree
//! - `floors`: figures below which a run fails

mod compare;
mod facts;
mod floors;
mod gold;
mod people;
mod report;
mod resolution;
mod score;

pub use facts::Facts;
pub use floors::{FloorError, Floors, Shortfall};
pub use gold::{Gold, GoldError, load_gold};
pub use report::{Figures, Grouping, Report, Table, evaluate};
pub use resolution::{Agreement, ResolutionFigures, ResolutionGold, ResolutionReport, load_resolution_gold, score_resolution};
pub use score::{Direction, Disagreement, Measure};
