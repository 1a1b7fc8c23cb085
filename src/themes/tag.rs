//! From forms found to the themes of a document and of its sessions.
//!
//! A mention weighs by the level of its form and the zone where it stands; further mentions of the same form add less
//! and less. The weights of all themes then tell what the document is about: see [`Measures::likelihood`].

use std::cell::LazyCell;

use rustc_hash::FxHashMap;

use super::matcher::Match;
use super::thesaurus::{Level, Thesaurus};
use super::zones::Zones;
use crate::lexicon::Tags;
use crate::record::{Evidence, Part, Record, SessionKind, Theme, Zone};
use crate::text::fold::{key, lower};
use crate::text::{Case, Marked, Span};

/// Further mentions of the same form: each counts for so much of the one before.
const REPEATED: f32 = 0.8;
/// Coffee breaks, meals and arrivals say little of the subject; nor do the film in the evening of a congress and the
/// concert that closes it, unless such is what the event is made of.
const ASIDE: f32 = 0.3;
/// Share of films, concerts and exhibitions among the items of an event that is made of them.
const FESTIVAL: f32 = 0.3;
/// Least likelihood of a theme of the document.
const LIKELY: f32 = 0.41;
const MOST: usize = 8;
/// Constant of the regression.
const BIAS: f32 = 0.2;
/// Least weight of a theme of a session, and its share of the session's weightiest.
const SESSION_LEAST: f32 = 4.0;
const SESSION_SHARE: f32 = 0.4;
const SESSION_MOST: usize = 3;
/// So many sessions back the one that holds a mention is looked for.
const DEPTH: usize = 40;

fn level_weight(level: Level) -> f32 {
    match level {
        Level::Strong => 4.0,
        Level::Typical => 2.0,
        Level::Weak => 0.7,
    }
}

fn zone_weight(zone: Zone) -> f32 {
    match zone {
        Zone::Opening => 2.5,
        Zone::Presentation => 1.5,
        Zone::Title | Zone::SessionTitle | Zone::TalkTitle => 2.0,
        Zone::Text => 1.0,
        Zone::People => 0.5,
    }
}

/// A form in its place, with what it adds to its theme.
struct Mention {
    concept: u16,
    level: Level,
    form: u64,
    compound: bool,
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
    record.session_themes.clear();
    record.sessions.iter_mut().for_each(|session| session.themes.clear());
    if !is_event(record) {
        return;
    }
    let mentions = weighed(doc, record, thesaurus.matcher.find(doc));
    let likely = likelihoods(&mentions, thesaurus);
    let mut by_session: Vec<&Mention> = mentions.iter().filter(|m| m.session.is_some()).collect();
    by_session.sort_by_key(|m| m.session);
    // The themes of sessions: concept and session.
    let mut treated: Vec<(u16, usize)> = Vec::new();
    for mentions in by_session.chunk_by(|a, b| a.session == b.session) {
        if let Some(session) = mentions[0].session {
            let concepts = of_session(mentions);
            treated.extend(concepts.iter().map(|concept| (*concept, session)));
            record.sessions[session].themes =
                concepts.iter().map(|concept| thesaurus.concepts()[usize::from(*concept)].id.clone()).collect();
        }
    }
    let (mut whole, mut passing): (Vec<_>, Vec<_>) = likely.into_iter().partition(|(_, likelihood)| *likelihood >= LIKELY);
    passing.splice(0..0, whole.split_off(MOST.min(whole.len())));
    let by_concept = ByConcept::new(&mentions);
    let theme = |concept, likelihood, own: &[&Mention]| (!own.is_empty()).then(|| theme(doc, thesaurus, concept, likelihood, own));
    let of_whole = |(concept, likelihood)| theme(concept, likelihood, by_concept.of(concept));
    record.themes = whole.into_iter().filter_map(of_whole).collect();
    let of_sessions = |(concept, likelihood)| {
        // Most of what is said in passing is the theme of no session.
        if !treated.iter().any(|(treated, _)| *treated == concept) {
            return None;
        }
        let treats = |session: usize| treated.contains(&(concept, session));
        let speaks = |m: &&&Mention| m.zone != Zone::People && m.session.is_some_and(treats);
        let own: Vec<&Mention> = by_concept.of(concept).iter().filter(speaks).copied().collect();
        theme(concept, likelihood, &own)
    };
    record.session_themes = passing.into_iter().filter_map(of_sessions).collect();
}

