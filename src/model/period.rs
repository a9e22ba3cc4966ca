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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

    /// True when this period is the next of its kind after another. A range follows one that ended before it began, not
    /// longer ago than it takes itself, and that is about as long: of several the one that ended last is the previous.
    #[must_use]
    pub fn follows(&self, other: &Self) -> bool {
        if self.kind != PeriodKind::Range || other.kind != PeriodKind::Range {
            return self.may_follow(other.kind, other.year, other.index);
        }
        let (own, its) = (self.length(), other.length());
        let between = (self.from - other.to).whole_days();
        (1..=own).contains(&between) && own <= its * 2 && its <= own * 2
    }

    /// The same where only the other's kind, year and place in the year are known; of a range its days decide.
    #[must_use]
    pub fn may_follow(&self, kind: PeriodKind, year: u32, index: u8) -> bool {
        if kind == PeriodKind::Range {
            return self.kind == kind && i64::from(year) <= i64::from(self.from.year());
        }
        let place = |year: u32, index: u8| {
            u64::from(kind.count_in_year()) * u64::from(year) + u64::from(index)
        };
        self.kind == kind && place(year, index) + 1 == place(self.year, self.index)
    }

    /// How many days it has.
    fn length(&self) -> i64 {
        (self.to - self.from).whole_days() + 1
    }

    /// The usual period that a range misses by some days: a month, a quarter, a half year or a year from the first to the
    /// last day of the calendar's, whose figures the rules close earlier. `None` when it is a usual period, or near to none.
    #[must_use]
    pub fn near_usual<'a>(&self, rules: &'a [PeriodRule]) -> Option<(&'a PeriodRule, Self)> {
        if self.kind != PeriodKind::Range {
            return None;
        }
        let off = |one: Date, other: Date| (one - other).whole_days().abs();
        let mut found: Vec<(bool, i64, &PeriodRule, Self)> = Vec::new();
        for rule in rules {
            let years = self.year.saturating_sub(1)..=self.year.saturating_add(1);
            let all = years.flat_map(|year| {
                (1..=rule.kind.count_in_year()).filter_map(move |index| rule.period(year, index))
            });
            for usual in all {
                let (from, to) = (off(self.from, usual.from), off(self.to, usual.to));
                let longer = (self.length() - usual.length()).abs();
                if from <= OFF && to <= OFF && longer * 3 <= usual.length() {
                    // A calendar month lies between two usual ones: it is meant for the one of its own name.
                    let month = |day: Date| (day.year(), day.month());
                    let elsewhere = month(usual.to) != month(self.to);
                    found.push((elsewhere, from + to, rule, usual));
                }
            }
        }
        if found.iter().any(|(_, gap, ..)| *gap == 0) {
            return None;
        }
        let nearest = found
            .into_iter()
            .min_by_key(|(other, gap, ..)| (*other, *gap));
        nearest.map(|(_, _, rule, usual)| (rule, usual))
    }
}

/// Days by which a range may be off a usual period and still be meant for it: from the 14th to the 31st.
const OFF: i64 = 17;

/// The day of an anchor, `months` later; a month that runs past December carries into the next year.
fn shifted(anchor: Anchor, year: u32, months: u32) -> Option<Date> {
    let month0 = u32::from(anchor.month).checked_sub(1)? + months;
    let year = year
        .checked_add_signed(anchor.year)?
        .checked_add(month0 / 12)?;
    from_numbers(year, month0 % 12 + 1, u32::from(anchor.day))
}
