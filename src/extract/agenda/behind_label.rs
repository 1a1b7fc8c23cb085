//! What a label leaves of its line: the title, or the people of an item that has none.

use super::cut::{begins_with_people, trim, trim_lead};
use super::labels::Label;
use super::{Builder, Item};
use crate::extract::names::NameMention;
use crate::extract::{entries, functions, kinds, lengths, unnamed};
use crate::lexicon::Tags;
use crate::record::SessionKind;
use crate::text::{Case, TokenKind, Tokens};

/// Tokens of sentences that tell of an item behind its label, at least.
const LEAST_TOLD: usize = 12;

impl Builder<'_, '_> {
    /// Names an item whose words, `tokens`, begin with `label`. Where label and people do not tell how it is called,
    /// gives the words that remain: a title, and people behind it.
    pub(super) fn name_behind_label(&self, item: &mut Item, tokens: Tokens, label: Label) -> Option<Tokens> {
        let doc = self.doc;
        let Label { words, kind, numbered } = label;
        let after = words.end;
        // "Prix du cuir : qui paie ?": a word of the subject.
        let subject =
            doc.is(tokens.end - 1, "?") && after < tokens.end && !numbered && doc.phrase(words.start, after, Tags::LABEL).is_none();
        item.kind = Some(kind).filter(|_| !subject || strips_label(kind) && kind != SessionKind::Ceremony);
        let rest = self.rest_behind(&tokens, &words, kind, numbered);
        // "Étape 2 – Table ronde [35 min] : Le feu": the second label tells what kind of session it is.
        if let Some(inner) = self.label_within(&rest).filter(|_| kind == SessionKind::Session && numbered) {
            let left = self.name_behind_label(item, rest, inner);
            item.label = Some(words);
            return left;
        }
        // "Entracte 2 : Conférence" above its title: what the counted pause is filled with.
        let pause = || doc.phrase(words.start, words.end, Tags::LABEL).is_some_and(|(_, v)| kinds::labelled(v) == Some(SessionKind::Break));
        let filled = self.labelled_as(&rest).filter(|inner| inner.words.end >= rest.end && kind == SessionKind::Session && pause());
        if kind == SessionKind::Session && pause() {
            item.kind = None;
        }
        if let Some(inner) = filled {
            item.label_only = strips_label(inner.kind);
            (item.kind, item.label, item.title) = (Some(inner.kind), Some(inner.words), Some(rest));
            return None;
        }
        // "Concert de clôture. Les chœurs du Val chantent. Soliste à désigner.": what follows tells of it.
        if doc.is(after, ".") && !numbered && self.tells(&rest) {
            item.title = Some(words.clone());
            item.label = Some(words);
            return None;
        }
        // "Session 3 – Table ronde" above its title
        if kind == SessionKind::Session
            && numbered
            && let Some(inner) = self.labelled_as(&rest).filter(|inner| !inner.numbered && inner.words.end == rest.end)
            && matches!(inner.kind, SessionKind::RoundTable | SessionKind::Workshop | SessionKind::Plenary | SessionKind::Keynote)
        {
            item.kind = Some(inner.kind);
            item.label = Some(words);
            item.title = Some(rest);
            item.label_only = true;
            return None;
        }
        // "Conférence 1 (Amphi A) – Lise Duval, INSA : Le feu"
        if let Some(title) = self.title_behind_people(&rest).filter(|_| strips_label(kind)) {
            item.label = Some(words);
            item.people_from = Some(rest.start);
            item.people_to = Some(title.start);
            item.title = Some(trim(doc, title)).filter(|t| !t.is_empty());
            return None;
        }
        if self.is_sponsored(&tokens, &words, kind) {
            item.title = Some(tokens.clone());
            item.label = Some(tokens);
            item.label_only = true;
            return None;
        }
        // "Verre de l'amitié offert par la municipalité": the host belongs to the name.
        let offered = ["offert", "offerte", "offerts", "offertes"];
        if doc.folds_to(after - 1, &offered) && doc.folds_to(after, &["par"]) {
            item.title = Some(tokens);
            item.label = Some(words);
            return None;
        }
        // "Pause – jus offerts par la ferme"
        let kept = kind == SessionKind::Break && doc.is_any(after, &["–", "—", ":"]) && doc.case(after + 1) == Case::Lower;
        if kept {
            item.title = Some(words.clone());
            item.label = Some(words);
            return None;
        }
        if let Some(subject) = self.behind_subject(&rest).filter(|_| strips_label(kind)) {
            item.label = Some(words);
            return Some(subject);
        }
        let frames = matches!(kind, SessionKind::Opening | SessionKind::Closing | SessionKind::Welcome);
        let separated = self.is_separated(&tokens, &words);
        // "Signature de la charte « Baie vivante »": what is signed belongs to the name.
        let whole_name = kind == SessionKind::Ceremony && !doc.is_any(after, &[":", "–", "—", "-", "|"]);
        let label_title = frames && !separated || whole_name;
        // "Conférence : Lise Duval, tanneuse ou peintre ?"
        let asks = doc.is(rest.end.saturating_sub(1), "?") && entries::names_in(doc, &rest, self.found.names).len() == 1;
        // "Clôture – La directrice générale de la cohésion sociale"
        let office = separated && frames && unnamed::heads_line(doc, &rest);
        let peopled = !asks && begins_with_people(doc, &rest, self.found.names) || separated && self.leads_to_person(&rest) || office;
        // "Retour d'expérience : Korval Tessim" above "Lise Duval, responsable, Korval Tessim": what may be a name is the subject.
        let peopled = peopled && !(separated && self.is_subject(&rest));
        // "Séance 2 : Avec la forêt, de la ressource à la richesse": small letters name nobody.
        let led = doc.folds_to(rest.start, &["avec", "par"]) && doc.case(rest.start) == Case::Capital && rest.len() >= 4;
        let small = |i: usize| doc.case(i) == Case::Lower || doc.kind(i) != Some(TokenKind::Word);
        let worded = separated && led && rest.clone().skip(1).all(small) && functions::head_at(doc, rest.start + 2, rest.end).is_none();
        let peopled = peopled && !worded;
        // What begins the next line is no more of this one.
        let of = |i: usize| i < tokens.end && doc.folds_to(i, &["de", "d'", "du"]);
        // Any event may stand before a title in quotation marks.
        let strips = strips_label(kind) || kind == SessionKind::Other && doc.is_any(after, &["«", "“"]);
        // "Première session d'ateliers": no title stands behind its "de".
        let numbered = numbered && !of(after);
        if (separated || numbered) && strips && !rest.is_empty() && !label_title && !peopled {
            item.label = Some(words);
            return Some(rest);
        }
        if of(after) || of(after.saturating_sub(1)) {
            return self.name_of_speaker(item, tokens, words, frames);
        }
        if let Some(met) = self.met(&tokens, &words, &rest) {
            // "Rencontre avec X : « T »": the work is the title; "Rencontre avec X" stays whole.
            item.label = Some(words);
            item.people_from = Some(rest.start);
            let colon = (met.end..tokens.end).find(|i| doc.is(*i, ":") && i + 1 < tokens.end);
            item.people_to = Some(colon.unwrap_or(tokens.end));
            let subject = colon.map(|colon| trim(doc, colon + 1..tokens.end));
            item.title = self.quotation(&(met.end..tokens.end)).or(subject).or(Some(tokens.start..met.end));
            return None;
        }
        if let Some(quote) = self.quote_behind_people(&rest).filter(|_| peopled) {
            // "Dîner-débat avec X, économiste, « Qui paie ? »"
            item.label = Some(words);
            item.people_from = Some(rest.start);
            item.people_to = Some(quote.start - 1);
            item.title = Some(quote);
            return None;
        }
        if rest.is_empty() || peopled {
            item.label = Some(words.clone());
            item.label_only = strips;
            item.people_from = Some(rest.start).filter(|_| !rest.is_empty()).or(item.people_from);
            item.title = Some(words);
            return None;
        }
        Some(tokens)
    }

