//! What a period is called in files, for who reads one without this program; the page says the same.
//!
//! The digests of a file are of it too: it is a part of the format and stays as it is. Where the page is to say something else,
//! it says it in `messages::vi::period`.

use time::{Date, Month};

use crate::input::date::short;
use crate::input::numbering::roman;
use crate::model::period::{Period, PeriodKind};

/// `năm 2021`, `Quý I/2018`, `tháng 3 năm 2021`, `6 tháng đầu năm 2021`, `9 tháng đầu năm 2021`,
/// `giai đoạn 2016 - 2020`, `giai đoạn từ 01/01/2016 đến 31/3/2018`.
#[must_use]
pub fn period_label(period: &Period) -> String {
    let year = period.year;
    match period.kind {
        PeriodKind::Month => format!("tháng {} năm {year}", period.index),
        PeriodKind::Quarter => format!("Quý {}/{year}", roman(period.index.into())),
        PeriodKind::Half if period.index == 1 => format!("6 tháng đầu năm {year}"),
        PeriodKind::Half => format!("6 tháng cuối năm {year}"),
        PeriodKind::NineMonths => format!("9 tháng đầu năm {year}"),
        PeriodKind::Year => format!("năm {year}"),
        PeriodKind::Range => match whole_years(period.from, period.to) {
            Some((first, last)) if first == last => format!("năm {last}"),
            Some((first, last)) => format!("giai đoạn {first} - {last}"),
            None => format!(
                "giai đoạn từ {} đến {}",
                short(period.from),
                short(period.to)
            ),
        },
    }
}

/// The years that a range covers from the first to the last day: of the calendar, or of reporting, whose year is closed
/// on 14 December.
fn whole_years(from: Date, to: Date) -> Option<(i32, i32)> {
    let day = |date: Date| (date.month(), date.day());
    let first = match (day(from), day(to)) {
        ((Month::January, 1), (Month::December, 31)) => from.year(),
        ((Month::December, 15), (Month::December, 14)) => from.year() + 1,
        _ => return None,
    };
    Some((first, to.year()))
}
