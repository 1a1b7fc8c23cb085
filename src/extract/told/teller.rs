//! What a sentence of a told programme is: an item, more of the item before, or an aside.

use super::people::{papers, quotes};
use super::{LONGEST, Telling, Told};
use crate::extract::dates::DateMention;
use crate::extract::functions;
use crate::extract::kinds;
use crate::extract::names::NameMention;
use crate::extract::segments::Found;
use crate::extract::times::TimeMention;
use crate::extract::verbs::{ends_as_future, is_future};
use crate::lexicon::Tags;
use crate::record::{Edtf, SessionKind};
use crate::text::{Case, Marked, TokenKind, Tokens};

pub(super) struct Teller<'a, 'd> {
    pub(super) doc: &'a Marked<'d>,
    pub(super) found: &'a Found<'a>,
    /// The days of the event, where several are given together.
    pub(super) days: Vec<Edtf>,
    /// Kind of the items that a plural has announced: "Trois tables rondes …", then "La première, …".
    pub(super) plural: Option<SessionKind>,
    pub(super) day: Option<Edtf>,
    /// An item has been told.
    pub(super) begun: bool,
}

impl Teller<'_, '_> {
    pub(super) fn telling(&mut self, sentence: &Tokens, open: bool) -> Telling {
        let item = self.item(sentence);
        self.note_plural(sentence);
        match item {
            Some(told) => {
                self.begun = true;
                Telling::Item(Box::new(told))
            }
            None if open && self.goes_on(sentence) => Telling::GoesOn,
            None => Telling::Aside,
        }
    }

    /// The item that a sentence with a time tells.
    fn item(&mut self, sentence: &Tokens) -> Option<Told> {
        let doc = self.doc;
        self.read_day(sentence);
        let first = self.found.times.first_from(sentence.start);
        if sentence.len() > LONGEST {
            return None;
        }
        let time = self.found.times.get(first).filter(|t| t.tokens.end <= sentence.end && t.start.is_some())?;
        if self.is_notice(sentence) || !self.begun && self.announces_event(sentence) {
            return None;
        }
        let label = self.label(sentence, time);
        let ordinal = (sentence.start..sentence.end.min(sentence.start + 3)).any(|i| doc.has(i, Tags::ORDINAL));
        let kind = label.as_ref().and_then(|(_, kind)| *kind).or(self.plural.filter(|_| ordinal));
        let quotes = quotes(doc, sentence);
        let several = papers(doc, sentence, self.found.names).len() >= 2 && label.is_some() && kind != Some(SessionKind::Workshop);
        // Of several quotations the title is the one nearest to the time.
        let near = |q: &&Tokens| q.start.abs_diff(time.tokens.end).min(q.end.abs_diff(time.tokens.start));
        let quote = quotes.iter().min_by_key(near).filter(|_| kind != Some(SessionKind::Meal) && !several);
        let title = quote.cloned().or(label.as_ref().map(|(t, _)| t.clone()));
        let named = label.is_some() || kind.is_some();
        // "À 10 h, Lise Duval, juriste, expliquera …"
        let spoken = self.spoken(sentence);
        // "Viendra ensuite, à 9 h, « … »"
        let tells = |i: usize| is_future(doc, i) || i == sentence.start && doc.case(i) == Case::Capital && ends_as_future(doc, i);
        let place = |i: usize| doc.folds_to(i, &["place"]) && doc.folds_to(i + 1, &["a"]);
        let titled = quote.is_some() && sentence.clone().any(|i| tells(i) || place(i));
        if title.is_none() && spoken.is_none() {
            return None;
        }
        // "s’ouvrira à 9 heures par un discours": the verb tells more than the word.
        let kind = spoken
            .flatten()
            .filter(|_| !matches!(kind, Some(SessionKind::RoundTable | SessionKind::Workshop | SessionKind::Performance)))
            .or(kind);
        (named || titled || self.names_in(sentence) > 0).then(|| Told {
            time: time.clone(),
            date: self.day,
            label: label.map(|(t, _)| t).filter(|t| title.as_ref() != Some(t)),
            title,
            kind,
            one_of_several: self.plural.is_some() && (ordinal || kind == self.plural),
        })
    }