    /// Several sentences, longer than a title.
    fn tells(&self, rest: &Tokens) -> bool {
        let stops = rest.clone().filter(|i| self.doc.is_any(*i, &[".", "!"]) && (i + 1 >= rest.end || !self.doc.glued(i + 1)));
        rest.len() >= LEAST_TOLD && stops.take(2).count() == 2
    }

    /// Whether words that may be a name fill their line, and somebody of whom there is no doubt stands on the line below.
    fn is_subject(&self, rest: &Tokens) -> bool {
        let named = |at: usize| self.found.names.starting_at(at).map(|k| &self.found.names[k]);
        let likely = named(rest.start).is_some_and(|n| !n.sure && n.rule == "name.unlisted" && n.whole.end == rest.end);
        let next = self.segments.partition_point(|s| s.tokens.end <= rest.start) + 1;
        let below = self.segments.get(next).filter(|s| s.blank_before == 0 && !s.bullet);
        likely && below.is_some_and(|s| named(s.tokens.start).is_some_and(|n| n.sure && n.name.len() >= 2 && n.whole.end < s.tokens.end))
    }

    /// The words behind a label, without a room, and without a remark that is no title.
    fn rest_behind(&self, tokens: &Tokens, label: &Tokens, kind: SessionKind, numbered: bool) -> Tokens {
        let doc = self.doc;
        let after = label.end;
        let rest = self.behind_place(trim_lead(doc, self.behind_length(after, tokens.end)..tokens.end));
        // "Session 2 (au choix)", "Session 3 plénière", "Atelier C Programmation en cours": no title yet.
        let remark = kind == SessionKind::Session
            && (rest.len() == 1 || doc.is(after, "(") && rest.len() <= 4)
            && rest.clone().all(|t| !doc.case(t).is_capital());
        let pending = doc.phrase(rest.start, rest.end, Tags::PENDING).map_or(0, |(n, _)| n);
        // "Exposés – programme en attente du jury"
        let awaited = pending > 0 && doc.case(rest.start) == Case::Lower && doc.is_any(rest.start - 1, &["–", "—", "-", ":", "("]);
        let untitled = numbered && !rest.is_empty() && (remark || pending == rest.len()) || awaited;
        // "Visite 2 : Bibliothèque de bord": a visit is called by its place.
        // "Atelier A – Halles et marchés": houses of two kinds are a subject.
        let joined = rest.clone().any(|t| doc.folds_to(t, &["et", "&"]));
        let house = !untitled && !joined && self.is_place(&rest) && !doc.folds_to(rest.start, &["a", "au"]);
        if untitled || house && kind != SessionKind::Visit { rest.end..rest.end } else { rest }
    }

