//! How far entities agree with annotated ones: which appearances are of one person, which names of one body.
//!
//! A gold folder has, beside `NAME.txt`, a `NAME.json` with `people` (every appearance, in the order of the text) and
//! `organisations` (every written form), each with the entity it belongs to. Measures are those of the literature: pairwise
//! precision and recall over all pairs of mentions, and B-cubed (Bagga and Baldwin 1998), the mean over mentions.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use super::GoldError;
use super::gold::DOCUMENTS;
use crate::resolve::Entities;

const DETERMINERS: [&str; 11] = ["le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "the"];
const TITLES: [&str; 14] =
    ["m", "mm", "mme", "mmes", "mlle", "dr", "pr", "prof", "me", "docteur", "professeur", "maitre", "monsieur", "madame"];
const GENERIC: [&str; 11] =
    ["association", "laboratoire", "festival", "entreprise", "cabinet", "restaurant", "revue", "journal", "societe", "maison", "reseau"];

/// A document with its entities as annotated.
#[derive(Clone, Debug)]
pub struct ResolutionGold {
    pub id: String,
    /// None where there is no text beside the annotation.
    pub document: Option<PathBuf>,
    people: Vec<GoldMention>,
    organisations: Vec<GoldMention>,
}

#[derive(Clone, Debug, Deserialize)]
struct GoldMention {
    name: String,
    /// None where no careful reader can decide.
    entity: Option<String>,
    #[serde(default)]
    accepted: Vec<String>,
}

#[derive(Deserialize)]
struct Annotation {
    people: Vec<GoldMention>,
    organisations: Vec<GoldMention>,
}

/// Annotations of entities in a folder, by name; `entities.json`, which names the entities, is none.
pub fn load_resolution_gold(folder: &Path) -> Result<Vec<ResolutionGold>, GoldError> {
    let unreadable = |source| GoldError::Unreadable { path: folder.to_owned(), source };
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_none_or(|extension| extension != "json") || path.file_name().is_some_and(|name| name == "entities.json") {
            continue;
        }
        let text = std::fs::read(&path).map_err(|source| GoldError::Unreadable { path: path.clone(), source })?;
        let annotation = serde_json::from_slice(&text).map_err(|source| GoldError::Malformed { path: path.clone(), source })?;
        let Annotation { people, organisations } = annotation;
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let document = DOCUMENTS.iter().map(|extension| path.with_extension(extension)).find(|beside| beside.is_file());
        all.push(ResolutionGold { id, document, people, organisations });
    }
    all.sort_by(|a, b| a.id.cmp(&b.id));
    if all.is_empty() { Err(GoldError::NoneFound(folder.to_owned())) } else { Ok(all) }
}

/// Precision, recall and their harmonic mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Agreement {
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
}

/// How far the people, or the bodies, agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct ResolutionFigures {
    /// Annotated mentions, and how many of them were found at all.
    pub mentions: usize,
    pub found: usize,
    pub pairwise: Agreement,
    pub b_cubed: Agreement,
    /// The same where each missed mention stands alone.
    pub pairwise_of_all: Agreement,
    pub b_cubed_of_all: Agreement,
    /// B-cubed over all mentions if names were one when their words are, whatever their order: what any program must beat.
    pub baseline: Agreement,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct ResolutionReport {
    pub people: ResolutionFigures,
    pub organisations: ResolutionFigures,
}

/// Compares entities with gold; mentions are matched by document, name and order.
pub fn score_resolution(gold: &[ResolutionGold], entities: &Entities) -> ResolutionReport {
    let mut people: BTreeMap<String, Vec<(usize, String, String)>> = BTreeMap::new();
    for entity in &entities.people {
        for mention in &entity.mentions {
            people.entry(stem(&mention.path)).or_default().push((
                mention.number.unwrap_or_default(),
                mention.written.clone(),
                entity.id.clone(),
            ));
        }
    }
    people.values_mut().for_each(|mentions| mentions.sort());
    let mut bodies: BTreeMap<String, Vec<(usize, String, String)>> = BTreeMap::new();
    for entity in &entities.bodies {
        for mention in &entity.mentions {
            bodies.entry(stem(&mention.path)).or_default().push((0, mention.written.clone(), entity.id.clone()));
        }
    }
    ResolutionReport {
        people: figures(gold.iter().map(|gold| (&gold.id, &gold.people)), &people, person_keys, false),
        organisations: figures(gold.iter().map(|gold| (&gold.id, &gold.organisations)), &bodies, organisation_keys, true),
    }
}

