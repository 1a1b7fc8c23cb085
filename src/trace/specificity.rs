//! Specificity after P. Lafon, "Sur la variabilité de la fréquence des formes dans un corpus", Mots 1 (1980), as TXM and
//! IRaMuTeQ show it.
//!
//! If `part` of `whole` units were drawn blindly, and `with` of the whole have an item, how likely would so many or more
//! (so few or fewer) of those drawn have it? The specificity is the order of magnitude of that probability: +3 says that
//! chance gives as many or more once in a thousand draws, -3 as few or fewer.

/// The law for one size of the whole, with its factorials.
pub struct Hypergeometric {
    /// Natural logarithms of 0!, 1!, 2! …
    factorials: Vec<f64>,
}

impl Hypergeometric {
    /// For wholes of at most so many units.
    pub fn new(most: usize) -> Self {
        let mut factorials = Vec::with_capacity(most + 1);
        factorials.push(0.0);
        for n in 1..=most {
            factorials.push(factorials[n - 1] + (n as f64).ln());
        }
        Hypergeometric { factorials }
    }

    fn choose(&self, n: usize, k: usize) -> f64 {
        self.factorials[n] - self.factorials[k] - self.factorials[n - k]
    }

    /// The probability that exactly `count` of those drawn have the item; its logarithm.
    fn exactly(&self, whole: usize, with: usize, part: usize, count: usize) -> f64 {
        self.choose(with, count) + self.choose(whole - with, part - count) - self.choose(whole, part)
    }

    /// The specificity of `count` units with the item among `part` of `whole`, where `with` of the whole have it.
    ///
    /// Positive where there are as many as expected or more, negative where there are fewer; 0 where nothing can be said.
    ///
    /// # Panics
    /// Where the part or the units with the item are more than the whole, or the whole more than the law was made for.
    pub fn specificity(&self, whole: usize, with: usize, part: usize, count: usize) -> f64 {
        let least = (with + part).saturating_sub(whole);
        let most = with.min(part);
        if least == most || count < least || count > most {
            return 0.0;
        }
        let sum = |counts: &mut dyn Iterator<Item = usize>| -> f64 {
            let logs: Vec<f64> = counts.map(|count| self.exactly(whole, with, part, count)).collect();
            let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            (top + logs.iter().map(|log| (log - top).exp()).sum::<f64>().ln()) / std::f64::consts::LN_10
        };
        let expected = with as f64 * part as f64 / whole as f64;
        if count as f64 >= expected { (-sum(&mut (count..=most))).max(0.0) } else { sum(&mut (least..=count)).min(0.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worked_by_hand() {
        let law = Hypergeometric::new(100);
        // Of 10 units 4 have the item, 5 are drawn: C(5,4)/C(10,4) = 5/210 for all four, as for none;
        // (C(5,3)·5 + 5)/210 = 55/210 for three or more.
        for (whole, with, part, count, probability, sign) in [
            (10, 4, 5, 4, 5.0 / 210.0, 1.0),
            (10, 4, 5, 0, 5.0 / 210.0, -1.0),
            (10, 4, 5, 3, 55.0 / 210.0, 1.0),
            (10, 4, 5, 1, 55.0 / 210.0, -1.0),
            // One item in 100 units, and it is in the part of 10.
            (100, 1, 10, 1, 0.1, 1.0),
            // Two of 20 in a part of 2: 1/C(20,2).
            (20, 2, 2, 2, 1.0 / 190.0, 1.0),
        ] {
            let expected = -f64::log10(probability) * sign;
            let found = law.specificity(whole, with, part, count);
            assert!((found - expected).abs() < 1e-9, "{whole} {with} {part} {count}: {found} and not {expected}");
        }
    }

    /// From mpmath 1.3 with 40 digits: the logarithm of the sum of C(with, i)·C(whole-with, part-i)/C(whole, part) over i from
    /// the count to the end of its side; the probabilities agree with `scipy.stats.hypergeom.sf` and `cdf` to eight digits.
    #[test]
    fn computed_independently() {
        let law = Hypergeometric::new(1_000_000);
        for (whole, with, part, count, expected) in [
            (59, 12, 8, 5, 2.20350476403),
            (438, 31, 60, 1, -1.25810438303),
            (693, 120, 77, 25, 3.37965001493),
            (20_000, 350, 1_200, 45, 5.93650949009),
            (20_000, 350, 1_200, 5, -4.69704832694),
            (100_000, 2_500, 9_000, 400, 29.1359022066),
            (1_000_000, 300, 52_000, 2, -4.77533471957),
        ] {
            let found = law.specificity(whole, with, part, count);
            assert!((found - expected).abs() < 1e-6, "{whole} {with} {part} {count}: {found} and not {expected}");
        }
    }

    #[test]
    fn nothing_can_be_said_where_chance_has_no_choice() {
        let law = Hypergeometric::new(10);
        for (whole, with, part, count) in [(10, 10, 5, 5), (10, 0, 5, 0), (10, 3, 10, 3), (10, 3, 0, 0)] {
            assert_eq!(law.specificity(whole, with, part, count), 0.0);
        }
    }

    #[test]
    fn small_probabilities_do_not_vanish() {
        let found = Hypergeometric::new(20_000).specificity(20_000, 2_000, 2_000, 2_000);
        assert!(found > 1_000.0 && found.is_finite(), "{found}");
    }
}
