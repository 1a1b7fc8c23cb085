//! The event: its own name, days and places, from the head of the text, the page's title and the day headings.

use super::agenda::{self, Agenda};
use super::dates::{DateMention, DateUse};
use super::names::NameMention;
use super::segments::Segment;
use crate::lexicon::Tags;
use crate::record::{Edtf, EventDate, Place, PlaceKind};
use crate::text::fold::fold;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// Words with which the name of an event begins.
const KINDS: &[&str] = &[
    "colloque",
    "congres",
    "assises",
    "rencontres",
    "rencontre",
    "journee",
    "journees",
    "forum",
    "salon",
    "festival",
    "convention",
    "seminaire",
    "conference",
    "conferences",
    "universite d'ete",
    "universites",
    "cycle",
    "entretiens",
    "etats generaux",
    "ateliers",
    "symposium",
    "doctorales",
    "webinaire",
    "webinaires",
    "semaine",
    "biennale",
    "sommet",
    "rendez-vous",
    "matinale",
    "ceremonie",
    "commission",
    "printemps",
    "nuit",
    "fete",
    "trophees",
    "workshop",
    "ecole d'ete",
    "estivales",
    "hivernales",
    "edition",
    "soiree",
    "table ronde",
    "conseil",
    "comite",
];

/// The title: the segment of the head with the best claim to be the name of the event.
pub fn title(
    doc: &Marked,
    segments: &[Segment],
    agenda: &Agenda,
    names: &[NameMention],
    dates: &[DateMention],
    hint: Option<&str>,
) -> Option<Tokens> {
    let reach = if agenda.items.is_empty() { segments.len().min(14) } else { agenda.head.end.min(30) };
    let mut best: Option<(f32, Tokens)> = None;
    let hint = hint.map(fold);
    for (i, segment) in segments.iter().enumerate().take(reach) {
        let Some(tokens) = candidate(doc, segment, names, dates).filter(|t| !is_generic(doc, t) && !is_place_line(doc, t)) else {
            continue;
        };
        let mut score = 3.0 - i as f32 * 0.28;
        // "Colloque international" above or below the name.
        let beside = [i.checked_sub(1), Some(i + 1)]
            .into_iter()
            .flatten()
            .filter_map(|k| segments.get(k))
            .any(|s| candidate(doc, s, names, dates).is_some_and(|t| is_generic(doc, &t)));
        score += if beside { 1.6 } else { 0.0 };
        if segment.cut || doc.is(segment.tokens.end, "|") {
            score -= 2.0;
        }
        // "Série de webinaires organisés par …" tells of the event, it does not name it.
        if tokens.clone().any(|t| doc.folds_to(t, &["organise", "organisee", "organises", "organisees", "propose", "proposee", "proposes"]))
        {
            score -= 3.0;
        }
        if doc.number(tokens.start).is_some() && !doc.glued(tokens.start + 1) {
            score -= 1.5;
        }
        let folded = fold(&doc.surface(&tokens));
        let kind_at =
            (tokens.start..tokens.end.min(tokens.start + 6)).find(|t| KINDS.iter().any(|k| !k.contains(' ') && doc.folds_to(*t, &[k])));
        if let Some(at) = kind_at {
            score += 3.0 - (at - tokens.start) as f32 * 0.35;
        }
        score += f32::from(u8::from(segment.upper)) * 1.2
            + f32::from(u8::from(segment.heading == 1)) * 2.5
            + f32::from(u8::from(segment.heading == 2)) * 0.8;
        score -= (tokens.len() as f32 - 16.0).max(0.0) * 0.12;
        if tokens.len() < 3 {
            score -= 1.8;
        }
        if segment.tokens.clone().any(|t| doc.is_any(t, &[">", "›"]))
            || doc.folds_to(
                tokens.start,
                &["accueil", "programme", "pre-programme", "inscription", "espace", "recherche", "resultats", "imprimer", "contact"],
            )
        {
            score -= 2.5;
        }
        if (doc.is(segment.tokens.end - 1, ".") || doc.is(tokens.end - 1, ".")) && segment.tokens.len() > 14 {
            score -= 3.0;
        }
        let repeated = segments.iter().skip(i + 1).take(150).filter(|s| fold(&doc.surface(&s.tokens)).contains(&folded)).count();
        score += (repeated as f32 * 0.9).min(1.8);
        if hint.as_ref().is_some_and(|h| h.contains(&folded) || folded.contains(h.as_str())) {
            score += 2.0;
        }
        if best.as_ref().is_none_or(|(s, _)| score > *s) {
            best = Some((score, tokens));
        }
    }
    let Some((_, mut tokens)) = best.filter(|(score, _)| *score > 1.2) else { return named_in_prose(doc) };
    // A title in capitals may run over several lines.
    if let Some(k) = segments.iter().position(|s| s.tokens.contains(&tokens.start) && s.upper) {
        for next in segments[k + 1..].iter().take(3) {
            let goes_on = next.upper
                && next.blank_before == 0
                && !next.bullet
                && tokens.end == next.tokens.start
                && candidate(doc, next, names, dates).is_some();
            if !goes_on {
                break;
            }
            tokens.end = next.tokens.end;
        }
    }
    Some(tokens)
}

