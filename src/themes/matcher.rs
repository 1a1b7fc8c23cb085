//! All forms of all themes in one automaton over stemmed words.
//!
//! Articles and prepositions inside a form do not count, hyphens equal spaces. A coordination is undone: "inclusion
//! sociale et numérique" holds "inclusion numérique". Unlike a search for the longest form, every theme sees its own
//! forms: "politique du logement social" speaks of housing even where another theme knows "politique".

use std::borrow::Cow;
use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::thesaurus::{Concept, Level};
use crate::text::fold::{fold, join, key};
use crate::text::stem::{masculine, stem};
use crate::text::tokenize::tokenize_into;
use crate::text::unbroken::unbroken;
use crate::text::{Marked, Token, TokenKind, Tokens, tokenize};

/// Words that do not count inside a form.
const SKIPPED: &[&str] = &["de", "du", "des", "la", "le", "les", "l'", "d'", "l", "d", "un", "une", "a", "au", "aux"];
/// Bytes of the longest of them.
const LONGEST_SKIPPED: u8 = 3;
/// Words that coordinate.
const AND: &[&str] = &["et", "ou", "&"];

/// A form found in a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Match {
    /// Index of the concept in the thesaurus.
    pub concept: u16,
    pub level: Level,
    /// The same for all mentions of a form.
    pub form: u64,
    pub tokens: Tokens,
    /// Positions among the words that count; a compound word is several.
    words: Tokens,
    /// Several words that count.
    pub compound: bool,
    /// The words are held apart by a coordination.
    apart: bool,
}

/// What is known of the stems read so far: small, since most words of a text are looked up and few end a form.
#[derive(Clone, Copy, Default)]
struct Node {
    /// Longer forms begin like this one.
    prefix: bool,
    /// Number of the form that ends here, 0 for none.
    form: u32,
}

/// Whose form it is.
#[derive(Default)]
struct Form {
    themes: Vec<Use>,
    excluded: Vec<u16>,
}

/// A form of one theme.
struct Use {
    concept: u16,
    level: Level,
    ending: Ending,
}

/// What the stems leave out and a participle shows: "finance" is not "financé", "donnée" not "donné".
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// No accent at the end, as in capitals too.
    Plain,
    /// -é, -és
    Acute,
    /// -ée, -ées
    Feminine,
}

impl Ending {
    fn of(word: &str) -> Self {
        let word = word.as_bytes();
        let word = word.strip_suffix(b"s").or_else(|| word.strip_suffix(b"S")).unwrap_or(word);
        match word {
            [.., 0xC3, 0xA9 | 0x89, b'e' | b'E'] => Ending::Feminine,
            // Texts without accents have "donnees".
            [.., b'e' | b'E', b'e' | b'E'] => Ending::Feminine,
            [.., 0xC3, 0xA9 | 0x89] => Ending::Acute,
            _ => Ending::Plain,
        }
    }

    /// Whether a form that ends like this may stand in a text as a word that ends like that.
    fn allows(self, written: Ending) -> bool {
        match self {
            Ending::Plain => written == Ending::Plain,
            Ending::Acute => true,
            Ending::Feminine => written == Ending::Feminine,
        }
    }
}

/// Nodes by the joined keys of the stems that lead to them.
pub(super) struct Matcher {
    nodes: FxHashMap<u64, Node>,
    /// By their numbers; the first stands for none.
    forms: Vec<Form>,
    /// A bit for every group of stems: whether a form may begin with one of them.
    begins: Vec<u64>,
    and: Vec<u64>,
    skipped: Vec<u64>,
    /// A bit for every group of keys: whether one of the words that do not count has such a key.
    may_skip: u64,
    longest: usize,
}

/// What is known while forms are added.
#[derive(Default)]
struct Known {
    /// The keys of stems by the keys of their words, of which forms share many.
    stems: FxHashMap<u64, u64>,
    /// The tokens of the form that was read last, and the keys of the stems of its words.
    tokens: Vec<Token>,
    read: Vec<u64>,
}

/// A word that counts: its token and the key of its stem.
struct Word {
    token: usize,
    stem: u64,
    /// No form goes on across what stands before it.
    starts: bool,
}

