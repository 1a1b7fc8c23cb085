//! Names of people: `Jean-Philippe GAUTRAIS`, `Pr Flora Tremellat`, `N. Semmoud`, `DUPONT Marie`, `MM. Bouchenaki et Dahmani`.
//!
//! A name is *sure* when its words alone tell it (a given name with a family name, a civility, an initial with a rare
//! word); a *likely* one needs a place where people are listed. Whether a name is an appearance is decided later.

use crate::lexicon::Tags;
use crate::record::Gender;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// A name as it stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct NameMention {
    /// With its civility.
    pub whole: Tokens,
    /// Without it.
    pub name: Tokens,
    /// The given name; empty where only the family name is written.
    pub given: Tokens,
    pub civility: Option<Tokens>,
    pub sure: bool,
    pub rule: &'static str,
}

/// Every name in the text, sure or likely, in order, without overlap.
pub fn find(doc: &Marked) -> Vec<NameMention> {
    let mut found: Vec<NameMention> = Vec::new();
    let mut i = 0;
    while i < doc.tokens.len() {
        if doc.kind(i) != Some(TokenKind::Word) || !(doc.case(i).is_capital() || doc.has(i, Tags::CIVILITY | Tags::PREFIX)) {
            i += 1;
            continue;
        }
        match mention_at(doc, i) {
            Some(mention) => {
                let (end, plural) = (
                    mention.whole.end,
                    mention
                        .civility
                        .as_ref()
                        .is_some_and(|c| doc.folds_to(c.start, &["mm", "mmes", "messieurs", "mesdames", "drs", "prs", "mes"])),
                );
                found.push(mention);
                i = if plural { shared_civility(doc, end, &mut found) } else { end };
            }
            None => i += 1,
        }
    }
    found
}

/// `MM. Bouchenaki et Dahmani`: the names after the first that share its civility; the token after them.
fn shared_civility(doc: &Marked, mut end: usize, found: &mut Vec<NameMention>) -> usize {
    while doc.is(end, ",") || doc.folds_to(end, &["et"]) {
        let Some(mut next) = mention_at(doc, end + 1).or_else(|| bare_family(doc, end + 1)) else { break };
        next.sure = true;
        end = next.whole.end;
        found.push(next);
    }
    end
}

fn bare_family(doc: &Marked, i: usize) -> Option<NameMention> {
    let end = family(doc, i, doc.case(i) == Case::Upper, 3)?;
    Some(NameMention { whole: i..end, name: i..end, given: i..i, civility: None, sure: false, rule: "name.family" })
}

/// The name that begins at token `i`.
pub fn mention_at(doc: &Marked, i: usize) -> Option<NameMention> {
    let (civility, start) = civility(doc, i);
    let mut mention = if start > i {
        full_name(doc, start).or_else(|| bare_family(doc, start).map(|m| NameMention { rule: "name.civility", ..m }))?
    } else {
        if inside_other_name(doc, i) {
            return None;
        }
        full_name(doc, i)?
    };
    if start > i {
        mention.whole = i..mention.name.end;
        mention.civility = Some(civility);
        mention.sure = true;
    }
    Some(mention)
}

/// Civilities before a name (`M. le Prof.`, `S.E. Mme`, `Pr`): their tokens and the token after them.
fn civility(doc: &Marked, i: usize) -> (Tokens, usize) {
    let mut at = i;
    let mut first = i..i;
    while let Some((n, _)) = doc.phrase(at, doc.tokens.len(), Tags::CIVILITY) {
        // "M" without its full stop, or as an initial, is no civility unless a name follows.
        let end = at + n;
        if doc.case(at) == Case::Lower && !doc.is_any(at, &["abbé", "père", "sœur", "frère", "me", "dr", "pr"]) {
            break;
        }
        if first.is_empty() {
            first = at..end;
        }
        at = end + usize::from(doc.is(end, ".") && doc.glued(end));
        if doc.folds_to(at, &["le", "la"]) && doc.phrase(at + 1, doc.tokens.len(), Tags::CIVILITY).is_some() {
            at += 1;
        }
    }
    if at == i || !(doc.case(at).is_capital() || doc.has(at, Tags::PARTICLE)) || doc.breaks(at) {
        return (i..i, i);
    }
    (first, at)
}

