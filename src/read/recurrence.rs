//! When an event of a calendar takes place again (RFC 5545, 3.3.10): by the day, the week, the month or the year.

use jiff::civil::{Date, DateTime, Weekday};

/// Times of one event beyond which no more are written, and the years that are looked at.
const MOST: usize = 500;
const YEARS: i16 = 10;
/// Bytes of a rule; every day of these years is held against it.
const LONGEST_RULE: usize = 400;

/// The times of an event, in their order.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Times {
    pub at: Vec<DateTime>,
    /// What there is to say of times that are left out.
    pub left_out: Option<&'static str>,
}

/// The times at which an event takes place that begins at `start`, by its rule if it has one.
pub(super) fn times(start: DateTime, rule: Option<&str>) -> Times {
    let mut times = Times { at: vec![start], left_out: None };
    let Some(text) = rule else { return times };
    let Some(rule) = Some(text).filter(|text| text.len() <= LONGEST_RULE).and_then(|text| Rule::read(text, start.date())) else {
        times.left_out = Some("it takes place again by a rule that is not understood");
        return times;
    };
    let years = if rule.has_end() { YEARS } else { 1 };
    times.left_out = (!rule.has_end()).then_some("it takes place again without an end; one year of it is written");
    let day_after = start.date().tomorrow().ok();
    for day in day_after.into_iter().flat_map(|day| day.series(jiff::Span::new().days(1))) {
        if rule.until.is_some_and(|until| day.to_datetime(start.time()) > until) || rule.count.is_some_and(|count| times.at.len() >= count)
        {
            break;
        }
        if times.at.len() == MOST || day.year() - start.year() > years || day.year() - start.year() == years && !day_is_before(day, start) {
            times.left_out = times.left_out.or(Some("it takes place again more often than is written"));
            break;
        }
        if rule.includes(day) {
            times.at.push(day.to_datetime(start.time()));
        }
    }
    times
}

