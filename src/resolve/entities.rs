//! Defines what resolution gives: people and bodies with their identifiers, mentions and the links that made or propose them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::bodies::{self, BodyReason};
use super::body_name::without_article;
use super::decisions::{Applied, Decisions, Kind, Unapplied};
use super::evidence::{Feature, probability};
use super::gather::{DocumentMentions, Mentions, PersonMention, Source};
use super::ids::{Naming, ids};
use super::knowledge::Knowledge;
use super::likely_bodies::{self, BodyLink};
use super::names::Names;
use super::people::{self, Given, Link, Remembered};
use super::profile::profiles;
use super::units::units;
use crate::record::Gender;
use crate::text::fold::{fold, key};

/// All people and bodies of a set of records.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Entities {
    /// By id.
    pub people: Vec<Entity>,
    /// By id.
    pub bodies: Vec<Entity>,
    /// Pairs of people, and then of bodies, that may be one, the likeliest first.
    pub proposals: Vec<Proposal>,
    /// Decisions that speak of nothing in these records.
    pub unapplied: Vec<Unapplied>,
}

/// A person or a body.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    pub id: String,
    /// The fullest form written, or the one that was decided.
    pub name: String,
    /// Every written form.
    pub forms: Vec<String>,
    pub mentions: Vec<EntityMention>,
    /// Of a person: as far as one of the mentions tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// The body of which this one is a branch or part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Why mentions of different documents are one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Feature>,
    /// Of a body: why names that are not alike are its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names_because: Vec<BodyReason>,
    /// Decided to be none: left out of the answers.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_rejected: bool,
}

/// Where an entity is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EntityMention {
    pub document: String,
    pub path: String,
    pub written: String,
    /// Of a person: position in the record's list of appearances.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<usize>,
}

/// Two people or two bodies that may be one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    pub kind: Kind,
    pub one: String,
    pub other: String,
    /// 0 to 1.
    pub probability: f64,
    /// Of people.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Feature>,
    /// Of bodies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names_because: Vec<BodyReason>,
}

/// Resolves records under an analyst's decisions.
pub fn resolve(sources: &[Source], knowledge: &Knowledge, decisions: &Decisions) -> Entities {
    let gathered = sources.iter().map(|source| DocumentMentions::gather(*source, knowledge)).collect();
    resolve_documents(gathered, knowledge, decisions, &mut Remembered::default())
}

/// Resolves what was gathered from documents, in any order; groups of names that are as they were are taken from memory.
pub fn resolve_documents(
    documents: Vec<DocumentMentions>,
    knowledge: &Knowledge,
    decisions: &Decisions,
    remembered: &mut Remembered,
) -> Entities {
    let mentions = Mentions::of(documents, knowledge);
    let names = Names::of(&mentions, knowledge);
    let mut bodies = bodies::resolve(&mentions, knowledge);
    let mut units = units(&mentions, &bodies, &names, knowledge);
    decisions.set_apart(&mentions, &mut units);
    let applied = decisions.apply(&mentions, &units);
    let apart = applied.decide_bodies(&mut bodies);
    let likely = likely_bodies::likely(&mentions, &bodies, knowledge, &apart);
    let given = Given {
        profiles: profiles(&units, &mentions, &bodies, &names, knowledge),
        is_open: units.iter().map(|unit| unit.is_open).collect(),
        names: &names,
        documents: mentions.documents.iter().map(|document| key(&document.id)).collect(),
        verdicts: &applied.people,
    };
    let people = people::resolve(&given, remembered);
    drop(given);
    Clustered::new(&mentions, &units, people).entities(&bodies, &likely, applied)
}

struct Clustered<'a> {
    mentions: &'a Mentions,
    /// Cluster of each appearance.
    person: Vec<usize>,
    made: Vec<Link>,
    proposed: Vec<Link>,
    cluster_of_unit: Vec<usize>,
}

impl<'a> Clustered<'a> {
    fn new(mentions: &'a Mentions, units: &[super::units::Unit], people: people::People) -> Self {
        let mut person = vec![0; mentions.people.len()];
        for (unit, cluster) in units.iter().zip(&people.cluster) {
            unit.mentions.iter().for_each(|mention| person[*mention] = *cluster);
        }
        Clustered { mentions, person, made: people.made, proposed: people.proposed, cluster_of_unit: people.cluster }
    }

