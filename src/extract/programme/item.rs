//! The lines of one item, and those outside the programme: who is listed where.

use super::papers::Papers;
use super::read::{Placed, Reader};
use super::shape::Shape;
use crate::extract::agenda::{self, Item, Level};
use crate::extract::told::{self, Telling, Told};
use crate::extract::{entries, functions, kinds, unnamed};
use crate::lexicon::Tags;
use crate::record::{Part, SessionKind};
use crate::text::fold::join;
use crate::text::{TokenKind, Tokens};

/// Tokens of a sentence that parts two lists of people.
const LEAST_SENTENCE: usize = 6;

/// Parts of one item that have their times, at most.
const MOST_PARTS: usize = 12;

/// So many items back a paper is looked for.
const RECENT: usize = 200;

impl Reader<'_, '_> {
    /// Whether words are the given and family name of somebody and nothing else.
    fn is_name(&self, words: &Tokens) -> bool {
        let name = self.names.starting_at(words.start).map(|k| &self.names[k]);
        name.is_some_and(|name| name.sure && name.name.len() >= 2 && name.whole.end == words.end)
    }

    /// Segments before the programme or of a text without one.
    pub(super) fn outside(&mut self, range: std::ops::Range<usize>) {
        self.part = Part::Speaker;
        for i in range {
            let segment = &self.segments[i];
            if segment.furniture || self.consumed[i] || self.half_day_chair(i) {
                continue;
            }
            let tokens = segment.tokens.clone();
            let listed = segment.bullet && entries::lists_people(self.doc, &tokens, self.names);
            let introduced = self.intro(i).filter(|x| x.part == Part::Moderator);
            // "En présence de Lise Duval, députée, et de Marc Tessier, maire" above the programme
            let attended = self.doc.folds_to(tokens.start, &["en"]) && self.doc.folds_to(tokens.start + 1, &["presence"]);
            // "Animatrice des débats" above "Lise Duval"
            let heads = introduced.is_some_and(|x| x.len >= tokens.len() && x.heads_list);
            let next = self.segments.get(i + 1).filter(|_| heads).map(|s| s.tokens.clone());
            if let Some(next) = next.filter(|next| self.is_name(next)) {
                self.consumed[i + 1] = true;
                self.part = Part::Moderator;
                self.line(i + 1, next, None);
                self.part = Part::Speaker;
                continue;
            }
            if listed || (introduced.is_some() || attended) && entries::names_anybody(self.doc, &tokens, self.names) {
                self.line(i, tokens, None);
            } else if self.is_signature(i) {
                self.consumed[i + 1] = true;
                self.programme.prose.push(tokens.start..self.segments[i + 1].tokens.end);
            } else if self.series {
                let rest = self.without_series_chairs(tokens);
                self.programme.prose.extend(rest);
            } else {
                self.programme.prose.push(tokens);
            }
        }
    }

    /// A name alone on its line, with the function on the line below.
    fn is_signature(&self, i: usize) -> bool {
        let tokens = &self.segments[i].tokens;
        let Some(next) = self.segments.get(i + 1).filter(|s| s.blank_before == 0 && s.tokens.len() <= 20) else { return false };
        let lone = self.names.starting_at(tokens.start).is_some_and(|n| self.names[n].sure && self.names[n].whole.end == tokens.end);
        lone && functions::head_at(self.doc, next.tokens.start, next.tokens.end).is_some_and(|h| !h.weak)
    }

    /// "Discours du Premier ministre": the title says who speaks, without a name.
    fn speech(&mut self, item: &Item, k: usize, index: usize) {
        let Some(title) = item.title.clone().filter(|_| item.people_from.is_none()) else { return };
        let line = title.start..self.segments[k].tokens.end.max(title.end);
        // "Remise des prix en présence du préfet"
        let presence = line.clone().find(|t| self.doc.folds_to(*t, &["en"]) && self.doc.folds_to(t + 1, &["presence"]));
        let said = presence.unwrap_or(line.start)..line.end;
        let Some(intro) = entries::intro(self.doc, &said).filter(|x| x.part == Part::Speaker && x.len < said.len()) else { return };
        let rest = said.start + intro.len..line.end;
        if !entries::names_anybody(self.doc, &line, self.names) && unnamed::heads_line(self.doc, &rest) {
            let mut entries = Vec::new();
            unnamed::list(self.doc, &rest, false, Part::Speaker, &mut entries);
            self.programme.placed.extend(entries.into_iter().map(|entry| Placed { entry, session: Some(index) }));
        }
    }

