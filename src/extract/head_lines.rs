//! The head of a text that has lost its line ends: "Colloque international Le gant Brivelle, Maison du cuir 4 mai 2021 Programme"
//! falls into the lines that it once had.

use super::dates::DateUse;
use super::glued::ROW_BULLETS;
use super::segments::{Found, Segment};
use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// Tokens of a line that is too long for one of a head.
const LONG: usize = 25;

/// Tokens of such a line that are looked at.
const REACH: usize = 90;

/// Segments before the last one of a head, at most.
const SEGMENTS: usize = 8;

/// What heads a line of its own: menus and notes of a page, dates of publication, who stands behind the event.
const BESIDE: Tags = Tags::PAGE_WORD.union(Tags::FURNITURE).union(Tags::PUBLICATION).union(Tags::ORGANISERS_HEADING);

/// Where something takes place.
const WHERE: Tags = Tags::HOUSE.union(Tags::VENUE).union(Tags::COMMUNE).union(Tags::FOREIGN_CITY);

/// Where lines begin within a long one at the head of a text, up to its first item.
pub(super) fn cuts(doc: &Marked, tokens: &Tokens, found: &Found, before: &[Segment]) -> Vec<usize> {
    if before.len() > SEGMENTS || tokens.len() < LONG {
        return Vec::new();
    }
    let timed = found.times.get(found.times.first_from(tokens.start)).map_or(tokens.end, |time| time.tokens.start);
    let reach = tokens.start..tokens.end.min(tokens.start + REACH).min(timed);
    // "PROPOS INTRODUCTIFS : ▪ Lise Duval": the programme itself.
    let end = reach.clone().find(|i| doc.is_any(*i, ROW_BULLETS)).unwrap_or(reach.end);
    let sentence = (tokens.start..end).find(|i| is_of_sentence(doc, *i));
    let end = sentence.unwrap_or(end);
    let mut cuts = Vec::new();
    let mut line = tokens.start;
    for i in tokens.start + 1..end {
        if let Some(cut) = begins_line(doc, line, i, tokens.end, found).filter(|cut| *cut > line) {
            cuts.push(cut);
            line = cut;
        }
    }
    // The line before a sentence may be its beginning.
    if sentence.is_some() {
        cuts.pop();
    }
    cuts
}

/// "nous", "se", "sera": a word of sentences, which no line of a head has.
fn is_of_sentence(doc: &Marked, i: usize) -> bool {
    let pronoun = ["je", "j'", "il", "elle", "ils", "elles", "nous", "vous", "se", "s'", "notre", "votre", "nos", "vos", "mon", "ma"];
    let verb = ["est", "sont", "sera", "seront", "etait", "etaient", "ont", "aura", "auront", "aurait", "fait", "propose", "organise"];
    doc.case(i) != Case::Upper && (doc.folds_to(i, &pronoun) || doc.folds_to(i, &verb)) || doc.is(i, "a")
}

/// Where a line begins that token `i` shows, in a line that began at `line`.
fn begins_line(doc: &Marked, line: usize, i: usize, end: usize, found: &Found) -> Option<usize> {
    let free = ends_words(doc, i - 1);
    if let Some(k) = found.dates.starting_at(i).filter(|k| found.dates[*k].use_ == DateUse::Open) {
        // "LE CUIR ENTIER le 4 mai", but "dûment convoqué le 4 mai": words in capitals are no sentence.
        let led = |t: usize| doc.folds_to(t, &["le", "les"]);
        let behind_capitals = |t: usize| t > line && doc.case(t - 1) == Case::Upper;
        return if led(i) {
            behind_capitals(i).then_some(i)
        } else if led(i - 1) {
            behind_capitals(i - 1).then_some(i - 1)
        } else {
            // "Nancy, Maison du cuir 4-5 mai 2021": where and when stay on one line.
            let placed = doc.phrase(line, i, WHERE).is_some_and(|(_, value)| value.has(WHERE));
            (free && !placed && !doc.folds_to(i, &["du"]) && found.dates[k].tokens.len() > 1).then_some(i)
        };
    }
    if free && counts_event(doc, i, end) {
        return Some(i);
    }
    let behind_day = found.dates.get(found.dates.first_reaching(i)).is_some_and(|d| d.tokens.end == i && d.use_ == DateUse::Open);
    if !doc.case(i).is_capital() || found.names.get(found.names.first_reaching(i + 1)).is_some_and(|n| n.whole.start < i) {
        return None;
    }
    let phrase = |tags: Tags| doc.phrase(i, end, tags).filter(|(_, value)| value.has(tags)).map(|(n, _)| i + n);
    let shouted = doc.case(i) == Case::Upper && doc.case(i - 1) == Case::Upper;
    let place = || {
        let house = phrase(Tags::HOUSE | Tags::VENUE).is_some_and(|at| at > i + 1 || doc.case(at).is_capital() || leads_to_name(doc, at));
        house && !shouted || phrase(Tags::COMMUNE | Tags::FOREIGN_CITY).is_some_and(|at| is_set_off(doc, at, found))
    };
    let beside = || {
        let heads = phrase(Tags::EVENT_REPORT | Tags::LABEL).is_some() || !shouted && phrase(BESIDE).is_some();
        heads && !doc.has(i, Tags::EVENT_KIND)
    };
    let dated = found.dates.starting_at(line).is_some();
    let kind = || phrase(Tags::EVENT_KIND).is_some() && doc.case(i) == Case::Capital && !doc.has(i - 1, Tags::EVENT_FILLER | Tags::ORDINAL);
    let begins = if behind_day {
        !place()
    } else {
        let words = changes_case(doc, i) || is_behind_bare_kind(doc, line, i) || kind();
        free && (words || beside() || !dated && place())
    };
    begins.then_some(i)
}

