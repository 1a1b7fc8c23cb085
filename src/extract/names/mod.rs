//! Names of people: `Jean-Philippe VERNOUX`, `Pr Flora Talbot`, `N. Talbot`, `DUPONT Marie`, `MM. Benyahia et Larbaoui`.
//!
//! A name is *sure* when its words alone tell it (a given name with a family name, a civility, an initial with a rare
//! word); a *likely* one needs a place where people are listed. Whether a name is an appearance is decided later.

mod civility;
mod family;
mod family_initials;
mod inverted;
mod known;
mod shapes;

use crate::extract::bodies;
use crate::extract::mentions::{Mention, Mentions};
use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind, Tokens};

use civility::civility;
pub use civility::gender;
use family::family;
use shapes::{full_name, may_go_on};

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

impl Mention for NameMention {
    fn place(&self) -> &Tokens {
        &self.whole
    }
}

/// Every name in the text, sure or likely, in order, without overlap.
pub fn find(doc: &Marked) -> Mentions<NameMention> {
    let mut found: Vec<NameMention> = Vec::new();
    let mut i = 0;
    while i < doc.tokens.len() {
        let small = || doc.has(i, Tags::PARTICLE) || doc.has(i, Tags::CIVILITY | Tags::PREFIX) && doc.begins(i, Tags::CIVILITY);
        if doc.kind(i) != Some(TokenKind::Word) || !(doc.case(i).is_capital() || small()) {
            i += 1;
            continue;
        }
        // Most words with a capital stand alone.
        if !may_go_on(doc, i) && doc.case(i).is_capital() && !doc.begins(i, Tags::CIVILITY) {
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
    initial_m(doc, &mut found);
    initials_in_lists(doc, &mut found);
    inverted::find(doc, &mut found);
    family_initials::find(doc, &mut found);
    known::find(doc, &mut found);
    found.retain(|name| !bodies::is_called_after(doc, name));
    Mentions::new(found, doc.tokens.len())
}

/// Puts names that lists tell, in order, in the place of whatever was found there; all names stay in order.
fn replace(found: &mut Vec<NameMention>, mut listed: Vec<NameMention>) {
    let mut kept = listed.iter().peekable();
    found.retain(|name| {
        while kept.next_if(|own| own.whole.end <= name.whole.start).is_some() {}
        kept.peek().is_none_or(|own| own.whole.start >= name.whole.end)
    });
    found.append(&mut listed);
    found.sort_by_key(|name| name.whole.start);
}

/// `M. Salgues` among `B. Vercel` and `H. Verquin`: where others have initials and nobody is a Mr or Mrs, the M is one too.
fn initial_m(doc: &Marked, found: &mut [NameMention]) {
    let bare_m =
        |n: &NameMention| n.rule == "name.civility" && n.given.is_empty() && doc.is(n.whole.start, "M") && doc.is(n.whole.start + 1, ".");
    let has_initials = |n: &NameMention| n.rule == "name.initials";
    let initials = found.iter().filter(|n| has_initials(n)).count();
    // "Pr Anne Salgues": titles of doctors and professors stand among initials as well.
    let lay = |civility: &Tokens| doc.folds_to(civility.start, &["m", "mm", "mme", "mmes", "mlle", "monsieur", "madame", "messieurs"]);
    let civil = found.iter().any(|n| n.civility.as_ref().is_some_and(lay) && !bare_m(n));
    for k in 0..found.len() {
        // "A. Vercel, M. Salgues": even where others have civilities, the neighbour in a list tells.
        let beside = |a: &NameMention, b: &NameMention| {
            has_initials(a)
                && b.whole.start == a.whole.end + 1
                && (doc.is_any(a.whole.end, &[",", "&"]) || doc.folds_to(a.whole.end, &["et"]))
        };
        let listed = k > 0 && beside(&found[k - 1], &found[k]);
        let name = &mut found[k];
        if bare_m(name) && (listed || initials >= 2 && !civil) {
            let given = name.whole.start..name.whole.start + 2;
            *name = NameMention { name: name.whole.clone(), given, civility: None, rule: "name.initials", ..name.clone() };
        }
    }
}

/// `B. Vercel, A. Charpentier et D. Roche`: names with initials of which the neighbours are sure, though the word is a trade as well.
fn initials_in_lists(doc: &Marked, found: &mut [NameMention]) {
    let unsure = |n: &NameMention| !n.sure && n.rule == "name.initials";
    let joined = |a: &NameMention, b: &NameMention| {
        b.whole.start == a.whole.end + 1 && (doc.is_any(a.whole.end, &[",", "&", ";"]) || doc.folds_to(a.whole.end, &["et"]))
    };
    let sure = |n: &NameMention| n.sure && n.rule == "name.initials";
    for k in 1..found.len() {
        found[k].sure |= unsure(&found[k]) && sure(&found[k - 1]) && joined(&found[k - 1], &found[k]);
    }
    for k in (1..found.len()).rev() {
        found[k - 1].sure |= unsure(&found[k - 1]) && sure(&found[k]) && joined(&found[k - 1], &found[k]);
    }
}

/// `MM. Benyahia et Larbaoui`: the names after the first that share its civility; the token after them.
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

/// Whether a name may begin at token `i`: a glance that spares most searches.
#[inline]
pub fn may_begin(doc: &Marked, i: usize) -> bool {
    doc.case(i).is_capital() || doc.has(i, Tags::PARTICLE) || doc.begins(i, Tags::CIVILITY)
}

/// The name that begins at token `i`.
pub fn mention_at(doc: &Marked, i: usize) -> Option<NameMention> {
    if !doc.case(i).is_capital() && !leads_capitals(doc, i) && doc.phrase(i, doc.tokens.len(), Tags::CIVILITY).is_none() {
        return None;
    }
    let (civility, start) = if doc.begins(i, Tags::CIVILITY) { civility(doc, i) } else { (i..i, i) };
    if start > i && names_house(doc, i) {
        return None;
    }
    let mut mention = if start > i {
        full_name(doc, start).or_else(|| bare_family(doc, start).map(|m| NameMention { rule: "name.civility", ..m }))?
    } else {
        if !may_go_on(doc, i) {
            return None;
        }
        // "M. le Wali de Tlemcen": an office, though somebody may be called so.
        let office = i > 0 && doc.has(i, Tags::FUNCTION) && doc.case(i - 1) == Case::Lower && doc.folds_to(i - 1, &["le", "la"]);
        if office || inside_other_name(doc, i) {
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

/// "de LA TOUR Marie": a particle begins a name only before one in capitals.
fn leads_capitals(doc: &Marked, i: usize) -> bool {
    if !doc.has(i, Tags::PARTICLE) || !(i + 1..i + 4).any(|j| doc.case(j) == Case::Upper) {
        return false;
    }
    // "en présence de DUVAL Lise"
    let led =
        i > 0 && !doc.divides(i) && doc.case(i - 1) == Case::Lower && doc.has(i - 1, Tags::NOUN) && doc.folds_to(i, &["de", "d'", "du"]);
    !led
}

/// "Fondation Abbé Vercel", "lycée Docteur Duval": a title spelt out right behind the word for a house belongs to its name.
fn names_house(doc: &Marked, title: usize) -> bool {
    let Some(house) = title.checked_sub(1).filter(|_| !doc.breaks(title)) else { return false };
    let spelt = doc.case(title) == Case::Capital && !doc.is(title + 1, ".") && doc.word(title).chars().count() >= 4;
    let of_all = doc.folds_to(title, &["madame", "monsieur", "mesdames", "messieurs", "maitre"]);
    let value = doc.value(house);
    let building = value.has(Tags::STREET | Tags::VENUE | Tags::BODY_HEAD) && !value.has(Tags::FUNCTION | Tags::SURE_GIVEN_NAME);
    spelt && !of_all && building
}

/// Whether the word before makes this capitalised word part of something else: "rue Victor Hugo", "lycée Edgar Faure".
fn inside_other_name(doc: &Marked, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    // "Université Toulouse – Jean Jaurès", "capitaine de police Franck Lavigne"
    if doc.is_any(before, &["–", "-"])
        && !doc.divides(i)
        && !doc.divides(before)
        && (2..=4).any(|back| {
            let plain = || !doc.folds_to(i - back + 1, &["de", "du", "d'"]) && (back < 4 || doc.number(i - 2).is_some());
            i >= back && doc.folds_to(i - back, &["universite"]) && plain()
        })
    {
        return true;
    }
    // "Université Picardie Jules Verne"
    let place = !doc.divides(i) && doc.has(before, Tags::PLACE) && doc.case(before) == Case::Capital;
    if place && i >= 2 && doc.folds_to(i - 2, &["universite"]) && !doc.divides(before) {
        return true;
    }
    let trade = |back: usize| {
        i >= back && doc.phrase(i - back, i, Tags::FUNCTION).is_some_and(|(n, _)| n == back) && !doc.has(before, Tags::STREET)
    };
    // "directrice de l’Institut Marie Vercel": with article and capital it is one house, and no trade.
    let house = doc.case(before) == Case::Capital && i >= 2 && doc.folds_to(i - 2, &["l'", "la", "du"]) && !doc.divides(i);
    if doc.has(i, Tags::SURE_GIVEN_NAME) && !house && (2..=4).any(trade) {
        return false;
    }
    if doc.has(before, Tags::CIVILITY) && names_house(doc, before) {
        return true;
    }
    // "(éd. Robert Vercel)": a publisher.
    if doc.is(before, ".") && i >= 2 && doc.folds_to(i - 2, &["ed", "edit"]) && doc.case(i - 2) == Case::Lower {
        return true;
    }
    if doc.divides(i) || doc.kind(before) != Some(TokenKind::Word) {
        return false;
    }
    let value = doc.value(before);
    // "la Pierre de Bavay", "la Sem Rivages": a thing, not a person.
    let thing = Tags::COMMON_WORD | Tags::BODY_HEAD;
    if doc.case(before) == Case::Lower && doc.folds_to(before, &["la", "les", "une", "l'"]) && doc.has(i, thing) {
        return true;
    }
    // "centre social Jean Vercel"
    let phrase = |back: usize| {
        let known = Tags::HOUSE | Tags::BODY_HEAD;
        i >= back && doc.phrase(i - back, i, known).is_some_and(|(n, v)| n == back && v.has(known) && !v.has(Tags::FUNCTION))
    };
    if doc.case(before) == Case::Lower && (2..=3).any(phrase) {
        return true;
    }
    let building = value.has(Tags::STREET | Tags::VENUE | Tags::HOUSE | Tags::BODY_HEAD | Tags::BODY_WEAK)
        && !value.has(Tags::FUNCTION)
        && !value.has(Tags::SURE_GIVEN_NAME);
    // "la SEM Breizh Verlon"
    let acronym = doc.case(before) == Case::Upper && value.has(Tags::BODY_HEAD) && doc.word(before).chars().count() <= 5;
    // "Centre culturel Jean-Moulin"
    let housed = |back: usize| i >= back && doc.phrase(i - back, i, Tags::VENUE | Tags::HOUSE).is_some_and(|(n, _)| n == back);
    acronym && doc.case(i) != Case::Upper && !doc.has(i, Tags::SURE_GIVEN_NAME)
        || building
        || (2..=3).any(housed)
        || doc.case(before).is_capital() && doc.has(before, Tags::SURE_GIVEN_NAME) && doc.glued(i)
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
            ("Jean-Philippe VERNOUX, Maire", "Jean-Philippe VERNOUX"),
            ("Anne LE GUILVIN, Vice-Présidente", "Anne LE GUILVIN"),
            ("Nassim Manaï- Bauchet, ingénieur", "Nassim Manaï- Bauchet"),
            ("Anne Verlon - Directrice, Paul Verlon -INRE", "Anne Verlon | Paul Verlon"),
            ("Thierry DU MESNIL coordonnateur", "Thierry DU MESNIL"),
            ("Dr Thuy-Linh Vo", "Thuy-Linh Vo"),
            ("MM. Benyahia et Larbaoui", "Benyahia | Larbaoui"),
            ("M. Tazerout", "Tazerout"),
            ("Dr M. Tazerout (Limoges) – Pr A. Verlon (Limoges)", "M. Tazerout | A. Verlon"),
            ("B. Vercel (INRE), M. Salgues (INRE), H. Verquin", "B. Vercel | M. Salgues | H. Verquin"),
            (
                "B. Vercel (INRE)\nPr Lise Talbot, H. Verquin\nTanner à froid - M. Salgues",
                "B. Vercel | Lise Talbot | H. Verquin | M. Salgues",
            ),
            ("M. Salgues, B. Vercel, H. Verquin, Mme Roussin", "Salgues | B. Vercel | H. Verquin | Roussin"),
            ("N. Talbot (INRE)", "N. Talbot"),
            ("J.-F. Sorvelin, A. Vercel", "J.-F. Sorvelin | A. Vercel"),
            ("A. Charpentier (INRE)", "A. Charpentier"),
            ("S. Meunier (INRE)", "S. Meunier"),
            ("A. Charpentier, historienne", "A. Charpentier"),
            ("A. Charpentier, B. Vercel et D. Boulanger", "A. Charpentier | B. Vercel | D. Boulanger"),
            ("A. Charpentier", "A. Charpentier?"),
            ("9h30 : Torvald Haugen (Université de Brivelle)", "Torvald Haugen"),
            ("Le gant, Torvald Haugen, psychologue", "Torvald Haugen"),
            ("animé par la comédienne Torvalda Haugen", "Torvalda Haugen"),
            ("Torvald Haugen & Lise Duval", "Torvald Haugen | Lise Duval"),
            ("Torvald K. Haugen, Université de Brivelle", "Torvald K. Haugen"),
            ("Wiebke van der Linden (Utrecht)", "Wiebke van der Linden"),
            ("Burkhard LANGE, directeur", "Burkhard LANGE"),
            ("maire de Saint-Raphaël Henri Duval, président", "Henri Duval"),
            ("DRH d’Ombre-en-Val Karim Verlon , secrétaire", "Karim Verlon"),
            ("Ligue de Lyon Jeanne VERLON, maire", "Jeanne VERLON"),
            ("Gantiers de France Paul Verlon, président", "Paul Verlon"),
            ("Cédric O – secrétaire d’État", "Cédric O"),
            ("Moussa B., habitant", "Moussa B."),
            ("Vincent Estève de Bressieux, néphrologue", "Vincent Estève de Bressieux"),
            ("Géraldine Sorbier de la Banque des Territoires", "Géraldine Sorbier"),
            ("Johanna VERNOUX maire de Nantes", "Johanna VERNOUX"),
            ("Johanna VERNOUX, membre de l’Institut Paul Verlon, centre social Anne Duval", "Johanna VERNOUX"),
            ("Fabien Durand (président)", "Fabien Durand"),
            ("LISK VAN DER AARVIK – Autrice", "LISK VAN DER AARVIK"),
            ("ATELIER DU QUAI – Directrice", ""),
            ("BARBIER Lise, présidente", "BARBIER Lise"),
            ("Lise Duval, Dominique CHARPENTIER", "Lise Duval | Dominique CHARPENTIER"),
            ("Lise Duval\nMaître de Conférences", "Lise Duval"),
            ("rue Victor Hugo", ""),
            ("lycée Edgar Faure", ""),
            ("Maire de Nantes", ""),
            ("Agence France Presse", ""),
            ("DURAND Sophie, députée", "DURAND Sophie"),
            ("Julien Mercier Directeur général", "Julien Mercier"),
            ("Constance d’Aubray, avocate", "Constance d’Aubray"),
            ("Paul d'HERBELIN, psychologue", "Paul d'HERBELIN"),
            ("Agathe Meunier, historienne", "Agathe Meunier"),
            ("André Sergent, président", "André Sergent"),
            ("Madame la Députée Claire Sorel", "Claire Sorel"),
            ("MADAME LA DÉPUTÉE CLAIRE SOREL", "CLAIRE SOREL"),
            ("Dominique SORVELIN", "Dominique SORVELIN"),
            ("Université Orsay - Paris VIII, comité", ""),
            ("Pierre Grand, docteur", "Pierre Grand"),
            ("France NATURE", "France NATURE?"),
            ("M. le Recteur Samir Belkadi, M. le Préfet", "Samir Belkadi"),
            ("Monsieur le Président du Sénat", ""),
            ("Tristan Vauquois de la Motte, adjoint", "Tristan Vauquois de la Motte"),
            ("en présence d’Henri VASSEL, maire", "Henri VASSEL"),
            ("NGUYEN Thi Mai, juriste", "NGUYEN Thi Mai"),
            ("Ophélie Grand, agronome", "Ophélie Grand"),
            ("Grand Lac, agglomération", ""),
            ("Lô Mamba, harpiste", "Lô Mamba?"),
            ("Le Gall Erwan, pêcheur", "Le Gall Erwan?"),
            ("Petits Papiers, éditeur", ""),
            ("Pour Armand Vilquin, délégué syndical", "Armand Vilquin"),
            ("Inaya, 19 ans, étudiante", "Inaya"),
            ("Élodie (mère de trois enfants)", "Élodie"),
            ("Inaya, la suite", ""),
            ("Isaure de Brémond d’Ars, ingénieure", "Isaure de Brémond d’Ars"),
            ("José Luís da Silva e Costa, maire", "José Luís da Silva e Costa"),
            ("avec Alexandra Moral da Silva à la Comédie", "Alexandra Moral da Silva"),
            ("Alexandra Moral de Lyon à la Comédie", "Alexandra Moral"),
            ("son livre (éd. Robert Vercel)", ""),
            ("chargée de mission à la Sem Rivages", ""),
            ("DG de la SEM Breizh Verlon", ""),
            ("Dominique Faurel, vice-présidente", "Dominique Faurel"),
            ("Dominique Faurel, suite", "Dominique Faurel?"),
            ("PETR du Grand Beauvallon", ""),
            ("France Travail Oyonnax", ""),
            ("Ph. Vercel (INRE), Chr. Salgues", "Ph. Vercel | Chr. Salgues"),
            ("Cf. Vercel, bd. Salgues, 12 av. Vercel", ""),
            ("Rencontres SNDP, Vexel CH", ""),
            ("J.-Ph. Vercel (INRE), J.-F. Salgues", "J.-Ph. Vercel | J.-F. Salgues"),
            ("Fr. Vercel, St. Salgues", "Fr. Vercel | St. Salgues"),
            ("Thi Mai Nguyen, juriste", "Thi Mai Nguyen"),
            ("Mai Linh Tran (INRE)", "Mai Linh Tran?"),
            ("Brivelle, 4 Mai Salle Vercel", ""),
            ("JC Vercel (INRE), PY LE GUILVIN, P-Y Salgues", "JC Vercel | PY LE GUILVIN | P-Y Salgues"),
            ("JT Paris, PC Vercel", ""),
            ("conclusion par le Pr M. Salgues", "M. Salgues"),
            ("en présence de VASSEL Henri, maire", "VASSEL Henri"),
            ("U. Bordeaux Montaigne", ""),
            ("Université de Lille, IRENEE\nSolène Talbot, docteure", "Solène Talbot"),
            ("Lise Duval, économiste, Solène\nAnne Talbot, docteure", "Lise Duval | Anne Talbot"),
            ("Fondation Abbé Vercel", ""),
            ("von VERLON Agathe, juriste", "von VERLON Agathe"),
            ("VAN DEN VERLON Lise, juriste", "VAN DEN VERLON Lise"),
            ("de VERLON Agathe, juriste", "de VERLON Agathe"),
            ("Animée par MEUNIER Agathe, juriste", "MEUNIER Agathe?"),
            ("Agathe MEUNIER juriste au CNRS", "Agathe MEUNIER"),
            ("une première en France\nM. Paul Verlon", "Paul Verlon"),
            ("Université Vexane Korval – Lise Verlon, juriste", "Lise Verlon"),
            ("DENIS BOULANGER – juriste", "DENIS BOULANGER?"),
            ("Agathe MEUNIER - juriste", "Agathe MEUNIER"),
            ("MEUNIER Agathe* (INRE)", "MEUNIER Agathe?"),
            ("BOULANGER Agathe – juriste", "BOULANGER Agathe"),
            ("Gîtes de France Vendée", ""),
            ("lycée Docteur Talbot, Mme Duval", "Duval"),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }
}
