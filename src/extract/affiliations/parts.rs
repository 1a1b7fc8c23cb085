//! What a function is made of: the mandate, the constituency, the portfolio, and whether it is over.

use super::Attached;
use super::portfolio::portfolio;
use crate::extract::functions;
use crate::text::{Marked, Tokens};

/// A function taken apart; a part that is not written is none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// The office to which one is elected or appointed: "sénatrice", "adjoint au maire", "préfet".
    pub mandate: Option<Tokens>,
    /// "la Creuse", "la 2e circonscription de l’Ain", of a mandate.
    pub constituency: Option<Tokens>,
    /// "culture", "l’Économie sociale", for which somebody is responsible.
    pub portfolio: Option<Tokens>,
    /// "ancien ministre"
    pub former: bool,
}

/// Takes a function apart.
pub fn parts(doc: &Marked, attached: &Attached) -> Parts {
    let Some(role) = &attached.role else { return Parts::default() };
    let Some(head) = functions::head_at(doc, role.start, role.end) else { return Parts::default() };
    let class = doc.lexicon.class(attached.class).unwrap_or_default();
    let former =
        doc.folds_to(role.start, &["ancien", "ancienne", "anciens", "anciennes", "ex", "ex-"]) || doc.word(role.start).starts_with("ex-");
    let mandated = class.starts_with("elected") || matches!(class, "government" | "state.territory");
    // "ancien premier adjoint": what stands before the office is no part of it.
    let start = role.start + usize::from(former && role.start + 1 < head.tokens.end && !doc.word(role.start).starts_with("ex-"));
    let inside = led_portfolio(doc, role, head.tokens.start, class, head.tokens.end);
    let until = inside.as_ref().map_or(role.end, |(lead, _)| *lead);
    let behind = || {
        let body = attached.body.as_ref()?;
        let end = portfolio(doc, body.end, doc.tokens.len());
        led_portfolio(doc, &(body.end..end), body.end, "", end)
    };
    let led = inside.or_else(behind).map(|(_, portfolio)| portfolio);
    let territory = mandated
        && class != "government"
        && doc.folds_to(head.tokens.end, &["de", "du", "des", "d'"])
        && head.tokens.end + 1 < until
        && (class != "elected.local" || attached.organisation.is_none());
    Parts {
        mandate: mandated.then(|| start..head.tokens.end.min(until.max(start + 1))),
        constituency: territory.then(|| head.tokens.end + 1..until),
        portfolio: led,
        former,
    }
}

/// What "chargé de", "délégué à" or, of ministers and deputies of a mayor, a bare preposition leads to; first the token that leads.
fn led_portfolio(doc: &Marked, tokens: &Tokens, from: usize, class: &str, head: usize) -> Option<(usize, Tokens)> {
    let leads = |i: usize| doc.folds_to(i, &["de", "du", "des", "d'", "a", "au", "aux"]);
    let charge = |i: usize| doc.folds_to(i, &["charge", "chargee", "charges", "chargees", "delegue", "deleguee"]) && leads(i + 1);
    // "chargé de mission" is a trade.
    let trade = |i: usize| doc.folds_to(i + 2, &["mission", "projet", "projets", "etudes", "cours", "recherche"]);
    let (lead, preposition) = match (from..tokens.end).find(|i| charge(*i)) {
        Some(i) if trade(i) => return None,
        Some(i) => (i - usize::from(i > from && doc.folds_to(i - 1, &["en"])), i + 1),
        None => {
            let minister = (from..head).find(|i| class == "government" && doc.folds_to(*i, &["ministre", "ministres"])).map(|i| i + 1);
            let deputy = (class == "elected.local" && doc.folds_to(head, &["a", "au", "aux"])).then_some(head);
            let lead = minister.or(deputy).filter(|i| leads(*i))?;
            (lead, lead)
        }
    };
    let start = preposition + 1 + usize::from(doc.folds_to(preposition + 1, &["la", "le", "l'", "les"]));
    (start < tokens.end).then_some((lead, start..tokens.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::affiliations::tail;
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        for (text, expected) in [
            (", sénatrice de la Creuse", "sénatrice / la Creuse / -"),
            (", député de la 2e circonscription de l’Ain", "député / la 2e circonscription de l’Ain / -"),
            (", adjointe au maire de Rennes, chargée des mobilités", "adjointe au maire / - / mobilités"),
            (", secrétaire d’État chargé du Numérique", "secrétaire d’État / - / Numérique"),
            (", ministre de la Culture", "ministre / - / Culture"),
            (", adjointe à la culture", "adjointe / - / culture"),
            (", ancienne préfète du Nord", "préfète / Nord / - former"),
            (", conseiller métropolitain délégué à l’innovation", "conseiller métropolitain / - / innovation"),
            // No mandate, and trades that look like portfolios.
            (", chargée de mission, ANCT", "- / - / -"),
            (", directrice de la communication", "- / - / -"),
        ] {
            let found = marked(text, |doc| {
                let tail = tail(doc, 0, doc.tokens.len());
                let parts = parts(doc, &tail.attached[0]);
                let show = |t: &Option<Tokens>| t.as_ref().map_or("-".to_owned(), |t| doc.surface(t));
                let former = if parts.former { " former" } else { "" };
                format!("{} / {} / {}{former}", show(&parts.mandate), show(&parts.constituency), show(&parts.portfolio))
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
