//! What stands behind a name, read part by part.

use super::role::role;
use super::{Attached, Tail, works};
use crate::extract::bodies::{self, Start};
use crate::extract::functions::{self, FunctionHead};
use crate::extract::status::status_at;
use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind};

/// Reads what stands behind a name, from `start` to at most `end`.
pub fn tail(doc: &Marked, start: usize, end: usize) -> Tail {
    // "L. Duval et al. (INRAE)"
    let others = doc.folds_to(start, &["et"]) && doc.folds_to(start + 1, &["al"]) && start + 1 < end;
    let start = if others { start + 2 + usize::from(doc.is(start + 2, ".")) } else { start };
    let mut reader = Reader { doc, end, at: start, depth: 0, separated: false, tail: Tail { end: start, ..Tail::default() } };
    while reader.at < end && reader.step(start) {}
    // A bracket that closes right behind belongs to the tail.
    if reader.depth > 0 && doc.is(reader.tail.end, ")") {
        reader.tail.end += 1;
    }
    reader.tail
}

/// Where the reading stands, and what it has found.
pub(super) struct Reader<'a> {
    pub(super) doc: &'a Marked<'a>,
    pub(super) end: usize,
    pub(super) at: usize,
    /// Brackets that are open.
    pub(super) depth: i32,
    /// A sign stands before this part.
    pub(super) separated: bool,
    pub(super) tail: Tail,
}

