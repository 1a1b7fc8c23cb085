//! Thesauri as SKOS in Turtle (W3C Recommendation of 2009), read and written.
//!
//! | here | SKOS |
//! |---|---|
//! | label, label_en | `skos:prefLabel` in French and English |
//! | strong forms | `skos:altLabel`; one that is the label itself, `estrade:strongLabel` |
//! | typical forms | `skos:hiddenLabel` |
//! | weak forms, exclusions | `estrade:weakLabel`, `estrade:excludedLabel` |
//! | broader, narrower, related | the same, by identifier |
//! | cap | `skos:broadMatch` to `urn:cap:major-topic:N`, for want of public addresses of these topics |
//! | id, domain | `skos:notation`, `estrade:domain` |
//!
//! No two of these labels of a concept are the same, as SKOS wants it (S13): a form given at two levels has the higher.
//!
//! Of a thesaurus that was not written here, preferred labels in French are strong forms too. What SKOS says of one concept it
//! says of the other as well: who names a narrower concept is its broader one (S25), and related ones are so mutually (S23).

use std::collections::{BTreeMap, HashSet};

use oxrdf::vocab::rdf;
use oxrdf::{Literal, NamedNode, NamedOrBlankNode, Term, Triple};
use oxttl::{TurtleParser, TurtleSerializer};

use super::thesaurus::{Concept, ThesaurusError, say_from_both_sides};
use crate::text::fold::fold;

const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const ESTRADE: &str = "urn:estrade:vocabulary:";
const THEME: &str = "urn:estrade:theme:";
const CAP: &str = "urn:cap:major-topic:";

fn node(base: &str, name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{base}{name}"))
}

/// Writes concepts as one concept scheme.
pub fn write(concepts: &[Concept]) -> String {
    let mut triples: Vec<Triple> = Vec::new();
    let scheme = node(ESTRADE, "themes");
    triples.push(Triple::new(scheme.clone(), rdf::TYPE, node(SKOS, "ConceptScheme")));
    for (title, language) in [("Thèmes des programmes d’événements", "fr"), ("Themes of event programmes", "en")] {
        let label = Literal::new_language_tagged_literal_unchecked(title, language);
        triples.push(Triple::new(scheme.clone(), node(SKOS, "prefLabel"), label));
    }
    let tops = || concepts.iter().filter(|concept| concept.broader.is_empty());
    triples.extend(tops().map(|top| Triple::new(scheme.clone(), node(SKOS, "hasTopConcept"), node(THEME, &top.id))));
    for concept in concepts {
        let subject = node(THEME, &concept.id);
        let mut say = |base: &str, predicate: &str, object: Term| triples.push(Triple::new(subject.clone(), node(base, predicate), object));
        let french = |text: &str| Term::from(Literal::new_language_tagged_literal_unchecked(text, "fr"));
        say("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type", node(SKOS, "Concept").into());
        say(SKOS, "inScheme", scheme.clone().into());
        if concept.broader.is_empty() {
            say(SKOS, "topConceptOf", scheme.clone().into());
        }
        say(SKOS, "notation", Literal::new_simple_literal(&concept.id).into());
        say(SKOS, "prefLabel", french(&concept.label));
        if !concept.label_en.is_empty() {
            say(SKOS, "prefLabel", Literal::new_language_tagged_literal_unchecked(&concept.label_en, "en").into());
        }
        if !concept.domain.is_empty() {
            say(ESTRADE, "domain", Literal::new_simple_literal(&concept.domain).into());
        }
        if let Some(cap) = concept.cap {
            say(SKOS, "broadMatch", node(CAP, &cap.to_string()).into());
        }
        for (predicate, ids) in [("broader", &concept.broader), ("narrower", &concept.narrower), ("related", &concept.related)] {
            ids.iter().for_each(|id| say(SKOS, predicate, node(THEME, id).into()));
        }
        let mut said: HashSet<&str> = HashSet::from([concept.label.as_str()]);
        if concept.strong.contains(&concept.label) {
            say(ESTRADE, "strongLabel", french(&concept.label));
        }
        for (base, predicate, forms) in [
            (SKOS, "altLabel", &concept.strong),
            (SKOS, "hiddenLabel", &concept.forms),
            (ESTRADE, "weakLabel", &concept.weak),
            (ESTRADE, "excludedLabel", &concept.exclude),
        ] {
            forms
                .iter()
                .filter(|form| predicate == "excludedLabel" || said.insert(form))
                .for_each(|form| say(base, predicate, french(form)));
        }
    }
    let mut serializer = TurtleSerializer::new()
        .with_prefix("skos", SKOS)
        .and_then(|serializer| serializer.with_prefix("estrade", ESTRADE))
        .and_then(|serializer| serializer.with_prefix("theme", THEME))
        .expect("the prefixes are addresses")
        .for_writer(Vec::new());
    for triple in &triples {
        serializer.serialize_triple(triple).expect("memory can be written to");
    }
    String::from_utf8(serializer.finish().expect("memory can be written to")).expect("Turtle is UTF-8")
}