    pub(super) fn item(&mut self, item: &Item) {
        let mut index = self.push(item.clone());
        if let Telling::Item(told) = &self.segments[item.segments.start].telling {
            return self.told(item, told, index);
        }
        let chairs = std::mem::take(&mut self.chairs_next);
        self.programme.placed.extend(chairs.into_iter().map(|entry| Placed { entry, session: Some(index) }));
        self.heading_said = None;
        self.part = if self.is_below_chairs(item) { Part::Moderator } else { Part::Speaker };
        self.mode_lines = 0;
        let placed_before = self.programme.placed.len();
        let mut first = item.segments.start;
        // People on the line of the heading.
        let head_end = (item.segments.start..item.segments.end)
            .find(|k| {
                item.title.as_ref().is_some_and(|t| t.end <= self.segments[*k].tokens.end && t.start >= self.segments[*k].tokens.start)
            })
            .unwrap_or(item.segments.start);
        if let Some(from) = item.people_from {
            let k = (item.segments.clone()).find(|k| self.segments[*k].tokens.contains(&from)).unwrap_or(first);
            let tokens = from..item.people_to.unwrap_or(self.segments[k].tokens.end);
            self.heading_people(k, tokens, index);
            self.say_behind_heading(item, k, placed_before);
            // Between the title and its time others may stand.
            if k > head_end + 1 {
                self.consumed[k] = true;
            } else {
                first = first.max(k + 1);
            }
        }
        // "17 h 30 Lise Duval": who gives the item its name takes part in it.
        if let Some(title) = item.title.clone().filter(|title| item.people_from.is_none() && self.is_name(title)) {
            self.heading_people(head_end, title, index);
        }
        // "Lise Duval (CNRS)" above "Le gant – par visioconférence"
        if let Some(title) =
            item.title.as_ref().filter(|title| item.people_to.is_some_and(|to| to <= title.start) && title.end > title.start)
        {
            self.say_behind_title(head_end, title.end - 1, placed_before);
        }
        self.speech(item, head_end, index);
        first = first.max(head_end + 1).max(item.segments.start + 1);
        // The segment of the time, when the title stood above it.
        if item.rule == "agenda.title_above_time" {
            first = first.max(item.segments.start + 2);
        }
        let body = first..item.segments.end;
        let subtitle = self.subtitle(item, &body);
        let papers = self.papers(item, &body, subtitle);
        let titled_papers = papers == Papers::TitleFirst;
        let coloned = self.coloned(item, &body);
        // "Ateliers animés par" above "Le fil : Lise Duval" and "Le cuir : Paul Vercel"
        let led = coloned.clone().next().and_then(|i| self.intro(i).filter(|x| x.len >= self.segments[i].tokens.len()));
        let led = led.is_some_and(|intro| intro.part == Part::Moderator);
        let bulleted = coloned.is_empty() && self.bulleted(item, &body);
        let unmarked = !body.clone().any(|i| self.segments[i].bullet);
        let bracketed = self.bracketed(&body);
        self.has_bullets = self.segments[item.segments.clone()].iter().filter(|s| s.bullet).nth(1).is_some();
        // "Lise Duval, Université de Bavay « Le cuir des rives »", line by line.
        let panel = matches!(item.kind, Some(SessionKind::RoundTable));
        self.has_bullets |= !panel && body.clone().filter(|i| self.quotes_after_body(*i)).nth(1).is_some();
        self.has_bullets |= self.quotes_titles(item, &body);
        let signed = self.signed(item, &body);
        let mut last_title: Option<usize> = None;
        // The indent of a bullet that has its speakers on its own line.
        let mut spoken_at: Option<u32> = None;
        // "9h30 Lise Duval, géographe": the title may follow on the next line.
        let next = self.segments.get(body.start).filter(|s| !body.is_empty() && s.blank_before == 0 && !s.bullet);
        let mut spoken = self.programme.items[index].title.is_none() && self.programme.placed.len() > placed_before && next.is_some();
        let block = index;
        for i in body.clone() {
            let segment = &self.segments[i];
            if segment.furniture || self.consumed[i] {
                continue;
            }
            if self.half_day_chair(i) || self.debates_chair(i, item) || self.event_chair(i) {
                continue;
            }
            if segment.blank_before > 0 {
                self.heading_said = None;
            }
            if self.is_contact(i) {
                self.programme.prose.push(segment.tokens.clone());
                continue;
            }
            if let Some((known, from)) = self.repeats_number(i) {
                // "Séance 2. X, juriste ; Y, notaire" below the table that has the item.
                self.part = Part::Speaker;
                self.line(i, from..segment.tokens.end, Some(known));
                continue;
            }
            if let Some(known) = self.repeats_title(i) {
                // A later list takes up the title of an item: "1. Title (avec X, Y)".
                index = known;
                let title = self.programme.items[known].title.clone().map_or(0, |t| t.len());
                if segment.tokens.len() <= title + 3 {
                    continue;
                }
            }
            if coloned.contains(&i) {
                index = block;
                if let Some((title, people)) = self.colon_paper(i) {
                    let paper = self.paper(item, i, title, i);
                    self.part = if led { Part::Moderator } else { Part::Speaker };
                    self.line(i, people..segment.tokens.end, Some(paper));
                    continue;
                }
            }
            if bulleted && unmarked && (self.counts(i) || self.is_day(i)) {
                continue;
            }
            if bulleted
                && (segment.bullet || unmarked)
                && let Some((title, people)) = self.bullet_paper(i)
            {
                index = self.paper(item, i, title, i);
                if let Some((label, kind)) = self.speech_by(i) {
                    self.programme.items[index].label = Some(label);
                    self.programme.items[index].kind = Some(kind);
                }
                self.part = Part::Speaker;
                spoken_at = people.map(|_| segment.indent);
                if let Some(from) = people {
                    self.line(i, from..segment.tokens.end, Some(index));
                }
                continue;
            }
            if bulleted && segment.blank_before > 0 && !segment.bullet {
                index = block;
            }
            if signed && let Some(from) = self.title_behind_sign(i, false) {
                let title = from..self.status_behind(&(from..segment.tokens.end));
                let (before, close) = (self.programme.placed.len(), title.end - 1);
                let paper = self.paper(item, i, title, i);
                self.part = Part::Speaker;
                self.line(i, segment.tokens.start..from - usize::from(!self.doc.is(from - 1, ")")), Some(paper));
                self.say_behind_title(i, close, before);
                index = block;
                continue;
            }
            // "Échanges animés par X" behind papers: of the block.
            let label = self.doc.phrase(segment.tokens.start, segment.tokens.end, Tags::LABEL | Tags::LABEL_WORD);
            let exchanges = label.is_some_and(|(_, value)| kinds::labelled(value) == Some(SessionKind::RoundTable));
            let chairs = || entries::intro(self.doc, &segment.tokens).is_some_and(|x| x.part == Part::Moderator);
            // "Discutant : X" behind bullets that name their speakers, no further in than they: of the block as well.
            let below_all = bulleted && spoken_at.is_some_and(|indent| segment.indent <= indent);
            if index != block && (exchanges || below_all) && !segment.bullet && chairs() {
                index = block;
            }
            let outer = if exchanges && !segment.bullet && chairs() { self.named_over(item, block, i) } else { None };
            if let Some(outer) = outer {
                self.line(i, segment.tokens.clone(), Some(outer));
                continue;
            }
            if self.heads_with_status(i) {
                continue;
            }
            if let Some(part) = self.announces(i) {
                if titled_papers && let Some(t) = last_title.take() {
                    index = self.paper(item, i, self.segments[t].tokens.clone(), t);
                }
                self.part = part;
                self.mode_lines = 0;
                // "Table ronde présidée par X, avec :"
                let before = segment.tokens.start..self.announced_from(i);
                if chairs() && entries::names_anybody(self.doc, &before, self.names) {
                    let part = self.part;
                    self.line(i, before, Some(index));
                    self.part = part;
                }
                continue;
            }
            if let Some(from) = self.lecture_of(i) {
                self.line(i, from..segment.tokens.end, Some(index));
                continue;
            }
            if titled_papers && let Some((title, people)) = self.quoted_paper(i) {
                last_title = None;
                let paper = self.paper(item, i, title, i);
                self.part = Part::Speaker;
                self.line(i, people..segment.tokens.end, Some(paper));
                index = block;
                continue;
            }
            let shape = self.shape(i);
            match shape {
                // "SALLE 204" between title and people
                Shape::Title if titled_papers && !segment.bullet && self.is_room(i) => {}
                Shape::People => {
                    if titled_papers && let Some(t) = last_title.take() {
                        index = self.paper(item, i, self.segments[t].tokens.clone(), t);
                    }
                    if self.several_papers(item, i, block) {
                        index = block;
                        spoken = true;
                        continue;
                    }
                    let (tokens, title) = self.title_on_line(i);
                    let title = title.filter(|t| bracketed || self.doc.is_any(t.start, &["«", "“", "\""]));
                    let before = self.programme.placed.len();
                    self.line_title(i, tokens, title, papers, item, block, &mut index);
                    spoken |= self.programme.placed.len() > before;
                    // The title of the paper on the line below.
                    if papers == Papers::SpeakerFirst
                        && !bulleted
                        && let Some(t) = self.title_after(i, &body)
                    {
                        let title = self.segments[t].tokens.clone();
                        self.consumed[t] = true;
                        // Time, speaker, title, each on a line of its own.
                        let headless = self.programme.items[block].title.is_none() || item.label_only && item.own_date;
                        let untitled = item.level == Level::Timed && index == block && headless;
                        if self.is_lecture(item) || untitled {
                            self.programme.items[index].title = Some(agenda::trim(self.doc, title));
                            continue;
                        }
                        let nested = self.paper(item, i, title, t);
                        for placed in &mut self.programme.placed[before..] {
                            if placed.entry.part == Part::Speaker {
                                placed.session = Some(nested);
                            }
                        }
                        index = block;
                    }
                }
                Shape::Title | Shape::Quoted
                    if spoken
                        && self.programme.items[index].title.is_none()
                        && (segment.tokens.len() >= 3 || segment.tokens.len() == 2 && label.is_some()) =>
                {
                    // Time, speaker, title, each on a line of its own.
                    self.programme.items[index].title = Some(agenda::trim(self.doc, segment.tokens.clone()));
                }
                Shape::Title | Shape::Quoted => {
                    let titled = Self::may_hold_papers(item) && !item.own_date;
                    let heads = item.level == Level::Block || item.label_only || titled;
                    // "Remise des prix par Lise Duval": nobody on the line below gives it.
                    let own = agenda::cut_people(self.doc, &segment.tokens, self.names).1.is_some_and(|by| self.doc.folds_to(by, &["par"]));
                    let long = segment.tokens.len() >= 2 || self.is_signed_below(i);
                    if titled_papers && (spoken || heads) && long && !own && subtitle != Some(i) {
                        last_title = Some(i);
                    } else {
                        self.inline(i, index);
                    }
                }
                Shape::Prose => {
                    // Behind a sentence nobody goes on with those who chair.
                    let sentence = self.doc.is_any(segment.tokens.end - 1, &[".", "?", "!"]) && segment.tokens.len() >= LEAST_SENTENCE;
                    self.part = if segment.blank_before > 0 || sentence { Part::Speaker } else { self.part };
                    self.inline(i, index);
                }
            }
        }
        self.leave_one_chair(item, block, placed_before);
    }

