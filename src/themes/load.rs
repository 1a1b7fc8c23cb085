//! Loads a user's own thesaurus: `themes.toml` or `themes.ttl` adds to the built-in one, `thesaurus.toml` or
//! `thesaurus.ttl` stands in its place.

use std::path::{Path, PathBuf};

use super::skos;
use super::thesaurus::{Concept, Thesaurus, ThesaurusError, check, parse, say_from_both_sides};

#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    #[error("{0} cannot be read: {1}")]
    File(PathBuf, std::io::Error),
    #[error("{0}: {1}")]
    Thesaurus(PathBuf, ThesaurusError),
}

/// The built-in thesaurus with what a folder adds to it or puts in its place.
pub fn load(folder: Option<&Path>) -> Result<Thesaurus, LoadError> {
    let Some(folder) = folder else { return Ok(Thesaurus::builtin()) };
    let mut thesaurus = match concepts_of(folder, "thesaurus")? {
        Some(concepts) => Thesaurus::from_concepts(concepts),
        None => Thesaurus::builtin(),
    };
    if let Some(more) = concepts_of(folder, "themes")? {
        thesaurus = thesaurus.extended(more);
    }
    check(thesaurus.concepts()).map_err(|error| LoadError::Thesaurus(folder.to_owned(), error))?;
    let mut concepts = thesaurus.concepts().to_vec();
    say_from_both_sides(&mut concepts);
    Ok(if concepts == thesaurus.concepts() { thesaurus } else { Thesaurus::from_concepts(concepts) })
}

type Parse = fn(&str) -> Result<Vec<Concept>, ThesaurusError>;

fn concepts_of(folder: &Path, name: &str) -> Result<Option<Vec<Concept>>, LoadError> {
    for (extension, parse) in [("toml", parse as Parse), ("ttl", skos::read as Parse)] {
        let path = folder.join(name).with_extension(extension);
        match std::fs::read_to_string(&path) {
            Ok(text) => return parse(&text).map(Some).map_err(|error| LoadError::Thesaurus(path, error)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(LoadError::File(path, error)),
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_themes_beside_or_in_place_of_the_built_in_ones() {
        let folder = tempfile::tempdir().expect("a folder");
        let builtin = Thesaurus::builtin();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("written");
        write(
            "themes.toml",
            "[[theme]]\nid = \"cerf-volant\"\nlabel = \"Cerfs-volants\"\nrelated = [\"sport\"]\n[[theme]]\nid = \"eau\"\nlabel = \"L'eau\"",
        );
        let loaded = load(Some(folder.path())).expect("loaded");
        assert_eq!(loaded.concepts().len(), builtin.concepts().len() + 1);
        assert!(loaded.concepts().iter().any(|c| c.id == "eau" && c.label == "L'eau" && c.strong.is_empty()));
        assert_ne!(loaded.version(), builtin.version());
        let sport = loaded.concepts().iter().find(|c| c.id == "sport").expect("the built-in one");
        assert!(sport.related.contains(&"cerf-volant".to_owned()), "related ones are so mutually");
        write(
            "thesaurus.ttl",
            "<urn:x:sport> a <http://www.w3.org/2004/02/skos/core#Concept> .\n<urn:x:eau> a <http://www.w3.org/2004/02/skos/core#Concept> .",
        );
        let ids: Vec<String> = load(Some(folder.path())).expect("loaded").concepts().iter().map(|c| c.id.clone()).collect();
        assert_eq!(ids, ["sport", "eau", "cerf-volant"]);
        write("themes.toml", "[[theme]]\nid = \"a\"\nlabel = \"A\"\nrelated = [\"b\"]");
        let error = load(Some(folder.path())).map(|_| ()).expect_err("no theme b").to_string();
        assert!(error.contains("theme a names b"), "{error}");
    }
}
