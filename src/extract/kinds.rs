//! Kinds and status of sessions: from the label, else from the words of the title, else from who takes part.

mod rows;
mod titles;

use super::agenda::{Item, Level};
use super::bodies;
use super::dates;
use super::programme::{Placed, Programme};
use super::segments::Segment;
use crate::lexicon::{Tags, Value};
use crate::record::{Part, SessionKind, Status};
use crate::text::{Marked, Tokens};
use titles::{counts_workshops, is_breakfast, is_fair, said_behind, said_of_people, title_kind};

/// Tokens among which a text says what series it announces.
const HEAD: usize = 60;

/// The kind of session that a label tells.
#[inline]
pub fn labelled(value: Value) -> Option<SessionKind> {
    usize::from(value.codes[Value::SESSION_KIND]).checked_sub(1).and_then(|kind| SessionKind::ALL.get(kind)).copied()
}

/// Fills in kind and status of every item.
pub fn decide(doc: &Marked, segments: &[Segment], programme: &mut Programme) {
    let series = programme.items.iter().filter(|item| item.own_date).count() * 2 > programme.items.len();
    let scholarly = is_academic(doc, &programme.placed);
    for item in programme.items.iter_mut().filter(|item| item.label.is_none() && item.kind.is_none_or(|k| k == SessionKind::Session)) {
        if counts_workshops(doc, item) {
            item.kind = Some(SessionKind::Workshop);
        }
    }
    let counts = count(doc, segments, programme);
    let context = Context { doc, segments, programme, counts: &counts, scholarly, series };
    let kinds: Vec<SessionKind> = (0..context.programme.items.len()).map(|i| context.kind(i)).collect();
    for (i, kind) in kinds.into_iter().enumerate() {
        let item = &mut programme.items[i];
        item.kind = Some(kind);
        if is_pending(doc, segments, item) {
            item.status = Status::Pending;
        }
    }
    // Who leads a visit shows it to others.
    let items = &programme.items;
    let guides = |p: &&mut Placed| p.session.is_some_and(|s| items[s].kind == Some(SessionKind::Visit));
    programme.placed.iter_mut().filter(guides).for_each(|p| p.entry.part = Part::Speaker);
    // "Chœur du Val, sous la direction de Lise Duval": who conducts performs, and whoever says a mass leads no exchange.
    let directs = |p: &&mut Placed| {
        let start = p.entry.tokens.start;
        let led = || (start.saturating_sub(DIRECTED)..start).any(|i| doc.folds_to(i, &["direction", "presidee", "preside", "celebree"]));
        let kind = p.session.and_then(|s| items[s].kind);
        p.entry.part == Part::Moderator && matches!(kind, Some(SessionKind::Performance | SessionKind::Other)) && led()
    };
    programme.placed.iter_mut().filter(directs).for_each(|p| p.entry.part = Part::Speaker);
}

/// Tokens between the word for what a conductor does and the name, at most.
const DIRECTED: usize = 4;

/// Authors of a paper who speak with one voice, at most.
const MOST_AUTHORS: usize = 4;

/// Who and what an item holds.
#[derive(Clone, Default)]
struct Counts {
    speakers: usize,
    moderated: bool,
    holds: usize,
    papers: usize,
    /// Papers in cells beside that of the item.
    beside: usize,
    workshops: usize,
    kinds: usize,
    /// Where the last of its people is named, if it has any.
    last_named: Option<usize>,
    /// People who have more than initials and a family name.
    introduced: usize,
    /// People who sing or play.
    players: usize,
}

