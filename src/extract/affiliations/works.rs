//! What somebody has written, with its publisher: no body that they are of.

use super::Attached;
use crate::extract::bodies::{self, Start};
use crate::extract::functions;
use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind};

/// Articles with which a title begins.
const ARTICLES: &[&str; 7] = &["le", "la", "les", "l'", "un", "une", "des"];

/// "romancière (Les Jours bleus, Duvernet)": a work and its publisher, in the bracket at `at` behind who writes; the token
/// that closes.
pub(super) fn in_bracket(doc: &Marked, at: usize, end: usize, attached: &[Attached]) -> Option<usize> {
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

/// Words that read like a title and not like a firm: an article, or a noun and what describes it in lower case.
fn is_literary(doc: &Marked, from: usize, open: usize) -> bool {
    let article = doc.folds_to(from, ARTICLES) && doc.case(from) == Case::Capital;
    article || open > from + 1 && (from + 1..open).all(|i| doc.case(i) == Case::Lower)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::marked;

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
}
