//! From the tree of a query to a query of the index, and to the words that are shown as found.

use std::collections::HashSet;

use tantivy::Term;
use tantivy::query::{BooleanQuery, BoostQuery, FuzzyTermQuery, Occur, PhraseQuery, Query, RegexQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::tokenizer::TextAnalyzer;
use unicode_normalization::UnicodeNormalization;

use super::clauses::{all_of, language_code, some_of};
pub use super::clauses::{days, term, theme};
use super::dates::DayRange;
use super::highlight::Marks;
use super::names::{QueryField, UnknownName, kind_from_name, part_from_name};
use super::parse::{Leaf, Node, QueryError, Value};
use super::people_match::similar_name;
use crate::index::analysis::written::split;
use crate::index::analysis::{FRENCH, NAMES, WRITTEN, Word, folded, is_stop, own_term, tokenizers, words};
use crate::index::{Fields, Form, IndexError, Reader, TextQuery, Unit};
use crate::text::stem::stem;

/// A query that the index can run.
pub struct Compiled {
    pub query: Box<dyn Query>,
    pub marks: Marks,
    /// What a hit may rank by, part by part.
    pub parts: Vec<QueryPart>,
    /// Names that nobody and nothing has, and in whose place similar ones are sought.
    pub similar: Vec<String>,
}

/// A part of a query, as people read it.
pub struct QueryPart {
    pub what: String,
    pub query: Box<dyn Query>,
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
    let query = Box::new(BooleanQuery::intersection(vec![query, reader.all(unit)]));
    Ok(Compiled { query, marks: compiler.marks, parts: compiler.parts, similar: compiler.similar })
}

/// How much more a word in a title says than one in the text.
const TITLE_BOOST: f32 = 2.5;

/// Names of a query that are looked for with other letters: each costs a walk through all names.
const MOST_SIMILAR: usize = 8;

pub(super) struct Compiler<'a> {
    reader: &'a Reader,
    text: &'a str,
    /// What is to be found.
    unit: Unit,
    marks: Marks,
    parts: Vec<QueryPart>,
    similar: Vec<String>,
    /// Names that were looked for with other letters.
    tried: usize,
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

/// Parts of a query; what is asked twice, once.
fn distinct(nodes: &[Node]) -> impl Iterator<Item = &Node> {
    let mut asked = HashSet::new();
    nodes.iter().filter(move |node| !matches!(*node, Node::Leaf(leaf) if !asked.insert((leaf.field, &leaf.value))))
}

/// Nothing where all words of a part are stop words.
pub type Part = Option<Box<dyn Query>>;

impl<'a> Compiler<'a> {
    pub fn new(reader: &'a Reader, text: &'a str) -> Self {
        let analysers = tokenizers();
        let get = |name| analysers.get(name).expect("the analysers are registered under these names");
        let (french, names, written) = (get(FRENCH), get(NAMES), get(WRITTEN));
        Compiler {
            reader,
            text,
            unit: Unit::Document,
            marks: Marks::default(),
            parts: vec![],
            similar: vec![],
            tried: 0,
            french,
            names,
            written,
        }
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
                let parts = distinct(nodes).map(|node| self.node(node)).collect::<Result<Vec<_>, _>>()?;
                Ok(some_of(parts.into_iter().flatten().collect()))
            }
            Node::All(nodes) => {
                let mut clauses = Vec::new();
                for node in distinct(nodes) {
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
        let (marks, parts) = (self.marks.clone(), self.parts.len());
        let part = part(self);
        self.marks = marks;
        self.parts.truncate(parts);
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
        let part = match leaf.field {
            None => return self.anywhere(&leaf.value),
            Some(QueryField::Text) => self.in_text(&leaf.value, false),
            Some(QueryField::Title) => self.words_in(fields.title, &leaf.value, FRENCH),
            Some(QueryField::Event) => self.words_in(fields.event, &leaf.value, FRENCH),
            Some(QueryField::Role) => self.words_in(fields.role, &leaf.value, FRENCH),
            Some(QueryField::Organisation) => {
                let named = self.words_in(fields.organisation, &leaf.value, NAMES);
                self.or_similar(fields.organisation, &leaf.value, named)?
            }
            Some(QueryField::Place) => {
                let named = self.words_in(fields.place, &leaf.value, NAMES);
                self.or_similar(fields.place, &leaf.value, named)?
            }
            Some(QueryField::Speaker) => {
                let named = self.person(&leaf.value);
                self.or_similar(fields.person, &leaf.value, named)?
            }
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
        };
        Ok(self.noted(&format!("{} {}", leaf.field.map_or("", QueryField::name), leaf.value), part))
    }

    /// Keeps a part for whoever wants to know why a hit ranks.
    fn noted(&mut self, what: &str, part: Part) -> Part {
        self.parts.extend(part.as_ref().map(|query| QueryPart { what: what.to_owned(), query: query.box_clone() }));
        part
    }

    /// In the title or the text; a word that stands nowhere may be a mistyped name.
    fn anywhere(&mut self, value: &Value) -> Result<Part, AskError> {
        let fields = self.fields();
        let text = self.in_text(value, false);
        let text = self.noted(&format!("text {value}"), text);
        if matches!(value, Value::Prefix(_) | Value::Fuzzy(..)) {
            return Ok(text);
        }
        let title = self.unmarked(|compiler| compiler.words_in(fields.title, value, FRENCH));
        let title = title.map(|query| Box::new(BoostQuery::new(query, TITLE_BOOST)) as Box<dyn Query>);
        let title = self.noted(&format!("title {value}"), title);
        let found = some_of([title, text].into_iter().flatten().collect());
        match value {
            Value::Word(_) if self.is_nowhere(value)? => self.or_similar(fields.person, value, found),
            _ => Ok(found),
        }
    }

    /// Whether no text has any form of a word.
    fn is_nowhere(&mut self, value: &Value) -> Result<bool, IndexError> {
        for (_, form) in self.forms(value, false).words {
            if self.reader.frequency(&form)? > 0 {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What is named or, where nothing is, what has a name that differs by a letter in a word. Codes have no such names.
    fn or_similar(&mut self, field: Field, value: &Value, named: Part) -> Result<Part, AskError> {
        let (Value::Word(text) | Value::Phrase(text, _), Some(query)) = (value, &named) else { return Ok(named) };
        let Some(similar) = similar_name(field, text).filter(|_| self.tried < MOST_SIMILAR) else { return Ok(named) };
        self.tried += 1;
        if self.reader.count(query.as_ref())? > 0 || self.reader.count(similar.as_ref())? == 0 {
            return Ok(named);
        }
        self.similar.push(text.clone());
        for word in self.words_of(text, NAMES) {
            self.marks.add_fuzzy(word.term, 1);
        }
        Ok(Some(similar))
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
