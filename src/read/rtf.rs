//! Reads Rich Text (RTF 1.9): groups, code pages, Unicode, tables, lists, notes; what is not shown is passed over.

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

use super::encoding::Decoded;
use super::flow::Flow;
use super::{Metadata, ReadError, ReadText, html, limit};
use crate::record::MediaType;
use crate::text::{OffsetMap, normalise};

pub(super) fn read(bytes: &[u8]) -> Result<ReadText, ReadError> {
    let mut reader = Reader {
        bytes,
        at: 0,
        flow: Flow::new(),
        groups: Vec::new(),
        state: State::default(),
        pending: Vec::new(),
        title: String::new(),
        is_row_open: false,
        page: None,
    };
    reader.run()?;
    let warnings = if reader.groups.is_empty() { Vec::new() } else { vec!["the file ends before its text does".to_owned()] };
    if let Some(page) = reader.page.take() {
        limit::text(page.len(), bytes.len())?;
        let read = html::read(Decoded::of(page))?;
        let offsets = OffsetMap::identity(read.text.len());
        let warnings = warnings.into_iter().chain(read.warnings).collect();
        return Ok(ReadText { offsets, media_type: MediaType::Rtf, warnings, ..read });
    }
    reader.end_row();
    let title = normalise(reader.title).0.trim().to_owned();
    let text = normalise(reader.flow.finish()).0;
    limit::text(text.len(), bytes.len())?;
    let metadata = Metadata { title: (!title.is_empty()).then_some(title), ..Metadata::default() };
    Ok(ReadText { offsets: OffsetMap::identity(text.len()), text, media_type: MediaType::Rtf, metadata, warnings, ..ReadText::default() })
}

/// Where the text of a group goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Destination {
    #[default]
    Text,
    Title,
    /// The bullet or number that a list shows.
    ListMark,
    /// A piece of the page that the text was made of.
    Tag,
    Nothing,
}

/// What a group inherits and gives back when it ends.
#[derive(Clone, Copy, Debug)]
struct State {
    destination: Destination,
    is_hidden: bool,
    encoding: &'static Encoding,
    /// Characters that stand for a Unicode one where that is not understood.
    stand_ins: usize,
    is_in_table: bool,
    is_note: bool,
    /// Of no use to who reads the page that the text was made of.
    is_rtf_only: bool,
    outline: Option<u8>,
}

