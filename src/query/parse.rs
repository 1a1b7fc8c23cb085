//! The query language, from text to a tree.
//!
//! Words (all must be found), `"phrases"` (`"…"~2` with two words between), `OR`, `AND`, `-not`, groups in brackets,
//! `prefix*`, `fuzzy~`, and fields: `intervenant:"Axelle Lemaire"`, `lieu:(Lille OR Arras)`, `date:2015..2021`.
//! `OU`, `ET`, `SAUF` and French quotation marks are understood too.

use std::fmt;

use super::names::{QueryField, field_from_name};

/// A query cannot be understood. Positions are byte offsets into the query.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message} (at character {character} of the query)")]
pub struct QueryError {
    pub message: String,
    /// Byte offset.
    pub at: usize,
    /// The same in characters, counted from 1.
    pub character: usize,
}

impl QueryError {
    pub(super) fn new(query: &str, at: usize, message: impl Into<String>) -> Self {
        let at = (0..=at.min(query.len())).rev().find(|i| query.is_char_boundary(*i)).unwrap_or(0);
        QueryError { message: message.into(), at, character: query[..at].chars().count() + 1 }
    }
}

/// A query as a tree.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Leaf(Leaf),
}

/// One thing to be found.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// None for title and text.
    pub field: Option<QueryField>,
    pub value: Value,
    /// Byte offset of the value.
    pub at: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    Word(String),
    /// Words in this order, with so many others between them at most.
    Phrase(String, u32),
    /// The beginning of a word.
    Prefix(String),
    /// A word with so many wrong letters at most.
    Fuzzy(String, u8),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Value::Word(text) => write!(f, "{text}"),
            Value::Phrase(text, 0) => write!(f, "“{text}”"),
            Value::Phrase(text, slop) => write!(f, "“{text}”~{slop}"),
            Value::Prefix(text) => write!(f, "{text}*"),
            Value::Fuzzy(text, edits) => write!(f, "{text}~{edits}"),
        }
    }
}

/// Bytes of the longest query.
const LONGEST: usize = 10_000;
/// Brackets within brackets.
const DEEPEST: usize = 50;
/// Things to be found.
const MOST_LEAVES: usize = 1_000;

/// Words of a phrase.
const LONGEST_PHRASE: usize = 50;
/// What beginnings and words with wrong letters may cost together: each stands for many words of the index, and finding
/// them costs the more the more letters may be wrong.
const MOST_WIDE: usize = 20;

/// Reads a query.
pub fn parse(query: &str) -> Result<Node, QueryError> {
    let mut parser = Parser { query, at: 0, depth: 0, leaves: 0, wide: 0 };
    if query.len() > LONGEST {
        return Err(parser.error(LONGEST, format!("the query has {} bytes, more than {LONGEST}", query.len())));
    }
    let node = parser.any(None)?;
    match parser.peek() {
        None => Ok(node),
        Some(_) => Err(parser.error(parser.at, "a closing bracket without an opening one")),
    }
}

struct Parser<'a> {
    query: &'a str,
    at: usize,
    depth: usize,
    leaves: usize,
    wide: usize,
}

impl<'a> Parser<'a> {
    fn error(&self, at: usize, message: impl Into<String>) -> QueryError {
        QueryError::new(self.query, at, message)
    }

