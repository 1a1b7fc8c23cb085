//! Headings without a label of their own: of a block under a chair, of the half of a day, by number or rank, and cells beside others.

use super::cut::{cut_people, trim};
use super::{Builder, Item, Level};
use crate::extract::dates::DateMention;
use crate::extract::segments::Segment;
use crate::extract::{bodies, entries, functions, kinds, unnamed};
use crate::lexicon::Tags;
use crate::record::{Part, SessionKind};
use crate::text::{Case, Tokens};

/// The rule of an item without a time below the people of another.
pub(super) const MEETING: &str = "agenda.meeting";

/// Lines of a run of timed items that is looked at below a heading.
const LONGEST_RUN: usize = 30;

/// Lines from one numbered heading to the next, at most.
const LONGEST_BLOCK: usize = 40;

/// Tokens of a heading with its room, and of the dash and room, at most.
const LONGEST_ROOMED: usize = 24;
const LONGEST_ROOM: usize = 7;

/// Bullets without times between two that have some, at most.
const LONGEST_LIST: usize = 8;

impl Builder<'_, '_> {
    /// "RECEVOIR – présidence : Lise Duval" above a time: the heading of a block and who chairs it.
    pub(super) fn chaired_heading(&mut self, i: usize) -> Option<Item> {
        let doc = self.doc;
        let segment = &self.segments[i];
        let timed = (i + 1..i + 4).any(|k| self.is_timed_at(k));
        let chairs = || doc.beginnings(segment.tokens.clone(), Tags::MODERATION | Tags::MODERATION_HEADING).next().is_some();
        if !timed || segment.cell || segment.bullet || !chairs() {
            return None;
        }
        let (title, people) = cut_people(doc, &segment.tokens, self.found.names);
        let from = people?;
        let chair = doc.phrase(from, segment.tokens.end, Tags::MODERATION | Tags::MODERATION_HEADING).is_some_and(|(n, _)| {
            doc.is(from + n, ":") || doc.is(from + n - 1, ":") || doc.word(from + n - 1).ends_with("de") || doc.folds_to(from, &["sous"])
        });
        let title = trim(doc, title);
        let heading =
            !title.is_empty() && title.len() <= 16 && doc.case(title.start).is_capital() && doc.word(title.start).chars().count() > 1;
        // "Débats animés par Lise Duval" right below the people of an item: who chairs them.
        let exchanges = self.are_exchanges(i, &title);
        let half_day = exchanges || doc.has(title.start, Tags::HALF_DAY) || self.is_sentence(&segment.tokens);
        if !(chair && heading) || half_day || self.holds_people(segment) {
            return None;
        }
        let mut item = self.new_item(i, Level::Block, "agenda.chaired_heading");
        self.name(&mut item, segment.tokens.clone());
        Some(item)
    }

    /// "Une rencontre avec" above people, below those of a timed item: another item without a time.
    pub(super) fn meeting_heading(&mut self, i: usize) -> Option<Item> {
        let doc = self.doc;
        let Segment { tokens, blank_before, bullet, cell, .. } = &self.segments[i];
        let with = tokens.end - 1 - usize::from(tokens.len() > 1 && doc.is(tokens.end - 1, ":"));
        let start = tokens.start + usize::from(doc.folds_to(tokens.start, &["un", "une"]));
        if *blank_before == 0 || *bullet || *cell || !doc.folds_to(with, &["avec"]) || !(1..=3).contains(&with.saturating_sub(start)) {
            return None;
        }
        let (_, value) = doc.phrase(start, tokens.end, Tags::LABEL | Tags::LABEL_WORD).filter(|(n, _)| start + n >= with)?;
        let kind = kinds::labelled(value).filter(|kind| matches!(kind, SessionKind::RoundTable | SessionKind::Keynote))?;
        let last = self.items.last().filter(|item| item.level == Level::Timed && item.title.is_some() && !item.label_only)?;
        let peopled = (last.segments.end..i).take(LONGEST_RUN).any(|k| self.holds_people(&self.segments[k]));
        let below = self.segments.get(i + 1).is_some_and(|s| s.blank_before == 0 && self.holds_people(s));
        if !peopled || !below {
            return None;
        }
        let title = tokens.start..with;
        let mut item = self.new_item(i, Level::Labelled, MEETING);
        (item.title, item.label, item.kind) = (Some(title.clone()), Some(title), Some(kind));
        Some(item)
    }