fn count(doc: &Marked, segments: &[Segment], programme: &Programme) -> Vec<Counts> {
    let mut counts = vec![Counts::default(); programme.items.len()];
    for placed in &programme.placed {
        if let Some(session) = placed.session {
            counts[session].speakers += usize::from(placed.entry.part == Part::Speaker);
            counts[session].moderated |= placed.entry.part == Part::Moderator;
            counts[session].last_named = counts[session].last_named.max(Some(placed.entry.tokens.start));
            let is_bare =
                placed.entry.attached.is_empty() && placed.entry.name.as_ref().is_some_and(|name| name.rule.ends_with("initials"));
            counts[session].introduced += usize::from(!is_bare);
            let plays = |role: &Tokens| doc.phrase(role.start, role.end, Tags::STAGED).is_some_and(|(n, _)| n == role.len());
            counts[session].players += usize::from(placed.entry.attached.iter().filter_map(|a| a.role.as_ref()).any(plays));
        }
    }
    for (item, parent) in programme.items.iter().zip(&programme.parents) {
        if let Some(parent) = *parent {
            // "Discussion" below who has spoken makes no block of their item, nor does a pause behind it.
            let exchange = item.kind == Some(SessionKind::RoundTable) && item.level == Level::Labelled && item.label == item.title;
            let rest = matches!(item.kind, Some(SessionKind::Break | SessionKind::Meal));
            counts[parent].holds += usize::from(!exchange && !rest);
            counts[parent].papers += usize::from(item.level == Level::Nested);
            let head = &segments[item.segments.start];
            counts[parent].beside += usize::from(item.level == Level::Nested && head.cell && head.cut);
            counts[parent].kinds += usize::from(item.kind.is_some());
            counts[parent].workshops += usize::from(item.kind == Some(SessionKind::Workshop));
        }
    }
    counts
}

/// Bodies that hold no colloquium of scholars.
const WORLDLY: &[&str; 12] = &[
    "bank",
    "chamber",
    "company",
    "cooperative",
    "federation",
    "intercommunality",
    "local_authority",
    "media",
    "ministry",
    "party",
    "state_agency",
    "union",
];

/// Papers at a colloquium are talks, addresses elsewhere are keynotes: told by where the speakers work, and by what the
/// event calls itself.
fn is_academic(doc: &Marked, placed: &[Placed]) -> bool {
    let (mut scholars, mut bare, mut all) = (0, 0, 0);
    // "un représentant de la Ligue" writes no paper.
    for attached in placed.iter().filter(|p| p.entry.name.is_some()).flat_map(|p| &p.entry.attached) {
        let class = doc.lexicon.class(attached.class).unwrap_or_default();
        let body = attached.body.as_ref().map(|b| bodies::kind(b.kind).name()).unwrap_or_default();
        all += 1;
        // "Lise Duval (ENS de Lyon)": papers name where their authors work and nothing else.
        // Those who speak for firms, towns and ministries sign so, too.
        bare += usize::from(attached.role.is_none() && attached.organisation.is_some() && !WORLDLY.contains(&body));
        scholars += usize::from(
            class.starts_with("academia")
                || class == "health"
                || matches!(body, "university" | "laboratory" | "research_body" | "hospital" | "learned_society"),
        );
    }
    // "DOCTEURE LISE DUVAL": a title tells as much as a function.
    let titled = |p: &&Placed| {
        let civility = p.entry.name.as_ref().and_then(|n| n.civility.clone());
        civility.is_some_and(|c| c.clone().any(|t| doc.folds_to(t, &["dr", "docteur", "docteure", "pr", "professeur", "professeure"])))
    };
    let titled = placed.iter().filter(titled).count();
    scholars += titled;
    all += titled;
    let learned = (0..doc.tokens.len().min(80)).any(|i| doc.phrase(i, doc.tokens.len(), Tags::LEARNED).is_some());
    let least = if learned { 30 } else { 45 };
    // "Journée d'étude" with nobody but names.
    if learned && all == 0 {
        return placed.iter().filter(|p| p.session.is_some() && p.entry.name.is_some()).nth(2).is_some();
    }
    all >= 3 && (scholars * 100 >= all * least || bare * 100 >= all * 70)
}

/// What the kind of an item is read from.
struct Context<'a, 'd> {
    doc: &'a Marked<'d>,
    segments: &'a [Segment],
    programme: &'a Programme,
    /// Of each item.
    counts: &'a [Counts],
    /// Most speakers are scholars.
    scholarly: bool,
    /// Most items have a day of their own.
    series: bool,
}

impl Context<'_, '_> {
    /// A colloquium of scholars; a series of evenings has lectures.
    fn is_academic(&self) -> bool {
        self.scholarly && !self.series
    }

