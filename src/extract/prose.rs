//! People in running prose: whose words are reported (quoted) and who is only named (mentioned).

use super::affiliations;
use super::entries::Entry;
use super::leading::{self, Leading};
use super::mentions::Mentions;
use super::names::NameMention;
use super::programme::Placed;
use super::repeats;
use super::status;
use crate::lexicon::Tags;
use crate::record::Part;
use crate::text::{Case, Marked, Tokens};

/// The people named in a stretch of prose.
pub fn people(doc: &Marked, tokens: &Tokens, names: &Mentions<NameMention>) -> Vec<Entry> {
    let from = names.first_from(tokens.start);
    let mut found: Vec<Entry> = Vec::new();
    let mut mentions = names[from..].iter().take_while(|n| n.whole.end <= tokens.end).filter(|n| is_person(doc, n)).peekable();
    if mentions.peek().is_none() {
        return found;
    }
    let heading = status::heading(doc, tokens);
    let mut shared = leading::Shared::default();
    for mention in mentions {
        let limit =
            names[names.first_from(mention.whole.end)..].iter().find(|n| n.sure).map_or(tokens.end, |n| n.whole.start.min(tokens.end));
        let said_until = found.last().map_or(tokens.start, |e| e.tokens.end).min(mention.whole.start);
        let mut tail = tail(doc, mention, limit);
        status::before(doc, &(said_until..mention.whole.start), &mut tail);
        if let Some(said) = &heading {
            tail.tentative |= said.tentative;
            tail.remote |= said.remote;
        }
        let leading = before(doc, mention, tokens.start);
        let joined = mention.whole.start.saturating_sub(said_until) == 1 && (doc.folds_to(said_until, &["et"]) || doc.is(said_until, ","));
        let attached = shared.attach(doc, mention, leading, joined, tail.attached);
        let end = tail.end.max(mention.whole.end);
        let part = if is_quoted(doc, mention, end, tokens) { Part::Quoted } else { Part::Mentioned };
        found.push(Entry {
            name: Some(mention.clone()),
            part,
            tentative: tail.tentative,
            remote: tail.remote,
            attached,
            tokens: mention.whole.start..end,
            rule: "prose.name",
        });
    }
    status::of_sentences(doc, &mut found, tokens.end);
    found
}

/// A sure name; of one word only behind its civility and in capitals, as minutes have it: "Messieurs LAGORCE et PINTAUD".
fn is_person(doc: &Marked, name: &NameMention) -> bool {
    name.sure && (name.name.len() >= 2 || doc.case(name.name.start) == Case::Upper && doc.word(name.name.start).chars().count() > 2)
}

/// Those whose words are reported where only their family name stands: "M. Roche répond que …".
pub fn quote_again(doc: &Marked, tokens: &Tokens, names: &Mentions<NameMention>, placed: &mut [Placed]) {
    let from = names.first_from(tokens.start);
    for mention in names[from..].iter().take_while(|n| n.whole.end <= tokens.end) {
        if !repeats::is_short_form(doc, mention) || !is_quoted(doc, mention, mention.whole.end, tokens) {
            continue;
        }
        let known = |p: &&mut Placed| p.entry.name.as_ref().is_some_and(|n| repeats::is_same(doc, n, mention));
        if let Some(p) = placed.iter_mut().filter(|p| p.entry.part == Part::Mentioned).find(known) {
            p.entry.part = Part::Quoted;
        }
    }
}

