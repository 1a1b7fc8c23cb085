//! Titles on the lines below a time or a label, and what stands there and is none.

use super::labels::Label;
use super::{Builder, Item, Level};
use crate::extract::segments::Segment;
use crate::extract::{entries, functions, kinds};
use crate::lexicon::Tags;
use crate::record::SessionKind;
use crate::text::Case;

/// Lines of the particulars of an item, at most.
const LONGEST_BLOCK: usize = 9;

/// Lines to the next of several counted labels, at most.
const NEAR_LABEL: usize = 8;

/// Tokens of a title before a colon; fewer words head a list.
const LEADING_TITLE: usize = 5;

impl Builder<'_, '_> {
    /// The title on the lines below a time or a label.
    pub(super) fn title_below(&mut self, item: &mut Item, mut i: usize) {
        while let Some(segment) = self.segments.get(i) {
            // Where rooms stand beside the times, the line below is the title, though a house gives it its name.
            let titled = self.rooms_beside && i == item.segments.start + 1 && item.title.is_none() && !segment.furniture;
            if titled && self.is_beside_room(item.segments.start) && !self.doc.is(segment.tokens.end - 1, ":") {
                self.taken[i] = true;
                item.segments.end = i + 1;
                return self.name(item, segment.tokens.clone());
            }
            let housed = i == item.segments.start + 1 && item.title.is_none() && item.label.is_none() && self.is_house_line(i);
            if segment.furniture || housed || self.is_place(&segment.tokens) && !segment.tokens.is_empty() {
                i += 1;
                if i > item.segments.start + 4 {
                    return;
                }
                continue;
            }
            break;
        }
        let Some(segment) = self.segments.get(i) else { return };
        // "10 h 25 / Plateau 2 : / Routes et chemins": the label on a line of its own.
        let colon = segment.tokens.end - 1;
        let label = self.labelled_as(&segment.tokens).filter(|label| label.numbered && label.words.end == colon && self.doc.is(colon, ":"));
        if let Some(label) = label.filter(|_| item.title.is_none() && item.label.is_none()) {
            self.taken[i] = true;
            item.segments.end = i + 1;
            item.kind = Some(label.kind);
            item.label = Some(label.words.clone());
            item.title = Some(label.words);
            item.label_only = true;
            return self.title_below(item, i + 1);
        }
        let head = &self.segments[item.segments.start];
        // The next item, whose time stands behind its title.
        if self.time_at_end(segment).is_some() {
            return;
        }
        let title = self.is_title(segment) || self.leads_to_people(i);
        if i > item.segments.start + 1 && segment.blank_before > 2 || !title || self.day_heading(i).is_some() {
            return;
        }
        // The next row of a table is no title of the one above.
        if segment.cell && !segment.cut && self.segments.get(i + 1).is_some_and(|s| s.cell && s.cut) && item.label_only {
            return;
        }
        let first = self.doc.is_any(segment.tokens.start, &["«", "“", "\""]);
        // "Trois récits" above "« Le quai » / Lise Duval" and "« La digue » / Paul Vercel": each has a title of its own.
        let quoted = |s: &Segment| s.blank_before == 0 && self.doc.is_any(s.tokens.start, &["«", "“", "\""]);
        let spaced = segment.blank_before == 1 && self.labels_several(item);
        let listed = first && (quoted(segment) || spaced) && self.segments.get(i + 1).is_some_and(quoted);
        if item.label_only && (segment.bullet || listed) {
            return;
        }
        if item.label_only
            && segment.blank_before > 0
            && head.heading == 0
            && !first
            && !segment.upper
            && !self.segments[item.segments.start].upper
            && !(self.doc.is(head.tokens.end - 1, ":") && segment.blank_before == 1)
            && !(self.doc.is(self.segments[i - 1].tokens.end - 1, ":") && segment.blank_before == 1)
            && !(self.titles_spaced && i == item.segments.end)
        {
            return;
        }
        let numbered = self.labelled_as(&segment.tokens).or_else(|| self.coded(&segment.tokens)).is_some_and(|label| label.numbered);
        // "ATELIERS" above "A. …" and "B. …"
        let lettered = self.letter(i) == Some(b'A') && (i + 1..i + 14).any(|k| self.letter(k) == Some(b'B'));
        // "Ateliers" above "ATELIER EXPORT", "Témoignages" above titles and their speakers by turns
        let same = || self.labelled_as(&segment.tokens).is_some_and(|label| item.kind == Some(label.kind));
        // "Ateliers" above "Atelier : le quai", or above "Atelier" over its title
        let first_of = || {
            let label = self.labelled_as(&segment.tokens).filter(|_| item.kind == Some(SessionKind::Workshop) && self.labels_several(item));
            label.is_some_and(|label| {
                let after = label.words.end;
                let set_off = after >= segment.tokens.end
                    || self.doc.is_any(after, &[":", "–", "—", "-", "«", "“", "|", "."])
                    || self.doc.case(after).is_capital();
                set_off && !self.doc.word(after - 1).ends_with(['s', 'S'])
            })
        };
        let one_of = || self.is_rubric(i) && same() || first_of();
        let by_turns = || self.labels_several(item) && self.alternates(i);
        if item.label_only && (numbered || lettered || self.is_sentence(&segment.tokens) || one_of() || by_turns()) {
            return;
        }
        self.taken[i] = true;
        item.segments.end = i + 1;
        let kind = item.kind;
        let label = item.label.take();
        let tokens = segment.tokens.clone();
        let label_only = item.label_only;
        // "Table ronde, modératrice : Lise Duval" above the title
        let people = (item.people_from.take(), item.people_to.take());
        self.name(item, tokens);
        if item.people_from.is_none() {
            (item.people_from, item.people_to) = people;
        }
        if label_only {
            // "RENCONTRE" above "Déjeuner des maires": a word says less than the label with which the title begins.
            let rests = matches!(item.kind, Some(SessionKind::Meal | SessionKind::Break));
            let vague =
                kind == Some(SessionKind::Break) || label.as_ref().is_some_and(|l| self.doc.phrase(l.start, l.end, Tags::LABEL).is_none());
            // "PLÉNIÈRE" above "Plénière d'ouverture"
            let frames = matches!(item.kind, Some(SessionKind::Opening | SessionKind::Closing))
                && matches!(kind, Some(SessionKind::Plenary | SessionKind::Session))
                && item.label.is_some();
            item.kind = if rests && vague || frames { item.kind } else { kind.or(item.kind) };
            item.label = label.or(item.label.take());
            if item.label_only {
                item.label_only = false;
            }
        }
    }