/// The mentions of each concept, in the order of the text.
struct ByConcept<'a>(Vec<&'a Mention>);

impl<'a> ByConcept<'a> {
    fn new(mentions: &'a [Mention]) -> Self {
        let mut sorted: Vec<&Mention> = mentions.iter().collect();
        sorted.sort_by_key(|mention| mention.concept);
        ByConcept(sorted)
    }

    fn of(&self, concept: u16) -> &[&'a Mention] {
        let from = self.0.partition_point(|mention| mention.concept < concept);
        let own = &self.0[from..];
        &own[..own.partition_point(|mention| mention.concept == concept)]
    }
}

/// A theme with the mentions that speak for it.
fn theme(doc: &Marked, thesaurus: &Thesaurus, concept: u16, likelihood: f32, own: &[&Mention]) -> Theme {
    let concept = &thesaurus.concepts()[usize::from(concept)];
    Theme {
        id: concept.id.clone(),
        label: concept.label.clone(),
        score: (likelihood * 1000.0).round() / 1000.0,
        mentions: own.iter().map(|m| m.span).collect(),
        evidence: evidence(doc, own),
        rule: "theme.thesaurus".into(),
    }
}

/// Offers, manuals and obituaries have themes too, but are about no event: something happens where several items
/// follow each other or several people appear.
fn is_event(record: &Record) -> bool {
    let people = record.appearances.len();
    let heard = record.appearances.iter().filter(|appearance| appearance.part != Part::Mentioned).count();
    let told = !record.event.dates.is_empty() || record.event.title.is_some();
    record.sessions.len() >= 2 || people >= 2 && told || heard >= 9
}

fn weighed(doc: &Marked, record: &Record, found: Vec<Match>) -> Vec<Mention> {
    let zones = Zones::new(doc, record);
    let mut zones = zones.in_order();
    let aside = asides(record);
    let names = LazyCell::new(|| names(record));
    let mut times: FxHashMap<(u16, u64), i32> = FxHashMap::with_capacity_and_hasher(found.len(), Default::default());
    let mut mentions = Vec::with_capacity(found.len());
    for m in found {
        let one = m.tokens.len() == 1 && doc.case(m.tokens.start) != Case::Lower;
        if one && (is_name(doc, m.tokens.start, &names) || !m.compound && is_within_place(doc, m.tokens.start)) {
            continue;
        }
        let span = doc.span(&m.tokens);
        let zone = zones.of(span);
        // Of sessions inside each other, the innermost begins nearest; blocks are seldom deep.
        let begun = record.sessions.partition_point(|s| s.span.start <= span.start);
        let session = (begun.saturating_sub(DEPTH)..begun).rev().find(|s| record.sessions[*s].span.contains(span));
        let before = times.entry((m.concept, m.form)).or_default();
        let mut weight = level_weight(m.level) * zone_weight(zone) * REPEATED.powi(*before);
        *before += 1;
        if session.is_some_and(|s| aside(record.sessions[s].kind)) {
            weight *= ASIDE;
        }
        let Match { concept, level, form, compound, .. } = m;
        mentions.push(Mention { concept, level, form, compound, span, zone, session, weight });
    }
    mentions
}

/// Which kinds of sessions are aside of this event's subject.
fn asides(record: &Record) -> impl Fn(SessionKind) -> bool {
    let shown = |kind| matches!(kind, SessionKind::Performance | SessionKind::Exhibition);
    let shows = record.sessions.iter().filter(|session| shown(session.kind)).count();
    let festival = shows as f32 > FESTIVAL * record.sessions.len() as f32;
    move |kind| {
        matches!(kind, SessionKind::Break | SessionKind::Meal | SessionKind::Welcome | SessionKind::Visit) || shown(kind) && !festival
    }
}

