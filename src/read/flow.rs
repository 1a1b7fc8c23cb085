//! Defines `Flow`, into which readers of word processors' formats write paragraphs, lists and tables.

use super::table::Table;
use super::writer::Writer;

/// What is written so far, the innermost cell or box last.
#[derive(Debug)]
pub(super) struct Flow {
    writers: Vec<Writer>,
    tables: Vec<Table>,
    /// Boxes and notes that wait for the end of their paragraph or of the text.
    boxes: Vec<String>,
    /// The bullet of the paragraph that is open.
    item: bool,
    heading: bool,
    is_filled: bool,
}

impl Flow {
    pub fn new() -> Self {
        Flow { writers: vec![Writer::default()], tables: Vec::new(), boxes: Vec::new(), item: false, heading: false, is_filled: false }
    }

    fn writer(&mut self) -> &mut Writer {
        if self.writers.is_empty() {
            self.writers.push(Writer::default());
        }
        let last = self.writers.len() - 1;
        &mut self.writers[last]
    }

    pub fn text(&mut self, text: &str) {
        self.is_filled |= !text.trim().is_empty();
        self.writer().text(text);
    }

    pub fn line_break(&mut self) {
        self.writer().line_break();
    }

    pub fn heading(&mut self, level: u8) {
        if !self.heading {
            self.heading = true;
            self.writer().heading(level.clamp(1, 6));
        }
    }

    /// The paragraph that is open is an item of a list.
    pub fn item(&mut self) {
        if !self.item {
            self.item = true;
            self.writer().open_item("- ".to_owned());
        }
    }

    /// Ends a paragraph; an empty one leaves a blank line.
    pub fn end_paragraph(&mut self) {
        if std::mem::take(&mut self.item) {
            self.writer().close_item();
        }
        if std::mem::take(&mut self.heading) {
            self.writer().heading(0);
        }
        if std::mem::take(&mut self.is_filled) {
            self.writer().block();
        } else {
            self.writer().paragraph();
        }
        if self.writers.len() == 1 {
            for text in std::mem::take(&mut self.boxes) {
                self.writer().paragraph();
                text.lines().for_each(|line| self.writer().line(line));
                self.writer().paragraph();
            }
        }
    }

    pub fn open_table(&mut self) {
        self.writer().block();
        self.tables.push(Table::default());
    }

    pub fn open_cell(&mut self) {
        self.writers.push(Writer::default());
    }

    pub fn close_cell(&mut self) {
        let text = self.close_writer();
        if let Some(table) = self.tables.last_mut() {
            table.row.push(text);
        }
    }

    pub fn close_row(&mut self) {
        if let Some(mut table) = self.tables.pop() {
            table.end_row(self.writer());
            self.tables.push(table);
        }
    }

    pub fn close_table(&mut self) {
        self.tables.pop();
        self.writer().block();
    }

    /// Text that stands beside the paragraph, or at its foot.
    pub fn open_box(&mut self) {
        self.writers.push(Writer::default());
    }

    pub fn close_box(&mut self) {
        let text = self.close_writer();
        if !text.is_empty() {
            self.boxes.push(text);
        }
    }

    fn close_writer(&mut self) -> String {
        (self.item, self.heading, self.is_filled) = (false, false, true);
        if self.writers.len() > 1 { self.writers.pop().map(Writer::finish).unwrap_or_default() } else { String::new() }
    }

    pub fn finish(mut self) -> String {
        while self.writers.len() > 1 {
            self.close_box();
        }
        self.is_filled = true;
        self.end_paragraph();
        self.writers.pop().map(Writer::finish).unwrap_or_default()
    }
}
