//! Glued lines: what a converter has put on one line is cut again, before times, days, labels, bullets and moderators.

use super::counted_parts::counted_parts;
use super::functions;
use super::head_lines;
use super::names::NameMention;
use super::segments::{Found, Segment, is_pictogram, is_time_only, strip_marks};
use super::times::TimeMention;
use crate::lexicon::Tags;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// Tokens of a line that may hold several items.
const LONG_LINE: usize = 60;

/// Words of the longest heading of a row of bullets.
const LONGEST_HEADING: usize = 4;

/// Tokens of the longest bracket behind somebody of a row.
const LONGEST_BRACKET: usize = 30;

/// Tokens between a speaker and the title in quotation marks, at most.
const PARTICULARS: usize = 40;

/// What begins the lines of a list.
pub(super) const ROW_BULLETS: &[&str; 9] = &["•", "■", "●", "▪", "\u{f0b7}", "➔", "►", "➢", "➤"];

/// Cuts a long line that holds several items: before times, weekdays with their date, labels, bullets, moderators.
pub(super) fn glued(doc: &Marked, segment: Segment, found: &Found, headed: bool, pieces: &mut Vec<Segment>) {
    let segment = behind_head(doc, segment, found, pieces);
    let first = found.times.first_from(segment.tokens.start);
    let timed = found.times.get(first).is_some_and(|t| t.tokens.start < segment.tokens.end);
    if !timed && segment.tokens.len() < LONG_LINE {
        // Most lines: without a time, only parts and people can be cut.
        let mut cuts = Vec::new();
        parts_in(doc, &segment, found, pieces, &mut cuts);
        cuts.extend(people_in_a_row(doc, &segment.tokens, found));
        cuts.extend(people_behind_quotes(doc, &segment.tokens, found));
        return if cuts.is_empty() { pieces.push(segment) } else { cut_at(doc, segment, cuts, false, found, pieces) };
    }
    let times = found.times[first..].iter().take_while(|t| t.tokens.start < segment.tokens.end);
    let mut cuts: Vec<usize> = times.filter(|t| heads_item(doc, t, &segment.tokens)).map(|t| t.tokens.start).collect();
    // "9 h Accueil 9 h 30 Ouverture": two items, the first at the head of the line.
    let set_off = cuts.len() >= 2 && !segment.cell && cuts.iter().all(|cut| is_set_off(doc, *cut, &segment.tokens, found));
    let long = segment.tokens.len() >= LONG_LINE && cuts.len() >= 3 || set_off || goes_on(doc, &segment, found, &cuts, pieces);
    let row = segment.tokens.len() >= LONG_LINE && is_row_of_bullets(doc, &segment.tokens);
    let running = !long && runs_on(doc, &segment, found, pieces);
    if running {
        let ends = |cut: &usize| found.times.starting_at(*cut).is_some_and(|k| found.times[k].end.is_some());
        cuts.retain(|cut| found.times.starting_at(*cut).is_some_and(|k| found.times[k].tokens.end < segment.tokens.end) || ends(cut));
    }
    let running = running && !cuts.is_empty();
    if !long && !row && !running && !(cuts.len() >= 2 && begins_with(doc, cuts[0], &segment, found)) {
        let times = found.times[first..].iter().take_while(|t| t.tokens.start < segment.tokens.end);
        let within = &segment.tokens;
        let closed = times.clone().filter(|t| headed && is_behind_close(doc, t, within)).map(|t| t.tokens.start);
        cuts = times.clone().filter(|t| is_led_by_dash(doc, t, within, found)).map(|t| t.tokens.start - 1).chain(closed).collect();
        parts_in(doc, &segment, found, pieces, &mut cuts);
        cuts.extend(people_in_a_row(doc, &segment.tokens, found));
        cuts.extend(people_behind_title(doc, &segment.tokens, found));
        cuts.extend(people_behind_quotes(doc, &segment.tokens, found));
        if cuts.is_empty() {
            pieces.push(segment);
            return;
        }
    }
    if (long || row) && !segment.cell {
        counted_parts(doc, &segment.tokens, found, pieces, &mut cuts);
    }
    for i in segment.tokens.clone().skip(1).filter(|_| long || row) {
        if long && cuts_before(doc, i, segment.tokens.end, found) || row && (doc.is_any(i, ROW_BULLETS) || heads_bullets(doc, i)) {
            cuts.push(i);
        }
    }
    cut_at(doc, segment, cuts, long, found, pieces);
}

