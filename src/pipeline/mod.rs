//! The pipeline: from files to records, and from a corpus to an index that is kept up to date.
//!
//! - `file`: opens what may be opened and reads it, within the limit
//! - `process`: one file's bytes to its record; a panic costs that file alone
//! - `read_ahead`: reading beside extraction
//! - `readers`: child processes that read formats whose parsers are not trusted
//! - `sketch`: by which other formats and versions of a document are known
//! - `arrange`: which of several files with the same document is indexed
//! - `ocr`: the text of pages that are pictures
//! - `watch`: follows a corpus
//! - `check`: whether index and manifest agree
//! - `verdict`: what became of an input
//! - `digest`: by which the same bytes are known
//! - `key`: a path within the corpus as text
//! - `walk`: finds the inputs
//! - `manifest`: what is known of each file from earlier runs
//! - `journal`: the file that the manifest is kept in
//! - `plan`: what is to be done with each file
//! - `build`: runs it all in parallel
//! - `settle`: brings the outcome into the index and the manifest
//! - `retag`: gives the documents of an index the themes of another thesaurus
//! - `report`: what a run tells

mod arrange;
mod build;
mod check;
mod digest;
mod file;
mod journal;
mod key;
mod manifest;
mod ocr;
mod plan;
mod process;
mod read_ahead;
mod readers;
mod report;
mod retag;
mod settle;
mod sketch;
mod verdict;
mod walk;
mod watch;

pub use build::{Build, BuildError, Intent};
pub use check::{Check, check, repair};
pub use digest::Digest;
use file::Inputs;
pub use file::{FILE_LIMIT, read_file, shown};
pub use key::PathKey;
pub use manifest::{Entry, Files, Manifest};
pub use ocr::{Ocr, OcrError};
pub use plan::{Plan, Retry, plan};
pub use process::{Extracted, extract_bytes, extract_file};
pub use readers::{Limits, Readers, SUBCOMMAND};
pub use report::{Outcome, Progress, Report};
pub use sketch::Sketch;
pub use verdict::{Failure, Verdict};
pub use walk::{Input, Walk, walk};
pub use watch::Look;
