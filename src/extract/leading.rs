//! Functions that stand before a name: "le directeur général du CHU, Paul Tessier", "la sociologue Inès Dray".

use super::affiliations::{self, Attached};
use super::bodies::{self, BodyMention, Start};
use super::functions::{self, FunctionHead};
use super::names::NameMention;
use crate::lexicon::Tags;
use crate::text::{Marked, TokenKind, Tokens};

/// Words that open a function before a name.
const OPENERS: &[&str; 23] = &[
    "le", "la", "l'", "les", "du", "de", "des", "d'", "par", "avec", "notre", "nos", "son", "sa", "ses", "leur", "leurs", "et", "au",
    "aux", "deux", "trois", "quatre",
];

/// The most tokens between the beginning of a function and the name.
const REACH: usize = 40;

/// A function before a name, with those joined to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Leading {
    pub attached: Vec<Attached>,
    pub start: usize,
    /// It is held by all whom it precedes: "ses fondateurs A et B".
    pub plural: bool,
}

/// The functions that end where a name begins, at the end of `before`.
pub fn leading(doc: &Marked, before: &Tokens) -> Option<Leading> {
    let from = before.start.max(before.end.saturating_sub(REACH));
    (from..before.end)
        .filter(|i| is_opened(doc, *i, before.start) && !is_other(doc, *i, before.end))
        .find_map(|i| chain(doc, i, before.end))
}

/// Whether the words before `i` let a function begin there.
fn is_opened(doc: &Marked, i: usize, from: usize) -> bool {
    i == from || doc.folds_to(i - 1, OPENERS) || doc.is_any(i - 1, &[":", "•", ";", "–", "-", ">", "|", "*"]) || doc.breaks(i)
}

/// "M. le maire, Mme Duval": an office with a civility of its own is somebody else's where the name has one, too.
fn is_other(doc: &Marked, office: usize, name: usize) -> bool {
    let titled = |i: usize| doc.has(i, Tags::CIVILITY) || doc.folds_to(i, &["m", "mm"]);
    let civil = |i: usize| titled(i) || i > 0 && doc.is(i, ".") && titled(i - 1);
    office >= 2
        && doc.folds_to(office - 1, &["le", "la", "l'"])
        && civil(office - 2)
        && doc.is(name - 1, ",")
        && doc.has(name, Tags::CIVILITY)
}

/// The functions from `start` that reach up to the name: "maire de Loudun et président du Pays, …".
fn chain(doc: &Marked, start: usize, name: usize) -> Option<Leading> {
    // "La secrétaire,      Le président," above "Lise Duval      Paul Roche": of the second column, not of the line below it.
    if doc.breaks(name) && (start.saturating_sub(1)..=start).any(|i| doc.parts_columns(i)) {
        return None;
    }
    let mut attached = Vec::new();
    let mut at = start;
    let mut plural = false;
    // "le patron de la brasserie": an article makes a function of a common word.
    let definite =
        start > 0 && doc.folds_to(start - 1, &["le", "la", "l'", "les", "son", "sa", "ses", "notre", "nos", "du", "deux", "trois"]);
    while let Some(head) = functions::head_at(doc, at, name).filter(|h| !h.weak || definite) {
        if attached.is_empty() && is_title(doc, &head, name) {
            return None;
        }
        let (role, body, next) = affiliations::role(doc, &head, name);
        // "un récit des habitants, Lise Duval": those are others.
        if head.plural && head.weak && doc.is(next, ",") && doc.folds_to(at.wrapping_sub(1), &["les", "des"]) {
            return None;
        }
        plural |= head.plural;
        attached.push(Attached { role: Some(role), class: head.class, organisation: body.as_ref().map(|b| b.name.clone()), body });
        if reaches(doc, next, name) {
            if let [only] = attached.as_mut_slice()
                && only.organisation.is_none()
                && let Some(body) = antecedent(doc, start)
            {
                only.organisation = Some(body.name.clone());
                only.body = Some(body);
            }
            return Some(Leading { attached, start, plural });
        }
        // "directrice adjointe, Fédération des musées : Lise Duval"
        let held = doc.is(next, ",").then(|| bodies::mention_at(doc, bodies::skip_article(doc, next + 1, name), name, true)).flatten();
        if let Some(last) = attached.last_mut().filter(|a| a.organisation.is_none())
            && let Some(body) = held.filter(|b| b.start <= Start::Head && doc.is_any(b.end, &[":", "–", "—"]) && reaches(doc, b.end, name))
        {
            last.organisation = Some(body.name.clone());
            last.body = Some(body);
            return Some(Leading { attached, start, plural });
        }
        let joined = doc.folds_to(next, &["et"]) || doc.is(next, ",");
        if !joined || next + 1 >= name {
            return None;
        }
        at = next + 1 + usize::from(doc.folds_to(next + 1, &["et"]));
    }
    None
}

/// So many tokens before "dont" the name of a body begins, at most.
const LONGEST_ANTECEDENT: usize = 16;

