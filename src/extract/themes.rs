//! Themes of the thesaurus: stemmed forms found in titles and text, weighed by place.
//!
//! A form counts by its level (strong 4, typical 2, weak 0.6), seven times in the title of the event, three times in the
//! title of a session; weak forms count only beside others.

use std::collections::HashMap;

use serde::Deserialize;

use super::ranges::Ranges;
use crate::record::Theme;
use crate::text::fold::{fold, join, key};
use crate::text::stem::stem;
use crate::text::{Marked, Span, TokenKind, Tokens, tokenize};

static SOURCE: &str = include_str!("../../lexicon/themes.toml");

#[derive(Deserialize)]
struct File {
    theme: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    label: String,
    #[serde(default)]
    strong: Vec<String>,
    #[serde(default)]
    forms: Vec<String>,
    #[serde(default)]
    weak: Vec<String>,
    #[serde(default)]
    exclude: Vec<String>,
}

/// The thesaurus, ready to match.
pub struct Thesaurus {
    entries: Vec<(String, String)>,
    /// Key of the joined stems: is it a beginning, and which themes with which weight; weight 0 excludes.
    forms: HashMap<u64, Form>,
}

#[derive(Default)]
struct Form {
    prefix: bool,
    themes: Vec<(u16, f32)>,
    excludes: bool,
}

/// Words that do not count inside an expression.
const SKIPPED: &[&str] = &["de", "du", "des", "la", "le", "les", "l'", "d'", "l", "d", "un", "une", "a", "au", "aux"];

impl Thesaurus {
    pub fn builtin() -> Self {
        let file: File = toml::from_str(SOURCE).expect("the built-in thesaurus is well-formed");
        let mut thesaurus = Thesaurus { entries: Vec::new(), forms: HashMap::new() };
        for (number, entry) in file.theme.into_iter().enumerate() {
            for (forms, weight) in [(&entry.strong, 4.0), (&entry.forms, 2.0), (&entry.weak, 0.6)] {
                for form in forms {
                    thesaurus.add(form, |f| f.themes.push((number as u16, weight)));
                }
            }
            for form in &entry.exclude {
                thesaurus.add(form, |f| f.excludes = true);
            }
            thesaurus.entries.push((entry.id, entry.label));
        }
        thesaurus
    }

    fn add(&mut self, form: &str, set: impl Fn(&mut Form)) {
        let keys: Vec<u64> = words(form).iter().map(|w| key(&stemmed(w))).collect();
        let Some((last, beginning)) = keys.split_last() else { return };
        let mut sum = None;
        for k in beginning {
            sum = Some(sum.map_or(*k, |s| join(s, *k)));
            self.forms.entry(sum.unwrap_or_default()).or_default().prefix = true;
        }
        let whole = sum.map_or(*last, |s| join(s, *last));
        set(self.forms.entry(whole).or_default());
    }

    /// The themes of a document, the most central first. `title` and `titles` are those of event and sessions.
    pub fn find(&self, doc: &Marked, title: Option<Span>, titles: &Ranges) -> Vec<Theme> {
        let mut weights = vec![0.0f32; self.entries.len()];
        let mut sure = vec![0.0f32; self.entries.len()];
        let mut mentions: Vec<Vec<Span>> = vec![Vec::new(); self.entries.len()];
        let mut cache: HashMap<u64, u64> = HashMap::new();
        let content: Vec<(usize, u64)> = (0..doc.tokens.len())
            .filter(|i| doc.kind(*i) == Some(TokenKind::Word))
            .flat_map(|i| {
                // Hyphens equal spaces.
                let word = doc.word(i);
                let parts: Vec<u64> = if word.contains('-') {
                    words(word).iter().map(|w| key(&stemmed(w))).collect()
                } else if SKIPPED.contains(&fold(word).as_str()) {
                    Vec::new()
                } else {
                    vec![*cache.entry(doc.tokens[i].key).or_insert_with(|| key(&stemmed(word)))]
                };
                parts.into_iter().map(move |k| (i, k))
            })
            .collect();
        let mut i = 0;
        while i < content.len() {
            let (length, form) = self.longest(&content[i..]);
            let Some(form) = form else {
                i += 1;
                continue;
            };
            if !form.excludes {
                let span = doc.span(&Tokens { start: content[i].0, end: content[i + length - 1].0 + 1 });
                let place = if title.is_some_and(|t| t.contains(span)) {
                    5.0
                } else if titles.covers(span) {
                    3.0
                } else {
                    1.0
                };
                for (theme, weight) in &form.themes {
                    let damped = weight * place * DAMPING.powi(mentions[usize::from(*theme)].len() as i32);
                    weights[usize::from(*theme)] += damped;
                    if *weight > 1.0 {
                        sure[usize::from(*theme)] += damped;
                    }
                    mentions[usize::from(*theme)].push(span);
                }
            }
            i += length;
        }
        self.ranked(&weights, &sure, mentions)
    }

    fn longest(&self, content: &[(usize, u64)]) -> (usize, Option<&Form>) {
        let mut best = (1, None);
        let mut sum = 0;
        for (n, (_, k)) in content.iter().take(8).enumerate() {
            sum = if n == 0 { *k } else { join(sum, *k) };
            let Some(form) = self.forms.get(&sum) else { break };
            if form.excludes || !form.themes.is_empty() {
                best = (n + 1, Some(form));
            }
            if !form.prefix {
                break;
            }
        }
        best
    }

    fn ranked(&self, weights: &[f32], sure: &[f32], mentions: Vec<Vec<Span>>) -> Vec<Theme> {
        let top = weights.iter().zip(sure).filter(|(_, s)| **s > 0.0).map(|(w, _)| *w).fold(0.0f32, f32::max);
        let mut themes: Vec<Theme> = Vec::new();
        for (k, mentions) in mentions.into_iter().enumerate() {
            let weight = weights[k];
            if sure[k] >= LEAST_SURE && weight >= LEAST && weight >= top * SHARE {
                let score = (weight / top * (weight / (weight + 10.0))).min(1.0);
                themes.push(Theme {
                    id: self.entries[k].0.clone(),
                    label: self.entries[k].1.clone(),
                    score,
                    mentions,
                    rule: "theme.thesaurus".into(),
                });
            }
        }
        themes.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id)));
        themes.truncate(MOST);
        themes
    }
}

/// Least weight of typical and strong forms.
const LEAST_SURE: f32 = 2.0;
/// Least weight of all forms.
const LEAST: f32 = 9.0;
/// Least share of the weight of the strongest theme.
const SHARE: f32 = 0.28;
const MOST: usize = 5;
/// Each further mention counts for a little less.
const DAMPING: f32 = 0.92;

/// The words of an expression that count, articles and small words left out, hyphens undone.
fn words(form: &str) -> Vec<String> {
    tokenize(&form.replace('-', " "))
        .iter()
        .filter(|t| t.kind != TokenKind::Sign)
        .map(|t| fold(t.span.of(&form.replace('-', " "))))
        .filter(|w| !SKIPPED.contains(&w.as_str()))
        .collect()
}

fn stemmed(word: &str) -> String {
    let mut folded = fold(word);
    stem(&mut folded);
    folded
}
