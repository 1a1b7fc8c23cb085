//! Bodies that the text names outside lists of people, by their own words or by what leads to them:
//! "la Fondation du Rein", "avec le soutien de la Scam et d’Auvergne Cinéma", "l’entreprise Lumeo".

use super::bodies::{self, BodyMention, Start};
use super::ranges::Ranges;
use super::times;
use crate::lexicon::Tags;
use crate::record::OrganisationKind;
use crate::text::fold::key;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// A list of supporters is at most this long, in tokens.
const LIST: usize = 80;

/// What is already read, and what a body must not be.
pub struct Taken<'a> {
    /// Names of people, functions and bodies that lists of people have given.
    pub read: Ranges,
    pub titles: Ranges,
    pub event_title: Option<&'a Tokens>,
}

/// What a word in lower case carries where a body or a list of supporters begins with it.
const BEGINS: Tags = Tags::BODY.union(Tags::SUPPORT).union(Tags::ORGANISED_BY).union(Tags::ORGANISERS_HEADING);

/// Every body that the rest of the text names, in order.
pub fn find(doc: &Marked, taken: &Taken) -> Vec<BodyMention> {
    let mut found = Vec::new();
    let (mut read, mut titles) = (taken.read.walk(), taken.titles.walk());
    let mut supporters = 0..0;
    let mut i = 0;
    while i < doc.tokens.len() {
        let introduced = || i >= 2 && doc.has(i - 2, Tags::MODERATION);
        let plain = || doc.case(i) == Case::Lower && !doc.begins(i, BEGINS) && !introduced() && !supporters.contains(&i);
        if doc.kind(i) != Some(TokenKind::Word) || plain() {
            i += 1;
            continue;
        }
        if let Some(end) = read.end_of(i) {
            i = end;
            continue;
        }
        if let Some(end) = support(doc, i) {
            supporters = end..list_end(doc, end);
        }
        let listed = supporters.contains(&i) && follows_separator(doc, i, supporters.start);
        let body = acronym_first(doc, i).or_else(|| if listed { supporter(doc, i, supporters.end) } else { None });
        let body = body.or_else(|| named(doc, i, || titles.end_of(i).is_some()));
        match body.filter(|b| taken.event_title.is_none_or(|t| !(b.name.start <= t.start && b.name.end >= t.end))) {
            Some(body) => {
                i = body.end.max(i + 1);
                found.push(body);
            }
            None => i += 1,
        }
    }
    found
}

/// The token behind "avec le soutien de", "partenaires :".
fn support(doc: &Marked, i: usize) -> Option<usize> {
    let (n, _) = doc.phrase(i, doc.tokens.len(), Tags::SUPPORT | Tags::ORGANISED_BY | Tags::ORGANISERS_HEADING)?;
    let end = i + n;
    // "organisation", "partenaires" are headings before a colon, words like others elsewhere.
    let heading = n == 1 && !doc.folds_to(end - 1, &["par", "avec", "de", "du", "des"]);
    if heading && !doc.is(end, ":") {
        return None;
    }
    Some(end + usize::from(doc.is(end, ":")))
}

/// Where a list that begins at `from` ends: with its sentence, or at a blank line.
fn list_end(doc: &Marked, from: usize) -> usize {
    let last = doc.tokens.len().min(from + LIST);
    (from..last)
        .find(|i| {
            doc.is_any(*i, &[".", "!", "?"]) && (doc.breaks(i + 1) || doc.case(i + 1).is_capital() && !doc.glued(i + 1))
                || *i > from && (blank_before(doc, *i) || is_button(doc, *i) || begins_item(doc, *i))
        })
        .unwrap_or(last)
}

/// "Mentions légales – Plan du site": a line that belongs to the page.
fn is_button(doc: &Marked, i: usize) -> bool {
    doc.breaks(i) && doc.phrase(i, doc.tokens.len(), Tags::FURNITURE).is_some()
}

/// "14:00", "– 9 h 30 Atelier", "Conférence : …": a line of the programme goes on below what the list was part of.
fn begins_item(doc: &Marked, i: usize) -> bool {
    let sign = usize::from(doc.kind(i) == Some(TokenKind::Sign));
    doc.breaks(i)
        && (times::mention_at(doc, i + sign, false).is_some()
            || doc.phrase(i, doc.tokens.len(), Tags::LABEL).is_some_and(|(n, v)| v.has(Tags::LABEL) && doc.is(i + n, ":")))
}

/// Tokens of a line of the page before a name.
const BUTTONS: usize = 12;

