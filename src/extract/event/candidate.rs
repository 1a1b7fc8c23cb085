//! What of a line could be the name of an event: without date, place, and the words that only announce it.

use super::headline::{ordinal_before, without_clause, without_held, without_news, without_opening};
use super::naming::{is_bare, is_name_with_year};
use super::page::leads_aside;
use super::{Reading, venue};
use crate::extract::dates::DateUse;
use crate::extract::furniture::file_name;
use crate::extract::segments::Segment;
use crate::extract::{agenda, bodies, functions, times};
use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// The part of a segment that could name an event.
pub fn candidate(reading: &Reading, segment: &Segment) -> Option<Tokens> {
    let doc = reading.doc;
    if leads_aside(doc, &segment.tokens) {
        return None;
    }
    // In a text that lost its line ends, signs between the parts of its head look like bullets.
    if segment.furniture || segment.bullet && segment.tokens.start > 60 {
        return None;
    }
    let ordinary = (segment.tokens.len() <= 60).then(|| of_line(reading, segment)).flatten();
    ordinary.or_else(|| (segment.tokens.len() > 20).then(|| capital_run(reading, &segment.tokens)).flatten())
}

/// The part of a line that could name an event.
fn of_line(reading: &Reading, segment: &Segment) -> Option<Tokens> {
    let doc = reading.doc;
    let tokens = &behind_path(doc, segment.tokens.clone());
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
    let label = label_end(doc, tokens);
    if label == Some(tokens.end) || is_salutation(doc, tokens) || is_field(reading, tokens) {
        return None;
    }
    let tokens = &(label.unwrap_or(tokens.start)..tokens.end);
    let tokens = &without_clause(doc, tokens.clone());
    let tokens = without_news(doc, tokens.clone());
    let tokens = without_date(reading, without_report(doc, without_organiser(doc, tokens)));
    let tokens = agenda::trim(doc, without_opening(doc, without_tail(doc, without_place_of_kind(doc, quoted_after_kind(doc, tokens)))));
    let tokens = agenda::trim(doc, without_kind_label(doc, tokens));
    // "Jeudi 4 mai, de 14h à 16h": only the hours are left.
    if (tokens.start..tokens.end.min(tokens.start + 2)).any(|t| times::mention_at(doc, t, true).is_some()) {
        return None;
    }
    let letters = words(doc, &tokens);
    (letters >= 2 || letters == 1 && (segment.heading > 0 || is_name_with_year(doc, &tokens)))
        .then_some(tokens)
        .filter(|t| !t.is_empty() && (doc.case(t.start) != Case::Lower || segment.heading > 0 || t.start > segment.tokens.start))
}

/// What stands between the parts of a path.
pub const PATH_SIGNS: &[&str; 4] = &["/", ">", "»", "›"];

/// Words of the title of a page with which its path ends, at least.
const PATH_TITLE: usize = 4;

/// "Accueil / Agenda / 9e Rencontre annuelle du cuir": the page itself, where its path ends with more than a rubric.
fn behind_path(doc: &Marked, tokens: Tokens) -> Tokens {
    let sign = |t: &usize| doc.is_any(*t, PATH_SIGNS) && !doc.glued(*t);
    if !doc.folds_to(tokens.start, &["accueil", "home"]) || !sign(&(tokens.start + 1)) {
        return tokens;
    }
    let last = tokens.clone().rev().find(sign).map_or(tokens.start, |t| t + 1);
    if last < tokens.end && words(doc, &(last..tokens.end)) >= PATH_TITLE { last..tokens.end } else { tokens }
}

