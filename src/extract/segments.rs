//! Segments: the lines of a text as its author meant them.
//!
//! Lines that a converter has cut are joined, lines that it has glued together are cut again before times, moderators
//! and bullets, table rows fall into cells, and what repeats on every page is set aside.

mod joined;

use std::sync::LazyLock;

use memchr::memchr2;
use memchr::memmem::Finder;

use super::dates::DateMention;
use super::glued;
use super::lengths;
use super::mentions::Mentions;
use super::names::NameMention;
use super::times::TimeMention;
use super::told::Telling;
use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind, Tokens};
use joined::{ends_time, is_small_time, joins};

/// A logical line.
#[derive(Clone, Debug)]
pub struct Segment {
    /// Without bullet and heading mark.
    pub tokens: Tokens,
    /// It began with a bullet.
    pub bullet: bool,
    /// Level of its heading mark, 0 for none.
    pub heading: u8,
    pub indent: u32,
    /// Blank lines before it; 0 as well for a piece of a physical line.
    pub blank_before: u32,
    /// All its words of some length are in capitals.
    pub upper: bool,
    /// It is a piece of a line that was glued together, or a cell of a row but the first.
    pub cut: bool,
    /// It is a cell of a row with several.
    pub cell: bool,
    /// It heads the second or a further of several columns.
    pub heads_column: bool,
    /// Running head, page number, menu: no part of the programme.
    pub furniture: bool,
    /// What it is in a programme told in prose.
    pub telling: Telling,
}

/// Everything found so far, as the steps that follow need it.
pub struct Found<'a> {
    pub times: &'a Mentions<TimeMention>,
    pub dates: &'a Mentions<DateMention>,
    pub names: &'a Mentions<NameMention>,
}

/// The segments of a text, in order.
pub fn find(doc: &Marked, found: &Found) -> Vec<Segment> {
    let spread = spread(doc);
    let ranged = doc.lines.iter().filter(|line| is_small_time(doc, line.tokens.start, found).is_some()).nth(2).is_some();
    let mut segments: Vec<Segment> = Vec::with_capacity(doc.lines.len());
    let is_row = |line: &Tokens| doc.is(line.start, "|");
    let is_closed = |line: &Tokens| doc.is(line.end - 1, "|");
    for (number, line) in doc.lines.iter().enumerate() {
        let before = number.checked_sub(1).map(|before| &doc.lines[before].tokens);
        let open_row = line.blank_before == 0 && is_closed(&line.tokens) && before.is_some_and(|row| is_row(row) && !is_closed(row));
        let blank_before = line.blank_before.saturating_sub(spread);
        let said = before.map_or(0, |before| said_again(doc, before, &line.tokens));
        let segment = strip_marks(doc, line.tokens.start + said..line.tokens.end, line.indent, blank_before);
        if segment.tokens.is_empty() {
            continue;
        }
        match segments.last_mut() {
            // "8 h 30 / – 8 h 55 – Ouverture": the second half of the time on the next line.
            // "| 9 h 30 | Ouverture | Lise / Duval, présidente |": a cell with a line end in it.
            Some(last) if open_row && !doc.is(line.tokens.start, "|") && !leads_people(doc, &line.tokens, found) => {
                last.tokens.end = segment.tokens.end
            }
            Some(last) if ends_time(doc, last, &line.tokens) => last.tokens.end = segment.tokens.end,
            Some(last) if line.blank_before == 0 && is_behind_time(doc, last, number, found) => last.tokens.end = segment.tokens.end,
            Some(last) if joins(doc, last, &segment, found, ranged) => last.tokens.end = segment.tokens.end,
            _ => segments.push(segment),
        }
    }
    let mut pieces: Vec<Segment> = Vec::with_capacity(segments.len());
    let table = may_have_cells(doc, &(0..doc.tokens.len()));
    let headed = glued::are_headed(doc, &segments, found);
    for segment in segments {
        cells(doc, segment, found, (table, headed), &mut pieces);
    }
    for piece in &mut pieces {
        undouble(doc, &mut piece.tokens);
        unbracket(doc, &mut piece.tokens, found);
        piece.upper = is_upper(doc, &piece.tokens);
    }
    super::columns::unfold(doc, &mut pieces, found);
    super::furniture::mark_furniture(doc, &mut pieces);
    pieces
}