/// "Partager sur Korval | Vexane", "Plan du site | SPIP": names of services on a line of the page.
fn is_of_page(doc: &Marked, i: usize) -> bool {
    let led = i > 0 && !doc.breaks(i) && (doc.is_any(i - 1, &["|", "–", "-", "·", "/"]) || doc.folds_to(i - 1, &["sur", "on"]));
    let line = (i.saturating_sub(BUTTONS)..i).rev().take_while(|t| !doc.breaks(t + 1));
    led && line.into_iter().any(|t| {
        let furniture = doc.phrase(t, i, Tags::FURNITURE).map(|(n, _)| t + n);
        furniture.is_some_and(|end| end <= i && !doc.folds_to(end - 1, &["par", "by"]))
    })
}

/// Lines of one word each below a line of the page, at most.
const SERVICES: usize = 12;

/// "Korval" and "Vexane" on lines of their own below "Partager cette page": names of services.
fn is_in_menu(doc: &Marked, body: &BodyMention) -> bool {
    let start = body.name.start;
    if !doc.breaks(start) || body.end < doc.tokens.len() && !doc.breaks(body.end) {
        return false;
    }
    let line = doc.lines.partition_point(|line| line.tokens.start < start);
    let above = doc.lines[line.saturating_sub(SERVICES)..line].iter().rev().map(|line| &line.tokens);
    let furniture = |line: &Tokens| doc.phrase(line.start, line.end, Tags::FURNITURE).is_some();
    let mut above = above.filter(|line| line.len() > 2 || furniture(line));
    above.next().is_some_and(furniture)
}

fn blank_before(doc: &Marked, i: usize) -> bool {
    doc.breaks(i) && doc.lines.binary_search_by_key(&i, |l| l.tokens.start).is_ok_and(|l| doc.lines[l].blank_before > 0)
}

/// Whether only articles and prepositions stand between token `i` and a separator of the list.
fn follows_separator(doc: &Marked, i: usize, start: usize) -> bool {
    let mut at = i;
    while at > start
        && at + 4 > i
        && doc.case(at - 1) == Case::Lower
        && doc.folds_to(at - 1, &["de", "du", "des", "d'", "la", "le", "les", "l'", "par", "avec"])
    {
        at -= 1;
    }
    at == start
        || doc.breaks(at)
        || doc.is_any(at - 1, &[",", ";", "•", "·", "/", "|", "–", "-", "&", ":"])
        || doc.folds_to(at - 1, &["et"])
}

/// A body in a list of supporters: any capitalised name that is no person and no place.
fn supporter(doc: &Marked, i: usize, end: usize) -> Option<BodyMention> {
    let from = bodies::skip_article(doc, i, end);
    if from > i && doc.case(from) == Case::Lower {
        return None;
    }
    if let Some(pair) = acronym_first(doc, from) {
        return Some(pair);
    }
    let mut body = bodies::mention_at(doc, from, end, true)?;
    // "de la Scam et d’Auvergne Cinéma": behind "et", a preposition leads to the next in the list.
    let described = matches!(body.start, Start::Head | Start::Weak | Start::Venue);
    let next = body.name.clone().skip(1).filter(|_| !described).find(|t| {
        doc.folds_to(*t, &["et"])
            && doc.folds_to(t + 1, &["de", "du", "des", "d'", "la", "le", "les", "l'"])
            && doc.case(t + 2).is_capital()
    });
    if let Some(cut) = next {
        body = BodyMention { name: body.name.start..cut, acronym: None, end: cut, ..body };
    }
    let person = super::names::mention_at(doc, from).is_some_and(|m| m.sure);
    let place = doc.phrase(from, end, Tags::PLACE).is_some_and(|(n, _)| from + n >= body.name.end);
    let said = doc.has(from, Tags::COMMON_WORD | Tags::FURNITURE) && body.name.len() == 1 && doc.case(from) != Case::Upper;
    let unnamed = body.name.clone().all(|t| !doc.case(t).is_capital()) || doc.is(body.end, ":") || is_notice(doc, &body);
    let kept = match body.start {
        Start::Capital | Start::Acronym => !person && !place && !said,
        Start::Venue | Start::Weak => !person,
        Start::Known | Start::Head => true,
    };
    (kept && !unnamed).then_some(body)
}