    /// "Tanner autrement" above "• 9 h – 10 h : …": the heading of a block, as others of the document are written.
    pub(super) fn heading_over_bullets(&mut self, i: usize) -> Option<Item> {
        if !self.headings_over_bullets || !self.is_over_bullets(i) {
            return None;
        }
        let mut item = self.new_item(i, Level::Block, "agenda.heading_over_bullets");
        item.title = Some(trim(self.doc, self.segments[i].tokens.clone()));
        item.kind = Some(SessionKind::Session);
        Some(item)
    }

    /// Whether several headings stand over runs of timed lines.
    pub(super) fn headings_over_bullets(&self) -> bool {
        (0..self.segments.len()).filter(|i| self.is_over_bullets(*i)).count() >= 2
    }

    /// "Tanner autrement" above "9 h – Le cuir" and "9 h 20 – Les gants", line by line, or above bullets with times, where all are.
    fn is_over_bullets(&self, i: usize) -> bool {
        let segment = &self.segments[i];
        let tokens = &segment.tokens;
        let next = self.segments.get(i + 1).filter(|next| match next.blank_before {
            0 => !next.bullet && (!next.cell || self.is_timed(next)) && self.heads_run(i + 1),
            _ => next.bullet && self.bulleted_times,
        });
        let timed = || next.is_some_and(|next| self.time_at_head(next).is_some_and(|head| head.date.is_none() && !head.rest.is_empty()));
        let plain = !segment.bullet && !segment.cell && segment.blank_before > 0 && (2..=14).contains(&tokens.len());
        let people = || entries::names_anybody(self.doc, tokens, self.found.names);
        let event = || {
            self.doc.phrase(tokens.start, tokens.end, Tags::ANY_EVENT | Tags::HALF_DAY | Tags::LABEL).is_some()
                || tokens.clone().any(|t| self.doc.phrase(t, tokens.end, Tags::PENDING).is_some())
        };
        let stop = self.doc.is_any(tokens.end - 1, &[".", ":", "!"]);
        plain
            && !stop
            && self.is_title(segment)
            && !self.is_where(tokens)
            && self.date_in(tokens).is_none()
            && timed()
            && !people()
            && !event()
    }

    /// Whether two lines with time and title stand in the run of lines that begins with segment `k`.
    fn heads_run(&self, k: usize) -> bool {
        let end = (k + 1..self.segments.len().min(k + LONGEST_RUN)).find(|k| self.segments[*k].blank_before > 0).unwrap_or(k + 1);
        let titled = |k: &usize| self.head_of(*k).is_some_and(|head| head.date.is_none() && !head.rest.is_empty());
        (k..end).filter(titled).nth(1).is_some()
    }

    /// "Débats animés par Lise Duval" right below the people of an item, or above a line with whoever discusses.
    fn are_exchanges(&self, i: usize, title: &Tokens) -> bool {
        let chaired = |next: &Segment| entries::intro(self.doc, &next.tokens).is_some_and(|intro| intro.part == Part::Moderator);
        let close = self.segments[i].blank_before == 0 || self.segments.get(i + 1).is_some_and(chaired);
        // "Échange à l'issue, animé par Lise Duval"
        let behind = |at: usize| at >= title.end || self.doc.folds_to(title.end - 1, &["issue", "suite"]) && title.end - at <= 3;
        close && self.labelled_as(title).is_some_and(|label| label.kind == SessionKind::RoundTable && behind(label.words.end))
    }

