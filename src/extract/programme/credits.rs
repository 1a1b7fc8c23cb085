//! Who made a work that is shown: named with it, and not there unless the text says so.

use super::read::Programme;
use crate::extract::entries::Entry;
use crate::lexicon::Tags;
use crate::record::{Part, SessionKind};
use crate::text::{Case, Marked};

/// So many tokens behind a maker may say that they come.
const REACH: usize = 30;
/// Tokens of the words that say what somebody has made: "mise en scène", "court-métrage".
const LONGEST_CREDIT: usize = 3;

/// "Mise en scène : Lise Duval", "film de Paul Roche", "Les Voisines (Anne Vial)" for a play: sets aside those of whom no words
/// say that they will be there.
pub fn set_aside(doc: &Marked, programme: &mut Programme) {
    for placed in programme.placed.iter_mut().filter(|p| p.entry.part == Part::Speaker) {
        let Some(session) = placed.session else { continue };
        let played = programme.items[session].kind == Some(SessionKind::Performance);
        let of_work = is_credit(doc, &placed.entry) || played && is_in_bracket(doc, &placed.entry);
        if of_work && placed.entry.attached.is_empty() && !comes(doc, &placed.entry) {
            (placed.entry.part, placed.session) = (Part::Mentioned, None);
        }
    }
}

/// Whether the words before a name say what was made.
fn is_credit(doc: &Marked, entry: &Entry) -> bool {
    let Some(name) = &entry.name else { return false };
    let start = name.whole.start;
    // "Mise en scène : Lise Duval et Paul Roche"
    let first = (start.saturating_sub(4)..start).rev().find(|i| doc.folds_to(*i, &["et"]) && doc.case(i - 1).is_capital());
    let mut at = first.map_or(start, |et| (et.saturating_sub(4)..et).rev().find(|i| doc.is(*i, ":")).map_or(start, |colon| colon + 1));
    if at == 0 {
        return false;
    }
    let colon = doc.is(at - 1, ":");
    let by = doc.folds_to(at - 1, &["de", "d'", "par"]) && doc.case(at - 1) == Case::Lower;
    if !(colon || by) || at < 2 {
        return false;
    }
    at -= 1;
    // "lecture réalisée par": who reads is there.
    if by && at >= 2 && doc.folds_to(at - 2, &["lecture", "performance", "improvisation"]) {
        return false;
    }
    // "traduit du danois par": who translated a work.
    let translated = by && doc.folds_to(at, &["par"]);
    if translated && (at.saturating_sub(LONGEST_CREDIT)..at).any(|i| doc.folds_to(i, &["traduit", "traduite", "traduits", "traduites"])) {
        return true;
    }
    let tag = if colon { Tags::CREDIT } else { Tags::WORK };
    (1..=LONGEST_CREDIT.min(at)).any(|n| doc.phrase(at - n, at, tag).is_some_and(|(length, _)| length == n))
}

/// "(Lise Duval)", "(d’après Lise Duval)": nothing but the name in its bracket.
fn is_in_bracket(doc: &Marked, entry: &Entry) -> bool {
    let Some(name) = &entry.name else { return false };
    let (start, end) = (name.whole.start, name.whole.end);
    let after = usize::from(start >= 2 && doc.folds_to(start - 1, &["apres"])) * 2;
    start > after && doc.is(start - after - 1, "(") && doc.is(end, ")")
}

/// "… suivi d’un échange avec la réalisatrice", "en sa présence"
fn comes(doc: &Marked, entry: &Entry) -> bool {
    let from = entry.tokens.end;
    (from..doc.tokens.len().min(from + REACH)).any(|i| {
        let maker = ["realisateur", "realisatrice", "cineaste", "auteur", "autrice", "auteure", "metteur", "metteuse"];
        doc.folds_to(i, &["presence"]) || doc.folds_to(i, &["le", "la", "l'"]) && doc.folds_to(i + 1, &maker)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::entries;
    use crate::extract::names;
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("Mise en scène : Lise Duval", true),
            ("Mise en scène de Lise Duval. Repli au foyer", true),
            ("film réalisé par Lise Duval", true),
            ("Texte : Lise Duval", true),
            ("Traduit du letton par Lise Duval", true),
            // Who plays, reads or leads, and who comes.
            ("lecture de Lise Duval", false),
            ("Une lecture réalisée par Lise Duval", false),
            ("Modération : Lise Duval", false),
            ("film de Lise Duval, en sa présence", false),
            ("documentaire de Lise Duval suivi d’un échange avec la réalisatrice", false),
        ] {
            let found = marked(text, |doc| {
                let names = names::find(doc);
                let list = names[0].whole.start..doc.tokens.len();
                let entries = entries::list(doc, &list, list.end, Part::Speaker, &names);
                is_credit(doc, &entries[0]) && !comes(doc, &entries[0])
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
