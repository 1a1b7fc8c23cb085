//! The body to which a preposition behind a function leads.

use crate::extract::bodies::{self, BodyMention, Start};
use crate::extract::functions;
use crate::lexicon::{Tags, Value};
use crate::record::OrganisationKind;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// The body to which the preposition at `i` leads, for a function of this class.
pub(super) fn body_after(doc: &Marked, i: usize, end: usize, class: &str) -> Option<BodyMention> {
    // A minister's field and a prefect's or an ambassador's place belong to the function.
    if matches!(class, "government" | "state.territory") {
        return None;
    }
    let mut at = i + 1;
    if doc.folds_to(i, &["aupres"]) && doc.folds_to(at, &["de", "du", "des", "d'"]) {
        at += 1;
    }
    if doc.folds_to(at, &["un", "une", "the"]) {
        at += 1;
    }
    // "adjointe au maire déléguée à la Démocratie": a portfolio.
    if doc.folds_to(i, &["a", "au", "aux"]) && doc.folds_to(i - 1, &["delegue", "deleguee", "delegues", "deleguees"]) {
        return None;
    }
    // "chargée de l'éducation aux médias": a subject.
    if doc.folds_to(i, &["aux"]) && doc.case(at) == Case::Lower && !doc.has(i - 1, Tags::ANY_FUNCTION) && doc.has(i - 1, Tags::NOUN) {
        return None;
    }
    let contracted = doc.folds_to(i, &["du", "au", "des", "aux"]);
    at = if contracted { at } else { bodies::skip_article(doc, at, end) };
    // "journaliste au journal Le Littoral": what kind of body it is stands before its name.
    if doc.folds_to(at, &["journal", "magazine", "quotidien", "hebdomadaire", "mensuel"]) && doc.case(at + 1).is_capital() {
        at += 1;
    }
    if at >= end {
        return None;
    }
    if doc.kind(at) == Some(TokenKind::Sign) {
        return quoted(doc, at, end);
    }
    // "directrice des achats pour Korval SAS"
    let firm = || bodies::mention_at(doc, at, end, true).is_some_and(|b| b.name.len() > 1 && doc.has(b.name.end - 1, Tags::BODY_TAIL));
    let named_body = doc.case(at).is_capital() && (doc.phrase(at, end, Tags::KNOWN_BODY | Tags::BODY_HEAD).is_some() || firm());
    if doc.folds_to(i, &["en", "pour", "sur", "dans"]) && !named_body {
        return None;
    }
    if let Some(place) = house_of_trade(doc, at, end).filter(|_| class.starts_with("management")) {
        return Some(place);
    }
    let definite = doc.folds_to(i, &["du"]) || at > i + 1 && doc.folds_to(i, &["de"]) && doc.folds_to(at - 1, &["la", "l'"]);
    let placed = doc.folds_to(i, &["au"]) || at > i + 1 && doc.is(i, "à") && doc.folds_to(at - 1, &["la", "l'"]);
    if doc.number(at).is_some() {
        return numbered(doc, i, at, end).filter(|_| matches!(class, "management.whole" | "association"));
    }
    match bodies::mention_at(doc, at, end, true) {
        Some(body) => is_held_in(doc, &body, i, end, class).then_some(body),
        None => (definite || placed).then(|| known_from_context(doc, i.saturating_sub(1), at, end, class)).flatten(),
    }
}

/// "cofondatrice de 1000 cafés": a name that begins with a number.
fn numbered(doc: &Marked, i: usize, at: usize, end: usize) -> Option<BodyMention> {
    let to = (at + 1..end.min(at + 4)).find(|t| doc.kind(*t) != Some(TokenKind::Word) || doc.breaks(*t)).unwrap_or(end.min(at + 4));
    let named = doc.folds_to(i, &["de", "d'"]) && (at + 1..to).any(|t| !doc.has(t, Tags::GRAMMATICAL | Tags::MONTH));
    (named && !doc.glued(at + 1)).then_some(BodyMention { name: at..to, acronym: None, end: to, kind: 0, start: Start::Capital })
}

/// A name in quotation marks: `présidente de « Villes amies »`.
fn quoted(doc: &Marked, at: usize, end: usize) -> Option<BodyMention> {
    let close = match doc.word(at) {
        "«" => "»",
        "“" => "”",
        _ => return None,
    };
    let close = (at + 1..end.min(at + 20)).find(|j| doc.is(*j, close))?;
    let first = bodies::skip_article(doc, at + 1, close);
    let capital = doc.case(at + 1).is_capital() || doc.case(first).is_capital();
    capital.then(|| BodyMention { name: first..close, acronym: None, end: close + 1, kind: 0, start: Start::Capital })
}

