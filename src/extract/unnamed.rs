//! Participants whom nobody names: "un représentant de la Banque des Territoires", "M. le Préfet du Nord", "une infirmière".

use super::affiliations::{self, Attached, Tail};
use super::bodies;
use super::entries::Entry;
use super::{functions, names, verbs};
use crate::lexicon::Tags;
use crate::record::Part;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// Tokens of the cell with a body, at most.
const LONGEST_CELL: usize = 16;

/// How a function that nobody's name belongs to begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    /// "un ingénieur", "des élus", "Représentants de": nobody in particular.
    Indefinite,
    /// "le maire de Loudun", "M. le Préfet": one person, whose name may stand elsewhere.
    Definite,
}

/// The unnamed participants in these tokens, among or behind names. `named` says that a name follows right behind them.
pub fn list(doc: &Marked, tokens: &Tokens, named: bool, part: Part, entries: &mut Vec<Entry>) {
    let mut i = tokens.start;
    while i < tokens.end {
        i = match at(doc, i, tokens, named, part) {
            Some(found) => {
                let end = found.last().map_or(i, |e| e.tokens.end);
                if let (Some(previous), Some(first)) = (entries.last_mut(), found.first()) {
                    share(doc, previous, first);
                }
                entries.extend(found);
                end.max(i + 1)
            }
            None => i + 1,
        };
    }
}

/// "un médecin et une infirmière du CHU": the body of the second is that of the first, unless the second stands for a body or
/// is elected by one.
fn share(doc: &Marked, previous: &mut Entry, next: &Entry) {
    let joined = previous.tokens.end + 1 == next.tokens.start && doc.folds_to(previous.tokens.end, &["et"]);
    let (None, None, [first], [second]) = (&previous.name, &next.name, &mut previous.attached[..], &next.attached[..]) else { return };
    let class = doc.lexicon.class(second.class).unwrap_or_default();
    let sent = second.role.as_ref().is_some_and(|role| is_representative(doc, role.start));
    let own =
        sent || class.starts_with("elected") || class.starts_with("management") || class.starts_with("state") || class == "association";
    if joined && !own && first.organisation.is_none() && !doc.folds_to(next.tokens.start, &["le", "la", "l'"]) {
        first.organisation = second.organisation.clone();
        first.body = second.body.clone();
    }
}

/// Whom prose quotes without a name: "Un maraîcher d’Elne a demandé", "une représentante de la CPAM reconnaît".
pub fn quoted(doc: &Marked, tokens: &Tokens) -> Vec<Entry> {
    let mut found = Vec::new();
    let mut i = tokens.start;
    while i < tokens.end {
        if doc.folds_to(i, &["en"]) && doc.folds_to(i + 1, &["presence"]) {
            present(doc, i + 2, tokens.end, &mut found);
        }
        // "celle d'un éleveur, qui a demandé …"
        let whose = || i >= 2 && doc.folds_to(i - 1, &["d'"]) && doc.folds_to(i - 2, &["celle", "celui", "celles", "ceux"]);
        let joined = i > tokens.start && (doc.folds_to(i - 1, &["et", "qu'"]) || doc.is(i - 1, ","));
        if i > tokens.start && !joined && !doc.is_any(i - 1, &[".", "!", "?", "»"]) && !whose() {
            i += 1;
            continue;
        }
        let entry = opening(doc, i, tokens)
            .filter(|(opening, from)| *opening == Opening::Indefinite && doc.folds_to(i, &["un", "une"]) || is_representative(doc, *from))
            .and_then(|(_, from)| {
                let speaker = if joined && !doc.is(i - 1, ",") { None } else { speaks(doc, i, from, tokens) };
                speaker.or_else(|| if joined { sent(doc, i, from, tokens) } else { None })
            });
        i = entry.as_ref().map_or(i + 1, |e| e.tokens.end.max(i + 1));
        found.extend(entry);
    }
    found
}