    /// "Table ronde animée par Lise Duval" behind the last part of "9 h – 11 h 30 Table ronde 1": the item over `block` that line `i`
    /// calls by its label, as `block` is not called.
    fn named_over(&self, item: &Item, block: usize, i: usize) -> Option<usize> {
        let first = |words: &Tokens| self.doc.tokens[words.start].key;
        let own = first(&self.segments[i].tokens);
        let named = |item: &Item| item.label.as_ref().is_some_and(|label| first(label) == own);
        let items = &self.programme.items;
        let holds = |outer: &&usize| {
            let outer = &items[**outer];
            outer.level == Level::Timed
                && outer.end >= item.end
                && outer.end.is_some()
                && outer.start <= item.start
                && outer.date == item.date
        };
        let near = (block.saturating_sub(MOST_PARTS)..block).rev().collect::<Vec<_>>();
        let outer = near.iter().find(|k| holds(k)).copied().filter(|k| named(&items[*k]))?;
        (item.level == Level::Timed && item.start.is_some() && item.end.is_some() && !named(item)).then_some(outer)
    }

    /// "Conférence introductive de M. Paul Vercel, géographe" below the title: where who gives it begins.
    fn lecture_of(&self, i: usize) -> Option<usize> {
        let doc = self.doc;
        let segment = &self.segments[i];
        let tokens = &segment.tokens;
        let (n, value) = doc.phrase(tokens.start, tokens.end, Tags::LABEL | Tags::LABEL_WORD)?;
        let lecture = matches!(kinds::labelled(value), Some(SessionKind::Keynote | SessionKind::Talk)) && !segment.bullet;
        let of = (tokens.start + n - 1..tokens.start + n + 3).find(|k| doc.folds_to(*k, &["de", "d'", "du"]))?;
        let name = self.names.starting_at(of + 1).map(|k| &self.names[k])?;
        let quoted = tokens.clone().any(|t| doc.is_any(t, &["«", "“"]));
        (lecture && segment.blank_before == 0 && name.sure && !quoted).then_some(of + 1)
    }

