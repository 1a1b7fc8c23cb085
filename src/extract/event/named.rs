//! The name that only the prose gives: "lors du colloque « X »", "pour les premières Assises de la forêt".

use super::headline::{is_housed, ordinal_before};
use super::{Reading, days};
use crate::extract::dates::DateUse;
use crate::lexicon::{Tags, Value};
use crate::record::Edtf;
use crate::text::fold::fold;
use crate::text::{Case, Marked, Token, TokenKind, Tokens};

/// A name and how much speaks for it, on the scale of `title`.
#[derive(Debug)]
struct Named {
    tokens: Tokens,
    score: f32,
    key: String,
}

/// Marks of quotation.
const OPEN: &[&str; 3] = &["«", "“", "\""];
const CLOSE: &[&str; 3] = &["»", "”", "\""];

/// How far into a text its event is still being introduced.
const REACH: usize = 1_200;

/// Tokens of a page among which its event is introduced, though a sentence with an hour passes for an item.
const INTRODUCED: usize = 160;

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
    let days: Vec<Edtf> = days::dates(reading).into_iter().map(|d| d.date).collect();
    // Length and first letter tell nearly all words from "titre", "thème", "intitulé", "édition".
    let may_lead = |token: &Token| matches!((token.folded_len, token.initial), (5 | 10, b't') | (8..=10, b'i') | (7, b'e'));
    let mut places: Vec<usize> = doc.beginnings(0..end, Tags::EVENT_KIND).collect();
    for (i, token) in doc.tokens[..end].iter().enumerate() {
        if may_lead(token) && (doc.folds_to(i, TITLE) || doc.folds_to(i, &["edition"])) {
            places.push(i);
        }
    }
    places.sort_unstable();
    places.dedup();
    for i in places {
        let kind = doc.phrase(i, end, Tags::EVENT_KIND);
        let from = sentence_start(doc, i);
        let told = kind.and_then(|kind| {
            let quoted = quoted(doc, i, kind, end).or_else(|| written(doc, i, kind, end));
            quoted.or_else(|| counted(reading, i, kind, end)).or_else(|| called(reading, i, kind, end))
        });
        let told = told.or_else(|| titled(doc, i, from).filter(|_| i < head.max(INTRODUCED))).or_else(|| of_edition(doc, i, end));
        let Some((tokens, base)) = told.filter(|_| !is_of_another(doc, from, i)) else { continue };
        let key = fold(&doc.on_one_line(&tokens));
        match found.iter_mut().find(|n| n.key == key || n.key.contains(&key)) {
            Some(known) => known.score += 0.5,
            None => {
                let announced = if is_announced_in(reading, from, &tokens, &days) { 1.0 } else { 0.0 };
                let bonus = announced - if i > head { 1.2 } else { 0.0 };
                found.push(Named { tokens, score: base + bonus, key });
            }
        }
    }
    found.into_iter().rev().max_by(|a, b| a.score.total_cmp(&b.score)).map(|n| (n.score, n.tokens))
}

/// Tokens of the longest sentence that is looked at.
const SENTENCE: usize = 120;

/// The first token of the sentence of token `i`; behind a stop, of the next one.
fn sentence_start(doc: &Marked, i: usize) -> usize {
    // A line that ends within the sentence ends nothing.
    let ends = |i: &usize| doc.is_any(*i, &[".", "?", "!"]) && !doc.glued(i + 1) || doc.breaks(i + 1) && doc.case(i + 1) != Case::Lower;
    let from = i.saturating_sub(SENTENCE);
    (from..=i).rev().find(ends).map_or(from, |last| last + 1)
}

/// Whether the sentence gives a day of the event or, without any day, says that it takes place.
fn is_announced_in(reading: &Reading, from: usize, tokens: &Tokens, days: &[Edtf]) -> bool {
    let doc = reading.doc;
    let mut end = tokens.end;
    while end < doc.tokens.len() && !(doc.is_any(end, &[".", "?", "!"]) && !doc.glued(end + 1)) && end < tokens.end + 40 && !doc.breaks(end)
    {
        end += 1;
    }
    let sentence = from..end;
    let mut given = reading.dates_in(&sentence).filter(|d| d.use_ == DateUse::Open).flat_map(|d| &d.dates).peekable();
    if given.peek().is_some() {
        return given.any(|day| days.is_empty() || days.iter().any(|event| days::holds(*event, *day) || days::holds(*day, *event)));
    }
    sentence.clone().any(|t| !tokens.contains(&t) && doc.phrase(t, end, Tags::EVENT_HELD).is_some_and(|(_, v)| v.has(Tags::EVENT_HELD)))
}

