//! Lists of terms: which expressions are kept, are candidates, or are stopped.
//!
//! A table of two columns parted by a tab, a verdict and an expression, that a researcher edits and shares:
//!
//! ```text
//! # Lines that begin with # are comments.
//! keep    projet de territoire
//! stop    point de vue
//! stop    verre *
//! candidate    cœur de ville
//! ```
//!
//! An expression stands for all its inflected variants. A star before or after it stands for any further words. Of two
//! lines that fit, the one without a star decides, then the one with more words; of equal ones the later.

use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};

use super::root::stems;
use crate::text::fold::key;

/// What a list says of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Keep,
    Candidate,
    Stop,
}

impl Verdict {
    pub const ALL: [Verdict; 3] = [Verdict::Keep, Verdict::Candidate, Verdict::Stop];

    pub fn name(self) -> &'static str {
        match self {
            Verdict::Keep => "keep",
            Verdict::Candidate => "candidate",
            Verdict::Stop => "stop",
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum ListError {
    #[error("{0} cannot be read: {1}")]
    File(std::path::PathBuf, std::io::Error),
    #[error("{0}, line {1}: write keep, candidate or stop, a tab and an expression")]
    Line(String, usize),
}

/// The lines of a list, ready to be asked.
///
/// Expressions are kept as the keys of their stems.
#[derive(Clone, Debug, Default)]
pub struct List {
    exact: FxHashMap<Vec<u64>, Verdict>,
    beginnings: FxHashMap<Vec<u64>, Verdict>,
    ends: FxHashMap<Vec<u64>, Verdict>,
    /// First words of what is told whole or by its beginning, last words of what is told by its end: most expressions have neither.
    first: FxHashSet<u64>,
    last: FxHashSet<u64>,
}

impl List {
    /// Reads a list; `name` stands in the messages.
    pub fn parse(text: &str, name: &str) -> Result<List, ListError> {
        let mut list = List::default();
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
        for (number, line) in lines {
            let wrong = || ListError::Line(name.to_owned(), number + 1);
            let (verdict, expression) = line.split_once('\t').ok_or_else(wrong)?;
            let verdict = Verdict::ALL.into_iter().find(|known| known.name() == verdict.trim()).ok_or_else(wrong)?;
            // Columns after the second are the researcher's own.
            let expression = expression.split('\t').next().unwrap_or_default().trim();
            let (map, at_end, expression) = match (expression.strip_suffix('*'), expression.strip_prefix('*')) {
                (Some(beginning), _) => (&mut list.beginnings, false, beginning),
                (None, Some(end)) => (&mut list.ends, true, end),
                (None, None) => (&mut list.exact, false, expression),
            };
            let words = keys(expression);
            let (Some(first), Some(last)) = (words.first(), words.last()) else { return Err(wrong()) };
            if at_end {
                list.last.insert(*last);
            } else {
                list.first.insert(*first);
            }
            map.insert(words, verdict);
        }
        Ok(list)
    }

    /// Reads the list of a file; a file that is not there is an empty list.
    pub fn load(path: &Path) -> Result<List, ListError> {
        match std::fs::read_to_string(path) {
            Ok(text) => List::parse(&text, &path.display().to_string()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(List::default()),
            Err(error) => Err(ListError::File(path.to_owned(), error)),
        }
    }

    /// What the list says of an expression, if anything.
    pub fn verdict(&self, term: &str) -> Option<Verdict> {
        self.verdict_of(&keys(term))
    }

    /// The same for the keys of the stems of an expression.
    pub fn verdict_of(&self, words: &[u64]) -> Option<Verdict> {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return None };
        if !self.first.contains(first) && !self.last.contains(last) {
            return None;
        }
        let parts = (1..words.len()).rev().map(|length| (&words[..length], &words[words.len() - length..]));
        let mut by_part = parts.filter_map(|(beginning, end)| self.beginnings.get(beginning).or_else(|| self.ends.get(end)));
        self.exact.get(words).or_else(|| by_part.next()).copied()
    }
}

fn keys(expression: &str) -> Vec<u64> {
    stems(expression).iter().map(|stem| key(stem)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_on_expressions() {
        let text = "# ours\n\nstop\tpoint de vue\nstop\tverre *\nkeep\tverre recyclé\tsee the report of 2021\nstop\t* du jour\nkeep\tcœur de ville\n";
        let list = List::parse(text, "terms.tsv").expect("well-formed");
        for (term, verdict) in [
            ("points de vue", Some(Verdict::Stop)),
            ("verre de l'amitié", Some(Verdict::Stop)),
            ("verres recyclés", Some(Verdict::Keep)),
            ("ordre du jour", Some(Verdict::Stop)),
            ("cœurs de ville", Some(Verdict::Keep)),
            ("cœur de bourg", None),
            ("verre", None),
        ] {
            assert_eq!(list.verdict(term), verdict, "{term}");
        }
    }

    #[test]
    fn a_wrong_line_is_named() {
        for (text, line) in [("keep\tun terme\nmaybe\tun autre", 2), ("keep un terme", 1), ("stop\t*", 1)] {
            let error = List::parse(text, "terms.tsv").map(|_| ()).expect_err("wrong").to_string();
            assert!(error.starts_with(&format!("terms.tsv, line {line}:")), "{error}");
        }
    }
}