impl Reader<'_> {
    /// Reads a sign or a part; false where nothing more is said of the person.
    fn step(&mut self, start: usize) -> bool {
        let (doc, at) = (self.doc, self.at);
        if let Some((said, n)) = doc.note(at) {
            self.tail.say(said);
            self.at += n;
            self.tail.end = self.at;
            return true;
        }
        if doc.kind(at) == Some(TokenKind::Sign) {
            return self.sign();
        }
        if self.status() {
            return true;
        }
        if self.depth <= 0
            && self.tail.attached.is_empty()
            && let Some(open) = works::before_bracket(doc, at, self.end)
        {
            self.at = open;
            self.separated = true;
            return true;
        }
        // "CREVAL, UMR 9901": the number of the body before.
        if let Some(next) = bodies::unit_number(doc, at).filter(|next| !doc.case(*next).is_capital() || doc.breaks(*next))
            && self.tail.attached.iter().any(|a| a.body.is_some())
        {
            self.reach(next);
            return true;
        }
        if doc.number(at).is_some() && self.depth > 0 {
            self.at += 1;
            return true;
        }
        // A part must be set off: by a sign, a line end, or the change to a lower-case function.
        let also = functions::adds_another(doc, at, self.end);
        let joined = doc.folds_to(at, &["et"]) || also;
        // ", tous deux doctorants"
        let all =
            (at..self.end.min(at + 3)).take_while(|i| doc.folds_to(*i, &["tous", "toutes", "deux", "trois", "respectivement"])).count();
        let each = all > 0 && doc.folds_to(at + all - 1, &["respectivement"]);
        let plural = all > 0 && functions::head_at(doc, at + all, self.end).is_some_and(|h| h.plural || each);
        // ", son adjointe à la santé", but "et sa monteuse, Paul Roche"
        let own =
            self.separated && doc.folds_to(at, &["son", "sa", "leur", "notre"]) && functions::head_at(doc, at + 1, self.end).is_some()
                || self.is_apposition(at);
        let from = at + usize::from(joined || own) + usize::from(also) + if plural { all } else { 0 };
        let set_off = self.separated || doc.breaks(at) || joined;
        let after_bracket = doc.is(at.wrapping_sub(1), ")");
        let free = set_off || at == start;
        if from >= self.end {
            return false;
        }
        // "directrice de l’Agence, et modératrice de la discussion"
        if joined && let Some(end) = super::moderation::moderator_at(doc, from, self.end) {
            self.tail.moderator = true;
            self.reach(end);
            return true;
        }
        // "de l’Institut Président d’honneur de la Ligue": an office with a capital right behind a body.
        let behind_body = at == self.tail.end && self.tail.attached.last().is_some_and(|a| a.role.is_none());
        let office = |h: &FunctionHead| behind_body && !h.weak && doc.case(h.tokens.start) == Case::Capital;
        let lower = |h: &FunctionHead| doc.case(h.tokens.start) == Case::Lower && !h.weak;
        if let Some(head) =
            functions::head_at(doc, from, self.end).filter(|h| (free || after_bracket) && (!h.weak || set_off) || lower(h) || office(h))
        {
            // "Artisans du Monde" is a house, no trade.
            let known = free
                && bodies::start_at(doc, from, self.end).is_some_and(|(start, n, _)| {
                    let several = head.plural && doc.case(head.tokens.start) == Case::Capital && n == head.tokens.len();
                    start == Start::Known && (n > head.tokens.len() || several && n > 1)
                        || start == Start::Head && n >= head.tokens.len() && self.is_house(&head)
                });
            if !known || !self.body(from, true) {
                self.function(&head);
            }
            return true;
        }
        free && (self.organ(from) || self.body(from, self.depth > 0 || set_off || at == start) || self.detail(at))
    }

    /// "présidente, Jeunes Tanneurs": several, with a capital, behind the function of one person who still lacks a body.
    fn is_house(&self, head: &FunctionHead) -> bool {
        let open = self.tail.attached.last().is_some_and(|a| a.role.is_some() && a.organisation.is_none());
        open && head.plural && self.separated && self.doc.case(head.tokens.start) == Case::Capital
    }

    /// "Lise Duval, la directrice du festival, …": an office with its article between commas, or to the end of the sentence.
    fn is_apposition(&self, at: usize) -> bool {
        let doc = self.doc;
        if !self.tail.attached.is_empty() || !doc.is(at.wrapping_sub(1), ",") || !doc.is_any(at, &["le", "la", "l’", "l'"]) {
            return false;
        }
        let head = functions::head_at(doc, at + 1, self.end).filter(|h| !h.weak && !h.plural && doc.case(at + 1) == Case::Lower);
        head.is_some_and(|head| {
            let (_, _, next) = role(doc, &head, doc.tokens.len());
            doc.is_any(next, &[",", "."]) && !doc.breaks(next)
        })
    }

    fn sign(&mut self) -> bool {
        let (doc, at) = (self.doc, self.at);
        self.separated = true;
        if self.depth <= 0
            && let Some(close) = works::in_bracket(doc, at, self.end, &self.tail.attached)
        {
            self.reach(close + 1);
            return true;
        }
        match doc.word(at) {
            // Behind a bullet that heads a line somebody or something else is listed.
            "•" | "" if doc.breaks(at) && !self.tail.attached.is_empty() => return false,
            // "Lise Duval (CNRS) – Rdv au phare": where one meets.
            "–" | "—" | "-" if doc.folds_to(at + 1, &["rdv", "rendez-vous", "depart", "entree", "tarif", "tarifs"]) => return false,
            // "Lise Duval (52 min, Val Productions)": of the film.
            "(" if doc.number(at + 1).is_some() && doc.folds_to(at + 2, &["min", "mn", "minutes"]) => return false,
            "(" | "[" => self.depth += 1,
            ")" | "]" => {
                self.depth -= 1;
                self.tail.end = at + 1;
                self.separated = false;
            }
            "*" => self.tail.end = at + 1,
            // The sentence ends: "illustratrice. Sur inscription"; but "Pr de droit public. Université de Lalbenque".
            // "Lise Duval. Repli au foyer en cas de pluie"
            "." if (!self.tail.attached.is_empty() || self.opens_sentence(at + 1))
                && doc.case(at + 1).is_capital()
                && self.depth == 0
                && !self.is_closed_by_body(at + 1) =>
            {
                return false;
            }
            // "professeure à l'Université de Pau : Les haies": what she speaks of.
            ":" if self.depth == 0 && !self.tail.attached.is_empty() => return false,
            "@" | "," | "-" | "–" | "—" | "/" | ":" | ";" | "|" | "." | "&" | "•" | "·" | "_" | "" => {}
            _ => return false,
        }
        self.at += 1;
        true
    }

    /// "sous réserve", "en visio", "(modératrice)"
    fn status(&mut self) -> bool {
        let (doc, at) = (self.doc, self.at);
        if let Some(status) = status_at(doc, at, self.end, self.separated || self.depth > 0 || doc.is(at.wrapping_sub(1), ")")) {
            self.tail.tentative |= status.tentative;
            self.tail.remote |= status.remote;
            self.at = status.end;
            self.tail.end = status.end + usize::from(doc.is(status.end, ")"));
            return true;
        }
        // "Lise Duval (CNRS) - animation"
        let closed =
            |i: usize| i >= self.end || doc.breaks(i) || doc.is_any(i, &[",", ".", ";"]) && (i + 1 >= self.end || doc.breaks(i + 1));
        let last = |n: usize| self.separated && closed(at + n);
        let moderator = doc
            .phrase(at, self.end, Tags::MODERATION_AFTER)
            .filter(|(n, _)| self.depth > 0 && doc.is(at + n, ")") || self.depth == 0 && last(*n));
        if let Some(end) = super::moderation::moderator_at(doc, at, self.end).filter(|_| moderator.is_none() && self.depth == 0) {
            self.tail.moderator = true;
            self.reach(end);
            self.separated = true;
            return true;
        }
        if let Some((n, _)) = moderator {
            self.tail.moderator = true;
            self.at += n;
            self.tail.end = self.tail.end.max(self.at);
        }
        moderator.is_some()
    }

    fn function(&mut self, head: &FunctionHead) {
        let (role, body, next) = role(self.doc, head, self.end);
        let attached = Attached { role: Some(role), class: head.class, organisation: body.as_ref().map(|b| b.name.clone()), body };
        // "Grand Lac - Chargée de mission": the body stands before the function.
        let behind_dash = self.depth == 0 && self.doc.is_any(head.tokens.start.wrapping_sub(1), &["-", "–", "—"]);
        let start = head.tokens.start;
        let behind_bracket = start > 1 && self.doc.is(start - 1, ",") && self.doc.is(start - 2, ")") && self.depth == 0;
        // "Lise Duval, Korval, éditrice": with which all that is said of her ends.
        let last = next >= self.end || self.doc.breaks(next) || self.doc.is_any(next, &[";", "(", "*", ")"]);
        let last = last || self.doc.is(next, ",") && self.doc.breaks(next + 1);
        let behind_comma = last && start > 1 && self.doc.is(start - 1, ",") && self.depth == 0;
        // "historien et sociologue à l’EHESS": two of a kind are held in the same body.
        let joined = self.doc.folds_to(head.tokens.start.wrapping_sub(1), &["et"]);
        if let Some(last) = self.tail.attached.last_mut().filter(|a| joined && a.class == head.class && a.organisation.is_none())
            && last.role.as_ref().is_some_and(|r| r.end + 1 == head.tokens.start)
        {
            last.organisation.clone_from(&attached.organisation);
            last.body.clone_from(&attached.body);
        }
        match self.tail.attached.as_mut_slice() {
            // "Lise Duval (Korval), éditrice": so it does in a bracket.
            [only] if only.role.is_none() && attached.organisation.is_none() && (behind_dash || behind_bracket || behind_comma) => {
                only.role = attached.role;
                only.class = attached.class;
            }
            _ => self.tail.attached.push(attached),
        }
        self.reach(next);
    }

    pub(super) fn reach(&mut self, next: usize) {
        self.at = next;
        self.tail.end = next;
        self.separated = false;
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::affiliations;

    #[test]
    fn examples() {
        for (text, expected) in [
            (
                ", maire de Loudun, vice-président de la communauté d’agglomération du Val de Brenne",
                "maire @ Loudun | vice-président @ communauté d’agglomération du Val de Brenne",
            ),
            (", notaire à Boën-sur-Lignon, présidente des Sarments", "notaire @ - | présidente @ Sarments"),
            (", romancière (Les Jours bleus, Duvernet)", "romancière @ -"),
            (" (52 min, Val Productions)", ""),
            (" (Fr, 2019, 53’, Val Productions)", ""),
            (" (Korval), éditrice", "éditrice @ Korval"),
            (", INRAE, juriste", "juriste @ INRAE"),
            (", INRAE, juriste, Université de Pau", "- @ INRAE | juriste @ Université de Pau"),
            (", la directrice du festival, a ouvert", "directrice du festival @ -"),
            (", maître de conférences à l’Université de Pau : Les haies", "maître de conférences @ Université de Pau"),
            (". Repli au foyer en cas de pluie", ""),
            (" (cuirs@example.org)", ""),
            // What somebody wrote and who comes next in a list are no bodies.
            (", auteure de La Peau du monde (Éditions du Val)", "auteure @ -"),
            (", autrice de « Cuirs et peaux », présidente des Sarments", "autrice @ - | présidente @ Sarments"),
            (", a clos la matinée", ""),
            (", son adjointe à la santé", "adjointe à la santé @ -"),
            (", sa petite maison", ""),
            (" et sa monteuse, Paul Roche", ""),
            (" (ENSV), Alassa Fouap (Université de Bavay)", "- @ ENSV"),
            (", directeur de la Fabrique du Val (FabV), Dominique Vernet, vice-présidente", "directeur @ Fabrique du Val"),
            // A full stop ends it, and so does a bracket that has closed.
            (", illustratrice. Inscription à la mairie", "illustratrice @ -"),
            (" (Université de Pau) Salle Vauban", "- @ Université de Pau"),
            (", directeur du pôle Villes d’Ostrane, filiale du groupe Vexane", "directeur du pôle Villes @ Ostrane"),
            (", de l’Institut Président d’honneur de la Ligue", "- @ Institut | Président d’honneur @ Ligue"),
            (", juriste et économiste à l’EHESS", "juriste @ - | économiste @ EHESS"),
            (", historienne et sociologue à l’EHESS", "historienne @ EHESS | sociologue @ EHESS"),
            (", agronome mais également éleveuse", "agronome @ - | éleveuse @ -"),
            (", maire de Loudun ainsi que président de l’Union des rivages", "maire @ Loudun | président @ Union des rivages"),
            (", Maître de conférences 17 juin 2021", "Maître de conférences @ -"),
            (", directrice, Habitat 44", "directrice @ Habitat 44"),
            (", directrice, Compagnons du devoir", "directrice @ Compagnons du devoir"),
            (", directrice, Leroy Merlin", "directrice @ Leroy Merlin"),
            (", présidente, Jeunes Agriculteurs", "présidente @ Jeunes Agriculteurs"),
            (", déléguée, Scène nationale de Pau", "déléguée @ Scène nationale de Pau"),
        ] {
            assert_eq!(affiliations(text), expected, "{text}");
        }
    }
}
