//! Portfolios that follow the body: "adjoint au maire de Paris chargé de la culture".

use super::role::runs_on;
use crate::extract::{functions, names};
use crate::lexicon::Tags;
use crate::text::{Case, Marked};

/// Steps over a portfolio that follows the body: "chargé de la culture", "en charge de …", "délégué à …".
pub(super) fn portfolio(doc: &Marked, at: usize, end: usize) -> usize {
    let mut from = at;
    if doc.is(from, "(") && doc.number(from + 1).is_some() && doc.is(from + 2, ")") {
        from += 3;
    }
    let comma = usize::from(doc.is(from, ","));
    let begins = doc.folds_to(from + comma, &["charge", "chargee", "charges", "delegue", "deleguee"])
        && doc.folds_to(from + comma + 1, &["de", "du", "des", "d'", "a", "au", "aux"])
        || doc.folds_to(from, &["en"]) && doc.folds_to(from + 1, &["charge"]);
    if !begins {
        return at;
    }
    let mut i = from + comma + 1;
    while i < end && !(doc.breaks(i) && !runs_on(doc, i)) {
        if doc.is_any(i, &[";", "–", "—", "(", ")", "."])
            || doc.is(i, ",")
                && !(doc.case(i + 1) == Case::Lower
                    || doc.case(i + 1).is_capital() && doc.has(i + 1, Tags::NOUN) && !doc.has(i + 1, Tags::GIVEN_NAME))
        {
            break;
        }
        if doc.is(i, ",") && (functions::head_at(doc, i + 1, end).is_some())
            || names::mention_at(doc, i).is_some_and(|m| m.sure && m.name.len() > 1)
            || doc.folds_to(i, &["et"])
                && (functions::head_at(doc, i + 1, end).is_some() || names::mention_at(doc, i + 1).is_some_and(|m| m.sure))
        {
            break;
        }
        i += 1;
    }
    i
}
