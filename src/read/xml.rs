//! Walks through XML without namespaces, entities or anything that a hostile document could use.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::{ReadError, limit};

/// What a walk meets.
#[derive(Debug)]
pub(super) enum Node<'a> {
    Open(Element<'a>),
    /// Local name.
    Close(String),
    Text(Cow<'a, str>),
}

/// An element that begins.
#[derive(Debug)]
pub(super) struct Element<'a> {
    /// Without its prefix.
    pub name: String,
    start: BytesStart<'a>,
}

/// Attributes of an element beyond which none is looked at.
const MOST_ATTRIBUTES: usize = 64;

impl Element<'_> {
    /// The value of an attribute, whatever its prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let found = attributes.with_checks(false).take(MOST_ATTRIBUTES).flatten().find(|a| a.key.local_name().as_ref() == name)?;
        Some(quick_xml::escape::unescape(&found.value).map_or_else(|_| found.value.to_string(), Cow::into_owned))
    }
}

pub(super) struct Walk<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Walk<'a> {
    pub fn new(source: &'a str) -> Self {
        let mut reader = Reader::from_str(source);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Walk { reader, depth: 0 }
    }

    /// The next node; none at the end.
    ///
    /// # Errors
    /// `Damaged` where the XML is not well-formed or declares a document type, `Limit` where it is too deep.
    pub fn next(&mut self) -> Result<Option<Node<'a>>, ReadError> {
        loop {
            match self.reader.read_event().map_err(ReadError::damaged)? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > limit::DEPTH {
                        return Err(ReadError::Limit(format!("more than {} elements within each other", limit::DEPTH)));
                    }
                    return Ok(Some(Node::Open(Element { name: start.local_name().as_ref().to_owned(), start })));
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Node::Close(end.local_name().as_ref().to_owned())));
                }
                Event::Text(text) => return Ok(Some(Node::Text(text.into_inner()))),
                Event::CData(text) => return Ok(Some(Node::Text(text.into_inner()))),
                Event::GeneralRef(reference) => return Ok(Some(Node::Text(Cow::Owned(resolved(&reference))))),
                Event::DocType(_) => return Err(ReadError::damaged("it declares a document type")),
                Event::Eof => return Ok(None),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::Empty(_) => {}
            }
        }
    }
}

/// The five entities of XML and numbers of characters; others are not declared, so they stay as they are written.
fn resolved(reference: &BytesRef) -> String {
    if let Ok(Some(found)) = reference.resolve_char_ref() {
        return found.to_string();
    }
    let name: &str = reference;
    quick_xml::escape::resolve_predefined_entity(name).map_or_else(|| format!("&{name};"), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Result<String, ReadError> {
        let mut walk = Walk::new(source);
        let mut texts = String::new();
        while let Some(node) = walk.next()? {
            match node {
                Node::Text(text) => texts.push_str(&text),
                Node::Open(element) => texts.push_str(&element.attribute("v").unwrap_or_default()),
                Node::Close(_) => {}
            }
        }
        Ok(texts)
    }

    #[test]
    fn entities_are_not_expanded_and_nothing_is_too_deep() {
        assert_eq!(texts("<a w:v='x&amp;'>l&#x2019;été &lt;3 &autre;<![CDATA[<b>]]></a>"), Ok("x&l’été <3 &autre;<b>".into()));
        assert!(texts("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>").is_err());
        assert!(matches!(texts(&"<a>".repeat(100_000)), Err(ReadError::Limit(_))));
        let many: String = (0..100_000).map(|n| format!(" a{n}='1'")).collect();
        assert_eq!(texts(&format!("<a{many} v='last'/>")), Ok(String::new()));
    }
}
