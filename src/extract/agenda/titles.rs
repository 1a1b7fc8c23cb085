//! Titles: what of a line names the item, and where its label ends.

use super::cut::{begins_with_people, close, cut_people, says_below, trim};
use super::{Builder, Item};
use crate::extract::segments::Segment;
use crate::extract::{bodies, entries, functions, lengths, unnamed};
use crate::lexicon::Tags;
use crate::record::{SessionKind, Status};
use crate::text::{Case, Tokens};

/// Tokens of the longest title.
const LONGEST_TITLE: usize = 45;
/// Tokens up to which several sentences may be one title.
const LONGEST_SENTENCES: usize = 30;
/// Tokens of a bracket behind a title in quotation marks.
const LONGEST_BRACKET: usize = 8;
/// The same with the people behind it.
const LONGEST_LINE: usize = 160;

/// Kinds of items that one or few people give.
fn is_given(kind: SessionKind) -> bool {
    matches!(kind, SessionKind::Keynote | SessionKind::Talk | SessionKind::Workshop | SessionKind::RoundTable | SessionKind::Performance)
}

impl Builder<'_, '_> {
    /// Takes label and title from the words of a heading; people that follow on the same line are left for later.
    pub(super) fn name(&self, item: &mut Item, tokens: Tokens) {
        let doc = self.doc;
        let quoted = self.is_quoted(&tokens);
        let mut tokens = trim(doc, tokens);
        if tokens.is_empty() {
            return;
        }
        // "« LISE DUVAL COLLECTRICE : LE PROCÈS »": a quotation is a title, whoever stands in it.
        if quoted && !tokens.clone().any(|i| doc.is_any(i, &["«", "»", "“", "”"])) && self.found.names.starting_at(tokens.start).is_some()
        {
            item.title = Some(tokens);
            return;
        }
        // "Table ronde « Reprendre » avec :" above those who take part
        if tokens.len() > 2 && doc.folds_to(tokens.end - 1, &["avec"]) && doc.case(tokens.end - 1) == Case::Lower && doc.is(tokens.end, ":")
        {
            tokens.end -= 1;
        }
        tokens = self.without_particulars(self.behind_field(tokens));
        let left = self.without_partners(tokens.clone());
        let giver = left.end..tokens.end;
        tokens = self.without_notes(left);
        // "Lise Duval, Institut de mathématiques": where somebody works is no room.
        if !self.is_person_alone(&tokens) {
            tokens = self.without_notes(self.before_place(self.without_place_behind(tokens)));
        }
        if let Some(label) = self.chaired_label(&tokens) {
            item.title = Some(label.words.clone());
            item.kind = Some(label.kind);
            item.people_from = Some(label.words.end);
            item.label = Some(label.words);
            item.label_only = true;
            return;
        }
        let whole = tokens.clone();
        if let Some((name, quote)) = self.quoted_speech(&tokens) {
            let label = self.labelled_as(&(tokens.start..name.start));
            item.kind = item.kind.or(label.map(|label| label.kind));
            (item.people_from, item.people_to) = (Some(name.start), Some(name.end));
            item.title = Some(quote);
            return;
        }
        if let Some((title, people)) = self.quoted_behind_people(&tokens) {
            item.people_from = Some(people.start);
            item.people_to = Some(people.end);
            item.title = Some(title);
            return;
        }
        // "Maxime Berges (CELLF) – Title": the speaker stands before the title.
        if let Some(title) = self.title_behind_people(&tokens) {
            item.people_from = Some(tokens.start);
            item.people_to = Some(title.start);
            let title = self.before_particulars(trim(doc, title));
            // "Lise Duval et Paul Vercel, Introduction"
            let frames = |kind: SessionKind| matches!(kind, SessionKind::Opening | SessionKind::Closing);
            let whole = |end: usize| end >= title.end || self.is_of_event(&(end..title.end));
            let label = self.labelled_as(&title).filter(|label| whole(label.words.end) && frames(label.kind));
            let label = label.filter(|label| !doc.is(title.start - 1, ":") || label.words.end < title.end);
            item.kind = label.map(|label| label.kind).or(item.kind);
            item.title = Some(title).filter(|t| !t.is_empty());
            return;
        }
        // "Jean Vercel, le cuir et ses conditions": whom a paper is about.
        let about = |k: usize| entries::is_subject(doc, self.found.names[k].whole.end, tokens.end);
        if self.found.names.starting_at(tokens.start).is_some_and(about) {
            item.title = Some(tokens);
            return;
        }
        // "Discussion animée par Lise Duval" is an item of that name.
        let discussed = || self.labelled_as(&tokens).is_some_and(|label| label.kind == SessionKind::RoundTable);
        let labelled = || doc.phrase(tokens.start, tokens.end, Tags::LABEL).is_some() || discussed();
        let chair_alone = || self.is_chair_alone(&tokens) && !labelled();
        if self.is_person_alone(&tokens) || self.is_nobody_else(&tokens) || chair_alone() || self.are_people_in_turn(&tokens) {
            item.people_from = Some(tokens.start);
            return;
        }
        let left = match self.labelled_as(&tokens).or_else(|| self.coded(&tokens)) {
            Some(label) => self.name_behind_label(item, tokens, label),
            None => Some(tokens),
        };
        if let Some(tokens) = left {
            self.name_by_title(item, tokens, &whole);
        }
        self.title_behind_chair(item, whole.end);
        // "Clôture par un représentant de la Ligue"
        if item.people_from.is_none() && !giver.is_empty() && unnamed::heads_line(doc, &(giver.start + 1..giver.end)) {
            (item.people_from, item.people_to) = (Some(giver.start), Some(giver.end));
        }
    }

