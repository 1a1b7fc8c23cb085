//! One function: where it ends, and the body in which it is held.

use super::held::{body_after, is_organ};
use super::organs;
use super::portfolio::portfolio;
use crate::extract::bodies::{self, BodyMention, Start};
use crate::extract::functions::{self, FunctionHead};
use crate::extract::{names, verbs};
use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// "directrice des projets Rive apprenante": what has a name of its own and is no body.
const CALLED: &[&str; 8] = &["programme", "programmes", "projet", "projets", "plan", "label", "dispositif", "chantier"];

/// The function that begins with `head`, the body in which it is held, and the token after both.
pub fn role(doc: &Marked, head: &FunctionHead, end: usize) -> (Tokens, Option<BodyMention>, usize) {
    let class = match doc.lexicon.class(head.class).unwrap_or_default() {
        // A ministerial title is one function, whole; a minister's staff work in bodies.
        "government"
            if !head
                .tokens
                .clone()
                .any(|t| doc.folds_to(t, &["ministre", "ministres", "etat", "sceaux", "haut-commissaire", "haute-commissaire"])) =>
        {
            "state"
        }
        // "député-maire de Loudun", "Sénateur Maire": of the town.
        "elected.national" if doc.folds_to(head.tokens.end - 1, &["maire"]) || doc.folds_to(head.tokens.end, &["maire"]) => "elected.local",
        class => class,
    };
    let start = head.tokens.start;
    let mut at = head.tokens.end;
    let mut organ: Option<(usize, BodyMention)> = None;
    while at < end {
        if doc.breaks(at) && !runs_on(doc, at) {
            break;
        }
        match doc.kind(at) {
            Some(TokenKind::Sign) => match doc.word(at) {
                "«" | "“" | "\"" => match (at + 1..end.min(at + 14)).find(|j| doc.is_any(*j, &["»", "”", "\""])) {
                    Some(close) => at = close + 1,
                    None => break,
                },
                "-" | "/" | "’" | "'" | "·" if doc.glued(at) && doc.glued(at + 1) => at += 1,
                "&" => at += 1,
                // "ministre de l’Économie, des Finances et de la Relance, chargé de …"
                "," if class == "government" && (doc.folds_to(at + 1, &["des", "de", "du", "charge", "chargee", "porte-parole"])) => {
                    at += 1
                }
                "," if class == "government" && in_government_list(doc, at, end) => at += 1,
                // "délégué général à la transmission, aux territoires et à la démocratie"
                "," if doc.folds_to(at + 1, &["aux", "au", "a"])
                    && doc.case(at + 1) == Case::Lower
                    && (start..at).any(|t| doc.folds_to(t, &["a", "au", "aux"])) =>
                {
                    at += 1
                }
                _ => break,
            },
            // "maître de conférences 17 juin 2021": a day, no number of the function's.
            Some(TokenKind::Number) if doc.has(at + 1, Tags::MONTH) => break,
            Some(TokenKind::Number) => at += 1,
            Some(TokenKind::Word) => {
                // "directrice des relations avec les entreprises"
                let relations = doc.folds_to(at, &["avec"]) && doc.folds_to(at - 1, &["relations", "liens", "liaison", "cooperation"]);
                if ends_role(doc, at, end) && !(class == "government" && doc.folds_to(at, &["avec"])) && !relations {
                    break;
                }
                if doc.folds_to(at, &["de", "du", "des", "d'", "a", "au", "aux", "chez", "aupres", "en", "pour", "dans", "sur", "of", "at"])
                    && doc.case(at) == Case::Lower
                    || doc.folds_to(at, &["de", "du", "des", "d'", "a"])
                {
                    if doc.has(at - 1, Tags::CONSTITUENCY) {
                        at += 1;
                        continue;
                    }
                    // "auteure de La Peau du monde (Seuil)": what somebody wrote is no body.
                    if at == head.tokens.end
                        && let Some(next) = work_written(doc, at, end)
                    {
                        return (start..at, None, next);
                    }
                    // "rhumatologue à Decazeville": where somebody works is no part of the function.
                    if (doc.is(at, "à") || at == head.tokens.end)
                        && let Some(next) = workplace(doc, at, end, class)
                    {
                        return (start..at, None, next);
                    }
                    let within = at + usize::from(doc.folds_to(at + 1, &["sein"])) * 2;
                    let preposition = at;
                    match body_after(doc, within, end, class) {
                        // "directeur du département des Lettres anciennes à l'Université": what the department is of.
                        Some(body) if organ.as_ref().is_some_and(|(_, o)| o.name.start + 1 == at) && body.start == Start::Capital => {
                            at = body.name.end;
                        }
                        // "de l'État de la DCPX": the State is no body that an acronym follows.
                        Some(body) if doc.folds_to(body.name.start, &["etat"]) && body.name.len() > 1 => at = body.name.start + 1,
                        // "cheffe du bureau des Âges premiers": what the bureau is called.
                        Some(body) if names_organ(doc, head, at, &body) => at += 1,
                        Some(body) if is_organ(doc, body.name.start) => {
                            let (n, inner) =
                                doc.phrase(body.name.start, end, Tags::ORGAN).map_or((1, false), |(n, v)| (n, v.has(Tags::INNER_ORGAN)));
                            // "du groupe d'études Sols": its own words lead to no body.
                            at = if n > 1 { body.name.start + n } else { at + 1 };
                            if organ.is_none() && !inner {
                                organ = Some((preposition, body));
                            }
                        }
                        // "du Programme Rivières à l'Agence de l'eau": what is done within a body whose name follows.
                        Some(body) if is_within(doc, &body, end) => {
                            at = body.name.end;
                        }
                        Some(body) => {
                            let next = portfolio(doc, body.end, end);
                            return match organs::part_and_whole(doc, &body) {
                                Some((part, whole)) => (start..part.end, Some(whole), next),
                                None => (start..at, Some(body), next),
                            };
                        }
                        None => at += 1,
                    }
                    continue;
                }
                if doc.folds_to(at, &["et"])
                    && functions::head_at(doc, at + 1, end).is_some_and(|h| !h.weak && !h.plural)
                    && (class != "government"
                        || doc.case(at + 1).is_capital()
                        || doc.folds_to(at + 1, &["ministre", "maire", "depute", "senateur"]))
                {
                    break;
                }
                if doc.folds_to(at, &["et"]) && begins_another(doc, at, head.tokens.end) {
                    break;
                }
                if functions::adds_another(doc, at, end) {
                    break;
                }
                // "représentant la Ligue des joueurs"
                if at == head.tokens.end
                    && doc.folds_to(at - 1, &["representant", "representante"])
                    && let Some(body) = represented(doc, at, end)
                {
                    let next = body.end;
                    return (start..at, Some(body), next);
                }
                // A body right behind the function, without a preposition: "délégué général AMORCE".
                // "députée PS de la Creuse": a party stays with the mandate.
                if !matches!(class, "government" | "state.territory" | "elected.national" | "elected.european")
                    && doc.case(at).is_capital()
                    && (at == head.tokens.end
                        || doc.has(at, Tags::KNOWN_BODY)
                        || doc.case(at - 1) == Case::Upper && is_organ(doc, at - 1)
                        || is_institution(doc, at, end))
                    && (!doc.has(at, Tags::PLACE | Tags::INNER_ORGAN) || is_authority(doc, at))
                    // "du réseau Korval": the noun is part of its name.
                    && organ.as_ref().is_none_or(|(_, o)| o.name.start + 1 != at || o.name.end <= at)
                    && (!doc.folds_to(at - 1, CALLED) || doc.has(at, Tags::KNOWN_BODY))
                    && !(doc.case(at - 1) == Case::Lower && doc.has(at - 1, Tags::INNER_ORGAN))
                {
                    // "Directeur Général KORVAL FRET"
                    let shouted = at == head.tokens.end && doc.case(at) == Case::Upper && doc.case(at - 1) != Case::Upper;
                    let body = bodies::mention_at(doc, at, end, true).filter(|b| {
                        matches!(b.start, Start::Known | Start::Head | Start::Acronym)
                            || b.start == Start::Weak && b.name.len() > 1
                            || b.start == Start::Capital && shouted
                    });
                    if let Some(body) = body {
                        let next = portfolio(doc, body.end, end);
                        return (start..at, Some(body), next);
                    }
                }
                at += 1;
            }
            None => break,
        }
    }
    while at > head.tokens.end
        && doc.has(at - 1, Tags::GRAMMATICAL)
        && doc.case(at - 1) == Case::Lower
        && doc.folds_to(at - 1, &["de", "du", "des", "d'", "a", "au", "aux", "et", "en", "pour", "la", "le", "l'", "les"])
    {
        at -= 1;
    }
    if let Some((preposition, body)) = organ
        && body.end <= at + 1
    {
        let next = portfolio(doc, body.end, end);
        return (start..preposition, Some(body), next.max(at));
    }
    // "Adjointe au Maire, déléguée à la santé": no office of its own.
    let next = if class == "elected.local" && doc.is(at, ",") && !doc.breaks(at + 1) { portfolio(doc, at, end) } else { at };
    (start..at, None, next)
}