    /// "1/ Vélo-école | Pilote : Lise Duval": a row without time below a timed item, title and people in cells of their own.
    pub(super) fn row_within(&mut self, i: usize) -> Option<Item> {
        let segment = &self.segments[i];
        let next = self.segments.get(i + 1).filter(|next| next.cell && next.cut)?;
        let within = segment.cell && !segment.cut && self.items.iter().rev().take(20).any(|item| item.level == Level::Timed);
        let doc = self.doc;
        let mut title = segment.tokens.clone();
        if doc.number(title.start).is_some() && doc.is_any(title.start + 1, &["/", "|", ".", ")", "-", "–"]) {
            title.start += 2;
        }
        let titled = !title.is_empty() && (doc.case(title.start).is_capital() || doc.is_any(title.start, &["«", "“"]));
        let pending = next.tokens.clone().any(|t| doc.phrase(t, next.tokens.end, Tags::PENDING).is_some());
        let led = (next.tokens.start..next.tokens.end.min(next.tokens.start + 4))
            .find(|t| doc.is(*t, ":"))
            .is_some_and(|colon| self.found.names.starting_at(colon + 1).is_some());
        let peopled = self.holds_people(next) || led || entries::intro(doc, &next.tokens).is_some() || pending;
        if !(within && titled && peopled) || self.heads_column(next) || self.is_timed(segment) || self.holds_people(segment) {
            return None;
        }
        let mut item = self.new_item(i, Level::Labelled, "agenda.row_within");
        self.name(&mut item, title);
        Some(item)
    }

    /// "10 h | S1 : Mouillage – Chair : X | S2 : Turbulence – Chair : Y": a cell beside the item that has the time, with
    /// a label or people of its own.
    pub(super) fn beside(&mut self, i: usize) -> Option<Item> {
        let segment = &self.segments[i];
        let last = self.items.last()?;
        let same_row = segment.cell
            && segment.cut
            && (last.segments.start..i).all(|k| self.segments[k].cell && (k == last.segments.start || self.segments[k].cut));
        let timed = self.items.iter().rev().take(6).any(|item| item.level == Level::Timed && item.start.is_some());
        if !same_row
            || !timed
            || self.holds_people(segment)
            || self.doc.folds_to(segment.tokens.start, &["suivi", "suivie", "suivis", "suivies"])
            || !self.doc.case(segment.tokens.start).is_capital() && !self.opens_bullet(segment)
        {
            return None;
        }
        // "10 h | Pause | Espace des tanneurs": where one rests.
        let rests = matches!(last.kind, Some(SessionKind::Break | SessionKind::Meal | SessionKind::Welcome));
        if rests
            && !entries::names_anybody(self.doc, &segment.tokens, self.found.names)
            && self.labelled_as(&segment.tokens).is_none_or(|label| !label.numbered)
        {
            return None;
        }
        // "9 h | Lise Duval | Actualités du cuir": the title of who stands before it.
        if last.title.is_none() && last.people_from.is_some() && last.start.is_some() {
            return None;
        }
        let mut item = self.new_item(i, Level::Labelled, "agenda.beside");
        self.name(&mut item, segment.tokens.clone());
        let like_last = last.people_from.is_some() || last.kind.is_some();
        let likely = self.found.names.starting_at(segment.tokens.start).is_some();
        let own =
            !likely && (item.kind.is_some() || item.people_from.is_some_and(|from| item.title.as_ref().is_some_and(|t| t.end <= from)));
        (own && like_last).then_some(item)
    }

    fn opens_bullet(&self, segment: &Segment) -> bool {
        self.doc.is_any(segment.tokens.start, &["›", "•", "–", "«"])
    }

    /// "Les faïences, par Lise Duval" right below its day: an item of a cycle without times.
    pub(super) fn below_day(&mut self, i: usize) -> Item {
        let tokens = self.segments[i].tokens.clone();
        let mut item = self.new_item(i, Level::Timed, "agenda.below_day");
        item.own_date = true;
        self.taken[i] = true;
        // "Georges Vercel, naturaliste, par Lise Duval": whom a lecture is about.
        let (title, people) = cut_people(self.doc, &tokens, self.found.names);
        let by = people.filter(|from| self.doc.folds_to(*from, &["par"]) && self.holds_people(&self.segments[i]));
        match by {
            Some(from) => {
                item.title = Some(trim(self.doc, title));
                item.people_from = Some(from);
            }
            None => self.name(&mut item, tokens),
        }
        item
    }

