//! What the report of the previous period states at the place of a number, and how much the number changed since; whether
//! that is as much as its template asks about.
//!
//! No words here (`messages::vi::since_previous`). Rows that officers add are found by what names them
//! (`previous_rows`).

use crate::input::number;
use crate::model::answer::{Answer, FieldPath};
use crate::model::exact::Exact;
use crate::model::number::Number;
use crate::model::report::Report;
use crate::model::template::{Field, FieldKind, PreviousChange};
use crate::template::form::{Form, PARTICULARS};

/// The number of the previous period, beside that of this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SincePrevious {
    /// As it was stated.
    pub then: Number,
    /// It is a percentage.
    pub percentage: bool,
    /// How much it changed; none as long as nothing is stated now, or where something came out of nothing.
    pub change: Option<Change>,
}

/// How much a number changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Not at all.
    Same,
    /// By an amount above zero, never rounded.
    By {
        /// It grew.
        up: bool,
        /// Per cent of what it was; for a percentage the difference, in points.
        amount: Exact,
        /// True for points.
        points: bool,
    },
}

/// A number that changed since the previous period by as much as its template asks about.
#[derive(Clone, Debug, PartialEq)]
pub struct LargeChange {
    /// In this period.
    pub now: Exact,
    /// In the previous one.
    pub then: Exact,
    /// How much it changed, in per cent of what it was: what the template goes by.
    pub percent: Change,
    /// Of a percentage the same in points.
    pub points: Option<Change>,
    /// From how many per cent on the template asks.
    pub asked_from: u32,
    /// The column whose total it is, of the table that is the first of the finding's fields.
    pub total_of: Option<String>,
}

/// Decimals with which a change is shown.
pub const CHANGE_DECIMALS: u32 = 2;

impl Change {
    /// The number of the change as it is printed, without words: "5,20%"; empty for none.
    #[must_use]
    pub fn figure(&self) -> String {
        match self {
            Self::Same => String::new(),
            Self::By { amount, points, .. } => {
                // Points are a difference of stated numbers, which may have more decimals.
                let decimals = if *points {
                    amount.decimals().max(CHANGE_DECIMALS)
                } else {
                    CHANGE_DECIMALS
                };
                let digits = number::format_rounded(amount, decimals);
                number::with_unit(&digits, (!points).then_some("%"))
            }
        }
    }
}

/// True for a number that is a percentage, whatever its kind.
#[must_use]
pub fn is_percentage(field: &Field) -> bool {
    field.kind == FieldKind::Percent || field.unit.as_deref() == Some("%")
}

/// How much a number changed. None from zero to something, which is no number of per cent, and for numbers too large to
/// be computed with.
#[must_use]
pub fn change(then: &Exact, now: &Exact, percentage: bool) -> Option<Change> {
    let difference = now.minus(then).ok()?;
    if difference.is_zero() {
        return Some(Change::Same);
    }
    let (up, size) = (!difference.is_negative(), difference.abs());
    let amount = if percentage {
        size
    } else {
        size.times(&Exact::from(100)).ok()?.divided_by(then).ok()?
    };
    Some(Change::By {
        up,
        amount,
        points: percentage,
    })
}

/// A change that reaches what a template asks about.
#[must_use]
pub fn large_change(
    (then, now): (&Exact, &Exact),
    percentage: bool,
    asked_from: PreviousChange,
) -> Option<LargeChange> {
    let percent = change(then, now, false)?;
    let Change::By { amount, .. } = &percent else {
        return None;
    };
    let difference = now.minus(then).ok()?.abs();
    if *amount < Exact::from(asked_from.percent) || difference < Exact::from(asked_from.least) {
        return None;
    }
    Some(LargeChange {
        now: now.clone(),
        then: then.clone(),
        percent,
        points: change(then, now, true).filter(|_| percentage),
        asked_from: asked_from.percent,
        total_of: None,
    })
}

/// What the previous period's report states at an address (`before`, that of the same cell there) for the number of this
/// report at `path`. None for what is no number, for what it left blank, out or unreadable, and for particulars: the
/// number of a document begins anew each year.
#[must_use]
pub fn since_previous(
    form: &Form,
    report: &Report,
    previous: &Report,
    (path, before): (&FieldPath, &FieldPath),
) -> Option<SincePrevious> {
    let field = form.field(path).filter(|field| field.kind.is_number())?;
    let section = form.section_of(before)?;
    if section == PARTICULARS || form.left_out(previous).contains(&section) {
        return None;
    }
    let Answer::Number(then) = previous.answer(before) else {
        return None;
    };
    let percentage = is_percentage(field);
    let change = match report.answer(path) {
        Answer::Number(now) => change(&then.value().into(), &now.value().into(), percentage),
        _ => None,
    };
    Some(SincePrevious {
        then: *then,
        percentage,
        change,
    })
}
