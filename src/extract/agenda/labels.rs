//! Labels: “Table ronde 1”, “ATELIER A”, “2e séance”, with or without a time.

use super::cut::{cut_people, trim};
use super::{Builder, Item, Level, single_day};
use crate::extract::segments::Segment;
use crate::extract::{kinds, lengths};
use crate::lexicon::Tags;
use crate::record::SessionKind;
use crate::text::{Case, Marked, Tokens};

/// What leads to the title of an item and says of which kind it is: "Table ronde 1", "ATELIER A", "S2".
#[derive(Clone)]
pub(super) struct Label {
    pub words: Tokens,
    pub kind: SessionKind,
    /// A number, letter or code tells it from others of its kind.
    pub numbered: bool,
}

/// Items before practical notes, at least, and lines from their heading to a sentence.
const LEAST_BEFORE_NOTES: usize = 3;
const NEAR_NOTES: usize = 4;

/// Tokens of a paragraph that says who gives an address.
const LONGEST_ADDRESS: usize = 24;

/// Tokens of a bracket between the number of an item and its title.
const LONGEST_WHERE: usize = 8;

impl Builder<'_, '_> {
    /// "Table ronde 1 : …", "ATELIER A …", "2e séance …", "Thème 1": what kind of item the first words say that it is.
    pub(super) fn labelled_as(&self, tokens: &Tokens) -> Option<Label> {
        let doc = self.doc;
        let mut at = tokens.start;
        let mut numbered = false;
        // "2ème séance", "Première session"
        if doc.number(at).is_some() && doc.folds_to(at + 1, &["e", "er", "ere", "re", "eme", "nd", "nde", "°"]) && doc.glued(at + 1) {
            at += 2;
            numbered = true;
        } else if doc
            .folds_to(at, &["premiere", "premier", "deuxieme", "seconde", "second", "troisieme", "quatrieme", "cinquieme", "derniere"])
        {
            at += 1;
            numbered = true;
        }
        // "TR1 | Former nos tanneurs"
        if doc.case(at) == Case::Upper
            && let Some(number) = doc.word(at).strip_prefix("TR").filter(|number| (1..=2).contains(&number.len()))
            && number.bytes().all(|b| b.is_ascii_digit())
        {
            return Some(Label { words: tokens.start..at + 1, kind: SessionKind::RoundTable, numbered: true });
        }
        if !doc.begins(at, Tags::LABEL | Tags::LABEL_WORD | Tags::COUNTED_LABEL) {
            return None;
        }
        // "Groupe A : …"
        let lettered = |i: usize| doc.case(i) == Case::Single && doc.word(i).len() == 1 && doc.is_any(i + 1, &[":", "–", "—", "-", "."]);
        let counted = |n: usize| numbered || doc.number(at + n).is_some() || lettered(at + n);
        let (n, value) = doc
            .phrase(at, tokens.end, Tags::LABEL | Tags::LABEL_WORD)
            .or_else(|| doc.phrase(at, tokens.end, Tags::COUNTED_LABEL).filter(|(n, _)| counted(*n)))?;
        let kind = kinds::labelled(value)?;
        at += n;
        // "Exposé invité / Invited talk"
        if doc.is(at, "/")
            && let Some((more, other)) = doc.phrase(at + 1, tokens.end, Tags::LABEL | Tags::LABEL_WORD)
            && (value.has(Tags::LABEL) || other.has(Tags::LABEL))
        {
            at += 1 + more;
        }
        // "Table-ronde et débat : Le quai": two labels before a colon are one.
        if doc.folds_to(at, &["et", "&"])
            && value.has(Tags::LABEL)
            && let Some((more, _)) = doc.phrase(at + 1, tokens.end, Tags::LABEL | Tags::LABEL_WORD)
            && doc.is(at + 1 + more, ":")
        {
            at += 1 + more;
        }
        while doc.is_any(at, &["#", "n", "N", "°", "nº"]) && at < tokens.end {
            at += 1;
        }
        let number = doc.number(at).is_some() && !doc.is_any(at + 1, &["h", "H"])
            || doc.case(at) == Case::Single && doc.word(at).chars().count() == 1 && !doc.breaks(at) && !doc.folds_to(at, &["a", "l"])
            || is_roman(doc, at)
            || doc.is(at, "A") && !doc.glued(at);
        let coded = doc.number(at).is_some() && doc.case(at + 1) == Case::Single && doc.glued(at + 1);
        if number && at < tokens.end {
            at += if coded { 2 } else { 1 };
            numbered = true;
        } else if doc.case(at).is_capital() && at + 2 < tokens.end && doc.is_any(at + 1, &["·", "•", "|"]) && !doc.breaks(at) {
            // "Atelier Débutants · Le bois": for whom it is, as a number would tell it from the others.
            at += 1;
            numbered = true;
        }
        // "Entracte 2 : le fil": what a counted pause is filled with.
        let filled = numbered && kind == SessionKind::Break && doc.is(at, ":") && at + 1 < tokens.end;
        let kind = if filled { SessionKind::Session } else { kind };
        // "Atelier n° 1 (Brivelle) : …": where it is, between number and colon.
        let close = (at..tokens.end.min(at + LONGEST_WHERE)).find(|i| doc.is(*i, ")")).filter(|_| numbered && doc.is(at, "("));
        if let Some(close) = close.filter(|close| doc.is(close + 1, ":") && (at..*close).all(|i| doc.number(i).is_none())) {
            at = close + 1;
        }
        Some(Label { words: tokens.start..at, kind, numbered })
    }

