//! What reports of a group of agencies add up to: sums, and how many of those that owe a report have a part in each.
//!
//! Totals of groups add up to those of all: `merge` is what `add` is to reports.

use super::cell::Cell;
use super::contribution::{Chosen, Contribution};
use super::coverage::{Coverage, Sum};
use super::plan::Plan;

/// The sum of a figure over agencies.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FigureTotal {
    /// Of those that have a value.
    pub sum: Sum,
    pub coverage: Coverage,
}

/// The sums of an indicator's parts, each over all that state it, so that a rate is that of the sums beside it; and apart
/// those of the agencies that have all parts, for the numerator of one and the denominator of another make no rate.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct IndicatorTotal {
    /// Of those that have all parts.
    pub complete: Vec<Sum>,
    /// What those state that have only some.
    pub incomplete: Vec<Sum>,
    pub coverage: Coverage,
}

impl IndicatorTotal {
    /// Of no agency; made of so many parts.
    pub(super) fn of(parts: usize) -> Self {
        Self {
            complete: vec![Sum::default(); parts],
            incomplete: vec![Sum::default(); parts],
            coverage: Coverage::default(),
        }
    }

    /// Adds what one agency has of its parts.
    pub(super) fn add<'a>(&mut self, cells: impl Iterator<Item = &'a Cell> + Clone) {
        let undefined = |cell: &Cell| matches!(cell, Cell::Undefined(_));
        let mut numbers = cells.clone();
        if numbers.all(|cell| cell.number().is_some()) {
            self.coverage.value += 1;
            add_stated(&mut self.complete, cells);
        } else if cells.clone().any(|cell| cell.stated().is_some()) && !cells.clone().any(undefined)
        {
            self.coverage.partly += 1;
            add_stated(&mut self.incomplete, cells);
        } else {
            self.coverage.count_all(cells);
        }
    }

    fn merge(&mut self, other: &Self) {
        let complete = self.complete.iter_mut().zip(&other.complete);
        let incomplete = self.incomplete.iter_mut().zip(&other.incomplete);
        complete
            .chain(incomplete)
            .for_each(|(one, other)| one.merge(other));
        self.coverage.merge(&other.coverage);
    }

    /// The sum of a part by its place, of all that state it.
    pub(super) fn stated(&self, place: usize) -> Option<Sum> {
        let mut sum = self.complete.get(place)?.clone();
        sum.merge(self.incomplete.get(place)?);
        Some(sum)
    }
}

fn add_stated<'a>(sums: &mut [Sum], cells: impl Iterator<Item = &'a Cell>) {
    for (sum, cell) in sums.iter_mut().zip(cells) {
        if let Some(number) = cell.stated() {
            sum.add(number);
        }
    }
}

/// How often each option was chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distribution {
    /// Agencies by option, in the order of the template.
    pub counts: Vec<usize>,
    /// How many chose at all.
    pub coverage: Coverage,
}

/// What the agencies of a group add up to.
#[derive(Clone, Debug, PartialEq)]
pub struct Totals {
    /// Agencies that owe a report.
    pub owing: usize,
    /// Those of which one is counted.
    pub reported: usize,
    /// Those that confirmed that there is nothing to report.
    pub nothing_to_report: usize,
    pub(super) figures: Vec<FigureTotal>,
    pub(super) indicators: Vec<IndicatorTotal>,
    pub(super) choices: Vec<Distribution>,
}

impl Totals {
    /// Of no agency.
    pub(super) fn new(plan: &Plan) -> Self {
        let indicators = plan.indicators.iter();
        let indicators = indicators.map(|one| IndicatorTotal::of(one.parts.len()));
        let choices = plan.choices.iter().map(|one| Distribution {
            counts: vec![0; one.options.len()],
            coverage: Coverage::default(),
        });
        Self {
            owing: 0,
            reported: 0,
            nothing_to_report: 0,
            // What is worked out in each report is in the parts of indicators.
            figures: vec![FigureTotal::default(); plan.stated],
            indicators: indicators.collect(),
            choices: choices.collect(),
        }
    }

    /// Counts an agency without a report.
    pub(super) fn add_without_report(&mut self, nothing_to_report: bool) {
        self.owing += 1;
        self.nothing_to_report += usize::from(nothing_to_report);
        for coverage in self.coverages() {
            if nothing_to_report {
                coverage.nothing_to_report += 1;
            } else {
                coverage.no_report += 1;
            }
        }
    }

    /// An agency that was counted without a report has one now.
    pub(super) fn replace_missing(&mut self, plan: &Plan, nothing: bool, own: &Contribution) {
        self.owing = self.owing.saturating_sub(1);
        self.nothing_to_report = self.nothing_to_report.saturating_sub(usize::from(nothing));
        for coverage in self.coverages() {
            let counted = if nothing {
                &mut coverage.nothing_to_report
            } else {
                &mut coverage.no_report
            };
            *counted = counted.saturating_sub(1);
        }
        self.add(plan, own);
    }

    /// Adds the report of an agency.
    pub(super) fn add(&mut self, plan: &Plan, own: &Contribution) {
        self.owing += 1;
        self.reported += 1;
        for (total, cell) in self.figures.iter_mut().zip(&own.figures) {
            total.coverage.count(cell);
            if let Some(number) = cell.stated() {
                total.sum.add(number);
            }
        }
        for (total, indicator) in self.indicators.iter_mut().zip(&plan.indicators) {
            if !indicator.parts.is_empty() {
                let parts = indicator.parts.iter();
                let cells = parts.filter_map(|part| own.parts.get(*part));
                total.add(cells);
            } else if indicator.is_rolled_up() {
                // Made of numbers of which the latest counts: behind it are those who state them.
                let latest = indicator.latest.iter();
                let cells = latest.filter_map(|position| own.latest.get(*position));
                let cells = cells.map(|one| &one.cell);
                total.coverage.count_all(cells);
            }
        }
        for (total, chosen) in self.choices.iter_mut().zip(&own.choices) {
            match chosen {
                Chosen::Option(option) => {
                    total.coverage.value += 1;
                    if let Some(count) = total.counts.get_mut(*option) {
                        *count += 1;
                    }
                }
                Chosen::Blank => total.coverage.blank += 1,
                Chosen::NotApplicable => total.coverage.not_applicable += 1,
            }
        }
    }

    /// Adds the totals of another group.
    pub(super) fn merge(&mut self, other: &Self) {
        self.owing += other.owing;
        self.reported += other.reported;
        self.nothing_to_report += other.nothing_to_report;
        for (one, other) in self.figures.iter_mut().zip(&other.figures) {
            one.sum.merge(&other.sum);
            one.coverage.merge(&other.coverage);
        }
        for (one, other) in self.indicators.iter_mut().zip(&other.indicators) {
            one.merge(other);
        }
        for (one, other) in self.choices.iter_mut().zip(&other.choices) {
            let pairs = one.counts.iter_mut().zip(&other.counts);
            pairs.for_each(|(one, other)| *one += other);
            one.coverage.merge(&other.coverage);
        }
    }

    fn coverages(&mut self) -> impl Iterator<Item = &mut Coverage> {
        let figures = self.figures.iter_mut().map(|one| &mut one.coverage);
        let indicators = self.indicators.iter_mut().map(|one| &mut one.coverage);
        let choices = self.choices.iter_mut().map(|one| &mut one.coverage);
        figures.chain(indicators).chain(choices)
    }
}