/// "l'école Jules-Vallin, dont la directrice, Mme Duval": the body right before "dont", for a function that begins at `start`.
fn antecedent(doc: &Marked, start: usize) -> Option<BodyMention> {
    let dont = start.checked_sub(2).filter(|i| doc.folds_to(*i, &["dont"]))?;
    let end = dont - usize::from(dont > 0 && doc.is(dont - 1, ","));
    let from = end.saturating_sub(LONGEST_ANTECEDENT)..end;
    from.into_iter().find_map(|i| bodies::mention_at(doc, i, end, false).filter(|b| b.end == end && b.start <= Start::Weak))
}

/// "le professeur Lise Duval": a title right before a name is no function.
fn is_title(doc: &Marked, head: &FunctionHead, name: usize) -> bool {
    head.tokens.len() == 1 && head.tokens.end == name && doc.has(head.tokens.start, Tags::CIVILITY)
}

/// A body that stands before whoever speaks for it: "DRAC Occitanie : Lise Duval", "la Région, représentée par Paul Vercel".
pub fn from_body(doc: &Marked, before: &Tokens) -> Option<Leading> {
    let represented = before.len() > 2
        && doc.folds_to(before.end - 1, &["par"])
        && doc.folds_to(before.end - 2, &["represente", "representee", "representes", "representees"]);
    let end = before.end - if represented { 2 } else { 0 };
    let sign = end.checked_sub(1).filter(|i| doc.is_any(*i, &[":", "–", "—", "-", "(", ",", "|"]));
    let start = (before.start..end).rev().find(|i| doc.is_any(*i, &[";", "•"])).map_or(before.start, |i| i + 1);
    let start = (start..end).find(|i| doc.kind(*i) != Some(TokenKind::Sign)).unwrap_or(start);
    let from = bodies::skip_article(doc, start, end);
    if from >= end || sign.is_none() && !represented {
        return None;
    }
    let body = bodies::mention_at(doc, from, end, true);
    // "Vexane : Lise Duval": words that no lexicon has, before a colon.
    let proper = |b: &BodyMention| {
        let other = Tags::ANY_FUNCTION | Tags::LABEL | Tags::GIVEN_NAME;
        let common = b.name.clone().any(|i| doc.has(i, other | Tags::COMMON_WORD) && (i == b.name.start || !doc.has(i, Tags::PLACE)));
        let common = common || doc.has(b.name.start, Tags::PLACE);
        b.start == Start::Capital && !common && b.name.len() <= 3 && sign.is_some_and(|i| doc.is(i, ":"))
    };
    // "groupe Vexane : Lise Duval", "Théâtre du Quai – Lise Duval"
    let house = |b: &BodyMention| {
        let named = b.name.clone().skip(1).any(|i| doc.case(i).is_capital());
        matches!(b.start, Start::Weak | Start::Venue) && named && sign.is_some_and(|i| doc.is_any(i, &[":", "–", "—"]))
    };
    let body = body.filter(|b| b.start <= Start::Head || b.start == Start::Acronym || proper(b) || house(b))?;
    let whole = body.end == sign.unwrap_or(end);
    let attached = Attached { organisation: Some(body.name.clone()), body: Some(body), ..Attached::default() };
    whole.then(|| Leading { attached: vec![attached], start, plural: sign.is_some_and(|i| doc.is(i, ":")) })
}

/// A body of sure words that alone stands before a colon or dash and a name.
pub fn whole_body(doc: &Marked, before: &Tokens) -> Option<Leading> {
    let sign = before.end.checked_sub(1).filter(|i| *i > before.start && doc.is_any(*i, &[":", "–", "—"]))?;
    let from = bodies::skip_article(doc, before.start, sign);
    let sure = bodies::mention_at(doc, from, sign, false).is_some_and(|b| {
        let named = b.start == Start::Weak && doc.case(from).is_capital();
        (b.start.is_sure() || named) && b.end == sign
    });
    if sure { from_body(doc, before) } else { None }
}

/// Whether only signs, civilities and articles stand between a function and the name.
fn reaches(doc: &Marked, next: usize, name: usize) -> bool {
    (next..name).all(|j| {
        doc.kind(j) == Some(TokenKind::Sign) && doc.is_any(j, &[",", ":", "(", ")", "-", "–", "—", ".", "*", "|"])
            || doc.has(j, Tags::CIVILITY)
            || doc.folds_to(j, &["le", "la", "les", "m", "mm", "mme", "mmes"])
    })
}

/// "Madame la Sénatrice Claire Sorel": the office between civility and name. A professor's or doctor's is a title.
fn office(doc: &Marked, name: &NameMention) -> Option<Attached> {
    let civility = name.civility.as_ref()?;
    let head = (civility.end..name.name.start).find_map(|i| functions::head_at(doc, i, name.name.start))?;
    let title = head.tokens.len() == 1 && doc.has(head.tokens.start, Tags::CIVILITY);
    let (role, body, next) = affiliations::role(doc, &head, name.name.start);
    let office = Attached { role: Some(role), class: head.class, organisation: body.as_ref().map(|b| b.name.clone()), body };
    (!title && reaches(doc, next, name.name.start)).then_some(office)
}