/// In prose a function stands behind a comma or in brackets; anything else is the sentence going on.
fn tail(doc: &Marked, mention: &NameMention, limit: usize) -> affiliations::Tail {
    let at = mention.whole.end;
    // "MARCHAND, Hélène, La Ville à pied, 2019": a bibliography, unless a function follows.
    if mention.rule == "name.family_comma_given" && super::functions::head_at(doc, at + 1, limit).is_none() {
        return affiliations::Tail { end: at, ..Default::default() };
    }
    // A signature, or a line end in the place of the comma: the function on the line below the name.
    let signed = doc.breaks(at) && at < limit && super::functions::head_at(doc, at, limit).is_some_and(|h| !h.weak);
    // "Lise Duval - Adjointe au maire", "Paul Vercel représentant la Ligue": who attended, line after line.
    let dashed = doc.is_any(at, &["-", "–", "—"])
        && at + 1 < limit
        && !doc.breaks(at + 1)
        && super::functions::head_at(doc, at + 1, limit).is_some_and(|h| !h.weak);
    if signed
        || dashed
        || super::unnamed::is_representative(doc, at)
        || doc.is_any(at, &[",", "(", "*"])
        || doc.folds_to(at, &["de", "du", "d'"]) && doc.case(at) == Case::Lower
    {
        return affiliations::tail(doc, at, limit);
    }
    affiliations::Tail { end: at, ..Default::default() }
}

/// So many tokens before a name are read for what is said of it.
const REACH: usize = 300;

/// "la sociologue Marie Dupont", "Secrétaire de séance : Paul Tessier": in prose an article opens what is said before
/// a name, or it heads a line and a colon leads to the name.
fn before(doc: &Marked, mention: &NameMention, from: usize) -> Option<Leading> {
    let start = mention.whole.start;
    let from = from.max(start.saturating_sub(REACH));
    let sentence = (from..start).rev().find(|i| doc.is_any(*i, &[".", ";", "»", "?", "!"])).map_or(from, |i| i + 1);
    let opened =
        |i: usize| i > 0 && doc.folds_to(i - 1, &["le", "la", "l'", "les", "du", "un", "une", "son", "sa", "ses", "au", "notre", "leur"]);
    let heads = |i: usize| {
        (i == sentence || doc.breaks(i))
            && doc.is(start - 1, ":")
            && doc
                .phrase(i, start, Tags::MODERATION | Tags::MODERATION_HEADING | Tags::SPEAKERS_HEADING)
                .is_none_or(|(n, _)| i + n + 1 < start)
    };
    // "Avocate au barreau de Lille, Lise Duval a défendu …"
    let begins = |i: usize| i == sentence && doc.is(start - 1, ",") && doc.case(i) == Case::Capital;
    // "Le Conseil régional, représenté par Lise Duval"
    let represented = || (start > 0 && doc.folds_to(start - 1, &["par"])).then(|| leading::from_body(doc, &(sentence..start))).flatten();
    leading::leading(doc, &(sentence..start)).filter(|l| opened(l.start) || heads(l.start) || begins(l.start)).or_else(represented)
}

/// A verb of saying beside the name, a preposition of attribution before it, or a quotation that it closes.
fn is_quoted(doc: &Marked, mention: &NameMention, end: usize, tokens: &Tokens) -> bool {
    let start = mention.whole.start;
    let verb = |i: usize| doc.phrase(i, doc.tokens.len(), Tags::ATTRIBUTION_VERB).is_some() && !doc.case(i).is_capital();
    let after = (end..tokens.end.min(end + 4)).take_while(|i| !doc.is_any(*i, &["."])).any(verb);
    let right_after = (mention.whole.end..tokens.end.min(mention.whole.end + 3)).any(verb);
    let before =
        (1..=3usize).filter_map(|b| start.checked_sub(b)).take_while(|i| *i >= tokens.start && !doc.is_any(*i, &[".", ";"])).any(|i| {
            verb(i) && i + 3 >= start
                || doc
                    .phrase(i, start, Tags::ATTRIBUTION_PREPOSITION)
                    .is_some_and(|(n, _)| i + n == start || i + n + 1 == start && doc.folds_to(start - 1, &["le", "la", "l'"]))
        });
    // "D'après Jean Vercel." below a play: whose work it follows.
    let work = doc.is(end, ".") && start >= tokens.start + 2 && doc.folds_to(start - 1, &["apres"]) && doc.breaks(start - 2);
    !work && (after || right_after || before)
}