    fn rest(&self) -> &'a str {
        &self.query[self.at..]
    }

    /// The next character that is no space, which becomes the current place.
    fn peek(&mut self) -> Option<char> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        self.rest().chars().next()
    }

    /// Takes one of some words if it stands here alone.
    fn take_word(&mut self, words: &[&str]) -> bool {
        self.peek();
        let word = &self.rest()[..word_length(self.rest())];
        let found = words.contains(&word);
        if found {
            self.at += word.len();
        }
        found
    }

    fn any(&mut self, field: Option<QueryField>) -> Result<Node, QueryError> {
        let mut nodes = vec![self.all(field)?];
        while self.take_word(&["OR", "OU", "||"]) {
            nodes.push(self.all(field)?);
        }
        Ok(if nodes.len() == 1 { nodes.remove(0) } else { Node::Any(nodes) })
    }

    fn all(&mut self, field: Option<QueryField>) -> Result<Node, QueryError> {
        let mut nodes = Vec::new();
        loop {
            let and = !nodes.is_empty() && self.take_word(&["AND", "ET", "&&"]);
            let start = self.at;
            match self.peek() {
                None | Some(')') => {
                    if and || nodes.is_empty() {
                        return Err(self.error(self.at, "something to search for is missing"));
                    }
                    break;
                }
                Some(_) if self.take_word(&["OR", "OU", "||"]) => {
                    self.at = start;
                    if and || nodes.is_empty() {
                        return Err(self.error(self.at, "something to search for is missing before OR"));
                    }
                    break;
                }
                Some(_) => nodes.push(self.one(field)?),
            }
        }
        Ok(if nodes.len() == 1 { nodes.remove(0) } else { Node::All(nodes) })
    }

    fn one(&mut self, field: Option<QueryField>) -> Result<Node, QueryError> {
        let start = self.at;
        let mut negative = self.take_word(&["NOT", "SAUF"]);
        if !negative && self.peek() == Some('-') {
            self.at += 1;
            negative = true;
        }
        if !negative {
            return self.atom(field);
        }
        match self.rest().chars().next() {
            None | Some(')') => Err(self.error(start, "something to leave out is missing")),
            _ if self.peek() == Some('-') => Err(self.error(self.at, "what is left out cannot be left out again")),
            _ => Ok(Node::Not(Box::new(self.atom(field)?))),
        }
    }

    fn atom(&mut self, field: Option<QueryField>) -> Result<Node, QueryError> {
        match self.peek() {
            None | Some(')') => Err(self.error(self.at, "something to search for is missing")),
            Some('(') => self.group(field),
            Some(c) if closing_quote(c).is_some() => self.phrase(field),
            Some(_) => match self.field_name() {
                Some(length) => {
                    let name = &self.rest()[..length];
                    let known = field_from_name(name).map_err(|unknown| {
                        let listed = || "; estrade help search lists the fields".to_owned();
                        let known = unknown.nearest.map_or_else(listed, |nearest| format!("; did you mean “{nearest}:”?"));
                        self.error(self.at, format!("no field is called “{name}”{known}"))
                    })?;
                    self.at += length + 1;
                    match self.rest().chars().next() {
                        None | Some(')' | ' ') => Err(self.error(self.at, format!("“{name}:” has no value"))),
                        Some('(') => self.group(Some(known)),
                        Some(c) if closing_quote(c).is_some() => self.phrase(Some(known)),
                        Some(_) => self.word(Some(known)),
                    }
                }
                None => self.word(field),
            },
        }
    }

    /// Length of the letters before a colon, if a field name stands here.
    fn field_name(&self) -> Option<usize> {
        let rest = self.rest();
        let length = rest.find(|c: char| !(c.is_alphabetic() || c == '_'))?;
        (length > 0 && rest[length..].starts_with(':')).then_some(length)
    }

    fn group(&mut self, field: Option<QueryField>) -> Result<Node, QueryError> {
        let start = self.at;
        if self.depth == DEEPEST {
            return Err(self.error(start, format!("more than {DEEPEST} brackets within each other")));
        }
        self.depth += 1;
        self.at += 1;
        let node = self.any(field)?;
        self.depth -= 1;
        if self.peek() != Some(')') {
            return Err(self.error(start, "this bracket is not closed"));
        }
        self.at += 1;
        Ok(node)
    }

    fn phrase(&mut self, field: Option<QueryField>) -> Result<Node, QueryError> {
        let start = self.at;
        let open = self.rest().chars().next().unwrap_or('"');
        let inside = start + open.len_utf8();
        let close = closing_quote(open).and_then(|close| self.query[inside..].find(close).map(|length| (inside + length, close)));
        let Some((end, close)) = close else { return Err(self.error(start, "this quotation is not closed")) };
        self.at = end + close.len_utf8();
        let slop = self.number_after_tilde()?.unwrap_or(0);
        let words = self.query[inside..end].trim().to_owned();
        self.leaf(field, Value::Phrase(words, u32::from(slop)), inside)
    }

    /// Reads `~2`; a tilde alone stands for 1.
    fn number_after_tilde(&mut self) -> Result<Option<u8>, QueryError> {
        if !self.rest().starts_with('~') {
            return Ok(None);
        }
        let start = self.at;
        self.at += 1;
        let length = self.rest().find(|c: char| !c.is_ascii_digit()).unwrap_or(self.rest().len());
        let digits = &self.rest()[..length];
        self.at += length;
        let number = if digits.is_empty() { Ok(1) } else { digits.parse::<u8>() };
        number.ok().filter(|number| *number <= 10).map(Some).ok_or_else(|| self.error(start, "a number up to 10 belongs after ~"))
    }

    fn word(&mut self, field: Option<QueryField>) -> Result<Node, QueryError> {
        let start = self.at;
        let length = word_length(self.rest());
        let word = &self.rest()[..length];
        self.at += length;
        if let Some(stem) = word.strip_suffix('*') {
            if stem.contains('*') || stem.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
                return Err(self.error(start, "* stands at the end of a word, after two letters at least"));
            }
            return self.leaf(field, Value::Prefix(stem.to_owned()), start);
        }
        if word.contains('*') {
            return Err(self.error(start, "* stands at the end of a word, after two letters at least"));
        }
        let value = match word.find('~') {
            None => Value::Word(word.to_owned()),
            Some(tilde) => {
                self.at = start + tilde;
                let edits = self.number_after_tilde()?.unwrap_or(1);
                if self.at != start + length {
                    return Err(self.error(self.at, "nothing may follow the number after ~"));
                }
                if !(1..=2).contains(&edits) || word[..tilde].chars().filter(|c| c.is_alphanumeric()).count() < 3 {
                    return Err(self.error(start + tilde, "~1 or ~2 stands after three letters at least"));
                }
                Value::Fuzzy(word[..tilde].to_owned(), edits)
            }
        };
        self.leaf(field, value, start)
    }

    fn leaf(&mut self, field: Option<QueryField>, value: Value, at: usize) -> Result<Node, QueryError> {
        self.leaves += 1;
        let text = match &value {
            Value::Word(text) | Value::Phrase(text, _) | Value::Prefix(text) | Value::Fuzzy(text, _) => text,
        };
        if !text.contains(char::is_alphanumeric) {
            return Err(self.error(at, "there is no letter or digit to search for"));
        }
        if matches!(value, Value::Phrase(..)) && text.split_whitespace().count() > LONGEST_PHRASE {
            return Err(self.error(at, format!("a phrase of more than {LONGEST_PHRASE} words")));
        }
        self.wide += match value {
            Value::Prefix(_) => 1,
            Value::Fuzzy(_, edits) => 2 * usize::from(edits),
            Value::Word(_) | Value::Phrase(..) => 0,
        };
        if self.wide > MOST_WIDE {
            return Err(self.error(at, "too many words with * or ~"));
        }
        if self.leaves > MOST_LEAVES {
            return Err(self.error(at, format!("more than {MOST_LEAVES} words")));
        }
        Ok(Node::Leaf(Leaf { field, value, at }))
    }
}

