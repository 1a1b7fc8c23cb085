//! The title: the line of the head with the best claim to be the name of the event, or the name that the prose gives.

use super::Reading;
use super::candidate::{PATH_SIGNS, candidate, is_place_line, labelled, words};
use super::named::named_in_prose;
use super::naming::{Naming, is_adjective, naming};
use super::page::{heads_site, in_menu, in_row, is_menu, is_of_page, publisher, tells_of_page};
use crate::extract::kinds;
use crate::extract::segments::Segment;
use crate::extract::{bodies, times};
use crate::lexicon::Tags;
use crate::record::SessionKind;
use crate::text::fold::{fold, fold_into};
use crate::text::{Case, Marked, Tokens};

/// The least score of a line that names the event.
const LEAST: f32 = 1.2;

/// What speaks for a line that "Titre :" leads to.
const LABELLED: f32 = 3.0;

/// What speaks for a name in the prose whose kind the best line has too.
const SAME_KIND: f32 = 2.0;

/// What speaks for a name in the prose with its kind where no line of the head has one.
const NAMED_ALONE: f32 = 1.0;

/// What speaks against a line that may begin an item.
const OF_AN_ITEM: f32 = 1.5;

/// The name of the event; `hint` is the title that the file gives itself.
pub fn title(reading: &Reading, hint: Option<&str>) -> Option<Tokens> {
    let segments = reading.segments;
    let agenda = reading.agenda;
    let reach = if agenda.items.is_empty() { segments.len().min(14) } else { agenda.head.end.min(30) };
    let candidates: Vec<Option<Tokens>> = segments.iter().take((reach + 1).max(6)).map(|s| candidate(reading, s)).collect();
    let whole: Vec<Option<Tokens>> =
        candidates.iter().enumerate().map(|(i, c)| c.clone().map(|tokens| over_lines(reading, &candidates, i, tokens))).collect();
    let hint = hint.map(fold);
    let publisher = publisher(reading);
    let mut rated: Vec<(usize, &Tokens, f32)> = Vec::new();
    for (i, tokens) in whole.iter().enumerate() {
        // "Compte rendu du conseil": the heading of minutes names the event even where an item seems to begin with it.
        let report = || reading.doc.phrase(segments[i].tokens.start, segments[i].tokens.end, Tags::EVENT_REPORT).is_some();
        let Some(tokens) = tokens else { continue };
        if i >= reach.max(2) && !report() && !labelled(reading.doc, tokens.start) {
            continue;
        }
        // "12 octobre : Le gant": the first item of a series.
        if agenda.items.len() >= 2 && agenda.items[0].own_date && agenda.items[0].segments.start == i && i > 0 {
            continue;
        }
        let of_site = publisher.as_ref().is_some_and(|name| *name == fold(&reading.doc.on_one_line(tokens)));
        if let Some(score) = score(reading, &candidates, i, tokens, hint.as_deref()) {
            let score = if heads_site(reading, i, tokens) { score - ABOVE_MENU } else { score };
            rated.push((i, tokens, if of_site { score - OF_SITE } else { score }));
        }
    }
    let named = named_in_prose(reading);
    let best = best(reading, &rated, named.as_ref().map(|(told, _)| *told)).filter(|(score, ..)| *score > LEAST);
    match (best, named) {
        (Some((score, line)), Some((told, tokens)))
            if told + same_kind(reading.doc, &line, &tokens) + named_alone(reading, &rated, &tokens) > score =>
        {
            Some(tokens)
        }
        (Some((_, tokens)), _) => Some(tokens),
        (None, named) => named.map(|(_, tokens)| tokens).or_else(|| at_the_foot(reading)),
    }
}

/// What speaks against a line right above the menu of a page, or above the day of its entry.
const ABOVE_MENU: f32 = 1.7;

/// What speaks against the name of the site.
const OF_SITE: f32 = 4.0;

