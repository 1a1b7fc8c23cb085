//! Lines that a converter has cut: whether one goes on with the line before it.

use super::{Found, Segment};
use crate::extract::kinds;
use crate::extract::times;
use crate::extract::{affiliations, bodies, functions};
use crate::lexicon::Tags;
use crate::record::SessionKind;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// Tokens of a function that stands on a line of its own.
const LONGEST_FUNCTION: usize = 10;

/// Tokens of a maker up to the bracket behind them, at most.
const LONGEST_NAME: usize = 8;

/// Tokens of a line that says where, at most.
const LONGEST_PLACE: usize = 12;

/// Tokens of a line that says no more than what somebody is, at most.
const LONGEST_LINE: usize = 20;

/// Tokens of a function that lacks its body, with the sign before it, at most.
const LONGEST_HELD: usize = 24;

/// Letters of an article or preposition that a noun is spelt like.
const LONGEST_ARTICLE: usize = 3;

/// "de 9h à 10h", "à partir de 9h": where a time with a preposition in small letters ends that begins at token `i`.
pub(super) fn is_small_time(doc: &Marked, i: usize, found: &Found) -> Option<usize> {
    let small = doc.case(i) == Case::Lower && doc.folds_to(i, &["a", "de", "des", "vers"]);
    // "de 9.30 à 10.15": dotted numbers are a time where one begins a line.
    let dotted = || times::mention_at(doc, i + 1, true).filter(|t| t.end.is_some()).map(|t| t.tokens.end);
    let time = if small { found.times.starting_at(i) } else { None };
    time.map(|k| found.times[k].tokens.end).or_else(|| if small { dotted() } else { None })
}

/// "de 9h à 10h : Pause": a time in small letters that a sign parts from words with a capital heads its line.
fn heads_line(doc: &Marked, next: &Segment, found: &Found) -> bool {
    let sign = is_small_time(doc, next.tokens.start, found).filter(|end| end + 1 < next.tokens.end);
    sign.is_some_and(|sign| doc.is_any(sign, &[":", "–", "—", "-", "|"]) && doc.case(sign + 1).is_capital())
}