/// Whether the word before makes this capitalised word part of something else: "rue Victor Hugo", "lycée Edgar Faure".
fn inside_other_name(doc: &Marked, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    if doc.breaks(i) || doc.kind(before) != Some(TokenKind::Word) {
        return false;
    }
    let value = doc.value(before);
    let building = value.has(Tags::STREET | Tags::VENUE | Tags::BODY_HEAD | Tags::BODY_WEAK)
        && !value.has(Tags::FUNCTION)
        && !value.has(Tags::SURE_GIVEN_NAME);
    building || doc.case(before).is_capital() && doc.has(before, Tags::SURE_GIVEN_NAME) && doc.glued(i)
}

fn full_name(doc: &Marked, i: usize) -> Option<NameMention> {
    initials(doc, i).or_else(|| given_first(doc, i)).or_else(|| family_first(doc, i)).or_else(|| unlisted(doc, i))
}

fn is_given(doc: &Marked, i: usize, tags: Tags) -> bool {
    if !doc.case(i).is_capital()
        || doc.case(i) == Case::Single
        || doc.has(i, Tags::FUNCTION | Tags::MONTH | Tags::WEEKDAY) && !doc.has(i, Tags::SURE_GIVEN_NAME)
    {
        return false;
    }
    if doc.has(i, tags) {
        return true;
    }
    // "Thuy-Linh", "Anne-Claude": the first part is enough.
    let word = doc.word(i);
    word.contains(['-', '–']) && {
        let part = word.split(['-', '–']).next().unwrap_or_default();
        let value = doc.lexicon.word(crate::text::fold::key(part));
        part.chars().count() > 2 && value.has(tags)
    }
}

/// Whether token `i` can be a word of a family name.
fn is_family(doc: &Marked, i: usize) -> bool {
    let value = doc.value(i);
    match doc.case(i) {
        Case::Capital | Case::Upper | Case::Mixed => {}
        _ => return false,
    }
    if value.has(Tags::SURE_GIVEN_NAME) {
        return true;
    }
    let other = Tags::FUNCTION
        | Tags::MONTH
        | Tags::WEEKDAY
        | Tags::NOT_NAME
        | Tags::MODERATION
        | Tags::SPEAKERS_HEADING
        | Tags::LABEL
        | Tags::BODY_HEAD
        | Tags::CIVILITY;
    !value.has(other) && !(value.has(Tags::GRAMMATICAL) && !value.has(Tags::GIVEN_NAME)) && compound_function(doc, i).is_none()
}

fn compound_function(doc: &Marked, i: usize) -> Option<()> {
    super::functions::compound(doc, i).map(|_| ())
}

/// The end of a family name that begins at `i`, particles included; at most `most` words that are no particles.
fn family(doc: &Marked, i: usize, upper: bool, most: usize) -> Option<usize> {
    let mut end = None;
    let mut at = i;
    let mut words = 0;
    while words < most && at < doc.tokens.len() {
        if at > i && (doc.breaks(at) && !wraps(doc, at) || doc.kind(at) != Some(TokenKind::Word)) {
            break;
        }
        let particles = particles(doc, at);
        let word = at + particles;
        if particles > 0 && doc.breaks(word) && !doc.breaks(at) {
            break;
        }
        if word >= doc.tokens.len()
            || doc.kind(word) != Some(TokenKind::Word)
            || !is_family(doc, word) && !(particles > 0 && doc.case(word).is_capital() && doc.case(word) != Case::Single)
        {
            break;
        }
        if particles > 0 && words > 0 && !particle_continues(doc, at, word) {
            break;
        }
        let case = doc.case(word);
        if words > 0 {
            let previous_upper = end.is_some_and(|e: usize| doc.case(e - 1) == Case::Upper);
            // "Johanna ROLLAND Maire", "Pierre Dupont CNRS": the case of the family name does not change.
            if previous_upper && case != Case::Upper || !upper && !previous_upper && case == Case::Upper {
                break;
            }
            if doc.has(word, Tags::COMMON_WORD) && (upper || doc.has(word, Tags::FREQUENT)) && !doc.has(word, Tags::GIVEN_NAME) {
                break;
            }
            if doc.has(word, Tags::KNOWN_BODY | Tags::BODY_WEAK | Tags::VENUE) {
                break;
            }
        }
        at = word + 1;
        words += 1;
        end = Some(at);
    }
    end
}