/// "Colloque cuir à Brivelle" above "le colloque « Le cuir entier »": the line tells of what the prose names.
fn same_kind(doc: &Marked, line: &Tokens, name: &Tokens) -> f32 {
    let quoted = name.start >= 2 && doc.is_any(name.start - 1, &["«", "“"]);
    let kind = quoted.then(|| (name.start.saturating_sub(5)..name.start - 1).rev().find(|t| doc.has(*t, Tags::EVENT_KIND))).flatten();
    let agrees = kind.is_some_and(|kind| line.clone().take(4).any(|t| doc.tokens[t].key == doc.tokens[kind].key));
    let within = line.start <= name.start && name.end <= line.end;
    if agrees && !within { SAME_KIND } else { 0.0 }
}

/// What speaks for a name with its kind in the prose of a text without a programme where no line names a kind.
fn named_alone(reading: &Reading, rated: &[(usize, &Tokens, f32)], name: &Tokens) -> f32 {
    let doc = reading.doc;
    let kind = |t: usize| doc.phrase(t, doc.tokens.len(), Tags::EVENT_KIND).is_some() && doc.case(t).is_capital();
    // "au colloque « L’eau et le cuir »"
    let quoted = name.start >= 2 && doc.is_any(name.start - 1, &["«", "“"]) && doc.has(name.start - 2, Tags::EVENT_KIND);
    let proper = name.clone().take(3).any(kind) || quoted && !doc.has(name.start - 2, Tags::EVENT_LOOSE);
    let lines = rated.iter().filter(|(i, tokens, _)| *i < 4 && tokens.len() <= 20);
    let mut named = lines.filter(|(_, tokens, _)| !doc.folds_to(tokens.start, &["un", "une", "des"]));
    let told = named.any(|(_, tokens, _)| (tokens.start..tokens.end).any(|t| doc.has(t, Tags::EVENT_KIND)));
    if reading.agenda.items.is_empty() && proper && !told { NAMED_ALONE } else { 0.0 }
}

/// Lines at the end of a page that may name the event once more.
const FOOT: usize = 4;

/// "Congrès 2025 de la filière cuir" below the programme: a line that begins with the kind and is no sentence.
fn at_the_foot(reading: &Reading) -> Option<Tokens> {
    let (doc, segments) = (reading.doc, reading.segments);
    let last = reading.agenda.items.last()?.segments.start + 1;
    let foot = last.max(segments.len().saturating_sub(FOOT))..segments.len();
    segments[foot].iter().rev().find_map(|segment| {
        let tokens = &segment.tokens;
        let named = doc.has(tokens.start, Tags::EVENT_KIND) && doc.case(tokens.start).is_capital() && tokens.len() <= 16;
        let told =
            tokens.clone().any(|t| doc.is_any(t, &[":", ".", "|", "?", "!"]) || doc.case(t) == Case::Lower && doc.has(t, Tags::EVENT_HELD));
        candidate(reading, segment).filter(|_| named && !told).filter(|t| !matches!(naming(doc, t), Naming::Kind))
    })
}

/// The line that scores most once repetitions count, the first of equals; they are looked for only where they can decide:
/// between lines, or against the name that the prose has `told`.
fn best(reading: &Reading, rated: &[(usize, &Tokens, f32)], told: Option<f32>) -> Option<(f32, Tokens)> {
    let top = rated.iter().map(|(.., score)| *score).reduce(f32::max)?;
    let rivals: Vec<&(usize, &Tokens, f32)> = rated.iter().filter(|(.., score)| score + REPEATED_MOST >= top).collect();
    if let [(_, tokens, score)] = rivals.as_slice()
        && *score > LEAST
        && told.is_none_or(|told| told <= *score)
    {
        return Some((*score, (*tokens).clone()));
    }
    let lines = FoldedLines::new(reading, rivals.last().map_or(0, |(i, ..)| i + 1 + NEAR));
    let mut best: Option<(f32, &Tokens)> = None;
    let names: Vec<String> = rivals.iter().map(|(_, tokens, _)| fold(&reading.doc.on_one_line(tokens))).collect();
    for (k, (i, tokens, score)) in rivals.iter().enumerate() {
        // "Conseil du cuir" comes again in "9e congrès du Conseil du cuir".
        let part =
            rivals.iter().zip(&names).any(|((.., other), name)| other > score && name.len() > names[k].len() && name.contains(&names[k]));
        let score = score + if part { 0.0 } else { repetition(&lines, reading, *i, tokens) };
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, tokens));
        }
    }
    best.map(|(score, tokens)| (score, tokens.clone()))
}

