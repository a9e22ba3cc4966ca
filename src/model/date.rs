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

/// The same day some years later, before for a negative number; the last of February for a 29th that is not there.
#[must_use]
pub fn years_later(day: Date, years: i32) -> Option<Date> {
    let year = day.year().checked_add(years)?;
    let in_year = |date: u8| Date::from_calendar_date(year, day.month(), date).ok();
    in_year(day.day()).or_else(|| in_year(day.day().checked_sub(1)?))
}

/// A run of ASCII digits as a number; anything else is `None`.
#[must_use]
pub fn digits(text: &str) -> Option<u32> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

/// Seconds since 1970 in UTC of a moment as files have it: `2021-12-31T09:00:00+07:00`, `…:00.5Z`. Moments of several zones
/// compare by it; `None` for any other text.
#[must_use]
pub fn parse_moment(text: &str) -> Option<i64> {
    let (day, rest) = text.split_once('T')?;
    let days = i64::from(parse_iso(day)?.to_julian_day()) - 2_440_588; // 1970-01-01
    let zone = rest.find(['Z', '+', '-'])?;
    let (clock, zone) = rest.split_at(zone);
    let clock = clock.split_once('.').map_or(clock, |(whole, _)| whole);
    let mut parts = clock.split(':');
    let (hours, minutes, seconds) = (parts.next()?, parts.next()?, parts.next().unwrap_or("00"));
    if parts.next().is_some() {
        return None;
    }
    let clock = below(hours, 24)? * 3_600 + below(minutes, 60)? * 60 + below(seconds, 61)?;
    let ahead = match zone.split_at_checked(1)? {
        ("Z", "") => 0,
        (sign, ahead) => {
            let (hours, minutes) = ahead.split_once(':')?;
            let ahead = below(hours, 24)? * 3_600 + below(minutes, 60)? * 60;
            if sign == "-" { -ahead } else { ahead }
        }
    };
    Some(days * 86_400 + clock - ahead)
}

/// Two digits that stand for less than a limit.
fn below(text: &str, limit: i64) -> Option<i64> {
    let number = i64::from(digits(text).filter(|_| text.len() == 2)?);
    (number < limit).then_some(number)
}
