//! Periods one after another put together: a quarter of its months, a year of its quarters, what there is of a year so far.
//!
//! Flows are added, stocks are those of the last period, opening stocks those of the first; what is neither has no value.

use time::{Date, Duration};

use super::cell::Cell;
use super::contribution::{Chosen, Contribution};
use super::plan::{Part, Plan};
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
    let last = periods.last()?;
    let mut whole = periods.iter().rev().flatten().next().copied()?.clone();
    // What cannot be had from parts of a period is that of the period where there is one.
    if let [Some(_)] = periods {
        return Some(whole);
    }
    for (position, (cell, figure)) in whole.figures.iter_mut().zip(&plan.figures).enumerate() {
        *cell = put_together(figure.over_time, periods, |own| own.figures.get(position));
    }
    whole.parts.clear();
    for (position, part) in plan.parts.iter().enumerate() {
        let cell = match part {
            // As each report has it: what is blank in one may count as something there.
            Part::Formula {
                over_time: Some(over_time),
                ..
            } => put_together(*over_time, periods, |own| own.parts.get(position)),
            part => part.work_out(plan, &whole.figures, &whole.parts),
        };
        whole.parts.push(cell);
    }
    // What is the same at all times is that of the last period that states it.
    for (position, latest) in whole.latest.iter_mut().enumerate() {
        let of_periods = periods.iter().rev().flatten();
        let mut of_periods = of_periods.filter_map(|own| own.latest.get(position));
        if let Some(stated) = of_periods.find(|one| one.cell.number().is_some()) {
            latest.clone_from(stated);
        }
    }
    if last.is_none() {
        whole
            .choices
            .iter_mut()
            .for_each(|one| *one = Chosen::Blank);
    }
    Some(whole)
}

/// A cell of periods one after another; that of a period without a report is blank.
fn put_together<'a>(
    over_time: OverTime,
    periods: &[Option<&'a Contribution>],
    cell: impl Fn(&'a Contribution) -> Option<&'a Cell>,
) -> Cell {
    let of = |period: &Option<&'a Contribution>| {
        let cell = period.and_then(&cell);
        cell.cloned().unwrap_or(Cell::Blank)
    };
    let at = |period: Option<&Option<&'a Contribution>>| period.map_or(Cell::Blank, of);
    match over_time {
        OverTime::Flow => sum(periods.iter().map(of)),
        OverTime::Stock => at(periods.last()),
        OverTime::OpeningStock => at(periods.first()),
        OverTime::None => Cell::Undefined(Undefined::Kinds),
    }
}

/// The sum of the periods: blank as long as one of them is.
fn sum(cells: impl Iterator<Item = Cell>) -> Cell {
    let mut cells = cells;
    let first = cells.next().unwrap_or(Cell::Blank);
    cells.fold(first, |sum, cell| sum.plus(&cell))
}
