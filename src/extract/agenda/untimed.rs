//! Programmes that give no times: headings with their people below or behind them, people with their title behind a colon.

use super::cut::cut_people;
use super::{Builder, Item, Level};
use crate::extract::{entries, kinds};
use crate::lexicon::Tags;
use crate::record::SessionKind;
use crate::text::Tokens;

/// So many headings with people make a programme.
const LEAST: usize = 3;
/// Lines between a title and its people: the title once more, an abstract.
const BETWEEN: usize = 3;
/// Tokens of the longest title.
const LONGEST: usize = 40;
/// The rule that reads a bullet above deeper ones.
const HEADS_BULLETS: &str = "agenda.heads_bullets";
/// Tokens of such a bullet.
const LONGEST_HEADING: usize = 12;
/// Tokens of the longest line that heads a programme.
const SHORT: usize = 4;
/// Tokens of the longest sentence that may be a heading.
const LONGEST_SENTENCE: usize = 25;
/// Tokens at the head of a text among which it says that it is a programme.
const HEAD: usize = 120;

impl Builder<'_, '_> {
    /// Fills in the items of a text without times, where enough headings have people of their own.
    pub(super) fn untimed(&mut self) {
        let count = self.segments.len();
        let mut heads: Vec<(usize, Item)> = Vec::new();
        let mut peopled = 0;
        let mut day = None;
        // Indent of the bullet that heads those below it.
        let mut over: Option<(u32, bool)> = None;
        let mut next = 0;
        for i in 0..count {
            if self.taken[i] {
                day = self.day_heading(i).as_ref().and_then(super::single_day).or(day);
            }
            if i < next || self.taken[i] || self.segments[i].furniture {
                continue;
            }
            self.day = day;
            let heading = self.heads_bullets(i).or_else(|| self.heads_half_days(i));
            if heading.is_none() && self.is_aside(i) {
                continue;
            }
            let read = heading.map(|item| (item, false)).or_else(|| self.untimed_item(i));
            let segment = &self.segments[i];
            let within = |indent: u32| segment.bullet && (indent == 0 || segment.indent > indent);
            over = over.filter(|(indent, _)| within(*indent) || !segment.bullet && segment.blank_before == 0);
            let read = read.or_else(|| self.below_bullet(i, over?));
            let Some((mut item, has_people)) = read else { continue };
            self.take_day(&mut item);
            if over.is_some() {
                item.level = Level::Nested;
            }
            if item.rule == HEADS_BULLETS {
                let indent = if segment.bullet { segment.indent } else { 0 };
                over = Some((indent, item.kind == Some(SessionKind::Workshop)));
            }
            peopled += usize::from(has_people);
            next = item.segments.end;
            heads.push((i, item));
        }
        let labelled = heads.iter().filter(|(_, item)| item.kind.is_some()).count();
        // "Temps 1 – …", "Temps 2 – …": counted labels under the word "Programme".
        let counted = heads.iter().filter(|(_, item)| item.label.as_ref().is_some_and(|l| self.doc.number(l.end - 1).is_some())).count();
        let counted = counted >= LEAST && counted * 2 >= heads.len() && self.heads_programme();
        if !counted && (peopled < LEAST || !self.says_programme() && labelled < 2) {
            heads.retain(|(_, item)| item.kind.is_some() && self.heads_panel(item));
        }
        for (i, item) in heads {
            self.taken[i..item.segments.end].fill(true);
            self.items.push(item);
        }
    }

    /// Whether people line by line stand below an item, as below "Débat : Quelles forêts ?".
    fn heads_panel(&self, item: &Item) -> bool {
        let below = self.segments[item.segments.end..].iter().take(LEAST + 1);
        below.filter(|line| self.holds_people(line)).count() >= LEAST
    }

    /// "Programme", "Programme détaillé" alone on a line, anywhere.
    fn heads_programme(&self) -> bool {
        self.segments.iter().any(|s| s.tokens.len() <= SHORT && self.doc.folds_to(s.tokens.start, &["programme", "deroule", "deroulement"]))
    }

