//! C-value, after K. Frantzi, S. Ananiadou and H. Mima, "Automatic recognition of multi-word terms: the C-value/NC-value
//! method", International Journal on Digital Libraries 3 (2000).
//!
//! A long expression that is as frequent as a short one is worth more, and an expression that only occurs inside longer
//! ones is worth nothing:
//!
//! C-value(a) = log₂|a| · f(a), if no longer candidate holds a;
//! C-value(a) = log₂|a| · (f(a) − t(a) / c(a)) otherwise,
//!
//! where |a| is the number of words, f(a) the number of occurrences, t(a) how many of them stand inside longer candidates
//! and c(a) how many different longer candidates there are. Of French expressions only the words count that mean something.

use std::hash::Hash;

use rustc_hash::FxHashMap;

/// The C-value of each candidate, given as its words and the number of its occurrences, those inside longer candidates
/// included. No candidate may be given twice.
pub fn c_values<W: Eq + Hash>(candidates: &[(&[W], usize)]) -> Vec<f64> {
    let numbers: FxHashMap<&[W], usize> = candidates.iter().enumerate().map(|(number, (words, _))| (*words, number)).collect();
    let mut by_length: Vec<usize> = (0..candidates.len()).collect();
    by_length.sort_by_key(|number| std::cmp::Reverse(candidates[*number].0.len()));
    let shortest = by_length.last().map_or(0, |number| candidates[*number].0.len());
    let mut nested = vec![0_usize; candidates.len()];
    let mut longer = vec![0_usize; candidates.len()];
    let mut values = vec![0.0; candidates.len()];
    for number in by_length {
        let (words, occurrences) = candidates[number];
        let inside = if longer[number] == 0 { 0.0 } else { nested[number] as f64 / longer[number] as f64 };
        values[number] = (words.len() as f64).log2() * (occurrences as f64 - inside).max(0.0);
        // Occurrences inside still longer candidates have been passed on by those.
        let free = occurrences.saturating_sub(nested[number]);
        for length in shortest..words.len() {
            for part in words.windows(length) {
                if let Some(inner) = numbers.get(part) {
                    nested[*inner] += free;
                    longer[*inner] += 1;
                }
            }
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(candidates: &[(&str, usize)]) -> Vec<f64> {
        let words: Vec<Vec<String>> = candidates.iter().map(|(text, _)| text.split(' ').map(str::to_owned).collect()).collect();
        let given: Vec<(&[String], usize)> = words.iter().zip(candidates).map(|(words, (_, count))| (words.as_slice(), *count)).collect();
        c_values(&given)
    }

    /// The example of the paper, worked by hand: "basal cell carcinoma" stands 26 times inside 5 longer candidates.
    #[test]
    fn worked_by_hand() {
        let found = values(&[
            ("adenoid cystic basal cell carcinoma", 5),
            ("cystic basal cell carcinoma", 11),
            ("ulcerated basal cell carcinoma", 7),
            ("recurrent basal cell carcinoma", 5),
            ("circumscribed basal cell carcinoma", 3),
            ("basal cell carcinoma", 984),
        ]);
        let expected = [
            5_f64.log2() * 5.0,
            2.0 * (11.0 - 5.0),
            2.0 * 7.0,
            2.0 * 5.0,
            2.0 * 3.0,
            3_f64.log2() * (984.0 - (5.0 + 6.0 + 7.0 + 5.0 + 3.0) / 5.0),
        ];
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-9, "{found} and not {expected}");
        }
        assert!((found[5] - 1551.36).abs() < 0.01);
    }

    #[test]
    fn what_only_stands_inside_one_longer_candidate_is_worth_nothing() {
        let found = values(&[("projet territoire connecte", 4), ("projet territoire", 4), ("territoire connecte", 6)]);
        assert_eq!(found, [3_f64.log2() * 4.0, 0.0, 2.0]);
    }
}
