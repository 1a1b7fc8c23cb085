//! What stands behind a name, read part by part.

use super::role::role;
use super::status::status_at;
use super::{Attached, Tail};
use crate::extract::bodies::{self, BodyMention, Start};
use crate::extract::functions;
use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::marked;
    use crate::text::Tokens;

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
