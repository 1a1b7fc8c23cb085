//! What the words around a date say of it: a day of the event, of its announcement, of something else.

use super::dates::DateUse;
use super::times;
use crate::lexicon::{Tags, Value};
use crate::text::{Marked, TokenKind};

/// Tokens of a line that tells when a page was written and by whom.
const BYLINE: usize = 16;

/// "lundi 4 avril 2022, par Lise D.", "4 avril 2022 | Catégorie : Agenda | 2 commentaires": a line that begins with the day on
/// which its page was written.
pub fn is_byline(doc: &Marked, begin: usize, end: usize) -> bool {
    if begin > 0 && !doc.breaks(begin) {
        return false;
    }
    // "14 octobre 2021 par la rédaction"; "14 octobre 2021" above "Catégorie : Agenda"
    let desk = doc.folds_to(end, &["par"]) && doc.folds_to(end + 1, &["la", "l'"]) && doc.folds_to(end + 2, &["redaction", "equipe"]);
    let filed = doc.breaks(end) && doc.folds_to(end, &["categorie", "categories", "rubrique"]) && doc.is_any(end + 1, &[":", "|", ">"]);
    if desk && !doc.breaks(end) || filed {
        return true;
    }
    let joined = doc.is_any(end, &[",", "|", "–", "-", "·", "•", "/"]) && !doc.breaks(end);
    if !joined {
        return false;
    }
    let line = end + 1..(end + 2..end + BYLINE).find(|i| *i >= doc.tokens.len() || doc.breaks(*i)).unwrap_or(end + 1);
    // "4 avril 2022, 18:30, par Lise": when a reader has written.
    let hour = times::mention_at(doc, line.start, true).map(|time| time.tokens.end + usize::from(doc.is(time.tokens.end, ",")));
    let by = hour.filter(|by| line.contains(by)).unwrap_or(line.start);
    // "par le secrétariat"
    let desk = doc.folds_to(by + 1, &["le", "la", "l'"]) && line.end == by + 3;
    let author = doc.folds_to(by, &["par"]) && (doc.case(by + 1).is_capital() || desk) && line.end - by <= 7;
    let about = ["categorie", "categories", "commentaire", "commentaires", "vue", "vues"];
    author || line.clone().any(|i| doc.folds_to(i, &about)) && !line.is_empty()
}

/// Tokens between a day and the word that puts it off.
const CANCELLED: usize = 5;

/// "7 décembre : séance annulée", "Jeudi 4 mai (annulé)": nothing takes place on that day.
pub fn is_cancelled(doc: &Marked, end: usize) -> bool {
    let joined = doc.is_any(end, &[":", "–", "—", "-", "("]) && !doc.breaks(end);
    let mut line = (end + 1..end + CANCELLED).take_while(|i| !doc.breaks(*i) && !doc.is_any(*i, &[".", ";", ","]));
    joined && line.any(|i| doc.folds_to(i, &["annule", "annulee", "annules", "annulees"]))
}

/// "Envoyé : mardi 3 mai 2022 17:42", "Date : 3 mai 2022 09:08" above "Objet : …": when a message was sent.
fn is_of_mail(doc: &Marked, begin: usize) -> bool {
    let Some(colon) = begin.checked_sub(1).filter(|c| doc.is(*c, ":") && *c > 0 && !doc.breaks(begin)) else { return false };
    if doc.folds_to(colon - 1, &["envoye", "sent"]) {
        return true;
    }
    let next = (begin + 1..begin + MAILED).find(|i| doc.breaks(*i));
    let field = |i: usize| doc.folds_to(i, &["objet", "a", "cc", "to", "subject", "sujet"]) && doc.is(i + 1, ":");
    doc.folds_to(colon - 1, &["date"]) && next.is_some_and(|i| field(i + usize::from(doc.is(i, ">"))))
}

/// Tokens of the line on which a message tells when it was sent.
const MAILED: usize = 16;

