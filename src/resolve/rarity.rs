//! How many others may bear a name: from frequent family names, births of given names, and the names of the corpus itself.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::knowledge::Knowledge;
use super::person_name::PersonName;
use crate::lexicon::Tags;

/// How much a name alone tells its bearer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rarity {
    /// Two bearers are to be expected among those who speak in public.
    #[default]
    Common,
    /// Two bearers are possible.
    Middling,
    Rare,
}

/// People who appear at events, at least: the pool in which a name may have a second bearer.
const POOL: f64 = 100_000.0;
/// Expected further bearers from which a name is common, and from which it is not rare any more.
const COMMON: f64 = 0.1;
const MIDDLING: f64 = 0.01;
/// Share of a family name that is a given name too, at most, and of any that is not listed as frequent.
const ALSO_GIVEN: f64 = 1e-4;
const OTHER: f64 = 5e-6;
/// Given names of a family name from which the corpus itself tells how frequent it is.
const TELLING: usize = 5;

/// The given names of each family name of a corpus.
#[derive(Debug, Default)]
pub struct Rarities {
    given_names: FxHashMap<String, usize>,
    people: usize,
}

impl Rarities {
    /// Of names, each once.
    pub fn of(names: &[PersonName]) -> Self {
        let full: FxHashSet<(String, String)> =
            names.iter().filter(|name| name.is_full()).map(|name| (name.family_key(), name.given_key())).collect();
        let mut given_names: FxHashMap<String, usize> = FxHashMap::default();
        full.iter().for_each(|(family, _)| *given_names.entry(family.clone()).or_default() += 1);
        Rarities { given_names, people: full.len() }
    }

    pub fn of_name(&self, name: &PersonName, knowledge: &Knowledge) -> Rarity {
        let family = name.family_key();
        let mut share: f64 = OTHER;
        if knowledge.word(&family).has(Tags::SURE_GIVEN_NAME) {
            share = share.max(knowledge.share_of_given(&family).min(ALSO_GIVEN));
        }
        share = share.max(knowledge.share_of_family(&family).unwrap_or(0.0));
        if let Some(given_names) = self.given_names.get(&family).filter(|number| **number >= TELLING) {
            share = share.max(*given_names as f64 / self.people as f64);
        }
        // An initial can be that of any frequent given name, two of a compound one.
        let given = match name.is_full() {
            true => knowledge.share_of_given(&name.given_key()),
            false if name.given.len() > 1 => 0.001,
            false => 0.01,
        };
        match share * given * POOL.max(self.people as f64) {
            others if others >= COMMON => Rarity::Common,
            others if others >= MIDDLING => Rarity::Middling,
            _ => Rarity::Rare,
        }
    }
}
