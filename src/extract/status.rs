//! Status: somebody comes perhaps, or from afar, as a mark behind the name, a phrase before it or the sentence says.

use super::affiliations::Tail;
use super::entries::Entry;
use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// What a status mark says, and the token after it.
pub struct Status {
    pub tentative: bool,
    pub remote: bool,
    /// Token after the mark.
    pub end: usize,
}

/// A status mark at `at`; in a part that is set off, some plain words may stand before it: `(exposé à distance)`,
/// `, présence sous réserve`, `, si son calendrier le permet`.
pub fn status_at(doc: &Marked, at: usize, end: usize, set_off: bool) -> Option<Status> {
    let plain = |i: usize| doc.kind(i) == Some(TokenKind::Word) && doc.case(i) == Case::Lower && !doc.has(i, Tags::FUNCTION | Tags::VERB);
    // "en direct de Gand par visioconférence", "depuis Cayenne, par écran interposé"
    let plain = |i: usize| {
        plain(i) || doc.case(i).is_capital() && doc.has(i, Tags::PLACE) && i > 0 && doc.folds_to(i - 1, &["de", "d'", "depuis", "a"])
    };
    let words = if set_off { 5 } else { 0 };
    for from in at..end.min(at + words + 1) {
        if let Some((n, value)) = doc.phrase(from, end, Tags::TENTATIVE | Tags::REMOTE) {
            return Some(Status { tentative: value.has(Tags::TENTATIVE), remote: value.has(Tags::REMOTE), end: from + n });
        }
        if from > at && doc.breaks(from) || !plain(from) {
            break;
        }
    }
    // "si son calendrier le permet", "si les travaux du Sénat lui en laissent le loisir"
    if !set_off || !doc.folds_to(at, &["si", "s'"]) {
        return None;
    }
    let allows = |i: usize| {
        doc.folds_to(i, &["liberer"]) && doc.folds_to(i.wrapping_sub(1), &["se"])
            || doc.folds_to(i, &["permet", "permettent"]) && doc.folds_to(i.wrapping_sub(1), &["le"])
            || doc.folds_to(i, &["laisse", "laissent"]) && doc.folds_to(i.wrapping_sub(1), &["en", "lui", "leur"])
    };
    let verb = (at + 1..end.min(at + 10)).find(|i| allows(*i))?;
    Some(Status { tentative: true, remote: false, end: verb + 1 })
}

/// A status that stands before a name: ", et, sous réserve, de X", ", en visioconférence depuis Montréal, X".
pub fn before(doc: &Marked, before: &Tokens, tail: &mut Tail) {
    let mut at = before.start;
    let mut said = None;
    while at < before.end {
        // "une rencontre en visioconférence avec Lise Duval"
        let leads =
            || doc.phrase(at, before.end, Tags::REMOTE).is_some_and(|(n, _)| at + n + 1 == before.end && doc.folds_to(at + n, &["avec"]));
        let set_off = at == before.start || doc.kind(at - 1) == Some(TokenKind::Sign) || doc.folds_to(at - 1, &["et"]) || leads();
        match set_off.then(|| status_at(doc, at, before.end, true)).flatten() {
            // "de la réalisatrice (sous réserve) et de Lise Duval": of whoever stands before the bracket.
            Some(status) if doc.is(status.end, ")") && at > before.start + 1 && doc.is(at - 1, "(") && !doc.is(status.end + 1, ":") => {
                at = status.end
            }
            // "sous réserve de l'accord de Mme Duval": what depends on her, not she.
            Some(status) if status.tentative && doc.folds_to(status.end, &["de", "d'", "du", "des"]) => at = status.end,
            Some(status) => {
                at = status.end;
                said = Some(status);
            }
            None if doc.is_any(at, &[".", ";", "!", "?"]) => {
                said = None;
                at += 1;
            }
            None => at += 1,
        }
    }
    if let Some(status) = said {
        tail.tentative |= status.tentative;
        tail.remote |= status.remote;
    }
}

/// "À distance : Mme X, M. Y": a status that heads a list holds for everybody in it.
pub fn heading(doc: &Marked, tokens: &Tokens) -> Option<Status> {
    status_at(doc, tokens.start, tokens.end, false).filter(|status| doc.is(status.end, ":"))
}

