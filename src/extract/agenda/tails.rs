//! Tails: what stands at the end of a title and is no part of it (notes, conditions, lengths, rooms), and what is a place.

use super::Builder;
use super::cut::{duration_at, trim};
use crate::extract::{bodies, dates, entries, functions, lengths, status};
use crate::lexicon::Tags;
use crate::record::SessionKind;
use crate::text::{Case, TokenKind, Tokens};

/// Tokens of a line that says what something costs, at most.
const LONGEST_PRICE: usize = 10;

/// Tokens of a room or note that stands behind a title without a sign.
const LONGEST_LOST: usize = 6;

/// Tokens from "par" to the end of the line that says who gives an item, at most.
const LONGEST_GIVER: usize = 40;

/// Notes behind one title, at most.
const MOST_NOTES: usize = 8;

/// So many tokens in a bracket are a note and no part of a name.
const LONG_NOTE: usize = 5;

/// "S022", "B12", "A203-A204": a letter or two and a number, where one meets.
fn is_room_code(word: &str) -> bool {
    word.split(['-', '/']).all(|part| {
        let letters = part.chars().take_while(char::is_ascii_uppercase).count();
        let digits = part.len() - letters;
        (1..=2).contains(&letters) && (2..=4).contains(&digits) && part[letters..].bytes().all(|b| b.is_ascii_digit())
    })
}

impl Builder<'_, '_> {
    /// "Résidence Les Tilleuls, Lourdes": a house and its town after a comma.
    pub(super) fn ends_in_town(&self, tokens: &Tokens) -> bool {
        let doc = self.doc;
        let comma = tokens.clone().rev().find(|i| doc.is(*i, ","));
        let town =
            |at: usize| doc.phrase(at, tokens.end, Tags::COMMUNE).is_some_and(|(n, _)| at + n == tokens.end) && doc.case(at).is_capital();
        tokens.len() <= 14 && doc.case(tokens.start).is_capital() && comma.is_some_and(|c| c > tokens.start && town(c + 1))
    }

    /// "Atelier de cartes (20 places, sur inscription)", "Déjeuner (salle des fêtes)": what a bracket at the end notes is
    /// no part of the title.
    pub(super) fn without_note(&self, tokens: Tokens) -> Tokens {
        let doc = self.doc;
        let closes = |i: &usize| doc.is_any(tokens.end - 1, &[")", "]"]) && *i > tokens.start;
        let Some(open) = tokens.clone().rev().find(|i| doc.is_any(*i, &["(", "["])).filter(closes) else { return tokens };
        // "Échanges avec la salle [20 min]"
        let lasts = lengths::length_at(doc, open + 1 + usize::from(doc.is(open + 1, "~"))).is_some_and(|end| end + 1 == tokens.end);
        if lasts {
            return tokens.start..open;
        }
        let note = open + 1..tokens.end - 1;
        // "Le gant (Lise Duval, CNRS (à distance))": within another bracket.
        if (tokens.start..open).filter(|i| doc.is(*i, "(")).count() > (tokens.start..open).filter(|i| doc.is(*i, ")")).count() {
            return tokens;
        }
        // "Habiter demain (et après-demain)"
        if doc.folds_to(note.start, &["et", "ou", "mais"]) && doc.case(note.start) == Case::Lower {
            return tokens;
        }
        let tags = Tags::PENDING | Tags::NOTICE | Tags::FURNITURE | Tags::TENTATIVE | Tags::REMOTE | Tags::ONLINE;
        let tagged = note.clone().any(|i| doc.phrase(i, note.end, tags).is_some()) || self.is_for_whom(&note);
        if doc.is(open, "[") {
            return if tagged { tokens.start..open } else { tokens };
        }
        let lasts = doc.folds_to(note.start, &["duree"]) || duration_at(doc, note.start).is_some_and(|end| end >= note.end);
        // "« Le gant » (adultes, 9 places)", "Visite de la tannerie (départ du quai)"
        let quoted = doc.is_any(tokens.start, &["«", "“"]) && doc.is_any(open - 1, &["»", "”"]);
        let noted = doc.case(note.start) == Case::Lower
            && note.len() > 1
            && !note.clone().any(|i| self.announces_people(i, note.end))
            && self.labelled_as(&(tokens.start..open)).is_some_and(|label| !matches!(label.kind, SessionKind::Talk | SessionKind::Session));
        // "On s'installe (boissons offertes par la maison)"
        let named = || self.found.names[self.found.names.first_from(note.start)..].first().is_some_and(|n| n.whole.end <= note.end);
        let noted = noted || note.len() >= LONG_NOTE && doc.case(note.start) == Case::Lower && !named();
        // "Débat (6 à 8 témoignages d'habitants)", "Pause (S022-S023)": a count, the code of a room.
        let heads = doc.folds_to(note.start + 1, &["personnes", "places", "participants"]) && note.len() == 2;
        let counts = doc.number(note.start).is_some() && (heads || note.len() >= LONG_NOTE && !named());
        // "Repas à la halle (cars à 18 h)"
        let timed = || self.found.times.get(self.found.times.first_from(note.start)).is_some_and(|t| t.tokens.end == note.end);
        let noted = noted || doc.case(note.start) == Case::Lower && !named() && timed();
        let coded = note.clone().all(|i| is_room_code(doc.word(i)) || doc.is_any(i, &["-", "–", "/", ",", "&"]));
        let noted = noted || counts || coded;
        // "Ateliers (deux au choix)": a label alone needs nothing more.
        let label = doc.phrase(tokens.start, open, Tags::LABEL).is_some_and(|(n, _)| tokens.start + n == open);
        // "Ouverture (Lise Duval, directrice)"
        let person = || self.found.names.starting_at(note.start).is_some_and(|k| self.found.names[k].sure);
        let label = label && note.len() > 1 && doc.case(note.start) != Case::Upper && !person();
        if tagged || lasts || quoted || noted || label || self.is_place(&note) { tokens.start..open } else { tokens }
    }