    /// The verb by which somebody of a sentence takes the floor, with the kind that it tells.
    fn spoken(&self, sentence: &Tokens) -> Option<Option<SessionKind>> {
        let doc = self.doc;
        let speaks = sentence.clone().find_map(|i| doc.phrase(i, sentence.end, Tags::SPEAKS).filter(|_| doc.case(i) == Case::Lower));
        let kind = match speaks {
            Some((_, value)) => kinds::labelled(value),
            // "De 14 h à 15 h, Lise Duval dialoguera avec …": with a beginning and an end, whatever somebody will do is an item.
            None => {
                let first = self.found.times.first_from(sentence.start);
                // "Puis, à 14 h, c’est Lise Duval, tanneuse, qui tiendra le fil": the same where the hour opens the sentence.
                // "Sur la scène du forum, dès 14 h, Lise Duval …"
                let opens = |t: &TimeMention| {
                    let behind_place = (t.tokens.start.saturating_sub(2)..t.tokens.start).any(|i| doc.is(i, ","));
                    doc.is(t.tokens.end, ",") && t.tokens.start <= sentence.start + if behind_place { 10 } else { 4 }
                };
                let lasts = self.found.times.get(first).is_some_and(|t| t.tokens.end <= sentence.end && (t.end.is_some() || opens(t)));
                (lasts && sentence.clone().any(|i| is_future(doc, i))).then_some(None)?
            }
        };
        (self.names_in(sentence) > 0).then_some(kind)
    }

    /// "Jeudi 27", within the days of the event; or a full date.
    fn read_day(&mut self, sentence: &Tokens) {
        let doc = self.doc;
        let first = self.found.dates.first_from(sentence.start);
        if let Some(DateMention { dates, .. }) = self.found.dates.get(first).filter(|d| d.tokens.end <= sentence.end) {
            self.day = dates.first().copied().filter(|d| !d.is_range() && d.start_day().is_some()).or(self.day);
            return;
        }
        for i in sentence.clone() {
            let Some(number) = doc.number(i + 1).filter(|_| doc.has(i, Tags::WEEKDAY) && i + 1 < sentence.end) else { continue };
            let within = |r: &Edtf| Edtf::day(r.start_year(), r.start_month()?, number as u8).filter(|day| *r == *day || r.covers(*day));
            self.day = self.days.iter().find_map(within).or(self.day);
        }
    }

    /// "L’association organise une journée le 4 mai, à partir de 9 h": day and hour of the whole, before any item.
    fn announces_event(&self, sentence: &Tokens) -> bool {
        let doc = self.doc;
        let dates = &self.found.dates[self.found.dates.first_from(sentence.start)..];
        let dated = dates.first().is_some_and(|d| d.tokens.end <= sentence.end);
        dated && self.names_in(sentence) == 0 && sentence.clone().any(|i| doc.phrase(i, sentence.end, Tags::ORGANISES).is_some())
    }

    /// Opening hours, registration, prices: times without an item.
    fn is_notice(&self, sentence: &Tokens) -> bool {
        // "(rendez-vous individuels sur inscription)" is said of an item.
        let mut depth = 0i32;
        sentence.clone().any(|i| {
            depth += i32::from(self.doc.is(i, "(")) - i32::from(self.doc.is(i, ")"));
            depth <= 0 && self.doc.phrase(i, sentence.end, Tags::NOTICE).is_some()
        })
    }

