//! Reads names of bodies into what is compared: articles, plurals, case and hyphens gone, heads and renamings made one.

use serde::{Deserialize, Serialize};

use super::knowledge::{Knowledge, Phrase, singular, words};
use crate::lexicon::Tags;

/// A body's name as compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct BodyName {
    /// Content words without the ending of the plural.
    pub words: Phrase,
    /// What stood in brackets after the name, as an acronym would.
    pub acronym: Option<String>,
    /// The whole name is an acronym.
    pub is_acronym: bool,
    /// "ex-": the name that a body had before.
    pub is_former: bool,
}

/// A name without the article that it begins with, none where it has none: "L’AMRF", "La Poste".
pub fn without_article(written: &str) -> Option<&str> {
    let article = ["L’", "L'", "Le ", "La ", "Les "].into_iter().find(|article| written.starts_with(article))?;
    Some(&written[article.len()..])
}

impl BodyName {
    pub fn read(knowledge: &Knowledge, written: &str) -> Self {
        let (outer, acronym) = without_acronym(written);
        let (outer, is_former) = match outer.get(..3) {
            Some(head) if head.eq_ignore_ascii_case("ex-") || head.eq_ignore_ascii_case("ex ") => (outer[3..].to_owned(), true),
            _ => (outer, false),
        };
        let raw: Phrase = words(&outer).into_iter().filter(|word| !knowledge.stop.contains(word)).collect();
        let raw = if raw.is_empty() { words(&outer) } else { raw };
        let is_acronym = is_acronym(knowledge, &outer, &raw);
        let mut phrase: Phrase = if is_acronym { raw.clone() } else { raw.iter().map(|word| singular(word).to_owned()).collect() };
        if let Some(head) = lone_place(knowledge, &outer).filter(|_| !is_acronym) {
            phrase.insert(0, head.into());
        } else if let Some(sport) = sport_of_federation(&outer) {
            phrase = ["federation", "francaise", &sport].map(String::from).to_vec();
        } else if let [town, number] = &raw[..]
            && knowledge.word(town).has(Tags::TOWN)
            && number.bytes().all(|byte| byte.is_ascii_digit())
        {
            phrase.insert(0, "universite".into());
        }
        phrase.truncate(phrase.len() - region_after_town(knowledge, &raw));
        phrase = same_head(knowledge, phrase);
        if phrase.first().is_some_and(|word| word == "universite") {
            phrase.iter_mut().for_each(arabic);
        }
        if let Some(same) = knowledge.whole.get(&phrase.concat()) {
            phrase = same.clone();
        }
        phrase = place_in_use(knowledge, phrase);
        phrase = renamed(knowledge, phrase);
        phrase = portfolio(knowledge, phrase);
        phrase = departement_in_words(knowledge, phrase, &outer);
        phrase = long_head(knowledge, phrase, &raw);
        BodyName { words: phrase, acronym, is_acronym, is_former }
    }

    /// Equal for names that differ in spaces, hyphens, case, articles and plurals.
    pub fn key(&self) -> String {
        self.words.concat()
    }

    /// The key without a first word that may be left out ("Réseau", "Association").
    pub fn shorter_key(&self, knowledge: &Knowledge) -> Option<String> {
        let dropped = knowledge.optional.iter().find(|head| self.words.starts_with(head))?;
        let rest = &self.words[dropped.len()..];
        (rest.concat().len() >= 5).then(|| rest.concat())
    }
}

/// `Agence du livre (AL)` and `Agence (AL) du livre` without the bracket; the acronym only where it stands for the whole.
fn without_acronym(written: &str) -> (String, Option<String>) {
    let Some((before, rest)) = written.split_once('(') else { return (written.trim().to_owned(), None) };
    let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
    let capitals = inside.chars().filter(|c| c.is_uppercase()).count();
    let is_short = capitals >= 1 && inside.chars().count() <= 15 && inside.split_whitespace().count() <= 2;
    let outer = format!("{} {}", before.trim(), after.trim()).trim().to_owned();
    if before.trim().is_empty() {
        return (inside.trim().to_owned(), None);
    }
    (outer, (is_short && after.trim().is_empty()).then(|| words(inside).concat()))
}

fn is_acronym(knowledge: &Knowledge, outer: &str, raw: &[String]) -> bool {
    if outer.split_whitespace().count() != 1 || raw.is_empty() {
        return false;
    }
    let letters = outer.chars().filter(|c| c.is_alphabetic());
    let (upper, all) = letters.fold((0, 0), |(upper, all), c| (upper + usize::from(c.is_uppercase()), all + 1));
    (2..=8).contains(&all) && upper * 3 >= all * 2 || knowledge.acronyms.contains_key(&raw.concat())
}