    /// Without all notes at the end: "Le fil (25 personnes) – réservé aux adhérents".
    pub(super) fn without_notes(&self, mut tokens: Tokens) -> Tokens {
        for _ in 0..MOST_NOTES {
            let before = tokens.clone();
            tokens = self.without_note(self.without_condition(self.without_duration(tokens)));
            tokens = self.without_audience(self.without_last_sentence(tokens));
            if tokens == before || tokens.len() < 2 {
                return tokens;
            }
            while tokens.len() > 1 && self.doc.is_any(tokens.end - 1, &[",", "–", "—", "-", "|", "•"]) {
                tokens.end -= 1;
            }
        }
        tokens
    }

    /// "dès 6 ans", "réservé aux adhérents", "tout public": for whom an item is.
    pub(super) fn is_for_whom(&self, note: &Tokens) -> bool {
        let doc = self.doc;
        let from = note.start + usize::from(doc.folds_to(note.start, &["a"])) * 2;
        let aged = doc.folds_to(note.start, &["des"]) || from > note.start && doc.folds_to(note.start + 1, &["partir"]);
        let at = if from > note.start { from + usize::from(doc.folds_to(from, &["de"])) } else { note.start + 1 };
        // "12 €", "8 euros"
        let priced = doc.number(note.start).is_some() && (doc.is(note.start + 1, "€") || doc.folds_to(note.start + 1, &["euros"]));
        priced && note.len() <= LONGEST_LOST
            || aged && doc.number(at).is_some() && doc.folds_to(at + 1, &["ans", "mois"])
            || doc.phrase(note.start, note.end, Tags::AUDIENCE).is_some_and(|(n, _)| {
                let more = note.start + n..note.end;
                more.is_empty()
                    || more.len() <= LONGEST_LOST && !doc.is(note.start - 1, ",") && !more.clone().any(|i| doc.is_any(i, &["?", ":"]))
            })
    }

    /// "Tarifs de 4 à 12 €", "Entrée libre": what it costs.
    pub(super) fn is_price(&self, words: &Tokens) -> bool {
        let doc = self.doc;
        if words.len() > LONGEST_PRICE {
            return false;
        }
        let note = doc.phrase(words.start, words.end, Tags::FURNITURE | Tags::NOTICE | Tags::AUDIENCE);
        let money = || words.clone().any(|i| doc.is(i, "€") || doc.folds_to(i, &["euro", "euros"]));
        note.is_some_and(|(n, _)| n == words.len() || money())
    }

    /// "Le fil – dès 6 ans": without what a dash sets off to say for whom it is.
    fn without_audience(&self, tokens: Tokens) -> Tokens {
        let doc = self.doc;
        let sign = |i: &usize| doc.is_any(*i, &["–", "—", "|", "•", ","]) || doc.is(*i, "-") && !doc.glued(*i);
        let Some(cut) = (tokens.start + 1..tokens.end).rev().find(sign) else { return tokens };
        if self.is_for_whom(&(cut + 1..tokens.end)) { tokens.start..cut } else { tokens }
    }

