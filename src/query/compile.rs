//! From the tree of a query to a query of the index, and to the words that are shown as found.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, EmptyQuery, FuzzyTermQuery, Occur, PhraseQuery, Query, RangeQuery, RegexQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::tokenizer::TextAnalyzer;
use unicode_normalization::UnicodeNormalization;

use super::dates::DayRange;
use super::highlight::Marks;
use super::names::{QueryField, UnknownName, kind_from_name, part_from_name};
use super::parse::{Leaf, Node, QueryError, Value};
use crate::index::analysis::written::split;
use crate::index::analysis::{FRENCH, NAMES, WRITTEN, Word, folded, is_stop, own_term, tokenizers, words};
use crate::index::{Fields, Form, IndexError, Reader, TextQuery, Unit, day_number};
use crate::text::stem::stem;

/// A query that the index can run.
pub struct Compiled {
    pub query: Box<dyn Query>,
    pub marks: Marks,
}

/// A question that cannot be answered.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    #[error(transparent)]
    Query(#[from] QueryError),
    #[error("{0}")]
    Value(String),
    #[error(transparent)]
    Index(#[from] IndexError),
}

/// Compiles a query for the units of one kind; `text` is what the tree was read from.
pub fn compile(reader: &Reader, text: &str, node: &Node, unit: Unit) -> Result<Compiled, AskError> {
    let mut compiler = Compiler { unit, ..Compiler::new(reader, text) };
    let query =
        compiler.node(node)?.ok_or_else(|| QueryError::new(text, 0, "there are only words that are not indexed, like “le” or “de”"))?;
    Ok(Compiled { query: Box::new(BooleanQuery::intersection(vec![query, reader.all(unit)])), marks: compiler.marks })
}

/// How much more a word in a title says than one in the text.
const TITLE_BOOST: f32 = 2.5;

pub(super) struct Compiler<'a> {
    reader: &'a Reader,
    text: &'a str,
    /// What is to be found.
    unit: Unit,
    marks: Marks,
    french: TextAnalyzer,
    names: TextAnalyzer,
    written: TextAnalyzer,
}

/// What is asked of the words of a text.
#[derive(Clone, Debug, Default)]
pub struct Forms {
    /// Words with their distances from the first.
    pub words: Vec<(usize, Form)>,
    /// A compound as one word, which is as good.
    whole: Vec<(usize, Form)>,
    /// Other words between them at most.
    pub slop: u32,
}

/// Nothing where all words of a part are stop words.
type Part = Option<Box<dyn Query>>;

impl<'a> Compiler<'a> {
    pub fn new(reader: &'a Reader, text: &'a str) -> Self {
        let analysers = tokenizers();
        let get = |name| analysers.get(name).expect("the analysers are registered under these names");
        Compiler { reader, text, unit: Unit::Document, marks: Marks::default(), french: get(FRENCH), names: get(NAMES), written: get(WRITTEN) }
    }