    /// "Introduction" and then "au colloque", "de la journée": what is opened or closed.
    fn is_of_event(&self, rest: &Tokens) -> bool {
        let doc = self.doc;
        let article = usize::from(doc.folds_to(rest.start + 1, &["la", "l'"]));
        let led = doc.folds_to(rest.start, &["au", "du", "de", "a"]) && doc.case(rest.start) == Case::Lower;
        led && rest.len() == 2 + article && doc.has(rest.end - 1, Tags::EVENT_KIND | Tags::HALF_DAY)
    }

    /// "Atelier 1, animé par Lise Duval : le gant tactile", "Conférence de Lise Duval, tanneuse : le gant tactile": the title behind
    /// the colon of who chairs or gives it.
    fn title_behind_chair(&self, item: &mut Item, end: usize) {
        let doc = self.doc;
        let Some(from) = item.people_from.filter(|_| item.people_to.is_none()) else { return };
        let Some((label, title)) = item.label.as_ref().zip(item.title.as_ref()) else { return };
        let whole = label == title;
        let by = doc.phrase(from, end, Tags::MODERATION).is_some_and(|(n, _)| doc.folds_to(from + n - 1, &["par"]));
        let given = || self.gives(from, end) && item.kind.is_some_and(is_given);
        // "Conférence de Lise Duval" as a title, up to her name.
        let named = || label.start == title.start && from < title.end && self.found.names.starting_at(from).is_some();
        if !(whole && by || (whole || named()) && given()) {
            return;
        }
        let Some(colon) = (from..end).find(|i| doc.is(*i, ":") && !doc.glued(i + 1)).filter(|colon| colon + 2 < end) else { return };
        // "Discours de Lise Duval : présidente de la Ligue"
        if says_below(doc, colon, end) && self.found.names.get(self.found.names.first_reaching(colon)).is_some_and(|n| n.whole.end == colon)
        {
            return;
        }
        let rest = colon + 1..end;
        let people = self.found.names.starting_at(rest.start).is_some() || entries::intro(doc, &rest).is_some();
        let told = by || self.found.names.get(self.found.names.first_from(from)).is_some_and(|name| name.sure && name.whole.end <= colon);
        if !people && told {
            item.people_to = Some(colon);
            item.title = Some(trim(doc, rest));
            item.label_only = false;
        }
    }

    /// "par Lise Duval", "avec la tanneuse Lise Duval", "Lise Duval": whether who gives an item stands at `from`.
    fn gives(&self, from: usize, end: usize) -> bool {
        let doc = self.doc;
        let led = doc.phrase(from, end, Tags::SPEAKERS_INLINE).is_some_and(|_| doc.folds_to(from, &["par", "avec"]));
        led || self.found.names.starting_at(from).is_some()
    }