/// Cuts a head that shares a line with what follows into its lines; gives what follows.
fn behind_head(doc: &Marked, segment: Segment, found: &Found, pieces: &mut Vec<Segment>) -> Segment {
    let mut start = segment.tokens.start;
    for cut in head_lines::cuts(doc, &segment.tokens, found, pieces) {
        let first = start == segment.tokens.start;
        pieces.push(Segment {
            tokens: start..cut,
            cut: !first,
            blank_before: if first { segment.blank_before } else { 0 },
            ..segment.clone()
        });
        start = cut;
    }
    let first = start == segment.tokens.start;
    if first {
        segment
    } else {
        Segment { tokens: start..segment.tokens.end, cut: true, blank_before: 0, bullet: false, heading: 0, ..segment }
    }
}

/// Cuts a line at these tokens.
fn cut_at(doc: &Marked, segment: Segment, mut cuts: Vec<usize>, long: bool, found: &Found, pieces: &mut Vec<Segment>) {
    cuts.sort_unstable();
    cuts.dedup();
    let mut start = segment.tokens.start;
    for cut in cuts.into_iter().chain([segment.tokens.end]) {
        // A label right after its time stays with it.
        let time_alone = is_time_only(doc, &(start..cut), found);
        if cut <= start || time_alone && cut != segment.tokens.end {
            continue;
        }
        let first = start == segment.tokens.start;
        let piece = strip_marks(doc, start..cut, segment.indent, if first { segment.blank_before } else { 0 });
        let piece = Segment { cell: segment.cell, ..piece };
        if let Some(title) = title_start(doc, &piece.tokens, found).filter(|_| long) {
            pieces.push(Segment { tokens: piece.tokens.start..title, cut: !first, ..piece.clone() });
            pieces.push(Segment { tokens: title..piece.tokens.end, cut: true, blank_before: 0, bullet: false, ..piece });
        } else if !piece.tokens.is_empty() {
            pieces.push(Segment { cut: !first, ..piece });
        }
        start = cut;
    }
}

/// Tokens of a line that goes on with a paragraph.
const LEAST_PARAGRAPH: usize = 30;

/// Pieces before a line among which one was cut off, where lines hold several items.
const NEAR: usize = 8;

/// "Samedi 4 mai 10 h – 11 h" at the end of a line that was cut, and "Le quai (Halle) 14 h – 15 h" on the next: whether items run
/// over the ends of lines.
fn runs_on(doc: &Marked, segment: &Segment, found: &Found, pieces: &[Segment]) -> bool {
    let Some(last) = pieces.last().filter(|last| segment.blank_before == 0 && !last.cell && !segment.cell) else { return false };
    let day = found.dates.starting_at(last.tokens.start).map(|k| found.dates[k].tokens.end);
    let behind = day.unwrap_or(last.tokens.start)..last.tokens.end;
    let timed = !behind.is_empty() && found.times.starting_at(behind.start).is_some() && is_time_only(doc, &behind, found);
    timed && pieces.iter().rev().take(NEAR).any(|piece| piece.cut && !piece.cell)
}

/// "(tanneuse) Lise Duval (CNRS) 10 h – 11 h TABLE RONDE 2 Le quai …": whether a long line goes on with a paragraph that was cut,
/// behind a line end in the wrong place.
fn goes_on(doc: &Marked, segment: &Segment, found: &Found, cuts: &[usize], pieces: &[Segment]) -> bool {
    let shouted = |cut: &usize| {
        let time = found.times.starting_at(*cut).map(|k| &found.times[k]).filter(|time| time.end.is_some());
        time.is_some_and(|time| {
            let label = doc.phrase(time.tokens.end, segment.tokens.end, Tags::LABEL | Tags::LABEL_WORD);
            label.is_some() && doc.case(time.tokens.end) == Case::Upper
        })
    };
    let cut = || pieces.iter().rev().take(NEAR).any(|piece| piece.cut && !piece.cell);
    segment.tokens.len() >= LEAST_PARAGRAPH
        && cuts.first().is_some_and(|cut| *cut > segment.tokens.start)
        && !segment.cell
        && cuts.iter().any(shouted)
        && cut()
}

