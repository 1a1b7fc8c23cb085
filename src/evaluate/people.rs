//! The measures on people: who they are, where they spoke, in which part and for whom.

use std::collections::BTreeSet;

use super::compare::{Readings, name_key};
use super::facts::PersonFact;
use super::score::{Measure, Scorer};

/// A person's appearance with what comparing it needs.
struct Appearing<'a> {
    key: Vec<String>,
    name: &'a str,
    fact: &'a PersonFact,
}

/// Scores all measures on people; `aligned` gives for each gold session the found one that stands for it.
pub(super) fn score(scorer: &mut Scorer, gold: &[PersonFact], found: &[PersonFact], aligned: &[Option<usize>]) {
    let (gold_named, found_named) = (named(gold), named(found));
    scorer.compare(Measure::Persons, &distinct(&gold_named), &distinct(&found_named), |a, b| a.0 == b.0, |person| person.1.to_owned());
    score_places(scorer, &gold_named, &found_named, aligned);
    score_affiliations(scorer, &gold_named, &found_named);
    let unnamed = |people: &[PersonFact]| -> Vec<[Readings; 2]> {
        let affiliations =
            people.iter().filter(|person| person.name.as_ref().is_none_or(String::is_empty)).flat_map(|person| &person.affiliations);
        affiliations.map(|a| [a.role.clone(), a.organisation.clone()]).collect()
    };
    let same_unnamed =
        |a: &[Readings; 2], b: &[Readings; 2]| a[0].same(&b[0]) && same_where_written(&a[1], &b[1], Readings::same_organisation);
    scorer.compare(Measure::UnnamedParticipants, &unnamed(gold), &unnamed(found), same_unnamed, |a| describe_fact("?", a));
    let flagged = |people: Vec<Appearing<'_>>| -> Vec<(Vec<String>, String, Option<String>, bool)> {
        let flags = people.into_iter().map(|p| (p.key, p.name.to_owned(), p.fact.status.clone(), p.fact.remote.unwrap_or(false)));
        flags.filter(|(_, _, status, remote)| *remote || status.as_deref() == Some("tentative")).collect()
    };
    let same_flags = |a: &(Vec<String>, String, Option<String>, bool), b: &(Vec<String>, String, Option<String>, bool)| {
        (&a.0, &a.2, a.3) == (&b.0, &b.2, b.3)
    };
    let describe = |(_, name, status, remote): &(Vec<String>, String, Option<String>, bool)| {
        format!("{name} {} {}", status.as_deref().unwrap_or("-"), if *remote { "remote" } else { "on site" })
    };
    scorer.compare(Measure::TentativeOrRemote, &flagged(gold_named), &flagged(found_named), same_flags, describe);
}

fn named(people: &[PersonFact]) -> Vec<Appearing<'_>> {
    let name = |fact: &PersonFact| fact.name.as_deref().filter(|name| !name.is_empty()).map(name_key);
    people.iter().filter_map(|fact| Some(Appearing { key: name(fact)?, name: fact.name.as_deref()?, fact })).collect()
}

/// Everybody once, in the order of their first appearance.
fn distinct<'a>(people: &[Appearing<'a>]) -> Vec<(Vec<String>, &'a str)> {
    let mut seen = BTreeSet::new();
    people.iter().filter(|person| seen.insert(person.key.clone())).map(|person| (person.key.clone(), person.name)).collect()
}

