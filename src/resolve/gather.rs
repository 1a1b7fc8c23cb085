//! Takes from records what resolution looks at: mentions of people and of bodies, and what each document says of itself.

use std::collections::{BTreeSet, HashSet};

use serde::{Deserialize, Serialize};

use super::body_name::BodyName;
use super::knowledge::{Knowledge, Phrase, is_made_of_initials, words};
use super::person_name::PersonName;
use crate::record::{Gender, Part, Record};

/// A record with its normalised text, where that is at hand.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    pub record: &'a Record,
    pub text: Option<&'a str>,
}

/// What resolution takes from one document: nothing of it depends on other documents, so that it can be kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DocumentMentions {
    facts: DocumentFacts,
    people: Vec<PersonMention>,
    bodies: Vec<BodyMention>,
}

/// A document as resolution sees it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DocumentFacts {
    pub id: String,
    pub path: String,
    /// ISO 8601 / EDTF: the first day of the event.
    pub date: Option<String>,
    pub themes: Vec<String>,
    pub places: Vec<String>,
    /// Names that the text itself says to be those of one body, as positions in its list of bodies.
    pub stated: Vec<(usize, usize)>,
    /// Acronyms in brackets after words that have their initials, with these words.
    pub spelt_out: Vec<(String, Phrase)>,
}

/// An appearance of a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonMention {
    /// Position in [`Mentions::documents`].
    #[serde(skip)]
    pub document: usize,
    /// Position in the record's list of appearances.
    pub number: usize,
    pub written: String,
    pub name: PersonName,
    pub gender: Gender,
    pub part: Part,
    pub roles: Vec<String>,
    pub classes: Vec<String>,
    /// Positions in [`Mentions::bodies`].
    pub bodies: Vec<usize>,
}

/// A written form of a body in a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BodyMention {
    #[serde(skip)]
    pub document: usize,
    pub written: String,
    pub name: BodyName,
}

/// Everything that resolution works on. Documents stand in the order of their ids, whatever the order they came in.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    pub documents: Vec<DocumentFacts>,
    pub people: Vec<PersonMention>,
    pub bodies: Vec<BodyMention>,
}

impl Mentions {
    /// The appearances of a document.
    pub fn people_of(&self, document: usize) -> &[PersonMention] {
        let first = self.people.partition_point(|mention| mention.document < document);
        &self.people[first..][..self.people[first..].partition_point(|mention| mention.document == document)]
    }

    /// Positions of a document's names of bodies.
    pub fn bodies_of(&self, document: usize) -> std::ops::Range<usize> {
        let first = self.bodies.partition_point(|mention| mention.document < document);
        first..first + self.bodies[first..].partition_point(|mention| mention.document == document)
    }

    /// Everything of some documents, in the order of their ids.
    pub fn of(mut documents: Vec<DocumentMentions>, knowledge: &Knowledge) -> Self {
        documents.sort_by(|a, b| (&a.facts.id, &a.facts.path).cmp(&(&b.facts.id, &b.facts.path)));
        let mut mentions = Mentions::default();
        for DocumentMentions { mut facts, people, bodies } in documents {
            let (document, first) = (mentions.documents.len(), mentions.bodies.len());
            facts.stated.iter_mut().for_each(|(one, other)| (*one, *other) = (*one + first, *other + first));
            mentions.people.extend(people.into_iter().map(|mut mention| {
                mention.document = document;
                mention.bodies.iter_mut().for_each(|body| *body += first);
                mention
            }));
            mentions.bodies.extend(bodies.into_iter().map(|mention| BodyMention { document, ..mention }));
            mentions.documents.push(facts);
        }
        mentions.turn_names(knowledge);
        mentions
    }

