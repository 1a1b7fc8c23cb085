//! Organisations of a document: every body named, once, under its longest form, with acronym and mentions.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use super::bodies::{self, BodyMention, Start};
use super::named_bodies::{self, Taken};
use super::programme::Placed;
use super::ranges::Ranges;
use crate::lexicon::{Tags, Value};
use crate::record::{Organisation, OrganisationKind};
use crate::text::fold::{fold_into, join, key};
use crate::text::{Case, Marked, Span, Tokens};

/// Collects the bodies of the people listed and those named elsewhere in the text.
pub fn collect(doc: &Marked, placed: &[Placed], titles: &[Tokens], event_title: Option<&Tokens>) -> Vec<Organisation> {
    let mut merger = Merger::default();
    merger.by_name.reserve(placed.len());
    merger.seen.reserve(placed.len());
    for attached in placed.iter().flat_map(|p| &p.entry.attached) {
        if let Some(body) = &attached.body
            && !is_commune_of_office(doc, attached.class, body)
            && !is_one_of_many(doc, body)
            && (body.name.clone().any(|t| doc.case(t).is_capital()) || body.start == Start::Head && body.name.len() >= 2)
        {
            merger.add(doc, &named_bodies::without_kind(doc, body.clone()), "organisation.affiliation");
        }
    }
    let taken = Taken { read: Ranges::new(placed.iter().flat_map(said_of)), titles: Ranges::new(titles.iter().cloned()), event_title };
    for body in named_bodies::find(doc, &taken) {
        merger.add(doc, &body, "organisation.text");
    }
    merger.finish(doc)
}

/// The name of somebody, and what their functions and bodies cover.
fn said_of(placed: &Placed) -> impl Iterator<Item = Tokens> {
    let name = placed.entry.name.as_ref().map(|n| n.whole.clone());
    let said = placed.entry.attached.iter().flat_map(|a| [a.role.clone(), a.organisation.clone()]);
    name.into_iter().chain(said.flatten())
}

/// "maire de Mulhouse": the commune is where the office is held, no body.
fn is_commune_of_office(doc: &Marked, class: u8, body: &BodyMention) -> bool {
    let local = doc.lexicon.class(class).is_some_and(|c| c == "elected.local");
    local && body.start == Start::Capital && body.name.len() <= 6
}

/// "élu d’une commune littorale", "président des Assises du cuir": one of a kind, and the event itself.
fn is_one_of_many(doc: &Marked, body: &BodyMention) -> bool {
    let at = body.name.start;
    let kind = matches!(body.start, Start::Weak | Start::Capital) && at > 0 && doc.folds_to(at - 1, &["un", "une"]);
    kind || body.start == Start::Capital && doc.has(at, Tags::EVENT_KIND) && at > 0 && doc.folds_to(at - 1, &["des"])
}

#[derive(Default)]
struct Merger {
    bodies: Vec<Organisation>,
    /// Of the name that each body bears now.
    reduced: Vec<(u64, usize)>,
    by_name: FxHashMap<u64, usize>,
    seen: FxHashSet<Span>,
    /// A folded name, written over by the next one.
    folded: Vec<u8>,
}