/// What the words before a date say of it.
pub fn use_of(doc: &Marked, begin: usize) -> DateUse {
    if is_of_mail(doc, begin) {
        return DateUse::Publication;
    }
    let from = begin.saturating_sub(7);
    for j in (from..begin).rev() {
        if doc.is_any(j, &[".", ";", "|"]) && !doc.glued(j + 1) || doc.breaks(j + 1) {
            break;
        }
        if doc.phrase(j, begin + 1, Tags::PUBLICATION).is_some() || says(doc, j, Value::PUBLISHED) && !is_counted(doc, j) {
            // "Diffusé le 3 mai 2023 de 13 h à 14 h": something took place at that hour.
            let hour = (begin..begin + 8).take_while(|i| !doc.breaks(i + 1)).find_map(|i| times::mention_at(doc, i + 1, false));
            return if hour.is_some_and(|t| t.end.is_some()) { DateUse::Open } else { DateUse::Publication };
        }
    }
    let close = |j: usize| {
        begin.checked_sub(j).is_some_and(|k| {
            // "dès" folds to the article "des".
            !(k..begin).any(|b| doc.breaks(b + 1)) && (says(doc, k, Value::NO_EVENT_DAY) || doc.is_any(k, &["dès", "Dès"]))
        })
    };
    // "place du 11 novembre", "rue du 8 mai 1945"
    let street = begin > 0 && doc.has(begin - 1, Tags::STREET) && !doc.breaks(begin);
    if street || close(1) || close(2) || is_of_file(doc, begin) || is_of_neighbour(doc, begin) {
        DateUse::Other
    } else if is_of_another(doc, begin) {
        DateUse::Another
    } else {
        DateUse::Open
    }
}

/// "3e édition – 14 mars", "première édition": an edition of the event, none of a newspaper.
fn is_counted(doc: &Marked, i: usize) -> bool {
    let suffix = i >= 2 && doc.number(i - 2).is_some() && doc.glued(i - 1) && doc.folds_to(i - 1, &["e", "eme", "ere", "re", "er", "nde"]);
    // "l'économie circulaire – 14 mars": an adjective.
    let adjective = i >= 1 && doc.has(i, Tags::ADJECTIVE) && doc.has(i - 1, Tags::NOUN) && !doc.has(i - 1, Tags::GRAMMATICAL);
    suffix || adjective || i >= 1 && (doc.has(i - 1, Tags::ORDINAL) || doc.word(i - 1).starts_with(|c: char| c.is_ascii_digit()))
}

/// "Programme_V7.indd   1   04/05/2021": when a file was printed.
fn is_of_file(doc: &Marked, begin: usize) -> bool {
    let line = (begin.saturating_sub(16)..=begin).rev().find(|i| *i == 0 || doc.breaks(*i)).unwrap_or(begin);
    (line..begin).any(|i| {
        doc.is(i, ".")
            && doc.glued(i)
            && doc.glued(i + 1)
            && doc.folds_to(i + 1, &["indd", "pdf", "doc", "docx", "odt", "qxd", "xls", "xlsx"])
    })
}

/// Signs of a line that leads to the page before this one, and to the one after it.
pub const BACK: &[&str; 3] = &["←", "‹", "◄"];
pub const ONWARD: &[&str; 3] = &["→", "›", "►"];

/// Tokens of a line that leads to the page before or after.
const NEIGHBOUR: usize = 16;

/// "< Conseil du 4 mai 2021", "Conseil du 9 juin 2021 →": a line that leads to the page before or after this one.
fn is_of_neighbour(doc: &Marked, begin: usize) -> bool {
    let back = begin.saturating_sub(NEIGHBOUR);
    let Some(start) = (back..=begin).rev().find(|i| *i == 0 || doc.breaks(*i)) else { return false };
    let ends = |i: &usize| *i + 1 >= doc.tokens.len() || doc.breaks(*i + 1);
    let last = (begin..begin + NEIGHBOUR).find(ends).filter(|last| *last < doc.tokens.len());
    let worded = |from: usize| from < begin && doc.kind(from) == Some(TokenKind::Word);
    let before = (doc.is_any(start, BACK) || doc.is(start, "<")) && worded(start + 1);
    before || worded(start) && last.is_some_and(|last| last > begin && (doc.is_any(last, ONWARD) || doc.is(last, ">")))
}

