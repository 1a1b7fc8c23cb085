//! Moderators: a word behind a name that says who leads the exchange.

use crate::extract::bodies;
use crate::text::Marked;

/// The end of "– Modératrice, juriste", "et modérateur de la discussion", at the word itself.
pub(super) fn moderator_at(doc: &Marked, at: usize, end: usize) -> Option<usize> {
    if !doc.folds_to(at, &["moderateur", "moderatrice", "animateur", "animatrice"]) {
        return None;
    }
    let of = doc.folds_to(at + 1, &["de", "du", "des"]);
    let exchange = |i: &usize| doc.folds_to(*i, &["discussion", "debat", "debats", "echanges", "rencontre", "table"]);
    let exchange = (at + 2..at + 4).find(exchange).filter(|_| of);
    let close = exchange.map_or(at + 1, |i| i + 1);
    // "– animatrice, Maison du quai": what she is there.
    let held = doc.is(close, ",")
        && doc.folds_to(at, &["animateur", "animatrice"])
        && bodies::mention_at(doc, bodies::skip_article(doc, close + 1, end), end, true)
            .filter(|b| b.start <= bodies::Start::Acronym || b.name.len() >= 2)
            .is_some();
    if held && exchange.is_none() {
        return None;
    }
    let opens = exchange.is_some() || at > 0 && doc.is_any(at - 1, &["–", "—"]);
    (opens && (close >= end || doc.breaks(close) || doc.is_any(close, &[",", "."]))).then_some(close)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("– Modératrice, juriste", "Modératrice"),
            (", modérateur de la discussion.", "modérateur de la discussion"),
            (", modératrice de la table", "modératrice de la table"),
            (", animatrice de quartier", ""),
            (", animatrice, conteuse", ""),
            ("– animatrice, Université de Pau", ""),
        ] {
            let found =
                marked(text, |doc| moderator_at(doc, 1, doc.tokens.len()).map_or(String::new(), |end| doc.surface(&(1..end)).to_string()));
            assert_eq!(found, expected, "{text}");
        }
    }
}