/// Whether a line goes on with the segment before it. Where several lines of a text are `ranged`, begin with times in small
/// letters, none of those does.
pub(super) fn joins(doc: &Marked, last: &Segment, next: &Segment, found: &Found, ranged: bool) -> bool {
    if next.blank_before <= 1 && doc.is(next.tokens.start, "(") && ends_in_name(&last.tokens, next, found) {
        return true;
    }
    if next.bullet || next.heading > 0 || next.blank_before > 0 || last.heading > 0 || last.tokens.len() > 4_000 {
        return false;
    }
    let first = next.tokens.start;
    let end = last.tokens.end - 1;
    // "== pause sur place ==": the marks of a heading set a line off from those around it.
    if first > 0 && doc.is(first - 1, "=") || doc.is(last.tokens.end, "=") {
        return false;
    }
    // "Ouverture (8 h 20)" ends its item's head.
    let closes = found.times.first_reaching(end);
    if doc.is(end, ")") && found.times.get(closes).is_some_and(|t| t.tokens.end == end) {
        return false;
    }
    // "Lise Duval" above ", professeure": a converter has cut before the comma.
    if doc.is(first, ",") {
        return true;
    }
    let prose = doc.folds_to(first, &["a", "de", "des", "vers"])
        && doc.case(first) == Case::Lower
        && !ranged
        && doc.span(&last.tokens).len() >= 60
        && doc.kind(end) != Some(TokenKind::Sign)
        && !heads_line(doc, next, found);
    // "sam 4 mai • 14 h" below a title
    let dated = doc.has(first, Tags::WEEKDAY | Tags::SHORT_DAY) && found.dates.starting_at(first).is_some();
    if is_byline(doc, &last.tokens, &next.tokens, found)
        || dated && doc.kind(end) != Some(TokenKind::Sign) && !doc.has(end, Tags::GRAMMATICAL)
    {
        return false;
    }
    if !prose && starts_item(doc, first, found) || doc.is(end, "|") || doc.is(first, "|") || doc.is(first, "(") && doc.is(end, ".") {
        return false;
    }
    if says_function(doc, last, next, found) || holds_function(doc, last, next, found) {
        return true;
    }
    // "programme en cours de construction" below a title
    if doc.phrase(first, next.tokens.end, Tags::PENDING).is_some_and(|(n, _)| n >= 2 && n == next.tokens.len()) {
        return false;
    }
    // A given name stands last, its family name on the next line.
    let near = found.names.first_reaching(first + 1);
    if found.names.get(near).is_some_and(|n| n.whole.start <= end) {
        return true;
    }
    if doc.tokens[first].breaks && doc.word(first).contains('\n') {
        return true;
    }
    // "à la Maison de l’Eau, Brivelle" below a name: a line that says where.
    let article = first + 1 + usize::from(doc.folds_to(first + 1, &["la", "l'"]));
    let housed = doc.folds_to(first, &["a", "au", "aux"]) && doc.phrase(article, next.tokens.end, Tags::HOUSE | Tags::VENUE).is_some();
    let town = |i: usize| doc.phrase(i, next.tokens.end, Tags::COMMUNE).is_some() && doc.case(i).is_capital();
    if housed && next.tokens.len() <= LONGEST_PLACE && next.tokens.clone().skip(2).any(|i| doc.is_any(i - 1, &[",", "–", "("]) && town(i))
    {
        return false;
    }
    // "de" is no thimble (dé), "la" no note.
    let noun = doc.has(end, Tags::NOUN) && doc.word(end).chars().count() > LONGEST_ARTICLE;
    let open = doc.has(end, Tags::GRAMMATICAL) && doc.case(end) == Case::Lower && !noun && !doc.has(end, Tags::SPEAKERS_INLINE)
        || doc.is_any(end, &["&", "(", "«", "/"])
        || unclosed(doc, &last.tokens);
    let introduces =
        doc.phrase(first, next.tokens.end, Tags::MODERATION | Tags::SPEAKERS_INLINE | Tags::SPEAKERS_HEADING).is_some_and(|(n, _)| n > 0)
            && (!doc.folds_to(first, &["par"]) || is_giver(doc, &last.tokens, first, found))
            || doc.phrase(first, next.tokens.end, Tags::MODERATION_HEADING).is_some_and(|(n, _)| doc.is(first + n, ":"));
    // "dix ans après", "les métiers d’ici" above "M. Petit, …"
    // "un droit pour tous"
    let adverb = [
        "apres",
        "avant",
        "ici",
        "ailleurs",
        "ensemble",
        "autrement",
        "tous",
        "toutes",
        "nous",
        "vous",
        "soi",
        "moi",
        "toi",
        "eux",
        "elles",
        "rien",
        "quoi",
        "autres",
        "demain",
    ];
    let adverb = doc.folds_to(end, &adverb) && doc.case(first).is_capital();
    if open && !adverb {
        return !introduces || doc.case(first) == Case::Lower && !doc.is(end, ":");
    }
    // "du PLESSIS Lise, préfète" below a label: a particle begins the name.
    let named = found.names.starting_at(first).is_some_and(|k| found.names[k].sure && doc.has(first, Tags::PARTICLE));
    let lower = doc.case(first) == Case::Lower && !named;
    // "et Paul Vercel, tanneur" below the body of somebody else
    let other = doc.folds_to(first, &["et"]) && found.names.starting_at(first + 1).is_some_and(|k| found.names[k].sure);
    let unnamed_above = || found.names.get(found.names.first_from(last.tokens.start)).is_none_or(|n| n.whole.start > end);
    if lower && other && last.tokens.len() <= LONGEST_FUNCTION && doc.case(last.tokens.start).is_capital() && unnamed_above() {
        return false;
    }
    // "groupe Korval : Lise Duval" begins with the body for which she speaks.
    let colon = (first..next.tokens.end.min(first + LONGEST_FUNCTION)).find(|i| doc.is(*i, ":"));
    let speaks = colon.is_some_and(|c| found.names.starting_at(c + 1).is_some_and(|k| found.names[k].sure));
    let lower = lower && !(speaks && doc.phrase(first, next.tokens.end, Tags::BODY_HEAD | Tags::BODY_WEAK).is_some());
    let unnamed = doc.folds_to(first, &["un", "une"]) && functions::head_at(doc, first + 1, next.tokens.end).is_some();
    if lower && !introduces && !unnamed && !doc.is_any(end, &[".", "!", "?", ":", ";"]) {
        // "géographe" above "université de Bavay": so is a body under a function.
        let named = doc.has(first, Tags::NOUN) && doc.case(first + 1).is_capital() && !doc.breaks(first + 1);
        let house = || doc.phrase(first, next.tokens.end, Tags::VENUE).is_some_and(|(n, _)| doc.folds_to(first + n, &["de", "du", "d'"]));
        let body = named || doc.phrase(first, next.tokens.end, Tags::BODY_HEAD | Tags::BODY_WEAK).is_some() || house();
        let body = body && last.tokens.len() <= LONGEST_FUNCTION && next.tokens.len() <= LONGEST_FUNCTION;
        if body && !doc.is(end, ",") && functions::head_at(doc, last.tokens.start, last.tokens.end).is_some() {
            return false;
        }
        // A function under a name is a line of its own.
        return functions::head_at(doc, first, next.tokens.end).is_none() || doc.is(end, ",");
    }
    // "Plateau 2 : Les cuirs du Nord :" above "teindre ou tanner": a title in two parts.
    if lower && !introduces && !unnamed && doc.is(end, ":") && titles_in_two(doc, &last.tokens) {
        return functions::head_at(doc, first, next.tokens.end).is_none();
    }
    // Prose that fills its lines.
    let long = doc.span(&last.tokens).len() >= 60;
    let comma = doc.is(end, ",") || doc.is(end, ";");
    comma && long && !introduces
}

