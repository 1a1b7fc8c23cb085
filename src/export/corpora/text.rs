//! Defines a text of a corpus: a document or a session with its metadata.

use super::slug::slug;
use crate::index::StoredDocument;
use crate::record::{Part, Record, Session};
use crate::text::Span;
use crate::trace::Names;

/// What one text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextUnit {
    #[default]
    Document,
    Session,
}

/// A text with what is known of it; what is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CorpusText {
    /// Small letters without accents, digits and hyphens; begins with a letter; unique in the corpus.
    pub id: String,
    pub title: String,
    /// The normalised text without the marks of headings.
    pub text: String,
    /// First day of the event or day of the session.
    pub year: Option<i16>,
    pub month: Option<u8>,
    pub day: Option<u8>,
    /// The series of events or, where it is none, the event.
    pub event: String,
    pub place: String,
    pub organisers: Vec<String>,
    /// People who speak or moderate, under the name that resolution gives them.
    pub people: Vec<String>,
    pub organisations: Vec<String>,
    /// Classes of their functions.
    pub roles: Vec<String>,
    /// Labels of the themes.
    pub themes: Vec<String>,
    /// Kind of a session; "document" for a document.
    pub kind: String,
    /// Where the text comes from.
    pub path: String,
}

impl CorpusText {
    /// The date as ISO 8601, as far as it is known.
    pub fn date(&self) -> String {
        match (self.year, self.month, self.day) {
            (Some(year), Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
            (Some(year), Some(month), None) => format!("{year:04}-{month:02}"),
            (Some(year), None, _) => format!("{year:04}"),
            (None, _, _) => String::new(),
        }
    }
}

/// The texts of a document. A session without words but its title is left to the document.
pub fn texts(document: &StoredDocument, unit: TextUnit, names: &Names) -> Vec<CorpusText> {
    let StoredDocument { record, text } = document;
    match unit {
        TextUnit::Document => vec![of_document(record, text, names)],
        TextUnit::Session => {
            let with_words = record.sessions.iter().filter(|session| !session.span.of(text).trim().is_empty());
            with_words.map(|session| of_session(record, session, text, names)).collect()
        }
    }
}

fn of_document(record: &Record, text: &str, names: &Names) -> CorpusText {
    let whole = Span::new(0, text.len());
    let date = record.event.dates.iter().map(|date| date.date).find(|date| date.start_year().is_some());
    let organisers = record.event.organisers.iter().filter_map(|body| names.body(&record.document.id, &body.text));
    let stem = std::path::Path::new(&record.document.path).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let beginning: String = slug(&stem.unwrap_or_default()).chars().take(40).collect();
    let known = CorpusText {
        id: format!("d-{}-{}", beginning.trim_matches('-'), record.document.id.get(..8).unwrap_or(&record.document.id)),
        title: one_line(record.event.title.as_ref().map_or("", |title| &title.text)),
        text: unmarked(text),
        year: date.and_then(|date| date.start_year()),
        month: date.and_then(|date| date.start_month()),
        day: date.and_then(|date| date.start_day()),
        event: record.event.series.clone().unwrap_or_else(|| one_line(record.event.title.as_ref().map_or("", |title| &title.text))),
        place: record.event.places.first().map(|place| place.name.clone()).unwrap_or_default(),
        organisers: once(organisers),
        themes: record.themes.iter().map(|theme| theme.label.clone()).collect(),
        kind: "document".to_owned(),
        path: one_line(&record.document.path),
        ..CorpusText::default()
    };
    with_people(known, record, whole, names)
}

fn of_session(record: &Record, session: &Session, text: &str, names: &Names) -> CorpusText {
    let document = of_document(record, text, &Names::default());
    let label = |id: &String| record.all_themes().find(|theme| theme.id == *id).map_or_else(|| id.clone(), |theme| theme.label.clone());
    let date = session.date.filter(|date| date.start_year().is_some());
    let known = CorpusText {
        id: format!("{}-s{:03}", document.id, session.id),
        title: one_line(session.title.as_deref().or(session.label.as_deref()).unwrap_or_default()),
        text: unmarked(session.span.of(text)),
        year: date.map_or(document.year, |date| date.start_year()),
        month: date.map_or(document.month, |date| date.start_month()),
        day: date.map_or(document.day, |date| date.start_day()),
        themes: session.themes.iter().map(label).collect(),
        kind: session.kind.name().to_owned(),
        people: Vec::new(),
        organisations: Vec::new(),
        roles: Vec::new(),
        organisers: once(record.event.organisers.iter().filter_map(|body| names.body(&record.document.id, &body.text))),
        ..document
    };
    with_people(known, record, session.span, names)
}

/// The words of a text: the signs that mark its headings would be counted as words by others.
fn unmarked(text: &str) -> String {
    let heading = |line: &str| {
        let rest = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
    };
    let lines = text.lines().map(|line| if heading(line) { line.trim_start_matches(['#', ' ']) } else { line });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// Adds who speaks or moderates within a stretch, for whom and in which functions.
fn with_people(text: CorpusText, record: &Record, within: Span, names: &Names) -> CorpusText {
    let id = &record.document.id;
    let there = record
        .appearances
        .iter()
        .enumerate()
        .filter(|(_, appearance)| matches!(appearance.part, Part::Speaker | Part::Moderator) && within.contains(appearance.span));
    let (mut people, mut organisations, mut roles) = (Vec::new(), Vec::new(), Vec::new());
    for (number, appearance) in there {
        people.extend(appearance.person.as_ref().and_then(|person| names.person(id, number, &person.name)));
        for affiliation in &appearance.affiliations {
            organisations.extend(affiliation.organisation.as_deref().and_then(|body| names.body(id, body)));
            roles.extend(affiliation.role_class.clone());
        }
    }
    CorpusText { people: once(people), organisations: once(organisations), roles: once(roles), ..text }
}

/// Each name once, on one line, in the order of the text.
fn once(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for name in names {
        let name = one_line(&name);
        if !name.is_empty() && !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept
}

pub fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A text with all that the formats must keep apart.
#[cfg(test)]
pub fn example(id: &str) -> CorpusText {
    let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    CorpusText {
        id: id.into(),
        title: "L'eau, \"bien commun\"".into(),
        text: "9h30 –\tOuverture\n10h – L'eau".into(),
        year: Some(2021),
        month: Some(9),
        day: Some(9),
        event: "Rencontres de l'eau".into(),
        place: "Niort".into(),
        organisers: list(&["Ligue"]),
        people: list(&["Inès Ben Salem", "Paul Tessier"]),
        organisations: list(&["Agence de l'eau"]),
        roles: list(&["engineering"]),
        themes: list(&["Eau", "Forêt"]),
        kind: "document".into(),
        path: "corpus/a.txt".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_headings_are_no_words() {
        let text = "\n# Rencontres\n\n## Matin\nTable n° 3 #eau\n#eau\n####### sept\n";
        assert_eq!(unmarked(text), "Rencontres\n\nMatin\nTable n° 3 #eau\n#eau\n####### sept");
    }
}
