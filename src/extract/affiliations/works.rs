//! What somebody has written, with its publisher: no body that they are of.

use super::Attached;
use crate::extract::bodies::{self, Start};
use crate::extract::entries::Entry;
use crate::extract::functions;
use crate::lexicon::{Tags, Value};
use crate::record::OrganisationKind;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// Articles with which a title begins.
const ARTICLES: &[&str; 7] = &["le", "la", "les", "l'", "un", "une", "des"];

/// "romancière (Les Jours bleus, Duvernet)": a work and its publisher, in the bracket at `at` behind who writes; the token
/// that closes.
pub(super) fn in_bracket(doc: &Marked, at: usize, end: usize, attached: &[Attached]) -> Option<usize> {
    if let Some(close) = credits(doc, at, end) {
        return Some(close);
    }
    let writes = |class: &str| class.starts_with("arts") || class.starts_with("academia") || class == "media";
    attached.iter().find(|a| a.role.is_some() && doc.lexicon.class(a.class).is_some_and(writes))?;
    if !doc.is(at, "(") {
        return None;
    }
    let close = (at + 1..end.min(at + 20)).find(|i| doc.is(*i, ")"))?;
    let comma = (at + 1..close).find(|i| doc.is(*i, ","))?;
    let article = doc.case(at + 1) == Case::Capital && doc.folds_to(at + 1, ARTICLES);
    let body = bodies::start_at(doc, at + 1, close).is_some_and(|(start, ..)| start == Start::Known)
        || doc.has(at + 2, Tags::BODY | Tags::PLACE)
        || doc.phrase(comma + 1, close, Tags::PLACE).is_some()
        || functions::head_at(doc, comma + 1, close).is_some();
    (article && comma > at + 2 && !body).then_some(close)
}

/// So many tokens the credits of a film are, at most.
const LONGEST_CREDITS: usize = 30;

/// "(Fr, 2019, 53’, Val Productions)": year, length and makers of a film, in the bracket at `at`; the token that closes.
fn credits(doc: &Marked, at: usize, end: usize) -> Option<usize> {
    if !doc.is(at, "(") {
        return None;
    }
    let close = (at + 1..end.min(at + LONGEST_CREDITS)).find(|i| doc.is(*i, ")"))?;
    let year = |i: usize| doc.number(i).is_some_and(|n| (1890..2100).contains(&n)) && doc.is_any(i + 1, &[",", ")", "–", "-", "/", ";"]);
    let unit = |i: usize| doc.is_any(i, &["’", "'", "′"]) || doc.folds_to(i, &["min", "mn", "minutes", "h"]);
    let length = |i: usize| doc.number(i).is_some() && unit(i + 1) && i + 1 < close;
    ((at + 1..close).any(year) && (at + 1..close).any(length)).then_some(close)
}

/// "Paul Roux, La Grève (Le Phare)": a work that begins at `from`, and its publisher in brackets; the token of the bracket.
pub(super) fn before_bracket(doc: &Marked, from: usize, end: usize) -> Option<usize> {
    if !doc.is(from.wrapping_sub(1), ",") || !doc.case(from).is_capital() {
        return None;
    }
    let open = (from + 1..end.min(from + 9)).take_while(|i| !doc.breaks(*i)).find(|i| doc.is(*i, "("))?;
    let close = (open + 2..end.min(open + 7)).find(|i| doc.is(*i, ")"))?;
    let words = (from..open).all(|i| doc.kind(i) == Some(TokenKind::Word) || doc.glued(i));
    let title = bodies::start_at(doc, from, open).is_none_or(|(start, ..)| start == Start::Capital)
        && functions::head_at(doc, from, open).is_none()
        && doc.phrase(from, open, Tags::PLACE).is_none();
    let inner = bodies::skip_article(doc, open + 1, close);
    let house = doc.case(open + 1) == Case::Capital || doc.has(inner, Tags::BODY);
    let publisher = house
        && bodies::mention_at(doc, inner, close, true).is_some_and(|b| b.end == close && b.start != Start::Acronym)
        && doc.phrase(inner, close, Tags::PLACE).is_none()
        && functions::head_at(doc, inner, close).is_none()
        && !bodies::is_made_of_initials(doc, &(from..open), open + 1);
    (words && title && publisher && is_literary(doc, from, open)).then_some(open)
}

/// "Paul Roux, La Grève (Le Phare), Lise Duval, Sillons (Goémon noir) et Anne Vial, historienne, Le Sel (Rives)": where several of
/// a list have words and a name in brackets, and some of the words read like a title, they are works and their publishers:
/// bodies, but nobody's.
pub fn set_aside(doc: &Marked, entries: &mut [Entry]) {
    let works: Vec<(usize, Work)> = entries.iter().enumerate().filter_map(|(k, entry)| Some((k, work(doc, entry)?))).collect();
    let found = || works.iter().map(|(_, work)| work);
    let literary = found().any(|w| is_literary(doc, w.title.start, w.title.end) || is_publisher(doc, &w.publisher));
    if !literary || found().count() < 2 && !found().any(|w| is_publisher(doc, &w.publisher)) {
        return;
    }
    for (k, Work { title, publisher }) in &works {
        let entry = &mut entries[*k];
        let within = |t: &Option<Tokens>| t.as_ref().is_some_and(|t| t.start >= title.start);
        entry.attached.retain(|a| !within(&a.role));
        for attached in entry.attached.iter_mut().filter(|a| within(&a.organisation)) {
            (attached.organisation, attached.body) = (None, None);
        }
        entry.attached.retain(|a| a.role.is_some() || a.organisation.is_some());
        let from = bodies::skip_article(doc, publisher.start, publisher.end);
        let body = bodies::mention_at(doc, from, publisher.end, true);
        entry.attached.extend(body.map(|body| Attached { body: Some(body), ..Attached::default() }));
    }
}