    fn kind(&self, i: usize) -> SessionKind {
        let counts = &self.counts[i];
        let (doc, programme, academic) = (self.doc, self.programme, self.is_academic());
        let item = &programme.items[i];
        let Counts { speakers, moderated, holds, papers, .. } = *counts;
        let labelled = item.label.is_some();
        let told = item.kind.filter(|_| labelled || item.level != Level::Nested).or_else(|| title_kind(doc, item));
        // "Séquence 4 – Travaux en groupes"
        let whole = |title: &Tokens| doc.phrase(title.start, title.end, Tags::LABEL).filter(|(n, _)| *n == title.len());
        let named = || item.title.as_ref().and_then(whole).and_then(|(_, value)| self::labelled(value));
        // "Temps 4 – Questions et échanges avec la salle"
        let exchanges = || self.is_discussion(item).then_some(SessionKind::RoundTable);
        let told = if told == Some(SessionKind::Session) && item.label != item.title { named().or_else(exchanges).or(told) } else { told };
        let told = if item.level == Level::Nested { told } else { said_behind(doc, item, told).or(told) };
        let told = told.or_else(|| said_of_people(doc, item));
        let told =
            if is_fair(doc, item) && matches!(told, None | Some(SessionKind::Session)) { Some(SessionKind::Exhibition) } else { told };
        // "A1. Tressage" below "ATELIERS": code or letter, whatever its first words are labels of.
        let lettered = item.level == Level::Labelled && (item.rule == "agenda.letter" || told == Some(SessionKind::Talk));
        let told = if lettered && told != Some(SessionKind::Visit) && self.is_in_workshops(i) { Some(SessionKind::Workshop) } else { told };
        match told {
            // "Actualités du cuir – présidence : Lise Duval" over papers with times of their own.
            Some(SessionKind::Talk | SessionKind::Keynote) if item.rule == "agenda.chaired_heading" => SessionKind::Session,
            // "Communications orales" over papers.
            Some(SessionKind::Talk) if holds >= 2 => SessionKind::Session,
            // "Communications libres", by nobody who is named
            Some(SessionKind::Talk) if speakers == 0 && self.names_papers(item) => SessionKind::Session,
            // "Soirée « Gants et mitaines »" with people who speak or play.
            Some(SessionKind::Meal) if speakers > 0 && item.title.as_ref().is_some_and(|t| doc.folds_to(t.start, &["soiree"])) => {
                self.untold(counts, i)
            }
            // "Petit déjeuner des gantiers" with several who speak and one who asks.
            Some(SessionKind::Meal) if moderated && speakers >= 2 => SessionKind::RoundTable,
            // "Introduction de la problématique" opens only at the beginning of the day; "Présentation" says little.
            // "Grand entretien" of several.
            Some(SessionKind::Keynote) if !academic && speakers >= 2 && self.is_interview(item) => SessionKind::RoundTable,
            Some(SessionKind::Keynote) if academic && holds == 0 && !labelled && !self.is_lecture(item) => SessionKind::Talk,
            // "Pitch" by three and more.
            Some(SessionKind::Talk) if !academic && speakers >= 3 && item.level == Level::Timed => SessionKind::Session,
            Some(SessionKind::Talk) if !academic && matches!(item.level, Level::Timed | Level::Block) && !self.is_in_session(i) => {
                SessionKind::Keynote
            }
            // "Fin de saison au port" by somebody who speaks.
            Some(SessionKind::Other) if !labelled && speakers > 0 => self.untold(counts, i),
            // "Forum 1 : …" without a time of its own, too, unless scholars meet.
            Some(SessionKind::Session)
                if holds == 0
                    && (moderated && speakers >= 2)
                    && papers == 0
                    && (item.level == Level::Timed || item.level == Level::Block && !self.scholarly) =>
            {
                SessionKind::RoundTable
            }
            // "Épisode 3 : …", "Webinaire n° 2 : …": what one does there is told by who takes part.
            Some(SessionKind::Session) if self.series && !academic && item.own_date && labelled && holds == 0 && speakers > 0 => {
                if self.is_seminar() && speakers <= 2 {
                    SessionKind::Talk
                } else if speakers == 1 {
                    SessionKind::Keynote
                } else {
                    SessionKind::RoundTable
                }
            }
            // "Épisode 3" with one guest.
            Some(SessionKind::Session) if item.own_date && holds == 0 && speakers == 1 => {
                if self.scholarly {
                    SessionKind::Talk
                } else {
                    SessionKind::Keynote
                }
            }
            // "Panel 1" with a chair, above papers that have their times.
            Some(SessionKind::RoundTable) if speakers == 0 && moderated && item.start.is_none() && self.precedes_timed(i) => {
                SessionKind::Session
            }
            Some(SessionKind::Break) if first_of_day(programme, i) => SessionKind::Welcome,
            // "8 h Petit-déjeuner" of those who arrive.
            Some(SessionKind::Meal) if is_breakfast(doc, item) && speakers == 0 && first_of_day(programme, i) => SessionKind::Welcome,
            // "Accueil" by somebody who speaks.
            Some(SessionKind::Welcome) if (1..=3).contains(&speakers) && holds == 0 && self.begins_with_label(item) => SessionKind::Opening,
            Some(kind) if item.level != Level::Nested => kind,
            // "• Pause" among papers.
            _ if item.level == Level::Nested && speakers == 0 && named() == Some(SessionKind::Break) => SessionKind::Break,
            // "• Questions – Discussion" among papers.
            _ if item.level == Level::Nested && speakers == 0 && self.is_discussion(item) => SessionKind::RoundTable,
            _ => self.untold(counts, i),
        }
    }