/// "Prochain colloque : …", "L’an dernier, …": a sentence about another event.
fn is_of_another(doc: &Marked, from: usize, i: usize) -> bool {
    let end = i + 1;
    (from..end).any(|t| doc.phrase(t, end, Tags::ANOTHER_EVENT).is_some_and(|(_, v)| v.has(Tags::ANOTHER_EVENT)))
}

/// What a title in quotation marks is called.
const TITLE: &[&str; 7] = &["titre", "intitule", "intitulee", "intitules", "intitulees", "theme", "thematique"];

/// "Sous le titre « X »", "un webinaire autour du thème : « X »", "intitulée « X », cette édition", before the programme.
fn titled(doc: &Marked, i: usize, from: usize) -> Option<(Tokens, f32)> {
    let open = i + 1 + usize::from(doc.is(i + 1, ":"));
    if !doc.folds_to(i, TITLE) || !doc.is_any(open, OPEN) {
        return None;
    }
    let close = (open + 1..(open + 24).min(doc.tokens.len())).find(|j| doc.is_any(*j, CLOSE))?;
    let kind = |t: &usize| doc.phrase(*t, i, Tags::EVENT_KIND).is_some();
    let led = doc.folds_to(i, &["titre"]) && i > 1 && doc.folds_to(i - 1, &["le"]) && doc.folds_to(i - 2, &["sous"]);
    let this = (close + 1..close + 5).any(|t| doc.folds_to(t, &["edition", "journee", "rencontre", "manifestation", "evenement"]));
    let item = |t: usize| doc.has(t, Tags::LABEL | Tags::LABEL_WORD) && doc.has(t, Tags::EVENT_LOOSE);
    // "une journée de tables et de récits": more than one of them.
    let whole = |t: usize| t >= from + 2 && doc.is_any(t - 1, &["de", "d’", "d'"]) && doc.has(t - 2, Tags::EVENT_KIND) && !item(t - 2);
    let score = match (from..i).rev().find(kind) {
        // "une table ronde intitulée « … »" is an item of the programme.
        Some(t) if item(t) && !whole(t) => 1.6,
        Some(_) => 3.4,
        None if this => 3.0,
        None if led => 2.4,
        // "Elle aura lieu mardi 4 mai autour du thème « … »"
        None if (from..i).any(|t| doc.phrase(t, i, Tags::EVENT_HELD).is_some_and(|(_, v)| v.has(Tags::EVENT_HELD))) => 3.0,
        None => return None,
    };
    Some((open + 1..close, score))
}

/// "la 6e édition des « X »".
fn of_edition(doc: &Marked, i: usize, end: usize) -> Option<(Tokens, f32)> {
    let open = i + 2;
    let led = doc.folds_to(i, &["edition"]) && ordinal_before(doc, i) < i && doc.folds_to(i + 1, &["de", "du", "des", "d'"]);
    if !led || !doc.is_any(open, OPEN) {
        return None;
    }
    let close = (open + 1..(open + 16).min(end)).find(|j| doc.is_any(*j, CLOSE))?;
    Some((open + 1..close, 3.4))
}

/// "son troisième forum national du cuir", "les 14es assises du gant": a kind that is numbered is one of a series.
fn counted(reading: &Reading, i: usize, (n, value): (usize, Value), end: usize) -> Option<(Tokens, f32)> {
    let doc = reading.doc;
    let start = ordinal_before(doc, i);
    let led = start > 0
        && doc.folds_to(
            start - 1,
            &["les", "des", "le", "la", "du", "aux", "au", "l'", "ces", "son", "sa", "ses", "nos", "notre", "leur", "leurs"],
        );
    // "la deuxième journée", "la première table ronde": a part of the event.
    if start == i || !led || doc.case(i) == Case::Upper {
        return None;
    }
    let reach = name_end(doc, i, i + n, end);
    // "la 5e journée d’étude du réseau Artefact" is more than a part.
    let own = doc.word(start).starts_with(|c: char| c.is_ascii_digit())
        && (i + n..reach).any(|t| doc.case(t).is_capital())
        && !(i + n..reach).any(|t| doc.has(t, Tags::EVENT_KIND));
    if value.has(Tags::EVENT_LOOSE) && !own {
        return None;
    }
    let date = reading.dates_in(&(i..reach)).next().map(|d| d.tokens.start);
    let cut = (i + n..reach).find(|t| Some(*t) == date || doc.has(*t, Tags::WEEKDAY) || doc.folds_to(*t, &["a", "en", "sur", "pour"]));
    let mut reach = cut.unwrap_or(reach);
    while reach > i + n && doc.has(reach - 1, Tags::GRAMMATICAL) {
        reach -= 1;
    }
    Some((start..reach, if reach > i + n { 2.5 } else { 1.8 }))
}

