//! A body, a part of one or a town behind a name, and what was said before it that it goes with.

use super::body_part::{body_part, is_firm_behind, town_or_detail};
use super::organs;
use super::tail::Reader;
use crate::extract::bodies::{self, BodyMention, Start};
use crate::extract::functions;
use crate::lexicon::Tags;
use crate::text::{Case, TokenKind};

impl Reader<'_> {
    /// "Psychologue, équipe mobile de gérontologie, CH de Dole": the team stays with the function where a body follows.
    pub(super) fn organ(&mut self, from: usize) -> bool {
        let doc = self.doc;
        let part_end = (from..self.end).find(|i| doc.kind(*i) == Some(TokenKind::Sign) || *i > from && doc.breaks(*i)).unwrap_or(self.end);
        let Some(last) = self.tail.attached.last_mut().filter(|a| a.organisation.is_none()) else { return false };
        let Some(role) = last.role.as_mut().filter(|_| doc.has(from, Tags::INNER_ORGAN) && doc.case(from) != Case::Upper) else {
            return false;
        };
        let next = part_end + usize::from(doc.is_any(part_end, &[",", "-", "–"]));
        let held = (next < self.end && part_end > from + 1)
            .then(|| bodies::mention_at(doc, bodies::skip_article(doc, next, self.end), self.end, true))
            .flatten()
            .is_some_and(|b| b.start != Start::Capital && b.start != Start::Venue);
        if held {
            role.end = part_end;
            self.reach(part_end);
        }
        held
    }

    pub(super) fn body(&mut self, from: usize, expected: bool) -> bool {
        let doc = self.doc;
        // Behind a semicolon somebody else is listed, whom nothing but capitals reveals.
        let other = |b: &BodyMention| b.start == Start::Capital && doc.is(from.wrapping_sub(1), ";");
        let part = body_part(doc, from, self.end, expected, self.awaits_commune());
        // "Lise Duval au Café des Arts", "Paul Vercel à La Comédie": where one may hear them.
        let heard = self.tail.attached.is_empty()
            && self.depth == 0
            && (from == 0 || doc.kind(from - 1) == Some(TokenKind::Word))
            && doc.case(from) == Case::Lower
            && doc.folds_to(from, &["a", "au", "aux"]);
        let house = |b: &BodyMention| doc.phrase(b.name.start, b.name.end, Tags::VENUE | Tags::HOUSE | Tags::ROOM).is_some();
        let part = part.filter(|b| !heard || (b.start.is_sure() || b.start == Start::Acronym) && !house(b));
        // "Lise Duval, monteuse, à la médiathèque": where it takes place.
        let placed = !self.tail.attached.is_empty() && doc.is(from.wrapping_sub(1), ",") && doc.is_any(from, &["à", "au"]);
        let part = part.filter(|b| !placed || !house(b));
        // "Lise Duval (Radio Val), halle aux Blés": where it takes place; "Lise Duval et l’Orchestre du Val": who plays with her.
        let behind_bracket = self.depth == 0 && doc.is(from.wrapping_sub(1), ",") && doc.is(from.wrapping_sub(2), ")");
        let with = self.depth == 0 && from > 0 && doc.folds_to(from - 1, &["et"]) && doc.folds_to(from, &["le", "la", "l'", "les"]);
        let part = part.filter(|b| !with && !(behind_bracket && !b.start.is_sure() && house(b)));
        let Some(body) = part.filter(|b| !self.is_where(b) && !other(b)) else { return false };
        let next = body.end;
        let behind_dash = self.depth == 0 && doc.is_any(from.wrapping_sub(1), &["-", "–", "—"]);
        if organs::is_part(doc, &body) && doc.case(from).is_capital() && self.has_body_beside(next) {
            self.reach(next);
            return true;
        }
        if organs::says_again(doc, &mut self.tail.attached, &body) {
            self.reach(next);
            return true;
        }
        match self.tail.attached.last_mut() {
            // "président de la commission Sols et Eaux, INRAE": the commission stays with the function.
            Some(last)
                if (last.holds_organ(doc) || doc.is(from.wrapping_sub(1), "/") && last.names_organ(doc))
                    && matches!(body.start, Start::Known | Start::Head | Start::Acronym)
                    && doc.is_any(from.wrapping_sub(1), &[",", "-", "–", "—", "/"]) =>
            {
                last.role = last.role.take().zip(last.organisation.take()).map(|(role, organ)| role.start..organ.end);
                last.organisation = Some(body.name.clone());
                last.body = Some(body);
            }
            // "Direction Bretagne - La Poste"
            Some(last) if behind_dash && last.role.is_none() && last.body.as_ref().is_some_and(|b| organs::is_part(doc, b)) => {
                last.role = last.organisation.replace(body.name.clone());
                last.body = Some(body);
            }
            _ => organs::attach(doc, &mut self.tail.attached, body),
        }
        self.reach(next);
        true
    }

    /// "CHU de Rouen – Service de cardiologie", "Département de chimie, Université de Pau": a part whose body is named beside it.
    fn has_body_beside(&self, next: usize) -> bool {
        let doc = self.doc;
        let before = self.tail.attached.last().is_some_and(|a| a.body.as_ref().is_some_and(|b| b.start.is_sure()));
        let behind = || {
            let from = bodies::skip_article(doc, next + 1, self.end);
            bodies::mention_at(doc, from, self.end, true).is_some_and(|b| b.start.is_sure() && !organs::is_part(doc, &b))
        };
        before || doc.is(next, ",") && next + 1 < self.end && behind()
    }

    /// Whether no more than a capital would make a body of what stands at `from`.
    pub(super) fn opens_sentence(&self, from: usize) -> bool {
        let body = bodies::mention_at(self.doc, from, self.end, true);
        body.is_some_and(|b| b.start == Start::Capital) && functions::head_at(self.doc, from, self.end).is_none()
    }

    /// Whether a body, and nothing more, stands at `from` and closes what is said of a function that has none yet.
    pub(super) fn is_closed_by_body(&self, from: usize) -> bool {
        let doc = self.doc;
        let open = self.tail.attached.last().is_some_and(|a| a.organisation.is_none() && a.role.is_some());
        let body = bodies::mention_at(doc, from, self.end, false).filter(|b| open && (b.start.is_sure() || b.start == Start::Acronym));
        body.is_some_and(|b| b.end >= self.end || doc.breaks(b.end) || doc.kind(b.end) == Some(TokenKind::Sign))
    }

    /// Whether the last function is one that is held in a commune, and none has been named: "Maire, Eysines".
    fn awaits_commune(&self) -> bool {
        let last = self.tail.attached.last().filter(|a| a.organisation.is_none());
        last.is_some_and(|a| self.doc.lexicon.class(a.class) == Some("elected.local"))
    }

    /// "Infirmière libérale, Saulieu": a commune behind a function is where somebody works, but for who is elected there.
    fn is_where(&self, body: &BodyMention) -> bool {
        let doc = self.doc;
        let commune = doc.phrase(body.name.start, body.name.end, Tags::COMMUNE).is_some_and(|(n, _)| body.name.start + n == body.name.end);
        let elected = self.tail.attached.last().is_some_and(|a| {
            a.organisation.is_none() && doc.lexicon.class(a.class).is_some_and(|c| c == "elected.local" || c.starts_with("management"))
        });
        let upper = doc.case(body.name.start) == Case::Upper;
        body.start == Start::Capital && commune && !elected && !upper && !is_firm_behind(doc, body) && !self.tail.attached.is_empty()
    }

    pub(super) fn detail(&mut self, at: usize) -> bool {
        let next = town_or_detail(self.doc, at, self.end, self.depth);
        if let Some(next) = next {
            self.reach(next);
        }
        next.is_some()
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::affiliations;

    #[test]
    fn examples() {
        for (text, expected) in [
            (" (LABEX, Université de Pau)", "- @ LABEX | - @ Université de Pau"),
            (", Maître de conférences en géographie, Université de Pau", "Maître de conférences en géographie @ Université de Pau"),
            (", Cheffe du service de cardiologie, CHU de Rouen", "Cheffe du service de cardiologie @ CHU de Rouen"),
            (", Professor of Glaciology, University of Innsbruck", "Professor of Glaciology @ University of Innsbruck"),
            (", chef cuisinier, groupe\nKorval", "chef cuisinier @ groupe Korval"),
            (" (Tours)", ""),
            (" (CREVAL, UMR 9901)", "- @ CREVAL"),
            (" (2LPM)", "- @ 2LPM"),
            (", La Grève (Le Phare)", "- @ Le Phare"),
            (", Quai des ombres (Goémon noir)", "- @ Goémon noir"),
            (", Terre de Liens (Drôme)", "- @ Terre de Liens"),
            (", Nova Conseil (Goémon noir)", "- @ Nova Conseil | - @ Goémon noir"),
            (" (Radio Val), halle aux Blés", "- @ Radio Val"),
            (", monteuse, à la médiathèque du Val", "monteuse @ -"),
            (", Université de Bavay, Bavay, FRANCE", "- @ Université de Bavay"),
            (" (atelier complet)", ""),
            (" (trompette) et l’Orchestre du Val", ""),
            (" (université de Bavay – LIPHA)", "- @ université de Bavay | - @ LIPHA"),
            (" (cartes-en-marge.net)", "- @ cartes-en-marge.net"),
            // Where one hears them is no body.
            (" au Café des Sarments", ""),
            (" à La Comédie", ""),
            (" à l’INRAE", "- @ INRAE"),
            (", Cheffe du Service de cardiologie, CHU de Rouen", "Cheffe du Service de cardiologie @ CHU de Rouen"),
            (", CHU de Rouen – Service de cardiologie", "- @ CHU de Rouen"),
            (", Département de chimie, Université de Pau", "- @ Université de Pau"),
            (", docteur, Université Orsay – Saint Denis - Paris VIII", "docteur @ Université Orsay – Saint Denis - Paris VIII"),
            (", Psychologue, équipe mobile de gérontologie, CH de Dole", "Psychologue, équipe mobile de gérontologie @ CH de Dole"),
            (" – Direction Bretagne - La Poste", "Direction Bretagne @ La Poste"),
            (", président de la commission Sols et Eaux, INRAE", "président de la commission Sols et Eaux @ INRAE"),
            (", Maire, Loudun", "Maire @ Loudun"),
            (", vice-président de la Commission des rivières / CNRS", "vice-président de la Commission des rivières @ CNRS"),
            (", directeur des projets Rive apprenante, CNRS", "directeur des projets Rive apprenante @ CNRS"),
            (", membre de l’ANVT – Agence nationale des voies et tunnels", "membre @ Agence nationale des voies et tunnels"),
            (", membre de l’Agence nationale des voies et tunnels, ANVT", "membre @ Agence nationale des voies et tunnels"),
            (
                ", professeure à l’IRVC - Institut de recherche sur le vivant et le cuir, Université de Pau",
                "professeure @ Institut de recherche sur le vivant et le cuir | - @ Université de Pau",
            ),
            (", chargé d’études au CNRS - Université de Pau", "chargé d’études @ CNRS | - @ Université de Pau"),
            (", présidente, cour administrative d’appel de Bavay", "présidente @ cour administrative d’appel de Bavay"),
            (
                ", rapporteure, délégation à l’aménagement et au développement durable du territoire",
                "rapporteure @ délégation à l’aménagement et au développement durable du territoire",
            ),
            (", membre, conseil économique et social", "membre @ conseil économique et social"),
            (
                ", professeure à l’École d’architecture de Lalbenque et à l’École des Ponts",
                "professeure @ École d’architecture de Lalbenque | - @ École des Ponts",
            ),
            (", professeure de droit public. Université de Bavay", "professeure de droit public @ Université de Bavay"),
            (", maire de Loudun, Groupe de travail culture de l’AMF", "maire @ Loudun | Groupe de travail culture @ AMF"),
        ] {
            assert_eq!(affiliations(text), expected, "{text}");
        }
    }
}