impl Default for State {
    fn default() -> Self {
        State {
            destination: Destination::Text,
            is_hidden: false,
            encoding: WINDOWS_1252,
            stand_ins: 1,
            is_in_table: false,
            is_note: false,
            is_rtf_only: false,
            outline: None,
        }
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    flow: Flow,
    groups: Vec<State>,
    state: State,
    /// Bytes in the code page that are not yet characters.
    pending: Vec<u8>,
    title: String,
    is_row_open: bool,
    /// The page that the text was made of, as far as it is read: Outlook keeps it in the text ([MS-OXRTFEX] 2.1.3).
    page: Option<String>,
}

/// Groups within groups.
const DEEPEST: usize = 1_000;

impl Reader<'_> {
    fn run(&mut self) -> Result<(), ReadError> {
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'{' => {
                    self.flush();
                    if self.groups.len() >= DEEPEST {
                        return Err(ReadError::Limit(format!("more than {DEEPEST} groups within each other")));
                    }
                    self.groups.push(self.state);
                }
                b'}' => self.close_group(),
                b'\\' => self.control(),
                b'\r' | b'\n' => {}
                byte => self.pending.push(byte),
            }
        }
        self.flush();
        Ok(())
    }

    fn close_group(&mut self) {
        self.flush();
        let Some(outer) = self.groups.pop() else { return };
        if self.state.is_note && !outer.is_note {
            self.flow.close_box();
        }
        // The kind of paragraph outlives the group in which it was said.
        self.state = State { is_in_table: self.state.is_in_table, ..outer };
    }

    fn control(&mut self) {
        let Some(&first) = self.bytes.get(self.at) else { return };
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            return self.symbol(first);
        }
        let rest = &self.bytes[self.at..];
        let length = rest.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let mut end = length;
        end += usize::from(rest.get(end) == Some(&b'-'));
        end += rest[end..].iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
        let word = String::from_utf8_lossy(&rest[..length]).into_owned();
        let value = std::str::from_utf8(&rest[length..end]).ok().and_then(|digits| digits.parse::<i32>().ok());
        self.at += end + usize::from(rest.get(end) == Some(&b' '));
        if word == "bin" {
            self.at = (self.at + value.unwrap_or(0).max(0) as usize).min(self.bytes.len());
        } else if word == "u" {
            self.unicode(value.unwrap_or(0));
        } else {
            self.flush();
            self.word(&word, value);
        }
    }

    fn symbol(&mut self, symbol: u8) {
        if !matches!(symbol, b'\'' | b'\\' | b'{' | b'}') {
            self.flush();
        }
        match symbol {
            b'\'' => {
                let digits = self.bytes.get(self.at..self.at + 2).and_then(|digits| std::str::from_utf8(digits).ok());
                if let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
                    self.pending.push(byte);
                    self.at += 2;
                }
            }
            b'\\' | b'{' | b'}' => self.pending.push(symbol),
            b'~' => self.text(" "),
            b'_' => self.text("-"),
            b'*' => self.state.destination = Destination::Nothing,
            b'\r' | b'\n' => self.word("par", None),
            _ => {}
        }
    }

    /// A character by its number, in 16 bits that may be signed; pairs of surrogates come one after the other.
    fn unicode(&mut self, value: i32) {
        self.flush();
        let unit = value as u16;
        self.skip_stand_ins();
        let low = if (0xD800..0xDC00).contains(&unit) { self.low_surrogate() } else { None };
        let units = [unit, low.unwrap_or(0)];
        let text = String::from_utf16_lossy(&units[..1 + usize::from(low.is_some())]);
        self.text(&text);
    }

    fn low_surrogate(&mut self) -> Option<u16> {
        let rest = self.bytes[self.at..].strip_prefix(b"\\u")?;
        let length = rest.iter().take(7).take_while(|byte| byte.is_ascii_digit() || **byte == b'-').count();
        let unit = std::str::from_utf8(&rest[..length]).ok()?.parse::<i32>().ok()? as u16;
        if !(0xDC00..0xE000).contains(&unit) {
            return None;
        }
        self.at += 2 + length + usize::from(rest.get(length) == Some(&b' '));
        self.skip_stand_ins();
        Some(unit)
    }

    fn skip_stand_ins(&mut self) {
        for _ in 0..self.state.stand_ins {
            match self.bytes.get(self.at..) {
                Some([b'\\', b'\'', _, _, ..]) => self.at += 4,
                Some([b'\\' | b'{' | b'}', ..]) | None | Some([]) => return,
                Some([b'\r' | b'\n', ..]) => self.at += 1,
                Some(_) => self.at += 1,
            }
        }
    }

    fn word(&mut self, word: &str, value: Option<i32>) {
        match word {
            "ansicpg" => self.state.encoding = code_page(value),
            "mac" => self.state.encoding = MACINTOSH,
            "uc" => self.state.stand_ins = value.unwrap_or(1).clamp(0, 16) as usize,
            "fonttbl" | "colortbl" | "stylesheet" | "pict" | "objdata" | "objclass" | "objname" | "header" | "headerl" | "headerr"
            | "headerf" | "footer" | "footerl" | "footerr" | "footerf" | "info" | "fldinst" | "listtable" | "listoverridetable"
            | "revtbl" | "xe" | "tc" | "datafield" | "themedata" | "colorschememapping" | "annotation" | "atnid" | "atnauthor"
            | "nonshppict" | "generator" | "sp" => {
                self.state.destination = Destination::Nothing;
            }
            "title" => self.state.destination = Destination::Title,
            // Starred, and yet shown: text boxes.
            "shptxt" | "shpinst" | "shppict" => self.show_starred(),
            "listtext" | "pntext" => self.state.destination = Destination::ListMark,
            "v" | "deleted" => self.state.is_hidden = value != Some(0),
            "plain" => self.state.is_hidden = false,
            // Some programs star it.
            "footnote" => {
                self.show_starred();
                self.state.is_note = true;
                self.flow.open_box();
            }
            "fromhtml" if value != Some(0) => self.page = Some(String::new()),
            "htmltag" => self.state.destination = Destination::Tag,
            "htmlrtf" => self.state.is_rtf_only = value != Some(0),
            "par" | "line" if self.page.is_some() => self.text("\n"),
            _ if self.state.destination != Destination::Text => {}
            "pard" => (self.state.is_in_table, self.state.outline) = (false, None),
            "intbl" => self.state.is_in_table = true,
            "outlinelevel" => self.state.outline = value.and_then(|level| u8::try_from(level).ok()).filter(|level| *level < 9),
            "par" | "sect" | "page" => self.end_paragraph(),
            "line" | "softline" => self.flow.line_break(),
            "cell" => self.end_cell(),
            "row" => self.end_row(),
            "tab" => self.text(" "),
            "emdash" => self.text("—"),
            "endash" => self.text("–"),
            "lquote" => self.text("‘"),
            "rquote" => self.text("’"),
            "ldblquote" => self.text("“"),
            "rdblquote" => self.text("”"),
            "bullet" => self.text("•"),
            _ => {}
        }
    }

    /// Shows a starred group where what is around it is shown.
    fn show_starred(&mut self) {
        if let Some(outer) = self.groups.last() {
            self.state.destination = outer.destination;
        }
    }

    fn end_paragraph(&mut self) {
        if !self.state.is_in_table && !self.state.is_note {
            self.end_row();
        }
        self.flow.end_paragraph();
    }

    fn open_row(&mut self) {
        if self.state.is_in_table && !self.is_row_open && !self.state.is_note {
            self.flow.open_table();
            self.flow.open_cell();
            self.is_row_open = true;
        }
    }

    fn end_cell(&mut self) {
        self.state.is_in_table = true;
        self.open_row();
        self.flow.close_cell();
        self.flow.open_cell();
    }

    fn end_row(&mut self) {
        if std::mem::take(&mut self.is_row_open) {
            self.flow.close_cell();
            self.flow.close_row();
            self.flow.close_table();
        }
    }

    fn flush(&mut self) {
        if !self.pending.is_empty() {
            let bytes = std::mem::take(&mut self.pending);
            let text = self.state.encoding.decode_without_bom_handling(&bytes).0.into_owned();
            self.text(&text);
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(page) = &mut self.page {
            match self.state.destination {
                Destination::Tag => page.push_str(text),
                Destination::Text if !self.state.is_rtf_only => page.push_str(&text.replace('&', "&amp;").replace('<', "&lt;")),
                _ => {}
            }
            return;
        }
        if self.state.is_hidden {
            return;
        }
        match self.state.destination {
            Destination::Text => {
                self.open_row();
                if let Some(level) = self.state.outline {
                    self.flow.heading(level + 1);
                }
                self.flow.text(text);
            }
            Destination::Title => self.title.push_str(text),
            // A number is worth as much as any other text; all else is a bullet.
            Destination::ListMark if text.contains(|c: char| c.is_ascii_digit()) => self.flow.text(text),
            Destination::ListMark => self.flow.item(),
            Destination::Tag | Destination::Nothing => {}
        }
    }
}