/// Whether a numbered label has a title behind its colon, which another colon ends.
fn titles_in_two(doc: &Marked, tokens: &Tokens) -> bool {
    let Some((n, _)) = doc.phrase(tokens.start, tokens.end, Tags::LABEL | Tags::LABEL_WORD | Tags::COUNTED_LABEL) else { return false };
    let sign = tokens.start + n + 1;
    doc.number(sign - 1).is_some() && doc.is(sign, ":") && sign + 2 < tokens.end && doc.case(sign + 1).is_capital()
}

/// Whether a line begins with a dash and the end of the time that stands alone on the line before, or is that end.
pub(super) fn ends_time(doc: &Marked, last: &Segment, line: &Tokens) -> bool {
    let dash = doc.is_any(line.start, &["–", "-", "—"]) || doc.folds_to(line.start, &["a"]) && doc.case(line.start) == Case::Lower;
    (dash || doc.kind(line.start) == Some(TokenKind::Number))
        && times::mention_at(doc, last.tokens.start, true).is_some_and(|t| t.tokens.end > last.tokens.end && t.tokens.end <= line.end)
}

/// "de Lise Duval et Paul Vercel", alone on the line below a work: whose it is.
fn is_byline(doc: &Marked, work: &Tokens, tokens: &Tokens, found: &Found) -> bool {
    let mut at = tokens.start;
    if !doc.folds_to(at, &["de", "d'"]) || doc.case(at) != Case::Lower {
        return false;
    }
    // "de Aldis Korv [Lettonie]" below "LE QUAI": whatever the words, capitals before a bracket.
    let open = (at + 3..tokens.end.min(at + LONGEST_NAME)).find(|i| doc.is_any(*i, &["(", "["]));
    let worded = |i: usize| matches!(doc.case(i), Case::Upper | Case::Single) || doc.kind(i) != Some(TokenKind::Word);
    if open.is_some_and(|open| (at + 1..open).all(|i| doc.case(i).is_capital())) && work.clone().all(worded) {
        return true;
    }
    while at < tokens.end && (doc.is_any(at, &[",", "&"]) || doc.folds_to(at, &["de", "d'", "et"])) {
        let Some(k) = found.names.starting_at(at + 1) else { return false };
        let name = &found.names[k];
        if !name.sure || name.name.len() < 2 {
            return false;
        }
        at = name.whole.end;
    }
    // "de Lise Duval [Pologne]", "de Lise Duval (vidéo, 20 min)": what is said of the work.
    at > tokens.start && (at == tokens.end || doc.is_any(at, &["(", "["]))
}

