//! Timed items: the lines around a time that name its item.

use super::cut::trim;
use super::heads::HeadTime;
use super::layout::TitlePlace;
use super::{Builder, Item, Level, single_day};
use crate::extract::segments::Segment;
use crate::extract::{bodies, functions};
use crate::lexicon::Tags;
use crate::record::SessionKind;
use crate::text::{Case, Tokens};

/// Tokens of what stands beside a time and is no title: for whom it is, where, what it costs.
const LONGEST_NOTE: usize = 12;

impl Builder<'_, '_> {
    pub(super) fn timed(&mut self, i: usize, mut head: HeadTime) -> Item {
        // "Samedi 4 mai à 20 h, salle des fêtes :" leads to the title below.
        if head.date.is_some()
            && head.rest.len() > 1
            && self.doc.is(head.rest.end - 1, ":")
            && self.is_where(&(head.rest.start..head.rest.end - 1))
        {
            head.rest.end -= 1;
        }
        let mut item = self.new_item(i, Level::Timed, "agenda.time_at_head");
        item.start = head.time.start;
        item.end = head.time.end;
        if let Some(date) = &head.date {
            item.date = single_day(date).or(item.date);
            item.own_date = single_day(date).is_some();
        }
        if head.rest.is_empty()
            && self.people_above
            && let Some(k) = self.person_above(i)
        {
            item.segments.start = k;
            self.taken[k] = true;
            item.people_from = Some(self.segments[k].tokens.start);
            item.people_to = Some(self.segments[k].tokens.end);
            item.rule = "agenda.person_above_time";
            if self.segments.get(i + 1).is_some_and(|s| self.is_title(s) && !self.is_sentence(&s.tokens)) {
                self.title_below(&mut item, i + 1);
            }
            return item;
        }
        if self.captions_beside && self.captioned(i) {
            self.title_below(&mut item, i + 1);
            item.kind = item.kind.or_else(|| self.labelled_as(&head.rest).map(|label| label.kind));
            item.label = item.label.or(Some(head.rest));
            return item;
        }
        if self.times_in_blocks
            && let Some(k) = self.block_of(i).filter(|k| !self.taken[*k])
        {
            return self.closed_block(item, k, i, head.rest);
        }
        // "9 h Lise Duval" above the title.
        if self.is_bare_name(&head.rest) && self.segments.get(i + 1).is_some_and(|s| s.blank_before == 0 && !s.cell && self.is_title(s)) {
            // "9 h Lise Duval / Professeure à Bavay / Le cuir": what she is comes first.
            let next = &self.segments[i + 1].tokens;
            if functions::head_at(self.doc, next.start, next.end).is_none() {
                self.title_below(&mut item, i + 1);
            }
            item.people_from = Some(head.rest.start);
            item.people_to = Some(head.rest.end);
            return item;
        }
        if self.name_below_speaker(&mut item, i, &head) {
            return item;
        }
        let place_only = self.is_place(&head.rest)
            || self.rooms_above && self.titled_above(i, &head.rest)
            || head.date.is_some()
                && self.is_where(&head.rest)
                && self.segments.get(i + 1).is_some_and(|s| s.blank_before == 0 && self.is_title(s))
            || self.rooms_beside && (self.titled_below(i, &head.rest) || self.labelled_below(i, &head.rest))
            || self.ends_in_town(&head.rest) && self.segments.get(i + 1).is_some_and(|s| s.blank_before == 0 && self.is_title(s));
        let place_only = place_only
            || self.is_where(&head.rest)
                && self.segments[i].cell
                && self.segments.get(i + 1).is_some_and(|s| s.cell && s.cut && self.is_title(s));
        // "LA PART DU QUAI" above "De 11 h à 12 h – Maison des bateliers"
        let place_only = place_only
            || i > 0
                && self.segments[i - 1].upper
                && !self.segments[i].upper
                && self.is_where(&head.rest)
                && self.heading_before(i).is_some();
        let below = head.rest.is_empty()
            && head.date.is_none()
            && self.title_place == TitlePlace::Below
            && self
                .segments
                .get(i + 1)
                .is_some_and(|s| s.blank_before <= 1 && (self.is_title(s) || self.is_place(&s.tokens) || self.holds_people(s)));
        let previous = self.heading_before(i).filter(|_| !below && !self.nearer_below(i));
        // "Mardi 5 novembre (10 h 30) : Bébés lecteurs" has its title.
        let titled = head.date.is_some() && self.doc.is(head.rest.start.saturating_sub(1), ":") && head.rest.len() >= 2;
        let noted = head.rest.len() <= LONGEST_NOTE && previous.is_some_and(|k| self.is_between_day_and_time(k));
        if (head.rest.is_empty() || place_only || noted || head.date.is_some() && !titled)
            && let Some(k) = previous
        {
            // The title stands above its time.
            item.segments.start = k;
            self.taken[k] = true;
            let title = self.without_letter(self.segments[k].tokens.clone());
            self.name(&mut item, title);
            item.rule = "agenda.title_above_time";
            self.people_in_row(&mut item, k);
            if k > 0
                && self.segments[k].blank_before == 0
                && self.heads_title(k - 1)
                && let Some(label) = self.labelled_as(&self.segments[k - 1].tokens)
            {
                item.kind = Some(label.kind);
                item.label = Some(label.words);
            }
            // "CAFÉ DU QUAI" below day and hour, as places stand there, is no label.
            let placed = |s: &Segment| s.blank_before == 0 && s.upper && s.tokens.len() <= LONGEST_NOTE && !self.is_timed(s);
            if self.titles_over_days && self.is_below_title(i) && self.segments.get(i + 1).is_some_and(placed) {
                self.taken[i + 1] = true;
                item.segments.end = i + 2;
                return item;
            }
            // "Conférence / 9 h 30 | Salle Nord / Électrifier les quais": a label above, the title below.
            let room = |k: usize| self.segments.get(k).is_some_and(|s| s.cell && s.cut && self.is_where(&s.tokens));
            let next = i + 1 + usize::from(room(i + 1));
            if item.label_only && self.segments.get(next).is_some_and(|s| s.blank_before == 0 && !s.bullet && self.is_title(s)) {
                self.title_below(&mut item, next);
            }
        } else if head.rest.is_empty()
            && self.segments.get(i + 1).is_some_and(|s| {
                s.blank_before <= 1
                    && !s.furniture
                    && !self.holds_people(s)
                    && !self.is_timed(s)
                    && !self.is_house_line(i + 1)
                    && self.labelled_as(&s.tokens).is_some_and(|label| !label.numbered && label.kind != SessionKind::Session)
            })
        {
            self.taken[i + 1] = true;
            item.segments.end = i + 2;
            self.name(&mut item, self.segments[i + 1].tokens.clone());
            self.quoted_below(&mut item, i + 2);
            self.title_below_label(&mut item);
        } else if head.rest.is_empty() || place_only && self.segments.get(i + 1).is_some_and(|s| self.is_title(s)) {
            self.title_below(&mut item, i + 1);
            let next = item.segments.end;
            self.quoted_below(&mut item, next);
            self.title_below_label(&mut item);
        } else {
            // "9 h Présidente : Lise Duval" above the title.
            let chaired = self.is_chair_alone(&head.rest)
                && self.segments.get(i + 1).is_some_and(|s| s.blank_before == 0 && !s.bullet && !s.cell && self.is_title(s));
            self.name(&mut item, head.rest.clone());
            if chaired && item.title.is_none() && item.people_from.is_some() {
                let people = (item.people_from, item.people_to);
                self.title_below(&mut item, i + 1);
                if item.people_from.is_none_or(|from| head.rest.contains(&from)) {
                    item.people_from = people.0;
                    item.people_to = people.1.or(Some(head.rest.end));
                }
            } else if item.title.is_none() && item.people_from.is_none() || item.label_only {
                self.title_below(&mut item, i + 1);
            } else {
                self.quoted_below(&mut item, i + 1);
            }
        }
        item
    }