    /// The label nearest to the time, and its kind.
    fn label(&self, sentence: &Tokens, time: &TimeMention) -> Option<(Tokens, Option<SessionKind>)> {
        let doc = self.doc;
        let mut found: Option<(Tokens, Option<SessionKind>)> = None;
        let quotes = quotes(doc, sentence);
        let bracket = self.bracket_around(sentence, time);
        let mut i = sentence.start;
        while i < sentence.end {
            // "prendra la parole à 10 h", "donnera la parole à": the verb names no item.
            let speaks = doc.phrase(i, sentence.end, Tags::SPEAKS | Tags::GATHERS | Tags::GOES_ON | Tags::MODERATES);
            if let Some((n, _)) = speaks.filter(|(n, _)| *n > 1 && (i..i + n).any(|k| doc.folds_to(k, &["parole"]))) {
                i += n;
                continue;
            }
            // "sur la scène du forum": where it is, not what.
            let house = i - usize::from(doc.folds_to(i.wrapping_sub(1), &["la", "l'"]));
            let placed = house >= 2
                && doc.folds_to(house - 1, &["de", "du", "des"])
                && (doc.folds_to(house - 2, &["scene", "stand", "espace"]) || doc.has(house - 2, Tags::ROOM));
            // "directrice du Salon du gant": of what somebody is.
            let held = house >= 2 && doc.folds_to(house - 1, &["de", "du", "des"]) && doc.has(house - 2, Tags::FUNCTION);
            let free = !placed && !held && !self.in_name(i) && !doc.has(i, Tags::ORDINAL) && !quotes.iter().any(|q| q.contains(&i));
            let Some((n, value)) = doc.phrase(i, sentence.end, Tags::LABEL | Tags::LABEL_WORD).filter(|_| free) else {
                i += 1;
                continue;
            };
            let kind = kinds::labelled(value);
            // "la visite (départ à 14 h)": what the bracket adds is not the item.
            let aside = |t: &Tokens| bracket.as_ref().is_some_and(|b| b.contains(&t.start));
            let distance = |t: &Tokens| t.start.abs_diff(time.tokens.start) + if aside(t) { 30 } else { 0 };
            // "table ronde animée par": the label without what leads to the people.
            let leads = |k: usize| doc.phrase(k, i + n, Tags::MODERATION | Tags::SPEAKERS_INLINE).is_some_and(|(m, _)| k + m == i + n);
            let tokens = i..(i + 1..i + n).find(|k| leads(*k)).unwrap_or(i + n);
            let nearer = found.as_ref().is_none_or(|(t, _)| distance(&tokens) < distance(t));
            // "Rendez-vous à 14 h pour la remise des prix"
            let calls =
                doc.folds_to(i, &["rendez-vous"]) && i == sentence.start && (i + n..sentence.end).any(|k| doc.folds_to(k, &["pour"]));
            // "Après le déjeuner, à 14 h, Lise Duval …": when, not what.
            let article = i - usize::from(i > sentence.start && doc.folds_to(i - 1, &["le", "la", "l'", "les"]));
            let before = article > sentence.start && doc.folds_to(article - 1, &["apres"]) && doc.is(i + n, ",");
            // "Lise Duval animera la discussion": what is led has been told before.
            let exchange = n == 1 && doc.folds_to(i, &["discussion", "discussions", "debat", "debats", "echanges"]);
            let leads = |k: usize| doc.phrase(k, sentence.end, Tags::MODERATES).is_some_and(|(_, v)| v.has(Tags::MODERATES));
            let led = exchange && article > sentence.start && leads(article - 1);
            let calls = calls || led || before && time.tokens.start <= i + n + 2 && doc.is(time.tokens.end, ",");
            if doc.case(i) != Case::Upper && nearer && !calls && !self.is_whole_event(&tokens) {
                found = Some((self.extended(tokens, kind, sentence.end), kind));
            }
            i += n;
        }
        found
    }

    /// The brackets that hold a time, within the sentence.
    fn bracket_around(&self, sentence: &Tokens, time: &TimeMention) -> Option<Tokens> {
        let open = (sentence.start..time.tokens.start).rev().take_while(|i| !self.doc.is(*i, ")")).find(|i| self.doc.is(*i, "("))?;
        let close = (time.tokens.end..sentence.end).find(|i| self.doc.is(*i, ")"))?;
        Some(open..close)
    }

    /// "La journée se terminera …", "Le colloque s’ouvrira …": the event, of which the sentence tells an item.
    fn is_whole_event(&self, label: &Tokens) -> bool {
        let doc = self.doc;
        let begins = label.start > 0 && doc.folds_to(label.start - 1, &["le", "la", "l'", "cette", "ce", "notre"]);
        let event = label.len() == 1 && doc.has(label.start, Tags::ANY_EVENT | Tags::HALF_DAY);
        begins && event && (is_future(doc, label.end) || doc.folds_to(label.end, &["se", "s'"]))
    }

