//! Lines that begin with people: they stand alone, or their title stands behind them.

use super::Builder;
use super::cut::{ends_entry, trim, trim_lead};
use crate::extract::names::NameMention;
use crate::extract::{affiliations, bodies, functions, status};
use crate::lexicon::Tags;
use crate::text::{Case, TokenKind, Tokens};

/// Words of what somebody is in charge of, at most.
const LONGEST_CHARGE: usize = 8;

impl Builder<'_, '_> {
    /// "X (Universitat de Girona), « Le traité »": a quotation at the end behind a bracket and a comma, or behind a colon and
    /// somebody whose name is sure, is the title, whoever stands before.
    pub(super) fn quoted_behind_people(&self, tokens: &Tokens) -> Option<(Tokens, Tokens)> {
        let doc = self.doc;
        let open = tokens.clone().find(|i| doc.is_any(*i, &["«", "“"]))?;
        let closed = doc.is_any(tokens.end - 1, &["»", "”"]);
        // "Lise Duval, professeure à Bavay – LIPHA, ED 44 : « Le traité »": behind the colon, whatever dashes stand before.
        let first = self.found.names.starting_at(tokens.start).map(|k| &self.found.names[k]);
        let sure = first.is_some_and(|name| name.sure && name.name.len() > 1 && name.whole.end < open);
        let one = !(open + 1..tokens.end).any(|i| doc.is_any(i, &["«", "“"]));
        if sure && one && closed && doc.is(open - 1, ":") && !(tokens.start..open - 1).any(|i| doc.is(i, ":")) {
            return Some((trim(doc, open..tokens.end), tokens.start..open - 1));
        }
        // "Lise Duval (CNRS), « Le traité ». Discussion : Paul Roche"
        let close = (open + 1..tokens.end).find(|i| doc.is_any(*i, &["»", "”"]));
        if let Some(close) =
            close.filter(|close| sure && one && doc.is_any(open - 1, &[",", ":"]) && doc.is(close + 1, ".") && close + 2 < tokens.end)
        {
            let heading = doc.phrase(close + 2, tokens.end, Tags::MODERATION | Tags::MODERATION_HEADING | Tags::LABEL | Tags::LABEL_WORD);
            if heading.is_some_and(|(n, _)| doc.is(close + 2 + n, ":")) {
                return Some((trim(doc, open..close + 1), tokens.start..open - 1));
            }
        }
        let led = open >= tokens.start + 4 && doc.is_any(open - 1, &[",", ":"]) && doc.is(open - 2, ")");
        let labelled = self.labelled_as(tokens).is_some();
        let people = tokens.start..open.saturating_sub(1);
        let named = people.clone().take(2).all(|i| doc.case(i).is_capital()) && people.len() <= 30;
        (led && closed && named && !labelled).then(|| (trim(doc, open..tokens.end), people))
    }

    /// "Lise Duval, présidente de l’Agence": nobody but a person with what they are; the item has no title of its own.
    pub(super) fn is_person_alone(&self, tokens: &Tokens) -> bool {
        let doc = self.doc;
        let Some(k) = self.found.names.starting_at(tokens.start) else { return false };
        let name = &self.found.names[k];
        let after = name.whole.end;
        let set_off = doc.is_any(after, &[",", "–", "—"]) && after + 1 < tokens.end;
        let function = functions::head_at(doc, after + 1, tokens.end).is_some_and(|h| !h.weak || name.sure)
            // "Lise Duval, LAVUE, Université de Bavay"
            || name.sure && doc.is(after, ",") && self.is_all_said(after, tokens.end);
        // "Lise Duval, de l’Institut"
        let of_body = || {
            let led = name.sure && doc.is(after, ",") && doc.folds_to(after + 1, &["de", "du", "d'"]) && doc.case(after + 1) == Case::Lower;
            let from = bodies::skip_article(doc, after + 2, tokens.end);
            led && bodies::mention_at(doc, from, tokens.end, true).is_some_and(|b| b.start.is_sure() || b.start == bodies::Start::Acronym)
        };
        // "Lise Duval (Université de Pau), en visio": what is said of the connection is no title.
        if name.sure
            && let Some(status) = self.status_at_end(after, tokens.end)
        {
            return status > after && self.is_nobody_else(&(tokens.start..status)) || status == after;
        }
        let civil = name.civility.is_some() && after >= tokens.end;
        let quoted = tokens.clone().any(|i| doc.is_any(i, &["«", "“", ":", "?"]));
        name.name.len() >= 2 && !quoted && (set_off && (function || of_body()) || civil)
    }