    /// An item whose block begins above its time: with its title, or with whoever speaks.
    fn closed_block(&mut self, mut item: Item, start: usize, i: usize, rest: Tokens) -> Item {
        item.segments.start = start;
        item.rule = "agenda.time_in_block";
        self.taken[start..=i].fill(true);
        let first = self.segments[start].tokens.clone();
        if rest.is_empty() && self.holds_people(&self.segments[start]) {
            self.name(&mut item, self.segments[i - 1].tokens.clone());
            item.people_from = Some(first.start);
            item.people_to = Some(first.end);
        } else if rest.is_empty() {
            self.name(&mut item, first);
        } else {
            self.name(&mut item, rest);
            item.people_from = Some(first.start);
            item.people_to = Some(first.end);
        }
        item.segments.end = i + 1;
        item
    }

    /// Nothing but a sure name with its given name.
    fn is_bare_name(&self, tokens: &Tokens) -> bool {
        let name = self.found.names.starting_at(tokens.start).map(|k| &self.found.names[k]);
        name.is_some_and(|n| n.sure && !n.given.is_empty() && n.name.len() >= 2 && n.whole.end == tokens.end)
    }

    /// "11 h / Séance plénière / La charte de partage": time, label and title, each on its line.
    fn title_below_label(&mut self, item: &mut Item) {
        let next = item.segments.end;
        let names_below = matches!(
            item.kind,
            Some(
                SessionKind::Plenary
                    | SessionKind::Session
                    | SessionKind::RoundTable
                    | SessionKind::Workshop
                    | SessionKind::Keynote
                    | SessionKind::Performance
            )
        );
        // "PAUSE" above "Déjeuner sur la scène"
        let meal = |s: &Segment| self.labelled_as(&s.tokens).is_some_and(|label| label.kind == SessionKind::Meal);
        let rests = item.kind == Some(SessionKind::Break) && self.segments.get(next).is_some_and(meal);
        // "Table ronde 1", a blank line, "« Le quai »"; "Conférence de Lise Duval, tanneuse :", a blank line, "Le quai"
        let led = |s: &Segment| self.is_quoted(&s.tokens) || self.doc.is(self.segments[next - 1].tokens.end - 1, ":");
        let near = |s: &Segment| s.blank_before == 0 || s.blank_before == 1 && (self.titles_spaced || led(s));
        // "Lectures" above works stands for all of them.
        let names_below = names_below && !(item.kind == Some(SessionKind::Performance) && self.labels_several(item));
        if (names_below && item.label_only || rests) && self.segments.get(next).is_some_and(|s| !s.bullet && near(s)) {
            self.title_below(item, next);
        }
    }

