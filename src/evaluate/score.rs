//! Matches the facts of one document with its gold annotation, measure by measure.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::compare::Readings;
use super::facts::{Facts, SessionFact};
use super::people;

/// What is measured, in the order of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    EventTitle,
    EventDates,
    EventPlaces,
    SessionTimes,
    Sessions,
    SessionKinds,
    Persons,
    WhoSpokeWhere,
    Moderators,
    Roles,
    OrganisationsOfPeople,
    Affiliations,
    UnnamedParticipants,
    TentativeOrRemote,
    Organisations,
    Themes,
}

impl Measure {
    pub const ALL: [Measure; 16] = [
        Measure::EventTitle,
        Measure::EventDates,
        Measure::EventPlaces,
        Measure::SessionTimes,
        Measure::Sessions,
        Measure::SessionKinds,
        Measure::Persons,
        Measure::WhoSpokeWhere,
        Measure::Moderators,
        Measure::Roles,
        Measure::OrganisationsOfPeople,
        Measure::Affiliations,
        Measure::UnnamedParticipants,
        Measure::TentativeOrRemote,
        Measure::Organisations,
        Measure::Themes,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Measure::EventTitle => "event title",
            Measure::EventDates => "event dates",
            Measure::EventPlaces => "event places",
            Measure::SessionTimes => "session times",
            Measure::Sessions => "sessions",
            Measure::SessionKinds => "session kinds",
            Measure::Persons => "persons",
            Measure::WhoSpokeWhere => "who spoke where",
            Measure::Moderators => "moderators",
            Measure::Roles => "roles",
            Measure::OrganisationsOfPeople => "organisations of people",
            Measure::Affiliations => "affiliations",
            Measure::UnnamedParticipants => "unnamed participants",
            Measure::TentativeOrRemote => "tentative or remote",
            Measure::Organisations => "organisations",
            Measure::Themes => "themes",
        }
    }

    /// The measure with this name; hyphens and underscores stand for spaces.
    pub fn from_name(name: &str) -> Option<Measure> {
        let name = name.replace(['-', '_'], " ").to_lowercase();
        Measure::ALL.into_iter().find(|measure| measure.name() == name)
    }
}

/// Which side has a fact that the other has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// In the gold annotation only.
    Missed,
    /// In the record only.
    Extra,
}

/// A fact on which the record and the gold annotation disagree.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Disagreement {
    pub measure: &'static str,
    pub document: String,
    pub direction: Direction,
    pub fact: String,
}

/// Numbers of facts found, missed and found in excess.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub hits: usize,
    pub missed: usize,
    pub extra: usize,
}

/// The outcome of one document or of many.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub counts: BTreeMap<Measure, Counts>,
    pub disagreements: Vec<Disagreement>,
}

impl Tally {
    pub fn add(&mut self, other: &Tally) {
        for (measure, counts) in &other.counts {
            let sum = self.counts.entry(*measure).or_default();
            sum.hits += counts.hits;
            sum.missed += counts.missed;
            sum.extra += counts.extra;
        }
        self.disagreements.extend_from_slice(&other.disagreements);
    }
}

/// Collects the tally of one document.
pub(super) struct Scorer<'a> {
    document: &'a str,
    tally: Tally,
}

impl Scorer<'_> {
    /// Pairs gold and found facts, the first with the first that is equal, each at most once; gives the pairs' positions.
    pub(super) fn compare<T>(
        &mut self,
        measure: Measure,
        gold: &[T],
        found: &[T],
        equal: impl Fn(&T, &T) -> bool,
        describe: impl Fn(&T) -> String,
    ) -> Vec<(usize, usize)> {
        let mut left: Vec<usize> = (0..found.len()).collect();
        let mut pairs = Vec::new();
        for (at, fact) in gold.iter().enumerate() {
            match left.iter().position(|i| equal(fact, &found[*i])) {
                Some(hit) => pairs.push((at, left.remove(hit))),
                None => self.disagree(measure, Direction::Missed, describe(fact)),
            }
        }
        for i in &left {
            self.disagree(measure, Direction::Extra, describe(&found[*i]));
        }
        let counts = self.tally.counts.entry(measure).or_default();
        counts.hits += pairs.len();
        counts.missed += gold.len() - pairs.len();
        counts.extra += left.len();
        pairs
    }

    fn disagree(&mut self, measure: Measure, direction: Direction, fact: String) {
        self.tally.disagreements.push(Disagreement { measure: measure.name(), document: self.document.to_owned(), direction, fact });
    }
}

/// Compares the facts found in a document with the gold ones.
pub fn score(document: &str, gold: &Facts, found: &Facts) -> Tally {
    let mut scorer = Scorer { document, tally: Tally::default() };
    score_event(&mut scorer, gold, found);
    let aligned = score_sessions(&mut scorer, &gold.sessions, &found.sessions);
    people::score(&mut scorer, &gold.people, &found.people, &aligned);
    scorer.compare(Measure::Organisations, &gold.organisations, &found.organisations, Readings::same_organisation, written);
    scorer.compare(Measure::Themes, &gold.themes, &found.themes, |a, b| a == b, String::clone);
    scorer.tally
}

/// Event titles are long and their borders a matter of taste: they may differ a little more than other forms.
const SAME_TITLE: f64 = 0.7;

