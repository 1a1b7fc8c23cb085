//! Takes inline markup out of markdown, and out of plain text that carries it: one pass a line, in linear time.
//!
//! Emphasis follows the delimiter rules of CommonMark 0.31 (section 6.2 and the algorithm of its appendix) within one
//! line. Three rules are our own, because programmes use asterisks for other things too:
//! - `(*)` is a footnote mark, never a delimiter;
//! - a lone `*` between two letters or digits is none either (`élu*e*s`, `2*3*4`);
//! - `**` after punctuation and before a letter may close (`**Animation :**Anne Roux`), which CommonMark forbids.

use std::collections::HashMap;
use std::ops::Range;

use memchr::{memchr, memchr2};
use unicode_normalization::char::is_combining_mark;

use crate::text::{OffsetMap, OffsetMapBuilder, seek};

/// The text without inline markup: emphasis, links, images, code marks, escapes; `<br>` becomes a line end, `&nbsp;` a space.
///
/// Headings, bullets, quotes, rules and table bars stay, and so does every delimiter that has no partner on its line.
pub(super) fn strip_inline(text: String) -> (String, OffsetMap) {
    let mut edits = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = seek(bytes, at, is_mark) {
        let start = memchr::memrchr(b'\n', &bytes[at..found]).map_or(at, |newline| at + newline + 1);
        let end = memchr(b'\n', &bytes[found..]).map_or(bytes.len(), |newline| found + newline);
        Line::new(&text, start..end, found).edits(&mut edits);
        at = end;
    }
    if edits.is_empty() {
        let map = OffsetMap::identity(text.len());
        return (text, map);
    }
    apply(&text, edits)
}

/// Whether inline markup begins with this byte.
#[inline(always)]
fn is_mark(byte: u8) -> bool {
    // Bits in which it differs from the nearest: of plain comparisons the compiler would make a table, which is no vector.
    let off = |mark: u8| byte ^ mark;
    off(b'*').min(off(b'_')).min(off(b'`')).min(off(b'\\')).min(off(b'[')).min(off(b'<')).min(off(b'&')) == 0
}

/// `range` of the text is replaced by nothing, by a line end or by a space.
struct Edit {
    range: Range<usize>,
    by: &'static str,
}

fn apply(text: &str, mut edits: Vec<Edit>) -> (String, OffsetMap) {
    edits.sort_unstable_by_key(|edit| edit.range.start);
    let mut stripped = String::with_capacity(text.len());
    let mut map = OffsetMapBuilder::default();
    let mut copied = 0;
    for Edit { range, by } in edits {
        // What a dropped image or link target covers may hold marks of its own; an accent without a letter must not find
        // one, lest the text is no longer composed.
        if range.end <= copied || text[range.end..].starts_with(joins_the_letter_before) {
            continue;
        }
        let start = range.start.max(copied);
        stripped.push_str(&text[copied..start]);
        stripped.push_str(by);
        map.copy(start - copied);
        map.replace(by.len(), range.end - start);
        copied = range.end;
    }
    stripped.push_str(&text[copied..]);
    map.copy(text.len() - copied);
    (stripped, map.finish())
}

/// A run of `*` or `_`.
struct Delimiters {
    mark: u8,
    range: Range<usize>,
    opens: bool,
    closes: bool,
    /// Marks already used: at the left as a closer, at the right as an opener.
    used_left: usize,
    used_right: usize,
}

impl Delimiters {
    fn left(&self) -> usize {
        self.range.len() - self.used_left - self.used_right
    }
}

/// One line being read.
struct Line<'a> {
    text: &'a str,
    range: Range<usize>,
    /// The first place where a mark may be.
    first: usize,
    delimiters: Vec<Delimiters>,
    /// Opening brackets: where they begin (at the `!` of an image), and whether they are images.
    brackets: Vec<(usize, bool)>,
    /// Whether a title's closing `"`, `'`, `)` is known to be missing in the rest of the line.
    untitled: [bool; 3],
}

impl<'a> Line<'a> {
    fn new(text: &'a str, range: Range<usize>, first: usize) -> Self {
        Line { text, range, first, delimiters: Vec::new(), brackets: Vec::new(), untitled: [false; 3] }
    }