    /// "ATELIER / Titre / 20/11/2025 - 14:30 - Agora": day and time below a title belong to the item that it has begun.
    pub(super) fn times_last(&mut self, i: usize) -> bool {
        let Some(head) = self.time_at_head(&self.segments[i]).filter(|_| self.row_date(i).is_none()) else { return false };
        if self.times_label(i, &head) || self.times_lone_label(i, &head) {
            return true;
        }
        if self.dates_labelled_title(i, &head) {
            return true;
        }
        // "#1 Mardi 12 janvier, 11 h" right above a title of its own.
        if head.rest.is_empty() && self.nearer_below(i) {
            return false;
        }
        let day = head.date.as_ref().and_then(single_day).or(self.day.filter(|_| self.below_its_day(i)));
        let Some(day) = day else { return false };
        let peopled = |from: usize| (from + 1..i).any(|k| self.segments[k].bullet && self.holds_people(&self.segments[k]));
        let listed = self.items.last().is_some_and(|item| peopled(item.segments.start));
        let near = |item: &&mut Item| {
            !item.own_date
                && !listed
                && item.title.is_some()
                && i - item.segments.start <= 6
                && i < item.segments.end + 4
                && (item.start.is_none() || item.start == head.time.start)
        };
        let Some(item) = self.items.last_mut().filter(near) else { return false };
        item.start = head.time.start;
        item.end = head.time.end.or(item.end);
        item.date = Some(day);
        item.own_date = true;
        item.level = Level::Timed;
        item.segments.end = i + 1;
        self.taken[i] = true;
        true
    }

    /// "Lecture : Le gant perdu", "Samedi 4 mai de 10 h à 11 h", "Le Comptoir": day and hour right below a label and its
    /// title, where each item before has a day of its own.
    fn dates_labelled_title(&mut self, i: usize, head: &HeadTime) -> bool {
        let Some(day) = head.date.as_ref().and_then(single_day).filter(|_| head.rest.is_empty()) else { return false };
        let dated = self.items.iter().rev().nth(1).is_none_or(|before| before.own_date);
        let set_off = |k: usize| self.segments[k].blank_before > 0;
        let whole = |item: &&mut Item| {
            let start = item.segments.start;
            item.start.is_none()
                && item.label.is_some()
                && item.label != item.title
                && item.title.is_some()
                && !item.label_only
                && start + 1 == i
        };
        if !dated || i == 0 || !set_off(i - 1) || self.segments[i].cell {
            return false;
        }
        let Some(item) = self.items.last_mut().filter(whole) else { return false };
        item.start = head.time.start;
        item.end = head.time.end;
        item.date = Some(day);
        item.own_date = true;
        item.level = Level::Timed;
        item.segments.end = i + 1;
        self.taken[i] = true;
        true
    }