    /// "20 h 30 Grande salle": whether a room stands beside the time of segment `k`, with a line right below it that nobody begins.
    fn is_beside_room(&self, k: usize) -> bool {
        let beside = self.head_of(k).is_some_and(|head| self.is_place(&head.rest));
        let next = self.segments.get(k + 1).filter(|s| s.blank_before == 0 && !s.bullet && !s.cell);
        beside && next.is_some_and(|s| self.is_place(&s.tokens) && s.tokens.len() >= 3 && !self.holds_people(s) && !self.is_timed(s))
    }

    /// "atelier", "spectacle et concert", alone on a line among the particulars below a title: the kind of the item.
    pub(super) fn kind_below(&self, segments: &std::ops::Range<usize>) -> Option<SessionKind> {
        let known = [SessionKind::Workshop, SessionKind::Performance, SessionKind::Visit, SessionKind::Exhibition, SessionKind::RoundTable];
        let own = segments.start + 1..segments.end.min(segments.start + LONGEST_BLOCK);
        let near = own.take_while(|k| self.segments[*k].blank_before == 0);
        // Lines that begin with a small letter may have been joined to the one above.
        let lines = near.flat_map(|k| {
            let tokens = self.segments[k].tokens.clone();
            tokens.clone().filter(move |i| *i == tokens.start || self.doc.breaks(*i)).map(move |i| i..tokens.end)
        });
        lines.filter(|line| self.doc.case(line.start) == Case::Lower).find_map(|line| {
            let ends = |at: usize| at >= line.end || self.doc.breaks(at);
            let label = |from: usize| self.doc.phrase(from, line.end, Tags::LABEL | Tags::LABEL_WORD);
            let (n, value) = label(line.start)?;
            let end = line.start + n;
            let joined = self.doc.folds_to(end, &["et"]) && label(end + 1).is_some_and(|(m, _)| ends(end + 1 + m));
            // "débat animé par"
            let chaired = || self.doc.phrase(line.start, line.end, Tags::MODERATION).is_some_and(|(m, _)| m > n);
            kinds::labelled(value).filter(|kind| known.contains(kind) && (ends(end) || joined || chaired()))
        })
    }

    /// "20 h / Cinéma du Quai", a blank line, the title: whether segment `i` tells where.
    pub(super) fn is_house_line(&self, i: usize) -> bool {
        let next = self.segments.get(i + 1).filter(|s| (1..=2).contains(&s.blank_before) && !s.bullet);
        let segment = &self.segments[i];
        segment.blank_before == 0
            && self.is_where(&segment.tokens)
            && next.is_some_and(|s| self.is_title(s) && !self.is_sentence(&s.tokens))
    }