    /// "Table ronde : Le feu" behind another label: a label of one kind that a sign parts from its title.
    fn label_within(&self, rest: &Tokens) -> Option<Label> {
        let kinds = [SessionKind::RoundTable, SessionKind::Workshop, SessionKind::Plenary, SessionKind::Keynote];
        let inner = self.labelled_as(rest).filter(|inner| !inner.numbered && kinds.contains(&inner.kind))?;
        let sign = self.behind_length(inner.words.end, rest.end);
        let set_off = self.doc.is(sign, ":") || sign > inner.words.end && self.doc.is_any(sign, &["–", "—", "-"]);
        (set_off && sign + 1 < rest.end).then_some(inner)
    }

    /// "Table ronde [40 min] : …", "Débat (1 h) – …": the token behind the length of an item in brackets, or `at`.
    fn behind_length(&self, at: usize, end: usize) -> usize {
        let doc = self.doc;
        let from = at + 1 + usize::from(doc.is(at + 1, "~"));
        let close = lengths::length_at(doc, from).filter(|close| doc.is_any(at, &["(", "["]) && doc.is_any(*close, &[")", "]"]));
        close.filter(|close| close + 1 < end).map_or(at, |close| close + 1)
    }

    /// Whether a sign or the letters part a label from the title behind it.
    fn is_separated(&self, tokens: &Tokens, label: &Tokens) -> bool {
        let doc = self.doc;
        let after = self.behind_length(label.end, tokens.end);
        let stroke = doc.is(after, "/") && doc.case(after + 1).is_capital() && doc.phrase(after + 1, tokens.end, Tags::LABEL).is_none();
        let sign = doc.is_any(after, &[":", "–", "-", "—", "«", "\"", "“", "|", ".", "•"]) && after < tokens.end;
        // "PLÉNIÈRE Vélo et mobilité": the label in capitals, the title not.
        let letters = after < tokens.end
            && label.clone().all(|t| !matches!(doc.case(t), Case::Lower | Case::Capital))
            && doc.case(label.start) == Case::Upper
            && (doc.case(after) == Case::Capital || doc.case(after) == Case::Single && doc.case(after + 1) == Case::Lower);
        sign || stroke || letters
    }

    /// "SYMPOSIUM du laboratoire Verdier": who pays; the title stands below.
    fn is_sponsored(&self, tokens: &Tokens, label: &Tokens, kind: SessionKind) -> bool {
        let doc = self.doc;
        let after = label.end;
        let given = doc.has(after, Tags::EVENT_HELD) && doc.folds_to(after + 1, &["par"]);
        let body = after + if given { 2 + usize::from(doc.folds_to(after + 2, &["le", "la", "l'", "les"])) } else { 1 };
        strips_label(kind)
            && doc.case(label.start) == Case::Upper
            && (given || doc.folds_to(after, &["du", "de", "d'"]))
            && doc.case(after) == Case::Lower
            && doc.phrase(body, tokens.end, Tags::BODY_HEAD).is_some()
    }

