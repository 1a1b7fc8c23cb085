//! Defines `Writer`, which sets words into lines: white space collapsed, marks and indents before each line, blank lines between paragraphs.

/// What separates the next word from what was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Line,
    Blank,
}

/// A list item that is open.
#[derive(Debug)]
struct Item {
    /// Not yet written.
    bullet: Option<String>,
    written: bool,
}

#[derive(Debug, Default)]
pub(super) struct Writer {
    out: String,
    gap: Gap,
    space: bool,
    /// Level of the heading that is open, 0 for none.
    heading: usize,
    items: Vec<Item>,
    /// The next word begins an element that directly follows another one of a different class.
    seam: bool,
}

impl Writer {
    /// Adds running text.
    pub(super) fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(start) = rest.find(|found| !is_space(found)) {
            self.space |= start > 0;
            let end = rest[start..].find(is_space).map_or(rest.len(), |length| start + length);
            self.word(&rest[start..end]);
            rest = &rest[end..];
        }
        self.space |= !rest.is_empty();
    }

    /// Adds text whose lines and spaces are kept.
    pub(super) fn preformatted(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.line_break();
            }
            let line = line.trim_end_matches(is_space);
            if !line.is_empty() {
                self.begin();
                self.out.push_str(line);
            }
        }
    }

    /// Adds one line that is complete.
    pub(super) fn line(&mut self, line: &str) {
        self.block();
        if line.is_empty() {
            self.paragraph();
        } else {
            self.begin();
            self.out.push_str(line);
        }
        self.block();
    }

    /// Ends the line; once more leaves a blank line.
    pub(super) fn line_break(&mut self) {
        self.gap = if self.gap == Gap::None { Gap::Line } else { Gap::Blank };
    }

    /// Whatever comes next begins a line.
    pub(super) fn block(&mut self) {
        self.gap = self.gap.max(Gap::Line);
    }

    /// Whatever comes next begins a line after a blank one.
    pub(super) fn paragraph(&mut self) {
        self.gap = Gap::Blank;
    }

    /// Every line gets the mark of a heading, until level 0.
    pub(super) fn heading(&mut self, level: u8) {
        self.paragraph();
        self.heading = level.into();
    }

    /// Opens a list item; its bullet is written with its first word.
    pub(super) fn open_item(&mut self, bullet: String) {
        self.block();
        self.items.push(Item { bullet: Some(bullet), written: false });
    }

    pub(super) fn close_item(&mut self) {
        self.block();
        self.items.pop();
    }

    /// An element begins directly after another: if both sides are letters or digits, they are two words.
    pub(super) fn seam(&mut self) {
        self.seam = true;
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    fn word(&mut self, word: &str) {
        if word.chars().all(is_invisible) {
            return;
        }
        let joins_words = self.seam && self.out.ends_with(char::is_alphanumeric) && word.starts_with(char::is_alphanumeric);
        if self.gap == Gap::None && !self.out.is_empty() && (self.space || joins_words) {
            self.out.push(' ');
        }
        self.begin();
        self.out.push_str(word);
    }

    /// Begins a line if one is due, with its mark and indent.
    fn begin(&mut self) {
        if self.gap != Gap::None || self.out.is_empty() {
            if !self.out.is_empty() {
                self.out.push_str(if self.gap == Gap::Blank { "\n\n" } else { "\n" });
            }
            let bullet = self.items.last_mut().and_then(|item| item.bullet.take());
            // An outer item that begins with an inner one has no line for its bullet, nor has one that begins with a heading.
            for item in self.items.iter_mut().rev().skip(1).take_while(|item| item.bullet.is_some()) {
                item.bullet = None;
            }
            if self.heading > 0 {
                self.out.extend(std::iter::repeat_n('#', self.heading));
                self.out.push(' ');
            } else {
                let outer = self.items.iter().filter(|item| item.written).count();
                self.out.extend(std::iter::repeat_n(' ', 2 * outer.min(20)));
                if let Some(bullet) = bullet {
                    self.out.push_str(&bullet);
                    if let Some(item) = self.items.last_mut() {
                        item.written = true;
                    }
                }
            }
        }
        self.gap = Gap::None;
        self.space = false;
        self.seam = false;
    }
}

/// HTML's white space, and the no-break space that editors fill lines with.
fn is_space(found: char) -> bool {
    matches!(found, ' ' | '\t' | '\n' | '\r' | '\u{0C}' | '\u{A0}')
}

fn is_invisible(found: char) -> bool {
    matches!(found, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}') || found.is_whitespace()
}
