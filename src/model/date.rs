//! ISO 8601 calendar dates between text and `time::Date`.
//!
//! Not here: Vietnamese ways of writing a date (`input::date`).

use time::{Date, Month};

/// Reads `2021-12-14`; `None` when it is not an existing day of the years 1900 to 2199.
#[must_use]
pub fn parse_iso(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || month.len() != 2 || day.len() != 2 {
        return None;
    }
    from_numbers(digits(year)?, digits(month)?, digits(day)?)
}

/// Writes `2021-12-14`.
#[must_use]
pub fn to_iso(date: Date) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        date.year(),
        u8::from(date.month()),
        date.day()
    )
}

/// The date of a year, month and day, when such a day exists in the years 1900 to 2199.
#[must_use]
pub fn from_numbers(year: u32, month: u32, day: u32) -> Option<Date> {
    if !(1900..2200).contains(&year) {
        return None;
    }
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    Date::from_calendar_date(i32::try_from(year).ok()?, month, u8::try_from(day).ok()?).ok()
}

/// A run of ASCII digits as a number; anything else is `None`.
#[must_use]
pub fn digits(text: &str) -> Option<u32> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}
