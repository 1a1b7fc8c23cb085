//! How far the name of a body reaches: over prepositions, descriptions and signs up to what begins something else.

use super::{Start, is_acronym};
use crate::extract::{functions, names};
use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// Whether `de`, `du`, `des` or nothing leads to a capitalised word.
pub(super) fn named_complement(doc: &Marked, i: usize, end: usize) -> bool {
    let mut at = i;
    while at < end && doc.has(at, Tags::ADJECTIVE) && doc.case(at) == Case::Lower && !doc.divides(at) {
        at += 1;
    }
    // "ports à la Région": of several only "de" says which.
    let several = i > 0 && doc.word(i - 1).ends_with(['s', 'x']);
    if several && doc.folds_to(at, &["a", "au", "aux"]) {
        return false;
    }
    while at < end && doc.folds_to(at, &["de", "du", "des", "d'", "la", "le", "l'", "les", "aux", "au", "a"]) {
        at += 1;
    }
    at < end && (doc.case(at).is_capital() || doc.is_any(at, &["«", "“", "\""])) && !doc.divides(at)
}

const LINKS: &[&str; 24] = &[
    "de", "du", "des", "d'", "a", "au", "aux", "en", "pour", "sur", "et", "sans", "contre", "of", "for", "the", "and", "del", "di", "la",
    "le", "les", "l'", "entre",
];

/// Tokens after which a name that still goes on is none: a line of capitals without end.
const LONGEST: usize = 80;

