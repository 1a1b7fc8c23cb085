//! People and bodies under the one name that resolution gives them.

use std::collections::HashMap;

use crate::resolve::Entities;

/// Names of entities by where they are written; without entities, every name is as written.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// By document and position in its list of appearances; none for somebody who was decided to be nobody.
    people: HashMap<(String, usize), Option<String>>,
    /// By document and written form.
    bodies: HashMap<(String, String), Option<String>>,
}

impl Names {
    pub fn new(entities: &Entities) -> Self {
        let mut names = Names::default();
        for entity in &entities.people {
            let name = (!entity.is_rejected).then(|| entity.name.clone());
            for mention in &entity.mentions {
                if let Some(number) = mention.number {
                    names.people.insert((mention.document.clone(), number), name.clone());
                }
            }
        }
        for entity in &entities.bodies {
            let name = (!entity.is_rejected).then(|| entity.name.clone());
            for mention in &entity.mentions {
                names.bodies.insert((mention.document.clone(), mention.written.clone()), name.clone());
            }
        }
        names
    }

    /// The name of the person of an appearance.
    pub fn person(&self, document: &str, number: usize, written: &str) -> Option<String> {
        self.people.get(&(document.to_owned(), number)).cloned().unwrap_or_else(|| Some(written.to_owned()))
    }

    /// The name of a body written in a document.
    pub fn body(&self, document: &str, written: &str) -> Option<String> {
        self.bodies.get(&(document.to_owned(), written.to_owned())).cloned().unwrap_or_else(|| Some(written.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::{Entity, EntityMention};

    #[test]
    fn one_name_for_all_forms() {
        let mention = |document: &str, written: &str, number| EntityMention {
            document: document.into(),
            path: String::new(),
            written: written.into(),
            number,
        };
        let person =
            Entity { name: "Inès Ben Salem".into(), mentions: vec![mention("a", "BEN SALEM Inès", Some(3))], ..Entity::default() };
        let nobody = Entity { mentions: vec![mention("a", "Salle Ambroise", Some(4))], is_rejected: true, ..Entity::default() };
        let body = Entity { name: "Agence de l'eau".into(), mentions: vec![mention("a", "l'Agence", None)], ..Entity::default() };
        let names = Names::new(&Entities { people: vec![person, nobody], bodies: vec![body], ..Entities::default() });
        assert_eq!(names.person("a", 3, "BEN SALEM Inès").as_deref(), Some("Inès Ben Salem"));
        assert_eq!(names.person("a", 4, "Salle Ambroise"), None);
        assert_eq!(names.person("b", 3, "BEN SALEM Inès").as_deref(), Some("BEN SALEM Inès"));
        assert_eq!(names.body("a", "l'Agence").as_deref(), Some("Agence de l'eau"));
    }
}
