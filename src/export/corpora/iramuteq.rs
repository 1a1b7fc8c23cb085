//! A file for IRaMuTeQ: texts that begin with a line of starred variables.
//!
//! Rules, after the IRaMuTeQ documentation ("Format des données en entrée", the format of Alceste): one UTF-8 file; every text
//! begins with a line of four stars and variables `*name_value` with one space between; names and values have no spaces,
//! accents or further underscores; every text has the same variables. In the text a star would begin a variable, a line that
//! begins with `-*` a theme, and `_word_` a tag: stars and underscores become spaces. The apostrophe is the straight one,
//! which its dictionaries know. Of several values a variable has the first; `organisation` is the body that gives the event or,
//! where the text names none, the first body of those who speak.

use std::io::Write;

use super::slug::value;
use super::text::CorpusText;

pub struct Iramuteq<W: Write> {
    out: W,
}

impl<W: Write> Iramuteq<W> {
    pub fn new(out: W) -> Self {
        Iramuteq { out }
    }

    pub fn add(&mut self, text: &CorpusText) -> std::io::Result<()> {
        let date = text.date();
        let first = |values: &[String]| value(values.first().map_or("", String::as_str));
        let variables = [
            ("id", value(&text.id)),
            ("annee", value(date.get(..4).unwrap_or_default())),
            ("mois", value(date.get(..7).unwrap_or_default())),
            ("lieu", value(&text.place)),
            ("evenement", value(&text.event)),
            ("type", value(&text.kind)),
            ("organisation", if text.organisers.is_empty() { first(&text.organisations) } else { first(&text.organisers) }),
            ("theme", first(&text.themes)),
        ];
        write!(self.out, "****")?;
        variables.iter().try_for_each(|(name, value)| write!(self.out, " *{name}_{value}"))?;
        writeln!(self.out)?;
        for line in text.text.lines().map(plain).filter(|line| !line.is_empty()) {
            writeln!(self.out, "{line}")?;
        }
        writeln!(self.out)
    }

    pub fn finish(mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}

fn plain(line: &str) -> String {
    let letter = |c: char| match c {
        '*' | '_' => ' ',
        '’' | 'ʼ' => '\'',
        c if c.is_control() => ' ',
        c => c,
    };
    line.chars().map(letter).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::text::example;
    use super::*;

    #[test]
    fn the_file_follows_the_rules() {
        let mut out = Vec::new();
        let mut file = Iramuteq::new(&mut out);
        let starred = CorpusText { text: "* Pause\n-*theme\n_rire_ aujourd’hui".into(), ..example("d-b-2") };
        [example("d-a-1"), starred, CorpusText::default()].iter().for_each(|text| file.add(text).expect("written"));
        file.finish().expect("written");
        let file = String::from_utf8(out).expect("UTF-8");
        let heads: Vec<&str> = file.lines().filter(|line| line.starts_with("****")).collect();
        assert_eq!(
            heads[0],
            "**** *id_da1 *annee_2021 *mois_202109 *lieu_niort *evenement_rencontresdeleau *type_document *organisation_ligue *theme_eau"
        );
        let names = |head: &str| -> Vec<String> {
            head.split(' ').skip(1).map(|variable| variable.split('_').next().unwrap_or_default().to_owned()).collect()
        };
        for head in &heads {
            assert_eq!(names(head), names(heads[0]), "every text has the same variables");
            for variable in head.split(' ').skip(1) {
                let (name, value) = variable.trim_start_matches('*').split_once('_').expect("a name and a value");
                assert!(name.chars().chain(value.chars()).all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()), "{variable}");
            }
        }
        assert_eq!(heads[2], "**** *id_na *annee_na *mois_na *lieu_na *evenement_na *type_na *organisation_na *theme_na");
        let text: Vec<&str> = file.lines().filter(|line| !line.starts_with("****")).collect();
        assert!(text.iter().all(|line| !line.contains(['*', '_', '’'])), "{text:?}");
        assert!(file.contains("\nPause\n-theme\nrire aujourd'hui\n") || file.contains("\nPause\n- theme\nrire aujourd'hui\n"), "{file}");
    }
}
