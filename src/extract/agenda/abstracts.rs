//! Where a title ends that an abstract, a question or a note has been glued to.

use super::Builder;
use super::cut::abbreviation;
use crate::extract::verbs;
use crate::text::{Case, TokenKind, Tokens};

/// Tokens of a title beyond which an abstract is looked for in it.
const LONG_TITLE: usize = 30;
/// Tokens within which such a title ends.
const TITLES_END: usize = 100;
/// Tokens of a question or note behind a title.
const QUESTION: usize = 8;
/// The same of a note behind a star.
const REMARK: usize = 4;
/// Tokens of a title beyond which other sentences may follow its question.
const ASKED: usize = 20;
/// Tokens behind a full stop that are an abstract.
const ABSTRACT: usize = 16;

impl Builder<'_, '_> {
    /// Running text: a stop at the end or before another sentence.
    pub(super) fn is_sentence(&self, tokens: &Tokens) -> bool {
        tokens.clone().skip(2).any(|i| self.ends_sentence(i, tokens.end))
    }

    /// Whether a full stop at `i` ends a sentence.
    fn ends_sentence(&self, i: usize, end: usize) -> bool {
        let doc = self.doc;
        let next = i + 1;
        doc.is(i, ".")
            && doc.case(i - 1) != Case::Single
            && !abbreviation(doc, i)
            && (next >= end || !doc.glued(next) && doc.case(next).is_capital())
    }

    /// "Le gant. Objet du quotidien, il est aussi …": the title without the abstract that goes on behind it on the same line.
    pub(super) fn without_abstract(&self, title: Tokens) -> Tokens {
        let near = title.end.min(title.start + TITLES_END);
        let quoted = |stop: usize| (stop..near).find(|i| self.doc.is_any(*i, &["«", "»"])).is_some_and(|i| self.doc.is(i, "»"));
        // "Le gant et sa peau Quelles règles faut-il ?", "Assemblée des tanneurs * Les convocations …"
        let long = title.len() > LONG_TITLE;
        let asks = (title.start + 2..near).find(|i| long && self.begins_question(*i, title.end) || self.begins_remark(*i, title.end));
        if let Some(from) = asks.filter(|from| from + if self.doc.is(*from, "*") { REMARK } else { QUESTION } < title.end) {
            return title.start..from;
        }
        if let Some(colon) = self.tells_behind_colon(&title) {
            return title.start..colon;
        }
        // "Le cuir, une affaire d'eau ? Que boire demain ? Les tanneurs répondent.": more sentences behind the first.
        let asked = |i: usize| self.doc.is_any(i, &["?", "!"]) && !self.doc.glued(i + 1) && self.doc.case(i + 1).is_capital();
        let told = |i: usize| (i + 2..title.end).any(|k| self.doc.is_any(k, &["?", ".", "…"])) || self.doc.is(title.end, ".");
        let first = (title.start + 2..near).find(|i| (asked(*i) || self.ends_sentence(*i, title.end)) && !quoted(*i));
        if let Some(mark) = first.filter(|i| asked(*i) && i + QUESTION < title.end && title.len() > ASKED && told(*i)) {
            return title.start..mark + 1;
        }
        let stop = (title.start + 2..near).find(|i| self.ends_sentence(*i, title.end) && !quoted(*i));
        match stop.filter(|stop| title.len() > LONG_TITLE && stop + ABSTRACT < title.end) {
            Some(stop) => title.start..stop,
            None => title,
        }
    }

    /// "Séance d'échanges : chaque atelier présentera ses gants en dix minutes": the colon before a sentence of small letters.
    fn tells_behind_colon(&self, title: &Tokens) -> Option<usize> {
        let doc = self.doc;
        let colon = title.clone().skip(2).find(|i| doc.is(*i, ":") && !doc.glued(i + 1)).filter(|i| i + QUESTION < title.end)?;
        let clause = (colon + 2..title.end).take_while(|i| !doc.is_any(*i, &["?", "!", "."]));
        let tells = doc.case(colon + 1) == Case::Lower && clause.into_iter().any(|i| verbs::is_future(doc, i));
        tells.then_some(colon)
    }

    /// "… de demain Quelles conclusions en tirer ?": an interrogative with a capital behind words in small letters.
    fn begins_question(&self, i: usize, end: usize) -> bool {
        let doc = self.doc;
        let asks = doc.folds_to(i, &["quel", "quelle", "quels", "quelles", "comment", "pourquoi"]) && doc.case(i) == Case::Capital;
        asks && doc.kind(i - 1) == Some(TokenKind::Word) && doc.case(i - 1) != Case::Upper && (i + 2..end).any(|k| doc.is(k, "?"))
    }

    /// "* Les convocations sont envoyées …": the note of a star.
    fn begins_remark(&self, i: usize, end: usize) -> bool {
        let doc = self.doc;
        doc.is(i, "*") && !doc.glued(i) && i + 2 < end && !doc.glued(i + 1) && doc.case(i + 1).is_capital()
    }
}
