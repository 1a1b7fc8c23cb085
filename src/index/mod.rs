//! The index: records as Tantivy documents, with a French analysis and atomic commits.
//!
//! The unit of search follows the question: a document, a session and an appearance are each a document of the index.
//! - `analysis`: from text to terms
//! - `schema`: the fields
//! - `units`: from a record to its units; `handed_unit`: a unit on its way to the index
//! - `forms`: which terms of the text a word of a question means
//! - `passage`: finds documents by their text, and sessions and appearances by that of their document
//! - `packed`: records in few bytes
//! - `version`: what a commit says about itself; an index that this program cannot read is refused
//! - `disk`: the file operations of an index, each of which may fail
//! - `window`: reads a file piece by piece
//! - `queue`: what waits to be written
//! - `writer`: adds and removes records; one at a time
//! - `rebuild`: a new index beside the old one, put into its place in one step
//! - `reader`: finds units and gives back records and texts
//! - `columns`: which unit stands where in a segment; `found`: collects what a query finds
//! - `documents`: what the reader knows of words and of documents that resemble each other
//! - `resemblance`: a sketch by which versions of a document are recognised

pub mod analysis;
mod columns;
mod disk;
mod documents;
mod forms;
mod found;
mod handed_unit;
mod packed;
mod passage;
mod queue;
mod reader;
mod rebuild;
mod resemblance;
mod schema;
mod units;
mod version;
mod window;
mod writer;

pub use disk::{Disk, DiskFile, Operation};
pub use documents::Resembling;
pub use forms::Form;
pub use passage::TextQuery;
pub use reader::{FoundDocument, Reader, StoredDocument, UnitAddress};
pub use rebuild::Rebuilding;
pub use resemblance::{FoldedWords, Resemblance};
pub use schema::{Fields, Unit};
pub use units::{Units, day_number};
pub use version::{EXTRACTION_VERSION, IndexError, SCHEMA_VERSION, Stamp};
pub use writer::{Writer, is_unbegun};
