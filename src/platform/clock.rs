//! The present moment.

/// The moment in ISO 8601 with the machine's zone, to the second: `2026-11-22T09:30:05+07:00`.
#[must_use]
pub fn now() -> String {
    let date = js_sys::Date::new_0();
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

/// This year by the machine's clock.
#[must_use]
pub fn this_year() -> u32 {
    js_sys::Date::new_0().get_full_year()
}

#[allow(clippy::cast_possible_truncation)] // Whole minutes of a day.
fn whole(minutes: f64) -> i32 {
    minutes as i32
}