    /// "Mercredi 4 mai : coudre et tanner" above a time: what the day is about.
    fn day_subject(&self, i: usize, day: &DateMention) -> Option<Tokens> {
        let doc = self.doc;
        let tokens = &self.segments[i].tokens;
        let title = trim(doc, day.tokens.end..tokens.end);
        let set_off = doc.is_any(day.tokens.end, &[":", "–", "—"]) && day.tokens.start <= tokens.start + 1;
        let timed = (i + 1..i + 5).any(|k| self.is_timed_at(k));
        let people = || entries::names_anybody(doc, &title, self.found.names) || entries::intro(doc, &title).is_some();
        let event = || doc.phrase(title.start, title.end, Tags::EVENT_KIND | Tags::HALF_DAY).is_some();
        let subject = set_off && timed && (3..=20).contains(&title.len()) && !self.tells_where(&title) && !self.is_sentence(&title);
        (subject && !event() && !people()).then_some(title)
    }

    /// Whether several days have subjects that differ.
    pub(super) fn days_titled(&self) -> bool {
        let subject = |i: usize| self.day_heading(i).and_then(|day| self.day_subject(i, &day));
        let mut subjects = (0..self.segments.len()).filter_map(subject);
        let Some(first) = subjects.next() else { return false };
        subjects.any(|other| self.doc.on_one_line(&other) != self.doc.on_one_line(&first))
    }

    /// The block of a day with a subject.
    pub(super) fn day_block(&self, i: usize, day: &DateMention) -> Option<Item> {
        let title = self.day_subject(i, day)?;
        let mut item = self.new_item(i, Level::Block, "agenda.day_subject");
        self.name(&mut item, title);
        item.kind = item.kind.or(Some(SessionKind::Session));
        Some(item)
    }

    /// "Matin : Littérature (amphi 2)" above a time: what the half of a day is about.
    pub(super) fn half_day_block(&mut self, i: usize) -> Option<Item> {
        let doc = self.doc;
        let tokens = self.segments[i].tokens.clone();
        let set_off = doc.has(tokens.start, Tags::HALF_DAY) && doc.is_any(tokens.start + 1, &[":", "–", "—", "-"]);
        let title = tokens.start + 2..tokens.end;
        let timed = (i + 1..i + 4).any(|k| self.is_timed_at(k));
        let titled = set_off && !title.is_empty() && title.len() <= 20 && doc.case(title.start).is_capital();
        let people = || entries::names_anybody(doc, &title, self.found.names) || entries::intro(doc, &title).is_some();
        if !titled || !timed || self.is_place(&title) || self.is_sentence(&title) || self.date_in(&title).is_some() || people() {
            return None;
        }
        let mut item = self.new_item(i, Level::Block, "agenda.half_day");
        self.name(&mut item, title);
        item.kind = item.kind.or(Some(SessionKind::Session));
        Some(item)
    }

    /// "- Présentation du rapport par Lise Duval" between bullets that have times: an item, too.
    pub(super) fn bullet_between(&mut self, i: usize) -> Option<Item> {
        let doc = self.doc;
        let segment = &self.segments[i];
        let timed =
            |k: usize| self.segments.get(k).is_some_and(|s| s.bullet && self.time_at_head(s).is_some_and(|head| !head.rest.is_empty()));
        let beside = segment.bullet && i > 0 && timed(i - 1) && timed(i + 1);
        let in_list = segment.bullet && !beside && self.is_in_timed_list(i, &timed);
        if !beside && !in_list {
            return None;
        }
        let (title, people) = cut_people(doc, &segment.tokens, self.found.names);
        let led = people.is_some_and(|from| doc.folds_to(from, &["par", "avec"]));
        if in_list {
            return self.item_of_list(i, title, people);
        }
        if !led || title.len() < 2 || !doc.case(title.start).is_capital() || self.holds_people(segment) {
            return None;
        }
        let mut item = self.new_item(i, Level::Labelled, "agenda.bullet_between");
        self.name(&mut item, segment.tokens.clone());
        Some(item)
    }