/// Where the name of a body that began at `first` ends, looking on from `at`.
pub(super) fn extend(doc: &Marked, first: usize, mut at: usize, end: usize, start: Start) -> usize {
    let described = matches!(start, Start::Head | Start::Weak | Start::Venue | Start::Known)
        && !(start == Start::Known && is_acronym(doc, first))
        || start == Start::Capital && doc.has(first, Tags::NOUN | Tags::ADJECTIVE) && !doc.has(first, Tags::GIVEN_NAME | Tags::PLACE);
    let mut last_good = at;
    let end = end.min(first + LONGEST);
    while at < end {
        if doc.divides(at) && !continues_over_line(doc, first, at) {
            break;
        }
        match doc.kind(at) {
            Some(TokenKind::Number) => {
                // "Université Paris 8", "UDAF 65"; not a time.
                let ordinal = doc.folds_to(at + 1, &["e", "eme", "er", "re"]) && doc.glued(at + 1);
                // "présidente du Quai Neuf 10:30-11:45"
                let time = doc.is(at + 1, ":") && doc.number(at + 2).is_some() && doc.glued(at + 1) && doc.glued(at + 2);
                // "CONSEIL MUNICIPAL DU 9 MAI 2016"
                let dated = doc.has(at + 1, Tags::MONTH) && doc.case(at + 1) != Case::Lower && at > first + 1;
                if dated {
                    while last_good > first + 1 && doc.folds_to(last_good - 1, &["du", "de", "le"]) {
                        last_good -= 1;
                    }
                }
                if time || dated {
                    break;
                }
                // "Val 1ère": a broadcaster.
                if doc.number(at) == Some(1) && doc.folds_to(at + 1, &["ere", "re"]) && doc.glued(at + 1) && doc.case(at - 1).is_capital() {
                    at += 2;
                    last_good = at;
                    continue;
                }
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
                    if !matches!(doc.word(at - 1), "," | "&" | "-" | "–" | "+" | ".") {
                        last_good = at;
                    }
                }
                None => break,
            },
            Some(TokenKind::Word) => {
                if stops(doc, at, end) || is_person_behind(doc, first, at, start) || is_sentence(doc, at) || is_office(doc, at, end) {
                    break;
                }
                // "La Poste C": a letter behind a known name is no part of it; an address on the net never is.
                if start == Start::Known && doc.case(at) == Case::Single && at > first + 1 || is_address(doc, at) {
                    break;
                }
                let capital = doc.case(at).is_capital();
                if capital && begins_other(doc, first, at, end, start) {
                    break;
                }
                if let Some(next) = set_phrase(doc, at) {
                    at = next;
                    last_good = at;
                    continue;
                }
                let link = !capital && doc.folds_to(at, LINKS);
                let capital_first = doc.case(first).is_capital();
                // "AMIF au Palais des congrès": where it meets.
                let short = start == Start::Acronym || start == Start::Known && is_acronym(doc, first);
                let meets = || short && at == first + 1 && doc.folds_to(at, &["a", "au"]) && !doc.is(at, "a");
                // "CONSEIL MUNICIPAL DU LUNDI 8 AVRIL": the day of a meeting.
                let day = || doc.has(at, Tags::WEEKDAY) && (doc.number(at + 1).is_some() || doc.folds_to(at + 1, &["1er"]));
                if link && (meets() || (at > first + 1 || capital_first) && leads_to_room(doc, at, end)) {
                    break;
                }
                if day() {
                    while last_good > first + 1 && doc.folds_to(last_good - 1, &["du", "de", "le"]) {
                        last_good -= 1;
                    }
                    break;
                }
                if link {
                    if !link_leads_on(doc, first, at, end, described) && !(start == Start::Capital && joins_nouns(doc, at, end)) {
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

/// "Courrier du Val à l’auditorium", "Centre du cuir au Café des arts": where one meets.
fn leads_to_room(doc: &Marked, at: usize, end: usize) -> bool {
    let led = doc.folds_to(at, &["a", "au"]) && !doc.is(at, "a");
    let next = super::skip_article(doc, at + 1, end);
    let room = || doc.phrase(next, end, Tags::ROOM | Tags::HOUSE | Tags::VENUE).map(|(n, _)| n);
    let public = doc.case(next) == Case::Capital && doc.folds_to(next, &["cafe", "bar", "cinema", "temple", "chapiteau"]);
    led && public || led && room().is_some_and(|n| doc.phrase(next, end, Tags::BODY_HEAD).is_none_or(|(m, _)| m < n))
}

/// "SFP Amphithéâtre Fermat": a room behind letters; "Université de Bavay Bavay au Moyen Âge": the same word once more.
fn begins_other(doc: &Marked, first: usize, at: usize, end: usize, start: Start) -> bool {
    let lettered = at == first + 1 && (start == Start::Acronym || start == Start::Known && is_acronym(doc, first));
    let room = lettered && doc.case(at) == Case::Capital && doc.phrase(at, end, Tags::ROOM).is_some();
    room || at > first + 1 && doc.word(at - 1).len() > 3 && doc.word(at) == doc.word(at - 1)
}

/// Words that close a name and are none by themselves, behind a proper part: "Lire pour tous", "Réunion la 1ère".
fn set_phrase(doc: &Marked, at: usize) -> Option<usize> {
    let article = doc.case(at) == Case::Lower || doc.is(at, "La");
    if !article || !doc.case(at - 1).is_capital() || doc.divides(at) {
        return None;
    }
    // "Morel et Fils"
    let firm = ["fils", "cie", "freres", "filles", "associes"];
    let kin = doc.folds_to(at, &["et"]) && doc.folds_to(at + 1, &firm) && doc.case(at + 1).is_capital() && !doc.divides(at + 1);
    if kin && doc.case(at - 1).is_capital() && !doc.divides(at) {
        return Some(at + 2);
    }
    let all = doc.folds_to(at, &["pour"]) && doc.folds_to(at + 1, &["tous", "toutes"]) && !doc.divides(at + 1);
    let first = doc.folds_to(at, &["la"]) && doc.number(at + 1) == Some(1) && doc.folds_to(at + 2, &["ere", "re"]) && doc.glued(at + 2);
    if first { Some(at + 3) } else { all.then_some(at + 2) }
}

/// "Université Alger 2 Ahmed Benali": a university with a number that is called like this person.
pub(super) fn is_university_of(doc: &Marked, name: &Tokens) -> bool {
    let at = name.start;
    let numbered = at >= 3 && doc.number(at - 1).is_some() && doc.case(at - 2).is_capital();
    let university = || (at.saturating_sub(6)..at - 2).any(|i| doc.folds_to(i, &["universite", "univ"]));
    let next = name.end;
    let closed = || {
        let comma = doc.is(next, ",") && functions::head_at(doc, next + 1, doc.tokens.len()).is_none();
        next >= doc.tokens.len() || doc.divides(next) || doc.is_any(next, &[")", ":", ";"]) || comma
    };
    numbered && !doc.divides(at) && university() && closed()
}

/// "INRAE Honorine Vasseur": a person behind a body that has a name of its own; "lycée Edgar Faure" is called so.
fn is_person_behind(doc: &Marked, first: usize, at: usize, start: Start) -> bool {
    let followed = || {
        let name = names::mention_at(doc, at).filter(|m| m.name.len() > 1 && doc.has(at, Tags::GIVEN_NAME));
        name.is_some_and(|m| functions::head_at(doc, m.whole.end, doc.tokens.len()).is_some_and(|h| !h.weak))
    };
    if doc.case(at).is_capital() && at > first + 1 && doc.case(at - 1).is_capital() && followed() {
        return true;
    }
    let called = || names::mention_at(doc, at).is_some_and(|m| is_university_of(doc, &m.name));
    doc.has(at, Tags::SURE_GIVEN_NAME)
        && doc.case(at).is_capital()
        && !called()
        && doc.case(at - 1) != Case::Lower
        && (matches!(start, Start::Known | Start::Acronym | Start::Capital) || (first + 1..at).any(|i| doc.case(i).is_capital()))
        && names::mention_at(doc, at).is_some_and(|m| m.sure && m.name.len() > 1 && !doc.has(m.name.end - 1, Tags::BODY_TAIL))
}

/// How the adjective of a place ends.
const INHABITANTS: &[&str] =
    &["ais", "aise", "aises", "ois", "oise", "oises", "ien", "iens", "ienne", "iennes", "éen", "éenne", "ain", "aine"];

/// Whether a lower-case word goes on with a name: before its proper part any noun or adjective ("centre hospitalier"),
/// behind it one that is no verb ("École normale supérieure", but "le chœur Vox chante").
fn describes(doc: &Marked, first: usize, at: usize) -> bool {
    let proper = at > first + 1 && doc.case(at - 1).is_capital();
    let describing = doc.has(at, Tags::NOUN | Tags::ADJECTIVE);
    if proper {
        // "mission locale du Perche ornais": what people of a place are called stands in no dictionary.
        let inhabitant = doc.value(at).tags.is_empty() && INHABITANTS.iter().any(|ending| doc.word(at).ends_with(ending));
        // "Musées du Val vivant": an adjective, though a form of a verb too.
        let participle =
            doc.has(at, Tags::ADJECTIVE) && ["ant", "ants", "ante", "antes"].iter().any(|ending| doc.word(at).ends_with(ending));
        let verb = doc.has(at, Tags::VERB) && !participle;
        return (describing || inhabitant) && !verb && !doc.has(at, Tags::GRAMMATICAL | Tags::ATTRIBUTION_VERB);
    }
    // "Union des familles hébergées par la ville"
    let participle = doc.has(at, Tags::VERB)
        && ["és", "ées", "ies", "ues"].iter().any(|ending| doc.word(at).ends_with(ending))
        && doc.folds_to(at + 1, &["a", "au", "aux", "de", "du", "des", "en", "par", "et"]);
    (describing || participle || !doc.has(at, Tags::COMMON_WORD)) && !doc.has(at, Tags::ATTRIBUTION_VERB)
}

/// "Nova conseil", "Vallon éditeur": a word that closes the name of a firm, right behind its proper part.
fn closes_firm(doc: &Marked, at: usize, end: usize) -> bool {
    let closed = at + 1 >= end || doc.divides(at + 1) || doc.kind(at + 1) != Some(TokenKind::Word) || doc.folds_to(at + 1, &["et"]);
    // "Terra nostra": a word of no French dictionary.
    let foreign = doc.value(at).tags.is_empty() && doc.case(at) == Case::Lower && doc.word(at).len() > 3;
    closed && (doc.has(at, Tags::BODY_TAIL) || foreign) && doc.case(at - 1).is_capital()
}

/// `www.example.org`, `contact@example.org`
fn is_address(doc: &Marked, at: usize) -> bool {
    // No word has an "@" or "://" in it: those are signs of their own.
    doc.is(at, "@") || doc.word(at).starts_with("www")
}

/// "de l’Institut Président d’honneur de la Conférence": an office with a capital, of something, begins what is said next.
fn is_office(doc: &Marked, at: usize, end: usize) -> bool {
    doc.case(at) == Case::Capital
        && doc.case(at - 1) == Case::Capital
        && functions::head_at(doc, at, end).is_some_and(|h| {
            let leads = doc.lexicon.class(h.class).is_some_and(|class| class.starts_with("management") || class == "association");
            leads && !h.weak && !h.plural && doc.folds_to(h.tokens.end, &["de", "du", "des", "d'"])
        })
}

/// "SAMU 21 Un médecin": a capitalised small word behind a number or a name begins a sentence.
fn is_sentence(doc: &Marked, at: usize) -> bool {
    doc.case(at) == Case::Capital && doc.folds_to(at, &["un", "une", "attention", "accueil", "inscription"])
}

/// Words that begin something else: a portfolio, a function after "et", a moderator, a relative clause.
fn stops(doc: &Marked, at: usize, end: usize) -> bool {
    // "Pays de Brivelle Mme la présidente de …"
    if doc.folds_to(at, &["mme", "mmes", "mlle"]) || doc.folds_to(at, &["m", "mm"]) && doc.is(at + 1, ".") && doc.glued(at + 1) {
        return true;
    }
    let other = Tags::MODERATION | Tags::TENTATIVE | Tags::REMOTE;
    if doc.phrase(at, end, other).is_some() && !doc.case(at).is_capital() {
        return true;
    }
    // "Communauté du Val PROCÈS-VERBAL", "Grand Bavay Mme la Présidente"
    let civil = doc.folds_to(at, &["mme", "mlle"]) || doc.folds_to(at, &["m"]) && doc.is(at + 1, ".");
    if doc.case(at).is_capital() && (civil || doc.phrase(at, end, Tags::MINUTES).is_some()) {
        return true;
    }
    // "musique" heads a list of players before a colon, else it is a word like others.
    if doc.phrase(at, end, Tags::SPEAKERS_HEADING).is_some_and(|(n, _)| doc.is(at + n, ":") || doc.folds_to(at, &["avec", "par"])) {
        return true;
    }
    if doc.case(at) == Case::Lower
        && !doc.is(at, "à")
        && doc.folds_to(
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
                "s'",
                "represente",
                "representee",
            ],
        )
    {
        return true;
    }
    doc.folds_to(at, &["en"])
        && doc.folds_to(at + 1, &["charge", "qualite", "presence", "partenariat", "visioconference", "visio", "direct"])
}

/// Whether a preposition or "et" goes on to another part of the name.
fn link_leads_on(doc: &Marked, first: usize, at: usize, end: usize, described: bool) -> bool {
    let mut next = at + 1;
    let small = ["la", "le", "les", "l'", "de", "d'", "du", "des", "nos", "notre", "ses", "leurs"];
    while next < end && doc.folds_to(next, &small) && doc.case(next) == Case::Lower {
        next += 1;
    }
    if next >= end || doc.kind(next) != Some(TokenKind::Word) {
        return doc.is(next, "«") && described && next < end;
    }
    let joined = doc.folds_to(at, &["et", "and"]);
    // "la CRESS et verre de l’amitié"
    if joined && at == first + 1 && doc.case(first) == Case::Upper && doc.case(next) == Case::Lower {
        return false;
    }
    // "à l’École X et à l’École Y": two bodies.
    if joined && doc.is_any(next, &["à", "au", "aux", "chez"]) {
        let body = super::skip_article(doc, next + 1, end);
        if doc.case(body).is_capital() || doc.phrase(body, end, Tags::BODY_HEAD).is_some() {
            return false;
        }
        // "délégation à l’aménagement et au développement durable"
        let led = (at.saturating_sub(6).max(first)..at).any(|i| doc.is_any(i, &["à", "au", "aux"]));
        return described && doc.has(body, Tags::NOUN) && led;
    }
    // "lycée Beaumont et une habitante", "la Halle et son adjointe": somebody else.
    if joined && doc.folds_to(at + 1, &["un", "une", "son", "sa"]) {
        return false;
    }
    // "la Francophonie et celle de …", "l’association et de M. le préfet", "le collège et une institutrice": somebody else's.
    if joined && doc.folds_to(next, &["celle", "celui", "celles", "ceux", "un", "une"])
        || doc.has(next, Tags::CIVILITY) && doc.is(next + 1, ".")
    {
        return false;
    }
    // "équipe Peaux IRIC et ACROE", "Tannerie Vexane et InterGant": two bodies, if the second has a name like none but bodies.
    let lettered = |i: usize| is_acronym(doc, i) || doc.case(i) == Case::Mixed && !doc.word(i).contains(['-', '’', '\'']);
    if joined && described && next == at + 1 && lettered(next) && doc.case(at - 1).is_capital() && !doc.has(at - 1, Tags::NOUN) {
        return false;
    }
    if joined {
        // "… et Romain Lévy", "… et président de …", "… et l’Institut …"
        // "Union des commerçants et artisans": two of a kind are joined, not a body and somebody.
        // "Amicale des Maires et Adjoints": in capitals, too, where both have them.
        let written = doc.case(next) == Case::Lower || doc.case(next) == Case::Capital && doc.case(at - 1) == Case::Capital;
        let plural = |i: usize| functions::head_at(doc, i, end).is_some_and(|h| h.plural && written);
        if described && plural(next) && plural(at - 1) && next == at + 1 {
            return true;
        }
        if functions::head_at(doc, next, end).is_some()
            || names::mention_at(doc, next).is_some_and(|m| m.sure)
            || doc.phrase(next, end, Tags::SPEAKERS_INLINE | Tags::SPEAKERS_HEADING).is_some()
        {
            return false;
        }
        if doc.phrase(next, end, Tags::BODY_HEAD | Tags::KNOWN_BODY).is_some_and(|(n, _)| {
            // "et de la chambre d’agriculture", but "et des services"
            !doc.has(next, Tags::ORGAN) || doc.case(next).is_capital() || n > 1 && next == at + 3
        }) || next > at + 1 && doc.has(next, Tags::BODY) && (doc.case(next).is_capital() || doc.folds_to(at + 1, &["le", "la", "l'"]))
        {
            return false;
        }
        // "Service d'endocrinologie et diabétologie": a field that no dictionary knows.
        let field = ["logie", "iatrie", "thérapie", "chimie"].iter().any(|ending| doc.word(next).ends_with(ending));
        return described && (doc.has(next, Tags::NOUN | Tags::ADJECTIVE) || doc.case(next).is_capital() || field);
    }
    // "Lettres anciennes à l'Université de Pau": the body that holds the part.
    let at_body = doc.is(at, "à") && next == at + 2 || doc.is(at, "au") && next == at + 1 && doc.case(first) == Case::Lower;
    if at_body && doc.case(next).is_capital() && doc.has(next, Tags::BODY_HEAD) {
        return false;
    }
    // "INRAE à Dijon": where it is.
    if doc.is(at, "à") && next == at + 1 && doc.phrase(next, end, Tags::TOWN | Tags::COMMUNE | Tags::FOREIGN_CITY).is_some() {
        return false;
    }
    // "Korval pour la vallée du Lez": what it does there.
    if doc.folds_to(at, &["pour"]) && next > at + 1 && at == first + 1 && doc.has(first, Tags::KNOWN_BODY) {
        return false;
    }
    if doc.case(next).is_capital() {
        return true;
    }
    // "l’entreprise Vexane pour le déjeuner"
    if doc.folds_to(at, &["pour", "sur", "en"]) && doc.case(at - 1).is_capital() && next > at + 1 && !doc.has(at - 1, Tags::BODY) {
        return false;
    }
    // "enseignants de langue d’oc", "Société de tabacologie": what no dictionary has is no verb.
    let unlisted = doc.value(next).tags.is_empty() && doc.case(next) == Case::Lower && doc.folds_to(at, &["de", "d'", "du", "des"]);
    // "Association des dialysés"
    let those = next == at + 1 && doc.folds_to(at, &["des"]) && ["és", "ées"].iter().any(|ending| doc.word(next).ends_with(ending));
    described
        && (doc.has(next, Tags::NOUN | Tags::ADJECTIVE) || unlisted || those)
        && !doc.has(next, Tags::GRAMMATICAL)
        && functions::head_at(doc, next, end).is_none_or(|f| f.plural || f.weak)
}

/// "Thiers Dore et Montagne", "Alliance Sens et Partage": a common noun with a capital, with which the part closes.
fn joins_nouns(doc: &Marked, at: usize, end: usize) -> bool {
    let next = at + 1;
    let closed = next + 1 >= end || doc.divides(next + 1) || doc.kind(next + 1) != Some(TokenKind::Word);
    doc.folds_to(at, &["et"])
        && next < end
        && closed
        && doc.case(next) == Case::Capital
        && doc.has(next, Tags::NOUN | Tags::ADJECTIVE)
        && !doc.has(next, Tags::SURE_GIVEN_NAME | Tags::ANY_FUNCTION | Tags::BODY_HEAD | Tags::TOWN | Tags::COUNTRY | Tags::REGION)
}

/// What a sign inside a name leads to: `Sciences, Technologies`, `Vélo & Territoires`, `« Les Glycines »`, `Paris 1 - Panthéon`.
fn sign(doc: &Marked, first: usize, at: usize, end: usize, start: Start, described: bool) -> Option<usize> {
    match doc.word(at) {
        // "Université du Val & IRIC": two bodies.
        "&" if described && start == Start::Head && is_acronym(doc, at + 1) && doc.case(at - 1) == Case::Capital => None,
        // "Les Gants & les Selles"
        "&" if doc.folds_to(at + 1, &["le", "la", "les", "l'"]) && doc.case(at + 2).is_capital() && at + 2 < end => Some(at + 2),
        "&" | "+" => (doc.case(at + 1).is_capital() && at + 1 < end).then_some(at + 1),
        "«" | "“" | "\"" if described && at + 1 < end => {
            let close = (at + 1..end.min(at + 12)).find(|j| doc.is_any(*j, &["»", "”", "\""]))?;
            Some(close + 1)
        }
        "." if doc.glued(at) && doc.glued(at + 1) && doc.kind(at + 1) == Some(TokenKind::Word) => Some(at + 2),
        "." if (doc.case(at - 1) == Case::Single || doc.folds_to(at - 1, &["st", "ste", "dr"]))
            && doc.case(at + 1).is_capital()
            && !doc.divides(at + 1)
            && doc.word(at - 1) != "SA"
            && first + 1 == at =>
        {
            Some(at + 1)
        }
        // "Univ. Poitiers", "Univ. de Pau"
        "." if first + 1 == at && doc.glued(at) && doc.folds_to(first, &["univ", "inst", "fac", "lab", "dept"]) && !doc.divides(at + 1) => {
            (doc.case(at + 1).is_capital() || doc.folds_to(at + 1, &["de", "du", "des", "d'"])).then_some(at + 1)
        }
        "'" | "’" if doc.glued(at) => Some(at + 1),
        "@" | "#" if doc.glued(at + 1) => Some(at + 1),
        "," => {
            // "ministère de l’Économie, des Finances et de la Relance"
            let ministry = described
                && start == Start::Head
                && doc.folds_to(at + 1, &["des", "de", "du"])
                && link_leads_on(doc, first, at + 1, end, true);
            let listed = described
                && start == Start::Head
                && doc.folds_to(first, &["faculte", "ufr", "ministere", "secretariat"])
                && doc.case(at + 1).is_capital()
                && doc.has(at + 1, Tags::NOUN)
                && !doc.has(at + 1, Tags::BODY | Tags::FUNCTION);
            let fields = || described && start <= Start::Weak && fields_to_acronym(doc, first, at, end);
            (ministry || listed || fields()).then_some(at + 1)
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
                && at <= first + 6
                && matches!(doc.case(at - 1), Case::Capital | Case::Mixed)
                && !doc.divides(at + 1)
                && !doc.has(at + 1, Tags::BODY | Tags::ANY_FUNCTION)
                // "Université de Bavay – LIPHA": a laboratory of it.
                && !is_acronym(doc, at + 1)
                && dashed_name_ends(doc, at + 1, end);
            (numbered || named).then_some(at + 1)
        }
        _ => None,
    }
}

/// Tokens from a comma within a name to the bracket with its acronym.
const FIELDS: usize = 24;

/// "Centre d’études sur les sols, l’eau, la forêt et le bâti (Cesef)": whether fields with their articles lead from a comma to an
/// acronym that begins like the name.
fn fields_to_acronym(doc: &Marked, first: usize, comma: usize, end: usize) -> bool {
    let article = |i: usize| doc.folds_to(i, &["la", "le", "les", "l'", "de", "du", "des", "d'"]) && doc.case(i) == Case::Lower;
    if !article(comma + 1) {
        return false;
    }
    let reach = end.min(comma + FIELDS);
    let lower = |i: &usize| doc.is(*i, ",") || doc.case(*i) == Case::Lower && !doc.has(*i, Tags::ANY_FUNCTION) && !doc.divides(*i);
    let open = (comma + 1..reach).find(|i| !lower(i)).unwrap_or(reach);
    let letter = doc.word(first).chars().next().map(|letter| letter.to_ascii_uppercase());
    doc.is(open, "(") && open + 2 < doc.tokens.len() && doc.is(open + 2, ")") && doc.word(open + 1).chars().next() == letter
}

/// One to three capitalised words, with a number behind them or not, then a sign or the end.
fn dashed_name_ends(doc: &Marked, from: usize, end: usize) -> bool {
    let number = |i: usize| i > from && doc.number(i).is_some();
    let to = (from..end.min(from + 4))
        .find(|i| !doc.case(*i).is_capital() && !number(*i) || *i > from && doc.divides(*i))
        .unwrap_or(end.min(from + 4));
    to > from && to < from + 4 && (to >= end || doc.divides(to) || doc.is_any(to, &[")", ",", ";", ".", "-"]) || doc.folds_to(to, &["et"]))
}

/// A name may run over a line end where a converter has cut lines: a preposition before or a lower-case word after it.
fn continues_over_line(doc: &Marked, first: usize, at: usize) -> bool {
    let before = at - 1;
    let open = doc.has(before, Tags::GRAMMATICAL) && doc.folds_to(before, LINKS);
    let lower = doc.case(at) == Case::Lower
        && !doc.has(at, Tags::FUNCTION)
        && doc.folds_to(at, &["de", "du", "des", "d'", "et", "la", "l'", "pour"]);
    // "groupe / Korval": a word for a kind of body that still lacks its name.
    let bare = before == first
        && doc.case(before) == Case::Lower
        && !doc.word(before).ends_with('s')
        && doc.has(before, Tags::BODY_HEAD | Tags::BODY_WEAK)
        && doc.case(at) == Case::Capital
        && !doc.has(at, Tags::WEEKDAY | Tags::MONTH | Tags::LABEL | Tags::FUNCTION | Tags::GRAMMATICAL);
    // "(Hérault / Habitat)": the bracket goes on.
    let closes = (at + 1..at + 4).take_while(|i| !doc.divides(*i) && !doc.is(*i, "(")).any(|i| doc.is(i, ")"));
    let bracketed =
        closes && doc.case(at) == Case::Capital && doc.case(before) == Case::Capital && !doc.has(at, Tags::GIVEN_NAME | Tags::FUNCTION);
    // "de la tannerie / bavaise (à confirmer)": an adjective that closes the part.
    let closed = doc.kind(at + 1) != Some(TokenKind::Word) || doc.divides(at + 1);
    let adjective = doc.case(at) == Case::Lower
        && doc.case(before) == Case::Lower
        && doc.has(at, Tags::ADJECTIVE)
        && !doc.has(at, Tags::VERB | Tags::ANY_FUNCTION | Tags::GRAMMATICAL);
    open || lower || bare || bracketed || adjective && closed
}
