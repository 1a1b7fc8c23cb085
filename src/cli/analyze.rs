//! `estrade analyze`: the terms under which a text is indexed and searched.

use std::io::{BufRead, Write};

use clap::{Args, ValueEnum};
use estrade::export::{Table, write_table};
use estrade::index::analysis::{FRENCH, NAMES, WRITTEN, tokenizers, words};

use super::app::Outcome;
use super::output;
use super::shared::FormatArgs;

/// Print the terms under which a text is indexed; without TEXT, one line of terms for each line of standard input
#[derive(Args)]
#[command(after_help = "Examples:
  estrade analyze 'Les élues de l’agglomération'
  estrade analyze < titles.txt > terms.txt")]
pub struct Analyze {
    #[arg(value_name = "TEXT")]
    text: Vec<String>,
    /// Which analyser: of questions and titles, of names, or of running text, where each word is one term of its stem and how it is written
    #[arg(long, value_enum, default_value = "french")]
    analyser: AnalyserName,
    #[command(flatten)]
    format: FormatArgs,
}

#[derive(Clone, Copy, ValueEnum)]
enum AnalyserName {
    French,
    Names,
    Written,
}

impl Analyze {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let name = match self.analyser {
            AnalyserName::French => FRENCH,
            AnalyserName::Names => NAMES,
            AnalyserName::Written => WRITTEN,
        };
        let mut analyser = tokenizers().get(name).expect("the analysers are registered under these names");
        let mut out = output::stdout();
        if self.text.is_empty() {
            for line in std::io::stdin().lock().lines() {
                let terms: Vec<String> = words(&mut analyser, &line?).into_iter().map(|word| word.term).collect();
                writeln!(out, "{}", terms.join(" "))?;
            }
        } else {
            let text = self.text.join(" ");
            let mut table = Table::new(&["term", "position", "length", "written"]);
            for word in words(&mut analyser, &text) {
                table.push([word.term.as_str().into(), word.position.into(), word.length.into(), text[word.range.clone()].into()]);
            }
            write_table(&mut out, &table, self.format.resolve())?;
        }
        out.flush()?;
        Ok(Outcome::Done)
    }
}
