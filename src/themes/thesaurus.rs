//! The thesaurus: concepts in the sense of SKOS, with the forms that speak of them.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::matcher::Matcher;

static SOURCE: &str = include_str!("../../lexicon/themes.toml");

/// A theme: labels, relations to other themes by identifier, and forms by how much they say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concept {
    pub id: String,
    pub label: String,
    #[serde(default)]
    pub label_en: String,
    #[serde(default)]
    pub domain: String,
    /// Major topic of the Comparative Agendas Project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<u16>,
    #[serde(default)]
    pub broader: Vec<String>,
    #[serde(default)]
    pub narrower: Vec<String>,
    #[serde(default)]
    pub related: Vec<String>,
    /// Forms that settle the theme where they stand in a title.
    #[serde(default)]
    pub strong: Vec<String>,
    /// Typical forms.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Words that count only beside other forms.
    #[serde(default)]
    pub weak: Vec<String>,
    /// Longer expressions inside which a form means something else.
    #[serde(default)]
    pub exclude: Vec<String>,
}

/// How much a form says of its theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Weak,
    Typical,
    Strong,
}

#[derive(Debug, thiserror::Error)]
pub enum ThesaurusError {
    #[error("{0}")]
    Toml(#[from] toml::de::Error),
    #[error("theme {0} stands twice")]
    Twice(String),
    #[error("theme {0} names {1} as a relation, which is no theme")]
    Unknown(String, String),
}

/// A file of concepts.
#[derive(Serialize, Deserialize)]
struct File {
    theme: Vec<Concept>,
}

/// The concepts, ready to match.
pub struct Thesaurus {
    concepts: Vec<Concept>,
    pub(super) matcher: Matcher,
}

impl Thesaurus {
    /// The thesaurus that comes with the program.
    pub fn builtin() -> Self {
        Self::from_concepts(parse(SOURCE).expect("the built-in thesaurus is well-formed"))
    }

    pub fn from_concepts(concepts: Vec<Concept>) -> Self {
        let matcher = Matcher::new(&concepts);
        Thesaurus { concepts, matcher }
    }

    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }
}

/// Reads concepts from TOML, as `lexicon/themes.toml` explains it.
pub fn parse(text: &str) -> Result<Vec<Concept>, ThesaurusError> {
    let file: File = toml::from_str(text)?;
    let mut seen = HashMap::new();
    for concept in &file.theme {
        if seen.insert(concept.id.clone(), ()).is_some() {
            return Err(ThesaurusError::Twice(concept.id.clone()));
        }
    }
    for concept in &file.theme {
        for other in concept.broader.iter().chain(&concept.narrower).chain(&concept.related) {
            if !seen.contains_key(other) {
                return Err(ThesaurusError::Unknown(concept.id.clone(), other.clone()));
            }
        }
    }
    Ok(file.theme)
}