impl Matcher {
    pub fn new(concepts: &[Concept]) -> Self {
        let keys = |words: &[&str]| words.iter().map(|word| key(word)).collect();
        let (and, skipped): (Vec<u64>, Vec<u64>) = (keys(AND), keys(SKIPPED));
        let may_skip = skipped.iter().fold(0, |bits, key| bits | 1 << (key % 64));
        let (nodes, forms, begins) = (FxHashMap::default(), vec![Form::default()], vec![0; BEGINS / 64]);
        let mut matcher = Matcher { nodes, forms, begins, and, skipped, may_skip, longest: 0 };
        let known = &mut Known::default();
        for (number, concept) in concepts.iter().enumerate() {
            let number = number as u16;
            for (forms, level) in [(&concept.strong, Level::Strong), (&concept.forms, Level::Typical), (&concept.weak, Level::Weak)] {
                for form in forms {
                    let ending = Ending::of(form);
                    matcher.add(form, known, |form| {
                        // A form given at two levels has the higher.
                        if !form.themes.iter().any(|known| known.concept == number && known.ending == ending) {
                            form.themes.push(Use { concept: number, level, ending });
                        }
                    });
                }
            }
            for form in &concept.exclude {
                matcher.add(form, known, |form| form.excluded.push(number));
            }
        }
        matcher
    }

    fn add(&mut self, form: &str, known: &mut Known, set: impl FnOnce(&mut Form)) {
        self.read_stems(form, known);
        let stems = &known.read;
        let Some((last, beginning)) = stems.split_last() else { return };
        let (word, bit) = Self::bit(stems[0]);
        self.begins[word] |= bit;
        let mut sum = None;
        for stem in beginning {
            let here = step(sum, *stem);
            self.nodes.entry(here).or_default().prefix = true;
            sum = Some(here);
        }
        let node = self.nodes.entry(step(sum, *last)).or_default();
        if node.form == 0 {
            node.form = self.forms.len() as u32;
            self.forms.push(Form::default());
        }
        set(&mut self.forms[node.form as usize]);
        self.longest = self.longest.max(stems.len());
    }

    /// Reads the keys of the stems of a form's words.
    fn read_stems(&self, form: &str, known: &mut Known) {
        let form: Cow<'_, str> = if form.contains('-') { form.replace('-', " ").into() } else { form.into() };
        let Known { stems, tokens, read } = known;
        tokens.clear();
        tokenize_into(&form, tokens);
        let words = tokens.iter().filter(|token| token.kind != TokenKind::Sign && self.counts(token, || token.span.of(&form)));
        let stem = |token: &Token| {
            let word = token.span.of(&form);
            let stem = || key(&stemmed(word));
            // An inclusive form has the key of its masculine part.
            if masculine(word).len() < word.len() { stem() } else { *stems.entry(token.key).or_insert_with(stem) }
        };
        read.clear();
        read.extend(words.map(stem));
    }