/// How much speaks for a line; `None` where it cannot be the name.
fn score(reading: &Reading, candidates: &[Option<Tokens>], i: usize, tokens: &Tokens, hint: Option<&str>) -> Option<f32> {
    let doc = reading.doc;
    let segment = &reading.segments[i];
    // Menus and days of publication above the name keep it no lower.
    let rank = (0..i).filter(|k| !is_of_page(doc, &reading.segments[*k].tokens)).count();
    let mut score = 3.0 - rank as f32 * 0.28;
    // "Colloque à Brivelle : Sciences et cuir"
    let told_kind = tokens.start > segment.tokens.start && doc.is(tokens.start - 1, ":") && doc.has(segment.tokens.start, Tags::EVENT_KIND);
    // "Revivez le forum « Tanner en ville »"
    let quoted = tokens.start > segment.tokens.start + 1 && doc.is_any(tokens.start - 1, &["«", "“"]);
    let quoted = quoted && doc.has(tokens.start - 2, Tags::EVENT_KIND);
    score += if quoted { QUOTED } else { 0.0 };
    // "Colloque international" above or below the name, "Webinaire |" before it.
    let kind_beside = i.checked_sub(1).is_some_and(|k| tells_kind(reading, candidates, k)) || tells_kind(reading, candidates, i + 1);
    // "La fabrique des territoires": a common noun that some bodies begin with.
    let weak = || {
        let from = bodies::skip_article(doc, tokens.start, tokens.end);
        bodies::mention_at(doc, from, tokens.end, false).is_some_and(|b| b.start == bodies::Start::Weak)
    };
    match naming(doc, tokens) {
        Naming::Own | Naming::Body if told_kind => score += 1.6,
        Naming::Body if kind_beside && weak() => {}
        // "69e congrès" is a name where nothing better is found.
        Naming::Kind if numbered(reading, tokens) && (i == 0 || reading.has_date(&segment.tokens)) => score -= 1.5,
        Naming::Kind => return None,
        // "24es Rencontres du réseau Artefact" is a name all the same.
        Naming::KindOfBody if numbered(reading, tokens) || reading.has_date(&segment.tokens) => score -= 0.8,
        Naming::KindOfBody => score -= 2.2,
        Naming::Body => score -= 3.0,
        Naming::Own => {}
    }
    if is_place_line(doc, tokens) || in_menu(reading, i) || in_row(reading, i) || is_menu(doc, &segment.tokens) {
        return None;
    }
    score += if kind_beside { 1.6 } else { 0.0 };
    score += shape(reading, segment, tokens);
    score += kind_inside(reading, tokens);
    // What seems to begin the first item is rather its title.
    if !reading.agenda.items.is_empty() && i > 0 && i >= reading.agenda.head.end {
        score -= OF_AN_ITEM;
    }
    // "Titre : Le cuir entier", or below "Titre :"
    if tokens.start > 0 && labelled(doc, tokens.start) {
        score += LABELLED;
    }
    if hint.is_some_and(|hint| agrees(&fold(&doc.on_one_line(tokens)), hint)) {
        score += 2.0;
    }
    Some(score)
}

/// What speaks for what stands in marks right behind the kind of the event.
const QUOTED: f32 = 2.8;

/// Tokens of a line that tells the kind of the event, and day and place with it.
const LONGEST_KIND: usize = 24;

/// Whether line `k` says of what kind the event is and nothing else but day and place: "Colloque international", "Journée d'étude – jeudi
/// 4 mai 2022".
fn tells_kind(reading: &Reading, candidates: &[Option<Tokens>], k: usize) -> bool {
    let doc = reading.doc;
    let Some(segment) = reading.segments.get(k).filter(|s| !s.furniture && s.tokens.len() <= LONGEST_KIND) else { return false };
    let tokens = &segment.tokens;
    let day = reading.dates_in(tokens).next().map_or(tokens.end, |d| d.tokens.start);
    let words = tokens.start..day.min(tokens.start + LONGEST_KIND / 2);
    let bare = !words.is_empty() && words.clone().any(|t| doc.has(t, Tags::EVENT_KIND)) && naming(doc, &words) == Naming::Kind;
    let named = candidates.get(k).and_then(|c| c.as_ref()).filter(|_| tokens.len() <= LONGEST_KIND / 2);
    bare && (tokens.len() <= LONGEST_KIND / 2 || day < tokens.end)
        || named.is_some_and(|t| matches!(naming(doc, t), Naming::Kind | Naming::KindOfBody))
}

