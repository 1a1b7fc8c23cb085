//! What of a line could be the name of an event: without date, place, and the words that only announce it.

use super::{Reading, venue};
use crate::extract::dates::{DateUse, is_year};
use crate::extract::furniture::file_name;
use crate::extract::segments::Segment;
use crate::extract::{agenda, bodies, functions, times, verbs};
use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// What a line names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// Something of its own.
    Own,
    /// Only the kind of the event: "Colloque international", "1e Journée d’études".
    Kind,
    /// The kind and who holds it: "Journée d’étude du laboratoire Artefact".
    KindOfBody,
    /// Only a body: "Université de Brivelle".
    Body,
}

/// The part of a segment that could name an event.
pub fn candidate(reading: &Reading, segment: &Segment) -> Option<Tokens> {
    let doc = reading.doc;
    // In a text that lost its line ends, signs between the parts of its head look like bullets.
    if segment.furniture || segment.bullet && segment.tokens.start > 60 {
        return None;
    }
    let ordinary = (segment.tokens.len() <= 60).then(|| of_line(reading, segment)).flatten();
    ordinary.or_else(|| (segment.tokens.len() > 20).then(|| capital_run(doc, &segment.tokens)).flatten())
}

/// The part of a line that could name an event.
fn of_line(reading: &Reading, segment: &Segment) -> Option<Tokens> {
    let doc = reading.doc;
    let tokens = &segment.tokens;
    let beside = is_beside(doc, tokens) || heads_part(doc, tokens) || times::mention_at(doc, tokens.start, true).is_some();
    let labelled =
        tokens.clone().take(4).any(|t| doc.is(t, ":")) && (doc.has(tokens.start, Tags::FUNCTION) || doc.has(tokens.start, Tags::PAGE_WORD));
    if beside
        || labelled && !doc.has(tokens.start, Tags::EVENT_REPORT)
        || doc.phrase(tokens.start, tokens.end, Tags::MODERATION_HEADING).is_some_and(|(n, _)| doc.is(tokens.start + n, ":"))
        || !doc.has(tokens.start, Tags::EVENT_KIND) && agenda::begins_with_people(doc, tokens, reading.names)
    {
        return None;
    }
    let tokens = &if reading.agenda.items.is_empty() { without_clause(doc, tokens.clone()) } else { tokens.clone() };
    let tokens = without_date(reading, without_report(doc, without_organiser(doc, tokens.clone())));
    let tokens = agenda::trim(doc, without_opening(doc, without_tail(doc, without_place_of_kind(doc, tokens))));
    // "Jeudi 4 mai, de 14h à 16h": only the hours are left.
    if (tokens.start..tokens.end.min(tokens.start + 2)).any(|t| times::mention_at(doc, t, true).is_some()) {
        return None;
    }
    let letters = words(doc, &tokens);
    (letters >= 2 || letters == 1 && (segment.heading > 0 || is_name_with_year(doc, &tokens)))
        .then_some(tokens)
        .filter(|t| !t.is_empty() && (doc.case(t.start) != Case::Lower || segment.heading > 0 || t.start > segment.tokens.start))
}

/// Text that lost its line ends: the first words in capitals, up to the programme, a house or words in small letters.
fn capital_run(doc: &Marked, tokens: &Tokens) -> Option<Tokens> {
    let upper = |t: usize| doc.case(t) == Case::Upper;
    let start = tokens
        .clone()
        .take(60)
        .find(|t| upper(*t) && (*t + 1..*t + 4).all(|k| upper(k) || doc.case(k) == Case::Single && doc.glued(k + 1)))?;
    let end = (start..tokens.end).find(|t| {
        let inside = upper(*t) || doc.case(*t) == Case::Single && doc.glued(*t + 1) || doc.is_any(*t, &["’", "'", ":", ","]);
        !inside || *t > start && doc.has(*t, Tags::EVENT_REPORT | Tags::HOUSE | Tags::VENUE)
    })?;
    let ordinal = ordinal_before(doc, start);
    let begin = if ordinal >= tokens.start { ordinal } else { start };
    (words(doc, &(begin..end)) >= 3).then_some(begin..end)
}