    fn fields(&self) -> &'a Fields {
        self.reader.fields()
    }

    fn error(&self, leaf: &Leaf, message: impl Into<String>) -> AskError {
        QueryError::new(self.text, leaf.at, message).into()
    }

    fn node(&mut self, node: &Node) -> Result<Part, AskError> {
        match node {
            Node::Any(nodes) => {
                let parts = nodes.iter().map(|node| self.node(node)).collect::<Result<Vec<_>, _>>()?;
                Ok(some_of(parts.into_iter().flatten().collect()))
            }
            Node::All(nodes) => {
                let mut clauses = Vec::new();
                for node in nodes {
                    let part = match node {
                        Node::Not(inner) => self.unmarked(|compiler| compiler.node(inner))?.map(|query| (Occur::MustNot, query)),
                        other => self.node(other)?.map(|query| (Occur::Must, query)),
                    };
                    clauses.extend(part);
                }
                Ok(all_of(clauses))
            }
            Node::Not(inner) => Ok(self.unmarked(|compiler| compiler.node(inner))?.and_then(|query| all_of(vec![(Occur::MustNot, query)]))),
            Node::Leaf(leaf) => self.leaf(leaf),
        }
    }

    /// What is left out, or shown by other marks, is not shown as found.
    fn unmarked<T>(&mut self, part: impl FnOnce(&mut Self) -> T) -> T {
        let marks = self.marks.clone();
        let part = part(self);
        self.marks = marks;
        part
    }

    fn leaf(&mut self, leaf: &Leaf) -> Result<Part, AskError> {
        let fields = self.fields();
        let text = match &leaf.value {
            Value::Word(text) | Value::Phrase(text, _) | Value::Prefix(text) | Value::Fuzzy(text, _) => text.as_str(),
        };
        let named = |result: Result<&'static str, UnknownName>, what: &str| {
            result.map_err(|unknown| {
                let nearest = unknown.nearest.map_or(String::new(), |nearest| format!("; did you mean “{nearest}”?"));
                self.error(leaf, format!("“{text}” is no {what}{nearest}"))
            })
        };
        Ok(match leaf.field {
            None => self.anywhere(&leaf.value),
            Some(QueryField::Text) => self.in_text(&leaf.value, false),
            Some(QueryField::Title) => self.words_in(fields.title, &leaf.value, FRENCH),
            Some(QueryField::Event) => self.words_in(fields.event, &leaf.value, FRENCH),
            Some(QueryField::Role) => self.words_in(fields.role, &leaf.value, FRENCH),
            Some(QueryField::Organisation) => self.words_in(fields.organisation, &leaf.value, NAMES),
            Some(QueryField::Place) => self.words_in(fields.place, &leaf.value, NAMES),
            Some(QueryField::Speaker) => self.person(&leaf.value),
            Some(QueryField::Exact) => self.in_text(&leaf.value, true),
            Some(QueryField::Kind) => Some(term(fields.kind, named(kind_from_name(text).map(|kind| kind.name()), "kind of session")?)),
            Some(QueryField::Part) => Some(term(fields.part, named(part_from_name(text).map(|part| part.name()), "part in a session")?)),
            Some(QueryField::Language) => Some(term(fields.language, language_code(&folded(text)))),
            Some(QueryField::Theme) => Some(theme(self.reader, text)?),
            Some(QueryField::Date) => {
                let range = DayRange::parse(text)
                    .ok_or_else(|| self.error(leaf, format!("“{text}” is no date; write 2021, 2021-09, 2021-09-09 or 2015..2021")))?;
                Some(days(fields, range))
            }
        })
    }

    /// In the title or the text.
    fn anywhere(&mut self, value: &Value) -> Part {
        let fields = self.fields();
        match value {
            Value::Prefix(_) | Value::Fuzzy(..) => self.in_text(value, false),
            _ => {
                let title = self.unmarked(|compiler| compiler.words_in(fields.title, value, FRENCH));
                let title = title.map(|query| Box::new(BoostQuery::new(query, TITLE_BOOST)) as Box<dyn Query>);
                some_of([title, self.in_text(value, false)].into_iter().flatten().collect())
            }
        }
    }

    fn words_of(&mut self, text: &str, analyser: &str) -> Vec<Word> {
        let analyser = match analyser {
            FRENCH => &mut self.french,
            WRITTEN => &mut self.written,
            _ => &mut self.names,
        };
        let mut found = words(analyser, text);
        // At each position, the term that a question asks for comes first.
        found.dedup_by_key(|word| (word.position, word.length));
        found
    }

    /// A value in one field that was analysed in this way.
    pub fn words_in(&mut self, field: Field, value: &Value, analyser: &str) -> Part {
        match value {
            Value::Word(text) => {
                let found = self.words_of(text, analyser);
                self.marks.add_words(&found, analyser);
                let whole = found.iter().filter(|word| word.length > 1).take(1);
                let whole = self.sequence(field, whole, 0);
                let parts = self.sequence(field, found.iter().filter(|word| word.length == 1), 0);
                some_of([parts, whole].into_iter().flatten().collect())
            }
            Value::Phrase(text, slop) => {
                let found = self.words_of(text, analyser);
                self.marks.add_words(&found, analyser);
                self.sequence(field, found.iter().filter(|word| word.length == 1), *slop)
            }
            Value::Prefix(text) => {
                let beginning = self.joined(text)?;
                self.marks.add_prefix(beginning.clone());
                // Only letters and digits are left: nothing in it means anything to the automaton.
                Some(Box::new(RegexQuery::from_pattern(&format!("{beginning}.*"), field).ok()?))
            }
            Value::Fuzzy(text, edits) => {
                let word = self.joined(text)?;
                self.marks.add_fuzzy(word.clone(), usize::from(*edits));
                Some(Box::new(FuzzyTermQuery::new(Term::from_field_text(field, &word), *edits, true)))
            }
        }
    }

    /// A value in the text: words in all their forms, or as written.
    fn in_text(&mut self, value: &Value, as_written: bool) -> Part {
        let forms = self.forms(value, as_written);
        forms.words.iter().for_each(|(_, form)| self.marks.add_form(form.clone()));
        let (words, whole) = (self.text_query(forms.words, forms.slop), self.text_query(forms.whole, 0));
        some_of([words, whole].into_iter().flatten().collect())
    }

    /// What a value asks of the words of a text.
    pub fn forms(&mut self, value: &Value, as_written: bool) -> Forms {
        let single = |form| Forms { words: vec![(0, form)], ..Forms::default() };
        let (text, slop) = match value {
            Value::Word(text) => (text, 0),
            Value::Phrase(text, slop) => (text, *slop),
            Value::Prefix(text) => {
                let written = || text.nfc().filter(|c| c.is_alphanumeric()).collect();
                let letters = self.joined(text).map(|folded| if as_written { written() } else { folded });
                return letters.map_or_else(Forms::default, |letters| single(Form::Beginning { letters, as_written }));
            }
            Value::Fuzzy(text, edits) => {
                let Some(mut stemmed) = self.joined(text) else { return Forms::default() };
                stem(&mut stemmed);
                return single(Form::Similar { stem: stemmed, edits: *edits });
            }
        };
        let mut forms = Forms { slop, ..Forms::default() };
        for word in self.words_of(text, WRITTEN) {
            let Some((stem, written)) = split(&word.term) else { continue };
            if !as_written && is_stop(&written) {
                continue;
            }
            let stem = stem.to_owned();
            let form = if as_written {
                Form::Written { stem, word: written }
            } else {
                Form::Family { stem, own: own_term(&written), typed: folded(&written) }
            };
            if word.length == 1 {
                forms.words.push((word.position, form));
            } else if matches!(value, Value::Word(_)) && forms.whole.is_empty() {
                forms.whole.push((0, form));
            }
        }
        let first = forms.words.first().map_or(0, |(position, _)| *position);
        forms.words.iter_mut().for_each(|(position, _)| *position -= first);
        forms
    }

    fn text_query(&self, words: Vec<(usize, Form)>, slop: u32) -> Part {
        (!words.is_empty()).then(|| Box::new(TextQuery::new(self.fields(), self.unit, words, slop)) as Box<dyn Query>)
    }

    /// Words in their order, as far from each other as they stand in the query.
    fn sequence<'w>(&self, field: Field, words: impl Iterator<Item = &'w Word>, slop: u32) -> Part {
        let mut terms: Vec<(usize, Term)> = words.map(|word| (word.position, Term::from_field_text(field, &word.term))).collect();
        let first = terms.first()?.0;
        terms.iter_mut().for_each(|(position, _)| *position -= first);
        match terms.len() {
            1 => Some(Box::new(TermQuery::new(terms.remove(0).1, IndexRecordOption::WithFreqs))),
            _ => Some(Box::new(PhraseQuery::new_with_offset_and_slop(terms, slop))),
        }
    }

    /// A word or compound as one, folded and not stemmed.
    fn joined(&mut self, text: &str) -> Option<String> {
        let found = self.words_of(text, NAMES);
        let whole = found.iter().find(|word| word.length > 1).or(found.first())?;
        Some(whole.term.chars().filter(|c| c.is_alphanumeric()).collect::<String>()).filter(|term| !term.is_empty())
    }

    /// A name in either order of given and family name.
    fn person(&mut self, value: &Value) -> Part {
        let field = self.fields().person;
        let Value::Phrase(text, slop) = value else { return self.words_in(field, value, NAMES) };
        let found: Vec<Word> = self.words_of(text, NAMES).into_iter().filter(|word| word.length == 1).collect();
        self.marks.add_words(&found, NAMES);
        // A middle name or a particle may stand between.
        let slop = *slop + 1;
        let mut turned = found.clone();
        turned.rotate_right(1);
        for (position, word) in turned.iter_mut().enumerate() {
            word.position = position;
        }
        some_of([self.sequence(field, found.iter(), slop), self.sequence(field, turned.iter(), slop)].into_iter().flatten().collect())
    }
}

