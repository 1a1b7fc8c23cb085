//! Whoever speaks and the title of the paper on one line: where the title begins, and what is said behind it.

use super::people::{states_status, status_of};
use super::read::Reader;
use crate::extract::{bodies, entries, functions};
use crate::lexicon::Tags;
use crate::text::{Case, TokenKind, Tokens};

/// Tokens of what is said of a speaker before the title of the paper, and of a title within which its words are looked at.
const LONGEST_PARTICULARS: usize = 60;

impl Reader<'_, '_> {
    /// People and the title of their paper on one line: `Name (Lab), « Title »`.
    pub(super) fn title_on_line(&self, i: usize) -> (Tokens, Option<Tokens>) {
        let doc = self.doc;
        let tokens = self.segments[i].tokens.clone();
        let Some(open) = tokens.clone().find(|t| doc.is_any(*t, &["«", "“"])) else {
            return match self.title_behind_bracket(i) {
                Some(from) => (tokens.start..from, Some(from..self.status_behind(&(from..tokens.end)))),
                None => (tokens, None),
            };
        };
        let close = (open..tokens.end).rev().find(|t| doc.is_any(*t, &["»", "”"]));
        let behind = |c: usize| c + 1 + usize::from(doc.is(c + 1, "."));
        let note = |c: usize| doc.is_any(behind(c), &["(", "["]) && doc.is_any(tokens.end - 1, &[")", "]"]) && tokens.end - c <= 10;
        let ends = |c: usize| c + 3 >= tokens.end || note(c) || states_status(doc, &self.after_title(i, c));
        let Some(close) = close.filter(|c| *c > open + 2 && ends(*c)) else { return (tokens, None) };
        let named = entries::names_in(doc, &(tokens.start..open), self.names);
        let behind_sign = open > tokens.start && doc.is_any(open - 1, &[",", ":", "–", "-", "—", ".", ")", "|"]);
        let particulars = close > open + 3 && self.is_behind_body(&(tokens.start..open));
        if named.is_empty() || !behind_sign && !particulars {
            return (tokens, None);
        }
        (tokens.start..open, Some(open..close + 1))
    }

    /// "Lise Duval, professeure, Université de Bavay" before a quoted title: a name, a comma and at last the proper name of a body.
    fn is_behind_body(&self, before: &Tokens) -> bool {
        let named = |k: usize| self.doc.is(self.names[k].whole.end, ",");
        before.len() > 4 && self.doc.case(before.end - 1).is_capital() && self.names.starting_at(before.start).is_some_and(named)
    }

    /// Whether a line gives a quoted title behind the body of whoever speaks.
    pub(super) fn quotes_after_body(&self, i: usize) -> bool {
        let start = self.segments[i].tokens.start;
        let named = self.names.starting_at(start).is_some_and(|k| self.doc.is(self.names[k].whole.end, ","));
        named && self.title_on_line(i).1.is_some_and(|title| self.is_behind_body(&(start..title.start)))
    }

    /// "Le cuir en exil [en visioconférence]": where the title ends before a bracket that gives a status.
    pub(super) fn status_behind(&self, title: &Tokens) -> usize {
        let doc = self.doc;
        let open = title.clone().rev().find(|t| doc.is_any(*t, &["(", "["])).filter(|_| doc.is_any(title.end - 1, &[")", "]"]));
        open.filter(|open| *open > title.start && states_status(doc, &(*open..title.end))).unwrap_or(title.end)
    }

    /// "Lise Duval (CNRS), Le parchemin et ses bêtes": where the title begins behind the bracket of the last speaker.
    pub(super) fn title_behind_bracket(&self, i: usize) -> Option<usize> {
        let doc = self.doc;
        let tokens = &self.segments[i].tokens;
        let mut at = tokens.start;
        while let Some(k) = self.names.starting_at(at) {
            let open = self.names[k].whole.end;
            // "Lise Duval : Annoter les disfluences"
            let named = at > tokens.start || self.names[k].name.len() > 1;
            if named && doc.is(open, ":") && !doc.glued(open + 1) {
                at = open + 1;
                break;
            }
            let joined = doc.is(open, ",") || doc.folds_to(open, &["et"]) || doc.is(open, "&");
            if joined && self.names.starting_at(open + 1).is_some() {
                at = open + 1;
                continue;
            }
            // "(Université de Bavay (UB))"
            let mut depth = 0;
            let closes = |t: &usize| {
                depth += i32::from(doc.is(*t, "(")) - i32::from(doc.is(*t, ")"));
                depth == 0
            };
            let close = (open..tokens.end).find(closes).filter(|_| doc.is(open, "("))?;
            at = close + 1;
            while doc.is_any(at, &[",", "&", ":", "–", "—", "-", ".", "/"]) || doc.folds_to(at, &["et"]) {
                at += 1;
            }
        }
        let set_off =
            at > tokens.start && (doc.is_any(at - 1, &[",", ":", "–", "—", "-", ".", "/"]) && doc.is(at - 2, ")") || doc.is(at - 1, ":"));
        // "Lise Duval (CNRS) Le parchemin et ses bêtes": words of a title right behind the bracket.
        let set_off = set_off || at > tokens.start && doc.is(at - 1, ")") && self.reads_as_paper(at, tokens.end, true);
        // "Gantières de Millau" are whom the paper is about.
        let function = || functions::head_at(doc, at, tokens.end).is_some_and(|h| !h.plural);
        let other = || function() || doc.phrase(at, tokens.end, Tags::BODY).is_some();
        (set_off && tokens.end >= at + 2 && doc.case(at).is_capital() && !other()).then_some(at)
    }