/// Dates of publication, practical notes, paths of a page, menus, letters set apart.
fn is_beside(doc: &Marked, tokens: &Tokens) -> bool {
    let told = |t: usize| {
        doc.phrase(t, tokens.end, Tags::PUBLICATION | Tags::FURNITURE)
            .is_some_and(|(n, v)| v.has(Tags::PUBLICATION) || v.has(Tags::FURNITURE) && (n > 1 || t == tokens.start || doc.is(t + 1, ":")))
    };
    // "Assises_prog_V7.indd 1": the file that was printed.
    let file = file_name(doc, tokens).is_some_and(|behind| behind <= tokens.start + 16);
    let path = tokens.clone().any(|t| doc.is_any(t, &[">", "›"]) && !doc.breaks(t))
        || doc.has(tokens.start, Tags::PAGE_WORD) && doc.is_any(tokens.start + 1, &["/", "|", "·", "»"]);
    let menu = tokens.clone().filter(|t| doc.has(*t, Tags::PAGE_WORD) && doc.case(*t).is_capital()).count() >= 3;
    let spaced = tokens.clone().filter(|t| doc.case(*t) == Case::Single && doc.case(t + 1) == Case::Single).count() >= 3;
    (tokens.start..tokens.end.min(tokens.start + 6)).any(told) || file || path || menu || spaced
}

/// "Avant le salon :", "Les organisateurs du colloque": what happens around the event, who is behind it.
fn heads_part(doc: &Marked, tokens: &Tokens) -> bool {
    // "Madame, Monsieur,": whom a letter addresses.
    let addressed = doc.has(tokens.start, Tags::CIVILITY) && tokens.len() <= 5 && doc.is(tokens.start + 1, ",");
    let around = doc.folds_to(tokens.start, &["avant", "apres", "pendant", "durant", "lors"]) && doc.is(tokens.end - 1, ":");
    let article = usize::from(doc.folds_to(tokens.start, &["les", "des", "nos"]));
    let people = doc.phrase(tokens.start + article, tokens.end, Tags::ORGANISERS_HEADING).is_some()
        || functions::head_at(doc, tokens.start + article, tokens.end).is_some_and(|h| h.plural && !h.weak);
    // "Conférence n° 1 : …": an item.
    let counted = doc.phrase(tokens.start, tokens.end, Tags::LABEL | Tags::LABEL_WORD).is_some_and(|(n, _)| {
        let at = tokens.start + n;
        (doc.folds_to(at, &["n", "no"]) || doc.is(at, "#")) && (at + 1..at + 3).any(|t| doc.number(t).is_some())
            || doc.is_any(at, &["n°", "nº", "N°"])
    });
    addressed || around || counted || people && article > 0
}

/// "Journée d'étude à l'INA (Paris) : Le cuir": kind and place before a colon, the name behind it.
fn without_place_of_kind(doc: &Marked, mut tokens: Tokens) -> Tokens {
    let Some(colon) = tokens.clone().find(|t| doc.is(*t, ":") && !doc.glued(t + 1)) else { return tokens };
    let kind = (tokens.start..colon).take_while(|t| is_bare(doc, *t)).count() + tokens.start;
    let placed = kind > tokens.start && doc.folds_to(kind, &["a", "au", "aux"]) && doc.case(kind) == Case::Lower && colon > kind + 1;
    if placed && words(doc, &(colon + 1..tokens.end)) >= 2 {
        tokens.start = colon + 1;
    }
    tokens
}

/// "Compte rendu du conseil", "[Retour sur] Le forum", "Objet : invitation à la soirée": the event follows.
fn without_report(doc: &Marked, mut tokens: Tokens) -> Tokens {
    loop {
        let at = if doc.is(tokens.start, "[") { tokens.start + 1 } else { tokens.start };
        let Some((n, _)) = doc.phrase(at, tokens.end, Tags::EVENT_REPORT) else { return tokens };
        let mut after = at + n;
        while doc.is_any(after, &["]", ":"]) {
            after += 1;
        }
        let signed = after > at + n;
        let led = doc.folds_to(after, &["de", "du", "des", "d'", "a", "au", "aux", "sur"]);
        if !signed && !led && !(doc.folds_to(at + n - 1, &["sur"])) || after >= tokens.end {
            return tokens;
        }
        while after < tokens.end && doc.folds_to(after, &["de", "du", "des", "d'", "a", "au", "aux", "sur", "la", "le", "les", "l'"]) {
            after += 1;
        }
        if words(doc, &(after..tokens.end)) == 0 {
            return tokens;
        }
        tokens.start = after;
    }
}