    /// "visite des ateliers", "remise des prix": the complement belongs to the name of the item.
    fn extended(&self, mut tokens: Tokens, kind: Option<SessionKind>, end: usize) -> Tokens {
        let doc = self.doc;
        // "rencontre littéraire", "apéritif musical"
        let adjective = |i: usize| doc.case(i) == Case::Lower && doc.has(i, Tags::ADJECTIVE) && !doc.has(i, Tags::GRAMMATICAL | Tags::VERB);
        // "concert dessiné de Lise Duval"
        let made = |i: usize| {
            let participle = doc.case(i) == Case::Lower && doc.word(i).ends_with(['é', 'i']) && doc.has(i, Tags::VERB);
            participle && !doc.has(i, Tags::GRAMMATICAL) && doc.folds_to(i + 1, &["de", "d'"]) && doc.case(i + 2).is_capital()
        };
        if tokens.end < end && (adjective(tokens.end) || made(tokens.end)) && !doc.breaks(tokens.end) {
            tokens.end += 1;
        }
        let takes = matches!(kind, Some(SessionKind::Visit | SessionKind::Ceremony | SessionKind::Performance | SessionKind::Workshop));
        // "présentation des comptes", "bilan de la saison": the word alone says nothing.
        let vague = doc.folds_to(tokens.start, &["presentation", "restitution", "bilan", "demonstration"]) && tokens.len() == 1;
        if (takes || vague) && doc.folds_to(tokens.end, &["de", "du", "des", "d'"]) {
            let stop = |i: usize| {
                doc.kind(i) == Some(TokenKind::Sign) || doc.has(i, Tags::VERB) && !doc.has(i, Tags::NOUN) || doc.number(i).is_some()
            };
            let last = (tokens.end..end.min(tokens.end + 10)).find(|i| stop(*i)).unwrap_or(end.min(tokens.end + 10));
            tokens.end = last;
            while doc.has(tokens.end - 1, Tags::GRAMMATICAL) {
                tokens.end -= 1;
            }
        }
        tokens
    }

    /// "Cette deuxième table ronde, « Title », sera animée …": title and kind of the item before, which had none.
    pub(super) fn names_last(&self, sentence: &Tokens) -> Option<(Tokens, Option<SessionKind>)> {
        let doc = self.doc;
        let quote = quotes(doc, sentence).into_iter().next()?;
        let opens = doc.folds_to(sentence.start, &["cette", "ce", "cet", "intitule", "intitulee"]);
        let label = (sentence.start + 1..quote.start).find_map(|i| doc.phrase(i, quote.start, Tags::LABEL | Tags::LABEL_WORD));
        opens.then(|| (quote, label.and_then(|(_, value)| kinds::labelled(value))))
    }

    fn in_name(&self, i: usize) -> bool {
        let near = self.found.names.first_reaching(i + 1);
        self.found.names.get(near).is_some_and(|n| n.sure && n.whole.start <= i)
    }

    pub(super) fn names_in(&self, sentence: &Tokens) -> usize {
        let inside = |n: &&NameMention| n.whole.end <= sentence.end;
        self.found.names[self.found.names.first_from(sentence.start)..].iter().take_while(inside).count()
    }

    /// A sentence about the item before: "Y prendront part …", "X animera les débats".
    fn goes_on(&self, sentence: &Tokens) -> bool {
        let doc = self.doc;
        let part = |i: usize| {
            doc.phrase(i, sentence.end, Tags::GOES_ON | Tags::MODERATES | Tags::MODERATION | Tags::MODERATION_AFTER).is_some()
                || i == sentence.start && doc.phrase(i, sentence.end, Tags::SPEAKERS_INLINE).is_some()
        };
        // "Lise Duval, juriste, et Paul Roche se partageront la scène": somebody will do something.
        let first = self.found.names.first_from(sentence.start);
        let begins = self.found.names.get(first).is_some_and(|n| n.sure && n.whole.start <= sentence.start + 1);
        let acts = || begins && sentence.clone().any(|i| is_future(doc, i)) && !self.is_notice(sentence);
        // "Un éleveur dira …", "Il sera accompagné de deux tanneurs": nobody is named.
        let unnamed = || {
            let head =
                |i: usize| doc.folds_to(i, &["un", "une", "deux", "trois"]) && functions::head_at(doc, i + 1, sentence.end).is_some();
            let escorted = || sentence.clone().any(|i| doc.folds_to(i, &["accompagne", "accompagnee", "accompagnes", "accompagnees"]));
            let pronoun = doc.folds_to(sentence.start, &["il", "elle", "ils", "elles"]);
            let told = head(sentence.start) || pronoun && escorted() && sentence.clone().any(head);
            told && sentence.clone().any(|i| is_future(doc, i)) && !self.is_notice(sentence)
        };
        self.names_in(sentence) > 0 && (sentence.clone().any(part) || acts()) || unnamed()
    }

    fn note_plural(&mut self, sentence: &Tokens) {
        let doc = self.doc;
        for i in sentence.clone() {
            if doc.has(i, Tags::COUNT)
                && let Some((_, value)) = doc.phrase(i + 1, sentence.end, Tags::LABEL | Tags::LABEL_WORD)
            {
                self.plural = kinds::labelled(value);
            }
        }
    }
}