fn code_page(number: Option<i32>) -> &'static Encoding {
    match number {
        Some(65001) => encoding_rs::UTF_8,
        Some(10000) => MACINTOSH,
        Some(number) => Encoding::for_label(format!("windows-{number}").as_bytes()).unwrap_or(WINDOWS_1252),
        None => WINDOWS_1252,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_read() {
        let table = [
            (r"{\rtf1\ansi 9h Accueil\par 10h Pl\'e9ni\'e8re\par}", "9h Accueil\n10h Plénière"),
            (r"{\rtf1{\fonttbl{\f0 Arial;}}{\info{\title Journée}}{\*\generator X;}\uc1 l\u8217'\u233?t\u233?}", "l’été"),
            (r"{\rtf1 a{\v secret} b\~c\emdash d}", "a b c—d"),
            (r"{\rtf1\trowd\intbl 9h\cell Accueil\cell\row\pard fin\par}", "9h | Accueil\nfin"),
            (r"{\rtf1 {\listtext \'b7\tab}Anne Roux\par{\listtext \'b7}Paul Lenoir\par}", "- Anne Roux\n- Paul Lenoir"),
            (r"{\rtf1 \u-10179?\u-8704? \{x\}}", "😀 {x}"),
            (r"{\rtf1 a\bin3 \}}b}", "ab"),
            (r"{\rtf1 9h{\super\chftn{\*\footnote\chftn\pard Sur inscription.}} Visite\par}", "9h Visite\n\nSur inscription."),
            (
                r"{\rtf1{\shp{\*\shpinst\shpleft0{\sp{\sn shapeType}{\sv 202}}{\shptxt\pard Entr\'e9e libre\par}}}9h\par}",
                "Entrée libre\n9h",
            ),
            (r"{\rtf1 a{\object\objemb{\*\objdata 0105}{\result{\pard b}}}\par}", "ab"),
            (
                r"{\rtf1\ansi\fromhtml1{\*\htmltag64 <ul><li>}\htmlrtf {\htmlrtf0 9h Pl\'e9ni\'e8re & \htmlrtf x\par\htmlrtf0{\*\htmltag84 <br>}10h\htmlrtf }\htmlrtf0{\*\htmltag </li></ul>}}",
                "- 9h Plénière &\n  10h\n",
            ),
            (r"{\rtf1{\header{\shp{\*\shpinst{\shptxt Page\par}}}{\*\footnote a}}9h\par}", "9h"),
        ];
        for (source, expected) in table {
            assert_eq!(read(source.as_bytes()).map(|read| read.text), Ok(expected.to_owned()), "{source}");
        }
    }

    #[test]
    fn damage_is_told() {
        assert_eq!(read(b"{\\rtf1 a").map(|read| read.warnings.len()), Ok(1));
        assert!(matches!(read("{\\rtf1 ".repeat(100_000).as_bytes()), Err(ReadError::Limit(_))));
    }
}