/// "Forum du cuir : les tanneries cherchent cent bras": a headline tells something of the event behind the colon.
fn without_clause(doc: &Marked, mut tokens: Tokens) -> Tokens {
    let Some(colon) = tokens.clone().skip(3).find(|t| doc.is(*t, ":")) else { return tokens };
    let article = doc.case(colon + 1) == Case::Lower && doc.folds_to(colon + 1, &["le", "la", "les", "l'", "un", "une", "des"]);
    let told = article && !doc.is(tokens.end - 1, "?") && (colon + 3..tokens.end).any(|t| verbs::is_finite(doc, t));
    if told && doc.has(tokens.start, Tags::EVENT_KIND) && words(doc, &(tokens.start..colon)) >= 2 {
        tokens.end = colon;
    }
    tokens
}

/// "Colloque organisé par …": who holds it names nothing.
fn without_organiser(doc: &Marked, mut tokens: Tokens) -> Tokens {
    let by = tokens.clone().skip(1).find(|t| doc.has(*t, Tags::EVENT_HELD) && doc.folds_to(t + 1, &["par"]));
    tokens.end = by.unwrap_or(tokens.end);
    tokens
}

/// "Programme du …", "Les rencontres du 4 mai 2021": what stands before the date, or else behind it.
fn without_date(reading: &Reading, tokens: Tokens) -> Tokens {
    let doc = reading.doc;
    // A date that began on the line before.
    let across = reading.dates.first_reaching(tokens.start + 1);
    let from = reading.dates.get(across).filter(|d| d.tokens.start < tokens.start).map_or(tokens.start, |d| d.tokens.end.min(tokens.end));
    let tokens = from..tokens.end;
    let date = reading.dates_in(&tokens).find(|d| d.tokens.end <= tokens.end && d.use_ == DateUse::Open);
    let Some(date) = date else { return tokens };
    let before = tokens.start..date.tokens.start;
    if words(doc, &before) >= 2 { before } else { date.tokens.end..tokens.end }
}

/// "X – Programme de la journée", "X – Paris et à distance", and the signs and links at the end.
fn without_tail(doc: &Marked, mut tokens: Tokens) -> Tokens {
    // "Livres en fête : le programme complet", "Rencontres du cuir sur le thème de la peau"
    let programme = |t: usize| {
        let article = usize::from(doc.folds_to(t + 1, &["le", "la"]));
        doc.is(t, ":") && doc.folds_to(t + 1 + article, &["programme", "programmation", "pre-programme", "agenda", "deroule"])
    };
    let theme = |t: usize| doc.folds_to(t, &["sur"]) && doc.folds_to(t + 1, &["le"]) && doc.folds_to(t + 2, &["theme", "site"]);
    if let Some(cut) = tokens.clone().skip(2).find(|t| programme(*t) || theme(*t) && doc.case(*t) == Case::Lower) {
        tokens.end = cut;
    }
    if let Some(dash) = tokens.clone().skip(2).find(|t| doc.is_any(*t, &["–", "—", "-", "|", "/"]) && !doc.glued(*t)) {
        let tail = dash + 1..tokens.end;
        let place =
            (tail.start..tail.end.min(tail.start + 2)).any(|t| doc.phrase(t, tail.end, Tags::PLACE).is_some() && doc.case(t).is_capital());
        let programme = tail.clone().take(2).any(|t| doc.folds_to(t, &["programme", "pre-programme"]))
            || words(doc, &(tokens.start..dash)) >= 2
                && tail.clone().any(|t| doc.number(t).is_some())
                && tail.clone().all(|t| doc.kind(t) != Some(TokenKind::Word) || is_bare(doc, t) || doc.folds_to(t, &["n"]));
        // "Festival du gant 2022 – Les lectures et les rencontres"
        let labels = tail.clone().all(|t| {
            let word = doc.kind(t) == Some(TokenKind::Word);
            !word || is_bare(doc, t) || doc.word(t).ends_with(['s', 'S']) && doc.has(t, Tags::LABEL | Tags::LABEL_WORD)
        });
        let labels = labels && words(doc, &(tokens.start..dash)) >= 3 && tail.clone().any(|t| doc.has(t, Tags::LABEL | Tags::LABEL_WORD));
        let house = doc.phrase(tail.start, tail.end, Tags::HOUSE | Tags::VENUE).is_some() && doc.case(tail.start).is_capital();
        let kind = tokens.clone().any(|t| doc.has(t, Tags::EVENT_KIND));
        if (place || house && kind) && tail.len() <= 8 || programme || labels {
            tokens.end = dash;
        }
    }
    while !tokens.is_empty()
        && (doc.kind(tokens.end - 1) == Some(TokenKind::Sign) && !doc.is_any(tokens.end - 1, &["!", "?", "»", ")", "”", "\""])
            || doc.folds_to(tokens.end - 1, &["le", "du", "de", "des", "a", "au", "les", "et"]))
    {
        tokens.end -= 1;
    }
    tokens
}