/// "Webinaire : Le cuir et l’eau", "Colloque international : …": a kind that only labels the name behind it.
fn without_kind_label(doc: &Marked, tokens: Tokens) -> Tokens {
    let kind = doc.has(tokens.start, Tags::EVENT_KIND);
    let Some(colon) = tokens.clone().take(6).find(|t| doc.is(*t, ":")).filter(|_| kind) else { return tokens };
    let bare = (tokens.start..colon).all(|t| is_bare(doc, t)) && !(tokens.start..colon).any(|t| doc.number(t).is_some());
    if bare && words(doc, &(colon + 1..tokens.end)) >= 3 { colon + 1..tokens.end } else { tokens }
}

/// "Référente : Lise Duval", "Type:pdf, Taille:740Ko", "Forum (412 messages)": a field of the page or of the file, a count.
fn is_field(reading: &Reading, tokens: &Tokens) -> bool {
    let doc = reading.doc;
    let whom = |colon: usize| {
        reading.names.starting_at(colon + 1).is_some_and(|k| reading.names[k].sure && reading.names[k].whole.end >= tokens.end)
    };
    let person = tokens.clone().take(4).any(|t| doc.is(t, ":") && t > tokens.start && whom(t));
    let letters = |t: usize| doc.kind(t) == Some(TokenKind::Word);
    let glued = |t: usize| doc.is(t, ":") && doc.glued(t) && doc.glued(t + 1) && letters(t - 1) && letters(t + 1);
    let counted = tokens
        .clone()
        .any(|t| doc.is(t, "(") && doc.number(t + 1).is_some() && letters(t + 2) && doc.is(t + 3, ")") && t + 4 >= tokens.end);
    // "Heure : 9 h – 17 h"
    let names = ["heure", "heures", "duree", "jour", "quand", "ou", "prix", "age", "type", "format", "langue"];
    // "Présents : Lise Duval, Paul Roche"
    let attendance = ["present", "presents", "presentes", "excuse", "excuses", "excusees", "absents", "absentes", "participants"];
    let attended = doc.folds_to(tokens.start, &attendance) && (tokens.start + 1..tokens.start + 3).any(|t| doc.is(t, ":"));
    // "À : liste-tanneurs", "Cc : Lise Duval"
    let mail = ["a", "de", "cc", "cci", "from", "to", "envoye", "pieces"];
    let mailed = doc.folds_to(tokens.start, &mail) && (tokens.start + 1..tokens.start + 3).any(|t| doc.is(t, ":"));
    let named = doc.folds_to(tokens.start, &names) && doc.is(tokens.start + 1, ":") || mailed || attended;
    // "Les débats – partie 2"
    let last = tokens.end - 1;
    let part = tokens.len() > 2 && doc.folds_to(last - 1, &["partie", "page"]) && doc.number(last).is_some();
    person || named || part || tokens.clone().skip(1).any(glued) || counted
}

/// Behind "Titre :", "Intitulé de la journée :" at the beginning of a line.
fn label_end(doc: &Marked, tokens: &Tokens) -> Option<usize> {
    let label = doc.folds_to(tokens.start, &["titre", "intitule"]);
    let theme = doc.folds_to(tokens.start, &["theme", "thematique", "sujet"]);
    let colon = tokens.clone().take(5).find(|t| doc.is(*t, ":"))?;
    (label || theme && colon == tokens.start + 1).then_some(colon + 1)
}

/// Whether "Titre :" stands right before token `i`.
pub fn labelled(doc: &Marked, i: usize) -> bool {
    let colon = i.checked_sub(1).filter(|c| doc.is(*c, ":"));
    colon.is_some_and(|c| (c.saturating_sub(4)..c).any(|t| doc.folds_to(t, &["titre", "intitule"]) && (t == 0 || doc.breaks(t))))
}

/// "Chère adhérente, cher adhérent,"
fn is_salutation(doc: &Marked, tokens: &Tokens) -> bool {
    // "Mesdames et Messieurs les Maires,"
    let addressed = doc.has(tokens.start, Tags::CIVILITY)
        && (doc.folds_to(tokens.start + 1, &["et"]) || doc.is(tokens.start + 1, ","))
        && doc.has(tokens.start + 2, Tags::CIVILITY);
    addressed || doc.folds_to(tokens.start, &["cher", "chere", "chers", "cheres", "bonjour"]) && doc.is_any(tokens.end - 1, &[",", "!"])
}