    /// "Débat animé par Lise Duval": the label alone, where who chairs follows right behind.
    pub(super) fn chaired_label(&self, tokens: &Tokens) -> Option<Label> {
        let doc = self.doc;
        let (n, _) = doc.phrase(tokens.start, tokens.end, Tags::MODERATION)?;
        let chaired = tokens.start + n;
        let (m, value) = doc.phrase(tokens.start, chaired, Tags::LABEL | Tags::LABEL_WORD).filter(|(m, _)| *m < n)?;
        let kind = kinds::labelled(value).filter(|_| doc.folds_to(chaired - 1, &["par"]) && chaired < tokens.end)?;
        Some(Label { words: tokens.start..tokens.start + m, kind, numbered: false })
    }

    /// "LE QUAI / TABLE RONDE / 14 h – 15 h": title, label and time, each on its line.
    pub(super) fn between(&mut self, i: usize) -> Option<Item> {
        if !self.labels_between || !self.is_between(i) || self.taken[i - 1] {
            return None;
        }
        let head = self.time_at_head(&self.segments[i + 1])?;
        let label = self.labelled_as(&self.segments[i].tokens)?;
        let mut item = self.new_item(i - 1, Level::Timed, "agenda.label_below_title");
        self.name(&mut item, self.segments[i - 1].tokens.clone());
        item.label = Some(label.words);
        item.kind = Some(label.kind);
        item.label_only = false;
        item.start = head.time.start;
        item.end = head.time.end;
        item.date = head.date.as_ref().and_then(single_day).or(item.date);
        item.own_date = head.date.is_some();
        self.taken[i - 1..=i + 1].fill(true);
        item.segments.end = i + 2;
        Some(item)
    }

