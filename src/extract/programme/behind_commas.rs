//! Papers whose titles stand last on a line of commas: "Lise Duval, professeure, Université de Bavay, Le cuir en exil".

use super::read::Reader;
use crate::extract::{bodies, entries, functions};

/// Tokens from the name to the comma before the title, at most.
const LONGEST_PARTICULARS: usize = 60;

/// Tokens of a title that nothing but a comma sets off, at least.
const LEAST_TITLE: usize = 4;

impl Reader<'_, '_> {
    /// Where the title begins behind the comma that closes what is said of whoever speaks, from the end of the name on.
    pub(super) fn title_behind_commas(&self, i: usize, name: usize) -> Option<usize> {
        let doc = self.doc;
        let end = self.segments[i].tokens.end;
        if !doc.is(name, ",") {
            return None;
        }
        let mut depth = 0i32;
        let mut said = false;
        let mut part = name + 1;
        for at in name + 1..end.min(name + LONGEST_PARTICULARS) {
            match doc.word(at) {
                "(" => depth += 1,
                ")" => depth -= 1,
                "," if depth == 0 => {
                    said |= self.says_of_somebody(part, at);
                    part = at + 1;
                    let titled = said && end >= part + LEAST_TITLE && !self.says_of_somebody(part, end);
                    if titled && (self.reads_as_paper(part, end, true) || self.asks(part, end)) {
                        return Some(part);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Whether words with a capital at their head and nobody among them are a question.
    fn asks(&self, from: usize, end: usize) -> bool {
        let doc = self.doc;
        let named = || !entries::names_in(doc, &(from..end), self.names).is_empty();
        doc.is(end - 1, "?") && doc.case(from).is_capital() && !(from..end).any(|i| doc.is_any(i, &["(", ":"])) && !named()
    }

    /// Whether a part between commas is a function or a body.
    fn says_of_somebody(&self, from: usize, end: usize) -> bool {
        let doc = self.doc;
        let body = || {
            let start = bodies::skip_article(doc, from, end);
            bodies::mention_at(doc, start, end, false).is_some_and(|b| b.start.is_sure() || b.start == bodies::Start::Acronym)
        };
        functions::head_at(doc, from, end).is_some() || body()
    }
}
