//! Why a record says what it says: beside each fact the rule that found it, the passage it was read from and, where there is
//! one, its score.

use super::Table;
use crate::record::{Affiliation, Appearance, Evidence, Organisation, Record, Session, Theme};
use crate::text::Span;

/// A passage is told by its beginning.
const LONGEST_PASSAGE: usize = 160;

/// The facts of a record in the order of the record, people under their sessions.
///
/// `text` is the normalised text of the document. The score of a theme is the likelihood that a reader gives it, that of
/// its words their weights, that of a term its C-value; facts that a rule finds or does not find have none.
pub fn reasons(record: &Record, text: &str) -> Table {
    let mut reasons = Reasons { text, table: Table::new(&["fact", "session", "value", "rule", "score", "bytes", "passage"]) };
    reasons.event(record);
    for session in &record.sessions {
        reasons.session(session);
        record.all_themes().filter(|theme| session.themes.contains(&theme.id)).for_each(|theme| reasons.session_theme(session, theme));
        record.appearances.iter().filter(|a| a.session == Some(session.id)).for_each(|a| reasons.appearance(a));
    }
    record.appearances.iter().filter(|a| a.session.is_none()).for_each(|a| reasons.appearance(a));
    record.organisations.iter().for_each(|body| reasons.organisation(body));
    record.themes.iter().for_each(|theme| reasons.theme(theme));
    for term in &record.terms {
        let value = format!("{}{}", term.text, times(term.count));
        reasons.push(("term", None), value, &term.rule, Some(term.score), term.mentions.first().copied());
    }
    reasons.table
}

struct Reasons<'a> {
    text: &'a str,
    table: Table,
}

impl Reasons<'_> {
    fn push(&mut self, (fact, session): (&str, Option<u32>), value: String, rule: &str, score: Option<f32>, span: Option<Span>) {
        let bytes = span.map(|span| format!("{}-{}", span.start, span.end));
        let passage = span.map(|span| self.passage(span));
        self.table.push([
            fact.into(),
            session.map(|session| session as usize).into(),
            value.into(),
            rule.into(),
            score.map(f64::from).into(),
            bytes.into(),
            passage.into(),
        ]);
    }

    fn passage(&self, span: Span) -> String {
        let words = span.of(self.text).split_whitespace().collect::<Vec<_>>().join(" ");
        if words.chars().count() <= LONGEST_PASSAGE { words } else { words.chars().take(LONGEST_PASSAGE - 1).chain(['…']).collect() }
    }

    fn event(&mut self, record: &Record) {
        let event = &record.event;
        if let Some(title) = &event.title {
            self.push(("title", None), title.text.clone(), &title.rule, None, Some(title.span));
        }
        for date in &event.dates {
            let value = if date.inferred { format!("{} (year inferred)", date.date) } else { date.date.to_string() };
            self.push(("date", None), value, &date.rule, None, Some(date.span));
        }
        for place in &event.places {
            let code = place.code.as_ref().map(|code| format!(" ({code})")).unwrap_or_default();
            self.push(("place", None), format!("{}{code}", place.name), &place.rule, None, Some(place.span));
        }
        for organiser in &event.organisers {
            self.push(("organiser", None), organiser.text.clone(), &organiser.rule, None, Some(organiser.span));
        }
    }

    fn session(&mut self, session: &Session) {
        let times = match (session.start, session.end) {
            (None, None) => String::new(),
            (Some(start), None) => format!("{start} "),
            (start, Some(end)) => format!("{}-{end} ", start.map(|start| start.to_string()).unwrap_or_default()),
        };
        let name = session.title.as_deref().or(session.label.as_deref()).unwrap_or("(no title)");
        let value = format!("{times}{} {name}", session.kind.name());
        self.push(("session", Some(session.id)), value, &session.rule, None, Some(session.span));
    }

    /// A theme of a session with the words there that speak for it.
    fn session_theme(&mut self, session: &Session, theme: &Theme) {
        let own: Vec<Span> = theme.mentions.iter().copied().filter(|mention| session.span.contains(*mention)).collect();
        let mut words: Vec<(String, u32)> = Vec::new();
        for mention in &own {
            let form = self.passage(*mention).to_lowercase();
            match words.iter_mut().find(|(known, _)| *known == form) {
                Some((_, count)) => *count += 1,
                None => words.push((form, 1)),
            }
        }
        let words = words.into_iter().map(|(form, count)| format!("{form}{}", times(count))).collect::<Vec<_>>().join(", ");
        self.push(
            ("session theme", Some(session.id)),
            format!("{} ({}): {words}", theme.label, theme.id),
            &theme.rule,
            None,
            own.first().copied(),
        );
    }

    fn appearance(&mut self, appearance: &Appearance) {
        let name = appearance.person.as_ref().map_or("(unnamed)", |person| &person.name);
        let remote = if appearance.remote { ", remote" } else { "" };
        let value = format!("{name} ({}, {}{remote})", appearance.part.name(), appearance.status.name());
        self.push(("appearance", appearance.session), value, &appearance.rule, None, Some(appearance.span));
        appearance.affiliations.iter().for_each(|affiliation| self.affiliation(appearance.session, affiliation));
    }

    fn affiliation(&mut self, session: Option<u32>, affiliation: &Affiliation) {
        let class = affiliation.role_class.as_ref().map(|class| format!(" [{class}]")).unwrap_or_default();
        let shown = |part: &Option<String>| part.clone().unwrap_or_else(|| "-".to_owned());
        let value = format!("{}{class} @ {}", shown(&affiliation.role), shown(&affiliation.organisation));
        let spans = [affiliation.role_span, affiliation.organisation_span];
        let start = spans.iter().flatten().map(|span| span.start).min();
        let end = spans.iter().flatten().map(|span| span.end).max();
        let span = start.zip(end).map(|(start, end)| Span::new(start as usize, end as usize));
        self.push(("affiliation", session), value, &affiliation.rule, None, span);
    }

    fn organisation(&mut self, body: &Organisation) {
        let acronym = body.acronym.as_ref().map(|acronym| format!(" ({acronym})")).unwrap_or_default();
        let value = format!("{}{acronym}{}", body.name, times(body.mentions.len() as u32));
        self.push(("organisation", None), value, &body.rule, None, body.mentions.first().copied());
    }

    fn theme(&mut self, theme: &Theme) {
        self.push(
            ("theme", None),
            format!("{} ({})", theme.label, theme.id),
            &theme.rule,
            Some(theme.score),
            theme.mentions.first().copied(),
        );
        for Evidence { form, zone, count, weight } in &theme.evidence {
            self.push(("theme words", None), format!("{form}{}", times(*count)), zone.name(), Some(*weight), None);
        }
    }
}

