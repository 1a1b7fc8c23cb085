//! Whether a text has a programme, and whether it speaks of an event at all.

use crate::extract::dates::{DateMention, DateUse};
use crate::extract::programme::Programme;
use crate::lexicon::Tags;
use crate::record::SessionKind;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// Whether the timed items found make a programme: enough of them bear a label or people.
pub fn is_plausible(doc: &Marked, programme: &Programme, dates: &[DateMention]) -> bool {
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
    // Steps of a treatment, opening hours: nobody takes part, no day and no event is named.
    let dated = dates.iter().any(|d| d.use_ == DateUse::Open && d.dates.iter().all(|x| x.start_day().is_some()));
    let named = (0..doc.tokens.len().min(120)).any(|i| doc.has(i, Tags::EVENT_KIND) && doc.case(i).is_capital());
    // Without a day and a name, people must speak for it.
    let with_people = peopled.iter().filter(|p| **p).count();
    let held = dated || named || with_people * 2 >= items || with_people >= 2 && told >= 3;
    // "Compte rendu du conseil / Mardi 11 mars, 18 h 30": the hour of a meeting that minutes tell of.
    let timed = programme.items.iter().filter(|item| item.start.is_some()).count();
    if timed <= 1 && items <= MOST_OF_MEETING && programme.items.first().is_some_and(|item| item.own_date) && is_report(doc) {
        return false;
    }
    let minutes = items == 1
        && programme.items[0]
            .title
            .as_ref()
            .is_some_and(|t| doc.phrase(t.start, t.end, Tags::EVENT_REPORT).is_some_and(|(_, v)| v.has(Tags::EVENT_REPORT)));
    if minutes {
        return false;
    }
    // "Colloque …", a day and times with titles: a programme whose people nobody has recognised.
    let titled = programme.items.iter().filter(|item| item.start.is_some() && item.title.as_ref().is_some_and(|t| t.len() >= 3)).count();
    if dated && named && items >= 4 && titled * 3 >= items * 2 {
        return true;
    }
    // "Programme de la journée" above labels that only events have.
    if items >= LABELLED && says_programme(doc) && has_event_kinds(programme) && told * 3 >= items * 2 {
        return true;
    }
    // One time alone needs a text that speaks of an event.
    held && (items > 1 || is_announced(doc, dates)) && items > 0 && told * 3 >= items && (told >= 2 || items <= 2 && told > 0)
}

/// Items that the day and hour of a meeting may pass for, at most.
const MOST_OF_MEETING: usize = 2;

/// So many items under the word "Programme" make one where nearly all have labels.
const LABELLED: usize = 4;

/// "Programme", "Programme de la journée", "Au programme": at the head of a line of few words.
fn says_programme(doc: &Marked) -> bool {
    (0..doc.tokens.len()).any(|i| {
        let first = || doc.breaks(i) || i == 0 || doc.folds_to(i - 1, &["au"]) && (i == 1 || doc.breaks(i - 1));
        let line_end = || (i + 1..(i + 7).min(doc.tokens.len() + 1)).any(|k| k == doc.tokens.len() || doc.breaks(k));
        doc.folds_to(i, &["programme"]) && first() && line_end()
    })
}

/// Whether two items at least are of kinds that timetables and recipes do not have.
fn has_event_kinds(programme: &Programme) -> bool {
    let kinds = [
        SessionKind::Opening,
        SessionKind::Closing,
        SessionKind::Keynote,
        SessionKind::RoundTable,
        SessionKind::Plenary,
        SessionKind::Workshop,
    ];
    programme.items.iter().filter(|item| item.kind.is_some_and(|kind| kinds.contains(&kind))).nth(1).is_some()
}

