//! Chairs in prose: who leads what a text without a programme tells of.

use super::functions;
use super::mentions::Mentions;
use super::names::NameMention;
use super::programme::Placed;
use super::repeats;
use super::told;
use crate::lexicon::Tags;
use crate::record::Part;
use crate::text::fold::fold;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// What can be chaired.
const CHAIRABLE: Tags = Tags::ANY_EVENT.union(Tags::LABEL).union(Tags::LABEL_WORD).union(Tags::HALF_DAY);

/// Makes moderators of those of whom a stretch of prose says that they chair; they may be named there again by family name
/// or office ("M. le Maire ouvre la séance").
pub fn find(doc: &Marked, tokens: &Tokens, names: &Mentions<NameMention>, placed: &mut [Placed]) {
    for p in placed.iter_mut().filter(|p| p.session.is_none() && tokens.contains(&p.entry.tokens.start)) {
        let entry = &p.entry;
        let by_verb = told::chairs(doc, tokens, entry).is_some_and(|verb| is_of_event(doc, verb, tokens.end));
        let by_office = entry.attached.iter().filter_map(|a| a.role.as_ref()).any(|role| is_office(doc, role));
        let start = entry.attached.iter().filter_map(|a| a.role.as_ref()).map(|r| r.start).min().unwrap_or(entry.tokens.start);
        if by_verb || by_office || is_entrusted(doc, tokens, start.min(entry.tokens.start)) {
            p.entry.part = Part::Moderator;
        }
    }
    for verb in tokens.clone() {
        // "La séance est ouverte sous la présidence de Mme Duval"
        if let Some((n, _)) = doc.phrase(verb, tokens.end, Tags::MODERATION)
            && let Some(k) = names.starting_at(verb + n)
            && is_entrusted(doc, tokens, names[k].whole.start)
            && let Some(person) = Subject::Named(&names[k]).find(doc, placed)
        {
            placed[person].entry.part = Part::Moderator;
        }
        let Some((n, _)) = doc.phrase(verb, tokens.end, Tags::MODERATES) else { continue };
        if !is_of_event(doc, verb, tokens.end) {
            continue;
        }
        if let Some(person) = subject(doc, tokens, verb, n, names).and_then(|s| s.find(doc, placed)) {
            placed[person].entry.part = Part::Moderator;
        }
    }
}

/// The chair of a meeting of which the minutes say no more than who came: the first listed who presides.
pub fn of_meeting(doc: &Marked, placed: &mut [Placed]) {
    if placed.iter().any(|p| p.entry.part == Part::Moderator) {
        return;
    }
    let presides = |p: &Placed| {
        p.session.is_none()
            && p.entry.name.is_some()
            && p.entry
                .attached
                .iter()
                .any(|a| a.organisation.is_none() && a.role.as_ref().is_some_and(|r| doc.folds_to(r.start, &["president", "presidente"])))
    };
    if let Some(p) = placed.iter_mut().find(|p| presides(p)) {
        p.entry.part = Part::Moderator;
    }
}

/// Whoever a sentence is about, as it names them.
enum Subject<'a> {
    Named(&'a NameMention),
    /// "M. le Maire", "la présidente"
    Holder(Tokens),
}

impl Subject<'_> {
    /// Who of those already found is meant.
    fn find(&self, doc: &Marked, placed: &[Placed]) -> Option<usize> {
        let outside = placed.iter().enumerate().filter(|(_, p)| p.session.is_none());
        match self {
            Subject::Named(mention) => outside
                .filter(|(_, p)| p.entry.name.as_ref().is_some_and(|n| n.whole.start <= mention.whole.start))
                .find(|(_, p)| p.entry.name.as_ref().is_some_and(|n| repeats::is_same(doc, n, mention)))
                .map(|(k, _)| k),
            Subject::Holder(office) => {
                let office = fold(doc.word(office.start));
                let holds = |p: &Placed| {
                    p.entry.name.is_some()
                        && p.entry.attached.iter().filter_map(|a| a.role.as_ref()).any(|r| fold(doc.word(r.start)) == office)
                };
                outside.filter(|(_, p)| holds(p)).map(|(k, _)| k).next()
            }
        }
    }
}

