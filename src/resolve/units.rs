//! Who is one person within a document: equal names, and initials that only one bearer in it can stand for.

use super::bodies::Bodies;
use super::clusters::Clusters;
use super::gather::{Mentions, PersonMention};
use super::knowledge::Knowledge;
use super::person_name::{FamilyMatch, GivenMatch};

/// A person within a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit {
    pub document: usize,
    /// Positions in [`Mentions::people`].
    pub mentions: Vec<usize>,
    /// Initials that two people of the document can stand for: nobody can decide.
    pub is_open: bool,
}

/// The people of every document, in the order of the documents.
pub fn units(mentions: &Mentions, bodies: &Bodies, knowledge: &Knowledge) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut first = 0;
    for people in mentions.people.chunk_by(|a, b| a.document == b.document) {
        units.extend(of_document(people, first, bodies, knowledge));
        first += people.len();
    }
    units
}

fn of_document(people: &[PersonMention], first: usize, bodies: &Bodies, knowledge: &Knowledge) -> Vec<Unit> {
    let mut clusters = Clusters::new(people.len());
    let mut open = vec![false; people.len()];
    let full = |at: &usize| people[*at].name.is_full();
    for a in (0..people.len()).filter(full) {
        for b in (a + 1..people.len()).filter(full) {
            let (one, other) = (&people[a].name, &people[b].name);
            if one.family_match(other) != FamilyMatch::Different
                && matches!(one.given_match(other, knowledge), GivenMatch::Same | GivenMatch::Spelling | GivenMatch::Variant)
            {
                clusters.join(a, b);
            }
        }
    }
    for at in (0..people.len()).filter(|at| !people[*at].name.is_full()) {
        let bears = |other: &usize| {
            let (one, other) = (&people[at].name, &people[*other].name);
            !matches!(one.family_match(other), FamilyMatch::Different | FamilyMatch::Slip)
                && matches!(one.given_match(other, knowledge), GivenMatch::Initial | GivenMatch::Missing)
        };
        let candidates: Vec<usize> = (0..people.len()).filter(full).filter(bears).collect();
        let mut bearers: Vec<usize> = candidates.iter().map(|other| clusters.of(*other)).collect();
        bearers.sort_unstable();
        bearers.dedup();
        match bearers[..] {
            [bearer] => {
                clusters.join(bearer, at);
            }
            [] => {
                let same = |other: &usize| {
                    people[at].name.family_key() == people[*other].name.family_key() && people[at].name.given == people[*other].name.given
                };
                if let Some(earlier) = (0..at).filter(|other| !full(other)).find(same) {
                    clusters.join(earlier, at);
                }
            }
            _ => {
                let body = |mention: &PersonMention| mention.bodies.iter().map(|body| bodies.cluster[*body]).collect::<Vec<_>>();
                let mine = body(&people[at]);
                let of_body: Vec<usize> =
                    candidates.into_iter().filter(|other| body(&people[*other]).iter().any(|body| mine.contains(body))).collect();
                match of_body.first() {
                    Some(bearer) if of_body.iter().all(|other| clusters.are_one(*other, *bearer)) => {
                        clusters.join(*bearer, at);
                    }
                    _ => open[at] = true,
                }
            }
        }
    }
    let mut units: Vec<Unit> = Vec::new();
    let mut unit_of: Vec<Option<usize>> = vec![None; people.len()];
    for at in 0..people.len() {
        let root = clusters.of(at);
        let unit = *unit_of[root].get_or_insert_with(|| {
            units.push(Unit { document: people[at].document, mentions: Vec::new(), is_open: false });
            units.len() - 1
        });
        units[unit].mentions.push(first + at);
        units[unit].is_open |= open[at];
    }
    units
}
