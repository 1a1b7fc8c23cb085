//! Parts of a body: "Division des Mers de l’UNESCO" is a division, held within UNESCO.

use super::Attached;
use crate::extract::bodies::{self, BodyMention, Start};
use crate::extract::functions;
use crate::lexicon::Tags;
use crate::text::{Marked, TokenKind, Tokens};

/// The part and the whole, where the name that was read begins with a part and ends with a body.
pub(super) fn part_and_whole(doc: &Marked, body: &BodyMention) -> Option<(Tokens, BodyMention)> {
    let Tokens { start, end } = body.name;
    let (n, _) = doc.phrase(start, end, Tags::ORGAN)?;
    // "Réseau national des maisons": a longer name for a body.
    let whole = doc.case(start).is_capital();
    if whole && doc.phrase(start, end, Tags::BODY_HEAD).is_some_and(|(m, _)| m > n) {
        return None;
    }
    // "CA AMIF"
    let acronym = doc.has(start, Tags::INNER_ORGAN) && bodies::is_acronym(doc, start);
    if acronym && start + 1 < end && doc.kind(start + 1) == Some(TokenKind::Word) {
        let from = bodies::skip_article(doc, start + 1 + usize::from(doc.folds_to(start + 1, &["de", "du", "d'"])), end);
        let whole = bodies::mention_at(doc, from, body.end, true)?;
        return Some((start..start + 1, whole));
    }
    (start + 1..end).rev().filter(|i| doc.folds_to(*i, &["de", "du", "des", "d'", "a", "au", "aux"])).find_map(|i| {
        let from = bodies::skip_article(doc, i + 1, end);
        let whole = bodies::mention_at(doc, from, body.end, true)?;
        let sure = matches!(whole.start, Start::Known | Start::Head | Start::Acronym) && doc.case(from).is_capital();
        (sure && whole.name.end >= end).then_some((start..i, whole))
    })
}

/// A body goes to the last function that has none; else it stands alone.
pub(super) fn attach(doc: &Marked, attached: &mut Vec<Attached>, body: BodyMention) {
    let name = body.name.clone();
    match attached.last_mut() {
        Some(last) if last.organisation.is_none() && last.role.is_some() => {
            last.organisation = Some(name);
            last.body = Some(body);
        }
        _ => attached.push(match part_and_whole(doc, &body) {
            Some((part, whole)) => {
                Attached { role: Some(part), organisation: Some(whole.name.clone()), body: Some(whole), ..Attached::default() }
            }
            None => Attached { organisation: Some(name), body: Some(body), ..Attached::default() },
        }),
    }
}

/// A part that is named alone: `équipe mobile de gérontologie`, `Direction Bretagne`.
pub(super) fn is_part(doc: &Marked, body: &BodyMention) -> bool {
    let territory = functions::leads_to_place(doc, body.name.start + 1, body.name.end);
    doc.has(body.name.start, Tags::INNER_ORGAN) && body.acronym.is_none() && !territory
}

/// "ANCP – Agence nationale des cuirs et peaux", "Institut du gant, IDG": whether a body is the one before, once by its letters and
/// once at length, which then is its name.
pub(super) fn says_again(doc: &Marked, attached: &mut [Attached], body: &BodyMention) -> bool {
    let behind_sign = doc.is_any(body.name.start.wrapping_sub(1), &["-", "–", "—", ":", ","]);
    let Some(last) = attached.last_mut().filter(|a| behind_sign && a.organisation.is_some()) else { return false };
    // "Université de Bavay, Bavay": the town that its name holds.
    let town = body.start == Start::Capital
        && body.name.len() == 1
        && last
            .body
            .as_ref()
            .is_some_and(|b| b.name.len() > 1 && doc.word(b.name.end - 1) == doc.word(body.name.start) && b.end + 1 == body.name.start);
    if town {
        return true;
    }
    let Some(before) = last.body.as_mut().filter(|b| b.acronym.is_none() && b.end + 1 == body.name.start) else { return false };
    let lettered = |b: &BodyMention| b.name.len() == 1 && bodies::is_acronym(doc, b.name.start);
    if lettered(before) && bodies::is_made_of_initials(doc, &body.name, before.name.start) {
        let letters = std::mem::replace(&mut before.name, body.name.clone());
        (before.acronym, before.kind, before.end) = (Some(letters), body.kind, body.end);
        last.organisation = Some(body.name.clone());
        return true;
    }
    let stands_for = lettered(body) && bodies::is_made_of_initials(doc, &before.name, body.name.start);
    if stands_for {
        (before.acronym, before.end) = (Some(body.name.clone()), body.end);
    }
    stands_for
}