/// "président des Assises de la Cohésion": the name that the text itself gives the event, the most frequent first.
fn named_in_prose(doc: &Marked) -> Option<Tokens> {
    let mut counted: Vec<(String, usize, Tokens)> = Vec::new();
    for i in 0..doc.tokens.len() {
        let begins = doc.case(i).is_capital()
            && KINDS.iter().any(|k| doc.folds_to(i, &[k]))
            && i > 0
            && doc.folds_to(i - 1, &["les", "des", "le", "la", "du", "aux", "au", "l'", "ces"]);
        if !begins {
            continue;
        }
        let mut at = i + 1;
        let mut end = i;
        while at < doc.tokens.len() && at - i < 14 {
            let capital = doc.case(at).is_capital() || doc.number(at).is_some_and(|n| n > 1900);
            let link = doc.case(at) == Case::Lower
                && doc.folds_to(at, &["de", "du", "des", "d'", "la", "le", "l'", "les", "et", "en", "pour", "a"]);
            let adjective = end > i && doc.has(at, Tags::ADJECTIVE) && doc.case(at) == Case::Lower && !doc.has(at, Tags::GRAMMATICAL);
            if doc.breaks(at) || doc.kind(at) == Some(TokenKind::Sign) || !(capital || link || adjective) {
                break;
            }
            at += 1;
            if !link {
                end = at;
            }
        }
        if end > i + 2 {
            let key = fold(&doc.surface(&(i..end)));
            match counted.iter_mut().find(|(k, _, _)| *k == key) {
                Some(known) => known.1 += 1,
                None => counted.push((key, 1, i..end)),
            }
        }
    }
    counted.into_iter().rev().max_by_key(|(_, count, _)| *count).map(|(_, _, tokens)| tokens)
}

/// Only the kind of the event: "Colloque international", "1e Journée d’études", "Programme".
fn is_generic(doc: &Marked, tokens: &Tokens) -> bool {
    let filler = [
        "national",
        "nationale",
        "nationales",
        "international",
        "internationale",
        "regional",
        "regionale",
        "departementale",
        "d'",
        "de",
        "du",
        "des",
        "la",
        "le",
        "l'",
        "les",
        "etude",
        "etudes",
        "annuel",
        "annuelle",
        "edition",
        "e",
        "er",
        "ere",
        "re",
        "eme",
        "doctorale",
        "scientifique",
        "professionnelle",
        "pre-programme",
        "programme",
        "grande",
        "premiere",
        "previsionnel",
        "provisoire",
        "definitif",
        "complet",
        "et",
    ];
    tokens.clone().all(|t| {
        doc.kind(t) != Some(TokenKind::Word)
            || KINDS.iter().any(|k| doc.folds_to(t, &[k]))
            || doc.folds_to(t, &filler)
            || doc.has(t, Tags::COMMUNE) && t > tokens.start && doc.is(t - 1, ",")
    })
}

/// Only town, house or address.
fn is_place_line(doc: &Marked, tokens: &Tokens) -> bool {
    let town = doc.phrase(tokens.start, tokens.end, Tags::PLACE).is_some_and(|(n, _)| {
        tokens.start + n >= tokens.end || doc.is_any(tokens.start + n, &["–", "-", "—", "/", ","]) && tokens.len() <= 8
    });
    let house = doc.phrase(tokens.start, tokens.end, Tags::VENUE).is_some() && tokens.len() <= 10 && !doc.is(tokens.end - 1, "!");
    town || house || doc.number(tokens.start).is_some() && tokens.clone().any(|t| doc.has(t, Tags::STREET))
}