    /// "Lise Duval, professeure à Bavay : Un conflit artificiel", "Paul Vercel – Les gants, nouveaux objets ?": where the title of
    /// a paper begins behind whoever speaks. Where `sure`, its words alone tell that it is one.
    pub(super) fn title_behind_sign(&self, i: usize, sure: bool) -> Option<usize> {
        let doc = self.doc;
        let tokens = &self.segments[i].tokens;
        let name = self.names.starting_at(tokens.start).map(|k| &self.names[k])?;
        if name.name.len() < 2 {
            return None;
        }
        if let Some(open) = tokens.clone().find(|t| doc.is_any(*t, &["«", "“"])) {
            // "Lise Duval (CNRS) – « On se salue » : le gant aux champs": the title begins with a quotation and goes on behind it.
            let close = (open..tokens.end).find(|t| doc.is_any(*t, &["»", "”"]));
            let goes_on = close.is_some_and(|close| close + 2 < tokens.end && doc.is(close + 1, ":"));
            return (doc.is_any(open - 1, &["–", "—", ":"]) && goes_on).then_some(open);
        }
        // "Lise Duval (CNRS), Liberté, privilège : les mots du cuir": the title begins behind the bracket, whatever colon stands in it.
        // "Lise Duval (CNRS) – Une carte des digues": so does one behind a dash, if it is no body.
        let dash =
            |at: usize| doc.is_any(at - 1, &["–", "—", "-"]) && self.reads_as_paper(at, tokens.end, false) && !self.is_body(at..tokens.end);
        let behind = |at: usize| doc.is(at - 1, ")") || doc.is(at - 2, ")") && (doc.is(at - 1, ",") || dash(at));
        let enclosed = self.title_behind_bracket(i).filter(|at| name.sure && behind(*at));
        if enclosed.is_some() {
            return enclosed;
        }
        // "Lise Duval, professeure, Université de Bavay, Le cuir : une histoire"
        let behind_comma = self.title_behind_commas(i, name.whole.end);
        let mut depth = 0i32;
        let last = behind_comma.unwrap_or(tokens.end).min(name.whole.end + LONGEST_PARTICULARS);
        for at in name.whole.end..last {
            match doc.word(at) {
                "(" => depth += 1,
                ")" => depth -= 1,
                // "Lise Duval (CNRS) – titre à préciser"
                ":" | "–" | "—" | "-" if depth == 0 && self.pends(at + 1, tokens.end) => return Some(at + 1),
                ":" if depth == 0 && !doc.glued(at + 1) => return self.reads_as_paper(at + 1, tokens.end, false).then_some(at + 1),
                "–" | "—" | "-" if depth == 0 && !doc.glued(at) && self.reads_as_paper(at + 1, tokens.end, sure) => {
                    return Some(at + 1);
                }
                _ => {}
            }
        }
        behind_comma
    }

    /// Whether nothing follows but that the title is still open.
    fn pends(&self, from: usize, end: usize) -> bool {
        let titled = self.doc.folds_to(from, &["titre", "sujet", "intitule"]);
        titled && self.doc.phrase(from, end, Tags::PENDING).is_some_and(|(n, _)| from + n == end)
    }

    /// Whether words behind a sign read like the title of a paper: no function, nobody, nothing that leads to others, no body.
    pub(super) fn reads_as_paper(&self, from: usize, end: usize, sure: bool) -> bool {
        let doc = self.doc;
        let leads = Tags::MODERATION | Tags::MODERATION_HEADING | Tags::SPEAKERS_HEADING | Tags::SPEAKERS_INLINE | Tags::STAGED;
        let article = from + usize::from(doc.folds_to(from, &["le", "la", "les", "l'", "un", "une"]));
        let plain = end >= from + 3
            && doc.kind(from) == Some(TokenKind::Word)
            && functions::head_at(doc, from, end).is_none()
            && functions::head_at(doc, article, end).is_none_or(|h| !sure || h.weak || h.plural)
            && doc.phrase(from, end, leads).is_none()
            && self.names.starting_at(from).is_none();
        let body = || bodies::mention_at(doc, bodies::skip_article(doc, from, end), end, true);
        let whole = || body().is_some_and(|b| b.end + 1 >= end || b.start.is_sure() && doc.is_any(b.end, &[",", "(", "–", "-", ":"]));
        let worded = || {
            let word = |t: usize| doc.case(t) == Case::Lower && doc.has(t, Tags::NOUN | Tags::ADJECTIVE | Tags::VERB);
            (from + 1..end.min(from + LONGEST_PARTICULARS)).any(|t| word(t) && !doc.has(t, Tags::GRAMMATICAL))
        };
        plain && (!sure || doc.case(from).is_capital() && worded() && !whole())
    }

    /// What segment `i` says behind the title that closes at token `close`.
    fn after_title(&self, i: usize, close: usize) -> Tokens {
        let end = self.segments[i].tokens.end;
        let sign = |i: usize| usize::from(self.doc.is_any(i, &[",", "–", "—", "-", ":", "."]));
        // "« Le gant ». – par visioconférence"
        let from = close + 1 + sign(close + 1);
        (from + sign(from)).min(end)..end
    }

    /// "Name (Body), « Title », en visioconférence": what stands behind the title that closes at token `close` holds for those
    /// placed since there were `before`.
    pub(super) fn say_behind_title(&mut self, i: usize, close: usize, before: usize) {
        let Some(said) = status_of(self.doc, &self.after_title(i, close)) else { return };
        for placed in &mut self.programme.placed[before..] {
            placed.entry.tentative |= said.tentative;
            placed.entry.remote |= said.remote;
        }
    }
}
