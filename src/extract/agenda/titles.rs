//! Titles: what of a line names the item, and where its label ends.

use super::cut::{begins_with_people, cut_people, trim, trim_lead};
use super::{Builder, Item};
use crate::extract::segments::Segment;
use crate::extract::{entries, functions, unnamed};
use crate::lexicon::Tags;
use crate::record::SessionKind;
use crate::text::{Case, Tokens};

impl Builder<'_, '_> {
    /// Takes label and title from the words of a heading; people that follow on the same line are left for later.
    pub(super) fn name(&self, item: &mut Item, tokens: Tokens) {
        let doc = self.doc;
        let mut tokens = trim(doc, tokens);
        if tokens.is_empty() {
            return;
        }
        tokens = self.without_particulars(self.behind_field(tokens));
        tokens = self.without_note(self.without_condition(self.without_duration(tokens)));
        // "Lise Duval, Institut de mathématiques": where somebody works is no room.
        if !self.is_person_alone(&tokens) {
            tokens = self.without_place_behind(tokens);
        }
        let whole = tokens.clone();
        // "Maxime Berges (CELLF) – Title": the speaker stands before the title.
        if let Some(title) = self.title_behind_people(&tokens) {
            item.people_from = Some(tokens.start);
            item.people_to = Some(title.start);
            item.title = Some(trim(doc, title)).filter(|t| !t.is_empty());
            return;
        }
        if let Some((title, people)) = self.quoted_behind_people(&tokens) {
            item.people_from = Some(people.start);
            item.people_to = Some(people.end);
            item.title = Some(title);
            return;
        }
        let chair_alone = || self.is_chair_alone(&tokens) && doc.phrase(tokens.start, tokens.end, Tags::LABEL).is_none();
        if self.is_person_alone(&tokens) || self.is_nobody_else(&tokens) || chair_alone() || self.are_people_in_turn(&tokens) {
            item.people_from = Some(tokens.start);
            return;
        }
        let coded = self.coded(&tokens);
        if let Some((label, kind, numbered, after)) = self.labelled_as(&tokens).or(coded) {
            // "Prix du cuir : qui paie ?": a word of the subject.
            let subject =
                doc.is(tokens.end - 1, "?") && after < tokens.end && !numbered && doc.phrase(label.start, after, Tags::LABEL).is_none();
            item.kind = Some(kind).filter(|_| !subject || strips_label(kind) && kind != SessionKind::Ceremony);
            let mut rest = self.behind_place(trim_lead(doc, after..tokens.end));
            // "Session 2 (au choix)", "Session 3 plénière", "Atelier C Programmation en cours": no title yet.
            let remark = kind == SessionKind::Session
                && (rest.len() == 1 || doc.is(after, "(") && rest.len() <= 4)
                && rest.clone().all(|t| !doc.case(t).is_capital());
            let pending = doc.phrase(rest.start, rest.end, Tags::PENDING).is_some_and(|(n, _)| n == rest.len());
            if numbered && !rest.is_empty() && (remark || pending) {
                rest = rest.end..rest.end;
            }
            // "Visite 2 : Bibliothèque de bord": a visit is called by its place.
            let house = self.is_place(&rest) && !doc.folds_to(rest.start, &["a", "au"]);
            if house && kind != SessionKind::Visit {
                rest = rest.end..rest.end;
            }
            // "Conférence 1 (Amphi A) – Lise Duval, INSA : Le feu"
            if let Some(title) = self.title_behind_people(&rest).filter(|_| strips_label(kind)) {
                item.label = Some(label);
                item.people_from = Some(rest.start);
                item.people_to = Some(title.start);
                item.title = Some(trim(doc, title)).filter(|t| !t.is_empty());
                return;
            }
            let stroke = doc.is(after, "/") && doc.case(after + 1).is_capital() && doc.phrase(after + 1, tokens.end, Tags::LABEL).is_none();
            let separated = doc.is_any(after, &[":", "–", "-", "—", "«", "\"", "“", "|", ".", "•"]) && after < tokens.end || stroke;
            // "PLÉNIÈRE Vélo et mobilité": the label in capitals, the title not.
            let separated = separated
                || after < tokens.end
                    && label.clone().all(|t| !matches!(doc.case(t), Case::Lower | Case::Capital))
                    && doc.case(label.start) == Case::Upper
                    && doc.case(after) == Case::Capital;
            let strips = strips_label(kind) || kind == SessionKind::Other && doc.is_any(after, &["«", "“"]);
            // "Signature de la charte « Baie vivante »": what is signed belongs to the name.
            let whole_name = kind == SessionKind::Ceremony && !doc.is_any(after, &[":", "–", "—", "-", "|"]);
            // "SYMPOSIUM du laboratoire Verdier": who pays; the title stands below.
            let given = doc.has(after, Tags::EVENT_HELD) && doc.folds_to(after + 1, &["par"]);
            let body = after + if given { 2 + usize::from(doc.folds_to(after + 2, &["le", "la", "l'", "les"])) } else { 1 };
            let sponsored = strips
                && doc.case(label.start) == Case::Upper
                && (given || doc.folds_to(after, &["du", "de", "d'"]))
                && doc.case(after) == Case::Lower
                && doc.phrase(body, tokens.end, Tags::BODY_HEAD).is_some();
            if sponsored {
                item.title = Some(tokens.clone());
                item.label = Some(tokens);
                item.label_only = true;
                return;
            }
            // "Pause – jus offerts par la ferme"
            let kept = matches!(kind, SessionKind::Break) && doc.is_any(after, &["–", "—", ":"]) && doc.case(after + 1) == Case::Lower;
            if kept {
                item.title = Some(label.clone());
                item.label = Some(label);
                return;
            }
            let label_title =
                matches!(kind, SessionKind::Opening | SessionKind::Closing | SessionKind::Welcome) && !separated || whole_name;
            // "Conférence : Lise Duval, tanneuse ou peintre ?"
            let asks = doc.is(rest.end.saturating_sub(1), "?") && entries::names_in(doc, &rest, self.found.names).len() == 1;
            // "Clôture – La directrice générale de la cohésion sociale"
            let office = separated
                && matches!(kind, SessionKind::Opening | SessionKind::Closing | SessionKind::Welcome)
                && unnamed::heads_line(doc, &rest);
            let peopled = !asks && begins_with_people(doc, &rest, self.found.names) || separated && self.leads_to_person(&rest) || office;
            if (separated || numbered) && strips && !rest.is_empty() && !label_title && !peopled {
                item.label = Some(label);
                tokens = rest;
            } else if doc.folds_to(after, &["de", "d'", "du"]) || doc.folds_to(after.saturating_sub(1), &["de", "d'", "du"]) {
                // "Discours de X" stays whole.
                let names = &self.found.names[self.found.names.partition_point(|n| n.whole.start < after)..];
                let person = names.iter().take_while(|n| n.whole.start <= after + 2).find(|n| n.sure && n.whole.end <= tokens.end);
                let opens = doc.folds_to(label.end - 1, &["de", "d'", "du"]);
                let whole_label = matches!(kind, SessionKind::Opening | SessionKind::Closing | SessionKind::Welcome) && label.len() > 1;
                if let Some(person) = person.filter(|_| whole_label && !opens) {
                    item.title = Some(label.clone());
                    item.label = Some(label);
                    item.people_from = Some(person.whole.start);
                    return;
                }
                // "Conférence du Dr Lise Duval, néphrologue : « Mieux vaut prévenir »"
                if let Some(person) = person
                    && let Some(quote) = self.quote_behind_people(&(person.whole.start..tokens.end))
                {
                    item.label = Some(label);
                    item.people_from = Some(person.whole.start);
                    item.people_to = Some(quote.start - 1);
                    item.title = Some(quote);
                    return;
                }
                if let Some(person) = person {
                    item.label = Some(label);
                    item.title = Some(tokens.start..person.whole.end);
                    item.people_from = Some(person.whole.start);
                    return;
                }
                if opens {
                    item.label = None;
                    tokens = whole.clone();
                }
            } else if let Some(met) = self.met(&tokens, &label, &rest) {
                // "Rencontre avec X : « T »": the work is the title; "Rencontre avec X" stays whole.
                item.label = Some(label);
                item.people_from = Some(rest.start);
                let colon = (met.end..tokens.end).find(|i| doc.is(*i, ":") && i + 1 < tokens.end);
                item.people_to = Some(colon.unwrap_or(tokens.end));
                let subject = colon.map(|colon| trim(doc, colon + 1..tokens.end));
                item.title = self.quotation(&(met.end..tokens.end)).or(subject).or(Some(tokens.start..met.end));
                return;
            } else if let Some(quote) = self.quote_behind_people(&rest).filter(|_| peopled) {
                // "Dîner-débat avec X, économiste, « Qui paie ? »"
                item.label = Some(label);
                item.people_from = Some(rest.start);
                item.people_to = Some(quote.start - 1);
                item.title = Some(quote);
                return;
            } else if rest.is_empty() || peopled {
                item.label = Some(label.clone());
                item.label_only = strips;
                if !rest.is_empty() {
                    item.people_from = Some(rest.start);
                }
                item.title = Some(label);
                return;
            }
        }
        if let Some(name) = self.speech_of(&tokens) {
            item.people_from = Some(name.start);
            item.title = Some(tokens.start..name.end);
            return;
        }
        let (title, people) = cut_people(doc, &tokens, self.found.names);
        item.people_from = people;
        let mut title = trim(doc, self.without_note(trim(doc, title)));
        if people.is_some() {
            title = self.without_place_behind(title);
        }
        item.title = if title.is_empty() {
            Some(whole.start..people.unwrap_or(whole.end)).map(|t| trim(doc, t)).filter(|t| !t.is_empty())
        } else {
            Some(title)
        };
    }

