//! Names of bodies: where one begins, how far it reaches, which acronym stands in brackets behind it.

mod called;
mod extent;
mod start;

use crate::lexicon::{Tags, Value};
use crate::record::OrganisationKind;
use crate::text::{Case, Marked, TokenKind, Tokens};

pub use called::is_called_after;
use extent::{extend, named_complement};
pub use start::{is_acronym, may_begin, start_at};

/// The name of a body as it stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct BodyMention {
    /// Without article and without the acronym in brackets.
    pub name: Tokens,
    /// The acronym in brackets.
    pub acronym: Option<Tokens>,
    /// After name and acronym.
    pub end: usize,
    /// Code of its kind; 0 where its words do not tell.
    pub kind: u8,
    pub start: Start,
}

/// Tokens of a common noun that can stand for the name of a body.
const LONG_NOUN: usize = 4;

/// What makes the first words the name of a body, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Start {
    Known,
    /// "université", "fédération", …
    Head,
    /// "groupe", "réseau", "maison" … with a name behind it.
    Weak,
    /// "théâtre", "musée", …
    Venue,
    /// "ANCT", "EuraTechnologies": the shape of the word.
    Acronym,
    /// Any capitalised word; only where a body is expected.
    Capital,
}

impl Start {
    pub fn is_sure(self) -> bool {
        self <= Start::Head
    }
}

/// Steps over an article, `le`, `la`, `l’`, `les`, and over `ex-`.
pub fn skip_article(doc: &Marked, i: usize, end: usize) -> usize {
    if doc.is_any(i, &["ex-", "Ex-"]) && i + 1 < end {
        return i + 1;
    }
    let at = if i < end && doc.folds_to(i, &["le", "la", "l'", "les"]) && doc.kind(i + 1).is_some() && i + 1 < end { i + 1 } else { i };
    // "La Poste", "L’Odyssée": a capitalised article before a capital belongs to the name.
    let kept = !doc.has(at, Tags::BODY_HEAD) || i > 0 && !doc.divides(i) && doc.case(i - 1) == Case::Lower;
    if at > i && doc.case(i).is_capital() && doc.case(at).is_capital() && kept { i } else { at }
}

/// The body that begins at token `i`, its article skipped, reaching at most to `end`.
/// Where a body is `expected` (after a function, in brackets after a name), any capitalised word begins one.
pub fn mention_at(doc: &Marked, i: usize, end: usize, expected: bool) -> Option<BodyMention> {
    let (start, n, value) = start_at(doc, i, end)?;
    let mut at = i + n;
    match start {
        Start::Capital if !expected => return None,
        Start::Weak | Start::Venue if !expected && !doc.case(i).is_capital() && !named_complement(doc, at, end) => return None,
        _ => {}
    }
    at = extend(doc, i, at, end, start);
    // A head alone is a common noun: "l’université", "le ministère".
    let bare = at == i + n && matches!(start, Start::Head | Start::Weak | Start::Venue);
    // "conseil économique et social": so long a noun names one.
    let named = expected && (doc.case(i).is_capital() || n >= LONG_NOUN);
    // "Agence régionale de santé (ARS)": the acronym says that there is one of them.
    let lettered = doc.is(at, "(") && doc.is(at + 2, ")") && doc.case(at + 1) == Case::Upper && is_made_of_initials(doc, &(i..at), at + 1);
    let named = named || lettered && doc.case(i).is_capital();
    if bare && !named && !value.has(Tags::KNOWN_BODY) {
        return None;
    }
    if matches!(start, Start::Head | Start::Weak) && !doc.is(at, "(") {
        at = end_by_acronym(doc, i, at, end).unwrap_or(at);
    }
    // "2LPM": a digit before letters belongs to them.
    let first = i - usize::from(start == Start::Acronym && i > 0 && doc.glued(i) && doc.number(i - 1).is_some());
    // "CREVAL UMR 9901", "CREVAL (EA 901)": its number is no part of its name.
    let name = first..(i + 1..at).find(|j| unit_number(doc, *j) == Some(at)).unwrap_or(at);
    // "(Institut du cuir, EA 901)"
    let bracketed = || unit_number(doc, at + 1).filter(|next| doc.is(at, ",") && doc.is(*next, ")") && start != Start::Known);
    if let Some(next) = unit_number(doc, at).or_else(bracketed) {
        return Some(BodyMention { name, acronym: None, end: next, kind: value.codes[Value::BODY_KIND], start });
    }
    let mut acronym = None;
    let letters = at + 1 + usize::from(doc.number(at + 1).is_some() && doc.glued(at + 2));
    if doc.is(at, "(") && doc.is(letters + 1, ")") && doc.kind(letters) == Some(TokenKind::Word) {
        let shape = matches!(doc.case(letters), Case::Upper | Case::Mixed) && !doc.has(letters, Tags::DEPARTEMENT);
        let initials =
            doc.case(letters) == Case::Capital && doc.word(letters).chars().count() <= 9 && is_made_of_initials(doc, &name, letters);
        if shape || initials {
            acronym = Some(at + 1..letters + 1);
            at = letters + 2;
        }
    }
    // "Agence régionale de santé (ARS) de Bretagne": the bracket stands within the name.
    let place = acronym.as_ref().and_then(|_| place_behind(doc, at, end));
    let (name, acronym) = match place {
        Some(to) => (i..to, None),
        None => (name, acronym),
    };
    let at = place.unwrap_or(at);
    Some(BodyMention { name, acronym, end: at, kind: value.codes[Value::BODY_KIND], start })
}