/// Any of some queries.
pub fn some_of(mut queries: Vec<Box<dyn Query>>) -> Part {
    match queries.len() {
        0 => None,
        1 => queries.pop(),
        _ => Some(Box::new(BooleanQuery::union(queries))),
    }
}

/// All of some clauses; where all of them leave something out, everything but that.
fn all_of(mut clauses: Vec<(Occur, Box<dyn Query>)>) -> Part {
    if clauses.is_empty() {
        return None;
    }
    if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
        clauses.push((Occur::Must, Box::new(AllQuery)));
    }
    Some(Box::new(BooleanQuery::new(clauses)))
}

/// A unit with this value.
pub fn term(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs))
}

/// Units with a day in a range.
pub fn days(fields: &Fields, range: DayRange) -> Box<dyn Query> {
    let bound = |day: Option<jiff::civil::Date>| {
        day.map_or(Bound::Unbounded, |day| Bound::Included(Term::from_field_i64(fields.day, day_number(day))))
    };
    if range.is_open() { Box::new(AllQuery) } else { Box::new(RangeQuery::new(bound(range.from), bound(range.to))) }
}

/// Units with a theme whose identifier has all words of a text: "numérique" finds `transition-numerique`.
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
    let ids: Vec<Box<dyn Query>> = reader.values(field)?.iter().filter(|id| fits(id)).map(|id| term(field, id)).collect();
    Ok(some_of(ids).unwrap_or_else(|| Box::new(EmptyQuery)))
}

fn language_code(name: &str) -> &str {
    match name {
        "francais" | "french" | "fra" => "fr",
        "anglais" | "english" | "eng" => "en",
        "allemand" | "german" | "deu" => "de",
        "espagnol" | "spanish" | "spa" => "es",
        "italien" | "italian" | "ita" => "it",
        other => other,
    }
}