/// So many lines that begin with their times show how a document is written.
const LEAST_HEADED: usize = 3;

/// Whether the items of a text stand behind their times.
pub(super) fn are_headed(doc: &Marked, segments: &[Segment], found: &Found) -> bool {
    let begins = |s: &&Segment| {
        let time = found.times.starting_at(s.tokens.start).map(|k| &found.times[k]);
        time.is_some_and(|t| t.start.is_some() && t.tokens.end < s.tokens.end)
    };
    segments.iter().filter(begins).filter(|s| !doc.is(s.tokens.start, "(")).nth(LEAST_HEADED - 1).is_some()
}

/// "« Le quai » 10h30-10h45 : Pause", "(Présidence : Lise Duval) 9h30 : Le quai": a time and its colon behind what a mark has
/// closed, where other lines begin with their times.
fn is_behind_close(doc: &Marked, time: &TimeMention, within: &Tokens) -> bool {
    let (before, after) = (time.tokens.start.saturating_sub(1), time.tokens.end);
    let quoted = doc.is(before, ",") && before > within.start && doc.is_any(before - 1, &["»", "”"]);
    let closed = before > within.start + 2 && (doc.is_any(before, &["»", "”", ")", "?", "!"]) || quoted);
    let colon = doc.is(after, ":") && after + 1 < within.end;
    closed && colon && time.start.is_some() && (doc.case(after + 1).is_capital() || doc.is_any(after + 1, &["«", "“"]))
}

/// "Café au bord du quai - 8h45 – Ouverture": a bullet that a converter has put behind the line before it.
fn is_led_by_dash(doc: &Marked, time: &TimeMention, within: &Tokens, found: &Found) -> bool {
    let (dash, after) = (time.tokens.start.saturating_sub(1), time.tokens.end);
    let bullet = dash > within.start + 1 && doc.is(dash, "-") && !doc.glued(dash) && !doc.glued(dash + 1);
    let set_off = after + 1 < within.end && doc.is_any(after, &["–", "—"]) && doc.case(after + 1).is_capital();
    let dated = || found.dates.get(found.dates.first_reaching(dash)).is_some_and(|d| d.tokens.start < dash);
    bullet && set_off && time.start.is_some() && !dated()
}

/// Adds where parts begin within a line.
fn parts_in(doc: &Marked, segment: &Segment, found: &Found, before: &[Segment], cuts: &mut Vec<usize>) {
    let within = &segment.tokens;
    if !segment.cell {
        counted_parts(doc, within, found, before, cuts);
    }
    for (k, token) in doc.tokens[within.clone()].iter().enumerate().skip(2) {
        if token.kind == TokenKind::Number && begins_part(doc, within.start + k) {
            cuts.push(within.start + k);
        }
    }
}

/// "Lise Duval, université de Bavay 1ère partie : LE CUIR": a heading that a converter has put behind the line before it.
fn begins_part(doc: &Marked, i: usize) -> bool {
    let ordinal = doc.number(i).is_some_and(|n| n < 10) && doc.glued(i + 1) && doc.folds_to(i + 1, &["ere", "re", "er", "eme", "e", "nde"]);
    let heads = doc.folds_to(i + 2, &["partie", "session", "seance"]) && doc.is(i + 3, ":");
    ordinal && heads && doc.kind(i - 1) == Some(TokenKind::Word) && !doc.has(i - 1, Tags::GRAMMATICAL) && doc.case(i + 4).is_capital()
}

