//! Organisations of a document: every body named, once, under its longest form, with acronym and mentions.

use std::collections::{HashMap, HashSet};

use super::bodies::{self, BodyMention, Start};
use super::programme::Placed;
use super::ranges::Ranges;
use crate::lexicon::Tags;
use crate::record::{Organisation, OrganisationKind};
use crate::text::fold::fold;
use crate::text::{Case, Marked, Span, TokenKind, Tokens};

/// Collects the bodies of the people listed and those named elsewhere in the text.
pub fn collect(doc: &Marked, placed: &[Placed], titles: &[Tokens], event_title: Option<&Tokens>) -> Vec<Organisation> {
    let mut merger = Merger::default();
    for attached in placed.iter().flat_map(|p| &p.entry.attached) {
        if let Some(body) = &attached.body
            && !is_commune_of_office(doc, attached.class, body)
            && body.name.clone().any(|t| doc.case(t).is_capital())
        {
            merger.add(doc, body, "organisation.affiliation");
        }
    }
    let taken = Ranges::new(placed.iter().map(|p| p.entry.tokens.clone()));
    let titles = Ranges::new(titles.iter().cloned());
    let mut i = 0;
    while i < doc.tokens.len() {
        if doc.kind(i) != Some(TokenKind::Word) {
            i += 1;
            continue;
        }
        if let Some(end) = taken.end_of(i) {
            i = end;
            continue;
        }
        let in_title = titles.contains(i);
        match named_in_text(doc, i, in_title).filter(|b| event_title.is_none_or(|t| !(b.name.start <= t.start && b.name.end >= t.end))) {
            Some(body) => {
                i = body.end.max(i + 1);
                merger.add(doc, &body, "organisation.text");
            }
            None => i += 1,
        }
    }
    merger.finish()
}

/// "maire de Mulhouse": the commune is where the office is held, no body.
fn is_commune_of_office(doc: &Marked, class: u8, body: &BodyMention) -> bool {
    let local = doc.lexicon.class(class).is_some_and(|c| c == "elected.local");
    local && body.start == Start::Capital && body.name.len() <= 6
}

/// A body that its words alone tell, outside lists of people.
fn named_in_text(doc: &Marked, i: usize, in_title: bool) -> Option<BodyMention> {
    // "Animation : Abylon": a body where a moderator is expected.
    let introduced = i >= 2 && doc.is_any(i - 1, &[":", "–", "-"]) && doc.has(i - 2, Tags::MODERATION);
    let body = bodies::mention_at(doc, i, doc.tokens.len(), introduced)?;
    if introduced && body.start == Start::Capital && !doc.has(i, Tags::GIVEN_NAME | Tags::COMMON_WORD) {
        return Some(body);
    }
    let capital = |t: usize| doc.case(t).is_capital();
    let proper = body.name.clone().any(capital);
    let lower_start = doc.case(i) == Case::Lower;
    match body.start {
        Start::Known => (!in_title || body.name.len() > 1 || doc.case(i) == Case::Upper).then_some(body),
        // "fédération" with a name or an acronym behind it; capitals alone in a heading prove nothing.
        Start::Head => {
            let upper_line = doc.case(i) == Case::Upper && doc.word(i).len() > 4 && body.name.clone().all(|t| doc.case(t) != Case::Capital);
            let named = body.name.clone().skip(1).any(capital) || body.acronym.is_some() || !lower_start && body.name.len() >= 3;
            (proper && named && !(in_title && upper_line) && !(in_title && lower_start && body.acronym.is_none())).then_some(body)
        }
        Start::Weak => {
            let named = body.name.clone().skip(1).any(capital)
                && (body.acronym.is_some()
                    || !lower_start
                    || doc.folds_to(i, &["groupe", "association", "societe", "cabinet", "collectif", "compagnie", "cooperative"]));
            (named && !in_title && body.name.len() <= 12).then_some(body)
        }
        // A house is a body only where somebody works there.
        Start::Venue => None,
        Start::Acronym => {
            let bracketed = i > 0 && doc.is(i - 1, "(");
            let word = doc.word(i);
            let led = i > 0
                && doc.folds_to(i - 1, &["l'", "la", "le", "du", "de", "d'", "par", "a", "au", "et", "avec", "les", "des"])
                && doc.case(i) == Case::Upper;
            (led && !in_title && !bracketed && word.len() >= 3 && (doc.has(i, Tags::KNOWN_BODY) || word.len() <= 8)).then_some(body)
        }
        Start::Capital => None,
    }
}

#[derive(Default)]
struct Merger {
    bodies: Vec<Organisation>,
    by_name: HashMap<String, usize>,
    seen: HashSet<Span>,
}

impl Merger {
    fn add(&mut self, doc: &Marked, body: &BodyMention, rule: &str) {
        let name = doc.surface(&body.name);
        let acronym = body.acronym.as_ref().map(|a| doc.surface(a));
        let span = doc.span(&body.name);
        let keys: Vec<String> =
            [Some(reduced(&name)), acronym.as_deref().map(reduced)].into_iter().flatten().filter(|k| !k.is_empty()).collect();
        let known = keys.iter().find_map(|k| self.by_name.get(k)).copied();
        let index = known.unwrap_or_else(|| {
            self.bodies.push(Organisation {
                name: name.clone(),
                acronym: None,
                kind: bodies::kind(body.kind),
                mentions: Vec::new(),
                rule: rule.into(),
            });
            self.bodies.len() - 1
        });
        let organisation = &mut self.bodies[index];
        if self.seen.insert(span) {
            organisation.mentions.push(span);
        }
        if name != organisation.name && reduced(&name).len() > reduced(&organisation.name).len() {
            if organisation.acronym.is_none() && organisation.name.len() <= 12 && body.acronym.is_some() {
                organisation.acronym = Some(organisation.name.clone());
            }
            organisation.name = name;
        }
        if organisation.acronym.is_none() {
            organisation.acronym = acronym;
        }
        if organisation.kind == OrganisationKind::Other {
            organisation.kind = bodies::kind(body.kind);
        }
        for key in keys {
            self.by_name.entry(key).or_insert(index);
        }
    }

    fn finish(mut self) -> Vec<Organisation> {
        for organisation in &mut self.bodies {
            organisation.mentions.sort_unstable();
        }
        self.bodies.sort_by_key(|o| o.mentions.first().copied().unwrap_or(Span { start: u32::MAX, end: u32::MAX }));
        self.bodies
    }
}

/// The folded name without small words: under which two spellings are the same body of one document.
fn reduced(name: &str) -> String {
    fold(name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !matches!(*w, "" | "le" | "la" | "les" | "l" | "d" | "de" | "du" | "des" | "et"))
        .collect::<Vec<_>>()
        .join(" ")
}