/// "par Lise Duval, maire", "par les gantières" below "11 h – Salle des fêtes": who gives the item above, which says nothing that
/// leads to them.
fn is_giver(doc: &Marked, last: &Tokens, first: usize, found: &Found) -> bool {
    let named = found.names.starting_at(first + 1).is_some_and(|k| found.names[k].sure && found.names[k].name.len() >= 2);
    let some = doc.folds_to(first + 1, &["les", "le", "la", "l'", "des"]);
    let sign = |i: usize| doc.is_any(i, &["–", "—", "-", "|", "•", "·"]);
    let timed = || {
        let time = times::mention_at(doc, last.start, true).filter(|t| t.tokens.end + 1 < last.end && sign(t.tokens.end));
        let house = |i: usize| doc.phrase(i, last.end, Tags::ROOM | Tags::HOUSE).is_some();
        time.is_some_and(|t| named || house(t.tokens.end + 1))
    };
    // "Brivelle, salle des fêtes"
    let town = || {
        doc.phrase(last.start, last.end, Tags::COMMUNE).is_some_and(|(n, _)| {
            doc.is(last.start + n, ",") && doc.phrase(last.start + n + 1, last.end, Tags::ROOM | Tags::HOUSE).is_some()
        })
    };
    (named || some)
        && last.len() <= LONGEST_PLACE
        && (!doc.has(last.end - 1, Tags::VERB) || doc.has(last.end - 1, Tags::NOUN))
        && (timed() || named && town())
}

/// "… (CNRS) Lise Duval" above "(INRAE) Paul Roche": a bracket goes on with the name that ends a row of people before it.
fn ends_in_name(last: &Tokens, next: &Segment, found: &Found) -> bool {
    let name = found.names[..found.names.partition_point(|n| n.whole.end < last.end)].len();
    let ends = found.names.get(name).is_some_and(|n| n.sure && n.whole.end == last.end && n.whole.start > last.start);
    ends && !next.bullet && next.heading == 0
}

/// "animé par Lise Duval" above "maire de Loudun, et Paul Roche, éclusier": what somebody is stands below a line that their name
/// ends. A capital may as well head a list below people who stand alone on their lines.
fn says_function(doc: &Marked, last: &Segment, next: &Segment, found: &Found) -> bool {
    let first = next.tokens.start;
    let Some(name) = found.names.get(found.names.partition_point(|n| n.whole.end < last.tokens.end)) else { return false };
    if !name.sure || name.name.len() < 2 || name.whole.end != last.tokens.end || name.whole.start < last.tokens.start {
        return false;
    }
    // "Directrice du musée. On y apprend à tanner sans chrome." goes on with what is said.
    let told = || next.tokens.len() > LONGEST_LINE && doc.is(next.tokens.end - 1, ".");
    let written = doc.case(first) == Case::Lower || name.whole.start > last.tokens.start || told();
    let Some(head) = functions::head_at(doc, first, next.tokens.end).filter(|h| written && !h.weak && !h.plural) else { return false };
    let near = next.tokens.end.min(first + LONGEST_FUNCTION);
    let leads = (first..near).any(|i| doc.is(i, ":")) || found.names.starting_at(head.tokens.end).is_some();
    !leads
}

/// "Lise Duval, directrice" above "Musée du Gant, et Paul Roche, éclusier", "Université de Bavay": the body of a function that ends
/// a line. Words that are no sure body are one where somebody else stands behind them.
fn holds_function(doc: &Marked, last: &Segment, next: &Segment, found: &Found) -> bool {
    let (first, end) = (next.tokens.start, last.tokens.end);
    let begins = doc.case(first).is_capital() || doc.begins(first, Tags::BODY_HEAD | Tags::BODY_WEAK);
    if !begins || doc.kind(end - 1) != Some(TokenKind::Word) || found.names.starting_at(first).is_some() {
        return false;
    }
    let after = found.names.first_reaching(end);
    let Some(name) = found.names[..after].last().filter(|n| n.sure && n.whole.start >= last.tokens.start) else { return false };
    if name.whole.end >= end || name.whole.end + LONGEST_HELD < end {
        return false;
    }
    let near = next.tokens.end.min(first + LONGEST_FUNCTION);
    let lacking = || {
        let tail = affiliations::tail(doc, name.whole.end, end);
        tail.end >= end && tail.attached.last().is_some_and(|a| a.role.is_some() && a.organisation.is_none())
    };
    let others = || {
        let mut behind = found.names[after..].iter().take_while(|n| n.whole.end <= next.tokens.end);
        behind.any(|n| n.sure && n.name.len() > 1)
    };
    let body = bodies::mention_at(doc, first, next.tokens.end, true).filter(|b| b.start != bodies::Start::Capital);
    let body = body.filter(|b| b.start.is_sure() && b.end >= next.tokens.end || others());
    body.is_some() && !(first..near).any(|i| doc.is(i, ":")) && lacking()
}

