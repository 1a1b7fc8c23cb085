//! Where a title ends: people, groups and signs behind it.

use super::closing;
use crate::extract::mentions::Mentions;
use crate::extract::names::NameMention;
use crate::extract::{bodies, dates, entries, functions, kinds, numbered};
use crate::lexicon::Tags;
use crate::record::SessionKind;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// The end of a length of time at `i`: "30m", "1h 30m", "1 h 15", "35 min".
pub(super) fn duration_at(doc: &Marked, i: usize) -> Option<usize> {
    doc.number(i).filter(|n| *n < 200)?;
    let minutes = |i: usize| doc.folds_to(i, &["m", "mn", "min", "minutes"]) && !doc.breaks(i);
    if minutes(i + 1) {
        return Some(i + 2);
    }
    if !doc.folds_to(i + 1, &["h"]) || doc.breaks(i + 1) || !doc.glued(i + 1) {
        return None;
    }
    let spaced = doc.number(i + 2).is_some() && minutes(i + 3);
    if spaced { Some(i + 4) } else { (doc.number(i + 2).is_none() || !doc.glued(i + 2)).then_some(i + 2) }
}

pub(super) fn is_sign_dust(doc: &Marked, i: usize) -> bool {
    doc.kind(i) == Some(TokenKind::Sign) && doc.word(i).chars().all(|c| c >= '\u{2190}')
}

/// Whether these words begin with a name, or with the heading of a list of people.
pub fn begins_with_people(doc: &Marked, tokens: &Tokens, names: &Mentions<NameMention>) -> bool {
    let name = names.starting_at(tokens.start).is_some_and(|k| {
        let end = names[k].whole.end;
        // "R. Farel Président de la Ligue"
        let office = || names[k].rule == "name.initials" && functions::head_at(doc, end, tokens.end).is_some_and(|h| !h.weak);
        names[k].sure || ends_entry(doc, end, tokens.end) && !is_phrase(doc, &names[k].name) || office()
    });
    let heading = || {
        doc.phrase(tokens.start, tokens.end, Tags::MODERATION | Tags::SPEAKERS_HEADING | Tags::SPEAKERS_INLINE).is_some_and(|(n, v)| {
            let next = tokens.start + n;
            // "Introduction" alone on its line names an item.
            let titles = || doc.phrase(tokens.start, tokens.end, Tags::LABEL | Tags::LABEL_WORD).is_some_and(|(m, _)| m >= n);
            v.has(Tags::MODERATION | Tags::SPEAKERS_HEADING)
                && (next >= tokens.end && !titles()
                    || next < tokens.end
                        && doc.is_any(next, &[":", "-", "–"])
                        && (!titles()
                            || doc.is(next, ":") && !doc.is_any(next + 1, &["«", "“", "\""]) && !is_worded(doc, &(next + 1..tokens.end))
                            || leads_to_somebody(doc, next + 1, tokens.end, names))
                    || doc.is(next, "/") && doc.is(next + 2, ":")
                    || next < tokens.end && names.starting_at(next).is_some()
                    // "Présidence du Pr Duval"
                    || v.has(Tags::MODERATION) && doc.folds_to(next, &["de", "d'", "du"]) && names.starting_at(next + 1).is_some()
                    || doc.word(next - 1).ends_with("par"))
                || v.has(Tags::SPEAKERS_INLINE) && doc.folds_to(tokens.start, &["avec", "par", "with", "by"])
                // "Présenté par : Lise Duval"
                || v.has(Tags::SPEAKERS_INLINE) && doc.is(next, ":") && leads_to_somebody(doc, next + 1, tokens.end, names)
        })
    };
    let chairs = || doc.phrase(tokens.start, tokens.end, Tags::MODERATION_HEADING).is_some_and(|(n, _)| doc.is(tokens.start + n, ":"));
    name || heading() || chairs()
}

