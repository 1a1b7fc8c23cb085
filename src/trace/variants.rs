//! Brings the inflected variants of a term together under the commonest form.

use std::collections::{BTreeMap, HashMap};

use crate::terms::root;

/// Writes the commonest form in place of every variant, with the mentions of all; of equally common ones, the first in
/// the alphabet.
pub(super) fn merge<'a>(units: impl Iterator<Item = &'a mut BTreeMap<String, usize>>) {
    let units: Vec<&mut BTreeMap<String, usize>> = units.collect();
    let mut forms: HashMap<String, BTreeMap<&str, usize>> = HashMap::new();
    for item in units.iter().flat_map(|unit| unit.keys()) {
        *forms.entry(root(item)).or_default().entry(item).or_default() += 1;
    }
    let mut commonest: HashMap<String, String> = HashMap::new();
    for variants in forms.into_values() {
        let most = variants.values().copied().max().unwrap_or(0);
        let Some(best) = variants.iter().find(|(_, count)| **count == most).map(|(form, _)| (*form).to_owned()) else { continue };
        let others = variants.keys().filter(|form| **form != best);
        others.for_each(|form| {
            commonest.insert((*form).to_owned(), best.clone());
        });
    }
    for unit in units {
        for (item, mentions) in std::mem::take(unit) {
            *unit.entry(commonest.get(&item).cloned().unwrap_or(item)).or_default() += mentions;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::partition::observations;
    use super::*;

    #[test]
    fn variants_of_a_term() {
        let mut units =
            observations(&[("", &["réseau d'eau"]), ("", &["réseaux de l'eau", "réseaux d'eau"]), ("", &["réseaux d'eau", "eau potable"])]);
        merge(units.iter_mut().map(|unit| &mut unit.items));
        let shown: Vec<Vec<&str>> = units.iter().map(|unit| unit.items.keys().map(String::as_str).collect()).collect();
        assert_eq!(shown, [vec!["réseaux d'eau"], vec!["réseaux d'eau"], vec!["eau potable", "réseaux d'eau"]]);
    }
}
