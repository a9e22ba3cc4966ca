//! Names of reporting periods, and periods from what an officer typed.

use time::Date;

use crate::input::date;
use crate::input::date::short;
use crate::input::period_label::period_label;
use crate::messages::vi::app::period_in_year;
use crate::messages::vi::citations::short_citation;
use crate::messages::vi::{answers, commands};
use crate::model::citation::Citation;
use crate::model::date::digits;
use crate::model::period::{Period, PeriodKind, PeriodRule, rule_for};
use crate::template::form::Form;

/// What a period is called: `năm 2021`, `Quý I/2018`.
#[must_use]
pub fn label(period: &Period) -> String {
    period_label(period)
}

/// `15/12/2020 – 14/12/2021`: the days whose figures count.
#[must_use]
pub fn days(period: &Period) -> String {
    format!("{} – {}", short(period.from), short(period.to))
}

/// `năm 2025 (15/12/2024 – 14/12/2025)`: its name with its days.
#[must_use]
pub fn with_days(period: &Period) -> String {
    format!("{} ({})", label(period), days(period))
}

/// What a form says beside the chosen period: its name, the days whose figures count, and the act that sets them.
#[must_use]
pub fn preview(period: &Period, source: Option<&Citation>) -> String {
    let text = commands::period_days(&label(period), &days(period));
    match source {
        Some(act) => format!(
            "{} (theo {}).",
            text.trim_end_matches('.'),
            short_citation(act)
        ),
        None => text,
    }
}

/// The same for a period of a template.
#[must_use]
pub fn preview_in(period: &Period, template: &Form) -> String {
    let act = |rule: &PeriodRule| template.act(rule.source.as_ref()?);
    preview(
        period,
        rule_for(&template.periods, period.kind).and_then(act),
    )
}

/// What is unusual about a period: it begins after a day, or misses a usual one by some days.
#[must_use]
pub fn remark_in(period: &Period, template: &Form, today: Option<Date>) -> Option<String> {
    not_begun(period, today).or_else(|| off_usual_in(period, template))
}

/// What is remarked on a period that begins after a day.
fn not_begun(period: &Period, today: Option<Date>) -> Option<String> {
    today.filter(|today| period.from > *today).map(|_| {
        format!(
            "Hôm nay kỳ này chưa bắt đầu (bắt đầu từ {}). Kiểm tra lại năm.",
            short(period.from)
        )
    })
}

/// What is remarked on a range that misses a usual period of a template by some days; `None` for other periods.
#[must_use]
pub fn off_usual_in(period: &Period, template: &Form) -> Option<String> {
    let (rule, usual) = period.near_usual(&template.usual_periods)?;
    let act = rule.source.as_ref().and_then(|id| template.act(id));
    Some(off_usual(
        period,
        &usual,
        act.map(short_citation).as_deref(),
    ))
}

/// Days that the officer chose, some days off a usual period, with the act that sets that.
#[must_use]
pub fn off_usual(own: &Period, usual: &Period, act: Option<&str>) -> String {
    let source = act.map(|act| format!(", theo {act}")).unwrap_or_default();
    format!(
        "Kỳ báo cáo tính từ {} đến {}, lệch vài ngày so với {} (từ {} đến {}{source}).",
        short(own.from),
        short(own.to),
        label(usual),
        short(usual.from),
        short(usual.to),
    )
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
        PeriodKind::Range => "Giai đoạn",
    }
}

/// The periods of a kind in a year, for a choice: index and name. Empty for kinds that a year has one of, and for ranges.
#[must_use]
pub fn options(kind: PeriodKind) -> Vec<(u8, String)> {
    match kind.count_in_year() {
        1 => Vec::new(),
        count => (1..=count)
            .map(|index| (index, period_in_year(kind, index)))
            .collect(),
    }
}

/// The period of a rule in a typed year.
///
/// # Errors
/// What is wrong with the year, in a sentence.
pub fn of_year(rule: &PeriodRule, year: &str, index: u8) -> Result<Period, String> {
    let year = digits(year.trim()).filter(|year| (2000..=2099).contains(year));
    year.and_then(|year| rule.period(year, index))
        .ok_or_else(|| commands::BAD_YEAR.to_owned())
}

/// What is wrong with the two typed days of a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RangeProblem {
    /// True when it is the first day that must be put right, false for the last.
    pub first: bool,
    /// What is wrong and what to type, in a sentence.
    pub text: String,
}

/// The range from one typed day to another.
///
/// # Errors
/// The day to put right; the first day comes first.
pub fn typed_range(from: &str, to: &str) -> Result<Period, RangeProblem> {
    let from = typed_day(from, true)?;
    let to = typed_day(to, false)?;
    Period::range(from, to).ok_or_else(|| RangeProblem {
        first: false,
        text: format!(
            "Ngày cuối {} đứng trước ngày đầu {}. Hãy đổi lại hai ngày.",
            short(to),
            short(from)
        ),
    })
}

fn typed_day(typed: &str, first: bool) -> Result<Date, RangeProblem> {
    let which = if first { "đầu" } else { "cuối" };
    let year = typed
        .trim()
        .rsplit(['/', '-', '.'])
        .next()
        .filter(|year| year.len() == 4)
        .and_then(digits);
    date::parse(typed).ok_or_else(|| {
        let text = match year {
            _ if typed.trim().is_empty() => {
                format!("Nhập ngày {which} của giai đoạn, ví dụ 01/01/2016.")
            }
            Some(year) if !(1900..2200).contains(&year) => {
                format!("Năm {year} không dùng được: ghi năm từ 1900 đến 2199.")
            }
            _ => answers::DATE.to_owned(),
        };
        RangeProblem { first, text }
    })
}
