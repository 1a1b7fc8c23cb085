//! The name that only the prose gives: "lors du colloque « X »", "pour les premières Assises de la forêt".

use super::Reading;
use super::candidate::ordinal_before;
use crate::extract::dates::DateUse;
use crate::lexicon::{Tags, Value};
use crate::text::fold::fold;
use crate::text::{Case, Marked, Token, TokenKind, Tokens};

/// A name and how much speaks for it, on the scale of `title`.
#[derive(Debug)]
struct Named {
    tokens: Tokens,
    score: f32,
    key: String,
}

/// How far into a text its event is still being introduced.
const REACH: usize = 1_200;

/// The best name; one told before the programme, or in the first paragraphs of a text without one, counts more.
pub fn named_in_prose(reading: &Reading) -> Option<(f32, Tokens)> {
    let doc = reading.doc;
    let head = reading
        .agenda
        .items
        .first()
        .filter(|_| reading.agenda.items.len() >= 3)
        .map_or(REACH, |item| reading.segments[item.segments.start].tokens.start);
    let end = doc.tokens.len().min(3 * REACH);
    let mut found: Vec<Named> = Vec::new();
    // Length and first letter tell nearly all words from "titre" and "intitulé".
    let may_lead = |token: &Token| matches!((token.folded_len, token.initial), (5, b't') | (8, b'i'));
    let mut places: Vec<usize> = doc.beginnings(0..end, Tags::EVENT_KIND).collect();
    for (i, token) in doc.tokens[..end].iter().enumerate() {
        if may_lead(token) && doc.folds_to(i, TITLE) {
            places.push(i);
        }
    }
    places.sort_unstable();
    places.dedup();
    for i in places {
        let kind = doc.phrase(i, end, Tags::EVENT_KIND);
        let told = kind.and_then(|kind| quoted(doc, i, kind, end).or_else(|| written(doc, i, kind, end)));
        let Some((tokens, base)) = told.or_else(|| titled(doc, i).filter(|_| i < head)) else { continue };
        let key = fold(&doc.on_one_line(&tokens));
        match found.iter_mut().find(|n| n.key == key || n.key.contains(&key)) {
            Some(known) => known.score += 0.5,
            None => {
                let announced = if is_announced_in(reading, sentence_start(doc, i), &tokens) { 1.0 } else { 0.0 };
                let bonus = announced - if i > head { 1.2 } else { 0.0 };
                found.push(Named { tokens, score: base + bonus, key });
            }
        }
    }
    found.into_iter().rev().max_by(|a, b| a.score.total_cmp(&b.score)).map(|n| (n.score, n.tokens))
}

/// The first token of the sentence of token `i`; behind a stop, of the next one.
fn sentence_start(doc: &Marked, i: usize) -> usize {
    // A line that ends within the sentence ends nothing.
    let ends = |i: &usize| doc.is_any(*i, &[".", "?", "!"]) && !doc.glued(i + 1) || doc.breaks(i + 1) && doc.case(i + 1) != Case::Lower;
    (0..=i).rev().find(ends).map_or(0, |last| last + 1)
}

/// Whether the sentence gives a day or says that the event takes place.
fn is_announced_in(reading: &Reading, from: usize, tokens: &Tokens) -> bool {
    let doc = reading.doc;
    let mut end = tokens.end;
    while end < doc.tokens.len() && !(doc.is_any(end, &[".", "?", "!"]) && !doc.glued(end + 1)) && end < tokens.end + 40 && !doc.breaks(end)
    {
        end += 1;
    }
    let sentence = from..end;
    reading.dates_in(&sentence).any(|d| d.use_ == DateUse::Open)
        || sentence
            .clone()
            .any(|t| !tokens.contains(&t) && doc.phrase(t, end, Tags::EVENT_HELD).is_some_and(|(_, v)| v.has(Tags::EVENT_HELD)))
}

/// What a title in quotation marks is called.
const TITLE: &[&str; 2] = &["titre", "intitule"];

/// "Sous le titre « X »", before the programme.
fn titled(doc: &Marked, i: usize) -> Option<(Tokens, f32)> {
    let led = doc.folds_to(i, TITLE) && i > 1 && doc.folds_to(i - 1, &["le"]) && doc.folds_to(i - 2, &["sous"]);
    if !led || !doc.is_any(i + 1, &["«", "“"]) {
        return None;
    }
    let close = (i + 2..(i + 24).min(doc.tokens.len())).find(|j| doc.is_any(*j, &["»", "”"]))?;
    Some((i + 2..close, 2.4))
}

/// "au colloque « X »", "un grand colloque : « X »", "la rencontre intitulée « X »": what stands between the marks.
fn quoted(doc: &Marked, i: usize, (n, value): (usize, Value), end: usize) -> Option<(Tokens, f32)> {
    let adjective = usize::from(i > 1 && doc.has(i - 1, Tags::ADJECTIVE) && doc.case(i - 1) == Case::Lower);
    let before = i.saturating_sub(1 + adjective);
    let led = i > 0 && doc.has(before, Tags::GRAMMATICAL | Tags::EVENT_FILLER | Tags::ORDINAL) && doc.case(i) == Case::Lower;
    let mut at = i + n;
    while at < end && at < i + n + 4 && doc.case(at) == Case::Lower && !doc.has(at, Tags::GRAMMATICAL) {
        at += 1;
    }
    at += usize::from(doc.is(at, ":") && doc.is_any(at + 1, &["«", "“"]));
    if !led || !doc.is_any(at, &["«", "“"]) {
        return None;
    }
    let close = (at + 1..(at + 24).min(doc.tokens.len())).find(|j| doc.is_any(*j, &["»", "”"]))?;
    // "la table ronde « … »" is an item of the programme more often than the event.
    let item = value.has(Tags::LABEL | Tags::LABEL_WORD) && value.has(Tags::EVENT_LOOSE);
    (close > at + 1).then_some((at + 1..close, if item { 1.6 } else { 3.4 }))
}

