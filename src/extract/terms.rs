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
use crate::terms::{List, MOST_OF_A_DOCUMENT, SMALL, Verdict, c_values};
use crate::text::fold::{join, lower};
use crate::text::{Case, Marked, TokenKind, Tokens};

static STOPPED: LazyLock<List> = LazyLock::new(|| {
    List::parse(include_str!("../../lexicon/terms/stop.tsv"), "lexicon/terms/stop.tsv").expect("the built-in list is well-formed")
});

/// The longest expression, in tokens.
const LONGEST: usize = 7;

/// So many tokens of an ordinary text hold one expression.
const TOKENS_OF_A_TERM: usize = 16;

/// The terms of a document, the highest C-value first.
pub fn find(doc: &Marked, record: &Record, mut names: &[Tokens]) -> Vec<Term> {
    let places = Places::new(record);
    let mut candidates = Candidates::default();
    candidates.numbers.reserve(doc.tokens.len() / TOKENS_OF_A_TERM);
    let mut phrases = Phrases::default();
    let (mut people, mut titles) = (places.people.walk(), places.titles.walk());
    let mut i = 0;
    while i < doc.tokens.len() {
        if !doc.has(i, Tags::NOUN) {
            i += 1;
            continue;
        }
        let span = doc.tokens[i].span;
        let begins =
            is_noun(doc, i) && !in_name(&mut names, i) && people.end_of(span.start as usize).is_none_or(|end| end < span.end as usize);
        if !begins || !phrases.read(doc, i) {
            i += 1;
            continue;
        }
        i = *phrases.ends.last().unwrap_or(&i);
        phrases.each(doc, |tokens, words| candidates.add(tokens, words, || titles.covers(doc.span(tokens))));
    }
    candidates.ranked(doc)
}

/// Expressions by the stems of their words. Most stand once in a document: everything lies in a few long lists.
#[derive(Default)]
struct Candidates {
    all: Vec<Candidate>,
    /// Places in `all` by the joined keys of the stems; those of stopped expressions are none.
    numbers: FxHashMap<u64, Option<u32>>,
    /// The stems of all expressions, one behind the other.
    words: Vec<u64>,
    mentions: Vec<Mention>,
}

struct Candidate {
    words: Tokens,
    count: usize,
    first: u32,
    last: u32,
    in_title: bool,
}

/// Where an expression stands, and the number of its next mention.
struct Mention {
    tokens: Tokens,
    next: Option<u32>,
}

impl Candidates {
    fn add(&mut self, tokens: &Tokens, words: &[u64], in_title: impl FnOnce() -> bool) {
        let key = words.iter().copied().reduce(join).unwrap_or_default();
        let mention = self.mentions.len() as u32;
        let (all, arena) = (&mut self.all, &mut self.words);
        let number = *self.numbers.entry(key).or_insert_with(|| {
            (STOPPED.verdict_of(words) != Some(Verdict::Stop)).then(|| {
                let start = arena.len();
                arena.extend_from_slice(words);
                all.push(Candidate { words: start..arena.len(), count: 0, first: mention, last: mention, in_title: false });
                all.len() as u32 - 1
            })
        });
        let Some(candidate) = number.map(|number| &mut self.all[number as usize]) else { return };
        if candidate.count > 0 {
            self.mentions[candidate.last as usize].next = Some(mention);
        }
        candidate.count += 1;
        candidate.last = mention;
        candidate.in_title = candidate.in_title || in_title();
        self.mentions.push(Mention { tokens: tokens.clone(), next: None });
    }

    fn ranked(&self, doc: &Marked) -> Vec<Term> {
        let counted: Vec<(&[u64], usize)> = self.all.iter().map(|c| (&self.words[c.words.clone()], c.count)).collect();
        let mut worth: Vec<(f64, &Candidate)> = c_values(&counted).into_iter().zip(&self.all).filter(|(value, _)| *value > 0.0).collect();
        let passing = |candidate: &Candidate| candidate.count < 2 && !candidate.in_title;
        let first = |candidate: &Candidate| {
            let tokens = &self.mentions[candidate.first as usize].tokens;
            (tokens.start, tokens.end)
        };
        let order = |(a_value, a): &(f64, &Candidate), (b_value, b): &(f64, &Candidate)| {
            passing(a).cmp(&passing(b)).then(b_value.total_cmp(a_value)).then_with(|| first(a).cmp(&first(b)))
        };
        if worth.len() > MOST_OF_A_DOCUMENT {
            worth.select_nth_unstable_by(MOST_OF_A_DOCUMENT, order);
            worth.truncate(MOST_OF_A_DOCUMENT);
        }
        worth.sort_by(order);
        let term = |(value, candidate): (f64, &Candidate)| Term {
            text: commonest(doc, self.mentions(candidate)),
            count: candidate.count as u32,
            score: value as f32,
            mentions: self.mentions(candidate).map(|tokens| doc.span(tokens)).collect(),
            rule: "term.c_value".into(),
        };
        worth.into_iter().map(term).collect()
    }

    fn mentions(&self, candidate: &Candidate) -> impl Iterator<Item = &Tokens> {
        let mentions = std::iter::successors(Some(&self.mentions[candidate.first as usize]), |m| Some(&self.mentions[m.next? as usize]));
        mentions.map(|mention| &mention.tokens)
    }
}