    /// Where "en visio", "sous réserve" begins with its comma that closes these words.
    fn status_at_end(&self, from: usize, end: usize) -> Option<usize> {
        let doc = self.doc;
        let comma = (from..end).rev().find(|i| doc.is(*i, ","))?;
        let status = status::status_at(doc, comma + 1, end, true)?;
        (status.end >= end).then_some(comma)
    }

    /// Whether functions and bodies of sure words fill what stands behind a name.
    fn is_all_said(&self, from: usize, end: usize) -> bool {
        let tail = affiliations::tail(self.doc, from, end);
        let sure = |a: &affiliations::Attached| a.role.is_some() || a.body.as_ref().is_some_and(|b| b.start <= bodies::Start::Acronym);
        tail.end >= end && !tail.attached.is_empty() && tail.attached.iter().all(sure)
    }

    /// "Lise Duval (CNRS)", "Lise Duval et Paul Vercel (INRAE / Agro)": sure names and brackets behind them, nothing else.
    pub(super) fn is_nobody_else(&self, tokens: &Tokens) -> bool {
        let doc = self.doc;
        let mut at = tokens.start;
        let mut enclosed = false;
        while let Some(k) = self.found.names.starting_at(at) {
            let name = &self.found.names[k];
            if !name.sure || name.name.len() < 2 || name.whole.end > tokens.end {
                return false;
            }
            at = name.whole.end;
            if doc.is(at, "(") {
                let Some(close) = (at..tokens.end).find(|i| doc.is(*i, ")")) else { return false };
                enclosed = true;
                at = close + 1;
            }
            while at < tokens.end && (doc.is_any(at, &[",", "&", ";", "*"]) || doc.folds_to(at, &["et"])) {
                at += 1;
            }
        }
        // "Lise Duval (CNRS) – communication enregistrée"
        let remark = doc.is_any(at, &["–", "—"]) && doc.case(at + 1) == Case::Lower;
        enclosed && (at == tokens.end || remark)
    }

    /// "Présidence : Lise Duval (CNRS)": who chairs what follows, and nothing else.
    pub(super) fn is_chair_alone(&self, tokens: &Tokens) -> bool {
        let doc = self.doc;
        let Some((n, _)) = doc.phrase(tokens.start, tokens.end, Tags::MODERATION | Tags::MODERATION_HEADING) else { return false };
        let from = tokens.start + n;
        let colon = doc.is(from, ":");
        let led = colon || doc.word(from - 1).ends_with("par");
        led && self.found.names.starting_at(from + usize::from(colon)).is_some()
    }

    /// "Lise Duval et Paul Vercel, respectivement juriste et notaire".
    pub(super) fn are_people_in_turn(&self, tokens: &Tokens) -> bool {
        let doc = self.doc;
        let Some(k) = self.found.names.starting_at(tokens.start) else { return false };
        let end = self.found.names[k].whole.end;
        let listed = doc.is(end, ",") || doc.folds_to(end, &["et"]);
        listed && tokens.clone().any(|i| doc.folds_to(i, &["respectivement"]))
    }

    /// The quotation behind the people of a line: a comma or colon leads to it, and it ends the line or a comma follows.
    pub(super) fn quote_behind_people(&self, tokens: &Tokens) -> Option<Tokens> {
        let doc = self.doc;
        let open = tokens.clone().find(|i| doc.is_any(*i, &["«", "“", "\""]))?;
        let close = (open + 1..tokens.end).find(|i| doc.is_any(*i, &["»", "”", "\""]))?;
        let led = open > tokens.start + 1 && doc.is_any(open - 1, &[",", ":", "–", "—"]);
        let ends = close + 1 >= tokens.end || doc.is_any(close + 1, &[",", ".", "–", "—"]);
        // "Lise Duval, « Quai »" writes for it; behind a colon one word is a title.
        let long = close > open + 3 || close > open + 1 && doc.is(open - 1, ":");
        (led && ends && long && doc.case(open + 1).is_capital()).then_some(open + 1..close)
    }