/// So many tokens of a sentence name those who are present, at most.
const LONGEST_PRESENCE: usize = 60;

/// "en présence de Mme la sous-préfète de Valmorin": in prose only a sentence that names nobody lists offices.
fn present(doc: &Marked, from: usize, end: usize, found: &mut Vec<Entry>) {
    let end = end.min(from + LONGEST_PRESENCE);
    let end = (from..end).find(|i| doc.is_any(*i, &[".", ";", "!", "?"]) && !doc.glued(i + 1)).unwrap_or(end);
    let start = from + usize::from(doc.folds_to(from, &["de", "d'", "du"]));
    if start < end && !(start..end).any(|i| names::mention_at(doc, i).is_some()) {
        list(doc, &(start..end), false, Part::Speaker, found);
    }
}

/// Somebody whose function begins at `from` and who says something, or is expected, in the same clause.
fn speaks(doc: &Marked, start: usize, from: usize, tokens: &Tokens) -> Option<Entry> {
    let head = functions::head_at(doc, from, tokens.end).filter(|h| !h.plural)?;
    let (role, body, next) = affiliations::role(doc, &head, tokens.end);
    let clause = (next..tokens.end.min(next + 4)).take_while(|i| !doc.is_any(*i, &[".", ";"]));
    let mut tentative = false;
    let says = clause.into_iter().any(|i| {
        let said = doc.phrase(i, tokens.end, Tags::TENTATIVE).is_some();
        tentative |= said;
        said || doc.case(i) == Case::Lower && doc.phrase(i, tokens.end, Tags::ATTRIBUTION_VERB).is_some()
    });
    (says && !tells(doc, &role)).then(|| Entry {
        name: None,
        part: Part::Quoted,
        tentative,
        remote: false,
        attached: vec![Attached { role: Some(role), class: head.class, organisation: body.as_ref().map(|b| b.name.clone()), body }],
        tokens: start..next,
        rule: "prose.unnamed",
    })
}

/// "…, ainsi qu'un représentant de la SNCF", "et une représentante du ministère": in prose, who stands for a body beside others.
fn sent(doc: &Marked, start: usize, from: usize, tokens: &Tokens) -> Option<Entry> {
    let one = is_representative(doc, from) && doc.folds_to(start, &["un", "une"]);
    let head = functions::head_at(doc, from, tokens.end).filter(|h| one && !h.plural)?;
    let (role, body, next) = affiliations::role(doc, &head, tokens.end);
    let body = body.filter(|b| b.start != bodies::Start::Capital)?;
    let tail = affiliations::tail(doc, next, tokens.end.min(next + 8));
    Some(Entry {
        name: None,
        part: Part::Mentioned,
        tentative: tail.tentative,
        remote: tail.remote,
        attached: vec![Attached { role: Some(role), class: head.class, organisation: Some(body.name.clone()), body: Some(body) }],
        tokens: start..next,
        rule: "prose.unnamed",
    })
}

/// Whether a line that names nobody lists unnamed participants.
pub fn heads_line(doc: &Marked, tokens: &Tokens) -> bool {
    // ": le maire de Loudun", in a list of definitions.
    let tokens = &(tokens.start + usize::from(doc.is_any(tokens.start, &[":", "-", "–", "•", "!"])).min(tokens.len())..tokens.end);
    let Some((opening, from)) = opening(doc, tokens.start, tokens) else { return false };
    match opening {
        Opening::Indefinite => {
            let held = |h: &functions::FunctionHead| affiliations::role(doc, h, tokens.end).1.is_some();
            functions::head_at(doc, from, tokens.end).is_some_and(|h| !h.weak || held(&h) || is_one_of_many(doc, &h, tokens.end))
                && tokens.len() < 40
                && !doc.is(tokens.end - 1, "?")
        }
        Opening::Definite => at(doc, tokens.start, tokens, false, Part::Speaker).is_some_and(|found| {
            let ends = |e: &Entry| e.tokens.end + 1 >= tokens.end || doc.is_any(e.tokens.end, &[",", ";"]);
            let or_other = |e: &Entry| doc.folds_to(e.tokens.end, &["ou"]) && e.tokens.end + 3 >= tokens.end;
            found.last().is_some_and(|e| ends(e) || or_other(e))
        }),
    }
}

