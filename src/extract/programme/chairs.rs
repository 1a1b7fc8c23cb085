//! Who chairs more than one item: a whole series ("Toutes les séances sont animées par X"), the half of a day.

use rustc_hash::FxHashSet;

use super::read::{Placed, Reader};
use crate::extract::agenda::{Item, Level};
use crate::extract::entries::{self, Intro};
use crate::extract::segments::Segment;
use crate::lexicon::{Tags, Value};
use crate::record::{Part, SessionKind};
use crate::text::{Case, Tokens};

/// Tokens of the name of an event from its kind to the verb.
const LONGEST_NAME: usize = 12;

/// Tokens of a line that says who made a work and that they come, at most.
const LONGEST_MAKER: usize = 30;

impl Reader<'_, '_> {
    /// Takes out of the running text of a series the sentences that say who chairs all its items; what remains.
    pub(super) fn without_series_chairs(&mut self, tokens: Tokens) -> Vec<Tokens> {
        let mut rest = Vec::new();
        let (mut from, mut at) = (tokens.start, tokens.start);
        while at < tokens.end {
            let sentence = at..self.sentence_end(at, tokens.end);
            at = sentence.end.max(at + 1);
            let Some(cue) = self.chairs_series(&sentence) else { continue };
            let entries = entries::list(self.doc, &(cue..sentence.end), sentence.end, Part::Moderator, self.names);
            self.chairs_all.extend(entries.into_iter().filter(|entry| entry.name.is_some()));
            if from < sentence.start {
                rest.push(from..sentence.start);
            }
            from = sentence.end;
        }
        if from < tokens.end {
            rest.push(from..tokens.end);
        }
        rest
    }

    /// Where the person begins who chairs all items, as a sentence says: "Chaque webinaire est animé par …".
    fn chairs_series(&self, sentence: &Tokens) -> Option<usize> {
        let doc = self.doc;
        let every = |i: usize| doc.has(i, Tags::EVERY);
        let cue = doc.beginnings(sentence.clone(), Tags::MODERATION).find_map(|i| {
            let (n, _) = doc.phrase(i, sentence.end, Tags::MODERATION)?;
            let leads = doc.folds_to(i + n - 1, &["par", "de", "d'"]) || doc.is(i + n, ":");
            (leads && self.presents_person(i, sentence.start, sentence.end)).then_some((i, i + n))
        })?;
        (sentence.start..cue.0).any(every).then_some(cue.1)
    }

    /// "Modération :" above three people and more, the first alone on a line, in an item where nobody else speaks: the first of
    /// them chairs. In a workshop several may, but no list on one line.
    pub(super) fn leave_one_chair(&mut self, item: &Item, index: usize, from: usize) {
        let doc = self.doc;
        let workshop = item.kind == Some(SessionKind::Workshop);
        let heads = |i: usize| {
            let tokens = &self.segments[i].tokens;
            let alone = self.intro(i).is_some_and(|x| x.part == Part::Moderator && x.len >= tokens.len());
            let word = tokens.end - 1 - usize::from(doc.is(tokens.end - 1, ":"));
            alone && !doc.word(word).ends_with(['s', 'S']) && !doc.folds_to(word, &["par"])
        };
        let headed = item.segments.clone().any(heads);
        let placed = &mut self.programme.placed[from..];
        let apart = |pair: &[Placed]| (pair[0].entry.tokens.end..=pair[1].entry.tokens.start).any(|t| doc.breaks(t));
        let all = placed.len() >= 3
            && placed.iter().all(|p| p.session == Some(index) && p.entry.part == Part::Moderator)
            && apart(&placed[..2])
            && !(workshop && apart(&placed[1..3]));
        if headed && all {
            placed.iter_mut().skip(1).for_each(|p| p.entry.part = Part::Speaker);
        }
    }

    /// Gives those who chair a series to every item without a chair of its own.
    pub(super) fn chair_all(&mut self) {
        let chairs = std::mem::take(&mut self.chairs_all);
        if chairs.is_empty() {
            return;
        }
        let mut chaired = vec![false; self.programme.items.len()];
        for placed in self.programme.placed.iter().filter(|p| p.entry.part == Part::Moderator) {
            if let Some(session) = placed.session {
                chaired[session] = true;
            }
        }
        for (session, item) in self.programme.items.iter().enumerate() {
            if item.level == Level::Timed && !chaired[session] {
                self.programme.placed.extend(chairs.iter().map(|entry| Placed { entry: entry.clone(), session: Some(session) }));
            }
        }
    }

