//! Periods one after another put together: a quarter of its months, a year of its quarters, what there is of a year so far.
//!
//! Flows are added, stocks are those of the last period, opening stocks those of the first; what is neither has no value.

use time::{Date, Duration};

use super::cell::Cell;
use super::contribution::{Chosen, Contribution};
use super::plan::Plan;
use crate::formula::outcome::Undefined;
use crate::model::period::Period;
use crate::model::template::OverTime;

/// Why periods make no longer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodGap {
    /// There is none.
    NoPeriod,
    /// Days are missing, or counted twice, between the period at a position and the next.
    Between {
        /// Position of the earlier one.
        earlier: usize,
        /// The day on which the next should begin.
        expected: Date,
        /// The day on which it does.
        found: Date,
    },
}

/// The first and the last day of periods that follow one another without a day between them.
///
/// # Errors
/// Where they do not.
pub fn span(periods: &[Period]) -> Result<(Date, Date), PeriodGap> {
    let (Some(first), Some(last)) = (periods.first(), periods.last()) else {
        return Err(PeriodGap::NoPeriod);
    };
    for (earlier, (one, next)) in periods.iter().zip(periods.iter().skip(1)).enumerate() {
        let expected = one.to.saturating_add(Duration::days(1));
        if next.from != expected {
            return Err(PeriodGap::Between {
                earlier,
                expected,
                found: next.from,
            });
        }
    }
    Ok((first.from, last.to))
}

/// What the reports of one agency for periods one after another come to; none stands for a period of which there is no report.
/// `None` where there is no report at all.
#[must_use]
pub fn over_time(plan: &Plan, periods: &[Option<&Contribution>]) -> Option<Contribution> {
    let (first, last) = (periods.first()?, periods.last()?);
    let mut whole = periods.iter().rev().flatten().next().copied()?.clone();
    for (position, (cell, figure)) in whole.figures.iter_mut().zip(&plan.figures).enumerate() {
        let of = |period: &Option<&Contribution>| {
            let cell = period.and_then(|own| own.figures.get(position));
            cell.cloned().unwrap_or(Cell::Blank)
        };
        *cell = match figure.over_time {
            OverTime::Flow => sum(periods.iter().map(of)),
            OverTime::Stock => of(last),
            OverTime::OpeningStock => of(first),
            OverTime::None => Cell::Undefined(Undefined::Kinds),
        };
    }
    if last.is_none() {
        whole
            .choices
            .iter_mut()
            .for_each(|one| *one = Chosen::Blank);
    }
    whole.work_out_parts(plan);
    Some(whole)
}

/// The sum of the periods: blank as long as one of them is.
fn sum(cells: impl Iterator<Item = Cell>) -> Cell {
    let mut cells = cells;
    let first = cells.next().unwrap_or(Cell::Blank);
    cells.fold(first, |sum, cell| sum.plus(&cell))
}