/// Up to the next space, bracket or quotation mark.
fn word_length(text: &str) -> usize {
    text.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')') || closing_quote(c).is_some()).unwrap_or(text.len())
}

fn closing_quote(open: char) -> Option<char> {
    match open {
        '"' => Some('"'),
        '«' => Some('»'),
        '“' => Some('”'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree in prefix notation.
    fn shown(node: &Node) -> String {
        let list = |name: &str, nodes: &[Node]| format!("({name} {})", nodes.iter().map(shown).collect::<Vec<_>>().join(" "));
        match node {
            Node::All(nodes) => list("all", nodes),
            Node::Any(nodes) => list("any", nodes),
            Node::Not(node) => format!("(not {})", shown(node)),
            Node::Leaf(leaf) => {
                let field = leaf.field.map_or(String::new(), |field| format!("{field:?}:"));
                match &leaf.value {
                    Value::Word(word) => format!("{field}{word}"),
                    Value::Phrase(words, slop) => format!("{field}\"{words}\"~{slop}"),
                    Value::Prefix(word) => format!("{field}{word}*"),
                    Value::Fuzzy(word, edits) => format!("{field}{word}~{edits}"),
                }
            }
        }
    }

    #[test]
    fn queries() {
        for (query, expected) in [
            ("numérique", "numérique"),
            ("habitat -logement", "(all habitat (not logement))"),
            ("a1 OR b2 c3", "(any a1 (all b2 c3))"),
            ("(a1 OU b2) ET c3", "(all (any a1 b2) c3)"),
            ("intervenant:\"Axelle Lemaire\" type:table-ronde", "(all Speaker:\"Axelle Lemaire\"~0 Kind:table-ronde)"),
            ("lieu:(Lille OR Arras)", "(any Place:Lille Place:Arras)"),
            ("« tiers lieux »~2 num*", "(all \"tiers lieux\"~2 num*)"),
            ("mot~ lemaire~2", "(all mot~1 lemaire~2)"),
            ("date:2015..2021", "Date:2015..2021"),
            ("10:30", "10:30"),
            ("tiers-lieu", "tiers-lieu"),
            ("NOT aa", "(not aa)"),
            ("aa OR -bb", "(any aa (not bb))"),
        ] {
            assert_eq!(parse(query).map(|node| shown(&node)).as_deref(), Ok(expected), "{query}");
        }
    }

    #[test]
    fn refusals_say_where() {
        for (query, character, part) in [
            ("", 1, "missing"),
            ("é intervennant:x", 3, "did you mean “intervenant:”?"),
            ("http://a", 1, "no field is called “http”; estrade help search lists the fields"),
            ("*", 1, "two letters"),
            ("ab *a*", 4, "two letters"),
            ("a*", 1, "two letters"),
            ("(a OR b", 1, "not closed"),
            ("a) b", 2, "without an opening"),
            ("a \"b", 3, "not closed"),
            ("OR a", 1, "before OR"),
            ("a OR", 5, "missing"),
            ("lieu: x", 6, "no value"),
            ("-", 1, "missing"),
            ("--a", 2, "again"),
            ("a~", 2, "three letters"),
            ("abc~3", 4, "~1 or ~2"),
            ("!?", 1, "no letter"),
            ("\"\"", 2, "no letter"),
        ] {
            let error = parse(query).expect_err(query);
            assert!(error.message.contains(part) && error.character == character, "{query}: {error}");
        }
    }

    #[test]
    fn too_much_is_refused_at_once() {
        let deep = format!("{}a{}", "(".repeat(60), ")".repeat(60));
        for query in ["(".repeat(9_999), deep, "a OR ".repeat(200_000), "aa ".repeat(2_000), "é".repeat(1 << 19)] {
            let started = std::time::Instant::now();
            assert!(parse(&query).is_err());
            assert!(started.elapsed().as_millis() < 100);
        }
    }

    proptest::proptest! {
        #[test]
        fn no_query_panics(query in "[-a-zé\"«»()*~: .0-9A-Z]{0,60}") {
            let _ = parse(&query);
        }
    }
}
