//! What the words of a title, or behind it, say of the kind of a session.

use super::labelled;
use crate::extract::agenda::Item;
use crate::lexicon::Tags;
use crate::record::SessionKind;
use crate::text::{Case, Marked};

/// "4 ateliers au choix", "Trois thèmes d'ateliers": so many at a time.
pub(super) fn counts_workshops(doc: &Marked, item: &Item) -> bool {
    item.title.as_ref().is_some_and(|title| {
        let counted = doc.number(title.start).is_some_and(|n| n < 40)
            || doc.folds_to(title.start, &["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "douze"]);
        counted && title.len() <= 8 && title.clone().skip(1).take(3).any(|i| doc.folds_to(i, &["ateliers"]))
    })
}

/// The kind that a word of the title tells where no label stands at its head.
pub(super) fn title_kind(doc: &Marked, item: &Item) -> Option<SessionKind> {
    let title = item.title.clone()?;
    // "Qui paie le café ?", "Le prix du carbone": a word of the subject, no label.
    let subject = |i: usize| {
        doc.phrase(i, title.end, Tags::LABEL).is_none()
            && (doc.is(title.end - 1, "?") || i > title.start && (doc.has(i - 1, Tags::GRAMMATICAL) || doc.is(i - 1, ",")))
    };
    // "Travail en plénière"
    let whole = |i: usize| doc.folds_to(i, &["en"]) && doc.folds_to(i + 1, &["pleniere", "plenieres"]);
    if title.clone().skip(1).take(2).any(|i| whole(i) && (i + 2 == title.end || doc.folds_to(i + 2, &["a", "au", "dans"]))) {
        return Some(SessionKind::Plenary);
    }
    let value = title
        .clone()
        .take(4)
        .filter_map(|i| doc.phrase(i, title.end, Tags::LABEL | Tags::LABEL_WORD).filter(|_| !subject(i)))
        .map(|(_, v)| v)
        .next()?;
    let kind = labelled(value)?;
    matches!(
        kind,
        SessionKind::Meal
            | SessionKind::Break
            | SessionKind::Closing
            | SessionKind::Visit
            | SessionKind::Ceremony
            | SessionKind::Performance
            | SessionKind::Welcome
            | SessionKind::RoundTable
    )
    .then_some(kind)
}

/// "Le vent, performance de Lise Duval", "Peaux, lecture par Paul Tessier": what those behind the title do.
pub(super) fn said_of_people(doc: &Marked, item: &Item) -> Option<SessionKind> {
    let from = item.people_from?;
    let (n, value) = doc.phrase(from, doc.tokens.len(), Tags::LABEL | Tags::LABEL_WORD)?;
    // "Le quai demain : échange entre Lise Duval et Paul Tessier"
    let exchange = |kind: &SessionKind| *kind == SessionKind::RoundTable && (from..=from + n).any(|i| doc.folds_to(i, &["entre"]));
    let comma = doc.is(from.wrapping_sub(1), ",");
    let set_off = comma || doc.is_any(from.wrapping_sub(1), &[":", "–", "—"]);
    labelled(value).filter(|kind| {
        comma && matches!(kind, SessionKind::Performance | SessionKind::Workshop | SessionKind::Visit) || set_off && exchange(kind)
    })
}

/// "Petit-déjeuner" at the beginning of a day.
pub(super) fn is_breakfast(doc: &Marked, item: &Item) -> bool {
    let breakfast = |i: usize| doc.folds_to(i, &["petit-dejeuner"]) || doc.folds_to(i, &["petit"]) && doc.folds_to(i + 1, &["dejeuner"]);
    let early = item.start.is_some_and(|start| start.hour() < 10);
    early && item.title.as_ref().is_some_and(|title| breakfast(title.start))
}

/// "Salon des petits éditeurs": those who show and sell, no room.
pub(super) fn is_fair(doc: &Marked, item: &Item) -> bool {
    item.title.as_ref().is_some_and(|title| {
        let lower = |i: usize| doc.case(i) == Case::Lower;
        doc.folds_to(title.start, &["salon"])
            && doc.folds_to(title.start + 1, &["de", "des", "du", "d'"])
            && lower(title.start + 1)
            && title.len() > 2
            && lower(title.start + 2)
    })
}

/// "Soirée au théâtre : remise des prix", "Approbation du vœu et clôture": a label behind words that say less.
pub(super) fn said_behind(doc: &Marked, item: &Item, told: Option<SessionKind>) -> Option<SessionKind> {
    let title = item.title.clone()?;
    let label = |i: usize| doc.phrase(i, title.end, Tags::LABEL).and_then(|(n, value)| Some((i + n, labelled(value)?)));
    let awards = |i: &usize| doc.is_any(i - 1, &[":", ",", "–", "—"]) && label(*i).is_some_and(|(_, kind)| kind == SessionKind::Ceremony);
    // "Montée à la tour, visite du clocher"
    let led = |i: usize| doc.is(i - 1, ",") && doc.folds_to(i + 1, &["de", "du", "des", "d'", "guidee", "guidees", "commentee"]);
    let visits = |i: &usize| (doc.is(i - 1, ":") || led(*i)) && label(*i).is_some_and(|(_, kind)| kind == SessionKind::Visit);
    let closes =
        |i: &usize| doc.folds_to(i - 1, &["et"]) && label(*i).is_some_and(|(end, kind)| kind == SessionKind::Closing && end == title.end);
    // "Échanges autour d'un café"
    let served = |i: &usize| {
        let around = (title.start..*i).rev().take(3).any(|k| doc.folds_to(k, &["autour"]));
        let last = around.then(|| doc.phrase(*i, title.end, Tags::LABEL | Tags::LABEL_WORD)).flatten().filter(|(n, _)| i + n == title.end);
        last.and_then(|(_, value)| labelled(value)).filter(|kind| matches!(kind, SessionKind::Break | SessionKind::Meal))
    };
    let behind = || title.start + 1..title.end;
    match told {
        None | Some(SessionKind::Meal) if behind().any(|i| awards(&i)) => Some(SessionKind::Ceremony),
        None | Some(SessionKind::RoundTable) if behind().any(|i| closes(&i)) => Some(SessionKind::Closing),
        None if behind().any(|i| visits(&i)) => Some(SessionKind::Visit),
        None | Some(SessionKind::RoundTable) => behind().find_map(|i| served(&i)),
        _ => None,
    }
}