/// "Une habitante du quai, Brivelle", "Un usager": words that are seldom a function, of one of many people, alone up to the end
/// of the line, a comma or a bracket.
fn is_one_of_many(doc: &Marked, head: &functions::FunctionHead, end: usize) -> bool {
    let class = doc.lexicon.class(head.class).unwrap_or_default();
    let many = class == "citizen" || class == "education" || class == "academia.student";
    let (role, _, next) = affiliations::role(doc, head, end);
    let closed = next >= end || doc.is(next, "(") || doc.is(next, ",") && doc.case(next + 1).is_capital();
    many && !head.plural && closed && !tells(doc, &role)
}

/// "Un représentant de …", "Représentants de …": somebody takes part whom nobody names.
pub fn is_representative(doc: &Marked, i: usize) -> bool {
    doc.folds_to(i, &["representant", "representante", "representants", "representantes"])
}

/// How a participant begins at `i`, and the token of the function.
fn opening(doc: &Marked, i: usize, tokens: &Tokens) -> Option<(Opening, usize)> {
    if doc.folds_to(i, &["un"]) && doc.folds_to(i + 1, &["ou"]) {
        return Some((Opening::Indefinite, i + 3));
    }
    let inclusive = || {
        let written = |word: &str| ["un·e", "un.e", "un(e)", "un-e", "un•e"].iter().any(|form| word.eq_ignore_ascii_case(form));
        doc.tokens.get(i).is_some_and(|token| token.initial == b'u') && written(doc.word(i))
    };
    if doc.folds_to(i, &["un", "une", "des", "deux", "trois"]) || inclusive() {
        return Some((Opening::Indefinite, i + 1));
    }
    let after_article = i > 0 && doc.folds_to(i - 1, &["les", "le", "des", "la"]);
    if is_representative(doc, i) && (after_article || i == tokens.start && doc.case(i).is_capital()) {
        return Some((Opening::Indefinite, i));
    }
    let civil = doc.phrase(i, tokens.end, Tags::CIVILITY).map_or(0, |(n, _)| n);
    let stop = usize::from(civil > 0 && doc.is(i + civil, ".") && doc.glued(i + civil));
    let article = i + civil + stop;
    if doc.folds_to(article, &["le", "la", "l'", "les"]) && article + 1 < tokens.end {
        return Some((Opening::Definite, article + 1));
    }
    // "en présence du directeur": the article is in the word before.
    let contracted = i == tokens.start && i > 0 && doc.folds_to(i - 1, &["du", "le", "la", "l'", "au"]) && !doc.breaks(i);
    contracted.then_some((Opening::Definite, i))
}