    /// The kind that neither label nor title tells.
    fn untold(&self, counts: &Counts, i: usize) -> SessionKind {
        let (programme, academic) = (self.programme, self.is_academic());
        let item = &programme.items[i];
        let Counts { speakers, moderated, holds, papers, workshops, kinds, .. } = *counts;
        // A chair over papers that have their own speakers makes no round table.
        if academic && holds > 0 && speakers > 0 && !moderated && self.is_first_of_block(i) {
            return SessionKind::Talk;
        }
        // "9 h | Le fil / Lise Duval (CNRS) | Le gant / Paul Vercel (INRAE)": papers side by side.
        let alone = speakers > 0 && counts.beside > 0 && counts.beside == holds;
        let (holds, papers) = if alone { (0, 0) } else { (holds, papers) };
        if papers > 0 && papers == holds && (1..=2).contains(&speakers) && !moderated && self.is_first_of_quoted(i) {
            return SessionKind::Talk;
        }
        let chaired_block = holds >= 2 && speakers == 0 || item.level == Level::Block && moderated && speakers == 0;
        if holds > 0 && !moderated || papers > 0 || chaired_block {
            // Parallel items of one kind give their block its kind.
            return if workshops > 0 && workshops == kinds { SessionKind::Workshop } else { SessionKind::Session };
        }
        if self.is_below_workshops(i) {
            return SessionKind::Workshop;
        }
        if let Some(kind) = self.kind_above(i) {
            return kind;
        }
        if item.level == Level::Timed && self.is_film(item) {
            return SessionKind::Performance;
        }
        if let Some(kind) = self.said_below(item).filter(|_| item.level == Level::Timed) {
            return kind;
        }
        // The authors of a paper speak with one voice: "10h : Lise Duval (CNRS) et Paul Roche (Inrap), Cartographier la digue".
        let authors = || item.start.is_some() && self.stand_before_title(i) && length(item).is_none();
        let one_voice = speakers <= 1
            || speakers <= MOST_AUTHORS && !moderated && counts.introduced == 0
            || !moderated && speakers <= 4 && (length(item).is_some_and(|m| m <= 30) || authors());
        match item.level {
            Level::Nested if self.is_in_numbered_workshop(i) => SessionKind::Talk,
            Level::Nested | Level::Labelled if self.is_in_workshops(i) => SessionKind::Workshop,
            Level::Nested if moderated && speakers >= 2 => SessionKind::RoundTable,
            Level::Nested => SessionKind::Talk,
            _ if self.is_staged(item) || counts.players >= 2 || self.is_by_company(item) => SessionKind::Performance,
            // "« Le quai » avec X et Y": who meets to talk about it.
            _ if speakers == 2 && !academic && self.meets(item) => SessionKind::RoundTable,
            _ if speakers >= 2 && !academic && self.series && self.is_webinars() => SessionKind::RoundTable,
            _ if (1..=2).contains(&speakers) && self.series && self.is_seminar() => SessionKind::Talk,
            // "Discutant : Lise Duval" below the paper of a seminar.
            _ if (1..=2).contains(&speakers) && moderated && self.scholarly && self.series => SessionKind::Talk,
            // An hour for one voice is no paper.
            _ if (1..=2).contains(&speakers) && !moderated && length(item).is_some_and(|m| m >= 60) => SessionKind::Keynote,
            _ if speakers >= 1 && academic && one_voice => SessionKind::Talk,
            // One voice and who asks: an address, no round table.
            _ if moderated && speakers == 1 && !academic && !self.series => SessionKind::Keynote,
            _ if (1..=2).contains(&speakers) && !moderated && !self.series && self.is_below_heading(i) => SessionKind::Talk,
            _ if moderated && speakers >= 1 || speakers >= 3 => SessionKind::RoundTable,
            // A timed item inside the hours of a session is one of its papers.
            _ if (1..=2).contains(&speakers) && !moderated && self.is_in_session(i) => SessionKind::Talk,
            _ if speakers >= 1 && (academic || item.people_to.is_some() && !item.own_date) => SessionKind::Talk,
            _ if speakers >= 1 => SessionKind::Keynote,
            // Who chairs, above what others say.
            _ if moderated && self.precedes_spoken(i) => SessionKind::Session,
            _ if moderated => SessionKind::RoundTable,
            // A paper whose author nobody has recognised.
            _ if academic && item.level == Level::Timed && item.title.as_ref().is_some_and(|t| t.len() >= 4) => SessionKind::Talk,
            _ => SessionKind::Session,
        }
    }