/// "Lise Duval, maire de Brivelle Paul Vercel, président du Val": where others of a list begin that has lost its line ends.
fn people_in_a_row(doc: &Marked, tokens: &Tokens, found: &Found) -> Vec<usize> {
    let first = found.names.first_from(tokens.start);
    let within = found.names[first..].iter().take_while(|n| n.whole.end < tokens.end).filter(|n| n.sure && n.name.len() >= 2);
    let enclosed = |open: usize| doc.is(open, "(") && (open..tokens.end.min(open + LONGEST_BRACKET)).any(|i| doc.is(i, ")"));
    let entry = |end: usize| {
        let comma = end + usize::from(doc.is(end, "*"));
        enclosed(end) || doc.is(comma, ",") && is_described(doc, comma, tokens.end)
    };
    let mut starts = within.filter(|n| entry(n.whole.end)).map(|n| n.whole.start);
    // The first stands at the head of the line or behind the colon of its heading.
    let listed = |i: &usize| *i == tokens.start || doc.is(i - 1, ":") || *i > tokens.start + 1 && is_shouted_heading(doc, i - 1);
    let Some(head) = starts.next().filter(listed) else { return Vec::new() };
    // "… ? INTERVENANTS Lise Duval (CNRS)"
    let shouted = [head.saturating_sub(1), head].into_iter().filter(|_| head > tokens.start + 1 && is_shouted_heading(doc, head - 1));
    let other = Tags::GRAMMATICAL | Tags::FUNCTION | Tags::CIVILITY | Tags::MODERATION | Tags::SPEAKERS_INLINE;
    // "… avocat Intervenants : Anne Tessier, …"
    let heading = Tags::SPEAKERS_HEADING | Tags::MODERATION_HEADING;
    let heads = |i: &usize| {
        doc.case(*i) == Case::Capital && doc.phrase(*i, tokens.end, heading).is_some_and(|(n, _)| doc.is(i + n, ":")) && !doc.breaks(*i)
    };
    let behind_word = |i: &usize| {
        let word = doc.kind(i - 1) == Some(TokenKind::Word) && !doc.has(i - 1, other);
        *i > head && (word || doc.is(i - 1, ")"))
    };
    let headings = (head + 2..tokens.end).filter(heads);
    let others = starts.chain(headings).filter(|i| behind_word(i) || *i > head && heads(i) && !doc.has(i - 1, Tags::GRAMMATICAL));
    shouted.chain(others).collect()
}

/// "14 h Le fil et la laine M. Paul Roche, maire de Brivelle Mme Lise Duval, tisseuse": where the people of an item begin that has lost
/// its line ends.
fn people_behind_title(doc: &Marked, tokens: &Tokens, found: &Found) -> Vec<usize> {
    let Some(time) = found.times.starting_at(tokens.start).map(|k| &found.times[k]).filter(|t| t.start.is_some()) else {
        return Vec::new();
    };
    // "… « Le fil ». Y prendront part Mme Lise Duval, tisseuse": sentences; "(avec Lise Duval, tisseuse)": a note.
    let stop = |i: &usize| doc.is(*i, "(") || doc.is(*i, ".") && (doc.kind(i - 1) == Some(TokenKind::Sign) || doc.word(i - 1).len() > 3);
    let end = (time.tokens.end..tokens.end).find(stop).unwrap_or(tokens.end);
    let first = found.names.first_from(time.tokens.end + 1);
    let within = found.names[first..].iter().take_while(|n| n.whole.end < tokens.end);
    let described = within.filter(|n| n.sure && n.name.len() >= 2).filter_map(|n| {
        let label = heading_before(doc, n.whole.start, time.tokens.end);
        let described = || n.whole.end < end && is_described(doc, n.whole.end, tokens.end) && is_behind_words(doc, n.whole.start);
        label.or_else(|| described().then_some(n.whole.start))
    });
    described.collect()
}

/// "Lise Duval, tisseuse, « Le fil ». Paul Roche (INRE), « Le gant »": where the next speaker of a list of papers begins that has lost
/// its line ends.
fn people_behind_quotes(doc: &Marked, tokens: &Tokens, found: &Found) -> Vec<usize> {
    let first = found.names.first_from(tokens.start);
    let mut within = found.names[first..].iter().take_while(|n| n.whole.end < tokens.end).filter(|n| n.sure && n.name.len() >= 2);
    let Some(speaker) = within.next() else { return Vec::new() };
    let behind = |n: &&NameMention| {
        let i = n.whole.start;
        let close = if doc.is_any(i - 1, &[".", ";", ","]) { i - 2 } else { i - 1 };
        let set_off = doc.is_any(n.whole.end, &["(", ","]) || is_described(doc, n.whole.end, tokens.end);
        let quotes = (n.whole.end..tokens.end.min(n.whole.end + PARTICULARS)).any(|k| doc.is_any(k, &["«", "“"]));
        doc.is_any(close, &["»", "”"]) && close > speaker.whole.end && set_off && quotes
    };
    within.filter(behind).map(|n| n.whole.start).collect()
}

