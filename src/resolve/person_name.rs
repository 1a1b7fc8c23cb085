//! Reads names of people and tells which can be the same: order, capitals, initials, particles, double names, slips.

use serde::{Deserialize, Serialize};

use super::knowledge::{Knowledge, words};
use crate::lexicon::Tags;
use crate::text::fold::fold;

/// The name of a person, folded and told apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PersonName {
    /// Words of the given name, initials among them.
    pub given: Vec<String>,
    /// A nickname beside the given name: "Alexandra (Sacha)".
    pub alias: Option<String>,
    /// Parts of the family name, particles joined to what follows: "El Amrani" is one part, "Imbert-Sanz" two.
    pub family: Vec<String>,
    /// Parts of the name before marriage, where the text gives it: "(née Valmy)".
    #[serde(default)]
    pub birth: Vec<String>,
}

/// How two given names can be the same, or cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GivenMatch {
    Same,
    /// One spelling apart: doubled letters, a mute e.
    Spelling,
    /// Short and long form, or a nickname.
    Variant,
    /// One of them is initials of the other.
    Initial,
    /// One letter apart, where the lexicon has not both.
    Slip,
    /// One of them is not written.
    Missing,
    Different,
}

/// How two family names can be the same, or cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FamilyMatch {
    Same,
    /// Doubled letters, `rn` read for `m`.
    Spelling,
    /// One is a part of the other's double name.
    Part,
    /// One letter apart.
    Slip,
    Different,
}

impl PersonName {
    /// Reads a name as written; `given` and `family` where extraction could tell them.
    pub fn read(knowledge: &Knowledge, name: &str, given: Option<&str>, family: Option<&str>) -> Self {
        let (name, alias) = without_alias(name);
        let (mut given_words, mut family_words) = match (given, family) {
            // One part in capitals and one not: the writer has told them apart.
            _ if in_capitals(&name) => told_apart(knowledge, &name),
            (Some(given), Some(family)) => (pieces(given), pieces(family)),
            (None, Some(_)) if pieces(&name).len() < 2 => (Vec::new(), pieces(&name)),
            _ => told_apart(knowledge, &name),
        };
        particle_before_given(knowledge, &mut given_words, &mut family_words);
        let mut family_parts = family_parts(knowledge, &family_words);
        // What extraction left of a given name in a family name: "Jean" + "Noël Bodinier".
        while family_words.len() > 1 && family_parts.len() > 1 && is_second_given(knowledge, &given_words, &family_words, &family_parts) {
            given_words.push(family_parts.remove(0));
        }
        let given = given_words.iter().flat_map(|word| given_parts(word)).collect();
        let alias = alias.map(|alias| words(&alias).concat()).filter(|alias| !alias.is_empty());
        PersonName { given, alias, family: family_parts, birth: Vec::new() }
    }

    /// The same name with that before marriage.
    pub fn born(mut self, knowledge: &Knowledge, birth: &str) -> Self {
        self.birth = family_parts(knowledge, &pieces(birth));
        self
    }

    pub fn family_key(&self) -> String {
        self.family.concat()
    }

    pub fn given_key(&self) -> String {
        self.given.concat()
    }

    /// Whether a given name is written out.
    pub fn is_full(&self) -> bool {
        self.given.iter().any(|word| !is_initial(word))
    }

    pub fn given_match(&self, other: &PersonName, knowledge: &Knowledge) -> GivenMatch {
        let forms = |name: &PersonName| -> Vec<Vec<String>> {
            std::iter::once(name.given.clone()).chain(name.alias.iter().map(|alias| vec![alias.clone()])).collect()
        };
        let (mine, theirs) = (forms(self), forms(other));
        let pairs = mine.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
        pairs.map(|(a, b)| given_match(a, b, knowledge)).min().unwrap_or(GivenMatch::Different)
    }

    pub fn family_match(&self, other: &PersonName) -> FamilyMatch {
        let by_birth = |one: &PersonName, other: &PersonName| !one.birth.is_empty() && one.birth.concat() == other.family_key();
        if by_birth(self, other) || by_birth(other, self) {
            return FamilyMatch::Same;
        }
        let (a, b) = (self.family_key(), other.family_key());
        if a == b {
            return FamilyMatch::Same;
        }
        if skeleton(&a) == skeleton(&b) {
            return FamilyMatch::Spelling;
        }
        let (short, long) = if self.family.len() <= other.family.len() { (self, other) } else { (other, self) };
        if short.family.len() < long.family.len() && short.family.iter().all(|part| long.family.contains(part)) {
            return FamilyMatch::Part;
        }
        if a.len().min(b.len()) >= 6 && a.as_bytes().first() == b.as_bytes().first() && is_one_slip(&a, &b) {
            return FamilyMatch::Slip;
        }
        FamilyMatch::Different
    }