/// "Brivelle accueille les 2es Rencontres du cuir": a headline tells of the event; its name begins with the kind.
fn without_opening(doc: &Marked, mut tokens: Tokens) -> Tokens {
    // "Entreprises. Les Rencontres du cuir": the column of a newspaper.
    let next = tokens.start + 2;
    let column = doc.is(tokens.start + 1, ".") && doc.case(tokens.start) == Case::Capital && doc.word(tokens.start).chars().count() > 3;
    if column && (next..tokens.end.min(next + 3)).any(|t| doc.has(t, Tags::EVENT_KIND) && doc.case(t).is_capital()) {
        tokens.start = next;
    }
    let kind = tokens
        .clone()
        .skip(2)
        .find(|t| doc.has(*t, Tags::EVENT_KIND) && doc.case(*t).is_capital() && !doc.is(*t - 1, ":") && doc.case(*t - 1) != Case::Upper);
    let Some(kind) = kind else { return tokens };
    let start = ordinal_before(doc, kind);
    let told = (tokens.start + 1..start).any(|t| {
        let verb = doc.has(t, Tags::VERB) && !doc.has(t, Tags::NOUN | Tags::ADJECTIVE | Tags::GRAMMATICAL);
        let held = doc.phrase(t, start, Tags::EVENT_HELD).is_some_and(|(_, v)| v.has(Tags::EVENT_HELD));
        doc.case(t) == Case::Lower && (verb || held)
    });
    let led =
        start > tokens.start && doc.folds_to(start - 1, &["le", "la", "les", "l'", "du", "des", "au", "aux", "ses", "son", "sa", "nos"]);
    if told && led {
        tokens.start = start;
    }
    tokens
}

/// The first token of "2es", "3e édition des", "premières" before the kind at `kind`.
pub fn ordinal_before(doc: &Marked, kind: usize) -> usize {
    let suffix = |t: usize| doc.folds_to(t, &["e", "er", "ere", "re", "eme", "emes", "es", "eres", "ieme", "iemes"]);
    if kind >= 2 && suffix(kind - 1) && doc.number(kind - 2).is_some() {
        return kind - 2;
    }
    let ordinal = kind >= 1
        && (doc.word(kind - 1).starts_with(|c: char| c.is_ascii_digit()) && doc.number(kind - 1).is_none_or(|n| n < 200)
            || doc.has(kind - 1, Tags::ORDINAL | Tags::EVENT_FILLER) && doc.case(kind - 1) == Case::Lower);
    if ordinal { kind - 1 } else { kind }
}