/// "Animateur Lise Duval", "Intervenants : Lise Duval": where the heading before a name begins.
fn heading_before(doc: &Marked, name: usize, from: usize) -> Option<usize> {
    let end = if doc.is(name - 1, ":") { name - 1 } else { name };
    let heading = |at: usize| {
        let tags = Tags::SPEAKERS_HEADING | Tags::MODERATION_HEADING;
        doc.case(at).is_capital() && doc.phrase(at, end, tags).is_some_and(|(n, v)| at + n == end && v.has(tags))
    };
    (from.max(end.saturating_sub(LONGEST_HEADING))..end).find(|at| heading(*at) && !doc.has(at - 1, Tags::GRAMMATICAL))
}

/// Whether a name stands behind a word that neither leads to it nor tells who bears it.
fn is_behind_words(doc: &Marked, i: usize) -> bool {
    let leads = Tags::GRAMMATICAL | Tags::FUNCTION | Tags::MODERATION | Tags::SPEAKERS_INLINE | Tags::CIVILITY;
    // "Un fleuve et ses gantiers Paul Roche": nobody alone is several.
    let several = doc.has(i - 1, Tags::PLURAL_FUNCTION) && !doc.has(i - 1, Tags::MODERATION);
    doc.kind(i - 1) == Some(TokenKind::Word) && (several || !doc.has(i - 1, leads)) && !doc.breaks(i)
}

/// "INTERVENANTS", "ANIMATION" in capitals, without a colon.
fn is_shouted_heading(doc: &Marked, i: usize) -> bool {
    let tags = Tags::SPEAKERS_HEADING | Tags::MODERATION_HEADING | Tags::MODERATION;
    let heading = doc.phrase(i, doc.tokens.len(), tags).is_some_and(|(n, _)| n == 1);
    doc.case(i) == Case::Upper && heading && (i == 0 || doc.case(i - 1) != Case::Upper)
}

/// "▪ … ▪ … ▪ …": a list whose line ends are lost; its bullets stand too far apart to divide the parts of one line.
fn is_row_of_bullets(doc: &Marked, tokens: &Tokens) -> bool {
    let bullets = tokens.clone().skip(1).filter(|i| doc.is_any(*i, ROW_BULLETS) && !doc.glued(*i + 1)).count();
    bullets >= 3 && tokens.len() / bullets >= 8
}

/// "Le fil 9 h 30 : La laine 10 h : Le lin": a time that a sign of its own parts from what it heads, and none from what stands before.
fn is_set_off(doc: &Marked, time: usize, within: &Tokens, found: &Found) -> bool {
    let Some(end) = found.times.starting_at(time).map(|k| found.times[k].tokens.end) else { return false };
    let signed = doc.is_any(end, &[":", "–", "—", "|"]) && !doc.glued(end + 1) && end + 1 < within.end;
    let free = time == within.start || doc.kind(time - 1) != Some(TokenKind::Sign) || doc.is_any(time - 1, &[")", "?", "!", ".", "»", "”"]);
    signed && free
}

/// Whether nothing but a day stands before the time at `time`.
fn begins_with(doc: &Marked, time: usize, segment: &Segment, found: &Found) -> bool {
    let start = segment.tokens.start;
    let day = found.dates.first_from(start);
    // "Programme 16 octobre 9 h – Accueil 9 h 30 – Ouverture"
    let titled = start + usize::from(doc.folds_to(start, &["programme"]));
    let behind = found.dates.get(day).filter(|d| d.tokens.start == titled).map_or(titled, |d| d.tokens.end);
    (behind..time).all(|i| doc.kind(i) == Some(TokenKind::Sign))
}

