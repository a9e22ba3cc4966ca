//! The reporting period: its kind, its days, and the rule that gives the days.
//!
//! A reporting period is not a calendar period: Nghị định 09/2019/NĐ-CP closes a year's figures on
//! 14 December. The rule is data (`catalog/data/periods.json`, or the template's own), never code.

use serde::{Deserialize, Serialize};
use time::Date;

use super::date::from_numbers;

/// Kinds of period that a template can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PeriodKind {
    /// A month, index 1 to 12.
    Month,
    /// A quarter, index 1 to 4.
    Quarter,
    /// A half year, index 1 or 2.
    Half,
    /// The first nine months of a year.
    NineMonths,
    /// A year.
    Year,
    /// Any two days, chosen by the officer.
    Range,
}

impl PeriodKind {
    /// How many periods of this kind a year has.
    #[must_use]
    pub fn count_in_year(self) -> u8 {
        match self {
            Self::Month => 12,
            Self::Quarter => 4,
            Self::Half => 2,
            Self::NineMonths | Self::Year | Self::Range => 1,
        }
    }
}

/// A day relative to the year of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// Years added to the year of the period (−1: the year before).
    pub year: i32,
    /// Month, 1 to 12, of the first period of the kind in a year.
    pub month: u8,
    /// Day of the month.
    pub day: u8,
}

/// The days of the first period of a kind in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    /// First day whose figures count.
    pub from: Anchor,
    /// Last day whose figures count (thời gian chốt số liệu).
    pub to: Anchor,
}

/// How a template's periods of one kind begin and end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodRule {
    /// The kind that the rule is for.
    pub kind: PeriodKind,
    /// The days; a range has none, its officer states both.
    pub days: Option<Days>,
    /// The act that sets the rule, an id in the registry of acts.
    pub source: Option<String>,
}

impl PeriodRule {
    /// The period of this rule in a year; `index` counts from 1 inside the year. A range is not of a year.
    #[must_use]
    pub fn period(&self, year: u32, index: u8) -> Option<Period> {
        let days = self.days?;
        let step = 12 / u32::from(self.kind.count_in_year());
        let shift = u32::from(index.checked_sub(1)?) * step;
        if index > self.kind.count_in_year() {
            return None;
        }
        Some(Period {
            kind: self.kind,
            year,
            index,
            from: shifted(days.from, year, shift)?,
            to: shifted(days.to, year, shift)?,
        })
    }
}

/// The rule among a template's that is for a kind.
#[must_use]
pub fn rule_for(rules: &[PeriodRule], kind: PeriodKind) -> Option<&PeriodRule> {
    rules.iter().find(|rule| rule.kind == kind)
}

/// The period that a report covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Kind of period.
    pub kind: PeriodKind,
    /// The year that names it.
    pub year: u32,
    /// Which of its kind in the year, from 1.
    pub index: u8,
    /// First day whose figures count.
    pub from: Date,
    /// Last day whose figures count.
    pub to: Date,
}

impl Period {
    /// The range from one day to another, both counted; the year of its last day names it. `None` when it would end
    /// before it begins.
    #[must_use]
    pub fn range(from: Date, to: Date) -> Option<Self> {
        let year = u32::try_from(to.year()).ok()?;
        (from <= to).then_some(Self {
            kind: PeriodKind::Range,
            year,
            index: 1,
            from,
            to,
        })
    }

    /// True when this period has the same name as another; their days may differ, for those are stated in each file.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let days = self.kind != PeriodKind::Range || (self.from, self.to) == (other.from, other.to);
        days && (self.kind, self.year, self.index) == (other.kind, other.year, other.index)
    }

    /// True when this period is the next of its kind after another. Ranges follow none.
    #[must_use]
    pub fn follows(&self, other: &Self) -> bool {
        let place = |period: &Self| {
            u32::from(period.kind.count_in_year()) * period.year + u32::from(period.index)
        };
        self.kind == other.kind && self.kind != PeriodKind::Range && place(other) + 1 == place(self)
    }
}

/// The day of an anchor, `months` later; a month that runs past December carries into the next year.
fn shifted(anchor: Anchor, year: u32, months: u32) -> Option<Date> {
    let month0 = u32::from(anchor.month).checked_sub(1)? + months;
    let year = year
        .checked_add_signed(anchor.year)?
        .checked_add(month0 / 12)?;
    from_numbers(year, month0 % 12 + 1, u32::from(anchor.day))
}
