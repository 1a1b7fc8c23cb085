//! Line ends that a converter has turned into spaces: a very long line whose parts stand two spaces apart.

use super::Token;
use super::mark::{Tokens, between};

/// Bytes of a line that is too long to be one of a page.
const LONG: usize = 400;
/// Gaps of two spaces or more that such a line has, and bytes between two of them on average, at most.
const LEAST_GAPS: usize = 8;
const LONGEST_PART: usize = 120;

/// Marks the tokens behind such gaps as the first of their lines; whether there are any. `starts` are those of the lines.
pub(super) fn restore(text: &str, tokens: &mut [Token], starts: &[usize]) -> bool {
    let mut found = false;
    for Tokens { start, end } in between(starts, tokens.len()) {
        let length = tokens[end - 1].span.end as usize - tokens[start].span.start as usize;
        if length >= LONG {
            let gaps: Vec<usize> = (start + 1..end).filter(|i| is_gap(text, &tokens[*i - 1], &tokens[*i])).collect();
            // Words that a line justified on a page holds apart go on in lower case.
            let heads = gaps.iter().filter(|i| tokens[**i].case.is_capital() || !tokens[**i].case.is_word()).count();
            if gaps.len() >= LEAST_GAPS && length / gaps.len() <= LONGEST_PART && heads * 4 >= gaps.len() * 3 {
                gaps.into_iter().for_each(|i| tokens[i].breaks = true);
                found = true;
            }
        }
    }
    found
}

/// Whether two spaces or more, and nothing else, part two tokens.
#[inline]
pub(super) fn is_gap(text: &str, before: &Token, token: &Token) -> bool {
    let gap = &text.as_bytes()[before.span.end as usize..token.span.start as usize];
    gap.len() >= 2 && gap.iter().all(|byte| *byte == b' ')
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        let item = "09:00 | OUVERTURE  Lise DUVAL  Présidente, Fédération du bois  ";
        let lines = |text: &str| marked(text, |doc| doc.lines.iter().map(|line| doc.surface(&line.tokens)).collect::<Vec<_>>());
        let found = lines(&item.repeat(8));
        assert_eq!(found[..4], ["09:00 | OUVERTURE", "Lise DUVAL", "Présidente, Fédération du bois", "09:00 | OUVERTURE"]);
        // A short line, and one that was justified.
        assert_eq!(lines(item).len(), 1);
        assert_eq!(lines(&"Le bois  que la  forêt  donne ".repeat(20)).len(), 1);
    }
}