/// "Intervention : La gestion des eaux en ville": behind a colon a capital, then words of a language, no body and nobody.
fn is_worded(doc: &Marked, rest: &Tokens) -> bool {
    let worded = |i: usize| doc.has(i, Tags::NOUN | Tags::ADJECTIVE | Tags::VERB) && !doc.has(i, Tags::GRAMMATICAL);
    // "INTERVENTION : LA GESTION DES EAUX", but no body in capitals.
    let shouted = rest.clone().all(|i| doc.case(i) != Case::Capital && doc.case(i) != Case::Lower);
    let small =
        |i: usize| (doc.case(i) == Case::Lower || shouted && doc.has(i, Tags::GRAMMATICAL) && i > rest.start) && (worded(i) || shouted);
    let from = bodies::skip_article(doc, rest.start, rest.end);
    // "Intervention : Habiter"
    let common = rest.clone().all(|i| doc.has(i, Tags::NOUN | Tags::VERB | Tags::ADJECTIVE) && !doc.has(i, Tags::SURE_GIVEN_NAME));
    (rest.len() >= 3 || common && !rest.is_empty())
        && doc.case(rest.start).is_capital()
        && (rest.clone().any(small) || common)
        && functions::head_at(doc, from, rest.end)
            .is_none_or(|h| h.plural && h.tokens.end < rest.end && !doc.folds_to(h.tokens.end, &["de", "du", "des", "d'"]))
        && bodies::mention_at(doc, from, rest.end, false).is_none_or(|body| body.end < rest.end)
}

/// "Introduction – Lise Duval", "Introduction – la présidente de …": whether a name or a function stands at `i`.
fn leads_to_somebody(doc: &Marked, i: usize, end: usize, names: &Mentions<NameMention>) -> bool {
    let article = i + usize::from(doc.folds_to(i, &["le", "la", "l'", "un", "une"]));
    names.starting_at(i).is_some() || functions::head_at(doc, article, end).is_some()
}

/// "REMISE DES DOCUMENTS": ordinary words in capitals that may pass for a name.
fn is_phrase(doc: &Marked, name: &Tokens) -> bool {
    name.clone().all(|i| doc.case(i) == Case::Upper && doc.has(i, Tags::NOUN | Tags::GRAMMATICAL) && !doc.has(i, Tags::GIVEN_NAME))
}

pub(super) fn ends_entry(doc: &Marked, at: usize, end: usize) -> bool {
    at >= end || doc.is_any(at, &[",", "(", "–", "-", ":", "*"]) || doc.is(at, "/") && !doc.glued(at)
}

/// Signs at both ends of a title, and quotation marks around the whole of it.
pub fn trim(doc: &Marked, tokens: Tokens) -> Tokens {
    let mut tokens = trim_lead(doc, tokens);
    loop {
        let before = tokens.clone();
        while !tokens.is_empty()
            && (doc.is_any(tokens.end - 1, &[":", ",", ";", "–", "-", "—", "|", ".", "/", "•", "·", "*", "➔", "_"])
                && !(doc.is(tokens.end - 1, ".") && abbreviation(doc, tokens.end - 1))
                || doc.is(tokens.end - 1, "("))
        {
            tokens.end -= 1;
        }
        let pair = |open: &str, close: &str| {
            tokens.len() > 2
                && doc.is(tokens.start, open)
                && doc.is(tokens.end - 1, close)
                && (tokens.start + 1..tokens.end - 1).all(|i| !doc.is(i, open) && !doc.is(i, close))
        };
        if pair("«", "»") || pair("“", "”") || pair("\"", "\"") || pair("(", ")") || pair("[", "]") {
            tokens = tokens.start + 1..tokens.end - 1;
        }
        tokens = trim_lead(doc, tokens);
        if tokens == before {
            return tokens;
        }
    }
}

pub(super) fn abbreviation(doc: &Marked, dot: usize) -> bool {
    doc.is(dot - 1, ".") || doc.folds_to(dot - 1, &["etc"])
}

pub(super) fn trim_lead(doc: &Marked, mut tokens: Tokens) -> Tokens {
    while !tokens.is_empty()
        && (doc.is_any(tokens.start, &[":", ",", ";", "–", "-", "—", "|", ".", "/", "•", "·", ")", "*", "#", "]", "&", ">", "›"])
            || is_sign_dust(doc, tokens.start))
    {
        tokens.start += 1;
    }
    tokens
}

/// What announces people.
const ANNOUNCES: Tags = Tags::MODERATION.union(Tags::SPEAKERS_INLINE).union(Tags::SPEAKERS_HEADING);

/// Whether people may stand behind the first word: a name, what announces people, or "en présence". Most lines have none.
fn may_hold_people(doc: &Marked, tokens: &Tokens, names: &Mentions<NameMention>) -> bool {
    let behind = tokens.start + 1;
    names.get(names.first_from(behind)).is_some_and(|name| name.whole.start <= tokens.end)
        || behind < tokens.end
            && (doc.beginnings(behind..tokens.end, ANNOUNCES.union(Tags::MODERATION_HEADING)).next().is_some()
                || (behind + 1..=tokens.end).any(|i| doc.folds_to(i, &["presence"])))
}