/// What speaks against a line that leads on with a colon.
const LEADS_ON: f32 = 2.0;

/// What speaks against a line whose first words label an item.
const AN_ITEM: f32 = 3.0;

/// "Ouverture du congrès", "Accueil des participants", "Matinée sous la présidence de …"
fn opens_item(doc: &Marked, tokens: &Tokens) -> bool {
    const OF_THE_DAY: &[SessionKind] =
        &[SessionKind::Welcome, SessionKind::Opening, SessionKind::Closing, SessionKind::Break, SessionKind::Meal];
    let label = doc.phrase(tokens.start, tokens.end, Tags::LABEL).filter(|(_, value)| value.has(Tags::LABEL));
    let labelled = label.and_then(|(_, value)| kinds::labelled(value)).is_some_and(|kind| OF_THE_DAY.contains(&kind));
    let chaired = (tokens.start..tokens.end.min(tokens.start + 3))
        .any(|t| doc.phrase(t, tokens.end, Tags::MODERATION).is_some_and(|(n, value)| n > 1 && value.has(Tags::MODERATION)));
    // "Conférence d’ouverture"
    let lecture = label.is_some_and(|(n, value)| n > 1 && n == tokens.len() && kinds::labelled(value) == Some(SessionKind::Keynote));
    labelled && !label.is_some_and(|(_, value)| value.has(Tags::EVENT_KIND)) || chaired || lecture
}

/// Whether one of two titles holds the other.
fn agrees(title: &str, hint: &str) -> bool {
    hint.contains(title) || title.contains(hint)
}

/// "24es", "3e", "premières" at the beginning.
fn numbered(reading: &Reading, tokens: &Tokens) -> bool {
    let doc = reading.doc;
    doc.word(tokens.start).starts_with(|c: char| c.is_ascii_digit()) || doc.has(tokens.start, Tags::ORDINAL)
}

