//! Common words with their frequency, and given names that are weighed against them.

use super::builder::{Builder, keys, tagged};
use crate::lexicon::columns::Row;
use crate::lexicon::value::Tags;
use crate::text::fold::key;

impl Builder {
    pub(super) fn word(&mut self, form: &str, row: &Row) -> Result<(), String> {
        let mut tags = Tags::empty();
        for category in row.get("category").split(',') {
            tags |= match category {
                "N" => Tags::NOUN,
                "A" => Tags::ADJECTIVE,
                "V" => Tags::VERB,
                "R" => Tags::ADVERB,
                "D" | "P" | "C" | "O" | "X" => Tags::GRAMMATICAL,
                _ => Tags::empty(),
            };
        }
        let frequency: f32 = row.number("freq")?;
        if frequency >= 10.0 {
            tags |= Tags::FREQUENT;
        }
        if let [key] = keys(form).as_slice() {
            self.entries.entry(*key).or_default().tags |= tags;
            let known = self.frequency.entry(*key).or_default();
            *known = known.max(frequency);
        }
        Ok(())
    }

    pub(super) fn given(&mut self, form: &str, row: &Row) -> Result<(), String> {
        let count: f32 = row.number("count_estimate")?;
        let share: f32 = row.get("female_share").parse().unwrap_or(0.5);
        let mut tags = Tags::GIVEN_NAME;
        if share >= 0.9 {
            tags |= Tags::FEMALE;
        } else if share <= 0.1 {
            tags |= Tags::MALE;
        }
        let id = key(form);
        let common = self.frequency.get(&id).copied().unwrap_or(0.0);
        let known = self.entries.get(&id).copied().unwrap_or_default();
        // A name is sure when births outweigh the word: "Claire" and "Rose" are, "Mai" and "Ville" are not.
        let place = known.has(Tags::COUNTRY | Tags::REGION | Tags::TOWN | Tags::DEPARTEMENT) && count < 60_000.0
            || known.has(Tags::COUNTRY | Tags::REGION);
        let word = common >= 0.5 && count < common * 1_500.0;
        if !place && !word && !known.has(Tags::GRAMMATICAL) && form.chars().count() > 2 {
            tags |= Tags::SURE_GIVEN_NAME;
        }
        self.variants(form, tagged(tags));
        Ok(())
    }
}