/// "Inscription en ligne", "Stage reconnu au titre de": another line of the page, with no capital but its first.
fn is_notice(doc: &Marked, body: &BodyMention) -> bool {
    let at = body.name.start;
    let notice =
        doc.has(at, Tags::FURNITURE | Tags::ANY_EVENT | Tags::LABEL) || doc.folds_to(at, &["inscription", "inscriptions", "entree"]);
    notice && body.start == Start::Capital && body.name.clone().skip(1).all(|t| !doc.case(t).is_capital())
}

/// "Fédérations régionales", "Préfectures et syndicats": several of a kind, none by its name.
fn are_several(doc: &Marked, body: &BodyMention) -> bool {
    let at = body.name.start;
    let Some(singular) = doc.word(at).strip_suffix(['s', 'S']) else { return false };
    let several = doc.lexicon.word(key(singular)).has(Tags::BODY_HEAD | Tags::BODY_WEAK);
    several && body.acronym.is_none() && body.name.clone().skip(1).all(|t| !doc.case(t).is_capital() || doc.case(t) == Case::Upper)
}

/// `SRFU (Société de recherche sur les formes urbaines)`: the acronym first.
fn acronym_first(doc: &Marked, i: usize) -> Option<BodyMention> {
    if doc.case(i) != Case::Upper || !doc.is(i + 1, "(") {
        return None;
    }
    let from = bodies::skip_article(doc, i + 2, doc.tokens.len());
    let body = bodies::mention_at(doc, from, doc.tokens.len(), true)?;
    let pair = doc.is(body.name.end, ")") && bodies::is_made_of_initials(doc, &body.name, i);
    pair.then(|| BodyMention { acronym: Some(i..i + 1), end: body.name.end + 1, ..body })
}

/// A body that its words alone tell.
fn named(doc: &Marked, i: usize, in_title: impl FnOnce() -> bool) -> Option<BodyMention> {
    // "Animation : Abylon": a body where a moderator is expected.
    let introduced = i >= 2 && doc.has(i - 2, Tags::MODERATION) && doc.is_any(i - 1, &[":", "–", "-"]);
    if !introduced && !bodies::may_begin(doc, i) {
        return None;
    }
    // "de la Chambre de commerce et d’industrie": capital and article say that there is one of them.
    let certain = i > 0
        && doc.case(i) == Case::Capital
        && doc.case(i - 1) == Case::Lower
        && doc.folds_to(i - 1, &["la", "le", "l'", "du", "au"])
        && doc.phrase(i, doc.tokens.len(), Tags::BODY_HEAD).is_some_and(|(n, _)| n >= 2);
    // "© 2019 Société du gant": to whom the page belongs.
    let owner = i >= 2 && doc.is(i - 2, "©") && doc.number(i - 1).is_some() && doc.begins(i, Tags::BODY);
    if owner
        && let Some(body) = bodies::mention_at(doc, i, doc.tokens.len(), true).filter(|b| b.name.len() >= 2 && b.start != Start::Capital)
    {
        return Some(body);
    }
    let body = bodies::mention_at(doc, i, doc.tokens.len(), introduced || certain)?;
    if introduced && body.start == Start::Capital && !doc.has(i, Tags::GIVEN_NAME | Tags::COMMON_WORD) {
        return Some(body);
    }
    let in_title = in_title();
    let capital = |t: usize| doc.case(t).is_capital();
    let lower_start = doc.case(i) == Case::Lower;
    // "procès-verbal de l’Assemblée générale": who meets is the event.
    if body.acronym.is_none()
        && doc.phrase(i, body.name.end, Tags::EVENT_BODY).is_some_and(|(n, v)| v.has(Tags::EVENT_BODY) && i + n == body.name.end)
    {
        return None;
    }
    // "un courrier de Me Duval"
    if doc.has(body.name.end - 1, Tags::CIVILITY) && body.acronym.is_none() && body.name.len() > 1 {
        return None;
    }
    match body.start {
        Start::Known | Start::Acronym if is_of_page(doc, i) => None,
        Start::Known if is_in_menu(doc, &body) => None,
        Start::Known => (!in_title || body.name.len() > 1 || doc.case(i) == Case::Upper).then_some(body),
        // "fédération" with a name or an acronym behind it; capitals alone in a heading prove nothing.
        Start::Head | Start::Weak if are_several(doc, &body) => None,
        Start::Head => {
            let upper_line = doc.case(i) == Case::Upper && doc.word(i).len() > 4 && body.name.clone().all(|t| doc.case(t) != Case::Capital);
            let proper = body.name.clone().any(capital);
            let named = body.name.clone().skip(1).any(capital) || body.acronym.is_some() || certain || !lower_start && body.name.len() >= 3;
            // "la visite du lycée Beaumont": the name follows right behind.
            let direct = capital(i + 1) && !doc.breaks(i + 1);
            let house = doc.phrase(i, body.name.end, Tags::HOUSE | Tags::ROOM).is_some() && is_hall(&body);
            (proper && named && !house && !(in_title && upper_line) && !(in_title && lower_start && body.acronym.is_none() && !direct))
                .then(|| without_kind(doc, body))
        }
        Start::Weak => weak(doc, i, &body, in_title).then(|| without_kind(doc, body)),
        // A house is a body only where somebody works there, or where it does something: "offert par la Mairie de Brivelle".
        Start::Venue => {
            let article = usize::from(i >= 1 && doc.folds_to(i - 1, &["la", "le", "l'"]));
            let acts = i > article && doc.folds_to(i - 1 - article, &["par"]);
            (acts && !lower_start && body.name.clone().skip(1).any(capital)).then_some(body)
        }
        Start::Acronym => {
            let word = doc.word(i);
            // "Lise d’ESTREL": the name of a family.
            let family = i >= 2
                && doc.folds_to(i - 1, &["de", "d'"])
                && (doc.has(i - 2, Tags::SURE_GIVEN_NAME) && doc.case(i - 2).is_capital() || doc.has(i - 2, Tags::CIVILITY));
            let written = doc.case(i - i.min(1)) == Case::Lower || doc.has(i, Tags::KNOWN_BODY);
            let led = i > 0
                && written
                && !family
                && doc.folds_to(i - 1, &["l'", "la", "le", "du", "de", "d'", "par", "a", "au", "et", "avec", "les", "des"])
                && doc.case(i) == Case::Upper;
            // "le maire d’AVON": a commune in capitals.
            let unit = doc.has(i, Tags::NOT_NAME | Tags::COMMUNE) && !doc.has(i, Tags::KNOWN_BODY);
            (led && !in_title && !unit && word.len() >= 3 && (doc.has(i, Tags::KNOWN_BODY) || word.len() <= 8)).then_some(body)
        }
        Start::Capital => None,
    }
}

