//! A table for CorTexT Manager (data format "robust csv").
//!
//! Rules, after the CorTexT documentation (data parsing, data formats): a header of variables, UTF-8, several values of a cell
//! with `***` between; the time of a text is a whole number in a variable of its own (`year`); no variable is called Terms or
//! ISITerms, which CorTexT makes itself. The file is zipped before it is sent.

use std::io::Write;

use super::text::{CorpusText, one_line};

const COLUMNS: [&str; 13] =
    ["id", "title", "text", "year", "date", "event", "place", "kind", "organisers", "people", "organisations", "roles", "themes"];
/// Between several values of a cell.
const BETWEEN: &str = "***";

pub struct Cortext<W: Write> {
    table: csv::Writer<W>,
}

impl<W: Write> Cortext<W> {
    pub fn new(out: W) -> std::io::Result<Self> {
        let mut table = csv::Writer::from_writer(out);
        table.write_record(COLUMNS)?;
        Ok(Cortext { table })
    }

    pub fn add(&mut self, text: &CorpusText) -> std::io::Result<()> {
        let one = |value: &str| value.replace(BETWEEN, " ");
        let several = |values: &[String]| values.iter().map(|value| one(value)).collect::<Vec<_>>().join(BETWEEN);
        self.table.write_record([
            text.id.clone(),
            one(&text.title),
            one(&one_line(&text.text)),
            text.year.map(|year| year.to_string()).unwrap_or_default(),
            text.date(),
            one(&text.event),
            one(&text.place),
            text.kind.clone(),
            several(&text.organisers),
            several(&text.people),
            several(&text.organisations),
            several(&text.roles),
            several(&text.themes),
        ])?;
        Ok(())
    }

    pub fn finish(mut self) -> std::io::Result<()> {
        self.table.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::example;
    use super::*;

    #[test]
    fn the_table_follows_the_rules() {
        let mut out = Vec::new();
        let mut table = Cortext::new(&mut out).expect("written");
        table.add(&example("d-a-1")).expect("written");
        table.add(&CorpusText::default()).expect("written");
        table.add(&CorpusText { title: "Soirée *** surprise".into(), ..CorpusText::default() }).expect("written");
        table.finish().expect("written");
        let mut reader = csv::Reader::from_reader(out.as_slice());
        let header: Vec<String> = reader.headers().expect("a header").iter().map(str::to_owned).collect();
        assert!(header.iter().all(|name| name.chars().all(|c| c.is_ascii_lowercase()) && name != "terms"), "{header:?}");
        let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("rows of one length");
        let cell = |row: usize, name: &str| rows[row].get(header.iter().position(|column| column == name).expect(name)).expect("a cell");
        assert_eq!(cell(0, "year"), "2021");
        assert_eq!(cell(0, "people"), "Inès Ben Salem***Paul Tessier");
        assert_eq!(cell(0, "text"), "9h30 – Ouverture 10h – L'eau");
        assert_eq!((cell(1, "year"), cell(1, "people")), ("", ""));
        assert_eq!(cell(2, "title"), "Soirée   surprise", "a title is one value");
    }
}
