//! The people of a sentence that tells an item, and the papers that it quotes.

use crate::extract::entries::{self, Entry};
use crate::extract::mentions::Mentions;
use crate::extract::names::NameMention;
use crate::extract::status;
use crate::lexicon::Tags;
use crate::record::Part;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// What stands between quotation marks and begins with a capital, the marks left out.
pub fn quotes(doc: &Marked, tokens: &Tokens) -> Vec<Tokens> {
    let mut found = Vec::new();
    let mut open = None;
    for i in tokens.clone().filter(|i| doc.kind(*i) == Some(TokenKind::Sign)) {
        if doc.is_any(i, &["«", "“"]) {
            open = Some(i + 1);
        } else if doc.is_any(i, &["»", "”"])
            && let Some(start) = open.take().filter(|s| i > *s && (doc.case(*s).is_capital() || doc.number(*s).is_some()))
        {
            found.push(start..i);
        }
    }
    found
}

/// Papers that a sentence names one after the other, each with its speaker: "« A » par X, « B » par Y".
pub fn papers(doc: &Marked, sentence: &Tokens, names: &Mentions<NameMention>) -> Vec<Tokens> {
    let spoken = |title: &Tokens| {
        let mark = title.end + 1;
        let by = (mark..mark + 4).find(|i| doc.folds_to(*i, &["par", "de", "d'"])).unwrap_or(mark);
        let name = by + 1..by + 5;
        doc.folds_to(by, &["par", "de", "d'"]) && names.get(names.first_from(name.start)).is_some_and(|n| n.whole.start < name.end)
    };
    let papers: Vec<Tokens> = quotes(doc, sentence).into_iter().filter(spoken).collect();
    if papers.len() < 2 { Vec::new() } else { papers }
}

/// Somebody of a sentence that tells an item.
pub struct Person {
    pub entry: Entry,
    /// Title of the paper that they give.
    pub paper: Option<Tokens>,
    /// "Y les animera toutes": holds for every item that the plural announced.
    pub everywhere: bool,
}

/// The people of a sentence.
pub fn people(doc: &Marked, sentence: &Tokens, title: Option<&Tokens>, papers: &[Tokens], names: &Mentions<NameMention>) -> Vec<Person> {
    let mut out = Vec::new();
    let mut start = sentence.start;
    let mut paper: Option<Tokens> = None;
    let quotes = quotes(doc, sentence);
    for quote in quotes.iter().chain([&(sentence.end + 1..sentence.end + 1)]) {
        let part = start..(quote.start.saturating_sub(1)).clamp(start, sentence.end);
        let mut entries = entries::list(doc, &part, part.end, Part::Speaker, names);
        status::of_sentences(doc, &mut entries, part.end);
        let mut said_to = part.start;
        let mut gathered = false;
        for mut entry in entries.into_iter().filter(|e| e.name.as_ref().is_none_or(|n| !is_aside(doc, n))) {
            // "animée par X, elle réunira Y et Z": those behind the verb speak.
            let gathers = |i: usize| doc.phrase(i, part.end, Tags::GATHERS).is_some_and(|(_, v)| v.has(Tags::GATHERS));
            // "…, elle réunira X ; elle sera animée par Y": who is led to again as chair.
            let between = said_to..entry.tokens.start.max(said_to);
            let led = |i: usize| doc.phrase(i, part.end, Tags::MODERATION).is_some_and(|(n, _)| doc.folds_to(i + n - 1, &["par"]));
            let chaired = between.clone().rev().find(|i| led(*i));
            let called = between.rev().find(|i| gathers(*i));
            gathered = called.is_some_and(|at| chaired.is_none_or(|by| at > by)) || gathered && chaired.is_none();
            said_to = said_to.max(entry.tokens.end);
            if gathered {
                entry.part = Part::Speaker;
            }
            let chair = chairs(doc, &part, &entry);
            if chair.is_some() {
                entry.part = Part::Moderator;
            }
            let everywhere = chair.is_some_and(|verb| doc.folds_to(verb - 1, &["les"]));
            out.push(Person { entry, paper: paper.clone(), everywhere });
        }
        start = (quote.end + 1).min(sentence.end);
        paper = Some(quote.clone()).filter(|q| papers.contains(q) && Some(q) != title);
    }
    out
}

/// Somebody to whom one writes: no participant.
fn is_aside(doc: &Marked, name: &NameMention) -> bool {
    name.whole.start > 0 && doc.folds_to(name.whole.start - 1, &["aupres"])
}

/// The verb by which this person chairs: "X, journaliste, animera …", "C’est X qui mènera la discussion".
pub fn chairs(doc: &Marked, sentence: &Tokens, entry: &Entry) -> Option<usize> {
    let after = entry.tokens.end..sentence.end.min(entry.tokens.end + 6);
    // "…, animé par Y": without its accent the participle looks like the verb, and it speaks of Y.
    let passive = |i: usize| doc.phrase(i, sentence.end, Tags::MODERATION).is_some_and(|(n, _)| n > 1 && doc.folds_to(i + n - 1, &["par"]));
    let verb = after
        .clone()
        .take_while(|i| !doc.is_any(*i, &[".", ";"]))
        .find(|i| doc.phrase(*i, sentence.end, Tags::MODERATES).is_some() && !passive(*i))?;
    // Only a relative or an object pronoun may stand between.
    let pronoun = |i: usize| doc.case(i) == Case::Lower && doc.word(i).chars().count() <= 3;
    (after.start..verb).all(|i| doc.is(i, ",") || pronoun(i)).then_some(verb)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::names;
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("À 10 h, un débat avec Lise Duval, animé par Paul Roche.", "Lise Duval, Paul Roche (chairs)"),
            (
                "Elle sera animée par Paul Roche, journaliste, et réunira Lise Duval et Anne Petit.",
                "Paul Roche (chairs), Lise Duval, Anne Petit",
            ),
            (
                "Le débat réunira à 14 h Lise Duval et Anne Petit ; il sera animé par Paul Roche.",
                "Lise Duval, Anne Petit, Paul Roche (chairs)",
            ),
            ("Y témoigneront Lise Duval et Anne Petit ; Paul Roche animera les échanges.", "Lise Duval, Anne Petit, Paul Roche (chairs)"),
        ] {
            let found = marked(text, |doc| {
                let names = names::find(doc);
                let all = people(doc, &(0..doc.tokens.len()), None, &[], &names);
                let show = |p: &Person| {
                    let name = p.entry.name.as_ref().map_or(String::new(), |n| doc.surface(&n.name));
                    format!("{name}{}", if p.entry.part == Part::Moderator { " (chairs)" } else { "" })
                };
                all.iter().map(show).collect::<Vec<_>>().join(", ")
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