    fn edits(mut self, edits: &mut Vec<Edit>) {
        let bytes = &self.text.as_bytes()[..self.range.end];
        let mut code = None;
        let mut at = self.first;
        while at < self.range.end {
            at = match bytes[at] {
                b'\\' => escape(bytes, at, edits),
                b'`' => {
                    let closers = code.get_or_insert_with(|| CodeSpans::of(bytes, at));
                    closers.read(self.text, at, edits)
                }
                b'*' | b'_' => self.delimiters(at),
                b'[' => {
                    let image = bytes[self.range.start..at].ends_with(b"!") && !bytes[self.range.start..at].ends_with(b"\\!");
                    self.brackets.push((at - usize::from(image), image));
                    at + 1
                }
                b']' => self.close_bracket(at, edits),
                b'<' => angle(&self.text[at..self.range.end], at, edits),
                b'&' => spelt_space(bytes, at, edits),
                _ => seek(bytes, at + 1, |byte| is_mark(byte) || byte == b']').unwrap_or(bytes.len()),
            };
        }
        pair(&mut self.delimiters);
        for run in &self.delimiters {
            for range in [run.range.start..run.range.start + run.used_left, run.range.end - run.used_right..run.range.end] {
                if !range.is_empty() {
                    edits.push(Edit { range, by: "" });
                }
            }
        }
    }

    /// Reads a run of `*` or `_` and sets down what it may do by the flanking rules.
    fn delimiters(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mark = bytes[start];
        let end = bytes[start..self.range.end].iter().position(|&byte| byte != mark).map_or(self.range.end, |length| start + length);
        let before = self.text[self.range.start..start].chars().next_back().unwrap_or(' ');
        let after = self.text[end..self.range.end].chars().next().unwrap_or(' ');
        if (before, after) == ('(', ')') {
            return end;
        }
        let left = !after.is_whitespace() && (!is_punctuation(after) || before.is_whitespace() || is_punctuation(before));
        let right = !before.is_whitespace() && (!is_punctuation(before) || after.is_whitespace() || is_punctuation(after));
        let inside_word = before.is_alphanumeric() && after.is_alphanumeric();
        let (opens, closes) = match mark {
            b'_' => (left && (!right || is_punctuation(before)), right && (!left || is_punctuation(after))),
            _ if inside_word && end - start == 1 => (false, false),
            _ => (
                left,
                right
                    || (end - start == 2
                        && matches!(before, ':' | ';' | '.' | ',' | '!' | '?' | '…' | ')' | '»')
                        && after.is_alphanumeric()),
            ),
        };
        if opens || closes {
            self.delimiters.push(Delimiters { mark, range: start..end, opens, closes, used_left: 0, used_right: 0 });
        }
        end
    }

    /// A `]` ends a link or an image if a target follows; otherwise both brackets are text.
    fn close_bracket(&mut self, at: usize, edits: &mut Vec<Edit>) -> usize {
        let Some((open, image)) = self.brackets.pop() else { return at + 1 };
        let Some(end) = self.target(at + 1) else { return at + 1 };
        if image {
            edits.push(Edit { range: open..end, by: "" });
            // Nothing inside the image is left to be paired.
            while self.delimiters.last().is_some_and(|run| run.range.start > open) {
                self.delimiters.pop();
            }
        } else {
            edits.push(Edit { range: open..open + 1, by: "" });
            edits.push(Edit { range: at..end, by: "" });
        }
        end
    }

    /// The end of `(address "title")`; the address must look like one, for plain text also says "[annulé](Lyon)".
    fn target(&mut self, at: usize) -> Option<usize> {
        let line = &self.text.as_bytes()[..self.range.end];
        if line.get(at) != Some(&b'(') {
            return None;
        }
        let start = skip_spaces(line, at + 1);
        let address_end = address(line, start)?;
        let address = &line[start..address_end];
        if !address.is_empty() && !address.iter().any(|byte| b"/.#:@?<".contains(byte)) {
            return None;
        }
        let mut end = skip_spaces(line, address_end);
        if end > address_end
            && let Some((kind, closing)) = line.get(end).and_then(|&opening| title_end(opening))
        {
            if self.untitled[kind] {
                return None;
            }
            // A title in parentheses holds none, so that no stretch is searched twice.
            let title = &line[end + 1..];
            let found = if closing == b')' { memchr2(b'(', b')', title) } else { memchr(closing, title) };
            let Some(length) = found else {
                self.untitled[kind] = true;
                return None;
            };
            if title[length] != closing {
                return None;
            }
            end = skip_spaces(line, end + 1 + length + 1);
        }
        (line.get(end) == Some(&b')')).then_some(end + 1)
    }
}