/// "gérante du camping Les Embruns", "de l’épicerie « Chez Lulu »": a common word whose name begins with an article or a quotation mark.
fn house_of_trade(doc: &Marked, at: usize, end: usize) -> Option<BodyMention> {
    let other = Tags::BODY | Tags::ORGAN | Tags::ANY_FUNCTION | Tags::GRAMMATICAL;
    let noun = doc.case(at) == Case::Lower && (doc.has(at, Tags::NOUN) || !doc.has(at, Tags::COMMON_WORD)) && !doc.has(at, other);
    let mut from = at + 1;
    while from < end
        && doc.case(from) == Case::Lower
        && doc.has(from, Tags::ADJECTIVE)
        && !doc.has(from, Tags::GRAMMATICAL)
        && !doc.breaks(from)
    {
        from += 1;
    }
    if !noun || from >= end {
        return None;
    }
    let to = match quoted(doc, from, end) {
        Some(name) => name.end,
        None if doc.case(from).is_capital() && doc.folds_to(from, &["le", "la", "les", "l'", "chez"]) => {
            bodies::mention_at(doc, from, end, true)?.end
        }
        None => return None,
    };
    Some(BodyMention { name: at..to, acronym: None, end: to, kind: 0, start: Start::Weak })
}

/// "gérante de la librairie": the reader knows which one is meant.
fn known_from_context(doc: &Marked, before: usize, at: usize, end: usize, class: &str) -> Option<BodyMention> {
    let leads = class.starts_with("management")
        || matches!(class, "association" | "staff" | "academia" | "heritage" | "arts" | "media" | "law" | "social");
    let (n, value) = doc.phrase(at, end, Tags::BODY_HEAD | Tags::BODY_WEAK).filter(|_| leads && !is_organ(doc, at))?;
    // "marraine du festival": the event, no body.
    if doc.has(at, Tags::EVENT_KIND) {
        return None;
    }
    // "déléguée à la vie de la commune": a field, no town.
    let field = !doc.has(before, Tags::ANY_FUNCTION | Tags::MODIFIER_AFTER) && doc.has(at, Tags::BODY_WEAK);
    if field && bodies::kind(value.codes[Value::BODY_KIND]) == OrganisationKind::LocalAuthority {
        return None;
    }
    let closed = at + n >= end || doc.breaks(at + n) || doc.is_any(at + n, &[",", ".", ")", "(", ";"]);
    closed.then(|| BodyMention { name: at..at + n, acronym: None, end: at + n, kind: value.codes[Value::BODY_KIND], start: Start::Weak })
}