/// So many tokens before a date its sentence may speak of another event.
const SENTENCE: usize = 14;

/// "Prochaine réunion du comité : mercredi 2 avril", within the sentence or line of the date.
fn is_of_another(doc: &Marked, begin: usize) -> bool {
    let from = begin.saturating_sub(SENTENCE);
    let stop = |j: &usize| doc.is_any(*j, &[".", ";", "|", "?", "!"]) && !doc.glued(j + 1);
    (from..begin)
        .rev()
        .take_while(|j| !stop(j))
        .any(|j| doc.phrase(j, begin, Tags::ANOTHER_EVENT).is_some_and(|(_, v)| v.has(Tags::ANOTHER_EVENT)))
}

/// Whether a word stands before dates of a certain use.
fn says(doc: &Marked, i: usize, use_: u8) -> bool {
    doc.value(i).codes[Value::CALENDAR] == use_
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::dates::find;
    use crate::extract::testing::marked;

    #[test]
    fn other_uses() {
        for (text, expected) in [
            ("Publié le 4 avril 2022", DateUse::Publication),
            ("la loi du 1er juillet 1901", DateUse::Other),
            ("avant le 6 mai 2021", DateUse::Other),
            ("le décret du 6 mai 2021", DateUse::Other),
            ("Mis en ligne le 6 mai 2021", DateUse::Publication),
            ("jeudi 6 mai 2021, par Lise D.", DateUse::Publication),
            ("jeudi 6 mai 2021, par le secrétariat", DateUse::Publication),
            ("6 mai 2021, 18:30, par Lise12", DateUse::Publication),
            ("< Conseil du 6 mai 2021", DateUse::Other),
            ("Conseil du 6 mai 2021 →", DateUse::Other),
            ("6 mai 2021 par la rédaction", DateUse::Publication),
            ("6 mai 2021\nCatégorie | Agenda", DateUse::Publication),
            ("Forum du cuir – 4e édition – jeudi 6 mai 2021", DateUse::Open),
            ("Envoyé : jeudi 6 mai 2021 17:42", DateUse::Publication),
            ("Date : 6 mai 2021 09:08\nObjet : forum", DateUse::Publication),
            ("Date : 6 mai 2021\nLieu : Millau", DateUse::Open),
            ("6 mai 2021 : séance annulée", DateUse::Other),
            ("Notre édition du 6 mai 2021", DateUse::Publication),
            ("6 mai 2021 | Catégorie : Agenda | 2 commentaires", DateUse::Publication),
            ("jeudi 6 mai 2021, par Lise Duval : « Le cuir, une histoire »", DateUse::Open),
            ("Le 6 mai 2021", DateUse::Open),
            ("3 place du 6 mai 1945", DateUse::Other),
            ("Programme_V7.indd 1 06/05/2021 16:42", DateUse::Other),
            ("Publié le 6 mai 2021 à 18 h 12", DateUse::Publication),
            ("Diffusé le 6 mai 2021 de 13 h à 14 h", DateUse::Open),
            // Alone, the next one is the event.
            ("Prochaine réunion du comité : jeudi 6 mai 2021", DateUse::Open),
        ] {
            assert_eq!(marked(text, |doc| find(doc).first().map(|m| m.use_)), Some(expected), "{text}");
        }
    }

    #[test]
    fn days_of_another_event() {
        for (text, expected) in [
            ("Réunion du 4 mai 2021. Prochaine réunion du comité : jeudi 10 juin 2021.", DateUse::Another),
            ("Forum du 4 mai 2021. L’an dernier, il s’était tenu le 6 mai 2020.", DateUse::Another),
            ("Forum du 4 mai 2021. La soirée du jeudi 6 mai 2021 est gratuite.", DateUse::Open),
        ] {
            assert_eq!(marked(text, |doc| find(doc).get(1).map(|m| m.use_)), Some(expected), "{text}");
        }
    }
}
