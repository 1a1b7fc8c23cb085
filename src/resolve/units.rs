//! Who is one person within a document: equal names that nothing tells apart, and initials that one bearer can stand for.

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use super::bodies::Bodies;
use super::gather::{Mentions, PersonMention};
use super::knowledge::{Knowledge, words};
use super::names::Names;
use super::person_name::{FamilyMatch, GivenMatch};
use super::profile::trades;
use super::rarity::Rarity;
use crate::record::Gender;

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
pub fn units(mentions: &Mentions, bodies: &Bodies, names: &Names, knowledge: &Knowledge) -> Vec<Unit> {
    let mut first = 0;
    let documents: Vec<(usize, &[PersonMention])> = mentions
        .people
        .chunk_by(|a, b| a.document == b.document)
        .map(|people| {
            first += people.len();
            (first - people.len(), people)
        })
        .collect();
    let of_document = |(first, people): &(usize, &[PersonMention])| {
        let mut document = Document { people, first: *first, bodies, names, knowledge, units: Vec::new(), by_block: HashMap::new() };
        document.resolve();
        document.units.sort_by_key(|unit| unit.mentions[0]);
        document.units
    };
    documents.par_iter().map(of_document).collect::<Vec<_>>().into_iter().flatten().collect()
}

struct Document<'a> {
    people: &'a [PersonMention],
    /// Position of the first of them in [`Mentions::people`].
    first: usize,
    bodies: &'a Bodies,
    names: &'a Names,
    knowledge: &'a Knowledge<'a>,
    units: Vec<Unit>,
    /// Units by the keys of their family names.
    by_block: HashMap<String, Vec<usize>>,
}

impl Document<'_> {
    fn resolve(&mut self) {
        // Who is told by an affiliation comes before who is told by the name alone, and written names before initials.
        let rank = |at: &usize| (!self.people[*at].name.is_full(), self.people[*at].bodies.is_empty() && self.people[*at].roles.is_empty());
        let mut order: Vec<usize> = (0..self.people.len()).collect();
        order.sort_by_key(rank);
        for at in order {
            let blocks = self.people[at].name.blocks();
            let fits: Vec<usize> = self.near(&blocks).into_iter().filter(|unit| self.fits(at, *unit)).collect();
            let (unit, is_open) = match fits[..] {
                [] => (None, false),
                [unit] => (Some(unit), false),
                _ => {
                    let told: Vec<usize> = fits.iter().copied().filter(|unit| self.shares(at, *unit)).collect();
                    (Some(told).filter(|told| told.len() == 1).map(|told| told[0]), true)
                }
            };
            self.add(at, blocks, unit, is_open && unit.is_none());
        }
    }

    fn add(&mut self, at: usize, blocks: Vec<String>, unit: Option<usize>, is_open: bool) {
        let unit = unit.unwrap_or_else(|| {
            self.units.push(Unit { document: self.people[at].document, mentions: Vec::new(), is_open });
            self.units.len() - 1
        });
        let mentions = &mut self.units[unit].mentions;
        let place = mentions.partition_point(|other| *other < self.first + at);
        mentions.insert(place, self.first + at);
        for block in blocks {
            let units = self.by_block.entry(block).or_default();
            if units.last() != Some(&unit) {
                units.push(unit);
            }
        }
    }

    fn near(&self, blocks: &[String]) -> BTreeSet<usize> {
        blocks.iter().filter_map(|block| self.by_block.get(block)).flatten().copied().filter(|unit| !self.units[*unit].is_open).collect()
    }

    fn members(&self, unit: usize) -> impl Iterator<Item = &PersonMention> {
        self.units[unit].mentions.iter().map(|mention| &self.people[mention - self.first])
    }

    /// Whether a mention can be of a person: one name is the same, none contradicts it, and nothing tells them apart.
    fn fits(&self, at: usize, unit: usize) -> bool {
        let mention = &self.people[at];
        let is_full = mention.name.is_full();
        let alike = |other: &PersonMention| {
            let family = mention.name.family_match(&other.name);
            match mention.name.given_match(&other.name, self.knowledge) {
                _ if family == FamilyMatch::Different => false,
                GivenMatch::Same | GivenMatch::Spelling | GivenMatch::Variant => true,
                GivenMatch::Initial if !is_full && !other.name.is_full() => mention.name == other.name,
                GivenMatch::Initial | GivenMatch::Missing => !is_full && family != FamilyMatch::Slip,
                GivenMatch::Slip | GivenMatch::Different => false,
            }
        };
        self.members(unit).any(alike) && !self.members(unit).any(|other| self.are_two(mention, other, at))
    }

    /// Whether two bearers of a name are man and woman, or bear a frequent name and have nothing in common.
    fn are_two(&self, one: &PersonMention, other: &PersonMention, at: usize) -> bool {
        let known = |gender: Gender| gender != Gender::Unknown;
        if known(one.gender) && known(other.gender) && one.gender != other.gender {
            return true;
        }
        let is_told = |mention: &PersonMention| !mention.bodies.is_empty() || !mention.roles.is_empty();
        let name = self.names.of_mention[self.first + at];
        let is_doubtful = match (one.name.is_full(), other.name.is_full()) {
            (true, true) => self.names.rarity[name as usize] == Rarity::Common,
            // Initials are anybody's, unless what is said of them is the same.
            (true, false) | (false, true) => !have_common_word(one, other),
            (false, false) => false,
        };
        is_doubtful && is_told(one) && is_told(other) && !self.have_common(one, other)
    }

    fn shares(&self, at: usize, unit: usize) -> bool {
        self.members(unit).any(|other| self.have_common(&self.people[at], other))
    }

    /// A body or a word of their functions.
    fn have_common(&self, one: &PersonMention, other: &PersonMention) -> bool {
        let clusters = |mention: &PersonMention| mention.bodies.iter().map(|body| self.bodies.cluster[*body]).collect::<Vec<_>>();
        let words = |mention: &PersonMention| mention.roles.iter().flat_map(|role| trades(role, self.knowledge)).collect::<Vec<_>>();
        let (bodies, roles) = (clusters(other), words(other));
        clusters(one).iter().any(|body| bodies.contains(body)) || words(one).iter().any(|word| roles.contains(word))
    }
}

/// Whether any word of their functions is the same, telling or not: "secrétaire de séance", "le secrétaire".
fn have_common_word(one: &PersonMention, other: &PersonMention) -> bool {
    let words_of = |mention: &PersonMention| mention.roles.iter().flat_map(|role| words(role)).collect::<Vec<_>>();
    let theirs = words_of(other);
    words_of(one).iter().any(|word| word.len() > 3 && theirs.contains(word))
}
