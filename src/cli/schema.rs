//! `estrade schema`: the JSON Schema of a record.

use std::io::Write;

use clap::Args;
use estrade::record::Record;

use super::app::Outcome;
use super::output;

/// Print the JSON Schema of a record
#[derive(Args)]
#[command(after_help = "Examples:
  estrade schema
  estrade schema > record.schema.json")]
pub struct Schema {}

impl Schema {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let mut out = output::stdout();
        output::json_document(&mut out, &schemars::schema_for!(Record))?;
        out.flush()?;
        Ok(Outcome::Done)
    }
}
