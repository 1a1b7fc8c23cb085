//! The thesaurus: concepts in the sense of SKOS, with the forms that speak of them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::matcher::Matcher;
use crate::text::fold::key;

/// Digest of the sources of this folder.
const TAGGING: &str = include_str!(concat!(env!("OUT_DIR"), "/tagging.txt"));

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

impl Concept {
    /// Whether there is a form by which a text can be about it; words that only support others are none.
    pub fn has_forms(&self) -> bool {
        !self.strong.is_empty() || !self.forms.is_empty()
    }
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
    #[error("{0}")]
    Turtle(String),
    #[error("theme {0} stands twice")]
    Twice(String),
    #[error("theme {0} names {1} as a relation, which is no theme")]
    Unknown(String, String),
}

/// A file of concepts.
#[derive(Serialize, Deserialize)]
struct File<C> {
    theme: C,
}

/// The concepts, ready to match.
pub struct Thesaurus {
    concepts: Vec<Concept>,
    /// For each concept the numbers of its related ones, broader and narrower ones among them.
    related: Vec<Vec<u16>>,
    /// For each concept the numbers of the others of its domain.
    domains: Vec<Vec<u16>>,
    /// Found out when it is asked for.
    version: OnceLock<String>,
    pub(super) matcher: Matcher,
}

impl Thesaurus {
    /// The thesaurus that comes with the program.
    pub fn builtin() -> Self {
        Self::from_concepts(parse(SOURCE).expect("the built-in thesaurus is well-formed"))
    }

    pub fn from_concepts(concepts: Vec<Concept>) -> Self {
        let matcher = Matcher::new(&concepts);
        let numbers: HashMap<&str, u16> =
            concepts.iter().enumerate().map(|(number, concept)| (concept.id.as_str(), number as u16)).collect();
        let number = |id: &String| numbers.get(id.as_str()).copied();
        let related = concepts.iter().map(|c| c.related.iter().chain(&c.broader).chain(&c.narrower).filter_map(number).collect()).collect();
        let same = |a: &Concept, b: &Concept| !a.domain.is_empty() && a.domain == b.domain && a.id != b.id;
        let domain = |a: &Concept| concepts.iter().filter(|b| same(a, b)).filter_map(|b| number(&b.id)).collect();
        let domains = concepts.iter().map(domain).collect();
        Thesaurus { related, domains, concepts, version: OnceLock::new(), matcher }
    }

    /// The thesaurus with more concepts; those with a known identifier stand in place of the known ones.
    pub fn extended(&self, more: Vec<Concept>) -> Self {
        let mut concepts = self.concepts.clone();
        for concept in more {
            match concepts.iter_mut().find(|known| known.id == concept.id) {
                Some(known) => *known = concept,
                None => concepts.push(concept),
            }
        }
        Self::from_concepts(concepts)
    }

    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// The concepts related to one, broader and narrower ones among them, all by their place in the thesaurus.
    pub(super) fn related(&self, concept: u16) -> &[u16] {
        &self.related[usize::from(concept)]
    }

    /// The other concepts of one's domain; none where it has no domain.
    pub(super) fn domain(&self, concept: u16) -> &[u16] {
        &self.domains[usize::from(concept)]
    }

    /// Changes whenever a concept does, or the way from forms to themes.
    pub fn version(&self) -> &str {
        self.version.get_or_init(|| format!("{:016x}", key(&(to_toml(&self.concepts) + TAGGING))))
    }
}

/// Concepts as TOML, as [`parse`] reads it.
pub fn to_toml(concepts: &[Concept]) -> String {
    toml::to_string(&File { theme: concepts }).expect("texts, numbers and lists become TOML")
}

/// Reads concepts from TOML, as `lexicon/themes.toml` explains it.
pub fn parse(text: &str) -> Result<Vec<Concept>, ThesaurusError> {
    let file: File<Vec<Concept>> = toml::from_str(text)?;
    let mut seen = HashSet::new();
    for concept in &file.theme {
        if !seen.insert(concept.id.as_str()) {
            return Err(ThesaurusError::Twice(concept.id.clone()));
        }
    }
    Ok(file.theme)
}

/// Refuses relations to concepts that are not there.
pub fn check(concepts: &[Concept]) -> Result<(), ThesaurusError> {
    let known: HashSet<&str> = concepts.iter().map(|concept| concept.id.as_str()).collect();
    for concept in concepts {
        for other in concept.broader.iter().chain(&concept.narrower).chain(&concept.related) {
            if !known.contains(other.as_str()) {
                return Err(ThesaurusError::Unknown(concept.id.clone(), other.clone()));
            }
        }
    }
    Ok(())
}

/// Completes what was said of one of two concepts only: who names a narrower one is its broader one, related ones are so
/// mutually.
pub(super) fn say_from_both_sides(concepts: &mut [Concept]) {
    let numbers: BTreeMap<String, usize> = concepts.iter().enumerate().map(|(number, concept)| (concept.id.clone(), number)).collect();
    for number in 0..concepts.len() {
        let Concept { id, broader, narrower, related, .. } = concepts[number].clone();
        let mut say = |others: &[String], list: fn(&mut Concept) -> &mut Vec<String>| {
            for other in others.iter().filter_map(|other| numbers.get(other)) {
                let list = list(&mut concepts[*other]);
                if !list.contains(&id) {
                    list.push(id.clone());
                }
            }
        };
        say(&broader, |concept| &mut concept.narrower);
        say(&narrower, |concept| &mut concept.broader);
        say(&related, |concept| &mut concept.related);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_of_the_built_in_thesaurus_are_kept_from_both_sides() {
        let concepts = parse(SOURCE).expect("well-formed");
        let by_id: HashMap<&str, &Concept> = concepts.iter().map(|c| (c.id.as_str(), c)).collect();
        for concept in &concepts {
            assert!(concept.broader.iter().all(|id| by_id[id.as_str()].narrower.contains(&concept.id)), "{}", concept.id);
            assert!(concept.narrower.iter().all(|id| by_id[id.as_str()].broader.contains(&concept.id)), "{}", concept.id);
            assert!(concept.related.iter().all(|id| by_id[id.as_str()].related.contains(&concept.id)), "{}", concept.id);
        }
    }

    #[test]
    fn what_is_wrong_in_a_file_is_named() {
        for (text, message) in [
            ("[[theme]]\nid = \"a\"\nlabel = \"A\"\n[[theme]]\nid = \"a\"\nlabel = \"B\"", "theme a stands twice"),
            ("[[theme]]\nid = \"a\"\nlabel = \"A\"\nbroader = [\"b\"]", "theme a names b as a relation, which is no theme"),
            ("[[theme]]\nid = \"a\"\nlabel = \"A\"\nlabels = []", "unknown field `labels`"),
        ] {
            let error = parse(text).and_then(|concepts| check(&concepts)).expect_err("wrong").to_string();
            assert!(error.contains(message), "{error}");
        }
    }
}