    /// "« Friches en récit », Collectif du Val": a quotation without the body behind it.
    fn quoted_before_body(&self, title: &Tokens) -> Option<Tokens> {
        let doc = self.doc;
        let close = title.clone().find(|i| doc.is_any(*i, &["»", "”"])).filter(|_| doc.is_any(title.start, &["«", "“"]))?;
        // "« Marée » (18 min), film fait par des bateliers"
        let bracket = (close + 1..title.end.min(close + LONGEST_BRACKET)).find(|i| doc.is(*i, ")")).filter(|_| doc.is(close + 1, "("));
        let behind = bracket.unwrap_or(close) + 1;
        let work = doc.is(behind, ",") && doc.case(behind + 1) == Case::Lower && behind + 1 < title.end;
        if work
            && ["film", "documentaire", "spectacle", "piece", "court-metrage", "exposition"].iter().any(|w| doc.folds_to(behind + 1, &[*w]))
        {
            return Some(title.start..close + 1);
        }
        let from = bodies::skip_article(doc, close + 2, title.end);
        let set_off = close + 2 < title.end && doc.is_any(close + 1, &[",", "–", "—", "-"]);
        let body = set_off.then(|| bodies::mention_at(doc, from, title.end, false)).flatten();
        body.is_some_and(|b| b.end >= title.end).then(|| title.start..close + 1)
    }

    /// "Lise Duval, Tanner sans chrome, Maîtresse de conférences, Université de Bavay": the title without what follows it of
    /// the speaker, of whom nothing is said before it.
    fn before_particulars(&self, title: Tokens) -> Tokens {
        let doc = self.doc;
        let bare = title.start > 0
            && self.found.names.get(self.found.names.first_reaching(title.start - 1)).is_some_and(|n| n.whole.end + 1 == title.start);
        if !bare || !doc.is(title.start - 1, ",") {
            return title;
        }
        let function = |i: usize| functions::head_at(doc, i, title.end).is_some_and(|head| !head.plural);
        let comma = |i: &usize| doc.is(*i, ",") && !doc.glued(i + 1) && doc.case(i + 1).is_capital() && function(i + 1);
        (title.start + 2..title.end.saturating_sub(1)).find(comma).map_or(title.clone(), |comma| title.start..comma)
    }

    /// "« Friches en récit ». Au programme : le quai": a quotation without the sentences behind it.
    fn quoted_before_sentence(&self, title: &Tokens) -> Option<Tokens> {
        let doc = self.doc;
        let close = title.clone().find(|i| doc.is_any(*i, &["»", "”"])).filter(|_| doc.is_any(title.start, &["«", "“"]))?;
        let goes_on = doc.is(close + 1, ".") && close + 2 < title.end && doc.case(close + 2).is_capital();
        goes_on.then(|| title.start..close + 1)
    }

    /// Title and people of words that no label leads, or that a label has left of the `whole`.
    fn name_by_title(&self, item: &mut Item, tokens: Tokens, whole: &Tokens) {
        let doc = self.doc;
        if let Some(name) = self.speech_of(&tokens) {
            item.people_from = Some(name.start);
            item.title = Some(tokens.start..name.end);
            return;
        }
        let (title, people) = cut_people(doc, &tokens, self.found.names);
        // "Présentation du rapport par Lise Duval (CNRS) : « Qui paie la digue ? »"
        let by = people
            .filter(|from| doc.folds_to(*from, &["par"]) && doc.phrase(title.start, title.end, Tags::LABEL | Tags::LABEL_WORD).is_some());
        let quote = by.and_then(|from| self.quote_behind_people(&(from + 1..tokens.end)));
        if let Some(quote) = quote.filter(|quote| doc.is(quote.start - 2, ":") && quote.end + 1 >= tokens.end) {
            item.people_from = people;
            item.people_to = Some(quote.start - 1);
            item.label = Some(trim(doc, title));
            item.title = Some(quote);
            return;
        }
        item.people_from = people;
        let title = self.name_work(item, title, &tokens);
        // "un bal. Il est gratuit.": running prose goes on behind its first sentence.
        let stop = |i: &usize| doc.case(tokens.start) == Case::Lower && doc.is_any(*i, &[".", "!"]) && doc.case(i + 1).is_capital();
        let title = title.clone().find(stop).map_or(title.clone(), |stop| title.start..stop);
        let title = self.first_sentence(title);
        let title = if people.is_some() { close(doc, title) } else { title };
        let title = self.quoted_before_body(&title).or_else(|| self.quoted_before_sentence(&title)).unwrap_or(title);
        // "« Le fil », débat": the label behind the title in quotation marks
        let quote = title.clone().find(|i| doc.is_any(*i, &["»", "”"])).filter(|_| doc.is_any(title.start, &["«", "“"]));
        let said = quote.filter(|close| doc.is(close + 1, ",") && doc.case(close + 2) == Case::Lower).and_then(|close| {
            let label = self.labelled_as(&(close + 2..title.end)).filter(|label| label.words.end == title.end);
            label.map(|label| (title.start..close + 1, label.kind))
        });
        let title = said.map_or(title, |(quoted, kind)| {
            item.kind = item.kind.or(Some(kind));
            quoted
        });
        let mut title = trim(doc, self.without_note(trim(doc, title)));
        // "Le fil et l'aiguille / par" above who speaks
        if people.is_none() && title.len() > 2 && doc.folds_to(title.end - 1, &["par"]) && doc.breaks(title.end - 1) {
            title.end -= 1;
        }
        if people.is_some() {
            title = self.before_place(self.without_place_behind(title));
            if let Some((before, kind)) = self.label_behind(&title) {
                title = before;
                item.kind = item.kind.or(Some(kind));
            }
        }
        // "Titre à préciser : Lise Duval" has none yet.
        let pends = doc.phrase(title.start, title.end, Tags::PENDING).is_some_and(|(n, _)| n == title.len());
        if pends && people.is_some() && doc.folds_to(title.start, &["titre", "sujet", "theme", "intitule"]) {
            item.status = Status::Pending;
            return;
        }
        item.title = if title.is_empty() {
            Some(whole.start..people.unwrap_or(whole.end)).map(|t| trim(doc, t)).filter(|t| !t.is_empty())
        } else {
            Some(title)
        };
    }