/// Whether a bracket or quotation mark stands open at the end.
fn unclosed(doc: &Marked, tokens: &Tokens) -> bool {
    let (mut round, mut quote) = (0i32, 0i32);
    let from = tokens.start.max(tokens.end.saturating_sub(80));
    for i in (from..tokens.end).filter(|i| doc.kind(*i) == Some(TokenKind::Sign)) {
        match doc.word(i) {
            "(" => round += 1,
            ")" => round -= 1,
            "«" => quote += 1,
            "»" => quote -= 1,
            _ => {}
        }
    }
    (round > 0 || quote > 0) && tokens.len() < 80
}

/// Whether a programme item begins at token `i`: a time, a date with its weekday, a numbered label.
fn starts_item(doc: &Marked, i: usize, found: &Found) -> bool {
    let timed = found.times.starting_at(i).is_some() || times::mention_at(doc, i, true).is_some() || is_small_time(doc, i, found).is_some();
    let dated = doc.has(i, Tags::WEEKDAY) && found.dates.starting_at(i).is_some();
    let label = doc.phrase(i, doc.tokens.len(), Tags::LABEL | Tags::LABEL_WORD);
    let labelled = doc.case(i).is_capital() && label.is_some_and(|(_, v)| v.has(Tags::LABEL));
    // "pause" alone on its line
    let rest = label.is_some_and(|(n, v)| {
        let kind = kinds::labelled(v);
        doc.breaks(i) && doc.breaks(i + n) && matches!(kind, Some(SessionKind::Break | SessionKind::Meal))
    });
    timed || dated || labelled || rest
}

#[cfg(test)]
mod tests {
    use super::Found;
    use crate::extract::testing::marked;
    use crate::extract::{dates, names, segments, times};

    /// The segments of a text, with " | " between.
    fn lines(text: &str) -> String {
        marked(text, |doc| {
            let (times, dates, names) = (times::find(doc), dates::find(doc), names::find(doc));
            let found = segments::find(doc, &Found { times: &times, dates: &dates, names: &names });
            found.iter().map(|segment| doc.surface(&segment.tokens).replace('\n', " ")).collect::<Vec<_>>().join(" | ")
        })
    }

    #[test]
    fn examples() {
        for (text, expected) in [
            // A function below a name that ends a line, with others behind it or not.
            (
                "animé par Claire Duval\ndirectrice du musée, et Paul Roche\néclusier",
                "animé par Claire Duval directrice du musée, et Paul Roche éclusier",
            ),
            ("Débat avec Claire Duval\nDirectrice du musée", "Débat avec Claire Duval Directrice du musée"),
            ("Claire Duval\nDirectrice du musée", "Claire Duval | Directrice du musée"),
            // What leads to others, and what several are, begins a list.
            ("Débat avec Claire Duval\nPrésident : Paul Roche", "Débat avec Claire Duval | Président : Paul Roche"),
            ("Débat avec Claire Duval\nPrésidents des ligues", "Débat avec Claire Duval | Présidents des ligues"),
            // A body below the function that lacks it.
            ("Claire Duval, directrice\nUniversité de Bavay", "Claire Duval, directrice Université de Bavay"),
            ("Claire Duval, directrice\nLe fil et la main", "Claire Duval, directrice | Le fil et la main"),
        ] {
            assert_eq!(lines(text), expected, "{text}");
        }
    }
}
