//! Affiliations: which functions and bodies stand behind a name, and which function is held in which body.
//!
//! What follows a name is read part by part: a function reaches up to the preposition that leads to a body
//! (`directeur des études | de La Banque Postale`), a body without a function of its own belongs to the function before it.

use super::bodies::{self, BodyMention, Start};
use super::functions::{self, FunctionHead};
use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// A function, a body, or one in the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attached {
    pub role: Option<Tokens>,
    /// Code of the class of the function.
    pub class: u8,
    /// Name of the body.
    pub organisation: Option<Tokens>,
    pub body: Option<BodyMention>,
}

/// Everything that the words behind a name say of the person.
#[derive(Clone, Debug, Default)]
pub struct Tail {
    pub attached: Vec<Attached>,
    pub tentative: bool,
    pub remote: bool,
    pub moderator: bool,
    /// A footnote mark stands in it.
    pub starred: bool,
    /// First token that says nothing more of the person.
    pub end: usize,
}

/// Reads what stands behind a name, from `start` to at most `end`.
pub fn tail(doc: &Marked, start: usize, end: usize) -> Tail {
    let mut tail = Tail { end: start, ..Tail::default() };
    let mut at = start;
    let mut separated = false;
    let mut depth = 0i32;
    while at < end {
        let word = doc.word(at);
        if doc.kind(at) == Some(TokenKind::Sign) {
            match word {
                "(" | "[" => depth += 1,
                ")" | "]" => {
                    depth -= 1;
                    tail.end = at + 1;
                }
                "*" => {
                    tail.starred = true;
                    tail.end = at + 1;
                }
                "," | "-" | "–" | "—" | "/" | ":" | ";" | "|" | "." | "&" | "•" | "·" | "_" | "" => {}
                _ => break,
            }
            separated = true;
            at += 1;
            continue;
        }
        let broke = doc.breaks(at);
        if let Some(status) = status_at(doc, at, end, separated || depth > 0) {
            tail.tentative |= status.tentative;
            tail.remote |= status.remote;
            at = status.end;
            tail.end = at + usize::from(doc.is(at, ")"));
            continue;
        }
        if depth > 0
            && let Some((n, _)) = doc.phrase(at, end, Tags::MODERATION_AFTER)
            && doc.is(at + n, ")")
        {
            tail.moderator = true;
            at += n;
            continue;
        }
        if doc.number(at).is_some() && depth > 0 {
            at += 1;
            continue;
        }
        // A part must be set off: by a sign, a line end, or the change to a lower-case function.
        let joined = doc.folds_to(at, &["et"]);
        let from = if joined { at + 1 } else { at };
        if from >= end {
            break;
        }
        let free = separated || broke || joined || at == start;
        if let Some(head) = functions::head_at(doc, from, end)
            .filter(|h| free && (!h.weak || separated || joined || broke) || doc.case(h.tokens.start) == Case::Lower && !h.weak)
        {
            let (role, organisation, next) = role(doc, &head, end);
            let attached = Attached {
                role: Some(role),
                class: head.class,
                organisation: organisation.as_ref().map(|b| b.name.clone()),
                body: organisation,
            };
            // "Grand Lac - Chargée de mission": the body stands before the function.
            match tail.attached.as_mut_slice() {
                [only]
                    if only.role.is_none()
                        && attached.organisation.is_none()
                        && depth == 0
                        && doc.is_any(head.tokens.start - 1, &["-", "–", "—"]) =>
                {
                    only.role = attached.role;
                    only.class = attached.class;
                }
                _ => tail.attached.push(attached),
            }
            at = next;
            tail.end = at;
            separated = false;
            continue;
        }
        if !free {
            break;
        }
        match body_part(doc, from, end, depth > 0 || at == start || separated || broke) {
            Some(body) => {
                at = body.end;
                tail.end = at;
                attach_body(&mut tail.attached, body);
                separated = false;
            }
            None => match town_or_detail(doc, at, end, depth) {
                Some(next) => {
                    at = next;
                    tail.end = at;
                    separated = false;
                }
                None => break,
            },
        }
    }
    // A bracket that closes right behind belongs to the tail.
    if depth > 0 && doc.is(tail.end, ")") {
        tail.end += 1;
    }
    tail
}

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
    let words = if set_off { 3 } else { 0 };
    for from in at..end.min(at + words + 1) {
        if let Some((n, value)) = doc.phrase(from, end, Tags::TENTATIVE | Tags::REMOTE) {
            return Some(Status { tentative: value.has(Tags::TENTATIVE), remote: value.has(Tags::REMOTE), end: from + n });
        }
        if from > at && doc.breaks(from) || !plain(from) {
            break;
        }
    }
    // "si son calendrier le permet", "si les travaux du Sénat le permettent"
    let condition = set_off && doc.folds_to(at, &["si"]);
    let verb = (at + 1..end.min(at + 10))
        .find(|i| doc.folds_to(*i, &["permet", "permettent"]) && doc.folds_to(*i - 1, &["le"]))
        .filter(|_| condition)?;
    Some(Status { tentative: true, remote: false, end: verb + 1 })
}