/// Cuts "…, par X", "… animé par Y", "… avec Z" and "Name – Title" off a heading: title and where the people begin.
pub fn cut_people(doc: &Marked, tokens: &Tokens, names: &Mentions<NameMention>) -> (Tokens, Option<usize>) {
    if !may_hold_people(doc, tokens, names) {
        return (tokens.clone(), None);
    }
    let mut quoted = 0i32;
    // "Grand témoin": the words of a label announce nobody.
    let label = tokens.start + doc.phrase(tokens.start, tokens.end, Tags::LABEL).map_or(0, |(n, _)| n);
    // "Introduction (Lise Duval)"
    let framed = doc
        .phrase(tokens.start, tokens.end, Tags::LABEL_WORD)
        .filter(|(_, v)| matches!(kinds::labelled(*v), Some(SessionKind::Opening | SessionKind::Closing)));
    let word = tokens.start + framed.map_or(0, |(n, _)| n);
    let mut near = names.first_from(tokens.start);
    let opened = doc.is_any(tokens.start, &["«", "“"]);
    let mut comma = false;
    for i in tokens.start..tokens.end {
        let behind_comma = comma;
        comma = false;
        if doc.kind(i) == Some(TokenKind::Sign) {
            quoted += i32::from(doc.is_any(i, &["«", "“"])) - i32::from(doc.is_any(i, &["»", "”"]));
            comma = doc.is(i, ",");
        }
        if quoted > 0 || i == tokens.start {
            continue;
        }
        if behind_comma && i > tokens.start + 2 && i >= label && credits(doc, i, tokens.end, names) {
            return (tokens.start..i - 1, Some(i));
        }
        if (behind_comma || opened)
            && i > tokens.start + 1
            && i >= label
            && (behind_comma && is_filmed(doc, i, names) || opened && is_of_maker(doc, i, names))
        {
            // "…, suivi d'une discussion avec la réalisatrice": only then does she take part.
            let talks = ["echange", "echanges", "rencontre", "debat", "discussion", "presence"];
            let met = (i..tokens.end).any(|k| doc.folds_to(k, &talks));
            return (tokens.start..i - usize::from(behind_comma), met.then_some(i));
        }
        while names.get(near).is_some_and(|m| m.whole.start < i) {
            near += 1;
        }
        let named = names.get(near).is_some_and(|m| m.whole.start == i);
        let announces = doc.begins(i, ANNOUNCES.union(Tags::MODERATION_HEADING));
        let introduced = doc.folds_to(i, &["en", "mmes", "mm", "messieurs", "mesdames", "drs", "prs"]);
        if !named && !announces && !introduced {
            continue;
        }
        if i < label && !doc.folds_to(i, &["par", "avec", "de", "d'", "du"]) {
            continue;
        }
        // "Neige – pilote : Lise Duval"
        let heads = doc.kind(i - 1) == Some(TokenKind::Sign) && doc.begins(i, Tags::MODERATION_HEADING);
        if heads && doc.phrase(i, tokens.end, Tags::MODERATION_HEADING).is_some_and(|(n, _)| doc.is(i + n, ":")) {
            return (tokens.start..i, Some(i));
        }
        if !named && !doc.begins(i, ANNOUNCES) && !introduced {
            continue;
        }
        // "Apéritif offert par la commune": the host belongs to the name.
        if doc.folds_to(i, &["par"]) && doc.folds_to(i - 1, &["offert", "offerte"]) {
            continue;
        }
        let attended = doc.folds_to(i, &["en"]) && doc.folds_to(i + 1, &["presence"]) && doc.is(i - 1, ",");
        // "avec les parents Lise DUVAL (Tours)": within the title of who signs.
        let signs = |j: usize| names.starting_at(j).is_some_and(|k| capitals_behind(doc, &names[k], tokens));
        let coloned = |(n, _): (usize, _)| doc.is(i + n, ":");
        let headed = doc.phrase(i, tokens.end, ANNOUNCES).is_some_and(coloned);
        if !named && !headed && (i + 2..tokens.end.min(i + 5)).any(signs) {
            continue;
        }
        // "« Qui coud ? » entre Lise Duval, juriste, et Paul Vercel, maire"
        let between = named && doc.folds_to(i - 1, &["entre"]) && doc.is_any(i.wrapping_sub(2), &["»", "”", "?"]);
        if between && i > tokens.start + 2 {
            return (tokens.start..i - 1, Some(i));
        }
        if attended || presents(doc, i, tokens) {
            let cut = behind_joined(doc, i, tokens.end);
            return (tokens.start..cut, Some(cut));
        }
        if let Some((n, value)) = doc.phrase(i, tokens.end, ANNOUNCES) {
            let next = i + n;
            // "Mot d’accueil par le maire", but "Le dossier vu par l’infirmière", "Éducation par le pair".
            let definite = doc.folds_to(next, &["le", "la", "l'", "les"]);
            let unnamed = doc.has(next, Tags::GRAMMATICAL)
                && functions::head_at(doc, next + 1, tokens.end).is_some_and(|h| !h.weak)
                && (!definite || label > tokens.start || doc.is_any(i - 1, &[",", ".", "?", "!", "»"]) || doc.breaks(i));
            // "Accueillir par relais successifs, Lise Duval": what the comma parts from "par" is nobody that it leads to. "Tanning
            // with Soft Water": in a title that is English any two capitals may pass for a name.
            let english = doc.folds_to(i, &["with"]);
            let name = |j: &usize| names.starting_at(*j).is_some_and(|k| names[k].sure || !english);
            let named = (next..tokens.end.min(next + 4)).find(name);
            let said = |comma: usize| (next..comma).any(|k| functions::head_at(doc, k, comma).is_some());
            let sign = |k: usize| doc.is_any(k, &[",", "–", "—", "|", "("]) || doc.is(k, "-") && !doc.glued(k);
            let parted = named.is_some_and(|j| (next..j).any(|k| sign(k) && !said(k)));
            // "Créer avec la figure de Lise Duval": a thing stands before the name, and whose it is.
            let thing = |k: usize| {
                doc.case(k) == Case::Lower && doc.has(k, Tags::NOUN) && !doc.has(k, Tags::ANY_FUNCTION | Tags::BODY | Tags::ORGAN)
            };
            let of = named.is_some_and(|j| n == 1 && doc.folds_to(j - 1, &["de", "d'", "du"]) && (next..j - 1).any(thing));
            // "Agir avec les jeunes par Lise Duval": another word leads to her.
            let other = named.is_some_and(|j| (next..j).any(|k| doc.folds_to(k, &["par", "avec"]) && doc.case(k) == Case::Lower));
            let one = |colon: usize| (next..colon).any(|k| functions::head_at(doc, k, colon).is_some_and(|h| !h.plural));
            // "Discussion avec deux tanneurs : Lise Duval": those before the colon belong to the title.
            let group = n == 1 && doc.folds_to(i, &["avec"]) && named.is_some_and(|j| j > next + 1 && doc.is(j - 1, ":") && !one(j - 1));
            // "Tanner avec les rivières Lise Duval, gantière": the line end before her is lost, and another noun follows the word.
            let apart = |k: usize| introduced_behind(doc, &names[k], tokens);
            let behind = named.is_some_and(|j| n == 1 && j > next && thing(j - 1) && names.starting_at(j).is_some_and(apart));
            let parted = parted || of || other || group || behind;
            let person_follows = unnamed && !group || named.is_some() && !parted;
            let last_word = value.has(Tags::MODERATION) && entries::ends_title(doc, i, n);
            let moderated = value.has(Tags::MODERATION)
                && !last_word
                && (doc.is(next, ":")
                    || doc.word(next - 1).ends_with("par")
                    || doc.folds_to(i, &["sous"])
                    || doc.folds_to(next - 1, &["sont", "est"])
                    || doc.folds_to(i, &["presidence", "animation", "moderation", "animateur", "animatrice", "moderateur", "moderatrice"]));
            // "Ouverture et présentation des travaux par X": a heading of speakers would have its colon.
            let heading_only = !value.has(Tags::MODERATION | Tags::SPEAKERS_INLINE);
            // "Philosophie d'intervention – Lise Duval": within the title.
            let within = heading_only && doc.folds_to(i - 1, &["d'", "de", "l'", "la", "le", "des", "du", "les", "une", "un"]);
            let person_follows =
                person_follows && !within && (!heading_only || doc.is(next, ":") || doc.kind(next) == Some(TokenKind::Sign));
            let person_follows = person_follows && !last_word;
            // "Le témoignage d'un élu": a noun of speaking within the title.
            let noun = n > 1 && doc.folds_to(next - 1, &["de", "d'", "du", "entre"]) && !doc.folds_to(i + 1, &["presence"]);
            let led = doc.kind(i - 1) == Some(TokenKind::Sign) || doc.case(i) == Case::Lower && !noun;
            // "Palmarès du jury présidé par X": the jury belongs to the title.
            let of_title = n > 1 && doc.folds_to(i - 1, &["du", "de", "des", "d'", "la", "le", "l'"]);
            // "Loger les saisonniers Animation : Lise Duval": a line end is lost before the word.
            let lost = doc.is(next, ":")
                && doc.case(i) == Case::Capital
                && !doc.folds_to(i - 1, &["de", "d'", "l'", "la", "une", "et", "en", "son", "sa"])
                && i >= tokens.start + 2
                && leads_to_somebody(doc, next + 1, tokens.end, names);
            // "Ce qui change Avec Lise Duval, maire"
            let lost = lost
                || n == 1
                    && doc.folds_to(i, &["avec", "par"])
                    && doc.case(i) == Case::Capital
                    && doc.case(i - 1) == Case::Lower
                    && !doc.has(i - 1, Tags::GRAMMATICAL)
                    && named.is_some_and(|j| j == next || doc.begins(next, Tags::CIVILITY));
            let led = (led || lost) && !of_title;
            if led
                && (person_follows && (moderated || !value.has(Tags::MODERATION))
                    || moderated && (value.has(Tags::MODERATION) && doc.is(next, ":")))
                && !(doc.folds_to(i, &["de", "d'"]))
            {
                let cut = behind_joined(doc, i, tokens.end);
                return (tokens.start..cut, Some(cut));
            }
        }
        // "Title, Mariana Graña (IPhT)": a sure name behind a sign, a tail behind the name.
        let plural = usize::from(doc.folds_to(i, &["mmes", "mm", "messieurs", "mesdames", "drs", "prs"]));
        let stop = plural > 0 && doc.is(i + 1, ".");
        let at = i + plural + usize::from(stop);
        if let Some(k) = (near..names.len().min(near + 3)).find(|k| names[*k].whole.start == at || names[*k].whole.start == i)
            && (names[k].sure
                || names[k].name.len() >= 2
                    && (i - tokens.start >= 3 || doc.glued(i) && doc.breaks(i))
                    && (doc.glued(i) && doc.breaks(i)
                        || doc.is_any(i - 1, &["–", "—", "•", "|"])
                        || doc.is(i - 1, "-") && !doc.glued(i) && !doc.glued(i - 1)
                        || works_in_body(doc, &names[k], tokens)))
            && (doc.is_any(i - 1, &[",", "–", "-", "—", "|", ":", "•"])
                || doc.is(i - 1, "/") && !doc.glued(i)
                || doc.glued(i) && doc.breaks(i)
                || civil_behind(doc, &names[k], tokens) && i - tokens.start >= 2
                || capitals_behind(doc, &names[k], tokens) && (i - tokens.start >= 2 || names[k].rule == "name.initials")
                || introduced_behind(doc, &names[k], tokens)
                || closing::leader(doc, tokens.start, i).is_some()
                || closes_title(doc, i - 1) && i - tokens.start >= 4
                || doc.is(i - 1, "(")
                    && doc.is(tokens.end - 1, ")")
                    && (i - tokens.start >= 3
                        || i == tokens.start + 2 && is_plain_word(doc, tokens.start)
                        || label + 1 == i
                        || word + 1 == i
                        || names[k].civility.is_some()))
            && names[k].whole.end <= tokens.end
            && (names[k].whole.end == tokens.end
                || doc.is_any(names[k].whole.end, &["(", ",", "–", "-", "*", ")", "&"])
                || !numbered::marks(doc, names[k].whole.end).is_empty()
                || says_below(doc, names[k].whole.end, tokens.end)
                // "Greffer sans attendre, Drs Lise Duval et Paul Roux", "“Greffer”, Lise Duval et Paul Roux", but "Le roman, Lise
                // Duval et Paul Roux".
                || doc.folds_to(names[k].whole.end, &["et"])
                    && (!doc.is(i - 1, ",")
                        || plural > 0
                        || names[k].civility.is_some()
                        || doc.is_any(i.wrapping_sub(2), &["»", "”"])
                        || leads_to_others(doc, &names[k], names)))
            && !(doc.is(i - 1, ",") && doc.is(names[k].whole.end, ",") && tokens.end - names[k].whole.end > 25)
        {
            let closed = closes_title(doc, i - 1) && !doc.is(i - 1, ".") || doc.kind(i - 1) == Some(TokenKind::Word);
            let end = closing::leader(doc, tokens.start, i).unwrap_or(i - usize::from(!closed));
            return (tokens.start..end, Some(i));
        }
    }
    (tokens.clone(), None)
}