    fn entities(&self, bodies: &bodies::Bodies, likely: &[BodyLink], applied: Applied) -> Entities {
        let (body_ids, mut body_entities) = self.bodies(bodies, &applied);
        let (person_ids, mut people) = self.people(&applied);
        for (cluster, parent) in &bodies.parent {
            if let (Some(at), Some(parent)) = (body_ids.get(cluster), body_ids.get(parent)) {
                body_entities[*at].parent = Some(body_entities[*parent].id.clone());
            }
        }
        for (cluster, reasons) in &bodies.because {
            if let Some(at) = body_ids.get(cluster) {
                body_entities[*at].names_because = reasons.iter().copied().collect();
            }
        }
        for link in &self.made {
            let entity = &mut people[person_ids[&self.cluster_of_unit[link.one]]];
            entity.because.extend(link.features.iter().copied().filter(|feature| !entity.because.contains(feature)).collect::<Vec<_>>());
        }
        let id = |unit: usize| people[person_ids[&self.cluster_of_unit[unit]]].id.clone();
        let of_people = self.proposed.iter().map(|link| Proposal {
            kind: Kind::Person,
            one: id(link.one),
            other: id(link.other),
            probability: probability(link.score),
            because: link.features.clone(),
            names_because: Vec::new(),
        });
        let body = |cluster: usize| body_ids.get(&cluster).map(|at| &body_entities[*at]).filter(|body| !body.is_rejected);
        let of_bodies = likely.iter().filter_map(|link| {
            let (one, other) = (body(link.one)?, body(link.other)?);
            Some(Proposal {
                kind: Kind::Organisation,
                one: one.id.clone(),
                other: other.id.clone(),
                probability: link.probability,
                because: Vec::new(),
                names_because: link.because.clone(),
            })
        });
        let proposals = of_people.chain(of_bodies).collect();
        people.sort_by(|a, b| a.id.cmp(&b.id));
        body_entities.sort_by(|a, b| a.id.cmp(&b.id));
        Entities { people, bodies: body_entities, proposals, unapplied: applied.unapplied }
    }

    /// Where each cluster stands in the list that comes with it.
    fn people(&self, applied: &Applied) -> (BTreeMap<usize, usize>, Vec<Entity>) {
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        self.person.iter().enumerate().for_each(|(mention, cluster)| members.entry(*cluster).or_default().push(mention));
        let mut namings = Vec::new();
        let mut entities = Vec::new();
        for of in members.values() {
            let all: Vec<_> = of.iter().map(|mention| &self.mentions.people[*mention]).collect();
            let since = |mention: &&super::gather::PersonMention| self.since(mention.document, mention.number);
            let first_full = all.iter().copied().filter(|mention| mention.name.is_full()).min_by_key(since);
            let first = first_full.or_else(|| all.iter().copied().min_by_key(since)).expect("a cluster has a mention");
            let key = format!("{} {}", first.name.family.join(" "), first.name.given.join(" "));
            let bodies = first.bodies.iter().map(|body| self.mentions.bodies[*body].written.clone());
            let year = self.mentions.documents[first.document].date.iter().filter_map(|date| date.get(..4)).map(str::to_owned);
            namings.push(Naming {
                since: owned(all.iter().map(since).min().expect("a cluster has a mention")),
                name: key.trim().to_owned(),
                marks: bodies.chain(first.roles.iter().cloned()).chain(year).collect(),
            });
            let mentions = all
                .iter()
                .map(|mention| EntityMention { number: Some(mention.number), ..self.mention(mention.document, &mention.written) });
            let gender = gender(all.iter().map(|mention| mention.gender));
            entities.push(Entity { name: shown_name(&all).to_owned(), mentions: mentions.collect(), gender, ..Entity::default() });
        }
        finish(&mut entities, &namings);
        let places: BTreeMap<usize, usize> = members.into_keys().enumerate().map(|(at, cluster)| (cluster, at)).collect();
        applied.people_rejected.iter().for_each(|mention| entities[places[&self.person[*mention]]].is_rejected = true);
        applied.person_names.iter().for_each(|(mention, name)| entities[places[&self.person[*mention]]].name.clone_from(name));
        (places, entities)
    }