    /// "14 h / Le quai / Table ronde / animée par Lise Duval": a label alone between the title of a timed item and its people.
    pub(super) fn is_kind_of_title(&self, i: usize, label: &Label) -> bool {
        let doc = self.doc;
        let segment = &self.segments[i];
        let alone =
            label.words.end >= segment.tokens.end && !label.numbered && segment.blank_before <= u32::from(self.spaced) && !segment.bullet;
        let titled = |item: &Item| {
            item.level == Level::Timed && item.segments.end == i && item.title.is_some() && item.label.is_none() && item.kind.is_none()
        };
        let tags = Tags::MODERATION | Tags::SPEAKERS_INLINE;
        // "Table ronde" says of what kind the item above is, whatever follows; "Débat" may come after it.
        let plain = doc.phrase(segment.tokens.start, segment.tokens.end, Tags::LABEL).is_some()
            && matches!(label.kind, SessionKind::RoundTable | SessionKind::Workshop | SessionKind::Keynote | SessionKind::Plenary);
        let exchange = segment.tokens.clone().any(|t| doc.folds_to(t, &["debat", "discussion", "echange", "echanges", "questions"]));
        let plain = plain && !exchange;
        let peopled =
            |s: &Segment| s.blank_before <= u32::from(self.spaced) && (plain || doc.phrase(s.tokens.start, s.tokens.end, tags).is_some());
        alone && self.items.last().is_some_and(titled) && self.segments.get(i + 1).is_some_and(peopled)
    }

    /// "Visite 1 : Le quai / Responsable : Lise Duval" below a day, above "Visite 2 : La digue" and all times: whether a counted
    /// label with people below it is one of several that begin a programme.
    pub(super) fn is_one_of_first(&self, i: usize) -> bool {
        let label = |k: usize| self.segments.get(k).and_then(|s| self.labelled_as(&s.tokens)).filter(|label| label.numbered);
        let Some(own) = label(i).filter(|_| self.day.is_some()) else { return false };
        let peopled = |k: usize| {
            let below = self.segments.get(k + 1).filter(|s| s.blank_before == 0);
            below.is_some_and(|s| entries::intro(self.doc, &s.tokens).is_some() || self.holds_people(s))
        };
        let other = |k: usize| label(k).is_some_and(|label| label.kind == own.kind) && peopled(k);
        let near = (i + 2..i + NEAR_LABEL).any(other);
        peopled(i) && near
    }

    /// "9 h Accueil" above "Mot de bienvenue par Lise Duval": whether a label alone beside its time stands right above.
    pub(super) fn is_below_welcome(&self, i: usize) -> bool {
        let welcomes = |item: &Item| {
            let alone = item.label.is_some() && item.label == item.title && item.people_from.is_none();
            item.level == Level::Timed && alone && matches!(item.kind, Some(SessionKind::Welcome | SessionKind::Break))
        };
        self.items.last().is_some_and(|item| item.segments.end == i && welcomes(item))
    }

    /// "Témoignages", "Conférences": a label without number that stands for several.
    pub(super) fn labels_several(&self, item: &Item) -> bool {
        let label = item.label.as_ref().and_then(|label| Some((label, self.labelled_as(label)?)));
        label.is_some_and(|(words, label)| !label.numbered && words.clone().any(|t| self.doc.word(t).ends_with(['s', 'S'])))
    }

    /// Whether titles and those who speak to them take turns, line by line, from `i` on.
    fn alternates(&self, i: usize) -> bool {
        let near = |k: usize| self.segments.get(k).filter(|s| !s.bullet && !s.cell && !self.is_timed(s));
        let title = |k: usize| {
            let plain = |s: &Segment| self.is_title(s) && functions::head_at(self.doc, s.tokens.start, s.tokens.end).is_none();
            near(k).is_some_and(|s| (k == i || s.blank_before <= 1) && plain(s))
        };
        let people = |k: usize| near(k).is_some_and(|s| s.blank_before == 0 && self.holds_people(s));
        // Where the people end that stand below the title `k`.
        let behind = |k: usize| {
            let end = (k + 1..k + LONGEST_BLOCK).find(|n| !people(*n)).unwrap_or(k + LONGEST_BLOCK);
            (title(k) && end > k + 1).then_some(end)
        };
        behind(i).and_then(behind).is_some()
    }

    /// "Recoudre la ville :" above bullets with people: a title, though a colon ends it.
    fn leads_to_people(&self, i: usize) -> bool {
        let segment = &self.segments[i];
        let colon = self.doc.is(segment.tokens.end - 1, ":") && segment.tokens.len() >= LEADING_TITLE;
        let people = self.segments.get(i + 1).is_some_and(|next| next.bullet && !segment.bullet && self.holds_people(next));
        colon && people && self.is_title(&Segment { tokens: segment.tokens.start..segment.tokens.end - 1, ..segment.clone() })
    }

    pub(super) fn labels_nothing(&self, segment: &Segment) -> bool {
        let doc = self.doc;
        !((doc.has(segment.tokens.start, Tags::HALF_DAY) || doc.folds_to(segment.tokens.start, &["programme", "agenda", "deroule"]))
            && segment.tokens.len() <= 4
            && doc.phrase(segment.tokens.start, segment.tokens.end, Tags::PENDING).is_none()
            && !doc.folds_to(segment.tokens.end - 1, &["venir"]))
    }
}