/// The participants that begin at `i`: several where one function is said of several bodies.
fn at(doc: &Marked, i: usize, tokens: &Tokens, named: bool, part: Part) -> Option<Vec<Entry>> {
    let (opening, from) = opening(doc, i, tokens)?;
    if !is_led(doc, i, tokens) {
        return None;
    }
    let head = functions::head_at(doc, from, tokens.end)?;
    let representative = is_representative(doc, from);
    let (role, body, next) = affiliations::role(doc, &head, tokens.end);
    // "Une couturière reprend son atelier": the subject of a sentence.
    let other = Tags::NOUN | Tags::ADJECTIVE | Tags::GRAMMATICAL | Tags::ADVERB | Tags::ANY_FUNCTION;
    // In the future it says that somebody will take part: "Une ancienne ouvrière dira …".
    let verb = doc.case(next) == Case::Lower && next < tokens.end && doc.has(next, Tags::VERB) && !doc.has(next, other);
    if verb && !verbs::is_future(doc, next) {
        return None;
    }
    let class = doc.lexicon.class(head.class).unwrap_or_default();
    let certain = body.is_some()
        || class == "government"
        || doc.phrase(i, tokens.end, Tags::CIVILITY).is_some()
        || role.len() > head.tokens.len() + 1 && doc.folds_to(head.tokens.end, &["de", "du", "des", "d'"])
        || head.tokens.clone().any(|t| doc.folds_to(t, &["des"]));
    if tells(doc, &role)
        || opening == Opening::Definite && (head.weak || head.plural && !representative || !certain || !closes(doc, next, tokens, named))
    {
        return None;
    }
    let several = head.plural && body.is_some();
    let tail = if several { Tail { end: next, ..Tail::default() } } else { affiliations::tail(doc, next, tokens.end) };
    let mut attached = Attached { role: Some(role), class: head.class, organisation: body.as_ref().map(|b| b.name.clone()), body };
    if attached.organisation.is_none()
        && let Some(first) = tail.attached.iter().find(|a| a.role.is_none())
    {
        attached.organisation = first.organisation.clone();
        attached.body = first.body.clone();
    }
    // "Une tanneuse (nom à préciser) | Ligue du Val": in the next cell of the row.
    let cell = tail.end.max(next);
    if attached.organisation.is_none() && cell >= tokens.end && doc.is(cell, "|") && !doc.breaks(cell) {
        let line = (cell + 1..doc.tokens.len()).take(LONGEST_CELL).find(|t| doc.breaks(*t)).unwrap_or(cell + 1);
        let body = bodies::mention_at(doc, cell + 1, line, true).filter(|body| body.end >= line);
        attached.organisation = body.as_ref().map(|body| body.name.clone());
        attached.body = body;
    }
    // "un intervenant à confirmer": nobody yet.
    let vague =
        doc.folds_to(from, &["intervenant", "intervenante", "intervenants", "orateur", "oratrice", "invite", "invitee", "animateur"]);
    if vague && tail.tentative && attached.organisation.is_none() {
        return None;
    }
    let reserve_before = (tokens.start.max(i.saturating_sub(4))..i).any(|j| doc.phrase(j, tokens.end, Tags::TENTATIVE).is_some());
    let end = tail.end.max(next);
    let entry = |attached: Attached, tokens: Tokens, tail: &Tail| Entry {
        name: None,
        part,
        tentative: tail.tentative || reserve_before,
        remote: tail.remote,
        attached: vec![attached],
        tokens,
        rule: "entry.unnamed",
    };
    let mut found = vec![entry(attached.clone(), i..end, &tail)];
    if several {
        let further = further_bodies(doc, end, tokens.end);
        found.extend(further.into_iter().map(|(body, end)| {
            let more = Attached { organisation: Some(body.name.clone()), body: Some(body), ..attached.clone() };
            entry(more, end..end, &tail)
        }));
    }
    Some(found)
}

/// Words behind which "de" leads to others who come along.
const ESCORTED: [&str; 12] = [
    "accompagne",
    "accompagnee",
    "accompagnes",
    "accompagnees",
    "entoure",
    "entouree",
    "entoures",
    "entourees",
    "compagnie",
    "presence",
    "participation",
    "que",
];

