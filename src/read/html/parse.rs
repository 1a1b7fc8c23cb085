//! Parses a page into a tree that is never deeper than `DEPTH`, in linear time.
//!
//! HTML's own rules make some pages quadratic: every block tag searches all open elements, every paragraph reopens all
//! unclosed formatting. So a filter between tokenizer and tree builder takes out the formatting tags, whose text is all
//! that is wanted, and the tags that lie too deep. Browsers limit the depth as well (to 512 elements).

use std::borrow::Cow;
use std::cell::Cell;

use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use memchr::{memchr_iter, memchr2};
use scraper::{Html, HtmlTreeSink};

const DEPTH: usize = 300;

pub(super) fn parse(source: &str) -> Html {
    let builder = TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), TreeBuilderOpts::default());
    let filter = Filter { builder, unmeasured: Cell::new(0) };
    let tokenizer = Tokenizer::new(filter, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(&without_giant_tags(source)));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.builder.sink.finish()
}

type Node = <HtmlTreeSink as TreeSink>::Handle;

struct Filter {
    builder: TreeBuilder<Node, HtmlTreeSink>,
    /// So many start tags may come before the depth has to be measured again.
    unmeasured: Cell<usize>,
}

impl TokenSink for Filter {
    type Handle = Node;

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<Node> {
        let token = match token {
            Token::TagToken(tag) if is_formatting(&tag.name) || is_empty(&tag) => return TokenSinkResult::Continue,
            Token::TagToken(tag) if tag.kind == TagKind::StartTag && self.is_too_deep() => match line_end(&tag) {
                Some(tag) => Token::TagToken(tag),
                None => return TokenSinkResult::Continue,
            },
            Token::CommentToken(_) => return TokenSinkResult::Continue,
            token => token,
        };
        self.builder.process_token(token, line_number)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Filter {
    /// A start tag adds one level at most, so the depth is counted only where it might have reached the limit.
    fn is_too_deep(&self) -> bool {
        if self.unmeasured.get() == 0 {
            let html = self.builder.sink.0.borrow();
            let depth = html.tree.nodes().next_back().map_or(0, |last| last.ancestors().count());
            self.unmeasured.set(DEPTH.saturating_sub(depth));
        }
        match self.unmeasured.get().checked_sub(1) {
            Some(left) => {
                self.unmeasured.set(left);
                false
            }
            None => true,
        }
    }
}

/// An element that XHTML may write as one tag (`<title/>`), and which to HTML would hold the rest of the page as its text.
fn is_empty(tag: &Tag) -> bool {
    let holds_text = matches!(&*tag.name, "title" | "script" | "style" | "textarea" | "iframe" | "noframes" | "xmp" | "noembed");
    tag.self_closing && holds_text
}

/// A tag that is not to be opened leaves a line end where its block would have begun.
fn line_end(tag: &Tag) -> Option<Tag> {
    let inline = matches!(&*tag.name, "span" | "a" | "label" | "abbr" | "time" | "sup" | "sub");
    (!inline).then(|| Tag { name: "br".into(), attrs: Vec::new(), ..tag.clone() })
}

fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "b" | "strong"
            | "i"
            | "em"
            | "u"
            | "s"
            | "strike"
            | "font"
            | "big"
            | "small"
            | "tt"
            | "code"
            | "nobr"
            | "ins"
            | "mark"
            | "cite"
            | "dfn"
    )
}

/// The source without the attributes of tags that have thousands, each of which the tokenizer compares with all others.
fn without_giant_tags(source: &str) -> Cow<'_, str> {
    const GIANT: usize = 1 << 16;
    let bytes = source.as_bytes();
    let mut kept: Option<String> = None;
    let mut copied = 0;
    let mut previous = 0;
    // Most pages have a bracket every few bytes: only a long gap is looked into.
    for end in memchr::memchr2_iter(b'<', b'>', bytes).chain([bytes.len()]) {
        let tag = &bytes[previous..end];
        if tag.len() > GIANT
            && matches!(tag, [b'<', first, ..] if first.is_ascii_alphabetic())
            && memchr_iter(b'=', tag).count() + spaces(tag) > 2000
        {
            let name = memchr2(b' ', b'\n', tag).unwrap_or(tag.len());
            kept.get_or_insert_default().push_str(&source[copied..previous + name]);
            copied = end;
        }
        previous = end;
    }
    match kept {
        Some(mut kept) => {
            kept.push_str(&source[copied..]);
            Cow::Owned(kept)
        }
        None => Cow::Borrowed(source),
    }
}

fn spaces(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| byte.is_ascii_whitespace()).count()
}