    /// "Les débats seront animés par X", below an item that is none: whether line `i` says who chairs all debates.
    pub(super) fn debates_chair(&mut self, i: usize, item: &Item) -> bool {
        let doc = self.doc;
        let Segment { tokens, blank_before, bullet, .. } = &self.segments[i];
        let led = matches!(item.kind, Some(SessionKind::RoundTable | SessionKind::Plenary | SessionKind::Workshop | SessionKind::Session));
        let all = doc.folds_to(tokens.start, &["les", "tous", "toutes", "ces"]) && doc.case(tokens.start) == Case::Capital;
        if led || !all || *bullet || *blank_before == 0 {
            return false;
        }
        let from = tokens.start + 1 + usize::from(doc.folds_to(tokens.start + 1, &["les", "ces"]));
        let several = doc.word(from).ends_with('s') || doc.folds_to(from, &["tables"]);
        let label = doc.phrase(from, tokens.end, Tags::LABEL | Tags::LABEL_WORD).filter(|_| several);
        let Some(at) = label.map(|(n, _)| from + n + usize::from(doc.folds_to(from + n, &["seront", "sont"]))) else { return false };
        let Some((n, _)) = doc.phrase(at, tokens.end, Tags::MODERATION).filter(|(n, _)| doc.word(at + n - 1).ends_with("par")) else {
            return false;
        };
        let list = at + n..self.sentence_end(at + n, tokens.end);
        self.chairs_debates = entries::list(doc, &list, list.end, Part::Moderator, self.names);
        self.chairs_debates.retain(|entry| entry.name.is_some());
        !self.chairs_debates.is_empty()
    }

    /// "La journée sera animée par X": whether line `i` says who chairs the whole event, which is no item.
    pub(super) fn event_chair(&mut self, i: usize) -> bool {
        let doc = self.doc;
        let tokens = self.segments[i].tokens.clone();
        let article = doc.folds_to(tokens.start, &["la", "le", "l'", "cette", "ce", "notre"]) && doc.case(tokens.start) == Case::Capital;
        let whole = |(n, value): (usize, Value)| {
            let day = doc.has(tokens.start + 1, Tags::HALF_DAY);
            let part = value.has(Tags::EVENT_LOOSE) && value.has(Tags::LABEL | Tags::LABEL_WORD);
            (value.has(Tags::EVENT_KIND) && !part && !day).then_some(tokens.start + 1 + n)
        };
        let kind = doc.phrase(tokens.start + 1, tokens.end, Tags::EVENT_KIND).and_then(whole);
        let Some(from) = kind.filter(|_| article) else { return false };
        let held = |t: &usize| doc.folds_to(*t, &["sera", "est", "etait", "seront", "sont"]);
        let Some(at) = (from..tokens.end.min(from + LONGEST_NAME)).find(held).map(|t| t + 1) else { return false };
        let Some((n, _)) = doc.phrase(at, tokens.end, Tags::MODERATION).filter(|(n, _)| doc.word(at + n - 1).ends_with("par")) else {
            return false;
        };
        let list = at + n..self.sentence_end(at + n, tokens.end);
        let mut found = entries::list(doc, &list, list.end, Part::Moderator, self.names);
        found.retain(|entry| entry.name.is_some());
        let any = !found.is_empty();
        self.programme.placed.extend(found.into_iter().map(|entry| Placed { entry, session: None }));
        any
    }

    /// Gives those who chair the debates of a programme to its round tables without a chair; where it has none, to no item.
    pub(super) fn chair_debates(&mut self) {
        let chairs = std::mem::take(&mut self.chairs_debates);
        if chairs.is_empty() {
            return;
        }
        let placed = &self.programme.placed;
        let chaired: FxHashSet<usize> = placed.iter().filter(|p| p.entry.part == Part::Moderator).filter_map(|p| p.session).collect();
        let debates = self.programme.items.iter().enumerate().filter(|(_, item)| item.kind == Some(SessionKind::RoundTable));
        let mut sessions: Vec<Option<usize>> = debates.map(|(k, _)| Some(k)).filter(|k| k.is_none_or(|k| !chaired.contains(&k))).collect();
        if sessions.is_empty() {
            sessions.push(None);
        }
        for session in sessions {
            self.programme.placed.extend(chairs.iter().map(|entry| Placed { entry: entry.clone(), session }));
        }
    }