/// The name of the series: "22e Congrès des villes" is one of "Congrès des villes". `None` where no number or year tells of one.
pub fn series(title: &str) -> Option<String> {
    let words: Vec<&str> = title.split_whitespace().collect();
    let ordinal = |w: &str| {
        let digits = w.trim_end_matches(char::is_alphabetic);
        !digits.is_empty() && digits.len() < w.len() && digits.chars().all(|c| c.is_ascii_digit()) && digits.len() <= 3
    };
    let year = |w: &str| w.len() == 4 && w.parse::<u16>().is_ok_and(|y| (1900..2100).contains(&y));
    let mut kept: Vec<&str> = words.clone();
    if kept.first().is_some_and(|w| ordinal(w)) {
        kept.remove(0);
        if kept.first().is_some_and(|w| fold(w) == "edition") {
            kept.remove(0);
            while kept.first().is_some_and(|w| matches!(fold(w).as_str(), "de" | "du" | "des" | "la" | "le")) {
                kept.remove(0);
            }
        }
    }
    if kept.last().is_some_and(|w| year(w)) {
        kept.pop();
    }
    (kept.len() < words.len() && kept.len() >= 2).then(|| kept.join(" "))
}

/// Whether the timed items found make a programme: enough of them bear a label or people.
pub fn is_plausible(doc: &Marked, programme: &super::programme::Programme) -> bool {
    let items = programme.items.len();
    let mut peopled = vec![false; items];
    for session in programme.placed.iter().filter_map(|p| p.session) {
        peopled[session] = true;
    }
    let told = (0..items)
        .filter(|i| {
            let item = &programme.items[*i];
            let label = item.kind.is_some()
                || item.title.clone().is_some_and(|t| t.clone().take(4).any(|k| doc.phrase(k, t.end, Tags::LABEL).is_some()));
            label || item.own_date || peopled[*i]
        })
        .count();
    items > 0 && told * 3 >= items && (told >= 2 || items <= 2 && told > 0)
}

/// Whether the text speaks of an event at all: a word for one stands near a day.
pub fn is_announced(doc: &Marked, dates: &[DateMention]) -> bool {
    dates.iter().filter(|d| d.use_ == DateUse::Open && d.dates.iter().all(|x| x.start_day().is_some())).any(|d| {
        let near = d.tokens.start.saturating_sub(30)..(d.tokens.end + 30).min(doc.tokens.len());
        near.clone().any(|i| {
            KINDS.iter().any(|k| doc.folds_to(i, &[k]))
                || doc.folds_to(i, &["seance", "tiendra", "tiendront", "organise", "organisent", "invite", "rendez-vous", "evenement"])
        })
    })
}

/// The part of a segment that could name an event: without date, place and publication line.
fn candidate(doc: &Marked, segment: &Segment, names: &[NameMention], dates: &[DateMention]) -> Option<Tokens> {
    if segment.furniture || segment.tokens.len() > 60 || segment.bullet {
        return None;
    }
    let mut tokens = segment.tokens.clone();
    if (tokens.start..tokens.end.min(tokens.start + 6)).any(|t| doc.phrase(t, tokens.end, Tags::PUBLICATION | Tags::FURNITURE).is_some())
        || agenda::begins_with_people(doc, &tokens, names)
    {
        return None;
    }
    // "Programme du …", "Programme de la demi-journée"
    if let Some(date) = dates.iter().find(|d| d.tokens.start >= tokens.start && d.tokens.end <= tokens.end && d.use_ == DateUse::Open) {
        let before = tokens.start..date.tokens.start;
        let after = date.tokens.end..tokens.end;
        tokens = if words(doc, &before) >= 2 { before } else { after };
        // "…, Caen, 26-28 juin": what stands between comma and date is the place.
    }
    // "X – Programme de la journée", "X – Paris et à distance"
    if let Some(dash) = tokens.clone().skip(2).find(|t| doc.is_any(*t, &["–", "—", "-", "|", "/"]) && !doc.glued(*t)) {
        let tail = dash + 1..tokens.end;
        let place =
            (tail.start..tail.end.min(tail.start + 2)).any(|t| doc.phrase(t, tail.end, Tags::PLACE).is_some() && doc.case(t).is_capital());
        let programme = tail.clone().take(2).any(|t| doc.folds_to(t, &["programme", "pre-programme"]));
        if place && tail.len() <= 8 || programme {
            tokens.end = dash;
        }
    }
    while !tokens.is_empty()
        && (doc.kind(tokens.end - 1) == Some(TokenKind::Sign) && !doc.is_any(tokens.end - 1, &["!", "?", "»", ")", "”", "\""])
            || doc.folds_to(tokens.end - 1, &["le", "du", "de", "des", "a", "au", "les", "du", "et"]))
    {
        tokens.end -= 1;
    }
    if doc.folds_to(tokens.start, &["programme"]) && doc.folds_to(tokens.start + 1, &["du", "de", "des", "la"]) {
        tokens.start += 2;
    }
    let tokens = agenda::trim(doc, tokens);
    let letters = words(doc, &tokens);
    (letters >= 2 || letters == 1 && segment.heading > 0)
        .then_some(tokens)
        .filter(|t| !t.is_empty() && (doc.case(t.start) != Case::Lower || segment.heading > 0))
}