    /// Whether bullet `i` stands in a run of bullets between two that have times.
    fn is_in_timed_list(&self, i: usize, timed: &dyn Fn(usize) -> bool) -> bool {
        let next = |k: usize| self.segments.get(k).is_some_and(|s| s.bullet && s.blank_before == 0 && s.indent == self.segments[i].indent);
        let above = (i.saturating_sub(LONGEST_LIST)..i).rev().take_while(|k| next(k + 1)).any(timed);
        above && (i + 1..i + LONGEST_LIST).take_while(|k| next(*k)).any(timed)
    }

    /// "- Le fil d'hier : Lise Duval, gantière", "- Échanges avec la salle", among bullets that have times.
    fn item_of_list(&self, i: usize, title: Tokens, people: Option<usize>) -> Option<Item> {
        let doc = self.doc;
        let tokens = self.segments[i].tokens.clone();
        let title = trim(doc, title);
        let spoken = [SessionKind::RoundTable, SessionKind::Talk, SessionKind::Keynote];
        let label = self.labelled_as(&tokens).filter(|label| spoken.contains(&label.kind));
        let set_off = people.is_some_and(|from| doc.is_any(from - 1, &[":", "–", "—"]) || doc.folds_to(from, &["par"]));
        // "- Ville de Bavay : Lise Duval": for whom she speaks.
        let house = || {
            let from = bodies::skip_article(doc, title.start, title.end);
            bodies::mention_at(doc, from, title.end, false).is_some_and(|body| body.end >= title.end)
                || functions::head_at(doc, from, title.end).is_some()
        };
        let titled = set_off && title.len() >= 2 && !house() || label.is_some() || self.speech_of(&tokens).is_some();
        let chaired =
            || entries::intro(doc, &tokens).is_some_and(|intro| intro.part == Part::Moderator) || self.chaired_label(&tokens).is_some();
        if !titled || !doc.case(tokens.start).is_capital() || self.holds_people(&self.segments[i]) || chaired() {
            return None;
        }
        let level = if label.is_some() { Level::Labelled } else { Level::Nested };
        let mut item = self.new_item(i, level, "agenda.bullet_between");
        // "- Échange avec deux tanneurs : Lise Duval, Paul Vercel": the whole before the colon.
        let colon = people.filter(|from| doc.is(from - 1, ":") && label.as_ref().is_some_and(|label| label.words.end < title.end));
        if let Some(from) = colon {
            item.kind = label.map(|label| label.kind);
            item.label = Some(title.clone());
            item.title = Some(title);
            item.people_from = Some(from);
        } else {
            self.name(&mut item, tokens);
        }
        Some(item)
    }

    /// "- 1 Coudre ou coller ?" above "Atelier animé par Lise Duval": a bullet in an item, and below it what it is and who
    /// leads it.
    pub(super) fn led_bullet(&mut self, i: usize) -> Option<Item> {
        let doc = self.doc;
        let segment = &self.segments[i];
        let next = self.segments.get(i + 1).filter(|s| !s.bullet && !s.cell && s.blank_before == 0)?;
        let (n, _) = doc.phrase(next.tokens.start, next.tokens.end, Tags::LABEL | Tags::LABEL_WORD)?;
        let label = self.labelled_as(&next.tokens)?;
        let led = (next.tokens.start + 1..=next.tokens.start + n)
            .any(|t| doc.phrase(t, next.tokens.end, Tags::MODERATION).is_some_and(|(m, _)| doc.folds_to(t + m - 1, &["par"])));
        let mut title = segment.tokens.clone();
        title.start += usize::from(doc.number(title.start).is_some_and(|n| n < 20) && doc.case(title.start + 1).is_capital());
        let within = segment.bullet && self.items.iter().rev().take(6).any(|item| item.level == Level::Timed);
        if !within || !led || !self.is_title(segment) || unnamed::heads_line(doc, &segment.tokens) {
            return None;
        }
        let mut item = self.new_item(i, Level::Labelled, "agenda.led_bullet");
        self.name(&mut item, title);
        item.kind = Some(label.kind);
        Some(item)
    }