    /// "Titre : Le gant": without the name of the field.
    fn behind_field(&self, tokens: Tokens) -> Tokens {
        if self.is_title_field(&tokens) { trim(self.doc, tokens.start + 2..tokens.end) } else { tokens }
    }

    /// "Titre : …", "Thème : …"
    pub(super) fn is_title_field(&self, tokens: &Tokens) -> bool {
        let doc = self.doc;
        doc.folds_to(tokens.start, &["titre", "theme", "sujet", "intitule"]) && doc.is(tokens.start + 1, ":") && tokens.len() > 2
    }

    /// "Lieu : …", "Date : …": a field that holds no title.
    fn is_other_field(&self, tokens: &Tokens) -> bool {
        self.doc.has(tokens.start, Tags::WHEN | Tags::WHERE) && self.doc.is(tokens.start + 1, ":")
    }

    /// "(Amphi A) – Lise Duval": without the room in brackets that stands first.
    fn behind_place(&self, tokens: Tokens) -> Tokens {
        let doc = self.doc;
        let close = (tokens.start..tokens.end.min(tokens.start + 10)).find(|i| doc.is(*i, ")")).filter(|_| doc.is(tokens.start, "("));
        match close {
            Some(close) if self.is_place(&(tokens.start + 1..close)) && close + 1 < tokens.end => trim_lead(doc, close + 1..tokens.end),
            _ => tokens,
        }
    }

