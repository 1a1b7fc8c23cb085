//! Reads Word documents: paragraphs, lists, tables, text boxes and notes, as they are shown when all changes are accepted.

use std::collections::HashMap;

use super::super::flow::Flow;
use super::super::xml::{Element, Node, Walk};
use super::super::{ReadError, ReadText, limit};
use super::Bytes;
use super::styles::{self, Style};
use crate::record::MediaType;

pub(super) fn read(archive: &mut Bytes, bytes: usize) -> Result<ReadText, ReadError> {
    let styles = archive.text("word/styles.xml")?.map(|source| styles::of(&source)).unwrap_or_default();
    let main = archive.word_document().unwrap_or_else(|| "word/document.xml".to_owned());
    let document = archive.text(&main)?.ok_or_else(|| ReadError::damaged(format!("{main} is missing")))?;
    let mut flow = Flow::new();
    let mut warnings = Vec::new();
    body(&document, &styles, &mut flow, bytes)?;
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(source) = archive.text(notes)? {
            body(&source, &styles, &mut flow, bytes)?;
        }
    }
    let text = flow.finish();
    for (name, _) in archive.names() {
        if (name.starts_with("word/header") || name.starts_with("word/footer")) && name.ends_with(".xml") {
            warnings.extend(running(archive, &name, &styles, &text, bytes)?);
        }
    }
    let metadata = super::described(archive.text("docProps/core.xml")?);
    super::finished(text, bytes, MediaType::Docx, metadata, warnings)
}

/// A running head is not part of the text, but is not passed over in silence.
fn running(
    archive: &mut Bytes,
    name: &str,
    styles: &HashMap<String, Style>,
    text: &str,
    bytes: usize,
) -> Result<Option<String>, ReadError> {
    let Some(source) = archive.text(name)? else { return Ok(None) };
    let mut flow = Flow::new();
    body(&source, styles, &mut flow, bytes)?;
    let head = flow.finish().split_whitespace().collect::<Vec<_>>().join(" ");
    let is_new = head.chars().filter(|c| c.is_alphabetic()).count() > 2 && !text.contains(&head);
    Ok(is_new.then(|| format!("a running head or foot was left out: “{}”", head.chars().take(120).collect::<String>())))
}

/// What is open while a part is walked.
#[derive(Default)]
struct State {
    /// Elements whose content is not shown: how many are open within the first of them, itself included.
    skipped: usize,
    is_text: bool,
    is_hidden: bool,
    in_properties: bool,
}

/// Writes what a part of a file of `bytes` shows; a part that is made to harm is left as soon as it shows too much.
fn body(source: &str, styles: &HashMap<String, Style>, flow: &mut Flow, bytes: usize) -> Result<(), ReadError> {
    let mut state = State::default();
    let mut shown = 0;
    let mut walk = Walk::new(source);
    while let Some(node) = walk.next()? {
        match node {
            Node::Open(_) if state.skipped > 0 => state.skipped += 1,
            Node::Close(_) if state.skipped > 0 => state.skipped -= 1,
            Node::Open(element) => open(&element, styles, flow, &mut state),
            Node::Close(name) => close(&name, flow, &mut state),
            Node::Text(text) if state.is_text && state.skipped == 0 && !state.is_hidden => {
                shown += text.len();
                limit::text(shown, bytes)?;
                flow.text(&text);
            }
            Node::Text(_) => {}
        }
    }
    Ok(())
}

fn open(element: &Element, styles: &HashMap<String, Style>, flow: &mut Flow, state: &mut State) {
    let value = || element.attribute("val").unwrap_or_default();
    match element.name.as_str() {
        // What was deleted, the older twin of a text box, the instructions of fields, notes that are separators.
        "del" | "moveFrom" | "Fallback" | "instrText" | "delText" | "pPrChange" | "rPrChange" => state.skipped = 1,
        "footnote" | "endnote" if element.attribute("type").is_some_and(|kind| kind != "normal") => state.skipped = 1,
        "pPr" | "rPr" => state.in_properties = true,
        "pStyle" => match styles.get(&value()) {
            Some(Style::Heading(level)) => flow.heading(*level),
            Some(Style::Item) => flow.item(),
            None => {}
        },
        "outlineLvl" if state.in_properties => match value().parse::<u8>() {
            Ok(level) if level < 9 => flow.heading(level + 1),
            _ => {}
        },
        "numId" if value() != "0" => flow.item(),
        "vanish" => state.is_hidden = !matches!(value().as_str(), "0" | "false"),
        "r" => state.is_hidden = false,
        "t" => state.is_text = true,
        "tab" | "ptab" if !state.in_properties => flow.text(" "),
        "br" if element.attribute("type").as_deref() == Some("page") => flow.line_break(),
        "br" | "cr" => flow.line_break(),
        "noBreakHyphen" => flow.text("-"),
        "sym" => symbol(element, flow),
        "tbl" => flow.open_table(),
        "tc" => flow.open_cell(),
        "txbxContent" => flow.open_box(),
        _ => {}
    }
}

fn close(name: &str, flow: &mut Flow, state: &mut State) {
    match name {
        "pPr" | "rPr" => state.in_properties = false,
        "t" => state.is_text = false,
        "p" => {
            flow.end_paragraph();
        }
        "tc" => flow.close_cell(),
        "tr" => flow.close_row(),
        "tbl" => flow.close_table(),
        "txbxContent" => flow.close_box(),
        _ => {}
    }
}

/// A character of a symbol font, most often a bullet or an arrow in the private use area.
fn symbol(element: &Element, flow: &mut Flow) {
    let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
    if let Some(found) = code.and_then(char::from_u32) {
        flow.text(found.encode_utf8(&mut [0; 4]));
    }
}