    /// Keys under which every name that can be the same is found: skeletons of the family name, of its parts, and both
    /// with a letter left out.
    pub fn blocks(&self) -> Vec<String> {
        let whole = skeleton(&self.family_key());
        let mut keys: Vec<String> = self.family.iter().map(|part| skeleton(part)).collect();
        if whole.len() >= 6 {
            keys.extend((1..whole.len()).filter(|at| whole.is_char_boundary(*at) && whole.is_char_boundary(at + 1)).map(|at| {
                let mut key = whole.clone();
                key.remove(at);
                key.push('~');
                key
            }));
            keys.push(format!("{whole}~"));
        }
        keys.push(whole);
        keys.extend((!self.birth.is_empty()).then(|| skeleton(&self.birth.concat())));
        keys.sort();
        keys.dedup();
        keys
    }
}

/// Hyphens within names.
const HYPHENS: [char; 3] = ['-', '‑', '–'];

fn is_initial(word: &str) -> bool {
    word.len() == 1 || word.ends_with('.')
}

/// `Ph.` and `J` are initials; kept with a full stop where longer than a letter.
fn given_parts(word: &str) -> Vec<String> {
    let dotted = word.contains('.');
    let letters = |part: &str| words(part).concat();
    if dotted {
        let parts = word.split(['.', '-', '‑', '–', ' ']).map(letters).filter(|part| !part.is_empty());
        return parts.map(|part| if part.len() > 1 && part.len() <= 3 { format!("{part}.") } else { part }).collect();
    }
    let capitals = word.chars().count() == 2 && word.chars().all(char::is_uppercase);
    if capitals {
        return word.chars().map(|c| fold(&c.to_string())).collect();
    }
    word.split(['-', '‑', '–', ' ']).map(letters).filter(|part| !part.is_empty()).collect()
}

/// "Alexandra (Sacha) Weissmann" without what is in brackets or quotation marks, and that.
fn without_alias(name: &str) -> (String, Option<String>) {
    const SIGNS: [(char, char); 4] = [('(', ')'), ('«', '»'), ('“', '”'), ('"', '"')];
    for (open, close) in SIGNS {
        if let Some((before, rest)) = name.split_once(open)
            && let Some((inside, after)) = rest.split_once(close)
        {
            return (format!("{} {}", before.trim(), after.trim()), Some(inside.trim().to_owned()));
        }
    }
    (name.to_owned(), None)
}

/// Words between spaces; a hyphen at the end of one holds it to the next.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for piece in text.split_whitespace() {
        match pieces.last_mut() {
            Some(last) if last.ends_with(['-', '‑']) => last.push_str(piece),
            _ => pieces.push(piece.to_owned()),
        }
    }
    pieces
}

fn is_upper(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 2 && !word.chars().any(char::is_lowercase)
}

/// A particle in capitals belongs to the family name after it: "Solène LE GOAS".
fn is_upper_particle(knowledge: &Knowledge, word: &str) -> bool {
    knowledge.word(word).has(Tags::PARTICLE) && !word.chars().any(char::is_lowercase)
}

/// Whether some words of a name stand in capitals and others do not: "KARADEG Solène".
fn in_capitals(name: &str) -> bool {
    let plain = |word: &String| word.chars().filter(|c| c.is_alphabetic()).count() > 2 && word.chars().any(char::is_lowercase);
    let pieces = pieces(name);
    pieces.iter().any(|word| is_upper(word)) && pieces.iter().any(plain)
}

/// Given and family name of a name that extraction has not told apart.
fn told_apart(knowledge: &Knowledge, name: &str) -> (Vec<String>, Vec<String>) {
    if let Some((family, given)) = name.split_once(',') {
        return (pieces(given), pieces(family));
    }
    let all = pieces(name);
    let n = all.len();
    if n < 2 {
        return (Vec::new(), all);
    }
    let upper = |word: &String| is_upper(word);
    let abbreviated = |word: &String| word.ends_with('.') || word.chars().count() <= 2 && word.chars().all(char::is_uppercase);
    let is_given = |word: &String| knowledge.is_given_name(word) || knowledge.is_given_name(word.split('-').next().unwrap_or_default());
    if abbreviated(&all[n - 1]) && !abbreviated(&all[0]) {
        return (vec![all[n - 1].clone()], all[..n - 1].to_vec());
    }
    if all.iter().any(upper) && !all.iter().all(|word| upper(word) || abbreviated(word)) {
        let particle = |word: &String| is_upper_particle(knowledge, word);
        let begins = upper(&all[0]) || particle(&all[0]) && all.iter().find(|word| !particle(word)).is_some_and(upper);
        if begins && !upper(&all[n - 1]) {
            let end = all.iter().rposition(upper).map_or(1, |at| at + 1);
            return (all[end..].to_vec(), all[..end].to_vec());
        }
        let mut first = all.iter().position(upper).unwrap_or(1);
        while first > 1 && particle(&all[first - 1]) {
            first -= 1;
        }
        return (all[..first].to_vec(), all[first..].to_vec());
    }
    if !abbreviated(&all[0]) && !is_given(&all[0]) && is_given(&all[n - 1]) {
        return (vec![all[n - 1].clone()], all[..n - 1].to_vec());
    }
    (vec![all[0].clone()], all[1..].to_vec())
}

