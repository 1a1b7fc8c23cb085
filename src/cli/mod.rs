//! The command line: arguments in, library calls, text out. Nothing else in the program knows of terminals.
//!
//! One file a subcommand, with its arguments, its help and its run function; and what they share:
//! - `app`: the list of subcommands, and from errors to exit statuses
//! - `shared`: groups of arguments that several subcommands take, and what they resolve to
//! - `command_line`: commands that are shown to be typed again
//! - `filters`: what appearances must have in common
//! - `terminal`: single keys
//! - `output`: standard output, its width and whether it may be coloured

mod analyze;
mod app;
mod build;
mod check;
mod command_line;
mod compare;
mod completions;
mod decide;
mod entities;
mod evaluate;
mod export;
mod extract;
mod filters;
mod kwic;
mod man;
mod network;
mod organisations;
mod output;
mod people;
mod reader;
mod schema;
mod search;
mod shared;
mod show;
mod status;
mod terminal;
mod terms;
mod themes;
mod thesaurus;
mod trace;
mod versions;
mod who;

pub use app::main;
