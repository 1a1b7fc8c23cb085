//! Compiles lexicon files (TSV) into one table from folded words and phrases to [`Value`]s.
//!
//! The same code runs when the program is built (for the files in `lexicon/`) and when a user's own folder is read.

use std::collections::HashMap;

use super::columns::{self, Row};
use super::plural::plural;
use crate::lexicon::value::{Tags, Value};
use crate::text::fold::{join, key};
use crate::text::tokenize::tokenize;

/// The table under construction.
#[derive(Default)]
pub struct Builder {
    pub entries: HashMap<u64, Value>,
    /// Names of the function classes; code 1 is the first.
    pub classes: Vec<String>,
    pub places: Vec<PlaceRow>,
    /// Gold standard frequency of common words, needed while names are weighed.
    frequency: HashMap<u64, f32>,
}

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

/// A line of a lexicon file that cannot be used.
#[derive(Debug)]
pub struct BadRow {
    pub line: usize,
    pub problem: String,
}

impl std::fmt::Display for BadRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.problem)
    }
}

/// The files that lexicons may consist of, in the order in which they must be read: words before the names they are weighed against.
pub const FILES: &[&str] = &[
    "words/common.tsv",
    "places/communes.tsv",
    "places/departements.tsv",
    "places/regions.tsv",
    "places/countries.tsv",
    "places/intercommunalites.tsv",
    "names/given.tsv",
    "names/given_extra.tsv",
    "language/functions.tsv",
    "language/function_modifiers.tsv",
    "language/fields.tsv",
    "language/bodies.tsv",
    "language/known_bodies.tsv",
    "language/organs.tsv",
    "language/labels.tsv",
    "language/moderation.tsv",
    "language/speaking.tsv",
    "language/attribution.tsv",
    "language/uncertainty.tsv",
    "language/titles.tsv",
    "language/calendar.tsv",
    "language/events.tsv",
    "language/venues.tsv",
    "language/furniture.tsv",
    "language/narration.tsv",
    "language/support.tsv",
    "language/organising.tsv",
    "language/not_names.tsv",
    "language/particles.tsv",
    "language/small_words.tsv",
];

/// Keys of the words of a form. An elided one ("d'") is a word only before another, so one is lent to it.
fn keys(form: &str) -> Vec<u64> {
    let elided = form.ends_with(['\'', '’']);
    let lent = if elided { format!("{form}a") } else { String::new() };
    let tokens = tokenize(if elided { &lent } else { form });
    tokens[..tokens.len() - usize::from(elided)].iter().map(|t| t.key).collect()
}

