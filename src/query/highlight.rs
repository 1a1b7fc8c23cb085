//! Passages with what was found in them.

use std::collections::HashSet;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use tantivy::tokenizer::TextAnalyzer;

use crate::index::analysis::written::composed;
use crate::index::analysis::{FRENCH, Word, cutter, folded, own_term};
use crate::index::{Form, IndexError, Reader};
use crate::text::stem::stem;
use crate::text::{Span, edits};

/// A passage of a text with the places of what was found.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Snippet {
    /// In one line.
    pub text: String,
    /// Byte offsets into `text`.
    pub highlights: Vec<[usize; 2]>,
    /// Byte offsets of the passage in the document's normalised text.
    pub span: Span,
}

/// The words that a query looks for, as far as they can be shown.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Words of the text.
    forms: Vec<Form>,
    /// Terms of titles and functions.
    stems: HashSet<String>,
    /// Folded, not stemmed: of names.
    words: HashSet<String>,
    prefixes: Vec<String>,
    fuzzy: Vec<(String, usize)>,
}

impl Marks {
    /// Words of a query as an analyser gave them.
    pub fn add_words(&mut self, words: &[Word], analyser: &str) {
        for word in words.iter().filter(|word| word.length == 1) {
            if analyser == FRENCH {
                self.stems.insert(word.term.clone());
            } else {
                self.words.insert(folded(&word.term));
            }
        }
    }

    pub fn add_form(&mut self, form: Form) {
        self.forms.push(form);
    }

    pub fn add_prefix(&mut self, folded: String) {
        self.prefixes.push(folded);
    }

    pub fn add_fuzzy(&mut self, folded: String, edits: usize) {
        self.fuzzy.push((folded, edits));
    }

    /// Whether a word is to be shown as found for what is asked of it beside being one of the text.
    fn have(&self, word: &str) -> bool {
        let folded = folded(word);
        let begins = |form: &Form| matches!(form, Form::Beginning { .. }) && form.means("", word);
        let has_stem = || {
            let mut stemmed = folded.clone();
            stem(&mut stemmed);
            self.stems.contains(&stemmed) || own_term(word).is_some_and(|own| self.stems.contains(own))
        };
        self.words.contains(&folded)
            || self.prefixes.iter().any(|prefix| folded.starts_with(prefix.as_str()))
            || self.fuzzy.iter().any(|(wanted, most)| edits(wanted, &folded) <= *most)
            || self.forms.iter().any(begins)
            || !self.stems.is_empty() && has_stem()
    }
}

/// Tells which words of texts are to be shown as found.
pub struct Marker<'a> {
    marks: &'a Marks,
    cutter: TextAnalyzer,
    /// How the index writes the words that are asked for.
    written: FxHashSet<String>,
    /// What was told of a word as a text has it.
    known: FxHashMap<String, bool>,
}

impl<'a> Marker<'a> {
    /// For the texts of an index.
    pub fn new(reader: &Reader, marks: &'a Marks) -> Result<Self, IndexError> {
        let mut written = FxHashSet::default();
        for form in marks.forms.iter().filter(|form| !matches!(form, Form::Beginning { .. })) {
            written.extend(reader.written(form)?.into_iter().map(|(word, _)| word));
        }
        Ok(Marker::of(marks, written))
    }

    fn of(marks: &'a Marks, written: FxHashSet<String>) -> Self {
        Marker { marks, cutter: cutter(), written, known: FxHashMap::default() }
    }