/// Reads the concepts of a Turtle file, in the order in which they first appear.
pub fn read(text: &str) -> Result<Vec<Concept>, ThesaurusError> {
    let mut order: Vec<String> = Vec::new();
    let mut facts: BTreeMap<String, Vec<(String, Term)>> = BTreeMap::new();
    for triple in TurtleParser::new().for_slice(text.as_bytes()) {
        let triple = triple.map_err(|error| ThesaurusError::Turtle(error.to_string()))?;
        let NamedOrBlankNode::NamedNode(subject) = triple.subject else { continue };
        let subject = subject.into_string();
        if !facts.contains_key(&subject) {
            order.push(subject.clone());
        }
        facts.entry(subject).or_default().push((triple.predicate.into_string(), triple.object));
    }
    let concept_type = Term::from(node(SKOS, "Concept"));
    order.retain(|subject| facts[subject].iter().any(|(predicate, object)| predicate == rdf::TYPE.as_str() && *object == concept_type));
    let ids = identifiers(&order, &facts);
    let mut concepts: Vec<Concept> = order.iter().map(|subject| concept(subject, &facts[subject], &ids)).collect();
    say_from_both_sides(&mut concepts);
    Ok(concepts)
}

/// A short identifier for each concept; where two would share one, or none is left of a name in other letters, the whole
/// address makes it.
fn identifiers<'a>(order: &'a [String], facts: &BTreeMap<String, Vec<(String, Term)>>) -> BTreeMap<&'a str, String> {
    let short = order.iter().map(|subject| identifier(subject, &facts[subject]));
    let mut taken: BTreeMap<String, usize> = BTreeMap::from([(String::new(), 2)]);
    let short: Vec<String> = short.inspect(|id| *taken.entry(id.clone()).or_default() += 1).collect();
    let whole = |subject: &str| subject.bytes().map(|b| if b.is_ascii_alphanumeric() { char::from(b) } else { '-' }).collect::<String>();
    order.iter().zip(short).map(|(subject, id)| (subject.as_str(), if taken[&id] > 1 { plain(&whole(subject)) } else { id })).collect()
}

fn concept(subject: &str, facts: &[(String, Term)], ids: &BTreeMap<&str, String>) -> Concept {
    let mut concept = Concept { id: ids[subject].clone(), ..Concept::default() };
    let mut other_label = None;
    for (predicate, object) in facts {
        match object {
            Term::NamedNode(target) => {
                let id = ids.get(target.as_str()).cloned();
                match predicate.strip_prefix(SKOS) {
                    Some("broader") => concept.broader.extend(id),
                    Some("narrower") => concept.narrower.extend(id),
                    Some("related") => concept.related.extend(id),
                    Some("broadMatch") => concept.cap = target.as_str().strip_prefix(CAP).and_then(|n| n.parse().ok()).or(concept.cap),
                    _ => {}
                }
            }
            Term::Literal(literal) => {
                let text = literal.value().to_owned();
                let language = literal.language().unwrap_or("fr");
                let is_french = language.split('-').next() == Some("fr");
                match (predicate.strip_prefix(SKOS), predicate.strip_prefix(ESTRADE)) {
                    (Some("prefLabel"), _) if is_french => concept.label = text,
                    (Some("prefLabel"), _) if language.starts_with("en") => concept.label_en = text,
                    (Some("prefLabel"), _) => other_label = Some(text),
                    (Some("altLabel"), _) if is_french => concept.strong.push(text),
                    (Some("hiddenLabel"), _) if is_french => concept.forms.push(text),
                    (_, Some("strongLabel")) => concept.strong.insert(0, text),
                    (_, Some("weakLabel")) => concept.weak.push(text),
                    (_, Some("excludedLabel")) => concept.exclude.push(text),
                    (_, Some("domain")) => concept.domain = text,
                    _ => {}
                }
            }
            Term::BlankNode(_) => {}
        }
    }
    if !concept.label.is_empty() && !subject.starts_with(THEME) && !concept.strong.contains(&concept.label) {
        concept.strong.insert(0, concept.label.clone());
    }
    if concept.label.is_empty() {
        concept.label =
            other_label.unwrap_or_else(|| if concept.label_en.is_empty() { concept.id.clone() } else { concept.label_en.clone() });
    }
    concept
}

