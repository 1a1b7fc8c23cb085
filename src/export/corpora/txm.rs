//! A folder for TXM: one UTF-8 text file each and `metadata.csv` (import module TXT+CSV).
//!
//! Rules, after the TXM manual (import of sources, TXT+CSV): the first column of `metadata.csv` is called `id` and holds the
//! file's name without ending; columns are separated by commas, values in double quotes; names of columns have no accents,
//! spaces or capitals; every text has a row.

use std::io::Write;
use std::path::Path;

use super::text::CorpusText;

/// Columns of `metadata.csv`.
const COLUMNS: [&str; 12] =
    ["id", "titre", "date", "annee", "mois", "evenement", "lieu", "organisateur", "type", "themes", "organisations", "source"];
/// Shown for what is not known, so that it is a part of its own in every partition.
const UNKNOWN: &str = "NA";

pub struct Txm<'a> {
    folder: &'a Path,
    metadata: csv::Writer<std::fs::File>,
}

impl<'a> Txm<'a> {
    /// Begins a corpus in an empty folder.
    pub fn new(folder: &'a Path) -> std::io::Result<Self> {
        let metadata = std::fs::File::create(folder.join("metadata.csv"))?;
        let mut metadata = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(metadata);
        metadata.write_record(COLUMNS)?;
        Ok(Txm { folder, metadata })
    }

    pub fn add(&mut self, text: &CorpusText) -> std::io::Result<()> {
        let mut file = std::fs::File::create(self.folder.join(format!("{}.txt", text.id)))?;
        file.write_all(text.text.as_bytes())?;
        file.write_all(b"\n")?;
        let date = text.date();
        let row = [
            text.id.clone(),
            text.title.clone(),
            date.clone(),
            date.get(..4).unwrap_or_default().to_owned(),
            date.get(..7).unwrap_or_default().to_owned(),
            text.event.clone(),
            text.place.clone(),
            text.organisers.join("; "),
            text.kind.clone(),
            text.themes.join("; "),
            text.organisations.join("; "),
            text.path.clone(),
        ];
        self.metadata.write_record(row.iter().map(|value| if value.is_empty() { UNKNOWN } else { value }))?;
        Ok(())
    }

    pub fn finish(mut self) -> std::io::Result<()> {
        self.metadata.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::example;
    use super::*;

    #[test]
    fn the_folder_follows_the_rules() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut txm = Txm::new(folder.path()).expect("made");
        let texts = [example("d-a-1"), CorpusText { id: "d-b-2".into(), text: "Rien.".into(), ..CorpusText::default() }];
        texts.iter().for_each(|text| txm.add(text).expect("written"));
        txm.finish().expect("written");
        let mut reader = csv::Reader::from_path(folder.path().join("metadata.csv")).expect("a table");
        let header = reader.headers().expect("a header").clone();
        assert_eq!(header.get(0), Some("id"));
        for name in &header {
            assert!(name.chars().all(|c| c.is_ascii_lowercase()), "{name}");
        }
        let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("rows");
        for (row, text) in rows.iter().zip(&texts) {
            assert_eq!(row.get(0), Some(text.id.as_str()));
            let file = std::fs::read_to_string(folder.path().join(format!("{}.txt", text.id))).expect("a file for each row");
            assert_eq!(file.trim(), text.text);
            assert!(row.iter().all(|value| !value.is_empty()));
        }
        assert_eq!(rows[0].iter().take(5).collect::<Vec<_>>(), ["d-a-1", "L'eau, \"bien commun\"", "2021-09-09", "2021", "2021-09"]);
        assert_eq!(rows[1].get(3), Some("NA"));
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 3);
    }
}
