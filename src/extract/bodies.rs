//! Names of bodies: where one begins, how far it reaches, which acronym stands in brackets behind it.

use crate::lexicon::{Tags, Value};
use crate::record::OrganisationKind;
use crate::text::{Case, Marked, TokenKind, Tokens};

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

/// Steps over an article: `le`, `la`, `l’`, `les`, `du`, `au`.
pub fn skip_article(doc: &Marked, i: usize, end: usize) -> usize {
    let at = if i < end && doc.folds_to(i, &["le", "la", "l'", "les"]) && doc.kind(i + 1).is_some() && i + 1 < end { i + 1 } else { i };
    // "La Poste", "L’Odyssée": a capitalised article before a capital belongs to the name.
    let kept = !doc.has(at, Tags::BODY_HEAD) || i > 0 && !doc.breaks(i) && doc.case(i - 1) == Case::Lower;
    if at > i && doc.case(i).is_capital() && doc.case(at).is_capital() && kept { i } else { at }
}

/// Whether the word at `i` can begin the name of a body where none is expected: what most words cannot.
pub fn may_begin(doc: &Marked, i: usize) -> bool {
    match doc.case(i) {
        Case::Upper | Case::Mixed => true,
        case => {
            doc.phrase(i, doc.tokens.len(), Tags::BODY).is_some() || case.is_capital() && skip_name_article(doc, i, doc.tokens.len()) > i
        }
    }
}

/// How the name of a body can begin at token `i`; articles must be skipped before.
pub fn start_at(doc: &Marked, i: usize, end: usize) -> Option<(Start, usize, Value)> {
    if i >= end {
        return None;
    }
    let first = skip_name_article(doc, i, end);
    let tagged = doc.phrase(i, end, Tags::BODY).is_some();
    let phrase = |tags: Tags| if tagged { doc.phrase(i, end, tags) } else { None };
    let behind_article = first > i && doc.case(first).is_capital();
    let known = phrase(Tags::KNOWN_BODY)
        .or_else(|| behind_article.then(|| doc.phrase(first, end, Tags::KNOWN_BODY).map(|(n, v)| (n + first - i, v))).flatten());
    if let Some((n, value)) = known
        && written_as_name(doc, i, n)
    {
        return Some((Start::Known, n, value));
    }
    if let Some((n, value)) = phrase(Tags::BODY_HEAD) {
        return Some((Start::Head, n, value));
    }
    if let Some((n, value)) = phrase(Tags::BODY_WEAK) {
        return Some((Start::Weak, n, value));
    }
    if let Some((n, value)) = phrase(Tags::VENUE) {
        return Some((Start::Venue, n, value));
    }
    if is_acronym(doc, i) {
        return Some((Start::Acronym, 1, Value::default()));
    }
    let capital = doc.case(first).is_capital()
        && doc.case(first) != Case::Single
        && !doc.has(first, Tags::FUNCTION | Tags::MONTH | Tags::WEEKDAY | Tags::CIVILITY | Tags::MODERATION | Tags::SPEAKERS_HEADING);
    let pronoun = first == i && doc.has(i, Tags::GRAMMATICAL) && doc.case(i) == Case::Capital && !doc.has(i, Tags::NOUN);
    (capital && !pronoun).then(|| (Start::Capital, first - i + 1, Value::default()))
}

fn skip_name_article(doc: &Marked, i: usize, end: usize) -> usize {
    if i + 1 < end && doc.case(i).is_capital() && doc.folds_to(i, &["le", "la", "l'", "les"]) { i + 1 } else { i }
}

/// A known name is one only as it is written: "orange" is a fruit, "AMF" an acronym, "le monde" everybody.
fn written_as_name(doc: &Marked, i: usize, n: usize) -> bool {
    let capitals = (i..i + n).filter(|j| doc.case(*j).is_capital()).count();
    if n == 1 {
        let value = doc.value(i);
        return match doc.case(i) {
            Case::Upper | Case::Mixed => true,
            Case::Capital => !value.has(Tags::COMMON_WORD | Tags::SURE_GIVEN_NAME | Tags::PLACE),
            _ => false,
        };
    }
    let words = (i..i + n).filter(|j| doc.kind(*j) == Some(TokenKind::Word) && !doc.has(*j, Tags::GRAMMATICAL)).count();
    capitals >= 1 && (words > 1 || capitals > 0 && doc.case(i + n - 1).is_capital() && doc.case(i).is_capital()) || words > 2
}

