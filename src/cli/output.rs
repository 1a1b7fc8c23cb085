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

/// A value as one line of JSON.
pub fn json_line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    writeln!(out)
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