/// "Lise Duval (CNRS) |", "animé par Lise Duval |" below "| 9 h 30 | Le fil": a line of a cell that names people is one of its own.
fn leads_people(doc: &Marked, line: &Tokens, found: &Found) -> bool {
    let named = found.names.starting_at(line.start).map(|k| &found.names[k]);
    let leads = Tags::MODERATION | Tags::SPEAKERS_INLINE | Tags::SPEAKERS_HEADING;
    // "Aldis Korv (Tessim Institute) |": whatever the words, capitals before a bracket that ends the cell.
    let end = line.clone().rev().find(|i| !doc.is(*i, "|")).map_or(line.end, |last| last + 1);
    let open = (line.start..end).find(|i| doc.is(*i, "(")).filter(|_| doc.is(end - 1, ")") && end - line.start <= LONGEST_SIGNED);
    let signed = open.is_some_and(|open| open >= line.start + 2 && (line.start..open).all(|i| doc.case(i) == Case::Capital));
    signed || named.is_some_and(|name| name.name.len() >= 2) || doc.phrase(line.start, line.end, leads).is_some()
}

/// ", présidente du Val Paul Roche, maire" below "Lise Duval, présidente du Val": how many tokens of a line that begins with a
/// comma say again how the one before ends. Converters of web pages write twice what stands behind a word in bold.
fn said_again(doc: &Marked, before: &Tokens, line: &Tokens) -> usize {
    if !doc.is(line.start, ",") {
        return said_again_without_commas(doc, before, line);
    }
    let commas = before.clone().filter(|i| doc.is(*i, ",")).map(|comma| before.end - comma);
    let mut lengths = commas.filter(|n| *n >= LEAST_REPEATED && *n < line.len());
    lengths.find(|n| (0..*n).all(|k| doc.word(before.end - n + k) == doc.word(line.start + k))).unwrap_or(0)
}

/// "Présidente Ligue du Val Paul Roche, maire" below "Lise Duval, Présidente , Ligue du Val": the same where the signs are lost.
fn said_again_without_commas(doc: &Marked, before: &Tokens, line: &Tokens) -> usize {
    let first = doc.tokens[line.start].key;
    let Some(comma) = before.clone().take(LONGEST_NAMED).find(|i| doc.is(*i, ",") && doc.tokens[*i + 1].key == first) else { return 0 };
    let mut at = line.start;
    for i in (comma + 1..before.end).filter(|i| !doc.is(*i, ",")) {
        if at + 1 >= line.end || doc.word(i) != doc.word(at) {
            return 0;
        }
        at += 1;
    }
    let said = at - line.start;
    let goes_on = doc.case(at).is_capital() && doc.case(line.start).is_capital();
    if said >= LEAST_REPEATED && goes_on { said } else { 0 }
}

/// "20 h / – Dîner": line `number` sets what it names off from the time alone on the line before, and is no list of its own.
fn is_behind_time(doc: &Marked, last: &Segment, number: usize, found: &Found) -> bool {
    let dash = |line: &Tokens| doc.is_any(line.start, &["–", "—"]) && !doc.glued(line.start + 1);
    let line = &doc.lines[number].tokens;
    let listed = doc.lines.get(number + 1).is_some_and(|next| next.blank_before == 0 && dash(&next.tokens));
    dash(line) && !listed && doc.case(line.start + 1).is_capital() && !last.bullet && is_time_only(doc, &last.tokens, found)
}

/// How many blank lines a converter has put after every line.
fn spread(doc: &Marked) -> u32 {
    let gaps = || doc.lines.iter().skip(1).map(|l| l.blank_before).filter(|gap| *gap > 0);
    let apart = gaps().count();
    let each = if gaps().filter(|gap| *gap >= 2).count() * 10 >= doc.lines.len() * 8 { 2 } else { 1 };
    let broken = doc
        .lines
        .windows(2)
        .filter(|w| {
            let open = doc.kind(w[0].tokens.end - 1) == Some(TokenKind::Word) || doc.is_any(w[0].tokens.end - 1, &["-", ","]);
            // "sam 4 mai • 14 h" is a line of its own.
            let dated = doc.has(w[1].tokens.start, Tags::WEEKDAY | Tags::SHORT_DAY);
            w[1].blank_before == each && doc.case(w[1].tokens.start) == Case::Lower && open && !dated
        })
        .count();
    if doc.lines.len() >= 20 && apart * 10 >= doc.lines.len() * 8 && broken >= 4 { each } else { 0 }
}

/// Lines in whose spacing one may see a habit, at least.
const MANY_LINES: usize = 12;

/// Whether a blank line stands before nearly every line: it parts nothing.
pub fn are_spaced(segments: &[Segment]) -> bool {
    let lines = || segments.iter().filter(|s| !s.cut && !s.furniture);
    let all = lines().count();
    all >= MANY_LINES && lines().filter(|s| s.blank_before > 0).count() * 10 >= all * 8
}