/// Number of particles at `i`, before a capitalised word: "de la", "van der", "d’".
fn particles(doc: &Marked, i: usize) -> usize {
    let mut n = 0;
    while n < 3 && doc.has(i + n, Tags::PARTICLE) && (n == 0 || !doc.breaks(i + n)) {
        n += 1;
    }
    // A capitalised particle may be the name itself ("Al", "Ben").
    if n > 0 && !doc.case(i + n).is_capital() { if doc.case(i).is_capital() { n.saturating_sub(1) } else { 0 } } else { n }
}

/// After a family name, "de Montalembert" goes on with it, "de Lyon" and "du Medef" do not.
fn particle_continues(doc: &Marked, particle: usize, word: usize) -> bool {
    if doc.case(particle).is_capital() && doc.case(particle) != Case::Single && doc.case(word) == doc.case(word - 1) {
        return true;
    }
    if doc.folds_to(particle, &["du", "des", "le", "les", "l'"]) {
        return false;
    }
    let known = Tags::TOWN | Tags::COUNTRY | Tags::REGION | Tags::DEPARTEMENT | Tags::BODY | Tags::COMMON_WORD | Tags::ORGAN;
    doc.case(word) == Case::Capital
        && !doc.has(word, known)
        && (word + 1 >= doc.tokens.len() || doc.kind(word + 1) != Some(TokenKind::Word) || doc.breaks(word + 1))
}

/// A name that a line end divides: the given name stands last on its line.
fn wraps(doc: &Marked, at: usize) -> bool {
    at >= 2
        && doc.case(at).is_capital()
        && doc.has(at - 1, Tags::SURE_GIVEN_NAME)
        && !doc.breaks(at - 1)
        && (doc.is_any(at - 2, &[",", "(", ":", "’"]) || doc.has(at - 2, Tags::GRAMMATICAL | Tags::CIVILITY))
}

/// `Prénom [Prénom|J.] [de] Nom`
fn given_first(doc: &Marked, i: usize) -> Option<NameMention> {
    if !is_given(doc, i, Tags::GIVEN_NAME) {
        return None;
    }
    let upper = doc.case(i) == Case::Upper;
    let mut at = i + 1;
    // "Jean- Marc": a hyphen with a stray space.
    if doc.is(at, "-") && doc.glued(at) && is_given(doc, at + 1, Tags::GIVEN_NAME) && !doc.breaks(at + 1) {
        at += 2;
    }
    // More given names: only while a family name can still follow.
    while is_given(doc, at, Tags::SURE_GIVEN_NAME)
        && !doc.breaks(at)
        && (doc.case(at) == Case::Upper) == upper
        && doc.kind(at + 1) == Some(TokenKind::Word)
        && !doc.breaks(at + 1)
        && (is_family(doc, at + 1) || particles(doc, at + 1) > 0)
    {
        if at - i >= 3 {
            break;
        }
        at += 1;
    }
    // Middle initials: `Jean P. Dupont`.
    while doc.case(at) == Case::Single && doc.is(at + 1, ".") && doc.glued(at + 1) && is_family(doc, at + 2) && !doc.breaks(at + 2) {
        at += 2;
    }
    if doc.breaks(at) && !wraps(doc, at) {
        return None;
    }
    let given = i..at;
    let sure_given = is_given(doc, i, Tags::SURE_GIVEN_NAME);
    if let Some(end) = family(doc, at, upper, 3) {
        let family_upper = doc.case(end - 1) == Case::Upper;
        let common = doc.has(end - 1, Tags::COMMON_WORD | Tags::BODY | Tags::TOWN | Tags::COUNTRY | Tags::REGION)
            && !doc.has(end - 1, Tags::SURE_GIVEN_NAME);
        let sure = sure_given && (!upper || !common)
            || family_upper && !upper && !doc.has(i, Tags::COUNTRY | Tags::REGION | Tags::BODY | Tags::FUNCTION);
        return Some(NameMention { whole: i..end, name: i..end, given, civility: None, sure, rule: "name.given_family" });
    }
    // `Cédric O`, `Moussa B.`
    let initial = doc.case(at) == Case::Single && !doc.glued(at);
    if sure_given && initial {
        let dot = doc.is(at + 1, ".") && doc.glued(at + 1);
        let end = at + 1 + usize::from(dot);
        let ends =
            end >= doc.tokens.len() || doc.kind(end) == Some(TokenKind::Sign) || doc.breaks(end) || dot || doc.case(end) == Case::Lower;
        return ends.then_some(NameMention { whole: i..end, name: i..end, given, civility: None, sure: true, rule: "name.given_initial" });
    }
    None
}