/// The keys of the words of people's names, in order.
fn names(record: &Record) -> Vec<u64> {
    let people = record.appearances.iter().filter_map(|appearance| appearance.person.as_ref());
    let mut keys: Vec<u64> = people.flat_map(|person| person.name.split([' ', '-'])).map(key).collect();
    keys.sort_unstable();
    keys
}

/// "Jean Forestier" says nothing of forests.
fn is_name(doc: &Marked, token: usize, names: &[u64]) -> bool {
    doc.word(token).split('-').any(|part| names.binary_search(&key(part)).is_ok())
}

/// "Rive-de-Forge" says nothing of forges: a word within the name of a place.
fn is_within_place(doc: &Marked, token: usize) -> bool {
    doc.has(token, Tags::PLACE) && doc.word(token).contains('-')
}

/// Different forms of one theme; no theme has many.
#[derive(Default)]
struct Distinct(Vec<u64>);

impl Distinct {
    fn insert(&mut self, form: u64) {
        if !self.0.contains(&form) {
            self.0.push(form);
        }
    }

    fn len(&self) -> usize {
        self.0.len()
    }
}

/// What speaks for one theme in one document.
#[derive(Default)]
struct Measures {
    weight: f32,
    /// Weight of strong and typical forms that are not said of people: the field of the speakers alone, their chairs and
    /// offices, is not the subject of the event.
    sure: f32,
    strong_forms: Distinct,
    /// Strong and typical forms of several words, which are seldom said in passing.
    compounds: Distinct,
    /// What the event's title says: 1 for a strong form, 0.5 for a typical one.
    in_title: f32,
}

/// The weights of the other themes, against which one is measured.
struct Others {
    /// Of the weightiest theme, this one included.
    top: f32,
    /// Of all themes.
    all: f32,
    /// Of the themes that the thesaurus relates to this one, broader and narrower ones among them.
    related: f32,
    /// Of the other themes of its domain.
    domain: f32,
    sessions: usize,
}

impl Measures {
    fn add(&mut self, mention: &Mention) {
        self.weight += mention.weight;
        if mention.level == Level::Weak {
            return;
        }
        let strong = mention.level == Level::Strong;
        if strong {
            self.strong_forms.insert(mention.form);
        }
        if mention.zone == Zone::People {
            return;
        }
        self.sure += mention.weight;
        if mention.compound {
            self.compounds.insert(mention.form);
        }
        if mention.zone == Zone::Title {
            self.in_title = self.in_title.max(if strong { 1.0 } else { 0.5 });
        }
    }

    /// How likely a careful reader gives this theme to the document.
    ///
    /// A logistic regression on annotated programmes: the share of the weightiest theme and of all themes, the shares of
    /// the related themes and of the domain, the numbers of different strong forms and of compounds, the title, and the
    /// number of sessions, since an event of many sessions has many themes.
    fn likelihood(&self, others: &Others) -> f32 {
        let sum = BIAS
            + 0.8 * (self.weight / others.top).ln()
            + 0.85 * (self.weight / others.all).ln()
            + 1.8 * others.related / others.all
            + 1.1 * others.domain / others.all
            + 1.4 * (self.strong_forms.len() as f32).ln_1p()
            + 0.7 * (self.compounds.len() as f32).ln_1p()
            + 2.7 * self.in_title
            + 0.25 * (others.sessions as f32).ln_1p();
        1.0 / (1.0 + (-sum).exp())
    }
}

/// How likely each theme of which something sure is said is one of the document, the likeliest first.
fn likelihoods(mentions: &[Mention], thesaurus: &Thesaurus) -> Vec<(u16, f32)> {
    let mut places = vec![None; thesaurus.concepts().len()];
    let mut measures: Vec<(u16, Measures)> = Vec::new();
    for mention in mentions {
        let place = *places[usize::from(mention.concept)].get_or_insert_with(|| {
            measures.push((mention.concept, Measures::default()));
            measures.len() - 1
        });
        measures[place].1.add(mention);
    }
    // Sums are of the same order in every text.
    measures.sort_by_key(|(concept, _)| *concept);
    let mut weights = vec![0.0_f32; thesaurus.concepts().len()];
    for (concept, measure) in &measures {
        weights[usize::from(*concept)] = measure.weight;
    }
    let mut sessions: Vec<usize> = mentions.iter().filter_map(|mention| mention.session).collect();
    sessions.sort_unstable();
    sessions.dedup();
    let top = measures.iter().map(|(_, m)| m.weight).fold(0.0, f32::max);
    let all: f32 = measures.iter().map(|(_, m)| m.weight).sum();
    let sum = |others: &[u16]| others.iter().map(|other| weights[usize::from(*other)]).sum();
    let others = |concept: u16| {
        let (related, domain) = (sum(thesaurus.related(concept)), sum(thesaurus.domain(concept)));
        Others { top, all, related, domain, sessions: sessions.len() }
    };
    let mut likely: Vec<(u16, f32)> =
        measures.iter().filter(|(_, m)| m.sure > 0.0).map(|(concept, m)| (*concept, m.likelihood(&others(*concept)))).collect();
    likely.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    likely
}