/// In glued text a time heads an item when no preposition leads to it and a capital follows.
fn heads_item(doc: &Marked, time: &TimeMention, within: &Tokens) -> bool {
    let next = time.tokens.end;
    let after = if doc.is_any(next, &[":", "-", "–", "—", "|", ".", "•"]) { next + 1 } else { next };
    // "la région Grand Est 9 h 30 Ouverture": a name ends in a word that might lead to the hour.
    let named = time.tokens.start >= within.start + 2
        && doc.case(time.tokens.start - 1) == Case::Capital
        && doc.case(time.tokens.start - 2) == Case::Capital;
    let prose = time.tokens.start > within.start
        && !named
        && doc.kind(time.tokens.start - 1) == Some(TokenKind::Word)
        && doc.has(time.tokens.start - 1, Tags::GRAMMATICAL)
        && !doc.glued(time.tokens.start);
    time.start.is_some()
        && !prose
        && (doc.case(after).is_capital()
            || doc.is_any(after, &["«", "“", "\""])
            || is_numbered_label(doc, after, within.end)
            || counts_items(doc, after, within.end))
        && !doc.is(time.tokens.start.wrapping_sub(1), ",")
}

fn cuts_before(doc: &Marked, i: usize, end: usize, found: &Found) -> bool {
    if doc.kind(i) == Some(TokenKind::Sign) {
        let word = doc.word(i);
        return ROW_BULLETS.contains(&word) || is_pictogram(word);
    }
    let name = found.names.starting_at(i).map(|k| &found.names[k]);
    if let Some(name) = name {
        // "le Père Lise Duval": the article belongs to the civility.
        let after_word = doc.kind(i - 1) == Some(TokenKind::Word)
            && !doc.folds_to(i - 1, &["le", "la", "l'", "les"])
            && !doc.has(i - 1, Tags::FUNCTION | Tags::MODERATION | Tags::SPEAKERS_INLINE | Tags::CIVILITY)
            && (!doc.has(i - 1, Tags::GRAMMATICAL) || name.civility.is_some() && doc.has(i - 1, Tags::NOUN | Tags::ADJECTIVE));
        let after_stop = doc.is_any(i - 1, &[")", ".", "?", "!", "»"]);
        // "Session 2 : Ressource et climat Lise Duval (BRGM) Les nappes"
        let bracket = doc.is(name.whole.end, "(") && (name.whole.end..end.min(name.whole.end + 12)).any(|k| doc.is(k, ")"));
        return name.sure
            && (doc.glued(i)
                || after_stop
                || after_word && (bracket || is_described(doc, name.whole.end, end)) && name.name.len() > 1
                || after_word && (name.civility.is_some() || doc.case(i - 1) != Case::Lower));
    }
    if doc.has(i, Tags::WEEKDAY) && found.dates.starting_at(i).is_some() {
        return doc.case(i).is_capital();
    }
    if is_numbered_label(doc, i, end) {
        return true;
    }
    if !doc.case(i).is_capital() {
        return false;
    }
    let chairs = doc.phrase(i, end, Tags::MODERATION_HEADING).is_some_and(|(n, _)| doc.is(i + n, ":"));
    let half_day = doc.case(i) == Case::Upper && doc.has(i, Tags::HALF_DAY);
    let moderation = doc.phrase(i, end, Tags::MODERATION).is_some_and(|(n, _)| doc.is(i + n, ":") || doc.word(i + n - 1) == "par" || n > 1);
    // "GRAND TÉMOIN :" is one label.
    let within_label = doc.phrase(i - 1, end, Tags::LABEL).is_some_and(|(n, _)| n > 1);
    let speakers = !within_label && doc.phrase(i, end, Tags::SPEAKERS_HEADING).is_some_and(|(n, _)| doc.is(i + n, ":"));
    let label = doc.phrase(i, end, Tags::LABEL).is_some_and(|(n, _)| {
        (doc.glued(i)
            || doc.case(i) == Case::Upper
            || doc.is(i - 1, "*")
            || !doc.has(i - 1, Tags::GRAMMATICAL) && doc.kind(i - 1) == Some(TokenKind::Word))
            && (doc.number(i + n).is_some() || doc.case(i + n) == Case::Single)
    });
    // "… (Brivelle) Session 2 : Le quai"
    let counted = doc.phrase(i, end, Tags::LABEL | Tags::LABEL_WORD).is_some_and(|(n, _)| {
        let numbered = doc.number(i + n).is_some() && doc.is(i + n + 1, ":") && doc.case(i + n + 2).is_capital();
        numbered && !doc.has(i - 1, Tags::GRAMMATICAL) && !doc.is_any(i - 1, &[":", ",", "(", "«"])
    });
    // "… d'un an Avec Lise Duval, maire"
    let with = || doc.is(i, "Avec") && doc.kind(i - 1) == Some(TokenKind::Word) && found.names.starting_at(i + 1).is_some();
    // "… ? INTERVENANTS Lise Duval (CNRS)"
    let shouted = || is_shouted_heading(doc, i) && found.names.starting_at(i + 1).is_some();
    moderation || chairs || half_day || speakers || label || counted || with() || shouted()
}

