//! Reads OpenDocument texts: paragraphs, lists, tables, text boxes and notes.

use super::super::flow::Flow;
use super::super::xml::{Element, Node, Walk};
use super::super::{ReadError, ReadText};
use super::Bytes;
use crate::record::MediaType;

pub(super) fn read(archive: &mut Bytes, bytes: usize) -> Result<ReadText, ReadError> {
    if archive
        .text("META-INF/manifest.xml")?
        .is_some_and(|manifest| memchr::memmem::find(manifest.as_bytes(), b"encryption-data").is_some())
    {
        return Err(ReadError::Encrypted);
    }
    let content = archive.text("content.xml")?.ok_or_else(|| ReadError::damaged("content.xml is missing"))?;
    let mut flow = Flow::new();
    body(&content, &mut flow)?;
    let metadata = super::described(archive.text("meta.xml")?);
    super::finished(flow.finish(), bytes, MediaType::Odt, metadata, Vec::new())
}

fn body(source: &str, flow: &mut Flow) -> Result<(), ReadError> {
    let mut walk = Walk::new(source);
    // How many elements are open within one whose content is not shown, and within paragraphs.
    let (mut skipped, mut paragraphs) = (0_usize, 0_usize);
    while let Some(node) = walk.next()? {
        match node {
            Node::Open(_) if skipped > 0 => skipped += 1,
            Node::Close(_) if skipped > 0 => skipped -= 1,
            Node::Open(element) => {
                skipped = usize::from(is_skipped(&element.name));
                paragraphs += usize::from(matches!(element.name.as_str(), "p" | "h"));
                open(&element, flow);
            }
            Node::Close(name) => {
                paragraphs = paragraphs.saturating_sub(usize::from(matches!(name.as_str(), "p" | "h")));
                close(&name, flow);
            }
            // White space between elements is none of the text.
            Node::Text(text) if skipped == 0 && paragraphs > 0 => flow.text(&text),
            Node::Text(_) => {}
        }
    }
    Ok(())
}

/// Deleted text, comments, and what describes instead of being shown.
fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "tracked-changes"
            | "annotation"
            | "automatic-styles"
            | "font-face-decls"
            | "note-citation"
            | "title"
            | "desc"
            | "forms"
            | "scripts"
    )
}

fn open(element: &Element, flow: &mut Flow) {
    match element.name.as_str() {
        "h" => flow.heading(element.attribute("outline-level").and_then(|level| level.parse().ok()).unwrap_or(1)),
        "list-item" => flow.item(),
        "s" | "tab" => flow.text(" "),
        "line-break" => flow.line_break(),
        "table" => flow.open_table(),
        "table-cell" => flow.open_cell(),
        "text-box" | "note-body" => flow.open_box(),
        _ => {}
    }
}

fn close(name: &str, flow: &mut Flow) {
    match name {
        "p" | "h" => flow.end_paragraph(),
        "table-cell" => flow.close_cell(),
        "table-row" => flow.close_row(),
        "table" => flow.close_table(),
        "text-box" | "note-body" => flow.close_box(),
        _ => {}
    }
}
