//! The list of subcommands, and from errors to exit statuses.

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use super::{
    analyze, build, check, compare, completions, decide, entities, evaluate, export, extract, kwic, man, network, organisations, output,
    people, reader, schema, search, show, status, terms, themes, thesaurus, versions, who,
};

/// Reads French event programmes and answers who spoke where, in which function, for whom, about what.
#[derive(Parser)]
#[command(name = "estrade", version, max_term_width = 100, after_help = STATUSES)]
pub struct Estrade {
    #[command(subcommand)]
    command: Command,
}

const STATUSES: &str = "Exit status: 0 done, 1 nothing found, 2 wrong use or failure, 3 done but some inputs failed (each named).";

#[derive(Subcommand)]
enum Command {
    Build(build::Build),
    Status(status::Status),
    Check(check::Check),
    Search(search::Search),
    Who(who::Who),
    Show(show::Show),
    Versions(versions::Versions),
    Kwic(kwic::Kwic),
    Themes(themes::Themes),
    Terms(terms::Terms),
    Network(network::PrintNetwork),
    Export(export::Export),
    Thesaurus(thesaurus::PrintThesaurus),
    People(people::People),
    Organisations(organisations::Organisations),
    Entities(entities::Entities),
    Merge(decide::Merge),
    Split(decide::Split),
    Rename(decide::Rename),
    Reject(decide::Reject),
    Undo(decide::Undo),
    Review(decide::Review),
    Compare(compare::Compare),
    Extract(extract::Extract),
    Analyze(analyze::Analyze),
    Evaluate(evaluate::Evaluate),
    Schema(schema::Schema),
    Completions(completions::Completions),
    Man(man::Man),
    Reader(reader::Reader),
}

/// How a command ended that did not fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Nothing was found; a line on standard error says so.
    NothingFound,
    /// Nothing was found, and the command has said what is missing.
    Missing,
    /// Measured figures lie below their floor.
    BelowFloor,
    /// Done, but some inputs failed; each has been named on standard error.
    SomeFailed,
    /// Ended by Ctrl-C before all was done.
    Stopped,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        ExitCode::from(match outcome {
            Outcome::Done => 0,
            Outcome::NothingFound | Outcome::Missing => 1,
            Outcome::BelowFloor | Outcome::Stopped => 2,
            Outcome::SomeFailed => 3,
        })
    }
}

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    let outcome = match Estrade::parse().command {
        Command::Build(command) => command.run(),
        Command::Status(command) => command.run(),
        Command::Check(command) => command.run(),
        Command::Search(command) => command.run(),
        Command::Who(command) => command.run(),
        Command::Show(command) => command.run(),
        Command::Versions(command) => command.run(),
        Command::Kwic(command) => command.run(),
        Command::Themes(command) => command.run(),
        Command::Terms(command) => command.run(),
        Command::Network(command) => command.run(),
        Command::Export(command) => command.run(),
        Command::Thesaurus(command) => command.run(),
        Command::People(command) => command.run(),
        Command::Organisations(command) => command.run(),
        Command::Entities(command) => command.run(),
        Command::Merge(command) => command.run(),
        Command::Split(command) => command.run(),
        Command::Rename(command) => command.run(),
        Command::Reject(command) => command.run(),
        Command::Undo(command) => command.run(),
        Command::Review(command) => command.run(),
        Command::Compare(command) => command.run(),
        Command::Extract(command) => command.run(),
        Command::Analyze(command) => command.run(),
        Command::Evaluate(command) => command.run(),
        Command::Schema(command) => command.run(),
        Command::Completions(command) => command.run(),
        Command::Man(command) => command.run(),
        Command::Reader(command) => command.run(),
    };
    if matches!(outcome, Ok(Outcome::NothingFound)) {
        output::complain(format_args!("nothing found"));
    }
    outcome.map_or_else(failure, ExitCode::from)
}

/// A reader that stops reading, like `head`, is no failure and gets no message.
fn failure(error: anyhow::Error) -> ExitCode {
    let io = |cause: &(dyn std::error::Error + 'static)| {
        let serialising = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        cause.downcast_ref::<std::io::Error>().map(std::io::Error::kind).or(serialising)
    };
    if error.chain().any(|cause| io(cause) == Some(std::io::ErrorKind::BrokenPipe)) {
        return ExitCode::SUCCESS;
    }
    // Standard error may be closed too; there is nobody left to tell.
    let _ = writeln!(std::io::stderr(), "estrade: {}", with_causes(&error));
    ExitCode::from(2)
}

/// The error with its causes, each told once: most errors of the library have their cause in their own words.
fn with_causes(error: &anyhow::Error) -> String {
    // "empty.txt" does not tell that the file is empty.
    let has_told = |told: &str, cause: &str| told.ends_with(cause) || told.contains(&format!(": {cause}"));
    let told = error
        .chain()
        .skip(1)
        .map(ToString::to_string)
        .fold(error.to_string(), |told, cause| if has_told(&told, &cause) { told } else { format!("{told}: {cause}") });
    without_error_numbers(&told)
}

/// The words of the system's errors without their numbers, which tell a reader nothing.
fn without_error_numbers(told: &str) -> String {
    let mut parts = told.split(" (os error ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |words, rest| words + rest.split_once(')').map_or("", |(_, behind)| behind))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn an_error_is_told_in_words() {
        let told = without_error_numbers("/a cannot be read: No such file or directory (os error 2): give another");
        assert_eq!(told, "/a cannot be read: No such file or directory: give another");
        assert_eq!(without_error_numbers("nothing of the kind"), "nothing of the kind");
        assert_eq!(with_causes(&anyhow::anyhow!("empty").context("empty.txt")), "empty.txt: empty");
        assert_eq!(with_causes(&anyhow::anyhow!("no file").context("a.txt: no file")), "a.txt: no file");
    }

    #[test]
    fn every_help_ends_with_examples() {
        let app = Estrade::command();
        app.clone().debug_assert();
        for command in app.get_subcommands().filter(|command| !command.is_hide_set()) {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            let examples = help.lines().filter(|line| line.starts_with("  ") && line.contains("estrade ")).count();
            assert!(help.starts_with("Examples:\n") && examples >= 2, "{}: {help}", command.get_name());
        }
    }
}