/// What the words of a candidate name.
pub fn naming(doc: &Marked, tokens: &Tokens) -> Naming {
    let bare = |t: usize| is_bare(doc, t) || doc.has(t, Tags::COMMUNE) && t > tokens.start && doc.is(t - 1, ",");
    let mut head = tokens.clone().take_while(|t| bare(*t)).count();
    // "Rencontres et tables rondes 2024"
    let plural = |n: usize, at: usize| n > 1 && (at..at + n).all(|t| doc.word(t).ends_with(['s', 'S']));
    let labels = |at: usize| doc.phrase(at, tokens.end, Tags::LABEL).map(|(n, _)| n).filter(|n| plural(*n, at));
    while head > 0
        && let Some(n) = labels(tokens.start + head)
    {
        head += n;
        head += (tokens.start + head..tokens.end).take_while(|t| bare(*t)).count();
    }
    let head = head;
    let kind = (tokens.start..tokens.start + head).any(|t| doc.has(t, Tags::EVENT_KIND | Tags::EVENT_REPORT | Tags::EVENT_FILLER));
    if head == tokens.len() {
        return Naming::Kind;
    }
    if is_name_with_year(doc, tokens) {
        return Naming::Own;
    }
    let covers = |from: usize| {
        // "Archives et mémoires du fleuve" is no house.
        bodies::mention_at(doc, from, tokens.end, false).filter(|_| !doc.folds_to(from + 1, &["et"])).is_some_and(|b| {
            doc.is(b.end, "(") && doc.is(tokens.end - 1, ")")
                || doc.folds_to(b.end, &["et"]) && doc.case(b.end + 1).is_capital()
                || b.end + 1 >= tokens.end && b.start <= bodies::Start::Venue
                || b.end >= tokens.end && b.start == bodies::Start::Acronym
        })
    };
    let rest = tokens.start + head;
    // "Colloque de Brivelle": where it is, whether the gazetteer knows it or not.
    let of_town = doc.has(tokens.start, Tags::EVENT_KIND | Tags::LEARNED)
        && head > 0
        && head + 1 == tokens.len()
        && doc.folds_to(rest - 1, &["de", "d'"])
        && doc.case(rest).is_capital();
    if of_town {
        return Naming::KindOfBody;
    }
    if kind && head > 0 && (covers(rest) || doc.is(rest - 1, "#") && rest + 1 >= tokens.end) {
        return Naming::KindOfBody;
    }
    if tokens.clone().any(|t| doc.has(t, Tags::ANY_EVENT)) {
        return Naming::Own;
    }
    let house = || venue::venue_at(doc, tokens.start, tokens.end).is_some_and(|v| v.tokens.end >= tokens.end);
    // "UNIVERSITÉ DE BRIVELLE — LABORATOIRE CUIRS (UMR 7324)"
    let dash = tokens.clone().find(|t| doc.is_any(*t, &["–", "—", "|", "/"]) && !doc.glued(*t)).filter(|t| *t > tokens.start);
    let bodies = || {
        dash.is_some_and(|dash| {
            let first = bodies::mention_at(doc, tokens.start, dash, false).is_some_and(|b| b.start <= bodies::Start::Head && b.end >= dash);
            first && covers(dash + 1)
        })
    };
    if covers(tokens.start) || house() || bodies() { Naming::Body } else { Naming::Own }
}

/// A word that tells only what kind of event it is.
fn is_bare(doc: &Marked, t: usize) -> bool {
    doc.kind(t) != Some(TokenKind::Word)
        || doc.has(t, Tags::EVENT_KIND | Tags::EVENT_FILLER | Tags::EVENT_REPORT | Tags::ORDINAL)
        || doc.folds_to(t, &["d'", "de", "du", "des", "la", "le", "l'", "les", "et"])
}

/// Only town, house or address.
pub fn is_place_line(doc: &Marked, tokens: &Tokens) -> bool {
    let town = doc.phrase(tokens.start, tokens.end, Tags::PLACE).is_some_and(|(n, _)| {
        tokens.start + n >= tokens.end || doc.is_any(tokens.start + n, &["–", "-", "—", "/", ","]) && tokens.len() <= 8
    });
    // "Palais des congrès": the word for an event belongs to the house.
    let house = || {
        doc.phrase(tokens.start, tokens.end, Tags::VENUE).filter(|(_, v)| v.has(Tags::VENUE)).is_some_and(|(n, _)| {
            let theme = doc.is_any(tokens.end - 1, &["!", "?"]) || tokens.clone().any(|t| doc.is(t, ":"));
            tokens.len() <= 10 && !theme && !(tokens.start + n..tokens.end).any(|t| doc.has(t, Tags::EVENT_KIND))
        })
    };
    // "Université de Brivelle, site des Quais, salle 7"
    let room = || {
        let body = bodies::mention_at(doc, tokens.start, tokens.end, false).filter(|b| b.start.is_sure());
        let housed = body.filter(|b| doc.is_any(b.end, &[",", "–", "—", "-"]));
        housed.is_some_and(|b| (b.end + 1..tokens.end).any(|t| doc.phrase(t, tokens.end, Tags::ROOM | Tags::HOUSE).is_some()))
    };
    // "Forum des Gants, Brivelle, France"
    let country = || {
        tokens.clone().rev().find(|t| doc.is(*t, ",")).is_some_and(|comma| {
            let land = doc.phrase(comma + 1, tokens.end, Tags::COUNTRY).is_some_and(|(n, _)| comma + 1 + n == tokens.end);
            let town = |t: usize| doc.phrase(t, comma, Tags::COMMUNE | Tags::FOREIGN_CITY).is_some_and(|(n, _)| t + n == comma);
            land && (tokens.start..comma).any(town)
        })
    };
    // "La Grande Halle – Aile Nord – Salle 12"
    let parted = || {
        tokens.clone().skip(1).any(|t| {
            let sign = doc.is_any(t, &["–", "—", "-", "|"]) && !doc.glued(t);
            let coded = |n: usize| doc.word(t + 1 + n).bytes().any(|b| b.is_ascii_digit());
            sign && doc.phrase(t + 1, tokens.end, Tags::ROOM).is_some_and(|(n, _)| coded(n))
        })
    };
    let street = || doc.number(tokens.start).is_some() && tokens.clone().any(|t| doc.has(t, Tags::STREET));
    town || house() || room() || country() || parted() || street()
}