/// A body goes to the last function that has none; else it stands alone.
fn attach_body(attached: &mut Vec<Attached>, body: BodyMention) {
    let name = body.name.clone();
    match attached.last_mut() {
        Some(last) if last.organisation.is_none() && last.role.is_some() => {
            last.organisation = Some(name);
            last.body = Some(body);
        }
        _ => attached.push(Attached { organisation: Some(name), body: Some(body), ..Attached::default() }),
    }
}

/// A body as a part of its own: `, CHU de Nantes`, `(CELLF, Sorbonne Université)`, `de l’AMF`.
fn body_part(doc: &Marked, at: usize, end: usize, expected: bool) -> Option<BodyMention> {
    let mut from = at;
    if doc.case(from) == Case::Lower
        && doc.folds_to(from, &["de", "du", "des", "d'", "a", "au", "aux", "pour", "chez", "revue"])
        && !doc.folds_to(from, &["revue"])
    {
        from += 1;
    }
    from = bodies::skip_article(doc, from, end);
    if doc.folds_to(from, &["revue", "magazine", "journal"]) && doc.case(from + 1).is_capital() {
        from += 1;
    }
    let mut body = bodies::mention_at(doc, from, end, expected)?;
    // Alone on its line, the whole line is the name.
    if doc.breaks(from) {
        let line_end = (from + 1..end).find(|i| doc.breaks(*i)).unwrap_or(end);
        let whole = line_end - from <= 14
            && (body.end..line_end).all(|i| {
                doc.kind(i) == Some(TokenKind::Word) && doc.phrase(i, line_end, Tags::TENTATIVE | Tags::REMOTE | Tags::MODERATION).is_none()
            });
        if whole && body.end < line_end {
            body.name.end = line_end;
            body.end = line_end;
        }
    }
    // A bare town is no affiliation.
    let place = body.start == Start::Capital
        && doc
            .phrase(from, end, Tags::TOWN | Tags::COUNTRY | Tags::FOREIGN_CITY | Tags::REGION | Tags::DEPARTEMENT)
            .is_some_and(|(n, _)| from + n == body.name.end);
    let small_town = body.start == Start::Capital
        && body.name.len() == 1
        && doc.has(from, Tags::COMMUNE)
        && doc.is(body.end, ")")
        && doc.is(from.wrapping_sub(1), "(");
    (!place && !small_town).then_some(body)
}