/// `ANCT`, `I.R.T.S.`, `EuraTechnologies`, `I4CE`: no common word, no Roman number.
pub fn is_acronym(doc: &Marked, i: usize) -> bool {
    if doc.kind(i) != Some(TokenKind::Word) {
        return false;
    }
    let word = doc.word(i);
    let value = doc.value(i);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    match doc.case(i) {
        Case::Upper => {
            let roman = word.chars().all(|c| "IVXLC".contains(c)) && letters <= 4;
            let dotted = word.contains('.');
            !roman
                && (2..=14).contains(&letters)
                && (letters <= 6 || dotted || word.contains('-') || !value.has(Tags::COMMON_WORD))
                && !value.has(Tags::COMMON_WORD | Tags::FUNCTION | Tags::MONTH | Tags::LABEL | Tags::SURE_GIVEN_NAME | Tags::PARTICLE)
                && !neighbour_is_upper(doc, i)
        }
        Case::Mixed => {
            letters > 2 && !word.contains(['-', '–']) || word.split('-').any(|p| p.len() > 1 && p.chars().all(char::is_uppercase))
        }
        _ => false,
    }
}

/// A word in a line of capitals is no acronym.
fn neighbour_is_upper(doc: &Marked, i: usize) -> bool {
    let common_upper = |j: usize| {
        doc.case(j) == Case::Upper
            && doc.has(j, Tags::COMMON_WORD | Tags::SURE_GIVEN_NAME | Tags::FUNCTION)
            && doc.word(j).chars().count() > 2
    };
    let before = i > 0 && !doc.breaks(i) && common_upper(i - 1);
    let after = !doc.breaks(i + 1) && common_upper(i + 1);
    before || after
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
    if bare && !(expected && doc.case(i).is_capital()) && !value.has(Tags::KNOWN_BODY) {
        return None;
    }
    let name = i..at;
    let mut acronym = None;
    if doc.is(at, "(") && at + 2 < doc.tokens.len() && doc.is(at + 2, ")") && doc.kind(at + 1) == Some(TokenKind::Word) {
        let shape = matches!(doc.case(at + 1), Case::Upper | Case::Mixed) && !doc.has(at + 1, Tags::DEPARTEMENT);
        let initials =
            doc.case(at + 1) == Case::Capital && doc.word(at + 1).chars().count() <= 9 && is_made_of_initials(doc, &name, at + 1);
        if shape || initials {
            acronym = Some(at + 1..at + 2);
            at += 3;
        }
    }
    Some(BodyMention { name, acronym, end: at, kind: value.codes[Value::BODY_KIND], start })
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

/// Whether `de`, `du`, `des` or nothing leads to a capitalised word.
fn named_complement(doc: &Marked, i: usize, end: usize) -> bool {
    let mut at = i;
    while at < end && doc.has(at, Tags::ADJECTIVE) && doc.case(at) == Case::Lower && !doc.breaks(at) {
        at += 1;
    }
    while at < end && doc.folds_to(at, &["de", "du", "des", "d'", "la", "le", "l'", "les", "aux", "au", "a"]) {
        at += 1;
    }
    at < end && (doc.case(at).is_capital() || doc.is(at, "«") || doc.is(at, "\"")) && !doc.breaks(at)
}

const LINKS: &[&str; 24] = &[
    "de", "du", "des", "d'", "a", "au", "aux", "en", "pour", "sur", "et", "sans", "contre", "of", "for", "the", "and", "del", "di", "la",
    "le", "les", "l'", "entre",
];

/// Tokens after which a name that still goes on is none: a line of capitals without end.
const LONGEST: usize = 80;

/// Where the name of a body that began at `first` ends, looking on from `at`.
fn extend(doc: &Marked, first: usize, mut at: usize, end: usize, start: Start) -> usize {
    let described = matches!(start, Start::Head | Start::Weak | Start::Venue | Start::Known)
        && !(start == Start::Known && is_acronym(doc, first))
        || start == Start::Capital && doc.has(first, Tags::NOUN | Tags::ADJECTIVE) && !doc.has(first, Tags::GIVEN_NAME | Tags::PLACE);
    let mut last_good = at;
    let end = end.min(first + LONGEST);
    while at < end {
        if doc.breaks(at) && !continues_over_line(doc, at) {
            break;
        }
        match doc.kind(at) {
            Some(TokenKind::Number) => {
                // "Université Paris 8", "UDAF 65"; not a time.
                let ordinal = doc.folds_to(at + 1, &["e", "eme", "er", "re"]) && doc.glued(at + 1);
                if doc.is_any(at + 1, &["h", "H"]) && doc.glued(at + 1) || doc.glued(at) || ordinal && doc.case(at + 2) == Case::Lower {
                    break;
                }
                at += 1;
                if doc.is(at, "/") && doc.number(at + 1).is_some() {
                    at += 2;
                }
                last_good = at;
            }
            Some(TokenKind::Sign) => match sign(doc, first, at, end, start, described) {
                Some(next) => {
                    at = next;
                    if !matches!(doc.word(at - 1), "," | "&" | "-" | "–" | "+") {
                        last_good = at;
                    }
                }
                None => break,
            },
            Some(TokenKind::Word) => {
                if stops(doc, at, end) || is_person_behind(doc, first, at, start) || is_sentence(doc, at) {
                    break;
                }
                // "La Poste C": a letter behind a known name is no part of it; an address on the net never is.
                if start == Start::Known && doc.case(at) == Case::Single && at > first + 1 || is_address(doc, at) {
                    break;
                }
                let capital = doc.case(at).is_capital();
                let link = !capital && doc.folds_to(at, LINKS);
                if link {
                    if !link_leads_on(doc, at, end, described) {
                        break;
                    }
                    at += 1;
                } else if capital || doc.folds_to(at, &["st", "ste"]) || described && describes(doc, first, at) || closes_firm(doc, at, end)
                {
                    at += 1;
                    last_good = at;
                } else {
                    break;
                }
            }
            None => break,
        }
    }
    last_good
}

/// "INRAE Honorine Vasseur": a person behind a body that has a name of its own; "lycée Edgar Faure" is called so.
fn is_person_behind(doc: &Marked, first: usize, at: usize, start: Start) -> bool {
    doc.has(at, Tags::SURE_GIVEN_NAME)
        && doc.case(at).is_capital()
        && doc.case(at - 1) != Case::Lower
        && (matches!(start, Start::Known | Start::Acronym | Start::Capital) || (first + 1..at).any(|i| doc.case(i).is_capital()))
        && super::names::mention_at(doc, at).is_some_and(|m| m.sure && m.name.len() > 1)
}

/// Whether a lower-case word goes on with a name: before its proper part any noun or adjective ("centre hospitalier"),
/// behind it one that is no verb ("École normale supérieure", but "le chœur Vox chante").
fn describes(doc: &Marked, first: usize, at: usize) -> bool {
    let proper = at > first + 1 && doc.case(at - 1).is_capital();
    let describing = doc.has(at, Tags::NOUN | Tags::ADJECTIVE);
    if proper {
        return describing && !doc.has(at, Tags::VERB | Tags::GRAMMATICAL | Tags::ATTRIBUTION_VERB);
    }
    // "Union des familles hébergées par la ville"
    let participle = ["és", "ées", "ies", "ues"].iter().any(|ending| doc.word(at).ends_with(ending))
        && doc.has(at, Tags::VERB)
        && doc.folds_to(at + 1, &["a", "au", "aux", "de", "du", "des", "en", "par", "et"]);
    (describing || participle || !doc.has(at, Tags::COMMON_WORD)) && !doc.has(at, Tags::ATTRIBUTION_VERB)
}

/// "Nova conseil", "Vallon éditeur": a word that closes the name of a firm, right behind its proper part.
fn closes_firm(doc: &Marked, at: usize, end: usize) -> bool {
    let closed = at + 1 >= end || doc.breaks(at + 1) || doc.kind(at + 1) != Some(TokenKind::Word) || doc.folds_to(at + 1, &["et"]);
    closed && doc.has(at, Tags::BODY_TAIL) && doc.case(at - 1).is_capital()
}

/// `www.example.org`, `contact@example.org`
fn is_address(doc: &Marked, at: usize) -> bool {
    let word = doc.word(at);
    word.starts_with("www") || word.contains('@') || word.contains("://")
}

/// "SAMU 21 Un médecin": a capitalised small word behind a number or a name begins a sentence.
fn is_sentence(doc: &Marked, at: usize) -> bool {
    doc.case(at) == Case::Capital && doc.folds_to(at, &["un", "une", "attention", "accueil", "inscription"])
}

/// Words that begin something else: a portfolio, a function after "et", a moderator, a relative clause.
fn stops(doc: &Marked, at: usize, end: usize) -> bool {
    let other = Tags::MODERATION | Tags::TENTATIVE | Tags::REMOTE;
    if doc.phrase(at, end, other).is_some() && !doc.case(at).is_capital() {
        return true;
    }
    // "musique" heads a list of players before a colon, else it is a word like others.
    if doc.phrase(at, end, Tags::SPEAKERS_HEADING).is_some_and(|(n, _)| doc.is(at + n, ":") || doc.folds_to(at, &["avec", "par"])) {
        return true;
    }
    if doc.folds_to(
        at,
        &[
            "charge",
            "chargee",
            "charges",
            "delegue",
            "deleguee",
            "qui",
            "dont",
            "ou",
            "avec",
            "anime",
            "animee",
            "est",
            "sont",
            "a",
            "ont",
            "ne",
            "n'",
            "represente",
            "representee",
        ],
    ) && doc.case(at) == Case::Lower
        && !doc.is(at, "à")
    {
        return true;
    }
    doc.folds_to(at, &["en"])
        && doc.folds_to(at + 1, &["charge", "qualite", "presence", "partenariat", "visioconference", "visio", "direct"])
}

/// Whether a preposition or "et" goes on to another part of the name.
fn link_leads_on(doc: &Marked, at: usize, end: usize, described: bool) -> bool {
    let mut next = at + 1;
    while next < end && doc.folds_to(next, &["la", "le", "les", "l'", "de", "d'", "du", "des"]) && doc.case(next) == Case::Lower {
        next += 1;
    }
    if next >= end || doc.kind(next) != Some(TokenKind::Word) {
        return doc.is(next, "«") && described && next < end;
    }
    let joined = doc.folds_to(at, &["et", "and"]);
    if joined {
        // "… et Romain Lévy", "… et président de …", "… et l’Institut …"
        // "Union des commerçants et artisans": two of a kind are joined, not a body and somebody.
        let plural = |i: usize| super::functions::head_at(doc, i, end).is_some_and(|h| h.plural && doc.case(i) == Case::Lower);
        if described && plural(next) && plural(at - 1) && next == at + 1 {
            return true;
        }
        if super::functions::head_at(doc, next, end).is_some()
            || super::names::mention_at(doc, next).is_some_and(|m| m.sure)
            || doc.phrase(next, end, Tags::SPEAKERS_INLINE | Tags::SPEAKERS_HEADING).is_some()
        {
            return false;
        }
        if doc.phrase(next, end, Tags::BODY_HEAD | Tags::KNOWN_BODY).is_some()
            && (!doc.has(next, Tags::ORGAN) || doc.case(next).is_capital())
            || next > at + 1 && doc.has(next, Tags::BODY) && (doc.case(next).is_capital() || doc.folds_to(at + 1, &["le", "la", "l'"]))
        {
            return false;
        }
        return described && (doc.has(next, Tags::NOUN | Tags::ADJECTIVE) || doc.case(next).is_capital());
    }
    // "INRAE à Dijon": where it is.
    if doc.is(at, "à") && next == at + 1 && doc.phrase(next, end, Tags::TOWN | Tags::COMMUNE | Tags::FOREIGN_CITY).is_some() {
        return false;
    }
    if doc.case(next).is_capital() {
        return true;
    }
    // "l’entreprise Vexane pour le déjeuner"
    if doc.folds_to(at, &["pour", "sur", "en"]) && doc.case(at - 1).is_capital() && next > at + 1 && !doc.has(at - 1, Tags::BODY) {
        return false;
    }
    described
        && doc.has(next, Tags::NOUN | Tags::ADJECTIVE)
        && !doc.has(next, Tags::GRAMMATICAL)
        && super::functions::head_at(doc, next, end).is_none_or(|f| f.plural || f.weak)
}

/// What a sign inside a name leads to: `Sciences, Technologies`, `Vélo & Territoires`, `« Les Glycines »`, `Paris 1 - Panthéon`.
fn sign(doc: &Marked, first: usize, at: usize, end: usize, start: Start, described: bool) -> Option<usize> {
    match doc.word(at) {
        "&" | "+" => (doc.case(at + 1).is_capital() && at + 1 < end).then_some(at + 1),
        "«" | "“" | "\"" if described && at + 1 < end => {
            let close = (at + 1..end.min(at + 12)).find(|j| doc.is_any(*j, &["»", "”", "\""]))?;
            Some(close + 1)
        }
        "." if doc.glued(at) && doc.glued(at + 1) && doc.kind(at + 1) == Some(TokenKind::Word) => Some(at + 2),
        "." if (doc.case(at - 1) == Case::Single || doc.folds_to(at - 1, &["st", "ste", "dr"]))
            && doc.case(at + 1).is_capital()
            && !doc.breaks(at + 1)
            && doc.word(at - 1) != "SA"
            && first + 1 == at =>
        {
            Some(at + 1)
        }
        "'" | "’" if doc.glued(at) => Some(at + 1),
        "@" | "#" if doc.glued(at + 1) => Some(at + 1),
        "," => {
            // "ministère de l’Économie, des Finances et de la Relance"
            let ministry =
                described && start == Start::Head && doc.folds_to(at + 1, &["des", "de", "du"]) && link_leads_on(doc, at + 1, end, true);
            let listed = described
                && start == Start::Head
                && doc.folds_to(first, &["faculte", "ufr", "ministere", "secretariat"])
                && doc.case(at + 1).is_capital()
                && doc.has(at + 1, Tags::NOUN)
                && !doc.has(at + 1, Tags::BODY | Tags::FUNCTION);
            (ministry || listed).then_some(at + 1)
        }
        "-" | "–" if !doc.glued(at) => {
            let numbered = doc.number(at - 1).is_some()
                && described
                && doc.case(at + 1) == Case::Capital
                && !doc.has(at + 1, Tags::BODY_HEAD | Tags::BODY_WEAK | Tags::VENUE | Tags::FUNCTION)
                && doc.folds_to(first, &["universite", "paris"]);
            // "Université Toulouse – Jean Jaurès"
            let named = described
                && doc.folds_to(first, &["universite"])
                && at <= first + 3
                && doc.case(at - 1) == Case::Capital
                && !doc.breaks(at + 1)
                && !doc.has(at + 1, Tags::BODY | Tags::ANY_FUNCTION)
                && dashed_name_ends(doc, at + 1, end);
            (numbered || named).then_some(at + 1)
        }
        _ => None,
    }
}

/// One to three capitalised words, then a sign or the end.
fn dashed_name_ends(doc: &Marked, from: usize, end: usize) -> bool {
    let to = (from..end.min(from + 4)).find(|i| !doc.case(*i).is_capital() || *i > from && doc.breaks(*i)).unwrap_or(end.min(from + 4));
    to > from && to < from + 4 && (to >= end || doc.breaks(to) || doc.is_any(to, &[")", ",", ";", "."]))
}

/// A name may run over a line end where a converter has cut lines: a preposition before or a lower-case word after it.
fn continues_over_line(doc: &Marked, at: usize) -> bool {
    let before = at - 1;
    let open = doc.has(before, Tags::GRAMMATICAL) && doc.folds_to(before, LINKS);
    let lower = doc.case(at) == Case::Lower
        && !doc.has(at, Tags::FUNCTION)
        && doc.folds_to(at, &["de", "du", "des", "d'", "et", "la", "l'", "pour"]);
    open || lower
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
            ("Vélo & Territoires", "Vélo & Territoires"),
            ("association Halte Répit Bigorre", "association Halte Répit Bigorre"),
            ("FNCCR et maire de Lyon", "FNCCR"),
            ("La Banque Postale", "La Banque Postale"),
            ("EuraTechnologies, incubateur", "EuraTechnologies"),
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
