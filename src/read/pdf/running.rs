//! Takes out what stands at the edge of page after page: running heads and page numbers.

use std::collections::HashMap;

use super::rows::Line;

/// Lines at each edge of a page that may be running ones.
const EDGE: usize = 3;

/// Removes running lines; the first running head stays where it is the first page's own.
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
    for (page, lines) in pages.iter_mut().enumerate() {
        let running: Vec<usize> = edges(lines)
            .into_iter()
            .filter(|line| {
                let key = key(&lines[*line].text, page + 1);
                let on = seen.get(&key).map_or(&[][..], Vec::as_slice);
                // What repeats word for word is kept once; a number of the page is not kept at all.
                let repeats = on.len() >= needed && filled >= 2;
                repeats && (key.contains(NUMBER) || on.first() != Some(&page))
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
}
