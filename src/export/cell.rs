//! Keeps spreadsheets from taking a cell for a formula.

use std::borrow::Cow;

/// A text that a spreadsheet will show as it is: what begins like a formula gets an apostrophe in front.
///
/// See OWASP, "CSV Injection". Numbers are written by the program itself and never pass here.
pub fn inert(text: &str) -> Cow<'_, str> {
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => Cow::Owned(format!("'{text}")),
        _ => Cow::Borrowed(text),
    }
}

/// A text without the characters that separate columns and rows, nor those that steer a terminal.
pub fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_control) { Cow::Owned(text.replace(char::is_control, " ")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text() {
        assert_eq!(inert("=1+1"), "'=1+1");
        assert_eq!(inert("Table ronde"), "Table ronde");
        assert_eq!(one_line("a\tb\nc\u{1b}[0m"), "a b c [0m");
    }
}
