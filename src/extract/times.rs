//! Times of day: `9 h 30 - 10 h 45`, `14h/15h30`, `de 9h à midi`, `9:30 – 10:15`, `9.30–10.15` at the head of an item.

use super::lengths;
use super::mentions::{Mention, Mentions};
use crate::lexicon::Tags;
use crate::record::ClockTime;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// A time or a stretch between two times.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeMention {
    /// With the words that belong to it: "de … à", "à partir de".
    pub tokens: Tokens,
    pub start: Option<ClockTime>,
    pub end: Option<ClockTime>,
}

impl Mention for TimeMention {
    fn place(&self) -> &Tokens {
        &self.tokens
    }
}

/// Every time in the text, in order.
pub fn find(doc: &Marked) -> Mentions<TimeMention> {
    let mut found = Vec::new();
    let (mut numbers, mut noons) = (doc.numbers(), doc.noons());
    let mut from = 0;
    // A number or "midi".
    loop {
        let i = match (numbers, noons) {
            ([number, ..], [noon, rest @ ..]) if noon < number => {
                noons = rest;
                *noon
            }
            ([number, rest @ ..], _) => {
                numbers = rest;
                *number
            }
            ([], [noon, rest @ ..]) => {
                noons = rest;
                *noon
            }
            ([], []) => break,
        };
        if i >= from
            && let Some(mention) = mention_at(doc, i, closes_line(doc, i))
        {
            // "9 h 30 | 1 h": how long it lasts is no second time.
            from = lengths::behind_time(doc, &mention, doc.tokens.len()).unwrap_or(mention.tokens.end);
            found.push(mention);
        }
    }
    Mentions::new(found, doc.tokens.len())
}

/// "Débat (9.30 – 10.15)", "Pause, 9.30 à 10.15", "Accueil [9.30]": whether dotted numbers in a bracket, or two of them behind a
/// comma, close their line. Other numbers with a full stop are no times.
fn closes_line(doc: &Marked, i: usize) -> bool {
    let dotted = |i: usize| {
        let minutes = doc.number(i + 2).is_some_and(|m| m < 60 && m % 5 == 0) && doc.word(i + 2).len() == 2;
        minutes && doc.is(i + 1, ".") && doc.glued(i + 1) && doc.glued(i + 2) && doc.number(i).is_some_and(|h| (7..24).contains(&h))
    };
    if !doc.is(i + 1, ".") || !dotted(i) {
        return false;
    }
    let range = doc.is_any(i + 3, &["-", "–", "—", ">", "→", "à"]) && dotted(i + 4);
    let end = if range { i + 7 } else { i + 3 };
    let before = i - usize::from(i > 0 && doc.folds_to(i - 1, &["de"]));
    let behind = before > 0 && !doc.breaks(i);
    let enclosed = behind && doc.is_any(before - 1, &["(", "["]) && doc.is_any(end, &[")", "]"]);
    let last = |at: usize| at >= doc.tokens.len() || doc.breaks(at);
    enclosed && last(end + 1) || range && behind && doc.is_any(before - 1, &[",", "–", "—"]) && last(end)
}

/// The time that begins at token `i`. Where a time is `expected` (head of an item), `9.30` is one too.
pub fn mention_at(doc: &Marked, i: usize, expected: bool) -> Option<TimeMention> {
    let begins = match doc.kind(i)? {
        TokenKind::Number => doc.word(i).len() <= 2,
        TokenKind::Word => doc.folds_to(i, &["midi"]),
        TokenKind::Sign => false,
    };
    if !begins {
        return None;
    }
    // "1:02:40" is a length: no time begins behind its first colon.
    let within = i >= 2 && doc.glued(i) && doc.is(i - 1, ":") && doc.glued(i - 1) && doc.number(i - 2).is_some();
    if within || is_excluded(doc, i) {
        return None;
    }
    let (first, after) = clock(doc, i, expected)?;
    let begin = opening(doc, i);
    // "9h30  1h": in columns, the second may be the length.
    let apart = |second: ClockTime| doc.kind(after) == Some(TokenKind::Number) && !end_is_plausible(first, second);
    let second = second_time(doc, after, expected, i > begin).or_else(|| second_below(doc, i, after));
    if let Some((second, end)) = second.filter(|(second, _)| !apart(*second)) {
        return (end_is_plausible(first, second)).then_some(TimeMention { tokens: begin..end, start: Some(first), end: Some(second) });
    }
    let end = if doc.folds_to(after, &["precises", "precise"]) { after + 1 } else { after };
    let until = i > 0 && (doc.folds_to(i - 1, &["jusqu'a", "jusqu’a"]) || i > 1 && doc.folds_to(i - 2, &["jusqu'"]));
    let (start, finish) = if until { (None, Some(first)) } else { (Some(first), None) };
    Some(TimeMention { tokens: begin..end, start, end: finish })
}