    /// "Ostrel Michel" is Michel Ostrel where other documents have him in this order and the first word is no given name.
    fn turn_names(&mut self, knowledge: &Knowledge) {
        let is_given = |word: &String| knowledge.is_given_name(word);
        let told = |name: &&PersonName| name.given.len() == 1 && name.family.len() == 1 && is_given(&name.given[0]);
        let known: HashSet<(String, String)> = self
            .people
            .iter()
            .map(|mention| &mention.name)
            .filter(told)
            .map(|name| (name.given[0].clone(), name.family[0].clone()))
            .collect();
        for name in self.people.iter_mut().map(|mention| &mut mention.name) {
            let (Some(given), [family]) = (name.given.first().filter(|_| name.given.len() == 1), &name.family[..]) else { continue };
            if !is_given(given) && is_given(family) && known.contains(&(family.clone(), given.clone())) {
                std::mem::swap(&mut name.given, &mut name.family);
            }
        }
    }
}

impl DocumentMentions {
    /// Identifier of the document.
    pub fn id(&self) -> &str {
        &self.facts.id
    }

    /// Path of the document.
    pub fn path(&self) -> &str {
        &self.facts.path
    }

    /// The mentions of a record; bodies in the order of their names.
    pub fn gather(source: Source, knowledge: &Knowledge) -> Self {
        let Source { record, text } = source;
        let mut bodies = bodies(record, text, knowledge);
        for body in record.organisations.iter().filter(|body| body.acronym.is_some()) {
            if let Some(long) = bodies.iter_mut().find(|mention| mention.written == body.name && !mention.name.is_acronym) {
                long.name.acronym = long.name.acronym.take().or_else(|| body.acronym.as_deref().map(|acronym| words(acronym).concat()));
            }
        }
        let position = |written: &str| bodies.binary_search_by(|mention| mention.written.as_str().cmp(written)).ok();
        let stated = text.map(|text| stated(record, text, knowledge, position)).unwrap_or_default();
        let mut people = Vec::new();
        for (number, appearance) in record.appearances.iter().enumerate() {
            let Some(person) = &appearance.person else { continue };
            let name = PersonName::read(knowledge, &person.name, person.given.as_deref(), person.family.as_deref());
            if name.family.is_empty() {
                continue;
            }
            let name = match text.and_then(|text| text.get(person.span.end as usize..)).and_then(birth_name) {
                Some(birth) => name.born(knowledge, birth),
                None => name,
            };
            people.push(PersonMention {
                document: 0,
                number,
                written: person.name.clone(),
                name,
                gender: person.gender,
                part: appearance.part,
                roles: appearance.affiliations.iter().filter_map(|a| a.role.clone()).collect(),
                classes: appearance.affiliations.iter().filter_map(|a| a.role_class.clone()).collect(),
                bodies: appearance.affiliations.iter().filter_map(|a| position(a.organisation.as_deref()?)).collect(),
            });
        }
        let facts = DocumentFacts {
            id: record.document.id.clone(),
            path: record.document.path.clone(),
            date: record.event.dates.iter().map(|date| date.date.to_string()).min(),
            themes: record.themes.iter().map(|theme| theme.id.clone()).collect(),
            places: record.event.places.iter().map(|place| place.name.clone()).collect(),
            stated,
            spelt_out: text.map(|text| spelt_out(record, text, knowledge)).unwrap_or_default(),
        };
        DocumentMentions { facts, people, bodies }
    }
}

/// The name that follows "née" directly after a person's: " (née Valmy), directrice".
fn birth_name(after: &str) -> Option<&str> {
    let after = after.trim_start_matches([' ', ',', '(', '\n']);
    let name = after.strip_prefix("née ").or_else(|| after.strip_prefix("né "))?;
    let name = name[..name.find([',', ')', ';', '(', '\n', ':', '.']).unwrap_or(name.len())].trim_end();
    let is_name = name.chars().next().is_some_and(char::is_uppercase) && name.split_whitespace().count() <= 3;
    is_name.then_some(name)
}

/// Every written form of a body, once.
fn bodies(record: &Record, text: Option<&str>, knowledge: &Knowledge) -> Vec<BodyMention> {
    let mut forms: BTreeSet<String> = BTreeSet::new();
    for body in &record.organisations {
        forms.insert(body.name.clone());
        forms.extend(body.acronym.clone());
        forms.extend(body.mentions.iter().filter_map(|span| text?.get(span.range())).map(on_one_line));
    }
    let affiliations = record.appearances.iter().flat_map(|appearance| &appearance.affiliations);
    forms.extend(affiliations.filter_map(|affiliation| affiliation.organisation.clone()));
    let read = |written: String| BodyMention { document: 0, name: BodyName::read(knowledge, &written), written };
    forms.into_iter().map(read).filter(|mention| !mention.name.words.is_empty()).collect()
}