    /// "Le fil (Lise Duval). Entrée libre": without a note that is a sentence of its own.
    fn without_last_sentence(&self, tokens: Tokens) -> Tokens {
        let doc = self.doc;
        let from = tokens.end.saturating_sub(LONGEST_LOST).max(tokens.start + 1);
        let end = tokens.end - usize::from(doc.is(tokens.end - 1, "."));
        let Some(stop) = (from..end).rev().find(|i| doc.is(*i, ".")) else { return tokens };
        let note = doc.phrase(stop + 1, end, Tags::FURNITURE | Tags::AUDIENCE).is_some_and(|(n, _)| stop + 1 + n == end);
        if note { tokens.start..stop } else { tokens }
    }

    /// "animé par", "rapporteuse :": what leads to people.
    fn announces_people(&self, i: usize, end: usize) -> bool {
        let doc = self.doc;
        doc.phrase(i, end, Tags::MODERATION | Tags::SPEAKERS_INLINE).is_some()
            || doc.phrase(i, end, Tags::SPEAKERS_HEADING).is_some_and(|(n, _)| doc.is(i + n, ":"))
    }

    /// "Le Quai (France, 2018, 70 min) de Lise Duval": a film or play without country, year and length, and what
    /// follows them.
    pub(super) fn without_particulars(&self, tokens: Tokens) -> Tokens {
        let doc = self.doc;
        let Some(open) = (tokens.start + 1..tokens.end).find(|i| doc.is(*i, "(")) else { return tokens };
        let Some(close) = (open..tokens.end).find(|i| doc.is(*i, ")")) else { return tokens };
        let told =
            (open + 1..close).any(|i| dates::is_year(doc, i)) && (open + 1..close).any(|i| duration_at(doc, i).is_some() || doc.is(i, ","));
        let lasts = (open + 1..close).any(|i| duration_at(doc, i).is_some_and(|end| end >= close));
        if (told || lasts) && doc.folds_to(close + 1, &["de", "d'", "du"]) { tokens.start..open } else { tokens }
    }

    /// "Cocktail à la mairie, sur invitation de la Ville": without the condition that a comma sets off at the end.
    pub(super) fn without_condition(&self, tokens: Tokens) -> Tokens {
        let doc = self.doc;
        let Some(comma) = (tokens.start + 1..tokens.end).rev().find(|i| doc.is(*i, ",")) else { return tokens };
        // "Atelier doctoral (salle 204, sur inscription)": the whole bracket.
        let open = (tokens.start..comma).rev().take_while(|i| !doc.is(*i, ")")).find(|i| doc.is(*i, "("));
        let comma = open.filter(|open| *open > tokens.start).unwrap_or(comma);
        let condition = (comma + 1..tokens.end).find(|i| doc.folds_to(*i, &["sur"])).unwrap_or(comma + 1);
        let on = open.is_some() && doc.phrase(condition, tokens.end, Tags::NOTICE | Tags::FURNITURE).is_some()
            || doc.folds_to(comma + 1, &["sur"]) && doc.phrase(comma + 1, tokens.end, Tags::NOTICE | Tags::FURNITURE).is_some();
        if on { tokens.start..comma } else { tokens }
    }