    /// "PLÉNIÈRE 1 / CE QUE L’ON SAIT / 14h30 – 18h00": a time alone below a labelled title that no other title follows.
    fn times_label(&mut self, i: usize, head: &HeadTime) -> bool {
        let titled_below = self.segments.get(i + 1).is_some_and(|s| {
            let part = self.coded(&s.tokens).is_some() || self.labelled_as(&s.tokens).is_some() || s.bullet;
            self.is_title(s) && !part
        });
        let above = self.title_place == TitlePlace::Above && i > 0 && self.segments[i].blank_before == 0;
        // "A / Coudre dehors" above "14 h – 15 h • studio 2"
        let room = self.items.last().is_some_and(|item| item.segments.start + 1 == i)
            && (self.rooms_above && self.titled_above(i, &head.rest) || self.is_where(&head.rest));
        if titled_below && !above || !(self.time_is_alone(i) || room) || head.date.is_some() {
            return false;
        }
        // Where titles or speakers stand below their times, this time has its own.
        let own = self
            .segments
            .get(i + 1)
            .is_some_and(|s| s.blank_before <= 1 && !s.bullet && (self.is_title(s) || s.blank_before == 0 && self.holds_people(s)));
        if own && self.title_place == TitlePlace::Below {
            return false;
        }
        let untimed = |item: &&mut Item| {
            let spoken = item.people_from.is_some() && self.segments[i].blank_before > 0;
            let whole = item.start.is_none() && item.title.is_some() && !item.label_only && !spoken;
            whole && item.level != Level::Nested && i - item.segments.start <= 2
        };
        let Some(item) = self.items.last_mut().filter(untimed) else { return false };
        item.start = head.time.start;
        item.end = head.time.end;
        item.level = Level::Timed;
        item.segments.end = i + 1;
        self.taken[i] = true;
        true
    }

    /// "Table ronde / 10 h 45 | Amphi B / Quel avenir pour la pêche ?": the time right below a label that has no title yet.
    fn times_lone_label(&mut self, i: usize, head: &HeadTime) -> bool {
        let next = i + 1 + usize::from(self.segments.get(i + 1).is_some_and(|s| s.cell && s.cut && self.is_where(&s.tokens)));
        let placed = head.date.is_none() && (head.rest.is_empty() || self.is_where(&head.rest));
        let titled = self.segments.get(next).is_some_and(|s| s.blank_before == 0 && !s.bullet && self.is_title(s));
        let lone = |item: &&mut Item| {
            item.start.is_none() && item.label_only && item.segments == (i - 1..i) && item.label == Some(item.title.clone().unwrap_or(0..0))
        };
        if !placed || !titled || self.segments[i].blank_before > 0 {
            return false;
        }
        let Some(mut item) = self.items.pop_if(|item| lone(&item)) else { return false };
        item.start = head.time.start;
        item.end = head.time.end;
        item.level = Level::Timed;
        item.segments.end = i + 1;
        self.taken[i] = true;
        self.title_below(&mut item, next);
        self.items.push(item);
        true
    }

    /// Whether quotation marks enclose a line.
    fn is_quoted(&self, tokens: &Tokens) -> bool {
        self.doc.is_any(tokens.start, &["«", "“"]) && self.doc.is_any(tokens.end - 1, &["»", "”"])
    }

    /// "DIALOGUE INTRODUCTIF / Salle Einstein / « … »": the quoted line is the title of what stands above in capitals.
    pub(super) fn quoted_below(&mut self, item: &mut Item, mut i: usize) {
        let doc = self.doc;
        if self.segments.get(i).is_some_and(|s| self.is_place(&s.tokens)) {
            i += 1;
        }
        let Some(segment) = self.segments.get(i) else { return };
        let quoted = self.is_quoted(&segment.tokens);
        let capitals = item.title.clone().is_some_and(|t| t.clone().all(|w| doc.case(w) != Case::Lower) && t.len() <= 12);
        let below_rubric = self.rubrics && i > 0 && i - 1 < item.segments.end && self.is_rubric(i - 1);
        if (quoted || below_rubric)
            && capitals
            && (segment.blank_before == 0 || quoted && segment.blank_before == 1 && self.segments[i - 1].blank_before > 0)
            && !matches!(item.kind, Some(SessionKind::Opening | SessionKind::Closing | SessionKind::Meal | SessionKind::Break))
        {
            item.label = item.title.take();
            item.title = Some(trim(doc, segment.tokens.clone()));
            item.label_only = false;
            self.taken[i] = true;
            item.segments.end = i + 1;
        }
    }