/// "groupe", "réseau", "entreprise" with a name: set off by its capital, or with the name right behind it.
fn weak(doc: &Marked, i: usize, body: &BodyMention, in_title: bool) -> bool {
    let name = &body.name;
    let capital = |t: usize| doc.case(t).is_capital();
    // "Assemblée générale du Réseau Néphro-Atlantique"
    let owner = i > 0 && doc.folds_to(i - 1, &["du", "la", "l'"]) && doc.case(i) == Case::Capital && capital(i + 1);
    // "Compagnie Goriot" on a line of the programme gives what is given there.
    let troupe = bodies::kind(body.kind) == OrganisationKind::PerformingCompany && doc.case(i) == Case::Capital && capital(i + 1);
    if in_title && !owner && !troupe || name.len() > 12 || !name.clone().skip(1).any(capital) {
        return false;
    }
    if body.acronym.is_some() {
        return true;
    }
    // "Atelier A", "Thème 1", "Conférence de": an item of the programme.
    let numbered = doc.case(i + 1) == Case::Single || doc.number(i + 1).is_some();
    let heads = i == 0 || doc.breaks(i) || doc.kind(i - 1) != Some(TokenKind::Word);
    let item = heads && doc.phrase(i, name.end, Tags::LABEL | Tags::LABEL_WORD | Tags::EVENT_KIND | Tags::STREET).is_some();
    if numbered || item || is_hall(body) || doc.phrase(i, name.end, Tags::ROOM).is_some() {
        return false;
    }
    if doc.case(i) != Case::Lower {
        // "LABEL NATIONAL": capitals of a heading.
        // "VILLE DE LAVAL"
        let town = doc.folds_to(i, &["ville", "commune"]) && name.clone().skip(1).any(|t| doc.has(t, Tags::TOWN));
        let written = |t: usize| doc.case(t) != Case::Upper || !doc.has(t, Tags::COMMON_WORD);
        return doc.case(i) != Case::Upper || town || name.clone().any(written);
    }
    // "contrat de filière Cuirs": of what kind it is.
    if i > 0 && doc.is_any(i - 1, &["de", "d’", "d'"]) {
        return false;
    }
    let direct = (i + 1..name.end).find(|t| doc.case(*t) != Case::Lower || !doc.has(*t, Tags::ADJECTIVE)).is_some_and(capital);
    let service = matches!(
        bodies::kind(body.kind),
        OrganisationKind::StateAgency | OrganisationKind::Other | OrganisationKind::Library | OrganisationKind::Laboratory
    );
    if service && super::names::mention_at(doc, i + 1).is_some_and(|m| m.sure) {
        return false;
    }
    let territory = matches!(bodies::kind(body.kind), OrganisationKind::LocalAuthority | OrganisationKind::Intercommunality);
    direct && !territory || doc.folds_to(i, &["association", "societe", "cabinet", "collectif", "compagnie", "cooperative"])
}