    /// The title behind the speakers of a line, if there is one.
    pub(super) fn title_behind_people(&self, tokens: &Tokens) -> Option<Tokens> {
        let doc = self.doc;
        let mut at = tokens.start;
        let mut seen = false;
        while let Some(k) = self.found.names.starting_at(at) {
            let name = &self.found.names[k];
            if !name.sure && !ends_entry(doc, name.whole.end, tokens.end)
                || doc.kind(name.whole.end) == Some(TokenKind::Word)
                    && !doc.folds_to(name.whole.end, &["et"])
                    && functions::head_at(doc, name.whole.end, tokens.end).is_none()
            {
                return self.behind_house(name, tokens.end).filter(|_| !seen).map(|colon| trim_lead(doc, colon..tokens.end));
            }
            seen = true;
            // "A. Le Goff / Ph. Le Gall": a stroke between two names.
            let next = name.whole.end + 1;
            if doc.is(name.whole.end, "/") && self.found.names.starting_at(next).is_some() {
                at = next;
                continue;
            }
            let limit = self.particulars_end(name.whole.end, tokens.end);
            let limit = self.bracket_before_title(name.whole.end, tokens.end).map_or(limit, |close| limit.min(close));
            let tail = affiliations::tail(doc, name.whole.end, limit);
            at = self.title_taken_for_body(&tail, tokens.end).unwrap_or(tail.end);
            while at < tokens.end && (doc.is_any(at, &[",", "&", ";"]) || doc.folds_to(at, &["et"])) {
                at += 1;
            }
        }
        let at = if seen && !doc.is_any(at.wrapping_sub(1), &[",", "&", ";"]) { self.behind_charge(at, tokens.end) } else { at };
        let rest = trim_lead(doc, at..tokens.end);
        let set_off = rest.start > tokens.start && doc.is_any(rest.start - 1, &["–", "—", "-", ":", ",", ".", ")"])
            || doc.is_any(rest.start, &["«", "“", "\""]);
        // "Lise Duval, juriste : introduction"
        let told = rest.start > tokens.start
            && doc.is(rest.start - 1, ":")
            && !doc.glued(rest.start)
            && !rest.is_empty()
            && doc
                .phrase(rest.start, rest.end, Tags::MODERATION | Tags::MODERATION_HEADING | Tags::SPEAKERS_HEADING)
                .is_none_or(|(n, _)| n == rest.len());
        if seen && told && self.found.names.starting_at(rest.start).is_none() {
            return Some(rest);
        }
        // "Lise Duval et Paul Vercel, Introduction"
        let framed = || doc.phrase(rest.start, rest.end, Tags::LABEL | Tags::LABEL_WORD).is_some_and(|(n, _)| n == rest.len());
        let least = if doc.is_any(rest.start.saturating_sub(1), &["–", "—"]) { 2 } else { 3 };
        let least = if !rest.is_empty() && framed() { 1 } else { least };
        (seen
            && rest.len() >= least
            && set_off
            && (doc.case(rest.start).is_capital() || doc.is_any(rest.start, &["«", "“", "\""]) || doc.number(rest.start).is_some()))
        .then_some(rest)
    }

    /// "Dr Lise Duval Clinique du Quai : le cuir au bloc": the colon behind somebody of whom there is no doubt and where they work,
    /// without a comma.
    fn behind_house(&self, name: &NameMention, end: usize) -> Option<usize> {
        let doc = self.doc;
        let from = name.whole.end;
        let colon = (from..end.min(from + LONGEST_CHARGE)).find(|i| doc.kind(*i) == Some(TokenKind::Sign) && !doc.is(*i, "-"))?;
        let link = ["de", "du", "des", "d'", "la", "le", "l'", "les", "et"];
        let proper = (from..colon).all(|i| doc.case(i).is_capital() || doc.folds_to(i, &link) || doc.is(i, "-"));
        let sure = name.sure && name.name.len() >= 2 && (name.civility.is_some() || doc.case(name.name.end - 1) == Case::Upper);
        let titled = colon + 3 < end && doc.is(colon, ":") && !doc.glued(colon + 1);
        (sure && proper && titled && doc.case(from) == Case::Capital).then_some(colon)
    }

    /// "Lise Duval, directrice de la Manche : introduction": the colon behind where a function is held, or `at`.
    fn behind_charge(&self, at: usize, end: usize) -> usize {
        let doc = self.doc;
        let colon = (at..end.min(at + LONGEST_CHARGE)).find(|i| doc.kind(*i) == Some(TokenKind::Sign));
        let held = doc.folds_to(at, &["de", "d'", "du", "des", "a", "au", "aux", "en", "pour"]);
        colon.filter(|colon| held && doc.is(*colon, ":")).unwrap_or(at)
    }

    /// "Lise Duval (Inrap), Actualité des fouilles dans le Doubs": the token behind a bracket that tells all of the person, before
    /// a comma and a title.
    fn bracket_before_title(&self, name_end: usize, end: usize) -> Option<usize> {
        let doc = self.doc;
        let close = (name_end + 1..end.min(name_end + 30)).find(|i| doc.is(*i, ")")).filter(|_| doc.is(name_end, "("))?;
        let rest = close + 2..end;
        let title = doc.is(close + 1, ",") && rest.len() >= 3 && doc.case(rest.start).is_capital();
        let person = || self.found.names.starting_at(rest.start).is_some();
        let body = || {
            let whole = bodies::mention_at(doc, rest.start, end, true).filter(|b| b.end >= end);
            whole.is_some_and(|b| b.start <= bodies::Start::Acronym || b.name.len() <= 3)
        };
        (title && !person() && !body() && functions::head_at(doc, rest.start, end).is_none()).then_some(close + 1)
    }