fn words(doc: &Marked, tokens: &Tokens) -> usize {
    tokens.clone().filter(|t| doc.kind(*t) == Some(TokenKind::Word)).count()
}

/// The days of the event.
pub fn dates(doc: &Marked, segments: &[Segment], agenda: &Agenda, mentions: &[DateMention]) -> Vec<EventDate> {
    let head_end = agenda.head.end.checked_sub(1).and_then(|i| segments.get(i)).map_or(0, |s| s.tokens.end);
    let headings: Vec<&DateMention> = agenda.day_headings.iter().map(|(_, d)| d).collect();
    let mut item_days: Vec<Edtf> = agenda.items.iter().filter(|i| i.own_date).filter_map(|i| i.date).collect();
    item_days.sort();
    item_days.dedup();
    // A season is no event.
    let long = |x: &Edtf| x.as_date().zip(x.last().as_date()).is_some_and(|(a, b)| b.since(a).is_ok_and(|s| s.get_days() > 60));
    let full = |d: &&DateMention| d.use_ == DateUse::Open && d.dates.iter().all(|x| x.start_day().is_some() && !long(x));
    let in_head: Vec<&DateMention> = mentions.iter().filter(|d| d.tokens.start < head_end).filter(full).collect();
    let mut chosen: Vec<&DateMention> = Vec::new();
    // A range or list in the head says it all; day headings and dated items come next.
    if item_days.len() >= 3 {
        chosen.extend(mentions.iter().filter(|d| d.dates.iter().any(|x| item_days.contains(x))));
    } else if let Some(range) = in_head.iter().find(|d| d.dates.iter().any(|x| x.is_range()) || d.dates.len() > 1) {
        chosen.push(range);
    } else if headings.len() >= 2 || headings.len() == 1 && in_head.is_empty() {
        chosen.extend(&headings);
        chosen.extend(mentions.iter().filter(|d| d.use_ == DateUse::Open && d.dates.iter().any(|x| item_days.contains(x))));
    } else if item_days.len() >= 2 {
        chosen.extend(mentions.iter().filter(|d| d.dates.iter().any(|x| item_days.contains(x))));
    } else if let Some(first) = in_head.iter().find(|d| d.weekday.is_some()).or(in_head.first()) {
        chosen.push(first);
    } else if let Some(first) = mentions.iter().find(full).filter(|_| agenda.items.len() > 1 || mentions.len() < 12) {
        chosen.push(first);
    }
    let mut out: Vec<EventDate> = Vec::new();
    for mention in chosen {
        for date in &mention.dates {
            let (date, inferred) = with_year(doc, *date, mention.weekday, mentions);
            if !out.iter().any(|d| d.date == date || d.date.is_range() && d.date.covers(date)) {
                out.push(EventDate {
                    date,
                    text: doc.surface(&mention.tokens),
                    span: doc.span(&mention.tokens),
                    rule: "event.date".into(),
                    inferred,
                });
            }
        }
    }
    out.sort_by_key(|d| d.date);
    out
}

/// A year that the same day, a range that holds it, or the weekday together with a year in the text gives.
pub fn with_year(doc: &Marked, date: Edtf, weekday: Option<u8>, mentions: &[DateMention]) -> (Edtf, bool) {
    if date.start_year().is_some() {
        return (date, false);
    }
    for other in mentions.iter().filter(|m| m.use_ != DateUse::Other).flat_map(|m| &m.dates).filter(|d| d.start_year().is_some()) {
        let year = other.start_year().unwrap_or_default();
        let dated = date.with_year(year);
        if other.is_range() && other.covers(dated) || *other == dated {
            return (dated, true);
        }
    }
    // A year written anywhere counts if the weekday agrees.
    let Some(weekday) = weekday else { return (date, false) };
    let mut years: Vec<i16> =
        mentions.iter().filter(|m| m.use_ != DateUse::Other).flat_map(|m| &m.dates).filter_map(|d| d.start_year()).collect();
    years.extend(
        (0..doc.tokens.len())
            .filter_map(|i| doc.number(i).filter(|y| (1990..2100).contains(y) && doc.word(i).len() == 4 && i < 400).map(|y| y as i16)),
    );
    for year in years {
        let dated = date.with_year(year);
        if dated.as_date().is_some_and(|d| d.weekday().to_monday_one_offset() == weekday as i8) {
            return (dated, true);
        }
    }
    (date, false)
}