/// "Financer (Lise Duval, Banque du Val)": a word of the language that is neither body nor function.
fn is_plain_word(doc: &Marked, i: usize) -> bool {
    let other = Tags::ANY_FUNCTION | Tags::BODY | Tags::KNOWN_BODY | Tags::ORGAN | Tags::VENUE | Tags::MODERATION | Tags::SPEAKERS_HEADING;
    doc.case(i) == Case::Capital && doc.has(i, Tags::VERB) && !doc.has(i, other | Tags::GIVEN_NAME | Tags::PLACE)
}

/// "Le banc, film documentaire de Lise Duval": whether a word for a work stands at `i`, and who made it behind its "de".
fn credits(doc: &Marked, i: usize, end: usize, names: &Mentions<NameMention>) -> bool {
    let Some((n, value)) = doc.phrase(i, end, Tags::LABEL | Tags::LABEL_WORD) else { return false };
    let work = doc.case(i) == Case::Lower && kinds::labelled(value) == Some(SessionKind::Performance);
    let by = (i + n..end.min(i + n + 3)).find(|k| doc.folds_to(*k, &["de", "d'"])).filter(|_| work);
    by.is_some_and(|by| names.starting_at(by + 1).is_some_and(|k| names[k].sure && names[k].name.len() >= 2))
}