/// What capitals, headings, length, signs and first words say.
fn shape(reading: &Reading, segment: &Segment, tokens: &Tokens) -> f32 {
    let doc = reading.doc;
    let mut score = 0.0;
    if segment.bullet {
        score -= 1.0;
    }
    // A piece of a line, unless the whole head is a line that lost its ends.
    let glued = reading.segments.iter().take(6).filter(|s| s.cut).count() >= 3;
    // "Le cuir entier – 4 mai 2022 | 9 h – 17 h": no row, but a line with its hours.
    let next = reading.segments.partition_point(|s| s.tokens.start <= segment.tokens.start);
    let hours = reading.segments.get(next).is_some_and(|s| s.cut && times::mention_at(doc, s.tokens.start, true).is_some());
    if segment.cut || doc.is(segment.tokens.end, "|") && !hours {
        score -= if glued { 0.8 } else { 2.0 };
    }
    // "Série de webinaires organisés par …" tells of the event, it does not name it.
    // A question may be the name all the same: "Le cuir, qui tient le fil ?"
    let asks = doc.is(tokens.end - 1, "?") || doc.is(tokens.end, "?");
    // "comment les tanneurs s’organisent"
    let reflexive = |t: usize| doc.folds_to(t, &["organise", "organisent", "organisait"]) && doc.folds_to(t - 1, &["s'"]);
    if !asks
        && tokens
            .clone()
            .any(|t| doc.has(t, Tags::EVENT_HELD) && !reflexive(t) && (doc.case(t) == Case::Lower || doc.folds_to(t + 1, &["par"])))
    {
        score -= 3.0;
    }
    // "Une journée de la maison des gants": tells of the event.
    if doc.folds_to(tokens.start, &["un", "une", "des"])
        && doc.has(tokens.start + 1, Tags::EVENT_KIND)
        && doc.case(tokens.start + 1) == Case::Lower
    {
        score -= 2.5;
    }
    // "La convention est structurée autour de trois sessions": a sentence.
    let told = |t: usize| doc.folds_to(t, &["est", "sont", "sera", "seront", "etait"]) && doc.case(t) == Case::Lower;
    let article = doc.folds_to(tokens.start, &["le", "la", "les", "l'", "ce", "cette", "ces"]);
    if !asks && article && (tokens.start + 2..tokens.end.min(tokens.start + 6)).any(told) {
        score -= 3.0;
    }
    // "Accueil / Agenda / 9e Rencontre du cuir": the page's own title comes again where it has one.
    if tokens.start > segment.tokens.start && doc.is_any(tokens.start - 1, PATH_SIGNS) {
        score -= 1.2;
    }
    if doc.number(tokens.start).is_some() && !doc.glued(tokens.start + 1) && words(doc, tokens) < 4 {
        score -= 1.5;
    }
    score += if segment.upper { 1.2 } else { 0.0 };
    score += match segment.heading {
        1 => 2.5,
        2 => 0.8,
        _ => 0.0,
    };
    score -= (tokens.len() as f32 - 16.0).max(0.0) * 0.12;
    if tokens.len() < 3 {
        score -= 1.8;
    }
    if tells_of_page(doc, tokens) {
        score -= 2.5;
    }
    // "À Millau et dans les Causses": where it takes place.
    let town = doc.has(tokens.start + 1, Tags::TOWN | Tags::COMMUNE | Tags::FOREIGN_CITY) && doc.case(tokens.start + 1).is_capital();
    if doc.is_any(tokens.start, &["À", "à", "A"]) && town && tokens.len() <= 8 && segment.heading == 0 {
        score -= 1.8;
    }
    // "Pour un jour, la tannerie ouvre au quartier :": what follows is told.
    if doc.is(segment.tokens.end - 1, ":") && tokens.end + 1 >= segment.tokens.end {
        score -= LEADS_ON;
    }
    // "Ouverture du congrès": an item, though it names the kind of the event.
    if opens_item(doc, tokens) {
        score -= AN_ITEM;
    }
    // "Au salon du cuir, « on a tous froid »": a headline with words that somebody has said.
    let said = |t: usize| doc.is_any(t, &["«", "“"]) && t > tokens.start && doc.case(t + 1) == Case::Lower;
    if tokens.clone().any(said) {
        score -= 1.8;
    }
    let sentence = doc.is(segment.tokens.end - 1, ".") || doc.is(tokens.end - 1, ".");
    score - if sentence && segment.tokens.len() > 14 { 3.0 } else { 0.0 }
}

/// The kind of an event among the first words: the nearer to the beginning, the better.
fn kind_inside(reading: &Reading, tokens: &Tokens) -> f32 {
    let doc = reading.doc;
    // "centre de congrès": the house, not the congress.
    let housed =
        |t: usize| (t.saturating_sub(3)..t).any(|h| doc.phrase(h, tokens.end, Tags::VENUE | Tags::HOUSE).is_some_and(|(n, _)| h + n > t));
    let at = (tokens.start..tokens.end.min(tokens.start + 6))
        .find(|t| !housed(*t) && (doc.has(*t, Tags::ANY_EVENT) || is_long_kind(doc, *t, tokens.end)));
    let at = at.filter(|t| !is_adjective(doc, *t, tokens));
    // "Qui a déjà passé une soirée ici ?": a sentence may use the word of any event.
    let sentence = doc.is_any(tokens.end - 1, &["?", "."]) || doc.is_any(tokens.end, &["?", "."]);
    at.filter(|t| !sentence || doc.case(*t).is_capital()).map_or(0.0, |t| {
        let most = if doc.has(t, Tags::EVENT_KIND) || is_long_kind(doc, t, tokens.end) { 3.0 } else { 2.2 };
        most - (t - tokens.start) as f32 * 0.35
    })
}

/// "université d’été", "états généraux": a kind of several words; "table ronde" rather labels an item.
fn is_long_kind(doc: &Marked, t: usize, end: usize) -> bool {
    let kind = doc.phrase(t, end, Tags::EVENT_KIND).filter(|(n, v)| *n > 1 && v.has(Tags::EVENT_KIND));
    kind.is_some_and(|(_, v)| !(v.has(Tags::EVENT_LOOSE) && v.has(Tags::LABEL | Tags::LABEL_WORD)))
}