/// A footnote mark that closes the line of an entry.
pub fn closing_note(doc: &Marked, limit: usize, tail: &mut Tail) {
    let line = (tail.end..limit.min(tail.end + 12)).take_while(|i| *i == tail.end || !doc.breaks(*i));
    if let Some((said, _)) = line.into_iter().find_map(|i| doc.note(i)) {
        tail.say(said);
    }
    // "Lise Duval (Institut Korval), à distance": behind a bracket, whatever it holds.
    let open = tail.end..limit.min(tail.end + LONGEST_BRACKET);
    let close = open.clone().find(|i| doc.is(*i, ")")).filter(|_| doc.is(open.start, "("));
    if let Some(status) = close.filter(|c| doc.is_any(c + 1, &[",", "–", "—"])).and_then(|c| status_at(doc, c + 2, limit, false)) {
        tail.tentative |= status.tentative;
        tail.remote |= status.remote;
    }
    // "cofondateur du collectif Tenir bon (à confirmer)": whatever words stand between, but for others that are listed.
    let others = |i: usize| doc.breaks(i) || doc.is_any(i, &[",", ";"]) || doc.folds_to(i, &["et"]);
    let part = (tail.end..limit.min(tail.end + 12)).take_while(|i| !others(*i));
    let bracket = part.into_iter().find(|i| doc.is(*i, "(")).and_then(|open| status_at(doc, open + 1, limit, false));
    if let Some(status) = bracket.filter(|status| doc.is(status.end, ")")) {
        tail.tentative |= status.tentative;
        tail.remote |= status.remote;
    }
}

/// Tokens of a bracket behind a name, at most.
const LONGEST_BRACKET: usize = 16;

/// So many people at most share what their sentence says.
const MOST_JOINED: usize = 50;

/// What the rest of a sentence says of its people: "X, adjointe, devrait être des nôtres (à confirmer)".
pub fn of_sentences(doc: &Marked, entries: &mut [Entry], end: usize) {
    for k in 0..entries.len() {
        let from = entries[k].tokens.end;
        let next = entries.get(k + 1).map_or(end, |e| e.tokens.start);
        // The sentence ends before the next person, or it says nothing of this one.
        let stop = match (from..end.min(next + 1)).find(|i| doc.is(*i, ".") && !doc.glued(i + 1)) {
            Some(stop) => stop,
            None if next < end => continue,
            None => end,
        };
        let mut said = (from..stop).filter_map(|i| Some((i, said_in_sentence(doc, i, stop)?)));
        let Some((at, mut status)) = said.next() else { continue };
        // "serait présent en visioconférence, sous réserve"
        if entries.len() == k + 1 {
            for (_, more) in said {
                status.tentative |= more.tentative;
                status.remote |= more.remote;
            }
        }
        let plural = (from..at).any(|i| doc.folds_to(i, &["sont", "seront", "leur", "devraient", "pourraient", "ont", "participeront"]));
        let mut of = k;
        loop {
            entries[of].tentative |= status.tentative;
            entries[of].remote |= status.remote;
            let joined =
                plural && of > 0 && k - of < MOST_JOINED && !(entries[of - 1].tokens.end..entries[of].tokens.start).any(|i| doc.is(i, "."));
            if !joined {
                break;
            }
            of -= 1;
        }
    }
}

/// A status of the person, not of a title or time that is still open.
fn said_in_sentence(doc: &Marked, i: usize, end: usize) -> Option<Status> {
    let open = || {
        (1..=3).any(|back| {
            i >= back
                && doc.folds_to(
                    i - back,
                    &[
                        "titre",
                        "intitule",
                        "sujet",
                        "theme",
                        "heure",
                        "horaire",
                        "lieu",
                        "salle",
                        "programme",
                        "date",
                        "inscription",
                        "places",
                    ],
                )
        })
    };
    let set_off = doc.folds_to(i, &["si", "s'"]);
    // "sollicité sur ce point": one word may be the verb of the sentence.
    let said = status_at(doc, i, end, set_off)?;
    // "les enregistrements sont en ligne": things, no people.
    let thing =
        (1..=2).any(|back| i >= back && doc.folds_to(i - back, &["sont", "est", "disponible", "disponibles", "accessible", "accessibles"]));
    if said.remote && thing {
        return None;
    }
    let sure = said.end > i + 1 || doc.folds_to(i, &["pressenti", "pressentie", "pressentis", "pressenties", "visioconference"]);
    (sure && !open()).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::names;
    use crate::extract::testing::marked;

    #[test]
    fn before_a_name() {
        for (text, expected) in [
            ("sous réserve, Lise Duval", "tentative"),
            ("une rencontre en visioconférence avec Lise Duval", "remote"),
            // Of somebody else.
            ("la réalisatrice (sous réserve) et Lise Duval", ""),
            ("sous réserve de l’accord de Lise Duval", ""),
        ] {
            let found = marked(text, |doc| {
                let name = names::find(doc).first().map_or(0, |n| n.whole.start);
                let mut tail = Tail::default();
                before(doc, &(0..name), &mut tail);
                if tail.tentative {
                    "tentative"
                } else if tail.remote {
                    "remote"
                } else {
                    ""
                }
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