fn score_places(scorer: &mut Scorer, gold: &[Appearing], found: &[Appearing], aligned: &[Option<usize>]) {
    // Somebody of the programme who is quoted or mentioned as well counts for where they speak, not for the mention.
    let in_session: BTreeSet<&Vec<String>> = gold.iter().filter(|p| p.fact.session.is_some()).map(|p| &p.key).collect();
    let counts = |p: &&Appearing| p.fact.session.is_some() || !in_session.contains(&p.key);
    let same_place = |a: &&Appearing, b: &&Appearing| {
        a.key == b.key
            && match a.fact.session {
                None => b.fact.session.is_none(),
                Some(session) => aligned.get(session).copied().flatten().is_some_and(|there| b.fact.session == Some(there)),
            }
    };
    let describe = |p: &&Appearing| format!("{} @{}", p.name, p.fact.session.map_or("-".into(), |session| session.to_string()));
    let gold_appearing: Vec<&Appearing> = gold.iter().filter(counts).collect();
    let found_appearing: Vec<&Appearing> = found.iter().filter(counts).collect();
    scorer.compare(Measure::WhoSpokeWhere, &gold_appearing, &found_appearing, same_place, describe);
    let is_moderator = |p: &&Appearing| p.fact.part.as_deref() == Some("moderator");
    let gold_moderators: Vec<&Appearing> = gold.iter().filter(is_moderator).collect();
    let found_moderators: Vec<&Appearing> = found.iter().filter(is_moderator).collect();
    scorer.compare(Measure::Moderators, &gold_moderators, &found_moderators, same_place, describe);
}

/// What one affiliation says of a person.
struct AffiliationOf {
    key: Vec<String>,
    name: String,
    value: Vec<Readings>,
}

fn score_affiliations(scorer: &mut Scorer, gold: &[Appearing], found: &[Appearing]) {
    let describe = |fact: &AffiliationOf| describe_fact(&fact.name, &fact.value);
    let role = |role: &Readings, _: &Readings| role.is_written().then(|| vec![role.clone()]);
    let same_role = |a: &AffiliationOf, b: &AffiliationOf| a.key == b.key && a.value[0].same(&b.value[0]);
    scorer.compare(Measure::Roles, &facts(gold, role), &facts(found, role), same_role, describe);
    let organisation = |_: &Readings, body: &Readings| body.is_written().then(|| vec![body.clone()]);
    let same_organisation = |a: &AffiliationOf, b: &AffiliationOf| a.key == b.key && a.value[0].same_organisation(&b.value[0]);
    scorer.compare(Measure::OrganisationsOfPeople, &facts(gold, organisation), &facts(found, organisation), same_organisation, describe);
    let both = |role: &Readings, body: &Readings| Some(vec![role.clone(), body.clone()]);
    let same_both = |a: &AffiliationOf, b: &AffiliationOf| {
        a.key == b.key
            && same_where_written(&a.value[0], &b.value[0], Readings::same)
            && same_where_written(&a.value[1], &b.value[1], Readings::same_organisation)
    };
    scorer.compare(Measure::Affiliations, &facts(gold, both), &facts(found, both), same_both, describe);
}

/// Every distinct value that `pick` takes from the affiliations of a person, once.
fn facts(people: &[Appearing], pick: impl Fn(&Readings, &Readings) -> Option<Vec<Readings>>) -> Vec<AffiliationOf> {
    let mut seen: BTreeSet<(Vec<String>, Vec<Vec<String>>)> = BTreeSet::new();
    let mut facts = Vec::new();
    for person in people {
        for affiliation in &person.fact.affiliations {
            let Some(value) = pick(&affiliation.role, &affiliation.organisation) else { continue };
            let key = (person.key.clone(), value.iter().map(Readings::key).collect());
            if seen.insert(key) {
                facts.push(AffiliationOf { key: person.key.clone(), name: person.name.to_owned(), value });
            }
        }
    }
    facts
}

/// Both written and the same, or neither written.
fn same_where_written(a: &Readings, b: &Readings, same: impl Fn(&Readings, &Readings) -> bool) -> bool {
    match (a.is_written(), b.is_written()) {
        (true, true) => same(a, b),
        (a, b) => a == b,
    }
}

fn describe_fact(name: &str, value: &[Readings]) -> String {
    let parts: Vec<&str> = value.iter().map(|part| part.text().unwrap_or("-")).collect();
    format!("{name}: {}", parts.join(" | "))
}