/// What governs a place whose name is all that is written: "maire de Quimper", "conseillère départementale du Finistère".
fn lone_place(knowledge: &Knowledge, outer: &str) -> Option<&'static str> {
    let value = knowledge.phrase(outer);
    let is_name = outer.chars().next().is_some_and(char::is_uppercase) && !value.has(Tags::KNOWN_BODY);
    let heads = [(Tags::COMMUNE, "ville"), (Tags::DEPARTEMENT, "departement")];
    heads.into_iter().find(|(tag, _)| is_name && value.has(*tag)).map(|(_, head)| head)
}

/// "FFVoile": the sport of a federation that writes it behind its initials.
fn sport_of_federation(outer: &str) -> Option<String> {
    const LEAST_LETTERS: usize = 4;
    let sport = outer.strip_prefix("FF")?;
    let mut letters = sport.chars();
    let is_name = letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase) && sport.len() >= LEAST_LETTERS;
    is_name.then(|| singular(&words(sport).concat()).to_owned())
}

/// "ARS PACA", "Région Nord-Pas-de-Calais-Picardie": the place at the end by the name that is in use.
fn place_in_use(knowledge: &Knowledge, mut phrase: Phrase) -> Phrase {
    let place = (1..phrase.len()).find_map(|at| Some((at, knowledge.places.get(&phrase[at..].concat())?)));
    if let Some((at, same)) = place {
        phrase.truncate(at);
        phrase.extend_from_slice(same);
    }
    phrase
}

/// "ministère de la Culture et de la Communication": a ministry by the first of its portfolios that keeps its name.
fn portfolio(knowledge: &Knowledge, phrase: Phrase) -> Phrase {
    if phrase.first().is_none_or(|word| word != "ministere") {
        return phrase;
    }
    let at = |at: usize| knowledge.portfolios.iter().find(|(form, _)| phrase[at..].starts_with(form));
    let Some((_, same)) = (1..phrase.len()).find_map(at) else { return phrase };
    let countries = phrase.iter().filter(|word| knowledge.word(word).has(Tags::COUNTRY) && *word != "france");
    phrase[..1].iter().chain(same).chain(countries).cloned().collect()
}

/// How many words at the end are a region that follows its town: "CHU Limoges Nouvelle-Aquitaine" is that of Limoges.
fn region_after_town(knowledge: &Knowledge, raw: &[String]) -> usize {
    let is_region = |n: usize| {
        let at = raw.len() - n;
        knowledge.regions.contains(&raw[at..].concat()) && knowledge.word(&raw[at - 1]).has(Tags::COMMUNE)
    };
    (1..raw.len().saturating_sub(1)).rev().find(|n| is_region(*n)).unwrap_or(0)
}

fn same_head(knowledge: &Knowledge, phrase: Phrase) -> Phrase {
    let Some(heads) = phrase.first().and_then(|first| knowledge.heads.get(first)) else { return phrase };
    match heads.iter().find(|(form, _)| form.len() < phrase.len() && phrase.starts_with(form)) {
        Some((form, same)) => [&same[..], &phrase[form.len()..]].concat(),
        None => phrase,
    }
}

fn renamed(knowledge: &Knowledge, mut phrase: Phrase) -> Phrase {
    // A chain of renamings is short; the bound keeps a circle in the table from being endless.
    for _ in 0..4 {
        let Some(rows) = phrase.first().and_then(|first| knowledge.renamed.get(first)) else { break };
        // "Grand Lac" that became "Grand Lac Métropole" may be written with its new name already.
        let is_new = |form: &Phrase, same: &Phrase| same.starts_with(form) && phrase.starts_with(same);
        let row = rows.iter().find(|(form, same)| phrase.starts_with(form) && !is_new(form, same));
        let Some((form, same)) = row else { break };
        phrase = [&same[..], &phrase[form.len()..]].concat();
    }
    phrase
}

/// "Chambre d'agriculture 37": the number as the name of its département.
fn departement_in_words(knowledge: &Knowledge, mut phrase: Phrase, outer: &str) -> Phrase {
    let head = outer.split_whitespace().next().unwrap_or_default();
    let in_capitals = head.chars().count() > 2 && head.chars().all(|c| c.is_uppercase());
    // "Capeb 29", "Emmaüs 29"
    let is_acronym = in_capitals || phrase.first().is_some_and(|word| knowledge.word(word).has(Tags::KNOWN_BODY));
    let numbered = || phrase.first().is_some_and(|word| knowledge.numbered.contains(word));
    let is_local = || is_acronym && phrase.len() == 2 && !numbered() || knowledge.local.iter().any(|head| phrase.starts_with(head));
    let Some(name) = phrase.last().filter(|_| phrase.len() > 1 && is_local()).and_then(|word| knowledge.departements.get(word)) else {
        return phrase;
    };
    let name = name.clone();
    phrase.pop();
    phrase.extend(name);
    phrase
}