    /// Whether all people of an item stand before its title.
    fn stand_before_title(&self, i: usize) -> bool {
        self.programme.items[i].title.as_ref().is_some_and(|title| self.counts[i].last_named.is_none_or(|last| last < title.start))
    }

    /// "8h30 : Ouverture" above "8h30 – 8h40 : Lise Duval, maire": who speaks without a title speaks under the one above.
    fn kind_above(&self, i: usize) -> Option<SessionKind> {
        let items = &self.programme.items;
        let untitled = |k: &usize| items[*k].title.is_none() && items[*k].level == Level::Timed && items[*k].date == items[i].date;
        let first = (i.saturating_sub(LONGEST_OPENING)..=i).rev().take_while(untitled).last()?;
        let above = items.get(first.checked_sub(1)?).filter(|above| above.date == items[i].date && above.end.is_none())?;
        let spoken = self.counts[first - 1].last_named.is_some();
        above.kind.filter(|kind| matches!(kind, SessionKind::Opening | SessionKind::Closing) && !spoken)
    }

    /// "Les sources" over "9 h 30 : Le quai / Lise Duval" and untimed papers: the first of a block has its time.
    fn is_first_of_block(&self, i: usize) -> bool {
        let items = &self.programme.items;
        let first = items[i].level == Level::Timed && items[i].label.is_none();
        first && i > 0 && items[i - 1].level == Level::Block && items[i - 1].start.is_none()
    }

    /// "9 h 15 : « Le cuir » / Lise Duval" over "« Le quai » / Paul Vercel" without a time: the first of papers has that of all.
    fn is_first_of_quoted(&self, i: usize) -> bool {
        let items = &self.programme.items;
        let quoted = |item: &Item| item.title.as_ref().is_some_and(|t| t.start > 0 && self.doc.is_any(t.start - 1, &["«", "“"]));
        let plain = items[i].level == Level::Timed && items[i].label.is_none() && items[i].kind.is_none();
        plain && quoted(&items[i]) && items.get(i + 1).is_some_and(|next| next.level == Level::Nested && quoted(next))
    }

    fn is_in_session(&self, i: usize) -> bool {
        self.programme.parents[i].is_some_and(|p| {
            let item = &self.programme.items[p];
            // "9 h – 10 h 30 Le cuir / Modération : Lise Duval" over "9 h 10 Tanner sans chrome"
            let chaired = self.counts[p].moderated && self.counts[p].speakers == 0 && self.counts[p].holds >= 2;
            let block = matches!(item.kind, None | Some(SessionKind::Session | SessionKind::Plenary)) && chaired && item.end.is_some();
            item.kind == Some(SessionKind::Session) && item.label.is_some() || block
        })
    }

    fn is_in_workshops(&self, i: usize) -> bool {
        self.programme.parents[i].is_some_and(|p| self.programme.items[p].kind == Some(SessionKind::Workshop))
    }

    /// A cycle of webinars, as its first words say.
    fn is_webinars(&self) -> bool {
        let words = ["webinaire", "webinaires", "webinar", "webinars", "visioconferences", "webconferences"];
        (0..self.doc.tokens.len().min(HEAD)).any(|i| self.doc.folds_to(i, &words))
    }

