//! Appearances counted by what they have in common, and the share of women among those who speak and moderate.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::Directory;
use super::compile::AskError;
use super::who::WhoRow;
use crate::record::{Gender, Part, SessionKind};

/// What appearances can be grouped by, with its name in French.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    Person,
    Organisation,
    Year,
    Role,
    /// Classes of the hierarchy of functions, as facets count them.
    RoleClass,
    Part,
    Kind,
    Theme,
    Place,
    Event,
    Organiser,
}

impl Dimension {
    const NAMES: [(Dimension, &'static str, &'static str); 11] = [
        (Dimension::Person, "person", "personne"),
        (Dimension::Organisation, "organisation", "organisme"),
        (Dimension::Year, "year", "annee"),
        (Dimension::Role, "role", "fonction"),
        (Dimension::RoleClass, "role-class", "classe"),
        (Dimension::Part, "part", "qualite"),
        (Dimension::Kind, "kind", "type"),
        (Dimension::Theme, "theme", "theme"),
        (Dimension::Place, "place", "lieu"),
        (Dimension::Event, "event", "evenement"),
        (Dimension::Organiser, "organiser", "organisateur"),
    ];

    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(dimension, ..)| *dimension == self).map_or("", |(_, name, _)| name)
    }

    /// The dimension with an English or French name.
    pub fn parse(name: &str) -> Result<Dimension, AskError> {
        let wanted = crate::index::analysis::folded(name.trim());
        let found = Self::NAMES.iter().find(|(_, english, french)| *english == wanted || *french == wanted);
        found.map(|(dimension, ..)| *dimension).ok_or_else(|| {
            let names: Vec<&str> = Self::NAMES.iter().map(|(_, name, _)| *name).collect();
            AskError::Value(format!("nothing is grouped by “{name}”; there are {}", names.join(", ")))
        })
    }

    /// The names under which its values are shown, where those are identifiers.
    pub fn shown_names(self, directory: &Directory) -> Option<HashMap<&str, &str>> {
        let entities = match self {
            Dimension::Person => &directory.entities.people,
            Dimension::Organisation | Dimension::Organiser => &directory.entities.bodies,
            _ => return None,
        };
        Some(entities.iter().map(|entity| (entity.id.as_str(), entity.name.as_str())).collect())
    }

    /// What an appearance has of it; nothing where it is not known.
    fn values(self, row: &WhoRow) -> Vec<String> {
        let one = |value: Option<&str>| value.map(str::to_owned).into_iter().collect();
        match self {
            Dimension::Person => one(row.id.as_deref().or(row.person.as_deref())),
            Dimension::Organisation if row.organisation_ids.is_empty() => row.organisations.clone(),
            Dimension::Organisation => row.organisation_ids.clone(),
            Dimension::Year => one(row.year()),
            Dimension::Role => row.roles.clone(),
            Dimension::RoleClass => row.role_classes.clone(),
            Dimension::Part => one(Some(row.part.name())),
            Dimension::Kind => one(row.kind.map(SessionKind::name)),
            Dimension::Theme => row.themes.clone(),
            Dimension::Place => row.places.clone(),
            Dimension::Event => one(row.event.as_deref().or(Some(&row.path))),
            Dimension::Organiser => row.organisers.clone(),
        }
    }
}

/// Appearances that have the same values.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupRow {
    /// In the order of the dimensions; none where it is not known.
    pub values: Vec<Option<String>>,
    pub appearances: usize,
    /// Persons, each once; unnamed participants are not counted.
    pub people: usize,
    pub events: usize,
}

/// Counts by some dimensions: the most appearances first, but years, and what is counted along with them, in their order;
/// what is not known comes last. An appearance with two values counts for both.
pub fn group(rows: &[WhoRow], dimensions: &[Dimension]) -> Vec<GroupRow> {
    let counted = grouped(rows, dimensions).into_iter().map(|(values, rows)| {
        let people: BTreeSet<&str> = rows.iter().filter_map(|row| row.id.as_deref().or(row.person.as_deref())).collect();
        let events: BTreeSet<&str> = rows.iter().map(|row| row.document.as_str()).collect();
        GroupRow { values, appearances: rows.len(), people: people.len(), events: events.len() }
    });
    let mut counted: Vec<GroupRow> = counted.collect();
    if dimensions.contains(&Dimension::Year) {
        let order = |row: &GroupRow| row.values.iter().map(|value| (value.is_none(), value.clone())).collect::<Vec<_>>();
        counted.sort_by_cached_key(order);
    } else {
        // Stable: what counts the same stays in the order of its values.
        counted.sort_by_key(|row| (row.values.contains(&None), Reverse(row.appearances)));
    }
    counted
}

/// Women and men among the appearances of speakers and moderators that have the same values.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShareRow {
    pub values: Vec<Option<String>>,
    pub part: Part,
    pub women: usize,
    pub men: usize,
    /// Appearances of people of whom neither title nor name nor function tells it.
    pub unknown: usize,
    /// Of the known; none where nobody is known.
    pub share_of_women: Option<f64>,
    /// Of all.
    pub share_unknown: f64,
}

/// The share of women among speakers and among moderators, by some dimensions.
pub fn shares(rows: &[WhoRow], dimensions: &[Dimension]) -> Vec<ShareRow> {
    let mut shares = Vec::new();
    for (values, rows) in grouped(rows, dimensions) {
        for part in [Part::Speaker, Part::Moderator] {
            let of = |gender: Gender| rows.iter().filter(|row| row.part == part && row.person.is_some() && row.gender == gender).count();
            let (women, men, unknown) = (of(Gender::Female), of(Gender::Male), of(Gender::Unknown));
            let all = women + men + unknown;
            if all > 0 {
                let share_of_women = (women + men > 0).then(|| women as f64 / (women + men) as f64);
                let share_unknown = unknown as f64 / all as f64;
                shares.push(ShareRow { values: values.clone(), part, women, men, unknown, share_of_women, share_unknown });
            }
        }
    }
    shares
}

fn grouped<'a>(rows: &'a [WhoRow], dimensions: &[Dimension]) -> BTreeMap<Vec<Option<String>>, Vec<&'a WhoRow>> {
    let mut groups: BTreeMap<Vec<Option<String>>, Vec<&WhoRow>> = BTreeMap::new();
    for row in rows {
        let mut keys: Vec<Vec<Option<String>>> = vec![Vec::new()];
        for dimension in dimensions {
            let mut values: Vec<Option<String>> = dimension.values(row).into_iter().map(Some).collect();
            values.sort();
            values.dedup();
            if values.is_empty() {
                values.push(None);
            }
            keys = keys.iter().flat_map(|key| values.iter().map(move |value| [&key[..], std::slice::from_ref(value)].concat())).collect();
        }
        keys.into_iter().for_each(|key| groups.entry(key).or_default().push(row));
    }
    groups
}