    /// "Remise du prix du gant en partenariat avec la Ville", "Le fil Intervenants en cours de désignation": without those who help,
    /// and without what is said of speakers who are not yet known.
    pub(super) fn without_partners(&self, tokens: Tokens) -> Tokens {
        let doc = self.doc;
        let helped = |i: usize| {
            let with = doc.folds_to(i, &["en"]) && doc.folds_to(i + 1, &["partenariat", "collaboration"]) && doc.folds_to(i + 2, &["avec"]);
            with && doc.case(i) == Case::Lower && i + 3 < tokens.end && doc.case(i + 3) == Case::Lower
        };
        let unknown = |i: usize| {
            let (n, _) = doc.phrase(i, tokens.end, Tags::SPEAKERS_HEADING)?;
            let pends = doc.phrase(i + n, tokens.end, Tags::PENDING).filter(|(m, _)| i + n + m == tokens.end);
            pends.filter(|_| doc.case(i).is_capital() && !doc.has(i - 1, Tags::GRAMMATICAL)).map(|_| ())
        };
        // "Le fil [Déplier / replier]", "Le fil En savoir plus Le fil": what the page offers to do.
        let offered = |i: usize| {
            let bracket = usize::from(doc.is(i, "["));
            let capital = bracket == 1 || doc.case(i).is_capital();
            let page = doc.phrase(i + bracket, tokens.end, Tags::FURNITURE).is_some_and(|(n, v)| v.has(Tags::FURNITURE) && n + bracket > 1);
            capital && page && !doc.has(i - 1, Tags::GRAMMATICAL)
        };
        // "Dîner, offert par l'association Le Fil": the participle goes with what it leads to.
        let given = |i: usize| doc.is(i - 1, ",") && doc.has(i, Tags::VERB | Tags::ADJECTIVE) && self.led_by_body(i + 1, &tokens);
        // "Grande conférence 👉 voir plus bas": a hand or an arrow that points elsewhere.
        let points = |i: usize| doc.kind(i) == Some(TokenKind::Sign) && doc.word(i).starts_with(['👉', '➡', '☞']);
        let ends = |i: usize| helped(i) || unknown(i).is_some() || offered(i) || points(i) || given(i);
        let cut = (tokens.start + 2..tokens.end).find(|i| ends(*i) || self.led_by_body(*i, &tokens));
        cut.map_or(tokens.clone(), |cut| tokens.start..cut)
    }

    /// "Bilan du plan par le bureau Duval & Fils", "Goûter, avec la chambre d’agriculture": a body or function that gives the item,
    /// up to the end of the line.
    fn led_by_body(&self, i: usize, title: &Tokens) -> bool {
        let doc = self.doc;
        let by = doc.folds_to(i, &["par"]);
        if !(by || doc.folds_to(i, &["avec"])) || doc.case(i) != Case::Lower || title.end - i > LONGEST_GIVER {
            return false;
        }
        if doc.is_any(title.end - 1, &["?", "!"]) {
            return false;
        }
        // "La ville vue par les élèves de Brest" is a title; so is "Rencontre avec le directeur du Quai".
        // "Verre du soir, offert par l'association Le Fil": a comma sets the participle off.
        let set_off = doc.is(i - 1, ",") || by && doc.is(i - 2, ",");
        let whole = doc.has(i - 1, Tags::VERB | Tags::GRAMMATICAL) && !set_off;
        let meets = !by && self.labelled_as(title).is_some_and(|label| label.words.end == i);
        // "Remise du prix par M. le maire de Brivelle"
        let civil = doc.phrase(i + 1, title.end, Tags::CIVILITY).map_or(0, |(n, _)| n);
        let at = i + 1 + civil + usize::from(civil > 0 && doc.is(i + 1 + civil, "."));
        let article = doc.folds_to(at, &["le", "la", "l'", "les", "un", "une", "des"]) && doc.case(at) == Case::Lower;
        // Where somebody is named, the people of the line begin.
        let somebody = self.found.names.get(self.found.names.first_from(at)).is_some_and(|name| name.whole.start < title.end);
        let named = !somebody && (civil > 0 || (at + 1..title.end).any(|k| doc.case(k).is_capital()));
        let who = functions::head_at(doc, at + 1, title.end).is_some_and(|head| !head.weak)
            || bodies::mention_at(doc, at + 1, title.end, false).is_some_and(|body| body.start.is_sure());
        article && named && who && !whole && !meets
    }