/// "Le Goas Solène" read as "Le" + "Goas Solène": a particle is no given name where one stands at the end.
fn particle_before_given(knowledge: &Knowledge, given: &mut Vec<String>, family: &mut Vec<String>) {
    let is_particle = |word: &String| knowledge.word(word).has(Tags::PARTICLE) && !word.contains('.');
    let is_given = |word: &String| word.split(HYPHENS).next().is_some_and(|first| knowledge.is_given_name(first));
    if family.len() > 1 && !given.is_empty() && given.iter().all(is_particle) && family.last().is_some_and(is_given) {
        let last = family.pop().into_iter().collect();
        family.splice(0..0, std::mem::replace(given, last));
    }
}

/// "Jean" and then "Noël Bodinier": the second word continues a compound given name.
fn is_second_given(knowledge: &Knowledge, given: &[String], family_words: &[String], parts: &[String]) -> bool {
    const COMPOUNDING: [&str; 4] = ["jean", "marie", "anne", "pierre"];
    let hyphenated = family_words.first().is_some_and(|word| word.contains(['-', '‑']));
    let upper = |word: &String| !word.chars().any(char::is_lowercase);
    let family_in_capitals = family_words.last().is_some_and(upper) && !family_words.first().is_some_and(upper);
    let plain = !family_words.iter().all(upper);
    given.len() == 1
        && !hyphenated
        && COMPOUNDING.contains(&fold(&given[0]).as_str())
        && knowledge.word(&parts[0]).has(Tags::GIVEN_NAME)
        && (plain || family_in_capitals)
}

fn family_parts(knowledge: &Knowledge, pieces: &[String]) -> Vec<String> {
    // An apostrophe cuts no name in two: "Penmarc'h".
    let one_word = |part: &str| Some(words(part).concat()).filter(|word| !word.is_empty());
    let all: Vec<String> = pieces.iter().flat_map(|piece| piece.split(HYPHENS)).filter_map(one_word).collect();
    let mut parts: Vec<String> = Vec::new();
    let mut particle = String::new();
    for (at, word) in all.iter().enumerate() {
        particle.push_str(word);
        let joins = knowledge.word(word).has(Tags::PARTICLE) || matches!(word.as_str(), "d" | "l" | "o" | "saint" | "sainte");
        if !joins || at + 1 == all.len() {
            parts.push(std::mem::take(&mut particle));
        }
    }
    parts
}

fn given_match(a: &[String], b: &[String], knowledge: &Knowledge) -> GivenMatch {
    if a.is_empty() || b.is_empty() {
        return GivenMatch::Missing;
    }
    let (x, y) = (a.concat(), b.concat());
    if x == y {
        return if a.iter().all(|word| is_initial(word)) { GivenMatch::Initial } else { GivenMatch::Same };
    }
    if a.iter().chain(b).any(|word| is_initial(word)) {
        let n = a.len().min(b.len());
        let bare = |word: &String| word.trim_end_matches('.').to_owned();
        let fits = a.iter().zip(b).take(n).all(|(a, b)| {
            let (x, y) = (bare(a), bare(b));
            x == y || is_initial(a) && y.starts_with(&x) || is_initial(b) && x.starts_with(&y)
        });
        return if fits { GivenMatch::Initial } else { GivenMatch::Different };
    }
    if knowledge.are_variants(&x, &y) {
        return GivenMatch::Variant;
    }
    // Two forms of one sound are one name, unless they are those of a man and a woman.
    if given_skeleton(&x) == given_skeleton(&y) {
        return if knowledge.are_of_two_sexes(&x, &y) { GivenMatch::Different } else { GivenMatch::Spelling };
    }
    let listed = |words: &[String]| words.iter().all(|word| knowledge.is_given_name(word));
    if x.len().min(y.len()) >= 5 && is_one_slip(&x, &y) && !(listed(a) && listed(b)) {
        return GivenMatch::Slip;
    }
    GivenMatch::Different
}