/// "journaliste et membre de l'association", "nutritionniste et les élèves de l'école", "du réalisateur et de la productrice":
/// whether "et" at `at` leads to another function, or to others than the one with the function that ends at `head_end`.
fn begins_another(doc: &Marked, at: usize, head_end: usize) -> bool {
    let led = at == head_end && doc.folds_to(at + 1, &["de", "du"]);
    let office = at + 2 + usize::from(doc.folds_to(at + 2, &["la", "l'"]));
    if led && functions::head_at(doc, office, doc.tokens.len()).is_some_and(|h| !h.weak && doc.case(office) == Case::Lower) {
        return true;
    }
    let member = doc.folds_to(at + 1, &["membre"]) && doc.folds_to(at + 2, &["de", "du", "des", "d'"]);
    member
        || at == head_end
            && doc.folds_to(at + 1, &["les", "ses", "un", "une", "deux", "trois", "quatre", "plusieurs"])
            && doc.case(at + 1) == Case::Lower
}

/// Whom somebody is said to represent, without a preposition: "la Ligue des joueurs", "l’AMF", "DES PLANTES ET NOUS".
fn represented(doc: &Marked, at: usize, end: usize) -> Option<BodyMention> {
    let article = doc.case(at) == Case::Lower && doc.folds_to(at, &["le", "la", "l'", "les"]);
    let from = at + usize::from(article);
    let named = article || doc.case(at).is_capital() && !doc.has(at, Tags::INNER_ORGAN);
    named.then(|| bodies::mention_at(doc, from, end, true)).flatten()
}