/// `NOM Prénom`, `Nom, Prénom` is left to lists that say so.
fn family_first(doc: &Marked, i: usize) -> Option<NameMention> {
    if doc.case(i) != Case::Upper && !doc.has(i, Tags::PARTICLE) {
        return None;
    }
    let mut at = i;
    while at < i + 4 && (doc.case(at) == Case::Upper && is_family(doc, at) || doc.has(at, Tags::PARTICLE)) && (at == i || !doc.breaks(at)) {
        at += 1;
    }
    if at == i
        || doc.case(at - 1) != Case::Upper
        || doc.case(at) != Case::Capital
        || doc.breaks(at)
        || !is_given(doc, at, Tags::SURE_GIVEN_NAME)
    {
        return None;
    }
    // "ARS Martine Dupont" is a body and a name.
    if doc.case(at + 1).is_capital() && !doc.breaks(at + 1) && is_family(doc, at + 1) && !is_given(doc, at + 1, Tags::SURE_GIVEN_NAME) {
        return None;
    }
    let end = if is_given(doc, at + 1, Tags::SURE_GIVEN_NAME) && !doc.breaks(at + 1) { at + 2 } else { at + 1 };
    let sure = !(i..at).any(|j| doc.has(j, Tags::BODY | Tags::COMMON_WORD));
    Some(NameMention { whole: i..end, name: i..end, given: at..end, civility: None, sure, rule: "name.family_given" })
}

/// `J. Dupont`, `J.-F. Thémines`, `B. van Tiggelen`
fn initials(doc: &Marked, i: usize) -> Option<NameMention> {
    let dotted = |j: usize| {
        let word = doc.word(j);
        word.len() > 2 && word.ends_with('.') && doc.kind(j) == Some(TokenKind::Word)
    };
    let mut at = i;
    while at < i + 6 {
        if doc.case(at) == Case::Single && doc.is(at + 1, ".") && doc.glued(at + 1) {
            at += 2;
        } else if dotted(at) && doc.word(at).chars().filter(|c| c.is_alphabetic()).count() <= 3 {
            at += 1;
        } else {
            break;
        }
    }
    if at == i || doc.breaks(at) {
        return None;
    }
    let end = family(doc, at, doc.case(at) == Case::Upper, 2)?;
    let rare = !doc.has(end - 1, Tags::COMMON_WORD | Tags::BODY | Tags::TOWN | Tags::COUNTRY | Tags::REGION);
    // "A. Les enjeux" is a heading.
    let closed = end >= doc.tokens.len() || doc.breaks(end) || doc.kind(end) == Some(TokenKind::Sign) || doc.folds_to(end, &["et"]);
    (rare || closed).then_some(NameMention {
        whole: i..end,
        name: i..end,
        given: i..at,
        civility: None,
        sure: rare && closed,
        rule: "name.initials",
    })
}

/// Two to four capitalised words that no lexicon knows: likely only.
fn unlisted(doc: &Marked, i: usize) -> Option<NameMention> {
    let case = doc.case(i);
    if !matches!(case, Case::Capital | Case::Mixed)
        || !is_family(doc, i)
        || doc.has(i, Tags::COMMON_WORD | Tags::BODY | Tags::COUNTRY | Tags::REGION | Tags::DEPARTEMENT | Tags::PARTICLE)
    {
        return None;
    }
    let at = i + 1;
    if doc.breaks(at) {
        return None;
    }
    let end = family(doc, at, false, 3)?;
    let upper = doc.case(end - 1) == Case::Upper;
    let common = (at..end).any(|j| !doc.has(j, Tags::PARTICLE) && doc.has(j, Tags::COMMON_WORD | Tags::BODY));
    if common && !upper {
        return None;
    }
    // A given name that nobody listed, a family name in capitals: a signature that bodies do not have.
    let sure =
        upper && doc.word(end - 1).chars().count() > 2 && case == Case::Capital && !doc.has(end - 1, Tags::COMMON_WORD | Tags::KNOWN_BODY);
    Some(NameMention { whole: i..end, name: i..end, given: i..at, civility: None, sure, rule: "name.unlisted" })
}