/// "« Le banc » de Lise Duval, en présence de la réalisatrice": whose work a quoted title is.
fn is_of_maker(doc: &Marked, i: usize, names: &Mentions<NameMention>) -> bool {
    let by = doc.is_any(i - 1, &["»", "”"]) && doc.folds_to(i, &["de", "d'"]) && doc.case(i) == Case::Lower;
    by && names.starting_at(i + 1).is_some_and(|k| names[k].sure && names[k].name.len() >= 2)
}

/// Tokens of the bracket with year and length of a film.
const LONGEST_CREDITS: usize = 12;

/// "Le banc, de Lise Duval (2022, 52 min)": a film by its maker, year and length.
fn is_filmed(doc: &Marked, i: usize, names: &Mentions<NameMention>) -> bool {
    let by = doc.folds_to(i, &["de", "d'"]) && doc.case(i) == Case::Lower;
    let name = names.starting_at(i + 1).map(|k| &names[k]).filter(|m| by && m.sure);
    name.is_some_and(|m| {
        let open = m.whole.end;
        let close = (open..open + LONGEST_CREDITS).find(|k| doc.is(*k, ")")).filter(|_| doc.is(open, "("));
        close.is_some_and(|close| (open + 1..close).any(|k| dates::is_year(doc, k) || duration_at(doc, k).is_some()))
    })
}