/// Whether somebody of this class of function holds it in this body.
fn is_held_in(doc: &Marked, body: &BodyMention, i: usize, end: usize, class: &str) -> bool {
    let at = body.name.start;
    let place = doc.phrase(at, end, Tags::PLACE).filter(|_| doc.case(at).is_capital());
    let local = class == "elected.local";
    let lower = doc.case(at) == Case::Lower;
    match body.start {
        Start::Head => {
            // "chef de laboratoire", "professeur d’école"
            let kind = lower && doc.folds_to(i, &["de", "d'"]) && !named(doc, &body.name) && at == i + 1 && body.name.len() < 3;
            !kind
        }
        Start::Known | Start::Acronym => true,
        _ if matches!(class, "elected.national" | "elected.european") => false,
        // "juriste de Saint-Gobain": a firm that everybody knows, though a town is called so.
        Start::Capital if is_known(doc, &body.name) && doc.folds_to(i, &["de", "d'", "chez"]) && !local => true,
        // "Professor of Glaciology": English names the field so.
        Start::Capital if doc.folds_to(i, &["of"]) => false,
        // "habitante du quartier des Minimes", "du Clos Vauban"
        _ if class == "citizen" => false,
        // "éleveuse à Malzac": a village that no list has.
        Start::Capital if class == "agriculture" && doc.is_any(i, &["à", "de", "d’", "d'"]) && body.name.len() == 1 => false,
        // "élue déléguée à la culture à Dole": behind the portfolio, the town.
        Start::Capital if local && doc.is(i, "à") && at == i + 1 && is_commune(doc, &body.name) => true,
        // "adjointe au maire déléguée à la Démocratie de proximité": a portfolio with a capital.
        Start::Capital if in_portfolio(doc, i) => false,
        // "conseillère départementale du canton de Boën": who is elected there stands for it.
        _ if local && names_constituency(doc, at) => false,
        // "directrice régionale du cabinet Vexane" serves no State.
        _ if class == "state"
            && (place.is_some_and(|(n, _)| n >= body.name.len()) || is_land(doc, at, end) || lower && !named(doc, &body.name)) =>
        {
            false
        }
        // "directeur des études de …"
        Start::Weak if doc.folds_to(i, &["des"]) && lower => false,
        // "enseignante de cinéma au lycée": a field, no particular one.
        Start::Weak | Start::Venue if lower && at == i + 1 && doc.folds_to(i, &["de", "d'"]) && is_field(doc, &body.name) => false,
        Start::Weak | Start::Venue => !lower || named(doc, &body.name) || is_organ(doc, at),
        Start::Capital if local => true,
        Start::Capital => {
            let one_capital = !body.name.clone().skip(1).any(|t| doc.case(t).is_capital());
            let common = doc.has(at, Tags::NOUN | Tags::ADJECTIVE) && doc.case(at) == Case::Capital && !doc.has(at, Tags::PLACE);
            // "Directeur de la Communication", "Vice-présidente à la Jeunesse": a function written with capitals.
            // "présidente des Encriers", "libraire aux Embruns": nobody presides over a field, and no trade has one.
            let heading = doc.has(at, Tags::LABEL | Tags::ANY_EVENT | Tags::EVENT_LOOSE | Tags::ORGAN);
            let led = class == "management.whole" && doc.folds_to(i, &["de", "d'", "des", "chez", "aux"]) && !heading;
            // "vice-présidente de Territoires vendômois": a field would have its article, or no capital.
            let written = doc.case(i - 1) == Case::Lower && doc.folds_to(i, &["de", "d'"]) && at == i + 1;
            let leads = class.starts_with("management") || class == "staff";
            let led = led || written && !heading && leads || leads && is_house(doc, i, &body.name);
            let trade = matches!(class, "arts" | "crafts" | "industry" | "law" | "health" | "heritage" | "consulting" | "agriculture");
            let worked = trade && doc.folds_to(i, &["au", "aux", "chez"]) && !heading;
            // "éducateur à la Sauvegarde", "professeur à la Sorbonne": who teaches or cares has no portfolio.
            let teaches = trade || matches!(class, "academia" | "academia.student" | "education" | "social");
            let worked = worked || teaches && doc.is(i, "à") && doc.case(i - 1) == Case::Lower && !heading;
            // "formatrice à Canope Val": a field would have its article.
            let worked = worked || doc.is(i, "à") && at == i + 1 && !heading && !local;
            let portfolio =
                common && !led && !worked && (one_capital && body.name.len() < 4 || class != "media" && doc.folds_to(i, &["a", "aux"]));
            let whole = place.is_some_and(|(n, _)| at + n >= body.name.end);
            // A firm may be called like a village; a town is a place.
            let known = doc.phrase(at, end, Tags::TOWN | Tags::COUNTRY | Tags::REGION | Tags::DEPARTEMENT | Tags::FOREIGN_CITY).is_some();
            let firm = class.starts_with("management") && !known && doc.folds_to(i, &["de", "d'", "chez"]) && at == i + 1;
            !(portfolio && class != "media") && (!whole || firm || leads && is_house(doc, i, &body.name))
        }
    }
}

/// "directeur du Diapason", "programmatrice au Quai": one word with a capital behind a function without one, which is no field:
/// a house whose article the preposition holds.
fn is_house(doc: &Marked, i: usize, name: &Tokens) -> bool {
    const OTHER: Tags = Tags::BODY
        .union(Tags::FIELD)
        .union(Tags::ORGAN)
        .union(Tags::TOWN)
        .union(Tags::COUNTRY)
        .union(Tags::REGION)
        .union(Tags::DEPARTEMENT)
        .union(Tags::FOREIGN_CITY);
    let led = doc.folds_to(i, &["du", "au"]) && name.start == i + 1 && doc.case(i - 1) == Case::Lower;
    led && name.len() == 1 && doc.case(name.start) == Case::Capital && !doc.has(name.start, OTHER)
}

/// "Portugal", "Bretagne": a country, a région or a département, whatever follows.
fn is_land(doc: &Marked, at: usize, end: usize) -> bool {
    doc.case(at).is_capital() && doc.phrase(at, end, Tags::COUNTRY | Tags::REGION | Tags::DEPARTEMENT).is_some()
}

/// Whether a name is one that everybody knows, and no more.
pub(super) fn is_known(doc: &Marked, name: &Tokens) -> bool {
    doc.phrase(name.start, name.end, Tags::KNOWN_BODY).is_some_and(|(n, _)| n == name.len())
}

/// Whether a name is that of a commune, and no more.
fn is_commune(doc: &Marked, name: &Tokens) -> bool {
    doc.phrase(name.start, name.end, Tags::COMMUNE | Tags::TOWN).is_some_and(|(n, _)| n == name.len())
}