    /// "…, professeure à l’Université, Tanner sans chrome : un pari": the first capitalised word of a title that was taken for
    /// a body, with which it does not end.
    fn title_taken_for_body(&self, tail: &affiliations::Tail, end: usize) -> Option<usize> {
        let doc = self.doc;
        let [.., before, last] = tail.attached.as_slice() else { return None };
        let body = last.body.as_ref().filter(|b| last.role.is_none() && before.role.is_some() && b.start == bodies::Start::Capital)?;
        let goes_on = tail.end < end && doc.case(tail.end) == Case::Lower && !doc.breaks(tail.end) && !doc.folds_to(tail.end, &["et"]);
        let clause =
            tail.end < end && doc.is(tail.end, ",") && doc.case(tail.end + 1) == Case::Lower && doc.has(body.name.start, Tags::VERB);
        (doc.is(body.name.start - 1, ",") && (goes_on || clause)).then_some(body.name.start)
    }

    /// Where the particulars behind a name end: before a quotation mark, before a dash or colon that no body follows, before
    /// a part between commas or behind a bracket that reads like a title.
    fn particulars_end(&self, from: usize, end: usize) -> usize {
        let doc = self.doc;
        let mut depth = 0;
        let mut at = from;
        while at < end {
            match doc.word(at) {
                "«" | "“" | "\"" => return at,
                "(" => depth += 1,
                ")" => {
                    depth -= 1;
                    if depth == 0 && doc.is_any(at + 1, &[".", "/"]) && self.reads_like_title(at + 2, end) {
                        return at + 1;
                    }
                }
                "," if depth == 0 && self.reads_like_title(at + 1, end) => return at,
                // "Lise Duval – Université de Pau – Le gant"
                "–" | "—" if !doc.glued(at) && self.is_body_before_sign(at + 1, end) => {}
                // "Lise Duval – Présidente du Val : Le gant"
                "–" | "—" if !doc.glued(at) && functions::head_at(doc, at + 1, end).is_some_and(|h| !h.weak) => {}
                "–" | "—" | ":" if !doc.glued(at) => return at,
                // "Lise Duval (CNRS) - Tanner au Moyen Âge"
                "-" if depth == 0 && !doc.glued(at) && !doc.glued(at + 1) && doc.is(at - 1, ")") => return at,
                _ => {}
            }
            at += 1;
        }
        end
    }

    /// Whether a body of sure words stands at `i` and another dash or colon closes it.
    fn is_body_before_sign(&self, i: usize, end: usize) -> bool {
        let doc = self.doc;
        let body = bodies::mention_at(doc, bodies::skip_article(doc, i, end), end, true).filter(|b| b.start <= bodies::Start::Head);
        body.is_some_and(|b| b.end + 2 < end && doc.is_any(b.end, &["–", "—", ":"]))
    }

    /// "Le cuir dans la ville", "Peaux et parchemins", "Traduire les savoirs": a capital, then words of a language; no function,
    /// no body, no place, nobody.
    fn reads_like_title(&self, i: usize, end: usize) -> bool {
        let doc = self.doc;
        let other =
            Tags::BODY | Tags::PLACE | Tags::ORGAN | Tags::ANY_FUNCTION | Tags::CIVILITY | Tags::MODERATION | Tags::SPEAKERS_HEADING;
        let article = doc.folds_to(i, &["le", "la", "les", "l'", "un", "une", "des", "du"]);
        let first = i + usize::from(article);
        let worded = |t: usize| {
            doc.case(t) == Case::Lower && !doc.has(t, Tags::GRAMMATICAL) && doc.has(t, Tags::NOUN | Tags::ADJECTIVE | Tags::VERB)
        };
        (doc.case(i) == Case::Capital || article && doc.case(i) == Case::Single)
            && end >= i + 3
            && doc.phrase(i, end, other).is_none()
            && doc.phrase(first, end, other & !Tags::PLACE & !Tags::ORGAN).is_none()
            && functions::head_at(doc, first, end).is_none()
            && self.found.names.starting_at(i).is_none()
            && (i..end)
                .take_while(|t| *t == i || !doc.is_any(*t, &[";", ":", "(", "«"]))
                .any(|t| t > i && worded(t) || doc.has(t, Tags::VERB) && doc.word(t).ends_with("er"))
    }
}