/// "Lise Duval et al.", "Lise Duval et Paul Vercel": others stand behind the "et" of a name.
fn leads_to_others(doc: &Marked, name: &NameMention, names: &Mentions<NameMention>) -> bool {
    let next = name.whole.end + 1;
    name.sure && (doc.folds_to(next, &["al"]) || names.starting_at(next).is_some_and(|k| names[k].sure))
}

/// "Projection du Quai, suivie d'une" before "rencontre avec Lise Duval": where a title ends that a cut has left open.
pub(super) fn close(doc: &Marked, mut title: Tokens) -> Tokens {
    let open = |i: usize| doc.case(i) == Case::Lower && doc.folds_to(i, &["suivi", "suivie", "suivis", "suivies", "precede", "precedee"]);
    let before = title.end.saturating_sub(4).max(title.start + 1);
    if let Some(cut) = (before..title.end).rev().find(|i| open(*i))
        && (cut + 1..title.end).all(|i| doc.folds_to(i, &["d'", "de", "un", "une", "d'un", "d'une", "par", "du", "la", "le"]))
    {
        title.end = cut;
    }
    title
}

/// "« Le gant », Nkeita Vemba (Rouen)", "Le gant, Nkeita Vemba, Université de Pau": what may be a name is one where a bracket
/// behind a quotation, or a body that closes the line, follows.
fn works_in_body(doc: &Marked, name: &NameMention, tokens: &Tokens) -> bool {
    let end = name.whole.end;
    let quoted = name.whole.start >= 2 && doc.is_any(name.whole.start - 2, &["»", "”"]) && doc.is(end, "(") && doc.is(tokens.end - 1, ")");
    let body = || {
        bodies::mention_at(doc, bodies::skip_article(doc, end + 1, tokens.end), tokens.end, true)
            .is_some_and(|b| b.start <= bodies::Start::Head && b.end + 1 >= tokens.end)
    };
    quoted || doc.is_any(end, &[",", "("]) && end + 1 < tokens.end && body()
}