/// Whether words may end with token `i`: with none that leads to the next.
fn ends_words(doc: &Marked, i: usize) -> bool {
    match doc.kind(i) {
        Some(TokenKind::Word) => !doc.has(i, Tags::GRAMMATICAL) && !is_ordinal_end(doc, i),
        Some(TokenKind::Number) => true,
        _ => doc.is_any(i, &[")", "!", "?", "»", "”", "."]),
    }
}

/// The "e" of "22 e" and "22e".
fn is_ordinal_end(doc: &Marked, i: usize) -> bool {
    i > 0 && doc.kind(i - 1) == Some(TokenKind::Number) && doc.folds_to(i, &["e", "er", "ere", "eme", "nd", "nde"])
}

/// "… de Nancy 9e Convention du cuir": the number of an event.
fn counts_event(doc: &Marked, i: usize, end: usize) -> bool {
    let number = doc.number(i).is_some_and(|n| n < 200) && is_ordinal_end(doc, i + 1);
    number && doc.phrase(i + 2, end, Tags::EVENT_KIND).is_some_and(|(_, value)| value.has(Tags::EVENT_KIND))
}

/// "LE GANT ET LA MAIN Journée d’étude", "12e Journée de ganterie COUDRE, DÉCOUDRE": capitals end or begin.
fn changes_case(doc: &Marked, i: usize) -> bool {
    let upper = |i: usize| doc.case(i) == Case::Upper;
    let last = if doc.kind(i - 1) == Some(TokenKind::Number) { i.saturating_sub(2) } else { i - 1 };
    let signed = usize::from(last > 0 && doc.is_any(last, &["!", "?"]));
    let last = last - signed;
    let ends = last >= 1 && upper(last) && (upper(last - 1) || doc.kind(last - 1) == Some(TokenKind::Sign)) && doc.case(i) == Case::Capital;
    let long = |i: usize| upper(i) && doc.word(i).chars().count() >= 5;
    let known = doc.has(i, Tags::KNOWN_BODY | Tags::BODY_HEAD | Tags::COMMUNE);
    let begins = upper(i) && (upper(i + 1) || long(i) && doc.is_any(i + 1, &[",", ":", "?", "!"])) && !known;
    let other = doc.case(i - 1).is_word() && doc.case(i - 1) != Case::Single || doc.number(i - 1).is_some_and(|n| n >= 1_000);
    ends || begins && !upper(i - 1) && other
}

/// "Colloque international Écrire la tannerie": the name of the event behind words that only say what it is.
fn is_behind_bare_kind(doc: &Marked, line: usize, i: usize) -> bool {
    let bare = |t: usize| doc.has(t, Tags::EVENT_KIND | Tags::EVENT_FILLER | Tags::ORDINAL) || doc.folds_to(t, &["d'", "de", "du", "des"]);
    let kind = doc.has(line, Tags::EVENT_KIND) && i - line <= 5 && (line..i).all(bare) && doc.case(i - 1) == Case::Lower;
    kind && !bare(i) && !doc.has(i, Tags::PLACE)
}

/// "Maison du cuir", "Palais des congrès"
fn leads_to_name(doc: &Marked, at: usize) -> bool {
    doc.folds_to(at, &["de", "du", "des", "d'"]) && doc.case(at) == Case::Lower
}

/// Whether a sign or a day stands behind a town.
fn is_set_off(doc: &Marked, at: usize, found: &Found) -> bool {
    doc.is_any(at, &[",", "–", "—", "-", "("]) && !(doc.is(at, "-") && doc.glued(at)) || found.dates.starting_at(at).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::marked;
    use crate::extract::{dates, names, times};

    #[test]
    fn examples() {
        let rest =
            " avec des tanneurs, des gantiers et des tisseuses de toutes les vallées pour deux journées entières de débats et de visites";
        for (head, expected) in [
            (
                "Colloque international Écrire la tannerie. Gants et peaux Nancy, Maison du cuir 4-5 mai 2021 Organisation : Lise Duval.",
                "Colloque international | Écrire la tannerie. Gants et peaux | Nancy, Maison du cuir 4-5 mai 2021 | Organisation : Lise Duval.",
            ),
            (
                "LE GANT ET LA MAIN Journée d’étude mardi 4 mai 2021 Amphithéâtre Duval",
                "LE GANT ET LA MAIN | Journée d’étude | mardi 4 mai 2021 Amphithéâtre Duval",
            ),
            (
                "Du cuir et de la santé Journée d’études – mardi 4 mai 2021 Faculté de droit de Nancy",
                "Du cuir et de la santé | Journée d’études – mardi 4 mai 2021 Faculté de droit de Nancy",
            ),
            (
                "Le colloque se tiendra le 4 mai 2021 à la Maison du cuir de Nancy",
                "Le colloque se tiendra le 4 mai 2021 à la Maison du cuir de Nancy",
            ),
        ] {
            let text = format!("{head}{rest}");
            marked(&text, |doc| {
                let (times, dates, names) = (times::find(doc), dates::find(doc), names::find(doc));
                let tokens = 0..doc.tokens.len();
                let cuts = cuts(doc, &tokens, &Found { times: &times, dates: &dates, names: &names }, &[]);
                let starts = [0].into_iter().chain(cuts.iter().copied());
                let lines: Vec<String> = starts.zip(cuts.iter().copied().chain([tokens.end])).map(|(a, b)| doc.surface(&(a..b))).collect();
                let found = lines.join(" | ");
                assert!(found.starts_with(expected), "{found}");
            });
        }
    }
}