/// What repetitions of a name can add to its score.
const REPEATED_MOST: f32 = 1.8;
/// So many lines after the name of an event it is looked for again.
const NEAR: usize = 150;

/// The folded lines of the head, one after the other.
struct FoldedLines {
    text: Vec<u8>,
    /// Where each line begins, and the end of the last.
    starts: Vec<usize>,
}

impl FoldedLines {
    fn new(reading: &Reading, most: usize) -> Self {
        let (mut text, mut starts) = (Vec::new(), Vec::new());
        for segment in reading.segments.iter().take(most) {
            starts.push(text.len());
            folded(reading, &segment.tokens, &mut text);
            text.push(b'\n');
        }
        starts.push(text.len());
        FoldedLines { text, starts }
    }
}

/// Adds the folded words of a line, "&" as "et".
fn folded(reading: &Reading, tokens: &Tokens, text: &mut Vec<u8>) {
    let line = reading.doc.on_one_line(tokens);
    match line.as_bytes().contains(&b'&') && line.contains(" & ") {
        true => fold_into(&line.replace(" & ", " et "), text),
        false => fold_into(&line, text),
    }
}

/// The name of an event comes again: once, or more often.
fn repetition(lines: &FoldedLines, reading: &Reading, i: usize, tokens: &Tokens) -> f32 {
    let mut name = Vec::new();
    folded(reading, tokens, &mut name);
    let finder = memchr::memmem::Finder::new(&name);
    let last = (i + 1 + NEAR).min(lines.starts.len() - 1);
    let mut line = i + 1;
    let mut repeated = 0;
    while line < last && repeated < 2 {
        let Some(found) = finder.find(&lines.text[lines.starts[line]..lines.starts[last]]) else { break };
        repeated += 1;
        line = lines.starts.partition_point(|start| *start <= lines.starts[line] + found);
    }
    (repeated as f32 * 0.9).min(REPEATED_MOST)
}