/// "Le cuir et la loi Me Lise Duval": a civility alone sets off who closes the line.
fn civil_behind(doc: &Marked, name: &NameMention, tokens: &Tokens) -> bool {
    let before = name.whole.start - 1;
    let other = Tags::GRAMMATICAL | Tags::FUNCTION | Tags::MODERATION | Tags::SPEAKERS_INLINE | Tags::SPEAKERS_HEADING;
    let word = doc.kind(before) == Some(TokenKind::Word) && !doc.has(before, other);
    name.civility.is_some() && word && name.whole.start >= tokens.start + 3 && doc.case(name.whole.start).is_capital()
}

/// "Décider avec les parents Lise DUVAL (Tours)": a family name in capitals and a bracket set off who closes the line.
fn capitals_behind(doc: &Marked, name: &NameMention, tokens: &Tokens) -> bool {
    let (first, last) = (name.name.start, name.name.end - 1);
    // "Compter les puits L. Duval (BRGM)"
    let initials = name.rule == "name.initials" && doc.case(first) == Case::Single;
    let written = name.sure && name.name.len() >= 2 && (doc.case(first) == Case::Capital && doc.case(last) == Case::Upper || initials);
    let bracket = doc.is(name.whole.end, "(") && doc.is(tokens.end - 1, ")") && tokens.end - name.whole.end <= 12;
    let other = Tags::GRAMMATICAL | Tags::FUNCTION | Tags::MODERATION | Tags::SPEAKERS_INLINE | Tags::SPEAKERS_HEADING;
    let label = || {
        doc.phrase(tokens.start, name.whole.start, Tags::LABEL | Tags::LABEL_WORD)
            .is_some_and(|(n, _)| tokens.start + n == name.whole.start)
    };
    let small = (tokens.start..name.whole.start).any(|i| doc.case(i) == Case::Lower) || initials && label();
    written && bracket && small && !doc.has(name.whole.start - 1, other)
}

/// "Tanner après la crue Lise Duval, psychologue": between a title and whom a function or a sure body introduces a line end is lost.
/// "Hommage à la maire Lise Duval, présidente de …", "lycée Paul Vercel, Brivelle" and sentences are of one piece.
fn introduced_behind(doc: &Marked, name: &NameMention, tokens: &Tokens) -> bool {
    let (start, end) = (name.whole.start, name.whole.end);
    let listed = doc.has(name.name.start, Tags::SURE_GIVEN_NAME) || name.rule == "name.unlisted";
    let given = doc.case(name.name.start) == Case::Capital && listed && name.name.len() >= 2;
    if !given || !name.sure || start < tokens.start + LEAST_TITLE || end + 1 >= tokens.end {
        return false;
    }
    let below = says_below(doc, end, tokens.end);
    if !below && !doc.is_any(end, &[",", "("]) {
        return false;
    }
    // "à 90 ans Lise Duval": a word in small letters is no acronym.
    let body = if doc.case(start - 1) == Case::Lower { Tags::BODY_HEAD | Tags::BODY_WEAK } else { Tags::BODY };
    let called = Tags::GRAMMATICAL | Tags::ANY_FUNCTION | body | Tags::ORGAN | Tags::VENUE | Tags::STREET;
    let other = called | Tags::MODERATION | Tags::SPEAKERS_INLINE | Tags::SPEAKERS_HEADING | Tags::CIVILITY | Tags::HOUSE | Tags::ROOM;
    // "« On tanne », sourit Lise Duval, présidente de …"
    let participle = ["é", "és", "ée", "ées"].iter().any(|end| doc.word(start - 1).ends_with(end));
    let finite = doc.has(start - 1, Tags::VERB) && !doc.has(start - 1, Tags::NOUN) && !participle;
    let verb = doc.has(start - 1, Tags::ATTRIBUTION_VERB) || finite;
    let told = start - tokens.start > LONGEST_TITLE || (tokens.start..start).any(|i| doc.is(i, ".") && !abbreviation(doc, i));
    let word = matches!(doc.case(start - 1), Case::Lower | Case::Upper) && !doc.has(start - 1, other) && !verb;
    if told {
        return false;
    }
    let function = || functions::head_at(doc, end + 1, tokens.end).is_some_and(|h| !h.weak && !h.plural);
    let body = || {
        let from = bodies::skip_article(doc, end + 1, tokens.end);
        bodies::mention_at(doc, from, tokens.end, false).is_some_and(|b| b.start.is_sure())
    };
    word && (below || doc.is(end, ",") && function() || body())
}