/// "GANTEXPO 2024": a name of one word, and its year.
fn is_name_with_year(doc: &Marked, tokens: &Tokens) -> bool {
    let other = Tags::PAGE_WORD | Tags::ANY_EVENT | Tags::COMMUNE;
    doc.case(tokens.start) == Case::Upper && tokens.len() == 2 && is_year(doc, tokens.start + 1) && !doc.has(tokens.start, other)
}

pub fn words(doc: &Marked, tokens: &Tokens) -> usize {
    tokens.clone().filter(|t| doc.kind(*t) == Some(TokenKind::Word)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::agenda::Agenda;
    use crate::extract::segments::{self, Found};
    use crate::extract::testing::marked;
    use crate::extract::{dates, names, times};

    fn first(text: &str) -> String {
        marked(text, |doc| {
            let (times, dates, names) = (times::find(doc), dates::find(doc), names::find(doc));
            let segments = segments::find(doc, &Found { times: &times, dates: &dates, names: &names });
            let agenda = Agenda::default();
            let reading = Reading { doc, segments: &segments, agenda: &agenda, names: &names, dates: &dates };
            candidate(&reading, &segments[0]).map_or(String::new(), |t| format!("{} [{:?}]", doc.surface(&t), naming(doc, &t)))
        })
    }

    #[test]
    fn examples() {
        for (text, expected) in [
            ("Les Assises du cuir – Paris et à distance", "Les Assises du cuir [Own]"),
            ("Rencontres du cuir, 4 et 5 mai 2021, Millau", "Rencontres du cuir [Own]"),
            ("Brivelle accueille les 2es Rencontres du cuir", "2es Rencontres du cuir [Own]"),
            ("Cycle de rencontres – Médiathèque du Quai, Millau", "Cycle de rencontres [Kind]"),
            ("GANTEXPO 2024", "GANTEXPO 2024 [Own]"),
            ("Compte rendu du conseil de quartier", "conseil de quartier [Own]"),
            ("Retour sur le Forum du cuir", "Forum du cuir [Own]"),
            ("Colloque international", "Colloque international [Kind]"),
            ("Journée d’étude du laboratoire Artefact", "Journée d’étude du laboratoire Artefact [KindOfBody]"),
            ("Université de Brivelle", "Université de Brivelle [Body]"),
            ("Université de Brivelle — Laboratoire Cuirs (UMR 7324)", "Université de Brivelle — Laboratoire Cuirs (UMR 7324) [Body]"),
            ("Forum du cuir : les tanneries cherchent cent bras", "Forum du cuir [Own]"),
            ("Forum du cuir : les tanneries de demain", "Forum du cuir : les tanneries de demain [Own]"),
            ("Livres en fête : le programme complet de samedi", "Livres en fête [Own]"),
            ("Entreprises. Les Rencontres du cuir", "Les Rencontres du cuir [Own]"),
            ("Publié le 4 mai 2021 par la rédaction", ""),
            ("Responsables : Anne Delorme et Paul Tessier", ""),
            ("Journée d’étude à l’INA (Paris) : Le cuir et la mémoire", "Le cuir et la mémoire [Own]"),
            ("Pendant le salon :", ""),
            ("Les organisateurs du forum", ""),
            ("Webinaire #1 : Le cuir et l’eau", ""),
        ] {
            assert_eq!(first(text), expected, "{text}");
        }
    }
}
