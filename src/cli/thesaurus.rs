//! `estrade thesaurus`: the themes that documents are tagged with.

use std::io::Write;

use clap::{Args, ValueEnum};
use estrade::themes::{skos, to_toml};

use super::app::Outcome;
use super::output;
use super::shared::LexiconArgs;

/// Print the thesaurus of themes, as SKOS for other programs or as TOML to be edited
///
/// A folder given with --lexicon may hold themes.toml or themes.ttl, whose themes add to the built-in ones or, under the
/// same identifier, replace them, and thesaurus.toml or thesaurus.ttl, which stands in place of the whole thesaurus.
/// `estrade build` with another thesaurus tags the documents of the index anew, without reading the files again.
#[derive(Args)]
#[command(after_help = "Examples:
  estrade thesaurus > themes.ttl
  estrade thesaurus --to toml --lexicon mine | less")]
pub struct PrintThesaurus {
    /// How to print
    #[arg(long, value_enum, default_value = "turtle")]
    to: To,
    #[command(flatten)]
    lexicon: LexiconArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    Turtle,
    Toml,
}

impl PrintThesaurus {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let lexicon = self.lexicon.load()?;
        let concepts = lexicon.thesaurus.concepts();
        let mut out = output::stdout();
        out.write_all(
            match self.to {
                To::Turtle => skos::write(concepts),
                To::Toml => to_toml(concepts),
            }
            .as_bytes(),
        )?;
        out.flush()?;
        Ok(Outcome::Done)
    }
}