/// City and venue, from the head of the text, the day headings and the foot.
pub fn places(doc: &Marked, segments: &[Segment], agenda: &Agenda, names: &[NameMention]) -> Vec<Place> {
    let head = if agenda.items.is_empty() { 0..segments.len().min(12) } else { agenda.head.clone() };
    let mut out: Vec<Place> = Vec::new();
    for segment in &segments[head] {
        if segment.furniture {
            continue;
        }
        let prose = segment.tokens.len() > 45;
        if !prose {
            places_in(doc, &segment.tokens, names, &mut out);
            beside_town(doc, &segment.tokens, &mut out);
        }
        if out.len() >= 4 {
            break;
        }
    }
    if out.is_empty() {
        for segment in segments.iter().rev().take(12).filter(|s| s.tokens.len() < 40) {
            places_in(doc, &segment.tokens, names, &mut out);
            if !out.is_empty() {
                break;
            }
        }
    }
    for (k, _) in &agenda.day_headings {
        for segment in segments.iter().skip(*k).take(2).filter(|s| s.tokens.len() < 20) {
            if segment.tokens.clone().all(|t| !doc.is(t, ":")) {
                places_in(doc, &segment.tokens, names, &mut out);
            }
        }
    }
    out.truncate(6);
    out
}

fn places_in(doc: &Marked, tokens: &Tokens, names: &[NameMention], out: &mut Vec<Place>) {
    // A line with a date, a room or a postal code says where; an institution in it is the house.
    let says_where = tokens.clone().any(|t| {
        doc.has(t, Tags::MONTH | Tags::STREET)
            || doc.folds_to(t, &["salle", "amphi", "amphitheatre", "auditorium", "hemicycle", "lieu"])
            || doc.number(t).is_some_and(|n| (1_000..99_999).contains(&n) && doc.word(t).len() == 5)
    });
    let mut i = tokens.start;
    while i < tokens.end {
        if inside_name(names, i) || !doc.case(i).is_capital() && !doc.has(i, Tags::VENUE) {
            i += 1;
            continue;
        }
        if let Some((n, value)) = doc.phrase(i, tokens.end, Tags::VENUE | Tags::BODY_HEAD).filter(|(_, v)| v.has(Tags::VENUE)) {
            let led = i == tokens.start
                || doc.kind(i - 1) == Some(TokenKind::Sign)
                || doc.folds_to(i - 1, &["au", "a", "l'", "la", "le", "du", "dans", "les", "aux"]);
            if let Some(body) = super::bodies::mention_at(doc, i, tokens.end, true).filter(|b| {
                led && (b.name.len() > n || n >= 2) && !doc.folds_to(i, &["salle", "amphi", "amphitheatre", "batiment", "espace"])
            }) {
                push(doc, &body.name, PlaceKind::Venue, None, out);
                i = body.end;
                continue;
            }
            let _ = value;
        }
        if says_where
            && let Some(body) = super::bodies::mention_at(doc, i, tokens.end, false)
                .filter(|b| matches!(b.start, super::bodies::Start::Head) && b.name.len() >= 2)
        {
            let organiser = i > tokens.start && doc.folds_to(i - 1, &["par", "avec", "soutien", "de", "d'"]);
            if !organiser {
                push(doc, &body.name, PlaceKind::Venue, None, out);
                i = body.end;
                continue;
            }
        }
        if let Some((n, value)) = doc.phrase(i, tokens.end, Tags::COMMUNE | Tags::FOREIGN_CITY) {
            let common = n == 1
                && doc.has(i, Tags::COMMON_WORD | Tags::GIVEN_NAME | Tags::FUNCTION | Tags::NOT_NAME | Tags::LABEL | Tags::MONTH)
                && !doc.has(i, Tags::TOWN);
            let coded = doc.number(i + n).is_some() || i > 0 && doc.number(i - 1).is_some_and(|c| c > 1000);
            let led = i == tokens.start
                || doc.is_any(i - 1, &["–", "-", "—", ",", "(", "/", "|", ":", "•"])
                || doc.folds_to(i - 1, &["a", "de", "d'"]) && doc.has(i, Tags::TOWN | Tags::FOREIGN_CITY)
                || coded;
            let inside_body = i > tokens.start
                && doc.folds_to(i - 1, &["de", "d'", "du"])
                && doc.folds_to(
                    i.saturating_sub(2),
                    &["universite", "ville", "mairie", "chu", "maire", "metropole", "region", "departement", "conseil"],
                );
            let longer_name = doc.case(i + n).is_capital() && !doc.breaks(i + n) && i + n < tokens.end && !doc.has(i + n, Tags::LABEL);
            if !common && led && !inside_body && !longer_name {
                let code = doc.lexicon.places.named(place_key(doc, i, n)).next().map(|p| (p.name.to_owned(), p.code.to_owned()));
                let kind = if value.has(Tags::COMMUNE) { PlaceKind::Commune } else { PlaceKind::City };
                push(doc, &(i..i + n), kind, code, out);
            }
            i += n;
            continue;
        }
        i += 1;
    }
}

