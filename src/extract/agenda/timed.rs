//! Timed items: the lines around a time that name its item.

use super::cut::trim;
use super::heads::HeadTime;
use super::layout::TitlePlace;
use super::{Builder, Item, Level, single_day};
use crate::extract::segments::Segment;
use crate::extract::{entries, functions};
use crate::lexicon::Tags;
use crate::record::{Part, SessionKind};
use crate::text::{Case, TokenKind, Tokens};

/// Tokens of what stands beside a time and is no title: for whom it is, where, what it costs.
const LONGEST_NOTE: usize = 12;

/// Tokens of the name of a house that no word for one leads.
const LONGEST_NAMED: usize = 4;

impl Builder<'_, '_> {
    /// Whether who chairs stands on line `k`, right below the one before.
    fn is_chaired(&self, k: usize) -> bool {
        let line = self.segments.get(k).filter(|s| s.blank_before == 0);
        line.is_some_and(|s| entries::intro(self.doc, &s.tokens).is_some_and(|intro| intro.part == Part::Moderator))
    }

    pub(super) fn timed(&mut self, i: usize, mut head: HeadTime) -> Item {
        // "Samedi 4 mai à 20 h, salle des fêtes :" leads to the title below.
        if head.date.is_some()
            && head.rest.len() > 1
            && self.doc.is(head.rest.end - 1, ":")
            && self.is_where(&(head.rest.start..head.rest.end - 1))
        {
            head.rest.end -= 1;
        }
        head.rest = self.behind_place_before(head.rest);
        if self.lettered_at_time(i, &head) {
            head.rest.start += 2;
        }
        let mut item = self.new_item(i, Level::Timed, "agenda.time_at_head");
        item.start = head.time.start;
        item.end = head.time.end;
        if let Some(date) = &head.date {
            item.date = single_day(date).or(item.date);
            item.own_date = single_day(date).is_some();
        }
        if self.name_held(&mut item, i, &head) {
            return item;
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
        // "COUDRE ET RÉPARER" above "15 h – 17 h – La Grange" and "Modérateur : Lise Duval"
        let place_only = place_only
            || i > 0
                && self.segments[i - 1].upper
                && self.segments[i - 1].blank_before > 0
                && self.segments[i].blank_before == 0
                && !self.segments[i].upper
                && head.time.end.is_some()
                && head.rest.len() <= LONGEST_NAMED
                && self.labelled_as(&head.rest).is_none()
                && self.is_chaired(i + 1)
                && self.heading_before(i).is_some();
        let below = head.rest.is_empty()
            && head.date.is_none()
            && self.title_place == TitlePlace::Below
            && self
                .segments
                .get(i + 1)
                .is_some_and(|s| s.blank_before <= 1 && (self.is_title(s) || self.is_place(&s.tokens) || self.holds_people(s)));
        // "LE QUAI" below the first day and hour, with nothing but the name of the event above them.
        let capitals = |s: &Segment| s.upper && s.blank_before <= 1 && self.is_title(s);
        let named = |k: usize| k == 0 && self.items.is_empty() && self.segments.get(i + 1).is_some_and(capitals);
        let previous = self.heading_before(i).filter(|k| !below && !self.nearer_below(i) && !named(*k));
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
                // "9 h / Introduction – Lise Duval"
                let framed = || self.labelled_as(&s.tokens).is_some_and(|label| self.doc.is_any(label.words.end, &["–", "—", "("]));
                s.blank_before <= 1
                    && !s.furniture
                    && (!self.holds_people(s) || framed() || self.labels_speaker(s))
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
        } else if place_only && let Some((people, k)) = self.titled_below_people(i) {
            self.title_below(&mut item, k);
            (item.people_from, item.people_to) = (Some(people.start), Some(people.end));
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
            if self.says_more_below(&item, i + 1) {
                self.taken[i + 1] = true;
                item.segments.end = i + 2;
                (item.label, item.kind) = (None, None);
                self.name(&mut item, self.segments[i + 1].tokens.clone());
            } else if chaired && item.title.is_none() && item.people_from.is_some() {
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

    /// "Grand témoin : Lise Duval, juriste" below a time: a label of an item, and no heading of a list of people.
    fn labels_speaker(&self, segment: &Segment) -> bool {
        let doc = self.doc;
        let tokens = &segment.tokens;
        let label = doc.phrase(tokens.start, tokens.end, Tags::LABEL).map(|(n, _)| n);
        let heading = doc.phrase(tokens.start, tokens.end, Tags::SPEAKERS_HEADING | Tags::MODERATION | Tags::MODERATION_HEADING);
        let chairs = heading.is_some_and(|(_, value)| value.has(Tags::MODERATION | Tags::MODERATION_HEADING));
        let several = |n: usize| doc.word(tokens.start + n - 1).ends_with(['s', 'S']);
        label.is_some_and(|n| {
            let whole = heading.is_none_or(|(m, _)| m <= n);
            whole && !chairs && !several(n) && !segment.bullet && doc.is(tokens.start + n, ":") && tokens.start + n + 1 < tokens.end
        })
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
                    | SessionKind::Talk
                    | SessionKind::Performance
            )
        );
        // "PAUSE" above "Déjeuner sur la scène"
        let meal = |s: &Segment| self.labelled_as(&s.tokens).is_some_and(|label| label.kind == SessionKind::Meal);
        let rests = item.kind == Some(SessionKind::Break) && self.segments.get(next).is_some_and(meal);
        // "Table ronde 1", a blank line, "« Le quai »"; "Conférence de Lise Duval, tanneuse :", a blank line, "Le quai"
        let led = |s: &Segment| self.is_quoted(&s.tokens) || self.doc.is(self.segments[next - 1].tokens.end - 1, ":");
        let near = |s: &Segment| s.blank_before == 0 || s.blank_before == 1 && (self.titles_spaced || led(s) || s.upper);
        // "Lectures" above works stands for all of them.
        let names_below = names_below && !(item.kind == Some(SessionKind::Performance) && self.labels_several(item));
        if (names_below && item.label_only || rests) && self.segments.get(next).is_some_and(|s| !s.bullet && near(s)) {
            self.title_below(item, next);
        }
    }

    /// "12 h Pause" above "Pause déjeuner", "9 h Ouverture" above "Ouverture des rencontres": whether line `i` says again the label
    /// beside the time, and more.
    fn says_more_below(&self, item: &Item, i: usize) -> bool {
        let doc = self.doc;
        let Some(label) = item.label.clone().filter(|label| item.title.as_ref() == Some(label) && item.people_from.is_none()) else {
            return false;
        };
        let next = self.segments.get(i).filter(|s| s.blank_before == 0 && !s.bullet && !s.cell && s.tokens.len() > label.len());
        next.is_some_and(|s| {
            let words = s.tokens.start..s.tokens.start + label.len();
            let more = words.end;
            let same = label.zip(words).all(|(a, b)| doc.tokens[a].key == doc.tokens[b].key);
            let worded = doc.kind(more) == Some(TokenKind::Word) && doc.number(more).is_none() && !doc.folds_to(more, &["par", "avec"]);
            same && worded && doc.phrase(more, s.tokens.end, Tags::MODERATION).is_none() && !self.is_sentence(&s.tokens)
        })
    }

    /// Whether quotation marks enclose a line.
    pub(super) fn is_quoted(&self, tokens: &Tokens) -> bool {
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
            item.title = Some(trim(doc, self.without_notes(trim(doc, segment.tokens.clone()))));
            item.label_only = false;
            // "PLÉNIÈRE" above "Plénière d'ouverture"
            let framed = self.labelled_as(&segment.tokens).map(|label| label.kind);
            let framed = framed.filter(|kind| matches!(kind, SessionKind::Opening | SessionKind::Closing));
            if matches!(item.kind, Some(SessionKind::Plenary | SessionKind::Session)) && framed.is_some() {
                item.kind = framed;
            }
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

    /// "13 h A. Coudre" above "13 h B. Tanner": whether a letter counts what takes place at one time.
    fn lettered_at_time(&self, i: usize, head: &HeadTime) -> bool {
        let doc = self.doc;
        let letter = |rest: &Tokens| {
            let word = doc.word(rest.start);
            let set_off = doc.is_any(rest.start + 1, &[".", ")"]) && doc.case(rest.start + 2).is_capital() && rest.len() >= 3;
            (set_off && word.len() == 1).then(|| word.as_bytes()[0]).filter(u8::is_ascii_uppercase)
        };
        let Some(own) = letter(&head.rest) else { return false };
        let near = (i.saturating_sub(LONGEST_NOTE)..i + LONGEST_NOTE).filter(|k| *k != i && *k < self.segments.len());
        let mut others = near.filter_map(|k| self.head_of(k)).filter(|other| other.time.start == head.time.start);
        others.any(|other| letter(&other.rest).is_some_and(|letter| letter.abs_diff(own) == 1))
    }

    /// "A / Coudre dehors": without the letter of a list.
    fn without_letter(&self, tokens: Tokens) -> Tokens {
        let doc = self.doc;
        let (letter, sign) = (tokens.start, tokens.start + 1);
        let lettered = doc.case(letter) == Case::Single && doc.word(letter).len() == 1 && doc.is_any(sign, &["/", ")", ".", ":", "–", "-"]);
        let titled = doc.case(sign + 1).is_capital() || doc.is_any(sign + 1, &["«", "“"]);
        if lettered && titled && tokens.len() >= 5 { tokens.start + 2..tokens.end } else { tokens }
    }
}