/// Whether what stands before says that this number is no time of day.
fn is_excluded(doc: &Marked, i: usize) -> bool {
    i > 0
        // "publié par la rédaction @ 21 h 12"
        && (doc.is(i - 1, "@")
            || doc.folds_to(i - 1, &["article", "articles", "art", "duree", "environ", "forfait"])
            || doc.glued(i) && doc.is_any(i - 1, &["/", ",", "."]) && doc.number(i.wrapping_sub(2)).is_some()
            || doc.glued(i) && doc.is(i - 1, ":") && doc.glued(i - 1) && doc.number(i.wrapping_sub(2)).is_some())
}

/// The first token of the words that introduce the time at `i`: "de", "à partir de", "dès".
fn opening(doc: &Marked, i: usize) -> usize {
    let line_start = |j: usize| j == 0 || doc.breaks(j);
    if i == 0 || doc.breaks(i) {
        return i;
    }
    if doc.folds_to(i - 1, &["de", "a", "des", "vers", "entre"]) {
        if i >= 3 && doc.folds_to(i - 2, &["partir"]) && !line_start(i - 1) {
            return if doc.folds_to(i - 3, &["a"]) { i - 3 } else { i - 2 };
        }
        return i - 1;
    }
    i
}

/// One time of day at `i`: the time and the token after it.
fn clock(doc: &Marked, i: usize, expected: bool) -> Option<(ClockTime, usize)> {
    if doc.kind(i)? == TokenKind::Word {
        let noon = doc.folds_to(i, &["midi"])
            && !is_named_noon(doc, i)
            && (i == 0 || doc.breaks(i) || doc.folds_to(i - 1, &["a", "jusqu'a", "vers"]) || doc.is_any(i - 1, &["-", "–", "—"]));
        return noon.then(|| ClockTime::new(12, 0)).flatten().map(|t| (t, i + 1));
    }
    let hour = doc.number(i).filter(|h| *h <= 24 && doc.word(i).len() <= 2)?;
    let next = doc.word(i + 1);
    match next {
        "h" | "H" | "heures" | "heure" | "HEURES" | "Heures" => {
            // "24h/24", "35 h par semaine", "la 2e heure".
            if doc.is(i + 2, "/") && doc.number(i + 3) == Some(24)
                || doc.folds_to(i + 2, &["par", "de", "d'"]) && doc.folds_to(i + 3, &["semaine", "mois", "formation", "cours"])
            {
                return None;
            }
            // "9h.30", "14 h. 30"
            let stop =
                usize::from(doc.is(i + 2, ".") && doc.glued(i + 2) && doc.number(i + 3).is_some_and(|m| m % 5 == 0) && next.len() == 1);
            let i = i + stop;
            let minute = doc.number(i + 2).filter(|m| {
                *m < 60
                    && doc.word(i + 2).len() == 2
                    && !doc.breaks(i + 2)
                    && !(doc.glued(i + 3) && doc.is_any(i + 3, &["h", "H"]) && !doc.glued(i + 2))
            });
            match minute {
                // "9h 30 personnes" is told from "9h 30" by the case of what follows: minutes are glued or end the time.
                Some(m) => ClockTime::new(hour, m).map(|t| (t, skip_unit(doc, i + 3))),
                None => ClockTime::new(hour, 0).map(|t| (t, i + 2 - stop)),
            }
        }
        // "1:02:40" is a length.
        ":" if doc.glued(i + 1)
            && doc.glued(i + 2)
            && doc.word(i + 2).len() == 2
            && !(doc.is(i + 3, ":") && doc.glued(i + 3) && doc.number(i + 4).is_some()) =>
        {
            ClockTime::new(hour, doc.number(i + 2)?).map(|t| (t, i + 3))
        }
        "." if expected && doc.glued(i + 1) && doc.glued(i + 2) && doc.word(i + 2).len() == 2 && !doc.is(i + 3, ".") => {
            ClockTime::new(hour, doc.number(i + 2)?).map(|t| (t, i + 3))
        }
        // "9. 15 – 10. 45": two times with a space before their minutes.
        "." if expected && doc.glued(i + 1) && is_spaced(doc, i) => {
            let dash = |t: usize| doc.is_any(t, &["-", "–", "—"]);
            let pair = dash(i + 3) && is_spaced(doc, i + 4) || i >= 4 && dash(i - 1) && is_spaced(doc, i - 4);
            pair.then(|| ClockTime::new(hour, doc.number(i + 2)?)).flatten().map(|t| (t, i + 3))
        }
        _ => None,
    }
}

