//! How many letters two short words differ by.

/// Letters beyond which a word is not compared: no name or field is as long.
const LONGEST: usize = 40;

/// Letters to add, leave out, replace or exchange with the next (optimal string alignment).
pub fn edits(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(LONGEST).collect(), b.chars().take(LONGEST).collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let mut least = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + usize::from(a[i - 1] != b[j - 1]));
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (a, b, distance) in
            [("", "", 0), ("a", "", 1), ("lieu", "lieux", 1), ("role", "rloe", 1), ("date", "type", 3), ("mobilte", "mobilite", 1)]
        {
            assert_eq!(edits(a, b), distance, "{a} {b}");
        }
        for (a, b, distance) in [("eau", "eau", 0), ("eau", "aeu", 1), ("sante", "snate", 1), ("foret", "forge", 2), ("", "eau", 3)] {
            assert_eq!(edits(a, b), distance, "{a} {b}");
        }
    }
}