const BULLETS: &[&str] = &["•", "-", "–", "—", "*", "·", "✓", "✔", "❖", "‣", "+", "¤", ">", "›", "»", "∙", "⁃", "◊"];

/// Signs at the head of a line of a list: hyphens and dots, arrows, geometric shapes, what symbol fonts leave in the private
/// use area.
fn is_bullet(word: &str) -> bool {
    let drawn = |c: char| matches!(c, '\u{2190}'..='\u{21ff}' | '\u{25a0}'..='\u{25ff}' | '\u{27f0}'..='\u{27ff}' | '\u{2900}'..='\u{297f}' | '\u{2b00}'..='\u{2bff}' | '\u{e000}'..='\u{f8ff}');
    BULLETS.contains(&word) || word.chars().all(drawn) || matches!(word, "➔" | "➢" | "➤" | "➜" | "➡")
}

/// Takes bullet, number of a list and heading mark off a line.
pub(super) fn strip_marks(doc: &Marked, mut tokens: Tokens, indent: u32, blank_before: u32) -> Segment {
    let mut heading = 0;
    while doc.is(tokens.start, "#") && tokens.start < tokens.end && heading < 6 && (heading == 0 || doc.glued(tokens.start)) {
        // "#1" and "#hashtag" are words.
        if doc.glued(tokens.start + 1) && !doc.is(tokens.start + 1, "#") {
            break;
        }
        heading += 1;
        tokens.start += 1;
    }
    let mut bullet = false;
    while tokens.start < tokens.end {
        let word = doc.word(tokens.start);
        if is_pictogram(word) && !is_bullet(word) {
            // "Ⓐ Atelier du bois", "① Lire": a letter or number in a circle counts what is listed.
            bullet |= word.starts_with(|c| matches!(c, '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}'));
            tokens.start += 1;
        } else if doc.kind(tokens.start) != Some(TokenKind::Sign) {
            break;
        } else if is_bullet(word) || is_lost_sign(doc, tokens.start, tokens.end) || is_dot_bullet(doc, tokens.start, tokens.end) {
            bullet = true;
            tokens.start += 1;
        } else if matches!(word, "|" | "_" | "=") {
            tokens.start += 1;
        } else {
            break;
        }
    }
    // "1️⃣ Lire": a number on its key.
    let key = |t: usize| doc.glued(t) && doc.word(t).starts_with(['\u{fe0f}', '\u{20e3}']);
    if doc.number(tokens.start).is_some() && key(tokens.start + 1) && tokens.start + 2 < tokens.end {
        tokens.start += 2 + usize::from(key(tokens.start + 2));
        bullet = true;
    }
    // "1°) Lire", "2° Écrire"
    let counted = doc.number(tokens.start).is_some_and(|n| n < 20) && doc.is(tokens.start + 1, "°") && doc.glued(tokens.start + 1);
    let behind = tokens.start + 2 + usize::from(doc.is(tokens.start + 2, ")"));
    if counted && behind + 1 < tokens.end && doc.case(behind).is_capital() && !doc.glued(behind) {
        tokens.start = behind;
        bullet = true;
    }
    // "1. Lise Duval : …", "2) …", "3/ …": the number of a list.
    let number = doc.number(tokens.start).is_some_and(|n| n < 40) && doc.is_any(tokens.start + 1, &[".", ")", "/"]);
    // "a) Lire", "b. Écrire"
    let sign = doc.is(tokens.start + 1, ")") || doc.is(tokens.start + 1, ".") && doc.case(tokens.start + 2).is_capital();
    let letter = doc.case(tokens.start) == Case::Lower && doc.word(tokens.start).chars().count() == 1 && sign;
    if letter && tokens.len() > 3 && doc.glued(tokens.start + 1) && !doc.glued(tokens.start + 2) {
        tokens.start += 2;
        bullet = true;
    }
    if number && tokens.len() > 4 && doc.glued(tokens.start + 1) && !doc.glued(tokens.start + 2) && doc.number(tokens.start + 2).is_none() {
        tokens.start += 2;
        bullet = true;
    }
    // "1 – Conférence introductive", "2 - Table ronde"
    let dashed = doc.number(tokens.start).is_some_and(|n| (1..20).contains(&n)) && doc.is_any(tokens.start + 1, &["–", "—", "-"]);
    let worded = doc.case(tokens.start + 2) == Case::Capital && !doc.has(tokens.start + 2, Tags::MONTH | Tags::WEEKDAY);
    if dashed && worded && tokens.len() > 3 && !doc.glued(tokens.start + 1) && doc.word(tokens.start).len() <= 2 {
        tokens.start += 2;
        bullet = true;
    }
    // A converter has read the bullet as a letter: "o Lise Duval".
    if tokens.len() > 2 && doc.is(tokens.start, "o") && !doc.glued(tokens.start + 1) && doc.case(tokens.start + 1).is_capital() {
        tokens.start += 1;
        bullet = true;
    }
    while tokens.end > tokens.start && matches!(doc.word(tokens.end - 1), "|" | "_" | "#" | "=" | "➔") {
        tokens.end -= 1;
    }
    Segment {
        tokens,
        bullet,
        heading,
        indent,
        blank_before,
        upper: false,
        cut: false,
        cell: false,
        heads_column: false,
        furniture: false,
        telling: Telling::None,
    }
}