/// Whether token `i` belongs to a sure name.
fn inside_name(names: &[NameMention], i: usize) -> bool {
    names.get(names.partition_point(|n| n.whole.end <= i)).is_some_and(|n| n.sure && n.whole.contains(&i))
}

/// "3 février 2015 / Le Pin Galant – Mérignac": on a line with day and town, what stands between the signs is the house.
fn beside_town(doc: &Marked, tokens: &Tokens, out: &mut Vec<Place>) {
    if tokens.len() > 30 || !tokens.clone().any(|t| doc.has(t, Tags::MONTH)) {
        return;
    }
    let mut chunks: Vec<Tokens> = Vec::new();
    let mut start = tokens.start;
    for t in tokens.clone().chain([tokens.end]) {
        if t == tokens.end || doc.is_any(t, &["/", "–", "—", "-", "·", "|", "•", ","]) && !doc.glued(t + 1) {
            chunks.push(start..t);
            start = t + 1;
        }
    }
    let town = |c: &Tokens| {
        !c.is_empty()
            && doc.phrase(c.start, c.end, Tags::COMMUNE | Tags::FOREIGN_CITY).is_some_and(|(n, _)| c.start + n == c.end)
            && doc.case(c.start).is_capital()
    };
    for k in 0..chunks.len() {
        let chunk = &chunks[k];
        let beside = k > 0 && town(&chunks[k - 1]) || chunks.get(k + 1).is_some_and(town);
        let plain = !chunk.is_empty()
            && chunk.len() <= 7
            && doc.case(chunk.start).is_capital()
            && chunk.clone().all(|t| doc.kind(t) == Some(TokenKind::Word) && !doc.has(t, Tags::MONTH | Tags::WEEKDAY | Tags::STREET));
        let kind =
            chunk.clone().any(|t| KINDS.iter().any(|k| doc.folds_to(t, &[k])) || doc.folds_to(t, &["distance", "salle", "amphi", "ligne"]));
        if beside && plain && !kind && !town(chunk) {
            push(doc, chunk, PlaceKind::Venue, None, out);
        }
    }
}

fn push(doc: &Marked, tokens: &Tokens, kind: PlaceKind, known: Option<(String, String)>, out: &mut Vec<Place>) {
    let name = known.as_ref().map_or_else(|| doc.surface(tokens), |(name, _)| name.clone());
    if !out.iter().any(|p| fold(&p.name) == fold(&name)) {
        out.push(Place { name, kind, code: known.map(|(_, code)| code), span: doc.span(tokens), rule: "event.place".into() });
    }
}

/// The key under which the gazetteer knows the phrase of `n` tokens at `i`.
fn place_key(doc: &Marked, i: usize, n: usize) -> u64 {
    doc.tokens[i..i + n].iter().map(|t| t.key).reduce(crate::text::fold::join).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn series_of_events() {
        for (title, expected) in [
            ("107e Congrès des maires", Some("Congrès des maires")),
            ("1ère édition des Water Days", Some("Water Days")),
            ("Assises de la Cohésion 2020", Some("Assises de la Cohésion")),
            ("Colloque Habiter demain", None),
            ("2020", None),
        ] {
            assert_eq!(series(title).as_deref(), expected, "{title}");
        }
    }
}
