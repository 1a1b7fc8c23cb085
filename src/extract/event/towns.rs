//! Towns that no line about the place gives: a letter's, a local body's, a mayor's, the title's, an institution's.

use super::venue;
use super::{Found, Reading};
use crate::extract::bodies;
use crate::lexicon::Tags;
use crate::record::OrganisationKind;
use crate::text::fold::fold;
use crate::text::{Case, TokenKind, Tokens};

/// Lines of the head among which a town may stand alone.
const HEAD: usize = 14;

/// The town that no line about the place gives: a letter's own ("Brivelle, le 4 mai"), a local body's, the title's.
pub fn told_apart(reading: &Reading, head_end: usize, title: Option<&Tokens>) -> Option<Found> {
    let doc = reading.doc;
    for (k, segment) in reading.segments.iter().take(head_end.min(HEAD)).enumerate() {
        let tokens = &segment.tokens;
        // "BRIVELLE" above the headline of an article
        let headed = || reading.segments.get(1).is_some_and(|next| next.blank_before > 0 && next.tokens.len() >= 5);
        let alone = doc.has(tokens.start, Tags::TOWN) && (k < 2 || segment.tokens.len() <= 3 && !segment.bullet)
            || k == 0 && doc.case(tokens.start) == Case::Upper && headed();
        if alone && town_at(reading, tokens.start, tokens.end) == Some(tokens.end) {
            return Some(Found::town(doc, tokens));
        }
        let dateline =
            tokens.len() > 3 && doc.is(tokens.start + 1, ",") && reading.dates_in(tokens).any(|d| d.tokens.start == tokens.start + 2);
        let body = doc.folds_to(tokens.start, &["ville", "commune", "mairie"]) && doc.folds_to(tokens.start + 1, &["de", "d'"]);
        if dateline && doc.case(tokens.start).is_capital() && !reading.inside_person(tokens.start) {
            return Some(Found::town(doc, &(tokens.start..tokens.start + 1)));
        }
        if body && let Some(end) = town_of_body(reading, tokens) {
            return Some(Found::town(doc, &(tokens.start + 2..end)));
        }
        // "Brivelle : le forum du cuir fait le plein"
        if k == 0
            && let Some(end) = town_at(reading, tokens.start, tokens.end)
            && doc.is(end, ":")
            && doc.case(end + 1) == Case::Lower
            && tokens.end > end + 4
        {
            return Some(Found::town(doc, &(tokens.start..end)));
        }
        // "Brivelle. Au salon du cuir, l’on s’inquiète"
        if let Some(end) = town_at(reading, tokens.start, tokens.end)
            && doc.is(end, ".")
            && !doc.glued(end + 1)
            && tokens.end > end + 4
            && doc.case(end + 1).is_capital()
        {
            return Some(Found::town(doc, &(tokens.start..end)));
        }
        // "le conseil municipal de la commune de Brivelle s’est réuni"
        let held = tokens.clone().any(|t| doc.has(t, Tags::EVENT_HELD));
        let commune = tokens.clone().find(|t| doc.folds_to(*t, &["commune"]) && doc.folds_to(t + 1, &["de", "d'"])).filter(|_| held);
        if let Some((at, end)) = commune.and_then(|t| Some((t + 2, town_at(reading, t + 2, tokens.end)?))) {
            return Some(Found::town(doc, &(at..end)));
        }
    }
    let titled = title.and_then(|title| {
        let link = title.clone().rev().find(|t| doc.folds_to(*t, &["de", "d'", "a"]) || doc.is_any(*t, &["–", "-"]))?;
        town_at(reading, link + 1, title.end).filter(|end| *end == title.end).map(|end| Found::town(doc, &(link + 1..end)))
    });
    titled.or_else(|| town_of_institution(reading, head_end)).or_else(|| local_town(reading))
}

/// Towns of mayors among which the host's may be told, and how often it is named at least.
const GUESTS: usize = 12;
const OFTEN: usize = 3;

/// Tokens from "sous la présidence de" to the town of the mayor.
const PRESIDED: usize = 10;

