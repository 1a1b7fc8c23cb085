//! Readable identifiers: `barneoud-muriel`, and for a later person of the same name `martin-philippe-ademe`.
//!
//! An identifier depends on the name and the earliest appearance alone: neither on the order of input, nor on the machine,
//! nor on documents that come later.

use std::collections::HashSet;

use crate::text::fold::fold;

/// What an identifier is made of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Naming {
    /// First day and document of the earliest appearance: who came first has the name alone.
    pub since: (String, String, usize),
    pub name: String,
    /// What tells this bearer of the name from an earlier one: a body, a function, a year.
    pub marks: Vec<String>,
}

/// Identifiers for all, in their order.
pub fn ids(all: &[Naming]) -> Vec<String> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by(|a, b| (&all[*a].since, &all[*a].name).cmp(&(&all[*b].since, &all[*b].name)));
    let mut taken: HashSet<String> = HashSet::new();
    let mut ids = vec![String::new(); all.len()];
    let mut numbers: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for at in order {
        let name = slug(&all[at].name);
        let marked = all[at].marks.iter().map(|mark| slug(&format!("{name} {mark}")));
        let mut free = std::iter::once(name.clone()).chain(marked).find(|id| !taken.contains(id));
        while free.is_none() {
            let number = numbers.entry(name.clone()).or_insert(1);
            *number += 1;
            free = Some(format!("{name}-{number}")).filter(|id| !taken.contains(id));
        }
        let id = free.expect("the loop ends with an identifier");
        taken.insert(id.clone());
        ids[at] = id;
    }
    ids
}

/// Lower case letters and digits, with hyphens between words; at most a few words.
pub fn slug(text: &str) -> String {
    const LONGEST: usize = 60;
    let folded = fold(text);
    let mut slug = String::new();
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !slug.is_empty() {
            if slug.len() + word.len() >= LONGEST {
                break;
            }
            slug.push('-');
        }
        slug.push_str(word);
    }
    if slug.is_empty() { "x".into() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn naming(date: &str, name: &str, mark: &str) -> Naming {
        Naming { since: (date.into(), "d".into(), 0), name: name.into(), marks: vec![mark.into()] }
    }

    #[test]
    fn the_first_bearer_has_the_name_alone() {
        let all = [naming("2019", "Ostrel Paul", "Ville de Brest"), naming("2012", "Ostrel Paul", "CNRS")];
        assert_eq!(ids(&all), ["ostrel-paul-ville-de-brest", "ostrel-paul"]);
        let later = [all[0].clone(), all[1].clone(), naming("2024", "Ostrel Paul", "Ville de Brest")];
        assert_eq!(ids(&later), ["ostrel-paul-ville-de-brest", "ostrel-paul", "ostrel-paul-2"]);
    }

    #[test]
    fn slugs() {
        assert_eq!(slug("L’Œuvre d’Élie"), "l-oeuvre-d-elie");
        assert_eq!(slug("…"), "x");
    }
}
