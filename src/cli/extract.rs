//! `estrade extract`: records of single files, without an index.

use std::io::{Read, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use estrade::extract::{Stage, view};
use estrade::lexicon::Lexicon;
use estrade::pipeline::{Extracted, FILE_LIMIT, Failure, Readers, extract_bytes, extract_file, shown};
use rayon::prelude::*;

use super::app::Outcome;
use super::output;
use super::shared::{LexiconArgs, OcrArgs, ThreadArgs};

/// Print what is found in documents, one JSON record a line
#[derive(Args)]
#[command(after_help = "Examples:
  estrade extract programme.txt
  estrade extract --stage agenda programme.txt
  curl -s https://example.org/programme.html | estrade extract -")]
pub struct Extract {
    /// Documents; - for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Show what one stage of the extraction has found instead of the record, a line for each thing
    #[arg(long, value_enum, value_name = "STAGE")]
    stage: Option<StageName>,
    #[command(flatten)]
    ocr: OcrArgs,
    #[command(flatten)]
    lexicon: LexiconArgs,
    #[command(flatten)]
    threads: ThreadArgs,
}

/// So many times the bytes of its text has the record of most programmes.
const RECORD_OF_TEXT: usize = 5;

#[derive(Clone, Copy, ValueEnum)]
enum StageName {
    /// Tokens with the tags of the lexicons
    Tokens,
    /// Logical lines with their layout
    Lines,
    /// Items of the programme
    Agenda,
    /// People with their functions and bodies
    Entries,
}

impl From<StageName> for Stage {
    fn from(name: StageName) -> Stage {
        match name {
            StageName::Tokens => Stage::Tokens,
            StageName::Lines => Stage::Lines,
            StageName::Agenda => Stage::Agenda,
            StageName::Entries => Stage::Entries,
        }
    }
}

impl Extract {
    pub fn run(self) -> anyhow::Result<Outcome> {
        // It goes with the process, which needs not take it to pieces.
        let lexicon = ManuallyDrop::new(self.lexicon.load()?);
        let readers = self.ocr.readers()?;
        let pool = self.threads.pool()?;
        let mut out = output::plain();
        let mut outcome = Outcome::Done;
        // A batch at a time: records come out in the order of the arguments, and memory does not grow with their number.
        for batch in self.files.chunks(4 * pool.current_num_threads()) {
            let lines: Vec<Result<Vec<u8>, Failure>> =
                pool.install(|| batch.par_iter().map(|file| self.lines(file, &readers, &lexicon)).collect());
            for (file, line) in batch.iter().zip(lines) {
                match line {
                    Ok(line) => out.write_all(&line)?,
                    Err(failure) => {
                        output::complain(format_args!("{}: {failure}", shown(file)));
                        outcome = Outcome::SomeFailed;
                    }
                }
            }
            out.flush()?;
        }
        Ok(outcome)
    }

    /// The record of one file, or one stage of it, with its last line end.
    fn lines(&self, file: &Path, readers: &Readers, lexicon: &Lexicon) -> Result<Vec<u8>, Failure> {
        let extracted = if file == Path::new("-") {
            extract_bytes(&standard_input()?, file, readers, lexicon)
        } else {
            extract_file(file, readers, lexicon)
        };
        let Extracted { record, text, .. } = extracted?;
        match self.stage {
            Some(stage) => Ok((view(&text, lexicon, stage.into()).join("\n") + "\n").into_bytes()),
            None => output::json(&record, RECORD_OF_TEXT * text.len()).map_err(|error| Failure::Failed(error.to_string())),
        }
    }
}

fn standard_input() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(FILE_LIMIT + 1).read_to_end(&mut bytes);
    read.map_err(|error| Failure::Unreadable(error.to_string()))?;
    if bytes.len() as u64 > FILE_LIMIT { Err(Failure::beyond_limit()) } else { Ok(bytes) }
}
