//! `estrade man`: manual pages.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, CommandFactory};

use super::app::{Estrade, Outcome};
use super::output;

/// Print the manual page, or write the pages of all commands into a folder
#[derive(Args)]
#[command(after_help = "Examples:
  estrade man | man -l -
  estrade man --out ~/.local/share/man/man1")]
pub struct Man {
    /// Folder for one page a command
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Man {
    pub fn run(self) -> anyhow::Result<Outcome> {
        if let Some(folder) = self.out {
            clap_mangen::generate_to(Estrade::command(), &folder).with_context(|| format!("{} cannot be written", folder.display()))?;
        } else {
            let mut out = output::stdout();
            clap_mangen::Man::new(Estrade::command()).render(&mut out)?;
            out.flush()?;
        }
        Ok(Outcome::Done)
    }
}
