//! Documents that are like another: versions of the same, and others about the same.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Serialize;
use tantivy::Term;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;

use super::clauses::term;
use super::compile::{AskError, compile};
use super::highlight::Marks;
use super::parse;
use super::search::{SearchAnswer, SearchOptions, hits};
use crate::index::analysis::written::split;
use crate::index::analysis::{folded, is_stop, own_term, words, written_analyser};
use crate::index::{Form, IndexError, Reader, Resemblance, StoredDocument, TextQuery};

/// A document that is a version of another one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Version {
    pub document: String,
    pub path: String,
    /// The share of their words that both have, about: 0 to 1.
    pub share: f32,
}

/// Documents that are versions of each other.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VersionGroup {
    pub event: Option<String>,
    /// ISO 8601 / EDTF.
    pub dates: Vec<String>,
    /// By path; the share is that with the first.
    pub versions: Vec<Version>,
}

/// The share from which two documents of the same days are versions of one, and that from which they are whatever their
/// days: the programmes of a series have much in common too.
const SAME_DAYS: f32 = 0.5;
const OTHER_DAYS: f32 = 0.8;

fn is_version(share: f32, days: &[i64], other: &[i64]) -> bool {
    let may_be_same = days.is_empty() || other.is_empty() || days.iter().any(|day| other.contains(day));
    share >= if may_be_same { SAME_DAYS } else { OTHER_DAYS }
}

/// The other versions of a document, those that have most in common with it first.
pub fn versions(reader: &Reader, stored: &StoredDocument) -> Result<Vec<Version>, IndexError> {
    let (days, found) = reader.resembling(&stored.record.document.id, SAME_DAYS)?;
    let mut versions = Vec::new();
    for other in found.iter().filter(|other| is_version(other.share, &days, &other.days)) {
        if let Some(document) = reader.document(&other.document)? {
            versions.push(Version { document: other.document.clone(), path: document.record.document.path, share: other.share });
        }
    }
    versions.sort_by(|a, b| b.share.total_cmp(&a.share).then_with(|| a.path.cmp(&b.path)));
    Ok(versions)
}

