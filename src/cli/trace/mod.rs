//! What `estrade themes` and `estrade terms` share.
//!
//! - `args`: what is asked, and the run
//! - `nothing`: why an answer is empty
//! - `tables`: the answers as tables, with what was counted
//! - `plot`: the answers as figures
//! - `profile`: one item in one table: when, where, by whom, with what

mod args;
mod nothing;
mod plot;
mod profile;
mod tables;

pub use args::{TraceArgs, Traced};
pub use plot::PlotArgs;
pub use tables::{LAFON, read};
