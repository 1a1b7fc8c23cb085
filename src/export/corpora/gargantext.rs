//! A file for GarganText: seven columns between tabs.
//!
//! Rules, after the GarganText documentation ("Le format CSV / TSV GarganText"): UTF-8, separated by tabs, the columns
//! Publication Day, Publication Month, Publication Year, Authors, Title, Abstract and Source and no others; a day or month
//! that is not known is 1. A text without a year cannot be placed and is not written. Tabs, line ends and double quotes would
//! be read as the file's own: they become spaces and «”».

use std::io::Write;

use super::text::{CorpusText, one_line};

const COLUMNS: [&str; 7] = ["Publication Day", "Publication Month", "Publication Year", "Authors", "Title", "Abstract", "Source"];

pub struct Gargantext<W: Write> {
    out: W,
}

impl<W: Write> Gargantext<W> {
    pub fn new(mut out: W) -> std::io::Result<Self> {
        writeln!(out, "{}", COLUMNS.join("\t"))?;
        Ok(Gargantext { out })
    }

    /// Writes a text; false where it has no year.
    pub fn add(&mut self, text: &CorpusText) -> std::io::Result<bool> {
        let Some(year) = text.year else { return Ok(false) };
        let source = text.organisers.first().or(Some(&text.event)).filter(|source| !source.is_empty()).unwrap_or(&text.path);
        let title = if text.title.is_empty() { &text.path } else { &text.title };
        let row = [
            text.day.unwrap_or(1).to_string(),
            text.month.unwrap_or(1).to_string(),
            year.to_string(),
            plain(&text.people.join("; ")),
            plain(title),
            plain(&text.text),
            plain(source),
        ];
        writeln!(self.out, "{}", row.join("\t"))?;
        Ok(true)
    }

    pub fn finish(mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}

fn plain(text: &str) -> String {
    one_line(text).replace('"', "”")
}

#[cfg(test)]
mod tests {
    use super::super::text::example;
    use super::*;

    #[test]
    fn the_file_follows_the_rules() {
        let mut out = Vec::new();
        let mut file = Gargantext::new(&mut out).expect("written");
        assert!(file.add(&example("d-a-1")).expect("written"));
        assert!(file.add(&CorpusText { year: Some(2020), path: "a.txt".into(), ..CorpusText::default() }).expect("written"));
        assert!(!file.add(&CorpusText::default()).expect("written"), "without a year there is no row");
        file.finish().expect("written");
        let file = String::from_utf8(out).expect("UTF-8");
        let rows: Vec<Vec<&str>> = file.lines().map(|line| line.split('\t').collect()).collect();
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[0], COLUMNS);
        for row in &rows[1..] {
            assert_eq!(row.len(), 7);
            assert!(row.iter().take(3).all(|number| number.parse::<u16>().is_ok_and(|n| n > 0)), "{row:?}");
            assert!(row.iter().all(|cell| !cell.contains('"')));
        }
        assert_eq!(rows[1][..5], ["9", "9", "2021", "Inès Ben Salem; Paul Tessier", "L'eau, ”bien commun”"]);
        assert_eq!(rows[1][6], "Ligue");
        assert_eq!(rows[2], ["1", "1", "2020", "", "a.txt", "", "a.txt"]);
    }
}
