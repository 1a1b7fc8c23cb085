//! Defines `Dom`, a page as a list of nodes in reading order, in which every subtree is a range and costs nothing to measure.

use scraper::node::Element;
use scraper::{Html, Node as Parsed};

use super::super::clock::clock_times;

/// What an element does to the lines of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Inline,
    /// A line of its own.
    Block,
    /// Set off by blank lines.
    Paragraph,
    Heading(u8),
    List {
        ordered: bool,
    },
    Item,
    Term,
    Table,
    Row,
    Cell,
    Break,
    Rule,
    Preformatted,
    /// Never shown, or shown as something other than text.
    Dropped,
}

impl Role {
    fn of(name: &str) -> Role {
        match name {
            "h1" => Role::Heading(1),
            "h2" => Role::Heading(2),
            "h3" => Role::Heading(3),
            "h4" => Role::Heading(4),
            "h5" => Role::Heading(5),
            "h6" => Role::Heading(6),
            "p" | "article" | "section" | "main" | "blockquote" | "dl" | "fieldset" | "details" | "figure" => Role::Paragraph,
            "div" | "header" | "footer" | "nav" | "aside" | "address" | "center" | "form" | "dd" | "summary" | "figcaption" | "caption"
            | "legend" | "hgroup" | "dialog" | "search" | "body" | "html" => Role::Block,
            "dt" => Role::Term,
            "ul" | "menu" | "dir" => Role::List { ordered: false },
            "ol" => Role::List { ordered: true },
            "li" => Role::Item,
            "table" => Role::Table,
            "tr" => Role::Row,
            "td" | "th" => Role::Cell,
            "br" => Role::Break,
            "hr" => Role::Rule,
            "pre" | "listing" | "xmp" | "plaintext" => Role::Preformatted,
            "head" | "title" | "script" | "style" | "noscript" | "template" | "svg" | "iframe" | "noframes" | "noembed" | "object"
            | "embed" | "applet" | "video" | "audio" | "canvas" | "map" | "select" | "datalist" | "textarea" | "input" | "meter"
            | "progress" | "img" | "link" | "meta" | "rp" => Role::Dropped,
            _ => Role::Inline,
        }
    }