/// The token behind the number of a research unit that begins at `i`: `UMR 9901`, `(EA 901)`.
pub fn unit_number(doc: &Marked, i: usize) -> Option<usize> {
    let bracket = usize::from(doc.is(i, "("));
    let at = i + bracket;
    let code =
        doc.case(at) == Case::Upper && doc.folds_to(at, &["umr", "upr", "ea", "ur", "uar", "ums", "usr", "umi", "ulr", "erl", "fre"]);
    let numbered = code && !doc.divides(at + 1) && doc.word(at + 1).len() > 2 && doc.word(at + 1).bytes().all(|b| b.is_ascii_digit());
    (numbered && (bracket == 0 || doc.is(at + 2, ")"))).then_some(at + 2 + bracket)
}

/// Where a région, a département or a town ends to which "de" at `i` leads, and nothing more.
fn place_behind(doc: &Marked, i: usize, end: usize) -> Option<usize> {
    let at = i + 1 + usize::from(doc.folds_to(i + 1, &["la", "le", "l'", "les"]));
    let led = doc.case(i) == Case::Lower && doc.folds_to(i, &["de", "du", "des", "d'", "en"]) && at < end && doc.case(at).is_capital();
    if !led || doc.divides(i) {
        return None;
    }
    // "du Pays d’Ernée"
    let pays = if doc.folds_to(at, &["pays", "bassin"]) && doc.folds_to(at + 1, &["de", "d'", "du"]) { at + 2 } else { at };
    let (n, _) = doc.phrase(pays, end, Tags::DEPARTEMENT | Tags::REGION | Tags::TOWN | Tags::COMMUNE)?;
    doc.case(pays).is_capital().then_some(pays + n)
}

/// Tokens of a list within a name, up to its acronym.
const LONGEST_LIST: usize = 16;

/// "Institut de recherche pour l'agriculture, l'alimentation et l'environnement (IRAE)": where the name of a body that seems
/// to end at `at` goes on over a list to an acronym that stands for all of it.
fn end_by_acronym(doc: &Marked, first: usize, at: usize, end: usize) -> Option<usize> {
    if !doc.is(at, ",") && !doc.folds_to(at, &["et"]) {
        return None;
    }
    let words = |i: usize| doc.kind(i) == Some(TokenKind::Word) || doc.is_any(i, &[",", "-", "’", "'"]);
    let open = (at..end.min(at + LONGEST_LIST)).take_while(|i| !doc.divides(*i)).find(|i| !words(*i))?;
    // "(IRAE)", "(Irae)"
    let shaped = is_acronym(doc, open + 1) || doc.case(open + 1) == Case::Capital && (4..=9).contains(&doc.word(open + 1).len());
    let acronym = doc.is(open, "(") && doc.is(open + 2, ")") && shaped && doc.word(open + 1).len() > 2;
    let initial = |i: usize| crate::text::fold::fold(doc.word(i)).chars().next();
    let stands_for = |from: usize, end: usize| initial(from) == initial(open + 1) && is_made_of_initials(doc, &(from..end), open + 1);
    // "du Conseil général et de la Communauté urbaine de Brivelle (CUB)": the acronym of the last of two.
    let whole = acronym && stands_for(first, open) && !stands_for(first, at) && !(at + 1..open).any(|j| stands_for(j, open));
    whole.then_some(open)
}

/// Whether a capitalised word ("Ademe") is made of the first letters of a name.
pub fn is_made_of_initials(doc: &Marked, name: &Tokens, acronym: usize) -> bool {
    let wanted: Vec<char> = crate::text::fold::fold(doc.word(acronym)).chars().collect();
    let mut at = 0;
    for j in name.clone() {
        let word = crate::text::fold::fold(doc.word(j));
        let mut letters = word.chars().peekable();
        while at < wanted.len() && letters.peek() == Some(&wanted[at]) {
            letters.next();
            at += 1;
        }
    }
    at >= wanted.len() && name.len() > 1
}

