//! The present moment.

use js_sys::Date as JsDate;
use time::Date;

use crate::model::date::parse_iso;

/// Length of a moment to the second without its zone: `2026-11-22T09:30:05`.
const TO_THE_SECOND: usize = 19;

/// The moment in ISO 8601 with the machine's zone, to the second: `2026-11-22T09:30:05+07:00`.
#[must_use]
pub fn now() -> String {
    moment(milliseconds())
}

/// A moment in the same form.
#[must_use]
pub fn moment(milliseconds: u64) -> String {
    #[allow(clippy::cast_possible_truncation)] // Minutes of a day, whole by their definition.
    let behind = at(milliseconds).get_timezone_offset() as i32;
    // What the zone's clocks show, as if it were UTC.
    let shown = milliseconds.saturating_add_signed(-i64::from(behind) * 60_000);
    let shown = String::from(at(shown).to_iso_string());
    let shown = shown.get(..TO_THE_SECOND).unwrap_or(&shown);
    let sign = if behind > 0 { '-' } else { '+' };
    let apart = behind.abs();
    format!("{shown}{sign}{:02}:{:02}", apart / 60, apart % 60)
}

/// Today by the machine's clock.
#[must_use]
pub fn today() -> Option<Date> {
    parse_iso(now().get(..10)?)
}

/// This year by the machine's clock.
#[must_use]
pub fn this_year() -> u32 {
    let now = now();
    let year = now.get(..4).and_then(|year| year.parse().ok());
    year.unwrap_or_default()
}

/// Milliseconds since 1970, UTC.
#[must_use]
pub fn milliseconds() -> u64 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Whole, and after 1970.
    let now = JsDate::now() as u64;
    now
}

fn at(milliseconds: u64) -> JsDate {
    #[allow(clippy::cast_precision_loss)] // Exact for any year that a calendar has.
    let milliseconds = milliseconds as f64;
    JsDate::new(&milliseconds.into())
}