    /// A seminar, in which papers are read one by one, as its first words say; those of firms have others than scholars.
    fn is_seminar(&self) -> bool {
        let attached = || self.programme.placed.iter().any(|p| !p.entry.attached.is_empty());
        (self.scholarly || !attached()) && (0..self.doc.tokens.len().min(HEAD)).any(|i| self.doc.folds_to(i, &["seminaire", "seminaires"]))
    }

    /// "Atelier 1 : …" with papers: what it holds are no workshops of their own.
    fn is_in_numbered_workshop(&self, i: usize) -> bool {
        let label = self.programme.parents[i].and_then(|p| self.programme.items[p].label.clone());
        self.is_in_workshops(i) && label.is_some_and(|words| self.doc.number(words.end - 1).is_some())
    }

    /// "Table ronde animée par …", "Conférence de …" below the title: the kind with which the text under it begins.
    fn said_below(&self, item: &Item) -> Option<SessionKind> {
        let doc = self.doc;
        let title = item.title.as_ref().map_or(0, |t| t.end);
        self.segments[item.segments.clone()].iter().skip(1).filter(|s| s.tokens.start >= title).take(3).find_map(|s| {
            let from = s.tokens.start + usize::from(doc.folds_to(s.tokens.start, &["un", "une"]));
            let (n, value) = doc.phrase(from, s.tokens.end, Tags::LABEL | Tags::LABEL_WORD)?;
            let next = from + n;
            // "Table ronde. Tanneurs et gantiers comparent …"
            let stopped = from == s.tokens.start && value.has(Tags::LABEL) && doc.is(next, ".") && doc.case(next + 1).is_capital();
            let led = stopped
                || doc.phrase(next, s.tokens.end, Tags::MODERATION | Tags::SPEAKERS_INLINE).is_some()
                || doc.folds_to(next, &["de", "d'"]) && from == s.tokens.start;
            let kind = labelled(value)?;
            let known =
                [SessionKind::RoundTable, SessionKind::Keynote, SessionKind::Workshop, SessionKind::Visit, SessionKind::Performance];
            let tells = known.contains(&kind);
            (led && tells && s.tokens.len() > n + 2).then_some(kind)
        })
    }

    fn precedes_timed(&self, i: usize) -> bool {
        self.programme.items.get(i + 1).is_some_and(|next| next.level == Level::Timed && next.start.is_some())
    }

    /// "Conférence inaugurale", "Conférence plénière": a lecture of its own, at a colloquium too.
    fn is_lecture(&self, item: &Item) -> bool {
        item.title.as_ref().is_some_and(|t| self.doc.phrase(t.start, t.end, Tags::LABEL).is_some_and(|(n, _)| n >= 2))
    }

    fn is_interview(&self, item: &Item) -> bool {
        let doc = self.doc;
        item.label.as_ref().is_some_and(|label| label.clone().any(|i| doc.folds_to(i, &["entretien", "entretiens"])))
    }

    /// "Discussion", "Questions – Discussion avec la salle": labels of exchanges from end to end.
    fn is_discussion(&self, item: &Item) -> bool {
        let doc = self.doc;
        let Some(title) = item.title.clone() else { return false };
        let mut at = title.start;
        while at < title.end {
            let label =
                doc.phrase(at, title.end, Tags::LABEL | Tags::LABEL_WORD).filter(|(_, v)| labelled(*v) == Some(SessionKind::RoundTable));
            let Some((n, _)) = label else { return false };
            at += n;
            at += usize::from(doc.is_any(at, &["–", "—", "-", "/", ",", "&"]) || doc.folds_to(at, &["et"]));
        }
        true
    }

    /// "Communications libres", "Présentations orales": a label in the plural from end to end.
    fn names_papers(&self, item: &Item) -> bool {
        let doc = self.doc;
        let label = |t: &Tokens| doc.phrase(t.start, t.end, Tags::LABEL).is_some_and(|(n, _)| n == t.len());
        item.title.as_ref().is_some_and(|t| label(t) && doc.word(t.start).ends_with(['s', 'S']) && item.level == Level::Timed)
    }

    fn begins_with_label(&self, item: &Item) -> bool {
        let label = Tags::LABEL | Tags::LABEL_WORD;
        item.title.as_ref().is_some_and(|t| self.doc.phrase(t.start, t.end, label).is_some())
    }