/// The kind of a body by its code in the lexicon.
pub fn kind(code: u8) -> OrganisationKind {
    usize::from(code).checked_sub(1).and_then(|i| OrganisationKind::ALL.get(i)).copied().unwrap_or(OrganisationKind::Other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("Fédération nationale des centres de gestion, Paris", "Fédération nationale des centres de gestion"),
            ("Agence nationale de la cohésion des territoires (ANCT)", "Agence nationale de la cohésion des territoires +ANCT"),
            ("université Paris 8 – IDHE", "université Paris 8"),
            ("Université Paris 1 - Panthéon-Sorbonne", "Université Paris 1 - Panthéon-Sorbonne"),
            (
                "ministère de l’Économie, des Finances et de la Relance et Jean Dupont",
                "ministère de l’Économie, des Finances et de la Relance",
            ),
            ("Centre d’études diocésain « Les Glycines », Alger", "Centre d’études diocésain « Les Glycines »"),
            ("CHU de Nantes 11h30", "CHU de Nantes"),
            ("Centre national du cuir au Café des arts", "Centre national du cuir"),
            ("Vélo & Territoires", "Vélo & Territoires"),
            ("association Halte Répit Bigorre", "association Halte Répit Bigorre"),
            ("FNCCR et maire de Lyon", "FNCCR"),
            ("La Banque Postale", "La Banque Postale"),
            ("EuraTechnologies, incubateur", "EuraTechnologies"),
            ("Univ. Poitiers, laboratoire", "Univ. Poitiers"),
            ("Univ. de Pau", "Univ. de Pau"),
            ("univ. Rennes 2", "univ. Rennes 2"),
            ("Université Charles-Fabre – Nancy 2", "Université Charles-Fabre – Nancy 2"),
            ("université Paris I – CREVAL", "université Paris I"),
            ("Agence régionale de santé (ARS) de Bretagne", "Agence régionale de santé (ARS) de Bretagne"),
            ("réseau des Moulins et de la chambre d’agriculture du Gers", "réseau des Moulins"),
            ("Nova Habitat Lise Duval Présidente du Val", "Nova Habitat"),
            (
                "Institut de recherche pour le cuir, la laine et le feutre (IRCLF)",
                "Institut de recherche pour le cuir, la laine et le feutre +IRCLF",
            ),
            (
                "Institut de recherche pour le cuir, la laine et le feutre (Irclf)",
                "Institut de recherche pour le cuir, la laine et le feutre +Irclf",
            ),
            ("Crédit du gant de Bavay et à la sellerie Morel", "Crédit du gant de Bavay"),
            ("école Beaumont et une habitante", "école Beaumont"),
            ("CONSEIL MUNICIPAL DU 9 MAI 2016", "CONSEIL MUNICIPAL"),
            ("Communauté du Val PROCÈS-VERBAL DU CONSEIL", "Communauté du Val"),
            ("Métropole de Bavay Mme la Présidente", "Métropole de Bavay"),
            ("Laboratoire du cuir, EA 901)", "Laboratoire du cuir"),
            ("Bavaie 1ère", "Bavaie 1ère"),
            ("Université de Bavay & IRIC", "Université de Bavay"),
            ("Groupe de recherches et d’études sur la laine (GREL)", "Groupe de recherches et d’études sur la laine +GREL"),
            ("Université Alger 2 Ahmed Benali, Alger", "Université Alger 2 Ahmed Benali"),
            ("Université Alger 2 Claire Morel (CNRS)", "Université Alger 2"),
            ("Fédération des maîtres de langue d’oïl, Pau", "Fédération des maîtres de langue d’oïl"),
            ("Université de Bavay Bavay au Moyen Âge", "Université de Bavay"),
            ("association Voile pour tous", "association Voile pour tous"),
            ("entreprise Morel et Fils de Bavay", "entreprise Morel et Fils de Bavay"),
            ("Réunion la 1ère", "Réunion la 1ère"),
            // Words that no dictionary has, and participles, in a name.
            ("Société bavaise de cuirologie, Pau", "Société bavaise de cuirologie"),
            ("Association des greffés du Val", "Association des greffés du Val"),
            ("Terra nostra, Lyon", "Terra nostra"),
            ("Quai Neuf 14:00-15:15", "Quai Neuf"),
            ("Musées du Val vivant, Dole", "Musées du Val vivant"),
            ("SFCR Amphithéâtre Fermat", "SFCR"),
            ("équipe Peaux IRIC et ACROE", "équipe Peaux IRIC"),
            ("équipe Peaux Vexane et InterGant", "équipe Peaux Vexane"),
            // The number of a laboratory, behind its name or as its name.
            ("CREVAL UMR 9901", "CREVAL"),
            ("Laboratoire du cuir (EA 901)", "Laboratoire du cuir"),
            ("UMR 9901 CREVAL", "UMR 9901 CREVAL"),
            ("UMR 9901", "UMR 9901"),
            ("Institut du cuir et des peaux (2iCP)", "Institut du cuir et des peaux +2iCP"),
            // Where and when a body meets.
            ("AMIF au Palais des congrès", "AMIF"),
            ("CONSEIL MUNICIPAL DU LUNDI 8 AVRIL 2018", "CONSEIL MUNICIPAL"),
            ("Conseil du Cuir et de la Communauté urbaine de Brivelle (CUB)", "Conseil du Cuir"),
        ] {
            let found = marked(text, |doc| {
                mention_at(doc, 0, doc.tokens.len(), true).map(|m| {
                    let acronym = m.acronym.map(|a| format!(" +{}", doc.surface(&a))).unwrap_or_default();
                    format!("{}{acronym}", doc.surface(&m.name))
                })
            });
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
    }
}