    /// "Où va la tannerie ? Que garder des débats de l'an dernier ? …": of what is too long for a title, its first sentence.
    fn first_sentence(&self, title: Tokens) -> Tokens {
        let doc = self.doc;
        let ends = |i: &usize| {
            doc.is_any(*i, &[".", "?", "!"]) && !doc.glued(i + 1) && doc.case(i + 1).is_capital() && doc.case(i - 1) != Case::Single
        };
        // "Tanneurs, à vos quais ! Les patrons ont trois minutes chacun.": a whole sentence that tells of it.
        let finite = |i: usize| doc.case(i) == Case::Lower && doc.has(i, Tags::VERB) && !doc.has(i, Tags::NOUN | Tags::ADJECTIVE);
        let told = |end: usize| doc.is_any(end, &["?", "!"]) && doc.is(title.end, ".") && (end + 2..title.end).any(finite);
        let long = title.len() > LONGEST_SENTENCES;
        let end = (title.start + 3..title.end.saturating_sub(3)).find(ends).filter(|end| long || told(*end));
        end.map_or(title.clone(), |end| title.start..end + usize::from(!doc.is(end, ".")))
    }

    /// "Le bois en ville – Débat": a label that a dash sets off behind the title, before the people.
    fn label_behind(&self, title: &Tokens) -> Option<(Tokens, SessionKind)> {
        let doc = self.doc;
        let dash = (title.start + 2..title.end).rev().find(|i| doc.is_any(*i, &["–", "—", "|"]))?;
        let label = self.labelled_as(&(dash + 1..title.end)).filter(|label| label.words.end == title.end && !label.numbered)?;
        let spoken = matches!(label.kind, SessionKind::RoundTable | SessionKind::Keynote | SessionKind::Workshop);
        (spoken && self.labelled_as(title).is_none()).then_some((title.start..dash, label.kind))
    }

    /// "Titre : Le gant": without the name of the field.
    fn behind_field(&self, tokens: Tokens) -> Tokens {
        if self.is_title_field(&tokens) { trim(self.doc, tokens.start + 2..tokens.end) } else { tokens }
    }

    /// "Titre : …", "Thème : …", "Title: …"
    pub(super) fn is_title_field(&self, tokens: &Tokens) -> bool {
        let doc = self.doc;
        doc.folds_to(tokens.start, &["titre", "theme", "sujet", "intitule", "title"]) && doc.is(tokens.start + 1, ":") && tokens.len() > 2
    }

    /// "50 min – Menée par Lise Duval": how long it takes.
    fn begins_with_length(&self, tokens: &Tokens) -> bool {
        lengths::length_at(self.doc, tokens.start).is_some_and(|end| end >= tokens.end || lengths::parts(self.doc, end))
    }