/// "9. 15", "10.45": an hour, a full stop, and minutes on the same line.
fn is_spaced(doc: &Marked, i: usize) -> bool {
    let minutes = doc.number(i + 2).is_some_and(|m| m < 60 && m % 5 == 0) && doc.word(i + 2).len() == 2;
    doc.number(i).is_some_and(|h| h <= 24) && doc.is(i + 1, ".") && doc.glued(i + 1) && minutes && !doc.breaks(i + 2)
}

/// A stray unit after the minutes: `9h45h`, `9h30mn`.
fn skip_unit(doc: &Marked, i: usize) -> usize {
    if doc.glued(i) && doc.is_any(i, &["h", "H", "mn", "min"]) { i + 1 } else { i }
}

/// The end of a stretch, after a dash, stroke, arrow, "à" or nothing but white space.
fn second_time(doc: &Marked, i: usize, expected: bool, opened: bool) -> Option<(ClockTime, usize)> {
    // "8 h 30 / – 8 h 55": the dash may begin the next line, alone with the second time.
    if doc.breaks(i) {
        let dash = doc.is_any(i, &["–", "-", "—", "à"]) && !doc.breaks(i + 1);
        return if dash { clock(doc, i + 1, false) } else { None };
    }
    // "9 h 00 . 9 h 10"
    if doc.is(i, ".") && !doc.glued(i) && !doc.glued(i + 1) && !doc.breaks(i + 1) {
        return clock(doc, i + 1, false);
    }
    // "9 h. – 9 h. 30": the full stop of the abbreviation before the dash.
    let stop = doc.is(i, ".") && doc.glued(i) && i > 0 && doc.folds_to(i - 1, &["h"]) && doc.is_any(i + 1, &["-", "–", "—"]);
    let i = i + usize::from(stop && !doc.breaks(i + 1));
    let dash = doc.is_any(i, &["-", "–", "—", "/", ">", "→", "à", "a", "À", "A", "‑", "−", "_"]);
    let arrow = doc.is(i, "-") && doc.is(i + 1, ">");
    if dash {
        // "10h45 - de 11h": the second time opens another stretch.
        let at = if arrow { i + 2 } else { i + 1 };
        return if doc.breaks(at) { None } else { clock(doc, at, expected).or_else(|| noon(doc, at)) };
    }
    if opened && doc.folds_to(i, &["jusqu'a", "et"]) {
        return clock(doc, i + 1, expected);
    }
    // "15H 18H": two times with nothing between them.
    (doc.kind(i) == Some(TokenKind::Number) && !doc.glued(i)).then(|| clock(doc, i, false)).flatten()
}

/// "9:00 / 10:10 / Le cuir": begin and end, each alone on a line, above what they are of; times below each other without end are
/// a column.
fn second_below(doc: &Marked, i: usize, after: usize) -> Option<(ClockTime, usize)> {
    let opens = |at: usize| at == 0 || doc.breaks(at);
    let last = |at: usize| at >= doc.tokens.len() || doc.breaks(at);
    let alone = |at: usize| clock(doc, at, false).filter(|(_, end)| last(*end));
    if !opens(i) || after >= doc.tokens.len() || !doc.breaks(after) || doc.kind(i) != Some(TokenKind::Number) {
        return None;
    }
    let second = alone(after).filter(|_| doc.kind(after) == Some(TokenKind::Number))?;
    // "9h", "9h30", "9:30" right above
    let above = (2..=3).filter_map(|n| i.checked_sub(n)).any(|at| opens(at) && alone(at).is_some_and(|(_, end)| end == i));
    (second.1 < doc.tokens.len() && !above && alone(second.1).is_none()).then_some(second)
}

/// "Midi Presse", "Midi Libre": a paper or a place called so; "Midi Buffet" is an hour.
fn is_named_noon(doc: &Marked, i: usize) -> bool {
    let next = i + 1;
    let named = doc.case(i) == Case::Capital && doc.case(next) == Case::Capital && !doc.breaks(next);
    named && doc.phrase(next, doc.tokens.len(), Tags::LABEL | Tags::LABEL_WORD).is_none()
}