/// A word with doubled letters made one and `rn` made `m`, as scanners read it.
pub fn skeleton(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.replace("rn", "m").chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// The sound of a given name, roughly.
pub fn given_skeleton(word: &str) -> String {
    let skeleton = skeleton(word).replace('y', "i").replace("ph", "f").replace("th", "t");
    match skeleton.strip_suffix('e') {
        Some(stem) if stem.len() >= 5 => stem.to_owned(),
        _ => skeleton,
    }
}

/// Whether one letter is wrong, missing, in excess, or two neighbours are exchanged.
fn is_one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (a, b) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if b.len() - a.len() > 1 {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (&a[same..], &b[same..]);
    if a.len() < b.len() {
        return rest_a == &rest_b[1..];
    }
    rest_a.is_empty()
        || rest_a[1..] == rest_b[1..]
        || rest_a.len() > 1 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] && rest_a[2..] == rest_b[2..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::lexicon;

    fn pair(a: &str, b: &str) -> (FamilyMatch, GivenMatch) {
        let knowledge = Knowledge::new(lexicon());
        let read = |name| PersonName::read(&knowledge, name, None, None);
        (read(a).family_match(&read(b)), read(a).given_match(&read(b), &knowledge))
    }

    #[test]
    fn names_that_can_be_the_same() {
        use FamilyMatch as F;
        use GivenMatch as G;
        for (a, b, family, given) in [
            ("Solène Karadeg", "KARADEG Solène", F::Same, G::Same),
            ("Solène Karadeg", "Karadeg, Solène", F::Same, G::Same),
            ("Solène Karadeg", "S. Karadeg", F::Same, G::Initial),
            ("Solène Karadeg", "KARADEG S.", F::Same, G::Initial),
            ("Jean-Marc Ostrel", "JM Ostrel", F::Same, G::Initial),
            ("Jean-Marc Ostrel", "J.-M. OSTREL", F::Same, G::Initial),
            ("Jean-Marc Ostrel", "Jean Marc Ostrel", F::Same, G::Same),
            ("Jean-Marc Ostrel", "Jean- Marc Ostrel", F::Same, G::Same),
            ("Théodore Valmy", "Th. Valmy", F::Same, G::Initial),
            ("Nour El Fassi", "Nour Elfassi", F::Same, G::Same),
            ("Inès de la Roque", "Inès Delaroque", F::Same, G::Same),
            ("Agathe Vermorel", "Agathe Verrnorel", F::Spelling, G::Same),
            ("Agathe Vermorel", "Agathe Vermorel-Sauze", F::Part, G::Same),
            ("Agathe Vermorel", "Agathe Vermarel", F::Slip, G::Same),
            ("Frédérique Valmont", "Fred Valmont", F::Same, G::Variant),
            ("Alexandra (Sacha) Ormond", "S. Ormond", F::Same, G::Initial),
            ("Gwenaëlle Ostrel", "Gwenaele Ostrel", F::Same, G::Spelling),
            ("Gwenaëlle Le Goas", "Gwenaëlle LE GOAS", F::Same, G::Same),
            ("Gwenaëlle Le Goas", "LE GOAS Gwenaëlle", F::Same, G::Same),
            ("Irène de Valmy", "Irène DE VALMY", F::Same, G::Same),
            ("Gwenaëlle Le Goas", "Le Goas Gwenaëlle", F::Same, G::Same),
            ("Solène Karadec'h", "Karadech Solène", F::Same, G::Same),
            ("Irène Saint-Valmy", "Irène Saint Valmy", F::Same, G::Same),
        ] {
            assert_eq!(pair(a, b), (family, given), "{a} / {b}");
        }
    }

    #[test]
    fn a_name_before_marriage() {
        let knowledge = Knowledge::new(lexicon());
        let read = |name| PersonName::read(&knowledge, name, None, None);
        let married = read("Irène Ostrel").born(&knowledge, "Le Goas");
        assert_eq!(married.family_match(&read("Irène Le Goas")), FamilyMatch::Same);
        assert_eq!(married.family_match(&read("Irène Ostrel")), FamilyMatch::Same);
        assert_eq!(married.family_match(&read("Irène Valmy")), FamilyMatch::Different);
        assert!(married.blocks().iter().any(|block| read("Irène Le Goas").blocks().contains(block)));
    }

    #[test]
    fn names_that_cannot() {
        for (a, b) in [("Michel Ostrel", "Michèle Ostrel"), ("Gérard Ostrel", "Gérald Ostrel"), ("Paul Ostrel", "J. Ostrel")] {
            assert_eq!(pair(a, b).1, GivenMatch::Different, "{a} / {b}");
        }
        for (a, b) in [("Anne Valmy", "Anne Valmier"), ("Anne Petit", "Anne Petot"), ("Anne Le Goas", "Anne Le Goasguen")] {
            assert_eq!(pair(a, b).0, FamilyMatch::Different, "{a} / {b}");
        }
    }
}