    /// "1 Le cuir, une chance ?" above a time and "2 Qui paie la digue ?" further down: a number without a sign, and the next or the one
    /// before among the lines around it.
    fn counts_blocks(&self, i: usize) -> bool {
        let doc = self.doc;
        let number = |k: usize| {
            let s = self.segments.get(k).filter(|s| s.blank_before > 0 && !s.bullet && !s.cell && s.tokens.len() >= 3)?;
            let (start, next) = (s.tokens.start, s.tokens.start + 1);
            let worded = doc.case(next).is_capital() && !doc.glued(next) && !doc.has(next, Tags::MONTH | Tags::WEEKDAY);
            doc.number(start).filter(|n| (1..20).contains(n) && worded)
        };
        let Some(own) = number(i).filter(|_| self.is_timed_at(i + 1)) else { return false };
        let near = i.saturating_sub(LONGEST_BLOCK)..i + LONGEST_BLOCK;
        near.into_iter().any(|k| number(k).is_some_and(|n| n.abs_diff(own) == 1) && self.is_timed_at(k + 1))
    }

    /// "1. Prévenir" above a time: a numbered heading over the items that follow.
    pub(super) fn numbered_heading(&mut self, i: usize) -> Option<Item> {
        let doc = self.doc;
        let segment = &self.segments[i];
        let start = segment.tokens.start;
        let numbered = start >= 2 && doc.is_any(start - 1, &[".", ")", "/"]) && doc.number(start - 2).is_some() && doc.breaks(start - 2);
        let bare = self.counts_blocks(i);
        if !numbered && !bare {
            return None;
        }
        let about = |k: &usize| self.is_sentence(&self.segments[*k].tokens) && !self.segments[*k].bullet && !self.is_timed_at(*k);
        let below = (i + 1..self.segments.len().min(i + 4)).find(|k| !about(k))?;
        let timed = self.head_of(below).is_some_and(|head| head.date.is_none() && !head.rest.is_empty());
        let paper = cut_people(doc, &segment.tokens, self.found.names).1.is_some();
        if !timed || paper || segment.tokens.len() > 24 || !self.is_title(segment) || self.is_sentence(&segment.tokens) {
            return None;
        }
        let mut item = self.new_item(i, Level::Block, "agenda.numbered_heading");
        self.name(&mut item, segment.tokens.start + usize::from(bare)..segment.tokens.end);
        item.kind = item.kind.or(Some(SessionKind::Session));
        Some(item)
    }

