//! Defines `ClockTime` (`HH:MM`) and `Edtf` (a day, month, year or range as ISO 8601 / EDTF).

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A time of day, to the minute. `24:00` is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct ClockTime {
    minutes: u16,
}

impl ClockTime {
    /// `None` outside 00:00 to 23:59.
    #[inline]
    pub fn new(hour: u32, minute: u32) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(ClockTime { minutes: (hour * 60 + minute) as u16 })
    }

    #[inline]
    pub fn hour(self) -> u32 {
        u32::from(self.minutes) / 60
    }

    pub fn minute(self) -> u32 {
        u32::from(self.minutes) % 60
    }

    /// Minutes since midnight.
    pub fn minutes(self) -> u32 {
        u32::from(self.minutes)
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

impl From<ClockTime> for String {
    fn from(time: ClockTime) -> Self {
        time.to_string()
    }
}

/// A date or time that does not follow the format.
#[derive(Debug, thiserror::Error)]
#[error("“{0}” is not {1}")]
pub struct InvalidDate(String, &'static str);

impl TryFrom<String> for ClockTime {
    type Error = InvalidDate;

    fn try_from(text: String) -> Result<Self, InvalidDate> {
        text.split_once(':')
            .and_then(|(h, m)| ClockTime::new(h.parse().ok()?, m.parse().ok()?))
            .ok_or(InvalidDate(text, "a time of the form HH:MM"))
    }
}

/// A point or stretch of days in the subset of EDTF that programmes need:
/// `2021-09-09`, `2021-09`, `2021`, `XXXX-06-12`, and `A/B` for a range of two of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Edtf {
    start: Day,
    end: Option<Day>,
}

/// A day, month or year; a part that was not written is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Day {
    year: Option<i16>,
    month: Option<u8>,
    day: Option<u8>,
}

impl Edtf {
    /// One day; `None` where the calendar has no such day (29 February is accepted without a year).
    pub fn day(year: Option<i16>, month: u8, day: u8) -> Option<Self> {
        let possible = match year {
            Some(y) => jiff::civil::Date::new(y, month as i8, day as i8).is_ok(),
            None => jiff::civil::Date::new(2000, month as i8, day as i8).is_ok(),
        };
        possible.then_some(Edtf { start: Day { year, month: Some(month), day: Some(day) }, end: None })
    }

    pub fn month(year: Option<i16>, month: u8) -> Option<Self> {
        (1..=12).contains(&month).then_some(Edtf { start: Day { year, month: Some(month), day: None }, end: None })
    }

    pub fn year(year: i16) -> Self {
        Edtf { start: Day { year: Some(year), month: None, day: None }, end: None }
    }

    /// The stretch from the start of one to the end of the other.
    pub fn range(from: Edtf, to: Edtf) -> Self {
        let end = to.end.unwrap_or(to.start);
        Edtf { start: from.start, end: (end != from.start).then_some(end) }
    }

    /// The same with the year filled in where it was missing.
    pub fn with_year(self, year: i16) -> Self {
        let fill = |d: Day| Day { year: d.year.or(Some(year)), ..d };
        Edtf { start: fill(self.start), end: self.end.map(fill) }
    }

    pub fn is_range(self) -> bool {
        self.end.is_some()
    }

    pub fn start_year(self) -> Option<i16> {
        self.start.year
    }

    pub fn start_month(self) -> Option<u8> {
        self.start.month
    }

    pub fn start_day(self) -> Option<u8> {
        self.start.day
    }

    /// The last day of a range, or itself.
    pub fn last(self) -> Edtf {
        Edtf { start: self.end.unwrap_or(self.start), end: None }
    }

    /// The first day of a range, or itself.
    pub fn first(self) -> Edtf {
        Edtf { start: self.start, end: None }
    }

    /// The first day as a calendar date; a missing month or day counts as the first; `None` without a year.
    pub fn as_date(self) -> Option<jiff::civil::Date> {
        let d = self.start;
        jiff::civil::Date::new(d.year?, d.month.unwrap_or(1) as i8, d.day.unwrap_or(1) as i8).ok()
    }

    /// Whether a day falls into this stretch. Compares only when both sides say the year.
    pub fn covers(self, other: Edtf) -> bool {
        match (self.as_date(), self.last().as_date(), other.as_date()) {
            (Some(a), Some(b), Some(x)) => a <= x && x <= b,
            _ => self.first() == other.first(),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}")?,
            None => write!(f, "XXXX")?,
        }
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.start)?;
        self.end.map_or(Ok(()), |end| write!(f, "/{end}"))
    }
}

impl From<Edtf> for String {
    fn from(date: Edtf) -> Self {
        date.to_string()
    }
}

impl std::str::FromStr for Edtf {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        fn day(text: &str) -> Option<Edtf> {
            // `--06-12` is the older ISO 8601 spelling of a day without a year.
            let (year, rest) = match text.strip_prefix("--") {
                Some(rest) => (None, Some(rest)),
                None => match text.split_once('-') {
                    Some((y, rest)) => (Some(y), Some(rest)),
                    None => (Some(text), None),
                },
            };
            let year = match year {
                None | Some("XXXX") => None,
                Some(y) if y.len() == 4 => Some(y.parse().ok()?),
                Some(_) => return None,
            };
            match rest.map(|r| r.split_once('-').map_or((r, None), |(m, d)| (m, Some(d)))) {
                None => Some(Edtf::year(year?)),
                Some((m, None)) => Edtf::month(year, m.parse().ok()?),
                Some((m, Some(d))) => Edtf::day(year, m.parse().ok()?, d.parse().ok()?),
            }
        }
        let parsed = match text.split_once('/') {
            Some((from, to)) => day(from).zip(day(to)).map(|(a, b)| Edtf::range(a, b)),
            None => day(text),
        };
        parsed.ok_or_else(|| InvalidDate(text.to_owned(), "a date of the form YYYY-MM-DD"))
    }
}

impl TryFrom<String> for Edtf {
    type Error = InvalidDate;

    fn try_from(text: String) -> Result<Self, InvalidDate> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edtf_reads_what_it_writes() {
        for text in ["2021-09-09", "2021-09", "2021", "XXXX-06-12", "2021-09-09/2021-09-11", "XXXX-06-12/XXXX-12-18", "XXXX-02-29"] {
            assert_eq!(text.parse::<Edtf>().expect(text).to_string(), text);
        }
        assert_eq!("--06-12".parse::<Edtf>().expect("older spelling").to_string(), "XXXX-06-12");
        for text in ["2021-02-30", "2021-13", "21-01-01", "", "/", "2021-09-09/"] {
            assert!(text.parse::<Edtf>().is_err(), "{text}");
        }
    }

    #[test]
    fn clock_time_stays_in_a_day() {
        assert_eq!(ClockTime::new(9, 5).expect("a time").to_string(), "09:05");
        assert!(ClockTime::new(24, 0).is_none());
        assert!(ClockTime::try_from("9h".to_owned()).is_err());
    }
}