    /// "Déjeuner — Grand salon", "Inauguration, cour de la mairie": without the room or house that a sign sets off at the end.
    pub(super) fn without_place_behind(&self, tokens: Tokens) -> Tokens {
        let doc = self.doc;
        let pends =
            |i: usize| doc.is(i, ":") && doc.phrase(tokens.end.saturating_sub(2), tokens.end, Tags::PENDING).is_some_and(|(n, _)| n == 2);
        let sign = |i: usize| {
            pends(i) || doc.is_any(i, &["—", "–", "|", "•", "·"]) || doc.is(i, "-") && !doc.glued(i) || doc.is(i, ",") && !doc.glued(i + 1)
        };
        if let Some(end) = self.before_lost_place(&tokens) {
            return tokens.start..end;
        }
        let Some(cut) = (tokens.start + 1..tokens.end.saturating_sub(1)).rev().find(|i| sign(*i)) else { return tokens };
        let tail = cut + 1..tokens.end;
        // "Le gant (Lise Duval, École du cuir)": within a bracket it is where somebody works.
        let open = tail.clone().find(|i| doc.is_any(*i, &["(", ")"])).filter(|i| doc.is(*i, ")"));
        let enclosed = doc.is(cut, ",") && doc.is(tokens.end - 1, ")");
        if open.is_some() && (enclosed || entries::names_anybody(doc, &(tokens.start + 1..cut), self.found.names)) {
            return tokens;
        }
        let labelled = || doc.phrase(tokens.start, cut, Tags::LABEL | Tags::LABEL_WORD).is_some();
        let room = doc
            .phrase(tail.start, tail.end, Tags::ROOM | Tags::HOUSE | Tags::VENUE)
            .is_some_and(|(n, v)| v.has(Tags::ROOM | Tags::HOUSE) || tail.len() <= n + 3);
        let big = doc.folds_to(tail.start, &["grand", "grande", "petit", "petite"])
            && doc.phrase(tail.start + 1, tail.end, Tags::ROOM | Tags::HOUSE).is_some();
        let ground = doc.has(tail.start, Tags::STREET) && labelled();
        // "Inauguration, dans le hall du théâtre"
        let inside = tail.start + 1 + usize::from(doc.folds_to(tail.start + 1, &["le", "la", "l'", "les"]));
        let within = doc.folds_to(tail.start, &["dans"]) && doc.phrase(inside, tail.end, Tags::ROOM | Tags::HOUSE | Tags::VENUE).is_some();
        if within && tail.len() <= 8 && labelled() {
            return tokens.start..cut;
        }
        // "Dîner, halle au cuir - sur inscription": a note.
        let pending = tail.clone().any(|i| doc.phrase(i, tail.end, Tags::PENDING).is_some_and(|(n, _)| i + n == tail.end));
        let leaves = doc.folds_to(tail.start, &["depart", "rendez-vous", "rdv", "rv"]) && tail.len() > 1;
        // "Coudre en aveugle – par visioconférence"
        let remote =
            !doc.is(cut, ",") && status::status_at(doc, tail.start, tail.end, true).is_some_and(|said| said.remote && said.end >= tail.end);
        let noted = (pending || leaves || remote || doc.phrase(tail.start, tail.end, Tags::NOTICE | Tags::FURNITURE).is_some())
            && tail.len() <= 8
            && (!doc.is(cut, ",") || doc.folds_to(tail.start, &["sur"]));
        if noted {
            return self.without_place_behind(tokens.start..cut);
        }
        // "Atelier A – Halles et marchés": houses of two kinds are a subject.
        let subject = !doc.has(tail.start, Tags::ROOM) && tail.clone().any(|i| doc.folds_to(i, &["et", "&"]));
        let place =
            tail.len() <= 8 && !subject && !tail.clone().any(|i| doc.is_any(i, &["?", "!", ":", "«", "»"])) && (room || big || ground);
        // Behind a comma a house may be one of several subjects: "L'école, la mairie, le théâtre".
        let alone = !doc.is(cut, ",") || labelled() && doc.case(tail.start) == Case::Lower || doc.case(tail.start).is_capital() && room;
        if place && alone { tokens.start..cut } else { tokens }
    }

    /// "Le gant et la peau Salle Vauban", "Le fil Programme à préciser": where a room or a note begins that has lost its line end.
    fn before_lost_place(&self, tokens: &Tokens) -> Option<usize> {
        let doc = self.doc;
        let from = tokens.end.saturating_sub(LONGEST_LOST).max(tokens.start + 2);
        (from..tokens.end).find(|i| {
            let set_off = doc.case(*i) == Case::Capital && !doc.has(i - 1, Tags::GRAMMATICAL) && !doc.case(i - 1).is_capital();
            let named = |k: usize| doc.case(k).is_capital() || doc.number(k).is_some();
            let room = || doc.folds_to(*i, &["salle", "amphi", "amphitheatre"]) && i + 1 < tokens.end && (i + 1..tokens.end).all(named);
            let pends = || doc.phrase(*i, tokens.end, Tags::PENDING).is_some_and(|(n, _)| i + n == tokens.end);
            set_off && room() || (set_off || doc.breaks(*i)) && pends()
        })
    }