    /// The words of a text that are to be shown, each once: a word of a compound, or the compound.
    fn found(&mut self, text: &str) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let Marker { marks, cutter, written, known } = self;
        cutter.token_stream(text).process(&mut |token| {
            let is_found = match known.get(&token.text) {
                Some(told) => *told,
                None => {
                    let word = composed(&token.text);
                    let is_found = written.contains(word.as_ref()) || marks.have(&word);
                    *known.entry(token.text.clone()).or_insert(is_found)
                }
            };
            if is_found && found.last().is_none_or(|last| last.range.end <= token.offset_from) {
                found.push(Found { word: composed(&token.text).into_owned(), range: token.offset_from..token.offset_to });
            }
        });
        found
    }

    /// The passage of a unit's text in which most different words are found; its beginning where none is.
    pub fn snippet(&mut self, text: &str, unit: Span) -> Snippet {
        let unit_text = text.get(unit.range()).unwrap_or_default();
        let found = self.found(unit_text);
        let best = (0..found.len()).max_by_key(|first| {
            let from = found[*first].range.start;
            let within = found[*first..].iter().take_while(|found| found.range.end <= from + LENGTH - LEAD);
            // Of passages with as many different words, the first.
            (within.map(|found| found.word.as_str()).collect::<HashSet<_>>().len(), usize::MAX - first)
        });
        let start = best.map_or(0, |first| found[first].range.start.saturating_sub(LEAD));
        let passage = whole_words(unit_text, start..(start + LENGTH).min(unit_text.len()));
        let inside = found.iter().filter(|found| passage.start <= found.range.start && found.range.end <= passage.end);
        Snippet {
            highlights: inside.map(|found| [found.range.start - passage.start, found.range.end - passage.start]).collect(),
            // A line break is one byte, and so is the space in its place.
            text: unit_text[passage.clone()].replace(|c: char| c.is_ascii_control(), " "),
            span: Span::new(unit.start as usize + passage.start, unit.start as usize + passage.end),
        }
    }
}

/// A word that was found, as terms have it, with its bytes.
struct Found {
    word: String,
    range: Range<usize>,
}

/// Bytes of a passage.
const LENGTH: usize = 200;
/// Bytes before the first word found.
const LEAD: usize = 40;

/// Moves the borders of a range inwards to the borders of words, but for a text without spaces.
pub fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    let start = (range.start..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let end = (start..=range.end.max(start)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(start);
    let inside = &text[start..end];
    let is_border =
        |at: usize| at == 0 || at == text.len() || text[..at].ends_with(char::is_whitespace) || text[at..].starts_with(char::is_whitespace);
    let from = if is_border(start) { 0 } else { inside.find(char::is_whitespace).filter(|at| *at < LEAD).unwrap_or(0) };
    let to = if is_border(end) { inside.len() } else { inside.rfind(char::is_whitespace).filter(|at| *at > from).unwrap_or(inside.len()) };
    let trimmed = inside[from..to].trim_start();
    let from = to - trimmed.len();
    start + from..start + from + trimmed.trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, stems: &[&str]) -> String {
        let marks = Marks { stems: stems.iter().map(|stem| (*stem).to_owned()).collect(), ..Marks::default() };
        let snippet = Marker::of(&marks, FxHashSet::default()).snippet(text, Span::new(0, text.len()));
        let mut shown = snippet.text.clone();
        for [from, to] in snippet.highlights.iter().rev() {
            shown.insert(*to, ']');
            shown.insert(*from, '[');
        }
        shown
    }

    #[test]
    fn highlights_are_where_the_words_are() {
        for (text, stems, expected) in [
            ("Les élus débattent", &["elu"][..], "Les [élus] débattent"),
            ("Les e\u{301}lus 🎉 et l’œuvre", &["elu", "oeuvre"], "Les [e\u{301}lus] 🎉 et l’[œuvre]"),
            ("un\r\nlieu\r\nouvert", &["lieu"], "un  [lieu]  ouvert"),
            ("rien", &["lieu"], "rien"),
            ("", &["lieu"], ""),
        ] {
            assert_eq!(shown(text, stems), expected);
        }
    }

    #[test]
    fn the_passage_is_where_most_is_found() {
        let text = format!("{} lieu {} lieu élu {}", "mot ".repeat(200), "autre ".repeat(200), "fin ".repeat(200));
        let shown = shown(&text, &["lieu", "elu"]);
        assert!(shown.contains("[lieu] [élu]") && shown.len() < 220 && shown.starts_with("autre"), "{shown}");
        assert!(Marker::of(&Marks::default(), FxHashSet::default()).snippet(&"é".repeat(1000), Span::new(0, 2000)).text.len() <= LENGTH);
    }
}