    /// "Lise Duval | Le feu", "Lecture | Le feu": speaker or label in the cell before the title.
    fn people_in_row(&self, item: &mut Item, k: usize) {
        let Some(before) = k.checked_sub(1).filter(|_| self.segments[k].cut && item.people_from.is_none()) else { return };
        if self.holds_people(&self.segments[before]) && !self.taken[before] {
            item.segments.start = before;
            item.people_from = Some(self.segments[before].tokens.start);
            item.people_to = Some(self.segments[before].tokens.end);
        } else if let Some(label) =
            self.labelled_as(&self.segments[before].tokens).filter(|label| label.words.end >= self.segments[before].tokens.end)
        {
            item.segments.start = before;
            item.kind = Some(label.kind);
            item.label = Some(label.words);
        }
    }

    /// "A / Coudre dehors": without the letter of a list.
    fn without_letter(&self, tokens: Tokens) -> Tokens {
        let doc = self.doc;
        let (letter, sign) = (tokens.start, tokens.start + 1);
        let lettered = doc.case(letter) == Case::Single && doc.word(letter).len() == 1 && doc.is_any(sign, &["/", ")", ".", ":", "–", "-"]);
        let titled = doc.case(sign + 1).is_capital() || doc.is_any(sign + 1, &["«", "“"]);
        if lettered && titled && tokens.len() >= 5 { tokens.start + 2..tokens.end } else { tokens }
    }

    /// "Conférence", set off by a blank line above a title.
    fn heads_title(&self, k: usize) -> bool {
        let segment = &self.segments[k];
        let label = self.labelled_as(&segment.tokens).is_some_and(|label| label.words.end >= segment.tokens.end);
        label && segment.blank_before > 0 && !self.taken[k]
    }

    /// "POINT INFO" in capitals, set off by a blank line as other rubrics are, above a title.
    fn is_below_rubric(&self, k: usize) -> bool {
        self.rubrics && self.segments[k - 1].blank_before > 0 && !self.taken[k - 1] && self.is_rubric(k - 1)
    }

    /// "Épisode 2 | …": a cell that holds nothing but a numbered label.
    fn labels_cell(&self, k: usize) -> bool {
        let tokens = &self.segments[k].tokens;
        self.segments[k].cell && self.labelled_as(tokens).is_some_and(|label| label.numbered && label.words.end >= tokens.end)
    }

    /// "Entretien avec Lise Duval": a label that whom one meets completes.
    pub(super) fn is_meeting(&self, tokens: &Tokens) -> bool {
        self.labelled_as(tokens).is_some_and(|label| {
            let doc = self.doc;
            let after = label.words.end;
            let from = after + usize::from(doc.folds_to(after, &["avec", "entre"]));
            let led = doc.folds_to(from - 1, &["avec", "entre"]);
            led && self.found.names.starting_at(from).is_some()
        })
    }

    /// A blank line parts the head from the line above and none from the title below.
    pub(super) fn nearer_below(&self, i: usize) -> bool {
        let next = self.segments.get(i + 1);
        !(self.titles_over_days && self.is_below_title(i))
            && self.segments[i].blank_before > 0
            && next.is_some_and(|s| s.blank_before == 0 && !s.cell && self.is_title(s) && !self.is_sentence(&s.tokens))
    }

    /// A time alone on its line, right below the line of its day.
    fn below_its_day(&self, i: usize) -> bool {
        i > 0 && self.taken[i - 1] && self.day_heading(i - 1).is_some() && self.time_is_alone(i)
    }

    /// "- La toile et la trace" above "11 décembre 2025 de 17 h à 19 h à Brivelle": bullets name what the days below them hold.
    fn is_bullet_over_day(&self, k: usize, i: usize) -> bool {
        let (bullet, dated) = (&self.segments[k], &self.segments[i]);
        let head = self.time_at_head(dated).filter(|head| head.date.is_some());
        let place = |rest: &Tokens| rest.is_empty() || self.is_where(rest) || self.doc.folds_to(rest.start, &["a"]) && rest.len() <= 12;
        bullet.bullet && !dated.bullet && self.is_title(bullet) && head.is_some_and(|head| place(&head.rest))
    }

    /// The title of an item whose day stands above it and whose time below, as others of the document are written.
    fn is_between_day_and_time(&self, k: usize) -> bool {
        let segment = &self.segments[k];
        self.days_over_titles && k > 0 && self.taken[k - 1] && self.day_heading(k - 1).is_some() && self.is_heading(segment)
    }