fn noon(doc: &Marked, i: usize) -> Option<(ClockTime, usize)> {
    doc.folds_to(i, &["midi"]).then(|| ClockTime::new(12, 0)).flatten().map(|t| (t, i + 1))
}

fn end_is_plausible(start: ClockTime, end: ClockTime) -> bool {
    // Evenings may end after midnight.
    start < end || start.hour() >= 17 && end.hour() <= 6
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::marked;

    fn times(text: &str) -> String {
        marked(text, |doc| {
            let head = doc.tokens.first().and_then(|_| mention_at(doc, 0, true));
            let all = find(doc);
            let list = if head.as_ref().is_some_and(|h| all.is_empty() || h.tokens.end > all[0].tokens.end) {
                Mentions::new(head.into_iter().collect(), doc.tokens.len())
            } else {
                all
            };
            let show = |t: Option<ClockTime>| t.map(|t| t.to_string()).unwrap_or_default();
            list.iter()
                .map(|m| if m.end.is_some() { format!("{}-{}", show(m.start), show(m.end)) } else { show(m.start) })
                .collect::<Vec<_>>()
                .join(" ")
        })
    }

    #[test]
    fn examples() {
        for (text, expected) in [
            ("8 h 15 - 9 h 40", "08:15-09:40"),
            ("16H30\nà 18H00", "16:30-18:00"),
            ("la rédaction @ 21 h 12", ""),
            ("11H15-12H", "11:15-12:00"),
            ("10h-10h45", "10:00-10:45"),
            ("9 H-12 H", "09:00-12:00"),
            ("14 h-17 h 30", "14:00-17:30"),
            ("13H - 17H", "13:00-17:00"),
            ("16h/17h45", "16:00-17:45"),
            ("8:45 – 9:20", "08:45-09:20"),
            ("8.45–9.20", "08:45-09:20"),
            ("14.00 Ouverture", "14:00"),
            ("de 8h à 11h15", "08:00-11:15"),
            ("entre 14 h et 16 h", "14:00-16:00"),
            ("à partir de 20 h", "20:00"),
            ("dès 19h30", "19:30"),
            ("jusqu'à 23h", "-23:00"),
            ("11h précises", "11:00"),
            ("07h50 > 08h10", "07:50-08:10"),
            ("15h → 16h30", "15:00-16:30"),
            ("7 heures 45", "07:45"),
            ("16h–19h (heure de Nouméa)", "16:00-19:00"),
            ("midi", "12:00"),
            ("Midi Buffet", "12:00"),
            ("Midi Presse", ""),
            ("15H 18H", "15:00-18:00"),
            ("9:00\n10:10\nLe cuir", "09:00-10:10"),
            ("Le quai\n9h\n10h10\nLe cuir", "09:00-10:10"),
            ("9:00\n10:10\n11:00\nLe cuir", "09:00 10:10 11:00"),
            ("9:00 Le cuir\n10:10\nLe quai", "09:00 10:10"),
            ("9 h 30 | 1 h | Salle Nord, 11h (1h15), 14h\t1h30\tAtelier", "09:30 11:00 14:00"),
            ("9h45h-10h15", "09:45-10:15"),
            ("De 10 h à midi", "10:00-12:00"),
            ("22h-1h", "22:00-01:00"),
            ("9hCafé d’accueil9h15Ouverture", "09:00 09:15"),
            ("9h.30", "09:30"),
            ("14 h. 30 Débat", "14:30"),
            ("9h. Accueil", "09:00"),
            ("9 h. – 9 h. 30 : Le gant", "09:00-09:30"),
            ("14 h. 30 - 15 h. Débat", "14:30-15:00"),
            ("9. 15 – 10. 45 Débat", "09:15-10:45"),
            ("1. 15 tables", ""),
            ("7j/7, 24h/24", ""),
            ("article 12 h", ""),
            ("28 h par semaine", ""),
            ("un forfait 12 h", ""),
            ("Débat (9.30 – 10.15)", "09:30-10:15"),
            ("Accueil [9.30]", "09:30"),
            ("Pause, 9.30 à 10.15", "09:30-10:15"),
            ("version (2.30), tarif 9.50", ""),
            ("Voir la vidéo (1:02:40)", ""),
            ("01 23 45 67 89", ""),
            ("67000 Strasbourg", ""),
            ("la 4G et la Covid-19", ""),
        ] {
            assert_eq!(times(text), expected, "{text}");
        }
    }
}