/// ", directrice du Val", "– Présidente", "Présidente" where its sign is lost: a function stands behind a name.
fn is_described(doc: &Marked, behind: usize, end: usize) -> bool {
    let signed = doc.is_any(behind, &[",", "–", "—", "|"]);
    let at = behind + usize::from(signed);
    (signed || doc.breaks(at) || doc.case(at) == Case::Capital) && functions::head_at(doc, at, end).is_some_and(|h| h.tokens.start == at)
}

/// "… INRAE INTERVENTIONS : ▪ …": the words in capitals before a colon and a bullet head what follows.
fn heads_bullets(doc: &Marked, i: usize) -> bool {
    let capitals = |i: usize| doc.case(i) == Case::Upper && doc.has(i, Tags::COMMON_WORD);
    let end = (i..i + LONGEST_HEADING).find(|k| !capitals(*k)).unwrap_or(i);
    end > i && !capitals(i - 1) && doc.is(end, ":") && doc.is_any(end + 1, ROW_BULLETS)
}

/// "4 ateliers", "3 conférences": how many there are of what a label names.
fn counts_items(doc: &Marked, i: usize, end: usize) -> bool {
    let counted = doc.number(i).is_some_and(|n| (2..=20).contains(&n)) && !doc.glued(i + 1) && i + 1 < end;
    counted && doc.word(i + 1).ends_with('s') && doc.phrase(i + 1, end, Tags::LABEL | Tags::LABEL_WORD).is_some()
}

/// "1ère séance", "2e session": an ordinal number before a label.
fn is_numbered_label(doc: &Marked, i: usize, end: usize) -> bool {
    let suffix = doc.number(i).is_some() && doc.glued(i + 1) && doc.folds_to(i + 1, &["e", "er", "ere", "re", "eme", "nd", "nde"]);
    suffix && i + 2 < end && doc.phrase(i + 2, end, Tags::LABEL | Tags::LABEL_WORD).is_some()
}

/// Where the particulars of the person at the head of a glued piece end and a title begins: a capital that no sign sets
/// off, behind a town, an acronym or a bracket.
fn title_start(doc: &Marked, tokens: &Tokens, found: &Found) -> Option<usize> {
    let name = found.names.starting_at(tokens.start).map(|k| &found.names[k]).filter(|n| n.sure)?;
    let closes = |i: usize| {
        doc.has(i, Tags::PLACE) && doc.case(i).is_capital()
            || doc.case(i) == Case::Upper && doc.word(i).chars().count() >= 2
            || doc.is_any(i, &[")", "»"])
    };
    let capital = |i: usize| doc.case(i) == Case::Capital || doc.case(i) == Case::Single && doc.word(i).ends_with(['’', '\'']);
    // "présidente de l'ARS Grand Est"
    let region = |i: usize| {
        doc.phrase(i, tokens.end, Tags::PLACE).is_some_and(|(n, _)| n > 1)
            || doc.phrase(i - 1, tokens.end, Tags::PLACE).is_some_and(|(n, _)| n > 1)
    };
    let begins = |i: usize| capital(i) && !region(i) && closes(i - 1) && !doc.has(i, Tags::FUNCTION | Tags::BODY_HEAD | Tags::CIVILITY);
    let mut depth = 0;
    (name.whole.end..tokens.end.min(name.whole.end + 25)).find(|i| {
        depth += i32::from(doc.is(*i, "(")) - i32::from(doc.is(*i, ")"));
        depth <= 0 && *i > name.whole.end && begins(*i) && tokens.end - *i >= 3
    })
}
