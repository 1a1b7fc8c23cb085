//! Tells which of Word's styles are headings and lists: by their names, which do not change with the language of the program.

use std::collections::HashMap;

use super::super::xml::{Node, Walk};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Level, from 1.
    Heading(u8),
    Item,
}

/// Styles by their identifiers; those that cannot be read are none.
pub(super) fn of(source: &str) -> HashMap<String, Style> {
    let mut styles = HashMap::new();
    let mut walk = Walk::new(source);
    let mut id = String::new();
    while let Ok(Some(node)) = walk.next() {
        let Node::Open(element) = node else { continue };
        match element.name.as_str() {
            "style" => id = element.attribute("styleId").unwrap_or_default(),
            "name" => {
                let name = element.attribute("val").unwrap_or_default().to_lowercase();
                let level = name.strip_prefix("heading ").and_then(|level| level.parse().ok());
                let style = match name.as_str() {
                    "title" => Some(Style::Heading(1)),
                    _ if name.starts_with("list bullet") || name.starts_with("list number") => Some(Style::Item),
                    _ => level.map(Style::Heading),
                };
                styles.extend(style.map(|style| (id.clone(), style)));
            }
            "outlineLvl" => {
                if let Some(level) = element.attribute("val").and_then(|level| level.parse::<u8>().ok()).filter(|level| *level < 9) {
                    styles.entry(id.clone()).or_insert(Style::Heading(level + 1));
                }
            }
            _ => {}
        }
    }
    styles
}