impl Merger {
    fn add(&mut self, doc: &Marked, body: &BodyMention, rule: &'static str) {
        let name = doc.on_one_line(&body.name);
        let acronym = body.acronym.as_ref().map(|a| doc.on_one_line(a));
        let span = doc.span(&body.name);
        let folded = &mut self.folded;
        let own = reduced(&name, folded);
        let proper = proper(doc, body);
        let short = acronym.as_deref().map(|name| reduced(name, folded));
        let keys = [Some(own), short, proper.as_ref().map(|name| reduced(&doc.on_one_line(name), folded))]
            .map(|key| key.filter(|(_, length)| *length > 0));
        let known = keys.iter().flatten().find_map(|(key, _)| self.by_name.get(key)).copied();
        let index = known.unwrap_or_else(|| {
            self.bodies.push(Organisation {
                name: name.clone().into_owned(),
                acronym: None,
                kind: bodies::kind(body.kind),
                mentions: Vec::new(),
                rule: rule.into(),
            });
            self.reduced.push(own);
            self.bodies.len() - 1
        });
        let organisation = &mut self.bodies[index];
        if self.seen.insert(span) {
            organisation.mentions.push(span);
        }
        // "l’association Médiane" and "Médiane" are one body, called by its own name.
        let called = proper.is_some() && keys[2].is_some_and(|(key, _)| self.reduced[index].0 == key);
        if name != organisation.name && own.1 > self.reduced[index].1 && !called {
            if organisation.acronym.is_none() && organisation.name.len() <= 12 && body.acronym.is_some() {
                organisation.acronym = Some(organisation.name.clone());
            }
            organisation.name = name.into_owned();
            self.reduced[index] = own;
        }
        if organisation.acronym.is_none() {
            organisation.acronym = acronym.map(Cow::into_owned);
        }
        if organisation.kind == OrganisationKind::Other {
            organisation.kind = bodies::kind(body.kind);
        }
        for (key, _) in keys.into_iter().flatten() {
            self.by_name.entry(key).or_insert(index);
        }
    }

    /// A long name and its acronym, each written somewhere, are one body.
    fn pair(&mut self) {
        let is_acronym = |name: &str| name.chars().all(char::is_uppercase) && (3..=8).contains(&name.chars().count());
        let acronyms: FxHashSet<&str> = self.bodies.iter().map(|body| body.name.as_str()).filter(|name| is_acronym(name)).collect();
        if acronyms.is_empty() {
            return;
        }
        let (folded, mut letters) = (&mut self.folded, String::new());
        let mut initials: FxHashMap<String, usize> = FxHashMap::default();
        for (i, body) in self.bodies.iter().enumerate().filter(|(_, body)| body.acronym.is_none()) {
            if read_initials(&body.name, folded, &mut letters) && acronyms.contains(letters.as_str()) {
                initials.insert(letters.clone(), i);
            }
        }
        let mut paired = FxHashSet::default();
        for i in 0..self.bodies.len() {
            let short = &self.bodies[i].name;
            if let Some(&long) = initials.get(short).filter(|long| **long != i) {
                let mentions = std::mem::take(&mut self.bodies[i].mentions);
                let name = std::mem::take(&mut self.bodies[i].name);
                self.bodies[long].mentions.extend(mentions);
                self.bodies[long].acronym = Some(name);
                paired.insert(i);
            }
        }
        let mut index = 0;
        self.bodies.retain(|_| {
            index += 1;
            !paired.contains(&(index - 1))
        });
    }

    /// "le Cercle" and "Cercle des tanneurs de Brivelle" are one body where no other begins so.
    fn shorten(&mut self, doc: &Marked) {
        let word = |name: &str| key(name.split(|c: char| !is_alphanumeric(c)).next().unwrap_or_default());
        let mut longer: FxHashMap<u64, Option<usize>> = FxHashMap::default();
        for (i, body) in self.bodies.iter().enumerate().filter(|(_, body)| body.name.contains(' ')) {
            longer.entry(word(&body.name)).and_modify(|only| *only = None).or_insert(Some(i));
        }
        let mut merged = FxHashSet::default();
        for i in 0..self.bodies.len() {
            let short = &self.bodies[i];
            let value = doc.lexicon.word(key(&short.name));
            let kind = value.has(Tags::BODY_HEAD | Tags::BODY_WEAK) && !value.has(Tags::KNOWN_BODY);
            let alone = short.acronym.is_none() && short.name.chars().all(char::is_alphanumeric);
            if let Some(&Some(long)) = longer.get(&word(&short.name)).filter(|_| kind && alone) {
                let mentions = std::mem::take(&mut self.bodies[i].mentions);
                self.bodies[long].mentions.extend(mentions);
                merged.insert(i);
            }
        }
        let mut index = 0;
        self.bodies.retain(|_| {
            index += 1;
            !merged.contains(&(index - 1))
        });
    }

