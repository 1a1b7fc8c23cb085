//! Passages with what was found in them.

use std::collections::HashSet;
use std::ops::Range;

use serde::Serialize;
use tantivy::tokenizer::TextAnalyzer;

use crate::index::Form;
use crate::index::analysis::written::{split, stem_of};
use crate::index::analysis::{FRENCH, Word, folded, own_term, words};
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

    /// Whether a word of the text is to be shown as found.
    fn has(&self, word: &Word) -> bool {
        let Some(stem) = stem_of(&word.term) else { return false };
        if self.stems.contains(stem) {
            return true;
        }
        let is_simple = self.stems.is_empty() && self.words.is_empty() && self.prefixes.is_empty() && self.fuzzy.is_empty();
        if is_simple && !self.forms.iter().any(|form| form.may_mean(stem)) {
            return false;
        }
        let Some((stem, as_written)) = split(&word.term) else { return false };
        if self.forms.iter().any(|form| form.means(stem, &as_written)) || own_term(&as_written).is_some_and(|own| self.stems.contains(own))
        {
            return true;
        }
        let folded = folded(&as_written);
        self.words.contains(&folded)
            || self.prefixes.iter().any(|prefix| folded.starts_with(prefix.as_str()))
            || self.fuzzy.iter().any(|(wanted, most)| edits(wanted, &folded) <= *most)
    }
}

/// Bytes of a passage.
const LENGTH: usize = 200;
/// Bytes before the first word found.
const LEAD: usize = 40;

/// The passage of a unit's text, by the analyser of written words, in which most different words are found; its beginning where none is.
pub fn snippet(analyser: &mut TextAnalyzer, text: &str, unit: Span, marks: &Marks) -> Snippet {
    let unit_text = text.get(unit.range()).unwrap_or_default();
    let mut found = words(analyser, unit_text);
    found.retain(|word| marks.has(word));
    // A word of a compound, and the compound.
    found.dedup_by(|next, word| next.range.start < word.range.end);
    let best = (0..found.len()).max_by_key(|first| {
        let from = found[*first].range.start;
        let within = found[*first..].iter().take_while(|word| word.range.end <= from + LENGTH - LEAD);
        // Of passages with as many different words, the first.
        (within.map(|word| word.term.as_str()).collect::<HashSet<_>>().len(), usize::MAX - first)
    });
    let start = best.map_or(0, |first| found[first].range.start.saturating_sub(LEAD));
    let passage = whole_words(unit_text, start..(start + LENGTH).min(unit_text.len()));
    let inside = found.iter().filter(|word| passage.start <= word.range.start && word.range.end <= passage.end);
    Snippet {
        highlights: inside.map(|word| [word.range.start - passage.start, word.range.end - passage.start]).collect(),
        // A line break is one byte, and so is the space in its place.
        text: unit_text[passage.clone()].replace(|c: char| c.is_ascii_control(), " "),
        span: Span::new(unit.start as usize + passage.start, unit.start as usize + passage.end),
    }
}

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
    use crate::index::analysis::written_analyser;

    fn shown(text: &str, stems: &[&str]) -> String {
        let marks = Marks { stems: stems.iter().map(|stem| (*stem).to_owned()).collect(), ..Marks::default() };
        let snippet = snippet(&mut written_analyser(), text, Span::new(0, text.len()), &marks);
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
        assert!(super::snippet(&mut written_analyser(), &"é".repeat(1000), Span::new(0, 2000), &Marks::default()).text.len() <= LENGTH);
    }
}