/// Steps over a town, a postal code or a lower-case detail that belongs to the part before.
fn town_or_detail(doc: &Marked, at: usize, end: usize, depth: i32) -> Option<usize> {
    if let Some((n, _)) = doc.phrase(at, end, Tags::PLACE).filter(|_| doc.case(at).is_capital()) {
        return Some(at + n);
    }
    if depth > 0
        || doc.case(at) == Case::Lower && doc.has(at, Tags::NOUN | Tags::ADJECTIVE) && !doc.has(at, Tags::ATTRIBUTION_VERB | Tags::VERB)
    {
        let next = (at..end).find(|i| doc.is_any(*i, &[",", ")", ";", "–", "—", ".", ":"]) || *i > at && doc.breaks(*i));
        let next = next.unwrap_or(end);
        return (next - at <= 14).then_some(next);
    }
    None
}

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
            Some(TokenKind::Number) => at += 1,
            Some(TokenKind::Word) => {
                if ends_role(doc, at, end) && !(class == "government" && doc.folds_to(at, &["avec"])) {
                    break;
                }
                if doc.folds_to(at, &["de", "du", "des", "d'", "a", "au", "aux", "chez", "aupres", "en", "pour", "dans", "sur"])
                    && doc.case(at) == Case::Lower
                    || doc.folds_to(at, &["de", "du", "des", "d'", "a"])
                {
                    match body_after(doc, at, end, class) {
                        Some(body) if is_organ(doc, body.name.start) => {
                            let inner = doc.has(body.name.start, Tags::INNER_ORGAN);
                            if organ.is_none() && !inner {
                                organ = Some((at, body));
                            }
                            at += 1;
                        }
                        Some(body) => {
                            let portfolio = portfolio(doc, body.end, end);
                            return (start..at, Some(body), portfolio);
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
                // A body right behind the function, without a preposition: "délégué général AMORCE".
                if class != "government"
                    && doc.case(at).is_capital()
                    && (at == head.tokens.end || doc.has(at, Tags::KNOWN_BODY))
                    && !doc.has(at, Tags::PLACE | Tags::INNER_ORGAN)
                {
                    let body = bodies::mention_at(doc, at, end, true).filter(|b| {
                        matches!(b.start, Start::Known | Start::Head | Start::Acronym) || b.start == Start::Weak && b.name.len() > 1
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
    (start..at, None, at)
}

fn is_organ(doc: &Marked, i: usize) -> bool {
    doc.has(i, Tags::ORGAN) && doc.case(i) == Case::Lower && !functions::leads_to_place(doc, i + 1, doc.tokens.len())
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
            ],
        )
        && !doc.is(at, "où")
    {
        return true;
    }
    if doc.has(at, Tags::ATTRIBUTION_VERB) && !doc.has(at, Tags::NOUN | Tags::ADJECTIVE) {
        return true;
    }
    super::names::mention_at(doc, at).is_some_and(|m| m.sure && m.name.len() > 1)
}

/// A line end within a function: a preposition stands before or after it.
fn runs_on(doc: &Marked, at: usize) -> bool {
    let before = doc.case(at - 1) == Case::Lower && doc.has(at - 1, Tags::GRAMMATICAL);
    let after = doc.case(at) == Case::Lower
        && (doc.folds_to(at, &["de", "du", "des", "d'", "et", "pour", "a", "au", "aux"])
            || doc.has(at, Tags::NOUN | Tags::ADJECTIVE) && !doc.has(at, Tags::FUNCTION | Tags::MODERATION | Tags::SPEAKERS_INLINE));
    before || after
}

/// The body to which the preposition at `i` leads, for a function of this class.
fn body_after(doc: &Marked, i: usize, end: usize, class: &str) -> Option<BodyMention> {
    if class == "government" {
        return None;
    }
    let mut at = i + 1;
    if doc.folds_to(i, &["aupres"]) && doc.folds_to(at, &["de", "du", "des", "d'"]) {
        at += 1;
    }
    if doc.folds_to(at, &["un", "une"]) {
        at += 1;
    }
    let contracted = doc.folds_to(i, &["du", "au", "des", "aux"]);
    at = if contracted { at } else { bodies::skip_article(doc, at, end) };
    if at >= end || doc.kind(at) == Some(TokenKind::Sign) && !doc.is(at, "«") {
        return None;
    }
    if doc.is(at, "«") {
        let close = (at + 1..end.min(at + 14)).find(|j| doc.is(*j, "»"))?;
        let name = at + 1..close;
        return doc.case(at + 1).is_capital().then(|| BodyMention { name, acronym: None, end: close + 1, kind: 0, start: Start::Capital });
    }
    if doc.folds_to(i, &["en", "pour", "sur", "dans"])
        && !doc.phrase(at, end, Tags::KNOWN_BODY | Tags::BODY_HEAD).is_some_and(|_| doc.case(at).is_capital())
    {
        return None;
    }
    let place = doc.phrase(at, end, Tags::PLACE).filter(|_| doc.case(at).is_capital());
    let body = bodies::mention_at(doc, at, end, true)?;
    let local = class == "elected.local";
    match body.start {
        Start::Known | Start::Head | Start::Acronym => {}
        _ if matches!(class, "elected.national" | "elected.european") => return None,
        _ if class == "state" && (place.is_some() || doc.case(at) == Case::Lower) => return None,
        // "directeur des études de …"
        Start::Weak if doc.folds_to(i, &["des"]) && doc.case(at) == Case::Lower => return None,
        Start::Weak | Start::Venue => {
            if doc.case(at) == Case::Lower && !named(doc, &body.name) && !is_organ(doc, at) {
                return None;
            }
        }
        Start::Capital if local => {}
        Start::Capital => {
            // "Directeur de la Communication": a function written with capitals.
            let common = doc.has(at, Tags::NOUN | Tags::ADJECTIVE)
                && !body.name.clone().skip(1).any(|t| doc.case(t).is_capital())
                && !doc.has(at, Tags::PLACE)
                && doc.case(at) == Case::Capital
                && body.name.len() < 4;
            let place_only = place.is_some_and(|(n, _)| at + n >= body.name.end);
            if common || place_only && !local {
                return None;
            }
        }
    }
    if matches!(body.start, Start::Head)
        && doc.case(at) == Case::Lower
        && doc.folds_to(i, &["de", "d'"])
        && !named(doc, &body.name)
        && !contracted
        && at == i + 1
        && body.name.len() < 3
    {
        // "chef de laboratoire", "professeur d’école"
        return None;
    }
    Some(body)
}

/// Whether a name holds a capitalised word.
fn named(doc: &Marked, name: &Tokens) -> bool {
    name.clone().any(|i| doc.case(i).is_capital())
}

/// Steps over a portfolio that follows the body: "chargé de la culture", "en charge de …", "délégué à …".
fn portfolio(doc: &Marked, at: usize, end: usize) -> usize {
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
            || super::names::mention_at(doc, i).is_some_and(|m| m.sure && m.name.len() > 1)
            || doc.folds_to(i, &["et"])
                && (functions::head_at(doc, i + 1, end).is_some() || super::names::mention_at(doc, i + 1).is_some_and(|m| m.sure))
        {
            break;
        }
        i += 1;
    }
    i
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::marked;

    fn affiliations(text: &str) -> String {
        marked(text, |doc| {
            let tail = tail(doc, 0, doc.tokens.len());
            let show = |t: &Option<Tokens>| t.as_ref().map_or("-".to_owned(), |t| doc.surface(t));
            tail.attached.iter().map(|a| format!("{} @ {}", show(&a.role), show(&a.organisation))).collect::<Vec<_>>().join(" | ")
        })
    }

    #[test]
    fn examples() {
        for (text, expected) in [
            (
                ", maire de Loudéac, vice-président de la communauté d’agglomération du Grand Guéret",
                "maire @ Loudéac | vice-président @ communauté d’agglomération du Grand Guéret",
            ),
            (", directeur des études de La Banque Postale", "directeur des études @ La Banque Postale"),
            (", coprésidente de la commission des finances de l’AMF", "coprésidente de la commission des finances @ AMF"),
            (", président de la commission inter-filières REP", "président @ commission inter-filières REP"),
            (", sénateur de l’Ain", "sénateur de l’Ain @ -"),
            (", secrétaire d’État chargé de la Transition numérique", "secrétaire d’État chargé de la Transition numérique @ -"),
            (" (CELLF, Sorbonne Université)", "- @ CELLF | - @ Sorbonne Université"),
            (" – président du directoire d’Euratechnologies", "président du directoire @ Euratechnologies"),
            (", Maître de conférences en droit public, Université de Lille", "Maître de conférences en droit public @ Université de Lille"),
            (", Cheffe du service de gériatrie, CHU de Nantes", "Cheffe du service de gériatrie @ CHU de Nantes"),
            (", journaliste", "journaliste @ -"),
            (", adjointe à la maire de Paris, chargée du développement durable", "adjointe à la maire @ Paris"),
            (", directeur général de l’Institut national de santé", "directeur général @ Institut national de santé"),
        ] {
            assert_eq!(affiliations(text), expected, "{text}");
        }
    }
}
