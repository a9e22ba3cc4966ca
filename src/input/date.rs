//! Dates as officers type and documents print them.

use time::Date;

use crate::input::sanitize::is_zero_width;
use crate::model::date::{digits, from_numbers, parse_iso};

/// Reads `3/2/2021`, `03/02/2021`, `03-02-2021`, `3.2.2021` or ISO `2021-02-03`, also with spaces between the numbers.
#[must_use]
pub fn parse(typed: &str) -> Option<Date> {
    // What was copied from elsewhere may bring signs along that nobody sees.
    let text = typed.trim_matches(|sign: char| sign.is_whitespace() || is_zero_width(sign));
    if let Some(date) = parse_iso(text) {
        return Some(date);
    }
    let mut parts = text.split(['/', '-', '.']).map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || day.len() > 2 || month.len() > 2 || year.len() != 4 {
        return None;
    }
    from_numbers(digits(year)?, digits(month)?, digits(day)?)
}

/// True for a day whose year has two digits: `5/1/26`.
#[must_use]
pub fn has_short_year(typed: &str) -> bool {
    let parts: Vec<&str> = typed.trim().split(['/', '-', '.']).map(str::trim).collect();
    let is_short = |part: &&str| (1..=2).contains(&part.len()) && digits(part).is_some();
    parts.len() == 3 && parts.iter().all(is_short)
}

/// Which number of a date with figures can only be the month, as an American spreadsheet writes it or as the app reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `5/25/2024`.
    MonthFirst,
    /// `25/5/2024`.
    DayFirst,
    /// `5/6/2024`: another day in each order.
    Either,
}

/// In which order a date is; `None` for what is none, and for `5/5/2024`, which is one day in both.
#[must_use]
pub fn order(typed: &str) -> Option<Order> {
    let mut parts = typed.trim().split(['/', '-', '.']).map(str::trim);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || !matches!(year.len(), 2 | 4) || first.len() > 2 {
        return None;
    }
    let (first, second): (u32, u32) = (digits(first)?, digits(second)?);
    let _: u32 = digits(year)?;
    match (first, second) {
        (1..=12, 13..=31) => Some(Order::MonthFirst),
        (13..=31, 1..=12) => Some(Order::DayFirst),
        (1..=12, 1..=12) if first != second => Some(Order::Either),
        _ => None,
    }
}

/// `14/12/2021`; a zero leads days below ten and the months 1 and 2 (Nghị định 30/2020/NĐ-CP, Phụ lục I).
#[must_use]
pub fn short(date: Date) -> String {
    let (day, month, year) = parts(date);
    format!("{day}/{month}/{year}")
}

/// `ngày 03 tháng 02 năm 2021`, zeros as in [`short`].
#[must_use]
pub fn long(date: Date) -> String {
    let (day, month, year) = parts(date);
    format!("ngày {day} tháng {month} năm {year}")
}

/// `14/12/2021 09:30`, from an ISO moment with zone as the app records it; other text comes back as it is.
#[must_use]
pub fn moment(iso: &str) -> String {
    let day = iso.get(..10).and_then(parse_iso);
    match (day, iso.get(11..16)) {
        (Some(day), Some(clock)) => format!("{} {clock}", short(day)),
        _ => iso.to_owned(),
    }
}

/// The same to the second: `14/12/2021 09:30:05`.
#[must_use]
pub fn moment_to_second(iso: &str) -> String {
    match iso.get(16..19) {
        Some(seconds) if iso.get(..10).and_then(parse_iso).is_some() => {
            format!("{}{seconds}", moment(iso))
        }
        _ => moment(iso),
    }
}

fn parts(date: Date) -> (String, String, i32) {
    let month = u8::from(date.month());
    let month = if month < 3 {
        format!("{month:02}")
    } else {
        month.to_string()
    };
    (format!("{:02}", date.day()), month, date.year())
}
