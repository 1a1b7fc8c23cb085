//! Standard output, its width and its styles; escape codes leave the program only where they are wanted.

use std::borrow::Cow;
use std::io::{self, BufWriter, IsTerminal, Write};

use anstyle::{AnsiColor, Style};
use estrade::export::annotated::Annotation;
use serde::Serialize;

pub const HEADING: Style = Style::new().bold();
pub const DIM: Style = Style::new().dimmed();
pub const FOUND: Style = AnsiColor::Yellow.on_default().bold();

/// Buffered standard output; escape codes are taken out where the other end or `NO_COLOR` does not want them.
pub fn stdout() -> BufWriter<anstream::AutoStream<io::StdoutLock<'static>>> {
    BufWriter::new(anstream::AutoStream::auto(io::stdout().lock()))
}

/// The same for what holds no escape codes, such as JSON: nobody looks for them.
pub fn plain() -> BufWriter<io::StdoutLock<'static>> {
    BufWriter::new(io::stdout().lock())
}

pub fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Columns of the terminal; none where standard output is none.
pub fn width() -> Option<usize> {
    terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0))
}

/// A line on standard error, which may be closed.
pub fn complain(line: std::fmt::Arguments) {
    let _ = writeln!(io::stderr(), "estrade: {line}");
}

/// "1 document", "12 documents".
pub fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// A value as JSON for a reader, over several lines.
pub fn json_document(out: &mut dyn Write, value: &(impl Serialize + ?Sized)) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}

/// A value as one line of JSON.
pub fn json_line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    writeln!(out)
}

/// A value as one line of JSON of about so many bytes.
pub fn json(value: &impl Serialize, bytes: usize) -> serde_json::Result<Vec<u8>> {
    let mut line = Line(Vec::with_capacity(bytes));
    serde_json::to_writer(&mut line, value)?;
    line.0.push(b'\n');
    Ok(line.0)
}

/// A line that is being written in thousands of pieces, most of them one byte long: those are put without a call.
struct Line(Vec<u8>);

impl Write for Line {
    #[inline]
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.write_all(piece)?;
        Ok(piece.len())
    }

    #[inline]
    fn write_all(&mut self, piece: &[u8]) -> io::Result<()> {
        match *piece {
            [byte] => self.0.push(byte),
            _ => self.0.extend_from_slice(piece),
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How a fact is shown in its text.
pub fn style_of(kind: Annotation) -> Style {
    match kind {
        Annotation::Event => Style::new().bold().underline(),
        Annotation::Date => AnsiColor::Cyan.on_default(),
        Annotation::Place => AnsiColor::Blue.on_default(),
        Annotation::Session => Style::new().bold(),
        Annotation::Person => AnsiColor::Green.on_default().bold(),
        Annotation::Role => AnsiColor::Magenta.on_default(),
        Annotation::Organisation => AnsiColor::Yellow.on_default(),
        Annotation::Theme => AnsiColor::Red.on_default(),
    }
}

/// A text without the control characters by which a document could steer the terminal.
pub fn visible(text: &str) -> Cow<'_, str> {
    let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if text.contains(steers) { Cow::Owned(text.replace(steers, " ")) } else { Cow::Borrowed(text) }
}
