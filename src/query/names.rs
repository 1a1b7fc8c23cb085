//! The names of fields and values in queries, French and English.

use crate::index::analysis::folded;
use crate::record::{Part, SessionKind};
use crate::text::edits;

/// What a part of a query is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QueryField {
    Speaker,
    Organisation,
    Role,
    Theme,
    Place,
    Kind,
    Date,
    Title,
    Event,
    Language,
    Part,
    Text,
    Exact,
}

impl QueryField {
    /// The name that help and errors show.
    pub fn name(self) -> &'static str {
        FIELDS.iter().find(|(field, _)| *field == self).map_or("", |(_, names)| names[0])
    }
}

/// Folded names; the first of each field is the one that help and errors show.
const FIELDS: &[(QueryField, &[&str])] = &[
    (QueryField::Speaker, &["intervenant", "intervenante", "orateur", "speaker", "personne", "person", "qui", "who"]),
    (QueryField::Organisation, &["organisation", "organization", "organisme", "org"]),
    (QueryField::Role, &["fonction", "role"]),
    (QueryField::Theme, &["theme"]),
    (QueryField::Place, &["lieu", "place", "ville"]),
    (QueryField::Kind, &["type", "kind"]),
    (QueryField::Date, &["date", "annee", "year"]),
    (QueryField::Title, &["titre", "title"]),
    (QueryField::Event, &["evenement", "event"]),
    (QueryField::Language, &["langue", "language", "lang"]),
    (QueryField::Part, &["part", "qualite"]),
    (QueryField::Text, &["texte", "text"]),
    (QueryField::Exact, &["exact"]),
];

const KINDS: &[(SessionKind, &[&str])] = &[
    (SessionKind::Welcome, &["accueil"]),
    (SessionKind::Opening, &["ouverture", "introduction"]),
    (SessionKind::Keynote, &["conference", "conference inaugurale", "discours", "allocution"]),
    (SessionKind::Talk, &["communication", "presentation", "expose"]),
    (SessionKind::Plenary, &["pleniere", "seance pleniere"]),
    (SessionKind::RoundTable, &["table ronde", "tables rondes", "debat", "panel"]),
    (SessionKind::Workshop, &["atelier", "formation"]),
    (SessionKind::Session, &["seance"]),
    (SessionKind::Break, &["pause"]),
    (SessionKind::Meal, &["repas", "dejeuner", "diner", "cocktail"]),
    (SessionKind::Visit, &["visite"]),
    (SessionKind::Ceremony, &["ceremonie", "remise de prix"]),
    (SessionKind::GeneralAssembly, &["assemblee generale"]),
    (SessionKind::Exhibition, &["exposition"]),
    (SessionKind::Performance, &["spectacle", "concert"]),
    (SessionKind::Closing, &["cloture", "conclusion", "synthese"]),
    (SessionKind::Other, &["autre"]),
];

const PARTS: &[(Part, &[&str])] = &[
    (Part::Speaker, &["intervenant", "intervenante", "orateur", "oratrice"]),
    (Part::Moderator, &["moderateur", "moderatrice", "animateur", "animatrice", "animation"]),
    (Part::Quoted, &["cite", "citee"]),
    (Part::Mentioned, &["mentionne", "mentionnee"]),
];

/// A name that means nothing, and the one that was perhaps meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    pub nearest: Option<&'static str>,
}

/// The field of a name, in any case, with or without accents.
pub fn field_from_name(name: &str) -> Result<QueryField, UnknownName> {
    find(name, FIELDS.iter().flat_map(|(field, names)| names.iter().map(move |name| (*name, *field))))
}

/// The kind of session with an English or French name: `round_table`, "table-ronde", "Tables rondes".
pub fn kind_from_name(name: &str) -> Result<SessionKind, UnknownName> {
    let french = KINDS.iter().flat_map(|(kind, names)| names.iter().map(move |name| (*name, *kind)));
    find(name, SessionKind::ALL.iter().map(|kind| (kind.name(), *kind)).chain(french))
}

/// The part with an English or French name.
pub fn part_from_name(name: &str) -> Result<Part, UnknownName> {
    let french = PARTS.iter().flat_map(|(part, names)| names.iter().map(move |name| (*name, *part)));
    find(name, Part::ALL.iter().map(|part| (part.name(), *part)).chain(french))
}

/// Whether two folded names are the same but for hyphens, underscores and a plural.
fn plain(name: &str) -> String {
    let folded = folded(name).replace(['-', '_'], " ");
    folded.split_whitespace().map(|word| word.strip_suffix('s').unwrap_or(word)).collect::<Vec<_>>().join(" ")
}

fn find<T>(name: &str, names: impl Iterator<Item = (&'static str, T)>) -> Result<T, UnknownName> {
    let wanted = plain(name);
    let mut nearest: Option<(usize, &'static str)> = None;
    for (known, value) in names {
        let known_plain = plain(known);
        if known_plain == wanted {
            return Ok(value);
        }
        let distance = edits(&wanted, &known_plain);
        if distance <= 1 + known_plain.len() / 4 && nearest.is_none_or(|(best, _)| distance < best) {
            nearest = Some((distance, known));
        }
    }
    Err(UnknownName { nearest: nearest.map(|(_, name)| name) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_two_languages() {
        assert_eq!(field_from_name("Thème"), Ok(QueryField::Theme));
        assert_eq!(field_from_name("speakers"), Ok(QueryField::Speaker));
        assert_eq!(field_from_name("intervennant"), Err(UnknownName { nearest: Some("intervenant") }));
        assert_eq!(field_from_name("http"), Err(UnknownName { nearest: None }));
        assert_eq!(kind_from_name("table-ronde"), Ok(SessionKind::RoundTable));
        assert_eq!(kind_from_name("round_table"), Ok(SessionKind::RoundTable));
        assert_eq!(kind_from_name("Tables rondes"), Ok(SessionKind::RoundTable));
        assert_eq!(kind_from_name("talbe ronde"), Err(UnknownName { nearest: Some("table ronde") }));
        assert_eq!(part_from_name("Modératrice"), Ok(Part::Moderator));
    }
}