    /// Whether a word counts inside forms.
    #[inline]
    fn counts<'t>(&self, token: &Token, word: impl FnOnce() -> &'t str) -> bool {
        token.folded_len > LONGEST_SKIPPED
            || self.may_skip & 1 << (token.key % 64) == 0
            || !self.skipped.contains(&token.key)
            || is_letter(word())
    }

    fn bit(stem: u64) -> (usize, u64) {
        let bit = stem as usize % BEGINS;
        (bit / 64, 1 << (bit % 64))
    }

    /// Every form in a text, in the order of the text; of one theme's forms inside each other only the longest.
    pub fn find(&self, doc: &Marked) -> Vec<Match> {
        let words = self.content(doc);
        let mut found: Vec<Match> = Vec::new();
        let mut exclusions: Vec<(u16, Tokens)> = Vec::new();
        for start in 0..words.len() {
            let (word, bit) = Self::bit(words[start].stem);
            if self.begins[word] & bit == 0 {
                continue;
            }
            self.from(&words[start..], &mut |key, form, last, apart| {
                let tokens = words[start].token..words[start + last].token + 1;
                let positions = start..start + last + 1;
                for concept in &form.excluded {
                    exclusions.push((*concept, positions.clone()));
                }
                if form.themes.is_empty() {
                    return;
                }
                let written = Ending::of(masculine(doc.word(words[start + last].token)));
                for (i, one) in form.themes.iter().enumerate().filter(|(_, one)| one.ending.allows(written)) {
                    let earlier = |known: &Use| known.concept == one.concept && known.ending.allows(written);
                    if !form.themes[..i].iter().any(earlier) {
                        found.push(Match {
                            concept: one.concept,
                            level: one.level,
                            form: key,
                            tokens: tokens.clone(),
                            words: positions.clone(),
                            compound: last > 0,
                            apart,
                        });
                    }
                }
            });
        }
        settle(found, &exclusions, self.longest + 2)
    }

    /// The words of a text that count inside forms.
    fn content(&self, doc: &Marked) -> Vec<Word> {
        let stems = doc.stems();
        let mut found = Vec::with_capacity(doc.tokens.len());
        let mut starts = true;
        for (i, token) in doc.tokens.iter().enumerate() {
            if token.kind == TokenKind::Sign {
                starts |= !doc.is_any(i, &["-", "'", "’", "«", "»", "\"", "“", "”", "&"]);
            } else if token.joined && doc.word(i).contains('-') {
                with_parts(doc.word(i), token.key, |parts| {
                    for stem in parts {
                        found.push(Word { token: i, stem: *stem, starts });
                        starts = false;
                    }
                });
            } else if self.counts(token, || doc.word(i)) {
                found.push(Word { token: i, stem: stems[i], starts });
                starts = false;
            }
        }
        found
    }

    /// Calls `sink` with each form that begins at the first of these words and the index of its last word.
    fn from(&self, words: &[Word], sink: &mut impl FnMut(u64, &Form, usize, bool)) {
        let mut sum = None;
        let mut at = 0;
        let mut apart = false;
        while at < words.len() && at < self.longest + 2 && (at == 0 || !words[at].starts) {
            let here = step(sum, words[at].stem);
            let Some(node) = self.nodes.get(&here) else {
                if apart || at == 0 {
                    return;
                }
                // "inclusion [sociale et] numérique", "finances [et fiscalité] locales"
                let and = |k: usize| words.get(k).is_some_and(|w| !w.starts && self.and.contains(&w.stem));
                let jump = (and(at) || and(at + 1)) && words.get(at + 2).is_some_and(|w| !w.starts);
                if !jump {
                    return;
                }
                apart = true;
                at += 2;
                continue;
            };
            if node.form > 0 {
                sink(here, &self.forms[node.form as usize], at, apart);
            }
            if !node.prefix {
                return;
            }
            sum = Some(here);
            at += 1;
        }
    }
}

#[inline]
fn step(sum: Option<u64>, stem: u64) -> u64 {
    sum.map_or(stem, |sum| join(sum, stem))
}

/// Drops what an exclusion or a longer form of the same theme covers.
///
/// Both lists ascend by their first word; no form has more than `longest` words.
fn settle(found: Vec<Match>, exclusions: &[(u16, Tokens)], longest: usize) -> Vec<Match> {
    let inside = |inner: &Tokens, outer: &Tokens| outer.start <= inner.start && inner.end <= outer.end && inner.len() < outer.len();
    let mut kept: Vec<Match> = Vec::with_capacity(found.len());
    for (i, m) in found.iter().enumerate() {
        let before = found[i.saturating_sub(NEAR)..i].iter().rev().take_while(|o| o.words.start + longest > m.words.start);
        let with = found[i..(i + NEAR).min(found.len())].iter().take_while(|o| o.words.start == m.words.start);
        let longer = before.chain(with).any(|other| other.concept == m.concept && !other.apart && inside(&m.words, &other.words));
        let after = exclusions.partition_point(|(_, words)| words.start <= m.words.start);
        let excluded =
            exclusions[after.saturating_sub(NEAR)..after].iter().any(|(concept, words)| *concept == m.concept && inside(&m.words, words));
        if !excluded && !longer {
            kept.push(m.clone());
        }
    }
    kept
}

/// Forms that overlap stand no further apart than this in the list of all.
const NEAR: usize = 24;

/// Bits that tell with which stems a form may begin.
const BEGINS: usize = 1 << 16;

thread_local! {
    /// Stems of the parts of compound words by the keys of the words: a text has few of them, again and again.
    static PARTS: RefCell<FxHashMap<u64, Box<[u64]>>> = RefCell::default();
}