/// Whether what stands before lets somebody be listed here.
fn is_led(doc: &Marked, i: usize, tokens: &Tokens) -> bool {
    i == tokens.start
        || doc.is_any(i - 1, &[",", ";", ":", "•", "–", "-", "|", ")", "/"])
        || doc.folds_to(i - 1, &["et", "par", "avec", "les", "qu'", "a", "contre"])
        // "accompagné de deux apprentis", "ainsi que d'un éleveur"
        || doc.folds_to(i - 1, &["de", "d'"]) && i >= 2 && doc.folds_to(i - 2, &ESCORTED)
        // "en présence de Lise Duval, maire, et d'un technicien"
        || doc.folds_to(i - 1, &["d'"]) && i >= 3 && doc.folds_to(i - 2, &["et"]) && doc.is(i - 3, ",")
        // "Discours de M. Paul Roche, maire, et de Mme la Présidente de la Ligue"
        || doc.folds_to(i - 1, &["de"]) && i >= 2 && doc.folds_to(i - 2, &["et"]) && doc.phrase(i, tokens.end, Tags::CIVILITY).is_some()
        // A capital begins a line of its own: "Quel rôle pour les communes ? Un représentant de l'AMF", "! un éducateur".
        || doc.is_any(i - 1, &["?", "!"])
        || doc.case(i) == Case::Capital && is_representative(doc, i + 1)
        || doc.phrase(i - 1, tokens.end, Tags::REMOTE | Tags::TENTATIVE).is_some()
}

/// Whether a definite function ends here, so that no other word says that it is something else.
fn closes(doc: &Marked, next: usize, tokens: &Tokens, named: bool) -> bool {
    if next >= tokens.end {
        return !named;
    }
    let status = doc.phrase(next, tokens.end, Tags::TENTATIVE | Tags::REMOTE).is_some();
    let ends = doc.is_any(next, &[".", ";", "("]) || doc.note(next).is_some();
    // "le maire de Loudun, Paul Roche": it is said of the name.
    let of_name = doc.is(next, ",") && names::mention_at(doc, next + 1).is_some_and(|m| m.sure);
    let goes_on = !of_name && doc.is(next, ",") || doc.folds_to(next, &["et", "qui"]) || doc.breaks(next);
    // "le maire de Loudun ou son représentant"
    let or_other = doc.folds_to(next, &["ou"]) && doc.folds_to(next + 1, &["son", "sa"]) && is_representative(doc, next + 2);
    if or_other && next + 3 >= tokens.end {
        return !named;
    }
    // "M. le Maire et Mme Lise Duval", "M. le Maire, Mme la Préfète": somebody else follows.
    let other = doc.folds_to(next, &["et"]) || doc.is(next, ",") && doc.phrase(next + 1, tokens.end, Tags::CIVILITY).is_some();
    status || ends || goes_on && !named || other
}

/// A verb within the function: a sentence of a summary, no participant.
fn tells(doc: &Marked, role: &Tokens) -> bool {
    role.clone().skip(1).any(|t| {
        doc.case(t) == Case::Lower
            && (doc.folds_to(t, &["que", "qui"])
                || doc.has(t, Tags::VERB) && !doc.has(t, Tags::NOUN | Tags::ADJECTIVE | Tags::GRAMMATICAL | Tags::FUNCTION))
    })
}

