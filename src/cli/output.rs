//! Standard output, its width and whether it may be coloured.

use std::io::{self, BufWriter, IsTerminal, Write};

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