/// Title and publisher.
struct Work {
    title: Tokens,
    publisher: Tokens,
}

/// Words with a capital between the comma behind a person, or behind what they are, and a bracket that holds a name.
fn work(doc: &Marked, entry: &Entry) -> Option<Work> {
    let name_end = entry.name.as_ref()?.whole.end;
    let open = (name_end..entry.tokens.end.min(name_end + 24)).find(|i| doc.is(*i, "("))?;
    let comma = (name_end..open).rev().find(|i| doc.is(*i, ","))?;
    let close = (open + 2..doc.tokens.len().min(open + 10)).find(|i| doc.is(*i, ")"))?;
    let (title, inside) = (comma + 1..open, open + 1..close);
    let publisher = inside.start..inside.clone().find(|i| doc.is(*i, ",")).unwrap_or(close);
    let spoken = comma > name_end && functions::head_at(doc, name_end + 1, comma).is_none();
    let worded = (1..=10).contains(&title.len())
        && title.clone().all(|i| doc.kind(i) == Some(TokenKind::Word) && !doc.breaks(i) || doc.glued(i) || doc.is_any(i, &["?", "!"]));
    let unlike = |words: &Tokens, tags: Tags| doc.phrase(words.start, words.end, tags).is_none();
    let started = bodies::start_at(doc, title.start, title.end).is_none_or(|(start, ..)| start >= Start::Weak);
    let other = Tags::PLACE | Tags::BODY_HEAD | Tags::CIVILITY | Tags::TENTATIVE | Tags::REMOTE | Tags::MODERATION;
    let titled = doc.case(title.start).is_capital()
        && started
        && unlike(&title, other)
        && functions::head_at(doc, title.start, title.end).is_none_or(|h| h.weak || h.plural);
    let inner = bodies::skip_article(doc, publisher.start, publisher.end);
    let house = doc.case(publisher.start) == Case::Capital
        && publisher.len() <= 5
        && (is_publisher(doc, &publisher) || unlike(&publisher, Tags::PLACE))
        && !bodies::is_acronym(doc, inner)
        && functions::head_at(doc, inner, publisher.end).is_none()
        && publisher.clone().all(|i| doc.kind(i) == Some(TokenKind::Word) || doc.glued(i) || doc.is(i, "&"));
    (!spoken && worded && titled && house).then_some(Work { title, publisher })
}

/// "Actes Sud", "Éditions du Phare"
fn is_publisher(doc: &Marked, words: &Tokens) -> bool {
    let start = bodies::start_at(doc, words.start, words.end);
    start.is_some_and(|(start, n, value)| {
        let kind = bodies::kind(value.codes[Value::BODY_KIND]) == OrganisationKind::Publisher;
        kind && (start == Start::Head || start == Start::Known && n >= words.len())
    })
}

/// Words that read like a title and not like a firm: an article, or a noun and what describes it in lower case.
fn is_literary(doc: &Marked, from: usize, open: usize) -> bool {
    let article = doc.folds_to(from, ARTICLES) && doc.case(from) == Case::Capital;
    article || open > from + 1 && (from + 1..open).all(|i| doc.case(i) == Case::Lower)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::marked;
    use crate::record::Part;

    #[test]
    fn works_before_their_publisher() {
        for (text, title) in [
            (", La Grève (Le Phare)", "La Grève"),
            (", Quai des ombres (Goémon noir)", "Quai des ombres"),
            (", Nova Conseil (Goémon noir)", ""),
            (", Terre de Liens (Drôme)", ""),
            (", directrice (Le Phare)", ""),
        ] {
            let found = marked(text, |doc| {
                before_bracket(doc, 1, doc.tokens.len()).map_or(String::new(), |open| doc.on_one_line(&(1..open)).to_string())
            });
            assert_eq!(found, title, "{text}");
        }
    }

    #[test]
    fn works_of_several() {
        for (text, expected) in [
            ("Lise Duval, La Grève (Le Phare), Paul Roche, Sillons (Goémon noir)", "- | -"),
            ("Lise Duval, historienne, La Grève (Le Phare), Paul Roche, Sillons (Goémon noir)", "historienne | -"),
            ("Lise Duval, Sillons (Gallimard)", "-"),
            // Firms and where they are, laboratories and their letters.
            ("Lise Duval, Korval (Lyon), Paul Roche, Nova Conseil (Brest)", "Korval | Nova Conseil"),
            ("Lise Duval, Université de Pau (LIPHA), Paul Roche, CHU de Brest (CIC)", "Université de Pau | CHU de Brest"),
        ] {
            let found = marked(text, |doc| {
                let names = crate::extract::names::find(doc);
                let entries = crate::extract::entries::list(doc, &(0..doc.tokens.len()), doc.tokens.len(), Part::Speaker, &names);
                let said = |e: &Entry| {
                    let first = e.attached.iter().find_map(|a| a.role.clone().or_else(|| a.organisation.clone()));
                    first.map_or("-".to_owned(), |t| doc.surface(&t))
                };
                entries.iter().map(said).collect::<Vec<_>>().join(" | ")
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