/// A name as it would stand on one line: a word that is cut at the end of a line is whole.
fn on_one_line(text: &str) -> String {
    let mut whole = String::new();
    for (at, line) in text.lines().map(str::trim).enumerate() {
        if at > 0 && whole.ends_with('-') && line.starts_with(char::is_lowercase) {
            whole.pop();
        } else if !whole.is_empty() {
            whole.push(' ');
        }
        whole.push_str(line);
    }
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where names of bodies stand, in the order of the text.
fn spans(record: &Record) -> Vec<(usize, usize)> {
    let mut spans: Vec<(usize, usize)> =
        record.organisations.iter().flat_map(|body| &body.mentions).map(|span| (span.start as usize, span.end as usize)).collect();
    let affiliations = record.appearances.iter().flat_map(|appearance| &appearance.affiliations);
    spans.extend(affiliations.filter_map(|affiliation| affiliation.organisation_span).map(|span| (span.start as usize, span.end as usize)));
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// "Comité des ports du Léon (CPL)", whatever extraction made of the words before the bracket; after Schwartz and Hearst,
/// "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003).
fn spelt_out(record: &Record, text: &str, knowledge: &Knowledge) -> Vec<(String, Phrase)> {
    let found = spans(record).into_iter().filter_map(|(start, end)| {
        let acronym = text.get(start..end)?;
        let before = text.get(..start)?.trim_end().strip_suffix('(')?;
        let is_acronym = (2..=8).contains(&acronym.len()) && acronym.chars().all(char::is_uppercase);
        is_acronym.then(|| long_form(acronym, before, knowledge)).flatten()
    });
    let mut found: Vec<(String, Phrase)> = found.chain(heads_spelt_out(record, text, knowledge)).collect();
    found.sort();
    found.dedup();
    found
}

/// "Comité des ports de Bretagne (CP Bretagne)": an acronym that stands for the beginning of the name before the bracket.
fn heads_spelt_out(record: &Record, text: &str, knowledge: &Knowledge) -> Vec<(String, Phrase)> {
    let spans = spans(record);
    let in_bracket = |long: (usize, usize), short: (usize, usize)| {
        let opens = text.get(long.1..short.0).is_some_and(|gap| gap.trim() == "(");
        opens && text.get(short.1..).is_some_and(|after| after.starts_with(')'))
    };
    let pairs = spans.windows(2).filter(|pair| in_bracket(pair[0], pair[1]));
    pairs.filter_map(|pair| head_of(text.get(pair[0].0..pair[0].1)?, text.get(pair[1].0..pair[1].1)?, knowledge)).collect()
}

fn head_of(long: &str, short: &str, knowledge: &Knowledge) -> Option<(String, Phrase)> {
    let (long, short) = (BodyName::read(knowledge, &on_one_line(long)).words, BodyName::read(knowledge, &on_one_line(short)).words);
    let (acronym, rest) = short.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let head = long.strip_suffix(rest).filter(|head| is_made_of_initials(acronym, head))?;
    Some((acronym.clone(), head.to_vec()))
}

/// The last words of a text whose initials are an acronym.
fn long_form(acronym: &str, before: &str, knowledge: &Knowledge) -> Option<(String, Phrase)> {
    /// Bytes before the bracket that are looked at.
    const REACH: usize = 160;
    let from = (before.len().saturating_sub(REACH)..).find(|at| before.is_char_boundary(*at))?;
    let key = words(acronym).concat();
    let tail = &before[from..];
    let starts =
        tail.char_indices().filter(|(at, c)| c.is_alphanumeric() && !tail[..*at].ends_with(char::is_alphanumeric)).map(|(at, _)| at);
    let starts: Vec<usize> = starts.collect();
    let has_initials = |start: &&usize| {
        let said = words(&tail[**start..]).into_iter().filter(|word| !knowledge.stop.contains(word));
        said.filter_map(|word| word.chars().next()).eq(key.chars())
    };
    let start = starts.iter().rev().find(has_initials)?;
    Some((key, BodyName::read(knowledge, &tail[*start..]).words))
}

/// Pairs of names between which the text says "anciennement", "ex-", "devenu" and nothing else.
fn stated(record: &Record, text: &str, knowledge: &Knowledge, position: impl Fn(&str) -> Option<usize>) -> Vec<(usize, usize)> {
    /// Bytes between two names, brackets and a few words.
    const LONGEST_GAP: usize = 40;
    let spans = spans(record);
    let mut pairs = Vec::new();
    for (at, &(start, end)) in spans.iter().enumerate() {
        for &(next_start, next_end) in spans[at + 1..].iter().take_while(|next| next.0 <= end + LONGEST_GAP) {
            let (Some(one), Some(gap), Some(other)) = (text.get(start..end), text.get(end..next_start), text.get(next_start..next_end))
            else {
                continue;
            };
            let other_line = on_one_line(other);
            let says_ex = words(&other_line).first().is_some_and(|word| word == "ex") && words(gap).is_empty();
            if !(says_ex || is_renaming(gap, knowledge)) {
                continue;
            }
            if let (Some(one), Some(other)) = (position(&on_one_line(one)), position(&other_line)) {
                pairs.push((one, other));
            }
        }
    }
    pairs
}

fn is_renaming(gap: &str, knowledge: &Knowledge) -> bool {
    let mut said = words(gap);
    // Articles and "la" before the second name say nothing.
    while said.last().is_some_and(|word| matches!(word.as_str(), "l" | "la" | "le" | "les")) {
        said.pop();
    }
    !said.is_empty() && knowledge.marks.contains(&said.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::lexicon;

    #[test]
    fn names_over_two_lines() {
        for (text, whole) in [
            ("Univer-\n  sité de Brest", "Université de Brest"),
            ("Seine-\nMaritime", "Seine- Maritime"),
            ("Agence\ndu livre", "Agence du livre"),
        ] {
            assert_eq!(on_one_line(text), whole);
        }
    }

    #[test]
    fn words_with_the_initials_of_an_acronym() {
        let knowledge = Knowledge::new(lexicon());
        let long = |before| long_form("CPL", before, &knowledge).map(|(_, words)| words.join(" "));
        assert_eq!(long("avec Ana Valmy, du Comité des ports du Léon ").as_deref(), Some("comite port leon"));
        assert_eq!(long("avec Ana Valmy, du Comité du Léon "), None);
    }

    #[test]
    fn heads_of_names_before_a_bracket() {
        let knowledge = Knowledge::new(lexicon());
        let head = |long, short| head_of(long, short, &knowledge).map(|(acronym, head)| format!("{acronym}: {}", head.join(" ")));
        assert_eq!(head("Comité des ports et criées de Bretagne", "CPC Bretagne").as_deref(), Some("cpc: comite port criee"));
        assert_eq!(head("Comité des ports et criées de Bretagne", "CPC Normandie"), None);
        assert_eq!(head("Comité des ports et criées de Bretagne", "Criées de Bretagne"), None);
    }

    #[test]
    fn names_before_marriage() {
        for (after, birth) in [
            (" (née Valmy), directrice", Some("Valmy")),
            (", née Le Goas, au musée", Some("Le Goas")),
            (", née en 1950 à Brest", None),
            (", directrice (née Valmy)", None),
        ] {
            assert_eq!(birth_name(after), birth, "{after}");
        }
    }

    #[test]
    fn gaps_that_state_a_renaming() {
        let knowledge = Knowledge::new(lexicon());
        for gap in [" (ex-", ", anciennement ", " (hier encore l’", " – ex ", ", devenue "] {
            assert!(is_renaming(gap, &knowledge), "{gap}");
        }
        for gap in [" et ", ", ", " (", " avec l’ancienne directrice de "] {
            assert!(!is_renaming(gap, &knowledge), "{gap}");
        }
    }
}