/// ". Lise Duval, maire": a full stop at the head of a line, apart from the word behind it.
fn is_dot_bullet(doc: &Marked, i: usize, end: usize) -> bool {
    doc.is(i, ".") && i + 2 < end && !doc.glued(i + 1) && doc.case(i + 1).is_capital()
}

/// "? Lise Duval", "! Lise Duval": a mark or a replacement character where a converter did not know the bullet.
fn is_lost_sign(doc: &Marked, i: usize, end: usize) -> bool {
    doc.is_any(i, &["?", "!", "\u{fffd}", "§", "°", "¿", "□", "~"]) && i + 1 < end && !doc.glued(i + 1)
}

/// Clocks, pointing hands, microphones, letters and numbers in circles.
pub(super) fn is_pictogram(word: &str) -> bool {
    let drawn = |c: char| {
        matches!(c, '\u{2300}'..='\u{23ff}' | '\u{2460}'..='\u{24ff}' | '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{200d}')
            || c >= '\u{1f000}'
    };
    word.chars().all(drawn)
}

fn is_upper(doc: &Marked, tokens: &Tokens) -> bool {
    let mut upper = 0;
    for i in tokens.clone() {
        let long = || doc.word(i).chars().nth(2).is_some();
        match doc.case(i) {
            Case::Upper if long() => upper += 1,
            Case::Lower | Case::Capital if long() => return false,
            _ => {}
        }
    }
    upper > 0
}

/// Tokens of a line of a cell that names somebody before a bracket, at most.
const LONGEST_SIGNED: usize = 16;

/// Tokens of a name before what is said of it, at most.
const LONGEST_NAMED: usize = 12;

/// Tokens that a line repeats of the one before, at least.
const LEAST_REPEATED: usize = 3;

/// Spaces that part columns.
static WIDE_GAP: LazyLock<Finder> = LazyLock::new(|| Finder::new("    "));

/// Whether a line, or a text, has bars or wide gaps: most have neither.
fn may_have_cells(doc: &Marked, tokens: &Tokens) -> bool {
    let line = doc.span(tokens).of(doc.text).as_bytes();
    memchr2(b'|', b'\t', line).is_some() || WIDE_GAP.find(line).is_some()
}

/// Times at the ends of cells that show that they head the next ones.
const LEAST_LEADING: usize = 2;

/// Splits a table row into its cells; a time cell stays with the next. Without any `table` in the text there is none.
fn cells(doc: &Marked, segment: Segment, found: &Found, (table, headed): (bool, bool), pieces: &mut Vec<Segment>) {
    let rule = segment.tokens.len() > 2 && segment.tokens.clone().all(|i| doc.is_any(i, &["|", "-", ":", "=", "_"]));
    if rule {
        return;
    }
    if !table || !may_have_cells(doc, &segment.tokens) {
        return glued::glued(doc, segment, found, headed, pieces);
    }
    // Where a cell ends and how many tokens divide it from the next.
    let mut edges: Vec<(usize, usize)> = Vec::new();
    for i in segment.tokens.clone() {
        if i > segment.tokens.start && doc.parts_columns(i) {
            edges.push((i, 0));
        }
        if doc.is(i, "|") {
            edges.push((i, 1));
        }
    }
    let heads = times_that_head(&edges, &segment.tokens, found);
    let runs = heads.len() >= LEAST_LEADING;
    if edges.is_empty() || runs && heads.len() * 2 > edges.len() {
        return glued::glued(doc, segment, found, headed, pieces);
    }
    edges.push((segment.tokens.end, 0));
    if runs {
        edges.extend(heads.into_iter().map(|time| (time, 0)));
        edges.sort_unstable();
    }
    let mut start = segment.tokens.start;
    for (end, step) in edges {
        let cell = start..end.max(start);
        start = (end + step).max(start);
        if cell.is_empty() {
            continue;
        }
        let first_of_row = cell.start == segment.tokens.start;
        let blank_before = if first_of_row { segment.blank_before } else { 0 };
        let bullet = segment.bullet && first_of_row;
        let piece = Segment { tokens: cell, blank_before, bullet, cut: !first_of_row, cell: true, ..segment.clone() };
        match pieces.last_mut() {
            // "9h20 | Café des gantiers"
            Some(last) if !first_of_row && last.tokens.end + 1 >= piece.tokens.start && is_time_only(doc, &last.tokens, found) => {
                last.tokens.end = piece.tokens.end
            }
            _ => glued::glued(doc, piece, found, headed, pieces),
        }
    }
}