    /// "Programme", "Colloque …" among the first words.
    fn says_programme(&self) -> bool {
        let doc = self.doc;
        (0..doc.tokens.len().min(HEAD)).any(|i| {
            doc.case(i).is_capital()
                && (doc.folds_to(i, &["programme"]) || doc.phrase(i, doc.tokens.len(), Tags::EVENT_KIND | Tags::LEARNED).is_some())
        })
    }

    /// Committees, partners, notices and contacts list people who take no part.
    fn is_aside(&self, i: usize) -> bool {
        let doc = self.doc;
        let tokens = &self.segments[i].tokens;
        let other = Tags::FURNITURE | Tags::ORGANISERS_HEADING | Tags::ORGANISED_BY | Tags::SUPPORT;
        doc.phrase(tokens.start, tokens.end, other).is_some()
            || doc.has(tokens.start, Tags::ORGAN) && doc.phrase(tokens.start, tokens.end, Tags::LABEL).is_none()
    }

    /// The item whose heading is segment `i`, and whether people belong to it.
    fn untimed_item(&mut self, i: usize) -> Option<(Item, bool)> {
        let segment = &self.segments[i];
        let tokens = segment.tokens.clone();
        let below_half_day = i > 0 && segment.blank_before == 0 && self.is_half_day_line(i - 1);
        if tokens.len() < 2 && !below_half_day
            || self.day_heading(i).is_some()
            || self.is_sentence(&tokens) && tokens.len() > LONGEST_SENTENCE
        {
            return None;
        }
        let label = self.labelled_as(&tokens).filter(|label| label.numbered || self.opens_with_label(&tokens));
        let level = match &label {
            Some(label) if label.kind == SessionKind::Session => Level::Block,
            Some(_) if segment.bullet => Level::Labelled,
            _ => Level::Timed,
        };
        let mut item = self.new_item(i, level, "agenda.untimed");
        if self.names_paper(&tokens) {
            self.name(&mut item, tokens.clone());
            if item.people_to.is_none() {
                // "Lise Duval :" above the title of her paper.
                self.title_on_next_line(&mut item, i + 1)?;
            }
            return Some((item, true));
        }
        // "• Allocution de Lise Duval, présidente du Val"
        if segment.bullet && self.speech_of(&tokens).is_some() {
            self.name(&mut item, tokens);
            return item.title.is_some().then_some((item, true));
        }
        if self.holds_people(segment) || entries::lists_people(self.doc, &tokens, self.found.names) || self.is_among_people(i) {
            return None;
        }
        let (title, behind) = cut_people(self.doc, &tokens, self.found.names);
        let behind = behind.filter(|_| title.len() >= 2 && title.len() <= LONGEST && !self.is_sentence(&title));
        let heading = tokens.len() <= LONGEST && self.is_title(segment) && !self.is_sentence(&tokens);
        let below = || heading.then(|| self.people_below(i)).flatten();
        let people = if behind.is_some() { Some(i + 1) } else { below() };
        // "Journée d'étude « Les gants »" opens the text: the event itself.
        let event = i == 0 && self.doc.phrase(segment.tokens.start, segment.tokens.end, Tags::LEARNED).is_some();
        if event && people.is_none() {
            return None;
        }
        let first = below_half_day && segment.tokens.len() >= 2 && self.is_title(segment) && !self.is_sentence(&tokens);
        if people.is_none() && label.is_none() && !first || !self.doc.case(tokens.start).is_capital() && !self.opens_quote(&tokens) {
            return None;
        }
        // "Temps 2 : interventions de" within a round table
        if label.as_ref().is_some_and(|label| label.numbered && self.leads_to_speakers(&(label.words.end..tokens.end))) {
            return None;
        }
        let leads = label.is_some() && self.doc.is(tokens.end - 1, ":");
        self.name(&mut item, tokens);
        item.segments.end = people.unwrap_or(i + 1);
        // "Conférence d'ouverture :" above the title and who speaks
        if leads && item.label_only && item.people_from.is_none() {
            self.title_below(&mut item, i + 1);
            let people = people.is_some() || item.people_from.is_some();
            return Some((item, people));
        }
        item.title.is_some().then_some((item, people.is_some()))
    }