    fn bodies(&self, bodies: &bodies::Bodies, applied: &Applied) -> (BTreeMap<usize, usize>, Vec<Entity>) {
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        bodies.cluster.iter().enumerate().for_each(|(mention, cluster)| members.entry(*cluster).or_default().push(mention));
        let mut namings = Vec::new();
        let mut entities = Vec::new();
        for of in members.values() {
            let all: Vec<_> = of.iter().map(|mention| &self.mentions.bodies[*mention]).collect();
            let written: BTreeSet<&str> = all.iter().map(|mention| mention.written.as_str()).collect();
            // "L’AMRF" of a body that is "AMRF" elsewhere: the article is the sentence's.
            let is_led = |written_so: &str| without_article(written_so).is_some_and(|bare| written.contains(bare));
            let longest = |mention: &&'a super::gather::BodyMention| {
                // "ex-" says that the body has another name.
                let since = self.since(mention.document, 0);
                (
                    mention.name.is_former,
                    is_led(&mention.written),
                    since,
                    std::cmp::Reverse(mention.written.len()),
                    mention.written.as_str(),
                )
            };
            let long = all.iter().copied().filter(|mention| !mention.name.is_acronym).min_by_key(longest);
            let first = long.or_else(|| all.iter().copied().min_by_key(longest)).expect("a cluster has a mention");
            let name = first.written.split(" (").next().unwrap_or(&first.written).to_owned();
            namings.push(Naming { since: owned(self.since(first.document, 0)), name: name.clone(), marks: Vec::new() });
            let mentions = all.iter().map(|mention| self.mention(mention.document, &mention.written)).collect();
            entities.push(Entity { name, mentions, ..Entity::default() });
        }
        finish(&mut entities, &namings);
        let places: BTreeMap<usize, usize> = members.into_keys().enumerate().map(|(at, cluster)| (cluster, at)).collect();
        applied.bodies_rejected.iter().for_each(|mention| entities[places[&bodies.cluster[*mention]]].is_rejected = true);
        applied.body_names.iter().for_each(|(mention, name)| entities[places[&bodies.cluster[*mention]]].name.clone_from(name));
        (places, entities)
    }

    fn since(&self, document: usize, number: usize) -> (&'a str, &'a str, usize) {
        let document = &self.mentions.documents[document];
        // What has no date comes last.
        (document.date.as_deref().unwrap_or("~"), &document.id, number)
    }

    fn mention(&self, document: usize, written: &str) -> EntityMention {
        let document = &self.mentions.documents[document];
        EntityMention { document: document.id.clone(), path: document.path.clone(), written: written.to_owned(), number: None }
    }
}

fn owned((date, document, number): (&str, &str, usize)) -> (String, String, usize) {
    (date.to_owned(), document.to_owned(), number)
}

/// The form under which a person is shown: with the given name written out and first, not in capitals, the longest.
fn shown_name<'a>(all: &[&'a PersonMention]) -> &'a str {
    let worth = |mention: &&&PersonMention| {
        let written = &mention.written;
        let is_plain = !written.split_whitespace().any(|word| word.chars().filter(|c| c.is_uppercase()).count() > 2);
        let given = mention.name.given.first().map(String::as_str).unwrap_or_default();
        let is_given_first = fold(written).starts_with(given) && !written.contains(',');
        (mention.name.is_full(), is_plain, is_given_first, written.chars().count(), std::cmp::Reverse(written.clone()))
    };
    all.iter().max_by_key(worth).map(|mention| mention.written.as_str()).unwrap_or_default()
}

/// The gender that most mentions tell; none where as many tell the other.
fn gender(of_mentions: impl Iterator<Item = Gender>) -> Option<Gender> {
    let (mut female, mut male) = (0, 0);
    for gender in of_mentions {
        female += usize::from(gender == Gender::Female);
        male += usize::from(gender == Gender::Male);
    }
    match female.cmp(&male) {
        std::cmp::Ordering::Greater => Some(Gender::Female),
        std::cmp::Ordering::Less => Some(Gender::Male),
        std::cmp::Ordering::Equal => None,
    }
}

/// Gives identifiers and the list of forms.
fn finish(entities: &mut [Entity], namings: &[Naming]) {
    for (entity, id) in entities.iter_mut().zip(ids(namings)) {
        entity.id = id;
        entity.mentions.sort();
        let forms: BTreeSet<&str> = entity.mentions.iter().map(|mention| mention.written.as_str()).collect();
        entity.forms = forms.into_iter().map(str::to_owned).collect();
    }
}