    /// An item without a time that its label announces.
    pub(super) fn labelled(&mut self, i: usize) -> Option<Item> {
        let doc = self.doc;
        let segment = &self.segments[i];
        let tokens = segment.tokens.clone();
        // "Épisode 1 | Title": the title in a piece of its own.
        let cut = |k: usize| self.segments.get(k).is_some_and(|s| s.cut);
        let titled = |next: &Segment| !self.holds_people(next) && !self.is_timed(next);
        let parted = !segment.cut && cut(i + 1) && !cut(i + 2) && titled(&self.segments[i + 1]);
        let next = self.segments.get(i + 1 + usize::from(parted));
        let dated_below = |s: &Segment| {
            let dated = self.time_at_head(s).is_some_and(|head| head.date.is_some() && head.rest.is_empty());
            dated && self.nearer_below(i + 1 + usize::from(parted))
        };
        let filled = next.is_some_and(|s| self.is_title_field(&s.tokens) || self.is_timed(s) && !dated_below(s));
        // "| | Salle Nord | Agora 1 |": the rooms that head a table.
        let heads_rooms = segment.cell && segment.cut && self.is_where(&self.segments[i - 1].tokens);
        if self.items.is_empty() && (!filled && !self.is_one_of_first(i) || heads_rooms) {
            return None;
        }
        let label = self.labelled_as(&tokens).or_else(|| self.coded(&tokens))?;
        if !self.announces(i, &label) || self.says_again(i) {
            return None;
        }
        // A second heading under the time that has just been read belongs to its item.
        if let Some(last) = self.items.last()
            && last.segments.end == i
            && last.title.is_none()
            && last.level == Level::Timed
        {
            return None;
        }
        if self.is_kind_of_title(i, &label) {
            self.items.last_mut().expect("whose title it is").kind = Some(label.kind);
            return None;
        }
        let level = if label.kind == SessionKind::Session { Level::Block } else { Level::Labelled };
        // "Atelier 2 | Salle Nord": the title stands below.
        let title = parted.then(|| self.segments[i + 1].tokens.clone()).filter(|title| !self.is_place(title));
        let title = title.filter(|_| label.numbered && label.words.end >= tokens.end);
        let mut item = self.new_item(i, level, "agenda.label");
        self.name(&mut item, tokens);
        self.take_day(&mut item);
        if let Some(title) = title {
            item.label = Some(label.words);
            item.title = Some(trim(doc, title));
            item.label_only = false;
            item.segments.end = i + 2;
            self.taken[i + 1] = true;
        } else if item.title.is_none() || item.label_only {
            self.title_below(&mut item, i + 1);
        } else if self.is_rubric(i) && item.title.as_ref().is_some_and(|title| title.len() == segment.tokens.len()) {
            // "ATELIER EXPORT" above "Vendre au-delà du quai"
            item.kind = Some(label.kind);
            item.label_only = true;
            self.title_below(&mut item, i + 1);
        }
        Some(item)
    }

    /// "12 h Pause déjeuner" above "Pause déjeuner": the title once more.
    fn says_again(&self, i: usize) -> bool {
        let words = &self.segments[i].tokens;
        let title = self.items.last().filter(|item| item.segments.end == i).and_then(|item| item.title.clone());
        let same = |a: usize, b: usize| self.doc.tokens[a].key == self.doc.tokens[b].key;
        title.is_some_and(|title| title.len() == words.len() && title.zip(words.clone()).all(|(a, b)| same(a, b)))
    }

