//! Terms: expressions `noun [adjective]… [de noun [adjective]…]…`, ranked by C-value. Those of titles and those that are
//! repeated come first.
//!
//! Every expression inside a longer one is a candidate too: "projet de territoire" in "projet de territoire connecté". What
//! is said of people and bodies, their functions and names, gives no terms; nor do the expressions of
//! `lexicon/terms/stop.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::ranges::Ranges;
use crate::lexicon::Tags;
use crate::record::{Record, SessionKind, Term};
use crate::terms::{List, SMALL, Verdict, c_values};
use crate::text::{Case, Marked, TokenKind, Tokens};

static STOPPED: LazyLock<List> = LazyLock::new(|| {
    List::parse(include_str!("../../lexicon/terms/stop.tsv"), "lexicon/terms/stop.tsv").expect("the built-in list is well-formed")
});

/// The longest expression, in tokens.
const LONGEST: usize = 7;
/// Those that stand once count too: the corpus may repeat what a document says once.
const MOST: usize = 100;

#[derive(Default)]
struct Candidate {
    mentions: Vec<Tokens>,
    in_title: bool,
}

/// The terms of a document, the highest C-value first.
pub fn find(doc: &Marked, record: &Record, names: &[Tokens]) -> Vec<Term> {
    let places = Places::new(record);
    let mut found: FxHashMap<Vec<u64>, Candidate> = FxHashMap::default();
    let mut i = 0;
    while i < doc.tokens.len() {
        let ends = if in_name(names, i) || places.people.covers(doc.tokens[i].span) { Vec::new() } else { ends(doc, i) };
        let Some(reach) = ends.last().copied() else {
            i += 1;
            continue;
        };
        for tokens in inner(doc, i, &ends) {
            let words = stems(doc, &tokens);
            if words.len() < 2 || STOPPED.verdict_of(&words) == Some(Verdict::Stop) {
                continue;
            }
            let entry = found.entry(words).or_default();
            entry.in_title |= places.titles.covers(doc.span(&tokens));
            entry.mentions.push(tokens);
        }
        i = reach;
    }
    ranked(doc, found)
}

fn ranked(doc: &Marked, found: FxHashMap<Vec<u64>, Candidate>) -> Vec<Term> {
    let (words, candidates): (Vec<Vec<u64>>, Vec<Candidate>) = found.into_iter().unzip();
    let counted: Vec<(&[u64], usize)> = words.iter().zip(&candidates).map(|(words, c)| (words.as_slice(), c.mentions.len())).collect();
    let mut worth: Vec<(f64, Candidate)> = c_values(&counted).into_iter().zip(candidates).filter(|(value, _)| *value > 0.0).collect();
    let passing = |candidate: &Candidate| candidate.mentions.len() < 2 && !candidate.in_title;
    let first = |candidate: &Candidate| candidate.mentions.first().map(|tokens| (tokens.start, tokens.end));
    worth.sort_by(|(a_value, a), (b_value, b)| {
        passing(a).cmp(&passing(b)).then(b_value.total_cmp(a_value)).then_with(|| first(a).cmp(&first(b)))
    });
    worth.truncate(MOST);
    let term = |(value, Candidate { mentions, .. }): (f64, Candidate)| Term {
        text: commonest(doc, &mentions),
        count: mentions.len() as u32,
        score: value as f32,
        mentions: mentions.iter().map(|tokens| doc.span(tokens)).collect(),
        rule: "term.c_value".into(),
    };
    worth.into_iter().map(term).collect()
}

/// Of equally common forms the first in the alphabet.
fn commonest(doc: &Marked, mentions: &[Tokens]) -> String {
    let mut forms: BTreeMap<String, usize> = BTreeMap::new();
    for tokens in mentions {
        *forms.entry(doc.on_one_line(tokens).to_lowercase()).or_default() += 1;
    }
    forms.into_iter().rev().max_by_key(|(_, count)| *count).map(|(form, _)| form).unwrap_or_default()
}

/// Where titles stand, and what is said of people and bodies.
struct Places {
    titles: Ranges,
    people: Ranges,
}

impl Places {
    fn new(record: &Record) -> Self {
        let aside = |kind| matches!(kind, SessionKind::Welcome | SessionKind::Break | SessionKind::Meal);
        let sessions = record.sessions.iter().filter(|session| !aside(session.kind)).filter_map(|session| session.title_span);
        let title = record.event.title.as_ref().map(|title| title.span);
        let bodies = record.organisations.iter().flat_map(|body| &body.mentions);
        let listed = record.appearances.iter().map(|appearance| &appearance.span);
        Places {
            titles: Ranges::new(sessions.chain(title).map(|span| span.range())),
            people: Ranges::new(bodies.chain(listed).map(|span| span.range())),
        }
    }
}

