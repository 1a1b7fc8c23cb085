//! Organisations of a document: every body named, once, under its longest form, with acronym and mentions.

use rustc_hash::{FxHashMap, FxHashSet};

use super::bodies::{self, BodyMention, Start};
use super::programme::Placed;
use super::ranges::Ranges;
use crate::lexicon::Tags;
use crate::record::{Organisation, OrganisationKind};
use crate::text::fold::{fold, join, key};
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
        if doc.kind(i) != Some(TokenKind::Word) || !(bodies::may_begin(doc, i) || is_introduced(doc, i)) {
            i += 1;
            continue;
        }
        if let Some(end) = taken.end_of(i) {
            i = end;
            continue;
        }
        let in_title = titles.contains(i);
        match named_in_text(doc, i, in_title).filter(|b| event_title.is_none_or(|t| !(t.start <= b.name.start && b.name.end >= t.end))) {
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
    let introduced = is_introduced(doc, i);
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

/// "Animation : Abylon": a body where a moderator is expected.
fn is_introduced(doc: &Marked, i: usize) -> bool {
    i >= 2 && doc.has(i - 2, Tags::MODERATION) && doc.is_any(i - 1, &[":", "–", "-"])
}

#[derive(Default)]
struct Merger {
    bodies: Vec<Organisation>,
    by_name: FxHashMap<u64, usize>,
    seen: FxHashSet<Span>,
}

impl Merger {
    fn add(&mut self, doc: &Marked, body: &BodyMention, rule: &str) {
        let name = doc.surface(&body.name);
        let acronym = body.acronym.as_ref().map(|a| doc.surface(a));
        let span = doc.span(&body.name);
        let own = reduced(&name);
        let keys = [Some(own), acronym.as_deref().map(reduced)].map(|key| key.filter(|(_, length)| *length > 0));
        let known = keys.iter().flatten().find_map(|(key, _)| self.by_name.get(key)).copied();
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
        if name != organisation.name && own.1 > reduced(&organisation.name).1 {
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
        for (key, _) in keys.into_iter().flatten() {
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

/// The name without small words, as the key and the length of its folded form: under which two spellings are the same body
/// of one document. Length 0 for a name of small words alone.
fn reduced(name: &str) -> (u64, usize) {
    let folded = fold(name);
    let words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !matches!(*w, "" | "le" | "la" | "les" | "l" | "d" | "de" | "du" | "des" | "et"));
    words.fold((0, 0), |(sum, length), word| (join(sum, key(word)), length + word.len() + usize::from(length > 0)))
}