    /// "le Père Anselme Vuillemot", "la philosophe Lise Duval": article and function lead to a name.
    fn leads_to_person(&self, tokens: &Tokens) -> bool {
        let doc = self.doc;
        if !doc.folds_to(tokens.start, &["le", "la", "l'"]) || doc.case(tokens.start) != Case::Lower {
            return false;
        }
        let first = self.found.names.partition_point(|n| n.whole.start <= tokens.start);
        let name = self.found.names.get(first).filter(|n| n.sure && n.whole.end <= tokens.end && n.whole.start <= tokens.start + 3);
        name.is_some_and(|n| {
            let lead = tokens.start + 1..n.whole.start;
            lead.clone().all(|i| doc.has(i, Tags::FUNCTION | Tags::CIVILITY) || doc.case(i) == Case::Lower)
                && (lead.is_empty() || functions::head_at(doc, lead.start, lead.end).is_some() || doc.has(lead.start, Tags::CIVILITY))
        })
    }

    /// "Réponse de Lise Duval", "Regards croisés de X et de Y": whose words a noun of speaking with its "de" announces.
    fn speech_of(&self, tokens: &Tokens) -> Option<Tokens> {
        let doc = self.doc;
        let (n, _) = doc.phrase(tokens.start, tokens.end, Tags::SPEAKERS_INLINE).filter(|(n, _)| *n > 1)?;
        let from = tokens.start + n;
        let noun = doc.folds_to(from - 1, &["de", "d'", "entre"]);
        let name = &self.found.names[self.found.names.binary_search_by_key(&from, |n| n.whole.start).ok()?];
        let closed = name.whole.end >= tokens.end
            || doc.is_any(name.whole.end, &[",", "(", ".", "*", "–", "—"])
            || doc.folds_to(name.whole.end, &["et"]);
        (noun && name.sure && closed && name.whole.end <= tokens.end).then(|| name.whole.clone())
    }

