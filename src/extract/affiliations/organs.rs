//! Parts of a body: "Division des Mers de l’UNESCO" is a division, held within UNESCO.

use super::Attached;
use crate::extract::bodies::{self, BodyMention, Start};
use crate::extract::functions;
use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// The part and the whole, where the name that was read begins with a part and ends with a body.
pub(super) fn part_and_whole(doc: &Marked, body: &BodyMention) -> Option<(Tokens, BodyMention)> {
    let Tokens { start, end } = body.name;
    let (n, _) = doc.phrase(start, end, Tags::ORGAN)?;
    // "Réseau national des maisons": a longer name for a body.
    let whole = doc.case(start).is_capital() && !doc.has(start, Tags::INNER_ORGAN);
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

/// Whether the capitals of a body are the letters of the acronym that stands before it: "ANVT – Agence nationale des voies et
/// tunnels".
pub(super) fn spells_out(doc: &Marked, before: &Attached, body: &BodyMention) -> bool {
    let Some(acronym) = before.organisation.clone().filter(|o| o.len() == 1) else { return false };
    let letters: Vec<char> = doc.word(acronym.start).chars().collect();
    let initial = |i: usize| doc.word(i).chars().next().and_then(|c| c.to_uppercase().next());
    let words = body.name.clone().filter(|i| doc.kind(*i) == Some(TokenKind::Word));
    // Small words may have their letter or none.
    let mut at = 0;
    for word in words {
        if initial(word).is_some() && initial(word) == letters.get(at).copied() {
            at += 1;
        } else if doc.case(word).is_capital() && !doc.has(word, Tags::GRAMMATICAL) {
            return false;
        }
    }
    doc.case(acronym.start) == Case::Upper && letters.len() >= 2 && at == letters.len()
}