/// Text that lost its line ends: the first words in capitals, up to the programme, a house or words in small letters.
fn capital_run(reading: &Reading, tokens: &Tokens) -> Option<Tokens> {
    let doc = reading.doc;
    let upper = |t: usize| doc.case(t) == Case::Upper;
    // "GANTS & FILS – 9 et 10 avril 2022": short, but its day stands behind it.
    let dated = |t: usize| {
        let sign = (t + 2..t + 5).find(|k| doc.is_any(*k, &["–", "—", "-"]) && !doc.glued(*k));
        let named = |end: usize| (t..end).all(|k| upper(k) || doc.is(k, "&")) && (t..end).filter(|k| upper(*k)).count() >= 2;
        sign.is_some_and(|end| named(end) && reading.date_at(end + 1).is_some_and(|d| d.use_ == DateUse::Open))
    };
    if let Some(start) = tokens.clone().take(60).find(|t| upper(*t) && dated(*t)) {
        let end = (start..tokens.end).find(|t| doc.is_any(*t, &["–", "—", "-"])).unwrap_or(tokens.end);
        return Some(start..end);
    }
    let start = tokens
        .clone()
        .take(60)
        .find(|t| upper(*t) && (*t + 1..*t + 4).all(|k| upper(k) || doc.case(k) == Case::Single && doc.glued(k + 1)))?;
    let end = (start..tokens.end).find(|t| {
        let goes_on = doc.is_any(*t, &["…", "?", "!"]) && upper(*t + 1);
        let inside = upper(*t) || goes_on || doc.case(*t) == Case::Single && doc.glued(*t + 1) || doc.is_any(*t, &["’", "'", ":", ","]);
        !inside || *t > start && doc.has(*t, Tags::EVENT_REPORT | Tags::HOUSE | Tags::VENUE)
    })?;
    let ordinal = ordinal_before(doc, start);
    let begin = if ordinal >= tokens.start { ordinal } else { start };
    (words(doc, &(begin..end)) >= 3).then_some(begin..end)
}

/// "Maison du cuir – Agenda", "Réseau des gantiers | Site officiel": whose site it is, and which part of it.
pub fn is_masthead(doc: &Marked, tokens: &Tokens) -> bool {
    let sign = |t: &usize| doc.is_any(*t, &["–", "—", "|", "-"]) && !doc.glued(*t);
    let part = tokens.clone().rev().find(sign).filter(|t| *t > tokens.start);
    part.is_some_and(|t| doc.phrase(t + 1, tokens.end, Tags::PAGE_WORD).is_some_and(|(n, _)| t + 1 + n == tokens.end))
}