    /// "Discussion : Lise Duval, historienne" below papers, "Responsables : Lise Duval & Paul Vercel" right below the head of an item:
    /// who leads what stands there.
    pub(super) fn leads_exchange(&self, i: usize) -> Option<Intro> {
        let doc = self.doc;
        let Segment { tokens, blank_before, bullet, .. } = &self.segments[i];
        let rest = tokens.start + 2..tokens.end;
        if *bullet || !doc.is(tokens.start + 1, ":") || rest.is_empty() {
            return None;
        }
        let named = || self.names.starting_at(rest.start).is_some_and(|k| self.names[k].sure && self.names[k].name.len() >= 2);
        let discussed = doc.folds_to(tokens.start, &["discussion"]) && named();
        let below_head = *blank_before == 0 && i > 0 && self.heads[i - 1];
        let led =
            below_head && doc.folds_to(tokens.start, &["responsable", "responsables"]) && entries::names_anybody(doc, &rest, self.names);
        (discussed || led).then_some(Intro { part: Part::Moderator, len: 2, heads_list: true })
    }

    /// "de Lise Duval (vidéo, 20 min), en sa présence" below the title of a work: who made it takes part.
    pub(super) fn maker_comes(&self, i: usize) -> Option<Intro> {
        let doc = self.doc;
        let tokens = &self.segments[i].tokens;
        let by = doc.folds_to(tokens.start, &["de", "d'"]) && doc.case(tokens.start) == Case::Lower && tokens.len() <= LONGEST_MAKER;
        let name = self.names.starting_at(tokens.start + 1).filter(|_| by).map(|k| &self.names[k])?;
        let own = |t: usize| doc.folds_to(t, &["sa", "leur"]) && doc.folds_to(t + 1, &["presence"]);
        (name.sure && tokens.clone().any(own)).then_some(Intro { part: Part::Speaker, len: 1, heads_list: false })
    }

    /// "11 h 30 Discussion : Lise Duval": who alone stands behind the label of an item leads it.
    pub(super) fn leads_discussion(&self, index: usize, people: &Tokens) -> bool {
        let doc = self.doc;
        let item = &self.programme.items[index];
        let label = item.label.as_ref().filter(|label| label.len() == 1 && Some(*label) == item.title.as_ref());
        let discussed = label.is_some_and(|label| doc.folds_to(label.start, &["discussion"]) && doc.is(label.end, ":"));
        discussed && entries::names_in(doc, people, self.names).len() == 1
    }

    /// "MATINÉE, sous la présidence de X", or "Présidence : X" right below the heading of a half day.
    pub(super) fn half_day_chair(&mut self, i: usize) -> bool {
        let doc = self.doc;
        let tokens = self.segments[i].tokens.clone();
        let half_day = |k: usize| doc.phrase(self.segments[k].tokens.start, self.segments[k].tokens.end, Tags::HALF_DAY).map(|(n, _)| n);
        if let Some(n) = half_day(i) {
            let behind = tokens.start + n + usize::from(doc.is_any(tokens.start + n, &[",", "–", "—", "-", ":", "("]))..tokens.end;
            let Some(intro) = entries::intro(doc, &behind).filter(|x| x.part == Part::Moderator) else { return false };
            // The half of a day is no item.
            let list = behind.start + intro.len..tokens.end;
            let found = entries::list(doc, &list, list.end, Part::Moderator, self.names);
            let any = !found.is_empty();
            self.programme.placed.extend(found.into_iter().map(|entry| Placed { entry, session: None }));
            return any;
        }
        let below =
            i > 0 && self.segments[i].blank_before == 0 && half_day(i - 1).is_some_and(|n| n + 2 >= self.segments[i - 1].tokens.len());
        let Some(intro) = Some(i).filter(|_| below).and_then(|i| self.intro(i)).filter(|x| x.part == Part::Moderator) else { return false };
        let list = tokens.start + intro.len..tokens.end;
        self.chairs_next = entries::list(doc, &list, list.end, Part::Moderator, self.names);
        !self.chairs_next.is_empty()
    }
}