/// "professeure de droit public Université de Lalbenque": a kind of body with a
/// capital, behind no word that leads to it, and with the name of a place or another capital behind.
fn is_institution(doc: &Marked, at: usize, end: usize) -> bool {
    let led = doc.has(at - 1, Tags::GRAMMATICAL) || doc.kind(at - 1) != Some(TokenKind::Word);
    // "directrice des musées Ville de Brivelle"
    let written = doc.case(at) == Case::Capital && doc.case(at - 1) == Case::Lower;
    let heads = if written { Tags::BODY_HEAD | Tags::BODY_WEAK } else { Tags::BODY_HEAD };
    let head = doc.phrase(at, end, heads).filter(|_| !led);
    head.is_some_and(|(n, _)| {
        bodies::mention_at(doc, at, end, false).is_some_and(|b| (at + n..b.name.end).any(|i| doc.case(i).is_capital()))
    })
}

/// "Ville de Brivelle", "Mairie de Brivelle" behind a lower-case word, though a village is called Ville.
fn is_authority(doc: &Marked, at: usize) -> bool {
    doc.case(at) == Case::Capital
        && doc.case(at - 1) == Case::Lower
        && doc.has(at, Tags::BODY_WEAK)
        && doc.folds_to(at + 1, &["de", "d'"])
        && doc.case(at + 2).is_capital()
}

