//! Which language a text and its blocks are in: told by small words where they tell it plainly, by trigrams elsewhere.
//!
//! The trigrams are those of whatlang, which costs more than all of marking; a French text with its usual share of
//! small words never needs it.

use super::mark::{Line, Tokens};
use super::marks::Marks;
use super::{Span, Token, TokenKind};
use crate::lexicon::Tags;

/// A language and how sure it is, from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Detected {
    /// ISO 639-1 code where there is one, else ISO 639-3.
    pub code: &'static str,
    pub confidence: f64,
}

impl Detected {
    /// So sure that the text is not read as French.
    pub fn is_foreign(&self) -> bool {
        is_foreign(self.code, self.confidence as f32)
    }
}

/// Whether a language is so surely another that a text is not read as French.
pub fn is_foreign(code: &str, confidence: f32) -> bool {
    code != "fr" && confidence >= 0.9
}

/// A block of another language within a French text.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    pub tokens: Tokens,
    pub code: &'static str,
}

/// How many words, and how many small words of French and of other languages.
#[derive(Clone, Copy, Default)]
struct Count {
    words: usize,
    french: usize,
    foreign: usize,
}

impl Count {
    fn of(tokens: &[Token], marks: &Marks, range: Tokens) -> Count {
        let mut count = Count::default();
        for i in range {
            count.words += usize::from(tokens[i].kind == TokenKind::Word);
            let tags = marks.tags(i) & Tags::FRENCH.union(Tags::FOREIGN);
            if !tags.is_empty() {
                count.french += usize::from(tags.contains(Tags::FRENCH));
                count.foreign += usize::from(tags.contains(Tags::FOREIGN));
            }
        }
        count
    }

    fn add(&mut self, other: Count) {
        self.words += other.words;
        self.french += other.french;
        self.foreign += other.foreign;
    }

    fn is_plainly_french(&self) -> bool {
        self.french >= 5 && self.french >= 3 * self.foreign && self.french * 25 >= self.words
    }

    /// Blocks of fewer words are titles, names and addresses, which no French reader would skip.
    fn may_be_foreign(&self) -> bool {
        self.words >= 20 && self.foreign >= 4 && self.foreign > 2 * self.french
    }
}

/// The language of a text, `None` where it is too short to tell, and its passages in others.
pub(super) fn detect(text: &str, tokens: &[Token], marks: &Marks, lines: &[Line]) -> (Option<Detected>, Vec<Passage>) {
    let mut whole = Count::default();
    let mut passages = Vec::new();
    for block in lines.chunk_by(|_, next| next.blank_before == 0) {
        let range = block[0].tokens.start..block[block.len() - 1].tokens.end;
        let count = Count::of(tokens, marks, range.clone());
        whole.add(count);
        if count.may_be_foreign() {
            let span = tokens[range.start].span.cover(tokens[range.end - 1].span);
            passages.extend(trigrams(text, span).filter(Detected::is_foreign).map(|d| Passage { tokens: range, code: d.code }));
        }
    }
    if whole.is_plainly_french() {
        return (Some(Detected { code: "fr", confidence: 1.0 }), passages);
    }
    let detected = trigrams(text, Span::new(0, text.len()));
    if detected.as_ref().is_some_and(Detected::is_foreign) {
        passages.clear();
    }
    (detected, passages)
}

/// Language by whatlang on a sample: the beginning, the middle and the end.
fn trigrams(text: &str, span: Span) -> Option<Detected> {
    const SAMPLE: usize = 1_500;
    let text = span.of(text);
    let info = if text.len() <= 3 * SAMPLE {
        whatlang::detect(text)
    } else {
        let floor = |at: usize| text.floor_char_boundary(at);
        let middle = floor(text.len() / 2);
        whatlang::detect(&[&text[..floor(SAMPLE)], &text[middle..floor(middle + SAMPLE)], &text[floor(text.len() - SAMPLE)..]].concat())
    }?;
    let code = match info.lang().code() {
        "fra" => "fr",
        "eng" => "en",
        "deu" => "de",
        "spa" => "es",
        "ita" => "it",
        "por" => "pt",
        "nld" => "nl",
        other => other,
    };
    Some(Detected { code, confidence: info.confidence() })
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::text::Marked;

    const FRENCH: &str = "La journée est ouverte à toutes et à tous, et les ateliers se tiennent dans la salle du conseil avec les élus.";
    const ENGLISH: &str = "The workshop is open to all members of the network, and the papers will be published by the editors \
                           of the review in the course of the following year.";

    #[test]
    fn of_the_text_and_of_its_blocks() {
        let lexicon = Lexicon::load(None).expect("the built-in lexicons are well-formed");
        for (text, code, passages) in [
            (FRENCH.to_owned(), "fr", vec![]),
            (ENGLISH.to_owned(), "en", vec![]),
            (format!("{FRENCH}\n\n{ENGLISH}\n\n{FRENCH}\n{FRENCH}"), "fr", vec!["en"]),
            // A title in English is no passage.
            (format!("{FRENCH}\n\n“The making of the city: how we live”, Jane Roe (University of Leeds)\n\n{FRENCH}"), "fr", vec![]),
        ] {
            let doc = Marked::new(&text, &lexicon);
            assert_eq!(doc.language.as_ref().map(|l| l.code), Some(code), "{text}");
            assert_eq!(doc.foreign.iter().map(|p| p.code).collect::<Vec<_>>(), passages, "{text}");
        }
    }
}