    /// "Café d'accueil 30m Hall", "Déjeuner 1h 30m": length and room behind the title of an item with a time of its own.
    pub(super) fn without_duration(&self, tokens: Tokens) -> Tokens {
        let doc = self.doc;
        let lasts = |i: usize| {
            duration_at(doc, i).is_some_and(|end| {
                let place = end..tokens.end;
                place.is_empty() || place.len() <= 6 && doc.case(end).is_capital() && !place.clone().any(|k| doc.is_any(k, &[".", "?"]))
            })
        };
        // "Le cuir vu du ciel - 45' + 15' questions"
        let from = tokens.end.saturating_sub(10).max(tokens.start + 1);
        let remark = |i: usize| {
            let end = lengths::length_at(doc, i + 1).filter(|end| *end <= tokens.end)?;
            let more = doc.is(end, "+") && lengths::length_at(doc, end + 1).is_some_and(|end| end + 3 >= tokens.end);
            let small = end == tokens.end || doc.is(end, "+") && more || tokens.end == end + 1 && doc.kind(end) == Some(TokenKind::Sign);
            (lengths::parts(doc, i) && small).then_some(())
        };
        if let Some(sign) = (from.max(tokens.start + 2)..tokens.end).find(|i| remark(*i).is_some()) {
            return trim(doc, tokens.start..sign);
        }
        (from..tokens.end).find(|i| !doc.has(i - 1, Tags::GRAMMATICAL) && lasts(*i)).map_or(tokens.clone(), |i| tokens.start..i)
    }

    /// "Cinéma du Quai, Brivelle (et non en ligne)": begins with a house, which a label may be as well.
    pub(super) fn is_house(&self, tokens: &Tokens) -> bool {
        let house = self.doc.phrase(tokens.start, tokens.end, Tags::HOUSE | Tags::VENUE | Tags::ROOM | Tags::ONLINE).is_some();
        house && tokens.len() <= 14 && !tokens.clone().any(|i| self.doc.is_any(i, &["?", "«", ":"]))
    }

    /// "Brivelle, médiathèque", "En ligne": where something takes place.
    pub(super) fn is_where(&self, tokens: &Tokens) -> bool {
        let doc = self.doc;
        let town = doc.phrase(tokens.start, tokens.end, Tags::COMMUNE).is_some_and(|(n, _)| {
            let next = tokens.start + n;
            next >= tokens.end || doc.is_any(next, &[",", "(", "–", "-"])
        });
        let tokens = &match doc.folds_to(tokens.start, &["a", "au"]) {
            true if doc.folds_to(tokens.start + 1, &["la", "l'"]) => tokens.start + 2..tokens.end,
            true => tokens.start + 1..tokens.end,
            false => tokens.clone(),
        };
        if doc.folds_to(tokens.start, &["lieu"]) {
            return true;
        }
        !tokens.is_empty()
            && tokens.len() <= 14
            && (town && doc.case(tokens.start).is_capital() || self.is_place(tokens) || self.is_house(tokens))
    }

    /// Only a room or house: "Salle Einstein", "Auditorium François 1er", "- Amphi 1, Antenne universitaire".
    pub(super) fn is_place(&self, tokens: &Tokens) -> bool {
        let doc = self.doc;
        if self.place_cells.contains(&tokens.start) {
            return true;
        }
        if tokens.is_empty() || tokens.len() > 12 {
            return false;
        }
        // "À LA MÉDIATHÈQUE", "Au cinéma Le Rex"
        let article = 1 + usize::from(doc.folds_to(tokens.start + 1, &["la", "l'"]));
        if doc.folds_to(tokens.start, &["a", "au"]) && doc.case(tokens.start) != Case::Lower && tokens.len() > article + 1 {
            let house = doc.phrase(tokens.start + article, tokens.end, Tags::VENUE | Tags::HOUSE | Tags::ROOM).is_some();
            return house && !tokens.clone().any(|i| doc.is_any(i, &["?", "!", "«", ":"]));
        }
        let labelled = doc.phrase(tokens.start, tokens.end, Tags::LABEL | Tags::LABEL_WORD).is_some();
        let venue = doc.phrase(tokens.start, tokens.end, Tags::VENUE).is_some() && !labelled
            || doc.folds_to(tokens.start, &["salle", "amphi", "amphitheatre", "auditorium", "hemicycle", "batiment", "hall", "espace"])
            || doc.folds_to(tokens.start, &["en"])
                && (doc.folds_to(tokens.start + 1, &["ligne"]) || doc.has(tokens.start + 1, Tags::ROOM | Tags::VENUE));
        let room = !labelled && doc.phrase(tokens.start, tokens.end, Tags::ROOM).is_some_and(|(n, _)| n == tokens.len());
        (venue || room) && !tokens.clone().any(|i| doc.is_any(i, &["?", "!", "«", ":"]))
    }
}
