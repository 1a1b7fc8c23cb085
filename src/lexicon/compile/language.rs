//! Functions, bodies, days and months.

use super::builder::{Builder, tagged};
use crate::lexicon::columns::Row;
use crate::lexicon::value::{Tags, Value};

impl Builder {
    pub(super) fn function(&mut self, form: &str, row: &Row) -> Result<(), String> {
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

    pub(super) fn body(&mut self, form: &str, row: &Row) -> Result<(), String> {
        let grades = [("head", Tags::BODY_HEAD), ("weak", Tags::BODY_WEAK), ("venue", Tags::VENUE), ("tail", Tags::BODY_TAIL)];
        let tags = row.choose("grade", &grades)?;
        // "conseil" closes the name of a firm and begins that of a council: the kind is the council's.
        let kind = if tags == Tags::BODY_TAIL { 0 } else { row.body_kind()? };
        self.inflected(form, Value { tags, codes: [0, 0, kind, 0] });
        Ok(())
    }

    pub(super) fn known_body(&mut self, row: &Row) -> Result<(), String> {
        let ambiguous = row.choose("ambiguous", &[("yes", Tags::AMBIGUOUS_BODY), ("no", Tags::empty())])?;
        let value = Value { tags: Tags::KNOWN_BODY | ambiguous, codes: [0, 0, row.body_kind()?, 0] };
        for form in [row.get("acronym"), row.get("name")] {
            if !form.is_empty() {
                self.phrase(form, value);
            }
        }
        Ok(())
    }

    pub(super) fn calendar(&mut self, form: &str, row: &Row) -> Result<(), String> {
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