    pub(super) fn is_block(self) -> bool {
        !matches!(self, Role::Inline | Role::Break | Role::Dropped)
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Content<'a> {
    Text(&'a str),
    Element(&'a Element, Role),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'a> {
    pub content: Content<'a>,
    /// The index behind the last node of the subtree.
    pub end: usize,
}

/// What is in a subtree; sums, so that the measure of a range is a difference.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Measure {
    /// Visible characters.
    pub chars: usize,
    /// Those inside links.
    pub linked: usize,
    pub links: usize,
    pub clocks: usize,
    pub first_headings: usize,
    /// Blocks with text and without blocks in them, and line breaks.
    pub lines: usize,
    pub blocks: usize,
    pub tables: usize,
}

pub(super) struct Dom<'a> {
    pub nodes: Vec<Node<'a>>,
    /// The measure of all nodes before each index, and of all of them at the end.
    before: Vec<Measure>,
    pub title: Option<&'a str>,
    pub metas: Vec<&'a Element>,
    /// `time` elements.
    pub times: Vec<(&'a Element, usize)>,
}

impl<'a> Dom<'a> {
    /// Lists the visible part of a page; `title` and `meta` elements are set aside.
    pub(super) fn new(html: &'a Html) -> Self {
        let mut dom = Dom { nodes: Vec::new(), before: Vec::new(), title: None, metas: Vec::new(), times: Vec::new() };
        let mut open: Vec<usize> = Vec::new();
        // The outermost dropped element that is open, as a depth.
        let mut dropped: Option<usize> = None;
        let mut depth = 0;
        for edge in html.tree.root().traverse() {
            match edge {
                ego_tree::iter::Edge::Open(node) => {
                    depth += 1;
                    match node.value() {
                        Parsed::Text(text) if dropped.is_none() => {
                            dom.nodes.push(Node { content: Content::Text(text), end: dom.nodes.len() + 1 });
                        }
                        Parsed::Element(element) => {
                            let role = role_in_context(element, &dom.nodes, &open);
                            dom.set_aside(element, || node.first_child()?.value().as_text().map(|text| &**text));
                            if dropped.is_none() && role == Role::Dropped {
                                dropped = Some(depth);
                            } else if dropped.is_none() {
                                open.push(dom.nodes.len());
                                dom.nodes.push(Node { content: Content::Element(element, role), end: 0 });
                            }
                        }
                        _ => {}
                    }
                }
                ego_tree::iter::Edge::Close(node) => {
                    if dropped == Some(depth) {
                        dropped = None;
                    } else if dropped.is_none()
                        && node.value().is_element()
                        && let Some(index) = open.pop()
                    {
                        dom.nodes[index].end = dom.nodes.len();
                    }
                    depth -= 1;
                }
            }
        }
        dom.measure_all();
        dom
    }

    /// What is in the subtree of a node.
    pub(super) fn measure(&self, index: usize) -> Measure {
        self.between(index, self.nodes[index].end)
    }

    pub(super) fn total(&self) -> Measure {
        self.between(0, self.nodes.len())
    }

    /// The text of a subtree, its nodes one after the other.
    pub(super) fn text(&self, index: usize) -> String {
        let texts = self.nodes[index..self.nodes[index].end].iter().filter_map(|node| match node.content {
            Content::Text(text) => Some(text),
            Content::Element(..) => None,
        });
        texts.collect()
    }

    fn between(&self, start: usize, end: usize) -> Measure {
        let (until, before) = (&self.before[end], &self.before[start]);
        Measure {
            chars: until.chars - before.chars,
            linked: until.linked - before.linked,
            links: until.links - before.links,
            clocks: until.clocks - before.clocks,
            first_headings: until.first_headings - before.first_headings,
            lines: until.lines - before.lines,
            blocks: until.blocks - before.blocks,
            tables: until.tables - before.tables,
        }
    }

    fn set_aside(&mut self, element: &'a Element, text: impl FnOnce() -> Option<&'a str>) {
        match element.name() {
            "meta" => self.metas.push(element),
            "title" if self.title.is_none() => self.title = text(),
            "time" => self.times.push((element, self.nodes.len())),
            _ => {}
        }
    }

    fn measure_all(&mut self) {
        let mut sum = Measure::default();
        let mut link_end = 0;
        self.before.reserve(self.nodes.len() + 1);
        for (index, node) in self.nodes.iter().enumerate() {
            self.before.push(sum);
            match node.content {
                Content::Text(text) => {
                    let chars = text.chars().filter(|found| !found.is_whitespace()).count();
                    sum.chars += chars;
                    sum.linked += if index < link_end { chars } else { 0 };
                    sum.clocks += clock_times(text);
                }
                Content::Element(element, role) => {
                    if element.name() == "a" && element.attr("href").is_some() {
                        link_end = link_end.max(node.end);
                        sum.links += 1;
                    }
                    sum.first_headings += usize::from(role == Role::Heading(1));
                    sum.blocks += usize::from(role.is_block());
                    sum.tables += usize::from(role == Role::Table);
                }
            }
        }
        self.before.push(sum);
        self.count_lines();
    }

    /// Lines need the other sums, so they are added in a second pass.
    fn count_lines(&mut self) {
        let mut lines = 0;
        for index in 0..self.nodes.len() {
            self.before[index].lines = lines;
            let Content::Element(_, role) = self.nodes[index].content else { continue };
            let end = self.nodes[index].end;
            let leaf = role.is_block()
                && self.before[end].blocks == self.before[index].blocks + 1
                && self.before[end].chars > self.before[index].chars;
            lines += usize::from(leaf || role == Role::Break);
        }
        if let Some(last) = self.before.last_mut() {
            last.lines = lines;
        }
    }
}

/// Buttons are furniture, but for those that open a part of the page under their own text, as accordions do.
fn role_in_context(element: &Element, nodes: &[Node], open: &[usize]) -> Role {
    if element.name() != "button" {
        return Role::of(element.name());
    }
    let in_heading = open.iter().any(|&index| matches!(nodes[index].content, Content::Element(_, Role::Heading(_))));
    let unfolds = ["aria-expanded", "aria-controls", "data-toggle", "data-bs-toggle"].iter().any(|name| element.attr(name).is_some());
    if in_heading || unfolds { Role::Block } else { Role::Dropped }
}
