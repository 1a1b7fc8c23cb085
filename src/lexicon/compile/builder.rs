//! The table under construction: phrases under the keys of their words.

use std::collections::HashMap;

use super::places::PlaceRow;
use crate::lexicon::plural::plural;
use crate::lexicon::value::{Tags, Value};
use crate::text::fold::join;
use crate::text::tokenize::tokenize;

/// The table under construction.
#[derive(Default)]
pub struct Builder {
    pub entries: HashMap<u64, Value>,
    /// Names of the function classes; code 1 is the first.
    pub classes: Vec<String>,
    pub places: Vec<PlaceRow>,
    /// How frequent common words are, by which given names are weighed.
    pub(super) frequency: HashMap<u64, f32>,
}

impl Builder {
    /// A phrase that leads to a name, with its elision: "sous la présidence de", "… d'", "… du".
    pub(super) fn leading(&mut self, form: &str, value: Value) {
        self.variants(form, value);
        if let Some(start) = form.strip_suffix(" de") {
            self.variants(&format!("{start} d'"), value);
            self.variants(&format!("{start} du"), value);
        }
    }

    /// Enters a phrase under the joined keys of its tokens; every beginning of it is marked as one.
    pub(super) fn phrase(&mut self, form: &str, value: Value) {
        let keys = keys(form);
        let Some((last, beginning)) = keys.split_last() else { return };
        let mut sum = None;
        for key in beginning {
            sum = Some(sum.map_or(*key, |s| join(s, *key)));
            self.entries.entry(sum.unwrap_or_default()).or_default().tags |= Tags::PREFIX;
        }
        let whole = sum.map_or(*last, |s| join(s, *last));
        self.entries.entry(whole).or_default().merge(value);
    }

    /// A phrase with and without its hyphens.
    pub(super) fn variants(&mut self, form: &str, value: Value) {
        self.phrase(form, value);
        if form.contains('-') {
            self.phrase(&form.replace('-', " "), value);
        }
    }

    /// A phrase, its plural, each with and without hyphens.
    pub(super) fn inflected(&mut self, form: &str, value: Value) {
        if form.is_empty() {
            return;
        }
        self.variants(form, value);
        if let Some(plural) = plural(form) {
            let tags = if value.has(Tags::ANY_FUNCTION) { value.tags | Tags::PLURAL_FUNCTION } else { value.tags };
            self.variants(&plural, Value { tags, ..value });
        }
    }
}

/// Keys of the words of a form. An elided one ("d'") is a word only before another, so one is lent to it.
pub(super) fn keys(form: &str) -> Vec<u64> {
    let elided = form.ends_with(['\'', '’']);
    let lent = if elided { format!("{form}a") } else { String::new() };
    let tokens = tokenize(if elided { &lent } else { form });
    tokens[..tokens.len() - usize::from(elided)].iter().map(|t| t.key).collect()
}

/// The key under which a phrase is entered and looked up.
pub(super) fn phrase_key(form: &str) -> u64 {
    tokenize(form).iter().map(|t| t.key).reduce(join).unwrap_or_default()
}

/// What only tags say.
pub(super) fn tagged(tags: Tags) -> Value {
    Value { tags, ..Value::default() }
}
