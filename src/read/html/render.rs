//! Walks through a page and writes its lines.

use scraper::node::Element;

use super::super::table::Table;
use super::super::writer::Writer;
use super::dom::{Content, Dom, Role};
use super::furniture::{is_furniture, is_menu_cell};

/// The text of a page.
pub(super) struct Rendered {
    pub text: String,
    /// Visible characters that were cut as furniture.
    pub cut: usize,
}

/// Tables inside tables are set as such so deep; beneath, their cells become blocks.
const TABLES: usize = 24;

pub(super) fn render(dom: &Dom) -> Rendered {
    let mut walk = Walk::new(dom);
    let mut index = 0;
    while index < dom.nodes.len() {
        walk.close_until(index);
        index = match dom.nodes[index].content {
            Content::Text(text) => {
                walk.text(text);
                index + 1
            }
            Content::Element(element, role) => walk.open(index, element, role),
        };
    }
    walk.close_until(dom.nodes.len());
    let cut = walk.cut;
    let mut text = walk.writers.pop().map(Writer::finish).unwrap_or_default();
    text.push('\n');
    Rendered { text, cut }
}

struct Open {
    end: usize,
    index: usize,
    role: Role,
    /// Set off by blank lines.
    apart: bool,
    /// It writes to a writer of its own.
    cell: bool,
}

struct Walk<'a> {
    dom: &'a Dom<'a>,
    open: Vec<Open>,
    /// The page's, and one for each open table cell.
    writers: Vec<Writer>,
    tables: Vec<Table>,
    /// For each open list, the number of its next item if it counts.
    lists: Vec<Option<usize>>,
    /// How many elements are open in which a header or footer belongs to the content.
    content: usize,
    preformatted: usize,
    /// The last thing seen was the end of an element that is set as an item of its own.
    after_item: bool,
    cut: usize,
}

impl<'a> Walk<'a> {
    fn new(dom: &'a Dom<'a>) -> Self {
        Walk {
            dom,
            open: Vec::new(),
            writers: vec![Writer::default()],
            tables: Vec::new(),
            lists: Vec::new(),
            content: 0,
            preformatted: 0,
            after_item: false,
            cut: 0,
        }
    }

    fn writer(&mut self) -> &mut Writer {
        if self.writers.is_empty() {
            self.writers.push(Writer::default());
        }
        self.writers.last_mut().expect("there is always the page's writer")
    }

    fn text(&mut self, text: &str) {
        self.after_item = false;
        if self.preformatted > 0 { self.writer().preformatted(text) } else { self.writer().text(text) }
    }