fn title_end(opening: u8) -> Option<(usize, u8)> {
    match opening {
        b'"' => Some((0, b'"')),
        b'\'' => Some((1, b'\'')),
        b'(' => Some((2, b')')),
        _ => None,
    }
}

/// The end of a link's address: in angle brackets, or without spaces and with balanced parentheses, 32 deep at most.
fn address(line: &[u8], start: usize) -> Option<usize> {
    if line.get(start) == Some(&b'<') {
        let length = line[start + 1..].iter().position(|byte| matches!(byte, b'<' | b'>'))?;
        let end = start + 1 + length;
        return (line[end] == b'>').then_some(end + 1);
    }
    let mut depth = 0;
    let mut at = start;
    while let Some(&byte) = line.get(at) {
        match byte {
            b'(' if depth == 32 => return None,
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            b'\\' => at += 1,
            byte if byte.is_ascii_whitespace() => return (depth == 0).then_some(at),
            _ => {}
        }
        at += 1;
    }
    None
}

fn skip_spaces(line: &[u8], at: usize) -> usize {
    at + line[at.min(line.len())..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}

/// A backslash before ASCII punctuation makes it a plain character; at the end of a line it is a hard break.
fn escape(line: &[u8], at: usize, edits: &mut Vec<Edit>) -> usize {
    match line.get(at + 1) {
        Some(next) if !next.is_ascii_punctuation() => at + 1,
        next => {
            edits.push(Edit { range: at..at + 1, by: "" });
            at + 1 + usize::from(next.is_some())
        }
    }
}

/// For every run of backticks in a line, the next one of the same length.
struct CodeSpans {
    closers: HashMap<usize, Range<usize>>,
}

impl CodeSpans {
    fn of(line: &[u8], start: usize) -> Self {
        let mut runs = Vec::new();
        let mut at = start;
        while let Some(distance) = memchr(b'`', &line[at..]) {
            let run = at + distance;
            at = line[run..].iter().position(|&byte| byte != b'`').map_or(line.len(), |length| run + length);
            runs.push(run..at);
        }
        let mut closers = HashMap::new();
        let mut next_of_length: HashMap<usize, Range<usize>> = HashMap::new();
        for run in runs.into_iter().rev() {
            if let Some(closer) = next_of_length.insert(run.len(), run.clone()) {
                closers.insert(run.start, closer);
            }
        }
        CodeSpans { closers }
    }

    /// Drops the marks around a code span; a backtick between two letters is somebody's apostrophe.
    fn read(&self, text: &str, at: usize, edits: &mut Vec<Edit>) -> usize {
        let end = at + text.as_bytes()[at..].iter().take_while(|&&byte| byte == b'`').count();
        let Some(closer) = self.closers.get(&at) else { return end };
        if is_apostrophe(text, &(at..end)) || is_apostrophe(text, closer) {
            return end;
        }
        edits.push(Edit { range: at..end, by: "" });
        edits.push(Edit { range: closer.clone(), by: "" });
        closer.end
    }
}

fn is_apostrophe(text: &str, run: &Range<usize>) -> bool {
    let before = text[..run.start].chars().next_back();
    let after = text[run.end..].chars().next();
    run.len() == 1 && before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
}

/// `&nbsp;`, with which exports fill the empty cells of a table.
fn spelt_space(line: &[u8], at: usize, edits: &mut Vec<Edit>) -> usize {
    const SPELT: &[u8] = b"&nbsp;";
    if !line[at..].starts_with(SPELT) {
        return at + 1;
    }
    edits.push(Edit { range: at..at + SPELT.len(), by: " " });
    at + SPELT.len()
}

/// Inline tags that markdown and exports leave in text; `<br>` is a line end, `<https://…>` and `<nom@exemple.fr>` are links.
fn angle(rest: &str, at: usize, edits: &mut Vec<Edit>) -> usize {
    const INLINE: [&str; 15] = ["a", "b", "big", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u", "center"];
    let inner = &rest[1..];
    let Some(length) = inner.bytes().position(|byte| matches!(byte, b'<' | b'>')).filter(|&length| inner.as_bytes()[length] == b'>') else {
        return at + 1;
    };
    let end = at + 1 + length + 1;
    let content = &inner[..length];
    let name = content.trim_start_matches('/');
    let name = &name[..name.find(|found: char| !found.is_ascii_alphanumeric()).unwrap_or(name.len())];
    if name.eq_ignore_ascii_case("br") {
        // At the end of its line it adds none.
        let by = if rest[1 + length + 1..].trim().is_empty() { "" } else { "\n" };
        edits.push(Edit { range: at..end, by });
        return end;
    }
    if INLINE.iter().any(|inline| name.eq_ignore_ascii_case(inline))
        && (content.contains('=') || content.trim_matches('/').len() == name.len())
    {
        edits.push(Edit { range: at..end, by: "" });
        return end;
    }
    if !content.contains(char::is_whitespace) && (content.contains("://") || content.starts_with("mailto:") || content.contains('@')) {
        edits.push(Edit { range: at..at + 1, by: "" });
        edits.push(Edit { range: end - 1..end, by: "" });
        return end;
    }
    at + 1
}

/// Pairs the runs as CommonMark's `process emphasis` does; how far a search went in vain is remembered, which keeps it linear.
fn pair(runs: &mut [Delimiters]) {
    // For each mark, whether the closer also opens, and its length modulo 3: below which run there is no opener.
    let mut bottom: HashMap<(u8, bool, usize), usize> = HashMap::new();
    let mut openers: Vec<usize> = Vec::new();
    for closer in 0..runs.len() {
        while runs[closer].closes && runs[closer].left() > 0 {
            let run = &runs[closer];
            let key = (run.mark, run.opens, run.range.len() % 3);
            let lowest = bottom.get(&key).copied().unwrap_or(0);
            let found = openers
                .iter()
                .rposition(|&opener| opener < lowest || may_pair(&runs[opener], run))
                .filter(|&place| openers[place] >= lowest);
            let Some(place) = found else {
                bottom.insert(key, closer);
                break;
            };
            let opener = openers[place];
            let used = if runs[opener].left() >= 2 && runs[closer].left() >= 2 { 2 } else { 1 };
            runs[opener].used_right += used;
            runs[closer].used_left += used;
            openers.truncate(if runs[opener].left() > 0 { place + 1 } else { place });
        }
        if runs[closer].opens && runs[closer].left() > 0 {
            openers.push(closer);
        }
    }
}

fn may_pair(opener: &Delimiters, closer: &Delimiters) -> bool {
    let both_ways = opener.closes || closer.opens;
    let sum = opener.range.len() + closer.range.len();
    let odd = both_ways && sum.is_multiple_of(3) && !(opener.range.len().is_multiple_of(3) && closer.range.len().is_multiple_of(3));
    opener.mark == closer.mark && !odd
}

/// Accents, and the Hangul letters that join into syllables.
fn joins_the_letter_before(found: char) -> bool {
    is_combining_mark(found) || ('\u{1100}'..='\u{11FF}').contains(&found)
}

/// CommonMark means the categories P and S; everything visible that is neither letter, digit nor accent comes to the same.
fn is_punctuation(found: char) -> bool {
    if found.is_ascii() {
        found.is_ascii_punctuation()
    } else {
        !found.is_alphanumeric() && !found.is_whitespace() && !is_combining_mark(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn examples() {
        let table = [
            ("**Anne Roux**, maire", "Anne Roux, maire"),
            ("*sous réserve*", "sous réserve"),
            ("***« On n’ose plus »***", "« On n’ose plus »"),
            ("__Pause__ _café_ nom_de_fichier", "Pause café nom_de_fichier"),
            ("* **8 h 45** – Accueil", "* 8 h 45 – Accueil"),
            ("**10h00 · Le *droit* dit**", "10h00 · Le droit dit"),
            ("[Je m’inscris](#inscription) | [Le bulletin](https://exemple.fr/a_(b).pdf \"le titre\")", "Je m’inscris | Le bulletin"),
            ("![Affiche du *colloque* de Lyon](affiche.png) Lyon", " Lyon"),
            ("[![logo](a.png)](https://exemple.fr)", ""),
            ("[**Anne Roux**](/anne)", "Anne Roux"),
            (r"9h \- Accueil\. \*", "9h - Accueil. *"),
            ("`code` et ``a ` b``", "code et a ` b"),
            ("Accueil<br>Pause<BR />Fin", "Accueil\nPause\nFin"),
            ("Accueil<br />\n\nPause<br>\nFin", "Accueil\n\nPause\nFin"),
            (
                "<u>Anne</u> <span style=\"x\">Roux</span> <anne@exemple.fr> <https://exemple.fr>",
                "Anne Roux anne@exemple.fr https://exemple.fr",
            ),
            ("**Animation :**Anne Roux, **journaliste**", "Animation :Anne Roux, journaliste"),
            ("# **Programme**", "# Programme"),
            ("> *citation*", "> citation"),
            ("| **9h** | *Accueil* |", "| 9h | Accueil |"),
            ("| 9h | Accueil | &nbsp; |", "| 9h | Accueil |   |"),
            ("Duval & Fils, M&nbsp, R&D", "Duval & Fils, M&nbsp, R&D"),
            ("une fin\\\nde ligne", "une fin\nde ligne"),
            ("**un\ndeux**", "**un\ndeux**"),
        ];
        for (written, expected) in table {
            assert_eq!(strip_inline(written.to_string()).0, expected, "{written:?}");
        }
    }

    #[test]
    fn what_is_no_markup_stays() {
        let table = [
            "Marc Rubo*, pédopsychiatre, Anne Roux*, maire*",
            "Anne Roux** (Lyon), Marc Rubo**",
            "*sous réserve de confirmation",
            "M. Alain Terre (*), président ; M. Étienne Lac (*), conseiller",
            "* Anne Roux\n* Marc Rubo*",
            "élu*e*s et technicien*ne*s",
            "2*3*4",
            "***",
            "* * *",
            "___",
            "---",
            "Titre\n=====",
            "[à confirmer] et [annulé](Lyon) ou [1]",
            "l`eau et d`ici",
            "9 < 10 > 8",
            "<Programme>",
            r"C:\Documents",
            "snake_case_name et __",
        ];
        for written in table {
            assert_eq!(strip_inline(written.to_string()).0, written);
        }
        assert_eq!(strip_inline("- *Présidente du cercle*,*".into()).0, "- Présidente du cercle,*");
        assert_eq!(strip_inline("`e`\u{301}".into()).0, "e`\u{301}");
    }

    #[test]
    fn every_word_leads_back() {
        let written = "- **Anne [Roux](https://exemple.fr)**, *maire*<br>fin";
        let (text, map) = strip_inline(written.into());
        for word in ["Anne", "Roux", "maire", "fin"] {
            let start = text.find(word).expect(word);
            let range = map.to_original(Span::new(start, start + word.len()));
            assert_eq!(&written[range.start as usize..range.end as usize], word);
        }
    }

    #[test]
    fn hostile_lines_take_linear_time() {
        let mixed: String = (1..1000).map(|length| "`".repeat(length) + " ").collect();
        let patterns = [
            "*", "[", "_", "]", "`", "<", "\\", "![", "](", "*a", "a*", "*a_", "a**b", "[a](b", "[a](<b", "[a](/ \"", "[a](/ (", "[a](/ '",
            "**a*", "_a*", "<a@", "(", "[](", "*(", "a_ *",
        ];
        for pattern in patterns {
            let (text, map) = strip_inline(pattern.repeat(1_000_000 / pattern.len()));
            assert_eq!(map.converted_len() as usize, text.len(), "{pattern}");
        }
        strip_inline(mixed);
    }
}