    /// "- Lise Duval (CNRS)", "- un élu du Val", "- Débat en préparation": a bullet above or below one with somebody, in a list below
    /// the heading of an item.
    fn is_among_people(&self, i: usize) -> bool {
        let segment = &self.segments[i];
        let beside = |k: usize| self.segments.get(k).filter(|s| s.bullet && s.indent == segment.indent);
        let peopled = |k: usize| beside(k).is_some_and(|s| self.holds_people(s));
        let first = (0..=i).rev().take_while(|k| beside(*k).is_some()).last().filter(|_| segment.bullet);
        let listed = first.is_some_and(|first| segment.blank_before == 0 && first > 0 && !self.segments[first - 1].bullet);
        listed && (i > 0 && peopled(i - 1) || peopled(i + 1)) && segment.blank_before == 0
    }

    /// ": interventions de", "– avec": nothing but what leads to people.
    fn leads_to_speakers(&self, rest: &Tokens) -> bool {
        let rest = super::cut::trim_lead(self.doc, rest.clone());
        entries::intro(self.doc, &rest).is_some_and(|intro| intro.len >= rest.len())
    }

    /// "• Ateliers sur le cuir :" above bullets that stand deeper, "Ateliers du fil :" above bullets.
    fn heads_bullets(&self, i: usize) -> Option<Item> {
        let doc = self.doc;
        let segment = &self.segments[i];
        let deeper = |k: usize| self.segments.get(k).is_some_and(|next| next.bullet && (!segment.bullet || next.indent > segment.indent));
        let colon = doc.is(segment.tokens.end - 1, ":") && segment.tokens.len() <= LONGEST_HEADING;
        let value = doc.phrase(segment.tokens.start, segment.tokens.end, Tags::LABEL | Tags::LABEL_WORD)?.1;
        // "Ateliers animés par le Fil autour de trois thèmes :" between heading and bullets
        let between = self.segments.get(i + 1).is_some_and(|s| !segment.bullet && !s.bullet && doc.is(s.tokens.end - 1, ":"));
        let listed = deeper(i + 1) && (segment.bullet || deeper(i + 2)) || between && deeper(i + 2) && deeper(i + 3);
        let several =
            segment.bullet || kinds::labelled(value) == Some(SessionKind::Workshop) && doc.word(segment.tokens.start).ends_with(['s', 'S']);
        if !(colon && listed && several) || entries::names_anybody(doc, &segment.tokens, self.found.names) {
            return None;
        }
        let mut item = self.new_item(i, Level::Block, HEADS_BULLETS);
        item.title = Some(super::trim(doc, segment.tokens.clone()));
        let kind = kinds::labelled(value).filter(|kind| *kind == SessionKind::Workshop);
        item.kind = kind.or(Some(SessionKind::Session));
        item.segments.end += usize::from(between);
        Some(item)
    }

    /// A title without people below a bullet that heads workshops.
    fn below_bullet(&self, i: usize, (_, workshops): (u32, bool)) -> Option<(Item, bool)> {
        let segment = &self.segments[i];
        let title = workshops && segment.bullet && self.is_title(segment) && !self.is_sentence(&segment.tokens);
        title.then(|| {
            let mut item = self.new_item(i, Level::Nested, "agenda.untimed");
            self.name(&mut item, segment.tokens.clone());
            (item, false)
        })
    }

    /// "Matin", "Après-midi" alone on a line.
    fn is_half_day_line(&self, i: usize) -> bool {
        self.is_half_day(&self.segments[i].tokens)
    }