/// Dates of publication, practical notes, paths of a page, menus, letters set apart.
fn is_beside(doc: &Marked, tokens: &Tokens) -> bool {
    let told = |t: usize| {
        doc.phrase(t, tokens.end, Tags::PUBLICATION | Tags::FURNITURE)
            .is_some_and(|(n, v)| v.has(Tags::PUBLICATION) || v.has(Tags::FURNITURE) && (n > 1 || t == tokens.start || doc.is(t + 1, ":")))
    };
    // "En partenariat avec la Ville", "Organisé par le laboratoire Artefact": who stands behind the event.
    let support = doc.phrase(tokens.start, tokens.end, Tags::SUPPORT | Tags::ORGANISED_BY).is_some();
    // "Matinée – Salle Vauban" heads half a day.
    let sign = |t: &usize| doc.is_any(*t, &["–", "—", "|", "-", ":"]) && !doc.glued(*t);
    let part = is_masthead(doc, tokens);
    let room = |t: usize| doc.phrase(t + 1, tokens.end, Tags::ROOM | Tags::HOUSE | Tags::VENUE).is_some();
    let half_day = doc.has(tokens.start, Tags::HALF_DAY) && sign(&(tokens.start + 1)) && (tokens.len() == 2 || room(tokens.start + 1));
    // "Assises_prog_V7.indd 1": the file that was printed.
    let file = file_name(doc, tokens).is_some_and(|behind| behind <= tokens.start + 16);
    // "14 > 16 mars 2024": days.
    let days = |t: usize| t > tokens.start && doc.number(t - 1).is_some() && doc.number(t + 1).is_some();
    let path = tokens.clone().any(|t| doc.is_any(t, &[">", "›"]) && !doc.breaks(t) && !days(t))
        || doc.has(tokens.start, Tags::PAGE_WORD) && doc.is_any(tokens.start + 1, &["/", "|", "·", "»"]);
    let menu = tokens.clone().filter(|t| doc.has(*t, Tags::PAGE_WORD) && doc.case(*t).is_capital()).count() >= 3;
    // "L'association   Journées   Formations": columns of a menu.
    let wide = |t: usize| t + 1 < tokens.end && doc.tokens[t + 1].span.start >= doc.tokens[t].span.end + 3 && !doc.breaks(t + 1);
    let menu = menu || tokens.clone().filter(|t| wide(*t)).count() >= 2 || doc.is(tokens.start, "©");
    // "Une tannerie à Millau. (LISE DUVAL / KORVAL)": the caption of a picture.
    let open = tokens.clone().rev().find(|t| doc.is(*t, "(")).filter(|_| doc.is(tokens.end - 1, ")"));
    let credit = open.is_some_and(|open| {
        let inner = open + 1..tokens.end - 1;
        inner.len() >= 3
            && inner.clone().any(|t| doc.is(t, "/"))
            && inner.clone().all(|t| doc.case(t) == Case::Upper || doc.is_any(t, &["/", "-"]))
    });
    let menu = menu || credit;
    let spaced = tokens.clone().filter(|t| doc.case(*t) == Case::Single && doc.case(t + 1) == Case::Single).count() >= 3;
    // "Compte rendu du comité de pilotage": of whom minutes tell.
    let minutes = doc.phrase(tokens.start, tokens.end, Tags::MINUTES).map(|(n, _)| tokens.start + n);
    let led = |at: usize| at + usize::from(doc.folds_to(at, &["de", "du", "des", "d'"]));
    let body = minutes.is_some_and(|at| doc.has(led(at), Tags::EVENT_BODY));
    !body && (tokens.start..tokens.end.min(tokens.start + 6)).any(told) || support || part || half_day || file || path || menu || spaced
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

/// "Colloque « Le cuir et la ville » avec la participation de …": the name stands in quotation marks between the kind and who
/// takes part.
fn quoted_after_kind(doc: &Marked, tokens: Tokens) -> Tokens {
    let Some(open) = tokens.clone().find(|t| doc.is_any(*t, &["«", "“"])) else { return tokens };
    let Some(close) = (open + 1..tokens.end).find(|t| doc.is_any(*t, &["»", "”"])) else { return tokens };
    // "Revivez le forum « Tanner en ville » à Millau": a kind with its article right before the marks.
    let article = open >= tokens.start + 2 && doc.folds_to(open - 2, &["le", "la", "l'", "du", "au", "notre", "son"]);
    let own = doc.has(open.saturating_sub(1), Tags::EVENT_KIND) && !doc.has(open.saturating_sub(1), Tags::EVENT_LOOSE);
    if article && own && open >= tokens.start + 3 && doc.case(open + 1).is_capital() && words(doc, &(open + 1..close)) >= 2 {
        return open + 1..close;
    }
    let kind = (tokens.start..open).any(|t| doc.has(t, Tags::EVENT_KIND)) && (tokens.start..open).all(|t| is_bare(doc, t));
    // "Colloque « Tanner en ville » : cent ateliers attendus"
    let told = doc.is(close + 1, ":") && doc.case(close + 2) == Case::Lower;
    let tail =
        doc.folds_to(close + 1, &["avec", "organise", "organisee", "anime", "animee", "par", "propose", "proposee", "en", "a", "au"]);
    if kind && (tail || told) && close + 1 < tokens.end && words(doc, &(open + 1..close)) >= 2 { open + 1..close } else { tokens }
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
    let start = tokens.start;
    loop {
        let at = if doc.is(tokens.start, "[") { tokens.start + 1 } else { tokens.start };
        let Some((n, _)) = doc.phrase(at, tokens.end, Tags::EVENT_REPORT) else {
            // "Procès-verbal de la séance du conseil municipal"
            let sitting = at > start && doc.folds_to(at, &["seance", "reunion"]) && doc.folds_to(at + 1, &["du", "de", "des", "d'"]);
            let body = (at + 2..tokens.end.min(at + 4)).find(|t| doc.has(*t, Tags::EVENT_BODY)).filter(|_| sitting);
            tokens.start = body.unwrap_or(tokens.start);
            return tokens;
        };
        let mut after = at + n;
        while doc.is_any(after, &["]", ":"]) {
            after += 1;
        }
        // "Invitation – Forum du cuir"
        if doc.is_any(after, &["–", "—", "-"]) && !doc.glued(after) && !doc.glued(after + 1) {
            after += 1;
        }
        let signed = after > at + n;
        let led = doc.folds_to(after, &["de", "du", "des", "d'", "a", "au", "aux", "sur"]);
        // "Procès-verbal conseil municipal"
        let direct = doc.phrase(at, tokens.end, Tags::MINUTES).is_some() && doc.has(after, Tags::EVENT_BODY);
        if !signed && !led && !direct && !(doc.folds_to(at + n - 1, &["sur"])) || after >= tokens.end {
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
    // "Soirée du 4 mai – Qui tanne encore ?"
    let behind = date.tokens.end + 1..tokens.end;
    let labels = before.clone().all(|t| is_bare(doc, t)) && doc.is_any(date.tokens.end, &["–", "—", "-", ":", "|"]);
    if labels && words(doc, &behind) >= 3 {
        return behind;
    }
    if words(doc, &before) >= 2 { without_held(doc, before) } else { date.tokens.end..tokens.end }
}

/// "X – Programme de la journée", "X – Paris et à distance", and the signs and links at the end.
fn without_tail(doc: &Marked, mut tokens: Tokens) -> Tokens {
    // "Livres en fête : le programme complet", "Rencontres du cuir sur le thème de la peau"
    let programme = |t: usize| {
        let article = usize::from(doc.folds_to(t + 1, &["le", "la"]));
        let article = if doc.word(t + 1).ends_with("ez") { 1 + usize::from(doc.folds_to(t + 2, &["le", "la"])) } else { article };
        doc.is(t, ":") && doc.folds_to(t + 1 + article, &["programme", "programmation", "pre-programme", "agenda", "deroule"])
    };
    // "Cuirs et peaux : un colloque à Brivelle"
    let kind = |t: usize| doc.is(t, ":") && doc.folds_to(t + 1, &["un", "une"]) && doc.has(t + 2, Tags::EVENT_KIND);
    let theme = |t: usize| doc.folds_to(t, &["sur"]) && doc.folds_to(t + 1, &["le"]) && doc.folds_to(t + 2, &["theme", "site"]);
    if let Some(cut) = tokens.clone().skip(2).find(|t| programme(*t) || kind(*t) || theme(*t) && doc.case(*t) == Case::Lower) {
        tokens.end = cut;
    }
    // "Rencontres du cuir – ANCUIR · Le mot du président": what a site that shares documents has taken from them.
    if let Some(point) = tokens.clone().skip(3).find(|t| doc.is(*t, "·") && !doc.glued(*t)) {
        let acronym = doc.is_any(point - 2, &["–", "—", "-", "|"]) && doc.case(point - 1) == Case::Upper;
        tokens.end = if acronym { point - 2 } else { point };
    }
    if let Some(dash) = tokens.clone().skip(2).find(|t| doc.is_any(*t, &["–", "—", "-", "|", "/"]) && !doc.glued(*t)) {
        let tail = dash + 1..tokens.end;
        // "Journée d'étude – Corps en mouvement": no place, though Corps is a village.
        let ends = |t: usize| t >= tail.end || doc.kind(t) != Some(TokenKind::Word) || doc.folds_to(t, &["et"]);
        let place = (tail.start..tail.end.min(tail.start + 2))
            .any(|t| doc.phrase(t, tail.end, Tags::PLACE).is_some_and(|(n, _)| ends(t + n)) && doc.case(t).is_capital());
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
        // "Fête du cuir – 38e édition – Halle du Quai – Entrée libre"
        // "Séminaire du cuir – 4e année (2018-2019) – Le gant"
        let numbered = |t: usize| doc.folds_to(t, &["annee", "saison", "cycle", "session"]) && ordinal_before(doc, t) < t;
        let edition = tail.clone().take(3).any(|t| doc.folds_to(t, &["edition"]) || numbered(t)) && words(doc, &(tokens.start..dash)) >= 2;
        let programme = programme || edition;
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

/// Only town, house or address.
pub fn is_place_line(doc: &Marked, tokens: &Tokens) -> bool {
    let town = doc.phrase(tokens.start, tokens.end, Tags::PLACE).is_some_and(|(n, _)| {
        let land = doc.is(tokens.start + n, "(") && doc.is(tokens.end - 1, ")");
        tokens.start + n >= tokens.end || (land || doc.is_any(tokens.start + n, &["–", "-", "—", "/", ","])) && tokens.len() <= 8
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
    // "Grand salon de l’hôtel de ville, Brivelle, 17 heures", "Halle aux cuirs, 3 rue du Port"
    let housed = || {
        let venue = venue::venue_at(doc, tokens.start, tokens.end).filter(|v| v.sure && doc.is(v.tokens.end, ","));
        let told = |t: usize| doc.has(t, Tags::TOWN | Tags::STREET) && (doc.case(t).is_capital() || doc.has(t, Tags::STREET));
        venue.is_some_and(|v| (v.tokens.end..tokens.end).any(told) && !doc.is_any(tokens.end - 1, &["?", "!"]))
    };
    // "3 rue du Port", "La Cuve, tiers-lieu, 4 quai Haut, 71400 Autun"
    let numbered = |t: usize| doc.number(t).is_some() && (t == tokens.start || doc.is(t - 1, ","));
    let street = || tokens.clone().any(|t| numbered(t) && (t + 1..tokens.end.min(t + 4)).any(|k| doc.has(k, Tags::STREET)));
    town || house() || room() || housed() || country() || parted() || street()
}

pub fn words(doc: &Marked, tokens: &Tokens) -> usize {
    tokens.clone().filter(|t| doc.kind(*t) == Some(TokenKind::Word)).count()
}

#[cfg(test)]
mod tests {
    use super::super::naming::naming;
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
            ("COLLOQUE du CREVAL et de l’Institut du cuir de Millau", "COLLOQUE du CREVAL et de l’Institut du cuir de Millau [KindOfBody]"),
            ("Maison des écoles doctorales", "Maison des écoles doctorales [Body]"),
            ("Université de Brivelle", "Université de Brivelle [Body]"),
            ("Université de Brivelle — Laboratoire Cuirs (UMR 7324)", "Université de Brivelle — Laboratoire Cuirs (UMR 7324) [Body]"),
            ("Forum du cuir : les tanneries cherchent cent bras", "Forum du cuir [Own]"),
            ("Forum du cuir : les tanneries de demain", "Forum du cuir : les tanneries de demain [Own]"),
            ("Millau : le festival « Cuirs de mer » tient ses promesses", "festival « Cuirs de mer » [Own]"),
            ("Le festival Cuirs & Voix lance la vente de ses billets", "festival Cuirs & Voix [Own]"),
            ("Compte rendu comité de pilotage du gant", "comité de pilotage du gant [Own]"),
            ("PV du conseil municipal du 4 mai 2022", "conseil municipal [Own]"),
            ("Compte rendu du comité de pilotage du gant", "comité de pilotage du gant [Own]"),
            ("Livres en fête : le programme complet de samedi", "Livres en fête [Own]"),
            ("Entreprises. Les Rencontres du cuir", "Les Rencontres du cuir [Own]"),
            ("Publié le 4 mai 2021 par la rédaction", ""),
            ("Responsables : Anne Delorme et Paul Tessier", ""),
            ("Journée d’étude à l’INA (Paris) : Le cuir et la mémoire", "Le cuir et la mémoire [Own]"),
            ("Pendant le salon :", ""),
            ("Colloque « Le cuir et la ville » avec la participation de Lise Duval", "Le cuir et la ville [Own]"),
            ("L’association   Journées nationales   Formations   Adhérer", ""),
            ("© Le Journal du cuir", ""),
            ("Fête du cuir – 38e édition – Halle du Quai – Entrée libre", "Fête du cuir [Own]"),
            ("Université de Brivelle Paul Duval", "Université de Brivelle Paul Duval [Body]"),
            ("Les organisateurs du forum", ""),
            ("Accueil / Agenda / 9e Rencontre annuelle du cuir", "9e Rencontre annuelle du cuir [Own]"),
            ("Accueil > Agenda > Rencontres > Page 4", ""),
            ("Webinaire #1 : Le cuir et l’eau", ""),
            ("Webinaire : Tanner sans eau ni sel", "Tanner sans eau ni sel [Own]"),
            ("Le Salon du cuir fait escale le 5 mai 2022 à Millau", "Le Salon du cuir [Own]"),
            ("Rendez-vous aux Journées du gant !", "Journées du gant ! [Own]"),
            ("Salon du gant : demandez le programme !", "Salon du gant [Own]"),
            ("Cuirs et peaux : un colloque à Millau", "Cuirs et peaux [Own]"),
            ("Procès-verbal de la séance du conseil municipal", "conseil municipal [Own]"),
            ("Thème : « Le cuir et ses métiers »", "Le cuir et ses métiers [Own]"),
            ("Journée technique", "Journée technique [KindOfBody]"),
            ("Référente : Lise Duval", ""),
            ("Forum (412 messages)", ""),
            ("Durée : deux petites heures", ""),
            ("Forum du cuir : Millau se prépare", "Forum du cuir [Own]"),
            ("Une tannerie à Millau. (LISE DUVAL / KORVAL)", ""),
            ("Type:pdf, Taille:740Ko", ""),
            ("Chers amis,", ""),
            ("Mesdames et Messieurs les Maires,", ""),
            ("← Journée du gant, Millau", ""),
            ("Offre d’emploi de sellier à Millau →", ""),
            ("À : liste-tanneurs; amis-du-gant", ""),
            ("Présents : les tanneurs de Millau", ""),
            ("Les débats – partie 2", ""),
            ("Gants d’hiver et de pluie.jpeg", ""),
            ("Revivez le forum « Tanner en ville » à Millau", "Tanner en ville [Own]"),
            ("Colloque « Tanner en ville » : cent ateliers attendus", "Tanner en ville [Own]"),
            ("Séminaire du gant (SDG) – 4e année (2018-2019) – Le fil", "Séminaire du gant (SDG) [Own]"),
            ("Invitation – Forum du cuir", "Forum du cuir [Own]"),
        ] {
            assert_eq!(first(text), expected, "{text}");
        }
    }
}
