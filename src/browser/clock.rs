//! The present moment.

use time::Date;

use crate::model::date::from_numbers;

/// The moment in ISO 8601 with the machine's zone, to the second: `2026-11-22T09:30:05+07:00`.
#[must_use]
pub fn now() -> String {
    iso(&js_sys::Date::new_0())
}

/// A moment in the same form.
#[must_use]
pub fn moment(milliseconds: u64) -> String {
    #[allow(clippy::cast_precision_loss)] // Exact for any year that a calendar has.
    let milliseconds = milliseconds as f64;
    iso(&js_sys::Date::new(&milliseconds.into()))
}

fn iso(date: &js_sys::Date) -> String {
    // Minutes that UTC is ahead of local time; a whole number by its definition.
    let behind = -whole(date.get_timezone_offset());
    let sign = if behind < 0 { '-' } else { '+' };
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes(),
        date.get_seconds(),
        behind.abs() / 60,
        behind.abs() % 60
    )
}

/// Today by the machine's clock.
#[must_use]
pub fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    from_numbers(now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// This year by the machine's clock.
#[must_use]
pub fn this_year() -> u32 {
    js_sys::Date::new_0().get_full_year()
}

/// Milliseconds since 1970, UTC.
#[must_use]
pub fn milliseconds() -> u64 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Whole, and after 1970.
    let now = js_sys::Date::now() as u64;
    now
}

#[allow(clippy::cast_possible_truncation)] // Whole minutes of a day.
fn whole(minutes: f64) -> i32 {
    minutes as i32
}
