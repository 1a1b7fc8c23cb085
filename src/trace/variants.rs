//! Brings the inflected variants of a term, and the spellings of a part's name, together under the commonest form.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::terms::root;
use crate::text::fold::fold;

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

/// Writes one form in place of all that differ in capitals and accents alone: the commonest, then the one with the fewest capitals.
pub(super) fn one_form<'a>(units: impl Iterator<Item = &'a mut BTreeSet<String>>) {
    let units: Vec<&mut BTreeSet<String>> = units.collect();
    let mut forms: HashMap<String, BTreeMap<&str, usize>> = HashMap::new();
    for part in units.iter().flat_map(|parts| parts.iter()) {
        *forms.entry(fold(part)).or_default().entry(part).or_default() += 1;
    }
    let capitals = |form: &str| form.chars().filter(|c| c.is_uppercase()).count();
    let best = |forms: BTreeMap<&str, usize>| {
        let commonest = forms.into_iter().min_by_key(|(form, count)| (Reverse(*count), capitals(form)));
        commonest.map_or(String::new(), |(form, _)| form.to_owned())
    };
    let written: HashMap<String, String> = forms.into_iter().map(|(key, forms)| (key, best(forms))).collect();
    for parts in units {
        *parts = std::mem::take(parts).into_iter().map(|part| written.get(&fold(&part)).cloned().unwrap_or(part)).collect();
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

    #[test]
    fn spellings_of_a_part() {
        let mut units =
            observations(&[("SALON-DU-LIVRE", &[]), ("Salon-du-livre Lyon", &[]), ("Foire", &[]), ("FOIRE", &[]), ("FOIRE", &[])]);
        one_form(units.iter_mut().map(|unit| &mut unit.parts));
        let shown: Vec<Vec<&str>> = units.iter().map(|unit| unit.parts.iter().map(String::as_str).collect()).collect();
        let (fair, salon) = (vec!["FOIRE"], "Salon-du-livre");
        assert_eq!(shown, [vec![salon], vec!["Lyon", salon], fair.clone(), fair.clone(), fair]);
    }
}