/// The token behind the title of a work to which "de" at `at` leads, for who has written or directed it: up to a sign.
fn work_written(doc: &Marked, at: usize, end: usize) -> Option<usize> {
    let author = [
        "auteur",
        "auteure",
        "autrice",
        "coauteur",
        "coauteure",
        "coautrice",
        "co-auteur",
        "co-auteure",
        "co-autrice",
        "traductrice",
        "traducteur",
    ];
    let article = doc.case(at + 1) == Case::Capital && doc.folds_to(at + 1, &["le", "la", "les", "l'", "un", "une", "des"]);
    let quoted = doc.is_any(at + 1, &["«", "“", "\""]);
    let works = doc.folds_to(at - 1, &author) && doc.folds_to(at, &["de", "d'"]) && at + 2 < end;
    let known = doc.phrase(at + 1, end, Tags::KNOWN_BODY).is_some();
    if !works || known || !(article || quoted) {
        return None;
    }
    let stop = |i: usize| doc.is_any(i, &[",", ";", "(", ".", ":", "–", "—"]) || i > at + 2 && doc.folds_to(i, &["et"]) && !quoted;
    let close = |i: usize| doc.is_any(i, &["»", "”", "\""]);
    let next = if quoted { (at + 2..end).find(|i| close(*i)).map(|i| i + 1) } else { (at + 2..end).find(|i| stop(*i)) };
    let next = next.unwrap_or(end);
    // "(Éditions du Val)": who has published it.
    let published = if doc.is(next, "(") { (next..end).find(|i| doc.is(*i, ")")) } else { None };
    Some(published.map_or(next, |i| i + 1))
}

/// The token behind a commune to which "à" at `at` leads, for who is not elected or appointed there.
fn workplace(doc: &Marked, at: usize, end: usize, class: &str) -> Option<usize> {
    let placed = class.starts_with("elected") || matches!(class, "government" | "state" | "state.territory" | "citizen");
    // "un éleveur de Malzac": whoever has a trade is of a town and holds nothing there.
    let trade = matches!(class, "agriculture" | "crafts" | "industry" | "arts" | "health");
    let led = doc.is(at, "à") || trade && doc.folds_to(at, &["de", "d'"]);
    if placed || !led || !doc.case(at + 1).is_capital() {
        return None;
    }
    // "vigneronne à Oberwil (Suisse)": a town that only its country tells.
    let abroad = || {
        let open = (at + 2..end.min(at + 5)).find(|i| !doc.case(*i).is_capital()).filter(|i| doc.is(*i, "("))?;
        let (n, _) = doc.phrase(open + 1, end, Tags::COUNTRY | Tags::DEPARTEMENT)?;
        doc.is(open + 1 + n, ")").then_some(open - at - 1)
    };
    let known = doc.phrase(at + 1, end, Tags::COMMUNE | Tags::TOWN | Tags::FOREIGN_CITY).map(|(n, _)| n);
    let n = known.or_else(abroad)?;
    let next = at + 1 + n;
    // "à Paris 8"
    let numbered = doc.number(next).is_some();
    let goes_on = next < end && !doc.breaks(next) && (numbered || doc.case(next).is_capital() || doc.has(next, Tags::BODY_TAIL));
    let known =
        doc.phrase(at + 1, end, Tags::KNOWN_BODY).is_some_and(|(m, _)| m >= n && (doc.case(at + 1) != Case::Capital || class == "media"));
    (!goes_on && !known).then_some(next)
}

/// Whether a part with a capital, "Programme Rivières", stands before the body that it is a part of: "à l'Agence de l'eau".
fn is_within(doc: &Marked, body: &BodyMention, end: usize) -> bool {
    let at = body.end;
    let part = body.start > Start::Known && body.acronym.is_none() && doc.phrase(body.name.start, body.name.end, Tags::ORGAN).is_some();
    let led = part && doc.case(body.name.start) == Case::Capital && doc.folds_to(at, &["a", "au", "de", "du", "d'"]) && !doc.breaks(at);
    let whole = || bodies::mention_at(doc, bodies::skip_article(doc, at + 1, end), end, true);
    led && at + 1 < end && whole().is_some_and(|b| b.start.is_sure() && doc.case(b.name.start).is_capital())
}

/// Whether a body is only the name of the bureau or service with which the function ends; "chargée de mission" names no service.
fn names_organ(doc: &Marked, head: &FunctionHead, at: usize, body: &BodyMention) -> bool {
    at == head.tokens.end
        && head.tokens.len() > 1
        && doc.case(at - 1) == Case::Lower
        && doc.has(at - 1, Tags::INNER_ORGAN)
        // "directrice de la rédaction d'Option Val": an article would make it a field.
        && !(doc.folds_to(at, &["de", "d'"]) && body.name.start == at + 1 && body.name.len() > 1)
        && (doc.folds_to(at - 2, &["du", "la", "le", "l'"]) || doc.folds_to(at - 1, &["service"]) && doc.folds_to(at - 2, &["de"]))
        && matches!(body.start, Start::Capital | Start::Weak | Start::Venue)
        // "membre du bureau de la FADIR": letters are the body that has one.
        && doc.case(body.name.start) != Case::Upper
}