    /// Whether the line with this label announces an item, and is no mention, note or heading of another kind.
    fn announces(&self, i: usize, label: &Label) -> bool {
        let doc = self.doc;
        let segment = &self.segments[i];
        let tokens = &segment.tokens;
        let Label { words, kind, numbered } = label.clone();
        // "Pause (15 min)"
        let lasts = lengths::is_length(doc, &(words.end..tokens.end)) && doc.is(words.end, "(");
        let after = if lasts { tokens.end } else { words.end };
        // "Séance 2. Lise Duval, juriste" below a table whose second row is that item; "Billetterie : …" below the programme.
        let number = doc.number(after.saturating_sub(1)).filter(|_| numbered);
        let takes_up = number.is_some_and(|n| self.row_numbers.contains(&n));
        if takes_up || self.is_notice(i) {
            return false;
        }
        // "Discussion" alone on a line of its own.
        let closes = || {
            self.segments
                .get(i + 1)
                .is_none_or(|next| next.blank_before > 0 || self.time_at_head(next).is_some_and(|head| head.date.is_none()))
        };
        // "Débat avec la salle."
        let line_end = tokens.end - usize::from(doc.is(tokens.end - 1, "."));
        let alone = after >= line_end && kind == SessionKind::RoundTable && (segment.blank_before > 0 || closes());
        // "REPAS : restaurant universitaire"
        let rests = matches!(kind, SessionKind::Break | SessionKind::Meal) && doc.case(words.start) == Case::Upper && doc.is(after, ":");
        // "Ouverture par Lise Duval", a paragraph of its own.
        let opened = matches!(kind, SessionKind::Opening | SessionKind::Closing)
            && (segment.blank_before > 0 || self.is_below_welcome(i))
            && !segment.bullet
            && doc.phrase(tokens.start, tokens.end, Tags::LABEL).is_some()
            && cut_people(doc, tokens, self.found.names).1.is_some_and(|people| people == after);
        // "Mot d'accueil" above those who speak it, "Conférence du Dr Lise Duval, « Le gant »": lines of their own.
        let spoken = segment.blank_before > 0 && !segment.bullet && !segment.cell && self.is_spoken(i, label);
        // "Accueil : Lise Duval, maire" among lines of that form.
        let greeted = matches!(kind, SessionKind::Welcome | SessionKind::Opening | SessionKind::Closing)
            && !segment.bullet
            && self.introduces_somebody(i, label);
        let addressed = self.is_address(i, label);
        let sure = alone
            || greeted
            || addressed
            || spoken
            || rests
            || matches!(kind, SessionKind::Break | SessionKind::Meal) && after >= tokens.end
            || segment.heads_column
            || doc.phrase(tokens.start, tokens.end, Tags::LABEL).is_some()
            || numbered;
        let separated = doc.is_any(after, &[":", "–", "-", "—", "|", "«", "“", "\"", "."]) || after >= tokens.end;
        let heading = segment.heading > 0 || segment.upper || doc.case(words.start) == Case::Upper;
        let people =
            doc.phrase(tokens.start, tokens.end, Tags::SPEAKERS_HEADING | Tags::MODERATION).is_some_and(|(n, _)| tokens.start + n >= after);
        let rubric = self.rubrics && after >= tokens.end && self.is_rubric(i);
        // "pause", "déjeuner sur place" alone on a line among timed items.
        let rest = matches!(kind, SessionKind::Break | SessionKind::Meal) && (tokens.len() <= 4 || lasts) && !segment.cell;
        let rest = rest && (after >= tokens.end || doc.folds_to(after, &["sur", "libre", "au", "a"]));
        // "Ateliers" at a time, "Atelier Culture" below it.
        let one_of = || {
            let above = self.items.iter().rev().take(20).find(|item| item.level == Level::Timed);
            above.is_some_and(|item| item.label_only && item.kind == Some(kind)) && segment.blank_before > 0 && doc.case(after).is_capital()
        };
        // "Ateliers" at a time, "Atelier – Le quai" below it, or "Atelier" above its title.
        let parallel = || {
            let above = self.items.iter().rev().take(20).find(|item| item.level == Level::Timed);
            kind == SessionKind::Workshop && separated && above.is_some_and(|item| item.kind == Some(kind) && item.label == item.title)
        };
        let worth = rubric
            || spoken
            || one_of()
            || parallel()
            || rest && self.items.last().is_some_and(|item| item.title.is_some())
            || opened
            || addressed
            || segment.heads_column
            || numbered && (separated || heading || doc.case(after).is_capital())
            || !people
                && (heading && separated
                    || doc.is(after, ":")
                    || doc.is(after, "«")
                    || after >= line_end && matches!(kind, SessionKind::RoundTable | SessionKind::Break | SessionKind::Meal));
        if !worth
            || !sure
            || !doc.case(words.start).is_capital() && doc.number(words.start).is_none() && !(numbered && segment.cell) && !rest
            || doc.is(tokens.end - 1, ".") && tokens.len() > 30
        {
            return false;
        }
        // "Ouverture : mardi et jeudi, 14 h – 18 h": hours. "Atelier | Animation": the head of a table.
        let hours = doc.has(after + usize::from(doc.is(after, ":")), Tags::WEEKDAY);
        if self.is_part_of_panel(i, label) || self.says_kind_again(i, label) {
            return false;
        }
        let column = segment.cell && after >= tokens.end && self.segments.get(i + 1).is_some_and(|next| self.heads_column(next));
        !hours && !column
    }