    /// "Départ en car devant la halle", "Rendez-vous à la gare": from where one goes.
    fn tells_departure(&self, tokens: &Tokens) -> bool {
        let doc = self.doc;
        let leaves = doc.folds_to(tokens.start, &["depart", "departs", "rendez-vous", "rdv"]);
        leaves && doc.case(tokens.start + 1) == Case::Lower && doc.folds_to(tokens.start + 1, &["en", "a", "au", "devant", "de", "du"])
    }

    /// "Lieu : …", "Date : …", "Inscription : …": a field that holds no title.
    fn is_other_field(&self, tokens: &Tokens) -> bool {
        let noted = || self.doc.phrase(tokens.start, tokens.end, Tags::FURNITURE).is_some_and(|(n, _)| self.doc.is(tokens.start + n, ":"));
        self.doc.has(tokens.start, Tags::WHEN | Tags::WHERE) && self.doc.is(tokens.start + 1, ":") || noted()
    }

    /// "Réponse de Lise Duval", "Regards croisés de X et de Y": whose words a noun of speaking with its "de" announces.
    pub(super) fn speech_of(&self, tokens: &Tokens) -> Option<Tokens> {
        let doc = self.doc;
        let (n, _) = doc.phrase(tokens.start, tokens.end, Tags::SPEAKERS_INLINE).filter(|(n, _)| *n > 1)?;
        let from = tokens.start + n;
        let noun = doc.folds_to(from - 1, &["de", "d'", "entre"]);
        let name = &self.found.names[self.found.names.starting_at(from)?];
        let closed = name.whole.end >= tokens.end
            || doc.is_any(name.whole.end, &[",", "(", ".", "*", "–", "—"])
            || says_below(doc, name.whole.end, tokens.end)
            || doc.folds_to(name.whole.end, &["et"]);
        (noun && name.sure && closed && name.whole.end <= tokens.end).then(|| name.whole.clone())
    }

    /// "Conférence de Lise Duval « Qui paie la digue ? »": who speaks, and the title in quotation marks right behind.
    fn quoted_speech(&self, tokens: &Tokens) -> Option<(Tokens, Tokens)> {
        let doc = self.doc;
        doc.is_any(tokens.end - 1, &["»", "”", "\""]).then_some(())?;
        let name = self.found.names.get(self.found.names.first_from(tokens.start)).filter(|n| n.sure && n.whole.end < tokens.end)?;
        let (start, open) = (name.whole.start, name.whole.end + usize::from(doc.is_any(name.whole.end, &[":", ",", "–"])));
        let label = self.labelled_as(&(tokens.start..start)).filter(|l| matches!(l.kind, SessionKind::Keynote | SessionKind::Talk))?;
        let of = start > tokens.start + 1 && doc.folds_to(start - 1, &["de", "d'"]) && label.words.end + 1 >= start;
        let quote = open + 1..tokens.end - 1;
        let whole = doc.is_any(open, &["«", "“", "\""]) && !quote.clone().any(|i| doc.is_any(i, &["«", "»", "”", "\""]));
        (of && whole && quote.len() >= 2).then(|| (name.whole.clone(), quote))
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
            && !self.begins_with_length(tokens)
            && !self.tells_departure(tokens)
            && (tokens.len() <= LONGEST_TITLE || self.people_end_title(tokens))
            && !self.is_timed(segment)
            && !self.holds_people(segment)
            && !doc.is_any(tokens.end - 1, &[":", ";"])
            && !self.is_place(tokens)
    }

    /// "Les gants – Lise Duval (Lyon), Paul Vercel (Pau), …": a line too long for a title, whose people make it so.
    fn people_end_title(&self, tokens: &Tokens) -> bool {
        tokens.len() <= LONGEST_LINE
            && cut_people(self.doc, tokens, self.found.names).1.is_some_and(|people| people - tokens.start <= LONGEST_TITLE)
    }

    /// Whether a segment begins with a name, a moderator's or speakers' heading.
    pub(super) fn holds_people(&self, segment: &Segment) -> bool {
        let tokens = &segment.tokens;
        let doc = self.doc;
        // "Mathias Duplessy et les Violons du Monde" is a title.
        let goes_on = self.found.names.starting_at(tokens.start).is_some_and(|k| {
            let after = self.found.names[k].whole.end;
            after < tokens.end
                && !doc.breaks(after)
                && doc.case(after) == Case::Lower
                && functions::head_at(doc, after, tokens.end).is_none()
                && !(doc.folds_to(after, &["et"]) && self.found.names.starting_at(after + 1).is_some())
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
