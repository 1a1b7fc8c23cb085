//! Small queries and how they are joined. Conditions that are no words score nothing: a hit ranks by its words.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{AllQuery, BooleanQuery, ConstScoreQuery, EmptyQuery, Occur, Query, RangeQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

use super::compile::Part;
use super::dates::DayRange;
use crate::index::analysis::folded;
use crate::index::{Fields, IndexError, Reader, day_number};

/// Any of some queries.
pub fn some_of(mut queries: Vec<Box<dyn Query>>) -> Part {
    match queries.len() {
        0 => None,
        1 => queries.pop(),
        _ => Some(Box::new(BooleanQuery::union(queries))),
    }
}

/// All of some clauses; where all of them leave something out, everything but that.
pub fn all_of(mut clauses: Vec<(Occur, Box<dyn Query>)>) -> Part {
    if clauses.is_empty() {
        return None;
    }
    if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
        clauses.push((Occur::Must, unscored(Box::new(AllQuery))));
    }
    Some(Box::new(BooleanQuery::new(clauses)))
}

/// A condition that says nothing about how well a unit fits.
pub fn unscored(query: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}

/// A unit with this value.
pub fn term(field: Field, text: &str) -> Box<dyn Query> {
    unscored(Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic)))
}

/// Units with a day in a range.
pub fn days(fields: &Fields, range: DayRange) -> Box<dyn Query> {
    let bound = |day: Option<jiff::civil::Date>| {
        day.map_or(Bound::Unbounded, |day| Bound::Included(Term::from_field_i64(fields.day, day_number(day))))
    };
    if range.is_open() { Box::new(AllQuery) } else { unscored(Box::new(RangeQuery::new(bound(range.from), bound(range.to)))) }
}

/// Units with the theme whose identifier is a text or, where none is, with those whose identifiers have all its words: "santé"
/// finds `sante` and not `sante-mentale`, "numérique" finds `transition-numerique`.
pub fn theme(reader: &Reader, text: &str) -> Result<Box<dyn Query>, IndexError> {
    let split = |text: &str| -> Vec<String> {
        folded(text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
    };
    let wanted = split(text);
    let field = reader.fields().theme;
    let fits = |id: &String| {
        let has = split(id);
        wanted.iter().all(|word| has.contains(word))
    };
    let known = reader.values(field)?;
    let is_exact = known.iter().any(|id| split(id) == wanted);
    let meant = |id: &&String| if is_exact { split(id) == wanted } else { fits(id) };
    let ids: Vec<Box<dyn Query>> = known.iter().filter(meant).map(|id| term(field, id)).collect();
    Ok(some_of(ids).unwrap_or_else(|| Box::new(EmptyQuery)))
}

pub fn language_code(name: &str) -> &str {
    match name {
        "francais" | "french" | "fra" => "fr",
        "anglais" | "english" | "eng" => "en",
        "allemand" | "german" | "deu" => "de",
        "espagnol" | "spanish" | "spa" => "es",
        "italien" | "italian" | "ita" => "it",
        other => other,
    }
}