/// "Lise Duval, maire 9h20 | Accueil Paul Roche 9h50 | Le gant": the times that stand at the end of a cell and head the next one,
/// where line ends are lost. Not "Accueil 9h20 | Le gant 9h50", which closes with a time.
fn times_that_head(edges: &[(usize, usize)], tokens: &Tokens, found: &Found) -> Vec<usize> {
    let closing = |end: usize| {
        let last = found.times.first_from(end).checked_sub(1).map(|k| &found.times[k]);
        last.filter(|time| time.start.is_some() && time.tokens.end == end).map(|time| time.tokens.start)
    };
    if closing(tokens.end).is_some() {
        return Vec::new();
    }
    let starts = [tokens.start].into_iter().chain(edges.iter().map(|(end, step)| end + step));
    edges.iter().zip(starts).filter_map(|((end, _), start)| closing(*end).filter(|time| *time > start)).collect()
}

/// "Titre En savoir plus Titre": the text of a link repeats the heading before it. The second stays: a word may be glued
/// to the end of the first.
fn undouble(doc: &Marked, tokens: &mut Tokens) {
    // No heading is longer; a text that says one word a million times would be compared with itself.
    if tokens.len() > 200 {
        return;
    }
    let key = |i: usize| doc.tokens[i].key;
    // One to four words stand between the two, which leaves few places where the second can begin.
    for gap in (1..=4).filter(|gap| tokens.len() > *gap && (tokens.len() - gap).is_multiple_of(2)) {
        let len = (tokens.len() - gap) / 2;
        let start = tokens.end - len;
        let same = || (0..len - 1).all(|k| key(tokens.start + k) == key(start + k));
        if len >= 4 && doc.kind(start) == Some(TokenKind::Word) && same() {
            tokens.start = start;
            return;
        }
    }
}

/// "(Lise Duval, maire)", alone on its line: whoever speaks, without the brackets.
fn unbracket(doc: &Marked, tokens: &mut Tokens, found: &Found) {
    if !doc.is(tokens.start, "(") || !doc.is(tokens.end - 1, ")") || tokens.len() < 4 {
        return;
    }
    let named = found.names.starting_at(tokens.start + 1).map(|k| &found.names[k]).is_some_and(|name| name.sure && name.name.len() >= 2);
    let mut depth = 0;
    let closes = tokens.clone().position(|i| {
        depth += i32::from(doc.is(i, "(")) - i32::from(doc.is(i, ")"));
        depth == 0
    });
    if named && closes == Some(tokens.len() - 1) {
        *tokens = tokens.start + 1..tokens.end - 1;
    }
}

/// Tokens of the longest time, written in numbers and signs alone; a row of signs without end is none.
const LONGEST_TIME: usize = 24;

pub(super) fn is_time_only(doc: &Marked, tokens: &Tokens, found: &Found) -> bool {
    // "9h30 :     Introduction"
    let sign = usize::from(tokens.len() > 1 && doc.is_any(tokens.end - 1, &[":", "–", "-", "|"]));
    let tokens = &(tokens.start..tokens.end - sign);
    let near = found.times.first_reaching(tokens.end);
    // "10 h 45 | 45 min"
    let first = found.times.first_from(tokens.start);
    let lasting =
        || found.times.get(first).filter(|t| t.tokens.start == tokens.start).and_then(|t| lengths::behind_time(doc, t, tokens.end));
    found.times.get(near).is_some_and(|t| t.tokens.start <= tokens.start && tokens.end <= t.tokens.end)
        || lasting().is_some_and(|end| end >= tokens.end)
        || tokens.len() <= LONGEST_TIME && tokens.clone().all(|i| doc.kind(i) != Some(TokenKind::Word))
}
