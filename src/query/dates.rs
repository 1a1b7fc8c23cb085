//! Reads a year, month, day or stretch of them as a range of days.

use jiff::civil::Date;

/// From one day to another, both included; open where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayRange {
    pub from: Option<Date>,
    pub to: Option<Date>,
}

impl DayRange {
    /// Reads `2015`, `2015-06`, `2015-06-12`, `2015..2021`, `2015..` and `..2021`.
    pub fn parse(text: &str) -> Option<DayRange> {
        match text.split_once("..") {
            None => span(text).map(|(from, to)| DayRange { from: Some(from), to: Some(to) }),
            Some(("", "")) => None,
            Some((from, to)) => {
                let from = if from.is_empty() { None } else { Some(DayRange::first(from)?) };
                let to = if to.is_empty() { None } else { Some(DayRange::last(to)?) };
                (from.is_none() || to.is_none() || from <= to).then_some(DayRange { from, to })
            }
        }
    }

    /// The first day of a year, month or day.
    pub fn first(text: &str) -> Option<Date> {
        Some(span(text)?.0)
    }

    /// The last day of a year, month or day.
    pub fn last(text: &str) -> Option<Date> {
        Some(span(text)?.1)
    }

    pub fn is_open(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
}

fn span(text: &str) -> Option<(Date, Date)> {
    let digits = |part: &str, count: usize| {
        (part.len() == count && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<i16>().ok()).flatten()
    };
    let mut parts = text.trim().split('-');
    let year = digits(parts.next()?, 4)?;
    let Some(month) = parts.next() else { return Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)) };
    let month = i8::try_from(digits(month, 2)?).ok()?;
    let Some(day) = parts.next() else {
        let first = Date::new(year, month, 1).ok()?;
        return Some((first, first.last_of_month()));
    };
    let day = Date::new(year, month, i8::try_from(digits(day, 2)?).ok()?).ok()?;
    parts.next().is_none().then_some((day, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges() {
        let shown = |text: &str| {
            DayRange::parse(text)
                .map(|r| format!("{}..{}", r.from.map_or(String::new(), |d| d.to_string()), r.to.map_or(String::new(), |d| d.to_string())))
        };
        for (text, expected) in [
            ("2015", "2015-01-01..2015-12-31"),
            ("2016-02", "2016-02-01..2016-02-29"),
            ("2015..2021-06", "2015-01-01..2021-06-30"),
            ("..2021-09-09", "..2021-09-09"),
            ("2015..", "2015-01-01.."),
        ] {
            assert_eq!(shown(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "..", "15", "2021..2015", "2021-02-30", "2021-9", "2021-09-09-09", "[* TO *]", "+021"] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