/// Mentions of one theme brought together by form and zone.
fn evidence(doc: &Marked, mentions: &[&Mention]) -> Vec<Evidence> {
    // By form and zone, of which no theme has many.
    let mut found: Vec<((Zone, u64), Evidence)> = Vec::new();
    for mention in mentions {
        let key = (mention.zone, mention.form);
        let place = found.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
            found.push((key, Evidence { form: written(doc, mention), zone: mention.zone, count: 0, weight: 0.0 }));
            found.len() - 1
        });
        let entry = &mut found[place].1;
        entry.count += 1;
        entry.weight += mention.weight;
    }
    found.sort_by_key(|(key, _)| *key);
    let mut found: Vec<Evidence> = found.into_iter().map(|(_, evidence)| evidence).collect();
    found.iter_mut().for_each(|e| e.weight = (e.weight * 100.0).round() / 100.0);
    found.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.form.cmp(&b.form)));
    found
}

/// The words of a mention on one line, in lower case.
fn written(doc: &Marked, mention: &Mention) -> String {
    let form = mention.span.of(doc.text);
    let plain = !form.contains(|c: char| c.is_whitespace() && c != ' ') && !form.contains("  ");
    if plain { lower(form) } else { lower(&form.split_whitespace().collect::<Vec<_>>().join(" ")) }
}