/// Whether the text speaks of an event at all: a word for one stands near a day.
pub fn is_announced(doc: &Marked, dates: &[DateMention]) -> bool {
    let reports = is_report(doc);
    // "Réunis vendredi pour les Assises du cuir": a weekday is day enough at the head of a report.
    let met = |i: usize| {
        let near = i.saturating_sub(20)..(i + 20).min(doc.tokens.len());
        is_named(doc, i)
            && i >= 2
            && doc.folds_to(i - 2, &["pour", "lors", "occasion", "pendant"])
            && near.into_iter().any(|k| doc.has(k, Tags::WEEKDAY))
    };
    // "Le colloque « Cuirs » a réuni samedi cent tanneurs": so does a name in quotation marks.
    let gathered = |i: usize| {
        let Some((n, _)) = doc.phrase(i, doc.tokens.len(), Tags::EVENT_KIND).filter(|(_, v)| v.has(Tags::EVENT_KIND)) else { return false };
        // "festival de théâtre d’amateurs « Cuirs »"
        let open = (i + n..(i + n + 6).min(doc.tokens.len())).find(|k| doc.case(*k) != Case::Lower && !doc.is_any(*k, &["'", "’"]));
        let Some(open) = open.filter(|k| doc.is_any(*k, &["«", "“"])) else { return false };
        let Some(close) = (open + 1..(open + 16).min(doc.tokens.len())).find(|k| doc.is_any(*k, &["»", "”"])) else { return false };
        let behind = close + 1..(close + 8).min(doc.tokens.len());
        behind.clone().any(|k| doc.has(k, Tags::WEEKDAY)) && behind.clone().any(|k| doc.phrase(k, behind.end, Tags::EVENT_HELD).is_some())
    };
    // "Tenue mardi dernier à la tannerie, cette journée a réuni cent gantiers"
    let last_week = |i: usize| {
        let near = i.saturating_sub(20)..(i + 30).min(doc.tokens.len());
        let has = |tags: Tags| near.clone().any(|k| doc.phrase(k, near.end, tags).is_some());
        doc.has(i, Tags::WEEKDAY) && doc.folds_to(i + 1, &["dernier"]) && has(Tags::EVENT_KIND) && has(Tags::EVENT_HELD)
    };
    if (0..doc.tokens.len().min(150)).any(|i| met(i) || gathered(i) || last_week(i)) {
        return true;
    }
    dates.iter().filter(|d| d.use_ == DateUse::Open && d.dates.iter().all(|x| x.start_day().is_some())).any(|d| {
        let sentence = sentence_around(doc, &d.tokens);
        // "Il se tiendra le 4 mai": what is held may stand in the sentence before.
        let held = sentence.clone().any(|i| doc.has(i, Tags::EVENT_HELD));
        let near = if held { d.tokens.start.saturating_sub(30)..(d.tokens.end + 30).min(doc.tokens.len()) } else { sentence };
        // "Cent élus assistaient aux Rencontres du cuir": the sentence behind the day names the event.
        let named = d.tokens.start.saturating_sub(80)..(d.tokens.end + 80).min(doc.tokens.len());
        let attended = d.weekday.is_some() && named.clone().any(|i| is_named(doc, i));
        attended
            || near.clone().any(|i| {
                let kind = doc.phrase(i, doc.tokens.len(), Tags::EVENT_KIND).is_some_and(|(_, v)| v.has(Tags::EVENT_KIND));
                // "Nuit du cuir", "Soirée « Gants »"
                let named = doc.kind(i + 1) == Some(TokenKind::Word) || doc.is_any(i + 1, &["«", "“"]);
                let heads = doc.case(i).is_capital() && named && !doc.breaks(i + 1);
                let loose = doc.has(i, Tags::EVENT_LOOSE) && !heads && !reports;
                let held = doc.has(i, Tags::EVENT_KIND) && near.clone().any(|k| doc.has(k, Tags::EVENT_HELD));
                // "actes du colloque de Brivelle (4 mai 2010)": a book.
                let book = (1..=2).any(|k| i >= k && doc.folds_to(i - k, &["actes", "acte"]));
                // "Conseil municipal de Brivelle / Séance du 4 mai 2022"
                let sits = || d.tokens.start > 0 && doc.folds_to(d.tokens.start - 1, &["seance", "reunion"]);
                kind && !loose && !book || held || doc.has(i, Tags::EVENT_BODY) && (reports || sits())
            })
    })
}

/// Whether a text tells of an event that was: "Compte rendu" stands at its head.
fn is_report(doc: &Marked) -> bool {
    let report = |i: usize| doc.phrase(i, doc.tokens.len(), Tags::EVENT_REPORT).is_some_and(|(_, v)| v.has(Tags::EVENT_REPORT));
    (0..doc.tokens.len().min(60)).any(report)
}

/// "aux Rencontres du cuir": a kind in the plural with a capital, led to within a sentence, with more of a name behind it.
fn is_named(doc: &Marked, i: usize) -> bool {
    let kind = doc.phrase(i, doc.tokens.len(), Tags::EVENT_KIND).filter(|(_, v)| v.has(Tags::EVENT_KIND));
    let Some((n, _)) = kind.filter(|_| doc.case(i) == Case::Capital && i > 0) else { return false };
    let more = doc.kind(i + n) == Some(TokenKind::Word) && !doc.breaks(i + n);
    more && doc.folds_to(i - 1, &["aux", "des", "les", "ces", "premieres", "premiers", "deuxiemes"]) && doc.case(i - 1) == Case::Lower
}

/// What surrounds a date, thirty tokens on each side, within its sentence.
fn sentence_around(doc: &Marked, date: &Tokens) -> Tokens {
    let quoted = |i: usize| doc.is_any(i + 1, &["»", "”", "\""]);
    let stop = |i: usize| {
        doc.is_any(i, &[".", "!", "?", ";"]) && !quoted(i) && !doc.glued(i + 1) && !doc.breaks(i + 1) && doc.case(i - 1) == Case::Lower
    };
    let from = date.start.saturating_sub(30);
    let to = (date.end + 30).min(doc.tokens.len());
    let start = (from.max(1)..date.start).rev().find(|i| stop(*i)).map_or(from, |i| i + 1);
    let end = (date.end.max(1)..to).find(|i| stop(*i)).unwrap_or(to);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::dates;
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("Conseil municipal de Brivelle\nSéance du 4 mai 2022\nPrésents : Lise Duval, Paul Roche", true),
            ("Le festival de théâtre « Cuirs » a fermé ses portes vendredi soir.", true),
            ("Le conseil municipal a voté le budget du 4 mai 2022.", false),
            ("La pièce « Cuirs » a fermé ses portes vendredi soir.", false),
        ] {
            assert_eq!(marked(text, |doc| is_announced(doc, &dates::find(doc))), expected, "{text}");
        }
    }
}
