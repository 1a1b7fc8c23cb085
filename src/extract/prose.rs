//! People in running prose: whose words are reported (quoted) and who is only named (mentioned).

use super::affiliations;
use super::entries::Entry;
use super::leading;
use super::names::NameMention;
use super::status;
use crate::lexicon::Tags;
use crate::record::Part;
use crate::text::{Case, Marked, Tokens};

/// The people named in a stretch of prose.
pub fn people(doc: &Marked, tokens: &Tokens, names: &[NameMention]) -> Vec<Entry> {
    let from = names.partition_point(|n| n.whole.start < tokens.start);
    let mut found: Vec<Entry> = Vec::new();
    let heading = status::heading(doc, tokens);
    for mention in names[from..].iter().take_while(|n| n.whole.end <= tokens.end).filter(|n| n.sure && n.name.len() >= 2) {
        let limit = names[names.partition_point(|n| n.whole.start < mention.whole.end)..]
            .iter()
            .find(|n| n.sure)
            .map_or(tokens.end, |n| n.whole.start.min(tokens.end));
        let said_until = found.last().map_or(tokens.start, |e| e.tokens.end).min(mention.whole.start);
        let mut tail = tail(doc, mention, limit);
        status::before(doc, &(said_until..mention.whole.start), &mut tail);
        if let Some(said) = &heading {
            tail.tentative |= said.tentative;
            tail.remote |= said.remote;
        }
        let attached = leading::join(before(doc, mention, tokens.start), tail.attached);
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

/// In prose a function stands behind a comma or in brackets; anything else is the sentence going on.
fn tail(doc: &Marked, mention: &NameMention, limit: usize) -> affiliations::Tail {
    let at = mention.whole.end;
    if doc.is_any(at, &[",", "(", "*"]) || doc.folds_to(at, &["de", "du", "d'"]) && doc.case(at) == Case::Lower {
        return affiliations::tail(doc, at, limit);
    }
    affiliations::Tail { end: at, ..Default::default() }
}

/// "la sociologue Marie Dupont", "M. le maire": in prose an article opens what is said before a name.
fn before(doc: &Marked, mention: &NameMention, from: usize) -> Vec<affiliations::Attached> {
    let start = mention.whole.start;
    let sentence = (from..start).rev().find(|i| doc.is_any(*i, &[".", ";", "»", "?", "!"])).map_or(from, |i| i + 1);
    let article =
        |i: usize| i > 0 && doc.folds_to(i - 1, &["le", "la", "l'", "les", "du", "un", "une", "son", "sa", "ses", "au", "notre", "leur"]);
    leading::leading(doc, &(sentence..start)).filter(|l| article(l.start)).map(|l| l.attached).unwrap_or_default()
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
    after || right_after || before
}