    /// Whom a label meets that leads to a person: "Rencontre avec X", "Entretien avec Y".
    fn met(&self, tokens: &Tokens, label: &Tokens, rest: &Tokens) -> Option<Tokens> {
        let doc = self.doc;
        let leads = doc.folds_to(label.end - 1, &["avec", "entre"]) && rest.start == label.end;
        let name = self.found.names.binary_search_by_key(&rest.start, |n| n.whole.start).ok().map(|k| &self.found.names[k])?;
        (leads && name.whole.end <= tokens.end).then(|| name.whole.clone())
    }

    /// What stands in quotation marks behind a sign: ": « La Vase et l'Étoile »".
    fn quotation(&self, tokens: &Tokens) -> Option<Tokens> {
        let doc = self.doc;
        let set_off = doc.is_any(tokens.start, &[":", ",", "–", "—", "-", "|"]) && doc.is_any(tokens.start + 1, &["«", "“"]);
        set_off.then(|| trim(doc, tokens.clone())).filter(|t| !t.is_empty())
    }

    /// A segment that could be a title: begins with a capital or a quotation mark, is no list of people, no running prose.
    pub(super) fn is_title(&self, segment: &Segment) -> bool {
        let doc = self.doc;
        let tokens = &segment.tokens;
        let first = doc.case(tokens.start).is_capital()
            || doc.is_any(tokens.start, &["«", "“", "\"", "["])
            || doc.number(tokens.start).is_some() && tokens.len() > 2;
        first
            && !segment.furniture
            && self.labels_nothing(segment)
            && !self.is_other_field(tokens)
            && tokens.len() <= 45
            && !self.is_timed(segment)
            && !self.holds_people(segment)
            && !doc.is_any(tokens.end - 1, &[":", ";"])
            && !self.is_place(tokens)
    }

    /// Whether a segment begins with a name, a moderator's or speakers' heading.
    pub(super) fn holds_people(&self, segment: &Segment) -> bool {
        let tokens = &segment.tokens;
        let doc = self.doc;
        // "Mathias Duplessy et les Violons du Monde" is a title.
        let goes_on = self.found.names.binary_search_by_key(&tokens.start, |n| n.whole.start).is_ok_and(|k| {
            let after = self.found.names[k].whole.end;
            after < tokens.end
                && !doc.breaks(after)
                && doc.case(after) == Case::Lower
                && functions::head_at(doc, after, tokens.end).is_none()
                && !(doc.folds_to(after, &["et"]) && self.found.names.binary_search_by_key(&(after + 1), |n| n.whole.start).is_ok())
        });
        let representatives = || {
            unnamed::is_representative(doc, tokens.start)
                // "Géographe Lise Duval (CNRS)"
                || functions::head_at(doc, tokens.start, tokens.end).is_some_and(|h| !h.weak)
                    && entries::lists_people(doc, tokens, self.found.names)
        };
        !goes_on && begins_with_people(doc, tokens, self.found.names) || representatives()
    }
}

/// Whether a title that follows the label stands without it.
fn strips_label(kind: SessionKind) -> bool {
    matches!(
        kind,
        SessionKind::RoundTable
            | SessionKind::Workshop
            | SessionKind::Plenary
            | SessionKind::Session
            | SessionKind::Keynote
            | SessionKind::Talk
            | SessionKind::Exhibition
            | SessionKind::Visit
            | SessionKind::Performance
            | SessionKind::Ceremony
    )
}