/// The notation, else the end of the address; as an identifier in lower case with hyphens.
fn identifier(subject: &str, facts: &[(String, Term)]) -> String {
    let notation = facts.iter().find_map(|(predicate, object)| match object {
        Term::Literal(literal) if predicate.strip_prefix(SKOS) == Some("notation") => Some(literal.value()),
        _ => None,
    });
    let last = subject.rsplit(['#', '/', ':']).find(|part| !part.is_empty()).unwrap_or(subject);
    plain(&fold(notation.unwrap_or(last)))
}

/// Letters and digits, and one hyphen for all between.
fn plain(name: &str) -> String {
    let hyphens: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    hyphens.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::themes::Thesaurus;

    #[test]
    fn what_is_written_is_read_again() {
        let thesaurus = Thesaurus::builtin();
        let again = read(&write(thesaurus.concepts())).expect("well-formed");
        assert_eq!(again, thesaurus.concepts());
    }

    #[test]
    fn a_thesaurus_of_others() {
        let concepts = read(
            "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
             <https://example.org/t/42> a skos:Concept ; skos:prefLabel \"Énergie solaire\"@fr, \"Solar energy\"@en ;
               skos:altLabel \"photovoltaïque\"@fr-FR, \"solar power\"@en ; skos:broader <https://example.org/t/Énergie> .
             <https://example.org/t/Énergie> a skos:Concept ; skos:prefLabel \"énergie\" .
             <https://example.org/t/> a skos:ConceptScheme .",
        )
        .expect("well-formed");
        let shown: Vec<String> =
            concepts.iter().map(|c| format!("{} {} {} {:?} {:?}", c.id, c.label, c.label_en, c.strong, c.broader)).collect();
        assert_eq!(
            shown,
            [
                "42 Énergie solaire Solar energy [\"Énergie solaire\", \"photovoltaïque\"] [\"energie\"]",
                "energie énergie  [\"énergie\"] []"
            ]
        );
        assert_eq!(concepts[1].narrower, ["42"], "said of the other one alone");
    }

    #[test]
    fn concepts_whose_short_names_are_the_same_or_empty() {
        let concepts = read(
            "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
             <https://a.org/eau> a skos:Concept . <https://b.org/eau> a skos:Concept . <https://a.org/水> a skos:Concept .
             <https://a.org/sel> a skos:Concept ; skos:related <https://b.org/eau> .",
        )
        .expect("well-formed");
        let ids: Vec<&str> = concepts.iter().map(|concept| concept.id.as_str()).collect();
        assert_eq!(ids, ["https-a-org-eau", "https-b-org-eau", "https-a-org", "sel"]);
        assert_eq!(concepts[1].related, ["sel"]);
    }

    /// The integrity conditions of the SKOS Reference, sections 4 to 8, on what is written.
    #[test]
    fn the_built_in_thesaurus_is_consistent_skos() {
        let text = write(Thesaurus::builtin().concepts());
        let triples: Vec<Triple> = TurtleParser::new().for_slice(text.as_bytes()).collect::<Result<_, _>>().expect("Turtle");
        let said = |subject: &NamedOrBlankNode, predicate: &str| -> Vec<&Term> {
            let wanted = node(SKOS, predicate);
            triples.iter().filter(|t| t.subject == *subject && t.predicate == wanted).map(|t| &t.object).collect()
        };
        let is_concept = |t: &&Triple| t.predicate == rdf::TYPE && t.object == Term::from(node(SKOS, "Concept"));
        let concepts: Vec<&NamedOrBlankNode> = triples.iter().filter(is_concept).map(|t| &t.subject).collect();
        assert_eq!(concepts.len(), Thesaurus::builtin().concepts().len());
        for concept in concepts {
            let labels: Vec<&Term> = ["prefLabel", "altLabel", "hiddenLabel"].iter().flat_map(|p| said(concept, p)).collect();
            assert_eq!(labels.iter().collect::<HashSet<_>>().len(), labels.len(), "S13: {concept}");
            assert_eq!(said(concept, "prefLabel").len(), 2, "S14, one in each language: {concept}");
            for related in said(concept, "related") {
                assert!(!said(concept, "broader").contains(&related) && !said(concept, "narrower").contains(&related), "S27: {concept}");
            }
            assert_eq!(said(concept, "broader").is_empty(), !said(concept, "topConceptOf").is_empty(), "S8: {concept}");
        }
    }

    #[test]
    fn a_label_that_is_a_form_is_read_again() {
        let europe =
            Concept { id: "europe".into(), label: "Europe".into(), strong: vec!["Europe".into(), "UE".into()], ..Concept::default() };
        assert_eq!(read(&write(std::slice::from_ref(&europe))).expect("well-formed"), [europe]);
    }

    #[test]
    fn an_error_names_its_place() {
        let error = read("<a> <b> .").expect_err("not Turtle").to_string();
        assert!(error.contains("line 1"), "{error}");
    }
}