/// What is said before a name and behind it: a body behind it goes to the function before it.
fn join(mut before: Vec<Attached>, mut behind: Vec<Attached>) -> Vec<Attached> {
    if let (Some(last), Some(first)) = (before.last_mut(), behind.first())
        && last.organisation.is_none()
        && first.role.is_none()
    {
        let first = behind.remove(0);
        last.organisation = first.organisation;
        last.body = first.body;
    }
    // "DRAC Occitanie : Lise Duval, conseillère": the function behind the name is held in the body before it.
    if let [only] = before.as_slice()
        && only.role.is_none()
        && !behind.is_empty()
    {
        if behind.iter().all(|a| a.organisation.is_none()) {
            behind[0].organisation.clone_from(&only.organisation);
            behind[0].body.clone_from(&only.body);
        }
        return behind;
    }
    before.extend(behind);
    before
}

/// A function in the plural before a name, which holds for those joined to it: "par ses fondateurs A et B".
#[derive(Default)]
pub struct Shared(Option<Vec<Attached>>);

impl Shared {
    /// What is said of somebody: by the words before the name and behind it, or what is shared with the name before, to which
    /// this one is `joined` by nothing but a comma or "et".
    pub fn attach(
        &mut self,
        doc: &Marked,
        name: &NameMention,
        leading: Option<Leading>,
        joined: bool,
        behind: Vec<Attached>,
    ) -> Vec<Attached> {
        if let Some(shared) = self.0.as_ref().filter(|_| joined && behind.is_empty()) {
            return shared.clone();
        }
        self.0 = leading.as_ref().filter(|l| l.plural).map(|l| l.attached.clone());
        let before = leading.map(|l| l.attached).or_else(|| office(doc, name).map(|o| vec![o]));
        join(before.unwrap_or_default(), behind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::names;
    use crate::extract::testing::marked;

    #[test]
    fn bodies_before_people() {
        for (text, expected) in [
            ("CNRS : Lise Duval", "CNRS"),
            ("Université de Pau – Paul Tessier", "Université de Pau"),
            ("la Région Occitanie, représentée par Inès Dray", "Région Occitanie"),
            ("Le cuir : Lise Duval", ""),
            ("Vexane Bretagne : Lise Duval", "Vexane Bretagne"),
            ("groupe Vexane : Lise Duval", "groupe Vexane"),
            ("Théâtre du Quai – Lise Duval", "Théâtre du Quai"),
            ("Le Quai : Lise Duval", ""),
            ("Université de Pau, salle 4, Paul Tessier", ""),
        ] {
            let found = marked(text, |doc| {
                let name = names::find(doc).last().map_or(0, |n| n.whole.start);
                let body = from_body(doc, &(0..name)).and_then(|l| l.attached[0].organisation.clone());
                body.map_or(String::new(), |o| doc.surface(&o))
            });
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn examples() {
        for (text, expected) in [
            ("le directeur général des Verreries d’Anor, Guy Pottier", "directeur général @ Verreries d’Anor"),
            ("la sociologue Pauline Vasseur", "sociologue @ -"),
            ("Hydrovert, par ses fondateurs Armand Picquet et Solène Tissot", "fondateurs @ - (all)"),
            (
                "le maire de Loudun et président de la Communauté du Haut-Val, Yves Loriot",
                "maire @ Loudun | président @ Communauté du Haut-Val",
            ),
            ("Monsieur le Président du Sénat, Paul Tessier", "Président @ Sénat"),
            ("directrice adjointe, Fédération des musées : Lise Duval", "directrice adjointe @ Fédération des musées"),
            ("la professeure de danse Pauline Vasseur", "professeure de danse @ -"),
            ("la Fédération des moulins, dont la présidente, Mme Claire Sorel", "présidente @ Fédération des moulins"),
            ("deux pédiatres, Claire Sorel et Paul Tessier", "pédiatres @ - (all)"),
            // The function belongs to somebody else, or nobody, or is a title.
            ("le professeur Paul Tessier", ""),
            ("pouvoir à M. le Maire, Mme Claire Sorel", ""),
            ("le maire de Loudun accueille Paul Tessier", ""),
            ("une table ronde avec Paul Tessier", ""),
            ("un récit par les habitants, Paul Tessier", ""),
        ] {
            let found = marked(text, |doc| {
                let name = names::find(doc).first().map_or(0, |n| n.whole.start);
                let show = |t: &Option<Tokens>| t.as_ref().map_or("-".to_owned(), |t| doc.surface(t));
                leading(doc, &(0..name)).map_or(String::new(), |l| {
                    let all: Vec<String> = l.attached.iter().map(|a| format!("{} @ {}", show(&a.role), show(&a.organisation))).collect();
                    format!("{}{}", all.join(" | "), if l.plural { " (all)" } else { "" })
                })
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