/// "représentants de la Région, du Département et de la Ville": the bodies after the first, each with the token behind it.
fn further_bodies(doc: &Marked, mut at: usize, end: usize) -> Vec<(bodies::BodyMention, usize)> {
    let mut found = Vec::new();
    while at < end {
        let mut next = at + usize::from(doc.is(at, ","));
        next += usize::from(doc.folds_to(next, &["et"]));
        if next == at || !doc.folds_to(next, &["de", "du", "des", "d'"]) || doc.kind(next + 1) != Some(TokenKind::Word) {
            break;
        }
        let Some(body) = bodies::mention_at(doc, bodies::skip_article(doc, next + 1, end), end, true) else { break };
        at = body.end;
        found.push((body, at));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::marked;

    #[test]
    fn quoted_in_prose() {
        for (text, expected) in [
            ("Un maraîcher d’Elne a demandé des contrôles.", "maraîcher"),
            ("Un membre du Conseil constitutionnel est pressenti.", "membre"),
            ("Un médecin retraité s’est dit prêt à revenir.", "médecin"),
            ("La réunion s’est tenue en présence de Mme la sous-préfète de Valmorin.", "sous-préfète"),
            ("Sont venus Paul Roche, tanneur, et une représentante de l’AMF.", "représentante"),
            ("Seule voix contraire, celle d’un éleveur de Malzac, qui a demandé des comptes.", "éleveur"),
            ("On y monte avec une bouchère qui explique.", ""),
            // Whoever is named is no unnamed participant.
            ("La réunion s’est tenue en présence du maire de Loudun, Paul Roche.", ""),
            ("Un maire de montagne travaille seul.", ""),
            ("Le public a demandé une suite.", ""),
        ] {
            let found = marked(text, |doc| {
                let entries = quoted(doc, &(0..doc.tokens.len()));
                entries
                    .iter()
                    .filter_map(|e| e.attached[0].role.clone())
                    .map(|r| doc.word(r.start).to_owned())
                    .collect::<Vec<_>>()
                    .join(" ")
            });
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn examples() {
        for (text, expected) in [
            ("Un représentant de la Banque des Territoires", "représentant @ Banque des Territoires"),
            ("Représentants de la FNCCR", "Représentants @ FNCCR"),
            ("Un·e représentant·e de la Banque des Territoires", "représentant·e @ Banque des Territoires"),
            ("une infirmière, un médecin généraliste", "infirmière @ - | médecin généraliste @ -"),
            ("et un éditeur du groupe Arbalète", "éditeur @ groupe Arbalète"),
            ("M. le Préfet du Nord", "Préfet du Nord @ -"),
            ("Mme la sous-préfète de Valmorin (sous réserve)", "sous-préfète de Valmorin @ -"),
            ("le maire de Saint-Denis", "maire @ Saint-Denis"),
            ("Le maire de Saint-Denis ou son représentant", "maire @ Saint-Denis"),
            ("avec la participation d’un éleveur du Val", "éleveur du Val @ -"),
            ("Paul Roche, maire, et de Mme la Présidente de la Ligue du gant", "Présidente @ Ligue du gant"),
            ("M. le Maire, Mme la Préfète du Nord", "Maire @ - | Préfète du Nord @ -"),
            (
                "les représentants de la Région Aquitaine, du Conseil général de Gironde et de la Communauté urbaine de Bordeaux",
                "représentants @ Région Aquitaine | représentants @ Conseil général de Gironde | représentants @ Communauté urbaine de Bordeaux",
            ),
            ("un médecin et une infirmière du CHU de Niort", "médecin @ CHU de Niort | infirmière @ CHU de Niort"),
            ("un éleveur et une représentante de la CCI", "éleveur @ - | représentante @ CCI"),
            ("un chef d’entreprise et deux anciennes patientes", "chef d’entreprise @ - | anciennes patientes @ -"),
            ("Il sera accompagné de deux tanneurs.", "tanneurs @ -"),
            ("Une ancienne ouvrière dira ce qui reste.", "ancienne ouvrière @ -"),
            ("la trésorière de l’amicale laïque de Brest qui tient les comptes", "trésorière @ amicale laïque de Brest"),
            // Nobody yet.
            ("Un intervenant à confirmer", ""),
            ("Quel rôle pour les communes ? Un représentant de l’AMF", "représentant @ AMF"),
            // A sentence, a subject, a work.
            ("Une couturière à la retraite reprend son atelier", ""),
            ("Deux essayistes que tout oppose", ""),
            ("Le maire face aux habitants", ""),
        ] {
            let found = marked(text, |doc| {
                let mut entries = Vec::new();
                list(doc, &(0..doc.tokens.len()), false, Part::Speaker, &mut entries);
                let show = |t: &Option<Tokens>| t.as_ref().map_or("-".to_owned(), |t| doc.surface(t));
                let said = |e: &Entry| format!("{} @ {}", show(&e.attached[0].role), show(&e.attached[0].organisation));
                entries.iter().map(said).collect::<Vec<_>>().join(" | ")
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
