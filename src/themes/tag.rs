//! From forms found to the themes of a document and of its sessions.
//!
//! A mention weighs by the level of its form and the zone where it stands; further mentions of the same form add less
//! and less, a form inside one of another theme adds less too. The weights of all themes then tell what the document is
//! about: see [`Measures::likelihood`].

use std::collections::{HashMap, HashSet};

use super::matcher::Match;
use super::thesaurus::{Level, Thesaurus};
use super::zones::Zones;
use crate::record::{Evidence, Record, SessionKind, Theme, Zone};
use crate::text::{Marked, Span};

/// Further mentions of the same form: each counts for so much of the one before.
const REPEATED: f32 = 0.8;
/// A form inside a form of another theme, or taken apart by a coordination.
const COVERED: f32 = 0.8;
/// Coffee breaks, meals and arrivals say little of the subject.
const ASIDE: f32 = 0.35;
/// Least likelihood of a theme of the document.
const LIKELY: f32 = 0.4;
const MOST: usize = 8;
/// Least weight of a theme of a session, and its share of the session's weightiest.
const SESSION_LEAST: f32 = 5.0;
const SESSION_SHARE: f32 = 0.4;
const SESSION_MOST: usize = 3;

fn level_weight(level: Level) -> f32 {
    match level {
        Level::Strong => 4.0,
        Level::Typical => 2.0,
        Level::Weak => 0.7,
    }
}

fn zone_weight(zone: Zone) -> f32 {
    match zone {
        Zone::Title => 4.5,
        Zone::SessionTitle => 3.0,
        Zone::TalkTitle | Zone::Opening => 1.5,
        Zone::Text => 1.0,
        Zone::Presentation | Zone::People => 0.5,
    }
}

/// A form in its place, with what it adds to its theme.
struct Mention {
    concept: u16,
    level: Level,
    form: u64,
    span: Span,
    zone: Zone,
    session: Option<usize>,
    weight: f32,
}

/// Fills in the themes of a record and of its sessions, in place of those that it had.
///
/// `doc` is the text that the record was made of. A record without an event has no themes.
pub fn tag(doc: &Marked, record: &mut Record, thesaurus: &Thesaurus) {
    record.themes.clear();
    record.sessions.iter_mut().for_each(|session| session.themes.clear());
    if !is_event(record) {
        return;
    }
    let mentions = weighed(doc, record, thesaurus.matcher.find(doc));
    record.themes = of_document(doc, &mentions, thesaurus);
    for (number, session) in record.sessions.iter_mut().enumerate() {
        session.themes = of_session(mentions.iter().filter(|m| m.session == Some(number)), thesaurus);
    }
}

/// Offers, manuals and obituaries have themes too, but are about no event: something happens where several items
/// follow each other or several people appear.
fn is_event(record: &Record) -> bool {
    let people = record.appearances.len();
    record.sessions.len() >= 2 || people >= 2 && !record.event.dates.is_empty() || people >= 9
}

fn weighed(doc: &Marked, record: &Record, found: Vec<Match>) -> Vec<Mention> {
    let zones = Zones::new(doc, record);
    let mut times: HashMap<(u16, u64), i32> = HashMap::new();
    let mut mentions = Vec::with_capacity(found.len());
    for m in found {
        let span = doc.span(&m.tokens);
        let zone = zones.of(span);
        let session = record.sessions.iter().rposition(|s| s.span.contains(span));
        let aside = session.is_some_and(|s| {
            matches!(record.sessions[s].kind, SessionKind::Break | SessionKind::Meal | SessionKind::Welcome | SessionKind::Visit)
        });
        let before = times.entry((m.concept, m.form)).or_default();
        let mut weight = level_weight(m.level) * zone_weight(zone) * REPEATED.powi(*before);
        *before += 1;
        if m.covered || m.apart {
            weight *= COVERED;
        }
        if aside {
            weight *= ASIDE;
        }
        mentions.push(Mention { concept: m.concept, level: m.level, form: m.form, span, zone, session, weight });
    }
    mentions
}

/// What speaks for one theme in one document.
#[derive(Default)]
struct Measures {
    weight: f32,
    /// Weight of strong and typical forms.
    sure: f32,
    strong_forms: HashSet<u64>,
    /// Strong mentions, a typical one for half, in titles of papers and among people.
    in_talks: f32,
    among_people: f32,
}

impl Measures {
    fn add(&mut self, mention: &Mention) {
        self.weight += mention.weight;
        if mention.level == Level::Weak {
            return;
        }
        self.sure += mention.weight;
        if mention.level == Level::Strong {
            self.strong_forms.insert(mention.form);
        }
        let one = if mention.level == Level::Strong { 1.0 } else { 0.5 };
        match mention.zone {
            Zone::TalkTitle => self.in_talks += one,
            Zone::People => self.among_people += one,
            _ => {}
        }
    }

    fn features(&self, top: f32, all: f32, sessions: usize) -> [f32; 6] {
        [
            (self.weight / top).ln(),
            (self.weight / all).ln(),
            (self.strong_forms.len() as f32).ln_1p(),
            self.in_talks.min(3.0),
            self.among_people.ln_1p(),
            (sessions as f32).ln_1p(),
        ]
    }
}

fn of_document(doc: &Marked, mentions: &[Mention], thesaurus: &Thesaurus) -> Vec<Theme> {
    let mut measures: HashMap<u16, Measures> = HashMap::new();
    let mut sessions: HashSet<usize> = HashSet::new();
    for mention in mentions {
        measures.entry(mention.concept).or_default().add(mention);
        sessions.extend(mention.session);
    }
    let top = measures.values().map(|m| m.weight).fold(0.0, f32::max);
    let all: f32 = measures.values().map(|m| m.weight).sum();
    let mut out = Vec::new();
    for (c, m) in &measures {
        if m.sure > 0.0 {
            out.push(serde_json::json!([thesaurus.concepts()[*c as usize].id, m.features(top, all, sessions.len()), m.weight]));
        }
    }
    vec![Theme {
        id: serde_json::json!(out).to_string(),
        label: String::new(),
        score: 0.0,
        mentions: vec![],
        evidence: vec![],
        rule: String::new(),
    }]
}

fn of_session<'a>(mentions: impl Iterator<Item = &'a Mention>, thesaurus: &Thesaurus) -> Vec<String> {
    let _ = (mentions.count(), thesaurus);
    Vec::new()
}