/// Of equally common forms the first in the alphabet.
fn commonest<'t>(doc: &Marked, mut mentions: impl Iterator<Item = &'t Tokens>) -> String {
    let form = |tokens: &Tokens| lower(&doc.on_one_line(tokens));
    let Some(first) = mentions.next().map(form) else { return String::new() };
    let mut mentions = mentions.peekable();
    if mentions.peek().is_none() {
        return first;
    }
    let mut forms = BTreeMap::from([(first, 1)]);
    for tokens in mentions {
        *forms.entry(form(tokens)).or_default() += 1;
    }
    forms.into_iter().rev().max_by_key(|(_, count): &(String, usize)| *count).map(|(form, _)| form).unwrap_or_default()
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

/// Whether token `i` stands in a name; of the names, those that end before it are left behind.
fn in_name(names: &mut &[Tokens], i: usize) -> bool {
    while let Some((_, rest)) = names.split_first().filter(|(name, _)| name.end <= i) {
        *names = rest;
    }
    names.first().is_some_and(|name| name.start <= i)
}

/// The noun phrases that begin at one noun; written over for the next one.
#[derive(Default)]
struct Phrases {
    start: usize,
    /// Where they end, from the shortest to the longest.
    ends: Vec<usize>,
    /// Keys of the stems of the words that count, as [`crate::terms::stems`] gives them.
    words: Vec<u64>,
    /// How many of them stand before each token of the longest phrase, and before its end.
    before: Vec<usize>,
}

impl Phrases {
    /// Reads those that begin at the noun `i`; whether there is one of several tokens.
    fn read(&mut self, doc: &Marked, i: usize) -> bool {
        self.start = i;
        self.ends.clear();
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
            self.ends.push(at);
        }
        // "à terme", "en cours"
        !self.ends.is_empty() && !(i > 0 && doc.folds_to(i - 1, &["a", "en"]) && !doc.breaks(i))
    }

    /// Every phrase of two words or more inside the longest one, itself included, with the words of it that count.
    fn each(&mut self, doc: &Marked, mut sink: impl FnMut(&Tokens, &[u64])) {
        let longest = self.ends.last().copied().unwrap_or(self.start);
        self.words.clear();
        self.before.clear();
        let stems = doc.stems();
        for t in self.start..longest {
            self.before.push(self.words.len());
            if doc.kind(t) != Some(TokenKind::Sign) && !doc.folds_to(t, SMALL) {
                self.words.push(stems[t]);
            }
        }
        self.before.push(self.words.len());
        // After the first noun, a phrase begins where "de" has led to another.
        for begin in (self.start..longest).filter(|at| *at == self.start || is_noun(doc, *at) && follows_of(doc, *at)) {
            for end in self.ends.iter().copied().filter(|end| *end > begin + 1) {
                let words = &self.words[self.before[begin - self.start]..self.before[end - self.start]];
                if words.len() >= 2 {
                    sink(&(begin..end), words);
                }
            }
        }
    }
}

fn follows_of(doc: &Marked, at: usize) -> bool {
    let before = if doc.folds_to(at - 1, &["la", "l'"]) { at.saturating_sub(2) } else { at - 1 };
    doc.folds_to(before, &["de", "d'", "des", "du"])
}

/// Whether a word has three letters or more, as any of nine bytes has.
fn is_long(word: &str) -> bool {
    word.len() > 8 || word.chars().nth(2).is_some()
}

fn is_noun(doc: &Marked, t: usize) -> bool {
    let word = || doc.word(t);
    doc.has(t, Tags::NOUN)
        && doc.kind(t) == Some(TokenKind::Word)
        && !doc.has(t, Tags::GRAMMATICAL | Tags::LABEL | Tags::MONTH | Tags::WEEKDAY)
        && is_long(word())
        // "changé", "parler" are nouns in the tables too.
        && !(doc.has(t, Tags::VERB) && word().ends_with(['é', 'r']))
}

fn is_adjective(doc: &Marked, t: usize) -> bool {
    doc.has(t, Tags::ADJECTIVE) && doc.case(t) != Case::Capital && !doc.has(t, Tags::GRAMMATICAL | Tags::CIVILITY) && is_long(doc.word(t))
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
        let text = "Rencontres du littoral\nBrest, jeudi 9 septembre 2021\n\nLe recul du trait de côte : comment vivre avec le recul du trait de côte ? Les projets de territoire répondent, et chaque projet de territoire est suivi.\n\n9h30 – Café d'accueil\n\n10h – Table ronde : Les énergies marines\n- Inès Ben Salem, directrice de la transition énergétique\n- Paul Tessier, maire de Plougonvelin\n\n12h – Verre de l'amitié\n";
        let found = terms(text);
        for expected in ["recul du trait de côte 2", "énergies marines 1", "projet de territoire 2"] {
            assert!(found.iter().any(|term| term == expected), "{expected}: {found:?}");
        }
        for wrong in ["trait de côte", "verre", "transition énergétique", "table"] {
            assert!(!found.iter().any(|term| term.starts_with(wrong)), "{wrong}: {found:?}");
        }
    }
}