/// Gender by civility, else by the given name; unknown where births are mixed.
pub fn gender(doc: &Marked, mention: &NameMention) -> Gender {
    let of = |tags: Tags| match (tags.contains(Tags::FEMALE), tags.contains(Tags::MALE)) {
        (true, false) => Gender::Female,
        (false, true) => Gender::Male,
        _ => Gender::Unknown,
    };
    if let Some(civility) = &mention.civility {
        let known = of(doc.phrase(civility.start, doc.tokens.len(), Tags::CIVILITY).map(|(_, v)| v.tags).unwrap_or_default());
        if known != Gender::Unknown {
            return known;
        }
    }
    let Some(first) = mention.given.clone().next() else { return Gender::Unknown };
    let value = doc.value(first);
    if value.has(Tags::GIVEN_NAME) {
        return of(value.tags);
    }
    let part = doc.word(first).split('-').next().unwrap_or_default();
    of(doc.lexicon.word(crate::text::fold::key(part)).tags)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::marked;

    fn names(text: &str) -> String {
        marked(text, |doc| {
            find(doc).iter().map(|m| format!("{}{}", doc.surface(&m.name), if m.sure { "" } else { "?" })).collect::<Vec<_>>().join(" | ")
        })
    }

    #[test]
    fn examples() {
        for (text, expected) in [
            ("Jean-Philippe GAUTRAIS, Maire", "Jean-Philippe GAUTRAIS"),
            ("Anne LE HÉNANFF, Vice-Présidente", "Anne LE HÉNANFF"),
            ("Thierry DU CREST coordonnateur", "Thierry DU CREST"),
            ("Dr Thuy-Linh Pham", "Thuy-Linh Pham"),
            ("MM. Bouchenaki et Dahmani", "Bouchenaki | Dahmani"),
            ("M. Chenoufi", "Chenoufi"),
            ("N. Semmoud (CITERES)", "N. Semmoud"),
            ("J.-F. Thémines, A. Chapuis", "J.-F. Thémines | A. Chapuis"),
            ("Wiebke van der Meer (Utrecht)", "Wiebke van der Meer"),
            ("Burkhard STORK, directeur", "Burkhard STORK"),
            ("Cédric O – secrétaire d’État", "Cédric O"),
            ("Moussa B., habitant", "Moussa B."),
            ("Vincent Estève de Montalembert, néphrologue", "Vincent Estève de Montalembert"),
            ("Géraldine Welter de la Banque des Territoires", "Géraldine Welter"),
            ("Johanna ROLLAND maire de Nantes", "Johanna ROLLAND"),
            ("Fabien Durand (président)", "Fabien Durand"),
            ("rue Victor Hugo", ""),
            ("lycée Edgar Faure", ""),
            ("Maire de Nantes", ""),
            ("Agence France Presse", ""),
            ("DURAND Sophie, députée", "DURAND Sophie"),
            ("Julien Mercier Directeur général", "Julien Mercier"),
            ("Constance d’Aubray, avocate", "Constance d’Aubray"),
            ("Paul d'HERBELIN, psychologue", "Paul d'HERBELIN"),
            ("Agathe Meunier, historienne", "Agathe Meunier"),
            ("Madame la Députée Claire Sorel", "Claire Sorel"),
            ("M. le Recteur Samir Belkadi, M. le Préfet", "Samir Belkadi"),
            ("Monsieur le Président du Sénat", ""),
            ("M. le Wali de Tipaza", ""),
            ("Tristan Vauquois de la Motte, adjoint", "Tristan Vauquois de la Motte"),
            ("en présence d’Henri VASSEL, maire", "Henri VASSEL"),
            ("Université de Lille, IRENEE\nSolène Talbot, docteure", "Solène Talbot"),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }
}