fn stem(path: &str) -> String {
    Path::new(path).file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

type Keys = fn(&str, &[String]) -> Vec<BTreeSet<String>>;

fn figures<'a>(
    gold: impl Iterator<Item = (&'a String, &'a Vec<GoldMention>)>,
    predicted: &BTreeMap<String, Vec<(usize, String, String)>>,
    keys: Keys,
    reuse: bool,
) -> ResolutionFigures {
    let mut figures = ResolutionFigures::default();
    // Pairs of an annotated and a predicted entity.
    let (mut found, mut all, mut plain) = (Vec::new(), Vec::new(), Vec::new());
    for (document, mentions) in gold {
        let have = predicted.get(document).map_or(&[][..], Vec::as_slice);
        let names: Vec<&str> = have.iter().map(|(_, name, _)| name.as_str()).collect();
        figures.mentions += mentions.len();
        for (at, (mention, place)) in mentions.iter().zip(matched(mentions, &names, keys, reuse)).enumerate() {
            figures.found += usize::from(place.is_some());
            let Some(entity) = &mention.entity else { continue };
            let mut words = fold(&mention.name);
            words.sort();
            plain.push((entity.clone(), words.join(" ")));
            match place {
                Some(place) => {
                    found.push((entity.clone(), have[place].2.clone()));
                    all.push((entity.clone(), have[place].2.clone()));
                }
                None => all.push((entity.clone(), format!("\0{document}\0{at}"))),
            }
        }
    }
    (figures.pairwise, figures.b_cubed) = agreements(&found);
    (figures.pairwise_of_all, figures.b_cubed_of_all) = agreements(&all);
    figures.baseline = agreements(&plain).1;
    figures
}

/// For each annotated mention the place of its prediction; strict keys first, in the order of the text.
fn matched(gold: &[GoldMention], names: &[&str], keys: Keys, reuse: bool) -> Vec<Option<usize>> {
    /// From this level on, one name of a body may stand for two annotated forms.
    const LOOSE: usize = 3;
    let wanted: Vec<Vec<BTreeSet<String>>> = gold.iter().map(|mention| keys(&mention.name, &mention.accepted)).collect();
    let have: Vec<Vec<BTreeSet<String>>> = names.iter().map(|name| keys(name, &[])).collect();
    let mut found = vec![None; gold.len()];
    let mut used = BTreeSet::new();
    for level in 0..wanted.first().map_or(0, Vec::len) {
        for at in 0..gold.len() {
            if found[at].is_some() {
                continue;
            }
            let fits = |place: &usize| !wanted[at][level].is_disjoint(&have[*place][level]);
            let free = (0..names.len()).filter(|place| !used.contains(place)).find(fits);
            let again = || used.iter().copied().find(fits).filter(|_| reuse && level >= LOOSE);
            found[at] = free.or_else(again);
            used.extend(found[at]);
        }
    }
    found
}

fn person_keys(name: &str, accepted: &[String]) -> Vec<BTreeSet<String>> {
    let ordered = |name: &str| sorted(fold(name));
    let readings = || std::iter::once(name).chain(accepted.iter().map(String::as_str));
    vec![
        BTreeSet::from([ordered(name)]),
        BTreeSet::from([fold(name).concat()]),
        readings().map(ordered).chain(accepted.iter().map(|name| fold(name).concat())).collect(),
        readings().map(|name| sorted(without_lead(fold(name), &TITLES))).collect(),
    ]
}

fn organisation_keys(name: &str, accepted: &[String]) -> Vec<BTreeSet<String>> {
    let mut parts: Vec<String> = std::iter::once(name.to_owned()).chain(accepted.iter().cloned()).collect();
    let bracketed: Vec<String> = parts.iter().filter_map(|part| bracket(part)).flatten().collect();
    parts.extend(bracketed);
    let generic: Vec<&str> = DETERMINERS.iter().chain(&GENERIC).copied().collect();
    let bare: BTreeSet<String> = parts.iter().map(|part| without_lead(fold(part), &DETERMINERS).join(" ")).collect();
    let barest: BTreeSet<String> = parts.iter().map(|part| without_lead(fold(part), &generic).join(" ")).collect();
    vec![
        BTreeSet::from([fold(name).join(" ")]),
        BTreeSet::from([without_lead(fold(name), &DETERMINERS).join(" ")]),
        BTreeSet::from([fold(name).concat()]),
        bare.clone(),
        &bare | &barest,
    ]
}