    /// "Renseignements et inscriptions : Mme Duval", "Séance suivante : le cuir, Lise Duval": whom to write to and who comes another
    /// time take no part.
    fn is_contact(&self, i: usize) -> bool {
        let tokens = &self.segments[i].tokens;
        let notes = self.doc.phrase(tokens.start, tokens.end, Tags::FURNITURE | Tags::ANOTHER_EVENT).map(|(n, _)| tokens.start + n);
        notes.is_some_and(|sign| self.doc.is(sign, ":")) && entries::names_anybody(self.doc, tokens, self.names)
    }

    /// "Conférence invitée" alone above a speaker and a title: the title is that of the item.
    pub(super) fn is_lecture(&self, item: &Item) -> bool {
        item.label_only && matches!(item.kind, Some(SessionKind::Keynote | SessionKind::Talk))
    }

    /// The people of an item that prose tells, and the papers that it quotes.
    pub(super) fn told(&mut self, item: &Item, told: &Told, index: usize) {
        if told.one_of_several {
            self.programme.placed.extend(self.everywhere.iter().map(|entry| Placed { entry: entry.clone(), session: Some(index) }));
        }
        for i in item.segments.clone() {
            let sentence = self.segments[i].tokens.clone();
            let papers = told::papers(self.doc, &sentence, self.names);
            for person in told::people(self.doc, &sentence, told.title.as_ref(), &papers, self.names) {
                if person.everywhere {
                    self.everywhere.push(person.entry);
                    continue;
                }
                let nested = person.paper.map(|title| self.told_paper(item, i, title));
                self.programme.placed.push(Placed { entry: person.entry, session: Some(nested.unwrap_or(index)) });
            }
        }
    }

