//! Which items a researcher means, and what was perhaps meant where none is called so.

use std::collections::BTreeSet;

use super::observe::Observed;
use crate::terms::stems;
use crate::text::edits;
use crate::text::fold::fold;

/// At most so many names are offered in place of one that nothing has.
const OFFERED: usize = 5;

impl Observed {
    /// The items that are meant: those whose identifier or label is one of the patterns, in any case and without accents; of
    /// a pattern that none is, those that contain it; else those that have all its words, in any form and order. Without
    /// patterns, all.
    pub fn choose(&self, patterns: &[String]) -> BTreeSet<String> {
        let items = self.names();
        if patterns.is_empty() {
            return items.into_iter().map(|[item, _]| item.to_owned()).collect();
        }
        let folded: Vec<(&str, [String; 2])> = items.into_iter().map(|names| (names[0], names.map(fold))).collect();
        let mut chosen = BTreeSet::new();
        for pattern in patterns {
            let words = stems(pattern);
            let pattern = fold(pattern);
            let is = |names: &[String; 2]| names.contains(&pattern);
            let contains = |names: &[String; 2]| names.iter().any(|name| name.contains(&pattern));
            let has_words = |names: &[String; 2]| !words.is_empty() && names.iter().any(|name| holds(&stems(name), &words));
            let mut found: Vec<&str> = those(&folded, is);
            if found.is_empty() {
                found = those(&folded, contains);
            }
            if found.is_empty() {
                found = those(&folded, has_words);
            }
            chosen.extend(found.into_iter().map(str::to_owned));
        }
        chosen
    }

    /// The items with their labels.
    fn names(&self) -> BTreeSet<[&str; 2]> {
        self.units.iter().flat_map(|unit| unit.items.keys()).map(|item| [item.as_str(), self.label(item)]).collect()
    }

    /// Items that are called nearly like a pattern, the nearest first.
    pub fn nearly(&self, pattern: &str) -> Vec<&str> {
        let names = self.names();
        near(pattern, names.into_iter().map(|[item, label]| (item, [item, label])))
    }

    /// Names of parts that are nearly this one, the nearest first.
    pub fn nearly_parts(&self, pattern: &str) -> Vec<&str> {
        let parts: BTreeSet<&str> = self.units.iter().flat_map(|unit| &unit.parts).map(String::as_str).collect();
        near(pattern, parts.into_iter().map(|part| (part, [part, part])))
    }
}

/// The items whose names pass.
fn those<'a>(named: &[(&'a str, [String; 2])], passes: impl Fn(&[String; 2]) -> bool) -> Vec<&'a str> {
    named.iter().filter(|(_, names)| passes(names)).map(|(item, _)| *item).collect()
}

fn holds(all: &[String], words: &[String]) -> bool {
    words.iter().all(|word| all.contains(word))
}

/// What is called nearly like a pattern: with few other letters, or sharing a longer word with it; the nearest first.
fn near<'a>(pattern: &str, named: impl Iterator<Item = (&'a str, [&'a str; 2])>) -> Vec<&'a str> {
    let (pattern, words) = (fold(pattern), stems(pattern));
    let most = pattern.chars().count() / 4 + 1;
    let distance = |name: &str| {
        let name_folded = fold(name);
        let lengths = pattern.chars().count().abs_diff(name_folded.chars().count());
        let letters = if lengths > most { lengths } else { edits(&pattern, &name_folded) };
        let shared = || stems(name).iter().any(|word| word.chars().count() > 3 && words.contains(word));
        if letters <= most { Some(letters) } else { shared().then_some(most + 1) }
    };
    let mut found: Vec<(usize, &str)> =
        named.filter_map(|(item, names)| Some((names.iter().filter_map(|name| distance(name)).min()?, item))).collect();
    found.sort();
    found.into_iter().take(OFFERED).map(|(_, item)| item).collect()
}

#[cfg(test)]
mod tests {
    use super::super::partition::observations;
    use super::*;

    fn observed() -> Observed {
        let units = observations(&[("2021", &["sante", "sante-mentale", "eau", "territoires-intelligents"])]);
        let labels = [
            ("sante", "Santé"),
            ("sante-mentale", "Santé mentale"),
            ("eau", "Eau et assainissement"),
            ("territoires-intelligents", "Territoires intelligents et connectés"),
        ];
        let labels = labels.into_iter().map(|(id, label)| (id.to_owned(), label.to_owned())).collect();
        Observed { units, labels, ..Observed::default() }
    }

    #[test]
    fn items_that_are_meant() {
        let observed = observed();
        let chosen = |patterns: &[&str]| {
            let patterns: Vec<String> = patterns.iter().map(|pattern| (*pattern).to_owned()).collect();
            observed.choose(&patterns).into_iter().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(chosen(&["santé"]), "sante");
        assert_eq!(chosen(&["sant"]), "sante sante-mentale");
        assert_eq!(chosen(&["Santé mentale", "EAU"]), "eau sante-mentale");
        assert_eq!(chosen(&["territoire intelligent"]), "territoires-intelligents");
        assert_eq!(chosen(&["forêt"]), "");
        assert_eq!(chosen(&["et"]), "eau territoires-intelligents");
        assert_eq!(chosen(&[]), "eau sante sante-mentale territoires-intelligents");
    }

    #[test]
    fn what_was_perhaps_meant() {
        let observed = observed();
        assert_eq!(observed.nearly("territoires-inteligents"), ["territoires-intelligents"]);
        assert_eq!(observed.nearly("snate"), ["sante"]);
        assert_eq!(observed.nearly("territoires numériques"), ["territoires-intelligents"]);
        assert!(observed.nearly("forêt").is_empty());
        assert_eq!(observed.nearly_parts("2012"), ["2021"]);
    }
}