/// Within a year.
fn day_is_before(day: Date, start: DateTime) -> bool {
    (day.month(), day.day()) < (start.month(), start.day())
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

#[derive(Debug)]
struct Rule {
    start: Date,
    frequency: Frequency,
    interval: i32,
    count: Option<usize>,
    until: Option<DateTime>,
    /// Days of the week, each with which of its month it is, counted from the end below 0; 0 for all.
    weekdays: Vec<(i8, Weekday)>,
    /// Days of the month, counted from the end below 0.
    days: Vec<i8>,
    months: Vec<i8>,
}

impl Rule {
    /// None where it says what is not known here.
    fn read(text: &str, start: Date) -> Option<Rule> {
        let (mut frequency, mut interval, mut count, mut until) = (None, 1, None, None);
        let (mut weekdays, mut days, mut months) = (Vec::new(), Vec::new(), Vec::new());
        for part in text.split(';').filter(|part| !part.trim().is_empty()) {
            let (name, value) = part.trim().split_once('=')?;
            let numbers = || value.split(',').map(|number| number.parse().ok()).collect::<Option<Vec<i8>>>();
            match name.to_ascii_uppercase().as_str() {
                "FREQ" => frequency = Some(self::frequency(value)?),
                "INTERVAL" => interval = value.parse().ok().filter(|interval| *interval > 0)?,
                "COUNT" => count = Some(value.parse().ok()?),
                "UNTIL" => until = Some(super::calendar::moment(value)?.last()),
                "BYDAY" => weekdays = value.split(',').map(weekday).collect::<Option<_>>()?,
                "BYMONTHDAY" => days = numbers()?,
                "BYMONTH" => months = numbers()?,
                "WKST" => {}
                _ => return None,
            }
        }
        let rule = Rule { start, frequency: frequency?, interval, count, until, weekdays, days, months };
        let are_counted = rule.weekdays.iter().any(|(which, _)| *which != 0);
        let is_known = match rule.frequency {
            Frequency::Daily | Frequency::Weekly => !are_counted,
            Frequency::Monthly => true,
            // Days that are counted within the whole year.
            Frequency::Yearly => rule.weekdays.is_empty() || !rule.months.is_empty(),
        };
        is_known.then_some(rule)
    }

    fn has_end(&self) -> bool {
        self.count.is_some() || self.until.is_some()
    }

    fn includes(&self, day: Date) -> bool {
        let periods = match self.frequency {
            Frequency::Daily => days_between(self.start, day),
            Frequency::Weekly => days_between(monday(self.start), monday(day)) / 7,
            Frequency::Monthly => 12 * i32::from(day.year() - self.start.year()) + i32::from(day.month() - self.start.month()),
            Frequency::Yearly => i32::from(day.year() - self.start.year()),
        };
        let is_month = match self.frequency {
            Frequency::Yearly if self.months.is_empty() => day.month() == self.start.month(),
            _ => self.months.is_empty() || self.months.contains(&day.month()),
        };
        let is_weekday = self.weekdays.iter().any(|(which, weekday)| day.weekday() == *weekday && is_which(*which, day));
        let is_day = self.days.contains(&day.day()) || self.days.contains(&(day.day() - day.days_in_month() - 1));
        let fits = match (self.weekdays.is_empty(), self.days.is_empty()) {
            (true, true) => match self.frequency {
                Frequency::Daily => true,
                Frequency::Weekly => day.weekday() == self.start.weekday(),
                Frequency::Monthly | Frequency::Yearly => day.day() == self.start.day(),
            },
            (weekdays, days) => (weekdays || is_weekday) && (days || is_day),
        };
        periods % self.interval == 0 && is_month && fits
    }
}

fn frequency(name: &str) -> Option<Frequency> {
    Some(match name.to_ascii_uppercase().as_str() {
        "DAILY" => Frequency::Daily,
        "WEEKLY" => Frequency::Weekly,
        "MONTHLY" => Frequency::Monthly,
        "YEARLY" => Frequency::Yearly,
        _ => return None,
    })
}

/// `TU`, `1MO`, `-1FR`.
fn weekday(text: &str) -> Option<(i8, Weekday)> {
    let (which, name) = text.trim().split_at_checked(text.trim().len().checked_sub(2)?)?;
    let weekday = match name.to_ascii_uppercase().as_str() {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    };
    Some((if which.is_empty() { 0 } else { which.parse().ok()? }, weekday))
}

/// Whether a day is this one of the same weekdays of its month.
fn is_which(which: i8, day: Date) -> bool {
    let from_end = (day.days_in_month() - day.day()) / 7 + 1;
    which == 0 || which == (day.day() - 1) / 7 + 1 || which == -from_end
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

fn monday(day: Date) -> Date {
    let since = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(jiff::Span::new().days(since)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The days on which an event takes place that begins on Thursday, 12 March 2020.
    fn days(rule: &str) -> (Vec<String>, bool) {
        let times = times(jiff::civil::date(2020, 3, 12).at(9, 0, 0, 0), Some(rule));
        (times.at.iter().map(|at| at.strftime("%m-%d").to_string()).collect(), times.left_out.is_some())
    }

    #[test]
    fn rules() {
        let table: [(&str, &[&str]); 11] = [
            ("FREQ=DAILY;COUNT=3", &["03-12", "03-13", "03-14"]),
            ("FREQ=DAILY;INTERVAL=2;UNTIL=20200316T090000", &["03-12", "03-14", "03-16"]),
            ("FREQ=DAILY;UNTIL=20200313", &["03-12", "03-13"]),
            ("FREQ=DAILY;BYDAY=MO,TH,FR;COUNT=4", &["03-12", "03-13", "03-16", "03-19"]),
            ("FREQ=WEEKLY;COUNT=3", &["03-12", "03-19", "03-26"]),
            ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=MO;COUNT=4", &["03-12", "03-24", "03-26", "04-07"]),
            ("FREQ=MONTHLY;COUNT=3", &["03-12", "04-12", "05-12"]),
            ("FREQ=MONTHLY;BYDAY=2TH;COUNT=3", &["03-12", "04-09", "05-14"]),
            ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", &["03-12", "03-27", "04-24"]),
            ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", &["03-12", "03-31", "04-30"]),
            ("FREQ=YEARLY;UNTIL=20220401", &["03-12", "03-12", "03-12"]),
        ];
        for (rule, expected) in table {
            assert_eq!(days(rule), (expected.iter().map(|day| (*day).to_owned()).collect(), false), "{rule}");
        }
    }

    #[test]
    fn what_is_left_out_is_said() {
        for rule in ["FREQ=HOURLY;COUNT=3", "FREQ=MONTHLY;BYDAY=TH;BYSETPOS=-1;COUNT=2", "FREQ=YEARLY;BYDAY=20MO;COUNT=2", "COUNT=3", "?"] {
            assert_eq!(days(rule), (vec!["03-12".to_owned()], true), "{rule}");
        }
        let (weeks, left_out) = days("FREQ=WEEKLY");
        assert_eq!((weeks.len(), left_out), (53, true));
        let (many, left_out) = days("FREQ=DAILY;COUNT=100000");
        assert_eq!((many.len(), left_out), (MOST, true));
        assert_eq!(days("FREQ=YEARLY;COUNT=99").0.len(), 10);
    }
}