/// The commas of a ministerial title: "chargée de l’Économie sociale, solidaire et responsable".
fn in_government_list(doc: &Marked, comma: usize, end: usize) -> bool {
    let next = (comma + 1..end.min(comma + 8)).find(|i| doc.is_any(*i, &[",", "(", ";"]) || doc.folds_to(*i, &["et"]));
    doc.has(comma + 1, Tags::ADJECTIVE) && doc.case(comma + 1) == Case::Lower && next.is_some_and(|i| doc.folds_to(i, &["et"]))
}

/// Words at which a function ends though no sign divides: status marks, verbs of prose, moderators, another name.
fn ends_role(doc: &Marked, at: usize, end: usize) -> bool {
    if doc.phrase(at, end, Tags::TENTATIVE | Tags::REMOTE | Tags::MODERATION).is_some_and(|(n, _)| n > 1 || doc.case(at) == Case::Lower)
        && !doc.has(at, Tags::FUNCTION)
        && doc.phrase(at, end, Tags::TENTATIVE | Tags::REMOTE).is_some()
    {
        return true;
    }
    if doc.case(at) == Case::Lower
        && doc.folds_to(
            at,
            &[
                "qui",
                "dont",
                "est",
                "sont",
                "sera",
                "seront",
                "viendra",
                "presentera",
                "avec",
                "explique",
                "ainsi",
                "puis",
                "lors",
                "ou",
                "anime",
                "animera",
                "etablie",
                "etabli",
                "jusqu'en",
                "jusqu'",
                "se",
                "s'",
                "ne",
                "n'",
            ],
        )
        && !doc.is(at, "où")
    {
        return true;
    }
    // "coordinateur du réseau Un représentant de l'État": the next begins.
    if doc.is_any(at, &["Un", "Une"]) {
        return true;
    }
    // "le président indique": a verb, though "indiqué" folds to an adjective.
    let adjective = doc.has(at, Tags::ADJECTIVE) && !(doc.word(at).ends_with('e') && doc.has(at - 1, Tags::ANY_FUNCTION));
    if doc.has(at, Tags::ATTRIBUTION_VERB) && !doc.has(at, Tags::NOUN | Tags::MODIFIER_AFTER) && !adjective {
        return true;
    }
    // "a demandé": the auxiliary, no preposition without its accent.
    let auxiliary = doc.is(at, "a") && ["é", "i", "u", "is"].iter().any(|ending| doc.word(at + 1).ends_with(ending));
    // "le président informe l'assemblée": what an article follows is no adjective.
    let acts = doc.case(at) == Case::Lower
        && doc.has(at, Tags::VERB)
        && !doc.has(at, Tags::GRAMMATICAL | Tags::ANY_FUNCTION)
        && doc.word(at).ends_with('e')
        && doc.folds_to(at + 1, &["le", "la", "l'", "les", "que", "qu'"])
        && !doc.has(at - 1, Tags::GRAMMATICAL);
    auxiliary || acts || is_finite_verb(doc, at) || names::mention_at(doc, at).is_some_and(|m| m.sure && m.name.len() > 1)
}

/// "le président indique", "la couturière rouvre": a verb that is neither noun, adjective nor infinitive.
fn is_finite_verb(doc: &Marked, at: usize) -> bool {
    verbs::is_finite(doc, at) && !doc.folds_to(at - 1, &["a", "de", "d'", "pour", "en", "et"])
}