    /// "Allocution de Lise Duval, maire", a paragraph of its own.
    fn is_address(&self, i: usize, label: &Label) -> bool {
        let (doc, segment) = (self.doc, &self.segments[i]);
        let of = label.words.end;
        let named = || self.found.names.starting_at(of + 1).is_some_and(|k| self.found.names[k].sure);
        let frames = matches!(label.kind, SessionKind::Opening | SessionKind::Closing) && !label.numbered;
        let apart = segment.blank_before > 0 && !segment.bullet && !segment.cell && segment.tokens.len() <= LONGEST_ADDRESS;
        // What stands below would be of the address.
        let next = i + 1;
        let closed = next >= self.segments.len() || self.is_timed_at(next) || self.labelled_as(&self.segments[next].tokens).is_some();
        frames && apart && closed && doc.folds_to(of, &["de", "d'", "du"]) && named()
    }

    /// "Discours d'accueil : Lise Duval" above "Intervenants :": whoever opens a panel before those who are listed next.
    fn is_part_of_panel(&self, i: usize, label: &Label) -> bool {
        let doc = self.doc;
        let lists = |k: usize| {
            self.segments.get(k).is_some_and(|s| {
                doc.phrase(s.tokens.start, s.tokens.end, Tags::SPEAKERS_HEADING)
                    .is_some_and(|(n, _)| s.tokens.start + n >= s.tokens.end || doc.is(s.tokens.start + n, ":") && s.tokens.len() == n + 1)
            })
        };
        let frames = matches!(label.kind, SessionKind::Opening | SessionKind::Closing);
        frames && self.introduces_somebody(i, label) && lists(i + 1) && self.items.last().is_some_and(|item| item.level == Level::Timed)
    }

    /// "11 h Clôture" above "Discours de clôture : Lise Duval": one item.
    fn says_kind_again(&self, i: usize, label: &Label) -> bool {
        let frames = matches!(label.kind, SessionKind::Opening | SessionKind::Closing) && !label.numbered;
        let above = self.items.last().is_some_and(|item| {
            item.level == Level::Timed
                && item.kind == Some(label.kind)
                && item.label.is_some()
                && item.label == item.title
                && item.people_from.is_none()
                && item.segments.start + 1 == i
        });
        frames && above && self.introduces_somebody(i, label)
    }

    /// Whether a colon leads from the label to a name.
    fn introduces_somebody(&self, i: usize, label: &Label) -> bool {
        let colon = label.words.end;
        let named = self.found.names.starting_at(colon + 1).is_some();
        named && self.doc.is(colon, ":") && colon + 1 < self.segments[i].tokens.end
    }

    /// A word of welcome alone on its line above people, or a lecture of somebody with its title in quotation marks.
    fn is_spoken(&self, i: usize, label: &Label) -> bool {
        let doc = self.doc;
        let tokens = &self.segments[i].tokens;
        let after = label.words.end;
        let whole = doc.phrase(tokens.start, tokens.end, Tags::LABEL).is_some();
        match label.kind {
            SessionKind::Opening | SessionKind::Closing => {
                let next = self.segments.get(i + 1);
                after >= tokens.end && whole && next.is_some_and(|next| !next.bullet && self.holds_people(next))
            }
            SessionKind::Keynote | SessionKind::Talk => {
                let of = doc.folds_to(after, &["de", "d'", "du"]);
                let quote = || self.quote_behind_people(&(after..tokens.end)).is_some();
                of && whole && quote() && cut_people(doc, &(after + 1..tokens.end), self.found.names).0.len() < tokens.len()
            }
            _ => false,
        }
    }

    /// What begins with practical notes, or follows them behind the last time: no item.
    pub(super) fn is_notice(&self, i: usize) -> bool {
        self.begins_with_note(i) || self.is_behind_note(i)
    }

