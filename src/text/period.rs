//! Names of reporting periods.

use super::date::short;
use super::numbering::roman;
use crate::model::period::{Period, PeriodKind};

/// `năm 2021`, `Quý I/2018`, `tháng 3 năm 2021`, `6 tháng đầu năm 2021`, `giai đoạn từ ... đến ...`.
#[must_use]
pub fn label(period: &Period) -> String {
    let year = period.year;
    match period.kind {
        PeriodKind::Month => format!("tháng {} năm {year}", period.index),
        PeriodKind::Quarter => format!("Quý {}/{year}", roman(period.index.into())),
        PeriodKind::Half if period.index == 1 => format!("6 tháng đầu năm {year}"),
        PeriodKind::Half => format!("6 tháng cuối năm {year}"),
        PeriodKind::NineMonths => format!("9 tháng đầu năm {year}"),
        PeriodKind::Year => format!("năm {year}"),
        PeriodKind::Range => format!("giai đoạn từ {} đến {}", short(period.from), short(period.to)),
    }
}

/// `15/12/2020 – 14/12/2021`: the days whose figures count.
#[must_use]
pub fn days(period: &Period) -> String {
    format!("{} – {}", short(period.from), short(period.to))
}

/// Name of a kind of period.
#[must_use]
pub fn kind(kind: PeriodKind) -> &'static str {
    match kind {
        PeriodKind::Month => "Tháng",
        PeriodKind::Quarter => "Quý",
        PeriodKind::Half => "6 tháng",
        PeriodKind::NineMonths => "9 tháng",
        PeriodKind::Year => "Năm",
        PeriodKind::Range => "Khoảng thời gian",
    }
}