    /// "ÉCRIRE LE VENT" between a day and its "Matin": what the day is about.
    fn heads_half_days(&self, i: usize) -> Option<Item> {
        let segment = &self.segments[i];
        let day = i > 0 && self.taken[i - 1] && self.day_heading(i - 1).is_some();
        let half = self.segments.get(i + 1).is_some_and(|next| next.blank_before > 0) && self.is_half_day_line(i + 1);
        let plain = segment.upper && segment.tokens.len() <= LONGEST_SENTENCE && !self.is_half_day_line(i);
        if !(day && half && plain && segment.blank_before > 0 && self.labels_nothing(segment)) {
            return None;
        }
        let mut item = self.new_item(i, Level::Block, "agenda.day_subject");
        item.title = Some(super::trim(self.doc, segment.tokens.clone()));
        item.kind = Some(SessionKind::Session);
        Some(item)
    }

    fn opens_quote(&self, tokens: &Tokens) -> bool {
        self.doc.is_any(tokens.start, &["«", "“", "\""])
    }

    /// "Ouverture du colloque", "Table ronde : …": a label and no longer sentence.
    fn opens_with_label(&self, tokens: &Tokens) -> bool {
        tokens.len() <= LONGEST && self.doc.phrase(tokens.start, tokens.end, Tags::LABEL).is_some() && !self.is_sentence(tokens)
    }

    /// "Lise Duval : Les mots du cuir": a person, a colon, and what they speak of.
    fn names_paper(&self, tokens: &Tokens) -> bool {
        let doc = self.doc;
        let Some(mut k) = self.found.names.starting_at(tokens.start) else { return false };
        // "Lise Duval & Paul Vercel : Ouverture"
        while let Some(next) = self.found.names.get(k + 1)
            && next.whole.start == self.found.names[k].whole.end + 1
            && (doc.is_any(next.whole.start - 1, &["&", ","]) || doc.folds_to(next.whole.start - 1, &["et"]))
        {
            k += 1;
        }
        let end = self.found.names[k].whole.end;
        // "Lise Duval (CNRS) : Les mots du cuir"
        let close = doc.is(end, "(").then(|| (end..tokens.end.min(end + LONGEST)).find(|i| doc.is(*i, ")"))).flatten();
        let end = close.map_or(end, |close| close + 1);
        let colon = doc.is(end, ":") && end < tokens.end && self.found.names[k].name.len() >= 2;
        colon && (end + 1 == tokens.end || doc.case(end + 1).is_capital() || doc.is_any(end + 1, &["«", "“", "\""]))
    }

    /// Takes the next line as title.
    fn title_on_next_line(&self, item: &mut Item, next: usize) -> Option<()> {
        let segment = self.segments.get(next).filter(|s| s.blank_before == 0 && self.is_title(s))?;
        item.people_to = Some(self.segments[next - 1].tokens.end);
        item.title = Some(super::trim(self.doc, segment.tokens.clone()));
        item.segments.end = next + 1;
        Some(())
    }

    /// "Dominique Vernet Président de la Fédération" above others of whom there is no doubt.
    fn is_likely_person(&self, k: usize) -> bool {
        let named = self.found.names.starting_at(self.segments[k].tokens.start).is_some();
        named && self.segments.get(k + 1).is_some_and(|next| next.blank_before == 0 && self.holds_people(next))
    }

    /// Where the people of the title `i` begin, with nothing between both but the title once more or an abstract.
    fn people_below(&self, i: usize) -> Option<usize> {
        let same = |k: usize| {
            let (a, b) = (&self.segments[i].tokens, &self.segments[k].tokens);
            a.len() == b.len() && a.clone().zip(b.clone()).all(|(a, b)| self.doc.tokens[a].key == self.doc.tokens[b].key)
        };
        for k in i + 1..(i + 2 + BETWEEN).min(self.segments.len()) {
            let segment = &self.segments[k];
            if self.holds_people(segment) || self.is_likely_person(k) {
                return Some(k);
            }
            let between = segment.furniture || same(k) || self.is_sentence(&segment.tokens) || segment.tokens.len() > LONGEST;
            if !between || self.day_heading(k).is_some() {
                return None;
            }
        }
        None
    }
}