/// The themes of a session, by the weight of what its own lines say; those of its parts are theirs.
fn of_session(mentions: &[&Mention]) -> Vec<u16> {
    // By concept, of which no session has many.
    let mut weights: Vec<(u16, (f32, bool))> = Vec::with_capacity(mentions.len());
    for mention in mentions.iter().filter(|m| m.zone != Zone::People) {
        let place = weights.iter().position(|(concept, _)| *concept == mention.concept).unwrap_or_else(|| {
            weights.push((mention.concept, (0.0, false)));
            weights.len() - 1
        });
        let (weight, sure) = &mut weights[place].1;
        *weight += mention.weight;
        *sure |= mention.level > Level::Weak;
    }
    let top = weights.iter().map(|(_, (weight, _))| *weight).fold(0.0, f32::max);
    let mut found: Vec<(u16, f32)> = weights
        .into_iter()
        .filter(|(_, (weight, sure))| *sure && *weight >= SESSION_LEAST && *weight >= SESSION_SHARE * top)
        .map(|(concept, (weight, _))| (concept, weight))
        .collect();
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.truncate(SESSION_MOST);
    found.into_iter().map(|(concept, _)| concept).collect()
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::lexicon;
    use crate::read::ReadText;
    use crate::record::{Record, Zone};

    fn record(text: &str) -> Record {
        crate::extract::extract(&ReadText { text: text.to_owned(), ..ReadText::default() }, lexicon())
    }

    fn ids(record: &Record) -> Vec<&str> {
        record.themes.iter().map(|theme| theme.id.as_str()).collect()
    }

    const DAY: &str = "Journée de l'eau potable\nNiort, jeudi 9 septembre 2021\n\n9h30 – Ouverture\nMarie Delorme, présidente du syndicat des eaux\n\n10h – Table ronde : Préserver les nappes phréatiques\n- Inès Ben Salem, hydrologue\n- Paul Tessier, maire de Vouillé\n\n12h – Déjeuner au musée de la mer\n\n14h – Table ronde : Se loger sans voiture, l'habitat des jeunes\nLouise Faure, architecte\n";

    #[test]
    fn themes_of_a_day_and_of_its_sessions() {
        let record = record(DAY);
        assert_eq!(ids(&record).first(), Some(&"eau"));
        assert!(!ids(&record).contains(&"patrimoine") && !ids(&record).contains(&"mer-et-littoral"), "{:?}", ids(&record));
        let sessions: Vec<String> = record.sessions.iter().map(|s| s.themes.join(" ")).collect();
        assert_eq!(sessions[1], "eau");
        assert!(sessions[3].contains("logement"), "{sessions:?}");
    }

    #[test]
    fn a_theme_of_one_session_alone_keeps_its_words() {
        let record = record(
            "Journée de l'eau potable et de l'assainissement\nNiort, le 9 septembre 2021\n\nPréserver la ressource en eau, les nappes phréatiques, les rivières et les zones humides.\n\n9h30 – Table ronde : Protéger les nappes phréatiques et les rivières\nMarie Delorme, hydrologue\n\n10h30 – Table ronde : Le prix de l'eau potable\nPaul Tessier, fontainier\n\n11h – Table ronde : Les stations d'épuration et l'assainissement\nAnne Petit, directrice\n\n11h30 – Atelier : La scierie du Marais\nHugo Marchand, géologue\n",
        );
        assert!(!ids(&record).contains(&"foret"), "{:?}", ids(&record));
        let forest = record.session_themes.iter().find(|theme| theme.id == "foret").expect("a theme of the workshop");
        assert_eq!(forest.label, "Forêt et bois");
        let workshop = record.sessions.iter().find(|session| session.themes.contains(&"foret".to_owned())).expect("the workshop");
        assert!(!forest.mentions.is_empty() && forest.mentions.iter().all(|mention| workshop.span.contains(*mention)));
        for session in &record.sessions {
            assert!(session.themes.iter().all(|id| record.all_themes().any(|theme| theme.id == *id)), "{:?}", session.themes);
        }
    }

    #[test]
    fn the_name_of_a_place_says_nothing_of_what_it_means() {
        let record = record(&DAY.replace("Niort", "Forges-les-Eaux"));
        let forms = record.all_themes().flat_map(|theme| theme.evidence.iter().map(|e| e.form.as_str()));
        assert!(!forms.into_iter().any(|form| form.contains("forges")));
    }

    #[test]
    fn the_evidence_adds_up_by_form_and_zone() {
        let record = record(DAY);
        let eau = &record.themes[0];
        let title = eau.evidence.iter().find(|e| e.zone == Zone::Title).expect("the title speaks of water");
        assert_eq!((title.form.as_str(), title.count, title.weight), ("eau potable", 1, 8.0));
        assert_eq!(eau.evidence.iter().map(|e| e.count as usize).sum::<usize>(), eau.mentions.len());
        assert!(eau.score > 0.5 && eau.score <= 1.0);
    }

    #[test]
    fn the_body_that_gives_the_event_tells_its_subject() {
        let record = record(
            "SYNDICAT DES EAUX DU MARAIS\nCompte rendu de la réunion du 9 septembre 2021\n\nPrésents : Mme Marie Delorme, M. Paul Tessier\n\nMme Delorme présente les comptes. M. Tessier répond que les travaux prendront fin en mai.\n",
        );
        assert_eq!(ids(&record), ["eau"]);
    }

    #[test]
    fn a_bibliography_has_no_themes() {
        let names = ["Delorme, Marie", "Tessier, Paul", "Petit, Anne", "Marchand, Hugo", "Faure, Louise", "Duval, Lise"];
        let entries: String = names.iter().map(|name| format!("{name}, L'eau potable et les rivières, Paris, 2004.\n")).collect();
        assert!(record(&format!("Bibliographie\n\n{entries}{entries}")).themes.is_empty());
    }

    #[test]
    fn a_text_about_no_event_has_no_themes() {
        let record = record("Offre d'emploi : fontainier\nLe syndicat des eaux recrute un fontainier pour son réseau d'eau potable.\n");
        assert!(record.themes.is_empty());
    }
}