/// A title in capitals may run over several lines, with blank ones between where a word at the end leads on.
fn over_lines(reading: &Reading, candidates: &[Option<Tokens>], i: usize, mut tokens: Tokens) -> Tokens {
    let doc = reading.doc;
    let segments = reading.segments;
    // "VILLE DE BRIVELLE": whose event it is.
    if !segments[i].upper || naming(doc, &tokens) == Naming::Body {
        return tokens;
    }
    for k in i + 1..segments.len().min(i + 4) {
        let (last, next) = (&segments[k - 1], &segments[k]);
        let leads_on = doc.folds_to(
            last.tokens.end - 1,
            &["de", "du", "des", "d'", "la", "le", "les", "l'", "et", "a", "au", "aux", "en", "pour", "sur"],
        ) || doc.has(next.tokens.start, Tags::EVENT_FILLER)
            || doc.folds_to(next.tokens.start, &["de", "du", "des", "d'", "et"]);
        let near =
            next.blank_before == 0 && tokens.end == next.tokens.start || leads_on && next.blank_before <= 1 && next.tokens.len() <= 8;
        // The name is whole: "LES …" below it begins the theme.
        let whole = doc.has(tokens.start, Tags::EVENT_KIND) || tokens.clone().take(4).any(|t| doc.has(t, Tags::EVENT_KIND));
        let theme =
            whole && words(doc, &tokens) >= 4 && !leads_on && doc.folds_to(next.tokens.start, &["les", "le", "la", "l'", "un", "une"]);
        if theme
            || is_place_line(doc, &next.tokens)
            || !near
            || !next.upper
            || next.bullet
            || reading.has_date(&next.tokens)
            || tokens.end > next.tokens.start
        {
            break;
        }
        // A line of one word is no candidate of its own, but the end of one.
        let single = (next.tokens.len() <= 2 && leads_on).then(|| next.tokens.clone());
        let Some(more) = candidates.get(k).cloned().flatten().or(single) else { break };
        tokens.end = more.end;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::event::testing::reading;

    #[test]
    fn examples() {
        for (text, expected) in [
            (
                "Accueil > Agenda\n\nJournée du groupe régional\n\nTitre :\nTanner, coudre : qui tient le fil ?\n\n9h Accueil\n10h Débat",
                "Tanner, coudre : qui tient le fil ?",
            ),
            // A kind of several words; the body comes again within the name.
            (
                "Cuirs de France\n\n3e université d’été des Cuirs de France\nQuimper, 5 mai 2022\n\n9h Accueil\n10h Débat",
                "3e université d’été des Cuirs de France",
            ),
            // The kind alone, with an adjective, above the theme.
            (
                "Rencontre territoriale\nTanner en ville : comment les ateliers s’organisent\n5 mai 2022\n9h Accueil\n10h Débat",
                "Tanner en ville : comment les ateliers s’organisent",
            ),
            // The headline tells of what the prose names with the same kind.
            (
                "Colloque cuir à Millau : « Rien ne va »\n\nLe 5 mai 2022, le colloque « Cuirs, du pré au gant » réunissait à Millau cent tanneurs.\n9h Accueil\n10h Débat",
                "Cuirs, du pré au gant",
            ),
            // A masthead, a headline, and the name in the prose.
            (
                "LA GAZETTE DES TANNEURS\n\nUn forum pour recruter dans le cuir\n\nLa mairie a réuni, mardi 10 mai, quarante ateliers pour le Forum des métiers du cuir.",
                "Forum des métiers du cuir",
            ),
            (
                "LA GAZETTE DES TANNEURS\n\nMillau\n\nLes gantiers parlent de l’eau\n\nCent tanneurs ont participé jeudi 5 mai au colloque « L’eau et le cuir ».",
                "L’eau et le cuir",
            ),
            // The name of a site above its menu; the day of an event above the menu of its own page.
            (
                "Tanneurs de France\n\nAccueil   Agenda   Annuaire   Contact\n\nCoudre la peau\nJeudi 5 mai 2022\n9h Accueil\n10h Débat",
                "Coudre la peau",
            ),
            (
                "Coudre la peau\n\n5 mai 2022\nHeure de Paris\n\nAccueil\nProgramme\nInscription\nContact\n\n9h Accueil\n10h Débat",
                "Coudre la peau",
            ),
            // Text that lost its line ends: a short name in capitals before its day.
            (
                "DOSSIER DE PRESSE Comment une foire est devenue une table ? 140 exposants 9 pays GANTS & FILS – 5 et 6 mai 2022 au Parc du Gant \
                 Organisée par les gantiers de la vallée, la foire tient sa 6e édition, et l’on y verra encore les tanneurs, les selliers, les brodeuses et les \
                 piqueuses, avec leurs outils, leurs peaux et leurs fils, dans les deux halles du haut et du bas. 9h Accueil 10h Débat",
                "GANTS & FILS",
            ),
            ("À Millau et dans les Causses\n\nCoudre la peau\n5 mai 2022\n9h Accueil\n10h Débat", "Coudre la peau"),
            ("Date : 5 mai 2022\nHeure : 9 h – 17 h\nTitre : Tanner sans eau\n\n9h Accueil\n10h Débat", "Tanner sans eau"),
            // The name of the site, a row of entries, what leads on.
            (
                "Le blog du gant\n\nForum des tanneurs de Millau\nJeudi 5 mai 2022\n9h Accueil\n10h Débat\n\nPublié par Le blog du gant à 7:30",
                "Forum des tanneurs de Millau",
            ),
            (
                "Le gant entier | Les ateliers ouverts | La selle | Après\n\nTanner en ville\nJeudi 5 mai 2022\n9h Accueil\n10h Débat",
                "Tanner en ville",
            ),
            (
                "Pour un jour, la tannerie ouvre au quartier :\n\nTanner en ville\nJeudi 5 mai 2022\n9h Accueil\n10h Débat",
                "Tanner en ville",
            ),
            ("Réunion du bureau du 5 mai 2022\n\nPrésents : Lise Duval, Paul Roche", "Réunion du bureau"),
        ] {
            let found = reading(text, |reading| title(reading, None).map_or(String::new(), |t| reading.doc.on_one_line(&t).into_owned()));
            assert_eq!(found, expected, "{text}");
        }
    }
}
