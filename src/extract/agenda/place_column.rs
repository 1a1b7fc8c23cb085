//! Columns of a table: which one holds the places, by the word at its head ("Où ?", "Lieu", "Salle"), or because the same few
//! come back between times and titles.

use rustc_hash::FxHashSet;

use super::Builder;
use crate::extract::entries;
use crate::extract::segments::Segment;
use crate::lexicon::Tags;
use crate::text::fold::fold;
use crate::text::{Marked, TokenKind, Tokens};

/// Words of the head of a column, at most.
const LONGEST_HEAD: usize = 3;
/// Rows below a head that make a table of it.
const LEAST_ROWS: usize = 2;

/// The first tokens of all cells that stand in a column of places.
pub(super) fn places(doc: &Marked, segments: &[Segment]) -> FxHashSet<usize> {
    let mut found = FxHashSet::default();
    let mut k = 0;
    while k < segments.len() {
        let row = row_at(doc, segments, k);
        if row.len() < 2 {
            k += 1;
            continue;
        }
        let head = row.iter().position(|cell| is_head(doc, cell));
        let next = next_row(segments, k);
        let Some(column) = head else {
            k = next;
            continue;
        };
        let (mut cells, mut at) = (Vec::new(), next);
        while at < segments.len() {
            let below = row_at(doc, segments, at);
            if below.len() != row.len() {
                break;
            }
            cells.push(below[column].start);
            at = next_row(segments, at);
        }
        if cells.len() >= LEAST_ROWS {
            found.extend(cells);
        }
        k = at.max(next);
    }
    found
}

/// So many rooms come back between times and titles.
const LEAST_REPEATED: usize = 4;
/// So many lines in brackets below times are places.
const LEAST_HOUSES: usize = 3;
/// Tokens of a room between a time and a title, at most.
const LONGEST_ROOM: usize = 8;

impl Builder<'_, '_> {
    /// "14 h | Petite salle | Les gants", "16 h | Petite salle | Le cuir": the first tokens of what stands between times and
    /// titles, where few words come back again and again.
    pub(super) fn rooms_between(&self) -> Vec<usize> {
        let (mut rooms, mut words) = (Vec::new(), Vec::new());
        for i in 0..self.segments.len() {
            let Some(head) = self.head_of(i).filter(|h| (1..=LONGEST_ROOM).contains(&h.rest.len())) else { continue };
            let next = self.segments.get(i + 1).filter(|s| s.cut && !self.is_timed(s));
            let label = self.labelled_as(&head.rest).is_some();
            if next.is_some() && !label && !entries::names_anybody(self.doc, &head.rest, self.found.names) {
                rooms.push(head.rest.start);
                words.push(fold(&self.doc.on_one_line(&head.rest)));
            }
        }
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        if all >= LEAST_REPEATED && words.len() * 2 <= all { rooms } else { Vec::new() }
    }

    /// "14 h / (La Halle) / Les gants", "16 h / (Le Comptoir) / Le cuir": the first tokens of lines in brackets right below times
    /// that stand alone, where several do.
    pub(super) fn houses_in_brackets(&self) -> Vec<usize> {
        let doc = self.doc;
        let enclosed = |tokens: &Tokens| {
            let inner = tokens.start + 1..tokens.end.saturating_sub(1);
            let closed = doc.is(tokens.start, "(") && doc.is(tokens.end - 1, ")") && (1..=LONGEST_ROOM).contains(&inner.len());
            let house = doc.case(inner.start).is_capital() && !inner.clone().any(|i| doc.is_any(i, &["(", ")", ":", "?"]));
            closed && house && entries::names_in(doc, tokens, self.found.names).iter().all(|name| !name.sure)
        };
        let below =
            |i: &usize| self.time_is_alone(*i) && self.segments.get(i + 1).is_some_and(|s| s.blank_before == 0 && enclosed(&s.tokens));
        let houses: Vec<usize> = (0..self.segments.len()).filter(below).map(|i| self.segments[i + 1].tokens.start).collect();
        if houses.len() >= LEAST_HOUSES { houses } else { Vec::new() }
    }
}

/// The cells of the row that begins with segment `k`; nothing where none does.
pub(super) fn row_at(doc: &Marked, segments: &[Segment], k: usize) -> Vec<std::ops::Range<usize>> {
    if !segments[k].cell || segments[k].cut {
        return Vec::new();
    }
    let end = segments[next_row(segments, k) - 1].tokens.end;
    let mut cells = Vec::new();
    let first = segments[k].tokens.start;
    let mut start = first;
    for i in first..end {
        let bar = doc.kind(i) == Some(TokenKind::Sign) && doc.is(i, "|");
        if bar || i > first && doc.parts_columns(i) {
            cells.push(start..i);
            start = i + usize::from(bar);
        }
    }
    cells.push(start..end);
    cells
}

/// The segment behind the row that begins with segment `k`.
pub(super) fn next_row(segments: &[Segment], k: usize) -> usize {
    (k + 1..segments.len()).find(|i| !(segments[*i].cell && segments[*i].cut)).unwrap_or(segments.len())
}

fn is_head(doc: &Marked, cell: &std::ops::Range<usize>) -> bool {
    let words = cell.clone().filter(|i| doc.kind(*i) == Some(TokenKind::Word));
    let mut tagged = 0;
    for i in words {
        if !doc.has(i, Tags::WHERE) {
            return false;
        }
        tagged += 1;
    }
    (1..=LONGEST_HEAD).contains(&tagged)
}

#[cfg(test)]
mod tests {
    use crate::extract::segments::Found;
    use crate::extract::testing::marked;
    use crate::extract::{dates, names, segments, times};

    #[test]
    fn examples() {
        for (text, expected) in [
            (
                "| Quand ? | Où ? | Quoi ? |\n| --- | --- | --- |\n| 3 mai | Brivelle, le Phare | Le bois |\n| 4 mai | Orsenac | L'eau |\n",
                "Brivelle | Orsenac",
            ),
            ("Heure\tLieu\tThème\n9h\tHalle\tLe bois\n10h\tForge\tL'eau\n", "Halle | Forge"),
            ("| Quand ? | Quoi ? |\n| 3 mai | Où va le bois |\n| 4 mai | L'eau |\n", ""),
        ] {
            let found = marked(text, |doc| {
                let (times, dates, names) = (times::find(doc), dates::find(doc), names::find(doc));
                let segments = segments::find(doc, &Found { times: &times, dates: &dates, names: &names });
                let mut places: Vec<usize> = super::places(doc, &segments).into_iter().collect();
                places.sort_unstable();
                places.into_iter().map(|i| doc.word(i).to_owned()).collect::<Vec<_>>().join(" | ")
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
