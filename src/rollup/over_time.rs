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

/// What there is of an agency for a period.
#[derive(Clone, Copy, Debug)]
pub enum OfPeriod<'a> {
    /// What its reports add.
    Report(&'a Contribution),
    /// It confirmed that there is nothing to report.
    NothingToReport,
    /// Nothing is known.
    NoReport,
}

/// What the reports of one agency for periods one after another come to; none stands for a period of which there is no report.
/// `None` where there is no report at all.
#[must_use]
pub fn over_time(plan: &Plan, periods: &[Option<&Contribution>]) -> Option<Contribution> {
    let periods = periods.iter();
    let periods = periods.map(|one| one.map_or(OfPeriod::NoReport, OfPeriod::Report));
    put_together(plan, &periods.collect::<Vec<_>>())
}

/// The same where an agency may have confirmed that there is nothing to report: such a period adds nothing to what happened, and
/// there is nothing at its end.
#[must_use]
pub fn put_together(plan: &Plan, periods: &[OfPeriod<'_>]) -> Option<Contribution> {
    let last = periods.last()?;
    let mut whole = reports(periods).next()?.clone();
    // What cannot be had from parts of a period is that of the period where there is one.
    if let [OfPeriod::Report(_)] = periods {
        return Some(whole);
    }
    for (position, (cell, figure)) in whole.figures.iter_mut().zip(&plan.figures).enumerate() {
        *cell = cell_of(figure.over_time, periods, |own| own.figures.get(position));
    }
    whole.parts.clear();
    for (position, part) in plan.parts.iter().enumerate() {
        let cell = match part {
            // As each report has it: what is blank in one may count as something there.
            Part::Formula {
                over_time: Some(over_time),
                ..
            } => cell_of(*over_time, periods, |own| own.parts.get(position)),
            _ => plan.cell_of_part(position, &whole.figures, &whole.parts),
        };
        whole.parts.push(cell);
    }
    // What is the same at all times is that of the last period that states it.
    for (position, latest) in whole.latest.iter_mut().enumerate() {
        let mut of_periods = reports(periods).filter_map(|own| own.latest.get(position));
        if let Some(stated) = of_periods.find(|one| one.cell.number().is_some()) {
            latest.clone_from(stated);
        }
    }
    let unchosen = match last {
        OfPeriod::Report(_) => None,
        OfPeriod::NothingToReport => Some(Chosen::NotApplicable),
        OfPeriod::NoReport => Some(Chosen::Blank),
    };
    if let Some(unchosen) = unchosen {
        whole.choices.iter_mut().for_each(|one| *one = unchosen);
    }
    Some(whole)
}

/// What there is of periods, the last first.
fn reports<'a>(periods: &[OfPeriod<'a>]) -> impl Iterator<Item = &'a Contribution> {
    periods.iter().rev().filter_map(|period| match period {
        OfPeriod::Report(own) => Some(*own),
        OfPeriod::NothingToReport | OfPeriod::NoReport => None,
    })
}

/// A cell of periods one after another; that of a period without a report is blank.
fn cell_of<'a>(
    over_time: OverTime,
    periods: &[OfPeriod<'a>],
    cell: impl Fn(&'a Contribution) -> Option<&'a Cell>,
) -> Cell {
    let of = |period: &OfPeriod<'a>| match period {
        OfPeriod::Report(own) => cell(own).cloned().unwrap_or(Cell::Blank),
        OfPeriod::NothingToReport => Cell::NotApplicable,
        OfPeriod::NoReport => Cell::Blank,
    };
    let at = |period: Option<&OfPeriod<'a>>| period.map_or(Cell::Blank, of);
    match over_time {
        OverTime::Flow => sum(periods.iter().map(of)),
        OverTime::Stock => at(periods.last()),
        OverTime::OpeningStock => at(periods.first()),
        OverTime::None => Cell::Undefined(Undefined::Kinds),
    }
}

/// The sum of the periods: a part of it as long as one of them is blank.
fn sum(cells: impl Iterator<Item = Cell>) -> Cell {
    let mut cells = cells;
    let first = cells.next().unwrap_or(Cell::Blank);
    cells.fold(first, |sum, cell| sum.plus(&cell))
}
