//! What stands behind a name, read part by part.

use super::body_part::{body_part, town_or_detail};
use super::organs;
use super::role::role;
use super::{Attached, Tail, works};
use crate::extract::bodies::{self, BodyMention, Start};
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
struct Reader<'a> {
    doc: &'a Marked<'a>,
    end: usize,
    at: usize,
    /// Brackets that are open.
    depth: i32,
    /// A sign stands before this part.
    separated: bool,
    tail: Tail,
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
            self.separated && doc.folds_to(at, &["son", "sa", "leur", "notre"]) && functions::head_at(doc, at + 1, self.end).is_some();
        let from = at + usize::from(joined || own) + usize::from(also) + if plural { all } else { 0 };
        let set_off = self.separated || doc.breaks(at) || joined;
        let after_bracket = doc.is(at.wrapping_sub(1), ")");
        let free = set_off || at == start;
        if from >= self.end {
            return false;
        }
        // "de l’Institut Président d’honneur de la Ligue": an office with a capital right behind a body.
        let behind_body = at == self.tail.end && self.tail.attached.last().is_some_and(|a| a.role.is_none());
        let office = |h: &FunctionHead| behind_body && !h.weak && doc.case(h.tokens.start) == Case::Capital;
        let lower = |h: &FunctionHead| doc.case(h.tokens.start) == Case::Lower && !h.weak;
        if let Some(head) =
            functions::head_at(doc, from, self.end).filter(|h| (free || after_bracket) && (!h.weak || set_off) || lower(h) || office(h))
        {
            // "Artisans du Monde" is a house, no trade.
            let known =
                free && bodies::start_at(doc, from, self.end).is_some_and(|(start, n, _)| start == Start::Known && n > head.tokens.len());
            if !known || !self.body(from, true) {
                self.function(&head);
            }
            return true;
        }
        free && (self.organ(from) || self.body(from, self.depth > 0 || set_off || at == start) || self.detail(at))
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
            "." if !self.tail.attached.is_empty()
                && doc.case(at + 1).is_capital()
                && self.depth == 0
                && !self.is_closed_by_body(at + 1) =>
            {
                return false;
            }
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
        let last = |n: usize| self.separated && (at + n >= self.end || doc.breaks(at + n));
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
        }
        moderator.is_some()
    }

    fn function(&mut self, head: &FunctionHead) {
        let (role, body, next) = role(self.doc, head, self.end);
        let attached = Attached { role: Some(role), class: head.class, organisation: body.as_ref().map(|b| b.name.clone()), body };
        // "Grand Lac - Chargée de mission": the body stands before the function.
        let behind_dash = self.depth == 0 && self.doc.is_any(head.tokens.start.wrapping_sub(1), &["-", "–", "—"]);
        // "historien et sociologue à l’EHESS": two of a kind are held in the same body.
        let joined = self.doc.folds_to(head.tokens.start.wrapping_sub(1), &["et"]);
        if let Some(last) = self.tail.attached.last_mut().filter(|a| joined && a.class == head.class && a.organisation.is_none())
            && last.role.as_ref().is_some_and(|r| r.end + 1 == head.tokens.start)
        {
            last.organisation.clone_from(&attached.organisation);
            last.body.clone_from(&attached.body);
        }
        match self.tail.attached.as_mut_slice() {
            [only] if only.role.is_none() && attached.organisation.is_none() && behind_dash => {
                only.role = attached.role;
                only.class = attached.class;
            }
            _ => self.tail.attached.push(attached),
        }
        self.reach(next);
    }

    /// "Psychologue, équipe mobile de gérontologie, CH de Dole": the team stays with the function where a body follows.
    fn organ(&mut self, from: usize) -> bool {
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

    fn body(&mut self, from: usize, expected: bool) -> bool {
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

    /// Whether a body, and nothing more, stands at `from` and closes what is said of a function that has none yet.
    fn is_closed_by_body(&self, from: usize) -> bool {
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
        body.start == Start::Capital && commune && !elected && !upper && !self.tail.attached.is_empty()
    }

    fn detail(&mut self, at: usize) -> bool {
        let next = town_or_detail(self.doc, at, self.end, self.depth);
        if let Some(next) = next {
            self.reach(next);
        }
        next.is_some()
    }

    fn reach(&mut self, next: usize) {
        self.at = next;
        self.tail.end = next;
        self.separated = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::marked;
    use crate::text::Tokens;

    fn affiliations(text: &str) -> String {
        marked(text, |doc| {
            let tail = tail(doc, 0, doc.tokens.len());
            let show = |t: &Option<Tokens>| t.as_ref().map_or("-".to_owned(), |t| doc.surface(t));
            tail.attached.iter().map(|a| format!("{} @ {}", show(&a.role), show(&a.organisation))).collect::<Vec<_>>().join(" | ")
        })
    }

    #[test]
    fn examples() {
        for (text, expected) in [
            (
                ", maire de Loudun, vice-président de la communauté d’agglomération du Val de Brenne",
                "maire @ Loudun | vice-président @ communauté d’agglomération du Val de Brenne",
            ),
            (", directrice des risques de La Banque Postale", "directrice des risques @ La Banque Postale"),
            (", présidente de la commission de la culture de l’AMF", "présidente de la commission de la culture @ AMF"),
            (", président de la commission nationale Paysages", "président @ commission nationale Paysages"),
            (", sénateur de la Creuse", "sénateur de la Creuse @ -"),
            (", secrétaire d’État chargée de la Mer", "secrétaire d’État chargée de la Mer @ -"),
            (" (LABEX, Université de Pau)", "- @ LABEX | - @ Université de Pau"),
            (" – président du directoire d’EuraVille", "président du directoire @ EuraVille"),
            (", Maître de conférences en géographie, Université de Pau", "Maître de conférences en géographie @ Université de Pau"),
            (", Cheffe du service de cardiologie, CHU de Rouen", "Cheffe du service de cardiologie @ CHU de Rouen"),
            (", journaliste", "journaliste @ -"),
            (", adjointe à la maire de Rennes, chargée des mobilités", "adjointe à la maire @ Rennes"),
            (", directeur général de l’Institut national de l’audiovisuel", "directeur général @ Institut national de l’audiovisuel"),
            // A place with more capitals behind it is a body, and so is an unknown capitalised word.
            (", directrice générale déléguée d’Ostrane", "directrice générale déléguée @ Ostrane"),
            (", directeur de Rennes Bretagne Habitat", "directeur @ Rennes Bretagne Habitat"),
            (", présidente de France Nature Ardèche", "présidente @ France Nature Ardèche"),
            (", préfète de la Puisaye", "préfète de la Puisaye @ -"),
            // Whoever leads or works for a house with a name.
            (", gérante de la scierie Mouchard", "gérante @ scierie Mouchard"),
            (", cofondatrice de la table de quartier du Vieux-Port", "cofondatrice @ table de quartier du Vieux-Port"),
            (", directrice de la verrerie", "directrice @ verrerie"),
            (", habitante du quartier des Minimes", "habitante du quartier des Minimes @ -"),
            (", chef du service Eaux et forêts", "chef du service Eaux et forêts @ -"),
            (", journaliste au Progrès de Dole", "journaliste @ Progrès de Dole"),
            (", rédactrice en chef du Courrier picard", "rédactrice en chef @ Courrier picard"),
            (", Directeur de la Communication", "Directeur de la Communication @ -"),
            (", Directrice de la Division des Mers de l’UNESCO", "Directrice de la Division des Mers @ UNESCO"),
            (
                ", Vice-Présidente à la Jeunesse à la communauté de communes du Haut-Doubs",
                "Vice-Présidente à la Jeunesse @ communauté de communes du Haut-Doubs",
            ),
            // Houses called by common words, numbers and quotations; a field, a workplace and a constituency are none.
            (", présidente des Sarments", "présidente @ Sarments"),
            (", libraire aux Sarments", "libraire @ Sarments"),
            (", directrice des Ressources humaines", "directrice des Ressources humaines @ -"),
            (", cofondatrice de 1000 ateliers", "cofondatrice @ 1000 ateliers"),
            (", gérant du camping Les Genêts", "gérant @ camping Les Genêts"),
            (", patronne de l’épicerie-bar « Chez Nine »", "patronne @ épicerie-bar « Chez Nine »"),
            (", directrice des ventes du « Soir »", "directrice des ventes @ Soir"),
            (", associé du cabinet Quai Neuf", "associé @ cabinet Quai Neuf"),
            (", chef de cabinet", "chef de cabinet @ -"),
            (", vice-président de Thau Mer et Collines", "vice-président @ Thau Mer et Collines"),
            (", chargée de mission de Redon agglo", "chargée de mission @ Redon agglo"),
            (", directrice de la mission locale du Perche ornais", "directrice @ mission locale du Perche ornais"),
            (", présidente de la chambre d’agriculture", "présidente @ chambre d’agriculture"),
            (", rhumatologue à Decazeville", "rhumatologue @ -"),
            (", notaire à Boën-sur-Lignon, présidente des Sarments", "notaire @ - | présidente @ Sarments"),
            (", conseillère départementale du canton de Boën", "conseillère départementale du canton de Boën @ -"),
            (", chargé d’études de la CCI du Cantal", "chargé d’études @ CCI du Cantal"),
            (", Professor of Glaciology, University of Innsbruck", "Professor of Glaciology @ University of Innsbruck"),
            (", President of Université de Pau", "President @ Université de Pau"),
            (", chef cuisinier, groupe\nKorval", "chef cuisinier @ groupe Korval"),
            (" (Tours)", ""),
            (", romancière (Les Jours bleus, Duvernet)", "romancière @ -"),
            (", enseignante de cinéma au lycée Gambetta", "enseignante de cinéma @ lycée Gambetta"),
            (", chargé de mission au rectorat", "chargé de mission @ rectorat"),
            (", formatrice à Canope Val", "formatrice @ Canope Val"),
            (" (CREVAL, UMR 9901)", "- @ CREVAL"),
            (" (2LPM)", "- @ 2LPM"),
            (", La Grève (Le Phare)", "- @ Le Phare"),
            (", Quai des ombres (Goémon noir)", "- @ Goémon noir"),
            (", Terre de Liens (Drôme)", "- @ Terre de Liens"),
            (", Nova Conseil (Goémon noir)", "- @ Nova Conseil | - @ Goémon noir"),
            (" (52 min, Val Productions)", ""),
            (" (Radio Val), halle aux Blés", "- @ Radio Val"),
            (" (trompette) et l’Orchestre du Val", ""),
            // Houses whose article the preposition holds, offices of relations and of the press, a chair, letters behind a dash.
            (", directeur du Diapason", "directeur @ Diapason"),
            (", programmatrice au Quai", "programmatrice @ Quai"),
            (", directeur du Développement", "directeur du Développement @ -"),
            (", Directeur du Diapason", "Directeur du Diapason @ -"),
            (", délégué du Québec", "délégué du Québec @ -"),
            (", directrice des relations avec les usagers au CHU de Brest", "directrice des relations avec les usagers @ CHU de Brest"),
            (", attachée de presse de l’AMF", "attachée de presse @ AMF"),
            (", membre du bureau de la FADIR", "membre du bureau @ FADIR"),
            (", titulaire de la chaire Eaux et Sols", "titulaire @ chaire Eaux et Sols"),
            (", ancien cadre de nuit à l’Hôtel-Dieu de Paris", "ancien cadre de nuit @ Hôtel-Dieu de Paris"),
            (", Président de l’Amicale des Maires et Adjoints du Gers", "Président @ Amicale des Maires et Adjoints du Gers"),
            (" (université de Bavay – LIPHA)", "- @ université de Bavay | - @ LIPHA"),
            (" (cartes-en-marge.net)", "- @ cartes-en-marge.net"),
            (" (cuirs@example.org)", ""),
            // What somebody wrote, where one hears them, and who comes next in a list are no bodies.
            (", auteure de La Peau du monde (Éditions du Val)", "auteure @ -"),
            (", autrice de « Cuirs et peaux », présidente des Sarments", "autrice @ - | présidente @ Sarments"),
            (" au Café des Sarments", ""),
            (" à La Comédie", ""),
            (" à l’INRAE", "- @ INRAE"),
            (", a clos la matinée", ""),
            (", son adjointe à la santé", "adjointe à la santé @ -"),
            (", sa petite maison", ""),
            (" et sa monteuse, Paul Roche", ""),
            (" (ENSV), Alassa Fouap (Université de Bavay)", "- @ ENSV"),
            (", directeur de la Fabrique du Val (FabV), Dominique Vernet, vice-présidente", "directeur @ Fabrique du Val"),
            (", ancienne bobineuse", "ancienne bobineuse @ -"),
            (", architecte des Bâtiments de France", "architecte des Bâtiments de France @ -"),
            (", directeur des Archives départementales", "directeur @ Archives départementales"),
            (", garde des Sceaux, ministre de la Justice", "garde des Sceaux, ministre de la Justice @ -"),
            // A full stop ends it, and so does a bracket that has closed.
            (", illustratrice. Inscription à la mairie", "illustratrice @ -"),
            (" (Université de Pau) Salle Vauban", "- @ Université de Pau"),
            (", directeur du pôle Villes d’Ostrane, filiale du groupe Vexane", "directeur du pôle Villes @ Ostrane"),
            (", Cheffe du Service de cardiologie, CHU de Rouen", "Cheffe du Service de cardiologie @ CHU de Rouen"),
            (", CHU de Rouen – Service de cardiologie", "- @ CHU de Rouen"),
            (", Département de chimie, Université de Pau", "- @ Université de Pau"),
            (", Adjointe au Maire déléguée à la Démocratie de proximité", "Adjointe au Maire déléguée à la Démocratie de proximité @ -"),
            (", Capitaine de Police", "Capitaine de Police @ -"),
            (
                ", Adjointe au Maire déléguée à l’Urbanisme, à l’Environnement et aux Travaux",
                "Adjointe au Maire déléguée à l’Urbanisme, à l’Environnement et aux Travaux @ -",
            ),
            (", de l’Institut Président d’honneur de la Ligue", "- @ Institut | Président d’honneur @ Ligue"),
            (", docteur, Université Orsay – Saint Denis - Paris VIII", "docteur @ Université Orsay – Saint Denis - Paris VIII"),
            (", juriste et économiste à l’EHESS", "juriste @ - | économiste @ EHESS"),
            (", historienne et sociologue à l’EHESS", "historienne @ EHESS | sociologue @ EHESS"),
            (
                ", directeur du département des Lettres anciennes à l’Université de Pau",
                "directeur du département des Lettres anciennes @ Université de Pau",
            ),
            (", professeure à Paris 8 Saint-Denis", "professeure @ Paris 8 Saint-Denis"),
            (", capitaine au sein de la Direction des douanes", "capitaine @ Direction des douanes"),
            (", représentant la Ligue des joueurs", "représentant @ Ligue des joueurs"),
            (", Psychologue, équipe mobile de gérontologie, CH de Dole", "Psychologue, équipe mobile de gérontologie @ CH de Dole"),
            (", membre du CA d’Ostrane", "membre du CA @ Ostrane"),
            (", membre du CA AMIF", "membre du CA @ AMIF"),
            (" – Direction Bretagne - La Poste", "Direction Bretagne @ La Poste"),
            (", président de la commission Sols et Eaux, INRAE", "président de la commission Sols et Eaux @ INRAE"),
            (", Maire, Loudun", "Maire @ Loudun"),
            (", agronome mais également éleveuse", "agronome @ - | éleveuse @ -"),
            (", maire de Loudun ainsi que président de l’Union des rivages", "maire @ Loudun | président @ Union des rivages"),
            (", vice-président de la Commission des rivières / CNRS", "vice-président de la Commission des rivières @ CNRS"),
            (", directeur des projets Rive apprenante, CNRS", "directeur des projets Rive apprenante @ CNRS"),
            (", cheffe de la mission Clarté de l’État de la DCPX", "cheffe de la mission Clarté de l’État @ DCPX"),
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
            (", Adjoint au Maire délégué à la Démocratie de proximité", "Adjoint au Maire délégué à la Démocratie de proximité @ -"),
            (", membre, conseil économique et social", "membre @ conseil économique et social"),
            (", membre du Conseil scientifique de l’INRAE", "membre du Conseil scientifique @ INRAE"),
            (
                ", professeure à l’École d’architecture de Lalbenque et à l’École des Ponts",
                "professeure @ École d’architecture de Lalbenque | - @ École des Ponts",
            ),
            (", professeure de droit public. Université de Bavay", "professeure de droit public @ Université de Bavay"),
            (", Maître de conférences 17 juin 2021", "Maître de conférences @ -"),
            (", journaliste au journal Le Littoral", "journaliste @ Le Littoral"),
            (", maire de Loudun, Groupe de travail culture de l’AMF", "maire @ Loudun | Groupe de travail culture @ AMF"),
        ] {
            assert_eq!(affiliations(text), expected, "{text}");
        }
    }
}