/// All documents of which there are several versions, by date and path.
pub fn version_groups(reader: &Reader) -> Result<Vec<VersionGroup>, IndexError> {
    let all = reader.sketches()?;
    let mut by_band: HashMap<u64, Vec<usize>> = HashMap::new();
    for (index, (_, sketch, _)) in all.iter().enumerate() {
        sketch.bands().for_each(|band| by_band.entry(band).or_default().push(index));
    }
    // Each document points to the first of its group.
    let mut first: Vec<usize> = (0..all.len()).collect();
    for members in by_band.values() {
        // A band that very many share is of a form letter: neighbours in it are compared, not all pairs.
        for (place, member) in members.iter().enumerate() {
            for other in members[place + 1..].iter().take(MOST_COMPARED) {
                let (a, b) = (root(&first, *member), root(&first, *other));
                if a != b && is_version(all[*member].1.share(&all[*other].1), &all[*member].2, &all[*other].2) {
                    first[a.max(b)] = a.min(b);
                }
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    (0..all.len()).for_each(|index| groups.entry(root(&first, index)).or_default().push(index));
    let mut found = Vec::new();
    for members in groups.values().filter(|members| members.len() > 1) {
        let mut documents = Vec::new();
        for member in members {
            documents.extend(reader.document(&all[*member].0)?.map(|stored| (stored.record, &all[*member].1)));
        }
        documents.sort_by(|a, b| a.0.document.path.cmp(&b.0.document.path));
        let Some((lead, sketch)) = documents.first() else { continue };
        let version = |(record, other): &(crate::record::Record, &Resemblance)| Version {
            document: record.document.id.clone(),
            path: record.document.path.clone(),
            share: sketch.share(other),
        };
        found.push(VersionGroup {
            event: lead.event.title.as_ref().map(|title| title.text.clone()),
            dates: super::who::dates_of(lead, None),
            versions: documents.iter().map(version).collect(),
        });
    }
    found.sort_by(|a, b| (&a.dates, &a.versions[0].path).cmp(&(&b.dates, &b.versions[0].path)));
    Ok(found)
}

/// Documents of a band that one is compared with.
const MOST_COMPARED: usize = 50;

fn root(first: &[usize], mut index: usize) -> usize {
    while first[index] != index {
        index = first[index];
    }
    index
}

/// What a common theme says, beside a common word that says about 1 to 5.
const THEME_WEIGHT: f32 = 6.0;
/// Words that tell most about a document: so many are sought in others.
const TELLING_WORDS: usize = 25;
/// Different words of a document that are weighed.
const MOST_WORDS: usize = 2_000;

/// Units about the same as a document, among those that a query finds; the document itself is none of them.
pub fn like(reader: &Reader, stored: &StoredDocument, query: Option<&str>, options: SearchOptions) -> Result<SearchAnswer, AskError> {
    let mut marks = Marks::default();
    let mut telling: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    for (form, weight) in telling_words(reader, &stored.text)? {
        marks.add_form(form.clone());
        let found = TextQuery::new(reader.fields(), options.unit, vec![(0, form)], 0);
        telling.push((Occur::Should, Box::new(BoostQuery::new(Box::new(found), weight))));
    }
    for theme in &stored.record.themes {
        let about = TermQuery::new(Term::from_field_text(reader.fields().theme, &theme.id), IndexRecordOption::Basic);
        telling.push((Occur::Should, Box::new(ConstScoreQuery::new(Box::new(about), THEME_WEIGHT * theme.score))));
    }
    let itself = term(reader.fields().document, &stored.record.document.id);
    let mut clauses = vec![
        (Occur::Must, Box::new(BooleanQuery::new(telling)) as Box<dyn Query>),
        (Occur::Must, reader.all(options.unit)),
        (Occur::MustNot, itself),
    ];
    if let Some(query) = query {
        clauses.push((Occur::Must, compile(reader, query, &parse(query)?, options.unit)?.query));
    }
    Ok(SearchAnswer { similar: Vec::new(), ..hits(reader, &BooleanQuery::new(clauses), &marks, options)? })
}

/// The words of a text that are frequent in it and rare elsewhere, with their weight in a question. Words that are only
/// written with a capital are names of people and places, and say who was there and not what it was about.
fn telling_words(reader: &Reader, text: &str) -> Result<Vec<(Form, f32)>, IndexError> {
    let mut counts: HashMap<String, (usize, Form)> = HashMap::new();
    let mut in_lower_case: HashSet<String> = HashSet::new();
    for word in words(&mut written_analyser(), text) {
        let Some((stem, written)) = split(&word.term).filter(|_| word.length == 1) else { continue };
        if is_stop(&written) || stem.chars().count() < 3 || stem.contains(|c: char| c.is_numeric()) {
            continue;
        }
        let own = own_term(&written);
        if written.starts_with(char::is_lowercase) {
            in_lower_case.insert(own.unwrap_or(stem).to_owned());
        }
        let form = || Form::Family { stem: stem.to_owned(), own, typed: folded(&written) };
        counts.entry(own.unwrap_or(stem).to_owned()).or_insert_with(|| (0, form())).0 += 1;
    }
    let mut frequent: Vec<(String, (usize, Form))> = counts.into_iter().filter(|(word, _)| in_lower_case.contains(word)).collect();
    frequent.sort_by(|a, b| (b.1.0, &a.0).cmp(&(a.1.0, &b.0)));
    frequent.truncate(MOST_WORDS);
    let all = reader.documents() as f32;
    let mut weighed = Vec::new();
    for (word, (count, form)) in frequent {
        let found = reader.frequency(&form)? as f32;
        // What no other document has finds nothing.
        if found >= 2.0 {
            let weight = (1.0 + count as f32).ln() * (1.0 + (all - found + 0.5) / (found + 0.5)).ln();
            weighed.push((weight, word, form, count));
        }
    }
    weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    weighed.truncate(TELLING_WORDS);
    Ok(weighed.into_iter().map(|(_, _, form, count)| (form, (1.0 + count as f32).ln())).collect())
}