/// The subject of a verb: the name or office right before it, or behind the comma of "ouvrant la séance, …".
fn subject<'a>(doc: &Marked, tokens: &Tokens, verb: usize, n: usize, names: &'a Mentions<NameMention>) -> Option<Subject<'a>> {
    let after = verb + n;
    if doc.is(after, ",")
        && let Some(k) = names.starting_at(after + 1)
    {
        return Some(Subject::Named(&names[k]));
    }
    let slight = |i: usize| doc.is(i, ",") || doc.case(i) == Case::Lower && doc.word(i).chars().count() <= 3;
    let before = names[..names.first_reaching(verb + 1)].last();
    if let Some(mention) = before.filter(|m| m.whole.start >= tokens.start && verb - m.whole.end <= 4 && (m.whole.end..verb).all(slight)) {
        return Some(Subject::Named(mention));
    }
    (tokens.start.max(verb.saturating_sub(6))..verb)
        .find(|i| {
            let led = *i > 0 && doc.folds_to(i - 1, &["le", "la", "l'"]);
            led && functions::head_at(doc, *i, verb).is_some_and(|h| h.tokens.end == verb)
        })
        .map(|i| Subject::Holder(i..verb))
}

/// Whether a verb of chairing says what is chaired, and that is no body: "préside la séance", but "préside l’association".
fn is_of_event(doc: &Marked, verb: usize, end: usize) -> bool {
    let Some((n, _)) = doc.phrase(verb, end, Tags::MODERATES) else { return false };
    let after = verb + n;
    let object = after..end.min(after + 5);
    let spoken = (verb..after).any(|i| doc.has(i, CHAIRABLE | Tags::GOES_ON)) || n >= 3;
    let nothing = after >= end || doc.kind(after) == Some(TokenKind::Sign) && !doc.is(after, "(");
    spoken || nothing || of_event(doc, object)
}

/// Whether the first noun of a stretch is something that can be chaired.
fn of_event(doc: &Marked, mut tokens: Tokens) -> bool {
    tokens.find_map(|i| noun_at(doc, i)).unwrap_or(false)
}

/// Whether the last noun of a stretch can be chaired.
fn last_noun(doc: &Marked, tokens: Tokens) -> Option<bool> {
    let mut last = None;
    let mut i = tokens.start;
    while i < tokens.end {
        let noun = noun_at(doc, i);
        let length = doc.phrase(i, tokens.end, CHAIRABLE | Tags::BODY).map_or(1, |(n, _)| n);
        i += if noun.is_some() { length } else { 1 };
        last = noun.or(last);
    }
    last
}

/// Whether the noun at `i` can be chaired; `None` for any other word.
fn noun_at(doc: &Marked, i: usize) -> Option<bool> {
    let event = doc.phrase(i, doc.tokens.len(), CHAIRABLE).filter(|(_, v)| v.has(CHAIRABLE)).map_or(0, |(n, _)| n);
    let body = doc.phrase(i, doc.tokens.len(), Tags::BODY).filter(|(_, v)| v.has(Tags::BODY)).map_or(0, |(n, _)| n);
    match (event, body) {
        (0, 0) => (doc.has(i, Tags::NOUN) && !doc.has(i, Tags::GRAMMATICAL | Tags::VERB)).then_some(false),
        _ => Some(event >= body && event > 0),
    }
}

/// "l’animatrice de la matinée", "président de séance"
fn is_office(doc: &Marked, role: &Tokens) -> bool {
    let Some((n, _)) = doc.phrase(role.start, doc.tokens.len(), Tags::MODERATION | Tags::MODERATION_AFTER) else { return false };
    n >= 3 || doc.folds_to(role.start + n, &["de", "du", "des", "d'"]) && of_event(doc, role.start + n + 1..role.start + n + 4)
}

/// "une table ronde, « Écrire », modérée par": where the title in quotation marks before token `at` begins.
fn before_quotation(doc: &Marked, from: usize, at: usize) -> usize {
    let close = at.saturating_sub(1 + usize::from(doc.is(at.saturating_sub(1), ",")));
    let open = doc.is_any(close, &["»", "”"]).then(|| (from..close).rev().find(|i| doc.is_any(*i, &["«", "“"]))).flatten();
    open.unwrap_or(at)
}