/// A line end within a function: a preposition stands before or after it.
pub(super) fn runs_on(doc: &Marked, at: usize) -> bool {
    let before = doc.case(at - 1) == Case::Lower && doc.has(at - 1, Tags::GRAMMATICAL);
    // "directrice" above "groupe Korval"
    let body = doc.phrase(at, doc.tokens.len(), Tags::BODY_HEAD | Tags::BODY_WEAK).is_some();
    let after = doc.case(at) == Case::Lower
        && !body
        && (doc.folds_to(at, &["de", "du", "des", "d'", "et", "pour", "a", "au", "aux"])
            || doc.has(at, Tags::NOUN | Tags::ADJECTIVE) && !doc.has(at, Tags::FUNCTION | Tags::MODERATION | Tags::SPEAKERS_INLINE));
    before || after
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::affiliations;

    #[test]
    fn examples() {
        for (text, expected) in [
            (", directrice des risques de La Banque Postale", "directrice des risques @ La Banque Postale"),
            (", présidente de la commission de la culture de l’AMF", "présidente de la commission de la culture @ AMF"),
            (", président de la commission nationale Paysages", "président @ commission nationale Paysages"),
            (", sénateur de la Creuse", "sénateur de la Creuse @ -"),
            (", secrétaire d’État chargée de la Mer", "secrétaire d’État chargée de la Mer @ -"),
            (" – président du directoire d’EuraVille", "président du directoire @ EuraVille"),
            (", journaliste", "journaliste @ -"),
            (", adjointe à la maire de Rennes, chargée des mobilités", "adjointe à la maire @ Rennes"),
            (", directeur général de l’Institut national de l’audiovisuel", "directeur général @ Institut national de l’audiovisuel"),
            // A place with more capitals behind it is a body, and so is an unknown capitalised word.
            (", directrice générale déléguée d’Ostrane", "directrice générale déléguée @ Ostrane"),
            (", directeur de Rennes Bretagne Habitat", "directeur @ Rennes Bretagne Habitat"),
            (", présidente de France Nature Ardèche", "présidente @ France Nature Ardèche"),
            (", préfète de la Puisaye", "préfète de la Puisaye @ -"),
            // Whoever leads or works for a house with a name.
            (", gérante de la scierie Mouchard", "gérante @ scierie Mouchard"),
            (", cofondatrice de la table de quartier du Vieux-Port", "cofondatrice @ table de quartier du Vieux-Port"),
            (", directrice de la verrerie", "directrice @ verrerie"),
            (", habitante du quartier des Minimes", "habitante du quartier des Minimes @ -"),
            (", chef du service Eaux et forêts", "chef du service Eaux et forêts @ -"),
            (", journaliste au Progrès de Dole", "journaliste @ Progrès de Dole"),
            (", rédactrice en chef du Courrier picard", "rédactrice en chef @ Courrier picard"),
            (", Directeur de la Communication", "Directeur de la Communication @ -"),
            (", Directrice de la Division des Mers de l’UNESCO", "Directrice de la Division des Mers @ UNESCO"),
            (
                ", Vice-Présidente à la Jeunesse à la communauté de communes du Haut-Doubs",
                "Vice-Présidente à la Jeunesse @ communauté de communes du Haut-Doubs",
            ),
            // Houses called by common words, numbers and quotations; a field, a workplace and a constituency are none.
            (", présidente des Sarments", "présidente @ Sarments"),
            (", libraire aux Sarments", "libraire @ Sarments"),
            (", directrice des Ressources humaines", "directrice des Ressources humaines @ -"),
            (", cofondatrice de 1000 ateliers", "cofondatrice @ 1000 ateliers"),
            (", gérant du camping Les Genêts", "gérant @ camping Les Genêts"),
            (", patronne de l’épicerie-bar « Chez Nine »", "patronne @ épicerie-bar « Chez Nine »"),
            (", directrice des ventes du « Soir »", "directrice des ventes @ Soir"),
            (", associé du cabinet Quai Neuf", "associé @ cabinet Quai Neuf"),
            (", chef de cabinet", "chef de cabinet @ -"),
            (", vice-président de Thau Mer et Collines", "vice-président @ Thau Mer et Collines"),
            (", chargée de mission de Redon agglo", "chargée de mission @ Redon agglo"),
            (", directrice de la mission locale du Perche ornais", "directrice @ mission locale du Perche ornais"),
            (", présidente de la chambre d’agriculture", "présidente @ chambre d’agriculture"),
            (", rhumatologue à Decazeville", "rhumatologue @ -"),
            (", conseillère départementale du canton de Boën", "conseillère départementale du canton de Boën @ -"),
            (", chargé d’études de la CCI du Cantal", "chargé d’études @ CCI du Cantal"),
            (", President of Université de Pau", "President @ Université de Pau"),
            (", enseignante de cinéma au lycée Gambetta", "enseignante de cinéma @ lycée Gambetta"),
            (", chargé de mission au rectorat", "chargé de mission @ rectorat"),
            (", formatrice à Canope Val", "formatrice @ Canope Val"),
            // Houses whose article the preposition holds, offices of relations and of the press, a chair.
            (", directeur du Diapason", "directeur @ Diapason"),
            (", rectrice de l’académie d’Orléans", "rectrice de l’académie d’Orléans @ -"),
            (", marraine du festival", "marraine du festival @ -"),
            (", programmatrice au Quai", "programmatrice @ Quai"),
            (", directeur du Développement", "directeur du Développement @ -"),
            (", Directeur du Diapason", "Directeur du Diapason @ -"),
            (", délégué du Québec", "délégué du Québec @ -"),
            (", directrice des relations avec les usagers au CHU de Brest", "directrice des relations avec les usagers @ CHU de Brest"),
            (", attachée de presse de l’AMF", "attachée de presse @ AMF"),
            (", membre du bureau de la FADIR", "membre du bureau @ FADIR"),
            (", titulaire de la chaire Eaux et Sols", "titulaire @ chaire Eaux et Sols"),
            (", ancien cadre de nuit à l’Hôtel-Dieu de Paris", "ancien cadre de nuit @ Hôtel-Dieu de Paris"),
            (", Président de l’Amicale des Maires et Adjoints du Gers", "Président @ Amicale des Maires et Adjoints du Gers"),
            (", ancienne bobineuse", "ancienne bobineuse @ -"),
            (", architecte des Bâtiments de France", "architecte des Bâtiments de France @ -"),
            (", directeur des Archives départementales", "directeur @ Archives départementales"),
            (", garde des Sceaux, ministre de la Justice", "garde des Sceaux, ministre de la Justice @ -"),
            (", Adjointe au Maire déléguée à la Démocratie de proximité", "Adjointe au Maire déléguée à la Démocratie de proximité @ -"),
            (", Capitaine de Police", "Capitaine de Police @ -"),
            (
                ", Adjointe au Maire déléguée à l’Urbanisme, à l’Environnement et aux Travaux",
                "Adjointe au Maire déléguée à l’Urbanisme, à l’Environnement et aux Travaux @ -",
            ),
            (
                ", directeur du département des Lettres anciennes à l’Université de Pau",
                "directeur du département des Lettres anciennes @ Université de Pau",
            ),
            (", professeure à Paris 8 Saint-Denis", "professeure @ Paris 8 Saint-Denis"),
            (", capitaine au sein de la Direction des douanes", "capitaine @ Direction des douanes"),
            (", représentant la Ligue des joueurs", "représentant @ Ligue des joueurs"),
            (", membre du CA d’Ostrane", "membre du CA @ Ostrane"),
            (", membre du CA AMIF", "membre du CA @ AMIF"),
            (", chargé de la voirie rurale Ville de Lyon", "chargé de la voirie rurale @ Ville de Lyon"),
            (", directeur de l’école Monge et une institutrice", "directeur @ école Monge"),
            (", vice-président du Grand Paris Mme la présidente de la Ligue", "vice-président @ Grand Paris"),
            (
                ", cheffe de projet, Centre d’études sur les sols, l’eau, la forêt et le bâti (Cesef)",
                "cheffe de projet @ Centre d’études sur les sols, l’eau, la forêt et le bâti",
            ),
            (", cheffe de la mission Clarté de l’État de la DCPX", "cheffe de la mission Clarté de l’État @ DCPX"),
            (", Adjoint au Maire délégué à la Démocratie de proximité", "Adjoint au Maire délégué à la Démocratie de proximité @ -"),
            (", membre du Conseil scientifique de l’INRAE", "membre du Conseil scientifique @ INRAE"),
            (", journaliste au journal Le Littoral", "journaliste @ Le Littoral"),
        ] {
            assert_eq!(affiliations(text), expected, "{text}");
        }
    }
}
