//! Segments: the lines of a text as its author meant them.
//!
//! Lines that a converter has cut are joined, lines that it has glued together are cut again before times, moderators
//! and bullets, table rows fall into cells, and what repeats on every page is set aside.

use super::mentions::Mentions;
use std::sync::LazyLock;

use memchr::memchr2;
use memchr::memmem::Finder;

use super::dates::DateMention;
use super::glued;
use super::lengths;
use super::names::NameMention;
use super::times::TimeMention;
use super::told::Telling;
use crate::lexicon::Tags;
use crate::record::SessionKind;
use crate::text::{Case, Marked, TokenKind, Tokens};

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
            Some(last) if open_row && !doc.is(line.tokens.start, "|") => last.tokens.end = segment.tokens.end,
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

/// ", présidente du Val Paul Roche, maire" below "Lise Duval, présidente du Val": how many tokens of a line that begins with a
/// comma say again how the one before ends. Converters of web pages write twice what stands behind a word in bold.
fn said_again(doc: &Marked, before: &Tokens, line: &Tokens) -> usize {
    if !doc.is(line.start, ",") {
        return 0;
    }
    let commas = before.clone().filter(|i| doc.is(*i, ",")).map(|comma| before.end - comma);
    let mut lengths = commas.filter(|n| *n >= LEAST_REPEATED && *n < line.len());
    lengths.find(|n| (0..*n).all(|k| doc.word(before.end - n + k) == doc.word(line.start + k))).unwrap_or(0)
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
        } else if is_bullet(word) || is_lost_sign(doc, tokens.start, tokens.end) {
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
    while tokens.end > tokens.start && matches!(doc.word(tokens.end - 1), "|" | "_" | "#" | "➔") {
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

/// Tokens that a line repeats of the one before, at least.
const LEAST_REPEATED: usize = 3;

/// Tokens of a function that stands on a line of its own.
const LONGEST_FUNCTION: usize = 10;

/// Tokens of a line that says where, at most.
const LONGEST_PLACE: usize = 12;

/// Letters of an article or preposition that a noun is spelt like.
const LONGEST_ARTICLE: usize = 3;

/// "de 9h à 10h", "à partir de 9h": where a time with a preposition in small letters ends that begins at token `i`.
fn is_small_time(doc: &Marked, i: usize, found: &Found) -> Option<usize> {
    let small = doc.case(i) == Case::Lower && doc.folds_to(i, &["a", "de", "des", "vers"]);
    // "de 9.30 à 10.15": dotted numbers are a time where one begins a line.
    let dotted = || super::times::mention_at(doc, i + 1, true).filter(|t| t.end.is_some()).map(|t| t.tokens.end);
    let time = if small { found.times.starting_at(i) } else { None };
    time.map(|k| found.times[k].tokens.end).or_else(|| if small { dotted() } else { None })
}

/// "de 9h à 10h : Pause": a time in small letters that a sign parts from words with a capital heads its line.
fn heads_line(doc: &Marked, next: &Segment, found: &Found) -> bool {
    let sign = is_small_time(doc, next.tokens.start, found).filter(|end| end + 1 < next.tokens.end);
    sign.is_some_and(|sign| doc.is_any(sign, &[":", "–", "—", "-", "|"]) && doc.case(sign + 1).is_capital())
}

/// Whether a line goes on with the segment before it. Where several lines of a text are `ranged`, begin with times in small
/// letters, none of those does.
fn joins(doc: &Marked, last: &Segment, next: &Segment, found: &Found, ranged: bool) -> bool {
    if next.blank_before <= 1 && doc.is(next.tokens.start, "(") && ends_in_name(&last.tokens, next, found) {
        return true;
    }
    if next.bullet || next.heading > 0 || next.blank_before > 0 || last.heading > 0 || last.tokens.len() > 4_000 {
        return false;
    }
    let first = next.tokens.start;
    let end = last.tokens.end - 1;
    // "Ouverture (8 h 20)" ends its item's head.
    let closes = found.times.first_reaching(end);
    if doc.is(end, ")") && found.times.get(closes).is_some_and(|t| t.tokens.end == end) {
        return false;
    }
    // "Lise Duval" above ", professeure": a converter has cut before the comma.
    if doc.is(first, ",") {
        return true;
    }
    let prose = doc.folds_to(first, &["a", "de", "des", "vers"])
        && doc.case(first) == Case::Lower
        && !ranged
        && doc.span(&last.tokens).len() >= 60
        && doc.kind(end) != Some(TokenKind::Sign)
        && !heads_line(doc, next, found);
    // "sam 4 mai • 14 h" below a title
    let dated = doc.has(first, Tags::WEEKDAY | Tags::SHORT_DAY) && found.dates.starting_at(first).is_some();
    if is_byline(doc, &next.tokens, found) || dated && doc.kind(end) != Some(TokenKind::Sign) && !doc.has(end, Tags::GRAMMATICAL) {
        return false;
    }
    if !prose && starts_item(doc, first, found) || doc.is(end, "|") || doc.is(first, "|") || doc.is(first, "(") && doc.is(end, ".") {
        return false;
    }
    // A given name stands last, its family name on the next line.
    let near = found.names.first_reaching(first + 1);
    if found.names.get(near).is_some_and(|n| n.whole.start <= end) {
        return true;
    }
    if doc.tokens[first].breaks && doc.word(first).contains('\n') {
        return true;
    }
    // "à la Maison de l’Eau, Brivelle" below a name: a line that says where.
    let article = first + 1 + usize::from(doc.folds_to(first + 1, &["la", "l'"]));
    let housed = doc.folds_to(first, &["a", "au", "aux"]) && doc.phrase(article, next.tokens.end, Tags::HOUSE | Tags::VENUE).is_some();
    let town = |i: usize| doc.phrase(i, next.tokens.end, Tags::COMMUNE).is_some() && doc.case(i).is_capital();
    if housed && next.tokens.len() <= LONGEST_PLACE && next.tokens.clone().skip(2).any(|i| doc.is_any(i - 1, &[",", "–", "("]) && town(i))
    {
        return false;
    }
    // "de" is no thimble (dé), "la" no note.
    let noun = doc.has(end, Tags::NOUN) && doc.word(end).chars().count() > LONGEST_ARTICLE;
    let open = doc.has(end, Tags::GRAMMATICAL) && doc.case(end) == Case::Lower && !noun && !doc.has(end, Tags::SPEAKERS_INLINE)
        || doc.is_any(end, &["&", "(", "«", "/"])
        || unclosed(doc, &last.tokens);
    let introduces =
        doc.phrase(first, next.tokens.end, Tags::MODERATION | Tags::SPEAKERS_INLINE | Tags::SPEAKERS_HEADING).is_some_and(|(n, _)| n > 0)
            && !doc.folds_to(first, &["par"])
            || doc.phrase(first, next.tokens.end, Tags::MODERATION_HEADING).is_some_and(|(n, _)| doc.is(first + n, ":"));
    // "dix ans après", "les métiers d’ici" above "M. Petit, …"
    // "un droit pour tous"
    let adverb = [
        "apres",
        "avant",
        "ici",
        "ailleurs",
        "ensemble",
        "autrement",
        "tous",
        "toutes",
        "nous",
        "vous",
        "soi",
        "moi",
        "toi",
        "eux",
        "elles",
        "rien",
        "quoi",
        "autres",
        "demain",
    ];
    let adverb = doc.folds_to(end, &adverb) && doc.case(first).is_capital();
    if open && !adverb {
        return !introduces || doc.case(first) == Case::Lower && !doc.is(end, ":");
    }
    // "du PLESSIS Lise, préfète" below a label: a particle begins the name.
    let named = found.names.starting_at(first).is_some_and(|k| found.names[k].sure && doc.has(first, Tags::PARTICLE));
    let lower = doc.case(first) == Case::Lower && !named;
    // "groupe Korval : Lise Duval" begins with the body for which she speaks.
    let colon = (first..next.tokens.end.min(first + LONGEST_FUNCTION)).find(|i| doc.is(*i, ":"));
    let speaks = colon.is_some_and(|c| found.names.starting_at(c + 1).is_some_and(|k| found.names[k].sure));
    let lower = lower && !(speaks && doc.phrase(first, next.tokens.end, Tags::BODY_HEAD | Tags::BODY_WEAK).is_some());
    let unnamed = doc.folds_to(first, &["un", "une"]) && super::functions::head_at(doc, first + 1, next.tokens.end).is_some();
    if lower && !introduces && !unnamed && !doc.is_any(end, &[".", "!", "?", ":", ";"]) {
        // "géographe" above "université de Bavay": so is a body under a function.
        let named = doc.has(first, Tags::NOUN) && doc.case(first + 1).is_capital() && !doc.breaks(first + 1);
        let house = || doc.phrase(first, next.tokens.end, Tags::VENUE).is_some_and(|(n, _)| doc.folds_to(first + n, &["de", "du", "d'"]));
        let body = named || doc.phrase(first, next.tokens.end, Tags::BODY_HEAD | Tags::BODY_WEAK).is_some() || house();
        let body = body && last.tokens.len() <= LONGEST_FUNCTION && next.tokens.len() <= LONGEST_FUNCTION;
        if body && !doc.is(end, ",") && super::functions::head_at(doc, last.tokens.start, last.tokens.end).is_some() {
            return false;
        }
        // A function under a name is a line of its own.
        return super::functions::head_at(doc, first, next.tokens.end).is_none() || doc.is(end, ",");
    }
    // Prose that fills its lines.
    let long = doc.span(&last.tokens).len() >= 60;
    let comma = doc.is(end, ",") || doc.is(end, ";");
    comma && long && !introduces
}

/// Whether a line begins with a dash and the end of the time that stands alone on the line before.
fn ends_time(doc: &Marked, last: &Segment, line: &Tokens) -> bool {
    (doc.is_any(line.start, &["–", "-", "—"]) || doc.folds_to(line.start, &["a"]) && doc.case(line.start) == Case::Lower)
        && super::times::mention_at(doc, last.tokens.start, true).is_some_and(|t| t.tokens.end > last.tokens.end && t.tokens.end < line.end)
}

/// "de Lise Duval et Paul Vercel", alone on the line below a work: whose it is.
fn is_byline(doc: &Marked, tokens: &Tokens, found: &Found) -> bool {
    let mut at = tokens.start;
    let by = doc.folds_to(at, &["de", "d'"]) && doc.case(at) == Case::Lower;
    while at < tokens.end && (doc.is_any(at, &[",", "&"]) || doc.folds_to(at, &["de", "d'", "et"])) {
        let Some(k) = found.names.starting_at(at + 1) else { return false };
        let name = &found.names[k];
        if !name.sure || name.name.len() < 2 {
            return false;
        }
        at = name.whole.end;
    }
    by && at == tokens.end
}

/// "… (CNRS) Lise Duval" above "(INRAE) Paul Roche": a bracket goes on with the name that ends a row of people before it.
fn ends_in_name(last: &Tokens, next: &Segment, found: &Found) -> bool {
    let name = found.names[..found.names.partition_point(|n| n.whole.end < last.end)].len();
    let ends = found.names.get(name).is_some_and(|n| n.sure && n.whole.end == last.end && n.whole.start > last.start);
    ends && !next.bullet && next.heading == 0
}

/// Whether a bracket or quotation mark stands open at the end.
fn unclosed(doc: &Marked, tokens: &Tokens) -> bool {
    let (mut round, mut quote) = (0i32, 0i32);
    let from = tokens.start.max(tokens.end.saturating_sub(80));
    for i in (from..tokens.end).filter(|i| doc.kind(*i) == Some(TokenKind::Sign)) {
        match doc.word(i) {
            "(" => round += 1,
            ")" => round -= 1,
            "«" => quote += 1,
            "»" => quote -= 1,
            _ => {}
        }
    }
    (round > 0 || quote > 0) && tokens.len() < 80
}

/// Whether a programme item begins at token `i`: a time, a date with its weekday, a numbered label.
fn starts_item(doc: &Marked, i: usize, found: &Found) -> bool {
    let timed =
        found.times.starting_at(i).is_some() || super::times::mention_at(doc, i, true).is_some() || is_small_time(doc, i, found).is_some();
    let dated = doc.has(i, Tags::WEEKDAY) && found.dates.starting_at(i).is_some();
    let label = doc.phrase(i, doc.tokens.len(), Tags::LABEL | Tags::LABEL_WORD);
    let labelled = doc.case(i).is_capital() && label.is_some_and(|(_, v)| v.has(Tags::LABEL));
    // "pause" alone on its line
    let rest = label.is_some_and(|(n, v)| {
        let kind = super::kinds::labelled(v);
        doc.breaks(i) && doc.breaks(i + n) && matches!(kind, Some(SessionKind::Break | SessionKind::Meal))
    });
    timed || dated || labelled || rest
}

/// Spaces that part columns.
static WIDE_GAP: LazyLock<Finder> = LazyLock::new(|| Finder::new("    "));

/// Whether a line, or a text, has bars or wide gaps: most have neither.
fn may_have_cells(doc: &Marked, tokens: &Tokens) -> bool {
    let line = doc.span(tokens).of(doc.text).as_bytes();
    memchr2(b'|', b'\t', line).is_some() || WIDE_GAP.find(line).is_some()
}

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
    if edges.is_empty() {
        return glued::glued(doc, segment, found, headed, pieces);
    }
    edges.push((segment.tokens.end, 0));
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
            // "9h15 | Accueil du public"
            Some(last) if !first_of_row && last.tokens.end + 1 >= piece.tokens.start && is_time_only(doc, &last.tokens, found) => {
                last.tokens.end = piece.tokens.end
            }
            _ => glued::glued(doc, piece, found, headed, pieces),
        }
    }
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