    /// "Débat sur le thème « Qui paie ? »", "Table ronde autour du thème : qui paie ?": what stands behind the word for it.
    fn behind_subject(&self, rest: &Tokens) -> Option<Tokens> {
        let doc = self.doc;
        let leads = doc.folds_to(rest.start, &["sur", "autour", "ayant", "avec"]);
        let word = (rest.start + 1..rest.end.min(rest.start + 4)).find(|i| doc.folds_to(*i, &["theme", "sujet", "thematique"]))?;
        let sign = word + 1 + usize::from(doc.folds_to(word + 1, &["suivant"]));
        let set_off = doc.is_any(sign, &["«", "“", "\"", ":"]) && sign + 2 < rest.end;
        (leads && set_off).then(|| trim_lead(doc, sign..rest.end))
    }

    /// A label that "de" completes: "Discours de X", "Conférence du Dr X : « Titre »".
    fn name_of_speaker(&self, item: &mut Item, tokens: Tokens, label: Tokens, frames: bool) -> Option<Tokens> {
        let doc = self.doc;
        let after = label.end;
        let names = &self.found.names[self.found.names.first_from(after)..];
        let person = names.iter().take_while(|n| n.whole.start <= after + 2).find(|n| n.sure && n.whole.end <= tokens.end);
        let opens = doc.folds_to(label.end - 1, &["de", "d'", "du"]);
        let Some(person) = person else {
            if opens {
                item.label = None;
            }
            return Some(tokens);
        };
        item.people_from = Some(person.whole.start);
        if frames && label.len() > 1 && !opens {
            item.title = Some(label.clone());
        } else if let Some(quote) = self.quote_behind_people(&(person.whole.start..tokens.end)) {
            // "Conférence du Dr Lise Duval, néphrologue : « Mieux vaut prévenir »"
            item.people_to = Some(quote.start - 1);
            item.title = Some(quote);
        } else {
            // "Discours de X", "Témoignages de X et de Y" stay whole.
            item.title = Some(tokens.start..self.joined_names_end(person, tokens.end));
            // "Conférence de Lise Duval, tanneuse :" above the title
            let line_end = (tokens.end..doc.tokens.len()).find(|i| doc.breaks(*i)).unwrap_or(doc.tokens.len());
            // "Conférence de Lise Duval, tanneuse" above "« Le gant perdu »"
            let quoted = || {
                let next_end = (line_end + 1..doc.tokens.len()).find(|i| doc.breaks(*i)).unwrap_or(doc.tokens.len());
                doc.is_any(line_end, &["«", "“", "\""]) && next_end > line_end + 2 && doc.is_any(next_end - 1, &["»", "”", "\""])
            };
            item.label_only = doc.is(line_end - 1, ":") || quoted();
        }
        item.label = Some(label);
        None
    }

    /// Where the last of several names ends that "et" or "et de" joins to one.
    fn joined_names_end(&self, person: &NameMention, end: usize) -> usize {
        let doc = self.doc;
        let mut at = person.whole.end;
        while doc.folds_to(at, &["et"]) {
            let next = at + 1 + usize::from(doc.folds_to(at + 1, &["de", "d'"]));
            let Some(k) = self.found.names.starting_at(next) else { break };
            if self.found.names[k].whole.end > end {
                break;
            }
            at = self.found.names[k].whole.end;
        }
        at
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
        let first = self.found.names.first_from(tokens.start + 1);
        let name = self.found.names.get(first).filter(|n| n.sure && n.whole.end <= tokens.end && n.whole.start <= tokens.start + 3);
        name.is_some_and(|n| {
            let lead = tokens.start + 1..n.whole.start;
            lead.clone().all(|i| doc.has(i, Tags::FUNCTION | Tags::CIVILITY) || doc.case(i) == Case::Lower)
                && (lead.is_empty() || functions::head_at(doc, lead.start, lead.end).is_some() || doc.has(lead.start, Tags::CIVILITY))
        })
    }

    /// Whom a label meets that leads to a person: "Rencontre avec X", "Entretien avec Y".
    fn met(&self, tokens: &Tokens, label: &Tokens, rest: &Tokens) -> Option<Tokens> {
        let doc = self.doc;
        let leads = doc.folds_to(label.end - 1, &["avec", "entre"]) && rest.start == label.end;
        let name = self.found.names.starting_at(rest.start).map(|k| &self.found.names[k])?;
        (leads && name.whole.end <= tokens.end).then(|| name.whole.clone())
    }

    /// What stands in quotation marks behind a sign: ": « La Vase et l'Étoile »".
    fn quotation(&self, tokens: &Tokens) -> Option<Tokens> {
        let doc = self.doc;
        let set_off = doc.is_any(tokens.start, &[":", ",", "–", "—", "-", "|"]) && doc.is_any(tokens.start + 1, &["«", "“"]);
        set_off.then(|| trim(doc, tokens.clone())).filter(|t| !t.is_empty())
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
