//! Puts words together again that were divided at the end of a line.

use std::collections::HashSet;

use super::rows::Line;

/// Joins the divided words of each page; the word stays on the line where it begins.
pub(super) fn join(pages: &mut [Vec<Line>]) {
    let compounds = compounds(pages);
    for lines in pages {
        for index in 1..lines.len() {
            let (before, after) = lines.split_at_mut(index);
            join_pair(&mut before[index - 1].text, &mut after[0].text, &compounds);
        }
        lines.retain(|line| !line.text.is_empty());
    }
}

/// Words that keep their hyphen before another one, and that no word divided after its first syllables begins with.
const KEEPING: [&str; 10] = ["vice", "demi", "lui", "elle", "eux", "peut", "rendez", "chef", "grand", "quelques"];

/// Puts a word together that ends one text and begins another.
pub(super) fn join_pair(before: &mut String, after: &mut String, compounds: &HashSet<String>) {
    let Some(stem) = before.strip_suffix(['-', '\u{2010}', '\u{AD}']) else { return };
    let first = stem.rsplit([' ', '’', '\'']).next().unwrap_or_default().to_owned();
    let divided = first.chars().count() > 1 && first.ends_with(char::is_lowercase) && after.starts_with(char::is_lowercase);
    if !divided {
        return;
    }
    let end = after.find(' ').unwrap_or(after.len());
    let rest = after[..end].to_owned();
    let word = rest.trim_end_matches(|c: char| !c.is_alphanumeric());
    // A word with more hyphens is a compound.
    let keeps = KEEPING.contains(&first.as_str())
        || word.contains('-')
        || first.contains('-')
        || compounds.contains(&format!("{first}-{word}").to_lowercase());
    before.truncate(if keeps { before.len() } else { stem.len() });
    before.push_str(&rest);
    after.replace_range(..(end + 1).min(after.len()), "");
}

/// Words with a hyphen within lines, in lower case.
fn compounds(pages: &[Vec<Line>]) -> HashSet<String> {
    let words = pages.iter().flatten().flat_map(|line| line.text.split(|c: char| !(c.is_alphanumeric() || c == '-')));
    words.filter(|word| word.trim_matches('-').contains('-')).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn divided_words_become_one() {
        let table = [
            ("la concer-", "tation locale", "la concertation", "locale", ""),
            ("la vice-", "présidente", "la vice-présidente", "", ""),
            ("le savoir-", "faire ancien", "le savoir-faire", "ancien", "savoir-faire"),
            ("de Montreuil-", "sur-Aulne le", "de Montreuil-sur-Aulne", "le", ""),
            ("9h -", "accueil", "9h -", "accueil", ""),
            ("Anne Roux -", "directrice", "Anne Roux -", "directrice", ""),
            ("Saint-", "Denis", "Saint-", "Denis", ""),
        ];
        for (before, after, joined, rest, compound) in table {
            let (mut before, mut after) = (before.to_owned(), after.to_owned());
            join_pair(&mut before, &mut after, &HashSet::from([compound.to_owned()]));
            assert_eq!((before.as_str(), after.as_str()), (joined, rest));
        }
    }
}