    /// Opens an element and returns the index to go on with, which is behind it if it is cut.
    fn open(&mut self, index: usize, element: &Element, role: Role) -> usize {
        let end = self.dom.nodes[index].end;
        if self.is_cut(index, element, role) {
            self.cut += self.dom.measure(index).chars;
            return end;
        }
        if is_word_bullet(element) {
            self.word_bullet(&self.dom.text(index));
            return end;
        }
        let mut apart = role == Role::Paragraph;
        let mut cell = false;
        match role {
            Role::Inline | Role::Dropped => {
                if self.after_item && stands_alone(element) {
                    self.writer().seam();
                }
            }
            Role::Break => self.writer().line_break(),
            Role::Rule => self.writer().paragraph(),
            Role::Heading(level) => self.writer().heading(level),
            Role::Block | Role::Paragraph => {
                apart |= !is_page(element) && self.dom.measure(index).lines >= 2;
                self.begin_block(apart);
            }
            Role::Term => self.writer().paragraph(),
            Role::Preformatted => {
                self.writer().paragraph();
                self.preformatted += 1;
            }
            Role::List { ordered } => {
                apart = self.lists.is_empty();
                self.begin_block(apart);
                self.lists.push(ordered.then(|| element.attr("start").and_then(|start| start.parse().ok()).unwrap_or(1)));
            }
            Role::Item => {
                let bullet = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_string(),
                };
                self.writer().open_item(bullet);
            }
            Role::Table => {
                self.begin_block(true);
                apart = true;
                self.tables.push(Table { named_columns: false, row: Vec::new() });
            }
            Role::Row => self.writer().block(),
            Role::Cell => {
                cell = !self.tables.is_empty() && self.writers.len() <= TABLES;
                if cell {
                    self.writers.push(Writer::default());
                } else {
                    self.writer().block();
                }
                if let Some(table) = self.tables.last_mut().filter(|_| element.name() == "th") {
                    table.named_columns = true;
                }
            }
        }
        self.after_item = false;
        self.content += usize::from(is_content(element));
        self.open.push(Open { end, index, role, apart, cell });
        index + 1
    }

    fn is_cut(&self, index: usize, element: &Element, role: Role) -> bool {
        if role == Role::Cell
            && let Some(row) = self.open.last().filter(|parent| parent.role == Role::Row)
            && is_menu_cell(self.dom.measure(index), self.dom.measure(row.index))
        {
            return true;
        }
        is_furniture(self.dom, index, element, self.content > 0)
    }

    fn begin_block(&mut self, apart: bool) {
        if apart { self.writer().paragraph() } else { self.writer().block() }
    }

    fn close_until(&mut self, index: usize) {
        while let Some(last) = self.open.pop_if(|last| last.end <= index) {
            self.close(&last);
        }
    }

    fn close(&mut self, closed: &Open) {
        let Content::Element(element, _) = self.dom.nodes[closed.index].content else { return };
        self.content -= usize::from(is_content(element));
        self.after_item = false;
        match closed.role {
            Role::Inline | Role::Dropped | Role::Break => self.after_item = stands_alone(element),
            Role::Rule => {}
            Role::Heading(_) => {
                self.writer().heading(0);
            }
            Role::Block | Role::Paragraph | Role::Term => self.begin_block(closed.apart),
            Role::Preformatted => {
                self.preformatted -= 1;
                self.writer().paragraph();
            }
            Role::List { .. } => {
                self.lists.pop();
                self.begin_block(closed.apart);
            }
            Role::Item => self.writer().close_item(),
            Role::Table => {
                self.tables.pop();
                self.writer().paragraph();
            }
            Role::Row => self.end_row(),
            Role::Cell if closed.cell => {
                let text = self.writers.pop().map(Writer::finish).unwrap_or_default();
                if let Some(table) = self.tables.last_mut() {
                    table.row.push(text);
                }
            }
            Role::Cell => self.writer().block(),
        }
    }

    fn end_row(&mut self) {
        if let (Some(table), Some(writer)) = (self.tables.last_mut(), self.writers.last_mut()) {
            table.end_row(writer);
        }
    }

    /// Word writes the bullet of a list item as text in an element of its own, and its number likewise.
    fn word_bullet(&mut self, text: &str) {
        let mark = text.trim();
        if mark.starts_with(|found: char| found.is_ascii_digit()) || mark.chars().count() > 1 {
            self.writer().text(text);
        } else {
            self.writer().text("- ");
        }
    }
}

/// Elements that pages use as fields of an entry, set apart by style sheets alone.
fn stands_alone(element: &Element) -> bool {
    match element.name() {
        "a" | "time" | "label" => true,
        "span" => element.attr("class").is_some_and(|class| !matches!(class, "SpellE" | "GramE")),
        _ => false,
    }
}

fn is_content(element: &Element) -> bool {
    matches!(element.name(), "article" | "section" | "main" | "li" | "td")
}

fn is_page(element: &Element) -> bool {
    matches!(element.name(), "html" | "body")
}

fn is_word_bullet(element: &Element) -> bool {
    element.name() == "span"
        && element.attr("style").is_some_and(|style| style.to_ascii_lowercase().replace(' ', "").contains("mso-list:ignore"))
}
