//! `estrade completions`: completion scripts for shells.

use std::io::Write;

use clap::{Args, CommandFactory};

use super::app::{Estrade, Outcome};
use super::output;

/// Print the completion script of a shell
#[derive(Args)]
#[command(after_help = "Examples:
  estrade completions bash > ~/.local/share/bash-completion/completions/estrade
  estrade completions fish > ~/.config/fish/completions/estrade.fish")]
pub struct Completions {
    shell: clap_complete::Shell,
}

impl Completions {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Estrade::command(), "estrade", &mut script);
        let mut out = output::stdout();
        out.write_all(&script)?;
        out.flush()?;
        Ok(Outcome::Done)
    }
}