/// "le colloque Cuirs et peaux a pour but": what follows the kind with a capital is the name where the text has it again.
fn called(reading: &Reading, i: usize, (n, value): (usize, Value), end: usize) -> Option<(Tokens, f32)> {
    let doc = reading.doc;
    let start = i + n;
    let led = i > 0 && doc.folds_to(i - 1, &["le", "la", "du", "au", "ce", "cette", "l'"]) && doc.case(i) == Case::Lower;
    let other = Tags::COMMUNE | Tags::FUNCTION | Tags::CIVILITY | Tags::MONTH;
    if !led || value.has(Tags::EVENT_LOOSE) || !matches!(doc.case(start), Case::Capital | Case::Upper) || doc.has(start, other) {
        return None;
    }
    let reach = name_end(doc, start, start, end);
    let mut reach = (start..reach).find(|t| doc.folds_to(*t, &["a", "pour"])).unwrap_or(reach);
    while reach > start && doc.has(reach - 1, Tags::GRAMMATICAL) {
        reach -= 1;
    }
    let name = start..reach;
    let same = |t: usize| name.clone().enumerate().all(|(k, own)| doc.tokens.get(t + k).is_some_and(|x| x.key == doc.tokens[own].key));
    let again = (0..end.saturating_sub(name.len())).any(|t| t != start && same(t));
    // "Du 3 au 5 mai, la ville vivra au rythme du festival Cuirs en fête"
    let dated = || reading.dates_in(&(sentence_start(doc, i)..i)).any(|d| d.use_ == DateUse::Open);
    let known = name.len() >= 2 && !reading.inside_person(start);
    (known && (again || dated())).then_some((name, if again { 2.6 } else { 1.6 }))
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
    at += usize::from(doc.is(at, ":") && doc.is_any(at + 1, OPEN));
    if !led || !doc.is_any(at, OPEN) {
        return None;
    }
    let close = (at + 1..(at + 24).min(doc.tokens.len())).find(|j| doc.is_any(*j, CLOSE))?;
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
    if housed || is_housed(doc, i) {
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
        let anew =
            doc.breaks(at) && doc.case(at).is_capital() && at > first && doc.has(at, Tags::GRAMMATICAL | Tags::WEEKDAY | Tags::LABEL);
        if at > first
            && let Some(end) = enumeration_end(doc, at, end)
        {
            (at, last) = (end, end);
            continue;
        }
        if anew
            || doc.breaks(at) && !link && doc.case(at - 1) != Case::Lower
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

/// "Peaux | , Gants et Selles": the end of a name that goes on over its commas, where all it joins are nouns with capitals.
fn enumeration_end(doc: &Marked, comma: usize, end: usize) -> Option<usize> {
    let other = Tags::PLACE | Tags::GIVEN_NAME | Tags::FUNCTION | Tags::MONTH | Tags::WEEKDAY;
    let item = |t: usize| doc.case(t) == Case::Capital && doc.has(t, Tags::NOUN) && !doc.has(t, other);
    let mut at = comma;
    while at + 1 < end && doc.is(at, ",") && item(at - 1) && item(at + 1) && at < comma + 8 {
        at += 2;
    }
    (at > comma && doc.folds_to(at, &["et"]) && item(at + 1) && at + 1 < end).then_some(at + 2)
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
            ("Le syndicat tient mardi 4 mai à Pau son troisième forum national du cuir.", "troisième forum national du cuir"),
            ("Les 14es assises du gant se tiennent mardi 4 mai.", "14es assises du gant"),
            ("La ligue organisait mardi 4 mai un webinaire autour du thème « Qui tanne encore ? ».", "Qui tanne encore ?"),
            ("La devise de la 6e édition des « Peaux d’ailleurs » a fait rire.", "Peaux d’ailleurs"),
            ("Cuirs et peaux, dit l’affiche.\nLe colloque Cuirs et peaux a pour but de débattre.", "Cuirs et peaux"),
            ("Les 9es Journées Cuirs, Peaux et Fourrures se tiennent mardi 4 mai.", "9es Journées Cuirs, Peaux et Fourrures"),
            ("La 5e JTG aura lieu le mardi 4 mai autour du thème « Coudre, tanner ».", "Coudre, tanner"),
            ("On se retrouve au Palais des Arts et des Congrès de Dinard.", ""),
            // A part of the event.
            ("La deuxième journée a été consacrée au gant.", ""),
            ("Retour sur le prochain forum : le forum « Gants » reviendra.", ""),
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