fn times(count: u32) -> String {
    if count > 1 { format!(" ×{count}") } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::super::Cell;
    use super::*;
    use crate::extract::testing::lexicon;
    use crate::read::ReadText;

    #[test]
    fn every_fact_has_its_rule_and_its_passage() {
        let text = "Journée de l'eau potable\nNiort, jeudi 9 septembre 2021\n\n9h30 – Ouverture\nMarie Delorme, présidente du syndicat des eaux\n\n10h – Table ronde : Préserver les nappes phréatiques\n- Inès Ben Salem, hydrologue\n";
        let record = crate::extract::extract(&ReadText { text: text.to_owned(), ..ReadText::default() }, lexicon());
        let table = reasons(&record, text);
        let row = |fact: &str, value: &str| -> Vec<String> {
            let found = table.rows.iter().find(|row| row[0].text() == fact && row[2].text().starts_with(value));
            found.unwrap_or_else(|| panic!("{fact} {value}")).iter().map(Cell::text).collect()
        };
        assert_eq!(row("date", "2021-09-09")[6], "jeudi 9 septembre 2021");
        assert_eq!(row("session", "10:00 round_table Préserver")[1], "1");
        assert!(row("appearance", "Marie Delorme (speaker, confirmed)")[6].starts_with("Marie Delorme"));
        assert!(row("affiliation", "présidente")[6].starts_with("présidente du syndicat"));
        assert_eq!(row("theme words", "eau potable")[3], "title");
        let of_session = row("session theme", "Eau et assainissement (eau): nappes phréatiques");
        assert_eq!((of_session[1].as_str(), of_session[6].as_str()), ("1", "nappes phréatiques"));
        for row in &table.rows {
            assert!(row[3] != Cell::Text(String::new()), "{row:?}");
            assert!(row[0].text() == "theme words" || row[6] != Cell::Nothing, "{row:?}");
        }
    }
}