    /// "Les recours" above "Présidence : Lise Duval" above a time: the untimed heading of a block.
    pub(super) fn chaired_block(&mut self, i: usize) -> Option<Item> {
        let segment = &self.segments[i];
        let next = self.segments.get(i + 1)?;
        let quoted = self.doc.is_any(segment.tokens.start, &["«", "“"]) && self.doc.is_any(segment.tokens.end - 1, &["»", "”"]);
        if segment.blank_before == 0 && !quoted && !self.is_behind_close(i) || segment.tokens.len() > 20 || segment.cell {
            return None;
        }
        // "Une représentante du ministère" speaks before who chairs.
        if unnamed::heads_line(self.doc, &segment.tokens) {
            return None;
        }
        // Where blank lines part all lines, what stands right below the title of a timed item is of it.
        let below = |item: &Item| item.level == Level::Timed && item.segments.end == i && item.title.is_some();
        if self.spaced && self.items.last().is_some_and(below) {
            return None;
        }
        let chaired = entries::intro(self.doc, &next.tokens).is_some_and(|intro| intro.part == Part::Moderator)
            && entries::names_anybody(self.doc, &next.tokens, self.found.names);
        let timed = |k: usize| self.segments.get(k).is_some_and(|s| self.time_at_head(s).is_some_and(|head| head.date.is_none()));
        if !(chaired && self.is_title(segment) && (timed(i + 2) || timed(i + 3)) && !self.doc.is(segment.tokens.end - 1, ".")) {
            return None;
        }
        // "Échanges animés par : Lise Duval" above "Discutant : Paul Vercel": both belong to the item above.
        let (title, people) = cut_people(self.doc, &segment.tokens, self.found.names);
        if people.is_some() && self.are_exchanges(i, &trim(self.doc, title)) {
            return None;
        }
        let mut item = self.new_item(i, Level::Block, "agenda.chaired_block");
        self.name(&mut item, segment.tokens.clone());
        Some(item)
    }

    /// Whether a line stands below a day or below an item that has no subtitle: a break, a meal, a welcome.
    fn is_behind_close(&self, i: usize) -> bool {
        let resting = |kind| matches!(kind, SessionKind::Break | SessionKind::Meal | SessionKind::Welcome);
        let rests = self.items.last().is_some_and(|item| item.segments.end == i && item.kind.is_some_and(resting));
        i > 0 && (rests || self.day_heading(i - 1).is_some())
    }

    /// A heading of a lower rank than that of the timed item in which it stands: a parallel session, a part.
    pub(super) fn subheading(&mut self, i: usize) -> Option<Item> {
        let segment = &self.segments[i];
        let timed = self.items.iter().rev().take(50).find(|item| item.level == Level::Timed)?;
        let rank = self.segments[timed.segments.clone()].iter().map(|s| s.heading).max()?;
        let tokens = segment.tokens.clone();
        // "A. Passer": a letter of a list, no initial.
        let lettered = self.doc.case(tokens.start) == Case::Single && self.doc.is(tokens.start + 1, ".");
        let within = segment.heading > rank
            && rank > 0
            && !self.is_notice(i)
            && (lettered || self.is_title(segment))
            && self.day_heading(i).is_none();
        within.then(|| {
            let mut item = self.new_item(i, Level::Labelled, "agenda.subheading");
            self.name(&mut item, if lettered { tokens.start + 2..tokens.end } else { tokens });
            item
        })
    }

    /// "Qui paie la digue ? – Amphi Vercel" in a timed item, above what it is about and those who speak: parallel items have a room
    /// behind their titles.
    pub(super) fn roomed_heading(&mut self, i: usize) -> Option<Item> {
        let doc = self.doc;
        let segment = &self.segments[i];
        let tokens = segment.tokens.clone();
        let plain = segment.blank_before > 0 && !segment.bullet && !segment.cell && tokens.len() <= LONGEST_ROOMED;
        let dash = tokens.clone().skip(3).rev().find(|t| doc.is_any(*t, &["–", "—", "|"])).filter(|_| plain)?;
        let room = doc.case(dash + 1).is_capital() && doc.phrase(dash + 1, tokens.end, Tags::ROOM).is_some();
        let within = self.items.iter().rev().take(LONGEST_BLOCK).any(|item| item.level == Level::Timed && item.end.is_some());
        if !room || tokens.end - dash > LONGEST_ROOM || !within || !self.is_title(segment) || self.is_sentence(&tokens) {
            return None;
        }
        let below = (i + 1..self.segments.len().min(i + LONGEST_BLOCK)).take_while(|k| !self.is_timed_at(*k));
        let peopled = below.filter(|k| self.holds_people(&self.segments[*k])).take(2).count() == 2;
        peopled.then(|| {
            let mut item = self.new_item(i, Level::Labelled, "agenda.roomed_heading");
            self.name(&mut item, tokens.start..dash);
            item
        })
    }
}