/// "UDAF du Finistère" under the long name of the acronym, where it has but one well-known meaning.
fn long_head(knowledge: &Knowledge, phrase: Phrase, raw: &[String]) -> Phrase {
    let long = raw.first().filter(|_| phrase.len() > 1).and_then(|head| knowledge.acronyms.get(head));
    match long {
        Some(long) if phrase.first().is_some_and(|word| word == singular(&raw[0])) => [&knowledge.content(long)[..], &phrase[1..]].concat(),
        _ => phrase,
    }
}

/// "Lyon III" as "Lyon 3".
fn arabic(word: &mut String) {
    const ROMAN: [&str; 13] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii"];
    if let Some(at) = ROMAN.iter().position(|roman| singular(roman) == word) {
        *word = (at + 1).to_string();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::lexicon;

    #[test]
    fn articles() {
        assert_eq!(["L’AMBR", "La Poste", "Lessage"].map(without_article), [Some("AMBR"), Some("Poste"), None]);
    }

    #[test]
    fn one_body_in_many_forms() {
        let knowledge = Knowledge::new(lexicon());
        let key = |name| BodyName::read(&knowledge, name).key();
        for (a, b) in [
            ("Ville de Quimper", "Mairie de Quimper"),
            ("Ville de Quimper", "Quimper"),
            ("Conseil général de la Drôme", "Département de la Drôme"),
            ("Archives départementales de la Drôme", "AD 26"),
            ("Archives départementales de la Drôme", "AD26"),
            ("Univ. de Rennes", "Université de Rennes"),
            ("Agence régionale de santé (ARS) de Bretagne", "ARS Bretagne"),
            ("CHU de Limoges", "CHU Limoges Nouvelle-Aquitaine"),
            ("Les Amis du Moulin", "Amis du moulin"),
            ("Université Jean-Moulin – Lyon 3", "Université Lyon III"),
            ("Université Lumière", "Lyon 2"),
            ("Pôle emploi Bretagne", "France Travail Bretagne"),
            ("FDSEA 29", "FDSEA du Finistère"),
            ("Capeb 29", "Capeb du Finistère"),
            ("FFVoile", "Fédération française de voile"),
            ("DRAC PACA", "Direction régionale des affaires culturelles de Provence-Alpes-Côte d'Azur"),
            ("ministère de la Culture et de la Communication", "ministère de la Culture"),
            ("ministère de l'Agriculture et de la Pêche", "ministère chargé de l'agriculture"),
            ("ministère de l'Environnement", "ministère de la Transition écologique et solidaire"),
            ("Hôpitaux universitaires de Strasbourg", "CHU de Strasbourg"),
            ("Communauté urbaine de Bordeaux", "Bordeaux Métropole"),
            ("Brest Métropole océane", "Brest Métropole"),
            ("Conseil départemental de la Drôme", "Drôme"),
            ("UDAF de la Drôme", "Union départementale des associations familiales de la Drôme"),
        ] {
            assert_eq!(key(a), key(b), "{a} / {b}");
        }
    }

    #[test]
    fn bodies_kept_apart() {
        let knowledge = Knowledge::new(lexicon());
        let key = |name| BodyName::read(&knowledge, name).key();
        for (a, b) in [
            ("Pôle emploi Bretagne", "France Travail"),
            ("Ville de Rennes", "Rennes Métropole"),
            ("CHU de Rennes", "Université de Rennes"),
            ("ARS Lorraine", "ARS Grand Est"),
            ("SNCF Voyageurs", "SNCF"),
            ("CCI de Quimper", "CCI de Brest"),
            ("UMR 29", "UMR du Finistère"),
            ("ministère de la Santé", "ministère des Sports"),
            ("ministère de la Santé du Maroc", "ministère de la Santé"),
        ] {
            assert_ne!(key(a), key(b), "{a} / {b}");
        }
    }

    #[test]
    fn acronyms_in_brackets() {
        let knowledge = Knowledge::new(lexicon());
        let read = |name| BodyName::read(&knowledge, name);
        assert_eq!(read("Maison du conte breton (MCB)").acronym.as_deref(), Some("mcb"));
        assert_eq!(read("Agence régionale de santé (ARS) de Bretagne").acronym, None);
        assert!(read("MCB").is_acronym && !read("Maison").is_acronym);
        assert!(read("ex-Maison du conte").is_former);
    }
}