    fn begins_with_note(&self, k: usize) -> bool {
        let tokens = &self.segments[k].tokens;
        self.doc.phrase(tokens.start, tokens.end, Tags::FURNITURE).is_some()
    }

    /// Whether a line between the last time and segment `i` begins with a practical note; each is looked at once.
    fn is_behind_note(&self, i: usize) -> bool {
        let start = self.last_timed + 1;
        let (seen, found) = self.notes.get();
        let (mut to, found) = (seen.max(start), found.filter(|k| *k >= start));
        let found = found.or_else(|| {
            let next = (to..i).find(|k| self.begins_with_note(*k));
            to = to.max(next.unwrap_or(i));
            next
        });
        self.notes.set((to, found));
        found.is_some_and(|k| k < i)
    }

    /// "Ouverture des portes à 8 h 30." below "Accès" behind the programme: a sentence among practical notes.
    pub(super) fn is_practical(&self, i: usize) -> bool {
        let doc = self.doc;
        let heads = |k: &usize| {
            let s = &self.segments[*k];
            let page = doc.phrase(s.tokens.start, s.tokens.end, Tags::PAGE_WORD | Tags::FURNITURE);
            s.blank_before > 0 && page.is_some_and(|(n, v)| n == s.tokens.len() && v.has(Tags::PAGE_WORD | Tags::FURNITURE))
        };
        // "OUVERT TOUS LES JOURS" above "DE 9 h À 18 h"
        let open =
            |s: &Segment| doc.folds_to(s.tokens.start, &["ouvert", "ouverte", "ouverts", "ouvertes"]) && s.tokens.len() <= NEAR_NOTES;
        if i > 0 && self.time_is_alone(i) && open(&self.segments[i - 1]) {
            return true;
        }
        let sentence = doc.is(self.segments[i].tokens.end - 1, ".");
        sentence
            && self.items.len() >= LEAST_BEFORE_NOTES
            && (i.saturating_sub(NEAR_NOTES)..i).rev().take_while(|k| !self.is_timed_at(*k)).any(|k| heads(&k))
    }

    /// The letter that heads a line of a list: "A. Friches militaires".
    pub(super) fn letter(&self, k: usize) -> Option<u8> {
        let doc = self.doc;
        let tokens = &self.segments.get(k)?.tokens;
        let (word, sign) = (doc.word(tokens.start), tokens.start + 1);
        let set_off = doc.is_any(sign, &[".", ")", "–", "—", "-", ":", "/"]) && doc.case(sign + 1).is_capital() && tokens.len() >= 4;
        (set_off && word.len() == 1).then(|| word.as_bytes()[0]).filter(u8::is_ascii_uppercase)
    }

    /// "A. Friches militaires", "B. Habiter près d'une gare": items of a timed block by the letters of the alphabet.
    pub(super) fn lettered(&mut self, i: usize) -> Option<Item> {
        let doc = self.doc;
        let own = self.letter(i)?;
        let near = |k: usize, other: u8| self.letter(k) == Some(other);
        let next = (i + 1..i + 14).any(|k| near(k, own + 1));
        let before = own > b'A' && (i.saturating_sub(14)..i).any(|k| near(k, own - 1));
        let tokens = self.segments[i].tokens.clone();
        // "A. Teintures : …" among A, B and C is no Ms Teintures.
        let listed = [b'A', b'B', b'C'].iter().all(|l| *l == own || (i.saturating_sub(14)..i + 14).any(|k| near(k, *l)));
        // "Ateliers" above "A. Neige : sortir" and "B. Refuges – pilote : …"
        let workshops = self.items.iter().rev().find(|item| item.level == Level::Timed);
        let workshops = workshops.is_some_and(|item| item.label_only && item.kind == Some(SessionKind::Workshop));
        let listed = listed || workshops && tokens.clone().any(|i| doc.is_any(i, &[":", "–", "—"]));
        let named = self.found.names.starting_at(tokens.start).is_some_and(|k| {
            let after = self.found.names[k].whole.end;
            !listed || after >= tokens.end || doc.is_any(after, &[",", "("])
        });
        let within = self.items.iter().rev().take(20).any(|item| item.level == Level::Timed);
        let long = tokens.len() > 20 || self.is_sentence(&tokens);
        let people = !listed && self.holds_people(&self.segments[i]);
        if long || !(within && (own == b'A' && next || before)) || named || people {
            return None;
        }
        let mut item = self.new_item(i, Level::Labelled, "agenda.letter");
        self.name(&mut item, tokens.start + 2..tokens.end);
        Some(item)
    }

