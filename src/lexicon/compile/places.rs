//! Communes, départements, régions, countries and groupings of communes, with the ways in which their names are written.

use super::builder::{Builder, keys, phrase_key, tagged};
use crate::lexicon::columns::{self, Row};
use crate::lexicon::value::{Tags, Value};

/// A place as its lexicon gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceRow {
    pub key: u64,
    pub name: String,
    pub kind: u8,
    pub code: String,
    pub departement: String,
    pub population: u32,
}

/// What joins a town's name to what tells it from others.
const LINKS: &[&str] = &["-sur-", "-en-", "-la-", "-le-", "-les-", "-lès-", "-sous-"];

impl Builder {
    pub(super) fn commune(&mut self, form: &str, row: &Row) -> Result<(), String> {
        let population: u32 = row.number("population")?;
        let mut tags = Tags::COMMUNE;
        if population >= 20_000 {
            tags |= Tags::TOWN;
        }
        if row.get("kind") != "commune" {
            return Ok(());
        }
        self.named_place(form, tags, 1, row.get("code"), row.get("departement"), population);
        if population >= 20_000 {
            self.short_town(form);
        }
        Ok(())
    }

    /// "Brive", "Neuilly": what the people of a town with a long name call it; several towns may be called so.
    fn short_town(&mut self, form: &str) {
        let Some(at) = LINKS.iter().filter_map(|link| form.find(link)).min() else { return };
        let short = &form[..at];
        let common = Tags::NOUN | Tags::ADJECTIVE | Tags::VERB | Tags::GRAMMATICAL | Tags::ADVERB;
        let known = |key: &u64| self.entries.get(key).is_some_and(|value| value.has(common));
        if !short.contains('-') && !keys(short).iter().any(known) {
            self.phrase(short, tagged(Tags::TOWN));
        }
    }

    pub(super) fn place(&mut self, form: &str, tags: Tags, kind: u8, row: &Row) {
        let population = if kind == 4 { 300_000 } else { 0 };
        self.named_place(form, tags, kind, row.get("code"), "", population);
    }

    /// A grouping of communes: a body, and a place with its SIREN for a code.
    pub(super) fn intercommunality(&mut self, form: &str, row: &Row) -> Result<(), String> {
        let population: u32 = row.number("population")?;
        let kind = columns::body_kind("intercommunality")?;
        let value = Value { tags: Tags::KNOWN_BODY, codes: [0, 0, kind, 0] };
        let full = if row.get("full").is_empty() { form } else { row.get("full") };
        let mut forms: Vec<String> = [form, full].iter().flat_map(|f| [f.to_string(), f.replace(" - ", "-")]).collect();
        forms.sort();
        forms.dedup();
        for form in &forms {
            self.phrase(form, value);
            self.places.push(PlaceRow {
                key: phrase_key(form),
                name: full.into(),
                kind: 6,
                code: row.get("siren").into(),
                departement: String::new(),
                population,
            });
        }
        Ok(())
    }

    fn named_place(&mut self, form: &str, tags: Tags, kind: u8, code: &str, departement: &str, population: u32) {
        let place =
            PlaceRow { key: phrase_key(form), name: form.into(), kind, code: code.into(), departement: departement.into(), population };
        self.phrase(form, tagged(tags));
        // "Saint-Aubin sur Orne"
        if let Some(half) = half_hyphenated(form) {
            self.phrase(&half, tagged(tags));
            self.places.push(PlaceRow { key: phrase_key(&half), ..place.clone() });
        }
        if form.contains('-') && (population >= 2_000 || kind != 1) {
            let spaced = form.replace('-', " ");
            self.phrase(&spaced, tagged(tags));
            self.places.push(PlaceRow { key: phrase_key(&spaced), ..place.clone() });
        }
        self.places.push(place);
    }
}

/// "saint-aubin-sur-orne" as "saint-aubin sur orne".
fn half_hyphenated(form: &str) -> Option<String> {
    let (at, link) = LINKS.iter().filter_map(|link| Some((form.find(link)?, link))).min()?;
    form[..at].contains('-').then(|| format!("{}{}{}", &form[..at], link.replace('-', " "), &form[at + link.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groupings_of_communes_are_bodies_and_places() {
        let mut builder = Builder::default();
        let text =
            "name\tsiren\tkind\tpopulation\tmembers\tfull\nCC Aube - Lande\t200000000\tCC\t900\t7\tCommunauté de communes Aube - Lande\n";
        builder.file("places/intercommunalites.tsv", text).expect("well-formed");
        for form in ["CC Aube - Lande", "communauté de communes Aube-Lande"] {
            assert!(builder.entries[&phrase_key(form)].has(Tags::KNOWN_BODY), "{form}");
            assert!(builder.places.iter().any(|p| p.key == phrase_key(form) && p.code == "200000000" && p.kind == 6), "{form}");
        }
    }
}