    /// "(Fr, 2018, 53’, …)", "De Lise Duval | France | 2018 | 1h33" below the title: country, year and length of a film.
    fn is_film(&self, item: &Item) -> bool {
        let doc = self.doc;
        let below = &self.segments[item.segments.clone()];
        let credits = (1..below.len().min(4)).find(|k| doc.folds_to(below[*k].tokens.start, &["de", "d'", "un"]));
        let row = credits.map(|k| {
            let last = below[k + 1..].iter().take_while(|s| s.cut).last().unwrap_or(&below[k]);
            below[k].tokens.start..last.tokens.end.min(below[k].tokens.start + LONGEST_CREDITS)
        });
        let lasts = |t: usize| doc.number(t).is_some() && doc.folds_to(t + 1, &["h", "min", "mn"]);
        if row.is_some_and(|row| {
            let country = row.clone().any(|t| doc.has(t, Tags::COUNTRY));
            country && row.clone().any(|t| dates::is_year(doc, t)) && row.clone().any(lasts)
        }) {
            return true;
        }
        self.segments[item.segments.clone()].iter().skip(1).take(3).any(|s| {
            let length =
                |t: usize| doc.number(t).is_some() && (doc.is_any(t + 1, &["’", "'", "′"]) || doc.folds_to(t + 1, &["min", "mn", "h"]));
            // "de Lise Duval (Fr, 2018, 53’)" on one line, too
            let open = s.tokens.clone().find(|t| doc.is(*t, "(")).filter(|open| *open <= s.tokens.start + LONGEST_CREDITS);
            open.is_some_and(|open| {
                (open..s.tokens.end).any(|t| dates::is_year(doc, t) || doc.folds_to(t, &["video", "vostf", "vost", "mm"]))
                    && (open..s.tokens.end).any(length)
            })
        })
    }

    /// Whether "avec" leads from the title to the people of its line.
    fn meets(&self, item: &Item) -> bool {
        item.people_from.is_some_and(|from| self.doc.folds_to(from, &["avec"]))
    }

    /// "Compagnie du Val : « Le quai »": a title that begins with those who play.
    fn is_by_company(&self, item: &Item) -> bool {
        let body =
            item.title.as_ref().and_then(|t| bodies::mention_at(self.doc, bodies::skip_article(self.doc, t.start, t.end), t.end, false));
        body.is_some_and(|body| bodies::kind(body.kind).name() == "performing_company")
    }

    /// Whether the lines below the title tell of a stage: "Récital de …", "Mise en scène : …".
    fn is_staged(&self, item: &Item) -> bool {
        let title = item.title.as_ref().map_or(0, |t| t.end);
        self.segments[item.segments.clone()].iter().take(6).any(|s| {
            let from = s.tokens.start.max(title);
            // "Korval & Compagnie" plays nothing.
            // "en compagnie de tanneurs"
            let firm = |k: usize| k > 0 && (self.doc.is(k - 1, "&") || self.doc.folds_to(k - 1, &["et", "en"]));
            (from..s.tokens.end.min(from + 12)).any(|k| self.doc.phrase(k, s.tokens.end, Tags::STAGED).is_some() && !firm(k))
        })
    }
}

/// Tokens of the line that tells by whom a film is, from where, of when and how long.
const LONGEST_CREDITS: usize = 24;

/// So many people at most speak in turn under one heading.
const LONGEST_OPENING: usize = 12;

/// Minutes from begin to end.
fn length(item: &Item) -> Option<u32> {
    item.start.zip(item.end).and_then(|(start, end)| end.minutes().checked_sub(start.minutes()))
}

/// Whether nothing of the same day stands before an item: coffee there welcomes.
fn first_of_day(programme: &Programme, i: usize) -> bool {
    let item = &programme.items[i];
    item.start.is_some() && programme.items[..i].iter().all(|before| before.date != item.date)
}

/// "Programme en cours de construction" and the like in the item itself.
fn is_pending(doc: &Marked, segments: &[Segment], item: &Item) -> bool {
    segments[item.segments.clone()]
        .iter()
        .take(8)
        .any(|s| s.tokens.len() < 40 && s.tokens.clone().any(|i| doc.phrase(i, s.tokens.end, Tags::PENDING).is_some()))
}
