//! Sentences of a told programme, and the halves of those that tell two items.

use crate::extract::segments::Found;
use crate::extract::times::TimeMention;
use crate::extract::verbs::is_future;
use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// Sentences, and the halves of one that a semicolon and a time divide.
pub(super) fn sentences(doc: &Marked, tokens: &Tokens, found: &Found) -> Vec<Tokens> {
    let mut cuts = Vec::new();
    let mut quoted = 0i32;
    for i in tokens.clone() {
        // “so“: some close with the mark that opens.
        let closes = doc.is(i, "“") && quoted > 0 && doc.glued(i);
        if doc.is_any(i, &["«", "“"]) && !closes {
            quoted += 1;
        } else if closes || doc.is_any(i, &["»", "”"]) {
            quoted -= 1;
        }
        let next = i + 1;
        if quoted > 0 || next >= tokens.end {
            continue;
        }
        let stop = doc.is_any(i, &[".", "!", "?", "…"]) && !doc.glued(next) && !is_initial(doc, i);
        let begins = doc.case(next).is_capital() || doc.is_any(next, &["«", "“", "\""]) || doc.kind(next) == Some(TokenKind::Number);
        let half = doc.is(i, ";") && time_within(found, next..tokens.end.min(next + 5));
        if stop && begins || half {
            cuts.push(next);
        }
    }
    cuts.extend(between_times(doc, tokens, found));
    cuts.sort_unstable();
    cuts.dedup();
    let mut start = tokens.start;
    let mut out = Vec::with_capacity(cuts.len() + 1);
    for cut in cuts.into_iter().chain([tokens.end]) {
        out.push(start..cut);
        start = cut;
    }
    out
}

/// "Après le déjeuner (12 h 30), la visite de 14 heures …", "… de Lise Duval, puis Paul Roche expliquera à 10 h …":
/// a comma or "puis" between two times divides two items.
fn between_times(doc: &Marked, tokens: &Tokens, found: &Found) -> Vec<usize> {
    let first = found.times.first_from(tokens.start);
    let inside: Vec<&TimeMention> =
        found.times[first..].iter().take_while(|t| t.tokens.end <= tokens.end).filter(|t| t.start.is_some()).collect();
    let divide = |pair: &[&TimeMention]| {
        let between = pair[0].tokens.end..pair[1].tokens.start;
        if between.clone().any(|i| doc.is_any(i, &[";", "?", "!"]) || doc.is(i, ".") && !doc.glued(i + 1) && !is_initial(doc, i)) {
            return None;
        }
        let then = |i: &usize| {
            let led = doc.is(*i - 1, ",") || doc.folds_to(*i - 1, &["et"]);
            (led || doc.folds_to(*i, &["puis"])) && doc.has(*i, Tags::THEN) && doc.number(i + 1).is_none()
        };
        if let Some(then) = between.clone().rev().find(then) {
            return Some(then);
        }
        // "un goûter à 16 h et un concert à 18 h 30"
        let joined = between.start + usize::from(doc.is(between.start, ","));
        let article = doc.folds_to(joined + 1, &["un", "une", "le", "la", "l'", "les", "des"]);
        let label = |i: usize| doc.phrase(i, between.end, Tags::LABEL | Tags::LABEL_WORD).is_some();
        if doc.folds_to(joined, &["et"]) && (article && label(joined + 2) || label(joined + 1)) {
            return Some(joined + 1);
        }
        // "un goûter à 16 h et, à 18 h 30, un concert"
        let behind = pair[1].tokens.end + usize::from(doc.is(pair[1].tokens.end, ","));
        let article = doc.folds_to(behind, &["un", "une", "le", "la", "l'", "les", "des"]);
        let small = (joined + 1..between.end).all(|i| doc.is(i, ",") || doc.folds_to(i, &["a", "vers", "des"]));
        let labelled = doc.phrase(behind + 1, tokens.end, Tags::LABEL | Tags::LABEL_WORD).is_some();
        if doc.folds_to(joined, &["et"]) && small && article && labelled {
            return Some(joined + 1);
        }
        let cut = between.clone().rev().find(|i| doc.is(*i, ","))? + 1;
        let reach = (cut..pair[1].tokens.end + 8).take_while(|i| *i < tokens.end && !doc.is(*i, ","));
        let labelled = reach.clone().any(|i| doc.phrase(i, tokens.end, Tags::LABEL | Tags::LABEL_WORD).is_some());
        (between.end - cut <= 12 && (labelled || (cut..between.end).any(|i| is_future(doc, i)))).then_some(cut)
    };
    inside.windows(2).filter_map(divide).collect()
}

/// A stop after one letter, or after a civility: "M. Petit", "J. Roche".
fn is_initial(doc: &Marked, stop: usize) -> bool {
    doc.is(stop, ".") && stop > 0 && (doc.case(stop - 1) == Case::Single || doc.has(stop - 1, Tags::CIVILITY))
}

fn time_within(found: &Found, tokens: Tokens) -> bool {
    let first = found.times.first_from(tokens.start);
    found.times.get(first).is_some_and(|t| t.tokens.start < tokens.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::marked;
    use crate::extract::{dates, names, times};

    #[test]
    fn examples() {
        for (text, expected) in [
            ("À 9 h, accueil de M. Roche. À 10 h, débat.", vec!["À 9 h, accueil de M. Roche.", "À 10 h, débat."]),
            ("À 9 h, accueil ; à 10 h, débat.", vec!["À 9 h, accueil ;", "à 10 h, débat."]),
            (
                "Nous ouvrirons à 9 h avec Lise Duval, maire, puis Paul Roche dressera à 10 h un bilan.",
                vec!["Nous ouvrirons à 9 h avec Lise Duval, maire,", "puis Paul Roche dressera à 10 h un bilan."],
            ),
            (
                "Après le repas, servi à partir de 12 h 30, la parole sera donnée à 14 h à Lise Duval.",
                vec!["Après le repas, servi à partir de 12 h 30,", "la parole sera donnée à 14 h à Lise Duval."],
            ),
            (
                "Suivront un goûter à 16 h et un concert du Quai à 18 h 30.",
                vec!["Suivront un goûter à 16 h et", "un concert du Quai à 18 h 30."],
            ),
            (
                "Suivront un goûter à 16 h et, à 18 h 30, un concert du Quai.",
                vec!["Suivront un goûter à 16 h et", ", à 18 h 30, un concert du Quai."],
            ),
            ("Lise Duval dira “le gant perdu“ à 9 h. À 10 h, débat.", vec!["Lise Duval dira “le gant perdu“ à 9 h.", "À 10 h, débat."]),
            // A deadline divides nothing.
            (
                "Le débat de 10 h est ouvert à tous, s’inscrire avant 8 h.",
                vec!["Le débat de 10 h est ouvert à tous, s’inscrire avant 8 h."],
            ),
        ] {
            let found = marked(text, |doc| {
                let (times, dates, names) = (times::find(doc), dates::find(doc), names::find(doc));
                let found = Found { times: &times, dates: &dates, names: &names };
                let parts = sentences(doc, &(0..doc.tokens.len()), &found);
                parts.iter().map(|t| doc.surface(t)).collect::<Vec<_>>()
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
