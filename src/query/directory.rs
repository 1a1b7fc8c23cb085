//! Finds people and bodies by name or identifier, and for each appearance who it is of.

use std::collections::{BTreeSet, HashMap};

use crate::index::analysis::folded;
use crate::resolve::{Entities, Entity};

/// Entities with what leads to them from documents and names.
#[derive(Default)]
pub struct Directory {
    pub entities: Entities,
    /// For each document: positions in its record's list of appearances, sorted, with those in the list of people.
    people: HashMap<String, Vec<(usize, usize)>>,
    /// For each document: names of bodies as written, sorted, with positions in the list of bodies.
    bodies: HashMap<String, Vec<(String, usize)>>,
}

impl Directory {
    pub fn new(entities: Entities) -> Self {
        let mut people: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        let mut bodies: HashMap<String, Vec<(String, usize)>> = HashMap::new();
        for (at, entity) in entities.people.iter().enumerate() {
            for mention in &entity.mentions {
                people.entry(mention.document.clone()).or_default().push((mention.number.unwrap_or_default(), at));
            }
        }
        for (at, entity) in entities.bodies.iter().enumerate() {
            for mention in &entity.mentions {
                bodies.entry(mention.document.clone()).or_default().push((mention.written.clone(), at));
            }
        }
        people.values_mut().for_each(|appearances| appearances.sort_unstable());
        bodies.values_mut().for_each(|names| names.sort_unstable());
        Directory { entities, people, bodies }
    }

    /// Position of the person of an appearance.
    pub fn person_at(&self, document: &str, number: usize) -> Option<usize> {
        let appearances = self.people.get(document)?;
        appearances.binary_search_by_key(&number, |(number, _)| *number).ok().map(|at| appearances[at].1)
    }

    /// Position of the body that a document writes so.
    pub fn body_at(&self, document: &str, written: &str) -> Option<usize> {
        let names = self.bodies.get(document)?;
        names.binary_search_by(|(name, _)| name.as_str().cmp(written)).ok().map(|at| names[at].1)
    }

    /// People with an identifier, or with all words of a name in one of their forms.
    pub fn people_named(&self, name: &str) -> BTreeSet<usize> {
        named(&self.entities.people, name, |form, wanted| wanted.iter().all(|word| form.contains(word)))
    }

    /// Bodies with an identifier, or with the words of a name one after another in one of their forms; small words may be
    /// missing.
    pub fn bodies_named(&self, name: &str) -> BTreeSet<usize> {
        named(&self.entities.bodies, name, |form, wanted| form.windows(wanted.len()).any(|window| window == wanted))
    }

    /// These bodies with all that are branches or parts of them.
    pub fn with_branches(&self, mut bodies: BTreeSet<usize>) -> BTreeSet<usize> {
        loop {
            let ids: BTreeSet<&str> = bodies.iter().map(|at| self.entities.bodies[*at].id.as_str()).collect();
            let is_part = |body: &Entity| body.parent.as_deref().is_some_and(|parent| ids.contains(parent));
            let parts = self.entities.bodies.iter().enumerate().filter(|(at, body)| !bodies.contains(at) && is_part(body));
            let parts: Vec<usize> = parts.map(|(at, _)| at).collect();
            if parts.is_empty() {
                return bodies;
            }
            bodies.extend(parts);
        }
    }

    /// Documents in which some entities are mentioned.
    pub fn documents_of<'a>(list: &'a [Entity], chosen: &BTreeSet<usize>) -> BTreeSet<&'a str> {
        chosen.iter().flat_map(|at| &list[*at].mentions).map(|mention| mention.document.as_str()).collect()
    }
}

fn named(list: &[Entity], name: &str, fits: impl Fn(&[String], &[String]) -> bool) -> BTreeSet<usize> {
    let alive = || list.iter().enumerate().filter(|(_, entity)| !entity.is_rejected);
    if let Some((at, _)) = alive().find(|(_, entity)| entity.id == name) {
        return BTreeSet::from([at]);
    }
    let wanted = telling(name);
    if wanted.is_empty() {
        return BTreeSet::new();
    }
    let has = |entity: &Entity| entity.forms.iter().chain([&entity.name]).any(|form| fits(&telling(form), &wanted));
    alive().filter(|(_, entity)| has(entity)).map(|(at, _)| at).collect()
}

/// Folded words but the smallest, which are written or left out.
fn telling(text: &str) -> Vec<String> {
    const SMALL: [&str; 10] = ["le", "la", "les", "l", "de", "du", "des", "d", "et", "en"];
    let folded = folded(text);
    let words: Vec<String> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let telling: Vec<String> = words.iter().filter(|word| !SMALL.contains(&word.as_str())).cloned().collect();
    if telling.is_empty() { words } else { telling }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::EntityMention;

    fn entity(id: &str, forms: &[&str], parent: Option<&str>) -> Entity {
        let mention = |form: &&str| EntityMention { document: "d".into(), path: "d.txt".into(), written: (*form).into(), number: Some(0) };
        Entity {
            id: id.into(),
            name: forms[0].into(),
            forms: forms.iter().map(|form| (*form).into()).collect(),
            mentions: forms.iter().map(mention).collect(),
            parent: parent.map(str::to_owned),
            ..Entity::default()
        }
    }

    #[test]
    fn names_in_any_form() {
        let people = vec![entity("karadeg-solene", &["Solène Karadeg", "S. Karadeg"], None), entity("le-goas-ana", &["Ana Le Goas"], None)];
        let bodies = vec![
            entity("agence-du-livre", &["Agence du livre", "AL"], None),
            entity("agence-du-livre-bretagne", &["Agence du livre Bretagne"], Some("agence-du-livre")),
        ];
        let directory = Directory::new(Entities { people, bodies, ..Entities::default() });
        let people = |name| directory.people_named(name).into_iter().collect::<Vec<_>>();
        for name in ["karadeg solene", "KARADEG", "s. karadeg", "karadeg-solene"] {
            assert_eq!(people(name), [0], "{name}");
        }
        assert_eq!(people("Le Goas"), [1]);
        assert_eq!(people("Karade"), [0; 0]);
        let bodies = |name| directory.bodies_named(name).into_iter().collect::<Vec<_>>();
        assert_eq!(bodies("al"), [0]);
        assert_eq!(bodies("agence-du-livre"), [0]);
        assert_eq!(bodies("l’agence livre"), [0, 1]);
        assert_eq!(directory.with_branches(directory.bodies_named("AL")).into_iter().collect::<Vec<_>>(), [0, 1]);
        assert_eq!(directory.body_at("d", "AL"), Some(0));
    }
}