/// A common noun whose complement is a place or a body of its own: "cinéma au lycée Gambetta", "danse à l’opéra de Bavay".
fn is_field(doc: &Marked, name: &Tokens) -> bool {
    doc.folds_to(name.start + 1, &["a", "au", "aux", "dans"]) && name.start + 1 < name.end
}

/// So many tokens back a list of portfolios began, at most.
const LONGEST_PORTFOLIOS: usize = 16;

/// "déléguée à l’Urbanisme, à l’Environnement et aux Travaux": whether the preposition at `i` leads to one of the portfolios.
fn in_portfolio(doc: &Marked, i: usize) -> bool {
    let to = |t: usize| doc.folds_to(t, &["a", "au", "aux"]);
    let delegated = |t: usize| doc.folds_to(t, &["delegue", "deleguee", "delegues", "deleguees"]) && to(t + 1);
    let mut back = (i.saturating_sub(LONGEST_PORTFOLIOS)..i).rev().take_while(|t| !doc.is_any(*t, &[";", "(", ".", "–", "—"]));
    doc.folds_to(i - 1, &["charge", "chargee"]) || to(i) && back.any(delegated)
}

/// "canton de …", "circonscription de …"
pub(super) fn names_constituency(doc: &Marked, i: usize) -> bool {
    doc.has(i, Tags::CONSTITUENCY)
}

/// Whether a name holds a capitalised word.
fn named(doc: &Marked, name: &Tokens) -> bool {
    name.clone().any(|i| doc.case(i).is_capital())
}

/// A part of a body that stays with the function: "du service …", "du CA …".
/// A longer name of a body, or a firm that is called by its name, is none: "mission locale", "cabinet Quai Sud".
pub(super) fn is_organ(doc: &Marked, i: usize) -> bool {
    let written = doc.case(i) == Case::Lower || doc.case(i) == Case::Upper && doc.has(i, Tags::INNER_ORGAN);
    let end = doc.tokens.len();
    let organ = doc.phrase(i, end, Tags::ORGAN).map(|(n, _)| n);
    let Some(n) = organ.filter(|_| written && !functions::leads_to_place(doc, i + 1, end)) else { return false };
    let head = doc.phrase(i, end, Tags::BODY_HEAD).is_some_and(|(m, _)| m > n);
    let firm = doc.phrase(i, end, Tags::BODY_WEAK).is_some_and(|(m, value)| {
        let company = bodies::kind(value.codes[Value::BODY_KIND]) == OrganisationKind::Company;
        m == n && company && doc.case(i + n).is_capital() && !doc.breaks(i + n)
    });
    !head && !firm
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::affiliations;

    #[test]
    fn bodies_and_parts_of_bodies() {
        for (text, expected) in [
            // Who teaches or cares has no portfolio; who leads may have one.
            (", éducateur à la Sauvegarde du Val", "éducateur @ Sauvegarde du Val"),
            (", directrice des achats pour Korval SAS", "directrice des achats @ Korval SAS"),
            (", directrice de la rédaction d’Option Val", "directrice de la rédaction @ Option Val"),
            (", directeur général KORVAL FRET", "directeur général @ KORVAL FRET"),
            (", Professeur des Universités émérite, Université de Pau", "Professeur des Universités émérite @ Université de Pau"),
            // What is called by its name is the body, what is not belongs to the function.
            (", co-présidente du groupe d’études Sols", "co-présidente @ groupe d’études Sols"),
            (", déléguée générale du réseau Vexane", "déléguée générale @ réseau Vexane"),
            (", Directrice du Programme Rivières à l’Agence de l’eau", "Directrice du Programme Rivières @ Agence de l’eau"),
            (", sage-femme de PMI, conseil départemental de l’Ain", "sage-femme de PMI @ conseil départemental de l’Ain"),
            // Places are held by who is elected there.
            (", habitante du Clos Vauban", "habitante du Clos Vauban @ -"),
            (", éleveuse à Malzac", "éleveuse à Malzac @ -"),
            (", élue déléguée à la culture à Dole", "élue déléguée à la culture @ Dole"),
            (", Député Maire de la ville de Loudun", "Député Maire @ ville de Loudun"),
            (", Adjointe au Maire, déléguée à la santé", "Adjointe au Maire @ -"),
            (", juriste de Saint-Gobain", "juriste @ Saint-Gobain"),
            (", directeur régional de la Ville de Loudun", "directeur régional @ Ville de Loudun"),
            (", directrice régionale du cabinet Vexane", "directrice régionale @ cabinet Vexane"),
        ] {
            assert_eq!(affiliations(text), expected, "{text}");
        }
    }
}
