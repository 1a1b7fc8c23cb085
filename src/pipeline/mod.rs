//! The pipeline: from files to records, and from a corpus to an index that is kept up to date.
//!
//! - `file`: opens what may be opened and reads it, within the limit
//! - `process`: one file's bytes to its record; a panic costs that file alone
//! - `verdict`: what became of an input

mod file;
mod process;
mod verdict;

pub use file::{FILE_LIMIT, read_file, shown};
pub use process::{Extracted, digest, extract_bytes, extract_file};
pub use verdict::Failure;