/// The one town whose mayor or municipality the text names: "Lise Duval, maire de Brivelle, ouvre la soirée". Several are
/// guests; one that is named once only may be.
fn local_town(reading: &Reading) -> Option<Found> {
    let doc = reading.doc;
    let head = |t: usize| doc.folds_to(t, &["maire", "ville", "mairie", "commune"]) && doc.folds_to(t + 1, &["de", "d'"]);
    let mut towns: Vec<(String, Tokens, usize)> = Vec::new();
    for t in (0..doc.tokens.len().saturating_sub(2)).filter(|t| head(*t)) {
        let town = |end: usize| t + 2..end;
        let Some(town) = town_at(reading, t + 2, doc.tokens.len().min(t + 8)).map(town) else { continue };
        let name = fold(&doc.surface(&town));
        match towns.iter_mut().find(|(known, ..)| *known == name) {
            Some((.., count)) => *count += 1,
            None => towns.push((name, town, 1)),
        }
    }
    let again = |town: &Tokens| {
        let at = |t: &usize| (0..town.len()).all(|k| doc.tokens[t + k].key == doc.tokens[town.start + k].key);
        (0..doc.tokens.len().saturating_sub(town.len())).filter(at).count()
    };
    // Of several, the one that the text has much oftener than any other.
    let mut counted: Vec<(usize, &Tokens)> = towns.iter().map(|(_, town, _)| (again(town), town)).collect();
    counted.sort_by_key(|(count, town)| (std::cmp::Reverse(*count), town.start));
    let (again, town) = match counted.as_slice() {
        [only] => *only,
        [first, second, ..] if counted.len() <= GUESTS && first.0 >= OFTEN && first.0 > 2 * second.0 => *first,
        _ => return None,
    };
    let presides = (town.start.saturating_sub(PRESIDED)..town.start).any(|t| doc.folds_to(t, &["presidence"]));
    (again >= 2 || presides).then(|| Found::town(doc, town))
}

/// "Ville de Brivelle", "Commune de VILLEFONT (Orne)": the end of the town, whether the gazetteer knows it or not.
fn town_of_body(reading: &Reading, tokens: &Tokens) -> Option<usize> {
    let doc = reading.doc;
    let start = tokens.start + 2;
    let closed = |end: &usize| *end == tokens.end || doc.is_any(*end, &["(", "–", "-", "—", "|"]) && !doc.glued(*end);
    let word = (start < tokens.end && doc.case(start).is_capital() && doc.kind(start) == Some(TokenKind::Word)).then_some(start + 1);
    town_at(reading, start, tokens.end).filter(closed).or(word.filter(closed))
}

/// "Université de Brivelle", on a line of its own in the head: the town that its institution bears.
fn town_of_institution(reading: &Reading, head_end: usize) -> Option<Found> {
    let doc = reading.doc;
    let houses = [OrganisationKind::University, OrganisationKind::School, OrganisationKind::Hospital];
    for segment in reading.segments.iter().take(head_end.min(8)).filter(|s| s.tokens.len() <= 14) {
        let body = bodies::mention_at(doc, segment.tokens.start, segment.tokens.end, false);
        let Some(body) = body.filter(|b| houses.contains(&bodies::kind(b.kind))) else { continue };
        let town = body.name.clone().skip(1).find_map(|t| {
            let (n, v) = doc.phrase(t, body.name.end, Tags::COMMUNE | Tags::FOREIGN_CITY)?;
            (v.has(Tags::TOWN | Tags::FOREIGN_CITY) && doc.case(t).is_capital() && !reading.inside_person(t)).then_some(t..t + n)
        });
        if town.is_some() {
            return town.map(|t| Found::town(doc, &t));
        }
    }
    None
}

/// The end of the name of a town at `i`: one of the gazetteer, or a capitalised word that is nothing else.
pub fn town_at(reading: &Reading, i: usize, end: usize) -> Option<usize> {
    let doc = reading.doc;
    if !doc.case(i).is_capital() || reading.inside_person(i) || doc.kind(i) != Some(TokenKind::Word) {
        return None;
    }
    if let Some((n, _)) = doc.phrase(i, end, Tags::COMMUNE | Tags::FOREIGN_CITY) {
        // "…, Maire." is no village of Mairé.
        let common = n == 1 && !doc.has(i, Tags::TOWN) && doc.has(i, Tags::LABEL | Tags::MONTH | Tags::FUNCTION);
        let longer = doc.case(i + n).is_capital() && !doc.breaks(i + n);
        return (!common && !longer).then_some(i + n);
    }
    venue::is_toponym(doc, i).then_some(i + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::event::testing::reading;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("Forum du cuir\n9h Accueil par Lise Duval, maire de Quimper\n10h Quimper et le cuir", "Quimper"),
            ("Le conseil s’est réuni sous la présidence de Lise Duval, maire de Bourg-sur-Orne.", "Bourg-sur-Orne"),
            ("Forum du cuir\n9h Lise Duval, maire de Quimper\n10h Paul Roche, maire de Brest\n11h Quimper et Brest", ""),
            ("Forum du cuir\n9h Lise Duval, maire de Quimper\n10h Paul Roche, maire de Dinard\n11h Quimper, Quimper !", "Quimper"),
            // Once only: somebody from elsewhere.
            ("Forum du cuir\n9h Accueil\n10h Lise Duval, maire de Quimper", ""),
        ] {
            let found = reading(text, |reading| local_town(reading).map_or(String::new(), |f| f.name(reading.doc)));
            assert_eq!(found, expected, "{text}");
        }
    }
}