    /// "Lise Duval – Plaider pour les gants": somebody, a dash and a title that is no body or function of theirs.
    fn presents_behind_dash(&self, tokens: &Tokens) -> bool {
        let doc = self.doc;
        let title = self.title_behind_people(tokens).filter(|title| doc.is_any(title.start - 1, &["–", "—"]));
        title.is_some_and(|title| {
            let from = bodies::skip_article(doc, title.start, title.end);
            let body = bodies::mention_at(doc, from, title.end, false).is_some_and(|b| b.end >= title.end);
            !body && functions::head_at(doc, title.start, title.end).is_none()
        })
    }

    /// A heading right above segment `i` that no item has taken.
    pub(super) fn heading_before(&self, i: usize) -> Option<usize> {
        let mut k = i.checked_sub(1)?;
        // Title, day, time, each on its line.
        if self.below_its_day(i) && k > 0 && !self.taken[k - 1] && self.is_title(&self.segments[k - 1]) {
            k -= 1;
            if self.segments[k].cut || self.titles_days_times && self.is_over_day_and_time(k) {
                return Some(k);
            }
        }
        let segment = &self.segments[k];
        // "• Lundi 4 mai (15 h)" below a paragraph: the bullet begins an item, what stands above belongs to the one before.
        let opens = self.segments[i].bullet && self.segments[i].blank_before > 0 && !segment.bullet;
        if opens && !self.items.is_empty() && segment.heading == 0 && !segment.upper {
            return None;
        }
        // "Table ronde n° 3 | Mardi 23 mars | 18 h": a day is no title.
        if segment.cell && self.date_in(&segment.tokens).is_some_and(|d| d.tokens == segment.tokens) {
            return None;
        }
        let free = !self.taken[k]
            && !segment.furniture
            && self.items.last().is_none_or(|item| {
                let peopled = self.holds_people(segment) && !self.is_meeting(&segment.tokens);
                item.segments.end <= k || item.segments.start < k && !peopled && item.title.is_some()
            });
        let own = self.items.last().is_some_and(|item| k < item.segments.end);
        let own_title = self
            .items
            .last()
            .is_some_and(|item| item.title.as_ref().is_some_and(|t| t.start >= segment.tokens.start && t.end <= segment.tokens.end));
        // "Lise Duval – Plaider pour les gants" above day and hour
        let presents = self.presents_behind_dash(&segment.tokens);
        let heading = segment.heading > 0
            || segment.upper
            || presents && segment.blank_before > 0 && self.segments[i].blank_before <= 1
            || segment.tokens.clone().any(|t| self.doc.is(t, "|"))
            || (segment.blank_before > 0 || k == 0) && (self.is_title(segment) || self.is_meeting(&segment.tokens))
            || segment.cut && k > 0 && self.is_title(segment) && self.labels_cell(k - 1)
            || self.is_bullet_over_day(k, i)
            || self.is_between_day_and_time(k)
            || k > 0 && self.is_title(segment) && (self.heads_title(k - 1) || self.is_below_rubric(k));
        let head_of_text = self.items.is_empty() && segment.upper && self.date_in(&segment.tokens).is_some();
        // "BRIVELLE" above "Mardi 4 mai, 18 h, salle des fêtes" with the title below; the row of a table above another.
        let town = self.doc.phrase(segment.tokens.start, segment.tokens.end, Tags::COMMUNE).is_some_and(|(n, _)| n == segment.tokens.len())
            && self.segments.get(i + 1).is_some_and(|s| s.blank_before == 0 && self.is_title(s));
        let row = segment.cell && !self.segments[i].cut && self.segments.get(i + 1).is_some_and(|s| s.cell && s.cut);
        // "LES RENDEZ-VOUS DE LA SEMAINE :" heads all of them.
        // A paragraph above "Lundi 10 mars, 18 h", between blank lines: no title.
        let told = self.is_sentence(&segment.tokens) && segment.blank_before > 0 && self.segments[i].blank_before > 0;
        let heads_list = segment.upper && self.doc.is(segment.tokens.end - 1, ":");
        (free
            && !heads_list
            && !told
            && !town
            && !row
            && !own
            && !own_title
            && heading
            && !head_of_text
            && (presents || !self.holds_people(segment) || self.is_meeting(&segment.tokens))
            && self.labels_nothing(segment))
        .then_some(k)
    }
}