/// Tokens of the longest sentence that is looked back over.
const LONGEST_SENTENCE: usize = 200;

/// "un débat confié à X", "Modérée par notre consœur X, la table ronde …": words of chairing right before the name or its
/// function, and an event before them, or behind where they open the sentence.
fn is_entrusted(doc: &Marked, tokens: &Tokens, start: usize) -> bool {
    let mut at = start;
    while at > tokens.start
        && (doc.folds_to(at - 1, &["le", "la", "l'", "notre", "m", "mme", "monsieur", "madame", "confrere", "consœur", "consoeur"])
            || doc.is(at - 1, ".") && doc.has(at.saturating_sub(2), Tags::CIVILITY))
    {
        at -= 1;
    }
    let words = (1..=6)
        .filter_map(|back| at.checked_sub(back))
        .find(|i| *i >= tokens.start && doc.phrase(*i, at, Tags::MODERATION).is_some_and(|(n, _)| i + n == at));
    let Some(words) = words else { return false };
    let stop = |i: &usize| doc.is_any(*i, &[".", ";", "?", "!"]) && !doc.glued(i + 1) && !doc.is_any(i + 1, &["»", "”"]);
    let from = tokens.start.max(words.saturating_sub(LONGEST_SENTENCE));
    let sentence = (from..words).rev().find(stop).map_or(from, |i| i + 1);
    let opens = words == sentence;
    let pronoun = words - sentence <= 4 && (sentence..words).any(|i| doc.folds_to(i, &["elle", "il", "qui", "elles", "ils"]));
    let noun_end = before_quotation(doc, sentence, words);
    let before = last_noun(doc, sentence.max(noun_end.saturating_sub(10))..noun_end);
    let behind = || (start..tokens.end.min(start + 25)).take_while(|i| !stop(i)).any(|i| noun_at(doc, i) == Some(true));
    let said = (words..at).any(|i| doc.has(i, CHAIRABLE) || doc.folds_to(i, &["presidence", "parole"]));
    said || pronoun || before == Some(true) || opens && behind()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::names;
    use crate::extract::prose;
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("Lise Duval, journaliste à Radio Sud, animait les échanges.", "Lise Duval"),
            ("Une table ronde confiée à Lise Duval a réuni trois maires.", "Lise Duval"),
            ("Modérée par notre consœur Lise Duval, la table ronde a réuni Paul Roche et Anne Petit.", "Lise Duval"),
            ("Une table ronde, « Et demain ? », modérée par Lise Duval, a clos la journée.", "Lise Duval"),
            ("Elle était présidée par Lise Duval, maire de Brivelle.", "Lise Duval"),
            ("Les débats seront conduits par Lise Duval.", "Lise Duval"),
            ("Présents : Lise Duval (présidente), Paul Roche. La présidente ouvre la séance à 18 h.", "Lise Duval"),
            ("Présents : Mme Lise Duval, M. Paul Roche. Mme Duval, qui préside, remercie les habitants.", "Lise Duval"),
            ("Présents : Mme Lise Duval, M. Paul Roche. Ouvrant la séance, M. Roche rappelle les faits.", "Paul Roche"),
            ("Présents : Mme Lise Duval, M. Paul Roche. La séance est ouverte sous la présidence de Mme Duval.", "Lise Duval"),
            ("Selon l’animatrice de la soirée, Lise Duval, tout reste à faire.", "Lise Duval"),
            // Bodies, works and studies are led too.
            ("Lise Duval préside l’association depuis 2010.", ""),
            ("L’étude menée par Lise Duval a duré un an.", ""),
            ("L’association présidée par Lise Duval compte cent membres.", ""),
        ] {
            let found = marked(text, |doc| {
                let names = names::find(doc);
                let tokens = 0..doc.tokens.len();
                let mut placed: Vec<Placed> =
                    prose::people(doc, &tokens, &names).into_iter().map(|entry| Placed { entry, session: None }).collect();
                find(doc, &tokens, &names, &mut placed);
                let chairs = placed.iter().filter(|p| p.entry.part == Part::Moderator);
                chairs.map(|p| p.entry.name.as_ref().map_or(String::new(), |n| doc.surface(&n.name))).collect::<Vec<_>>().join(", ")
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