    /// The paper of this title within a told item, made where it is met first.
    pub(super) fn told_paper(&mut self, item: &Item, segment: usize, title: Tokens) -> usize {
        // It was made while this item was read, if at all.
        let items = &self.programme.items;
        let recent = items.len().saturating_sub(RECENT);
        match items[recent..].iter().rposition(|i| i.title.as_ref() == Some(&title)) {
            Some(known) => recent + known,
            None => self.paper(item, segment, title, segment),
        }
    }

    /// The item before whose title a line begins with.
    pub(super) fn repeats_title(&self, i: usize) -> Option<usize> {
        let doc = self.doc;
        let mut tokens = self.segments[i].tokens.clone();
        while tokens.start < tokens.end && (doc.number(tokens.start).is_some() || doc.is_any(tokens.start, &[".", ")", ":", "-", "–"])) {
            tokens.start += 1;
        }
        if tokens.len() < 5 {
            return None;
        }
        // Titles are found by their first five words.
        let known = *self.titles.get(&self.beginning(&tokens)?)?;
        let title = self.programme.items[known].title.as_ref().filter(|t| t.end <= tokens.start)?;
        let mut here = self.word_keys(&tokens);
        self.word_keys(title).all(|key| here.next() == Some(key)).then_some(known)
    }

    /// The keys of the words in a stretch.
    fn word_keys(&self, tokens: &Tokens) -> impl Iterator<Item = u64> {
        self.doc.tokens[tokens.clone()].iter().filter(|token| token.kind == TokenKind::Word).map(|token| token.key)
    }

