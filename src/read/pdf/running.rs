//! Takes out what stands at the edge of page after page: running heads and page numbers.

use std::collections::HashMap;

use super::rows::Line;

/// Lines at each edge of a page that may be running ones.
const EDGE: usize = 3;

/// Removes running lines. What repeats word for word is kept on its first page, where it may be the title; but not where
/// it stands there as on the next page, and something larger is the title.
pub(super) fn remove(pages: &mut [Vec<Line>]) {
    remove_lone_numbers(pages);
    if pages.len() < 2 {
        return;
    }
    let mut seen: HashMap<String, Vec<usize>> = HashMap::new();
    for (page, lines) in pages.iter().enumerate() {
        for line in edges(lines) {
            let found = seen.entry(key(&lines[line].text, page + 1)).or_default();
            if found.last() != Some(&page) {
                found.push(page);
            }
        }
    }
    let needed = if pages.len() == 2 { 2 } else { (pages.len() * 2 / 5).max(2) };
    let filled = pages.len();
    let first_running = first_running(pages);
    for (page, lines) in pages.iter_mut().enumerate() {
        let running: Vec<usize> = edges(lines)
            .into_iter()
            .filter(|line| {
                let key = key(&lines[*line].text, page + 1);
                let on = seen.get(&key).map_or(&[][..], Vec::as_slice);
                let repeats = on.len() >= needed && filled >= 2;
                // A number of the page is not kept at all.
                repeats && (key.contains(NUMBER) || on.first() != Some(&page) || page == 0 && first_running.contains(line))
            })
            .collect();
        for line in running.into_iter().rev() {
            lines.remove(line);
        }
        if let Some(first) = lines.first_mut() {
            first.is_apart = false;
        }
    }
}

/// Lines at the edges of the first page that stand in the same place, with the same words, on the second.
fn first_running(pages: &[Vec<Line>]) -> Vec<usize> {
    let [first, second, ..] = pages else { return Vec::new() };
    let largest = first.iter().map(|line| line.size).fold(0.0, f32::max);
    let is_same = |a: &Line, b: &Line| a.text == b.text && (a.top - b.top).abs() < 4.0 && (a.size - b.size).abs() < 0.5;
    let repeats = |line: &Line| edges(second).into_iter().any(|other| is_same(line, &second[other]));
    edges(first).into_iter().filter(|&at| first[at].size * 1.15 < largest && repeats(&first[at])).collect()
}

/// The number of a page stands alone, below or above everything.
fn remove_lone_numbers(pages: &mut [Vec<Line>]) {
    for (page, lines) in pages.iter_mut().enumerate() {
        let is_number = |line: &Line| {
            let text = line.text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—'));
            line.is_apart && text == (page + 1).to_string()
        };
        if lines.len() > 1 && lines.last().is_some_and(is_number) {
            lines.pop();
        }
    }
}

fn edges(lines: &[Line]) -> Vec<usize> {
    let end = lines.len();
    (0..EDGE.min(end)).chain(end.saturating_sub(EDGE).max(EDGE.min(end))..end).collect()
}

/// Stands for the number of the page.
const NUMBER: char = '\u{1}';

/// A line with the page's own number taken out of it, alone or beside the number of pages (“3 / 12”, “page 3”).
fn key(text: &str, page: usize) -> String {
    let mut key = String::new();
    let number = page.to_string();
    let mut rest = text.trim();
    let mut replaced = false;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let end = rest[start..].find(|c: char| !c.is_ascii_digit()).map_or(rest.len(), |length| start + length);
        key.push_str(&rest[..start]);
        let is_time = rest[end..].trim_start().starts_with(['h', 'H', ':']) || key.ends_with(['h', 'H', ':']);
        if !replaced && !is_time && rest[start..end] == number {
            key.push(NUMBER);
            replaced = true;
        } else {
            key.push_str(&rest[start..end]);
        }
        rest = &rest[end..];
    }
    key.push_str(rest);
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[&str]) -> Vec<Line> {
        let line = |(index, text): (usize, &&str)| Line {
            text: (*text).to_owned(),
            is_apart: false,
            top: 12.0 * index as f32,
            left: 0.0,
            right: 100.0,
            size: 10.0,
        };
        lines.iter().enumerate().map(line).collect()
    }

    #[test]
    fn heads_and_numbers_go_and_times_stay() {
        let mut pages = vec![
            page(&["Assises de la lande", "9h Accueil", "a", "b", "c", "d", "Page 1 / 3"]),
            page(&["Assises de la lande", "2h de pause", "e", "f", "g", "h", "Page 2 / 3"]),
            page(&["Assises de la lande", "10h Clôture", "i", "j", "k", "l", "Page 3 / 3"]),
        ];
        remove(&mut pages);
        let texts: Vec<Vec<&str>> = pages.iter().map(|lines| lines.iter().map(|line| line.text.as_str()).collect()).collect();
        assert_eq!(texts[0], ["Assises de la lande", "9h Accueil", "a", "b", "c", "d"]);
        assert_eq!(texts[1], ["2h de pause", "e", "f", "g", "h"]);
        assert_eq!(texts[2], ["10h Clôture", "i", "j", "k", "l"]);
    }
    #[test]
    fn the_first_running_head_goes_where_there_is_a_title() {
        let first = ["Assises de la lande – programme", "ASSISES DE LA LANDE", "9h Accueil", "a", "b", "c", "d"];
        let mut pages = vec![page(&first), page(&["Assises de la lande – programme", "e", "f", "g", "h", "i", "j"])];
        pages[0][1].size = 18.0;
        remove(&mut pages);
        assert_eq!((pages[0][0].text.as_str(), pages[1][0].text.as_str()), ("ASSISES DE LA LANDE", "e"));
    }
}
