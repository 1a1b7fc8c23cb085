//! The files of the lexicons, and what a row of each says.

use super::builder::{Builder, tagged};
use crate::lexicon::columns::{self, Row};
use crate::lexicon::value::{Tags, Value};

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
                    ("audience", (Tags::AUDIENCE, 0)),
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
}