impl Builder {
    /// Reads one file, known by its name relative to the lexicon folder. Unknown names are an error of the caller.
    pub fn file(&mut self, name: &str, text: &str) -> Result<(), BadRow> {
        let mut lines = text.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.trim().is_empty());
        let Some((_, header)) = lines.next() else { return Ok(()) };
        let columns: Vec<&str> = header.split('\t').map(str::trim).collect();
        for (number, line) in lines {
            let row = Row { columns: &columns, cells: line.split('\t').collect() };
            self.row(name, &row).map_err(|problem| BadRow { line: number + 1, problem })?;
        }
        Ok(())
    }

    /// A phrase that leads to a name, with its elision: "sous la présidence de", "… d'", "… du".
    fn leading(&mut self, form: &str, value: Value) {
        self.variants(form, value);
        if let Some(start) = form.strip_suffix(" de") {
            self.variants(&format!("{start} d'"), value);
            self.variants(&format!("{start} du"), value);
        }
    }

    fn row(&mut self, file: &str, row: &Row) -> Result<(), String> {
        let form = if row.get("form").is_empty() { row.get("name") } else { row.get("form") };
        match file {
            "words/common.tsv" => self.word(form, row)?,
            "places/communes.tsv" => self.commune(form, row)?,
            "places/departements.tsv" => self.place(form, Tags::DEPARTEMENT, 2, row),
            "places/regions.tsv" => self.place(form, Tags::REGION, 3, row),
            "places/countries.tsv" if row.get("kind") == "city" => self.place(form, Tags::FOREIGN_CITY, 4, row),
            "places/countries.tsv" => self.place(form, Tags::COUNTRY, 5, row),
            "places/intercommunalites.tsv" => self.intercommunality(form, row)?,
            "names/given.tsv" | "names/given_extra.tsv" => self.given(form, row)?,
            "language/functions.tsv" => self.function(form, row)?,
            "language/function_modifiers.tsv" => {
                let tags = row.choose("place", &[("before", Tags::MODIFIER_BEFORE), ("after", Tags::MODIFIER_AFTER)])?;
                for form in [form, row.get("feminine")] {
                    self.inflected(form, Value { tags, ..Value::default() });
                }
            }
            "language/fields.tsv" => self.phrase(form, tagged(Tags::FIELD)),
            "language/bodies.tsv" => self.body(form, row)?,
            "language/known_bodies.tsv" => self.known_body(row)?,
            "language/organs.tsv" => {
                let parts = [("yes", Tags::ORGAN), ("no", Tags::ORGAN | Tags::INNER_ORGAN), ("seat", Tags::CONSTITUENCY)];
                self.inflected(form, tagged(row.choose("alone", &parts)?));
            }
            "language/labels.tsv" => {
                let tags = row.choose("grade", &[("label", Tags::LABEL), ("word", Tags::LABEL_WORD), ("counted", Tags::COUNTED_LABEL)])?;
                let kind = row.session_kind()?;
                self.variants(form, Value { tags, codes: [0, kind, 0, 0] });
            }
            "language/moderation.tsv" => {
                let tags = row.choose(
                    "grade",
                    &[("prefix", Tags::MODERATION), ("postfix", Tags::MODERATION_AFTER), ("heading", Tags::MODERATION_HEADING)],
                )?;
                self.leading(form, tagged(tags));
            }
            "language/speaking.tsv" => {
                let tags = row.choose("grade", &[("heading", Tags::SPEAKERS_HEADING), ("inline", Tags::SPEAKERS_INLINE)])?;
                self.leading(form, tagged(tags));
            }
            "language/attribution.tsv" => {
                let (verb, preposition) = (Tags::ATTRIBUTION_VERB, Tags::ATTRIBUTION_PREPOSITION);
                let patterns = [("verb", verb), ("verb_before", verb), ("verb_after", verb), ("preposition", preposition)];
                let tags = row.choose("pattern", &patterns)?;
                self.phrase(form, tagged(tags));
            }
            "language/uncertainty.tsv" => {
                let tags =
                    row.choose("meaning", &[("tentative", Tags::TENTATIVE), ("pending", Tags::PENDING), ("remote", Tags::REMOTE)])?;
                self.phrase(form, tagged(tags));
            }
            "language/titles.tsv" => {
                let gender = row.choose("gender", &[("male", Tags::MALE), ("female", Tags::FEMALE), ("unknown", Tags::empty())])?;
                self.phrase(form, tagged(Tags::CIVILITY | gender));
            }
            "language/calendar.tsv" => self.calendar(form, row)?,
            "language/events.tsv" => {
                let tags = row.choose(
                    "part",
                    &[
                        ("kind", Tags::EVENT_KIND),
                        ("loose", Tags::EVENT_KIND | Tags::EVENT_LOOSE),
                        ("body", Tags::EVENT_BODY),
                        ("filler", Tags::EVENT_FILLER),
                        ("held", Tags::EVENT_HELD),
                        ("report", Tags::EVENT_REPORT),
                        ("minutes", Tags::EVENT_REPORT | Tags::MINUTES),
                        ("page", Tags::PAGE_WORD),
                        ("learned", Tags::LEARNED),
                    ],
                )?;
                self.inflected(form, tagged(tags));
            }
            "language/venues.tsv" => {
                let tags = row.choose("part", &[("house", Tags::HOUSE), ("room", Tags::ROOM), ("online", Tags::ONLINE)])?;
                self.variants(form, tagged(tags));
            }
            "language/furniture.tsv" => {
                let (publication, furniture) = (Tags::PUBLICATION, Tags::FURNITURE);
                let meanings = [
                    ("publication", publication),
                    ("end", Tags::END_MARK),
                    ("web", furniture),
                    ("practical", furniture),
                    ("contact", furniture),
                ];
                let tags = row.choose("meaning", &meanings)?;
                self.phrase(form, tagged(tags));
            }
            "language/not_names.tsv" => {
                let street = if row.get("why") == "street" { Tags::STREET } else { Tags::empty() };
                let family = if row.get("family") == "yes" { Tags::RARE_NAME } else { Tags::empty() };
                self.phrase(form, tagged(Tags::NOT_NAME | street | family));
            }
            "language/narration.tsv" => {
                let meanings = [
                    ("ordinal", (Tags::ORDINAL, 0)),
                    ("count", (Tags::COUNT, 0)),
                    ("goes_on", (Tags::GOES_ON, 0)),
                    ("notice", (Tags::NOTICE, 0)),
                    ("moderates", (Tags::MODERATES, 0)),
                    ("attendance", (Tags::ATTENDANCE, 0)),
                    ("sitting", (Tags::SITTING, 0)),
                    ("gathers", (Tags::GATHERS, 0)),
                    ("then", (Tags::THEN, 0)),
                    ("broadcast", (Tags::BROADCAST, 0)),
                    ("half_day", (Tags::HALF_DAY, 0)),
                    ("staged", (Tags::STAGED, 0)),
                    ("credit", (Tags::CREDIT, 0)),
                    ("work", (Tags::WORK, 0)),
                    ("when", (Tags::WHEN, 0)),
                    ("where", (Tags::WHERE, 0)),
                    ("every", (Tags::EVERY, 0)),
                    ("presented", (Tags::PRESENTED, 0)),
                    ("speaks", (Tags::SPEAKS, 0)),
                    ("opens", (Tags::SPEAKS, columns::session_kind("opening"))),
                    ("closes", (Tags::SPEAKS, columns::session_kind("closing"))),
                ];
                let (tags, kind) = row.choose("meaning", &meanings)?;
                self.phrase(form, Value { tags, codes: [0, kind, 0, 0] });
            }
            "language/support.tsv" => self.phrase(form, tagged(Tags::SUPPORT)),
            "language/organising.tsv" => {
                let (before, heading, after) = (Tags::ORGANISED_BY, Tags::ORGANISERS_HEADING, Tags::ORGANISES);
                let tags = row.choose("place", &[("before", before), ("heading", heading), ("after", after)])?;
                self.variants(form, tagged(tags));
            }
            "language/small_words.tsv" => {
                let tags = if row.get("language") == "fr" { Tags::FRENCH } else { Tags::FOREIGN };
                self.phrase(form, tagged(tags));
            }
            "language/particles.tsv" => self.phrase(form, tagged(Tags::PARTICLE)),
            other => return Err(format!("no lexicon file is called “{other}”")),
        }
        Ok(())
    }

    /// Enters a phrase under the joined keys of its tokens; every beginning of it is marked as one.
    fn phrase(&mut self, form: &str, value: Value) {
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
    fn variants(&mut self, form: &str, value: Value) {
        self.phrase(form, value);
        if form.contains('-') {
            self.phrase(&form.replace('-', " "), value);
        }
    }

    /// A phrase, its plural, each with and without hyphens.
    fn inflected(&mut self, form: &str, value: Value) {
        if form.is_empty() {
            return;
        }
        self.variants(form, value);
        if let Some(plural) = plural(form) {
            let tags = if value.has(Tags::ANY_FUNCTION) { value.tags | Tags::PLURAL_FUNCTION } else { value.tags };
            self.variants(&plural, Value { tags, ..value });
        }
    }

    fn word(&mut self, form: &str, row: &Row) -> Result<(), String> {
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

    fn commune(&mut self, form: &str, row: &Row) -> Result<(), String> {
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

    fn place(&mut self, form: &str, tags: Tags, kind: u8, row: &Row) {
        let population = if kind == 4 { 300_000 } else { 0 };
        self.named_place(form, tags, kind, row.get("code"), "", population);
    }

    /// A grouping of communes: a body, and a place with its SIREN for a code.
    fn intercommunality(&mut self, form: &str, row: &Row) -> Result<(), String> {
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

    fn given(&mut self, form: &str, row: &Row) -> Result<(), String> {
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

    fn function(&mut self, form: &str, row: &Row) -> Result<(), String> {
        let class = row.get("class");
        let number = self.classes.iter().position(|c| c == class).unwrap_or_else(|| {
            self.classes.push(class.into());
            self.classes.len() - 1
        });
        let tags = row.choose("grade", &[("head", Tags::FUNCTION), ("weak", Tags::WEAK_FUNCTION)])?;
        let value = Value { tags, codes: [number as u8 + 1, 0, 0, 0] };
        self.inflected(form, value);
        let feminine = row.get("feminine");
        if !feminine.is_empty() && feminine != form {
            self.inflected(feminine, Value { tags: tags | Tags::FEMININE_FUNCTION, ..value });
        }
        Ok(())
    }

    fn body(&mut self, form: &str, row: &Row) -> Result<(), String> {
        let grades = [("head", Tags::BODY_HEAD), ("weak", Tags::BODY_WEAK), ("venue", Tags::VENUE), ("tail", Tags::BODY_TAIL)];
        let tags = row.choose("grade", &grades)?;
        // "conseil" closes the name of a firm and begins that of a council: the kind is the council's.
        let kind = if tags == Tags::BODY_TAIL { 0 } else { row.body_kind()? };
        self.inflected(form, Value { tags, codes: [0, 0, kind, 0] });
        Ok(())
    }

    fn known_body(&mut self, row: &Row) -> Result<(), String> {
        let ambiguous = row.choose("ambiguous", &[("yes", Tags::AMBIGUOUS_BODY), ("no", Tags::empty())])?;
        let value = Value { tags: Tags::KNOWN_BODY | ambiguous, codes: [0, 0, row.body_kind()?, 0] };
        for form in [row.get("acronym"), row.get("name")] {
            if !form.is_empty() {
                self.phrase(form, value);
            }
        }
        Ok(())
    }

    fn calendar(&mut self, form: &str, row: &Row) -> Result<(), String> {
        let number: u8 = row.get("value").parse().unwrap_or(0);
        let kind = row.get("kind");
        if kind.contains("month") {
            self.phrase(form.trim_end_matches('.'), Value { tags: Tags::MONTH, codes: [0, 0, 0, number] });
        } else if kind.contains("weekday") {
            self.phrase(form.trim_end_matches('.'), Value { tags: Tags::WEEKDAY, codes: [0, 0, 0, 20 + number] });
        } else if kind == "abbrev day" {
            self.phrase(form.trim_end_matches('.'), Value { tags: Tags::SHORT_DAY, codes: [0, 0, 0, 20 + number] });
        } else if kind == "before other date" {
            self.phrase(form, Value { codes: [0, 0, 0, Value::NO_EVENT_DAY], ..Value::default() });
        } else if kind == "before another event" {
            self.phrase(form, tagged(Tags::ANOTHER_EVENT));
        } else if kind == "before publication" {
            self.phrase(form, Value { codes: [0, 0, 0, Value::PUBLISHED], ..Value::default() });
        }
        Ok(())
    }
}

fn tagged(tags: Tags) -> Value {
    Value { tags, ..Value::default() }
}

/// The key under which a phrase is entered and looked up.
pub fn phrase_key(form: &str) -> u64 {
    tokenize(form).iter().map(|t| t.key).reduce(join).unwrap_or_default()
}

/// What joins a town's name to what tells it from others.
const LINKS: &[&str] = &["-sur-", "-en-", "-la-", "-le-", "-les-", "-lès-", "-sous-"];

/// "saint-aubin-sur-orne" as "saint-aubin sur orne".
fn half_hyphenated(form: &str) -> Option<String> {
    let (at, link) = LINKS.iter().filter_map(|link| Some((form.find(link)?, link))).min()?;
    form[..at].contains('-').then(|| format!("{}{}{}", &form[..at], link.replace('-', " "), &form[at + link.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_cannot_be_used() {
        for (file, text, problem) in [
            (
                "language/labels.tsv",
                "# labels\nform\tkind\tgrade\nbuffet\tmeel\tlabel\n",
                "line 3: “meel” is no kind; those are: welcome, ",
            ),
            (
                "language/labels.tsv",
                "form\tkind\tgrade\nbuffet\tmeal\tlable\n",
                "line 2: “lable” is no grade; those are: label, word, counted",
            ),
            ("language/bodies.tsv", "form\tkind\tgrade\nligue\tassociation\t\n", "line 2: “” is no grade; those are: head, weak, venue"),
            ("language/bodies.tsv", "form\tkind\tgrade\nligue\tleague\thead\n", "line 2: “league” is no kind; those are: ministry, "),
            ("language/titles.tsv", "form\tgender\nMe\tneuter\n", "line 2: “neuter” is no gender; those are: male, female, unknown"),
            (
                "places/communes.tsv",
                "name\tcode\tpopulation\tkind\nAix\t1\tmany\tcommune\n",
                "line 2: “many” is no number, which population must be",
            ),
        ] {
            let error = Builder::default().file(file, text).expect_err(file).to_string();
            assert!(error.starts_with(problem), "{error}");
        }
    }

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