/// "des Assises de la Montagne", "pour les premiers États généraux des marchés": a kind with a capital within a sentence.
fn written(doc: &Marked, i: usize, (n, value): (usize, Value), end: usize) -> Option<(Tokens, f32)> {
    let start = ordinal_before(doc, i);
    let led = start > 0
        && !doc.breaks(start)
        && doc.folds_to(start - 1, &["les", "des", "le", "la", "du", "aux", "au", "l'", "ces", "son", "sa", "ses", "nos", "notre"]);
    if !led || !doc.case(i).is_capital() || doc.case(i) == Case::Upper {
        return None;
    }
    // "au Palais des congrès": the house, not the congress.
    let housed = (i.saturating_sub(3)..i).any(|h| doc.phrase(h, end, Tags::VENUE | Tags::HOUSE).is_some_and(|(m, _)| h + m > i));
    if housed {
        return None;
    }
    let reach = name_end(doc, i, i + n, end);
    let content = (i + n..reach).filter(|t| !doc.has(*t, Tags::GRAMMATICAL) && doc.kind(*t) == Some(TokenKind::Word)).count();
    let item = value.has(Tags::LABEL | Tags::LABEL_WORD) && value.has(Tags::EVENT_LOOSE) && start == i && !is_edition(doc, i);
    (content > 0 && reach > i + 2 || start < i && content > 0).then_some((start..reach, if item { 1.8 } else { 2.5 }))
}

/// "la 12e édition des Rencontres": the kind is numbered from afar.
fn is_edition(doc: &Marked, i: usize) -> bool {
    (i.saturating_sub(3)..i).any(|t| doc.folds_to(t, &["edition", "editions"]))
}

/// How far a name goes on: capitals, adjectives, "de" with a noun, a year.
fn name_end(doc: &Marked, first: usize, mut at: usize, end: usize) -> usize {
    let mut last = at;
    while at < end && at - first < 14 {
        let capital = doc.case(at).is_capital() || doc.number(at).is_some_and(|n| n > 1900);
        let link = doc.case(at) == Case::Lower
            && doc.folds_to(at, &["de", "du", "des", "d'", "la", "le", "l'", "les", "et", "en", "pour", "a", "sur"]);
        let plain = doc.case(at) == Case::Lower && !doc.has(at, Tags::GRAMMATICAL);
        let adjective = plain && doc.has(at, Tags::ADJECTIVE);
        let nominal = doc.has(at, Tags::NOUN) || !doc.has(at, Tags::COMMON_WORD);
        let noun = plain && nominal && doc.folds_to(at - 1, &["de", "du", "des", "d'", "la", "l'", "les", "le", "et"]);
        if doc.breaks(at) && !link && doc.case(at - 1) != Case::Lower
            || doc.kind(at) == Some(TokenKind::Sign)
            || adjective && doc.folds_to(at + 1, &["par"])
            || doc.case(at) == Case::Single && doc.case(at + 1) == Case::Single
            || !(capital || link || adjective || noun)
        {
            break;
        }
        at += 1;
        if !link {
            last = at;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::agenda::Agenda;
    use crate::extract::testing::marked;
    use crate::extract::{dates, names};

    #[test]
    fn examples() {
        for (text, expected) in [
            ("Les élus se sont retrouvés mardi pour le colloque « Bâtir en terre ».", "Bâtir en terre"),
            ("Ils étaient cent pour les premiers États généraux des marchés paysans.", "premiers États généraux des marchés paysans"),
            (
                "Ils étaient cent, jeudi 4 mai, pour\nles premières Assises du bocage organisées par l’agglomération.",
                "premières Assises du bocage",
            ),
            ("La ville tenait son 12e Petit-déjeuner du numérique, jeudi.", "12e Petit-déjeuner du numérique"),
            ("Présidente des Assises de la Montagne 2020, elle insiste.", "Assises de la Montagne 2020"),
            ("Réunis à l’occasion de la 4e édition des Rencontres du bocage, ils débattent.", "Rencontres du bocage"),
            ("Mardi 4 mai, l’association tient un grand colloque : « Quel cuir pour demain ? ».", "Quel cuir pour demain ?"),
            ("Sous le titre « Le cuir entier », deux jours pour lire ensemble.", "Le cuir entier"),
            ("Le conseil a rappelé que les rencontres avaient du succès.", ""),
        ] {
            let found = marked(text, |doc| {
                let (dates, names) = (dates::find(doc), names::find(doc));
                let reading = Reading { doc, segments: &[], agenda: &Agenda::default(), names: &names, dates: &dates };
                named_in_prose(&reading).map_or(String::new(), |(_, t)| doc.surface(&t))
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
