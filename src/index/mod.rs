//! The index: records as Tantivy documents, with a French analysis and atomic commits.
//!
//! The unit of search follows the question: a document, a session and an appearance are each a document of the index.
//! - `analysis`: from text to terms
//! - `schema`: the fields
//! - `units`: from a record to its units
//! - `passage`: finds sessions and appearances by the text of their document
//! - `version`: what a commit says about itself; an index that this program cannot read is refused
//! - `disk`: the file operations of an index, each of which may fail
//! - `writer`: adds and removes records; one at a time
//! - `rebuild`: a new index beside the old one, put into its place in one step
//! - `reader`: finds units and gives back records and texts

pub mod analysis;
mod disk;
mod passage;
mod reader;
mod rebuild;
mod schema;
mod units;
mod version;
mod writer;

pub use disk::{Disk, DiskFile, Operation};
pub use passage::{PassageQuery, Sought};
pub use reader::{Reader, StoredDocument, UnitAddress};
pub use rebuild::Rebuilding;
pub use schema::{Fields, Unit};
pub use units::day_number;
pub use version::{EXTRACTION_VERSION, IndexError, SCHEMA_VERSION, Stamp};
pub use writer::{Writer, is_unbegun};