/// "l’entreprise Thermoval" is called Thermoval; "le groupe Arbalète" bears the noun in its name.
pub fn without_kind(doc: &Marked, body: BodyMention) -> BodyMention {
    let kind = doc.folds_to(body.name.start, &["entreprise", "start-up", "startup", "societe", "firme", "chorale"]);
    let direct = kind && doc.case(body.name.start) == Case::Lower && doc.case(body.name.start + 1).is_capital();
    if direct { BodyMention { name: body.name.start + 1..body.name.end, ..body } } else { body }
}

/// A hall, a garden, a café: a place, unless somebody works there.
fn is_hall(body: &BodyMention) -> bool {
    matches!(bodies::kind(body.kind), OrganisationKind::Theatre)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        for (text, expected) in [
            (
                "Avec le soutien de la Ville de Tournerive, de la Scam et d’Auvergne-Rhône-Alpes Cinéma.",
                "Ville de Tournerive | Scam | Auvergne-Rhône-Alpes Cinéma",
            ),
            (
                "Partenaires : Bpifrance, Soregies Morin · Centre de gestion du Haut-Morin",
                "Bpifrance | Soregies Morin | Centre de gestion du Haut-Morin",
            ),
            ("Le prix est remis par la Fondation du Rein.", "Fondation du Rein"),
            ("la chaudière sera remplacée par l’entreprise Thermoval.", "Thermoval"),
            ("un concert de la chorale L’Estacade, que dirige", "L’Estacade"),
            ("l’avis de la Chambre de commerce et d’industrie est favorable", "Chambre de commerce et d’industrie"),
            ("l’avis de l’Université est favorable", ""),
            ("organisé par le Centre d’études et de recherche sur les normes", "Centre d’études et de recherche sur les normes"),
            ("l’enquête de la CNIL", "CNIL"),
            ("Ce cycle est proposé par le CRN (Centre de recherches sur les normes)", "Centre de recherches sur les normes +CRN"),
            // Items, halls, places, what is no name.
            ("\nAtelier A : Réparer les fuites", ""),
            ("Rendez-vous à l’Espace Simone-Veil", ""),
            ("lecture est faite d’un courrier de Me Paul Morel", ""),
            ("Plan du site | CNIL", ""),
            ("Fin à 18 h\n\nPartager cette page\nCNIL\nInserm\nMentions légales", ""),
            ("Les soutiens du projet\nCNIL\nInserm", "CNIL | Inserm"),
            ("Librairie partenaire : Les Gants & les Selles. Entrée libre", "Les Gants & les Selles"),
            ("© 2019 Société du gant – Réalisation Vexane", "Société du gant"),
            ("\nVILLE DE DINARD", "VILLE DE DINARD"),
            ("procès-verbal de l’Assemblée générale", ""),
            ("présentée par Lise d’ESTREL", ""),
            ("COLLOQUE DE LA VANNE", ""),
            ("Publié par Mairie de Tournerive", "Mairie de Tournerive"),
            ("organisé par Abylon Conseil\n14:00\nSalle plénière", "Abylon Conseil"),
            ("Les associations\nPhotos d’antan", ""),
            ("Organisé par Abylon Conseil\nMentions légales – Plan du site", "Abylon Conseil"),
            ("une entreprise de la région", ""),
            ("Organisation des travaux", ""),
            ("le contrat de filière Cuirs du Val", ""),
            ("Préfectures et syndicats se parlent", ""),
            ("\nLABEL NATIONAL", ""),
            ("Partenaires : Bpifrance\nInscription conseillée en ligne\nAffiche : Lise Duval", "Bpifrance"),
        ] {
            let found = marked(text, |doc| {
                let taken = Taken { read: Ranges::default(), titles: Ranges::default(), event_title: None };
                let show = |b: &BodyMention| {
                    let acronym = b.acronym.as_ref().map_or(String::new(), |a| format!(" +{}", doc.surface(a)));
                    format!("{}{acronym}", doc.surface(&b.name))
                };
                find(doc, &taken).iter().map(show).collect::<Vec<_>>().join(" | ")
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