/// So many compound words are remembered; then the memory begins anew.
const MOST_PARTS: usize = 1 << 14;

/// Gives the stems of the parts of a compound word; of an inclusive form, of its masculine part.
fn with_parts(word: &str, key_of_word: u64, sink: impl FnOnce(&[u64])) {
    PARTS.with_borrow_mut(|known| {
        if known.len() >= MOST_PARTS {
            known.clear();
        }
        let parts = known.entry(key_of_word).or_insert_with(|| {
            let whole = unbroken(word);
            words(masculine(&whole)).iter().map(|part| key(&stemmed(part))).collect()
        });
        sink(parts);
    });
}

/// The words of an expression that count, articles and small words left out, hyphens undone.
fn words(form: &str) -> Vec<String> {
    let form = form.replace('-', " ");
    tokenize(&form)
        .iter()
        .filter(|t| t.kind != TokenKind::Sign)
        .map(|t| t.span.of(&form))
        .filter(|w| is_letter(w) || !SKIPPED.contains(&fold(w).as_str()))
        .map(fold)
        .collect()
}

/// "D" in "R&D" is a word; "d'" is none.
fn is_letter(word: &str) -> bool {
    matches!(word, "L" | "D")
}

fn stemmed(word: &str) -> String {
    let mut folded = fold(word);
    stem(&mut folded);
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::lexicon;

    fn thesaurus() -> Vec<Concept> {
        let concept = |id: &str, strong: &[&str], forms: &[&str], weak: &[&str], exclude: &[&str]| {
            let owned = |forms: &[&str]| forms.iter().map(|form| (*form).to_owned()).collect();
            Concept {
                id: id.into(),
                strong: owned(strong),
                forms: owned(forms),
                weak: owned(weak),
                exclude: owned(exclude),
                ..Concept::default()
            }
        };
        vec![
            concept("eau", &["eau potable", "gestion de l'eau"], &["eau"], &["réseau"], &["château d'eau"]),
            concept("finance", &["finance"], &["donnée", "R&D"], &[], &[]),
            concept("exil", &[], &["exilé"], &[], &[]),
            concept("inclusion", &["inclusion numérique"], &["médiation"], &["numérique"], &[]),
            concept("logement", &["logement social"], &["logement"], &[], &[]),
            concept("social", &[], &["social"], &[], &["logement social"]),
            concept("justice", &["procès"], &[], &[], &["procès-verbal"]),
        ]
    }

    fn found(text: &str) -> String {
        let concepts = thesaurus();
        let doc = Marked::new(text, lexicon());
        let shown = |m: &Match| {
            let mark = if m.apart { "~" } else { "" };
            format!("{mark}{} {:?} {}", concepts[usize::from(m.concept)].id, m.level, doc.surface(&m.tokens))
        };
        Matcher::new(&concepts).find(&doc).iter().map(shown).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn forms_in_a_text() {
        for (text, expected) in [
            ("La gestion des eaux potables", "eau Strong gestion des eaux; eau Strong eaux potables"),
            ("Visite du château d'eau", ""),
            ("Procès-verbal de séance", ""),
            ("Un procès exemplaire", "justice Strong procès"),
            (
                "Inclusions sociales et numériques",
                "~inclusion Strong Inclusions sociales et numériques; social Typical sociales; inclusion Weak numériques",
            ),
            ("Une inclusion. Le numérique", "inclusion Weak numérique"),
            ("Les logements sociaux", "logement Strong logements sociaux"),
            ("Le logement-social", "logement Strong logement-social"),
            ("Réseaux", "eau Weak Réseaux"),
            ("Eaux, réseaux : médiations", "eau Typical Eaux; eau Weak réseaux; inclusion Typical médiations"),
            ("Un plateau", ""),
            ("La finance, un projet financé, les FINANCES", "finance Strong finance; finance Strong FINANCES"),
            ("Une donnée, un nombre donné, des DONNEES", "finance Typical donnée; finance Typical DONNEES"),
            ("Des exilées, des EXILES", "exil Typical exilées; exil Typical EXILES"),
            ("La R&D ; une R16", "finance Typical R&D"),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