fn in_name(names: &[Tokens], i: usize) -> bool {
    let after = names.partition_point(|name| name.end <= i);
    names.get(after).is_some_and(|name| name.start <= i)
}

/// Where the noun phrases that begin at `i` end, from the shortest to the longest; nothing where none begins.
fn ends(doc: &Marked, i: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    if !is_noun(doc, i) || i > 0 && doc.folds_to(i - 1, &["a", "en"]) && !doc.breaks(i) {
        return ends;
    }
    ends.push(i + 1);
    let mut at = i + 1;
    while at < doc.tokens.len() && at - i < LONGEST && !doc.breaks(at) {
        if is_adjective(doc, at) {
            at += 1;
        } else if doc.folds_to(at, &["de", "d'", "des", "du"]) && doc.case(at) == Case::Lower {
            let next = if doc.folds_to(at + 1, &["la", "l'"]) { at + 2 } else { at + 1 };
            if !is_noun(doc, next) || doc.breaks(next) {
                break;
            }
            at = next + 1;
        } else {
            break;
        }
        ends.push(at);
    }
    ends
}

/// The phrases inside the longest one that begins at `start`, itself included.
fn inner(doc: &Marked, start: usize, ends: &[usize]) -> Vec<Tokens> {
    let longest = ends.last().copied().unwrap_or(start);
    // After the first noun, a phrase begins where "de" has led to another.
    let begins = (start..longest).filter(|at| *at == start || is_noun(doc, *at) && follows_of(doc, *at));
    begins.flat_map(|begin| ends.iter().filter(move |end| **end > begin + 1).map(move |end| begin..*end)).collect()
}

fn follows_of(doc: &Marked, at: usize) -> bool {
    let before = if doc.folds_to(at - 1, &["la", "l'"]) { at.saturating_sub(2) } else { at - 1 };
    doc.folds_to(before, &["de", "d'", "des", "du"])
}

fn is_noun(doc: &Marked, t: usize) -> bool {
    let word = || doc.word(t);
    doc.kind(t) == Some(TokenKind::Word)
        && doc.has(t, Tags::NOUN)
        && !doc.has(t, Tags::GRAMMATICAL | Tags::LABEL | Tags::MONTH | Tags::WEEKDAY)
        && word().chars().count() > 2
        // "changé", "parler" are nouns in the tables too.
        && !(doc.has(t, Tags::VERB) && word().ends_with(['é', 'r']))
}

fn is_adjective(doc: &Marked, t: usize) -> bool {
    doc.has(t, Tags::ADJECTIVE)
        && doc.case(t) != Case::Capital
        && !doc.has(t, Tags::GRAMMATICAL | Tags::CIVILITY)
        && doc.word(t).chars().count() > 2
}

/// The keys of the stems of the words that count, as [`crate::terms::stems`] gives them.
fn stems(doc: &Marked, tokens: &Tokens) -> Vec<u64> {
    let words = tokens.clone().filter(|t| doc.kind(*t) != Some(TokenKind::Sign) && !doc.folds_to(*t, SMALL));
    words.map(|t| doc.stems()[t]).collect()
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::lexicon;
    use crate::read::ReadText;

    fn terms(text: &str) -> Vec<String> {
        let record = crate::extract::extract(&ReadText { text: text.to_owned(), ..ReadText::default() }, lexicon());
        record.terms.iter().map(|term| format!("{} {}", term.text, term.count)).collect()
    }

    #[test]
    fn terms_of_a_programme() {
        let text = "Rencontres du littoral\nBrest, jeudi 9 septembre 2021\n\nLe recul du trait de côte change tout : comment vivre avec le recul du trait de côte ? Les projets de territoire répondent, et chaque projet de territoire est suivi.\n\n9h30 – Café d'accueil\n\n10h – Table ronde : Les énergies marines renouvelables\n- Inès Ben Salem, directrice de la transition énergétique\n- Paul Tessier, maire de Plougonvelin\n\n12h – Verre de l'amitié\n";
        let found = terms(text);
        for expected in ["recul du trait de côte 2", "énergies marines renouvelables 1", "projet de territoire 2"] {
            assert!(found.iter().any(|term| term == expected), "{expected}: {found:?}");
        }
        for wrong in ["trait de côte", "verre", "transition énergétique", "table"] {
            assert!(!found.iter().any(|term| term.starts_with(wrong)), "{wrong}: {found:?}");
        }
    }
}