    /// The joined keys of the first five words, where there are as many.
    fn beginning(&self, tokens: &Tokens) -> Option<u64> {
        let mut words = self.word_keys(tokens);
        let first = words.next()?;
        (1..5).try_fold(first, |sum, _| Some(join(sum, words.next()?)))
    }

    /// The item of a table row whose number a later line takes up behind a label, and where the rest begins.
    fn repeats_number(&self, i: usize) -> Option<(usize, usize)> {
        let doc = self.doc;
        let tokens = &self.segments[i].tokens;
        let (n, _) = doc.phrase(tokens.start, tokens.end, Tags::LABEL | Tags::LABEL_WORD)?;
        let number = doc.number(tokens.start + n)?;
        let known = *self.rows.get(&number)?;
        let from = tokens.start + n + 1;
        let rest = from + usize::from(doc.is_any(from, &[".", ":", "–", "—", "-"]));
        Some((known, rest.min(tokens.end)))
    }

    /// Whether a row stands below a column head that says that its people chair: "Atelier | Animation".
    fn is_below_chairs(&self, item: &Item) -> bool {
        let heads = |k: &usize| {
            let tokens = &self.segments[*k].tokens;
            self.doc
                .phrase(tokens.start, tokens.end, Tags::MODERATION | Tags::MODERATION_HEADING)
                .is_some_and(|(n, _)| n == tokens.len() && self.segments[*k].cell && self.segments[*k].cut)
        };
        let near = item.segments.start.saturating_sub(12)..item.segments.start;
        item.rule == "agenda.row_within" && near.rev().find(heads).is_some()
    }

    /// The part that a line announces for those below it: "Débat participatif animé par :".
    pub(super) fn announces(&self, i: usize) -> Option<Part> {
        let tokens = &self.segments[i].tokens;
        if !self.doc.is(tokens.end - 1, ":") && !self.doc.folds_to(tokens.end - 1, &["par", "avec"]) || tokens.len() < 3 {
            return None;
        }
        let end = tokens.end - usize::from(self.doc.is(tokens.end - 1, ":"));
        (tokens.start.max(end.saturating_sub(6))..end).find_map(|t| {
            let (n, value) = self.doc.phrase(t, end, Tags::MODERATION | Tags::SPEAKERS_HEADING | Tags::SPEAKERS_INLINE)?;
            (t + n == end).then_some(if value.has(Tags::MODERATION) { Part::Moderator } else { Part::Speaker })
        })
    }

    /// Where the words begin with which line `i` announces people.
    fn announced_from(&self, i: usize) -> usize {
        let tokens = &self.segments[i].tokens;
        let end = tokens.end - usize::from(self.doc.is(tokens.end - 1, ":"));
        let announces = |t: &usize| {
            let tags = Tags::MODERATION | Tags::SPEAKERS_HEADING | Tags::SPEAKERS_INLINE;
            self.doc.phrase(*t, end, tags).is_some_and(|(n, _)| t + n == end)
        };
        (tokens.start.max(end.saturating_sub(6))..end).find(announces).unwrap_or(tokens.start)
    }

    /// People behind the title of an item, on its line.
    pub(super) fn heading_people(&mut self, k: usize, tokens: Tokens, index: usize) {
        if self.leads_discussion(index, &tokens) {
            self.part = Part::Moderator;
        }
        self.line(k, tokens, Some(index));
        self.part = Part::Speaker;
    }

    pub(super) fn push(&mut self, item: Item) -> usize {
        if let Some(number) = agenda::row_number(self.doc, &item) {
            self.rows.entry(number).or_insert(self.programme.items.len());
        }
        if let Some(beginning) = item.title.as_ref().and_then(|title| self.beginning(title)) {
            self.titles.insert(beginning, self.programme.items.len());
        }
        self.programme.items.push(item);
        self.programme.items.len() - 1
    }
}
