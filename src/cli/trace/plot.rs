//! `--plot FILE`: the figure of an answer, as its file's ending wants it.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;
use estrade::figures::Figure;

/// Where the figure goes.
#[derive(Args)]
pub struct PlotArgs {
    /// Also draw the answer, as FILE.svg or FILE.png
    #[arg(long, value_name = "FILE", value_parser = picture)]
    pub plot: Option<PathBuf>,
    /// Title of the figure, in place of the usual one
    #[arg(long, value_name = "TEXT", requires = "plot")]
    pub title: Option<String>,
    /// What the figure calls the corpus in its source line [default: the index]
    #[arg(long, value_name = "TEXT", requires = "plot")]
    pub source: Option<String>,
}

fn picture(path: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(path);
    kind(&path).map(|_| path.clone()).ok_or_else(|| "a figure ends in .svg or .png".to_owned())
}

#[derive(Clone, Copy)]
enum Kind {
    Svg,
    Png,
}

fn kind(path: &Path) -> Option<Kind> {
    match path.extension()?.to_str()?.to_lowercase().as_str() {
        "svg" => Some(Kind::Svg),
        "png" => Some(Kind::Png),
        _ => None,
    }
}

impl PlotArgs {
    /// The name of the corpus for the source line.
    pub fn corpus(&self, index: &Path, query: Option<&str>) -> String {
        let corpus = self.source.clone().unwrap_or_else(|| format!("index «\u{a0}{}\u{a0}»", index.display()));
        match query {
            Some(query) => format!("{corpus}, requête «\u{a0}{query}\u{a0}»"),
            None => corpus,
        }
    }

    /// Writes the figure that `draw` makes, where one is wanted.
    pub fn write(&self, draw: impl FnOnce() -> anyhow::Result<Figure>) -> anyhow::Result<()> {
        let Some(path) = &self.plot else { return Ok(()) };
        let figure = draw()?;
        let bytes = match kind(path) {
            Some(Kind::Svg) => figure.svg().as_bytes().to_vec(),
            Some(Kind::Png) => figure.png()?,
            None => bail!("{}: a figure ends in .svg or .png", path.display()),
        };
        std::fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
    }
}
