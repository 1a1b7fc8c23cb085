//! Why an answer has no row, and what was perhaps meant.

use estrade::themes::Thesaurus;
use estrade::trace::{By, Items, Observation, Observed};

use super::Traced;

/// What was asked besides the items.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub by: By,
    pub only: Option<&'a str>,
    pub neighbours: bool,
    pub least: usize,
    pub query: Option<&'a str>,
}

/// One sentence on why nothing was found; `observed` are all units that were looked at.
pub fn why(traced: &Traced, observed: &Observed, asked: Asked) -> String {
    let (column, counted) = (traced.column, asked.by.counted().name());
    let unit = counted.trim_end_matches('s');
    if observed.units.is_empty() {
        return match asked.query {
            Some(query) => format!("no document is found by “{query}”"),
            None => format!("the index has no {counted}"),
        };
    }
    if observed.units.iter().all(|unit| unit.items.is_empty()) {
        let under = if traced.again.is_empty() { String::new() } else { format!(" under{}", traced.again) };
        return format!("no {unit} has a {column}{under}; {counted} looked at: {}", observed.units.len());
    }
    let unknown = traced.patterns.iter().find(|pattern| observed.choose(std::slice::from_ref(*pattern)).is_empty());
    if let Some(pattern) = unknown {
        return unknown_item(traced, observed, pattern);
    }
    if observed.placed() == 0 {
        return format!("no {unit} has a known {}; {counted} looked at: {}", asked.by.name(), observed.units.len());
    }
    match asked.only {
        Some(only) if asked.by != By::Whole && !observed.units.iter().any(|unit| unit.parts.contains(only)) => {
            unknown_part(observed, asked.by, only)
        }
        Some(only) => format!("no such {column} under “{only}”"),
        None if asked.neighbours => format!("no such {column}s meet in a session"),
        None if asked.least > 1 => format!("nothing stands in {} {counted} or more (--least)", asked.least),
        None => format!("nothing found among {} {counted}", observed.units.len()),
    }
}

fn unknown_part(observed: &Observed, by: By, only: &str) -> String {
    let parts = || observed.units.iter().flat_map(|unit| &unit.parts);
    match (parts().min(), parts().max()) {
        (Some(first), Some(last)) if by.is_time() => {
            format!("no {} of these {} is {only}: the first is {first}, the last {last}", by.name(), by.counted().name())
        }
        _ => format!("no {} is called “{only}”{}", by.name(), perhaps(&observed.nearly_parts(only))),
    }
}

fn unknown_item(traced: &Traced, observed: &Observed, pattern: &str) -> String {
    let unknown = format!("no {} of these documents is called “{pattern}”", traced.column);
    let near = observed.nearly(pattern);
    if traced.items != Items::Themes || !near.is_empty() {
        return unknown + &perhaps(&near);
    }
    let known = thesaurus();
    match known.choose(&[pattern.to_owned()]).into_iter().collect::<Vec<_>>().as_slice() {
        [id] => format!("no document has the theme {id} ({})", known.label(id)),
        [] if known.nearly(pattern).is_empty() => unknown,
        _ => format!("{unknown}; the thesaurus has: {}", known.nearly(pattern).join(", ")),
    }
}

/// All themes of the built-in thesaurus, as if one unit had them.
fn thesaurus() -> Observed {
    let thesaurus = Thesaurus::builtin();
    let labels = thesaurus.concepts().iter().map(|concept| (concept.id.clone(), concept.label.clone())).collect();
    let items = thesaurus.concepts().iter().map(|concept| (concept.id.clone(), 1)).collect();
    Observed { units: vec![Observation { items, ..Observation::default() }], labels, ..Observed::default() }
}

fn perhaps(near: &[&str]) -> String {
    if near.is_empty() { String::new() } else { format!("; nearly so: {}", near.join(", ")) }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn the_reason_is_told() {
        let unit = |parts: &[&str], items: &[&str]| Observation {
            parts: parts.iter().map(|part| (*part).to_owned()).collect::<BTreeSet<_>>(),
            items: items.iter().map(|item| ((*item).to_owned(), 1)).collect::<BTreeMap<_, _>>(),
            ..Observation::default()
        };
        let dated = || vec![unit(&["2014"], &["sante"])];
        let told = |units: Vec<Observation>, pattern: &str, only: Option<&str>, query: Option<&str>, least: usize| {
            let patterns: Vec<String> = Some(pattern.to_owned()).filter(|pattern| !pattern.is_empty()).into_iter().collect();
            let traced = Traced { column: "theme", items: Items::Themes, patterns: &patterns, admits: &|_| true, again: String::new() };
            why(&traced, &Observed { units, ..Observed::default() }, Asked { by: By::Year, only, neighbours: false, least, query })
        };
        for (found, expected) in [
            (told(vec![], "", None, Some("date:1999"), 1), "no document is found by “date:1999”"),
            (told(vec![], "", None, None, 1), "the index has no documents"),
            (told(vec![unit(&["2014"], &[])], "", None, None, 1), "no document has a theme; documents looked at: 1"),
            (told(dated(), "snate", None, None, 1), "no theme of these documents is called “snate”; nearly so: sante"),
            (told(dated(), "foret", None, None, 1), "no document has the theme foret (Forêt et bois)"),
            (told(dated(), "licorne", None, None, 1), "no theme of these documents is called “licorne”"),
            (told(dated(), "forte", None, None, 1), "no theme of these documents is called “forte”; the thesaurus has: foret"),
            (told(dated(), "", Some("2041"), None, 1), "no year of these documents is 2041: the first is 2014, the last 2014"),
            (told(vec![unit(&[], &["sante"])], "", None, None, 1), "no document has a known year; documents looked at: 1"),
            (told(dated(), "", None, None, 3), "nothing stands in 3 documents or more (--least)"),
        ] {
            assert_eq!(found, expected);
        }
    }
}