    fn finish(mut self, doc: &Marked) -> Vec<Organisation> {
        self.pair();
        self.shorten(doc);
        for organisation in &mut self.bodies {
            organisation.mentions.sort_unstable();
        }
        self.bodies.sort_by_key(|o| o.mentions.first().copied().unwrap_or(Span { start: u32::MAX, end: u32::MAX }));
        self.bodies
    }
}

/// The name behind a common noun that only says what it is: "association Médiane", "société Boisdoré".
fn proper(doc: &Marked, body: &BodyMention) -> Option<Tokens> {
    let start = body.name.start;
    let (n, value) = doc.phrase(start, body.name.end, Tags::BODY)?;
    let said = matches!(
        bodies::kind(value.codes[Value::BODY_KIND]),
        OrganisationKind::Association | OrganisationKind::Company | OrganisationKind::Cooperative | OrganisationKind::PerformingCompany
    );
    let name = start + n..body.name.end;
    // "laboratoire CREVAL", "UMR CREVAL"
    let lettered = name.len() == 1
        && bodies::kind(value.codes[Value::BODY_KIND]) == OrganisationKind::Laboratory
        && bodies::is_acronym(doc, name.start);
    let said = said || lettered;
    // "association Tours Danse": Tours is a commune, too.
    let place = doc.phrase(name.start, name.end, Tags::PLACE).is_some_and(|(n, _)| n == name.len());
    let named = !name.is_empty() && doc.case(name.start).is_capital() && !place && (doc.case(start) != Case::Upper || lettered);
    (said && named).then_some(name)
}

/// The name without small words, as the key and the length of its folded form: under which two spellings are the same body
/// of one document. Length 0 for a name of small words alone.
fn reduced(name: &str, folded: &mut Vec<u8>) -> (u64, usize) {
    folded.clear();
    fold_into(name, folded);
    let folded = std::str::from_utf8(folded).expect("folding writes whole characters");
    let words = folded
        .split(|c: char| !is_alphanumeric(c))
        .filter(|w| w.len() > 3 || !matches!(*w, "" | "le" | "la" | "les" | "l" | "d" | "de" | "du" | "des" | "et"));
    words.fold((0, 0), |(sum, length), word| (join(sum, key(word)), length + word.len() + usize::from(length > 0)))
}

/// Whether a character is a letter or digit: most are of ASCII.
#[inline(always)]
fn is_alphanumeric(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() }
}

/// The first letters of the words that count, of a name of three or more: "Société de recherche sur les formes" → `SRF`;
/// whether there are so many.
fn read_initials(name: &str, folded: &mut Vec<u8>, letters: &mut String) -> bool {
    letters.clear();
    // Three words have two signs or spaces between them.
    if name.bytes().filter(|byte| !byte.is_ascii_alphanumeric()).nth(1).is_none() {
        return false;
    }
    let small = ["le", "la", "les", "l", "d", "de", "du", "des", "et", "en", "a", "au", "aux", "sur", "pour", "dans"];
    folded.clear();
    fold_into(name, folded);
    let folded = std::str::from_utf8(folded).expect("folding writes whole characters");
    let words = folded.split(|c: char| !is_alphanumeric(c)).filter(|w| !w.is_empty() && (w.len() > 4 || !small.contains(w)));
    for first in words.filter_map(|w| w.chars().next()) {
        if first.is_ascii() { letters.push(first.to_ascii_uppercase()) } else { letters.extend(first.to_uppercase()) }
    }
    letters.chars().count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples() {
        for (name, letters) in [
            ("Fédération nationale des collectivités concédantes et régies", Some("FNCCR")),
            ("Centre de recherches sur les normes", Some("CRN")),
            ("Banque des Territoires", None),
        ] {
            let mut found = String::new();
            assert_eq!(read_initials(name, &mut Vec::new(), &mut found).then_some(found.as_str()), letters, "{name}");
        }
    }
}