/// "Tanner après la crue, Lise Duval" above "psychologue à Loudun", "Tanner après la crue, Lise Duval : psychologue": whether the
/// line below a name, or the words behind its colon, say what somebody is.
pub(super) fn says_below(doc: &Marked, at: usize, end: usize) -> bool {
    let from = at + usize::from(doc.is(at, ":"));
    from < end && (from > at || doc.breaks(at)) && functions::head_at(doc, from, end).is_some_and(|h| !h.weak && !h.plural)
}

/// Words of a title, at least and at most, behind which a name may stand without a sign.
const LEAST_TITLE: usize = 3;
const LONGEST_TITLE: usize = 30;

/// "Qui paie ? Lise Duval (CNRS)": a stop, a question mark or a quotation mark ends the title before its speaker.
fn closes_title(doc: &Marked, i: usize) -> bool {
    doc.is_any(i, &["?", "!", "…", "»", "”"]) || doc.is(i, ".") && !abbreviation(doc, i)
}

/// "Restitution et clôture par Lise Duval": where "par" stands, if "et" joins the noun that leads to it with the title.
fn behind_joined(doc: &Marked, i: usize, end: usize) -> usize {
    let next = i + doc.phrase(i, end, ANNOUNCES).map_or(0, |(n, _)| n);
    let by = if doc.folds_to(next.saturating_sub(1), &["par"]) { next - 1 } else { next };
    if by > i && doc.folds_to(i - 1, &["et", "&"]) && doc.folds_to(by, &["par"]) { by } else { i }
}

/// "…, proposée par l’association X", "… par l’ensemble Y", "…, avec Les Cuivres du Z": a group is behind it, no person.
fn presents(doc: &Marked, i: usize, tokens: &Tokens) -> bool {
    let Some((n, _)) = doc.phrase(i, tokens.end, ANNOUNCES) else { return false };
    let next = i + n;
    let by = doc.folds_to(next - 1, &["par"]);
    // "Palmarès du jury présidé par Lise Duval": the jury belongs to the title.
    if n > 1 && doc.folds_to(i - 1, &["du", "de", "des", "d'", "la", "le", "l'"]) {
        return false;
    }
    if !by && !(n == 1 && doc.folds_to(i, &["avec"])) || next >= tokens.end || doc.case(i) == Case::Upper {
        return false;
    }
    // "Vernissage offert par la Ville", but "Le diabète vu par la sage-femme".
    if by && n > 1 {
        return doc.case(i) == Case::Lower;
    }
    // "Habitat : « Louer au pays » avec la FNAIM"
    let quoted = doc.is_any(i - 1, &["»", "”"]);
    if quoted && doc.case(next) == Case::Upper && bodies::is_acronym(doc, next) {
        return true;
    }
    let set_off = doc.is(i - 1, ",") || doc.breaks(i) || quoted;
    let article = usize::from(doc.folds_to(next, &["la", "le", "l'", "les"]) && doc.case(next) == Case::Lower);
    let noun = next + article;
    let body = doc.phrase(noun, tokens.end, Tags::BODY_HEAD).is_some()
        || doc.case(noun) == Case::Lower
            && doc.case(noun + 1).is_capital()
            && noun + 1 < tokens.end
            // "Le cuir par l'artisan CMA : bilan"
            && functions::head_at(doc, noun, tokens.end).is_none_or(|h| h.weak);
    let capitals = (next..tokens.end.min(next + 3)).filter(|k| doc.case(*k).is_capital() && !doc.has(*k, Tags::COMMUNE)).count() >= 2;
    body && article > 0 && (set_off || doc.case(noun + 1).is_capital()) || capitals && article == 0 && set_off
}