fn score_event(scorer: &mut Scorer, gold: &Facts, found: &Facts) {
    let title = |facts: &Facts| Some(facts.event.title.clone()).filter(Readings::is_written).into_iter().collect::<Vec<_>>();
    scorer.compare(Measure::EventTitle, &title(gold), &title(found), |a, b| a.same_at(b, SAME_TITLE), written);
    scorer.compare(Measure::EventDates, &days(&gold.event.dates), &days(&found.event.dates), |a, b| a == b, String::clone);
    scorer.compare(Measure::EventPlaces, &gold.event.places, &found.event.places, Readings::same, written);
}

/// Scores times, sessions and kinds; gives for each gold session the position of the found one that is aligned with it.
fn score_sessions(scorer: &mut Scorer, gold: &[SessionFact], found: &[SessionFact]) -> Vec<Option<usize>> {
    let times = |sessions: &[SessionFact]| -> Vec<(Option<String>, Option<String>)> {
        sessions.iter().filter(|s| s.start.is_some()).map(|s| (s.start.clone(), s.end.clone())).collect()
    };
    scorer.compare(Measure::SessionTimes, &times(gold), &times(found), |a, b| a == b, |(start, end)| time_range(start, end));

    let same_session = |a: &SessionFact, b: &SessionFact| a.start == b.start && a.title.same(&b.title);
    let pairs = scorer.compare(Measure::Sessions, gold, found, same_session, describe_session);
    let aligned = align(gold, found, &pairs);

    let position = |sessions: &[SessionFact]| -> Vec<(usize, String, String)> {
        let kind = |s: &SessionFact| s.kind.clone().unwrap_or_default();
        sessions.iter().enumerate().map(|(i, s)| (i, kind(s), describe_session(s))).collect()
    };
    let same_kind = |a: &(usize, String, String), b: &(usize, String, String)| aligned[a.0] == Some(b.0) && a.1 == b.1;
    scorer.compare(Measure::SessionKinds, &position(gold), &position(found), same_kind, |(_, kind, session)| format!("{kind}: {session}"));
    aligned
}

/// The pairs of equal sessions, and then sessions of the same start: a title may be cut wrongly and its people still be in their place.
fn align(gold: &[SessionFact], found: &[SessionFact], pairs: &[(usize, usize)]) -> Vec<Option<usize>> {
    let mut aligned = vec![None; gold.len()];
    let mut taken = BTreeSet::new();
    for (g, f) in pairs {
        aligned[*g] = Some(*f);
        taken.insert(*f);
    }
    for (g, session) in gold.iter().enumerate() {
        if aligned[g].is_none() && session.start.is_some() {
            aligned[g] = (0..found.len()).find(|f| !taken.contains(f) && found[*f].start == session.start);
            taken.extend(aligned[g]);
        }
    }
    aligned
}

fn written(readings: &Readings) -> String {
    readings.text().unwrap_or("-").to_owned()
}

fn time_range(start: &Option<String>, end: &Option<String>) -> String {
    format!("{}–{}", start.as_deref().unwrap_or("?"), end.as_deref().unwrap_or("?"))
}

fn describe_session(session: &SessionFact) -> String {
    format!("{} {}", time_range(&session.start, &session.end), written(&session.title))
}

/// Expands ranges to single days, so that a range and its days are equal, and writes days without a year in one way.
fn days(dates: &[String]) -> Vec<String> {
    const MOST: usize = 400;
    let mut days = Vec::new();
    for date in dates {
        let range = date.split_once('/').and_then(|(a, b)| Some((full_day(a)?, full_day(b)?)));
        match range {
            Some((from, to)) => {
                let room = MOST.saturating_sub(days.len());
                days.extend(from.series(jiff::ToSpan::days(1)).take_while(|day| *day <= to).take(room).map(|day| day.to_string()));
            }
            None => days.push(date.replace("XXXX-", "--")),
        }
    }
    days.sort();
    days.dedup();
    days
}

fn full_day(text: &str) -> Option<jiff::civil::Date> {
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_its_days() {
        let days = |dates: &[&str]| days(&dates.iter().map(|d| (*d).to_owned()).collect::<Vec<_>>());
        assert_eq!(days(&["2021-09-09/2021-09-11"]), days(&["2021-09-11", "2021-09-10", "2021-09-09"]));
        assert_eq!(days(&["XXXX-06-12"]), ["--06-12"]);
        assert_eq!(days(&["2000-01-01/2020-01-01"]).len(), 400);
    }

    #[test]
    fn a_wrong_title_at_the_right_time_still_carries_its_people() {
        let session = |start: &str, title: &str| SessionFact {
            start: Some(start.into()),
            title: Readings::new([title.to_owned()]),
            ..SessionFact::default()
        };
        let gold = [session("09:00", "Accueil"), session("10:00", "La ville demain")];
        let found = [session("10:00", "Table ronde"), session("09:00", "Accueil")];
        let mut scorer = Scorer { document: "a", tally: Tally::default() };
        assert_eq!(score_sessions(&mut scorer, &gold, &found), [Some(1), Some(0)]);
        assert_eq!(scorer.tally.counts[&Measure::Sessions], Counts { hits: 1, missed: 1, extra: 1 });
    }

    #[test]
    fn measures_have_names() {
        for measure in Measure::ALL {
            assert_eq!(Measure::from_name(&measure.name().replace(' ', "-")), Some(measure));
        }
    }
}
