//! Bodies that are called like persons: "Centre hospitalier Lise Duval", "les Amis de Paul Roche".

use super::extent;
use crate::extract::names::NameMention;
use crate::lexicon::{Tags, Value};
use crate::record::OrganisationKind;
use crate::text::{Case, Marked, TokenKind};

/// So many tokens before a name the body that is called so may begin.
const REACH: usize = 6;

/// Whether a name is that of the body right before it, and nobody's.
pub fn is_called_after(doc: &Marked, name: &NameMention) -> bool {
    let at = name.whole.start;
    if at == 0 || name.civility.is_some() || doc.divides(at) || doc.kind(at - 1) != Some(TokenKind::Word) {
        return false;
    }
    // "les Amis de Paul Roche"
    let friends = doc.folds_to(at - 1, &["de", "d'"]) && at >= 2 && doc.folds_to(at - 2, &["amis"]) && doc.case(at - 2).is_capital();
    friends || extent::is_university_of(doc, &name.whole) || follows_body(doc, name)
}

/// "Université de Picardie Jules Verne", a body that everybody knows; "lycée Lise Duval", a word for a body that lacks its name.
fn follows_body(doc: &Marked, name: &NameMention) -> bool {
    let at = name.whole.start;
    let words = (at.saturating_sub(REACH)..at).rev().take_while(|i| doc.kind(*i) == Some(TokenKind::Word));
    let starts = words.filter(|i| doc.begins(*i, Tags::BODY));
    let house = |value: Value| {
        use OrganisationKind::{Hospital, Library, Museum, School, University};
        matches!(super::kind(value.codes[Value::BODY_KIND]), Hospital | Library | Museum | School | University)
    };
    let lacks_name = |i: usize| doc.phrase(i, at, Tags::BODY_HEAD | Tags::VENUE).is_some_and(|(n, value)| i + n == at && house(value));
    // "UNIVERSITÉ Lise Duval": words in capitals are a line of their own.
    let written = |i: usize| doc.case(i) != Case::Upper || doc.case(at) == Case::Upper;
    starts.into_iter().any(|i| {
        doc.phrase(i, name.whole.end, Tags::KNOWN_BODY).is_some_and(|(n, _)| i + n >= name.whole.end) || written(i) && lacks_name(i)
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::names;
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("centre hospitalier Philippe Duval", true),
            ("Université de Picardie Jules Verne", true),
            ("présidente des Amis de Jean Roche", true),
            ("proviseure du lycée Louise Duval", true),
            ("INRAE Honorine Vasseur", false),
            ("CHU de Brest Louise Duval", false),
            ("directrice de l’hôpital, Louise Duval", false),
            ("avec Louise Duval", false),
        ] {
            let found = marked(text, |doc| names::find(doc).is_empty());
            assert_eq!(found, expected, "{text}");
        }
    }
}