/// "Long name (ACRONYM)" as its two parts.
fn bracket(name: &str) -> Option<[String; 2]> {
    let (outer, inner) = name.trim_end().strip_suffix(')')?.split_once('(')?;
    (!inner.contains('(') && (2..=15).contains(&inner.chars().count())).then(|| [outer.trim_end().to_owned(), inner.to_owned()])
}

fn sorted(mut words: Vec<String>) -> String {
    words.sort();
    words.join(" ")
}

fn without_lead(words: Vec<String>, lead: &[&str]) -> Vec<String> {
    let leading = words.iter().take_while(|word| lead.contains(&word.as_str())).count().min(words.len().saturating_sub(1));
    words[leading..].to_vec()
}

fn fold(text: &str) -> Vec<String> {
    let plain = |c: char| match c {
        'œ' => "oe".to_owned(),
        'Œ' => "OE".to_owned(),
        'æ' => "ae".to_owned(),
        'ø' => "o".to_owned(),
        'ł' => "l".to_owned(),
        'Ł' => "L".to_owned(),
        c => c.to_string(),
    };
    let text: String = text.chars().map(plain).collect();
    let bare: String = text.nfkd().filter(|c| canonical_combining_class(*c) == 0).flat_map(char::to_lowercase).collect();
    let is_kept = |c: char| c.is_ascii_digit() || c.is_ascii_lowercase() || "&@+#".contains(c);
    bare.split(|c| !is_kept(c)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Pairwise and B-cubed agreement of pairs of an annotated and a predicted entity.
fn agreements(items: &[(String, String)]) -> (Agreement, Agreement) {
    let mut gold: BTreeMap<&str, usize> = BTreeMap::new();
    let mut predicted: BTreeMap<&str, usize> = BTreeMap::new();
    let mut both: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (entity, prediction) in items {
        *gold.entry(entity).or_default() += 1;
        *predicted.entry(prediction).or_default() += 1;
        *both.entry((entity, prediction)).or_default() += 1;
    }
    let pairs = |counts: &mut dyn Iterator<Item = usize>| counts.map(|n| n * (n - 1) / 2).sum::<usize>() as f64;
    let common = pairs(&mut both.values().copied());
    let ratio = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 1.0 };
    let pairwise = agreement(ratio(common, pairs(&mut predicted.values().copied())), ratio(common, pairs(&mut gold.values().copied())));
    let mean = |of: &dyn Fn(&(&str, &str)) -> usize| {
        ratio(both.iter().map(|(pair, n)| (n * n) as f64 / of(pair) as f64).sum(), items.len() as f64)
    };
    (pairwise, agreement(mean(&|(_, prediction)| predicted[prediction]), mean(&|(entity, _)| gold[entity])))
}

fn agreement(precision: f64, recall: f64) -> Agreement {
    let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
    Agreement { precision, recall, f1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_a_small_example() {
        let items = [("a", "x"), ("a", "x"), ("a", "y"), ("b", "y")].map(|(gold, found)| (gold.to_owned(), found.to_owned()));
        let (pairwise, b_cubed) = agreements(&items);
        assert_eq!((pairwise.precision, pairwise.recall), (0.5, 1.0 / 3.0));
        assert_eq!(b_cubed.precision, 0.75);
        assert!((b_cubed.recall - (4.0 / 3.0 + 1.0 / 3.0 + 1.0) / 4.0).abs() < 1e-9);
    }

    #[test]
    fn names_that_are_matched() {
        let mention = |name: &str| GoldMention { name: name.into(), entity: Some("e".into()), accepted: Vec::new() };
        let people = [mention("KARADEG Solène"), mention("Ana Le Goas")];
        assert_eq!(matched(&people, &["Ana LeGoas", "Solène Karadeg"], person_keys, false), [Some(1), Some(0)]);
        let bodies = [mention("Agence du livre (AL)"), mention("AL")];
        assert_eq!(matched(&bodies, &["l’Agence du livre", "AL"], organisation_keys, true), [Some(0), Some(1)]);
    }
}