    /// "Intervenants", "Animation": a cell that only says whom a column names.
    pub(super) fn heads_column(&self, segment: &Segment) -> bool {
        let tokens = &segment.tokens;
        let tags = Tags::SPEAKERS_HEADING | Tags::MODERATION | Tags::MODERATION_HEADING;
        segment.cell && segment.cut && self.doc.phrase(tokens.start, tokens.end, tags).is_some_and(|(n, _)| n == tokens.len())
    }

    /// Whether a bullet holds nothing but a number.
    pub(super) fn is_number(&self, i: usize) -> bool {
        let segment = &self.segments[i];
        segment.bullet && segment.tokens.len() == 1 && self.doc.number(segment.tokens.start).is_some()
    }

    /// "• 5" above "Ondes et invariants, Lise Duval (ENS)": an item that its number heads.
    pub(super) fn numbered(&mut self, i: usize) -> Option<Item> {
        if !self.numbered || !self.is_number(i) {
            return None;
        }
        let mut item = self.new_item(i, Level::Timed, "agenda.number");
        self.title_below(&mut item, i + 1);
        item.title.is_some().then_some(item)
    }

    /// "I. DUVAL (Pau)": the initial of somebody.
    fn is_initial(&self, i: usize) -> bool {
        self.found.names.starting_at(i).is_some_and(|k| self.found.names[k].sure)
    }

    /// "1A. Trajectoires", "I / Sur la performance", "Parcours A :"
    pub(super) fn coded(&self, tokens: &Tokens) -> Option<Label> {
        let doc = self.doc;
        let i = tokens.start;
        let code = doc.number(i).is_some() && doc.case(i + 1) == Case::Single && doc.glued(i + 1);
        // "S1 : Mouillage", "CO2 – Éducation": a session and a paper by their codes.
        let lettered = doc.word(i).trim_start_matches(|c: char| c.is_ascii_uppercase());
        let letters = doc.word(i).len() - lettered.len();
        if (1..=3).contains(&letters) && (1..=2).contains(&lettered.len()) && lettered.bytes().all(|b| b.is_ascii_digit()) {
            let kind = if doc.word(i).starts_with('S') && letters == 1 { SessionKind::Session } else { SessionKind::Talk };
            let set_off = doc.is_any(i + 1, &[":", "-", "–", "—", "."]) && doc.case(i + 2).is_capital();
            // "G2 « Déléguer »"
            let quoted = doc.is_any(i + 1, &["«", "“"]) && i + 3 < tokens.end;
            let set_off = set_off && !(doc.is(i + 1, "-") && doc.glued(i + 1)) || quoted;
            return set_off.then_some(Label { words: i..i + 1, kind, numbered: true });
        }
        let after = if code {
            i + 2
        } else if is_roman(doc, i) && doc.is_any(i + 1, &["/", "-", "–", "."]) && doc.word(i) != "I.R" && !self.is_initial(i) {
            i + 1
        } else {
            return None;
        };
        // "2A « Quand le matériel manque »"
        let quoted = code && doc.is_any(after, &["«", "“", "\""]) && after + 2 < tokens.end;
        if !quoted && (!doc.is_any(after, &[".", "/", ":", "-", "–", ")"]) || !doc.case(after + 1).is_capital()) {
            return None;
        }
        Some(Label { words: i..after, kind: SessionKind::Session, numbered: true })
    }
}

pub(super) fn is_roman(doc: &Marked, i: usize) -> bool {
    let word = doc.word(i);
    !word.is_empty() && word.len() <= 4 && word.chars().all(|c| "IVX".contains(c))
}
